"""Whatever is given, what comes back is an error meant for a person, and the journal's bytes are as before."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import orjson
import pytest

from ect_journal import AlreadyExists, EctError, IntakeRefused, InvalidInput, Journal
from ect_journal.transfer import intake
from tests.durability.checks import assert_clear, assert_sound, contents, half_translated
from tests.durability.scenes import NEED, CountedWorld, begin

LONG = "é" * 70_000
SURROGATE = "\ud800"
MEMO: Mapping[str, Any] = {"title": "Mémo", "note_kind": "field"}
ROUND: dict[str, Any] = {}
ROUND["a"] = ROUND


def nested(depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for _ in range(depth):
        found = {"a": found}
    return found


def corrected(**data: Any) -> tuple[str, Mapping[str, Any]]:
    """A correction of the need written by hand, with this for its data."""
    return "entry.corrected", {"entry": NEED, "v": 1, "data": data, "occurred": "2024-02-06", "reason": "essai"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal. J5 is retracted by J6."""
    folder = tmp_path_factory.mktemp("bad") / "journal"
    with begin(Journal.create(folder, origin="bad", by="rd", world=CountedWorld())) as journal:
        journal.record(("memo.written", MEMO), occurred="2024-02-07")
        journal.retract("J5", reason="error")
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """The journal that a test must leave as it is."""
    return shutil.copytree(original, tmp_path / "journal")


def refused(folder: Path, act: Callable[[Journal], object]) -> EctError:
    """The error that `act` raises, once it is known to be clear and to have changed nothing."""
    before = contents(folder)
    with Journal.open(folder) as journal:
        with pytest.raises(EctError) as caught:
            act(journal)
        assert_sound(journal)
    assert_clear(caught.value)
    assert contents(folder) == before
    return caught.value


# Events -----------------------------------------------------------------------------------------------------------------

FUNDING = {"project": "ALI-01", "lever": "subsidy", "provider": "Région", "status": "sought", "funds": "project"}
EVENTS: dict[str, tuple[str, Mapping[str, Any]]] = {
    "unknown type": ("observation.recorde", {"title": "x"}),
    "no type": ("", {}),
    "long type": (LONG, {}),
    "surrogate type": (f"obs{SURROGATE}", {}),
    "nul type": ("memo.written\x00", MEMO),
    "unknown field": ("memo.written", {**MEMO, "titre": "x"}),
    "field named self": ("memo.written", {**MEMO, "self": "x"}),
    "long field": ("memo.written", {**MEMO, LONG: "x"}),
    "surrogate field": ("memo.written", {**MEMO, SURROGATE: "x"}),
    "missing field": ("memo.written", {"title": "x"}),
    "unknown value": ("memo.written", {**MEMO, "note_kind": "champ"}),
    "long value": ("memo.written", {**MEMO, "note_kind": LONG}),
    "surrogate value": ("memo.written", {**MEMO, "note_kind": SURROGATE}),
    "number for a value": ("memo.written", {**MEMO, "note_kind": 3}),
    "long title": ("memo.written", {**MEMO, "title": LONG}),
    "empty title": ("memo.written", {**MEMO, "title": " "}),
    "title of two lines": ("memo.written", {**MEMO, "title": "a\nb"}),
    "title with a nul": ("memo.written", {**MEMO, "title": "a\x00b"}),
    "title with a surrogate": ("memo.written", {**MEMO, "title": f"a{SURROGATE}b"}),
    "title with an escape": ("memo.written", {**MEMO, "title": "\x1b[31mrouge"}),
    "number for a title": ("memo.written", {**MEMO, "title": 3}),
    "bytes for a title": ("memo.written", {**MEMO, "title": b"\xff"}),
    "no title": ("memo.written", {**MEMO, "title": None}),
    "nul in a sealed text": ("memo.written", {**MEMO, "text": "a\x00b"}),
    "surrogate in a sealed text": ("memo.written", {**MEMO, "text": SURROGATE}),
    "sealed text too long": ("memo.written", {**MEMO, "text": "é" * 600_000}),
    "empty sealed text": ("memo.written", {**MEMO, "text": ""}),
    "number for a sealed text": ("memo.written", {**MEMO, "text": 3}),
    "false commitment": ("memo.written", {**MEMO, "text": {"...": "court"}}),
    "float": ("funding.recorded", {**FUNDING, "amount": 1.5}),
    "not a number": ("funding.recorded", {**FUNDING, "amount": "NaN"}),
    "endless number": ("funding.recorded", {**FUNDING, "amount": "1e999999999"}),
    "too many digits": ("funding.recorded", {**FUNDING, "amount": "0.1234567"}),
    "long number": ("funding.recorded", {**FUNDING, "amount": "9" * 70_000}),
    "yes for true": ("observation.recorded", {"title": "x", "negative_case": "yes"}),
    "float for a count": ("gathering.held", {"kind": "team", "title": "x", "guests": 3.0}),
    "huge count": ("gathering.held", {"kind": "team", "title": "x", "guests": 2**64}),
    "text for a list": ("observation.recorded", {"title": "x", "projects": "ALI-01"}),
    "number in a list": ("observation.recorded", {"title": "x", "projects": [1]}),
    "unknown code": ("observation.recorded", {"title": "x", "projects": ["ALI-99"]}),
    "long code": ("observation.recorded", {"title": "x", "projects": ["A" * 70_000]}),
    "code with a final newline": ("observation.recorded", {"title": "x", "projects": ["ALI-01\n"]}),
    "code taken": ("project.opened", {"code": "ALI-01", "name": "x", "domains": ["food"], "territory": "x"}),
    "unknown version": ("observation.recorded", {"title": "x", "departs_from": "ACC@2"}),
    "no day": ("phase.opened", {"label": "x", "start": "2024-02-30", "end": "2024-03-01"}),
    "too large an entry": ("phase.opened", {"label": "x", "start": "2024-01-01", "end": "2024-02-01", "goals": ["é" * 2000] * 40}),
    "nested": ("memo.written", {**MEMO, "text": nested(400)}),
    "nested list": ("hypothesis.registered", {"code": "H9", "axis": "support", "statement": "x", "claims": [nested(400)]}),
    "unknown target": ("entry.retracted", {"entry": "J99", "reason": "error"}),
    "retracted target": ("entry.retracted", {"entry": "J5", "reason": "error"}),
    "live target": ("entry.reinstated", {"entry": NEED}),
    "first entry": ("entry.retracted", {"entry": "J1", "reason": "error"}),
    "second opening": ("journal.opened", {"journal": "6f1c1d2e-0000-4000-8000-000000000002", "origin": "x", "format": 1, "time_zone": "UTC", "lang": "fr"}),
    "correction with a float": corrected(title="x", negative_case=1.0),
    "correction of nothing": corrected(),
    "correction with an unknown field": corrected(title="x", titre="y"),
    "correction with a plain sealed text": corrected(title="x", text="des mots à sceller"),
    "correction not in normal form": corrected(title="e\u0301te"),
    "correction with a bare method": corrected(title="x", departs_from="ACC"),
    "correction nested": corrected(title="x", text=nested(400)),
    "correction without end": corrected(title="x", text=ROUND),
    "correction with an object": corrected(title=object()),
    "correction of another version": ("entry.corrected", {**corrected(title="x")[1], "v": 7}),
}  # fmt: skip


