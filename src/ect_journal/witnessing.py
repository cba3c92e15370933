"""Witnessing somebody else's journal: its checkpoints cosigned, each once it is shown to go on from the one before.

    make_key("lab.example/witness").verifier.vkey        # once; for those who will trust this witness
    cosign_submission(written, now, Verifier.read(vkey)) # Cosigned(note, …), or why not

A witness needs no entry of the journal: it keeps, for each origin, the key it was given and the last checkpoint it
cosigned, and that is enough never to cosign two histories (C2SP tlog-witness). That it did is on the disk before the
cosignature is given away. Two heads that cannot both be are given back as evidence (`ledger.forks`).
"""

from datetime import datetime
from typing import NamedTuple

from ect_journal.errors import InvalidInput, Tampered
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import ED25519, Forged, NotANote, Verifier, cosign, note, opened, split
from ect_journal.ledger.proofs import Proof, consistent
from ect_journal.ledger.submissions import Submission, line
from ect_journal.ledger.tree import node_hash
from ect_journal.private import alone
from ect_journal.witness_files import Log, memory_path, read_key, read_memory, write_memory
from ect_journal.words import Text, shown


class Forked(Tampered):
    """The log signed two histories. `evidence` is for anybody to check; None when it takes the log's entries to prove it."""

    def __init__(self, message: Text, hint: Text, evidence: Fork | None) -> None:
        super().__init__(message, hint)
        self.evidence = evidence


class Cosigned(NamedTuple):
    """`note` is the checkpoint with the log's signature and ours; `before` the size that was cosigned last (0: none);
    `rekeyed` whether the log has another key now than then."""

    note: str
    checkpoint: Checkpoint
    before: int
    rekeyed: bool


def cosign_submission(written: str, now: datetime, log: Verifier | None = None) -> Cosigned:
    """Cosign what a log submits. `log` is its key, as somebody trusted gave it: needed the first time, and when the log has
    changed its key.

    Raises `InvalidInput` for what is not to be cosigned, `Forked`, `Unreadable`.
    """
    key = read_key()
    if key is None:
        raise InvalidInput(
            Text("There is no witness here yet.", "Il n’y a pas encore de témoin ici."),
            Text("Name it: ect witness --as lab.example/witness", "Nommez-le : ect temoigner --as labo.example/temoin"),
        )
    submitted, checkpoint = _submitted(written)
    with alone(memory_path(key)):  # nobody else cosigns between what is checked and what is remembered
        memory = read_memory(key)
        known = memory.logs.get(checkpoint.origin)
        verifier = _key_of(checkpoint, log, known)
        signed = _signature(submitted.note, checkpoint, verifier)
        if known is not None:
            _check_goes_on(known, submitted, checkpoint)
        elif submitted.old or submitted.proof:
            raise _other_size(0)
        cosigned = note(checkpoint.text, [signed, cosign(checkpoint.text, key.name, key.seed, int(now.timestamp()))])
        logs = {**memory.logs, checkpoint.origin: Log(vkey=verifier.vkey, note=cosigned)}
        write_memory(memory_path(key), memory.model_copy(update={"logs": logs}))
    return Cosigned(cosigned, checkpoint, submitted.old, known is not None and known.vkey != verifier.vkey)


def _submitted(written: str) -> tuple[Submission, Checkpoint]:
    try:
        submitted = Submission.read(written)
        return submitted, Checkpoint.of(split(submitted.note)[0])
    except NotANote:
        raise InvalidInput(
            Text("This is nothing to cosign.", "Ceci n’est pas à contresigner."),
            Text("Ask the journal's keeper for what `ect anchor --witness-request FILE` writes.", "Demandez au tenant du journal ce qu’écrit « ect ancrer --witness-request FICHIER »."),
        ) from None  # fmt: skip


def _key_of(checkpoint: Checkpoint, log: Verifier | None, known: Log | None) -> Verifier:
    if log is None and known is None:
        raise InvalidInput(
            Text(f"The journal {shown(checkpoint.origin)} is new here.", f"Le journal {shown(checkpoint.origin)} est nouveau ici."),
            Text("Give its key, as its keeper told you: --key. `ect seal` prints it.", "Donnez sa clé, telle que son tenant vous l’a dite : --key. « ect sceller » l’affiche."),
        )  # fmt: skip
    verifier = log or Verifier.read(known.vkey if known else "")
    if verifier.kind != ED25519:
        raise InvalidInput(
            Text("This is a witness's key, not a journal's.", "Cette clé est celle d’un témoin, non d’un journal."),
            Text("Give the key that `ect seal` prints.", "Donnez la clé qu’affiche « ect sceller »."),
        )
    return verifier


