"""`ect file`: an attached file, given back under its own name. Leaves decrypting and checking it to the record."""

from pathlib import Path

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.keep.passphrase import unlock
from ect_cli.outputs import check_output, noted
from ect_cli.place import opened
from ect_cli.read import words_file as say
from ect_cli.words import ENTRY, FILE, NAME
from ect_journal import Journal
from ect_journal.attached import attachments_of, give_back, own_name
from ect_journal.fields import Attachment
from ect_journal.words import nearest, plain, shown


@click.command("file", cls=Command, says=say.FILE)
@click.argument("ref", cls=Argument, takes=ENTRY)
@click.argument("name", cls=Argument, takes=NAME, required=False)
@click.option("--output", cls=Option, says=say.OUTPUT, takes=FILE, section=say.WHERE)
@click.option("--force", cls=Option, says=say.FORCE, section=say.WHERE, is_flag=True)
def file(ref: str, name: str | None, output: str | None, force: bool) -> None:
    with opened() as journal:
        attached = _named(journal, f"J{ref}" if ref.isdigit() else ref, name)
        path = Path(output or own_name(attached))
        check_output(str(path), force=force)
        if journal.vault.erased_by(attached.digest) is None:
            unlock(journal)
        noted(path)
        give_back(journal, attached, path, replace=force)
    click.echo(str(path))
    click.echo(str(say.GIVEN_BACK), err=True)


def _named(journal: Journal, ref: str, name: str | None) -> Attachment:
    """The file that was meant: of the entry as it reads now, else as it was recorded."""
    recorded = journal.entry(ref)
    found = [*attachments_of(journal.current(ref)), *attachments_of(recorded)]
    files = {each.digest: each for each in reversed(found)}
    if not files:
        raise CouldNot(say.NOTHING_ATTACHED.format(ref=recorded.ref), say.SHOW_SAYS.format(ref=recorded.ref))
    names = ", ".join(dict.fromkeys(each.name for each in found))
    if name is not None:
        known = [each for each in found if plain(each.name) == plain(name) or each.digest == name]
        if not known:
            raise WrongUsage(
                say.NO_SUCH_ATTACHMENT.format(ref=recorded.ref, name=shown(name)), say.ATTACHED_ARE.format(names=names),
                close=nearest(name, [each.name for each in found]),
            )  # fmt: skip
        files = {each.digest: each for each in reversed(known)}
    if len(files) > 1:
        raise WrongUsage(
            say.SEVERAL.format(ref=recorded.ref, count=len(files)),
            say.ATTACHED_ARE.format(names=", ".join(files) if name is not None else names),
        )
    return next(iter(files.values()))
