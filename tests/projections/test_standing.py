"""How the record stands, worked by hand; and what the demo says of itself."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    DecisionTaken,
    EvidenceLinked,
    GatheringHeld,
    MemoWritten,
    ObservationRecorded,
    PillarAssessed,
    ReflectionRecorded,
)
from ect_journal.demo import write_demo
from ect_projections import (
    Reading,
    chronology,
    compare,
    evidence_tally,
    exceptions,
    knowledge_at,
    late_entries,
    orphans,
    transcribed,
    ungrounded,
)
from tests.projections.journals import set_clock, started


@pytest.fixture
def journal() -> Journal:
    """The registry (fourteen entries), on the evening of 7 February 2024."""
    journal = started()
    set_clock(journal, "2024-02-07T18:03")
    return journal


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with write_demo(tmp_path_factory.mktemp("demo") / "ect-demo") as journal:
        yield Reading.of(journal)


def test_a_week_is_not_late(journal: Journal) -> None:
    """Seven days after is in time, eight is late; the end of a period counts; a document is never late."""
    journal.record(ObservationRecorded(title="À temps"), occurred="2024-01-31")
    journal.record(ObservationRecorded(title="Tardive"), occurred="2024-01-30")
    journal.record(ObservationRecorded(title="Longue"), occurred="2024-01-01/2024-02-01")
    journal.record(ObservationRecorded(title="Reprise"), occurred="2019-10-12", source="Thèse")
    now = Reading.of(journal)
    assert late_entries(now).select("position", "happened", "recorded", "days").collect().rows() == [
        (16, date(2024, 1, 30), date(2024, 2, 7), 8)
    ]
    assert transcribed(now).select("position", "source", "happened").collect().rows() == [
        (18, "Thèse", date(2019, 10, 12))
    ]


def test_a_corrected_day_is_no_longer_late(journal: Journal) -> None:
    """What counts is when it happened as it reads now; before the correction it was late."""
    told = journal.record(ObservationRecorded(title="Redite"), occurred="2024-01-02")
    journal.correct(told.ref, {}, reason="C’était hier.", occurred="2024-02-06")
    now = Reading.of(journal)
    assert late_entries(now).collect().height == 0
    assert late_entries(now.at(known_at=told.position)).collect().height == 1


def test_a_rule_that_was_passed_by(journal: Journal) -> None:
    """Its code and the reason given; an entry retracted since passes by nothing."""
    why = [{"rule": "decision-without-channel", "reason": "Au téléphone."}]
    taken = journal.record(DecisionTaken(title="Oui", kind="project", outcome="adopted"), exceptions=why)
    (row,) = exceptions(Reading.of(journal)).collect().rows(named=True)
    assert (row["position"], row["rule"], row["reason"], row["by"]) == (
        15, "decision-without-channel", "Au téléphone.", "rd"
    )  # fmt: skip
    journal.retract(taken.ref, reason="error")
    assert exceptions(Reading.of(journal)).collect().height == 0


def test_what_loses_a_ground(journal: Journal) -> None:
    """A memo on two observations keeps a ground when one is retracted, has lost all when both are, and gets them back."""
    journal.record(EvidenceLinked(
        claim="H1b", entry="J14", direction="supports", cluster="G-1", source_kind="observation", rationale="Redit.",
    ))  # fmt: skip
    second = journal.record(ObservationRecorded(title="Une seconde"))
    memo = journal.record(MemoWritten(note_kind="field", title="Ce que j’en retiens"), grounds=["J14", second.ref])
    journal.retract("J14", reason="duplicate", note="Déjà dite.")
    now = Reading.of(journal)
    columns = ("position", "edges", "ground", "retracted_by", "reason", "note")
    assert orphans(now).select(columns).collect().rows() == [
        (15, ["entry"], 14, 18, "duplicate", "Déjà dite."),
        (17, ["grounds"], 14, 18, "duplicate", "Déjà dite."),
    ]
    assert ungrounded(now).collect().height == 0
    journal.retract(second.ref, reason="error")
    (row,) = ungrounded(Reading.of(journal)).collect().rows(named=True)
    assert (row["position"], row["lost"], row["grounds"]) == (memo.position, True, [14, 16])
    journal.reinstate("J14")
    now = Reading.of(journal)
    assert orphans(now).collect()["ground"].to_list() == [16]
    assert ungrounded(now).collect().height == 0


def test_what_never_had_a_ground(journal: Journal) -> None:
    """A memo on nothing; a decision is no conclusion, and the session of a gathering is no ground."""
    held = journal.record(GatheringHeld(kind="team", title="Équipe"))
    memo = journal.record(MemoWritten(note_kind="field", title="Une idée"), session=held.ref)
    journal.record(DecisionTaken(title="Oui", kind="project", outcome="adopted", channel="written"))
    (row,) = ungrounded(Reading.of(journal)).collect().rows(named=True)
    assert (row["position"], row["lost"], row["grounds"]) == (memo.position, False, [])


def test_the_order_in_which_it_happened(journal: Journal) -> None:
    """By day, then by hour (what has none comes last), then by number; a correction is not in it, what it says is."""
    evening = journal.record(ObservationRecorded(title="Le soir"), occurred="2024-02-06T20:40")
    day = journal.record(ObservationRecorded(title="Ce jour-là", projects=["MOB-01", "ALI-01"]), occurred="2024-02-06")
    morning = journal.record(ObservationRecorded(title="Le matin"), occurred="2024-02-06T09:15")
    before = journal.record(ObservationRecorded(title="Après"), occurred="2024-02-07")
    journal.correct(before.ref, {"title": "Avant"}, reason="La veille.", occurred="2024-02-05")
    now = Reading.of(journal, as_of="2024-02-06")
    found = chronology(now).tail(4).select("position", "title", "time", "projects").collect().rows()
    assert found == [
        (before.position, "Avant", None, []),
        (morning.position, "Le matin", "09:15", []),
        (evening.position, "Le soir", "20:40", []),
        (day.position, "Ce jour-là", None, ["ALI-01", "MOB-01"]),
    ]
    assert chronology(now, "MOB-01").collect()["position"].to_list()[-1] == day.position


# The demo ---------------------------------------------------------------------------------------------------------------


def test_a_score_has_no_ground_of_itself(demo: Reading) -> None:
    """What the demo's scores rest on is said in their rationale, which is no entry; two reflections lost their ground."""
    found = ungrounded(demo).collect()
    assert PillarAssessed.TYPE in found.filter(~found["lost"])["type"]
    assert found.filter(found["lost"])["type"].to_list() == [ReflectionRecorded.TYPE] * 2


