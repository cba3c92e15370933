"""Where words that are to go still stand: in other entries, in a copy itself, in the files of the folder.

A code, a day or a word of a vocabulary is nobody's wording, whoever has it. Leaves to `leftovers` how files are searched.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import orjson

from ect_journal import leftovers
from ect_journal.catalogue import EntryBlank, EntryExpunged
from ect_journal.catalogue.vocabularies import VOCABULARIES
from ect_journal.clean_copy import is_telling, is_unmistakable, pieces, says_more
from ect_journal.entry import Entry
from ect_journal.leftovers import Leftovers

if TYPE_CHECKING:
    from ect_journal.expunging import Part
    from ect_journal.journal import Journal


class StillSaid(NamedTuple):
    """`words` are those that go and say enough to be looked for; `repeated` are the entries, `files` the files with them."""

    words: tuple[str, ...]
    repeated: tuple[str, ...]
    files: Leftovers


def still_said(journal: "Journal", parts: "Sequence[Part]") -> StillSaid:
    """Once these entries read as they will."""
    codes = _codes(journal)
    changes = [change for part in parts for change in part.changes]
    gone = pieces(changes)
    telling = [text for text in gone if is_telling(text, codes)]
    whole = [change.old for change in changes if says_more(change.old, codes)]
    files = Leftovers()
    if journal.folder is not None:
        unmistakable = [text for text in gone if is_unmistakable(text, codes)]
        sure = leftovers.search(journal.folder, [*whole, *unmistakable], journal.uuid)
        maybe = leftovers.search(journal.folder, telling, journal.uuid)
        others = dict.fromkeys((*sure.others, *maybe.ours, *maybe.others))
        files = Leftovers(sure.ours, tuple(path for path in others if path not in sure.ours))
    written = [orjson.dumps(text)[1:-1] for text in dict.fromkeys([*whole, *telling])]
    copies = {part.before.position: part.after.to_bytes() if part.after else b"" for part in parts}
    repeated = tuple(
        f"J{row.position}"
        for row in journal.rows()
        if any(text in copies.get(row.position, row.state) for text in written)
    )
    return StillSaid(tuple(telling), repeated, files)


def naming(journal: "Journal", entries: Sequence[Entry]) -> tuple[str, ...]:
    """The other entries that name one of these, in whatever field."""
    names, own = [orjson.dumps(entry.ref) for entry in entries], {entry.position for entry in entries}
    found = (row for row in journal.rows() if row.position not in own and any(name in row.state for name in names))
    return tuple(f"J{row.position}" for row in found if row.type not in (EntryBlank.TYPE, EntryExpunged.TYPE))


def _codes(journal: "Journal") -> frozenset[str]:
    codes = {code for states in journal.register().folded.entities.values() for code in states}
    return frozenset(codes | {word.value for words in VOCABULARIES.values() for word in words})
