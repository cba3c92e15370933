"""`ect keys`: who has a key here; a passphrase for them; giving keys to a colleague; whether sealed values open."""

from collections.abc import Sequence
from pathlib import Path

import click

from ect_cli.commands import Argument, Command, LazyGroup, Option
from ect_cli.failures import CouldNot, Refused
from ect_cli.keep import words_keys as say
from ect_cli.keep.passphrase import ANOTHER, HERE, chosen, of_file, unlock
from ect_cli.names import KEYS
from ect_cli.outputs import check_output
from ect_cli.place import opened
from ect_cli.read.codes import resolve
from ect_cli.read.formats import show
from ect_cli.read.labels import field, listed
from ect_cli.read.options import Asked, reading_options
from ect_cli.read.table import Column, Row
from ect_cli.words import CODE, FILE
from ect_journal import Journal
from ect_journal.catalogue.vocabularies import Nature
from ect_journal.errors import KeysLocked
from ect_journal.folder import synchronised
from ect_journal.keys import FileKeyring


def _whom(row: Row) -> str:
    return str(say.NOT_KNOWN if row["subject"] is None else row["subject"] or say.NOBODY)


KEYS_TABLE = (
    Column(say.PERSON, _whom),
    Column(say.STATE, lambda row: say.STATES[row["state"]]),
    Column(say.COUNT, field("live"), right=True),
    Column(say.ERASED_BY, listed("erased_by"), whole=False),
)


@click.command("keys", cls=LazyGroup, says=say.KEYS, sections=[KEYS], takes=say.MAYBE_COMMAND)
@reading_options(as_of=False, known_at=False)
@click.pass_context
def keys(ctx: click.Context, asked: Asked) -> None:
    if ctx.invoked_subcommand is not None:
        return
    import polars as pl

    with opened() as journal:
        ring, rows = _ring(journal), _rows(journal)
    shape = pl.Schema(
        {
            "subject": pl.String(),
            "state": pl.String(),
            "live": pl.Int64(),
            "erased_by": pl.List(pl.String()),
            "protected": pl.Boolean(),
        }
    )
    show(pl.DataFrame(rows, schema=shape), asked, KEYS_TABLE, say.NO_KEYS)
    if asked.format == "table":
        empty = not any(row["live"] for row in rows)
        said = say.PROTECTED if ring.protected else say.NO_KEYS if empty else say.NOT_PROTECTED
        click.echo(str(said.format(path=ring.path)), err=True)
    if ring.exposed:
        click.echo(str(say.EXPOSED), err=True)
    if synchronised(ring.path.parent):
        click.echo(str(say.SYNCHRONISED), err=True)


def _rows(journal: Journal) -> list[dict[str, object]]:
    """A row for each person of the journal and each subject of a key: what is about nobody first, then by code."""
    states, protected = journal.keyring.listed(), journal.keyring.protected
    people = [code for code, actor in journal.register().all("actor").items() if actor.nature is Nature.PERSON]
    subjects = {key.subject for key in states} | set(people)
    rows: list[dict[str, object]] = []
    for subject in sorted(subjects, key=lambda each: (each is None, each or "")):
        own = [key for key in states if key.subject == subject]
        live = sum(key.state == "live" for key in own)
        erased = list(dict.fromkeys(key.by for key in own if key.by))
        state = "live" if live else "erased" if erased else "never"
        rows.append({"subject": subject, "state": state, "live": live, "erased_by": erased, "protected": protected})
    return rows


@click.command("protect", cls=Command, says=say.PROTECT)
@click.option("--off", cls=Option, says=say.OFF, section=say.WHAT, is_flag=True)
def protect(off: bool) -> None:
    with opened() as journal:
        ring = _ring(journal)
        before = ring.protected
        if off and not before:
            click.echo(str(say.WAS_OPEN), err=True)
            return
        unlock(journal)
        ring.protect(None if off else chosen(say.NEW_PASSPHRASE, ANOTHER if before else HERE))
    click.echo(str(say.NOW_OPEN if off else say.NOW_PROTECTED), err=True)
    if not off:
        click.echo(str(say.OLD_COPIES), err=True)


@click.command("export", cls=Command, says=say.EXPORT)
@click.argument("file", cls=Argument, takes=FILE)
@click.option("--of", cls=Option, says=say.OF, takes=CODE, section=say.WHAT, multiple=True)
@click.option("--force", cls=Option, says=say.FORCE, section=say.WHAT, is_flag=True)
def export(file: str, of: Sequence[str], force: bool) -> None:
    check_output(file, force=force)
    with opened() as journal:
        if journal.folder and Path(file).resolve().is_relative_to(journal.folder.resolve()):
            raise CouldNot(say.IN_THE_JOURNAL.format(path=file), say.KEEP_APART)
        subjects = [resolve(journal, code, "actor")[1] for code in of] or None
        unlock(journal)
        ring = _ring(journal)
        ring.to_export(subjects)  # refused before anything is asked
        passphrase = of_file(journal, say.NEW_FILE_PASSPHRASE, new=True)
        count = ring.export_keys(Path(file), passphrase, subjects, replace=force)
    click.echo(file)
    click.echo(str(say.EXPORTED.format(count=count, path=file)), err=True)
    click.echo(str(say.DELETE_IT), err=True)


@click.command("import", cls=Command, says=say.IMPORT)
@click.argument("file", cls=Argument, takes=FILE)
def import_(file: str) -> None:
    with opened() as journal:
        unlock(journal)
        ring = _ring(journal)
        try:
            taken = ring.import_keys(Path(file))
        except KeysLocked:
            taken = ring.import_keys(Path(file), of_file(journal, say.FILE_PASSPHRASE, new=False))
    for key in taken.refused:
        click.echo(str(say.REFUSED.format(id=key.id, subject=key.subject or say.NOBODY, by=key.by)), err=True)
    click.echo(str(say.IMPORTED.format(new=taken.new, known=taken.known)), err=True)
    click.echo(str(say.DELETE_THE_FILE.format(path=file)), err=True)


@click.command("check", cls=Command, says=say.CHECK)
def check() -> None:
    from ect_journal.vault_check import look_over  # reads every entry, which only this command needs

    with opened() as journal:
        unlock(journal)
        looked = look_over(journal)
    click.echo(str(say.LOOKED.format(opened=looked.opened, closed=looked.closed, erased=looked.erased)), err=True)
    if looked.problems:
        each = [
            say.PROBLEM.format(ref=found.ref or say.NO_ENTRY, digest=found.digest, text=found.text)
            for found in looked.problems
        ]
        raise Refused(say.NOT_AS_RECORDED.format(count=len(each)), each, say.RESTORE_THEM)


def _ring(journal: Journal) -> FileKeyring:
    assert isinstance(journal.keyring, FileKeyring), (
        "a journal that a command opens is kept somewhere, and so are its keys"
    )
    return journal.keyring
