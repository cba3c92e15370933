"""What stands between a program and its server, and fails when told to.

with Proxy(server.port) as proxy:
    address = server.address(schema, port=proxy.port)
    proxy.lose(ANSWER)                    # of the next COMMIT: it is done, and nobody is told
    proxy.lose(ANSWER, then="refuse")     # and nobody connects again, until `accept`
    proxy.lose(ANSWER, TURN, TURN)        # and the next two attempts to have a turn are lost as well
"""

import socket
import threading
from contextlib import suppress
from typing import Literal, NamedTuple, Self


class Moment(NamedTuple):
    """When these bytes come by, on their way to the server or from it, they are lost and every connection is cut."""

    to_server: bool
    sign: bytes


ANSWER = Moment(False, b"C\x00\x00\x00\x0bCOMMIT\x00")
"""The server says that a transaction is kept (CommandComplete); it does not say so of one that was rolled back."""
COMMIT = Moment(True, b"COMMIT\x00")
TURN = Moment(True, b"pg_advisory_xact_lock")
QUESTION = Moment(True, b"SELECT ")
LOOK = Moment(True, b"SELECT state FROM ")
"""Whether what was being written stands."""
COPY = Moment(True, b"COPY ")
SEAL = Moment(True, b".vault VALUES")
"""Between the rows and their sealed values."""
Then = Literal["accept", "refuse"]


class Proxy:
    """Passes everything on, both ways, until told to lose something. `lost` counts what was."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._lock = threading.RLock()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._listener: socket.socket | None = None
        self._to_lose: list[Moment] = []
        self._then: Then = "accept"
        self.lost = 0
        self.port = 0
        self.accept()

    # what can be done to it

    def lose(self, *moments: Moment, then: Then = "accept") -> None:
        """Cut every connection at each of these moments, in this order; after the last, refuse new ones if told so."""
        with self._lock:
            self._to_lose, self._then = list(moments), then

    def cut(self) -> None:
        """Cut every connection now."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for one in (one for pair in pairs for one in pair):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def refuse(self) -> None:
        """From here on nobody gets through to the server."""
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def accept(self) -> None:
        """Let everybody through, on the same port as before."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen()
        listener.settimeout(0.1)
        self.port = listener.getsockname()[1]
        self._listener = listener
        self._start(self._welcome, listener)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.refuse()
        self.cut()
        for thread in self._threads:
            thread.join(10)

    # how it does it

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _welcome(self, listener: socket.socket) -> None:
        while self._listener is listener:
            try:
                client, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:  # closed
                return
            client.settimeout(None)
            self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client:
            try:
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                return
            with server:
                pair = client, server
                with self._lock:
                    self._pairs.append(pair)
                back = threading.Thread(target=self._pass_on, args=(server, client, False), daemon=True)
                back.start()
                self._pass_on(client, server, True)
                back.join()
                with self._lock, suppress(ValueError):
                    self._pairs.remove(pair)

    def _pass_on(self, source: socket.socket, target: socket.socket, to_server: bool) -> None:
        """Until either end hangs up; then both do."""
        before = b""
        with suppress(OSError):
            while data := source.recv(65536):
                if self._loses(to_server, before, data):
                    break
                target.sendall(data)
                before = (before + data)[-30:]
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _loses(self, to_server: bool, before: bytes, data: bytes) -> bool:
        with self._lock:
            if not self._to_lose or self._to_lose[0].to_server != to_server:
                return False
            sign = self._to_lose[0].sign
            if sign not in before[-len(sign) + 1 :] + data:  # it may come in two parts
                return False
            self._to_lose.pop(0)
            self.lost += 1
            last = not self._to_lose
        if last and self._then == "refuse":
            self.refuse()
        self.cut()
        return True
