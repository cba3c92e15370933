"""The dossier's sections say what the projections say, no more; what is cut is counted; brackets agree with a plain search."""

from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ect_journal import Journal
from ect_journal.catalogue import TYPES, DecisionTaken, ObservationRecorded
from ect_journal.checking import every_rule
from ect_journal.demo import write_demo
from ect_journal.expunging import expunge
from ect_journal.kinds import kinds_of
from ect_journal.rules import Strength
from ect_journal.words import Lang, Text, speaking
from ect_projections import (
    Reading,
    decisions,
    envelopes,
    evidence_items,
    evidence_tally,
    exceptions,
    hypothesis_states,
    method_history,
    project_states,
)
from ect_projections._items import links
from ect_projections.dossier import decisions as of_decisions
from ect_projections.dossier import words_chronology, words_sections
from ect_projections.dossier.brackets import Anchor, Bracket, Brackets, anchors, said
from ect_projections.dossier.labels import field_label, labels
from ect_projections.dossier.mentions import Cut, Mentions, cut
from ect_projections.dossier.render import both, quoted
from ect_projections.dossier.sections import Sections, of_reading
from tests.world import small_world


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    with write_demo(tmp_path_factory.mktemp("sections") / "demo") as journal:
        yield Reading.of(journal)


@pytest.fixture(scope="module")
def content(now: Reading) -> Sections:
    return of_reading(now)


def rows(frame: pl.LazyFrame) -> list[dict[str, Any]]:
    return frame.collect().to_dicts()


# What each section says --------------------------------------------------------------------------------------------------


def test_each_decision_has_what_was_known_its_grounds_and_what_followed(now: Reading, content: Sections) -> None:
    """The columns of `decisions`, the last one first; what followed is every entry that names it."""
    told = {row["position"]: row for row in rows(decisions(now))}
    shown = content.decisions.shown
    assert sorted(told) == sorted(each.ref.position for each in shown)
    assert [each.ref.day for each in shown] == sorted((each.ref.day for each in shown), reverse=True)
    for each in shown:
        row = told[each.ref.position]
        assert row["known"] == (each.known_to.position if each.known_to else None)
        assert row["grounds"] == [ref.position for ref in each.grounds.shown]
        assert len(row["recorded_later"]) == counted(each.unseen.refs if each.unseen else Cut(()))
        assert len(row["retracted_since"]) + len(row["corrected_since"]) == sum(counted(s.refs) for s in each.since)
        assert set(row["implemented_by"]) <= {ref.position for ref in each.followed.shown}
    (binome,) = [each for each in shown if each.ref.position == 231]  # a change of method, adopted
    assert 232 in [ref.position for ref in binome.followed.shown], "the version that it adopted"


def test_each_version_of_a_method_has_its_triggers_its_decision_and_its_projects(
    now: Reading, content: Sections
) -> None:
    told = {(row["method"], row["version"]): row for row in rows(method_history(now))}
    shown = {(method.code, each.number): each for method in content.methods for each in method.versions.shown}
    assert set(told) == set(shown)
    for key, row in told.items():
        each = shown[key]
        assert (row["triggers"] or []) == [ref.ref for ref in each.triggers.shown]
        assert row["decision"] == (each.decision.ref if each.decision else None)
        assert row["projects"] == list(each.projects.shown)
        changed = [step for name in words_sections.STEP_CHANGES for step in row[name] or ()]
        assert changed == [change.key for change in each.changes]


def test_each_claim_has_every_rival_and_what_speaks_against_it(now: Reading, content: Sections) -> None:
    """As many rows as tallies; every entry that weighs against a claim, or is only said to weaken it, is named under it."""
    tallies = {(row["claim"], row["rival"]) for row in rows(evidence_tally(now))}
    against = {
        (row["claim"], row["cited"]) for row in rows(evidence_items(now)) if row["mid"] is not None and row["mid"] < 0
    }
    against |= {
        (row["claim"], row["cited"]) for row in rows(links(now).filter("stands")) if row["direction"] == "weakens"
    }
    claims = [claim for hypothesis in content.tallies for claim in hypothesis.claims]
    assert {row["claim"] for row in rows(hypothesis_states(now))} == {bare(claim.code) for claim in claims}
    assert tallies == {(bare(claim.code), each.rival) for claim in claims for each in claim.tallies}
    assert against == {(bare(claim.code), item.ref.position) for claim in claims for item in claim.against.shown}
    assert against, "the demo has evidence against its claims"
    for claim in claims:
        for each in claim.tallies:
            assert each.bar is None or 0 <= each.bar.left <= each.bar.at <= each.bar.left + each.bar.width + 1 <= 242


