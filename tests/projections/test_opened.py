"""Sealed columns opened: beside a plain reading of each text, with keys, without, after an erasure, in a copy without texts."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import EctError, InvalidEvent, Journal, Tampered
from ect_journal.catalogue import (
    TYPES,
    ActorRegistered,
    ConsentRecorded,
    InterviewRecorded,
    MemoWritten,
    ObservationRecorded,
    ReflectionRecorded,
)
from ect_journal.demo import write_demo
from ect_journal.erasing import erase, rehearse
from ect_journal.keys import MemoryKeyring
from ect_journal.kinds import kinds_of
from ect_journal.store.memory import MemoryStore
from ect_journal.transfer import export_lines, restore
from ect_journal.vault import Access
from ect_projections import Reading
from ect_projections import opened as module
from ect_projections.opened import opened, opening
from tests.durability.profiles import examples
from tests.projections import twins
from tests.projections.journals import Move, grown, moves, started

SEALED = {name: kinds_of(event, "sealed") for name, event in TYPES.items() if kinds_of(event, "sealed")}
"""The types that have sealed texts, with those fields."""


def plainly(journal: Journal, name: str, known_at: int, as_of: date | None = None) -> list[dict[str, Any]]:
    """Each standing entry of a type, its sealed texts read one by one."""
    entries = twins.happened(twins.known(journal, known_at), as_of)
    rows = []
    for entry in sorted((each for each in entries if each.type == name), key=lambda each: each.position):
        row: dict[str, Any] = {"position": entry.position}
        for field in SEALED[name]:
            value = getattr(entry.event, field.name)
            read = [journal.read_sealed(text) for text in (value if field.many else [value] if value else [])]
            found: dict[str, list[Any]] = {
                field.name: [each.text for each in read],
                f"{field.name}_access": [each.access.value for each in read],
                f"{field.name}_erased_by": [each.by for each in read],
            }
            row |= found if field.many else {key: each[0] if each else None for key, each in found.items()}
        rows.append(row)
    return rows


def read(journal: Journal, reading: Reading, name: str) -> list[dict[str, Any]]:
    """The same rows out of the frame; a list that was left out is an empty one."""
    many = {field.name for field in SEALED[name] if field.many}
    frame = opened(reading, journal, name, *(field.name for field in SEALED[name])).collect()
    return [
        {key: [] if value is None and key.removesuffix("_access").removesuffix("_erased_by") in many else value
         for key, value in row.items()}
        for row in frame.to_dicts()
    ]  # fmt: skip


def same(journal: Journal) -> set[str]:
    """Every type reads the same both ways; which words of `Access` were met."""
    reading = Reading.of(journal)
    met: set[str] = set()
    for name in SEALED:
        rows = read(journal, reading, name)
        assert rows == plainly(journal, name, reading.known_at), name
        for row in rows:
            for key in row:
                if key.endswith("_access"):
                    met |= set(row[key] if isinstance(row[key], list) else [row[key]] if row[key] else [])
    return met


def without_keys(journal: Journal) -> Journal:
    """As a colleague opens it, to whom no key was given."""
    return Journal(journal.store, keyring=MemoryKeyring(journal.uuid))


def told() -> Journal:
    """A journal with sealed texts of every kind, corrected, retracted, about one person, two, or nobody."""
    journal = started()
    for person in ("P-01", "P-02"):
        journal.record(ConsentRecorded(person=person, scopes=["verbatim"], form="Signé"))
    journal.record(ActorRegistered(code="P-03", nature="person", category="lab", name="Jeanne Perrin"))
    seen = {"title": "Réunion", "projects": ["ALI-01"]}
    first = journal.record(ObservationRecorded(**seen, text="Dit par l’une"), about=["P-01"])
    journal.record(ObservationRecorded(**seen, text="Dit à deux"), about=["P-01", "P-02"])
    journal.record(ObservationRecorded(**seen, text="Dit de personne"))
    journal.record(ObservationRecorded(**seen))
    for person, verbatims in (("P-01", ["Un", "Deux"]), ("P-02", ["Trois"]), ("P-02", [])):
        journal.record(
            InterviewRecorded(title="Entretien", interviewee=person, projects=["ALI-01"], verbatims=verbatims)
        )
    journal.record(MemoWritten(title="Note", note_kind="field", text="À garder"))
    journal.correct(first.ref, {"text": "Dit autrement"}, reason="relecture", about=["P-01"])
    gone = journal.record(MemoWritten(title="Note retirée", note_kind="field", text="À retirer"))
    journal.retract(gone.ref, reason="error")
    return journal


# What is read


def test_with_its_keys() -> None:
    """Every sealed column holds its text, the corrected one, and says that it is open."""
    journal = told()
    assert same(journal) == {"open"}
    frame = opened(Reading.of(journal), journal, "observation.recorded", "text", "title").collect()
    assert frame.columns == ["position", "text", "text_access", "text_erased_by", "title"]
    assert frame["text"].to_list()[-4:] == ["Dit autrement", "Dit à deux", "Dit de personne", None]


def test_without_keys() -> None:
    """Nothing is read, and each says that it is sealed; an entry without a text says nothing."""
    journal = told()
    assert same(without_keys(journal)) == {"sealed"}
    frame = opened(Reading.of(journal), without_keys(journal), "observation.recorded", "text").collect()
    assert frame["text"].null_count() == frame.height
    assert frame["text_access"].to_list()[-4:] == ["sealed", "sealed", "sealed", None]


def test_after_an_erasure() -> None:
    """What was about the person is null and names the entry that erased it, what was about two included; the rest reads."""
    journal = told()
    before = opened(Reading.of(journal), journal, "interview.recorded", "verbatims").collect()
    done = erase(journal, rehearse(journal, ["P-01"]), ground="objection", decided_by="rd")
    assert same(journal) == {"open", "erased"}
    assert same(without_keys(journal)) == {"sealed", "erased"}
    by = done.receipts[0].ref
    frame = opened(Reading.of(journal), journal, "interview.recorded", "verbatims").collect()
    assert frame["verbatims"].to_list()[:2] == [[None, None], ["Trois"]]
    assert frame["verbatims_access"].to_list()[:2] == [["erased", "erased"], ["open"]]
    assert frame["verbatims_erased_by"].to_list()[:2] == [[by, by], [None]]
    assert before["verbatims"].to_list()[:2] == [["Un", "Deux"], ["Trois"]], "what was read before is somebody's own"


def test_in_a_copy_without_the_texts() -> None:
    """Restored from the log alone: not available, and what was erased says so."""
    journal = told()
    erase(journal, rehearse(journal, ["P-01"]), ground="objection", decided_by="rd")
    with restore(export_lines(journal), None) as copy:
        assert same(copy) == {"not_available", "erased"}


def test_what_others_erased_meanwhile() -> None:
    """A reading made before an erasure obeys it when its texts are opened."""
    journal = told()
    reading, other = Reading.of(journal), without_keys(journal)
    done = erase(journal, rehearse(journal, ["P-01"]), ground="objection", decided_by="rd")
    frame = opened(reading, other, "interview.recorded", "verbatims").collect()
    assert frame["verbatims_erased_by"].to_list()[0] == [done.receipts[0].ref] * 2


def test_a_text_that_was_altered_is_named() -> None:
    """It is never read as if nothing were."""
    journal = told()
    store = journal.store
    assert isinstance(store, MemoryStore)
    digest = Reading.of(journal).frame("memo.written", "text").collect()["text"][0]
    row = store._recorder.vault[digest]
    store._recorder.vault[digest] = row._replace(sealed=row.sealed[:-1] + bytes([row.sealed[-1] ^ 1]))
    with pytest.raises(Tampered, match=digest[:8]):
        opened(Reading.of(journal), journal, "memo.written").collect()


# How it is asked


def test_only_what_is_asked_for_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the rows kept by `where`, the columns named; each value once for each few rows."""
    journal = told()
    asked: list[str] = []
    opens = journal.vault.open

    def open_(digests: Any) -> Any:
        asked.extend(digests := list(digests))
        return opens(digests)

    monkeypatch.setattr(journal.vault, "open", open_)
    now = Reading.of(journal)
    opened(now, journal, "observation.recorded", "title").collect()
    opened(now, journal, "interview.recorded", "interviewee", "verbatims", where=pl.col("interviewee") == "P-03")
    assert asked == []
    frame = opened(
        now, journal, "interview.recorded", "interviewee", "verbatims", where=pl.col("interviewee") == "P-02"
    )
    assert frame.collect()["verbatims"].to_list()[0] == ["Trois"]
    assert len(asked) == 1


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """However many are opened together, the frame is the same, and so are the values one by one."""
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    journal = told()
    assert same(journal) == {"open"}
    now = Reading.of(journal)
    digests = now.frame("interview.recorded", "verbatims").collect()["verbatims"].explode().drop_nulls().to_list()
    found = dict(opening(journal, [*digests, *digests]))
    assert [found[digest].text for digest in digests] == ["Un", "Deux", "Trois"]
    assert [found[digest].access for digest in digests] == [Access.OPEN] * 3


