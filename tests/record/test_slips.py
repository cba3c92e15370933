"""The slip: a name that the vault holds, found in a text that anybody may read."""

import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import Entry, IntakeRefused, InvalidInput, RuleViolation
from ect_journal.catalogue import (
    ActorRegistered,
    ClockFaulted,
    DecisionTaken,
    DocumentCollected,
    EntryCorrected,
    Event,
    HypothesisRegistered,
    MemoWritten,
    ObservationRecorded,
)
from ect_journal.checking import KNOWN_NAME
from ect_journal.entry import Circumstances
from ect_journal.rules import Finding
from ect_journal.slips import Names, public_texts, taken_apart
from ect_journal.transfer import export_lines, intake, restore
from tests.record.verdicts import beside, explained
from tests.world import SmallWorld, small_world

NAMES = Names({"P-07": "Claire de Montvallon", "P-12": "Paul Dupré", "P-13": "Claire Dupré", "P-14": "Ève Roy"})


def words(text: str, names: Names = NAMES) -> list[str]:
    """The names found in a text, as they are written there."""
    return [written for written, _ in names.in_text(text)]


# Taking a name apart ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "given", "particle", "family"),
    [
        ("Paul Dupré", "paul", "", "dupre"),
        ("Jean-Pierre Dupré", "jean pierre", "", "dupre"),
        ("J.-P. Dupré", "j p", "", "dupre"),
        ("JP Dupré", "jp", "", "dupre"),
        ("DUPRÉ Paul", "paul", "", "dupre"),
        ("Dupré, Paul", "paul", "", "dupre"),
        ("LY Anh", "anh", "", "ly"),
        ("PAUL DUPRÉ", "paul", "", "dupre"),
        ("Marie Martin-Dupuis", "marie", "", "martin dupuis"),
        ("Marie MARTIN DUPUIS", "marie", "", "martin dupuis"),
        ("Claire de Montvallon", "claire", "de", "montvallon"),
        ("de MONTVALLON Claire", "claire", "de", "montvallon"),
        ("DE LA TOUR Georges", "georges", "de la", "tour"),
        ("Anne d’Artagnan", "anne", "d", "artagnan"),
        ("Jean Le Goff", "jean", "le", "goff"),
        ("Vincent van den Berg", "vincent", "van den", "berg"),
        ("Seán O'Brien", "sean", "", "o brien"),
        ("Łukasz Œuvrard", "lukasz", "", "oeuvrard"),
        ("Claire Dupré (mairie de Lons)", "claire", "", "dupre"),
        ("Дмитрий ИВАНОВ", "дмитрии", "", "иванов"),
        ("Dupré", "", "", "dupre"),
        ("Le", "", "", "le"),
        ("— 12", "", "", ""),
    ],
)
def test_a_name_is_taken_apart(name: str, given: str, particle: str, family: str) -> None:
    """By a comma, else by capitals, else the last word with its particle."""
    assert (given, particle, family) == tuple(" ".join(part) for part in taken_apart(name))


