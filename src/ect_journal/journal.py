"""The journal: open it, record in it, read it back.

    with Journal.open("cluster-jura") as journal:
        entry = journal.record(ObservationRecorded(title="…", projects=["ALI-01"]), occurred="2024-02-06", by="rd")
        entry.ref  # "J117"

Recording = complete what was left out, catch up with other writers, check the rules, write the bytes, append at the
next position. When somebody else took it, all of that is done again. What was acknowledged is durable.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial, reduce
from pathlib import Path
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from ect_journal import cache
from ect_journal import folder as folders
from ect_journal.appending import Appender
from ect_journal.catalogue import ActorRegistered, EntryBlank, EntryExpunged, ErasureExecuted, JournalOpened
from ect_journal.checking import judge
from ect_journal.clocks import zone_named
from ect_journal.codec import Row, decode
from ect_journal.drafting import Draft, Receipt
from ect_journal.entry import Circumstances, Entry, citation, position_of
from ect_journal.errors import (
    InvalidInput,
    Tampered,
    UnknownEntry,
    Unreadable,
)
from ect_journal.fields import Sealed
from ect_journal.keys import Keyring, MemoryKeyring, keyring_of
from ect_journal.last_seen import LastSeen
from ect_journal.ledger import Frontier, checkpoint_text, leaf_hash
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.presenting import BLANK, Presented, check_stubs, leaf_of
from ect_journal.recording import Batch, Recording, Trial
from ect_journal.register import Register
from ect_journal.rules import Finding, Strength
from ect_journal.seen import Seen
from ect_journal.signing import Signer, keys_after, signer_of
from ect_journal.slips import Names
from ect_journal.standing import MARKING, Marks
from ect_journal.store import Store, kept_elsewhere
from ect_journal.store.address import Address, is_address, server_stores
from ect_journal.store.memory import MemoryStore
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.vault import Access, Opened, Vault, erasure_of
from ect_journal.words import Text, shown
from ect_journal.world import World

FORMAT = 1
"""Of the stored shapes. They are frozen: what this release wrote is read by every later one."""
CACHE_EVERY = 500
NAMING = frozenset(("actor.registered", "erasure.executed", "entry.expunged", *MARKING))
"""The types of entry after which the names of people may be others."""


class Journal(Recording):
    """One journal. Made by `create`, `open`, `in_memory` or `restore`; closed by `close` or a `with`."""

    def __init__(
        self, store: Store, *, folder: Path | None = None, by: str | None = None, world: World | None = None,
        keyring: Keyring | None = None,
    ) -> None:  # fmt: skip
        """`keyring` has the keys of sealed values; that of this user when none is given, or the process's own for a
        journal in memory."""
        self.store = store
        self.folder = folder
        self.world = world or store.world()
        self.by = os.environ.get("ECT_BY") or by
        """Who records when nobody is named: `ECT_BY`, else `by` of ect.toml."""
        in_memory = isinstance(store, MemoryStore)
        secret = self.world.secret
        made = MemoryKeyring(store.journal, secret) if in_memory else keyring_of(store.journal, secret)
        self.keyring = keyring or made
        try:
            opened = _opening(store)
            self.vault = Vault(store, self.keyring, Seen() if in_memory else Seen.of(store.journal), folder)
            self.presented = Presented(store.journal, ZoneInfo(opened.time_zone), store.row)
            self._register: Register | None = None
            self._looked_upto = 0
            self.keys: tuple[str, ...] = ()
            """The signing keys that the log says are in force, as readers are given them."""
            self.unsealed = False
            """Whether something was recorded here unsealed, none of those keys being here."""
            self.look()
            self._check_stubs()
            self.vault.settle()
            self.signer = Signer(store.journal) if in_memory else signer_of(store.journal)
            self.last_seen = LastSeen(None, "") if in_memory else LastSeen.of(store.journal, store.place)
            self.seen_before = self._compare_with_seen()
        except BaseException:
            store.close()
            raise
        self.opened = opened
        self.time_zone = ZoneInfo(opened.time_zone)
        self._folded_at_start = 0
        self._names: Names | None = None
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
        """The journal of a folder, or the one at the address of a server. Records nothing; what was erased, here or in the
        log, is made to be gone from it, and an erasure that was stopped is ended.

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

    def _compare_with_seen(self) -> Checkpoint | None:
        """The checkpoint that was seen here before, when what is here now does not continue it: an older copy was put back,
        or another one. None is the rule; the head is then what will have been seen."""
        seen, text = self.last_seen.checkpoint, self.checkpoint()
        if seen is not None and seen.text != text and (seen.size > self.head or self._text_of(seen.size) != seen.text):
            return seen
        self.last_seen.saw(text)
        return None

    def _text_of(self, size: int) -> str:
        """The checkpoint of a size: as it was stored, or, where appends ended elsewhere (a restored journal), made again."""
        if (text := self.store.checkpoint(size)) is not None:
            return text
        frontier = reduce(Frontier.append, map(leaf_of, self.store.rows(0, size)), Frontier())
        return checkpoint_text(_opening(self.store).origin, frontier)

    def accept(self) -> None:
        """This copy is the one to go on with, whatever was seen here before."""
        self.last_seen.saw(self.checkpoint())
        self.seen_before = None

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
        """The entry as it was recorded; one that was expunged, as its clean copy. Raises `UnknownEntry`."""
        written = getattr(ref, "ref", ref)
        row = self._row(position_of(written))
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
        """(position, type, bytes) of the entries in (after, upto], in bulk. Where one was expunged, what is read there;
        `store.rows` has what is stored."""
        wanted = None if types is None else frozenset(types)
        rows = self.store.rows(after, upto, wanted)
        self.look()  # afterwards: whatever stub is among them is known then
        return self.presented.rows(rows, after, upto, wanted)

    def marks(self) -> Marks:
        """What corrections, retractions and reinstatements did to which entry."""
        return self.register().folded.marks

    def open_sealed(self, sealed: Sealed) -> str | None:
        """The text behind a commitment; None when it is not read here (`read_sealed` says why). Raises `Tampered`."""
        return self.read_sealed(sealed).text

    def read_sealed(self, sealed: Sealed) -> Opened:
        """The text behind a commitment, and what became of it. Raises `Tampered` when it is not what was recorded."""
        if sealed.digest is None:
            return Opened(sealed.text, Access.OPEN)
        self.look()
        return self.vault.open([sealed.digest])[sealed.digest]

    def look(self) -> bool:
        """Take note of what others erased and expunged, and obey it, and of the keys that sign. Whether an entry was expunged: what was folded before
        may hold its words."""
        rows = self.store.watched(self._looked_upto)
        if not rows:
            return False
        self._looked_upto = rows[-1].position
        self.keys = keys_after(self.keys, rows)
        erasures = [erasure_of(row) for row in rows if row.type == ErasureExecuted.TYPE]
        self.vault.obey(erasures, ours=is_address(self.store.place))  # a file may come from anywhere
        if not self.presented.add(rows):
            return False
        self._register = self._names = None
        if path := self._cache_path():
            cache.keep_only(path)
        return True

    def keys_now(self) -> tuple[str, ...]:
        """The signing keys in force, those too that a colleague added or revoked since."""
        return keys_after(self.keys, self.store.watched(self._looked_upto))

    def _check_stubs(self) -> None:
        """Nothing was taken away in silence. Raises `Unreadable`."""
        while True:
            try:
                return check_stubs(self.store.stubs(), self.presented.expungings)
            except Unreadable:
                if not self.look():  # else somebody expunged between the two readings
                    raise

    def names(self) -> Names:
        """The names of people that the vault holds and that are read here, to be looked for in public texts. Those of the
        moment when the register was last caught up."""
        if self._names is None:
            register = self._register or self.register()
            entries = (
                register.entry(citation(actor.position)) for actor in register.all("actor").values() if actor.position
            )
            sealed = {
                entry.event.code: entry.event.name.digest
                for entry in entries
                if entry and isinstance(entry.event, ActorRegistered) and entry.event.name is not None
            }
            # A damaged name, or file of keys, is for `ect keys check` to say, and stops nobody from recording.
            opened: dict[str, Opened] = {}
            with suppress(Unreadable, Tampered):
                opened = self.vault.open(filter(None, sealed.values()), strict=False)
            texts = {code: opened[digest].text for code, digest in sealed.items() if digest in opened}
            self._names = Names({code: text for code, text in texts.items() if text})
        return self._names

    def renamed(self, types: Iterable[str]) -> None:
        """Entries of these types were recorded: the names are read again when one of them may have changed any."""
        if not NAMING.isdisjoint(types):
            self._names = None

    def register(self) -> Register:
        """What the rules remember, caught up with the last entry."""
        register = self._register
        if register is None:
            self.look()
            path = self._cache_path()
            kept = path and cache.load(path, str(self.uuid), self._state)
            register = self._register = Register(self._recorded, self.time_zone, kept or None)
            self._folded_at_start = register.head
        assert not register.is_trying  # to catch up then would fold others' entries on top of ours
        rows = self.store.rows(register.head)
        if self.look():
            return self.register()  # from its beginning
        try:
            for row in rows:
                register.apply(decode(self.presented.row(row).state), leaf_of(row))
        except BaseException:
            self._register = None  # it may have folded half an entry, and is kept for the next time
            raise
        self.renamed(row.type for row in rows)
        return register

    def notes(self) -> list[tuple[str, Finding]]:
        """Every flag that entries raised when they were recorded, as (citation, finding), in order."""
        register = Register(self._recorded, self.time_zone)
        found: list[tuple[str, Finding]] = []
        for entry in self.entries():
            if isinstance(entry.event, EntryBlank):
                register.apply(entry)
                continue
            with register.trying() as keep:
                found += [(entry.ref, finding) for finding in judge(register, entry)]
                keep()
        return [(ref, finding) for ref, finding in found if finding.rule.strength is Strength.NOTE]

    # inside -------------------------------------------------------------------------------------------------------------

    def _recorded(self, position: int) -> Entry:
        row = self._row(position)
        assert row is not None, position
        return decode(row.state)

    def _row(self, position: int) -> Row | None:
        """What is read at this position. Of a clean copy, the next entry says that it is one."""
        found = self.store.rows(position - 1, position + 1)
        if any(row.type in (BLANK, EntryExpunged.TYPE) for row in found):
            self.look()
        return next((self.presented.row(row) for row in found if row.position == position), None)

    def _state(self, position: int) -> bytes | None:
        row = self.store.row(position)
        return row.state if row else None

    def _cache_path(self) -> Path | None:
        """One of its own after each expunging: what was folded before it must never be read again, nor stay."""
        if self.folder is None:
            return None
        after = f"-J{self.presented.last}" if self.presented.last else ""
        return self.folder / folders.CACHE / f"register{after}.json"

    def remember(self) -> None:
        """Keep the register once it has grown by as many entries as make folding them again felt."""
        if self._register is not None and self._register.head - self._folded_at_start >= CACHE_EVERY:
            self._save_register()

    def _save_register(self) -> None:
        path, register = self._cache_path(), self._register
        if path is None or register is None or register.head == self._folded_at_start:
            return
        if os.access(path.parents[1], os.W_OK) and not self.look():
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
