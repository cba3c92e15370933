"""What a correction changed, as it is said once it is recorded: each field, before → after."""

from collections.abc import Iterator

import click

from ect_cli.read.labels import value_said
from ect_cli.read.words import GROUNDS, WHEN
from ect_cli.record import words as say
from ect_journal import Entry
from ect_journal.kinds import kinds_of


def tell_changes(before: Entry, after: Entry) -> None:
    """On standard error; the words of a sealed text are not said."""
    for line in _changes(before, after):
        click.echo(f"  {line}", err=True)


def _changes(before: Entry, after: Entry) -> Iterator[str]:
    around = (
        (WHEN, str(before.occurred), str(after.occurred)),
        (GROUNDS, ", ".join(before.circumstances.grounds), ", ".join(after.circumstances.grounds)),
    )
    for name, old, new in around:
        if old != new:
            yield _changed(str(name), old, new)
    for field in kinds_of(type(before.event)):
        old_value, new_value = (getattr(entry.event, field.name) for entry in (before, after))
        if old_value == new_value:
            continue
        if field.kind.name == "sealed":
            yield str(say.SEALED_CHANGED.format(name=field.name))
        else:
            yield _changed(field.name, value_said(field, old_value), value_said(field, new_value))


def _changed(name: str, old: str, new: str) -> str:
    old, new = (" ".join(said.split()) or "—" for said in (old, new))
    return str(say.CHANGED.format(name=name, old=old, new=new))
