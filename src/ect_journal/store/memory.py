"""One journal, kept while the process lives."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.popo import POPOAggregateRecorder

from ect_journal.codec import Row
from ect_journal.sealing import SealedRow
from ect_journal.store import Checkpoint, Store


class _MemoryRecorder(POPOAggregateRecorder):
    def __init__(self) -> None:
        super().__init__()
        self.sealed: dict[str, SealedRow] = {}
        self.mark: str | None = None

    def _update_table(
        self, stored_events: Sequence[StoredEvent], sealed: Sequence[SealedRow] = (),
        marks: Sequence[str | None] = (), **_: Any,
    ) -> Any:  # fmt: skip
        for row in sealed:
            self.sealed.setdefault(row.digest, row)
        self.mark = marks[-1] if marks else self.mark
        return super()._update_table(stored_events)


class MemoryStore(Store):
    """A dictionary of rows, as the library keeps them."""

    def __init__(self, journal: UUID) -> None:
        self.journal = journal
        self._recorder = _MemoryRecorder()

    @property
    def place(self) -> str:
        return "memory"

    def _insert(self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow], marks: Sequence[str | None]) -> None:
        mark = self._recorder.mark
        if mark and not (marks and marks[0] in (None, mark)):
            raise IntegrityError("the journal is kept elsewhere")
        self._recorder.insert_events(events, sealed=sealed, marks=marks)

    def head(self) -> int:
        last = self._recorder.select_events(self.journal, desc=True, limit=1)
        return last[0].originator_version if last else 0

    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        wanted = None if types is None else set(types)
        found = self._recorder.select_events(self.journal, gt=after, lte=upto)
        return [Row(e.originator_version, e.topic, e.state) for e in found if wanted is None or e.topic in wanted]

    def checkpoints(self, after: int = 0, upto: int | None = None) -> list[Checkpoint]:
        found = self._recorder.select_events(self.checkpoints_id, gt=after, lte=upto)
        return [(event.originator_version, event.state.decode()) for event in found]

    def checkpoint(self, size: int | None = None) -> str | None:
        lte, gt = size, None if size is None else size - 1
        found = self._recorder.select_events(self.checkpoints_id, gt=gt, lte=lte, desc=True, limit=1)
        return found[0].state.decode() if found else None

    def disclosures(self, digests: Iterable[str]) -> dict[str, str]:
        kept = self._recorder.sealed
        return {digest: kept[digest].disclosure for digest in digests if digest in kept}

    def sealed(self) -> list[SealedRow]:
        return [self._recorder.sealed[digest] for digest in sorted(self._recorder.sealed)]

    def moved(self) -> str | None:
        return self._recorder.mark

    def close(self) -> None:
        """Nothing is held that has to be let go of."""
