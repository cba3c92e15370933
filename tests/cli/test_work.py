"""The commands on the work: experiments, decisions, actions, commitments, deliverables, learnings, factors."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.kept import same_as_kept
from tests.cli.session import run, session

COMMANDS = (
    ("experiments",),
    ("experiments", "--predictions"),
    ("decisions",),
    ("actions",),
    ("commitments",),
    ("deliverables",),
    ("learnings",),
    ("factors",),
)
END = ("--as-of", "2026-01-31")


def rows(*args: str) -> list[dict[str, Any]]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_what_the_demo_answers(demo: Path, command: tuple[str, ...]) -> None:
    """The JSON of each command on the demo is what somebody last looked at."""
    same_as_kept("-".join(name.strip("-") for name in command), run(*command, *END, "--format", "json").stdout)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_tables_fit_the_screen(demo: Path, command: tuple[str, ...], columns: int, lang: str) -> None:
    """No line is wider than the screen, in either language; nothing is left out at 100 columns."""
    result = run(*command, *END, ECT_LANG=lang, COLUMNS=str(columns))
    assert result.stdout
    assert max(map(len, result.stdout.splitlines())) <= columns
    if columns == 100:
        assert result.stderr == ""


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_yet_says_how_to_begin(folder: Path, command: tuple[str, ...], lang: str) -> None:
    """A journal without any says so on standard error, with the command that records one."""
    result = run(*command, ECT_LANG=lang)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "ect record " in result.stderr or "ect deci" in result.stderr
    assert run(*command, "--format", "json").stdout == "[]\n"


def test_decisions_say_what_was_retracted_since(demo: Path) -> None:
    """The status of H1b rested on a tally that counted J109, retracted seven weeks later; as known then, it had not been."""
    (now,) = [row for row in rows("decisions") if row["position"] == 355]
    (then,) = [row for row in rows("decisions", "--known-at", "J371") if row["position"] == 355]
    assert (now["retracted_since"], then["retracted_since"]) == ([109], [])
    printed = run("decisions", ECT_LANG="fr").stdout
    assert "J109\u00a0retirée" in printed


def test_a_gap_has_its_decision(demo: Path) -> None:
    """Thirteen projects were promised and twelve accompanied: the decision not to open the last one explains the gap."""
    (short,) = [row for row in rows("commitments", *END) if row["state"] == "short"]
    assert (short["quantity"], short["done"], short["gap"], short["decision"]) == ("13", "12", "1", 440)
    refused = next(row for row in rows("decisions") if row["position"] == short["decision"])
    assert refused["outcome"] == "rejected"


def test_an_experiment_is_named_as_people_type_it(demo: Path) -> None:
    """One experiment by its code, in any case; its predictions; the nearest code to one that nothing has."""
    assert [row["experiment"] for row in rows("experiments", "exp-02")] == ["EXP-02"]
    assert [row["prediction"] for row in rows("experiments", "EXP-02", "--predictions")] == ["ATT-02"]
    unknown = run("experiments", "EXP-2")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "Did you mean EXP-02?" in unknown.stderr


def test_what_is_to_be_done_comes_first(demo: Path) -> None:
    """Of the actions, those overdue or open, then the others."""
    states = [row["state"] for row in rows("actions", "--as-of", "2023-10-15")]
    assert states == sorted(states, key=["overdue", "open", "done", "dropped"].index)
    assert "overdue" in states


def test_an_experiment_told_by_commands(folder: Path) -> None:
    """Framed, expected, resolved: each answer follows what was recorded."""
    session("""
        $ ect record experiment --code EXP-01 --title Binôme --protocol "Quatre ateliers." --planned-days 60
        J15
        ! J15 recorded: experiment framed, 2024-02-07. EXP-01 Binôme
        $ ect record prediction --code ATT-01 --claim H1b --title "Il propose" --p-claim 0.7 --experiment EXP-01 --deadline 2024-03-31
        J16
        ! J16 recorded: prediction registered, 2024-02-07. ATT-01 Il propose
        $ ect experiments
        Code    Title   Claim  Projects  Status  Since       Days  Predictions
        ──────────────────────────────────────────────────────────────────────
        EXP-01  Binôme                   framed  2024-02-07  ·/60  1 open
        $ ect record prediction-resolved --prediction ATT-01 --result observed
        J17
        ! J17 recorded: prediction resolved, 2024-02-07. ATT-01 · observed
        $ ect experiments EXP-01 --predictions
        Code    Prediction  Claim  If true  Deadline    Result    Seen in    J
        ──────────────────────────────────────────────────────────────────────
        ATT-01  Il propose  H1b@1     0.70  2024-03-31  observed           J16
    """)


def test_a_commitment_told_by_commands(folder: Path) -> None:
    """Promised, reported with its gap and the reason of it."""
    session("""
        $ ect record commitment --code ENG-01 --title "Projets accompagnés" --objective operational --quantity 12 --unit projets --due 2024-12-31
        J15
        ! J15 recorded: commitment made, 2024-02-07. ENG-01 Projets accompagnés
        $ ect record commitment-reported --commitment ENG-01 --done 9.5 --statement "Neuf et demi." --gap-reason "Un départ."
        J16
        ! J16 recorded: commitment reported, 2024-02-07. ENG-01 · Neuf et demi.
        $ ect commitments
        Code    Title                Due         Done/promised   Gap  Status  Why         Decision
        ──────────────────────────────────────────────────────────────────────────────────────────
        ENG-01  Projets accompagnés  2024-12-31  9.5/12 projets  2.5  due     Un départ.
    """)
