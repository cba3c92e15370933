"""A world without chance, and a small programme to record in: what the tests of the record start from.

journal = begin(Journal.in_memory(by="rd", world=CountedWorld()))
journal.current(NEED).event.title  # "Le besoin est reformulé"
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from ect_journal import Journal, World
from ect_journal.catalogue import ActorRegistered, ObservationRecorded, ProjectOpened

NEED = "J4"
"""The observation that `begin` records, with a sealed text."""
SECRET = "Jeanne dit : « on n’a jamais demandé aux habitants »"
HEAD = 4
"""The last position after `begin`."""


class CountedWorld(World):
    """The clock moves by `step` each time it is looked at; ids and salts are numbered."""

    def __init__(
        self, start: datetime = datetime(2025, 3, 3, 9, tzinfo=UTC), step: timedelta = timedelta(milliseconds=1)
    ) -> None:
        self.time = start
        self.step = step
        self.ids = 0
        self.salts = 0

    def now(self) -> datetime:
        self.time += self.step
        return self.time

    def uuid(self) -> UUID:
        self.ids += 1
        return UUID(int=self.ids, version=4)

    def salt(self) -> bytes:
        self.salts += 1
        return sha256(str(self.salts).encode()).digest()

    def jitter(self) -> float:
        return 0.0


def begin(journal: Journal) -> Journal:
    """J2 an actor, J3 a project, J4 an observation with a sealed text."""
    person = ActorRegistered(code="rd", nature="person", category="cooperative", name="Jeanne Vuillet")
    journal.record(person, occurred="2024-01-02", by="rd")
    project = ProjectOpened(code="ALI-01", name="Cantine", domains=["food"], territory="Plateaux du Haut-Jura")
    journal.record(project, occurred="2024-01-23", by="rd")
    need = ObservationRecorded(title="Le besoin est reformulé", projects=["ALI-01"], text=SECRET)
    journal.record(need, occurred="2024-02-06", by="rd")
    return journal


def note(title: str = "Une note") -> tuple[str, Mapping[str, Any]]:
    """The smallest event there is, as (type, fields)."""
    return "observation.recorded", {"title": title}


def astray(title: str = "Une note") -> tuple[str, Mapping[str, Any]]:
    """An event that the rules refuse: its project is unknown."""
    return "observation.recorded", {"title": title, "projects": ["ALI-99"]}
