"""Each decision with what was known when it was taken, its grounds, and what followed from it: the last ones first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import polars as pl

from ect_journal.catalogue.vocabularies import Channel, DecisionKind, DecisionOutcome, Mode
from ect_journal.words import Text
from ect_projections import gatherings
from ect_projections.dossier import brackets
from ect_projections.dossier import words_sections as say
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut, Ref, Row, by_position, cut, grouped, label
from ect_projections.dossier.said import joined, rows, so_many
from ect_projections.reading import Reading
from ect_projections.record import grounds_of

MOST = 120
"""So many decisions are shown; the others are in the chronology."""


class Since(NamedTuple):
    """So many entries that something is said of: what became of those a decision rests on, what came too late for it."""

    what: Text
    refs: Cut[Ref]


class Decision(NamedTuple):
    ref: Ref
    kind: Text
    how: Text
    adopted: bool
    rationale: str | None
    alternatives: tuple[str, ...]
    gathering: Ref | None
    known: Text
    known_to: Ref | None
    unseen: Since | None
    """What had happened by then, and could not be read in the journal yet."""
    grounds: Cut[Ref]
    followed: Cut[Ref]
    since: tuple[Since, ...]
    late: bool
    superseded: Ref | None
    bracket: Text


def decisions(material: Material) -> Cut[Decision]:
    reading = material.reading
    told = by_position(reading.frame("decision.taken", *_TOLD))
    followed = grouped(rows(_followed(reading)), lambda row: row["ground"])
    found = sorted(rows(gatherings.decisions(reading)), key=lambda row: (row["day"], row["position"]), reverse=True)
    kept = cut(found, MOST)
    return Cut(
        tuple(_decision(row, told[row["position"]], followed.get(row["position"], ()), material) for row in kept.shown),
        kept.more,
    )


_TOLD = ("rationale", "alternatives", "mode", "votes_for", "votes_against", "abstained")


def _followed(reading: Reading) -> pl.LazyFrame:
    """What names a decision: it applies it, replaces it, rests on it."""
    taken = reading.frame("decision.taken", "position").select(ground="position")
    found = grounds_of(reading).join(taken, on="ground", how="semi")
    return found.select("position", "ground").unique().sort("position")


def _decision(row: Row, told: Row, followed: Sequence[Row], material: Material) -> Decision:
    entries, position = material.entries, row["position"]
    known = entries.some(row["known"])
    return Decision(
        ref=entries.ref(position),
        kind=label(DecisionKind, row["kind"]),
        how=_how(row, told),
        adopted=row["outcome"] in (DecisionOutcome.ADOPTED.value, DecisionOutcome.AMENDED.value),
        rationale=told["rationale"],
        alternatives=tuple(told["alternatives"] or ()),
        gathering=entries.some(row["gathering"]),
        known=say.NOTHING_KNOWN if known is None else say.KNOWN_TO,
        known_to=known,
        unseen=next(_counted(row, material, (("recorded_later", say.RECORDED_LATER),)), None),
        grounds=entries.refs(row["grounds"]),
        followed=entries.refs([each["position"] for each in followed]),
        since=tuple(_counted(row, material, _AFTERWARDS)),
        late=row["late"],
        superseded=entries.some(row["superseded_by"]),
        bracket=brackets.said(material.brackets.of(position)),
    )


def _how(row: Row, told: Row) -> Text:
    """adopted, gathering, vote, 8 for, 1 against."""
    parts = [label(DecisionOutcome, row["outcome"]), label(Channel, row["channel"]), label(Mode, told["mode"])]
    votes = (("votes_for", say.VOTES_FOR), ("votes_against", say.VOTES_AGAINST), ("abstained", say.ABSTAINED))
    return joined(
        [*filter(any, parts), *(so_many(told[name], *words) for name, words in votes if told[name] is not None)]
    )


_AFTERWARDS = (("retracted_since", say.RETRACTED_SINCE), ("corrected_since", say.CORRECTED_SINCE))


def _counted(row: Row, material: Material, columns: Iterable[tuple[str, tuple[Text, Text]]]) -> Iterator[Since]:
    for name, words in columns:
        if row[name]:
            yield Since(so_many(len(row[name]), *words), material.entries.refs(row[name], 4))
