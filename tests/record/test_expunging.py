"""An entry taken out of the log: what may be other in its clean copy, and what is read in its place."""

import hashlib
import re
from base64 import urlsafe_b64encode
from typing import Any

import pytest

from ect_journal import InvalidInput, Journal, RuleViolation
from ect_journal.catalogue import ActorRegistered, HypothesisRegistered, HypothesisRevised
from ect_journal.clean_copy import Change, is_telling, is_unmistakable, pieces
from ect_journal.errors import EctError, ReadOnly, UnknownEntry
from ect_journal.expunging import expunge, rehearse_expunge
from ect_journal.presenting import BLANK, leaf_of
from tests.durability.checks import assert_clear
from tests.durability.expunged import CLEAN, NAME, REASON, SAID, SPOKEN, assert_consistent, in_memory
from tests.durability.scenes import NEED, SECRET


@pytest.fixture
def journal() -> Journal:
    return in_memory()


def clean(journal: Journal, ref: Any = SAID, **changes: Any) -> Any:
    return expunge(journal, ref, changes or {"title": CLEAN}, reason=REASON, decided_by="rd")


def test_a_clean_copy_stands_in(journal: Journal) -> None:
    """At the number and with the moment of the first; everything but the words is as it was; nothing is numbered anew."""
    before, rows, checkpoints = journal.entry(SAID), journal.rows(), journal.store.checkpoints()
    done = clean(journal)
    after = journal.entry(SAID)
    assert (done.copies, [receipt.ref for receipt in done.receipts], done.finished) == (
        {SAID: "J13"},
        ["J13", "J14"],
        True,
    )
    assert after.event == before.event.model_copy(update={"title": CLEAN})
    assert (after.position, after.recorded_at) == (before.position, before.recorded_at)
    assert after.circumstances == before.circumstances.model_copy(update={"id": after.id})
    assert after.id != before.id
    assert journal.current(SAID) == after
    assert [row for row in journal.rows(upto=12) if row.position != 11] == [row for row in rows if row.position != 11]
    assert journal.store.checkpoints()[:-1] == checkpoints
    assert_consistent(journal)


def test_what_is_stored(journal: Journal) -> None:
    """The entry's leaf, and no byte of it; the copy and the entry that says so are entries like others."""
    leaf, before = leaf_of(journal.store.rows()[10]), journal.entry(SAID).id
    clean(journal)
    stub, copy, said = (journal.store.row(position) for position in (11, 13, 14))
    assert stub is not None
    assert copy is not None
    assert said is not None
    assert (stub.type, leaf_of(stub), copy.type, said.type) == (BLANK, leaf, "observation.recorded", "entry.expunged")
    assert not [row for row in journal.store.rows() if NAME.encode() in row.state]
    event = journal.entry("J14").event
    given = hashlib.sha256(f"ect-journal id\n{before}".encode()).digest()
    assert event.model_dump(mode="json", exclude_none=True) == {
        "entry": SAID, "leaf": stub.state[13:56].decode(), "recorded_at": "2025-03-03T09:00:00.011000Z", "reason": REASON,
        "id_digest": urlsafe_b64encode(given).decode().rstrip("="), "replaced_by": "J13", "decided_by": "rd",
    }  # fmt: skip


def test_the_copy_counts_once(journal: Journal) -> None:
    """A blank page is read at its own number, by type as well."""
    clean(journal)
    observations = [row.position for row in journal.rows(types=["observation.recorded"])]
    assert 11 in observations
    assert 13 not in observations
    assert observations == [row.position for row in journal.rows() if row.type == "observation.recorded"]
    assert [row.position for row in journal.rows(10, 13, ["observation.recorded", BLANK])] == [11, 13]
    page = journal.entry("J13")
    assert (page.type, page.by, page.recorded_at) == (BLANK, "rd", journal.entry("J14").recorded_at)
    assert page.event.model_dump() == {"expunged_by": "J14", "copy_of": SAID}


def test_what_cites_it_goes_on(journal: Journal) -> None:
    """Its references are taken over by the copy; it can be cited, corrected and retracted as before."""
    clean(journal)
    journal.record(("memo.written", {"title": "Encore", "note_kind": "field"}), grounds=[SAID])
    journal.correct(SAID, {"title": "P-07 refuse"}, reason="mieux dit")
    assert journal.current(SAID).event.headline() == "P-07 refuse"
    assert_consistent(journal)


def test_sealed_values_stay(journal: Journal) -> None:
    """The copy repeats the commitments: a text is opened through it."""
    expunge(journal, NEED, {"title": "Autrement dit"}, reason=REASON, decided_by="rd")
    assert journal.open_sealed(journal.entry(NEED).event.text) == SECRET  # type: ignore[attr-defined]
    assert journal.vault.open([journal.entry(NEED).event.text.digest])  # type: ignore[attr-defined]


