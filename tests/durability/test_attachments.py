"""Files kept beside the log, under a salted digest."""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from ect_journal import EctError, IdReused, Journal, Receipt
from ect_journal.sealing import open_disclosure
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.scenes import CountedWorld, begin

ID = "0b1f0000-0000-4000-8000-000000000001"
MINUTES = "Compte rendu : « le lavoir, pas la piscine »\n".encode()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return begin(Journal.create(tmp_path / "journal", origin="files", by="rd", world=CountedWorld()))


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    """A file to attach."""
    path = tmp_path / "séance 3.txt"
    path.write_bytes(MINUTES)
    return path


def kept(journal: Journal) -> list[Path]:
    assert journal.folder is not None
    return sorted((journal.folder / "attachments").glob("*"))


def observe(journal: Journal, *files: Path, projects: tuple[str, ...] = (), id: str | None = None) -> Receipt:
    fields = {"title": "Séance", "attachments": list(files), "projects": projects}
    return journal.record(("observation.recorded", fields), id=id)


def test_kept(journal: Journal, minutes: Path) -> None:
    """The file is kept under its digest, with its name, size and type in the entry, and the original stays."""
    (attached,) = observe(journal, minutes).entry.event.attachments  # type: ignore[attr-defined]
    assert (attached.name, attached.bytes, attached.media_type) == ("séance 3.txt", len(MINUTES), "text/plain")
    assert [path.name for path in kept(journal)] == [attached.digest]
    assert kept(journal)[0].read_bytes() == minutes.read_bytes() == MINUTES
    assert_sound(journal)


def test_commitment(journal: Journal, minutes: Path) -> None:
    """The digest commits to the salted digest of the file, so that the log does not tell which file it is."""
    (attached,) = observe(journal, minutes).entry.event.attachments  # type: ignore[attr-defined]
    disclosure = journal.store.disclosures([attached.digest])[attached.digest]
    assert open_disclosure(attached.digest, disclosure) == sha256(MINUTES).hexdigest()
    assert sha256(MINUTES).hexdigest().encode() not in journal.rows()[-1].state


def test_salted(journal: Journal, minutes: Path) -> None:
    """The same file attached twice is kept under two digests that nothing links."""
    first, second = (observe(journal, minutes).entry.event.attachments[0] for _ in range(2))  # type: ignore[attr-defined]
    assert first.digest != second.digest
    assert {path.read_bytes() for path in kept(journal)} == {MINUTES}
    assert len(kept(journal)) == 2


def test_several(journal: Journal, minutes: Path, tmp_path: Path) -> None:
    """Several files of one entry, an empty one and one of bytes among them, keep their order."""
    (tmp_path / "vide").write_bytes(b"")
    (tmp_path / "photo.JPG").write_bytes(bytes(range(256)) * 5000)
    entry = observe(journal, tmp_path / "vide", minutes, tmp_path / "photo.JPG").entry
    found = [(file.name, file.bytes, file.media_type) for file in entry.event.attachments]  # type: ignore[attr-defined]
    assert found == [
        ("vide", 0, "application/octet-stream"),
        ("séance 3.txt", len(MINUTES), "text/plain"),
        ("photo.JPG", 1_280_000, "image/jpeg"),
    ]


def test_again(journal: Journal, minutes: Path) -> None:
    """The same file under the same id is the same entry: nothing is written, beside the log neither."""
    first = observe(journal, minutes, id=ID)
    before = kept(journal), journal.head, journal.store.sealed()
    assert observe(journal, minutes, id=ID).ref == first.ref
    assert (kept(journal), journal.head, journal.store.sealed()) == before


def test_other_file(journal: Journal, minutes: Path) -> None:
    """Another file of the same name and size, under the same id, is other content."""
    observe(journal, minutes, id=ID)
    minutes.write_bytes(MINUTES.replace(b"lavoir", b"marais"))
    with pytest.raises(IdReused) as caught:
        observe(journal, minutes, id=ID)
    assert_clear(caught.value)


