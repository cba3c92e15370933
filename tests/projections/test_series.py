"""How the tallies came to be what they are: after each entry, and between two moments."""

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.catalogue import (
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRevised,
    ObservationRecorded,
    RivalRegistered,
)
from ect_journal.demo import write_demo
from ect_journal.errors import InvalidInput
from ect_projections import Reading, evidence_tally, tally_diff, tally_series
from tests.durability.profiles import examples
from tests.projections import twins_series
from tests.projections.journals import Move, grown, moves, set_clock, started
from tests.projections.test_twins import EVERY_MOVE
from tests.projections.twins_series import FIGURES

MOVING = (
    "observe", "bear", "bear again", "weigh", "weigh again", "read blind", "mend", "take out", "correct",
    "retract", "reinstate", "take back", "rival", "suppose", "claim", "revise", "wait",
)  # fmt: skip
"""The moves that make tallies, and those that take them back."""


@pytest.fixture
def journal() -> Journal:
    return started()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    with write_demo(tmp_path_factory.mktemp("demo") / "ect-demo") as journal:
        return Reading.of(journal)


def _link(journal: Journal, cluster: str = "G-1", day: str = "2024-01-02") -> tuple[str, str]:
    """An observation and its link to H1b: the citations of both."""
    seen = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]), occurred=day)
    event = EvidenceLinked(
        claim="H1b", entry=seen, direction="supports", cluster=cluster, source_kind="observation", rationale="Vu."
    )
    return seen.ref, journal.record(event).ref


def _weigh(journal: Journal, link: str, mid: str, reader: str = "rd", rival: str = "R-appel") -> str:
    weight = {"rival": rival, "low": Decimal(mid) - 2, "mid": mid, "high": Decimal(mid) + 2}
    ref: str = journal.record(EvidenceJudged(evidence=link, reader=reader, weights=[weight], rationale="Lu.")).ref
    return ref


def _pairs(reading: Reading) -> list[tuple[str, str]]:
    return evidence_tally(reading).select("claim", "rival").collect().rows()


def _agree(journal: Journal, reading: Reading) -> None:
    """Every row of the series is that of its twin."""
    found = tally_series(reading).collect()
    expected = twins_series.tally_series(journal, _pairs(reading), reading.known_at, reading.as_of)
    assert found.select("claim", "rival", "position", "change", *FIGURES).rows() == expected


# After each entry


def test_every_entry_of_one_journal() -> None:
    """On a journal written by hand, now, as known in its middle, and of what had happened by three of its days."""
    journal = grown(EVERY_MOVE)
    now = Reading.of(journal)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    for known_at, as_of in ((None, None), (journal.head - 20, None), (None, days[1]), (None, days[4]), (50, days[-2])):
        _agree(journal, now.at(known_at=known_at, as_of=as_of))


