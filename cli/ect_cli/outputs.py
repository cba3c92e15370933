"""The files that commands write: never over another one, never in a folder that is not there.

Knows which format an extension means. Leaves what is written to each command.
"""

from collections.abc import Sequence
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
