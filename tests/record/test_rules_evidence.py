"""The rules of hypotheses and evidence: rivals, links, weights, frozen tallies, statuses."""

from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    DecisionTaken,
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    HypothesisStatusSet,
    PredictionRegistered,
    RivalRegistered,
    TallyFrozen,
)
from tests.record.verdicts import beside, entries_of, explained, noted, refused
from tests.world import SmallWorld, small_world

HALF_AGAINST_RARELY = {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}
"""Weighs 7.0 dB [2.4 ; 11.1]."""
SEVEN = {"total": "7", "low": "2.4", "high": "11.1", "items": 1, "clusters": 1}
"""The tally of H1b against R-appel once one item has that weight."""


def judged(link: Receipt | str, reader: str = "P-01", **fields: Any) -> EvidenceJudged:
    """A reader's weighing of a piece of evidence against R-appel."""
    given = {"weights": [HALF_AGAINST_RARELY], "rationale": "La rivale n’aurait pas changé le besoin.", **fields}
    return EvidenceJudged(evidence=link, reader=reader, **given)


def weighed() -> tuple[SmallWorld, Receipt]:
    """A world in which one piece of evidence for H1b was weighed once, and that piece."""
    world = small_world()
    link = world.linked()
    world.record(judged(link))
    return world, link


# hypotheses and rivals --------------------------------------------------------------------------------------------------


def test_each_claim_of_a_hypothesis_has_its_own_code() -> None:
    """Two claims of one registration cannot bear one code."""
    world = small_world()
    given = {"code": "H2", "axis": "support", "statement": "Le métier doit être adapté."}
    twice = [{"code": "H2a", "text": "Un."}, {"code": "H2a", "text": "Deux."}]
    once = [{"code": "H2a", "text": "Un."}, {"code": "H2b", "text": "Deux."}]
    refused("claim-twice", world, HypothesisRegistered(**given, claims=twice))
    beside("claim-twice", world, HypothesisRegistered(**given, claims=once))


def test_a_rival_is_weighed_against_the_claims_it_competes_with() -> None:
    """R-porteur explains H1c another way and says nothing of H1b: weights, predictions and tallies respect it."""
    world, link = weighed()
    other = {"rival": "R-porteur", "if_rival": "rarely", "if_claim": "half"}
    error = refused("rival-unrelated", world, judged(link, weights=[other]))
    assert "Rivals of H1b: R-appel." == error.findings[0].hint.en
    predicted = PredictionRegistered(
        code="A-1", claim="H1b", title="Attendu", p_claim="0.7", p_rivals=[{"rival": "R-porteur", "p": "0.2"}]
    )
    refused("rival-unrelated", world, predicted)
    refused("rival-unrelated", world, frozen(world, rival="R-porteur"))


def test_a_rival_that_competes_may_be_weighed() -> None:
    """R-appel competes with H1b."""
    world, link = weighed()
    beside("rival-unrelated", world, judged(link))
    predicted = PredictionRegistered(
        code="A-1", claim="H1b", title="Attendu", p_claim="0.7", p_rivals=[{"rival": "R-appel", "p": "0.2"}]
    )
    beside("rival-unrelated", world, predicted)
    beside("rival-unrelated", world, frozen(world))


def test_a_rival_that_comes_after_evidence_is_flagged() -> None:
    """Earlier links remain to be weighed against it, and the flag counts them."""
    world, _ = weighed()
    late = RivalRegistered(code="R-evidence", claims=["H1b"], statement="Le besoin était évident.")
    receipt = noted("rival-after-evidence", world, late)
    [note] = [note for note in receipt.notes if note.rule.code == "rival-after-evidence"]
    assert (
        "This rival comes after 1 piece(s) of evidence on H1b@1, which remain to be weighed against it." == note.text.en
    )


def test_a_rival_that_comes_first_is_not_flagged() -> None:
    """Nothing was linked to H1a yet."""
    world, _ = weighed()
    early = RivalRegistered(code="R-evidence", claims=["H1a"], statement="Le cadre ne comptait pas.")
    beside("rival-after-evidence", world, early)


# evidence ---------------------------------------------------------------------------------------------------------------


def test_evidence_for_a_claim_without_rival_is_flagged() -> None:
    """H1a has nothing to be weighed against; H1b has."""
    world = small_world()
    seen = world.observed()
    noted("no-rival-yet", world, lambda: world.linked(seen, claim="H1a"))
    beside("no-rival-yet", world, lambda: world.linked(seen, claim="H1b"))


