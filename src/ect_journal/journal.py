"""The journal: open it, record in it, read it back.

    with Journal.open("cluster-jura") as journal:
        entry = journal.record(ObservationRecorded(title="…", projects=["ALI-01"]), occurred="2024-02-06", by="rd")
        entry.ref  # "J117"

Recording = complete what was left out, catch up with other writers, check the rules, write the bytes, append at the
next position. When somebody else took it, all of that is done again. What was acknowledged is durable.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from ect_journal import cache
from ect_journal import folder as folders
from ect_journal.appending import Appender
from ect_journal.catalogue import JournalOpened
from ect_journal.checking import judge
from ect_journal.clocks import zone_named
from ect_journal.codec import Row, decode
from ect_journal.drafting import Draft, Receipt
from ect_journal.entry import Circumstances, Entry, citation, position_of
from ect_journal.errors import (
    InvalidInput,
    UnknownEntry,
    Unreadable,
)
from ect_journal.fields import Sealed
from ect_journal.ledger import Frontier, checkpoint_text, leaf_hash
from ect_journal.recording import Batch, Recording, Trial
from ect_journal.register import Register
from ect_journal.rules import Finding, Strength
from ect_journal.sealing import open_disclosure
from ect_journal.standing import Marks
from ect_journal.store import Store, kept_elsewhere
from ect_journal.store.address import Address, is_address, server_stores
from ect_journal.store.memory import MemoryStore
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.words import Text, shown
from ect_journal.world import World

FORMAT = 0
"""Of the stored shapes: 0 until the audit trail has landed; a released version refuses it."""
CACHE_EVERY = 500


class Journal(Recording):
    """One journal. Made by `create`, `open`, `in_memory` or `restore`; closed by `close` or a `with`."""

    def __init__(
        self, store: Store, *, folder: Path | None = None, by: str | None = None, world: World | None = None
    ) -> None:
        self.store = store
        self.folder = folder
        self.world = world or store.world()
        self.by = os.environ.get("ECT_BY") or by
        """Who records when nobody is named: `ECT_BY`, else `by` of ect.toml."""
        try:
            opened = _opening(store)
        except BaseException:
            store.close()
            raise
        self.opened = opened
        self.time_zone = ZoneInfo(opened.time_zone)
        self._folded_at_start = 0
        self._register: Register | None = None
        self.appender = Appender(self)

    # starting -----------------------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, folder: str | Path, *, origin: str, time_zone: str = "Europe/Paris", lang: str = "fr",
        by: str | None = None, store: str | None = None, world: World | None = None,
    ) -> Self:  # fmt: skip
        """Start a journal in a folder, which is made when missing; `store` is the address of a server to keep it on.

        Raises `AlreadyExists`, `InvalidInput`, `Unreachable`.
        """
        path = Path(folder).absolute()
        address = None if store is None else Address.read(store)
        database = folders.prepare(path)
        journal = (world or World()).uuid()
        first = partial(_first_entry, journal, origin=origin, time_zone=time_zone, lang=lang, by=by)
        with folders.writing(path):
            # The record first, whole at once: whoever has that has the journal. Then the settings that lead to it.
            if address is None:
                entry = first(world or World())
                path.mkdir(parents=True, exist_ok=True)
                SQLiteStore.begin(database, journal, lambda store: _append_first(store, entry))
            else:
                with closing(server_stores().begin(address, journal)) as server:
                    entry = first(world or server.world())
                    path.mkdir(parents=True, exist_ok=True)
                    _append_first(server, entry)
                    store = server.place
            settings = folders.Settings(origin, lang, time_zone, by, store)
            folders.write_whole(path / folders.SETTINGS, settings.to_toml().encode())
        return cls.open(path, world=world)

    @classmethod
    def open(cls, where: str | Path, *, world: World | None = None) -> Self:
        """The journal of a folder, or the one at the address of a server. Writes nothing.

        Raises `JournalNotFound`, `Unreadable`, `Unreachable`.
        """
        if is_address(where):
            return cls(server_stores()(Address.read(str(where))), world=world)
        path = Path(where).absolute()
        settings = folders.read_settings(path)
        return cls(_store_of(path, settings), folder=path, by=settings.get("by"), world=world)

    @classmethod
    def join(cls, folder: str | Path, store: str, *, by: str | None = None) -> Self:
        """A folder of one's own for a journal that is on a server: its settings. Raises as `open` and `create` do."""
        path = Path(folder).absolute()
        folders.prepare(path)
        with cls.open(store) as journal, folders.writing(path):
            if place := journal.store.moved():
                raise kept_elsewhere(place)
            opened = journal.opened
            settings = folders.Settings(opened.origin, opened.lang, opened.time_zone, by, journal.store.place)
            path.mkdir(parents=True, exist_ok=True)
            folders.write_whole(path / folders.SETTINGS, settings.to_toml().encode())
        return cls.open(path)

    @classmethod
    def in_memory(
        cls, *, origin: str = "in memory", time_zone: str = "Europe/Paris", lang: str = "fr",
        by: str | None = None, world: World | None = None,
    ) -> Self:  # fmt: skip
        """A journal that lives as long as the process."""
        world = world or World()
        store = MemoryStore(world.uuid())
        _append_first(store, _first_entry(store.journal, world, origin=origin, time_zone=time_zone, lang=lang, by=by))
        return cls(store, by=by, world=world)

    def close(self) -> None:
        """Keep the register for the next time, and let go of the file."""
        try:
            self._save_register()
        finally:
            self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # what it is ---------------------------------------------------------------------------------------------------------

    @property
    def uuid(self) -> UUID:
        return self.store.journal

    @property
    def origin(self) -> str:
        return self.opened.origin

    @property
    def head(self) -> int:
        """The number of the last entry."""
        return self.store.head()

    def checkpoint(self) -> str:
        """The unsigned checkpoint of the last append: origin, size and root, a line each."""
        return self.store.checkpoint() or ""

    # recording ----------------------------------------------------------------------------------------------------------

    def take(self, draft: Draft) -> Receipt:
        return self.appender.append([draft])[0]

    def _context(self) -> tuple["Journal", str | None]:
        return self, None

    @contextmanager
    def batch(self, by: str | None = None) -> Iterator["Batch"]:
        """Record several entries in one transaction: all of them when the block ends, none when it raises."""
        batch = Batch(self, by)
        try:
            yield batch
            if batch.drafts:
                self.appender.append(batch.drafts, batch.receipts)
        except BaseException:
            for receipt in batch.receipts:
                receipt.lose()
            raise

    @property
    def trial(self) -> Trial:
        """The same verbs, rules checked and nothing written: `journal.trial.record(…)`."""
        return Trial(self)

    # reading ------------------------------------------------------------------------------------------------------------

    def entry(self, ref: Any) -> Entry:
        """The entry as it was recorded. Raises `UnknownEntry`."""
        written = getattr(ref, "ref", ref)
        row = self.store.row(position_of(written))
        if row is None:
            raise UnknownEntry.of(written, self.head)
        return decode(row.state)

    def current(self, ref: Any) -> Entry:
        """The entry as it reads now, with its last live correction."""
        position = self.entry(ref).position
        reading = self.register().entry(citation(position))
        assert reading is not None  # the register has caught up with that entry
        return reading

    def live(self, ref: Any) -> bool:
        """Whether the entry stands, not retracted."""
        return self.register().live(self.entry(ref).ref)

    def entries(self, after: int = 0, upto: int | None = None) -> Iterator[Entry]:
        """The entries as recorded, in order."""
        return (decode(row.state) for row in self.rows(after, upto))

    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        """(position, type, bytes) of the entries in (after, upto], in bulk."""
        return self.store.rows(after, upto, types)

    def marks(self) -> Marks:
        """What corrections, retractions and reinstatements did to which entry."""
        return self.register().folded.marks

    def open_sealed(self, sealed: Sealed) -> str | None:
        """The text behind a commitment; None when it is not kept here. Raises `Tampered` when it is another one."""
        if sealed.digest is None:
            return sealed.text
        disclosure = self.store.disclosures([sealed.digest]).get(sealed.digest)
        return None if disclosure is None else open_disclosure(sealed.digest, disclosure)

    def register(self) -> Register:
        """What the rules remember, caught up with the last entry."""
        if self._register is None:
            path = self._cache_path()
            kept = path and cache.load(path, str(self.uuid), self._state)
            self._register = Register(self._recorded, self.time_zone, kept or None)
            self._folded_at_start = self._register.head
        assert not self._register.is_trying  # to catch up then would fold others' entries on top of ours
        for row in self.store.rows(self._register.head):
            self._register.apply(decode(row.state), leaf_hash(row.state))
        return self._register

    def notes(self) -> list[tuple[str, Finding]]:
        """Every flag that entries raised when they were recorded, as (citation, finding), in order."""
        register = Register(self._recorded, self.time_zone)
        found: list[tuple[str, Finding]] = []
        for entry in self.entries():
            with register.trying() as keep:
                found += [(entry.ref, finding) for finding in judge(register, entry)]
                keep()
        return [(ref, finding) for ref, finding in found if finding.rule.strength is Strength.NOTE]

    # inside -------------------------------------------------------------------------------------------------------------

    def _recorded(self, position: int) -> Entry:
        row = self.store.row(position)
        assert row is not None, position
        return decode(row.state)

    def _state(self, position: int) -> bytes | None:
        row = self.store.row(position)
        return row.state if row else None

    def _cache_path(self) -> Path | None:
        return self.folder / folders.CACHE / "register.json" if self.folder else None

    def remember(self) -> None:
        """Keep the register once it has grown by as many entries as make folding them again felt."""
        if self._register is not None and self._register.head - self._folded_at_start >= CACHE_EVERY:
            self._save_register()

    def _save_register(self) -> None:
        path, register = self._cache_path(), self._register
        if path is None or register is None or register.head == self._folded_at_start:
            return
        if os.access(path.parents[1], os.W_OK):
            state = self._state(register.head)
            assert state is not None
            cache.save(path, str(self.uuid), register.folded, state)
            self._folded_at_start = register.head


