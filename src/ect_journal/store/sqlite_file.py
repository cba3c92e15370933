"""One SQLite file as a reader meets it, and how a new one gets its name. Knows the file, nothing of entries or recorders.

Reading goes straight to the driver, in bulk, and creates nothing that stays: where we may write, SQLite tidies its log
away by itself when the last reader leaves; elsewhere only a file without a log can be read whole.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from ect_journal.errors import NotWritten, ReadOnly, Unreadable
from ect_journal.words import Text, shown

LOCK_TIMEOUT = 30
"""Seconds to wait for another program's transaction."""


class SQLiteFile:
    """Made on a path; nothing is opened before the first query."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._reader: sqlite3.Connection | None = None

    def check_whole(self) -> None:
        """A file cut short is said to be so, before SQLite makes do with what is left. (The header, bytes 16 and 28 of the
        file format, counts its pages; while the log holds entries it may lag behind.) Raises `Unreadable`."""
        try:
            if self._log_holds_entries():
                return
            with self.path.open("rb") as stream:
                header = stream.read(100)
            size = self.path.stat().st_size
        except OSError as error:
            raise self.unreadable(error.strerror or str(error)) from error
        page = int.from_bytes(header[16:18]) if len(header) == 100 else 0
        pages = int.from_bytes(header[28:32])
        short = size < (65536 if page == 1 else page) * pages
        # Another program may have been emptying its log meanwhile: the header first, the pages it counts next.
        if not header.startswith(b"SQLite format 3\0") or (short and not self._log_holds_entries()):
            raise self.unreadable(
                Text("it is cut short, or no SQLite file", "il est tronqué, ou n’est pas un fichier SQLite")
            )

    def query(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Every row of a SELECT. Raises `Unreadable`, `NotWritten` where SQLite lacks room for what it keeps beside."""
        try:
            return self._open().execute(sql, values).fetchall()
        except sqlite3.Error as error:
            if any(words in str(error) for words in _NO_ROOM):
                raise self._no_room(error) from error
            raise self.unreadable(str(error)) from error

    def writable(self) -> bool:
        """Whether the file and its folder (SQLite writes its log beside the file) can be written."""
        return os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    def copy(self, target: Path) -> None:
        """A consistent copy of the file, while others may be writing. Raises `NotWritten`."""
        try:
            with closing(sqlite3.connect(target)) as copy:
                self._open().backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, whole by itself
        except sqlite3.Error as error:
            raise NotWritten.of(target, error) from error

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _open(self) -> sqlite3.Connection:
        if self._reader is None:
            uri = f"{self.path.as_uri()}?{self._mode()}"
            self._reader = sqlite3.connect(uri, uri=True, timeout=LOCK_TIMEOUT, check_same_thread=False)
            self._reader.execute("PRAGMA query_only = ON")
        return self._reader

    def _mode(self) -> str:
        if self.writable():
            return "mode=rw"
        if self._log_holds_entries():
            log = f"{self.path.name}-wal"
            raise self.unreadable(
                Text(
                    f"{log} holds entries that can only be read from a folder that can be written",
                    f"{log} contient des entrées qui ne se lisent que depuis un dossier où l’on peut écrire",
                )
            )
        return "immutable=1"

    def _log_holds_entries(self) -> bool:
        log = self.path.with_name(f"{self.path.name}-wal")
        return log.exists() and log.stat().st_size > 0

    # what is wrong

    def read_only(self) -> ReadOnly:
        return ReadOnly(
            Text(f"{self.path} can be read here but not written.", f"{self.path} peut être lu ici, mais pas écrit."),
            Text("Ask for the right to write in its folder, or copy the folder elsewhere.", "Demandez le droit d’écrire dans son dossier, ou copiez le dossier ailleurs."),
        )  # fmt: skip

    def _no_room(self, error: sqlite3.Error) -> NotWritten:
        why = shown(str(error))
        return NotWritten(
            Text(f"{self.path} could not be opened: the disk may be full (SQLite says “{why}”).", f"{self.path} n’a pas pu être ouvert : le disque est peut-être plein (SQLite dit « {why} »)."),
            Text("Nothing was lost: make room on the disk, then do it again.", "Rien n’a été perdu : faites de la place sur le disque, puis recommencez."),
        )  # fmt: skip

    def unreadable(self, why: Text | str) -> Unreadable:
        """`why` is SQLite's own word, or the system's, when it is no `Text`."""
        reason = why if isinstance(why, Text) else _said(why)
        return Unreadable(
            Text(f"{self.path} cannot be read as a journal: {reason.en}.", f"{self.path} ne se lit pas comme un journal : {reason.fr}."),
            Text("Check that it is a journal's file, or restore a backup.", "Vérifiez que c’est le fichier d’un journal, ou restaurez une sauvegarde."),
        )  # fmt: skip


_NO_ROOM = ("disk I/O error", "database or disk is full")
"""To read, too, SQLite makes an index of its log; a file that is damaged is said to be malformed."""
_SAID = {
    "not a database": Text("it is no SQLite database", "ce n’est pas une base SQLite"),
    "malformed": Text("it is damaged", "il est endommagé"),
    "no such": Text("it has not the tables of a journal", "il n’a pas les tables d’un journal"),
    "unable to open": Text("it cannot be opened", "il ne peut pas être ouvert"),
    "denied": Text("reading it is not allowed", "sa lecture n’est pas permise"),
    "locked": Text("another program keeps it locked", "un autre programme le garde verrouillé"),
}
"""What SQLite and the system say, as people say it."""


def _said(why: str) -> Text:
    known = (text for words, text in _SAID.items() if words in why)
    return next(known, Text(f"SQLite says “{shown(why)}”", "SQLite n’y lit pas un journal"))


def give_name(beside: Path, path: Path) -> None:
    """A link refuses a name that was taken meanwhile, where a replacement would overwrite somebody's journal.

    Raises FileExistsError.
    """
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        beside.rename(path)


def sweep(path: Path) -> None:
    """Remove a database that was not given its name, with what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)
