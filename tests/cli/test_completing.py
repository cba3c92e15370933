"""What the shell proposes when Tab is pressed: read-only, quick, and never a word too many."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import get_completion_class

from ect_cli.commands import Argument, Command, LazyGroup, Option
from ect_cli.completing import MOST
from ect_cli.main import cli
from ect_cli.record.fields import TAKES
from ect_cli.words import CODE, ENTRY, FILE, FOLDER
from ect_journal.folder import CACHE
from tests.cli.session import run

PATHS = {"plain": "", "file": "a file", "dir": "a folder"}


def proposed(*line: str) -> dict[str, str]:
    """Each value proposed for the last word of the line, with what is said beside it."""
    shell = get_completion_class("bash")
    assert shell is not None
    found = shell(cli, {}, "ect", "_ECT_COMPLETE").get_completions(list(line[:-1]), line[-1])
    return {item.value: item.help or PATHS[item.type] for item in found}


def test_codes_of_a_kind(demo: Path) -> None:
    """For an option and for an argument, with what each code stands for, sorted; case does not matter."""
    assert proposed("observe", "--project", "al") == {
        "ALI-01": "Cantine des Plateaux",
        "ALI-02": "Moulin des Trois Fermes",
    }
    assert proposed("observe", "--project=al") == proposed("observe", "--project", "al")
    assert list(proposed("tally", "h1")) == ["H1", "H1a", "H1b", "H1c"]
    assert proposed("tally", "H1b", "--rival", "r-ap").keys() == {"R-appel"}
    assert proposed("record", "evidence", "--claim", "h1b").keys() == {"H1b"}
    assert proposed("observe", "--project", "zz") == {}


def test_entries_of_a_type(demo: Path) -> None:
    """The last ones first, by the beginning of their number; of the types that may stand there."""
    assert (
        next(iter(proposed("show", ""))) == f"J{run('log', '-n', '1', '--format', 'jsonl').stdout.split(',')[0][12:]}"
    )
    assert list(proposed("show", "J11")) == [
        "J119",
        "J118",
        "J117",
        "J116",
        "J115",
        "J114",
        "J113",
        "J112",
        "J111",
        "J110",
        "J11",
    ]
    assert proposed("show", "11") == proposed("show", "j11")
    assert run("show", "J231", "--field", "title").stdout.startswith(proposed("show", "J231")["J231"])
    gatherings = proposed("decide", "--gathering", "J2")
    assert gatherings
    for ref in list(gatherings)[:3]:
        assert "gathering" in run("show", ref).stdout.splitlines()[0]
    assert len(proposed("show", "J")) == MOST
    assert proposed("show", "J0") == proposed("show", "Jx") == proposed("show", "J99999") == {}


def test_what_was_retracted_is_not_proposed(own_demo: Path) -> None:
    """Neither the entry nor the codes that it gave; a corrected one is proposed as it reads."""
    ref = run("record", "actor", "--code", "P-99", "--nature", "person", "--category", "lab").stdout.strip()
    project = run(
        "record", "project", "--code", "ALI-98", "--name", "Un four", "--domain", "food", "--territory", "Ici"
    ).stdout.strip()  # fmt: skip
    assert proposed("log", "--by", "p-99").keys() == {"P-99"}
    run("retract", ref, "--reason", "error")
    run("correct", project, "--set", "name=Un four à pain", "--reason", "Il manquait un mot.")
    assert proposed("log", "--by", "p-99") == {}
    assert ref not in proposed("show", ref[:-1])
    assert proposed("observe", "--project", "ALI-98") == {"ALI-98": "Un four à pain"}


def test_words_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """By either name, typed as they can be without quotes, and defined."""
    assert proposed("record", "actor", "--category", "lab") == {
        "lab": proposed("record", "actor", "--category", "")["lab"]
    }
    assert proposed("projects", "--format", "js").keys() == {"json", "jsonl"}
    assert proposed("log", "--type", "observ") == {"observation": "observation recorded"}
    monkeypatch.setenv("ECT_LANG", "fr")
    french = proposed("record", "observation", "--axis", "")
    assert "émergence" in french
    assert proposed("record", "observation", "--axis", "emerg").keys() == {"émergence"}
    assert not [value for value in french if set(value) & set(" '’()&;|<>")]


def test_commands_and_options(monkeypatch: pytest.MonkeyPatch) -> None:
    """Named and said in the reader's language; spellings that are not shown are not proposed."""
    assert proposed("obs") == {"observe": "Record an observation."}
    assert proposed("observe", "--proj").keys() == {"--project"}
    assert "--journal" in proposed("--j")
    assert proposed("log", "--output", "x") == {"x": "a file"}
    assert proposed("log", "--journal", "x") == {"x": "a folder"}
    monkeypatch.setenv("ECT_LANG", "fr")
    assert proposed("obs") == {"observer": "Consigner une observation."}
    assert proposed("log", "--las") == {"--last": "les dernières seulement"}


