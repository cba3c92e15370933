"""What changed between two readings is put down to the entries at which it changed, and to no others."""

from collections import defaultdict
from datetime import date
from importlib import import_module
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import InvalidInput, Journal, UnknownEntry
from ect_journal.catalogue import (
    DecisionTaken,
    EvidenceJudged,
    EvidenceLinked,
    MemoWritten,
    MethodAdjusted,
    ObservationRecorded,
)
from ect_projections import Reading, evidence_tally, method_in_force, project_states
from ect_projections.compare import compare, knowledge_at
from ect_projections.methods import method_history
from ect_projections.projection import Projection
from ect_projections.record import late_entries, orphans
from tests.durability.profiles import examples
from tests.projections.journals import Move, grown, moves, set_clock, started
from tests.projections.twins_record import changes
from tests.world import World

COMPARE = import_module("ect_projections.compare")  # the package gives the function of that name
ASKED: list[Projection] = [evidence_tally, project_states, method_in_force, orphans]
AMONG = [
    "observe", "link", "link again", "judge", "judge again", "rival", "claim", "retract", "reinstate", "wait", "correct",
    "open", "stage", "score", "ideal", "adjust", "memo", "take back",
]  # fmt: skip


def rows(before: Reading, after: Reading, projection: Projection) -> list[dict[str, Any]]:
    return compare(before, after, projection).collect().to_dicts()


@pytest.fixture
def journal() -> Journal:
    """An observation, which was linked as J16 and weighed as J17: J15, retracted as J18."""
    journal = started()
    set_clock(journal, "2024-02-07T09:00")
    journal.record(ObservationRecorded(title="Redit autrement", projects=["ALI-01"]), occurred="2024-02-06")
    event = EvidenceLinked(
        claim="H1b", entry="J15", direction="supports", cluster="G-1", source_kind="observation", rationale="Redit."
    )
    journal.record(event)
    weights = [{"rival": "R-appel", "low": "2", "mid": "7", "high": "11"}]
    journal.record(EvidenceJudged(evidence="J16", reader="rd", weights=weights, rationale="Lu."))
    set_clock(journal, "2024-03-05T09:00")
    journal.retract("J15", reason="error")
    return journal


def test_the_columns_of_a_change(journal: Journal) -> None:
    """The key, the column, what it said before and after, and the entries because of which it changed."""
    now = Reading.of(journal)
    (total,) = [
        row for row in rows(now.at(known_at="J16"), now.at(known_at="J17"), evidence_tally) if row["column"] == "total"
    ]
    assert total == {
        "claim": "H1b", "rival": "R-appel", "change": "changed", "column": "total", "before": "0", "after": "7",
        "entries": [17], "days": [],
    }  # fmt: skip


def test_what_was_changed_and_changed_back(journal: Journal) -> None:
    """Between two readings that say the same, nothing changed; on the way to a third, both changes count."""
    now = Reading.of(journal)
    before, weighed, gone = now.at(known_at="J15"), now.at(known_at="J17"), now.at(known_at="J18")
    totals = {
        (row["before"], row["after"], *row["entries"])
        for row in [*rows(before, gone, evidence_tally), *rows(weighed, gone, evidence_tally)]
        if (row["rival"], row["column"]) == ("R-appel", "total")
    }
    assert totals == {("7", "0", 18)}
    (voided,) = [
        row for row in rows(before, gone, evidence_tally) if (row["rival"], row["column"]) == ("R-appel", "voided")
    ]
    assert voided["entries"] == [18]


def test_retracted_then_reinstated_then_retracted(journal: Journal) -> None:
    """However long ago: what was retracted twice has every entry that retracted it, or took that back, as its cause."""
    journal.reinstate("J15", note="Relu.")
    for _ in range(13):
        journal.record(MemoWritten(title="Entre-temps", note_kind="field"))
    last = journal.retract("J15", reason="error")
    now = Reading.of(journal)
    (orphan,) = rows(now.at(known_at="J17"), now, orphans)
    assert orphan["entries"] == [18, 19, last.position]


def test_both_ways(journal: Journal) -> None:
    """From the later reading to the earlier one, the same changes, turned round, because of the same entries."""
    now = Reading.of(journal)
    there, back = rows(now.at(known_at=15), now, evidence_tally), rows(now, now.at(known_at=15), evidence_tally)
    turned = [{**row, "before": row["after"], "after": row["before"]} for row in back]
    assert turned == there


