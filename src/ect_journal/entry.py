"""An entry: an event as recorded, and the bytes that stand for it for ever.

The bytes are RFC 8785 canonical JSON, written once by `Entry.to_bytes`, stored, hashed, never written again to verify.
`orjson` with sorted keys writes it (what we store has ASCII keys and no floats; the tests compare with `rfc8785`).
What is NOT handled here: positions, clocks, rules (`journal`, `register`), old versions of a type (`upcast`).
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Annotated, Any, Self

import orjson
from pydantic import StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from ect_journal.errors import InvalidEvent, InvalidInput
from ect_journal.event import Event
from ect_journal.fields import ActorCode, Citation, Day, Line, Uuid, Words
from ect_journal.kinds import Kind, Part
from ect_journal.words import Text, shown

ENTRY_BYTES = 65_535
"""The largest entry; sealed values and attachments are outside it."""
LATE_AFTER = timedelta(days=7)
"""Recorded longer than this after it happened, an entry is late."""


class Occurred(Part):
    """When it happened (valid time): civil days of the journal's time zone, ends included; a local time for one day."""

    start: Day
    end: Day
    time: Annotated[str, Kind("time"), StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        match value:
            case datetime():
                return {"start": value.date(), "end": value.date(), "time": value.strftime("%H:%M")}
            case date():
                return {"start": value, "end": value}
            case str():
                return _read_days(value)
            case (start, end):
                return {"start": start, "end": end}
        return value

    @model_validator(mode="after")
    def _in_order(self) -> "Occurred":
        if self.end < self.start:
            raise PydanticCustomError("period", "the period ends before it starts")
        if self.time and self.end != self.start:
            raise PydanticCustomError("period", "a time is given for one day only")
        return self

    def __str__(self) -> str:
        if self.start == self.end:
            return f"{self.start}T{self.time}" if self.time else str(self.start)
        return f"{self.start}/{self.end}"


@lru_cache(maxsize=64)
def _read_days(written: str) -> dict[str, str]:
    first, period, last = written.partition("/")
    day, moment, time = first.partition("T")
    return {"start": day, "end": last if period else day, **({"time": time} if moment else {})}


class Override(Part):
    """A rule that this entry passes by, and the reason given for it."""

    rule: Annotated[str, Kind("rule"), StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,63}$")]
    reason: Words


class Around(Part):
    """Something said around an event, read with errors meant for a person."""

    @classmethod
    def read(cls, **given: Any) -> Self:
        """Raises `InvalidInput` naming what does not fit."""
        try:
            return cls(**{name: value for name, value in given.items() if value is not None})
        except ValidationError as error:
            problem = InvalidEvent.of(cls, error)
            raise InvalidInput(problem.message, problem.hint) from None


class Circumstances(Around):
    """What the writer says around an event: when it happened, who records it, on what it rests."""

    id: Uuid
    occurred: Occurred
    by: ActorCode
    grounds: tuple[Citation, ...] = ()
    session: Citation | None = None
    source: Line | None = None
    exceptions: tuple[Override, ...] = ()


class Subjects(Around):
    """Whom a sealed text is about; on what a correction says that its entry rests."""

    about: tuple[ActorCode, ...] = ()
    grounds: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as recorded. `position` is its number, version and citation; `recorded_at` is UTC (transaction time)."""

    position: int
    recorded_at: datetime
    event: Event
    circumstances: Circumstances

    @property
    def ref(self) -> str:
        return f"J{self.position}"

    @property
    def type(self) -> str:
        return self.event.TYPE

    @property
    def id(self) -> str:
        return self.circumstances.id

    @property
    def occurred(self) -> Occurred:
        return self.circumstances.occurred

    @property
    def by(self) -> str:
        return self.circumstances.by

    @property
    def grounds(self) -> tuple[str, ...]:
        return self.circumstances.grounds

    @property
    def session(self) -> str | None:
        return self.circumstances.session

    @property
    def source(self) -> str | None:
        return self.circumstances.source

    @property
    def exceptions(self) -> tuple[Override, ...]:
        return self.circumstances.exceptions

    @property
    def touches(self) -> tuple[tuple[str, str], ...]:
        """The entities this entry changes."""
        return tuple(dict.fromkeys(self.event.touches(self.ref)))

    def to_bytes(self) -> bytes:
        """Raises `InvalidEvent` when the entry would exceed 65,535 bytes."""
        written = orjson.dumps(
            {
                **self.circumstances.model_dump(mode="json", exclude_none=True),
                "data": self.event.model_dump(mode="json", exclude_none=True),
                "position": self.position,
                "recorded_at": write_instant(self.recorded_at),
                "type": self.event.TYPE,
                "v": self.event.V,
            },
            option=orjson.OPT_SORT_KEYS,
        )
        if len(written) > ENTRY_BYTES:
            raise InvalidEvent(
                Text(
                    f"This entry would take {len(written):,} bytes; an entry holds at most {ENTRY_BYTES:,}.",
                    f"Cette entrée occuperait {len(written)} octets ; une entrée en contient au plus {ENTRY_BYTES}.",
                ),
                Text(
                    "Put the long part in a sealed text or an attachment.",
                    "Placez la partie longue dans un texte scellé ou une pièce jointe.",
                ),
            )
        return written


@lru_cache(maxsize=64)  # the entries of a batch share theirs
def write_instant(instant: datetime) -> str:
    """UTC with six digits and Z."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_instant(written: str) -> datetime:
    """The inverse of `write_instant`. Raises ValueError on any other form."""
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def citation(position: int) -> str:
    return f"J{position}"


def position_of(ref: object) -> int:
    """117 for J117. Raises `InvalidInput` for anything that is not a citation."""
    if isinstance(ref, str) and re.fullmatch(r"[Jj][1-9][0-9]*", ref):
        return int(ref[1:17])  # more digits than any journal has entries
    raise InvalidInput(
        Text(f"“{shown(ref)}” is not the number of an entry.", f"« {shown(ref)} » n’est pas le numéro d’une entrée."),
        Text("An entry is cited as J117.", "Une entrée se cite ainsi : J117."),
    )
