"""Exact bytes out and back, and what is refused on the way in."""

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import AlreadyExists, EctError, Journal
from ect_journal.catalogue import ClockFaulted
from ect_journal.transfer import export_lines, restore
from tests.durability.checks import assert_clear, assert_sound, contents, half_translated
from tests.durability.contract import act
from tests.durability.oracle import afresh, plain
from tests.durability.profiles import examples
from tests.durability.scenes import CountedWorld, note

Store = Callable[[Path], Path | None]


def in_memory(folder: Path) -> None:
    """Where to restore to: nowhere on disk."""


def in_sqlite(folder: Path) -> Path:
    return folder / "restored"


def make() -> Journal:
    return act(Journal.in_memory(origin="export", by="rd", world=CountedWorld()))


LINES: Sequence[bytes] = list(export_lines(make()))
"""A journal of eleven entries, one a line."""


# There and back ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", [in_memory, in_sqlite])
def test_round_trip(tmp_path: Path, where: Store) -> None:
    """Export then restore gives the same bytes entry for entry, the same root, and the same register."""
    source = make()
    with restore(export_lines(source), where(tmp_path)) as restored:
        assert restored.rows() == source.rows()
        assert restored.checkpoint() == source.checkpoint()
        assert (restored.uuid, restored.origin, restored.opened) == (source.uuid, source.origin, source.opened)
        assert plain(restored.register().folded) == plain(afresh(source))
        assert list(export_lines(restored)) == LINES
        assert_sound(restored, canonical=True, sealed=False)


def test_lines() -> None:
    """An export is the stored bytes, a line each, and no sealed value."""
    source = make()
    assert [line.removesuffix(b"\n") for line in LINES] == [row.state for row in source.rows()]
    assert all(b"\n" not in line[:-1] for line in LINES)
    assert not [row for row in source.store.sealed() if row.sealed in b"".join(LINES)]


def test_goes_on(tmp_path: Path) -> None:
    """A restored journal is recorded in like another; opened again, it is the same."""
    with restore(LINES, tmp_path / "restored") as journal:
        assert journal.record(note(), by="rd").position == len(LINES) + 1
    with Journal.open(tmp_path / "restored") as journal:
        assert_sound(journal, sealed=False)


def test_line_ends(tmp_path: Path) -> None:
    """Blank lines and CRLF, which editors add, are not part of an entry."""
    with restore([line[:-1] + b"\r\n" for line in LINES] + [b"\n", b"  \n"], None) as journal:
        assert list(export_lines(journal)) == LINES


def test_clock_fault() -> None:
    """The one decrease that a clock at fault allows survives."""
    world = CountedWorld()
    journal = act(Journal.in_memory(origin="export", by="rd", world=world))
    world.time = world.time.replace(year=2024, month=12)
    journal.record(ClockFaulted(reason="avance"))
    assert list(export_lines(restore(export_lines(journal), None))) == list(export_lines(journal))


# Continuing -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [1, 5, len(LINES)])
def test_continuation(tmp_path: Path, known: int) -> None:
    """Into the folder of the same journal, what it already has is recognised, and only the rest is added."""
    restore(LINES[:known], tmp_path / "journal").close()
    with restore(LINES, tmp_path / "journal") as journal:
        assert list(export_lines(journal)) == LINES
        assert plain(journal.register().folded) == plain(afresh(journal))
        assert_sound(journal, sealed=False)


def other_journal() -> list[bytes]:
    world = CountedWorld()
    world.ids = 1000
    return list(export_lines(act(Journal.in_memory(origin="export", by="rd", world=world))))


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:3],
        [],
        other_journal(),
        [*other_journal()[:1], *LINES[1:]],
        [*LINES[:4], *other_journal()[4:]],
        LINES[1:],
        [LINES[0], *LINES],
        [LINES[1], LINES[0], *LINES[2:]],
    ],
    ids=["shorter", "nothing", "another", "another J1", "forked", "without J1", "J1 twice", "swapped"],
)
def test_not_a_continuation(tmp_path: Path, lines: Sequence[bytes]) -> None:
    """Anything that does not begin with the folder's own entries is refused, and the folder stays as it was."""
    restore(LINES[:6], tmp_path / "journal").close()
    before = contents(tmp_path)
    with pytest.raises(AlreadyExists) as caught:
        restore(lines, tmp_path / "journal")
    assert_clear(caught.value)
    assert contents(tmp_path) == before


