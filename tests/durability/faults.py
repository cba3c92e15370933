"""Making one step fail: before each SQL statement and file operation under a folder, around each commit and fsync.

    with Faults(folder, at=3, how=interrupt) as faults:
        journal.record(…)        # the third step raises
    faults.met                   # whether there was a third step

`interrupt` is a person at the keyboard, `fail` a full disk, `die` the end of the process. Where files are concerned the
interpreter's own audit events tell (PEP 578), so that it does not matter how the record writes them.
"""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Self

WRITING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate")


class Interrupted(BaseException):
    """As KeyboardInterrupt, which pytest would take for itself."""


def interrupt(step: str) -> None:
    raise Interrupted(step)


def fail(step: str) -> None:
    if step.startswith("sql"):
        raise sqlite3.OperationalError("database or disk is full")
    if not step.startswith("close"):  # a full disk does not prevent that
        raise OSError(errno.ENOSPC, "No space left on device", step)


def die(step: str) -> None:
    os._exit(9)


class Faults:
    """Counts steps while it is entered, and lets the one numbered `at` (from 1) fail in that way; later ones work."""

    current: ClassVar["Faults | None"] = None

    def __init__(self, folder: Path, at: int, how: Callable[[str], None]) -> None:
        self.folder = str(folder)
        self.at = at
        self.how = how
        self.steps: list[str] = []

    @property
    def met(self) -> bool:
        return len(self.steps) >= self.at

    def step(self, name: str) -> None:
        self.steps.append(name)
        if len(self.steps) == self.at:
            self.how(name)

    def __enter__(self) -> Self:
        _watch_files()
        self._connect, self._fsync = sqlite3.connect, os.fsync
        setattr(sqlite3, "connect", _watching(self._connect))  # noqa: B010  # mypy minds a plain assignment
        os.fsync = self._sync
        Faults.current = self
        return self

    def __exit__(self, *_: object) -> None:
        Faults.current = None
        setattr(sqlite3, "connect", self._connect)  # noqa: B010
        os.fsync = self._fsync

    def _sync(self, fd: Any) -> None:
        with around("fsync"):
            self._fsync(fd)


def a_step(name: str) -> None:
    if Faults.current is not None:
        Faults.current.step(name)


@contextmanager
def around(name: str) -> Iterator[None]:
    """A step before what is done inside, and one after it."""
    a_step(name)
    yield
    a_step(f"{name} done")


# Files ------------------------------------------------------------------------------------------------------------------

_watched: list[bool] = []


def _watch_files() -> None:
    """An audit hook stays for the life of the process: one is enough, and does nothing outside a `Faults`."""
    if not _watched:
        _watched.append(True)
        sys.addaudithook(_hear)


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    faults = Faults.current
    if faults is None or (event != "open" and event not in WRITING):
        return
    if event == "open" and (len(arguments) < 3 or not isinstance(arguments[2], int) or not arguments[2] & 3):
        return  # opened to be read
    path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else ""
    if path.startswith(faults.folder):
        faults.step(f"{event} {path[len(faults.folder) :]}")


# SQL --------------------------------------------------------------------------------------------------------------------


class _Cursor(sqlite3.Cursor):
    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        a_step(f"sql {sql[:40]}")
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Self:
        a_step(f"sql many {sql[:40]}")
        return super().executemany(sql, parameters)


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Any = (), /) -> Any:
        return self.cursor().execute(sql, parameters)

    def commit(self) -> None:
        with around("sql commit"):
            super().commit()

    def close(self) -> None:
        a_step("close")
        super().close()


def _watching(connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
    def watched(*given: Any, **named: Any) -> sqlite3.Connection:
        a_step("sql connect")
        return connect(*given, **named, factory=_Connection)

    return watched
