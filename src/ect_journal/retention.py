"""Until when a sealed value is kept, and which values are past their day.

    terms = terms_of(journal)
    terms.end(row.retention, row.about)     # the last day on which it is kept; None while nothing says
    due(journal, date(2028, 1, 1))          # what `erasing.rehearse(digests=…)` may take from here

The three lengths are a `Retention`. *Words* are kept some months after the end of the programme: `verbatim_months` in
ect.toml, 24 when it is not there, since the last report, its review by the funder and the articles that quote the words
take about two years, and a quotation that can no longer be checked against what was said is worth little. *Contact* is
what CNIL recommends for people with whom one has no more to do: three years after the last time. The *record of the
programme* is kept ten years after its end, during which European funds and French public funders may ask for it.
The end of the programme is the present reading of the journal: amendments move it. Nothing is erased here, nor by
itself: whoever keeps the journal decides.
"""

import calendar
import tomllib
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.catalogue.programme import Programme
from ect_journal.catalogue.vocabularies import Retention
from ect_journal.entry import Entry
from ect_journal.erasing import Held, held
from ect_journal.errors import InvalidInput
from ect_journal.folder import SETTINGS
from ect_journal.persons import named_in, standing_entries
from ect_journal.words import Text, shown

if TYPE_CHECKING:
    from ect_journal.journal import Journal

CLASSES = {word.value: word for word in Retention}
VERBATIM_MONTHS = 24
MOST_MONTHS = 1200
CONTACT_MONTHS = 3 * 12
LOG_MONTHS = 10 * 12


class Terms(NamedTuple):
    """What the ends of retention depend on: the last day of the programme (None before it is opened), how many months
    its words outlast it, and for each actor the last day of an entry that has to do with them."""

    programme: date | None
    verbatim_months: int
    contacts: Mapping[str, date]

    def end(self, retention: str, about: Collection[str]) -> date | None:
        """The last day on which such a value about these actors is kept; None while nothing says. A value about several
        people goes with the first of them: the right of one does not wait for the others."""
        match CLASSES.get(retention):
            case Retention.CONTACT:
                known = [self.contacts[actor] for actor in about if actor in self.contacts]
                return after(min(known), CONTACT_MONTHS) if known else None
            case Retention.VERBATIM:
                return after(self.programme, self.verbatim_months)
            case Retention.LOG:
                return after(self.programme, LOG_MONTHS)
        return None  # a damaged row


def after(day: date | None, months: int) -> date | None:
    """So many months later, or the last day of that month when it is shorter; the last day of all beyond year 9999."""
    if day is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def terms_of(journal: "Journal", standing: Iterable[Entry] | None = None) -> Terms:
    """`standing`: the entries that stand, for who has them already. Raises `InvalidInput` when ect.toml says no number
    of months."""
    programme: Programme | None = journal.register().get("programme", "programme")
    end = programme.end if programme and programme.opened is not None else None
    contacts: dict[str, date] = {}
    for entry in standing_entries(journal) if standing is None else standing:
        for actor, _ in named_in(entry):
            contacts[actor] = max(contacts.get(actor, date.min), entry.occurred.end)
    return Terms(end, verbatim_months(journal), contacts)


def due(journal: "Journal", day: date, terms: Terms | None = None) -> tuple[Held, ...]:
    """The values whose last day is before this one, in the order of their entries. One with no known end never is."""
    terms = terms or terms_of(journal)
    rows = journal.store.sealed()
    ends = {row.digest: terms.end(row.retention, row.about) for row in rows}
    return held(journal, [row for row in rows if (end := ends[row.digest]) is not None and end < day])


def without_end(journal: "Journal", terms: Terms) -> int:
    """How many values are kept until a day that nothing says yet."""
    return sum(terms.end(row.retention, row.about) is None for row in journal.store.sealed())


def verbatim_months(journal: "Journal") -> int:
    """What ect.toml says, else `VERBATIM_MONTHS`. Raises `InvalidInput` for what is no number of months."""
    path = journal.folder / SETTINGS if journal.folder else None
    if path is None or not path.is_file():
        return VERBATIM_MONTHS
    found = tomllib.loads(path.read_text(encoding="utf-8")).get("verbatim_months", VERBATIM_MONTHS)
    if type(found) is int and 0 <= found <= MOST_MONTHS:
        return found
    raise InvalidInput(
        Text(f"verbatim_months in {path} is no number of months: {shown(found)}.", f"verbatim_months dans {path} n’est pas un nombre de mois : {shown(found)}."),
        Text(f"Write a whole number from 0 to {MOST_MONTHS}, without quotes: verbatim_months = {VERBATIM_MONTHS}", f"Écrivez un nombre entier de 0 à {MOST_MONTHS}, sans guillemets : verbatim_months = {VERBATIM_MONTHS}"),
    )  # fmt: skip
