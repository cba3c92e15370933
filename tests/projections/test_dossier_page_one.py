"""Page one of the dossier says what the projections say: the same figures, in both languages, what speaks against too."""

import re
from collections.abc import Iterator
from datetime import date
from statistics import median
from typing import Any

import pytest

from ect_journal import Journal
from ect_journal.anchoring import anchor
from ect_journal.catalogue import (
    CommitmentMade,
    EvidenceJudged,
    EvidenceLinked,
    ObservationRecorded,
    ProgrammeOpened,
)
from ect_journal.demo import write_demo
from ect_journal.factors import factor
from ect_journal.ledger.checkpoints import Checkpoint
from ect_journal.trail import Trail
from ect_journal.vouching import handed_over
from ect_journal.words import Lang, Text
from ect_projections import (
    Reading,
    commitments,
    deliverables,
    evidence_items,
    evidence_tally,
    exceptions,
    hypothesis_states,
    late_entries,
    method_history,
    success_factors,
    transcribed,
)
from ect_projections.dossier import About, dossier
from ect_projections.dossier.boxes import boxes
from ect_projections.dossier.charts import months, scale
from ect_projections.dossier.claims import Bar, hypotheses
from ect_projections.dossier.material import Material
from ect_projections.dossier.page_one import factors, head, method_changes, promises, reports
from ect_projections.dossier.said import number, rows
from ect_projections.dossier.tallies import hypotheses as of_tallies
from ect_projections.dossier.trust import trust
from ect_projections.dossier.words import NOTHING
from ect_projections.dossier.words_tallies import NOTHING_AT_ALL
from tests.projections.journals import grown, started
from tests.projections.pages import Said
from tests.projections.test_twins import EVERY_MOVE
from tests.world import small_world


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with write_demo(tmp_path_factory.mktemp("demo") / "journal") as found:
        yield found


@pytest.fixture(scope="module")
def about(journal: Journal) -> About:
    return About(journal, Reading.of(journal), "open", "fr")


@pytest.fixture(scope="module")
def page(journal: Journal) -> str:
    return dossier(journal).decode()


# The programme -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_promise_stands_there_with_what_was_done_and_its_gap(about: About, page: str, lang: Lang) -> None:
    """Those of `commitments`, each gap with its decision, or with the sentence that there is none."""
    said = Said(page, lang).text["promises"]
    found = rows(commitments(about.reading))
    for row in found:
        assert f"{row['commitment']} {row['title']} {_figures(row, lang)}" in said
        if row["gap"]:
            assert row["decision"] is None or f"J{row['decision']}" in said
    unexplained = sum(bool(row["gap"]) and row["decision"] is None for row in found)
    none = {"fr": "Aucune décision n’explique cet écart.", "en": "No decision explains this gap."}
    assert unexplained == said.count(none[lang]) > 0


def _figures(row: dict[str, Any], lang: Lang) -> str:
    """Promised, done and gap, as they stand one after the other."""
    if row["quantity"] is None:
        return {"fr": "en mots déclaré –", "en": "in words reported –"}[lang]
    gap = number(row["gap"]).in_(lang) if row["gap"] else {"fr": "aucun", "en": "none"}[lang]
    return f"{number(row['quantity']).in_(lang)} {row['unit']} {number(row['done']).in_(lang)} {gap}"


def test_the_figures_of_promises_are_those_of_the_projection(about: About) -> None:
    """Promised, done, gap: digit for digit."""
    for row, promise in zip(rows(commitments(about.reading)), promises(about), strict=True):
        if row["quantity"] is not None:
            assert Text(*(f"{amount} {row['unit']}" for amount in number(row["quantity"]))) == promise.promised
            assert (number(row["done"]), row["gap"] > 0) == (promise.done, promise.short)
        assert (row["gap_reason"] or promise.reason, row["state"]) == (promise.reason, promise.state)
    assert deliverables(about.reading).collect()["deliverable"].to_list() == [each.code for each in reports(about)]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_claim_stands_there_with_its_tally_for_and_against(about: About, page: str, lang: Lang) -> None:
    """One sentence each: so many for, so many against, and how many times more expected."""
    said = Said(page, lang).text["claims"]
    tallies = {row["claim"]: row for row in rows(evidence_tally(about.reading)) if row["main"]}
    states = rows(hypothesis_states(about.reading))
    assert len(states) == sum(len(each.claims) for each in hypotheses(about)) == 14
    for row in states:
        sentence = said[said.index(f"{row['claim']} {row['text']}") :]
        tally = tallies.get(row["claim"])
        if tally and tally["items"]:
            counts = {"fr": "{} pour, {} contre", "en": "{} for, {} against"}[lang]
            assert counts.format(tally["items_for"], tally["items_against"]) in sentence[:400]
            if abs(tally["total"]) > 2:
                assert str(factor(tally["total"]).in_(lang)) in sentence[:400]


