"""What a trail is worth: each rule of the verifier on trails made up to break it alone, and no false alarm on honest ones."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal.demo_keys import DEMO_SEED, DEMO_VKEY, WITNESS_VKEY
from ect_journal.errors import InvalidInput
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import Verifier, note, sign
from ect_journal.ledger.offline import OfflineProof
from ect_journal.ledger.proofs import Tree
from ect_journal.ledger.tree import Frontier, leaf_hash
from ect_journal.sealing import digest_of, disclose
from ect_journal.timestamps import request
from ect_journal.trail import Pages, Trail
from ect_journal.verifying import Held, Report, verify, verify_proof
from ect_journal.verifying.tree import Leaves
from tests.audit.authority import SIGNER, WITH_OPENSSL, Authority
from tests.audit.trails import KEY, LABORATORY, ORIGIN, OTHER, OTHER_KEY, POLICY, SEED, Told, vkeys
from tests.durability.profiles import examples

HOLDER = Held.read(keys=[KEY.vkey])
NOON = 1_707_238_800
"""2024-02-06T17:00:00Z, when the told trails begin."""


def found(report: Report) -> tuple[int, str, tuple[int, int] | None]:
    return report.exit, report.reason, report.bad


def values(report: Report) -> str:
    """The five verdicts, a letter each: y, n, u."""
    return "".join(value[0] for value in report.verdicts)


# Coherent ---------------------------------------------------------------------------------------------------------------


def test_coherent_and_no_more() -> None:
    """Nobody outside bounds it: never better than that."""
    report = verify(Told(23).trail())
    assert (found(report), values(report)) == ((10, "", None), "yunuy")
    assert report.facts.checkpoint == f"{ORIGIN}\n23\n{report.root}\n"


@given(st.lists(st.binary(max_size=80), max_size=70))
@examples(15)
def test_the_tree_is_that_of_the_ledger(entries: list[bytes]) -> None:
    """At every size; what is fast here is what is plain there."""
    leaves, frontier = Leaves(entries), Frontier()
    assert leaves.root(0) == frontier.root()
    for size, entry in enumerate(entries, 1):
        frontier = frontier.append(leaf_hash(entry))
        assert leaves.root(size) == frontier.root()


def changed(number: int, **fields: Any) -> Callable[[Told], None]:
    def change(told: Told) -> None:
        entry = told.entries[number - 1]
        assert isinstance(entry, dict)
        entry.update(fields)
        for name in [name for name, value in fields.items() if value is ...]:
            del entry[name]

    return change


def as_bytes(number: int, state: bytes) -> Callable[[Told], None]:
    def change(told: Told) -> None:
        told.entries[number - 1] = state

    return change


REBUILT = {
    "no JSON": (as_bytes(12, b"{"), "position", 12),
    "no object": (as_bytes(12, b"[12]"), "position", 12),
    "another number": (changed(12, position=13), "position", 12),
    "a truth for a number": (changed(1, position=True), "position", 1),
    "no number": (changed(12, position=...), "position", 12),
    "no type": (changed(12, type=...), "position", 12),
    "a type that is no text": (changed(12, type=7), "position", 12),
    "data that is no object": (changed(12, data=[]), "position", 12),
    "the id of another": (changed(12, id="00000000-0000-0000-0000-0000000003ed"), "id", 12),
    "no id": (changed(12, id=...), "id", 12),
    "an id that is no text": (changed(12, id=12), "id", 12),
    "another origin": (changed(1, data={"origin": "other", "journal": "7"}), "journal", 1),
    "another journal": (changed(1, data={"origin": ORIGIN, "journal": "7"}), "journal", 1),
    "no opening": (changed(1, type="memo.written"), "journal", 1),
    "a stub of another number": (as_bytes(12, b'{"expunged":"' + b"A" * 43 + b'","position":13}'), "position", 12),
}


@pytest.mark.parametrize("what", REBUILT)
def test_rebuilt_by_who_holds_the_key(what: str) -> None:
    """A tree that stands over entries which cannot be."""
    change, reason, number = REBUILT[what]
    told = Told(23)
    change(told)
    report = verify(told.trail())
    assert (found(report), values(report)) == ((30, reason, (number, number)), "nuuuu")


def test_bytes_changed() -> None:
    """The first append that contains it is named, whichever entry of it was changed."""
    trail = Told(23).trail()
    for number, bad in ((1, (1, 5)), (5, (1, 5)), (6, (6, 10)), (23, (21, 23))):
        entries = list(trail.entries)
        entries[number - 1] = entries[number - 1].replace(b"T17", b"T16")
        report = verify(trail._replace(entries=tuple(entries)))
        assert (found(report), values(report)) == ((30, "root", bad), "nuuuu")


def test_swapped_inserted_dropped() -> None:
    """The order is part of it."""
    trail = Told(23).trail()
    one, two, *rest = trail.entries[10:]
    start = trail.entries[:10]
    for entries in ((*start, two, one, *rest), (*start, one, one, two, *rest), (*start, *rest)):
        assert found(verify(trail._replace(entries=entries))) == (30, "root", (11, 15))


def test_checkpoints_held_to_the_entries() -> None:
    """Each of them, by its root, its size and its origin; in order, and one at the end."""
    trail = Told(23).trail()
    texts = list(trail.checkpoints)
    cut = tuple(texts[:-1])
    assert found(verify(trail._replace(checkpoints=cut))) == (30, "root", (21, 23))
    assert found(verify(trail._replace(checkpoints=(texts[1], texts[0], *texts[2:])))) == (30, "root", None)
    for index, bad in ((0, (1, 5)), (2, (11, 15)), (4, (21, 23))):
        size, text = texts[index]
        for other in (
            text.replace(ORIGIN, "other"),
            text.replace(f"\n{size}\n", f"\n0{size}\n"),
            text + "\n",
            text[:-1],
        ):
            swapped = (*texts[:index], (size, other), *texts[index + 1 :])
            assert found(verify(trail._replace(checkpoints=swapped))) == (30, "root", bad)


def test_a_row_that_is_missing_is_named() -> None:
    """Where the place itself says which."""
    trail = Told(23).trail()
    entries = trail.entries[:11] + trail.entries[12:]
    assert found(verify(trail._replace(entries=entries, faults=((12, "gap"),)))) == (30, "gap", (12, 12))


def test_what_the_place_has_wrong() -> None:
    """Another type beside the bytes, a value that does not open."""
    trail = Told(23).trail()
    types = tuple(orjson.loads(state)["type"] for state in trail.entries)
    assert verify(trail._replace(types=types)).exit == 10
    wrong = trail._replace(types=(*types[:6], "memo.read", *types[7:]))
    assert found(verify(wrong)) == (30, "type", (7, 7))
    assert found(verify(trail._replace(faults=((9, "value"),)))) == (30, "value", (9, 9))
    assert found(verify(trail._replace(faults=((0, "value"),)))) == (30, "value", None)


def test_unreadable() -> None:
    """Nothing is said of what is no journal."""
    trail = Told(23).trail()
    for none in (trail._replace(entries=()), trail._replace(checkpoints=())):
        report = verify(none, HOLDER)
        assert (found(report), values(report)) == ((40, "shape", None), "uuuuu")


def test_opened_values() -> None:
    """Each is what its entry committed to."""
    disclosure = disclose("salt", "Ce qui fut dit")
    told = Told(8)
    told.add("memo.written", text=[{"...": digest_of(disclosure)}])
    trail = told.trail(values={digest_of(disclosure): disclosure})
    assert verify(trail).exit == 10
    other = disclose("salt", "Autre chose")
    assert found(verify(trail._replace(values={digest_of(disclosure): other}))) == (30, "value", (9, 9))
    assert found(verify(trail._replace(values={digest_of(other): other}))) == (30, "value", None)
    assert found(verify(trail._replace(values={digest_of(disclosure): "é"}))) == (30, "value", (9, 9))


# Signed -----------------------------------------------------------------------------------------------------------------


def sealed(count: int = 12) -> Told:
    told = Told(count)
    told.seal()
    return told


def test_signed() -> None:
    """By the key that the reader was given, whoever else is said to have signed."""
    report = verify(sealed().trail(), HOLDER)
    assert (report.exit, values(report), report.facts.signers) == (10, "yynuy", (ORIGIN,))
    assert values(verify(sealed().trail())) == "yunuy"


def test_another_key_of_the_same_name() -> None:
    """Is never signed, and never altered: it may be true, and the reader cannot know."""
    told = Told(12)
    told.seal(OTHER)
    report = verify(told.trail(), HOLDER)
    assert (found(report), values(report)) == ((20, "key", None), "ynnuy")
    assert found(verify(Told(12).trail(), HOLDER)) == (20, "key", None)


def test_signed_up_to() -> None:
    """What was appended since is not."""
    told = sealed()
    told.add("memo.written", title="après")
    report = verify(told.trail(), HOLDER)
    assert (report.exit, values(report), report.facts.signed_upto) == (10, "ynnuy", 12)
    held = HOLDER._replace(checkpoints=(told.checkpoint(10),))
    report = verify(told.trail(), held)
    assert (report.exit, values(report)) == (10, "ynyyy")


def test_a_seal_that_is_none() -> None:
    """Of other entries, forged, or no note at all: it was changed."""
    told = sealed(6)
    told.entries += sealed(12).entries[6:]
    told.seal()
    trail = told.trail()
    (first, good), (last, head) = trail.seals
    text = told.checkpoint().text
    forged = head.replace(head.splitlines()[-1], sign("other\n", ORIGIN, SEED).strip())
    for wrong in (good, forged, text, "", head.replace("12", "13")):
        report = verify(trail._replace(seals=((first, good), (last, wrong))), HOLDER)
        assert (found(report), values(report)) == ((30, "seal", (7, 12)), "nuuuu")
    for wrong in (good, text):  # said without a key, too
        assert found(verify(trail._replace(seals=((first, good), (last, wrong))))) == (30, "seal", (7, 12))
    assert verify(trail._replace(seals=((first, good), (last, forged)))).exit == 10
    assert found(verify(trail._replace(seals=(("6", good),)))) == (30, "seal", None)  # type: ignore[arg-type]


def rotated(by: bytes = SEED) -> Told:
    """A key that another takes over from, at a seal by `by`; then sealed by the other alone."""
    told = sealed()
    told.add("key.added", vkey=OTHER_KEY.vkey, name=ORIGIN)
    told.add("key.revoked", vkey=KEY.vkey, reason="remplacée")
    told.seal(by)
    told.add("memo.written", title="après")
    told.seal(OTHER)
    return told


def test_a_key_takes_over() -> None:
    """From the first seal that covers it and is signed by one in force; the former one is of no use then."""
    assert values(verify(rotated().trail(), HOLDER))[1] == "y"
    told = rotated()
    told.seal(SEED)
    assert values(verify(told.trail(), HOLDER))[1] == "n"


def test_a_successor_that_was_lost_is_not_named() -> None:
    """Revoked in its turn under a key that nobody signed for: the holder of the first key is told of none."""
    (first,) = verify(rotated().trail(), HOLDER).facts.replaced
    assert (first.vkey, first.now) == (KEY.vkey, (OTHER_KEY.vkey,))
    told = rotated()
    told.add("key.revoked", vkey=OTHER_KEY.vkey, reason="perdue")
    (first,) = verify(told.trail(), HOLDER).facts.replaced
    assert (first.vkey, first.now) == (KEY.vkey, ())


def test_a_stolen_key_writes_itself_in() -> None:
    """A key is not in force for having been written, nor by its own signature."""
    report = verify(rotated(by=OTHER).trail(), HOLDER)
    assert (report.exit, report.facts.signed_upto) == (10, 12)
    told = Told(12)
    told.add("key.added", vkey=OTHER_KEY.vkey, name=ORIGIN)
    told.seal(OTHER)
    assert found(verify(told.trail(), HOLDER)) == (20, "key", None)


def test_who_comes_into_force_signed_that_seal_too() -> None:
    """Both sign when one takes over from the other: neither line may be spoiled."""
    told = sealed()
    told.add("key.added", vkey=OTHER_KEY.vkey, name=ORIGIN)
    told.seal(SEED, OTHER)
    trail, text = told.trail(), told.checkpoint().text
    assert values(verify(trail, HOLDER))[1] == "y"
    wrong = note(text, [sign(text, ORIGIN, SEED), sign("other\n", ORIGIN, OTHER)])
    assert found(verify(trail._replace(seals=(trail.seals[0], (13, wrong))), HOLDER)) == (30, "seal", (13, 13))


def test_keys_that_are_passed_over() -> None:
    """What is no key, a witness, the demo's own: none of these signs a journal."""
    demo = Verifier.read(DEMO_VKEY)
    for vkey in ("no key", LABORATORY.vkey, demo.vkey, 7):
        told = sealed()
        told.add("key.added", vkey=vkey, name=ORIGIN)
        told.seal()
        told.add("memo.written", title="après")
        text = told.checkpoint().text
        trail = told.trail()
        seals = (*trail.seals, (14, note(text, [sign(text, demo.name, DEMO_SEED)])))
        assert verify(trail._replace(seals=seals), HOLDER).facts.signed_upto == 13
    assert values(verify(sealed().trail(), Held(keys=(demo,))))[1] == "u"


