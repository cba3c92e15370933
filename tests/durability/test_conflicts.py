"""Two writers of one journal that meet: whoever comes second does everything again, on what the first wrote."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from ect_journal import Conflict, EctError, Journal, RuleViolation, appending
from ect_journal.store import Taken
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.transfer import export_lines, restore
from tests.durability.checks import assert_clear, assert_sound
from tests.durability.oracle import afresh, plain
from tests.durability.scenes import HEAD, NEED, CountedWorld, begin, note

MEMO = ("memo.written", {"title": "Mémo", "note_kind": "field"})


@pytest.fixture
def pair(tmp_path: Path) -> Sequence[Journal]:
    """The same journal, opened by two programs."""
    world = CountedWorld()
    one = begin(Journal.create(tmp_path / "journal", origin="conflict", by="rd", world=world))
    return one, Journal.open(tmp_path / "journal", world=world)


def overtaken(journal: Journal, act: Callable[[], object], monkeypatch: pytest.MonkeyPatch, times: int = 1) -> None:
    """Let `act` happen just before each of the next appends of `journal`."""
    append = journal.store.append
    left = [act] * times

    def first_act(*given: Any) -> None:
        if left:
            left.pop()()
        append(*given)

    monkeypatch.setattr(journal.store, "append", first_act)


@pytest.mark.parametrize("times", [1, 5])
def test_overtaken(pair: Sequence[Journal], monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Who was overtaken records after: numbers, references inside the batch and the checkpoint are made anew."""
    one, two = pair
    overtaken(one, lambda: two.record(note("avant")), monkeypatch, times)
    with one.batch() as batch:
        first = batch.record(("observation.recorded", {"title": "Un", "text": "gardé"}))
        memo = batch.record(MEMO, grounds=[first])
    assert (first.position, memo.entry.grounds) == (HEAD + times + 1, (first.ref,))
    assert one.open_sealed(first.entry.event.text) == "gardé"  # type: ignore[attr-defined]
    assert one.rows() == two.rows()
    assert_sound(one)


def test_overtaken_rules(pair: Sequence[Journal], monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules are checked again on what the other wrote."""
    one, two = pair
    overtaken(one, lambda: two.retract(NEED, reason="error"), monkeypatch)
    with pytest.raises(RuleViolation, match="retracted-entry-cited"):
        one.record(MEMO, grounds=[NEED])
    assert one.head == HEAD + 1
    assert_sound(one)


def test_overtaken_correction(pair: Sequence[Journal], monkeypatch: pytest.MonkeyPatch) -> None:
    """A correction made meanwhile by somebody else is kept."""
    one, two = pair
    theirs = {"place": "Saint-Claude", "title": "Leur titre"}
    overtaken(one, lambda: two.correct(NEED, theirs, occurred="2024-02-05", reason="lieu"), monkeypatch)
    one.correct(NEED, {"title": "Mon titre"}, reason="titre")
    for journal in pair:
        reading = journal.current(NEED)
        assert (reading.event.title, reading.event.place) == ("Mon titre", "Saint-Claude")  # type: ignore[attr-defined]
        assert str(reading.occurred) == "2024-02-05"


def test_overtaken_by_oneself(pair: Sequence[Journal], monkeypatch: pytest.MonkeyPatch) -> None:
    """The same id, recorded meanwhile by another program of the same person, is recorded once."""
    one, two = pair
    same = "0b1f0000-0000-4000-8000-000000000001"
    overtaken(one, lambda: two.record(MEMO, id=same), monkeypatch)
    assert one.record(MEMO, id=same).position == HEAD + 1
    assert one.head == HEAD + 1


def test_given_up(pair: Sequence[Journal], monkeypatch: pytest.MonkeyPatch) -> None:
    """Who never gets a turn is told so in the end; nothing was written, and recording again works."""
    one, _ = pair
    before = one.rows()

    def never(*_: Any) -> None:
        raise Taken

    with monkeypatch.context() as patched:
        patched.setattr(appending, "PATIENCE", 0.05)
        patched.setattr(one.store, "append", never)
        with pytest.raises(Conflict) as caught:
            one.record(note())
    assert_clear(caught.value)
    assert one.rows() == before
    assert one.record(note()).position == HEAD + 1


def test_register_after_conflicts(pair: Sequence[Journal], monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it was overtaken, a register says what one folded from the log says."""
    one, two = pair
    overtaken(one, lambda: two.correct(NEED, {"projects": []}, reason="projet"), monkeypatch, 3)
    with one.batch() as batch:
        opened = {"code": "MOB-02", "name": "Navette", "domains": ["mobility"], "territory": "Plateaux"}
        batch.record(("project.opened", opened), occurred="2024-03-01")
        batch.record(("observation.recorded", {"title": "x", "projects": ["MOB-02", "ALI-01"]}))
        batch.retract(NEED, reason="error")
    assert plain(one.register().folded) == plain(two.register().folded) == plain(afresh(one))


def test_overtaken_restore(pair: Sequence[Journal], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines that continued a journal do not any more when somebody records meanwhile: none of them is added."""
    one, two = pair
    copy = restore(export_lines(one), None)
    copy.record(note("la suite"), by="rd")
    append = SQLiteStore.append

    def overtaken_append(store: SQLiteStore, *given: Any, **more: Any) -> None:
        if store is not two.store:
            two.record(note("avant"))
        append(store, *given, **more)

    monkeypatch.setattr(SQLiteStore, "append", overtaken_append)
    with pytest.raises(EctError) as caught:
        restore(export_lines(copy), tmp_path / "journal")
    assert_clear(caught.value)
    assert [row.position for row in one.rows(HEAD)] == [HEAD + 1]
    assert_sound(one)
