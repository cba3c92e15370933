"""Sealed values out to a file in the clear, and back into a journal, where they are sealed again.

    {"about":["P-07"],"digest":"w0I8…","disclosure":"WyJsa…","retention":"verbatim"}

A line a value. Whoever has the file reads them all, so it goes apart from the log. Knows what a line must be for the log
that commits to it; leaves folders to `transfer` and keys to the vault. What is attached is not in it, only what opens it.
"""

import json
from base64 import urlsafe_b64decode
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from ect_journal.catalogue.vocabularies import Retention
from ect_journal.codec import corrected
from ect_journal.committed import Place, places
from ect_journal.entry import Entry
from ect_journal.errors import EctError, IntakeRefused, InvalidInput
from ect_journal.sealing import Disclosure, SealedRow, check_disclosure
from ect_journal.vault import Access, Vault
from ect_journal.words import Text, shown

if TYPE_CHECKING:
    from ect_journal.journal import Journal

AT_ONCE = 100
"""Values that are opened together."""
_FIELDS = {"digest", "disclosure", "about", "retention"}


class Disclosed(NamedTuple):
    """The lines of what opens here, by digest, and how many of the log's values there are of each `Access`."""

    lines: tuple[bytes, ...]
    counts: Counter[Access]


def disclose_all(journal: "Journal") -> Disclosed:
    """Every value that the log commits to and that opens here. Raises `Tampered`."""
    journal.look()
    digests = sorted(places(journal))
    lines: list[bytes] = []
    counts: Counter[Access] = Counter()
    for start in range(0, len(digests), AT_ONCE):
        opened = journal.vault.open(digests[start : start + AT_ONCE])
        counts.update(value.access for value in opened.values())
        rows = journal.store.sealed_rows(digest for digest, value in opened.items() if value.access is Access.OPEN)
        held = journal.keyring.held({key for row in rows.values() for key in row.keys})
        lines += (_line(journal.vault.unlock(rows[digest], held)) for digest in opened if digest in rows)
    return Disclosed(tuple(lines), counts)


def _line(value: Disclosure) -> bytes:
    return orjson.dumps(value._asdict(), option=orjson.OPT_SORT_KEYS) + b"\n"


def seal_again(lines: Iterable[bytes], log: "Journal", vault: Vault) -> list[SealedRow]:
    """These values under the keys of this machine, for a vault that is to hold them; what was erased is left out.

    `log` has the entries that commit to them. Raises `IntakeRefused` with every bad line, `KeysLocked`, `NotWritten`.
    """
    where = places(log)
    problems: dict[int, EctError] = {}
    values: dict[str, Disclosure] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = _read(line)
            _check(value, log, where.get(value.digest, ()))
            if value.digest in values:
                raise _bad("repeats a value of the lines above", "répète une valeur des lignes précédentes")
            values[value.digest] = value
        except EctError as error:
            problems[number] = error
    if problems:
        raise IntakeRefused.of(problems)
    erased = (log.vault.erased_by, vault.erased_by)  # what the log says, and what this machine has seen
    return vault.lock([value for value in values.values() if not any(by(value.digest) for by in erased)])


def digests_in(lines: Iterable[bytes]) -> list[str]:
    """Those of lines that were taken."""
    return [orjson.loads(line)["digest"] for line in lines if line.strip()]


def _read(line: bytes) -> Disclosure:
    """A well-formed line, whose value is the one that its digest stands for. Raises `InvalidInput`, `Tampered`."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise _bad("is not JSON", "n’est pas du JSON") from None
    match given:
        case {"digest": str(digest), "disclosure": str(disclosure), "about": [*about], "retention": str(retention)} if (
            given.keys() == _FIELDS and all(isinstance(code, str) for code in about)
        ):
            if retention not in Retention.__members__.values():
                raise _bad(
                    f"names no retention: {shown(retention)}", f"nomme une conservation inconnue : {shown(retention)}"
                )
            if not _is_disclosure(disclosure):
                raise _bad("has no disclosure that can be read", "n’a pas de divulgation lisible")
            check_disclosure(digest, disclosure)
            return Disclosure(digest, disclosure, tuple(sorted(set(about))), retention)
    raise _bad(
        f"is not an object with {', '.join(sorted(_FIELDS))} and nothing else",
        f"n’est pas un objet avec {', '.join(sorted(_FIELDS))} et rien d’autre",
    )


def _is_disclosure(written: str) -> bool:
    """Whether it is the base64url of a JSON list of a salt and a text."""
    try:
        match json.loads(urlsafe_b64decode(written.encode("ascii") + b"=" * (-len(written) % 4))):
            case [str(), str(value)]:
                return bool(value.encode() or True)
    except (ValueError, RecursionError):  # UnicodeError is one of them
        pass
    return False


def _check(value: Disclosure, log: "Journal", found: Iterable[Place]) -> None:
    """The log commits to it, and it is about people of the log, among them whom its entry is about by itself."""
    first = next(iter(found), None)
    if first is None:
        raise _bad("has a value that no entry commits to", "a une valeur à laquelle aucune entrée n’engage")
    register = log.register()
    for actor in value.about:
        if register.get("actor", actor) is None:
            raise _bad(
                f"is about {shown(actor)}, who is not registered", f"concerne {shown(actor)}, qui n’est pas inscrit"
            )
    for actor in _subjects(log, first):
        if actor not in value.about:
            raise _bad(
                f"is not said to be about {actor}, whom {first.of} is about",
                f"ne dit pas qu’elle concerne {actor}, que {first.of} concerne",
            )


def _subjects(log: "Journal", place: Place) -> Iterator[str]:
    entry: Entry = place.entry if place.ref == place.of else corrected(log.entry(place.of), place.entry)
    event: Any = entry.event
    if event.ABOUT:
        yield getattr(event, event.ABOUT)


def _bad(en: str, fr: str) -> InvalidInput:
    return InvalidInput(
        Text(f"The line {en}.", f"La ligne {fr}."),
        Text("Give the whole second file of `ect export --with-sealed`, of this very journal.", "Donnez tout le second fichier d’« ect export --with-sealed », de ce journal-ci."),
    )  # fmt: skip