def test_a_forged_line_by_a_former_key_is_no_accident() -> None:
    """A wrong signature by any key that was ever believed."""
    told = rotated()
    trail = told.trail()
    text = told.checkpoint().text
    wrong = note(text, [sign("other\n", ORIGIN, SEED), sign(text, ORIGIN, OTHER)])
    report = verify(trail._replace(seals=(*trail.seals[:-1], (15, wrong))), HOLDER)
    assert found(report) == (30, "seal", (15, 15))


def statement(told: Told, pages: str = "abc", seed: bytes = SEED) -> str:
    text = f"{ORIGIN}\ndossier\n{len(told.entries)}\n{pages}\n"
    return note(text, [sign(text, ORIGIN, seed)])


def test_the_pages_of_a_dossier() -> None:
    """What is shown is what was written, and signed as the entries are."""
    told = sealed()
    trail = told.trail(pages=Pages("abc", "abc", statement(told)))
    assert values(verify(trail, HOLDER)) == "yynuy"
    for pages in (
        Pages("abc", "abd", statement(told)),
        Pages("abd", "abd", statement(told)),
        Pages("abc", "abc", statement(sealed(13))),
        Pages("abc", "abc", "no note"),
        Pages("abc", "abc", statement(told).replace("— ", "— x")),
    ):
        report = verify(trail._replace(pages=pages), HOLDER)
        assert report.exit in (20, 30), pages
        assert report.verdicts.signed != "yes"
    assert found(verify(trail._replace(pages=Pages("abc", "abd", None)))) == (30, "pages", None)
    forged = statement(told).splitlines()[:-1]
    bad = "\n".join([*forged, sign("other\n", ORIGIN, SEED)])
    assert found(verify(trail._replace(pages=Pages("abc", "abc", bad)), HOLDER)) == (30, "pages", None)


