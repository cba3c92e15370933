"""Spreadsheets: typed cells, and nothing that a person wrote starts a formula, a link or a program."""

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_cli.failures import CouldNot
from ect_cli.read import sheets
from ect_cli.read.formats import _flat
from ect_cli.read.sheets import FORMULA, LONGEST_CELL, to_csv, to_xlsx
from ect_journal import Journal
from ect_projections import Reading
from ect_projections.projection import PROJECTIONS
from tests.cli.session import run
from tests.durability.profiles import examples

NASTY = (
    "=1+1", "+33 3 84 00 00 00", "-x", "@x", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x.example","Lire")',
    "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠x", "http://x.example", "mailto:a@b.example",
    "external:C:\\x.xlsx", "internal:Sheet1!A1", "=", "{=1+1}", "1e5", "007", "2024-02-06", "_x003D_1", "a;=1+1", 'a";=1+1',
    "a\n=1+1", "a\t@x",
)  # fmt: skip
"""What a spreadsheet, or a library that writes one, may take for more than text."""
TYPED = pl.DataFrame(
    {
        "text": ["Vu", None, "é « »"],
        "day": [date(2024, 2, 6), None, date(1870, 9, 4)],
        "instant": [datetime(2024, 2, 6, 20, 40, tzinfo=UTC), None, None],
        "count": [3, None, -4],
        "decimal": [Decimal("2.4"), None, Decimal("-0.000001")],
        "factor": [1.5, None, -2.0],
        "yes": [True, None, False],
        "codes": [["ALI-01", "=1+1"], None, []],
    },
    schema_overrides={"decimal": pl.Decimal(18, 6), "instant": pl.Datetime("us", "UTC")},
)


def sheet_of(written: bytes) -> str:
    """The XML of the only sheet."""
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        assert not [name for name in book.namelist() if "external" in name.lower() or "vba" in name.lower()]
        return book.read("xl/worksheets/sheet1.xml").decode()


def texts_of(written: bytes) -> list[str]:
    """Its texts, each once, as Office reads them: _x000D_ stands for a carriage return."""
    with zipfile.ZipFile(io.BytesIO(written)) as book:
        items = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    written_texts = ["".join(item.itertext()) for item in items]
    return [re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text) for text in written_texts]


def is_harmless(written: bytes) -> bool:
    """No formula, no link."""
    return not re.search(r"<f[ >/]|<hyperlink|<oleObject", sheet_of(written))


def read_back(written: bytes) -> pl.DataFrame:
    return pl.read_excel(io.BytesIO(written), infer_schema_length=None)


# xlsx


def test_cells_are_typed() -> None:
    """Days are days, numbers are numbers, yes is yes; lists are JSON text; nothing is nothing."""
    frame = read_back(to_xlsx(TYPED.head(2), _flat))
    expected = {
        "text": pl.String,
        "day": pl.Date,
        "count": pl.Int64,
        "factor": pl.Float64,
        "decimal": pl.Float64,
        "yes": pl.Boolean,
    }
    assert {name: dtype for name, dtype in frame.schema.items() if name in expected} == expected
    assert frame["instant"].to_list()[0] == datetime(2024, 2, 6, 20, 40)
    assert frame["decimal"].to_list()[0] == 2.4
    assert frame["codes"].to_list()[0] == '["ALI-01","=1+1"]'


def test_days_that_excel_does_not_have_are_text() -> None:
    """Before March 1900 its calendar is wrong or absent: the day is written out."""
    cells = sheet_of(to_xlsx(TYPED, _flat))
    assert cells.count('s="2"') == 1  # one day has the look of a day
    assert "1870-09-04" in read_back(to_xlsx(TYPED.select(pl.col("day").cast(pl.String)), _flat))["day"].to_list()


@pytest.mark.parametrize("text", NASTY, ids=repr)
def test_a_text_stays_the_text_it_is(text: str) -> None:
    """Written as text, read back as it was, as a value and as a title."""
    written = to_xlsx(pl.DataFrame({text: [text, "x"]}), _flat)
    assert is_harmless(written)
    assert "<v>" in sheet_of(written)
    assert set(re.findall(r' t="(\w+)"', sheet_of(written))) == {"s"}
    assert texts_of(written) == list(dict.fromkeys([text, "x"]))


