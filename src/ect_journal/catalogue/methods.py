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

    def headline(self) -> str:
        return f"{self.method} v{self.version} · {', '.join(self.projects)}"


class MethodRetired(Event, type="method.retired", en="method retired", fr="méthode retirée"):
    """No version of it is in force from then on."""

    TOUCHES = ("method",)
    IDENTITY = ("method",)

    method: MethodCode
    reason: Words
    effective_from: Day


# state ------------------------------------------------------------------------------------------------------------------

Because = Literal["defined", "adjusted", "extended", "at_opening"]


@dataclass(frozen=True)
class Version:
    """`scope` "projects" covers `projects`, "all" every project then open; `new_projects` those opened later. Extended to
    more projects, it is there once more, for these alone."""

    version: int
    effective_from: date
    scope: MethodScope
    projects: tuple[str, ...]
    new_projects: bool
    position: int
    because: Literal["defined", "adjusted", "extended"]


@dataclass(frozen=True)
class Method:
    """`last` is the highest version number ever given, retracted ones included: numbers are never used again. From the
    day `retired` on, by the entry `retired_by`, no version is in force."""

    versions: tuple[Version, ...] = ()
    extensions: tuple[Version, ...] = ()
    last: int = 0
    retired: date | None = None
    retired_by: int | None = None

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


def in_force(method: Method, day: date, project: str, state: Project) -> InForce | None:
    """The version in force for a project on a day, day of effect included; None before any covers it, and from the day
    on which the method is retired."""
    opened = state.opened
    if opened is None or day < opened or (method.retired and method.retired <= day):
        return None
    reached = [v for v in (*method.versions, *method.extensions) if v.effective_from <= day]
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
            return _with(state, version)
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
            return _with(state, version)
        case MethodExtended(version=number, effective_from=day, projects=named):
            more = Version(number, day, MethodScope.PROJECTS, named, False, entry.position, "extended")
            return replace(state, extensions=(*state.extensions, more))
        case MethodRetired(effective_from=day):
            return replace(state, retired=day, retired_by=entry.position)
    return state


