"""Every help screen, as the documentation shows it: the same commands, the same words, always as wide.

Leaves the page around them to `docs/generate.py`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from ect_cli.french import click_speaks
from ect_cli.main import cli
from ect_journal.words import Lang

WIDTH = 88
"""Columns of the terminal. Click leaves two of them free."""
TYPES_SHOWN = ("observation", "decision", "evidence", "evidence-judged", "method-adjusted", "tally")
"""The types whose screens are shown: enough to know what the others look like."""


def screens(lang: Lang) -> Iterator[tuple[str, str]]:
    """The name of each command ("ect record observation") and its help screen, in that language."""
    with _speaking(lang):
        root = _context(cli, "ect")
        yield "ect", root.get_help()
        for name in cli.list_commands(root):
            context = _context(cli.get_command(root, name), name, root)
            yield context.command_path, context.get_help()
            if isinstance(context.command, click.Group):
                yield from _screens_inside(context.command, context)


def _screens_inside(group: click.Group, context: click.Context) -> Iterator[tuple[str, str]]:
    for name in TYPES_SHOWN if group.name == "record" else group.list_commands(context):
        inside = _context(group.get_command(context, name), name, context)
        yield inside.command_path, inside.get_help()


def _context(command: click.Command | None, name: str, parent: click.Context | None = None) -> click.Context:
    assert command is not None, f"{name} is listed, and is no command"
    return click.Context(command, parent, name, terminal_width=WIDTH - 2)


@contextmanager
def _speaking(lang: Lang) -> Iterator[None]:
    """While this lasts, everything speaks `lang`, whatever the reader has chosen."""
    before = os.environ.get("ECT_LANG")
    os.environ["ECT_LANG"] = lang
    try:
        with click_speaks(lang):
            yield
    finally:
        if before is None:
            del os.environ["ECT_LANG"]
        else:
            os.environ["ECT_LANG"] = before
