"""The second types, recorded for real: sessions on the small programme, and each example on a copy of the demo."""

import json
import shlex
from pathlib import Path

import pytest

from ect_cli.record.examples import EXAMPLES
from tests.cli.session import run, session

SECOND = (
    "actor.updated", "commitment.made", "commitment.reported", "agreement.amended", "project.selected", "minutes.approved",
    "decision.implemented", "decision.superseded", "hypothesis.revised", "experiment.adjusted", "experiment.abandoned",
    "method.extended", "method.retired", "confidence.assessed", "learning.validated", "learning.invalidated",
    "success_factor.identified", "dissemination.done", "deliverable.reviewed",
)  # fmt: skip


def test_each_is_recorded_and_read_again(own_demo: Path) -> None:
    """One after the other, each in a journal that holds those before it; what is shown is what was recorded."""
    for type in SECOND:
        recorded = run(*shlex.split(EXAMPLES[type].replace("\\\n", " "))[1:])
        assert (type, recorded.exit_code) == (type, 0), recorded.stderr
        shown = json.loads(run("show", recorded.stdout.strip(), "--format", "json").stdout)
        assert type == shown["entry"]["type"]


def test_a_commitment_and_its_report(folder: Path) -> None:
    """A gap that nothing explains is recorded, and said."""
    session("""
        $ ect record commitment --code ENG-04 --title "Douze projets" --objective opérationnel --quantity 12 --unit projets --due 2024-01-31
        J15
        ! J15 recorded: commitment made, 2024-02-07. ENG-04 Douze projets
        $ ect record commitment-reported --commitment ENG-04 --done 10,5 --statement "Dix projets et demi."
        J16
        ! J16 recorded: commitment reported, 2024-02-07. ENG-04 · Dix projets et demi.
        ! note (gap-unexplained): 10.5 of 12 promised for ENG-04, and nothing says why.
        $ ect record commitment-reported --commitment ENG-4 --statement "Dix."
        ! ect: unknown-code: No commitment has the code ENG-4.
        ! ect: hint: Did you mean ENG-04? Known codes: ENG-04.
        [exit 1]
    """)


def test_a_project_is_selected_for_its_potential(folder: Path) -> None:
    """Pillars by their French labels, their texts with commas in them."""
    session("""
        $ ect record project-selected --project ALI-01 --retained --potential "pillar=ancrage territorial,text=Quatre écoles, un village" --potential pillar=résilience,text=L’hiver --reason "Fort potentiel."
        J15
        ! J15 recorded: project selected, 2024-02-07. ALI-01 · selected · Fort potentiel.
        $ ect record project-selected --project ECI-03 --no-retained --reason "Pas de porteur."
        J16
        ! J16 recorded: project selected, 2024-02-07. ECI-03 · set aside · Pas de porteur.
    """)


def test_a_hypothesis_is_revised(folder: Path) -> None:
    """A bare claim is then the new version; what was left out is closed, in two lines."""
    session("""
        $ ect record hypothesis-revised --hypothesis H1 --statement "Le dialogue d’abord." --claim "code=H1b,text=Le dialogue a changé le besoin" --reason "H1a et H1c attendront." --knowledge-access "aucun résultat vu" --loop "révise le cadre"
        J15
        ! J15 recorded: hypothesis revised, 2024-02-07. H1 · no result seen · revises the frame · Le dialogue d’abord.
        $ ect observe --title "Vu"
        J16
        ! J16 recorded: observation recorded, 2024-02-07. Vu
        $ ect record evidence --claim H1b --entry J16 --direction appuie --cluster G-1 --source-kind observation --rationale "Oui."
        J17
        ! J17 recorded: evidence linked, 2024-02-07. H1b@2 · J16 · supports · observation · Oui.
        $ ect record evidence --claim H1a --entry J16 --direction appuie --cluster G-1 --source-kind observation --rationale "Oui."
        ! ect: claim-closed: H1a@1 was left out by J15, which revised H1: it is closed.
        ! ect: hint: Name a claim that is open (H1b), or revise H1 with this one again.
        [exit 1]
    """)


def test_a_version_is_extended_then_the_method_retired(folder: Path) -> None:
    """A project that has the version already is named; nothing follows a retirement."""
    session("""
        $ ect record method-extended --method ACC --version 1 --project ALI-01 --effective-from 2024-02-01
        ! ect: already-under-version: On 2024-02-01, ALI-01 is already under version 1 of ACC (since 2023-11-20, J14).
        ! ect: hint: Leave ALI-01 out.
        [exit 1]
        $ ect record method-retired --method ACC --effective-from 2024-03-01 --reason "Remplacée."
        J15
        ! J15 recorded: method retired, 2024-02-07. ACC · Remplacée.
        $ ect record method-retired --method ACC --effective-from 2024-04-01 --reason "Encore."
        ! ect: method-retired: ACC was retired by J15, from 2024-03-01 on.
        ! ect: hint: Retract J15 if the method goes on, or define another method.
        [exit 1]
    """)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_confidence_says_why(folder: Path, lang: str) -> None:
    """A concern without its reason is refused, then accepted with a reason for that."""
    learning = ("record", "learning", "--title", "Vu", "--text", "Vu.", "--bears-on", "concept", "--axis", "émergence")
    assert run(*learning, "--single-case").exit_code == 0
    given = ["record", "confidence", "--learning", "J15", "--confidence", "faible", "--coherence", "concern=aucune"]
    for question in ("--methodological-limitations", "--adequacy", "--relevance"):
        given += [question, "concern=mineure,why=Un seul lecteur"]
    refused = run(*given, ECT_LANG=lang)
    assert (refused.exit_code, "coherence" in refused.stderr) == (1, True)
    assert "J16\n" == run(*given, "--despite", "confidence-without-rationale=Repris d’un tableau.").stdout
