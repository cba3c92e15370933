"""The journal: open it, record in it, read it back.

    with Journal.open("cluster-jura") as journal:
        entry = journal.record(ObservationRecorded(title="…", projects=["ALI-01"]), occurred="2024-02-06", by="rd")
        entry.ref  # "J117"

Recording = complete what was left out, catch up with other writers, check the rules, write the bytes, append at the
next position. When somebody else took it, all of that is done again. What was acknowledged is durable.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Self
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ect_journal import cache
from ect_journal import folder as folders
from ect_journal.catalogue import JournalOpened, event_type
from ect_journal.catalogue.corrections import LASTING, ClockFaulted, EntryCorrected, EntryReinstated, EntryRetracted
from ect_journal.checking import check_overrides, judge, refusals
from ect_journal.codec import Row, decode
from ect_journal.drafting import Draft, Receipt, complete, renumber, same_content
from ect_journal.entry import Circumstances, Entry, citation, position_of
from ect_journal.errors import (
    ClockBehind,
    Conflict,
    EctError,
    IdReused,
    InvalidInput,
    RuleViolation,
    UnknownEntry,
    Unreadable,
)
from ect_journal.event import Event
from ect_journal.fields import Sealed
from ect_journal.ledger import checkpoint_text, leaf_hash
from ect_journal.register import Register
from ect_journal.rules import Finding, Strength
from ect_journal.sealing import SealedRow, open_disclosure, seal
from ect_journal.standing import Marks
from ect_journal.store import MemoryStore, SQLiteStore, Store, Taken
from ect_journal.words import Text
from ect_journal.world import World

FORMAT = 0
"""Of the stored shapes: 0 until the audit trail has landed; a released version refuses it."""
CLOCK_TOLERANCE = timedelta(seconds=5)
"""A head later than our clock by less than this gives its time to the next entry."""
CACHE_EVERY = 500
PATIENCE = 60.0
"""Seconds during which a record that keeps meeting other writers is tried again."""


class Journal:
    """One journal. Made by `create`, `open`, `in_memory` or `restore`; closed by `close` or a `with`."""

    def __init__(
        self, store: Store, *, folder: Path | None = None, by: str | None = None, world: World | None = None
    ) -> None:
        self.store = store
        self.folder = folder
        self.world = world or World()
        self.by = os.environ.get("ECT_BY") or by
        """Who records when nobody is named: `ECT_BY`, else `by` of ect.toml."""
        first = store.row(1)
        opened = decode(first.state).event if first else None
        if not isinstance(opened, JournalOpened) or opened.journal != str(store.journal):
            raise Unreadable(
                Text("The first entry does not open this journal.", "La première entrée n’ouvre pas ce journal."),
                Text("Restore a backup of it.", "Restaurez-en une sauvegarde."),
            )
        check_format(opened)
        self.opened = opened
        self.time_zone = ZoneInfo(opened.time_zone)
        self._folded_at_start = 0
        self._register: Register | None = None
        self._ids: dict[str, int] | None = None
        self._ids_upto = 0

    # starting -----------------------------------------------------------------------------------------------------------

    @classmethod
    def create(
        cls, folder: str | Path, *, origin: str, time_zone: str = "Europe/Paris", lang: str = "fr",
        by: str | None = None, world: World | None = None,
    ) -> Self:  # fmt: skip
        """Start a journal in a folder, which is made when missing. Raises `AlreadyExists`, `InvalidInput`."""
        world, path = world or World(), Path(folder)
        _check_zone(time_zone)
        opened = JournalOpened(journal=world.uuid(), origin=origin, format=FORMAT, time_zone=time_zone, lang=lang)
        database = folders.prepare(path)
        # Settings first, then the database under its own name: a journal that was not begun whole was not begun.
        settings = folders.Settings(origin, lang, time_zone, by)
        folders.write_whole(path / folders.SETTINGS, settings.to_toml().encode())
        beside = database.with_suffix(".new")
        beside.unlink(missing_ok=True)
        store = SQLiteStore(beside, UUID(opened.journal))
        _append_first(store, opened, by, world)
        store.close()
        beside.replace(database)
        return cls(SQLiteStore(database), folder=path, by=by, world=world)

    @classmethod
    def open(cls, folder: str | Path, *, world: World | None = None) -> Self:
        """The journal kept in a folder. Writes nothing. Raises `JournalNotFound`, `Unreadable`."""
        path = Path(folder)
        database = folders.require(path)
        return cls(SQLiteStore(database), folder=path, by=folders.read_settings(path).get("by"), world=world)

    @classmethod
    def in_memory(
        cls, *, origin: str = "in memory", time_zone: str = "Europe/Paris", lang: str = "fr",
        by: str | None = None, world: World | None = None,
    ) -> Self:  # fmt: skip
        """A journal that lives as long as the process."""
        world = world or World()
        _check_zone(time_zone)
        opened = JournalOpened(journal=world.uuid(), origin=origin, format=FORMAT, time_zone=time_zone, lang=lang)
        store = MemoryStore(UUID(opened.journal))
        _append_first(store, opened, by, world)
        return cls(store, by=by, world=world)

    def close(self) -> None:
        """Keep the register for the next time, and let go of the file."""
        self._save_register()
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

    def record(
        self, event: Event | tuple[str, Mapping[str, Any]], *, occurred: Any = None, by: str | None = None,
        grounds: Iterable[Any] = (), session: Any = None, source: str | None = None,
        exceptions: Iterable[Mapping[str, str]] = (), about: Iterable[str] = (), id: str | UUID | None = None,
    ) -> Receipt:  # fmt: skip
        """Record one event, durably. The same `id` with the same content gives the first receipt and writes nothing.

        `occurred` is a day ('2024-02-06'), a moment ('2024-02-06T20:40'), a period ('2024-02-06/2024-02-09') or a pair
        of days; today when left out. `about` names the actors whom a sealed text is about.
        Raises `InvalidEvent`, `InvalidInput`, `RuleViolation`, `IdReused`, `ClockBehind`, `Conflict`, `ReadOnly`.
        """
        draft = self.draft(
            event, occurred=occurred, by=by, grounds=grounds, session=session, source=source,
            exceptions=exceptions, about=about, id=id,
        )  # fmt: skip
        return self.append([draft])[0]

    def correct(
        self, ref: Any, changes: Mapping[str, Any] | None = None, *, reason: str, occurred: Any = None,
        grounds: Iterable[Any] | None = None, by: str | None = None, **around: Any,
    ) -> Receipt:  # fmt: skip
        """Record how an entry should have read: its current reading with these changes. The entry itself stays."""
        return self.append([self._correction(ref, changes, reason, occurred, grounds, by, around)])[0]

    def retract(
        self, ref: Any, *, reason: str, note: str | None = None, by: str | None = None, **around: Any
    ) -> Receipt:
        """Record that an entry no longer stands, and why (a `RetractionReason`). It stays in the log."""
        return self.record(EntryRetracted(entry=ref, reason=reason, note=note), by=by, **around)

    def reinstate(self, ref: Any, *, note: str | None = None, by: str | None = None, **around: Any) -> Receipt:
        """Put a retracted entry back."""
        return self.record(EntryReinstated(entry=ref, note=note), by=by, **around)

    @contextmanager
    def batch(self, by: str | None = None) -> Iterator["Batch"]:
        """Record several entries in one transaction: all of them when the block ends, none when it raises."""
        batch = Batch(self, by)
        yield batch
        if batch.drafts:
            self.append(batch.drafts, batch.receipts)

    def preview(self, event: Event | tuple[str, Mapping[str, Any]], **around: Any) -> Receipt:
        """The receipt that `record` would give, rules checked and nothing written."""
        return self._try([self.draft(event, **around)])[0]

    def preview_correction(self, ref: Any, changes: Mapping[str, Any] | None = None, *, reason: str, occurred: Any = None,
                           grounds: Iterable[Any] | None = None, by: str | None = None, **around: Any) -> Receipt:  # fmt: skip
        """As `preview`, for `correct`."""
        return self._try([self._correction(ref, changes, reason, occurred, grounds, by, around)])[0]

    # reading ------------------------------------------------------------------------------------------------------------

    def entry(self, ref: Any) -> Entry:
        """The entry as it was recorded. Raises `UnknownEntry`."""
        position = position_of(getattr(ref, "ref", ref))
        row = self.store.row(position)
        if row is None:
            raise UnknownEntry.of(citation(position), self.head)
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

    def _save_register(self) -> None:
        path, register = self._cache_path(), self._register
        if path is None or register is None or register.head == self._folded_at_start:
            return
        assert isinstance(self.store, SQLiteStore)
        if self.store.writable():
            state = self._state(register.head)
            assert state is not None
            cache.save(path, str(self.uuid), register.folded, state)
            self._folded_at_start = register.head

    def draft(
        self, event: Event | tuple[str, Mapping[str, Any]], *, occurred: Any = None, by: str | None = None,
        grounds: Iterable[Any] = (), session: Any = None, source: str | None = None,
        exceptions: Iterable[Mapping[str, str]] = (), about: Iterable[str] = (), id: str | UUID | None = None,
    ) -> Draft:  # fmt: skip
        """What `record` will append, with its sealed texts committed to and its circumstances read."""
        if isinstance(event, tuple):
            event = event_type(event[0])(**event[1])
        by = by or self.by
        if by is None:
            raise InvalidInput(
                Text("Nobody is named as recording this.", "Personne n’est nommé comme auteur de cette entrée."),
                Text("Name yourself by your actor code: --by, ECT_BY, or by in ect.toml.", "Nommez-vous par votre code d’acteur : --by, ECT_BY, ou by dans ect.toml."),
            )  # fmt: skip
        circumstances = Circumstances.read(
            id=id or self.world.uuid(), by=by, occurred=occurred if occurred is not None else "1970-01-01",
            grounds=tuple(getattr(ground, "ref", ground) for ground in grounds),
            session=getattr(session, "ref", session), source=source, exceptions=tuple(exceptions),
        )  # fmt: skip
        sealed_event, sealed, files = seal(event, tuple(about), self.world)
        return Draft(
            make=lambda _: sealed_event, circumstances=circumstances, dated=occurred is not None,
            named=id is not None, sealed=tuple(sealed), files=tuple(files), texts=event,
        )  # fmt: skip

    def _correction(
        self, ref: Any, changes: Mapping[str, Any] | None, reason: str, occurred: Any, grounds: Iterable[Any] | None,
        by: str | None, around: dict[str, Any],
    ) -> Draft:  # fmt: skip
        target = self.current(ref)
        # What cannot be corrected is said by a rule, so an unchanged reading is carried to it.
        wanted = {} if target.type in LASTING else dict(changes or {})
        whole, sealed, files = seal(_changed(target.event, wanted), around.pop("about", ()), self.world)
        fixed = {name: getattr(whole, name) for name in wanted}
        days = (
            Circumstances.read(id=UUID(int=0), by=target.by, occurred=occurred).occurred
            if occurred is not None
            else None
        )
        rests = None if grounds is None else tuple(getattr(ground, "ref", ground) for ground in grounds)

        def make(register: Register) -> Event:
            """Built on the reading of that moment: a correction made meanwhile by somebody else is kept."""
            now = register.entry(target.ref)
            assert now is not None
            event = _changed(now.event, fixed)
            return EntryCorrected(
                entry=target.ref, v=type(event).V, data=event.model_dump(mode="json", exclude_none=True),
                occurred=days or now.occurred, grounds=now.grounds if rests is None else rests, reason=reason,
            )  # fmt: skip

        first = make(self.register())
        draft = self.draft(first, by=by, **around)
        return Draft(make, draft.circumstances, draft.dated, draft.named, tuple(sealed), tuple(files), texts=first)

    def append(self, drafts: Sequence[Draft], receipts: Sequence[Receipt] | None = None) -> list[Receipt]:
        """Append all of these or none; the receipts given, or new ones, are filled."""
        receipts = list(receipts) if receipts is not None else [Receipt() for _ in drafts]
        for draft in drafts:
            if draft.files and self.folder is not None:
                folders.keep_attachments(self.folder, draft.files)
        patience = time.monotonic() + PATIENCE
        tries = 0
        while True:
            register = self.register()
            with register.trying() as keep:
                rows, sealed = self._admit(register, drafts, receipts)
                if not rows:
                    return receipts
                try:
                    self.store.append(rows, checkpoint_text(self.origin, register.folded.frontier), sealed)
                except Taken:
                    tries += 1
                else:
                    keep()
                    break
            if time.monotonic() > patience:
                raise Conflict(
                    Text(f"Others kept writing: {tries} tries, and no free position.", f"D’autres écrivaient sans cesse : {tries} essais, aucune position libre."),
                    Text("Record again: nothing was written.", "Enregistrez à nouveau : rien n’a été écrit."),
                )  # fmt: skip
            time.sleep(self.world.jitter() * min(0.002 * 2 ** min(tries, 6), 0.1))
        if register.head - self._folded_at_start >= CACHE_EVERY:
            self._save_register()
        return receipts

    def problems(self, drafts: Sequence[Draft]) -> dict[int, EctError]:
        """What is wrong with each of these drafts, by its number from 1, when they are tried in order."""
        found: dict[int, EctError] = {}
        numbers: list[str] = []
        now = self.world.now()
        register = self.register()
        with register.trying():
            for number, draft in enumerate(drafts, 1):
                try:
                    numbers.append(self._admit_one(register, draft, numbers, now)[0].ref)
                except EctError as error:
                    found[number] = error
                    numbers.append(f"@{number}")  # what cites it is refused for citing nothing
        return found

    def _try(self, drafts: Sequence[Draft]) -> list[Receipt]:
        receipts = [Receipt() for _ in drafts]
        register = self.register()
        with register.trying():
            self._admit(register, drafts, receipts)
        return receipts

    def _admit(
        self, register: Register, drafts: Sequence[Draft], receipts: Sequence[Receipt]
    ) -> tuple[list[Row], list[SealedRow]]:
        """Number, complete and check the drafts on top of the register; the rows to append, those known already left out."""
        now = self.world.now()
        rows: list[Row] = []
        sealed: list[SealedRow] = []
        numbers: list[str] = []
        ids: set[str] = set()
        for draft, receipt in zip(drafts, receipts, strict=True):
            entry, state, notes = self._admit_one(register, draft, numbers, now)
            if draft.circumstances.id in ids:
                raise _id_reused(entry)
            ids.add(draft.circumstances.id)
            receipt.fill(entry, notes)
            numbers.append(entry.ref)
            if state is not None:
                rows.append(Row(entry.position, entry.type, state))
                sealed += draft.sealed
        return rows, sealed

    def _admit_one(
        self, register: Register, draft: Draft, numbers: Sequence[str], now: datetime
    ) -> tuple[Entry, bytes | None, tuple[Finding, ...]]:
        """The entry of one draft, its bytes (None when it was recorded before), the notes it raises."""
        known = self._known(draft, numbers) if draft.named else None
        if known is not None:
            return known, None, ()
        entry = self._complete(register, draft, numbers, now)
        state = entry.to_bytes()
        check_overrides(entry)
        findings = judge(register, entry, leaf_hash(state))
        if refused := refusals(entry, findings):
            raise RuleViolation.of(refused)
        self._check_about(register, draft)
        return entry, state, tuple(f for f in findings if f.rule.strength is Strength.NOTE)

    def _complete(self, register: Register, draft: Draft, numbers: Sequence[str], now: datetime) -> Entry:
        event = draft.make(register)
        recorded_at = max(now, register.folded.recorded_at)
        if recorded_at - now >= CLOCK_TOLERANCE:
            if not isinstance(event, ClockFaulted):
                raise _clock_behind(register, now)
            recorded_at = now
        circumstances = draft.circumstances
        if not draft.dated:
            today = now.astimezone(self.time_zone).date()
            circumstances = circumstances.model_copy(
                update={"occurred": circumstances.occurred.model_copy(update={"start": today, "end": today})}
            )
        event, circumstances = renumber(event, circumstances, numbers)
        event = complete(event, circumstances, register, self._last_before)
        return Entry(register.head + 1, recorded_at, event, circumstances)

    def _last_before(self, day: date, time_of_day: str | None) -> str | None:
        """The last entry recorded before a local moment, found by halving (recorded_at never decreases but by a fault)."""
        moment = datetime.fromisoformat(f"{day}T{time_of_day or '00:00'}").replace(tzinfo=self.time_zone)
        register = self._register
        assert register is not None
        low, high = 0, register.head
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if register.recorded(middle).recorded_at < moment else (low, middle - 1)
        return citation(low) if low else None

    def _known(self, draft: Draft, numbers: Sequence[str]) -> Entry | None:
        """The entry already recorded under the draft's id. Raises `IdReused` when it says something else."""
        position = self._positions_by_id().get(draft.circumstances.id)
        if position is None:
            return None
        entry = self._recorded(position)
        if not same_content(draft, entry, numbers, self.open_sealed):
            raise _id_reused(entry)
        return entry

    def _positions_by_id(self) -> dict[str, int]:
        """Scanned only once somebody supplies an id, then kept up."""
        import orjson

        if self._ids is None:
            self._ids = {}
        for row in self.store.rows(self._ids_upto):
            self._ids[orjson.loads(row.state)["id"]] = row.position
            self._ids_upto = row.position
        return self._ids

    def _check_about(self, register: Register, draft: Draft) -> None:
        for actor in {actor for row in draft.sealed for actor in row.about}:
            if register.get("actor", actor) is None:
                raise InvalidInput(
                    Text(f"The text is said to be about {actor}, who is not registered.", f"Le texte serait au sujet de {actor}, qui n’est pas inscrit."),
                    Text("Register the person first (actor.registered).", "Inscrivez d’abord la personne (actor.registered)."),
                )  # fmt: skip


