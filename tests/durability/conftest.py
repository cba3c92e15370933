"""Nobody's settings reach these tests; a journal and a server to use."""

from collections.abc import Iterator

import pytest

from ect_journal import Journal
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.scenes import CountedWorld, begin
from tests.durability.server import Server


@pytest.fixture(autouse=True)
def nobody_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs the tests may have named themself, chosen a language, or have a server of their own."""
    for name in ("ECT_BY", "PGPASSWORD", "PGPASSFILE", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ECT_LANG", "en")


@pytest.fixture
def journal() -> Journal:
    """The small programme, in memory."""
    return begin(Journal.in_memory(by="rd", world=CountedWorld()))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One for all the tests of this process; each has a schema of its own there."""
    with Server() as server:
        yield server


@pytest.fixture
def schema(server: Server) -> str:
    """The address of a schema that is set up and holds nothing, as its owner."""
    address = server.address(server.new_name())
    PostgresStore.prepare(Address.read(address))
    return address
