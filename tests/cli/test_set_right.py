"""Correcting, retracting, putting back."""

import json
from pathlib import Path

import pytest

from tests.cli.session import run, session


@pytest.fixture
def observed(folder: Path) -> Path:
    """J15, an observation with a sealed text, recorded on the evening."""
    text = ("--text", "-", "--place", "Mairie", "--project", "ALI-01")
    run("observe", "--title", "Vu", "--on", "2024-02-06", *text, input="Un récit")
    return folder


def test_an_entry_is_set_right(observed: Path) -> None:
    """Each step is an entry, and `show` tells how the first one stands."""
    session("""
        $ ect correct J15 --set "title=Revu" --set project=ECI-03 --unset place --reason "Faute"
        J16
        ! J16 recorded: entry corrected, 2024-02-07. J15 · Faute
        !   title: Vu → Revu
        !   projects: ALI-01 → ECI-03
        !   place: Mairie → —
        $ ect retract 15 --reason doublon --note "Déjà consignée"
        J17
        ! J17 recorded: entry retracted, 2024-02-07. J15 · duplicate · Déjà consignée
        $ ect reinstate j15 --by P-01
        J18
        ! J18 recorded: entry reinstated, 2024-02-07. J15
        $ ect show J15
        J15  observation recorded (observation.recorded)
          When           2024-02-06
          Recorded       2024-02-07 18:03, by rd
          Standing       corrected (J16 corrects it, J17 retracts it, J18 puts it back)
          title          Revu
          text           ✦ sealed (--open opens it)
          projects       ECI-03
          negative_case  no
        $ ect show J15 --recorded --open
        J15  observation recorded (observation.recorded)
          When           2024-02-06
          Recorded       2024-02-07 18:03, by rd
          Standing       corrected (J16 corrects it, J17 retracts it, J18 puts it back)
          title          Vu
          text           Un récit
          projects       ALI-01
          place          Mairie
          negative_case  no
    """)


def test_a_correction_is_retracted(observed: Path) -> None:
    """The reading before it comes back."""
    run("correct", "J15", "--set", "title=Revu", "--reason", "Faute")
    run("retract", "J16", "--reason", "erreur")
    shown = json.loads(run("show", "J15", "--format", "json").stdout)
    assert (shown["status"], shown["reads"]["data"]["title"]) == ("live", "Vu")
    assert shown["marks"] == [{"ref": "J16", "kind": "corrected"}]


def test_an_entry_as_it_was_known(observed: Path) -> None:
    """--known-at shows the reading of that moment, by what had been done to it then."""
    run("correct", "J15", "--set", "title=Revu", "--reason", "Faute")
    run("retract", "J15", "--reason", "erreur")
    known = [
        json.loads(run("show", "J15", "--known-at", at, "--format", "json").stdout) for at in ("J15", "J16", "J17")
    ]
    assert [entry["status"] for entry in known] == ["live", "corrected", "retracted"]
    assert [entry["reads"]["data"]["title"] for entry in known[:2]] == ["Vu", "Revu"]
    assert run("show", "J15", "--known-at", "J14").exit_code == 1


def test_a_sealed_text_is_corrected(observed: Path) -> None:
    """A sealed field takes a path or - here too; left alone, it keeps its commitment."""
    before = json.loads(run("show", "J15", "--format", "json").stdout)["entry"]["data"]["text"]
    run("correct", "J15", "--set", "title=Revu", "--reason", "Faute")
    assert json.loads(run("show", "J15", "--format", "json").stdout)["reads"]["data"]["text"] == before
    said = run("correct", "J15", "--set", "text=-", "--reason", "Oubli", input="Un autre récit\n").stderr
    assert said.splitlines()[1:] == ["  text: the sealed text"]
    assert run("show", "J15", "--field", "text").stdout == "Un autre récit\n"


def test_when_it_happened_and_on_what_it_rests(observed: Path) -> None:
    """--on and --ground set right the entry's own day and grounds, not the correction's."""
    result = run("correct", "J15", "--on", "05/02", "--ground", "J9", "--reason", "Faute", "--format", "json")
    stored = json.loads(result.stdout)
    assert (stored["data"]["occurred"]["start"], stored["data"]["grounds"]) == ("2024-02-05", ["J9"])
    assert (stored["occurred"]["start"], stored["grounds"]) == ("2024-02-07", [])
    assert result.stderr.splitlines()[1:] == ["  When: 2024-02-06 → 2024-02-05", "  Rests on: — → J9"]


def test_changes_as_data(observed: Path) -> None:
    """--data takes the fields to change; --set wins over it."""
    given = '{"title": "Par data", "place": "Salle des fêtes"}'
    run("correct", "J15", "--data", "-", "--set", "title=Par set", "--reason", "Faute", input=given)
    reads = json.loads(run("show", "J15", "--format", "json").stdout)["reads"]["data"]
    assert (reads["title"], reads["place"]) == ("Par set", "Salle des fêtes")


@pytest.mark.parametrize(
    "command", [("correct", "J15", "--set", "title=x", "--reason", "x"), ("retract", "J15", "--reason", "error")]
)
def test_setting_right_may_be_rehearsed(observed: Path, command: tuple[str, ...]) -> None:
    """--dry-run prints the entry and records nothing."""
    result = run(*command, "--dry-run")
    assert json.loads(result.stdout)["position"] == 16
    assert run("show", "J16").exit_code == 1


def test_what_cannot_be_set_right(observed: Path) -> None:
    """A field that is not there, a change that is none, a reason that is not one."""
    session("""
        $ ect correct J15 --set titre=x --reason x
        ! ect: observation.recorded has no field “titre”.
        ! ect: hint: Did you mean title? Its fields are: title, text, projects, place, negative_case, axes, pillars, domains, departs_from, attachments.
        [exit 2]
        $ ect correct J15 --reason x
        ! ect: Nothing is changed in J15.
        ! ect: hint: Give --set FIELD=VALUE, --unset FIELD, --on or --ground.
        [exit 2]
        $ ect correct J15 --set title --reason x
        ! ect: --set title gives no value.
        ! ect: hint: Write --set "title=The right title".
        [exit 2]
        $ ect correct J15 --set title=x
        ! ect: Missing option '--reason'.
        ! ect: hint: `ect correct --help` says what it takes.
        [exit 2]
        $ ect retract J15 --reason dublon
        ! ect: entry.retracted: reason “dublon” is none of: error, duplicate, consent_withdrawn, unreliable_source, misattributed, out_of_scope, other.
        ! ect: hint: Did you mean duplicate?
        [exit 1]
        $ ect reinstate J15
        ! ect: not-retracted: J15 does not stand retracted: there is nothing to reinstate.
        ! ect: hint: `ect show J15` says how it stands.
        [exit 1]
    """)
