"""One journal, kept while the process lives."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.popo import POPOAggregateRecorder

from ect_journal.codec import Row
from ect_journal.sealing import SealedRow
from ect_journal.store import BLANK, NOTHING_GONE, STAYS, Gone, Store


class _MemoryRecorder(POPOAggregateRecorder):
    def __init__(self, journal: UUID) -> None:
        super().__init__()
        self.journal = journal
        self.vault: dict[str, SealedRow] = {}
        self.mark: str | None = None

    def _assert_uniqueness(self, stored_events: Sequence[StoredEvent], gone: Gone = NOTHING_GONE, **_: Any) -> None:
        super()._assert_uniqueness(stored_events)
        places = dict(self._stored_events_index[str(self.journal)])
        for stub in gone.stubs:
            place = places.pop(stub.position, None)
            if place is None or self._stored_events[place].topic in STAYS or stub.type != BLANK:
                raise IntegrityError("a stub takes the place of one entry")

    def _update_table(
        self, stored_events: Sequence[StoredEvent], sealed: Sequence[SealedRow] = (),
        marks: Sequence[str | None] = (), gone: Gone = NOTHING_GONE, **_: Any,
    ) -> Any:  # fmt: skip
        for stub in gone.stubs:
            place = self._stored_events_index[str(self.journal)][stub.position]
            self._stored_events[place] = StoredEvent(self.journal, stub.position, stub.type, stub.state)
        for digest in gone.digests:
            self.vault.pop(digest, None)
        for row in sealed:
            self.vault.setdefault(row.digest, row)
        self.mark = marks[-1] if marks else self.mark
        return super()._update_table(stored_events)


class MemoryStore(Store):
    """A dictionary of rows, as the library keeps them."""

    def __init__(self, journal: UUID) -> None:
        self.journal = journal
        self._recorder = _MemoryRecorder(journal)

    @property
    def place(self) -> str:
        return "memory"

    def _insert(
        self, events: Sequence[StoredEvent], sealed: Sequence[SealedRow], marks: Sequence[str | None], gone: Gone
    ) -> None:
        mark = self._recorder.mark
        if mark and (events or marks) and not (marks and marks[0] in (None, mark)):
            raise IntegrityError("the journal is kept elsewhere")
        self._recorder.insert_events(events, sealed=sealed, marks=marks, gone=gone)

    def clean(self) -> None:
        """Nothing is in a file."""

    def head(self) -> int:
        last = self._recorder.select_events(self.journal, desc=True, limit=1)
        return last[0].originator_version if last else 0

    def rows(self, after: int = 0, upto: int | None = None, types: Iterable[str] | None = None) -> list[Row]:
        wanted = None if types is None else set(types)
        found = self._recorder.select_events(self.journal, gt=after, lte=upto)
        return [Row(e.originator_version, e.topic, e.state) for e in found if wanted is None or e.topic in wanted]

    def _beside(self, originator: UUID, after: int, upto: int | None) -> list[tuple[int, bytes]]:
        found = self._recorder.select_events(originator, gt=after, lte=upto)
        return [(event.originator_version, event.state) for event in found]

    def checkpoint(self, size: int | None = None) -> str | None:
        lte, gt = size, None if size is None else size - 1
        found = self._recorder.select_events(self.checkpoints_id, gt=gt, lte=lte, desc=True, limit=1)
        return found[0].state.decode() if found else None

    def sealed_rows(self, digests: Iterable[str]) -> dict[str, SealedRow]:
        kept = self._recorder.vault
        return {digest: kept[digest] for digest in digests if digest in kept}

    def sealed_about(self, actor: str) -> list[SealedRow]:
        return [row for row in self.sealed() if actor in row.about]

    def sealed(self) -> list[SealedRow]:
        return [self._recorder.vault[digest] for digest in sorted(self._recorder.vault)]

    def moved(self) -> str | None:
        return self._recorder.mark

    def close(self) -> None:
        """Nothing is held that has to be let go of."""
