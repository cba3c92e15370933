"""Every figure of a tally, in rows, the rivals side by side in columns. In decibans."""

from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any

import click

from ect_cli.figures import number, so_many
from ect_cli.read import words_tally as say
from ect_cli.read import words_tally_detail as called
from ect_cli.read.labels import decibans, field
from ect_cli.read.paragraphs import blocks, wrapped, write
from ect_cli.read.table import Column, print_table, screen_width
from ect_cli.read.tally_said import rounded
from ect_journal.words import Text

Row = Mapping[str, Any]
Cell = Callable[[Row], str]
NONE = "·"


def interval(row: Row) -> str:
    low, high = decibans(row["low"]), decibans(row["high"])
    return f"{decibans(row['total'])} [{low}\u00a0;\u00a0{high}]" if row["items"] else NONE


def _weight(name: str) -> Cell:
    return lambda row: NONE if row[name] is None or not row["items"] else decibans(row[name])


def _count(name: str) -> Cell:
    return lambda row: str(row[name] or NONE)


def _figure(name: str) -> Cell:
    """Two significant figures; a dot for none."""
    return lambda row: NONE if row[name] is None or not row["items"] else written(float(row[name]))


def factor_written(value: float) -> str:
    """A factor as the sentences say it. As it stands below one, which they say the other way round, and beyond a million."""
    return so_many(value) if 1 <= value < 1e6 else written(value)


def _factor(name: str) -> Cell:
    return lambda row: NONE if row[name] is None or not row["items"] else factor_written(float(row[name]))


def written(value: float) -> str:
    """Two significant figures; beyond a million, or below a thousandth, as a power of ten."""
    if value in (float("inf"), 0):
        return "∞" if value else "0"
    if 1e-3 <= value < 1e6:
        return rounded(value)
    digits, _, power = f"{value:.1e}".partition("e")
    return f"{number(float(digits))}e{int(power)}"


def _leaving_one(row: Row) -> str:
    if row["least"] is None:
        return NONE
    return f"{decibans(row['least'])}\u00a0… {decibans(row['most'])}"


def _items(row: Row) -> str:
    return f"{row['items']} ({row['items_for']}, {row['items_against']})" if row["items"] else NONE


def _alpha(row: Row) -> str:
    return NONE if row["alpha"] is None else number(row["alpha"], 2)


def _flip_omega(row: Row) -> str:
    """No bias undoes what every source says."""
    if "flip_omega" not in row or not row["items"]:
        return NONE
    return str(called.NO_BIAS) if row["flip_omega"] is None else _figure("flip_omega")(row)


FIGURES: tuple[tuple[tuple[Text, Text], Cell], ...] = (
    (called.TOTAL, interval),
    (called.FACTOR, _factor("factor")),
    (called.NAIVE, _weight("naive")),
    (called.BY_PROJECT, _weight("by_project")),
    (called.LEAVING_ONE, _leaving_one),
    (called.FLIPS, _count("flips")),
    (called.COUNT_FACTOR, lambda row: _factor("count_factor")(row) if "count_factor" in row else NONE),
    (called.FLIP_OMEGA, _flip_omega),
    (called.ITEMS, _items),
    (called.SOURCES, _count("clusters")),
    (called.PROJECTS, _count("projects")),
    (called.KINDS, _count("source_kinds")),
    (called.READERS, _count("readers")),
    (called.TO_WEIGH, _count("to_weigh")),
    (called.PREDICTED, _weight("predicted")),
    (called.POST_HOC, _weight("post_hoc")),
    (called.READ_TWICE, _count("read_twice")),
    (called.ALPHA, _alpha),
    (called.CONTESTED, _count("contested")),
    (called.UNCONTESTED, _weight("uncontested")),
    (called.PRIOR, _figure("prior_odds")),
    (called.POSTERIOR, _figure("posterior_odds")),
    (called.BEFORE_CLAIM, _count("before_claim")),
    (called.UNSOUGHT, _count("unsought")),
    (called.LATE_RIVAL, lambda row: str(called.YES) if row["after_evidence"] else NONE),
    (called.VOIDED, lambda row: str(len(row["voided"]) or NONE)),
)
"""What each is called and means, and what it is of one claim against one rival; the count factors where they are given."""


def side_by_side(rows: Sequence[Row], page: IO[str] | None, noted: set[str]) -> None:
    """The figures of one claim, as many rivals at once as the screen has room for; then what counts no more, and why.
    `noted`: what was said already to be left out of the screen."""
    against = [(_title(row), [cell(row) for _, cell in FIGURES]) for row in rows]
    width = [max(len(title.en), *map(len, cells)) for title, cells in against]
    for several in blocks(list(zip(against, width, strict=True)), width, _CALLED):
        shown = [rival for rival, _ in several]
        figures = [
            {"figure": str(name), "meaning": str(meaning)} | {f"@{n}": cells[at] for n, (_, cells) in enumerate(shown)}
            for at, ((name, meaning), _) in enumerate(FIGURES)
        ]
        columns = [Column(called.FIGURE, field("figure"))]
        columns += [Column(title, field(f"@{n}"), right=True) for n, (title, _) in enumerate(shown)]
        if screen_width() - _CALLED - sum(wide + _GAP for _, wide in several) > _MEANING:
            columns += [Column(called.MEANING, field("meaning"), whole=False)]
        elif str(called.MEANING) not in noted:
            noted.add(str(called.MEANING))
            click.echo(str(called.NO_MEANING.format(column=called.MEANING)), err=True)
        print_table([row for row in figures if {row[f"@{n}"] for n in range(len(shown))} != {NONE}], columns, page)
    write([line for each in rows[0]["voided"] for line in wrapped(_gone(each), 0, 2)], page)


_CALLED, _MEANING, _GAP = 20, 28, 2
"""Columns that the names of the figures take at most, that a meaning takes at least, and between two."""


def _title(row: Row) -> Text:
    said = f"{row['rival']}{' *' if row['main'] else ''}"
    return Text(said, said)


def _gone(each: Row) -> str:
    said = say.VOIDED_ENTRY if each["retracted"] == "entry" else say.VOIDED_LINK
    return str(said.format(**{name: f"J{each[name]}" for name in ("link", "cited", "by")}))
