"""A file of keys that goes from one colleague to another: it may carry the key that signs the journal, too.

    {… as in `key_files` …, "signing": [{"name", "public", "wrapped"}]}

This is a stored shape, as that of `key_files`. A signing key is always wrapped, under the passphrase of the file, and bound to
its journal, its name and its public part. Leaves where it is kept afterwards to `signing`.
"""

from typing import Self
from uuid import UUID

from pydantic import Field, model_validator

from ect_journal.crypt import WrongKey, lock, unlock
from ect_journal.key_files import KeyFile, Stored, bound, not_kept
from ect_journal.ledger.notes import Verifier, verifier_of
from ect_journal.words import shown


class SigningPart(Stored):
    """A signing key, under the passphrase of the file."""

    name: str = Field(pattern=r"^[^\s+]{1,200}$")
    public: bytes = Field(min_length=32, max_length=32)
    wrapped: bytes = Field(min_length=32, max_length=128)


class CarriedFile(KeyFile):
    signing: tuple[SigningPart, ...] = Field(default=(), max_length=8)

    @model_validator(mode="after")
    def _under_a_passphrase(self) -> Self:
        if self.signing and self.passphrase is None:
            raise ValueError("signing")
        return self


def wrap_signing(key: bytes, journal: UUID, verifier: Verifier, seed: bytes) -> SigningPart:
    name, public = verifier.name, verifier.public
    return SigningPart(name=name, public=public, wrapped=lock(key, seed, _of_signing(journal, name, public)))


def unwrap_signing(key: bytes, journal: UUID, part: SigningPart, path: object) -> tuple[Verifier, bytes]:
    """Raises `Tampered` when it was altered, or is the key of another journal or name."""
    try:
        seed = unlock(key, part.wrapped, _of_signing(journal, part.name, part.public))
        verifier = verifier_of(part.name, seed)
        if verifier.public == part.public:
            return verifier, seed
    except (WrongKey, ValueError):
        pass
    name = shown(part.name)
    raise not_kept(f"{path}: the signing key {name}", f"{path} : la clé de signature {name}")


def _of_signing(journal: UUID, name: str, public: bytes) -> bytes:
    return bound(journal, "carried signing key", name, public.hex())
