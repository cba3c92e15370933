"""The right of access: all about the person, against a plain scan of the vault, and nothing about anybody else."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import orjson
import pytest

from ect_journal import Journal
from ect_journal import access_words as say
from ect_journal.access import Held, access
from ect_journal.access_content import content_of, runs
from ect_journal.access_page import data, page
from ect_journal.catalogue import (
    TYPES,
    ActorRegistered,
    ConsentRecorded,
    ConsentWithdrawn,
    DocumentCollected,
    InterviewRecorded,
    NoticeGiven,
    ObservationRecorded,
)
from ect_journal.catalogue.vocabularies import Retention
from ect_journal.demo import write_demo
from ect_journal.erasing import erase, rehearse
from ect_journal.keys import MemoryKeyring
from ect_journal.kinds import kinds_of
from ect_journal.persons import Basis
from ect_journal.retention import CLASSES, due
from ect_journal.store import Gone
from ect_journal.vault import Access
from ect_journal.words import Lang, Text
from tests.world import SmallWorld, small_world

LANGS: tuple[Lang, ...] = ("en", "fr")
ALONE, JOINT, WRITTEN = "« On attend depuis dix ans. »", "Ils se parlaient sans se voir.", "Il a dit qu’il reviendrait."


def told() -> SmallWorld:
    """P-07 with a name, an interview and a text that is about P-01 too; an observation about P-01 alone."""
    world = small_world()
    world.record(
        ActorRegistered(code="P-21", nature="person", category="resident", name="Lucie Ferrand"), occurred="2024-01-09"
    )
    world.record(NoticeGiven(persons=["P-07", "P-01"], version="Notice 2"), occurred="2024-01-09")
    world.record(ConsentRecorded(person="P-07", scopes=["verbatim"], form="Formulaire"), occurred="2024-01-10")
    world.record(InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=[ALONE]), occurred="2024-01-11")
    world.record(ObservationRecorded(title="Vu avec P-01", text=JOINT), occurred="2024-01-12", about=["P-07", "P-01"])
    world.record(ObservationRecorded(title="Vu", text=WRITTEN), occurred="2024-01-12", about=["P-01"])
    return world


def texts(held: Held) -> list[str | None]:
    return [value.opened.text for value in held.values]


def both(held: Held, lang: Lang = "fr") -> str:
    """The page and the file, one after the other."""
    content = content_of(held, lang)
    return (page(content) + data(content)).decode()


# the demo, by brute force -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with write_demo(tmp_path_factory.mktemp("access") / "ect-demo") as journal:
        yield journal


@pytest.fixture(scope="module")
def everybody(demo: Journal) -> dict[str, Held]:
    return {code: access(demo, code) for code in demo.register().all("actor")}


def test_every_value_about_each_person_of_the_demo_is_there(demo: Journal, everybody: dict[str, Held]) -> None:
    """What the vault says is about them, row by row, and each with its text."""
    rows = demo.store.sealed()
    for code, held in everybody.items():
        about = {row.digest for row in rows if code in row.about}
        kept = {value.digest: value.opened.text for value in held.values if value.opened.access is Access.OPEN}
        assert kept == {digest: demo.vault.open([digest])[digest].text for digest in about}
        written = orjson.loads(data(content_of(held, "en")))
        assert sorted(each["text"] for each in written["values"] if each["text"]) == sorted(filter(None, kept.values()))
        assert held.kept == len(about)


def test_nothing_about_anybody_else_is_there(demo: Journal, everybody: dict[str, Held]) -> None:
    """No code and no name of another person, and no text that is not about this one."""
    rows = {row.digest: row for row in demo.store.sealed()}
    opened = {digest: read.text for digest, read in demo.vault.open(rows).items() if read.text}
    people = [code for code, known in demo.register().all("actor").items() if known.nature == "person"]
    for code in people:
        written = orjson.loads(data(content_of(everybody[code], "fr")))
        said = "\n".join(_leaves(written))
        for digest, text in opened.items():
            if code not in rows[digest].about:
                assert text not in said, (code, text)
        for other in set(people) - {code}:
            assert not re.search(rf"(?<![\w-]){other}(?![\w-])", said), (code, other)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, str):
        yield value


def test_p07_of_the_demo_withdrew(everybody: dict[str, Held]) -> None:
    """Her name is held still, her words are said to be erased, and by which entry."""
    held = everybody["P-07"]
    assert texts(held) == ["Nadège Poncelin", None]
    assert [(value.opened.access, value.stands) for value in held.values] == [
        (Access.OPEN, True),
        (Access.ERASED, False),
    ]
    assert [erased.values for erased in held.erasures] == [1]
    assert held.values[1].opened.by == held.erasures[0].entry.ref
    assert held.standing.basis is Basis.WITHDRAWN


# what is held -----------------------------------------------------------------------------------------------------------


def test_a_value_about_two_people_names_nobody_else() -> None:
    """It is in the files of both, said to be about somebody else, and the code of the other is nowhere."""
    world = told()
    for code, other in (("P-07", "P-01"), ("P-01", "P-07")):
        held = access(world.journal, code)
        (joint,) = [value for value in held.values if value.joint]
        assert joint.opened.text == JOINT
        for lang in LANGS:
            assert say.JOINT.in_(lang) in both(held, lang)
            assert other not in both(held, lang)
    assert "[une autre personne]" in both(access(world.journal, "P-07"))


def test_the_person_reads_their_name_in_no_other_file() -> None:
    """What is about one is not about another."""
    journal = told().journal
    assert texts(access(journal, "P-21")) == ["Lucie Ferrand"]
    assert texts(access(journal, "P-07")) == [ALONE, JOINT]
    assert texts(access(journal, "P-01")) == [JOINT, WRITTEN]
    assert texts(access(journal, "rd")) == []


def test_erased_values_are_said_to_be_and_nothing_else_is_held() -> None:
    """By the entry that says whom it is about, and by the key that went: an observation names nobody in public."""
    world = told()
    journal = world.journal
    done = erase(journal, rehearse(journal, ["P-07"]), ground="objection", decided_by="rd")
    held = access(journal, "P-07")
    assert [(value.opened.access, value.opened.by) for value in held.values] == [
        (Access.ERASED, done.receipts[0].ref)
    ] * 2
    assert (held.kept, [erased.values for erased in held.erasures]) == (0, [2])
    for lang in LANGS:
        written = both(held, lang)
        assert say.NOTHING_LEFT.in_(lang) in written
        assert done.receipts[0].ref in written
        assert ALONE not in written
        assert JOINT not in written
    assert texts(access(journal, "P-01")) == [WRITTEN]


def test_an_erasure_of_several_lists_for_each_only_what_the_log_says_is_theirs() -> None:
    """Which of its other values were about whom is known to nobody any more."""
    journal = told().journal
    erase(journal, rehearse(journal, ["P-07", "P-01"]), ground="objection", decided_by="rd")
    held = access(journal, "P-07")
    assert [value.field for value in held.values] == ["verbatims"]
    assert len(held.erasures) == 1
    assert access(journal, "P-01").values == ()
    assert say.NOTHING_LEFT.in_("fr") in both(access(journal, "P-01"))


def test_an_erasure_whose_other_keys_are_unknown_lists_no_interview_of_another() -> None:
    """The keyring knows of one person alone; the log says whose words the others were."""
    journal = told().journal
    own = [row.digest for row in journal.store.sealed() if len(row.about) == 1]
    erase(journal, rehearse(journal, digests=own), ground="objection", decided_by="rd")
    known = [key for key in journal.keyring.listed() if key.subject == "P-01"]
    journal.keyring.listed = lambda: known  # type: ignore[method-assign]
    assert [value.entry.event.TYPE for value in access(journal, "P-01").values if value.entry] == [
        "observation.recorded", "observation.recorded",
    ]  # fmt: skip


def test_somebody_whose_registration_was_retracted_still_has_their_file() -> None:
    """What is held about them is held; and their code is still nowhere in the files of others."""
    world = told()
    registered = world.journal.register().get("actor", "P-21").position
    world.record(ObservationRecorded(title="Vu avec P-21", text="Rien."), occurred="2024-01-13", about=["P-07"])
    world.retract(f"J{registered}")
    held = access(world.journal, "P-21")
    assert [(value.opened.text, value.stands) for value in held.values] == [("Lucie Ferrand", False)]
    assert "P-21" in both(held)
    assert "P-21" not in both(access(world.journal, "P-07"))


def test_keys_that_are_elsewhere_leave_the_texts_out() -> None:
    """They are listed all the same, without their words, and the page says so."""
    journal = told().journal
    journal.vault.keyring = MemoryKeyring(journal.uuid)
    held = access(journal, "P-07")
    assert [value.opened.access for value in held.values] == [Access.SEALED] * 2
    assert (held.kept, texts(held)) == (2, [None, None])
    for lang in LANGS:
        assert say.UNREAD_TEXT[Access.SEALED].in_(lang) in both(held, lang)


def test_a_damaged_value_hides_none_of_the_others() -> None:
    """It is listed as damaged, and still counts as held."""
    journal = told().journal
    row, other = journal.store.sealed_about("P-07")
    journal.store.append([], "", [row._replace(sealed=other.sealed, retention="?")], Gone((row.digest,)))
    held = access(journal, "P-07")
    assert sorted(value.opened.access.value for value in held.values) == ["altered", "open"]
    assert held.kept == 2
    assert say.UNREAD_TEXT[Access.ALTERED].in_("fr") in both(held)
    assert due(journal, date.max) != ()


def test_what_a_correction_replaced_is_still_held_and_said_to_be_replaced() -> None:
    """Both wordings are about the person; only one is still said."""
    world = told()
    interview = next(entry.ref for entry in world.journal.entries() if entry.type == "interview.recorded")
    world.correct(interview, {"verbatims": ["« On attend. »"]})
    values = [value for value in access(world.journal, "P-07").values if value.field == "verbatims"]
    assert [(value.opened.text, value.stands) for value in values] == [(ALONE, False), ("« On attend. »", True)]
    corrected = access(world.journal, "P-07").mentions[-1]
    assert (corrected.entry.type, corrected.fields) == ("entry.corrected", ("interviewee",))


def test_a_copy_without_the_values_says_that_they_are_elsewhere() -> None:
    """An entry that names whom it is about is known even where the vault is empty."""
    journal = told().journal
    journal.store.forget([row.digest for row in journal.store.sealed()])
    held = access(journal, "P-07")
    assert [(value.field, value.opened.access) for value in held.values] == [("verbatims", Access.NOT_AVAILABLE)]
    assert held.kept == 0


def test_a_file_about_the_person_is_listed_with_its_name(tmp_path: Path) -> None:
    """Its fingerprint is the value; what a person reads is the file's name and size."""
    (tmp_path / "lettre.pdf").write_bytes(b"x" * 1234)
    with Journal.create(tmp_path / "j", origin="essai", by="rd") as journal:
        journal.record(ActorRegistered(code="rd", nature="person", category="lab"))
        journal.record(ActorRegistered(code="P-07", nature="person", category="resident"))
        document = DocumentCollected(title="Lettre", kind="courrier", attachment=tmp_path / "lettre.pdf")
        journal.record(document, about=["P-07"])
        held = access(journal, "P-07")
    (value,) = held.values
    assert value.file is not None
    assert (value.file.name, value.file.bytes) == ("lettre.pdf", 1234)
    assert "lettre.pdf" in both(held)
    assert str(value.opened.text) not in page(content_of(held, "fr")).decode()
    shutil.rmtree(tmp_path / "j")


