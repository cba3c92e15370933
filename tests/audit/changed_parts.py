"""Every part of a dossier's record changed once, in all the ways that occurred to us: `every(record, random.Random(1))`."""

import copy
import random
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from typing import Any

from ect_journal.ledger.notes import note, sign, split
from ect_journal.verifying.tree import Leaves
from tests.audit.changes import ALTERED, LETTERS, LIKELY, SAME, WITHHELD, Change, Record, of_note, spoiled, without
from tests.audit.kept import THIEF_SEED, changed


def entries(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    """A letter anywhere in the bytes of each."""
    own = record["entries"]
    for index, text in enumerate(own):
        for _ in range(many):
            new, what = spoiled(text, rng)
            if new != text:
                yield Change("entries", f"J{index + 1}: {what}", _at(record, "entries", index, new), ALTERED)


def places(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    """Entries out of their places."""
    own = record["entries"]
    last = len(own)
    for at in range(last):
        rest = own[:at] + own[at + 1 :]
        to = rng.choice([place for place in range(last) if place != at])
        ways = {
            "dropped": rest,
            "doubled": own[: at + 1] + own[at:],
            "emptied": [*own[:at], "", *own[at + 1 :]],
            f"moved to {to + 1}": [*rest[:to], own[at], *rest[to:]],
            f"replaced by J{to + 1}": [*own[:at], own[to], *own[at + 1 :]],
            "inserted before": [*own[:at], changed_entry(own[at]), *own[at:]],
        }
        swapped = [*own]
        swapped[at], swapped[to] = own[to], own[at]
        ways[f"swapped with J{to + 1}"] = swapped
        if at:
            ways["all from there dropped"] = own[:at]
        for how, value in ways.items():
            yield Change("places", f"J{at + 1} {how}", without(record, entries=value), ALTERED)
    yield Change("places", "reversed", without(record, entries=own[::-1]), ALTERED)


def changed_entry(text: str) -> str:
    try:
        return changed(text.encode(), id="0b1f0000-0000-4000-8000-00000000abcd").decode()
    except KeyError:  # a stub
        return text


def checkpoints(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    own, last = record["checkpoints"], len(record["entries"])
    leaves = Leaves([entry.encode() for entry in record["entries"]])
    there = {size for size, _ in own}
    for index, (size, root) in enumerate(own):
        for value in (size + 1, size - 1, size + 1000, 0, -size, 2**53, 2**53 - 1, str(size), None, True, size + 0.5):
            if value != size:
                yield Change(
                    "checkpoints", f"{size} says {value!r}", _at(record, "checkpoints", index, [value, root]), ALTERED
                )
        for _ in range(many):
            new, what = spoiled(root, rng)
            if new != root:
                yield Change("checkpoints", f"{size}: {what}", _at(record, "checkpoints", index, [size, new]), ALTERED)
        for row in ([size], [size, root, root], [root, size], {"size": size}, None, [size, None]):
            yield Change("checkpoints", f"{size} is {row!r}", _at(record, "checkpoints", index, row), ALTERED)
        dropped = without(record, checkpoints=own[:index] + own[index + 1 :])
        yield Change("checkpoints", f"{size} dropped", dropped, ALTERED if size == last else WITHHELD)
        doubled = without(record, checkpoints=own[: index + 1] + own[index:])
        yield Change("checkpoints", f"{size} doubled", doubled, ALTERED)
        if index:
            swapped = [*own]
            swapped[index - 1], swapped[index] = swapped[index], swapped[index - 1]
            yield Change("checkpoints", f"{size} before its neighbour", without(record, checkpoints=swapped), ALTERED)
            before = own[index - 1]
            roots = [*own[: index - 1], [before[0], root], [size, before[1]], *own[index + 1 :]]
            yield Change("checkpoints", f"{size} has its neighbour's root", without(record, checkpoints=roots), ALTERED)
    for size in range(1, last + 1):
        if size not in there:
            row = [size, b64encode(leaves.root(size)).decode()]
            more = without(record, checkpoints=sorted([*own, row]))
            yield Change("checkpoints", f"{size} added", more, SAME)


def notes(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    """Letters of the seals and of the statement, wherever they fall."""
    for index, (size, text) in enumerate(record["seals"]):
        for _ in range(many):
            new, what = spoiled(text, rng, rng.choice((LETTERS, LIKELY)))
            yield Change("seals", f"{size}: {what}", _at(record, "seals", index, [size, new]), of_note(text, new))
    for _ in range(many):
        new, what = spoiled(record["statement"], rng, rng.choice((LETTERS, LIKELY)))
        yield Change("statement", what, without(record, statement=new), of_note(record["statement"], new))


def lines(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    """Seals and the statement, line by line."""
    own = record["seals"]
    places_: list[tuple[str, str, Callable[[str], Record]]] = [
        (f"seal {size}", text, lambda new, index=index, size=size: _at(record, "seals", index, [size, new]))  # type: ignore[misc]
        for index, (size, text) in enumerate(own)
    ]
    places_.append(("statement", record["statement"], lambda new: without(record, statement=new)))
    for where, written, put in places_:
        part = where.split(" ")[0] if where == "statement" else "seals"
        text, _, signed = written.rpartition("\n\n")
        text, signatures = text + "\n", signed.splitlines(keepends=True)
        name, payload = split(written)[1][0]
        thief = sign(text, name, THIEF_SEED)
        theirs = f"— {name} {b64encode(payload[:4] + b64decode(thief.split(' ')[2])[4:]).decode()}\n"
        ways = {
            "one more, by a key of the same name": [*signatures, thief],
            "a key of the same name first": [thief, *signatures],
            "each line twice": signatures * 2,
            "the lines in the other order": signatures[::-1],
            "another's signature under the key's id": [theirs, *signatures[1:]],
            "another's signature under the key's id, besides": [*signatures, theirs],
            "only by a key of the same name": [thief],
            "its first line dropped": signatures[1:],
            "its last line dropped": signatures[:-1],
            "no line": [],
            "a hundred and one lines": [*signatures, *([thief] * (101 - len(signatures)))],
            "Windows line ends": [line.replace("\n", "\r\n") for line in signatures],
            "an empty line between": [signatures[0], "\n", *signatures],
            "no line feed at the end": [*signatures[:-1], signatures[-1][:-1]],
            "a comment": [*signatures, "# said\n"],
            "a hyphen for its dash": [line.replace("—", "-") for line in signatures],
        }  # fmt: skip
        for how, these in ways.items():
            new = note(text, these)
            yield Change(part, f"{where}: {how}", put(new), of_note(written, new))
        for how, other_text in (
            ("a text beside", f"{text}et plus\n"), ("an extension line", f"{text}\n{text}"), ("no text", ""),
            ("its size", text.replace(f"\n{text.split(chr(10))[1]}\n", "\n7\n", 1)),
        ):  # fmt: skip
            yield Change(part, f"{where}: {how}", put(note(other_text, signatures)), ALTERED)
        for whose in (each for each in [*(text for _, text in own), record["statement"]] if each != written):
            yield Change(part, f"{where}: is another note", put(whose), ALTERED)
    for index, (size, text) in enumerate(own):
        dropped = without(record, seals=own[:index] + own[index + 1 :])
        yield Change("seals", f"{size} dropped", dropped, WITHHELD)
        doubled = without(record, seals=own[: index + 1] + own[index:])
        yield Change("seals", f"{size} doubled", doubled, ALTERED)
        for value in (size + 1, size - 1, 0, -1, str(size), None, True, len(record["entries"]) + 1, 2**60):
            row = sorted_by_size([*own[:index], [value, text], *own[index + 1 :]])
            yield Change("seals", f"{size} says {value!r}", without(record, seals=row), ALTERED)
    swapped = [[size, own[index - 1][1]] for index, (size, _) in enumerate(own)]
    yield Change("seals", "each has its neighbour's", without(record, seals=swapped), ALTERED)
    yield Change("seals", "all dropped", without(record, seals=[]), WITHHELD)
    yield Change("statement", "dropped", without(record, statement=None), WITHHELD)


def sorted_by_size(rows: list[Any]) -> list[Any]:
    numbers = all(type(size) is int for size, _ in rows)
    return sorted(rows, key=lambda row: row[0]) if numbers else rows


def evidence(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    own, last = record["evidence"], len(record["entries"])
    stubs = [n for n, entry in enumerate(record["entries"], 1) if entry.startswith('{"expunged"')]
    for at, encoded in own.items():
        given = b64decode(encoded)
        for _ in range(many):
            spot = rng.randrange(len(given))
            new = bytearray(given)
            new[spot] ^= 1 << rng.randrange(8)
            changed_ = without(record, evidence={**own, at: b64encode(new).decode()})
            yield Change("evidence", f"J{at}: byte {spot}", changed_, ALTERED)
        for new_text in (given.decode() + " ", given[:-1].decode(), "", given.decode()[::-1]):
            encoded_ = b64encode(new_text.encode()).decode()
            changed_ = without(record, evidence={**own, at: encoded_})
            yield Change("evidence", f"J{at}: {len(new_text)} letters", changed_, ALTERED)
        for spelled in (
            encoded.rstrip("="),
            encoded + "=",
            encoded[:8] + "\n" + encoded[8:],
            encoded.replace("+", "-"),
            None,
            5,
            [encoded],
        ):
            if spelled != encoded:
                changed_ = without(record, evidence={**own, at: spelled})
                yield Change("evidence", f"J{at} spelled {str(spelled)[-9:]!r}", changed_, ALTERED)
        yield Change("evidence", f"J{at} dropped", without(record, evidence={}), WITHHELD)
        for place in range(1, last + 3):
            if str(place) != at:
                more = without(record, evidence={**own, str(place): encoded})
                effect = SAME if place in stubs else ALTERED
                yield Change("evidence", f"J{at} also at J{place}", more, effect)
                moved = without(record, evidence={str(place): encoded})
                yield Change("evidence", f"J{at} moved to J{place}", moved, WITHHELD if place in stubs else ALTERED)
        for name in ("0", f"0{at}", f"-{at}", f" {at}", f"{at}.0", "", "x", "9" * 15, "9" * 16, f"{at}\n", "１９"):
            named = without(record, evidence={**own, name: encoded})
            yield Change("evidence", f"J{at} also at {name!r}", named, ALTERED)


def missing(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    own: list[str] = record["missing"]
    for index, digest in enumerate(own):
        yield Change("missing", f"{index} left out", _less(record, "missing", index), SAME)
        for _ in range(many):
            new, what = spoiled(digest, rng)
            if new not in own:
                yield Change("missing", f"{index}: {what}", _at(record, "missing", index, new), ALTERED)
        yield Change("missing", f"{index} twice", without(record, missing=[*own, digest]), SAME)
        strange: tuple[Any, ...] = (None, 5, [digest], {}, True)
        for value in strange:
            yield Change("missing", f"{index} is {value!r}", _at(record, "missing", index, value), ALTERED)
    yield Change("missing", "none", without(record, missing=[]), SAME)
    yield Change("missing", "not known", without(record, missing=None), WITHHELD)
    yield Change("missing", "backwards", without(record, missing=own[::-1]), SAME)
    for digest in record["values"]:
        yield Change("missing", f"{digest} as well", without(record, missing=[*own, digest]), ALTERED)


def values(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    own: dict[str, str] = record["values"]
    for digest, opened in own.items():
        for _ in range(many):
            new, what = spoiled(opened, rng)
            if new != opened:
                changed_ = without(record, values={**own, digest: new})
                yield Change("values", f"{digest}: {what}", changed_, ALTERED)
            named, what = spoiled(digest, rng)
            if named not in own:
                yield Change(
                    "values", f"digest {digest}: {what}", without(record, values={**own, named: opened}), ALTERED
                )
        rest = {each: value for each, value in own.items() if each != digest}
        yield Change("values", f"{digest} dropped", without(record, values=rest), SAME)
        for value in (None, 5, "", [opened], f"{opened}=", f" {opened}", f"{opened}\n"):
            yield Change("values", f"{digest} is {value!r:.9}", without(record, values={**own, digest: value}), ALTERED)
        for at, its in own.items():
            if at != digest:
                yield Change(
                    "values", f"{digest} opened as {at}", without(record, values={**own, digest: its}), ALTERED
                )
    yield Change("values", "none", without(record, values={}), SAME)


def fields(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    """Each field left out, called otherwise, of another kind; and what is only said."""
    kinds: tuple[Any, ...] = (
        None,
        0,
        1,
        2,
        "",
        "x",
        [],
        {},
        [[]],
        [{}],
        True,
        False,
        1.5,
        -1,
        {"": ""},
        [None],
        [5],
        ["x"],
    )
    lawful: dict[str, Any] = {
        "made": str, "demo": bool, "missing": (list, type(None)), "values": dict, "evidence": dict, "seals": list,
        "statement": type(None),
    }  # fmt: skip
    for name in record:
        rest = {each: value for each, value in record.items() if each != name}
        yield Change("fields", f"{name} left out", rest, ALTERED)
        yield Change("fields", f"{name} with a capital", {**rest, name.capitalize(): record[name]}, ALTERED)
        for value in kinds:
            if value == record[name] and type(value) is type(record[name]):
                continue
            effect = ALTERED
            if isinstance(value, lawful.get(name, ())) and (not value or name in ("made", "demo")):
                gone = {"seals", "evidence", "statement"} | ({"missing"} if value is None else set())
                effect = WITHHELD if name in gone else SAME
            yield Change("fields", f"{name} is {value!r}", {**record, name: value}, effect)
    for profile in ("open", "funder", "internal"):
        yield Change("fields", f"profile {profile}", without(record, profile=profile), SAME)
    for made in ("2019-01-01T00:00:00Z", "demain", "\u0000", "<b>"):
        yield Change("fields", f"made {made!r}", without(record, made=made), SAME)
    yield Change("fields", "one more", {**record, "signed": True}, ALTERED)
    for _ in range(many):
        new, what = spoiled(record["pages"], rng)
        if new != record["pages"]:
            yield Change("pages", what, without(record, pages=new), ALTERED)


def between(record: Record, rng: random.Random, many: int) -> Iterator[Change]:
    """The texts of two sections in each other's place."""
    spots: list[tuple[Any, ...]] = [("pages",), ("statement",), ("made",)]
    spots += [("entries", index) for index in range(len(record["entries"]))]
    spots += [(part, index, 1) for part in ("checkpoints", "seals") for index in range(len(record[part]))]
    spots += [(part, key) for part in ("evidence", "values") for key in record[part]]
    for _ in range(many * 20):
        one, two = rng.sample(spots, 2)
        if one[0] == two[0]:
            continue
        new = copy.deepcopy(record)
        _put(new, one, _get(record, two))
        _put(new, two, _get(record, one))
        yield Change("between", f"{one} and {two}", new, ALTERED)


PARTS: dict[Callable[[Record, random.Random, int], Iterator[Change]], int] = {
    entries: 45, places: 1, checkpoints: 16, notes: 60, lines: 1, evidence: 60, missing: 15, values: 20, fields: 60,
    between: 12,
}  # fmt: skip
"""How each part is changed, and how often at each of its spots."""


def every(record: Record, rng: random.Random, times: int = 1) -> Iterator[Change]:
    for part, many in PARTS.items():
        yield from part(record, rng, many * times)


def _at(record: Record, part: str, index: int, value: object) -> Record:
    own = record[part]
    return {**record, part: [*own[:index], value, *own[index + 1 :]]}


def _less(record: Record, part: str, index: int) -> Record:
    return {**record, part: record[part][:index] + record[part][index + 1 :]}


def _get(record: Any, spot: tuple[Any, ...]) -> Any:
    for step in spot:
        record = record[step]
    return record


def _put(record: Any, spot: tuple[Any, ...], value: Any) -> None:
    _get(record, spot[:-1])[spot[-1]] = value
