"""Page one, the programme's side: convention and period, promised and done, success factors, changes of method.

Each is a plain object, out of the projections, whose figures it repeats. Leaves the hypotheses to `claims`, how far the
file can be trusted to `trust`, and how they look to the templates.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import polars as pl

from ect_journal.access_words import day_said
from ect_journal.catalogue.vocabularies import Confidence
from ect_journal.words import Text
from ect_projections.commitments import commitments, deliverables
from ect_projections.dossier import words as say
from ect_projections.dossier.about import About, Said
from ect_projections.dossier.mentions import label
from ect_projections.dossier.said import joined, number, refs, rows, short_day, so_many, titles
from ect_projections.learning import success_factors
from ect_projections.log import envelopes
from ect_projections.methods import method_history

Row = Mapping[str, Any]


class Head(NamedTuple):
    title: Said
    funded: Text | None
    scheme: str | None
    period: Text | None
    amended: list[str]
    origin: str
    entries: Text


class Promise(NamedTuple):
    code: str
    title: str
    ref: str
    article: str | None
    due: Text
    promised: Said
    done: Said
    gap: Said
    state: str
    short: bool
    """Whether there is a gap to explain."""
    statement: Said | None
    reason: Said | None
    recorded: Text | None
    """When it was, unless it was at the time; said of all at once in `recorded_late`."""
    decision: str | None
    decision_title: Said | None


class Deliverable(NamedTuple):
    code: str
    title: str
    ref: str
    state: str
    said: Text
    late: Text | None
    recorded: Text | None


class Factor(NamedTuple):
    title: str
    ref: str
    mechanism: str | None
    learnings: list[str]
    confidence: Text
    invalidated: list[str]
    retracted: list[str]


class Change(NamedTuple):
    method: str
    versions: Text
    ref: str
    day: Text
    reason: str
    first: Said | None
    """The title of the first entry that triggered it, `refs[0]`."""
    triggers: list[str]
    decision: str | None


def head(about: About) -> Head:
    """Convention and period: the last that was agreed, and the entries that changed it."""
    reading, origin = about.reading, about.reading.origin
    entries = say.ENTRIES.format(count=number(reading.known_at), head=reading.known_at)
    opened = rows(reading.frame("programme.opened"))
    if not opened:
        return Head(say.NO_PROGRAMME, None, None, None, [], origin, entries)
    row = opened[-1]
    amended = rows(reading.frame("agreement.amended", "new_end", "occurred_end"))
    ends = [row["end"], *(each["new_end"] for each in amended if each["new_end"])]
    funded = say.FUNDED.format(**row) if row["convention"] else Text(row["funder"], row["funder"])
    period = say.PERIOD.format(start=day_said(row["start"]), end=day_said(ends[-1]))
    return Head(
        row["title"], funded, row["scheme"], period, refs(each["position"] for each in amended), origin, entries
    )


# Promised, done, gap ----------------------------------------------------------------------------------------------------


def promises(about: About) -> list[Promise]:
    each, found = rows(commitments(about.reading)), _recorded(about)
    late = {} if recorded_late(about) else found
    return [_promise(row, titles(about), _said_recorded(late.get(row["position"]))) for row in each]


def recorded_late(about: About) -> Text | None:
    """Said once where every promise was recorded late, or taken from a document, on the same day."""
    made, found = rows(commitments(about.reading)), _recorded(about)
    ways = {found.get(row["position"]) for row in made}
    if len(made) < 2 or len(ways) != 1 or (way := ways.pop()) is None:
        return None
    said = say.NONE_YET_RECORDED if way.after else say.ALL_RECORDED_ON if way.transcribed else say.ALL_LATE_ON
    return said.format(day=short_day(way.day))


class _Recorded(NamedTuple):
    """An entry that was not recorded at the time, or not yet on the day that the page speaks of (`after`)."""

    day: date
    transcribed: bool
    after: bool


def _recorded(about: About) -> dict[int, _Recorded]:
    reading = about.reading
    day = pl.col("recorded_at").dt.convert_time_zone(str(reading.zone)).dt.date()
    found = envelopes(reading).select("position", day, "late", "transcribed").collect().iter_rows()
    ways = (
        (at, late, _Recorded(on, taken, reading.as_of is not None and on > reading.as_of))
        for at, on, late, taken in found
    )
    return {at: way for at, late, way in ways if late or way.transcribed or way.after}


def _said_recorded(way: _Recorded | None) -> Text | None:
    if way is None:
        return None
    return (say.NOT_YET_RECORDED if way.after else say.RECORDED_ON).format(day=short_day(way.day))


def _promise(row: Row, title_of: Mapping[int, Said], recorded: Text | None) -> Promise:
    short = row["state"] in ("short", "overdue") or (row["gap"] is not None and row["gap"] > 0)
    decision = row["decision"]
    return Promise(
        code=row["commitment"], title=row["title"], ref=f"J{row['position']}", article=row["article"],
        due=say.BY.format(day=short_day(row["due"])),
        promised=_amount(row["quantity"], row["unit"]) if row["quantity"] is not None else say.NO_QUANTITY,
        done=_done(row), gap=_gap(row), state=row["state"], short=short, statement=row["statement"],
        reason=row["gap_reason"] or (say.NO_REASON if short else None), recorded=recorded,
        decision=None if decision is None else f"J{decision}",
        decision_title=None if decision is None else title_of.get(decision),
    )  # fmt: skip


def _amount(value: Any, unit: str | None) -> Text:
    amount = number(value)
    return amount if not unit else Text(f"{amount.en} {unit}", f"{amount.fr} {unit}")


def _done(row: Row) -> Said:
    if row["done"] is not None:
        return number(row["done"])
    return say.NOT_REPORTED if row["reported"] is None else say.STATES["without_quantity"]


def _gap(row: Row) -> Said:
    gap = row["gap"]
    if gap is None:
        return "–"
    if gap == 0:
        return say.NO_GAP
    return number(gap) if gap > 0 else say.MORE.format(count=number(-gap))


def reports(about: About) -> list[Deliverable]:
    found = _recorded(about)
    return [_deliverable(row, found.get(row["position"])) for row in rows(deliverables(about.reading))]


def _deliverable(row: Row, recorded: _Recorded | None) -> Deliverable:
    """What was done with it last, and on what day."""
    days: dict[str, Any] = {"submitted": row["submitted"], "accepted": row["reviewed"], "sent_back": row["reviewed"]}
    said = say.OF_DELIVERABLE[row["state"]]
    day: Any = days.get(row["state"], row["due"])
    if row["state"] == "submitted" and row["resubmitted"]:
        said, day = say.AGAIN, row["resubmitted"]
    return Deliverable(
        row["deliverable"], row["title"], f"J{row['position']}", row["state"], said.format(day=short_day(day)),
        so_many(row["days_late"], *say.DAYS_LATE) if row["days_late"] else None, _said_recorded(recorded),
    )  # fmt: skip


# Success factors --------------------------------------------------------------------------------------------------------


def factors(about: About) -> list[Factor]:
    return [_factor(row) for row in rows(success_factors(about.reading))]


def _factor(row: Row) -> Factor:
    weakest, blank = row["weakest"], sum(each is None for each in row["confidences"])
    said = say.UNASSESSED
    if weakest is not None:
        said = say.WEAKEST.format(weakest=label(Confidence, weakest))
        if blank:
            said = joined([said, say.PARTLY.format(count=blank, all=len(row["confidences"]))])
    return Factor(
        row["title"], f"J{row['position']}", row["mechanism"], refs(row["learnings"]), said, refs(row["invalidated"]),
        refs(row["retracted"]),
    )  # fmt: skip


# Method -----------------------------------------------------------------------------------------------------------------


def method_changes(about: About) -> list[Change]:
    """Every change of a method, oldest first: adjustments and retirements; a first version changes nothing."""
    title_of = titles(about)
    dated = [*_adjustments(about, title_of), *_retirements(about, title_of)]
    return [change for _, _, change in sorted(dated, key=lambda each: each[:2])]


def _adjustments(about: About, title_of: Mapping[int, Said]) -> Iterator[tuple[date, int, Change]]:
    for row in rows(method_history(about.reading)):
        if row["based_on"] is None:
            continue
        yield row["effective_from"], row["position"], Change(
            method=row["title"], versions=say.FROM_TO.format(before=row["based_on"], after=row["version"]),
            ref=f"J{row['position']}", day=short_day(row["effective_from"]), reason=row["reason"],
            first=_first(row["triggers"], title_of), triggers=row["triggers"], decision=row["decision"],
        )  # fmt: skip


def _retirements(about: About, title_of: Mapping[int, Said]) -> Iterator[tuple[date, int, Change]]:
    names = {row["method"]: row["title"] for row in rows(method_history(about.reading))}
    for row in rows(about.reading.frame("method.retired", "method", "reason", "effective_from", "grounds")):
        yield row["effective_from"], row["position"], Change(
            method=names.get(row["method"], row["method"]), versions=say.ENDED, ref=f"J{row['position']}",
            day=short_day(row["effective_from"]), reason=row["reason"], first=_first(row["grounds"], title_of),
            triggers=row["grounds"], decision=None,
        )  # fmt: skip


def _first(triggers: list[str], title_of: Mapping[int, Said]) -> Said | None:
    """The first title that somebody wrote, rather than one made up of labels; else the first."""
    found = [title_of.get(int(trigger[1:]), "") for trigger in triggers]
    return next((title for title in found if isinstance(title, str)), found[0] if found else None)
