"""What a witness keeps: its key, and what it cosigned last of each log.

    ECT_KEYS/witness.json                {"format": 1, "name": "lab.example/witness", "seed": "…"}
    ECT_STATE/witness-<key id>.json      {"format": 1, "logs": {"cluster-jura": {"vkey": "…", "note": "…"}}}

These are stored shapes: a change to one is a new `format`. Each key has a memory of its own, made before it, without
which it signs nothing. Knows how they are read and written; `witnessing` what they are for.
"""

from collections.abc import Mapping
from pathlib import Path
from secrets import token_bytes
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ect_journal.errors import InvalidInput, Unreadable
from ect_journal.key_files import read_whole
from ect_journal.keys import keys_folder
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import COSIGNATURE, NotANote, Verifier, split, verifier_of
from ect_journal.private import alone, write_private
from ect_journal.seen import state_folder
from ect_journal.words import Text, shown


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


_Shape = TypeVar("_Shape", bound=_Stored)


class WitnessKey(_Stored):
    format: Literal[1] = 1
    name: str
    seed: bytes = Field(min_length=32, max_length=32, repr=False)

    @property
    def verifier(self) -> Verifier:
        return verifier_of(self.name, self.seed, COSIGNATURE)


class Log(_Stored):
    """Its public key as the witness was given it, and the last note that was cosigned."""

    vkey: str
    note: str

    @property
    def head(self) -> Checkpoint:
        return Checkpoint.of(split(self.note)[0])


class WitnessMemory(_Stored):
    """The logs by their origins."""

    format: Literal[1] = 1
    logs: Mapping[str, Log] = {}


def key_path() -> Path:
    return keys_folder() / "witness.json"


def memory_path(key: WitnessKey) -> Path:
    return state_folder() / f"witness-{key.verifier.key_id.hex()}.json"


def read_key() -> WitnessKey | None:
    """None before it is made. Raises `Unreadable`."""
    return _read(WitnessKey, key_path())


def make_key(name: str) -> WitnessKey:
    """The one that is here, whatever its name; else a new one. Raises `InvalidInput` for what is no name."""
    with alone(key_path()):
        made = read_key()
        if made is None:
            made = _named(name)
            keep(made, WitnessMemory())
            write_private(key_path(), _json(made))
    return made


def read_memory(key: WitnessKey) -> WitnessMemory:
    """Raises `Unreadable`, also when it is not there: a witness that begins again from nothing cosigns two histories."""
    path = memory_path(key)
    found = _read(WitnessMemory, path)
    if found is None:
        raise Unreadable(
            Text(f"What this witness cosigned is not in {path}: without it, it could cosign two histories.", f"Ce que ce témoin a contresigné n’est pas dans {path} : sans cela, il pourrait contresigner deux histoires."),
            Text(f"Put that file back. If it is lost, move {key_path()} away, and make a new witness, which others trust anew.", f"Remettez ce fichier. S’il est perdu, déplacez {key_path()}, et faites un nouveau témoin, à qui l’on se fie à nouveau."),
        )  # fmt: skip
    return found


def keep(key: WitnessKey, memory: WitnessMemory) -> None:
    """On the disk before anybody relies on it."""
    path = memory_path(key)
    with alone(path):
        write_memory(path, memory)


def write_memory(path: Path, memory: WitnessMemory) -> None:
    """For who is alone with it."""
    write_private(path, _json(memory))


def _named(name: str) -> WitnessKey:
    key = WitnessKey(name=name, seed=token_bytes(32))
    try:
        Verifier.read(key.verifier.vkey)
    except NotANote:
        raise InvalidInput(
            Text(f"“{shown(name)}” cannot be the name of a witness.", f"« {shown(name)} » ne peut pas être le nom d’un témoin."),
            Text("A name has no spaces and no “+”, such as lab.example/witness.", "Un nom n’a ni espace ni « + », par exemple labo.example/temoin."),
        ) from None  # fmt: skip
    return key


def _read(shape: type[_Shape], path: Path) -> _Shape | None:
    content = read_whole(path)
    try:
        return None if content is None else shape.model_validate_json(content)
    except ValidationError:
        raise Unreadable(
            Text(f"{path} is damaged, or is something else.", f"{path} est abîmé, ou c’est autre chose."),
            Text("Put back a copy of it.", "Remettez-en une copie."),
        ) from None


def _json(kept: _Stored) -> bytes:
    return kept.model_dump_json(indent=1).encode() + b"\n"
