"""Help screens: an example first, in the reader's language, and well laid out at 80 and at 100 columns."""

import re
from collections.abc import Iterator

import click
import pytest

from ect_cli.commands import Argument, Option
from ect_cli.main import cli
from ect_cli.record.command import command_for
from ect_cli.record.fields import ONLY_AS_DATA, SAID_ELSEWHERE
from ect_cli.record.group import record
from ect_journal.catalogue import TYPES
from ect_journal.kinds import kinds_of
from tests.cli.session import run


def every_command() -> Iterator[tuple[str, ...]]:
    """The words after `ect` that lead to each command."""
    yield ()
    for group, path in ((cli, ()), (record, ("record",))):
        for known in group.names:
            yield (*path, known.name)


def commands() -> Iterator[click.Command]:
    with click.Context(cli) as ctx:
        for path in every_command():
            group = record if path[:1] == ("record",) and len(path) == 2 else cli
            command = group.get_command(ctx, path[-1]) if path else cli
            assert command is not None
            yield command


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("columns", [80, 100])
def test_no_line_is_wider_than_the_screen(lang: str, columns: int) -> None:
    """No help screen has a line that the terminal would break."""
    for path in every_command():
        for line in run(*path, "--help", ECT_LANG=lang, COLUMNS=str(columns)).stdout.splitlines():
            assert len(line) <= columns, (path, line)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_each_help_starts_with_an_example(lang: str) -> None:
    """After the usage line comes a command that one can copy."""
    for path in every_command():
        usage, _, example, *_ = run(*path, "--help", ECT_LANG=lang).stdout.splitlines()
        assert usage.startswith(("Usage: ect", "Usage\u202f: ect"))
        assert example.startswith("  $ ect "), path


def test_french_help_has_no_english_in_it() -> None:
    """What click and the shapes of our commands add to a help screen is French too."""
    english = re.compile(r"\b(Options:|Commands:|Arguments:|Show this|required|default|repeatable|COMMAND)\b")
    for path in every_command():
        assert english.findall(run(*path, "--help", ECT_LANG="fr").stdout) == []


def test_help_and_values_are_said_in_both_languages() -> None:
    """Each option and each argument has a help or a name in both languages."""
    for command in commands():
        for param in command.params:
            assert isinstance(param, Option | Argument), (command.name, param.name)
            if isinstance(param, Option):
                assert all(param.says), (command.name, param.name)


def test_every_field_has_an_option() -> None:
    """Whatever a type holds can be given on the line (but the content of a correction, which `correct` makes, and what a
    sheet alone says)."""
    for known in record.names:
        given = {param.name for param in command_for(known).params}
        fields = {field.name for field in kinds_of(TYPES[known.type]) if field.kind.name not in ONLY_AS_DATA}
        assert {name for name in fields if f"{known.type}.{name}" not in SAID_ELSEWHERE} <= given


def test_no_two_options_of_a_command_share_a_name() -> None:
    """A field never hides one of the options that every command has."""
    for command in commands():
        spellings = [each for param in command.params for each in (*param.opts, *param.secondary_opts)]
        assert len(spellings) == len(set(spellings)), command.name


def test_a_list_may_be_named_in_the_plural_and_help_shows_one_name() -> None:
    """`--projects` is understood as `--project`, which alone is shown."""
    assert "--projects" not in run("observe", "--help").stdout
    assert run("observe", "--title", "x", "--projects", "ALI-01", "--dry-run").stderr.startswith(
        "ect: There is no journal"
    )
