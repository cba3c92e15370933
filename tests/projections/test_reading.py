"""The two times of a reading: what was known at a position, what had happened by a day."""

from datetime import date, datetime
from typing import Any

import pytest

from ect_journal import InvalidInput, Journal, UnknownEntry
from ect_journal.catalogue import TYPES, ObservationRecorded
from ect_projections import Reading, envelopes, log
from tests.projections.journals import set_clock, started
from tests.projections.samples import reading as reading_of_rows

SEEN = "observation.recorded"


@pytest.fixture
def journal() -> Journal:
    return started()


def _observe(journal: Journal, title: str, **around: Any) -> str:
    ref: str = journal.record(ObservationRecorded(title=title, projects=["ALI-01"]), **around).ref
    return ref


def _titles(reading: Reading) -> list[str]:
    titles: list[str] = reading.frame(SEEN, "title").collect()["title"].to_list()
    return titles


def test_the_current_view_knows_everything(journal: Journal) -> None:
    """Without any time given, a reading knows up to the last entry and leaves out nothing."""
    reading = Reading.of(journal)
    assert (reading.known_at, reading.as_of) == (journal.head, None)
    assert repr(reading) == f"Reading(known_at=J{journal.head}, as_of=None)"


def test_a_reading_does_not_change(journal: Journal) -> None:
    """What is recorded after a reading was made is in the next one."""
    before = Reading.of(journal)
    _observe(journal, "Après")
    assert _titles(before) == ["Une première réunion"]
    assert _titles(Reading.of(journal)) == ["Une première réunion", "Après"]


def test_known_at_is_a_position_in_three_spellings(journal: Journal) -> None:
    """A number, its citation in either case, all mean the same position."""
    assert [Reading.of(journal, known_at=given).known_at for given in (5, "J5", "j5")] == [5, 5, 5]


def test_a_day_of_known_at_is_resolved_to_a_position(journal: Journal) -> None:
    """A day becomes the last position before the first entry recorded after that civil day."""
    head = journal.head
    set_clock(journal, "2024-01-09T09:00:00")
    _observe(journal, "Une semaine plus tard")
    for given in ("2024-01-02", "2024-01-08", date(2024, 1, 5)):
        assert Reading.of(journal, known_at=given).known_at == head
    assert Reading.of(journal, known_at="2024-01-09").known_at == head + 1


def test_a_civil_day_ends_at_midnight_in_the_journals_time_zone(journal: Journal) -> None:
    """At 23:30 UTC in winter it is the next day in Paris: an entry recorded then is not known on the day before."""
    head = journal.head
    set_clock(journal, "2024-01-02T22:59:59")
    _observe(journal, "Juste avant minuit")
    set_clock(journal, "2024-01-02T23:30:00")
    _observe(journal, "Juste après minuit")
    assert Reading.of(journal, known_at="2024-01-02").known_at == head + 1


def test_before_the_first_entry_nothing_was_known(journal: Journal) -> None:
    """A day before the journal was opened resolves to position 0, where every frame is empty."""
    reading = Reading.of(journal, known_at="2023-12-31")
    assert reading.known_at == 0
    assert [reading.frame(name).collect().height for name in TYPES] == [0] * len(TYPES)
    assert log(reading).collect().height == 0
    assert Reading.of(journal, known_at=0).known_at == 0


def test_a_position_not_reached_is_refused(journal: Journal) -> None:
    """A position beyond the head raises UnknownEntry, from the journal and from an earlier reading."""
    with pytest.raises(UnknownEntry):
        Reading.of(journal, known_at=journal.head + 1)
    with pytest.raises(UnknownEntry):
        Reading.of(journal, known_at=3).at(known_at=4)


@pytest.mark.parametrize("given", ["hier", "2024-13-01", "20241203", "", -1, True, "J0", "J1.5", 2.5])
def test_what_is_neither_a_position_nor_a_day_is_refused(journal: Journal, given: Any) -> None:
    """Anything else as known_at raises InvalidInput with a hint."""
    with pytest.raises(InvalidInput) as raised:
        Reading.of(journal, known_at=given)
    assert "J1" in raised.value.hint.en


@pytest.mark.parametrize("given", ["J5", 5, "2024-2-6", datetime(2024, 2, 6, 12)])
def test_what_is_not_a_day_is_refused(journal: Journal, given: Any) -> None:
    """as_of is a civil day, given as one or written as one."""
    with pytest.raises(InvalidInput) as raised:
        Reading.of(journal, as_of=given)
    assert raised.value.message.en.startswith("as_of: ")


