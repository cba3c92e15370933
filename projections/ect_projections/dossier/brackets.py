"""Between which two anchors each entry stands: what an outside party says of when it was written.

    found = Brackets(anchors(reading))
    found.of(117)            # Bracket(after=Anchor(90, …), before=Anchor(121, …))
    found.of(117).before     # None: nobody outside has seen it yet

An anchor says that the first `size` entries were there on its day. So an entry is *known before* the day of the first
anchor whose size covers it, and *known after* that of the last anchor recorded before it. Both are as good as the party
that gave them: a token is checked, what was handed over is a claim of the journal's keeper until somebody confirms it.
"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from ect_journal.access_words import day_said
from ect_journal.words import Text
from ect_projections.dossier import words_sections as say
from ect_projections.reading import Reading


class Anchor(NamedTuple):
    """One anchor.recorded that stands: its `position`, the `size` it covers, its `kind`, whose word it is, and its day."""

    position: int
    size: int
    kind: str
    authority: str
    day: date


class Bracket(NamedTuple):
    """Known after, known before; None where no anchor says."""

    after: Anchor | None
    before: Anchor | None


class Brackets:
    """The anchors of a journal, looked up by entry."""

    def __init__(self, given: Iterable[Anchor]) -> None:
        self.anchors = tuple(sorted(given))
        self._positions = [anchor.position for anchor in self.anchors]
        self._reached = list(accumulate((anchor.size for anchor in self.anchors), max))

    def of(self, position: int) -> Bracket:
        earlier = bisect_left(self._positions, position)
        covering = bisect_left(self._reached, position)  # the first anchor by which so many entries were covered
        return Bracket(
            self.anchors[earlier - 1] if earlier else None,
            self.anchors[covering] if covering < len(self.anchors) else None,
        )


def anchors(reading: Reading) -> tuple[Anchor, ...]:
    """Those that stand, in the order of recording. They bind the record, whatever day the pages speak of."""
    found = reading.frame("anchor.recorded", "size", "kind", "authority", "occurred_end", all_times=True).collect()
    return tuple(
        Anchor(row["position"], row["size"], row["kind"], row["authority"], row["occurred_end"])
        for row in found.iter_rows(named=True)
    )


def said(bracket: Bracket) -> Text:
    """Time bracket: after 3 December 2024 (declared handed over, ADEME, J531), before … ."""
    given = {name: _anchor_said(anchor) for name, anchor in bracket._asdict().items() if anchor is not None}
    match bracket:
        case (None, None):
            return say.NO_BOUND
        case (None, _):
            return say.BEFORE.format(**given)
        case (_, None):
            return say.AFTER.format(**given)
    return say.BETWEEN.format(**given)


def _anchor_said(anchor: Anchor) -> Text:
    kind = say.ANCHOR_KINDS[anchor.kind]
    return say.ANCHOR_SAID.format(
        day=day_said(anchor.day), kind=kind, authority=anchor.authority, ref=f"J{anchor.position}"
    )
