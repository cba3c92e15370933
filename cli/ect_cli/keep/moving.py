"""`ect import`, `export`, `restore`, `backup`, `move`: entries and whole journals, in and out."""

import json
from pathlib import Path

import click

from ect_cli.commands import Argument, Choice, Command, Option
from ect_cli.completing import files
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.keep import words_keys
from ect_cli.keep import words_moving as say
from ect_cli.keep.bundling import BUNDLE, export_bundle, take_back, trail_at
from ect_cli.keep.counted import counted
from ect_cli.keep.passphrase import unlock
from ect_cli.outputs import check_output, format_of, noted, write_output
from ect_cli.place import opened
from ect_cli.streams import read_bytes, stdout
from ect_cli.words import ADDRESS_OR_FILE, CODE, FILE, FILE_OR_STDIN, FOLDER, READ_A_FILE_HINT
from ect_journal import Journal
from ect_journal.disclosing import digests_in, disclose_all
from ect_journal.folder import DRAFTS, holds_journal, writing
from ect_journal.keys import Keyring, keyring_of
from ect_journal.moving import FILE as IN_A_FILE
from ect_journal.moving import move as move_to
from ect_journal.private import write_private
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
    says=say.FORMATS,
    takes="jsonl|bundle",
    section=say.WHAT,
    type=Choice(("jsonl", BUNDLE)),
)
@click.option("-o", "--output", cls=Option, says=say.OUTPUT, takes=say.FILE_OR_FOLDER, section=say.WHAT)
@click.option(
    "--with-sealed", "sealed", cls=Option, says=say.SEALED_TOO, takes=FILE, section=say.WHAT, shell_complete=files
)
@click.option("--force", cls=Option, says=say.FORCE, section=say.WHAT, is_flag=True)
def export(format: str | None, output: str | None, sealed: str | None, force: bool) -> None:
    if format == BUNDLE:
        export_bundle(output, sealed, force=force)
        return
    for path in (output, sealed):
        check_output(path, force=force)
    if output is not None and sealed is not None and Path(output).absolute() == Path(sealed).absolute():
        raise WrongUsage(say.TWO_FILES, say.ANOTHER_FOR_SEALED)
    if format is None:
        format_of(output, ("jsonl",))  # only checked: there is but one
    with opened() as journal:
        if sealed is not None:
            if journal.folder and Path(sealed).resolve().is_relative_to(journal.folder.resolve()):
                raise CouldNot(words_keys.IN_THE_JOURNAL.format(path=sealed), say.CLEAR_APART)
            _disclose(journal, Path(sealed))  # first: the log then commits to all of them
        lines = export_lines(journal)
        if output is None:
            stdout().writelines(lines)
            return
        write_output(output, b"".join(lines))
        click.echo(str(say.EXPORTED.format(count=journal.head, path=output)), err=True)


def _disclose(journal: Journal, path: Path) -> None:
    """The sealed values in the clear, in a file for nobody else to read; says which are not in it."""
    unlock(journal)
    disclosed = disclose_all(journal)
    noted(path)
    with writing(path):
        write_private(path, b"".join(disclosed.lines))
    click.echo(str(counted(len(disclosed.lines), say.DISCLOSED, path=path)), err=True)
    for access, sentence in say.NOT_DISCLOSED.items():
        if disclosed.counts[access]:
            click.echo(str(sentence.format(count=disclosed.counts[access])), err=True)


@click.command("restore", cls=Command, says=say.RESTORE, journal=False)
@click.argument("file", cls=Argument, takes=say.FILE_FOLDER_OR_STDIN)
@click.argument("folder", cls=Argument, takes=FOLDER)
@click.option(
    "--with-sealed",
    "sealed",
    cls=Option,
    says=say.SEALED_BACK,
    takes=FILE_OR_STDIN,
    section=say.WHAT,
    shell_complete=files,
)
def restore(file: str, folder: str, sealed: str | None) -> None:
    trail = trail_at(file)
    lines = read_bytes(file, READ_A_FILE_HINT).split(b"\n") if trail is None else [*trail.entries]
    disclosures = [] if sealed is None else read_bytes(sealed, READ_A_FILE_HINT).split(b"\n")
    before = _head(Path(folder))
    keyring = None if sealed is None else _keyring(lines)
    with restore_from(lines, folder, disclosures=disclosures, keyring=keyring) as journal:
        take_back(trail, journal)
        click.echo(folder)
        said = say.NOTHING_ADDED if before == journal.head else say.RESTORED
        click.echo(str(said.format(count=journal.head, folder=folder)), err=True)
        if sealed is not None:
            _tell_sealed(journal, disclosures)
        elif before != journal.head:
            click.echo(str(say.WITHOUT_SEALED), err=True)


def _keyring(lines: list[bytes]) -> Keyring:
    """The keys that this machine has for the journal that these lines begin, opened before anything is written."""
    first = [line for line in lines if line.strip()][:1]
    with restore_from(first, None) as begun, Journal(begun.store, keyring=keyring_of(begun.uuid)) as own:
        unlock(own)
        return own.keyring


def _tell_sealed(journal: Journal, disclosures: list[bytes]) -> None:
    digests = digests_in(disclosures)
    erased = sum(journal.vault.erased_by(digest) is not None for digest in digests)
    click.echo(str(counted(len(digests) - erased, say.SEALED_AGAIN)), err=True)
    if erased:
        click.echo(str(say.STAY_ERASED.format(count=erased)), err=True)
    click.echo(str(say.ATTACHMENTS_APART), err=True)


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
        drafts = journal.folder / DRAFTS if journal.folder else None
        count = sum(path.is_file() for path in drafts.rglob("*")) if drafts else 0
    click.echo(str(say.KEYS_APART), err=True)
    if count:
        click.echo(str(say.DRAFTS_APART.format(count=count, path=drafts)), err=True)


@click.command("move", cls=Command, says=say.MOVE)
@click.option("--to", cls=Option, says=say.TO, takes=ADDRESS_OR_FILE, section=say.WHAT, required=True)
def move(to: str) -> None:
    with opened() as journal:
        before = journal.store.place
        moved = move_to(journal, IN_A_FILE if to.casefold() in FILES else to)
    click.echo(moved.place)
    click.echo(str(say.MOVED.format(count=moved.entries, roots=moved.roots)), err=True)
    click.echo(str(say.STAYS.format(place=before)), err=True)