def test_pages_that_the_key_did_not_sign() -> None:
    """The entries are signed, the pages around them anybody's."""
    told = sealed()
    for unsigned in (None, statement(told, seed=OTHER)):
        report = verify(told.trail(pages=Pages("abc", "abc", unsigned)), HOLDER)
        assert (found(report), values(report)[1]) == ((20, "statement", None), "n")


def test_a_dossier_written_after_the_key_changed() -> None:
    """By either key, where the last seal is the one that changes them."""
    told = sealed()
    told.add("key.added", vkey=OTHER_KEY.vkey, name=ORIGIN)
    told.add("key.revoked", vkey=KEY.vkey, reason="remplacée")
    told.seal()
    for seed in (SEED, OTHER):
        trail = told.trail(pages=Pages("abc", "abc", statement(told, seed=seed)))
        assert values(verify(trail, HOLDER))[1] == "y"


# Anchored ---------------------------------------------------------------------------------------------------------------


def trusting() -> Held:
    return Held.read(policy=POLICY)


def cosigned(at: int = NOON + 20) -> Told:
    told = sealed(12)
    told.anchor("cosignature", 12, told.cosigned(12, at))
    told.seal()
    return told


def test_cosigned() -> None:
    """By a witness of the reader's, who says when; a claim for anybody else."""
    report = verify(cosigned().trail(), trusting())
    (anchor,) = report.facts.anchors
    assert (values(report), anchor.who, anchor.at, anchor.size) == ("yyyuy", LABORATORY.name, NOON + 20, 12)
    assert values(verify(cosigned().trail(), HOLDER)) == "yyuuy"
    two = POLICY.replace(
        "quorum laboratory", f"witness other {WITNESS_OF_NOBODY.vkey}\ngroup g all laboratory other\nquorum g"
    )
    assert values(verify(cosigned().trail(), Held.read(policy=two))) == "yyuuy"
    alone = [LABORATORY.vkey]
    assert values(verify(cosigned().trail(), Held.read(policy=two, keys=alone))) == "yyuuy"  # the quorum decides
    assert verify(cosigned().trail(), Held.read(keys=alone)).verdicts.anchored == "yes"


