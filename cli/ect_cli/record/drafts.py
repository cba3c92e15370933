"""Drafts: texts that could not be recorded, kept in the journal's folder so that nobody has to write them twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ect_cli.record.words import DRAFT_KEPT
from ect_journal.folder import DRAFTS
from ect_journal.words import Text


@dataclass(frozen=True)
class Given:
    """A text, the option it came by ("text"), and whether it exists nowhere else (typed or piped, not in a file)."""

    name: str
    text: str
    fleeting: bool = True


def draft_path(folder: Path, name: str, extension: str = ".txt") -> Path:
    """A path in drafts/ that does not exist yet."""
    stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    (folder / DRAFTS).mkdir(exist_ok=True)
    paths = (folder / DRAFTS / f"{stamp}-{name}{more}{extension}" for more in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in paths if not path.exists())


def keep(folder: Path | None, texts: Sequence[Given]) -> Text | None:
    """Write down the texts that would be lost; what to tell the person, or None when nothing would be."""
    fleeting = [given for given in texts if given.fleeting and given.text]
    if folder is None or not fleeting:
        return None
    paths = []
    for given in fleeting:
        path = draft_path(folder, given.name, ".json" if given.name == "data" else ".txt")
        path.write_text(given.text, encoding="utf-8", newline="")
        paths.append(str(path))
    return DRAFT_KEPT.format(paths=", ".join(paths))
