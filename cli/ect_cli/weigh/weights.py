"""What the answers come to: the weights, and the direction that they give.

Numbers taken from a prediction stand instead of the answers, for the rivals that it speaks of.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ect_cli.weigh.matter import Matter
from ect_journal.catalogue.evidence import EvidenceJudged, against_direction
from ect_journal.catalogue.hypotheses import main_rival
from ect_journal.catalogue.vocabularies import Direction, Frequency
from ect_journal.catalogue.weights import goes_with, weight_of
from ect_journal.event import unversioned
from ect_journal.weighing import Foreseen, foreseen, rivals_of

TURN = "turn"
"""Keys of answers that begin so are about turning the direction."""

Answers = Mapping[str, Any]
"""What was answered, by the key of its question."""


def weight_against(answers: Answers, rival: str) -> dict[str, Any] | None:
    """The weight that two answers give, as `evidence.judged` takes it; None until both are frequencies."""
    if_rival, if_claim = (answers.get(f"rival:{rival}:{name}") for name in ("if_rival", "if_claim"))
    if not isinstance(if_rival, Frequency) or not isinstance(if_claim, Frequency):
        return None
    low, mid, high = weight_of(if_claim, if_rival)
    return {"rival": rival, "if_rival": if_rival, "if_claim": if_claim, "low": low, "mid": mid, "high": high}


def numbers_of(matter: Matter, answers: Answers) -> tuple[Foreseen, ...]:
    """What the prediction that was named had said, against the rivals that are asked about."""
    code = answers.get("prediction")
    claim = matter.claim or answers.get("claim", "")
    asked = matter.rivals or rivals_of(matter.view, claim)
    found = foreseen(matter.view, code) if code and matter.view.get("prediction", code) else ()
    return tuple(each for each in found if each.rival in asked)


def weights_of(matter: Matter, answers: Answers) -> list[dict[str, Any]]:
    """The weights to record, the main rival's first; none for what nobody knew."""
    claim = unversioned(matter.claim or answers.get("claim", ""))
    taken = {each.rival: each.mid for each in numbers_of(matter, answers)} if answers.get("numbers") else {}
    weights = []
    for rival in matter.rivals or rivals_of(matter.view, claim):
        if rival in taken:
            weights.append({"rival": rival, **dict.fromkeys(("low", "mid", "high"), taken[rival])})
        elif (weight := weight_against(answers, rival)) is not None:
            weights.append(weight)
    return weights


def direction_of(matter: Matter, answers: Answers) -> Direction | None:
    """What the link says, or what was answered for one that is still to be made."""
    return matter.linked.direction if matter.linked else answers.get("direction")


def goes_another_way(matter: Matter, answers: Answers, claim: str) -> bool:
    """Whether the weight against the main rival has a sign that does not go with the link's direction."""
    mid, said = _main_mid(matter, answers, claim), direction_of(matter, answers)
    return mid is not None and said is not None and not goes_with(said, mid)


def turn_key(matter: Matter, answers: Answers, claim: str) -> str:
    """Under what the answer about turning the direction is kept: that of one direction into one other."""
    return f"{TURN}:{direction_of(matter, answers)}:{turned_to(matter, answers, claim)}"


def is_turned(matter: Matter, answers: Answers, claim: str) -> bool:
    """Whether the direction goes another way than the weight, and was said to be corrected."""
    return goes_another_way(matter, answers, claim) and bool(answers.get(turn_key(matter, answers, claim)))


def held_by(matter: Matter, direction: Direction) -> tuple[tuple[str, str], ...]:
    """The judgements of the link, with their readers, that the rules would not have stand on this direction."""
    entry = matter.view.entry(matter.link) if matter.link else None
    if entry is None or matter.linked is None:
        return ()
    turned = replace(entry, event=matter.linked.model_copy(update={"direction": direction}))
    refs = {
        ref: None for found in against_direction(matter.view, turned) for ref in found.entries if ref != matter.link
    }
    judged = ((ref, known.event) for ref in refs if (known := matter.view.entry(ref)) is not None)
    return tuple((ref, event.reader) for ref, event in judged if isinstance(event, EvidenceJudged))


def turned_to(matter: Matter, answers: Answers, claim: str) -> Direction:
    """The direction that goes with the weight against the main rival."""
    return Direction.SUPPORTS if (_main_mid(matter, answers, claim) or 0) > 0 else Direction.WEAKENS


def _main_mid(matter: Matter, answers: Answers, claim: str) -> Decimal | None:
    main = main_rival(matter.view, claim)
    return next((weight["mid"] for weight in weights_of(matter, answers) if weight["rival"] == main), None)
