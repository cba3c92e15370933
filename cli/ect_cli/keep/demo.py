"""`ect demo`: writes the fictional programme, then asks it the three questions."""

import os
import shlex
import shutil
import sys
import time
from pathlib import Path

import click

from ect_cli.commands import Argument, Command
from ect_cli.failures import CouldNot
from ect_cli.keep import words as say
from ect_cli.read.questions import METHODS, PROJECTS
from ect_cli.read.table import print_table
from ect_cli.read.tally import Page
from ect_cli.words import FOLDER
from ect_journal import Journal, JournalNotFound
from ect_journal.demo import ORIGIN, write_demo
from ect_journal.folder import find, holds_journal

CLAIM, METHOD = "H1b", "ACC"


@click.command("demo", cls=Command, says=say.DEMO, journal=False)
@click.argument("folder", cls=Argument, takes=FOLDER, required=False, default="ect-demo")
def demo(folder: str) -> None:
    path = Path(folder)
    if holds_journal(path):
        _check_demo(path)
        click.echo(str(say.FICTION))
        click.echo(str(say.ALREADY.format(folder=path)), err=True)
    else:
        _check_outside(path)
        click.echo(str(say.FICTION))
        _write(path)
    with Journal.open(path) as journal:
        _ask(journal)
    _next_three(path)


def _check_demo(path: Path) -> None:
    with Journal.open(path) as journal:
        if journal.origin != ORIGIN:
            raise CouldNot(say.NOT_THE_DEMO.format(folder=path), say.NOT_THE_DEMO_HINT)


def _check_outside(path: Path) -> None:
    """A journal inside another would be the one that commands find there, and nobody would notice."""
    try:
        around = find(path.absolute().parent)
    except JournalNotFound:
        return
    raise CouldNot(say.INSIDE.format(folder=around), say.INSIDE_HINT)


def _write(path: Path) -> None:
    """Written beside, then put in place: a demo that was interrupted does not pass for a whole one."""
    beside = path.with_name(f".{path.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    progress = Progress()
    with write_demo(beside, progress) as journal:
        count = journal.head
    progress.clear()
    if path.is_dir() and not any(path.iterdir()):
        path.rmdir()
    beside.rename(path)
    click.echo(str(say.WRITTEN.format(count=count, folder=path)), err=True)


class Progress:
    """One line on standard error, written over itself: only on a terminal, and only when it takes more than a second."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._width = 0

    def __call__(self, day: str, count: int) -> None:
        if sys.stderr.isatty() and time.monotonic() - self._since > 1:
            line = str(say.PROGRESS.format(day=day, count=count))
            self._width = max(self._width, len(line))
            click.echo(f"\r{line.ljust(self._width)}", nl=False, err=True)

    def clear(self) -> None:
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", nl=False, err=True)


def _ask(journal: Journal) -> None:
    import polars as pl

    from ect_projections import Reading, evidence_tally, hypothesis_states, method_history, project_states

    now = Reading.of(journal)
    claims = hypothesis_states(now).filter(pl.col("claim") == CLAIM).collect().to_dicts()
    click.echo(f"\n{say.STATES}")
    print_table(project_states(now).collect().iter_rows(named=True), PROJECTS)
    click.echo(f"\n{say.TALLY_OF.format(claim=CLAIM)}")
    Page(now, claims).draw(evidence_tally(now, CLAIM).sort("main", descending=True).collect(), None)
    click.echo(f"\n{say.HISTORY_OF.format(method=METHOD)}")
    print_table(method_history(now, METHOD).collect().iter_rows(named=True), METHODS)


def _next_three(path: Path) -> None:
    click.echo(f"\n{say.NEXT_THREE}")
    for command in (
        f"cd {_quoted(path)}",
        "ect log --last 10",
        f"ect tally {CLAIM} --known-at 2024-06-30",
        f"ect methods {METHOD} --project ECI-03 --on 2024-04-08",
    ):
        click.echo(f"  {command}")


def _quoted(path: Path) -> str:
    """The path as a shell reads it."""
    if os.name == "nt":
        return f'"{path}"' if " " in str(path) else str(path)
    return shlex.quote(str(path))
