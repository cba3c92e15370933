"""What may stand in the place of a journal's file: another file, a damaged one, a folder."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ect_journal import EctError, Journal, JournalNotFound, Unreadable
from tests.durability.checks import assert_clear, contents, half_translated
from tests.durability.scenes import CountedWorld, begin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed journal."""
    begin(Journal.create(tmp_path / "journal", origin="sqlite", by="rd", world=CountedWorld())).close()
    return tmp_path / "journal"


def text(path: Path) -> None:
    path.write_text("Ceci n’est pas un journal.\n" * 100, encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_last_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])


def cut_oddly(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1000])


def pages_blanked(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))


def replaced_by(*statements: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.unlink()
        database = sqlite3.connect(path)
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()

    return spoil


TABLE = "CREATE TABLE stored_events (originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB)"
ID = "6f1c1d2e000040008000000000000002"
SPOILS: dict[str, Callable[[Path], None]] = {
    **{spoil.__name__: spoil for spoil in (text, empty, noise, header_only, cut_in_half, cut_last_page, cut_oddly)},
    "pages_blanked": pages_blanked,
    "another_database": replaced_by("CREATE TABLE recettes (nom TEXT)", "INSERT INTO recettes VALUES ('cancoillotte')"),
    "no_rows": replaced_by(TABLE),
    "another_event_store": replaced_by(TABLE, f"INSERT INTO stored_events VALUES ('{ID}', 1, 'app:Order', x'7b7d')"),
    "not_an_entry": replaced_by(TABLE, f"INSERT INTO stored_events VALUES ('{ID}', 1, 'journal.opened', x'7b7d')"),
    "text_for_bytes": replaced_by(TABLE, f"INSERT INTO stored_events VALUES ('{ID}', 1, 'journal.opened', '…')"),
    "number_for_bytes": replaced_by(TABLE, f"INSERT INTO stored_events VALUES ('{ID}', 1, 'journal.opened', 7)"),
    "not_a_uuid": replaced_by(TABLE, "INSERT INTO stored_events VALUES ('une', 1, 'journal.opened', x'7b7d')"),
    "other_columns": replaced_by("CREATE TABLE stored_events (a, b)", "INSERT INTO stored_events VALUES (1, 2)"),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_not_a_journal(folder: Path, spoil: str) -> None:
    """Whatever stands in the journal's place is said to be unreadable, with a hint, and is left byte for byte."""
    SPOILS[spoil](folder / "journal.sqlite")
    before = contents(folder)

    def use() -> None:
        with Journal.open(folder) as journal:
            list(journal.entries())
            journal.checkpoint()
            journal.register()

    with pytest.raises(EctError) as caught:
        use()
    assert type(caught.value) is Unreadable
    assert_clear(caught.value)
    assert contents(folder) == before


def test_not_a_journal_in_french(folder: Path) -> None:
    """Each of these reasons is whole in French too."""
    whole, found = (folder / "journal.sqlite").read_bytes(), list[str]()
    for spoil in SPOILS.values():
        (folder / "journal.sqlite").write_bytes(whole)
        spoil(folder / "journal.sqlite")
        with pytest.raises(Unreadable) as caught, Journal.open(folder) as journal:
            journal.register()
        found += half_translated(caught.value)
    assert found == []


def test_folder_in_its_place(folder: Path) -> None:
    """A folder that bears the name of the journal's file is no journal."""
    (folder / "journal.sqlite").unlink()
    (folder / "journal.sqlite").mkdir()
    with pytest.raises(JournalNotFound) as caught:
        Journal.open(folder)
    assert_clear(caught.value)
