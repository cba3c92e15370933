"""The rules of hypotheses and evidence: rivals, links, weights, frozen tallies, statuses."""

from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.blind import grid_of
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
    """Who weighed a piece after they were given its grid cannot answer the grid any more, and another can."""
    world = small_world()
    link = world.linked()
    grid = grid_of(world.journal, "P-01")
    world.record(judged(link, reader="P-01"))
    answers = {"R-appel": ("often", "rarely")}
    refused("second-reading-twice", world, lambda: world.journal.read_blind(grid, link, answers, rationale="Relu."))
    beside("second-reading-twice", world, lambda: world.read_blind(link, "rd"))


@pytest.mark.parametrize("blind", [False, True])
def test_who_has_read_does_not_read_blind_after_a_retraction(blind: bool) -> None:
    """Taken back or not, they have read it: the grid does not ask again, and one made before is not answered."""
    world = small_world()
    link = world.linked()
    grid = grid_of(world.journal, "P-01")
    first = world.read_blind(link, "P-01") if blind else world.record(judged(link, reader="P-01"))
    world.retract(first)
    assert () == grid_of(world.journal, "P-01").questions
    answers = {"R-appel": ("often", "rarely")}
    error = refused("second-reading-twice", world, lambda: world.journal.read_blind(grid, link, answers, rationale="x"))
    assert {first.ref} == entries_of(error)
    beside("second-reading-twice", world, lambda: world.read_blind(link, "rd"))
    beside("second-reading-twice", world, lambda: world.reinstate(first))


def test_who_was_put_down_as_reader_by_mistake_may_read_blind() -> None:
    """The reader is corrected, and then it is the other one who has read it, retracted afterwards or not."""
    world = small_world()
    link = world.linked()
    mistaken = world.record(judged(link, reader="P-01"))
    world.correct(mistaken, {"reader": "rd"})
    beside("second-reading-twice", world, lambda: world.read_blind(link, "P-01"))
    beside("second-reading-twice", world, lambda: world.retract(mistaken))
    assert () == grid_of(world.journal, "rd").questions


def test_each_rival_is_read_once() -> None:
    """Who has weighed a piece against one rival may still read it blind against another."""
    world, link = weighed()
    world.record(RivalRegistered(code="R-evidence", claims=["H1b"], statement="Le besoin était évident."))
    answers = {"R-evidence": ("half", "often")}
    beside("second-reading-twice", world, lambda: world.read_blind(link, "P-01", answers=answers))


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


# signs and predictions --------------------------------------------------------------------------------------------------


def by_numbers(mid: str, rival: str = "R-appel") -> list[dict[str, str]]:
    """One weight, in dB, without an interval."""
    return [{"rival": rival, "low": mid, "mid": mid, "high": mid}]


def pointing(direction: str) -> tuple[SmallWorld, Receipt]:
    """A world with one link for H1b that points that way, not weighed yet."""
    world = small_world()
    link = world.linked()
    if direction != "supports":
        world.correct(link, {"direction": direction})
    return world, link


@pytest.mark.parametrize(
    ("direction", "wrong", "right", "said"),
    [
        ("supports", ("-0.1", "-7"), ("0", "0.1", "20"), "“supports”, which goes with 0 to 20 dB"),
        ("weakens", ("0.1", "7"), ("0", "-0.1", "-20"), "“weakens”, which goes with -20 to 0 dB"),
        ("neutral", ("3", "-3", "20"), ("2.9", "-2.9", "0"), "“does not tell them apart”, which goes with less than 3 dB"),
    ],
)  # fmt: skip
def test_a_weight_goes_with_the_direction_of_its_link(
    direction: str, wrong: tuple[str, ...], right: tuple[str, ...], said: str
) -> None:
    """Against the main rival: the weight, the direction and the range are said, and how to set it right."""
    for mid in wrong:
        world, link = pointing(direction)
        error = refused("weight-against-direction", world, judged(link, weights=by_numbers(mid)))
        [finding] = error.findings
        assert f"This weighing gives {mid} dB against R-appel, the main rival of H1b;" in finding.text.en
        assert said in finding.text.en
        assert f"ect correct {link.ref} --set direction=…" in finding.hint.fr
    for mid in right:
        world, link = pointing(direction)
        beside("weight-against-direction", world, judged(link, weights=by_numbers(mid)))


