"""`ect seal`: the last checkpoint is signed; the first time, the key that does so is made, recorded and shown.

Knows when to ask for a passphrase. Leaves what sealing is to `ect_journal.sealed_heads`.
"""

import click

from ect_cli.commands import Command, Option
from ect_cli.keep.passphrase import HERE, given, unlock_to_sign, verified
from ect_cli.place import opened
from ect_cli.prove import words_seal as say
from ect_cli.prove.telling import tell
from ect_cli.record.writing import check_author
from ect_cli.words import CODE
from ect_journal import Journal
from ect_journal.demo_keys import DEMO_VKEY
from ect_journal.last_seen import check_goes_on
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.rotating import keys_said
from ect_journal.sealed_heads import Head, is_sealed
from ect_journal.sealed_heads import seal as seal_head


@click.command("seal", cls=Command, says=say.SEAL)
@click.option("--by", cls=Option, says=say.BY, takes=CODE)
def seal(by: str | None) -> None:
    with opened() as journal:
        check_goes_on(journal)
        said, signer = keys_said(journal), journal.signer
        done = bool(said) and is_sealed(journal, journal.head)
        if not done:
            if not said:
                check_author(journal, by)  # the key is recorded
            if signer.verifiers or said:
                unlock_to_sign(journal)
            elif journal.keyring.protected:
                signer.protect(verified(journal))
            head = seal_head(journal, by)
            _tell(journal, head)
        else:
            tell(say.SEALED_ALREADY.format(size=journal.head, sixteen=_sixteen(journal)))
        if DEMO_VKEY in {verifier.vkey for verifier in signer.verifiers}:
            tell(say.DEMO)


def _tell(journal: Journal, head: Head) -> None:
    if head.receipt is not None:
        click.echo(head.verifier.vkey)
        tell(say.MADE.format(ref=head.receipt.ref))
    tell(say.SEALED.format(size=head.size, sixteen=_sixteen(journal)))
    if head.receipt is not None:
        show_key(journal)
    elif journal.signer.protected and not given(HERE):
        tell(say.SEAL_AGAIN)


def show_key(journal: Journal, *, first: bool = True) -> None:
    """What to do with the public key that stands above, and with the other part of it."""
    if first:
        tell(say.HAND_OVER)
    tell(say.KEEP_A_COPY.format(path=journal.signer.path))
    tell(say.SEAL_AGAIN if journal.signer.protected else say.BY_ITSELF)


def _sixteen(journal: Journal) -> str:
    return Checkpoint.of(journal.checkpoint()).sixteen