def test_nothing_is_kept_with_the_reading() -> None:
    """The reading still has digests alone."""
    journal = told()
    now = Reading.of(journal)
    for name in SEALED:
        opened(now, journal, name).collect()
    kept = repr(now._kept) + "".join(repr(table._parsed.to_dicts()) for table in now.entries._tables.values())
    assert "Dit" not in kept
    assert "Perrin" not in kept


@pytest.mark.parametrize("name", SEALED)
def test_the_columns_are_the_same_with_no_row(name: str) -> None:
    """A journal without such entries gives the same columns and dtypes as one that has some."""
    journal = Journal.in_memory(by="rd")
    frame = opened(Reading.of(journal), journal, name).collect()
    assert frame.height == 0
    for field in SEALED[name]:
        words = pl.Enum([word.value for word in Access])
        expected = [pl.String(), words, pl.String()]
        dtypes = [frame.schema[each] for each in (field.name, f"{field.name}_access", f"{field.name}_erased_by")]
        assert dtypes == [pl.List(each) if field.many else each for each in expected]
    full = told()
    assert opened(Reading.of(full), full, name).collect().schema == frame.schema


def test_a_type_that_there_is_not() -> None:
    """It meets the nearest one."""
    journal = Journal.in_memory(by="rd")
    with pytest.raises(InvalidEvent):
        opened(Reading.of(journal), journal, "observation.seen")


