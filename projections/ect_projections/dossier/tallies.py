"""What the evidence says of each claim against each of its rivals, and, for each claim, what speaks against it.

Knows how a tally is laid out for a reader who is not an analyst: in factors, with the decibans drawn beside. Decides nothing.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from ect_journal.access_words import day_said
from ect_journal.catalogue.vocabularies import Axis, ClaimStatus
from ect_journal.factors import times
from ect_journal.words import Text
from ect_projections import evidence, matrix
from ect_projections._items import links
from ect_projections.dossier import words_tallies as say
from ect_projections.dossier.against import Opposed, opposed
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut, Ref, Row, cut, grouped, label
from ect_projections.dossier.said import interval, is_even, joined, rows, so_many
from ect_projections.experiments import predictions

AGAINST = 12
"""So many items that speak against a claim are shown, the heaviest first."""

REACH = Decimal(30)
"""In dB, how far the drawn scale goes either way: a thousand times."""
WIDTH = 240
"""Of the drawing, in its own units."""


class Bar(NamedTuple):
    """Where an interval and its total stand on the drawing, in its units; `side` is for, against or even."""

    left: float
    width: float
    at: float
    side: str


class Item(NamedTuple):
    """An entry that speaks against the claim: how much more expected it is if a rival is true, if anybody weighed it."""

    ref: Ref
    weight: Text


class Expected(NamedTuple):
    """A prediction that was not met, or that nobody looked for."""

    ref: Ref
    what: Text


class Tally(NamedTuple):
    rival: str
    main: bool
    statement: str
    said: Text
    total: Text | None
    without: Text | None
    bar: Bar | None
    notes: tuple[Text, ...]


class Stated(NamedTuple):
    code: str
    text: str
    status: Text
    status_ref: Ref | None
    tallies: tuple[Tally, ...]
    unweighed: Text | None
    """What is linked to it, where no rival competes with it."""
    against: Cut[Item]
    unmet: tuple[Expected, ...]
    nothing: Text
    """What is said where nothing speaks against it."""


class Hypothesis(NamedTuple):
    code: str
    axis: Text
    statement: str
    claims: tuple[Stated, ...]


def hypotheses(material: Material) -> tuple[Hypothesis, ...]:
    reading = material.reading
    rivals = {
        row["code"]: row["statement"]
        for row in rows(reading.frame("rival.registered", "code", "statement", all_times=True))
    }
    told = _Told(
        grouped(rows(evidence.evidence_tally(reading)), lambda row: row["claim"]),
        grouped(rows(matrix.evidence_items(reading)), lambda row: row["claim"]),
        grouped(rows(predictions(reading)), lambda row: (row["claim"], row["version"])),
        rivals,
        grouped(rows(links(reading).filter("stands")), lambda row: row["claim"]),
    )
    claims = grouped(rows(evidence.hypothesis_states(reading)), lambda row: row["hypothesis"])
    return tuple(
        Hypothesis(
            code, label(Axis, each[0]["axis"]), each[0]["statement"], tuple(_claim(row, told, material) for row in each)
        )
        for code, each in sorted(claims.items())
    )


class _Told(NamedTuple):
    tallies: dict[str, list[dict[str, Any]]]
    items: dict[str, list[dict[str, Any]]]
    predictions: dict[tuple[str, int], list[dict[str, Any]]]
    rivals: dict[str, str]
    linked: dict[str, list[dict[str, Any]]]


def _claim(row: Row, told: _Told, material: Material) -> Stated:
    code = row["claim"]
    status = say.NO_STATUS
    if row["status"] is not None:
        status = say.STATUS.format(status=label(ClaimStatus, row["status"]), day=day_said(row["status_since"]))
    tallies, linked = told.tallies.get(code, ()), told.linked.get(code, [])
    weighed = any(each["items"] for each in tallies)
    unmet = [each for each in told.predictions.get((code, row["version"]), ()) if each["state"] in say.UNMET]
    return Stated(
        code=f"{code}@{row['version']}" if row["version"] > 1 else code,
        text=row["text"],
        status=status,
        status_ref=material.entries.some(row["status_entry"]),
        tallies=tuple(_tally(each, told.rivals) for each in tallies),
        unweighed=_unweighed(linked) if linked and not tallies else None,
        against=_against(opposed(told.items.get(code, []), linked), material),
        unmet=tuple(Expected(material.entries.ref(each["position"]), say.UNMET[each["state"]]) for each in unmet),
        nothing=say.NONE_AGAINST if weighed else say.NONE_SAID_AGAINST if linked else say.NOTHING_AT_ALL,
    )


# One claim against one rival --------------------------------------------------------------------------------------------


def _tally(row: Row, rivals: Mapping[str, str]) -> Tally:
    weighed = bool(row["items"])
    return Tally(
        rival=row["rival"],
        main=row["main"],
        statement=rivals.get(row["rival"], ""),
        said=_said(row),
        total=_expected(row["total"], row["low"], row["high"]) if weighed else None,
        without=_without(row) if weighed else None,
        bar=_bar(row) if weighed else None,
        notes=tuple(_notes(row)),
    )


def _said(row: Row) -> Text:
    if not row["items"]:
        return say.TO_WEIGH_ALL if row["to_weigh"] else say.NOTHING_LINKED
    return joined([
        so_many(row["clusters"], *say.SOURCES), so_many(row["readers"], *say.READERS),
        say.SIDES.format(favour=row["items_for"], against=row["items_against"]),
    ], " · ")  # fmt: skip


def _unweighed(linked: list[dict[str, Any]]) -> Text:
    ways = [each["direction"] for each in linked]
    favour, against, neutral = (ways.count(way) for way in ("supports", "weakens", "neutral"))
    return say.COUNTED.format(favour=favour, against=against, neutral=neutral)


def _expected(total: Decimal, low: Decimal, high: Decimal) -> Text:
    """5 times more expected if the claim is true (2 to 13)."""
    if is_even(total):
        return say.EVEN.format(low=_sided(low), high=_sided(high))
    near, far, across = interval(low, high, total)
    words = say.FOR_CLAIM if total > 0 else say.FOR_RIVAL
    between = (say.INTERVAL_ACROSS if across else say.INTERVAL).format(near=near, far=far)
    return words.format(times=times(total), interval=between if low != high else Text("", ""))


def _sided(decibans: Decimal) -> Text:
    if is_even(decibans):
        return say.EITHER_WAY
    return (say.TIMES_CLAIM if decibans > 0 else say.TIMES_RIVAL).format(times=times(decibans))


def _without(row: Row) -> Text | None:
    """The total without the source that counts most on its side; nothing when it rests on one source or is even."""
    if row["clusters"] < 2 or is_even(row["total"]):
        return None
    return say.WITHOUT_STRONGEST.format(rest=_sided(row["least"] if row["total"] > 0 else row["most"]))


def _notes(row: Row) -> list[Text]:
    notes = [so_many(row[name], *words) for name, words in say.TALLY_NOTES.items() if row[name]]
    if row["after_evidence"]:
        notes.append(say.LATE_RIVAL)
    if row["voided"]:
        notes.append(so_many(len(row["voided"]), *say.VOIDED))
    return notes


def _bar(row: Row) -> Bar:
    left, at, right = (_placed(row[name]) for name in ("low", "total", "high"))
    side = "even" if is_even(row["total"]) else "for" if row["total"] > 0 else "against"
    return Bar(left, max(round(right - left, 1), 1.0), at, side)


def _placed(decibans: Decimal) -> float:
    within = max(-REACH, min(REACH, decibans))
    return round(float((within + REACH) / (2 * REACH) * WIDTH), 1)


# What speaks against it -------------------------------------------------------------------------------------------------


def _against(found: list[Opposed], material: Material) -> Cut[Item]:
    kept = cut(found, AGAINST)
    return Cut(tuple(Item(material.entries.ref(each.cited), _weight(each)) for each in kept.shown), kept.more)


def _weight(item: Opposed) -> Text:
    if item.mid is None:
        return say.SAID_AGAINST
    if is_even(item.mid):
        return say.BARELY_AGAINST.format(rival=item.rival)
    return say.WEIGHS_AGAINST.format(times=times(item.mid), rival=item.rival)