def test_one_entry_has_one_cluster() -> None:
    """A second link to the same entry keeps the name of its source, whatever the claim."""
    world = small_world()
    seen = world.observed()
    first = world.linked(seen, cluster="G-1")
    error = refused("cluster-renamed", world, lambda: world.linked(seen, claim="H1a", cluster="G-2"))
    assert {first.ref} == entries_of(error)
    beside("cluster-renamed", world, lambda: world.linked(seen, claim="H1a", cluster="G-1"))


def test_another_entry_may_have_another_cluster() -> None:
    """Each entry has the cluster that it was first linked under."""
    world = small_world()
    world.linked(cluster="G-1")
    beside("cluster-renamed", world, lambda: world.linked(cluster="G-2"))


def test_a_cluster_is_free_again_when_its_link_is_retracted() -> None:
    """The name that counts is that of a link that stands."""
    world = small_world()
    seen = world.observed()
    world.retract(world.linked(seen, cluster="G-1"))
    beside("cluster-renamed", world, lambda: world.linked(seen, cluster="G-2"))


def test_a_second_reading_is_somebody_elses() -> None:
    """Who has weighed a piece already cannot be its second reader, and another can."""
    world, link = weighed()
    refused("second-reading-twice", world, judged(link, reader="P-01", blind=True))
    beside("second-reading-twice", world, judged(link, reader="rd", blind=True))


def test_a_reader_may_weigh_again() -> None:
    """Not as second reader: their latest judgement then counts."""
    world, link = weighed()
    beside("second-reading-twice", world, judged(link, reader="P-01"))


def test_a_judgement_has_one_weight_for_each_rival() -> None:
    """A rival is weighed once in one judgement."""
    world, link = weighed()
    refused("rival-twice", world, judged(link, weights=[HALF_AGAINST_RARELY, HALF_AGAINST_RARELY]))
    beside("rival-twice", world, judged(link, weights=[HALF_AGAINST_RARELY]))


def test_a_weighing_says_why() -> None:
    """A judgement without rationale takes a reason."""
    world, link = weighed()
    explained("judgement-without-rationale", world, judged(link, rationale=None), because="Repris d’un tableau.")
    beside("judgement-without-rationale", world, judged(link))


def test_evidence_read_by_one_reader_is_flagged() -> None:
    """The first reader's weighing is flagged, again if they weigh again; a second reader's is not."""
    world = small_world()
    link = world.linked()
    noted("one-reader", world, judged(link, reader="P-01"))
    noted("one-reader", world, judged(link, reader="P-01"))
    beside("one-reader", world, judged(link, reader="rd"))


# tallies and statuses ---------------------------------------------------------------------------------------------------


def frozen(world: SmallWorld, at: str | None = None, **total: Any) -> TallyFrozen:
    """The tally of H1 with one total, that of H1b against R-appel unless told otherwise, as known now or at an entry."""
    return TallyFrozen(
        hypothesis="H1",
        at=at or f"J{world.journal.head}",
        totals=[{"claim": "H1b", "rival": "R-appel", **SEVEN, **total}],
    )


@pytest.mark.parametrize(
    "wrong",
    [{"total": "7.1"}, {"low": "2.3"}, {"high": "11"}, {"items": 2}, {"clusters": 2}], ids=lambda w: next(iter(w))
)  # fmt: skip
def test_a_frozen_total_is_the_one_the_journal_gives(wrong: dict[str, Any]) -> None:
    """Each figure is computed again, and must agree."""
    world, _ = weighed()
    error = refused("frozen-total-disagrees", world, frozen(world, **wrong))
    assert "gives 7 [2.4 ; 11.1] dB over 1 items in 1 clusters" in error.findings[0].text.en


def test_a_frozen_total_that_agrees_is_accepted() -> None:
    """In whatever way its figures are written."""
    world, _ = weighed()
    receipt = beside("frozen-total-disagrees", world, frozen(world, total="7.00"))
    assert "7" == receipt.entry.event.model_dump(mode="json")["totals"][0]["total"]


def test_a_tally_frozen_by_other_rules_is_refused() -> None:
    """The name of the rules is part of what is frozen."""
    world, _ = weighed()
    other = TallyFrozen(**{**frozen(world).model_dump(), "rule": "tally/2"})
    refused("frozen-total-disagrees", world, other)


