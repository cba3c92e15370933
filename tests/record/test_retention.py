"""Until when a value is kept: against dates worked out naively, on the journal as it reads now."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import InvalidInput, Journal
from ect_journal.catalogue import (
    ActorRegistered,
    AgreementAmended,
    ConsentRecorded,
    GatheringHeld,
    InterviewRecorded,
    ObservationRecorded,
)
from ect_journal.folder import SETTINGS
from ect_journal.retention import CONTACT_MONTHS, LOG_MONTHS, VERBATIM_MONTHS, after, due, terms_of, without_end
from tests.world import SmallWorld, small_world

CODES = ("rd", "P-01", "P-07")


def months_later(day: date, months: int) -> date:
    """One month after another, then the last day that there is."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


@settings(max_examples=100)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 300))
def test_months_are_counted_as_on_a_calendar(day: date, months: int) -> None:
    """So many months later is the same day of the month, or its last one."""
    assert after(day, months) == months_later(day, months)


def test_there_is_no_day_after_the_last_one() -> None:
    """A programme that never ends has values that are never due, and no error."""
    assert after(date.max, 24) == date.max
    assert after(None, 24) is None


# the end of the programme -----------------------------------------------------------------------------------------------


def test_amendments_move_the_end_of_the_programme_and_their_retraction_moves_it_back() -> None:
    """What counts is how the journal reads now."""
    world = small_world()
    assert terms_of(world.journal).programme == date(2025, 12, 31)
    amended = world.record(
        AgreementAmended(reference="Avenant 1", changes="Trois mois de plus.", new_end="2026-03-31"),
        occurred="2025-06-02",
    )
    assert terms_of(world.journal).programme == date(2026, 3, 31)
    world.correct(amended, {"new_end": "2026-06-30"})
    assert terms_of(world.journal).programme == date(2026, 6, 30)
    world.retract(amended)
    assert terms_of(world.journal).programme == date(2025, 12, 31)


def test_each_class_has_its_length() -> None:
    """Words 24 months and the record ten years after the end of the programme, contacts three years after the last one."""
    terms = terms_of(small_world().journal)
    assert terms.end("verbatim", ()) == date(2027, 12, 31)
    assert terms.end("log", ("P-07",)) == date(2035, 12, 31)
    assert terms.end("contact", ("P-07",)) == date(2027, 1, 8)
    assert terms.end("contact", ()) is None
    assert (VERBATIM_MONTHS, CONTACT_MONTHS, LOG_MONTHS) == (24, 36, 120)


@pytest.mark.parametrize(("written", "months"), [("", 24), ("verbatim_months = 36", 36), ("verbatim_months = 0", 0)])
def test_the_settings_say_how_long_words_are_kept(tmp_path: Path, written: str, months: int) -> None:
    """`verbatim_months` in ect.toml, 24 without it."""
    with Journal.create(tmp_path / "j", origin="essai", by="rd") as journal:
        _write_setting(tmp_path, written)
        assert terms_of(journal).verbatim_months == months


@pytest.mark.parametrize("written", ['"36"', "-1", "1.5", "true", "1201", "[24]"])
def test_what_is_no_number_of_months_is_refused(tmp_path: Path, written: str) -> None:
    """Nothing is guessed about how long people's words are kept."""
    with Journal.create(tmp_path / "j", origin="essai", by="rd") as journal:
        _write_setting(tmp_path, f"verbatim_months = {written}")
        with pytest.raises(InvalidInput) as error:
            terms_of(journal)
    assert "verbatim_months = 24" in error.value.hint.en


