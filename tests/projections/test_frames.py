"""The frame of each type: its columns, their dtypes, and the values that come back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import orjson
import polars as pl
import pytest

from ect_journal import InvalidEvent, Unreadable
from ect_journal.catalogue import TYPES, MemoWritten
from ect_journal.catalogue.vocabularies import Frequency, Stage
from ect_journal.codec import Row
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.upcast import STEPS
from ect_projections import envelopes
from ect_projections._columns import columns_of
from tests.projections.samples import DIGEST, reading, row, sample, shown

DEC = pl.Decimal(18, 6)


def _columns(type_name: str) -> Iterator[tuple[str, FieldKind]]:
    """Each field of a type with the column that shows it."""
    names = {column.path[-1]: column.name for column in columns_of(type_name).values() if column.path[0] == "data"}
    for field in kinds_of(TYPES[type_name]):
        yield names[field.name], field


@pytest.mark.parametrize("type_name", TYPES)
@pytest.mark.parametrize("whole", [True, False], ids=["every field", "required fields"])
def test_a_frame_gives_back_what_was_recorded(type_name: str, whole: bool) -> None:
    """Every field of every type comes back from its frame as the event held it, and those left out as null."""
    event = sample(type_name, whole)
    (found,) = reading([row(1, event)]).frame(type_name).collect().to_dicts()
    for name, field in _columns(type_name):
        if field.kind.name == "event":
            assert orjson.loads(found[name]) == getattr(event, field.name)
        else:
            assert found[name] == shown(getattr(event, field.name), field), name


@pytest.mark.parametrize("type_name", TYPES)
def test_an_empty_frame_has_the_columns_of_a_full_one(type_name: str) -> None:
    """The schema of a frame depends on its type only, not on what was recorded."""
    full = reading([row(1, sample(type_name))]).frame(type_name).collect_schema()
    bare = reading([row(1, sample(type_name, whole=False))]).frame(type_name).collect_schema()
    assert reading([]).frame(type_name).collect_schema() == full == bare


def test_the_envelope_has_its_own_columns() -> None:
    """Who, when, on what grounds and out of which document stand beside the fields of the event."""
    exceptions = [{"rule": "stage-skipped", "reason": "Reprise."}]
    around: dict[str, Any] = {"grounds": ["J1", "J2"], "session": "J1", "source": "Cahier", "exceptions": exceptions}
    entry = row(1, sample("memo.written"), occurred="2024-02-06T20:40", **around)
    names = ("v", "recorded_at", "occurred_start", "occurred_end", "occurred_time", "id", "by", *around)
    assert reading([entry]).frame("memo.written", *names).collect().to_dicts() == [
        {
            "position": 1,
            "v": 1,
            "recorded_at": datetime(2024, 2, 7, 18, tzinfo=UTC),
            "occurred_start": date(2024, 2, 6),
            "occurred_end": date(2024, 2, 6),
            "occurred_time": "20:40",
            "id": "00000000-0000-4000-8000-000000000001",
            "by": "rd",
            **around,
        }
    ]


def test_dtypes_come_from_the_kinds_of_fields() -> None:
    """Days are dates, decimals are decimals, vocabularies are enums, also inside lists of objects."""
    empty = reading([])
    assert empty.frame("project.opened", "since", "stage", "domains").collect_schema()["since"] == pl.Date
    assert empty.frame("project.opened", "stage").collect_schema()["stage"] == pl.Enum([stage.value for stage in Stage])
    assert empty.frame("indicator.measured", "value").collect_schema()["value"] == DEC
    frequency = pl.Enum([each.value for each in Frequency])
    weight: dict[str, Any] = {
        "rival": pl.String,
        "if_rival": frequency,
        "if_claim": frequency,
        "low": DEC,
        "mid": DEC,
        "high": DEC,
    }
    assert empty.frame("evidence.judged", "weights").collect_schema()["weights"] == pl.List(pl.Struct(weight))
    envelope = empty.frame("memo.written", "recorded_at", "grounds").collect_schema()
    assert envelope["recorded_at"] == pl.Datetime("us", "UTC")
    assert envelope["grounds"] == pl.List(pl.String)


def test_a_sealed_text_shows_its_commitment_only() -> None:
    """One sealed text is the digest of its commitment; several are a list of digests."""
    rows = [row(1, sample("memo.written")), row(2, sample("interview.recorded"))]
    assert reading(rows).frame("memo.written", "text").collect()["text"].to_list() == [DIGEST]
    assert reading(rows).frame("interview.recorded", "verbatims").collect()["verbatims"].to_list() == [[DIGEST, DIGEST]]


def test_a_field_named_as_the_envelope_keeps_both() -> None:
    """The grounds that a correction gives to its target are not taken for those of the correction."""
    entry = row(1, sample("entry.corrected"), grounds=["J9"])
    found = reading([entry]).frame("entry.corrected", "grounds", "data_grounds").collect().to_dicts()
    assert found == [{"position": 1, "grounds": ["J9"], "data_grounds": ["J1", "J1"]}]


def test_columns_come_in_the_order_asked_for() -> None:
    """A frame has its position, then what was asked for, and nothing else."""
    found = reading([row(1, sample("memo.written"))]).frame("memo.written", "title", "by").collect()
    assert found.columns == ["position", "title", "by"]


def test_columns_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for the same columns again parses nothing, also as of another time."""
    found = reading([row(1, sample("memo.written")), row(2, sample("memo.written"))])
    found.frame("memo.written", "title", "by").collect()
    monkeypatch.setattr(pl, "read_ndjson", None)
    assert found.at(known_at=1).frame("memo.written", "by").collect()["by"].to_list() == ["rd"]