@examples(20)
@given(moves(least=10, among=MOVING), st.data())
def test_every_entry_of_any_journal(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals: the tally folded anew at each position is the one that the series says."""
    journal = grown(drawn)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    known_at = data.draw(st.sampled_from([journal.head, journal.head * 2 // 3]), label="known_at")
    _agree(
        journal, Reading.of(journal, known_at=known_at, as_of=data.draw(st.sampled_from([None, *days]), label="as_of"))
    )


def test_the_strongest_of_many(journal: Journal) -> None:
    """Forty items of one source, as strong one way as the other at times, weighed again and retracted in turns."""
    links = [_link(journal)[1] for _ in range(40)]
    for place, link in enumerate(links):
        _weigh(journal, link, str((place * 7) % 13 - 6), rival="R-porteur")
    for place, link in enumerate(links[::3]):
        _weigh(journal, link, str(place % 9 - 4), reader="P-01", rival="R-porteur")
    for link in links[1::2]:
        journal.retract(link, reason="error")
    _agree(journal, Reading.of(journal))


def test_the_last_row_is_the_tally(demo: Reading) -> None:
    """Of each pair about which something was linked."""
    last = tally_series(demo).group_by("claim", "rival", maintain_order=True).last().select("claim", "rival", *FIGURES)
    found = evidence_tally(demo).select("claim", "rival", *FIGURES).filter(pl.col("items") + pl.col("to_weigh") > 0)
    assert last.collect().rows() == found.collect().rows()


def test_a_day_is_that_of_the_journal(journal: Journal) -> None:
    """An entry recorded half an hour before midnight UTC is of the next day, in the Jura."""
    set_clock(journal, "2024-06-01T23:30")
    _link(journal)
    row = tally_series(Reading.of(journal), claim="H1b", rival="R-appel").collect().row(0, named=True)
    assert (row["type"], row["recorded"], row["to_weigh"]) == ("evidence.linked", date(2024, 6, 2), 1)


def test_a_claim_and_a_rival_are_chosen(demo: Reading) -> None:
    """By their codes; of a code that nothing has there is no row."""
    found = tally_series(demo, "H1b", "R-appel").collect()
    assert found.select("claim", "rival").unique().rows() == [("H1b", "R-appel")]
    assert tally_series(demo, "H9").collect().is_empty()


# Between two moments


def _diff(before: Reading, after: Reading) -> list[tuple[Any, ...]]:
    names = ("position", "did", "about", "change", "total", "clusters")
    return tally_diff(before, after, "H1b", "R-appel").select(names).collect().rows()


def test_what_each_entry_did(journal: Journal) -> None:
    """Linked, weighed, retracted, put back, corrected: each with the entry that it is about and what it did to the total."""
    start = journal.head
    seen, link = _link(journal)
    judged = _weigh(journal, link, "7")
    _, other = _link(journal, "G-2")
    _weigh(journal, other, "3")
    journal.retract(seen, reason="duplicate")
    journal.reinstate(seen)
    journal.correct(judged, {"weights": [{"rival": "R-appel", "low": 1, "mid": 4, "high": 6}]}, reason="Mal lu.")
    now = Reading.of(journal)
    at = [start + number for number in range(1, 10)]
    assert _diff(now.at(known_at=start), now) == [
        (at[1], "linked", at[0], 0, 0, ["G-1"]), (at[2], "weighed", at[1], 7, 7, ["G-1"]),
        (at[4], "linked", at[3], 0, 7, ["G-2"]), (at[5], "weighed", at[4], 3, 10, ["G-2"]),
        (at[6], "retracted", at[0], -7, 3, ["G-1"]), (at[7], "reinstated", at[0], 7, 10, ["G-1"]),
        (at[8], "corrected", at[2], -3, 7, ["G-1"]),
    ]  # fmt: skip
    assert _diff(now, now) == []


def test_going_back_takes_entries_away(journal: Journal) -> None:
    """From now to before: the last entry first, the signs turned, the totals those of doing without it."""
    start = journal.head
    _, link = _link(journal)
    _weigh(journal, link, "7")
    _weigh(journal, link, "4", reader="P-01")
    now = Reading.of(journal)
    told = [
        (position - start, change, total) for position, _, _, change, total, _ in _diff(now, now.at(known_at=start))
    ]
    assert told == [(4, Decimal("1.5"), 7), (3, -7, 0), (2, 0, 0)]


def test_a_rival_that_came_between(journal: Journal) -> None:
    """What was linked before it competes from its entry on; before, the pair counts as 0."""
    _, link = _link(journal)
    before = journal.head
    journal.record(RivalRegistered(code="R-apres", claims=["H1b"], statement="Une autre raison."))
    _weigh(journal, link, "5", rival="R-apres")
    now = Reading.of(journal)
    there, back = (
        tally_diff(*readings, rival="R-apres").select("did", "about", "change").collect().rows()
        for readings in ((now.at(known_at=before), now), (now, now.at(known_at=before)))
    )
    assert there == [("rival", None, 0), ("weighed", before, 5)]
    assert back == [("weighed", before, -5), ("rival", None, 0)]


def test_a_rival_that_is_gone(journal: Journal) -> None:
    """A pair that competes no more is told of, up to the entry that retracted the rival: nothing is left to weigh."""
    _link(journal)
    rival = journal.record(RivalRegistered(code="R-avant", claims=["H1b"], statement="Une autre raison."))
    before = journal.head
    journal.retract(rival, reason="error")
    now = Reading.of(journal)
    found = tally_diff(now.at(known_at=before), now, rival="R-avant").select("position", "did", "change", "clusters")
    assert found.collect().rows() == [(before + 1, "retracted", 0, ["G-1"])]
    assert tally_series(now, rival="R-avant").collect().is_empty()


def test_a_revision_drops_what_it_does_not_carry(journal: Journal) -> None:
    """Reworded, a claim keeps the evidence that was carried over; when the revision is retracted, the rest counts again."""
    links = [_link(journal, f"G-{number}")[1] for number in (1, 2)]
    for link, mid in zip(links, ("7", "4"), strict=True):
        _weigh(journal, link, mid)
    before = journal.head
    claims = [{"code": "H1a", "text": "Un cadre existait."}, {"code": "H1b", "text": "Redit."}]
    revised = HypothesisRevised(
        hypothesis="H1", statement="Autre.", claims=claims, reason="Relu.", knowledge_access="results_seen", loop="double",
        carried=[{"evidence": links[1], "reason": "Tient."}],
    )  # fmt: skip
    revision = journal.record(revised)
    journal.retract(revision, reason="error")
    now = Reading.of(journal)
    assert _diff(now.at(known_at=before), now) == [
        (before + 1, "revised", None, -7, 4, ["G-1"]), (before + 2, "retracted", before + 1, 7, 11, ["G-1"])
    ]  # fmt: skip


@examples(20)
@given(moves(least=12, among=MOVING), st.data())
def test_every_decibel_is_explained(drawn: list[Move], data: st.DataObject) -> None:
    """Between any two moments, either way: the changes add up to what is between the two tallies, exactly."""
    journal = grown(drawn)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
    known = st.integers(0, journal.head)
    before, after = (Reading.of(journal, known_at=data.draw(known), as_of=as_of) for _ in range(2))
    found = tally_diff(before, after).collect()
    names = ("total", "low", "high")
    told = {pair: (0, 0, 0) for reading in (before, after) for pair in _pairs(reading)}
    told |= {
        (row["claim"], row["rival"]): (row["change"], row["change_low"], row["change_high"])
        for row in found.group_by("claim", "rival").agg(pl.col("change", "change_low", "change_high").sum()).to_dicts()
    }
    then, now = (
        {(row["claim"], row["rival"]): row for row in evidence_tally(reading).collect().to_dicts()}
        for reading in (before, after)
    )
    nothing = dict.fromkeys(names, 0)
    assert told == {
        pair: tuple(now.get(pair, nothing)[name] - then.get(pair, nothing)[name] for name in names)
        for pair in then | now
    }
    ends = found.group_by("claim", "rival", maintain_order=True).last()
    for claim, rival, total in ends.select("claim", "rival", "total").rows():
        assert total == now.get((claim, rival), nothing)["total"]


def test_readings_that_cannot_be_compared(journal: Journal) -> None:
    """Of two journals, of several, or at two days of what happened: refused, with what to ask instead."""
    now = Reading.of(journal)
    other = Reading.of(Journal.in_memory(origin="autre", by="rd"))
    for before, after, hint in (
        (now, other, "same one"), (now.at(as_of="2024-01-02"), now, "same day"), (Reading.concat([now]), now, "each journal"),
    ):  # fmt: skip
        with pytest.raises(InvalidInput) as raised:
            tally_diff(before, after)  # type: ignore[arg-type]
        assert hint in raised.value.hint.en
