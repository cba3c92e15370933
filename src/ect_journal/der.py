"""The little of DER (ITU-T X.690) that leads to a part of something: members, one inside the other. Knows no meaning.

    values = members(inside(content, SEQUENCE))
    at(values, 1, OCTETS)

Everything raises ValueError for what is not the one way of writing it: lengths that are not the shortest or do not fit,
bytes before or after, another tag.
"""

from collections.abc import Sequence
from typing import NamedTuple

INTEGER, OCTETS, OID, TIME, SEQUENCE, FIRST = 0x02, 0x04, 0x06, 0x18, 0x30, 0xA0
"""Tags; TIME is GeneralizedTime, FIRST the context's own [0], which has something inside."""


class Member(NamedTuple):
    """`content` is what is inside, `whole` has its tag and length too."""

    tag: int
    content: bytes
    whole: bytes


def members(content: bytes) -> list[Member]:
    """What stands one after the other, at least one."""
    found: list[Member] = []
    while content:
        start, length = _length(content)
        if len(content) < start + length:
            raise ValueError("length")
        found.append(Member(content[0], content[start : start + length], content[: start + length]))
        content = content[start + length :]
    if not found:
        raise ValueError("nothing")
    return found


def at(found: Sequence[Member], place: int, tag: int) -> bytes:
    """What is inside the member at this place, which has this tag."""
    if place >= len(found) or found[place].tag != tag:
        raise ValueError("tag")
    return found[place].content


def inside(content: bytes, tag: int) -> bytes:
    """What is inside the only member."""
    found = members(content)
    if len(found) != 1:
        raise ValueError("more than one")
    return at(found, 0, tag)


def wrapped(tag: int, content: bytes) -> bytes:
    """A member with this inside."""
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    written = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 + len(written)]) + written + content


def _length(content: bytes) -> tuple[int, int]:
    """Where the inside begins, and how long it is."""
    if len(content) < 2 or content[1] < 0x80:
        return 2, content[1] if len(content) > 1 else 1
    more = content[1] - 0x80
    written = content[2 : 2 + more]
    length = int.from_bytes(written, "big")
    if not 1 <= more <= 4 or len(written) < more or written[0] == 0 or length < 0x80:
        raise ValueError("length")
    return 2 + more, length
