"""Blind readings in the record: what a reader is asked, and that nothing else makes a judgement blind."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from ect_journal import IntakeRefused, InvalidInput
from ect_journal.blind import Question, changed_since, grid_of, identity
from ect_journal.catalogue import EvidenceJudged, EvidenceLinked, HypothesisRevised, RivalRegistered
from ect_journal.transfer import export_lines, intake, restore
from tests.record.verdicts import beside, refused
from tests.world import SmallWorld, small_world

WEIGHTS = [{"rival": "R-appel", "if_rival": "rarely", "if_claim": "half"}]
ANSWERS = {"R-appel": ("rarely", "half")}


def asked(world: SmallWorld, reader: str = "P-01", about: str | None = None) -> list[tuple[str, str]]:
    """The (piece of evidence, rival) pairs of a reader's grid."""
    return [(question.evidence, question.rival) for question in grid_of(world.journal, reader, about).questions]


def judgement(link: Any, **fields: Any) -> EvidenceJudged:
    return EvidenceJudged(evidence=link, reader="P-01", weights=WEIGHTS, rationale="Vu ainsi.", **fields)


def reworded(*carried: str) -> HypothesisRevised:
    """H1 with another H1b, which takes over these pieces of evidence."""
    texts = {
        "H1a": "Un cadre de dialogue existait avant le projet.",
        "H1b": "Le dialogue a changé le besoin.",
        "H1c": "Ces projets atteignent plus souvent l’étape « initié ».",
    }
    return HypothesisRevised(
        hypothesis="H1", statement="Le dialogue fait émerger les projets.", reason="Plus net.",
        claims=[{"code": code, "text": text} for code, text in texts.items()],
        carried=[{"evidence": ref, "reason": "Il en dit autant."} for ref in carried],
        knowledge_access="results_seen", loop="single",
    )  # fmt: skip


# what is asked --------------------------------------------------------------------------------------------------------


def test_a_question_says_what_was_seen_and_two_explanations() -> None:
    """The entry, the claim and the rival as they read now; neither direction, nor rationale, nor weight."""
    world = small_world()
    link = world.linked()
    world.record(judgement(link))
    [question] = grid_of(world.journal, "rd").questions
    assert ("Le besoin est reformulé", "Le dialogue a fait évoluer l’énoncé du besoin.", "H1b@1") == (
        question.entry.event.headline(), question.text, question.claim,
    )  # fmt: skip
    assert ("R-appel", "L’appel à projets a créé le besoin.") == (question.rival, question.statement)
    assert {"evidence", "entry", "claim", "text", "rival", "statement"} == set(Question.__dataclass_fields__)


def test_what_a_reader_weighed_is_not_asked_again() -> None:
    """Rival by rival: one that comes later is asked about, the main one first; other readers are asked everything."""
    world = small_world()
    link = world.linked()
    world.record(judgement(link))
    assert [] == asked(world)
    world.record(RivalRegistered(code="R-late", claims=["H1b"], statement="Le besoin était évident."))
    assert [(link.ref, "R-late")] == asked(world)
    assert [(link.ref, "R-appel"), (link.ref, "R-late")] == asked(world, "rd")


def test_only_what_counts_is_asked() -> None:
    """Neither a retracted link, nor one to a retracted entry; what is put back is asked again."""
    world = small_world()
    seen = world.observed()
    link = world.linked(seen)
    world.retract(link)
    assert [] == asked(world)
    world.reinstate(link)
    assert [(link.ref, "R-appel")] == asked(world)
    world.retract(seen)
    assert [] == asked(world)


def test_only_what_counts_for_the_claim_as_it_reads_is_asked() -> None:
    """Of a claim that is reworded, what the new version takes over."""
    world = small_world()
    kept, left = world.linked(), world.linked(cluster="G-2")
    world.record(reworded(kept.ref))
    [question] = grid_of(world.journal, "P-01").questions
    assert (kept.ref, "H1b@2", "Le dialogue a changé le besoin.") == (
        question.evidence,
        question.claim,
        question.text,
    )
    assert left.ref not in dict(asked(world))