@pytest.mark.parametrize("name", EVENTS)
def test_event(folder: Path, name: str) -> None:
    """An event that does not fit is refused; alone, in a batch and in a trial alike."""
    refused(folder, lambda journal: journal.record(EVENTS[name]))

    def in_batch(journal: Journal) -> None:
        with journal.batch() as batch:
            batch.record(("memo.written", MEMO))
            batch.record(EVENTS[name])

    refused(folder, in_batch)
    refused(folder, lambda journal: journal.trial.record(EVENTS[name]))


@pytest.mark.parametrize("ref", ["J7", "@1"])
def test_itself(folder: Path, ref: str) -> None:
    """No entry is about itself."""
    refused(folder, lambda journal: journal.retract(ref, reason="error"))
    refused(folder, lambda journal: journal.record(("memo.written", MEMO), grounds=[ref]))


def test_too_long_says_how_long(folder: Path) -> None:
    """Too long a title is told the length of a title."""
    error = refused(folder, lambda journal: journal.record(EVENTS["long title"]))
    assert "200" in error.message.en
    assert "200" in error.message.fr


# Circumstances ----------------------------------------------------------------------------------------------------------

AROUND: dict[str, Mapping[str, Any]] = {
    "no such ground": {"grounds": ["J99"]},
    "retracted ground": {"grounds": ["J5"]},
    "ground of no form": {"grounds": ["117"]},
    "ground with a surrogate": {"grounds": [SURROGATE]},
    "long ground": {"grounds": ["J" + "9" * 70_000]},
    "long place in the batch": {"grounds": ["@" + "9" * 5_000]},
    "number for grounds": {"grounds": 5},
    "number among grounds": {"grounds": [5]},
    "too many grounds": {"grounds": [NEED] * 20_000},
    "no such session": {"session": "J99"},
    "number for a session": {"session": 5},
    "unknown actor": {"by": "zz"},
    "actor of no form": {"by": "Jeanne V."},
    "actor with a surrogate": {"by": SURROGATE},
    "long actor": {"by": LONG},
    "number for an actor": {"by": 5},
    "tomorrow": {"occurred": "2099-01-01"},
    "long day": {"occurred": LONG},
    "day with a surrogate": {"occurred": SURROGATE},
    "no uuid": {"id": "17"},
    "empty uuid": {"id": ""},
    "long uuid": {"id": LONG},
    "long source": {"source": LONG},
    "source with a nul": {"source": "a\x00"},
    "reason against no rule": {"exceptions": [{"rule": "no-such-rule", "reason": "x"}]},
    "reason against a refusal": {"exceptions": [{"rule": "unknown-code", "reason": "x"}]},
    "reason without words": {"exceptions": [{"rule": "stage-skipped", "reason": ""}]},
    "text for exceptions": {"exceptions": ["stage-skipped"]},
    "number for exceptions": {"exceptions": 5},
    "about nobody known": {"about": ["zz"]},
    "about a number": {"about": [5]},
    "about an object": {"about": [{}]},
    "number for about": {"about": 5},
}