def test_bad_tail(tmp_path: Path) -> None:
    """A continuation with one bad line adds nothing."""
    restore(LINES[:6], tmp_path / "journal").close()
    before = contents(tmp_path)
    with pytest.raises(EctError) as caught:
        restore([*LINES[:-1], LINES[-1].replace(b'"by":"rd"', b'"by":"zz"')], tmp_path / "journal")
    assert_clear(caught.value)
    assert contents(tmp_path) == before


# What is refused --------------------------------------------------------------------------------------------------------

NEED = 3
"""The index of the line of the observation."""


def rewritten(index: int, **changes: Any) -> list[bytes]:
    """The lines with these members of one entry changed (None: taken away), in canonical JSON."""
    entry = {**orjson.loads(LINES[index]), **changes}
    entry = {name: value for name, value in entry.items() if value is not None}
    return [*LINES[:index], orjson.dumps(entry, option=orjson.OPT_SORT_KEYS), *LINES[index + 1 :]]


def with_data(index: int, **changes: Any) -> list[bytes]:
    return rewritten(index, data={**orjson.loads(LINES[index])["data"], **changes})


def replaced(index: int, old: bytes, new: bytes) -> list[bytes]:
    assert old in LINES[index]
    return [*LINES[:index], LINES[index].replace(old, new, 1), *LINES[index + 1 :]]


