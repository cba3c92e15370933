"""More moves for generated journals: projects: selection, extended and retired methods, who took part. See `moves`."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from ect_journal import Journal, Receipt
from ect_journal.catalogue import (
    ActorRegistered,
    ActorUpdated,
    EvidenceLinked,
    ExperimentFramed,
    ExperimentStarted,
    FundingRecorded,
    GatheringHeld,
    IdealSet,
    IndicatorDefined,
    IndicatorMeasured,
    LearningFormulated,
    MethodExtended,
    MethodRetired,
    ObservationRecorded,
    PillarAssessed,
    ProjectSelected,
    ReflectionRecorded,
)
from ect_journal.catalogue.vocabularies import Axis, Category, Domain, Pillar
from tests.projections.moves import _ago, _codes, _entries, _pick

LEVELS = (None, "local", "national")
PROVIDERS = ("Région", "Fondation", " REGION", "fondation")
SECTORS = (None, "public", "private", "civil")
DESPITE = [{"rule": "experiment-unprepared", "reason": "Pour l’essai."}]


def _some(words: Any, number: int) -> list[Any]:
    """None, one or two of a vocabulary."""
    every = list(words)
    return sorted({every[number % len(every)], every[number * 7 % len(every)]}) if number % 3 else []


def _see(journal: Journal, first: int, second: int, third: int) -> Receipt:
    projects = [_pick(_codes(journal, "project"), third)] if third % 4 else []
    event = ObservationRecorded(
        title=f"Regardé {first}", projects=projects, axes=_some(Axis, first), pillars=_some(Pillar, second),
        domains=_some(Domain, third),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _reflect(journal: Journal, first: int, second: int, third: int) -> Receipt:
    projects = [_pick(_codes(journal, "project"), second)] if second % 2 else []
    experiment = _pick(_codes(journal, "experiment"), first) if third % 2 else None
    event = ReflectionRecorded(title="Retour", projects=projects, experiment=experiment)
    return journal.record(event, occurred=_ago(journal, third))


def _frame(journal: Journal, first: int, second: int, third: int) -> Receipt:
    projects = _codes(journal, "project")
    event = ExperimentFramed(
        code=f"EXP-{first % 4}", title="Essai", aims=_some(Pillar, second), protocol="Ainsi.", stop_rule="Sur demande.",
        claim=_pick(_codes(journal, "claim"), third) if third % 3 else None,
        projects=sorted({_pick(projects, first), _pick(projects, second)}),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _start(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = ExperimentStarted(experiment=_pick(_codes(journal, "experiment"), first))
    return journal.record(event, occurred=_ago(journal, second), exceptions=DESPITE)


def _learn(journal: Journal, first: int, second: int, third: int) -> Receipt:
    seen = _entries(journal, "observation.recorded", "reflection.recorded", "evidence.linked", "interview.recorded")
    event = LearningFormulated(
        title="Appris", text="On se tait.", bears_on="concept", axis=_pick(Axis, first), pillars=_some(Pillar, second),
        single_case=True,
    )  # fmt: skip
    return journal.record(
        event, occurred=_ago(journal, third), grounds={_pick(seen, first).ref, _pick(seen, third).ref}
    )


def _score_on(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """An ideal set again for one pillar, or a score that rests on something seen."""
    project, pillar, day = _pick(_codes(journal, "project"), first), _pick(Pillar, second), _ago(journal, third)
    if third % 3 == 0:
        ideal = {"pillar": pillar, "target": first % 5, "description": "Plus haut."}
        return journal.record(IdealSet(project=project, pillars=[ideal]), occurred=day)
    seen = _entries(journal, "observation.recorded", "indicator.measured", "evidence.linked")
    event = PillarAssessed(project=project, pillar=pillar, score=third % 5, rationale="Vu.", assessor="P-01")
    return journal.record(event, occurred=day, grounds=[_pick(seen, third).ref])


def _link_more(journal: Journal, first: int, second: int, third: int) -> Receipt:
    seen = _entries(journal, "reflection.recorded", "funding.recorded", "pillar.assessed", "gathering.held")
    entry = _pick(seen, first)
    event = EvidenceLinked(
        claim=_pick(_codes(journal, "claim"), second), entry=entry.ref, direction="weakens", cluster=f"C-{entry.position}",
        source_kind="observation", rationale="Cela compte.",
    )  # fmt: skip
    return journal.record(event)


def _define(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = IndicatorDefined(
        code=f"IND-1{first % 2}", title="Attente", unit="jours", better="lower", value_kind="social",
        baseline=f"{second}.5" if second % 2 else None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _read(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = IndicatorMeasured(
        indicator=_pick(_codes(journal, "indicator"), second), project=_pick([None, *_codes(journal, "project")], third % 2),
        value=f"{first % 4}.{second}", uncertainty=f"{third % 3}.5" if third % 4 else None,
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _plan(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A line of a funding plan, followed."""
    event = FundingRecorded(
        project=_pick(_codes(journal, "project"), first % 2), lever=_pick(("subsidy", "earned_income"), second),
        provider=_pick(PROVIDERS, second), amount=f"{third}0.25", funds=_pick(("project", "accompaniment"), first // 30),
        status=_pick(("sought", "granted", "paid", "refused"), third), sector=_pick(SECTORS, first), level=_pick(LEVELS, second),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, second))


