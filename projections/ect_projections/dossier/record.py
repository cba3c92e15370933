"""The record inside the file: every entry as it is stored, what binds them, and what is opened for whom.

    {"format": 1, "demo": false, "profile": "open", "made": "2026-03-02T09:00:00Z", "entries": ["…"],
     "checkpoints": [[531, "root"]], "seals": [[531, "note"]], "evidence": {"531": "base64"}, "missing": ["digest"],
     "values": {"digest": "disclosure"}, "pages": "base64", "statement": "note"}

Both verifiers read it: a stored shape, and a change to it is a change of format. `pages` is the digest of what the file
shows, `statement` its signature; both are added once the pages are. Leaves how they are checked to `ect_journal.verifying`.
"""

import base64
import re
from collections.abc import Iterator
from datetime import UTC
from typing import Any

import orjson

from ect_journal.catalogue.integrity import AnchorRecorded, KeyAdded, KeyRevoked
from ect_journal.ledger.notes import note
from ect_journal.sealing import SEALED
from ect_journal.trail import Trail
from ect_projections.dossier.about import About

FORMAT = 1
SEALS_OF_A_CHANGE = 3
"""Seals kept of those that cover a change of keys: a colleague may have sealed with a former one."""


def record(about: About, trail: Trail) -> dict[str, Any]:
    """Without `pages` and `statement`. Raises `KeysLocked` when values are to be opened and a passphrase locks the keys."""
    return {
        "format": FORMAT,
        "demo": is_demo(trail),
        "profile": about.profile,
        "made": about.journal.world.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "entries": [entry.decode() for entry in trail.entries],
        "checkpoints": [[size, text.split("\n")[2]] for size, text in trail.checkpoints],
        "seals": [[size, text] for size, text in needed(trail)],
        "evidence": {str(at): base64.b64encode(given).decode() for at, given in trail.evidence.items()},
        "missing": None if trail.missing is None else list(trail.missing),
        "values": _opened(about, trail) if about.profile == "internal" else {},
    }


def completed(found: dict[str, Any], about: About, trail: Trail, pages: str) -> str:
    """The record with the digest of the pages and, where the key is at hand, its signature: as it stands in the file."""
    text = f"{about.reading.origin}\ndossier\n{len(trail.entries)}\n{pages}\n"
    journal = about.journal
    lines = journal.signer.lines(text, journal.keys_now()) if journal.seen_before is None else []
    whole = {**found, "pages": pages, "statement": note(text, lines) if lines else None}
    return orjson.dumps(whole).decode().replace("<", "\\u003c")


def needed(trail: Trail) -> Iterator[tuple[int, str]]:
    """The seals by which a reader goes from the key they hold to the last head: the last one, the first ones that cover each
    change of keys, and those of the sizes that an outside
    party bounds."""
    sizes = [size for size, _ in trail.seals]
    wanted = set(sizes[-1:])
    for position, entry in enumerate(trail.entries, 1):
        kind = _type(entry)
        if kind in (KeyAdded.TYPE, KeyRevoked.TYPE):
            wanted |= {*[size for size in sizes if size >= position][:SEALS_OF_A_CHANGE]}
        elif kind == AnchorRecorded.TYPE:
            wanted |= {orjson.loads(entry)["data"]["size"]}
    return ((size, text) for size, text in trail.seals if size in wanted)


_TYPE = re.compile(rb'"type":"((?:key|anchor)\.[a-z]+)","v":\d+}$')


def _type(entry: bytes) -> str | None:
    """Of an entry of those families, straight out of its canonical bytes; None of any other."""
    found = _TYPE.search(entry)
    return found[1].decode() if found else None


def is_demo(trail: Trail) -> bool:
    """Whether it is the fictional journal, whose key is published."""
    from ect_journal.demo_keys import DEMO_VKEY

    return any(DEMO_VKEY.encode() in entry for entry in trail.entries if _type(entry) == KeyAdded.TYPE)


def _opened(about: About, trail: Trail) -> dict[str, str]:
    """The disclosures of every sealed text that can be read here."""
    vault, digests = about.journal.vault, {d.decode() for entry in trail.entries for d in SEALED.findall(entry)}
    found = vault.store.sealed_rows([digest for digest in digests if vault.erased_by(digest) is None])
    held = vault.keyring.held({key for row in found.values() for key in row.keys})
    return {
        digest: vault.unlock(row, held).disclosure
        for digest, row in sorted(found.items())
        if all(key in held for key in row.keys)
    }
