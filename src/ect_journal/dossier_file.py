"""What a dossier's file says and shows, read back out of it: the trail of its record, and the digest of its pages.

    trail = trail_of(Path("dossier.html").read_bytes())
    trail.pages.said == trail.pages.found       # what the file shows is what its record says that it shows

The digest is over what a browser makes of the page before any script touches it: the title, the metas (among them the
policy, which names each script and style by its hash), and the body without its scripts. The verifier inside the file
(`pages` in given.js) walks the same. Leaves what a trail is worth to `verifying`.
"""

import json
import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from ect_journal.errors import Unreadable
from ect_journal.trail import Pages, Trail
from ect_journal.words import Text

FIELDS = frozenset(
    ("format", "demo", "profile", "made", "entries", "checkpoints", "seals", "evidence", "missing", "values", "pages", "statement")
)  # fmt: skip
PROFILES = ("open", "funder", "internal")
FORMAT = 1
MOST = 2**53 - 1
"""The largest number that JavaScript holds exactly."""
_POSITION = re.compile("[1-9][0-9]{0,14}")
_DISCLOSURE = re.compile("[A-Za-z0-9_-]*")
_SPACES = " \t\n\f"
_AROUND = ("html", "head")
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements that have no end tag."""


# The record -------------------------------------------------------------------------------------------------------------


def trail_of(content: bytes) -> Trail:
    """Of a file. Raises `Unreadable` when it is no dossier."""
    try:
        page = _Page.of(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise _unreadable("it is not UTF-8", "ce n’est pas de l’UTF-8") from None
    if page.record is None:
        raise _unreadable("it has no record", "il n’a pas de registre")
    try:
        record = json.loads(page.record, parse_float=_number, parse_int=_number, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _unreadable("its record is not JSON", "son registre n’est pas du JSON") from None
    found = trail_of_record(record, page.digest)
    return found if page.is_as_its_policy_says else found._replace(faults=(*found.faults, (0, "pages")))


def trail_of_record(record: object, found: str | None = None) -> Trail:
    """Of what stands in `<script id="record">`; `found` is the digest of the pages around it (None: the one it says).
    Raises `Unreadable` for anything that has not exactly the shape of a record."""
    if not isinstance(record, dict) or not _is_record(record):
        raise _unreadable("its record has not the shape of one", "son registre n’a pas la forme attendue")
    entries = tuple(entry.encode() for entry in record["entries"])
    origin = _origin(entries[0])
    said = record["pages"]
    return Trail(
        entries,
        tuple((size, f"{origin}\n{size}\n{root}\n") for size, root in record["checkpoints"]),
        tuple((size, note) for size, note in record["seals"]),
        {int(position): b64decode(encoded) for position, encoded in record["evidence"].items()},
        missing=None if record["missing"] is None else tuple(record["missing"]),
        values=record["values"],
        pages=Pages(said, said if found is None else found, record["statement"]),
    )


def _is_record(record: Mapping[str, Any]) -> bool:
    return (
        record.keys() == FIELDS
        and type(record["format"]) is int and record["format"] == FORMAT
        and isinstance(record["demo"], bool)
        and record["profile"] in PROFILES
        and _texts([record["made"], record["pages"]])
        and (record["statement"] is None or _is_text(record["statement"]))
        and _texts(record["entries"], least=1)
        and _by_size(record["checkpoints"], least=1)
        and _by_size(record["seals"])
        and (record["missing"] is None or _texts(record["missing"]))
        and isinstance(record["evidence"], dict)
        and all(_POSITION.fullmatch(at) and _is_base64(token) for at, token in record["evidence"].items())
        and isinstance(record["values"], dict)
        and all(_is_text(digest) and _is_text(value) and _DISCLOSURE.fullmatch(value) for digest, value in record["values"].items())
    )  # fmt: skip


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def _texts(values: object, least: int = 0) -> bool:
    return isinstance(values, list) and len(values) >= least and all(map(_is_text, values))


def _by_size(rows: object, least: int = 0) -> bool:
    """Pairs of a size and a text, the sizes rising."""
    if not isinstance(rows, list) or len(rows) < least:
        return False
    if not all(isinstance(row, list) and len(row) == 2 and type(row[0]) is int and _is_text(row[1]) for row in rows):
        return False
    sizes = [0, *(row[0] for row in rows)]
    return sizes[-1] <= MOST and all(one < other for one, other in pairwise(sizes))


def _is_base64(value: object) -> bool:
    try:
        return isinstance(value, str) and b64encode(b64decode(value, validate=True)).decode() == value
    except (Error, ValueError):
        return False


def _number(written: str) -> float:
    """As JavaScript reads it, to which 5.0 is 5."""
    number = float(written)
    return int(number) if number.is_integer() else number


def _no_number(_: str) -> None:
    raise ValueError


def _origin(opening: bytes) -> str:
    """The name that J1 gives the journal: its checkpoints stand in the record without it."""
    try:
        origin = json.loads(opening)["data"]["origin"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return origin if isinstance(origin, str) and "\n" not in origin else ""


# The pages --------------------------------------------------------------------------------------------------------------


def pages_digest(html: str) -> str:
    """Of a whole page, in base64; what its record has does not count, so it may still be empty."""
    return _Page.of(html).digest


class _Page(HTMLParser):
    """Writes down in one way what the page shows, and keeps aside its record, its policy and what the policy is about."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.record: str | None = None
        self.policy = ""
        self._head: list[str] = []
        self._body: list[str] | None = None
        self._hashes: list[str] = []
        self._aside: list[str] | None = None
        self._kept = self._is_record = self._hashed = False
        """Of the script or style that is open: whether its text is shown, is the record, is under the policy."""
        self._title = False

    @classmethod
    def of(cls, html: str) -> "_Page":
        page = cls()
        page.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
        page.close()
        if page._body is None:
            raise _unreadable("it has no pages", "il n’a pas de pages")
        return page

    @property
    def digest(self) -> str:
        assert self._body is not None
        return _hash("".join([*self._head, *self._body, "</body>"]))

    @property
    def is_as_its_policy_says(self) -> bool:
        """Whether the policy names each script and style that there is, and no other."""
        return {*re.findall("'sha256-([^']*)'", self.policy)} == {*self._hashes}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # a browser takes the first of two
        if tag == "body" and self._body is None:
            self._body = [_opening(tag, given)]
        elif tag in ("script", "style"):
            self._is_record = tag == "script" and given.get("id") == "record"
            self._kept = self._body is not None and not self._is_record and (tag == "style" or "type" in given)
            self._hashed, self._aside = not self._is_record, []
            if self._kept:
                self._write(_opening(tag, given))
        elif self._body is not None or tag not in _AROUND:
            self._write(_opening(tag, given) + (f"</{tag}>" if tag in _EMPTY else ""))
            self._title = self._title or (tag == "title" and self._body is None)
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            self.policy = self.policy or given.get("content", "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._aside is not None:
            text = "".join(self._aside)
            if self._is_record:
                self.record = text if self.record is None else ""  # of two, neither is believed
            if self._hashed:
                self._hashes.append(_hash(text))
            if self._kept:
                self._write(f"{_escaped(text)}</{tag}>")
            self._aside = None
        elif tag not in ("body", "html") and (self._body is not None or self._title) and tag not in _EMPTY:
            self._write(f"</{tag}>")
            self._title = False

    def handle_data(self, data: str) -> None:
        if self._aside is not None:
            self._aside.append(data)
        elif self._body is not None or self._title or data.strip(_SPACES):
            self._write(_escaped(data))

    def _write(self, text: str) -> None:
        (self._head if self._body is None else self._body).append(text)


def _opening(tag: str, given: Mapping[str, str]) -> str:
    attributes = (f' {name}="{_escaped(value)}"' for name, value in given.items())
    return f"<{tag}{''.join(sorted(attributes))}>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode("utf-8", "replace")).digest()).decode()


def _unreadable(en: str, fr: str) -> Unreadable:
    return Unreadable(
        Text(f"This is not a dossier that can be read: {en}.", f"Ce n’est pas un dossier lisible : {fr}."),
        Text("Ask whoever gave it to you for the file itself, as `ect dossier` wrote it: a copy that a browser or a mail program saved is another file.",
             "Demandez à qui vous l’a remis le fichier même, tel que « ect dossier » l’a écrit : une copie enregistrée par un navigateur ou une messagerie est un autre fichier."),
    )  # fmt: skip
