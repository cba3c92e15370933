"""What holds of every tally, whatever was linked and weighed."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.catalogue import EvidenceLinked, PredictionRegistered, RivalRegistered
from ect_journal.catalogue.evidence import evidence_of
from ect_journal.tally import fold_tally
from ect_projections import Reading, evidence_items, evidence_tally, hypothesis_states
from tests.durability.profiles import examples
from tests.projections import moves_evidence
from tests.projections.answers import near
from tests.projections.journals import Move, grown, move, moves
from tests.projections.pieces import begun, evidence_on, orders, record

Row = dict[str, Any]
KINDS = ("observe", "link", "judge", "revise", "retract", "reinstate", "wait", "correct", "rival", "settle", *moves_evidence.MOVES)  # fmt: skip
NEGATED = ("total", "naive", "by_project", "predicted", "post_hoc", "uncontested")
"""By exchanging claim and rival; the edges change places as well."""
CHANGING_PLACES = (("low", "high"), ("least", "most"))


def _tallies(journal: Journal, **times: Any) -> list[Row]:
    return evidence_tally(Reading.of(journal, **times)).collect().to_dicts()


# What changes nothing


@examples(10)
@given(st.data())
def test_the_order_of_recording_does_not_matter(data: st.DataObject) -> None:
    """The same links and weighings, in any order that keeps that of each reader, give the same tally."""
    one, other = begun(data)
    pieces = evidence_on(one, data)
    record(one, pieces)
    record(other, pieces, data.draw(orders(pieces), label="order"))
    assert _tallies(other) == near(_tallies(one))


@examples(10)
@given(st.data())
def test_linked_then_retracted_is_never_linked(data: st.DataObject) -> None:
    """In the current view, but for `voided`, which says what was taken back."""
    one, other = begun(data)
    kept, gone = evidence_on(one, data, least=0), evidence_on(one, data)
    record(one, kept)
    taken_back = record(other, gone, start=100)
    record(other, kept)
    for link in taken_back:
        other.retract(link, reason="error")
    rival = RivalRegistered(code="R-late", claims=["H1a@1", "H1b@1", "H5a@1"], statement="Une autre raison.")
    for journal in (one, other):
        journal.record(rival)
    told = _tallies(other)
    assert [row | {"voided": []} for row in told] == near(_tallies(one))
    assert {each["link"] for row in told for each in row["voided"]} == {int(link.ref[1:]) for link in taken_back}


@examples(10)
@given(st.data())
def test_a_duplicate_import_changes_nothing(data: st.DataObject) -> None:
    """Under the same ids, links and weighings recorded again are the entries that they were."""
    journal, _ = begun(data)
    pieces = evidence_on(journal, data)
    first, head, before = record(journal, pieces), journal.head, _tallies(journal)
    again = record(journal, pieces, data.draw(orders(pieces), label="order"))
    assert ([link.ref for link in again], journal.head) == ([link.ref for link in first], head)
    assert _tallies(journal) == before


@examples(10)
@given(moves(least=20, among=KINDS), moves(least=5, most=20, among=KINDS), st.data())
def test_what_was_known_then_does_not_move(then: list[Move], later: list[Move], data: st.DataObject) -> None:
    """Whatever is recorded, corrected or retracted afterwards."""
    journal = grown(then)
    at = data.draw(st.integers(0, journal.head), label="known_at")
    as_of = data.draw(st.sampled_from([None, *sorted({e.occurred.end for e in journal.entries()})]), label="as_of")
    before = _tallies(journal, known_at=at, as_of=as_of)
    for each in later:
        move(journal, each)
    assert _tallies(journal, known_at=at, as_of=as_of) == near(before)


@examples(10)
@given(moves(least=15, among=KINDS), st.data())
def test_no_evidence_changes_a_status(drawn: list[Move], data: st.DataObject) -> None:
    """Only a frozen tally and a decision of the scientific committee do."""
    journal = grown([("observe", 0, 1, 1), ("settle", 0, 1, 0), *drawn])
    before = _statuses(journal)
    among = ("bear", "bear again", "judge", "link", "read blind", "weigh", "weigh again")
    for each in data.draw(moves(least=5, among=among), label="evidence"):
        move(journal, each)
    for link in [entry for entry in journal.entries() if isinstance(entry.event, EvidenceLinked)][:3]:
        if journal.register().live(link.ref):
            journal.retract(link.ref, reason="error")
    assert _statuses(journal) == before


def _statuses(journal: Journal) -> list[tuple[Any, ...]]:
    states = hypothesis_states(Reading.of(journal))
    return states.select("claim", "version", "status", "status_since", "status_entry").collect().rows()


# What changes how much


@examples(10)
@given(st.data())
def test_an_item_more_in_a_cluster_moves_the_total_by_little(data: st.DataObject) -> None:
    """By its own weight and that of the cluster's former representative, at most."""
    journal, _ = begun(data)
    pieces = evidence_on(journal, data, least=2)
    record(journal, pieces[:-1])
    before = {_names(row): row["total"] for row in _tallies(journal)}
    former = _items(journal)
    (link,) = record(journal, pieces[-1:], start=100)
    added = {_names(item): item for item in _items(journal) if item["link"] == int(link.ref[1:])}
    for row in _tallies(journal):
        item = added.get(_names(row), {"mid": None})
        top = {each["mid"] for each in former if _names(each) == _names(row) and each["cluster"] == item.get("cluster") and each["counted"]}  # fmt: skip
        most = abs(item["mid"] or Decimal(0)) + (abs(top.pop()) if len(top) == 1 else 0)
        assert abs(row["total"] - before[_names(row)]) <= most


