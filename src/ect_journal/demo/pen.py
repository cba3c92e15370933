"""The hand that writes the demo: a simulated clock, one batch per evening, and local names for what was written.

Knows how an evening is recorded. Leaves to the seasons what happened, and to the journal every rule.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from ect_journal.anchoring import anchor
from ect_journal.blind import Answers, grid_of
from ect_journal.demo_keys import DEMO_SEED
from ect_journal.drafting import Receipt
from ect_journal.erasing import erase, rehearse
from ect_journal.event import Event
from ect_journal.journal import Journal
from ect_journal.kinds import kinds_of
from ect_journal.ledger.checkpoints import key_name
from ect_journal.recording import Batch
from ect_journal.sealed_heads import seal
from ect_journal.vouching import Evidence
from ect_journal.world import World

Progress = Callable[[str, int], None]
"""Called after each evening with its day and the number of entries written so far."""

CITATIONS = ("entry", "moment", "target")
"""The kinds of field that cite an entry."""
SEED = 20230110
_NARROW = re.compile(r"(?<=«) | (?=[»;:!?])|(?<=\d) (?=\d{3}(?!\d))")
_CITED = re.compile(r"(J|@)[1-9]\d*")


class DemoWorld(World):
    """A clock that is set, and ids and salts drawn from one seed: two demos have the same entries but for J1's UUID."""

    def __init__(self, seed: int = SEED) -> None:
        self._random = Random(seed)
        self._secrets = Random(seed + 1)
        self._instant = datetime(2023, 1, 10, 17, tzinfo=UTC)
        self._drawn = False

    def set(self, instant: datetime) -> None:
        """Raises ValueError for an instant before the present one: evenings are written in their order."""
        if instant <= self._instant:
            raise ValueError(f"{instant} is not after {self._instant}")
        self._instant = instant.astimezone(UTC)

    def now(self) -> datetime:
        """A few seconds later at each call, as when a person writes one entry after another."""
        self._instant += timedelta(
            seconds=self._random.randrange(2, 20), microseconds=self._random.randrange(1_000_000)
        )
        return self._instant

    def uuid(self) -> UUID:
        """The first names the journal: it is drawn for good, so that no two demos pass for the same journal."""
        if not self._drawn:
            self._drawn = True
            return super().uuid()
        return UUID(int=self._random.getrandbits(128), version=4)

    def salt(self) -> bytes:
        return self._random.randbytes(32)

    def secret(self) -> bytes:
        """The keys of a demo protect nobody: its people are fictional, and its seed is published."""
        return self._secrets.randbytes(32)

    def jitter(self) -> float:
        return self._random.random()


def typeset(value: Any) -> Any:
    """Narrow no-break spaces where French wants them, in every text of an event: we type plain ones."""
    match value:
        case str():
            return _NARROW.sub("\u202f", value)
        case Mapping():
            return {key: typeset(each) for key, each in value.items()}
        case Sequence():
            return [typeset(each) for each in value]
    return value


class Pen:
    """Writes evening after evening; `pen["name"]` is what was written under that local name."""

    def __init__(self, journal: Journal, world: DemoWorld, progress: Progress | None = None) -> None:
        self.journal = journal
        self._world = world
        self._progress = progress
        self._batch: Batch | None = None
        self._names: dict[str, Receipt] = {}

    @contextmanager
    def evening(self, day: str, at: str = "20:45", by: str = "rd") -> Iterator[None]:
        """What is written that day from that hour on (local time), by that person unless said otherwise."""
        with self._at(day, at), self.journal.batch(by=by) as batch:
            self._batch = batch
            yield
        self._batch = None

    @contextmanager
    def _at(self, day: str, at: str) -> Iterator[None]:
        self._world.set(datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=self.journal.time_zone))
        yield
        if self._progress:
            self._progress(day, self.journal.head)

    def __getitem__(self, name: str) -> Receipt:
        return self._names[name]

    def write(
        self,
        event_type: type[Event],
        *,
        called: str | None = None,
        on: str | None = None,
        by: str | None = None,
        grounds: Sequence[str] = (),
        session: str | None = None,
        source: str | None = None,
        despite: Mapping[str, str] | None = None,
        about: Sequence[str] = (),
        **fields: Any,
    ) -> Receipt:
        """One entry. Local names stand for entries, in `grounds`, `session` and the fields that cite an entry."""
        for field in kinds_of(event_type):
            if field.kind.name in CITATIONS and field.name in fields:
                given = fields[field.name]
                fields[field.name] = [self._cite(name) for name in given] if field.many else self._cite(given)
        receipt = self._evening.record(
            event_type(**typeset(fields)),
            occurred=on,
            by=by,
            grounds=[self._cite(ground) for ground in grounds],
            session=self._cite(session) if session else None,
            source=typeset(source),
            exceptions=[{"rule": rule, "reason": typeset(why)} for rule, why in (despite or {}).items()],
            about=about,
        )
        return self._name(called, receipt)

    def read_blind(self, name: str, answers: Mapping[str, Answers], rationale: str, *, reader: str) -> Receipt:
        """What a second reader answers to the grid of that evening."""
        grid = grid_of(self.journal, reader)
        return self._evening.read_blind(grid, self._cite(name), answers, rationale=typeset(rationale), by=reader)

    def correct(
        self, name: str, *, reason: str, called: str | None = None, on: str | None = None, **changes: Any
    ) -> Receipt:
        receipt = self._evening.correct(self._cite(name), typeset(changes), occurred=on, reason=typeset(reason))
        return self._name(called, receipt)

    def retract(self, name: str, *, reason: str, note: str, by: str | None = None) -> Receipt:
        return self._evening.retract(self._cite(name), reason=reason, note=typeset(note), by=by)

    def reinstate(self, name: str, *, note: str, by: str | None = None) -> Receipt:
        return self._evening.reinstate(self._cite(name), note=typeset(note), by=by)

    def erase(self, name: str, *, ground: str, decided_by: str, because: str) -> None:
        """The sealed words of an entry, between two evenings: an erasure is a transaction of its own."""
        rehearsal = rehearse(self.journal, entries=[self._cite(name)])
        grounds = [self._cite(because)]
        erase(self.journal, rehearsal, ground=ground, decided_by=decided_by, by=decided_by, grounds=grounds)

    def seal(self, day: str, at: str = "20:45") -> None:
        """From now on the demo's key, which is published, signs every checkpoint."""
        with self._at(day, at):
            self.journal.signer.make(key_name(self.journal.origin), DEMO_SEED)
            seal(self.journal, by="rd")

    def anchor(self, day: str, evidence: Evidence, at: str = "20:45") -> None:
        """What somebody outside gave for one of its checkpoints, recorded that day."""
        with self._at(day, at):
            anchor(self.journal, evidence, by="rd")

    @property
    def _evening(self) -> Batch:
        if self._batch is None:
            raise ValueError("nothing is written outside an evening")
        return self._batch

    def _cite(self, name: str) -> str:
        return name if _CITED.fullmatch(name) else self._names[name].ref

    def _name(self, called: str | None, receipt: Receipt) -> Receipt:
        if called is not None:
            if called in self._names:
                raise ValueError(f"two entries are called {called}")
            self._names[called] = receipt
        return receipt
