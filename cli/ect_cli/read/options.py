"""The options that every reading command shares, and the reading they ask for.

Knows the two times, as a person writes them, and the formats. Leaves what is read to the projections, and how it is
printed to `formats`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from ect_cli.commands import Option
from ect_cli.dates import read_past
from ect_cli.place import opened, today
from ect_cli.read import words as say
from ect_cli.words import DAY, FILE
from ect_journal import Journal
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_projections import Reading

FORMATS = ("table", "json", "jsonl", "csv", "parquet", "xlsx")


@dataclass(frozen=True)
class Asked:
    """What the shared options say."""

    format: str
    output: str | None
    as_of: str | None = None
    known_at: str | None = None


def reading_options(
    *, as_of: bool = True, known_at: bool = True, formats: Sequence[str] = FORMATS
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command `--as-of`, `--known-at`, `--format` and `--output`; it receives them as one `Asked`, `asked`."""
    options = [
        *([_option("--as-of", say.AS_OF, DAY)] if as_of else []),
        *([_option("--known-at", say.KNOWN_AT, say.DAY_OR_ENTRY)] if known_at else []),
        _option("--format", say.FORMAT, "|".join(formats), type=click.Choice(formats), default=formats[0]),
        _option("--output", say.OUTPUT, FILE),
    ]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def asking(**given: Any) -> None:
            names = [field.name for field in fields(Asked) if field.name in given]
            command(asked=Asked(**{name: given.pop(name) for name in names}), **given)

        for option in reversed(options):
            asking = option(asking)
        return asking

    return decorate


def _option(name: str, says: Text, takes: Text | str, **attrs: Any) -> Any:
    return click.option(name, cls=Option, says=says, takes=takes, section=say.READING, **attrs)


@contextmanager
def reading(asked: Asked) -> "Iterator[tuple[Journal, Reading]]":
    """The journal, and its reading at the two times asked for."""
    from ect_projections import Reading  # imports polars, which only who reads waits for

    with opened() as journal:
        as_of = read_past(asked.as_of, today(journal)) if asked.as_of else None
        yield journal, Reading.of(journal, as_of=as_of, known_at=known_position(journal, asked))


def known_position(journal: Journal, asked: Asked) -> int | None:
    """The position that `--known-at` means. A day is resolved once, and the position said on standard error."""
    if asked.known_at is None:
        return None
    if is_entry(asked.known_at):
        return journal.entry(asked.known_at).position
    from ect_projections import Reading

    day = read_past(asked.known_at, today(journal))
    position = Reading.of(journal, known_at=day).known_at
    said = say.KNOWN_THEN if position else say.KNOWN_NOTHING
    click.echo(str(said.format(day=day, ref=f"J{position}")), err=True)
    return position


def is_entry(written: str) -> bool:
    return written[:1] in ("J", "j") and written[1:].isdigit()
