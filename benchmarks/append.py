"""One durable append, and a batch of 20,000, against the bare recorder of `eventsourcing` on the same disk.

    python benchmarks/append.py

Both sides write the same bytes with synchronous=FULL; ours also validates, checks the rules, numbers, hashes into the
tree and writes the checkpoint.
"""

import tempfile
from pathlib import Path
from uuid import UUID, uuid4

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteAggregateRecorder, SQLiteDatastore

from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, ObservationRecorded, ProjectOpened
from measure import ratio

SINGLE, BATCH = 200, 20_000


def journal_in(folder: Path, store: str | None = None) -> Journal:
    journal = Journal.create(folder, origin="benchmark", by="rd", store=store)
    journal.record(ActorRegistered(code="rd", nature="person", category="cooperative"))
    journal.record(ProjectOpened(code="ALI-01", name="Cantine", domains=["food"], territory="Plateaux"))
    return journal


def recorder_in(folder: Path) -> SQLiteAggregateRecorder:
    folder.mkdir()
    recorder = SQLiteAggregateRecorder(SQLiteDatastore(str(folder / "bare.sqlite")))
    recorder.create_table()
    with recorder.datastore.get_connection(commit=True) as connection:
        connection.cursor().execute("PRAGMA synchronous = FULL")
    return recorder


def observation() -> ObservationRecorded:
    return ObservationRecorded(title="Le besoin est reformulé : tenir l'hiver", projects=["ALI-01"])


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        journal, recorder = journal_in(home / "ours"), recorder_in(home / "bare")
        state = journal.record(observation()).entry.to_bytes()
        bare = uuid4()
        versions = iter(range(1, 10**9))

        def events(count: int, originator: UUID) -> list[StoredEvent]:
            return [StoredEvent(originator, next(versions), "observation.recorded", state) for _ in range(count)]

        def one_by_one() -> None:
            for _ in range(SINGLE):
                journal.record(observation())

        def bare_one_by_one() -> None:
            for event in events(SINGLE, bare):
                recorder.insert_events([event])

        def batch() -> None:
            with journal.batch() as evening:
                for _ in range(BATCH):
                    evening.record(observation())

        print(f"{'':<58} {'ours':>15} {'bare recorder':>15}")
        ratio(one_by_one, bare_one_by_one, label="one durable append (aim: ratio at most 2)", per=SINGLE)
        ratio(batch, lambda: recorder.insert_events(events(BATCH, bare)), rounds=3,
              label=f"a batch of {BATCH:,}, per entry (aim: ratio at most 8)", per=BATCH)  # fmt: skip
        journal.close()


if __name__ == "__main__":
    main()
