"""The same id again: with the same content it is the same entry, with another it is refused."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from ect_journal import IdReused, Journal, Receipt
from ect_journal.catalogue import ActorRegistered, MethodAdjusted, MethodDefined
from tests.durability.checks import assert_clear, contents
from tests.durability.scenes import HEAD, NEED, CountedWorld, begin

ID = "0b1f0000-0000-4000-8000-000000000001"
OTHER = "0b1f0000-0000-4000-8000-000000000002"
Given = tuple[tuple[str, Mapping[str, Any]], Mapping[str, Any]]

OBSERVED: Given = (
    ("observation.recorded", {"title": "Un besoin", "text": "dit à voix basse", "projects": ["ALI-01"]}),
    {"occurred": "2024-02-06T20:40", "grounds": [NEED], "session": NEED, "source": "carnet 2", "about": ["rd"]},
)


def changed(given: Given, data: Mapping[str, Any] | None = None, **around: Any) -> Given:
    (name, fields), circumstances = given
    return (name, {**fields, **(data or {})}), {**circumstances, **around}


def twice(journal: Journal, first: Given, second: Given) -> tuple[Receipt, Receipt]:
    return journal.record(first[0], id=ID, **first[1]), journal.record(second[0], id=ID, **second[1])


def assert_same(journal: Journal, first: Receipt, second: Receipt) -> None:
    """Both receipts are of one entry, and only that one was added."""
    assert (first.ref, first.id, first.recorded_at, first.entry) == (
        second.ref, second.id, second.recorded_at, second.entry,
    )  # fmt: skip
    assert [entry.ref for entry in journal.entries() if entry.id == ID] == [first.ref]


# The same content -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "again",
    [
        OBSERVED,
        changed(OBSERVED, {"title": " Un besoin "}),
        changed(OBSERVED, {"title": "Un besoin", "text": "dit a\u0300 voix basse"}),
        changed(OBSERVED, {"negative_case": False}),
    ],
    ids=["same", "spaces", "decomposed", "default"],
)
def test_same(journal: Journal, again: Given) -> None:
    """The same content under the same id, as people write it, gives the first receipt and writes nothing."""
    first, second = twice(journal, OBSERVED, again)
    assert_same(journal, first, second)
    assert journal.head == HEAD + 1
    assert len(journal.store.sealed()) == 3  # the actor's name, the need's text, this one's once


def test_no_file_touched(tmp_path: Path) -> None:
    """Nothing of the folder changes, another day and by another program too."""
    with begin(Journal.create(tmp_path, origin="idempotency", by="rd", world=CountedWorld())) as journal:
        first = journal.record(OBSERVED[0], id=ID, **OBSERVED[1])
    before = contents(tmp_path)
    with Journal.open(tmp_path) as journal:
        second = journal.record(OBSERVED[0], id=ID, **OBSERVED[1])
        assert_same(journal, first, second)
    assert contents(tmp_path) == before


def test_left_to_the_journal(journal: Journal) -> None:
    """What the writer leaves out, the journal's day for one, is not compared."""
    undated = changed(OBSERVED, occurred=None)
    first, _ = twice(journal, undated, undated)
    journal.world.time = journal.world.time.replace(year=2026)  # type: ignore[attr-defined]  # a CountedWorld
    assert_same(journal, first, journal.record(undated[0], id=ID, **undated[1]))


def test_uuid_forms(journal: Journal) -> None:
    """One id, however it is written."""
    first = journal.record(OBSERVED[0], id=ID, **OBSERVED[1])
    assert_same(journal, first, journal.record(OBSERVED[0], id=ID.upper(), **OBSERVED[1]))


def with_method(journal: Journal) -> Journal:
    steps = [{"key": "ecoute", "text": "Écouter"}]
    defined = MethodDefined(code="ACC", kind="support", title="Accompagner", steps=steps, effective_from="2024-01-01")
    journal.record(defined, occurred="2024-01-01")
    return journal


def test_bare_method(journal: Journal) -> None:
    """A bare code is compared with the version that the journal wrote, even when another is in force since."""
    bare = changed(OBSERVED, {"departs_from": "ACC"})
    first = with_method(journal).record(bare[0], id=ID, **bare[1])
    assert first.entry.event.departs_from == "ACC@1"  # type: ignore[attr-defined]
    adjusted = MethodAdjusted(
        method="ACC", version=2, based_on=1, steps=[{"key": "ecoute", "text": "Écouter mieux"}], reason="essai",
        loop="single", effective_from="2024-01-02", scope="all", new_projects=True,
    )  # fmt: skip
    journal.record(adjusted, occurred="2024-01-02", grounds=[NEED])
    assert_same(journal, first, journal.record(bare[0], id=ID, **bare[1]))
    whole = changed(OBSERVED, {"departs_from": "ACC@1"})
    assert_same(journal, first, journal.record(whole[0], id=ID, **whole[1]))
    with pytest.raises(IdReused):
        journal.record(changed(OBSERVED, {"departs_from": "ACC@2"})[0], id=ID, **OBSERVED[1])