WITNESS_OF_NOBODY = Verifier("other.example.org", LABORATORY.kind, KEY.public)


def broken(what: str) -> Trail:
    """An anchor that is not of this journal, or not what was given for it."""
    told = sealed(12)
    given = told.cosigned(12, NOON)
    match what:
        case "another root":
            told.anchor("cosignature", 12, given, root=b64encode(bytes(32)).decode())
        case "a size ahead":
            told.anchor("handed_over", 12, None, size=13)
        case "a size of nothing":
            told.anchor("handed_over", 12, None, size=0, root=b64encode(sha256(b"").digest()).decode())
        case "no size":
            told.anchor("handed_over", 12, None, size="12")
        case "an unknown kind":
            told.anchor("hearsay", 12)
        case "another token":
            told.anchor("cosignature", 12, given, token_sha256="0" * 64)
        case "evidence unannounced":
            told.anchor("cosignature", 12, given, token_sha256=None)
        case "a note of another size":
            told.anchor("cosignature", 12, told.cosigned(11, NOON))
        case "no note":
            told.anchor("cosignature", 12, b"\xff")
        case "a line that is no signature":
            told.anchor(
                "cosignature",
                12,
                given.replace(b"laboratory.example.org ", b"laboratory.example.org A", 1)[:-5] + b"\n",
            )
        case "no token":
            told.anchor("timestamp", 12, b"token")
        case "evidence of nothing":
            told.add("memo.written", title="rien")
            told.evidence[13] = given
    return told.trail()