# the public traces ------------------------------------------------------------------------------------------------------


def test_the_traces_are_the_entries_that_name_the_code(demo: Journal, everybody: dict[str, Held]) -> None:
    """Those whose stored bytes have it as a value, withdrawn ones included."""
    for code in ("P-07", "P-02", "rd", "O-CTJ"):
        expected = []
        for row in demo.store.rows():
            entry = orjson.loads(row.state)
            if code in _leaves(entry["data"]):
                expected.append(f"J{row.position}")
        held = everybody[code]
        assert [mention.entry.ref for mention in held.mentions] == expected
        assert list(held.written) == [entry.ref for entry in demo.entries() if entry.by == code]


def test_where_a_person_stands_is_what_the_rules_go_by() -> None:
    """Told, then agreed, then over, then taken back; a notice given afterwards brings nothing back."""
    world = small_world()
    assert access(world.journal, "P-07").standing.basis is Basis.NONE
    steps: list[tuple[Any, Basis]] = [
        (NoticeGiven(persons=["P-07"], version="Notice 2"), Basis.NOTICE),
        (ConsentRecorded(person="P-07", scopes=["verbatim"], form="signé", until="2024-01-20"), Basis.CONSENT),
        (ConsentWithdrawn(person="P-07", effect=["words"]), Basis.WITHDRAWN),
        (NoticeGiven(persons=["P-07"], version="Notice 3"), Basis.WITHDRAWN),
    ]
    for day, (event, basis) in enumerate(steps, 10):
        world.record(event, occurred=f"2024-01-{day}")
        assert access(world.journal, "P-07").standing.basis is basis
    world.record(
        ConsentRecorded(person="P-07", scopes=["verbatim"], form="signé", until="2024-01-20"), occurred="2024-01-16"
    )
    world.on("2024-01-21")
    assert access(world.journal, "P-07").standing.basis is Basis.EXPIRED


