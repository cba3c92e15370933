"""Journals to ask questions of: a registry to start from, and moves that grow a journal.

    journal = started()
    move(journal, ("observe", 0, 3, 1))

A move whose result the rules refuse changes nothing, so that any list of moves gives a journal that could exist.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from ect_journal import EctError, Journal
from ect_journal.catalogue import (
    ActorRegistered,
    HypothesisRegistered,
    IndicatorDefined,
    MandateGiven,
    MethodDefined,
    ObservationRecorded,
    ProjectOpened,
    RivalRegistered,
)
from tests.projections import moves as daily
from tests.projections import moves_evidence, moves_field, moves_record, moves_work
from tests.projections.moves import NothingToPick
from tests.world import World

Move = tuple[str, int, int, int]
MOVES = {**daily.MOVES, **moves_field.MOVES, **moves_work.MOVES, **moves_record.MOVES, **moves_evidence.MOVES}


def set_clock(journal: Journal, instant: str) -> None:
    """The time in UTC at which what comes next is recorded, such as 2024-02-06T09:00."""
    assert isinstance(journal.world, World)
    journal.world.instant = datetime.fromisoformat(instant).replace(tzinfo=UTC)


def started() -> Journal:
    """A journal with a small registry: two readers, three projects, a hypothesis with two claims, two rivals, a method."""
    journal = Journal.in_memory(origin="test", by="rd", world=World(datetime(2024, 1, 2, 9, tzinfo=UTC)))
    for code in ("rd", "P-01", "P-02"):
        journal.record(ActorRegistered(code=code, nature="person", category="lab"), by=code)
    journal.record(MandateGiven(gathering_kind="scientific", decision_kinds=["hypothesis"]))
    claims = [{"code": "H1a", "text": "Un cadre existait."}, {"code": "H1b", "text": "Le besoin a évolué."}]
    journal.record(HypothesisRegistered(code="H1", axis="emergence", statement="Un dialogue précède.", claims=claims))
    journal.record(RivalRegistered(code="R-appel", claims=["H1b"], statement="L’appel a fixé le besoin.", main=True))
    journal.record(RivalRegistered(code="R-porteur", claims=["H1a", "H1b"], statement="Un porteur l’explique."))
    for code in ("ALI-01", "ECI-03", "MOB-01"):
        journal.record(
            ProjectOpened(code=code, name=f"Projet {code}", domains=["food"], territory="Jura", stage="explored")
        )
    journal.record(
        IndicatorDefined(code="IND-01", title="Haies", unit="km", better="higher", value_kind="environmental")
    )
    steps = [{"key": key, "text": f"Étape {key}"} for key in ("cadrer", "ouvrir", "tenir")]
    journal.record(MethodDefined(code="ACC", kind="support", title="Binôme", steps=steps, effective_from="2023-12-01"))
    journal.record(ObservationRecorded(title="Une première réunion", projects=["ALI-01"]))
    return journal


def grown(moves: Iterable[Move]) -> Journal:
    journal = started()
    for each in moves:
        move(journal, each)
    return journal


def move(journal: Journal, given: Move) -> Any:
    """Try one move: its receipt, or None when the rules refuse it."""
    name, first, second, third = given
    try:
        return MOVES[name](journal, first, second, third)
    except (EctError, NothingToPick):
        return None


def moves(least: int = 0, most: int = 40, among: Iterable[str] = MOVES) -> st.SearchStrategy[list[Move]]:
    """Lists of moves, of those kinds."""
    number = st.integers(0, 59)
    return st.lists(st.tuples(st.sampled_from(sorted(among)), number, number, number), min_size=least, max_size=most)