def test_a_copy_is_expunged_in_its_turn(journal: Journal) -> None:
    """By the number of the entry or by its own; the entry reads as the last copy, each copy's place is blank."""
    for number, (ref, title) in enumerate([(SAID, "un"), (SAID, "deux"), ("J13", "trois")]):
        done = clean(journal, ref, title=title)
        assert journal.entry(SAID).event.title == title  # type: ignore[attr-defined]
        assert done.copies == {SAID: f"J{13 + 2 * number}"}
        assert_consistent(journal)
    stored = {row.position: row.type for row in journal.store.rows(10)}
    assert [position for position, type_name in stored.items() if type_name == BLANK] == [11, 13, 15]
    assert [journal.entry(f"J{at}").event.copy_of for at in (13, 15, 17)] == [SAID] * 3  # type: ignore[attr-defined]
    assert journal.entry(SAID).recorded_at.microsecond == 11000
    assert [row.position for row in journal.rows(types=["observation.recorded"])].count(11) == 1


def test_left_blank(journal: Journal) -> None:
    """Without a copy, where nothing rests on it and no sealed value is in it."""
    receipt = journal.record(("memo.written", {"title": SPOKEN, "note_kind": "field"}), occurred="2024-02-02")
    done = expunge(journal, receipt.ref, None, reason=REASON, decided_by="rd")
    assert done.copies == {receipt.ref: None}
    page = journal.entry(receipt.ref)
    assert (page.type, page.recorded_at) == (BLANK, receipt.recorded_at)
    assert page.event.model_dump() == {"expunged_by": "J14", "copy_of": None}
    assert str(page.occurred) == "2025-03-03"
    assert_consistent(journal)
    with pytest.raises(InvalidInput, match="already"):
        expunge(journal, receipt.ref, None, reason=REASON, decided_by="rd")


@pytest.mark.parametrize("ref", [SAID, "J2", "J3", "J4", "J6", "J9", "J10"])
def test_what_something_rests_on_is_not_left_blank(journal: Journal, ref: str) -> None:
    """Cited, corrected, retracted, correcting, giving a code that is used, with a sealed value."""
    rows = journal.store.rows()
    with pytest.raises(InvalidInput) as caught:
        expunge(journal, ref, None, reason=REASON, decided_by="rd")
    assert_clear(caught.value)
    assert journal.store.rows() == rows


@pytest.mark.parametrize(
    "changes",
    [
        {"projects": []}, {"title": CLEAN, "negative_case": True}, {"text": "autre"}, {"place": "Ici"}, {"title": SPOKEN}, {},
        {"source": "un carnet"}, {"exceptions": [{"rule": "outside-mandate", "reason": "x"}]}, {"titre": "x"}, {"title": ""},
        {"attachments": []},
    ],
)  # fmt: skip
def test_only_words_change(journal: Journal, changes: dict[str, Any]) -> None:
    """Everything else is repeated as it stands; a text neither comes nor goes."""
    rows = journal.store.rows()
    with pytest.raises(EctError) as caught:
        expunge(journal, SAID, changes, reason=REASON, decided_by="rd")
    assert_clear(caught.value)
    assert journal.store.rows() == rows


def test_what_is_never_expunged(journal: Journal) -> None:
    """What the rest is checked against; what is not there; a copy's reason is judged like any entry's."""
    clean(journal)
    for ref in ("J1", "J14"):
        with pytest.raises(InvalidInput, match="never expunged"):
            clean(journal, ref, reason="x")
    with pytest.raises(UnknownEntry):
        clean(journal, "J99")
    with pytest.raises(RuleViolation):
        expunge(journal, SAID, {"title": "x"}, reason=REASON, decided_by="inconnu")
    with pytest.raises(InvalidInput, match="only by"):
        journal.record(("entry.expunged", journal.entry("J14").event.model_dump(mode="json", exclude_none=True)))
    assert journal.head == 14


def test_an_attachments_name(journal: Journal, tmp_path: Any) -> None:
    """The name of a file is a public text; the file stays."""
    path = tmp_path / "entretien Dupré.txt"
    path.write_text("Compte rendu", encoding="utf-8")
    receipt = journal.record(("observation.recorded", {"title": "Jointe", "attachments": [path]}))
    before = journal.entry(receipt.ref).event.attachments[0]  # type: ignore[attr-defined]
    clean(journal, receipt.ref, attachments=["entretien P-07.txt"])
    after = journal.entry(receipt.ref).event.attachments[0]  # type: ignore[attr-defined]
    assert after == before.model_copy(update={"name": "entretien P-07.txt"})


