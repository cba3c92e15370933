"""What is wrong with an address or a server is said in two lines, and no secret is in them."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ect_journal import EctError, Journal, JournalNotFound
from ect_journal.errors import InvalidInput, Unreachable, Unreadable
from ect_journal.moving import move
from ect_journal.store.address import Address
from ect_journal.store.postgres import PostgresStore
from tests.durability.checks import assert_clear, half_translated
from tests.durability.scenes import begin, note
from tests.durability.server import Server

SECRET = "s3cr3t"
UUID_ = "6f1c1d2e-0000-4000-8000-000000000002"


@pytest.fixture(autouse=True)
def _no_password_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))


def assert_two_lines(error: BaseException) -> None:
    """A message and a hint of a line each, in both languages; no secret in them, nor in what led to them."""
    assert isinstance(error, EctError)
    assert_clear(error)
    assert half_translated(error) == []
    for said in (*error.message, *error.hint):
        assert "\n" not in said
        assert len(said) < 500
    link: BaseException | None = error
    while link is not None:  # all that a traceback shows
        assert SECRET not in str(link)
        assert SECRET not in repr(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)


def attempts(address: str, folder: Path) -> Iterator[EctError]:
    """What each way to use an address gives: a folder that names it, beginning there, moving there, the address itself."""
    joined = folder / "joined"
    joined.mkdir()
    (joined / "ect.toml").write_text(f'store = "{address}"\n', encoding="utf-8")
    with begin(Journal.create(folder / "file", origin="file", by="rd")) as journal:
        ways = (
            lambda: Journal.open(address),
            lambda: Journal.open(joined),
            lambda: Journal.create(folder / "new", origin="new", by="rd", store=address),
            lambda: move(journal, address),
            lambda: PostgresStore.listed(Address.read(address)),
        )
        for way in ways:
            with pytest.raises(EctError) as caught:
                way()
            yield caught.value
    assert not (folder / "new" / "ect.toml").exists()
    with Journal.open(folder / "file") as journal:
        journal.record(note())  # it stayed


MALFORMED = {
    "nothing": "",
    "spaces": "  ",
    "another scheme": "mysql://host/db",
    "no scheme": "host/db",
    "port": "postgresql://host:port/db",
    "port too large": "postgresql://127.0.0.1:99999/db",
    "bracket": "postgresql://[::1/db",
    "control character": "postgresql://ho\x00st/db",
    "new line": "postgresql://127.0.0.1:1/d\nb",
    "escape": "postgresql://127.0.0.1:1/d%ZZb",
    "escaped nul": "postgresql://127.0.0.1:1/d%00b",
    "unknown setting": "postgresql://host/db?nothing=1",
    "bare setting": "postgresql://host/db?nothing",
    "sslmode": "postgresql://127.0.0.1:1/db?sslmode=perhaps",
    "schema": "postgresql://host/db?schema=Ect-1",
    "schema as SQL": "postgresql://host/db?schema=ect;drop",
    "empty schema": "postgresql://host/db?schema=",
    "long schema": "postgresql://host/db?schema=" + "s" * 64,
    "journal": "postgresql://host/db?journal=J1",
    "long": "postgresql://" + "h" * 9_000 + "/db",
    "host that is no name": "postgresql://nobody.invalid/db",
    "accents": "postgresql://hôte.invalid/base",
}
SECRETIVE = {
    "password": f"postgresql://rd:{SECRET}@127.0.0.1:1/db",
    "in the query": f"postgresql://rd@127.0.0.1:1/db?password={SECRET}",
    "of a key": f"postgresql://rd@127.0.0.1:1/db?sslkey=a&sslpassword={SECRET}",
    "in capitals": f"postgresql://rd@127.0.0.1:1/db?PASSWORD={SECRET}",
    "spelt otherwise": f"postgresql://rd@127.0.0.1:1/db?pass%77ord={SECRET}",
    "with a slash": f"postgresql://rd:{SECRET}/{SECRET}@127.0.0.1:1/db",
    "with a hash": f"postgresql://rd:{SECRET}#{SECRET}@127.0.0.1:1/db",
    "with a question mark": f"postgresql://rd:{SECRET}?{SECRET}@127.0.0.1:1/db",
    "with an at": f"postgresql://rd:{SECRET}@{SECRET}@127.0.0.1:1/db",
    "with a colon": f"postgresql://rd:{SECRET}:{SECRET}@127.0.0.1:1/db",
    "with a space": f"postgresql://rd:{SECRET} {SECRET}@127.0.0.1:1/db",
    "with a bracket": f"postgresql://rd:[{SECRET}@127.0.0.1:1/db",
    "with an accent": f"postgresql://rd:é{SECRET}@127.0.0.1:1/db",
    "escaped": f"postgresql://rd:%25{SECRET}@127.0.0.1:1/db",
    "escaped wrongly": f"postgresql://rd:%{SECRET}@127.0.0.1:1/db",
    "of another scheme": f"mysql://rd:{SECRET}@127.0.0.1:1/db",
    "with schema": f"postgresql://rd:{SECRET}@127.0.0.1:1/db?schema=Not&journal=no",
    "short": f"postgres://rd:{SECRET}@127.0.0.1:1/db",
    "in capital scheme": f"POSTGRESQL://rd:{SECRET}@127.0.0.1:1/db",
    "for settings of libpq": f"host=127.0.0.1 password={SECRET}",
}


@pytest.mark.parametrize("address", [*MALFORMED.values(), *SECRETIVE.values()], ids=[*MALFORMED, *SECRETIVE])
def test_malformed(address: str) -> None:
    """What is no address is refused, or leads nowhere; either way what it may hold is not repeated."""
    with pytest.raises(EctError) as caught:
        PostgresStore(Address.read(address))
    assert_two_lines(caught.value)
    assert isinstance(caught.value, InvalidInput | Unreachable)


@pytest.mark.parametrize("address", SECRETIVE.values(), ids=SECRETIVE)
def test_secret(tmp_path: Path, address: str) -> None:
    """An address with a password is refused before anything is kept of it."""
    with pytest.raises(InvalidInput) as caught:
        Address.read(address)
    assert_two_lines(caught.value)
    with pytest.raises(InvalidInput) as caught:
        Journal.create(tmp_path / "new", origin="new", by="rd", store=address)
    assert_two_lines(caught.value)
    assert not (tmp_path / "new" / "ect.toml").exists()


def test_absent_server(tmp_path: Path) -> None:
    """A server that is not there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        for error in attempts(f"postgresql://rd@127.0.0.1:{taken.getsockname()[1]}/db", tmp_path):
            assert isinstance(error, Unreachable)
            assert_two_lines(error)


