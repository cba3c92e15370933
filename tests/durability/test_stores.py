"""The stores of this release, each held to the one contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ect_journal import Journal, World
from ect_journal.store import Store
from ect_journal.store.address import Address
from ect_journal.store.memory import MemoryStore
from ect_journal.store.postgres import PostgresStore
from ect_journal.store.sqlite import SQLiteStore
from tests.durability.contract import JOURNAL, JournalContract, StoreContract
from tests.durability.deleting import DeletingContract
from tests.durability.receiving import ReceivingContract
from tests.durability.server import Server


class InMemory:
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore(JOURNAL)


class InSQLite:
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        store = SQLiteStore(tmp_path / "journal.sqlite", JOURNAL)
        yield store
        store.close()


class InPostgres:
    @pytest.fixture
    def store(self, schema: str) -> Iterator[Store]:
        store = PostgresStore.begin(Address.read(schema), JOURNAL)
        yield store
        store.close()


class TestMemoryStore(InMemory, StoreContract):
    pass


class TestSQLiteStore(InSQLite, StoreContract):
    pass


class TestPostgresStore(InPostgres, StoreContract):
    pass


class TestMemoryReceives(InMemory, ReceivingContract):
    pass


class TestSQLiteReceives(InSQLite, ReceivingContract):
    pass


class TestPostgresReceives(InPostgres, ReceivingContract):
    pass


class TestMemoryDeletes(InMemory, DeletingContract):
    pass


class TestSQLiteDeletes(InSQLite, DeletingContract):
    pass


class TestPostgresDeletes(InPostgres, DeletingContract):
    pass


class TestJournalInMemory(JournalContract):
    def create(self, world: World) -> Journal:
        return Journal.in_memory(origin="contract", by="rd", world=world)

    def again(self, journal: Journal, world: World) -> Journal:
        return Journal(journal.store, by="rd", world=world)


class TestJournalInSQLite(JournalContract):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "journal"

    def create(self, world: World) -> Journal:
        return Journal.create(self.folder, origin="contract", by="rd", world=world)

    def again(self, journal: Journal, world: World) -> Journal:
        return Journal.open(self.folder, world=world)


class TestJournalInPostgres(JournalContract):
    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path, schema: str) -> None:
        self.folder, self.schema = tmp_path / "journal", schema

    def create(self, world: World) -> Journal:
        return Journal.create(self.folder, origin="contract", by="rd", world=world, store=self.schema)

    def again(self, journal: Journal, world: World) -> Journal:
        return Journal.open(self.folder, world=world)


class TestJournalInPostgresBySocket(TestJournalInPostgres):
    """On the server's own machine, and opened by its address alone, without a folder."""

    @pytest.fixture(autouse=True)
    def _folder(self, tmp_path: Path, server: Server, schema: str) -> None:
        self.folder = tmp_path / "journal"
        self.schema = server.by_socket(Address.read(schema).schema)

    def again(self, journal: Journal, world: World) -> Journal:
        opened = Journal.open(self.schema, world=world)
        opened.by = "rd"
        return opened