def test_only_the_main_rival_decides_the_sign() -> None:
    """Another rival may do better or worse; once it is said to be the main one, it is the one that counts."""
    world, link = pointing("supports")
    other = RivalRegistered(code="R-hasard", claims=["H1b"], statement="Le hasard.")
    registered = world.record(other)
    against = judged(link, weights=[*by_numbers("7"), *by_numbers("-7", "R-hasard")])
    beside("weight-against-direction", world, against)
    world.correct("J12", {"main": False})
    beside("weight-against-direction", world, against)
    world.correct(registered, {"main": True})
    refused("weight-against-direction", world, against)


def test_another_main_rival_is_said_to_turn_signs() -> None:
    """What was weighed against the rival that becomes the main one may go against its link: kept, and flagged with it."""
    world, link = pointing("supports")
    other = world.record(RivalRegistered(code="R-hasard", claims=["H1b"], statement="Le hasard."))
    against = world.record(judged(link, weights=[*by_numbers("7"), *by_numbers("-7", "R-hasard")]))
    beside("signs-against-main-rival", world, lambda: world.correct(other, {"main": True}))
    receipt = noted("signs-against-main-rival", world, lambda: world.correct("J12", {"main": False}))
    [note] = [note for note in receipt.notes if note.rule.code == "signs-against-main-rival"]
    assert "R-hasard is now the main rival of H1b; " in note.text.en
    assert note.text.en.endswith(f"the direction of their link says: {against.ref} ({link.ref}).")
    beside("signs-against-main-rival", world, lambda: world.correct("J12", {"statement": "Autrement dit."}))
    beside("signs-against-main-rival", world, lambda: world.retract(f"J{receipt.position}"))


def test_answers_have_a_sign_too() -> None:
    """Two frequencies that say the contrary of the link are refused as numbers are."""
    world, link = pointing("supports")
    answers = {"rival": "R-appel", "if_rival": "often", "if_claim": "rarely"}
    error = refused("weight-against-direction", world, judged(link, weights=[answers]))
    assert "-8.8 dB" in error.findings[0].text.en


def test_a_blind_reader_may_see_it_the_other_way() -> None:
    """They are not shown the direction: their disagreement is kept, and holds no correction up."""
    world, link = weighed()
    contrary = {"R-appel": ("half", "rarely")}
    beside("weight-against-direction", world, lambda: world.read_blind(link, "rd", answers=contrary))
    world.retract(f"J{link.position + 1}")
    beside("weight-against-direction", world, lambda: world.correct(link, {"direction": "neutral"}))


def test_a_direction_is_not_corrected_away_from_what_was_weighed() -> None:
    """The judgements that stand are named; once they are retracted, the direction is free."""
    world, link = weighed()
    judgement = f"J{world.journal.head}"
    error = refused("weight-against-direction", world, lambda: world.correct(link, {"direction": "weakens"}))
    assert {link.ref, judgement} == entries_of(error)
    assert f"{judgement} gives 7 dB against R-appel" in error.findings[0].text.en
    beside("weight-against-direction", world, lambda: world.correct(link, {"rationale": "Relu."}))
    world.retract(judgement)
    beside("weight-against-direction", world, lambda: world.correct(link, {"direction": "weakens"}))


def test_a_judgement_is_not_corrected_away_from_its_link() -> None:
    """A corrected judgement is judged as it then reads."""
    world, _ = weighed()
    judgement = f"J{world.journal.head}"
    refused("weight-against-direction", world, lambda: world.correct(judgement, {"weights": by_numbers("-7")}))
    beside("weight-against-direction", world, lambda: world.correct(judgement, {"weights": by_numbers("3")}))


def test_what_is_taken_back_leaves_signs_that_agree() -> None:
    """Neither a correction retracted nor a judgement reinstated may put a weight against its direction."""
    world, link = weighed()
    judgement = f"J{world.journal.head}"
    world.retract(judgement)
    correction = world.correct(link, {"direction": "weakens"})
    error = refused("history-refused", world, lambda: world.reinstate(judgement))
    assert "7 dB against R-appel" in error.findings[0].text.en
    beside("weight-against-direction", world, judged(link, weights=by_numbers("-7")))
    error = refused("history-refused", world, lambda: world.retract(correction))
    assert "-7 dB against R-appel" in error.findings[0].text.en
    beside("weight-against-direction", world, lambda: world.retract(link))


