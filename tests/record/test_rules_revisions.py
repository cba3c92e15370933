"""The rules of revised hypotheses: versions of claims, what they take over, what is closed, what may be taken back."""

from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    DecisionTaken,
    EvidenceJudged,
    HypothesisRegistered,
    HypothesisRevised,
    HypothesisStatusSet,
    PredictionRegistered,
    RivalRegistered,
    TallyFrozen,
)
from ect_journal.catalogue.evidence import evidence_of
from ect_journal.tally import fold_tally
from tests.record.verdicts import beside, entries_of, noted, refused
from tests.world import REFS, SmallWorld, small_world

TEXTS = {
    "H1a": "Un cadre de dialogue existait avant le projet.",
    "H1b": "Le dialogue a fait évoluer l’énoncé du besoin.",
    "H1c": "Ces projets atteignent plus souvent l’étape « initié ».",
}
"""The claims of H1 as the small world registers them."""


def revised(*, without: tuple[str, ...] = (), carried: tuple[Any, ...] = (), **texts: str) -> HypothesisRevised:
    """H1 with these claims reworded or new, `without` some, and these pieces of evidence carried."""
    claims = {code: text for code, text in {**TEXTS, **texts}.items() if code not in without}
    return HypothesisRevised(
        hypothesis="H1", statement="Le dialogue fait émerger les projets.", reason="Relu en comité.", loop="double",
        claims=[{"code": code, "text": text} for code, text in claims.items()], knowledge_access="results_seen",
        carried=[{"evidence": link, "reason": "Vaut aussi pour le nouvel énoncé."} for link in carried],
    )  # fmt: skip


def weighed(**link: Any) -> tuple[SmallWorld, Receipt]:
    """A world in which one piece of evidence for H1b was weighed at 7 dB against R-appel."""
    world = small_world()
    return world, weigh(world, world.linked(**link))


