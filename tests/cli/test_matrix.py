"""`ect matrix` and `ect foresight`: the evidence laid out, and what was written before it was seen."""

import json
from pathlib import Path

import pytest

from tests.cli.kept import same_as_kept
from tests.cli.session import run, session

in_both = pytest.mark.parametrize("lang", ["en", "fr"])


@in_both
def test_the_matrix_of_a_hypothesis(demo: Path, lang: str) -> None:
    """Claims and rivals in rows, evidence in columns; then what each column is, and how to read a cell."""
    same_as_kept(f"matrix-H1.{lang}.txt", run("matrix", "H1", ECT_LANG=lang).stdout)


@in_both
def test_what_was_foreseen(demo: Path, lang: str) -> None:
    """Claim by claim: what was recorded before it, after what its rivals came, what its predictions foresaw."""
    same_as_kept(f"foresight-H2.{lang}.txt", run("foresight", "H2", ECT_LANG=lang).stdout)


@in_both
@pytest.mark.parametrize("command", [("matrix",), ("foresight",), ("foresight", "--detail")], ids=" ".join)
def test_on_a_narrow_screen(demo: Path, lang: str, command: tuple[str, ...]) -> None:
    """No line is wider than it: columns are split into blocks."""
    told = run(*command, ECT_LANG=lang, COLUMNS="70").stdout
    assert max(map(len, told.splitlines())) <= 70


def test_every_piece_has_a_column_and_a_line(demo: Path) -> None:
    """Whatever the width; the rows of the data have the same columns."""
    (row, *_) = json.loads(run("matrix", "H1b", "--format", "json").stdout)
    refs = [name for name in row if name[0] == "J"]
    for width in ("60", "100"):
        told = run("matrix", "H1b", COLUMNS=width).stdout
        heads = [word for line in told.splitlines() if line.startswith("Claim") for word in line.split()[2:]]
        assert (
            sorted(heads) == sorted(refs) == sorted({line.split()[0] for line in told.splitlines() if line[:1] == "J"})
        )


def test_no_total_in_the_matrix(demo: Path) -> None:
    """It is a view, without a verdict."""
    assert "total" not in run("matrix", "H1").stdout.lower()
    assert "total" not in json.loads(run("matrix", "H1", "--format", "json").stdout)[0]


def test_evidence_recorded_before_the_claim_is_named(demo: Path) -> None:
    """By its number, its day and its title; as data, by its number."""
    rows = json.loads(run("foresight", "H2", "--format", "json").stdout)
    before = {position for row in rows if row["kind"] == "claim" for position in row["before"]}
    told = run("foresight", "H2").stdout
    assert before
    assert [position for position in before if f"    J{position} 20" not in told] == []


def test_nothing_to_lay_out(folder: Path) -> None:
    """Claims and rivals without evidence: said, and nothing printed; as data, their rows."""
    session("""
        $ ect matrix
        ! No evidence to lay out: `ect record evidence` links an entry to a claim.
        $ ect matrix --format csv
        hypothesis,claim,version,rival,main,to_weigh
        H1,H1b,1,R-appel,true,[]
        H1,H1c,1,R-porteur,false,[]
        $ ect foresight H1c
        H1c@1, written in J11, recorded 2024-01-08
          Ces projets atteignent plus souvent l’étape « initié ».
          No evidence counts on it yet.
          Rival R-porteur, registered by J13 on 2024-01-08, before any evidence.
        $ ect matrix --figure here.svg
        ! ect: No evidence to draw: nothing is linked to a claim.
        ! ect: hint: `ect log` shows what is recorded.
        [exit 1]
    """)


@pytest.mark.parametrize("command", [("matrix",), ("matrix", "H1"), ("matrix", "h1b")], ids=" ".join)
def test_the_matrix_as_a_figure(demo: Path, command: tuple[str, ...]) -> None:
    """Of everything, of a hypothesis, of a claim."""
    assert run(*command, "--figure", "here.svg").stderr == "Written to here.svg.\n"
    drawn = Path("here.svg").read_text(encoding="utf-8")
    assert ("H1b@1" in drawn, "H2b@1" in drawn) == (True, command == ("matrix",))
