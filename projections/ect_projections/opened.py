"""Entries with their sealed texts opened, for who has the keys.

    seen = opened(now, journal, "observation.recorded", "title", "projects", "text")
    seen.select("text", "text_access", "text_erased_by").collect()

Reads as `Reading.frame` does, then opens what is asked for in bulk. Keeps nothing of it, neither on disk nor with the
reading: what the frame holds is as confidential as the texts, and goes when the frame does. Leaves to the journal's vault
what may be opened.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

from ect_journal.catalogue import event_type
from ect_journal.kinds import kinds_of
from ect_journal.vault import Access, Opened
from ect_projections._columns import columns_of, vocabulary
from ect_projections.reading import Reading

if TYPE_CHECKING:
    from ect_journal.journal import Journal

AT_ONCE = 100
"""Rows, or values, that are opened together: a sealed text has up to a megabyte, and is held in several forms meanwhile."""
_ACCESS = vocabulary(Access)


def opened(
    reading: Reading,
    journal: "Journal",
    type_name: str,
    *columns: str,
    where: pl.Expr | None = None,
    all_times: bool = False,
) -> pl.LazyFrame:
    """As `reading.frame(type_name, *columns)`, where each sealed column holds its text and is followed by two more.

    text: String, null unless it is read here     text_access: Enum of `Access`, what became of it; null where the entry
    has no such text     text_erased_by: String, the entry that erased it (J533), where it is erased and the entry is known

    Of a field that holds several texts (`verbatims`) all three are lists, in the order of the texts. `where` keeps some
    rows, by any column asked for, before anything is opened; only what is asked for is opened. The erasures that others
    recorded since the reading was made are obeyed.

    Raises `Tampered` for a text that is not the one recorded, `InvalidEvent` for a type that there is not.
    """
    names = columns or tuple(columns_of(type_name))
    frame = reading.frame(type_name, *names, all_times=all_times)
    rows = (frame if where is None else frame.filter(where)).collect()
    sealed = [name for name in rows.columns if name in _sealed_columns(type_name)]
    journal.look()
    parts = [_opened(part, sealed, journal) for part in rows.iter_slices(AT_ONCE)] if rows.height else []
    return pl.concat(parts or [_opened(rows, sealed, journal)]).lazy()


def opening(journal: "Journal", digests: Iterable[str]) -> Iterator[tuple[str, Opened]]:
    """Each of these sealed values once, a few at a time. Raises `Tampered`."""
    journal.look()
    waiting = iter(dict.fromkeys(digests))
    while some := list(islice(waiting, AT_ONCE)):
        yield from journal.vault.open(some).items()


def _sealed_columns(type_name: str) -> set[str]:
    sealed = {("data", field.name) for field in kinds_of(event_type(type_name), "sealed")}
    return {column.name for column in columns_of(type_name).values() if column.path in sealed}


def _opened(rows: pl.DataFrame, sealed: list[str], journal: "Journal") -> pl.DataFrame:
    digests = [digest for name in sealed for digest in _digests(rows[name])]
    values = journal.vault.open(digests) if digests else {}  # who asks for no sealed text needs no keys
    after = {name: _three(rows[name], values) for name in sealed}
    return rows.select(series for name in rows.columns for series in after.get(name, [rows[name]]))


def _digests(column: pl.Series) -> Iterator[str]:
    each = column.explode() if column.dtype == pl.List else column
    yield from each.drop_nulls()


def _three(column: pl.Series, values: Mapping[str, Opened]) -> list[pl.Series]:
    """The texts of a column of digests, what became of each, and by which entry."""
    many, name = column.dtype == pl.List, column.name

    def series(called: str, one: pl.DataType, part: int) -> pl.Series:
        def of(digest: str | None) -> str | None:
            found = None if digest is None else values[digest][part]
            return found.value if isinstance(found, Access) else found

        read = [None if each is None else [of(one) for one in each] if many else of(each) for each in column]
        return pl.Series(called, read, dtype=pl.List(one) if many else one)

    return [
        series(name, pl.String(), 0),
        series(f"{name}_access", _ACCESS, 1),
        series(f"{name}_erased_by", pl.String(), 2),
    ]
