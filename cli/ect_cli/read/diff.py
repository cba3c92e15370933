"""`ect diff`: what moved each tally between two moments, entry by entry, to the last deciban."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.failures import WrongUsage
from ect_cli.figures import number
from ect_cli.read import words, words_figure
from ect_cli.read import words_diff as say
from ect_cli.read.codes import competing, of_claims, resolve
from ect_cli.read.figure import check_figure
from ect_cli.read.formats import told
from ect_cli.read.labels import citation, field, listed
from ect_cli.read.options import Asked, moment, reading, reading_options
from ect_cli.read.paragraphs import wrapped, write
from ect_cli.read.table import Column, print_table, screen_width
from ect_cli.read.tally_said import is_even, sided, times
from ect_cli.read.words_record import BETWEEN, FROM, FROM_HINT, FROM_NEEDED, TO
from ect_cli.read.words_tally import CLAIM_METAVAR
from ect_cli.words import CODE
from ect_journal.factors import MILLION

if TYPE_CHECKING:
    import polars as pl

    from ect_projections import Reading

Row = Mapping[str, Any]
ADDENDS = 6
"""Changes that are written out in the closing line; more are summed up."""


@click.command("diff", cls=Command, says=say.DIFF)
@click.argument("claim", cls=Argument, takes=CLAIM_METAVAR, required=False, shell_complete=codes("hypothesis", "claim"))
@click.option("--from", "since", cls=Option, says=FROM, takes=words.DAY_OR_ENTRY, section=words.WHICH)
@click.option("--to", "until", cls=Option, says=TO, takes=words.DAY_OR_ENTRY, section=words.WHICH)
@click.option("--rival", cls=Option, says=words.ONLY_RIVAL, takes=CODE, section=words.WHICH)
@click.option("--detail", cls=Option, says=say.DETAIL, section=words.READING, is_flag=True)
@reading_options(known_at=False)
@click.option("--figure", cls=Option, says=words_figure.FIGURE, takes=words_figure.FIGURE_FILE, section=words.READING)
def diff(
    asked: Asked,
    claim: str | None,
    since: str | None,
    until: str | None,
    rival: str | None,
    detail: bool,
    figure: str | None,
) -> None:
    if since is None:
        raise WrongUsage(FROM_NEEDED, FROM_HINT)
    if figure is not None:
        check_figure(figure, asked)
    with reading(asked) as (journal, now):
        from ect_projections import evidence_tally, hypothesis_states, tally_diff

        first, second = (
            now if at is None else now.at(as_of=now.as_of, known_at=moment(journal, at)) for at in (since, until)
        )

        def asked_about(frame: "pl.LazyFrame") -> "pl.LazyFrame":
            return of_claims(frame, hypothesis_states(second), journal, claim) if claim else frame

        if rival:
            known = evidence_tally(max(first, second, key=lambda each: each.known_at))
            rival = competing(asked_about(known), journal, rival, claim)
        found = asked_about(tally_diff(first, second, rival=rival))
        if figure is not None:
            _draw(figure, second, resolve(journal, claim, "claim")[1] if claim else None, rival)
        if figure is None or asked.written or asked.output:
            click.echo(str(BETWEEN.format(low=f"J{first.known_at}", high=f"J{second.known_at}")), err=True)
            if first.known_at > second.known_at:
                click.echo(str(say.BACKWARDS), err=True)
            told(found, asked, lambda rows, page: _page(rows, page, detail))


def _draw(path: str, now: "Reading", claim: str | None, rival: str | None) -> None:
    """The tallies of the claim over time, up to the second moment."""
    from ect_projections import figures

    figures.extension_of(path)
    if claim is None:
        raise WrongUsage(say.NAME_A_CLAIM, say.NAME_A_CLAIM_HINT)
    figures.save(figures.tally_over_time(now, claim, rival), path)
    click.echo(str(words.WRITTEN.format(path=path)), err=True)


# For people -------------------------------------------------------------------------------------------------------------


def _page(found: "pl.DataFrame", page: IO[str] | None, detail: bool) -> None:
    """A claim and a rival after the other: how far the total moved, because of which entries, and that it adds up."""
    noted: set[str] = set()
    for place, rows in enumerate(found.partition_by("claim", "rival", maintain_order=True)):
        write([""] if place else [], page)
        _pair(rows.to_dicts(), page, detail, noted)
    if found.is_empty():
        click.echo(str(say.NO_CHANGE), err=True)


def _pair(rows: Sequence[Row], page: IO[str] | None, detail: bool, noted: set[str]) -> None:
    write(wrapped(_headline(rows)), page)
    moving = [row for row in rows if row["change"]]
    shown = rows if detail else moving
    if shown:
        write([""], page)
        print_table(shown, _columns(_digits(moving), detail), page, noted=noted)
        write([""], page)
    write([line for said in _closing(rows, moving, detail) for line in wrapped(said)], page)


_OTHERS = 54
"""Columns of the screen that the others take."""


def _columns(digits: int, detail: bool) -> tuple[Column, ...]:
    sources = min(28, max(12, screen_width() - _OTHERS))
    interval = Column(say.CHANGE_OF_INTERVAL, lambda row: _interval(row, digits), right=True, spare=True)
    return (
        Column(words.NUMBER, citation("position"), right=True),
        Column(say.RECORDED, field("recorded"), spare=True),
        Column(say.DID, lambda row: say.ACTS[row["did"]].format(ref=f"J{row['about']}"), whole=False, widest=24),
        Column(say.SOURCE, listed("clusters"), whole=False, widest=sources, codes=True),
        Column(say.CHANGE, lambda row: _signed(row["change"], digits), right=True),
        *([interval] if detail else []),
        Column(say.TOTAL, lambda row: number(row["total"], digits), right=True),
    )


def _interval(row: Row, digits: int) -> str:
    low, high = (_signed(row[f"change_{name}"], digits) for name in ("low", "high"))
    return f"[{low}\u00a0;\u00a0{high}]"


def _signed(value: Decimal, digits: int) -> str:
    return ("+" if value > 0 else "") + number(value, digits)


def _digits(moving: Sequence[Row]) -> int:
    """The fewest, one at least, with which the figures shown add up line by line."""

    def adds_up(digits: int) -> bool:
        return all(
            round(row["total"] - row["change"], digits) + round(row["change"], digits) == round(row["total"], digits)
            for row in moving
        )

    return next((digits for digits in range(1, 6) if adds_up(digits)), 6)


# Sentences --------------------------------------------------------------------------------------------------------------


def _ends(rows: Sequence[Row]) -> tuple[Decimal, Decimal]:
    """The total before the first entry, and after the last."""
    return rows[0]["total"] - rows[0]["change"], rows[-1]["total"]


def _headline(rows: Sequence[Row]) -> str:
    before, after = _ends(rows)
    digits = _digits(rows)
    given = {name: rows[0][name] for name in ("claim", "rival")}
    given |= {"low": number(before, digits), "high": number(after, digits)}
    if _same_side(before, after):
        said = say.FOR_CLAIM if after > 0 else say.FOR_RIVAL
        return str(said.format(**given, before=times(before, bare=True), after=times(after, bare=True)))
    was = any(rows[0][name] != rows[0][change] for name, change in _FIGURES)
    known = any(rows[-1][name] for name, _ in _FIGURES)
    first, last = (_side(total, weighed) for total, weighed in ((before, was), (after, known)))
    said = say.AS_BEFORE if before == after and first == last else say.FROM_TO
    return str(said.format(**given, before=first, after=last))


def _same_side(before: Decimal, after: Decimal) -> bool:
    """Whether two factors can be said in one breath: of the same side, not even, not the same, and not beyond words."""
    ends = (before, after)
    return before * after > 0 and before != after and max(map(abs, ends)) <= MILLION and not any(map(is_even, ends))


_FIGURES = (("total", "change"), ("low", "change_low"), ("high", "change_high"))


def _side(total: Decimal, weighed: bool) -> str:
    return sided(total) if weighed else str(say.NOTHING_WEIGHED)


def _closing(rows: Sequence[Row], moving: Sequence[Row], detail: bool) -> Iterator[str]:
    if moving:
        yield str(say.ADDS_UP.format(sum=_sum(moving)))
    if not detail and len(rows) > len(moving):
        yield say.LEFT_OUT.say(len(rows) - len(moving))


def _sum(moving: Sequence[Row]) -> str:
    """15.9 + 3.0 + 8.8 = 27.7, or the sum of the changes when they are many."""
    before, after = _ends(moving)
    digits = _digits(moving)
    changes = [row["change"] for row in moving] if len(moving) <= ADDENDS else [after - before]
    added = "".join(f" {'+' if each > 0 else '−'} {number(abs(each), digits)}" for each in changes)
    return f"{number(before, digits)}{added} = {number(after, digits)}"
