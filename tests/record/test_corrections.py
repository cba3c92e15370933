"""How an entry reads once it was corrected, retracted, reinstated; and what never changes."""

from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import InvalidEvent, RuleViolation, UnknownEntry
from ect_journal.catalogue import (
    EntryCorrected,
    GatheringHeld,
    IdealSet,
    MemoWritten,
    ObservationRecorded,
    PillarAssessed,
)
from ect_journal.standing import Mark, Marks, reading_at, readings
from tests.record.verdicts import codes_of, refused
from tests.world import SmallWorld, small_world


def title(world: SmallWorld, ref: Any) -> str:
    """The title of an observation as it reads now."""
    event = world.journal.current(ref).event
    assert isinstance(event, ObservationRecorded)
    return event.title


def test_a_correction_changes_the_reading_and_not_the_entry() -> None:
    """The entry stays as it was recorded, byte for byte."""
    world = small_world()
    seen = world.observed()
    before = world.journal.rows()
    correction = world.correct(seen, {"title": "Le besoin est reformulé : tenir l’hiver"})
    assert "Le besoin est reformulé : tenir l’hiver" == title(world, seen)
    assert seen.entry.event == world.journal.entry(seen.ref).event
    assert before == world.journal.rows(upto=seen.position)
    assert {seen.position: (Mark(correction.position, "corrected"),)} == world.journal.marks()


def test_a_correction_holds_the_whole_entry() -> None:
    """Every field of the schema, days and grounds, in the version of the type."""
    world = small_world()
    ground = world.observed()
    seen = world.record(
        ObservationRecorded(title="Réunion", projects=["ALI-01"]), occurred="2024-02-06", grounds=[ground]
    )
    event = world.correct(seen, {"title": "Réunion publique"}).entry.event
    assert isinstance(event, EntryCorrected)
    expected = {**seen.entry.event.model_dump(mode="json", exclude_none=True), "title": "Réunion publique"}
    assert (seen.ref, 1, expected) == (event.entry, event.v, event.data)
    assert (seen.entry.occurred, (ground.ref,)) == (event.occurred, event.grounds)


def test_the_last_correction_wins_whole() -> None:
    """The second is made on the reading that the first gave, and replaces it whole."""
    world = small_world()
    seen = world.observed()
    world.correct(seen, {"title": "Deux"})
    world.correct(seen, {"place": "Salle des fêtes"})
    reading = world.journal.current(seen).event.model_dump()
    assert ("Deux", "Salle des fêtes") == (reading["title"], reading["place"])


def test_retracting_a_correction_restores_the_reading_before_it() -> None:
    """Each in turn, down to what was recorded."""
    world = small_world()
    seen = world.observed()
    second, third = world.correct(seen, {"title": "Deux"}), world.correct(seen, {"title": "Trois"})
    world.retract(third)
    assert "Deux" == title(world, seen)
    world.retract(second)
    assert "Le besoin est reformulé" == title(world, seen)


def test_retracting_an_earlier_correction_leaves_the_last() -> None:
    """The last live correction is whole by itself; put back, the earlier one does not overtake it."""
    world = small_world()
    seen = world.observed()
    second, third = world.correct(seen, {"title": "Deux"}), world.correct(seen, {"title": "Trois"})
    world.retract(second)
    assert "Trois" == title(world, seen)
    world.reinstate(second)
    assert "Trois" == title(world, seen)
    world.retract(third)
    assert "Deux" == title(world, seen)


def test_a_correction_outlives_a_retraction_of_the_entry() -> None:
    """Reinstated, an entry reads as it was corrected."""
    world = small_world()
    seen = world.observed()
    world.correct(seen, {"title": "Deux"})
    world.retract(seen)
    assert not world.journal.live(seen)
    world.reinstate(seen)
    assert world.journal.live(seen)
    assert "Deux" == title(world, seen)


