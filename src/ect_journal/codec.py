"""From stored bytes back to entries: leniently for what we wrote ourselves, strictly for what comes from elsewhere."""

import unicodedata
from dataclasses import replace
from typing import Any, NamedTuple

import orjson

from ect_journal.catalogue import event_type
from ect_journal.catalogue.corrections import EntryCorrected
from ect_journal.catalogue.privacy import EntryBlank
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


_NOT_AN_ENTRY = Text("its fields are not those of an entry", "ses champs ne sont pas ceux d’une entrée")
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
        said = error.message if isinstance(error, EctError) else _NOT_AN_ENTRY
        raise _unreadable(said.en.rstrip("."), said.fr.rstrip(".")) from error


def decode_strictly(state: bytes, position: int) -> Entry:
    """As `decode`, for bytes from elsewhere: they must be exactly what this journal would have written there."""
    if len(state) > ENTRY_BYTES:
        raise _unreadable(f"J{position}: more than {ENTRY_BYTES} bytes", f"J{position} : plus de {ENTRY_BYTES} octets")
    try:
        if orjson.dumps(orjson.loads(state), option=orjson.OPT_SORT_KEYS) != state:
            raise _unreadable(
                f"J{position}: not canonical JSON (RFC 8785)", f"J{position} : pas du JSON canonique (RFC 8785)"
            )
    except (orjson.JSONDecodeError, TypeError) as error:  # TypeError: nested further than orjson writes
        raise _unreadable(f"J{position}: not JSON", f"J{position} : pas du JSON") from error
    entry = decode(state)
    if isinstance(entry.event, EntryBlank):
        raise _unreadable(
            f"J{position}: a blank page is read, never recorded",
            f"J{position} : une page blanche se lit, et ne s’enregistre jamais",
        )
    if not all(digests_of(entry.event)):
        raise _unreadable(
            f"J{position}: a sealed value stands there in clear, or without its digest",
            f"J{position} : une valeur scellée y figure en clair, ou sans son empreinte",
        )
    if type(entry.position) is not int or entry.position != position:
        raise _unreadable(
            f"J{position}: carries the number {shown(entry.position)}",
            f"J{position} : porte le numéro {shown(entry.position)}",
        )
    if orjson.loads(state)["v"] == type(entry.event).V and entry.to_bytes() != state:
        raise _unreadable(
            f"J{position}: a field is missing, or not in its stored form",
            f"J{position} : un champ manque, ou n’a pas sa forme stockée",
        )
    if not unicodedata.is_normalized("NFC", state.decode()):
        raise _unreadable(
            f"J{position}: text is not in normal form NFC", f"J{position} : un texte n’est pas en forme normale NFC"
        )
    return entry


def corrected(original: Entry, correction: Entry) -> Entry:
    """The original as its correction says that it should have read."""
    event = correction.event
    assert isinstance(event, EntryCorrected)
    model = type(original.event)
    data: dict[str, Any] = upcast(model.TYPE, event.v, model.V, event.data)
    circumstances = original.circumstances.model_copy(update={"occurred": event.occurred, "grounds": event.grounds})
    return replace(original, event=model(**data), circumstances=circumstances)


def _unreadable(en: str, fr: str) -> Unreadable:
    return Unreadable(
        Text(f"This is not an entry that can be read: {en}.", f"Ce n’est pas une entrée lisible : {fr}."),
        Text("Take the exact bytes from `ect export --format jsonl`.", "Reprenez les octets exacts de « ect export --format jsonl »."),
    )  # fmt: skip
