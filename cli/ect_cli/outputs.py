"""The files that commands write: never over another one, never in a folder that is not there.

Knows which format an extension means, and lets the journal in whose folder a file lands know of it: what is erased later
is looked for there. Leaves what is written to each command.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.words import (
    ANOTHER_NAME,
    EXISTS_ALREADY,
    EXTENSION_HINT,
    FILE_IN_IT,
    IS_A_FOLDER,
    MAKE_THE_FOLDER,
    NO_SUCH_EXTENSION,
    NO_SUCH_FOLDER,
)
from ect_journal.errors import NotWritten
from ect_journal.folder import write_whole
from ect_journal.leftovers import note_export

EXTENSIONS = {
    "table": ".txt", "csv": ".csv", "json": ".json", "jsonl": ".jsonl", "parquet": ".parquet", "xlsx": ".xlsx",
}  # fmt: skip
"""The extension of a file in each format."""


def check_output(output: str | None, *, force: bool) -> None:
    """Raises `CouldNot` when nothing may be written there."""
    if output is None:
        return
    path = Path(output)
    if path.is_dir():
        raise CouldNot(IS_A_FOLDER.format(path=path), FILE_IN_IT)
    if not path.parent.is_dir():
        raise CouldNot(NO_SUCH_FOLDER.format(path=path.parent), MAKE_THE_FOLDER)
    if path.exists() and not force:
        raise CouldNot(EXISTS_ALREADY.format(path=path), ANOTHER_NAME)


def write_output(output: str | Path, content: bytes) -> None:
    """The file, whole or not at all, over what is there."""
    noted(output)
    write_whole(Path(output), content)


def noted(output: str | Path) -> None:
    """Before the file is written. Where it cannot be noted, an erasure names it, and leaves it to whoever has it."""
    with suppress(NotWritten):
        note_export(Path(output))


def format_of(output: str | None, formats: Sequence[str]) -> str:
    """The format that the extension means; the first one without a file or an extension. Raises `WrongUsage`."""
    extension = Path(output or "").suffix.lower()
    if not extension:
        return formats[0]
    for name in formats:
        if EXTENSIONS[name] == extension:
            return name
    known = ", ".join(EXTENSIONS[name] for name in formats)
    raise WrongUsage(NO_SUCH_EXTENSION.format(extension=extension), EXTENSION_HINT.format(extensions=known))
