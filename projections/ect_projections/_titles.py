"""The one public line that says what an entry is about, for a whole type at once: `Event.headline` over a frame.

A type whose class says its headline in its own way is asked entry by entry, which is slower.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import orjson
import polars as pl

from ect_journal.catalogue import event_type
from ect_journal.event import Event
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Lang, language
from ect_projections._columns import columns_of
from ect_projections._entries import Table

_CITED = ("new code", "code", "versioned", "entry", "target")


def titles(table: Table) -> pl.Series:
    """The title of each row of a type's table, in the reader's language. Kept with the table."""
    lang = language()
    if lang not in table.titles:
        event = event_type(table.type)
        table.titles[lang] = _generic(table, lang) if event.headline is Event.headline else _own(table)
    return table.titles[lang]


def _generic(table: Table, lang: Lang) -> pl.Series:
    column_of = {column.path[-1]: column.name for column in columns_of(table.type).values() if column.path[0] == "data"}
    single = [field for field in kinds_of(event_type(table.type)) if not field.many]
    if "title" in column_of:
        codes = [field for field in single if field.kind.name == "new code"]
        parts = [pl.col(column_of[field.name]) for field in codes] + [pl.col(column_of["title"])]
        title = pl.concat_str(parts, separator=" ")
    else:
        cited = [field for field in single if field.word or field.kind.name in _CITED]
        parts = [_part(field, column_of[field.name], lang) for field in cited]
        lines = [_first_line(column_of[field.name]) for field in single if field.kind.name in ("line", "words")]
        parts += [pl.coalesce(lines)] if lines else []
        title = pl.concat_str(parts, separator=" · ", ignore_nulls=True) if parts else pl.lit("")
    needed = _needed(single, column_of)
    return table.columns(needed).select(title.alias("title")).to_series()


def _own(table: Table) -> pl.Series:
    """What a class says in its own way, asked entry by entry, of events made without checking them again."""
    event = event_type(table.type)
    read = {field.name: _READ.get(field.kind.name, field.word) for field in kinds_of(event) if not field.many}
    converted = {name: reader for name, reader in read.items() if reader is not None}
    lines = []
    for line in table.lines:
        data = orjson.loads(line)["data"]
        data |= {name: reader(data[name]) for name, reader in converted.items() if name in data}
        made = event.model_construct(**data)  # type: ignore[attr-defined]  # pydantic's, hidden from the type checker
        lines.append(made.headline())
    return pl.Series("title", lines, dtype=pl.String)


_READ: dict[str, Callable[[Any], Any]] = {"decimal": Decimal, "day": date.fromisoformat}


def _needed(single: Sequence[FieldKind], column_of: dict[str, str]) -> list[str]:
    return [column_of[field.name] for field in single if field.word or field.kind.name in (*_CITED, "line", "words")]


def _part(field: FieldKind, column: str, lang: Lang) -> pl.Expr:
    if field.word is None:
        return pl.col(column)
    labels = {word.value: word.label.in_(lang) for word in field.word}
    return pl.col(column).cast(pl.String).replace(labels)


def _first_line(column: str) -> pl.Expr:
    first = pl.col(column).str.split("\n").list.first()
    return pl.when(first != "").then(first)
