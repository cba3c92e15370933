"""Sentences that take more than a line, as wide as the screen; and what is to be done with what leaves the journal."""

import re

import click

from ect_cli.read.paragraphs import wrapped
from ect_cli.words import NOT_TO_HAND_OUT
from ect_journal import Journal

_COMMAND = re.compile("`[^`]+`|«\u202fect [^»]+»")
_TIE = "\0"
"""Stands for a space at which no line breaks: a command is to be copied whole."""


def tell(said: object, *, err: bool = True) -> None:
    """On standard error, unless it is the answer itself. Broken between words; a line that is indented stays so."""
    for line in str(said).split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        tied = _COMMAND.sub(lambda found: found[0].replace(" ", _TIE), line.strip())
        for part in wrapped(tied, indent, 2 if indent else 0):
            click.echo(part.replace(_TIE, " "), err=err)


def tell_use(journal: Journal, *said: object) -> None:
    """What its maker does next with what was made to be handed out. Of a copy that was put back, nothing of that: whoever
    was given both histories would hold the proof against its keeper."""
    for line in said if journal.seen_before is None else (NOT_TO_HAND_OUT,):
        tell(line)
