"""A programme in which people said things, and where their words may be found again: in the bytes of every file.

people(journal, tmp_path)          # J5 to J11, about P-07 and P-08
where(folders, shapes(SAID))       # the files that hold it, as text, JSON or base64
"""

import json
import os
import zipfile
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, ConsentRecorded, InterviewRecorded, ObservationRecorded
from ect_journal.committed import places
from ect_journal.erasing import Done, erase, rehearse
from tests.durability.scenes import begin
from tests.durability.visitor import NOBODY

NAME = "Nadège Vuillemin-Bérard, du Bas"
SAID = 'Elle dit : « le lavoir "d’en bas" & la piscine »\nPuis, d’un coup, plus rien.'
BOTH = "Nadège et Claude ont parlé du lavoir du bas, et longuement."
BETTER = "Nadège et Claude ont parlé du lavoir du haut, et longuement."
OTHERS = "Claude préfère la cantine, et le dit devant tout le conseil."
FILE = "Compte rendu : Nadège a quitté la salle à dix heures.\n".encode() * 40
HERS = (NAME, SAID, BOTH, BETTER)
"""What is about P-07, alone or with P-08."""
LAST = 11


def home(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Keys, and what is remembered, of this test alone."""
    monkeypatch.setenv("ECT_KEYS", str(folder / "keys"))
    monkeypatch.setenv("ECT_STATE", str(folder / "state"))


def people(journal: Journal, folder: Path) -> Journal:
    """J5 P-07, J6 P-08, J7 her consent, J8 an interview, J9 an observation of both with a file, J10 one of P-08 alone, J11 a
    correction of J9."""
    minutes = folder / "minutes.txt"
    minutes.write_bytes(FILE)
    begin(journal)
    journal.record(ActorRegistered(code="P-07", nature="person", category="resident", name=NAME))
    journal.record(ActorRegistered(code="P-08", nature="person", category="resident"))
    journal.record(ConsentRecorded(person="P-07", scopes=["verbatim"], form="orale"), occurred="2024-03-01")
    journal.record(InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=[SAID]), occurred="2024-03-02")
    seen = ObservationRecorded(title="Au lavoir", text=BOTH, attachments=[minutes])
    journal.record(seen, occurred="2024-03-03", about=["P-07", "P-08"])
    journal.record(ObservationRecorded(title="Au conseil", text=OTHERS), occurred="2024-03-04", about=["P-08"])
    journal.correct("J9", {"text": BETTER}, reason="le haut")
    minutes.unlink()
    assert journal.head == LAST
    return journal


def texts(journal: Journal) -> dict[str, str]:
    """What every sealed value of the log says here, by its digest: a text, or what became of it."""
    opened = journal.vault.open(places(journal))
    return {digest: str(each.access if each.text is None else each.text) for digest, each in opened.items()}


def erase_her(journal: Journal) -> Done:
    return erase(journal, rehearse(journal, ["P-07"]), ground="consent_withdrawn", decided_by="rd", by="rd")


def as_nobody(act: Callable[[], str]) -> str:
    """What `act` gives when somebody without any right does it: in a child process that gave up its own."""
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(said, act().encode())
        except BaseException as error:
            os.write(said, repr(error).encode())
        finally:
            os._exit(0)
    os.close(said)
    os.waitpid(child, 0)
    with os.fdopen(heard, "rb") as stream:
        return stream.read().decode()


# raw bytes --------------------------------------------------------------------------------------------------------------


def shapes(value: str | bytes) -> set[bytes]:
    """UTF-8, JSON, base64 and base64url wherever it begins, hexadecimal; worked out apart from what erasing looks for."""
    if isinstance(value, str):
        lines = value, value.replace("\n", "\r\n")
        escaped = {json.dumps(each, ensure_ascii=ascii)[1:-1] for each in lines for ascii in (True, False)}
        return {shape for form in {*lines, *escaped} for shape in shapes(form.encode())}
    found = {value, value.hex().encode()}
    for before in range(3):
        for encode in (b64encode, urlsafe_b64encode):
            found.add(encode(b"?" * before + value)[4 if before else 0 :].rstrip(b"=")[:-2])
    return found


def where(folders: Iterable[Path], needles: Iterable[bytes]) -> list[str]:
    """The names of the files under these folders that hold any of the needles, files in a zip too."""
    wanted = list(needles)
    assert wanted
    assert min(map(len, wanted)) >= 16, "what is shorter is found by chance"
    return sorted({name for name, content in files(folders) if any(needle in content for needle in wanted)})


def files(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                name = str(path.relative_to(folder.parent))
                yield name, path.read_bytes()
                if zipfile.is_zipfile(path):
                    with zipfile.ZipFile(path) as packed:
                        yield from ((name, packed.read(member)) for member in packed.namelist())


def beginning(rows: Sequence[bytes]) -> set[bytes]:
    """Encrypted rows as a file may hold them: a database cuts a long one into pages, so it is looked for by its start."""
    return {shape for row in rows for shape in shapes(row[:48])}
