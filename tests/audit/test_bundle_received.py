"""A folder that came from somebody else: what does not verify is not kept, what is no file of it is not read."""

import os
import shutil
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ect_journal.bundle import bundle, check_whole, take_back, trail_of
from ect_journal.bundle_reading import LARGEST, LARGEST_GIVEN
from ect_journal.errors import Tampered, Unreadable
from ect_journal.ledger.notes import sign, split
from ect_journal.sealed_heads import seal
from ect_journal.store import SEAL
from ect_journal.trail import Trail
from ect_journal.transfer import restore
from ect_journal.verifying import Held, verify
from tests.audit.authority import WITH_OPENSSL, Authority
from tests.audit.clear import assert_clear
from tests.audit.kept_by_others import HeldJournal, held_journal
from tests.audit.test_bundle import changed, listed

pytestmark = WITH_OPENSSL
WITH_PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are not here")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HeldJournal]:
    folder = tmp_path_factory.mktemp("received")
    found = held_journal(folder / "cluster", Authority(folder / "tsa"))
    with found.journal:
        yield found


@pytest.fixture(scope="module")
def made(held: HeldJournal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundle(held.journal, tmp_path_factory.mktemp("made") / "archive", {"dossier.fr.html": b"<p>."})


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "archive"))


def seals(folder: Path, change: Callable[[str], str]) -> None:
    """Each signed note, with sums that fit."""
    path = folder / "seals.txt"
    notes = [change(note) for _, note in trail_of(folder).seals]
    path.write_text("\n".join(notes), encoding="utf-8")
    listed(folder)


# Seals and tokens -------------------------------------------------------------------------------------------------------


def false(note: str) -> str:
    """One bit of the signature."""
    _, [(name, payload)] = split(note)
    line = f"— {name} {b64encode(payload[:-1] + bytes([payload[-1] ^ 1])).decode()}\n"
    return note.rpartition("\n\n")[0] + "\n\n" + line


def test_a_false_seal_is_not_restored(copy: Path, tmp_path: Path, held: HeldJournal) -> None:
    """By the key that the journal names: nobody needs to hold it to know, and the seal could never be taken out again."""
    seals(copy, lambda note: false(note) if "\n9\n" in note else note)
    trail = trail_of(copy)
    with pytest.raises(Tampered, match="seal") as caught:
        check_whole(copy, trail)
    assert_clear(caught.value)
    with restore(trail.entries, tmp_path / "back") as back:
        with pytest.raises(Tampered):
            take_back(trail, back)
        assert not back.store.beside(SEAL)


def test_lines_of_nobody_are_not_kept(copy: Path, tmp_path: Path, held: HeldJournal) -> None:
    """A seal by a key that the journal does not name says nothing, and would keep the place of a true one."""

    def stranger(note: str) -> str:
        line = sign(split(note)[0], "stranger", b"s" * 32)
        return note.rpartition("\n\n")[0] + f"\n\n{line}" if "\n9\n" in note else note + line

    honest = dict(trail_of(copy).seals)
    last = max(honest)
    seals(copy, stranger)
    trail = trail_of(copy)
    check_whole(copy, trail)
    with restore(trail.entries, tmp_path / "back") as back:
        take_back(trail, back)
        kept = dict(Trail.of_store(back.store).seals)
        assert kept == {size: note for size, note in honest.items() if size != last}
        assert "no" == verify(Trail.of(back), Held.read(keys=[held.vkey])).verdicts.signed
        seal(back)
        assert "yes" == verify(Trail.of(back), Held.read(keys=[held.vkey])).verdicts.signed


def test_only_tokens_that_an_entry_records_are_kept(copy: Path, tmp_path: Path) -> None:
    trail = trail_of(copy)
    more = trail._replace(evidence={**trail.evidence, 6: b"another", 9: b"of no anchor", 90: b"of no entry"})
    with restore(trail.entries, tmp_path / "back") as back:
        take_back(more, back)
        assert {7: trail.evidence[7]} == Trail.of_store(back.store).evidence


# The folder -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["README.md", "dossier.fr.html", "keys/*.vkey", "seals.txt", "checkpoint.txt"])
def test_sums_that_do_not_match(copy: Path, name: str) -> None:
    """Verifying says so, restoring refuses it, whatever the file is for."""
    [path] = copy.glob(name)
    if name == "seals.txt":
        changed(name, -10)(copy)
    else:
        path.write_bytes(path.read_bytes() + b"\n")
    report = verify(trail_of(copy))
    assert (30, "sums", None) == (report.exit, report.reason, report.bad)
    with pytest.raises(Tampered):
        check_whole(copy, trail_of(copy))


def test_an_altered_entry_is_still_the_one_named(copy: Path) -> None:
    changed("entries.jsonl", 1000)(copy)
    report = verify(trail_of(copy))
    assert (30, "root") == (report.exit, report.reason)
    assert report.bad


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"abc  README.md\n", b"%b  ../elsewhere\n" % (b"0" * 64)])
def test_sums_that_are_none(copy: Path, content: bytes | None) -> None:
    (copy / "SHA256SUMS").unlink()
    if content is not None:
        (copy / "SHA256SUMS").write_bytes(content)
    with pytest.raises((Unreadable, Tampered)):
        check_whole(copy, trail_of(copy))


@pytest.mark.parametrize("name", ["checkpoints.txt", "seals.txt"])
@pytest.mark.parametrize("how", ["twice", "backwards"])
def test_sizes_said_twice_or_out_of_order(copy: Path, name: str, how: str) -> None:
    """There is one checkpoint and one seal of each size, in order."""
    trail = trail_of(copy)
    texts = [text for _, text in (trail.seals if name == "seals.txt" else trail.checkpoints)]
    texts = [*texts, texts[-1]] if how == "twice" else texts[::-1]
    (copy / name).write_text("\n".join(texts), encoding="utf-8")
    listed(copy)
    with pytest.raises(Unreadable, match=name) as caught:
        trail_of(copy)
    assert_clear(caught.value)


def test_two_tokens_of_one_entry(copy: Path) -> None:
    shutil.copyfile(copy / "tokens/J6.tst", copy / "tokens/J6.note")
    with pytest.raises(Unreadable, match="J6"):
        trail_of(copy)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def elsewhere(path: Path) -> None:
    path.rename(path.parents[2] / f"elsewhere-{path.name}")
    path.symlink_to(path.parents[2] / f"elsewhere-{path.name}")


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def without_end(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate((LARGEST_GIVEN if "tokens" in path.parts else LARGEST) + 1)


@WITH_PIPES
@pytest.mark.parametrize("name", ["tokens/J6.tst", "tokens/J7.note", "seals.txt", "SHA256SUMS", "README.md"])
@pytest.mark.parametrize("how", [pipe, device, elsewhere, folder, without_end])
def test_what_is_no_file_of_it_is_not_read(copy: Path, name: str, how: Callable[[Path], None]) -> None:
    """Nor waited for, nor read to an end that it has not."""
    how(copy / name)
    with pytest.raises((Unreadable, Tampered)) as caught:
        check_whole(copy, trail_of(copy))
    assert_clear(caught.value)
    assert isinstance(caught.value, Tampered) == (name == "README.md")
