"""Writing a text in the person's editor, under a few lines of guidance that are left out.

`VISUAL`, else `EDITOR`, else nano, else notepad on Windows; never vi, which people do not know how to leave. Without
any, a draft file is made and its path printed.
"""

import os
import shutil
from pathlib import Path

import click

from ect_cli.failures import CouldNot
from ect_cli.record.drafts import draft_path
from ect_cli.record.words import EMPTY_TEXT, EMPTY_TEXT_HINT, GUIDANCE, NO_EDITOR, NO_EDITOR_HINT
from ect_journal.words import Text

MARK = "#: "
"""Begins a line of guidance; not "#" alone, which begins a heading in many people's notes."""


def write_text(folder: Path, name: str, asked: Text, nature: Text) -> str:
    """What the person wrote for the field `name`. Raises `CouldNot` when it is empty, or when there is no editor."""
    guidance = str(GUIDANCE.format(asked=asked, nature=nature))
    page = "\n" + "".join(f"{MARK}{line}\n" for line in guidance.splitlines())
    editor = find_editor()
    if editor is None:
        path = draft_path(folder, name)
        path.write_text(page, encoding="utf-8")
        raise CouldNot(NO_EDITOR.format(path=path), NO_EDITOR_HINT.format(path=path, name=name.replace("_", "-")))
    written = click.edit(page, editor=editor, extension=".txt", require_save=True)
    text = without_guidance(written or "")
    if not text.strip():
        raise CouldNot(EMPTY_TEXT, EMPTY_TEXT_HINT)
    return text


def without_guidance(page: str) -> str:
    """The page without its guidance and the empty lines around it; as it is when it has none."""
    lines = page.split("\n")
    kept = [line for line in lines if not line.startswith(MARK.rstrip())]
    return page if kept == lines else "\n".join(kept).strip("\n")


def find_editor() -> str | None:
    for chosen in ("VISUAL", "EDITOR"):
        if os.environ.get(chosen):
            return os.environ[chosen]
    known = "notepad" if os.name == "nt" else "nano"
    return known if shutil.which(known) else None
