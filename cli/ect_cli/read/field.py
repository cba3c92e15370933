"""The questions about the field: pillars, indicators, funding, what was looked at, who was heard, what a version changed."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.failures import CouldNot
from ect_cli.figures import number
from ect_cli.read import words
from ect_cli.read import words_field as say
from ect_cli.read.codes import resolve
from ect_cli.read.figure import figure_option
from ect_cli.read.formats import show
from ect_cli.read.labels import citation, field, label, worded
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.table import Column
from ect_journal import Journal
from ect_journal.catalogue.vocabularies import Axis, Category, Domain, Funds, Level, Lever, Pillar, Sector, Stage

Row = Mapping[str, Any]
Cell = Callable[[Row], str]
NONE_YET = "·"


def figure(value: Any) -> str:
    """A number with the decimals that it has, and no more."""
    if value is None:
        return ""
    digits = -int(Decimal(value).normalize().as_tuple().exponent)
    return number(value, max(digits, 0))


def signed(value: Any) -> str:
    return ("+" if value is not None and value > 0 else "") + figure(value)


def euros(name: str) -> Cell:
    """Whole euros; nothing for none."""
    return lambda row: number(row[name] or None, 0)


# Pillars ----------------------------------------------------------------------------------------------------------------


def _score(row: Row) -> str:
    return "/".join(NONE_YET if row[name] is None else str(row[name]) for name in ("score", "target"))


def _ideal_then(row: Row) -> object:
    return "" if row["target_then"] == row["target"] else row["target_then"]


PILLARS = (
    Column(words.PROJECT, field("project")),
    Column(say.PILLAR, worded(Pillar, "pillar"), whole=False),
    Column(say.SCORE, _score, right=True),
    Column(say.GAP, field("gap"), right=True),
    Column(say.CHANGE, lambda row: signed(row["change"]), right=True),
    Column(say.DAY, field("day")),
    Column(say.IDEAL_THEN, _ideal_then, right=True, spare=True),
    Column(say.ASSESSOR, field("assessor"), spare=True),
    Column(words.NUMBER, citation("entry"), right=True),
)


@click.command("pillars", cls=Command, says=say.PILLARS)
@click.argument("project", cls=Argument, takes=say.PROJECT_METAVAR, required=False, shell_complete=codes("project"))
@reading_options()
@figure_option("pillar_radar", project="project")
def pillars(asked: Asked, project: str | None) -> None:
    from ect_projections import pillar_scores

    with reading(asked) as (journal, now):
        show(pillar_scores(now, _code(journal, project, "project")), asked, PILLARS, say.NO_PILLAR)


# Indicators -------------------------------------------------------------------------------------------------------------


def _value(row: Row) -> str:
    doubt = "" if row["uncertainty"] is None else f"\u00a0±\u00a0{figure(row['uncertainty'])}"
    return f"{figure(row['value'])}{doubt}"


INDICATORS = (
    Column(say.INDICATOR, field("indicator")),
    Column(words.TITLE, field("title"), whole=False, widest=26, spare=True),
    Column(words.PROJECT, lambda row: row["project"] or say.WHOLE_PROGRAMME),
    Column(say.PERIOD, field("end")),
    Column(say.VALUE, _value, right=True),
    Column(say.UNIT, field("unit"), whole=False, widest=14, spare=True),
    Column(say.BASELINE, lambda row: figure(row["baseline"]), right=True, spare=True),
    Column(say.DIFFERENCE, lambda row: signed(row["since_previous"]), right=True),
    Column(say.MOVE, lambda row: say.MOVES.get(row["progress"], "")),
    Column(words.NUMBER, citation("entry"), right=True),
)


@click.command("indicators", cls=Command, says=say.INDICATORS)
@click.argument("code", cls=Argument, takes=say.INDICATOR_METAVAR, required=False, shell_complete=codes("indicator"))
@reading_options()
def indicators(asked: Asked, code: str | None) -> None:
    from ect_projections import indicator_series

    with reading(asked) as (journal, now):
        show(indicator_series(now, _code(journal, code, "indicator")), asked, INDICATORS, say.NO_INDICATOR)


# Funding ----------------------------------------------------------------------------------------------------------------


def _lever(row: Row) -> str:
    lever = label(Lever, row["lever"])
    return str(say.FOR_ACCOMPANIMENT.format(lever=lever)) if row["funds"] == Funds.ACCOMPANIMENT.value else lever


def _from(row: Row) -> str:
    return ", ".join(filter(None, (label(Sector, row["sector"]), label(Level, row["level"]))))


def _percent(name: str) -> Cell:
    return lambda row: f"{number(100 * row[name], 0)}\u00a0%"


FUNDING = (
    Column(words.PROJECT, field("project")),
    Column(say.LEVER, _lever, whole=False, widest=24),
    Column(say.PROVIDED_BY, _from, whole=False, widest=22),
    Column(say.SOUGHT, euros("sought"), right=True),
    Column(say.GRANTED, euros("granted"), right=True),
    Column(say.REFUSED, euros("refused"), right=True),
    Column(say.PAID, euros("paid"), right=True, spare=True),
    Column(say.SECURED, euros("secured"), right=True),
)
SHARES = (
    Column(words.PROJECT, field("project")),
    Column(say.FUNDS, worded(Funds, "funds")),
    Column(say.SECURED, euros("secured"), right=True),
    Column(say.PUBLIC, euros("public"), right=True),
    Column(say.PRIVATE, euros("private"), right=True),
    Column(say.LOCAL, euros("local"), right=True, spare=True),
    Column(say.NATIONAL, euros("national"), right=True, spare=True),
    Column(say.OWN, _percent("own_share"), right=True),
    Column(say.LARGEST, lambda row: f"{row['largest']} ({_percent('largest_share')(row)})", whole=False, widest=26),
)


@click.command("funding", cls=Command, says=say.FUNDING)
@click.argument("project", cls=Argument, takes=say.PROJECT_METAVAR, required=False, shell_complete=codes("project"))
@click.option("--shares", cls=Option, says=say.SHARES, section=words.WHICH, is_flag=True)
@reading_options()
@figure_option("funding_bars", project="project")
def funding(asked: Asked, project: str | None, shares: bool) -> None:
    from ect_projections import funding_mix, funding_shares

    with reading(asked) as (journal, now):
        code = _code(journal, project, "project")
        if shares:
            show(funding_shares(now, code), asked, SHARES, say.NO_SHARE)
        else:
            show(funding_mix(now, code), asked, FUNDING, say.NO_FUNDING)


# Coverage ---------------------------------------------------------------------------------------------------------------


def _count(domain: str) -> Cell:
    return lambda row: str(row[domain] or NONE_YET)


COVERAGE = (
    Column(say.AXIS, worded(Axis, "axis")),
    Column(say.PILLAR, worded(Pillar, "pillar"), whole=False),
    *(Column(say.DOMAINS[domain.value], _count(domain.value), right=True) for domain in Domain),
)


@click.command("coverage", cls=Command, says=say.COVERAGE)
@reading_options()
@figure_option("coverage_map")
def coverage(asked: Asked) -> None:
    import polars as pl

    from ect_projections import coverage as coverage_of
    from ect_projections import placements

    with reading(asked) as (_, now):
        cells = coverage_of(now).collect()
        if asked.format != "table":
            show(cells, asked, COVERAGE)
            return
        counted = cells.with_columns(pl.col("entries").list.len()).pivot(
            "domain", index=["axis", "pillar"], values="entries"
        )
        show(counted, asked, COVERAGE)
        placed = placements(now).collect()
        nowhere = pl.any_horizontal(pl.col("axes", "pillars", "domains").list.len() == 0)
        said = say.COVERAGE_SAID.format(
            empty=cells.filter(pl.col("entries").list.len() == 0).height, cells=cells.height,
            unplaced=placed.filter(nowhere).height, entries=placed.height,
        )  # fmt: skip
        click.echo(str(said), err=True)


# Participation ----------------------------------------------------------------------------------------------------------

PARTICIPATION = (
    Column(say.CATEGORY, lambda row: label(Category, row["category"]) or say.GUESTS),
    Column(say.LEVEL, worded(Level, "level")),
    Column(say.SECTOR, worded(Sector, "sector")),
    Column(say.PERSONS, lambda row: row["persons"] or "", right=True),
    Column(say.HEARD, lambda row: row["heard"] if row["persons"] else "", right=True),
    Column(say.ATTENDANCES, lambda row: row["attendances"] + row["guests"] or "", right=True),
    Column(say.INTERVIEWS, lambda row: row["interviews"] or "", right=True, spare=True),
    Column(say.EXCUSED, lambda row: row["excused"] or "", right=True, spare=True),
    Column(say.LAST_HEARD, field("last")),
)


@click.command("participation", cls=Command, says=say.PARTICIPATION)
@reading_options()
def participation(asked: Asked) -> None:
    from ect_projections import participation as participation_of

    with reading(asked) as (_, now):
        show(participation_of(now), asked, PARTICIPATION, say.NOBODY)


# Methods and their projects ---------------------------------------------------------------------------------------------


def _measure(row: Row) -> str:
    kind, _, code = row["measure"].partition(":")
    return label(Pillar, code) if kind == "pillar" else code or str(say.MEASURES[kind])


def _side(side: str) -> Cell:
    """2 (2023-11-02): the value and its day; * when another version covered the project by then."""

    def cell(row: Row) -> str:
        value, day = row[side], row[f"{side}_day"]
        if value is None or day is None:
            return NONE_YET if value is None else value
        said = label(Stage, value) if row["measure"] == "stage" else figure(Decimal(value))
        late = side == "after" and row["until"] is not None and day >= row["until"]
        return f"{said} ({day}){'*' if late else ''}"

    return cell


EFFECTS = (
    Column(say.VERSION, lambda row: f"{row['method']}@{row['version']}"),
    Column(words.PROJECT, field("project")),
    Column(say.COVERED, lambda row: words.YES if row["covered"] else words.NO),
    Column(say.MEASURE, _measure, whole=False),
    Column(say.BEFORE, _side("before"), whole=False, widest=20),
    Column(say.AFTER, _side("after"), whole=False, widest=20),
    Column(say.CHANGE, lambda row: signed(row["change"]), right=True),
    Column(say.UNTIL, field("until"), spare=True),
)


@click.command("effects", cls=Command, says=say.EFFECTS)
@click.argument("method", cls=Argument, takes=say.VERSION_METAVAR, shell_complete=codes("method"))
@reading_options()
def effects(asked: Asked, method: str) -> None:
    from ect_projections import method_effects

    with reading(asked) as (journal, now):
        code = resolve(journal, method.partition("@")[0], "method")[1]
        version = _version(journal, code, method)
        found = method_effects(now, code, version).collect()
        if asked.format == "table" and found.height:
            _say_sides(found.to_dicts(), version)
        show(found, asked, EFFECTS if version is None else EFFECTS[1:], say.NO_EFFECT)
        if asked.format == "table" and any(_side("after")(row).endswith("*") for row in found.iter_rows(named=True)):
            click.echo(str(say.AFTER_UNTIL), err=True)


def _version(journal: Journal, code: str, written: str) -> int | None:
    """The version asked for, None for all. Raises `CouldNot` for one that the method does not have."""
    _, marked, asked = written.partition("@")
    if not marked:
        return None
    known = [version.version for version in journal.register().get("method", code).versions]
    if asked.isdecimal() and int(asked) in known:
        return int(asked)
    raise CouldNot(
        say.NO_SUCH_VERSION.format(method=code, written=asked),
        say.VERSIONS_ARE.format(versions=", ".join(f"{code}@{version}" for version in known)),
    )


def _say_sides(rows: list[dict[str, Any]], version: int | None) -> None:
    """What the table below is, and is not."""
    if version is None:
        click.echo(str(say.DESCRIPTIONS), err=True)
        return
    sides = {
        side: ", ".join(dict.fromkeys(row["project"] for row in rows if row["covered"] is side))
        for side in (True, False)
    }
    named = f"{rows[0]['method']}@{version}"
    click.echo(str(say.DESCRIPTION.format(version=named, day=rows[0]["effective_from"])), err=True)
    click.echo(str(say.SIDES.format(covered=sides[True] or "·", others=sides[False] or "·")), err=True)


def _code(journal: Journal, written: str | None, kind: str) -> str | None:
    return None if written is None else resolve(journal, written, kind)[1]
