"""The commands that the pages show print what the pages say."""

import os
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, SESSIONS, demo, prepare
from tests.docs.refresh import refresh
from tests.docs.sessions import Shell, blocks, play

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pages show a POSIX shell")


@pytest.mark.parametrize(("page", "lang"), SESSIONS, ids=[page.name for page, _ in SESSIONS])
def test_a_page_shows_what_its_commands_print(page: Path, lang: str, tmp_path: Path) -> None:
    """Done from its first line to its last, in order, each command prints exactly what stands under it."""
    played = play(page, prepare(page, lang, tmp_path))
    assert played
    assert [(turn.where, turn.command, turn.shown) for turn in played] == [
        (turn.where, turn.command, turn.printed) for turn in played
    ]


@pytest.mark.parametrize("name", ["formats.md", "formats.fr.md"])
def test_the_entry_on_the_formats_page_is_the_one_of_the_demo(name: str, tmp_path: Path) -> None:
    """The line shown as J197 is, byte for byte, the one that a demo holds."""
    [shown] = [block.text for block in blocks(DOCS / name) if block.language == "json"]
    lines = Shell(tmp_path, "en", ECT_JOURNAL=str(demo())).run("ect export").splitlines(keepends=True)
    assert shown == lines[196]


def test_what_one_page_erases_the_others_still_have(tmp_path: Path) -> None:
    """Each page has keys and a memory of erasures of its own, though the demos of one run are one journal."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    shells = [prepare(DOCS / "privacy.md", "en", folder) for folder in (one, other)]
    assert shells[0].run("ect erase P-07 --ground objection --yes") == "J533\n"
    assert "Erased by J533" in shells[0].run("ect show J110 --open")
    assert shells[1].run("ect show J110 --field name") == "Nadège Poncelin"


def test_a_page_that_lies_is_told_and_refreshed(tmp_path: Path) -> None:
    """Where a command prints something else, the turn says so; refreshing writes what it prints now, and no more."""
    page = tmp_path / "page.md"
    session = "$ cat \\\n    one.txt\ndeux\n$ cat one.txt\nun\n"
    lies = f"A page.\n\n```text one.txt\nun\n```\n\n```console\n{session}```\n\nIts end.\n"
    page.write_text(lies, encoding="utf-8")
    played = play(page, Shell(tmp_path, "en"))
    assert [(turn.where, turn.shown == turn.printed) for turn in played] == [("page.md:8", False), ("page.md:11", True)]
    refresh(page, played)
    assert page.read_text(encoding="utf-8") == lies.replace("deux", "un")


def test_cells_remember_and_are_refreshed(tmp_path: Path) -> None:
    """The cells of a page are one notebook: a name lasts, what a cell prints stands under it, a failure is shown."""
    page = tmp_path / "page.md"
    notebook = "```python cell\nx = 2\n```\n\n```python cell\nprint(x + 1)\n```\n\n```output\n4\n```\n"
    page.write_text(notebook, encoding="utf-8")
    played = play(page, Shell(tmp_path, "en"))
    assert [(turn.where, turn.shown, turn.printed) for turn in played] == [("page.md:10", "4\n", "3\n")]
    refresh(page, played)
    assert page.read_text(encoding="utf-8") == notebook.replace("4\n", "3\n")
    page.write_text("```python cell\nprint(y)\n```\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="NameError"):
        play(page, Shell(tmp_path, "en"))
