"""What each move of `journals` records, from three numbers that pick among what the journal holds.

Every move is something a person could type; the rules may refuse it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ect_journal import Entry, Journal, Receipt
from ect_journal.catalogue import (
    DecisionTaken,
    EvidenceJudged,
    EvidenceLinked,
    FundingRecorded,
    GatheringHeld,
    HypothesisRegistered,
    HypothesisRevised,
    HypothesisStatusSet,
    IdealSet,
    IndicatorMeasured,
    InterviewRecorded,
    MethodAdjusted,
    ObservationRecorded,
    PillarAssessed,
    ProjectOpened,
    ProjectStageChanged,
    RivalRegistered,
    TallyFrozen,
)
from ect_journal.catalogue.hypotheses import main_rival
from ect_journal.catalogue.projects import TRANSITIONS
from ect_journal.catalogue.vocabularies import Direction, Stage
from ect_journal.catalogue.weights import goes_with
from tests.projections import twins
from tests.world import World

DECIBANS = ("7", "-7", "5.25", "0.333333", "-0.000001", "0", "3", "-3.1", "19.999999")
STEPS = (
    ["cadrer", "ouvrir", "tenir"],
    ["ouvrir", "cadrer", "tenir"],
    ["cadrer", "tenir"],
    ["tenir", "cadrer", "écrire", "ouvrir"],
    ["écrire"],
)


class NothingToPick(Exception):
    """The journal holds nothing yet that the move could be about."""


def _pick(options: Any, number: int) -> Any:
    found = list(options)
    if not found:
        raise NothingToPick
    return found[number % len(found)]


def _entries(journal: Journal, *types: str) -> list[Entry]:
    return [entry for entry in journal.entries() if not types or entry.type in types]


def _codes(journal: Journal, kind: str) -> list[str]:
    return sorted(journal.register().all(kind))


def _ago(journal: Journal, days: int) -> date:
    today: date = journal.world.now().astimezone(journal.time_zone).date()
    return today - timedelta(days=days % 12)


def _wait(journal: Journal, first: int, second: int, third: int) -> None:
    assert isinstance(journal.world, World)
    journal.world.instant += timedelta(days=first % 9, hours=second % 24)


def _observe(journal: Journal, first: int, second: int, third: int) -> Receipt:
    start = _ago(journal, first)
    projects = _codes(journal, "project")
    named = [_pick(projects, second), *([_pick(projects, third)] if third % 3 == 0 else [])]
    source = "Cahier de 2023" if third % 7 == 0 else None
    occurred = f"{start}T20:40" if second % 5 == 0 else (start - timedelta(days=third % 2), start)
    return journal.record(ObservationRecorded(title=f"Vu {first}", projects=named), occurred=occurred, source=source)


def _interview(journal: Journal, first: int, second: int, third: int) -> Receipt:
    projects = [_pick(_codes(journal, "project"), second)] if third % 2 else []
    return journal.record(
        InterviewRecorded(title="Dit", interviewee="P-01", projects=projects), occurred=_ago(journal, first)
    )


def _open(journal: Journal, first: int, second: int, third: int) -> Receipt:
    since = _ago(journal, third) if third % 2 else None
    stage = _pick(("idea", "explored", "initiated"), second)
    before = _pick(_codes(journal, "project"), second) if first % 4 == 0 else None
    event = ProjectOpened(
        code=f"NEW-{first % 6}", name="Nouveau", domains=["mobility", "health"], territory="Petite Montagne",
        stage=stage, since=since, continues=before, holders=["P-01"],
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, second))


def _stage(journal: Journal, first: int, second: int, third: int) -> Receipt:
    project = _pick(_codes(journal, "project"), first)
    held = journal.register().get("project", project).stage
    wanted = _pick(TRANSITIONS[held] or tuple(Stage), second)
    event = ProjectStageChanged(project=project, from_stage=held, to_stage=wanted, reason="Parce que.")
    return journal.record(event, occurred=_ago(journal, third))


def _ideal(journal: Journal, first: int, second: int, third: int) -> Receipt:
    names = ("collective_ownership", "territorial_anchoring", "resilience", "hybrid_model")
    wanted = {_pick(names, second): second % 5, _pick(names, third): third % 5}
    pillars = [{"pillar": name, "target": target, "description": "Ensemble."} for name, target in wanted.items()]
    event = IdealSet(project=_pick(_codes(journal, "project"), first), pillars=pillars)
    return journal.record(event, occurred=_ago(journal, third))


def _score(journal: Journal, first: int, second: int, third: int) -> Receipt:
    project = _pick(_codes(journal, "project"), first)
    pillar = _pick(journal.register().get("project", project).ideal or ("resilience",), second)
    event = PillarAssessed(project=project, pillar=pillar, score=third % 5, rationale="Trois signatures.")
    return journal.record(event, occurred=_ago(journal, third))


def _measure(journal: Journal, first: int, second: int, third: int) -> Receipt:
    project = _pick([None, *_codes(journal, "project")], first)
    event = IndicatorMeasured(indicator="IND-01", project=project, value=f"{second}.{third + 1}", uncertainty="0.1")
    return journal.record(event, occurred=(_ago(journal, 11), _ago(journal, third)))


def _fund(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = FundingRecorded(
        project=_pick(_codes(journal, "project"), first), lever=_pick(("subsidy", "equity", "loan"), second),
        provider="Commune", amount=f"{third}00.5", status=_pick(("sought", "granted", "refused", "paid"), third),
        funds=_pick(("project", "accompaniment"), second),
    )  # fmt: skip
    return journal.record(event, occurred=_ago(journal, first))


def _rival(journal: Journal, first: int, second: int, third: int) -> Receipt:
    event = RivalRegistered(code=f"R-{first % 3}", claims=[_pick(_codes(journal, "claim"), second)], statement="Autre.")
    return journal.record(event)


def _claim(journal: Journal, first: int, second: int, third: int) -> Receipt:
    code = f"H{2 + first % 2}"
    claims = [{"code": f"{code}{letter}", "text": "Un énoncé."} for letter in "ab"[: 1 + second % 2]]
    return journal.record(HypothesisRegistered(code=code, axis="funding", statement="Une hypothèse.", claims=claims))


def _link(journal: Journal, first: int, second: int, third: int) -> Receipt:
    seen = _entries(journal, "observation.recorded", "interview.recorded", "indicator.measured")
    event = EvidenceLinked(
        claim=_pick(_codes(journal, "claim"), second), entry=_pick(seen, first).ref,
        direction=_pick(("supports", "weakens", "supports", "neutral"), first + third),
        cluster=f"G-{third % 4}", source_kind="observation", rationale="Le besoin change.",
    )  # fmt: skip
    return journal.record(event)


def _revise(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A hypothesis, some claims of which are reworded, one left out or back, one new; what bore on them is carried or not."""
    code = _pick(_codes(journal, "hypothesis"), first)
    state = journal.register().get("hypothesis", code)
    known = list(dict.fromkeys([*state.claims, f"{code}n"]))[second % 3 == 0 :]
    claims = [
        {"code": claim, "text": f"Autre {third % 3}" if (second + place) % 2 or claim not in state.claims else state.claims[claim].text}
        for place, claim in enumerate(known)
    ]  # fmt: skip
    changed = {
        claim["code"]
        for claim in claims
        if claim["code"] in state.claims and claim["text"] != state.claims[claim["code"]].text
    }
    carried = [
        {"evidence": ref, "reason": "Tient."} for place, (ref, link) in enumerate(journal.register().all("evidence").items())
        if (place + third) % 3 and link.stands and link.claim in changed and state.claims[link.claim].counts(link.version, ref)
    ]  # fmt: skip
    event = HypothesisRevised(
        hypothesis=code, claims=claims, statement=f"Redite {third}.", loop="double", reason="Mieux dit.", carried=carried,
        knowledge_access="results_seen",
    )  # fmt: skip
    return journal.record(event)


