"""A file of keys: its shape, its bytes on the disk, the passphrase that may protect it.

    {"format": 1, "journal": "0b1f…", "passphrase": null | {"kdf": "scrypt", "salt", "n", "r", "p", "check"},
     "keys": [{"id", "subject", "secret"} | {"id", "subject", "wrapped"}], "erased": [{"id", "subject", "by"}]}

This is a stored shape: a change to it is a new `format`. Under a passphrase each secret is wrapped singly, bound to its
journal, its id and whom it is about, so that one can be destroyed without knowing the passphrase. Leaves to `private`
how it is written, and to `keys` what a key is for.
"""

import unicodedata
from base64 import urlsafe_b64encode
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes
from typing import Annotated, Literal, Self, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from ect_journal.crypt import WrongKey, lock, stretch, unlock
from ect_journal.errors import InvalidInput, KeysLocked, Tampered, Unreadable
from ect_journal.fields import CITATION, CODE, KeyId
from ect_journal.words import Text, shown

FORMAT = 1
LARGEST = 1 << 26
"""Bytes of a file of keys that are read: a hundred times those of a journal about five thousand people."""
COST = 2**15
"""scrypt's n: with r = 8 it takes 32 MiB and a tenth of a second to try a passphrase."""
_MOST_MEMORY = 1 << 28

Subject = Annotated[str, StringConstraints(pattern=f"^({CODE})?$")]
"""The code of a person; empty for what is about nobody."""


class Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class OpenKey(Stored):
    id: KeyId
    subject: Subject
    secret: bytes = Field(min_length=32, max_length=32, repr=False)


class WrappedKey(Stored):
    id: KeyId
    subject: Subject
    wrapped: bytes = Field(min_length=32, max_length=128)


class ErasedKey(Stored):
    """`subject` is not known for a key that never was here."""

    id: KeyId
    subject: Subject | None
    by: str = Field(pattern=f"^{CITATION}$")


class Passphrase(Stored):
    """How a passphrase becomes the key that wraps the others. `check` is wrapped itself, to tell a wrong passphrase."""

    kdf: Literal["scrypt"] = "scrypt"
    salt: bytes = Field(min_length=16, max_length=64)
    n: int = Field(ge=2, le=2**20)
    r: int = Field(ge=1, le=32)
    p: int = Field(ge=1, le=8)
    check_: bytes = Field(alias="check", min_length=28, max_length=128)

    @model_validator(mode="after")
    def _affordable(self) -> Self:
        """A hostile file must not ask for more memory than anybody would take."""
        if self.n & (self.n - 1) or 128 * self.n * self.r > _MOST_MEMORY:
            raise ValueError("n")
        return self

    @classmethod
    def new(cls, passphrase: str, journal: UUID, n: int = COST) -> "tuple[Passphrase, bytes]":
        """And the key it makes. Raises `InvalidInput` for a passphrase that is empty."""
        if not passphrase.strip():
            raise InvalidInput(
                Text("The passphrase is empty.", "La phrase de passe est vide."),
                Text("Choose several words that nobody would guess.", "Choisissez plusieurs mots que nul ne devinerait."),
            )  # fmt: skip
        salt, r, p = token_bytes(16), 8, 1
        key = stretch(_normal(passphrase), salt, n, r, p)
        return cls(salt=salt, n=n, r=r, p=p, check=lock(key, b"", bound(journal))), key

    def key(self, passphrase: str, journal: UUID, path: object) -> bytes:
        """The key it makes. Raises `KeysLocked` when it is not the passphrase of this file."""
        key = stretch(_normal(passphrase), self.salt, self.n, self.r, self.p)
        try:
            unlock(key, self.check_, bound(journal))
        except WrongKey:
            raise KeysLocked(
                Text(f"This is not the passphrase of {path}.", f"Ce n’est pas la phrase de passe de {path}."),
                Text("Type it again; nobody can find it for you.", "Tapez-la à nouveau ; personne ne peut la retrouver pour vous."),
            ) from None  # fmt: skip
        return key


