"""What may be corrected, retracted and reinstated, and what the history must still say afterwards."""

from collections.abc import Callable
from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    ClockFaulted,
    EntryCorrected,
    ExperimentFramed,
    ExperimentStarted,
    MethodDefined,
    ObservationRecorded,
    PredictionRegistered,
    TermDefined,
)
from tests.record.building import adjusted, change
from tests.record.verdicts import beside, codes_of, entries_of, noted, refused
from tests.world import REFS, STEPS, SmallWorld, small_world

# what may be aimed at ---------------------------------------------------------------------------------------------------


def lasting(world: SmallWorld) -> dict[str, Receipt]:
    """One entry of each type that stays as it was recorded, and what it aims at."""
    seen, other = world.observed(), world.observed()
    return {
        "clock.faulted": world.record(ClockFaulted(reason="Pile usée.")),
        "entry.corrected": world.correct(other, {"title": "Le besoin bouge"}),
        "entry.retracted": world.retract(seen),
        "entry.reinstated": world.reinstate(seen),
    }


@pytest.mark.parametrize("type_name", ["journal.opened", "clock.faulted", "entry.retracted", "entry.reinstated"])
def test_some_entries_stay_as_they_were_recorded(type_name: str) -> None:
    """The opening of the journal, a fault of the clock and what was set right are neither corrected nor retracted."""
    world = small_world()
    ref = "J1" if type_name == "journal.opened" else lasting(world)[type_name].ref
    assert {ref} == entries_of(refused("not-correctable", world, lambda: world.retract(ref)))
    error = refused("not-correctable", world, lambda: world.correct(ref, {}))
    assert ["not-correctable"] == codes_of(error)


def test_a_correction_is_retracted_and_not_corrected() -> None:
    """To correct a correction, correct the entry again; a correction that was itself wrong can be retracted."""
    world = small_world()
    correction = lasting(world)["entry.corrected"]
    error = refused("not-correctable", world, lambda: world.correct(correction, {"reason": "autre"}))
    assert "Correct the first entry again, or retract this correction." == error.findings[0].hint.en
    beside("not-correctable", world, lambda: world.retract(correction))


def test_what_is_retracted_is_not_retracted_or_corrected_again() -> None:
    """It is put back first."""
    world = small_world()
    seen = world.observed()
    beside("already-retracted", world, lambda: world.retract(seen))
    refused("already-retracted", world, lambda: world.retract(seen))
    refused("already-retracted", world, lambda: world.correct(seen, {"title": "Autre"}))
    world.reinstate(seen)
    beside("already-retracted", world, lambda: world.correct(seen, {"title": "Autre"}))
    beside("already-retracted", world, lambda: world.retract(seen))


def test_what_stands_is_not_reinstated() -> None:
    """Only what was retracted can be put back, once."""
    world = small_world()
    seen = world.observed()
    refused("not-retracted", world, lambda: world.reinstate(seen))
    world.retract(seen)
    beside("not-retracted", world, lambda: world.reinstate(seen))
    refused("not-retracted", world, lambda: world.reinstate(seen))


def test_who_puts_back_what_they_retracted_is_flagged() -> None:
    """Two persons are better than one; somebody else's reinstatement is not flagged."""
    world = small_world()
    seen = world.observed()
    world.retract(seen, by="P-01")
    noted("reinstated-by-who-retracted", world, lambda: world.reinstate(seen, by="P-01"))
    world.retract(seen, by="P-01")
    beside("reinstated-by-who-retracted", world, lambda: world.reinstate(seen, by="rd"))


# identity ---------------------------------------------------------------------------------------------------------------


def _started(world: SmallWorld) -> Receipt:
    world.record(ExperimentFramed(code="EXP-01", title="Un", protocol="Essayer."))
    world.record(ExperimentFramed(code="EXP-02", title="Deux", protocol="Essayer aussi."))
    reason = [{"rule": "experiment-unprepared", "reason": "Lancée avant le journal."}]
    return world.record(ExperimentStarted(experiment="EXP-01"), exceptions=reason)


def _staged(world: SmallWorld) -> Receipt:
    return world.record(change("idea", "explored"), occurred="2024-01-10")


def _changed(world: SmallWorld) -> Receipt:
    return world.record(adjusted(), grounds=[world.observed()])


def _defined(world: SmallWorld) -> Receipt:
    return world.record(
        MethodDefined(code="EME", kind="emergence", title="Émerger", steps=list(STEPS), effective_from="2023-03-01")
    )


CLAIMS = [{"code": "H1a", "text": "Un."}, {"code": "H1x", "text": "Deux."}, {"code": "H1c", "text": "Trois."}]
IDENTITY: list[tuple[str | Callable[[SmallWorld], Receipt], dict[str, Any]]] = [
    (REFS["ALI-01"], {"code": "ALI-02"}),
    (REFS["ALI-01"], {"stage": "explored"}),
    (REFS["P-07"], {"code": "P-08"}),
    (REFS["H1"], {"code": "H9"}),
    (REFS["H1"], {"claims": CLAIMS}),
    (REFS["R-appel"], {"code": "R-aap"}),
    (_staged, {"project": "ECI-03"}),
    (_staged, {"from_stage": "paused"}),
    (_staged, {"to_stage": "stopped"}),
    (_defined, {"code": "EMG"}),
    (_defined, {"version": 2}),
    (_changed, {"version": 3}),
    (_changed, {"based_on": 2}),
    (_started, {"experiment": "EXP-02"}),
]


