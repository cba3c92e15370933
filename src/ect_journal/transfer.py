"""Entries out to files and in from them: exact bytes out, intake of what others wrote, whole copies.

`restore` (see `restoring`) takes exact entries, and only into a new journal or as the continuation of the same one.
`intake` takes events that were never recorded here: their positions and times of recording are ours.
"""

import json
import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from ect_journal import folder as folders
from ect_journal.catalogue import event_type
from ect_journal.drafting import Draft, Receipt
from ect_journal.errors import (
    AlreadyExists,
    EctError,
    IdReused,
    IntakeRefused,
    InvalidEvent,
    InvalidInput,
    JournalNotFound,
    RuleViolation,
)
from ect_journal.journal import Journal
from ect_journal.moving import copy_to_file
from ect_journal.recording import draft_of
from ect_journal.restoring import restore
from ect_journal.store.sqlite import SQLiteStore
from ect_journal.upcast import upcast
from ect_journal.words import Text

__all__ = ["backup", "export_lines", "intake", "restore"]

INTAKE_FIELDS = ("id", "occurred", "by", "grounds", "session", "source", "exceptions", "about")
"""What a line of intake may say around its `type`, `v` and `data`."""


def export_lines(journal: Journal) -> Iterator[bytes]:
    """The stored bytes of each entry, a line each; of one that was expunged, what is left. Sealed values stay where they
    are."""
    return (row.state + b"\n" for row in journal.store.rows())


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


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object each of whose names is given once: of two values, none is the one that was meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


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
    """A copy of the folder, sealed values and attachments included, consistent while others write. Drafts are in clear, and
    are left out.

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
            for name in (folders.SETTINGS, folders.ATTACHMENTS):
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