# What is a name, and what is not ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paul Dupré parle du prix.", ["Paul Dupré"]),
        ("Parle du prix : DUPRÉ, Paul.", ["DUPRÉ, Paul"]),
        ("paul dupre parle du prix.", ["paul dupre"]),
        ("Mme Dupré et M. DUPRE parlent.", ["Dupré"]),
        ("CR_Paul-Dupré_2024.pdf", ["Paul-Dupré"]),
        ("https://example.org/paul-dupre/1", ["paul-dupre"]),
        ("Dupré2024.pdf", ["Dupré"]),
        ("L’avis d’Ève Roy", ["Ève Roy"]),
        ("L’avis d'Ève\u00a0Roy", ["Ève Roy"]),
        ("Du\u00adpré", ["Du\u00adpré"]),
        (unicodedata.normalize("NFD", "Dupré").replace("e\u0301", "e"), ["Dupre"]),
        ("Montvallon a parlé", ["Montvallon"]),
        ("Claire\nde\nMontvallon", ["Claire de Montvallon"]),
        ("claire montvallon", ["claire montvallon"]),
        ("Montvallon Claire", ["Montvallon Claire"]),
        ("Paul Dupré, puis Montvallon", ["Paul Dupré", "Montvallon"]),
        ("Claire parle, Paul aussi.", []),
        ("Le dupré d’en bas", []),
        ("Roy, roy, le Roy", []),
        ("Dupréville, Beaudupré", []),
        ("Saint-Dupré, rue Ste Dupré", []),
        ("P-07 parle du prix.", []),
        ("", []),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    """Whole words, either order, case and accents aside; the family name alone by its capital and its four letters."""
    assert found == words(text)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Georges de La Tour", "La Tour et la Tour", ["La Tour"]),
        ("Georges de La Tour", "Un tour de table. Tour d’horizon", []),
        ("Jean Le Goff", "Goff, goff ; Le Goff", ["Le Goff"]),
        ("Jean Le Roy", "Le Roy", []),
        ("Jean Le Roy", "Jean Le Roy", ["Jean Le Roy"]),
        ("Anne d’Artagnan", "d'Artagnan, Artagnan", ["d'Artagnan", "Artagnan"]),
        ("Marie Martin-Dupuis", "Martin Dupuis, Martin", ["Martin Dupuis"]),
        ("Marie Martin-Dupuis", "Martin\u2011Dupuis", ["Martin\u2011Dupuis"]),
        ("Seán O’Brien", "O'Brien", ["O'Brien"]),
        ("Lech Wałęsa", "Walesa", ["Walesa"]),
        ("Jane Œuvrard", "OEUVRARD", ["OEUVRARD"]),
        ("محمد المهدي", "قال المهدي", ["المهدي"]),
        ("Claire", "Claire et claire", ["Claire"]),
        (
            "Anne Claire Marie ROY",
            "Claire Roy et anne-claire-marie Roy, ni Claire ni Roy",
            ["Claire Roy", "anne-claire-marie Roy"],
        ),
    ],
)
def test_what_is_found_of_one_name(name: str, text: str, found: list[str]) -> None:
    """Particles, articles, hyphens, apostrophes, letters that have no accent of their own; scripts without capitals."""
    assert found == words(text, Names({"P-01": name}))


def test_whose_name_it_is() -> None:
    """Everybody who has that family name; one of them only, where the given name says which."""
    assert [("Dupré", ["P-12", "P-13"])] == NAMES.in_text("Dupré, dupré, DUPRÉ")
    assert [("Claire Dupré", ["P-13"]), ("Dupré", ["P-12", "P-13"])] == NAMES.in_text("Claire Dupré ou Dupré ?")


# Which texts are public -------------------------------------------------------------------------------------------------


def entry_of(event: Event, **around: object) -> Entry:
    """An entry with this event, which no journal holds."""
    circumstances = Circumstances.read(**{"id": UUID(int=1), "by": "rd", "occurred": "2024-02-06", **around})
    return Entry(15, datetime(2024, 2, 6, 17, tzinfo=UTC), event, circumstances)


