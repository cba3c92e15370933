"""`ect`: the command as one enters it.

Knows the language to speak, the streams to write to and how to fail. Leaves each command to its module, imported when
it is called (`names`).
"""

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from ect_cli.commands import Help, LazyGroup, Option
from ect_cli.failures import WrongUsage, exit_code, two_lines
from ect_cli.french import click_speaks
from ect_cli.names import SECTIONS
from ect_cli.names_of_types import NAMES_OF_TYPES
from ect_cli.words import ABOUT, COMMON, NO_COMMAND, RECORD_IT, VERSION
from ect_journal.words import language, plain

LINK = ("link", "lier", "relier")
"""What people write for `ect record evidence`: a link between an entry and a claim."""


class Ect(LazyGroup):
    """The root: every failure leaves here, as two lines on standard error."""

    def unknown(self, ctx: click.Context, written: str) -> WrongUsage:
        types = {spelling: name for type, name, _ in NAMES_OF_TYPES for spelling in (name, type)}
        name = types.get(written.lower(), "evidence" if plain(written) in LINK else None)
        if name is None:
            return super().unknown(ctx, written)
        return WrongUsage(NO_COMMAND.format(written=written), RECORD_IT.format(name=name), ctx)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run one command line, and leave the process with its exit code."""
        line = list(sys.argv[1:] if args is None else args)
        _write_utf8()
        with click_speaks(language()):
            try:
                code = super().main(line, **{**extra, "prog_name": "ect", "standalone_mode": False})
            except Exception as error:
                if "--debug" in line and not isinstance(error, click.UsageError):
                    raise
                for said in two_lines(error):
                    click.echo(said, err=True)
                code = exit_code(error)
        sys.exit(code or 0)


def _write_utf8() -> None:
    """Windows writes to a pipe in a code page that has neither « nor →."""
    if os.name == "nt":
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8")


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version  # a few milliseconds that only this option needs

        click.echo(f"ect {version('ect-journal')}")
        ctx.exit()


cli = Ect(
    "ect",
    says=Help("ect demo", ABOUT),
    sections=SECTIONS,
    root=True,
    params=[
        Option(["--version"], says=VERSION, section=COMMON, is_flag=True, is_eager=True, expose_value=False, callback=_print_version),
    ],
)  # fmt: skip
