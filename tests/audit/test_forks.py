"""Evidence of two histories: whoever holds the keys can check it, and nobody can make it up."""

import pytest

from ect_journal.ledger import Checkpoint, Forged, Fork, NotANote, Tree, Unsigned, leaf_hash
from ect_journal.ledger.notes import note, sign, verifier_of

NAME = "example.org/programme"
SEED, OTHER = bytes(range(32)), bytes(range(1, 33))
KEY, ANOTHER_KEY = verifier_of(NAME, SEED), verifier_of(NAME, OTHER)

ENTRIES = [f"J{position}".encode() for position in range(1, 21)]
HONEST = Tree([leaf_hash(entry) for entry in ENTRIES])
REWRITTEN = Tree([leaf_hash(entry if entry != b"J5" else b"J5, otherwise") for entry in ENTRIES])


def head(tree: Tree, size: int, *seeds: bytes, origin: str = NAME) -> str:
    """A head as it is handed out: signed, or the three lines alone."""
    text = Checkpoint(origin, size, tree.root(size)).text
    return note(text, [sign(text, NAME, seed) for seed in seeds]) if seeds else text


def evidence(size: int, upto: int) -> Fork:
    found = Fork.between(head(HONEST, size, SEED), head(REWRITTEN, upto, SEED), REWRITTEN)
    assert found is not None
    return found


SIZES = [(5, 5), (5, 6), (8, 20), (9, 20), (19, 20), (20, 20), (16, 17)]


@pytest.mark.parametrize(("size", "upto"), SIZES)
def test_two_histories_are_proved_without_a_journal(size: int, upto: int) -> None:
    """Whatever the sizes: written to a file and read again, it names the key that signed both."""
    found = evidence(size, upto)
    assert found == Fork.of(found.text)
    assert [KEY] == Fork.of(found.text).check([ANOTHER_KEY, KEY])


def test_in_whatever_order_they_are_given() -> None:
    """The smaller head comes first."""
    one, other = head(HONEST, 8, SEED), head(REWRITTEN, 20, SEED)
    assert Fork.between(one, other, REWRITTEN) == Fork.between(other, one, REWRITTEN) == evidence(8, 20)


@pytest.mark.parametrize(("size", "upto"), [*SIZES, (1, 20), (4, 20), (0, 20)])
def test_one_history_gives_no_evidence(size: int, upto: int) -> None:
    """A head continues those before it; so does a rewritten one, up to what was rewritten."""
    assert Fork.between(head(HONEST, size, SEED), head(HONEST, upto, SEED), HONEST) is None
    if size < 5:
        assert Fork.between(head(HONEST, size, SEED), head(REWRITTEN, upto, SEED), REWRITTEN) is None


def test_two_journals_are_no_fork() -> None:
    """Two origins may differ as they like; and a tree that is not that of the larger head shows nothing."""
    with pytest.raises(NotANote):
        Fork.between(head(HONEST, 20, SEED), head(REWRITTEN, 20, SEED, origin="example.org/another"))
    for tree in (None, HONEST, Tree([])):
        with pytest.raises(NotANote):
            Fork.between(head(HONEST, 8, SEED), head(REWRITTEN, 20, SEED), tree)


def test_an_empty_journal_has_one_head() -> None:
    """That of size 0 has the hash of nothing; any other contradicts every journal."""
    empty = head(HONEST, 0, SEED)
    wrong = Checkpoint(NAME, 0, HONEST.root(1)).text
    assert Fork.between(empty, head(HONEST, 20, SEED), HONEST) is None
    found = Fork.between(note(wrong, [sign(wrong, NAME, SEED)]), head(HONEST, 20, SEED), HONEST)
    assert found is not None
    assert [KEY] == Fork.of(found.text).check([KEY])


def test_nobody_is_accused_without_a_signature() -> None:
    """Heads without one contradict each other, and so may heads by two keys; that proves nothing against a key."""
    for one, other in (((), ()), ((SEED,), ()), ((SEED,), (OTHER,))):
        found = Fork.between(head(HONEST, 8, *one), head(REWRITTEN, 20, *other), REWRITTEN)
        assert found is not None
        assert found == Fork.of(found.text)
        assert found.contradicts()
        with pytest.raises(NotANote):
            found.check([KEY, ANOTHER_KEY])


