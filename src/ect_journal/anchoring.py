"""Anchoring: what an outside party gave for one of the journal's checkpoints, recorded with it.

    evidence = stamped(journal, answer)             # or cosigned, or handed_over: see `vouching`
    anchor(journal, evidence).ref                   # "J531"

From then on nobody can pass off another history up to that checkpoint, not even who holds the journal and its key. What
was given stands beside the entry that records it, written in the same transaction; given again, it writes nothing. What
it is worth is for the reader of the journal, who knows whom to trust: `verifying`.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.appending import Made
from ect_journal.catalogue.corrections import ClockFaulted
from ect_journal.catalogue.integrity import AnchorRecorded
from ect_journal.catalogue.vocabularies import AnchorKind
from ect_journal.codec import decode
from ect_journal.entry import citation
from ect_journal.errors import InvalidInput
from ect_journal.last_seen import check_goes_on
from ect_journal.recording import draft_of
from ect_journal.vouching import Evidence
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.journal import Journal

TOLERANCE = timedelta(minutes=5)
"""Clocks that differ by less do not contradict each other."""


class Anchored(NamedTuple):
    """The entry that records it; `new` unless it did before."""

    ref: str
    new: bool


def anchor(journal: "Journal", evidence: Evidence, *, by: str | None = None) -> Anchored:
    """Record it, and keep what was given beside. The same again writes nothing.

    Raises `InvalidInput` when its times contradict the journal's or in an older copy, and as `record` does.
    """
    check_goes_on(journal)
    _check_times(journal, evidence)
    event = AnchorRecorded(
        kind=evidence.kind, size=evidence.checkpoint.size, root=b64encode(evidence.checkpoint.root).decode(),
        authority=evidence.authority,
        token_sha256=None if evidence.content is None else sha256(evidence.content).hexdigest(),
    )  # fmt: skip

    known: str | None = None

    def make() -> Made:
        """Nothing when it is recorded, maybe by a colleague meanwhile."""
        nonlocal known
        if known := _known(journal, event):
            return Made(())
        day = evidence.day or _day(journal, evidence.times)
        return Made((draft_of(journal, event, by=by, occurred=day, own=True),), evidence=evidence.content)

    receipts = journal.appender.append_made(make)
    return Anchored(known or receipts[0].ref, new=not known)


def recorded(journal: "Journal") -> Iterator[tuple[str, AnchorRecorded]]:
    """The anchors of the journal with their numbers, in order."""
    for row in journal.rows(types=[AnchorRecorded.TYPE]):
        entry = decode(row.state)
        if isinstance(entry.event, AnchorRecorded):
            yield entry.ref, entry.event


def stamped_already(journal: "Journal") -> str | None:
    """The time stamp after which nothing but anchors was recorded: another one would bound nothing more."""
    last = [(ref, event) for ref, event in recorded(journal) if event.kind is AnchorKind.TIMESTAMP][-1:]
    for ref, event in last:
        if all(row.type == AnchorRecorded.TYPE for row in journal.store.rows(event.size)):
            return ref
    return None


def _known(journal: "Journal", event: AnchorRecorded) -> str | None:
    """The entry that says this very thing, or has this very evidence; an anchor is never retracted."""
    for ref, known in recorded(journal):
        if known == event or (event.token_sha256 is not None and known.token_sha256 == event.token_sha256):
            return ref
    return None


def last_cosigned(journal: "Journal") -> int:
    """The size of the last checkpoint that a witness cosigned, 0 when none did."""
    sizes = [event.size for _, event in recorded(journal) if event.kind is AnchorKind.COSIGNATURE]
    return sizes[-1] if sizes else 0


def _check_times(journal: "Journal", evidence: Evidence) -> None:
    """Nothing is stamped before it was recorded, nor later than now. Who reads the journal would find out (34)."""
    if not evidence.times:
        return
    size, now = evidence.checkpoint.size, journal.world.now()
    last = journal.entry(citation(size)).recorded_at
    if min(evidence.times) < last - TOLERANCE and not journal.store.rows(size, types=[ClockFaulted.TYPE]):
        raise InvalidInput(
            Text(f"What was given bears the time {_said(min(evidence.times))}; J{size}, which it covers, was recorded later, at {_said(last)}.", f"Ce qui a été donné porte l’heure {_said(min(evidence.times))} ; J{size}, que cela couvre, a été consignée plus tard, à {_said(last)}."),
            Text("One of the clocks is wrong. If the journal's was, record clock.faulted with its reason, then do this again.", "Une des horloges est fausse. Si c’est celle du journal, enregistrez clock.faulted avec sa raison, puis recommencez."),
        )  # fmt: skip
    if max(evidence.times) > now + TOLERANCE:
        raise InvalidInput(
            Text(f"What was given bears the time {_said(max(evidence.times))}; here it is only {_said(now)}.", f"Ce qui a été donné porte l’heure {_said(max(evidence.times))} ; il n’est ici que {_said(now)}."),
            Text("Set the clock right, then do this again.", "Remettez l’horloge à l’heure, puis recommencez."),
        )  # fmt: skip


def _day(journal: "Journal", times: Sequence[datetime]) -> date | None:
    """When it was given; the other clock may be ahead of ours by some minutes."""
    zone = journal.time_zone
    today = journal.world.now().astimezone(zone).date()
    return min(max(times).astimezone(zone).date(), today) if times else None


def _said(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
