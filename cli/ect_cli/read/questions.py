"""The questions: in what state the projects are, what the hypotheses claim, how the methods changed."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.dates import read_day
from ect_cli.figures import number
from ect_cli.place import today
from ect_cli.read import words as say
from ect_cli.read.codes import of_claims, resolve
from ect_cli.read.figure import figure_option
from ect_cli.read.formats import show
from ect_cli.read.labels import citation, field, listed, worded
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.table import Column
from ect_cli.read.words_work import EXPECTED
from ect_cli.read.work import expected
from ect_cli.words import CODE, DAY
from ect_journal.catalogue.vocabularies import ClaimStatus, Pillar, Stage

Row = Mapping[str, Any]


# Projects ---------------------------------------------------------------------------------------------------------------


def _pillar(pillar: Pillar) -> Callable[[Row], str]:
    """2/4: the score against the ideal; · where there is none yet."""

    def cell(row: Row) -> str:
        for found in row["pillars"]:
            if found["pillar"] == pillar.value:
                return "/".join("·" if found[name] is None else str(found[name]) for name in ("score", "target"))
        return ""

    return cell


PROJECTS = (
    Column(say.PROJECT, field("project")),
    Column(say.NAME, field("name"), whole=False),
    Column(say.STAGE, worded(Stage, "stage")),
    *(Column(say.PILLARS[pillar.value], _pillar(pillar), right=True) for pillar in Pillar),
    Column(say.GRANTED, lambda row: number(row["funding_granted"] or None, 0), right=True, spare=True),
    Column(say.NEWS, field("last_news")),
    Column(say.NUMBER, citation("last_entry"), right=True, spare=True),
)


@click.command("projects", cls=Command, says=say.PROJECTS)
@reading_options()
@figure_option("project_timeline")
def projects(asked: Asked) -> None:
    from ect_projections import project_states

    with reading(asked) as (_, now):
        show(project_states(now), asked, PROJECTS, say.NO_PROJECT)


# Hypotheses -------------------------------------------------------------------------------------------------------------

HYPOTHESES = (
    Column(say.CLAIM, lambda row: f"{row['claim']}@{row['version']}"),
    Column(say.STATEMENT, field("text"), whole=False),
    Column(say.STATUS_OF_CLAIM, worded(ClaimStatus, "status")),
    Column(say.SINCE, field("status_since")),
    Column(say.EVIDENCE, field("evidence"), right=True),
    Column(say.RIVALS, listed("rivals"), whole=False, widest=14, codes=True),
    Column(EXPECTED, expected, whole=False, widest=15, spare=True),
)


@click.command("hypotheses", cls=Command, says=say.HYPOTHESES)
@click.argument(
    "code",
    cls=Argument,
    takes=say.HYPOTHESIS_METAVAR,
    required=False,
    shell_complete=codes("hypothesis", "claim"),
)
@reading_options()
def hypotheses(asked: Asked, code: str | None) -> None:
    from ect_projections import hypothesis_states

    with reading(asked) as (journal, now):
        found = hypothesis_states(now).sort("hypothesis", "claim", "version")
        if code:
            found = of_claims(found, found, journal, code)
        show(found, asked, HYPOTHESES, say.NO_HYPOTHESIS)


# Methods ----------------------------------------------------------------------------------------------------------------


def _changes(row: Row) -> str:
    said = [f"{sign}{key}" for name, sign in say.CHANGES.items() for key in row[name] or ()]
    return ", ".join(said)


def _from(row: Row) -> str:
    """The day of effect, and the day on which the method was retired."""
    return f"{row['effective_from']} ✕ {row['retired']}" if row["retired"] else str(row["effective_from"])


def _covered(row: Row) -> str:
    """The projects covered at once, then those it was extended to."""
    return ", ".join([*row["projects"], *(f"+{each['project']}" for each in row["extended"])])


METHODS = (
    Column(say.METHOD, lambda row: f"{row['method']}@{row['version']}"),
    Column(say.FROM, _from, whole=False, widest=12),
    Column(say.CHANGED, _changes, whole=False, widest=12),
    Column(say.WHY, field("reason"), whole=False),
    Column(say.PROJECTS_COVERED, _covered, whole=False, widest=16, codes=True),
    Column(say.TRIGGERS, listed("triggers"), whole=False, widest=10, spare=True, codes=True),
    Column(say.DECISION, field("decision"), spare=True),
    Column(say.NUMBER, citation("position"), right=True),
)
IN_FORCE = (
    Column(say.PROJECT, field("project")),
    Column(say.METHOD, lambda row: f"{row['method']}@{row['version']}"),
    Column(say.SINCE, field("since")),
    Column(say.BECAUSE, lambda row: say.BECAUSES[row["because"]]),
    Column(say.NUMBER, citation("position"), right=True),
)


@click.command("methods", cls=Command, says=say.METHODS)
@click.argument("method", cls=Argument, takes=say.METHOD_METAVAR, required=False)
@click.option("--on", cls=Option, says=say.IN_FORCE_ON, takes=DAY, section=say.WHICH)
@click.option("--project", cls=Option, says=say.IN_FORCE_FOR, takes=CODE, section=say.WHICH)
@reading_options()
@figure_option("method_genealogy", method="method")
def methods(asked: Asked, method: str | None, on: str | None, project: str | None) -> None:
    from ect_projections import method_history, method_in_force

    with reading(asked) as (journal, now):
        method = resolve(journal, method, "method")[1] if method else None
        if on is None and project is None:
            show(method_history(now, method), asked, METHODS, say.NO_METHOD)
        else:
            project = resolve(journal, project, "project")[1] if project else None
            day = read_day(on, today(journal)) if on is not None else None
            show(method_in_force(now, day, project, method), asked, IN_FORCE, say.NONE_IN_FORCE)
