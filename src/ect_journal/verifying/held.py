"""What a reader holds, and was given by other ways than with what they verify: the one ground on which anything is more
than coherent.

    held = Held.read(keys=["cluster+1a2b3c4d+AbC…"], since=[Path("checkpoint.txt").read_text()], sixteen=["ABCD-EFGH-…"])

Nothing here is ever taken from the journal or the file that is verified.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ect_journal.demo_keys import DEMO_VKEY, WITNESS_VKEY
from ect_journal.errors import InvalidInput
from ect_journal.ledger.checkpoints import Checkpoint, sixteen_read
from ect_journal.ledger.notes import ED25519, NotANote, Signature, Verifier
from ect_journal.ledger.policy import Policy
from ect_journal.words import Text, shown


class Held(NamedTuple):
    """`keys` sign the journal's checkpoints; `policy` says which others, and whose cosignatures count; `checkpoints` were
    kept at some time, `sixteen` are the characters of others; `authorities` are certificates of time-stamp authorities, in
    PEM or DER; `seen` is the last checkpoint that this machine saw; each of `witnesses` is believed by itself, unless there
    is a policy, whose quorum then decides alone."""

    keys: tuple[Verifier, ...] = ()
    policy: Policy | None = None
    checkpoints: tuple[Checkpoint, ...] = ()
    sixteen: tuple[str, ...] = ()
    authorities: tuple[bytes, ...] = ()
    seen: Checkpoint | None = None
    witnesses: tuple[Verifier, ...] = ()

    @classmethod
    def read(
        cls, *, keys: Iterable[str] = (), policy: str | None = None, since: Iterable[str] = (),
        sixteen: Iterable[str] = (), authorities: Iterable[bytes] = (), seen: Checkpoint | None = None,
    ) -> "Held":  # fmt: skip
        """From what a reader wrote or pasted: `keys` of the journal, or of a witness. Raises `InvalidInput`."""
        trusted = None if policy is None else _policy(policy)
        known = [*map(_key, keys)]
        return cls(
            tuple(key for key in known if key.kind == ED25519),
            trusted,
            tuple(map(_checkpoint, since)),
            tuple(map(_sixteen, sixteen)),
            tuple(map(_authority, authorities)),
            seen,
            tuple(key for key in known if key.kind != ED25519),
        )

    @property
    def cosigners(self) -> tuple[Verifier, ...]:
        """The keys by which the reader knows a cosignature."""
        return (*(self.policy.witnesses.values() if self.policy else ()), *self.witnesses)

    def vouching(self, signatures: Sequence[Signature]) -> list[Signature]:
        """Those of these cosignatures that count: with a policy, all of them when they make its quorum, and else none;
        without one, those of the witnesses that were given by themselves."""
        if self.policy is not None:
            return [*signatures] if self.policy.satisfied(signatures) else []
        return [one for one in signatures if one.verifier in self.witnesses]

    @property
    def signers(self) -> tuple[Verifier, ...]:
        """The keys by which the reader knows a signed journal. That of a demo says nothing, wherever it stands."""
        listed = (*self.keys, *(self.policy.logs if self.policy else ()))
        return tuple(dict.fromkeys(key for key in listed if is_log_key(key)))


def is_log_key(key: Verifier) -> bool:
    """Whether a signature by this key can mean anything: it signs notes, and was not published with its seed."""
    return key.kind == ED25519 and key.public not in _PUBLISHED


_PUBLISHED = frozenset(Verifier.read(vkey).public for vkey in (DEMO_VKEY, WITNESS_VKEY))
"""Keys that anybody can sign with."""


def _key(written: str) -> Verifier:
    try:
        key = Verifier.read(written)
    except NotANote:
        raise InvalidInput(
            Text(f"“{shown(written.strip())}” is not a public key.", f"« {shown(written.strip())} » n’est pas une clé publique."),
            Text("Copy the whole of it, name+id+key, from the letter or the page that gave it to you.", "Recopiez-la en entier, nom+identifiant+clé, depuis la lettre ou la page qui vous l’a donnée."),
        ) from None  # fmt: skip
    _check_not_demo(key)
    return key


def _check_not_demo(key: Verifier) -> None:
    if key.public in _PUBLISHED:
        raise InvalidInput(
            Text(f"{key.name} was published with the demo, with what it signs with: anybody can sign by it.", f"{key.name} a été publiée avec la démo, avec de quoi signer : n’importe qui peut signer par elle."),
            Text("Verify the demo without a key; give the key of your own journal for yours.", "Vérifiez la démo sans clé ; donnez la clé de votre propre journal pour le vôtre."),
        )  # fmt: skip


def _policy(written: str) -> Policy:
    policy = Policy.of(written)
    for key in (*policy.logs, *policy.witnesses.values()):
        _check_not_demo(key)
    return policy


def _checkpoint(written: str) -> Checkpoint:
    try:
        found = Checkpoint.read(written)
    except NotANote:
        raise InvalidInput(
            Text("What is given to compare with is not a checkpoint.", "Ce qui est donné à comparer n’est pas un point de contrôle."),
            Text("It has three lines: the journal's name, a number, 44 characters. `ect checkpoint` writes them. For sixteen characters: --sixteen.", "Il a trois lignes : le nom du journal, un nombre, 44 caractères. « ect checkpoint » les écrit. Pour seize caractères : --sixteen."),
        ) from None  # fmt: skip
    if not found.size:
        raise InvalidInput(
            Text("What is given to compare with is a checkpoint of no entry at all: anybody can write it, and it proves nothing.", "Ce qui est donné à comparer est un point de contrôle d’aucune entrée : n’importe qui peut l’écrire, et il ne prouve rien."),
            Text("Give one that was kept when there were entries: `ect checkpoint` writes them.", "Donnez-en un qui fut gardé quand il y avait des entrées : « ect checkpoint » les écrit."),
        )  # fmt: skip
    return found


def _sixteen(written: str) -> str:
    found = sixteen_read(written)
    if found is None:
        raise InvalidInput(
            Text(f"“{shown(written)}” is not sixteen characters of a checkpoint.", f"« {shown(written)} » n’est pas seize caractères d’un point de contrôle."),
            Text("They are written ABCD-EFGH-IJKL-MNOP: letters, and digits from 2 to 7.", "Ils s’écrivent ABCD-EFGH-IJKL-MNOP : des lettres, et des chiffres de 2 à 7."),
        )  # fmt: skip
    return found


def _authority(written: bytes) -> bytes:
    from ect_journal.timestamps import certificates  # reads certificates, for who gave one

    certificates(written)
    return written
