"""The projects: their stages, their ideal and their pillars, their indicators and their funding."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated

from pydantic import Field

from ect_journal.amounts import euros, figure
from ect_journal.catalogue.vocabularies import (
    Better,
    Domain,
    Funds,
    Level,
    Lever,
    LeverStatus,
    Pillar,
    Sector,
    Stage,
    ValueKind,
)
from ect_journal.decider import Coded, Concept, Decider, View, evolve_coded
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import (
    ActorCode,
    Day,
    Dec,
    DecisionCitation,
    Grade,
    IndicatorCode,
    Line,
    NewIndicator,
    NewProject,
    ProjectCode,
    Words,
    YesNo,
)
from ect_journal.kinds import Part
from ect_journal.rules import Finding, note, reason, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class ProjectOpened(Event, type="project.opened", en="project opened", fr="projet ouvert"):
    IDENTITY = ("stage",)

    code: NewProject
    name: Line
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]
    territory: Line
    need: Words | None = None
    holders: tuple[ActorCode, ...] = ()
    origin: Words | None = None
    stage: Stage = Stage.IDEA
    since: Day | None = None
    continues: ProjectCode | None = None


class PillarPotential(Part):
    pillar: Pillar
    text: Words


class ProjectSelected(Event, type="project.selected", en="project selected", fr="projet retenu ou écarté"):
    """Whether the programme follows a project, and the potential it sees in it. `retained` no: set aside."""

    FOLLOWS = ("project",)
    TOUCHES = ("project",)

    project: ProjectCode
    retained: YesNo
    potential: tuple[PillarPotential, ...] = ()
    reason: Words
    decision: DecisionCitation | None = None

    def headline(self) -> str:
        outcome = Text("selected", "retenu") if self.retained else Text("set aside", "écarté")
        return f"{self.project} · {outcome} · {self.reason.splitlines()[0]}"


class ProjectStageChanged(Event, type="project.stage_changed", en="stage changed", fr="changement d’étape"):
    TOUCHES = ("project",)
    IDENTITY = ("project", "from_stage", "to_stage")

    project: ProjectCode
    from_stage: Stage
    to_stage: Stage
    reason: Words
    decision: DecisionCitation | None = None


class PillarIdeal(Part):
    pillar: Pillar
    target: Grade
    description: Words


class IdealSet(Event, type="ideal.set", en="ideal set", fr="idéal ECT posé"):
    TOUCHES = ("project",)

    project: ProjectCode
    pillars: Annotated[tuple[PillarIdeal, ...], Field(min_length=1)]
    horizon: Words | None = None


class PillarAssessed(Event, type="pillar.assessed", en="pillar assessed", fr="pilier évalué"):
    TOUCHES = ("project",)

    project: ProjectCode
    pillar: Pillar
    score: Grade
    rationale: Words | None = None
    assessor: ActorCode | None = None

    def headline(self) -> str:
        return f"{self.project} · {self.pillar.label} {self.score}/4"


class IndicatorDefined(Event, type="indicator.defined", en="indicator defined", fr="indicateur défini"):
    code: NewIndicator
    title: Line
    unit: Line
    better: Better
    baseline: Dec | None = None
    value_kind: ValueKind
    collection: Words | None = None


class IndicatorMeasured(Event, type="indicator.measured", en="indicator measured", fr="indicateur relevé"):
    """A value read; the period it covers is when it occurred."""

    indicator: IndicatorCode
    project: ProjectCode | None = None
    value: Dec
    uncertainty: Annotated[Dec, Field(ge=0)] | None = None
    how: Words | None = None

    def headline(self) -> str:
        about = f" · {self.project}" if self.project else ""
        return f"{self.indicator}{about} = {figure(self.value)}"


class FundingRecorded(Event, type="funding.recorded", en="funding recorded", fr="financement consigné"):
    """One line of a funding plan, as it stood when it occurred. `amount` is in EUR."""

    project: ProjectCode
    lever: Lever
    provider: Line
    sector: Sector | None = None
    level: Level | None = None
    amount: Annotated[Dec, Field(ge=0)]
    status: LeverStatus
    funds: Funds

    def headline(self) -> str:
        return f"{self.project} · {self.lever.label} {euros(self.amount)} ({self.status.label}), {self.provider}"


# the transitions, as data -----------------------------------------------------------------------------------------------

PATH = (
    Stage.IDEA,
    Stage.EXPLORED,
    Stage.INITIATED,
    Stage.STRUCTURED,
    Stage.EXPERIMENTING,
    Stage.LAUNCHED,
    Stage.AUTONOMOUS,
)
"""The stages forward. Going further along it than a transition allows is skipping stages."""

TRANSITIONS: dict[Stage, tuple[Stage, ...]] = {
    Stage.IDEA: (Stage.EXPLORED, Stage.STOPPED),
    Stage.EXPLORED: (Stage.INITIATED, Stage.PAUSED, Stage.STOPPED),
    Stage.INITIATED: (Stage.STRUCTURED, Stage.PAUSED, Stage.STOPPED),
    Stage.STRUCTURED: (Stage.EXPERIMENTING, Stage.LAUNCHED, Stage.PAUSED, Stage.STOPPED),
    Stage.EXPERIMENTING: (Stage.STRUCTURED, Stage.LAUNCHED, Stage.PAUSED, Stage.STOPPED),
    Stage.LAUNCHED: (Stage.AUTONOMOUS, Stage.PAUSED, Stage.STOPPED),
    Stage.PAUSED: (Stage.STOPPED,),  # and the stage it left, which only its history knows
    Stage.AUTONOMOUS: (),
    Stage.STOPPED: (),
}

# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class StageSince:
    stage: Stage
    since: date
    position: int


@dataclass(frozen=True)
class Project:
    """`stages` in the order of valid time; the first is that of the opening. `ideal` has each pillar's target, 0 to 4."""

    opened: date | None = None
    position: int | None = None
    stages: tuple[StageSince, ...] = ()
    ideal: dict[Pillar, int] = field(default_factory=dict)

    @property
    def stands(self) -> bool:
        return self.position is not None

    @property
    def stage(self) -> Stage:
        return self.stages[-1].stage

    def ended_by(self, day: date) -> bool:
        """Whether it had stopped, or become autonomous, on or before that day."""
        return any(at.stage in (Stage.STOPPED, Stage.AUTONOMOUS) and at.since <= day for at in self.stages)


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve(state: Project | None, entry: Entry) -> Project:
    state = state or Project()
    day = entry.occurred.start
    match entry.event:
        case ProjectOpened(stage=stage, since=since):
            opened = since or day
            return replace(
                state, opened=opened, position=entry.position, stages=(StageSince(stage, opened, entry.position),)
            )
        case ProjectStageChanged(to_stage=stage):
            return replace(state, stages=(*state.stages, StageSince(stage, day, entry.position)))
        case IdealSet(pillars=pillars):
            return replace(state, ideal=state.ideal | {ideal.pillar: ideal.target for ideal in pillars})
    return state


