"""The plain twins of the projections: the same answers, entry by entry, in Python.

`known` gives the entries that stand, as they read at a position; every twin folds what it is given. The tally and the
versions in force are those of the record.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ect_journal import Entry, Journal
from ect_journal.catalogue import (
    EntryCorrected,
    EntryReinstated,
    EntryRetracted,
    EvidenceJudged,
    EvidenceLinked,
    FundingRecorded,
    HypothesisRegistered,
    HypothesisRevised,
    HypothesisStatusSet,
    IdealSet,
    IndicatorDefined,
    IndicatorMeasured,
    MethodAdjusted,
    MethodDefined,
    MethodExtended,
    MethodRetired,
    PillarAssessed,
    ProjectOpened,
    ProjectStageChanged,
    RivalRegistered,
    hypotheses,
    methods,
    projects,
)
from ect_journal.catalogue.vocabularies import Pillar
from ect_journal.codec import corrected
from ect_journal.entry import LATE_AFTER
from ect_journal.event import unversioned, version_of
from ect_journal.kinds import kinds_of
from ect_journal.standing import MARKING, Mark, reading_at
from ect_journal.tally import Item, Judgement, Tally, fold_tally

Row = dict[str, Any]


# What is known ----------------------------------------------------------------------------------------------------------


def marks_of(entries: Iterable[Entry]) -> dict[int, tuple[Mark, ...]]:
    marks: dict[int, tuple[Mark, ...]] = {}
    for entry in entries:
        if isinstance(entry.event, EntryCorrected | EntryRetracted | EntryReinstated):
            target = int(entry.event.entry[1:])
            marks[target] = (*marks.get(target, ()), Mark(entry.position, MARKING[entry.type]))
    return marks


class Known(list[Entry]):
    """The entries that stand, as they read when `recorded` were; `gone` are those that stand retracted, as recorded."""

    def __init__(self, recorded: Sequence[Entry] = ()) -> None:
        self.recorded = tuple(recorded)
        self.gone: tuple[Entry, ...] = ()
        self._marks = marks_of(recorded)

    def source(self, position: int, at: int | None = None) -> int | None:
        """Whose bytes an entry reads as (itself, or a correction); None while it stands retracted."""
        return reading_at(position, self._marks, len(self.recorded) if at is None else at)

    def as_read(self, position: int, at: int | None = None) -> Entry | None:
        """An entry as it read when `at` were recorded."""
        entry, source = self.recorded[position - 1], self.source(position, at)
        if source is None or source == position:
            return entry if source else None
        return corrected(entry, self.recorded[source - 1])

    def last_read(self, position: int) -> tuple[Entry, int | None]:
        """An entry as it reads, or as it did until it was retracted, and by which entry it was."""
        for at in range(len(self.recorded), position - 1, -1):
            if (entry := self.as_read(position, at)) is not None:
                return entry, at + 1 if at < len(self.recorded) else None
        raise AssertionError("an entry reads as itself when it is recorded")

    def since(self, position: int, said: Callable[[Entry], Any]) -> int:
        """From which entry on one has said what it says, at all times when it stood."""
        now, since = said(self.last_read(position)[0]), len(self.recorded)
        for at in range(len(self.recorded), position - 1, -1):
            if (entry := self.as_read(position, at)) is not None:
                if said(entry) != now:
                    break
                since = at
        return since


def known(journal: Journal, known_at: int) -> Known:
    """What was known when `known_at` entries were recorded."""
    standing = Known(list(journal.entries(upto=known_at)) if known_at else [])
    for entry in standing.recorded:
        read = standing.as_read(entry.position)
        if read is None:
            standing.gone = (*standing.gone, entry)
        else:
            standing.append(read)
    return standing


def happened(entries: Iterable[Entry], as_of: date | None) -> list[Entry]:
    """Those that had happened by a day, in the order of valid time, then of recording."""
    by = [e for e in entries if as_of is None or e.occurred.end <= as_of or e.type in MARKING]
    return sorted(by, key=lambda entry: (entry.occurred.start, entry.position))


# Projects ---------------------------------------------------------------------------------------------------------------


def project_states(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    now = happened(entries, as_of)
    units = {e.event.code: e.event.unit for e in entries if isinstance(e.event, IndicatorDefined)}
    recorded = sorted(now, key=lambda entry: entry.position)
    return [_project(e.event, now, units) for e in recorded if isinstance(e.event, ProjectOpened)]


def _project(event: ProjectOpened, now: list[Entry], units: dict[str, str]) -> Row:
    code = event.code
    state = project_state(code, now)
    pillars: dict[Pillar, Row] = {}
    indicators: dict[str, Row] = {}
    sums: dict[tuple[str, str, str], Decimal] = {}
    for entry in now:
        match entry.event:
            case IdealSet(project=project, pillars=ideals) if project == code:
                for ideal in ideals:
                    _pillar(pillars, ideal.pillar)["target"] = ideal.target
            case PillarAssessed(project=project, pillar=pillar, score=score) if project == code:
                _pillar(pillars, pillar).update(score=score, assessed=entry.occurred.end, entry=entry.position)
            case IndicatorMeasured(project=project) as read if project == code:
                indicators[read.indicator] = {
                    "indicator": read.indicator, "value": read.value, "uncertainty": read.uncertainty,
                    "unit": units.get(read.indicator), "day": entry.occurred.end,
                }  # fmt: skip
            case FundingRecorded(project=project) as line if project == code:
                key = (line.lever.value, line.funds.value, line.status.value)
                sums[key] = sums.get(key, Decimal(0)) + line.amount
    naming = [entry for entry in now if code in named_by(entry)]
    last = max(naming, key=lambda entry: (entry.occurred.end, entry.position))
    return {
        "project": code, "name": event.name, "domains": [domain.value for domain in event.domains],
        "territory": event.territory, "holders": list(event.holders), "opened": state.opened,
        "continues": event.continues, "stage": state.stage.value, "stage_since": state.stages[-1].since,
        "stage_entry": state.stages[-1].position,
        "pillars": [pillars[pillar] for pillar in Pillar if pillar in pillars],
        "indicators": [indicators[name] for name in sorted(indicators)],
        **{
            f"funding_{wanted}": sum((amount for (*_, status), amount in sums.items() if status == wanted), Decimal(0))
            for wanted in ("sought", "granted", "paid")
        },
        "funding": {(*key, amount) for key, amount in sums.items()},
        "last_news": last.occurred.end, "last_entry": last.position, "entries": len(naming),
    }  # fmt: skip


def _pillar(pillars: dict[Pillar, Row], pillar: Pillar) -> Row:
    nothing = {"target": None, "score": None, "assessed": None, "entry": None}
    return pillars.setdefault(pillar, {"pillar": pillar.value, **nothing})


def named_by(entry: Entry) -> set[str]:
    """The projects that an entry names."""
    named: set[str] = set()
    for field in kinds_of(type(entry.event)):
        if field.kind.target == "project":
            value = getattr(entry.event, field.name)
            named |= set(value) if field.many else {value}
    return named - {None}


def project_state(code: str, now: Iterable[Entry]) -> projects.Project:
    """As the record folds it: what opened the project first, then in the order given."""
    own = [e for e in now if isinstance(e.event, ProjectStageChanged) and e.event.project == code]
    own = [e for e in now if isinstance(e.event, ProjectOpened) and e.event.code == code] + own
    state: projects.Project | None = None
    for entry in own:
        state = projects.evolve(state, entry)
    return state or projects.Project()


# Evidence ---------------------------------------------------------------------------------------------------------------


def tally(entries: Sequence[Entry], claim: str, rival: str, as_of: date | None = None) -> Tally:
    return fold_tally(_items(entries, claim, rival), as_of=as_of)


def _items(entries: Sequence[Entry], claim: str, rival: str) -> Iterable[Item]:
    standing = {entry.ref: entry for entry in entries}
    wordings = {code: wording for _, _, code, wording in claims_of(entries)}
    for entry in entries:
        match entry.event:
            case EvidenceLinked() as linked if unversioned(linked.claim) == claim:
                if claim not in wordings or not wordings[claim].counts(version_of(linked.claim), entry.ref):
                    continue
                cited = standing.get(linked.entry)
                yield Item(
                    entry.position, linked.cluster, cited is not None, cited.occurred.end if cited else None,
                    tuple(_judgements(entries, entry.ref, rival)),
                )  # fmt: skip


def _judgements(entries: Sequence[Entry], link: str, rival: str) -> Iterable[Judgement]:
    for entry in entries:
        match entry.event:
            case EvidenceJudged(evidence=evidence, reader=reader, weights=weights) if evidence == link:
                for weight in weights:
                    if weight.rival == rival:
                        yield Judgement(entry.position, reader, weight.low, weight.mid, weight.high)


def claims_of(entries: Sequence[Entry]) -> list[tuple[HypothesisRegistered, str, str, hypotheses.Wording]]:
    """Each claim: its hypothesis, the statement of it as last revised, its code, its wording as the record folds it."""
    gone = {entry.position for entry in getattr(entries, "gone", ())}
    every = sorted([*entries, *getattr(entries, "gone", ())], key=lambda entry: entry.position)
    found = []
    for first in entries:
        if not isinstance(first.event, HypothesisRegistered):
            continue
        state, statement = hypotheses.evolve_hypothesis(None, first), first.event.statement
        for entry in every:
            if isinstance(entry.event, HypothesisRevised) and entry.event.hypothesis == first.event.code:
                if entry.position in gone:
                    state = hypotheses.lapse_hypothesis(state, entry)
                else:
                    state, statement = hypotheses.evolve_hypothesis(state, entry), entry.event.statement
        assert state is not None
        found += [(first.event, statement, code, held) for code, held in state.claims.items() if held.versions]
    return found


def hypothesis_states(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    rows = []
    days = {entry.position: entry.occurred.start for entry in entries}
    for event, statement, claim, wording in claims_of(entries):
        status: tuple[str | None, date | None, int | None] = (None, None, None)
        for entry in happened(entries, as_of):
            if isinstance(entry.event, HypothesisStatusSet):
                for each in entry.event.statuses:
                    if each.claim == f"{claim}@{wording.current}":
                        status = (each.status.value, entry.occurred.start, entry.position)
        if wording.closed_by in {entry.position for entry in happened(entries, as_of)}:
            status = ("closed", days[wording.closed_by], wording.closed_by)
        items = _items(entries, claim, "")
        counted = [item for item in items if item.day is not None and (as_of is None or item.day <= as_of)]
        rivals = [
            e.event.code
            for e in entries
            if isinstance(e.event, RivalRegistered) and claim in map(unversioned, e.event.claims)
        ]
        rows.append({
            "hypothesis": event.code, "axis": event.axis.value, "statement": statement, "claim": claim,
            "version": wording.current, "text": wording.text, "status": status[0], "status_since": status[1], "status_entry": status[2],
            "evidence": len(counted), "rivals": rivals,
        })  # fmt: skip
    return rows


# Methods ----------------------------------------------------------------------------------------------------------------


Version = tuple[Entry, MethodDefined | MethodAdjusted]


def _methods(entries: Sequence[Entry]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    for entry in entries:
        match entry.event:
            case MethodDefined(code=method) | MethodAdjusted(method=method) as event:
                found.setdefault(method, []).append((entry, event))
    return dict(sorted(found.items()))


def method_state(entries: Sequence[Entry], code: str) -> methods.Method:
    """As the record folds it: in the order in which its entries were recorded."""
    state = methods.Method()
    for entry in entries:
        match entry.event:
            case MethodDefined(code=method) if method == code:
                state = methods.evolve(state, entry)
            case MethodAdjusted(method=method) | MethodExtended(method=method) | MethodRetired(method=method) if (
                method == code
            ):
                state = methods.evolve(state, entry)
    return state


def method_in_force(entries: Sequence[Entry], as_of: date | None, day: date) -> list[Row]:
    rows = []
    now = happened(entries, as_of)
    opened = sorted(e.event.code for e in now if isinstance(e.event, ProjectOpened))
    for project in opened:
        for method in _methods(entries):
            held = methods.in_force(method_state(entries, method), day, project, project_state(project, now))
            if held is not None:
                rows.append({"project": project, "method": method, **vars(held)})
    return rows


def method_history(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    """Without what changed in the steps, which has tests of its own."""
    now = happened(entries, as_of)
    lives = {e.event.code: project_state(e.event.code, now) for e in now if isinstance(e.event, ProjectOpened)}
    rows = []
    for method, versions in _methods(entries).items():
        first = next((event for _, event in versions if isinstance(event, MethodDefined)), None)
        for entry, event in sorted(versions, key=lambda version: version[1].version):
            if as_of is None or event.effective_from <= as_of:
                names = {"method": method, "kind": first and first.kind.value, "title": first and first.title}
                last = event.version == max(each.version for _, each in versions)
                rows.append(names | _version(entry, event, lives) | _since(entries, method, event.version, last, as_of))
    return rows


def _since(entries: Sequence[Entry], method: str, version: int, last: bool, as_of: date | None) -> Row:
    """What came after a version: the projects it was extended to, the day its method was retired."""
    extended, retired = [], None
    for entry in entries:
        match entry.event:
            case MethodExtended(method=code, version=number, effective_from=day, projects=named):
                if (code, number) == (method, version) and (as_of is None or day <= as_of):
                    extended += [(day, entry.position, project) for project in named]
            case MethodRetired(method=code, effective_from=day) if code == method and last:
                retired = day if as_of is None or day <= as_of else None
    told = [{"project": project, "since": day, "entry": position} for day, position, project in sorted(extended)]
    return {"extended": told, "retired": retired}


def _version(entry: Entry, event: MethodDefined | MethodAdjusted, lives: dict[str, projects.Project]) -> Row:
    day = event.effective_from
    adjusted = event if isinstance(event, MethodAdjusted) else None
    some = adjusted is not None and adjusted.scope.value == "projects"
    open_then = sorted(c for c, s in lives.items() if s.opened is not None and s.opened <= day and not s.ended_by(day))
    return {
        "version": event.version, "based_on": adjusted and adjusted.based_on, "effective_from": day,
        "scope": "projects" if some else "all", "projects": list(adjusted.projects) if adjusted and some else open_then,
        "new_projects": adjusted is None or adjusted.new_projects,
        "steps": [{"key": step.key, "text": step.text} for step in event.steps], "tools": list(event.tools),
        "triggers": list(entry.grounds), "decision": adjusted and adjusted.decision,
        "reason": adjusted and adjusted.reason, "loop": adjusted and adjusted.loop.value,
        "amendment": adjusted and adjusted.amendment, "changed": entry.occurred.start, "by": entry.by,
        "position": entry.position,
    }  # fmt: skip


# The log ----------------------------------------------------------------------------------------------------------------


def log(journal: Journal, known_at: int, as_of: date | None) -> list[Row]:
    recorded = list(journal.entries(upto=known_at)) if known_at else []
    marks = marks_of(recorded)
    rows = []
    for entry in recorded:
        at = known_at
        while (source := reading_at(entry.position, marks, at)) is None:
            at -= 1  # as it read when it was retracted
        read = entry if source == entry.position else corrected(entry, recorded[source - 1])
        if as_of is not None and read.occurred.end > as_of and read.type not in MARKING:
            continue
        status = "live" if source == entry.position else "corrected"
        status = "correcting" if read.type in MARKING else status
        written = read.recorded_at.astimezone(journal.time_zone).date()
        rows.append({
            "position": read.position, "type": read.type, "v": 1, "occurred": str(read.occurred),
            "recorded_at": read.recorded_at, "by": read.by, "title": read.event.headline(),
            "status": "retracted" if at < known_at else status,
            "late": read.source is None and written - read.occurred.end > LATE_AFTER,
        })  # fmt: skip
    return rows
