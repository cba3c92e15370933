"""`ect consent`: where a person stands, and what they say, by the rules of any entry."""

import json
import os
import shutil
from pathlib import Path

import pytest

from ect_journal import Journal
from ect_journal.catalogue import InterviewRecorded, NoticeGiven, ObservationRecorded
from tests.cli.session import run, session


@pytest.fixture
def spoken(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """P-07 was told, and interviewed; an observation is about them too."""
    for name, own in (("ECT_KEYS", "keys"), ("ECT_STATE", "state")):
        if Path(os.environ[name]).exists():
            shutil.copytree(os.environ[name], tmp_path / own)
        monkeypatch.setenv(name, str(tmp_path / own))
    with Journal.open(folder) as journal:
        journal.record(NoticeGiven(persons=["P-07"], version="Notice 2"), occurred="2024-02-05")
        talk = InterviewRecorded(title="Entretien", interviewee="P-07", verbatims=["« On attend. »", "« On verra. »"])
        journal.record(talk, occurred="2024-02-06")
        journal.record(ObservationRecorded(title="Vu", text="Il parlait."), occurred="2024-02-06", about=["P-07"])
        journal.record(InterviewRecorded(title="Sans note", interviewee="P-07"), occurred="2024-02-07")
    return folder


def test_where_a_person_stands(spoken: Path) -> None:
    """In sentences, in the order in which it happened, then what it comes to today."""
    session("""
        $ ect consent p-07
        Informed on 2024-02-05 (J15): Notice 2
        Today, the notice of J15 holds: they were told, and have consented to nothing.
        3 values are held about them (J16, J17). `ect access P-07` writes them out.
        $ ect consent P-07 --given verbatim,audio --form "form, version 2" --until 2024-06-30 --on 2024-02-06
        J19
        ! J19 recorded: consent recorded, 2024-02-06. P-07 · form, version 2
        $ ect consent P-07 --given name --form spoken
        J20
        ! J20 recorded: consent recorded, 2024-02-07. P-07 · spoken
        $ ect consent P-07
        Informed on 2024-02-05 (J15): Notice 2
        Consented on 2024-02-06 (J19), up to 2024-06-30, to: verbatim, audio. form, version 2
        Consented on 2024-02-07 (J20) to: name. spoken
        Today, the consent of J20 holds.
        3 values are held about them (J16, J17). `ect access P-07` writes them out.
        $ ect consent P-01
        Neither a consent nor a notice is recorded: their words cannot be.
        Nothing sealed is held about them.
    """)


def test_withdrawing_proposes_what_comes_next_and_does_none_of_it(spoken: Path) -> None:
    """The words would be erased by one command, the participation retracted entry by entry."""
    session("""
        $ ect consent P-07 --withdrawn words,study
        J19
        ! J19 recorded: consent withdrawn, 2024-02-07. P-07
        ! Next, so that their words are gone:
        !   ect erase P-07 --ground consent-withdrawn
        ! Next, so that what rests on their taking part counts no more:
        !   ect retract J16 --reason consent_withdrawn
        !   ect retract J17 --reason consent_withdrawn
        !   ect retract J18 --reason consent_withdrawn
        $ ect consent P-07
        Informed on 2024-02-05 (J15): Notice 2
        Withdrew on 2024-02-07 (J19): the words, taking part.
        Today, nothing holds any more: they withdrew by J19, and their words are recorded no more.
        3 values are held about them (J16, J17). `ect access P-07` writes them out.
    """)


def test_the_proposed_commands_do_it(spoken: Path) -> None:
    """Each of them runs as it is printed, and afterwards there is nothing left to propose."""
    proposed = run("consent", "P-07", "--withdrawn", "words", "--withdrawn", "study").stderr.splitlines()
    for line in proposed:
        if line.startswith("  ect "):
            words = line.split()[1:]
            result = run(*words, *(["--yes"] if words[0] == "erase" else []))
            assert result.exit_code == 0, result.stderr
    assert "Nothing sealed is held about them." in run("consent", "P-07").stdout
    session("""
        $ ect consent P-07 --withdrawn words,study
        J24
        ! J24 recorded: consent withdrawn, 2024-02-07. P-07
        ! Nothing sealed is held about them.
        ! No entry that stands rests on their taking part.
    """)


def test_a_session_in_french(spoken: Path) -> None:
    """The words of the vocabularies in French, with and without their articles."""
    session(
        """
        $ ect consentement P-07 --withdrawn mots,participation
        J19
        ! J19 consignée\u202f: consentement retiré, 2024-02-07. P-07
        ! Ensuite, pour que ses mots disparaissent\u202f:
        !   ect effacer P-07 --ground consentement-retire
        ! Ensuite, pour que ce qui repose sur sa participation ne compte plus\u202f:
        !   ect retirer J16 --reason "consentement retiré"
        !   ect retirer J17 --reason "consentement retiré"
        !   ect retirer J18 --reason "consentement retiré"
        $ ect consentement P-07
        Informée le 2024-02-05 (J15)\u202f: Notice 2
        A retiré le 2024-02-07 (J19)\u202f: les mots, la participation.
        Aujourd’hui, plus rien ne vaut\u202f: la personne s’est retirée par J19, et ses paroles ne se consignent plus.
        3 valeurs sont conservées à son sujet (J16, J17). «\u202fect acces P-07\u202f» les écrit.
        """,
        ECT_LANG="fr",
    )


def test_a_rehearsal_records_and_proposes_nothing(spoken: Path) -> None:
    """It prints the entry that would be recorded."""
    result = run("consent", "P-07", "--withdrawn", "words", "--dry-run")
    assert json.loads(result.stdout)["data"] == {"person": "P-07", "effect": ["words"]}
    assert "ect erase" not in result.stderr
    with Journal.open(spoken) as journal:
        assert journal.head == 18


def test_what_is_missing_or_too_much_is_said(spoken: Path) -> None:
    """No option is passed over in silence."""
    session("""
        $ ect consent P-07 --given verbatim
        ! ect: Still missing: --form.
        ! ect: hint: `ect consent --help` says what it takes.
        [exit 2]
        $ ect consent P-07 --given verbatim --withdrawn words --form x
        ! ect: --given and --withdrawn are two entries.
        ! ect: hint: Record one, then the other.
        [exit 2]
        $ ect consent P-07 --until 2024-06-30
        ! ect: --until goes with --given or --withdrawn.
        ! ect: hint: Say what they agreed to or took back; without options, the command only says where they stand.
        [exit 2]
        $ ect consent P-07 --withdrawn words --form x
        ! ect: --form goes with --given.
        ! ect: hint: Say what they agreed to or took back; without options, the command only says where they stand.
        [exit 2]
        $ ect consent P-08
        ! ect: Nothing here is called “P-08”.
        ! ect: hint: Did you mean P-01? Known: P-01, P-07, rd.
        [exit 1]
    """)


def test_what_is_no_scope_is_refused_with_those_that_are(spoken: Path) -> None:
    """In words that can be typed, and the nearest of them."""
    session("""
        $ ect consent P-07 --given video --form x
        ! ect: --given: “video” is not one of the words.
        ! ect: hint: Write one or several of: verbatim, audio, photo, name.
        [exit 2]
        $ ect consent P-07 --withdrawn words,wordy
        ! ect: --withdrawn: “wordy” is not one of the words.
        ! ect: hint: Did you mean words? Write one or several of: words, study.
        [exit 2]
    """)
    french = run("consent", "P-07", "--withdrawn", "paroles", ECT_LANG="fr")
    assert "Écrivez un ou plusieurs de ces mots\u202f: mots, participation." in french.stderr


def test_a_consent_that_is_over_already_is_said(spoken: Path) -> None:
    """It is recorded: what was agreed to was agreed to."""
    session("""
        $ ect consent P-07 --given verbatim --form x --on 2024-02-06 --until 2024-02-06
        J19
        ! J19 recorded: consent recorded, 2024-02-06. P-07 · x
        ! This consent was over on 2024-02-06, which is past: it allows nothing today.
    """)


def test_a_project_is_nobody(spoken: Path) -> None:
    """The code of something else is said to be that."""
    for command in ("consent", "access", "erase"):
        more = ("--dry-run",) if command == "erase" else ()
        assert run(command, "eci-03", *more).stderr.splitlines() == [
            "ect: ECI-03 is a project.",
            "ect: hint: Give the code of a person.",
        ]
    assert "Donnez le code d’une personne." in run("consentement", "ECI-03", ECT_LANG="fr").stderr
