"""The sessions that the pages show: read from a page, run in a shell, compared with what is written.

    turns = play(Path("docs/tutorial.md"), Shell(folder, "en"))
    [turn for turn in turns if turn.shown != turn.printed]  # where the page lies

A block of a page is told by its opening line: ```console is a session, each command after `$ ` (it goes on below while
its line ends with a backslash), what it prints under it; ```console refused shows what goes to standard error, of
commands that are refused; ```python is run; ```python cell is run too, by a Python that remembers the cells before it, and
```output shows what it prints; ```text NAME is a file that the reader writes. Leaves what each page needs around it (a
demo, notes) to the tests.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from ect_cli.main import cli
from tests.docs.cells import Cells

ROOT = Path(__file__).parents[2]
WIDTH = "100"
"""Columns of the pages: what `ect` takes when nobody says how wide the screen is."""
SET_UP = "python3 -m venv"
"""How the commands begin that install the project: run by whoever installs it, not here."""

_SETTINGS = ("ECT_", "FORCE_COLOR", "LANGUAGE", "NO_COLOR")
_JOINTS = {"|", ";", "&&", ">", "<"}
_BLOCK = re.compile(r"^```(?P<info>[^\n]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: where its text stands in the page, its language, what else its opening line says, its text."""

    start: int
    language: str
    more: str
    text: str


@dataclass
class Turn:
    """One command of a session: what the page shows under it, and what it printed."""

    where: str
    command: str
    shown: str
    printed: str | None = None


class Shell:
    """A shell that stands in a folder and knows `ect`, `python3` and the language to speak. Its keys are its own."""

    def __init__(self, folder: Path, lang: str, **env: str) -> None:
        self.folder = folder
        home = folder.parent / f"{folder.name}.home"
        own = {"ECT_KEYS": str(home / "keys"), "ECT_STATE": str(home / "state")}
        self.settings = {"ECT_LANG": lang, "COLUMNS": WIDTH, "PYTHONUTF8": "1", **own, **env}
        unset = [name for name in os.environ if name.startswith(_SETTINGS)]
        self.changes: dict[str, str | None] = {**dict.fromkeys(unset), **self.settings}

    def run(self, command: str, *, refused: bool = False) -> str:
        """What the command prints on standard output; on standard error, when it must be refused."""
        if match := re.fullmatch(r"cd (\S+)", command):
            self.folder = (self.folder / match[1]).resolve(strict=True)
            return ""
        words = words_of(command)
        alone = words[0] == "ect" and not _JOINTS.intersection(words)
        code, printed, said = self._run_ect(words[1:]) if alone else self._run_in_sh(command)
        if (code != 0) is not refused:
            raise AssertionError(f"$ {command}\nended with {code}:\n{said}")
        return said if refused else printed

    def run_python(self, text: str) -> None:
        """Run a program as the README shows it."""
        line = [sys.executable, "-"]
        done = subprocess.run(
            line, input=text.encode(), cwd=self.folder, env=self._env(), capture_output=True, check=False
        )
        if done.returncode:
            raise AssertionError(done.stderr.decode())

    @contextmanager
    def cells(self) -> Iterator[Cells]:
        """A Python for the cells of a page."""
        found = Cells(self.folder, self._env())
        try:
            yield found
        finally:
            found.close()

    def _run_ect(self, words: list[str]) -> tuple[int, str, str]:
        """Here and now: starting a Python for each command would take ten times as long."""
        with chdir(self.folder):
            done = CliRunner().invoke(cli, words, env=self.changes)
        return done.exit_code, done.stdout, done.stderr

    def _run_in_sh(self, command: str) -> tuple[int, str, str]:
        line = ["sh", "-c", command]
        done = subprocess.run(line, cwd=self.folder, env=self._env(), capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def _env(self) -> dict[str, str]:
        """That of these tests without its settings, where `ect` and `python3` are those of these tests."""
        programs = self.folder.parent / f"{self.folder.name}.bin"
        programs.mkdir(exist_ok=True)
        for name, what in (("ect", "-m ect_cli "), ("python3", "")):
            program = programs / name
            program.write_text(f'#!/bin/sh\nexec "{sys.executable}" {what}"$@"\n')
            program.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if name not in self.changes}
        return {**kept, **self.settings, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def words_of(command: str) -> list[str]:
    """A command as a shell parts it; |, ; and > stand alone."""
    reader = shlex.shlex(command.replace("\\\n", " "), posix=True, punctuation_chars=True)
    reader.whitespace_split = True
    return list(reader)


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(each.start("text"), *_told(each["info"]), each["text"]) for each in found]


def _told(info: str) -> tuple[str, str]:
    language, _, more = info.partition(" ")
    return language, more


def turns(page: Path, block: Block) -> Iterator[Turn]:
    """The commands of a session, with what the page shows under each."""
    first = _line(page, block)
    turn: Turn | None = None
    goes_on = False
    for number, line in enumerate(block.text.splitlines(), first):
        if turn is not None and goes_on:
            turn.command += f"\n{line}"
        elif line.startswith("$ "):
            if turn is not None:
                yield turn
            turn = Turn(f"{page.name}:{number}", line.removeprefix("$ "), "")
        elif turn is not None:
            turn.shown += f"{line}\n"
        goes_on = line.endswith("\\") and (goes_on or line.startswith("$ "))
    if turn is not None:
        yield turn


def commands(page: Path) -> list[str]:
    """Every command of a page, in order."""
    return [turn.command for block in blocks(page) if block.language == "console" for turn in turns(page, block)]


def play(page: Path, shell: Shell) -> list[Turn]:
    """Do everything that a page shows, in order; the turns of its sessions and cells, with what each printed."""
    played: list[Turn] = []
    printed = ""
    with shell.cells() as cells:
        for block in blocks(page):
            match block.language, block.more:
                case "console", more:
                    played += [_played(turn, shell, more == "refused") for turn in turns(page, block)]
                case "python", "cell":
                    printed = cells.run(block.text)
                case "output", _:
                    played.append(Turn(f"{page.name}:{_line(page, block)}", "", block.text, printed))
                case _, name if name:
                    (shell.folder / name).write_text(block.text, encoding="utf-8")
                case "python", _:
                    shell.run_python(block.text)
    return played


def _line(page: Path, block: Block) -> int:
    """The line of the page on which the text of a block begins."""
    return page.read_text(encoding="utf-8")[: block.start].count("\n") + 1


def _played(turn: Turn, shell: Shell, refused: bool) -> Turn:
    if turn.command.startswith(SET_UP):
        turn.printed = turn.shown
    else:
        printed = shell.run(turn.command, refused=refused)
        turn.printed = f"{printed}\n" if printed and not printed.endswith("\n") else printed  # a page cannot show that
    return turn
