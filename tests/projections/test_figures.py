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
from ect_projections import Reading, evidence_items, evidence_tally, figures, foresight, funding_mix, method_history
from ect_projections.figures import style
from tests.durability.profiles import examples
from tests.projections.journals import Move, grown, moves, started
from tests.projections.weighed import weighed


def tally_over_time(reading: Reading) -> Any:
    """That of the claim which the demo and the generated journals have in common."""
    return figures.tally_over_time(reading, "H1b")


def tally_forest(reading: Reading) -> Any:
    return figures.tally_forest(reading, "H1b")


def bias_curve(reading: Reading) -> Any:
    return figures.bias_curve(reading, "H1b")


FIGURES = (
    figures.project_timeline, figures.method_genealogy, figures.pillar_radar, figures.funding_bars, figures.coverage_map,
    tally_over_time, figures.matrix_grid, figures.foresight_timeline,
    tally_forest, bias_curve,
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


def test_the_tally_over_time_says_where_it_stands(demo: Reading) -> None:
    """A panel per rival, the entries that moved the total, how many times more expected it is at the end, either way."""
    said = says(tally_over_time(demo)).splitlines()
    assert {"against R-appel, its main rival", "against R-evidence", "J382", "589\u00a0times", "27.7\u00a0dB"} <= {
        *said
    }
    assert said.count("as expected either way") == 2
    assert {"10\u00a0times for the claim", "10\u00a0times for the rival"} <= {*said}
    then = says(figures.tally_over_time(demo.at(known_at="2024-12-03"), "H1b", "R-appel")).splitlines()
    assert {"39\u00a0times", "15.9\u00a0dB"} <= {*then}
    assert "against R-evidence" not in then


@pytest.mark.parametrize(("claim", "known_at"), [("H9", None), ("H1b", "J188"), ("H3f", None)])
def test_a_claim_without_a_tally_has_no_figure(claim: str, known_at: str | None, demo: Reading) -> None:
    """One that nothing has; one of which nothing is weighed yet, which is not drawn as zero: refused with a hint."""
    with pytest.raises(InvalidInput, match=claim) as raised:
        figures.tally_over_time(demo.at(known_at=known_at), claim)
    assert "ect tally" in raised.value.hint.en


def test_the_matrix_says_each_weight(demo: Reading) -> None:
    """With its sign in every cell, the columns told below; a claim or a hypothesis has its own."""
    said = says(figures.matrix_grid(demo, "H1b")).splitlines()
    items = evidence_items(demo, "H1b").collect().to_dicts()
    weights = [
        f"{item['mid']:+.1f}".replace("-", "−") if item["mid"] else "0" for item in items if item["mid"] is not None
    ]
    cells = [cell.rstrip("≠") for cell in said[: said.index("for the rival")]]
    assert {each: cells.count(each) for each in weights if each[-1] != "0"} == {
        each: weights.count(each) for each in weights if each[-1] != "0"
    }, "apart from round ones, which the key has too"
    assert cells.count("?") == len(items) - len(weights)
    assert {f"J{item['link']}" for item in items} < {*said}
    assert "H2b@1" not in said
    assert "H1c@1" in says(figures.matrix_grid(demo, "H1"))
    with pytest.raises(InvalidInput, match="draw"):
        figures.matrix_grid(demo, "H3d")


def test_foresight_has_a_row_for_all_that_was_written(demo: Reading) -> None:
    """Each claim with its version, its rivals, its predictions; a hypothesis or a claim has its own."""
    said = says(figures.foresight_timeline(demo, "H2")).splitlines()
    rows = foresight(demo, hypothesis="H2").collect().to_dicts()
    names = [f"{row['code']}@{row['version']}" if row["kind"] == "claim" else row["code"] for row in rows]
    assert sorted(name for name in said if name in names) == sorted(names)
    assert "R-appel" in says(figures.foresight_timeline(demo, "H1b"))
    with pytest.raises(InvalidInput, match="draw"):
        figures.foresight_timeline(demo, "H9")


def test_the_forest_says_each_source_and_what_they_add_up_to(demo: Reading) -> None:
    """A row per source, with the item that speaks for it; below, the tally and the tally by project, the same as in words."""
    said = says(tally_forest(demo)).splitlines()
    for row in evidence_tally(demo, "H1b").collect().to_dicts():
        assert f"Total · {row['clusters']}\u00a0sources" in said
        for name in ("total", "by_project"):
            assert [line for line in said if line.startswith(f"+{row[name]:.1f} [")], (name, row["rival"])
        assert f"+{row['total']:.1f} [{_signed(row['low'])}\u00a0; {_signed(row['high'])}]" in said
    for cluster, kept in evidence_items(demo, "H1b").filter("counted").select("cluster", "link").collect().iter_rows():
        assert f"{cluster} · J{kept}" in said
    assert "against R-evidence" not in says(figures.tally_forest(demo, "H1b", "R-appel"))
    assert {"for the claim", "for the rival", "even"} <= {*said}


def _signed(value: Any) -> str:
    return f"{value:+.1f}".replace("-", "−") if value else "0.0"


def test_a_forest_of_many_sources_sums_up_the_weakest() -> None:
    """Beyond sixty, those that weigh least are a line, and count in the total."""
    journal = started()
    for place in range(62):
        weighed(journal, f"G-{place}", "5" if place else "-4")
    said = says(tally_forest(Reading.of(journal))).splitlines()
    assert "2 others, 5.0\u00a0dB at most" in said
    assert "Total · 62\u00a0sources" in said
    assert "By project · 1\u00a0source" in said


def test_the_bias_that_undoes_it_is_marked(demo: Reading) -> None:
    """With the factors on the way there; where nothing speaks the other way, that no bias does."""
    said = says(bias_curve(demo)).splitlines()
    assert {"undone at 7.2", "27\u00a0times", "3\u00a0times", "Sources for the claim: 6; for the rival: 1"} <= {*said}
    assert "no bias turns this count round, but it fades" in said
    assert said.count("even") == 2
    assert "even already" in says(figures.bias_curve(demo, "H3a"))


@pytest.mark.parametrize("figure", [figures.tally_forest, figures.bias_curve], ids=lambda figure: str(figure.__name__))
def test_a_claim_of_which_nothing_is_weighed(figure: Any, demo: Reading) -> None:
    """As one that nothing has: refused, with a hint."""
    for claim in ("H9", "H3f"):
        with pytest.raises(InvalidInput, match=claim) as raised:
            figure(demo, claim)
        assert "ect tally" in raised.value.hint.en


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
