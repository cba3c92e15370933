"""Trails made up entry by entry, coherent unless a test makes them otherwise: as whoever holds the journal and its key could
make them.

    told = Told(40)
    told.add("key.added", vkey=…, name=…)
    told.trail()                                  # its checkpoints, seals and tree fit whatever was told
"""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import COSIGNATURE, Verifier, cosign, note, sign, verifier_of
from ect_journal.trail import Trail
from ect_journal.verifying.tree import Leaves

ORIGIN = "cluster-jura"
JOURNAL = str(UUID(int=7))
SEED, OTHER, WITNESS = (bytes([number]) * 32 for number in (1, 2, 3))
KEY, OTHER_KEY = verifier_of(ORIGIN, SEED), verifier_of(ORIGIN, OTHER)
LABORATORY = verifier_of("laboratory.example.org", WITNESS, COSIGNATURE)
POLICY = f"log {KEY.vkey}\nwitness laboratory {LABORATORY.vkey}\nquorum laboratory\n"


class Told:
    """`entries` may be changed at will before a trail is made of them. A checkpoint stands after every `step`."""

    def __init__(self, count: int, step: int = 5) -> None:
        self.step = step
        self.entries: list[dict[str, Any] | bytes] = []
        self.evidence: dict[int, bytes] = {}
        self.signed: dict[int, tuple[bytes, ...]] = {}
        self.add("journal.opened", origin=ORIGIN, journal=JOURNAL)
        for number in range(2, count + 1):
            self.add("memo.written", title=f"Note {number}")

    def add(self, type: str, **data: Any) -> int:
        """Its number."""
        number = len(self.entries) + 1
        self.entries.append(
            {
                "data": data, "id": str(UUID(int=1000 + number)), "position": number,
                "recorded_at": f"2024-02-06T17:{number // 60:02}:{number % 60:02}.000000Z", "type": type, "v": 1,
            }
        )  # fmt: skip
        return number

    def seal(self, *seeds: bytes) -> int:
        """The checkpoint of all that was told until now, sealed by these."""
        self.signed[len(self.entries)] = seeds or (SEED,)
        return len(self.entries)

    def expunge(self, number: int, *, said: bool = True) -> None:
        state = orjson.dumps(self.entries[number - 1], option=orjson.OPT_SORT_KEYS)
        leaf = urlsafe_b64encode(sha256(b"\x00" + state).digest()).rstrip(b"=").decode()
        self.entries[number - 1] = orjson.dumps({"expunged": leaf, "position": number})
        if said:
            self.add("entry.expunged", entry=f"J{number}", leaf=leaf)

    def anchor(self, kind: str, size: int, evidence: bytes | None = None, /, **changed: Any) -> int:
        root = b64encode(self.checkpoint(size).root).decode()
        token = {} if evidence is None else {"token_sha256": sha256(evidence).hexdigest()}
        data = {"kind": kind, "size": size, "root": root, "authority": "somebody", **token, **changed}
        number = self.add("anchor.recorded", **data)
        if evidence is not None:
            self.evidence[number] = evidence
        return number

    def cosigned(self, size: int, at: int) -> bytes:
        text = self.checkpoint(size).text
        return note(text, [cosign(text, LABORATORY.name, WITNESS, at)]).encode()

    @property
    def states(self) -> tuple[bytes, ...]:
        return tuple(
            each if isinstance(each, bytes) else orjson.dumps(each, option=orjson.OPT_SORT_KEYS)
            for each in self.entries
        )

    def checkpoint(self, size: int | None = None) -> Checkpoint:
        leaves = Leaves(self.states)
        return leaves.checkpoint(ORIGIN, len(self.entries) if size is None else size)

    def note(self, size: int, *seeds: bytes) -> str:
        text = self.checkpoint(size).text
        return note(text, [sign(text, ORIGIN, seed) for seed in seeds])

    def trail(self, **changed: Any) -> Trail:
        size = len(self.entries)
        sizes = sorted({*range(self.step, size, self.step), *self.signed, size})
        return Trail(
            self.states,
            tuple((each, self.checkpoint(each).text) for each in sizes),
            tuple((each, self.note(each, *seeds)) for each, seeds in self.signed.items()),
            self.evidence,
            JOURNAL,
        )._replace(**changed)


def vkeys(keys: Iterable[Verifier]) -> list[str]:
    return [key.vkey for key in keys]
