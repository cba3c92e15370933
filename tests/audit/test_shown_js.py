"""What a file shows is what its digest is of: files that mean to show one thing and be read as another, opened in a real
browser, whose panel never says anything good of them."""

from pathlib import Path

import pytest

from tests.audit.browser import InBrowser
from tests.audit.given import REFUSED, Given
from tests.audit.test_mutations_file import goto, opened, panel, verdict

MAIN = '<main id="pages">'
FALSE = "<h1>Faux : tout est tenu</h1>"
MASKED = {
    f"{what} on {at}": (at, f'{at}<template shadowrootmode="{mode}"{more}>{FALSE}</template>')
    for what, mode, more in (
        ("an open root", "open", ""),
        ("a closed root", "closed", ""),
        ("a root that goes with copies", "open", " shadowrootclonable shadowrootserializable"),
        ("a closed one", "closed", ' shadowrootclonable shadowrootserializable shadowrootdelegatesfocus=""'),
    )
    for at in (MAIN, "<body>")
}
"""A declarative shadow root, which a browser shows in place of what the element has in it."""
NAMED = {
    f"a form's {name}": (MAIN, f'{MAIN}<form><input hidden name="{name}">{FALSE}</form>')
    for name in (
        "nodeType", "localName", "childNodes", "attributes", "matches", "querySelectorAll", "data", "constructor", "__proto__",
    )
} | {
    f"the document's {name}": (MAIN, f'{MAIN}{FALSE}<img hidden name="{name}"><form name="{name}"></form>')
    for name in ("body", "documentElement", "compatMode", "querySelectorAll", "getElementById")
}  # fmt: skip
"""An element by whose name a form, or the document, is asked for something of its own."""
AROUND = {
    f"in place of {before}: {after}": (before, after)
    for before, after in (
        ("<html ", "<html hidden "), ("<html ", '<html dir="rtl" '), ("<html ", '<html class="js print" '), ("<html ", '<html onload="x()" '),
        ('<html lang="fr">', '<html lang="de">'), ('<html lang="fr">', "<html>"), ("<head>", "<head hidden>"),
        ("<!doctype html>", ""), ("<title>", '<link rel="preconnect" href="https://tracker.example.org/"><title>'),
        ("<title>", '<link rel="dns-prefetch" href="https://tracker.example.org/"><title>'),
        ("<title>", '<link rel="icon" href="data:image/png;base64,AAAA"><title>'), ("<title>", '<base target="x"><title>'),
        ("<title>", "<noscript></noscript><title>"), ("<title>", '<style media="print"></style><title>'), ("<title>", "<style></style><title>"),
        ("<style>", '<style media="print">'), ("<style>", '<style title="x">'), ("<script>", "<script nomodule>"),
        ("</body>", '<script type="application/json" id="record">{}</script></body>'), ("</body>", "<script></script></body>"),
        (MAIN, f'{MAIN}<svg><script id="record" type="application/json"><text y="20">Faux</text></script></svg>'),
        (MAIN, f'{MAIN}<svg><script><text y="20">Faux</text></script></svg>'),
    )
}  # fmt: skip
"""What is neither title, meta nor body."""


@pytest.mark.parametrize("attacks", [MASKED, NAMED, AROUND], ids=["masked", "named", "around"])
def test_nothing_is_shown_that_the_digest_does_not_see(
    given: Given, browser: InBrowser, tmp_path: Path, attacks: dict[str, tuple[str, str]]
) -> None:
    """The panel says nothing good; Python refuses each, too."""
    text, wrong = given.open.decode(), []
    with opened(browser, tmp_path, text) as page:
        for what, (before, after) in attacks.items():
            assert before in text, what
            forged = text.replace(before, after, 1)
            assert verdict(forged).exit in REFUSED, what
            if (seen := panel(goto(page, tmp_path, forged))).good:
                wrong.append((what, seen.verdicts))
    assert wrong == []


@pytest.mark.parametrize("at", [MAIN, "<body>"])
@pytest.mark.parametrize("mode", ["open", "closed"])
def test_what_was_masked_is_shown(given: Given, browser: InBrowser, tmp_path: Path, at: str, mode: str) -> None:
    """The reader sees the pages themselves, and the panel that judges them."""
    forged = given.open.decode().replace(at, f'{at}<template shadowrootmode="{mode}">{FALSE}</template>', 1)
    with opened(browser, tmp_path, forged) as page:
        assert panel(page).verdicts == ["no", *["unchecked"] * 4]
        assert page.locator("main h1").is_visible()
        assert page.locator("#check-verdicts").is_visible()


def test_the_page_is_as_it_was(given: Given, browser: InBrowser, tmp_path: Path) -> None:
    """To unmask it loses nothing of an honest file: its own markup, its record, its scripts in their places."""
    (file := tmp_path / "dossier.html").write_bytes(given.open)
    page = browser.chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("""addEventListener("DOMContentLoaded", () => {
        const looked = () => [document.documentElement.outerHTML, document.getElementById("record").textContent];
        globalThis.before = looked();
        globalThis.found = Ect.pages(document);
        globalThis.after = looked();
    }, true)""")
    page.goto(f"{file.as_uri()}#trust")
    before, found, after, said, top = page.evaluate(
        "[before, found, after, JSON.parse(after[1]).pages, document.getElementById('trust').getBoundingClientRect().top]"
    )
    page.close()
    assert before == after
    assert found == said
    assert complaints == []
    assert abs(top) < 300, "it does not stand where the address points"