def test_each_project_has_its_stage_and_its_pillars(now: Reading, content: Sections) -> None:
    for row, each in zip(rows(project_states(now)), content.projects.shown, strict=True):
        assert (row["project"], row["stage_entry"]) == (each.code, each.stage_ref and each.stage_ref.position)
        assert [pillar["entry"] for pillar in row["pillars"]] == [s.entry and s.entry.position for s in each.pillars]
        assert [p["score"] or 0 for p in row["pillars"]] == [score.steps.count("on") for score in each.pillars]


def test_corrections_say_what_they_changed_and_which_were_undone(now: Reading, content: Sections) -> None:
    """Of the demo: an attendance corrected from 60 to 34; a correction that was itself retracted."""
    shown = {each.ref.position: each for each in content.corrections.shown}
    marking = ("entry.corrected", "entry.retracted", "entry.reinstated")
    assert {row.position for name in marking for row in now.entries.by_type[name]} == set(shown)
    (attendance,) = shown[314].changes
    assert ("60" in str(attendance.before), "34" in str(attendance.after)) == (True, True)
    assert [366] == [position for position, each in shown.items() if each.undone]


def test_an_erasure_names_the_entries_it_touched_its_ground_and_who_decided(content: Sections) -> None:
    (erasure,) = content.erasures.shown
    assert ([238], "rd") == ([ref.position for ref in erasure.touched.shown], erasure.decided_by)
    assert isinstance(erasure.ground, Text)
    assert erasure.ground.fr == "Consentement retiré"


def test_an_expunged_entry_is_named_with_its_reason_and_its_clean_copy() -> None:
    world = small_world()
    slip = world.record(ObservationRecorded(title="Une erreur", projects=["ALI-01"]), occurred="2024-02-06")
    expunge(world.journal, [slip.ref], {"title": "Sans le nom"}, reason="Un nom y figurait.", decided_by="rd")
    (told,) = of_reading(Reading.of(world.journal)).erasures.shown
    assert told.expunged
    assert (slip.position, "Un nom y figurait.") == (told.touched.shown[0].position, told.ground)
    assert told.copy is not None
    assert told.copy.position == told.ref.position - 1


def test_anchors_and_keys_are_those_of_the_record(now: Reading, content: Sections) -> None:
    """Each anchor up to the entry that it covers; of a handing over it is said that it is declared."""
    told = {each.ref.position: each for each in content.anchors.shown}
    assert {anchor.position: anchor.size for anchor in anchors(now)} == {
        p: each.upto.position for p, each in told.items()
    }
    assert [row.position for row in now.entries.by_type["key.added"]] == [key.ref.position for key in content.keys]
    assert told[531].worth.fr == "déclaré le 17 février 2026 par qui tient le journal : à vous de le confirmer"


def test_exceptions_have_the_reason_given_and_every_rule_has_a_name(now: Reading, content: Sections) -> None:
    told = rows(exceptions(now))
    assert {(row["position"], row["rule"], row["reason"]) for row in told} == {
        (each.ref.position, each.code, each.reason) for each in content.exceptions.shown
    }
    assert {rule.code for rule in every_rule() if rule.strength is Strength.REASON} == set(words_sections.RULES)


def test_sections_speak_as_of_the_day_of_the_reading(now: Reading) -> None:
    """What was decided later is not told; anchors bind the record, whatever the day."""
    then = of_reading(now.at(as_of="2024-03-31"))
    assert max(each.ref.day for each in then.decisions.shown) <= date(2024, 3, 31)
    assert [each.ref.position for each in then.anchors.shown] == [532, 531]


# Mentions, lists that stay short ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_entry_is_mentioned_by_its_title_in_either_language(now: Reading, lang: Lang) -> None:
    with speaking(lang):
        told = dict(envelopes(now).select("position", "title").collect().iter_rows())
    mentions = Mentions(now)
    titles = {position: mentions.ref(position).title for position in told}
    said_in = {p: (t.en if lang == "en" else t.fr) if isinstance(t, Text) else t for p, t in titles.items()}
    assert told == said_in


@settings(max_examples=15)
@given(st.integers(0, 12), st.integers(1, 6))
def test_a_list_that_is_cut_says_how_many_more_there_are(length: int, most: int) -> None:
    found = cut(range(length), most)
    assert length == counted(found)
    assert found.more != 1, "one more is shown, rather than said to be one more"


def test_decisions_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_decisions, "MOST", 2)
    world = small_world()
    for number in range(5):
        event = DecisionTaken(title=f"Décision {number}", kind="calendar", outcome="adopted", channel="management")
        world.record(event, occurred="2024-02-06")
    found = of_reading(Reading.of(world.journal)).decisions
    assert (2, 3) == (len(found.shown), found.more)


def test_an_empty_journal_has_every_section_and_nothing_in_it(tmp_path: Path) -> None:
    with Journal.create(tmp_path / "j", origin="vide", by="rd") as journal:
        content = of_reading(Reading.of(journal))
    assert not any(part.shown if isinstance(part, Cut) else part for part in content)


