"""Looking for bytes in every file under a folder, piece by piece: a database cuts a long value into pages.

found(folder, secret)  # the share of its pieces that are somewhere: 0.0 when no trace is left
"""

from collections.abc import Iterable
from pathlib import Path

PIECE = 16
"""Bytes that nothing else has by chance."""


def pieces_of(secret: bytes) -> list[bytes]:
    """Its beginning, its end, and a piece every 400 bytes."""
    starts = [*range(0, len(secret) - PIECE, 400), len(secret) - PIECE]
    return [secret[start : start + PIECE] for start in starts]


def found(folder: Path, *secrets: bytes) -> float:
    """How much of these is in the files under a folder, from 0 to 1."""
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return share(files, [piece for secret in secrets for piece in pieces_of(secret)])


def share(files: Iterable[bytes], pieces: list[bytes]) -> float:
    missing = set(pieces)
    for content in files:
        missing -= {piece for piece in missing if piece in content}
    return 1 - len(missing) / len(set(pieces))
