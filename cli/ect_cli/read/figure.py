"""`--figure FILE.svg|png`: a question answered by a figure, where people would rather look than read.

Knows which figure a command has, and how its file is written. Leaves what is drawn to `ect_projections.figures`, which
needs an extra and is imported only by who asks for a figure.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ect_cli.commands import Option
from ect_cli.failures import WrongUsage
from ect_cli.outputs import check_output, noted
from ect_cli.read import words
from ect_cli.read import words_figure as say
from ect_cli.read.codes import resolve
from ect_cli.read.options import Asked, reading
from ect_journal.words import Text


def figure_option(
    name: str, needs: Mapping[str, tuple[Text, Text]] | None = None, /, **codes: str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command `--figure`, which draws `ect_projections.figures.NAME` instead of printing; below `reading_options`.

    `codes` says which parameters of the command narrow the figure, and what kinds of code each takes, parted by spaces:
    `project="project"`; `needs` which of them the figure cannot do without, and what is said then.
    What is asked for with --format or --output is written too.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @click.option("--figure", cls=Option, says=say.FIGURE, takes=say.FIGURE_FILE, section=words.READING)
        @wraps(command)
        def asking(asked: Asked, figure: str | None, **given: Any) -> None:
            if figure is not None:
                check_figure(figure, asked)
                _refuse_others(codes, given)
                _refuse_missing(needs or {}, given)
                _draw(name, figure, asked, {key: (kind, given[key]) for key, kind in codes.items()})
            if figure is None or asked.written or asked.output:
                command(asked=asked, **given)

        return asking

    return decorate


def check_figure(figure: str, asked: Asked) -> None:
    """Before the figure is written: what would be replaced by it, rows that would replace it or that have no format. Raises
    `WrongUsage`."""
    check_output(figure, force=asked.force)
    if asked.output and Path(asked.output).resolve() == Path(figure).resolve():
        raise WrongUsage(say.SAME_FILE, say.SAME_FILE_HINT)
    assert asked.format, "raises for an extension that means no format"


def _refuse_others(codes: dict[str, str], given: dict[str, Any]) -> None:
    """What the figure would leave aside is not taken with it. Raises `WrongUsage`."""
    for key, value in given.items():
        if value and key not in codes:
            raise WrongUsage(say.NOT_WITH_FIGURE.format(option=f"--{key.replace('_', '-')}"), say.NOT_WITH_FIGURE_HINT)


def _refuse_missing(needs: Mapping[str, tuple[Text, Text]], given: dict[str, Any]) -> None:
    """Raises `WrongUsage`."""
    for key, said in needs.items():
        if not given[key]:
            raise WrongUsage(*said)


def _draw(name: str, path: str, asked: Asked, codes: dict[str, tuple[str, str | None]]) -> None:
    from ect_projections import figures

    figures.extension_of(path)
    noted(path)
    with reading(asked) as (journal, now):
        narrowed = {
            key: resolve(journal, code, *kinds.split())[1] if code else None for key, (kinds, code) in codes.items()
        }
        figures.save(getattr(figures, name)(now, **narrowed), path)
    click.echo(str(words.WRITTEN.format(path=path)), err=True)
