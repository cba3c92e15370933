"""What expunging an entry does to every answer: nothing, but for the words that went."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import InvalidInput, Journal
from ect_journal.expunging import expunge
from ect_journal.presenting import leaf_of
from ect_journal.tally import RULE
from ect_projections import Reading, log
from ect_projections.projection import PROJECTIONS
from tests.durability.expunged import CLEAN, REASON, SAID, SPOKEN, assert_consistent, in_memory
from tests.durability.profiles import NIGHTLY, examples
from tests.projections.journals import Move, grown, moves
from tests.projections.test_twins import EVERY_MOVE

MASK = "⟦{number}⟧"


class Masked:
    """Other words for every public text of an entry, each of its own: `old` says what each took the place of."""

    def __init__(self) -> None:
        self.old: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if text.startswith("http") or text == RULE:
            return text
        word = MASK.format(number=len(self.old))
        self.old[word] = text
        return word

    def unmasked(self, value: Any) -> Any:
        """An answer with the former words put back."""
        if isinstance(value, str):
            for word, text in reversed(self.old.items()):  # an entry may have been expunged twice
                value = value.replace(word, text.split("\n", 1)[0] if value != word else text)
            return value
        if isinstance(value, Mapping):
            return {name: self.unmasked(each) for name, each in value.items()}
        if isinstance(value, list | tuple):
            return [self.unmasked(each) for each in value]
        return value


def said(journal: Journal, known_at: int, as_of: date | None, masked: Masked) -> dict[str, Any]:
    """What every projection says."""
    reading = Reading.of(journal, known_at=known_at, as_of=as_of)
    return {name: masked.unmasked(projection(reading).collect().to_dicts()) for name, projection in PROJECTIONS.items()}


def hold(journal: Journal, chosen: list[int], ats: list[tuple[int, date | None]]) -> int:
    """Expunge these entries, one after the other, and compare; how many went, the others being refused."""
    head, roots, leaves = journal.head, journal.store.checkpoints(), [leaf_of(row) for row in journal.store.rows()]
    places = [(head, None), *((at % head + 1, day) for at, day in ats)]
    before = [said(journal, at, day, Masked()) for at, day in places]
    masked, went = Masked(), 0
    for each in chosen:
        try:
            expunge(journal, f"J{each % head + 1}", masked, reason=REASON, decided_by="rd")
            went += 1
        except InvalidInput as error:
            if not re.search("never|as before|already|otherwise|apart", error.message.en):
                raise
    assert journal.head == head + 2 * went
    for (at, day), was in zip(places, before, strict=True):
        now = said(journal, at, day, masked)
        for name, rows in was.items():
            assert now[name] == masked.unmasked(rows), (name, at, day)
    assert [leaf_of(row) for row in journal.store.rows()][:head] == leaves
    assert journal.store.checkpoints()[: len(roots)] == roots
    assert_consistent(journal)
    return went


DAYS = st.none() | st.dates(date(2023, 11, 1), date(2025, 6, 1))


@examples(6)
@given(
    moves(5, 40),
    st.lists(st.integers(0, 10_000), min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 10_000), DAYS), max_size=2),
)
def test_nothing_moves(grow: list[Move], chosen: list[int], ats: list[tuple[int, date | None]]) -> None:
    """Any entries of any journal, at any times."""
    hold(grown(grow), chosen, ats)


def test_every_entry() -> None:
    """A journal with every kind of move, one entry in nine (in three at night): most have words, few are refused."""
    journal = grown(EVERY_MOVE)
    chosen = list(range(0, journal.head, 3 if NIGHTLY else 9))
    assert hold(journal, chosen, [(20, None), (60, date(2024, 3, 1))]) > len(chosen) / 2


def test_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """The entry's line has the clean words, the copy's place a line that says so; both languages."""
    journal = in_memory()
    before = log(Reading.of(journal)).collect()
    expunge(journal, SAID, {"title": CLEAN}, reason=REASON, decided_by="rd")
    receipt = journal.record(("memo.written", {"title": SPOKEN, "note_kind": "field"}))
    expunge(journal, receipt.ref, None, reason=REASON, decided_by="rd")
    lines = {}
    for lang in ("en", "fr"):
        monkeypatch.setenv("ECT_LANG", lang)
        found = log(Reading.of(journal)).collect()
        lines[lang] = dict(zip(found["position"], zip(found["title"], found["status"], strict=True), strict=True))
    assert lines["en"][11] == (CLEAN, "live")
    assert (lines["en"][13], lines["fr"][13]) == (("clean copy of J11", "blank"), ("copie propre de J11", "blank"))
    assert (lines["en"][15], lines["fr"][15]) == (("expunged by J16", "blank"), ("caviardée par J16", "blank"))
    found = log(Reading.of(journal, known_at=12)).collect()
    assert found.drop("title").equals(before.drop("title"))