@pytest.mark.parametrize(
    "what",
    [
        "another root", "a size ahead", "a size of nothing", "no size", "an unknown kind", "another token",
        "evidence unannounced", "a note of another size", "no note", "a line that is no signature", "no token",
        "evidence of nothing",
    ],
)  # fmt: skip
def test_an_anchor_that_is_none(what: str) -> None:
    """Refused by whoever verifies, with or without a policy."""
    for held in (Held(), trusting()):
        assert found(verify(broken(what), held)) == (30, "evidence", (13, 13))


def test_a_known_witness_that_did_not_sign() -> None:
    """Is an alteration for who knows it, a claim for who does not."""
    told = sealed(12)
    line = told.cosigned(12, NOON).decode().splitlines()[-1]
    given = note(told.checkpoint(12).text, [line[:-8] + "AAAAAAA=\n"]).encode()
    told.anchor("cosignature", 12, given)
    assert values(verify(told.trail())) == "yuuuy"
    assert found(verify(told.trail(), trusting())) == (30, "evidence", (13, 13))


def test_handed_over() -> None:
    """Confirmed by whoever holds what was handed over, and by nobody else."""
    told = sealed(12)
    told.anchor("handed_over", 10)
    three = told.checkpoint(10)
    trail = told.trail()
    assert values(verify(trail)) == "yuuuy"
    report = verify(trail, Held.read(sixteen=[three.sixteen.lower()]))
    assert (values(report), report.exit) == ("yuyyy", 0)
    assert [(each.kind, each.size, each.verified) for each in report.facts.anchors] == [
        ("handed_over", 10, True), ("held", 10, True),
    ]  # fmt: skip
    assert not verify(trail, Held.read(since=[told.checkpoint(5).text])).facts.anchors[0].verified


