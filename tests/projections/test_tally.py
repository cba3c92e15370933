"""The figures beside a total: what double counting, foresight, readers and a few sources have to do with it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from polars.testing import assert_frame_equal

from ect_journal import Journal
from ect_journal.catalogue import (
    DocumentCollected,
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    HypothesisRevised,
    ObservationRecorded,
    PredictionRegistered,
    RivalRegistered,
)
from ect_journal.demo import write_demo
from ect_projections import Reading, evidence_items, evidence_tally, influence, tally_series
from tests.projections.journals import set_clock, started


@pytest.fixture
def journal() -> Journal:
    return started()


def _seen(journal: Journal, *projects: str) -> str:
    ref: str = journal.record(ObservationRecorded(title="Vu", projects=projects or ["ALI-01"])).ref
    return ref


def _link(journal: Journal, seen: str, mid: str, cluster: str, claim: str = "H1b", **more: Any) -> str:
    direction = "weakens" if mid.startswith("-") else "supports"
    linked = EvidenceLinked(
        claim=claim,
        entry=seen,
        direction=direction,
        cluster=cluster,
        source_kind="observation",
        rationale="Vu.",
        **more,
    )
    ref: str = journal.record(linked).ref
    return ref


def _judge(journal: Journal, link: str, mid: str, reader: str = "rd", rival: str = "R-appel") -> None:
    weight = {"rival": rival, "low": Decimal(mid) - 2, "mid": mid, "high": Decimal(mid) + 2}
    journal.record(EvidenceJudged(evidence=link, reader=reader, weights=[weight], rationale="Lu."))


def _weighed(journal: Journal, mid: str, cluster: str, *projects: str, **more: Any) -> str:
    link = _link(journal, _seen(journal, *projects), mid, cluster, **more)
    _judge(journal, link, mid)
    return link


def _told(journal: Journal, *names: str, claim: str = "H1b", rival: str = "R-appel") -> tuple[Any, ...]:
    return evidence_tally(Reading.of(journal), claim=claim, rival=rival).select(names).collect().row(0)


def test_meetings_of_one_project_are_one(journal: Journal) -> None:
    """By project, clusters that have a project in common count as one, directly or through another: 7, 5 and 4 are 7."""
    _weighed(journal, "7", "G-1", "ALI-01")
    _weighed(journal, "5", "G-2", "ALI-01", "ECI-03")
    _weighed(journal, "4", "G-3", "ECI-03")
    _weighed(journal, "-3", "G-4", "MOB-01")
    assert _told(journal, "total", "by_project", "clusters", "projects") == (13, 4, 4, 3)


def test_what_names_no_project_stands_alone(journal: Journal) -> None:
    """A cluster none of whose entries names a project is one by itself."""
    for cluster, mid in (("G-1", "7"), ("G-2", "5")):
        paper = journal.record(DocumentCollected(title="Convention", kind="convention"))
        _judge(journal, _link(journal, paper.ref, mid, cluster), mid)
    assert _told(journal, "by_project", "projects") == (12, 0)


@pytest.mark.parametrize(
    ("mids", "flips", "least", "most"),
    [
        (("7", "5", "-4"), 2, 1, 12),
        (("7", "5"), 2, 5, 7),
        (("9", "1", "1", "-8"), 1, -6, 11),
        (("-9", "2"), 1, -9, 2),
        (("3", "-3"), 0, -3, 3),
        (("5",), 1, 0, 0),
        ((), 0, None, None),
    ],
)
def test_how_far_a_total_hangs_on_a_few_sources(
    journal: Journal, mids: tuple[str, ...], flips: int, least: int | None, most: int | None
) -> None:
    """The fewest sources without which it has left its side, and the total without any one of them, either way."""
    for place, mid in enumerate(mids):
        _weighed(journal, mid, f"G-{place}")
    assert _told(journal, "flips", "least", "most") == (flips, least, most)


def test_a_source_was_foreseen_when_what_speaks_loudest_was(journal: Journal) -> None:
    """A prediction recorded before the entry foresees it; recorded after it, or corrected since, it does not."""
    predicted = PredictionRegistered(code="ATT-1", claim="H1b", title="Le besoin bouge", p_claim="0.7")
    before = _seen(journal)
    registered = journal.record(predicted)
    _judge(journal, _link(journal, before, "6", "G-1", prediction="ATT-1"), "6")
    _weighed(journal, "5", "G-2", prediction="ATT-1")
    assert _told(journal, "total", "predicted", "post_hoc") == (11, 5, 6)
    journal.correct(registered, {"deadline": "2024-12-31"}, reason="Le délai était oublié.")
    assert _told(journal, "total", "predicted", "post_hoc") == (11, 5, 6)
    journal.correct(registered, {"p_claim": "0.9"}, reason="Après coup.")
    assert _told(journal, "total", "predicted", "post_hoc") == (11, 0, 11)


def test_a_prediction_foresees_for_the_words_it_was_made_for(journal: Journal) -> None:
    """Carried to a claim that was reworded since, what was foreseen for the words before is after the fact."""
    journal.record(PredictionRegistered(code="ATT-1", claim="H1b", title="Le besoin bouge", p_claim="0.7"))
    link = _weighed(journal, "5", "G-1", prediction="ATT-1")
    claims = [{"code": "H1a", "text": "Un cadre existait."}, {"code": "H1b", "text": "Le besoin a tourné."}]
    revised = HypothesisRevised(
        hypothesis="H1", statement="Un dialogue précède.", claims=claims, reason="Mieux dit.", loop="double",
        knowledge_access="results_seen", carried=[{"evidence": link, "reason": "Tient encore."}],
    )  # fmt: skip
    assert _told(journal, "predicted", "before_claim") == (5, 0)
    journal.record(revised)
    assert _told(journal, "version", "predicted", "post_hoc", "before_claim") == (2, 0, 5, 1)


def test_a_claim_is_named_with_its_version_or_without(journal: Journal) -> None:
    """H1b and H1b@1 are the same rows wherever a claim narrows an answer; a version that is not in force has none."""
    _weighed(journal, "5", "G-1")
    now = Reading.of(journal)
    for asked in (evidence_tally, evidence_items, influence, tally_series):
        bare = asked(now, "H1b").collect()
        assert bare.height > 0
        assert_frame_equal(asked(now, "H1b@1").collect(), bare)
        assert asked(now, "H1b@2").collect().height == 0


def test_readers_who_differ_contest_an_item(journal: Journal) -> None:
    """More than 5 dB between two readers: contested, and the total is said without it too. 5 dB is not yet."""
    for cluster, other in (("G-1", "1.9"), ("G-2", "2")):
        link = _weighed(journal, "7", cluster)
        _judge(journal, link, other, reader="P-01")
    names = ("total", "read_twice", "readers", "contested", "uncontested")
    assert _told(journal, *names) == (Decimal("8.95"), 2, 2, 1, Decimal("4.5"))
    contested = evidence_items(Reading.of(journal), claim="H1b", rival="R-appel").select("contested").collect()
    assert contested.to_series().to_list() == [True, False]


def test_opposite_signs_contest_an_item_however_close(journal: Journal) -> None:
    """Half a deciban each way is a disagreement about the direction; nothing and half a deciban is not."""
    first, second = _weighed(journal, "1", "G-1"), _weighed(journal, "1", "G-2")
    for link, mids in ((first, ("0.5", "-0.5")), (second, ("0.5", "0"))):
        for mid, reader in zip(mids, ("P-01", "P-02"), strict=True):
            _judge(journal, link, mid, reader, rival="R-porteur")
    assert _told(journal, "read_twice", "contested", rival="R-porteur") == (2, 1)


def _registered(journal: Journal, **more: Any) -> str:
    claims = [{"code": "H7a", "text": "Un lieu commun précède."}]
    ref: str = journal.record(
        HypothesisRegistered(code="H7", axis="emergence", statement="Un lieu.", claims=claims, **more)
    ).ref
    journal.record(RivalRegistered(code="R-7", claims=["H7a"], statement="Le hasard."))
    return ref


def _posterior(journal: Journal) -> tuple[Any, ...]:
    return _told(journal, "prior_odds", "posterior_odds", "before_claim", claim="H7a", rival="R-7")


def test_odds_count_when_they_were_there_before_the_evidence(journal: Journal) -> None:
    """Prior odds of 1 to 4, then 10 dB: 2.5 to 1; not with evidence that was recorded before them."""
    _registered(journal, prior_odds="0.25")
    link = _link(journal, _seen(journal), "10", "G-1", claim="H7a")
    _judge(journal, link, "10", rival="R-7")
    assert _posterior(journal) == (Decimal("0.25"), pytest.approx(2.5), 0)
    first = next(entry for entry in journal.entries() if entry.type == "observation.recorded")
    _judge(journal, _link(journal, first.ref, "1", "G-2", claim="H7a"), "1", rival="R-7")
    assert _posterior(journal) == (None, None, 1)


def test_odds_written_by_a_correction_count_from_then_on(journal: Journal) -> None:
    """Odds that a correction brings, or changes, after the evidence give no posterior; repeated as they were, they do."""
    registered = _registered(journal, prior_odds="0.25")
    _judge(journal, _link(journal, _seen(journal), "10", "G-1", claim="H7a"), "10", rival="R-7")
    journal.correct(registered, {"falsifier": "Un projet sans lieu."}, reason="Oublié.")
    assert _posterior(journal)[0] == Decimal("0.25")
    journal.correct(registered, {"prior_odds": "4"}, reason="Après coup.")
    assert _posterior(journal)[:2] == (None, None)


def test_a_claim_exists_from_when_its_words_did(journal: Journal) -> None:
    """Evidence recorded before the claim is counted apart, and so is what was recorded before a correction reworded it."""
    registered = _registered(journal)
    _judge(journal, _link(journal, _seen(journal), "10", "G-1", claim="H7a"), "10", rival="R-7")
    assert _posterior(journal)[2] == 0
    journal.correct(registered, {"claims": [{"code": "H7a", "text": "Un lieu suit."}]}, reason="Mieux dit.")
    assert _posterior(journal)[2] == 1


def test_an_older_document_attests_a_claim(journal: Journal) -> None:
    """A document of the journal that stated it already makes the claim as old as that document, while it stands."""
    paper = journal.record(DocumentCollected(title="Annexe scientifique", kind="convention"))
    seen = _seen(journal)
    _registered(journal, attested_by=paper.ref)
    _judge(journal, _link(journal, seen, "10", "G-1", claim="H7a"), "10", rival="R-7")
    assert _posterior(journal)[2] == 0
    journal.retract(paper, reason="error")
    assert _posterior(journal)[2] == 1


def test_a_rival_that_comes_after_the_evidence_says_so(journal: Journal) -> None:
    """Registered once something was linked, it is marked as later, and everything is to be weighed against it."""
    _weighed(journal, "7", "G-1")
    journal.record(RivalRegistered(code="R-apres", claims=["H1b"], statement="Autre chose."))
    assert _told(journal, "after_evidence", "to_weigh") == (False, 0)
    assert _told(journal, "after_evidence", "to_weigh", rival="R-apres") == (True, 1)


def test_predictions_that_nobody_looked_for(journal: Journal) -> None:
    """Past its deadline without a result, a prediction for this version of the claim counts as unsought."""
    predicted = PredictionRegistered(
        code="ATT-1", claim="H1b", title="Le besoin bouge", p_claim="0.7", deadline="2024-03-01"
    )
    journal.record(predicted)
    assert _told(journal, "unsought") == (0,)
    set_clock(journal, "2024-03-02T09:00")
    assert _told(journal, "unsought") == (1,)


def test_moment_4() -> None:
    """Rarely if the rival is true, half the time if the claim is: 7.0 dB [2.4 ; 11.1]; seen, it tells, not seen it would not."""
    journal = started()
    link = _link(journal, _seen(journal), "7", "G-1")
    answers = {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}
    journal.record(EvidenceJudged(evidence=link, reader="rd", weights=[answers], rationale="Reformulé."))
    item = evidence_items(Reading.of(journal), "H1b", "R-appel").select("mid", "low", "high", "test").collect()
    assert item.row(0) == (Decimal("7.0"), Decimal("2.4"), Decimal("11.1"), "smoking_gun")


def test_a_rival_is_later_from_when_it_competes(journal: Journal) -> None:
    """Corrected to compete with a claim, or reworded, after evidence on it: later too; its other corrections say nothing."""
    rival = journal.record(RivalRegistered(code="R-autre", claims=["H1a"], statement="Autre chose."))
    _weighed(journal, "7", "G-1")
    journal.correct(rival, {"claims": ["H1a", "H1b"]}, reason="Elle vaut aussi pour H1b.")
    assert _told(journal, "after_evidence", rival="R-autre") == (True,)
    assert _told(journal, "after_evidence", claim="H1a", rival="R-autre") == (False,)
    main = next(entry.ref for entry in journal.entries() if getattr(entry.event, "code", "") == "R-appel")
    journal.correct(main, {"main": False}, reason="Elle n’est plus la première.")
    assert _told(journal, "after_evidence") == (False,)
    journal.correct(main, {"statement": "L’appel a tout fixé."}, reason="Mieux dit.")
    assert _told(journal, "after_evidence") == (True,)


def test_moment_4_of_the_demo(tmp_path: Path) -> None:
    """As known that evening: 7.0 [2.4 ; 11.1] against R-appel, and nothing yet against R-evidence."""
    with write_demo(tmp_path / "ect-demo") as demo:
        weighed = next(
            entry for entry in demo.entries() if str(entry.occurred) == "2024-02-07" and entry.type == "evidence.judged"
        )
        told = evidence_items(Reading.of(demo, known_at=weighed.position), "H1b")
    item = told.filter(link=int(weighed.event.evidence[1:])).sort("rival")  # type: ignore[attr-defined]  # of a judgement
    assert item.select("rival", "mid", "low", "high").collect().rows() == [
        ("R-appel", Decimal("7.0"), Decimal("2.4"), Decimal("11.1")), ("R-evidence", None, None, None)
    ]  # fmt: skip
