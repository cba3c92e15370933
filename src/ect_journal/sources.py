"""Common sources: the cluster proposed for an entry, and what may be counted already under another name.

Pure functions over what the rules remember. A cluster is proposed and never filled in: that two entries tell of one
source is somebody's answer.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ect_journal.catalogue.evidence import Evidence, EvidenceLinked, Source
from ect_journal.catalogue.field import InterviewRecorded
from ect_journal.catalogue.gatherings import GatheringHeld
from ect_journal.decider import View
from ect_journal.entry import Entry
from ect_journal.event import unversioned
from ect_journal.kinds import kinds_of
from ect_journal.words import Text

CODE_LENGTH = 32
"""Characters in the name of a cluster, at most."""


@dataclass(frozen=True)
class Proposal:
    """The name of a common source, and why it is proposed."""

    cluster: str
    reason: Text


@dataclass(frozen=True)
class _Trait:
    """One way in which two entries may share a source: what it is for an entry, how it is said, and how a source that
    has no name yet would be called."""

    of: Callable[[Entry], frozenset[str]]
    shared: Text
    alone: Text
    name: Callable[[Entry, str], str]


def persons_of(entry: Entry) -> frozenset[str]:
    """Who speaks in it."""
    event = entry.event
    return frozenset({event.interviewee}) if isinstance(event, InterviewRecorded) else frozenset()


def gatherings_of(entry: Entry) -> frozenset[str]:
    """The gathering that it is, that it names, or that it was recorded with, as citations."""
    named = {entry.ref} if isinstance(entry.event, GatheringHeld) else {getattr(entry.event, "gathering", None)}
    return frozenset(ref for ref in (*named, entry.session) if ref)


def projects_of(entry: Entry) -> frozenset[str]:
    """The projects that it names, or opens."""
    found: set[str] = set()
    for field in kinds_of(type(entry.event), "code", "new code"):
        value = getattr(entry.event, field.name)
        if field.kind.target == "project" and value:
            found.update(value if field.many else [value])
    return frozenset(found)


def _days_of(entry: Entry) -> frozenset[str]:
    return frozenset(f"{project} {entry.occurred.start}" for project in projects_of(entry))


def _day_name(entry: Entry, shared: str) -> str:
    day = f"-{entry.occurred.start:%m%d}"
    return f"G-{shared.partition(' ')[0]}"[: CODE_LENGTH - len(day)] + day


_PERSON = _Trait(
    persons_of,
    Text("same person ({shared}) as {ref}", "même personne ({shared}) que {ref}"),
    Text("what {shared} says", "ce que dit {shared}"),
    lambda entry, person: f"G-{person}"[:CODE_LENGTH],
)
_GATHERING = _Trait(
    gatherings_of,
    Text("same gathering ({shared}) as {ref}", "même réunion ({shared}) que {ref}"),
    Text("what comes from the gathering {shared}", "ce qui vient de la réunion {shared}"),
    lambda entry, gathering: f"G-{gathering}",
)
_PROJECT_AND_DAY = _Trait(
    _days_of,
    Text("same project and day ({shared}) as {ref}", "même projet et même jour ({shared}) que {ref}"),
    Text("for {project} on {day}", "pour {project} le {day}"),
    _day_name,
)
_TRAITS = (_PERSON, _GATHERING, _PROJECT_AND_DAY)


def propose_clusters(view: View, ref: str) -> tuple[Proposal, ...]:
    """The common sources proposed for an entry, best first: the name that it is linked under already, and then no other;
    else those of the entries that share its person, its gathering, its project and day. The first of these that the entry
    has proposes a new name when nothing shares it."""
    entry = view.entry(ref)
    if entry is None:
        return ()
    own: Source | None = view.get("source", ref)
    if own is not None:
        return (
            Proposal(own.cluster, Text("{ref} is linked under it", "{ref} est versée sous ce nom").format(ref=ref)),
        )
    linked = list(_linked_sources(view))
    found: dict[str, Proposal] = {}
    first = True
    for trait in _TRAITS:
        for shared in sorted(trait.of(entry)):
            known = [(cluster, other) for cluster, other in linked if shared in trait.of(other)]
            for cluster, other in known:
                found.setdefault(cluster, Proposal(cluster, trait.shared.format(shared=shared, ref=other.ref)))
            if not known and first:
                name = _free(view, trait.name(entry, shared))
                project, _, day = shared.partition(" ")
                reason = trait.alone.format(shared=shared, project=project, day=day)
                found.setdefault(name, Proposal(name, reason))
        first = first and not trait.of(entry)
    alone = Proposal(_free(view, f"G-{ref}"), Text("{ref} alone", "{ref} seule").format(ref=ref))
    return tuple(found.values()) or (alone,)


def _linked_sources(view: View) -> Iterator[tuple[str, Entry]]:
    """The entries that stand linked, each with the cluster that it counts in."""
    for ref, source in view.all("source").items():
        other = view.entry(ref)
        if other is not None and view.live(ref):
            yield source.cluster, other


def _free(view: View, name: str) -> str:
    """The name, or with a number after it when another source has it."""
    taken = {source.cluster.casefold() for source in view.all("source").values()}
    names = (name, *(f"{name[: CODE_LENGTH - len(str(n)) - 1]}-{n}" for n in range(2, len(taken) + 3)))
    return next(each for each in names if each.casefold() not in taken)


@dataclass(frozen=True)
class Elsewhere:
    """A link of another cluster that may tell of the same source: its citation, its cluster, the entry it cites, why."""

    link: str
    cluster: str
    entry: Entry
    reason: Text


_MAY_BE_ONE = (
    (persons_of, Text("same person, {shared}", "même personne, {shared}")),
    (gatherings_of, Text("same gathering, {shared}", "même réunion, {shared}")),
    (projects_of, Text("same project, {shared}", "même projet, {shared}")),
)


def counted_elsewhere(view: View, link: EvidenceLinked) -> tuple[Elsewhere, ...]:
    """The links of other clusters for the same claim whose entry shares a person, a gathering or a project with that of
    `link`, for the question “already counted?”. The closest first."""
    return shared_with(view, link.claim, link.entry, link.cluster)


def shared_with(view: View, claim: str, ref: str, cluster: str | None = None) -> tuple[Elsewhere, ...]:
    """The same, for an entry that is to be linked to that claim under a cluster, or under one that is still to be said."""
    cited = view.entry(ref)
    if cited is None:
        return ()
    found: list[tuple[int, Elsewhere]] = []
    for number, other in standing_links(view, claim):
        seen = view.entry(other.entry)
        if seen is None or other.cluster == cluster or other.entry == ref or not view.live(other.entry):
            continue
        for closeness, (of, reason) in enumerate(_MAY_BE_ONE):
            if shared := of(cited) & of(seen):
                said = reason.format(shared=", ".join(sorted(shared)))
                found.append((closeness, Elsewhere(number, other.cluster, seen, said)))
                break
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def standing_links(view: View, claim: str | None = None) -> Iterator[tuple[str, EvidenceLinked]]:
    """The links that stand, as they read now; those of one claim only, whatever its version, when it is named."""
    for ref, state in view.all("evidence").items():
        if state.stands and (claim is None or state.claim == unversioned(claim)):
            entry = view.entry(ref)
            if entry is not None and isinstance(entry.event, EvidenceLinked):
                yield ref, entry.event


def links_of(view: View, ref: str, claim: str | None = None) -> tuple[str, ...]:
    """The links of an entry that stand; those to one claim only, whatever its version, when it is named."""
    states: dict[str, Evidence] = {link: each for link, each in view.all("evidence").items() if each.cited == ref}
    named = None if claim is None else unversioned(claim)
    return tuple(link for link, each in states.items() if each.stands and named in (None, each.claim))
