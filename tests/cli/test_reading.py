"""Reading from the command line: the log, one entry, a trace, in every format."""

import csv
import io
import json
from pathlib import Path

import polars as pl
import pytest

from tests.cli.session import run, session

LOG = ["position", "type", "v", "occurred", "recorded_at", "by", "title", "status", "late"]
READERS = (
    ("log",),
    ("projects",),
    ("hypotheses",),
    ("tally",),
    ("methods",),
    ("methods", "--on", "2024-04-08"),
    ("trace", "J232"),
    ("types",),
)


def test_the_log(folder: Path) -> None:
    """One line per entry, numbers first, the state of each said in words."""
    session("""
        $ ect observe --title "Vu" --on 2024-01-10
        J15
        ! J15 recorded: observation recorded, 2024-01-10. Vu
        ! note (late): Recorded 28 days after it happened.
        $ ect retract J15 --reason error
        J16
        ! J16 recorded: entry retracted, 2024-02-07. J15 · error
        $ ect log --last 3
          J  When        Type                  Title            By  Standing
        ───────────────────────────────────────────────────────────────────────────
        J14  2024-01-08  method defined        ACC Accompagner  rd
        J15  2024-01-10  observation recorded  Vu               rd  retracted, late
        J16  2024-02-07  entry retracted       J15 · error      rd  correction
        $ ect log --type gathering
        ! Nothing to show.
    """)


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("columns", [80, 100])
def test_tables_fit_the_screen(demo: Path, lang: str, columns: int) -> None:
    """No line is wider than the screen, and none ends in spaces; nothing is said by colour."""
    for reader in READERS[:6]:
        printed = run(*reader, ECT_LANG=lang, COLUMNS=str(columns)).stdout
        assert printed
        for line in printed.splitlines():
            assert len(line) <= columns, (reader, line)
            assert line == line.rstrip()
            assert "\x1b" not in line


def test_titles_are_in_the_readers_language(demo: Path) -> None:
    """Titles and words are French in French; codes are the same."""
    english, french = (run("projects", ECT_LANG=lang).stdout.splitlines() for lang in ("en", "fr"))
    assert english[0].split()[:3] == ["Project", "Name", "Stage"]
    assert french[0].split()[:3] == ["Projet", "Nom", "Étape"]
    assert english[2].split()[0] == french[2].split()[0]


@pytest.mark.parametrize("reader", READERS, ids=" ".join)
def test_every_format_has_the_same_rows(demo: Path, reader: tuple[str, ...], tmp_path: Path) -> None:
    """json, jsonl, csv, parquet and xlsx have the projection's columns and as many rows."""
    rows = json.loads(run(*reader, "--format", "json").stdout)
    assert rows
    lines = run(*reader, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(run(*reader, "--format", "csv").stdout)))
    assert (list(table[0]), len(table)) == (list(rows[0]), len(rows))
    frame = pl.read_parquet(run(*reader, "--format", "parquet").stdout_bytes)
    assert (frame.columns, frame.height) == (list(rows[0]), len(rows))
    result = run(*reader, "--format", "xlsx", "--output", str(tmp_path / "out.xlsx"))
    assert (result.stdout, result.stderr) == ("", f"Written to {tmp_path / 'out.xlsx'}.\n")
    sheet = pl.read_excel(tmp_path / "out.xlsx")
    assert (sheet.columns, sheet.height) == (list(rows[0]), len(rows))


def test_the_log_as_data(demo: Path) -> None:
    """The columns promised, times in UTC, and lists as JSON text in csv."""
    rows = json.loads(run("log", "--format", "json").stdout)
    assert list(rows[0]) == LOG
    assert rows[0]["recorded_at"].endswith("Z")
    table = csv.DictReader(io.StringIO(run("projects", "--format", "csv").stdout))
    assert isinstance(json.loads(next(table)["pillars"]), list)


def test_decimals_are_exact(demo: Path) -> None:
    """A decimal leaves as it was written, as a string; a day as a day."""
    (project,) = [row for row in json.loads(run("projects", "--format", "json").stdout) if row["project"] == "SAN-01"]
    assert project["funding_granted"] == "73000"
    (row,) = json.loads(run("methods", "ACC", "--on", "2024-04-08", "--project", "ECI-03", "--format", "json").stdout)
    assert row["since"] == "2024-04-08"


@pytest.mark.parametrize("format", ["csv", "json", "jsonl", "parquet", "xlsx"])
def test_the_extension_says_the_format(demo: Path, format: str) -> None:
    """--output log.csv needs no --format; --format wins over it; an extension that says nothing is refused."""
    run("log", "--last", "3", "--output", f"log.{format}")
    run("log", "--last", "3", "--format", format, "--output", "log.dat")
    if format != "xlsx":  # which holds the time at which it was written
        assert Path(f"log.{format}").read_bytes() == Path("log.dat").read_bytes()
    assert Path(f"log.{format}").read_bytes()[:2] != b"  "
    refused = run("log", "--output", "log.yaml")
    assert (refused.exit_code, Path("log.yaml").exists()) == (2, False)
    assert "The extension .yaml means no format here." in refused.stderr


def test_a_narrow_screen(demo: Path) -> None:
    """Columns left out are said so; a code, a day and a number are never cut."""
    result = run("projects", COLUMNS="60")
    assert result.stderr == "Columns left out: Granted €, J; widen the window, or use --format csv.\n"
    for row in json.loads(run("methods", "--format", "json").stdout):
        for columns in ("40", "80", "100"):
            printed = run("methods", COLUMNS=columns).stdout.replace(",", " ").split()
            assert {f"{row['method']}@{row['version']}", row["effective_from"], *row["projects"]} <= set(printed)
        break


