"""Erasing changes nothing that was recorded: no byte, no checkpoint, no tally and no history, whoever is erased."""

from collections.abc import Sequence

import polars as pl
from hypothesis import assume, given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from ect_journal import Journal
from ect_journal.catalogue import ObservationRecorded
from ect_journal.committed import places
from ect_journal.erasing import erase, rehearse
from ect_journal.vault import Access
from ect_journal.vault_check import look_over
from ect_projections import Reading
from ect_projections.projection import PROJECTIONS
from tests.durability.profiles import examples
from tests.projections.journals import Move, move, moves, started
from tests.projections.test_twins import EVERY_MOVE

PEOPLE = ("P-01", "P-02", "rd")
LISTS = {"log", "envelopes", "chronology"}
"""What lists entries lists the erasure too, and is the same but for that; the rest says nothing of it."""


def said(journal: Journal, number: int, about: Sequence[str]) -> None:
    """A sealed text about those of these people whose registration stands."""
    about = [code for code in about if journal.register().get("actor", code)]
    text = f"Parole {number} de {', '.join(about) or 'personne'}"
    journal.record(ObservationRecorded(title=f"Réunion {number}", text=text), about=about)


def grown_with_words(drawn: Sequence[Move], words: Sequence[tuple[int, frozenset[str]]]) -> Journal:
    """The moves, with a sealed text about some people before the move of that number."""
    journal = started()
    for number, each in enumerate(drawn):
        for place, about in words:
            if place % max(len(drawn), 1) == number:
                said(journal, place, sorted(about))
        move(journal, each)
    said(journal, 99, PEOPLE)
    return journal


def everything(journal: Journal, known_at: int) -> dict[str, pl.DataFrame]:
    """Every projection there is, of what was known then."""
    reading = Reading.of(journal, known_at=known_at)
    return {name: projection(reading).collect() for name, projection in PROJECTIONS.items()}


def check(journal: Journal, erased: Sequence[str]) -> None:
    head, rows, root = journal.head, journal.store.rows(), journal.checkpoint()
    checkpoints, before = journal.store.checkpoints(), everything(journal, head)
    register = journal.register().folded.entities
    about = {row.digest: set(row.about) for row in journal.store.sealed()}

    erase(journal, rehearse(journal, erased), ground="objection", decided_by="rd", by="rd")

    assert journal.store.rows(upto=head) == rows
    assert journal.store.checkpoints(upto=head) == checkpoints
    assert journal.store.checkpoint(head) == root
    assert [row.type for row in journal.store.rows(head)] == ["erasure.executed"]
    for name, frame in everything(journal, head).items():
        assert_frame_equal(frame, before[name])
    for name, frame in everything(journal, journal.head).items():
        if name in LISTS:
            rows_before = before[name].to_dicts()
            assert [row for row in frame.to_dicts() if row in rows_before] == rows_before
            assert len(frame) == len(rows_before) + 1
        else:
            assert_frame_equal(frame, before[name])
    assert journal.register().folded.entities == register

    for digest, opened in journal.vault.open(places(journal)).items():
        expected = Access.ERASED if about[digest] & set(erased) else Access.OPEN
        assert (digest, opened.access) == (digest, expected)
    assert look_over(journal).problems == ()


SOME = st.sets(st.sampled_from(PEOPLE), min_size=1).map(sorted)
WORDS = st.lists(st.tuples(st.integers(0, 40), st.frozensets(st.sampled_from(PEOPLE))), max_size=6)


@examples(6)
@given(moves(most=25), WORDS, SOME)
def test_erasing_changes_nothing(drawn: list[Move], words: list[tuple[int, frozenset[str]]], erased: list[str]) -> None:
    """On generated journals, whichever people are erased, their registration retracted or not: every entry's bytes, every checkpoint, every projection and every
    entity are what they were, and what is not about them still opens."""
    journal = grown_with_words(drawn, words)
    assume(journal.register().get("actor", "rd"))  # who decides
    known = [code for code in erased if journal.store.sealed_about(code)]
    assume(known)
    check(journal, known)


def test_erasing_changes_nothing_of_every_move() -> None:
    """On a journal in which everything happens that journals are grown from."""
    words = [(number, frozenset(PEOPLE[number % 3 :])) for number in range(0, len(EVERY_MOVE), 5)]
    check(grown_with_words(EVERY_MOVE, words), ["P-02", "rd"])
