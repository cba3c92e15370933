"""One connection to a PostgreSQL server, made again when it is lost, and what the server and its driver say, said to
people. Knows nothing of entries.

What the driver complains of is never repeated where it could hold a secret, and only its first line elsewhere.
"""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg
from psycopg import Connection, sql

from ect_journal.errors import Conflict, EctError, InvalidInput, JournalNotFound, NotWritten, ReadOnly, Unreachable
from ect_journal.store.address import Address
from ect_journal.words import Text, shown

LOCK_TIMEOUT = 30
"""Seconds to wait for another writer's turn."""
IDLE_TIMEOUT = 600
"""Seconds after which the server ends the turn of a writer that has gone silent."""
CONNECT_TIMEOUT = 10
"""Seconds to wait for a server that does not answer."""
PATIENCE = 10.0
"""Seconds during which a connection that was lost is made again."""


class Lost(Exception):
    """The connection went away; what was being committed may stand or not."""


class Server:
    """Made on an address; nothing is opened before the first question."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._connection: Connection[Any] | None = None
        self._was_open = False
        self._in_transaction = False

    def query(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        """Every row of a SELECT. Outside a transaction, a connection that was lost is made again; inside: `Lost`."""
        for again in (True, False):
            try:
                return self._query(statement, values)
            except Lost as error:
                if self._in_transaction:
                    raise
                if not again:
                    raise unreachable(self.address, error) from None
        raise AssertionError  # the second try returns or raises

    def begin(self, key: int) -> None:
        """Begin a transaction in which nobody else holds the advisory lock `key`. Raises `Conflict`."""
        text = (
            f"BEGIN; SET LOCAL lock_timeout = '{LOCK_TIMEOUT}s'; "
            f"SET LOCAL idle_in_transaction_session_timeout = '{IDLE_TIMEOUT}s'; SELECT pg_advisory_xact_lock({key})"
        )
        for again in (True, False):
            try:
                with self.saying():
                    self.connection().execute(sql.SQL(text))
                break
            except Lost as error:  # an idle connection went away: nothing of ours was on its way
                if not again:
                    raise unreachable(self.address, error) from None
            except EctError:
                self.rollback()
                raise
        self._in_transaction = True

    def commit(self) -> None:
        """Make it durable. Raises `Lost` when the answer does not come: it may stand or not."""
        with self.saying():
            self.connection().execute("COMMIT")
        self._in_transaction = False

    def rollback(self) -> None:
        """Let go of what was not committed, if there is anything."""
        self._in_transaction = False
        if self._connection is not None:
            try:
                self._connection.execute("ROLLBACK") if self._connection.info.transaction_status else None
            except psycopg.Error:
                self.drop()

    def run(self, script: str) -> None:
        """Run a script, all of it or nothing."""
        try:
            with self.saying(), self.connection().transaction():
                self.connection().execute(sql.SQL(script))
        except Lost as error:
            raise unreachable(self.address, error) from None

    def connection(self) -> Connection[Any]:
        """The connection, in autocommit. Raises `Unreachable`."""
        if self._connection is None:
            if self._in_transaction:
                raise Lost
            self._connection = self._connect_again() if self._was_open else self._connect()
            self._was_open = True
        return self._connection

    def drop(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(psycopg.Error):
                connection.close()

    def close(self) -> None:
        self._in_transaction = False
        self.drop()

    @contextmanager
    def saying(self) -> Iterator[None]:
        """What goes wrong inside is said for people; a connection that went away is `Lost`."""
        try:
            yield
        except psycopg.Error as error:
            raise self.said(error) from error

    def said(self, error: BaseException) -> Exception:
        """What the driver raised, for people: an `EctError`, or `Lost`."""
        state = getattr(error, "sqlstate", None) or ""
        gone = not state and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        if gone or state.startswith("57P") or self._connection is None or self._connection.closed:
            self.drop()
            return Lost(str(error))
        return _refused(self.address, state, error)

    # inside

    def _query(self, statement: str, values: Sequence[object]) -> list[Any]:
        with self.saying():
            cursor = self.connection().cursor(binary=True)
            return cursor.execute(sql.SQL(statement), values or None).fetchall()

    def _connect(self) -> Connection[Any]:
        try:
            return psycopg.connect(self._conninfo(), autocommit=True, prepare_threshold=None)
        except (psycopg.Error, ValueError) as error:  # ValueError: a name that cannot be looked up
            raise unreachable(self.address, error) from None  # its own words may hold what must not be printed

    def _connect_again(self) -> Connection[Any]:
        """A server that is being started again gets some time."""
        patience = time.monotonic() + PATIENCE
        while True:
            try:
                return self._connect()
            except Unreachable:
                if time.monotonic() > patience:
                    raise
            time.sleep(0.1)

    def _conninfo(self) -> str:
        try:
            given = psycopg.conninfo.conninfo_to_dict(self.address.conninfo)
        except psycopg.ProgrammingError:
            raise InvalidInput(
                Text(f"PostgreSQL does not take the address {self.address.short}.", f"PostgreSQL n’accepte pas l’adresse {self.address.short}."),
                Text("Check what follows the “?”: only settings of libpq, schema and journal.", "Vérifiez ce qui suit le « ? » : seulement des réglages de libpq, schema et journal."),
            ) from None  # fmt: skip
        return psycopg.conninfo.make_conninfo(
            self.address.conninfo,
            connect_timeout=given.get("connect_timeout", CONNECT_TIMEOUT),
            application_name=given.get("application_name", "ect"),
        )


# what is wrong ----------------------------------------------------------------------------------------------------------

_NO_SERVER = Text("Check the address, and that the server runs.", "Vérifiez l’adresse, et que le serveur tourne.")
_CONNECTING = {
    "password authentication failed|authentification par mot de passe": (
        Text("the password is not the right one", "le mot de passe n’est pas le bon"),
        Text("Check PGPASSWORD, PGPASSFILE or ~/.pgpass, and the name of the user.", "Vérifiez PGPASSWORD, PGPASSFILE ou ~/.pgpass, et le nom de l’utilisateur."),
    ),
    "no password supplied|aucun mot de passe fourni": (
        Text("it asks for a password, and none was given", "il demande un mot de passe, et aucun n’a été donné"),
        Text("Give it by ~/.pgpass, PGPASSFILE or PGPASSWORD; ect keeps none.", "Donnez-le par ~/.pgpass, PGPASSFILE ou PGPASSWORD ; ect n’en garde aucun."),
    ),
    "role .* does not exist|rôle .* n'existe pas|no pg_hba.conf|pg_hba.conf": (
        Text("it does not let this user in", "il ne laisse pas entrer cet utilisateur"),
        Text("Check the name of the user, or ask whoever administers the server.", "Vérifiez le nom de l’utilisateur, ou demandez à qui administre le serveur."),
    ),
    "database .* does not exist|base de données .* n'existe pas": (
        Text("it has no such database", "il n’a pas cette base"),
        Text("Check what follows the server's name, or have the database created.", "Vérifiez ce qui suit le nom du serveur, ou faites créer la base."),
    ),
    "could not translate host name|name or service not known|nom d'hôte": (
        Text("no server has that name", "aucun serveur ne porte ce nom"), _NO_SERVER,
    ),
    "refused|no such file|refusée": (Text("no server answers there", "aucun serveur n’y répond"), _NO_SERVER),
    "timeout|délai": (Text("it does not answer", "il ne répond pas"), _NO_SERVER),
    "starting up|shutting down|démarrage|arrêt": (
        Text("it is starting or stopping", "il démarre ou s’arrête"),
        Text("Try again in a moment.", "Réessayez dans un instant."),
    ),
    "too many clients|remaining connection slots|trop de clients": (
        Text("it has no connection left", "il n’a plus de connexion libre"),
        Text("Try again in a moment, or ask whoever administers the server.", "Réessayez dans un instant, ou demandez à qui administre le serveur."),
    ),
    "invalid response|expected authentication": (
        Text("what answers there is no PostgreSQL server", "ce qui répond n’est pas un serveur PostgreSQL"), _NO_SERVER,
    ),
    "certificate|support ssl|ssl error|requires? encryption|no encryption": (
        Text("the encrypted connection was refused", "la connexion chiffrée a été refusée"),
        Text("Check sslmode and sslrootcert in the address.", "Vérifiez sslmode et sslrootcert dans l’adresse."),
    ),
}  # fmt: skip
"""What libpq says (in the server's language), as people say it, and what to do."""


def unreachable(address: Address, error: BaseException) -> Unreachable:
    """No connection could be made."""
    said = str(error)
    line = shown(next(iter(said.strip().splitlines()), type(error).__name__))
    unknown = (Text(f"PostgreSQL says “{line}”", f"PostgreSQL dit « {line} »"), _NO_SERVER)
    known = (words for pattern, words in _CONNECTING.items() if re.search(pattern, said, re.IGNORECASE))
    why, hint = next(known, unknown)
    return Unreachable(
        Text(f"{address.short} cannot be reached: {why.en}.", f"{address.short} ne peut pas être joint : {why.fr}."),
        hint,
    )


def not_set_up(address: Address) -> JournalNotFound:
    return JournalNotFound(
        Text(f"{address.short} has no schema “{address.schema}” set up for journals.", f"{address.short} n’a pas de schéma « {address.schema} » préparé pour des journaux."),
        Text("`ect store setup ADDRESS` prints what prepares it; --run runs it.", "« ect store setup ADRESSE » affiche ce qui le prépare ; --run l’exécute."),
    )  # fmt: skip


def _refused(address: Address, state: str, error: BaseException) -> EctError:
    """What a server that is there refuses."""
    if state in {"3F000", "42P01"}:
        return not_set_up(address)
    if state == "42501":
        return ReadOnly(
            Text(f"Your role on {address.short} does not allow this.", f"Votre rôle sur {address.short} ne le permet pas."),
            Text(f"Ask for the role {address.schema}_appender to record, {address.schema}_reader to read, {address.schema}_keeper to erase.", f"Demandez le rôle {address.schema}_appender pour enregistrer, {address.schema}_reader pour lire, {address.schema}_keeper pour effacer."),
        )  # fmt: skip
    if state == "25006":
        return ReadOnly(
            Text(f"{address.short} is a copy that can only be read.", f"{address.short} est une copie qui ne peut qu’être lue."),
            Text("Record on the main server.", "Enregistrez sur le serveur principal."),
        )  # fmt: skip
    if state == "55P03":
        return Conflict(
            Text(f"Another program has kept the journal for {LOCK_TIMEOUT} s.", f"Un autre programme garde le journal depuis {LOCK_TIMEOUT} s."),
            Text("Record again: nothing was written.", "Enregistrez à nouveau : rien n’a été écrit."),
        )  # fmt: skip
    return NotWritten.of(address.short, RuntimeError(f"PostgreSQL {state}, {next(iter(str(error).splitlines()), '')}"))