def test_what_speaks_most_against_a_claim_is_named(about: About) -> None:
    """The heaviest item of those that `evidence_items` has against it; none is left out where there is one."""
    items = rows(evidence_items(about.reading))
    for claim in (claim for each in hypotheses(about) for claim in each.claims if claim.rival):
        against = [i for i in items if (i["claim"], i["rival"]) == (claim.code, claim.rival) and (i["mid"] or 0) < 0]
        if against:
            assert claim.against is not None
            assert f"J{min(against, key=lambda item: item['mid'])['cited']}" == claim.against.ref


def test_of_two_that_speak_against_the_heavier_is_named() -> None:
    """And the other is counted."""
    world = small_world()
    for day, mid in ((6, "-2"), (7, "-9")):
        seen = world.record(ObservationRecorded(title=f"Vu le {day}", projects=["ALI-01"]), occurred=f"2024-02-0{day}")
        linked = world.record(
            EvidenceLinked(
                claim="H1b", entry=seen.ref, direction="weakens", cluster=f"G-{day}", source_kind="observation",
                rationale="L’appel d’abord",
            )
        )  # fmt: skip
        weight = {"rival": "R-appel", "low": "-12", "mid": mid, "high": "0"}
        world.record(EvidenceJudged(evidence=linked.ref, reader="rd", weights=[weight], rationale="Pesée"))
    found = hypotheses(About(world.journal, Reading.of(world.journal), "open", "fr"))
    claim = next(claim for claim in found[0].claims if claim.code == "H1b")
    assert claim.against is not None
    assert ("Vu le 7", Text("and 1 more", "et 1 autre")) == (claim.against.title, claim.against.more)
    assert claim.bar == Bar(0, 11, -11, -24, 0)


@pytest.mark.parametrize("which", ["the demo", "a generated journal"])
def test_page_one_and_its_section_tell_the_same_of_every_claim(journal: Journal, which: str) -> None:
    """As many for, against and to weigh; what page one names against a claim is in the section's list, and never nothing."""
    held = journal if which == "the demo" else grown(EVERY_MOVE)
    now = Reading.of(held)
    about = About(held, now, "open", "fr")
    told = {claim.code.partition("@")[0]: claim for each in of_tallies(Material.of(now)) for claim in each.claims}
    claims = [claim for each in hypotheses(about) for claim in each.claims]
    assert {claim.code for claim in claims} == set(told)
    for claim in claims:
        stated = told[claim.code]
        listed = {item.ref.ref for item in stated.against.shown}
        assert claim.against is None or claim.against.ref in listed
        main = next((each for each in stated.tallies if each.rival == claim.rival), None)
        said = [main.said, *main.notes] if main else [stated.unweighed or stated.nothing]
        assert _counted(claim.sentence.fr) == _counted(" · ".join(each.fr for each in said))
        assert (stated.nothing == NOTHING_AT_ALL) == (claim.sentence == NOTHING)


def _counted(said: str) -> list[int]:
    """For, against, to weigh; what is not said is none."""
    found = [
        re.search(rf"(\d+) {words}", said)
        for words in ("pour", "contre", "(?:à peser|indices? restent? à|indice reste)")
    ]
    return [int(each[1]) if each else 0 for each in found]


def test_the_bars_add_up_to_the_totals(about: About) -> None:
    """What is drawn for a claim, less what is drawn against it, is its total."""
    for claim in (claim for each in hypotheses(about) for claim in each.claims if claim.bar):
        assert claim.bar is not None
        assert pytest.approx(claim.bar.total) == claim.bar.for_ - claim.bar.against


