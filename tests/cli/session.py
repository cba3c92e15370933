"""A session at the terminal, written down and played again.

    session('''
        $ ect observe --title "Vu" --on 2024-02-06
        J15
        ! J15 recorded: observation recorded, 2024-02-06. Vu
        $ ect show J99
        ! ect: No entry is numbered J99.
        ! ect: hint: The journal goes from J1 to J15; `ect log` lists its entries.
        [exit 1]
    ''')

`! ` begins a line of standard error, anything else is standard output; the exit code is said when it is not 0. What is
played must be, word for word, what was written.
"""

import shlex
from textwrap import dedent

from click.testing import CliRunner, Result

from ect_cli.main import cli


def run(*args: str, input: str | bytes | None = None, **env: str | None) -> Result:
    """One command line. Settings of the environment are given by name (ECT_LANG="fr")."""
    return CliRunner().invoke(cli, list(args), input=input, env=env)


def session(written: str, **env: str | None) -> None:
    """Play the commands of a transcript, and compare."""
    expected = dedent(written).strip("\n")
    commands = [line for line in expected.splitlines() if line.startswith("$ ")]
    played = "\n".join(play(command, **env) for command in commands)
    assert played == expected


def play(command: str, **env: str | None) -> str:
    """One command and what it answered, as a transcript says it."""
    result = run(*shlex.split(command)[2:], **env)
    lines = [command, *result.stdout.splitlines(), *(f"! {line}" for line in result.stderr.splitlines())]
    return "\n".join([*lines, f"[exit {result.exit_code}]"] if result.exit_code else lines)