def test_a_grid_of_one_claim_or_one_hypothesis() -> None:
    """What is asked about is named by its code; what nothing is called is refused with what is."""
    world = small_world()
    link, other = world.linked(), world.linked(claim="H1c", cluster="G-2")
    assert [(link.ref, "R-appel")] == asked(world, about="H1b")
    assert [(other.ref, "R-porteur")] == asked(world, about="H1c")
    assert 2 == len(asked(world, about="H1"))
    with pytest.raises(InvalidInput, match=r"Did you mean H1.*H1a, H1b, H1c"):
        grid_of(world.journal, "P-01", "H1z")
    with pytest.raises(InvalidInput, match="No actor has the code P-11"):
        grid_of(world.journal, "P-11")


def test_the_digest_is_of_what_the_question_says() -> None:
    """A correction of the entry makes it another question, and is named; one of the link's direction does not."""
    world = small_world()
    seen = world.observed()
    link = world.linked(seen)
    at = world.journal.head
    [before] = grid_of(world.journal, "P-01").questions
    world.correct(link, {"direction": "neutral"})
    [same] = grid_of(world.journal, "P-01").questions
    assert before.digest == same.digest
    corrected = world.correct(seen, {"title": "Le besoin est redit"})
    [other] = grid_of(world.journal, "P-01").questions
    assert before.digest != other.digest
    assert corrected.ref == changed_since(world.journal.register(), link.ref, "R-appel", at)
    assert changed_since(world.journal.register(), link.ref, "R-appel", world.journal.head) is None


# what is answered -----------------------------------------------------------------------------------------------------


def test_an_answered_grid_gives_a_blind_judgement() -> None:
    """Half against rarely is 7.0 dB [2.4 ; 11.1]; the reader is the grid's, whoever records."""
    world = small_world()
    link = world.linked()
    receipt = world.journal.read_blind(grid_of(world.journal, "P-01"), link, ANSWERS, rationale="Net.")
    judged = receipt.entry.event
    assert isinstance(judged, EvidenceJudged)
    assert (True, "P-01", "rd", "Net.") == (judged.blind, judged.reader, receipt.entry.by, judged.rationale)
    [weight] = judged.weights
    assert (Decimal("2.4"), Decimal(7), Decimal("11.1")) == (weight.low, weight.mid, weight.high)


def test_a_blind_reader_may_see_it_otherwise_than_the_link_says() -> None:
    """They were not shown the direction: a weight of the other sign is theirs to give."""
    world = small_world()
    link = world.linked()
    answers = {"R-appel": ("often", "rarely")}
    receipt = world.journal.read_blind(grid_of(world.journal, "P-01"), link, answers, rationale="À rebours.")
    assert isinstance(linked := world.journal.current(link).event, EvidenceLinked)
    assert "supports" == linked.direction
    assert receipt.entry.event.weights[0].mid < 0  # type: ignore[attr-defined]


def test_what_a_grid_does_not_ask_is_not_answered() -> None:
    """A pair that is not in it, and the grid of another journal."""
    world = small_world()
    link = world.linked()
    grid = grid_of(world.journal, "P-01")
    with pytest.raises(InvalidInput, match="does not ask about"):
        world.journal.read_blind(grid, link, {"R-porteur": ("rarely", "half")})
    with pytest.raises(InvalidInput, match="another journal"):
        world.journal.read_blind(replace(grid, journal=str(UUID(int=7))), link, ANSWERS)


@pytest.mark.parametrize("what", ["the entry", "the rival", "the claim", "the link"])
def test_what_changed_since_the_grid_is_not_answered(what: str) -> None:
    """A question that now says something else, or is no longer asked, is refused with the entry that changed it."""
    world = small_world()
    seen = world.observed()
    link = world.linked(seen)
    grid = grid_of(world.journal, "P-01")
    changed = {
        "the entry": lambda: world.correct(seen, {"title": "Tout autre chose"}),
        "the rival": lambda: world.correct("J12", {"statement": "Autre."}),
        "the claim": lambda: world.record(reworded(link.ref)),
        "the link": lambda: world.retract(link),
    }[what]()
    before = world.journal.head
    with pytest.raises(InvalidInput, match=f"against R-appel has changed since.*{changed.ref}"):
        world.journal.read_blind(grid, link, ANSWERS, rationale="Net.")
    assert before == world.journal.head


