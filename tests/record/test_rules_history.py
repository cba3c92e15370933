"""What the history must still say after a correction, a retraction or a reinstatement: the rules, entry by entry."""

from typing import Any

from ect_journal import Receipt
from ect_journal.catalogue import IdealSet, MethodDefined, PillarAssessed, ProjectOpened, ProjectStageChanged
from tests.record.building import adjusted, at, change
from tests.record.verdicts import beside, entries_of, refused
from tests.world import REFS, STEPS, SmallWorld, small_world


def scored() -> tuple[SmallWorld, Receipt, Receipt]:
    """ALI-01 has an ideal, set on 1 February, and a score of the 20th."""
    world = small_world()
    pillars = [{"pillar": "collective_ownership", "target": 4, "description": "À parts égales."}]
    ideal = world.record(IdealSet(project="ALI-01", pillars=pillars), occurred="2024-02-01")
    score = PillarAssessed(project="ALI-01", pillar="collective_ownership", score=2, rationale="Trois signent.")
    return world, ideal, world.record(score, occurred="2024-02-20")


def test_what_others_rely_on_is_not_retracted() -> None:
    """A score relies on an ideal, a change of stage on the one before, a version on the one it is based on."""
    world, ideal, score = scored()
    assert {score.ref} == entries_of(refused("history-refused", world, lambda: world.retract(ideal)))
    world, [explored, initiated] = at("explored", "initiated")
    assert {initiated.ref} == entries_of(refused("history-refused", world, lambda: world.retract(explored)))
    world = small_world()
    ground = world.observed()
    second = world.record(adjusted(), grounds=[ground])
    third = world.record(adjusted(version=3, based_on=2, effective_from="2024-05-13"), grounds=[ground])
    assert {third.ref} == entries_of(refused("history-refused", world, lambda: world.retract(second)))
    beside("history-refused", world, lambda: world.retract(third))
    beside("history-refused", world, lambda: world.retract(second))


def test_what_others_rely_on_is_not_corrected_away() -> None:
    """An ideal keeps the pillar that was scored, and the day before which it was set."""
    world, ideal, score = scored()
    other = [{"pillar": "resilience", "target": 4, "description": "Tenir l’hiver."}]
    assert {score.ref} == entries_of(
        refused("history-refused", world, lambda: world.correct(ideal, {"pillars": other}))
    )
    world.on("2024-03-01")
    later = refused("history-refused", world, lambda: world.correct(ideal, {}, occurred="2024-02-21"))
    assert {score.ref} == entries_of(later)
    beside("history-refused", world, lambda: world.correct(ideal, {}, occurred="2024-02-20"))


def test_a_correction_must_fit_the_history_itself() -> None:
    """A score corrected to a day before its ideal breaks the rule that it broke then."""
    world, _, score = scored()
    error = refused("history-refused", world, lambda: world.correct(score, {}, occurred="2024-01-31"))
    assert {score.ref} == entries_of(error)
    beside("history-refused", world, lambda: world.correct(score, {}, occurred="2024-02-19"))


def test_retracting_a_correction_must_leave_a_history_that_holds() -> None:
    """An ideal corrected to name a pillar that was then scored cannot be put back as it was."""
    world, ideal, _ = scored()
    pillars = [
        {"pillar": pillar, "target": 4, "description": "À parts égales."}
        for pillar in ("collective_ownership", "hybrid_model")
    ]
    correction = world.correct(ideal, {"pillars": pillars})
    score = PillarAssessed(project="ALI-01", pillar="hybrid_model", score=1, rationale="Une seule ressource.")
    second = world.record(score, occurred="2024-02-21")
    assert {second.ref} == entries_of(refused("history-refused", world, lambda: world.retract(correction)))
    world.retract(second)
    beside("history-refused", world, lambda: world.retract(correction))


def test_reinstating_must_leave_a_history_that_holds() -> None:
    """A pause retracted cannot be put back under the changes that were recorded without it."""
    world, [_, paused] = at("explored", "paused")
    world.retract(paused)
    initiated = world.record(change("explored", "initiated"), occurred="2024-03-10")
    assert {initiated.ref} == entries_of(refused("history-refused", world, lambda: world.reinstate(paused)))


def test_a_link_is_not_corrected_into_a_second_cluster() -> None:
    """Two links to one entry keep one name for their source, whichever is corrected."""
    world = small_world()
    seen = world.observed()
    first, second = world.linked(seen, cluster="G-1"), world.linked(seen, claim="H1a", cluster="G-1")
    for link in (first, second):
        error = refused("history-refused", world, lambda link=link: world.correct(link, {"cluster": "G-2"}))  # type: ignore[misc]  # the link of this turn
        assert {second.ref} == entries_of(error)


def test_a_reason_once_given_holds_for_the_history() -> None:
    """A stage skipped with a reason stands in the way of nothing: not of late entries, nor of its own correction."""
    world = small_world()
    skipped = [{"rule": "stage-skipped", "reason": "Déjà initié à l’ouverture du journal."}]
    passing = ProjectStageChanged(project="ALI-01", from_stage="idea", to_stage="initiated", reason="Lettre signée.")
    skip = world.record(passing, occurred="2024-03-10", exceptions=skipped)
    pillars = [{"pillar": "resilience", "target": 4, "description": "Tenir l’hiver."}]
    beside("history-refused", world, IdealSet(project="ALI-01", pillars=pillars), occurred="2024-02-01")
    beside("history-refused", world, lambda: world.correct(skip, {"reason": "Lettre signée par trois structures."}))


def test_what_was_recorded_anew_is_not_put_back() -> None:
    """A code given again cannot be given twice: the first entry that gave it stays retracted while the second stands."""
    world = small_world()
    world.retract(REFS["ECI-03"])
    opening = ProjectOpened(code="ECI-03", name="Ressourcerie du Val", domains=["circular_economy"], territory="Val")
    again = world.record(opening)
    error = refused("code-taken", world, lambda: world.reinstate(REFS["ECI-03"]))
    assert {again.ref} == entries_of(error)
    world.retract(again)
    beside("code-taken", world, lambda: world.reinstate(REFS["ECI-03"]))


def test_a_method_defined_anew_is_not_put_back() -> None:
    """Nor is a first definition, under whatever number the second goes on."""
    world = small_world()
    world.retract(REFS["ACC"])
    given: dict[str, Any] = {"kind": "support", "title": "Accompagner", "steps": list(STEPS)}
    again = world.record(MethodDefined(code="ACC", **given, version=2, effective_from="2023-03-01"))
    error = refused("code-taken", world, lambda: world.reinstate(REFS["ACC"]))
    assert {again.ref} == entries_of(error)