# Time brackets ----------------------------------------------------------------------------------------------------------


@st.composite
def some_anchors(draw: st.DrawFn) -> tuple[Anchor, ...]:
    """Anchors as they may be recorded: each covers fewer entries than its own position, in no order."""
    positions = sorted(draw(st.sets(st.integers(2, 40), max_size=6)))
    days = [date(2024, 1, 1) + timedelta(draw(st.integers(0, 400))) for _ in positions]
    return tuple(
        Anchor(position, draw(st.integers(1, position - 1)), "timestamp", "un tiers", day)
        for position, day in zip(positions, days, strict=True)
    )


@settings(max_examples=60)
@given(some_anchors())
def test_brackets_agree_with_a_plain_search(given_: tuple[Anchor, ...]) -> None:
    """Known after the last anchor recorded before; known before the first whose size covers it."""
    found = Brackets(given_)
    for position in range(1, 45):
        earlier = [anchor for anchor in given_ if anchor.position < position]
        covering = [anchor for anchor in given_ if anchor.size >= position]
        expected = Bracket(earlier[-1] if earlier else None, covering[0] if covering else None)
        assert expected == found.of(position)


def test_a_bracket_is_said_with_what_each_anchor_is_worth() -> None:
    handed = Anchor(531, 357, "handed_over", "ADEME", date(2024, 12, 3))
    stamped = Anchor(540, 539, "timestamp", "TSA", date(2026, 2, 18))
    assert said(Bracket(None, None)) == words_sections.NO_BOUND
    assert "avant le 3 décembre 2024 (remise déclarée, ADEME, J531)" in said(Bracket(None, handed)).fr
    assert "after 3 December 2024 (declared handed over" in said(Bracket(handed, stamped)).en
    assert "before 18 February 2026 (time stamp, TSA, J540)" in said(Bracket(handed, stamped)).en
    assert "pas encore" in said(Bracket(handed, None)).fr


# The page and the labels -------------------------------------------------------------------------------------------------


CLOSERS = {"p": ("p", "ul", "ol", "dl", "div", "h2", "h3", "h4", "article", "section"), "li": ("li",)}
"""What closes an element that nobody closed."""


class Nesting(HTMLParser):
    """Whether every element is closed where it was opened, and nothing stands where a parser would put something in."""

    VOID = ("br", "img", "input", "meta")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        top = self.open[-1] if self.open else ""
        assert tag not in CLOSERS.get(top, ()), f"<{tag}> in <{top}>"
        assert all(value is not None for _, value in attrs), f"an attribute of <{tag}> has no value"
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()


def rendered(content: Sections) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    env = Environment(
        loader=PackageLoader("ect_projections.dossier"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    env.filters["both"] = both
    env.filters["quoted"] = quoted
    return env.get_template("sections.html.j2").render(sections=content)


def test_the_page_is_written_as_a_browser_reads_it(content: Sections) -> None:
    """Every element closed, none where a parser would add one; every section there under its id."""
    page = rendered(content)
    nesting = Nesting()
    nesting.feed(page)
    assert nesting.open == []
    assert all(f'id="{name}"' in page for name in words_sections.HEADINGS)
    assert all(f'href="#{name}"' in page for name, _ in content.contents)
    assert "built-in" not in page
    assert "None" not in page


def test_a_title_is_text_on_the_page() -> None:
    world = small_world()
    event = DecisionTaken(
        title="<script>alert(1)</script>", kind="calendar", outcome="adopted", channel="management",
        rationale="<b onclick='x'>gras</b>",
    )  # fmt: skip
    world.record(event, occurred="2024-02-06")
    page = rendered(of_reading(Reading.of(world.journal)))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<b " not in page


def test_labels_are_of_the_types_present_only_and_every_field_has_one(now: Reading) -> None:
    found = labels(now)
    assert set(now.entries.by_type) == set(found["types"])
    assert all(each["in"] in found["families"] for each in found["types"].values())


def test_every_field_of_the_catalogue_is_called_something_in_both_languages() -> None:
    """None goes by its stored name, and none is a sentence."""
    for name, event in TYPES.items():
        for field in kinds_of(event):
            text = field_label(name, field)
            assert text.en != field.name or field.name in ("data", "v"), f"{name}.{field.name} has no label"
            assert max(len(text.en), len(text.fr)) < 90, f"{name}.{field.name}: {text.fr}"


def test_every_concept_has_a_family() -> None:
    assert {event.__module__.rpartition(".")[2] for event in TYPES.values()} <= set(words_chronology.FAMILY_OF)


# Helpers ----------------------------------------------------------------------------------------------------------------


def counted(list_: Cut[Any]) -> int:
    return len(list_.shown) + list_.more


def bare(code: str) -> str:
    return code.partition("@")[0]
