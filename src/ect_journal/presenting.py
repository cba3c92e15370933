"""What is read where entries were expunged: their clean copies in their places, and blank pages.

    stored   J210 a stub          …  J300 the clean copy   J301 entry.expunged {entry: J210, replaced_by: J300}
    read     J210 the clean copy  …  J300 a blank page     J301 entry.expunged

A clean copy is read at the number and with the time of recording of what it replaces, so that nothing moves and nothing
counts twice. A copy may be expunged in its turn: J210 reads as the last one. Knows bytes and positions; leaves to
`expunging` what may be expunged, and to the store where the bytes are.
"""

import hashlib
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import orjson

from ect_journal.catalogue.privacy import LASTS, EntryBlank, EntryExpunged
from ect_journal.codec import Row
from ect_journal.entry import Circumstances, Entry, Occurred, citation, read_instant
from ect_journal.errors import Unreadable
from ect_journal.ledger import leaf_hash
from ect_journal.sealing import b64url
from ect_journal.words import Text

BLANK = EntryBlank.TYPE
_STUB = re.compile(rb'\{"expunged":"([A-Za-z0-9_-]{43})","position":([1-9][0-9]{0,14})\}')


# Stubs ------------------------------------------------------------------------------------------------------------------


def stub_of(row: Row) -> Row:
    """What stays where these bytes were: their leaf of the tree."""
    state = orjson.dumps({"expunged": b64url(leaf_of(row)), "position": row.position})
    return Row(row.position, BLANK, state)


def stub_in(state: bytes, position: int) -> Row | None:
    """The stub that these bytes are, if they are one."""
    return Row(position, BLANK, state) if _STUB.fullmatch(state) else None


def leaf_of(row: Row) -> bytes:
    """The leaf of an entry in the tree, whether its bytes are there or a stub. Raises `Unreadable`."""
    if row.type != BLANK:
        return leaf_hash(row.state)
    found = _STUB.fullmatch(row.state)
    if found is None or int(found[2]) != row.position:
        raise unreadable(
            f"J{row.position} is no entry and no stub of one", f"J{row.position} n’est ni une entrée ni ce qui en reste"
        )
    return urlsafe_b64decode(found[1] + b"=")


def id_digest(given: str) -> str:
    """What is kept of the id of an entry whose bytes go."""
    return b64url(hashlib.sha256(b"ect-journal id\n" + given.encode()).digest())


def unreadable(en: str, fr: str) -> Unreadable:
    return Unreadable(
        Text(f"What was expunged does not hold together: {en}.", f"Ce qui a été caviardé ne se tient pas : {fr}."),
        Text("Take all the lines of `ect export --format jsonl`, or a backup.", "Prenez toutes les lignes de « ect export --format jsonl », ou une sauvegarde."),
    )  # fmt: skip


# What is read -----------------------------------------------------------------------------------------------------------


class Expunging(NamedTuple):
    """What one entry.expunged says: `at` is its own position, `target` where the bytes were, `copy` where the clean copy
    is; `id_digest` is of the id that went, `day` and `written_at` are its own."""

    at: int
    target: int
    copy: int | None
    leaf: str
    recorded_at: str
    id_digest: str
    by: str
    day: Mapping[str, str]
    written_at: str

    @classmethod
    def of(cls, row: Row) -> "Expunging":
        """Raises `Unreadable`."""
        try:
            stored = orjson.loads(row.state)
            data = stored["data"]
            copy = data.get("replaced_by")
            return cls(
                row.position, int(data["entry"][1:]), int(copy[1:]) if copy else None, data["leaf"], data["recorded_at"],
                data["id_digest"], stored["by"], stored["occurred"], stored["recorded_at"],
            )  # fmt: skip
        except (ValueError, KeyError, TypeError, AttributeError):
            raise unreadable(
                f"J{row.position} does not say what it expunged", f"J{row.position} ne dit pas ce qu’elle a caviardé"
            ) from None


