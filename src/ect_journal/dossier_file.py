"""What a dossier's file says and shows, read back out of it: the trail of its record, and the digest of its pages.

    trail = trail_of(Path("dossier.html").read_bytes())
    trail.pages.said == trail.pages.found       # what the file shows is what its record says that it shows

The digest is over what a browser makes of the page before any script touches it: the title, the metas (among them the
policy, which names each script and style by its hash), and the body without its scripts. The verifier inside the file
(`pages` in shown.js) walks the same. Leaves how a page is read to `dossier_markup`, what a trail is worth to `verifying`.
"""

import json
import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from ect_journal.dossier_markup import RECORD, NotAsWritten, digest_of_pages
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
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


# The record -------------------------------------------------------------------------------------------------------------


def trail_of(content: bytes) -> Trail:
    """Of a file. Raises `Unreadable` when it is no dossier."""
    try:
        html = content.decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable("it is not UTF-8", "ce n’est pas de l’UTF-8") from None
    records = RECORD.findall(html)
    if len(records) != 1:  # of two, neither is believed
        raise _unreadable("it has no record, or several", "il n’a pas de registre, ou plusieurs")
    try:
        record = json.loads(records[0], parse_float=_number, parse_int=_number, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _unreadable("its record is not JSON", "son registre n’est pas du JSON") from None
    try:
        return trail_of_record(record, digest_of_pages(html))
    except NotAsWritten:
        return trail_of_record(record)._replace(faults=((0, "pages"),))


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


def pages_digest(html: str) -> str:
    """Of a whole page, in base64; what its record has does not count, so it may still be empty. Raises `Unreadable`."""
    try:
        return digest_of_pages(html)
    except NotAsWritten:
        raise _unreadable(
            "its pages are not written as they are", "ses pages ne sont pas écrites comme elles le sont"
        ) from None


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
        and _texts([*record["values"].values()])
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
    return origin if _is_text(origin) and not _CONTROL.search(origin) else ""


def _unreadable(en: str, fr: str) -> Unreadable:
    return Unreadable(
        Text(f"This is not a dossier that can be read: {en}.", f"Ce n’est pas un dossier lisible : {fr}."),
        Text("Ask whoever gave it to you for the file itself, as `ect dossier` wrote it: a copy that a browser or a mail program saved is another file.",
             "Demandez à qui vous l’a remis le fichier même, tel que « ect dossier » l’a écrit : une copie enregistrée par un navigateur ou une messagerie est un autre fichier."),
    )  # fmt: skip
