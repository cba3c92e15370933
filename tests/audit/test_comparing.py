"""Two tellings of one journal: one continues the other, or somebody was shown another history."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.catalogue import ObservationRecorded
from ect_journal.comparing import Relation, Told, compare
from ect_journal.errors import Tampered, Unreadable
from ect_journal.expunging import expunge
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.forks import Fork
from ect_journal.ledger.notes import NotANote, Verifier, note, sign, verifier_of
from ect_journal.sealed_heads import seal
from ect_journal.store import SEAL
from ect_journal.trail import Pages, Trail
from tests.durability.profiles import examples
from tests.world import SmallWorld, World, small_world

SEED = b"k" * 32
KEY = verifier_of("cluster-jura", SEED)


def history(*titles: str, sealed: bool = True) -> SmallWorld:
    """The small programme and these observations, sealed by one key wherever it is told."""
    world = small_world()
    if sealed:
        world.journal.signer.make(KEY.name, SEED)
        seal(world.journal)
    for title in titles:
        world.record(ObservationRecorded(title=title, projects=["ALI-01"]), occurred="2024-02-06")
    return world


def told(world: SmallWorld) -> Told:
    return Told.of_trail(Trail.of(world.journal))


def head_of(world: SmallWorld, size: int | None = None) -> Told:
    """Its signed checkpoint alone."""
    seals = dict(world.journal.store.beside(SEAL))
    return Told.of_text(seals[size or world.journal.head].decode())


FIRST = 16
"""The number of the first observation of a sealed history."""


@given(st.lists(st.sampled_from("ab"), max_size=5), st.lists(st.sampled_from("ab"), max_size=5))
@examples(15)
def test_what_is_said_of_two_histories(one: list[str], other: list[str]) -> None:
    """One continues the other exactly when it begins with it; else the first entry that differs is named, and whichever
    way they are compared, with entries or from a head alone, nothing contrary is said."""
    first, second = history(*one), history(*other)
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    forked = shared < min(len(one), len(other))
    found = compare(told(first), told(second))
    back = compare(told(second), told(first))
    if forked:
        assert (Relation.FORK, FIRST + shared) == (found.relation, found.entry) == (back.relation, back.entry)
        assert found.fork is not None
        assert [KEY] == Fork.of(found.fork.text).check([KEY])
    elif len(one) == len(other):
        assert Relation.SAME is found.relation is back.relation
    else:
        longer = Relation.EXTENDS if len(one) > len(other) else Relation.EXTENDED
        assert (longer, found.shared) == (found.relation, FIRST - 1 + shared)
        assert {Relation.EXTENDS, Relation.EXTENDED} == {found.relation, back.relation}
    alone = compare(head_of(first), told(second), [KEY])
    expected = (
        {found.relation} if len(one) <= len(other) else {Relation.UNDECIDED, *([Relation.FORK] if forked else [])}
    )
    assert alone.relation in expected


def test_a_head_alone_convicts_of_a_fork() -> None:
    """The funder kept one signed checkpoint; the dossier shown later has another root at that size: which key signed both
    is proved without a journal."""
    kept = head_of(history("a", "b"))
    later = told(history("a", "c", "d", "e"))
    found = compare(kept, later)
    assert (Relation.FORK, 17, None) == (found.relation, found.differ, found.entry)
    assert found.fork is not None
    assert [KEY] == Fork.of(found.fork.text).check([KEY])


def test_two_heads_of_one_size_need_no_entries() -> None:
    """Two signed checkpoints of one size are enough, to who holds the key."""
    kept, shown = head_of(history("a", "b")), head_of(history("a", "c"))
    assert (Relation.FORK, None) == (compare(kept, shown).relation, compare(kept, shown).fork)
    found = compare(kept, shown, [KEY])
    assert found.fork is not None
    assert [KEY] == found.fork.check([KEY])


def test_what_nobody_signed_contradicts_and_accuses_nobody() -> None:
    """Without signatures there is a fork, and no proof of whose."""
    found = compare(told(history("a", sealed=False)), told(history("b", sealed=False)))
    assert (Relation.FORK, 15, None) == (found.relation, found.entry, found.fork)


def test_two_keys_accuse_nobody() -> None:
    """Each history signed by a key of its own: a fork, and no key that told both."""
    other = small_world()
    seal(other.journal)
    other.record(ObservationRecorded(title="b", projects=["ALI-01"]), occurred="2024-02-06")
    found = compare(told(history("a")), told(other), [KEY])
    assert (Relation.FORK, 15, None) == (found.relation, found.entry, found.fork)


def test_three_lines_without_a_signature() -> None:
    """What was printed is compared too; nobody is accused by it."""
    world = history("a")
    assert Relation.EXTENDED is compare(Told.of_text(world.journal.checkpoint()), told(history("a", "b"))).relation
    found = compare(Told.of_text(world.journal.checkpoint()), told(history("b", "b")))
    assert (Relation.FORK, 16, None) == (found.relation, found.differ, found.fork)


def test_what_a_longer_head_hides_cannot_be_told() -> None:
    """A checkpoint that goes further than the entries at hand says neither."""
    found = compare(head_of(history("a", "b")), told(history("a")))
    assert Relation.UNDECIDED is found.relation
    assert Relation.UNDECIDED is compare(head_of(history("a")), head_of(history("a", "b"))).relation


def test_another_journal_is_no_fork() -> None:
    """Of another name, or of the same name and begun apart: two journals; unless one key signed both."""
    elsewhere, namesake = (Journal.in_memory(origin=name, by="rd", world=Apart()) for name in ("ain", "cluster-jura"))
    assert Relation.ANOTHER is compare(told(history()), Told.of_trail(Trail.of(elsewhere))).relation
    trail = Trail.of(namesake)
    for journal in (trail.journal, None):
        found = compare(told(history()), Told.of_trail(trail._replace(journal=journal)))
        assert Relation.ANOTHER is found.relation
    text = namesake.checkpoint()
    seals = ((1, note(text, [sign(text, KEY.name, SEED)])),)
    found = compare(told(history()), Told.of_trail(trail._replace(seals=seals)))
    assert (Relation.FORK, [KEY]) == (found.relation, found.fork and found.fork.check([KEY]))


class Apart(World):
    """Where every id is another one."""

    def uuid(self) -> UUID:
        return UUID(int=super().uuid().int + 1000)


def test_expunging_is_no_fork() -> None:
    """A copy made before an entry was expunged and the journal of today tell one history."""
    world = history("a", "b")
    before = told(world)
    expunge(world.journal, ["J16"], None, reason="Un nom de trop", decided_by="rd")
    assert Relation.EXTENDED is compare(before, told(world)).relation


def test_what_does_not_stand_by_itself_is_not_compared() -> None:
    """A telling whose entries do not give its own checkpoints is altered: the range is named."""
    trail = Trail.of(history("a", "b").journal)
    entries = [*trail.entries]
    entries[15] = entries[15].replace(b'"a"', b'"z"')
    with pytest.raises(Tampered, match="J16 to J16"):
        Told.of_trail(trail._replace(entries=tuple(entries)))
    with pytest.raises(Tampered, match="J17 to J17"):
        Told.of_trail(trail._replace(entries=trail.entries[:-1]))
    with pytest.raises(Tampered, match="J17 to J17"):
        Told.of_trail(trail._replace(checkpoints=trail.checkpoints[:-1]))


@pytest.mark.parametrize("checkpoints", [(), ((1, "no checkpoint"),)])
def test_what_says_no_checkpoint_cannot_be_compared(checkpoints: tuple[tuple[int, str], ...]) -> None:
    """Nor what is no checkpoint where one should be."""
    with pytest.raises(Unreadable):
        Told.of_trail(Trail.of(history().journal)._replace(checkpoints=checkpoints))
    with pytest.raises(NotANote):
        Told.of_text("nothing\nof the\nkind\n")


def test_a_false_signature_accuses_nobody() -> None:
    """A head that the key did not sign is none of its misbehaviour, though it carries its name and id."""
    world, other = history("a"), history("b")
    text = Checkpoint.of(other.journal.checkpoint()).text
    forged = note(text, [sign("cluster-jura\n16\nAAAA\n", KEY.name, SEED)])
    assert compare(head_of(world), Told.of_text(forged), [KEY]).fork is None
    assert compare(head_of(world), Told.of_text(forged), [verifier_of("other", b"o" * 32)]).fork is None


def test_a_key_that_the_log_names_is_tried() -> None:
    """Who holds no key is still given the proof, since the entries name the key; who checks it has to hold it."""
    assert (KEY,) == told(history("a")).keys
    assert all(isinstance(key, Verifier) for key in told(history("a")).keys)


def test_forged_pages_are_not_the_same() -> None:
    """Nor is anything of which the place itself says that it is altered."""
    trail = Trail.of_store(history("a").journal.store)
    Told.of_trail(trail._replace(pages=Pages("x", "x", None)))
    for altered in ({"pages": Pages("x", "y", None)}, {"faults": ((0, "pages"),)}):
        with pytest.raises(Tampered, match="altered"):
            Told.of_trail(trail._replace(**altered))
