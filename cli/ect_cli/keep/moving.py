"""`ect import`, `export`, `restore`, `backup`: entries and whole journals, in and out."""

from pathlib import Path

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.keep import words as say
from ect_cli.place import opened
from ect_cli.streams import read_bytes, stdout
from ect_cli.words import CODE, FILE, FILE_OR_STDIN, FOLDER
from ect_journal.folder import write_whole
from ect_journal.transfer import backup as backup_of
from ect_journal.transfer import export_lines, intake
from ect_journal.transfer import restore as restore_from


@click.command("import", cls=Command, says=say.IMPORT)
@click.argument("file", cls=Argument, takes=FILE_OR_STDIN)
@click.option("--by", cls=Option, says=say.WHO, takes=CODE, section=say.WHAT)
@click.option("--dry-run", cls=Option, says=say.REHEARSE, section=say.WHAT, is_flag=True)
def import_(file: str, by: str | None, dry_run: bool) -> None:
    lines = read_bytes(file).split(b"\n")
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


@click.command("export", cls=Command, says=say.EXPORT)
@click.option(
    "--format",
    cls=Option,
    says=say.JSONL,
    takes="jsonl",
    section=say.WHAT,
    type=click.Choice(("jsonl",)),
    default="jsonl",
)
@click.option("--output", cls=Option, says=say.OUTPUT, takes=FILE, section=say.WHAT)
def export(format: str, output: str | None) -> None:
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
    with restore_from(read_bytes(file).split(b"\n"), folder) as journal:
        click.echo(folder)
        click.echo(str(say.RESTORED.format(count=journal.head, folder=folder)), err=True)


@click.command("backup", cls=Command, says=say.BACKUP)
@click.argument("folder", cls=Argument, takes=FOLDER, required=False)
def backup(folder: str | None) -> None:
    with opened() as journal:
        click.echo(str(backup_of(journal, folder)))