@pytest.mark.parametrize("what", ["the judgement", "the link", "the observation"])
def test_a_tally_is_frozen_as_it_was_known(what: str) -> None:
    """What was retracted afterwards still counts in what was known before, and counts no more today."""
    world, link = weighed()
    then = f"J{world.journal.head}"
    targets = {"the judgement": then, "the link": link.ref, "the observation": f"J{link.position - 1}"}
    world.retract(targets[what])
    nothing: dict[str, Any] = {"total": "0", "low": "0", "high": "0", "items": 0, "clusters": 0}
    refused("frozen-total-disagrees", world, frozen(world))
    refused("frozen-total-disagrees", world, frozen(world, at=then, **nothing))
    beside("frozen-total-disagrees", world, frozen(world, **nothing))
    beside("frozen-total-disagrees", world, frozen(world, at=then))


def decided(world: SmallWorld, committee: str) -> Receipt:
    """A committee adopts a decision on a hypothesis."""
    gathering = world.gathered(committee, "2024-12-03")
    decision = DecisionTaken(title="H1b est appuyée", kind="hypothesis", outcome="adopted", gathering=gathering)
    mandate = [] if committee == "scientific" else [{"rule": "outside-mandate", "reason": "Séance commune."}]
    return world.record(decision, occurred="2024-12-03", exceptions=mandate)


def status(tally: Receipt, decision: Receipt, claim: str = "H1b", hypothesis: str = "H1") -> HypothesisStatusSet:
    """The status of one claim: supported."""
    return HypothesisStatusSet(
        hypothesis=hypothesis, statuses=[{"claim": claim, "status": "supported"}], tally=tally, decision=decision
    )


def test_a_status_rests_on_a_decision_of_the_scientific_committee() -> None:
    """A decision of another committee, or taken in writing, does not do."""
    world, _ = weighed()
    tally = world.record(frozen(world))
    elsewhere = decided(world, "innovation")
    alone = world.record(DecisionTaken(title="D", kind="hypothesis", outcome="adopted", channel="written"))
    for decision in (elsewhere, alone):
        error = refused("status-without-tally-or-decision", world, status(tally, decision))
        assert {decision.ref} == entries_of(error)
    beside("status-without-tally-or-decision", world, status(tally, decided(world, "scientific")))


def test_a_status_rests_on_a_frozen_tally_of_its_claim() -> None:
    """The tally that it cites has a total for each claim that is given a status."""
    world, _ = weighed()
    tally, decision = world.record(frozen(world)), decided(world, "scientific")
    error = refused("status-without-tally-or-decision", world, status(tally, decision, claim="H1a"))
    assert {tally.ref} == entries_of(error)
    refused("wrong-type-cited", world, status(decision, decision))
    beside("status-without-tally-or-decision", world, status(tally, decision))


def test_a_status_rests_on_a_tally_that_stands() -> None:
    """A tally that was retracted grounds no status."""
    world, _ = weighed()
    tally, decision = world.record(frozen(world)), decided(world, "scientific")
    world.retract(tally)
    refused("retracted-entry-cited", world, status(tally, decision))


def test_a_claim_belongs_to_its_hypothesis() -> None:
    """Tallies and statuses of a hypothesis are those of its own claims."""
    world, _ = weighed()
    world.record(
        HypothesisRegistered(code="H2", axis="support", statement="S.", claims=[{"code": "H2a", "text": "Un."}])
    )
    tally, decision = world.record(frozen(world)), decided(world, "scientific")
    error = refused("claim-of-another-hypothesis", world, status(tally, decision, claim="H2a"))
    assert "Its claims are: H1a, H1b, H1c." == error.findings[0].hint.en
    refused("claim-of-another-hypothesis", world, frozen(world, claim="H2a"))
    beside("claim-of-another-hypothesis", world, status(tally, decision))


def test_numbers_are_those_of_the_answers() -> None:
    """The numbers stored beside two answers are the ones that they give; alone, numbers are whatever the reader says."""
    world, link = weighed()
    answers = {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}

    def judged(**numbers: str) -> EvidenceJudged:
        weight = {**answers, "low": "2.4", "mid": "7", "high": "11.1", **numbers}
        return EvidenceJudged(evidence=link, reader="P-01", weights=[weight], rationale="Relu.")

    refused("weight-disagrees", world, judged(mid="7.1"))
    beside("weight-disagrees", world, judged())


@pytest.mark.parametrize("ref", ["J1", "the link"])
def test_what_was_made_of_the_field_is_no_evidence(ref: str) -> None:
    """Evidence is what was gathered or came about: neither the journal's opening nor a link made before."""
    world, link = weighed()
    cited = link.ref if ref == "the link" else ref
    again = {"claim": "H1b", "entry": cited, "direction": "supports", "cluster": "G-2", "source_kind": "document"}
    refused("wrong-type-cited", world, EvidenceLinked(**again, rationale="Lu."))
