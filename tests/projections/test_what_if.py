"""What a tally would be without some of its evidence, with sources counted otherwise, by some readers alone."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ect_journal import InvalidInput, Journal
from ect_journal.catalogue import EvidenceJudged, EvidenceLinked
from ect_projections import Reading, evidence_tally, what_if
from tests.durability.profiles import examples
from tests.projections import twins, twins_influence
from tests.projections.answers import near
from tests.projections.journals import Move, grown, moves, started
from tests.projections.test_influence import EVERY, KINDS
from tests.projections.weighed import judge, weighed


def told(journal: Journal, *names: str, **asked: Any) -> tuple[Any, ...]:
    """Of H1b against R-appel."""
    found = what_if(Reading.of(journal), **asked).collect().to_dicts()
    (row,) = [row for row in found if (row["claim"], row["rival"]) == ("H1b", "R-appel")]
    return tuple(row[name] for name in names)


@pytest.fixture
def journal() -> Journal:
    """Four pieces of evidence of three sources, in two projects: J16, J19, J22, J25; the first one read twice."""
    journal = started()
    first = weighed(journal, "G-1", "7")
    weighed(journal, "G-1", "-5", projects=["ECI-03"])
    weighed(journal, "G-2", "3", projects=["ALI-01", "ECI-03"])
    weighed(journal, "G-3", "-4", projects=["ECI-03"])
    judge(journal, first, "9", reader="P-01")
    return journal


@pytest.mark.parametrize(
    ("without", "total", "items"),
    [
        ([], 7, 4),
        (["J16"], -6, 3),
        (["J15"], -6, 3),
        ([16], -6, 3),
        (["j16"], -6, 3),
        ("J16", -6, 3),
        (["G-1"], -1, 2),
        (["ECI-03"], 8, 1),
        (["MOB-01"], 7, 4),
        (["G-1", "J22", "J22"], -4, 1),
        (["G-1", "G-2", "G-3"], 0, 0),
    ],
)
def test_without(journal: Journal, without: Any, total: int, items: int) -> None:
    """A link, or the entry it cites; a source; a project, even one of which nothing was seen; several of them."""
    assert told(journal, "total", "items", without=without) == (total, items)


def test_a_source_counted_as_another(journal: Journal) -> None:
    """Two sources that were one count once; what was said of one is left out before it is counted as the other."""
    assert told(journal, "total", "clusters", clusters={"G-2": "G-1"}) == (4, 2)
    assert told(journal, "total", "clusters", clusters={"G-1": "G-2", "G-2": "G-1"}) == (7, 3)
    assert told(journal, "total", "clusters", clusters={"G-2": "G-1"}, without=["G-2"]) == (4, 2)


def test_by_some_readers_alone(journal: Journal) -> None:
    """What none of them weighed is to be weighed."""
    assert told(journal, "total", "items", "to_weigh", "readers", readers=["P-01"]) == (9, 1, 3, 1)
    assert told(journal, "total", "to_weigh", "read_twice", readers="rd") == (6, 0, 0)
    assert told(journal, "total", "to_weigh", readers=["rd", "P-01"]) == told(journal, "total", "to_weigh")
    assert told(journal, "total", "to_weigh", readers=[]) == (0, 4)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"without": ["G-11"]}, "“G-11” is no entry, source or project.\nDid you mean G-1?"),
        ({"without": ["ALI-1"]}, "“ALI-1” is no entry, source or project.\nDid you mean ALI-01?"),
        ({"without": ["J1"]}, "J1 is no evidence that counts.\n`ect log --type evidence` lists the evidence."),
        ({"without": ["J999999999999999999999"]}, "J999999999999999999999 is no evidence that counts.\n`ect log --type evidence` lists the evidence."),
        ({"without": [-3]}, "J-3 is no evidence that counts.\n`ect log --type evidence` lists the evidence."),
        ({"without": ["J²"]}, "“J²” is no entry, source or project.\n`ect log --type evidence` lists the evidence."),
        ({"without": [""]}, "“” is no entry, source or project.\n`ect log --type evidence` lists the evidence."),
        ({"without": [True]}, "“True” is no entry, source or project.\n`ect log --type evidence` lists the evidence."),
        ({"without": True}, "“True” is no entry, source or project.\n`ect log --type evidence` lists the evidence."),
        ({"without": [1.5]}, "“1.5” is no entry, source or project.\n`ect log --type evidence` lists the evidence."),
        ({"without": 1.5}, "“1.5” is no entry, source or project.\n`ect log --type evidence` lists the evidence."),
        ({"without": [None]}, "“None” is no entry, source or project.\n`ect log --type evidence` lists the evidence."),
        ({"clusters": {"G-1": "G-22"}}, "“G-22” is no source of the evidence.\nDid you mean G-2?"),
        ({"clusters": {"J16": "G-2"}}, "“J16” is no source of the evidence.\n`ect log --type evidence` lists the evidence."),
        ({"readers": ["P-02"]}, "“P-02” weighed nothing.\nDid you mean P-01?"),
    ],
)  # fmt: skip
def test_what_is_not_there(journal: Journal, asked: Any, said: str) -> None:
    """Named, with the nearest of its kind."""
    with pytest.raises(InvalidInput) as raised:
        what_if(Reading.of(journal), **asked)
    assert f"{raised.value.message.en}\n{raised.value.hint.en}" == said


def test_what_had_not_happened_yet_may_be_left_out(journal: Journal) -> None:
    """What `known_at` reached can be asked about on any day; what it did not is unknown."""
    now = Reading.of(journal)
    assert what_if(now.at(as_of="2020-01-01"), without=["G-1", "J16"]).collect()["items"].sum() == 0
    with pytest.raises(InvalidInput):
        what_if(now.at(known_at=14), without=["G-1"])


def test_lists_and_objects_are_keys(journal: Journal) -> None:
    """The same question, put in a list or not, is answered once; another one is another."""
    now = Reading.of(journal)
    one = what_if(now, ["J16"], clusters={"G-1": "G-2"}, readers=["rd"])
    assert_frame_equal(one, what_if(now, ("J16",), clusters={"G-1": "G-2"}, readers=("rd",)))
    assert len([key for key in now._kept if isinstance(key, tuple) and key[0] is what_if]) == 1
    other = what_if(now, ["J16"], clusters={"G-3": "G-1"}, readers=["rd"])
    assert not one.collect().equals(other.collect())


@examples(15)
@given(moves(least=12, most=40, among=KINDS), st.data())
def test_as_folded_again(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, whatever is left out, put together or read by: what folding the tally again gives. When nothing
    is, the tally."""
    journal = grown([*EVERY, *drawn])
    as_of = data.draw(
        st.sampled_from([None, *sorted({entry.occurred.end for entry in journal.entries()})]), label="as_of"
    )
    now, entries = Reading.of(journal, as_of=as_of), twins.known(journal, journal.head)
    assert_frame_equal(what_if(now).collect(), evidence_tally(now).collect())
    linked = [(entry.ref, entry.event) for entry in entries if isinstance(entry.event, EvidenceLinked)]
    readers = sorted({entry.event.reader for entry in entries if isinstance(entry.event, EvidenceJudged)})
    sources = sorted({link.cluster for _, link in linked})
    names = [name for ref, link in linked for name in (ref, link.entry, link.cluster)]
    asked: dict[str, Any] = {
        "without": data.draw(st.lists(st.sampled_from(["ALI-01", "ECI-03", *names]), max_size=3), label="without"),
        "clusters": data.draw(st.none() if not sources else st.dictionaries(st.sampled_from(sources), st.sampled_from(sources), max_size=2)),
        "readers": data.draw(st.none() if not readers else st.none() | st.lists(st.sampled_from(readers), max_size=2)),
    }  # fmt: skip
    expected = near(twins_influence.what_if(entries, as_of, now.day, **asked))
    assert what_if(now, **asked).collect().to_dicts() == expected
