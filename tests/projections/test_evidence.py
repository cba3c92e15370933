"""Tallies and hypotheses: what counts, what is voided, what nobody weighed."""

from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.catalogue import (
    DecisionTaken,
    EvidenceJudged,
    EvidenceLinked,
    GatheringHeld,
    HypothesisRevised,
    HypothesisStatusSet,
    ObservationRecorded,
    RivalRegistered,
    TallyFrozen,
)
from ect_journal.tally import Item, Judgement, fold_tally
from ect_projections import Reading, evidence_tally, hypothesis_states
from tests.projections.journals import grown, move, set_clock, started
from tests.projections.samples import reading, row


@pytest.fixture
def journal() -> Journal:
    return started()


def _item(
    journal: Journal, cluster: str = "G-1", day: str = "2024-01-02", claim: str = "H1b", mid: str = "1"
) -> tuple[str, str]:
    """An observation and its link, whose direction is the sign of `mid`: the citations of both."""
    seen = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]), occurred=day)
    event = EvidenceLinked(
        claim=claim, entry=seen, direction="weakens" if mid.startswith("-") else "supports", cluster=cluster,
        source_kind="observation", rationale="Vu.",
    )  # fmt: skip
    return seen.ref, journal.record(event).ref


def _weigh(journal: Journal, link: str, mid: str, reader: str = "rd", rival: str = "R-appel") -> str:
    weight = {"rival": rival, "low": Decimal(mid) - 2, "mid": mid, "high": Decimal(mid) + 2}
    event = EvidenceJudged(evidence=link, reader=reader, weights=[weight], rationale="Lu.")
    ref: str = journal.record(event).ref
    return ref


def _told(reading: Reading, *names: str, claim: str = "H1b", rival: str = "R-appel") -> tuple[Any, ...]:
    return evidence_tally(reading, claim=claim, rival=rival).select(names).collect().row(0)


def test_the_worked_example(journal: Journal) -> None:
    """Rarely if the rival is true, half the time if the claim is: 7.0 dB [2.4 ; 11.1], about five times."""
    _, link = _item(journal)
    answers = {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}
    journal.record(EvidenceJudged(evidence=link, reader="rd", weights=[answers], rationale="Reformulé."))
    now = Reading.of(journal)
    assert _told(now, "total", "low", "high", "items") == (Decimal("7.0"), Decimal("2.4"), Decimal("11.1"), 1)
    assert _told(now, "factor") == pytest.approx((5.0119,), abs=1e-4)


def test_what_nobody_weighed_counts_for_nothing(journal: Journal) -> None:
    """An item weighed against one rival is to be weighed against the other, where it adds nothing."""
    _, link = _item(journal)
    _weigh(journal, link, "7")
    now = Reading.of(journal)
    assert _told(now, "total", "items", "to_weigh") == (7, 1, 0)
    assert _told(now, "total", "items", "to_weigh", rival="R-porteur") == (0, 0, 1)


def test_a_source_counts_once(journal: Journal) -> None:
    """Of a cluster only the strongest item counts; `naive` says what counting both would have claimed."""
    for cluster, mid in (("G-1", "7"), ("G-1", "-9"), ("G-2", "3")):
        _weigh(journal, _item(journal, cluster, mid=mid)[1], mid)
    assert _told(Reading.of(journal), "total", "naive", "items", "clusters") == (-6, 1, 3, 2)


def test_equals_of_opposite_signs_cancel_with_the_widest_interval(journal: Journal) -> None:
    """Two items of one source that say the opposite as strongly give 0, between the lowest low and the highest high."""
    for mid in ("7", "-7", "1"):
        _weigh(journal, _item(journal, mid=mid)[1], mid)
    assert _told(Reading.of(journal), "total", "low", "high") == (0, -9, 9)


def test_the_latest_judgement_of_each_reader_counts(journal: Journal) -> None:
    """A reader who weighs again replaces what they said; another reader is averaged with."""
    _, link = _item(journal)
    for mid, reader in (("9", "rd"), ("3", "P-01"), ("5", "rd")):
        _weigh(journal, link, mid, reader)
    assert _told(Reading.of(journal), "total", "low", "high") == (4, 1, 7)


