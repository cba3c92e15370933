"""More moves for generated journals: experiments, decisions, commitments, learnings, deliverables. See `moves`."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from ect_journal import Journal, Receipt
from ect_journal.catalogue import (
    ActionAssigned,
    ActionClosed,
    CommitmentMade,
    CommitmentReported,
    ConfidenceAssessed,
    DecisionImplemented,
    DecisionSuperseded,
    DecisionTaken,
    DeliverableDue,
    DeliverableReviewed,
    DeliverableSubmitted,
    ExperimentAbandoned,
    ExperimentAdjusted,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    GatheringHeld,
    LearningFormulated,
    LearningInvalidated,
    LearningValidated,
    PredictionRegistered,
    PredictionResolved,
    SuccessFactorIdentified,
)
from tests.projections.moves import _ago, _codes, _entries, _pick

RESULTS = ("met", "not_met", "indeterminate")
GROUNDS = ("observation.recorded", "interview.recorded", "evidence.linked", "tally.frozen", "learning.formulated")
UNPREPARED = [{"rule": "experiment-unprepared", "reason": "Pour voir."}]


def _soon(journal: Journal, days: int) -> Any:
    """A day within a fortnight, before or after today."""
    return _ago(journal, 0) + timedelta(days=days % 25 - 8)


def _grounds(journal: Journal, *numbers: int) -> list[str]:
    entries = _entries(journal, *GROUNDS)
    return list(dict.fromkeys(_pick(entries, number).ref for number in numbers))


def _decision(journal: Journal, number: int) -> str | None:
    taken = _entries(journal, "decision.taken")
    return taken[number % len(taken)].ref if taken and number % 3 else None


def _frame(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = ExperimentFramed(
        code=f"EXP-{first % 3}", title="Essai", objectives=["scientific"], aims=["resilience"][: second % 2],
        claim=_pick([None, *_codes(journal, "claim")], second), projects=[_pick(_codes(journal, "project"), third)],
        protocol="Quatre ateliers.", stop_rule="Au premier refus." if third % 3 else None, planned_days=first or None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _predict(journal: Journal, first: int, second: int, third: int) -> Receipt:
    claim = _pick(_codes(journal, "claim"), second)
    rivals = journal.register().get("claim", claim).rivals[: third % 3]
    event = PredictionRegistered(
        code=f"ATT-{first % 5}", claim=claim, title="Le groupe propose", p_claim="0.7",
        p_rivals=[{"rival": rival, "p": "0.2"} for rival in rivals],
        experiment=_pick([None, *_codes(journal, "experiment")], third + 1),
        deadline=_soon(journal, third) if first % 3 else None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _resolve(journal: Journal, first: int, second: int, third: int) -> Receipt:
    seen = _entries(journal, "observation.recorded")
    event = PredictionResolved(
        prediction=_pick(_codes(journal, "prediction"), first), result=_pick(RESULTS, second),
        entry=_pick(seen, third).ref if third % 2 and seen else None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _start(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = ExperimentStarted(
        experiment=_pick(_codes(journal, "experiment"), first), decision=_decision(journal, second)
    )
    held = journal.register().get("experiment", event.experiment)
    prepared = event.decision and held.stop_rule and held.predictions
    return journal.record(event, occurred=_ago(journal, third), exceptions=[] if prepared else UNPREPARED)


def _experiment_adjusted(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = ExperimentAdjusted(
        experiment=_pick(_codes(journal, "experiment"), first), field=_pick(("protocol", "stop_rule"), second),
        before="Quatre ateliers.", after="Six ateliers.", reason="Trop peu.",
        knowledge_access=_pick(("no_results_seen", "results_seen"), second),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _end(journal: Journal, first: int, second: int, third: int) -> Receipt:
    code = _pick(_codes(journal, "experiment"), first)
    if second % 3 == 0:
        return journal.record(ExperimentAbandoned(experiment=code, reason="Personne."), occurred=_ago(journal, third))
    event = ExperimentConcluded(
        experiment=code, result=_pick(RESULTS, second), findings="Le groupe a proposé.", unexpected=["Un chien."][: third % 2]
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _decide(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A decision at a gathering or in writing, on the grounds of something, known by default or as said."""
    day = _ago(journal, third)
    held = None
    if first % 2:
        held = journal.record(GatheringHeld(kind="scientific", title="Comité"), occurred=day).ref
    known = f"J{1 + (first * 7 + second) % journal.head}" if second % 4 == 0 else None
    event = DecisionTaken(
        title=f"Décidé {first}", kind="hypothesis", outcome=_pick(("adopted", "rejected"), second), gathering=held,
        channel="gathering" if held else "written", known=known,
    )  # fmt: skip
    grounds = _grounds(journal, second, third)[: third % 3]
    return journal.record(event, occurred=day, grounds=grounds, source="Registre" if third % 11 == 0 else None)


