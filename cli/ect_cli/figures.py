"""Numbers and lines, as they are printed."""

from typing import Any

from ect_journal import factors
from ect_journal.words import language


def number(value: Any, digits: int = 1) -> str:
    """A number as it is written in the reader's language."""
    if value is None:
        return ""
    written = f"{value:,.{digits}f}"
    return written.replace(",", "\u202f").replace(".", ",") if language() == "fr" else written


def so_many(times: float) -> str:
    """A factor as it is said everywhere: 5, 13, 126, 1.2."""
    return str(factors.so_many(times))


def shortened(line: str, length: int = 120) -> str:
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"