def test_absent_socket(tmp_path: Path) -> None:
    """A server that is not there, on this machine."""
    with pytest.raises(Unreachable) as caught:
        Journal.open(f"postgresql:///db?host={tmp_path}")
    assert_two_lines(caught.value)


@pytest.mark.parametrize("password", [SECRET, None], ids=["wrong", "missing"])
def test_password(tmp_path: Path, server: Server, schema: str, monkeypatch: pytest.MonkeyPatch, password: str | None) -> None:  # fmt: skip
    """A password that is wrong, or that nobody gave."""
    name = Address.read(schema).schema
    person = server.login(f"{name}_appender", password="0p3n-s3sam3")
    if password is not None:
        monkeypatch.setenv("PGPASSWORD", password)
    for error in attempts(server.address(name, user=person), tmp_path):
        assert isinstance(error, Unreachable)
        assert_two_lines(error)
        assert "0p3n-s3sam3" not in str(error)


def test_unknown_role_and_database(tmp_path: Path, server: Server, schema: str) -> None:
    """A user or a database that the server does not know."""
    for address in (schema.replace("postgres@", "nobody_here@"), schema.replace("/postgres?", "/no_such_base?")):
        assert address != schema
        with pytest.raises(Unreachable) as caught:
            Journal.open(address)
        assert_two_lines(caught.value)


def test_encryption(schema: str) -> None:
    """Encryption that the server does not offer."""
    with pytest.raises(Unreachable) as caught:
        Journal.open(f"{schema}&sslmode=require")
    assert_two_lines(caught.value)


def test_not_set_up(tmp_path: Path, server: Server) -> None:
    """A schema that nobody set up."""
    for error in attempts(server.address(server.new_name()), tmp_path):
        assert isinstance(error, JournalNotFound)
        assert_two_lines(error)


@pytest.mark.parametrize(
    "layout", ["DELETE FROM {}.layout", "UPDATE {}.layout SET version = 3", "DROP TABLE {}.layout"]
)
def test_another_layout(tmp_path: Path, server: Server, schema: str, layout: str) -> None:
    """A schema of another release, or that something else made."""
    name = Address.read(schema).schema
    server.sql(layout.format(name))
    for error in attempts(schema, tmp_path):
        assert isinstance(error, Unreadable | JournalNotFound)
        assert_two_lines(error)


@pytest.mark.parametrize("name", ["user", "order", "select", "pg_something", "public", "_"])
def test_names_of_sql(tmp_path: Path, server: Server, name: str) -> None:
    """A schema named like a word of SQL is one like any other, or is refused for its name."""
    try:
        address = Address.read(server.address(name))
        PostgresStore.prepare(address)
    except InvalidInput as error:
        assert_two_lines(error)
    else:
        with begin(Journal.create(tmp_path, origin="sql", by="rd", store=str(address))) as journal:
            assert journal.head == 4
