"""The browser of this machine, which prints a page as PDF: the same page, laid out by what its readers use.

Knows where browsers are and how they are asked. It goes without a profile of its own and without the network.
"""

import os
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
    """The page as PDF. Raises `CouldNot` without a browser, or when it gives nothing."""
    command = browser()
    with TemporaryDirectory(prefix="ect-") as folder:  # only its owner may look into it
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_bytes(page)
        options = [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-extensions",
            f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={target}",
        ]  # fmt: skip
        if sys.platform == "linux" and os.geteuid() == 0:
            options.append("--no-sandbox")  # it refuses to start for root otherwise; the page is our own
        try:
            subprocess.run([command, *options, source.as_uri()], capture_output=True, timeout=PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            raise CouldNot(say.NOT_PRINTED.format(browser=command), say.PRINT_YOURSELF) from None
        if not target.is_file():
            raise CouldNot(say.NOT_PRINTED.format(browser=command), say.PRINT_YOURSELF)
        return target.read_bytes()