def test_what_the_log_is_narrowed_to(demo: Path) -> None:
    """An actor, a type by its command, its label or its name; a word that is none meets the nearest one."""
    by_command = run("log", "--type", "decision").stdout
    assert by_command == run("log", "--type", "décision prise").stdout == run("log", "--type", "decide").stdout
    assert by_command
    unknown = run("log", "--by", "P-99")
    assert (unknown.exit_code, "Did you mean P-09?" in unknown.stderr) == (1, True)
    assert "Did you mean decision taken?" in run("log", "--type", "decision takne").stderr
    session("""
        $ ect log --last 0
        ! ect: --last: “0” is not a number of entries.
        ! ect: hint: Give 1 or more.
        [exit 2]
    """)


def test_empty_answers_say_how_to_begin() -> None:
    """A journal without projects, hypotheses or methods says what would begin one."""
    run(
        "init", "new", "--by", "ab", "--category", "association", "--title", "Essai", "--funder", "ADEME",
        "--start", "2024-01-01", "--end", "2026-12-31", "--no-registry", ECT_BY=None,
    )  # fmt: skip
    for reader, command in (
        ("projects", "project"),
        ("hypotheses", "hypothesis"),
        ("tally", "rival"),
        ("methods", "method"),
    ):
        assert f"`ect record {command}`" in run(reader, "--journal", "new").stderr


def test_the_file_of_a_journal_is_not_its_folder(demo: Path) -> None:
    """--journal …/journal.sqlite is met with the folder to give."""
    result = run("log", "--journal", str(demo / "journal.sqlite"))
    assert (result.exit_code, f"--journal {demo}" in result.stderr) == (1, True)


def test_binary_data_is_not_for_a_terminal(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """parquet on a screen is refused with a hint; a table in a file is a table."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True)
    result = run("log", "--format", "parquet")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--output FILE" in result.stderr
    run("log", "--output", "log.txt")
    assert "\x1b" not in Path("log.txt").read_text(encoding="utf-8")


def test_no_color(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets bold titles; NO_COLOR gets none of it."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda self: True)
    assert "\x1b" in run("projects").stdout
    assert "\x1b" not in run("projects", NO_COLOR="1").stdout


def test_as_it_was(demo: Path) -> None:
    """--as-of and --known-at take days as people write them; a day of knowledge is resolved to an entry, once, aloud."""
    result = run("log", "--known-at", "01/04/2024", "--format", "json")
    assert result.stderr == "As known at J231, the last entry recorded by 2024-04-01.\n"
    assert len(json.loads(result.stdout)) == 231
    assert run("log", "--known-at", "j231", "--format", "json").stdout == result.stdout
    happened = json.loads(run("log", "--as-of", "2023-06-30", "--type", "project", "--format", "json").stdout)
    assert happened
    assert max(row["occurred"] for row in happened) <= "2023-06-30"
    assert run("log", "--known-at", "2000-01-01").stderr.startswith("Nothing was recorded yet on 2000-01-01.")


def test_the_journal_is_found(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--journal, before the command or after it, wins over ECT_JOURNAL, which wins over ect.toml here or above."""
    asked = ("log", "-n", "1", "--format", "json")
    expected = run(*asked).stdout
    assert run("--journal", str(demo), *asked, ECT_JOURNAL="nowhere").stdout == expected
    assert run(*asked, "--journal", str(demo), ECT_JOURNAL="nowhere").stdout == expected
    monkeypatch.chdir(demo)
    assert run(*asked, ECT_JOURNAL=None).stdout == expected
    (demo / "drafts").mkdir(exist_ok=True)
    monkeypatch.chdir(demo / "drafts")
    assert run(*asked, ECT_JOURNAL=None).stdout == expected


def test_without_a_journal() -> None:
    """A command says so, and proposes to begin one."""
    result = run("log")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "`ect init`" in result.stderr


def test_a_trace_is_a_tree(demo: Path) -> None:
    """Each entry stands below the one by which it was reached, the edge named."""
    printed = run("trace", "232").stdout.splitlines()
    assert printed[0].startswith("J232  method adjusted, 2024-04-02. ACC v2 → v3")
    assert printed[2] == "Rests on:"
    assert [line[: line.index("  ", line.index("J"))] for line in printed[3:7]] == [
        "  ground: J220",
        "  ground: J221",
        "  decision: J231",
        "    gathering: J230",
    ]


def test_one_field_of_an_entry(demo: Path) -> None:
    """--field prints a value and nothing else; a list as JSON; an unknown one meets its neighbours."""
    assert run("show", "J232", "--field", "reason").stdout.startswith("Étape «\u202fcadrage")
    assert json.loads(run("show", "J232", "--field", "projects").stdout) == ["ECI-03", "MOB-01"]
    result = run("show", "J232", "--field", "raison")
    assert (result.exit_code, "Did you mean reason?" in result.stderr) == (2, True)


def test_a_schema(demo: Path) -> None:
    """JSON Schema of a type, named as `record` names it or dotted; no journal is needed."""
    dotted = run("schema", "project.stage_changed", ECT_JOURNAL=None)
    assert dotted.stdout == run("schema", "project-stage-changed").stdout
    assert json.loads(dotted.stdout)["required"] == ["project", "from_stage", "to_stage", "reason"]
    result = run("schema", "observatoin.recorded")
    assert (result.exit_code, "Did you mean observation.recorded?" in result.stderr) == (1, True)
