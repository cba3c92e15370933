"""How an entry stands: live or retracted, and as which bytes it reads, at any position of the journal.

Corrections, retractions and reinstatements are entries too, and leave marks on the entry they aim at. The last live
correction wins whole; retracting a correction restores the reading before it. Pure functions over those marks.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

MarkKind = Literal["corrected", "retracted", "reinstated"]
MARKING: dict[str, MarkKind] = {
    "entry.corrected": "corrected",
    "entry.retracted": "retracted",
    "entry.reinstated": "reinstated",
}
"""The types of entry that leave a mark, and which."""


class Mark(NamedTuple):
    """The entry at `position` did this to the entry that carries the mark."""

    position: int
    kind: MarkKind


Marks = Mapping[int, tuple[Mark, ...]]
"""The marks on each marked entry, by its position, in the order in which they were made."""


class Span(NamedTuple):
    """From position `since` until just before `until` (None: until now), an entry stands live and reads as `source`:
    itself, or the correction whose data, days and grounds replace its own."""

    since: int
    until: int | None
    source: int


def reading_at(position: int, marks: Marks, at: int | None = None) -> int | None:
    """The position whose bytes the entry reads as, when `at` entries were recorded (None: now); None while retracted."""
    source: int | None = position
    live = True
    for mark in marks.get(position, ()):
        if at is not None and mark.position > at:
            break
        if mark.kind == "corrected":
            source = mark.position if reading_at(mark.position, marks, at) is not None else source
        else:
            live = mark.kind == "reinstated"
    return source if live else None


def readings(position: int, marks: Marks) -> list[Span]:
    """Every span in which the entry at `position` stands live, in order."""
    own = marks.get(position, ())
    changes = {mark.position for mark in own}
    changes |= {mark.position for correction in own for mark in marks.get(correction.position, ())}
    spans: list[Span] = []
    since, source = position, reading_at(position, marks, position)
    for change in sorted(changes):
        now = reading_at(position, marks, change)
        if now == source:
            continue
        if source is not None:
            spans.append(Span(since, change, source))
        since, source = change, now
    return spans if source is None else [*spans, Span(since, None, source)]