def test_what_is_older_than_a_consent_is_said_to_be() -> None:
    """Agreeing to be quoted in May says nothing of what was written in April."""
    world = told()
    world.record(ConsentRecorded(person="P-07", scopes=["audio"], form="Formulaire 2"), occurred="2024-01-12")
    older, same_day = content_of(access(world.journal, "P-07"), "en")["values"]
    assert older["legal_basis"] == "Your consent of 12 January 2024 (J21): audio. This is from before that day."
    assert same_day["legal_basis"] == "Your consent of 12 January 2024 (J21): audio."


def test_several_entries_in_a_row_are_one_item() -> None:
    """Whoever keeps the journal recorded most of it."""
    assert list(runs([3, 4, 5, 9, 11, 12])) == ["J3–J5", "J9", "J11–J12"]
    assert list(runs([])) == []


# the page ---------------------------------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """Every element of a page, each closed in its turn, and what it leads to."""

    VOID = ("meta", "br")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.outside: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.outside += [value for name, value in attrs if name in ("src", "href", "action", "onload", "onclick")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_stands_alone(everybody: dict[str, Held], lang: Lang) -> None:
    """Well formed, in the language said, without script, image or anything from elsewhere."""
    for code in ("P-07", "P-17", "rd", "O-CTJ"):
        written = page(content_of(everybody[code], lang)).decode()
        tags = Tags()
        tags.feed(written)
        assert tags.open == []
        assert not {"script", "img", "link", "iframe", "a"} & set(tags.seen)
        assert tags.outside == []
        assert f'<html lang="{lang}">' in written
        assert "url(" not in written
        assert "None" not in written


def test_texts_of_the_journal_are_data_on_the_page() -> None:
    """Whatever somebody said, it is shown as it was said."""
    world = told()
    said = "« <script>alert(1)</script> & 'rien' »"
    world.record(
        InterviewRecorded(title="<b>Entretien</b>", interviewee="P-07", verbatims=[said]), occurred="2024-01-15"
    )
    held = access(world.journal, "P-07")
    written = page(content_of(held, "fr")).decode()
    assert "<script>" not in written
    assert "<b>" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in written
    assert said in texts(held)


def test_the_content_is_the_same_in_both_languages(everybody: dict[str, Held]) -> None:
    """The same keys, the same values but for the sentences."""
    english, french = (content_of(everybody["P-17"], lang) for lang in LANGS)
    assert _shape(english) == _shape(french)
    assert [value["text"] for value in english["values"]] == [value["text"] for value in french["values"]]


def _shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shape(each) for key, each in value.items()}
    return [_shape(each) for each in value] if isinstance(value, list) else type(value)


