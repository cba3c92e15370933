"""Write into the pages what their commands print now: `python -m tests.docs.refresh [PAGE …]`.

Read the difference before keeping it: a page may be right, and the program wrong.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.docs.pages import SESSIONS, prepare
from tests.docs.sessions import Block, Turn, blocks, play


def refresh(page: Path, played: list[Turn]) -> None:
    """The page, with under each command and each cell what it printed."""
    text = page.read_text(encoding="utf-8")
    fresh = iter(played)
    found = [(block, _now(block, fresh)) for block in blocks(page) if block.language in ("console", "output")]
    for block, now in reversed(found):
        text = text[: block.start] + now + text[block.start + len(block.text) :]
    page.write_text(text, encoding="utf-8")


def _now(block: Block, fresh: Iterator[Turn]) -> str:
    if block.language == "output":
        return next(fresh).printed or ""
    count = sum(line.startswith("$ ") for line in block.text.splitlines())
    return "".join(f"$ {turn.command}\n{turn.printed}" for turn in (next(fresh) for _ in range(count)))


def main(names: Sequence[str] = ()) -> None:
    """These pages, or all."""
    for page, lang in SESSIONS:
        if names and page.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            refresh(page, play(page, prepare(page, lang, Path(folder))))


if __name__ == "__main__":
    main(sys.argv[1:])
