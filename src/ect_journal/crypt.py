"""The cipher of sealed values: AES-GCM, keys derived by HKDF-SHA-256, passphrases stretched by scrypt.

Pure functions over bytes, all of it from `cryptography`. What a value is bound to (`bound`) is not kept with it: opened
for another journal, another digest or other people, it does not open. Leaves to `vault` and `keys` what is locked.
"""

import struct
from collections.abc import Sequence
from itertools import count
from secrets import token_bytes
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KEY = 32
"""Bytes in a key."""
NONCE = 12
"""Bytes of the nonce that stands before what is locked."""
SEGMENT = 1 << 20
"""Bytes of a file that are locked at once."""


class WrongKey(Exception):
    """It does not open with this key, or was not locked for what it is now bound to."""


def derive(keys: Sequence[bytes], info: bytes) -> bytes:
    """One key out of all of these (RFC 5869): without any one of them, nobody can make it."""
    return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=info).derive(b"".join(keys))


def lock(key: bytes, plain: bytes, bound: bytes) -> bytes:
    nonce = token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def unlock(key: bytes, locked: bytes, bound: bytes) -> bytes:
    """Raises `WrongKey`."""
    try:
        return AESGCM(key).decrypt(locked[:NONCE], locked[NONCE:], bound)
    except (InvalidTag, ValueError):
        raise WrongKey from None


def stretch(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    """A key out of a passphrase (RFC 7914), in 128·n·r bytes of memory."""
    return Scrypt(salt=salt, length=KEY, n=n, r=r, p=p).derive(passphrase.encode())


def lock_file(source: BinaryIO, target: BinaryIO, key: bytes, bound: bytes) -> None:
    """Segment by segment, in constant memory. Each nonce holds the segment's number and whether it is the last, so that
    none can be dropped, repeated or moved (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015)."""
    prefix, cipher = token_bytes(NONCE - 5), AESGCM(key)
    target.write(prefix)
    segment = source.read(SEGMENT)
    for number in count():
        following = source.read(SEGMENT)
        target.write(cipher.encrypt(prefix + struct.pack(">I?", number, not following), segment, bound))
        if not following:
            return
        segment = following


def unlock_file(source: BinaryIO, target: BinaryIO, key: bytes, bound: bytes) -> None:
    """Raises `WrongKey`; what was written to `target` until then is nobody's to read."""
    prefix, cipher = source.read(NONCE - 5), AESGCM(key)
    segment = source.read(SEGMENT + 16)
    for number in count():
        following = source.read(SEGMENT + 16)
        try:
            target.write(cipher.decrypt(prefix + struct.pack(">I?", number, not following), segment, bound))
        except (InvalidTag, ValueError):
            raise WrongKey from None
        if not following:
            return
        segment = following
