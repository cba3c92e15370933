"""Sealing: the last checkpoint signed, and the key that does so made and recorded the first time.

From then on each append is sealed in its own transaction, where the key is at hand (see `appending`); what was appended
elsewhere, or while a passphrase locked the key, is sealed here.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.catalogue.integrity import KeyAdded
from ect_journal.drafting import Receipt
from ect_journal.errors import InvalidInput
from ect_journal.last_seen import check_goes_on
from ect_journal.ledger.checkpoints import key_name
from ect_journal.ledger.notes import NotANote, Verifier, note, opened
from ect_journal.recording import draft_of
from ect_journal.rotating import keys_said, settle
from ect_journal.store import SEAL, Beside, Taken
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Head(NamedTuple):
    """The checkpoint of `size` is sealed by `verifier`; `new` unless it was so before; `receipt` of the key.added that was
    recorded for it."""

    size: int
    verifier: Verifier
    new: bool
    receipt: Receipt | None = None


def seal(journal: "Journal", by: str | None = None) -> Head:
    """Seal the last checkpoint. The first time the journal's signing key is made, and recorded.

    Raises `KeysLocked` while a passphrase locks the key, `ReadOnly`, and as `record` does.
    """
    check_goes_on(journal)
    signer, receipt = journal.signer, None
    settle(journal)
    said = keys_said(journal)
    if said and not {*said} & {*signer.verifiers}:
        raise _elsewhere(said)
    verifier = signer.verifier or signer.make(key_name(journal.origin))
    if verifier not in said:
        signer.seeds()  # raises while the key is locked: what is recorded here is to be sealed at once
        draft = draft_of(journal, KeyAdded(vkey=verifier.vkey, name=verifier.name), by=by, own=True)
        receipt = journal.take(draft)
    text = journal.checkpoint()
    size = int(text.split("\n")[1])
    new = receipt is not None
    if not is_sealed(journal, size):
        signer.seeds()
        with suppress(Taken):  # by a colleague who has the key, meanwhile
            journal.store.keep([Beside(SEAL, size, note(text, signer.lines(text, journal.keys_now())).encode())])
            new = True
        if not is_sealed(journal, size):
            raise _by_another(size)
    return Head(size, verifier, new, receipt)


def is_sealed(journal: "Journal", size: int) -> bool:
    """Whether there is a seal of this size, by a key in force."""
    keys = keys_said(journal)
    for _, written in journal.store.beside(SEAL, size - 1, size):
        with suppress(NotANote, UnicodeDecodeError):
            return bool(opened(written.decode(), keys))
    return False


def _by_another(size: int) -> InvalidInput:
    """A seal stands there once, and nothing is added to it."""
    return InvalidInput(
        Text(f"J{size} was sealed by a key that is not in force.", f"J{size} a été scellée par une clé qui n’a pas cours."),
        Text("Record one more entry: it is sealed by the key in force, and covers all of them.", "Consignez une entrée de plus : scellée par la clé qui a cours, elle les couvre toutes."),
    )  # fmt: skip


def _elsewhere(said: tuple[Verifier, ...]) -> InvalidInput:
    """A second key, that none in force signed for, would be believed by nobody."""
    return InvalidInput(
        Text(f"The key that signs this journal ({said[-1].vkey}) is not on this machine.", f"La clé qui signe ce journal ({said[-1].vkey}) n’est pas sur cette machine."),
        Text("Take it in from whoever has it (`ect keys import FILE`), or, if nobody has it: `ect rotate-key --lost`.", "Reprenez-la de qui l’a (« ect cles importer FICHIER »), ou, si personne ne l’a plus : « ect changer-cle --lost »."),
    )  # fmt: skip
