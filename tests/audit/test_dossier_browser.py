"""The dossier in a real browser: its chronology says what the record says, in both languages, by mouse and by keyboard, and
nothing that an entry holds is ever markup. Without a network, without an error in the console."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from ect_journal import Journal
from ect_journal.catalogue import ActionAssigned, DecisionTaken, MemoWritten, ObservationRecorded
from ect_journal.demo import write_demo
from ect_journal.expunging import expunge
from ect_journal.words import speaking
from ect_projections import Reading, chronology, envelopes
from ect_projections.dossier import dossier
from ect_projections.dossier.brackets import Brackets, anchors
from tests.audit.browser import InBrowser
from tests.world import SmallWorld, small_world

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESK, PHONE = (1440, 900), (390, 844)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reading, Path]]:
    """The demo, read, and its dossier in French."""
    folder = tmp_path_factory.mktemp("browser")
    with write_demo(folder / "demo") as journal:
        yield Reading.of(journal), written(journal, folder)


@pytest.fixture(scope="module")
def opened_once(browser: InBrowser, demo: tuple[Reading, Path]) -> Iterator["Page"]:
    with shown(browser, demo[1]) as page:
        yield page


@pytest.fixture
def desk(opened_once: "Page") -> "Page":
    """The demo's dossier on a desktop, on the screen, with every entry shown, the oldest first."""
    opened_once.emulate_media(media="screen")
    choose(opened_once)
    return opened_once


def written(journal: Journal, folder: Path) -> Path:
    (file := folder / "dossier.html").write_bytes(dossier(journal, profile="open", lang="fr"))
    return file


@contextmanager
def shown(browser: InBrowser, file: Path, size: tuple[int, int] = DESK) -> Iterator["Page"]:
    """A page that has read the file; at the end, no request left the file and nothing went to the console."""
    context = browser.chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="fr-FR", timezone_id="America/Lima"
    )
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    page.wait_for_selector("#chronology.ready #entries li", state="attached")
    yield page
    assert [file.as_uri()] == [url.partition("#")[0] for url in asked], "the page asked for something"
    assert said == []
    context.close()


def until(page: "Page", holds: str) -> None:
    """Once this is so. (The page's policy refuses what a driver would watch it with.)"""
    limit = time.monotonic() + 20
    while not page.evaluate(holds):
        assert time.monotonic() < limit, f"never so: {holds}"
        page.wait_for_timeout(20)


_ALL_SHOWN = """document.querySelectorAll('#entries li').length ===
    (parseInt(document.getElementById('chronology-count').textContent.replace(/\\s/g, '')) || 0)"""


def lines(page: "Page") -> dict[int, str]:
    """The title of each entry that the chronology shows, once all its rows are there."""
    until(page, _ALL_SHOWN)
    found = page.eval_on_selector_all(
        "#entries li", "rows => rows.map(row => [row.id, row.querySelector('.title').textContent])"
    )
    return {int(ref[1:]): title for ref, title in found}