@pytest.mark.parametrize(
    ("mids", "mean"),
    [
        (("0.333333", "0"), "0.166666"),
        (("0.333335", "0"), "0.166668"),
        (("-0.333333", "0"), "-0.166666"),
        (("1", "1", "0"), "0.666667"),
        (("-0.000001", "0"), "0"),
    ],
)
def test_a_mean_is_rounded_half_to_even(journal: Journal, mids: tuple[str, ...], mean: str) -> None:
    """At the sixth decimal, as the record rounds it, on either side of zero."""
    _, link = _item(journal, mid=mids[0])
    for mid, reader in zip(mids, ("rd", "P-01", "P-02"), strict=False):
        _weigh(journal, link, mid, reader)
    assert _told(Reading.of(journal), "total") == (Decimal(mean),)


MICRO = st.integers(-20_000_000, 20_000_000).map(lambda steps: Decimal(steps).scaleb(-6))
WEIGHTS = st.lists(st.tuples(st.sampled_from("ab"), st.lists(MICRO, min_size=1, max_size=4)), min_size=1, max_size=5)


@given(WEIGHTS)
def test_sums_are_those_of_the_record(weights: list[tuple[str, list[Decimal]]]) -> None:
    """Whatever the weights, readers and clusters, the figures are exactly those of the record's own fold."""
    rows = [_registered(1), _registered(2)]
    items = []
    for cluster, mids in weights:
        link = len(rows) + 1
        linked = EvidenceLinked(
            claim="C@1", entry="J1", direction="neutral", cluster=cluster, source_kind="measure", rationale="Lu."
        )
        rows.append(row(link, linked))
        judged = [Judgement(link + place, f"P-{place}", mid - 1, mid, mid + 2) for place, mid in enumerate(mids, 1)]
        for each in judged:
            weight = {"rival": "R", "low": each.low, "mid": each.mid, "high": each.high}
            rows.append(row(each.position, EvidenceJudged(evidence=f"J{link}", reader=each.reader, weights=[weight])))
        items.append(Item(link, cluster, True, None, tuple(judged)))
    expected = vars(fold_tally(items))
    assert evidence_tally(reading(rows)).select(*expected).collect().to_dicts() == [expected]


def _registered(position: int) -> Any:
    from ect_journal.catalogue import HypothesisRegistered

    claims = [{"code": "C", "text": "Un énoncé."}]
    if position == 1:
        return row(1, HypothesisRegistered(code="H", axis="support", statement="Une hypothèse.", claims=claims))
    return row(2, RivalRegistered(code="R", claims=["C@1"], statement="Autre."))


def test_a_retraction_changes_today_and_leaves_the_past(journal: Journal) -> None:
    """Retracting an observation voids its item from then on; as known before, nothing moves."""
    seen, link = _item(journal)
    _weigh(journal, link, "7")
    before = journal.head
    journal.retract(seen, reason="duplicate")
    now = Reading.of(journal)
    voided = {"link": int(link[1:]), "cited": int(seen[1:]), "retracted": "entry", "by": journal.head}
    assert _told(now, "total", "items", "voided") == (0, 0, [voided])
    assert _told(now.at(known_at=before), "total", "items", "voided") == (7, 1, [])
    journal.reinstate(seen)
    assert _told(Reading.of(journal), "total", "items", "voided") == (7, 1, [])


def test_what_is_voided_is_voided_on_every_day(journal: Journal) -> None:
    """An entry that does not stand has no day left: its item shows as voided whatever as_of is."""
    seen, link = _item(journal)
    _weigh(journal, link, "7")
    journal.retract(seen, reason="duplicate")
    (items, to_weigh, voided) = _told(Reading.of(journal, as_of="2023-01-01"), "items", "to_weigh", "voided")
    assert (items, to_weigh, len(voided)) == (0, 0, 1)


def test_a_link_retracted_counts_as_if_it_was_never_there(journal: Journal) -> None:
    """A link that does not stand is neither weighed nor to weigh; that it was voided is said, and by which entry."""
    seen, link = _item(journal)
    _weigh(journal, link, "7")
    journal.retract(link, reason="error")
    voided = {"link": int(link[1:]), "cited": int(seen[1:]), "retracted": "link", "by": journal.head}
    assert _told(Reading.of(journal), "items", "to_weigh", "voided") == (0, 0, [voided])


def test_evidence_counts_from_the_day_of_what_it_cites(journal: Journal) -> None:
    """as_of looks at the entry that is cited, not at the day on which it was linked or weighed."""
    _, link = _item(journal, day="2023-06-01")
    _weigh(journal, link, "7")
    assert _told(Reading.of(journal, as_of="2023-06-01"), "items") == (1,)
    assert _told(Reading.of(journal, as_of="2023-05-31"), "items", "to_weigh") == (0, 0)


