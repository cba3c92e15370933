"""`ect bias`: what would undo a conclusion. In words, in factors; every figure with --detail."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.read import words, words_tally
from ect_cli.read import words_bias as say
from ect_cli.read.codes import competing, of_claims
from ect_cli.read.figure import figure_option
from ect_cli.read.formats import told
from ect_cli.read.labels import decibans, field
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.paragraphs import wrapped, write
from ect_cli.read.table import Column, print_table
from ect_cli.read.tally_detail import factor_written, interval, written
from ect_cli.read.tally_said import is_even, rounded, sided, times
from ect_cli.words import CODE

if TYPE_CHECKING:
    import polars as pl

    from ect_projections import Reading

Row = Mapping[str, Any]


@click.command("bias", cls=Command, says=say.BIAS)
@click.argument(
    "claim", cls=Argument, takes=words_tally.CLAIM_METAVAR, required=False, shell_complete=codes("hypothesis", "claim")
)
@click.option("--rival", cls=Option, says=words.ONLY_RIVAL, takes=CODE, section=words.WHICH)
@click.option("--detail", cls=Option, says=say.DETAIL, section=words.READING, is_flag=True)
@reading_options()
@figure_option("bias_curve", {"claim": (say.ONE_CLAIM, say.ONE_CLAIM_HINT)}, claim="claim", rival="rival")
def bias(asked: Asked, claim: str | None, rival: str | None, detail: bool) -> None:
    import polars as pl

    from ect_projections import bias_dial, hypothesis_states

    with reading(asked) as (journal, now):
        found = bias_dial(now).sort("hypothesis", "claim", "main", descending=[False, False, True], maintain_order=True)
        if claim:
            found = of_claims(found, hypothesis_states(now), journal, claim)
        if rival:
            found = found.filter(pl.col("rival") == competing(found, journal, rival, claim))
        told(found, asked, Page(now, detail=detail).draw)


class Page:
    """For people: a paragraph for each claim and rival, or two tables."""

    def __init__(self, now: "Reading", *, detail: bool) -> None:
        self.now, self.detail = now, detail

    def draw(self, dial: "pl.DataFrame", page: IO[str] | None) -> None:
        """Write the rows of `bias_dial`."""
        import polars as pl

        from ect_projections import evidence_tally, influence

        pair = ["claim", "rival"]
        tally = evidence_tally(self.now).select(*pair, "total", "low", "high", "items", "to_weigh").collect()
        rows = dial.join(tally, on=pair, how="left", maintain_order="left").to_dicts()
        order = dial.select(pair).with_row_index("order")
        moved = influence(self.now).collect().join(order, on=pair).sort("order", maintain_order=True)
        if not rows:
            click.echo(str(say.NOTHING), err=True)
        elif self.detail:
            _tables(rows, moved.to_dicts(), page)
        else:
            first = moved.filter(pl.col("change") != 0).unique([*pair, "kind"], keep="first", maintain_order=True)
            most = first.partition_by(pair, as_dict=True)
            write(_paragraphs(rows, {at: found.to_dicts() for at, found in most.items()}), page)


# In words ---------------------------------------------------------------------------------------------------------------


def _paragraphs(rows: list[dict[str, Any]], most: Mapping[Any, list[dict[str, Any]]]) -> Iterator[str]:
    for place, row in enumerate(rows):
        head = say.AGAINST_MAIN if row["main"] else say.AGAINST
        yield from [""] if place else []
        yield from wrapped(str(head.format(claim=f"{row['claim']}@{row['version']}", rival=row["rival"])))
        yield from wrapped(" ".join(_sentences(row, most.get((row["claim"], row["rival"]), []))), 2)


def _sentences(row: Row, most: Sequence[Row]) -> Iterator[str]:
    """How many sources for and against and what bias would undo that; which ones to leave out; what moves it most."""
    if not row["items"]:
        yield str(words_tally.NOTHING_WEIGHED if row["to_weigh"] else words_tally.NOTHING_LINKED)
        return
    yield from _counted(row)
    if not is_even(row["total"]) and (row["clusters_for"] - row["clusters_against"]) * row["total"] < 0:
        yield str(say.WEIGHTS_DIFFER)
    if row["flips"]:
        sources = ", ".join(row["flipping"])
        yield say.TO_FLIP.say(row["flips"], total=sided(row["total"]), sources=sources)
    else:
        yield str(say.EVEN_TOTAL)
    if most:
        parts = [say.PARTS[each["kind"]].format(what=each["left_out"], rest=sided(each["total"])) for each in most]
        yield str(say.MOST.format(parts=", ".join(map(str, parts))))


def _counted(row: Row) -> Iterator[str]:
    pro, con = row["clusters_for"], row["clusters_against"]
    if not pro + con:
        yield str(say.NO_SIDE)
        return
    said = say.PRO.say(pro) if pro else say.NO_PRO
    yield str(say.COUNTED.format(pro=said, con=say.CON.format(count=con) if con else say.NO_CON))
    if pro == con:
        yield str(say.EVEN_COUNT)
    elif row["flip_omega"] is None:
        yield _fading(pro, con)
    else:
        yield str((say.UNDO_FOR if pro > con else say.UNDO_AGAINST).format(omega=rounded(row["flip_omega"])))


FADED = 10
"""The bias at which it is said what is left of a count that no bias turns round."""


def _fading(pro: int, con: int) -> str:
    """What is left of a count that is all on one side."""
    from ect_projections.formulas import count_weight

    before, after = (times(count_weight(max(pro, con), 0, omega)) for omega in (1, FADED))
    return str((say.FADES_FOR if pro else say.FADES_AGAINST).format(before=before, after=after, omega=FADED))


# In figures -------------------------------------------------------------------------------------------------------------


def _claim(row: Row) -> str:
    return f"{row['claim']}@{row['version']}"


def _factor(name: str) -> Callable[[Row], str]:
    return lambda row: "·" if row[name] is None or not row["items"] else factor_written(row[name])


def _flip_omega(row: Row) -> object:
    if not row["clusters_for"] + row["clusters_against"]:
        return "·"
    return say.NONE if row["flip_omega"] is None else written(row["flip_omega"])


COUNTS = (
    Column(say.CLAIM, _claim),
    Column(say.RIVAL, lambda row: f"{row['rival']}{' *' if row['main'] else ''}"),
    Column(say.TOTAL, lambda row: decibans(row["total"]) if row["items"] else "·", right=True),
    Column(say.SOURCES, lambda row: f"{row['clusters_for']}, {row['clusters_against']}", right=True),
    *(Column(title, _factor(name), right=True, spare=name != "count_factor") for name, title in say.AT_OMEGA.items()),
    Column(say.ARCHIVE, _factor("archive_factor"), right=True, spare=True),
    Column(say.FLIP, _flip_omega, right=True),
    Column(say.FLIPS, lambda row: row["flips"] or "·", right=True, spare=True),
)
INFLUENCE = (
    Column(say.CLAIM, _claim),
    Column(say.RIVAL, field("rival")),
    Column(say.KIND, lambda row: say.KINDS[row["kind"]]),
    Column(say.LEFT_OUT, field("left_out")),
    Column(say.INTERVAL, lambda row: interval({**row, "items": 1}), right=True, spare=True),
    Column(say.CHANGE, lambda row: decibans(row["change"]), right=True),
    Column(say.FLIPS_SIDE, lambda row: say.YES if row["flips_side"] else "", right=True, spare=True),
)


def _tables(rows: list[dict[str, Any]], moved: list[dict[str, Any]], page: IO[str] | None) -> None:
    print_table(rows, COUNTS, page)
    write(["", *wrapped(str(say.COUNTS)), *([""] if moved else [])], page)
    if moved:
        print_table(moved, INFLUENCE, page)
