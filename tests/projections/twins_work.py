"""The plain twins of experiments, decisions, actions, commitments, deliverables, learnings and success factors.

Each folds the entries that `twins.known` gives, one by one; decisions also look back at what stood earlier.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ect_journal import Entry, Journal
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
    EvidenceJudged,
    EvidenceLinked,
    ExperimentAbandoned,
    ExperimentAdjusted,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    LearningFormulated,
    LearningInvalidated,
    LearningValidated,
    PredictionRegistered,
    PredictionResolved,
    SuccessFactorIdentified,
    TallyFrozen,
)
from ect_journal.catalogue.vocabularies import Confidence
from ect_journal.codec import corrected
from ect_journal.entry import LATE_AFTER
from ect_journal.event import unversioned, version_of
from ect_journal.kinds import kinds_of
from ect_journal.register import references_of
from ect_journal.standing import reading_at
from tests.projections.twins import Row, claims_of, happened, known, marks_of

STATES = ("met", "not_met", "indeterminate", "not_looked_for", "open")


def of(entries: Iterable[Entry], *types: type) -> list[Any]:
    """The entries of these types. (Untyped: each caller knows what its events hold.)"""
    return [entry for entry in entries if isinstance(entry.event, types)]


def recorded(entries: Iterable[Entry], *types: type) -> list[Any]:
    return sorted(of(entries, *types), key=lambda entry: entry.position)


def number(ref: str | None) -> int | None:
    return None if ref is None else int(ref[1:])


def numbers(refs: Iterable[str]) -> list[int]:
    return [int(ref[1:]) for ref in refs]


def positions(entries: Iterable[Entry]) -> list[int]:
    return sorted(entry.position for entry in entries)


def value(word: Any) -> str | None:
    return None if word is None else word.value


# Experiments ------------------------------------------------------------------------------------------------------------


def predictions(entries: Sequence[Entry], as_of: date | None, day: date) -> list[Row]:
    now = happened(entries, as_of)
    return [_prediction(entry, now, day) for entry in recorded(now, PredictionRegistered)]


def _prediction(entry: Any, now: list[Entry], day: date) -> Row:
    event = entry.event
    results = [e for e in of(now, PredictionResolved) if e.event.prediction == event.code]
    ends = [e for e in of(now, ExperimentConcluded, ExperimentAbandoned) if e.event.experiment == event.experiment]
    last = results[-1] if results else None
    gone_by = bool(ends) if event.deadline is None else event.deadline < day
    claim, _, version = event.claim.partition("@")
    return {
        "prediction": event.code, "title": event.title, "claim": claim, "version": int(version),
        "experiment": event.experiment, "p_claim": event.p_claim,
        "p_rivals": [{"rival": answer.rival, "p": answer.p} for answer in event.p_rivals], "where": event.where,
        "registered": entry.occurred.end, "deadline": event.deadline,
        "state": last.event.result.value if last else "not_looked_for" if gone_by else "open",
        "looked_for": True if last else False if gone_by else None, "result": last and last.event.result.value,
        "resolved": last and last.occurred.end, "resolved_by": last and last.position,
        "seen_in": last and number(last.event.entry), "position": entry.position,
    }  # fmt: skip


def counts(found: list[Row], **having: Any) -> Row:
    these = [row for row in found if all(row[name] == wanted for name, wanted in having.items())]
    return {"predictions": len(these)} | {state: sum(row["state"] == state for row in these) for state in STATES}


def experiments(entries: Sequence[Entry], as_of: date | None, day: date) -> list[Row]:
    now = happened(entries, as_of)
    expected = predictions(entries, as_of, day)
    return [_experiment(entry, now, day, expected) for entry in recorded(now, ExperimentFramed)]


def _experiment(entry: Any, now: list[Entry], day: date, expected: list[Row]) -> Row:
    event = entry.event
    steps = of(now, ExperimentStarted, ExperimentAdjusted, ExperimentConcluded, ExperimentAbandoned)
    steps = [step for step in steps if step.event.experiment == event.code]
    started, concluded, abandoned = (
        next(iter(of(steps, kind)), None) for kind in (ExperimentStarted, ExperimentConcluded, ExperimentAbandoned)
    )
    ended = concluded or abandoned
    until = ended.occurred.end if ended else day
    status = "concluded" if concluded else "abandoned" if abandoned else "running" if started else "framed"
    return {
        "experiment": event.code, "title": event.title, "status": status, "projects": list(event.projects),
        "claim": event.claim, "objectives": [word.value for word in event.objectives],
        "aims": [word.value for word in event.aims], "framed": entry.occurred.end,
        "started": started and started.occurred.end, "ended": ended and ended.occurred.end,
        "planned_days": event.planned_days, "days": started and (until - started.occurred.end).days,
        "decision": started and number(started.event.decision), **counts(expected, experiment=event.code),
        "result": concluded and concluded.event.result.value, "findings": concluded and concluded.event.findings,
        "unexpected": list(concluded.event.unexpected) if concluded else [],
        "abandoned_because": abandoned and abandoned.event.reason,
        "adjustments": [
            {
                "entry": step.position, "day": step.occurred.end, "field": step.event.field,
                "knowledge_access": step.event.knowledge_access.value,
            }
            for step in of(steps, ExperimentAdjusted)
        ],
        "entries": positions([entry, *steps]),
    }  # fmt: skip


# Gatherings -------------------------------------------------------------------------------------------------------------


def actions(entries: Sequence[Entry], as_of: date | None, day: date) -> list[Row]:
    now = happened(entries, as_of)
    rows = []
    for entry in recorded(now, ActionAssigned):
        closings = [e for e in of(now, ActionClosed) if e.event.action == entry.ref]
        last, due = closings[-1] if closings else None, entry.event.due
        late = None if due is None else max(0, ((last.occurred.end if last else day) - due).days)
        state = ("done" if last.event.done else "dropped") if last else "overdue" if late else "open"
        rows.append({
            "position": entry.position, "title": entry.event.title, "owner": entry.event.owner, "due": due,
            "assigned": entry.occurred.end, "gathering": number(entry.session), "grounds": numbers(entry.grounds),
            "state": state, "closed": last and last.occurred.end, "closed_by": last and last.position,
            "outcome": last and last.event.outcome, "days_late": late,
        })  # fmt: skip
    return rows


def decisions(journal: Journal, known_at: int, as_of: date | None) -> list[Row]:
    entries = known(journal, known_at)
    now, past = happened(entries, as_of), Past(journal)
    rows = []
    for entry in sorted(of(now, DecisionTaken), key=lambda e: (e.occurred.end, e.position)):
        before = number(entry.event.known) or 0
        written = entry.recorded_at.astimezone(journal.time_zone).date()
        replacing = [e for e in of(now, DecisionSuperseded) if e.event.decision == entry.ref]
        basis = basis_of(past, entry, before)
        changed = {position: (then, past.source(position, known_at)) for position, then in basis.items()}
        later = [e for e in now if e.position > before and e.occurred.end <= entry.occurred.end and of_field(e)]
        rows.append({
            "position": entry.position, "day": entry.occurred.end, "title": entry.event.title,
            "kind": entry.event.kind.value, "outcome": entry.event.outcome.value,
            "channel": entry.event.channel.value, "gathering": number(entry.event.gathering),
            "known": number(entry.event.known),
            "late": entry.source is None and written - entry.occurred.end > LATE_AFTER,
            "grounds": numbers(entry.grounds),
            "implemented_by": positions(e for e in of(now, DecisionImplemented) if e.event.decision == entry.ref),
            "superseded_by": number(replacing[-1].event.replaced_by) if replacing else None,
            "retracted_since": sorted(p for p, (_, today) in changed.items() if today is None),
            "corrected_since": sorted(p for p, (then, today) in changed.items() if today not in (then, None)),
            "recorded_later": positions(later),
        })  # fmt: skip
    return rows


def of_field(entry: Entry) -> bool:
    (cites,) = [field.kind.target.split() for field in kinds_of(EvidenceLinked) if field.name == "entry"]
    return entry.type in cites and entry.type not in ("gathering.held", "decision.taken", "action.closed")


class Past:
    """A journal's entries as they read at any moment; None while they stood retracted."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.recorded = list(journal.entries())
        self.marks = marks_of(self.recorded)

    def source(self, position: int, at: int) -> int | None:
        return reading_at(position, self.marks, at)

    def read(self, position: int, at: int) -> Entry | None:
        source, entry = self.source(position, at), self.recorded[position - 1]
        if source is None:
            return None
        return entry if source == position else corrected(entry, self.recorded[source - 1])


