"""Asking one question on a terminal: nothing preselected, asked again until it is answered, always a way back.

On standard error, so that standard output holds the number of the entry and nothing else. Leaves which question comes
next to `dialogue`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import click

from ect_cli.failures import WrongUsage
from ect_cli.keep.words import COLON
from ect_cli.record.values import yes_or_no
from ect_cli.weigh import words as say
from ect_journal.words import Text, Word, plain, shown


class Back(Exception):
    """The previous question is wanted."""


@dataclass(frozen=True)
class Answer:
    """One of the answers that are listed: what it stands for, how it is said, how else it may be typed."""

    value: object
    says: Text
    also: tuple[str, ...] = ()

    def is_meant(self, written: str) -> bool:
        return plain(written) in {plain(each) for each in (*self.says, *self.also)}


@dataclass(frozen=True)
class Question:
    """What is asked, the answers listed under it, and how anything else is read (`None`: not at all).

    `label` is what the summary calls the answer, `None` for what is not an answer of its own. `clears`: the questions to
    ask again when this one is answered anew, by the beginning of their keys.
    """

    key: str
    asks: Text
    label: Text | None
    answers: tuple[Answer, ...] = ()
    reads: Callable[[str], object] | None = None
    clears: tuple[str, ...] = ()

    def said(self, value: object) -> Text:
        """An answer, as the summary says it."""
        found = next((answer.says for answer in self.answers if answer.value == value), None)
        return found or Text(str(value), str(value))


YES_OR_NO = (Answer(True, say.YES), Answer(False, say.NO))


def of_vocabulary(words: Sequence[Word]) -> tuple[Answer, ...]:
    """Each word as an answer, with its identifier and what it is otherwise written like."""
    return tuple(
        Answer(word, word.label, (word.value, *(each.partition(" (")[0] for each in word.label))) for word in words
    )


def ask(question: Question) -> object:
    """The answer. Raises `Back`, and `click.Abort` when nobody answers any more."""
    click.echo(err=True)
    yes_no = question.answers is YES_OR_NO
    click.echo(str(question.asks) + (f" ({say.YES}/{say.NO})" if yes_no else ""), err=True)
    if not yes_no:
        for number, answer in enumerate(question.answers, 1):
            click.echo(f"  {number}  {answer.says}", err=True)
    while True:
        try:
            return _read(question, _typed())
        except WrongUsage as error:
            click.echo(f"{error.message} {error.hint}", err=True)


def _typed() -> str:
    while True:
        written: str = click.prompt(
            str(say.YOUR_ANSWER), default="", show_default=False, err=True, prompt_suffix=str(COLON)
        )
        if written.strip():
            return written.strip()
        click.echo(str(say.SAY_SOMETHING), err=True)


def _read(question: Question, written: str) -> object:
    if plain(written) in say.BACK_WORDS:
        raise Back
    if question.answers is YES_OR_NO:
        said = yes_or_no(written)
        if said is not None:
            return said
    elif written.isdecimal() and 0 < int(written) <= len(question.answers):
        return question.answers[int(written) - 1].value
    for answer in question.answers:
        if answer.is_meant(written):
            return answer.value
    if question.reads is not None:
        return question.reads(written)
    hint = say.YES_OR_NO_ONLY if question.answers is YES_OR_NO else say.ONE_OF
    raise WrongUsage(say.NOT_AN_ANSWER.format(written=shown(written)), hint)
