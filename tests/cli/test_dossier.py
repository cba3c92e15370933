"""`ect dossier`: the file and its PDF, what is said beside, and what is refused before anything is written."""

import re
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import ect_journal
from ect_cli.prove import browser
from ect_journal.dossier_file import trail_of
from tests.cli.session import run, session

CHROMIUM = next(browser.browsers(), None)


@pytest.fixture(autouse=True)
def summer(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 1 June 2026, after the end of the demo's programme."""
    monkeypatch.setattr(ect_journal.World, "now", lambda self: datetime(2026, 6, 1, 10, tzinfo=UTC))


def test_the_file_is_named_by_its_day_and_what_to_send_apart_is_said(demo: Path) -> None:
    """On standard output its path alone; beside it the sixteen characters that its reader needs from elsewhere."""
    result = run("dossier")
    assert (0, "dossier-2026-06-01.html\n") == (result.exit_code, result.stdout)
    assert re.search(r"^532 entries; the last checkpoint is ([A-Z2-7]{4}-){3}[A-Z2-7]{4}\.$", result.stderr, re.M)
    assert "the file cannot vouch for itself" in result.stderr
    assert 532 == len(trail_of(Path("dossier-2026-06-01.html").read_bytes()).entries)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_opens_in_the_language_asked_for_and_holds_both(demo: Path, lang: str) -> None:
    """Whatever the language of who writes it."""
    run("dossier", "-o", "d.html", "--lang", lang, ECT_LANG="fr" if lang == "en" else "en")
    page = Path("d.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}">' in page
    assert "Promis, fait, écart" in page
    assert "Promised, done, gap" in page


def test_it_goes_to_standard_output_too(demo: Path) -> None:
    """Bytes and nothing else."""
    result = run("dossier", "-o", "-", "--profile", "funder")
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.endswith("</html>\n")


def test_what_cannot_be_written_is_refused_first(demo: Path) -> None:
    """A file that is there, an extension that is none, a stream with a PDF, a day that is not one."""
    Path("d.html").write_text("mine")
    session("""
        $ ect dossier -o d.html
        ! ect: d.html exists already.
        ! ect: hint: Give another name, or --force to replace that file.
        [exit 1]
        $ ect dossier -o d.txt
        ! ect: The extension .txt means no format here.
        ! ect: hint: Name it FILE.html; the PDF goes beside it.
        [exit 2]
    """)
    assert "mine" == Path("d.html").read_text()
    assert 2 == run("dossier", "--as-of", "someday").exit_code
    assert 0 == run("dossier", "-o", "d.html", "--force").exit_code


def test_as_of_a_day_is_said_on_the_page(demo: Path) -> None:
    """The pages go back; the record has every entry."""
    run("dossier", "--as-of", "2024-12-03", "-o", "then.html")
    content = Path("then.html").read_bytes()
    assert b"What had happened by 3 December 2024, as it is known today." in content
    assert 532 == len(trail_of(content).entries)


@pytest.mark.skipif(sys.platform == "win32", reason="the rights of files are others there")
def test_an_internal_copy_is_for_nobody_else(demo: Path) -> None:
    """Its values are in clear: only its owner may read the file, and that is said."""
    result = run("dossier", "--profile", "internal", "-o", "ours.html")
    assert 0o600 == stat.S_IMODE(Path("ours.html").stat().st_mode)
    assert "keep it among you, then delete it" in result.stderr
    assert trail_of(Path("ours.html").read_bytes()).values


def test_a_journal_without_a_key_is_said_to_be_unsigned(folder: Path) -> None:
    """Nothing stands in the way, and nobody will read it as signed."""
    result = run("dossier", "-o", "d.html")
    assert 0 == result.exit_code
    assert "never as signed" in result.stderr


# On paper ----------------------------------------------------------------------------------------------------------------


def test_without_a_browser_nothing_is_written(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint says what would do."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(browser, "PLACES", ())
    result = run("dossier", "--pdf", "-o", "d.html")
    assert (1, "") == (result.exit_code, result.stdout)
    assert "No browser was found to print the PDF." in result.stderr
    assert "Install Chromium, Chrome or Edge" in result.stderr
    assert not Path("d.html").exists()


def test_a_browser_that_prints_nothing_is_named(demo: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And the page that it was to print stays."""
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("dossier", "--pdf", "-o", "d.html")
    assert (1, "d.html\n") == (result.exit_code, result.stdout)
    assert f"{broken} did not print the page." in result.stderr
    assert Path("d.html").exists()


@pytest.mark.skipif(CHROMIUM is None, reason="no browser here")
def test_the_pdf_is_the_same_pages(demo: Path) -> None:
    """Printed beside the page, on A4."""
    result = run("dossier", "--pdf", "-o", "d.html")
    assert "d.html\nd.pdf\n" == result.stdout
    content = Path("d.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    boxes = {tuple(map(float, found)) for found in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)}
    assert all((abs(width - 595) < 1.5, abs(height - 842) < 1.5) == (True, True) for width, height in boxes)
    assert boxes
