"""Full text: what is found, where, and what is shown around it; beside a plain search over the same entries."""

import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import InvalidInput, Journal
from ect_journal.catalogue import (
    TYPES,
    ConsentRecorded,
    DocumentCollected,
    EvidenceLinked,
    HypothesisRegistered,
    InterviewRecorded,
    MemoWritten,
    ObservationRecorded,
)
from ect_journal.entry import Entry
from ect_journal.fields import Sealed
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.standing import MARKING
from ect_projections import Reading
from ect_projections._pattern import folded, terms
from ect_projections.find import find, sealed_digests
from ect_projections.opened import opening
from tests.durability.profiles import examples
from tests.projections import twins
from tests.projections.journals import Move, grown, moves, set_clock, started
from tests.projections.samples import reading as reading_of_rows
from tests.projections.samples import row, sample

SEARCHED = ("line", "words", "url", "key", "new code", "code", "versioned")


@pytest.fixture
def journal() -> Journal:
    return started()


def found(journal: Journal, words: Any, **narrow: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = find(Reading.of(journal), words, **narrow).collect().to_dicts()
    return rows


def numbers(journal: Journal, words: Any, **narrow: Any) -> list[int]:
    return [row["position"] for row in found(journal, words, **narrow)]


def opened(journal: Journal) -> dict[str, str]:
    """What a reading of the journal cites and the journal keeps, as the command opens it."""
    read = opening(journal, sealed_digests(Reading.of(journal)))
    return {digest: value.text for digest, value in read if value.text is not None}


# What is found


@pytest.mark.parametrize(
    "words",
    [
        "reformulé", "REFORMULE", "reformule\u0301", "besoin hiver", "hiver besoin", '"tenir l\'hiver"', '"tenir l’hiver"',
        "« tenir l’hiver »", "“l'hiver”", "coeur cœur CŒUR", '"le cœur"', "porte-monnaie", "strasse STRASSE", "formul", "(20",
        "50%", '"tenir l\'h', "20h40", "20 h 40",
    ],
)  # fmt: skip
def test_words_as_people_type_them(journal: Journal, words: str) -> None:
    """Any case, accents or none, composed or not, odd apostrophes and ligatures, all the words in any order, phrases."""
    title = "Le cœur du Besoin est reformulé : « tenir l’hiver » (20 h 40, 20h40, 50% du porte‑monnaie, Straße)"
    ref = journal.record(ObservationRecorded(title=title, projects=["ALI-01"])).position
    assert numbers(journal, words) == [ref]


@pytest.mark.parametrize(
    "words", ["été hiver", '"l\'hiver tenir"', "hivernal", ".*", "[a-z]", "h.ver", "\\w", '"tenir hiver"']
)
def test_what_is_not_there_is_not_found(journal: Journal, words: str) -> None:
    """A word missing, a phrase out of order, a pattern taken literally: nothing."""
    journal.record(ObservationRecorded(title="Tenir l’hiver, comme on dit", projects=["ALI-01"]))
    assert numbers(journal, words) == []


def test_each_item_of_a_list_is_a_word_or_a_phrase(journal: Journal) -> None:
    """As a shell hands them over, its own quotes gone; quotes inside an item still make phrases."""
    ref = journal.record(ObservationRecorded(title="Tenir l’hiver, à quatre", projects=["ALI-01"])).position
    assert numbers(journal, ["tenir l'hiver", "quatre"]) == [ref]
    assert numbers(journal, ["hiver tenir"]) == []
    assert numbers(journal, ['"tenir l\'hiver" quatre']) == [ref]


@pytest.mark.parametrize("words", ["", "  ", '""', '"', [], [""], "«»", "x" * 1_001])
def test_nothing_to_search_for(journal: Journal, words: Any) -> None:
    """No word, or far too much of them, is refused with a hint."""
    with pytest.raises(InvalidInput) as raised:
        find(Reading.of(journal), words)
    assert raised.value.hint.fr


def test_every_public_text_is_searched(journal: Journal) -> None:
    """Lines, words, codes, lists of them, nested ones, the document of origin and the reasons of exceptions."""
    document = DocumentCollected(title="Un compte rendu", kind="note", provenance="Mairie")
    ref = journal.record(document, source="Registre du conseil, folio 12").position
    (row,) = found(journal, "folio")
    assert (row["position"], row["field"], row["excerpt"]) == (ref, "source", "Registre du conseil, folio 12")
    assert found(journal, "besoin evolue")[0]["field"] == "claims.text"
    assert found(journal, "binome")[0]["title"] == "ACC Binôme"
    assert found(journal, "cadrer")[0]["field"] == "steps.text"  # its key holds the word too
    cluster = {
        "claim": "H1b",
        "entry": f"J{ref}",
        "direction": "supports",
        "cluster": "G-folio",
        "source_kind": "document",
    }
    assert journal.record(EvidenceLinked(**cluster, rationale="Écrit là.")).position == numbers(journal, "g-folio")[0]
    assert found(journal, "g-folio")[0]["field"] == "cluster"
    assert {row["field"] for row in found(journal, "ALI-01")} == {"name", "projects"}  # prose before codes


def test_words_may_stand_in_several_fields(journal: Journal) -> None:
    """Each word somewhere in the entry is enough; the field that holds the most of them is shown."""
    claims = [{"code": "H9a", "text": "Un cadre de dialogue existait déjà."}]
    event = HypothesisRegistered(code="H9", axis="emergence", statement="Un dialogue précède tout.", claims=claims)
    ref = journal.record(event).position
    assert [(row["position"], row["field"]) for row in found(journal, "cadre dialogue précède déjà")] == [
        (ref, "claims.text")
    ]


def test_entries_as_they_read_at_two_times(journal: Journal) -> None:
    """A corrected entry is found by what it reads now, a retracted one not at all, and each as it was, then."""
    set_clock(journal, "2024-03-01T09:00:00")
    ref = journal.record(ObservationRecorded(title="Soixante", projects=["ALI-01"]), occurred="2024-02-28").ref
    journal.correct(ref, {"title": "Trente"}, reason="Comptées deux fois.")
    before = journal.head
    journal.retract(ref, reason="error")
    now = Reading.of(journal)
    seen = [
        find(now.at(known_at=known_at, as_of=as_of), word).collect()["position"].to_list()
        for word, known_at, as_of in (
            ("soixante", before - 1, None), ("soixante", before, None), ("trente", before, None),
            ("trente", before, "2024-02-27"), ("trente", None, None),
        )
    ]  # fmt: skip
    position = int(ref[1:])
    assert seen == [[position], [], [position], [], []]


def test_types_and_projects_narrow_the_search(journal: Journal) -> None:
    """Entries of some types only; those that name a project only, in a list or by itself."""
    first = journal.record(ObservationRecorded(title="Vu ensemble", projects=["ALI-01", "MOB-01"])).position
    second = journal.record(ObservationRecorded(title="Vu ensemble encore", projects=["ECI-03"])).position
    memo = journal.record(MemoWritten(title="Vu ensemble, en note", note_kind="field")).position
    assert numbers(journal, "ensemble") == [first, second, memo]
    assert numbers(journal, "ensemble", project="MOB-01") == [first]
    assert numbers(journal, "ensemble", types=["memo.written"]) == [memo]
    assert numbers(journal, "ensemble", types=["memo.written"], project="MOB-01") == []
    assert numbers(journal, "ensemble", types=[]) == []


def test_several_journals_are_searched_one_by_one(journal: Journal) -> None:
    """Each row says which journal it was found in."""
    ref = journal.record(ObservationRecorded(title="Tenir l’hiver", projects=["ALI-01"])).position
    both = Reading.concat([Reading.of(started()), Reading.of(journal)], ["ici", "là"])
    frame = find(both, "hiver", project="ALI-01").collect()
    assert frame.columns[:2] == ["journal", "position"]
    assert frame.select("journal", "position").rows() == [("là", ref)]


@pytest.mark.parametrize("title", ["On verra… un jour", "On verra... un jour"])
@pytest.mark.parametrize("words", ["verra…", "verra...", "…", '"verra… un"', '"verra... un"'])
def test_an_ellipsis_however_it_is_typed(journal: Journal, title: str, words: str) -> None:
    """One character or three, on either side."""
    ref = journal.record(ObservationRecorded(title=title, projects=["ALI-01"])).position
    assert numbers(journal, words) == [ref]


# Sealed texts


def test_sealed_texts_are_searched_when_they_are_opened(journal: Journal) -> None:
    """By what the caller opened, alone or in a list; a row of those says so; the reading keeps nothing of it."""
    seen = ObservationRecorded(title="Réunion", projects=["ALI-01"], text="Mme Perrin : « tenir l’hiver »")
    spoken = InterviewRecorded(
        title="Entretien", interviewee="P-01", projects=["ALI-01"], verbatims=["Rien", "L’hiver, oui"]
    )
    journal.record(ConsentRecorded(person="P-01", scopes=["verbatim"], form="Signé"))
    refs = [journal.record(event).position for event in (seen, spoken)]
    now = Reading.of(journal)
    assert find(now, "hiver").collect().height == 0
    rows = find(now, "hiver", opened(journal)).collect().to_dicts()
    assert [(row["position"], row["field"], row["sealed"]) for row in rows] == [
        (refs[0], "text", True), (refs[1], "verbatims", True)
    ]  # fmt: skip
    assert find(now, "hiver").collect().height == 0
    assert find(now, "reunion hiver", opened(journal)).collect()["position"].to_list() == [refs[0]]
    assert find(now, "entretien", opened(journal)).collect()["sealed"].to_list() == [False]
    assert "Perrin" not in repr(now.__dict__) + repr(now._kept) + repr(
        [t._parsed for t in now.entries._tables.values()]
    )


def test_a_digest_is_not_a_text(journal: Journal) -> None:
    """Closed sealed texts are no text at all: not even their commitments are found."""
    journal.record(ObservationRecorded(title="Réunion", projects=["ALI-01"], text="Secret"))
    (digest,) = opened(journal)
    assert numbers(journal, digest) == []
    assert numbers(journal, "Secret") == []


# The excerpt


def test_the_match_is_in_the_middle(journal: Journal) -> None:
    """Some words before, some after, cut between words, on one line, the accents those of the text."""
    text = f"{'Avant la réunion, on parle. ' * 9}Puis quelqu’un dit :\nTENIR L’HIVER,\n\net {'on ne parle plus de prix ' * 9}"
    journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"], text=text))
    (row,) = found(journal, '"tenir l\'hiver"', opened=opened(journal))
    assert (
        row["excerpt"]
        == "…la réunion, on parle. Puis quelqu’un dit : TENIR L’HIVER, et on ne parle plus de prix on ne parle…"
    )
    assert found(journal, "vu")[0]["excerpt"] == "Vu"


def test_a_megabyte_is_searched_in_no_time(journal: Journal) -> None:
    """The longest text that may be sealed, the word at its very end: well under a second."""
    journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"], text="éa " * 250_000 + "hiver"))
    texts, start = opened(journal), time.perf_counter()
    (row,) = found(journal, "hiver", opened=texts)
    assert row["excerpt"].endswith("éa éa hiver")
    assert time.perf_counter() - start < 5


# Whole journals


def test_every_type_can_be_searched() -> None:
    """An event of every type, whole: each is found by a text that it holds, and the frame has its columns."""
    rows = [row(position, sample(name)) for position, name in enumerate(TYPES.keys() - MARKING.keys(), 1)]
    reading = reading_of_rows(rows)
    frame = find(reading, "citee").collect()
    assert frame.columns == ["position", "type", "day", "field", "title", "excerpt", "sealed"]
    holding = [name for name, event in TYPES.items() if any(_inside(event, "words"))]
    assert set(holding) - MARKING.keys() <= set(frame["type"].to_list())


def _inside(model: type, kind: str) -> Iterator[bool]:
    for field in kinds_of(model):
        yield field.kind.name == kind
        if field.part is not None:
            yield from _inside(field.part, kind)


def plainly(entries: list[Entry], words: str, texts: Mapping[str, str]) -> dict[int, set[str]]:
    """The fields that hold the most of the words, by the position of each entry that holds them all."""
    sought, rows = terms(words), {}
    for entry in entries:
        said = [*_said(entry.event, "", texts), ("source", entry.circumstances.source or "")]
        said += [("exceptions.reason", each.reason) for each in entry.circumstances.exceptions]
        held = [(name, {term for term in sought if term in folded(text)}) for name, text in said]
        if set().union(*(each for _, each in held)) == set(sought):
            most = max(len(each) for _, each in held)
            rows[entry.position] = {name for name, each in held if len(each) == most}
    return rows


def _said(model: Any, above: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field in kinds_of(type(model)):
        value = getattr(model, field.name)
        for each in value if field.many else (value,):
            yield from _said_of(field, each, f"{above}{field.name}", texts)


def _said_of(field: FieldKind, value: Any, name: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, Sealed):
        yield name, texts.get(value.digest or "", "")
    elif field.part is not None and value is not None:
        yield from _said(value, f"{name}.", texts)
    elif field.kind.name in SEARCHED and value is not None:
        yield name, str(value)


WORDS = ("ali", "besoin", "h1b", "r-appel", "étape", "projet eci", "acc", "vu", "un", "juge lien", "p-01 a")


@examples(20)
@given(moves(least=8), st.data())
def test_as_a_plain_search_says(drawn: list[Move], data: st.DataObject) -> None:
    """On generated journals, corrections and retractions included, at times drawn by chance: the same entries, and a field
    that holds as many of the words."""
    journal = grown(drawn)
    days = sorted({entry.occurred.end for entry in journal.entries()})
    as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
    known_at = data.draw(st.integers(0, journal.head), label="known_at")
    entries = sorted(twins.happened(twins.known(journal, known_at), as_of), key=lambda entry: entry.position)
    now = Reading.of(journal, as_of=as_of, known_at=known_at)
    for words in WORDS:
        expected = plainly(entries, words, {})
        rows = {row["position"]: row["field"] for row in find(now, words).collect().to_dicts()}
        assert list(rows) == list(expected)
        assert all(field in expected[position] for position, field in rows.items())