@pytest.mark.parametrize(("target", "changes"), IDENTITY, ids=lambda case: str(case) if isinstance(case, dict) else "")
def test_what_an_entry_is_about_cannot_be_corrected(
    target: str | Callable[[SmallWorld], Receipt], changes: dict[str, Any]
) -> None:
    """Codes, versions and stages are what others rely on: wrong, they are retracted and recorded anew."""
    world = small_world()
    ref = target if isinstance(target, str) else target(world).ref
    [finding] = [f for f in refused("identity-corrected", world, lambda: world.correct(ref, changes)).findings
                 if f.rule.code == "identity-corrected"]  # fmt: skip
    assert ("code" if "claims" in changes else next(iter(changes))) == finding.values["field"]


@pytest.mark.parametrize(
    ("target", "changes"),
    [
        (REFS["ALI-01"], {"name": "Cantines des Plateaux"}),
        (REFS["H1"], {"claims": [{"code": code, "text": "Reformulé."} for code in ("H1a", "H1b", "H1c")]}),
        (_staged, {"reason": "Décidé en séance."}),
        (_changed, {"reason": "Deux séances de suite."}),
    ],
)
def test_what_an_entry_says_can_be_corrected(target: str | Callable[[SmallWorld], Receipt], changes: Any) -> None:
    """Names, texts and reasons are."""
    world = small_world()
    ref = target if isinstance(target, str) else target(world).ref
    beside("identity-corrected", world, lambda: world.correct(ref, changes))


# codes in use -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["ALI-01", "P-07", "H1", "R-appel", "ACC"])
def test_a_code_that_is_cited_stays(code: str) -> None:
    """What gave a code is not retracted once another entry cites it; the first that does is named."""
    world = small_world()
    citing = {
        "ALI-01": lambda: world.observed(projects=["ALI-01"]),
        "P-07": lambda: world.record(("notice.given", {"persons": ["P-07"], "version": "Notice 1"})),
        "H1": lambda: world.linked(claim="H1a"),
        "R-appel": lambda: world.record(
            PredictionRegistered(
                code="A-1", claim="H1b", title="Attendu", p_claim="0.7", p_rivals=[{"rival": "R-appel", "p": "0.2"}]
            )
        ),
        "ACC": lambda: world.observed(departs_from="ACC@1"),
    }[code]()
    error = refused("code-in-use", world, lambda: world.retract(REFS[code]))
    # H1 is cited through its claims, which its rivals were the first to name.
    assert entries_of(error) == ({citing.ref, REFS["R-appel"], REFS["R-porteur"]} if code == "H1" else {citing.ref})


def test_a_code_that_nobody_cites_can_go() -> None:
    """ECI-03 was opened by mistake, and nothing speaks of it."""
    world = small_world()
    beside("code-in-use", world, lambda: world.retract(REFS["ECI-03"]))
    refused("unknown-code", world, lambda: world.observed(projects=["ECI-03"]))


def test_who_has_recorded_entries_stays() -> None:
    """An actor's code stands under what they recorded: their registration is not retracted from under it."""
    world = small_world()
    signed = world.observed()
    refused("code-in-use", world, lambda: world.retract(REFS["rd"]))
    assert "rd" == signed.entry.by
    beside("code-in-use", world, lambda: world.retract(REFS["P-07"]))


def test_a_version_of_a_term_can_go() -> None:
    """The term keeps its other versions, and the number retracted is not used again."""
    world = small_world()
    first = TermDefined(code="ect", definition="Une définition.", effective_from="2023-06-01")
    world.record(first)
    second = world.record(TermDefined(code="ect", definition="Une autre.", effective_from="2023-07-01"))
    beside("code-in-use", world, lambda: world.retract(second))
    world.record(TermDefined(code="ect", definition="Une troisième.", effective_from="2023-07-01"))
    assert 3 == world.journal.register().get("term", "ect").version


def test_a_correction_written_by_hand_has_its_stored_form() -> None:
    """What `correct` builds can be written by hand; a text in clear, or a default left out, cannot."""
    world = small_world()
    seen = world.record(ObservationRecorded(title="Réunion"), occurred="2024-02-06")
    whole = seen.entry.event.model_dump(mode="json", exclude_none=True)

    def by_hand(**data: Any) -> EntryCorrected:
        return EntryCorrected(entry=seen, v=1, data=data, occurred="2024-02-06", reason="relecture")

    refused("correction-not-stored-form", world, by_hand(title="Réunion"))
    refused("correction-not-stored-form", world, by_hand(**{**whole, "text": "En clair."}))
    beside("correction-not-stored-form", world, by_hand(**{**whole, "title": "Réunion publique"}))
