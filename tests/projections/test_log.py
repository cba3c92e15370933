"""The log: how each entry stands, when it happened, whether it came late."""

import polars as pl
import pytest

from ect_journal import Journal
from ect_journal.catalogue import ObservationRecorded, PillarAssessed
from ect_projections import Reading, envelopes, log
from tests.projections.journals import set_clock, started
from tests.projections.samples import reading, row

COLUMNS = ["position", "type", "v", "occurred", "recorded_at", "by", "title", "status", "late"]


@pytest.fixture
def journal() -> Journal:
    return started()


def _observe(journal: Journal, occurred: str | None = None, source: str | None = None) -> int:
    position: int = journal.record(ObservationRecorded(title="Vu"), occurred=occurred, source=source).position
    return position


def test_the_log_has_every_entry(journal: Journal) -> None:
    """One row per entry, J1 first, with the columns promised."""
    found = log(Reading.of(journal)).collect()
    assert found.columns == COLUMNS
    assert found["position"].to_list() == list(range(1, journal.head + 1))
    assert found.row(0)[1:3] == ("journal.opened", 1)


def test_how_each_entry_stands(journal: Journal) -> None:
    """As recorded, corrected, retracted; what corrects another entry is told apart; a retracted correction too."""
    first, second = _observe(journal), _observe(journal)
    journal.correct(f"J{first}", {"title": "Relu"}, reason="Une faute.")
    journal.retract(f"J{second}", reason="error")
    now = Reading.of(journal)
    assert log(now).tail(4).select("title", "status").collect().rows() == [
        ("Relu", "corrected"), ("Vu", "retracted"),
        (f"J{first} · Une faute.", "correcting"), (log(now).collect()["title"][-1], "correcting"),
    ]  # fmt: skip
    journal.retract(f"J{journal.head - 1}", reason="error")
    statuses = log(Reading.of(journal)).collect()["status"].to_list()
    assert statuses[-5:] == ["live", "retracted", "retracted", "correcting", "correcting"]


def test_a_retracted_entry_shows_what_it_read_then(journal: Journal) -> None:
    """Corrected, then retracted: the log keeps its last reading."""
    seen = _observe(journal)
    journal.correct(f"J{seen}", {"title": "Relu"}, reason="Une faute.")
    journal.retract(f"J{seen}", reason="error")
    found = log(Reading.of(journal)).filter(pl.col("position") == seen).collect()
    assert found.select("title", "status").rows() == [("Relu", "retracted")]


def test_when_it_happened_is_written_as_people_write_it(journal: Journal) -> None:
    """A day, a day with its hour, or both ends of a period."""
    for occurred in ("2024-01-01", "2024-01-01T20:40", "2023-12-30/2024-01-02"):
        _observe(journal, occurred)
    assert log(Reading.of(journal)).collect()["occurred"].to_list()[-3:] == [
        "2024-01-01", "2024-01-01T20:40", "2023-12-30/2024-01-02"
    ]  # fmt: skip


def test_late_is_more_than_seven_days_after_the_end(journal: Journal) -> None:
    """On the seventh day it is in time, on the eighth it is late; what comes from a document is transcribed instead."""
    set_clock(journal, "2024-02-10T09:00")
    _observe(journal, "2024-02-03")
    _observe(journal, "2024-02-02")
    _observe(journal, "2024-01-20/2024-02-03")
    _observe(journal, "2023-02-02", source="Cahier de 2023")
    found = envelopes(Reading.of(journal)).tail(4).select("late", "transcribed", "source").collect().rows()
    assert found == [(False, False, None), (True, False, None), (False, False, None), (False, True, "Cahier de 2023")]


def test_late_is_judged_in_the_journals_time_zone(journal: Journal) -> None:
    """At 23:30 UTC it is the eighth day in Paris already."""
    set_clock(journal, "2024-02-09T23:30")
    _observe(journal, "2024-02-02")
    assert log(Reading.of(journal)).collect()["late"].to_list()[-1] is True


def test_titles_are_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same reading tells its titles in one language, then in the other."""
    event = PillarAssessed(project="ALI-01", pillar="collective_ownership", score=2)
    found = reading([row(1, event)])
    told = []
    for lang in ("fr", "en", "fr"):
        monkeypatch.setenv("ECT_LANG", lang)
        told.append(log(found).collect()["title"].item())
    french, english = "ALI-01 · portage collectif 2/4", "ALI-01 · collective ownership 2/4"
    assert told == [french, english, french]


def test_as_of_leaves_out_what_had_not_happened(journal: Journal) -> None:
    """The log as of a day has what had happened by then; the envelopes have everything known."""
    then = Reading.of(journal, as_of="2024-01-01")
    _observe(journal, "2024-01-01")
    then = Reading.of(journal, as_of="2024-01-01")
    assert log(then).collect()["position"].to_list() == [journal.head]
    assert envelopes(then).collect().height == journal.head
