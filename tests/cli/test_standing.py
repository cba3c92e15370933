"""The questions on the record itself, on the demo: how it stands, what to look after, what changed and because of what."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from ect_cli.read.changed import QUESTIONS, columns_of
from ect_cli.read.words_changed import COLUMNS
from ect_journal import Journal
from ect_journal.catalogue import CommitmentMade, CommitmentReported
from ect_journal.catalogue.vocabularies import Confidence
from ect_projections import Reading
from ect_projections._columns import vocabulary
from ect_projections.projection import PROJECTIONS
from tests.cli.kept import same_as_kept
from tests.cli.session import run, session

END = ("--known-at", "2025-12-16")
"""The evening on which the demo ends: what there is to do depends on the day."""
COMMANDS: dict[str, tuple[str, ...]] = {
    "late": ("late",),
    "transcribed": ("transcribed",),
    "exceptions": ("exceptions",),
    "orphans": ("orphans",),
    "ungrounded": ("ungrounded",),
    "chronology": ("chronology", "--project", "ALI-01"),
    "todo": ("todo", *END),
    "changes": ("changes", "tally", "--from", "2024-12-03", "--to", "2025-06-30"),
}


def rows(*args: str) -> list[dict[str, Any]]:
    result = run(*args, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_json_is_what_it_was(demo: Path, name: str) -> None:
    """What programs read does not change without being looked at."""
    same_as_kept(name, run(*COMMANDS[name], "--format", "json").stdout)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("name", COMMANDS)
def test_tables_fit(demo: Path, name: str, lang: str) -> None:
    """In a hundred columns, in both languages, without a column left out."""
    result = run(*COMMANDS[name], ECT_LANG=lang)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "hundred" not in result.stderr


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_can_be_compared(demo: Path, question: str) -> None:
    """Each is answered by a projection, all of whose columns have a name in both languages; the table fits."""
    result = run("changes", question, "--from", "J440", "--to", "J447", ECT_LANG="fr")
    assert result.exit_code == 0, result.stderr
    assert max(map(len, result.stdout.splitlines()), default=0) <= 100
    projection = PROJECTIONS[QUESTIONS[question]]
    with Journal.open(demo) as journal:
        columns = projection(Reading.of(journal)).collect_schema().names()
    assert set(columns) - set(projection.key) - set(COLUMNS) == set()


def test_each_changed_claim_is_explained(demo: Path) -> None:
    """Between the first tally of H1 and the summer of 2025, every change names the entries that made it."""
    found = rows(*COMMANDS["changes"])
    assert {row["claim"] for row in found} == {"H1b", "H2c", "H2d", "H3a", "H3e"}
    assert all(row["entries"] for row in found)
    (total,) = [row for row in found if (row["rival"], row["column"]) == ("R-appel", "total")]
    retraction = next(row for row in rows("log", "--type", "entry.retracted") if "misattributed" in row["title"])
    assert (total["before"], total["after"]) == ("15.9", "27.7")
    assert retraction["position"] in total["entries"]


def test_changes_are_told_in_words(demo: Path) -> None:
    """Columns, numbers and words of vocabularies are those of the reader's language; entries are cited."""
    given = next(row for row in rows("log", "--type", "hypothesis.status_set") if row["title"].startswith("H2"))
    entry, before = f"J{given['position']}", f"J{given['position'] - 1}"
    result = run("changes", "hypotheses", "--from", before, "--to", entry, ECT_LANG="fr")
    told = [line.split() for line in result.stdout.splitlines()]
    assert told[0] == ["Quoi", "Réponse", "Avant", "Après", "À", "cause", "de"]
    assert ["H2c@1", "statut", "non", "tranchée", entry] in told
    assert ["H2d@1", "statut", "donné", "par", entry, entry] in told
    assert result.stderr == f"De ce qui était connu à {before} à ce qui l’était à {entry}.\n"


