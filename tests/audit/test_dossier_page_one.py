"""Page one in a real browser: all of it on one screen of a desk, one column on a telephone, in either language, without a
script too."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ect_journal.demo import write_demo
from ect_journal.words import Lang
from ect_projections.dossier import dossier
from tests.audit.browser import InBrowser

if TYPE_CHECKING:
    from playwright.sync_api import Page

LANGS: tuple[Lang, ...] = ("fr", "en")
BOTTOMS = """[...document.querySelectorAll(".card")].map(card => Math.max(
  card.getBoundingClientRect().bottom, card.lastElementChild.getBoundingClientRect().bottom))"""
SPARE = 15
"""In pixels: other letters than these are a little wider."""
SMALLEST = """Math.min(...[...document.querySelectorAll(".page-one *")].filter(each => !each.closest("svg, .unseen")).map(
  each => parseFloat(getComputedStyle(each).fontSize)))"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The demo's dossier, by the language that it opens in."""
    folder = tmp_path_factory.mktemp("page-one")
    found: dict[str, Path] = {}
    with write_demo(folder / "demo") as journal:
        for lang in LANGS:
            found[lang] = folder / f"{lang}.html"
            found[lang].write_bytes(dossier(journal, lang=lang))
    return found


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser: InBrowser, request: pytest.FixtureRequest) -> Iterator["Page"]:
    context = browser.chromium.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", LANGS)
def test_page_one_answers_without_scrolling(page: "Page", files: dict[str, Path], lang: str) -> None:
    """Five cards, to their last lines, at 1440 by 900, below the panel of verdicts."""
    page.goto(files[lang].as_uri())
    bottoms = page.evaluate(BOTTOMS)
    assert 5 == len(bottoms)
    assert max(bottoms) <= 900 - SPARE
    assert page.evaluate(SMALLEST) >= 11
    assert (
        page.locator("#promises")
        .inner_text()
        .endswith({"fr": "Promis, fait, écart", "en": "Promised, done, gap"}[lang])
    )


@pytest.mark.parametrize("lang", LANGS)
def test_on_a_telephone_nothing_is_beside_the_screen(page: "Page", files: dict[str, Path], lang: str) -> None:
    """One column, letters of 16 pixels, no scrolling sideways."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(files[lang].as_uri())
    assert 0 == page.evaluate(OVERFLOW)
    assert "16px" == page.evaluate("getComputedStyle(document.querySelector('.promises td')).fontSize")


@pytest.mark.parametrize("lang", LANGS)
def test_figures_stay_within_their_card(page: "Page", files: dict[str, Path], lang: str) -> None:
    """On the screens between a telephone's and a desk's, and the narrowest on which the cards stand side by side."""
    for width in (800, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 768})
        page.goto(files[lang].as_uri())
        card, table = (
            page.locator("#promises").locator("xpath=..").bounding_box(),
            page.locator(".promises table").bounding_box(),
        )
        assert card
        assert table
        assert table["x"] + table["width"] <= card["x"] + card["width"], width
        assert 0 == page.evaluate(OVERFLOW)


@pytest.mark.parametrize("lang", LANGS)
def test_a_file_that_was_cut_says_so_and_a_whole_one_does_not(
    page: "Page", files: dict[str, Path], tmp_path: Path, lang: str
) -> None:
    """Wherever it was cut, with and without scripts; the style that hides the words is the last thing in it."""
    whole = files[lang].read_text(encoding="utf-8")
    body, last = whole.index('id="pages"'), whole.rindex("<style>")
    words = {"fr": "Ce fichier est incomplet", "en": "This file is incomplete"}[lang]
    page.goto(files[lang].as_uri())
    assert not page.locator("#cut").is_visible()
    for at in (body, (body + len(whole)) // 2, whole.index('id="record"') + 9, last - 500, last, last + 12, last + 25):
        (cut := tmp_path / "cut.html").write_text(whole[:at], encoding="utf-8")
        page.goto(cut.as_uri())
        assert page.locator("#cut").is_visible(), whole[at - 30 : at]
        assert words in page.locator("#cut").inner_text()


def test_the_button_turns_the_other_language_on_and_off(browser: InBrowser, files: dict[str, Path]) -> None:
    """By keyboard; it names the language that it leads to, in that language."""
    page = browser.chromium.new_page()
    page.goto(files["fr"].as_uri())
    button, heading = page.locator("#language"), page.locator("#claims")
    said = []
    for _ in range(2):
        button.focus()
        page.keyboard.press("Enter")
        said.append((button.inner_text(), button.get_attribute("lang"), page.evaluate("document.documentElement.lang")))
    assert [("Français", "fr", "en"), ("English", "en", "fr")] == said
    assert "Ce que disent les indices" in heading.inner_text()
    page.close()
