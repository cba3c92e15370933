"""The plain twins of what `record` and `todo` say, entry by entry; and of `compare`, position by position."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from ect_journal import Entry, Journal
from ect_journal.catalogue import (
    ConsentRecorded,
    ConsentWithdrawn,
    DecisionTaken,
    EntryReinstated,
    EntryRetracted,
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    IdealSet,
    PredictionRegistered,
    PredictionResolved,
    ProgrammeOpened,
    RivalRegistered,
)
from ect_journal.catalogue.vocabularies import Axis
from ect_journal.entry import LATE_AFTER
from ect_journal.event import unversioned
from ect_journal.register import references_of
from ect_journal.standing import MARKING
from ect_projections.projection import Projection
from ect_projections.reading import Reading
from ect_projections.record import CONCLUSIONS
from tests.projections import twins, twins_coverage, twins_field, twins_work
from tests.projections.twins import Row, happened, named_by

# The record -------------------------------------------------------------------------------------------------------------


def said(entries: Iterable[Entry], as_of: date | None) -> list[Entry]:
    """What stands, corrections left out, by position."""
    now = [entry for entry in happened(entries, as_of) if entry.type not in MARKING]
    return sorted(now, key=lambda entry: entry.position)


def recorded(journal: Journal, entry: Entry) -> date:
    return entry.recorded_at.astimezone(journal.time_zone).date()


def around(entry: Entry) -> Row:
    return {"position": entry.position, "type": entry.type, "title": entry.event.headline(), "by": entry.by}


def late_entries(journal: Journal, entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    rows = []
    for entry in said(entries, as_of):
        gone = recorded(journal, entry) - entry.occurred.end
        if entry.source is None and gone > LATE_AFTER:
            rows.append(
                around(entry)
                | {"happened": entry.occurred.end, "recorded": recorded(journal, entry), "days": gone.days}
            )
    return rows


def transcribed(journal: Journal, entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    return [
        around(entry) | {"source": entry.source, "happened": entry.occurred.end, "recorded": recorded(journal, entry)}
        for entry in said(entries, as_of)
        if entry.source is not None
    ]


def exceptions(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    every = sorted(happened(entries, as_of), key=lambda entry: entry.position)
    return [
        around(entry) | {"rule": override.rule, "reason": override.reason, "day": entry.occurred.end}
        for entry in every
        for override in entry.exceptions
    ]


def grounds(entry: Entry) -> set[tuple[str, int]]:
    """Each (edge, position) on which an entry rests."""
    edges = {("grounds", int(ref[1:])) for ref in entry.grounds}
    for name in type(entry.event).model_fields:
        value = getattr(entry.event, name)
        for each in value if isinstance(value, tuple) else (value,):
            if hasattr(each, "evidence"):  # what a revised hypothesis carries along
                edges.add((name, int(each.evidence[1:])))
    own = [(field, ref) for field, ref in references_of(entry.event) if field.kind.name == "entry"]
    return edges | {(f.name, int(ref[1:])) for f, ref in own if f.name in type(entry.event).model_fields}


def gone(entries: Sequence[Entry]) -> dict[int, Entry]:
    """What stands retracted, and the retraction."""
    found: dict[int, Entry] = {}
    for entry in entries:
        match entry.event:
            case EntryRetracted(entry=ref):
                found[int(ref[1:])] = entry
            case EntryReinstated(entry=ref):
                found.pop(int(ref[1:]), None)
    return found


def orphans(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    rows = []
    lost = gone(entries)
    for entry in said(entries, as_of):
        edges: dict[int, set[str]] = defaultdict(set)
        for edge, position in grounds(entry):
            edges[position].add(edge)
        for position in sorted(edges.keys() & lost.keys()):
            by = lost[position]
            assert isinstance(by.event, EntryRetracted)
            rows.append(
                around(entry)
                | {
                    "edges": sorted(edges[position]), "ground": position, "retracted_by": by.position,
                    "retracted": by.occurred.end, "reason": by.event.reason.value, "note": by.event.note, "by": by.by,
                }
            )  # fmt: skip
    return rows


def ungrounded(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    lost = gone(entries)
    rows = []
    for entry in said(entries, as_of):
        own = sorted({position for _, position in grounds(entry)})
        if entry.type in CONCLUSIONS and set(own) <= lost.keys():
            rows.append(around(entry) | {"day": entry.occurred.end, "lost": bool(own), "grounds": own})
    return rows


def chronology(journal: Journal, entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    def moment(entry: Entry) -> tuple[date, str, int]:
        return entry.occurred.start, entry.occurred.time or "without one, so after", entry.position

    return [
        around(entry)
        | {
            "day": entry.occurred.start, "until": entry.occurred.end, "time": entry.occurred.time,
            "recorded_at": entry.recorded_at, "recorded": recorded(journal, entry), "projects": sorted(named_by(entry)),
        }
        for entry in sorted(said(entries, as_of), key=moment)
    ]  # fmt: skip


# To do ------------------------------------------------------------------------------------------------------------------

Line = tuple[str, date, str, list[int]]
"""kind, day, subject, entries."""


def todo(entries: Sequence[Entry], as_of: date | None, day: date) -> set[tuple[str, date, str, tuple[int, ...]]]:
    now = said(entries, as_of)
    lines = [*_owed(entries, as_of, day), *_foreseen(entries, as_of, day), *_resting(entries, as_of, now, day)]
    lines += [*_claims(entries, as_of, now, day), *_field(entries, as_of, now, day)]
    return {(kind, when, subject, tuple(found)) for kind, when, subject, found in lines}


def _owed(entries: Sequence[Entry], as_of: date | None, day: date) -> Iterator[Line]:
    month = timedelta(days=30)
    for row in twins_work.deliverables(entries, as_of, day):
        if row["state"] in ("overdue", "sent_back") or (row["state"] == "due" and row["due"] - day <= month):
            yield "deliverable_due", row["due"], row["deliverable"], [row["position"]]
    for row in twins_work.commitments(entries, as_of, day):
        near = row["state"] == "due" and row["due"] - day <= month and (row["gap"] is None or row["gap"] > 0)
        if near or row["state"] == "overdue" or (row["state"] == "short" and row["gap_reason"] is None):
            yield "commitment_due", row["due"], row["commitment"], [row["position"]]
    last: dict[str, Entry] = {}
    for entry in happened(entries, as_of):
        if isinstance(entry.event, ConsentRecorded | ConsentWithdrawn):
            last[entry.event.person] = entry
    for person, entry in last.items():
        if isinstance(entry.event, ConsentRecorded) and entry.event.until and entry.event.until - day <= month:
            yield "consent_ending", entry.event.until, person, [entry.position]
    for row in twins_work.actions(entries, as_of, day):
        if row["state"] == "overdue":
            yield "action_overdue", row["due"], f"J{row['position']}", [row["position"]]
        elif row["state"] == "open" and None in (row["owner"], row["due"]):
            yield "action_vague", row["assigned"], f"J{row['position']}", [row["position"]]


def _foreseen(entries: Sequence[Entry], as_of: date | None, day: date) -> Iterator[Line]:
    tried = {row["experiment"]: row for row in twins_work.experiments(entries, as_of, day)}
    for row in twins_work.predictions(entries, as_of, day):
        if row["state"] == "not_looked_for":
            of: Row = tried.get(row["experiment"], {})
            if of.get("status") != "abandoned":
                yield "prediction_unlooked", row["deadline"] or of["ended"], row["prediction"], [row["position"]]
    answered = {entry.event.prediction for entry in entries if isinstance(entry.event, EvidenceLinked)}
    states = {row["claim"]: row["status"] for row in twins.hypothesis_states(entries, as_of)}
    for row in twins_work.predictions(entries, as_of, day):
        told = row["state"] in ("met", "not_met") and row["seen_in"] is not None
        if told and row["prediction"] not in answered and states.get(row["claim"], "closed") != "closed":
            yield "prediction_unlinked", row["resolved"], row["prediction"], [row["seen_in"]]
    for code, row in tried.items():
        planned = row["planned_days"]
        if row["status"] == "running" and planned is not None and row["days"] > planned:
            yield "experiment_running_on", row["started"] + timedelta(days=planned), code, row["entries"]


def _resting(entries: Sequence[Entry], as_of: date | None, now: list[Entry], day: date) -> Iterator[Line]:
    lost: dict[int, list[Row]] = defaultdict(list)
    for row in orphans(entries, as_of):
        lost[row["position"]].append(row)
    for position, rows in lost.items():
        found = {position} | {row["ground"] for row in rows} | {row["retracted_by"] for row in rows}
        yield "orphan", max(row["retracted"] for row in rows), f"J{position}", sorted(found)
    never: dict[str, list[Row]] = defaultdict(list)
    for row in ungrounded(entries, as_of):
        if not row["lost"]:
            never[row["type"]].append(row)
    for name, rows in never.items():
        yield "ungrounded", min(row["day"] for row in rows), name, [row["position"] for row in rows]
    followed = {position for entry in now for _, position in grounds(entry)}
    for entry in now:
        adopted = isinstance(entry.event, DecisionTaken) and entry.event.outcome.value in ("adopted", "amended")
        if adopted and entry.position not in followed and (day - entry.occurred.end).days > 90:
            yield "decision_unfollowed", entry.occurred.end, entry.ref, [entry.position]
    for row in twins_work.learnings(entries, as_of):
        if row["confidence"] is None and row["state"] != "invalidated":
            yield "learning_unassessed", row["formulated"], f"J{row['position']}", [row["position"]]


def _claims(entries: Sequence[Entry], as_of: date | None, now: list[Entry], day: date) -> Iterator[Line]:
    states = {row["claim"]: row for row in twins.hypothesis_states(entries, as_of) if row["status"] != "closed"}
    born = {e.event.code: e for e in entries if isinstance(e.event, HypothesisRegistered)}
    waiting, once = defaultdict(list), defaultdict(list)
    for claim, row in states.items():
        for item in twins._items(entries, claim, ""):
            if item.day is not None and (as_of is None or item.day <= as_of):
                given = [e.event for e in entries if isinstance(e.event, EvidenceJudged)]
                given = [event for event in given if event.evidence == f"J{item.position}"]
                if set(row["rivals"]) - {weight.rival for event in given for weight in event.weights}:
                    waiting[claim].append(item)
                if len({event.reader for event in given}) == 1:
                    once[claim].append(item)
    tests: dict[str, list[Entry]] = defaultdict(list)
    claim_of = {entry.ref: unversioned(entry.event.claim) for entry in now if isinstance(entry.event, EvidenceLinked)}
    for entry in now:
        match entry.event:
            case EvidenceLinked(claim=claim, direction=direction) if direction.value == "weakens":
                tests[unversioned(claim)].append(entry)
            case EvidenceJudged(evidence=ref, weights=weights) if ref in claim_of and any(w.mid < 0 for w in weights):
                tests[claim_of[ref]].append(entry)
            case RivalRegistered(claims=claims):
                for claim in claims:
                    tests[unversioned(claim)].append(entry)
            case PredictionRegistered(claim=claim):
                tests[unversioned(claim)].append(entry)
            case PredictionResolved(prediction=code):
                for other in now:
                    if isinstance(other.event, PredictionRegistered) and other.event.code == code:
                        tests[unversioned(other.event.claim)].append(entry)
    for kind, found in (("evidence_to_weigh", waiting), ("evidence_read_once", once)):
        for claim, items in found.items():
            found_at = [item.position for item in items]
            yield kind, min(e.occurred.end for e in entries if e.position in found_at), claim, found_at
    for claim, row in states.items():
        contested = _contested(entries, claim, row["rivals"], as_of)
        if contested:
            yield "evidence_contested", min(contested.values()), claim, sorted({link for link, _ in contested})
        if not row["rivals"]:
            first = born[row["hypothesis"]]
            yield "claim_without_rival", first.occurred.end, claim, [first.position]
    for code in {row["hypothesis"] for row in states.values()}:
        own = [e for claim, row in states.items() if row["hypothesis"] == code for e in tests[claim]]
        last = max([*own, born[code]], key=lambda e: (e.occurred.end, e.position))
        if (day - last.occurred.end).days > 120:
            yield "hypothesis_unchallenged", last.occurred.end, code, [last.position]


def _contested(
    entries: Sequence[Entry], claim: str, rivals: list[str], as_of: date | None
) -> dict[tuple[int, str], date]:
    """Each link and rival on which readers differ, with the day of the last reading of it."""
    found = {}
    for rival in rivals:
        for item in twins._items(entries, claim, rival):
            mids = [judgement.mid for judgement in {each.reader: each for each in item.judgements}.values()]
            counts = item.day is not None and (as_of is None or item.day <= as_of)
            if counts and mids and (max(mids) - min(mids) > 5 or min(mids) < 0 < max(mids)):
                days = [
                    e.occurred.end
                    for e in entries
                    if isinstance(e.event, EvidenceJudged)
                    and any(weight.rival == rival for weight in e.event.weights)
                    and e.event.evidence == f"J{item.position}"
                ]
                found[item.position, rival] = max(days)
    return found


def _field(entries: Sequence[Entry], as_of: date | None, now: list[Entry], day: date) -> Iterator[Line]:
    states = [row for row in twins.project_states(entries, as_of) if row["stage"] not in ("stopped", "autonomous")]
    for row in states:
        if (day - row["last_news"]).days > 120:
            yield "project_silent", row["last_news"], row["project"], [row["last_entry"]]
    set_on = {entry.position: entry.occurred.end for entry in now if isinstance(entry.event, IdealSet)}
    for project in {row["project"] for row in states}:
        scores = twins_field.pillar_scores(entries, as_of)
        ideals = {row["ideal"] for row in scores if row["project"] == project and row["entry"] is None}
        if ideals:
            yield "pillar_unscored", min(set_on[ideal] for ideal in ideals), project, sorted(ideals)
    seen = [
        (row["day"], row["entry"], axis) for row in twins_coverage.placements(entries, as_of) for axis in row["axes"]
    ]
    seen += [(e.event.start, e.position, axis) for e in now if isinstance(e.event, ProgrammeOpened) for axis in Axis]
    for axis in Axis:
        own = [(when, position) for when, position, other in seen if other == axis]
        if own and (day - max(own)[0]).days > 180:
            yield "axis_unseen", max(own)[0], axis.value, [max(own)[1]]


# What changed -----------------------------------------------------------------------------------------------------------


def changes(journal: Journal, low: int, high: int, projection: Projection) -> list[tuple[Any, ...]]:
    """key, column, entries: what differs between two positions, and every entry that did it, the days that had passed when it
    was recorded being no doing of its own; column None for a row that is in one only."""
    now = Reading.of(journal)
    first, last = (_rows(now.at(known_at=at), projection) for at in (low, high))
    steps = []
    for at in range(low + 1, high + 1):
        then = now.at(known_at=at)
        before = Reading(now.entries, now.zone, at - 1, None, then.day)
        steps.append((at, _rows(before, projection), _rows(then, projection)))
    return [
        (key, column, [at for at, old, new in steps if _differs(old, new, key, column)])
        for key, column in _differing(first, last)
    ]


def _rows(reading: Reading, projection: Projection) -> dict[tuple[Any, ...], Row]:
    rows = projection(reading).collect().to_dicts()
    return {tuple(row[name] for name in projection.key): row for row in rows}


def _differing(before: dict[tuple[Any, ...], Row], after: dict[tuple[Any, ...], Row]) -> Iterator[tuple[Any, Any]]:
    for key in sorted(before.keys() | after.keys()):
        if key in before and key in after:
            yield from ((key, name) for name in after[key] if after[key][name] != before[key][name])
        else:
            yield key, None


def _differs(before: dict[Any, Row], after: dict[Any, Row], key: Any, column: str | None) -> bool:
    old, new = before.get(key), after.get(key)
    if old is None or new is None or column is None:
        return old != new
    return bool(old[column] != new[column])