def test_a_correction_of_the_cited_day_moves_the_item(journal: Journal) -> None:
    """Said to have happened later, an observation counts from that later day only."""
    seen, link = _item(journal, day="2023-06-01")
    _weigh(journal, link, "7")
    journal.correct(seen, {}, occurred="2023-09-01", reason="Le mauvais mois.")
    assert _told(Reading.of(journal, as_of="2023-08-31"), "items") == (0,)
    assert _told(Reading.of(journal, as_of="2023-08-31", known_at=journal.head - 1), "items") == (1,)


def test_rows_are_the_claims_and_the_rivals_that_compete(journal: Journal) -> None:
    """One row per claim and rival of it, in the order of recording; a claim is named with its version or without."""
    now = Reading.of(journal)
    rows = evidence_tally(now).select("hypothesis", "claim", "version", "rival", "main").collect().rows()
    assert rows == [
        ("H1", "H1a", 1, "R-porteur", False), ("H1", "H1b", 1, "R-appel", True), ("H1", "H1b", 1, "R-porteur", False)
    ]  # fmt: skip
    assert evidence_tally(now, claim="H1b@1").collect().height == 2
    assert [evidence_tally(now, claim=f"H1b@{version}").collect().height for version in ("2", "01", "", "x")] == [0] * 4
    assert evidence_tally(now, rival="R-porteur").collect().height == 2
    assert evidence_tally(now, claim="H9").collect().height == 0


def test_a_later_rival_leaves_everything_to_weigh(journal: Journal) -> None:
    """A rival registered after evidence competes from then on, and earlier links show as to weigh."""
    _item(journal)
    journal.record(RivalRegistered(code="R-apres", claims=["H1b"], statement="Une autre raison."))
    now = Reading.of(journal)
    assert _told(now, "to_weigh", rival="R-apres") == (1,)
    assert evidence_tally(now.at(known_at=journal.head - 1), rival="R-apres").collect().height == 0


def test_hypotheses_say_their_status_and_since_when() -> None:
    """A claim has the last status set by as_of, its linked evidence, its rivals in the order of recording."""
    journal = grown([("observe", 0, 1, 1), ("link", 0, 1, 0), ("wait", 5, 0, 0)])
    assert move(journal, ("settle", 0, 2, 1)) is not None
    now = Reading.of(journal)
    names = ("claim", "status", "status_since", "evidence", "rivals")
    day = journal.current(f"J{journal.head}").occurred.start
    assert hypothesis_states(now).select(names).collect().rows() == [
        ("H1a", None, None, 0, ["R-porteur"]), ("H1b", "weakened", day, 1, ["R-appel", "R-porteur"])
    ]  # fmt: skip
    earlier = hypothesis_states(now.at(as_of="2024-01-02")).select("status", "evidence").collect().rows()
    assert earlier == [(None, 0), (None, 1)]


@pytest.mark.parametrize(
    ("as_of", "status", "since"), [("2024-05-01", "weakened", "2024-04-01"), ("2024-05-02", "closed", "2024-05-02")]
)
def test_a_claim_is_closed_from_the_day_of_the_revision_that_left_it_out(
    journal: Journal, as_of: str, status: str, since: str
) -> None:
    """Until that day it has the status that it had; what the same revision wrote shows on every day."""
    set_clock(journal, "2024-06-01T09:00")
    nothing = dict.fromkeys(("total", "low", "high", "items", "clusters"), 0)
    frozen = TallyFrozen(
        hypothesis="H1", at=f"J{journal.head}", totals=[{"claim": "H1a", "rival": "R-porteur", **nothing}]
    )
    tally = journal.record(frozen)
    held = journal.record(GatheringHeld(kind="scientific", title="Comité"), occurred="2024-04-01")
    decided = DecisionTaken(title="Statut", kind="hypothesis", outcome="adopted", gathering=held)
    decision = journal.record(decided, occurred="2024-04-01")
    statuses = [{"claim": "H1a@1", "status": "weakened"}]
    given = HypothesisStatusSet(hypothesis="H1", statuses=statuses, tally=tally, decision=decision)
    journal.record(given, occurred="2024-04-01")
    revised = HypothesisRevised(
        hypothesis="H1", statement="Autre.", claims=[{"code": "H1b", "text": "Redit."}], reason="Relu.",
        knowledge_access="results_seen", loop="double",
    )  # fmt: skip
    journal.record(revised, occurred="2024-05-02")
    told = hypothesis_states(Reading.of(journal, as_of=as_of))
    assert told.select("claim", "version", "status", pl.col("status_since").cast(pl.String)).collect().rows() == [
        ("H1a", 1, status, since), ("H1b", 2, None, None)
    ]  # fmt: skip
