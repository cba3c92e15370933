"""What this machine remembers of a journal outside its folder: the erasures it has seen.

Yesterday's copy of a folder knows nothing of today's erasure, nor does yesterday's file of keys. This does, in the user's
state folder, by the journal's UUID; it holds digests and ids of keys, no value and no key.
"""

import os
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import orjson
from platformdirs import user_state_path

from ect_journal.folder import write_whole, writing


class Erasure(NamedTuple):
    """What one entry (`ref`) erased: these sealed values, and these keys."""

    ref: str
    digests: tuple[str, ...]
    key_ids: tuple[str, ...]


def state_folder() -> Path:
    """`ECT_STATE`, else where this system keeps what a user's programs remember."""
    given = os.environ.get("ECT_STATE")
    return Path(given) if given else user_state_path("ect-journal", appauthor=False)


class Seen:
    """The memory of one journal. Kept in a file, or, without a path, as long as the process lives."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: tuple[list[Erasure], bool] | None = None if path else ([], False)

    @classmethod
    def of(cls, journal: UUID) -> "Seen":
        return cls(state_folder() / f"{journal}.json")

    @property
    def erasures(self) -> list[Erasure]:
        """Those seen here, whatever the journal that is open says."""
        return self._now()[0]

    @property
    def unfinished(self) -> bool:
        """Whether older copies of the journal in its folder still hold what was erased."""
        return self._now()[1]

    def keep(self, erasures: list[Erasure], *, unfinished: bool) -> None:
        """Remember these too, and whether they are carried out everywhere in the folder. Raises `NotWritten`."""
        known, before = self._now()
        new = [erasure for erasure in erasures if erasure not in known]
        if not new and unfinished == before:
            return
        self._kept = [*known, *new], unfinished
        if self._path is not None:
            with writing(self._path):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                content = {"erasures": list(map(list, self._kept[0])), "unfinished": unfinished}
                write_whole(self._path, orjson.dumps(content))

    def _now(self) -> tuple[list[Erasure], bool]:
        if self._kept is None:
            self._kept = self._read()
        return self._kept

    def _read(self) -> tuple[list[Erasure], bool]:
        """What cannot be read is as if it were not there: the journal's own erasures still hold."""
        assert self._path is not None
        try:
            found = orjson.loads(self._path.read_bytes())
            erasures = [Erasure(str(ref), tuple(digests), tuple(keys)) for ref, digests, keys in found["erasures"]]
            return erasures, bool(found["unfinished"])
        except (OSError, ValueError, KeyError, TypeError):
            return [], False
