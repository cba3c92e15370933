"""The work of a programme, entry after entry: people meet, decide, promise, try things, learn, and set things right.

    steps = work(Random(1), "2024-02-06", projects=200)
    next(steps)
    event = steps.send((position, observed))   # the event for that position; what was observed may be cited

Nineteen steps, again and again, each resting on those before.
"""

from collections.abc import Generator
from random import Random

from ect_journal.catalogue import (
    ActionAssigned,
    ActionClosed,
    ActorRegistered,
    CommitmentMade,
    CommitmentReported,
    ConfidenceAssessed,
    DecisionTaken,
    DeliverableDue,
    DeliverableSubmitted,
    EntryCorrected,
    EntryRetracted,
    Event,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
    FundingRecorded,
    GatheringHeld,
    LearningFormulated,
    ObservationRecorded,
    PredictionRegistered,
    PredictionResolved,
)
from ect_journal.catalogue.vocabularies import Funds, Lever, LeverStatus
from ect_journal.entry import Occurred

Where = tuple[int, list[int]]
"""The position to be filled, and the positions of observations that nothing cites yet."""
Steps = Generator[Event | None, Where, None]


def work(random: Random, day: str, projects: int) -> Steps:
    at, _ = yield None
    while True:
        number = at
        project = f"P{random.randrange(projects):03}"
        assessment = {"concern": "minor", "why": "Peu de cas"}
        at, _ = yield ActorRegistered(code=f"A{number}", nature="person", category=random.choice(["resident", "lab"]))
        meeting = at
        at, _ = yield GatheringHeld(
            kind="innovation", title="Comité d’innovation", attendees=["rd", f"A{number}"], guests=4
        )
        decision = at
        at, _ = yield DecisionTaken(
            title="On tient l'hiver à quatre", kind="experiment", outcome="adopted", rationale="Vu", gathering=f"J{meeting}",
            mode="consent",
        )  # fmt: skip
        action = at
        at, _ = yield ActionAssigned(title="Relever janvier", owner="rd", due=day)
        at, _ = yield ActionClosed(action=f"J{action}", done=random.random() < 0.8, outcome="Relevé")
        at, _ = yield CommitmentMade(
            code=f"C{number}",
            title="Repas",
            axis="funding",
            objective="operational",
            quantity="900",
            unit="repas",
            due=day,
        )
        at, _ = yield CommitmentReported(
            commitment=f"C{number}", done="700", statement="Sept cents", gap_reason="Gel", decision=f"J{decision}"
        )
        at, _ = yield ExperimentFramed(
            code=f"E{number}", title="Tenir l'hiver", objectives=["operational"], aims=["resilience"], projects=[project],
            protocol="Quatre cantines, sans grossiste", stop_rule="Deux semaines sans légumes",
        )  # fmt: skip
        at, _ = yield PredictionRegistered(
            code=f"Q{number}", claim="H1b", title="Le besoin est reformulé", p_claim="0.8", experiment=f"E{number}",
            p_rivals=[{"rival": "R-appel", "p": "0.2"}], deadline=day,
        )  # fmt: skip
        at, _ = yield ExperimentStarted(experiment=f"E{number}", decision=f"J{decision}")
        at, _ = yield PredictionResolved(prediction=f"Q{number}", result="met", entry=f"J{meeting}")
        at, _ = yield ExperimentConcluded(experiment=f"E{number}", result="met", findings="On tient")
        learned = at
        at, _ = yield LearningFormulated(
            title="L'hiver se prépare en mai",
            text="Avec les quatre",
            bears_on="project",
            axis="support",
            single_case=True,
        )
        at, _ = yield ConfidenceAssessed(
            learning=f"J{learned}", methodological_limitations=assessment, coherence=assessment, adequacy=assessment,
            relevance=assessment, confidence="moderate",
        )  # fmt: skip
        at, _ = yield DeliverableDue(code=f"D{number}", title="Bilan", due=day, objective="scientific")
        at, observed = yield DeliverableSubmitted(deliverable=f"D{number}", at=f"J{learned}")
        at, observed = yield FundingRecorded(
            project=project, lever=random.choice(list(Lever)), provider="Conseil régional", sector="public", level="local",
            amount=f"{random.randint(1, 90)}000", status=random.choice(list(LeverStatus)), funds=random.choice(list(Funds)),
        )  # fmt: skip
        if len(observed) > 1:
            at, observed = yield EntryRetracted(entry=f"J{observed.pop()}", reason="duplicate")
            seen = ObservationRecorded(title="Le besoin est reformulé, relu", projects=[project])
            data = seen.model_dump(mode="json", exclude_none=True)  # as stored
            when = Occurred(start=day, end=day)
            at, _ = yield EntryCorrected(entry=f"J{observed.pop()}", v=1, data=data, occurred=when, reason="Relu")