@pytest.mark.parametrize("name", AROUND)
def test_circumstances(folder: Path, name: str) -> None:
    """What surrounds an event is held to the same; from Python and from a line of intake alike."""
    event = ("memo.written", {**MEMO, "text": "des mots"})
    refused(folder, lambda journal: journal.record(event, **AROUND[name]))
    if "surrogate" not in name:  # JSON in UTF-8 holds none
        line = orjson.dumps({"type": event[0], "data": event[1], **AROUND[name]})
        assert isinstance(refused(folder, lambda journal: intake(journal, [line])), IntakeRefused)


# References -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ref", ["", "J", "J0", "J01", "117", "@1", "J-1", "J1.0", "J²", "K3", SURROGATE, LONG, "J" + "9" * 5_000]
)
def test_reference(folder: Path, ref: str) -> None:
    """What is not the number of an entry is refused by every verb that takes one."""
    for act in (Journal.entry, Journal.current, Journal.live):
        refused(folder, lambda journal, act=act: act(journal, ref))  # type: ignore[misc]  # mypy does not see act's type
    refused(folder, lambda journal: journal.correct(ref, {"title": "x"}, reason="x"))
    refused(folder, lambda journal: journal.retract(ref, reason="error"))
    refused(folder, lambda journal: journal.reinstate(ref))


def test_reference_explained(folder: Path) -> None:
    """Each of them says how an entry is cited."""
    for error in (
        refused(folder, lambda journal: journal.entry("117")),
        refused(folder, lambda journal: journal.correct("117", {}, reason="x")),
        refused(folder, lambda journal: journal.retract("117", reason="error")),
        refused(folder, lambda journal: journal.reinstate("117")),
        refused(folder, lambda journal: journal.record(("memo.written", MEMO), grounds=["117"])),
        refused(folder, lambda journal: journal.record(("clock.faulted", {"reason": "x", "first": "117"}))),
    ):
        assert "J117" in str(error)


# Starting ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given",
    [
        {"origin": ""}, {"origin": LONG}, {"origin": "a\nb"}, {"origin": "a\x00b"}, {"origin": SURROGATE}, {"origin": 5},
        {"time_zone": "Europe/Pariss"}, {"time_zone": ""}, {"time_zone": "../etc/passwd"}, {"time_zone": "a\x00"}, {"time_zone": LONG},
        {"time_zone": "Europe"}, {"time_zone": SURROGATE}, {"lang": "français"}, {"by": "Jeanne V."}, {"by": LONG}, {"by": SURROGATE},
    ],
)  # fmt: skip
def test_start(tmp_path: Path, given: Mapping[str, Any]) -> None:
    """A journal that cannot be started leaves nothing behind."""
    with pytest.raises(EctError) as caught:
        Journal.create(tmp_path / "new" / "journal", **{"origin": "x", **given})
    assert_clear(caught.value)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(EctError):
        Journal.in_memory(**{"origin": "x", **given})


def test_start_again(folder: Path, tmp_path: Path) -> None:
    """A folder that holds a journal, or a file in its place, is left alone."""
    before = contents(folder)
    with pytest.raises(AlreadyExists) as caught:
        Journal.create(folder, origin="x")
    assert_clear(caught.value)
    assert contents(folder) == before
    (tmp_path / "file").write_text("un fichier", encoding="utf-8")
    with pytest.raises(AlreadyExists) as caught:
        Journal.create(tmp_path / "file", origin="x")
    assert_clear(caught.value)


@pytest.mark.parametrize("settings", [b"by = ", b"\xff\xfe", b"by = 'x'\nby = 'y'\n", b"[" * 5_000])
def test_settings(folder: Path, settings: bytes) -> None:
    """Settings that are not TOML are said to be so; the journal itself is not touched."""
    (folder / "ect.toml").write_bytes(settings)
    before = contents(folder)
    with pytest.raises(InvalidInput, match=r"ect\.toml") as caught:
        Journal.open(folder)
    assert_clear(caught.value)
    assert half_translated(caught.value) == []
    assert contents(folder) == before
