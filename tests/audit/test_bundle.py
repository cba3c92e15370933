"""The archivist's folder: checked without the program by the lines of its README, and read back by the program."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.bundle import bundle, check_whole, files, is_bundle, take_back, trail_of
from ect_journal.bundle_parts import Key, programme_of, signatures
from ect_journal.bundle_readme import snippet
from ect_journal.catalogue import ActorRegistered, MemoWritten
from ect_journal.demo import write_demo
from ect_journal.demo_keys import DEMO_VKEY
from ect_journal.errors import AlreadyExists, EctError, InvalidInput, NotWritten, Tampered, Unreadable
from ect_journal.expunging import expunge
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import note, sign, verifier_of
from ect_journal.ledger.tree import leaf_hash
from ect_journal.sealing import b64url
from ect_journal.trail import Trail
from ect_journal.transfer import restore
from ect_journal.verifying import Held, verify
from ect_journal.verifying.tree import Leaves
from tests.audit.authority import WITH_OPENSSL, Authority
from tests.audit.kept import tamper
from tests.audit.kept_by_others import SECRET, HeldJournal, held_journal
from tests.durability.profiles import examples

DOSSIERS = {"dossier.en.html": b"<!doctype html><p>Fran\xc3\xa7ais, English", "dossier.fr.html": b"<!doctype html><p>."}
READMES = ("README.md", "README.fr.md")
READ_BACK = ("entries", "checkpoints", "seals", "evidence")

pytestmark = [WITH_OPENSSL, pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not here")]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HeldJournal]:
    folder = tmp_path_factory.mktemp("bundle")
    found = held_journal(folder / "cluster", Authority(folder / "tsa"))
    with found.journal:
        yield found


@pytest.fixture(scope="module")
def made(held: HeldJournal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a folder, with what its reader puts beside: the authority's certificate and the witness's key."""
    folder = bundle(held.journal, tmp_path_factory.mktemp("made") / "archive", DOSSIERS)
    (folder / "authority.pem").write_bytes(held.authority.certificate)
    (folder / f"witness-{held.witness.key_id.hex()}.vkey").write_text(f"{held.witness.vkey}\n", encoding="utf-8")
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "archive"))


