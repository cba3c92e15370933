"""What every reading command does, whichever it is: parametrised over the names, so that a new one is tested here too.

On a journal that holds next to nothing it answers with nothing; what cannot be read is met with two lines, never a
traceback.
"""

import json
from pathlib import Path

import click
import pytest

from ect_cli.commands import Argument, Option
from ect_cli.main import cli
from ect_cli.names import SECTIONS, Name
from ect_cli.read import words as say
from ect_cli.words import CODE
from ect_journal import Journal
from ect_journal.catalogue import ActorRegistered, ProjectOpened
from tests.cli.session import run

READ = ("Read", "Ask", "Look after")
NO_TABLE = ("file",)
"""Commands that give back something else than what a journal says: tests of their own."""
NAMES = [
    name for section in SECTIONS if section.title.en in READ for name in section.names if name.name not in NO_TABLE
]
EVERY = pytest.mark.parametrize("known", NAMES, ids=lambda known: str(known.name))
NEEDED = {
    "show": ["J1"],
    "trace": ["J1"],
    "find": ["rien"],
    "changes": ["projects", "--from", "J1"],
    "diff": ["--from=J1"],
}
"""What a command cannot do without, on any journal."""
ABOUT_A_CODE = ("effects",)
"""Commands that ask about one code: they have no answer on a journal that has none."""
UNKNOWN = "ZZZ-99"
LOST = ("Traceback", "Something unexpected", "imprévu")


def command_of(known: Name) -> click.Command:
    with click.Context(cli) as ctx:
        found = cli.get_command(ctx, known.name)
    assert found is not None
    return found


def line_of(known: Name) -> list[str]:
    """The command, with what it cannot do without."""
    return [known.name, *NEEDED.get(known.name, ["ACC"] if known.name in ABOUT_A_CODE else [])]


def refused(*line: str, lang: str = "en") -> None:
    """Two lines on standard error, nothing on standard output, an exit code that says so."""
    result = run(*line, ECT_LANG=lang)
    said = result.stderr.splitlines()
    assert (result.exit_code in (1, 2), result.stdout, len(said)) == (True, "", 2), (line, result.output)
    assert not [lost for lost in LOST if lost in result.stderr], result.stderr
    assert said[1].startswith(("ect: hint: ", "ect\u202f: conseil\u202f: "))


@pytest.fixture(params=["only J1", "an opening", "an opening that was retracted"])
def small(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal that holds next to nothing."""
    path = tmp_path / "neuf"
    with Journal.create(path, origin="neuf", by="rd") as journal:
        if request.param != "only J1":
            journal.record(ActorRegistered(code="rd", nature="person", category="lab"))
            opened = journal.record(ProjectOpened(code="ALI-01", name="Un four", domains=["food"], territory="Jura"))
            if "retracted" in request.param:
                journal.retract(opened.ref, reason="error")
    monkeypatch.setenv("ECT_JOURNAL", str(path))
    return path


@EVERY
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_next_to_nothing_is_no_failure(small: Path, known: Name, lang: str) -> None:
    """A table, or a sentence that says there is none; as data, an answer too. Of a code that nothing has, two lines."""
    if known.name in ABOUT_A_CODE:
        refused(*line_of(known), lang=lang)
        return
    result = run(*line_of(known), ECT_LANG=lang)
    assert result.exit_code == 0, result.output
    assert result.stdout or result.stderr.strip()
    assert not [lost for lost in LOST if lost in result.stderr]
    as_data = run(*line_of(known), "--format", "json", ECT_LANG=lang)
    assert as_data.exit_code == 0, as_data.output
    json.loads(as_data.stdout)


@EVERY
def test_an_empty_answer_in_every_format(small: Path, known: Name, tmp_path: Path) -> None:
    """No format minds that there is no row."""
    if known.name in ABOUT_A_CODE:
        return
    (formats,) = [
        str(param.takes) for param in command_of(known).params if param.name == "format" and isinstance(param, Option)
    ]
    for name in formats.split("|"):
        result = run(*line_of(known), "--format", name, "--output", str(tmp_path / f"out.{name}"))
        assert result.exit_code == 0, (name, result.output)
        assert (tmp_path / f"out.{name}").exists()


@EVERY
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    "day", ["2024-02-30", "2024-13-45", "hier soir", "", "31/02/2024", "J0", "J", "J99999999999999999999"]
)
def test_impossible_times(demo: Path, known: Name, day: str, lang: str) -> None:
    """A day that no calendar has, or an entry that no journal has, whichever option takes it."""
    days = (say.AS_OF, say.KNOWN_AT)
    options = [
        p.opts[0]
        for p in command_of(known).params
        if isinstance(p, Option) and (p.says in days or str(p.takes) in ("DAY", "DAY|J…"))
    ]
    for option in options:
        refused(*line_of(known), option, day, lang=lang)


@EVERY
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("code", [UNKNOWN, "é" * 200, "'; --", "\u202e", "@", "H1b@999999999"])
def test_unknown_codes(demo: Path, known: Name, code: str, lang: str) -> None:
    """A code that nothing has, in each place that takes one: the nearest, or the known ones."""
    for param in command_of(known).params:
        if isinstance(param, Argument) and param.name != "words":
            refused(known.name, code, *line_of(known)[2:], lang=lang)
        elif isinstance(param, Option) and param.takes == CODE:
            refused(*line_of(known), param.opts[0], code, lang=lang)


@EVERY
def test_without_a_journal(known: Name) -> None:
    """Nothing here, nothing above: said, and `ect init` proposed."""
    refused(*line_of(known))


@EVERY
def test_a_damaged_journal(known: Name, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is no journal is said to be none."""
    (tmp_path / "journal.sqlite").write_bytes(b"SQLite format 3\0 but not really")
    monkeypatch.setenv("ECT_JOURNAL", str(tmp_path))
    refused(*line_of(known))
