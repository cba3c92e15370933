"""`ect judge --sheet`: write a blind grid for a reader, or record one that comes back answered."""

from pathlib import Path

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes, files
from ect_cli.failures import CouldNot, Refused, WrongUsage
from ect_cli.judge import words as say
from ect_cli.judge.checking import Checked, check, draft
from ect_cli.judge.reading import Sheet, read_sheet
from ect_cli.judge.rows import shown_of
from ect_cli.judge.writing import to_xlsx
from ect_cli.keep.passphrase import unlock
from ect_cli.outputs import check_output, write_output
from ect_cli.place import opened
from ect_cli.read.codes import resolve
from ect_cli.record.writing import check_author
from ect_cli.words import CODE, FILE
from ect_journal import Journal
from ect_journal.blind import grid_of


@click.command("judge", cls=Command, says=say.JUDGE)
@click.argument("about", cls=Argument, takes=say.ABOUT, required=False, shell_complete=codes("hypothesis", "claim"))
@click.option("--sheet", cls=Option, says=say.SHEET, takes=FILE, section=say.GRID, required=True, shell_complete=files)
@click.option("--reader", cls=Option, says=say.READER, takes=CODE, section=say.GRID)
@click.option("--open", "unseal", cls=Option, says=say.OPEN, section=say.GRID, is_flag=True)
@click.option("--by", cls=Option, says=say.BY, takes=CODE, section=say.GRID)
@click.option("--dry-run", cls=Option, says=say.DRY_RUN, section=say.GRID, is_flag=True)
def judge(about: str | None, sheet: str, reader: str | None, unseal: bool, by: str | None, dry_run: bool) -> None:
    with opened() as journal:
        if not Path(sheet).exists():
            _write(journal, sheet, reader, about, unseal=unseal)
        elif about is not None or unseal:
            raise CouldNot(say.EXISTS.format(path=sheet), say.EXISTS_HINT)
        else:
            _record(journal, read_sheet(sheet), reader, by, dry_run=dry_run)


# out ------------------------------------------------------------------------------------------------------------------


def _write(journal: Journal, path: str, reader: str | None, about: str | None, *, unseal: bool) -> None:
    if reader is None:
        raise WrongUsage(say.NO_READER.format(path=path), say.NO_READER_HINT)
    if Path(path).suffix.lower() != ".xlsx":
        raise WrongUsage(say.NOT_XLSX.format(path=path), say.NOT_XLSX_HINT)
    check_output(path, force=False)
    _, reader = resolve(journal, reader, "actor")
    grid = grid_of(journal, reader, about and resolve(journal, about, "hypothesis", "claim")[1])
    if not grid.questions:
        raise CouldNot(say.NOTHING_TO_READ.format(reader=reader), say.NOTHING_TO_READ_HINT)
    if unseal:
        unlock(journal)
    rows = [shown_of(journal, question, unseal=unseal) for question in grid.questions]
    write_output(path, to_xlsx(grid, journal.origin, rows, unsealed=unseal))
    click.echo(path)
    click.echo(str(say.WRITTEN.format(count=len(rows), reader=reader, path=path)), err=True)
    if unseal:
        click.echo(str(say.HOLDS_SEALED.format(reader=reader)), err=True)


# back -----------------------------------------------------------------------------------------------------------------


def _record(journal: Journal, sheet: Sheet, reader: str | None, by: str | None, *, dry_run: bool) -> None:
    check_author(journal, by)
    _check_ours(journal, sheet, reader)
    grid = grid_of(journal, sheet.reader)
    checked = check(journal, sheet)
    if not checked.given and not checked.faults:
        raise CouldNot(say.UNANSWERED.format(path=sheet.path), say.UNANSWERED_HINT)
    batch = draft(journal, grid, checked, by)
    if faults := checked.faults:
        said = say.FAULTS.format(path=sheet.path, count=len(faults))
        each = (say.AT.format(cell=fault.cell, said=fault.said) for fault in faults)
        raise Refused(said, each, say.FAULTS_HINT.format(reader=sheet.reader))
    act = journal.appender.attempt if dry_run else journal.appender.append
    for receipt in act(batch.drafts):
        click.echo(receipt.ref)
    _tell(sheet, checked, dry_run=dry_run)


def _check_ours(journal: Journal, sheet: Sheet, reader: str | None) -> None:
    """That the sheet was made from this journal, and for the reader who is named."""
    if sheet.journal != str(journal.uuid):
        raise CouldNot(say.ANOTHER_JOURNAL.format(path=sheet.path, uuid=sheet.journal), say.ANOTHER_JOURNAL_HINT)
    if sheet.at > journal.head:
        said = say.FROM_LATER.format(path=sheet.path, ref=f"J{sheet.at}", head=f"J{journal.head}")
        raise CouldNot(said, say.FROM_LATER_HINT)
    if reader is not None and resolve(journal, reader, "actor")[1] != sheet.reader:
        said = say.ANOTHER_READER.format(path=sheet.path, reader=sheet.reader, given=reader)
        raise CouldNot(said, say.ANOTHER_READER_HINT)


def _tell(sheet: Sheet, checked: Checked, *, dry_run: bool) -> None:
    if checked.pieces:
        said = say.WOULD_RECORD if dry_run else say.RECORDED
        counts = {"pieces": len(checked.pieces), "weights": checked.weights}
        click.echo(str(said.format(reader=sheet.reader, **counts)), err=True)
    if checked.known:
        click.echo(str(say.KNOWN_ALREADY.format(count=checked.known)), err=True)
    if checked.left:
        said = say.STAY_TO_WEIGH.format(count=checked.left, unsure=say.DO_NOT_KNOW, silent=say.SAYS_NOTHING)
        click.echo(str(said), err=True)
