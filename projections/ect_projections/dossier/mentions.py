"""Entries as a section mentions them: by number, type and title; labels of stored values; lists that stay short.

All of it in both languages at once. Leaves numbers and sentences to `said`.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

import polars as pl

from ect_journal.catalogue import event_type
from ect_journal.words import Lang, Text, Word, speaking
from ect_projections.dossier.about import Said
from ect_projections.dossier.said import number, rows
from ect_projections.log import envelopes
from ect_projections.reading import Reading

T = TypeVar("T")
Key = TypeVar("Key", bound=Hashable)
Row = Mapping[str, Any]
LANGS: tuple[Lang, ...] = ("en", "fr")


class Ref(NamedTuple):
    """An entry that is mentioned: its number, its type, its title, the day on which it happened and that of its recording."""

    position: int
    what: Text
    title: Said
    day: date
    recorded: date

    @property
    def ref(self) -> str:
        return f"J{self.position}"


class Cut(NamedTuple, Generic[T]):
    """The head of a list, and how many more there are: they are in the chronology."""

    shown: tuple[T, ...]
    more: int = 0


def cut(every: Sequence[T], most: int) -> Cut[T]:
    """The last one of too many is shown rather than said to be one more."""
    if len(every) <= most + 1:
        return Cut(tuple(every))
    return Cut(tuple(every[:most]), len(every) - most)


class Mentions:
    """Every entry of a reading by its number."""

    def __init__(self, reading: Reading) -> None:
        self._refs: dict[int, Ref] = reading.keep("dossier mentions", lambda: _refs(reading))

    def ref(self, position: int) -> Ref:
        return self._refs[position]

    def some(self, position: int | None) -> Ref | None:
        return None if position is None else self._refs.get(position)

    def refs(self, positions: Iterable[int], most: int = 12) -> Cut[Ref]:
        return cut([self._refs[position] for position in positions if position in self._refs], most)


def _refs(reading: Reading) -> dict[int, Ref]:
    recorded = pl.col("recorded_at").dt.convert_time_zone(str(reading.zone)).dt.date()
    titles = {}
    for lang in LANGS:
        with speaking(lang):
            found = envelopes(reading).select("position", "type", "occurred_end", recorded, "title").collect()
            titles[lang] = found["title"].fill_null("")
    around = found.drop("title").iter_rows()
    return {
        position: Ref(position, type_label(name), Text(en, fr) if en != fr else en, happened, written)
        for (position, name, happened, written), en, fr in zip(around, titles["en"], titles["fr"], strict=True)
    }


# Labels and figures -----------------------------------------------------------------------------------------------------


def type_label(name: str) -> Text:
    return capital(event_type(name).LABEL)


def label(vocabulary: type[Word], value: str | None) -> Text:
    """The label of a stored value; nothing for nothing."""
    word = None if value is None else vocabulary.read(value)
    return Text("", "") if word is None else word.label


def capital(text: Text) -> Text:
    return Text(text.en[:1].upper() + text.en[1:], text.fr[:1].upper() + text.fr[1:])


def euros(value: Decimal) -> Text:
    amount = number(value, 0)
    return Text(f"€{amount.en}", f"{amount.fr}\u00a0€")


# Frames -----------------------------------------------------------------------------------------------------------------


def by_position(frame: pl.LazyFrame) -> dict[int, dict[str, Any]]:
    return {row["position"]: row for row in rows(frame)}


def grouped(every: Iterable[T], key: Callable[[T], Key]) -> dict[Key, list[T]]:
    found: dict[Key, list[T]] = {}
    for each in every:
        found.setdefault(key(each), []).append(each)
    return found
