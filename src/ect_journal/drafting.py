"""An entry on its way in: what the writer gave, what the journal completes, what the writer gets back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from ect_journal.catalogue.corrections import EntryCorrected
from ect_journal.catalogue.gatherings import DecisionTaken
from ect_journal.catalogue.hypotheses import wording_as_known
from ect_journal.catalogue.methods import Method, in_force
from ect_journal.catalogue.tallies import TallyFrozen
from ect_journal.checking import last_version
from ect_journal.entry import Circumstances, Entry
from ect_journal.errors import InvalidInput
from ect_journal.event import Event
from ect_journal.fields import Sealed
from ect_journal.folder import KeptFile, file_sha256
from ect_journal.kinds import kinds_of
from ect_journal.register import Register
from ect_journal.rules import Finding
from ect_journal.sealing import Disclosure
from ect_journal.words import Text


class Draft(NamedTuple):
    """What one entry will be made of.

    `event` has its commitments made; `texts` is the same before it was sealed. `dated` and `named`: whether the writer
    gave the days and the id. A correction is built by `make`, on the register of the moment of appending and the numbers
    of the batch so far; its `texts` is then the corrected event, in which the fields `changed` were given. A clean `copy`
    is kept as it is, and is read in the place of what was expunged.
    """

    event: Event
    texts: Event
    circumstances: Circumstances
    dated: bool
    named: bool
    sealed: tuple[Disclosure, ...]
    files: tuple[KeptFile, ...]
    make: Callable[[Register, Sequence[str]], Event] | None = None
    changed: tuple[str, ...] = ()
    copy: bool = False


class Receipt:
    """What recording gives back: `ref` ("J117"), and once appended `entry` and the `notes` raised by rules."""

    __slots__ = ("_entry", "_ref", "notes")

    def __init__(self, ref: str = "") -> None:
        self._ref: str | None = ref
        self.notes: tuple[Finding, ...] = ()
        self._entry: Entry | None = None

    def fill(self, entry: Entry, notes: tuple[Finding, ...]) -> None:
        self._ref, self._entry, self.notes = entry.ref, entry, notes

    def lose(self) -> None:
        """Its batch was not recorded: it stands for nothing, and must not be taken for another batch's entry."""
        self._ref = self._entry = None

    @property
    def ref(self) -> str:
        """J117; in a batch that is still open, @1. Raises `InvalidInput` once the batch has failed."""
        if self._ref is None:
            raise InvalidInput(
                Text("This receipt is of a batch that was not recorded.", "Ce reçu est celui d’un lot qui n’a pas été enregistré."),
                Text("Record it again, and use the new receipt.", "Enregistrez à nouveau, et utilisez le nouveau reçu."),
            )  # fmt: skip
        return self._ref

    @property
    def entry(self) -> Entry:
        """The entry as recorded. In a batch, only once the batch has been appended."""
        if self._entry is None:
            raise InvalidInput(
                Text(f"{self.ref} is not recorded yet: its batch is still open.", f"{self.ref} n’est pas encore enregistrée : son lot est ouvert."),
                Text("Read it after the `with` block.", "Lisez-la après le bloc « with »."),
            )  # fmt: skip
        return self._entry

    @property
    def position(self) -> int:
        return self.entry.position

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def recorded_at(self) -> datetime:
        return self.entry.recorded_at

    def __repr__(self) -> str:
        return f"Receipt({self._ref!r})"


# References inside a batch ----------------------------------------------------------------------------------------------


def renumber(event: Event, circumstances: Circumstances, numbers: Sequence[str]) -> tuple[Event, Circumstances]:
    """With @n replaced by the number of the n-th entry of the batch. Raises `InvalidInput` when it has none yet."""
    changes = {}
    for field in kinds_of(type(event), "entry", "moment", "target"):
        if value := getattr(event, field.name):
            changes[field.name] = tuple(_number(v, numbers) for v in value) if field.many else _number(value, numbers)
    if any(changes[name] != getattr(event, name) for name in changes):
        event = event.model_copy(update=changes)
    grounds = tuple(_number(ref, numbers) for ref in circumstances.grounds)
    session = circumstances.session and _number(circumstances.session, numbers)
    if (grounds, session) != (circumstances.grounds, circumstances.session):
        circumstances = circumstances.model_copy(update={"grounds": grounds, "session": session})
    return event, circumstances


def _number(ref: str, numbers: Sequence[str]) -> str:
    if not ref.startswith("@"):
        return ref
    if int(ref[1:]) > len(numbers):
        raise InvalidInput(
            Text(f"{ref} is cited before it is recorded.", f"{ref} est citée avant d’être enregistrée."),
            Text("An entry cites only what comes before it; @1 is the first of the batch.", "Une entrée ne cite que ce qui la précède ; @1 est la première du lot."),
        )  # fmt: skip
    return numbers[int(ref[1:]) - 1]


# What the journal completes -----------------------------------------------------------------------------------------------