@WITH_OPENSSL
def test_stamped(tmp_path_factory: pytest.TempPathFactory) -> None:
    """By an authority whose certificate the reader gives; for anybody else its date is a claim."""
    authority = Authority(tmp_path_factory.mktemp("tsa") / "tsa")
    told = sealed(12)
    token = authority.token(request(told.checkpoint(12).text.encode()).der)
    other_token = authority.token(request(told.checkpoint(11).text.encode()).der)
    told.anchor("timestamp", 12, token)
    last = told.entries[-1]
    assert isinstance(last, dict)
    last["recorded_at"] = "2099-01-01T00:00:00.000000Z"  # after whatever moment at which this runs
    report = verify(told.trail(), Held.read(authorities=[authority.certificate]))
    (anchor,) = report.facts.anchors
    assert (values(report), anchor.who, anchor.verified) == ("yuyuy", SIGNER, True)
    assert values(verify(told.trail())) == "yuuuy"
    other = Authority(tmp_path_factory.mktemp("tsa") / "tsa")
    assert values(verify(told.trail(), Held.read(authorities=[other.certificate]))) == "yuuuy"
    assert found(verify(told.trail(evidence={13: other_token}))) == (30, "evidence", (13, 13))
    last["data"]["token_sha256"] = sha256(other_token).hexdigest()
    assert found(verify(told.trail(evidence={13: other_token}))) == (30, "evidence", (13, 13))  # of other entries


def test_a_proof_under_a_cosigned_checkpoint() -> None:
    """By as many witnesses as the policy asks for; the key of the journal is one thing, a witness another."""
    told = sealed(12)
    text, leaves = told.checkpoint().text, Leaves(told.states)
    both = told.note(12, SEED) + told.cosigned(12, NOON).decode().splitlines()[-1] + "\n"
    proof = OfflineProof(7, Tree(leaves.hashes).inclusion(6, 12), both)
    state = told.states[6]
    report = verify_proof(proof, state, trusting())
    assert (values(report), report.facts.anchors[0].at, report.exit) == ("yyyuu", NOON, 10)
    two = POLICY.replace(
        "quorum laboratory", f"witness other {WITNESS_OF_NOBODY.vkey}\ngroup g all laboratory other\nquorum g"
    )
    assert values(verify_proof(proof, state, Held.read(policy=two))) == "yyuuu"
    assert values(verify_proof(proof, state, HOLDER._replace(sixteen=(told.checkpoint().sixteen,)))) == "yyyyu"
    assert values(verify_proof(proof._replace(note=text), state, trusting())) == "ynuuu"


# Complete ---------------------------------------------------------------------------------------------------------------


def test_goes_on_from_what_is_held() -> None:
    """Three lines, a note, sixteen characters, of whatever size; with that it is complete and anchored."""
    told = sealed(23)
    trail = told.trail()
    for held in (
        Held.read(since=[told.checkpoint(10).text]),
        Held.read(since=[told.checkpoint(7).text]),
        Held.read(since=[told.note(23, SEED).replace("\n", "\r\n")]),
        Held.read(sixteen=[told.checkpoint(15).sixteen]),
    ):
        report = verify(trail, held)
        assert (report.exit, values(report)) == (0, "yuyyy")
    report = verify(trail, Held(seen=told.checkpoint(10)))
    assert (report.exit, values(report)) == (10, "yunyy")
    assert report.facts.kept[0].recorded == "2024-02-06T17:00:10.000000Z"


def test_rolled_back() -> None:
    """What was held, seen, or stands in the place itself is of more entries than there are."""
    whole, cut = sealed(23), sealed(15).trail()
    longer = whole.checkpoint()
    for held in (Held(checkpoints=(longer,)), Held(seen=longer)):
        report = verify(cut, held)
        assert (found(report), values(report)[3], report.facts.wrong[0].size) == ((31, "rollback", None), "n", 23)
    own = whole.trail()
    entries = own.entries[:15]
    short = own._replace(entries=entries)
    assert (found(verify(short)), values(verify(short))) == ((31, "rollback", None), "nunny")
    for ahead in (cut._replace(seals=own.seals), cut._replace(evidence={23: b"token"})):
        assert (found(verify(ahead)), values(verify(ahead))) == ((31, "rollback", None), "yunny")


def forked() -> tuple[Told, Told]:
    """Two histories that part at J12."""
    one, other = sealed(23), sealed(23)
    changed(12, data={"title": "Autre chose"})(other)
    return one, other


