"""One entry, whole: how it stands, what it says, what it rests on.

Knows what to show of an entry. Leaves what it means that it was corrected or retracted to `ect_journal.standing`.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import click
import orjson

from ect_cli.failures import WrongUsage
from ect_cli.keep.passphrase import unlock
from ect_cli.read import words as say
from ect_cli.read.formats import put
from ect_cli.read.labels import value_said
from ect_cli.read.options import Asked
from ect_cli.read.table import console
from ect_journal import EctError, Entry, Journal, UnknownEntry
from ect_journal.catalogue import EntryBlank, EntryExpunged, ErasureExecuted
from ect_journal.codec import corrected
from ect_journal.committed import Place, places
from ect_journal.errors import KeysLocked
from ect_journal.fields import Attachment, Sealed
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.standing import Mark, reading_at
from ect_journal.unread import unread
from ect_journal.vault import Access, Opened
from ect_journal.words import nearest


@dataclass(frozen=True)
class Card:
    """`entry` is what is shown: the current reading, or the entry as recorded. `reads_as` is the position of its bytes
    (a correction's, once corrected), None while it stands retracted. `opened` has what became of its sealed values, by
    digest: of all of them when they were to be opened, else of those erased; `closed` why one is not read."""

    recorded: Entry
    entry: Entry
    reads_as: int | None
    marks: tuple[Mark, ...]
    local_time: str
    opened: dict[str, Opened]
    closed: dict[str, EctError]
    expunged: Entry | None = None
    """The entry that took its first words out of the log, if one did."""
    erased: tuple[str, ...] = ()
    """Of an erasure: the entries, each with its field, whose values it took."""

    @classmethod
    def of(
        cls, journal: Journal, ref: str, *, known_at: int | None = None, as_recorded: bool = False,
        unseal: bool = False, name: str | None = None,
    ) -> "Card":  # fmt: skip
        """The entry as it read when `known_at` entries were recorded (None: now), its sealed texts opened when `unseal` says
        so or the field `name` is one. Raises `UnknownEntry`."""
        recorded = journal.entry(f"J{ref}" if ref.isdigit() else ref)
        if known_at is not None and recorded.position > known_at:
            raise UnknownEntry.of(recorded.ref, known_at)
        marks = journal.marks()
        reads_as = reading_at(recorded.position, marks, known_at)
        unchanged = as_recorded or reads_as in (None, recorded.position)
        shown = recorded if unchanged else corrected(recorded, journal.entry(f"J{reads_as}"))
        is_sealed = name in {field.name for field in kinds_of(type(shown.event), "sealed")}
        opened = _opened(journal, shown, unseal=unseal or is_sealed)
        return cls(
            recorded,
            shown,
            reads_as,
            tuple(mark for mark in marks.get(recorded.position, ()) if known_at is None or mark.position <= known_at),
            recorded.recorded_at.astimezone(journal.time_zone).strftime("%Y-%m-%d %H:%M"),
            opened,
            {
                digest: unread(journal, digest, value)
                for digest, value in opened.items()
                if value.access is not Access.OPEN
            },
            next((journal.entry(f"J{each.at}") for each in reversed(journal.presented.of(recorded.position))), None),
            tuple(_erased(journal, shown)),
        )

    @property
    def status(self) -> str:
        if isinstance(self.recorded.event, EntryBlank):
            return "blank"
        if self.reads_as is None:
            return "retracted"
        return "live" if self.reads_as == self.recorded.position else "corrected"

    def as_json(self) -> dict[str, Any]:
        """`entry` as it was recorded, byte for byte (or its clean copy); `reads` as it reads now; by digest, `opened` the sealed texts, `access`
        what became of each, `erased_by` by which entry."""
        return {
            "ref": self.recorded.ref,
            "status": self.status,
            "marks": [{"ref": f"J{mark.position}", "kind": mark.kind} for mark in self.marks],
            **({"expunged_by": self.expunged.ref} if self.expunged else {}),
            "entry": orjson.loads(self.recorded.to_bytes()),
            "reads": orjson.loads(self.entry.to_bytes()),
            **{
                name: {digest: value[part] for digest, value in self.opened.items()}
                for part, name in enumerate(("opened", "access", "erased_by"))
                if self.opened
            },
        }

    def raw(self, name: str) -> bytes:
        """The value of one field and nothing else, a sealed text opened, exactly as it was given. Raises `Erased`,
        `KeysLocked`, or `Unreadable` where this copy of the journal does not hold it."""
        known = {field.name: field for field in kinds_of(type(self.entry.event))}
        if name not in known:
            raise WrongUsage(
                say.NO_SUCH_FIELD.format(ref=self.recorded.ref, name=name),
                say.FIELDS_ARE.format(names=", ".join(known)),
                close=nearest(name, known),
            )
        if known[name].kind.name == "sealed":
            return "\n".join(self._text(str(text.digest)) for text in _sealed_in(known[name], self.entry)).encode()
        stored = orjson.loads(self.entry.to_bytes())["data"].get(name)
        return b"" if stored is None else (stored.encode() if isinstance(stored, str) else orjson.dumps(stored))

    def lines(self) -> list[tuple[str, str]]:
        """What is shown below the heading: a name and a value each."""
        around = self.entry.circumstances
        found = [
            (say.WHEN, str(self.entry.occurred)),
            (say.RECORDED_AT, str(say.AT_BY.format(at=self.local_time, by=self.entry.by))),
            (say.STANDING, self._standing()),
            (say.EXPUNGED, self._expunged()),
            (say.GROUNDS, ", ".join(around.grounds)),
            (say.SESSION, around.session or ""),
            (say.SOURCE, around.source or ""),
            *((say.DESPITE, f"{each.rule} : {each.reason}") for each in around.exceptions),
        ]
        known = [field for field in kinds_of(type(self.entry.event)) if not (self.erased and field.name == "digests")]
        fields = [(say.ERASES, ", ".join(self.erased)), *((field.name, self._field(field)) for field in known)]
        return [(str(name), said) for name, said in [*found, *fields] if said]

    def _expunged(self) -> str:
        by = self.expunged
        if by is None or not isinstance(by.event, EntryExpunged):
            return ""
        said = say.EXPUNGED_BY.format(day=by.occurred, ref=by.ref, by=by.event.decided_by, reason=by.event.reason)
        return str(said)

    def _standing(self) -> str:
        if isinstance(self.recorded.event, EntryBlank):
            return f"{say.STATUS[self.status]} ({self.recorded.event.headline()})"
        marks = ", ".join(str(say.MARKED[mark.kind].format(ref=f"J{mark.position}")) for mark in self.marks)
        return f"{say.STATUS[self.status]} ({marks})" if marks else str(say.STATUS[self.status])

    def _field(self, field: FieldKind) -> str:
        value = getattr(self.entry.event, field.name)
        if field.kind.name == "attachment":
            return "\n".join(self._attached(field, each) for each in _values(value))
        if field.kind.name != "sealed":
            return value_said(field, value)
        return "\n".join(self._sealed(str(text.digest)) for text in _sealed_in(field, self.entry))

    def _attached(self, field: FieldKind, file: Attachment) -> str:
        said = value_said(replace(field, many=False), file)
        return (
            f"{said} {say.CLOSED.format(why=self.closed[file.digest].message)}" if file.digest in self.closed else said
        )

    def _sealed(self, digest: str) -> str:
        if digest in self.closed:
            return str(say.CLOSED.format(why=self.closed[digest].message))
        return self._text(digest) if digest in self.opened else str(say.SEALED)

    def _text(self, digest: str) -> str:
        if digest in self.closed:
            raise self.closed[digest]
        return self.opened[digest].text or ""


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
    for hint in dict.fromkeys(str(why.hint) for why in card.closed.values() if isinstance(why, KeysLocked)):
        click.echo(hint, err=True)
    if page is not None:
        put(page.getvalue().encode(), asked)


def _erased(journal: Journal, entry: Entry) -> Iterator[str]:
    """Where the values stand that this entry erased, if it did."""
    if isinstance(entry.event, ErasureExecuted):
        there = [place for found in places(journal, entry.event.digests).values() for place in found]
        for place in dict.fromkeys(
            (place.entry.position, place.ref, place.field) for place in sorted(there, key=_where)
        ):
            yield f"{place[1]} ({place[2]})"


def _where(place: Place) -> tuple[int, str]:
    return place.entry.position, place.field


def _opened(journal: Journal, entry: Entry, *, unseal: bool) -> dict[str, Opened]:
    """What became of the sealed values of an entry. Unless they are to be opened, only that they were erased is known."""
    journal.look()
    files = [
        str(file.digest)
        for field in kinds_of(type(entry.event), "attachment")
        for file in _values(getattr(entry.event, field.name))
    ]
    texts = [str(text.digest) for field in kinds_of(type(entry.event)) for text in _sealed_in(field, entry)]
    erased = [digest for digest in (*texts, *files) if journal.vault.erased_by(digest)]
    if unseal and not set(texts) <= set(erased):
        unlock(journal)
    wanted = [*erased, *(texts if unseal else [])]
    return journal.vault.open(wanted) if wanted else {}


def _sealed_in(field: FieldKind, entry: Entry) -> list[Sealed]:
    return _values(getattr(entry.event, field.name)) if field.kind.name == "sealed" else []


def _values(value: Any) -> list[Any]:
    """Those of a field that has one value, several, or none."""
    return [] if value is None else list(value) if isinstance(value, tuple) else [value]