def _weight(rival: str, number: int, direction: Direction | None = None) -> dict[str, str]:
    """Of the sign that goes with the direction, if one is given: against the main rival, no other is accepted."""
    mid = _pick([each for each in DECIBANS if direction is None or goes_with(direction, Decimal(each))], number)
    return {
        "rival": rival,
        "low": f"{float(mid) - number % 5 - 1:.6f}",
        "mid": mid,
        "high": f"{float(mid) + number % 7 + 1:.6f}",
    }


def _judge(journal: Journal, first: int, second: int, third: int) -> Receipt:
    link = _pick(_entries(journal, "evidence.linked"), first)
    register = journal.register()
    now: Any = journal.current(link.ref).event
    rivals, main = register.get("claim", now.claim.split("@")[0]).rivals, main_rival(register, now.claim)
    weights = [
        _weight(rival, third + place, now.direction if rival == main and third % 7 else None)
        for place, rival in enumerate(rivals)
        if (second + place) % 3
    ]
    event = EvidenceJudged(
        evidence=link.ref, reader=_pick(("rd", "P-01", "P-02"), second), weights=weights or [_weight("R-porteur", third)],
        rationale="Lu deux fois.",
    )  # fmt: skip
    return journal.record(event)


def _adjust(journal: Journal, first: int, second: int, third: int) -> Receipt:
    state = journal.register().get("method", "ACC")
    named = sorted({_pick(_codes(journal, "project"), first), _pick(_codes(journal, "project"), second)})
    some = first % 2 == 0
    event = MethodAdjusted(
        method="ACC", version=state.last + 1, based_on=_pick([v.version for v in state.versions], third), loop="single",
        steps=[{"key": f"s{len(key)}{key[0] if key[0].isascii() else 'x'}", "text": f"{key} {third % 2}"} for key in _pick(STEPS, third)],
        reason="Le groupe s’est tu.", effective_from=_ago(journal, 0) + timedelta(days=second % 20 - 6),
        scope="projects" if some else "all", projects=named if some else [], new_projects=third % 2 == 0,
    )  # fmt: skip
    ground = _pick(_entries(journal, "observation.recorded"), second)
    return journal.record(event, grounds=[ground.ref])


