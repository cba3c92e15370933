"""The figures: what they write, that it can be read in grey and at arm's length, and how they are kept."""

import itertools
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import vl_convert
from hypothesis import given

from ect_journal import Journal
from ect_journal.demo import write_demo
from ect_journal.errors import InvalidInput, NotWritten
from ect_projections import Reading, figures, funding_mix, method_history
from ect_projections.figures import style
from tests.durability.profiles import examples
from tests.projections.journals import Move, grown, moves

FIGURES = (
    figures.project_timeline, figures.method_genealogy, figures.pillar_radar, figures.funding_bars, figures.coverage_map,
)  # fmt: skip
by_name = pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: str(figure.__name__))
in_both = pytest.mark.parametrize("lang", ["en", "fr"])


class Written(NamedTuple):
    """A text of a figure, and the box it takes."""

    said: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Written") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECT_LANG", "en")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    with write_demo(tmp_path_factory.mktemp("demo") / "ect-demo") as journal:
        return Reading.of(journal)


def scene(chart: Any) -> dict[str, Any]:
    found: dict[str, Any] = vl_convert.vegalite_to_scenegraph(chart.to_dict())
    return found


def written(found: dict[str, Any]) -> list[Written]:
    """Every text of a figure, where it stands."""
    left, top = found["origin"]
    return list(_inside(found["scenegraph"], left, top))


def _inside(node: dict[str, Any], x: float, y: float) -> Iterator[Written]:
    for item in node.get("items", ()):
        if node.get("marktype") == "text":
            yield from _lines(item, x + item.get("x", 0), y + item.get("y", 0))
        else:
            yield from _inside(item, x + item.get("x", 0), y + item.get("y", 0))


def _lines(item: dict[str, Any], x: float, y: float) -> Iterator[Written]:
    size, said = item.get("fontSize", 11), item.get("text")
    lines = said if isinstance(said, list) else [said]
    for place, line in enumerate(filter(None, lines)):
        wide = style.width_of(str(line), size) * 0.9
        left = {"left": x, "center": x - wide / 2, "right": x - wide}[item.get("align") or "left"]
        middle = y + place * size * 1.2
        yield Written(str(line), left, middle - size * 0.4, left + wide, middle + size * 0.4)


def says(chart: Any) -> str:
    return "\n".join(text.said for text in written(scene(chart)))


# what they say


