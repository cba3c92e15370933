"""The shapes in which a file may repeat a text or some bytes, and looking for them. Knows no journal.

As written, as JSON, CSV, HTML or XML escape it, and in base64, at whichever place of a longer content it begins. White
space is left out on both sides, so that lines wrapped or indented by a program do not hide what they hold.
"""

import html
import json
import re
import zipfile
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

SHORT = 4
"""Characters below which a text is found in too many files for that to mean anything."""
_PIECE = 160
"""Characters: of a longer text its beginning, its middle and its end are looked for, since programs cut, and people edit."""
_TELLING = 12
"""Bytes, white space left out, below which a text could be found across what stands in two places."""
_BLOCK = 1 << 22
_SPACE = b" \t\r\n\v\f"


class Sought(NamedTuple):
    """Needles in bytes: `squeezed` have no white space, `plain` stand as they are, `words` by themselves."""

    squeezed: tuple[bytes, ...]
    plain: tuple[bytes, ...]
    words: tuple[re.Pattern[bytes], ...]

    def in_file(self, path: Path) -> bool:
        """Whether the file, or a file in it when it is a zip (as an xlsx is), repeats one. What cannot be read does not."""
        with suppress(OSError):
            if zipfile.is_zipfile(path):
                with (
                    suppress(zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError),
                    zipfile.ZipFile(path) as packed,
                ):
                    for member in packed.infolist():
                        with packed.open(member) as stream:
                            if self.in_stream(stream):
                                return True
            with path.open("rb") as stream:
                return self.in_stream(stream)
        return False

    def in_stream(self, stream: IO[bytes]) -> bool:
        """Read in blocks that overlap by as much as the longest needle."""
        overlap = max(map(len, (*self.plain, *self.squeezed)), default=1) - 1
        before, before_squeezed = b"", b""
        while block := stream.read(_BLOCK):
            whole = before + block
            squeezed = before_squeezed + block.translate(None, _SPACE)
            if any(needle in squeezed for needle in self.squeezed) or any(needle in whole for needle in self.plain):
                return True
            if any(word.search(whole) for word in self.words):
                return True
            before = whole[-overlap:] if overlap else b""
            before_squeezed = squeezed[-overlap:] if overlap else b""
        return False


def sought(what: Iterable[str | bytes], *, short: bool = False) -> Sought:
    """What to look for, in every shape; texts shorter than `SHORT` only when asked, and as words by themselves."""
    squeezed, plain, words = set[bytes](), set[bytes](), set[bytes]()
    for each in what:
        if isinstance(each, str) and len(each) < SHORT:
            words |= _escaped(each) if short and each.strip() else set()
            continue
        pieces = _pieces(each)
        squeezed |= {needle for piece in pieces for needle in _encoded(piece)}
        for needle in (needle for piece in pieces for needle in _escaped(piece)):
            bare = needle.translate(None, _SPACE)
            if len(bare) >= _TELLING:
                squeezed.add(bare)
            elif bare:
                plain.add(needle)
    alone = (re.compile(rb"(?<![0-9A-Za-z])" + re.escape(word) + rb"(?![0-9A-Za-z])") for word in sorted(words))
    return Sought(tuple(sorted(squeezed)), tuple(sorted(plain)), tuple(alone))


def _pieces(what: str | bytes) -> tuple[str | bytes, ...]:
    if len(what) <= 2 * _PIECE:
        return (what,)
    middle = (len(what) - _PIECE) // 2
    return what[:_PIECE], what[middle : middle + _PIECE], what[-_PIECE:]


def _written(text: str) -> set[str]:
    """With either end of line, bare and as JSON has it."""
    lines = text.replace("\r\n", "\n")
    bare = {text, lines, lines.replace("\n", "\r\n")}
    return bare | {json.dumps(each, ensure_ascii=ascii)[1:-1] for each in bare for ascii in (True, False)}


def _escaped(what: str | bytes) -> set[bytes]:
    """As it stands in a file of bytes, or of text."""
    if isinstance(what, bytes):
        return {what}
    found = set[str]()
    for each in _written(what):
        tags = html.escape(each, quote=False)
        quotes = html.escape(each)
        found |= {each, each.replace('"', '""'), tags, tags.replace("\n", "&#10;"), quotes}
        found |= {quotes.replace("&#x27;", "&#39;"), quotes.replace("&#x27;", "&apos;")}
        found.add(quotes.replace("&quot;", "&#34;").replace("&#x27;", "&#39;"))
    return {each.encode() for each in found}


def _encoded(what: str | bytes) -> set[bytes]:
    """As it stands in base64 or, if it is bytes, in hexadecimal."""
    if isinstance(what, bytes):
        return {what.hex().encode(), what.hex().upper().encode(), *_base64(what)}
    return {shape for each in _written(what) for shape in _base64(each.encode())}


def _base64(content: bytes) -> Iterator[bytes]:
    """Its base64 in whatever stands before and after it: only the characters that hold nothing else."""
    for before in range(3):
        first, last = -(-8 * before // 6), 8 * (before + len(content)) // 6
        for encode in (b64encode, urlsafe_b64encode):
            if last > first:
                yield encode(bytes(before) + content)[first:last]
