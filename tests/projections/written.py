"""Entries written by hand, for the tests of one projection at a time.

seen = see(journal)
decision = decide(journal, freeze(journal))
told(decisions, Reading.of(journal), "position", "retracted_since")
"""

from typing import Any

from ect_journal import Journal, Receipt
from ect_journal.catalogue import (
    DecisionTaken,
    EvidenceJudged,
    EvidenceLinked,
    ObservationRecorded,
    TallyFrozen,
)
from ect_projections import Reading
from ect_projections.projection import Projection
from tests.projections import twins


def told(projection: Projection, reading: Reading, *names: str) -> list[tuple[Any, ...]]:
    """These columns of a projection, row by row."""
    return projection(reading).select(names).collect().rows()


def see(journal: Journal, title: str = "Vu", day: str = "2024-03-01") -> Receipt:
    return journal.record(ObservationRecorded(title=title, projects=["ALI-01"]), occurred=day)


def link(journal: Journal, seen: Receipt, cluster: str = "G-1") -> Receipt:
    event = EvidenceLinked(
        claim="H1b", entry=seen, direction="supports", cluster=cluster, source_kind="observation", rationale="Vu."
    )
    return journal.record(event)


def judge(journal: Journal, linked: Receipt, mid: str = "7") -> Receipt:
    weight = {"rival": "R-appel", "low": "0", "mid": mid, "high": "9"}
    return journal.record(EvidenceJudged(evidence=linked, reader="rd", weights=[weight], rationale="Lu."))


def freeze(journal: Journal) -> Receipt:
    at = journal.head
    found = twins.tally(twins.known(journal, at), "H1b", "R-appel")
    total = {name: getattr(found, name) for name in ("total", "low", "high", "items", "clusters")}
    event = TallyFrozen(hypothesis="H1", at=f"J{at}", totals=[{"claim": "H1b", "rival": "R-appel", **total}])
    return journal.record(event)


def decide(journal: Journal, *grounds: Receipt, day: str = "2024-06-01", known: Any = None) -> Receipt:
    event = DecisionTaken(title="Décidé", kind="hypothesis", outcome="adopted", channel="written", known=known)
    return journal.record(event, occurred=day, grounds=grounds)