class Batch:
    """Entries to be recorded together. `record` and the others give receipts that can be cited before they have a
    number; inside the batch, `@1` is its first entry."""

    def __init__(self, journal: Journal, by: str | None) -> None:
        self._journal = journal
        self._by = by
        self.drafts: list[Draft] = []
        self.receipts: list[Receipt] = []

    def record(self, event: Event | tuple[str, Mapping[str, Any]], *, by: str | None = None, **around: Any) -> Receipt:
        return self._add(self._journal.draft(event, by=by or self._by, **around))

    def correct(
        self, ref: Any, changes: Mapping[str, Any] | None = None, *, reason: str, occurred: Any = None,
        grounds: Iterable[Any] | None = None, by: str | None = None, **around: Any,
    ) -> Receipt:  # fmt: skip
        return self._add(self._journal._correction(ref, changes, reason, occurred, grounds, by or self._by, around))

    def retract(
        self, ref: Any, *, reason: str, note: str | None = None, by: str | None = None, **around: Any
    ) -> Receipt:
        return self.record(EntryRetracted(entry=ref, reason=reason, note=note), by=by, **around)

    def reinstate(self, ref: Any, *, note: str | None = None, by: str | None = None, **around: Any) -> Receipt:
        return self.record(EntryReinstated(entry=ref, note=note), by=by, **around)

    def _add(self, draft: Draft) -> Receipt:
        self.drafts.append(draft)
        self.receipts.append(Receipt(f"@{len(self.drafts)}"))
        return self.receipts[-1]


