"""`ect prove J117`: the file that proves one entry to be in the journal, and beside it the entry itself.

Knows where they are written. Leaves the proof to `ect_journal.proving`.
"""

from pathlib import Path

import click

from ect_cli.commands import Argument, Command, Option
from ect_cli.failures import WrongUsage
from ect_cli.outputs import check_output, write_output
from ect_cli.place import opened
from ect_cli.prove import words_prove as say
from ect_cli.prove.telling import tell, tell_use
from ect_cli.words import ENTRY, FORCE, NO_SUCH_EXTENSION
from ect_journal.ledger.notes import split
from ect_journal.ledger.offline import SUFFIX
from ect_journal.proving import Proved
from ect_journal.proving import prove as proved_in


@click.command("prove", cls=Command, says=say.PROVE)
@click.argument("ref", cls=Argument, takes=ENTRY)
@click.option("-o", "--output", cls=Option, says=say.OUTPUT, takes=say.PROOF_FILE)
@click.option("--force", cls=Option, says=FORCE, is_flag=True)
def prove(ref: str, output: str | None, force: bool) -> None:
    if output is not None and not output.endswith(SUFFIX):
        raise WrongUsage(NO_SUCH_EXTENSION.format(extension=Path(output).suffix or "?"), say.END_IN)
    with opened() as journal:
        proved = proved_in(journal, f"J{ref}" if ref.isdecimal() else ref)
    path = Path(output or f"{proved.ref}{SUFFIX}")
    beside = path.with_name(f"{path.name.removesuffix(SUFFIX)}.json")
    for file, content in ((path, None), (beside, proved.state)):
        if content is None or not file.is_file() or file.read_bytes() != content:
            check_output(str(file), force=force)
    write_output(path, proved.proof.text.encode())
    write_output(beside, proved.state)
    for file in (path, beside):
        click.echo(str(file))
    _tell(proved)
    tell_use(journal, say.HAND_BOTH.format(file=path))


def _tell(proved: Proved) -> None:
    """What it is worth."""
    found = proved.checkpoint
    if proved.signed:
        _, signatures = split(proved.proof.note)
        names = ", ".join(dict.fromkeys(name for name, _ in signatures))
        said = say.PROVED_SEALED.format(ref=proved.ref, size=found.size, sixteen=found.sixteen, names=names)
    else:
        said = say.PROVED_UNSEALED.format(ref=proved.ref, size=found.size, sixteen=found.sixteen)
    tell(said)
    if proved.expunged:
        tell(say.EXPUNGED.format(ref=proved.ref))
