"""`ect bias`: what would undo a conclusion."""

import json
from pathlib import Path

import pytest

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
          2 sources speak for the claim, none against it. No bias in what was noted would undo that by
          itself: nothing speaks the other way. It would take leaving out 2 sources (G-SAN02-0205,
          G-SAN-0323) before the whole (10 times for the claim) changed sides. What moves it most: item J381
          (without it, 2 times for the claim), source G-SAN02-0205 (without it, 2 times for the claim),
          project SAN-02 (without it, 2 times for the claim).
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


def test_every_figure(demo: Path) -> None:
    """The count factors at each bias, then each item, source and project left out, those that change most first."""
    session(
        """
        $ ect bias H2c --detail
        Claim  Rival           Total dB  For, against  ω 1  ω 1.5  ω 2  ω 3  Archive  Flip ω  To flip
        ─────────────────────────────────────────────────────────────────────────────────────────────
        H2c@1  R-anciennete *      +8.4          3, 1  4.3    2.6  1.8  1.2        7     3.5        2

        How many times more expected the count of sources is if the claim is true, had what pleases been
        noted ω times more readily; in an archive that has an end (Archive); and the ω that would undo it
        (Flip ω). Unweighed: Lopez, Bowers, Gajardo Cooper 2026.

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
    result = run("bias", "H1b", "--rival", "R-sans")
    assert (result.stdout, result.stderr) == ("", "No claim here has a rival to compare it with.\n")


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