def test_forked() -> None:
    """Says between which sizes, and has both heads."""
    one, other = forked()
    held = Held(checkpoints=(one.checkpoint(20), one.checkpoint(10)))
    report = verify(other.trail(), held)
    assert (found(report), values(report)[3]) == ((32, "fork", (11, 20)), "n")
    assert report.facts.wrong[0].heads == (one.checkpoint(20).text, other.checkpoint(20).text)
    assert found(verify(other.trail(), Held(seen=one.checkpoint(20)))) == (32, "fork", (1, 20))
    assert found(verify(other.trail(), Held.read(sixteen=[one.checkpoint(20).sixteen]))) == (32, "fork", None)


def test_a_fork_is_graver_than_a_rollback() -> None:
    """And an alteration graver than both."""
    one, other = forked()
    held = Held(checkpoints=(one.checkpoint(20), Checkpoint(ORIGIN, 50, bytes(32))))
    report = verify(other.trail(), held)
    assert (found(report), [each.exit for each in report.facts.wrong]) == ((32, "fork", (1, 20)), [32, 31])
    trail = other.trail()
    entries = (*trail.entries[:-1], b"{}")
    assert verify(trail._replace(entries=entries), held).exit == 30


def test_a_checkpoint_of_another_journal() -> None:
    """Was given by mistake: nothing is said."""
    report = verify(Told(12).trail(), Held.read(since=[f"other\n3\n{b64encode(bytes(32)).decode()}\n"]))
    assert (found(report), values(report)) == ((40, "other", None), "uuuuu")


# Erased -----------------------------------------------------------------------------------------------------------------


def test_expunged() -> None:
    """Openly, or not."""
    told = Told(12)
    told.expunge(7)
    report = verify(told.trail())
    assert (values(report)[4], report.facts.expunged, report.exit) == ("y", 1, 10)
    told.expunge(9, said=False)
    told.expunge(8, said=False)
    report = verify(told.trail())
    assert (found(report), values(report)[4], report.facts.missing) == ((33, "uncovered", (8, 8)), "n", 2)


def test_expunged_by_an_entry_that_says_something_else() -> None:
    """Of another entry, another leaf, or no words at all."""
    for data in ({"entry": "J8", "leaf": "?"}, {"entry": "J7", "leaf": "A" * 43}, {"entry": ["J7"], "leaf": "?"}, {}):
        told = Told(12)
        told.expunge(7, said=False)
        assert isinstance(told.entries[6], bytes)
        leaf = orjson.loads(told.entries[6])["expunged"]
        told.add("entry.expunged", **{name: leaf if value == "?" else value for name, value in data.items()})
        assert found(verify(told.trail())) == (33, "uncovered", (7, 7))


def test_a_stub_with_spare_bits_is_none() -> None:
    """The same leaf has one spelling, so that nobody changes it unseen."""
    told = Told(12)
    told.expunge(7)
    state = told.entries[6]
    trail = told.trail()
    assert isinstance(state, bytes)
    end = state.index(b'","position"')
    spare = state[: end - 1] + bytes([state[end - 1] + 1]) + state[end:]
    entries = (*trail.entries[:6], spare, *trail.entries[7:])
    assert found(verify(trail._replace(entries=entries))) == (30, "root", (6, 10))


def committed() -> tuple[Told, list[str]]:
    """Two sealed values, at J13 and J14."""
    told, digests = Told(12), [digest_of(disclose("salt", words)) for words in ("un", "deux")]
    told.add("memo.written", text=[{"...": digests[0]}])
    told.add("document.collected", file={"digest": digests[1], "media_type": "text/plain", "name": "a"})
    return told, digests


def test_missing_values() -> None:
    """Each under an erasure, or the entry that has it is named; unknown where no value came at all."""
    told, digests = committed()
    assert values(verify(told.trail()))[4] == "y"
    assert values(verify(told.trail(missing=None)))[4] == "u"
    assert values(verify(Told(12).trail(missing=None)))[4] == "y"
    report = verify(told.trail(missing=(digests[1], digests[0])))
    assert (found(report), values(report)[4]) == ((33, "uncovered", (13, 13)), "n")
    assert found(verify(told.trail(missing=("A" * 43,)))) == (33, "uncovered", None)
    told.add("erasure.executed", digests=[digests[0], 7], key_ids=[])
    assert found(verify(told.trail(missing=tuple(digests)))) == (33, "uncovered", (14, 14))
    told.add("erasure.executed", digests=[digests[1]], key_ids=[])
    report = verify(told.trail(missing=tuple(digests)))
    assert (values(report)[4], report.facts.erased) == ("y", 2)
    told.add("erasure.executed", digests="none")
    assert verify(told.trail()).facts.erased == 2


