"""The PDF of a dossier has every entry: the page lays out all its rows before it is printed, or the command fails."""

import re
import shutil
from pathlib import Path

import pytest

from ect_cli.failures import CouldNot
from ect_cli.prove import browser
from ect_journal.demo import write_demo
from ect_projections.dossier import dossier

CHROMIUM = shutil.which("chromium")


@pytest.mark.skipif(CHROMIUM is None, reason="no browser here")
def test_every_entry_of_the_record_has_its_row_in_the_pdf(tmp_path: Path) -> None:
    """Each by its number, in the text of the pages, whose foot says how many they are."""
    pypdf = pytest.importorskip("pypdf")
    with write_demo(tmp_path / "demo") as journal:
        (target := tmp_path / "d.pdf").write_bytes(browser.printed(dossier(journal, profile="open", lang="fr")))
        head = journal.head
    pages = pypdf.PdfReader(target).pages
    texts = [page.extract_text() for page in pages]
    rows = {int(n) for n in re.findall(r"(?m)^\s*J(\d+)\b", "\n".join(texts))}
    assert set(range(1, head + 1)) <= rows
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(texts, start=1))


def test_paper_that_lacks_entries_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser that prints a page which does not say that it is whole."""
    hasty = tmp_path / "chromium"
    hasty.write_text(
        '#!/bin/sh\nfor each in "$@"; do case "$each" in --print-to-pdf=*) echo %PDF- > "${each#*=}";; esac; done\n'
        'echo \'<section id="chronology" aria-labelledby="chronology-title" class="ready">\'\n'
    )
    hasty.chmod(0o755)
    monkeypatch.setattr(browser, "browser", lambda: str(hasty))
    with pytest.raises(CouldNot, match=r"did not print|n’a pas imprimé"):
        browser.printed(b"<!doctype html>")
