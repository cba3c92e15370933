"""A real browser with the dossier's own verifier in it, to hold beside the Python one.

    def test_both(browser: InBrowser) -> None:
        [report] = browser.verify([Case(record, pasted)])
        assert (report["exit"], report["verdicts"]["signed"]) == (0, "yes")
        assert outcome(report) == outcome_of(verify(trail_of_record(record), held))

`browser` comes from tests/audit/conftest.py: Debian's chromium, started once for all the tests of a process, without a
network. Where it cannot be started a test is skipped, and fails in CI.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any, NamedTuple

import pytest

from ect_journal.verifying import Report

SCRIPTS = ("verify.js", "shown.js", "ed25519.js", "stamped.js", "policy.js", "given.js")
BATCH = 200
"""As many cases go to the browser at once: one call costs more than what it verifies."""


class Case(NamedTuple):
    """What a dossier's record says, what its reader pasted, and the digest of the pages as shown (None: the one it says)."""

    record: object
    pasted: str = ""
    found: str | None = None


class InBrowser:
    """A page with the verifier. `page` is playwright's, `chromium` its browser for tests that open files of their own."""

    def __init__(self, chromium: Any) -> None:
        self.chromium = chromium
        self.page = chromium.new_page()
        for name in SCRIPTS:
            self.page.add_script_tag(content=script(name))

    def verify(self, cases: Iterable[Case | tuple[object, str]]) -> list[dict[str, Any]]:
        """The report of each, in order. What the verifier throws is a failure of the test."""
        given, found = [tuple(Case(*case)) for case in cases], []
        for start in range(0, len(given), BATCH):
            found += self.run(
                "cases.map(([record, pasted, found]) => Ect.verify(record, Ect.read(pasted), found ?? undefined))",
                given[start : start + BATCH],
            )
        return found

    def run(self, expression: str, cases: Sequence[object]) -> list[Any]:
        """The value of an expression in `cases`, which may name `Ect` and `bytes`, which reads hexadecimal."""
        bytes_ = "const bytes = (hex) => Uint8Array.from(hex.match(/../g) || [], (each) => parseInt(each, 16));"
        body = f"(json) => {{ const cases = JSON.parse(json); {bytes_} return JSON.stringify({expression}); }}"
        found: list[Any] = json.loads(self.page.evaluate(body, json.dumps(cases)))
        return found


def script(name: str) -> str:
    return files("ect_projections.dossier").joinpath(name).read_text("utf-8")


def outcome(report: Mapping[str, Any]) -> tuple[object, ...]:
    """What both verifiers agree on, of the browser's report."""
    verdicts = report["verdicts"]
    named = {name: verdicts[name] for name in ("coherent", "signed", "anchored", "complete", "erased")}
    bad = None if report["bad"] is None else tuple(report["bad"])
    return report["exit"], report["reason"], bad, named, report["size"], report["root"]


def outcome_of(report: Report) -> tuple[object, ...]:
    """The same, of Python's report."""
    return report.exit, report.reason, report.bad, report.verdicts._asdict(), report.size, report.root


@contextmanager
def started() -> Iterator[InBrowser]:
    """Skips the test where there is no browser; in CI that is a failure."""
    path = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _without("playwright is not installed (pip install 'ect-journal[test]')")
    if path is None:
        _without("there is no chromium here (apt-get install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield InBrowser(chromium)
        finally:
            chromium.close()


def _without(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"the browser tests must run in CI, but {why}")
    pytest.skip(why)
