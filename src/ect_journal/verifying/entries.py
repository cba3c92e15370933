"""What the entries say, as far as verifying needs it: one pass over their JSON, once the tree over their bytes stands.

No entry is decoded as an event: what a later release records is verified by this one too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson

from ect_journal.sealing import COMMITMENT
from ect_journal.store import BLANK
from ect_journal.verifying.report import altered
from ect_journal.verifying.tree import Leaves

TELLING = frozenset(
    (
        "anchor.recorded",
        "clock.faulted",
        "entry.expunged",
        "erasure.executed",
        "key.added",
        "key.revoked",
    )
)
"""The types of entry of which more is asked than their number, their id and their time."""
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


class Said(NamedTuple):
    """An entry of a type that tells: its number, its type, its data."""

    position: int
    type: str
    data: Mapping[str, Any]


class Log(NamedTuple):
    """`recorded` has the time of each entry, None for a stub; `backwards` the first entry whose time is before that of the
    one it follows, or no time; `telling` the entries that say more, in order."""

    leaves: Leaves
    origin: str
    journal: str
    recorded: list[str | None]
    backwards: int | None
    telling: tuple[Said, ...]

    def of(self, *types: str) -> Iterator[Said]:
        return (said for said in self.telling if said.type in types)


def opening(entries: Sequence[bytes]) -> tuple[str, str]:
    """The origin and the journal that J1 says. Raises `Stopped` when it opens none."""
    try:
        first = orjson.loads(entries[0])
        origin, journal = first["data"]["origin"], first["data"]["journal"]
        if first["type"] == "journal.opened" and isinstance(origin, str) and isinstance(journal, str):
            return origin, journal
    except (ValueError, KeyError, TypeError):
        pass
    raise altered("journal", 1)


def read(entries: Sequence[bytes], leaves: Leaves, opened: tuple[str, str], types: Sequence[str] | None = None) -> Log:
    """`types` is what the place says of each. Raises `Stopped` at the first entry that has not the shape of one or its own
    number, that has the id of another, or another type than the place says."""
    ids: set[str] = set()
    recorded: list[str | None] = []
    telling: list[Said] = []
    last, backwards = "", None
    loads, stubs = orjson.loads, leaves.stubs
    for number, state in enumerate(entries, 1):
        if number in stubs:
            if stubs[number][1] != number:
                raise altered("position", number)
            if types is not None and types[number - 1] != BLANK:
                raise altered("type", number)
            recorded.append(None)
            continue
        try:
            entry = loads(state)
            position, type_, data = entry["position"], entry["type"], entry["data"]
            id, at = entry.get("id"), entry.get("recorded_at")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise altered("position", number) from None
        if position != number or position is True or type(type_) is not str or type(data) is not dict:
            raise altered("position", number)
        if type(id) is not str or id in ids:
            raise altered("id", number)
        ids.add(id)
        if types is not None and types[number - 1] != type_:
            raise altered("type", number)
        if (at != last or not at) and backwards is None:
            if not isinstance(at, str) or not _INSTANT.fullmatch(at) or (at < last and type_ != "clock.faulted"):
                backwards = number
            else:
                last = at
        recorded.append(at)
        if type_ in TELLING:
            telling.append(Said(number, type_, data))
    return Log(leaves, *opened, recorded, backwards, tuple(telling))


def committing(entries: Iterable[bytes]) -> dict[str, int]:
    """The first entry that commits to each digest."""
    found: dict[str, int] = {}
    for number, state in enumerate(entries, 1):
        for digest in COMMITMENT.findall(state):
            found.setdefault(digest.decode(), number)
    return found
