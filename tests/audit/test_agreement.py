"""Both verifiers, the one of `ect verify` and the one inside a dossier, on the same records: verdict for verdict."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson
import pytest

from ect_journal.dossier_file import trail_of_record
from ect_journal.errors import Unreadable
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.ledger.notes import COSIGNATURE, cosign, note, sign, verifier_of
from ect_journal.sealing import digest_of, disclose
from ect_journal.trail import Trail
from ect_journal.verifying import Held, unreadable, verify
from tests.audit.browser import Case, InBrowser, outcome, outcome_of
from tests.audit.records import PAGES, record_of, signed_record, statement_text
from tests.audit.trails import JOURNAL, KEY, LABORATORY, ORIGIN, OTHER, OTHER_KEY, POLICY, SEED, WITNESS, Told

NOON = 1_707_238_800
"""2024-02-06T17:00:00Z, when the told trails begin."""
DISCLOSURE = disclose("salt", "Ce qu’elle a dit.")
DIGEST = digest_of(DISCLOSURE)

Scene = tuple[dict[str, Any], dict[str, Any], int]
"""A record, what its reader holds (as `Held.read` takes it), the exit code that is right."""


def pasted(held: dict[str, Any]) -> str:
    """What the reader holds, as they would paste it."""
    return "\n".join([*held.get("keys", ()), held.get("policy", ""), *held.get("since", ()), *held.get("sixteen", ())])


def in_python(case: Case, held: Held) -> tuple[object, ...]:
    try:
        return outcome_of(verify(trail_of_record(case.record, case.found), held))
    except Unreadable:
        return outcome_of(unreadable())


def sealed(count: int = 23, *seeds: bytes) -> Told:
    told = Told(count)
    told.seal(*seeds)
    return told


def kept(told: Told, size: int = 10) -> dict[str, Any]:
    return {"since": [told.checkpoint(size).text]}


BY_KEY: dict[str, Any] = {"keys": [KEY.vkey]}


# Honest records -----------------------------------------------------------------------------------------------------------


def honest() -> Iterator[tuple[str, Scene]]:
    told = sealed()
    record, head = signed_record(told.trail()), told.checkpoint()
    yield "nothing is held", (record, {}, 10)
    yield "a key is held", (record, BY_KEY, 10)
    yield "a key and a checkpoint", (record, BY_KEY | kept(told), 0)
    yield "a checkpoint between two stored ones", (record, kept(told, 8), 0)
    yield "sixteen characters", (record, {"sixteen": [head.sixteen]}, 0)
    yield "sixteen characters typed", (record, {"sixteen": [head.sixteen.lower().replace("-", " ")]}, 0)
    yield "a checkpoint as a signed note", (record, {"since": [told.note(10, SEED)]}, 0)
    yield "one that nobody known signed", (record, {"since": [told.note(10, OTHER)]}, 0)
    yield "one entry", (record_of(Told(1).trail()), {}, 10)
    yield "nobody signed", (record_of(Told(7).trail()), {}, 10)

    told = sealed()
    told.add("memo.written", title="La suite")
    yield "the last entry is not sealed", (signed_record(told.trail()), BY_KEY | kept(told), 10)

    told = sealed(12)
    told.expunge(7)
    told.seal()
    yield "expunged", (signed_record(told.trail()), BY_KEY | kept(told), 0)

    told = Told(5)
    told.add("memo.written", title="Elle parle", text=[{"...": DIGEST}])
    opened = told.trail()
    yield "a value opened", (record_of(opened, values={DIGEST: DISCLOSURE}), kept(told, 3), 0)
    yield "it came without its values", (record_of(opened, missing=None), kept(told, 3), 10)
    told.add("erasure.executed", digests=[DIGEST], key_ids=[], ground="consent_withdrawn")
    yield "a value erased", (record_of(told.trail(), missing=[DIGEST]), kept(told, 3), 0)

    told = Told(9)
    told.add("clock.faulted", reason="En avance.")
    assert isinstance(told.entries[-1], dict)
    told.entries[-1]["recorded_at"] = "2024-02-06T16:00:00.000000Z"
    yield "a fault of the clock", (record_of(told.trail()), kept(told, 5), 0)


def anchored() -> Iterator[tuple[str, Scene]]:
    told = sealed(12)
    position = told.anchor("cosignature", 12, told.cosigned(12, NOON + 12))
    told.seal()
    record = signed_record(told.trail())
    trusted = {"policy": POLICY}
    yield "cosigned, nothing held", (record, {}, 10)
    yield "cosigned, the witness is known", (record, trusted, 10)
    yield "cosigned, known, and a checkpoint", (record, trusted | kept(told), 0)
    yield "any or another", (record, {"policy": either("any")}, 10)
    yield "both of two", (record, {"policy": either("all")}, 10)
    late = told.cosigned(12, NOON + 4000)
    yield "cosigned after it was recorded", (record_of(anchor_of(told, position, late)), trusted, 34)
    early = told.cosigned(12, NOON - 4000)
    yield "cosigned before it was written", (record_of(anchor_of(told, position, early)), trusted, 34)
    for when, given in (("before it was written", early), ("after it was recorded", late)):
        again = Told(position - 1)
        again.anchor("cosignature", 12, given)
        again.add("clock.faulted", reason="usée")
        yield f"cosigned {when}, a fault on the last line", (record_of(again.trail()), trusted, 34)
        again = Told(12)
        again.add("clock.faulted", reason="usée")
        again.anchor("cosignature", 12, given)
        yield (
            f"cosigned {when}, a fault in between",
            (record_of(again.trail()), trusted, 20 if given == early else 34),
        )
    forged = note(told.checkpoint(12).text, [cosign(told.checkpoint(11).text, LABORATORY.name, WITNESS, NOON)]).encode()
    yield "not by the witness whose name it bears", (record_of(anchor_of(told, position, forged)), trusted, 30)
    yield "the same, to who knows no witness", (record_of(anchor_of(told, position, forged)), {}, 10)
    yield "a cosignature of another size", (record_of(anchor_of(told, position, told.cosigned(11, NOON))), {}, 30)
    never = told.cosigned(12, 2**63)
    yield "cosigned after the end of time", (record_of(anchor_of(told, position, never)), trusted, 30)
    yield "no UTF-8", (record_of(anchor_of(told, position, b"\xff\xfe")), {}, 30)
    yield "other evidence", (record | {"evidence": {str(position): b64encode(b"other").decode()}}, {}, 30)
    yield "empty evidence", (record | {"evidence": {str(position): ""}}, {}, 30)
    yield "evidence where no anchor is", (record | {"evidence": record["evidence"] | {"3": ""}}, {}, 30)
    yield "evidence after the end", (record | {"evidence": record["evidence"] | {"40": ""}}, {}, 31)

    told = Told(12)
    told.anchor("handed_over", 10)
    record = record_of(told.trail())
    yield "handed over", (record, {}, 10)
    yield "handed over to who reads", (record, {"sixteen": [told.checkpoint(10).sixteen]}, 0)
    for changed in (
        {"size": 13},
        {"size": 0},
        {"size": "10"},
        {"root": told.checkpoint(9).text.split("\n")[2]},
        {"kind": "other"},
    ):
        told = Told(12)
        told.anchor("handed_over", 10, **changed)
        yield f"an anchor of {changed}", (record_of(told.trail()), {}, 30)


def either(count: str) -> str:
    other = verifier_of("other.example.org", OTHER, COSIGNATURE)
    return f"witness laboratory {LABORATORY.vkey}\nwitness other {other.vkey}\ngroup both {count} laboratory other\nquorum both\n"


def anchor_of(told: Told, position: int, evidence: bytes) -> Trail:
    """The same trail with other evidence, which its entry names."""
    again = Told(position - 1)
    again.anchor("cosignature", 12, evidence)
    return again.trail()


# Keys ---------------------------------------------------------------------------------------------------------------------


def keys() -> Iterator[tuple[str, Scene]]:
    told = sealed()
    yield "a forged dossier by another key of the same name", (record_of(sealed(23, OTHER).trail(), OTHER), BY_KEY, 20)
    yield "signed by one key, the pages by another", (record_of(told.trail(), OTHER), BY_KEY, 20)
    yield "the pages by nobody", (record_of(told.trail()), BY_KEY, 20)
    spoiled = note(told.checkpoint().text, [sign(told.checkpoint(22).text, ORIGIN, SEED)])
    record = signed_record(told.trail(seals=((23, spoiled),)))
    yield "a false signature, the key is held", (record, BY_KEY, 30)
    yield "a false signature, no key is held", (record, {}, 10)
    yield "a seal of another text", (signed_record(told.trail(seals=((23, told.note(22, SEED)),))), {}, 30)
    yield "a seal that is no note", (signed_record(told.trail(seals=((23, told.checkpoint().text),))), {}, 30)
    yield "a seal after the end", (signed_record(told.trail(seals=((23, told.note(23, SEED)), (30, "x")))), BY_KEY, 31)
    joined = told.note(23, SEED).replace(f"— {ORIGIN} ", f"— {ORIGIN}-")
    yield "a line of a seal without its space", (signed_record(told.trail(seals=((23, joined),))), {}, 30)
    crowd = note(told.checkpoint().text, [sign(told.checkpoint().text, f"k{number}", SEED) for number in range(101)])
    yield "signed by a hundred and one", (signed_record(told.trail(seals=((23, crowd),))), {}, 30)
    twice = told.note(23, SEED) + told.note(23, SEED).split("\n\n")[1]
    yield "signed twice", (signed_record(told.trail(seals=((23, twice),))), BY_KEY | kept(told), 0)
    second = told.note(23, SEED) + spoiled.split("\n\n")[1]
    yield "the second time falsely", (signed_record(told.trail(seals=((23, second),))), BY_KEY | kept(told), 30)

    told = rotated((SEED, OTHER))
    yield "rotated", (record_of(told.trail(), OTHER), BY_KEY | kept(told), 0)
    yield "rotated, the new key is held", (record_of(told.trail(), OTHER), {"keys": [OTHER_KEY.vkey]} | kept(told), 0)
    last = sealed(12)
    last.add("key.added", vkey=OTHER_KEY.vkey, name=ORIGIN)
    last.add("key.revoked", vkey=KEY.vkey, reason="perdue")
    last.seal(SEED, OTHER)
    yield "just rotated, the old key signs the pages", (record_of(last.trail(), SEED), BY_KEY | kept(last), 0)
    yield "rotated, the old key signs on", (record_of(told.trail(), SEED), BY_KEY | kept(told), 20)
    yield "a stolen key that rotates itself in", (record_of(rotated((OTHER,)).trail(), OTHER), BY_KEY, 20)
    seals = dict(told.trail().seals)
    halves = seals[14].split("\n")
    halves[-2] = note("x\n", [sign("x\n", ORIGIN, OTHER)]).split("\n")[-2]
    record = record_of(told.trail(seals=tuple((seals | {14: "\n".join(halves)}).items())), OTHER)
    yield "rotated, the new key's own line is false", (record, BY_KEY, 30)


def rotated(seeds: tuple[bytes, ...]) -> Told:
    told = sealed(12)
    told.add("key.added", vkey=OTHER_KEY.vkey, name=ORIGIN)
    told.add("key.revoked", vkey=KEY.vkey, reason="perdue")
    told.seal(*seeds)
    told.add("memo.written", title="La suite")
    told.seal(OTHER)
    return told


# Records that were altered ------------------------------------------------------------------------------------------------


def altered() -> Iterator[tuple[str, Scene]]:
    told = sealed()
    record, held = signed_record(told.trail()), BY_KEY | kept(told)
    entries: list[str] = record["entries"]
    yield (
        "one letter",
        (record | {"entries": [*entries[:11], entries[11].replace("Note", "note"), *entries[12:]]}, held, 30),
    )
    yield "two swapped", (record | {"entries": [*entries[:5], entries[6], entries[5], *entries[7:]]}, held, 30)
    yield "one removed", (record | {"entries": [*entries[:5], *entries[6:]]}, held, 30)
    yield "one repeated", (record | {"entries": [*entries[:5], entries[4], *entries[5:]]}, held, 30)
    yield "one more at the end", (record | {"entries": [*entries, entries[-1]]}, held, 30)
    yield "the last one cut off", (record | {"entries": entries[:-1]}, held, 30)  # the pages were signed with it
    yield "the last one, nobody signed the pages", (record | {"entries": entries[:-1], "statement": None}, held, 31)
    checkpoints = record["checkpoints"]
    yield "another root", (record | {"checkpoints": [[5, checkpoints[1][1]], *checkpoints[1:]]}, held, 30)
    yield "a root that is none", (record | {"checkpoints": [[5, ""], *checkpoints[1:]]}, held, 30)
    yield "no last checkpoint", (record | {"checkpoints": checkpoints[:-1]}, held, 30)
    yield "no seal", (record | {"seals": []}, held, 20)
    yield "other pages said", (record | {"pages": PAGES[::-1]}, held, 30)
    yield (
        "another statement",
        (record | {"statement": note(statement_text(22), [sign(statement_text(22), ORIGIN, SEED)])}, {}, 30),
    )
    yield "a statement that is no note", (record | {"statement": "signed"}, {}, 30)
    yield "a value that is not committed to", (record | {"values": {DIGEST: DISCLOSURE}}, {}, 30)
    told.add("memo.written", text=[{"...": DIGEST}])
    yield "a value of another digest", (record_of(told.trail(), values={DIGEST: DISCLOSURE + "A"}), {}, 30)
    yield "missing without an erasure", (record_of(told.trail(), missing=[DIGEST]), {}, 33)
    yield "missing, and of no entry", (record_of(told.trail(), missing=[DIGEST[::-1]]), {}, 33)

    told = Told(12)
    told.expunge(7, said=False)
    yield "a stub that no entry accounts for", (record_of(told.trail()), {}, 33)
    stub = record_of(told.trail())["entries"][6]
    spare = stub.replace('","', chr(ord(stub.split('"')[3][-1]) + 1) + '","').replace(
        stub.split('"')[3], stub.split('"')[3][:-1]
    )
    record = record_of(told.trail())
    yield (
        "a stub in another spelling",
        (record | {"entries": [*record["entries"][:6], spare, *record["entries"][7:]]}, {}, 30),
    )


def rewritten() -> Iterator[tuple[str, Scene]]:
    """By whoever has the journal and its key: the tree and the signatures fit, what is inside does not."""

    def change(number: int, **fields: Any) -> Scene:
        told = Told(12)
        entry = told.entries[number - 1]
        assert isinstance(entry, dict)
        entry |= fields
        told.seal()
        return signed_record(told.trail()), BY_KEY, 34 if "recorded_at" in fields else 30

    yield "a number", change(7, position=8)
    yield "a number that is none", change(7, position=True)
    yield "an id twice", change(7, id=str(UUID(int=1002)))
    yield "no id", change(7, id=None)
    yield "no type", change(7, type=None)
    yield "no data", change(7, data=[])
    yield "a time that goes back", change(7, recorded_at="2024-02-06T16:59:00.000000Z")
    yield "a time that is none", change(7, recorded_at="yesterday")
    yield "no opening", change(1, type="memo.written")
    yield "an opening without a journal", change(1, data={"origin": ORIGIN})
    yield "an opening of two lines", change(1, data={"origin": "a\nb", "journal": JOURNAL})
    told = Told(12)
    told.entries[6] = b"no JSON"
    yield "no JSON", (record_of(told.trail()), {}, 30)
    told.entries[6] = b"[]"
    yield "no object", (record_of(told.trail()), {}, 30)
    told.entries[6] = orjson.dumps({"expunged": b64encode(bytes(33)).decode()[:43], "position": 8})
    yield "a stub of another number", (record_of(told.trail()), {}, 30)


def contradicted() -> Iterator[tuple[str, Scene]]:
    told = sealed()
    record = signed_record(told.trail())
    own = told.checkpoint(10)
    other = Checkpoint(ORIGIN, 10, bytes(32))
    yield "a fork", (record, {"since": [other.text]}, 32)
    yield "a fork after what agrees", (record, {"since": [told.checkpoint(4).text, other.text]}, 32)
    yield "two forks", (record, {"since": [Checkpoint(ORIGIN, 12, bytes(32)).text, other.text]}, 32)
    yield "a rollback", (record, {"since": [Checkpoint(ORIGIN, 24, bytes(32)).text]}, 31)
    yield "a rollback and a fork", (record, {"since": [Checkpoint(ORIGIN, 24, bytes(32)).text, other.text]}, 32)
    yield "another journal's", (record, {"since": [Checkpoint("elsewhere", 10, own.root).text]}, 40)
    yield "sixteen others", (record, {"sixteen": ["ABCD-EFGH-IJKL-MNOP"]}, 32)
    yield "sixteen of no stored checkpoint", (record, {"sixteen": [told.checkpoint(8).sixteen]}, 32)


def unread() -> Iterator[tuple[str, Scene]]:
    record = signed_record(sealed(7).trail())
    without = {name: value for name, value in record.items() if name != "seals"}
    changes: dict[str, Any] = {
        "format": 2, "demo": 0, "profile": "public", "made": None, "entries": [], "checkpoints": [], "seals": None,
        "evidence": [], "missing": [3], "values": {"x": 3}, "pages": None, "statement": 5,
    }  # fmt: skip
    for name, value in changes.items():
        yield f"{name}: {value!r}", (record | {name: value}, {}, 40)
    for checkpoints in ([[7, "x"], [7, "x"]], [[0, "x"]], [[7]], [[True, "x"]], [[2**60, "x"]], [["7", "x"]], [7]):
        yield f"checkpoints: {checkpoints}", (record | {"checkpoints": checkpoints}, {}, 40)
    yield "half a character", (record | {"made": "\ud800"}, {}, 40)
    yield "evidence in another spelling", (record | {"evidence": {"3": "QR=="}}, {}, 40)
    yield "evidence at no number", (record | {"evidence": {"03": "QQ=="}}, {}, 40)
    yield "one field less", (without, {}, 40)
    yield "one field more", (record | {"more": 1}, {}, 40)
    yield "a list", ([], {}, 40)  # type: ignore[misc]
    yield "nothing", (None, {}, 40)  # type: ignore[misc]


GROUPS: tuple[Callable[[], Iterator[tuple[str, Scene]]], ...] = (
    honest, anchored, keys, altered, rewritten, contradicted, unread,
)  # fmt: skip


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_both_verifiers_say_the_same(browser: InBrowser, group: Callable[[], Iterator[tuple[str, Scene]]]) -> None:
    names, scenes = zip(*group(), strict=True)
    cases = [Case(record, pasted(held)) for record, held, _ in scenes]
    found = dict(zip(names, map(outcome, browser.verify(cases)), strict=True))
    python = {
        name: in_python(case, Held.read(**held)) for name, case, (_, held, _) in zip(names, cases, scenes, strict=True)
    }
    assert python == found
    assert {name: exit for name, (_, _, exit) in zip(names, scenes, strict=True)} == {
        name: each[0] for name, each in found.items()
    }


def test_pages_that_are_shown_otherwise(browser: InBrowser) -> None:
    """What the file shows is not what its record says."""
    case = Case(signed_record(sealed().trail()), KEY.vkey, b64encode(sha256(b"other pages").digest()).decode())
    [report] = browser.verify([case])
    assert (30, "pages", None) == outcome(report)[:3]
    assert in_python(case, Held.read(keys=[KEY.vkey])) == outcome(report)


def test_no_key_is_ever_taken_from_the_file(browser: InBrowser) -> None:
    """A perfect dossier by whoever: never signed, whatever it says of itself."""
    told = sealed()
    told.add("key.added", vkey=KEY.vkey, name=ORIGIN)
    told.seal()
    [report] = browser.verify([Case(signed_record(told.trail()))])
    assert ("yes", "unchecked") == (report["verdicts"]["coherent"], report["verdicts"]["signed"])
