"""Another signing key takes over: recorded, and the record sealed by the key in force and by the new one, in one note.

    rotate(journal, reason="Départ de RD")             # who trusts the key in force learns of the new one
    rotate(journal, reason="Perdue", lost=True)        # the new one alone signs: its readers have to be given it

The new key is on the disk before the log names it, and the old one goes after. Stopped in between, nothing is lost: both
sign until `settle`, or the next change, lets go of what was revoked. Leaves to `signing` where the keys are, and to
`verifying` from which checkpoint on a reader believes the new one.
"""

from secrets import token_bytes
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.catalogue.integrity import KeyAdded, KeyRevoked
from ect_journal.codec import decode
from ect_journal.drafting import Receipt
from ect_journal.errors import EctError, InvalidInput, Unreachable
from ect_journal.last_seen import check_goes_on
from ect_journal.ledger.checkpoints import key_name
from ect_journal.ledger.notes import Verifier, verifier_of
from ect_journal.recording import draft_of
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal


class Rotated(NamedTuple):
    """`old` are the keys revoked, `receipts` those of the key.added and of each key.revoked."""

    old: tuple[Verifier, ...]
    new: Verifier
    receipts: tuple[Receipt, ...]


def keys_said(journal: "Journal") -> tuple[Verifier, ...]:
    """The keys that the log says are in force, in the order in which they were added. What a reader believes of it is the
    reader's business."""
    return tuple(map(Verifier.read, journal.keys_now()))


def going(journal: "Journal", *, lost: bool = False) -> tuple[Verifier, ...]:
    """The keys that a change would revoke: those here, or, where they are lost, all that the log says are in force.

    Raises `InvalidInput` when there is none to change, when it is elsewhere, when it is said to be lost and is here, or in
    an older copy that was put back.
    """
    check_goes_on(journal)
    said, signer = keys_said(journal), journal.signer
    here = tuple(verifier for verifier in said if verifier in signer.verifiers)
    if not said:
        raise InvalidInput(
            Text("This journal has no signing key yet.", "Ce journal n’a pas encore de clé de signature."),
            Text("`ect seal` makes it.", "« ect sceller » la fait."),
        )
    if lost and here and not signer.locked:
        raise InvalidInput(
            Text("The signing key is here, and opens.", "La clé de signature est ici, et s’ouvre."),
            Text("Leave --lost out: sealed by the old key too, the new one is recognised by whoever has the old one.", "Ôtez --lost : scellée aussi par l’ancienne clé, la nouvelle est reconnue de qui a l’ancienne."),
        )  # fmt: skip
    if not lost and not here:
        raise InvalidInput(
            Text("The key that signs this journal is not on this machine.", "La clé qui signe ce journal n’est pas sur cette machine."),
            Text("Take it in from whoever has it (`ect keys import FILE`), or, if nobody has it: `ect rotate-key --lost`.", "Reprenez-la de qui l’a (« ect cles importer FICHIER »), ou, si personne ne l’a plus : « ect changer-cle --lost »."),
        )  # fmt: skip
    return said if lost else here


def rotate(journal: "Journal", reason: str, *, lost: bool = False, by: str | None = None) -> Rotated:
    """Make a new signing key, record it and the end of the old one, sealed by both; by the new one alone when the old one is
    `lost`, under no passphrase then. Raises as `going`, `KeysLocked`, and as `record` does."""
    check_goes_on(journal)
    settle(journal)
    old, signer = going(journal, lost=lost), journal.signer
    if not lost:
        signer.seeds()  # raises while they are locked: what is recorded is to be sealed at once
    name, seed = key_name(journal.origin), token_bytes(32)
    new = verifier_of(name, seed)
    events = [KeyAdded(vkey=new.vkey, name=name), *(KeyRevoked(vkey=each.vkey, reason=reason) for each in old)]
    drafts = [draft_of(journal, event, by=by, own=True) for event in events]
    journal.appender.attempt(drafts)  # what would be refused changes no key
    if lost:
        for verifier in signer.verifiers:
            signer.drop(verifier)
        signer.protect(None)  # what the passphrase was for went
    signer.make(name, seed)
    try:
        receipts = journal.appender.append(drafts)
    except EctError as error:
        if not isinstance(error, Unreachable):  # else it may be recorded all the same
            signer.drop(new)
        raise
    signer.make(name, seed)  # whatever another program did to the file meanwhile
    settle(journal)
    return Rotated(old, new, tuple(receipts))


def settle(journal: "Journal") -> None:
    """Let go of the keys here that the log revoked: a change that was stopped is ended."""
    signer = journal.signer
    if len(signer.verifiers) < 2:
        return  # the only one stays, whatever the log says: nothing else could be sealed with
    said = keys_said(journal)
    if not any(verifier in said for verifier in signer.verifiers):
        return
    gone = {each.vkey for each in _revoked(journal)}
    for verifier in signer.verifiers:
        if verifier.vkey in gone:
            signer.drop(verifier)


def _revoked(journal: "Journal") -> list[KeyRevoked]:
    events = (decode(row.state).event for row in journal.rows(types=[KeyRevoked.TYPE]))
    return [event for event in events if isinstance(event, KeyRevoked)]
