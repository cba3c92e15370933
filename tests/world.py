"""A small programme in memory, for tests: two projects, a claim and its rival, a method, three committees.

    world = small_world()
    seen = world.record(ObservationRecorded(title="Les élus parlent prix", projects=["ALI-01"]), occurred="2024-02-06")
    seen.ref  # "J15": the fourteen entries before it are `REFS`
    world.on("2024-02-20")  # what has no day of its own happens, and is recorded, that evening

Nothing in it is random and its clock stands still: `record` sets it to the evening of the day when something happened,
unless it is later already, so that nothing is late that a test did not make late.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import ect_journal
from ect_journal import Journal, Occurred, Receipt
from ect_journal.blind import grid_of
from ect_journal.catalogue import (
    ActorRegistered,
    Event,
    EvidenceLinked,
    GatheringHeld,
    HypothesisRegistered,
    MandateGiven,
    MethodDefined,
    ObservationRecorded,
    ProgrammeOpened,
    ProjectOpened,
    RivalRegistered,
)
from ect_journal.recording import Batch

REFS = {
    "rd": "J2", "P-01": "J3", "P-07": "J4", "programme": "J5",
    "scientific": "J6", "innovation": "J7", "follow_up": "J8",
    "ALI-01": "J9", "ECI-03": "J10",
    "H1": "J11", "R-appel": "J12", "R-porteur": "J13",
    "ACC": "J14",
}  # fmt: skip
"""What the small world holds from the start, and the entry that each was given by."""

STEPS = (
    {"key": "cadrage", "text": "L’animateur cadre la séance."},
    {"key": "bilan", "text": "Le groupe fait le bilan."},
)
"""The steps of ACC, version 1."""


class World(ect_journal.World):
    """The outside world, held still: a clock that is set, ids and salts that are counted."""

    def __init__(self, instant: datetime = datetime(2024, 1, 8, 17, tzinfo=UTC)) -> None:
        self.instant = instant
        self._ids = count(1)
        self._salts = count(1)

    def now(self) -> datetime:
        return self.instant

    def uuid(self) -> UUID:
        return UUID(int=next(self._ids))

    def salt(self) -> bytes:
        return next(self._salts).to_bytes(32, "big")

    def jitter(self) -> float:
        return 0.0


class SmallWorld:
    """A journal, the clock it goes by, and the verbs of a journal that keep that clock up with what is told."""

    def __init__(self) -> None:
        self.clock = World()
        self.journal = Journal.in_memory(origin="cluster-jura", by="rd", world=self.clock)
        self.journal.by = "rd"  # whatever ECT_BY says on the machine where the tests run

    def on(self, day: str, at: str = "17:00") -> "SmallWorld":
        """Set the clock, in UTC; it may be set back."""
        self.clock.instant = datetime.fromisoformat(f"{day}T{at}+00:00")
        return self

    def record(self, event: Event | tuple[str, Any], *, occurred: Any = None, **around: Any) -> Receipt:
        self._reach(occurred)
        return self.journal.record(event, occurred=occurred, **around)

    def read_blind(self, evidence: Any, reader: str, **around: Any) -> Receipt:
        """What a second reader answers about a piece of evidence: half against rarely, unless said otherwise."""
        given = {"answers": {"R-appel": ("rarely", "half")}, "rationale": "Lu sans la première pesée.", **around}
        return self.journal.read_blind(grid_of(self.journal, reader), evidence, **given)

    def correct(self, ref: Any, changes: dict[str, Any], *, reason: str = "relecture", **around: Any) -> Receipt:
        return self.journal.correct(ref, changes, reason=reason, **around)

    def retract(self, ref: Any, *, reason: str = "error", **around: Any) -> Receipt:
        return self.journal.retract(ref, reason=reason, **around)

    def reinstate(self, ref: Any, **around: Any) -> Receipt:
        return self.journal.reinstate(ref, **around)

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        with self.journal.batch() as batch:
            yield batch

    def _reach(self, occurred: Any) -> None:
        """The evening of the last day of what happened, if it is still to come."""
        if occurred is None:
            return
        last = (Occurred.model_validate(occurred)).end
        evening = datetime(last.year, last.month, last.day, 17, tzinfo=UTC)
        self.clock.instant = max(self.clock.instant, evening)

    # what many tests start from

    def observed(self, day: str = "2024-02-06", **fields: Any) -> Receipt:
        """An observation, on which other entries may rest."""
        return self.record(ObservationRecorded(title="Le besoin est reformulé", **fields), occurred=day)

    def gathered(self, kind: str = "innovation", day: str = "2024-01-16") -> Receipt:
        """A gathering, at which something may be decided."""
        return self.record(GatheringHeld(kind=kind, title="Séance du comité", attendees=["P-01"]), occurred=day)

    def linked(self, entry: Any = None, *, claim: str = "H1b", cluster: str = "G-ALI-0206", **around: Any) -> Receipt:
        """A piece of evidence for a claim; about a new observation when no entry is given."""
        event = EvidenceLinked(
            claim=claim, entry=entry or self.observed(), direction="supports", cluster=cluster,
            source_kind="observation", rationale="La reformulation vient de la réunion.",
        )  # fmt: skip
        return self.record(event, **around)


def small_world() -> SmallWorld:
    """The programme on its first evening, 8 January 2024, recorded by `rd` (entries `REFS`)."""
    world = SmallWorld()
    with world.batch() as batch:
        for event in _registry():
            batch.record(event)
    return world


def _registry() -> Iterator[Event]:
    yield ActorRegistered(code="rd", nature="person", category="cooperative", roles=["internal_team"])
    yield ActorRegistered(code="P-01", nature="person", category="lab", roles=["researcher", "reader"])
    yield ActorRegistered(code="P-07", nature="person", category="resident", roles=["project_holder"])
    yield ProgrammeOpened(title="ECT 2023-2025", funder="ADEME", start="2023-01-01", end="2025-12-31")
    yield MandateGiven(gathering_kind="scientific", decision_kinds=["hypothesis", "learning"])
    yield MandateGiven(gathering_kind="innovation", decision_kinds=["method", "experiment", "project"])
    yield MandateGiven(gathering_kind="follow_up", decision_kinds=["budget", "calendar", "deliverable"])
    yield ProjectOpened(
        code="ALI-01", name="Cantine des Plateaux", domains=["food"], territory="Plateaux", since="2023-11-20"
    )
    yield ProjectOpened(
        code="ECI-03", name="Ressourcerie du Val", domains=["circular_economy"], territory="Val", since="2023-06-01"
    )
    yield HypothesisRegistered(
        code="H1", axis="emergence", statement="Le dialogue fait émerger les projets.",
        claims=[
            {"code": "H1a", "text": "Un cadre de dialogue existait avant le projet."},
            {"code": "H1b", "text": "Le dialogue a fait évoluer l’énoncé du besoin."},
            {"code": "H1c", "text": "Ces projets atteignent plus souvent l’étape « initié »."},
        ],
    )  # fmt: skip
    yield RivalRegistered(code="R-appel", claims=["H1b"], statement="L’appel à projets a créé le besoin.", main=True)
    yield RivalRegistered(code="R-porteur", claims=["H1c"], statement="Un porteur charismatique l’explique.")
    yield MethodDefined(code="ACC", kind="support", title="Accompagner", steps=list(STEPS), effective_from="2023-03-01")


def days_after(day: str, days: int) -> str:
    """The day so many days after another."""
    return str(date.fromisoformat(day) + timedelta(days))