def _with(state: Method, version: Version) -> Method:
    return replace(state, versions=(*state.versions, version), last=max(state.last, version.version))


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
    Text("{method} has no version {given}.", "{method} n’a pas de version {given}."),
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
EXTENDED_AFTER_END = refuse(
    "extended-after-end",
    Text(
        "{project} has ended by {day}: nothing is extended to it.",
        "{project} est terminé le {day} : rien ne s’y étend.",
    ),
    Text("Leave it out, or give an earlier day of effect.", "Retirez-le, ou donnez une date d’effet antérieure."),
)
EXTENDED_BEFORE_VERSION = refuse(
    "extended-before-version",
    Text(
        "Version {version} of {method} takes effect on {since} ({ref}): it covers nothing on {day}.",
        "La version {version} de {method} prend effet le {since} ({ref}) : elle ne couvre rien le {day}.",
    ),
    Text("Choose {since}, or a day after it.", "Choisissez le {since}, ou un jour après."),
)
ALREADY_UNDER = refuse(
    "already-under-version",
    Text(
        "On {day}, {project} is already under version {version} of {method} (since {since}, {ref}).",
        "Le {day}, {project} est déjà sous la version {version} de {method} (depuis le {since}, {ref}).",
    ),
    Text("Leave {project} out.", "Retirez {project} de la liste."),
)
METHOD_RETIRED = refuse(
    "method-retired",
    Text(
        "{method} was retired by {ref}, from {since} on.",
        "{method} a été retirée par {ref}, à compter du {since}.",
    ),
    Text(
        "Retract {ref} if the method goes on, or define another method.",
        "Retirez {ref} si la méthode continue, ou définissez une autre méthode.",
    ),
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
    if state and state.retired_by and isinstance(entry.event, MethodAdjusted | MethodExtended | MethodRetired):
        ref = f"J{state.retired_by}"
        yield METHOD_RETIRED.found(ref, method=entry.event.method, ref=ref, since=state.retired)
        return
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
            yield from _fits_adjusted(state, adjusted)
        case MethodExtended() as extended if state and versions:
            yield from _fits_extended(state, extended)
        case MethodRetired(method=code, effective_from=day) if state and versions:
            last_begun = max((*versions, *state.extensions), key=lambda version: version.effective_from)
            if day <= last_begun.effective_from:
                ref = f"J{last_begun.position}"
                yield EFFECTIVE_NOT_AFTER.found(ref, code=code, day=day, before=last_begun.effective_from, ref=ref)


def _fits_adjusted(state: Method, adjusted: MethodAdjusted) -> Iterator[Finding]:
    last = state.versions[-1]
    ref = f"J{last.position}"
    yield from _exists(state, adjusted.method, adjusted.based_on)
    twice = [*_two_in_force(adjusted, adjusted.scope, (last, *state.extensions))]
    yield from twice
    if not twice and adjusted.effective_from <= last.effective_from:
        yield EFFECTIVE_NOT_AFTER.found(
            ref, code=adjusted.method, day=adjusted.effective_from, before=last.effective_from, ref=ref
        )


def _fits_extended(state: Method, extended: MethodExtended) -> Iterator[Finding]:
    unknown = [*_exists(state, extended.method, extended.version)]
    yield from unknown
    for version in state.versions:
        if version.version == extended.version and extended.effective_from < version.effective_from:
            ref = f"J{version.position}"
            yield EXTENDED_BEFORE_VERSION.found(
                ref,
                method=extended.method, version=version.version, since=version.effective_from, ref=ref,
                day=extended.effective_from,
            )  # fmt: skip
    others = [v for v in (*state.versions, *state.extensions) if v.version != extended.version]
    yield from _two_in_force(extended, MethodScope.PROJECTS, others)


def _exists(state: Method, method: str, number: int) -> Iterator[Finding]:
    if number not in {version.version for version in state.versions}:
        known = ", ".join(str(version.version) for version in state.versions)
        yield VERSION_UNKNOWN.found(method=method, given=number, known=known)


def _two_in_force(
    change: MethodAdjusted | MethodExtended, scope: MethodScope, others: Iterable[Version]
) -> Iterator[Finding]:
    """Those versions that would begin on the same day as this change, for a project that both cover."""
    for other in others:
        shared = _shared(other, scope, change.projects)
        if other.effective_from == change.effective_from and shared:
            yield TWO_IN_FORCE.found(
                f"J{other.position}",
                day=other.effective_from, projects=shared, before=other.version, version=change.version,
                method=change.method,
            )  # fmt: skip


def _shared(other: Version, scope: MethodScope, projects: tuple[str, ...]) -> Text | str | None:
    """The projects that both cover, in words; None when they share none."""
    if other.scope is MethodScope.ALL and scope is MethodScope.ALL:
        return Text("every project", "chaque projet")
    if other.scope is MethodScope.ALL or scope is MethodScope.ALL:
        return ", ".join(other.projects or projects)
    return ", ".join(sorted({*other.projects} & {*projects})) or None


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
            yield from _check_decision(view, adjusted)
            yield from _check_experiments(view, adjusted, everywhere=adjusted.scope is MethodScope.ALL)
        case MethodExtended() as extended:
            yield from _check_decision(view, extended)
            yield from _check_covered(view, entry, extended)
            yield from _check_experiments(view, extended, everywhere=False)


def _check_decision(view: View, change: MethodAdjusted | MethodExtended) -> Iterator[Finding]:
    decision = view.entry(change.decision) if change.decision else None
    if decision and change.effective_from < decision.occurred.start:
        yield BEFORE_DECISION.found(
            decision.ref, day=change.effective_from, decided=decision.occurred.start, ref=decision.ref
        )


def _check_covered(view: View, entry: Entry, extended: MethodExtended) -> Iterator[Finding]:
    """A version is extended to projects that are not under it already; itself, when it is corrected, does not count."""
    method: Method | None = view.get("method", extended.method)
    if method is None:
        return
    others = replace(method, extensions=tuple(v for v in method.extensions if v.position != entry.position))
    for project in extended.projects:
        state: Project | None = view.get("project", project)
        if state and state.ended_by(extended.effective_from):
            yield EXTENDED_AFTER_END.found(f"J{state.position}", project=project, day=extended.effective_from)
        held = in_force(others, extended.effective_from, project, state) if state else None
        if held and held.version == extended.version:
            ref = f"J{held.position}"
            yield ALREADY_UNDER.found(
                ref,
                day=extended.effective_from, project=project, version=held.version, method=extended.method,
                since=held.since, ref=ref,
            )  # fmt: skip


def _check_steps(steps: tuple[Step, ...]) -> Iterator[Finding]:
    keys = [step.key for step in steps]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield STEP_TWICE.found(key=key)


def _check_experiments(view: View, change: MethodAdjusted | MethodExtended, *, everywhere: bool) -> Iterator[Finding]:
    for code, experiment in view.all("experiment").items():
        assert isinstance(experiment, Experiment)
        touched = [project for project in experiment.projects if everywhere or project in change.projects]
        if experiment.status == "running" and touched:
            yield CHANGED_DURING_EXPERIMENT.found(
                f"J{experiment.position}", projects=", ".join(touched), experiment=code
            )


CONCEPT = Concept(
    events=(MethodDefined, MethodAdjusted, MethodExtended, MethodRetired),
    deciders=(Decider("method", Method, evolve, fits, by_position=True, lapse=lapse),),
    check=check,
)
