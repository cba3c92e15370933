"""`ect access`: what is held about one person, in a page and a file that nobody but who made them may read.

Knows where they are written. Leaves what is held to `ect_journal.access`, and what the files say to `access_content`.
"""

import os
from pathlib import Path

import click

from ect_cli.commands import Argument, Choice, Command, Option
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.keep import words_access as say
from ect_cli.keep.counted import counted
from ect_cli.keep.passphrase import unlock
from ect_cli.outputs import check_output, noted
from ect_cli.place import opened
from ect_cli.read.codes import resolve
from ect_cli.streams import STDIN
from ect_cli.words import CODE, MAKE_THE_FOLDER, NO_SUCH_EXTENSION, NO_SUCH_FOLDER
from ect_journal.access import Held
from ect_journal.access import access as held_about
from ect_journal.access_content import content_of
from ect_journal.access_page import data, page
from ect_journal.folder import writing
from ect_journal.private import private_folder, write_private
from ect_journal.vault import Access
from ect_journal.words import Lang, language

EXTENSIONS = (".html", ".json")
_SLASHES = tuple(filter(None, (os.sep, os.altsep)))
"""What ends the path of a folder, whether or not it is there."""


@click.command("access", cls=Command, says=say.ACCESS)
@click.argument("actor", cls=Argument, takes=CODE)
@click.option("--output", cls=Option, says=say.OUTPUT, takes=say.FOLDER_OR_FILE, section=say.WHERE)
@click.option("--lang", cls=Option, says=say.LANG, takes="fr|en", section=say.WHERE, type=Choice(("fr", "en")))
@click.option("--force", cls=Option, says=say.FORCE, section=say.WHERE, is_flag=True)
def access(actor: str, output: str | None, lang: Lang | None, force: bool) -> None:
    lang = lang or language()
    if output == STDIN:
        raise WrongUsage(say.TWO_FILES, say.NAME_THEM)
    with opened() as journal:
        # Somebody whose registration was retracted has no code any more, and the right to know what is held all the same.
        code = actor if journal.store.sealed_about(actor) else resolve(journal, actor, "actor")[1]
        if journal.store.sealed_about(code):
            unlock(journal)  # a page without the texts that are here would be no answer
        held = held_about(journal, code)
    if away := held.count(Access.NOT_AVAILABLE):
        raise CouldNot(counted(away, say.NOT_HERE, actor=code), say.WHERE_THEY_ARE)
    paths = _paths(output, f"{say.PREFIX.in_(lang)}-{code}-{held.day}")
    for path in paths:
        check_output(str(path), force=force)
    content = content_of(held, lang)
    for path, written in zip(paths, (page(content), data(content)), strict=True):
        noted(path)
        with writing(path):
            write_private(path, written)
        click.echo(str(path))
    _tell(held)


def _paths(output: str | None, name: str) -> list[Path]:
    """The page and the file: in that folder, or under that name; here when nothing is said. Raises `WrongUsage`."""
    given = Path(output or ".")
    if output and output.endswith(_SLASHES) and not given.exists():
        if not given.parent.is_dir():
            raise CouldNot(NO_SUCH_FOLDER.format(path=given.parent), MAKE_THE_FOLDER)
        private_folder(given)
    if output is None or given.is_dir():
        given /= name
    elif given.suffix.lower() in EXTENSIONS:
        given = given.with_suffix("")
    elif given.suffix:
        raise WrongUsage(NO_SUCH_EXTENSION.format(extension=given.suffix), say.PAGE_OR_FILE)
    return [given.with_name(given.name + extension) for extension in EXTENSIONS]


def _tell(held: Held) -> None:
    kept, erased = counted(held.kept, say.KEPT), counted(held.count(Access.ERASED), say.ERASED)
    click.echo(str(say.HELD.format(actor=held.actor, kept=kept, erased=erased)), err=True)
    for access, said in ((Access.SEALED, say.SEALED), (Access.ALTERED, say.DAMAGED)):
        if count := held.count(access):
            click.echo(str(said.format(count=count)), err=True)
    click.echo(str(say.HAND_OVER), err=True)
