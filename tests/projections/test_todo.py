"""What there is to look after: when each thing is said, and how kindly, in both languages."""

from datetime import date, timedelta
from typing import Any

import pytest

from ect_journal import Journal
from ect_journal.catalogue import (
    ActionAssigned,
    CommitmentMade,
    CommitmentReported,
    ConsentRecorded,
    DeliverableDue,
    MemoWritten,
    ObservationRecorded,
)
from ect_journal.words import Text
from ect_projections import Reading, todo
from ect_projections.todo_words import counted, lasting, listed, named, of, said
from tests.projections.journals import set_clock, started


@pytest.fixture
def journal() -> Journal:
    """The registry, of 2 January 2024."""
    return started()


def lines(journal: Journal, kind: str, day: str) -> list[dict[str, Any]]:
    """Those of a kind, on the evening of a day."""
    set_clock(journal, f"{day}T20:00")
    found = todo(Reading.of(journal)).collect()
    return found.filter(found["kind"] == kind).to_dicts()


def test_a_deliverable_is_said_a_month_ahead(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirty days before, not thirty-one; once the day has passed, otherwise."""
    journal.record(DeliverableDue(code="RI-2024", title="Rapport", due="2024-03-31"))
    assert lines(journal, "deliverable_due", "2024-02-29") == []
    (soon,) = lines(journal, "deliverable_due", "2024-03-01")
    assert (soon["day"], soon["subject"], soon["entries"]) == (date(2024, 3, 31), "RI-2024", [15])
    assert soon["text"] == "RI-2024 “Rapport” is expected on 31 March 2024: four weeks left."
    monkeypatch.setenv("ECT_LANG", "fr")
    (late,) = lines(journal, "deliverable_due", "2024-04-01")
    assert late["text"] == (
        "RI-2024 «\u202fRapport\u202f» était attendu le 31 mars 2024\u202f: le remettre, ou dire à qui l’attend quand il viendra."
    )


def test_a_deliverable_of_today(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left; it is today."""
    journal.record(DeliverableDue(code="RI-2024", title="Rapport", due="2024-03-31"))
    (today,) = lines(journal, "deliverable_due", "2024-03-31")
    assert today["text"] == "RI-2024 “Rapport” is expected on 31 March 2024: that is today."
    monkeypatch.setenv("ECT_LANG", "fr")
    (today,) = lines(journal, "deliverable_due", "2024-03-31")
    assert today["text"].endswith(" est attendu le 31 mars 2024\u202f: c’est aujourd’hui.")


def test_a_commitment_that_falls_short(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The numbers and the unit stand beside each other: no unit is made to agree."""
    journal.record(
        CommitmentMade(
            code="ENG-04", title="Publics", objective="operational", quantity="3", unit="publics", due="2024-01-31"
        )
    )
    journal.record(
        CommitmentMade(code="ENG-05", title="Sans unité", objective="operational", quantity="3", due="2024-01-31")
    )
    for code in ("ENG-04", "ENG-05"):
        journal.record(CommitmentReported(commitment=code, done="2", statement="Deux."))
    units, none = lines(journal, "commitment_due", "2024-02-02")
    assert units["text"] == ("ENG-04 “Publics”: 1 of 3 (publics) still to do; saying why would help whoever reads it.")
    assert none["text"] == "ENG-05 “Sans unité”: 1 of 3 still to do; saying why would help whoever reads it."
    monkeypatch.setenv("ECT_LANG", "fr")
    assert lines(journal, "commitment_due", "2024-02-02")[0]["text"] == (
        "ENG-04 «\u202fPublics\u202f»\u202f: reste 1 sur 3 (publics)\u202f; dire pourquoi aiderait qui le lira."
    )


def test_one_entry_that_rests_on_nothing(journal: Journal) -> None:
    """In the singular."""
    journal.record(MemoWritten(title="Seul", note_kind="field"))
    texts = {line["subject"]: line["text"] for line in lines(journal, "ungrounded", "2024-02-02")}
    assert texts["memo.written"] == "One entry of type “memo written” rests on no other: where does it come from?"


def test_a_consent_is_said_for_the_last_one_given(journal: Journal) -> None:
    """One that ended, and was given again for longer, is not."""
    consent = {"person": "P-01", "scopes": ["verbatim"], "form": "Formulaire signé"}
    journal.record(ConsentRecorded(**consent, until="2024-02-01"))
    (ended,) = lines(journal, "consent_ending", "2024-02-02")
    assert ended["text"] == "The consent of P-01 ended on 1 February 2024: offer to renew it, or quote them no more."
    journal.record(ConsentRecorded(**consent, until="2025-02-01"))
    assert lines(journal, "consent_ending", "2024-02-03") == []


def test_a_project_without_news(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """After four months; an observation that names it is news."""
    monkeypatch.setenv("ECT_LANG", "fr")
    assert lines(journal, "project_silent", "2024-05-01") == []
    silent = lines(journal, "project_silent", "2024-05-02")
    assert [line["subject"] for line in silent] == ["ALI-01", "ECI-03", "MOB-01"]
    assert silent[0]["text"] == (
        "Pas de nouvelles d’ALI-01 «\u202fProjet ALI-01\u202f» depuis quatre mois\u202f: un appel, un passage\u202f?"
    )
    journal.record(ObservationRecorded(title="Vu", projects=["ALI-01"]))
    assert [line["subject"] for line in lines(journal, "project_silent", "2024-05-02")] == ["ECI-03", "MOB-01"]


def test_what_nobody_tried_to_refute(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hypothesis, since the last rival, prediction or evidence that could have told against it."""
    monkeypatch.setenv("ECT_LANG", "fr")
    (line,) = lines(journal, "hypothesis_unchallenged", "2024-05-02")
    assert line["text"] == "Rien cherché contre H1 depuis quatre mois\u202f: où pourrait-elle ne pas tenir\u202f?"
    assert line["entries"] == [8]  # the second rival


def test_an_action_that_is_vague(journal: Journal) -> None:
    """What it lacks is said; nothing when it lacks nothing."""
    journal.record(ActionAssigned(title="Relire", owner="rd"))
    journal.record(ActionAssigned(title="Écrire"))
    journal.record(ActionAssigned(title="Appeler", owner="rd", due="2024-03-01"))
    assert [line["text"] for line in lines(journal, "action_vague", "2024-01-03")] == [
        "“Relire” still lacks a due date.", "“Écrire” still lacks somebody to do it and a due date."
    ]  # fmt: skip


def test_numbers_are_said_in_words() -> None:
    """Up to twenty; then in figures."""
    days = (("day", "days"), ("jour", "jours"))
    assert counted(1, *days) == Text("one day", "un jour")
    assert counted(17, *days) == Text("seventeen days", "dix-sept jours")
    assert counted(21, *days) == Text("21 days", "21 jours")
    assert counted(0, *days) == Text("no days", "zéro jour")


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (1, Text("one day", "un jour")),
        (13, Text("thirteen days", "treize jours")),
        (14, Text("two weeks", "deux semaines")),
        (60, Text("two months", "deux mois")),
        (121, Text("four months", "quatre mois")),
        (729, Text("24 months", "24 mois")),
        (730, Text("two years", "deux ans")),
    ],
)
def test_how_long_is_said_as_people_say_it(days: int, text: Text) -> None:
    """In days, weeks, months or years."""
    assert lasting(date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=days)) == text


def test_french_is_french() -> None:
    """The first of a month, a list, a title that holds marks, what “de” becomes before a vowel."""
    assert said(date(2024, 3, 1)) == Text("1 March 2024", "1er mars 2024")
    assert listed(["a", "b", "c"]) == Text("a, b and c", "a, b et c")
    assert listed([]) == Text("", "")
    assert named("La rivale « l’appel » est inscrite").fr == "« La rivale “l’appel” est inscrite »"
    assert [of(code).fr for code in ("ALI-01", "H2", "eci-03")] == ["d’ALI-01", "de H2", "d’eci-03"]