def test_an_unknown_type_is_said_with_the_nearest_name() -> None:
    """A type that the catalogue lacks raises InvalidEvent, whose hint proposes the nearest one."""
    with pytest.raises(InvalidEvent) as raised:
        reading([]).frame("observation.record")
    assert "observation.recorded" in raised.value.hint.en


def test_line_breaks_and_quotes_do_not_mix_rows() -> None:
    """Texts that hold line breaks, quotes, braces or what looks like JSON come back whole, each in its row."""
    titles = ['"},"position":9,"recorded_at":"', "{}", "\\n", "« « », “ ”", "😀"]
    rows = [row(place, MemoWritten(note_kind="field", title=title)) for place, title in enumerate(titles, 1)]
    assert reading(rows).frame("memo.written", "title").collect()["title"].to_list() == titles


def _older(position: int, v: int) -> Row:
    """A memo as an imaginary version 0 of its type stored it: under another name."""
    stored = orjson.loads(row(position, MemoWritten(note_kind="field", title="Un mémo")).state)
    stored["data"]["heading"] = stored["data"].pop("title")
    return Row(position, "memo.written", orjson.dumps(stored | {"v": v}, option=orjson.OPT_SORT_KEYS))


def test_an_old_version_is_read_through_its_upcaster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows of an old version show the fields of the current one; `v` still says how they are stored."""
    monkeypatch.setitem(STEPS, ("memo.written", 0), lambda data: {**data, "title": data["heading"]})
    rows = [_older(1, v=0), row(2, sample("memo.written"))]
    found = reading(rows).frame("memo.written", "title", "v").collect()
    assert found.rows() == [(1, "Un mémo", 0), (2, "Une ligne : « tenir l’hiver »", 1)]


def test_an_unknown_version_is_not_guessed() -> None:
    """A version that this release does not know raises Unreadable."""
    with pytest.raises(Unreadable):
        reading([_older(1, v=7)]).frame("memo.written")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("type_name", TYPES)
def test_a_title_is_the_headline_of_its_event(type_name: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The titles of a whole type at once are what each event says of itself, in the reader's language."""
    monkeypatch.setenv("ECT_LANG", lang)
    events = [sample(type_name), sample(type_name, whole=False)]
    rows = [row(place, event) for place, event in enumerate(events, 1)]
    found = envelopes(reading(rows)).collect()["title"].to_list()
    assert found == [event.headline() for event in events]