def _signature(written: str, checkpoint: Checkpoint, verifier: Verifier) -> str:
    """The log's own line, verified; what others signed is left out."""
    origin = shown(checkpoint.origin)
    try:
        opened(written, [verifier])
    except NotANote as error:
        false = Text(f"The signature of {origin} is false.", f"La signature de {origin} est fausse.")
        missing = Text(
            f"{origin} did not sign this with the key {verifier.vkey}.",
            f"{origin} n’a pas signé ceci avec la clé {verifier.vkey}.",
        )
        raise InvalidInput(
            false if isinstance(error, Forged) else missing,
            Text("Ask for it again. If the journal has changed its key, its keeper tells you the new one: --key.", "Redemandez-le. Si le journal a changé de clé, son tenant vous dit la nouvelle : --key."),
        ) from None  # fmt: skip
    by_it = (payload for name, payload in split(written)[1] if (name, payload[:4]) == (verifier.name, verifier.key_id))
    return line(verifier.name, next(by_it))


def _check_goes_on(known: Log, submitted: Submission, checkpoint: Checkpoint) -> None:
    """The checkpoint begins with the entries of the last one that was cosigned."""
    last, size = known.head, checkpoint.size
    if size == last.size and checkpoint.root != last.root:
        raise _forked(last, checkpoint, Fork(known.note, submitted.note))
    if size < last.size:
        raise InvalidInput(
            Text(f"{shown(last.origin)} has gone back: {last.size} entries were cosigned here, and this says {size}.", f"{shown(last.origin)} est revenu en arrière : {last.size} entrées ont été contresignées ici, et ceci en dit {size}."),
            Text("Ask its keeper for its present state; if it is this one, entries are missing from it.", "Demandez à son tenant l’état présent ; si c’est celui-ci, il y manque des entrées."),
        )  # fmt: skip
    if submitted.old != last.size:
        raise _other_size(last.size)
    if consistent(last.size, size, last.root, checkpoint.root, submitted.proof):
        return
    before = _beginning(last.size, size, submitted.proof)
    fork = Fork(known.note, submitted.note, before, submitted.proof)
    if before is not None and fork.contradicts():
        raise _forked(last, checkpoint, fork)
    raise Forked(
        Text(f"Nothing shows that these {size} entries begin with the {last.size} that were cosigned here.", f"Rien ne montre que ces {size} entrées commencent par les {last.size} contresignées ici."),
        Text("Ask its keeper for a new request. If it is refused too, the history was rewritten: keep both files.", "Demandez une nouvelle requête à son tenant. Si elle est refusée aussi, l’histoire a été récrite : gardez les deux fichiers."),
        None,
    )  # fmt: skip


def _beginning(old: int, new: int, proof: Proof) -> bytes | None:
    """The root of the first `old` entries, as a consistency proof of RFC 6962 itself says it; of a power of two it does not.

    What comes of it is only a claim: `Fork.contradicts` checks it against the larger root.
    """
    if not proof or old & (old - 1) == 0:
        return None
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    root = proof[0]
    for step in proof[1:]:
        if node & 1 or node == last:
            root = node_hash(step, root)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        node, last = node >> 1, last >> 1
    return root


def _forked(last: Checkpoint, checkpoint: Checkpoint, evidence: Fork) -> Forked:
    return Forked(
        Text(f"{shown(last.origin)} has two histories: {last.size} entries were cosigned here, and these {checkpoint.size} do not begin with them.", f"{shown(last.origin)} a deux histoires : {last.size} entrées ont été contresignées ici, et ces {checkpoint.size} ne commencent pas par elles."),
        Text("Keep the evidence, and tell those who rely on this journal.", "Gardez la preuve, et prévenez ceux qui se fient à ce journal."),
        evidence,
    )  # fmt: skip


def _other_size(size: int) -> InvalidInput:
    return InvalidInput(
        Text(f"This request goes on from another size than what was cosigned here last: {size}.", f"Cette requête part d’une autre taille que celle contresignée ici en dernier : {size}."),
        Text(f"Ask the journal's keeper for another one: ect anchor --witness-request FILE --since {size}", f"Demandez-en une autre au tenant du journal : ect ancrer --witness-request FICHIER --since {size}"),
    )  # fmt: skip
