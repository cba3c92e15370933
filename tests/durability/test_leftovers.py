"""Which files repeat a text, in whatever shape; which of them are the tool's; what stopped processes left."""

import csv
import html
import io
import json
import os
import shutil
import tempfile
import textwrap
import time
import zipfile
from base64 import b64encode, encodebytes, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import Journal, repeats
from ect_journal.leftovers import clean_copies, note_export, remove, search, sweep
from ect_journal.repeats import sought
from ect_journal.transfer import backup
from tests.durability.erased import OTHERS, SAID, as_nobody, erase_her, home, people, texts
from tests.durability.scenes import CountedWorld, begin
from tests.durability.visitor import NOBODY

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\"\\&<>'é« 🥕\u202f"), min_size=4
).filter(lambda text: len("".join(text.split())) >= 4)


def as_csv(text: str) -> bytes:
    page = io.StringIO()
    csv.writer(page).writerow(["J1", text, json.dumps([text], ensure_ascii=False)])
    return page.getvalue().encode()


def as_zip(text: str) -> bytes:
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", f"<t>{html.escape(text, quote=False)}</t>")
    return page.getvalue()


WAYS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: f"avant {text} après".encode(),
    "ends of lines": lambda text: text.replace("\n", "\r\n").encode(),
    "JSON": lambda text: json.dumps({"text": text}, ensure_ascii=False, indent=2).encode(),
    "JSON in ASCII": lambda text: json.dumps(["x", text]).encode(),
    "CSV": as_csv,
    "HTML": lambda text: f'<p title="{html.escape(text)}">'.encode(),
    "XML": lambda text: html.escape(text, quote=False).encode(),
    "base64": lambda text: b64encode(text.encode()),
    "base64, at the second place": lambda text: b64encode(b"a" + text.encode() + b"zz"),
    "base64, at the third place": lambda text: b64encode(b"aa" + text.encode() + b"z"),
    "base64, in lines": lambda text: encodebytes(b"a" * 50 + text.encode() + b"z" * 50),
    "base64url": lambda text: urlsafe_b64encode(b"a" + text.encode()).rstrip(b"="),
    "a disclosure": lambda text: urlsafe_b64encode(json.dumps(["x" * 43, text], ensure_ascii=False).encode()),
    "zip": as_zip,
}


@pytest.mark.parametrize("way", WAYS)
@given(text=TEXTS)
@settings(max_examples=20)
def test_found(tmp_path_factory: pytest.TempPathFactory, way: str, text: str) -> None:
    """Whatever a program made of it."""
    path = tmp_path_factory.mktemp("found") / "file"
    path.write_bytes(WAYS[way](text))
    assert sought([text]).in_file(path)
    assert sought(["quelque chose d’autre", text]).in_file(path)


def test_wrapped(tmp_path: Path) -> None:
    """Lines that a program broke elsewhere, or indented, still hold it."""
    (tmp_path / "file").write_text(textwrap.fill(SAID, 20, initial_indent="   | ", subsequent_indent="     "))
    assert sought([SAID]).in_file(tmp_path / "file")


def test_cut(tmp_path: Path) -> None:
    """Of a long text, what a spreadsheet or a person cut off is not needed: its beginning, its middle or its end is enough."""
    text = "".join(f"phrase {number}, " for number in range(500))
    for part in (text[:1000], text[-1000:], text[2500:4500], f"{text[:3000]} corrigé {text[3000:]}"):
        (tmp_path / "file").write_text(part)
        assert sought([text]).in_file(tmp_path / "file")


@pytest.mark.parametrize("before", range(64))
def test_across_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    """A file is read in blocks, and a text may stand across two of them."""
    monkeypatch.setattr(repeats, "_BLOCK", 64)
    (tmp_path / "file").write_bytes(b"\n " * before + OTHERS.encode() + b"." * 200)
    assert sought([OTHERS]).in_file(tmp_path / "file")


def test_not_found(tmp_path: Path) -> None:
    """What says something else does not."""
    everything = b"".join(way(OTHERS) for way in WAYS.values()) + os.urandom(1 << 20)
    (tmp_path / "file").write_bytes(everything)
    assert not sought([SAID, "Jeanne Vuillet"]).in_file(tmp_path / "file")
    assert not sought([]).in_file(tmp_path / "file")


