"""The trail: all that is verified of a journal, wherever it comes from (a store, a dossier, an archive folder).

Bytes as they were found, nothing believed. Leaves to `verifying` what they are worth, and to `dossier_file` and `bundle`
how they come out of a file.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ect_journal.sealing import COMMITMENT, SealedRow
from ect_journal.store import ANCHOR, SEAL, Store
from ect_journal.vault import Access, Vault

if TYPE_CHECKING:
    from ect_journal.codec import Row
    from ect_journal.journal import Journal

TRIES = 3
"""As many times a store is read anew while values go away from it."""


class Pages(NamedTuple):
    """The rendered part of a dossier: the digest that the file says it has, the one it has, and the signed statement of
    it, if any."""

    said: str
    found: str
    statement: str | None


class Trail(NamedTuple):
    """`entries` has the stored bytes, J1 first (of an expunged one, its stub's); `checkpoints` and `seals` a text for each
    size; `evidence` what stands at the position of an anchor.recorded. `journal` is the UUID when the place itself says it.
    `missing` are the digests of sealed values that are not held, None when none at all came with this copy; `values` the
    disclosures in clear. `types` is what a column beside the bytes says of each. `faults` is what the place itself has wrong: a position (0: none) and a reason of `verifying`."""

    entries: tuple[bytes, ...]
    checkpoints: tuple[tuple[int, str], ...]
    seals: tuple[tuple[int, str], ...] = ()
    evidence: Mapping[int, bytes] = {}
    journal: str | None = None
    missing: tuple[str, ...] | None = ()
    values: Mapping[str, str] = {}
    pages: Pages | None = None
    faults: tuple[tuple[int, str], ...] = ()
    types: tuple[str, ...] | None = None

    @classmethod
    def of(cls, journal: "Journal", upto: int | None = None) -> "Trail":
        """Of a journal that is open, up to an entry that ended an append (None: the last one)."""
        return cls.of_store(journal.store, journal.vault, upto)

    @classmethod
    def of_store(cls, store: Store, vault: Vault | None = None, upto: int | None = None) -> "Trail":
        """Of what stands in a store, even where it cannot be opened as a journal. With a vault, a sealed value that was
        altered is a fault of its entry. Raises `Unreadable`."""
        for _ in range(TRIES):
            head = store.head() if upto is None else upto
            trail = cls._of_first(store, vault, head)
            if not store.privacy(head):
                break  # else what went away since would be missing here without the entry that says so
        return trail

    @classmethod
    def _of_first(cls, store: Store, vault: Vault | None, head: int) -> "Trail":
        """Of the first `head` entries, while others append. What stands beside them may be of later ones, and is left out;
        what is beyond the last entry that is there says that there were more."""
        rows = store.rows(0, head)
        beside = {kind: store.beside(kind) for kind in ("checkpoint", SEAL, ANCHOR)}
        now = store.head()
        kept = {
            kind: [(at, state) for at, state in found if type(at) is not int or at <= head or at > now]
            for kind, found in beside.items()
        }
        entries = tuple(_bytes(row.state) for row in rows)
        opened = {} if vault is None else vault.open(_committed(entries), strict=False)
        altered = {digest for digest, found in opened.items() if found.access is Access.ALTERED}
        return cls(
            entries,
            tuple((size, _text(state)) for size, state in kept["checkpoint"]),
            tuple((size, _text(state)) for size, state in kept[SEAL]),
            {at: _bytes(state) for at, state in kept[ANCHOR]},
            str(store.journal),
            missing_of(entries, store.sealed()),
            faults=(*_gaps(rows), *_altered(entries, altered)),
            types=tuple(row.type for row in rows),
        )


def missing_of(entries: Iterable[bytes], held: Iterable[SealedRow]) -> tuple[str, ...] | None:
    """The digests that the entries commit to and that are not held; None when there are values, and none is held."""
    where, kept = _committed(entries), {row.digest for row in held}
    if where and not kept:
        return None
    return tuple(digest for digest in where if digest not in kept)


def _committed(entries: Iterable[bytes]) -> dict[str, int]:
    """Each digest that an entry commits to, with the position of the first that does."""
    found: dict[str, int] = {}
    for position, state in enumerate(entries, 1):
        for match in COMMITMENT.finditer(state):
            found.setdefault(match[1].decode(), position)
    return found


def _altered(entries: Sequence[bytes], digests: Collection[str]) -> list[tuple[int, str]]:
    where = _committed(entries) if digests else {}
    return sorted((where[digest], "value") for digest in digests)


def _gaps(rows: Iterable["Row"]) -> Iterator[tuple[int, str]]:
    """The first number that is missing."""
    for position, row in enumerate(rows, 1):
        if row.position != position:
            yield position, "gap"
            return


def _bytes(state: object) -> bytes:
    """As stored; a column that was given another type is another content."""
    return state if isinstance(state, bytes) else str(state).encode("utf-8", "replace")


def _text(state: object) -> str:
    return _bytes(state).decode("utf-8", "replace")
