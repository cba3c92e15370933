"""`ect rotate-key`: another signing key takes over; shown first, asked, then done.

Knows how to ask. Leaves what changing the key is to `ect_journal.rotating`.
"""

import click

from ect_cli.commands import Command, Option
from ect_cli.failures import WrongUsage
from ect_cli.keep.ask import ask_yes_no
from ect_cli.keep.counted import counted
from ect_cli.keep.passphrase import unlock_to_sign
from ect_cli.place import opened
from ect_cli.prove import words_seal as say
from ect_cli.prove.seal import show_key
from ect_cli.prove.telling import tell
from ect_cli.record.writing import check_author
from ect_cli.streams import on_terminal
from ect_cli.words import CODE, TEXT
from ect_journal.rotating import going, rotate


@click.command("rotate-key", cls=Command, says=say.ROTATE)
@click.option("--reason", cls=Option, says=say.REASON, takes=TEXT)
@click.option("--lost", cls=Option, says=say.LOST, is_flag=True, also=("--perdue",))
@click.option("--by", cls=Option, says=say.ROTATE_BY, takes=CODE)
@click.option("--dry-run", cls=Option, says=say.DRY_RUN, is_flag=True)
@click.option("--yes", cls=Option, says=say.YES, is_flag=True)
def rotate_key(reason: str | None, lost: bool, by: str | None, dry_run: bool, yes: bool) -> None:
    with opened() as journal:
        if not dry_run:
            check_author(journal, by)
        old = going(journal, lost=lost)
        for line in (counted(len(old), say.REVOKED), *(f"  {key.vkey}" for key in old)):
            tell(line, err=not dry_run)
        tell(say.THEN_LOST if lost else say.THEN, err=not dry_run)
        if dry_run or not _agreed(yes):
            tell(say.NOTHING_DONE, err=not dry_run)
            click.get_current_context().exit(0 if dry_run else 1)
        if not lost:
            unlock_to_sign(journal)
        usual = say.LOST_REASON if lost else say.USUAL_REASON
        done = rotate(journal, reason or usual.in_("fr" if journal.opened.lang == "fr" else "en"), lost=lost, by=by)
        click.echo(done.new.vkey)
        refs = ", ".join(receipt.ref for receipt in done.receipts)
        tell(say.ROTATED.format(refs=refs))
        for line in (say.READERS_NEED_IT,) if lost else (say.TELL_READERS, say.STOLEN):
            tell(line)
        show_key(journal, first=False)
        if journal.keyring.protected and not journal.signer.protected:
            tell(say.PROTECT_IT)


def _agreed(yes: bool) -> bool:
    """Whether it is to be done; the answer is no unless it is yes. Raises `WrongUsage` when nobody is there."""
    if yes:
        return True
    if not on_terminal():
        raise WrongUsage(say.NOBODY_AGREES, say.GIVE_YES)
    try:
        return ask_yes_no(say.ROTATE_NOW, default=False)
    except click.Abort:
        click.echo(err=True)
        return False
