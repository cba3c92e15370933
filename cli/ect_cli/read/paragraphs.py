"""Sentences for people: how many of a thing, lines that fit the screen. Leaves what is said to each command's words."""

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, NamedTuple, TypeVar

from ect_cli.read.table import screen_width
from ect_journal.words import Text, language

T = TypeVar("T")


class Counted(NamedTuple):
    """A sentence that counts something: of one, and of several. French counts none as one."""

    one: Text
    many: Text

    def say(self, count: int, **values: object) -> str:
        single = count < 2 if language() == "fr" else count == 1
        return str((self.one if single else self.many).format(count=count, **values))


def joined(said: Iterable[object]) -> str:
    """Parted by semicolons, as the reader's language writes them."""
    parts = [str(each) for each in said]
    return str(Text("; ".join(parts), " ; ".join(parts)))


def wrapped(said: str, indent: int = 0, hanging: int = 0) -> list[str]:
    """Lines as wide as the screen, after that many spaces; the lines after the first stand `hanging` further right. Broken
    at plain spaces only."""
    first, after = " " * indent, " " * (indent + hanging)
    return textwrap.wrap(
        said, screen_width(), initial_indent=first, subsequent_indent=after, break_long_words=False, break_on_hyphens=False
    )  # fmt: skip


def blocks(columns: Sequence[T], widths: Sequence[int], first: int) -> Iterator[Sequence[T]]:
    """Columns of these widths, as many at a time as stand beside a first one on the screen; one at least."""
    start, used = 0, first
    for place, width in enumerate(widths):
        if place > start and used + 2 + width > screen_width():
            yield columns[start:place]
            start, used = place, first
        used += 2 + width
    if start < len(columns):
        yield columns[start:]


def write(lines: Iterable[str], page: IO[str] | None) -> None:
    """On a page (None: standard output)."""
    for line in lines:
        print(line, file=page or sys.stdout)