def basis_of(past: Past, decision: Entry, before: int) -> dict[int, int | None]:
    """What a decision rested on and stood then, and whose bytes each of these read as."""
    found: dict[int, int | None] = {}
    met: set[int] = set()

    def reach(position: int) -> None:
        if position in met or position == decision.position:
            return
        met.add(position)
        at = before if position <= before else max(position, decision.position)
        if then := past.read(position, at):
            found[position] = past.source(position, at)
            for below in _rests_on(past, then):
                reach(below)

    for position in _rests_on(past, decision):
        reach(position)
    return found


def _rests_on(past: Past, entry: Entry) -> list[int]:
    cited = numbers([*entry.grounds, *(ref for field, ref in references_of(entry.event) if field.kind.name == "entry")])
    return [*cited, *_counted(past.journal, entry.event)] if isinstance(entry.event, TallyFrozen) else cited


def _counted(journal: Journal, tally: TallyFrozen) -> list[int]:
    then = known(journal, int(tally.at[1:]))
    links = {
        entry.ref: entry.position
        for hypothesis, _, claim, wording in claims_of(then)
        if hypothesis.code == tally.hypothesis
        for entry in of(then, EvidenceLinked)
        if unversioned(entry.event.claim) == claim and wording.counts(version_of(entry.event.claim), entry.ref)
    }
    return [*links.values(), *(e.position for e in of(then, EvidenceJudged) if e.event.evidence in links)]


