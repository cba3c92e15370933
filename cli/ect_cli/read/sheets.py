"""Frames for spreadsheets: an xlsx with typed cells, a csv that Excel and LibreOffice open as it was meant.

What people wrote is text, whatever it looks like: no cell starts a formula, becomes a link or calls another program. In
xlsx a text cell is stored as text; csv has no types, so that there a text which a spreadsheet would take for a formula is
kept as text by an apostrophe. Source: OWASP, CSV Injection (owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import polars as pl

from ect_cli.failures import CouldNot
from ect_cli.read import words as say

FORMULA = "=+-@\t\r\n＝＋－＠"
"""What a cell begins with when a spreadsheet reads more than text in it: OWASP's list, full-width forms included."""
MOST_ROWS = 1_048_575
"""Below the header of a sheet."""
LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell."""
FIRST_DAY = date(1900, 3, 1)
"""Before it, days are counted in two ways (Excel believes in 29 February 1900) or not at all: they are kept as text."""
_WIDEST = 60
_AFTER_SEPARATOR = re.compile(rf"([;\t\r\n][\"' ]*)(?=[{re.escape(FORMULA)}])")
"""Where a spreadsheet that parts cells by semicolons, as the French ones do, would see a cell begin."""

Flat = Callable[[Any], object]


def to_csv(rows: pl.DataFrame, flat: Flat, *, spreadsheet: bool = False) -> bytes:
    """Comma-separated, UTF-8, `flat` says a value as one cell. For a spreadsheet: with a byte order mark, by which Excel
    knows UTF-8, and texts that stay texts."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n" if spreadsheet else "\n")
    writer.writerow(rows.columns)
    cells: Iterable[Sequence[object]] = ([flat(value) for value in row] for row in rows.iter_rows())
    if spreadsheet:
        texts = [_is_text(dtype) for dtype in rows.dtypes]
        cells = ([_harmless(each) if text else each for each, text in zip(row, texts, strict=True)] for row in cells)
    writer.writerows(cells)
    return page.getvalue().encode("utf-8-sig" if spreadsheet else "utf-8")


def _is_text(dtype: pl.DataType) -> bool:
    return dtype.is_nested() or isinstance(dtype, pl.String | pl.Enum | pl.Categorical)


def _harmless(cell: object) -> object:
    """The text as a spreadsheet shows it; an apostrophe before it, or before what it would take for a further cell."""
    if not isinstance(cell, str) or not cell:
        return cell
    inside = _AFTER_SEPARATOR.sub(r"\1'", cell)
    return f"'{inside}" if looks_like_formula(cell) else inside


def looks_like_formula(text: str) -> bool:
    return text[:1] in tuple(FORMULA)


def to_xlsx(rows: pl.DataFrame, flat: Flat) -> bytes:
    """One sheet, a header, and typed cells: days and times in UTC as Excel knows them, decimals as its numbers (which have
    15 digits), yes and no; lists and objects as `flat` says them. Raises `CouldNot` for more rows than a sheet has."""
    from xlsxwriter import Workbook

    if rows.height > MOST_ROWS:
        raise CouldNot(say.TOO_MANY_ROWS.format(count=rows.height, most=MOST_ROWS), say.FEWER_ROWS)
    page = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(page, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet()
        looks = {
            "head": book.add_format({"bold": True}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "instant": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
            "like a formula": book.add_format({"quote_prefix": True}),  # it stays text even when it is edited
        }
        for column, name in enumerate(rows.columns):
            sheet.write_string(0, column, name, looks["head"])
            cells = [None if value is None else _cell(value, flat) for value in rows[name].to_list()]
            for row, cell in enumerate(cells, 1):
                _write(sheet, row, column, cell, looks)
            widest = max((len(str(cell)) for cell in (*cells, name) if cell is not None), default=0)
            sheet.set_column(column, column, min(widest, _WIDEST) + 2)
        sheet.freeze_panes(1, 0)
        if rows.width:
            sheet.autofilter(0, 0, rows.height, rows.width - 1)
    return page.getvalue()


def _cell(value: Any, flat: Flat) -> object:
    """A value as Excel has it: a day, an instant in UTC without its zone, a number, a yes or no, or a text."""
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
    if isinstance(value, bool | int | float | datetime | date):
        early = isinstance(value, date) and (value.date() if isinstance(value, datetime) else value) < FIRST_DAY
        return str(value) if early else value
    return float(value) if isinstance(value, Decimal) else str(flat(value))


def _write(sheet: Any, row: int, column: int, cell: object, looks: dict[str, Any]) -> None:
    match cell:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, cell)
        case datetime():
            sheet.write_datetime(row, column, cell, looks["instant"])
        case date():
            sheet.write_datetime(row, column, cell, looks["day"])
        case int() | float() if abs(cell) != float("inf") and cell == cell:
            sheet.write_number(row, column, cell)
        case _:
            text = str(cell)
            cut = text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
            sheet.write_string(row, column, cut, looks["like a formula"] if looks_like_formula(text) else None)