def choose(page: "Page", **values: str) -> set[int]:
    """What is shown once these filters, and no others, are set."""
    page.evaluate(
        """values => {
          const form = document.getElementById("filters");
          form.reset();
          for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
          form.elements.search.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        values,
    )
    page.wait_for_timeout(170)  # what is typed is waited for
    return set(lines(page))


# What it shows ----------------------------------------------------------------------------------------------------------


def test_every_entry_is_there_by_its_title_in_both_languages(desk: "Page", demo: tuple[Reading, Path]) -> None:
    """The same line as `ect log` has, entry by entry; the button changes the language of the page."""
    reading, page = demo[0], desk
    for lang in ("fr", "en"):
        with speaking(lang):
            told = dict(envelopes(reading).select("position", "title").collect().iter_rows())
        assert told == lines(page)
        page.click("#language")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_the_oldest_come_first_then_the_newest_then_by_number(desk: "Page", demo: tuple[Reading, Path]) -> None:
    """In the order of `chronology`, corrections put in by their day."""
    reading, page = demo[0], desk
    told = chronology(reading).collect()["position"].to_list()
    seen = list(lines(page))
    assert told == [position for position in seen if position in set(told)]
    choose(page, order="newest")
    assert seen[::-1] == list(lines(page))
    choose(page, order="number")
    assert sorted(seen) == list(lines(page))


def test_filters_keep_what_the_projections_keep(desk: "Page", demo: tuple[Reading, Path]) -> None:
    reading, page = demo[0], desk
    every = envelopes(reading).collect()

    def positions(keep: pl.Expr) -> set[int]:
        return set(every.filter(keep)["position"])

    standing = set(chronology(reading).collect()["position"])
    assert positions(pl.col("late")) == choose(page, state="late")
    assert positions(pl.col("transcribed")) == choose(page, state="transcribed")
    assert positions(pl.col("status") == "corrected") == choose(page, state="corrected")
    assert positions(pl.col("status") == "retracted") == choose(page, state="retracted")
    assert positions(pl.col("type").str.starts_with("project.")) <= choose(page, family="projects")
    assert positions(pl.col("type") == "decision.taken") == choose(page, family="decision.taken")
    in_project = set(chronology(reading, "MOB-01").collect()["position"])
    assert in_project == choose(page, project="MOB-01") & standing
    assert positions(pl.col("by") == "P-01") <= choose(page, actor="P-01")
    span = (pl.col("occurred_end") >= pl.date(2024, 4, 1)) & (pl.col("occurred_start") <= pl.date(2024, 4, 30))
    assert positions(span) == choose(page, since="2024-04-01", until="2024-04-30")
    assert {220, 221} <= choose(page, search="12e MINUTE")
    assert {238} == choose(page, search="porteuse autopartage", family="interview.recorded")
    assert set() == choose(page, search="zzzz")
    assert "Aucune entrée" in (page.text_content("#chronology-count") or "")
    assert len(every) == len(choose(page))


def test_brackets_are_those_of_the_other_program(desk: "Page", demo: tuple[Reading, Path]) -> None:
    reading, page = demo[0], desk
    found = Brackets(anchors(reading))
    expected = [[anchor and anchor.position for anchor in found.of(n)] for n in range(1, reading.known_at + 1)]
    seen = page.evaluate(
        """() => {
          const [record, extras] = ["record", "extras"].map(id => JSON.parse(document.getElementById(id).textContent));
          const read = readEntries(record, extras);
          return read.entries.map(entry => read.bracket(entry.n).map(anchor => anchor ? anchor.n : null));
        }"""
    )
    assert expected == seen
    opened = open_entry(page, 100)
    assert "avant le 3 déc. 2024 (remise déclarée, ADEME" in opened


def test_an_entry_reads_as_corrected_and_its_bytes_are_those_first_recorded(
    desk: "Page", demo: tuple[Reading, Path]
) -> None:
    """J308 was corrected by J314: 34 persons, not 60."""
    reading, page = demo[0], desk
    assert "34 personnes" in open_entry(page, 308)
    page.click("#J308 .bytes button")
    assert reading.entries.rows[307].state.decode() == page.text_content("#J308 pre")
    assert "J314" in (page.text_content("#J308 .fields") or "")
    assert "retirée" in (page.text_content("#J238 .flags") or "")


# How it is used ---------------------------------------------------------------------------------------------------------


def test_entries_are_opened_and_walked_by_keyboard(desk: "Page") -> None:
    """Tab leads to the form then to the entries; Enter opens and closes, arrows go from one to the next."""
    page = desk
    lines(page)
    page.focus("#filters button[type=reset]")
    page.keyboard.press("Tab")
    first, second = page.locator("#entries li .line").nth(0), page.locator("#entries li .line").nth(1)
    assert first.evaluate("row => row === document.activeElement")
    page.keyboard.press("Enter")
    assert first.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{first.get_attribute('aria-controls')} dl").count() > 0
    page.keyboard.press("Enter")
    assert first.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    assert second.evaluate("row => row === document.activeElement")


def test_a_number_on_the_page_leads_to_its_entry(desk: "Page") -> None:
    """Filters that hide it are taken off; it is opened, in sight, and has the focus."""
    page = desk
    choose(page, search="zzzz")
    page.locator('#decisions a[href="#J231"]').first.click()
    until(page, "document.activeElement.parentElement.id === 'J231'")
    assert page.get_attribute("#J231 .line", "aria-expanded") == "true"
    box = page.locator("#J231").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < DESK[1]


def test_on_a_phone_nothing_is_wider_than_the_screen(browser: InBrowser, demo: tuple[Reading, Path]) -> None:
    with shown(browser, demo[1], PHONE) as page:
        open_entry(page, 393)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_on_paper_every_entry_has_its_line_and_the_form_is_gone(desk: "Page", demo: tuple[Reading, Path]) -> None:
    reading, page = demo[0], desk
    lines(page)
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#entries li .title:visible").count() == reading.known_at


# What it must not do ----------------------------------------------------------------------------------------------------


def test_what_an_entry_holds_is_text_and_never_markup(browser: InBrowser, tmp_path: Path) -> None:
    world = small_world()
    hostile = "<script>window.run=1</script><img src=x onerror='window.run=1'>"
    world.record(ObservationRecorded(title=hostile, projects=["ALI-01"]), occurred="2024-02-06", source=hostile)
    decision = DecisionTaken(title=hostile, kind="calendar", outcome="adopted", channel="management", rationale=hostile)
    taken = world.record(decision, occurred="2024-02-06")
    world.journal.retract(taken.ref, reason="error", note=hostile, by="rd")
    with shown(browser, written(world.journal, tmp_path)) as page:
        for ref in range(taken.position - 1, taken.position + 2):
            open_entry(page, ref)
            page.click(f"#J{ref} .bytes button")
        assert hostile in lines(page)[taken.position]
        assert page.evaluate("window.run") is None
        assert page.locator("#entries script, #entries img, #pages script, #pages img").count() == 0


def test_an_internal_copy_opens_sealed_texts_as_text(browser: InBrowser, tmp_path: Path) -> None:
    """Where the open copy says only that there is one."""
    world = small_world()
    words = "<b>Tenir l’hiver</b>, deux fois"
    seen = world.record(
        ObservationRecorded(title="Réunion publique", projects=["ALI-01"], text=words),
        occurred="2024-02-06",
        about=["P-07"],
    )
    with shown(browser, written(world.journal, tmp_path)) as page:
        assert "texte scellé" in open_entry(page, seen.position)
    (file := tmp_path / "internal.html").write_bytes(dossier(world.journal, profile="internal", lang="fr"))
    with shown(browser, file) as page:
        assert words in open_entry(page, seen.position)


def test_an_expunged_entry_says_by_what_and_where_its_clean_copy_is(browser: InBrowser, tmp_path: Path) -> None:
    world = small_world()
    slip = world.record(ObservationRecorded(title="Madame Untel", projects=["ALI-01"]), occurred="2024-02-06")
    done = expunge(world.journal, [slip.ref], {"title": "Une habitante"}, reason="Un nom y figurait.", decided_by="rd")
    copy = world.journal.head - 1
    file = written(world.journal, tmp_path)
    assert done
    assert "Untel" not in file.read_text(encoding="utf-8")
    with shown(browser, file) as page:
        assert "caviardée" in lines(page)[slip.position]
        opened = open_entry(page, slip.position)
        assert "Un nom y figurait." in opened
        assert f"J{copy}" in opened
        assert slip.ref in open_entry(page, copy)


def test_an_altered_entry_is_marked(browser: InBrowser, tmp_path: Path) -> None:
    """One word changed in the file: the verdict names the range, and the chronology marks it."""
    world = small_world()
    seen = world.record(ObservationRecorded(title="Soixante personnes", projects=["ALI-01"]), occurred="2024-02-06")
    file = written(world.journal, tmp_path)
    text = file.read_text(encoding="utf-8")
    where = text.index("Soixante personnes", text.index('id="record"'))
    file.write_text(text[:where] + "Quarante personnes"[:18] + text[where + 18 :], encoding="utf-8")
    with shown(browser, file) as page:
        lines(page)
        assert "altérée" in (page.text_content(f"#{seen.ref} .flags") or "")
        assert page.locator(".is-bad").count() == 1


# Five thousand entries --------------------------------------------------------------------------------------------------


def five_thousand() -> SmallWorld:
    world = small_world()
    world.on("2025-01-07")
    rationale = (
        "Le groupe l’a dit lui-même, deux fois, sans qu’on le lui demande ; un élu l’a repris à son compte en séance."
    )
    with world.journal.batch(by="rd") as batch:
        for number in range(world.journal.head, 5_000):
            around: dict[str, Any] = {"occurred": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"}
            match number % 10:
                case 0:
                    batch.record(
                        DecisionTaken(
                            title=f"Décision {number} : on garde la carte au sol", kind="calendar", outcome="adopted",
                            channel="management", rationale=rationale,
                        ),
                        **around, grounds=["J5"],
                    )  # fmt: skip
                case 1 | 2:
                    batch.record(
                        ActionAssigned(title=f"Revoir {number} : {rationale}", owner="P-01"), **around, grounds=["J5"]
                    )
                case 3:
                    memo = MemoWritten(note_kind="field", title=f"Mémo {number}", text=rationale)
                    batch.record(memo, **around, about=["P-07"], grounds=["J5"])
                case _:
                    title = f"Observation {number} : le besoin est reformulé, « tenir l’hiver », non « manger bio »"
                    batch.record(
                        ObservationRecorded(title=title, projects=["ECI-03"], place="Salle des fêtes"), **around
                    )
    return world


def test_five_thousand_entries_weigh_at_most_5_mb_and_are_read_in_time(
    browser: InBrowser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(five_thousand().journal, tmp_path)
    size = file.stat().st_size
    began = time.perf_counter()
    with shown(browser, file) as page:
        ready = time.perf_counter() - began
        assert len(lines(page)) == 5_000
        whole = time.perf_counter() - began
        assert len(choose(page, search="memo", family="memo.written")) == 498
    with capsys.disabled():
        print(f"\n5,000 entries: {size / 1e6:.2f} MB, verdict and first entries {ready:.2f} s, all rows {whole:.2f} s")
    assert size <= 5_000_000
    assert ready < 10


# Helpers ----------------------------------------------------------------------------------------------------------------


def open_entry(page: "Page", position: int) -> str:
    """All that an opened entry says."""
    lines(page)
    line = page.locator(f"#J{position} .line")
    if line.get_attribute("aria-expanded") != "true":
        line.click()
    return page.text_content(f"#J{position} .fields") or ""


# Printed before every row is there -------------------------------------------------------------------------------------


def test_who_prints_has_every_row_at_once_and_is_told_of_filters(desk: "Page", demo: tuple[Reading, Path]) -> None:
    """Also in the very moment when the rows are being made again, and never more than the filters leave."""
    reading, page = demo[0], desk
    lines(page)
    rows = """() => {
      document.getElementById("filters").reset();
      document.dispatchEvent(new Event("language")); // makes all rows again
      const before = document.querySelectorAll("#entries li").length;
      window.dispatchEvent(new Event("beforeprint"));
      return [before, document.querySelectorAll("#entries li").length];
    }"""
    before, printed = page.evaluate(rows)
    assert before < printed == reading.known_at
    assert f"Les {reading.known_at} entrées" in (page.text_content("#chronology-printed") or "")
    few = len(choose(page, family="decision.taken"))
    assert f"{few} entrées sur {reading.known_at}" in (page.text_content("#chronology-printed") or "")
