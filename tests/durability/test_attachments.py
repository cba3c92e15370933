"""Files kept beside the log, under a salted digest."""

import shutil
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from ect_journal import EctError, IdReused, Journal, Receipt
from ect_journal.crypt import SEGMENT
from ect_journal.errors import Tampered
from ect_journal.vault import Access
from ect_journal.vault_check import check_vault
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


def opened(journal: Journal, digest: str) -> bytes:
    """What an attachment holds, in the clear."""
    content = BytesIO()
    assert journal.folder is not None
    with (journal.folder / "attachments" / digest).open("rb") as stream:
        assert journal.vault.unlock_file(digest, stream, content) is Access.OPEN
    return content.getvalue()


def observe(journal: Journal, *files: Path, projects: tuple[str, ...] = (), id: str | None = None) -> Receipt:
    fields = {"title": "Séance", "attachments": list(files), "projects": projects}
    return journal.record(("observation.recorded", fields), id=id)


def test_kept(journal: Journal, minutes: Path) -> None:
    """The file is kept under its digest, with its name, size and type in the entry, and the original stays."""
    (attached,) = observe(journal, minutes).entry.event.attachments  # type: ignore[attr-defined]
    assert (attached.name, attached.bytes, attached.media_type) == ("séance 3.txt", len(MINUTES), "text/plain")
    assert [path.name for path in kept(journal)] == [attached.digest]
    assert opened(journal, attached.digest) == minutes.read_bytes() == MINUTES
    assert_sound(journal)


def test_locked(journal: Journal, minutes: Path) -> None:
    """What is kept is locked, each file under a key of its own: the same file twice has no bytes in common."""
    observe(journal, minutes, minutes)
    first, second = (path.read_bytes() for path in kept(journal))
    assert not any(MINUTES[start : start + 8] in first + second for start in range(0, len(MINUTES) - 8, 8))
    assert not {first[start : start + 8] for start in range(len(first) - 8)} & {
        second[start : start + 8] for start in range(len(second) - 8)
    }


@pytest.mark.parametrize("size", [0, 1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 3 * SEGMENT + 17])
def test_sizes(journal: Journal, tmp_path: Path, size: int) -> None:
    """Of any size, around the segments in which it is locked, a file opens to the byte."""
    content = bytes(range(251)) * (size // 251 + 1)
    (tmp_path / "fichier").write_bytes(content[:size])
    (attached,) = observe(journal, tmp_path / "fichier").entry.event.attachments  # type: ignore[attr-defined]
    assert opened(journal, attached.digest) == content[:size]
    assert check_vault(journal) == []


def spoilt(content: bytes) -> dict[str, bytes]:
    """What may become of a locked file."""
    start, locked = 7, SEGMENT + 16
    first, second, third = (
        content[start : start + locked],
        content[start + locked : start + 2 * locked],
        content[start + 2 * locked :],
    )
    head = content[:start]
    return {
        "a bit": content[:-1] + bytes([content[-1] ^ 1]),
        "the nonce": bytes([head[0] ^ 1]) + content[1:],
        "cut short": content[:-1],
        "the last segment dropped": head + first + second,
        "a segment dropped": head + first + third,
        "segments swapped": head + second + first + third,
        "a segment twice": head + first + first + second + third,
        "emptied": b"",
    }


@pytest.mark.parametrize("how", list(spoilt(bytes(100))))
def test_spoilt(journal: Journal, tmp_path: Path, how: str) -> None:
    """A file that was altered, cut or put together otherwise does not open, and is named."""
    (tmp_path / "fichier").write_bytes(bytes(range(251)) * (SEGMENT // 100))
    (attached,) = observe(journal, tmp_path / "fichier").entry.event.attachments  # type: ignore[attr-defined]
    (path,) = kept(journal)
    path.write_bytes(spoilt(path.read_bytes())[how])
    with pytest.raises(Tampered, match=attached.digest[:8]) as caught:
        opened(journal, attached.digest)
    assert_clear(caught.value)
    assert [(problem.digest, problem.ref) for problem in check_vault(journal)] == [(attached.digest, "J5")]


def test_exchanged(journal: Journal, minutes: Path, tmp_path: Path) -> None:
    """Two files in each other's place are named, both of them."""
    (tmp_path / "autre.txt").write_bytes(MINUTES)
    observe(journal, minutes, tmp_path / "autre.txt")
    one, other = kept(journal)
    first = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(first)
    assert [problem.digest for problem in check_vault(journal)] == [one.name, other.name]


def test_missing(journal: Journal, minutes: Path) -> None:
    """A file that went away is named."""
    observe(journal, minutes)
    kept(journal)[0].unlink()
    assert [str(problem.text) for problem in check_vault(journal)] == ["Its attachment is missing."]


def test_commitment(journal: Journal, minutes: Path) -> None:
    """The digest commits to the salted digest of the file, so that the log does not tell which file it is."""
    (attached,) = observe(journal, minutes).entry.event.attachments  # type: ignore[attr-defined]
    committed = journal.vault.open([attached.digest])[attached.digest]
    assert committed.text == sha256(MINUTES).hexdigest()
    assert sha256(MINUTES).hexdigest().encode() not in journal.rows()[-1].state


def test_salted(journal: Journal, minutes: Path) -> None:
    """The same file attached twice is kept under two digests that nothing links."""
    first, second = (observe(journal, minutes).entry.event.attachments[0] for _ in range(2))  # type: ignore[attr-defined]
    assert first.digest != second.digest
    assert [opened(journal, path.name) for path in kept(journal)] == [MINUTES, MINUTES]


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
    assert opened(journal, now.digest) == b"autre"
    assert_sound(journal)


def test_reopened(journal: Journal, minutes: Path, tmp_path: Path) -> None:
    """The folder copied elsewhere carries its files."""
    (attached,) = observe(journal, minutes).entry.event.attachments  # type: ignore[attr-defined]
    journal.close()
    shutil.copytree(tmp_path / "journal", tmp_path / "copie")
    with Journal.open(tmp_path / "copie") as copy:
        assert kept(copy)[0].name == attached.digest
        assert opened(copy, attached.digest) == MINUTES
        assert_sound(copy)