def test_around_an_entry(journal: Journal) -> None:
    """Where it was transcribed from, and the reason of an exception, are public texts too."""
    receipt = journal.record(
        ("observation.recorded", {"title": "Vu"}), source=f"carnet de {NAME}", occurred="2023-02-01"
    )
    clean(journal, receipt.ref, source="carnet de P-07")
    assert journal.entry(receipt.ref).source == "carnet de P-07"
    assert_consistent(journal)


def test_a_correction(journal: Journal) -> None:
    """A correction repeats the words: it is named, and expunged by itself, by the fields of what it corrects."""
    journal.correct(SAID, {"place": "Mairie"}, reason=f"dit par {NAME}")
    plan = rehearse_expunge(journal, SAID, {"title": CLEAN})
    assert plan.repeated == ("J13",)
    assert plan.cited_by == ("J12", "J13")
    clean(journal)
    clean(journal, "J13", title=CLEAN, reason="dit par P-07")
    assert not [row for row in journal.store.rows() if NAME.encode() in row.state]
    assert journal.current(SAID).event.title == CLEAN  # type: ignore[attr-defined]
    assert journal.current(SAID).event.place == "Mairie"  # type: ignore[attr-defined]
    with pytest.raises(InvalidInput):
        clean(journal, "J13", place="Ailleurs", projects=[])
    assert_consistent(journal)


def test_two_wordings_that_are_one(journal: Journal) -> None:
    """A claim that a revision repeats word for word is one version of it: other words would make it two."""
    claims = [{"code": "H1a", "text": f"{NAME} l’a dit."}, {"code": "H1b", "text": "Un besoin."}]
    first = journal.record(HypothesisRegistered(code="H1", axis="emergence", statement="Un dialogue.", claims=claims))
    clean(journal, first.ref, claims=[{"code": "H1a", "text": "P-07 l’a dit."}, claims[1]])
    assert journal.entry(first.ref).event.claims[0].text == "P-07 l’a dit."  # type: ignore[attr-defined]
    assert_consistent(journal)
    held = journal.current(first.ref).event.claims  # type: ignore[attr-defined]
    revised = [{"code": "H1a", "text": held[0].text}, {"code": "H1b", "text": "Un autre besoin."}]
    journal.record(HypothesisRevised(
        hypothesis="H1", statement="Un dialogue.", claims=revised, reason="x", knowledge_access="results_seen",
        loop="single",
    ))  # fmt: skip
    with pytest.raises(InvalidInput, match="H1"):
        clean(journal, first.ref, claims=[{"code": "H1a", "text": "Quelqu’un l’a dit."}, held[1]])
    assert_consistent(journal)


def test_the_same_id_again(journal: Journal) -> None:
    """The copy has an id of its own, by which it is known at the entry's number, whatever was looked up before."""
    journal.record(("observation.recorded", {"title": "Seule"}), id="00000000-0000-4000-8000-00000000abce")
    clean(journal)
    after = journal.entry(SAID)
    again = journal.record(
        ("observation.recorded", {"title": CLEAN, "projects": ["ALI-01"], "text": "scellé"}),
        id=after.id,
        occurred="2024-02-01",
    )
    assert again.ref == SAID
    assert journal.head == 15


def test_a_reason_that_repeats_it(journal: Journal) -> None:
    """The reason stays for ever; a rehearsal that is told it says so too."""
    reason = f"{NAME} y est nommé"
    for act in (
        lambda: expunge(journal, SAID, {"title": CLEAN}, reason=reason, decided_by="rd"),
        lambda: rehearse_expunge(journal, SAID, {"title": CLEAN}, reason=reason),
    ):
        with pytest.raises(InvalidInput, match=NAME) as caught:
            act()
        assert_clear(caught.value)


def test_a_copy_that_says_a_name(journal: Journal) -> None:
    """A name that the vault holds is as little for a copy as for any entry, unless the entry says why it has it."""
    journal.record(
        ActorRegistered(code="P-17", nature="person", category="resident", name="Claire de Montvallon"), by="rd"
    )
    rows = journal.store.rows()
    changes = {"title": "Montvallon a dit « non »"}
    for act in (
        lambda: rehearse_expunge(journal, SAID, changes),
        lambda: expunge(journal, SAID, changes, reason=REASON, decided_by="rd"),
    ):
        with pytest.raises(InvalidInput, match="P-17") as caught:
            act()
        assert_clear(caught.value)
    assert journal.store.rows() == rows
    said = journal.record(
        ("observation.recorded", {"title": "Montvallon, la commune, et Dupré"}), occurred="2024-02-02",
        exceptions=[{"rule": "known-name", "reason": "la commune"}],
    )  # fmt: skip
    clean(journal, said.ref, title="Montvallon, la commune")
    assert_consistent(journal)


