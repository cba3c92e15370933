"""Verifying a trail: what it is worth, by the entries' bytes alone and by what its reader holds.

    report = verify(Trail.of(journal), Held.read(keys=[vkey], since=[three_lines]))
    report.verdicts.coherent, report.exit        # "yes", 0

The order is part of it: the tree over the bytes first, then what they say, then whoever signed, dated and kept something
of them. At the first alteration nothing further is said, since nothing of what is altered can be believed. The verifier
inside a dossier does the same in JavaScript, and both are held to the same trails.
"""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from ect_journal.sealing import b64url
from ect_journal.verifying import entries as reading
from ect_journal.verifying.anchors import anchors
from ect_journal.verifying.complete import beyond, kept
from ect_journal.verifying.covered import covered
from ect_journal.verifying.held import Held
from ect_journal.verifying.in_force import signed
from ect_journal.verifying.proof import verify_proof
from ect_journal.verifying.report import (
    NOT_ANCHORED,
    PRECEDENCE,
    UNREADABLE,
    VERIFIED,
    Agrees,
    Anchor,
    Facts,
    Report,
    Stopped,
    Verdict,
    Verdicts,
    Wrong,
    altered,
)
from ect_journal.verifying.times import contradictions
from ect_journal.verifying.tree import Leaves, check_roots

if TYPE_CHECKING:
    from ect_journal.trail import Trail

__all__ = [
    "Agrees",
    "Anchor",
    "Facts",
    "Held",
    "Report",
    "Verdict",
    "Verdicts",
    "Wrong",
    "unreadable",
    "verify",
    "verify_proof",
]

NOTHING = Held()


def verify(trail: "Trail", held: Held = NOTHING) -> Report:
    """Raises `InvalidInput` only for what is held: a certificate that cannot be read, say."""
    if not trail.entries or not trail.checkpoints:
        return unreadable()
    leaves = Leaves(trail.entries)
    try:
        return _verified(trail, held, leaves)
    except Stopped as stopped:
        wrong = _narrowed(stopped.wrong, trail.faults)
        verdicts = Verdicts() if wrong.exit == UNREADABLE else Verdicts(coherent="no")
        facts = Facts(wrong=(wrong,))
        return Report(leaves.size, _root(leaves), verdicts, wrong.exit, wrong.reason, wrong.bad, facts)


def unreadable(reason: str = "shape") -> Report:
    """Of what is no journal at all."""
    wrong = Wrong(UNREADABLE, reason)
    return Report(0, "", Verdicts(), UNREADABLE, reason, None, Facts(wrong=(wrong,)))


def _verified(trail: "Trail", held: Held, leaves: Leaves) -> Report:
    upto = check_roots(leaves, trail.checkpoints)
    log = _content(trail, held, leaves)
    by = signed(trail.seals, trail.pages, log, held.signers)
    same = kept(trail.checkpoints, log, held)
    bounds = anchors(trail.evidence, log, held, same.by_reader)
    gone = covered(trail.entries, trail.missing, log)
    cut = beyond(trail, leaves.size)
    wrong = [*same.wrong, *cut, *gone.wrong, *contradictions(log, bounds), *filter(None, [by.wrong])]
    verdicts = Verdicts(
        coherent="yes" if upto == leaves.size else "no",
        signed=by.verdict,
        anchored="yes" if any(each.verified for each in bounds) else "unchecked" if bounds else "no",
        complete="no" if same.wrong or cut else "yes" if same.agrees else "unchecked",
        erased=gone.verdict,
    )
    wrong.sort(key=lambda each: PRECEDENCE.index(each.exit))
    facts = Facts(
        log.origin, log.journal, leaves.checkpoint(log.origin, leaves.size).text, by.by, by.upto, bool(trail.seals),
        bounds, same.agrees, len(trail.checkpoints), gone.erased, gone.expunged, gone.missing, tuple(wrong),
        by.replaced,
    )  # fmt: skip
    if wrong:
        gravest = wrong[0]
        return Report(leaves.size, _root(leaves), verdicts, gravest.exit, gravest.reason, gravest.bad, facts)
    return Report(leaves.size, _root(leaves), verdicts, _good(verdicts), facts=facts)


def _good(verdicts: Verdicts) -> int:
    """Signed up to an earlier size, or by nobody that the reader was told of, is no more than coherent."""
    others = (verdicts.coherent, verdicts.anchored, verdicts.complete, verdicts.erased)
    return VERIFIED if set(others) == {"yes"} and verdicts.signed != "no" else NOT_ANCHORED


def _content(trail: "Trail", held: Held, leaves: Leaves) -> reading.Log:
    """What the entries say, and what came with them, once the tree stands. Raises `Stopped`."""
    opened = origin, journal = reading.opening(trail.entries)
    if trail.journal not in (None, journal):
        raise altered("journal", 1)
    _check_origins(trail.checkpoints, origin)
    if any(each.origin != origin for each in held.checkpoints):
        raise Stopped(Wrong(UNREADABLE, "other"))
    log = reading.read(trail.entries, leaves, opened, trail.types)
    for position, code in trail.faults:
        raise altered(code, position or None)
    if trail.pages is not None and trail.pages.said != trail.pages.found:
        raise altered("pages")
    places = reading.committing(trail.entries) if trail.values else {}
    for digest, disclosure in sorted(trail.values.items()):
        if digest not in places or not _discloses(disclosure, digest):
            raise altered("value", places.get(digest))
    return log


def _check_origins(checkpoints: Sequence[tuple[int, str]], origin: str) -> None:
    """Every checkpoint is of this journal. When none is, it is J1 that says another name."""
    before, named = 0, [(size, text.partition("\n")[0] == origin) for size, text in checkpoints]
    if not any(same for _, same in named):
        raise altered("journal", 1)
    for size, same in named:
        if not same:
            raise altered("root", before + 1, size)
        before = size


def _discloses(disclosure: str, digest: str) -> bool:
    return b64url(sha256(disclosure.encode()).digest()) == digest


def _narrowed(wrong: Wrong, faults: Sequence[tuple[int, str]]) -> Wrong:
    """Where the place itself lacks a row, the tree fails from there on: that row is what is to be named."""
    first, last = wrong.bad or (0, 0)
    gaps = (position for position, code in faults if code == "gap" and first <= position <= last)
    gap = next(gaps, None)
    return wrong if gap is None else wrong._replace(reason="gap", bad=(gap, gap))


def _root(leaves: Leaves) -> str:
    return b64encode(leaves.root(leaves.size)).decode()