def _write_setting(folder: Path, line: str) -> None:
    settings_file = folder / "j" / SETTINGS
    settings_file.write_text(f"{settings_file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


# the last contact -------------------------------------------------------------------------------------------------------


def last_contact(journal: Journal, code: str) -> date:
    """The last day of an entry that stands and has the code for a value somewhere, however deep. What a correction repeats
    is how another entry reads, and counts there."""

    def has(value: Any) -> bool:
        if isinstance(value, dict):
            return any(map(has, value.values()))
        return any(map(has, value)) if isinstance(value, list) else bool(value == code)

    standing = [journal.current(entry) for entry in journal.entries() if journal.live(entry)]
    said = [(entry.occurred.end, orjson.loads(entry.to_bytes())) for entry in standing]
    for _, written in said:
        if written["type"] == "entry.corrected":
            del written["data"]
    return max(day for day, written in said if has(written))


@st.composite
def moves(draw: st.DrawFn) -> list[tuple[str, Any]]:
    """What people do, and what is set right afterwards."""
    kinds = st.sampled_from(("observe", "meet", "retract", "correct", "reinstate"))
    return draw(st.lists(st.tuples(kinds, st.integers(0, 9), st.sampled_from(CODES)), min_size=1, max_size=8))  # type: ignore[arg-type]


@settings(max_examples=20)
@given(moves())
def test_the_last_contact_is_that_of_the_entries_that_stand(played: list[tuple[str, int, str]]) -> None:
    """Entries withdrawn do not count, those corrected count as they read, and those put back count again."""
    world = small_world()
    written: list[Any] = []
    for number, (kind, which, code) in enumerate(played):
        day = str(date(2024, 2, 1) + timedelta(days=30 * number))
        world.on(day)
        target = written[which % len(written)] if written else None
        if kind == "observe":
            written.append(world.record(ObservationRecorded(title="Vu"), occurred=day, by=code))
        elif kind == "meet":
            written.append(world.record(GatheringHeld(kind="team", title="Point", attendees=[code]), occurred=day))
        elif target is not None and kind == "correct" and world.journal.live(target.ref):
            world.correct(target, {}, occurred=day, by=code)
        elif target is not None and kind == "retract" and world.journal.live(target.ref):
            world.retract(target)
        elif target is not None and kind == "reinstate" and not world.journal.live(target.ref):
            world.reinstate(target, by=code)
    contacts = terms_of(world.journal).contacts
    assert {code: last_contact(world.journal, code) for code in CODES} == {code: contacts[code] for code in CODES}


# what is due ------------------------------------------------------------------------------------------------------------


def told(world: SmallWorld) -> SmallWorld:
    """A name, two verbatims and a text about two people."""
    person = ActorRegistered(code="P-21", nature="person", category="resident", name="Lucie Ferrand")
    world.record(person, occurred="2024-01-09")
    world.record(ConsentRecorded(person="P-07", scopes=["verbatim"], form="signé"), occurred="2024-01-10")
    talk = InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=["« On attend. »", "« On verra. »"])
    world.record(talk, occurred="2024-01-11")
    world.record(ObservationRecorded(title="Vu", text="Ils parlaient."), occurred="2024-01-12", about=["P-07", "P-21"])
    return world


def test_a_value_is_due_the_day_after_its_last_day() -> None:
    """Not on the day itself, until which it is kept."""
    journal = told(small_world()).journal
    assert due(journal, date(2027, 1, 9)) == ()
    assert [value.opened.text for value in due(journal, date(2027, 1, 10))] == ["Lucie Ferrand"]
    assert [value.row.retention for value in due(journal, date(2027, 12, 31))] == ["contact"]
    assert [value.places[0].ref for value in due(journal, date(2028, 1, 1))] == ["J15", "J17", "J17", "J18"]


def test_what_is_due_is_what_a_plain_scan_finds() -> None:
    """On every day around an end, the rows whose end is past, and no other."""
    journal = told(small_world()).journal
    terms = terms_of(journal)
    ends = {row.digest: terms.end(row.retention, row.about) for row in journal.store.sealed()}
    assert len(ends) == 4
    for end in filter(None, ends.values()):
        for day in (end - timedelta(1), end, end + timedelta(1)):
            past = {digest for digest, last in ends.items() if last is not None and last < day}
            assert {value.row.digest for value in due(journal, day)} == past


def test_a_contact_of_several_goes_with_the_first_of_them() -> None:
    """The right of one person does not wait for what others do."""
    world = told(small_world())
    world.record(ObservationRecorded(title="Vu"), occurred="2025-03-01", by="P-07")
    terms = terms_of(world.journal)
    ends = {terms.end("contact", ("P-07",)), terms.end("contact", ("P-21",))}
    assert ends == {date(2028, 3, 1), date(2027, 1, 9)}
    assert terms.end("contact", ("P-07", "P-21")) == date(2027, 1, 9)


def test_without_a_programme_words_are_never_due_and_counted() -> None:
    """Nothing says when a programme that was not opened ends."""
    journal = Journal.in_memory(by="rd")
    journal.record(
        ActorRegistered(code="rd", nature="person", category="lab", name="Lucie Ferrand"), occurred="2024-01-09"
    )
    journal.record(ObservationRecorded(title="Vu", text="Ils parlaient."), occurred="2024-01-09")
    terms = terms_of(journal)
    assert [value.opened.text for value in due(journal, date(9999, 1, 1))] == ["Lucie Ferrand"]
    assert (terms.programme, without_end(journal, terms)) == (None, 1)
