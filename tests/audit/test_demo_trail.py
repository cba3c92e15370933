"""The demo's own trail: sealed by a key that everybody has, and held by two others."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import orjson
import pytest

from ect_journal import Journal
from ect_journal.catalogue import MemoWritten
from ect_journal.demo import ORIGIN, write_demo
from ect_journal.demo.pen import DemoWorld
from ect_journal.demo_keys import DEMO_SEED, DEMO_VKEY, WITNESS_NAME, WITNESS_SEED, WITNESS_VKEY
from ect_journal.errors import InvalidInput
from ect_journal.ledger.checkpoints import Checkpoint, key_name
from ect_journal.ledger.notes import COSIGNATURE, Verifier, opened, verifier_of
from ect_journal.trail import Trail
from ect_journal.verifying import Held, verify

REPORT = 357
"""The size printed in the interim report."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with write_demo(tmp_path_factory.mktemp("demo") / "ect-demo") as journal:
        yield journal


def test_the_published_keys_are_those_of_the_published_seeds() -> None:
    """Written out, so that the verifier in a page can have them too."""
    assert DEMO_VKEY == verifier_of(key_name(ORIGIN), DEMO_SEED).vkey
    assert WITNESS_VKEY == verifier_of(WITNESS_NAME, WITNESS_SEED, COSIGNATURE).vkey


def test_it_ends_with_a_key_and_two_anchors(demo: Journal) -> None:
    """After everything else, so that no number of an entry has moved."""
    types = [row.type for row in demo.rows(529)]
    assert ["key.added", "anchor.recorded", "anchor.recorded"] == types
    trail = Trail.of_store(demo.store)
    assert [530, 531, 532] == [size for size, _ in trail.seals]
    assert [532] == [*trail.evidence]
    for size, note in trail.seals:
        assert opened(note, [Verifier.read(DEMO_VKEY)])[0] == demo.store.checkpoint(size)
    assert opened(trail.evidence[532].decode(), [Verifier.read(WITNESS_VKEY)])[1][0].at is not None


def test_what_was_handed_over_was_there_on_that_day(demo: Journal) -> None:
    """The report of 3 December 2024 has the head of that evening; that it is recorded fourteen months later is said."""
    entry = demo.entry("J531")
    last, after = demo.entry(f"J{REPORT}"), demo.entry(f"J{REPORT + 1}")
    assert "deliverable.submitted" == last.type
    assert last.recorded_at.date() == entry.occurred.start < after.recorded_at.date()
    assert "late" in {finding.rule.code for ref, finding in demo.notes() if ref == "J531"}


def test_it_is_intact_and_never_signed(demo: Journal) -> None:
    """Whoever holds the sixteen characters of the report dates it; nobody can take its keys for ones to go by."""
    trail = Trail.of_store(demo.store)
    report = verify(trail)
    assert (10, ("yes", "unchecked", "unchecked")) == (report.exit, report.verdicts[:3])
    printed = Checkpoint.of(demo.store.checkpoint(REPORT) or "").sixteen
    dated = verify(trail, Held.read(sixteen=[printed]))
    assert (0, "yes", "yes") == (dated.exit, dated.verdicts.anchored, dated.verdicts.complete)
    with pytest.raises(InvalidInput, match="published"):
        Held.read(keys=[DEMO_VKEY])


def test_what_is_recorded_in_it_later_is_sealed_too(tmp_path: Path) -> None:
    """By the same key, which is put with the keys of whoever writes the demo."""
    with write_demo(tmp_path / "demo"):
        pass
    with Journal.open(tmp_path / "demo") as journal:
        journal.record(MemoWritten(note_kind="field", title="Après"), by="rd")
        assert Trail.of_store(journal.store).seals[-1][0] == journal.head == 533
        assert "yes" == verify(Trail.of_store(journal.store)).verdicts.coherent


def test_two_demos_differ_by_their_first_entry_and_the_roots(
    tmp_path: Path, demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And two of the same UUID in nothing, seals and cosignature included."""

    def lines(journal: Journal) -> list[bytes]:
        return [row.state for row in journal.store.rows()]

    with write_demo(tmp_path / "other") as other:
        pairs = list(zip(lines(demo), lines(other), strict=True))
    assert [1, 531, 532] == [n for n, (one, two) in enumerate(pairs, 1) if one != two]
    for one, two in pairs[530:]:
        assert without_hashes(one) == without_hashes(two)
    drawn = DemoWorld.uuid

    def named(world: DemoWorld) -> UUID:
        first = not world._drawn
        found = drawn(world)
        return demo.uuid if first else found

    monkeypatch.setattr(DemoWorld, "uuid", named)
    for name in ("ECT_KEYS", "ECT_STATE"):  # another machine: keys are not shared by two journals of one UUID
        monkeypatch.setenv(name, str(tmp_path / name))
    with write_demo(tmp_path / "same") as same:
        assert Trail.of_store(demo.store) == Trail.of_store(same.store)


def without_hashes(state: bytes) -> dict[str, object]:
    data = orjson.loads(state)["data"]
    return {name: value for name, value in data.items() if not re.fullmatch("root|token_sha256", name)}