def test_french_is_typeset(everybody: dict[str, Held]) -> None:
    """No plain space before a double sign, nor inside guillemets, in what the page itself says."""
    for code in ("P-07", "P-17", "rd"):
        content = content_of(everybody[code], "fr")
        for sentence in (
            *content["summary"],
            *content["rights"],
            *content["limits"],
            content["legal_basis"]["sentence"],
        ):
            assert not re.search(r" [;:!?»]|« ", sentence), sentence


def test_every_field_and_class_has_its_words() -> None:
    """Whatever type comes later, the page has something to say of it."""
    for event in TYPES.values():
        for field in kinds_of(event, "sealed", "attachment"):
            assert field.name in say.FIELDS
            assert CLASSES[event.RETENTION] in say.PURPOSES_BY_CLASS
        for field in kinds_of(event, "code", "new code"):
            if field.kind.target == "actor":
                assert field.name in say.FIELDS
    assert set(say.RESTS_ON) == set(Basis)
    assert set(say.KEPT_UNTIL) == set(Retention)
    assert {*say.UNREAD_TEXT, Access.OPEN} == set(Access)
    assert {*say.COUNTED, Access.OPEN} == set(Access)


def test_days_are_said_as_people_say_them() -> None:
    """The first of a month has its own form in French."""
    assert say.day_said(date(2024, 4, 1)) == Text("1 April 2024", "1er avril 2024")
    assert say.day_said(date(2024, 8, 12)) == Text("12 August 2024", "12 août 2024")
