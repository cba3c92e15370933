"""What is moved, what is made to fail at each step of a move, and what must hold afterwards, wherever it stopped.

Also a program, for the faults that end a process, forked from one that is warm:

    python -m tests.durability.moves FOLDER ADDRESS TO  ->  the number of steps
"""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self
from uuid import UUID

import psycopg

from ect_journal import AlreadyExists, EctError, Journal, JournalNotFound
from ect_journal.moving import FILE, Moved, move
from ect_journal.store import Store
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from ect_journal.store.sqlite import SQLiteStore
from tests.durability.checks import assert_sound
from tests.durability.contract import act, everything
from tests.durability.faults import Faults, Interrupted, a_step, die, fail, interrupt
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import steps
from tests.durability.scenes import NEED, SECRET, CountedWorld, note


def begun(folder: Path) -> Path:
    """A journal in a file there, with commands of every sort and an attachment."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    minutes = folder.with_name("minutes.txt")
    minutes.write_text("Compte rendu", encoding="utf-8")
    with act(Journal.create(folder, origin="contract", by="rd", world=CountedWorld())) as journal:
        journal.record(("observation.recorded", {"title": "Jointe", "attachments": [minutes]}))
        journal.register()
    return folder


def moved(folder: Path, to: str) -> Moved:
    return move(Journal.open(folder), to)


def all_of(store: Store) -> tuple[Any, ...]:
    return store.journal, *everything(store), store.checkpoints()


def kept(folder: Path) -> tuple[Any, ...]:
    """All that the journal of a folder keeps, once it is known to be sound."""
    with Journal.open(folder) as journal:
        assert_sound(journal, canonical=True)
        assert plain(journal.register().folded) == plain(afresh(journal))
        assert journal.open_sealed(journal.entry(NEED).event.text) == SECRET  # type: ignore[attr-defined]
        return all_of(journal.store)


def recording(folder: Path, *addresses: str, journal: UUID | None = None) -> Iterator[str]:
    """The places of the journal of a folder that record: at most one, if all is well."""
    if journal is None:
        with Journal.open(folder) as opened:
            journal = opened.uuid
    file = folder / "journal.sqlite"
    stores: list[Store] = [SQLiteStore(file)] if file.exists() else []
    for address in addresses:
        with contextlib.suppress(JournalNotFound):
            stores.append(PostgresStore(Address.read(address).of(journal)))
    for store in stores:
        if store.moved() is None:
            yield store.place
        store.close()


class MoveFaults(Faults):
    """Each statement sent to a server is a step as well, before it; and after it where that is not as before the next."""

    def __enter__(self) -> Self:
        self._cursor = {name: getattr(psycopg.Cursor, name) for name in ("execute", "executemany", "copy")}
        for name, real in self._cursor.items():
            setattr(psycopg.Cursor, name, _watched(real, self.how is lose))
        return super().__enter__()

    def __exit__(self, *raised: object) -> None:
        super().__exit__(*raised)
        for name, real in self._cursor.items():
            setattr(psycopg.Cursor, name, real)


def _watched(real: Callable[..., Any], after: bool) -> Callable[..., Any]:
    def watched(cursor: Any, statement: Any, *given: Any, **named: Any) -> Any:
        a_step("pg")
        result = real(cursor, statement, *given, **named)
        if after:
            a_step("pg done")
        return result

    return watched


def lose(step: str) -> None:
    """The connection goes away before a statement, or before its answer; the disk is full for a file."""
    if step.startswith("pg"):
        raise psycopg.OperationalError("server closed the connection unexpectedly")
    fail(step)


class Scene:
    """A journal to be moved, again and again from the same state: `address` is the schema, `to` where it goes."""

    def __init__(self, folder: Path, address: str, to: str) -> None:
        self.base, self.work = folder / "base", folder / "work"
        self.address, self.to = address, to
        begun(self.base / "journal")
        self._sql("CREATE SCHEMA {schema}_kept")
        if to == FILE:
            moved(self.base / "journal", address)
            (self.base / "journal" / "journal.sqlite").unlink()  # a colleague's folder, into which it never moved
        for table in ("stored_events", "vault", "moved"):
            self._sql(f"CREATE TABLE {{schema}}_kept.{table} AS SELECT * FROM {{schema}}.{table}")
        self.before = kept(self.base / "journal")

    def _sql(self, statement: str) -> None:
        address = Address.read(self.address)
        with psycopg.connect(address.conninfo) as connection:
            connection.execute("SET session_replication_role = replica")  # triggers aside
            connection.execute(statement.format(schema=address.schema).encode())

    def reset(self) -> Path:
        """The folder of the journal, as it was in the beginning; so is the server."""
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.base, self.work)
        tables = ("stored_events", "vault", "moved")
        again = (f"INSERT INTO {{schema}}.{t} OVERRIDING SYSTEM VALUE TABLE {{schema}}_kept.{t}" for t in tables)
        self._sql("; ".join(["TRUNCATE {schema}.stored_events, {schema}.vault, {schema}.moved", *again]))
        return self.work / "journal"

    def check(self, done: bool) -> None:
        """The journal has everything, one place at most records; moving again ends well, and one place records then."""
        folder = self.work / "journal"
        with Journal.open(folder) as journal:
            assert all_of(journal.store) == self.before
        places = list(recording(folder, self.address, journal=self.before[0]))
        assert len(places) == 1 if done else len(places) <= 1
        with contextlib.suppress(AlreadyExists):  # when it was done already
            moved(folder, self.to)
        assert kept(folder) == self.before
        with Journal.open(folder) as journal:
            assert isinstance(journal.store, SQLiteStore) is (self.to == FILE)
            assert list(recording(folder, self.address, journal=self.before[0])) == [journal.store.place]
            assert journal.record(note(), by="rd").position == self.before[1] + 1
            assert_sound(journal)


def raising(scene: Scene, how: Callable[[str], None]) -> int:
    """Let each step of the move raise in turn, and look at what is left. How many steps there are."""
    for at in steps(0 if how is interrupt else 1):
        journal = Journal.open(scene.reset())
        done = False
        with MoveFaults(scene.work, at, how) as faults:
            with contextlib.suppress(Interrupted, EctError, OSError):
                move(journal, scene.to)
                done = True
        assert not list(scene.work.glob("*/*.new*"))  # what was begun is cleaned up
        scene.check(done)
        if not faults.met:
            assert done
            return at - 1
    raise AssertionError


def dying(scene: Scene) -> int:
    """The same with a child process that ends at that step."""
    for at in steps(2):
        folder = scene.reset()
        child = os.fork()
        if child == 0:
            with MoveFaults(scene.work, at, die):
                moved(folder, scene.to)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert status in (0, 9)
        scene.check(status == 0)
        if status == 0:
            return at - 1
    raise AssertionError


def main(folder: str, address: str, to: str) -> None:
    print(dying(Scene(Path(folder), address, to)))


if __name__ == "__main__":
    main(*sys.argv[1:])
