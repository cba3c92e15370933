"""The names of the commands: a static table, and a generated list of types."""

import subprocess
import sys

import click
import pytest

from ect_cli.generate import NAMES, names, names_module
from ect_cli.main import cli
from ect_cli.names import SHORT_FORMS, Name, every_name
from ect_cli.names_of_types import NAMES_OF_TYPES
from ect_cli.record.examples import EXAMPLES
from ect_cli.record.group import OWN_COMMANDS, record
from ect_journal.catalogue import TYPES
from tests.cli.session import run, session

HEAVY = ("pydantic", "ect_journal.catalogue", "polars", "eventsourcing", "rich", "sqlite3")


@pytest.mark.parametrize("args", [["--help"], ["record", "--help"]])
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    """`ect --help` waits for none of the libraries that recording and reading need."""
    program = (
        "import sys\nfrom ect_cli.main import cli\n"
        f"try: cli({args!r})\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stderr.strip().splitlines()[-1] == "[]"


def test_the_names_of_types_are_up_to_date() -> None:
    """`python -m ect_cli.generate` would change nothing."""
    assert NAMES.read_text(encoding="utf-8") == names_module()


def test_every_type_has_one_command() -> None:
    """Each type of the registry is recorded under one name, or has a command of its own."""
    assert [type for type, _, _ in NAMES_OF_TYPES] == [type for type in TYPES if type not in OWN_COMMANDS]
    assert len(set(names().values())) == len(NAMES_OF_TYPES)


def test_every_type_has_an_example() -> None:
    """The help of each type starts with an example of that very command."""
    for type, name, _ in NAMES_OF_TYPES:
        assert EXAMPLES[type].startswith(f"ect record {name} ")


@pytest.mark.parametrize("known", list(every_name()), ids=lambda known: known.name)
def test_every_command_is_where_the_table_says(known: Name) -> None:
    """The table of commands names a module and a command in it."""
    with click.Context(cli) as ctx:
        assert isinstance(cli.get_command(ctx, known.name), click.Command)


@pytest.mark.parametrize("known", SHORT_FORMS, ids=lambda known: known.name)
def test_short_forms_have_two_names(known: Name) -> None:
    """`observe` and `observer` are the same command, in whichever language one reads."""
    for lang in ("en", "fr"):
        helps = [run(name, "--help", ECT_LANG=lang).stdout.split("\n", 2)[2] for name in (known.name, known.french)]
        assert helps[0] == helps[1]
        assert f"$ ect {known.shown(lang)} " in helps[0]


@pytest.mark.parametrize("written", ["décider", "Decider", "réunir", "RÉUNIR", "de\u0301cider"])
def test_accents_and_case_do_not_matter(written: str) -> None:
    """A French name is read with or without its accents, composed or not."""
    assert run(written, "--help").exit_code == 0


@pytest.mark.parametrize(
    "written",
    ["project-stage-changed", "project.stage_changed", "project-stage_changed", "Project.Stage_Changed"],
)
def test_a_type_is_written_dotted_or_not(written: str) -> None:
    """`ect record` takes the name of a type as the catalogue, the help or a memory writes it."""
    with click.Context(record) as ctx:
        command = record.get_command(ctx, written)
    assert command is not None
    assert command.name == "project-stage-changed"


def test_the_bare_subject_is_the_type_people_mean() -> None:
    """`observation` records one; a subject whose first type is not what people mean has no bare name."""
    assert names()["observation.recorded"] == "observation"
    assert names()["deliverable.due"] == "deliverable-due"


def test_a_misspelt_command_is_met_kindly() -> None:
    """The nearest command is proposed, in both languages, and the exit code says wrong usage."""
    session("""
        $ ect obzerve
        ! ect: There is no command “obzerve”.
        ! ect: hint: Did you mean observe? `ect --help` says what it takes.
        [exit 2]
        $ ect lire
        ! ect: There is no command “lire”.
        ! ect: hint: `ect --help` says what it takes.
        [exit 2]
        $ ect link
        ! ect: There is no command “link”.
        ! ect: hint: Use `ect record evidence`.
        [exit 2]
        $ ect record observasion
        ! ect: There is no command “observasion”.
        ! ect: hint: Did you mean observation? `ect record --help` says what it takes.
        [exit 2]
        $ ect record entry.retracted
        ! ect: entry.retracted has a command of its own.
        ! ect: hint: Use `ect retract`.
        [exit 2]
    """)


def test_ect_alone_is_a_lesson() -> None:
    """Without a command, `ect` prints its help and succeeds."""
    assert run().stdout == run("--help").stdout
    assert run().exit_code == 0
    assert run("record").stdout == run("record", "--help").stdout
    assert run("record").stdout.startswith("Usage: ect record [OPTIONS] TYPE …")
    assert run("record").exit_code == 0


@pytest.mark.parametrize(
    "written",
    ["consigner", "lister", "corriger", "retirer", "rétablir", "montrer", "projets", "bilan", "méthodes", "hypothèses"],
)
def test_french_names_are_understood(written: str) -> None:
    """What a French reader tries first works, and the usage line says it as it was typed."""
    result = run(written, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: ect {written} ")
    assert f"\n  {written} " not in run("--help", ECT_LANG="fr").stdout
