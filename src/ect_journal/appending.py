"""Appending drafts: number, complete, check, write, and all of it again when somebody else took the position.

Owns the loop and the two clocks. What was acknowledged is durable; a draft that is refused leaves no trace.
"""

import gc
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

import orjson

from ect_journal import folder as folders
from ect_journal.catalogue.corrections import ClockFaulted
from ect_journal.checking import check_overrides, judge, refusals
from ect_journal.clocks import faults_of, settled
from ect_journal.codec import Row
from ect_journal.drafting import Draft, Receipt, complete, renumber, same_content
from ect_journal.entry import Entry, Occurred, citation
from ect_journal.errors import ClockBehind, Conflict, EctError, IdReused, InvalidInput, RuleViolation, Unreachable
from ect_journal.fields import Sealed
from ect_journal.folder import KeptFile
from ect_journal.ledger import checkpoint_text, leaf_hash
from ect_journal.register import Register
from ect_journal.rules import Finding, Strength
from ect_journal.sealing import SealedRow, open_disclosure
from ect_journal.store import Taken
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


class Admission:
    """What a trial of some drafts has admitted so far: each draft's entry and notes (None when it was refused), the rows,
    sealed values and files to keep, the entries that came with an id of their own.

    `recorded` has the positions of the entries recorded before, by id; empty when no draft names one.
    """

    def __init__(self, recorded: Mapping[str, int]) -> None:
        self.recorded = recorded
        self.admitted: list[tuple[Entry, tuple[Finding, ...]] | None] = []
        self.rows: list[Row] = []
        self.sealed: list[SealedRow] = []
        self.files: list[KeptFile] = []
        self.by_id: dict[str, Entry] = {}

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

    def append(self, drafts: Sequence[Draft], receipts: Sequence[Receipt] | None = None) -> list[Receipt]:
        """Append all of these or none; the receipts given, or new ones, are filled."""
        receipts = list(receipts) if receipts is not None else [Receipt() for _ in drafts]
        patience = time.monotonic() + PATIENCE
        tries = 0
        while True:
            # A large batch is checked before its turn, so that nobody waits for that; once overtaken, it has its turn first.
            first_in_turn = tries or len(drafts) <= SOON
            try:
                with self._journal.store.turn() if first_in_turn else nullcontext():
                    self._append_once(drafts, receipts)
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
        return receipts

    def _append_once(self, drafts: Sequence[Draft], receipts: Sequence[Receipt]) -> None:
        """Raises `Taken` when somebody else took the position."""
        register = self._journal.register()
        with _uncollected(), register.trying() as keep:
            trial = self._admit(register, drafts, receipts)
            if not trial.rows:
                return
            if self._journal.folder is not None:
                with folders.writing(self._journal.folder):
                    folders.keep_attachments(self._journal.folder, trial.files)
            checkpoint = checkpoint_text(self._journal.origin, register.folded.frontier)
            try:
                self._journal.store.append(trial.rows, checkpoint, trial.sealed)
            except Unreachable as error:
                raise error.unsure_of([orjson.loads(row.state)["id"] for row in trial.rows]) from error
            keep()

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
        entry = self._complete(register, draft, trial.numbers, now)
        state = entry.to_bytes()
        findings = judge(register, entry, leaf_hash(state))
        if refused := refusals(entry, findings):
            raise RuleViolation.of(refused)
        check_overrides(entry, findings)
        self._check_about(register, draft)
        trial.admitted.append((entry, tuple(f for f in findings if f.rule.strength is Strength.NOTE)))
        trial.rows.append(Row(entry.position, entry.type, state))
        trial.sealed += draft.sealed
        trial.files += draft.files
        if draft.named:
            trial.by_id[entry.id] = entry

    def _complete(self, register: Register, draft: Draft, numbers: Sequence[str], now: datetime) -> Entry:
        event = draft.make(register, numbers) if draft.make else draft.event
        recorded_at = max(now, register.folded.recorded_at)
        if recorded_at - now >= CLOCK_TOLERANCE:
            if not isinstance(event, ClockFaulted):
                raise _clock_behind(register, now, self._journal.world.whose_clock)
            recorded_at = now
        circumstances = draft.circumstances
        if not draft.dated:
            today = now.astimezone(self._journal.time_zone).date()
            circumstances = circumstances.model_copy(update={"occurred": _whole_day(today)})
        event, circumstances = renumber(event, circumstances, numbers)
        event = complete(event, circumstances, register, partial(self._last_before, register))
        return Entry(register.head + 1, recorded_at, event, circumstances)

    def _last_before(self, register: Register, moment: datetime) -> str | None:
        """The last entry recorded before a moment, clocks at fault put right."""
        if faults := faults_of(self._journal.store.rows(0, register.head, types=["clock.faulted"])):
            known = settled([entry.recorded_at for entry in self._journal.entries(upto=register.head)], faults)
            low = bisect_left(known, moment)
        else:
            low = bisect_left(range(register.head), moment, key=lambda index: register.recorded(index + 1).recorded_at)
        return citation(low) if low else None

    def _known(self, draft: Draft, trial: Admission) -> Entry | None:
        """The entry recorded, or admitted just before, under the draft's id. Raises `IdReused` when it says otherwise."""
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
        for row in trial.sealed:
            if row.digest == sealed.digest:
                return open_disclosure(row.digest, row.disclosure)
        return self._journal.open_sealed(sealed)

    def _positions_by_id(self) -> dict[str, int]:
        """Scanned only once somebody supplies an id, then kept up."""
        for row in self._journal.store.rows(self._ids_upto):
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