def blocks(readme: Path) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def pasted(lines: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """As a person pastes them, with a shell that stops at the first that fails."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    return subprocess.run(["bash", "-e", "-c", lines], cwd=folder, env=environment, capture_output=True, text=True)


# the lines of the README ------------------------------------------------------------------------------------------------


def test_the_lines_of_the_readme_work_as_they_stand(copy: Path, held: HeldJournal) -> None:
    """Every block, in both languages the same, from the folder: sums, root, sixteen characters, seal, stamp, cosignature."""
    english, french = (blocks(copy / name) for name in READMES)
    assert [*map(without_comments, english)] == [*map(without_comments, french)]
    assert english != french
    printed = [pasted(lines, copy) for lines in english]
    assert [0] * 5 == [done.returncode for done in printed], [done.stderr for done in printed]
    sums, roots, seal, stamp, cosigned = (done.stdout for done in printed)
    assert all(line.endswith(": OK") for line in sums.splitlines())
    held_points = {int(path.stem): path.read_text(encoding="utf-8") for path in copy.glob("checkpoints/*.txt")}
    held_points[held.journal.head] = held.journal.checkpoint()
    sixteen = {size: Checkpoint.of(text).sixteen for size, text in held_points.items()}
    assert [f"J{size}: {each}" for size, each in sorted(sixteen.items())] == roots.splitlines()
    assert f"{held.vkey}\nSignature Verified Successfully\n" == seal
    assert "Time stamp:" in stamp
    assert "Verification: OK" in stamp + printed[3].stderr
    assert cosigned.startswith("Signature Verified Successfully\ncosignature/v1\ntime ")


def without_comments(lines: str) -> str:
    return re.sub(r"(^|  )# .*", "", lines, flags=re.MULTILINE)


def test_the_root_is_computed_without_any_program_of_ours_nor_python(copy: Path, tmp_path: Path) -> None:
    """By a plain POSIX shell, from a place that has nothing but the tools that the README names."""
    named = (
        ["awk", "base32", "base64", "cmp", "cut", "grep", "head", "ls", "mkdir", "mktemp", "od", "openssl", "rm", "sed", "sha256sum", "split", "tr", "wc", "xargs"]
    )  # fmt: skip
    (tmp_path / "bin").mkdir()
    for name in named:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    done = subprocess.run(
        ["/bin/sh", "-c", blocks(copy / "README.md")[1]],
        cwd=copy, env={"PATH": str(tmp_path / "bin")}, capture_output=True, text=True,
    )  # fmt: skip
    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout == pasted(blocks(copy / "README.md")[1], copy).stdout


@examples(6)
@given(size=st.integers(1, 70), others=st.sets(st.integers(1, 69), max_size=4), gone=st.sets(st.integers(2, 69)))
def test_the_root_of_the_shell_is_that_of_the_tree(size: int, others: set[int], gone: set[int]) -> None:
    """For logs of any size, with expunged lines, bytes that are no text, percent signs and backslashes."""
    lines = [b'{"data":{"origin":"a \\"b\\" \\\\"}}', *(b"%d\xff%%s\\n \xc3\xa9 " % n for n in range(2, size + 1))]
    for n in gone:
        if n <= size:
            lines[n - 1] = b'{"expunged":"%s","position":%d}' % (b64url(leaf_hash(lines[n - 1])).encode(), n)
    leaves = Leaves(lines)
    sizes = sorted(n for n in others if n <= size)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "checkpoints").mkdir()
        (place / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
        for n in sizes:
            (place / f"checkpoints/{n}.txt").write_text(leaves.checkpoint('a "b" \\', n).text, encoding="utf-8")
        last = leaves.checkpoint('a "b" \\', size)
        (place / "checkpoint.txt").write_text(last.text, encoding="utf-8")
        done = pasted(snippet("en", sizes, [n for n in sizes if n < size]), place)
    assert (0, "") == (done.returncode, done.stderr)
    assert f"J{size}: {last.sixteen}" == done.stdout.splitlines()[-1]


def changed(name: str, at: int = 40) -> Callable[[Path], None]:
    """One letter of a file."""

    def change(folder: Path) -> None:
        [path] = folder.glob(name)
        content = bytearray(path.read_bytes())
        content[at] ^= 1
        path.write_bytes(content)

    return change


def swapped(folder: Path) -> None:
    lines = (folder / "entries.jsonl").read_bytes().splitlines(keepends=True)
    lines[2:4] = lines[3], lines[2]
    (folder / "entries.jsonl").write_bytes(b"".join(lines))


def cut(folder: Path) -> None:
    """The last entry, and nothing of the checkpoints."""
    lines = (folder / "entries.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "entries.jsonl").write_bytes(b"".join(lines[:-1]))


def added(folder: Path) -> None:
    with (folder / "entries.jsonl").open("ab") as stream:
        stream.write(b"{}\n")


def unfinished(folder: Path) -> None:
    """Bytes after the last line, which a reader of lines could leave out."""
    with (folder / "entries.jsonl").open("ab") as stream:
        stream.write(b"{}")


def filled(folder: Path) -> None:
    """Zero bytes, which a shell does not see."""
    path = folder / "entries.jsonl"
    path.write_bytes(path.read_bytes().replace(b"ADEME", b"AD\0EME"))


def renamed_journal(folder: Path) -> None:
    """Every checkpoint under the name of another journal than the entries say."""
    for path in [folder / "checkpoint.txt", *folder.glob("checkpoints/*.txt")]:
        path.write_bytes(b"other\n" + path.read_bytes().partition(b"\n")[2])


def beyond(folder: Path) -> None:
    """A checkpoint that says more entries than there are, over the root that a tree with nothing at its end would have."""
    leaves, origin = Leaves((folder / "entries.jsonl").read_bytes().splitlines()[:8]), "cluster-jura.example/2024"
    (folder / "entries.jsonl").write_bytes(
        b"".join((folder / "entries.jsonl").read_bytes().splitlines(keepends=True)[:8])
    )
    eight = leaves.checkpoint(origin, 8).text
    (folder / "checkpoint.txt").write_text(eight, encoding="utf-8")
    for n in (9,):
        (folder / f"checkpoints/{n}.txt").write_text(eight.replace("\n8\n", f"\n{n}\n"), encoding="utf-8")
    listed(folder)


def hidden(folder: Path) -> None:
    """An entry that gives its true leaf as if it had been expunged, and says something else beside."""
    lines = (folder / "entries.jsonl").read_bytes().splitlines(keepends=True)
    leaf = b64url(leaf_hash(lines[4].rstrip(b"\n")))
    lines[4] = f'{{"expunged":"{leaf}","position":5,"data":{{"title":"Autre chose"}}}}\n'.encode()
    (folder / "entries.jsonl").write_bytes(b"".join(lines))


def renamed(folder: Path) -> None:
    """One checkpoint for another."""
    shutil.copyfile(folder / "checkpoints/6.txt", folder / "checkpoints/5.txt")


def listed(folder: Path) -> None:
    """The sums of what is there now, as whoever changes a file would make them."""
    names = [line.partition("  ")[2] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()]
    sums = (f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def rewritten(folder: Path) -> None:
    """Another history, with all of its checkpoints; those that others hold are left beside as they were."""
    lines = (folder / "entries.jsonl").read_bytes().replace(b"ADEME", b"ADEMF").splitlines()
    leaves, trail = Leaves(lines), trail_of(folder)
    texts = [leaves.checkpoint(text.split("\n")[0], size).text for size, text in trail.checkpoints]
    (folder / "entries.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    (folder / "checkpoints.txt").write_text("\n".join(texts), encoding="utf-8")
    listed(folder)


def another_key(folder: Path) -> None:
    """The last checkpoint signed by a thief, whose key stands under the name of the one that the reader knows."""
    [pem], [signature] = folder.glob("keys/*.pem"), folder.glob("seals/*.sig")
    name, seed = "thief", bytes(32)
    thief = Key("J1", verifier_of(name, seed), None)
    text = (folder / "checkpoint.txt").read_text(encoding="utf-8")
    [signed] = signatures(note(text, [sign(text, name, seed)]))
    pem.write_bytes(thief.pem)
    signature.write_bytes(signed.signature)
    listed(folder)


def by_another_authority(folder: Path) -> None:
    other = Authority(folder.parent / "other tsa")
    (folder / "authority.pem").write_bytes(other.certificate)


@pytest.mark.parametrize(
    ("change", "fails"),
    [
        (changed("entries.jsonl", 1000), [0, 1]),
        (unfinished, [0, 1]),
        (filled, [0, 1]),
        (renamed_journal, [0, 1, 2, 3, 4]),
        (beyond, [1, 2]),
        (swapped, [0, 1]),
        (cut, [0, 1]),
        (added, [0, 1]),
        (hidden, [0, 1]),
        (changed("checkpoint.txt"), [0, 1]),
        (changed("seals/*.sig"), [0, 2]),
        (changed("checkpoints/9.txt"), [0, 1, 2]),
        (changed("keys/*.pem"), [0, 2]),
        (changed("keys/*.vkey", -10), [0, 2]),
        (changed("tokens/J6.tst", -40), [0, 3]),
        (changed("checkpoints/5.txt"), [0, 1, 3]),
        (renamed, [0, 1, 3]),
        (rewritten, [1]),
        (another_key, [2]),
        (by_another_authority, [3]),
        (changed("tokens/J7-*.txt"), [0, 4]),
        (changed("tokens/J7-*.sig"), [0, 4]),
        (changed("witness-*.vkey", -10), [4]),
        (changed("dossier.fr.html", 3), [0]),
    ],
)
def test_the_lines_of_the_readme_refuse_what_was_altered(
    copy: Path, change: Callable[[Path], None], fails: list[int]
) -> None:
    """Each by the check that is for it, and no other."""
    change(copy)
    done = [pasted(lines, copy) for lines in blocks(copy / "README.md")]
    assert fails == [number for number, each in enumerate(done) if each.returncode]


def test_what_the_journal_says_is_no_line_of_shell_nor_markup(tmp_path: Path) -> None:
    """An origin and an authority made to be run, or to be shown as something else."""
    origin = "$(touch run)`touch run`;touch run\n```sh\ntouch run\n```".replace("\n", " ") + "<script>[x](y)"
    found = held_journal(tmp_path / "cluster", Authority(tmp_path / "tsa"), origin=origin)
    with found.journal:
        folder = bundle(found.journal, tmp_path / "archive", {})
    readme = (folder / "README.md").read_text(encoding="utf-8")
    [named] = [line for line in readme.splitlines() if line.startswith("- The journal’s name")]
    assert "\\`touch run\\`" in named
    assert "\\<script\\>\\[x\\]" in named
    assert "ADEME, \\`rapport\\`, p. 4" in readme
    for lines in blocks(folder / "README.md"):
        assert "touch" not in lines
        pasted(lines, folder)
    assert not (folder / "run").exists()


def test_an_unsealed_journal_has_a_folder_too(tmp_path: Path) -> None:
    """Neither signed nor dated, which the README says; its lines work all the same, an expunged entry included."""
    with Journal.create(tmp_path / "j", origin="seul", by="rd") as journal:
        journal.record(ActorRegistered(code="rd", nature="person", category="cooperative"))
        slip = journal.record(MemoWritten(note_kind="field", title="Madame Perrin est passée"))
        expunge(journal, [slip.ref], None, reason="a name", decided_by="rd", by="rd")
        folder = bundle(journal, tmp_path / "archive", {})
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "No checkpoint in this folder is signed." in readme
    assert "Nobody outside vouches for it" in readme
    assert "1 entry was\nexpunged" in readme
    assert "Aucun tiers n’en répond\u202f:" in (folder / "README.fr.md").read_text(encoding="utf-8")
    assert "`tokens/`" not in readme
    assert "`keys/`" not in readme
    assert readme.startswith("# seul\n")
    assert [0, 0] == [pasted(lines, folder).returncode for lines in blocks(folder / "README.md")]
    assert b"Perrin" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_it_says_first_what_it_is(made: Path) -> None:
    """The programme, its days, who funds it, how many entries; of each dossier its language; nothing that is not there."""
    english, french = ((made / name).read_text(encoding="utf-8") for name in READMES)
    assert english.startswith("# ECT\n")
    assert french.startswith("# ECT\n")
    for said in ("9 entries, J1 to J9", "ECT, from 2023-01-01 to 2025-12-31", "Funder: ADEME", "Opened by: rd"):
        assert said in english
    for said in (
        "9 entrées, J1 à J9",
        "ECT, du 2023-01-01 au 2025-12-31",
        "Financeur\u202f: ADEME",
        "Ouvert par\u202f: rd",
    ):
        assert said in french
    assert re.search(r"`dossier.fr.html` .* in French", english)
    assert re.search(r"`dossier.en.html` .* en anglais", french)
    for readme in (english, french):
        listed = re.findall(r"`([^`]+)`", "".join(re.findall(r"^\| (.+?) \|", readme, re.MULTILINE)))
        assert {name.rstrip("/") for name in listed} == {
            path.name for path in made.iterdir() if not path.name.startswith(("README", "authority", "witness"))
        }


def test_the_programme_is_as_it_was_set_right_last() -> None:
    """Corrected, its end moved, retracted, reinstated."""
    opened = {"title": "ECT", "funder": "ADEME", "start": "2023-01-01", "end": "2025-12-31"}
    moved = {"reference": "Avenant no 1", "changes": "Le terme.", "new_end": "2026-03-31"}
    trail: list[tuple[str, dict[str, Any]]] = [("programme.opened", opened)]
    assert ("ECT", "2025-12-31", ("J1",)) == about(trail)
    trail += [("entry.corrected", {"entry": "J1", "data": {**opened, "title": "ECT 2"}}), ("agreement.amended", moved)]
    assert ("ECT 2", "2026-03-31", ("J1", "J2", "J3")) == about(trail)
    trail += [("entry.retracted", {"entry": "J3"})]
    assert ("ECT 2", "2025-12-31", ("J1", "J2")) == about(trail)
    trail += [("entry.retracted", {"entry": "J1"})]
    assert programme_of(trail_with(trail)) is None
    trail += [("entry.reinstated", {"entry": "J1"})]
    assert ("ECT 2", "2025-12-31", ("J1", "J2")) == about(trail)


def trail_with(recorded: Iterable[tuple[str, dict[str, Any]]]) -> Trail:
    states = (json.dumps({"type": name, "data": data}, separators=(",", ":")) for name, data in recorded)
    return Trail(tuple(state.encode() for state in states), ())


def about(recorded: Iterable[tuple[str, dict[str, Any]]]) -> tuple[str, str, tuple[str, ...]]:
    found = programme_of(trail_with(recorded))
    assert found
    return found.title, found.end, found.refs


# what is in it ----------------------------------------------------------------------------------------------------------


def test_no_sealed_value_is_in_it(made: Path, held: HeldJournal) -> None:
    """Nor what would open one: their texts, their salts, their keys, the signing seed."""
    content = b"".join(path.read_bytes() for path in made.rglob("*") if path.is_file())
    texts = [SECRET.encode(), b"Maud Vercelin", *(row.sealed for row in held.journal.store.sealed())]
    seeds = held.journal.signer.seeds().values()
    assert [] == [each for each in (*texts, *seeds) if each in content]
    for name in READMES:
        assert re.search(r"\*\*(No sealed value|Aucune valeur scellée)", (made / name).read_text(encoding="utf-8"))


def test_it_is_deterministic(held: HeldJournal) -> None:
    """Two folders of the same journal are the same, so that two archives can be compared by their sums."""
    trail = Trail.of_store(held.journal.store)
    assert files(trail, DOSSIERS) == files(trail, DOSSIERS)


def test_the_demo_says_that_its_keys_prove_nothing(tmp_path: Path) -> None:
    with write_demo(tmp_path / "demo") as journal:
        folder = bundle(journal, tmp_path / "archive", {})
    assert f"{DEMO_VKEY}\n" == (folder / "keys/b4d69c3b.vkey").read_text(encoding="utf-8")
    for name, said in zip(READMES, ("prove", "ne prouve"), strict=True):
        written = " ".join((folder / name).read_text(encoding="utf-8").split())
        assert re.search(rf"{said}s? (nothing|rien)\.|{said} rien", written), written[:600]
    assert len(blocks(folder / "README.md")) == 4  # no time stamp


# reading it back --------------------------------------------------------------------------------------------------------


def test_it_reads_back_as_the_trail_it_was_written_from(made: Path, held: HeldJournal) -> None:
    """Byte for byte; that sealed values are held elsewhere is not known."""
    wanted, found = Trail.of_store(held.journal.store), trail_of(made)
    assert is_bundle(made)
    assert [getattr(wanted, name) for name in READ_BACK] == [getattr(found, name) for name in READ_BACK]
    assert found.missing is None
    kept = Held.read(keys=[held.vkey])
    assert ("yes", "yes", "unchecked") == verify(found, kept).verdicts[:2] + verify(found, kept).verdicts[4:]


def test_it_is_restored_with_its_seals_and_tokens(made: Path, held: HeldJournal, tmp_path: Path) -> None:
    """In a new folder; once more changes nothing."""
    trail = trail_of(made)
    for _ in range(2):
        with restore(trail.entries, tmp_path / "back") as back:
            take_back(trail, back)
            found = Trail.of_store(back.store)
        assert [getattr(trail, name) for name in ("entries", "seals", "evidence")] == [
            getattr(found, name) for name in ("entries", "seals", "evidence")
        ]
        assert held.journal.checkpoint() == found.checkpoints[-1][1]
        assert "yes" == verify(found, Held.read(keys=[held.vkey])).verdicts.signed


@pytest.mark.parametrize(
    "change",
    [changed("entries.jsonl", 1000), swapped, cut, added, changed("checkpoints.txt"), changed("seals.txt", 60),
     changed("tokens/J6.tst", -40), changed("tokens/J7.note")],
)  # fmt: skip
def test_what_does_not_fit_together_is_not_restored(copy: Path, change: Callable[[Path], None]) -> None:
    change(copy)
    with pytest.raises(EctError) as refused:
        check_whole(copy, trail_of(copy))
    assert isinstance(refused.value, Tampered | Unreadable)


@pytest.mark.parametrize("name", ["checkpoints.txt", "seals.txt"])
@pytest.mark.parametrize("content", [b"\xff\n", b"a\n\n\nb", b"a\nb\nc\n", b"a\n01\nx\n"])
def test_what_is_no_such_folder_is_unreadable(copy: Path, name: str, content: bytes) -> None:
    (copy / name).write_bytes(content)
    with pytest.raises(Unreadable):
        trail_of(copy)


# writing it whole, or not at all ----------------------------------------------------------------------------------------


def test_nothing_is_overwritten(made: Path, copy: Path, held: HeldJournal) -> None:
    """Not without being asked, nor what is something else, nor with somebody's own file in it."""
    with pytest.raises(AlreadyExists, match="exists already"):
        bundle(held.journal, copy, {})
    with pytest.raises(AlreadyExists, match=r"no part of it: authority\.pem"):
        bundle(held.journal, copy, {}, replace=True)
    assert held.journal.folder
    for other in (held.journal.folder, copy / "README.md"):
        with pytest.raises(AlreadyExists, match="no such folder"):
            bundle(held.journal, other, {}, replace=True)
    with pytest.raises(InvalidInput, match="There is no folder"):
        bundle(held.journal, copy / "a" / "b", {})
    assert {path.name for path in made.iterdir()} == {path.name for path in copy.iterdir()}


def test_an_altered_journal_is_not_archived(tmp_path: Path) -> None:
    """As if it were whole: its README would say so to people who have nothing else."""
    with Journal.create(tmp_path / "j", origin="seul", by="rd") as journal:
        journal.record(ActorRegistered(code="rd", nature="person", category="cooperative"))
    tamper(
        tmp_path / "j",
        "UPDATE stored_events SET state = replace(state, 'cooperative', 'lab') WHERE topic = 'actor.registered'",
    )
    with Journal.open(tmp_path / "j") as journal, pytest.raises(Tampered, match="does not fit together"):
        bundle(journal, tmp_path / "archive", {})
    assert not (tmp_path / "archive").exists()


def test_it_is_replaced_when_asked(copy: Path, held: HeldJournal) -> None:
    """By one without dossiers; an empty folder needs no asking."""
    for strange in (*copy.glob("*.pem"), *copy.glob("*.vkey")):
        strange.unlink()
    for stopped in (".archive.old", ".archive.part"):
        (copy.parent / stopped / "tokens").mkdir(parents=True)
    bundle(held.journal, copy, {}, replace=True)
    assert not (copy / "dossier.fr.html").exists()
    (copy.parent / "empty").mkdir()
    assert is_bundle(bundle(held.journal, copy.parent / "empty", {}))
    assert ["archive", "empty"] == sorted(path.name for path in copy.parent.iterdir())


def test_a_disk_that_fails_leaves_what_was(copy: Path, held: HeldJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole as it was, or not there, with nothing beside."""
    for strange in (*copy.glob("*.pem"), *copy.glob("*.vkey")):
        strange.unlink()
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "seals.txt":
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    for target in (copy, copy.parent / "new"):
        with pytest.raises(NotWritten):
            bundle(held.journal, target, {}, replace=True)
    assert before == {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    assert ["archive"] == [path.name for path in copy.parent.iterdir()]
