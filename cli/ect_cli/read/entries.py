"""`ect log`: the entries, a line each; `ect show`: one of them, whole."""

from collections.abc import Mapping
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.figures import shortened
from ect_cli.names import SHORT_FORMS
from ect_cli.names_of_types import NAMES_OF_TYPES
from ect_cli.place import opened
from ect_cli.read import words as say
from ect_cli.read.card import Card, print_card
from ect_cli.read.codes import resolve
from ect_cli.read.formats import put, to_json
from ect_cli.read.formats import show as show_frame
from ect_cli.read.labels import citation, field, type_label
from ect_cli.read.options import Asked, known_position, reading, reading_options
from ect_cli.read.table import Column
from ect_cli.words import CODE, ENTRY, NAME, NUMBER
from ect_journal.catalogue import TYPES
from ect_journal.words import nearest, plain, shown


def _standing(row: Mapping[str, Any]) -> str:
    said = [] if row["status"] == "live" else [str(say.STATUS[row["status"]])]
    return ", ".join([*said, *([str(say.LATE)] if row["late"] else [])])


LOG = (
    Column(say.NUMBER, citation("position"), right=True),
    Column(say.WHEN, field("occurred")),
    Column(say.TYPE, lambda row: type_label(row["type"]), whole=False),
    Column(say.TITLE, lambda row: shortened(row["title"]), whole=False),
    Column(say.BY, field("by")),
    Column(say.STANDING, _standing),
)


@click.command("log", cls=Command, says=say.LOG)
@click.option("--type", cls=Option, says=say.ONLY_TYPE, takes=NAME, section=say.WHICH, multiple=True)
@click.option("--by", cls=Option, says=say.ONLY_BY, takes=CODE, section=say.WHICH)
@click.option(
    "--last",
    "-n",
    cls=Option,
    says=say.ONLY_LAST,
    takes=NUMBER,
    section=say.WHICH,
    callback=lambda *given: _last(given[2]),
)
@reading_options()
def log(asked: Asked, type: tuple[str, ...], by: str | None, last: int | None) -> None:
    import polars as pl

    from ect_projections import log as log_of

    with reading(asked) as (journal, now):
        found = log_of(now)
        if type:
            found = found.filter(pl.col("type").is_in([type_named(each) for each in type]))
        if by:
            found = found.filter(pl.col("by") == resolve(journal, by, "actor")[1])
        show_frame(found.tail(last) if last else found, asked, LOG)


def _last(written: str | None) -> int | None:
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and int(written)):
        raise WrongUsage(say.NOT_A_NUMBER_OF.format(option="--last", written=shown(written)), say.ONE_OR_MORE)
    return int(written)


def type_named(written: str) -> str:
    """The type, written as `ect record` takes it, dotted, or by its label. Raises `CouldNot` with the nearest one."""
    spellings = {known.name: known.type for known in SHORT_FORMS} | {known.french: known.type for known in SHORT_FORMS}
    spellings |= {text: name for name, event in TYPES.items() for text in (event.LABEL.en, event.LABEL.fr)}
    spellings |= {name: type for type, name, _ in NAMES_OF_TYPES} | {name: name for name in TYPES}
    by_plain = {plain(spelling): type for spelling, type in spellings.items()}
    found = by_plain.get(plain(written))
    if found is not None:
        return found
    close, hint = nearest(written, sorted(spellings)), say.LIST_TYPES
    raise CouldNot(
        say.NO_SUCH_TYPE.format(written=shown(written)), say.MEANT.format(close=close, hint=hint) if close else hint
    )


@click.command("show", cls=Command, says=say.SHOW)
@click.argument("ref", cls=Argument, takes=ENTRY)
@click.option("--open", "unseal", cls=Option, says=say.OPEN, is_flag=True, section=say.WHICH)
@click.option("--field", "name", cls=Option, says=say.FIELD, takes=NAME, section=say.WHICH)
@click.option("--recorded", cls=Option, says=say.AS_RECORDED, is_flag=True, section=say.WHICH)
@reading_options(as_of=False, formats=("table", "json"))
def show(asked: Asked, ref: str, unseal: bool, name: str | None, recorded: bool) -> None:
    with opened() as journal:
        at = known_position(journal, asked)
        card = Card.of(journal, ref, known_at=at, as_recorded=recorded, unseal=unseal, name=name)
        if name is not None:
            put(card.raw(name), asked)
        elif asked.format == "json":
            put(to_json(card.as_json(), indent=True) + b"\n", asked)
        else:
            print_card(card, asked)