def test_recorded_again_beside_another(journal: Journal, minutes: Path) -> None:
    """What a batch repeats under its id is recorded already: its file is not kept a second time."""
    observe(journal, minutes, id=ID)
    before = kept(journal)
    with journal.batch() as batch:
        batch.record(("observation.recorded", {"title": "Séance", "attachments": [minutes], "projects": ()}), id=ID)
        batch.record(("observation.recorded", {"title": "Autre séance"}))
    assert before == kept(journal)


def test_refused(journal: Journal, minutes: Path) -> None:
    """An entry that is refused leaves no file behind, nor does a trial."""
    with pytest.raises(EctError, match="ALI-99"):
        observe(journal, minutes, projects=("ALI-99",))
    with pytest.raises(EctError, match="ALI-99"), journal.batch() as batch:
        batch.record(("observation.recorded", {"title": "Séance", "attachments": [minutes]}))
        batch.record(("observation.recorded", {"title": "Séance", "projects": ["ALI-99"]}))
    journal.trial.record(("observation.recorded", {"title": "Séance", "attachments": [minutes]}))
    assert kept(journal) == []


def test_gone(journal: Journal, minutes: Path) -> None:
    """A file that went away while the batch was open is said to be missing, and nothing is recorded."""
    before = journal.head
    with pytest.raises(EctError, match=minutes.name) as caught, journal.batch() as batch:
        batch.record(("observation.recorded", {"title": "Séance", "attachments": [minutes]}))
        minutes.unlink()
    assert_clear(caught.value)
    assert journal.head == before


def test_changed_meanwhile(journal: Journal, minutes: Path) -> None:
    """What is kept is what was committed to, or nothing is recorded: a file written to while the batch is open."""
    with pytest.raises(EctError) as caught, journal.batch() as batch:
        batch.record(("observation.recorded", {"title": "Séance", "attachments": [minutes]}))
        minutes.write_bytes(MINUTES * 2)
    assert_clear(caught.value)
    assert kept(journal) == []


def test_no_file(journal: Journal, tmp_path: Path) -> None:
    """A path that leads to no file, or to a folder, is refused by its name."""
    for path in (tmp_path / "absente.pdf", tmp_path, Path("/"), tmp_path / "nul\x00"):
        with pytest.raises(EctError) as caught:
            observe(journal, path)
        assert_clear(caught.value)
    assert kept(journal) == []


def test_made_up(journal: Journal) -> None:
    """An attachment described without a file would commit to nothing: it is refused."""
    described = {"name": "séance.txt", "bytes": 3, "media_type": "text/plain"}
    for more in ({}, {"digest": ""}):
        with pytest.raises(EctError) as caught:
            journal.record(("observation.recorded", {"title": "Séance", "attachments": [{**described, **more}]}))
        assert_clear(caught.value)


def test_corrected(journal: Journal, minutes: Path, tmp_path: Path) -> None:
    """A correction that leaves the files alone keeps their digests; one that replaces them keeps the new file."""
    receipt = observe(journal, minutes)
    journal.correct(receipt, {"title": "Séance 3"}, reason="titre")
    original, reading = journal.entry(receipt).event, journal.current(receipt).event
    assert reading.attachments == original.attachments  # type: ignore[attr-defined]
    assert len(kept(journal)) == 1
    (tmp_path / "autre.txt").write_bytes(b"autre")
    journal.correct(receipt, {"attachments": [tmp_path / "autre.txt"]}, reason="fichier")
    (now,) = journal.current(receipt).event.attachments  # type: ignore[attr-defined]
    assert journal.folder is not None
    assert (journal.folder / "attachments" / now.digest).read_bytes() == b"autre"
    assert_sound(journal)


def test_reopened(journal: Journal, minutes: Path, tmp_path: Path) -> None:
    """The folder copied elsewhere carries its files."""
    (attached,) = observe(journal, minutes).entry.event.attachments  # type: ignore[attr-defined]
    journal.close()
    shutil.copytree(tmp_path / "journal", tmp_path / "copie")
    with Journal.open(tmp_path / "copie") as copy:
        assert kept(copy)[0].name == attached.digest
        assert_sound(copy)