# rules ------------------------------------------------------------------------------------------------------------------

STAGE_MISMATCH = refuse(
    "stage-mismatch",
    Text(
        "On {day}, {project} was at {stage} (since {ref}), not at {from_stage}.",
        "Le {day}, {project} était à l’étape « {stage} » (depuis {ref}), non « {from_stage} ».",
    ),
    Text(
        "A change starts from the stage the project is at: give from_stage={found}, or another day.",
        "Un changement part de l’étape où se trouve le projet : donnez from_stage={found}, ou un autre jour.",
    ),
)
STAGE_FORBIDDEN = refuse(
    "stage-forbidden",
    Text(
        "A project does not go from {from_stage} to {to_stage}.",
        "Un projet ne passe pas de « {from_stage} » à « {to_stage} ».",
    ),
    Text("From {from_stage} it may go to: {allowed}.", "Depuis « {from_stage} », il peut passer à : {allowed}."),
)
STAGE_SKIPPED = reason(
    "stage-skipped",
    Text(
        "Going from {from_stage} to {to_stage} skips a stage of {project}.",
        "Passer de « {from_stage} » à « {to_stage} » saute une étape de {project}.",
    ),
)
SCORE_WITHOUT_IDEAL = refuse(
    "score-without-ideal",
    Text(
        "{project} had no ideal for “{pillar}” on {day}: a score is read against an ideal.",
        "{project} n’avait pas d’idéal pour « {pillar} » le {day} : une note se lit au regard d’un idéal.",
    ),
    Text("Record ideal.set for this pillar first.", "Enregistrez d’abord ideal.set pour ce pilier."),
)
SCORE_WITHOUT_RATIONALE = reason(
    "score-without-rationale",
    Text("This score says no reason for it.", "Cette note ne dit pas ce qui la justifie."),
    Text("Say what it rests on (--rationale)", "Dites ce qui la fonde (--rationale)"),
)
RESILIENCE_WITHOUT_OUTCOME = note(
    "resilience-without-outcome",
    Text(
        "Resilience is scored here on no indicator and no outcome.",
        "La résilience est notée ici sans indicateur ni résultat.",
    ),
)
NAMED_TWICE = refuse(
    "pillar-twice",
    Text("“{pillar}” is named twice.", "« {pillar} » est cité deux fois."),
    Text("Name each pillar once.", "Citez chaque pilier une seule fois."),
)


