"""The options that every reading command shares, and the reading they ask for.

Knows the two times, as a person writes them, and the formats. Leaves what is read to the projections, and how it is
printed to `formats`.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from ect_cli.commands import Choice, Option
from ect_cli.dates import read_past
from ect_cli.outputs import check_output, format_of
from ect_cli.place import opened, today
from ect_cli.read import words as say
from ect_cli.words import DAY, FILE, FORCE, OUTPUT
from ect_journal import Journal
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_projections import Reading

FORMATS = ("table", "json", "jsonl", "csv", "parquet", "xlsx")


@dataclass(frozen=True)
class Asked:
    """What the shared options say; `formats` are those of the command, and `written` the one that was asked for."""

    written: str | None
    output: str | None
    formats: Sequence[str]
    as_of: str | None = None
    known_at: str | None = None
    spreadsheet: bool = False
    force: bool = False

    @property
    def format(self) -> str:
        """The format asked for, else the one that the extension means. Raises `WrongUsage`."""
        return self.written or format_of(self.output, self.formats)


def reading_options(
    *, as_of: bool = True, known_at: bool = True, formats: Sequence[str] = FORMATS
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command `--as-of`, `--known-at`, `--format`, `--output`, `--force`, `--spreadsheet`; it receives them as one
    `Asked`, `asked`."""
    options = [
        *([_option("--as-of", say.AS_OF, DAY)] if as_of else []),
        *([_option("--known-at", say.KNOWN_AT, say.DAY_OR_ENTRY)] if known_at else []),
        _option("--format", say.FORMAT, "|".join(formats), type=Choice(formats)),
        _option("--output", OUTPUT, FILE),
        _option("--force", FORCE, None, is_flag=True),
        *([_option("--spreadsheet", say.SPREADSHEET, None, is_flag=True)] if "csv" in formats else []),
    ]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def asking(**given: Any) -> None:
            force = given.pop("force")
            check_output(given["output"], force=force)
            asked = Asked(
                given.pop("format"),
                given.pop("output"),
                formats,
                given.pop("as_of", None),
                given.pop("known_at", None),
                given.pop("spreadsheet", False),
                force,
            )
            command(asked=asked, **given)

        for option in reversed(options):
            asking = option(asking)
        return asking

    return decorate


def _option(name: str, says: Text, takes: Text | str | None, **attrs: Any) -> Any:
    return click.option(name, cls=Option, says=says, takes=takes, section=say.READING, **attrs)


@contextmanager
def reading(asked: Asked) -> "Iterator[tuple[Journal, Reading]]":
    """The journal, and its reading at the two times asked for."""
    from ect_projections import Reading  # imports polars, which only who reads waits for

    with opened() as journal:
        as_of = read_past(asked.as_of, today(journal)) if asked.as_of is not None else None
        known_at = _known_at(journal, asked)
        found = Reading.of(journal, as_of=as_of, known_at=known_at)
        _say_known(known_at, found.known_at)
        yield journal, found


def known_position(journal: Journal, asked: Asked) -> int | None:
    """The position that `--known-at` means, for who reads one entry. A day is resolved once, and the position said."""
    known_at = _known_at(journal, asked)
    if not isinstance(known_at, date):
        return known_at
    from ect_projections import Reading

    position = Reading.of(journal, known_at=known_at).known_at
    _say_known(known_at, position)
    return position


def _known_at(journal: Journal, asked: Asked) -> int | date | None:
    if asked.known_at is None:
        return None
    if is_entry(asked.known_at):
        return journal.entry(asked.known_at).position
    return date.fromisoformat(str(read_past(asked.known_at, today(journal))))


def moment(journal: Journal, written: str) -> str:
    """A day, or an entry that there is: a moment of what was known."""
    return journal.entry(written).ref if is_entry(written) else read_past(written, today(journal))


def _say_known(known_at: int | date | None, position: int) -> None:
    """A day stands for a position: which one is said on standard error."""
    if isinstance(known_at, date):
        said = say.KNOWN_THEN if position else say.KNOWN_NOTHING
        click.echo(str(said.format(day=known_at, ref=f"J{position}")), err=True)


def is_entry(written: str) -> bool:
    return written[:1] in ("J", "j") and written[1:].isascii() and written[1:].isdecimal()