def test_questions_are_named_as_people_name_them(demo: Path) -> None:
    """By the command's name in either language; the nearest one is proposed for a misspelt one."""
    args = ("--from", "J300", "--to", "J330")
    assert rows("changes", "bilan", *args) == rows("changes", "tally", *args)
    result = run("changes", "taly", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no question “taly”." in result.stderr
    assert "Did you mean tally?" in result.stderr


@pytest.mark.parametrize("text", ["[à compléter] dix", "{x} dix", "[]", '["a"]', "[{", "[1, 2]", "1.50", "true"])
def test_a_text_is_told_as_it_was_written(folder: Path, text: str) -> None:
    """Whatever it begins with: it is the column that says what is a list."""
    with Journal.open(folder) as journal:
        journal.record(
            CommitmentMade(code="ENG-04", title="Projets", objective="operational", quantity="12", due="2024-01-31")
        )
        for statement in ("Rien", text):
            journal.record(CommitmentReported(commitment="ENG-04", done="3", statement=statement, gap_reason="Froid"))
    result = run("changes", "commitments", "--from", "J16")
    assert result.exit_code == 0, result.stderr
    (told,) = [line for line in result.stdout.splitlines() if "Rien" in line]
    assert f" {text} " in told.partition("Rien")[2]
    before = run("changes", "commitments", "--from", "J14")
    assert before.exit_code == 0, before.stderr


@pytest.mark.parametrize(
    ("dtype", "value", "said"),
    [
        (pl.List(pl.Int64), "[3,12]", "J3, J12"),
        (pl.List(pl.Int64), "[]", ""),
        (pl.List(vocabulary(Confidence)), '["low",null]', "low; ·"),
        (pl.List(vocabulary(Confidence)), "[null,null]", "·; ·"),
        (pl.List(pl.String), '["1.50","[x]"]', "1.50; [x]"),
        (pl.List(pl.Struct({"entry": pl.Int64, "project": pl.String})), '[{"entry":3,"project":null}]', "entry J3"),
        (vocabulary(Confidence), "very_low", "very low"),
        (pl.Decimal(18, 6), "1340.5", "1,340.5"),
        (pl.Boolean, "true", "yes"),
        (pl.String, "true", "true"),
    ],
)
def test_a_value_is_told_by_what_its_column_holds(dtype: Any, value: str, said: str) -> None:
    """Entries as numbers of entries, words of vocabularies in the reader's language, · for what is missing in a list."""
    *_, after, _ = columns_of({"findings": dtype})
    row: dict[str, Any] = {
        "column": "findings",
        "before": None,
        "after": value,
        "change": "changed",
        "entries": [],
        "days": [],
    }
    assert after.cell(row) == said


def test_factors_are_told_without_holes(demo: Path) -> None:
    """A factor whose learnings nobody assessed yet has confidences missing, and no entry that there is not."""
    result = run("changes", "factors", "--from", "J1")
    assert result.exit_code == 0, result.stderr
    assert "None" not in result.stdout


def test_moments_that_cannot_be(demo: Path) -> None:
    """Without a first moment, with a day that is none or an entry that there is not: two lines."""
    head = rows("log")[-1]["position"]
    session(f"""
        $ ect changes tally
        ! ect: From when? Nothing says it.
        ! ect: hint: Give --from DAY or --from J….
        [exit 2]
        $ ect changes tally --from J9999
        ! ect: No entry is numbered J9999.
        ! ect: hint: The journal goes from J1 to J{head}; `ect log` lists its entries.
        [exit 1]
    """)
    result = run("changes", "tally", "--from", "2024-13-45")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 2)


def test_the_same_at_both_moments(demo: Path) -> None:
    """Says so, and prints nothing; programs get an empty list."""
    session("""
        $ ect changes tally --from J40 --to J41
        ! From what was known at J40 to what was known at J41.
        ! The answer is the same at both moments.
    """)
    assert rows("changes", "tally", "--from", "J40", "--to", "J41") == []


def test_what_there_is_to_do_is_said_kindly(demo: Path) -> None:
    """A sentence in the reader's language, with a stable kind; one line at most for a kind and a subject."""
    found = rows("todo", *END)
    assert len({(row["kind"], row["subject"]) for row in found}) == len(found)
    silent = [row["text"] for row in found if row["kind"] == "project_silent"]
    assert silent == ["No news of LIE-01 “L’Auberge du Lavoir” for eight months: a call, a visit?"]
    french = json.loads(run("todo", *END, "--format", "json", ECT_LANG="fr").stdout)
    (h2,) = [row["text"] for row in french if row["kind"] == "hypothesis_unchallenged"]
    assert h2 == "Rien cherché contre H2 depuis dix-sept mois\u202f: où pourrait-elle ne pas tenir\u202f?"


def test_a_young_journal(folder: Path) -> None:
    """Nothing late, lost or excepted yet: each command says so in a sentence."""
    session("""
        $ ect late
        ! Nothing was recorded late.
        $ ect transcribed
        ! Nothing was taken from an older document.
        $ ect exceptions
        ! No rule was passed by.
        $ ect orphans
        ! Nothing rests on a retracted entry.
        $ ect chronology --as-of 2020-01-01
        ! Nothing had happened.
    """)
    assert run("todo", "--format", "json").exit_code == 0
    assert run("chronology", "--project", "ALI-99").exit_code == 1


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_before_the_first_entry(demo: Path, lang: str) -> None:
    """When nothing was known, every command has an empty answer."""
    for name in ("late", "transcribed", "exceptions", "orphans", "ungrounded", "chronology", "todo"):
        result = run(name, "--known-at", "2020-01-01", ECT_LANG=lang)
        assert (result.exit_code, result.stdout) == (0, "")
        assert run(name, "--known-at", "2020-01-01", "--format", "json").stdout == "[]\n"
