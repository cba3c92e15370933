"""`ect bias`: what would undo a conclusion."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ect_cli.read.bias import _sentences
from tests.cli.kept import same_as_kept
from tests.cli.session import run, session


def test_in_words(demo: Path) -> None:
    """A paragraph per rival, the main one first: the counts and the bias, the sources to leave out, what moves it most."""
    session(
        """
        $ ect bias H1b
        H1b@1 against its main rival R-appel
          6 sources speak for the claim, 1 against it. To undo that, what pleased would have to have been
          noted 7.2 times more readily than what did not. It would take leaving out 5 sources (G-SAN02-0205,
          G-ECI-1010, G-ALI-0206, G-ALI-1031, G-MOB-0418) before the whole (589 times for the claim) changed
          sides. What moves it most: item J381 (without it, 78 times for the claim), source G-SAN02-0205
          (without it, 78 times for the claim), project ALI-01 (without it, 59 times for the claim).

        H1b@1 against R-evidence
          2 sources speak for the claim, none against it. No bias in what was noted would turn that round,
          since nothing speaks the other way; but it fades: 7 times for the claim, and only 2 times had what
          pleased been noted 10 times more readily than what did not. It would take leaving out 2 sources
          (G-SAN02-0205, G-SAN-0323) before the whole (10 times for the claim) changed sides. What moves it
          most: item J381 (without it, 2 times for the claim), source G-SAN02-0205 (without it, 2 times for
          the claim), project SAN-02 (without it, 2 times for the claim).
        """
    )


def test_in_french(demo: Path) -> None:
    """By its French name, in factors too."""
    session(
        """
        $ ect biais h1b --rival r-appel
        H1b@1 face à sa rivale principale R-appel
          6 sources vont dans le sens de l’énoncé, 1 contre. Pour annuler ce compte, il faudrait que ce qui
          plaisait ait été noté 7,2 fois plus volontiers que le reste. Il faudrait écarter 5 sources
          (G-SAN02-0205, G-ECI-1010, G-ALI-0206, G-ALI-1031, G-MOB-0418) pour que l’ensemble (589 fois pour
          l’énoncé) change de côté. Ce qui pèse le plus : l’indice J381 (sans lui, 78 fois pour l’énoncé),
          la source G-SAN02-0205 (sans elle, 78 fois pour l’énoncé), le projet ALI-01 (sans lui, 59 fois
          pour l’énoncé).
        """,
        ECT_LANG="fr",
    )


def test_where_the_counts_or_the_weights_are_even(demo: Path) -> None:
    """There is nothing to undo; where nothing is weighed, that is all there is to say."""
    session(
        """
        $ ect bias H1c
        H1c@1 against its main rival R-porteur
          1 source speaks for the claim, 1 against it. That count is even: there is nothing to undo. The
          whole is even: it has no side to leave. What moves it most: item J267 (without it, 2 times for the
          claim), source G-ALI02-0516 (without it, 2 times for the claim), project ALI-02 (without it,
          2 times for the claim).
        $ ect bias H3f
        H3f@1 against its main rival R-dominante
          Nothing is weighed yet.
        """
    )


def dialled(lang: str = "en", **row: Any) -> str:
    """The paragraph of one claim and rival, in plain spaces."""
    given = {"items": 4, "clusters_for": 3, "clusters_against": 1, "flip_omega": 3.5, "flips": 1, "flipping": ["G-1"]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ECT_LANG", lang)
        return " ".join(_sentences(given | row, [])).replace("\u202f", " ").replace("\u00a0", " ")


def test_what_no_bias_turns_round_fades() -> None:
    """On either side: how much is left of it had what goes its way been noted ten times more readily."""
    alone: dict[str, Any] = {"clusters_for": 0, "clusters_against": 2, "flip_omega": None, "total": Decimal(-12)}
    assert (
        "No bias in what was noted would turn that round, since nothing speaks the other way; but it fades: 7 times for the "
        "rival, and only 2 times had what displeased been noted 10 times more readily than what pleased."
    ) in dialled(**alone)
    assert (
        "Aucun biais de prise de notes ne renverserait ce compte, puisque rien ne va dans l’autre sens ; mais il s’estompe : "
        "7 fois pour la rivale, et seulement 2 fois si ce qui déplaisait avait été noté 10 fois plus volontiers que le reste."
    ) in dialled("fr", **alone)


@pytest.mark.parametrize(("total", "other_way"), [("-12", True), ("12", False), ("0.1", False), ("0", False)])
def test_where_the_count_and_the_weights_part(total: str, other_way: bool) -> None:
    """Three sources against one, and a whole that goes the way of the one: that is said before what would change it."""
    told = dialled(total=Decimal(total), flips=int(total != "0"))
    assert (
        "Their weights go the other way than their number. It would take leaving out 1 source (G-1) before the whole "
        "(16 times for the rival) changed sides." in told
    ) == other_way
    assert ("Leurs poids vont à l’inverse de leur nombre." in dialled("fr", total=Decimal(total), flips=0)) == other_way


def test_every_figure(demo: Path) -> None:
    """The count factors at each bias, then each item, source and project left out, those that change most first."""
    session(
        """
        $ ect bias H2c --detail
        Claim  Rival           Total dB  For, against  ω 1  ω 1.5  ω 2  ω 3  Archive  Flip ω  To flip
        ─────────────────────────────────────────────────────────────────────────────────────────────
        H2c@1  R-anciennete *      +8.4          3, 1    4      3    2  1.2        7     3.5        2

        Sources are counted, not weighed, and said in so many times more expected if the claim is true.
        “ω 1”: as they are; “ω 2”: had what pleases been noted twice as readily as the rest; “Flip ω”: from
        where it is undone. “Archive”: as “ω 1”, had the sources been drawn from a closed box of papers
        instead of an open field. Lopez, Bowers, Gajardo Cooper 2026.

        Claim  Rival         Kind     Left out    Total dB [low ; high]  Change  Other side
        ───────────────────────────────────────────────────────────────────────────────────
        H2c@1  R-anciennete  item     J234          +3.6 [-3.7 ; +11.4]    -4.8
        H2c@1  R-anciennete  item     J247          +3.6 [-3.7 ; +11.4]    -4.8
        H2c@1  R-anciennete  item     J297         +11.4 [+5.4 ; +18.9]    +3.0
        H2c@1  R-anciennete  item     J142          +6.6 [-1.0 ; +15.0]    -1.8
        H2c@1  R-anciennete  source   G-ECI-0314    +3.6 [-3.7 ; +11.4]    -4.8
        H2c@1  R-anciennete  source   G-ECI-0425    +3.6 [-3.7 ; +11.4]    -4.8
        H2c@1  R-anciennete  source   G-MOB-0704   +11.4 [+5.4 ; +18.9]    +3.0
        H2c@1  R-anciennete  source   G-ECI-PLAN    +6.6 [-1.0 ; +15.0]    -1.8
        H2c@1  R-anciennete  project  ECI-03          -3.0 [-6.4 ; 0.0]   -11.4         yes
        H2c@1  R-anciennete  project  MOB-01       +11.4 [+5.4 ; +18.9]    +3.0
        """
    )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_fits(demo: Path, lang: str) -> None:
    """In a hundred columns, in both languages, with no column left out."""
    for asked in (("bias",), ("bias", "--detail")):
        result = run(*asked, ECT_LANG=lang)
        assert (result.exit_code, result.stderr) == (0, "")
        assert max(map(len, result.stdout.splitlines())) <= 100
        narrow = run(*asked, ECT_LANG=lang, COLUMNS="60").stdout
        assert max(map(len, narrow.splitlines())) <= 60


def test_json_is_stable(demo: Path) -> None:
    """What programs read is the dial, as it was when somebody last looked at it, with --detail or without."""
    printed = run("bias", "--as-of", "2025-12-31", "--format", "json").stdout
    same_as_kept("bias", printed)
    assert run("bias", "--as-of", "2025-12-31", "--format", "json", "--detail").stdout == printed


def test_a_claim_or_all_those_of_a_hypothesis(demo: Path) -> None:
    """A rival that does not compete with the claim leaves nothing, and that is said."""
    rows = json.loads(run("bias", "H2", "--format", "json").stdout)
    assert {"H2b", "H2c"} < {row["claim"] for row in rows}
    assert {row["hypothesis"] for row in rows} == {"H2"}
    assert run("bias", "H1b", "--rival", "R-sans").exit_code == 1


def test_its_figure(demo: Path) -> None:
    """The curve of one claim; of none, the hint names one."""
    session("""
        $ ect bias --figure here.svg
        ! ect: The figure is of one claim.
        ! ect: hint: Name it: ect bias H1b --figure FILE.svg
        [exit 2]
        $ ect bias H3d --figure here.svg
        ! ect: No bias of H3d to draw: no source takes a side between it and a rival.
        ! ect: hint: `ect tally` says what there is for each claim.
        [exit 1]
        $ ect bias H1b --figure here.svg
        ! Written to here.svg.
    """)
    assert "undone at 7.2" in Path("here.svg").read_text(encoding="utf-8")