def test_from_one_day_to_another(journal: Journal) -> None:
    """What had happened meanwhile is the cause, with its day; not what was recorded meanwhile."""
    now = Reading.of(journal, known_at="J17")
    before, after = now.at(known_at=17, as_of="2024-02-05"), now.at(known_at=17, as_of="2024-02-07")
    (total,) = [row for row in rows(before, after, evidence_tally) if row["column"] == "total"]
    assert (total["entries"], total["days"]) == ([15], [date(2024, 2, 6)])
    (news,) = [row for row in rows(before, after, project_states) if row["column"] == "last_news"]
    assert (news["before"], news["after"], news["entries"]) == ("2024-01-02", "2024-02-06", [15])


def test_from_all_that_happened_to_a_day(journal: Journal) -> None:
    """Without `as_of` all has happened: going back to a day takes away what ended after it."""
    now = Reading.of(journal, known_at="J17")
    (gone,) = [row for row in rows(now, now.at(as_of="2024-02-05"), evidence_tally) if row["column"] == "items"]
    assert (gone["before"], gone["after"], gone["entries"]) == ("1", "0", [15])
    (back,) = [row for row in rows(now.at(as_of="2024-02-05"), now, evidence_tally) if row["column"] == "items"]
    assert (back["before"], back["after"], back["entries"], back["days"]) == ("0", "1", [15], gone["days"])


def test_entries_of_one_day_any_of_which_would_do(journal: Journal) -> None:
    """Two observations of one day, each enough for the last news of a project: both are named."""
    set_clock(journal, "2024-04-05T09:00")
    for title in ("Le matin", "Le soir"):
        journal.record(ObservationRecorded(title=title, projects=["MOB-01"]), occurred="2024-04-04")
    now = Reading.of(journal)
    found = rows(now.at(as_of="2024-04-03"), now.at(as_of="2024-04-04"), project_states)
    assert {row["column"]: row["entries"] for row in found} == {
        "last_news": [19, 20], "last_entry": [20], "entries": [19, 20]
    }  # fmt: skip


def test_a_day_that_comes(journal: Journal) -> None:
    """A version that takes effect later than it was recorded changes what is in force by its day, not by an entry."""
    event = MethodAdjusted(
        method="ACC", version=2, based_on=1, loop="single", steps=[{"key": "tenir", "text": "Tenir"}], reason="Le groupe.",
        effective_from="2024-04-01", scope="all", new_projects=True,
    )  # fmt: skip
    journal.record(event, grounds=["J14"])
    set_clock(journal, "2024-05-02T09:00")
    journal.record(ObservationRecorded(title="Plus tard"))
    now = Reading.of(journal)
    versions = [row for row in rows(now.at(known_at=19), now, method_in_force) if row["column"] == "version"]
    assert [(row["after"], row["entries"], row["days"]) for row in versions] == [("2", [], [date(2024, 4, 1)])] * 3


def test_rows_that_come_and_go(journal: Journal) -> None:
    """A row that appeared or disappeared is told whole, with every entry that made it what it is."""
    now = Reading.of(journal)
    (row,) = rows(now.at(known_at=17), now, orphans)
    assert (row["position"], row["ground"], row["change"], row["column"]) == (16, 15, "appeared", None)
    assert row["entries"] == [18]
    assert '"retracted_by":18' in row["after"]
    (gone,) = rows(now, now.at(known_at=17), orphans)
    assert (gone["change"], gone["before"], gone["after"]) == ("disappeared", row["after"], None)


def test_readings_that_say_the_same(journal: Journal) -> None:
    """No row, with the same columns; the same for readings before the first entry."""
    now = Reading.of(journal)
    columns = ["position", "change", "column", "before", "after", "entries", "days"]
    for before, after in (
        (now, now.at()),
        (now.at(known_at=0), now.at(known_at=0)),
        (now.at(known_at=0), now.at(known_at=3)),
    ):
        found = compare(before, after, late_entries).collect()
        assert (found.columns, found.height) == (columns, 0)


def test_two_journals_cannot_be_compared() -> None:
    """Their entries have nothing in common."""
    here, there = Reading.of(started()), Reading.of(Journal.in_memory(origin="other", by="rd", world=World()))
    with pytest.raises(InvalidInput, match="two journals"):
        compare(here, there, evidence_tally)


