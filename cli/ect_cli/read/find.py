"""`ect find`: where these words stand. Opens sealed texts for the time of one search, and keeps nothing of them."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes, types
from ect_cli.figures import shortened
from ect_cli.keep.passphrase import unlock
from ect_cli.read import words as say
from ect_cli.read import words_find as said
from ect_cli.read.codes import resolve
from ect_cli.read.entries import type_named
from ect_cli.read.formats import show
from ect_cli.read.labels import citation, field
from ect_cli.read.options import Asked, reading, reading_options
from ect_cli.read.table import Column
from ect_cli.words import CODE, NAME
from ect_journal import Journal
from ect_journal.vault import Access

if TYPE_CHECKING:
    from ect_projections import Reading


def _excerpt(row: Mapping[str, Any]) -> str:
    return str(said.FROM_SEALED.format(excerpt=row["excerpt"])) if row["sealed"] else str(row["excerpt"])


FOUND = (
    Column(say.NUMBER, citation("position"), right=True),
    Column(said.DAY, field("day")),
    Column(say.TITLE, lambda row: shortened(row["title"]), whole=False, widest=40),
    Column(said.EXCERPT, _excerpt, whole=False),
)


@click.command("find", cls=Command, says=said.FIND)
@click.argument("words", cls=Argument, takes=said.WORDS_METAVAR, nargs=-1, required=True)
@click.option(
    "--type", cls=Option, says=say.ONLY_TYPE, takes=NAME, section=say.WHICH, multiple=True, shell_complete=types
)
@click.option(
    "--project", cls=Option, says=said.ONLY_PROJECT, takes=CODE, section=say.WHICH, shell_complete=codes("project")
)
@click.option("--sealed", cls=Option, says=said.SEALED, section=say.WHICH, is_flag=True)
@reading_options()
def find(asked: Asked, words: tuple[str, ...], type: tuple[str, ...], project: str | None, sealed: bool) -> None:
    from ect_projections.find import find as find_in
    from ect_projections.find import sealed_digests

    with reading(asked) as (journal, now):
        wanted = [type_named(each) for each in type] or None
        code = resolve(journal, project, "project")[1] if project else None
        if sealed:
            unlock(journal)
        opened = _opened(journal, now) if sealed else None
        if opened is None and (unread := sum(not journal.vault.erased_by(each) for each in sealed_digests(now))):
            click.echo(str(said.UNREAD.format(count=unread)), err=True)
        found = find_in(now, words, opened, types=wanted, project=code)
        show(found, asked, FOUND, said.NOT_FOUND)


def _opened(journal: Journal, now: "Reading") -> dict[str, str]:
    """The sealed texts that this reading cites and that open here, digest -> text; says what became of the others.
    Raises `Tampered`."""
    from ect_projections.find import sealed_digests
    from ect_projections.opened import opening

    texts: dict[str, str] = {}
    count: Counter[Access] = Counter()
    for digest, value in opening(journal, sealed_digests(now)):
        count[value.access] += 1
        if value.text is not None:
            texts[digest] = value.text
    click.echo(str(said.SEARCHED_SEALED.format(opened=count[Access.OPEN])), err=True)
    for access, sentence in said.LEFT_OUT.items():
        if count[access]:
            click.echo(str(sentence.format(count=count[access])), err=True)
    return texts