@pytest.mark.parametrize("row", [os.urandom(300), b"\x00 \t\r\n\x0b\x0c" * 9, b"PK\x03\x04" * 20])
def test_bytes(tmp_path: Path, row: bytes) -> None:
    """Bytes are found as they are, and as programs write them."""
    for content in (b"aa" + row, row.hex().encode(), b64encode(row), urlsafe_b64encode(b"a" + row)):
        (tmp_path / "file").write_bytes(content + b"zz")
        assert sought([row]).in_file(tmp_path / "file")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), as_zip(SAID)[:-40]])
def test_damaged(tmp_path: Path, content: bytes) -> None:
    """What is no zip, or a damaged one, is searched as it is, and raises nothing."""
    (tmp_path / "file").write_bytes(content + OTHERS.encode())
    assert sought([OTHERS]).in_file(tmp_path / "file")


# whose a file is --------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That of a journal that nobody has open."""
    home(monkeypatch, tmp_path)
    people(Journal.create(tmp_path / "journal", origin="left", by="rd", world=CountedWorld()), tmp_path).close()
    return tmp_path / "journal"


def write(folder: Path, *names: str, text: str = SAID) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def named(folder: Path, *what: str) -> tuple[list[str], list[str]]:
    with Journal.open(folder) as journal:
        found = search(folder, what, journal.uuid)
    ours, others = ([path.relative_to(folder).as_posix() for path in paths] for paths in found)
    return ours, others


def test_whose(folder: Path) -> None:
    """Drafts, caches and noted exports are the tool's; what else holds it is somebody's. Settings, attachments, the database
    and the list itself are left out."""
    note_export(folder / "sorties" / ".." / "log.csv")
    write(
        folder,
        "drafts/a.txt",
        "drafts/b/c.txt",
        ".cache/x",
        "log.csv",
        ".log.csv.12",
        "notes.txt",
        "autre/log.csv",
        ".autre.12",
    )
    write(folder, "attachments/abc", "journal.sqlite-journal")
    (folder / "ect.toml").write_text((folder / "ect.toml").read_text() + f"# {OTHERS}\n")
    ours, others = named(folder, SAID, OTHERS)
    assert sorted(ours) == [".cache/x", ".log.csv.12", "drafts/a.txt", "drafts/b/c.txt", "log.csv"]
    assert sorted(others) == [".autre.12", "autre/log.csv", "notes.txt"]


def test_removed(folder: Path) -> None:
    """The tool's are removed, and leave its list; what somebody wrote stays."""
    note_export(folder / "un.csv")
    note_export(folder / "deux.csv")
    write(folder, "un.csv", "notes.txt", "drafts/a.txt")
    write(folder, "deux.csv", text=OTHERS)
    with Journal.open(folder) as journal:
        remove(search(folder, [SAID], journal.uuid))
    assert (folder / ".exports").read_text() == "deux.csv\n"
    assert [name for name in ("un.csv", "deux.csv", "notes.txt", "drafts/a.txt") if (folder / name).exists()] == [
        "deux.csv",
        "notes.txt",
    ]


def test_short(folder: Path) -> None:
    """A text of two letters is looked for in drafts and caches alone, as a word."""
    write(folder, "drafts/a.txt", "notes.txt", text="Il dit « ah ».")
    write(folder, "drafts/b.txt", text="Ahuri, il achète.")
    assert named(folder, "ah") == (["drafts/a.txt"], [])


def test_links(folder: Path, tmp_path: Path) -> None:
    """What a link leads to is outside of the folder: it is not followed, not named, not removed."""
    write(tmp_path, "ailleurs/a.txt")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "lien.txt").symlink_to(tmp_path / "ailleurs" / "a.txt")
    (folder / "lien").symlink_to(tmp_path / "ailleurs")
    assert named(folder, SAID) == ([], [])


def test_in_a_copy(folder: Path) -> None:
    """Drafts in the folder of a copy of the journal are the tool's too; those of another journal are its own business."""
    with Journal.open(folder) as journal:
        backup(journal, folder / "copie")
    begin(Journal.create(folder / "autre", origin="other")).close()
    write(folder, "copie/drafts/a.txt", "autre/drafts/a.txt", "sans/drafts/a.txt")
    assert named(folder, SAID) == (["copie/drafts/a.txt"], ["autre/drafts/a.txt", "sans/drafts/a.txt"])


