"""The questions about the field, on the demo: pillars, indicators, funding, coverage, participation, effects."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.kept import same_as_kept
from tests.cli.session import run, session

ASKED = {
    "pillars": ("pillars",),
    "indicators": ("indicators",),
    "funding": ("funding",),
    "funding-shares": ("funding", "--shares"),
    "coverage": ("coverage",),
    "participation": ("participation",),
    "effects": ("effects", "ACC@3"),
}


def rows(*args: str) -> list[dict[str, Any]]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("name", ASKED)
def test_json_is_stable(demo: Path, name: str) -> None:
    """What programs read is what it was when somebody last looked at it."""
    same_as_kept(name, run(*ASKED[name], "--as-of", "2025-12-31", "--format", "json").stdout)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("asked", [*ASKED.values(), ("effects", "ACC"), ("pillars", "ENV-01")], ids=" ".join)
def test_a_table_fits(demo: Path, lang: str, asked: tuple[str, ...]) -> None:
    """In a hundred columns, in both languages, with no column left out, but for the effects of all versions at once."""
    result = run(*asked, ECT_LANG=lang)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "--format csv" not in result.stderr or asked == ("effects", "ACC")


def test_scores_of_a_project(demo: Path) -> None:
    """A project is named in any case; a pillar that nobody scored shows a dot."""
    session(
        """
        $ ect pillars ali-02
        Project  Pillar                 Score  Missing  Change  Day         Ideal then  By    J
        ───────────────────────────────────────────────────────────────────────────────────────
        ALI-02   collective ownership     1/3        2          2023-04-12                  J77
        ALI-02   territorial anchoring    ·/4
        ALI-02   resilience               ·/3
        ALI-02   hybrid business model    ·/2
        """
    )


def test_which_way_an_indicator_moves(demo: Path) -> None:
    """Fewer people without a doctor is better; each value with its uncertainty, beside the baseline."""
    session(
        """
        $ ect indicateurs ind-04
        Code    Titre             Projet  Au              Valeur  Unité       Réf.  Évolution  Sens        J
        ────────────────────────────────────────────────────────────────────────────────────────────────────
        IND-04  Personnes sans    SAN-01  2024-10-14  1 340 ± 40  personnes  2 100             progrès  J331
                médecin traitant
        IND-04  Personnes sans    SAN-01  2025-06-30    720 ± 30  personnes  2 100       -620  progrès  J427
                médecin traitant
        """,
        ECT_LANG="fr",
    )


def test_a_line_of_funding_is_followed(demo: Path) -> None:
    """Sought, then refused: both sums tell it, and nothing is secured; sought, then granted: secured once."""
    (refused,) = rows("funding", "ALI-02")
    assert (refused["sought"], refused["refused"], refused["secured"]) == ("60000", "60000", "0")
    (granted,) = [row for row in rows("funding", "MOB-01") if row["lever"] == "sponsorship"]
    assert (granted["sought"], granted["granted"], granted["secured"]) == ("18000", "18000", "18000")


def test_coverage_shows_where_nobody_looked(demo: Path) -> None:
    """All 72 cells as data; a grid for people, where an empty one is a dot."""
    cells = rows("coverage")
    assert len(cells) == 72
    empty = [cell for cell in cells if not cell["entries"]]
    assert ("emergence", "resilience", "health") in {(c["axis"], c["pillar"], c["domain"]) for c in empty}
    shown = run("coverage")
    (line,) = [line for line in shown.stdout.splitlines() if line.startswith("emergence  resilience")]
    assert line.split() == ["emergence", "resilience", *"······"]
    assert f"{len(empty)} cells of 72 are empty." in shown.stderr


def test_guests_are_apart(demo: Path) -> None:
    """Those who came without being registered are counted in a last line."""
    assert run("participation").stdout.splitlines()[-1].split() == ["(guests)", "11", "2024-01-18"]


def test_projects_under_a_version_beside_the_others(demo: Path) -> None:
    """ACC@3 covered ECI-03 and MOB-01, not ALI-01; the table says that it is no cause."""
    covered = {row["project"]: row["covered"] for row in rows("effects", "acc@3")}
    assert [covered[project] for project in ("ECI-03", "MOB-01", "ALI-01")] == [True, True, False]
    said = run("effets", "ACC@3", ECT_LANG="fr").stderr
    assert "Une description, non une cause" in said
    assert "Couverts\u202f: ECI-03, MOB-01. Non couverts\u202f: ALI-01," in said
    score = next(r for r in rows("effects", "ACC@3") if r["measure"] == "pillar:collective_ownership")
    assert (score["before"], score["after"], score["change"], score["until"]) == ("2", "3", "1", "2025-04-14")


def test_a_version_that_a_method_does_not_have(demo: Path) -> None:
    """Its versions are said."""
    session(
        """
        $ ect effects ACC@9
        ! ect: ACC has no version “9”.
        ! ect: hint: Its versions: ACC@1, ACC@2, ACC@3, ACC@4.
        [exit 1]
        """
    )


@pytest.mark.parametrize(
    ("args", "close"),
    [(("pillars", "ALI-O1"), "ALI-01"), (("indicators", "IND-O1"), "IND-01"), (("effects", "AC@3"), "ACC")],
)
def test_a_code_that_nothing_has(demo: Path, args: tuple[str, ...], close: str) -> None:
    """The nearest one is proposed, on two lines."""
    result = run(*args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"Did you mean {close}" in result.stderr
    assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "asked", ["pillars", "indicators", "funding", "funding --shares", "effects ACC", "pillars ALI-01"]
)
def test_where_there_is_nothing(folder: Path, lang: str, asked: str) -> None:
    """A programme whose projects have only been opened: an empty answer, and nothing breaks."""
    result = run(*asked.split(), ECT_LANG=lang)
    assert result.exit_code == 0
    assert [] == rows(*asked.split()) or asked == "effects ACC"


@pytest.mark.parametrize("asked", [*ASKED.values()][:-1], ids=" ".join)
def test_before_anything_happened(demo: Path, asked: tuple[str, ...]) -> None:
    """As of a day before the programme, and as known at the first entry."""
    for when in (("--as-of", "1999-01-01"), ("--known-at", "J1")):
        assert run(*asked, *when).exit_code == 0
