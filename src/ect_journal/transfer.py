"""Entries out to files and back: exact bytes out and back, intake of what others wrote, whole copies.

`restore` takes exact entries, and only into a new journal or as the continuation of the same one. `intake` takes
events that were never recorded here: their positions and times of recording are ours.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from ect_journal import folder as folders
from ect_journal.catalogue import ClockFaulted, JournalOpened, event_type
from ect_journal.checking import check_overrides, judge, refusals
from ect_journal.clocks import zone_named
from ect_journal.codec import Row, decode_strictly
from ect_journal.drafting import Draft, Receipt
from ect_journal.entry import Entry
from ect_journal.errors import (
    AlreadyExists,
    Conflict,
    EctError,
    IdReused,
    IntakeRefused,
    InvalidEvent,
    InvalidInput,
    JournalNotFound,
    RuleViolation,
    Unreadable,
)
from ect_journal.journal import Journal, check_format
from ect_journal.ledger import checkpoint_text, leaf_hash
from ect_journal.moving import copy_to_file
from ect_journal.recording import draft_of
from ect_journal.register import Register
from ect_journal.store import Store, Taken
from ect_journal.store.memory import MemoryStore
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.upcast import upcast
from ect_journal.words import Text, shown
from ect_journal.world import World

INTAKE_FIELDS = ("id", "occurred", "by", "grounds", "session", "source", "exceptions", "about")
"""What a line of intake may say around its `type`, `v` and `data`."""


def export_lines(journal: Journal) -> Iterator[bytes]:
    """The stored bytes of each entry, a line each. Sealed values stay where they are."""
    return (row.state + b"\n" for row in journal.rows())


# Restoring --------------------------------------------------------------------------------------------------------------


def restore(lines: Iterable[bytes], folder: str | Path | None, *, world: World | None = None) -> Journal:
    """A journal with exactly these entries, in a folder (in memory when None).

    Where the folder holds a journal already, the lines must begin with its entries, byte for byte; the rest is added.
    Raises `Unreadable`, `RuleViolation`, `AlreadyExists`; nothing is written then.
    """
    states = [line.rstrip(b"\r\n") for line in map(_bytes, lines) if line.strip()]
    path = None if folder is None else Path(folder).absolute()
    if path is not None and folders.holds_journal(path):
        return _continue(states, Journal.open(path, world=world))
    if not states:
        raise _refused("there is no entry in it", "il n’y a aucune entrée")
    first = decode_strictly(states[0], 1)
    if not isinstance(first.event, JournalOpened):
        raise _refused("its first line does not open a journal", "sa première ligne n’ouvre pas de journal")
    check_format(first.event)
    opened = first.event
    register = Register(lambda position: entries[position - 1], _zone(opened))
    entries: list[Entry] = []
    rows = _admit(register, states, 0, entries)
    if path is None:
        store: Store = MemoryStore(UUID(opened.journal))
        store.append(rows, checkpoint_text(opened.origin, register.folded.frontier))
        return Journal(store, world=world)
    database = folders.prepare(path)
    settings = folders.Settings(opened.origin, opened.lang, opened.time_zone)
    with folders.writing(path):
        path.mkdir(parents=True, exist_ok=True)
        text = checkpoint_text(opened.origin, register.folded.frontier)
        SQLiteStore.begin(database, UUID(opened.journal), lambda store: store.append(rows, text))
        folders.write_whole(path / folders.SETTINGS, settings.to_toml().encode())
    return Journal.open(path, world=world)


def _bytes(line: bytes | str) -> bytes:
    return line.encode() if isinstance(line, str) else line


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object each of whose names is given once: of two values, none is the one that was meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _continue(states: Sequence[bytes], journal: Journal) -> Journal:
    """The same journal, with the lines after its own."""
    own = journal.rows()
    if len(states) < len(own) or any(row.state != state for row, state in zip(own, states, strict=False)):
        journal.close()
        raise AlreadyExists(
            Text("This folder holds a journal that these entries do not continue.", "Ce dossier contient un journal que ces entrées ne prolongent pas."),
            Text("Restore into a new folder; `ect log` shows what this one holds.", "Restaurez dans un nouveau dossier ; « ect log » montre ce que contient celui-ci."),
        )  # fmt: skip
    register = journal.register()
    entries: list[Entry] = []
    start = len(own)
    with _closed_on_failure(journal), register.trying() as keep:
        rows = _admit(register, states[start:], start, entries)
        if rows:
            try:
                journal.store.append(rows, checkpoint_text(journal.origin, register.folded.frontier))
            except Taken:
                raise Conflict(
                    Text("Somebody recorded in this journal meanwhile.", "Quelqu’un a enregistré dans ce journal entre-temps."),
                    Text("Nothing was restored: compare both, then restore into a new folder.", "Rien n’a été restauré : comparez-les, puis restaurez dans un nouveau dossier."),
                ) from None  # fmt: skip
            keep()
    return journal


@contextmanager
def _closed_on_failure(journal: Journal) -> Iterator[None]:
    try:
        yield
    except BaseException:
        journal.close()
        raise


def _admit(register: Register, states: Sequence[bytes], start: int, entries: list[Entry]) -> list[Row]:
    """The rows of these states, each read strictly and judged on those before it."""
    recorded_at = register.folded.recorded_at
    ids: set[str] = set()
    for position, state in enumerate(states, start + 1):
        entry = decode_strictly(state, position)
        entries.append(entry)
        if entry.recorded_at < recorded_at and not isinstance(entry.event, ClockFaulted):
            raise _refused(
                f"{entry.ref} is recorded before the entry it follows",
                f"{entry.ref} est enregistrée avant celle qu’elle suit",
            )
        recorded_at = entry.recorded_at
        if entry.id in ids:
            raise _refused(
                f"{entry.ref} has the id of another entry", f"{entry.ref} a l’identifiant d’une autre entrée"
            )
        ids.add(entry.id)
        findings = judge(register, entry, leaf_hash(state))
        if refused := refusals(entry, findings):
            raise RuleViolation.of(refused)
        check_overrides(entry, findings)
    return [Row(entry.position, entry.type, state) for entry, state in zip(entries, states, strict=True)]


def _zone(opened: JournalOpened) -> ZoneInfo:
    zone = zone_named(opened.time_zone)
    if zone is None:
        name = shown(opened.time_zone)
        raise _refused(f"no time zone is called {name}", f"aucun fuseau horaire ne s’appelle {name}")
    return zone


def _refused(en: str, fr: str) -> Unreadable:
    return Unreadable(
        Text(f"These entries cannot be restored: {en}.", f"Ces entrées ne peuvent pas être restaurées : {fr}."),
        Text("Give the whole output of `ect export --format jsonl`.", "Donnez tout ce que produit « ect export --format jsonl »."),
    )  # fmt: skip


# Intake -----------------------------------------------------------------------------------------------------------------


def intake(journal: Journal, lines: Iterable[bytes], *, by: str | None = None) -> list[Receipt]:
    """Record events that others wrote, one JSON object a line: {type, v, data, occurred, by, grounds, …}.

    References are J117 for an entry, @3 for the third line. All or nothing: raises `IntakeRefused` with every bad line.
    A line whose `id` is recorded already with the same content is left alone.
    """
    unmade: dict[int, EctError] = {}
    drafts: list[Draft | None] = []
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        try:
            drafts.append(_draft_of(journal, line, by))
        except EctError as error:
            unmade[number] = error
            drafts.append(None)
    made = [draft for draft in drafts if draft is not None]
    try:
        if not unmade:
            return journal.appender.append(made) if made else []
    except (RuleViolation, InvalidInput, InvalidEvent, IdReused):
        pass  # said below, line by line
    raise IntakeRefused.of(unmade | journal.appender.problems(drafts))


def _draft_of(journal: Journal, line: bytes, by: str | None) -> Draft:
    try:
        given = json.loads(line, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        where = error.pos + 1
        raise _bad_line(f"is not JSON (character {where})", f"n’est pas du JSON (caractère {where})") from None
    except (ValueError, RecursionError):
        raise _bad_line(
            "gives a name twice, or is nested too deep", "donne deux fois un nom, ou s’imbrique trop"
        ) from None
    if not isinstance(given, dict) or not isinstance(given.get("type"), str) or not isinstance(given.get("data"), dict):
        raise _bad_line("is not an object with type and data", "n’est pas un objet avec type et data")
    unknown = sorted(given.keys() - {"type", "v", "data", *INTAKE_FIELDS})
    if unknown:
        raise _bad_line(
            f"has fields that are not known: {', '.join(unknown)}", f"a des champs inconnus : {', '.join(unknown)}"
        )
    model = event_type(given["type"])
    v = given.get("v", model.V)
    if type(v) is not int:
        raise _bad_line("has a version that is no number", "a une version qui n’est pas un nombre")
    data = upcast(model.TYPE, v, model.V, given["data"])
    around = {name: given[name] for name in INTAKE_FIELDS if given.get(name) is not None}
    return draft_of(journal, model(**data), **{"by": by, **around})


def _bad_line(en: str, fr: str) -> InvalidInput:
    return InvalidInput(
        Text(f"The line {en}.", f"La ligne {fr}."),
        Text("`ect schema TYPE` says what an event holds.", "« ect schema TYPE » dit ce que contient un événement."),
    )  # fmt: skip


# Whole copies -----------------------------------------------------------------------------------------------------------


def backup(journal: Journal, target: str | Path | None = None) -> Path:
    """A copy of the whole folder, sealed values and attachments included, consistent while others write.

    In `target`, by default beside the folder, named after the moment. Raises `AlreadyExists`.
    """
    if journal.folder is None:
        raise JournalNotFound(
            Text("A journal without a folder has none to copy.", "Un journal sans dossier n’en a pas à copier."),
            Text("Use export_lines.", "Utilisez export_lines."),
        )
    source = journal.folder.absolute()
    stamp = datetime.now(journal.time_zone).strftime("%Y-%m-%dT%H%M%S")
    copy = Path(target) if target is not None else source.with_name(f"{source.name}-{stamp}")
    if copy.exists():
        raise AlreadyExists(
            Text(f"{copy} exists already.", f"{copy} existe déjà."),
            Text("Give the name of a folder that does not exist.", "Donnez le nom d’un dossier qui n’existe pas."),
        )
    beside = copy.with_name(f".{copy.name}.part")
    with folders.writing(copy):
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            for name in (folders.SETTINGS, folders.ATTACHMENTS, folders.DRAFTS):
                if (source / name).is_dir():
                    shutil.copytree(source / name, beside / name)
                elif (source / name).is_file():
                    shutil.copyfile(source / name, beside / name)
            if isinstance(journal.store, SQLiteStore):
                journal.store.file.copy(beside / folders.DATABASE)
            else:  # a copy that needs no server
                copy_to_file(journal.store, beside / folders.DATABASE)
                folders.set_store(beside, None)
            beside.rename(copy)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    return copy
