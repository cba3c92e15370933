"""What was written before it was seen: claims, rivals and predictions against the order in which evidence was recorded."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.catalogue import (
    DocumentCollected,
    EvidenceLinked,
    HypothesisRegistered,
    HypothesisRevised,
    ObservationRecorded,
    PredictionRegistered,
    RivalRegistered,
)
from ect_journal.demo import write_demo
from ect_projections import Reading
from ect_projections.foresight import foresight
from tests.durability.profiles import examples
from tests.projections import twins, twins_foresight
from tests.projections.journals import MOVES, Move, grown, moves, set_clock, started
from tests.projections.test_twins import EVERY_MOVE


@pytest.fixture
def journal() -> Journal:
    return started()


def _seen(journal: Journal, claim: str = "H1b", **more: Any) -> tuple[int, int]:
    """An observation and its link, by position."""
    seen = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    return seen.position, _linked(journal, seen.ref, claim, **more)


def _linked(journal: Journal, ref: str, claim: str, **more: Any) -> int:
    event = EvidenceLinked(
        claim=claim, entry=ref, direction="supports", cluster="G-1", source_kind="observation", rationale="Vu.", **more
    )
    position: int = journal.record(event).position
    return position


def _told(journal: Journal, code: str, *names: str, claim: str = "H1b") -> tuple[Any, ...]:
    (row,) = [
        row for row in foresight(Reading.of(journal)).collect().to_dicts() if (row["code"], row["claim"]) == (code, claim)
    ]  # fmt: skip
    return tuple(row[name] for name in names)


def test_what_was_recorded_before_a_rival(journal: Journal) -> None:
    """A rival that comes between two observations is after one of them; each entry is named once, however often linked."""
    first, _ = _seen(journal)
    rival = journal.record(RivalRegistered(code="R-tard", claims=["H1b"], statement="Tard."))
    second, _ = _seen(journal)
    assert _told(journal, "R-tard", "position", "before", "after") == (rival.position, [first], [second])
    assert _told(journal, "R-appel", "before", "after") == ([], [first, second])


def test_a_claim_that_was_revised(journal: Journal) -> None:
    """It dates from its revision, which says what was known; only what it carries counts, and came before."""
    kept, link = _seen(journal)
    _seen(journal)
    revised = journal.record(HypothesisRevised(
        hypothesis="H1", statement="Un dialogue.", reason="Plus juste.", knowledge_access="results_seen", loop="double",
        claims=[{"code": "H1a", "text": "Un cadre existait."}, {"code": "H1b", "text": "Le besoin change."}],
        carried=[{"evidence": f"J{link}", "reason": "Le dit aussi."}],
    ))  # fmt: skip
    names = ("version", "position", "knowledge_access", "before", "after")
    assert _told(journal, "H1b", *names) == (2, revised.position, "results_seen", [kept], [])
    assert _told(journal, "H1a", *names, claim="H1a")[::2] == (1, None, [])


def test_a_claim_that_a_document_attests(journal: Journal) -> None:
    """It dates from the document, on the civil day on which that was recorded."""
    set_clock(journal, "2024-03-01T23:30")
    held = journal.record(DocumentCollected(title="Étude", kind="study"))
    seen = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    claims = [{"code": "H7a", "text": "Un énoncé."}]
    journal.record(
        HypothesisRegistered(code="H7", axis="support", statement="Une hypothèse.", claims=claims, attested_by=held.ref)
    )
    _linked(journal, seen.ref, "H7a")
    told = _told(journal, "H7a", "position", "attested_by", "recorded", "before", "after", claim="H7a")
    assert told == (held.position, held.position, date(2024, 3, 2), [], [seen.position])
    journal.retract(held.ref, reason="error")
    assert _told(journal, "H7a", "attested_by", "before", claim="H7a") == (None, [seen.position])


def test_what_a_prediction_foresaw(journal: Journal) -> None:
    """The entries that answer it, of those recorded after it; once its chances are corrected, after its correction."""
    before = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    made = journal.record(
        PredictionRegistered(code="PRE-1", claim="H1b", title="Le groupe propose", p_claim="0.7", deadline="2024-02-01")
    )
    _linked(journal, before.ref, "H1b", prediction="PRE-1")
    after, _ = _seen(journal, prediction="PRE-1")
    names = ("position", "before", "after", "foreseen", "deadline", "state")
    at = (made.position, [before.position], [after], [after], date(2024, 2, 1), "open")
    assert _told(journal, "PRE-1", *names) == at
    mended = journal.correct(made.ref, {"p_claim": "0.9"}, reason="error")
    assert _told(journal, "PRE-1", "position", "before", "foreseen") == (mended.position, [before.position, after], [])


def test_claims_are_followed_by_their_rivals_then_their_predictions(journal: Journal) -> None:
    """In the order of recording; a rival of two claims is told with each."""
    journal.record(PredictionRegistered(code="PRE-1", claim="H1a", title="Un cadre", p_claim="0.7"))
    told = foresight(Reading.of(journal)).select("kind", "code", "claim").collect().rows()
    assert told == [
        ("claim", "H1a", "H1a"), ("rival", "R-porteur", "H1a"), ("prediction", "PRE-1", "H1a"),
        ("claim", "H1b", "H1b"), ("rival", "R-appel", "H1b"), ("rival", "R-porteur", "H1b"),
    ]  # fmt: skip
    assert foresight(Reading.of(journal), hypothesis="H9").collect().is_empty()


# Its twin

BEARING = [*6 * ["bear"], *3 * ["expect"], "suppose", "mend", "take out", "claim", "rival", "revise", "wait", *MOVES]
SUPPOSED: list[Move] = [
    *EVERY_MOVE, ("suppose", 0, 1, 2), ("expect", 0, 0, 1), ("expect", 1, 1, 2), ("see in", 1, 1, 1), ("bear", 0, 1, 0),
    ("bear", 1, 0, 1), ("bear", 2, 2, 2), ("mend", 3, 1, 1), ("bear", 3, 2, 0), ("take out", 1, 2, 0),
]  # fmt: skip


def _agree(journal: Journal, reading: Reading) -> None:
    entries = twins.known(journal, reading.known_at)
    expected = twins_foresight.foresight(entries, reading.as_of, reading.day, reading.zone)
    assert expected == foresight(reading).collect().to_dicts(), reading


def test_at_every_time_of_one_journal() -> None:
    """On a journal in which every move is made, at positions along it and on the days on which something happened."""
    journal = grown(SUPPOSED)
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    for known_at in range(0, journal.head + 1, 5):
        for as_of in (None, *days[::7]):
            _agree(journal, now.at(known_at=known_at, as_of=as_of))
    _agree(journal, now)


@examples(20)
@given(moves(least=12, among=BEARING), st.data())
def test_at_some_times_of_any_journal(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, at times drawn by chance and now."""
    journal = grown([("observe", 0, 1, 1), ("suppose", 0, 1, 2), *drawn])
    _agree(journal, Reading.of(journal))
    as_of = data.draw(st.sampled_from([None, *{entry.occurred.end for entry in journal.entries()}]), label="as_of")
    known_at = data.draw(st.integers(0, journal.head), label="known_at")
    _agree(journal, Reading.of(journal, as_of=as_of, known_at=known_at))


def test_on_the_demo(tmp_path: Any) -> None:
    """The same on two years of a programme, where a claim was revised, a rival came late and predictions were met."""
    with write_demo(tmp_path / "ect-demo") as journal:
        now = Reading.of(journal)
        _agree(journal, now)
        _agree(journal, now.at(known_at=400, as_of="2024-12-31"))
        (revised,) = [row for row in foresight(now, hypothesis="H2").collect().to_dicts() if row["code"] == "H2a"]
    assert (revised["version"], revised["knowledge_access"], len(revised["before"])) == (2, "results_seen", 1)