def test_the_reader_must_hold_the_key() -> None:
    """Evidence against a key that the reader does not know is passed over; a forged signature is refused."""
    with pytest.raises(Unsigned):
        evidence(8, 20).check([ANOTHER_KEY])
    found = evidence(20, 20)
    forged = found._replace(larger=note(head(REWRITTEN, 20), [head(HONEST, 20, SEED).rpartition("\n\n")[2]]))
    assert forged.contradicts()
    with pytest.raises(Forged):
        forged.check([KEY])


def test_heads_by_two_keys_of_which_one_signed_both() -> None:
    """As after a change of keys: the one that signed both is named."""
    found = Fork.between(head(HONEST, 8, SEED), head(REWRITTEN, 20, OTHER, SEED), REWRITTEN)
    assert found is not None
    assert [KEY] == found.check([ANOTHER_KEY, KEY])


def test_evidence_cannot_be_made_up() -> None:
    """Of two heads of one history: whatever root and proof are put in, they do not contradict."""
    one, other = head(HONEST, 8, SEED), head(HONEST, 20, SEED)
    proof = HONEST.consistency(8, 20)
    for before, steps in (
        (None, ()), (HONEST.root(8), proof), (REWRITTEN.root(8), proof), (REWRITTEN.root(8), REWRITTEN.consistency(8, 20)),
        (HONEST.root(7), HONEST.consistency(7, 20)), (HONEST.root(20), ()), (HONEST.root(9), HONEST.consistency(9, 20)),
    ):  # fmt: skip
        made_up = Fork(one, other, before, steps)
        assert not made_up.contradicts()
        with pytest.raises(NotANote):
            made_up.check([KEY])
    for made_up in (Fork(other, other), Fork(other, one), Fork(other, one, HONEST.root(8), proof), Fork(one, other)):
        assert not made_up.contradicts()
    elsewhere = head(REWRITTEN, 20, origin="example.org/another")
    assert not Fork(other, elsewhere).contradicts()
    assert not evidence(20, 20)._replace(before=HONEST.root(20)).contradicts()
    assert not evidence(20, 20)._replace(proof=proof).contradicts()


def test_no_single_change_of_the_evidence_is_believed() -> None:
    """Any one character changed, dropped or doubled, but for the comments and the order of nothing: refused."""
    text = evidence(8, 20).text
    comments = range(text.index("# "), text.index("before "))
    assert [KEY] == Fork.of(text).check([KEY])
    for place, letter in enumerate(text):
        for put in (chr(ord(letter) ^ 1), "", letter * 2):
            if place not in comments:
                with pytest.raises(NotANote):
                    Fork.of(text[:place] + put + text[place + 1 :]).check([KEY])


@pytest.mark.parametrize(
    "wrong",
    [
        "", "ect-journal/fork@v1\n", evidence(5, 6).text[:-1], evidence(5, 6).text + "\n", evidence(5, 6).text.replace("@v1", "@v2"),
        evidence(5, 6).text.replace("before ", ""), evidence(5, 6).text.replace("\n", "\r\n"),
        evidence(5, 6).text + head(HONEST, 9), evidence(5, 5).text.replace("\n\n", "\nbefore AA==\n\n", 1),
        evidence(5, 5).text.replace("\n5\n", "\n05\n"), evidence(5, 5).text.partition("\n\n")[0] + "\n\n" + head(HONEST, 5),
    ],
)  # fmt: skip
def test_evidence_has_one_shape(wrong: str) -> None:
    """What is nearly evidence is not read as such."""
    with pytest.raises(NotANote):
        Fork.of(wrong)


def test_the_file_can_be_read_by_people() -> None:
    """It says in both languages what it shows, and the heads stand in it as they were signed."""
    text = evidence(8, 20).text
    assert text.startswith("ect-journal/fork@v1\n# One journal, two heads")
    assert "\n# Un seul journal, deux têtes" in text
    assert text.endswith(f"\n\n{head(HONEST, 8, SEED)}\n{head(REWRITTEN, 20, SEED)}")
