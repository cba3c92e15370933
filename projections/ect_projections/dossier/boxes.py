"""The box of each report that was submitted: what was to print in it, so that whoever keeps the report bounds the journal.

Out of the first checkpoint stored that covers the submission.
"""

from bisect import bisect_left
from typing import NamedTuple

from ect_journal.access_words import day_said
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.trail import Trail
from ect_journal.words import Text
from ect_projections.dossier import words as say
from ect_projections.dossier.about import About
from ect_projections.dossier.said import number, rows


class Box(NamedTuple):
    code: str
    title: str
    ref: str
    day: Text
    takes_in: Text
    size: Text
    sixteen: str


def printed_next(trail: Trail) -> tuple[Text, str]:
    """For the report that is not written yet: how many entries there are, and the sixteen characters of them all."""
    size, text = trail.checkpoints[-1]
    return number(size), Checkpoint.of(text).sixteen


def boxes(about: About, trail: Trail) -> list[Box]:
    reading = about.reading
    title_of = {row["code"]: row["title"] for row in rows(reading.frame("deliverable.due", "code", "title"))}
    sizes = [size for size, _ in trail.checkpoints]
    found = []
    for row in rows(reading.frame("deliverable.submitted", "deliverable", "at", "occurred_end")):
        size, text = trail.checkpoints[bisect_left(sizes, row["position"])]
        found.append(
            Box(
                row["deliverable"], title_of.get(row["deliverable"], ""), f"J{row['position']}",
                day_said(row["occurred_end"]), say.UP_TO.format(ref=row["at"]), number(size), Checkpoint.of(text).sixteen,
            )
        )  # fmt: skip
    return found