REFUSED: dict[str, Sequence[bytes]] = {
    "nothing": [],
    "no J1": LINES[1:],
    "J1 twice": [LINES[0], *LINES],
    "gap": [*LINES[:4], *LINES[5:]],
    "repeated": [*LINES[:5], LINES[4], *LINES[5:]],
    "swapped": [*LINES[:4], LINES[5], LINES[4], *LINES[6:]],
    "wrong position": rewritten(NEED, position=9),
    "position zero": rewritten(0, position=0),
    "position as text": rewritten(NEED, position="4"),
    "position as a control character": rewritten(NEED, position="\x00"),
    "position as float": rewritten(NEED, position=4.0),
    "position as true": rewritten(0, position=True),
    "huge position": rewritten(NEED, position=2**63),
    "not JSON": [*LINES[:4], b"pas du JSON", *LINES[5:]],
    "cut": [*LINES[:4], LINES[4][:-20], *LINES[5:]],
    "not UTF-8": replaced(NEED, b"reformul", b"\xff\xfe"),
    "byte order mark": [b"\xef\xbb\xbf" + LINES[0], *LINES[1:]],
    "a list": [*LINES[:4], b"[]", *LINES[5:]],
    "nested": [*LINES[:4], b'{"a":' * 300 + b"1" + b"}" * 300, *LINES[5:]],
    "nested too far": [*LINES[:4], b"[" * 100_000, *LINES[5:]],
    "nested data": with_data(NEED, text=[orjson.loads(b'{"a":' * 200 + b"1" + b"}" * 200)]),
    "spaces": replaced(NEED, b'"by":"rd"', b'"by": "rd"'),
    "keys out of order": replaced(NEED, b'{"by":"rd",', b'{"zz":1,"by":"rd",'),
    "duplicate key": replaced(NEED, b'"by":"rd"', b'"by":"rd","by":"rd"'),
    "escaped letter": replaced(NEED, b"Le besoin", b"\\u004ce besoin"),
    "not in normal form": replaced(NEED, "é".encode(), "e\u0301".encode()),
    "unknown member": rewritten(NEED, hash="abc"),
    "missing member": rewritten(NEED, grounds=None),
    "missing default": with_data(NEED, negative_case=None),
    "missing type": rewritten(NEED, type=None),
    "unknown type": rewritten(NEED, type="observation.made"),
    "another type": rewritten(NEED, type="memo.written"),
    "later version": rewritten(NEED, v=2),
    "version as float": rewritten(NEED, v=1.0),
    "version as text": rewritten(NEED, v="1"),
    "version as a list": rewritten(NEED, v=[]),
    "version as a control character": rewritten(NEED, v="\x00"),
    "long version": rewritten(NEED, v="é" * 9_000),
    "null": [*with_data(NEED, place="NUL")[:NEED], with_data(NEED, place="NUL")[NEED].replace(b'"NUL"', b"null")],
    "float": with_data(NEED, negative_case=1.5),
    "open text for a sealed one": with_data(NEED, text="des mots"),
    "day as a person writes it": rewritten(NEED, occurred="2024-02-06"),
    "instant without digits": rewritten(NEED, recorded_at="2025-03-03T09:00:00Z"),
    "instant of another zone": rewritten(NEED, recorded_at="2025-03-03T09:00:00.000000+00:00"),
    "id in capitals": rewritten(NEED, id="0B1F0000-0000-4000-8000-0000000000AA"),
    "id of another entry": rewritten(NEED, id=orjson.loads(LINES[2])["id"]),
    "recorded before": rewritten(NEED, recorded_at="2025-03-03T08:00:00.000000Z"),
    "unknown project": with_data(NEED, projects=["ALI-99"]),
    "unknown actor": rewritten(NEED, by="zz"),
    "unknown ground": rewritten(NEED, grounds=["J99"]),
    "place of a batch": rewritten(NEED, grounds=["@1"]),
    "in the future": rewritten(NEED, occurred={"start": "2099-01-01", "end": "2099-01-01"}),
    "another format": with_data(0, format=2),
    "unknown zone": with_data(0, time_zone="Europe/Lons"),
    "journal that is no UUID": with_data(0, journal="export"),
    "too large": with_data(NEED, projects=["ALI-01"] * 9_000),
    "correction with open text": with_data(7, data={**orjson.loads(LINES[7])["data"]["data"], "text": "des mots"}),
    "correction with a float": with_data(7, data={**orjson.loads(LINES[7])["data"]["data"], "negative_case": 0.0}),
    "correction not in stored form": with_data(7, data={"title": "  Un titre "}),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused(tmp_path: Path, name: str) -> None:
    """What this journal would not have written is refused with the reason, and leaves no folder behind."""
    with pytest.raises(EctError) as caught:
        restore(REFUSED[name], tmp_path / "restored")
    assert_clear(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_refused_in_french() -> None:
    """Each refusal is whole in French too."""
    found: list[str] = []
    for lines in REFUSED.values():
        with pytest.raises(EctError) as caught:
            restore(lines, None)
        found += half_translated(caught.value)
    assert found == []


def changed_line(data: st.DataObject, line: bytes) -> bytes:
    """Some bytes of a line lost, added or changed; or one of its JSON values replaced by another."""
    if data.draw(st.booleans(), "bytes"):
        start = data.draw(st.integers(0, len(line)), "start")
        return line[:start] + data.draw(st.binary(max_size=4), "instead") + line[start + data.draw(st.integers(0, 9)) :]
    whole = orjson.loads(line)
    at: Any = whole
    while True:
        names = sorted(at) if isinstance(at, dict) else range(len(at))
        name = data.draw(st.sampled_from(names), "member")
        if not isinstance(at[name], dict | list) or not at[name] or data.draw(st.booleans(), "here"):
            break
        at = at[name]
    scalar = st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.floats() | st.text(max_size=9)
    at[name] = data.draw(scalar | st.lists(scalar, max_size=2) | st.dictionaries(st.text(max_size=4), scalar), "value")
    return orjson.dumps(whole, option=orjson.OPT_SORT_KEYS)


@examples(300)
@given(data=st.data())
def test_anything(data: st.DataObject) -> None:
    """Whatever happened to a line, restoring gives a journal with exactly these bytes, or an error for a person."""
    index = data.draw(st.integers(0, len(LINES) - 1), "line")
    lines = [*LINES[:index], changed_line(data, LINES[index].rstrip()), *LINES[index + 1 :]]
    try:
        restored = restore(lines, None)
    except EctError as error:
        assert_clear(error)
    else:
        assert list(export_lines(restored)) == [line.rstrip() + b"\n" for line in lines if line.strip()]
        assert all(unicodedata.is_normalized("NFC", line.decode()) for line in lines)
        assert_sound(restored, canonical=True, sealed=False)
