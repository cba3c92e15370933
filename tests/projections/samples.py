"""An event of every type, made from what the catalogue says of its fields, and entries around events without a journal.

So that a type or a field added to the catalogue is tested here without a line more.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from ect_journal.catalogue import event_type
from ect_journal.codec import Row
from ect_journal.entry import Circumstances, Entry, Occurred
from ect_journal.event import Event
from ect_journal.fields import Sealed
from ect_journal.kinds import FieldKind, kinds_of
from ect_projections import Reading
from ect_projections._entries import Entries

DIGEST = "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"
PARIS = ZoneInfo("Europe/Paris")

_VALUES: dict[str, Any] = {
    "line": "Une ligne : « tenir l’hiver »",
    "words": 'Première ligne\nseconde ligne \\ "citée"',
    "url": "https://example.org/a",
    "sealed": Sealed(digest=DIGEST),
    "decimal": "0.333333",
    "day": date(2024, 2, 6),
    "count": 3,
    "yes/no": True,
    "grade 0-4": 4,
    "key id": "A" * 22,
    "public key": "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "root": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "SHA-256": "a" * 64,
    "instant": "2024-02-06T20:40:00.000000Z",
    "uuid": "0b1f0000-0000-4000-8000-000000000000",
    "key": "fr",
    "new code": "NEW-1",
    "code": "X-1",
    "versioned": "X-1@2",
    "entry": "J1",
    "moment": "J1",
    "target": "J9",
    "event": {"title": "é", "projects": ["A"]},
    "occurred": Occurred(start=date(2024, 2, 6), end=date(2024, 2, 6), time="20:40"),
    "digest": DIGEST,
    "media type": "image/png",
    "time": "20:40",
    "rule": "stage-skipped",
}


def sample(type_name: str, whole: bool = True) -> Event:
    """An event of that type, with every field (two items in each list) or with those that are required only."""
    return event_type(type_name)(**_fields(event_type(type_name), whole))


def _fields(model: Any, whole: bool) -> dict[str, Any]:
    return {field.name: _value(field, whole) for field in kinds_of(model) if whole or field.required}


def _value(field: FieldKind, whole: bool) -> Any:
    if field.word is not None:
        one: Any = list(field.word)[-1]
    elif field.kind.name in _VALUES:
        one = _VALUES[field.kind.name]
    else:
        assert field.part is not None, field
        one = _fields(field.part, whole)
    return [one, one] if field.many and whole else [one] if field.many else one


def row(position: int, event: Event, *, day: date = date(2024, 2, 6), hour: int = 18, **around: Any) -> Row:
    """The stored row of an event, recorded on the day after it happened."""
    circumstances = Circumstances.read(
        id=f"00000000-0000-4000-8000-{position:012d}", by="rd", occurred=around.pop("occurred", day), **around
    )
    recorded_at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) + timedelta(days=1)
    return Row(position, event.TYPE, Entry(position, recorded_at, event, circumstances).to_bytes())


def reading(rows: Iterable[Row]) -> Reading:
    """What these rows read as, J1 first."""
    found = list(rows)
    return Reading(Entries(found), PARIS, len(found), None, date(2025, 1, 1))


def shown(value: Any, field: FieldKind) -> Any:
    """What a frame is expected to show for a value of an event."""
    if value is None:
        return None
    if field.many:
        return [_shown_one(each, field) for each in value]
    return _shown_one(value, field)


def _shown_one(value: Any, field: FieldKind) -> Any:
    if isinstance(value, Sealed):
        return value.digest
    if field.word is not None:
        return value.value
    if field.part is not None:
        return {part.name: shown(getattr(value, part.name), part) for part in kinds_of(field.part)}
    return Decimal(value) if field.kind.name == "decimal" else value
