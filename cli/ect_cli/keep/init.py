"""`ect init`: opens a journal, registers who opens it, opens the programme."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from ect_cli.commands import Argument, Choice, Command, Option
from ect_cli.dates import read_day
from ect_cli.failures import WrongUsage
from ect_cli.keep import words as say
from ect_cli.keep.ask import ask, ask_yes_no, read_word
from ect_cli.streams import on_terminal
from ect_cli.words import ADDRESS, CODE, DAY, FOLDER, NAME, TEXT, WORD
from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, Event, ProgrammeOpened
from ect_journal.catalogue.vocabularies import Category
from ect_journal.fields import CODE as CODE_FORM
from ect_journal.fields import LINE_LENGTH
from ect_journal.folder import holds_journal, prepare, synchronised
from ect_journal.registry import first_registry
from ect_journal.store.address import Address, server_stores
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
        _option("--lang", say.LANG, None, type=Choice(("fr", "en")), default=language, show_default=False),
        _option("--time-zone", say.TIME_ZONE, NAME, default="Europe/Paris"),
        _option("--origin", say.ORIGIN, NAME),
        _option("--store", say.STORE, ADDRESS),
        _option("--registry/--no-registry", say.REGISTRY, None, default=None),
    ],
)
def init(folder: str, **given: Any) -> None:
    path = Path(folder)
    if path.is_file() or holds_journal(path):
        prepare(path)  # says what stands there already, before anything is asked
    if given["store"] is not None:
        server_stores().listed(Address.read(given["store"]))  # likewise
    answers = _answers(given)
    events = _events(answers)
    settings = {
        "origin": answers["origin"] or f"ect/{_slug(answers['title'])}",
        "time_zone": answers["time_zone"],
        "lang": answers["lang"],
        "by": answers["by"],
    }
    with Journal.in_memory(**settings) as rehearsal:  # what the rules refuse must not leave a journal half begun
        _record(rehearsal, events, answers["by"])
    with Journal.create(path, store=given["store"], **settings) as journal:
        _record(journal, events, answers["by"])
        click.echo(str(path))
        click.echo(str(say.OPENED.format(folder=path.absolute(), count=journal.head)), err=True)
    click.echo(str(say.NEXT), err=True)
    if warning := synchronised(path):
        click.echo(str(warning), err=True)


def _record(journal: Journal, events: list[Event], by: str) -> None:
    with journal.batch(by=by) as batch:
        for event in events:
            batch.record(event)


def _answers(given: dict[str, Any]) -> dict[str, Any]:
    """What was given, completed by asking. Raises `WrongUsage` naming what is missing when nobody can answer."""
    today = date.today()
    answers = dict(given)
    readers: dict[str, tuple[Text, Callable[[str], str]]] = {
        "by": (say.BY, _read_code),
        "category": (_with_values(say.CATEGORY), read_word(Category)),
        "title": (say.TITLE, _read_line),
        "funder": (say.FUNDER, _read_line),
        "start": (say.START, lambda written: read_day(written, today)),
        "end": (say.END, lambda written: _read_end(written, answers["start"], today)),
    }
    missing = [name for name in readers if not given[name]]
    if missing and not on_terminal():
        raise WrongUsage(say.MISSING.format(options=" ".join(f"--{name}" for name in missing)), say.MISSING_HINT)
    for name, (question, read) in readers.items():
        answers[name] = ask(question, read) if name in missing else _read_option(name, read, given[name])
    if answers["registry"] is None:
        answers["registry"] = on_terminal() and ask_yes_no(say.REGISTRY)
    return answers


def _read_option(name: str, read: Callable[[str], str], written: str) -> str:
    """What an option says; what is wrong with it names the option."""
    try:
        return read(written)
    except WrongUsage as error:
        raise WrongUsage(say.IN_OPTION.format(option=f"--{name}", said=error.said), error.hint) from None


def _read_code(written: str) -> str:
    if not re.fullmatch(CODE_FORM, written.strip()):
        raise WrongUsage(say.NOT_A_CODE.format(written=written), say.A_CODE)
    return written.strip()


def _read_line(written: str) -> str:
    line = " ".join(written.split())
    if not 0 < len(line) <= LINE_LENGTH:
        raise WrongUsage(say.NOT_A_LINE, say.A_LINE.format(most=LINE_LENGTH))
    return line


def _read_end(written: str, start: str, today: date) -> str:
    end = read_day(written, today)
    if end < start:
        raise WrongUsage(say.ENDS_TOO_SOON.format(end=end, start=start), say.ENDS_LATER)
    return end


def _events(answers: dict[str, Any]) -> list[Event]:
    programme = {name: answers[name] for name in ("title", "funder", "start", "end")}
    return [
        ActorRegistered(code=answers["by"], nature="person", category=answers["category"]),
        ProgrammeOpened(**programme),
        *(first_registry() if answers["registry"] else []),
    ]


def _slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(title)).strip("-")[:60]
