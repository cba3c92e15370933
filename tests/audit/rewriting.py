"""Records of which an entry was changed and the tree made again over all of them: by who has no key, and by who has one.

What is made with keys is coherent in every other way (anchors of the new roots, cosigned again, sealed again, the statement too), so
that what the entry itself now says is what is judged.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson

from ect_journal.ledger.notes import cosign, note, sign
from ect_journal.verifying.tree import Leaves
from tests.audit.changes import RESEALED, REWRITTEN, Change, Record
from tests.audit.given import STRANGER, STRANGER_SEED
from tests.audit.kept import WITNESS, WITNESS_SEED, changed


def rewritten(record: Record) -> Iterator[Change]:
    """By who has no key: with the seals, the evidence and the statement as they were, and without."""
    for number, what, told in _told(record):
        again = _over(record, told)
        yield Change("rewritten", f"J{number}: {what}", again, REWRITTEN)
        kept = [row for row in record["seals"] if row[0] < number]
        yield Change("rewritten", f"J{number}: {what}, seals dropped", {**again, "seals": kept}, REWRITTEN)
        bare = {**again, "seals": [], "evidence": {}, "statement": None}
        yield Change("rewritten", f"J{number}: {what}, all dropped", bare, REWRITTEN)


def resealed(record: Record) -> Iterator[Change]:
    """By the key that a reader of another's key holds."""
    for number, what, told in _told(record):
        evidence: dict[str, str] = {}
        for at in range(number + 1, len(told) + 1):
            told[at - 1], given = _anchored(told, at)
            evidence |= given
        origin = _origin(told)
        again, leaves = _over(record, told), Leaves(told)
        size = len(told)
        texts = [(at, leaves.checkpoint(origin, at).text) for at in {12, 19, size}]
        seals = [[at, note(text, [sign(text, STRANGER.name, STRANGER_SEED)])] for at, text in sorted(texts)]
        about = f"{origin}\ndossier\n{size}\n{record['pages']}\n"
        statement = note(about, [sign(about, STRANGER.name, STRANGER_SEED)])
        yield Change(
            "resealed",
            f"J{number}: {what}",
            {**again, "seals": seals, "statement": statement, "evidence": evidence},
            RESEALED,
        )


def _told(record: Record) -> Iterator[tuple[int, str, list[bytes]]]:
    own = [entry.encode() for entry in record["entries"]]
    for number, state in enumerate(own, 1):
        if not state.startswith(b'{"expunged"'):
            for what, new in _otherwise(state, own, number):
                if new != state:
                    yield number, what, [*own[: number - 1], new, *own[number:]]


def _over(record: Record, told: list[bytes]) -> Record:
    leaves = Leaves(told)
    roots = [[size, b64encode(leaves.root(size)).decode()] for size, _ in record["checkpoints"]]
    return {**record, "entries": [each.decode() for each in told], "checkpoints": roots}


def _origin(told: list[bytes]) -> str:
    try:
        return str(orjson.loads(told[0])["data"]["origin"])
    except (ValueError, KeyError, TypeError):
        return "cluster jura"


def _anchored(told: list[bytes], at: int) -> tuple[bytes, dict[str, str]]:
    """An anchor of the tree as it now is, cosigned where it was."""
    state = told[at - 1]
    if b'"anchor.recorded"' not in state:
        return state, {}
    stored = orjson.loads(state)
    data = stored["data"]
    checkpoint = Leaves(told).checkpoint(_origin(told), data["size"])
    new: dict[str, Any] = {"root": b64encode(checkpoint.root).decode()}
    if "token_sha256" not in data:
        return changed(state, data={**data, **new}), {}
    when = int(datetime.fromisoformat(stored["recorded_at"]).timestamp())
    given = note(checkpoint.text, [cosign(checkpoint.text, WITNESS.name, WITNESS_SEED, when)]).encode()
    new["token_sha256"] = sha256(given).hexdigest()
    return changed(state, data={**data, **new}), {str(at): b64encode(given).decode()}


def _otherwise(state: bytes, own: list[bytes], number: int) -> Iterator[tuple[str, bytes]]:
    stored = orjson.loads(state)
    yield "says more", changed(state, data={**stored["data"], "title": "Tous d’accord"})
    for position in (number + 1, str(number), True, None, number + 0.5):
        yield f"position {position!r}", changed(state, position=position)
    other_ = orjson.loads(next(each for each in own[::-1] if each != state and not each.startswith(b'{"exp')))
    for id in (other_["id"], None, 5):
        yield f"id {id!r}", changed(state, id=id)
    for at in (
        "2001-01-01T00:00:00.000000Z",
        "2999-01-01T00:00:00.000000Z",
        "hier",
        None,
        5,
        "",
        "2024-02-06T17:00:00Z",
        [stored["recorded_at"]],
    ):
        yield f"recorded_at {at!r}", changed(state, recorded_at=at)
    for type_ in (
        "no.such_type",
        5,
        None,
        "clock.faulted",
        "journal.opened",
        "key.added",
        "anchor.recorded",
        "entry.expunged",
    ):
        yield f"type {type_!r}", changed(state, type=type_)
    bare: tuple[Any, ...] = (None, [], "x", {})
    for data in bare:
        yield f"data {data!r}", changed(state, data=data)
    for name, value in stored["data"].items():
        for new in (
            None,
            5,
            "x",
            [],
            {},
            True,
            [value, value],
            2**60,
            -1,
            0.5,
            [None],
            [value],
            [[value]],
            {"0": value},
        ):
            yield f"{name} {new!r:.20}", changed(state, data={**stored["data"], name: new})
        if isinstance(value, list) and value:
            yield f"{name} bare", changed(state, data={**stored["data"], name: value[0]})
            yield f"{name} as an object", changed(state, data={**stored["data"], name: {"0": value[0]}})
        yield f"without {name}", changed(state, data={key: each for key, each in stored["data"].items() if key != name})
    yield "no JSON", state[:-1]
    yield "in brackets", b"[" + state + b"]"
    yield "spaced", json.dumps(stored).encode()
    yield "a number twice", state[:-1] + b',"position":%d}' % (number + 1)
    yield "another number first", b'{"position":%d,' % (number + 1) + state[1:]
    yield "a stub", b'{"expunged":"%s","position":%d}' % (b"A" * 43, number)
    yield "a stub of another number", b'{"expunged":"%s","position":%d}' % (b"A" * 43, number + 1)
    yield "a stub spelled otherwise", b'{"expunged":"%s","position":%d}' % (b"A" * 42 + b"B", number)
