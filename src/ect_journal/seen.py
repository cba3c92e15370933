"""What this machine remembers of a journal outside its folder: the erasures that were carried out here, and those that
were begun.

Yesterday's copy of a folder knows nothing of today's erasure, nor does yesterday's file of keys. This does, in the user's
state folder, by the journal's UUID; it holds digests and ids of keys, no value and no key. What is remembered here destroys
keys at every opening: `vault` decides what may be. Several processes write it, one after the other.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple, TypeVar
from uuid import UUID

from platformdirs import user_state_path

from ect_journal.entry import position_of
from ect_journal.errors import InvalidInput
from ect_journal.folder import writing
from ect_journal.private import alone, write_private

_T = TypeVar("_T")


class Erasure(NamedTuple):
    """What one entry (`ref`) erased: these sealed values, and these keys."""

    ref: str
    digests: tuple[str, ...]
    key_ids: tuple[str, ...]


class Intent(NamedTuple):
    """An erasure about to be recorded in the journal at `place`. Whether it was, the log says."""

    place: str
    erasure: Erasure


class Memory(NamedTuple):
    """`unfinished` are the places where older copies of the journal still hold what was erased."""

    erasures: tuple[Erasure, ...] = ()
    intents: tuple[Intent, ...] = ()
    unfinished: tuple[str, ...] = ()


def state_folder() -> Path:
    """`ECT_STATE`, else where this system keeps what a user's programs remember."""
    given = os.environ.get("ECT_STATE")
    return Path(given) if given else user_state_path("ect-journal", appauthor=False)


class Seen:
    """The memory of one journal. Kept in a file, or, without a path, as long as the process lives."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept = Memory() if path is None else _remembered(path) or Memory()

    @classmethod
    def of(cls, journal: UUID) -> "Seen":
        return cls(state_folder() / f"{journal}.json")

    @property
    def erasures(self) -> tuple[Erasure, ...]:
        """Those seen here, whatever the journal that is open says."""
        return self._kept.erasures

    @property
    def intents(self) -> tuple[Intent, ...]:
        return self._kept.intents

    def is_unfinished(self, place: str) -> bool:
        return place in self._kept.unfinished

    def intend(self, place: str, erasures: Iterable[Erasure]) -> None:
        """Remember, before it is recorded, what is going to be erased. Raises `NotWritten`."""
        new = [Intent(place, erasure) for erasure in erasures]
        self._change(lambda now: now._replace(intents=_united(now.intents, new)))

    def drop(self, intents: Iterable[Intent]) -> None:
        """These came to nothing. Raises `NotWritten`."""
        void = set(intents)
        self._change(lambda now: now._replace(intents=tuple(each for each in now.intents if each not in void)))

    def keep(self, erasures: Iterable[Erasure], place: str, *, unfinished: bool) -> None:
        """Remember these too, and whether all of them are carried out in the copies at this place. Raises `NotWritten`."""
        new = list(erasures)

        def kept(now: Memory) -> Memory:
            elsewhere = tuple(each for each in now.unfinished if each != place)
            return Memory(
                _united(now.erasures, new),
                tuple(each for each in now.intents if each.erasure not in new),
                (*elsewhere, place) if unfinished else elsewhere,
            )

        self._change(kept)

    def _change(self, how: Callable[[Memory], Memory]) -> None:
        """What others wrote meanwhile is kept, and a file that cannot be read is put aside."""
        if how(self._kept) == self._kept:
            return
        if self._path is None:
            self._kept = how(self._kept)
            return
        with alone(self._path), writing(self._path):
            before = _remembered(self._path)
            if before is None:
                self._path.replace(self._path.with_name(f"{self._path.name}.{token_hex(4)}.damaged"))
            after = how(before or Memory())
            if after != before:
                write_private(self._path, json.dumps(after._asdict()).encode())
            self._kept = after


def _united(known: tuple[_T, ...], new: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*known, *new)))


def _remembered(path: Path) -> Memory | None:
    """What the file says; None when it is damaged: what the journal itself says still holds."""
    try:
        content = json.loads(path.read_bytes())
        found = Memory(
            tuple(map(_erasure, content["erasures"])),
            tuple(Intent(str(place), _erasure(erasure)) for place, erasure in content["intents"]),
            tuple(map(str, content["unfinished"])),
        )
        for intent in found.intents:
            position_of(intent.erasure.ref)
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, KeyError, TypeError, RecursionError, InvalidInput):
        return None
    return found


def _erasure(found: list[object]) -> Erasure:
    match found:
        case [str(ref), [*digests], [*key_ids]]:
            return Erasure(ref, tuple(map(str, digests)), tuple(map(str, key_ids)))
    raise ValueError(found)
