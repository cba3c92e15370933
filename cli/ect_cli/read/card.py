"""One entry, whole: how it stands, what it says, what it rests on.

Knows what to show of an entry. Leaves what it means that it was corrected or retracted to `ect_journal.standing`.
"""

import io
from dataclasses import dataclass
from typing import Any

import orjson

from ect_cli.failures import WrongUsage
from ect_cli.read import words as say
from ect_cli.read.formats import put
from ect_cli.read.labels import value_said
from ect_cli.read.options import Asked
from ect_cli.read.table import console
from ect_journal import Entry, Journal, UnknownEntry
from ect_journal.codec import corrected
from ect_journal.fields import Sealed
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.standing import Mark, reading_at
from ect_journal.words import nearest


@dataclass(frozen=True)
class Card:
    """`entry` is what is shown: the current reading, or the entry as recorded. `reads_as` is the position of its bytes
    (a correction's, once corrected), None while it stands retracted; `opened` has the sealed texts, by digest."""

    recorded: Entry
    entry: Entry
    reads_as: int | None
    marks: tuple[Mark, ...]
    local_time: str
    opened: dict[str, str | None]

    @classmethod
    def of(
        cls, journal: Journal, ref: str, *, known_at: int | None = None, as_recorded: bool = False, unseal: bool = False
    ) -> "Card":
        """The entry as it read when `known_at` entries were recorded (None: now). Raises `UnknownEntry`."""
        recorded = journal.entry(f"J{ref}" if ref.isdigit() else ref)
        if known_at is not None and recorded.position > known_at:
            raise UnknownEntry.of(recorded.ref, known_at)
        marks = journal.marks()
        reads_as = reading_at(recorded.position, marks, known_at)
        unchanged = as_recorded or reads_as in (None, recorded.position)
        shown = recorded if unchanged else corrected(recorded, journal.entry(f"J{reads_as}"))
        sealed = [text for field in kinds_of(type(shown.event)) for text in _sealed_in(field, shown)] if unseal else []
        return cls(
            recorded,
            shown,
            reads_as,
            tuple(mark for mark in marks.get(recorded.position, ()) if known_at is None or mark.position <= known_at),
            recorded.recorded_at.astimezone(journal.time_zone).strftime("%Y-%m-%d %H:%M"),
            {str(text.digest): journal.open_sealed(text) for text in sealed},
        )

    @property
    def status(self) -> str:
        if self.reads_as is None:
            return "retracted"
        return "live" if self.reads_as == self.recorded.position else "corrected"

    def as_json(self) -> dict[str, Any]:
        """`entry` as it was recorded, byte for byte; `reads` as it reads now; `opened` the sealed texts, by digest."""
        return {
            "ref": self.recorded.ref,
            "status": self.status,
            "marks": [{"ref": f"J{mark.position}", "kind": mark.kind} for mark in self.marks],
            "entry": orjson.loads(self.recorded.to_bytes()),
            "reads": orjson.loads(self.entry.to_bytes()),
            **({"opened": self.opened} if self.opened else {}),
        }

    def raw(self, name: str) -> bytes:
        """The value of one field and nothing else, a sealed text opened, exactly as it was given."""
        known = {field.name: field for field in kinds_of(type(self.entry.event))}
        if name not in known:
            raise WrongUsage(
                say.NO_SUCH_FIELD.format(ref=self.recorded.ref, name=name),
                say.FIELDS_ARE.format(names=", ".join(known)),
                close=nearest(name, known),
            )
        value = getattr(self.entry.event, name)
        if isinstance(value, Sealed):
            return (self.opened.get(str(value.digest)) or "").encode()
        if known[name].kind.name == "sealed":
            return "\n".join(self.opened.get(str(text.digest)) or "" for text in value or ()).encode()
        stored = orjson.loads(self.entry.to_bytes())["data"].get(name)
        return b"" if stored is None else (stored.encode() if isinstance(stored, str) else orjson.dumps(stored))

    def lines(self) -> list[tuple[str, str]]:
        """What is shown below the heading: a name and a value each."""
        around = self.entry.circumstances
        found = [
            (say.WHEN, str(self.entry.occurred)),
            (say.RECORDED_AT, str(say.AT_BY.format(at=self.local_time, by=self.entry.by))),
            (say.STANDING, self._standing()),
            (say.GROUNDS, ", ".join(around.grounds)),
            (say.SESSION, around.session or ""),
            (say.SOURCE, around.source or ""),
            *((say.DESPITE, f"{each.rule} : {each.reason}") for each in around.exceptions),
        ]
        fields = [(field.name, self._field(field)) for field in kinds_of(type(self.entry.event))]
        return [(str(name), said) for name, said in [*found, *fields] if said]

    def _standing(self) -> str:
        marks = ", ".join(str(say.MARKED[mark.kind].format(ref=f"J{mark.position}")) for mark in self.marks)
        return f"{say.STATUS[self.status]} ({marks})" if marks else str(say.STATUS[self.status])

    def _field(self, field: FieldKind) -> str:
        value = getattr(self.entry.event, field.name)
        if field.kind.name != "sealed":
            return value_said(field, value)
        return "\n".join(self._sealed(text) for text in _sealed_in(field, self.entry))

    def _sealed(self, text: Sealed) -> str:
        if str(text.digest) not in self.opened:
            return str(say.SEALED)
        opened = self.opened[str(text.digest)]
        return str(say.NOT_KEPT) if opened is None else opened


def print_card(card: Card, asked: Asked) -> None:
    page = io.StringIO() if asked.output else None
    screen = console(page)
    heading = f"{card.recorded.ref}  {card.entry.event.LABEL} ({card.recorded.type})"
    screen.print(heading, style="bold", soft_wrap=True)
    lines = card.lines()
    widest = max(len(name) for name, _ in lines)
    for name, said in lines:
        first, *rest = said.split("\n")
        screen.print(f"  {name.ljust(widest)}  {first}", soft_wrap=True)
        for line in rest:
            screen.print(f"  {' ' * widest}  {line}", soft_wrap=True)
    if page is not None:
        put(page.getvalue().encode(), asked)


def _sealed_in(field: FieldKind, entry: Entry) -> list[Sealed]:
    if field.kind.name != "sealed":
        return []
    value = getattr(entry.event, field.name)
    return [] if value is None else [value] if isinstance(value, Sealed) else list(value)
