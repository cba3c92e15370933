"""Sealed values: a salted commitment goes into the log, the value beside it.

A commitment is an RFC 9901 (SD-JWT) section 4.2 array element: `disclosure = b64url(JSON [salt, value])`, `digest =
b64url(SHA-256(ascii(disclosure)))`. Knows neither keys nor erasure, which change no entry: that is `vault`. See
docs/adr/0004.
"""

import hashlib
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from ect_journal.errors import InvalidInput, Tampered
from ect_journal.event import Event
from ect_journal.fields import DIGEST, Attachment, Sealed
from ect_journal.folder import KeptFile, file_sha256
from ect_journal.kinds import kinds_of
from ect_journal.words import Text
from ect_journal.world import World

COMMITMENT = re.compile(rf'"(?:\.\.\.|digest)":"({DIGEST})"'.encode())
"""Where an entry's bytes commit to a sealed value or to an attachment: a text never has quotation marks without a backslash."""
SEALED = re.compile(rf'"\.\.\.":"({DIGEST})"'.encode())
"""Where they commit to a sealed value alone."""


class Disclosure(NamedTuple):
    """One sealed value in the clear: its digest, its disclosure, the actors it is about, and its `Retention`."""

    digest: str
    disclosure: str
    about: tuple[str, ...]
    retention: str = "verbatim"


class SealedRow(NamedTuple):
    """One sealed value as it is kept: `sealed` is its disclosure under the keys with these ids, one for each actor it is
    about. Actors and ids in their order."""

    digest: str
    sealed: bytes
    about: tuple[str, ...]
    keys: tuple[str, ...]
    retention: str


def b64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def disclose(salt: str, value: str) -> str:
    """The disclosure of a value under a salt (text, as it stands in the JSON)."""
    return b64url(json.dumps([salt, value], ensure_ascii=False).encode())


def digest_of(disclosure: str) -> str:
    return b64url(hashlib.sha256(disclosure.encode("ascii")).digest())


def value_of(disclosure: str) -> str:
    """The value of a disclosure, without its salt."""
    value: str = json.loads(urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4)))[1]
    return value


def check_disclosure(digest: str, disclosure: str) -> None:
    """Raises `Tampered` when the disclosure is not the one committed to."""
    if digest_of(disclosure) != digest:
        raise Tampered(
            Text(f"The sealed value of {digest[:8]}… is not the one recorded.", f"La valeur scellée {digest[:8]}… n’est pas celle qui a été enregistrée."),
            Text("Restore it from a backup of the journal.", "Restaurez-la depuis une sauvegarde du journal."),
        )  # fmt: skip


def seal(
    event: Event, about: Iterable[str], world: World, repeated: Collection[str] = ()
) -> tuple[Event, list[Disclosure], list[KeptFile]]:
    """The event with its commitments made; the values to keep; the files to keep (name in attachments/, source).

    The values are about `about` and whom the event itself says (an interview its interviewee). `repeated` has the digests
    that may be there already, those of the entry being corrected. Raises `InvalidInput` for any other: a commitment whose
    value is not given would be an empty slot for ever.
    """
    rows: list[Disclosure] = []
    files: list[KeptFile] = []
    subjects = tuple(sorted({*about, *((getattr(event, event.ABOUT),) if event.ABOUT else ())}))

    def commit(value: str) -> str:
        disclosure = disclose(b64url(world.salt()), value)
        rows.append(Disclosure(digest_of(disclosure), disclosure, subjects, event.RETENTION))
        return rows[-1].digest

    def sealed(value: Any) -> Any:
        if value is None or value.digest in repeated:
            return value
        if isinstance(value, Sealed) and value.digest is None:
            assert value.text is not None
            return Sealed(value.text, commit(value.text))
        if isinstance(value, Attachment) and value.source is not None:
            sha256 = file_sha256(value.source)
            kept = value.model_copy(update={"digest": commit(sha256)})
            files.append(KeptFile(kept.digest, value.source, sha256))
            return kept
        raise InvalidInput(
            Text("A commitment is given here without what it commits to.", "Un engagement est donné ici sans ce qu’il engage."),
            Text("Give the text itself, or the file.", "Donnez le texte lui-même, ou le fichier."),
        )  # fmt: skip

    changed = {}
    for field in kinds_of(type(event), "sealed", "attachment"):
        value = getattr(event, field.name)
        changed[field.name] = tuple(map(sealed, value)) if field.many else sealed(value)
    return (event.model_copy(update=changed) if rows else event), rows, files


def digests_of(event: Event, names: Iterable[str] | None = None) -> frozenset[str]:
    """Those of the sealed texts and attachments that an event has, in the fields of these names (None: in all)."""
    digests, wanted = set(), None if names is None else set(names)
    for field in kinds_of(type(event), "sealed", "attachment"):
        if wanted is not None and field.name not in wanted:
            continue
        value = getattr(event, field.name)
        digests |= {each.digest for each in (value if field.many else (value,)) if each is not None}
    return frozenset(digests)
