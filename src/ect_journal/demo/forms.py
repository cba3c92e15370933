"""The short forms of the demo: one function for each kind of entry that it writes often.

Nothing here decides anything: each call is one entry, with the fields that its type asks for.
"""

from typing import Any

from ect_journal.blind import Answers
from ect_journal.catalogue import (
    ActionAssigned,
    ActionClosed,
    DecisionTaken,
    EvidenceJudged,
    EvidenceLinked,
    FundingRecorded,
    GatheringHeld,
    IdealSet,
    IndicatorMeasured,
    LearningFormulated,
    ObservationRecorded,
    PillarAssessed,
    ProjectOpened,
    ProjectStageChanged,
    TallyFrozen,
)
from ect_journal.catalogue.tallies import total_of
from ect_journal.demo.pen import Pen

PORTAGE = "collective_ownership"
ANCRAGE = "territorial_anchoring"
RESILIENCE = "resilience"
HYBRIDE = "hybrid_model"

Grade = tuple[int, str]
"""A target, and what it means for this project."""


def observe(
    pen: Pen, title: str, *, on: str, projects: tuple[str, ...] = (), text: str | None = None, **more: Any
) -> None:
    if text:
        more["text"] = text
    pen.write(ObservationRecorded, title=title, on=on, projects=projects, **more)


def ideal(
    pen: Pen, project: str, *, on: str, horizon: str, portage: Grade, ancrage: Grade, resilience: Grade, hybride: Grade
) -> None:
    targets = {PORTAGE: portage, ANCRAGE: ancrage, RESILIENCE: resilience, HYBRIDE: hybride}
    pillars = [{"pillar": pillar, "target": target, "description": text} for pillar, (target, text) in targets.items()]
    pen.write(IdealSet, on=on, project=project, pillars=pillars, horizon=horizon)


def score(pen: Pen, project: str, pillar: str, grade: int, rationale: str, **more: Any) -> None:
    pen.write(PillarAssessed, project=project, pillar=pillar, score=grade, rationale=rationale, **more)


def stage(pen: Pen, project: str, step: str, reason: str, *, on: str, **more: Any) -> None:
    """`step` is written "idea > explored"."""
    before, after = step.split(" > ")
    pen.write(ProjectStageChanged, project=project, from_stage=before, to_stage=after, reason=reason, on=on, **more)


def fund(
    pen: Pen,
    project: str,
    lever: str,
    amount: str,
    provider: str,
    status: str,
    *,
    on: str,
    who: str = "public local",
    **more: Any,
) -> None:
    """`who` is the provider's sector and level."""
    sector, level = who.split()
    more.setdefault("funds", "project")
    pen.write(
        FundingRecorded,
        project=project,
        lever=lever,
        amount=amount,
        provider=provider,
        status=status,
        sector=sector,
        level=level,
        on=on,
        **more,
    )


def link(
    pen: Pen, called: str, entry: str, claim: str, direction: str, cluster: str, kind: str, why: str, **more: Any
) -> None:
    """A piece of evidence, under the local name `called`: this entry speaks for or against that claim."""
    pen.write(
        EvidenceLinked,
        called=called,
        entry=entry,
        claim=claim,
        direction=direction,
        cluster=cluster,
        source_kind=kind,
        rationale=why,
        **more,
    )


def weigh(pen: Pen, evidence: str, answers: dict[str, Answers], why: str, *, reader: str = "rd", **more: Any) -> None:
    """One reader's answers to the two questions, for each rival."""
    weights = [{"rival": rival, "if_rival": rare, "if_claim": often} for rival, (rare, often) in answers.items()]
    pen.write(EvidenceJudged, evidence=evidence, reader=reader, by=reader, weights=weights, rationale=why, **more)


def read_blind(pen: Pen, evidence: str, answers: dict[str, Answers], why: str, *, reader: str) -> None:
    """The answers of a second reader, who has not seen how others weighed it."""
    pen.read_blind(evidence, answers, why, reader=reader)


def project(pen: Pen, code: str, name: str, domains: list[str], **fields: Any) -> None:
    pen.write(ProjectOpened, called=code, code=code, name=name, domains=domains, **fields)


def meet(pen: Pen, called: str, kind: str, title: str, *, on: str, attendees: list[str], **more: Any) -> None:
    pen.write(GatheringHeld, called=called, kind=kind, title=title, on=on, attendees=attendees, **more)


def decide(
    pen: Pen, called: str, kind: str, title: str, *, on: str, gathering: str, outcome: str = "adopted", **more: Any
) -> None:
    pen.write(DecisionTaken, called=called, kind=kind, title=title, on=on, gathering=gathering, outcome=outcome, **more)


def assign(pen: Pen, called: str, title: str, *, on: str, owner: str, due: str, **more: Any) -> None:
    pen.write(ActionAssigned, called=called, title=title, on=on, owner=owner, due=due, **more)


def close(pen: Pen, action: str, outcome: str, *, on: str, done: bool = True) -> None:
    pen.write(ActionClosed, action=action, outcome=outcome, on=on, done=done)


def measure(pen: Pen, indicator: str, project: str, value: str, *, on: str, **more: Any) -> None:
    """`on` may be a period: "2024-09-01/2024-09-30"."""
    pen.write(IndicatorMeasured, indicator=indicator, project=project, value=value, on=on, **more)


def learn(
    pen: Pen, title: str, text: str, *, axis: str, grounds: list[str], bears_on: str = "concept", **more: Any
) -> None:
    pen.write(LearningFormulated, title=title, text=text, axis=axis, grounds=grounds, bears_on=bears_on, **more)


def freeze(pen: Pen, called: str, hypothesis: str, against: list[tuple[str, str]], *, on: str, **more: Any) -> None:
    """The totals of these (claim, rival) pairs as the journal gives them at its last entry: never figures of ours."""
    register = pen.journal.register()
    at = register.head
    totals = [total_of(register, claim, rival, at) for claim, rival in against]
    pen.write(TallyFrozen, called=called, on=on, hypothesis=hypothesis, at=f"J{at}", totals=totals, **more)