def test_factors_and_changes_are_those_of_the_projections(about: About, page: str) -> None:
    """Every success factor; every change of a method by its entry, but for the first versions, which change nothing."""
    assert success_factors(about.reading).collect()["title"].to_list() == [each.title for each in factors(about)]
    changed = {f"J{row['position']}" for row in rows(method_history(about.reading)) if row["based_on"]}
    retired = {f"J{row['position']}" for row in rows(about.reading.frame("method.retired", "reason"))}
    changes = method_changes(about)
    assert changed | retired == {change.ref for change in changes}
    said = Said(page, "fr").text["method-changes"]
    assert all(change.reason in said for change in changes[-5:])


def test_convention_and_period_come_first(about: About, page: str) -> None:
    """With the last day that was agreed, and the amendment that changed it."""
    said = Said(page, "fr").text[""]
    assert "Convention fictive 2023-001" in said
    assert "du 1er janvier 2023 au 31 mars 2026 (avenant : J489)".replace(" :", "\u202f:") in said
    assert head(about).amended == ["J489"]


def test_the_order_is_that_of_the_questions(page: str) -> None:
    """Promised and done, hypotheses, factors, method, trust; then the boxes."""
    found = re.findall(r'<h2 id="([a-z-]+)"', page[page.index("<main") :])
    assert ["promises", "claims", "factors", "method-changes", "trust", "boxes"] == found[:6]


# The file ----------------------------------------------------------------------------------------------------------------


def test_how_much_was_late_or_transcribed_is_counted(about: About, page: str) -> None:
    """As `late_entries` and `transcribed` count, with the rate of the first and its median."""
    said = Said(page, "en").text["trust"]
    late, taken = late_entries(about.reading).collect(), transcribed(about.reading).collect()
    drawn = trust(about).written.chart
    counted = {kind: sum(month.counts[kind] for month in drawn.bars) for kind in ("now", "late", "transcribed")}
    assert (late.height, taken.height) == (counted["late"], counted["transcribed"])
    rate = 100 * late.height / (late.height + counted["now"])
    assert f"{late.height} late ({rate:.1f} %), by {median(late['days'].to_list()):.0f} days at the median" in said
    assert f"{counted['now']} entries at the time" in said
    assert f"{taken.height} transcribed" in said


def test_the_rate_is_of_what_could_have_been_late() -> None:
    """Entries at the time and late ones; the median is of the late ones."""
    world = small_world()
    world.on("2024-03-20")
    for day in ("2024-03-01", "2024-03-10", "2024-03-19"):
        world.record(ObservationRecorded(title="Vu", projects=["ALI-01"]), occurred=day)
    found = trust(About(world.journal, Reading.of(world.journal), "open", "fr")).written
    assert "2 late (11.8 %), by 14 days at the median" == found.late.en
    assert "15 entries at the time, within 7 days" == found.at_the_time.en


def test_erasures_anchors_and_exceptions_are_said_with_their_grounds(about: About, page: str) -> None:
    """Each by its entry; what is not proved stands beside them."""
    said = Said(page, "en").text["trust"]
    assert "1 value erased on 8 Oct 2024: consent withdrawn (J327)" in said
    assert [f"J{position}" for position in exceptions(about.reading).collect()["position"]] == [
        each.ref for each in trust(about).exceptions
    ]
    anchored = about.reading.frame("anchor.recorded", "size").collect()["position"]
    assert len(anchored) > 0
    assert all(f"(J{position})" in said for position in anchored)
    assert "is not authenticated" in said


def test_a_journal_that_nobody_dated_says_so() -> None:
    """And that no key signs it."""
    found = trust(About(started(), Reading.of(started()), "open", "fr"))
    assert (None, []) == (found.bounded.only, found.bounded.anchors)
    assert "Nobody outside has dated this journal yet" in str(found.bounded.after.en if found.bounded.after else "")
    assert found.bounded.key.en == "No key signs it."


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_an_outside_party_dated_comes_before_what_the_keeper_declares(page: str, lang: Lang) -> None:
    """A handing over recorded fourteen months later bounds nothing by itself, and says when it was recorded."""
    said = Said(page, lang).text["trust"]
    dated = {"fr": "Contresigné le 18/02/2026 jusqu’à J531", "en": "Cosigned on 18 Feb 2026 up to J531"}[lang]
    claimed = {
        "fr": "Remise déclarée du 03/12/2024, J1 à J357, consignée le 17/02/2026",
        "en": "Declared handed over on 3 Dec 2024, J1 to J357, recorded on 17 Feb 2026",
    }[lang]
    assert said.index(dated) < said.index(claimed)
    assert "2024" not in said[: said.index(dated)]


