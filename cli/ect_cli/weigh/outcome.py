"""What becomes of the answers: a link or its correction, and a judgement, recorded together or kept as a draft."""

import json
from typing import Any

import click

from ect_cli.record.drafts import Given
from ect_cli.record.telling import tell
from ect_cli.weigh import words as say
from ect_cli.weigh.matter import Matter
from ect_cli.weigh.questions import NONE_OF_THEM, claim_of
from ect_cli.weigh.weights import direction_of, is_turned, turned_to, weights_of
from ect_journal import Journal, Receipt
from ect_journal.catalogue.vocabularies import Direction
from ect_journal.recording import Batch
from ect_journal.weighing import to_weigh
from ect_journal.words import Text

MOST_LINKS = 5
"""Links left to weigh that are named; the others are counted."""


def record(
    journal: Journal, matter: Matter, answers: dict[str, Any], around: dict[str, Any], dry: bool
) -> list[Receipt]:
    """The link or its correction, then the judgement: all of them, or none. Empty when there was nothing to record."""
    if dry:
        trial = Batch(journal, around.get("by"))
        _fill(trial, matter, answers, around)
        return journal.appender.attempt(trial.drafts)
    with journal.batch(by=around.get("by")) as batch:
        _fill(batch, matter, answers, around)
    return batch.receipts


def _fill(batch: Batch, matter: Matter, answers: dict[str, Any], around: dict[str, Any]) -> None:
    judged = judgement_of(matter, answers)
    day = {name: around[name] for name in ("occurred",) if name in around} if judged["weights"] else around
    evidence: Any = matter.link
    if matter.linked is None:
        evidence = batch.record(("evidence.linked", link_of(matter, answers)), **day)
    elif changes := changes_of(matter, answers):
        because = say.CORRECTED_BECAUSE.format(
            changed=", ".join(f"{name} {value or '—'}" for name, value in changes.items())
        )
        batch.correct(matter.link, changes, reason=str(because))
    if judged["weights"]:
        batch.record(("evidence.judged", {**judged, "evidence": evidence}), **around)


def judgement_of(matter: Matter, answers: dict[str, Any]) -> dict[str, Any]:
    """What `evidence.judged` says."""
    found = {"reader": matter.reader, "weights": weights_of(matter, answers), "rationale": answers.get("rationale")}
    return {name: value for name, value in found.items() if value is not None}


def link_of(matter: Matter, answers: dict[str, Any]) -> dict[str, Any]:
    """What `evidence.linked` says, as far as it was answered."""
    found = {
        "claim": matter.claim or answers.get("claim"), "entry": matter.entry.ref,
        "direction": _direction(matter, answers), "cluster": answers.get("cluster"),
        "source_kind": answers.get("source_kind"), "prediction": _prediction(answers), "rationale": answers.get("why"),
    }  # fmt: skip
    return {name: value for name, value in found.items() if value is not None}


def changes_of(matter: Matter, answers: dict[str, Any]) -> dict[str, Any]:
    """What the answers change of a link that exists."""
    assert matter.linked is not None
    now = {"direction": _direction(matter, answers), "cluster": answers.get("cluster", matter.linked.cluster)}
    now["prediction"] = _prediction(answers) if "prediction" in answers else matter.linked.prediction
    return {name: value for name, value in now.items() if value != getattr(matter.linked, name)}


def _direction(matter: Matter, answers: dict[str, Any]) -> Direction | None:
    claim = claim_of(matter, answers)
    if claim and is_turned(matter, answers, claim):
        return turned_to(matter, answers, claim)
    return direction_of(matter, answers)


def _prediction(answers: dict[str, Any]) -> str | None:
    found: str | None = answers.get("prediction")
    return None if found == NONE_OF_THEM else found


# What is kept, and what is said -----------------------------------------------------------------------------------------


def drafts_of(matter: Matter, answers: dict[str, Any]) -> list[Given]:
    """Everything that was typed, as `--data` takes it: of the judgement, and of the link or its correction."""
    judged = judgement_of(matter, answers)
    known = {weight["rival"] for weight in judged["weights"]}
    halves: dict[str, dict[str, Any]] = {}
    for key, value in answers.items():
        _, rival, name = (*key.split(":"), "", "")[:3]
        if name in ("if_rival", "if_claim") and rival not in known:
            halves.setdefault(rival, {"rival": rival})[name] = value
    judged["weights"] = [*judged["weights"], *halves.values()]
    named = {"evidence": matter.link} if matter.link else {}
    texts = [_json({**named, **judged})] if judged["weights"] or "rationale" in judged else []
    if matter.linked is None:
        texts += [_json(link_of(matter, answers))] if answers else []
    elif changes := changes_of(matter, answers):
        texts.append(_json(changes))
    return texts


def _json(data: dict[str, Any]) -> Given:
    return Given("data", json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def tell_all(receipts: list[Receipt], given: dict[str, Any]) -> None:
    for receipt in receipts:
        tell(receipt, given)


def tell_left(journal: Journal, reader: str) -> None:
    """What this reader has still to weigh, on standard error; nothing when all is weighed."""
    left = to_weigh(journal.register(), reader)
    if not left:
        return
    named = ", ".join(each.link for each in left[:MOST_LINKS])
    links = Text(named, named)
    if len(left) > MOST_LINKS:
        links = say.MORE_LINKS.format(links=named, count=len(left) - MOST_LINKS)
    click.echo(str(say.STILL_TO_WEIGH.format(reader=reader, links=links)), err=True)
