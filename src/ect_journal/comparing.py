"""Two tellings of one journal: which of them goes on where the other ends, or that they cannot both be true.

    compared = compare(Told.of_trail(trail), Told.of_text(three_lines))
    compared.relation, compared.shared, compared.differ         # Relation.FORK, 11, 12

A *telling* is what somebody was shown: a journal, a dossier, an export with its entries, or a checkpoint alone. From the
roots that they give it follows whether one is the beginning of the other; where both have their entries, also which is the
first that differs. Two heads signed by one key that cannot both be are its misbehaviour: a proof (`ledger.forks`) that needs
no journal to be checked. Nothing else is verified here: that is `verifying`.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

import orjson

from ect_journal.catalogue.integrity import KeyAdded
from ect_journal.errors import Tampered, Unreadable
from ect_journal.ledger import NotANote, Tree, Verifier, leaf_hash
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import opened
from ect_journal.presenting import leaf_of, stub_in
from ect_journal.words import Text

if TYPE_CHECKING:
    from ect_journal.trail import Trail


class Relation(Enum):
    """What the first of two tellings is to the second."""

    SAME = "same"
    EXTENDS = "extends"
    """It goes on where the second ends."""
    EXTENDED = "extended"
    """The second goes on where it ends."""
    FORK = "fork"
    ANOTHER = "another"
    """They are of two journals."""
    UNDECIDED = "undecided"
    """What is at hand does not say: the longer one is a checkpoint without its entries."""


class Told:
    """One telling: its checkpoints, the last one its `head`; where it has them, its entries with their leaves and tree, the
    signed notes, the journal's UUID, the keys that its entries name."""

    def __init__(
        self, checkpoints: Sequence[Checkpoint], *, entries: Sequence[bytes] = (), notes: Iterable[str] = (),
        journal: str | None = None, keys: Iterable[Verifier] = (),
    ) -> None:  # fmt: skip
        self.checkpoints = {checkpoint.size: checkpoint for checkpoint in checkpoints}
        self.head = checkpoints[-1]
        self.entries = entries
        self.leaves = [_leaf(state, position) for position, state in enumerate(entries, 1)]
        self.tree = Tree(self.leaves) if entries else None
        self.notes, self.journal, self.keys = tuple(notes), journal, tuple(keys)

    @classmethod
    def of_text(cls, written: str) -> "Told":
        """A checkpoint's three lines, or a signed note of them. Raises `NotANote`."""
        checkpoint = Checkpoint.read(written)
        tidy = written.replace("\r\n", "\n").strip() + "\n"
        return cls([checkpoint], notes=[tidy] if "\n\n" in tidy else [])

    @classmethod
    def of_trail(cls, trail: "Trail") -> "Told":
        """Raises `Unreadable` when it says no checkpoint, `Tampered` when its entries do not give those that it says, or what
        it shows around them is not what it says that it shows."""
        try:
            checkpoints = [Checkpoint.of(text) for _, text in trail.checkpoints]
        except NotANote:
            checkpoints = []
        if not checkpoints or not trail.entries:
            raise Unreadable(
                Text("It has no checkpoint that could be compared.", "Il ne s’y trouve aucun point de contrôle à comparer."),
                Text("Give a journal, a dossier, its export, or a checkpoint.", "Donnez un journal, un dossier, sa sortie, ou un point de contrôle."),
            )  # fmt: skip
        told = cls(
            checkpoints, entries=trail.entries, notes=(note for _, note in trail.seals),
            journal=trail.journal or _named_by(trail.entries[0]), keys=_keys_named(trail.entries),
        )  # fmt: skip
        told._stands()
        if trail.faults or (trail.pages is not None and trail.pages.said != trail.pages.found):
            raise _altered()
        return told

    def _stands(self) -> None:
        assert self.tree is not None
        sizes = [0, *self.checkpoints]
        if sizes[-1] < self.tree.size:
            sizes.append(self.tree.size)
        for before, size in pairwise(sizes):
            said = self.checkpoints.get(size)
            if not before < size <= self.tree.size or said is None or said.root != self.tree.root(size):
                raise Tampered(
                    Text(f"Its own entries J{before + 1} to J{size} do not give the checkpoint that it says.", f"Ses propres entrées J{before + 1} à J{size} ne donnent pas le point de contrôle qu’il affiche."),
                    Text("`ect verify` says what is altered there; compare a copy that stands by itself.", "« ect verifier » dit ce qui y est altéré ; comparez une copie qui se tient par elle-même."),
                )  # fmt: skip

    def root(self, size: int) -> bytes | None:
        """Of its first entries, this many; None when it does not tell."""
        if self.tree is not None and size <= self.tree.size:
            return self.tree.root(size)
        said = self.checkpoints.get(size)
        return said.root if said else None


