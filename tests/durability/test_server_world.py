"""Entries on a server are dated by its clock; passwords come from where libpq looks for them, and stay there."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ect_journal import ClockBehind, Journal, World
from ect_journal import world as outside
from ect_journal.errors import Unreachable
from ect_journal.store.address import Address
from tests.durability.checks import assert_clear, contents
from tests.durability.scenes import HEAD, CountedWorld, begin, note
from tests.durability.server import Server

PASSWORD = "0p3n s3sam3"


def clock(server: Server) -> datetime:
    [(now,)] = server.sql("SELECT clock_timestamp()")
    assert isinstance(now, datetime)
    return now


class _Shifted(datetime):
    """What this machine takes for the time."""

    shift = timedelta(days=400)

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime.now(UTC) + cls.shift


@pytest.mark.parametrize("days", [0, 400, -400])
def test_recorded_at(tmp_path: Path, server: Server, schema: str, monkeypatch: pytest.MonkeyPatch, days: int) -> None:
    """The server's clock decides, however wrong the writer's own is, for the first entry as for the others."""
    monkeypatch.setattr(_Shifted, "shift", timedelta(days=days))
    monkeypatch.setattr(outside, "datetime", _Shifted)
    assert abs(World().now() - clock(server) - timedelta(days=days)) < timedelta(minutes=1)
    before = clock(server)
    with begin(Journal.create(tmp_path, origin="clock", by="rd", store=schema)) as journal:
        journal.record(note())
        with journal.batch() as batch:
            batch.record(note())
        assert journal.trial.record(note()).entry.recorded_at <= clock(server)
    with Journal.open(schema) as journal:
        journal.by = "rd"
        last = journal.record(note()).entry
        after = clock(server)
        times = [entry.recorded_at for entry in journal.entries()]
        assert [before, *times, after] == sorted([before, *times, after])
        assert last.occurred.end == last.recorded_at.astimezone(journal.time_zone).date()


def test_server_behind(tmp_path: Path, schema: str) -> None:
    """It is the server's clock that is said to be behind, when it is."""
    with Journal.create(
        tmp_path, origin="clock", by="rd", store=schema, world=CountedWorld(datetime.now(UTC) + timedelta(days=2))
    ) as journal:
        begin(journal)
    with Journal.open(tmp_path) as journal, pytest.raises(ClockBehind) as caught:
        journal.record(note())
    assert_clear(caught.value)
    assert "server" in caught.value.message.en
    assert "serveur" in caught.value.message.fr


def test_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal in a file keeps to this machine's clock."""
    monkeypatch.setattr(outside, "datetime", _Shifted)
    with Journal.create(tmp_path, origin="clock", by="rd") as journal:
        assert journal.entry("J1").recorded_at > datetime.now(UTC) + timedelta(days=300)


@pytest.fixture
def guarded(server: Server, schema: str) -> str:
    """The address of somebody who is asked for a password."""
    name = Address.read(schema).schema
    return server.address(name, user=server.login(f"{name}_appender", PASSWORD))


@pytest.mark.parametrize("way", ["PGPASSWORD", "PGPASSFILE", "passfile", "home"])
def test_password(tmp_path: Path, guarded: str, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """The variable, the file it names, the file that the address names or the one at home; none of it is kept."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    with pytest.raises(Unreachable):
        Journal.create(tmp_path / "journal", origin="guarded", by="rd", store=guarded)
    kept = home / (".pgpass" if way == "home" else "elsewhere")
    kept.write_text(f"127.0.0.1:*:postgres:*:{PASSWORD}\n", encoding="utf-8")
    kept.chmod(0o600)
    address = guarded
    if way == "PGPASSWORD":
        monkeypatch.setenv("PGPASSWORD", PASSWORD)
    elif way == "PGPASSFILE":
        monkeypatch.setenv("PGPASSFILE", str(kept))
    elif way == "passfile":
        address = f"{guarded}&passfile={kept}"
    elif not at_home(home):
        pytest.skip("this user's home is not taken from HOME")
    with begin(Journal.create(tmp_path / "journal", origin="guarded", by="rd", store=address)) as journal:
        assert PASSWORD not in str(journal.store.place)
        assert PASSWORD not in repr(vars(journal.store)) + str(Address.read(address))
    with Journal.open(tmp_path / "journal") as journal:
        assert journal.record(note()).position == HEAD + 1
        assert journal.store.place in (tmp_path / "journal" / "ect.toml").read_text(encoding="utf-8")
    for path in contents(tmp_path / "journal"):
        assert PASSWORD.encode() not in (tmp_path / "journal" / path).read_bytes()


def at_home(home: Path) -> bool:
    """Whether libpq looks for its file there."""
    return os.path.expanduser("~") == str(home)  # noqa: PTH111  # what the variable says


def test_settings_of_libpq(tmp_path: Path, server: Server, schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an address leaves out comes from the variables of libpq, and is not written down."""
    monkeypatch.setenv("PGHOST", "127.0.0.1")
    monkeypatch.setenv("PGPORT", str(server.port))
    monkeypatch.setenv("PGUSER", "postgres")
    monkeypatch.setenv("PGDATABASE", "postgres")
    name = Address.read(schema).schema
    with begin(Journal.create(tmp_path, origin="libpq", by="rd", store=f"postgresql://?schema={name}")) as journal:
        assert journal.head == HEAD
    assert str(server.port) not in (tmp_path / "ect.toml").read_text(encoding="utf-8")
    with Journal.open(tmp_path) as journal:
        assert journal.head == HEAD