def _settle(journal: Journal, first: int, second: int, third: int) -> Receipt:
    """A frozen tally, a decision of the scientific committee, the status it gives: all three, or none."""
    rival = _pick(("R-appel", "R-porteur"), first)
    at = journal.head
    found = twins.tally(twins.known(journal, at), "H1b", rival)
    total = {"claim": "H1b", "rival": rival, "items": found.items, "clusters": found.clusters}
    total |= {"total": found.total, "low": found.low, "high": found.high}
    day = _ago(journal, second)
    with journal.batch() as batch:
        frozen = batch.record(TallyFrozen(hypothesis="H1", at=f"J{at}", totals=[total]))
        held = batch.record(GatheringHeld(kind="scientific", title="Comité"), occurred=day)
        decided = DecisionTaken(title="Statut", kind="hypothesis", outcome="adopted", gathering=held)
        decision = batch.record(decided, occurred=day)
        statuses = [{"claim": "H1b", "status": _pick(("supported", "weakened", "contested"), third)}]
        event = HypothesisStatusSet(hypothesis="H1", statuses=statuses, tally=frozen, decision=decision)
        last: Receipt = batch.record(event, occurred=day)
    return last


def _correct(journal: Journal, first: int, second: int, third: int) -> Receipt:
    entry = _pick(_entries(journal, *CORRECTIONS), first)
    changes = CORRECTIONS[entry.type](journal, second, third)
    occurred = _ago(journal, third) if second % 3 == 0 else None
    receipt: Receipt = journal.correct(entry.ref, changes, reason="Une erreur de lecture.", occurred=occurred)
    return receipt


Changes = Callable[[Journal, int, int], dict[str, Any]]
CORRECTIONS: dict[str, Changes] = {
    "observation.recorded": lambda journal, n, m: {
        "title": f"Relu {n}",
        "projects": [_pick(_codes(journal, "project"), m)],
    },
    "project.opened": lambda journal, n, m: {"name": f"Renommé {n}", "since": _ago(journal, m)},
    "evidence.linked": lambda journal, n, m: _pick(
        ({"claim": _pick(("H1a", "H1b"), m)}, {"cluster": f"G-{n % 4}"}, {"direction": _pick(tuple(Direction), m)}), n
    ),
    "evidence.judged": lambda journal, n, m: {"weights": [_weight("R-porteur", n)], "reader": _pick(("rd", "P-01"), m)},
    "method.adjusted": lambda journal, n, m: {"effective_from": _ago(journal, n), "new_projects": bool(m % 2)},
    "funding.recorded": lambda journal, n, m: {"amount": f"{n}.25"},
    "pillar.assessed": lambda journal, n, m: {"score": n % 5},
    "rival.registered": lambda journal, n, m: {"main": bool(n % 2)},
    "project.stage_changed": lambda journal, n, m: {"reason": f"Autrement {n}."},
    "indicator.measured": lambda journal, n, m: {"value": f"{m}"},
    "hypothesis.registered": lambda journal, n, m: {"statement": f"Reformulée {n}."},
}


def _retract(journal: Journal, first: int, second: int, third: int) -> Receipt:
    return journal.retract(_pick(_entries(journal), first * 7 + second).ref, reason="error")


def _reinstate(journal: Journal, first: int, second: int, third: int) -> Receipt:
    gone = _entries(journal, "entry.retracted")
    return journal.reinstate(_pick(gone, first).event.entry) if gone else _retract(journal, first, second, third)


MOVES: dict[str, Callable[[Journal, int, int, int], Any]] = {
    "adjust": _adjust,
    "claim": _claim,
    "correct": _correct,
    "correct again": _correct,
    "fund": _fund,
    "ideal": _ideal,
    "interview": _interview,
    "judge": _judge,
    "judge again": _judge,
    "link": _link,
    "link again": _link,
    "measure": _measure,
    "observe": _observe,
    "open": _open,
    "reinstate": _reinstate,
    "retract": _retract,
    "revise": _revise,
    "revise again": _revise,
    "rival": _rival,
    "score": _score,
    "settle": _settle,
    "stage": _stage,
    "wait": _wait,
}
