"""Recording through the journal: receipts, batches, references, who records."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ect_journal import EctError, InvalidInput, Journal, NotWritten, Receipt, RuleViolation, UnknownEntry
from ect_journal.catalogue import ActorRegistered, MethodDefined, ProjectStageChanged
from tests.durability.checks import assert_clear, assert_sound, contents
from tests.durability.scenes import HEAD, NEED, CountedWorld, astray, begin, note

MEMO = ("memo.written", {"title": "Mémo", "note_kind": "field"})


# Receipts ---------------------------------------------------------------------------------------------------------------


def test_receipt(journal: Journal) -> None:
    """A receipt says what was recorded: its number, its id, when, and what the rules noted."""
    receipt = journal.record(MEMO, id="0b1f0000-0000-4000-8000-000000000001", occurred="2024-02-06")
    entry = journal.entry(receipt)
    assert (receipt.ref, receipt.position) == (f"J{HEAD + 1}", HEAD + 1) == (entry.ref, entry.position)
    assert (receipt.id, receipt.recorded_at, receipt.entry) == (entry.id, entry.recorded_at, entry)
    assert [found.rule.code for found in receipt.notes] == ["late", "ungrounded"]


def test_receipt_cited(journal: Journal) -> None:
    """A receipt or an entry stands for its citation wherever one is asked for."""
    receipt = journal.record(note())
    memo = journal.record(MEMO, grounds=[receipt, journal.entry(NEED)], session=receipt)
    assert (memo.entry.grounds, memo.entry.session) == ((receipt.ref, NEED), receipt.ref)
    journal.retract(receipt, reason="duplicate")
    assert not journal.live(receipt)
    journal.reinstate(receipt.entry)
    assert journal.current(receipt).ref == receipt.ref


def test_open_receipt(journal: Journal) -> None:
    """Inside an open batch a receipt has its place in it, and no entry yet."""
    with journal.batch() as batch:
        receipt = batch.record(note())
        assert receipt.ref == "@1"
        with pytest.raises(InvalidInput) as caught:
            _ = receipt.entry
        assert_clear(caught.value)
    assert receipt.ref == f"J{HEAD + 1}"


def test_receipts_of_a_refused_batch(journal: Journal) -> None:
    """The receipts of a batch that was refused stand for nothing: not for their entries, nor for another batch's."""
    receipts: list[Receipt] = []
    with pytest.raises(RuleViolation), journal.batch() as batch:
        receipts += [batch.record(note()), batch.record(astray())]
    for receipt in receipts:
        with pytest.raises(InvalidInput):
            _ = receipt.ref
        with pytest.raises(InvalidInput):
            _ = receipt.position
        with pytest.raises(InvalidInput):
            journal.record(note(), grounds=[receipt])