def _implement(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = DecisionImplemented(decision=_pick(_entries(journal, "decision.taken"), first).ref, how="Affichée.")
    return journal.record(event, occurred=_ago(journal, third % 2))


def _supersede(journal: Journal, first: int, second: int, third: int) -> Receipt:
    taken = _entries(journal, "decision.taken")
    event = DecisionSuperseded(decision=_pick(taken, first).ref, replaced_by=_pick(taken, second).ref)
    return journal.record(event, occurred=_ago(journal, third % 2))


def _assign(journal: Journal, first: int, second: int, third: int) -> Receipt:
    gatherings = _entries(journal, "gathering.held")
    session = _pick(gatherings, second).ref if gatherings and second % 2 else None
    decision = _decision(journal, third)
    event = ActionAssigned(
        title=f"Faire {first}", owner="P-01" if first % 3 else None, due=_soon(journal, third) if second % 4 else None
    )
    return journal.record(event, occurred=_ago(journal, first), session=session, grounds=[decision] if decision else [])


def _close(journal: Journal, first: int, second: int, third: int) -> Receipt:
    action = _pick(_entries(journal, "action.assigned"), first)
    event = ActionClosed(action=action.ref, done=second % 3 > 0, outcome="Fait." if third % 2 else None)
    return journal.record(event, occurred=_ago(journal, third))


def _promise(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = CommitmentMade(
        code=f"ENG-{first % 4}", title="Douze projets", axis=_pick((None, "funding"), second), objective="operational",
        quantity=second % 13 if second % 4 else None, unit="projets" if second % 4 else None,
        due=_soon(journal, third), article="Article 3" if third % 2 else None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _report(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = CommitmentReported(
        commitment=_pick(_codes(journal, "commitment"), first), done=f"{second % 15}.5" if second % 4 else None,
        statement=f"Fait {second}.", gap_reason="Un hiver long." if third % 2 else None, decision=_decision(journal, third),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _owe(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = DeliverableDue(
        code=f"LIV-{first % 3}", title="Rapport", due=_soon(journal, third), objective=_pick((None, "strategic"), second)
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _submit(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = DeliverableSubmitted(
        deliverable=_pick(_codes(journal, "deliverable"), first), at=f"J{1 + second % journal.head}"
    )
    return journal.record(event, occurred=_ago(journal, third))


def _review(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = DeliverableReviewed(
        deliverable=_pick(_codes(journal, "deliverable"), first), accepted=second % 2 == 0,
        remarks="Relire le titre." if third % 2 else None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _learn(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = LearningFormulated(
        title=f"Appris {first}", text="Se taire aide.", bears_on=_pick(("project", "concept"), first), axis="support",
        pillars=["resilience"][: second % 2], conditions="Un groupe." if third % 2 else None, single_case=True,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third), grounds=_grounds(journal, first, second, third))


def _trust(journal: Journal, first: int, second: int, third: int) -> Receipt:
    levels = ("none", "minor", "moderate", "serious")
    concerns = {
        name: {"concern": _pick(levels, second + place), "why": "Peu de cas."}
        for place, name in enumerate(("methodological_limitations", "coherence", "adequacy", "relevance"))
    }
    event = ConfidenceAssessed(
        learning=_pick(_entries(journal, "learning.formulated"), first).ref, **concerns,
        confidence=_pick(("high", "moderate", "low", "very_low"), third),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _judge_learning(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = (LearningInvalidated if second % 2 else LearningValidated)(
        learning=_pick(_entries(journal, "learning.formulated"), first).ref, decision=_decision(journal, second),
        reason="Deux hivers l’ont montré.",
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _factor(journal: Journal, first: int, second: int, third: int) -> Receipt:
    learned = _entries(journal, "learning.formulated")
    cited: Sequence[str] = list(dict.fromkeys(_pick(learned, number).ref for number in (first, second, third)))
    event = SuccessFactorIdentified(axis="support", title=f"Facteur {first}", mechanism="Le silence.", learnings=cited)
    return journal.record(event, occurred=_ago(journal, third))


def _change(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A correction of one of these entries: what it says, its day, sometimes both."""
    entry = _pick(_entries(journal, *CHANGES), first)
    occurred = _ago(journal, third) if second % 3 == 0 else None
    changes = CHANGES[entry.type](journal, second, third)
    receipt: Receipt = journal.correct(entry.ref, changes, reason="Une erreur de lecture.", occurred=occurred)
    return receipt


Changes = Callable[[Journal, int, int], dict[str, Any]]
CHANGES: dict[str, Changes] = {
    "decision.taken": lambda journal, n, m: {"title": f"Relue {n}", "known": f"J{1 + m % journal.head}"},
    "experiment.framed": lambda journal, n, m: {"title": f"Relu {n}", "planned_days": m},
    "prediction.registered": lambda journal, n, m: {"deadline": _soon(journal, m)},
    "prediction.resolved": lambda journal, n, m: {"result": _pick(RESULTS, n)},
    "action.assigned": lambda journal, n, m: {"due": _soon(journal, m)},
    "action.closed": lambda journal, n, m: {"done": n % 2 == 0},
    "commitment.made": lambda journal, n, m: {"due": _soon(journal, m), "quantity": f"{n}"},
    "commitment.reported": lambda journal, n, m: {"done": f"{n % 13}", "statement": f"Recompté {m}."},
    "deliverable.due": lambda journal, n, m: {"due": _soon(journal, m)},
    "learning.formulated": lambda journal, n, m: {"title": f"Redit {n}"},
    "success_factor.identified": lambda journal, n, m: {"title": f"Redit {n}"},
    "observation.recorded": lambda journal, n, m: {"title": f"Relu {n}"},
}

MOVES: dict[str, Callable[[Journal, int, int, int], Any]] = {
    "abandon": lambda journal, first, second, third: _end(journal, first, 3, third),
    "adjust experiment": _experiment_adjusted,
    "assign": _assign,
    "change": _change,
    "close": _close,
    "decide": _decide,
    "end": _end,
    "factor": _factor,
    "frame": _frame,
    "implement": _implement,
    "judge learning": _judge_learning,
    "learn": _learn,
    "owe": _owe,
    "predict": _predict,
    "promise": _promise,
    "report": _report,
    "resolve": _resolve,
    "review": _review,
    "start": _start,
    "submit": _submit,
    "supersede": _supersede,
    "trust": _trust,
}