def complete(
    event: Event,
    circumstances: Circumstances,
    register: Register,
    last_before: Callable[[datetime], str | None] = lambda moment: None,
) -> Event:
    """Write the version in force where a bare code was given (in a frozen tally, at its moment), and what the deciders had
    before them."""
    changes: dict[str, Any] = {}
    for field in kinds_of(type(event), "versioned", "object"):
        value = getattr(event, field.name)
        if field.kind.name == "versioned" and value:
            whole = [
                _version(field.kind.target, code, event, circumstances, register)
                for code in (value if field.many else (value,))
            ]
            changes[field.name] = tuple(whole) if field.many else whole[0]
        elif field.kind.name == "object" and value:
            parts = [
                _complete_part(part, event, circumstances, register) for part in (value if field.many else (value,))
            ]
            changes[field.name] = tuple(parts) if field.many else parts[0]
    if (
        isinstance(event, DecisionTaken)
        and event.known is None
        and (known := _known(event, circumstances, register, last_before))
    ):
        changes["known"] = known
    changes = {name: value for name, value in changes.items() if value != getattr(event, name)}
    return event.model_copy(update=changes) if changes else event


def _complete_part(part: Any, event: Event, circumstances: Circumstances, register: Register) -> Any:
    bare = {
        field.name: _version(field.kind.target, getattr(part, field.name), event, circumstances, register)
        for field in kinds_of(type(part))
        if field.kind.name == "versioned" and getattr(part, field.name)
    }
    return part.model_copy(update=bare) if bare else part


def _version(kind: str, code: str, event: Event, circumstances: Circumstances, register: Register) -> str:
    if "@" in code or register.get(kind, code) is None:
        return code  # said already, or unknown, which the rules will say
    version = last_version(register, kind, code)
    if kind == "method":
        version = _method_version(register.get(kind, code), event, circumstances, register) or version
    if kind == "claim" and isinstance(event, TallyFrozen):
        then = wording_as_known(register, code, int(event.at[1:]))
        version = then.current if then and then.versions else version
    return f"{code}@{version}"


def _method_version(method: Method, event: Event, circumstances: Circumstances, register: Register) -> int | None:
    """The version under which the event's first project was that day; else the last one in effect that day."""
    day = circumstances.occurred.end
    for project in getattr(event, "projects", ()):
        state = register.get("project", project)
        if state and (held := in_force(method, day, project, state)):
            return held.version
    return max((version.version for version in method.versions if version.effective_from <= day), default=None)


def _known(
    event: DecisionTaken,
    circumstances: Circumstances,
    register: Register,
    last_before: Callable[[datetime], str | None],
) -> str | None:
    """The last entry recorded before the gathering, or before the decision when it had none."""
    held = register.entry(event.gathering) if event.gathering else None
    occurred = held.occurred if held else circumstances.occurred
    moment = datetime.fromisoformat(f"{occurred.start}T{occurred.time or '00:00'}").replace(tzinfo=register.zone)
    return last_before(moment)


# The same content again ---------------------------------------------------------------------------------------------------


def same_content(draft: Draft, entry: Entry, numbers: Sequence[str], opened: Callable[[Sealed], str | None]) -> bool:
    """Whether a draft says what an entry already says; what the writer left to the journal is not compared."""
    event, around = renumber(draft.event, draft.circumstances, numbers)
    if entry.type != event.TYPE:
        return False
    if not draft.dated:
        around = around.model_copy(update={"occurred": entry.occurred})
    if around != entry.circumstances:
        return False
    if isinstance(event, EntryCorrected) and isinstance(entry.event, EntryCorrected):
        texts, _ = renumber(draft.texts, around, numbers)
        stored = type(texts)(**entry.event.data)
        given, kept = _plain(texts, stored, opened), _plain(stored, stored, opened)
        alike = all(given[name] == kept[name] for name in draft.changed)
        return alike and (event.entry, event.reason) == (entry.event.entry, entry.event.reason)
    texts, _ = renumber(draft.texts, around, numbers)
    return _plain(texts, entry.event, opened) == _plain(entry.event, entry.event, opened)


def _plain(event: Any, stored: Any, opened: Callable[[Sealed], str | None]) -> Mapping[str, Any]:
    """An event's fields with sealed texts opened; a bare code, or a moment left out, as the journal completed it."""
    plain: dict[str, Any] = {}
    for field in kinds_of(type(event)):
        value, kept = getattr(event, field.name), getattr(stored, field.name)
        if field.kind.name == "moment" and value is None:
            value = kept
        pairs = zip(value, kept, strict=False) if field.many else [(value, kept)]
        whole = [_plain_value(field.kind.name, each, other, opened) for each, other in pairs]
        plain[field.name] = (len(value), whole) if field.many else whole
    return plain


ERASED = "\0erased"
"""Stands for a sealed value that nobody can open any more, whatever it was: no text holds this character."""


def _plain_value(kind: str, value: Any, kept: Any, opened: Callable[[Sealed], str | None]) -> Any:
    if value is None:
        return None
    if kind == "sealed":
        was = None if kept is None else opened(kept)
        return was if was == ERASED or kept is value else opened(value)
    if kind == "attachment":
        if kept is not None and opened(Sealed(digest=kept.digest)) == ERASED:
            return ERASED
        held = opened(Sealed(digest=value.digest)) if value.digest else file_sha256(value.source)
        return (value.name, value.bytes, held)
    if kind == "versioned" and "@" not in value and kept:
        return kept if kept.partition("@")[0] == value else value
    if kind == "object" and kept is not None:
        return _plain(value, kept, opened)
    return value
