"""What holds the record from outside: the keys that sign it, and what others gave for one of its checkpoints.

What an event of these says was done is done by `ect_journal.sealed_heads`, `rotating` and `anchoring`, in the same
transaction, so they alone record it. Whether a key is to be believed is for its reader, never for the log.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from ect_journal.catalogue.vocabularies import AnchorKind
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import Count, Line, Words
from ect_journal.kinds import Kind
from ect_journal.ledger.notes import NotANote, Verifier
from ect_journal.rules import Finding, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


def _is_vkey(text: str) -> str:
    try:
        return Verifier.read(text).vkey
    except NotANote:
        raise PydanticCustomError("vkey", "this is a public key, written name+id+key") from None


Vkey = Annotated[str, Kind("public key"), AfterValidator(_is_vkey), StringConstraints(max_length=400)]
"""A public key, as its readers are given it: name+id+base64 (C2SP signed-note)."""
Root = Annotated[str, Kind("root"), StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]
"""The root of the tree, in base64 as checkpoints have it."""
TokenDigest = Annotated[str, Kind("SHA-256"), StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a file that somebody gave, in hexadecimal as `sha256sum` prints it."""


class KeyAdded(Event, type="key.added", en="signing key added", fr="clé de signature ajoutée"):
    """This key signs checkpoints too; in force from the first checkpoint that covers this and is signed by one in force."""

    OWN = Text("ect seal", "ect sceller")

    vkey: Vkey
    name: Line


class KeyRevoked(Event, type="key.revoked", en="signing key revoked", fr="clé de signature révoquée"):
    OWN = Text("ect rotate-key", "ect changer-cle")

    vkey: Vkey
    reason: Words


class AnchorRecorded(Event, type="anchor.recorded", en="anchor recorded", fr="ancrage consigné"):
    """An outside party holds the checkpoint of this size, or vouches for it: `authority` says which, `token_sha256` is of
    what it gave."""

    OWN = Text("ect anchor", "ect ancrer")

    kind: AnchorKind
    size: Count
    root: Root
    authority: Line
    token_sha256: TokenDigest | None = None

    def headline(self) -> str:
        return f"{self.kind.label} · J{self.size}, {self.authority}"


# rules ------------------------------------------------------------------------------------------------------------------

ANCHOR_AHEAD = refuse(
    "anchor-ahead",
    Text("There are no {size} entries before this one.", "Il n’y a pas {size} entrées avant celle-ci."),
    Text("An anchor is for a checkpoint that was there.", "Un ancrage porte sur un point de contrôle qui existait."),
)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case AnchorRecorded(size=size) if not 0 < size < entry.position:
            yield ANCHOR_AHEAD.found("size", size=size)


CONCEPT = Concept(events=(KeyAdded, KeyRevoked, AnchorRecorded), check=check)