def _store_of(path: Path, settings: Mapping[str, str]) -> Store:
    """The store that a folder's settings name, or its own file."""
    if address := settings.get("store"):
        return server_stores()(Address.read(address))
    return SQLiteStore(folders.require(path))


def _first_entry(journal: UUID, world: World, *, origin: str, time_zone: str, lang: str, by: str | None) -> Entry:
    """J1, made before anything is written, so that what does not fit leaves nothing behind."""
    _check_zone(time_zone)
    event = JournalOpened(journal=journal, origin=origin, format=FORMAT, time_zone=time_zone, lang=lang)
    now = world.now()
    today = now.astimezone(ZoneInfo(time_zone)).date()
    around = Circumstances.read(id=world.uuid(), by=by or "journal", occurred=today)
    return Entry(1, now, event, around)


def _append_first(store: Store, first: Entry) -> None:
    state = first.to_bytes()
    assert isinstance(first.event, JournalOpened)
    frontier = Frontier().append(leaf_hash(state))
    store.append([Row(1, first.type, state)], checkpoint_text(first.event.origin, frontier))


def _opening(store: Store) -> JournalOpened:
    """What the first entry says. Raises `Unreadable` unless it opens this very journal, in a format of this release."""
    first = store.row(1)
    opened = decode(first.state).event if first else None
    if not isinstance(opened, JournalOpened) or opened.journal != str(store.journal):
        raise Unreadable(
            Text("The first entry does not open this journal.", "La première entrée n’ouvre pas ce journal."),
            Text("Restore a backup of it.", "Restaurez-en une sauvegarde."),
        )
    check_format(opened)
    _check_zone(opened.time_zone)
    return opened


def _check_zone(name: str) -> None:
    if zone_named(name) is None:
        raise InvalidInput(
            Text(f"No time zone is called “{shown(name)}”.", f"Aucun fuseau horaire ne s’appelle « {shown(name)} »."),
            Text("Give a name such as Europe/Paris.", "Donnez un nom tel que Europe/Paris."),
        )


def check_format(opened: JournalOpened) -> None:
    """Raises `Unreadable` for a journal of another format than this release's."""
    if opened.format != FORMAT:
        raise Unreadable(
            Text(f"This journal is of format {opened.format}; this release reads format {FORMAT}.", f"Ce journal est au format {opened.format} ; cette version lit le format {FORMAT}."),
            Text("Use the release that wrote it.", "Utilisez la version qui l’a écrit."),
        )  # fmt: skip
