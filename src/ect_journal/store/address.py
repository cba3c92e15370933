"""The address of a journal on a server, as a person writes it and as `ect.toml` keeps it. It holds no secret."""

import re
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from uuid import UUID

from ect_journal.errors import InvalidInput
from ect_journal.words import Text, shown

if TYPE_CHECKING:
    from ect_journal.store.postgres import PostgresStore

SCHEMES = ("postgresql://", "postgres://")
SCHEMA = "ect"
"""The schema where none is named."""
_SCHEMA_FORM = re.compile("[a-z_][a-z0-9_]{0,40}")
_OTHERS = {"public", "information_schema"}
_SECRETS = {"password", "sslpassword"}
_PASSWORD = re.compile("[^:@]*:[^@]+@", re.DOTALL)
"""How what follows :// begins when it holds a password; an @ further on is written %40."""


def is_address(written: object) -> bool:
    """Whether this is meant as the address of a server."""
    return isinstance(written, str) and written.lower().startswith(SCHEMES)


@dataclass(frozen=True)
class Address:
    """`postgresql://user@host:5432/database?schema=ect&journal=UUID`, and what else libpq takes after `?`.

    `conninfo` is the part for libpq, which completes it from PGHOST, PGPASSWORD, PGPASSFILE, ~/.pgpass and the like.
    """

    conninfo: str
    schema: str = SCHEMA
    journal: UUID | None = None

    @classmethod
    def read(cls, written: str) -> "Address":
        """Raises `InvalidInput`; what was written is not repeated, since it may hold a password."""
        if not is_address(written):
            raise _no_address(Text("it does not begin with postgresql://", "elle ne commence pas par postgresql://"))
        if _PASSWORD.match(written.partition("://")[2]):
            raise _holds_password()
        if re.search(r"[\s\x00-\x1f\x7f]", written):
            raise _no_address(
                Text("it has a space or a control character", "elle contient une espace ou un caractère de contrôle")
            )
        try:
            parts = urlsplit(written)
            given = parse_qsl(parts.query, strict_parsing=True) if parts.query else []
        except ValueError:
            raise _no_address(Text("it is malformed", "elle est mal formée")) from None
        user, _, hosts = parts.netloc.rpartition("@")
        user = user.rstrip(":")
        if any(name.lower() in _SECRETS for name, _ in given):
            raise _holds_password()
        ours = {name: value for name, value in given if name in {"schema", "journal"}}
        schema = ours.get("schema", SCHEMA)
        if not _SCHEMA_FORM.fullmatch(schema) or schema in _OTHERS or schema.startswith("pg_"):
            raise _no_address(
                Text(
                    f"“{shown(schema)}” cannot be its schema (small letters, digits and _, none of PostgreSQL's own)",
                    f"« {shown(schema)} » ne peut pas être son schéma (minuscules sans accent, chiffres et _, aucun de ceux de PostgreSQL)",
                )
            )
        rest = urlencode([pair for pair in given if pair[0] not in ours], safe="/", quote_via=quote)
        conninfo = f"postgresql://{user}{'@' if user else ''}{hosts}{parts.path}{'?' if rest else ''}{rest}"
        return cls(conninfo, schema, _uuid(ours.get("journal")))

    def of(self, journal: UUID) -> "Address":
        """The address of this journal there."""
        return replace(self, journal=journal)

    @property
    def quoted(self) -> str:
        """The schema as SQL takes it, whatever word it is."""
        return f'"{self.schema}"'

    @property
    def short(self) -> str:
        """Server, database and schema, for a sentence."""
        database = shown(self.conninfo.partition("?")[0])
        return database if self.schema == SCHEMA else f"{database} ({self.schema})"

    def __str__(self) -> str:
        ours = [] if self.schema == SCHEMA else [f"schema={self.schema}"]
        ours += [f"journal={self.journal}"] if self.journal else []
        joint = "&" if "?" in self.conninfo else "?"
        return self.conninfo + (joint + "&".join(ours) if ours else "")


def setup_sql(address: Address) -> str:
    """What prepares the schema of an address: tables, triggers, roles."""
    return (
        files(__package__)
        .joinpath("setup.sql")
        .read_text(encoding="utf-8")
        .replace("{schema}_", f"{address.schema}_")
        .replace("{schema}", address.quoted)
    )


def server_stores() -> type["PostgresStore"]:
    """The store of journals on a server, imported when the first is asked for. Raises `InvalidInput` without its driver."""
    try:
        from ect_journal.store.postgres import PostgresStore
    except ImportError as error:
        raise InvalidInput(
            Text(f"What talks to a PostgreSQL server is not installed ({shown(str(error))}).", f"Ce qui parle à un serveur PostgreSQL n’est pas installé ({shown(str(error))})."),
            Text("Install it: pip install 'ect-journal[postgres]'", "Installez-le : pip install 'ect-journal[postgres]'"),
        ) from error  # fmt: skip
    return PostgresStore


def _uuid(written: str | None) -> UUID | None:
    try:
        return UUID(written) if written is not None else None
    except ValueError:
        raise _no_address(Text("what follows journal= is no UUID", "ce qui suit journal= n’est pas un UUID")) from None


def _holds_password() -> InvalidInput:
    return InvalidInput(
        Text("The address holds a password, which would stay in files and histories.", "L’adresse contient un mot de passe, qui resterait dans des fichiers et des historiques."),
        Text("Leave it out, and give it by ~/.pgpass, PGPASSFILE or PGPASSWORD.", "Retirez-le, et donnez-le par ~/.pgpass, PGPASSFILE ou PGPASSWORD."),
    )  # fmt: skip


def _no_address(why: Text) -> InvalidInput:
    return InvalidInput(
        Text(f"This is not the address of a server: {why.en}.", f"Ce n’est pas l’adresse d’un serveur : {why.fr}."),
        Text("Write postgresql://user@host/database, with ?schema=… when it is not ect.", "Écrivez postgresql://utilisateur@hôte/base, avec ?schema=… si ce n’est pas ect."),
    )  # fmt: skip
