"""Sealed values out to a second file, and back: both files give the texts again, the first alone a journal without them."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_journal import Journal, KeysLocked, Tampered
from ect_journal.attached import attachments_of, give_back
from ect_journal.catalogue import InterviewRecorded, MemoWritten, NoticeGiven, ObservationRecorded
from ect_journal.committed import places
from ect_journal.disclosing import digests_in, disclose_all, seal_again
from ect_journal.erasing import erase, rehearse
from ect_journal.errors import IntakeRefused
from ect_journal.keys import MemoryKeyring
from ect_journal.sealing import b64url, digest_of, disclose
from ect_journal.transfer import export_lines, restore
from ect_journal.vault import Access
from tests.durability.profiles import examples
from tests.world import SmallWorld, small_world


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has keys and a memory of its own."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("ECT_STATE", str(tmp_path / "state"))


def told() -> SmallWorld:
    """Five sealed values: of P-07, of P-07 with P-01, of nobody, and a corrected one with what it read before."""
    world = small_world()
    world.record(NoticeGiven(persons=["P-07", "P-01"], version="1"), occurred="2024-02-05")
    seen = {"title": "Réunion", "projects": ["ALI-01"]}
    world.record(InterviewRecorded(**seen, interviewee="P-07", verbatims=["Tenir", "l’hiver « surtout »"]))
    world.record(ObservationRecorded(**seen, text="À deux"), about=["P-07", "P-01"])
    memo = world.record(MemoWritten(title="Note", note_kind="field", text="Pour soi"))
    world.correct(memo.ref, {"text": "Pour soi, relu 😀"})
    return world


def texts(journal: Journal) -> dict[str, tuple[str | None, str]]:
    """Each sealed value of the log, by digest."""
    opened = journal.vault.open(places(journal))
    return {digest: (value.text, value.access.value) for digest, value in opened.items()}


def whole(journal: Journal) -> tuple[list[bytes], list[bytes]]:
    lines = list(disclose_all(journal).lines)
    return list(export_lines(journal)), lines


def edited(lines: Iterable[bytes], number: int, **changes: Any) -> list[bytes]:
    """The lines, one of them (from 1) saying something else; None takes a field away."""
    found = [json.loads(line) for line in lines]
    found[number - 1] = {name: value for name, value in {**found[number - 1], **changes}.items() if value is not None}
    return [json.dumps(each, ensure_ascii=False).encode() for each in found]


# Out


def test_what_opens_is_a_line_each() -> None:
    """Digest, disclosure, about whom, how long it is kept; in the order of digests, the same every time."""
    journal = told().journal
    disclosed = disclose_all(journal)
    found = [json.loads(line) for line in disclosed.lines]
    assert disclosed.counts == {Access.OPEN: 5}
    assert [each["digest"] for each in found] == sorted(places(journal))
    assert all(digest_of(each["disclosure"]) == each["digest"] for each in found)
    assert sorted(tuple(each["about"]) for each in found) == [(), (), ("P-01", "P-07"), ("P-07",), ("P-07",)]
    assert {each["retention"] for each in found} == {"verbatim"}
    assert disclose_all(journal) == disclosed
    assert digests_in(disclosed.lines) == [each["digest"] for each in found]


def test_what_does_not_open_is_counted_apart() -> None:
    """Sealed here, erased, not in this copy."""
    journal = told().journal
    erase(journal, rehearse(journal, ["P-07"]), ground="objection", decided_by="rd")
    assert disclose_all(journal).counts == {Access.OPEN: 2, Access.ERASED: 3}
    assert disclose_all(Journal(journal.store, keyring=MemoryKeyring(journal.uuid))).counts == {
        Access.SEALED: 2, Access.ERASED: 3,
    }  # fmt: skip
    with restore(export_lines(journal), None) as copy:
        assert disclose_all(copy).counts == {Access.NOT_AVAILABLE: 2, Access.ERASED: 3}
        assert disclose_all(copy).lines == ()


# Back


@pytest.mark.parametrize("where", ["a folder", "memory"])
def test_both_files_give_the_texts_again(tmp_path: Path, where: str) -> None:
    """The same entries, the same values, about the same people, under keys made here."""
    journal = told().journal
    log, lines = whole(journal)
    with restore(log, tmp_path / "copy" if where == "a folder" else None, disclosures=lines) as copy:
        assert list(export_lines(copy)) == log
        assert texts(copy) == texts(journal)
        assert disclose_all(copy).lines == tuple(lines)
        theirs, ours = copy.store.sealed(), journal.store.sealed()
        assert [row.about for row in theirs] == [row.about for row in ours]
        assert not {key for row in theirs for key in row.keys} & {key for row in ours for key in row.keys}


def test_the_first_alone_is_a_journal_without_them(tmp_path: Path) -> None:
    """It can be recorded in; the second file brings the texts later, and again changes nothing."""
    journal = told().journal
    log, lines = whole(journal)
    with restore(log, tmp_path / "copy") as copy:
        assert {access for _, access in texts(copy).values()} == {"not_available"}
        copy.record(MemoWritten(title="Plus tard", note_kind="field", text="Ici"), by="rd")
        longer = list(export_lines(copy))
    for _ in range(2):
        with restore(longer, tmp_path / "copy", disclosures=lines) as copy:
            assert {access for _, access in texts(copy).values()} == {"open"}
            assert texts(journal).items() < texts(copy).items()
            rows = copy.store.sealed()
    with Journal.open(tmp_path / "copy") as copy:
        assert copy.store.sealed() == rows


def test_with_entries_that_follow(tmp_path: Path) -> None:
    """Entries and their values come in one go where the folder has the beginning of the journal."""
    world = told()
    restore(export_lines(world.journal), tmp_path / "copy").close()
    world.record(MemoWritten(title="Ensuite", note_kind="field", text="Après"))
    log, lines = whole(world.journal)
    with restore(log, tmp_path / "copy", disclosures=lines) as copy:
        assert texts(copy) == texts(world.journal)
        assert copy.head == world.journal.head


def test_what_was_erased_does_not_come_back(tmp_path: Path) -> None:
    """Neither by a log that says so, nor on a machine that has seen it erased while the log is of the day before."""
    journal = told().journal
    log, lines = whole(journal)
    with restore(log, tmp_path / "first", disclosures=lines) as copy:
        erase(copy, rehearse(copy, ["P-07"]), ground="objection", decided_by="rd", by="rd")
        after = list(export_lines(copy))
        expected = texts(copy)
    with restore(after, tmp_path / "second", disclosures=lines) as copy:
        assert texts(copy) == expected
        assert [access for _, access in expected.values()].count("erased") == 3
        assert len(copy.store.sealed()) == 2
    with restore(log, tmp_path / "third", disclosures=lines) as copy:
        assert texts(copy) == expected
        assert len(copy.store.sealed()) == 2
    with restore(after, None, disclosures=lines) as copy:
        assert len(copy.store.sealed()) == 2


def test_what_was_erased_is_not_even_sealed_again() -> None:
    """Neither what the log erased nor what this machine has seen erased gets a row, which opening would delete again."""
    journal = told().journal
    log, lines = whole(journal)
    erase(journal, rehearse(journal, ["P-07"]), ground="objection", decided_by="rd")
    with restore(log, None) as before, restore(export_lines(journal), None) as after:
        assert len(seal_again(lines, before, before.vault)) == 5
        assert len(seal_again(lines, after, before.vault)) == 2
        assert len(seal_again(lines, before, after.vault)) == 2


def test_an_attached_file_opens_with_what_it_was_sealed_with(tmp_path: Path) -> None:
    """The folder attachments/ copied beside, it is given back on a machine that never had the keys."""
    world = told()
    (tmp_path / "releve.pdf").write_bytes(b"%PDF" * 1000)
    with restore(export_lines(world.journal), tmp_path / "journal") as journal:
        event = ObservationRecorded(title="Vu", projects=["ALI-01"], attachments=[tmp_path / "releve.pdf"])
        ref = journal.record(event, by="rd", about=["P-07"]).ref
        log, lines = whole(journal)
    with restore(log, tmp_path / "copy", disclosures=lines) as copy:
        (tmp_path / "journal" / "attachments").rename(tmp_path / "copy" / "attachments")
        (file,) = attachments_of(copy.entry(ref))
        give_back(copy, file, tmp_path / "back.pdf")
    assert (tmp_path / "back.pdf").read_bytes() == b"%PDF" * 1000


# What is refused

BAD: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "not JSON": lambda lines: [*lines[:1], b"{no", *lines[2:]],
    "no object": lambda lines: [*lines[:1], b"[]", *lines[2:]],
    "nested": lambda lines: [*lines[:1], b"[" * 100_000, *lines[2:]],
    "not UTF-8": lambda lines: [*lines[:1], b'"\xff"', *lines[2:]],
    "a field too few": lambda lines: edited(lines, 2, retention=None),
    "a field too many": lambda lines: edited(lines, 2, value="Tenir"),
    "about is a text": lambda lines: edited(lines, 2, about="P-07"),
    "about holds a number": lambda lines: edited(lines, 2, about=[7]),
    "nobody of that code": lambda lines: edited(lines, 2, about=["P-07", "P-99"]),
    "no such retention": lambda lines: edited(lines, 2, retention="ever"),
    "another disclosure": lambda lines: edited(lines, 2, disclosure=disclose("sel", "Tenir")),
    "a value of another journal": lambda lines: edited(
        lines, 2, digest=digest_of(disclose("sel", "Ailleurs")), disclosure=disclose("sel", "Ailleurs")
    ),
    "twice": lambda lines: [*lines[:1], *lines],
}


@pytest.mark.parametrize("damage", BAD.values(), ids=BAD)
def test_one_bad_line_refuses_all(tmp_path: Path, damage: Callable[[list[bytes]], list[bytes]]) -> None:
    """It is named by its number; no folder is made, and no key."""
    log, lines = whole(told().journal)
    with pytest.raises(IntakeRefused) as raised:
        restore(log, tmp_path / "copy", disclosures=damage(lines))
    assert list(raised.value.problems) == [2]
    assert all(raised.value.hint)
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    "disclosure", ["é!", "", b64url(b"{"), b64url(b"[" * 100_000), b64url(b'["sel", 7]'), b64url(b'["sel", "\\ud800"]')]
)
def test_what_is_no_text(disclosure: str) -> None:
    """Whatever a log commits to, what is no salt and text is never taken for one."""
    log, lines = whole(told().journal)
    with pytest.raises(IntakeRefused, match="has no disclosure that can be read"):
        restore(log, None, disclosures=edited(lines, 1, disclosure=disclosure))


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    """Not the first one alone; empty lines are counted and mean nothing."""
    log, lines = whole(told().journal)
    bad = [b"{", *edited(lines[:1], 1, retention="ever"), b"", lines[1], b"[]"]
    with pytest.raises(IntakeRefused) as raised:
        restore(log, tmp_path / "copy", disclosures=bad)
    assert list(raised.value.problems) == [1, 2, 5]
    assert "line 5: " in raised.value.message.en
    assert "ligne 5" in raised.value.message.fr


def test_about_whom_an_entry_is_cannot_be_left_out(tmp_path: Path) -> None:
    """What an interviewee said stays theirs, or erasing them would not reach it."""
    journal = told().journal
    log, lines = whole(journal)
    (number, *_) = [number for number, line in enumerate(lines, 1) if json.loads(line)["about"] == ["P-07"]]
    with pytest.raises(IntakeRefused, match=r"is not said to be about P-07, whom J16 is about|concerne P-07"):
        restore(log, tmp_path / "copy", disclosures=edited(lines, number, about=["P-01"]))


def test_a_folder_that_has_the_journal_stays_as_it_was(tmp_path: Path) -> None:
    """A bad line brings neither the entries that follow nor the good lines."""
    world = told()
    restore(export_lines(world.journal), tmp_path / "copy").close()
    world.observed()
    log, lines = whole(world.journal)
    with pytest.raises(IntakeRefused):
        restore(log, tmp_path / "copy", disclosures=[*lines, b"{}"])
    with Journal.open(tmp_path / "copy") as copy:
        assert (copy.head, copy.store.sealed()) == (world.journal.head - 1, [])


def test_keys_that_are_locked(tmp_path: Path) -> None:
    """Without the passphrase of this machine's keys nothing is restored."""
    journal = told().journal
    log, lines = whole(journal)
    with restore(log, tmp_path / "first", disclosures=lines) as copy:
        copy.keyring.protect("une phrase de passe", cost=2)  # type: ignore[attr-defined]  # keys in a file
    with pytest.raises(KeysLocked):
        restore(log, tmp_path / "second", disclosures=lines)
    assert not (tmp_path / "second").exists()
    with Journal.open(tmp_path / "first") as copy:
        copy.keyring.unlock("une phrase de passe")
        restore(log, tmp_path / "second", disclosures=lines, keyring=copy.keyring).close()
    assert (tmp_path / "second" / "journal.sqlite").exists()


