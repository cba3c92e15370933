"""Which journal a command works on: `--journal`, else `ECT_JOURNAL`, else the nearest `ect.toml` upwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from ect_cli.commands import JOURNAL_KEY
from ect_journal import Journal
from ect_journal.folder import find


def journal_folder() -> Path:
    """Raises `JournalNotFound` when nothing names a journal."""
    named = click.get_current_context().meta.get(JOURNAL_KEY) or os.environ.get("ECT_JOURNAL")
    return Path(named) if named else find(Path.cwd())


@contextmanager
def opened() -> Iterator[Journal]:
    with Journal.open(journal_folder()) as journal:
        yield journal


def today(journal: Journal) -> date:
    """The civil day, in the journal's time zone."""
    return journal.world.now().astimezone(journal.time_zone).date()
