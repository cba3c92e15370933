"""Write into the pages what their commands print now: `python -m tests.docs.refresh`.

Read the difference before keeping it: a page may be right, and the program wrong.
"""

import tempfile
from pathlib import Path

from tests.docs.pages import SESSIONS, prepare
from tests.docs.sessions import Turn, blocks, play


def refresh(page: Path, played: list[Turn]) -> None:
    """The page, with under each command what it printed."""
    text = page.read_text(encoding="utf-8")
    fresh = iter(played)
    for block in reversed([block for block in blocks(page) if block.language == "console"]):
        text = text[: block.start] + f"\0{block.start}" + text[block.start + len(block.text) :]
    for block in (block for block in blocks(page) if block.language == "console"):
        count = sum(line.startswith("$ ") for line in block.text.splitlines())
        session = "".join(f"$ {turn.command}\n{turn.printed}" for turn in (next(fresh) for _ in range(count)))
        text = text.replace(f"\0{block.start}", session)
    page.write_text(text, encoding="utf-8")


def main() -> None:
    for page, lang in SESSIONS:
        with tempfile.TemporaryDirectory() as folder:
            refresh(page, play(page, prepare(page, lang, Path(folder))))


if __name__ == "__main__":
    main()
