"""The questions, on the demo: which version, which day, which code."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.session import run, session


def rows(*args: str) -> list[dict[str, Any]]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def total(*args: str) -> Decimal:
    (row,) = rows("tally", "H1b", "--rival", "R-appel", *args)
    return Decimal(row["total"])


def test_a_tally_as_it_was_known(demo: Path) -> None:
    """What was known in June is not what was known in December."""
    assert total("--known-at", "2024-06-30") != total("--known-at", "2024-12-31")


def test_retracting_moves_today_and_not_yesterday(own_demo: Path) -> None:
    """Retracting an observation leaves the past tally as it was, and the present one counts an item less."""
    links = [row for row in rows("log", "--type", "evidence") if row["title"].startswith("H1b@")]
    cited = [run("show", f"J{link['position']}", "--field", "entry").stdout for link in links]
    observation = next(ref for ref in cited if run("show", ref, "--field", "negative_case").exit_code == 0)
    past, (now,) = total("--known-at", "2024-06-30"), rows("tally", "H1b", "--rival", "R-appel")
    assert run("retract", observation, "--reason", "doublon").exit_code == 0
    (after,) = rows("tally", "H1b", "--rival", "R-appel")
    assert total("--known-at", "2024-06-30") == past
    assert (after["items"], len(after["voided"])) == (now["items"] - 1, len(now["voided"]) + 1)


@pytest.mark.parametrize(
    ("project", "day", "known_at", "version"),
    [
        ("ECI-03", "2024-04-07", None, 2),
        ("ECI-03", "2024-04-08", None, 3),
        ("ALI-01", "2024-04-07", None, 2),
        ("ALI-01", "2024-04-08", None, 2),
        ("ECI-03", "2024-04-08", "2024-04-01", 2),
    ],
)
def test_which_version_is_in_force(demo: Path, project: str, day: str, known_at: str | None, version: int) -> None:
    """On a day, for a project, as it was known."""
    known = ("--known-at", known_at) if known_at else ()
    (row,) = rows("methods", "ACC", "--project", project, "--on", day, *known)
    assert row["version"] == version


def test_why_a_method_changed(demo: Path) -> None:
    """The trace of that change reaches what triggered it and the decision that adopted it."""
    (change,) = [row for row in rows("methods", "ACC") if row["version"] == 3]
    reached = {row["type"] for row in rows("trace", f"J{change['position']}") if row["direction"] == "back"}
    assert {"observation.recorded", "reflection.recorded", "decision.taken"} <= reached


def test_codes_are_read_as_people_type_them(demo: Path) -> None:
    """Any case, a version or none; a hypothesis stands for all of its claims."""
    assert rows("tally", "h1b@1", "--rival", "r-appel") == rows("tally", "H1b", "--rival", "R-appel")
    assert {row["claim"] for row in rows("tally", "H2")} == {"H2b", "H2c", "H2d", "H2e"}
    assert rows("methods", "acc") == rows("methods", "ACC")


def test_a_version_that_is_not_in_force(folder: Path) -> None:
    """Refused in two lines: the answer would be about another wording."""
    revised = """
        $ ect record hypothesis-revised --hypothesis H1 --statement "Le dialogue d’abord." --claim "code=H1b,text=Autrement" --reason "Ainsi." --knowledge-access "aucun résultat vu" --loop "révise le cadre"
        J15
        ! J15 recorded: hypothesis revised, 2024-02-07. H1 · no result seen · revises the frame · Le dialogue d’abord.
        $ ect {command} H1b@1
        ! ect: H1b@1 is not in force.
        ! ect: hint: The version in force is H1b@2.
        [exit 1]
        $ ect {command} h1b@99
        ! ect: H1b@99 is not in force.
        ! ect: hint: The version in force is H1b@2.
        [exit 1]
        $ ect {command} H1@1
        ! ect: H1@1 is not in force.
        ! ect: hint: The versions in force are H1a@1, H1b@2, H1c@1.
        [exit 1]
    """
    session(revised.format(command="tally"))
    assert run("hypotheses", "H1b@1").exit_code == 1
    assert {row["version"] for row in rows("tally", "h1b@2")} == {2}
    assert {row["version"] for row in rows("tally", "H1b@1", "--known-at", "J14")} == {1}
    assert rows("tally", "H1b@1", "--known-at", "J1") == []


@pytest.mark.parametrize(
    ("args", "close"),
    [(("tally", "H1z"), "H1"), (("tally", "H1b", "--rival", "R-apel"), "R-appel"), (("methods", "AC"), "ACC")],
)
def test_a_code_that_nothing_has(demo: Path, args: tuple[str, ...], close: str) -> None:
    """The nearest code, and the known ones."""
    result = run(*args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"Did you mean {close}?" in result.stderr


def test_hypotheses_are_sorted_and_chosen(demo: Path) -> None:
    """By code; a hypothesis or a claim may be named."""
    claims = [(row["hypothesis"], row["claim"], row["version"]) for row in rows("hypotheses")]
    assert claims == sorted(claims)
    assert {row["claim"] for row in rows("hypotheses", "h1b")} == {"H1b"}
    assert {row["hypothesis"] for row in rows("hypotheses", "H2")} == {"H2"}