def test_receipts_of_a_batch_not_written(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that the rules admit and the disk refuses was not recorded either: its receipts have no entry."""

    def full(*_: object) -> None:
        raise NotWritten.of("disk", OSError("full"))

    monkeypatch.setattr(journal.store, "append", full)
    with pytest.raises(NotWritten), journal.batch() as batch:
        receipt = batch.record(note())
    with pytest.raises(InvalidInput):
        _ = receipt.entry


# Batches ----------------------------------------------------------------------------------------------------------------


def test_batch(journal: Journal) -> None:
    """A batch gives consecutive numbers, its inner references included, by receipt or by @n."""
    with journal.batch() as batch:
        held = batch.record(("gathering.held", {"kind": "team", "title": "Séance"}), occurred="2024-03-01")
        action = batch.record(("action.assigned", {"title": "Rappeler"}), session=held, grounds=["@1", NEED])
        closed = batch.record(("action.closed", {"action": action, "done": True}), session="@1")
        batch.retract("@3", reason="error")
    assert [receipt.position for receipt in batch.receipts] == [5, 6, 7, 8]
    assert (action.entry.session, action.entry.grounds) == ("J5", ("J5", NEED))
    assert closed.entry.event.action == "J6"  # type: ignore[attr-defined]
    assert not journal.live("J7")
    assert_sound(journal)


def test_batch_sees_itself(journal: Journal) -> None:
    """What a batch registers can be used by the rest of it."""
    with journal.batch(by="mp") as batch:
        batch.record(ActorRegistered(code="mp", nature="person", category="cooperative"))
        stages = [("idea", "explored"), ("explored", "initiated")]
        for before, after in stages:
            changed = ProjectStageChanged(project="ALI-01", from_stage=before, to_stage=after, reason="avance")
            batch.record(changed, occurred="2024-03-01")
    assert journal.register().get("project", "ALI-01").stage == "initiated"


def test_batch_corrects_with_itself(journal: Journal) -> None:
    """A correction in a batch may cite an entry of that batch, in its grounds and in its fields."""
    decided = {"title": "Suite", "kind": "other", "outcome": "adopted", "channel": "written"}
    decision = journal.record(("decision.taken", decided), occurred="2024-03-01")
    mandate = {"gathering_kind": "team", "decision_kinds": ["other"]}
    journal.record(("mandate.given", mandate), occurred="2024-01-02")
    with journal.batch() as batch:
        held = batch.record(("gathering.held", {"kind": "team", "title": "Séance"}), occurred="2024-03-01")
        batch.correct(decision, {"gathering": held}, grounds=[held], reason="la séance avait été oubliée")
    reading = journal.current(decision)
    assert (reading.event.gathering, reading.grounds) == (held.ref, (held.ref,))  # type: ignore[attr-defined]


def test_correction_completed(journal: Journal) -> None:
    """A bare code given in a correction is completed with the version in force, as it is when recording."""
    steps = [{"key": "ecoute", "text": "Écouter"}]
    method = MethodDefined(code="ACC", kind="support", title="Accompagner", steps=steps, effective_from="2024-01-01")
    journal.record(method, occurred="2024-01-01")
    journal.correct(NEED, {"departs_from": "ACC"}, reason="oubli")
    assert journal.current(NEED).event.departs_from == "ACC@1"  # type: ignore[attr-defined]


@pytest.mark.parametrize("ref", ["@2", "@3", "@1000000"])
def test_cited_too_early(journal: Journal, ref: str) -> None:
    """An entry of a batch cites only those before it."""
    with pytest.raises(InvalidInput, match=ref) as caught, journal.batch() as batch:
        batch.record(note())
        batch.record(MEMO, grounds=[ref])
    assert_clear(caught.value)
    assert journal.head == HEAD


def test_cited_outside(journal: Journal) -> None:
    """Outside a batch, @1 is nothing."""
    with pytest.raises(InvalidInput):
        journal.record(MEMO, grounds=["@1"])


def bad_event(batch: Any) -> None:
    batch.record(("memo.written", {"title": "Mémo"}))


def bad_rule(batch: Any) -> None:
    batch.record(astray())


def bad_citation(batch: Any) -> None:
    batch.retract("J99", reason="error")


def too_large(batch: Any) -> None:
    goals = ["é" * 2000] * 40
    batch.record(("phase.opened", {"label": "Phase", "start": "2024-01-01", "end": "2024-12-31", "goals": goals}))


def interrupted(batch: Any) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("bad", [bad_event, bad_rule, bad_citation, too_large, interrupted])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_all_or_nothing(tmp_path: Path, bad: Callable[[Any], None], place: str) -> None:
    """One bad entry, wherever it is, and nothing of the batch is written."""
    journal = begin(Journal.create(tmp_path / "journal", origin="batch", by="rd", world=CountedWorld()))
    journal.close()
    before = contents(tmp_path)
    with Journal.open(tmp_path / "journal") as journal, pytest.raises((EctError, KeyboardInterrupt)):
        with journal.batch() as batch:
            if place != "first":
                batch.record(note("Bonne"))
            bad(batch)
            if place != "last":
                batch.record(("observation.recorded", {"title": "Bonne", "text": "à ne pas garder"}))
    assert contents(tmp_path) == before


def test_empty_batch(journal: Journal) -> None:
    """A batch of nothing is nothing."""
    with journal.batch():
        pass
    assert journal.head == HEAD


def test_trial(journal: Journal) -> None:
    """A trial says what would be recorded and what would be refused, and writes nothing."""
    before = journal.rows(), journal.store.sealed(), journal.register().folded.frontier
    tried = journal.trial.record(("observation.recorded", {"title": "Essai", "text": "à ne pas garder"}))
    assert (tried.ref, tried.entry.event.headline()) == (f"J{HEAD + 1}", "Essai")
    journal.trial.correct(NEED, {"title": "Autrement"}, reason="faute")
    journal.trial.retract(NEED, reason="error")
    with pytest.raises(RuleViolation):
        journal.trial.record(astray())
    assert (journal.rows(), journal.store.sealed(), journal.register().folded.frontier) == before


@pytest.mark.parametrize("ref", ["J5", "J99", "J999999999999999999999999"])
def test_no_such_entry(tmp_path: Path, ref: str) -> None:
    """A number that no entry has is said to be so, whatever its size."""
    journal = begin(Journal.create(tmp_path, origin="numbers", by="rd", world=CountedWorld()))
    for act in (journal.entry, journal.current, journal.live, lambda ref: journal.correct(ref, {}, reason="faute")):
        with pytest.raises(UnknownEntry, match=ref) as caught:
            act(ref)
        assert_clear(caught.value)


# Who records ------------------------------------------------------------------------------------------------------------


def test_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who records: who is named, else the batch's, else ECT_BY, else ect.toml's."""
    folder = tmp_path / "journal"
    begin(Journal.create(folder, origin="by", by="rd", world=CountedWorld())).close()
    with Journal.open(folder) as journal:
        for code in ("mp", "lk", "zo"):
            journal.record(ActorRegistered(code=code, nature="person", category="cooperative"))
        assert journal.record(note()).entry.by == "rd"
    monkeypatch.setenv("ECT_BY", "mp")
    with Journal.open(folder) as journal:
        assert journal.record(note()).entry.by == "mp"
        assert journal.record(note(), by="lk").entry.by == "lk"
        with journal.batch(by="lk") as batch:
            receipts = [batch.record(note()), batch.record(note(), by="zo"), batch.retract(NEED, reason="error")]
            receipts += [batch.correct("J3", {"name": "Cantines"}, reason="faute")]
        assert [receipt.entry.by for receipt in receipts] == ["lk", "zo", "lk", "lk"]
        assert journal.reinstate(NEED, by="zo").entry.by == "zo"


def test_nobody() -> None:
    """With nobody named, nothing is recorded, and the hint says how to name oneself."""
    journal = Journal.in_memory(world=CountedWorld())
    with pytest.raises(InvalidInput) as caught:
        journal.record(note())
    assert_clear(caught.value)
    assert all(way in caught.value.hint.en for way in ("--by", "ECT_BY", "ect.toml"))


def test_unregistered(journal: Journal) -> None:
    """Who records is registered beforehand, but for who registers themself."""
    with pytest.raises(RuleViolation, match="unknown-code"):
        journal.record(note(), by="mp")
    journal.record(ActorRegistered(code="mp", nature="person", category="cooperative"), by="mp")
    assert journal.record(note(), by="mp").entry.by == "mp"
