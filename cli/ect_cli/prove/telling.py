"""Sentences that take more than a line, as wide as the screen."""

import re

import click

from ect_cli.read.paragraphs import wrapped

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
