"""Asking on a terminal, on standard error so that standard output stays clean."""

from collections.abc import Callable

import click

from ect_cli.failures import WrongUsage
from ect_cli.keep import words as say
from ect_cli.record.values import yes_or_no
from ect_journal.words import Text, Word


def ask(question: Text, read: Callable[[str], str], default: str | None = None) -> str:
    """The answer, as `read` reads it; asked again while it cannot be read."""
    while True:
        answer = click.prompt(_sentence(question), default=default, err=True, prompt_suffix=str(say.COLON))
        try:
            return read(str(answer))
        except WrongUsage as error:
            click.echo(f"{error.message} {error.hint}", err=True)


def ask_yes_no(question: Text, *, default: bool = True) -> bool:
    """The default when the answer is empty; asked again while it says neither."""
    empty = str(say.YES if default else say.NO)
    while True:
        answer = click.prompt(
            f"{_sentence(question)} ({say.YES_NO})", default=empty, err=True, prompt_suffix=str(say.COLON)
        )
        said = yes_or_no(str(answer).strip() or empty)
        if said is not None:
            return said
        click.echo(str(say.ANSWER_YES_OR_NO), err=True)


def read_word(vocabulary: type[Word]) -> Callable[[str], str]:
    """A reader of one value of a vocabulary."""

    def read(written: str) -> str:
        word = vocabulary.read(written)
        if word is None:
            values = Text(
                ", ".join(known.value for known in vocabulary), ", ".join(known.label.fr for known in vocabulary)
            )
            raise WrongUsage(say.NOT_A_WORD.format(written=written), say.THE_WORDS.format(values=values))
        return word.value

    return read


def _sentence(question: Text) -> str:
    said = str(question)
    return said[:1].upper() + said[1:]
