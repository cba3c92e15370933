"""`ect diff`: which entries moved a tally, on the demo."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.kept import same_as_kept
from tests.cli.session import run, session

ASKED = ("diff", "H1b", "--from", "2024-12-03", "--to", "2025-06-30")


def test_what_the_demo_answers(demo: Path) -> None:
    """The JSON of the example on the demo is what somebody last looked at."""
    same_as_kept("diff", run(*ASKED, "--format", "json").stdout)


def test_every_decibel_has_its_entry(demo: Path) -> None:
    """Between the two committees: an observation was misattributed, a new one was weighed; one entry changed nothing."""
    session("""
        $ ect diff H1b --rival R-appel --from 2024-12-03 --to 2025-06-30
        H1b against R-appel: the whole goes from about 39 to about 589 times more expected if the claim is
        true (15.9\u00a0→\u00a027.7\u00a0dB).

           J  Recorded    What it did     Source        Change dB  Total dB
        ───────────────────────────────────────────────────────────────────
        J372  2025-01-21  retracted J109  G-LIE01-2306       +3.0      18.9
        J382  2025-02-11  weighed J381    G-SAN02-0205       +8.8      27.7

        It adds up: 15.9 + 3.0 + 8.8 = 27.7 dB.
        1 other entry left this total as it was: --detail lists it.
        ! From what was known at J357 to what was known at J423.
    """)


def test_in_french_and_back_in_time(demo: Path) -> None:
    """From a later moment to an earlier one the signs are turned, and said to be."""
    session(
        """
        $ ect ecart h1b --rival r-appel --from 2025-06-30 --to 2024-12-03 --detail
        H1b face à R-appel\u202f: l’ensemble passe d’environ 589 à environ 39 fois plus attendu si l’énoncé est
        vrai (27,7\u00a0→\u00a015,9\u00a0dB).

           J  Consignée   Ce qu’elle a fait  Source        Écart dB  De [bas\u00a0;\u00a0haut]  Total dB
        ──────────────────────────────────────────────────────────────────────────────────────
        J382  2025-02-11  pèse J381          G-SAN02-0205      -8,8   [-5,1\u00a0;\u00a0-12,3]      18,9
        J381  2025-02-11  verse J380         G-SAN02-0205       0,0      [0,0\u00a0;\u00a00,0]      18,9
        J372  2025-01-21  retire J109        G-LIE01-2306      -3,0     [-6,4\u00a0;\u00a00,0]      15,9

        Le compte y est\u202f: 27,7 − 8,8 − 3,0 = 15,9 dB.
        ! De ce qui était connu à J423 à ce qui l’était à J357.
        ! En remontant le temps\u202f: les entrées sont retirées du compte, la dernière d’abord, et les signes sont inversés.
        """,
        ECT_LANG="fr",
    )


def test_it_adds_up_to_the_tallies(demo: Path) -> None:
    """On every claim, from its first entry to the last: the changes are what is between what `ect tally` says then and now."""
    rows = json.loads(run("diff", "--from", "J200", "--format", "json").stdout)
    totals = []
    for known_at in ("J200", "J529"):
        said = json.loads(run("tally", "--known-at", known_at, "--format", "json").stdout)
        totals.append({(row["claim"], row["rival"]): Decimal(row["total"]) for row in said})
    before, after = totals
    changes = dict.fromkeys(after, Decimal(0))
    for row in rows:
        changes[row["claim"], row["rival"]] += Decimal(row["change"])
    assert changes == {pair: total - before.get(pair, 0) for pair, total in after.items()}


def test_what_it_says_of_totals_that_cross_or_stay(demo: Path) -> None:
    """From nothing weighed, to even, or as before: each is said as it is."""
    said = run("diff", "H1", "--from", "2024-01-30").stdout
    assert (
        "H1c against R-porteur: first nothing weighed, then as much either way (0.0\u00a0→\u00a00.0\u00a0dB)." in said
    )
    assert "first nothing weighed, then 10\u00a0times for the claim" in said
    stays = run("diff", "H1b", "--rival", "R-appel", "--from", "J371", "--to", "J371", "--detail")
    assert (stays.stdout, stays.stderr.splitlines()[-1]) == ("", "No tally changed between these two moments.")
    linked = run("diff", "H1b", "--rival", "R-appel", "--from", "J380", "--to", "J381").stdout.splitlines()
    assert linked[0].startswith("H1b against R-appel: 78\u00a0times for the claim, as before (18.9\u00a0dB).")
    assert linked[-1] == "1 other entry left this total as it was: --detail lists it."


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_tables_fit_the_screen(demo: Path, columns: int, lang: str) -> None:
    """No line is wider than the screen, in either language, with --detail or without."""
    for detail in ((), ("--detail",)):
        found = run("diff", "--from", "J1", *detail, ECT_LANG=lang, COLUMNS=str(columns))
        assert max(map(len, found.stdout.splitlines())) <= columns
        assert len(found.stderr.splitlines()) <= 3, "the columns left out are said once, not for each table"


def test_as_of_leaves_out_what_had_not_happened(demo: Path) -> None:
    """An observation of February does not explain what had happened by January, whenever it was linked."""
    rows = json.loads(run(*ASKED, "--as-of", "2025-01-31", "--format", "json").stdout)
    assert [row["position"] for row in rows if row["rival"] == "R-appel"] == [372]


def test_what_is_refused(demo: Path) -> None:
    """Without --from, with a code that nothing has, with a version that is not in force, a figure of no claim in particular."""
    session("""
        $ ect diff H1b
        ! ect: From when? Nothing says it.
        ! ect: hint: Give --from DAY or --from J….
        [exit 2]
        $ ect diff --from J1 --figure here.svg
        ! ect: The figure is of one claim.
        ! ect: hint: Name it: ect diff H1b --from DAY --figure FILE.svg
        [exit 2]
        $ ect diff H1b@7 --from J1
        ! ect: H1b@7 is not in force.
        ! ect: hint: The version in force is H1b@1.
        [exit 1]
    """)
    for line in (("H1z", "--from", "J1"), ("H1b", "--rival", "R-apel", "--from", "J1")):
        refused = run("diff", *line)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert re.search("Did you mean (H1|R-appel)", refused.stderr)
    assert not Path("here.svg").exists()


def test_a_figure_is_that_of_the_second_moment(demo: Path) -> None:
    """Drawn up to --to, and the rows under it when a format is asked for."""
    done = run(*ASKED, "--figure", "H1b.svg")
    assert (done.stdout, done.stderr) == ("", "Written to H1b.svg.\n")
    drawn = Path("H1b.svg").read_text(encoding="utf-8")
    assert "as known at J423" in drawn
    assert "589\u00a0times" in drawn
    assert run(*ASKED, "--figure", "again.svg", "--format", "csv").stdout.startswith("hypothesis,claim,rival,position,")
