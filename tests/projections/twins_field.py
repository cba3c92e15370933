"""The plain twins of pillars, indicators and funding, entry by entry, in Python: see `twins`."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ect_journal import Entry
from ect_journal.catalogue import (
    FundingRecorded,
    IdealSet,
    IndicatorDefined,
    IndicatorMeasured,
    PillarAssessed,
)
from ect_journal.catalogue.vocabularies import Funds, Level, Lever, Pillar, Sector
from ect_journal.words import Word, plain
from tests.projections.twins import Row, happened

BY_NAME = {pillar.value: pillar for pillar in Pillar}

# Pillars ----------------------------------------------------------------------------------------------------------------


def pillar_scores(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    rows: list[Row] = []
    ideals: dict[tuple[str, Pillar], tuple[int, int]] = {}
    last: dict[tuple[str, Pillar], Row] = {}
    for entry in happened(entries, as_of):
        match entry.event:
            case IdealSet(project=project, pillars=pillars):
                ideals |= {(project, ideal.pillar): (ideal.target, entry.position) for ideal in pillars}
            case PillarAssessed(project=project, pillar=pillar, score=score, assessor=assessor):
                key = (project, pillar)
                before = last.get(key)
                then = ideals.get(key)
                if before:
                    before["last"] = False
                row = {
                    "project": project, "pillar": pillar.value, "score": score, "target_then": then and then[0],
                    "gap_then": then and then[0] - score, "previous": before and before["score"],
                    "change": before and score - before["score"], "day": entry.occurred.end, "assessor": assessor,
                    "last": True, "entry": entry.position, "ideal_then": then and then[1],
                }  # fmt: skip
                last[key] = row
                rows.append(row)
    scored = {(row["project"], row["pillar"]) for row in rows}
    nothing = ("score", "target_then", "gap_then", "previous", "change", "day", "assessor", "entry", "ideal_then")
    for project, pillar in ideals:
        if (project, pillar.value) not in scored:
            rows.append({"project": project, "pillar": pillar.value, "last": True} | dict.fromkeys(nothing))
    for row in rows:
        now = ideals.get((row["project"], BY_NAME[row["pillar"]]))
        row |= {"target": now and now[0], "ideal": now and now[1], "gap": None}
        if now and row["score"] is not None:
            row["gap"] = now[0] - row["score"]
    return sorted(rows, key=lambda row: (row["project"], list(BY_NAME).index(row["pillar"])))


# Indicators -------------------------------------------------------------------------------------------------------------


def indicator_series(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    defined = {e.event.code: e.event for e in entries if isinstance(e.event, IndicatorDefined)}
    series: dict[tuple[str, str], list[Row]] = {}
    for entry in happened(entries, as_of):
        match entry.event:
            case IndicatorMeasured(indicator=code, project=project, value=value) as read:
                about = defined.get(code)
                before = series.setdefault((code, project or ""), [])
                previous = before[-1] if before else None
                baseline = about.baseline if about else None
                row: Row = {
                    "indicator": code, "title": about and about.title, "unit": about and about.unit,
                    "better": about and about.better.value, "value_kind": about and about.value_kind.value,
                    "project": project, "start": entry.occurred.start, "end": entry.occurred.end, "value": value,
                    "uncertainty": read.uncertainty, "baseline": baseline, "since_baseline": _less(value, baseline),
                    "previous": previous and previous["value"],
                    "since_previous": _less(value, previous["value"]) if previous else None,
                    "last": True, "entry": entry.position,
                }  # fmt: skip
                row["progress"] = _progress(row, previous)
                if previous:
                    previous["last"] = False
                before.append(row)
    return [row for _, rows in sorted(series.items()) for row in rows]


def _less(value: Decimal, other: Decimal | None) -> Decimal | None:
    return None if other is None else value - other


def _progress(row: Row, previous: Row | None) -> int | None:
    moved = row["since_previous"] if previous else row["since_baseline"]
    if moved is None:
        return None
    doubt = (row["uncertainty"] or 0) + ((previous["uncertainty"] or 0) if previous else 0)
    if abs(moved) <= doubt:
        return 0
    return 1 if (moved > 0) == (row["better"] == "higher") else -1


# Funding ----------------------------------------------------------------------------------------------------------------


class Line:
    """A line of a funding plan, as its entries come."""

    def __init__(self) -> None:
        self.entries: list[Any] = []

    def said(self, name: str) -> Any:
        return next((v for e in reversed(self.entries) if (v := getattr(e.event, name)) is not None), None)

    def amounts(self, status: str) -> list[Decimal]:
        return [e.event.amount for e in self.entries if e.event.status.value == status]

    def total(self, status: str) -> Decimal:
        return sum(self.amounts(status), Decimal(0))

    @property
    def standing(self) -> tuple[Decimal, Decimal]:
        """Pending, secured."""
        held, asked_since = Decimal(0), False
        for entry in self.entries:
            match entry.event.status.value:
                case "granted":
                    held, asked_since = entry.event.amount, False
                case "sought":
                    asked_since = True
                case "refused" if not asked_since:
                    held = Decimal(0)
        last = self.entries[-1].event
        return last.amount if last.status.value == "sought" else Decimal(0), max(self.total("paid"), held)


def _lines(entries: Sequence[Entry], as_of: date | None) -> list[Line]:
    lines: dict[tuple[Any, ...], Line] = {}
    for entry in happened(entries, as_of):
        match entry.event:
            case FundingRecorded(project=project, lever=lever, provider=provider, funds=funds):
                lines.setdefault((project, lever, plain(provider), funds), Line()).entries.append(entry)
    return list(lines.values())


def _rank(words: type[Word], value: Word | None) -> int:
    """The place of a word in its vocabulary; nothing comes last."""
    every = list(words)
    return len(every) if value is None else every.index(value)


def funding_mix(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    groups: dict[tuple[Any, ...], list[Line]] = {}
    for line in _lines(entries, as_of):
        key = tuple(line.said(name) for name in ("project", "lever", "sector", "level", "funds"))
        groups.setdefault(key, []).append(line)

    def order(key: tuple[Any, ...]) -> tuple[Any, ...]:
        words = zip((Lever, Sector, Level, Funds), key[1:], strict=True)
        return (key[0], *(_rank(vocabulary, word) for vocabulary, word in words))

    rows = []
    for key in sorted(groups, key=order):
        lines = groups[key]
        names = zip(("project", "lever", "sector", "level", "funds"), key, strict=True)
        rows.append({
            **{name: getattr(word, "value", word) for name, word in names}, "lines": len(lines),
            **{s: sum((line.total(s) for line in lines), Decimal(0)) for s in ("sought", "granted", "refused", "paid")},
            "pending": sum(line.standing[0] for line in lines), "secured": sum(line.standing[1] for line in lines),
            "entries": sorted(entry.position for line in lines for entry in line.entries),
        })  # fmt: skip
    return rows


def funding_shares(entries: Sequence[Entry], as_of: date | None) -> list[Row]:
    groups: dict[tuple[str, Funds], list[Line]] = {}
    for line in _lines(entries, as_of):
        if line.standing[1] > 0:
            groups.setdefault((line.said("project"), line.said("funds")), []).append(line)
    rows = []
    for (project, funds), lines in sorted(groups.items(), key=lambda group: (group[0][0], _rank(Funds, group[0][1]))):
        sectors: dict[str, Decimal] = {}
        levels: dict[str, Decimal] = {}
        providers: dict[str, Decimal] = {}
        spelled: dict[str, str] = {}
        own = Decimal(0)
        for line in sorted(lines, key=lambda line: (line.entries[-1].occurred.start, line.entries[-1].position)):
            secured = line.standing[1]
            sector, level, written = (line.said(name) for name in ("sector", "level", "provider"))
            provider = plain(written)
            spelled[provider] = written
            if sector is not None:
                side = "public" if sector.value == "public" else "private"
                sectors[side] = sectors.get(side, Decimal(0)) + secured
            if level is not None:
                levels[level.value] = levels.get(level.value, Decimal(0)) + secured
            providers[provider] = providers.get(provider, Decimal(0)) + secured
            own += secured if line.said("lever").value in ("earned_income", "equity", "volunteer_time") else 0
        secured = sum(providers.values(), Decimal(0))
        largest = min(providers, key=lambda name: (-providers[name], spelled[name]))
        rows.append({
            "project": project, "funds": funds.value, "secured": secured, "public": sectors.get("public", Decimal(0)),
            "private": sectors.get("private", Decimal(0)), "local": levels.get("local", Decimal(0)),
            "national": levels.get("national", Decimal(0)), "sectors": len(sectors), "levels": len(levels),
            "levers": len({line.said("lever") for line in lines}), "providers": len(providers), "own": own,
            "own_share": float(own) / float(secured), "largest": spelled[largest],
            "largest_share": float(providers[largest]) / float(secured),
            "entries": sorted(entry.position for line in lines for entry in line.entries),
        })  # fmt: skip
    return rows
