"""What was deleted on a server, or replaced there, is in no file of its tables after the VACUUM that docs/server tells of;
nor in its log, once that is not recycled."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from ect_journal.codec import Row
from ect_journal.sealing import SealedRow
from ect_journal.store import IS_STUB, IS_WATCHED, Gone
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.contract import JOURNAL, some_rows, stub
from tests.durability.server import Server

CHANCE = Random(6)


@pytest.fixture
def alone() -> Iterator[Server]:
    """A server of its own, in whose files nobody else writes."""
    with Server() as server:
        yield server


def on_disk(server: Server) -> None:
    """What the server has in memory is in its files."""
    server.sql("CHECKPOINT")


def marked(mark: bytes, size: int) -> bytes:
    """Bytes by chance, a mark every so often: one search finds whether any of thousands of values is left."""
    return b"".join(mark + CHANCE.randbytes(36) for _ in range(1 + size // 48))


def count(folder: Path, mark: bytes) -> int:
    return sum(path.read_bytes().count(mark) for path in folder.rglob("*") if path.is_file())


def test_no_trace(alone: Server) -> None:
    """Neither the sealed bytes nor those of the entries are under base/, where they all were before, nor in the samples
    that ANALYZE takes; the rest still is. And the log has none once its old files are removed, not used again."""
    address, base = Address.read(alone.address("ect")), alone.data / "base"
    PostgresStore.prepare(address)
    mark, other, long = CHANCE.randbytes(12), CHANCE.randbytes(12), CHANCE.randbytes(12)
    values = [
        SealedRow(f"digest-{n:05}", marked(other if n % 4 else mark, n % 700), ("rd",), ("k1",), "verbatim")
        for n in range(2_000)
    ]
    values[0] = values[0]._replace(sealed=marked(long, 300_000))  # over many pages
    entries = [Row(n, "memo.written", marked(other if n % 3 else mark, 400)) for n in range(3, 1_500)]
    gone = Gone(tuple(row.digest for row in values[::4]), tuple(stub(row.position) for row in entries[::3]))
    with closing(PostgresStore.begin(address, JOURNAL)) as store:
        store.append([*some_rows(1, 2), *entries], "size\n", values)
        alone.sql("ANALYZE")
        on_disk(alone)
        there = count(base, mark)
        assert there >= 500 + 499 * 9
        assert count(base, long) > 5_600
        store.append(some_rows(1_500, 1_500), "size\n", (), gone)
        on_disk(alone)
        assert count(base, mark) == there  # deleting alone leaves them
        alone.sql("VACUUM (FULL) ect.vault")
        alone.sql("VACUUM (FULL) ect.stored_events")
        on_disk(alone)
        assert count(base, mark) == 0
        assert count(base, long) == 0
        assert count(base, other) >= 1_500
        assert store.sealed() == [row for number, row in enumerate(values) if number % 4]
    assert count(alone.data / "pg_wal", mark) > 0
    alone.sql("ALTER SYSTEM SET wal_recycle = off")
    alone.sql("SELECT pg_reload_conf()")
    for _ in range(2):
        alone.sql("SELECT pg_switch_wal()")
        on_disk(alone)
    assert count(alone.data, mark) == 0


def test_privacy_at_once(server: Server, schema: str) -> None:
    """What says that something went away is found by its index, whatever the number of other entries."""
    name = Address.read(schema).schema
    with closing(PostgresStore.begin(Address.read(schema), JOURNAL)) as store:
        store.append([*some_rows(1, 20_000), Row(20_001, "erasure.executed", b"{}")], "size\n")
        assert [row.position for row in store.privacy()] == [20_001]
    server.sql(f"ANALYZE {name}.stored_events")
    for which in (IS_WATCHED, IS_STUB):
        sql = f"SELECT state FROM {name}.stored_events WHERE originator_id = %s AND originator_version > 0 AND {which}"
        plan = server.sql(f"EXPLAIN {sql} ORDER BY originator_version", (JOURNAL,))
        assert "stored_events_privacy" in str(plan)
