"""From stored bytes back to entries: leniently for what we wrote ourselves, strictly for what comes from elsewhere."""

import unicodedata
from dataclasses import replace
from typing import Any, NamedTuple

import orjson

from ect_journal.catalogue import event_type
from ect_journal.catalogue.corrections import EntryCorrected
from ect_journal.entry import ENTRY_BYTES, Circumstances, Entry, read_instant
from ect_journal.errors import EctError, Unreadable
from ect_journal.sealing import digests_of
from ect_journal.upcast import upcast
from ect_journal.words import Text, shown


class Row(NamedTuple):
    """An entry as stored: its position, its type, its bytes."""

    position: int
    type: str
    state: bytes


_ENVELOPE = ("by", "exceptions", "grounds", "id", "occurred", "session", "source")


def decode(state: bytes) -> Entry:
    """The entry that these bytes stand for. Raises `Unreadable`."""
    try:
        stored = orjson.loads(state)
        model = event_type(stored["type"])
        event = model(**upcast(stored["type"], stored["v"], model.V, stored["data"]))
        circumstances = Circumstances.read(**{name: stored[name] for name in _ENVELOPE if name in stored})
        return Entry(stored["position"], read_instant(stored["recorded_at"]), event, circumstances)
    except Unreadable:
        raise
    except (EctError, orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise _unreadable(shown(str(error).splitlines()[0].rstrip("."))) from error


def decode_strictly(state: bytes, position: int) -> Entry:
    """As `decode`, for bytes from elsewhere: they must be exactly what this journal would have written there."""
    if len(state) > ENTRY_BYTES:
        raise _unreadable(f"J{position}: more than {ENTRY_BYTES} bytes")
    try:
        if orjson.dumps(orjson.loads(state), option=orjson.OPT_SORT_KEYS) != state:
            raise _unreadable(f"J{position}: not canonical JSON (RFC 8785)")
    except (orjson.JSONDecodeError, TypeError) as error:  # TypeError: nested further than orjson writes
        raise _unreadable(f"J{position}: not JSON ({shown(str(error))})") from error
    entry = decode(state)
    if not all(digests_of(entry.event)):
        raise _unreadable(f"J{position}: a sealed value stands there in clear, or without its digest")
    if type(entry.position) is not int or entry.position != position:
        raise _unreadable(f"J{position}: carries the number {entry.position}")
    if orjson.loads(state)["v"] == type(entry.event).V and entry.to_bytes() != state:
        raise _unreadable(f"J{position}: a field is missing, or not in its stored form")
    if not unicodedata.is_normalized("NFC", state.decode()):
        raise _unreadable(f"J{position}: text is not in normal form NFC")
    return entry


def corrected(original: Entry, correction: Entry) -> Entry:
    """The original as its correction says that it should have read."""
    event = correction.event
    assert isinstance(event, EntryCorrected)
    model = type(original.event)
    data: dict[str, Any] = upcast(model.TYPE, event.v, model.V, event.data)
    circumstances = original.circumstances.model_copy(update={"occurred": event.occurred, "grounds": event.grounds})
    return replace(original, event=model(**data), circumstances=circumstances)


def _unreadable(why: str) -> Unreadable:
    return Unreadable(
        Text(f"This is not an entry that can be read: {why}.", f"Ce n’est pas une entrée lisible : {why}."),
        Text("Take the exact bytes from `ect export --format jsonl`.", "Reprenez les octets exacts de « ect export --format jsonl »."),
    )  # fmt: skip
