"""`ect expunge`: words that anybody may read, and should not, are taken out of an entry; shown first, asked, then done.

Knows how the words are given, and how to ask. Leaves what may be other in a copy, and what stays, to
`ect_journal.expunging`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.dates import read_past
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.figures import shortened
from ect_cli.keep import words_erase as erasing
from ect_cli.keep import words_expunge as say
from ect_cli.keep.ask import ask_yes_no
from ect_cli.keep.rehearsal import named
from ect_cli.place import opened, today
from ect_cli.read.codes import resolve
from ect_cli.record.around import citations
from ect_cli.record.setright import changes_given
from ect_cli.record.words import FIELD_VALUE, REPEAT
from ect_cli.record.writing import check_author
from ect_cli.streams import on_terminal
from ect_cli.words import CODE, DAY, FILE_OR_STDIN, TEXT
from ect_journal import Entry, Journal
from ect_journal.catalogue import EntryCorrected
from ect_journal.clean_copy import Changes, said_by
from ect_journal.expunging import Done, Rehearsal, expunge, rehearse_expunge
from ect_journal.kinds import kinds_of
from ect_journal.standing_in import type_corrected
from ect_journal.words import Text

WIDE = 70
"""Characters of a text that are shown."""


@click.command("expunge", cls=Command, says=say.EXPUNGE)
@click.argument("refs", cls=Argument, takes=Text("J… …", "J… …"), nargs=-1, required=True)
@click.option(
    "--replace", cls=Option, says=say.REPLACE, takes=say.OLD_NEW, section=say.WORDS, extras=(REPEAT,), multiple=True
)
@click.option("--set", cls=Option, says=say.SET, takes=FIELD_VALUE, section=say.WORDS, extras=(REPEAT,), multiple=True)
@click.option("--data", cls=Option, says=say.DATA, takes=FILE_OR_STDIN, section=say.WORDS)
@click.option("--blank", cls=Option, says=say.BLANK, section=say.WORDS, is_flag=True)
@click.option("--reason", cls=Option, says=say.REASON, takes=TEXT, section=erasing.WHY, required=True)
@click.option("--decided-by", cls=Option, says=erasing.DECIDED_BY, takes=CODE, section=erasing.WHY)
@click.option("--on", cls=Option, says=erasing.ON, takes=DAY, section=erasing.WHY)
@click.option("--by", cls=Option, says=erasing.BY, takes=CODE, section=erasing.WHY)
@click.option("--dry-run", cls=Option, says=say.DRY_RUN, section=erasing.HOW, is_flag=True)
@click.option("--yes", cls=Option, says=erasing.YES, section=erasing.HOW, is_flag=True)
def expunge_(
    refs: tuple[str, ...], reason: str, decided_by: str | None, on: str | None, by: str | None, dry_run: bool, yes: bool,
    **given: Any,
) -> None:  # fmt: skip
    _check_one_way(given)
    with opened() as journal:
        if not dry_run:
            check_author(journal, by)
        day = today(journal)
        occurred = read_past(on, day) if on else None
        decider = resolve(journal, decided_by, "actor")[1] if decided_by else by or journal.by
        entries = [journal.entry(ref) for ref in citations(refs)]
        changes = _changes(journal, entries, given, day)
        plan = rehearse_expunge(journal, entries, changes, reason=reason)
        for line in _told(journal, plan):
            click.echo(str(line), err=not dry_run)
        if dry_run:
            click.echo(str(say.NOTHING_RECORDED))
            return
        if journal.store.may_erase() and not _agreed(yes):  # else nobody is asked in vain
            click.echo(str(say.NOTHING_DONE), err=True)
            click.get_current_context().exit(1)
        done = expunge(journal, entries, changes, reason=reason, decided_by=str(decider), by=by, occurred=occurred)
    _tell(done)


def _check_one_way(given: Mapping[str, Any]) -> None:
    ways = [bool(given["replace"]), bool(given["set"] or given["data"]), given["blank"]]
    if not any(ways):
        raise WrongUsage(say.NO_WORDS, say.NO_WORDS_HINT)
    if sum(ways) > 1:
        raise WrongUsage(say.ONE_WAY, say.ONE_WAY_HINT)


def _changes(journal: Journal, entries: list[Entry], given: dict[str, Any], day: date) -> Changes | None:
    if given["blank"]:
        return None
    if given["replace"]:
        pairs = [_pair(written) for written in given["replace"]]

        def reads(text: str) -> str:
            for old, new in pairs:
                text = text.replace(old, new)
            return text

        return reads
    if len({entry.type for entry in entries}) > 1:
        raise WrongUsage(say.ONE_TYPE, say.NO_WORDS_HINT)
    first, corrected = entries[0], type_corrected(journal, entries[0])
    said = first
    if isinstance(first.event, EntryCorrected) and corrected is not None:
        said = replace(first, event=said_by(first.event, corrected))
    _check_public(said, given["set"])
    changes = changes_given(said, {**given, "unset": ()}, day, [])
    return changes if said is first else {"data": changes}


def _check_public(entry: Entry, given: tuple[str, ...]) -> None:
    """Before a file is looked for that would hold its words."""
    sealed = {field.name for field in kinds_of(type(entry.event), "sealed")}
    for name in (written.partition("=")[0].strip() for written in given):
        if name in sealed:
            raise CouldNot(say.IS_SEALED.format(ref=entry.ref, field=name), say.ERASE_IT.format(ref=entry.ref))


def _pair(written: str) -> tuple[str, str]:
    old, equals, new = written.partition("=")
    if not (old.strip() and equals and new.strip()):
        raise WrongUsage(say.NOT_REPLACING.format(written=written), say.NOT_REPLACING_HINT)
    return old, new


def _agreed(yes: bool) -> bool:
    """Whether what was shown is to be done; the answer is no unless it is yes. Raises `WrongUsage` when nobody is there."""
    if yes:
        return True
    if not on_terminal():
        raise WrongUsage(say.NOBODY_AGREES, erasing.GIVE_YES)
    return ask_yes_no(say.EXPUNGE_IT, default=False)


def _told(journal: Journal, plan: Rehearsal) -> Iterator[Text]:
    """What would be done, line by line."""
    yield say.GO
    for part in plan.parts:
        yield say.ENTRY.format(ref=part.before.ref, label=part.before.event.LABEL, occurred=part.before.occurred)
        if part.after is None:
            yield say.LEFT_BLANK
            continue
        for change in part.changes:
            yield say.CHANGED.format(field=change.field, old=_short(change.old), new=_short(change.new))
    if plan.cited_by:
        yield say.CITED.format(refs=", ".join(plan.cited_by))
    own = [part.before.ref for part in plan.parts]
    if still := [ref for ref in plan.repeated if ref in own]:
        yield say.STILL_THERE.format(refs=", ".join(still))
    if others := [ref for ref in plan.repeated if ref not in own]:
        yield say.REPEATED.format(refs=", ".join(others))
    if plan.files.ours:
        yield erasing.FILES_GO.format(files=named(journal, plan.files.ours))
    if plan.files.others:
        yield erasing.FILES_STAY.format(files=named(journal, plan.files.others))
    yield say.STAYS
    yield erasing.OUT_OF_REACH


def _short(text: str) -> str:
    return shortened(" ".join(text.split()), WIDE)


def _tell(done: Done) -> None:
    """The entries on standard output, what became of it on standard error."""
    for receipt in done.receipts:
        click.echo(receipt.ref)
    for ref, copy in done.copies.items():
        click.echo(
            str(say.EXPUNGED_BLANK.format(ref=ref) if copy is None else say.EXPUNGED.format(ref=ref, copy=copy)),
            err=True,
        )
    if done.repeated:
        click.echo(str(say.STILL_HELD.format(refs=", ".join(done.repeated))), err=True)
    if not (done.finished and done.repeated):
        click.echo(str(say.FINISHED if done.finished else say.UNFINISHED), err=True)