def test_days_and_grounds_are_corrected_too() -> None:
    """Given, they replace what was; left out, they stay."""
    world = small_world()
    first, other = world.observed(), world.observed()
    memo = world.record(MemoWritten(note_kind="field", title="Mémo"), occurred="2024-02-06", grounds=[first])
    world.correct(memo, {}, occurred="2024-02-05T20:40", grounds=[other])
    reading = world.journal.current(memo)
    assert ("2024-02-05T20:40", (other.ref,)) == (str(reading.occurred), reading.grounds)
    world.correct(memo, {"title": "Mémo de terrain"})
    assert (str(reading.occurred), reading.grounds) == (
        str(world.journal.current(memo).occurred),
        world.journal.current(memo).grounds,
    )


def test_an_unchanged_sealed_text_repeats_its_commitment() -> None:
    """The text is sealed once; a new text has a commitment of its own, and both can be opened."""
    world = small_world()
    seen = world.observed(text="« Tenir l’hiver », dit la maraîchère.")
    world.correct(seen, {"title": "Autre"})
    first, again = seen.entry.event, world.journal.current(seen).event
    assert isinstance(first, ObservationRecorded)
    assert isinstance(again, ObservationRecorded)
    assert first.text == again.text
    world.correct(seen, {"text": "Dit la maire."})
    changed = world.journal.current(seen).event
    assert isinstance(changed, ObservationRecorded)
    assert first.text is not None
    assert changed.text is not None
    assert ["« Tenir l’hiver », dit la maraîchère.", "Dit la maire."] == [
        world.journal.open_sealed(text) for text in (first.text, changed.text)
    ]
    assert not any("maire" in row.state.decode() for row in world.journal.rows())


def test_an_optional_field_is_taken_away_by_none() -> None:
    """What should not have been said is left out."""
    world = small_world()
    seen = world.observed(place="Salle des fêtes")
    world.correct(seen, {"place": None})
    assert "place" not in world.journal.current(seen).event.model_dump(exclude_none=True)


def test_a_bare_code_is_corrected_to_the_version_in_force() -> None:
    """What the journal completes when recording, it completes when correcting: bytes hold H1c@1, not H1c."""
    world = small_world()
    link = world.linked()
    correction = world.correct(link, {"claim": "H1c"})
    [row] = world.journal.rows(correction.position - 1)
    assert "H1c@1" == orjson.loads(row.state)["data"]["data"]["claim"]


def test_a_correction_may_cite_an_entry_of_its_batch() -> None:
    """The gathering recorded a line above is numbered when the batch is appended, in a correction as elsewhere."""
    world = small_world()
    decision = world.record(
        ("decision.taken", {"title": "D", "kind": "method", "outcome": "adopted", "channel": "written"})
    )
    with world.batch() as batch:
        gathering = batch.record(GatheringHeld(kind="innovation", title="Séance"))
        batch.correct(decision, {"gathering": gathering, "channel": "gathering"}, reason="Décidé en séance.")
    assert gathering.ref == world.journal.current(decision).event.model_dump()["gathering"]


@pytest.mark.parametrize("ground", ["a ground", "a reference"])
def test_what_rests_on_a_retracted_entry_can_still_be_corrected(ground: str) -> None:
    """The correction brings no new ground: an orphan's own words can be set right."""
    world = small_world()
    seen = world.observed()
    if ground == "a ground":
        resting = world.record(MemoWritten(note_kind="field", title="Mémo"), grounds=[seen])
        changes = {"title": "Mémo de terrain"}
    else:
        resting, changes = world.linked(seen), {"rationale": "La reformulation vient de la salle."}
    world.retract(seen)
    correction = world.correct(resting, changes)
    assert correction.ref == f"J{world.journal.head}"


def test_a_correction_brings_no_retracted_ground() -> None:
    """A ground that the correction adds must stand."""
    world = small_world()
    seen, memo = world.observed(), world.record(MemoWritten(note_kind="field", title="Mémo"))
    world.retract(seen)
    refused("retracted-entry-cited", world, lambda: world.correct(memo, {}, grounds=[seen]))


def test_a_correction_refers_to_what_exists() -> None:
    """The corrected reading is held to the rules of references."""
    world = small_world()
    seen = world.observed()
    refused("unknown-code", world, lambda: world.correct(seen, {"projects": ["ALI-99"]}))


