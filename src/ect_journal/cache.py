"""The register on disk: derived, disposable, and never trusted beyond its key.

Plain JSON (a cache that travels with a folder must not be able to run code). It never holds a sealed value: states
are made of codes, days and positions.
"""

from base64 import b64decode, b64encode
from contextlib import suppress
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
from pydantic import TypeAdapter

import ect_journal
from ect_journal.catalogue import DECIDERS
from ect_journal.folder import write_whole
from ect_journal.ledger import Frontier
from ect_journal.register import Entity, Folded
from ect_journal.standing import Mark


@cache
def fingerprint() -> str:
    """Changes whenever the code of the record does, so that a new release folds again."""
    root = Path(ect_journal.__file__).parent
    sources = (path for path in sorted(root.rglob("*.py")) if "demo" not in path.parts)
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in sources)).hexdigest()


def save(path: Path, journal: str, folded: Folded, head: bytes) -> None:
    """Keep a register whose last entry has the bytes `head`. A folder that cannot be written keeps none."""
    states = {
        kind: {code: [_adapter(kind).dump_python(e.state, mode="json"), e.order] for code, e in entities.items()}
        for kind, entities in folded.entities.items()
    }
    content = {
        "key": [journal, folded.head, sha256(head).hexdigest(), fingerprint()],
        "recorded_at": folded.recorded_at.isoformat(),
        "frontier": [b64encode(peak).decode() for peak in folded.frontier.peaks],
        "entities": states,
        "marks": [[position, [*map(list, marks)]] for position, marks in folded.marks.items()],
        "cited": folded.cited,
    }  # fmt: skip
    try:
        path.parent.mkdir(exist_ok=True)
        written = orjson.dumps(content)
        write_whole(path, sha256(written).hexdigest().encode() + b"\n" + written)
    except OSError:
        return


def load(path: Path, journal: str, head_of: Any) -> Folded | None:
    """The register kept there, when its key fits: `head_of(position)` gives that entry's bytes, or None."""
    try:
        digest, _, written = path.read_bytes().partition(b"\n")
        if sha256(written).hexdigest().encode() != digest:
            return None
        content = orjson.loads(written)
        uuid, head, head_digest, code = content["key"]
        state = head_of(head)
        if (uuid, code) != (journal, fingerprint()) or state is None or sha256(state).hexdigest() != head_digest:
            return None
        return Folded(
            head=head,
            recorded_at=datetime.fromisoformat(content["recorded_at"]),
            frontier=Frontier(head, tuple(b64decode(peak) for peak in content["frontier"])),
            entities={kind: _entities(kind, found) for kind, found in content["entities"].items()},
            marks={int(position): tuple(Mark(*mark) for mark in marks) for position, marks in content["marks"]},
            cited=content["cited"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # absent, of another release or damaged: folding again is always right


def keep_only(path: Path) -> None:
    """Remove every register that is kept beside this one, or was about to be."""
    with suppress(OSError):
        for each in path.parent.glob("*register*.json*"):
            if path.name not in each.name:
                each.unlink(missing_ok=True)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(DECIDERS[kind].state | None)


def _entities(kind: str, found: dict[str, Any]) -> dict[str, Entity]:
    adapter = _adapter(kind)
    return {
        code: Entity(adapter.validate_python(state, strict=False), tuple(map(tuple, order)))
        for code, (state, order) in found.items()
    }