def test_attachment_given_back(folder: Path, tmp_path: Path) -> None:
    """A file is known by its SHA-256, which is the value of an attachment: an original left in the folder is named."""
    from hashlib import sha256

    content = os.urandom(5000)
    (folder / "photo.jpg").write_bytes(content)
    assert named(folder, sha256(content).hexdigest()) == ([], ["photo.jpg"])


def test_nobodys_export(tmp_path: Path) -> None:
    """Outside of any journal's folder nothing is noted, and nothing is made."""
    note_export(tmp_path / "log.csv")
    assert list(tmp_path.iterdir()) == []


# copies, and what was left ----------------------------------------------------------------------------------------------


def test_copies(folder: Path) -> None:
    """Every other database of the journal lets go, whatever its name; one of another journal, and a file that is none, are
    not touched."""
    with Journal.open(folder) as journal:
        backup(journal, folder / "copie")
        shutil.copy(folder / "copie" / "journal.sqlite", folder / "journal-2024.bak")
        (folder / "faux.sqlite").write_bytes(b"SQLite format 3\0" + bytes(5000))
        begin(Journal.create(folder / "autre", origin="other")).close()
        untouched = [
            (path, path.read_bytes()) for path in (folder / "faux.sqlite", folder / "autre" / "journal.sqlite")
        ]
        hers = [row.digest for row in journal.store.sealed_about("P-07")]
        assert clean_copies(folder, journal.store, hers) == ()
        assert all(path.read_bytes() == before for path, before in untouched)
        assert len(journal.store.sealed_about("P-07")) == len(hers) == 5
    shutil.move(folder / "journal-2024.bak", folder / "copie" / "journal.sqlite")
    with Journal.open(folder / "copie") as copy:
        assert copy.store.sealed_about("P-07") == []
        assert list(texts(copy).values()).count("not_available") == 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs another user")
def test_copy_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy that is only to be read keeps what it has, and the erasure says that it is not finished."""
    place = Path(tempfile.mkdtemp(prefix="ect-copy-"))
    try:
        home(monkeypatch, place)
        with people(Journal.create(place / "journal", origin="left", by="rd", world=CountedWorld()), place) as journal:
            backup(journal, place / "journal" / "copie")
        for path in (place, *place.rglob("*")):
            if path.is_relative_to(place / "journal" / "copie"):
                path.chmod(0o555 if path.is_dir() else 0o444)
            elif os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)

        def act() -> str:
            with Journal.open(place / "journal") as journal:
                return f"{erase_her(journal).finished} {[path.parent.name for path in journal.vault.uncleaned]}"

        assert as_nobody(act) == "False ['copie']"
    finally:
        for path in (place, *place.rglob("*")):
            path.chmod(0o755)
        shutil.rmtree(place)


def test_sweep(folder: Path) -> None:
    """What processes that were killed left is removed: caches half written, attachments that no entry cites, once they are
    old enough for nobody to be recording them."""
    (cited,) = (folder / "attachments").iterdir()
    write(folder, ".cache/.register.json.4711", ".cache/register.json", "attachments/old", "attachments/new.part")
    long_ago = time.time() - 7200
    os.utime(folder / "attachments" / "old", (long_ago, long_ago))
    os.utime(cited, (long_ago, long_ago))
    sweep(folder, {cited.name})
    assert sorted(path.name for path in (folder / "attachments").iterdir()) == sorted([cited.name, "new.part"])
    assert [path.name for path in (folder / ".cache").iterdir()] == ["register.json"]


def test_erasing_sweeps(folder: Path) -> None:
    """An erasure does so, and leaves the attachments of others."""
    write(folder, "attachments/left", ".cache/.register.json.4711")
    os.utime(folder / "attachments" / "left", (0, 0))
    with Journal.open(folder) as journal:
        (folder.parent / "sien.txt").write_text("à Claude")
        fields = {"title": "Une pièce", "attachments": [folder.parent / "sien.txt"]}
        kept = journal.record(("observation.recorded", fields), about=["P-08"]).entry.event.attachments[0].digest  # type: ignore[attr-defined]
        os.utime(folder / "attachments" / kept, (0, 0))
        erase_her(journal)
    assert [path.name for path in (folder / "attachments").iterdir()] == [kept]
    assert not (folder / ".cache" / ".register.json.4711").exists()
