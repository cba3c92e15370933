"""Items of evidence as their readers weighed them, without a journal: the reading that they make.

    weighed(("G-1", {"rd": "7", "P-01": "5"}), ("G-2", {"rd": "-7"}))

J1 registers a claim, J2 its rival; each item is then an observation, its link, and one entry for each reader.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ect_journal.catalogue import (
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    ObservationRecorded,
    RivalRegistered,
)
from ect_journal.event import Event
from ect_projections import Reading
from tests.projections.samples import reading, row

FIRST = date(2024, 2, 6)
"""The day on which everything happened, unless `days` says how many days later each item was seen."""


def weighed(*items: tuple[str, Mapping[str, Any]], days: Sequence[int] = (), blind: bool = False) -> Reading:
    """Each item by its cluster and by what each reader said, in dB. `blind`: the readers after the first one did not see
    what was said before."""
    claims = [{"code": "C", "text": "Un énoncé."}]
    registered = HypothesisRegistered(code="H", axis="support", statement="Une hypothèse.", claims=claims)
    rows = [row(1, registered), row(2, RivalRegistered(code="R", claims=["C@1"], statement="Autre."))]

    def record(event: Event, day: date = FIRST) -> str:
        rows.append(row(len(rows) + 1, event, occurred=day))
        return f"J{len(rows)}"

    for place, (cluster, mids) in enumerate(items):
        day = FIRST + timedelta(days=days[place] if days else 0)
        seen = record(ObservationRecorded(title="Vu", projects=["ALI-01"]), day)
        against = any(Decimal(mid) < 0 for mid in mids.values())
        link = record(EvidenceLinked(
            claim="C@1", entry=seen, direction="weakens" if against else "supports", cluster=cluster,
            source_kind="observation", rationale="Vu.",
        ))  # fmt: skip
        for reads, (reader, mid) in enumerate(mids.items()):
            weight = {"rival": "R", "low": Decimal(mid) - 1, "mid": mid, "high": Decimal(mid) + 1}
            record(EvidenceJudged(evidence=link, reader=reader, weights=[weight], blind=blind and reads > 0))
    return reading(rows)
