"""A dossier's file, opened in a real browser: what its panel says, and that both readers of the page find the same digest."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ect_journal.demo_keys import DEMO_VKEY, WITNESS_VKEY
from ect_journal.dossier_file import pages_digest, trail_of
from ect_journal.errors import Unreadable
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.sealed_heads import seal
from ect_journal.verifying import Held, verify
from ect_projections.dossier import dossier
from tests.audit.browser import InBrowser
from tests.world import small_world


class Handed:
    """A file, and what its reader was given besides."""

    def __init__(self) -> None:
        journal = small_world().journal
        self.key = seal(journal).verifier.vkey
        self.checkpoint = journal.checkpoint()
        self.html = dossier(journal)

    @property
    def sixteen(self) -> str:
        return Checkpoint.of(self.checkpoint).sixteen

    def changed(self, before: str, after: str) -> bytes:
        text = self.html.decode()
        assert before in text
        return text.replace(before, after, 1).encode()


@pytest.fixture(scope="module")
def handed() -> Handed:
    return Handed()


class Panel:
    """The page of a file: what the panel says in English, and what the page complains of."""

    def __init__(self, browser: InBrowser, folder: Path, html: bytes, **options: Any) -> None:
        file = folder / "dossier.html"
        file.write_bytes(html)
        self.complaints: list[str] = []
        self.context = browser.chromium.new_context(**options)
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on(
            "request", lambda request: self.complaints.append(request.url) if request.url != file.as_uri() else None
        )
        self.page.goto(file.as_uri())

    @property
    def verdicts(self) -> list[str]:
        found: list[str] = self.page.locator("#check-verdicts .check-said [lang=en]").all_text_contents()
        return found

    @property
    def problem(self) -> str:
        return " ".join(self.page.locator("#check-problem [lang=en]").all_text_contents())

    @property
    def answer(self) -> str:
        return " ".join(self.page.locator("#check-answer [lang=en]").all_text_contents())

    def paste(self, text: str) -> list[str]:
        """As somebody would who has no mouse."""
        self.page.locator("#check-more").evaluate("(details) => { details.open = true; }")
        self.page.locator("#check-held").fill(text)
        self.page.locator("#check-held").press("Tab")
        self.page.keyboard.press("Enter")
        return self.verdicts


@pytest.fixture
def opened(browser: InBrowser, tmp_path: Path) -> Iterator[Any]:
    panels: list[Panel] = []

    def open(html: bytes, **options: Any) -> Panel:
        panels.append(Panel(browser, tmp_path, html, **options))
        return panels[-1]

    yield open
    for panel in panels:
        panel.context.close()


def test_before_it_ran_it_says_that_nothing_is_verified(handed: Handed, opened: Any) -> None:
    """Where scripts are blocked, that is what stays."""
    assert ["Not verified"] == opened(handed.html, java_script_enabled=False).verdicts


def test_five_verdicts_and_no_more_than_was_checked(handed: Handed, opened: Any) -> None:
    panel = opened(handed.html)
    assert [
        "content intact", "signature not checked", "dated by no outside party", "completeness not checked", "nothing erased",
    ] == panel.verdicts  # fmt: skip
    marks = panel.page.locator("#check-verdicts li").evaluate_all("(items) => items.map((item) => item.className)")
    assert ["yes", "unchecked", "no", "unchecked", "yes"] == marks
    assert handed.sixteen == panel.page.locator(".check-sixteen").text_content()
    assert "content intact. signature not checked" in panel.page.locator("#check-live [lang=en]").text_content()


def test_what_the_reader_pastes_is_compared(handed: Handed, opened: Any) -> None:
    panel = opened(handed.html)
    assert f"signed by {handed.key.partition('+')[0]}" == panel.paste(handed.key)[1]
    assert panel.answer.startswith("Compared: 1 key.")
    assert "bounded by what you hold" == panel.paste(handed.sixteen.lower())[2]
    assert panel.paste(handed.checkpoint)[3] == "nothing is missing of what you held (J1 to J15)"
    assert "sixteen characters unknown here" == panel.paste("ABCD-EFGH-IJKL-MNOP")[3], "one may have been misread"
    assert "read them again first" in panel.problem
    assert panel.problem in panel.answer
    panel.paste("<b>what</b>")
    assert panel.answer == "Nothing was compared. Not recognised, so not compared: <b>what</b>"
    panel.paste(" ")
    assert panel.answer == "Nothing is pasted: nothing was compared."


def test_a_day_by_the_journals_own_clock_is_said_as_such(handed: Handed, opened: Any) -> None:
    """Its reader gave no date: what is held bounds the entries, and nothing dates them."""
    panel = opened(handed.html)
    panel.paste(handed.checkpoint)
    details = panel.page.locator("#check-details").text_content()
    assert "was recorded, by the journal’s own clock, on" in details
    assert not any("dated by" in verdict or "since" in verdict for verdict in panel.verdicts)


@pytest.mark.parametrize("key", [DEMO_VKEY, WITNESS_VKEY])
def test_the_key_of_the_demo_proves_nothing(handed: Handed, opened: Any, key: str) -> None:
    """The journal's and the witness's: everybody has what they sign with."""
    panel = opened(handed.html)
    assert "signature not checked" == panel.paste(key)[1]
    said = "Nothing was compared. This is the key of the demonstration, which everybody has: it proves nothing."
    assert panel.answer == said


def test_the_answer_is_on_the_screen_of_a_telephone(handed: Handed, opened: Any) -> None:
    """Beside the button, whatever was pasted; it is said once, without two points in a row."""
    panel = opened(handed.html, viewport={"width": 390, "height": 844})
    for pasted in ("coucou", handed.checkpoint, "ABCD-EFGH-IJKL-MNOP"):
        panel.paste(pasted)
        top = panel.page.locator("#check-answer").bounding_box()["y"]
        assert 0 <= top < 844
        assert ".." not in panel.page.locator("#check-live").text_content()


def test_another_key_never_says_signed(handed: Handed, opened: Any) -> None:
    """A perfect file by somebody else, under the same name."""
    forged = Handed()
    assert forged.key.partition("+")[0] == handed.key.partition("+")[0]
    assert "not signed by your key" == opened(forged.html).paste(handed.key)[1]


def test_it_names_the_entry_that_was_altered(handed: Handed, opened: Any) -> None:
    """The last one stands alone in its append; of one recorded with others, the append is named."""
    id = json.loads(trail_of(handed.html).entries[-1])["id"]
    panel = opened(handed.changed(id, id[:-1] + "f"))
    assert panel.verdicts[:2] == ["content altered", "signature not checked"]
    assert panel.problem.startswith("Warning, J15: the entries do not give the hash that is claimed")
    details = panel.page.locator("#check-details").text_content()
    assert 4 == details.count("What is said above prevents it."), "nothing is to be pasted, no list is empty"
    assert "Paste" not in details
    assert not panel.page.locator("#check-form").is_visible()
    assert panel.page.locator("#check-problem").is_visible()
    assert panel.page.locator(".page-one").bounding_box()["y"] < 150


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<title>", "<title>Approved by ADEME, "),
        ('<main id="pages">', '<p>Verified</p><main id="pages">'),
        ('<main id="pages">', '<main id="pages" class="x">'),
        ("default-src &#39;none&#39;", "default-src *"),
        ("<style>", "<style>/* */"),
        ("</body>", "verified</body>"),
    ],
)  # fmt: skip
def test_a_page_that_shows_something_else_is_altered(handed: Handed, opened: Any, before: str, after: str) -> None:
    """In the pages, around them, in the policy or in the style: both readers of the file say so."""
    html = handed.changed(before, after)
    assert (30, "pages") == verify(trail_of(html))[3:5]
    panel = opened(html)
    assert "content altered" == panel.verdicts[0]
    assert "the pages shown are not those that were written" in panel.problem


@pytest.mark.parametrize("script", ["const Ect", "lettersOf(line) {", "const MARKS"])
def test_a_script_that_was_changed_does_not_run(handed: Handed, opened: Any, script: str) -> None:
    html = handed.changed(script, f"/* */ {script}")
    assert (30, "pages") == verify(trail_of(html))[3:5]
    assert ["Not verified"] == opened(html).verdicts


def test_a_file_cut_after_its_scripts_is_said_to_be_incomplete(handed: Handed, opened: Any) -> None:
    """And not to be a copy that a browser saved: that is said of pages that were changed."""
    text = handed.html.decode()
    panel = opened(text[: text.rindex("<style>")].encode())
    assert "content altered" == panel.verdicts[0]
    assert "this file is incomplete" in panel.problem
    assert "saved by the browser" not in panel.problem


def test_a_record_that_cannot_be_read(handed: Handed, opened: Any) -> None:
    for before, after in (('"format":1', '"format":2'), ('{"format"', '"format"'), ('id="record"', 'id="recorded"')):
        html = handed.changed(before, after)
        with pytest.raises(Unreadable):
            trail_of(html)
        assert "content not checked" == opened(html).verdicts[0]
    with pytest.raises(Unreadable):
        trail_of(b"\xff")
    with pytest.raises(Unreadable):
        trail_of(b"a text")


def test_an_honest_file_is_as_it_says(handed: Handed, opened: Any) -> None:
    """Its digest is that of both readers, it complains of nothing and asks nothing of anybody."""
    trail = trail_of(handed.html)
    assert trail.pages is not None
    assert trail.pages.said == trail.pages.found == pages_digest(handed.html.decode())
    assert () == trail.faults
    report = verify(trail, Held.read(keys=[handed.key], sixteen=[handed.sixteen]))
    assert (0, "yes", "yes") == (report.exit, report.verdicts.signed, report.verdicts.complete)
    assert [] == opened(handed.html).complaints


PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>T</title>
</head>
<body class="a" id="b"><p>x &amp; é &#34;</p><br><svg><title>S</title><path d="M0 0"/></svg>
<script type="application/json" id="record"></script>
</body>
</html>
"""


