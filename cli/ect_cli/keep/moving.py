"""`ect import`, `export`, `restore`, `backup`, `move`: entries and whole journals, in and out."""

import json
from pathlib import Path

import click

from ect_cli.commands import Argument, Choice, Command, Option
from ect_cli.failures import CouldNot
from ect_cli.keep import words as say
from ect_cli.outputs import check_output, format_of
from ect_cli.place import opened
from ect_cli.streams import read_bytes, stdout
from ect_cli.words import ADDRESS_OR_FILE, CODE, FILE, FILE_OR_STDIN, FOLDER, FORCE, OUTPUT, READ_A_FILE_HINT
from ect_journal import Journal
from ect_journal.folder import holds_journal, write_whole
from ect_journal.moving import FILE as IN_A_FILE
from ect_journal.moving import move as move_to
from ect_journal.transfer import backup as backup_of
from ect_journal.transfer import export_lines, intake
from ect_journal.transfer import restore as restore_from

FILES = ("file", "fichier", "journal.sqlite")
"""What people write for the file of the folder."""


@click.command("import", cls=Command, says=say.IMPORT)
@click.argument("file", cls=Argument, takes=FILE_OR_STDIN)
@click.option("--by", cls=Option, says=say.WHO, takes=CODE, section=say.WHAT)
@click.option("--dry-run", cls=Option, says=say.REHEARSE, section=say.WHAT, is_flag=True)
def import_(file: str, by: str | None, dry_run: bool) -> None:
    lines = read_bytes(file, READ_A_FILE_HINT).split(b"\n")
    if _is_export(lines):
        raise CouldNot(say.AN_EXPORT.format(file=file), say.RESTORE_IT.format(file=file))
    with opened() as journal:
        if dry_run:
            with restore_from(export_lines(journal), None) as copy:
                receipts = intake(copy, lines, by=by or journal.by)
        else:
            receipts = intake(journal, lines, by=by)
    for receipt in receipts:
        click.echo(receipt.ref)
    said = say.WOULD_IMPORT if dry_run else say.IMPORTED
    click.echo(str(said.format(count=len(receipts))), err=True)


def _is_export(lines: list[bytes]) -> bool:
    """Whether these are entries that a journal has numbered already."""
    first = next((line for line in lines if line.strip()), b"")
    try:
        entry = json.loads(first)
    except ValueError:
        return False
    return isinstance(entry, dict) and {"position", "recorded_at"} <= entry.keys()


@click.command("export", cls=Command, says=say.EXPORT)
@click.option(
    "--format",
    cls=Option,
    says=say.JSONL,
    takes="jsonl",
    section=say.WHAT,
    type=Choice(("jsonl",)),
)
@click.option("--output", cls=Option, says=OUTPUT, takes=FILE, section=say.WHAT)
@click.option("--force", cls=Option, says=FORCE, section=say.WHAT, is_flag=True)
def export(format: str | None, output: str | None, force: bool) -> None:
    check_output(output, force=force)
    if format is None:
        format_of(output, ("jsonl",))  # only checked: there is but one
    with opened() as journal:
        lines = export_lines(journal)
        if output is None:
            stdout().writelines(lines)
            return
        write_whole(Path(output), b"".join(lines))
        click.echo(str(say.EXPORTED.format(count=journal.head, path=output)), err=True)


@click.command("restore", cls=Command, says=say.RESTORE, journal=False)
@click.argument("file", cls=Argument, takes=FILE_OR_STDIN)
@click.argument("folder", cls=Argument, takes=FOLDER)
def restore(file: str, folder: str) -> None:
    lines = read_bytes(file, READ_A_FILE_HINT).split(b"\n")
    before = _head(Path(folder))
    with restore_from(lines, folder) as journal:
        click.echo(folder)
        said = say.NOTHING_ADDED if before == journal.head else say.RESTORED
        click.echo(str(said.format(count=journal.head, folder=folder)), err=True)
        if before != journal.head:
            click.echo(str(say.WITHOUT_SEALED), err=True)


def _head(folder: Path) -> int:
    """How many entries stand there already."""
    if not holds_journal(folder):
        return 0
    with Journal.open(folder) as journal:
        return journal.head


@click.command("backup", cls=Command, says=say.BACKUP)
@click.argument("folder", cls=Argument, takes=FOLDER, required=False)
def backup(folder: str | None) -> None:
    with opened() as journal:
        click.echo(str(backup_of(journal, folder)))


@click.command("move", cls=Command, says=say.MOVE)
@click.option("--to", cls=Option, says=say.TO, takes=ADDRESS_OR_FILE, section=say.WHAT, required=True)
def move(to: str) -> None:
    with opened() as journal:
        before = journal.store.place
        moved = move_to(journal, IN_A_FILE if to.casefold() in FILES else to)
    click.echo(moved.place)
    click.echo(str(say.MOVED.format(count=moved.entries, roots=moved.roots)), err=True)
    click.echo(str(say.STAYS.format(place=before)), err=True)
