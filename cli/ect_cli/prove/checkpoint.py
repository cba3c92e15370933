"""`ect checkpoint`: how many entries there are and the root of their tree, in three lines, sixteen characters, a QR code.

Writes nothing to the log. Leaves what a checkpoint is to `ect_journal.ledger.checkpoints`.
"""

import io
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from ect_cli.commands import Command, Option
from ect_cli.completing import files
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.outputs import check_output, write_output
from ect_cli.place import opened
from ect_cli.prove import words_checkpoint as say
from ect_cli.prove.telling import tell, tell_use
from ect_cli.streams import STDIN
from ect_cli.words import FILE, FORCE, NO_SUCH_EXTENSION, NUMBER
from ect_journal import Journal
from ect_journal.ledger import Frontier
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.presenting import leaf_of
from ect_journal.store import SEAL

if TYPE_CHECKING:
    from segno import QRCode

PICTURES = (".svg", ".png")
BORDER = 2
"""Modules of white around a code on the terminal: less than the norm asks, enough for the readers of telephones."""


@click.command("checkpoint", cls=Command, says=say.CHECKPOINT)
@click.option("--size", cls=Option, says=say.SIZE, takes=NUMBER, type=int)
@click.option("--signed", cls=Option, says=say.SIGNED, is_flag=True)
@click.option("--qr", cls=Option, says=say.QR, takes=say.PICTURE, shell_complete=files)
@click.option("-o", "--output", cls=Option, says=say.OUTPUT, takes=FILE)
@click.option("--force", cls=Option, says=FORCE, is_flag=True)
def checkpoint(size: int | None, signed: bool, qr: str | None, output: str | None, force: bool) -> None:
    if qr and qr != STDIN and Path(qr).suffix.lower() not in PICTURES:
        raise WrongUsage(NO_SUCH_EXTENSION.format(extension=Path(qr).suffix or "?"), say.SVG_OR_PNG)
    for file in (output, None if qr == STDIN else qr):
        check_output(file, force=force)
    with opened() as journal:
        size = _size(journal, size)
        found = _of_size(journal, size)
        kept = journal.store.checkpoint(size) is not None
        written = _sealed(journal, size) if signed else found.text
        near = None if kept else _nearest(journal, size)
    if output is None:
        click.echo(written, nl=False)
    else:
        write_output(output, written.encode())
        click.echo(output)
    if qr and qr != STDIN:
        _picture(found, qr)
        click.echo(qr)
    elif qr or (output is None and sys.stdout.isatty()):
        _on_terminal(found)
    if near is None:
        tell(say.SIXTEEN.format(sixteen=found.sixteen))
        tell_use(journal, say.WHAT_FOR.format(size=size))
    else:
        tell(say.NOT_KEPT.format(size=size, sizes=near))


def _size(journal: Journal, asked: int | None) -> int:
    head = journal.head
    if asked is not None and not 0 < asked <= head:
        raise CouldNot(say.NOT_SO_MANY.format(size=asked, head=head), say.SMALLER.format(head=head))
    return head if asked is None else asked


def _of_size(journal: Journal, size: int) -> Checkpoint:
    """The one that was kept; between two of them, the one that the entries give."""
    if (text := journal.store.checkpoint(size)) is not None:
        return Checkpoint.of(text)
    frontier = Frontier()
    for row in journal.store.rows(0, size):
        frontier = frontier.append(leaf_of(row))
    return Checkpoint(journal.origin, size, frontier.root())


def _sealed(journal: Journal, size: int) -> str:
    """The signed note. Raises `CouldNot` when this size is not sealed, with the one that is."""
    seals = journal.store.beside(SEAL, 0, size)
    if seals and seals[-1][0] == size:
        return seals[-1][1].decode()
    hint = say.SEALED_BEFORE.format(size=seals[-1][0]) if seals else say.SEAL_FIRST
    raise CouldNot(say.NOT_SEALED.format(size=size), hint)


def _nearest(journal: Journal, size: int) -> str:
    """The sizes of the checkpoints that were kept before and after."""
    before = journal.store.checkpoints(0, size)[-1:]
    after = journal.store.checkpoints(size)[:1]
    return ", ".join(str(kept) for kept, _ in (*before, *after))


# The QR code ------------------------------------------------------------------------------------------------------------


def _code(found: Checkpoint) -> "QRCode":
    import segno  # only who wants a code waits for it

    return segno.make_qr(found.text, error="m")


def _picture(found: Checkpoint, file: str) -> None:
    picture = io.BytesIO()
    _code(found).save(picture, kind=Path(file).suffix[1:].lower(), scale=8)
    write_output(file, picture.getvalue())


def _on_terminal(found: Checkpoint) -> None:
    """White on black whatever the terminal's own colours, so that a telephone reads it; one that is too narrow has none."""
    code, drawn = _code(found), io.StringIO()
    width = code.symbol_size(border=BORDER)[0]
    if width > get_terminal_size().columns:
        tell(say.TOO_NARROW)
        return
    code.terminal(drawn, border=BORDER, compact=True)
    click.echo()
    for line in drawn.getvalue().splitlines():
        click.echo(f"\x1b[97;40m{line}\x1b[0m" if sys.stdout.isatty() else line)
    click.echo()
