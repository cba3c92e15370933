"""Which journal a command works on: `--journal`, else `ECT_JOURNAL`, else the nearest `ect.toml` upwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from ect_cli.commands import JOURNAL_KEY
from ect_cli.words import (
    GIVE_ITS_FOLDER,
    NOT_ITS_FOLDER,
    NOW_ELSEWHERE,
    SEEN_BEFORE,
    SEEN_LONGER,
    SEEN_OTHERWISE,
    UNSEALED,
)
from ect_journal import Journal, JournalNotFound
from ect_journal.folder import DATABASE, SETTINGS, find
from ect_journal.store.address import is_address

PASSPHRASE = "ECT_PASSPHRASE"
"""Opens the keys here, where they are under one."""
_WARNED = "ect_cli.warned_of_older"
"""Where it is kept that the journal was said to be an older copy."""


def journal_place() -> Path | str:
    """A folder, or the address of a server. Raises `JournalNotFound` when nothing names a journal."""
    named = click.get_current_context().meta.get(JOURNAL_KEY) or os.environ.get("ECT_JOURNAL")
    if not named:
        return find(Path.cwd())
    if is_address(named):
        return str(named)
    path = Path(named)
    if path.is_file() and path.name in (DATABASE, SETTINGS):
        raise JournalNotFound(NOT_ITS_FOLDER.format(path=path), GIVE_ITS_FOLDER.format(folder=path.parent))
    return path


@contextmanager
def opened() -> Iterator[Journal]:
    with Journal.open(journal_place()) as journal:
        if place := journal.store.moved():
            click.echo(str(NOW_ELSEWHERE.format(place=place)), err=True)
        _warn_if_older(journal)
        if os.environ.get(PASSPHRASE):
            from ect_cli.keep.passphrase import say_if_in_vain, unlock_if_given

            unlock_if_given(journal)
            yield journal
            say_if_in_vain()  # in the end: a command that cannot do without says so itself
        else:
            yield journal
        if journal.unsealed:
            click.echo(str(UNSEALED), err=True)


def _warn_if_older(journal: Journal) -> None:
    """Once per command: what is here does not continue what this machine saw here before."""
    seen, meta = journal.seen_before, click.get_current_context().meta
    if seen is None or _WARNED in meta:
        return
    meta[_WARNED] = True
    said = SEEN_LONGER if seen.size > journal.head else SEEN_OTHERWISE
    from ect_cli.prove.telling import tell  # only who is warned waits for it

    tell(said.format(size=seen.size, head=journal.head, sixteen=seen.sixteen))
    tell(SEEN_BEFORE)


def today(journal: Journal) -> date:
    """The civil day, in the journal's time zone."""
    return journal.world.now().astimezone(journal.time_zone).date()
