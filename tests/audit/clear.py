"""What every error says, for those that are a kind of one of the tree's leaves."""

from ect_journal.errors import EctError, every_error
from tests.durability import checks


def assert_clear(error: EctError) -> None:
    """As `checks.assert_clear`."""
    leaf = next(kind for kind in every_error() if isinstance(error, kind))
    checks.assert_clear(leaf(error.message, error.hint))
