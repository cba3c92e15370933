"""The archivist's folder: checked without the program by the lines of its README, and read back by the program."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.bundle import bundle, check_whole, files, is_bundle, take_back, trail_of
from ect_journal.bundle_parts import Key, signatures
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
    assert [
        lines.replace("checkpoints, {expunged} expunged", "points de contrôle, {expunged} caviardées")
        for lines in english
    ] == french
    assert len(english) == 6
    assert "12 points de contrôle, 0 caviardées\n" in pasted(french[1], copy).stdout
    printed = [pasted(lines, copy) for lines in english]
    assert [0] * 6 == [done.returncode for done in printed], [done.stderr for done in printed]
    sums, root, sixteen, seal, stamp, cosigned = (done.stdout for done in printed)
    assert all(line.endswith(": OK") for line in sums.splitlines())
    assert f"J1-J{held.journal.head}, 12 checkpoints, 0 expunged\n{held.journal.checkpoint()}" == root
    last = sixteen.splitlines()[-1]
    assert f"checkpoint.txt: {Checkpoint.of(held.journal.checkpoint()).sixteen}" == last
    assert f"{held.vkey}\nSignature Verified Successfully\n" == seal
    assert "Time stamp:" in stamp
    assert "Verification: OK" in stamp + printed[4].stderr
    assert cosigned.startswith("Signature Verified Successfully\ncosignature/v1\ntime ")


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
        (swapped, [0, 1]),
        (cut, [0, 1]),
        (added, [0, 1]),
        (hidden, [0, 1]),
        (changed("checkpoint.txt"), [0, 1]),
        (changed("seals/*.sig"), [0, 3]),
        (changed("checkpoints/9.txt"), [0, 1, 3]),
        (changed("keys/*.pem"), [0, 3]),
        (changed("keys/*.vkey", -10), [0, 3]),
        (changed("tokens/J6.tst", -40), [0, 4]),
        (changed("checkpoints/5.txt"), [0, 1, 4]),
        (renamed, [0, 1, 4]),
        (rewritten, [1]),
        (another_key, [3]),
        (by_another_authority, [4]),
        (changed("tokens/J7-*.txt"), [0, 5]),
        (changed("tokens/J7-*.sig"), [0, 5]),
        (changed("witness-*.vkey", -10), [5]),
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
    assert "\\`touch run\\`" in readme.splitlines()[0]
    assert "\\<script\\>\\[x\\]" in readme.splitlines()[0]
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
    assert [0, 0, 0] == [pasted(lines, folder).returncode for lines in blocks(folder / "README.md")]
    assert b"Perrin" not in b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


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
    assert len(blocks(folder / "README.md")) == 5  # no time stamp


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
