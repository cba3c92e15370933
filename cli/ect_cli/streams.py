"""Standard input and files, as bytes and as text. Knows UTF-8 and what a person may have done instead."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.words import (
    FILE_IN_IT,
    IS_A_FOLDER,
    NO_SUCH_FILE,
    NOT_UTF8,
    NOT_UTF8_HINT,
    STANDARD_INPUT,
    STDIN_TWICE,
    STDIN_TWICE_HINT,
    TEXT_AS_VALUE_HINT,
    TYPE_AND_END,
)
from ect_journal.words import Text

STDIN = "-"
_READ = "ect_cli.stdin_read"


def read_bytes(source: str, hint: Text = TEXT_AS_VALUE_HINT) -> bytes:
    """The whole of a file, or of standard input for `-`. Raises `WrongUsage` when standard input was read already."""
    if source != STDIN:
        return read_file(source, hint)
    ctx = click.get_current_context()
    if ctx.meta.get(_READ):
        raise WrongUsage(STDIN_TWICE, STDIN_TWICE_HINT)
    ctx.meta[_READ] = True
    if sys.stdin.isatty():
        click.echo(str(TYPE_AND_END), err=True)
    return stdin().read()


def read_text(source: str) -> str:
    """The text of a file or of standard input, exactly; only a byte order mark is left out."""
    content = read_bytes(source)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CouldNot(NOT_UTF8.format(source=STANDARD_INPUT if source == STDIN else source), NOT_UTF8_HINT) from None


def read_file(source: str, hint: Text = TEXT_AS_VALUE_HINT) -> bytes:
    path = Path(source)
    if path.is_dir():
        raise WrongUsage(IS_A_FOLDER.format(path=source), FILE_IN_IT)
    if not path.is_file():
        raise WrongUsage(NO_SUCH_FILE.format(path=source), hint)
    return path.read_bytes()


def on_terminal() -> bool:
    """Whether somebody is there to read a question and to answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def stdin() -> BinaryIO:
    return sys.stdin.buffer


def stdout() -> BinaryIO:
    sys.stdout.flush()
    return sys.stdout.buffer
