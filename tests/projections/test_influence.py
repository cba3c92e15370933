"""Leave-one-out: what each tally becomes without an item, a source, a project."""

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_projections import Reading, evidence_tally, influence
from tests.durability.profiles import examples
from tests.projections import twins, twins_influence
from tests.projections.journals import Move, grown, moves, started
from tests.projections.moves_evidence import MOVES as EVIDENCE
from tests.projections.weighed import weighed

KINDS = ["observe", "interview", "link", "judge", "revise", "correct", "retract", "reinstate", "wait", *EVIDENCE]


def told(journal: Journal, kind: str, *names: str) -> dict[str, tuple[Any, ...]]:
    """By what is left out, what is said of H1b against R-appel."""
    found = influence(Reading.of(journal), claim="H1b", rival="R-appel").filter(pl.col("kind") == kind)
    return {row[0]: row[1:] for row in found.select("left_out", *names).collect().rows()}


def test_a_weaker_item_of_a_source_takes_over() -> None:
    """Without the strongest of a source the next one speaks for it; a weaker one changes nothing."""
    journal = started()
    links = [weighed(journal, cluster, mid) for cluster, mid in (("G-1", "7"), ("G-1", "-5"), ("G-2", "3"))]
    found = told(journal, "item", "total", "change")
    assert found == {links[0]: (-2, -12), links[2]: (7, -3), links[1]: (10, 0)}
    assert list(found) == [links[0], links[2], links[1]]
    assert told(journal, "cluster", "total", "change", "links") == {
        "G-1": (3, -7, [int(link[1:]) for link in links[:2]]), "G-2": (7, -3, [int(links[2][1:])])
    }  # fmt: skip


def test_of_equals_the_others_stay() -> None:
    """Two equals of opposite signs give 0; without one of them, the other says what it says, with its own interval."""
    journal = started()
    links = [weighed(journal, "G-1", mid) for mid in ("7", "-7")]
    assert told(journal, "item", "total", "low", "high") == {links[0]: (-7, -9, -5), links[1]: (7, 5, 9)}
    weighed(journal, "G-1", "7")
    assert told(journal, "item", "total")[links[0]] == (0,)


def test_a_project_goes_with_all_that_names_it() -> None:
    """An item whose entry names two projects is left out with each; one that names none stays."""
    journal = started()
    weighed(journal, "G-1", "7", projects=["ALI-01", "ECI-03"])
    weighed(journal, "G-2", "5", projects=["ECI-03"])
    weighed(journal, "G-3", "-3", projects=["MOB-01"])
    assert told(journal, "project", "total") == {"ECI-03": (-3,), "ALI-01": (2,), "MOB-01": (12,)}


def test_which_ones_flip_the_side() -> None:
    """A total that comes to zero has left its side; one that has none cannot leave it."""
    journal = started()
    one, other = weighed(journal, "G-1", "7"), weighed(journal, "G-2", "-5")
    assert told(journal, "item", "flips_side") == {one: (True,), other: (False,)}
    third = weighed(journal, "G-3", "-2")
    assert told(journal, "item", "total", "flips_side")[third] == (2, False)


def test_what_nobody_weighed_has_no_influence() -> None:
    """A link to be weighed against a rival is not in the list of it."""
    journal = started()
    link = weighed(journal, "G-1", "7")
    found = influence(Reading.of(journal)).select("rival", "left_out").filter(pl.col("left_out") == link)
    assert found.collect().rows() == [("R-appel", link)]


# Laws


def test_the_sources_say_the_ends_of_the_tally() -> None:
    """The total without its most influential source, either way, is what the tally says it is."""
    journal = grown(EVERY)
    now = Reading.of(journal)
    ends = influence(now).filter(pl.col("kind") == "cluster").group_by("claim", "rival").agg(
        least=pl.col("total").min(), most=pl.col("total").max()
    )  # fmt: skip
    tally = evidence_tally(now).filter(pl.col("items") > 0).select("claim", "rival", "least", "most")
    assert ends.sort("claim", "rival").collect().rows() == tally.sort("claim", "rival").collect().rows()
    assert ends.collect().height > 1


EVERY: list[Move] = [
    ("observe", 0, 1, 1), ("link", 0, 1, 0), ("judge", 0, 1, 0), ("see in", 1, 1, 1), ("bear", 0, 1, 0), ("weigh", 1, 0, 0),
    ("see in", 2, 2, 0), ("bear", 0, 1, 2), ("weigh", 2, 2, 1), ("observe", 3, 0, 3), ("bear", 0, 1, 0), ("weigh", 3, 1, 2),
    ("suppose", 1, 1, 1), ("see in", 1, 0, 1), ("bear", 0, 2, 0), ("bear", 1, 2, 0), ("weigh", 4, 3, 3), ("weigh", 5, 3, 5),
]  # fmt: skip


@examples(15)
@given(moves(least=12, most=40, among=KINDS), st.data())
def test_as_folded_again_without_it(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, at any time, exactly what folding the tally again gives, item by item."""
    journal = grown([*EVERY, *drawn])
    as_of = data.draw(
        st.sampled_from([None, *sorted({entry.occurred.end for entry in journal.entries()})]), label="as_of"
    )
    known_at = data.draw(st.sampled_from([journal.head, journal.head * 2 // 3]), label="known_at")
    found = influence(Reading.of(journal, as_of=as_of, known_at=known_at)).collect().to_dicts()
    assert found == twins_influence.influence(twins.known(journal, known_at), as_of)


WEIGHTS = st.tuples(st.sampled_from("abc"), st.sampled_from([-7, -3, 0, 3, 7, 7]), st.integers(0, 2), st.integers(0, 2))


@examples(15)
@given(st.lists(WEIGHTS, min_size=1, max_size=9))
def test_where_many_are_equal(drawn: list[tuple[str, int, int, int]]) -> None:
    """Of items as strong as one another, with intervals that differ, those that remain say what the source says."""
    journal = started()
    projects = [["ALI-01"], ["ECI-03"], ["ALI-01", "ECI-03"]]
    for place, (cluster, mid, below, above) in enumerate(drawn):
        weighed(
            journal,
            cluster,
            str(mid),
            low=Decimal(mid - below),
            high=Decimal(mid + above),
            projects=projects[place % 3],
        )
    found = influence(Reading.of(journal)).collect().to_dicts()
    assert found == twins_influence.influence(twins.known(journal, journal.head), None)
