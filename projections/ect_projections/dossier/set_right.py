"""What was set right: corrections with what they changed, retractions and reinstatements with their reasons."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import orjson

from ect_journal.catalogue import EntryBlank, event_type
from ect_journal.catalogue.vocabularies import RetractionReason
from ect_journal.entry import position_of
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.standing import MARKING, reading_at
from ect_journal.upcast import upcast
from ect_journal.words import Text
from ect_projections.dossier import words_sections as say
from ect_projections.dossier.about import Said
from ect_projections.dossier.labels import field_label
from ect_projections.dossier.material import Material
from ect_projections.dossier.mentions import Cut, Ref, capital, cut, label
from ect_projections.dossier.said import joined, number, so_many
from ect_projections.reading import Reading

MOST = 100
"""So many are shown, the last ones first."""
LONG = 240
"""So many characters of a value that changed are shown."""

Stored = Mapping[str, Any]


class Changed(NamedTuple):
    field: Text
    before: Said
    after: Said


class Rectified(NamedTuple):
    act: Text
    ref: Ref
    about: Ref
    why: Said
    note: str | None
    changes: tuple[Changed, ...]
    undone: bool


def set_right(material: Material) -> Cut[Rectified]:
    reading = material.reading
    rows = [
        row for name in MARKING for row in reading.entries.by_type.get(name, ()) if row.position <= reading.known_at
    ]
    kept = cut(sorted(rows, reverse=True), MOST)
    return Cut(tuple(_rectified(row.position, row.type, material) for row in kept.shown), kept.more)


def _rectified(position: int, type_name: str, material: Material) -> Rectified:
    reading = material.reading
    data = _stored(reading, position)["data"]
    about = position_of(data["entry"])
    retracted = type_name == "entry.retracted"
    return Rectified(
        act=say.ACTS[type_name],
        ref=material.entries.ref(position),
        about=material.entries.ref(about),
        why=capital(label(RetractionReason, data["reason"]))
        if retracted
        else data.get("reason") or data.get("note") or "",
        note=data.get("note") if retracted else None,
        changes=tuple(_changes(reading, position, about, data)) if type_name == "entry.corrected" else (),
        undone=reading_at(position, reading.entries.marks, reading.known_at) is None,
    )


# What a correction changed ----------------------------------------------------------------------------------------------


def _changes(reading: Reading, position: int, about: int, correction: Stored) -> Iterator[Changed]:
    """Field by field, against how the entry read until then."""
    name = reading.entries.rows[about - 1].type
    if name == EntryBlank.TYPE:
        return
    was, now = _read(reading, about, position - 1, name), _whole(correction, name)
    if was["occurred"] != now["occurred"]:
        yield Changed(capital(say.OCCURRED), _days(was["occurred"]), _days(now["occurred"]))
    for field in kinds_of(event_type(name)):
        before, after = was["data"].get(field.name), now["data"].get(field.name)
        if before != after:
            yield Changed(field_label(name, field), value_said(field, before), value_said(field, after))
    if was["grounds"] != now["grounds"]:
        yield Changed(capital(say.GROUNDS), ", ".join(was["grounds"]), ", ".join(now["grounds"]))


def _read(reading: Reading, position: int, at: int, name: str) -> Stored:
    """What an entry read as when `at` entries were recorded."""
    source = reading_at(position, reading.entries.marks, at)
    stored = _stored(reading, position)
    return _whole(stored if source in (None, position) else _stored(reading, source)["data"], name)


def _whole(stored: Stored, name: str) -> Stored:
    """The data, the days and the grounds, of an entry or of a correction, in the present version of the type."""
    data = upcast(name, stored["v"], event_type(name).V, stored["data"])
    return {"data": data, "occurred": stored["occurred"], "grounds": stored.get("grounds", [])}


def _stored(reading: Reading, position: int | None) -> Stored:
    found: Stored = orjson.loads(reading.entries.rows[(position or 1) - 1].state)
    return found


def _days(occurred: Stored) -> str:
    days = occurred["start"] if occurred["start"] == occurred["end"] else f"{occurred['start']} – {occurred['end']}"
    return f"{days}, {occurred['time']}" if occurred.get("time") else days


def value_said(field: FieldKind, value: Any) -> Said:
    """A stored value in a few words; parts are counted, sealed texts are not read."""
    if value is None or value == []:
        return say.SET_RIGHT["nothing"]
    if field.kind.name in ("sealed", "attachment"):
        return say.SEALED
    if field.part is not None:
        return so_many(len(value) if field.many else 1, *say.SO_MANY_PARTS)
    if field.many:
        return joined([value_said_one(field, each) for each in value])
    return value_said_one(field, value)


def value_said_one(field: FieldKind, value: Any) -> Said:
    if field.word is not None:
        return label(field.word, value)
    if isinstance(value, bool):
        return say.YES if value else say.NO
    if field.kind.name == "decimal":
        return number(value)
    written = str(value)
    return written if len(written) <= LONG else f"{written[: LONG - 1].rstrip()}…"
