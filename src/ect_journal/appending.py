"""Appending drafts: number, complete, check, write, and all of it again when somebody else took the position.

Owns the loop and the two clocks. What was acknowledged is durable; a draft that is refused leaves no trace.
"""

import gc
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

import orjson

from ect_journal import folder as folders
from ect_journal.catalogue.actors import ActorRegistered
from ect_journal.catalogue.corrections import ClockFaulted
from ect_journal.catalogue.privacy import EntryBlank
from ect_journal.checking import check_overrides, judge, refusals
from ect_journal.clocks import faults_of, settled
from ect_journal.codec import Row
from ect_journal.drafting import ERASED, Draft, Receipt, complete, renumber, same_content
from ect_journal.entry import Entry, Occurred, citation
from ect_journal.errors import (
    ClockBehind,
    Conflict,
    EctError,
    IdReused,
    InvalidInput,
    KeysLocked,
    RuleViolation,
    Unreachable,
)
from ect_journal.event import Event
from ect_journal.fields import Sealed
from ect_journal.folder import KeptFile
from ect_journal.ledger import checkpoint_text, leaf_hash
from ect_journal.ledger.notes import note
from ect_journal.register import Register
from ect_journal.rules import Finding, Strength
from ect_journal.sealing import Disclosure, SealedRow, value_of
from ect_journal.signing import keys_after
from ect_journal.slips import Names
from ect_journal.store import ANCHOR, KEYS, NOTHING_GONE, SEAL, Beside, Gone, Taken
from ect_journal.vault import Access
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal

