"""`ect witness`: the other side of `ect anchor --witness-request`, on the machine of somebody who keeps no journal.

Knows what is asked and where the answer goes. Leaves what is cosigned, and what is refused, to `ect_journal.witnessing`.
"""

from pathlib import Path

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.failures import CouldNot, WrongUsage
from ect_cli.keep.ask import ask
from ect_cli.outputs import check_output, write_output
from ect_cli.prove import words_witness as say
from ect_cli.streams import STDIN, on_terminal, read_bytes, read_text
from ect_cli.words import FILE, FILE_OR_STDIN, NAME, NOT_UTF8, NOT_UTF8_HINT
from ect_journal import World
from ect_journal.ledger import NotANote, Verifier
from ect_journal.ledger.forks import SUFFIX
from ect_journal.ledger.submissions import Submission
from ect_journal.witness_files import WitnessKey, key_path, make_key, memory_path, read_key, read_memory
from ect_journal.witnessing import Cosigned, Forked, cosign_submission
from ect_journal.words import shown

LARGEST = 1 << 16
"""Bytes of a request: a proof of 63 hashes and a note of a hundred lines fit twice."""


@click.command("witness", cls=Command, says=say.WITNESS, journal=False)
@click.argument("file", cls=Argument, takes=FILE_OR_STDIN, required=False)
@click.option("--as", "name", cls=Option, says=say.AS, takes=NAME, section=say.THIS)
@click.option("--key", cls=Option, says=say.KEY, takes=say.VKEY, section=say.THE_LOG)
@click.option("--output", cls=Option, says=say.OUTPUT, takes=FILE, section=say.WHERE)
@click.option("--force", cls=Option, says=say.FORCE, section=say.WHERE, is_flag=True)
def witness(file: str | None, name: str | None, key: str | None, output: str | None, force: bool) -> None:
    given = {"--key": key, "--output": output}
    if file is None and any(given.values()):
        options = ", ".join(option for option, value in given.items() if value)
        raise WrongUsage(say.ONLY_WITH_FILE.format(options=options), say.GIVE_FILE)
    check_output(output, force=force)
    log = _verifier(key) if key else None
    written = None if file is None else _read(file)  # before a key is made, which lasts
    own = _own_key(name, tell=written is not None)
    if file is None or written is None:
        _tell(own)
        return
    try:
        done = cosign_submission(written, World().now(), log)
    except Forked as error:
        if error.evidence is not None:
            evidence = f"{'witness' if file == STDIN else Path(file).name}{SUFFIX}"
            write_output(evidence, error.evidence.text.encode())
            click.echo(str(say.EVIDENCE.format(file=evidence)), err=True)
        raise
    if output is None:
        click.echo(done.note, nl=False)
    else:
        write_output(output, done.note.encode())
        click.echo(output)
    _say(done)


def _own_key(name: str | None, *, tell: bool) -> WitnessKey:
    """The one that is here, else made under this name. Raises `WrongUsage` when it has none, or another one."""
    own = read_key()
    if own is None:
        if name is None and not on_terminal():
            raise WrongUsage(say.NO_NAME, say.GIVE_NAME)
        own = make_key(name or ask(say.ASK_NAME, str.strip))
        click.echo(str(say.MADE.format(key=key_path(), memory=memory_path(own))), err=True)
        if tell:
            click.echo(own.verifier.vkey, err=True)
    if name not in (None, own.name):
        raise WrongUsage(say.OTHER_NAME.format(name=own.name), say.LEAVE_NAME)
    return own


def _tell(own: WitnessKey) -> None:
    click.echo(own.verifier.vkey)
    logs = read_memory(own).logs
    for origin, log in logs.items():
        said = say.LOG.format(origin=shown(origin), size=log.head.size, sixteen=log.head.sixteen)
        click.echo(str(said), err=True)
    if not logs:
        click.echo(str(say.NO_LOGS), err=True)


def _verifier(given: str) -> Verifier:
    """The key itself, or that of a file which holds nothing else."""
    written = read_text(given).strip() if "+" not in given and Path(given).is_file() else given
    try:
        return Verifier.read(written)
    except NotANote:
        raise WrongUsage(say.NOT_A_KEY.format(written=shown(written)), say.KEY_LOOKS) from None


def _read(file: str) -> str:
    """What there is to cosign. Raises `CouldNot` for what is none."""
    content = read_bytes(file, say.GIVE_FILE)
    if len(content) > LARGEST:
        raise CouldNot(say.TOO_LARGE.format(source=file), say.GIVE_FILE)
    try:
        written = content.decode("utf-8-sig")
        Submission.read(written)
    except UnicodeDecodeError:
        raise CouldNot(NOT_UTF8.format(source=file), NOT_UTF8_HINT) from None
    except NotANote:
        raise CouldNot(say.NOT_A_REQUEST, say.ASK_FOR_ONE) from None
    return written


def _say(done: Cosigned) -> None:
    point = done.checkpoint
    said = say.COSIGNED if done.before else say.COSIGNED_FIRST
    line = said.format(origin=shown(point.origin), size=point.size, sixteen=point.sixteen, before=done.before)
    click.echo(str(line), err=True)
    if done.rekeyed:
        click.echo(str(say.REKEYED), err=True)
