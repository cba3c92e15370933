"""What each kind of source says by itself, beside the others."""

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_projections import Reading, triangulation
from tests.durability.profiles import examples
from tests.projections import twins, twins_influence
from tests.projections.journals import Move, grown, moves, started
from tests.projections.test_influence import EVERY, KINDS
from tests.projections.weighed import weighed


def told(journal: Journal, *names: str) -> list[tuple[Any, ...]]:
    """Of H1b against R-appel, by kind of source."""
    found = triangulation(Reading.of(journal)).filter(pl.col("claim") == "H1b", pl.col("rival") == "R-appel")
    return found.select("source_kind", *names).collect().rows()


def test_the_worked_example() -> None:
    """Observations say +12, interviews -7: they disagree. Had one of each the same source, each would still say so."""
    apart, together = started(), started()
    for kind, cluster, mid in (("observation", "G-1", "7"), ("observation", "G-2", "5"), ("interview", "G-3", "-3")):
        weighed(apart, cluster, mid, source_kind=kind)
        weighed(together, cluster, mid, source_kind=kind)
    weighed(apart, "G-4", "-4", source_kind="interview")
    weighed(together, "G-2", "-4", source_kind="interview")
    assert told(apart, "total", "rest", "disagrees") == [("interview", -7, 12, True), ("observation", 12, -7, True)]
    assert told(together, "total", "rest") == told(apart, "total", "rest")


def test_what_is_counted() -> None:
    """Items, sources and projects of each kind; those for and against; a kind that nobody weighed has a row of zeros."""
    journal = started()
    weighed(journal, "G-1", "7", projects=["ALI-01", "ECI-03"])
    weighed(journal, "G-1", "-3")
    weighed(journal, "G-2", "4", source_kind="measure", rival="R-porteur")
    names = ("items", "clusters", "projects", "items_for", "items_against", "to_weigh", "total", "low", "high", "rest")
    assert told(journal, *names) == [
        ("observation", 2, 1, 2, 1, 1, 0, 7, 5, 9, 0), ("measure", 0, 0, 0, 0, 0, 1, 0, 0, 0, 7)
    ]  # fmt: skip


def test_zero_disagrees_with_nobody() -> None:
    """A kind that comes to zero is on neither side."""
    journal = started()
    weighed(journal, "G-1", "7")
    weighed(journal, "G-2", "0", source_kind="interview")
    assert told(journal, "total", "disagrees") == [("interview", 0, False), ("observation", 7, False)]


@examples(15)
@given(moves(least=12, most=40, among=KINDS), st.data())
def test_as_folded_again(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, at any time, exactly what folding each kind by itself gives."""
    journal = grown([*EVERY, *drawn])
    as_of = data.draw(
        st.sampled_from([None, *sorted({entry.occurred.end for entry in journal.entries()})]), label="as_of"
    )
    known_at = data.draw(st.sampled_from([journal.head, journal.head * 2 // 3]), label="known_at")
    found = triangulation(Reading.of(journal, as_of=as_of, known_at=known_at)).collect().to_dicts()
    assert found == twins_influence.triangulation(twins.known(journal, known_at), as_of)
