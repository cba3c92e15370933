"""Each piece of evidence against each rival: as a list, and laid out with the claims and rivals in rows."""

from decimal import Decimal
from typing import Any

import pytest

from ect_journal import InvalidInput, Journal
from ect_journal.catalogue import (
    EvidenceJudged,
    EvidenceLinked,
    HypothesisRegistered,
    ObservationRecorded,
    PredictionRegistered,
    RivalRegistered,
)
from ect_projections import Reading, evidence_items, evidence_matrix
from tests.projections.journals import started
from tests.projections.weighed import judge, weighed


@pytest.fixture
def journal() -> Journal:
    return started()


def _laid(journal: Journal, **narrowed: Any) -> list[dict[str, Any]]:
    return evidence_matrix(Reading.of(journal), **narrowed).collect().to_dicts()


def _items(journal: Journal, *names: str, **narrowed: Any) -> list[tuple[Any, ...]]:
    return evidence_items(Reading.of(journal), **narrowed).select(names).collect().rows()


def test_rows_are_claims_and_rivals_and_columns_are_evidence(journal: Journal) -> None:
    """In the order of recording; null where a piece does not bear on the claim, and where nobody weighed it, which
    `to_weigh` tells apart."""
    one, two = weighed(journal, "G-1", "7"), weighed(journal, "G-2", "-5", rival="R-porteur")
    names = {"hypothesis": "H1", "version": 1}
    assert _laid(journal) == [
        {**names, "claim": "H1a", "rival": "R-porteur", "main": False, "to_weigh": [], one: None, two: None},
        {**names, "claim": "H1b", "rival": "R-appel", "main": True, "to_weigh": [two], one: Decimal(7), two: None},
        {**names, "claim": "H1b", "rival": "R-porteur", "main": False, "to_weigh": [one], one: None, two: Decimal(-5)},
    ]  # fmt: skip


def test_a_hypothesis_has_its_own_rows_and_columns(journal: Journal) -> None:
    """Evidence on the claims of another is neither."""
    ours = weighed(journal, "G-1", "7")
    claims = [{"code": "H7a", "text": "Un énoncé."}]
    journal.record(HypothesisRegistered(code="H7", axis="support", statement="Une hypothèse.", claims=claims))
    journal.record(RivalRegistered(code="R-7", claims=["H7a"], statement="Autre."))
    theirs = journal.record(EvidenceLinked(
        claim="H7a", entry=journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"])), direction="supports",
        cluster="G-9", source_kind="observation", rationale="Vu.",
    )).ref  # fmt: skip
    assert {ours, theirs} < set(_laid(journal)[0])
    assert [set(row) & {ours, theirs} for row in _laid(journal, hypothesis="H1")] == 3 * [{ours}]
    (row,) = _laid(journal, hypothesis="H7")
    assert (row["claim"], row["to_weigh"], row[theirs], ours in row) == ("H7a", [theirs], None, False)


def test_without_evidence_there_are_rows_and_no_column(journal: Journal) -> None:
    """What competes is laid out before anything bears on it."""
    assert [(row["claim"], row["rival"]) for row in _laid(journal)] == [
        ("H1a", "R-porteur"), ("H1b", "R-appel"), ("H1b", "R-porteur"),
    ]  # fmt: skip
    assert _laid(journal, hypothesis="H9") == []
    assert _items(journal, "link") == []


def test_a_retracted_link_has_no_column(journal: Journal) -> None:
    """Nor has one whose entry was."""
    link = weighed(journal, "G-1", "7")
    journal.retract(link, reason="error")
    assert link not in _laid(journal)[0]


def test_the_numbers_of_two_journals_are_not_laid_out_together(journal: Journal) -> None:
    """J12 of the one is not J12 of the other."""
    both = Reading.concat([Reading.of(journal), Reading.of(started())], ["here", "there"])
    with pytest.raises(InvalidInput, match="one journal"):
        evidence_matrix(both)  # type: ignore[arg-type]  # several
    assert evidence_items(both).collect().columns[0] == "journal"


def test_an_item_says_who_weighed_it(journal: Journal) -> None:
    """Its readers, the mean of what they gave, whether they differ; what it is against one rival is not against another."""
    link = weighed(journal, "G-1", "7")
    judge(journal, link, "1", reader="P-01")
    told = _items(journal, "rival", "low", "mid", "high", "readers", "contested", "counted", claim="H1b")
    assert told == [
        ("R-appel", Decimal(-1), Decimal(4), Decimal(9), ["P-01", "rd"], True, True),
        ("R-porteur", None, None, None, [], False, False),
    ]


@pytest.mark.parametrize(
    ("answers", "test"),
    [
        (("sometimes", "sometimes"), "straw_in_the_wind"),
        (("almost_always", "half"), "hoop"),
        (("half", "rarely"), "smoking_gun"),
        (("almost_always", "rarely"), "doubly_decisive"),
    ],
)
def test_the_test_that_its_frequencies_make(journal: Journal, answers: tuple[str, str], test: str) -> None:
    """Never asked for, derived: how often it would be seen under the claim and under the rival. None of numbers."""
    seen = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    direction = "neutral" if answers[0] == answers[1] else "supports"
    link = journal.record(EvidenceLinked(
        claim="H1b", entry=seen, direction=direction, cluster="G-1", source_kind="observation", rationale="Vu."
    ))  # fmt: skip
    weight = {"rival": "R-appel", "if_claim": answers[0], "if_rival": answers[1]}
    journal.record(EvidenceJudged(evidence=link.ref, reader="rd", weights=[weight], rationale="Lu."))
    assert _items(journal, "test", rival="R-appel") == [(test,)]
    judge(journal, link.ref, "0" if direction == "neutral" else "5", reader="rd")
    assert _items(journal, "test", rival="R-appel") == [(None,)]


def test_what_was_foreseen_is_told_of_each_item(journal: Journal) -> None:
    """The prediction that it answers was recorded before the entry."""
    early = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    journal.record(PredictionRegistered(code="PRE-1", claim="H1b", title="Le groupe propose", p_claim="0.7"))
    late = journal.record(ObservationRecorded(title="Vu", projects=["ALI-01", "ECI-03"]))
    for seen in (early, late):
        journal.record(EvidenceLinked(
            claim="H1b", entry=seen, direction="supports", cluster="G-1", source_kind="observation", rationale="Vu.",
            prediction="PRE-1",
        ))  # fmt: skip
    told = _items(journal, "cited", "prediction", "predicted", "projects", claim="H1b", rival="R-appel")
    assert told == [
        (early.position, "PRE-1", False, ["ALI-01"]), (late.position, "PRE-1", True, ["ALI-01", "ECI-03"]),
    ]  # fmt: skip
