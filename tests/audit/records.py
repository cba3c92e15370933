"""The record of a dossier, made of a trail as `ect dossier` makes it, for tests that then spoil it."""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from ect_journal.ledger.notes import note, sign
from ect_journal.trail import Trail
from tests.audit.trails import ORIGIN, SEED

PAGES = b64encode(sha256(b"the pages").digest()).decode()


def record_of(trail: Trail, *seeds: bytes, **changed: Any) -> dict[str, Any]:
    """With the pages signed by these; other fields as given."""
    text = statement_text(len(trail.entries))
    return {
        "format": 1, "demo": False, "profile": "open", "made": "2024-03-01T09:00:00Z",
        "entries": [entry.decode() for entry in trail.entries],
        "checkpoints": [[size, written.split("\n")[2]] for size, written in trail.checkpoints],
        "seals": [[size, written] for size, written in trail.seals],
        "evidence": {str(position): b64encode(each).decode() for position, each in trail.evidence.items()},
        "missing": None if trail.missing is None else list(trail.missing),
        "values": dict(trail.values),
        "pages": PAGES,
        "statement": note(text, [sign(text, ORIGIN, seed) for seed in seeds]) if seeds else None,
        **changed,
    }  # fmt: skip


def statement_text(size: int, pages: str = PAGES) -> str:
    return f"{ORIGIN}\ndossier\n{size}\n{pages}\n"


def signed_record(trail: Trail, **changed: Any) -> dict[str, Any]:
    return record_of(trail, SEED, **changed)
