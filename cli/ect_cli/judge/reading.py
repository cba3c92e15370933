"""An answered grid as it comes back: its rows, and the cell in which each thing stands.

Finds columns by their titles, in either language, wherever they were moved. Leaves what is wrong with an answer to
`checking`; refuses here what is no grid of ours at all.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from ect_cli.failures import CouldNot
from ect_cli.judge import words as say
from ect_cli.judge.rows import ASKED, COLUMNS, HIDDEN, MARK, META, SHOWN, Column, cell_digest, grid_key
from ect_cli.streams import read_file
from ect_journal.fields import CITATION
from ect_journal.words import plain

Table = list[tuple[str, ...]]
"""The texts of a sheet, row by row; an empty cell is an empty text."""


@dataclass(frozen=True)
class Row:
    """A row below the titles. `number` is the spreadsheet's; `said` what stands in each column of the grid, whose `key`
    its digests were made with."""

    key: str
    number: int
    letters: dict[Column, str]
    said: dict[Column, str]
    evidence: str
    rival: str
    question: str
    cells: tuple[str, ...]

    def cell(self, column: Column) -> str:
        return f"{self.letters[column]}{self.number}"

    @property
    def empty(self) -> bool:
        return not any((*self.said.values(), self.evidence, self.rival))

    @property
    def answered(self) -> bool:
        return any(self.said[column] for column in ASKED)

    @property
    def altered(self) -> list[Column]:
        """The columns shown whose cell no longer says what was written there."""
        written = self.cells if len(self.cells) == len(SHOWN) else ("",) * len(SHOWN)
        return [
            column
            for column, digest in zip(SHOWN, written, strict=True)
            if cell_digest(self.said[column], self.key) != digest
        ]


@dataclass(frozen=True)
class Sheet:
    """An answered grid: of which journal and which reader, made when the journal had `at` entries."""

    path: str
    journal: str
    reader: str
    at: int
    rows: tuple[Row, ...]


def read_sheet(path: str) -> Sheet:
    """Raises `CouldNot` for what is no grid of ours, or somebody else's than it was made for, `WrongUsage` for what is no
    file."""
    tables = _tables(path)
    meta = next((table for name, table in tables.items() if name == META), [])
    known = {row[0]: row[1] for row in meta if len(row) > 1}
    at = known.get("at", "")
    whole = {"journal", "reader", "key"} <= known.keys() and re.fullmatch(CITATION, at)
    if not meta or meta[0][0] != MARK or not whole:
        raise CouldNot(say.NOT_OURS.format(path=path), say.WANTED)
    key = grid_key(known["journal"], known["reader"], at)
    if known["key"] != key:
        raise CouldNot(say.NOT_WHOSE.format(path=path), say.NOT_WHOSE_HINT)
    titles = {plain(title) for title in HIDDEN}
    grid = next((table for table in tables.values() if table and titles <= {plain(each) for each in table[0]}), None)
    if grid is None:
        raise CouldNot(say.NOT_OURS.format(path=path), say.WANTED)
    return Sheet(path, known["journal"], known["reader"], int(at[1:]), tuple(_rows(path, key, grid)))


def _tables(path: str) -> dict[str, Table]:
    import fastexcel

    content = read_file(path)
    try:
        book = fastexcel.read_excel(content)
        return {name: _table(book, name) for name in book.sheet_names}
    except fastexcel.FastExcelError:
        raise CouldNot(say.NOT_A_SHEET.format(path=path), say.WANTED) from None


def _table(book: Any, name: str) -> Table:
    frame = book.load_sheet(name, header_row=None, dtypes="string").to_polars()
    return [tuple("" if each is None else _text(str(each)) for each in row) for row in frame.rows()]


def _text(written: str) -> str:
    """As the record writes texts: composed accents, one sort of line end."""
    return normalize("NFC", written.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _rows(path: str, key: str, grid: Table) -> list[Row]:
    titles = [plain(title) for title in grid[0]]
    places = {column: _place(path, titles, column) for column in COLUMNS}
    letters = {column: letter(place) for column, place in places.items()}
    hidden = [titles.index(plain(title)) for title in HIDDEN]
    rows = []
    for number, texts in enumerate(grid[1:], 2):
        said = {column: texts[place] for column, place in places.items()}
        rows.append(Row(key, number, letters, said, *_identified(texts, hidden)))
    return rows


def _identified(texts: Sequence[str], hidden: Sequence[int]) -> tuple[str, str, str, tuple[str, ...]]:
    evidence, rival, question, cells = (texts[place] for place in hidden)
    return evidence, rival, question, tuple(cells.split())


def _place(path: str, titles: Sequence[str], column: Column) -> int:
    wanted = {plain(column.title.en), plain(str(column.title.in_("fr")))}
    found = [place for place, title in enumerate(titles) if title in wanted]
    if len(found) != 1:
        raise CouldNot(say.NO_COLUMN.format(path=path, header=column.title, count=len(found)), say.NO_COLUMN_HINT)
    return found[0]


def letter(place: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)
