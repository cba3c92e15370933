"""What the rules need to remember of a journal, folded from its entries: derived, disposable, small.

Holds the coded entities with the positions that touch each (so that a correction folds just that one again), the marks
of corrections and retractions, and the tree's frontier. Entries themselves are looked up by position, through `load`.
Everything it holds is replaced, never changed in place, so that `rollback` is exact.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from ect_journal.catalogue import DECIDERS, EntryBlank
from ect_journal.codec import corrected
from ect_journal.decider import Decider
from ect_journal.entry import Entry, citation
from ect_journal.event import EntityKey, Event, unversioned
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.ledger import Frontier
from ect_journal.rules import Finding
from ect_journal.standing import MARKING, Mark, reading_at
from ect_journal.standing import readings as readings_of

Order = tuple[int, int, int]


class Entity(NamedTuple):
    """`order` has the place in the fold of each entry that touches it, sorted; its last number is the position."""

    state: Any
    order: tuple[Order, ...]


@dataclass
class Folded:
    """The part of a register that is kept in the cache."""

    head: int
    recorded_at: datetime
    frontier: Frontier
    entities: dict[str, dict[str, Entity]]
    marks: dict[int, tuple[Mark, ...]]
    cited: dict[str, dict[str, int]]

    @classmethod
    def empty(cls) -> "Folded":
        return cls(0, datetime.min.replace(tzinfo=UTC), Frontier(), {}, {}, {})


class Register:
    """The register of one journal. `load(position)` gives an entry as recorded."""

    def __init__(self, load: Callable[[int], Entry], zone: ZoneInfo, folded: Folded | None = None) -> None:
        self.folded = folded or Folded.empty()
        self.zone = zone
        self._load = load
        self._pending: dict[int, Entry] = {}
        self._undo: list[tuple[dict[Any, Any], Any, Any]] | None = None

    # what rules may see (decider.View)

    @property
    def head(self) -> int:
        return self.folded.head

    def get(self, kind: str, code: str) -> Any:
        entity = self.folded.entities.get(kind, {}).get(code)
        return entity.state if entity else None

    def all(self, kind: str) -> Mapping[str, Any]:
        return {code: e.state for code, e in self.folded.entities.get(kind, {}).items() if e.state is not None}

    def taken(self, kind: str, code: str) -> int | None:
        """The position of the entry that gave this code and stands; None when it is free."""
        entity = self.folded.entities.get(kind, {}).get(code)
        for position in sorted(at[2] for at in entity.order) if entity else ():
            reading = self.entry(citation(position))
            minted = (*reading.event.mints(), *reading.event.may_mint()) if reading else ()
            if reading and self.live(reading.ref) and (kind, code) in minted:
                return position
        return None

    def recorded(self, position: int) -> Entry:
        """The entry as recorded."""
        return self._pending.get(position) or self._load(position)

    def entry(self, ref: str) -> Entry | None:
        position = int(ref[1:]) if ref[:1] == "J" else 0
        if not 1 <= position <= self.head:
            return None
        source = reading_at(position, self.folded.marks)
        return self._read(position, position if source is None else source)

    def live(self, ref: str) -> bool:
        return reading_at(int(ref[1:]), self.folded.marks) is not None

    def as_known(self, ref: str, at: int) -> Entry | None:
        position = int(ref[1:])
        source = reading_at(position, self.folded.marks, at) if position <= at else None
        return None if source is None else self._read(position, source)

    def retracted_by(self, ref: str) -> str | None:
        marks = [mark for mark in self.folded.marks.get(int(ref[1:]), ()) if mark.kind == "retracted"]
        return self.recorded(marks[-1].position).by if marks else None

    def today(self, entry: Entry) -> date:
        return entry.recorded_at.astimezone(self.zone).date()

    def cited(self, kind: str, code: str) -> int | None:
        """The first position that cites this code, other than the one that gave it."""
        return self.folded.cited.get(kind, {}).get(code)

    def _read(self, position: int, source: int) -> Entry:
        original = self.recorded(position)
        return original if source == position else corrected(original, self.recorded(source))

    # growing

    def apply(self, entry: Entry, leaf: bytes | None = None) -> list[Finding]:
        """Fold one more entry; what its entities' histories, seen with it, break of the rules."""
        self._pending[entry.position] = entry
        self.folded.head = entry.position
        self.folded.recorded_at = entry.recorded_at
        if leaf is not None:
            self.folded.frontier = self.folded.frontier.append(leaf)
        self._cite(cited_by(entry), entry.event, entry.position)
        findings: list[Finding] = []
        if (mark := MARKING.get(entry.type)) is not None:
            findings += self._mark(entry, Mark(entry.position, mark))
        for key in entry.touches:
            findings += self._touch(key, entry)
        if self._undo is None:
            self._pending.clear()
        return findings

    def _touch(self, key: EntityKey, entry: Entry) -> list[Finding]:
        kind, code = key
        decider = DECIDERS[kind]
        entities = self._kind(kind)
        entity = entities.get(code) or Entity(None, ())
        place = _place(decider, key, entry)
        if entity.order and place < entity.order[-1]:
            return self._refold(key, entry)
        findings = list(decider.fits(entity.state, entry))
        state = decider.evolve(entity.state, entry)
        self._remember(entities, code, Entity(state, (*entity.order, place)))
        return findings

    def _refold(self, key: EntityKey, entry: Entry) -> list[Finding]:
        """Fold an entity from its beginning, because `entry` comes before others or changes how one of them reads."""
        kind, code = key
        decider = DECIDERS[kind]
        entities = self._kind(kind)
        positions = [at[2] for at in (entities.get(code) or Entity(None, ())).order]
        if entry.position not in positions and key in entry.touches:
            positions.append(entry.position)
        order: list[Order] = []
        readings: dict[Order, tuple[Entry, bool]] = {}
        for position in positions:
            source = reading_at(position, self.folded.marks)
            live = source is not None
            last = readings_of(position, self.folded.marks)[-1].source if source is None else source
            reading = self._read(position, last)
            place = _place(decider, key, reading)
            insort(order, place)
            readings[place] = (reading, live and key in reading.touches)
        state: Any = None
        findings: list[Finding] = []
        for place in order:
            reading, counts = readings[place]
            if counts:
                findings += [
                    _blame(f, reading, entry) for f in decider.fits(state, reading) if not _excused(f, reading, entry)
                ]
                state = decider.evolve(state, reading)
            else:
                state = decider.lapse(state, reading)
        self._remember(entities, code, Entity(state, tuple(order)))
        return findings

    def _mark(self, entry: Entry, mark: Mark) -> list[Finding]:
        """An entry stands or reads otherwise from here on: fold again what it touched, before and after."""
        target = self.first(entry.event.entry)  # type: ignore[attr-defined]  # the marking types all have it
        before = self.entry(citation(target))
        assert before is not None
        marked = int(entry.event.entry[1:])  # type: ignore[attr-defined]
        self._remember(self.folded.marks, marked, (*self.folded.marks.get(marked, ()), mark))
        after = self.entry(citation(target))
        assert after is not None
        findings: list[Finding] = []
        for key in dict.fromkeys((*before.touches, *after.touches)):
            entities = self._kind(key[0])
            entity = entities.get(key[1]) or Entity(None, ())
            if all(at[2] != target for at in entity.order):
                self._remember(entities, key[1], Entity(entity.state, (*entity.order, (0, 0, target))))
            findings += self._refold(key, entry)
        self._cite(cited_by(after), after.event, entry.position)
        return findings

    def first(self, ref: str) -> int:
        """The entry concerned in the end: a correction's retraction concerns what it corrected."""
        entry = self.recorded(int(ref[1:]))
        return self.first(entry.event.entry) if entry.type in MARKING else entry.position  # type: ignore[attr-defined]

    def _cite(self, cited: Iterable[EntityKey], event: Event, position: int) -> None:
        """Remember the first entry that cites each code or entry, other than the one that gives it its code."""
        given: set[EntityKey] | None = None
        for kind, code in cited:
            known = self.folded.cited.setdefault(kind, {})
            if code in known:
                continue
            given = set(event.mints()) if given is None else given
            if (kind, code) not in given:
                self._remember(known, code, position)

    def _kind(self, kind: str) -> dict[str, Entity]:
        return self.folded.entities.setdefault(kind, {})

    # trying

    @property
    def is_trying(self) -> bool:
        return self._undo is not None

    @contextmanager
    def trying(self) -> Iterator[Callable[[], None]]:
        """Fold entries that may not stay: unless the given function is called, all is as before."""
        self._undo = []
        folded = self.folded
        before = (folded.head, folded.recorded_at, folded.frontier)
        kept = False

        def keep() -> None:
            nonlocal kept
            kept = True

        try:
            yield keep
        finally:
            if not kept:
                folded.head, folded.recorded_at, folded.frontier = before
                for mapping, key, old in reversed(self._undo):
                    if old is _ABSENT:
                        del mapping[key]
                    else:
                        mapping[key] = old
            self._undo = None
            self._pending.clear()

    def _remember(self, mapping: dict[Any, Any], key: Any, value: Any) -> None:
        if self._undo is not None:
            self._undo.append((mapping, key, mapping.get(key, _ABSENT)))
        mapping[key] = value


