"""Files that nobody but their owner may read, written whole or not at all, and without a copy left behind.

The folder is 0700 and the file 0600, whatever the umask (POSIX; on Windows the rights of the user's own folder decide).
What is written is on the disk, its name included, before anybody relies on it. A process that was killed leaves a
temporary file beside, which may hold what was since destroyed: `sweep` removes it. Leaves to `keys` what is in a file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from ect_journal.errors import NotWritten
from ect_journal.folder import writing
from ect_journal.words import Text

PATIENCE = 60
"""Seconds that we wait for another process to have written."""
_FOLDER, _FILE, _OTHERS = 0o700, 0o600, 0o077


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else writes this file meanwhile, and nothing but itself is left of it. Raises `NotWritten`."""
    from filelock import FileLock, Timeout  # only who writes waits for it

    with writing(path):
        private_folder(path.parent)
        lock = FileLock(path.with_name(f"{path.name}.lock"), timeout=PATIENCE, mode=_FILE, poll_interval=0.01)
        try:
            lock.acquire()
        except Timeout:
            raise NotWritten(
                Text(f"{path} is being written by another program.", f"{path} est en cours d’écriture par un autre programme."),
                Text("Wait until it has ended, then do it again.", "Attendez qu’il ait fini, puis recommencez."),
            ) from None  # fmt: skip
        try:
            sweep(path)
            yield
        finally:
            lock.release()


def private_folder(folder: Path) -> None:
    """The folder, made where it is missing, and put right where others may look into it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(_FOLDER, exist_ok=True)
        each.chmod(_FOLDER)  # a umask takes rights away, even our own
        _settle(each.parent)
    if exposed(folder):
        folder.chmod(_FOLDER)


def write_private(path: Path, content: bytes) -> None:
    """The file with this content, or as it was."""
    beside = path.with_name(f"{_mark(path)}{token_hex(8)}")
    try:
        with os.fdopen(created(beside), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
        _settle(path.parent)
    except BaseException as error:
        beside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)  # nobody knows the other one
        raise


def leftovers(path: Path) -> list[Path]:
    """The temporary files of writings of `path` that did not end, or that another process is at."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return [each for each in path.parent.iterdir() if each.name.startswith(_mark(path))]
    return []


def sweep(path: Path) -> None:
    """Remove them; only who is alone with the file does so."""
    for each in leftovers(path):
        each.unlink(missing_ok=True)


def exposed(path: Path) -> bool:
    """Whether others than its owner have any right on a file or a folder that is there."""
    try:
        return os.name == "posix" and bool(path.stat().st_mode & _OTHERS)
    except FileNotFoundError:
        return False


def created(path: Path) -> int:
    """A new file, open for writing and reading. Raises FileExistsError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, _FILE)
    return descriptor


def _mark(path: Path) -> str:
    return f".{path.name}."


def _settle(folder: Path) -> None:
    """A new name in a folder outlives a power cut only once the folder itself is on the disk."""
    if os.name != "posix":
        return
    with suppress(PermissionError):  # a folder above ours, that we may pass through and not read
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
