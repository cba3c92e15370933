"""The stores of this release, each held to the one contract."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ect_journal import Journal, World
from ect_journal.store import MemoryStore, SQLiteStore, Store
from tests.durability.contract import JOURNAL, JournalContract, StoreContract


class TestMemoryStore(StoreContract):
    @pytest.fixture
    def store(self) -> Store:
        return MemoryStore(JOURNAL)


class TestSQLiteStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        store = SQLiteStore(tmp_path / "journal.sqlite", JOURNAL)
        yield store
        store.close()


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
