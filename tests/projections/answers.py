"""Each projection beside its plain twin, made comparable: lists of rows, whose order counts.

Decimals compare by value; sums by lever compare as a set, their order being that of the vocabularies.
"""

from datetime import date
from typing import Any

import pytest

from ect_journal import Journal
from ect_projections import (
    Reading,
    evidence_items,
    evidence_matrix,
    evidence_tally,
    hypothesis_states,
    log,
    method_history,
    method_in_force,
    project_states,
)
from tests.projections import twins, twins_evidence, twins_work

Rows = list[dict[str, Any]]
COMPUTED = ("added", "removed", "reworded", "moved")


def told(reading: Reading) -> dict[str, Rows]:
    """What the projections say."""
    states = project_states(reading).collect().to_dicts()
    for state in states:
        state["funding"] = {tuple(line.values()) for line in state["funding"]}
    return {
        "project_states": states,
        "evidence_items": evidence_items(reading).collect().to_dicts(),
        "evidence_matrix": evidence_matrix(reading).collect().to_dicts(),
        "evidence_tally": evidence_tally(reading).collect().to_dicts(),
        "hypothesis_states": hypothesis_states(reading).collect().to_dicts(),
        "method_history": method_history(reading).drop(COMPUTED).collect().to_dicts(),
        "method_in_force": method_in_force(reading).collect().to_dicts(),
        "log": log(reading).collect().to_dicts(),
    }


def folded(journal: Journal, known_at: int, as_of: date | None, day: date) -> dict[str, Rows]:
    """What their twins say."""
    entries = twins.known(journal, known_at)
    expected = twins_work.predictions(entries, as_of, day)
    return {
        "project_states": twins.project_states(entries, as_of),
        "evidence_items": near(twins_evidence.evidence_items(entries, as_of)),
        "evidence_matrix": twins_evidence.evidence_matrix(entries, as_of),
        "evidence_tally": near(twins_evidence.evidence_tally(entries, as_of, day)),
        "hypothesis_states": [
            row | twins_work.counts(expected, claim=row["claim"], version=row["version"])
            for row in twins.hypothesis_states(entries, as_of)
        ],
        "method_history": twins.method_history(entries, as_of),
        "method_in_force": twins.method_in_force(entries, as_of, day),
        "log": twins.log(journal, known_at, as_of),
    }


def near(rows: Rows) -> Rows:
    """The same, factors and shares to the twelfth digit: they are not sums."""
    return [
        {name: pytest.approx(value, rel=1e-12) if isinstance(value, float) else value for name, value in row.items()}
        for row in rows
    ]


def agree(journal: Journal, reading: Reading) -> None:
    """Every projection says what its twin says."""
    expected = folded(journal, reading.known_at, reading.as_of, reading.day)
    for name, rows in told(reading).items():
        assert rows == expected[name], (name, reading)
