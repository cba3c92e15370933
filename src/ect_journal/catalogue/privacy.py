"""The rights of the people concerned: what was erased, what was refused, what was taken out of the log.

An erasure names digests and keys, never a person nor a value. What an event of these says was done is done by
`ect_journal.erasing` and `ect_journal.expunging`, in the same transaction, so they alone record it.
"""

from collections.abc import Iterator

from ect_journal.catalogue.vocabularies import ErasureGround, RefusalGround
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import ActorCode, Digest, Instant, KeyId, Moment, Target, Words
from ect_journal.rules import Finding, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class ErasureExecuted(Event, type="erasure.executed", en="erasure executed", fr="effacement exécuté"):
    """These sealed values are gone from the vault, and these keys destroyed, wherever they turn up again."""

    OWN = Text("ect erase", "ect effacer")

    digests: tuple[Digest, ...] = ()
    key_ids: tuple[KeyId, ...] = ()
    ground: ErasureGround
    decided_by: ActorCode


class ErasureRefused(Event, type="erasure.refused", en="erasure refused", fr="effacement refusé"):
    """Somebody asked for an erasure that was not granted; `reason` is what they were answered."""

    ground: RefusalGround
    reason: Words


class EntryExpunged(Event, type="entry.expunged", en="entry expunged", fr="entrée caviardée"):
    """The bytes of this entry are gone; its leaf stays in the tree. `replaced_by` is its clean copy, which is read in its
    place; `recorded_at` the moment it was recorded, so that what was known when does not move; `id_digest` is of its id, by
    which it is known when somebody records it again."""

    OWN = Text("ect expunge", "ect caviarder")
    IDENTITY = ("entry",)

    entry: Target
    leaf: Digest
    recorded_at: Instant
    id_digest: Digest
    reason: Words
    replaced_by: Moment | None = None
    decided_by: ActorCode


class EntryBlank(Event, type="entry.blank", en="blank", fr="page blanche"):
    """What is read where nothing stands by itself: an entry expunged without a copy, or the copy, which is read in the
    place of what it replaces (`copy_of`). Never recorded."""

    OWN = Text("ect expunge", "ect caviarder")

    expunged_by: Moment
    copy_of: Moment | None = None

    def headline(self) -> str:
        if self.copy_of is not None:
            return str(Text(f"clean copy of {self.copy_of}", f"copie propre de {self.copy_of}"))
        return str(Text(f"expunged by {self.expunged_by}", f"caviardée par {self.expunged_by}"))


# rules ------------------------------------------------------------------------------------------------------------------

NOT_EXPUNGEABLE = refuse(
    "not-expungeable",
    Text("{ref} is of type {type}, which is never expunged.", "{ref} est de type {type}, qui ne se caviarde jamais."),
    Text(
        "The opening of a journal, erasures, expungings, keys and anchors are what the rest is checked against.",
        "L’ouverture d’un journal, les effacements, les caviardages, les clés et les ancrages sont ce à quoi le reste se vérifie.",
    ),
)
COPY_ELSEWHERE = refuse(
    "clean-copy-before",
    Text("{copy} cannot be a clean copy of {ref}.", "{copy} ne peut pas être une copie propre de {ref}."),
    Text("Let `ect expunge {ref}` make the copy.", "Laissez « ect caviarder {ref} » faire la copie."),
)
LASTS = (
    "journal.opened", "erasure.executed", "entry.expunged", "clock.faulted", "key.added", "key.revoked", "anchor.recorded",
)  # fmt: skip
"""The types that are never expunged."""


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case EntryExpunged(entry=ref, replaced_by=copy):
            target = view.entry(ref)
            if target and target.type in LASTS:
                yield NOT_EXPUNGEABLE.found(ref, ref=ref, type=target.type)
            if copy and copy != f"J{entry.position - 1}":
                yield COPY_ELSEWHERE.found(copy, copy=copy, ref=ref)


CONCEPT = Concept(events=(ErasureExecuted, ErasureRefused, EntryExpunged), check=check)