def test_what_does_not_change_a_question_leaves_the_grid_good() -> None:
    """Other entries, and how others weigh it."""
    world = small_world()
    link = world.linked()
    grid = grid_of(world.journal, "P-01")
    world.correct(link, {"rationale": "Relu."})
    world.read_blind(link, "P-07")
    assert world.journal.read_blind(grid, link, ANSWERS, rationale="Net.").entry.event.blind  # type: ignore[attr-defined]


@pytest.mark.parametrize("pair", [("rarely",), ("rarely", "half", "half"), (), "ab", None])
def test_two_answers_are_given(pair: Any) -> None:
    """For each rival, that of the rival first; anything else is refused with what to give."""
    world = small_world()
    link = world.linked()
    grid = grid_of(world.journal, "P-01")
    with pytest.raises(InvalidInput, match="two answers"):
        world.journal.read_blind(grid, link, {"R-appel": pair}, rationale="Net.")


def test_the_same_answers_have_the_same_id() -> None:
    """Given it, what is recorded already is not recorded twice, even from a grid made before."""
    world = small_world()
    link = world.linked()
    grid = grid_of(world.journal, "P-01")
    id = identity(grid, link.ref, ANSWERS, "Net.")
    first = world.journal.read_blind(grid, link, ANSWERS, rationale="Net.", id=id)
    again = world.journal.read_blind(grid, link, ANSWERS, rationale="Net.", id=id)
    assert (first.ref, first.position) == (again.ref, world.journal.head)
    assert id != identity(grid, link.ref, {"R-appel": ("rarely", "often")}, "Net.")


# the gate -------------------------------------------------------------------------------------------------------------


def test_no_judgement_calls_itself_blind() -> None:
    """Recorded, tried, in a batch or by intake: refused with the way to do it, and nothing is written."""
    world = small_world()
    link = world.linked()
    before = world.journal.head
    line = {
        "type": "evidence.judged",
        "data": {"evidence": link.ref, "reader": "P-01", "blind": True, "weights": WEIGHTS},
    }
    for recording in (world.journal, world.journal.trial):
        with pytest.raises(InvalidInput, match="ect judge --sheet"):
            recording.record(judgement(link, blind=True))
    with pytest.raises(InvalidInput, match="answers a grid"), world.batch() as batch:
        batch.record(judgement(link, blind=True))
    with pytest.raises(IntakeRefused, match="answers a grid"):
        intake(world.journal, [json.dumps(line).encode()])
    assert before == world.journal.head


def test_no_correction_makes_a_judgement_blind_or_not() -> None:
    """It stays as it was recorded, while the rest of it may be corrected."""
    world = small_world()
    link = world.linked()
    openly = world.record(judgement(link))
    blindly = world.read_blind(link, "rd")
    refused("identity-corrected", world, lambda: world.correct(openly, {"blind": True}))
    refused("identity-corrected", world, lambda: world.correct(blindly, {"blind": False}))
    world.correct(blindly, {"rationale": "Mieux dit."})
    assert world.journal.current(blindly).event.blind  # type: ignore[attr-defined]


@pytest.mark.parametrize("field", ["reader", "evidence", "weights"])
def test_what_was_read_blind_is_not_corrected(field: str) -> None:
    """Neither its reader, nor what was read, nor what they answered; its rationale and its day are. An open judgement's
    may all be."""
    world = small_world()
    link, other = world.linked(), world.linked(cluster="G-2")
    openly, blindly = world.record(judgement(link)), world.read_blind(link, "P-07")
    heavier = [{"rival": "R-appel", "low": "0", "mid": "20", "high": "20"}]
    changes = {field: {"reader": "rd", "evidence": other, "weights": heavier}[field]}
    refused("identity-corrected", world, lambda: world.correct(blindly, changes))
    beside("identity-corrected", world, lambda: world.correct(openly, changes))
    world.on("2024-02-08")
    beside(
        "identity-corrected", world, lambda: world.correct(blindly, {"rationale": "Mieux dit."}, occurred="2024-02-07")
    )


def test_a_blind_judgement_survives_a_restoration() -> None:
    """Its bytes are copied, and judged as they were."""
    world = small_world()
    world.read_blind(world.linked(), "P-01")
    copy = restore(export_lines(world.journal), None)
    assert world.journal.rows() == copy.rows()
