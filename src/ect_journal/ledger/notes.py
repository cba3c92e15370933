"""Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature, by a key that has a name.

    — name base64(keyid4 || signature)

A text is only to be believed once `opened` gave it back: with the keys that its reader already had, never with one found
in the note. Cosignatures (C2SP tlog-cosignature) are signatures of a witness, with the time at which it saw the text.
What a text says is not known here.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ED25519, COSIGNATURE = b"\x01", b"\x04"
PUBLIC = 32
MOST_LINES = 100
"""A note with more lines of signatures is refused, as by Go's package."""

_LAST_TIME = (1 << 63) - 1
_NAME = re.compile(r"[^\s+\x00-\x20]+")
_LINE = re.compile(r"— (?P<name>[^\s+]+) (?P<payload>[A-Za-z0-9+/]+={0,2})")
_NOT_TEXT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but the line feed, and what has no UTF-8."""


class NotANote(ValueError):
    """It is no signed note, or nothing of it is to be believed."""


class Unsigned(NotANote):
    """No key that the reader holds signed it."""


class Forged(NotANote):
    """A signature is said to be by a key that the reader holds, and is not."""


class Verifier(NamedTuple):
    """A key that a reader holds: `kind` is what it signs (ED25519: notes; COSIGNATURE: with a time), `public` 32 bytes."""

    name: str
    kind: bytes
    public: bytes

    @property
    def key_id(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{b64encode(self.kind + self.public).decode()}"

    @classmethod
    def read(cls, vkey: str) -> "Verifier":
        """Raises `NotANote` when the text is no key, or its id is not that of its bytes."""
        name, _, rest = vkey.strip().partition("+")
        data = bytes_of(rest.partition("+")[2])
        found = cls(name, data[:1], data[1:])
        if not _NAME.fullmatch(name) or found.kind not in (ED25519, COSIGNATURE) or len(found.public) != PUBLIC:
            raise NotANote("no key")
        if found.vkey != vkey.strip():
            raise NotANote("a key id that is not that of the key")
        return found


class Signature(NamedTuple):
    """One that was verified; `at` is the time of a cosignature, in seconds since 1970."""

    verifier: Verifier
    at: int | None = None


def sign(text: str, name: str, seed: bytes) -> str:
    """One line of signature for a text that ends in a line feed."""
    key, public = _key(seed)
    return _line(Verifier(name, ED25519, public), key.sign(text.encode()))


def cosign(text: str, name: str, seed: bytes, at: int) -> str:
    """The same by a witness, who says that it saw the text at this time."""
    key, public = _key(seed)
    return _line(Verifier(name, COSIGNATURE, public), at.to_bytes(8, "big") + key.sign(cosigned(text, at)))


def cosigned(text: str, at: int) -> bytes:
    """The bytes that a witness signs."""
    return f"cosignature/v1\ntime {at}\n{text}".encode()


def verifier_of(name: str, seed: bytes, kind: bytes = ED25519) -> Verifier:
    """The public part of a key."""
    return Verifier(name, kind, _key(seed)[1])


def note(text: str, lines: Iterable[str]) -> str:
    return f"{text}\n{''.join(lines)}"


def opened(written: str, verifiers: Iterable[Verifier]) -> tuple[str, list[Signature]]:
    """The text and who of these signed it, each once. Raises `NotANote`; nothing of the text is to be shown then.

    Keys that are not known are passed over; a known one whose signature is wrong rejects the whole (`Forged`), and so does
    it when nobody known is left (`Unsigned`).
    """
    text, lines = split(written)
    known = {(verifier.name, verifier.key_id): verifier for verifier in verifiers}
    found: dict[tuple[str, bytes], Signature] = {}
    for name, payload in lines:
        if verifier := known.get((name, payload[:4])):
            signature = _verified(text, verifier, payload[4:])
            found.setdefault((name, payload[:4]), signature)
    if not found:
        raise Unsigned("no known key signed it")
    return text, [*found.values()]


def only(written: str, verifiers: Iterable[Verifier]) -> str:
    """The note with the lines of these alone, each once. Raises as `opened`."""
    text, signatures = opened(written, verifiers)
    wanted, lines = {(each.verifier.name, each.verifier.key_id) for each in signatures}, []
    for line in written[len(text) + 1 : -1].split("\n"):
        name, payload = _read_line(line)
        if (key := (name, payload[:4])) in wanted:
            wanted.remove(key)
            lines.append(f"{line}\n")
    return note(text, lines)


def split(written: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The text, and the name and payload of each line of signature: nothing is verified. Raises `NotANote`."""
    check_text(written)
    text, gap, signed = written.rpartition("\n\n")
    if not gap or not signed.endswith("\n"):
        raise NotANote("no signatures")
    lines = signed[:-1].split("\n")
    if len(lines) > MOST_LINES:
        raise NotANote("too many signatures")
    return text + "\n", [_read_line(line) for line in lines]


def is_signed(message: bytes, signature: bytes, public: bytes) -> bool:
    """Whether it is the Ed25519 signature (RFC 8032) of this message by this key, and has the one encoding that is allowed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def check_text(written: str) -> None:
    """Raises `NotANote` for control characters, and for what is no UTF-8."""
    if _NOT_TEXT.search(written):
        raise NotANote("control characters")


def bytes_of(base64: str) -> bytes:
    """The bytes of a text in standard base64, written as one writes it: one text for the same bytes. Raises `NotANote`."""
    try:
        found = b64decode(base64, validate=True)
    except (Error, ValueError) as error:
        raise NotANote("no base64") from error
    if b64encode(found).decode() != base64:
        raise NotANote("no base64 as one writes it")
    return found


def _line(verifier: Verifier, signature: bytes) -> str:
    return f"— {verifier.name} {b64encode(verifier.key_id + signature).decode()}\n"


def _read_line(line: str) -> tuple[str, bytes]:
    matched = _LINE.fullmatch(line)
    if not matched:
        raise NotANote("a line that is no signature")
    payload = bytes_of(matched["payload"])
    if len(payload) < 5:
        raise NotANote("a signature that is too short")
    return matched["name"], payload


def _verified(text: str, verifier: Verifier, payload: bytes) -> Signature:
    at, signature, message = None, payload, text.encode()
    if verifier.kind == COSIGNATURE:
        at, signature = int.from_bytes(payload[:8], "big"), payload[8:]
        message = cosigned(text, at)
    if not is_signed(message, signature, verifier.public) or (at is not None and at > _LAST_TIME):
        raise Forged(f"{verifier.name} did not sign this")
    return Signature(verifier, at)


@lru_cache(maxsize=4)
def _key(seed: bytes) -> "tuple[Ed25519PrivateKey, bytes]":
    """The key, made once for many appends, and its public part."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(seed)
    return key, key.public_key().public_bytes_raw()
