"""What outside parties vouch for: each anchor.recorded held to the tree, and to what was given for it.

A claim of the log bounds nothing by itself. It does once its token, its cosignature, or what the reader holds, says so.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import NotANote, Unsigned, opened, split
from ect_journal.verifying.entries import Log, Said
from ect_journal.verifying.held import Held
from ect_journal.verifying.report import Anchor, Stopped, altered

KINDS = ("timestamp", "cosignature", "handed_over")


class Recorded(NamedTuple):
    """An anchor.recorded that fits its log: its position, what it anchors, and what was given for it."""

    position: int
    kind: str
    authority: str
    checkpoint: Checkpoint
    evidence: bytes | None


def anchors(evidence: Mapping[int, bytes], log: Log, held: Held, kept: Mapping[int, str]) -> tuple[Anchor, ...]:
    """Each that is recorded, then what the reader holds themselves (`kept`: by size). Evidence for entries that are not
    there is for `complete` to judge. Raises `Stopped`."""
    found: list[Anchor] = []
    if any(type(position) is not int for position in evidence):
        raise altered("evidence")
    said = {each.position: each for each in log.of("anchor.recorded")}
    for position in sorted(said.keys() | evidence.keys()):
        if position in said:
            each = _recorded(said[position], evidence.get(position), log)
            found += _judged(each, held, each.checkpoint.size in kept)
        elif position <= log.leaves.size and position not in log.leaves.stubs:
            raise altered("evidence", max(position, 1))
    return (*found, *(Anchor("held", size, who, True) for size, who in sorted(kept.items())))


def _recorded(said: Said, evidence: bytes | None, log: Log) -> Recorded:
    size, digest = said.data.get("size"), said.data.get("token_sha256")
    kind, authority = said.data.get("kind"), said.data.get("authority")
    if type(size) is float and size.is_integer():
        size = int(size)  # which JavaScript cannot tell apart
    if type(size) is not int or not 0 < size < said.position or kind not in KINDS:
        raise altered("evidence", said.position)
    checkpoint = log.leaves.checkpoint(log.origin, size)
    if said.data.get("root") != checkpoint.text.split("\n")[2]:
        raise altered("evidence", said.position)
    if evidence is not None and sha256(evidence).hexdigest() != digest:
        raise altered("evidence", said.position)
    return Recorded(said.position, kind, str(authority), checkpoint, evidence)


def _judged(each: Recorded, held: Held, kept: bool) -> list[Anchor]:
    """As many as vouch for it; the claim alone where nobody does that the reader knows."""
    found: list[Anchor] = []
    claim = Anchor(each.kind, each.checkpoint.size, each.authority, False, None, each.position)
    if each.kind == "timestamp" and each.evidence is not None:
        found = _timestamp(each, claim, held)
    elif each.kind == "cosignature" and each.evidence is not None:
        found = _cosignatures(each, claim, held)
    elif each.kind == "handed_over":
        found = [claim._replace(verified=kept)]
    return found or [claim]


def _timestamp(each: Recorded, claim: Anchor, held: Held) -> list[Anchor]:
    token, text = each.evidence or b"", each.checkpoint.text.encode()
    _check_imprint(each, token, sha256(text).digest())
    if not held.authorities:
        return []
    from ect_journal.timestamps import NotAToken, checked  # what reads certificates, for who gave one

    try:
        stamped = checked(token, text, held.authorities)
    except NotAToken:
        raise altered("evidence", each.position) from None
    return [claim._replace(who=stamped.who, at=stamped.at.timestamp(), verified=True)] if stamped else []


def _check_imprint(each: Recorded, token: bytes, imprint: bytes) -> None:
    """What the token stamps is this checkpoint, whoever stamped it."""
    from ect_journal.timestamps import NotAToken, imprint_of

    try:
        found = imprint_of(token)
    except NotAToken:
        found = b""
    if found != imprint:
        raise altered("evidence", each.position)


def _cosignatures(each: Recorded, claim: Anchor, held: Held) -> list[Anchor]:
    """The witnesses that the reader knows and that signed it, when they are as many as the reader asks for."""
    stopped: Stopped = altered("evidence", each.position)
    try:
        written = (each.evidence or b"").decode()
        if split(written)[0] != each.checkpoint.text:
            raise stopped
        found = opened(written, held.cosigners)[1] if held.cosigners else []
    except Unsigned:
        return []
    except (NotANote, UnicodeDecodeError):
        raise stopped from None
    return [claim._replace(who=one.verifier.name, at=one.at, verified=True) for one in held.vouching(found)]
