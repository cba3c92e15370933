"""A question of a grid in the words of a person who has never met the journal, and the columns it fills.

Knows what is shown of an entry: its public fields, its sealed texts only when they are opened. Leaves out what says how
the entry was thought to bear on a claim.
"""

from hashlib import sha256
from typing import Any, NamedTuple

from ect_cli.judge import words as say
from ect_cli.judge.labels import LABELS, LEFT_OUT
from ect_cli.read.labels import value_said
from ect_journal import Entry, Journal, Occurred
from ect_journal.blind import Question
from ect_journal.catalogue.vocabularies import Frequency
from ect_journal.event import unversioned
from ect_journal.fields import Sealed
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Text


class Column(NamedTuple):
    """A column of the grid: its title, and how many characters wide it is."""

    title: Text
    width: int


ENTRY, WHEN, SEEN = Column(say.ENTRY, 8), Column(say.WHEN, 13), Column(say.SEEN, 46)
RIVAL, CLAIM = Column(say.RIVAL, 28), Column(say.CLAIM, 28)
IF_RIVAL, IF_CLAIM, WHY = Column(say.IF_RIVAL, 23), Column(say.IF_CLAIM, 23), Column(say.WHY, 36)
SHOWN = (ENTRY, WHEN, SEEN, RIVAL, CLAIM)
ASKED = (IF_RIVAL, IF_CLAIM, WHY)
COLUMNS = (*SHOWN, *ASKED)
HIDDEN = ("evidence", "rival", "question", "cells")
"""What identifies a row: the link, the rival, the digest of the question and that of each cell shown."""

META = "ect"
"""The hidden sheet: what identifies the grid, and the answers of the lists."""
MARK = "ect grid 1"
"""In the first cell of the hidden sheet: a grid of ours, in this shape."""

IF_RIVAL_ANSWERS: tuple[Text, ...] = (*(word.label for word in Frequency), say.DO_NOT_KNOW, say.SAYS_NOTHING)
IF_CLAIM_ANSWERS: tuple[Text, ...] = (*(word.label for word in Frequency), say.DO_NOT_KNOW)


def grid_key(journal: str, reader: str, at: str) -> str:
    """Of whose grid it is, and when it was made: another one makes all its digests wrong."""
    return sha256("\n".join((journal, reader, at)).encode()).hexdigest()[:16]


def cell_digest(text: str, key: str) -> str:
    """Of a cell's text in the grid of that key; spaces and line ends apart, which spreadsheets write in their own way."""
    return sha256(f"{key} {' '.join(text.split())}".encode()).hexdigest()[:8]


def shown_of(journal: Journal, question: Question, *, unseal: bool) -> tuple[str, ...]:
    """The texts of the columns `SHOWN`."""
    return (
        question.entry.ref,
        _when(question.entry.occurred),
        _seen(journal, question.entry, unseal=unseal),
        f"{question.rival}\n{question.statement}",
        f"{unversioned(question.claim)}\n{question.text}",
    )


def _when(occurred: Occurred) -> str:
    if occurred.start != occurred.end:
        return str(say.PERIOD.format(start=occurred.start, end=occurred.end))
    return f"{occurred.start} {occurred.time}" if occurred.time else str(occurred.start)


def _seen(journal: Journal, entry: Entry, *, unseal: bool) -> str:
    """The kind of entry and its title, then its fields, a line each."""
    title = getattr(entry.event, "title", None)
    lines = [str(say.FIELD.format(name=entry.event.LABEL, value=title) if title else entry.event.LABEL)]
    for field in kinds_of(type(entry.event)):
        value = getattr(entry.event, field.name)
        if field.name in LEFT_OUT or (field.kind.name == "sealed" and not unseal):
            continue
        if said := _said(journal, field, value):
            lines.append(str(say.FIELD.format(name=LABELS[field.name], value=said)))
    return "\n".join(lines)


def _said(journal: Journal, field: FieldKind, value: Any) -> str:
    values = () if value is None else value if field.many else (value,)
    match field.kind.name:
        case "sealed":
            return "\n".join(_opened(journal, text) for text in values)
        case "code" | "versioned":
            return ", ".join(_named(journal, field.kind.target, code) for code in values)
        case "entry":
            return ", ".join(f"{ref} {journal.current(ref).event.headline()}" for ref in values)
    return value_said(field, value)


def _opened(journal: Journal, text: Sealed) -> str:
    opened = journal.read_sealed(text)
    return str(say.UNREAD[opened.access]) if opened.text is None else opened.text


def _named(journal: Journal, kind: str, code: str) -> str:
    """The code, and what it stands for: nobody who reads a sheet knows the codes. People keep theirs alone."""
    register = journal.register()
    given = register.taken(kind, unversioned(code))
    minted = register.entry(f"J{given}") if given else None
    names = (getattr(minted.event, name, None) for name in ("title", "name")) if minted else iter(())
    name = next((each for each in names if isinstance(each, str)), None)
    return str(say.NAMED.format(code=code, name=name)) if name else code
