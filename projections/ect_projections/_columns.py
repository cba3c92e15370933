"""The columns of each type of event: their names, their dtypes, how each is read out of the stored JSON.

All of it is derived from the event's class, so that a new field has its column without a line here. Leaves to
`_entries` which bytes are read, and when.

Days and decimals are read as strings, then converted: polars refuses to parse a JSON string into a Decimal, and is slow
at parsing it into a Date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from ect_journal.catalogue import event_type
from ect_journal.entry import Circumstances
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Word

DEC = pl.Decimal(18, 6)
"""Of every decimal that an event holds: at most 12 digits before the point and 6 after it."""
INSTANT = pl.Datetime("us", "UTC")
SPAN = {"position": pl.Int64(), "known_from": pl.Int64(), "known_until": pl.Int64(), "read_from": pl.Int64()}
"""Of every row: the entry's position; the positions from and until which (not included) it reads so; whose bytes it is
read from, itself or a correction."""

_COMMITMENT = pl.Struct({"...": pl.String()})
_STORED: dict[str, pl.DataType] = {"count": pl.Int64(), "grade 0-4": pl.Int64(), "yes/no": pl.Boolean()}
_SHOWN: dict[str, pl.DataType] = {"day": pl.Date(), "decimal": DEC, "sealed": pl.String()}


@dataclass(frozen=True)
class Column:
    """`path` is where its value stands in the stored JSON, `stored` what polars parses there, `read` what then makes
    the column, of dtype `shown`, out of what stands at the head of the path."""

    name: str
    path: tuple[str, ...]
    stored: pl.DataType
    read: pl.Expr
    shown: pl.DataType


def vocabulary(words: type[Word]) -> pl.Enum:
    return pl.Enum([word.value for word in words])


@cache
def columns_of(type_name: str) -> dict[str, Column]:
    """Every column of a type besides `SPAN`: those of the envelope, then the event's own fields, by name.

    A field called as a column of the envelope is (`grounds` of entry.corrected) gets the name `data_grounds`.
    """
    columns = {column.name: column for column in _envelope()}
    for field in kinds_of(event_type(type_name)):
        name = f"data_{field.name}" if field.name in columns or field.name in SPAN else field.name
        columns[name] = _column(name, ("data", field.name), field)
    return columns


def schema_of(type_name: str, names: Sequence[str]) -> dict[str, pl.DataType]:
    """What polars parses out of each stored line to make these columns, and nothing more."""
    columns = columns_of(type_name)
    top: dict[str, pl.DataType] = {}
    inside: dict[str, dict[str, pl.DataType]] = {}
    for name in names:
        match columns[name].path:
            case (key,):
                top[key] = columns[name].stored
            case (head, key):
                inside.setdefault(head, {})[key] = columns[name].stored
    return {**top, **{head: pl.Struct(fields) for head, fields in inside.items()}}


def _envelope() -> list[Column]:
    fields = {field.name: field for field in kinds_of(Circumstances)}
    occurred = fields["occurred"].part
    assert occurred is not None
    when = [_column(f"occurred_{part.name}", ("occurred", part.name), part) for part in kinds_of(occurred)]
    recorded_at = pl.col("recorded_at").str.to_datetime("%Y-%m-%dT%H:%M:%S%.6fZ", time_unit="us", time_zone="UTC")
    return [
        Column("v", ("v",), pl.Int64(), pl.col("v"), pl.Int64()),
        Column("recorded_at", ("recorded_at",), pl.String(), recorded_at, INSTANT),
        *when,
        *(_column(name, (name,), field) for name, field in fields.items() if name != "occurred"),
    ]


def _column(name: str, path: tuple[str, ...], field: FieldKind) -> Column:
    value = pl.col(path[0]) if len(path) == 1 else pl.col(path[0]).struct.field(path[1])
    return Column(name, path, _stored(field), _read(value, field), _shown(field))


def _stored(field: FieldKind) -> pl.DataType:
    if field.kind.name == "sealed":
        return pl.List(_COMMITMENT)  # a single one is stored in a list of one too
    one = _STORED.get(field.kind.name, pl.String())
    if field.part is not None:
        one = pl.Struct({part.name: _stored(part) for part in kinds_of(field.part)})
    return pl.List(one) if field.many else one


def _shown(field: FieldKind) -> pl.DataType:
    one = _SHOWN.get(field.kind.name) or _STORED.get(field.kind.name, pl.String())
    if field.part is not None:
        one = pl.Struct({part.name: _shown(part) for part in kinds_of(field.part)})
    elif field.word is not None:
        one = vocabulary(field.word)
    return pl.List(one) if field.many else one


def _read(value: pl.Expr, field: FieldKind) -> pl.Expr:
    if field.kind.name == "sealed":
        digest = pl.element().struct.field("...")
        return value.list.eval(digest) if field.many else value.list.first().struct.field("...")
    if _stored(field) == _shown(field):
        return value
    return value.list.eval(_read_one(pl.element(), field)) if field.many else _read_one(value, field)


def _read_one(value: pl.Expr, field: FieldKind) -> pl.Expr:
    if field.part is not None:
        changed = [part for part in kinds_of(field.part) if _stored(part) != _shown(part)]
        return value.struct.with_fields([_read(pl.field(part.name), part).alias(part.name) for part in changed])
    if field.kind.name == "day":
        return value.str.to_date("%Y-%m-%d")
    return value.cast(vocabulary(field.word) if field.word is not None else DEC)
