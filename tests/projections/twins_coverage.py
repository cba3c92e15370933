"""The plain twins of coverage and participation, entry by entry, in Python: see `twins`."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from ect_journal import Entry
from ect_journal.catalogue import (
    ActorRegistered,
    ActorUpdated,
    EvidenceLinked,
    ExperimentFramed,
    GatheringHeld,
    InterviewRecorded,
    LearningFormulated,
    PillarAssessed,
    ProjectOpened,
)
from ect_journal.catalogue.vocabularies import Axis, Domain, Level, Pillar, Sector
from ect_journal.event import unversioned, version_of
from ect_journal.kinds import kinds_of
from ect_journal.words import Word
from tests.projections.twins import Row, claims_of, happened
from tests.projections.twins_field import _rank

# Coverage ---------------------------------------------------------------------------------------------------------------

KINDS = {
    "observation.recorded": "observations", "interview.recorded": "interviews", "reflection.recorded": "reflections",
    "indicator.measured": "measures", "experiment.framed": "experiments", "evidence.linked": "evidence",
    "learning.formulated": "learnings",
}  # fmt: skip
Place = dict[type[Word], set[Word]]


class Placing:
    """Where each entry is placed, by its position."""

    def __init__(self, entries: Sequence[Entry], as_of: date | None) -> None:
        self.entries = entries
        self.now = {entry.position: entry for entry in happened(entries, as_of)}
        wordings = {code: (event.axis, wording) for event, _, code, wording in claims_of(entries)}
        self.axes: dict[str, Axis] = {code: axis for code, (axis, _) in wordings.items()}
        self.domains = {e.event.code: set(e.event.domains) for e in entries if isinstance(e.event, ProjectOpened)}
        self.framed = {e.event.code: e.event for e in entries if isinstance(e.event, ExperimentFramed)}
        self.links: dict[int, int] = {}
        self.claims: dict[int, Axis] = {}
        for entry in entries:
            match entry.event:
                case EvidenceLinked(claim=versioned, entry=ref) if int(ref[1:]) in self.now:
                    axis, wording = wordings.get(unversioned(versioned), (None, None))
                    if axis and wording and wording.counts(version_of(versioned), entry.ref):
                        self.links[entry.position] = int(ref[1:])
                        self.claims[entry.position] = axis

    def said(self, entry: Entry) -> Place:
        place = self.own(entry)
        projects = self._named(entry, "project")
        for code in self._named(entry, "experiment"):
            experiment = self.framed.get(code)
            if experiment is None:
                continue
            projects |= set(experiment.projects)
            if not self.own(entry)[Pillar]:
                place[Pillar] |= set(experiment.aims)
        if not place[Domain]:
            for code in projects:
                place[Domain] |= self.domains.get(code, set())
        return place

    def own(self, entry: Entry) -> Place:
        place: Place = {Axis: set(), Pillar: set(), Domain: set()}
        for field in kinds_of(type(entry.event)):
            if field.word in place:
                value = getattr(entry.event, field.name)
                place[field.word] |= set(value) if field.many else {value} - {None}
        match entry.event:
            case ExperimentFramed(claim=str(claim)) if unversioned(claim) in self.axes:
                place[Axis].add(self.axes[unversioned(claim)])
        return place

    def _named(self, entry: Entry, target: str) -> set[str]:
        named: set[str] = set()
        for field in kinds_of(type(entry.event)):
            if field.kind.target == target:
                value = getattr(entry.event, field.name)
                named |= set(value) if field.many else {value} - {None}
        return named

    def _grounds(self, entry: Entry) -> set[int]:
        """What a score or a learning rests on; what a piece of evidence cites stands for it."""
        grounds = {int(ref[1:]) for ref in entry.grounds}
        return {self.links.get(ground, ground) for ground in grounds}

    def field(self, entry: Entry) -> Place:
        place = self.said(entry)
        made: Place = {Axis: set(), Pillar: set(), Domain: set()}
        for link, cited in self.links.items():
            if cited == entry.position:
                made[Axis].add(self.claims[link])
        for maker in self.now.values():
            if isinstance(maker.event, PillarAssessed | LearningFormulated) and entry.position in self._grounds(maker):
                for word, values in self.own(maker).items():
                    made[word] |= values
        if isinstance(entry.event, LearningFormulated):
            for ground in self._grounds(entry):
                if ground in self.now:
                    for word, values in self.said(self.now[ground]).items():
                        made[word] |= values
        return {word: values or made[word] for word, values in place.items()}

    def rows(self) -> list[Row]:
        rows = []
        for entry in self.entries:
            if entry.type == "evidence.linked" and entry.position in self.links:
                cited = self.now[self.links[entry.position]]
                place = self.field(cited) | {Axis: {self.claims[entry.position]}}
                day = cited.occurred.end
            elif entry.type in KINDS and entry.type != "evidence.linked" and entry.position in self.now:
                place, day = self.field(entry), entry.occurred.end
            else:
                continue
            names = {"axes": Axis, "pillars": Pillar, "domains": Domain}
            said = {
                name: [word.value for word in vocabulary if word in place[vocabulary]]
                for name, vocabulary in names.items()
            }
            rows.append({"entry": entry.position, "kind": KINDS[entry.type], "day": day, **said})
        return sorted(rows, key=lambda row: row["entry"])


def placements(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    return Placing(entries, as_of).rows()


def coverage(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    placed = placements(entries, as_of)
    rows = []
    for axis in Axis:
        for pillar in Pillar:
            for domain in Domain:
                wanted = (axis.value, pillar.value, domain.value)
                found = [row for row in placed if all(w in row[n] for w, n in zip(wanted, ("axes", "pillars", "domains"), strict=True))]  # fmt: skip
                rows.append({
                    "axis": wanted[0], "pillar": wanted[1], "domain": wanted[2],
                    **{kind: sum(row["kind"] == kind for row in found) for kind in KINDS.values()},
                    "last": max((row["day"] for row in found), default=None),
                    "entries": [row["entry"] for row in found],
                })  # fmt: skip
    return rows


# Participation ----------------------------------------------------------------------------------------------------------


def participation(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    now = happened(entries, as_of)
    registered = {e.event.code: e.event for e in entries if isinstance(e.event, ActorRegistered)}
    organisation = {code: event.organisation for code, event in registered.items()}
    acts: dict[str, set[tuple[str, int, date]]] = {code: set() for code in registered}
    guests: list[tuple[int, int, date]] = []
    for entry in now:
        day = entry.occurred.end
        match entry.event:
            case ActorUpdated(actor=actor, organisation=moved):
                organisation[actor] = moved
            case InterviewRecorded(interviewee=actor):
                acts.setdefault(actor, set()).add(("interviews", entry.position, day))
            case GatheringHeld(attendees=attendees, excused=excused) as held:
                for names, act in ((attendees, "attendances"), (excused, "excused")):
                    for actor in names:
                        acts.setdefault(actor, set()).add((act, entry.position, day))
                if held.guests:
                    guests.append((held.guests, entry.position, day))
    groups: dict[tuple[Any, ...], list[str]] = {}
    persons: Counter[tuple[Any, ...]] = Counter()
    for code, event in registered.items():
        took_part = any(act != "excused" for act, *_ in acts[code])
        if event.nature.value == "person" or acts[code]:
            body = registered.get(organisation[code] or "")
            level = event.level or (body.level if body else None)
            sector = event.sector or (body.sector if body else None)
            groups.setdefault((event.category, level, sector), []).append(code)
            persons[event.category, level, sector] += event.nature.value == "person" or took_part

    def order(key: tuple[Any, ...]) -> tuple[int, ...]:
        return tuple(_rank(type(key[0]) if at == 0 else (Level, Sector)[at - 1], word) for at, word in enumerate(key))

    rows = [_heard(key, [acts[code] for code in groups[key]], persons[key]) for key in sorted(groups, key=order)]
    if guests:
        nobody = dict.fromkeys(("persons", "heard", "attendances", "interviews", "excused"), 0)
        rows.append({
            "category": None, "level": None, "sector": None, **nobody, "guests": sum(count for count, *_ in guests),
            "last": max(day for *_, day in guests), "entries": sorted(position for _, position, _ in guests),
        })  # fmt: skip
    return rows


def _heard(key: tuple[Any, ...], people: list[set[tuple[str, int, date]]], persons: int) -> Row:
    every = [act for acts in people for act in acts]
    days = [day for act, _, day in every if act != "excused"]
    names = zip(("category", "level", "sector"), key, strict=True)
    return {
        **{name: word and word.value for name, word in names}, "persons": persons,
        "heard": sum(any(act != "excused" for act, *_ in acts) for acts in people),
        **{name: sum(act == name for act, *_ in every) for name in ("attendances", "interviews", "excused")},
        "guests": 0, "last": max(days, default=None), "entries": sorted({position for _, position, _ in every}),
    }  # fmt: skip
