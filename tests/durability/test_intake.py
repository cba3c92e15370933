"""What others wrote, recorded here: all of it or nothing, and every bad line named."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import AlreadyExists, EctError, IntakeRefused, Journal, JournalNotFound
from ect_journal.transfer import backup, intake
from tests.durability.checks import assert_clear, assert_sound, contents
from tests.durability.commands import attached_text
from tests.durability.profiles import examples
from tests.durability.programs import finish, start
from tests.durability.scenes import HEAD, NEED, SECRET, CountedWorld, begin

IDS = [f"0b1f0000-0000-4000-8000-00000000000{number}" for number in range(1, 8)]
Line = Mapping[str, Any]

SEANCE: Sequence[Line] = [
    {"type": "gathering.held", "id": IDS[0], "data": {"kind": "team", "title": "Séance 1"}, "occurred": "2024-03-01"},
    {"type": "memo.written", "id": IDS[1], "data": {"title": "Mémo", "note_kind": "field", "text": "à sceller"}, "session": "@1"},
    {"type": "action.assigned", "v": 1, "id": IDS[2], "data": {"title": "Rappeler", "owner": "rd"}, "grounds": ["@2", NEED]},
    {"type": "action.closed", "id": IDS[3], "data": {"action": "@3", "done": True}, "by": "rd", "source": "carnet"},
]  # fmt: skip
GOOD: Line = {"type": "observation.recorded", "data": {"title": "Bonne"}}
BAD: Mapping[str, bytes | Line] = {
    "not JSON": b"pas du JSON",
    "a list": b"[]",
    "nested": b"[" * 100_000,
    "no type": {"data": {}},
    "no data": {"type": "memo.written"},
    "unknown type": {"type": "memo", "data": {}},
    "unknown member": {**GOOD, "position": 3},
    "unknown version": {**GOOD, "v": 9},
    "version as text": {**GOOD, "v": "1"},
    "version as a list": {**GOOD, "v": []},
    "version as a control character": {**GOOD, "v": "\x00"},
    "long version": {**GOOD, "v": "é" * 70_000},
    "field named self": {"type": "observation.recorded", "data": {"title": "x", "self": 1}},
    "missing field": {"type": "observation.recorded", "data": {}},
    "unknown project": {"type": "observation.recorded", "data": {"title": "x", "projects": ["ALI-99"]}},
    "unknown ground": {**GOOD, "grounds": ["J99"]},
    "later line": {**GOOD, "grounds": ["@99"]},
    "unknown actor": {**GOOD, "by": "zz"},
    "grounds that are no list": {**GOOD, "grounds": 5},
    "about an object": {"type": "observation.recorded", "data": {"title": "x", "text": "y"}, "about": [{}]},
    "future": {**GOOD, "occurred": "2099-01-01"},
    "known id": {**GOOD, "id": "KNOWN"},
    "too large": {"type": "phase.opened", "data": {"label": "x", "start": "2024-01-01", "end": "2024-02-01", "goals": ["é" * 2000] * 40}},
}  # fmt: skip


def written(lines: Sequence[bytes | Line], known: str = "") -> list[bytes]:
    texts = [line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines]
    return [text.replace(b"KNOWN", known.encode()) + b"\n" for text in texts]


def test_intake(journal: Journal) -> None:
    """Lines become entries in their order; @3 is the third line, J117 an entry."""
    receipts = intake(journal, written(SEANCE))
    assert [receipt.position for receipt in receipts] == [HEAD + 1, HEAD + 2, HEAD + 3, HEAD + 4]
    held, memo, action, closed = (receipt.entry for receipt in receipts)
    assert memo.session == held.ref
    assert action.grounds == (memo.ref, NEED)
    assert closed.event.action == action.ref  # type: ignore[attr-defined]
    assert journal.open_sealed(memo.event.text) == "à sceller"  # type: ignore[attr-defined]
    assert [receipt.id for receipt in receipts] == IDS[:4]
    assert_sound(journal)


def test_numbered_by_lines(journal: Journal) -> None:
    """Blank lines are not numbered, and lines that were recorded before still are."""
    intake(journal, written(SEANCE[:2]))
    lines = written(SEANCE)
    receipts = intake(journal, [lines[0], b"\n", *lines[1:3], b"   \n", lines[3]])
    assert receipts[2].entry.grounds == (receipts[1].ref, NEED)
    assert journal.head == HEAD + 4


def test_again(tmp_path: Path) -> None:
    """The same lines again change nothing, not a byte."""
    with begin(Journal.create(tmp_path, origin="intake", by="rd", world=CountedWorld())) as journal:
        first = intake(journal, written(SEANCE))
    before = contents(tmp_path)
    with Journal.open(tmp_path) as journal:
        second = intake(journal, written(SEANCE))
        assert [receipt.ref for receipt in second] == [receipt.ref for receipt in first]
    assert contents(tmp_path) == before


def test_by(journal: Journal) -> None:
    """A line's own author wins over the one given for all, which wins over the journal's."""
    people: list[Line] = [
        {"type": "actor.registered", "data": {"code": code, "nature": "person", "category": "cooperative"}}
        for code in ("mp", "lk")
    ]
    intake(journal, written(people))
    receipts = intake(journal, written([{**GOOD, "by": "lk"}, GOOD]), by="mp")
    assert [receipt.entry.by for receipt in receipts] == ["lk", "mp"]


def test_nothing(journal: Journal) -> None:
    """No line, no entry."""
    assert intake(journal, [b"\n", b""]) == []
    assert journal.head == HEAD


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_one_bad_line(journal: Journal, name: str, place: int) -> None:
    """One bad line, of whatever sort and wherever, refuses all; it is named by its number."""
    known = journal.entry(NEED).id
    before = journal.rows(), journal.store.sealed()
    lines = [*SEANCE[:place], BAD[name], *(GOOD for _ in SEANCE[place:])]
    with pytest.raises(IntakeRefused) as caught:
        intake(journal, written(lines, known))
    assert list(caught.value.problems) == [place + 1]
    assert f"line {place + 1}:" in caught.value.message.en
    assert f"ligne {place + 1}" in caught.value.message.fr
    assert_clear(caught.value)
    assert (journal.rows(), journal.store.sealed()) == before


def test_every_bad_line(journal: Journal) -> None:
    """Every bad line is listed in one go, each with its own error, whatever makes it bad."""
    lines = [line for bad in BAD.values() for line in (GOOD, bad)]
    with pytest.raises(IntakeRefused) as caught:
        intake(journal, written(lines, journal.entry(NEED).id))
    assert list(caught.value.problems) == list(range(2, 2 * len(BAD) + 1, 2))
    for error in caught.value.problems.values():
        assert_clear(error)


def test_duplicate_lines(journal: Journal) -> None:
    """The same line twice under one id is one entry; two lines under one id are a bad line."""
    once = {**GOOD, "id": IDS[0]}
    first, second = intake(journal, written([once, once]))
    assert first.ref == second.ref
    assert journal.head == HEAD + 1
    other = {**GOOD, "id": IDS[1]}
    with pytest.raises(IntakeRefused) as caught:
        intake(journal, written([other, {**other, "data": {"title": "Autre"}}]))
    assert list(caught.value.problems) == [2]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(["J4", "@1", "rd"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
MEMBERS = st.sampled_from(
    ["type", "v", "data", "id", "occurred", "by", "grounds", "session", "source", "exceptions", "about"]
)


@examples(300)
@given(members=st.dictionaries(MEMBERS, JSON, max_size=3), fields=st.dictionaries(st.sampled_from(["title", "text", "projects", "attachments", "self", "departs_from"]), JSON, max_size=3))  # fmt: skip
def test_anything(members: dict[str, Any], fields: dict[str, Any]) -> None:
    """Whatever a line holds, it is recorded or refused with an error for a person."""
    journal = begin(Journal.in_memory(by="rd", world=CountedWorld()))
    line = {"type": "observation.recorded", "data": {"title": "x", **fields}, **members}
    try:
        intake(journal, [json.dumps(line).encode()])
    except EctError as error:
        assert_clear(error)
        assert journal.head == HEAD
    assert_sound(journal)


# Backups ----------------------------------------------------------------------------------------------------------------


def test_backup(tmp_path: Path) -> None:
    """A backup is the whole folder: it opens as the journal, sealed values and files included."""
    (tmp_path / "minutes.txt").write_text("Compte rendu", encoding="utf-8")
    with begin(Journal.create(tmp_path / "journal", origin="backup", by="rd", world=CountedWorld())) as journal:
        journal.record(("observation.recorded", {"title": "Séance", "attachments": [tmp_path / "minutes.txt"]}))
        copy = backup(journal)
        assert copy.parent == tmp_path
        assert copy.name.startswith("journal-")
        with Journal.open(copy) as other:
            assert other.rows() == journal.rows()
            assert other.by == "rd"
            assert other.open_sealed(other.entry(NEED).event.text) == SECRET  # type: ignore[attr-defined]
            (attached,) = other.entry("J5").event.attachments  # type: ignore[attr-defined]
            assert attached_text(other, attached.digest) == "Compte rendu"
            assert_sound(other)
        with pytest.raises(AlreadyExists) as caught:
            backup(journal, copy)
        assert_clear(caught.value)


def test_backup_of_memory(journal: Journal) -> None:
    """A journal in memory has no folder to copy."""
    with pytest.raises(JournalNotFound) as caught:
        backup(journal)
    assert_clear(caught.value)


def test_backup_while_written(tmp_path: Path) -> None:
    """Copies made while another program records are each a sound journal of that moment."""
    begin(Journal.create(tmp_path / "journal", origin="backup", by="rd", world=CountedWorld())).close()
    writer = start("writer", "record", tmp_path / "journal", "w", 400)
    assert writer.stdout is not None
    assert writer.stdin is not None
    assert writer.stdout.readline() == "ready\n"
    writer.stdin.write("go\n")
    writer.stdin.flush()
    heads: list[int] = []
    with Journal.open(tmp_path / "journal") as journal:
        while writer.poll() is None or not heads:
            copy = backup(journal, tmp_path / f"copy {len(heads)}")
            with Journal.open(copy) as other:
                assert_sound(other)
                assert other.rows() == journal.rows(upto=other.head)
                heads.append(other.head)
            shutil.rmtree(copy)
        finish(writer)
        assert heads == sorted(heads)
        assert journal.head == HEAD + 400