# Commitments ------------------------------------------------------------------------------------------------------------


def commitments(entries: Sequence[Entry], as_of: date | None, day: date) -> list[Row]:
    now = happened(entries, as_of)
    rows = []
    for entry in recorded(now, CommitmentMade):
        event = entry.event
        reports = [e for e in of(now, CommitmentReported) if e.event.commitment == event.code]
        last: Any = reports[-1].event if reports else None
        numbered = last is not None and last.done is not None and event.quantity is not None
        gap = event.quantity - last.done if numbered else None
        if gap is not None and gap <= 0:
            state = "kept"
        elif last is not None and event.quantity is None:
            state = "without_quantity"
        else:
            state = "due" if day <= event.due else "short" if numbered else "overdue"
        rows.append({
            "commitment": event.code, "title": event.title, "axis": value(event.axis),
            "objective": event.objective.value, "quantity": event.quantity, "unit": event.unit, "due": event.due,
            "article": event.article, "done": last and last.done, "statement": last and last.statement, "gap": gap,
            "gap_reason": last and last.gap_reason, "decision": last and number(last.decision),
            "reported": reports[-1].occurred.end if reports else None, "state": state, "reports": positions(reports),
            "position": entry.position,
        })  # fmt: skip
    return rows


def deliverables(entries: Sequence[Entry], as_of: date | None, day: date) -> list[Row]:
    now = happened(entries, as_of)
    rows = []
    for entry in recorded(now, DeliverableDue):
        event = entry.event
        steps = [e for e in of(now, DeliverableSubmitted, DeliverableReviewed) if e.event.deliverable == event.code]
        sent, read = of(steps, DeliverableSubmitted), of(steps, DeliverableReviewed)
        late = max(0, ((sent[0].occurred.end if sent else day) - event.due).days)
        state = "overdue" if late else "due"
        for step in steps:
            state = "submitted"
            if isinstance(step.event, DeliverableReviewed):
                state = "accepted" if step.event.accepted else "sent_back"
        rows.append({
            "deliverable": event.code, "title": event.title, "objective": value(event.objective), "due": event.due,
            "submitted": sent[0].occurred.end if sent else None,
            "resubmitted": sent[-1].occurred.end if len(sent) > 1 else None,
            "at": number(sent[-1].event.at) if sent else None, "reviewed": read[-1].occurred.end if read else None,
            "accepted": read[-1].event.accepted if read else None,
            "remarks": read[-1].event.remarks if read else None, "state": state, "days_late": late,
            "entries": positions(steps), "position": entry.position,
        })  # fmt: skip
    return rows