CLOCK_TOLERANCE = timedelta(seconds=5)
"""A head later than our clock by less than this gives its time to the next entry."""
SOON = 100
"""Drafts that are checked at once: for as few as these, others may wait."""
PATIENCE = 60.0
"""Seconds during which a record that keeps meeting other writers is tried again."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's cyclic collector: a large batch holds on to all it makes until it is appended, and a collector that
    walks over it again and again takes as long as the work itself."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@lru_cache(maxsize=8)
def _whole_day(day: date) -> Occurred:
    return Occurred(start=day, end=day)


class Made(NamedTuple):
    """What is appended at once: drafts, what is sealed anew, what goes from the store, and what an outside party gave for
    the checkpoint that the last of them is about."""

    drafts: Sequence[Draft]
    relocked: Sequence[SealedRow] = ()
    gone: Gone = NOTHING_GONE
    evidence: bytes | None = None


class Admission:
    """What a trial of some drafts has admitted so far: each draft's entry and notes (None when it was refused), the rows,
    sealed values and files to keep, the entries that came with an id of their own, the names of the people registered.

    `recorded` has the positions of the entries recorded before, by id; empty when no draft names one.
    """

    def __init__(self, recorded: Mapping[str, int]) -> None:
        self.recorded = recorded
        self.admitted: list[tuple[Entry, tuple[Finding, ...]] | None] = []
        self.rows: list[Row] = []
        self.sealed: list[Disclosure] = []
        self.files: list[KeptFile] = []
        self.by_id: dict[str, Entry] = {}
        self.names = Names({})

    @property
    def numbers(self) -> "Numbers":
        return Numbers(self.admitted)


class Numbers(Sequence[str]):
    """The citations of what was admitted, as they stand for @1, @2 …; looked up, never copied."""

    def __init__(self, admitted: Sequence[tuple[Entry, object] | None]) -> None:
        self._admitted = admitted

    def __len__(self) -> int:
        return len(self._admitted)

    def __getitem__(self, place: Any) -> Any:
        found = self._admitted[place]
        return found[0].ref if found else f"@{place + 1}"


class Appender:
    """The writing side of one journal."""

    def __init__(self, journal: "Journal") -> None:
        self._journal = journal
        self._ids: dict[str, int] = {}
        self._ids_upto = 0
        self._ids_since = 0

    def append(self, drafts: Sequence[Draft], receipts: Sequence[Receipt] | None = None) -> list[Receipt]:
        """Append all of these or none; the receipts given, or new ones, are filled."""
        receipts = list(receipts) if receipts is not None else [Receipt() for _ in drafts]
        # A large batch is checked before its turn, so that nobody waits for that; once overtaken, it has its turn first.
        self._repeat(lambda: self._append_once(Made(drafts), receipts), turn_first=len(drafts) <= SOON)
        return receipts

    def append_made(self, make: Callable[[], Made]) -> list[Receipt]:
        """Append what `make` gives, with what goes with it, all or none; it is made again whenever somebody else was
        faster."""
        receipts: list[Receipt] = []

        def once() -> None:
            head = self._journal.register().head
            made = make()
            receipts[:] = [Receipt() for _ in made.drafts]
            self._append_once(made, receipts, head)

        self._repeat(once, turn_first=True)
        return receipts

    def _repeat(self, once: Callable[[], None], *, turn_first: bool) -> None:
        """Until nobody else takes the position meanwhile. Raises `Conflict`."""
        patience = time.monotonic() + PATIENCE
        tries = 0
        while True:
            try:
                with self._journal.store.turn() if tries or turn_first else nullcontext():
                    once()
                break
            except Taken:
                tries += 1
            if time.monotonic() > patience:
                raise Conflict(
                    Text(f"Others kept writing: {tries} tries, and no free position.", f"D’autres écrivaient sans cesse : {tries} essais, aucune position libre."),
                    Text("Record again: nothing was written.", "Enregistrez à nouveau : rien n’a été écrit."),
                )  # fmt: skip
            time.sleep(self._journal.world.jitter() * min(0.002 * 2 ** min(tries, 6), 0.1))
        self._journal.remember()

    def _append_once(self, made: Made, receipts: Sequence[Receipt], upon: int | None = None) -> None:
        """Raises `Taken` when somebody else took the position, or recorded anything since the head was `upon`."""
        register = self._journal.register()
        if upon not in (None, register.head):
            raise Taken
        with _uncollected(), register.trying() as keep:
            trial = self._admit(register, made.drafts, receipts)
            if not trial.rows:
                return
            sealed = self._journal.vault.lock(trial.sealed)
            if self._journal.folder is not None:
                with folders.writing(self._journal.folder):
                    lock = partial(self._lock_file, {value.digest: value for value in trial.sealed})
                    folders.keep_attachments(self._journal.folder, trial.files, lock)
            checkpoint = checkpoint_text(self._journal.origin, register.folded.frontier)
            head = trial.rows[-1].position
            evidence = [Beside(ANCHOR, head, made.evidence)] if made.evidence is not None else []
            seal = self._seal(trial.rows, checkpoint)
            try:
                self._journal.store.append(
                    trial.rows, checkpoint, [*sealed, *made.relocked], made.gone, [*evidence, *seal]
                )
            except Unreachable as error:
                raise error.unsure_of([orjson.loads(row.state)["id"] for row in trial.rows]) from error
            keep()
            if self._journal.seen_before is None:  # else nobody would be told again
                self._journal.last_seen.saw(checkpoint)
            self._journal.renamed(row.type for row in trial.rows)

    def _seal(self, rows: Sequence[Row], checkpoint: str) -> list[Beside]:
        """The checkpoint signed, where a key in force is at hand: in the same transaction, so it waits for the disk once.

        Never in a copy that does not continue what was seen here: two histories would be signed.
        """
        journal = self._journal
        known = keys_after(journal.keys_now(), (row for row in rows if row.type == KEYS[0]))
        if not known or journal.seen_before is not None:
            return []
        journal.unsealed = not any(verifier.vkey in known for verifier in journal.signer.verifiers)
        lines = journal.signer.lines(checkpoint, known)
        return [Beside(SEAL, rows[-1].position, note(checkpoint, lines).encode())] if lines else []

    def _lock_file(self, values: Mapping[str, Disclosure], digest: str, source: BinaryIO, target: BinaryIO) -> None:
        self._journal.vault.lock_file(values[digest], source, target)

    def problems(self, drafts: Sequence[Draft | None]) -> dict[int, EctError]:
        """What is wrong with each of these drafts, by its number from 1, when they are tried in order.

        None stands for one that could not even be made.
        """
        found: dict[int, EctError] = {}
        trial = self._admission(drafts)
        now = self._journal.world.now()
        register = self._journal.register()
        with register.trying():
            for number, draft in enumerate(drafts, 1):
                if draft is None:
                    trial.admitted.append(None)
                    continue
                try:
                    self._admit_one(register, draft, trial, now)
                except EctError as error:
                    found[number] = error
                    trial.admitted.append(None)  # what cites it is refused for citing nothing
        return found

    def attempt(self, drafts: Sequence[Draft]) -> list[Receipt]:
        """The receipts that appending would give; nothing is written."""
        receipts = [Receipt() for _ in drafts]
        register = self._journal.register()
        with register.trying():
            self._admit(register, drafts, receipts)
        return receipts

    def _admission(self, drafts: Sequence[Draft | None]) -> Admission:
        """Ids are looked up once for all the drafts, and only when one of them comes with its own."""
        return Admission(self._positions_by_id() if any(draft and draft.named for draft in drafts) else {})

    def _admit(self, register: Register, drafts: Sequence[Draft], receipts: Sequence[Receipt]) -> Admission:
        """Number, complete and check the drafts on top of the register; what is to append, what is known already left out.

        The receipts are filled once all of them are admitted.
        """
        now = self._journal.world.now()
        trial = self._admission(drafts)
        for draft in drafts:
            self._admit_one(register, draft, trial, now)
        for receipt, admitted in zip(receipts, trial.admitted, strict=True):
            assert admitted is not None  # one that is refused raises
            receipt.fill(*admitted)
        return trial

    def _admit_one(self, register: Register, draft: Draft, trial: Admission, now: datetime) -> None:
        known = self._known(draft, trial) if draft.named else None
        if known is not None:
            trial.admitted.append((known, ()))
            return
        if draft.copy:
            self._admit_copy(register, draft, trial, now)
            return
        entry = self._complete(register, draft, trial.numbers, now)
        state = entry.to_bytes()
        findings = [*judge(register, entry, leaf_hash(state)), *self._slips(register, entry, draft, trial)]
        if refused := refusals(entry, findings):
            raise RuleViolation.of(refused)
        check_overrides(entry, findings, names_known=bool(self._journal.names() or trial.names))
        self._check_about(register, draft)
        trial.admitted.append((entry, tuple(f for f in findings if f.rule.strength is Strength.NOTE)))
        trial.rows.append(Row(entry.position, entry.type, state))
        trial.sealed += draft.sealed
        trial.files += draft.files
        if draft.named:
            trial.by_id[entry.id] = entry

    def _admit_copy(self, register: Register, draft: Draft, trial: Admission, now: datetime) -> None:
        """A clean copy is read in the place of what it replaces, whose rules were judged; a blank page is read in its own."""
        recorded_at = self._recorded_at(register, draft.event, now)
        entry = Entry(register.head + 1, recorded_at, draft.event, draft.circumstances)
        state = entry.to_bytes()
        page = EntryBlank(expunged_by=citation(entry.position + 1))
        register.apply(replace(entry, event=page), leaf_hash(state))
        trial.admitted.append((entry, ()))
        trial.rows.append(Row(entry.position, entry.type, state))

    def _slips(self, register: Register, entry: Entry, draft: Draft, trial: Admission) -> list[Finding]:
        """Known names in the public texts of an entry; one that it gives, or that its batch gave before, is known to it."""
        if isinstance(draft.texts, ActorRegistered) and draft.texts.name and draft.texts.name.text:
            trial.names.add(draft.texts.code, draft.texts.name.text)
        found = [*self._journal.names().found(entry, register), *trial.names.found(entry, register)]
        return [*{str(finding.text): finding for finding in found}.values()]

    def _complete(self, register: Register, draft: Draft, numbers: Sequence[str], now: datetime) -> Entry:
        event = draft.make(register, numbers) if draft.make else draft.event
        recorded_at = self._recorded_at(register, event, now)
        circumstances = draft.circumstances
        if not draft.dated:
            today = now.astimezone(self._journal.time_zone).date()
            circumstances = circumstances.model_copy(update={"occurred": _whole_day(today)})
        event, circumstances = renumber(event, circumstances, numbers)
        event = complete(event, circumstances, register, partial(self._last_before, register))
        return Entry(register.head + 1, recorded_at, event, circumstances)

    def _recorded_at(self, register: Register, event: Event, now: datetime) -> datetime:
        """Now, or the time of the last entry where that is a little later. Raises `ClockBehind`."""
        recorded_at = max(now, register.folded.recorded_at)
        if recorded_at - now < CLOCK_TOLERANCE:
            return recorded_at
        if not isinstance(event, ClockFaulted):
            raise _clock_behind(register, now, self._journal.world.whose_clock)
        return now

    def _last_before(self, register: Register, moment: datetime) -> str | None:
        """The last entry recorded before a moment, clocks at fault put right."""
        if faults := faults_of(self._journal.store.rows(0, register.head, types=["clock.faulted"])):
            known = settled([entry.recorded_at for entry in self._journal.entries(upto=register.head)], faults)
            low = bisect_left(known, moment)
        else:
            low = bisect_left(range(register.head), moment, key=lambda index: register.recorded(index + 1).recorded_at)
        return citation(low) if low else None

    def _known(self, draft: Draft, trial: Admission) -> Entry | None:
        """The entry recorded, or admitted just before, under the draft's id; of one that was expunged, as it reads. Raises
        `IdReused` when it says otherwise."""
        if (gone := self._journal.presented.named(draft.circumstances.id)) is not None:
            return self._journal.entry(citation(gone))  # what it said cannot be compared any more
        position = trial.recorded.get(draft.circumstances.id)
        entry = trial.by_id.get(draft.circumstances.id)
        if position is not None:
            entry = self._journal.entry(citation(position))
        if entry is not None and not same_content(
            draft, entry, trial.numbers, lambda sealed: self._opened(sealed, trial)
        ):
            raise _id_reused(entry)
        return entry

    def _opened(self, sealed: Sealed, trial: Admission) -> str | None:
        """Raises `KeysLocked` for a text that cannot be compared here."""
        for value in trial.sealed:
            if value.digest == sealed.digest:
                return value_of(value.disclosure)
        opened = self._journal.read_sealed(sealed)
        if opened.access is Access.ERASED:
            return ERASED
        if opened.access is Access.SEALED:
            raise KeysLocked(
                Text("An entry has this id, and its sealed text cannot be compared: its keys are not open here.", "Une entrée porte cet identifiant, et son texte scellé ne peut pas être comparé : ses clés ne sont pas ouvertes ici."),
                Text("`ect keys` says which are missing; or record under a new id.", "« ect cles » dit lesquelles manquent ; ou enregistrez sous un nouvel identifiant."),
            )  # fmt: skip
        return opened.text

    def _positions_by_id(self) -> dict[str, int]:
        """Scanned only once somebody supplies an id, then kept up; again from the beginning once an entry was expunged."""
        rows = self._journal.rows(self._ids_upto)
        if self._ids_since != self._journal.presented.last:
            self._ids, self._ids_since = {}, self._journal.presented.last
            rows = self._journal.rows()
        for row in rows:
            self._ids[orjson.loads(row.state)["id"]] = row.position
            self._ids_upto = row.position
        return self._ids

    def _check_about(self, register: Register, draft: Draft) -> None:
        for actor in {actor for value in draft.sealed for actor in value.about}:
            if register.get("actor", actor) is None:
                raise InvalidInput(
                    Text(f"The text is said to be about {actor}, who is not registered.", f"Le texte serait au sujet de {actor}, qui n’est pas inscrit."),
                    Text("Register the person first (actor.registered).", "Inscrivez d’abord la personne (actor.registered)."),
                )  # fmt: skip


def _id_reused(entry: Entry) -> IdReused:
    return IdReused(
        Text(f"The id {entry.id} is that of {entry.ref}, which says something else.", f"L’identifiant {entry.id} est celui de {entry.ref}, qui dit autre chose."),
        Text("Use a new id; to change what an entry says, correct it.", "Prenez un nouvel identifiant ; pour changer ce que dit une entrée, corrigez-la."),
    )  # fmt: skip


def _clock_behind(register: Register, now: datetime, whose: Text) -> ClockBehind:
    head = register.folded.recorded_at
    return ClockBehind(
        Text(f"{whose.en} says {now:%Y-%m-%d %H:%M:%S} UTC; the last entry was recorded at {head:%Y-%m-%d %H:%M:%S} UTC.",
             f"{whose.fr} indique {now:%Y-%m-%d %H:%M:%S} UTC ; la dernière entrée a été enregistrée à {head:%Y-%m-%d %H:%M:%S} UTC."),
        Text("Set the clock right; if the last entry's time was wrong, record clock.faulted with its reason.",
             "Remettez l’horloge à l’heure ; si c’est celle de la dernière entrée qui était fausse, enregistrez clock.faulted avec sa raison."),
    )  # fmt: skip
