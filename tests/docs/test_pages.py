"""The pages agree with the program, with each other, and with where they point."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ect_cli.names import KEYS, SECTIONS
from ect_cli.screens import WIDTH, screens
from ect_journal.words import typeset
from tests.docs.pages import DOCS, every_page, twins
from tests.docs.sessions import ROOT, SET_UP, blocks, commands, words_of

PAGES = every_page()
TWINS = twins()
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_KEPT = re.compile(r"--[a-z-]+|J\d+|\d{4}-\d\d-\d\d(T\d\d:\d\d)?|[A-Z]{1,3}\d?-\d+")
"""What a command and its twin have in common: options, citations, days, codes. Words for people differ."""


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def headings(page: Path) -> list[str]:
    """The headings of a page, with their marks."""
    return re.findall(r"^#+ .+$", prose(page), re.MULTILINE)


def anchors(page: Path) -> Iterator[str]:
    """What a link may name in a page, as forges make it from its headings."""
    for heading in headings(page):
        title = re.sub(r"[^\w\s-]", "", heading.lstrip("#").strip().lower())
        yield re.sub(r"\s", "-", title)


def skeleton(command: str) -> list[str]:
    """A command without the words that change with the language."""
    words = words_of(command)
    sections = (*SECTIONS, KEYS) if {"cles", "keys"} & {*words} else SECTIONS  # both have a “verifier”
    in_english = {name.french: name.name for section in sections for name in section.names if name.french}
    named = next((index for index, word in enumerate(words) if word.startswith("-")), len(words))
    return [in_english.get(word, word) for word in words[:named]] + [w for w in words[named:] if _KEPT.fullmatch(w)]


# with the program


def test_generated_pages_are_up_to_date() -> None:
    """The catalogue, the rules and the commands are what `python docs/generate.py` writes now."""
    spec = importlib.util.spec_from_file_location("generate_docs", DOCS / "generate.py")
    assert spec
    assert spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    stale = [path.name for path, text in generate.pages() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run python docs/generate.py"


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_help_screen_on_the_page_is_the_one_of_the_terminal(lang: str) -> None:
    """What the page of commands shows is what `--help` prints on a terminal of that width."""
    shown = dict(screens("fr" if lang == "fr" else "en"))["ect record evidence"]
    line = [sys.executable, "-m", "ect_cli", "record", "evidence", "--help"]
    env = {**os.environ, "ECT_LANG": lang, "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    assert shown.rstrip() == subprocess.run(line, env=env, capture_output=True, check=True).stdout.decode().rstrip()


# with each other


@pytest.mark.parametrize(("english", "french"), TWINS, ids=[english.name for english, _ in TWINS])
def test_twins_have_the_same_headings(english: Path, french: Path) -> None:
    """A page and its twin in the other language are laid out alike, heading for heading."""
    assert [h.count("#") for h in headings(english)] == [h.count("#") for h in headings(french)]


@pytest.mark.parametrize(("english", "french"), TWINS, ids=[english.name for english, _ in TWINS])
def test_twins_show_the_same_commands(english: Path, french: Path) -> None:
    """They show the same commands, option for option; the words for people, and the short forms, are translated."""
    assert [*map(skeleton, commands(english))] == [*map(skeleton, commands(french))]


@pytest.mark.parametrize(("english", "french"), TWINS, ids=[english.name for english, _ in TWINS])
def test_twins_show_the_same_programs(english: Path, french: Path) -> None:
    """Code, data and entries are the same in both."""
    alike = [[b for b in blocks(page) if b.language in ("json", "jsonl", "python")] for page in (english, french)]
    assert [(b.more, b.text) for b in alike[0]] == [(b.more, b.text) for b in alike[1]]


def test_every_page_for_users_has_its_twin() -> None:
    """Whatever a user reads in English is there in French, and the other way round."""
    both = {path for pair in TWINS for path in pair}
    missing = [page.name for page in [ROOT / "README.md", *DOCS.glob("*.md"), *both] if page not in both]
    assert missing == []
    assert [page.name for page in both if not page.exists()] == []


@pytest.mark.parametrize("french", [french for _, french in TWINS], ids=lambda page: str(page.name))
def test_french_is_typeset(french: Path) -> None:
    """French has its narrow no-break spaces, inside « guillemets » and before ; : ! ?, and no straight apostrophe."""
    said = re.sub(r"`[^`\n]+`", "", prose(french))
    assert said == typeset(said)
    assert re.findall(r"\w*'\w*", said) == []


# with where they point


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_relative_links_resolve(page: Path) -> None:
    """A link to another page leads to a file that is there, and to a heading that it has."""
    broken = []
    for link in _LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


# with the set-up


def test_the_two_set_up_commands_are_stated_once() -> None:
    """The README has one command to try and one to test; CI ends with the second, CONTRIBUTING repeats it."""
    set_up = [command for command in commands(ROOT / "README.md") if command.startswith(SET_UP)]
    assert len(set_up) == 2
    assert set_up == [command for command in commands(ROOT / "README.fr.md") if command.startswith(SET_UP)]
    try_it, test_it = set_up
    assert try_it.endswith("ect demo")
    assert test_it.endswith("pytest")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == test_it
    assert [c for c in commands(ROOT / "CONTRIBUTING.md") if c.startswith(SET_UP)] == [test_it]