class KeyFile(Stored):
    """What a file of keys says. The keys are in the order in which they came here."""

    format: Literal[1] = 1
    journal: UUID
    passphrase: Passphrase | None = None
    keys: tuple[OpenKey | WrappedKey, ...] = ()
    erased: tuple[ErasedKey, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [each.id for each in (*self.keys, *self.erased)]
        if len(set(ids)) < len(ids) or any(isinstance(key, WrappedKey) != bool(self.passphrase) for key in self.keys):
            raise ValueError("keys")
        return self

    @cached_property
    def by_id(self) -> dict[str, OpenKey | WrappedKey]:
        return {key.id: key for key in self.keys}

    @cached_property
    def last(self) -> dict[str, OpenKey | WrappedKey]:
        """The key to use for each subject."""
        return {key.subject: key for key in self.keys}

    @cached_property
    def gone(self) -> frozenset[str]:
        return frozenset(key.id for key in self.erased)

    def changed(self, **parts: object) -> "KeyFile":
        return KeyFile(**{**{name: getattr(self, name) for name in KeyFile.model_fields}, **parts})

    def to_json(self) -> bytes:
        return self.model_dump_json(indent=1, by_alias=True).encode() + b"\n"


def id_of(secret: bytes) -> str:
    """The id of a key tells nothing of it, and tells it from any other: a secret that was altered has another id."""
    return urlsafe_b64encode(sha256(b"ect-journal key id\n" + secret).digest()[:16]).rstrip(b"=").decode()


def wrap(key: bytes | None, journal: UUID, subject: str, secret: bytes) -> OpenKey | WrappedKey:
    """A secret as it is stored: under `key`, that of a passphrase, or as it is where there is none."""
    id = id_of(secret)
    if key is None:
        return OpenKey(id=id, subject=subject, secret=secret)
    return WrappedKey(id=id, subject=subject, wrapped=lock(key, secret, bound(journal, id, subject)))


def unwrap(key: bytes | None, journal: UUID, stored: OpenKey | WrappedKey, path: object) -> bytes:
    """The secret; `key` is the passphrase's. Raises `Tampered` when it was altered, or wrapped for another person."""
    try:
        secret = (
            stored.secret
            if isinstance(stored, OpenKey)
            else unlock(key or b"", stored.wrapped, bound(journal, stored.id, stored.subject))
        )
        if id_of(secret) == stored.id:
            return secret
    except WrongKey:
        pass
    whose = stored.subject or "-"
    raise not_kept(f"{path}: the key {stored.id} ({whose})", f"{path} : la clé {stored.id} ({whose})")


def not_kept(en: str, fr: str) -> Tampered:
    """What to say of a key that does not open as it should."""
    return Tampered(
        Text(f"{en} is not the one that was kept there.", f"{fr} n’est pas celle qui y était gardée."),
        Text("Put back a copy of this file, or ask a colleague for `ect keys export`.", "Remettez une copie de ce fichier, ou demandez à un collègue « ect cles exporter »."),
    )  # fmt: skip


def bound(journal: UUID, *parts: str) -> bytes:
    """What a wrapped secret is bound to. No part holds a zero byte."""
    return b"\0".join([b"ect key", journal.bytes.hex().encode(), *(part.encode() for part in parts)])


def _normal(passphrase: str) -> str:
    """The same on every keyboard: an accent may be typed as one character or as two (RFC 8265, section 4.2)."""
    try:
        passphrase.encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            Text("The passphrase is not UTF-8 text.", "La phrase de passe n’est pas du texte en UTF-8."),
            Text("Set the terminal to UTF-8, or use plain letters.", "Réglez le terminal sur UTF-8, ou n’utilisez que des lettres simples."),
        ) from None  # fmt: skip
    return unicodedata.normalize("NFC", passphrase)


# Reading ----------------------------------------------------------------------------------------------------------------


def read_whole(path: Path) -> bytes | None:
    """The bytes of a file of keys, None when there is none. Raises `Unreadable`."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _unreadable(path, shown(error.strerror or str(error))) from error
    if len(content) > LARGEST:
        raise _unreadable(path)
    return content


_File = TypeVar("_File", bound=KeyFile)


def parse(content: bytes, path: Path, journal: UUID, shape: type[_File]) -> _File:
    """Raises `Unreadable` for a file that is damaged, of a newer version, or that of another journal."""
    try:
        found = shape.model_validate_json(content)
    except ValidationError as error:
        newer = any(problem["loc"] == ("format",) and _is_newer(problem["input"]) for problem in error.errors())
        # What is wrong with which value is not said further: it may hold a secret.
        raise (_newer(path) if newer else _unreadable(path)) from None
    if found.journal != journal:
        raise Unreadable(
            Text(f"{path} has the keys of the journal {found.journal}, not of {journal}.", f"{path} contient les clés du journal {found.journal}, non de {journal}."),
            Text("Give the file that was exported for this journal.", "Donnez le fichier exporté pour ce journal-ci."),
        )  # fmt: skip
    return found


def _is_newer(format: object) -> bool:
    return isinstance(format, int) and format > FORMAT


def _newer(path: Path) -> Unreadable:
    return Unreadable(
        Text(f"{path} was written by a newer version of ect.", f"{path} vient d’une version plus récente d’ect."),
        Text("Install that version to use these keys.", "Installez cette version pour utiliser ces clés."),
    )


def _unreadable(path: Path, why: str | None = None) -> Unreadable:
    en, fr = (
        (f": {why}", f" : {why}")
        if why
        else (": it is damaged, or is something else", " : il est abîmé, ou c’est autre chose")
    )
    return Unreadable(
        Text(f"{path} cannot be read as a file of keys{en}.", f"{path} ne se lit pas comme un fichier de clés{fr}."),
        Text("Put back a copy of it, or ask a colleague for `ect keys export`.", "Remettez-en une copie, ou demandez à un collègue « ect cles exporter »."),
    )  # fmt: skip