# Whole journals


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("opened") / "ect-demo"
    write_demo(path).close()
    return path


def test_the_demo(demo: Path) -> None:
    """With keys, without, and in a copy made of its log."""
    with Journal.open(demo) as journal:
        assert "open" in same(journal) <= {"open", "erased"}
        assert "sealed" in same(without_keys(journal)) <= {"sealed", "erased"}
        with restore(export_lines(journal), None) as copy:
            assert "not_available" in same(copy) <= {"not_available", "erased"}


SAID = ("observe", "interview", "memo", "reflect", "correct", "retract")
PEOPLE = ("rd", "P-01", "P-02")
Said = tuple[str, int, int]


def say(journal: Journal, spoken: list[str], what: Said) -> None:
    """Record something sealed, about whom the numbers say, or correct or retract what was."""
    kind, first, second = what
    about = list(dict.fromkeys((PEOPLE[first % 3], PEOPLE[second % 3])))[: second % 4]
    seen = {"title": "Vu", "projects": ["ALI-01"]}
    match kind:
        case "observe":
            receipt = journal.record(ObservationRecorded(**seen, text=f"Dit {first}"), about=about)
        case "interview":
            texts = [f"Mot {number}" for number in range(second % 4)]
            receipt = journal.record(InterviewRecorded(**seen, interviewee=PEOPLE[first % 3], verbatims=texts))
        case "memo":
            receipt = journal.record(MemoWritten(title="Note", note_kind="field", text="À garder"), about=about)
        case "reflect":
            receipt = journal.record(ReflectionRecorded(title="Après", surprised="Rien", assumed="Tout"), about=about)
        case "correct" if spoken and journal.live(spoken[first % len(spoken)]):
            ref = spoken[first % len(spoken)]
            field = SEALED[journal.entry(ref).type][0]
            text = f"Redit {second}"
            journal.correct(ref, {field.name: [text] if field.many else text}, reason="relecture", about=about)
            return
        case "retract" if spoken and journal.live(spoken[first % len(spoken)]):
            journal.retract(spoken[first % len(spoken)], reason="error")
            return
        case _:
            return
    spoken.append(receipt.ref)


@examples(6)
@given(
    moves(most=10),
    st.lists(st.tuples(st.sampled_from(SAID), st.integers(0, 59), st.integers(0, 59)), min_size=4, max_size=16),
    st.sets(st.sampled_from(PEOPLE[1:])),
    st.data(),
)
def test_as_each_text_is_read_by_itself(
    drawn: list[Move], said: list[Said], erased: set[str], data: st.DataObject
) -> None:
    """On generated journals, at times drawn by chance, after erasures, with keys and without."""
    journal = grown(drawn)
    for person in PEOPLE:
        journal.record(ConsentRecorded(person=person, scopes=["verbatim"], form="Signé"))
    spoken: list[str] = []
    for each in said:
        say(journal, spoken, each)
    for person in sorted(erased):
        plan = rehearse(journal, [person])
        if plan.values:
            erase(journal, plan, ground="objection", decided_by="rd")
    same(journal)
    same(without_keys(journal))
    days = sorted({entry.occurred.end for entry in journal.entries()})
    as_of = data.draw(st.sampled_from([None, *days]), label="as_of")
    known_at = data.draw(st.integers(0, journal.head), label="known_at")
    then = Reading.of(journal, as_of=as_of, known_at=known_at)
    for name in SEALED:
        assert read(journal, then, name) == plainly(journal, name, known_at, as_of)


def test_keys_that_cannot_be_read_stop_nobody_who_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that is public, or holds no text, is read whatever became of the file of keys."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    with Journal.create(tmp_path / "journal", origin="test", by="rd") as journal:
        journal.record(ActorRegistered(code="rd", nature="person", category="lab"))
        journal.record(MemoWritten(title="Note", note_kind="field", text="À garder"))
        (path,) = (tmp_path / "keys").rglob("keys.json")
        path.write_bytes(b"{")
        now = Reading.of(journal)
        assert opened(now, journal, "actor.registered", "code", "name").collect()["name_access"].to_list() == [None]
        assert opened(now, journal, "memo.written", "title").collect()["title"].to_list() == ["Note"]
        with pytest.raises(EctError, match=r"keys\.json"):
            opened(now, journal, "memo.written", "text")
