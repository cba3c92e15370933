"""Failures: two lines on standard error, nothing on standard output, an exit code, no traceback."""

import sqlite3
from pathlib import Path

import pytest

from ect_cli.failures import exit_code, two_lines
from ect_journal.errors import Conflict
from ect_journal.words import Text
from tests.cli.session import run


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("show", "J999"), 1),
        (("show", "L’entrée"), 1),
        (("trace", "J999"), 1),
        (("record", "nothing"), 2),
        (("log", "--nothing"), 2),
        (("log", "--as-of", "jadis"), 2),
        (("log", "--known-at", "J999"), 1),
        (("log", "--last", "zéro"), 2),
        (("log", "extra"), 2),
        (("observe", "--title", "x" * 70_000), 1),
        (("observe", "--title", "a\x00b"), 1),
        (("observe", "--title", "a\nb"), 1),
        (("observe", "--title", ""), 1),
        (("observe", "--title", "Vu", "--on", "2999-01-01"), 1),
        (("observe", "--title", "Vu", "--on", "2024-02-07/2024-02-01"), 1),
        (("observe", "--title", "Vu", "--ground", "J99"), 1),
        (("observe", "--title", "Vu", "--ground", "partout"), 1),
        (("observe", "--title", "Vu", "--id", "x"), 1),
        (("observe", "--title", "Vu", "--by", "personne"), 1),
        (("observe", "--title", "Vu", "--axis", "emergance"), 1),
        (("record", "project", "--code", "ALI-01", "--name", "Bis", "--domain", "food", "--territory", "Val"), 1),
        (("import", "nowhere.jsonl"), 2),
        (("restore", "nowhere.jsonl", "x"), 2),
        (("log", "--journal", "nowhere"), 1),
    ],
)
def test_a_failure_is_two_lines(folder: Path, args: tuple[str, ...], code: int, lang: str) -> None:
    """What is wrong and what to do next, in the reader's language; the journal stays as it was, byte for byte."""
    before = (folder / "journal.sqlite").read_bytes()
    result = run(*args, ECT_LANG=lang)
    first, second = result.stderr.splitlines()
    start, hint = ("ect: ", "ect: hint: ") if lang == "en" else ("ect\u202f: ", "ect\u202f: conseil\u202f: ")
    assert (result.exit_code, result.stdout) == (code, "")
    assert first.startswith(start)
    assert second.startswith(hint)
    assert len(second) > len(hint)
    assert (folder / "journal.sqlite").read_bytes() == before


def test_what_is_not_a_journal(folder: Path) -> None:
    """A file that is not a database, a database that is not a journal."""
    (folder / "journal.sqlite").write_bytes(b"not a database" * 100)
    result = run("log")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 2)
    (folder / "journal.sqlite").unlink()
    sqlite3.connect(folder / "journal.sqlite").close()
    result = run("log")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 2)


def test_a_fault_of_the_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said in two lines too; --debug, anywhere on the line, shows the traceback instead."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("ect_journal.Journal.open", broken)
    result = run("log")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "ect: Something unexpected happened: ZeroDivisionError: division by zero",
        "ect: hint: This is a fault of the program: run it again with --debug, and report what it prints.",
    ]
    for args in (("--debug", "log"), ("log", "--debug")):
        assert isinstance(run(*args).exception, ZeroDivisionError)


def test_an_interruption(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C stops without a traceback, and says where to look."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ect_journal.Journal.open", interrupted)
    result = run("log")
    assert (result.exit_code, result.stderr.splitlines()[-2]) == (1, "ect: Stopped.")


def test_messages_on_one_line() -> None:
    """Whatever people wrote, a message and a hint take one line each."""
    error = Conflict(Text("one\ntwo", "un\ndeux"), Text("three\n  four", "trois\n  quatre"))
    assert two_lines(error) == ("ect: one two", "ect: hint: three four")
    assert exit_code(error) == 1


def test_the_systems_own_troubles(folder: Path) -> None:
    """A folder where a file should be written is the system's answer, said simply."""
    Path("out").mkdir()
    result = run("log", "--output", "out")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 2)
