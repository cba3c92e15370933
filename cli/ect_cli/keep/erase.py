"""`ect erase`: what is sealed about somebody, or in some entries, is gone for good; shown first, asked, then done.

Knows how to ask. Leaves what goes and what stays to `ect_journal.erasing`, and how it is shown to `rehearsal`.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import codes, entries, word_values
from ect_cli.dates import read_past
from ect_cli.failures import WrongUsage
from ect_cli.keep import words_erase as say
from ect_cli.keep.ask import ask_yes_no
from ect_cli.keep.counted import counted
from ect_cli.keep.passphrase import unlock_or_go_on
from ect_cli.keep.rehearsal import named, told
from ect_cli.place import opened, today
from ect_cli.read.codes import resolve
from ect_cli.read.options import is_entry
from ect_cli.record.writing import check_author
from ect_cli.streams import on_terminal
from ect_cli.words import CODE, DAY, WORD
from ect_journal import Journal
from ect_journal.catalogue import ConsentWithdrawn
from ect_journal.catalogue.vocabularies import ErasureGround, WithdrawalEffect
from ect_journal.codec import decode
from ect_journal.erasing import Done, Rehearsal, erase, rehearse
from ect_journal.keys import keys_folder
from ect_journal.words import Text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def _whom_or_what(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """People by their codes; entries once a J is typed."""
    return (entries() if incomplete[:1] in ("J", "j") else codes("actor"))(ctx, param, incomplete)


@click.command("erase", cls=Command, says=say.ERASE)
@click.argument("what", cls=Argument, takes=say.WHOM_OR_WHAT, nargs=-1, required=True, shell_complete=_whom_or_what)
@click.option(
    "--ground", cls=Option, says=say.GROUND, takes=WORD, section=say.WHY, shell_complete=word_values(ErasureGround)
)
@click.option(
    "--decided-by", cls=Option, says=say.DECIDED_BY, takes=CODE, section=say.WHY, shell_complete=codes("actor")
)
@click.option("--on", cls=Option, says=say.ON, takes=DAY, section=say.WHY)
@click.option("--by", cls=Option, says=say.BY, takes=CODE, section=say.WHY)
@click.option("--dry-run", cls=Option, says=say.DRY_RUN, section=say.HOW, is_flag=True)
@click.option("--yes", cls=Option, says=say.YES, section=say.HOW, is_flag=True)
def erase_(
    what: tuple[str, ...], ground: str | None, decided_by: str | None, on: str | None, by: str | None, dry_run: bool,
    yes: bool,
) -> None:  # fmt: skip
    why = _ground(ground, needed=not dry_run)
    with opened() as journal:
        if not dry_run:
            check_author(journal, by)
        day = read_past(on, today(journal)) if on else None
        people, refs = _meant(journal, what)
        decider = resolve(journal, decided_by, "actor")[1] if decided_by else by or journal.by
        open_keys(journal)
        plan = rehearse(journal, people, refs)
        for line in told(journal, plan, refs):
            click.echo(str(line), err=not dry_run)
        if why is ErasureGround.CONSENT_WITHDRAWN:
            _remind(journal, people)
        if dry_run or not (plan.values or plan.destroyed):
            click.echo(str(say.NOTHING_DONE), err=not dry_run)
            return
        if journal.store.may_erase() and not agreed(yes):  # else nobody is asked in vain: it says why it cannot be done
            click.echo(str(say.NOTHING_DONE), err=True)
            click.get_current_context().exit(1)
        assert why is not None
        done = erase(journal, plan, ground=why.value, decided_by=str(decider), by=by, occurred=day)
        tell(journal, plan, done)


def _ground(written: str | None, *, needed: bool) -> ErasureGround | None:
    """Why, as one of the words. Raises `WrongUsage` with all of them."""
    values = Text(", ".join(word.value for word in ErasureGround), ", ".join(word.label.fr for word in ErasureGround))
    if written is None:
        if needed:
            raise WrongUsage(say.NO_GROUND, say.THE_GROUNDS.format(values=values))
        return None
    word = ErasureGround.read(written)
    if word is None:
        raise WrongUsage(say.NOT_A_GROUND.format(written=written), say.THE_GROUNDS.format(values=values))
    return word


def _meant(journal: Journal, what: Iterable[str]) -> tuple[list[str], list[str]]:
    """The people and the entries, each once. Raises `CouldNot` with the nearest code, `UnknownEntry`."""
    people: dict[str, None] = {}
    refs: dict[str, None] = {}
    for written in (part.strip() for each in what for part in each.split(",") if part.strip()):
        if is_entry(written) or written.isdecimal():
            refs[journal.entry(f"J{written}" if written.isdecimal() else written).ref] = None
        else:
            people[resolve(journal, written, "actor")[1]] = None
    return list(people), list(refs)


def open_keys(journal: Journal) -> None:
    """Erasing needs no passphrase, only seeing what goes does: who has lost it can still erase."""
    if not unlock_or_go_on(journal):
        click.echo(str(say.STAYS_CLOSED), err=True)


def _remind(journal: Journal, people: Iterable[str]) -> None:
    """Of whom no withdrawal is recorded: the erasure says that there was one, and names nobody."""
    withdrawn = {
        entry.event.person
        for entry in map(decode, (row.state for row in journal.rows(types=[ConsentWithdrawn.TYPE])))
        if isinstance(entry.event, ConsentWithdrawn)
        and WithdrawalEffect.WORDS in entry.event.effect
        and journal.live(entry.ref)
    }
    for person in people:
        if person not in withdrawn:
            click.echo(str(say.NOT_WITHDRAWN.format(person=person)), err=True)


def agreed(yes: bool) -> bool:
    """Whether what was shown is to be erased; the answer is no unless it is yes. Raises `WrongUsage` when nobody is there."""
    if yes:
        return True
    if not on_terminal():
        raise WrongUsage(say.NOBODY_AGREES, say.GIVE_YES)
    try:
        return ask_yes_no(say.ERASE_THEM, default=False)
    except click.Abort:
        click.echo(err=True)
        return False


def tell(journal: Journal, plan: Rehearsal, done: Done) -> None:
    """The entries on standard output, what became of it on standard error."""
    for receipt in done.receipts:
        click.echo(receipt.ref)
    refs = ", ".join(receipt.ref for receipt in done.receipts)
    click.echo(str(counted(done.values, say.ERASED, refs=refs)), err=True)
    for line in _became(journal, plan, done):
        click.echo(str(line), err=True)


def _became(journal: Journal, plan: Rehearsal, done: Done) -> Iterator[Text]:
    """What of it is carried out, and what is not."""
    if done.finished:
        yield say.FINISHED_BUT_KEYS if plan.kept_keys else say.FINISHED
    if journal.vault.uncleaned or journal.store.owes_cleaning():
        yield say.UNFINISHED
    if done.keys_left:
        yield say.KEYS_LEFT.format(place=keys_folder() / str(journal.uuid))
    if done.elsewhere:
        yield counted(done.elsewhere, say.KEYS_ELSEWHERE)
    if done.unsearched:
        yield say.UNSEARCHED.format(files=named(journal, done.unsearched))
    if plan.relocked:
        yield say.NEW_KEYS