class Presented:
    """What is read of one journal instead of what is stored. `stored(position)` gives a row as it is stored."""

    def __init__(self, journal: UUID, zone: ZoneInfo, stored: Callable[[int], Row | None]) -> None:
        self._journal, self._zone, self._stored = journal, zone, stored
        self.expungings: list[Expunging] = []
        self._origins: dict[int, int] = {}
        self._by_id: dict[str, int] = {}
        self._instead: dict[int, Row] | None = {}

    @property
    def last(self) -> int:
        """The position of the last entry.expunged that is known here; 0 when there is none."""
        return self.expungings[-1].at if self.expungings else 0

    def add(self, rows: Iterable[Row]) -> bool:
        """Take note of these entries.expunged, in their order; whether there was one."""
        before = len(self.expungings)
        for row in rows:
            if row.type == EntryExpunged.TYPE:
                each = Expunging.of(row)
                self.expungings.append(each)
                self._by_id[each.id_digest] = self.origin(each.target)
                if each.copy is not None:
                    self._origins[each.copy] = self.origin(each.target)
                self._instead = None  # made again when it is asked for
        return len(self.expungings) > before

    def origin(self, position: int) -> int:
        """The entry that a clean copy is read as; any other entry is itself."""
        return self._origins.get(position, position)

    def named(self, given: str) -> int | None:
        """The entry that had this id, before it or a copy of it was expunged."""
        return self._by_id.get(id_digest(given)) if self._by_id else None

    def of(self, position: int) -> list[Expunging]:
        """Every expunging of an entry and of its copies, the first one first."""
        return [each for each in self.expungings if self.origin(each.target) == position]

    def standing(self, position: int) -> int | None:
        """Where the bytes are that are read at this position; None when there are none."""
        own = self.of(position)
        return own[-1].copy if own else position

    def row(self, row: Row) -> Row:
        """What is read for a row as it is stored."""
        return self._rows().get(row.position, row)

    def rows(self, rows: list[Row], after: int, upto: int | None, types: Collection[str] | None) -> list[Row]:
        """What is read for these, which are those stored in (after, upto], of these types only when given."""
        instead = self._rows()
        if not instead:
            return rows
        if types is None:
            return [instead.get(row.position, row) for row in rows]
        found = [row for row in rows if row.position not in instead]
        found += [
            row for row in instead.values()
            if row.type in types and after < row.position and (upto is None or row.position <= upto)
        ]  # fmt: skip
        return sorted(found)

    def _rows(self) -> dict[int, Row]:
        if self._instead is None:
            self._instead = {row.position: row for row in self._make()}
        return self._instead

    def _make(self) -> Iterable[Row]:
        for made in self.expungings:
            origin = self.origin(made.target)
            own = self.of(origin)
            if made is own[-1]:
                yield self._standing_in(origin, own[0], made)
            if made.copy is not None:
                day = Occurred.model_validate(dict(made.day))
                page = EntryBlank(expunged_by=citation(made.at), copy_of=citation(origin))
                yield self._blank(made.copy, made.written_at, day, page, made.by)

    def _standing_in(self, origin: int, first: Expunging, last: Expunging) -> Row:
        if last.copy is None:
            day = read_instant(first.recorded_at).astimezone(self._zone).date()
            page = EntryBlank(expunged_by=citation(last.at))
            return self._blank(origin, first.recorded_at, Occurred(start=day, end=day), page, last.by)
        copy = self._stored(last.copy)
        if copy is None or copy.type == BLANK:
            raise unreadable(
                f"J{last.copy}, the clean copy of J{origin}, is not there",
                f"J{last.copy}, la copie propre de J{origin}, n’y est pas",
            )
        stored = orjson.loads(copy.state) | {"position": origin, "recorded_at": first.recorded_at}
        return Row(origin, copy.type, orjson.dumps(stored, option=orjson.OPT_SORT_KEYS))

    def _blank(self, position: int, recorded_at: str, day: Occurred, page: EntryBlank, by: str) -> Row:
        around = Circumstances.read(id=uuid5(self._journal, f"blank {position}"), occurred=day, by=by)
        entry = Entry(position, read_instant(recorded_at), page, around)
        return Row(position, BLANK, entry.to_bytes())


# Holding stubs to what was recorded -------------------------------------------------------------------------------------


def check_covered(rows: Sequence[Row], expungings: Sequence[Expunging]) -> None:
    """`check_stubs` for a whole log (J1 first), and each copy is one. Raises `Unreadable`."""
    for each in expungings:
        if each.copy is not None and (each.copy != each.at - 1 or rows[each.copy - 1].type in LASTS):
            raise _misnamed(each)
    check_stubs([row for row in rows if row.type == BLANK], expungings)


def check_stubs(stubs: Iterable[Row], expungings: Iterable[Expunging]) -> None:
    """Each of these stubs, which are all there are, is one that an entry.expunged names, and each of those left one.
    Raises `Unreadable`."""
    there = {row.position: row for row in stubs}
    for each in expungings:
        if not 1 < each.target < (each.copy or each.at):
            raise _misnamed(each)
        found = there.pop(each.target, None)
        if found is None:
            raise unreadable(
                f"J{each.at} expunged J{each.target}, which is there in full",
                f"J{each.at} a caviardé J{each.target}, qui y est encore en entier",
            )
        if b64url(leaf_of(found)) != each.leaf:
            raise unreadable(
                f"what is left of J{each.target} is not what J{each.at} says",
                f"ce qui reste de J{each.target} n’est pas ce que dit J{each.at}",
            )
    if there:
        ref = citation(min(there))
        raise unreadable(f"no entry says that {ref} was expunged", f"aucune entrée ne dit que {ref} a été caviardée")


def _misnamed(each: Expunging) -> Unreadable:
    return unreadable(f"J{each.at} names what it cannot", f"J{each.at} nomme ce qu’elle ne peut pas")