def test_a_value_that_was_altered_is_not_written_out() -> None:
    """It is named, rather than handed over."""
    journal = told().journal
    vault: dict[str, Any] = journal.store._recorder.vault  # type: ignore[attr-defined]  # in memory
    digest, row = next(iter(vault.items()))
    vault[digest] = row._replace(sealed=bytes(40))
    with pytest.raises(Tampered, match=digest[:8]):
        disclose_all(journal)


# Any journal

SAID = st.lists(
    st.tuples(st.text(min_size=1, max_size=30), st.sets(st.sampled_from(["rd", "P-01", "P-07"]))),
    min_size=1,
    max_size=8,
)


@examples(10)
@given(SAID, st.sets(st.sampled_from(["P-01", "P-07"])))
def test_out_and_back(said: list[tuple[str, set[str]]], erased: set[str]) -> None:
    """Whatever was said, about whomever, whoever was erased: what both files give back is what can be read."""
    world = small_world()
    for text, about in said:
        try:
            event = MemoWritten(title="Note", note_kind="field", text=text)
        except Exception:  # a text that no entry may hold
            continue
        world.record(event, about=about)
    for person in sorted(erased):
        if (plan := rehearse(world.journal, [person])).values:
            erase(world.journal, plan, ground="objection", decided_by="rd")
    log, lines = whole(world.journal)
    with restore(log, None, disclosures=lines) as copy:
        assert texts(copy) == texts(world.journal)
        assert list(export_lines(copy)) == log
