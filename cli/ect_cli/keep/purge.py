"""`ect purge --due`: what is past the day until which it is kept goes, once somebody has decided so.

Knows what is shown of it. Leaves which values are due to `ect_journal.retention`, and how they go to
`ect_journal.erasing`; asks and tells as `ect erase` does.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from ect_cli.commands import Command, Option
from ect_cli.dates import read_day
from ect_cli.failures import WrongUsage
from ect_cli.keep import words_erase
from ect_cli.keep import words_purge as say
from ect_cli.keep.erase import agreed, open_keys, tell
from ect_cli.keep.rehearsal import consequences
from ect_cli.keep.words import ABOUT_NOBODY
from ect_cli.place import opened, today
from ect_cli.read.codes import resolve
from ect_cli.read.labels import field, label, listed
from ect_cli.read.table import Column, print_table
from ect_cli.record.writing import check_author
from ect_cli.words import CODE, DAY
from ect_journal import Journal
from ect_journal.catalogue.vocabularies import ErasureGround, Retention
from ect_journal.erasing import Held, erase, rehearse
from ect_journal.retention import Terms, terms_of, without_end
from ect_journal.retention import due as past_their_day

DUE_TABLE = (
    Column(say.CLASS, lambda row: label(Retention, row["retention"])),
    Column(say.WHOM, lambda row: ", ".join(row["about"]) or ABOUT_NOBODY),
    Column(say.VALUES, field("values"), right=True),
    Column(say.UNTIL, field("until")),
    Column(say.ENTRIES, listed("entries"), whole=False, codes=True),
)


@click.command("purge", cls=Command, says=say.PURGE)
@click.option("--due", cls=Option, says=say.DUE, section=words_erase.HOW, is_flag=True)
@click.option("--on", cls=Option, says=say.ON, takes=DAY, section=words_erase.HOW)
@click.option("--dry-run", cls=Option, says=words_erase.DRY_RUN, section=words_erase.HOW, is_flag=True)
@click.option("--yes", cls=Option, says=words_erase.YES, section=words_erase.HOW, is_flag=True)
@click.option("--decided-by", cls=Option, says=words_erase.DECIDED_BY, takes=CODE, section=words_erase.WHY)
@click.option("--by", cls=Option, says=words_erase.BY, takes=CODE, section=words_erase.WHY)
def purge(due: bool, on: str | None, dry_run: bool, yes: bool, decided_by: str | None, by: str | None) -> None:
    if not due:
        raise WrongUsage(say.SAY_DUE, say.SAY_DUE_HINT)
    with opened() as journal:
        day = _day(on, today(journal), dry_run)
        if not dry_run:
            check_author(journal, by)
        decider = resolve(journal, decided_by, "actor")[1] if decided_by else by or journal.by
        open_keys(journal)
        terms = terms_of(journal)
        values = past_their_day(journal, day, terms)
        _show(journal, values, terms, day)
        if not values:
            return
        plan = rehearse(journal, digests=[value.row.digest for value in values])
        for line in consequences(journal, plan._replace(others=())):  # the table says whom it is about
            click.echo(str(line), err=True)
        if dry_run:
            click.echo(str(words_erase.NOTHING_DONE), err=True)
            return
        if journal.store.may_erase() and not agreed(yes):  # else nobody is asked in vain
            click.echo(str(words_erase.NOTHING_DONE), err=True)
            click.get_current_context().exit(1)
        done = erase(journal, plan, ground=ErasureGround.RETENTION_ENDED.value, decided_by=str(decider), by=by)
        tell(journal, plan, done)


def _day(written: str | None, now: date, dry_run: bool) -> date:
    """The day as of which values are due. Raises `WrongUsage` for one to come, unless nothing is to be done."""
    day = date.fromisoformat(read_day(written, now)) if written else now
    if day > now and not dry_run:
        raise WrongUsage(say.TO_COME.format(day=day), say.ONLY_REHEARSE)
    return day


def _show(journal: Journal, values: Sequence[Held], terms: Terms, day: date) -> None:
    rows = _rows(values, terms)
    print_table(rows, DUE_TABLE, nothing=say.NOTHING_DUE.format(day=day))
    if values:
        click.echo(str(say.PAST.format(day=day, count=len(values))), err=True)
    if terms.programme is not None:
        click.echo(str(say.END_KNOWN.format(end=terms.programme, months=terms.verbatim_months)), err=True)
    elif count := without_end(journal, terms):
        click.echo(str(say.END_UNKNOWN.format(count=count)), err=True)


def _rows(values: Sequence[Held], terms: Terms) -> list[dict[str, Any]]:
    """A row for each class and those it is about, in the order of the classes, then of codes."""
    found: dict[tuple[int, tuple[str, ...]], list[Held]] = {}
    classes = [word.value for word in Retention]
    for value in values:
        found.setdefault((classes.index(value.row.retention), value.row.about), []).append(value)
    return [
        {
            "retention": classes[number],
            "about": about,
            "values": len(group),
            "until": terms.end(classes[number], about),
            "entries": list(dict.fromkeys(place.of for value in group for place in value.places)),
        }
        for (number, about), group in sorted(found.items())
    ]
