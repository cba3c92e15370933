"""What else repeats an erased value in the journal's folder: drafts, caches, what was exported there, older copies of
the database. Files that the tool made go; others are named and left.

What the tool exports inside a folder is in its list `.exports`, a path a line. Leaves to `repeats` how a file is searched,
and the journal's own database, attachments and keys to those who keep them.
"""

import os
import re
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from ect_journal import folder as folders
from ect_journal.codec import Row
from ect_journal.errors import EctError, JournalNotFound
from ect_journal.folder import writing
from ect_journal.presenting import leaf_of
from ect_journal.repeats import sought
from ect_journal.store import BLANK, Gone, Store, Taken
from ect_journal.store.sqlite import SQLiteStore

EXPORTS = ".exports"
ACCESS = ("access", "acces")
"""How the names of the files begin that give a person what is held about them."""
STALE = 3600
"""Seconds after which a file that no entry cites was left by a process that ended: others may be recording one right now."""
_BESIDE = ("", "-wal", "-shm", "-journal")
_SHA256 = re.compile("[0-9a-f]{64}")
_HEADER = b"SQLite format 3\0"


class Leftovers(NamedTuple):
    """`ours` were made by the tool (drafts, caches, exports) and are removed; `others` are left to who wrote them."""

    ours: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


# exports ----------------------------------------------------------------------------------------------------------------


def note_export(path: Path) -> None:
    """Remember, before it is written, a file that the tool makes: in the list of the nearest journal's folder above it, if
    there is one. Raises `NotWritten`."""
    path = Path(os.path.abspath(path))  # noqa: PTH100  # without "..", which would lead out of the folder it is found in
    try:
        folder = folders.find(path.parent)
    except JournalNotFound:
        return
    name = path.relative_to(folder).as_posix()
    known = _exports(folder)
    if name not in known and "\n" not in name:
        _keep_exports(folder, [*known, name])


def _exports(folder: Path) -> list[str]:
    with suppress(OSError, UnicodeDecodeError):
        return (folder / EXPORTS).read_text(encoding="utf-8").splitlines()
    return []


def _keep_exports(folder: Path, names: Sequence[str]) -> None:
    with writing(folder / EXPORTS):
        folders.write_whole(folder / EXPORTS, "".join(f"{name}\n" for name in names).encode())


# searching --------------------------------------------------------------------------------------------------------------


def search(
    folder: Path, what: Sequence[str | bytes], journal: UUID | None = None, people: Collection[str] = ()
) -> Leftovers:
    """The files under the folder that hold one of these texts or contents: as it is, as JSON, CSV, HTML or XML write it, or
    in base64, in a zip too; of a SHA-256, which is what an attachment's value is, also the file that has it. A text of under
    four characters is looked for in drafts and caches alone. And what was exported for one of these people to have, whatever
    it holds.

    Databases of the journal are left to `clean_copies`; with its UUID, so are those of its copies, and what the tool left
    in their folders is its own.
    """
    if not what and not people:
        return Leftovers()
    longer, all_of_it = sought(what), sought(what, short=True)
    files = {text for text in what if isinstance(text, str) and _SHA256.fullmatch(text)}
    copies = _copies(folder, journal, folder / folders.DATABASE) if journal else []
    homes = _homes(folder, copies)
    databases = {_with(copy, end) for copy in (*copies, folder / folders.DATABASE) for end in _BESIDE}
    exports = _exported(homes)
    theirs = tuple(f"{word}-{code}-" for code in people for word in ACCESS)
    ours: list[Path] = []
    others: list[Path] = []
    for path in _files(folder):
        if path in databases or path.parent in {home / folders.ATTACHMENTS for home in homes}:
            continue
        own = [home for home in homes if path.is_relative_to(home)]
        private = any(path.relative_to(home).parts[0] in (folders.DRAFTS, folders.CACHE) for home in own)
        made = path if path in exports else _being_written(path)
        exported = made is not None and made in exports
        if path in {home / name for home in homes for name in (folders.SETTINGS, EXPORTS)}:
            continue
        if made is not None and exported and made.name.startswith(theirs):
            ours.append(path)
        elif (all_of_it if private else longer).in_file(path) or (files and _sha256(path) in files):
            (ours if private or exported else others).append(path)
    return Leftovers(tuple(ours), tuple(others))


