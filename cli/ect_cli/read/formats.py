"""A frame as it leaves: a table for people, or data for programs.

`json` and `jsonl` have the projection's columns, days as 2024-02-06 and decimals as strings (as in the entries); `csv`
and `xlsx` write lists as JSON text; `parquet` keeps every type. Leaves what a table shows to each command's columns, and
what spreadsheets make of a cell to `sheets`.
"""

import io
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import IO, Any

import click
import orjson
import polars as pl

from ect_cli.failures import WrongUsage
from ect_cli.outputs import write_output
from ect_cli.read import words as say
from ect_cli.read.options import Asked
from ect_cli.read.sheets import to_csv, to_xlsx
from ect_cli.read.table import Column, print_table
from ect_cli.streams import stdout
from ect_cli.words import NOTHING
from ect_journal.fields import write_decimal
from ect_journal.words import Text

BINARY = ("parquet", "xlsx")


def show(frame: pl.LazyFrame | pl.DataFrame, asked: Asked, columns: Sequence[Column], nothing: Text = NOTHING) -> None:
    """Print or write the frame as it was asked for; `columns` are those of the table, and `nothing`
    is said in its place when it has no row."""
    told(frame, asked, lambda rows, page: print_table(rows.iter_rows(named=True), columns, page, nothing))


def told(
    frame: pl.LazyFrame | pl.DataFrame, asked: Asked, draw: Callable[[pl.DataFrame, IO[str] | None], None]
) -> None:
    """As `show`, where `draw` writes for people what the frame says, on a page (None: standard output)."""
    if asked.format in BINARY and not asked.output and sys.stdout.isatty():
        raise WrongUsage(say.BINARY.format(format=asked.format), say.BINARY_HINT)
    if asked.spreadsheet and asked.format != "csv":
        raise WrongUsage(say.SPREADSHEET_IS_CSV, say.SPREADSHEET_HINT)
    rows = frame.lazy().collect()
    if asked.spreadsheet:
        put(to_csv(rows, _flat, spreadsheet=True), asked)
    elif asked.format != "table":
        put(_WRITERS[asked.format](rows), asked)
    elif not asked.output:
        draw(rows, None)
    else:
        page = io.StringIO()
        draw(rows, page)
        put(page.getvalue().encode(), asked)


def put(written: bytes, asked: Asked) -> None:
    """On standard output, or in the file asked for, whole or not at all."""
    if not asked.output:
        stdout().write(written)
        return
    write_output(asked.output, written)
    click.echo(str(say.WRITTEN.format(path=asked.output)), err=True)


def to_json(value: object, *, indent: bool = False) -> bytes:
    """JSON for programs: decimals as strings, times in UTC with Z."""
    return orjson.dumps(value, default=_default, option=orjson.OPT_UTC_Z | (orjson.OPT_INDENT_2 if indent else 0))


def _default(value: object) -> str:
    return write_decimal(value) if isinstance(value, Decimal) else str(value)


def _json(rows: pl.DataFrame) -> bytes:
    return to_json(rows.to_dicts(), indent=True) + b"\n"


def _jsonl(rows: pl.DataFrame) -> bytes:
    return b"".join(to_json(row) + b"\n" for row in rows.iter_rows(named=True))


def _flat(value: Any) -> object:
    """As one cell: a list or an object as JSON text, anything else as JSON writes it."""
    if value is None or isinstance(value, str):
        return value
    return value if isinstance(value, int | float) and not isinstance(value, bool) else _text(value)


def _text(value: object) -> str:
    written = to_json(value)
    return written.decode().strip('"') if written[:1] == b'"' else written.decode()


def _parquet(rows: pl.DataFrame) -> bytes:
    page = io.BytesIO()
    rows.write_parquet(page, compression="uncompressed")  # so that a text to be erased is found in it
    return page.getvalue()


_WRITERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": lambda rows: to_csv(rows, _flat),
    "parquet": _parquet,
    "xlsx": lambda rows: to_xlsx(rows, _flat),
}