def test_codes_and_days_are_no_words_that_go(journal: Journal) -> None:
    """Other entries have them for reasons of their own: nobody is told to expunge those, and no file goes for them."""
    journal.record(ActorRegistered(code="P-07", nature="person", category="resident"))
    titles = ("P-07 l’a dit à ALI-01 le 2024-02-06", "ALI-01", "Retour sur J11")
    for title in titles:
        journal.record(("observation.recorded", {"title": title, "projects": ["ALI-01"]}))
    refs = [f"J{journal.head - 2 + number}" for number in range(3)]
    plan = rehearse_expunge(journal, refs[0], lambda text: re.sub("P-07|ALI-01|2024-02-06", "on", text))
    assert (plan.words, plan.repeated) == ((), ())
    for ref in refs:
        blank = rehearse_expunge(journal, ref, None)
        assert blank.repeated == ()
    assert rehearse_expunge(journal, refs[1], {"title": "Autre"}).repeated == ()
    short = journal.record(("observation.recorded", {"title": "non"}))
    assert rehearse_expunge(journal, short, {"title": "oui"}).repeated == ()


def test_what_repeats_it_is_said_afterwards(journal: Journal) -> None:
    """Entries that still have the words, until they are expunged too."""
    other = journal.record(("memo.written", {"title": f"Selon {NAME}", "note_kind": "field"}))
    assert clean(journal).repeated == (other.ref,)
    assert clean(journal, other, title="Selon P-07").repeated == ()


def test_a_name_elsewhere_in_it(journal: Journal) -> None:
    """A copy that would still say what goes is named among what repeats it; a function changes every text at once."""
    receipt = journal.record(
        ("observation.recorded", {"title": SPOKEN, "place": f"chez {NAME}"}), source=f"note de {NAME}"
    )
    assert rehearse_expunge(journal, receipt.ref, {"title": CLEAN}).repeated == (SAID, receipt.ref)
    expunge(journal, [SAID, receipt], lambda text: text.replace(NAME, "P-07"), reason=REASON, decided_by="rd")
    assert not [row for row in journal.store.rows() if NAME.encode() in row.state]
    after = journal.entry(receipt.ref)
    assert (after.event.title, after.event.place, after.source) == (CLEAN, "chez P-07", "note de P-07")  # type: ignore[attr-defined]
    assert_consistent(journal)


def test_one_provider_of_funds(journal: Journal) -> None:
    """Two lines with one provider are one: they change together, or not at all."""
    lines = [
        journal.record(("funding.recorded", {
            "project": "ALI-01", "lever": "loan", "provider": provider, "amount": "100", "status": status, "funds": "project",
        }))
        for provider, status in ((NAME, "sought"), (NAME.upper(), "granted"), ("Une banque", "granted"))
    ]  # fmt: skip
    for ref, provider in ((lines[0].ref, "P-07"), (lines[2].ref, NAME), ([lines[0], lines[1]], "Une banque")):
        with pytest.raises(InvalidInput, match="apart") as caught:
            clean(journal, ref, provider=provider)
        assert_clear(caught.value)
    clean(journal, [lines[0], lines[1]], provider="P-07")
    clean(journal, lines[2].ref, provider="Une caisse")
    assert [journal.entry(line.ref).event.provider for line in lines] == ["P-07", "P-07", "Une caisse"]  # type: ignore[attr-defined]
    assert_consistent(journal)


def test_where_nothing_can_be_deleted(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal.store, "may_erase", lambda: False)
    with pytest.raises(ReadOnly) as caught:
        clean(journal)
    assert_clear(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        (SPOKEN, CLEAN, ["Paul Dupré"]),
        ("Réunion avec Paul Dupré, de Lons", "Réunion avec P-07, de Lons", ["Paul Dupré"]),
        ("p.dupre@mairie.fr répond", "P-07 répond", ["p.dupre@mairie.fr"]),
        ("rien", "rien", []),
        ("tout", "", ["tout"]),
    ],
)
def test_words_that_went(old: str, new: str, gone: list[str]) -> None:
    assert pieces([Change("title", old, new)]) == gone


def test_words_that_say_enough() -> None:
    """A name is looked for in other entries; a file goes only for a whole name, a number or an address."""
    assert [is_telling(words) for words in ("de la", "Dupré", "réunion", "06.12.34.56", "Paul Dupré")] == [
        False,
        True,
        False,
        True,
        True,
    ]
    assert [is_telling(words, {"P-07", "ECI-03"}) for words in ("P-07", "d’ECI-03", "J210", "2024-02-06", "P-08")] == [
        False,
        False,
        False,
        False,
        True,
    ]
    assert not is_unmistakable("P-07 et ECI-03", {"P-07", "ECI-03"})
    assert [is_unmistakable(words) for words in ("Dupré", "Paul Dupré", "p.dupre@mairie.fr", "la Mairie")] == [
        False,
        True,
        True,
        True,
    ]