def test_journals_are_compared_one_by_one() -> None:
    """Several read as one are refused, whichever of the two readings they are."""
    here = Reading.of(started())
    both = Reading.concat([here, here], ["ici", "là"])
    for before, after in ((both, here), (here, both), (both, both)):
        with pytest.raises(InvalidInput) as raised:
            compare(before, after, evidence_tally)
        assert "one journal" in raised.value.message.en
        assert "une à une" in raised.value.hint.fr


@examples(15)
@given(moves(least=12, most=40, among=AMONG), st.data())
def test_every_cause_and_no_other(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, the entries named are all those at which the row or the column changes, tried one by one."""
    journal = grown(drawn)
    low = data.draw(st.integers(0, journal.head), label="low")
    high = data.draw(st.integers(low, journal.head), label="high")
    now, projection = Reading.of(journal), data.draw(st.sampled_from(ASKED), label="projection")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(COMPARE, "STRETCH", journal.head * 400)
        found = rows(now.at(known_at=low), now.at(known_at=high), projection)
    told = [(tuple(row[name] for name in projection.key), row["column"], row["entries"]) for row in found]
    expected = [
        (key, column, sorted(positions)) for key, column, positions in changes(journal, low, high, projection)
    ]  # fmt: skip
    assert sorted(map(repr, told)) == sorted(map(repr, expected))


@examples(15)
@given(moves(least=12, most=40, among=AMONG), st.data())
def test_nothing_changes_between_two_causes(drawn: list[Move], data: st.DataObject) -> None:
    """However little is looked at between two stops that say the same: after each cause it is what it is before the next."""
    journal = grown(drawn)
    now, projection = Reading.of(journal), data.draw(st.sampled_from(ASKED[:3]), label="projection")
    low = data.draw(st.integers(0, journal.head), label="low")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(COMPARE, "STRETCH", 2)
        found = rows(now.at(known_at=low), now, projection)
    said: dict[int, dict[Any, Any]] = defaultdict(dict)

    def value(at: int, key: Any, column: str) -> Any:
        if at not in said:
            each = projection(now.at(known_at=at)).collect().to_dicts()
            said[at] = {tuple(row[name] for name in projection.key): row for row in each}
        return said[at].get(key, {}).get(column, "no row")

    for row in found:
        if row["column"] is not None and not row["days"]:
            key = tuple(row[name] for name in projection.key)
            ends = [low, *(at for cause in row["entries"] for at in (cause - 1, cause)), journal.head]
            for last, following in [*pairwise(ends)][::2]:
                assert value(last, key, row["column"]) == value(following, key, row["column"])


# What was known ---------------------------------------------------------------------------------------------------------


def test_what_those_who_decided_had(journal: Journal) -> None:
    """The reading of a decision has what was recorded up to its `known`, the observation retracted since included."""
    taken = journal.record(
        DecisionTaken(title="Suite", kind="project", outcome="adopted", channel="written", known="J17")
    )
    then = knowledge_at(Reading.of(journal), taken.ref)
    assert (then.known_at, then.as_of) == (17, None)
    assert knowledge_at(Reading.of(journal), taken.position).known_at == 17
    assert 15 in then.frame("observation.recorded").collect()["position"]
    assert 15 not in Reading.of(journal).frame("observation.recorded").collect()["position"]


def test_a_decision_retracted_since(journal: Journal) -> None:
    """It is read as it last stood."""
    taken = journal.record(
        DecisionTaken(title="Suite", kind="project", outcome="adopted", channel="written", known="J17")
    )
    journal.retract(taken.ref, reason="error")
    assert knowledge_at(Reading.of(journal), taken.ref).known_at == 17


def test_what_is_no_decision(journal: Journal) -> None:
    """An entry of another type, one that there is not, and what is no citation are each said."""
    now = Reading.of(journal)
    with pytest.raises(InvalidInput, match="J15 is no decision: it is of type observation"):
        knowledge_at(now, "J15")
    with pytest.raises(UnknownEntry, match="J99"):
        knowledge_at(now, "J99")
    with pytest.raises(UnknownEntry, match="J0"):
        knowledge_at(now, 0)
    with pytest.raises(InvalidInput, match="ALI-01"):
        knowledge_at(now, "ALI-01")


def test_methods_are_compared_too(journal: Journal) -> None:
    """Whatever the projection, its own key comes first."""
    now = Reading.of(journal)
    found = compare(now.at(known_at=10), now, method_history).collect()
    assert found.columns[:3] == ["method", "version", "change"]
