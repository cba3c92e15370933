"""`--figure`: a file drawn, or two lines and no file."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.session import run, session

DRAWN = (
    ("projects",),
    ("methods", "acc"),
    ("pillars", "ALI-01"),
    ("funding",),
    ("coverage",),
    ("matrix", "H1"),
    ("tally", "H1b"),
    ("bias", "H1b"),
    ("foresight", "H2"),
)


@pytest.mark.parametrize("command", DRAWN, ids=lambda command: str(command[0]))
def test_a_figure_is_written_and_nothing_printed(command: tuple[str, ...], demo: Path) -> None:
    """The file is there, and only what was written is said."""
    done = run(*command, "--figure", "here.svg")
    assert (done.stdout, done.stderr) == ("", "Written to here.svg.\n")
    assert Path("here.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_figure_speaks_french(demo: Path) -> None:
    """Its words are those of the reader's language, and so is what is said about it."""
    done = run("coverage", "--as-of", "2024-12-31", "--figure", "carte.svg", ECT_LANG="fr")
    assert done.stderr == "Écrit dans carte.svg.\n"
    drawn = Path("carte.svg").read_text(encoding="utf-8")
    assert all(
        words in drawn for words in ("ancrage territorial", "lien social", "tel que connu à J", ", au 2024-12-31.")
    )


def test_a_figure_and_the_rows_under_it(demo: Path) -> None:
    """What is asked for with --format or --output comes too."""
    done = run("funding", "SAN-01", "--figure", "bars.png", "--format", "csv")
    assert done.stdout.startswith("project,lever,")
    assert Path("bars.png").read_bytes().startswith(b"\x89PNG")


def test_a_file_that_is_there_is_kept(demo: Path) -> None:
    """As with --output: another name, or --force."""
    Path("here.svg").write_text("mine", encoding="utf-8")
    session("""
        $ ect coverage --figure here.svg
        ! ect: here.svg exists already.
        ! ect: hint: Give another name, or --force to replace that file.
        [exit 1]
        $ ect coverage --figure here.svg --force
        ! Written to here.svg.
    """)


def test_what_cannot_be_drawn(demo: Path) -> None:
    """Another extension, a folder that is not there, an option that the figure would leave aside, a code that nothing has."""
    session("""
        $ ect projects --figure here.pdf
        ! ect: A figure cannot be written as “here.pdf”.
        ! ect: hint: End its name with .svg or .png.
        [exit 1]
        $ ect projects --figure none/here.svg
        ! ect: There is no folder none.
        ! ect: hint: Make that folder first, or name a file elsewhere.
        [exit 1]
        $ ect methods --on 2024-04-08 --figure here.svg
        ! ect: The figure knows nothing of --on.
        ! ect: hint: Leave that option out, or --figure to have the table.
        [exit 2]
        $ ect projects --as-of 2010-01-01 --figure here.svg
        ! ect: No project to draw.
        ! ect: hint: `ect log` shows what is recorded.
        [exit 1]
    """)
    assert "Did you mean ALI-01?" in run("pillars", "ALI-0", "--figure", "here.svg").stderr
    assert list(Path().glob("*here*")) == []


def test_one_file_for_two_answers(demo: Path) -> None:
    """The figure and the rows cannot be the same file, however it is written; nor is one written when the other cannot be."""
    Path("sub").mkdir()
    for other in ("here.svg", "./here.svg", "sub/../here.svg"):
        result = run("projects", "--figure", "here.svg", "--output", other, "--format", "csv", "--force")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines() == [
            "ect: --figure and --output name the same file.", "ect: hint: Give each a file of its own."
        ]  # fmt: skip
    assert run("projects", "--figure", "here.svg", "--output", "there.svg").exit_code == 2
    assert list(Path().glob("*here*")) == []


def test_without_the_extra(demo: Path) -> None:
    """Where altair is not installed, the answer says what to install, and tables work as ever."""
    program = "import sys; sys.modules['altair'] = None; sys.argv[0] = 'ect'; from ect_cli.main import cli; cli()"
    asked = [sys.executable, "-c", program, "coverage", "--journal", str(demo)]
    done = subprocess.run([*asked, "--figure", "here.svg"], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "ect: Figures need altair and vl-convert.",
        "ect: hint: Install them: pip install 'ect-journal[figures]'",
    ]
    assert subprocess.run([*asked, "--format", "csv"], capture_output=True, check=False).returncode == 0