@in_both
@by_name
def test_nothing_is_written_over_something_else(
    figure: Any, lang: str, demo: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the demo, no word stands on another, and none is cut by the edge of the page."""
    monkeypatch.setenv("ECT_LANG", lang)
    found = scene(figure(demo))
    texts = written(found)
    assert [(one.said, two.said) for one, two in itertools.combinations(texts, 2) if one.meets(two)] == []
    wide, high = found["width"], found["height"]
    assert [t.said for t in texts if t.left < 0 or t.top < 0 or t.right > wide or t.bottom > high] == []


@in_both
def test_a_figure_says_where_it_comes_from(lang: str, demo: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its last line names the journal and both times, in the reader's language, the same whenever it is drawn."""
    monkeypatch.setenv("ECT_LANG", lang)
    source = {
        "en": f"Journal {demo.origin}, as known at J{demo.known_at}, recorded {style.recorded_on(demo)}",
        "fr": f"Journal {demo.origin}, tel que connu à J{demo.known_at}, consignée le {style.recorded_on(demo)}",
    }[lang]
    assert f"{source}." in says(figures.coverage_map(demo))
    as_of = {"en": ", as of 2025-06-30.", "fr": ", au 2025-06-30."}[lang]
    assert f"{source}{as_of}" in says(figures.coverage_map(demo.at(as_of="2025-06-30")))


def test_the_timeline_has_every_project_and_its_end(demo: Reading) -> None:
    """Twelve projects; those that were stopped, paused or became autonomous say so."""
    said = says(figures.project_timeline(demo))
    for project in demo.frame("project.opened", "code").collect()["code"]:
        assert project in said
    words = said.splitlines()
    assert [words.count(word) - 1 for word in ("stopped", "autonomous", "paused")] == [2, 1, 3]


def test_the_genealogy_has_every_version(demo: Reading) -> None:
    """A node and a day per version, the entries that it rests on, and for which projects it is."""
    said = says(figures.method_genealogy(demo))
    for row in method_history(demo).collect().to_dicts():
        assert str(row["effective_from"]) in said
        assert not row["decision"] or f"decision {row['decision']}" in said
    assert "ECI-03, MOB-01" in said
    assert says(figures.method_genealogy(demo, "ACC")).count(" · ") == 1


def test_the_bars_say_what_is_secured(demo: Reading) -> None:
    """The amount beside each bar is that of the projection, and a lever too small for its letter has it beside."""
    said = says(figures.funding_bars(demo))
    secured = funding_mix(demo, "SAN-01").collect()["secured"].sum()
    assert f"{secured:,.0f}\u00a0€" in says(figures.funding_bars(demo, "SAN-01"))
    assert "1,800\u00a0€ · H" in said


def test_the_radar_says_each_score_out_of_its_ideal(demo: Reading) -> None:
    """And a dot where nobody scored."""
    said = says(figures.pillar_radar(demo, "ALI-01"))
    assert all(words in said for words in ("ownership 3/4", "resilience ·/4"))


# how they look


def test_letters_are_read_on_every_shade() -> None:
    """At least 4.5 to 1, as WCAG 2.2 asks of a text; black or white, whichever reads better."""
    for shade in (*style.STAIRS, *style.KINDS):
        assert style.contrast(style.ink_on(shade), shade) >= 4.5, shade
    for ink in (style.INK, style.SOFT):
        assert style.contrast(ink, style.PAPER) >= 7


def test_a_scale_goes_by_lightness() -> None:
    """Each stair is darker than the one before, enough to be told apart in grey."""
    lights = [style.luminance(shade) for shade in style.STAIRS]
    assert lights == sorted(lights, reverse=True)
    assert min(style.contrast(one, two) for one, two in itertools.pairwise(style.STAIRS)) >= 1.25


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1; #767676 is the lightest grey that passes on white."""
    assert style.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert style.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


# what there is to draw


@by_name
def test_nothing_to_draw_is_an_error(figure: Any) -> None:
    """A journal with nothing but its opening: two sentences, and no figure."""
    with pytest.raises(InvalidInput, match="draw"):
        figure(Reading.of(Journal.in_memory(origin="test", by="rd")))


@examples(3)
@given(moves(least=8))
def test_any_journal_can_be_drawn(drawn: list[Move]) -> None:
    """On generated journals each figure is drawn, or says that there is nothing to draw."""
    reading = Reading.of(grown(drawn))
    for figure in FIGURES:
        with suppress(InvalidInput):
            assert scene(figure(reading))["width"] > 0


# how they are kept


def test_a_figure_is_kept_whole(demo: Reading, tmp_path: Path) -> None:
    """As svg or png, by the extension in any case; the words of a svg are words."""
    chart = figures.coverage_map(demo)
    assert "territorial anchoring</text>" in figures.save(chart, tmp_path / "map.svg").read_text(encoding="utf-8")
    assert figures.save(chart, tmp_path / "map.PNG").read_bytes().startswith(b"\x89PNG")


def test_two_drawings_are_alike(demo: Reading, tmp_path: Path) -> None:
    """The same reading gives the same file, byte for byte."""
    one, two = (figures.save(figures.funding_bars(demo), tmp_path / name).read_bytes() for name in ("a.svg", "b.svg"))
    assert one == two


@pytest.mark.parametrize("name", ["map.pdf", "map", "map.svg.txt"])
def test_another_extension_is_refused(name: str, demo: Reading, tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(InvalidInput, match=r"\.svg or \.png"):
        figures.save(figures.coverage_map(demo), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(demo: Reading, tmp_path: Path) -> None:
    """What the disk refuses is said, and nothing is left."""
    with pytest.raises(NotWritten):
        figures.save(figures.coverage_map(demo), tmp_path / "none" / "map.svg")
    assert list(tmp_path.iterdir()) == []
