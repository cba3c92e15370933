"""`ect file`: an attached file comes back as it was, under its own name, for its owner alone."""

import os
import stat
from pathlib import Path

import pytest

from ect_journal import AlreadyExists, Erased, Journal, KeysLocked, Tampered, Unreadable
from ect_journal.attached import attachments_of, give_back, own_name
from ect_journal.erasing import erase, rehearse
from ect_journal.fields import Attachment
from ect_journal.keys import MemoryKeyring
from tests.cli.session import run, session

CONTENT = os.urandom(1 << 10) * 2_500
"""Two segments and a half of what is locked at once."""


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: None) -> None:
    """Each test has keys and a memory of its own, and works in a folder of its own."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ECT_PASSPHRASE", raising=False)
    (tmp_path / "desk").mkdir()


@pytest.fixture
def attached(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """J15 has one file, J16 two, J17 an empty one; the commands run on a desk that has none of them."""
    for name, content in (("relevé.pdf", CONTENT), ("photo.jpg", b"JPEG"), ("vide.txt", b"")):
        (tmp_path / name).write_bytes(content)
    seen = ("observe", "--title", "Vu", "--project", "ALI-01", "--on", "2024-02-06", "--about", "P-07")
    run(*seen, "--attachment", "relevé.pdf")
    run(*seen, "--attachment", "relevé.pdf", "--attachment", "photo.jpg")
    run(*seen, "--attachment", "vide.txt")
    monkeypatch.chdir(tmp_path / "desk")
    return folder


def of(journal: Journal, ref: str) -> Attachment:
    return attachments_of(journal.entry(ref))[0]


def test_it_comes_back_under_its_own_name(attached: Path) -> None:
    """Byte for byte, readable by nobody else, and nothing else is left beside."""
    session("""
        $ ect file J15
        relevé.pdf
        ! It is the file that was recorded, in the clear: delete it once you need it no more.
        $ ect file 17
        vide.txt
        ! It is the file that was recorded, in the clear: delete it once you need it no more.
        $ ect file J16 PHOTO.JPG --output ici.jpg
        ici.jpg
        ! It is the file that was recorded, in the clear: delete it once you need it no more.
    """)
    assert {path.name: path.read_bytes() for path in Path.cwd().iterdir()} == {
        "relevé.pdf": CONTENT, "vide.txt": b"", "ici.jpg": b"JPEG",
    }  # fmt: skip
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in Path.cwd().iterdir()} == {0o600}
    assert CONTENT[:64] not in (attached / "attachments" / of(Journal.open(attached), "J15").digest).read_bytes()


def test_in_french(attached: Path) -> None:
    """The command has a French name, and says what it gave back."""
    result = run("fichier", "J17", ECT_LANG="fr")
    assert (result.exit_code, result.stdout) == (0, "vide.txt\n")
    assert result.stderr.startswith("C’est le fichier consigné, en clair")


def test_it_never_takes_the_place_of_another(attached: Path) -> None:
    """Unless --force says so."""
    Path("vide.txt").write_text("à moi", encoding="utf-8")
    refused = run("file", "J17")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.splitlines()[0] == "ect: vide.txt exists already."
    assert Path("vide.txt").read_text(encoding="utf-8") == "à moi"
    assert run("file", "J17", "--force").stdout == "vide.txt\n"
    assert Path("vide.txt").read_bytes() == b""
    Path("dossier").mkdir()
    assert run("file", "J17", "--output", "dossier").exit_code == 1
    assert run("file", "J17", "--output", "nulle/part.txt").exit_code == 1


def test_a_file_put_there_meanwhile_stays(attached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even when it appears while ours is being decrypted."""
    with Journal.open(attached) as journal:
        unlock = journal.vault.unlock_file

        def meanwhile(*given: object) -> object:
            Path("vide.txt").write_text("à moi", encoding="utf-8")
            return unlock(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(journal.vault, "unlock_file", meanwhile)
        with pytest.raises(AlreadyExists):
            give_back(journal, of(journal, "J17"), Path("vide.txt"))
    assert [path.read_text(encoding="utf-8") for path in Path.cwd().iterdir()] == ["à moi"]


def test_which_one(attached: Path) -> None:
    """Several files: their names; a name that is none: the nearest; no file at all: said."""
    session("""
        $ ect file J16
        ! ect: 2 files are attached to J16.
        ! ect: hint: Say which: relevé.pdf, photo.jpg.
        [exit 2]
        $ ect file J16 photo.jpeg
        ! ect: No file attached to J16 is called “photo.jpeg”.
        ! ect: hint: Did you mean photo.jpg? Say which: relevé.pdf, photo.jpg.
        [exit 2]
        $ ect file J9
        ! ect: No file is attached to J9.
        ! ect: hint: `ect show J9` says what it holds.
        [exit 1]
        $ ect file J99
        ! ect: No entry is numbered J99.
        ! ect: hint: The journal goes from J1 to J17; `ect log` lists its entries.
        [exit 1]
    """)


def test_two_of_the_same_name(attached: Path, tmp_path: Path) -> None:
    """Their digests tell them apart."""
    for folder, content in (("a", b"1"), ("b", b"2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_bytes(content)
    seen = ("observe", "--title", "Vu", "--project", "ALI-01", "--on", "2024-02-06")
    run(*seen, "--attachment", str(tmp_path / "a" / "x.txt"), "--attachment", str(tmp_path / "b" / "x.txt"))
    with Journal.open(attached) as journal:
        digests = [file.digest for file in attachments_of(journal.entry("J18"))]
    assert all(digest in run("file", "J18", "x.txt").stderr for digest in digests)
    assert run("file", "J18", digests[1], "--output", "b.txt").exit_code == 0
    assert Path("b.txt").read_bytes() == b"2"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("relevé du 6.pdf", "relevé du 6.pdf"), ("../../etc/passwd", "_.._etc_passwd"), ("C:\\Windows\\x.dll", "C__Windows_x.dll"),
        (".bashrc", "bashrc"), ("a/b.txt", "a_b.txt"), ("20:40.txt", "20_40.txt"), ("...", "w0I8EKcdCtUP"), ("x.", "x"),
    ],
)  # fmt: skip
def test_a_name_is_never_a_way_elsewhere(name: str, expected: str) -> None:
    """Whatever others recorded as a name, the file lands in this folder, in sight."""
    digest = "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"
    assert own_name(Attachment(name=name, digest=digest, bytes=1, media_type="text/plain")) == expected


# What is not given back -------------------------------------------------------------------------------------------------


def given_back(journal: Journal, ref: str = "J15") -> None:
    """Raises, and leaves nothing."""
    try:
        give_back(journal, of(journal, ref), Path("out"))
    finally:
        assert list(Path.cwd().iterdir()) == []


def test_once_it_is_erased(attached: Path) -> None:
    """It is said by which entry."""
    with Journal.open(attached) as journal:
        erase(journal, rehearse(journal, ["P-07"]), ground="objection", decided_by="rd", by="rd")
        with pytest.raises(Erased, match="J18"):
            given_back(journal)


def test_without_its_keys(attached: Path) -> None:
    """Sealed here."""
    with Journal.open(attached) as journal:
        other = Journal(journal.store, folder=attached, keyring=MemoryKeyring(journal.uuid))
        with pytest.raises(KeysLocked):
            given_back(other)
    assert run("file", "J15", ECT_KEYS=str(attached.parent / "none")).stderr.startswith(
        "ect: Sealed: its keys are not here."
    )


def test_when_it_is_not_here(attached: Path) -> None:
    """In a copy made of the log, or a folder whose attachments were not copied."""
    with Journal.open(attached) as journal:
        (attached / "attachments" / of(journal, "J15").digest).unlink()
        with pytest.raises(Unreadable, match=r"relevé\.pdf"):
            given_back(journal)
    run("export", "--output", str(attached.parent / "log.jsonl"))
    run("restore", str(attached.parent / "log.jsonl"), str(attached.parent / "copy"))
    result = run("file", "J16", "photo.jpg", "--journal", str(attached.parent / "copy"))
    assert result.stderr.startswith("ect: Not available: this copy of the journal does not hold it.")


@pytest.mark.parametrize("damage", ["a byte", "cut", "empty", "another's", "in the clear"])
def test_when_it_is_not_the_one_recorded(attached: Path, damage: str) -> None:
    """Damaged, cut short, swapped for another: named, and nothing of it is left."""
    with Journal.open(attached) as journal:
        path = attached / "attachments" / of(journal, "J15").digest
        kept = path.read_bytes()
        other = (attached / "attachments" / of(journal, "J16").digest).read_bytes()
        path.write_bytes({
            "a byte": kept[:-20] + bytes([kept[-20] ^ 1]) + kept[-19:], "cut": kept[: (1 << 20) + 23], "empty": b"",
            "another's": other, "in the clear": CONTENT,
        }[damage])  # fmt: skip
        with pytest.raises(Tampered):
            given_back(journal)


def test_the_content_is_held_against_the_entry(attached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were the cipher to let something else through, the SHA-256 that the entry commits to would not."""

    def identity(source, target, key, bound):  # type: ignore[no-untyped-def]
        target.write(b"other")

    monkeypatch.setattr("ect_journal.crypt.unlock_file", identity)
    with Journal.open(attached) as journal, pytest.raises(Tampered, match=r"relevé\.pdf"):
        given_back(journal)


def test_a_full_disk_leaves_nothing(attached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written until then is gone."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ect_journal.attached.os.fsync", full)
    result = run("file", "J15")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "No space left on device" in result.stderr
    assert list(Path.cwd().iterdir()) == []
