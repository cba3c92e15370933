"""Experiments: framed, started, adjusted on the way, concluded or abandoned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ect_journal.catalogue.hypotheses import PredictionRegistered
from ect_journal.catalogue.vocabularies import KnowledgeAccess, Objective, Pillar, PredictionResult
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import (
    ClaimVersion,
    Count,
    DecisionCitation,
    ExperimentCode,
    IndicatorCode,
    Key,
    Line,
    NewExperiment,
    ProjectCode,
    Words,
)
from ect_journal.rules import Finding, reason, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class ExperimentFramed(Event, type="experiment.framed", en="experiment framed", fr="expérimentation cadrée"):
    code: NewExperiment
    title: Line
    objectives: tuple[Objective, ...] = ()
    aims: tuple[Pillar, ...] = ()
    claim: ClaimVersion | None = None
    projects: tuple[ProjectCode, ...] = ()
    protocol: Words
    indicators: tuple[IndicatorCode, ...] = ()
    stop_rule: Words | None = None
    guard_rails: Words | None = None
    planned_days: Count | None = None


class ExperimentStarted(Event, type="experiment.started", en="experiment started", fr="expérimentation lancée"):
    TOUCHES = ("experiment",)
    IDENTITY = ("experiment",)

    experiment: ExperimentCode
    decision: DecisionCitation | None = None


class ExperimentAdjusted(Event, type="experiment.adjusted", en="experiment adjusted", fr="expérimentation ajustée"):
    """One thing that was to be done otherwise than framed, before and after, and what was known when it changed."""

    FOLLOWS = ("experiment",)
    TOUCHES = ("experiment",)
    IDENTITY = ("experiment",)

    experiment: ExperimentCode
    field: Key
    before: Words
    after: Words
    reason: Words
    knowledge_access: KnowledgeAccess

    def headline(self) -> str:
        before, after = (text.split("\n", 1)[0] for text in (self.before, self.after))
        return f"{self.experiment} · {self.field} · {before} → {after}"


class ExperimentAbandoned(
    Event, type="experiment.abandoned", en="experiment abandoned", fr="expérimentation abandonnée"
):
    FOLLOWS = ("experiment",)
    TOUCHES = ("experiment",)
    IDENTITY = ("experiment",)

    experiment: ExperimentCode
    reason: Words


class ExperimentConcluded(Event, type="experiment.concluded", en="experiment concluded", fr="expérimentation conclue"):
    TOUCHES = ("experiment",)
    IDENTITY = ("experiment",)

    experiment: ExperimentCode
    result: PredictionResult
    findings: Words
    unexpected: tuple[Words, ...] = ()


# state ------------------------------------------------------------------------------------------------------------------

Status = Literal["framed", "running", "concluded", "abandoned"]


@dataclass(frozen=True)
class Experiment:
    position: int | None = None
    status: Status = "framed"
    projects: tuple[str, ...] = ()
    stop_rule: bool = False
    predictions: int = 0

    @property
    def stands(self) -> bool:
        return self.position is not None


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve(state: Experiment | None, entry: Entry) -> Experiment:
    state = state or Experiment()
    match entry.event:
        case ExperimentFramed(projects=projects, stop_rule=stop_rule):
            return replace(state, position=entry.position, projects=projects, stop_rule=bool(stop_rule))
        case PredictionRegistered():
            return replace(state, predictions=state.predictions + 1)
        case ExperimentStarted():
            return replace(state, status="running")
        case ExperimentAdjusted(field="stop_rule"):
            return replace(state, stop_rule=True)
        case ExperimentConcluded():
            return replace(state, status="concluded")
        case ExperimentAbandoned():
            return replace(state, status="abandoned")
    return state


# rules ------------------------------------------------------------------------------------------------------------------

EXPERIMENT_TRANSITION = refuse(
    "experiment-transition",
    Text(
        "{experiment} is {status}: it cannot be {wanted} now.",
        "{experiment} est {status} : elle ne peut pas être {wanted} maintenant.",
    ),
    Text(
        "An experiment is framed, then running, then concluded; until then it may be adjusted, or abandoned.",
        "Une expérimentation est cadrée, puis lancée, puis conclue ; d’ici là, elle peut être ajustée, ou abandonnée.",
    ),
)
STARTED_UNPREPARED = reason(
    "experiment-unprepared",
    Text("{experiment} would start without {missing}.", "{experiment} commencerait sans {missing}."),
)

_STATUS: dict[Status, Text] = {
    "framed": Text("framed", "cadrée"),
    "running": Text("running", "lancée"),
    "concluded": Text("concluded", "conclue"),
    "abandoned": Text("abandoned", "abandonnée"),
}
_ADJUSTED = Text("adjusted", "ajustée")


def fits(state: Experiment | None, entry: Entry) -> Iterator[Finding]:
    held: Status = state.status if state else "framed"
    match entry.event:
        case ExperimentStarted(experiment=code) if held != "framed":
            wanted = _STATUS["running"]
        case ExperimentConcluded(experiment=code) if held != "running":
            wanted = _STATUS["concluded"]
        case ExperimentAdjusted(experiment=code) if held not in ("framed", "running"):
            wanted = _ADJUSTED
        case ExperimentAbandoned(experiment=code) if held not in ("framed", "running"):
            wanted = _STATUS["abandoned"]
        case _:
            return
    yield EXPERIMENT_TRANSITION.found(experiment=code, status=_STATUS[held], wanted=wanted)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case ExperimentStarted(experiment=code, decision=decision):
            state: Experiment | None = view.get("experiment", code)
            lacks = []
            if decision is None:
                lacks.append(Text("a decision", "décision"))
            if state and not state.predictions:
                lacks.append(Text("a prediction", "attendu"))
            if state and not state.stop_rule:
                lacks.append(Text("a stop rule", "règle d’arrêt"))
            if lacks:
                missing = Text(", ".join(each.en for each in lacks), ", ".join(each.fr for each in lacks))
                yield STARTED_UNPREPARED.found(experiment=code, missing=missing)


CONCEPT = Concept(
    events=(ExperimentFramed, ExperimentStarted, ExperimentAdjusted, ExperimentConcluded, ExperimentAbandoned),
    deciders=(Decider("experiment", Experiment, evolve, fits),),
    check=check,
)
