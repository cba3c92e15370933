"""What every part of a dossier is made from: the journal, what it says as of the day, for whom, and what is hidden.

Leaves what is said of it to `page_one`, `trust` and `sections`, the record to `record`, the page to `render`.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

from ect_journal.words import Lang, Text
from ect_projections.reading import Reading

if TYPE_CHECKING:
    from ect_journal.journal import Journal

Profile = Literal["open", "funder", "internal"]
PROFILES: tuple[Profile, ...] = ("open", "funder", "internal")
"""Whom it is for. `open`: no sealed value; `funder`: the same, and what is missing; `internal`: sealed values opened."""

Said = Text | str
"""What a page says: a sentence in both languages, or the journal's own words, in whichever language they were written."""


class About(NamedTuple):
    journal: "Journal"
    reading: Reading
    profile: Profile
    lang: Lang
    """The language that the file opens in; both are in it."""
