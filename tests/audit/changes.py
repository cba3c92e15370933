"""Single changes to a dossier's record, each with what it comes to for whoever verifies it.

    for change in every(record, random.Random(1)):      # changed_parts
        change.part, change.what, change.record, change.effect

What a change comes to is said from the specification, not by asking a verifier: a change to what is hashed is refused by
everybody, one to a signature by whoever knows the key, and what is only taken away vouches for nothing any more.
"""

import json
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import orjson

from ect_journal.ledger.notes import NotANote, split

ALTERED = "altered"
"""Refused, whatever the reader holds."""
SPOILED = "spoiled"
"""A signature by a key that the reader knows, and not what that key signed: refused by who knows it, for others nothing better."""
WITHHELD = "withheld"
"""Something that vouches is gone, or by nobody known: no verdict is better than it was."""
SAME = "same"
"""It alters no meaning: every verdict is what it was. Why, stands in `SAME_BECAUSE`."""
REWRITTEN = "rewritten"
"""Made anew by who has no key: never signed, never what the reader kept."""
RESEALED = "resealed"
"""Made anew by a key and a witness that the reader believes: whatever it comes to, never what the reader kept."""

SAME_BECAUSE = {
    "made": "when the file was made is said by its pages, which are digested; no verdict follows from the record's copy of it",
    "demo": "a key that was published is known by its bytes, wherever it stands and whatever the file says of itself",
    "profile": "which values are opened is seen by which are there; the word is for who lists files",
    "missing": "a digest that an erasure covers may be listed or not: the erasure says it went",
    "values": "a value that stays closed contradicts nothing; those that are open are each held to their digest",
    "seals": "lines of a note come in any order, twice as well, and one by a key that nobody was told of says nothing",
    "checkpoints": "one more root, and the right one, only says at which entry a later alteration would be",
    "evidence": "what was given for an entry that was expunged is judged with that entry's stub",
    "text": "the same JSON in other white space, order or spelling is the same record",
}  # fmt: skip

Record = dict[str, Any]


class Change(NamedTuple):
    part: str
    what: str
    record: Record
    effect: str


LETTERS = 'aAzZ019+/=-_ "\\{}[]:,.éЖ—\n\r\t\x00\x7f\u00a0\u2028\ufeff😀'
LIKELY = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def other(letter: str, rng: random.Random, among: str = LETTERS) -> str:
    """A letter that is not this one: a neighbour of one bit, or any."""
    near = chr(ord(letter) ^ (1 << rng.randrange(6)))
    chosen = rng.choice([near, rng.choice(among)])
    return chosen if chosen != letter and not 0xD800 <= ord(chosen) < 0xE000 else ("x" if letter != "x" else "y")


def spoiled(text: str, rng: random.Random, among: str = LETTERS) -> tuple[str, str]:
    """The text with one letter changed, put in or left out; and where."""
    at = rng.randrange(len(text))
    how = rng.choice(("other", "other", "other", "more", "less"))
    match how:
        case "other":
            return text[:at] + other(text[at], rng, among) + text[at + 1 :], f"letter {at} changed"
        case "more":
            return text[:at] + rng.choice(among) + text[at:], f"a letter put in at {at}"
        case _:
            return text[:at] + text[at + 1 :], f"letter {at} left out"


def without(record: Record, **fields: Any) -> Record:
    return {**record, **fields}


# What a change to a note, or to a whole record, comes to -------------------------------------------------------------------


def of_note(before: str, after: str) -> str:
    """What it comes to that a signed note became another."""
    if before == after:
        return SAME
    try:
        text, lines = split(before)
        other_text, others = split(after)
    except NotANote:
        return ALTERED
    if text != other_text or len(others) > 100:
        return ALTERED
    known = {(name, payload[:4]) for name, payload in lines}
    mine = [line for line in others if (line[0], line[1][:4]) in known]
    if any(line not in lines for line in mine):
        return SPOILED
    return SAME if set(mine) == set(lines) else WITHHELD


