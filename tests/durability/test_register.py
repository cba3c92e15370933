"""The register in the few cases where growing by one entry is not enough, each by hand (`test_stateful` meets them by
chance): something earlier comes later, a correction moves an entry elsewhere, what was tried is let go of.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from ect_journal import EctError, Journal
from tests.durability.acts import prepare
from tests.durability.oracle import Log, afresh, plain
from tests.durability.scenes import NEED, astray

IDEAL = {"pillar": "resilience", "description": "…"}
LINK = "J11"
"""The evidence that `prepare` links: J4 to H1b."""


def ideal(target: int) -> tuple[str, Mapping[str, Any]]:
    return "ideal.set", {"project": "ALI-01", "pillars": [{**IDEAL, "target": target}]}


@pytest.fixture
def journal(journal: Journal) -> Journal:
    return prepare(journal)


def assert_agrees(journal: Journal) -> None:
    """What the register says is what the log alone gives."""
    folded = journal.register().folded
    assert plain(folded) == plain(afresh(journal))
    states = {(kind, code): e.state for kind, found in folded.entities.items() for code, e in found.items()}
    assert {key: state for key, state in states.items() if state is not None} == Log(journal).states()


def target(journal: Journal) -> int:
    found: int = journal.register().get("project", "ALI-01").ideal["resilience"]
    return found


def test_earlier_comes_later(journal: Journal) -> None:
    """What happened last holds, in whatever order it was recorded."""
    for day, score in (("2024-02-10", 3), ("2024-02-01", 1), ("2024-02-20", 4), ("2024-02-15", 2)):
        journal.record(ideal(score), occurred=day)
        assert_agrees(journal)
    assert target(journal) == 4


def test_days_corrected(journal: Journal) -> None:
    """A correction of its day moves an entry to its place; a retraction takes it out, a reinstatement puts it back."""
    first = journal.record(ideal(1), occurred="2024-02-01")
    journal.record(ideal(2), occurred="2024-02-10")
    corrected = journal.correct(first, occurred="2024-02-20", reason="date")
    assert target(journal) == 1
    assert_agrees(journal)
    journal.retract(corrected, reason="error")
    assert target(journal) == 2
    journal.reinstate(corrected)
    assert target(journal) == 1
    journal.retract(first, reason="error")
    assert target(journal) == 2
    journal.reinstate(first)
    assert target(journal) == 1
    assert_agrees(journal)


MOVES: Mapping[str, Mapping[str, Any]] = {
    "another claim": {"claim": "H1c"},
    "another entry": {"entry": "J9", "cluster": "memo"},
    "both": {"claim": "H1c", "entry": "J9", "cluster": "memo"},
}


@pytest.mark.parametrize("name", MOVES)
def test_moved(journal: Journal, name: str) -> None:
    """An entry corrected to be about something else leaves the one and joins the other, and back again."""
    moved = journal.correct(LINK, MOVES[name], reason="erreur de saisie")
    assert_agrees(journal)
    journal.retract(moved, reason="error")
    assert_agrees(journal)
    journal.reinstate(moved)
    assert_agrees(journal)
    journal.retract(LINK, reason="error")
    assert_agrees(journal)
    journal.reinstate(LINK)
    assert_agrees(journal)


def tried(journal: Journal) -> None:
    journal.trial.record(ideal(3), occurred="2024-02-01")


def tried_correction(journal: Journal) -> None:
    journal.trial.correct(LINK, {"claim": "H1c"}, reason="…")


def refused_batch(journal: Journal) -> None:
    with journal.batch() as batch:
        batch.record(ideal(3), occurred="2024-02-20")
        batch.record(ideal(4), occurred="2024-02-01")
        batch.record(
            ("project.opened", {"code": "MOB-02", "name": "Navette", "domains": ["mobility"], "territory": "…"})
        )
        batch.record(
            (
                "project.stage_changed",
                {"project": "MOB-02", "from_stage": "idea", "to_stage": "explored", "reason": "…"},
            )
        )
        batch.correct(LINK, {"claim": "H1c"}, reason="…")
        batch.retract(LINK, reason="error")
        batch.retract(NEED, reason="error")
        batch.record(("method.adjusted", adjusted(2, "2024-02-01")), grounds=["J9"])
        batch.record(("method.adjusted", adjusted(3, "2024-02-02")), grounds=["J9"])
        batch.record(astray())


def adjusted(version: int, day: str) -> Mapping[str, Any]:
    steps = [{"key": "ecoute", "text": "Écouter"}]
    return {
        "method": "ACC", "version": version, "based_on": 1, "steps": steps, "reason": "essai", "loop": "single",
        "effective_from": day, "scope": "all", "new_projects": True,
    }  # fmt: skip


@pytest.mark.parametrize("act", [tried, tried_correction, refused_batch])
def test_let_go(journal: Journal, act: Callable[[Journal], None]) -> None:
    """What was tried or refused leaves the register as it was, however often it touched the same thing."""
    journal.record(ideal(1), occurred="2024-02-10")
    before = plain(journal.register().folded)
    refused = False
    try:
        act(journal)
    except EctError:
        refused = True
    assert refused is (act is refused_batch)
    assert plain(journal.register().folded) == before
    journal.record(ideal(2), occurred="2024-02-11")
    assert_agrees(journal)