def test_the_journal_is_found(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--journal, before or after the command, then ECT_JOURNAL, then ect.toml here or above."""
    monkeypatch.setenv("ECT_JOURNAL", "nowhere")
    assert proposed("tally", "H1b") == {}
    assert proposed("--journal", str(demo), "tally", "H1b").keys() == {"H1b"}
    assert proposed("tally", "--journal", str(demo), "H1b").keys() == {"H1b"}
    monkeypatch.delenv("ECT_JOURNAL")
    monkeypatch.chdir(demo)
    assert proposed("tally", "H1b").keys() == {"H1b"}


def test_nothing_is_written(own_demo: Path) -> None:
    """Not even the cache, were it missing."""
    for kept in (own_demo / CACHE).glob("*"):
        kept.unlink()
    before = {path: path.read_bytes() for path in own_demo.rglob("*") if path.is_file()}
    assert proposed("tally", "H1b")
    assert proposed("show", "J1")
    assert {path: path.read_bytes() for path in own_demo.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_shell_is_answered_and_never_spoken_to(demo: Path, shell: str, tmp_path: Path) -> None:
    """Through the program itself: an answer on standard output; no journal, or a damaged one, is silence."""
    words = "ect tally H1b" if shell != "fish" else "ect tally"
    env = {**os.environ, "_ECT_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": "2"}
    asked = [sys.executable, "-m", "ect_cli"]
    said = subprocess.run(asked, env=env | ({"COMP_CWORD": "H1b"} if shell == "fish" else {}), capture_output=True)
    assert (said.returncode, said.stderr, b"H1b" in said.stdout) == (0, b"", True)
    (tmp_path / "journal.sqlite").write_bytes(b"SQLite format 3\0 but not really")
    for place in (tmp_path, tmp_path / "nowhere"):
        said = subprocess.run(asked, env={**env, "ECT_JOURNAL": str(place)}, capture_output=True)
        assert (said.returncode, said.stderr, said.stdout.strip()) == (0, b"", b"")


def every_command(group: LazyGroup = cli) -> list[click.Command]:
    with click.Context(group) as ctx:
        found = [command for known in group.names if (command := group.get_command(ctx, known.name))]
    return [*found, *(inside for each in found if isinstance(each, LazyGroup) for inside in every_command(each))]


def test_whatever_takes_a_code_an_entry_or_a_path_proposes_some() -> None:
    """Every option and argument of every command, those of types of event included, but codes that are given there."""
    silent = []
    for command in every_command():
        assert isinstance(command, Command)
        for param in command.params:
            assert isinstance(param, Option | Argument)
            takes = {CODE, ENTRY, FILE, FOLDER, TAKES["attachment"]}
            free = isinstance(param, Option) and param.name in ("code", "by") and command.name in ("init", "join", None)
            if param.takes in takes and param.proposes is None and not free:
                silent.append((command.name, param.name))
    assert silent == []
