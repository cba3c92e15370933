"""Stored entries as frames, one per type, with a row per reading of an entry.

Knows which bytes each entry reads as, from and until which position (corrections, retractions and reinstatements are
resolved here), and parses of them only the columns asked for, once. Leaves to `reading` what is seen from a given day
or a given position.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import orjson
import polars as pl

from ect_journal.catalogue import event_type
from ect_journal.codec import Row
from ect_journal.entry import position_of
from ect_journal.standing import MARKING, Mark, Marks, Span, readings
from ect_journal.upcast import upcast
from ect_journal.words import Lang
from ect_projections._columns import SPAN, columns_of, schema_of


class Table:
    """The readings of the entries of one type, in the order of positions. `columns` are kept once parsed."""

    def __init__(self, type_name: str, spans: list[tuple[int, int, int | None, int]], lines: list[bytes]) -> None:
        self.type = type_name
        self.lines = lines
        self.titles: dict[Lang, pl.Series] = {}
        self._parsed = pl.DataFrame(spans, schema=SPAN, orient="row")

    def columns(self, names: Iterable[str]) -> pl.DataFrame:
        """These columns, after those of `SPAN`."""
        wanted = list(dict.fromkeys(names))
        missing = [name for name in wanted if name not in self._parsed.columns]
        if missing:
            self._parsed = self._parsed.hstack(self._parse(missing))
        return self._parsed.select(*SPAN, *wanted)

    def _parse(self, names: Sequence[str]) -> pl.DataFrame:
        columns = columns_of(self.type)
        if not self.lines:
            return pl.DataFrame(schema={name: columns[name].shown for name in names})
        schema = {"position": pl.Int64(), **schema_of(self.type, names)}
        stored = pl.read_ndjson(b"\n".join(self.lines), schema=schema)
        assert stored["position"].equals(self._parsed["position"]), "the lines were not parsed in their order"
        return stored.select(columns[name].read.alias(name) for name in names)


class Entries:
    """Every entry of a journal up to a position, as stored: `rows` has J1 first, without gaps."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self._tables: dict[str, Table] = {}

    @cached_property
    def by_type(self) -> dict[str, list[Row]]:
        grouped: dict[str, list[Row]] = {}
        for row in self.rows:
            grouped.setdefault(row.type, []).append(row)
        return grouped

    @cached_property
    def marks(self) -> Marks:
        """What the corrections, retractions and reinstatements among these rows did to which entry."""
        marks: dict[int, list[Mark]] = {}
        acts = sorted((row, kind) for name, kind in MARKING.items() for row in self.by_type.get(name, ()))
        for row, kind in acts:
            target = position_of(orjson.loads(row.state)["data"]["entry"])
            marks.setdefault(target, []).append(Mark(row.position, kind))
        return {target: tuple(each) for target, each in marks.items()}

    def table(self, type_name: str) -> Table:
        """Raises `InvalidEvent` for a type that the catalogue does not have."""
        if type_name not in self._tables:
            self._tables[type_name] = self._build(type_name, self.by_type.get(type_name, ()))
        return self._tables[type_name]

    def _build(self, type_name: str, rows: Sequence[Row]) -> Table:
        current = b'"v":%d}' % event_type(type_name).V  # v is the last key of a stored entry
        marks = self.marks
        spans: list[tuple[int, int, int | None, int]] = []
        lines: list[bytes] = []
        for row in rows:
            position, _, state = row
            if position not in marks and state.endswith(current):
                spans.append((position, position, None, position))
                lines.append(state)
                continue
            for span in readings(position, marks):
                spans.append((position, *span))
                lines.append(self._line(row, span))
        return Table(type_name, spans, lines)

    def _line(self, row: Row, span: Span) -> bytes:
        """The entry as it reads: corrected, and in the current version of its type."""
        stored = orjson.loads(row.state)
        v, data = stored["v"], stored["data"]
        if span.source != row.position:
            correction = orjson.loads(self.rows[span.source - 1].state)["data"]
            v, data = correction["v"], correction["data"]
            stored |= {"occurred": correction["occurred"], "grounds": correction.get("grounds", [])}
        return orjson.dumps(stored | {"data": upcast(row.type, v, event_type(row.type).V, data)})
