"""The clean copy of an entry: the same in everything but its public texts.

Codes, citations, numbers, days and commitments are repeated as they stand, and a text that is there stays a text, so that
nothing that a rule or a count looks at can move. Knows one entry; leaves to `expunging` what it does to the journal.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from ect_journal.catalogue.corrections import EntryCorrected
from ect_journal.entry import Circumstances, Entry
from ect_journal.errors import InvalidInput
from ect_journal.event import Event
from ect_journal.fields import Attachment
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.upcast import upcast
from ect_journal.words import Text

TEXTS = ("line", "words", "url")
"""The kinds of field that are a public text."""
KEYED = {"funding.recorded": "provider"}
"""The texts that tell things apart: two entries with the same words there speak of the same thing."""
AROUND = ("source", "exceptions")
"""What may change around the event: where it was transcribed from, and the reasons of its exceptions."""
Changes = Mapping[str, Any] | Callable[[str], str]
"""Texts by their fields, or how each of them reads."""


class Change(NamedTuple):
    """One public text of an entry, as it was and as the clean copy has it."""

    field: str
    old: str
    new: str


def clean_copy(entry: Entry, changes: Changes, corrected: type[Event] | None) -> Entry:
    """The entry with these texts. `corrected` is the type of the entry that it corrects, if it does: what it says of that
    entry changes by the names of its fields, or as `data`, and `reason` is its own. Raises `InvalidEvent`, `InvalidInput`.
    """
    if not isinstance(changes, Mapping):
        return _read_throughout(entry, changes, corrected)
    around = {name: changes[name] for name in AROUND if name in changes}
    inside = {name: value for name, value in changes.items() if name not in AROUND}
    event = entry.event
    if isinstance(event, EntryCorrected) and corrected is not None:
        own = {name: inside.pop(name) for name in ("reason",) if name in inside}
        said = {**inside.pop("data", {}), **inside}
        event = _with(event, own | (_data(_with(said_by(event, corrected), said)) if said else {}))
    else:
        event = _with(event, inside)
    return _copy(entry, event, around)


def _read_throughout(entry: Entry, reads: Callable[[str], str], corrected: type[Event] | None) -> Entry:
    """Each public text, wherever it is, as `reads` gives it."""
    event = entry.event
    if isinstance(event, EntryCorrected) and corrected is not None:
        said = said_by(event, corrected)
        again = type(said)(**_read(said, reads))
        event = _with(event, {"reason": reads(event.reason), **(_data(again) if again != said else {})})
    else:
        event = type(event)(**_read(event, reads))
    around: dict[str, Any] = {}
    if entry.source is not None:
        around["source"] = reads(entry.source)
    if entry.exceptions:
        around["exceptions"] = [{"rule": each.rule, "reason": reads(each.reason)} for each in entry.exceptions]
    return _copy(entry, event, around)


def _copy(entry: Entry, event: Event, around: Mapping[str, Any]) -> Entry:
    given = {name: getattr(entry.circumstances, name) for name in Circumstances.model_fields}
    return replace(entry, event=event, circumstances=Circumstances.read(**{**given, **around}))


def _data(said: Event) -> dict[str, Any]:
    return {"v": said.V, "data": said.model_dump(mode="json", exclude_none=True)}


def _read(model: Any, reads: Callable[[str], str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field in kinds_of(type(model)):
        value = getattr(model, field.name)
        fields[field.name] = (
            tuple(_read_one(field, each, reads) for each in value) if field.many else _read_one(field, value, reads)
        )
    return fields


def _read_one(field: FieldKind, value: Any, reads: Callable[[str], str]) -> Any:
    if isinstance(value, str) and field.kind.name in TEXTS:
        return reads(value)
    if isinstance(value, Attachment):
        return Attachment(**{**value.model_dump(), "name": reads(value.name)})
    if field.kind.name == "object" and value is not None:
        return type(value)(**_read(value, reads))
    return value


def said_by(event: EntryCorrected, model: type[Event]) -> Event:
    return model(**upcast(model.TYPE, event.v, model.V, event.data))


def _with(event: Event, changes: Mapping[str, Any]) -> Event:
    fields = {field.name: getattr(event, field.name) for field in kinds_of(type(event))}
    known = {field.name: field for field in kinds_of(type(event), "attachment")}
    given = {name: _renamed(fields[name], value) if name in known else value for name, value in changes.items()}
    return type(event)(**{**fields, **given})


def _renamed(old: Any, given: Any) -> Any:
    """Attachments under these names; what is no name is left to be read as the field is."""
    if isinstance(old, tuple) and isinstance(given, list | tuple) and len(old) == len(given):
        return tuple(_renamed(*pair) for pair in zip(old, given, strict=True))
    if isinstance(old, Attachment) and isinstance(given, str):
        return Attachment(**{**old.model_dump(), "name": given})
    return given


# What changed -----------------------------------------------------------------------------------------------------------


def changes_between(before: Entry, after: Entry, corrected: type[Event] | None) -> list[Change]:
    """The texts that differ. Raises `InvalidInput` when anything else does."""
    found = list(_between(before.event, after.event, "", corrected))
    found += _text("source", before.source, after.source)
    pairs = list(zip(before.exceptions, after.exceptions, strict=False))
    if len(before.exceptions) != len(after.exceptions) or any(old.rule != new.rule for old, new in pairs):
        raise _not_a_text("exceptions")
    for old, new in pairs:
        found += _text("exceptions", old.reason, new.reason)
    return found


def _between(before: Any, after: Any, within: str, corrected: type[Event] | None = None) -> Iterator[Change]:
    for field in kinds_of(type(before)):
        if isinstance(before, EntryCorrected) and corrected is not None and field.name in ("v", "data"):
            continue
        old, new = getattr(before, field.name), getattr(after, field.name)
        name = f"{within}{field.name}"
        if not field.many:
            yield from _one(field, name, old, new)
        elif len(old) != len(new):
            raise _not_a_text(name)
        else:
            for pair in zip(old, new, strict=True):
                yield from _one(field, name, *pair)
    if isinstance(before, EntryCorrected) and corrected is not None:
        yield from _between(said_by(before, corrected), said_by(after, corrected), within)


def _one(field: FieldKind, name: str, old: Any, new: Any) -> Iterator[Change]:
    if field.kind.name in TEXTS:
        yield from _text(name, old, new)
    elif field.kind.name == "object" and old is not None and new is not None:
        yield from _between(old, new, f"{name}.")
    elif isinstance(old, Attachment) and isinstance(new, Attachment):
        if new.source is not None or new.model_copy(update={"name": old.name}) != old:
            raise _not_a_text(name)
        yield from _text(f"{name}.name", old.name, new.name)
    elif old != new:
        raise _not_a_text(name)


def _text(name: str, old: str | None, new: str | None) -> Iterator[Change]:
    if old == new:
        return
    if old is None or new is None:
        raise InvalidInput(
            Text(f"{name} cannot come or go in a clean copy.", f"{name} ne peut ni apparaître ni disparaître dans une copie propre."),
            Text("Give other words for it, such as “(expunged)”.", "Donnez-lui d’autres mots, par exemple « (caviardé) »."),
        )  # fmt: skip
    yield Change(name, old, new)


def _not_a_text(name: str) -> InvalidInput:
    return InvalidInput(
        Text(f"{name} cannot change in a clean copy: only its public texts can, as many as there are.", f"{name} ne peut pas changer dans une copie propre : seuls ses textes publics le peuvent, tous y restant."),
        Text("Correct anything else (`ect correct`), and erase a sealed text (`ect erase`). A code that is itself a name cannot be expunged.",
             "Corrigez le reste (« ect corriger »), et effacez un texte scellé (« ect effacer »). Un code qui est lui-même un nom ne se caviarde pas."),
    )  # fmt: skip


# Words that went --------------------------------------------------------------------------------------------------------

_WORD = re.compile(r"\w+(?:[-'’.@+]\w+)*")
_COMMON = re.compile(r"J\d+|\d{4}(-\d\d){1,2}")
"""The number of an entry; a month or a day."""


def pieces(changes: Iterable[Change]) -> list[str]:
    """The words that went, as they stood together: “Jeanne Vuillet” where a code took their place."""
    found = []
    for change in changes:
        old, new = list(_WORD.finditer(change.old)), _WORD.findall(change.new)
        for tag, first, last, _, _ in SequenceMatcher(None, [each[0] for each in old], new, False).get_opcodes():
            if tag in ("replace", "delete"):
                found.append(change.old[old[first].start() : old[last - 1].end()])
    return list(dict.fromkeys(found))


def says_more(text: str, codes: Collection[str]) -> bool:
    """Whether anything is said in it but codes, numbers of entries, days and the shortest words."""
    return any(len(word) > 3 for word in _own_words(text, codes))


def is_telling(piece: str, codes: Collection[str] = ()) -> bool:
    """Whether words say enough to be looked for elsewhere: a name, a number, an address; not “de la”, nor a code or a day,
    which other entries have for reasons of their own."""
    words = _own_words(piece, codes)
    return any((word[0].isupper() and len(word) > 2) or (len(word) > 5 and re.search(r"[\d@]", word)) for word in words)


def is_unmistakable(piece: str, codes: Collection[str] = ()) -> bool:
    """Whether a file with these words is about the same: two words or more with a name among them, a number, an address."""
    words = _own_words(piece, codes)
    return is_telling(piece, codes) and (len(_WORD.findall(piece)) > 1 or bool(re.search(r"[\d@]", "".join(words))))


def _own_words(text: str, codes: Collection[str]) -> list[str]:
    bare = ((word, re.split("['’]", word)[-1]) for word in _WORD.findall(text))  # d’ALI-01
    return [word for word, last in bare if not (last in codes or _COMMON.fullmatch(last))]
