"""What the journal takes from the outside world: the time, new ids, salts. One source, so that a demo or a test can
give its own and get the same bytes twice."""

import secrets
from datetime import UTC, datetime
from uuid import UUID, uuid4

from ect_journal.words import Text


class World:
    """The real clock and the system's randomness."""

    whose_clock = Text("This machine's clock", "L’horloge de cette machine")
    """Whose time `now` gives."""

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def uuid(self) -> UUID:
        """A new id for an entry or a journal."""
        return uuid4()

    def salt(self) -> bytes:
        """32 random bytes, for one sealed value."""
        return secrets.token_bytes(32)

    def secret(self) -> bytes:
        """32 random bytes, for one key of sealed values."""
        return secrets.token_bytes(32)

    def jitter(self) -> float:
        """A number in [0, 1), to spread out writers that met."""
        return secrets.randbelow(1_000_000) / 1_000_000
