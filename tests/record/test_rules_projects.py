"""The rules of projects: ideals, scores and experiments. (Stages have their own file.)"""

from typing import Any

import pytest

from ect_journal import Receipt
from ect_journal.catalogue import (
    DecisionTaken,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    IdealSet,
    IndicatorDefined,
    IndicatorMeasured,
    PillarAssessed,
    PredictionRegistered,
)
from tests.record.verdicts import beside, codes_of, explained, noted, refused
from tests.world import SmallWorld, small_world

# pillars ----------------------------------------------------------------------------------------------------------------


def ideal(*pillars: str) -> IdealSet:
    """The ideal of ALI-01 for these pillars."""
    return IdealSet(
        project="ALI-01",
        pillars=[{"pillar": pillar, "target": 4, "description": "Tenir l’hiver."} for pillar in pillars],
    )


def score(pillar: str = "collective_ownership", **fields: Any) -> PillarAssessed:
    """A score of ALI-01 on a pillar, with its rationale."""
    return PillarAssessed(
        **{"project": "ALI-01", "pillar": pillar, "score": 2, "rationale": "Trois structures signent.", **fields}
    )


def with_ideal(day: str = "2024-02-01") -> SmallWorld:
    """A world in which ALI-01 has an ideal for two pillars since that day."""
    world = small_world()
    world.record(ideal("collective_ownership", "resilience"), occurred=day)
    return world


def test_a_score_is_read_against_an_ideal() -> None:
    """No project is scored on a pillar for which it has no ideal."""
    world = with_ideal()
    refused("score-without-ideal", world, score("hybrid_model"), occurred="2024-02-20")
    refused("score-without-ideal", world, score(project="ECI-03"), occurred="2024-02-20")
    beside("score-without-ideal", world, score(), occurred="2024-02-20")


def test_the_ideal_was_set_when_the_score_was_given() -> None:
    """A score of January is not read against an ideal of February, in whatever order they were recorded."""
    world = with_ideal("2024-02-01")
    refused("score-without-ideal", world, score(), occurred="2024-01-31")
    beside("score-without-ideal", world, score(), occurred="2024-02-01")


def test_a_score_says_why() -> None:
    """A score without rationale takes a reason."""
    world = with_ideal()
    because = "Note reprise du tableau du comité, sans commentaire."
    explained("score-without-rationale", world, score(rationale=None), occurred="2024-02-20", because=because)
    beside("score-without-rationale", world, score(), occurred="2024-02-20")


def test_a_pillar_has_one_target() -> None:
    """An ideal names each pillar once."""
    world = small_world()
    refused("pillar-twice", world, ideal("resilience", "hybrid_model", "resilience"))
    beside("pillar-twice", world, ideal("resilience", "hybrid_model"))


def test_resilience_is_scored_on_an_outcome_or_flagged() -> None:
    """Resilience is an end: without an indicator or an outcome among its grounds, its score is flagged."""
    world = with_ideal()
    seen = world.observed()
    noted("resilience-without-outcome", world, score("resilience"), occurred="2024-02-20", grounds=[seen])
    world.record(IndicatorDefined(code="IND-03", title="Repas", unit="repas", better="higher", value_kind="social"))
    measured = world.record(IndicatorMeasured(indicator="IND-03", value="120"), occurred="2024-02-20")
    beside("resilience-without-outcome", world, score("resilience"), occurred="2024-02-20", grounds=[measured])


def test_other_pillars_are_scored_on_what_was_seen() -> None:
    """The flag is for resilience alone."""
    world = with_ideal()
    beside("resilience-without-outcome", world, score(), occurred="2024-02-20", grounds=[world.observed()])


# experiments ------------------------------------------------------------------------------------------------------------


def framed(*, stop_rule: str | None = "Si le porteur le demande.", predicted: bool = True) -> SmallWorld:
    """A world in which EXP-02 is framed on ECI-03, with its prediction."""
    world = small_world()
    protocol = "Un habitant co-anime quatre ateliers."
    world.record(
        ExperimentFramed(code="EXP-02", title="Binôme", projects=["ECI-03"], protocol=protocol, stop_rule=stop_rule)
    )
    if predicted:
        world.record(
            PredictionRegistered(code="A-1", claim="H1b", title="Ordre du jour", p_claim="0.7", experiment="EXP-02")
        )
    return world


def decided(world: SmallWorld) -> Receipt:
    """The innovation committee decides to start."""
    gathering = world.gathered("innovation")
    decision = DecisionTaken(title="EXP-02 est lancée", kind="experiment", outcome="adopted", gathering=gathering)
    return world.record(decision, occurred="2024-01-16")


@pytest.mark.parametrize(
    ("lacking", "words"),
    [("decision", "a decision"), ("prediction", "a prediction"), ("stop_rule", "a stop rule")],
)
def test_an_experiment_is_prepared(lacking: str, words: str) -> None:
    """It starts with a decision, a prediction and a stop rule; without one of them it takes a reason, and says which."""
    world = framed(stop_rule=None if lacking == "stop_rule" else "Si le porteur le demande.",
                   predicted=lacking != "prediction")  # fmt: skip
    start = ExperimentStarted(experiment="EXP-02", decision=None if lacking == "decision" else decided(world))
    error = refused("experiment-unprepared", world, start)
    assert f"EXP-02 would start without {words}." == error.findings[0].text.en
    explained("experiment-unprepared", world, start, because="L’atelier avait déjà commencé.")


def test_a_prepared_experiment_starts() -> None:
    """With all three, nothing is asked."""
    world = framed()
    beside("experiment-unprepared", world, ExperimentStarted(experiment="EXP-02", decision=decided(world)))


def test_an_experiment_is_framed_then_running_then_concluded() -> None:
    """Each step is taken once, in this order."""
    world = framed()
    start = ExperimentStarted(experiment="EXP-02", decision=decided(world))
    conclude = ExperimentConcluded(experiment="EXP-02", result="met", findings="Le groupe propose l’ordre du jour.")
    refused("experiment-transition", world, conclude)
    beside("experiment-transition", world, start)
    refused("experiment-transition", world, start)
    beside("experiment-transition", world, conclude)
    assert ["experiment-transition"] == codes_of(refused("experiment-transition", world, conclude))
    refused("experiment-transition", world, start)


def test_an_experiment_whose_conclusion_is_retracted_is_running() -> None:
    """It may then be concluded anew."""
    world = framed()
    world.record(ExperimentStarted(experiment="EXP-02", decision=decided(world)))
    conclude = ExperimentConcluded(experiment="EXP-02", result="met", findings="Le groupe propose l’ordre du jour.")
    world.retract(world.record(conclude))
    beside("experiment-transition", world, conclude)