def test_as_of_keeps_what_had_ended(journal: Journal) -> None:
    """An entry counts from the last day of what it tells."""
    set_clock(journal, "2024-03-01T09:00:00")
    _observe(journal, "Trois jours", occurred="2024-02-06/2024-02-08")
    seen = [len(_titles(Reading.of(journal, as_of=day))) for day in ("2024-01-01", "2024-02-07", "2024-02-08")]
    assert seen == [0, 1, 2]


def test_all_times_leaves_as_of_aside(journal: Journal) -> None:
    """A frame asked for all times is filtered by known_at alone."""
    before = Reading.of(journal, as_of="2020-01-01")
    assert before.frame(SEEN).collect().height == 0
    assert before.frame(SEEN, all_times=True).collect().height == 1


def test_corrections_have_no_valid_time(journal: Journal) -> None:
    """as_of never leaves out a correction, a retraction or a reinstatement."""
    ref = _observe(journal, "Un doublon")
    journal.correct(ref, {"title": "Corrigée"}, reason="Une faute.")
    journal.retract(ref, reason="duplicate")
    journal.reinstate(ref)
    before = Reading.of(journal, as_of="2020-01-01")
    heights = [before.frame(f"entry.{verb}").collect().height for verb in ("corrected", "retracted", "reinstated")]
    assert heights == [1, 1, 1]
    assert log(before).collect()["type"].to_list() == ["entry.corrected", "entry.retracted", "entry.reinstated"]


def test_each_reading_of_an_entry_at_each_position(journal: Journal) -> None:
    """Corrected, retracted, reinstated, its correction retracted: each position has its reading, the past keeps its own."""
    ref = _observe(journal, "Soixante personnes", occurred="2024-01-02")
    first = journal.correct(ref, {"title": "Trente-quatre"}, reason="Comptées deux fois.", occurred="2024-01-01")
    journal.correct(ref, {"title": "Trente-cinq"}, reason="Et un enfant.")
    journal.retract(ref, reason="duplicate")
    journal.reinstate(ref)
    journal.retract("J" + str(first.position + 1), reason="error")
    now = Reading.of(journal)
    titles = [_titles(now.at(known_at=at))[1:] for at in range(int(ref[1:]), journal.head + 1)]
    assert titles == [
        ["Soixante personnes"], ["Trente-quatre"], ["Trente-cinq"], [], ["Trente-cinq"], ["Trente-quatre"]
    ]  # fmt: skip
    days = now.frame(SEEN, "occurred_start").collect()["occurred_start"].to_list()
    assert days == [date(2024, 1, 2), date(2024, 1, 1)]


def test_history_has_every_reading(journal: Journal) -> None:
    """One row per reading of an entry, from and until which position it held, and whose bytes it was read from."""
    ref = int(_observe(journal, "Un")[1:])
    journal.correct(f"J{ref}", {"title": "Deux"}, reason="Une faute.")
    journal.retract(f"J{ref}", reason="error")
    told = [(ref, ref, ref + 1, ref, "Un"), (ref, ref + 1, ref + 2, ref + 1, "Deux")]
    now = Reading.of(journal)
    assert now.history(SEEN, "title").collect().rows()[1:] == told
    assert now.at(known_at=ref + 1).history(SEEN, "title").collect().rows()[1:] == [
        told[0],
        (*told[1][:2], None, *told[1][3:]),
    ]


def test_a_reading_at_another_time_is_as_one_made_then(journal: Journal) -> None:
    """`at` gives what `of` gives, without reading the journal again."""
    ref = _observe(journal, "Un")
    journal.correct(ref, {"title": "Deux"}, reason="Une faute.")
    journal.retract(ref, reason="error")
    now = Reading.of(journal)
    for at in range(1, journal.head + 1):
        made, turned = Reading.of(journal, known_at=at), now.at(known_at=at)
        assert (made.known_at, made.day) == (turned.known_at, turned.day)
        assert envelopes(made).collect().equals(envelopes(turned).collect())
        assert made.frame(SEEN).collect().equals(turned.frame(SEEN).collect())


def test_the_day_it_speaks_of(journal: Journal) -> None:
    """as_of, else the day of known_at (given, or that on which the entry was recorded), else the day it was made."""
    set_clock(journal, "2024-05-01T22:30:00")
    assert Reading.of(journal).day == date(2024, 5, 2)
    assert Reading.of(journal, known_at=3).day == date(2024, 1, 2)
    assert Reading.of(journal, known_at="2024-02-01").day == date(2024, 2, 1)
    assert Reading.of(journal, known_at="2024-02-01", as_of="2024-01-15").day == date(2024, 1, 15)


def test_what_is_kept_is_made_once() -> None:
    """A reading keeps what was made of it, under its key."""
    numbers = iter([1, 2])
    reading = reading_of_rows([])
    assert [reading.keep("key", lambda: next(numbers)) for _ in range(2)] == [1, 1]
