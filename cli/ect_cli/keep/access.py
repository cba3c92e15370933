"""`ect access`: what is held about one person, in a page and a file that nobody but who made them may read.

Knows where they are written. Leaves what is held to `ect_journal.access`, and what the files say to `access_content`.
"""

from pathlib import Path

import click

from ect_cli.commands import Argument, Choice, Command, Option
from ect_cli.failures import WrongUsage
from ect_cli.keep import words_access as say
from ect_cli.keep.passphrase import unlock, unlock_if_given
from ect_cli.outputs import check_output, noted
from ect_cli.place import opened
from ect_cli.read.codes import resolve
from ect_cli.streams import on_terminal
from ect_cli.words import CODE, NO_SUCH_EXTENSION
from ect_journal.access import Held
from ect_journal.access import access as held_about
from ect_journal.access_content import content_of
from ect_journal.access_page import data, page
from ect_journal.private import write_private
from ect_journal.vault import Access
from ect_journal.words import Lang, language

EXTENSIONS = (".html", ".json")


@click.command("access", cls=Command, says=say.ACCESS)
@click.argument("actor", cls=Argument, takes=CODE)
@click.option("--output", cls=Option, says=say.OUTPUT, takes=say.FOLDER_OR_FILE, section=say.WHERE)
@click.option("--lang", cls=Option, says=say.LANG, takes="fr|en", section=say.WHERE, type=Choice(("fr", "en")))
@click.option("--force", cls=Option, says=say.FORCE, section=say.WHERE, is_flag=True)
def access(actor: str, output: str | None, lang: Lang | None, force: bool) -> None:
    lang = lang or language()
    with opened() as journal:
        # Somebody whose registration was retracted has no code any more, and the right to know what is held all the same.
        code = actor if journal.store.sealed_about(actor) else resolve(journal, actor, "actor")[1]
        (unlock if on_terminal() else unlock_if_given)(journal)
        held = held_about(journal, code)
    paths = _paths(output, f"{say.PREFIX.in_(lang)}-{code}-{held.day}")
    for path in paths:
        check_output(str(path), force=force)
    content = content_of(held, lang)
    for path, written in zip(paths, (page(content), data(content)), strict=True):
        noted(path)
        write_private(path, written)
        click.echo(str(path))
    _tell(held)


def _paths(output: str | None, name: str) -> list[Path]:
    """The page and the file: in that folder, or under that name; here when nothing is said. Raises `WrongUsage`."""
    given = Path(output or ".")
    if output is None or given.is_dir():
        given /= name
    elif given.suffix.lower() in EXTENSIONS:
        given = given.with_suffix("")
    elif given.suffix:
        raise WrongUsage(NO_SUCH_EXTENSION.format(extension=given.suffix), say.PAGE_OR_FILE)
    return [given.with_name(given.name + extension) for extension in EXTENSIONS]


def _tell(held: Held) -> None:
    erased = held.count(Access.ERASED)
    click.echo(str(say.HELD.format(actor=held.actor, kept=held.kept, erased=erased)), err=True)
    warnings = ((Access.SEALED, say.SEALED), (Access.ALTERED, say.DAMAGED), (Access.NOT_AVAILABLE, say.MISSING))
    for access, said in warnings:
        if count := held.count(access):
            click.echo(str(said.format(count=count)), err=True)
    click.echo(str(say.HAND_OVER), err=True)