def test_which_texts_are_public(tmp_path: Path) -> None:
    """Lines and words, also those of parts, attached files' names, the source, the reasons given; no code, no sealed text."""
    view = small_world().journal.register()
    (tmp_path / "cr.pdf").write_bytes(b"%PDF")
    hypothesis = HypothesisRegistered(
        code="H2", axis="emergence", statement="Un énoncé.", claims=[{"code": "H2a", "text": "Un cadre."}]
    )
    document = DocumentCollected(title="Le compte rendu", kind="Compte rendu", attachment=tmp_path / "cr.pdf")
    seen = ObservationRecorded(title="Vu", text="Scellé, dit Paul Dupré.", place="Salle", projects=["ALI-01"])
    around = {"source": "Cahier", "exceptions": [{"rule": "known-name", "reason": "Élue."}], "grounds": ["J9"]}
    assert {"statement": "Un énoncé.", "claims[1].text": "Un cadre."} == dict(public_texts(entry_of(hypothesis), view))
    assert {
        "title": "Le compte rendu", "kind": "Compte rendu", "attachment.name": "cr.pdf",
    } == dict(public_texts(entry_of(document), view))  # fmt: skip
    assert {
        "title": "Vu", "place": "Salle", "source": "Cahier", "exceptions[1].reason": "Élue.",
    } == dict(public_texts(entry_of(seen, **around), view))  # fmt: skip
    organisation = ActorRegistered(code="CC", nature="organisation", category="local_authority", label="Mairie Dupré")
    assert ["label"] == [finding.values["field"] for finding in NAMES.found(entry_of(organisation), view)]


def test_what_a_correction_says_is_public() -> None:
    """Its reason, and the whole entry as it should have read, with the fields of that type; J16 itself corrects nothing."""
    world = small_world()
    world.observed(text="Scellé.")
    reading = world.journal.trial.correct("J15", {"title": "Paul Dupré parle"}, reason="Montvallon l’a relu").entry
    assert isinstance(reading.event, EntryCorrected)
    found = NAMES.found(reading, world.journal.register())
    assert {("title", "Paul Dupré"), ("reason", "Montvallon")} == {
        (finding.values["field"], finding.values["words"]) for finding in found
    }


def test_what_is_said() -> None:
    """The field, the words, whose name it is; what to do instead, and how to record it all the same."""
    view = small_world().journal.register()
    [one, either] = NAMES.found(entry_of(MemoWritten(note_kind="field", title="Montvallon et Dupré")), view)
    assert KNOWN_NAME is one.rule
    assert "title is public, and “Montvallon” is the name of P-07." == one.text.en
    assert "title est public, et « Montvallon » est le nom de P-07." == one.text.fr
    assert either.text.en.endswith("“Dupré” is the name of P-12 or P-13.")
    assert either.text.fr.endswith("« Dupré » est le nom de P-12 ou P-13.")
    assert 'Write the code or a role instead; if it is meant, say why: --despite known-name="…"' == one.hint.en
    assert "Écrivez plutôt le code ou un rôle ; si c’est voulu, dites pourquoi" in one.hint.fr


def test_nothing_is_looked_for_without_names() -> None:
    """Nor is the entry read: no name known, nothing to pay."""
    assert not Names({})
    assert not Names({"P-01": "— 12"})
    assert [] == Names({}).found(None, None)  # type: ignore[arg-type]  # neither is looked at


# Against its plain twin -------------------------------------------------------------------------------------------------

VIEW = small_world().journal.register()
PEOPLE = (
    "Ève Roy",
    "Paul Dupré",
    "DUPRÉ Claire",
    "Claire de Montvallon",
    "Jean Le Goff",
    "Marie Martin-Dupré",
    "Luc Martin",
)
PIECES = [
    "Ève", "Eve", "Roy", "roy", "Paul", "PAUL", "Dupré", "DUPRE", "dupré", "Claire", "claire", "de", "Montvallon",
    "Jean", "le", "Le", "Goff", "Marie", "Anne", "Martin", "Saint", "St", "parle", "œuvre", "l’", "d'", "12", "(", "é",
]  # fmt: skip


def plainly(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word).casefold() if letter.isalpha())


