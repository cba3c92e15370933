"""`ect weigh`: the dialogue, and the line that does without it.

Asks on a terminal, when no weight is given; elsewhere it is `ect record evidence-judged`, whose options it has all.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.completing import entries
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.names import Name
from ect_cli.place import opened, today
from ect_cli.record.around import around, around_options, citations
from ect_cli.record.command import form_options
from ect_cli.record.fields import options_of
from ect_cli.record.telling import texts_kept, unfit_said
from ect_cli.record.words import FIELDS, REQUIRED
from ect_cli.record.writing import check_author, record_in
from ect_cli.streams import on_terminal
from ect_cli.weigh import words as say
from ect_cli.weigh.asking import Answer, Back, Question, ask
from ect_cli.weigh.dialogue import converse
from ect_cli.weigh.matter import Matter, check_reader, link_line, links_named, matter_of_link, single_link
from ect_cli.weigh.outcome import drafts_of, record, tell_all, tell_left
from ect_cli.words import CODE
from ect_journal import Journal
from ect_journal.catalogue import EvidenceJudged
from ect_journal.register import Register
from ect_journal.weighing import to_weigh
from ect_journal.words import Text, shown

MOST_LISTED = 20
"""Links left to weigh that are listed; one beyond is named by its number."""


def command_for(known: Name) -> Command:
    """The short form of `ect record evidence-judged`, with the dialogue."""
    ref = Argument(["ref"], takes=say.EVIDENCE_METAVAR, required=False, shell_complete=entries())
    claim = Option(["--claim"], says=say.WHICH_CLAIM, takes=CODE, section=FIELDS)
    params = [
        ref,
        *map(_asked_for, options_of(EvidenceJudged)),
        claim,
        *form_options(EvidenceJudged),
        *around_options(),
    ]
    return Command(known.name, says=say.WEIGH, params=params, callback=weigh)


def _asked_for(option: Option) -> Option:
    """Not said to be required: what is left out is named first, asked for, or taken to be who records."""
    option.extras = tuple(each for each in option.extras if each is not REQUIRED)
    return option


def weigh(ref: str | None, claim: str | None, **given: Any) -> None:
    if ref and given["evidence"] and citations([ref]) != citations([given["evidence"]]):
        raise WrongUsage(say.TWO_PIECES.format(ref=ref, evidence=given["evidence"]), say.ONE_PIECE)
    with opened() as journal:
        check_author(journal, given["by"])
        reader = str(given["reader"] or given["by"] or journal.by)
        named = ref or given["evidence"]
        if not on_terminal() and not (named or given["weights"] or given["data"]):
            raise WrongUsage(say.NO_TERMINAL, say.NAME_WHAT_IS_LEFT)
        if on_terminal() and not given["weights"] and not given["data"]:
            _ask(journal, named, claim, reader, given)
            return
        if named and (ref or claim):
            given["evidence"] = single_link(journal, named, claim)
        receipt = record_in(journal, EvidenceJudged.TYPE, given, lambda _: {"reader": reader})
        if not given["dry_run"] and isinstance(receipt.entry.event, EvidenceJudged):
            tell_left(journal, receipt.entry.event.reader)


def _ask(journal: Journal, named: str | None, claim: str | None, reader: str, given: dict[str, Any]) -> None:
    check_reader(journal.register(), reader)
    matter = _named(journal, named, claim, reader) if named else _chosen(journal, reader)
    if matter is None:
        click.echo(str(say.NOTHING_LEFT.format(reader=reader)), err=True)
        return
    circumstances = around(given, today(journal))
    answers: dict[str, Any] = {"rationale": given["rationale"]} if given["rationale"] else {}
    typed = drafts_of(matter, {})
    with texts_kept(journal, typed, always=given["dry_run"]), unfit_said():

        def answered(answers: dict[str, Any]) -> None:
            typed[:] = drafts_of(matter, answers)

        if not converse(matter, answers, answered):
            raise CouldNot(say.LEFT_IT, say.LEFT_IT_HINT.format(ref=matter.link or matter.entry.ref))
        receipts = record(journal, matter, answers, circumstances, given["dry_run"])
    if not receipts:
        click.echo(str(say.NOTHING_TO_RECORD), err=True)
    tell_all(receipts, given)
    if not given["dry_run"]:
        tell_left(journal, reader)


def _named(journal: Journal, written: str, claim: str | None, reader: str) -> Matter:
    """The piece that was named: a link, the link of an entry, or an entry that has none yet."""
    view = journal.register()
    entry, links = links_named(journal, written, claim)
    if not links:
        return Matter(view, reader, entry, claim=claim)
    link = links[0] if len(links) == 1 else _one_of(view, links, say.WHICH_LINK.format(ref=entry.ref))
    return matter_of_link(view, link, reader)


def _chosen(journal: Journal, reader: str) -> Matter | None:
    """One of those that this reader has not weighed, as they choose; None when there is none."""
    view = journal.register()
    left = [each.link for each in to_weigh(view, reader)]
    if not left:
        return None
    click.echo(str(say.LEFT_FOR.format(reader=reader)), err=True)
    return matter_of_link(view, _one_of(view, left, say.WHICH_ONE), reader)


def _one_of(view: Register, links: Sequence[str], asked: Text) -> str:
    """The link that is meant, by its place in the list or by its number."""

    def read(written: str) -> str:
        ref = citations([written])[0]
        if ref not in links:
            raise WrongUsage(say.NOT_AN_ANSWER.format(written=shown(written)), say.ONE_OF_LINKS)
        return ref

    listed = tuple(Answer(ref, link_line(view, ref)) for ref in links[:MOST_LISTED])
    question = Question("link", asked, None, listed, reads=read)
    if len(links) > MOST_LISTED:
        question = replace(question, asks=say.AND_MORE.format(asked=asked, count=len(links) - MOST_LISTED))
    while True:
        try:
            return str(ask(question))
        except Back:
            click.echo(str(say.FIRST_ALREADY), err=True)