def predicted(code: str, claim: str) -> PredictionRegistered:
    """Something expected if that claim is true."""
    return PredictionRegistered(code=code, claim=claim, title="Le besoin bouge", p_claim="0.7")


def test_a_link_answers_a_prediction_of_its_own_claim() -> None:
    """A prediction about another claim foresaw nothing here, and those about this one are named."""
    world = small_world()
    for code, claim in (("A-1", "H1b"), ("A-2", "H1a")):
        world.record(predicted(code, claim))
    seen = world.observed()

    def link(prediction: str | None) -> EvidenceLinked:
        return EvidenceLinked(
            claim="H1b", entry=seen, direction="supports", cluster="G-1", source_kind="observation",
            prediction=prediction, rationale="Vu.",
        )  # fmt: skip

    error = refused("prediction-of-another-claim", world, link("A-2"))
    assert "A-2 is a prediction about H1a, not about H1b." == error.findings[0].text.en
    assert "Predictions about H1b: A-1. Name one of them, or leave prediction out." == error.findings[0].hint.en
    beside("prediction-of-another-claim", world, link("A-1"))
    beside("prediction-of-another-claim", world, link(None))


def test_a_rival_that_does_not_exist_is_refused_with_those_that_do() -> None:
    """Weighed or predicted against, a rival is a registered one."""
    world, link = weighed()
    p = [{"rival": "R-apel", "p": "0.2"}]
    expected = PredictionRegistered(code="A-1", claim="H1b", title="Attendu", p_claim="0.7", p_rivals=p)
    for event in (judged(link, weights=by_numbers("7", "R-apel")), expected):
        error = refused("unknown-code", world, event)
        assert "Did you mean R-appel? Known codes: R-appel, R-porteur." == error.findings[0].hint.en


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
    said = error.findings[0].text
    assert "gives 7 [2.4 ; 11.1] dB over 1 item in 1 cluster, not" in said.en
    assert "donne 7 [2,4 ; 11,1] dB sur 1 élément en 1 grappe, non" in said.fr


def test_a_frozen_total_that_agrees_is_accepted() -> None:
    """In whatever way its figures are written."""
    world, _ = weighed()
    receipt = beside("frozen-total-disagrees", world, frozen(world, total="7.00"))
    assert "7" == receipt.entry.event.model_dump(mode="json")["totals"][0]["total"]


def test_a_tally_frozen_by_other_rules_is_refused() -> None:
    """The name of the rules is part of what is frozen, and is what is said to be wrong."""
    world, _ = weighed()
    other = TallyFrozen(**{**frozen(world).model_dump(), "rule": "tally/2"})
    [finding] = refused("frozen-by-another-rule", world, other).findings
    assert "The rule is tally/1, not tally/2." == finding.text.en
    beside("frozen-by-another-rule", world, frozen(world))


NOTHING: dict[str, Any] = {"total": "0", "low": "0", "high": "0", "items": 0, "clusters": 0}
"""What nobody linked anything to adds up to."""


@pytest.mark.parametrize(
    ("at", "missing"), [("J5", "there was no H1b@1"), ("J11", "R-appel did not compete with H1b@1")]
)
def test_a_tally_is_of_what_there_was(at: str, missing: str) -> None:
    """Of no claim, and against no rival, that was not recorded yet, even with nothing to add up."""
    world, _ = weighed()
    [finding] = refused("frozen-before-its-subject", world, frozen(world, at=at, **NOTHING)).findings
    assert f"As known at {at}, {missing}." == finding.text.en
    assert f"`ect record tally --hypothesis H1 --at {at}`" in finding.hint.en
    beside("frozen-before-its-subject", world, frozen(world, at="J12", **NOTHING))


def test_a_rival_competes_since_it_was_said_to() -> None:
    """A rival to which the claim was added afterwards was none of it before."""
    world, _ = weighed()
    then = f"J{world.journal.head}"
    world.correct("J13", {"claims": ["H1c", "H1b"]})
    other = {"rival": "R-porteur", **NOTHING}
    refused("frozen-before-its-subject", world, frozen(world, at=then, **other))
    beside("frozen-before-its-subject", world, frozen(world, **other))


def test_a_total_is_frozen_once() -> None:
    """A claim against a rival has one total in a tally."""
    world, _ = weighed()
    once = frozen(world)
    refused("total-twice", world, TallyFrozen(hypothesis="H1", at=once.at, totals=[*once.totals, *once.totals]))
    beside("total-twice", world, once)


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
