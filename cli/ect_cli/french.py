"""Click's own words ("Usage:", "Options", "Missing option"…) in the reader's language.

Click asks `gettext` for them, in gettext's default domain. Leaves the words of this program to their `Text` pairs.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ect_journal.words import Lang

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "messages"
"""gettext's default domain, the only one that click asks."""


@contextmanager
def click_speaks(lang: Lang) -> Iterator[None]:
    """While this lasts, click speaks `lang`, whatever the locale says (the reader may have chosen with `ECT_LANG`)."""
    before = os.environ.get("LANGUAGE")
    os.environ["LANGUAGE"] = lang
    if lang == "fr":
        gettext.bindtextdomain(DOMAIN, FOLDER)
    try:
        yield
    finally:
        if before is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before