# Time -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "at", ["2024-02-06T16:00:00.000000Z", "2024-02-06", None, 7, "2024-02-06T17:00:12.000000+00:00"]
)
def test_a_time_that_goes_back(at: Any) -> None:
    """Or is none. Nothing else is said to be wrong with it."""
    told = Told(23)
    changed(12, recorded_at=at)(told)
    report = verify(told.trail())
    assert (found(report), values(report)) == ((34, "time", (12, 12)), "yunuy")


@pytest.mark.parametrize("at", ["", None, 0, False])
def test_the_first_time_is_one(at: Any) -> None:
    told = Told(12)
    changed(1, recorded_at=at)(told)
    assert found(verify(told.trail())) == (34, "time", (1, 1))


def test_a_clock_that_was_at_fault() -> None:
    """Is put right by the entry that says so."""
    told = Told(23)
    changed(12, recorded_at="2024-02-06T16:00:00.000000Z", type="clock.faulted")(told)
    for number in range(13, 24):
        changed(number, recorded_at="2024-02-06T16:00:00.000000Z")(told)
    assert verify(told.trail()).exit == 10


@dataclass
class Dated:
    at: int
    bad: tuple[int, int] | None


@pytest.mark.parametrize(
    "dated",
    [
        Dated(NOON - 287, None), Dated(NOON - 289, (12, 12)), Dated(NOON + 312, None), Dated(NOON + 314, (13, 13)),
    ],
)  # fmt: skip
def test_a_date_outside_of_the_bracket(dated: Dated) -> None:
    """Five minutes between clocks; for who believes the witness, and where no clock was at fault."""
    told = cosigned(dated.at)
    report = verify(told.trail(), trusting())
    assert (report.exit == 34, report.bad) == (dated.bad is not None, dated.bad)
    assert verify(told.trail()).exit == 10


def test_a_clock_that_was_ahead_is_owned_to_before_the_date_is_recorded() -> None:
    """Between what is dated and its date: on a last line it excuses nothing, and a later one by who is honest breaks nothing."""
    told = cosigned(NOON - 289)
    told.add("clock.faulted")
    assert found(verify(told.trail(), trusting())) == (34, "time", (12, 12))
    told = cosigned(NOON + 314)
    told.add("clock.faulted")
    assert found(verify(told.trail(), trusting())) == (34, "time", (13, 13))
    told = Told(12)
    given = told.cosigned(12, NOON - 4000)
    told.add("clock.faulted", reason="Elle avançait.")
    told.anchor("cosignature", 12, given)
    told.seal()
    assert verify(told.trail(), trusting()).exit == 10
    told = cosigned(NOON + 12)
    told.add("clock.faulted", reason="Elle avance.")
    told.seal()
    assert verify(told.trail(), trusting()).exit == 10


# What is held -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {"keys": ["no key"]}, {"keys": [WITNESS_VKEY]}, {"keys": [DEMO_VKEY]}, {"since": ["no checkpoint"]},
        {"since": [Checkpoint(ORIGIN, 0, sha256().digest()).text]}, {"since": [Checkpoint(ORIGIN, 0, bytes(32)).text]},
        {"sixteen": ["ABCD"]}, {"authorities": [b"no certificate"]}, {"policy": "log no\nquorum none\n"},
        {"policy": f"log {DEMO_VKEY}\nquorum none\n"}, {"policy": f"witness w {WITNESS_VKEY}\nquorum w\n"},
    ],
)  # fmt: skip
def test_what_cannot_be_held(given: dict[str, Any]) -> None:
    """Said at once, with what to give instead; the keys of the demo are everybody's."""
    with pytest.raises(InvalidInput) as caught:
        Held.read(**given)
    assert caught.value.hint.fr != caught.value.hint.en


def test_a_policy_brings_its_keys() -> None:
    """Those of journals beside those given one by one."""
    assert vkeys(Held.read(policy=POLICY, keys=[OTHER_KEY.vkey]).signers) == vkeys([OTHER_KEY, KEY])
