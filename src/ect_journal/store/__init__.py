"""Where entries are kept: in memory, in one SQLite file, or on a PostgreSQL server. This package alone imports
`eventsourcing`.

The whole journal is one originator of the library's recorders: `originator_id` is the journal's UUID,
`originator_version` the position, `topic` the event's type, `state` the entry's bytes. The text of the checkpoint is a
row of a second originator, in the same call, and so is what stands beside the entries (`Beside`); sealed values are rows of a table beside, the vault, in the same
transaction. Writing goes through the recorders, which refuse a taken position; reading goes straight to the driver, in
bulk, and creates nothing. What the rows mean is not known here.

Two things alone go away, in the transaction of the entry that says so: a row of the vault is deleted, and the bytes of
an entry give way to a stub, once. What went must also leave the bytes of the files: see `Store.clean`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple
from uuid import UUID, uuid5

from eventsourcing.persistence import IntegrityError, StoredEvent

from ect_journal.codec import Row
from ect_journal.errors import ReadOnly
from ect_journal.sealing import SealedRow
from ect_journal.words import Text
from ect_journal.world import World

Checkpoint = tuple[int, str]
"""A size, and the text of the checkpoint stored with the append that led to it."""


class Beside(NamedTuple):
    """What is kept beside the entries, as append-only as they are: a checkpoint signed (`SEAL`, at its size), or what an
    outside party gave for one (`ANCHOR`, at the position of the entry that records it)."""

    kind: str
    at: int
    state: bytes


SEAL, ANCHOR = "seal", "anchor"
BLANK = "entry.blank"
"""The type of a stub."""
STAYS = ("journal.opened", "checkpoint", SEAL, ANCHOR, BLANK)
"""The types of rows in whose place no stub is put."""
PRIVACY = ("erasure.executed", "entry.expunged")
KEYS = ("key.added", "key.revoked")
"""The types of the entries that say what went away."""
IS_INDEXED = "topic IN ('{}', '{}', '{}', '{}', '{}')".format(*PRIVACY, *KEYS, BLANK)
"""These and stubs in SQL: word for word what the partial indexes are over, so that they are used."""
IS_WATCHED = f"{IS_INDEXED} AND topic <> '{BLANK}'"
IS_STUB = f"{IS_INDEXED} AND topic = '{BLANK}'"


class Gone(NamedTuple):
    """What an append takes away: these values leave the vault, each stub takes the place of the row it is numbered as."""

    digests: tuple[str, ...] = ()
    stubs: tuple[Row, ...] = ()


NOTHING_GONE = Gone()


class Taken(Exception):
    """Somebody else took the position, or our turn was lost; nothing was written."""


class Store(ABC):
    """One journal's rows. `journal` is its UUID. Every store gives the same bytes for the same calls."""

    journal: UUID

    # writing

    def append(
        self, rows: Sequence[Row], checkpoint: str, sealed: Sequence[SealedRow] = (), gone: Gone = NOTHING_GONE,
        beside: Sequence[Beside] = (),
    ) -> None:  # fmt: skip
        """Keep all of these, and let go of what is gone, durably, or nothing of it. A sealed value that is there stays as
        it is; one that is also `gone` is replaced. Without rows, the checkpoint is left aside.

        Raises `Taken` when a position is no longer free, or a stub has nothing to take the place of; `ReadOnly` when the
        journal was moved elsewhere, or when nothing may be deleted here.
        """
        checkpoints = [(rows[-1].position, checkpoint)] if rows else []
        self._insert_or_say(self._events(rows, checkpoints, beside), sealed, gone=gone)

    def keep(self, beside: Sequence[Beside]) -> None:
        """Keep these beside what is there already. Raises `Taken` when one stands there, and as `append` does."""
        self._insert_or_say(self._events((), (), beside), ())

    def receive(
        self, rows: Sequence[Row], checkpoints: Sequence[Checkpoint], sealed: Sequence[SealedRow], mark: str | None,
        gone: Gone = NOTHING_GONE, beside: Sequence[Beside] = (),
    ) -> None:  # fmt: skip
        """Keep what another store kept, several appends at once, stubs among them, let go of what it let go of, and leave
        the mark."""
        self._insert_or_say(self._events(rows, checkpoints, beside), sealed, (mark,), gone)

    def mark(self, place: str | None) -> None:
        """From now on the journal is kept at `place`, and nothing is appended here; None: it is kept here.

        Raises `ReadOnly` when it is marked as kept at another place already.
        """
        self._insert_or_say([], (), (place,))

    def forget(self, digests: Iterable[str]) -> None:
        """Delete these values from the vault, durably; nothing is written where none of them is. It is done in a copy that
        was left behind by a move, too. Raises `ReadOnly` when nothing may be deleted here."""
        wanted = list(digests)
        while there := self.sealed_rows(wanted):
            with suppress(Taken):  # the connection was lost in the middle of it
                self._insert_or_say([], (), gone=Gone(tuple(there)))

    def may_erase(self) -> bool:
        """Whether anything can be deleted here, by whoever has it open."""
        return True

    def owes_cleaning(self) -> bool:
        """Whether bytes of what was deleted or replaced may still be in the files, since `clean` did not end after it."""
        return False

    @abstractmethod
    def clean(self) -> None:
        """Leave no byte of what was deleted or replaced in the files, as far as that is for the program to do."""

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Where a store can make writers wait for each other, nobody else appends inside the block."""
        yield

    def world(self) -> World:
        """The clock by which entries of this store are dated, and the system's randomness."""
        return World()

    def _events(
        self, rows: Sequence[Row], checkpoints: Sequence[Checkpoint], beside: Sequence[Beside]
    ) -> list[StoredEvent]:
        events = [StoredEvent(self.journal, row.position, row.type, row.state) for row in rows]
        texts = self.checkpoints_id
        events += [StoredEvent(texts, size, "checkpoint", text.encode()) for size, text in checkpoints]
        return events + [StoredEvent(self.originator(kind), at, kind, state) for kind, at, state in beside]

    def _insert_or_say(
        self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow], marks: Sequence[str | None] = (),
        gone: Gone = NOTHING_GONE,
    ) -> None:  # fmt: skip
        try:
            self._insert(events, sealed, marks, gone)
        except IntegrityError as error:
            if place := self.moved():
                raise kept_elsewhere(place) from None
            raise Taken from error

    def originator(self, kind: str) -> UUID:
        """Of the rows of a kind that stand beside the entries."""
        return uuid5(self.journal, kind)

    @property
    def checkpoints_id(self) -> UUID:
        return self.originator("checkpoint")

    @abstractmethod
    def _insert(
        self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow], marks: Sequence[str | None], gone: Gone
    ) -> None:
        """All of these in one transaction. With a mark, the one before it does not stand in the way,
        unless they name two places. Raises `IntegrityError`."""

    # reading

    @property
    @abstractmethod
    def place(self) -> str:
        """Where this is, for a person to read and a command to take."""

    @abstractmethod
    def head(self) -> int:
        """The last position; 0 when there is none."""

    @abstractmethod
    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        """The rows in (after, upto], in the order of positions; of these types only, when given."""

    def row(self, position: int) -> Row | None:
        found = self.rows(position - 1, position)
        return found[0] if found else None

    def watched(self, after: int = 0) -> list[Row]:
        """The rows that say what went away, and which keys sign, after this position: at once, however many others there
        are."""
        return self.rows(after, types=(*PRIVACY, *KEYS))

    def privacy(self, after: int = 0) -> list[Row]:
        """Those that say what went away."""
        return [row for row in self.watched(after) if row.type in PRIVACY]

    def stubs(self) -> list[Row]:
        """What is left of entries, in the order of positions: at once, too."""
        return self.rows(types=[BLANK])

    def checkpoints(self, after: int = 0, upto: int | None = None) -> list[Checkpoint]:
        """Those of sizes in (after, upto], in the order of sizes."""
        return [(size, state.decode()) for size, state in self._beside(self.checkpoints_id, after, upto)]

    def beside(self, kind: str, after: int = 0, upto: int | None = None) -> list[tuple[int, bytes]]:
        """What of this kind stands at (after, upto], in order."""
        return self._beside(self.originator(kind), after, upto)

    @abstractmethod
    def _beside(self, originator: UUID, after: int, upto: int | None) -> list[tuple[int, bytes]]:
        """The rows of another originator, in the order of their versions."""

    @abstractmethod
    def checkpoint(self, size: int | None = None) -> str | None:
        """The text stored with the append that led to `size` (None: the last one)."""

    @abstractmethod
    def sealed_rows(self, digests: Iterable[str]) -> dict[str, SealedRow]:
        """The sealed values kept for these digests."""

    @abstractmethod
    def sealed_about(self, actor: str) -> list[SealedRow]:
        """The sealed values that are about this actor, alone or with others, in the order of digests."""

    @abstractmethod
    def sealed(self) -> list[SealedRow]:
        """Every sealed value, in the order of digests."""

    @abstractmethod
    def moved(self) -> str | None:
        """Where the journal is kept now, when that is elsewhere."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections."""


def kept_elsewhere(place: str) -> ReadOnly:
    """The journal is marked as kept at another place."""
    return ReadOnly(
        Text(f"This journal is now kept at {place}; nothing is recorded here.", f"Ce journal est désormais tenu à {place} ; rien ne s’enregistre plus ici."),
        Text("Record there. If a move was stopped, `ect move --to` the same place finishes it.", "Enregistrez là-bas. Si un déplacement a été interrompu, « ect move --to » le même endroit l’achève."),
    )  # fmt: skip


def stored_form(row: SealedRow) -> tuple[str, bytes, str, str, str]:
    """A sealed value as the columns of a table: no actor and no key has a space in its name."""
    return row.digest, row.sealed, " ".join(row.about), " ".join(row.keys), row.retention


def from_stored_form(digest: str, sealed: bytes, about: str, keys: str, retention: str) -> SealedRow:
    return SealedRow(digest, sealed, tuple(about.split()), tuple(keys.split()), retention)