def test_what_is_only_declared_bounds_nothing() -> None:
    """A handing over without anything else: nobody outside bounds the journal, and its page says so."""
    world = small_world()
    today = world.journal.world.now().date()
    anchor(world.journal, handed_over(world.journal, "ADEME, rapport", size=world.journal.head, day=today), by="rd")
    found = trust(About(world.journal, Reading.of(world.journal), "open", "fr")).bounded
    assert found.only is not None
    assert "Personne d’extérieur ne le borne" in found.only.fr
    assert ["Remise déclarée"] == [line.said.fr[:15] for line in found.anchors]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_promises_that_were_recorded_late_say_so(about: About, page: str, lang: Lang) -> None:
    """Once for all where all were on one day; else each by itself."""
    said = {
        "fr": "Consignés le 23/12/2025, repris d’un document.",
        "en": "Recorded on 23 Dec 2025, out of a document.",
    }[lang]
    assert said in Said(page, lang).text["promises"]
    assert {None} == {promise.recorded for promise in promises(about)}


def test_one_promise_recorded_late_says_so_by_itself() -> None:
    world = small_world()
    world.on("2024-03-20")
    made = CommitmentMade(code="ENG-01", title="Neuf projets", objective="operational", due=date(2025, 12, 31))
    world.record(made, occurred="2024-01-02")
    world.record(made.model_copy(update={"code": "ENG-02"}))
    found = promises(About(world.journal, Reading.of(world.journal), "open", "fr"))
    assert [True, False] == [promise.recorded is not None for promise in found]


def test_the_box_of_a_report_has_the_checkpoint_that_first_covers_it(journal: Journal, about: About, page: str) -> None:
    """Entry, size and sixteen characters, for whoever prints the report."""
    trail = Trail.of(journal)
    found = boxes(about, trail)
    submitted = about.reading.frame("deliverable.submitted", "deliverable").collect()["position"].to_list()
    assert [f"J{position}" for position in submitted] == [box.ref for box in found]
    for position, box in zip(submitted, found, strict=True):
        size, text = next((size, text) for size, text in trail.checkpoints if size >= position)
        assert (number(size), Checkpoint.of(text).sixteen) == (box.size, box.sixteen)
        assert box.sixteen in page
    said = Said(page, "fr").text["boxes"]
    assert "à comparer avec ceux qui y sont imprimés. Lus dans ce seul fichier, ils ne vérifient rien" in said
    sixteen = Checkpoint.of(trail.checkpoints[-1][1]).sixteen
    assert f"À imprimer dans le prochain rapport Entrées532 Seize caractères{sixteen}" in said


# Figures -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decibans", "en", "fr"), [(27.7, "589", "589"), (2.2, "2", "2"), (-4, "3", "3"), (45, "32,000", "32\u202f000")]
)
def test_factors_are_said_as_one_says_them(decibans: float, en: str, fr: str) -> None:
    """Whole numbers, a half where it counts, two figures when large."""
    assert Text(en, fr) == factor(decibans)


def test_bars_stay_inside_their_drawing() -> None:
    """What lies beyond the farthest gridline is cut at the edge, on both sides."""
    drawn = scale([]).draw(Bar(for_=500, against=500, total=0, low=-900, high=900))
    assert (0, 120) == (drawn.low, drawn.high)
    assert drawn.zero - drawn.against == 0
    assert drawn.zero + drawn.for_ == 120


def test_every_month_is_drawn_even_an_empty_one() -> None:
    """From the first to the last, in whatever order they come."""
    drawn = months({2: date(2024, 3, 9), 1: date(2023, 12, 1)}, {"late": {2}})
    assert [1, 0, 0, 1] == [sum(month.counts.values()) for month in drawn.bars]
    assert (1, [2023, 2024]) == (drawn.bars[3].counts["late"], [year for _, year in drawn.years])


def test_a_programme_without_convention_is_named_by_its_funder() -> None:
    """And by nothing that was not recorded."""
    journal = started()
    journal.record(ProgrammeOpened(title="P", funder="ADEME", start=date(2024, 1, 1), end=date(2024, 12, 31)))
    found = head(About(journal, Reading.of(journal), "open", "fr"))
    assert (found.funded, found.scheme) == (Text("ADEME", "ADEME"), None)
