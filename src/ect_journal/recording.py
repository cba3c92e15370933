"""Saying what is to be recorded: the same five verbs for a journal, a batch and a trial.

Builds a `Draft` from what the writer gives, with its sealed texts committed to. What becomes of the draft (appended at
once, kept for the end of a batch, tried and let go) is the verb's owner's business.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from ect_journal.blind import Answers, Grid, check_open, reading_of
from ect_journal.catalogue import event_type
from ect_journal.catalogue.corrections import LASTING, EntryCorrected, EntryReinstated, EntryRetracted
from ect_journal.drafting import Draft, Receipt, complete, renumber
from ect_journal.entry import Circumstances, Entry, Occurred, Subjects
from ect_journal.errors import InvalidInput
from ect_journal.event import Event
from ect_journal.register import Register
from ect_journal.sealing import digests_of, seal
from ect_journal.vault import Access
from ect_journal.words import Text, shown

if TYPE_CHECKING:
    from ect_journal.journal import Journal

_UNDATED = Occurred(start=date.min, end=date.min)
"""Stands for the day of recording until that is known."""
Given = Event | tuple[str, Mapping[str, Any]]
"""An event, or the name of its type and its fields."""


class Recording(ABC):
    """Who can be asked to record, read blind, correct, retract and reinstate."""

    @abstractmethod
    def take(self, draft: Draft) -> Receipt:
        """What to do with one draft."""

    @abstractmethod
    def _context(self) -> tuple["Journal", str | None]:
        """The journal, and who records when nobody is named."""

    def record(
        self, event: Given, *, occurred: Any = None, by: str | None = None,
        grounds: Iterable[Any] = (), session: Any = None, source: str | None = None,
        exceptions: Iterable[Mapping[str, str]] = (), about: Iterable[str] = (), id: str | UUID | None = None,
    ) -> Receipt:  # fmt: skip
        """Record one event, durably. The same `id` with the same content gives the first receipt and writes nothing.

        `occurred` is a day ('2024-02-06'), a moment ('2024-02-06T20:40'), a period ('2024-02-06/2024-02-09') or a pair
        of days; today when left out. `about` names the actors whom a sealed text is about.
        Raises `InvalidEvent`, `InvalidInput`, `RuleViolation`, `IdReused`, `ClockBehind`, `Conflict`, `ReadOnly`.
        """
        journal, default = self._context()
        return self.take(draft_of(
            journal, event, occurred=occurred, by=by or default, grounds=grounds, session=session, source=source,
            exceptions=exceptions, about=about, id=id,
        ))  # fmt: skip

    def read_blind(
        self, grid: Grid, evidence: Any, answers: Mapping[str, Answers], *, rationale: str | None = None,
        occurred: Any = None, by: str | None = None, id: str | UUID | None = None,
    ) -> Receipt:  # fmt: skip
        """Record how the reader of a grid (`blind.grid_of`) weighed a piece of evidence without knowing how others did:
        for each rival, how often it would be seen if the rival is true, then if the claim is. Nothing else is `blind`.

        Raises as `record` does, and `InvalidInput` for what the grid does not ask, or asks no more in the same words.
        """
        journal, default = self._context()
        event = reading_of(journal, grid, getattr(evidence, "ref", evidence), answers, rationale)
        return self.take(draft_of(journal, event, occurred=occurred, by=by or default, id=id, blind=True))

    def correct(
        self, ref: Any, changes: Mapping[str, Any] | None = None, *, reason: str, occurred: Any = None,
        grounds: Iterable[Any] | None = None, by: str | None = None, **around: Any,
    ) -> Receipt:  # fmt: skip
        """Record how an entry should have read: its current reading with these changes. The entry itself stays."""
        journal, default = self._context()
        return self.take(correction_of(journal, ref, changes, reason, occurred, grounds, by or default, around))

    def retract(
        self, ref: Any, *, reason: str, note: str | None = None, by: str | None = None, **around: Any
    ) -> Receipt:
        """Record that an entry no longer stands, and why (a `RetractionReason`). It stays in the log."""
        return self.record(EntryRetracted(entry=ref, reason=reason, note=note), by=by, **around)

    def reinstate(self, ref: Any, *, note: str | None = None, by: str | None = None, **around: Any) -> Receipt:
        """Put a retracted entry back."""
        return self.record(EntryReinstated(entry=ref, note=note), by=by, **around)


class Batch(Recording):
    """Entries to be recorded together, all or none. Its receipts can be cited before they have a number; inside the
    batch, `@1` is its first entry."""

    def __init__(self, journal: "Journal", by: str | None) -> None:
        self._journal = journal
        self._by = by
        self.drafts: list[Draft] = []
        self.receipts: list[Receipt] = []

    def _context(self) -> tuple["Journal", str | None]:
        return self._journal, self._by

    def take(self, draft: Draft) -> Receipt:
        self.drafts.append(draft)
        self.receipts.append(Receipt(f"@{len(self.drafts)}"))
        return self.receipts[-1]


class Trial(Recording):
    """Says what recording would give, rules checked, and writes nothing."""

    def __init__(self, journal: "Journal") -> None:
        self._journal = journal

    def _context(self) -> tuple["Journal", str | None]:
        return self._journal, None

    def take(self, draft: Draft) -> Receipt:
        return self._journal.appender.attempt([draft])[0]


def _cited(grounds: Any) -> Any:
    """Receipts and entries stand for their citations; what is no list is left to be refused as such."""
    if not isinstance(grounds, tuple | list) and (
        isinstance(grounds, str | Mapping) or not isinstance(grounds, Iterable)
    ):
        return grounds
    return tuple(getattr(ground, "ref", ground) for ground in grounds)


def draft_of(
    journal: "Journal", event: Given, *, occurred: Any = None, by: str | None = None,
    grounds: Iterable[Any] = (), session: Any = None, source: str | None = None,
    exceptions: Iterable[Mapping[str, str]] = (), about: Iterable[str] = (), id: str | UUID | None = None,
    blind: bool = False, own: bool = False,
) -> Draft:  # fmt: skip
    """What will be appended, with its sealed texts committed to and its circumstances read. `blind`: whether it may say
    so of itself. `own`: whether it is recorded by what carries it out (`Event.OWN`)."""
    match event:
        case Event():
            pass
        case (str(name), Mapping() as fields):
            event = event_type(name)(**fields)
        case _:
            raise InvalidInput(
                Text(f"“{shown(event)}” is not an event.", f"« {shown(event)} » n’est pas un événement."),
                Text("Give an event, or the name of its type and its fields.", "Donnez un événement, ou le nom de son type et ses champs."),
            )  # fmt: skip
    if not blind:
        check_open(event)
    if event.OWN and not own:
        raise InvalidInput(
            Text(f"{event.TYPE} is recorded only by what carries it out.", f"{event.TYPE} ne s’enregistre que par ce qui l’exécute."),
            Text("Use `{command}`.", "Utilisez « {command} ».").format(command=event.OWN),
        )  # fmt: skip
    by = by or journal.by
    if by is None:
        raise InvalidInput(
            Text("Nobody is named as recording this.", "Personne n’est nommé comme auteur de cette entrée."),
            Text("Name yourself by your actor code: --by, ECT_BY, or by in ect.toml.", "Nommez-vous par votre code d’acteur : --by, ECT_BY, ou by dans ect.toml."),
        )  # fmt: skip
    if isinstance(occurred, datetime) and occurred.tzinfo is not None:
        occurred = occurred.astimezone(journal.time_zone)
    circumstances = Circumstances.read(
        id=journal.world.uuid() if id is None else id, by=by, occurred=occurred if occurred is not None else _UNDATED,
        grounds=_cited(grounds), session=getattr(session, "ref", session), source=source, exceptions=exceptions,
    )  # fmt: skip
    subjects = Subjects.read(about=about).about if about != () else ()
    sealed_event, sealed, files = seal(event, subjects, journal.world)
    return Draft(
        event=sealed_event, texts=event, circumstances=circumstances, dated=occurred is not None,
        named=id is not None, sealed=tuple(sealed), files=tuple(files),
    )  # fmt: skip


def correction_of(
    journal: "Journal", ref: Any, changes: Mapping[str, Any] | None, reason: str, occurred: Any, grounds: Iterable[Any] | None,
    by: str | None, around: dict[str, Any],
) -> Draft:  # fmt: skip
    target = journal.current(ref)
    digests = digests_of(target.event)
    # What cannot be corrected is said by a rule, so an unchanged reading is carried to it.
    wanted = {} if target.type in LASTING else dict(changes or {})
    texts = _changed(target.event, wanted)
    about = {*Subjects.read(about=around.pop("about", ())).about, *_subjects(journal, digests)}
    whole, sealed, files = seal(texts, about, journal.world, digests)
    if sealed and not about and not texts.ABOUT:
        _check_known(journal, target, wanted)
    fixed = {name: getattr(whole, name) for name in wanted}
    days = (
        Circumstances.read(id=UUID(int=0), by=target.by, occurred=occurred).occurred if occurred is not None else None
    )
    rests = None if grounds is None else Subjects.read(grounds=_cited(grounds)).grounds

    def make(register: Register, numbers: Sequence[str]) -> Event:
        """Built on the reading of that moment: a correction made meanwhile by somebody else is kept."""
        now = register.entry(target.ref)
        assert now is not None
        around = now.circumstances.model_copy(
            update={"occurred": days or now.occurred, "grounds": now.grounds if rests is None else rests}
        )
        event, around = renumber(_changed(now.event, fixed), around, numbers)
        event = complete(event, around, register)
        return EntryCorrected(
            entry=target.ref, v=type(event).V, data=event.model_dump(mode="json", exclude_none=True),
            occurred=around.occurred, grounds=around.grounds, reason=reason,
        )  # fmt: skip

    bare = EntryCorrected(entry=target.ref, v=0, data={}, occurred=target.occurred, reason=reason)
    draft = draft_of(journal, bare, by=by, **around)
    return draft._replace(sealed=tuple(sealed), files=tuple(files), texts=texts, make=make, changed=tuple(wanted))


def _subjects(journal: "Journal", digests: Iterable[str]) -> set[str]:
    """Whom these sealed values are about: what a corrected text says is about them too."""
    return {actor for row in journal.store.sealed_rows(digests).values() for actor in row.about}


def _check_known(journal: "Journal", target: Entry, changes: Iterable[str]) -> None:
    """Nobody is named as whom a corrected text is about: its former value tells, unless it is gone. Raises `InvalidInput`."""
    former = digests_of(target.event, changes)
    gone = (Access.ERASED, Access.NOT_AVAILABLE)
    if any(opened.access in gone for opened in journal.vault.open(former, strict=False).values()):
        raise InvalidInput(
            Text(f"What {target.ref} said there is gone, and with it whom it was about.", f"Ce que {target.ref} disait là n’y est plus, et avec lui de qui il s’agissait."),
            Text("Name whom the new text is about: --about CODE.", "Nommez de qui parle le nouveau texte : --about CODE."),
        )  # fmt: skip


def _changed(event: Event, changes: Mapping[str, Any]) -> Event:
    """The event with these fields changed; None takes an optional field away."""
    fields = {name: getattr(event, name) for name in type(event).model_fields}
    return type(event)(**{**fields, **changes})