def fits(state: Project | None, entry: Entry) -> Iterator[Finding]:
    day = entry.occurred.start
    match entry.event:
        case ProjectStageChanged(project=project, from_stage=before, to_stage=after) if state and state.stages:
            held = state.stages[-1]
            if held.stage != before or day < held.since:
                at = next((at for at in reversed(state.stages) if at.since <= day), state.stages[0])
                yield STAGE_MISMATCH.found(
                    f"J{held.position}",
                    day=day, project=project, stage=at.stage.label, ref=f"J{at.position}",
                    from_stage=before.label, found=at.stage.value,
                )  # fmt: skip
                return
            yield from _transition(state, project, before, after)
        case PillarAssessed(project=project, pillar=pillar) if pillar not in (state.ideal if state else {}):
            yield SCORE_WITHOUT_IDEAL.found(project=project, pillar=pillar.label, day=day)


def _transition(state: Project, project: str, before: Stage, after: Stage) -> Iterator[Finding]:
    allowed = TRANSITIONS[before]
    if before is Stage.PAUSED:
        allowed = (state.stages[-2].stage, *allowed) if len(state.stages) > 1 else allowed
    if after in allowed:
        return
    if before in PATH and after in PATH and PATH.index(after) > PATH.index(before):
        yield STAGE_SKIPPED.found(project=project, from_stage=before.label, to_stage=after.label)
    else:
        nothing = Text(
            "none, it has ended (open a new project with continues)",
            "aucune, il est terminé (ouvrez un projet avec continues)",
        )
        names = (
            Text(", ".join(s.label.en for s in allowed), ", ".join(s.label.fr for s in allowed)) if allowed else nothing
        )
        yield STAGE_FORBIDDEN.found(from_stage=before.label, to_stage=after.label, allowed=names)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case IdealSet(pillars=parts) | ProjectSelected(potential=parts):
            named = [part.pillar for part in parts]
            for pillar in sorted({pillar for pillar in named if named.count(pillar) > 1}):
                yield NAMED_TWICE.found(pillar=pillar.label)
        case PillarAssessed(rationale=rationale, pillar=pillar):
            if not rationale:
                yield SCORE_WITHOUT_RATIONALE.found()
            grounds = (view.entry(ref) for ref in entry.grounds)
            outcomes = ("indicator.measured", "experiment.concluded", "prediction.resolved")
            if pillar is Pillar.RESILIENCE and not any(ground and ground.type in outcomes for ground in grounds):
                yield RESILIENCE_WITHOUT_OUTCOME.found()


CONCEPT = Concept(
    events=(
        ProjectOpened,
        ProjectSelected,
        ProjectStageChanged,
        IdealSet,
        PillarAssessed,
        IndicatorDefined,
        IndicatorMeasured,
        FundingRecorded,
    ),
    deciders=(Decider("project", Project, evolve, fits), Decider("indicator", Coded, evolve_coded)),
    check=check,
)
