"""The pages of the documentation, and what each needs around it to be played."""

import atexit
import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch
from uuid import UUID

from ect_journal.demo import write_demo
from tests.docs.sessions import ROOT, Shell

DOCS = ROOT / "docs"
SESSIONS = [
    (ROOT / "README.md", "en"),
    (ROOT / "README.fr.md", "fr"),
    (DOCS / "tutorial.md", "en"),
    (DOCS / "tutorial.fr.md", "fr"),
    (DOCS / "formats.md", "en"),
    (DOCS / "formats.fr.md", "fr"),
    (DOCS / "server.md", "en"),
    (DOCS / "server.fr.md", "fr"),
    (DOCS / "growth.md", "en"),
    (DOCS / "growth.fr.md", "fr"),
    (DOCS / "analysis.md", "en"),
    (DOCS / "analysis.fr.md", "fr"),
    (DOCS / "evidence.md", "en"),
    (DOCS / "evidence.fr.md", "fr"),
    (DOCS / "privacy.md", "en"),
    (DOCS / "privacy.fr.md", "fr"),
    (DOCS / "audit.md", "en"),
    (DOCS / "audit.fr.md", "fr"),
    (DOCS / "programmes.md", "en"),
    (DOCS / "programmes.fr.md", "fr"),
]
"""Pages whose commands are run, and the language in which they are."""


def every_page() -> list[Path]:
    """All that is written for people: at the root, in docs/ and in benchmarks/."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])


def twins() -> list[tuple[Path, Path]]:
    """The pages that say the same in English and in French."""
    french = [page for page in every_page() if page.name.endswith(".fr.md")]
    return [(page.with_name(page.name.replace(".fr.", ".")), page) for page in french]


def prepare(page: Path, lang: str, folder: Path) -> Shell:
    """A shell where the page may be played from its first line to its last."""
    place = folder / "here"
    place.mkdir()
    if page.stem.startswith(("tutorial", "server")):
        return Shell(place, lang)
    shutil.copytree(demo(), place / "ect-demo")
    if page.stem.startswith("formats"):
        return with_keys(Shell(place / "ect-demo", lang))
    if page.stem.startswith(("growth", "analysis", "programmes")):
        return with_keys(Shell(place, lang))
    (place / "notes.md").write_text("On parle d’abord du prix du repas, puis de l’hiver.\n", encoding="utf-8")
    return with_keys(Shell(place, lang, ECT_JOURNAL="ect-demo"))


def with_keys(shell: Shell) -> Shell:
    """The shell, with keys of the demo that are its own: what one page erases stays readable on the others."""
    shutil.copytree(demo().parent / "keys", shell.settings["ECT_KEYS"])
    return shell


@cache
def demo() -> Path:
    """The demo, written once; to be copied. Its keys are beside it."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = patch.dict(os.environ, ECT_KEYS=str(folder / "keys"), ECT_STATE=str(folder / "state"))
    # The same journal each time: pages show its root.
    with settings, patch("ect_journal.world.uuid4", return_value=UUID("0b1f6c52-0000-4000-8000-000000000000")):
        write_demo(folder / "ect-demo").close()
    return folder / "ect-demo"