@examples(10)
@given(st.data())
def test_exchanging_claim_and_rival_negates(data: st.DataObject) -> None:
    """Each weight being the other way round, so are all sums; what was counted stays, for and against change places."""
    one, other = begun(data)
    pieces = evidence_on(one, data)
    record(one, pieces)
    record(other, [piece.mirrored for piece in pieces])
    assert _tallies(other) == near([_negated(row) for row in _tallies(one)])


def _negated(row: Row) -> Row:
    found = row | {name: -row[name] for name in NEGATED} | {"factor": 1 / row["factor"]}
    for one, other in CHANGING_PLACES:
        found |= {one: _minus(row[other]), other: _minus(row[one])}
    if row["posterior_odds"] is not None:
        found["posterior_odds"] = float(row["prior_odds"]) / row["factor"]
    return found | {"items_for": row["items_against"], "items_against": row["items_for"]}


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _items(journal: Journal) -> list[Row]:
    return evidence_items(Reading.of(journal)).collect().to_dicts()


def _names(row: Row) -> tuple[str, str]:
    return row["claim"], row["rival"]


# What the figures have to do with one another


@examples(10)
@given(moves(least=25, most=60, among=KINDS), st.data())
def test_the_figures_of_a_tally_go_together(drawn: list[Move], data: st.DataObject) -> None:
    """At any time of any journal."""
    journal = grown(drawn)
    at = data.draw(st.integers(0, journal.head), label="known_at")
    for row in [*_tallies(journal), *_tallies(journal, known_at=at)]:
        total, clusters = row["total"], row["clusters"]
        assert row["predicted"] + row["post_hoc"] == total
        assert row["low"] <= total <= row["high"]
        assert row["clusters"] <= row["items"] >= row["items_for"] + row["items_against"]
        assert row["contested"] <= row["read_twice"] <= row["items"] >= row["before_claim"]
        assert row["contested"] or row["uncontested"] == total
        assert clusters < row["items"] or row["naive"] == total
        if clusters:
            assert row["least"] * clusters <= total * (clusters - 1) <= row["most"] * clusters
        assert (1 <= row["flips"] <= clusters) if total else row["flips"] == 0
        assert (row["flips"] == 1) == bool((total > 0 and row["least"] <= 0) or (total < 0 and row["most"] >= 0))
        assert row["alpha"] is None or (row["alpha"] <= 1 and row["read_twice"])
        assert (row["prior_odds"] is None) == (row["posterior_odds"] is None)


@examples(10)
@given(st.data())
def test_foreseen_or_found_afterwards(data: st.DataObject) -> None:
    """What was predicted and what was not make the total; no prediction was made after what it foresaw."""
    journal, _ = begun(data)
    record(journal, evidence_on(journal, data))
    made = {entry.event.code: entry.position for entry in journal.entries() if isinstance(entry.event, PredictionRegistered)}  # fmt: skip
    for item in _items(journal):
        assert item["predicted"] == (made.get(item["prediction"], item["cited"]) < item["cited"])
    for row in _tallies(journal):
        assert row["predicted"] + row["post_hoc"] == row["total"]


@examples(10)
@given(st.data())
def test_sources_of_one_project_are_one_at_most(data: st.DataObject) -> None:
    """Clusters that have no project in common count as they do; those that all name one count as one."""
    journal, _ = begun(data)
    record(journal, evidence_on(journal, data))
    found = _items(journal)
    for row in _tallies(journal):
        own = [item for item in found if _names(item) == _names(row) and item["mid"] is not None]
        named = {cluster: {p for item in own if item["cluster"] == cluster for p in item["projects"]} for cluster in {item["cluster"] for item in own}}  # fmt: skip
        if sum(map(len, named.values())) == row["projects"]:
            assert row["by_project"] == row["total"]
        if own and set.intersection(*named.values()):
            assert abs(row["by_project"]) in (0, max(abs(item["mid"]) for item in own))


# The record's own fold


@examples(10)
@given(moves(least=20, most=60, among=KINDS), st.data())
def test_a_tally_is_what_the_record_adds_up(drawn: list[Move], data: st.DataObject) -> None:
    """At every position: the figures that `tally.frozen` is checked against."""
    journal = grown(drawn)
    for at in {journal.head, data.draw(st.integers(0, journal.head), label="known_at")}:
        _adds_up(journal, at)


@examples(10)
@given(st.data())
def test_weights_are_added_up_as_the_record_does(data: st.DataObject) -> None:
    """Whatever the weights, to the last of their decimals."""
    journal, _ = begun(data)
    record(journal, evidence_on(journal, data))
    _adds_up(journal, journal.head)


def _adds_up(journal: Journal, at: int) -> None:
    register = journal.register()
    for row in _tallies(journal, known_at=at):
        for claim in (row["claim"], f"{row['claim']}@{row['version']}"):
            told = vars(fold_tally(evidence_of(register, claim, row["rival"], at), at=at))
            assert {name: row[name] for name in told} == told
