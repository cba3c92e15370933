"""Imported before the figures: says in words when altair and vl-convert are not there. Raises `InvalidInput`."""

from ect_journal.errors import InvalidInput
from ect_projections.figures.words import MISSING, MISSING_HINT

try:
    import altair  # noqa: F401  only to see that it is there
    import vl_convert  # noqa: F401  likewise
except ImportError as missing:
    raise InvalidInput(MISSING, MISSING_HINT) from missing