def _append_first(store: Store, opened: JournalOpened, by: str | None, world: World) -> None:
    now = world.now()
    today = now.astimezone(ZoneInfo(opened.time_zone)).date()
    around = Circumstances.read(id=world.uuid(), by=by or "journal", occurred=today)
    entry = Entry(1, now, opened, around)
    register = Register(lambda _: entry, ZoneInfo(opened.time_zone))
    state = entry.to_bytes()
    register.apply(entry, leaf_hash(state))
    store.append([Row(1, entry.type, state)], checkpoint_text(opened.origin, register.folded.frontier))


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidInput(
            Text(f"No time zone is called {name!r}.", f"Aucun fuseau horaire ne s’appelle « {name} »."),
            Text("Give a name such as Europe/Paris.", "Donnez un nom tel que Europe/Paris."),
        ) from None


def _changed(event: Event, changes: Mapping[str, Any]) -> Event:
    """The event with these fields changed; None takes an optional field away."""
    fields = {name: getattr(event, name) for name in type(event).model_fields}
    return type(event)(**{**fields, **changes})


def _id_reused(entry: Entry) -> IdReused:
    return IdReused(
        Text(f"The id {entry.id} is that of {entry.ref}, which says something else.", f"L’identifiant {entry.id} est celui de {entry.ref}, qui dit autre chose."),
        Text("Use a new id; to change what an entry says, correct it.", "Prenez un nouvel identifiant ; pour changer ce que dit une entrée, corrigez-la."),
    )  # fmt: skip


def check_format(opened: JournalOpened) -> None:
    """Raises `Unreadable` for a journal of another format than this release's."""
    if opened.format != FORMAT:
        raise Unreadable(
            Text(f"This journal is of format {opened.format}; this release reads format {FORMAT}.", f"Ce journal est au format {opened.format} ; cette version lit le format {FORMAT}."),
            Text("Use the release that wrote it.", "Utilisez la version qui l’a écrit."),
        )  # fmt: skip


def _clock_behind(register: Register, now: datetime) -> ClockBehind:
    head = register.folded.recorded_at
    return ClockBehind(
        Text(f"This machine's clock says {now:%Y-%m-%d %H:%M:%S} UTC; the last entry was recorded at {head:%Y-%m-%d %H:%M:%S} UTC.",
             f"L’horloge de cette machine indique {now:%Y-%m-%d %H:%M:%S} UTC ; la dernière entrée a été enregistrée à {head:%Y-%m-%d %H:%M:%S} UTC."),
        Text("Set the clock right; if the last entry's time was wrong, record clock.faulted with its reason.",
             "Remettez l’horloge à l’heure ; si c’est celle de la dernière entrée qui était fausse, enregistrez clock.faulted avec sa raison."),
    )  # fmt: skip
