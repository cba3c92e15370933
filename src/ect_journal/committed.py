"""Where the log commits to sealed values: which entry, in which field.

Reads the log in bulk and decodes only the entries it is asked about. Knows nothing of vaults and keys.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.catalogue.corrections import EntryCorrected
from ect_journal.codec import corrected, decode
from ect_journal.entry import Entry
from ect_journal.fields import Attachment, Sealed
from ect_journal.kinds import kinds_of
from ect_journal.sealing import COMMITMENT

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Place(NamedTuple):
    """An entry, and its field that commits to a value, as `value`. For a correction, the entry corrected is `of`."""

    ref: str
    field: str
    entry: Entry
    of: str
    value: Sealed | Attachment


def places(journal: "Journal", digests: Collection[str] | None = None) -> dict[str, list[Place]]:
    """Where each of these digests (None: each that there is) stands in the log, in the order of entries."""
    wanted = None if digests is None else set(digests)
    found: dict[str, list[Place]] = {}
    for row in journal.rows():
        there = {match.decode() for match in COMMITMENT.findall(row.state)}
        if not there or (wanted is not None and not there & wanted):
            continue
        for digest, place in _places_in(journal, decode(row.state)):
            if wanted is None or digest in wanted:
                found.setdefault(digest, []).append(place)
    return found


def _places_in(journal: "Journal", entry: Entry) -> Iterator[tuple[str, Place]]:
    event, of = entry.event, entry.ref
    if isinstance(event, EntryCorrected):
        of = event.entry
        event = corrected(journal.entry(of), entry).event
    for field in kinds_of(type(event), "sealed", "attachment"):
        value = getattr(event, field.name)
        for each in value if field.many else (value,):
            if each is not None and each.digest:
                yield each.digest, Place(entry.ref, field.name, entry, of, each)
