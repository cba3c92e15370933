"""The questions on the record itself: how it stands, what there is to look after, what changed between two moments."""

from collections.abc import Iterable, Mapping
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes
from ect_cli.failures import WrongUsage
from ect_cli.figures import shortened
from ect_cli.read import words as shared
from ect_cli.read import words_record as say
from ect_cli.read.changed import QUESTIONS, columns_of, projection_of
from ect_cli.read.codes import resolve
from ect_cli.read.formats import show
from ect_cli.read.labels import citation, field, label, listed, type_label
from ect_cli.read.options import Asked, moment, reading, reading_options
from ect_cli.read.table import Column
from ect_cli.words import CODE
from ect_journal.catalogue.vocabularies import RetractionReason

Row = Mapping[str, Any]

FEW = 3
"""Entries named in a cell that may hold many: enough to begin with, `--format json` has them all."""


def _type(row: Row) -> str:
    return type_label(row["type"])


def _title(row: Row) -> str:
    return shortened(row["title"])


def _cited(positions: Iterable[int]) -> str:
    return ", ".join(f"J{position}" for position in positions)


NUMBER = Column(shared.NUMBER, citation("position"), right=True)
TYPE = Column(shared.TYPE, _type, whole=False, widest=16)
TITLE = Column(shared.TITLE, _title, whole=False)


# How the record stands --------------------------------------------------------------------------------------------------

LATE = (
    NUMBER,
    Column(say.HAPPENED, field("happened")),
    Column(say.RECORDED, field("recorded")),
    Column(say.DAYS, field("days"), right=True),
    TYPE,
    TITLE,
    Column(shared.BY, field("by"), spare=True),
)
TRANSCRIBED = (
    NUMBER,
    Column(say.HAPPENED, field("happened")),
    Column(say.RECORDED, field("recorded")),
    Column(say.SOURCE, field("source"), whole=False, widest=20),
    TYPE,
    TITLE,
)
EXCEPTIONS = (
    NUMBER,
    Column(shared.WHEN, field("day"), spare=True),
    TYPE,
    Column(say.RULE, field("rule")),
    Column(say.REASON, field("reason"), whole=False),
    Column(shared.BY, field("by")),
)


def _why(row: Row) -> str:
    """Duplicate: what its author said of it."""
    reason = label(RetractionReason, row["reason"])
    return str(shared.EDGE.format(edge=reason, line=shortened(row["note"]))) if row["note"] else reason


ORPHANS = (
    NUMBER,
    TYPE,
    TITLE,
    Column(say.GROUND, citation("ground"), right=True),
    Column(say.RETRACTED, field("retracted"), spare=True),
    Column(say.RETRACTED_BY, citation("retracted_by"), right=True),
    Column(say.REASON, _why, whole=False, widest=30),
)


def _lost(row: Row) -> str:
    return str(say.HAS_LOST.format(refs=_cited(row["grounds"])) if row["lost"] else say.NEVER_HAD)


UNGROUNDED = (
    NUMBER,
    Column(shared.WHEN, field("day")),
    TYPE,
    TITLE,
    Column(shared.BY, field("by"), spare=True),
    Column(say.LOST, _lost, whole=False, widest=18),
)


def _when(row: Row) -> str:
    """2024-02-06 20:40, or the two ends of a period."""
    if row["until"] != row["day"]:
        return f"{row['day']} {row['until']}"
    return f"{row['day']} {row['time']}" if row["time"] else str(row["day"])


CHRONOLOGY = (
    Column(shared.WHEN, _when, whole=False, widest=16),
    Column(say.RECORDED, field("recorded")),
    TYPE,
    TITLE,
    Column(say.PROJECTS, listed("projects"), whole=False, widest=12, codes=True),
    NUMBER,
)


@click.command("late", cls=Command, says=say.LATE)
@reading_options()
def late(asked: Asked) -> None:
    from ect_projections import late_entries

    with reading(asked) as (_, now):
        show(late_entries(now), asked, LATE, say.NONE_LATE)