def _join(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """Somebody new, or an organisation."""
    around = {"category": _pick(Category, second), "level": _pick(LEVELS, third), "sector": _pick(SECTORS, third)}
    if first % 3 == 0:
        return journal.record(ActorRegistered(code=f"O-{first % 4}", nature="organisation", label="Commune", **around))
    own = around if third % 5 == 0 else {"category": around["category"]}
    body = _pick([None, *(code for code in _codes(journal, "actor") if code.startswith("O-"))], second)
    return journal.record(ActorRegistered(code=f"Q-{first % 6}", nature="person", organisation=body, **own))


def _change(journal: Journal, first: int, second: int, third: int) -> Receipt:
    actors = _codes(journal, "actor")
    body = _pick([None, *(code for code in actors if code.startswith("O-"))], second)
    event = ActorUpdated(actor=_pick(actors, first), roles=["reader"], organisation=body)
    return journal.record(event, occurred=_ago(journal, third))


def _gather(journal: Journal, first: int, second: int, third: int) -> Receipt:
    actors = _codes(journal, "actor")
    event = GatheringHeld(
        kind="workshop", title="Atelier", attendees=sorted({_pick(actors, first), _pick(actors, second)}),
        guests=third % 4, excused=[_pick(actors, third)] if third % 3 else [],
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _select(journal: Journal, first: int, second: int, third: int) -> Receipt:
    potential = [{"pillar": _pick(Pillar, second), "text": "Beaucoup."}]
    event = ProjectSelected(
        project=_pick(_codes(journal, "project"), first), retained=second % 2 == 0, potential=potential, reason="Ainsi."
    )
    return journal.record(event, occurred=_ago(journal, third))


def _extend(journal: Journal, first: int, second: int, third: int) -> Receipt:
    versions = journal.register().get("method", "ACC").versions
    projects = sorted({_pick(_codes(journal, "project"), first), _pick(_codes(journal, "project"), second)})
    event = MethodExtended(
        method="ACC", version=_pick(versions, third).version, projects=projects,
        effective_from=_ago(journal, 0) + timedelta(days=second % 20 - 4),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, third))


def _retire(journal: Journal, first: int, second: int, third: int) -> Receipt:
    day = _ago(journal, 0) + timedelta(days=20 + second % 20)
    return journal.record(MethodRetired(method="ACC", reason="Plus personne.", effective_from=day))


CORRECTIONS: dict[str, Callable[[Journal, int, int], dict[str, Any]]] = {
    "ideal.set": lambda journal, n, m: {
        "pillars": [{"pillar": _pick(Pillar, n), "target": m % 5, "description": "Relu."}]
    },
    "indicator.measured": lambda journal, n, m: {"value": f"{n}", "uncertainty": None},
    "funding.recorded": lambda journal, n, m: {"sector": _pick(SECTORS, n), "status": "granted", "amount": f"{m}"},
    "gathering.held": lambda journal, n, m: {"attendees": [_pick(_codes(journal, "actor"), m)], "guests": n % 3},
    "observation.recorded": lambda journal, n, m: {"pillars": _some(Pillar, n), "domains": _some(Domain, m)},
    "actor.updated": lambda journal, n, m: {"organisation": None},
    "learning.formulated": lambda journal, n, m: {"pillars": _some(Pillar, n)},
    "actor.registered": lambda journal, n, m: {"level": _pick(LEVELS, n), "sector": _pick(SECTORS, m)},
}


def _put_right(journal: Journal, first: int, second: int, third: int) -> Receipt:
    entry = _pick(_entries(journal, *CORRECTIONS), first)
    changes = CORRECTIONS[entry.type](journal, second, third)
    occurred = _ago(journal, second) if third % 4 == 0 and entry.type != "actor.registered" else None
    return journal.correct(entry.ref, changes, reason="Relecture.", occurred=occurred)


MOVES: dict[str, Callable[[Journal, int, int, int], Any]] = {
    "actor": _join,
    "actor update": _change,
    "extend": _extend,
    "frame with aims": _frame,
    "gather": _gather,
    "indicator": _define,
    "indicator read": _read,
    "learn of pillars": _learn,
    "link more": _link_more,
    "plan": _plan,
    "put right": _put_right,
    "reflect": _reflect,
    "retire": _retire,
    "score on": _score_on,
    "see": _see,
    "select": _select,
    "start with aims": _start,
}
