"""The last checkpoint that this machine saw of a journal, outside of its folder: yesterday's copy put back is noticed.

Kept by the journal's UUID and the place where it was seen, in the user's state folder. It is a memory and no record: losing
it loses a warning, so it is written without waiting for the disk, and what cannot be written is let go.
"""

import json
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING
from uuid import UUID

from ect_journal.errors import InvalidInput
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import NotANote
from ect_journal.seen import state_folder
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal


def check_goes_on(journal: "Journal") -> None:
    """Nothing is committed to before others in a copy that does not continue what was seen here: of two histories under one
    name, one would accuse whoever signed both. Raises `InvalidInput`."""
    if journal.seen_before is None:
        return
    size = journal.seen_before.size
    raise InvalidInput(
        Text(
            f"This copy does not continue the {size} entries that this machine saw of this journal: nothing of it is signed, nor handed out.",
            f"Cette copie ne prolonge pas les {size} entrées que cette machine a vues de ce journal : rien n’en est signé, ni remis.",
        ),
        Text(
            "`ect verify` says what is missing or differs; then, if this copy is the one that is meant: `ect verify --accept`.",
            "« ect verifier » dit ce qui manque ou diffère ; puis, si c’est bien cette copie que vous voulez : « ect verifier --accept ».",
        ),
    )


class LastSeen:
    """Of one journal at one place. Without a path, nothing is remembered."""

    def __init__(self, path: Path | None, place: str) -> None:
        self._path, self._place = path, place

    @classmethod
    def of(cls, journal: UUID, place: str) -> "LastSeen":
        return cls(state_folder() / f"{journal}.heads.json", place)

    @property
    def checkpoint(self) -> Checkpoint | None:
        with suppress(NotANote):
            return Checkpoint.of(self._all().get(self._place, ""))
        return None

    def saw(self, text: str) -> None:
        """This is the last one now."""
        kept = self._all()
        if self._path is None or kept.get(self._place) == text:
            return
        with suppress(OSError):
            self._path.parent.mkdir(0o700, parents=True, exist_ok=True)
            beside = self._path.with_name(f".{self._path.name}.{token_hex(4)}")
            try:
                beside.write_text(json.dumps({**kept, self._place: text}), "utf-8")
                beside.replace(self._path)
            finally:
                beside.unlink(missing_ok=True)

    def _all(self) -> dict[str, str]:
        if self._path is None:
            return {}
        try:
            content = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return {str(k): str(v) for k, v in content.items()} if isinstance(content, dict) else {}