@click.command("transcribed", cls=Command, says=say.TRANSCRIBED)
@reading_options()
def transcribed(asked: Asked) -> None:
    from ect_projections import transcribed as transcribed_of

    with reading(asked) as (_, now):
        show(transcribed_of(now), asked, TRANSCRIBED, say.NONE_TRANSCRIBED)


@click.command("exceptions", cls=Command, says=say.EXCEPTIONS)
@reading_options()
def exceptions(asked: Asked) -> None:
    from ect_projections import exceptions as exceptions_of

    with reading(asked) as (_, now):
        show(exceptions_of(now), asked, EXCEPTIONS, say.NO_EXCEPTION)


@click.command("orphans", cls=Command, says=say.ORPHANS)
@reading_options()
def orphans(asked: Asked) -> None:
    from ect_projections import orphans as orphans_of

    with reading(asked) as (_, now):
        show(orphans_of(now), asked, ORPHANS, say.NO_ORPHAN)


@click.command("ungrounded", cls=Command, says=say.UNGROUNDED)
@reading_options()
def ungrounded(asked: Asked) -> None:
    from ect_projections import ungrounded as ungrounded_of

    with reading(asked) as (_, now):
        show(ungrounded_of(now), asked, UNGROUNDED, say.ALL_GROUNDED)


@click.command("chronology", cls=Command, says=say.CHRONOLOGY)
@click.option(
    "--project", cls=Option, says=say.ONLY_PROJECT, takes=CODE, section=shared.WHICH, shell_complete=codes("project")
)
@reading_options()
def chronology(asked: Asked, project: str | None) -> None:
    from ect_projections import chronology as chronology_of

    with reading(asked) as (journal, now):
        project = resolve(journal, project, "project")[1] if project else None
        show(chronology_of(now, project), asked, CHRONOLOGY, say.NOTHING_HAPPENED)


# To do ------------------------------------------------------------------------------------------------------------------


def _some(row: Row) -> str:
    if len(row["entries"]) <= FEW:
        return _cited(row["entries"])
    return str(say.AND_MORE.format(refs=_cited(row["entries"][:FEW]), count=len(row["entries"])))


TODO = (
    Column(say.SINCE, field("day")),
    Column(say.TO_LOOK_AFTER, field("text"), whole=False),
    Column(say.ENTRIES, _some, whole=False, widest=16, codes=True),
)


@click.command("todo", cls=Command, says=say.TODO)
@reading_options()
def todo(asked: Asked) -> None:
    from ect_projections import todo as todo_of

    with reading(asked) as (_, now):
        show(todo_of(now), asked, TODO, say.NOTHING_TO_DO)


# Changes ----------------------------------------------------------------------------------------------------------------


@click.command("changes", cls=Command, says=say.changes(QUESTIONS))
@click.argument("question", cls=Argument, takes=say.QUESTION)
@click.option("--from", "since", cls=Option, says=say.FROM, takes=shared.DAY_OR_ENTRY, section=shared.WHICH)
@click.option("--to", "until", cls=Option, says=say.TO, takes=shared.DAY_OR_ENTRY, section=shared.WHICH)
@reading_options(known_at=False)
def changes(asked: Asked, question: str, since: str | None, until: str | None) -> None:
    projection = projection_of(question)
    if since is None:
        raise WrongUsage(say.FROM_NEEDED, say.FROM_HINT)
    with reading(asked) as (journal, now):
        from ect_projections import compare

        first, second = (
            now.at(as_of=now.as_of, known_at=moment(journal, at)) if at is not None else now for at in (since, until)
        )
        between = say.BETWEEN.format(low=f"J{first.known_at}", high=f"J{second.known_at}")
        click.echo(str(between), err=True)
        answer = projection()
        columns = columns_of(answer(second).collect_schema())
        show(compare(first, second, answer), asked, columns, say.NO_CHANGE)