def test_known_left_out(journal: Journal) -> None:
    """A decision's moment of knowledge, left out, is the one that the journal wrote."""
    decided: Given = (
        ("decision.taken", {"title": "Suite", "kind": "other", "outcome": "adopted", "channel": "written"}),
        {"occurred": "2025-03-03"},
    )
    first, second = twice(journal, decided, decided)
    assert_same(journal, first, second)


CORRECTIONS: dict[str, Callable[[Journal], Receipt]] = {
    "line": lambda journal: journal.correct(NEED, {"title": "Mieux dit"}, reason="faute", id=ID),
    "sealed": lambda journal: journal.correct(NEED, {"text": "mieux dit"}, reason="faute", id=ID),
    "days": lambda journal: journal.correct(NEED, occurred="2024-02-05", reason="faute", id=ID),
    "retraction": lambda journal: journal.retract(NEED, reason="duplicate", note="deux fois", id=ID),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_corrections(journal: Journal, name: str) -> None:
    """A correction or a retraction sent again changes nothing the second time."""
    assert_same(journal, CORRECTIONS[name](journal), CORRECTIONS[name](journal))


def test_correction_after_another(journal: Journal) -> None:
    """A correction sent again after somebody else's is still the one recorded first."""
    first = CORRECTIONS["line"](journal)
    journal.correct(NEED, {"place": "Saint-Claude"}, reason="lieu oublié")
    assert_same(journal, first, CORRECTIONS["line"](journal))
    assert journal.current(NEED).event.place == "Saint-Claude"  # type: ignore[attr-defined]


# Other content ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        changed(OBSERVED, {"title": "Un autre besoin"}),
        changed(OBSERVED, {"text": "dit à voix haute"}),
        changed(OBSERVED, {"text": None}),
        changed(OBSERVED, {"projects": []}),
        changed(OBSERVED, {"negative_case": True}),
        changed(OBSERVED, occurred="2024-02-06"),
        changed(OBSERVED, grounds=[]),
        changed(OBSERVED, session=None),
        changed(OBSERVED, source=None),
        (("memo.written", {"title": "Un besoin", "note_kind": "field"}), OBSERVED[1]),
    ],
)
def test_other_content(journal: Journal, other: Given) -> None:
    """Any other content under a known id is refused, names the entry, and writes nothing."""
    first = journal.record(OBSERVED[0], id=ID, **OBSERVED[1])
    before = journal.rows(), journal.store.sealed()
    with pytest.raises(IdReused, match=first.ref) as caught:
        journal.record(other[0], id=ID, **other[1])
    assert_clear(caught.value)
    assert (journal.rows(), journal.store.sealed()) == before


def test_other_writer(journal: Journal) -> None:
    """Who records is part of the content."""
    journal.record(ActorRegistered(code="mp", nature="person", category="cooperative"), by="mp", occurred="2024-01-02")
    journal.record(OBSERVED[0], id=ID, **OBSERVED[1])
    with pytest.raises(IdReused):
        journal.record(OBSERVED[0], id=ID, by="mp", **OBSERVED[1])


# Within a batch ---------------------------------------------------------------------------------------------------------


def test_batch_again(journal: Journal) -> None:
    """A batch sent again, one entry added, appends only what is new, and its references follow."""
    with journal.batch() as batch:
        first = batch.record(OBSERVED[0], id=ID, **OBSERVED[1])
        batch.record(("memo.written", {"title": "Mémo", "note_kind": "field"}), id=OTHER, grounds=["@1"])
    head = journal.head
    with journal.batch() as batch:
        again = batch.record(OBSERVED[0], id=ID, **OBSERVED[1])
        batch.record(("memo.written", {"title": "Mémo", "note_kind": "field"}), id=OTHER, grounds=["@1"])
        new = batch.record(("memo.written", {"title": "Suite", "note_kind": "field"}), grounds=["@1", "@2"])
    assert_same(journal, first, again)
    assert journal.head == head + 1
    assert new.entry.grounds == (first.ref, f"J{head}")


def test_duplicate_in_batch(journal: Journal) -> None:
    """The same content twice under one id in one batch is one entry, as it is outside."""
    with journal.batch() as batch:
        first = batch.record(OBSERVED[0], id=ID, **OBSERVED[1])
        second = batch.record(OBSERVED[0], id=ID, **OBSERVED[1])
    assert_same(journal, first, second)


def test_conflict_in_batch(journal: Journal) -> None:
    """Two contents under one id in one batch are refused, and nothing of the batch is kept."""
    before = journal.rows()
    with pytest.raises(IdReused) as caught, journal.batch() as batch:
        batch.record(OBSERVED[0], id=ID, **OBSERVED[1])
        batch.record(("memo.written", {"title": "Mémo", "note_kind": "field"}), id=ID)
    assert_clear(caught.value)
    assert journal.rows() == before