def weigh(world: SmallWorld, link: Receipt) -> Receipt:
    answers = {"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}
    world.record(
        EvidenceJudged(evidence=link, reader="P-01", weights=[answers], rationale="Rien d’autre ne l’explique.")
    )
    return link


def tally(world: SmallWorld, claim: str = "H1b", at: int | None = None) -> tuple[int, int]:
    """The total in dB, and the number of items, as known at an entry or now."""
    register = world.journal.register()
    at = at or register.head
    found = fold_tally(evidence_of(register, claim, "R-appel", at), at=at)
    return int(found.total), found.items


# versions -----------------------------------------------------------------------------------------------------------------


def test_a_claim_reworded_gets_the_next_version_and_the_others_keep_theirs() -> None:
    """What is linked from then on is linked to it; an unchanged claim stays at version 1."""
    world = small_world()
    world.record(revised(H1b="Le dialogue a changé l’énoncé du besoin."))
    links = [world.linked(claim=claim).entry.event.model_dump()["claim"] for claim in ("H1b", "H1a")]
    assert ["H1b@2", "H1a@1"] == links


def test_a_tally_counts_what_was_linked_to_the_current_version() -> None:
    """Evidence of the old wording stays with it; as known before the revision it counts as it did."""
    world, _ = weighed()
    before = world.journal.head
    world.record(revised(H1b="Le dialogue a changé l’énoncé du besoin."))
    assert [(0, 0), (7, 1), (7, 1)] == [tally(world), tally(world, at=before), tally(world, "H1b@1")]
    weigh(world, world.linked(cluster="G-2"))
    assert (7, 1) == tally(world)


def test_an_unchanged_claim_keeps_its_evidence() -> None:
    """A revision that rewords H1a leaves the tally of H1b alone."""
    world, _ = weighed()
    world.record(revised(H1a="Un cadre de dialogue existait un an avant le projet."))
    assert (7, 1) == tally(world)


def test_what_is_carried_counts_through_each_revision_since() -> None:
    """Carried once it counts for version 2; not carried again, it does not for version 3."""
    world, link = weighed()
    world.record(revised(H1b="Deux.", carried=(link,)))
    assert (7, 1) == tally(world)
    third = world.record(revised(H1b="Trois."))
    assert (0, 0) == tally(world)
    world.retract(third)
    assert (7, 1) == tally(world)
    world.record(revised(H1b="Trois bis.", carried=(link,)))
    assert [(7, 1), "H1b@4"] == [tally(world), world.linked().entry.event.model_dump()["claim"]]


def test_a_revision_retracted_was_never_made() -> None:
    """The claim is at version 1 again with its evidence, and the number 2 is not used a second time."""
    world, _ = weighed()
    world.retract(world.record(revised(H1b="Deux.")))
    assert (7, 1) == tally(world)
    seen = world.observed()
    refused("unknown-version", world, lambda: world.linked(seen, claim="H1b@2"))
    world.record(revised(H1b="Deux autrement."))
    assert "H1b@3" == world.linked().entry.event.model_dump()["claim"]


def test_a_new_claim_is_minted_and_its_code_is_free() -> None:
    """H1d is a claim from then on; a claim of another hypothesis, or a code that only its case sets apart, is refused."""
    world = small_world()
    other = [{"code": "H2a", "text": "Le métier doit être adapté."}]
    world.record(HypothesisRegistered(code="H2", axis="support", statement="S.", claims=other))
    refused("code-taken", world, revised(H2a="Le métier doit être adapté."))
    refused("code-taken", world, revised(h1A="Un autre cadre."))
    minted = beside("code-taken", world, revised(H1d="Le cadre survit au projet."))
    linked = world.linked(claim="H1d")
    assert "H1d@1" == linked.entry.event.model_dump()["claim"]
    again = HypothesisRegistered(
        code="H3", axis="funding", statement="S.", claims=[{"code": "H1d", "text": "Un autre énoncé."}]
    )
    assert {minted.ref} == entries_of(refused("code-taken", world, again))


def test_a_claim_is_written_once_in_a_revision() -> None:
    """As when it was registered."""
    world = small_world()
    twice = [{"code": "H1a", "text": "Un."}, {"code": "H1a", "text": "Deux."}]
    refused("claim-twice", world, HypothesisRevised(**{**revised().model_dump(), "claims": twice}))
    beside("claim-twice", world, revised(H1a="Un."))


# what is carried ------------------------------------------------------------------------------------------------------------


def test_what_is_carried_bears_on_a_claim_that_changes() -> None:
    """Evidence on an unchanged claim stays without being carried; another hypothesis's is not carried here."""
    world, link = weighed()
    elsewhere = world.linked(claim="H1a")
    error = refused("carried-without-change", world, revised(H1b="Deux.", carried=(link, elsewhere)))
    assert {elsewhere.ref} == entries_of(error)
    refused("carried-without-change", world, revised(without=("H1b",), carried=(link,)))
    beside("carried-without-change", world, revised(H1b="Deux.", carried=(link,)))


def test_what_no_longer_counts_is_not_carried() -> None:
    """Left behind by one revision, it is not picked up by the next."""
    world, link = weighed()
    world.record(revised(H1b="Deux."))
    refused("carried-without-change", world, revised(H1b="Trois.", carried=(link,)))


def test_what_is_carried_stands() -> None:
    """A link that was retracted carries nothing."""
    world, link = weighed()
    world.retract(link)
    refused("retracted-entry-cited", world, revised(H1b="Deux.", carried=(link,)))


def test_what_a_revision_carries_can_be_corrected() -> None:
    """Forgotten, then added; what it says of the claims cannot be."""
    world, link = weighed()
    revision = world.record(revised(H1b="Deux."))
    carried = [{"evidence": link, "reason": "Oubliée."}]
    beside("carried-without-change", world, lambda: world.correct(revision, {"carried": carried}))
    assert (7, 1) == tally(world)
    claims = [{"code": "H1a", "text": "Un autre."}]
    refused("identity-corrected", world, lambda: world.correct(revision, {"claims": claims}))


# what is closed -------------------------------------------------------------------------------------------------------------


def status(world: SmallWorld, claim: str) -> HypothesisStatusSet:
    """What the scientific committee says of a claim, on a tally of H1b and H1a frozen now."""
    figures = {"total": "0", "low": "0", "high": "0", "items": 0, "clusters": 0}
    totals = [{"claim": code, "rival": rival, **figures} for code, rival in (("H1b", "R-appel"), ("H1c", "R-porteur"))]
    frozen = world.record(TallyFrozen(hypothesis="H1", at=f"J{world.journal.head}", totals=totals))
    gathering = world.gathered("scientific", "2024-12-03")
    taken = DecisionTaken(title="Bilan", kind="hypothesis", outcome="adopted", gathering=gathering)
    decision = world.record(taken, occurred="2024-12-03")
    statuses = [{"claim": claim, "status": "undecided"}]
    return HypothesisStatusSet(hypothesis="H1", statuses=statuses, tally=frozen, decision=decision)


def test_nothing_new_is_said_of_a_claim_left_out() -> None:
    """No evidence, no rival, no prediction, no status; on a claim that stays, all of them."""
    world = small_world()
    revision = world.record(revised(without=("H1c",)))
    seen = world.observed()
    error = refused("claim-closed", world, lambda: world.linked(seen, claim="H1c"))
    assert {revision.ref} == entries_of(error)
    assert "Name a claim that is open (H1a, H1b)" in error.findings[0].hint.en
    predicted: dict[str, Any] = {"code": "A-1", "title": "Attendu", "p_claim": "0.7"}
    refused("claim-closed", world, RivalRegistered(code="R-x", claims=["H1c"], statement="Autre."))
    refused("claim-closed", world, PredictionRegistered(**predicted, claim="H1c"))
    refused("claim-closed", world, status(world, "H1c"))
    beside("claim-closed", world, lambda: world.linked(seen, claim="H1b"))
    beside("claim-closed", world, RivalRegistered(code="R-x", claims=["H1b"], statement="Autre."))
    beside("claim-closed", world, PredictionRegistered(**predicted, claim="H1b"))
    beside("claim-closed", world, status(world, "H1b"))


def test_a_claim_left_out_may_come_back() -> None:
    """Unchanged it has its version and its evidence again; a correction of what was linked before is not in the way."""
    world, link = weighed()
    world.record(revised(without=("H1b",)))
    beside("claim-closed", world, lambda: world.correct(link, {"rationale": "Relu."}))
    world.record(revised())
    assert [(7, 1), "H1b@1"] == [tally(world), world.linked(cluster="G-2").entry.event.model_dump()["claim"]]


def test_a_late_rival_counts_the_evidence_of_the_current_wording() -> None:
    """What bore on the old wording is not to be weighed against it."""
    world, _ = weighed()
    world.record(revised(H1b="Deux."))
    beside("rival-after-evidence", world, RivalRegistered(code="R-x", claims=["H1b"], statement="Autre."))
    world.linked(cluster="G-2")
    noted("rival-after-evidence", world, RivalRegistered(code="R-y", claims=["H1b"], statement="Encore."))


# what is frozen -----------------------------------------------------------------------------------------------------------

SEVEN: dict[str, Any] = {"total": "7", "low": "2.4", "high": "11.1", "items": 1, "clusters": 1}


def frozen(claim: str, at: int, **figures: Any) -> TallyFrozen:
    """The tally of one claim against R-appel as known at an entry, one item at 7 dB unless told otherwise."""
    return TallyFrozen(hypothesis="H1", at=f"J{at}", totals=[{"claim": claim, "rival": "R-appel", **SEVEN, **figures}])


def test_a_tally_is_frozen_in_the_version_of_its_moment() -> None:
    """A bare code takes the version then in force; one that was not written then is refused, an older one is not."""
    world, _ = weighed()
    then = world.journal.head
    world.record(revised(H1b="Deux."))
    nothing: dict[str, Any] = {"total": "0", "low": "0", "high": "0", "items": 0, "clusters": 0}
    for figures in ({}, nothing):
        refused("frozen-before-its-subject", world, frozen("H1b@2", then, **figures))
    before = beside("frozen-before-its-subject", world, frozen("H1b", then))
    after = beside("frozen-before-its-subject", world, frozen("H1b", world.journal.head, **nothing))
    beside("frozen-before-its-subject", world, frozen("H1b@1", world.journal.head))
    assert ["H1b@1", "H1b@2"] == [tally.entry.event.totals[0].claim for tally in (before, after)]  # type: ignore[attr-defined]


def test_a_status_is_of_the_version_that_was_frozen() -> None:
    """What the old wording weighed says nothing of the new one."""
    world, _ = weighed()
    then = world.journal.head
    world.record(revised(H1b="Deux."))
    tally = world.record(frozen("H1b", then))
    gathering = world.gathered("scientific", "2024-12-03")
    taken = DecisionTaken(title="Bilan", kind="hypothesis", outcome="adopted", gathering=gathering)
    decision = world.record(taken, occurred="2024-12-03")

    def given(claim: str) -> HypothesisStatusSet:
        statuses = [{"claim": claim, "status": "supported"}]
        return HypothesisStatusSet(hypothesis="H1", statuses=statuses, tally=tally, decision=decision)

    for claim in ("H1b", "H1b@2"):
        [finding] = refused("status-of-another-version", world, given(claim)).findings
        assert f"{tally.ref} froze a total of H1b@1, not of H1b@2." == finding.text.en
    beside("status-of-another-version", world, given("H1b@1"))


# taking back ----------------------------------------------------------------------------------------------------------------


def test_what_a_revision_starts_from_stays_under_it() -> None:
    """Neither the revision before it nor the first claims change; the last revision may be retracted, then the one before."""
    world = small_world()
    second, third = world.record(revised(H1b="Deux.")), world.record(revised(H1b="Trois."))
    reworded = [{"code": code, "text": text} for code, text in {**TEXTS, "H1b": "Deux."}.items()]
    for act in (lambda: world.retract(second), lambda: world.correct(REFS["H1"], {"claims": reworded})):
        assert {third.ref} == entries_of(refused("revised-since", world, act))
    beside("revised-since", world, lambda: world.correct(REFS["H1"], {"statement": "Mieux dit."}))
    beside("revised-since", world, lambda: world.retract(third))
    beside("revised-since", world, lambda: world.retract(second))
    beside("revised-since", world, lambda: world.correct(REFS["H1"], {"claims": reworded}))


def test_a_revision_is_not_put_back_under_a_later_one() -> None:
    """It can be once that one is retracted."""
    world = small_world()
    second = world.record(revised(H1b="Deux."))
    world.retract(second)
    third = world.record(revised(H1b="Trois."))
    assert {third.ref} == entries_of(refused("revised-since", world, lambda: world.reinstate(second)))
    world.retract(third)
    beside("revised-since", world, lambda: world.reinstate(second))


@pytest.mark.parametrize("cite", ["a link", "a rival"])
def test_a_revision_that_minted_a_code_in_use_stays(cite: str) -> None:
    """H1d is cited: what gave it that code cannot go; nothing cites H1e."""
    world = small_world()
    revision = world.record(revised(H1d="Le cadre survit au projet."))
    if cite == "a link":
        world.linked(claim="H1d")
    else:
        world.record(RivalRegistered(code="R-x", claims=["H1d"], statement="Autre."))
    refused("code-in-use", world, lambda: world.retract(revision))
    other = world.record(revised(H1d="Le cadre survit au projet.", H1e="Il en fait naître d’autres."))
    beside("code-in-use", world, lambda: world.retract(other))


def test_a_minted_code_taken_meanwhile_is_not_minted_again() -> None:
    """Retracted, the revision leaves H1d to another hypothesis, and does not come back."""
    world = small_world()
    revision = world.record(revised(H1d="Le cadre survit au projet."))
    world.retract(revision)
    claims = [{"code": "H1d", "text": "Un autre énoncé."}]
    world.record(HypothesisRegistered(code="H2", axis="support", statement="S.", claims=claims))
    refused("code-taken", world, lambda: world.reinstate(revision))