def unsearched(folder: Path, journal: UUID, found: Leftovers) -> tuple[Path, ...]:
    """Where a value that does not open here may be repeated, unseen: the tool's drafts and exports that were not found."""
    homes = _homes(folder, _copies(folder, journal, folder / folders.DATABASE))
    exports = _exported(homes)
    drafts = [home / folders.DRAFTS for home in homes]
    return tuple(
        path
        for path in _files(folder)
        if path not in found.ours
        and (path in exports or _being_written(path) in exports or any(map(path.is_relative_to, drafts)))
    )


def _homes(folder: Path, copies: Sequence[Path]) -> set[Path]:
    """The folder, and those of the copies of its journal."""
    return {folder, *(copy.parent for copy in copies)}


def _exported(homes: Collection[Path]) -> set[Path]:
    return {home / name for home in homes for name in _exports(home)}


def _files(folder: Path) -> Iterator[Path]:
    """Those that are really there, in order: what a link leads to is not in the folder."""
    for parent, inner, names in os.walk(folder):
        inner.sort()
        for name in sorted(names):
            path = Path(parent) / name
            if path.is_file() and not path.is_symlink():
                yield path


def _sha256(path: Path) -> str | None:
    with suppress(EctError):
        return folders.file_sha256(path)
    return None


def _being_written(path: Path) -> Path | None:
    """The file that a process was writing when it left this one beside (see `folder.write_whole`)."""
    found = re.fullmatch(r"\.(.+)\.[0-9a-f]+", path.name)
    return path.with_name(found[1]) if found else None


def _with(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)


def remove(found: Leftovers) -> None:
    """Remove those of the tool. Raises `NotWritten`."""
    for path in found.ours:
        with writing(path):
            path.unlink(missing_ok=True)
    for folder in {parent for path in found.ours for parent in path.parents if (parent / EXPORTS).is_file()}:
        there = [name for name in _exports(folder) if (folder / name).exists()]
        if there != _exports(folder):
            _keep_exports(folder, there)


# copies of the database, and what a stopped process left ----------------------------------------------------------------


def clean_copies(folder: Path, store: Store, digests: Collection[str]) -> tuple[Path, ...]:
    """Let go of these values in every other database of the same journal under the folder, with their attachments, and of
    the entries that were expunged from the store. The copies where that could not be done."""
    left, stubs = [], store.rows(types=[BLANK])
    for copy in _copies(folder, store.journal, Path(store.place)):
        try:
            with closing(SQLiteStore(copy)) as other:
                other.forget(digests)
                if expunged := _in_full(other, stubs):
                    other.append([], "", gone=Gone((), expunged))
                if other.owes_cleaning():
                    other.clean()
                done = not (other.sealed_rows(digests) or other.owes_cleaning())
            folders.drop_attachments(copy.parent, digests)
        except (EctError, Taken):
            done = False
        left += [] if done else [copy]
    return tuple(left)


def _in_full(copy: Store, stubs: Sequence[Row]) -> tuple[Row, ...]:
    """The stubs of entries that a copy still has in full."""
    there = ((copy.row(stub.position), stub) for stub in stubs)
    return tuple(stub for row, stub in there if row and row.type != BLANK and leaf_of(row) == leaf_of(stub))


def _copies(folder: Path, journal: UUID, live: Path) -> list[Path]:
    """The other databases of the journal under its folder, by their content rather than their name."""
    found = []
    for path in _files(folder):
        # Nothing but SQLite opens the one in use: to close a file drops the locks that this process has on it.
        if path == live or path.name.endswith(_BESIDE[1:]):
            continue
        with suppress(OSError, EctError), path.open("rb") as stream:
            if stream.read(len(_HEADER)) == _HEADER:
                with closing(SQLiteStore(path)) as store:
                    found += [path] if store.journal == journal else []
    return found


def sweep(folder: Path, cited: Collection[str]) -> None:
    """Remove what processes that were stopped left behind: caches half written, and attachments that no entry cites
    (`cited`: the digests that entries do). Raises `NotWritten`."""
    before = time.time() - STALE
    with writing(folder):
        for path in _files(folder / folders.CACHE):
            if _being_written(path):
                path.unlink(missing_ok=True)
        for path in _files(folder / folders.ATTACHMENTS):
            if path.name not in cited and path.stat().st_mtime < before:
                path.unlink(missing_ok=True)
