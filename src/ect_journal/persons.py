"""What the log says of a person in public: the entries that name them, the notices they had, what they consented to.

Reads the entries as they stand now. What is held about them under seal is the vault's (`access` puts both together).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.catalogue import ConsentRecorded, ConsentWithdrawn, NoticeGiven
from ect_journal.codec import decode
from ect_journal.entry import Entry
from ect_journal.register import references_of
from ect_journal.words import Word

if TYPE_CHECKING:
    from ect_journal.journal import Journal

BY = "by"
"""Stands for a field where somebody is named for having recorded the entry."""


class Basis(Word):
    """On what rests that a person's words are kept."""

    CONSENT = "consent", "consent", "consentement", "The person agreed to it.", "La personne y a consenti."
    EXPIRED = (
        "expired",
        "consent expired",
        "consentement échu",
        "The person agreed to it up to a day that is past.",
        "La personne y a consenti jusqu’à un jour qui est passé.",
    )
    WITHDRAWN = (
        "withdrawn",
        "consent withdrawn",
        "consentement retiré",
        "The person took back what they had agreed to.",
        "La personne a repris l’accord qu’elle avait donné.",
    )
    NOTICE = (
        "notice",
        "information given",
        "information donnée",
        "The person was told, and the journal has no objection of theirs.",
        "La personne a été informée, et le journal n’a pas d’opposition de sa part.",
    )
    NONE = (
        "none",
        "nothing recorded",
        "rien de consigné",
        "The journal has neither a consent nor a notice.",
        "Le journal n’a ni consentement ni information.",
    )


class Standing(NamedTuple):
    """Where a person stands on a day: the basis, and the entry that gives it (None for nothing recorded)."""

    basis: Basis
    entry: Entry | None


WORDS_OF = (NoticeGiven.TYPE, ConsentRecorded.TYPE, ConsentWithdrawn.TYPE)
"""The types of entry that make a person's history."""


def standing_entries(
    journal: "Journal", recorded: Iterable[Entry] | None = None, *, types: Iterable[str] | None = None
) -> Iterator[Entry]:
    """The entries that stand, as they read now, in order; among those given, or of these types, else all."""
    register = journal.register()
    if recorded is None:
        recorded = (decode(row.state) for row in journal.rows(upto=register.head, types=types))
    for entry in recorded:
        if entry.position not in register.folded.marks:
            yield entry
        elif register.live(entry.ref):
            yield register.entry(entry.ref) or entry


def named_in(entry: Entry) -> Iterator[tuple[str, str]]:
    """Each actor whom an entry names in public, with the field that does; `BY` for who recorded it."""
    yield entry.by, BY
    for kind, code in entry.event.mints():
        if kind == "actor":
            yield code, "code"
    for field, code in references_of(entry.event):
        if field.kind.target == "actor":
            yield code, field.name


def history(entries: Iterable[Entry], actor: str) -> list[Entry]:
    """The notices given to a person, what they consented to and what they took back, among these entries, in the order
    in which it happened."""
    own = [
        entry
        for entry in entries
        if entry.type in WORDS_OF and any(code == actor and field != BY for code, field in named_in(entry))
    ]
    return sorted(own, key=lambda entry: (entry.occurred.start, entry.position))


def where_stands(history: Sequence[Entry], day: date) -> Standing:
    """On what it rests, on that day, that the words of the person with this history are kept. As `Actor.allows` has it,
    what they said themselves goes before what they were told."""
    for entry in reversed(history):
        match entry.event:
            case ConsentWithdrawn():
                return Standing(Basis.WITHDRAWN, entry)
            case ConsentRecorded(until=until):
                return Standing(Basis.EXPIRED if until and until < day else Basis.CONSENT, entry)
    return Standing(Basis.NOTICE, history[-1]) if history else Standing(Basis.NONE, None)
