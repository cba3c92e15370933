"""The key with which this machine signs a journal's checkpoints: outside of every folder, as the keys of sealed values are.

    signer = signer_of(journal.uuid)
    signer.make("cluster-jura")         # once; its public part is for the funder
    signer.lines(text)                  # the lines of signature to put below a checkpoint's text

    {"format": 1, "journal": "0b1f…", "passphrase": null | {…}, "keys": [{"name", "public", "seed"} | {"name", "public", "wrapped"}]}

This is a stored shape: a change to it is a new `format`. There are two keys only while one takes over from another: both
sign then, so that whoever trusts the first learns of the second. Knows no entry; `sealed_heads` says when a key is made.
"""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from secrets import token_bytes
from typing import Literal
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ect_journal.codec import Row
from ect_journal.crypt import WrongKey, lock, unlock
from ect_journal.errors import InvalidInput, KeysLocked, Tampered, Unreadable
from ect_journal.key_files import COST, Passphrase, bound, read_whole
from ect_journal.keys import keys_folder
from ect_journal.ledger import notes
from ect_journal.private import alone, write_private
from ect_journal.store import KEYS
from ect_journal.words import Text

FILE = "signing.json"


class SigningKey(BaseModel):
    """Its seed in clear, or under the passphrase; its public part always."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    name: str = Field(pattern=r"^[^\s+]{1,200}$")
    public: bytes = Field(min_length=32, max_length=32)
    seed: bytes | None = Field(default=None, min_length=32, max_length=32, repr=False)
    wrapped: bytes | None = Field(default=None, min_length=32, max_length=128)

    @property
    def verifier(self) -> notes.Verifier:
        return notes.Verifier(self.name, notes.ED25519, self.public)


class SigningFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    journal: UUID
    passphrase: Passphrase | None = None
    keys: tuple[SigningKey, ...] = Field(default=(), max_length=8)

    def to_json(self) -> bytes:
        return self.model_dump_json(indent=1, by_alias=True, exclude_none=False).encode() + b"\n"


class Signer:
    """The signing key of one journal, in a file; without a path, in memory as long as the process lives."""

    def __init__(self, journal: UUID, path: Path | None = None) -> None:
        self.journal, self.path = journal, path
        self._read: tuple[bytes | None, SigningFile] = (None, SigningFile(journal=journal))
        self._opened: tuple[Passphrase, bytes] | None = None

    @property
    def verifiers(self) -> tuple[notes.Verifier, ...]:
        """The public parts, the newest last; there while a passphrase locks the keys, too."""
        return tuple(key.verifier for key in self._kept().keys)

    @property
    def verifier(self) -> notes.Verifier | None:
        return self.verifiers[-1] if self.verifiers else None

    @property
    def protected(self) -> bool:
        return self._kept().passphrase is not None

    @property
    def locked(self) -> bool:
        """Whether a passphrase protects the key and was not given yet."""
        kept = self._kept()
        return kept.passphrase is not None and (self._opened is None or self._opened[0] != kept.passphrase)

    def unlock(self, passphrase: str) -> None:
        """Raises `KeysLocked` when it is not this one."""
        protection = self._kept().passphrase
        if protection is not None:
            self._opened = protection, protection.key(passphrase, self.journal, self.path or "")

    def lines(self, text: str, among: Collection[str] | None = None) -> list[str]:
        """A line of signature by each key, or each of these (vkeys); none where there is no key, or it is locked."""
        kept = self._kept()
        if not kept.keys or self.locked:
            return []
        keys = [key for key in kept.keys if among is None or key.verifier.vkey in among]
        return [notes.sign(text, key.name, self._seed(kept, key)) for key in keys]

    def make(self, name: str, seed: bytes | None = None) -> notes.Verifier:
        """A new key; one that is there stays until it is dropped. Raises `KeysLocked`."""
        seed = seed or token_bytes(32)
        verifier = notes.verifier_of(name, seed)

        def added(now: SigningFile) -> SigningFile:
            if any(key.verifier == verifier for key in now.keys):
                return now
            return now.model_copy(update={"keys": (*now.keys, self._stored(self._under(now), name, seed))})

        self._change(added)
        return verifier

    def drop(self, verifier: notes.Verifier) -> None:
        """This key is not here any more."""
        self._change(
            lambda now: now.model_copy(update={"keys": tuple(key for key in now.keys if key.verifier != verifier)})
        )

    def protect(self, passphrase: str | None, cost: int = COST) -> None:
        """Put the keys under a passphrase, another one, or none (None). Raises `KeysLocked`, `InvalidInput`."""
        new = Passphrase.new(passphrase, self.journal, cost) if passphrase is not None else None
        protection, under = new or (None, None)

        def wrapped(now: SigningFile) -> SigningFile:
            seeds = [(key.name, self._seed(now, key)) for key in now.keys]
            keys = tuple(self._stored(under, name, seed) for name, seed in seeds)
            return now.model_copy(update={"passphrase": protection, "keys": keys})

        if passphrase is not None or self._kept().keys or self.protected:
            self._change(wrapped)
            self._opened = new

    def seeds(self) -> dict[notes.Verifier, bytes]:
        """To be handed to a colleague. Raises `KeysLocked`."""
        kept = self._kept()
        self._under(kept)
        return {key.verifier: self._seed(kept, key) for key in kept.keys}

    def _under(self, kept: SigningFile) -> bytes | None:
        """The key of the passphrase, None where there is none. Raises `KeysLocked`."""
        if kept.passphrase is None:
            return None
        if self._opened is None or self._opened[0] != kept.passphrase:
            raise KeysLocked(
                Text("The signing key is under a passphrase.", "La clé de signature est sous une phrase de passe."),
                Text("Run `ect seal` on a terminal to be asked for it, or set ECT_PASSPHRASE.", "Lancez « ect sceller » sur un terminal, qui la demandera, ou donnez ECT_PASSPHRASE."),
            )  # fmt: skip
        return self._opened[1]

    def _seed(self, kept: SigningFile, key: SigningKey) -> bytes:
        under = self._under(kept)
        try:
            seed = key.seed if under is None else unlock(under, key.wrapped or b"", self._binding(key.name, key.public))
        except WrongKey:
            seed = None
        if seed is None or notes.verifier_of(key.name, seed) != key.verifier:
            raise Tampered(
                Text(f"The signing key in {self.path} is not the one that was put there.", f"La clé de signature de {self.path} n’est pas celle qui y a été mise."),
                Text("Put back a copy of that file, or make a new key: `ect rotate-key --lost`.", "Remettez une copie de ce fichier, ou faites une nouvelle clé : « ect changer-cle --lost »."),
            )  # fmt: skip
        return seed

    def _stored(self, under: bytes | None, name: str, seed: bytes) -> SigningKey:
        public = notes.verifier_of(name, seed).public
        if under is None:
            return SigningKey(name=name, public=public, seed=seed)
        return SigningKey(name=name, public=public, wrapped=lock(under, seed, self._binding(name, public)))

    def _binding(self, name: str, public: bytes) -> bytes:
        return bound(self.journal, "signing", name, public.hex())

    def _kept(self) -> SigningFile:
        """What is kept now: another process may have changed the file."""
        if self.path is None:
            return self._read[1]
        content = read_whole(self.path)
        if content != self._read[0]:
            self._read = content, SigningFile(journal=self.journal) if content is None else _parse(content, self)
        return self._read[1]

    def _change(self, how: Callable[[SigningFile], SigningFile]) -> None:
        if self.path is None:
            self._read = None, how(self._read[1])
            return
        path = self.path.resolve()
        with alone(path):
            before = self._kept()
            after = how(before)
            if after is not before:
                content = after.to_json()
                write_private(path, content)
                self._read = content, after


def keys_after(keys: Iterable[str], rows: Iterable[Row]) -> tuple[str, ...]:
    """The keys in force (vkeys), in the order in which they were added, once these entries are recorded too. What a reader
    believes of it is the reader's business."""
    now = dict.fromkeys(keys)
    for row in rows:
        if row.type in KEYS:
            vkey = orjson.loads(row.state)["data"]["vkey"]
            if row.type == KEYS[0]:
                now[vkey] = None
            else:
                now.pop(vkey, None)
    return tuple(now)


def signer_of(journal: UUID) -> Signer:
    return Signer(journal, keys_folder() / str(journal) / FILE)


def _parse(content: bytes, signer: Signer) -> SigningFile:
    try:
        found = SigningFile.model_validate_json(content)
        if any((key.seed is None) != bool(found.passphrase) for key in found.keys):
            raise ValueError("keys")
    except (ValidationError, ValueError):
        raise Unreadable(
            Text(f"{signer.path} cannot be read as a signing key: it is damaged, or is something else.", f"{signer.path} ne se lit pas comme une clé de signature : elle est abîmée, ou c’est autre chose."),
            Text("Put back a copy of it, or move it away and make a new key: `ect rotate-key --lost`.", "Remettez-en une copie, ou déplacez-la et faites une nouvelle clé : « ect changer-cle --lost »."),
        ) from None  # fmt: skip
    if found.journal != signer.journal:
        raise InvalidInput(
            Text(f"{signer.path} is the signing key of the journal {found.journal}.", f"{signer.path} est la clé de signature du journal {found.journal}."),
            Text("Put the key of this journal in its place.", "Mettez à sa place la clé de ce journal-ci."),
        )  # fmt: skip
    return found
