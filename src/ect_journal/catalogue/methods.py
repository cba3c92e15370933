"""The methods of emergence, accompaniment and funding: their versions, and which is in force where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from ect_journal.catalogue.experiments import Experiment
from ect_journal.catalogue.programme import EFFECTIVE_NOT_AFTER
from ect_journal.catalogue.projects import Project
from ect_journal.catalogue.vocabularies import Loop, MethodKind, MethodScope
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import (
    Count,
    Day,
    DecisionCitation,
    Key,
    Line,
    MethodCode,
    NewMethod,
    ProjectCode,
    Words,
    YesNo,
)
from ect_journal.kinds import Part
from ect_journal.rules import Finding, note, reason, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class Step(Part):
    key: Key
    text: Words


Steps = Annotated[tuple[Step, ...], Field(min_length=1)]


class MethodDefined(Event, type="method.defined", en="method defined", fr="méthode définie"):
    """The first version in this journal; it covers every project, those opened later included."""

    IDENTITY = ("version",)

    code: NewMethod
    kind: MethodKind
    title: Line
    steps: Steps
    tools: tuple[Line, ...] = ()
    version: Count = 1
    effective_from: Day


class MethodAdjusted(Event, type="method.adjusted", en="method adjusted", fr="méthode ajustée"):
    """The next version, whole. What was added, removed, reworded or moved is computed from the two lists of steps; its
    grounds are what triggered it. `new_projects`: whether projects opened later start with it."""

    TOUCHES = ("method",)
    IDENTITY = ("method", "version", "based_on")

    method: MethodCode
    version: Count
    based_on: Count
    steps: Steps
    tools: tuple[Line, ...] = ()
    reason: Words
    decision: DecisionCitation | None = None
    loop: Loop
    effective_from: Day
    scope: MethodScope
    projects: tuple[ProjectCode, ...] = ()
    new_projects: YesNo
    amendment: Line | None = None

    def headline(self) -> str:
        return f"{self.method} v{self.based_on} → v{self.version} · {self.reason.splitlines()[0]}"


class MethodExtended(Event, type="method.extended", en="method extended", fr="version étendue"):
    """A version that some more projects are under, from then on."""

    TOUCHES = ("method",)
    IDENTITY = ("method", "version")

    method: MethodCode
    version: Count
    projects: Annotated[tuple[ProjectCode, ...], Field(min_length=1)]
    effective_from: Day
    decision: DecisionCitation | None = None


class MethodRetired(Event, type="method.retired", en="method retired", fr="méthode retirée"):
    """No version of it is in force from then on."""

    TOUCHES = ("method",)
    IDENTITY = ("method",)

    method: MethodCode
    reason: Words
    effective_from: Day


# state ------------------------------------------------------------------------------------------------------------------

Because = Literal["defined", "adjusted", "at_opening"]


@dataclass(frozen=True)
class Version:
    """`scope` "projects" covers `projects`, "all" every project then open; `new_projects` those opened later."""

    version: int
    effective_from: date
    scope: MethodScope
    projects: tuple[str, ...]
    new_projects: bool
    position: int
    because: Literal["defined", "adjusted"]


@dataclass(frozen=True)
class Method:
    """`last` is the highest version number ever given, retracted ones included: numbers are never used again."""

    versions: tuple[Version, ...] = ()
    last: int = 0

    @property
    def stands(self) -> bool:
        return bool(self.versions)


@dataclass(frozen=True)
class InForce:
    """The version that covers a project on a day: since when, because of which entry, and in which way."""

    version: int
    since: date
    position: int
    because: Because


def in_force(versions: Iterable[Version], day: date, project: str, state: Project) -> InForce | None:
    """The version in force for a project on a day, day of effect included; None before any covers it."""
    opened = state.opened
    if opened is None or day < opened:
        return None
    reached = [version for version in versions if version.effective_from <= day]
    covering = [
        InForce(v.version, v.effective_from, v.position, v.because)
        for v in reached
        if opened <= v.effective_from and _covers(v, project, state)
    ]
    at_opening = [v for v in reached if v.effective_from < opened and (v.new_projects or project in v.projects)]
    if at_opening:
        first = max(at_opening, key=lambda v: (v.effective_from, v.version))
        covering.append(InForce(first.version, opened, first.position, "at_opening"))
    return max(covering, key=lambda held: (held.since, held.version), default=None)


def _covers(version: Version, project: str, state: Project) -> bool:
    if version.scope is MethodScope.PROJECTS:
        return project in version.projects
    return not state.ended_by(version.effective_from)


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve(state: Method | None, entry: Entry) -> Method:
    state = state or Method()
    match entry.event:
        case MethodDefined(version=number, effective_from=day):
            version = Version(number, day, MethodScope.ALL, (), True, entry.position, "defined")
            return Method((*state.versions, version), max(state.last, version.version))
        case MethodAdjusted() as adjusted:
            version = Version(
                adjusted.version,
                adjusted.effective_from,
                adjusted.scope,
                adjusted.projects,
                adjusted.new_projects,
                entry.position,
                "adjusted",
            )
            return Method((*state.versions, version), max(state.last, version.version))
    return state


def lapse(state: Method | None, entry: Entry) -> Method:
    state = state or Method()
    match entry.event:
        case MethodDefined(version=number) | MethodAdjusted(version=number):
            return replace(state, last=max(state.last, number))
    return state


# rules ------------------------------------------------------------------------------------------------------------------

VERSION_NOT_NEXT = refuse(
    "version-not-next",
    Text("{method} is at version {last}: the next is {next}, not {given}.",
         "{method} en est à la version {last} : la suivante est {next}, non {given}."),
    Text("Give version={next}.", "Donnez version={next}."),
)  # fmt: skip
VERSION_UNKNOWN = refuse(
    "version-unknown",
    Text(
        "{method} has no version {given} to be based on.", "{method} n’a pas de version {given} sur laquelle se fonder."
    ),
    Text("Its versions are: {known}.", "Ses versions sont : {known}."),
)
TWO_IN_FORCE = refuse(
    "two-versions-in-force",
    Text(
        "On {day}, {projects} would be under versions {before} and {version} of {method} at once.",
        "Le {day}, {projects} serait à la fois sous les versions {before} et {version} de {method}.",
    ),
    Text("Choose a day of effect after {day}.", "Choisissez une date d’effet postérieure au {day}."),
)
SCOPE_WITHOUT_PROJECTS = refuse(
    "scope-without-projects",
    Text(
        "The scope and the projects do not agree: “projects” names at least one, “all” names none.",
        "Le périmètre et les projets ne s’accordent pas : « projects » en nomme au moins un, « all » n’en nomme aucun.",
    ),
    Text(
        "Give scope=projects with projects, or scope=all alone.",
        "Donnez scope=projects avec des projets, ou scope=all seul.",
    ),
)
STEP_TWICE = refuse(
    "step-twice",
    Text("The step {key} is written twice.", "L’étape {key} est écrite deux fois."),
    Text("Give each step its own key.", "Donnez à chaque étape sa propre clé."),
)
CHANGE_UNGROUNDED = reason(
    "method-change-without-grounds",
    Text(
        "This change of {method} cites nothing that triggered it.",
        "Ce changement de {method} ne cite rien qui l’ait déclenché.",
    ),
    Text("Cite what triggered it (--ground J…)", "Citez ce qui l’a déclenché (--ground J…)"),
)
BEFORE_DECISION = reason(
    "effective-before-decision",
    Text(
        "It takes effect on {day}, before its decision of {decided} ({ref}): a regularisation.",
        "Il prend effet le {day}, avant sa décision du {decided} ({ref}) : une régularisation.",
    ),
)
CHANGED_DURING_EXPERIMENT = note(
    "method-changed-during-experiment",
    Text(
        "{projects} is under the running experiment {experiment}: its results will mix two versions.",
        "{projects} fait l’objet de l’expérimentation en cours {experiment} : ses résultats mêleront deux versions.",
    ),
)


def fits(state: Method | None, entry: Entry) -> Iterator[Finding]:
    versions = state.versions if state else ()
    match entry.event:
        case MethodDefined(code=code, version=number) if number <= (state.last if state else 0):
            last = state.last if state else 0
            yield VERSION_NOT_NEXT.found(method=code, last=last, next=last + 1, given=number)
        case MethodAdjusted() as adjusted if state and versions:
            if adjusted.version != state.last + 1:
                yield VERSION_NOT_NEXT.found(
                    f"J{versions[-1].position}",
                    method=adjusted.method, last=state.last, next=state.last + 1, given=adjusted.version,
                )  # fmt: skip
            yield from _fits_adjusted(versions, adjusted)


def _fits_adjusted(versions: tuple[Version, ...], adjusted: MethodAdjusted) -> Iterator[Finding]:
    last = versions[-1]
    ref = f"J{last.position}"
    if adjusted.based_on not in {version.version for version in versions}:
        known = ", ".join(str(version.version) for version in versions)
        yield VERSION_UNKNOWN.found(method=adjusted.method, given=adjusted.based_on, known=known)
    if adjusted.effective_from == last.effective_from and (shared := _shared(last, adjusted)):
        yield TWO_IN_FORCE.found(
            ref,
            day=last.effective_from,
            projects=shared,
            before=last.version,
            version=adjusted.version,
            method=adjusted.method,
        )
    elif adjusted.effective_from <= last.effective_from:
        yield EFFECTIVE_NOT_AFTER.found(
            ref, code=adjusted.method, day=adjusted.effective_from, before=last.effective_from, ref=ref
        )


def _shared(last: Version, adjusted: MethodAdjusted) -> Text | str | None:
    """The projects that both versions cover, in words; None when they share none."""
    if last.scope is MethodScope.ALL and adjusted.scope is MethodScope.ALL:
        return Text("every project", "chaque projet")
    if last.scope is MethodScope.ALL or adjusted.scope is MethodScope.ALL:
        return ", ".join(last.projects or adjusted.projects)
    return ", ".join(sorted({*last.projects} & {*adjusted.projects})) or None


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case MethodDefined(steps=steps):
            yield from _check_steps(steps)
        case MethodAdjusted() as adjusted:
            yield from _check_steps(adjusted.steps)
            if (adjusted.scope is MethodScope.PROJECTS) != bool(adjusted.projects):
                yield SCOPE_WITHOUT_PROJECTS.found()
            if not entry.grounds:
                yield CHANGE_UNGROUNDED.found(method=adjusted.method)
            decision = view.entry(adjusted.decision) if adjusted.decision else None
            if decision and adjusted.effective_from < decision.occurred.start:
                yield BEFORE_DECISION.found(
                    decision.ref, day=adjusted.effective_from, decided=decision.occurred.start, ref=decision.ref
                )
            yield from _check_experiments(view, adjusted)


def _check_steps(steps: tuple[Step, ...]) -> Iterator[Finding]:
    keys = [step.key for step in steps]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield STEP_TWICE.found(key=key)


def _check_experiments(view: View, adjusted: MethodAdjusted) -> Iterator[Finding]:
    for code, experiment in view.all("experiment").items():
        assert isinstance(experiment, Experiment)
        everywhere = adjusted.scope is MethodScope.ALL
        touched = [project for project in experiment.projects if everywhere or project in adjusted.projects]
        if experiment.status == "running" and touched:
            yield CHANGED_DURING_EXPERIMENT.found(
                f"J{experiment.position}", projects=", ".join(touched), experiment=code
            )


CONCEPT = Concept(
    events=(MethodDefined, MethodAdjusted, MethodExtended, MethodRetired),
    deciders=(Decider("method", Method, evolve, fits, by_position=True, lapse=lapse),),
    check=check,
)