def test_what_the_committee_knew(demo: Reading) -> None:
    """The decision on H1b was taken before the notice on the inn was found misattributed: its takers had that document."""
    taken = demo.frame("decision.taken", "title").filter(pl.col("title").str.starts_with("H1b est dite")).collect()
    lost = orphans(demo).filter(pl.col("reason") == "misattributed").collect()
    then = knowledge_at(demo, taken["position"].item())
    assert then.known_at < taken["position"].item() < lost["retracted_by"][0]
    assert lost["ground"][0] in chronology(then).collect()["position"]
    assert lost["ground"][0] not in chronology(demo).collect()["position"]
    assert evidence_tally(then, "H1b", "R-appel").collect()["total"].item() == Decimal("15.9")


def test_every_change_of_a_tally_is_explained(demo: Reading) -> None:
    """From the first interim report to the summer after, by entries that were recorded in between."""
    before, after = demo.at(known_at="2024-12-03"), demo.at(known_at="2025-06-30")
    found = compare(before, after, evidence_tally).collect()
    assert found.filter(found["entries"].list.len() == 0).height == 0
    causes = {entry for entries in found["entries"] for entry in entries}
    assert min(causes) > before.known_at
    assert max(causes) <= after.known_at
    types = {demo.entries.rows[cause - 1].type for cause in causes}
    assert types == {"evidence.linked", "evidence.judged", "entry.retracted"}