# Learning ---------------------------------------------------------------------------------------------------------------

CONCERNS = ("methodological_limitations", "coherence", "adequacy", "relevance")


def learnings(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    now = happened(entries, as_of)
    standing = {entry.ref: entry for entry in entries}
    clusters = {e.event.entry: e.event.cluster for e in of(entries, EvidenceLinked)}
    clusters |= {e.ref: e.event.cluster for e in of(entries, EvidenceLinked)}
    rows = []
    for entry in recorded(now, LearningFormulated):
        event = entry.event
        last, assessed = _said(entry.ref, now)
        weighed = assessed.event if assessed else None
        kept = [ref for ref in entry.grounds if ref in standing]
        factors = [e for e in of(now, SuccessFactorIdentified) if entry.ref in e.event.learnings]
        rows.append({
            "position": entry.position, "title": event.title, "text": event.text, "formulated": entry.occurred.end,
            "bears_on": event.bears_on.value, "axis": event.axis.value,
            "pillars": [pillar.value for pillar in event.pillars], "conditions": event.conditions,
            "single_case": event.single_case, "state": last.type.split(".")[1] if last else "formulated",
            "since": last.occurred.end if last else entry.occurred.end, "decision": last and number(last.event.decision),
            "confidence": weighed and weighed.confidence.value, "assessed": assessed and assessed.occurred.end,
            "assessed_by": assessed and assessed.position,
            **{name: weighed and getattr(weighed, name).concern.value for name in CONCERNS},
            "grounds": numbers(entry.grounds), "retracted": sorted(numbers(set(entry.grounds) - set(kept))),
            "sources": len({clusters.get(ref, ref) for ref in kept}), "factors": positions(factors),
        })  # fmt: skip
    return rows


def success_factors(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    now = happened(entries, as_of)
    standing = {entry.ref for entry in entries}
    order = [word.value for word in Confidence]
    rows = []
    for entry in recorded(now, SuccessFactorIdentified):
        event = entry.event
        said = {ref: _said(ref, now) for ref in event.learnings}
        confidences = [at.event.confidence.value if at else None for _, at in (said[ref] for ref in event.learnings)]
        invalidated = [ref for ref, (last, _) in said.items() if last and isinstance(last.event, LearningInvalidated)]
        rows.append({
            "position": entry.position, "axis": event.axis.value, "title": event.title, "mechanism": event.mechanism,
            "identified": entry.occurred.end, "learnings": numbers(event.learnings), "confidences": confidences,
            "weakest": max(filter(None, confidences), key=order.index, default=None),
            "invalidated": sorted(numbers(invalidated)),
            "retracted": sorted(numbers(ref for ref in said if ref not in standing)),
        })  # fmt: skip
    return rows


def _said(ref: str, now: list[Entry]) -> tuple[Any, Any]:
    """Of a learning: the last entry that validates or invalidates it, the last that says how far it is trusted."""
    states = [e for e in of(now, LearningValidated, LearningInvalidated) if e.event.learning == ref]
    assessed = [e for e in of(now, ConfidenceAssessed) if e.event.learning == ref]
    return states[-1] if states else None, assessed[-1] if assessed else None
