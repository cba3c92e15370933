"""One payload of each type and version, compared byte for byte: what was written once is read for ever.

The files of tests/golden are exact entries, every field filled, and are never written again: when a type changes, its
new version gets a file of its own and the old one stays, read through an upcaster (`test_upcast.py`).
"""

from pathlib import Path
from typing import Any

import orjson
import pytest
import rfc8785

from ect_journal.catalogue import TYPES
from ect_journal.codec import decode, decode_strictly
from ect_journal.entry import Circumstances, Entry, read_instant
from ect_journal.errors import Unreadable
from ect_journal.kinds import Part, kinds_of

FOLDER = Path(__file__).parents[1] / "golden"
GOLDEN = sorted(FOLDER.glob("*.json"), key=lambda path: path.name)
CURRENT = [path for path in GOLDEN if path.name in {f"{name}.v{model.V}.json" for name, model in TYPES.items()}]


def named(path: Path) -> str:
    """The type and version that a file stands for."""
    return path.name.removesuffix(".json")


def test_every_type_and_version_has_its_golden_payload() -> None:
    """A new type, or a new version, needs a file: the bytes of an entry of it with every field filled.

    (`journal.trial.record(event, …).entry.to_bytes()` gives them; write them once, look at them well, never again.)
    """
    expected = {f"{name}.v{v}" for name, model in TYPES.items() for v in range(1, model.V + 1)}
    assert expected == {named(path) for path in GOLDEN}


@pytest.mark.parametrize("path", CURRENT, ids=named)
def test_an_event_made_from_its_own_data_has_the_same_bytes(path: Path) -> None:
    """Read field by field, rebuilt, written: byte for byte."""
    stored = path.read_bytes()
    raw = orjson.loads(stored)
    around = {name: raw[name] for name in raw.keys() - {"data", "position", "recorded_at", "type", "v"}}
    event = TYPES[raw["type"]](**raw["data"])
    entry = Entry(raw["position"], read_instant(raw["recorded_at"]), event, Circumstances.read(**around))
    assert stored == entry.to_bytes()
    assert named(path) == f"{entry.type}.v{type(event).V}"


@pytest.mark.parametrize("path", GOLDEN, ids=named)
def test_every_golden_payload_is_read(path: Path) -> None:
    """Leniently, as what we wrote ourselves, and strictly, as what comes from elsewhere."""
    stored = path.read_bytes()
    entry = decode(stored)
    assert entry == decode_strictly(stored, entry.position)
    assert path.name.startswith(entry.type)


@pytest.mark.parametrize("path", GOLDEN, ids=named)
def test_every_golden_payload_is_canonical(path: Path) -> None:
    """As RFC 8785 has it, by a writer that is not ours."""
    stored = path.read_bytes()
    assert rfc8785.dumps(orjson.loads(stored)) == stored


@pytest.mark.parametrize("path", CURRENT, ids=named)
def test_every_field_of_a_golden_payload_is_filled(path: Path) -> None:
    """A field left out of it would be a shape that nothing holds."""
    raw = orjson.loads(path.read_bytes())
    assert [] == [*unfilled(TYPES[raw["type"]], raw["data"])]


def test_the_envelope_of_golden_payloads_is_filled() -> None:
    """Among them, each thing that may be said around an event is said."""
    raws = [orjson.loads(path.read_bytes()) for path in GOLDEN]
    names = ["by", "exceptions", "grounds", "id", "occurred", "session", "source"]
    assert names == [name for name in names if any(raw.get(name) for raw in raws)]
    assert [{"end", "start"}, {"end", "start", "time"}] == sorted(
        {frozenset(raw["occurred"]): set(raw["occurred"]) for raw in raws}.values(), key=len
    )


def unfilled(model: Any, data: dict[str, Any], path: str = "") -> list[str]:
    """The fields of an event, or of a part of it, that its data leaves out or empty."""
    missing: list[str] = []
    for field in kinds_of(model):
        value = data.get(field.name)
        if value in (None, [], {}):
            missing.append(path + field.name)
        elif field.part is not None and issubclass(field.part, Part):
            # Among the parts of a list, each field is filled at least once.
            parts = value if field.many else [value]
            found = [set(unfilled(field.part, part, f"{path}{field.name}.")) for part in parts]
            missing += sorted(set.intersection(*found))
    return missing


# read strictly: what is nearly a golden payload -------------------------------------------------------------------------

OBSERVED = FOLDER / "observation.recorded.v1.json"
UNCOMMITTED = {"bytes": 14, "digest": "", "media_type": "image/jpeg", "name": "tableau blanc.jpg"}
"""An attachment whose content nothing commits to."""


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda raw: {**raw, "position": 1}, "carries the number 1"),
        (lambda raw: {**raw, "type": "observation.seen"}, "No event type is called “observation.seen”"),
        (lambda raw: {**raw, "surprise": True}, "a field is missing, or not in its stored form"),
        (lambda raw: {name: raw[name] for name in raw if name != "exceptions"}, "a field is missing"),
        (lambda raw: {**raw, "data": {**raw["data"], "axes": ["émergence"]}}, "not in its stored form"),
        (lambda raw: {**raw, "data": {**raw["data"], "surprise": 1}}, "surprise is not a field of this type"),
        (lambda raw: {**raw, "data": {**raw["data"], "text": ["en clair"]}}, "."),
        (lambda raw: {**raw, "data": {**raw["data"], "attachments": [UNCOMMITTED]}}, "."),
        (lambda raw: {**raw, "data": {**raw["data"], "title": "Re\u0301union"}}, "not in its stored form"),
        (lambda raw: {**raw, "recorded_at": "2024-12-03T18:57:11Z"}, "recorded_at|format"),
        (lambda raw: {**raw, "v": True}, "."),
        (lambda raw: [raw], "."),
    ],
    ids=[
        "position",
        "type",
        "extra",
        "missing",
        "label",
        "extra field",
        "in clear",
        "no digest",
        "not NFC",
        "time",
        "v",
        "list",
    ],
)
def test_what_is_nearly_an_entry_is_not_restored(wrong: Any, why: str) -> None:
    """Bytes from elsewhere are exactly what this journal would have written, or are refused."""
    raw = orjson.loads(OBSERVED.read_bytes())
    state = orjson.dumps(wrong(raw), option=orjson.OPT_SORT_KEYS)
    with pytest.raises(Unreadable, match=why):
        decode_strictly(state, raw["position"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda state: state + b"\n",
        lambda state: state.replace(b'"by":', b'"by": '),
        lambda state: state.replace(b'{"by":"rd",', b'{"by":"rd","by":"rd",'),
        lambda state: state.replace(b'"v":1}', b'"v":1.0}'),
        lambda state: state.replace("é".encode(), b"\\u00e9"),
        lambda state: state[:-1],
        lambda state: b"",
        lambda state: b"\x00",
    ],
    ids=["line end", "space", "twice", "1.0", "escaped", "cut", "nothing", "NUL"],
)
def test_other_bytes_of_the_same_entry_are_not_restored(spoil: Any) -> None:
    """One entry has one form."""
    state = OBSERVED.read_bytes()
    with pytest.raises(Unreadable):
        decode_strictly(spoil(state), orjson.loads(state)["position"])