_ABSENT = object()


def _place(decider: Decider, key: EntityKey, entry: Entry) -> Order:
    """Where an entry comes in the fold of an entity: what mints its code first, then by valid time, then by position."""
    if decider.by_position:
        return (1, 0, entry.position)
    minting = key in tuple(entry.event.mints())
    return (0 if minting else 1, entry.occurred.start.toordinal(), entry.position)


def _excused(finding: Finding, reading: Entry, entry: Entry) -> bool:
    """Whether an earlier entry passed by this rule with its reason, which holds for its history too."""
    given = (override.rule for override in reading.exceptions)
    return reading.position != entry.position and finding.rule.code in given


def _blame(finding: Finding, reading: Entry, entry: Entry) -> Finding:
    """A rule broken by another entry than the one being recorded: that one is named."""
    if reading.position == entry.position:
        return finding
    return replace(finding, at_fault=reading.ref)


REFERENCES = ("code", "versioned", "entry", "moment", "target")
"""The kinds of field that name an entity or an entry."""


def cited_by(entry: Entry) -> Iterator[EntityKey]:
    """The codes that an entry refers to, versions left out, who records among them; and the entries it rests on."""
    if isinstance(entry.event, EntryBlank):
        return
    yield "actor", entry.by
    for ref in entry.grounds:
        yield "entry", ref
    if entry.session:
        yield "entry", entry.session
    for field, value in references_of(entry.event):
        if field.kind.name == "entry":
            yield "entry", value
        elif field.kind.name in ("code", "versioned"):
            yield field.kind.target, unversioned(value)


def references_of(model: Any) -> Iterator[tuple[FieldKind, str]]:
    """Each (field, single value) of an event that names an entity or an entry; lists and nested objects walked through."""
    for field in kinds_of(type(model), *REFERENCES, "object"):
        value = getattr(model, field.name)
        for each in value if field.many else (value,):
            if each is None:
                continue
            if field.kind.name == "object":
                yield from references_of(each)
            else:
                yield field, each
