"""The dossier: one HTML file that says what was promised, done, learned and changed, and checks itself.

    Path("dossier.html").write_bytes(dossier(journal, profile="funder", lang="fr"))

Both languages are in it; `lang` is the one it opens in. Leaves what is checked, and how, to `ect_journal.verifying`, and
what is read back out of the file to `ect_journal.dossier_file`.
"""

from datetime import date
from typing import TYPE_CHECKING

from ect_journal.words import Lang
from ect_projections.dossier.about import PROFILES, About, Profile
from ect_projections.dossier.render import render
from ect_projections.reading import Reading

if TYPE_CHECKING:
    from ect_journal.journal import Journal

__all__ = ["PROFILES", "About", "Profile", "dossier"]


def dossier(
    journal: "Journal", *, profile: Profile = "open", as_of: date | str | None = None, lang: Lang = "fr"
) -> bytes:
    """The file, as UTF-8. `as_of` is the day that the pages speak of; the record always has every entry, or it would not
    prove itself whole.

    The pages are signed where the journal's signing key is here and open. Raises `InvalidInput` for what is no day, and
    `KeysLocked` for an internal copy while a passphrase locks the keys.
    """
    return render(About(journal, Reading.of(journal, as_of=as_of), profile, lang))