def test_more_than_a_cell_or_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text too long is cut and says so by an ellipsis; too many rows are refused, not left out."""
    (cell,) = read_back(to_xlsx(pl.DataFrame({"a": ["é" * 40_000]}), _flat))["a"].to_list()
    assert (len(cell), cell[-1]) == (LONGEST_CELL, "…")
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    with pytest.raises(CouldNot):
        to_xlsx(TYPED, _flat)


# csv


def test_csv_is_left_as_it_is() -> None:
    """Unless it is asked for: programs read back exactly what was written."""
    texts = [text for text in NASTY if "\r" not in text]  # which no entry holds
    written = to_csv(pl.DataFrame({"a": texts}), _flat)
    assert not written.startswith(b"\xef\xbb\xbf")
    assert [row["a"] for row in csv.DictReader(io.StringIO(written.decode(), newline=""))] == texts


@pytest.mark.parametrize("text", NASTY, ids=repr)
def test_csv_for_a_spreadsheet(text: str) -> None:
    """With a byte order mark; a text that begins as a formula has an apostrophe before it; no cell begins as one, whether
    cells are parted by commas, semicolons or tabs."""
    written = to_csv(pl.DataFrame({"a": [text], "b": [-5], "c": [Decimal("-2.4")]}), _flat, spreadsheet=True)
    assert written.startswith(b"\xef\xbb\xbf")
    page = written.decode("utf-8-sig")
    (row,) = list(csv.DictReader(io.StringIO(page, newline="")))
    assert row["a"].startswith("'") == text.startswith(tuple(FORMULA))
    assert (row["b"], row["c"]) == ("-5", "-2.4")
    assert re.sub("'(?=[=+\\-@\t\r\n＝＋－＠])", "", row["a"]) == text
    for separator in ",;\t":
        cells = [cell for line in csv.reader(io.StringIO(page, newline=""), delimiter=separator) for cell in line]
        assert [cell for cell in cells if cell[:1] in tuple(FORMULA) and cell not in ("-5", "-2.4")] == []


# Every projection


@pytest.fixture(scope="session")
def readings(written_demo: Path) -> list[Reading]:
    with Journal.open(written_demo) as journal:
        return [Reading.of(journal), Reading.of(journal, as_of="2024-12-03", known_at=300)]


@pytest.mark.parametrize("name", sorted(PROJECTIONS))
def test_every_projection_in_a_sheet(readings: list[Reading], name: str) -> None:
    """Its rows and columns are there, days as days, numbers as numbers, and nothing is a formula."""
    for reading in readings:
        frame = PROJECTIONS[name](reading).collect()
        written = to_xlsx(frame, _flat)
        assert is_harmless(written)
        back = read_back(written)
        assert (back.columns, back.height) == (frame.columns, frame.height)
        for column, dtype in frame.schema.items():
            if frame[column].null_count() < frame.height and frame.height:
                assert _alike(dtype, back.schema[column]), (column, dtype, back.schema[column])
        assert to_csv(frame, _flat, spreadsheet=True)


def _alike(dtype: pl.DataType, read: pl.DataType) -> bool:
    if dtype.is_numeric():
        return read.is_numeric()
    if dtype in (pl.Boolean, pl.Date):
        return read == dtype
    return read.is_temporal() if dtype.is_temporal() else read == pl.String


@examples(20)
@given(st.lists(st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_any_text_in_any_projection(texts: list[str]) -> None:
    """Titles such as people could paste: no formula in any column of the log."""
    frame = pl.DataFrame({"title": texts, "list": [[text] for text in texts]})
    assert is_harmless(to_xlsx(frame, _flat))
    page = to_csv(frame, _flat, spreadsheet=True).decode("utf-8-sig")
    for separator in ",;":
        lines = csv.reader(io.StringIO(page, newline=""), delimiter=separator)
        assert not [cell for line in lines for cell in line if cell[:1] in tuple(FORMULA)]


# The command


def test_the_command_writes_them(folder: Path, tmp_path: Path) -> None:
    """--spreadsheet with csv only; xlsx by its extension; an observation called like a formula stays one."""
    run("observe", "--title", "=1+1", "--project", "ALI-01", "--on", "2024-02-06")
    result = run("log", "-n", "1", "--format", "csv", "--spreadsheet")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfposition,")
    assert ",'=1+1," in result.stdout
    assert ",=1+1," in run("log", "-n", "1", "--format", "csv").stdout
    run("log", "--output", str(tmp_path / "log.xlsx"))
    assert is_harmless((tmp_path / "log.xlsx").read_bytes())
    assert run("log", "--output", str(tmp_path / "log.csv"), "--spreadsheet").exit_code == 0
    refused = run("log", "--spreadsheet")
    assert (refused.exit_code, refused.stdout, len(refused.stderr.splitlines())) == (2, "", 2)
