"""Verifying an offline proof: that one entry is under a checkpoint, for who has neither the journal nor a dossier.

It says nothing of what else the journal holds, nor of what was erased there: whether that checkpoint is the one everybody was
shown is for what the reader holds to say, as always.
"""

from base64 import b64encode

import orjson

from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import NotANote, Signature, Unsigned, Verifier, opened
from ect_journal.ledger.offline import OfflineProof
from ect_journal.verifying.complete import YOU
from ect_journal.verifying.held import Held
from ect_journal.verifying.report import (
    FORKED,
    NOT_ANCHORED,
    PRECEDENCE,
    UNKNOWN_KEY,
    UNREADABLE,
    VERIFIED,
    Agrees,
    Anchor,
    Facts,
    Report,
    Stopped,
    Verdicts,
    Wrong,
    altered,
)
from ect_journal.verifying.tree import Leaves


def verify_proof(proof: OfflineProof, entry: bytes, held: Held) -> Report:
    """Whether this is entry `proof.position` of the journal whose checkpoint the proof carries."""
    checkpoint = proof.checkpoint
    try:
        return _verified(proof, entry, held, checkpoint)
    except Stopped as stopped:
        wrong = stopped.wrong
        verdicts = Verdicts() if wrong.exit == UNREADABLE else Verdicts(coherent="no")
        root = b64encode(checkpoint.root).decode()
        return Report(checkpoint.size, root, verdicts, wrong.exit, wrong.reason, wrong.bad, Facts(wrong=(wrong,)))


def _verified(proof: OfflineProof, entry: bytes, held: Held, checkpoint: Checkpoint) -> Report:
    leaves, at = Leaves((entry,)), proof.position
    if not proof.includes(leaves.hashes[0]):
        raise altered("proof", at)
    if _number(entry, leaves) != at:
        raise altered("position", at)
    if any(each.origin != checkpoint.origin for each in held.checkpoints):
        raise Stopped(Wrong(UNREADABLE, "other"))
    known = held.signers
    signatures = _signatures(proof, (*known, *held.cosigners))
    by = tuple(one.verifier.name for one in signatures if one.at is None)
    cosigned = held.vouching([one for one in signatures if one.at is not None])
    agrees, wrong = _kept(checkpoint, held)
    anchors = [Anchor("cosignature", checkpoint.size, one.verifier.name, True, one.at) for one in cosigned]
    anchors += [Anchor("held", each.size, YOU, True) for each in agrees]
    if known and not by:
        wrong.append(Wrong(UNKNOWN_KEY, "key"))
    verdicts = Verdicts(
        coherent="yes",
        signed="unchecked" if not known else "yes" if by else "no",
        anchored="yes" if anchors else "unchecked",
        complete="yes" if agrees else "no" if wrong and wrong[0].exit == FORKED else "unchecked",
    )
    wrong.sort(key=lambda each: PRECEDENCE.index(each.exit))
    facts = Facts(
        checkpoint.origin, "", checkpoint.text, by, checkpoint.size if by else 0, _is_signed(proof), tuple(anchors), tuple(agrees),
        expunged=len(leaves.stubs), wrong=tuple(wrong),
    )  # fmt: skip
    root = b64encode(checkpoint.root).decode()
    if wrong:
        return Report(checkpoint.size, root, verdicts, wrong[0].exit, wrong[0].reason, wrong[0].bad, facts)
    whole = not leaves.stubs and verdicts.anchored == verdicts.complete == "yes"
    exit = VERIFIED if whole else NOT_ANCHORED
    return Report(checkpoint.size, root, verdicts, exit, facts=facts)


def _number(entry: bytes, leaves: Leaves) -> object:
    """The number that the entry, or what is left of it, carries."""
    if leaves.stubs:
        return leaves.stubs[1][1]
    try:
        return orjson.loads(entry)["position"]
    except (ValueError, KeyError, TypeError):
        return None


def _signatures(proof: OfflineProof, verifiers: tuple[Verifier, ...]) -> list[Signature]:
    """None for a checkpoint that nobody signed: its three lines alone."""
    if not _is_signed(proof):
        return []
    try:
        return opened(proof.note, verifiers)[1] if verifiers else []
    except Unsigned:
        return []
    except NotANote:
        raise altered("seal") from None


def _is_signed(proof: OfflineProof) -> bool:
    return "\n\n" in proof.note


def _kept(checkpoint: Checkpoint, held: Held) -> tuple[list[Agrees], list[Wrong]]:
    """Only a checkpoint of the same size can be compared with this one alone."""
    same = [each for each in held.checkpoints if each.size == checkpoint.size]
    agrees = [Agrees("held", each.size) for each in same if each.root == checkpoint.root]
    agrees += [Agrees("sixteen", checkpoint.size) for each in held.sixteen if each == checkpoint.sixteen]
    heads = [(each.text, checkpoint.text) for each in same if each.root != checkpoint.root]
    return agrees, [Wrong(FORKED, "fork", None, checkpoint.size, pair) for pair in heads]