class Compared(NamedTuple):
    """`shared` is the largest size up to which both are known to say the same, `differ` the smallest at which they are known
    not to, `entry` the number of the first entry that differs, where both have theirs. `fork` is the misbehaviour of a key."""

    relation: Relation
    shared: int = 0
    differ: int | None = None
    entry: int | None = None
    fork: Fork | None = None


def compare(first: Told, second: Told, keys: Iterable[Verifier] = ()) -> Compared:
    """What the first is to the second. `keys` are those that the reader holds; with those that the entries name, they say
    whether one key signed both sides of a fork."""
    fork = misbehaviour(first, second, (*keys, *first.keys, *second.keys))
    journals = {told.journal for told in (first, second)} - {None}
    if first.head.origin != second.head.origin or (len(journals) > 1 and fork is None):
        return Compared(Relation.ANOTHER)
    found = _by_entries(first, second) if first.leaves and second.leaves else _by_roots(first, second)
    if found.differ is not None or fork is not None:
        return found._replace(relation=Relation.FORK, fork=fork)
    sizes = first.head.size, second.head.size
    if found.shared < min(sizes):
        return found
    relation = Relation.SAME if sizes[0] == sizes[1] else Relation.EXTENDS if sizes[0] > sizes[1] else Relation.EXTENDED
    return found._replace(relation=relation)


def _by_entries(first: Told, second: Told) -> Compared:
    pairs = zip(first.leaves, second.leaves, strict=False)
    differ = next((number for number, (one, other) in enumerate(pairs, 1) if one != other), None)
    shared = min(len(first.leaves), len(second.leaves)) if differ is None else differ - 1
    return Compared(Relation.UNDECIDED, shared, differ, differ)


def _by_roots(first: Told, second: Told) -> Compared:
    shared, differ = 0, None
    for size in sorted({*first.checkpoints, *second.checkpoints}):
        roots = first.root(size), second.root(size)
        if None in roots:
            continue
        if roots[0] != roots[1]:
            differ = size
            break
        shared = size
    return Compared(Relation.UNDECIDED, shared, differ)


# The misbehaviour of a key ----------------------------------------------------------------------------------------------


def misbehaviour(first: Told, second: Told, keys: Iterable[Verifier]) -> Fork | None:
    """Two heads that one of these keys signed, one in each telling, and that cannot both be; None when there are none, or it
    would take entries that are not at hand to prove it."""
    for key in dict.fromkeys(keys):
        for one, other in product(_signed(first, key), _signed(second, key)):
            larger = second if one[0].size <= other[0].size else first
            with suppress(NotANote):  # heads of two journals, or of a tree that is not at hand
                if fork := Fork.between(one[1], other[1], larger.tree):
                    return fork
    return None


def _signed(told: Told, key: Verifier) -> Iterator[tuple[Checkpoint, str]]:
    for note in told.notes:
        try:
            text, _ = opened(note, [key])
            yield Checkpoint.of(text), note
        except NotANote:
            continue


def _altered() -> Tampered:
    return Tampered(
        Text("Its entries give the checkpoint that it says, but what stands beside them is altered: the pages it shows, or a value.", "Ses entrées donnent le point de contrôle qu’il affiche, mais ce qui les accompagne est altéré : les pages qu’il montre, ou une valeur."),
        Text("`ect verify` says what is altered there; compare a copy that stands by itself.", "« ect verifier » dit ce qui y est altéré ; comparez une copie qui se tient par elle-même."),
    )  # fmt: skip


def _named_by(first: bytes) -> str | None:
    """The journal that J1 opens."""
    try:
        return str(orjson.loads(first)["data"]["journal"])
    except (ValueError, KeyError, TypeError):
        return None


def _keys_named(entries: Iterable[bytes]) -> Iterator[Verifier]:
    """By the entries that add a key: enough to prove that it signed two things, never to believe it."""
    for state in entries:
        if b'"key.added"' not in state:
            continue
        try:
            stored = orjson.loads(state)
            if stored["type"] == KeyAdded.TYPE:
                yield Verifier.read(stored["data"]["vkey"])
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def _leaf(state: bytes, position: int) -> bytes:
    stub = stub_in(state, position)
    return leaf_of(stub) if stub else leaf_hash(state)