def twin(people: dict[str, str], text: str) -> set[tuple[str, str]]:
    """(words, code) of each name found: every way of writing each name, compared with the words at every place."""
    parted = "".join(letter if letter.isalpha() or unicodedata.combining(letter) else " " for letter in text).split()
    said = [plainly(word) for word in parted]
    hits = set()
    for code, name in people.items():
        given, particle, family = (list(part) for part in taken_apart(name))
        for front in (particle, [word for word in particle if word != "de"]):
            alone = front + family
            for first in range(len(said)):
                for way in [given + alone, alone + given] if given else []:
                    if said[first : first + len(way)] == way:
                        hits.add((first, first + len(way), code))
                if said[first : first + len(alone)] != alone or len("".join(family)) < 4:
                    continue
                of_a_place = first > 0 and said[first - 1] in ("saint", "sainte", "st", "ste")
                if parted[first + len(front)][0].isupper() and not of_a_place:
                    hits.add((first, first + len(alone), code))
    return {
        (" ".join(said[a:b]), code)
        for a, b, code in hits
        if not any(c <= a and b <= d and (a, b) != (c, d) for c, d, _ in hits)
    }


@settings(max_examples=50)
@given(
    people=st.lists(st.sampled_from(PEOPLE), max_size=5, unique=True),
    pieces=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "-", "\u00a0", "\n", ", "])), max_size=12),
)
def test_the_same_as_its_twin(people: list[str], pieces: list[tuple[str, str]]) -> None:
    """What is found by looking words up is what is found by comparing everything with everything."""
    known = {f"P-{number:02}": name for number, name in enumerate(people)}
    text = unicodedata.normalize("NFC", "".join(f"{piece}{gap}" for piece, gap in pieces)).strip() or "."
    names = Names(known)
    found = {(_plain_words(written), code) for written, codes in names.in_text(text) for code in codes}
    assert twin(known, text) == found
    reported = names.found(entry_of(ClockFaulted(reason=text)), VIEW)
    assert found == {
        (_plain_words(str(finding.values["words"])), code) for finding in reported for code in _codes(finding)
    }


@given(name=st.text(max_size=30), text=st.text(max_size=60))
def test_whatever_is_written(name: str, text: str) -> None:
    """Any name, any text: nothing fails; and a name is found where both its parts are written."""
    names = Names({"P-01": name})
    names.in_text(text)
    given, particle, family = map(" ".join, taken_apart(name))
    if given:
        assert names.in_text(f"{text} 1 {given} {particle} {family} 1 {text}")


def _plain_words(written: str) -> str:
    return " ".join(plainly(part) for part in "".join(c if c.isalpha() else " " for c in written).split())


def _codes(finding: Finding) -> list[str]:
    return str(finding.text.en).rstrip(".").partition(" is the name of ")[2].replace(" or ", ", ").split(", ")


# In a journal -----------------------------------------------------------------------------------------------------------


def named_world() -> SmallWorld:
    """The small world, in which P-20 is called Paul Dupré."""
    world = small_world()
    world.record(ActorRegistered(code="P-20", nature="person", category="resident", name="Paul Dupré"), about=["P-20"])
    return world


def test_a_known_name_is_explained() -> None:
    """Refused, recorded once the entry says why, and its neighbour, which says the code, left alone."""
    world = named_world()
    said = ObservationRecorded(title="Paul Dupré, maire, ouvre la séance")
    explained("known-name", world, said, because="Élu, dans l’exercice de son mandat.", occurred="2024-02-06")
    beside("known-name", world, ObservationRecorded(title="P-20 ouvre la séance, au dupré"), occurred="2024-02-06")


def test_a_reason_is_restored_without_the_names() -> None:
    """An export holds no name: a reason given against the rule is taken there as it stands."""
    world = named_world()
    given = [{"rule": "known-name", "reason": "Élu."}]
    world.record(ObservationRecorded(title="Dupré ouvre la séance"), exceptions=given, occurred="2024-02-06")
    copy = restore(export_lines(world.journal), None)
    assert world.journal.rows() == copy.rows()
    assert not copy.names()
    assert copy.notes() == world.journal.notes()


