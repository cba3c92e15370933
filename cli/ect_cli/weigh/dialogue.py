"""The conversation: one question at a time, each answer changeable until the end.

Asks the first question that has no answer yet, so that an answer taken back, and those that depended on it, are simply
asked again. Leaves what is asked to `questions` and what becomes of the answers to `outcome`.
"""

from collections.abc import Callable
from typing import Any

import click

from ect_cli.failures import WrongUsage
from ect_cli.record.telling import factor
from ect_cli.record.values import yes_or_no
from ect_cli.weigh import words as say
from ect_cli.weigh.asking import Back, Question, ask
from ect_cli.weigh.matter import Matter
from ect_cli.weigh.questions import DO_NOT_KNOW, NEW_SOURCE, SAYS_NOTHING, WEIGH_AGAIN, claim_of, plan
from ect_cli.weigh.weights import TURN, weights_of
from ect_journal.catalogue.hypotheses import main_rival, wording
from ect_journal.catalogue.weights import Weight
from ect_journal.words import Text, shown

Answered = Callable[[dict[str, Any]], None]
"""Called with the answers each time there are new ones, so that they can be kept whatever happens."""


def converse(matter: Matter, answers: dict[str, Any], answered: Answered) -> bool:
    """Fill `answers` until every question has one, and they are said to be right. False when they are not to be recorded.

    Raises `click.Abort` when nobody answers any more.
    """
    _show(matter)
    while True:
        open_question = next((each for each in plan(matter, answers) if each.key not in answers), None)
        if open_question is None:
            if (done := _sum_up(matter, answers)) is not None:
                return done
        else:
            _take(matter, answers, open_question)
        answered(answers)
        if answers.get(WEIGH_AGAIN) is False:
            return False


def _show(matter: Matter) -> None:
    """What was seen, and what it is said to bear on."""
    entry = matter.entry
    place = getattr(entry.event, "place", None)
    where = ", ".join(str(each) for each in (entry.occurred, place) if each)
    click.echo(str(say.SEEN.format(title=entry.event.headline())), err=True)
    click.echo(f"  {say.WHEN_AND_WHERE.format(ref=entry.ref, label=entry.event.LABEL, where=where)}", err=True)
    if matter.linked is not None:
        held = wording(matter.view, matter.linked.claim)
        said = say.LINKED_AS.format(
            link=matter.link, direction=matter.linked.direction.label, claim=matter.linked.claim,
            text=held.text.rstrip(".") if held else "",
        )  # fmt: skip
        click.echo(f"  {said}", err=True)
    if matter.again:
        click.echo(f"  {say.WEIGHED_ALREADY.format(reader=matter.reader)}", err=True)
    click.echo(str(say.BACK), err=True)


def _take(matter: Matter, answers: dict[str, Any], question: Question) -> None:
    """Ask one question, and what follows at once from its answer."""
    try:
        value = ask(question)
    except Back:
        _go_back(matter, answers, question)
        return
    forget(answers, question)
    answers[question.key] = value
    if question.key == NEW_SOURCE and value is False:
        _drop(answers, ("cluster",))
    elif question.key.endswith(":confirm") and value is False:
        _weigh_again(matter, answers, question.key.split(":")[1])
    elif value is (question.key == WEIGH_AGAIN) and question.key.startswith((TURN, WEIGH_AGAIN)):
        _weigh_again(matter, answers, main_rival(matter.view, str(claim_of(matter, answers))))


def _weigh_again(matter: Matter, answers: dict[str, Any], rival: str | None) -> None:
    """Take back what was answered about one rival, and what followed from it."""
    main = rival == main_rival(matter.view, str(claim_of(matter, answers)))
    _drop(answers, (f"rival:{rival}:", "numbers", *((TURN, WEIGH_AGAIN) if main else ())))


def _go_back(matter: Matter, answers: dict[str, Any], question: Question) -> None:
    """Take back the answer to the question before this one."""
    asked = [each for each in plan(matter, answers) if each.key in answers or each.key == question.key]
    place = [each.key for each in asked].index(question.key)
    if place == 0:
        click.echo(str(say.FIRST_ALREADY), err=True)
        return
    forget(answers, asked[place - 1])


def forget(answers: dict[str, Any], question: Question) -> None:
    """Take an answer back, with those that depend on it."""
    _drop(answers, (*question.clears, question.key))


def _drop(answers: dict[str, Any], beginnings: tuple[str, ...]) -> None:
    for key in [key for key in answers if key.startswith(beginnings)]:
        del answers[key]


# The end ----------------------------------------------------------------------------------------------------------------


def _sum_up(matter: Matter, answers: dict[str, Any]) -> bool | None:
    """Show every answer, numbered, and ask whether to record them; None when one of them is to be given again."""
    said = [each for each in plan(matter, answers) if each.label is not None]
    click.echo(err=True)
    click.echo(str(say.SUMMARY), err=True)
    for number, question in enumerate(said, 1):
        assert question.label is not None
        line = say.SUMMARY_LINE.format(label=question.label, answer=_answer_said(question, answers[question.key]))
        click.echo(f"  {number}  {line}", err=True)
    for weight in weights_of(matter, answers):
        click.echo(str(factor(Weight(**weight))), err=True)
    try:
        meant = ask(Question("end", say.RECORD_IT, None, reads=_reads_end(len(said))))
    except Back:
        meant = len(said)
    if isinstance(meant, bool):
        return meant
    assert isinstance(meant, int)
    forget(answers, said[meant - 1])
    return None


def _answer_said(question: Question, value: object) -> Text:
    said = question.said(value)
    return say.LEFT_TO_WEIGH.format(answer=said) if value in (DO_NOT_KNOW, SAYS_NOTHING) else said


def _reads_end(count: int) -> Callable[[str], bool | int]:
    """Yes, no, or the number of one of so many answers."""

    def read(written: str) -> bool | int:
        if written.isdecimal() and 0 < int(written) <= count:
            return int(written)
        said = None if written.isdecimal() else yes_or_no(written)
        if said is None:
            raise WrongUsage(say.NOT_AN_ANSWER.format(written=shown(written)), say.END_HINT)
        return said

    return read