def of_record(before: Record, after: object) -> str:
    """What it comes to that a record became another; the gravest of its parts' changes."""
    if not isinstance(after, dict) or after.keys() != before.keys():
        return ALTERED
    found = {SAME}
    for part, value in after.items():
        if value == before[part] and type(value) is type(before[part]):
            continue
        match part:
            case "made" | "demo":
                found.add(SAME if type(value) is type(before[part]) else ALTERED)
            case "profile":
                found.add(SAME if value in ("open", "funder", "internal") else ALTERED)
            case "statement" if isinstance(value, str):
                found.add(of_note(before[part], value))
            case "seals" if _sizes(value) == _sizes(before[part]):
                found |= {of_note(one[1], two[1]) for one, two in zip(before[part], value, strict=True)}
            case _:
                found.add(ALTERED)
    return next(effect for effect in (ALTERED, SPOILED, WITHHELD, SAME) if effect in found)


def _sizes(seals: object) -> list[object] | None:
    try:
        return [(size, type(size), type(text)) for size, text in seals]  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return None


# As it is written -----------------------------------------------------------------------------------------------------------


def spellings(record: Record) -> Iterator[tuple[str, str, str]]:
    """The record in other words of JSON, with what each comes to."""
    text = orjson.dumps(record).decode().replace("<", "\\u003c")
    last = len(record["entries"])
    size, other_size = '"checkpoints":[[1,', '"checkpoints":[[%s,'
    yield "indented", json.dumps(record, indent=1, ensure_ascii=False), SAME
    yield "escaped", json.dumps(record), SAME
    yield "sorted", json.dumps(record, sort_keys=True), SAME
    yield "backwards", json.dumps(dict([*record.items()][::-1])), SAME
    yield "solidus escaped", text.replace("/", "\\/"), SAME
    yield "in white space", f" \n\t\r{text}\r\n ", SAME
    yield "format 1.0", text.replace('"format":1,', '"format":1.0,'), SAME
    for one in ("1.0", "1e0", "10e-1", "0.1E+1"):
        yield f"size {one}", text.replace(size, other_size % one), SAME
    for one in (
        "01",
        "+1",
        "0x1",
        ".1e1",
        "1.",
        "1e999",
        "-1",
        "NaN",
        "Infinity",
        "1e-400",
        "null",
        "true",
        '"1"',
        "[1]",
        "1n",
        "1_0",
    ):
        yield f"size {one}", text.replace(size, other_size % one), ALTERED
    yield "a field twice", text[:-1] + ',"format":1}', SAME
    yield "its first word another", '{"format":2,' + text[1:], SAME
    yield "its last word another", text[:-1] + ',"format":2}', ALTERED
    yield "entries twice", text[:-1] + ',"entries":[]}', ALTERED
    yield "a key of every object", text[:-1] + ',"__proto__":{"signed":"yes"}}', ALTERED
    yield "evidence of every object", text.replace('"evidence":{', '"evidence":{"__proto__":"",'), ALTERED
    yield "values of every object", text.replace('"values":{', '"values":{"__proto__":"",'), ALTERED
    yield "a byte order mark", f"\ufeff{text}", ALTERED
    yield "a comma too many", text[:-1] + ",}", ALTERED
    yield "more after it", text + " {}", ALTERED
    yield "a comment", text + " // said", ALTERED
    yield "cut", text[:-1], ALTERED
    yield "empty", "", ALTERED
    yield "null", "null", ALTERED
    yield "a list of it", f"[{text}]", ALTERED
    yield "in single quotes", text.replace('"format"', "'format'"), ALTERED
    yield "no-break space", text.replace('{"format"', '{\u00a0"format"'), ALTERED
    yield "vertical tab", text.replace('{"format"', '{\x0b"format"'), ALTERED
    made = f'"made":"{record["made"]}'
    for what in ("\n", "\t", "\x00", "\\u12", "\\x41", "\\ud800", "\\udc00\\ud800"):
        yield f"made with {what!r}", text.replace(made, made + what), ALTERED
    for what in ("\x7f", "\u2028", "\\u0000", "\\ud83d\\ude00", "😀"):
        yield f"made with {what!r}", text.replace(made, made + what), SAME
    yield "as many entries as say it", text.replace(f"[{last},", f"[{last}.0,"), SAME
