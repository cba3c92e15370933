"""The browser of this machine, which prints a page as PDF: the same page, laid out by what its readers use.

Knows where browsers are, how they are asked, and that paper which lacks entries is no PDF of a dossier. It goes without a
profile of its own and without the network.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from ect_cli.failures import CouldNot
from ect_cli.prove import words_dossier as say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
"""Where they are when no name leads to them."""
PATIENCE = 180
"""Seconds: thousands of entries are hundreds of pages."""
LAID_OUT = 60_000
"""Milliseconds that pass for the page, not for us: the browser's clock runs ahead whenever the page waits, and it prints
once they are over. Without them it prints as soon as the page is loaded, before the page has made its chronology."""
_WHOLE = re.compile(rb'<section id="chronology"[^>]* class="[^"]*\bwhole\b')
"""The page says so itself, once every entry has its row; see `chronology.js`."""


def browser() -> str:
    """The first one found. Raises `CouldNot`."""
    found = next(browsers(), None)
    if found is None:
        raise CouldNot(say.NO_BROWSER, say.INSTALL_ONE)
    return found


def browsers() -> Iterator[str]:
    """Those of this machine, the one to take first."""
    yield from filter(None, map(which, NAMES))
    yield from (place for place in PLACES if Path(place).is_file())


def printed(page: bytes) -> bytes:
    """The page as PDF. Raises `CouldNot` without a browser, when it gives nothing, or when the page was not whole."""
    command = browser()
    with TemporaryDirectory(prefix="ect-") as folder:  # only its owner may look into it
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_bytes(page)
        options = [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-extensions",
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", "--generate-pdf-document-outline",
            f"--virtual-time-budget={LAID_OUT}", "--dump-dom", f"--print-to-pdf={target}",
        ]  # fmt: skip
        if sys.platform == "linux" and os.geteuid() == 0:
            options.append("--no-sandbox")  # it refuses to start for root otherwise; the page is our own
        try:
            ran = subprocess.run(
                [command, *options, source.as_uri()], capture_output=True, timeout=PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            raise CouldNot(say.NOT_PRINTED.format(browser=command), say.PRINT_YOURSELF) from None
        if not target.is_file() or not _WHOLE.search(ran.stdout):
            raise CouldNot(say.NOT_PRINTED.format(browser=command), say.PRINT_YOURSELF)
        return target.read_bytes()
