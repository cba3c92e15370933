"""What the archivist's folder says of keys, seals and anchors, taken out of a trail: as files for `openssl`, and as values
for its README. Nothing is verified here: whoever reads the folder does that.
"""

import json
import re
from base64 import encodebytes
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from ect_journal.ledger.notes import NotANote, Verifier, cosigned, split
from ect_journal.trail import Trail

_STAMP, _SIGNATURE = 8, 64
"""Bytes of the time in a cosignature, and of what Ed25519 signs with."""
SPKI = b"0*0\x05\x06\x03+ep\x03!\x00"
"""What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410)."""


class Key(NamedTuple):
    """A public key that the journal names, in the entry `ref`; `revoked` by another entry."""

    ref: str
    verifier: Verifier
    revoked: str | None

    @property
    def id(self) -> str:
        return self.verifier.key_id.hex()

    @property
    def pem(self) -> bytes:
        return b"-----BEGIN PUBLIC KEY-----\n%b-----END PUBLIC KEY-----\n" % encodebytes(SPKI + self.verifier.public)


class Signed(NamedTuple):
    """One line of a signed note: what was signed, by the key with this id, and when, where a witness says so."""

    name: str
    key_id: str
    text: bytes
    signature: bytes
    at: datetime | None


class Anchor(NamedTuple):
    """An anchor as the entry at `position` records it, and what the outside party gave."""

    position: int
    kind: str
    size: int
    authority: str
    day: str
    evidence: bytes | None

    @property
    def ref(self) -> str:
        return f"J{self.position}"

    @property
    def path(self) -> str:
        return f"tokens/{self.ref}.{'note' if self.kind == 'cosignature' else 'tst'}"


class Programme(NamedTuple):
    """What the journal says of its programme, and the entries that say it."""

    title: str
    funder: str
    scheme: str
    convention: str
    start: str
    end: str
    refs: tuple[str, ...]

    @classmethod
    def of(cls, data: dict[str, Any], refs: tuple[str, ...]) -> "Programme":
        return cls(**{name: data.get(name, "") for name in cls._fields[:-1]}, refs=refs)


_ABOUT_IT = (
    "programme.opened", "agreement.amended", "entry.corrected", "entry.retracted", "entry.reinstated",
)  # fmt: skip


def recorded(trail: Trail, *types: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of these types, by position."""
    looked_for = re.compile(b'"type":"(?:%b)"' % b"|".join(re.escape(name.encode()) for name in types))
    for position, state in enumerate(trail.entries, 1):
        if looked_for.search(state):
            entry = json.loads(state)
            if entry.get("type") in types:  # else a text that speaks of one
                yield position, entry


def programme_of(trail: Trail) -> Programme | None:
    """The last one that is opened, as it was corrected last; none where it was retracted or expunged."""
    found: dict[str, Programme] = {}
    gone: set[str] = set()
    end: dict[str, str] = {}
    for position, entry in recorded(trail, *_ABOUT_IT):
        data, about = entry["data"], entry["data"].get("entry", f"J{position}")
        match entry["type"]:
            case "programme.opened":
                found[about] = Programme.of(data, (about,))
            case "entry.corrected" if about in found:
                found[about] = Programme.of(data["data"], (about, f"J{position}"))
            case "agreement.amended" if "new_end" in data:
                end[about] = data["new_end"]
            case "entry.corrected" if about in end:
                end[about] = data["data"].get("new_end", "")
            case "entry.retracted":
                gone.add(about)
            case "entry.reinstated":
                gone.discard(about)
    standing = [each for ref, each in found.items() if ref not in gone]
    later = [(ref, day) for ref, day in end.items() if ref not in gone and day]
    if not standing:
        return None
    last = standing[-1]
    return last._replace(end=later[-1][1], refs=(*last.refs, later[-1][0])) if later else last


def keys_of(trail: Trail) -> list[Key]:
    found: dict[str, Key] = {}
    for position, entry in recorded(trail, "key.added", "key.revoked"):
        vkey = entry["data"]["vkey"]
        if entry["type"] == "key.added":
            found.setdefault(vkey, Key(f"J{position}", Verifier.read(vkey), None))
        elif vkey in found:
            found[vkey] = found[vkey]._replace(revoked=f"J{position}")
    return [*found.values()]


def anchors_of(trail: Trail) -> list[Anchor]:
    return [
        Anchor(
            position, entry["data"]["kind"], entry["data"]["size"], entry["data"]["authority"],
            entry["occurred"]["start"], trail.evidence.get(position),
        )
        for position, entry in recorded(trail, "anchor.recorded")
    ]  # fmt: skip


def recorded_evidence(trail: Trail) -> list[int]:
    """Where what was given is what the entry of that position records."""
    given = {
        position: entry["data"].get("token_sha256") for position, entry in recorded(trail, "anchor.recorded")
        if position in trail.evidence
    }  # fmt: skip
    return [at for at, digest in given.items() if sha256(trail.evidence[at]).hexdigest() == digest]


def signatures(note: str) -> list[Signed]:
    """Those of a signed note that are by Ed25519, alone or with a time."""
    try:
        text, lines = split(note)
    except NotANote:
        return []
    found = []
    for name, payload in lines:
        key_id, rest = payload[:4].hex(), payload[4:]
        if len(rest) == _SIGNATURE:
            found.append(Signed(name, key_id, text.encode(), rest, None))
        elif len(rest) == _STAMP + _SIGNATURE:
            at = int.from_bytes(rest[:_STAMP], "big")
            found.append(Signed(name, key_id, cosigned(text, at), rest[_STAMP:], _instant(at)))
    return found


def _instant(seconds: int) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def cosignatures(anchor: Anchor) -> list[Signed]:
    """Those of witnesses on what an anchor has."""
    note = (anchor.evidence or b"").decode("utf-8", "replace") if anchor.kind == "cosignature" else ""
    return [signed for signed in signatures(note) if signed.text.startswith(b"cosignature/v1\n")]


def stem(owner: str, signed: Signed) -> str:
    """How the files of one signature are called, without their extension."""
    return f"{owner}-{signed.key_id}"


def last_seal(trail: Trail) -> tuple[int, list[Signed]]:
    """The size of the last seal, and its signatures; 0 where there is none."""
    if not trail.seals:
        return 0, []
    size, note = max(trail.seals)
    return size, [signed for signed in signatures(note) if signed.at is None]
