"""`ect access`: a page and a file with all that is held about a person, for nobody else's eyes."""

import json
import os
import re
import shutil
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

import ect_journal
from ect_journal import Journal
from ect_journal.keys import keys_folder
from tests.cli.kept import same_as_kept
from tests.cli.session import run, session


@pytest.fixture(autouse=True)
def summer(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 1 June 2026, after the end of the demo's programme."""
    monkeypatch.setattr(ect_journal.World, "now", lambda self: datetime(2026, 6, 1, 10, tzinfo=UTC))


class Reader(HTMLParser):
    """What a page says, a line for each paragraph."""

    BLOCKS = ("h1", "h2", "h3", "p", "li", "dt", "blockquote", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.silent = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent = tag in ("style", "title")
        if tag in self.BLOCKS:
            self.lines.append("")
        elif tag == "dd":
            self.lines[-1] += " | "

    def handle_endtag(self, tag: str) -> None:
        self.silent = False

    def handle_data(self, data: str) -> None:
        if self.lines and not self.silent:
            self.lines[-1] += data.strip("\n")

    @property
    def text(self) -> str:
        return "\n".join(filter(None, (line.strip() for line in self.lines))) + "\n"


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("code", ["P-07", "P-17"])
def test_the_page_reads_well(demo: Path, lang: str, code: str) -> None:
    """As somebody last read it aloud, in both languages."""
    run("access", code, "--output", "page.html", "--lang", lang)
    same_as_kept(f"access-{code}.{lang}.txt", Reader(Path("page.html").read_text(encoding="utf-8")).text)


def test_the_file_has_english_keys(demo: Path) -> None:
    """What a program reads: the same content, identifiers beside sentences."""
    run("access", "P-07", "--output", "p07.html")
    written = Path("p07.json").read_text(encoding="utf-8")
    same_as_kept("access-P-07", re.sub(r'"id": "[0-9a-f-]{36}"', '"id": "…"', written))
    assert json.loads(written)["counts"] == {
        "kept": 1,
        "open": 1,
        "sealed": 0,
        "erased": 1,
        "altered": 0,
        "not_available": 0,
    }


def test_a_session(demo: Path) -> None:
    """Both paths on standard output; the name says who and when; never over what is there."""
    session("""
        $ ect access p-07
        access-P-07-2026-06-01.html
        access-P-07-2026-06-01.json
        ! P-07: 1 value held, 1 erased.
        ! Hand both over once you are sure who is asking, then delete them: they are in clear.
        $ ect access P-07
        ! ect: access-P-07-2026-06-01.html exists already.
        ! ect: hint: Give another name, or --force to replace that file.
        [exit 1]
        $ ect access P-07 --force
        access-P-07-2026-06-01.html
        access-P-07-2026-06-01.json
        ! P-07: 1 value held, 1 erased.
        ! Hand both over once you are sure who is asking, then delete them: they are in clear.
        $ ect access P-07 --output elsewhere/p07
        ! ect: There is no folder elsewhere.
        ! ect: hint: Make that folder first, or name a file elsewhere.
        [exit 1]
        $ ect access P-07 --output p07.pdf
        ! ect: The extension .pdf means no format here.
        ! ect: hint: Name the page, .html; the file goes beside it, .json.
        [exit 2]
    """)


def test_a_session_in_french(demo: Path) -> None:
    """The command, the names of the files and what is said."""
    Path("pour elle").mkdir()
    session(
        """
        $ ect acces P-07 --output 'pour elle'
        pour elle/acces-P-07-2026-06-01.html
        pour elle/acces-P-07-2026-06-01.json
        ! P-07\u202f: 1 valeur conservée, 1 effacée.
        ! Remettez les deux après vous être assuré de l’identité de la personne, puis supprimez-les\u202f: ils sont en clair.
        """,
        ECT_LANG="fr",
    )


def test_an_unknown_person_is_met_with_the_nearest_code(demo: Path) -> None:
    """And nothing is written."""
    result = run("access", "P-007")
    assert result.exit_code == 1
    assert result.stderr.startswith("ect: Nothing here is called “P-007”.\nect: hint: Did you mean P-07? Known: ")
    assert list(Path().iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights are the folder's on Windows")
def test_only_who_made_the_files_may_read_them(demo: Path) -> None:
    """Whatever the umask says, and when they replace files that others could read."""
    Path("p07.html").write_text("old")
    Path("p07.html").chmod(0o644)
    before = os.umask(0)
    try:
        run("access", "P-07", "--output", "p07.html", "--force")
    finally:
        os.umask(before)
    assert [oct(Path(name).stat().st_mode & 0o777) for name in ("p07.html", "p07.json")] == ["0o600", "0o600"]


def test_without_the_keys_the_files_say_so(own_demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command warns, and succeeds: the person has the right to know what is held."""
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "other-keys"))
    result = run("access", "P-17", "--output", "p17.html")
    assert result.exit_code == 0
    assert "Under keys that are not here: 5. The file says so" in result.stderr
    page = Path("p17.html").read_text(encoding="utf-8")
    assert page.count("Kept under keys that are not where this file was made.") == 5
    assert "Odile" not in page


def test_a_passphrase_opens_the_keys(own_demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given by the environment, where nobody is there to be asked."""
    shutil.copytree(keys_folder(), tmp_path / "keys")
    monkeypatch.setenv("ECT_KEYS", str(tmp_path / "keys"))
    with Journal.open(own_demo) as journal:
        journal.keyring.protect("correct horse")  # type: ignore[attr-defined]  # a keyring in a file
    refused = run("access", "P-17")
    assert (refused.exit_code, "A passphrase is needed" in refused.stderr) == (1, True), "a hollow page is no answer"
    assert not list(Path().glob("access-*"))
    assert (
        "P-17: 5 values held, 0 erased.\nHand"
        in run("access", "P-17", "--force", ECT_PASSPHRASE="correct horse").stderr
    )


def test_a_copy_without_the_values_cannot_answer(demo: Path) -> None:
    """It says how many it knows of, and writes nothing."""
    run("export", "--output", "log.jsonl")
    run("restore", "log.jsonl", "alone")
    session("""
        $ ect access P-07 --journal alone
        ! ect: At least 1 value about P-07 is not in this copy of the journal, which cannot answer; nothing was written.
        ! ect: hint: Do it where the journal has its values, or from a backup of there; `ect restore --with-sealed` takes them back.
        [exit 1]
        $ ect access P-07 --output -
        ! ect: A page and a file are written, not one stream.
        ! ect: hint: Name a folder, or the page, .html.
        [exit 2]
    """)
    assert not list(Path().glob("access-*"))


def test_a_folder_is_one_by_its_slash(demo: Path) -> None:
    """It is made, for nobody else to look into."""
    assert run("access", "P-07", "--output", "out/").stdout.splitlines()[0] == "out/access-P-07-2026-06-01.html"
    assert run("access", "P-07", "--output", "no/out/").exit_code == 1


def test_after_an_erasure_nothing_else_is_held(own_demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says what was erased, by which entry and why; a page made before in the journal's folder goes too."""
    _own_keys(tmp_path, monkeypatch)
    assert "Odile Chavériat" in run("access", "P-17", "--output", f"{own_demo}/p17.html").stdout + (
        own_demo / "p17.html"
    ).read_text(encoding="utf-8")
    erased = run("erase", "P-17", "--ground", "objection", "--yes")
    assert erased.exit_code == 0, erased.stderr
    assert not (own_demo / "p17.html").exists()
    assert not (own_demo / "p17.json").exists()
    result = run("access", "P-17", "--output", "after.html")
    assert result.stderr.startswith("P-17: 0 values held, 5 erased.")
    page = Reader(Path("after.html").read_text(encoding="utf-8")).text
    assert "Nothing is held about you any more. 5 were erased." in page
    assert page.count(f"Erased on 1 June 2026 by entry {erased.stdout.strip()}: objection.") == 5
    assert "Odile" not in page


def _own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys and memory of this test alone: other copies of the demo are read with the shared ones."""
    for name, folder in (("ECT_KEYS", "keys"), ("ECT_STATE", "state")):
        if Path(os.environ[name]).exists():
            shutil.copytree(os.environ[name], tmp_path / folder)
        monkeypatch.setenv(name, str(tmp_path / folder))
