"""The blind grid as a spreadsheet: how to answer, the questions with their lists, and what identifies them, hidden.

Every text is written as a text: nothing that a person wrote becomes a formula or a link. Only the boxes for answers can
be written in. Leaves which questions there are to `ect_journal.blind`, and what they say to `rows`.
"""

import io
from collections.abc import Sequence
from typing import Any

from ect_cli.judge import words as say
from ect_cli.judge.rows import (
    COLUMNS,
    HIDDEN,
    IF_CLAIM_ANSWERS,
    IF_RIVAL_ANSWERS,
    MARK,
    META,
    SHOWN,
    cell_digest,
    grid_key,
)
from ect_cli.read.sheets import LONGEST_CELL
from ect_journal.blind import Grid
from ect_journal.catalogue.vocabularies import Frequency
from ect_journal.words import language

INK, SOFT, BOX = "#1F3A4D", "#F2F4F5", "#FFF8DC"
"""Of the titles, of what is shown, of what is to be answered."""
EVERY_TEXT_STAYS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FREE = {"format_cells": True, "format_columns": True, "format_rows": True, "select_locked_cells": True}
"""What remains possible where writing is not: to widen a column, to read."""


def to_xlsx(grid: Grid, origin: str, rows: Sequence[tuple[str, ...]], *, unsealed: bool) -> bytes:
    """`rows` has the texts of the columns shown, one tuple a question, in the order of the grid's questions."""
    from xlsxwriter import Workbook

    page = io.BytesIO()
    with Workbook(page, {"in_memory": True, **EVERY_TEXT_STAYS}) as book:
        looks = _looks(book)
        _guidance(book.add_worksheet(str(say.HOW_TO)), looks, grid, origin, unsealed=unsealed)
        _questions(book.add_worksheet(str(say.QUESTIONS)), looks, grid, rows)
        _identity(book.add_worksheet(META), grid)
    return page.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    cell = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D1D6"}
    looks = {
        "title": {"bold": True, "font_size": 16, "font_color": INK},
        "note": {"italic": True, "font_color": "#5A6B75", "text_wrap": True},
        "line": {"text_wrap": True, "valign": "top"},
        "strong": {"bold": True, "font_color": INK},
        "head": {**cell, "bold": True, "font_color": "white", "bg_color": INK, "valign": "vcenter"},
        "shown": {**cell, "bg_color": SOFT},
        "box": {**cell, "bg_color": BOX, "border_color": "#B8A96A", "locked": False},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _guidance(sheet: Any, looks: dict[str, Any], grid: Grid, origin: str, *, unsealed: bool) -> None:
    about = say.FOR_WHOM.format(reader=grid.reader, count=len(grid.questions), origin=origin, ref=f"J{grid.at}")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 66)
    sheet.write_string(0, 0, str(say.TITLE), looks["title"])
    sheet.set_row(0, 28)
    sheet.merge_range(1, 0, 1, 1, str(about), looks["note"])
    row = 3
    for line in (*say.GUIDANCE, *([say.SEALED_GUIDANCE] if unsealed else [])):
        sheet.merge_range(row, 0, row, 1, str(line), looks["line"])
        sheet.set_row(row, 34)  # merged cells do not grow with their text
        row += 1
    sheet.write_string(row + 1, 0, str(say.THE_ANSWERS), looks["strong"])
    meanings = [(word.label, word.definition) for word in Frequency]
    meanings += [(answer, say.NO_WEIGHT) for answer in (say.DO_NOT_KNOW, say.SAYS_NOTHING)]
    for below, (answer, meaning) in enumerate(meanings, row + 2):
        sheet.write_string(below, 0, str(answer), looks["line"])
        sheet.write_string(below, 1, str(meaning), looks["line"])
    sheet.protect("", FREE)
    sheet.fit_to_pages(1, 0)


def _questions(sheet: Any, looks: dict[str, Any], grid: Grid, rows: Sequence[tuple[str, ...]]) -> None:
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, str(column.title), looks["head"])
    sheet.set_row(0, 66)
    first, key = len(COLUMNS), grid_key(grid.journal, grid.reader, f"J{grid.at}")
    for number, name in enumerate(HIDDEN, first):
        sheet.write_string(0, number, name)
    sheet.set_column(first, first + len(HIDDEN) - 1, 8, None, {"hidden": True})
    for row, (question, texts) in enumerate(zip(grid.questions, rows, strict=True), 1):
        cells = [_cut(text) for text in texts]
        for number, text in enumerate(cells):
            sheet.write_string(row, number, text, looks["shown"])
        for number in range(len(SHOWN), first):
            sheet.write_blank(row, number, None, looks["box"])
        digests = " ".join(cell_digest(text, key) for text in cells)
        for number, said in enumerate((question.evidence, question.rival, question.digest, digests), first):
            sheet.write_string(row, number, said)
    _lists(sheet, len(rows))
    sheet.freeze_panes(1, 1)
    sheet.protect("", FREE)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, len(rows), first - 1)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _lists(sheet: Any, rows: int) -> None:
    """The answers to choose from, in the columns of both questions; none is chosen."""
    for number, (letter, answers) in enumerate((("D", IF_RIVAL_ANSWERS), ("E", IF_CLAIM_ANSWERS)), len(SHOWN)):
        sheet.data_validation(
            1, number, rows, number,
            {
                "validate": "list", "source": f"={META}!${letter}$1:${letter}${len(answers)}",
                "error_title": str(say.QUESTIONS), "error_message": str(say.CHOOSE),
            },
        )  # fmt: skip


def _identity(sheet: Any, grid: Grid) -> None:
    known = (
        (MARK, ""),
        ("journal", grid.journal),
        ("reader", grid.reader),
        ("at", f"J{grid.at}"),
        ("key", grid_key(grid.journal, grid.reader, f"J{grid.at}")),
        ("lang", language()),
    )
    for row, pair in enumerate(known):
        for column, text in enumerate(pair):
            sheet.write_string(row, column, text)
    for column, answers in ((3, IF_RIVAL_ANSWERS), (4, IF_CLAIM_ANSWERS)):
        for row, answer in enumerate(answers):
            sheet.write_string(row, column, str(answer))
    sheet.very_hidden()
