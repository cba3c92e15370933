"""A piece of evidence in one line: seen, linked, weighed."""

from collections.abc import Sequence
from decimal import Decimal

from ect_journal import Journal
from ect_journal.catalogue import EvidenceJudged, EvidenceLinked, ObservationRecorded


def weighed(
    journal: Journal, cluster: str, mid: str, *, low: Decimal | None = None, high: Decimal | None = None,
    reader: str = "rd", rival: str = "R-appel", projects: Sequence[str] = ("ALI-01",), source_kind: str = "observation",
) -> str:  # fmt: skip
    """An observation that bears on H1b, and its weight against a rival; the citation of the link."""
    seen = journal.record(ObservationRecorded(title="Vu", projects=projects))
    direction = "supports" if Decimal(mid) >= 3 else "weakens" if Decimal(mid) <= -3 else "neutral"
    event = EvidenceLinked(
        claim="H1b", entry=seen, direction=direction, cluster=cluster, source_kind=source_kind, rationale="Vu."
    )
    link: str = journal.record(event).ref
    judge(journal, link, mid, low=low, high=high, reader=reader, rival=rival)
    return link


def judge(
    journal: Journal, link: str, mid: str, *, low: Decimal | None = None, high: Decimal | None = None,
    reader: str = "rd", rival: str = "R-appel",
) -> None:  # fmt: skip
    """Within 2 dB, unless told otherwise."""
    edges = {"low": Decimal(mid) - 2 if low is None else low, "high": Decimal(mid) + 2 if high is None else high}
    weight = {"rival": rival, "mid": mid, **edges}
    journal.record(EvidenceJudged(evidence=link, reader=reader, weights=[weight], rationale="Lu."))