def test_the_same_page_written_otherwise_has_the_same_digest() -> None:
    """What is no part of what is shown: the order of attributes, line ends, which language is opened; and the record."""
    for before, after in (
        ('class="a" id="b"', 'id="b" class="a"'), ("\n", "\r\n"), ('lang="fr"', 'lang="en"'), ("&#34;", "&quot;"),
        ("></script>", ">{}</script>"), ("&#34;", '"'),
    ):  # fmt: skip
        assert pages_digest(PAGE) == pages_digest(PAGE.replace(before, after)), after
    for before, after in (("x &amp;", "x <b>&amp;</b>"), ("x &amp;", "x &lt;"), ("T<", "U<"), ("S<", "U<"), ("é", "e")):
        assert pages_digest(PAGE) != pages_digest(PAGE.replace(before, after)), after
    assert pages_digest(PAGE.replace("<p>x", "<p>&lt;b>x")) != pages_digest(PAGE.replace("<p>x", "<p><b>x</b>"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!doctype html>\n", ""), ("<!doctype html>", "<!DOCTYPE html>"), ('lang="fr"', 'lang="fr" hidden'), ("<head>", "<head hidden>"),
        ("<p>", "<P>"), ("<p>", "<p >"), ("<p>", "<p/>"), ("<p>", "<p class='a'>"), ("<p>", "<p class=a>"),
        ("<p>", '<p class="a" class="b">'), ("<p>", '<p title="a>b">'), ("<p>", "<p><![x["), ("<p>", "<p><!-- -->"), ("<p>", "<p><?x?>"), ("<p>", "<p></br>"),
        ("<p>", "<p><i>"), ("</p>", ""), ("<br>", "</b><br>"), ("<br>", "<br/>"), ("&amp;", "&"), ("&amp;", "&eacute;"), ("é", "\0"),
        ("<p>", "<noscript><p>"), ("<p>", "<style media=\"print\"></style><p>"), ("<p>", "<script nomodule></script><p>"), ("<p>", "<script></script><p>"),
        ("</svg>\n", ""), ("</body>\n", "</body>"), ("</html>\n", "</html>\nx"), ("</body>", "<p></p></body>"), ("</body>", "x</body>"),
        ("<title>T", " <title>T"), ("<title>T</title>", ""), ("<br>", "<title>T</title>"), ("<br>", "<base>"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_written_so_is_none(before: str, after: str) -> None:
    """Whatever a browser makes of it: nothing is read that `ect dossier` does not write."""
    with pytest.raises(Unreadable):
        pages_digest(PAGE.replace(before, after, 1))


def test_a_record_within_a_drawing_is_none(handed: Handed) -> None:
    """There a browser reads its text as elements, which it shows."""
    text = handed.html.decode()
    start = text.index('<script type="application/json" id="record">')
    end = text.index("</script>", start) + len("</script>")
    moved = text[:start] + text[end:]
    for at in ("</svg>", "</main>", "</body>"):
        forged = moved.replace(at, text[start:end] + at, 1)
        assert (30, "pages") == verify(trail_of(forged.encode()))[3:5], at
