"""What keys have to do with recording, said once it is done: names that could not be looked for, people for whom a colleague
has another key."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from ect_cli.keep.words import WHAT_IS_ABOUT_NOBODY
from ect_cli.record import words as say
from ect_journal import Journal
from ect_journal.catalogue.vocabularies import Retention
from ect_journal.sealing import SealedRow
from ect_journal.vault import NOBODY
from ect_journal.words import Text


@contextmanager
def keys_told(journal: Journal) -> Iterator[None]:
    """Around the recording of one entry, or its rehearsal; what is refused needs no more said."""
    before = {key.id for key in journal.keyring.listed()}
    yield
    if journal.keyring.locked and any(row.retention == Retention.CONTACT for row in journal.store.sealed()):
        click.echo(str(say.NAMES_LOCKED), err=True)
    new = [key for key in journal.keyring.listed() if key.id not in before and key.subject is not None]
    apart = [key.subject for key in new if key.subject is not None and _is_apart(journal, key.subject, key.id)]
    if apart:
        said = [Text(code, code) if code else WHAT_IS_ABOUT_NOBODY for code in apart]
        whom = Text(", ".join(each.en for each in said), ", ".join(each.fr for each in said))
        click.echo(str(say.NEW_KEY.format(whom=whom)), err=True)


def _is_apart(journal: Journal, subject: str, key: str) -> bool:
    """Whether the vault has values about them under keys that never were here."""
    known = {each.id for each in journal.keyring.listed()} | {key}
    return any(_key_of(row, subject) not in known for row in _rows(journal, subject))


def _rows(journal: Journal, subject: str) -> list[SealedRow]:
    return journal.store.sealed_about(subject) if subject else [row for row in journal.store.sealed() if not row.about]


def _key_of(row: SealedRow, subject: str) -> str | None:
    return dict(zip(row.about or (NOBODY,), row.keys, strict=False)).get(subject)