def test_a_correction_needs_the_reasons_that_recording_would() -> None:
    """A score whose rationale is taken away takes a reason, which the correction gives and keeps."""
    world = small_world()
    pillars = [{"pillar": "resilience", "target": 4, "description": "Tenir l’hiver."}]
    world.record(IdealSet(project="ALI-01", pillars=pillars))
    score = world.record(PillarAssessed(project="ALI-01", pillar="resilience", score=2, rationale="Un été sec."))
    refused("score-without-rationale", world, lambda: world.correct(score, {"rationale": None}))
    given = {"rule": "score-without-rationale", "reason": "La phrase nommait une personne."}
    correction = world.correct(score, {"rationale": None}, exceptions=[given])
    assert [given] == [override.model_dump() for override in correction.entry.exceptions]


def test_a_reason_given_once_need_not_be_given_again() -> None:
    """An entry recorded with a reason is corrected elsewhere without repeating it."""
    world = small_world()
    pillars = [{"pillar": "resilience", "target": 4, "description": "Tenir l’hiver."}]
    world.record(IdealSet(project="ALI-01", pillars=pillars))
    bare = PillarAssessed(project="ALI-01", pillar="resilience", score=2)
    given = [{"rule": "score-without-rationale", "reason": "Note reprise d’un tableau."}]
    score = world.record(bare, exceptions=given)
    world.correct(score, {"score": 3})
    assert 3 == world.journal.current(score).event.model_dump()["score"]


def test_a_correction_is_held_to_the_fields_of_its_type() -> None:
    """A field that the type does not have is refused as when recording, and an entry that does not exist is said."""
    world = small_world()
    seen = world.observed()
    with pytest.raises(InvalidEvent, match=r"observation\.recorded: titel is not a field"):
        world.correct(seen, {"titel": "Autre"})
    with pytest.raises(UnknownEntry, match="J99"):
        world.correct("J99", {"title": "Autre"})


def test_a_trial_of_a_correction_writes_nothing() -> None:
    """It says what would be recorded, or which rule refuses."""
    world = small_world()
    seen = world.observed()
    head = world.journal.head
    tried = world.journal.trial.correct(seen, {"title": "Autre"}, reason="relecture")
    assert f"J{head + 1}" == tried.ref
    with pytest.raises(RuleViolation) as caught:
        world.journal.trial.retract("J1", reason="error")
    assert ["not-correctable"] == codes_of(caught.value)
    assert (head, "Le besoin est reformulé") == (world.journal.head, title(world, seen))


# readings, as a pure function of the marks --------------------------------------------------------------------------------


@st.composite
def marked(draw: st.DrawFn) -> tuple[Marks, int]:
    """The marks that corrections, retractions and reinstatements leave on J1 and on its corrections; and the head."""
    marks: dict[int, tuple[Mark, ...]] = {}
    corrections: list[int] = []
    head = draw(st.integers(1, 12))
    for position in range(2, head + 1):
        target = draw(st.sampled_from([1, *corrections]))
        live = reading_at(target, marks) is not None
        kinds = ["retracted", "corrected"] if live and target == 1 else ["retracted"] if live else ["reinstated"]
        kind = draw(st.sampled_from(kinds))
        marks[target] = (*marks.get(target, ()), Mark(position, kind))  # type: ignore[arg-type]  # one of the three
        corrections += [position] if kind == "corrected" else []
    return marks, head


@settings(deadline=None)
@given(marked())
def test_the_spans_of_an_entry_say_how_it_read_at_every_position(case: tuple[Marks, int]) -> None:
    """Each position falls in the span of its reading, or in none while the entry stood retracted."""
    marks, head = case
    spans = readings(1, marks)
    for at in range(1, head + 1):
        within = [span.source for span in spans if span.since <= at and (span.until is None or at < span.until)]
        expected = reading_at(1, marks, at)
        assert within == ([] if expected is None else [expected])
    assert [span.until for span in spans[:-1]] <= [span.since for span in spans[1:]]
