"""`ect init`: opens a journal, registers who opens it, opens the programme."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.dates import read_day
from ect_cli.failures import WrongUsage
from ect_cli.keep import words as say
from ect_cli.keep.ask import ask, ask_yes_no, read_word
from ect_cli.streams import on_terminal
from ect_cli.words import CODE, DAY, FOLDER, NAME, TEXT, WORD
from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, Event, ProgrammeOpened
from ect_journal.catalogue.vocabularies import Category
from ect_journal.folder import DATABASE, prepare, synchronised
from ect_journal.registry import first_registry
from ect_journal.words import Text, language, plain


def _option(name: str, says: Text, takes: Text | None, **attrs: Any) -> Option:
    return Option([name], says=says, takes=takes, section=say.PROGRAMME, **attrs)


def _with_values(question: Text) -> Text:
    english = ", ".join(known.value for known in Category)
    french = ", ".join(known.label.fr for known in Category)
    return Text(f"{question.en} ({english})", f"{question.fr} ({french})")


@click.command(
    "init",
    cls=Command,
    says=say.INIT,
    journal=False,
    params=[
        Argument(["folder"], takes=FOLDER, required=False, default="."),
        _option("--by", say.BY, CODE),
        _option("--category", _with_values(say.CATEGORY), WORD),
        _option("--title", say.TITLE, TEXT),
        _option("--funder", say.FUNDER, TEXT),
        _option("--start", say.START, DAY),
        _option("--end", say.END, DAY),
        _option("--lang", say.LANG, None, type=click.Choice(("fr", "en")), default=language, show_default=False),
        _option("--time-zone", say.TIME_ZONE, NAME, default="Europe/Paris"),
        _option("--origin", say.ORIGIN, NAME),
        _option("--registry/--no-registry", say.REGISTRY, None, default=None),
    ],
)
def init(folder: str, **given: Any) -> None:
    path = Path(folder)
    if (path / DATABASE).exists() or path.is_file():
        prepare(path)  # says what stands there already, before anything is asked
    answers = _answers(given)
    events = _events(answers)
    settings = {
        "origin": answers["origin"] or f"ect/{_slug(answers['title'])}",
        "time_zone": answers["time_zone"],
        "lang": answers["lang"],
        "by": answers["by"],
    }
    with Journal.in_memory(**settings) as rehearsal:  # what the rules refuse must not leave a journal half begun
        _record(rehearsal, events)
    with Journal.create(path, **settings) as journal:
        _record(journal, events)
        click.echo(str(path))
        click.echo(str(say.OPENED.format(folder=path.absolute(), count=journal.head)), err=True)
    click.echo(str(say.NEXT), err=True)
    if warning := synchronised(path):
        click.echo(str(warning), err=True)


def _record(journal: Journal, events: list[Event]) -> None:
    with journal.batch() as batch:
        for event in events:
            batch.record(event)


def _answers(given: dict[str, Any]) -> dict[str, Any]:
    """What was given, completed by asking. Raises `WrongUsage` naming what is missing when nobody can answer."""
    today = date.today()
    readers: dict[str, tuple[Text, Callable[[str], str]]] = {
        "by": (say.BY, str.strip),
        "category": (_with_values(say.CATEGORY), read_word(Category)),
        "title": (say.TITLE, str.strip),
        "funder": (say.FUNDER, str.strip),
        "start": (say.START, lambda written: read_day(written, today)),
        "end": (say.END, lambda written: read_day(written, today)),
    }
    missing = [name for name in readers if not given[name]]
    if missing and not on_terminal():
        raise WrongUsage(say.MISSING.format(options=" ".join(f"--{name}" for name in missing)), say.MISSING_HINT)
    answers = dict(given)
    for name, (question, read) in readers.items():
        answers[name] = ask(question, read) if name in missing else read(given[name])
    if answers["registry"] is None:
        answers["registry"] = on_terminal() and ask_yes_no(say.REGISTRY)
    return answers


def _events(answers: dict[str, Any]) -> list[Event]:
    programme = {name: answers[name] for name in ("title", "funder", "start", "end")}
    return [
        ActorRegistered(code=answers["by"], nature="person", category=answers["category"]),
        ProgrammeOpened(**programme),
        *(first_registry() if answers["registry"] else []),
    ]


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-")[:60]