def test_a_reason_that_is_not_needed() -> None:
    """Refused where the names are known, as for any rule; taken where none is, since nobody can tell."""
    given = [{"rule": "known-name", "reason": "Élu."}]
    with pytest.raises(InvalidInput, match="does not break the rule known-name"):
        named_world().record(ObservationRecorded(title="P-20 ouvre la séance"), exceptions=given)
    receipt = small_world().record(ObservationRecorded(title="P-20 ouvre la séance"), exceptions=given)
    assert ["known-name"] == [override.rule for override in receipt.entry.exceptions]


def test_a_reason_that_names_the_person_is_itself_public() -> None:
    """Nobody is named by saying why they are not."""
    world = named_world()
    given = [{"rule": "decision-without-channel", "reason": "Dupré l’a voulu."}]
    event = DecisionTaken(title="On avance", kind="method", outcome="adopted")
    with pytest.raises(RuleViolation) as caught:
        world.record(event, exceptions=given)
    assert "exceptions[1].reason is public, and “Dupré” is the name of P-20." == caught.value.findings[0].text.en


def test_what_is_named_by_a_correction_or_a_retraction() -> None:
    """Both are entries, and public: a correction that writes the name again says why again, one that takes it out need not."""
    world = named_world()
    given = [{"rule": "known-name", "reason": "Élu."}]
    seen = world.record(ObservationRecorded(title="Dupré ouvre"), exceptions=given, occurred="2024-02-06")
    with pytest.raises(RuleViolation, match="known-name"):
        world.correct(seen.ref, {"place": "Salle"})
    fixed = world.correct(seen.ref, {"place": "Salle"}, exceptions=given)
    with pytest.raises(RuleViolation, match="not-correctable"):
        world.correct(fixed.ref, {})
    world.correct(seen.ref, {"title": "P-20 ouvre"})
    with pytest.raises(RuleViolation, match="known-name"):
        world.retract(seen.ref, note="C’était Paul Dupré.")
    world.retract(seen.ref, note="C’était P-20.")


def test_a_name_is_known_once_registered_and_as_corrected() -> None:
    """What stood there before stays; what comes after is looked at under the name as it now reads."""
    world = small_world()
    world.record(ObservationRecorded(title="Dupré ouvre"), occurred="2024-01-09")
    person = ActorRegistered(code="P-20", nature="person", category="resident", name="Paul Dupré")
    registered = world.record(person)
    with pytest.raises(RuleViolation, match="known-name"):
        world.record(ObservationRecorded(title="Dupré ouvre"))
    world.correct(registered.ref, {"name": "Paul Duprez"})
    world.record(ObservationRecorded(title="Dupré ouvre"))
    with pytest.raises(RuleViolation, match="known-name"):
        world.journal.trial.record(ObservationRecorded(title="Duprez ouvre"))


def test_a_name_that_is_registered_at_the_same_time() -> None:
    """It is known to the entry that gives it, and to those after it in its batch."""
    world = small_world()
    person = {"code": "P-20", "nature": "person", "category": "resident", "name": "Paul Dupré"}
    with pytest.raises(RuleViolation, match="label is public, and “Paul Dupré” is the name of P-20"):
        world.record(ActorRegistered(**person, label="Paul Dupré"))
    with pytest.raises(RuleViolation, match="title is public"):
        with world.batch() as batch:
            batch.record(ActorRegistered(**person))
            batch.record(ObservationRecorded(title="Dupré ouvre"))
    world.record(ObservationRecorded(title="Dupré ouvre"))  # nobody was registered


def test_an_intake_names_the_line() -> None:
    """Many entries at once are looked at one by one."""
    world = named_world()
    lines = [
        b'{"type":"memo.written","data":{"note_kind":"field","title":"%s"}}' % title
        for title in (b"Vu", b"Paul Dupr\\u00e9")
    ]
    with pytest.raises(IntakeRefused) as caught:
        intake(world.journal, lines, by="rd")
    assert [2] == [*caught.value.problems]
    assert 15 == world.journal.head
