"""The catalogue: every type of event, the entities they change, the rules they must respect.

One short file per concept, each laid out alike: events, state, evolve, rules. Nothing here reads a database.
"""

from ect_journal.catalogue import (
    actors,
    commitments,
    corrections,
    deliverables,
    evidence,
    experiments,
    field,
    gatherings,
    hypotheses,
    integrity,
    learning,
    methods,
    privacy,
    programme,
    projects,
    tallies,
)
from ect_journal.catalogue.actors import (
    ActorRegistered,
    ActorUpdated,
    ConsentRecorded,
    ConsentWithdrawn,
    MandateGiven,
    NoticeGiven,
)
from ect_journal.catalogue.commitments import AgreementAmended, CommitmentMade, CommitmentReported
from ect_journal.catalogue.corrections import ClockFaulted, EntryCorrected, EntryReinstated, EntryRetracted
from ect_journal.catalogue.deliverables import DeliverableDue, DeliverableReviewed, DeliverableSubmitted
from ect_journal.catalogue.evidence import EvidenceJudged, EvidenceLinked
from ect_journal.catalogue.experiments import (
    ExperimentAbandoned,
    ExperimentAdjusted,
    ExperimentConcluded,
    ExperimentFramed,
    ExperimentStarted,
)
from ect_journal.catalogue.field import (
    DocumentCollected,
    InterviewRecorded,
    MemoWritten,
    ObservationRecorded,
    ReflectionRecorded,
)
from ect_journal.catalogue.gatherings import (
    ActionAssigned,
    ActionClosed,
    DecisionImplemented,
    DecisionSuperseded,
    DecisionTaken,
    GatheringHeld,
    MinutesApproved,
)
from ect_journal.catalogue.hypotheses import (
    HypothesisRegistered,
    HypothesisRevised,
    PredictionRegistered,
    PredictionResolved,
    RivalRegistered,
)
from ect_journal.catalogue.integrity import AnchorRecorded, KeyAdded, KeyRevoked
from ect_journal.catalogue.learning import (
    ConfidenceAssessed,
    DisseminationDone,
    LearningFormulated,
    LearningInvalidated,
    LearningValidated,
    SuccessFactorIdentified,
)
from ect_journal.catalogue.methods import MethodAdjusted, MethodDefined, MethodExtended, MethodRetired
from ect_journal.catalogue.privacy import EntryBlank, EntryExpunged, ErasureExecuted, ErasureRefused
from ect_journal.catalogue.programme import JournalOpened, PhaseOpened, ProgrammeOpened, TermDefined
from ect_journal.catalogue.projects import (
    FundingRecorded,
    IdealSet,
    IndicatorDefined,
    IndicatorMeasured,
    PillarAssessed,
    ProjectOpened,
    ProjectSelected,
    ProjectStageChanged,
)
from ect_journal.catalogue.tallies import HypothesisStatusSet, TallyFrozen
from ect_journal.decider import Concept, Decider
from ect_journal.errors import InvalidEvent
from ect_journal.event import Event

CONCEPTS: tuple[Concept, ...] = tuple(
    module.CONCEPT
    for module in (
        programme, actors, commitments, projects, field, gatherings, hypotheses, evidence, tallies, experiments, methods, learning,
        deliverables, corrections, privacy, integrity,
    )
)  # fmt: skip

TYPES: dict[str, type[Event]] = {event.TYPE: event for concept in CONCEPTS for event in concept.events}
"""The closed registry: every type of event, by its public name, in the order of the catalogue."""
CONCEPT_OF: dict[type[Event], Concept] = {event: concept for concept in CONCEPTS for event in concept.events}
DECIDERS: dict[str, Decider] = {decider.kind: decider for concept in CONCEPTS for decider in concept.deciders}


def event_type(name: str) -> type[Event]:
    """Raises `InvalidEvent` with the nearest name for a type that the registry does not have."""
    if name == EntryBlank.TYPE:
        return EntryBlank  # read, never recorded
    if (found := TYPES.get(name)) is None:
        raise InvalidEvent.unknown_type(name, TYPES)
    return found


__all__ = [
    "CONCEPTS",
    "CONCEPT_OF",
    "DECIDERS",
    "TYPES",
    "ActionAssigned",
    "ActionClosed",
    "ActorRegistered",
    "ActorUpdated",
    "AgreementAmended",
    "AnchorRecorded",
    "ClockFaulted",
    "CommitmentMade",
    "CommitmentReported",
    "ConfidenceAssessed",
    "ConsentRecorded",
    "ConsentWithdrawn",
    "DecisionImplemented",
    "DecisionSuperseded",
    "DecisionTaken",
    "DeliverableDue",
    "DeliverableReviewed",
    "DeliverableSubmitted",
    "DisseminationDone",
    "DocumentCollected",
    "EntryBlank",
    "EntryCorrected",
    "EntryExpunged",
    "EntryReinstated",
    "EntryRetracted",
    "ErasureExecuted",
    "ErasureRefused",
    "Event",
    "EvidenceJudged",
    "EvidenceLinked",
    "ExperimentAbandoned",
    "ExperimentAdjusted",
    "ExperimentConcluded",
    "ExperimentFramed",
    "ExperimentStarted",
    "FundingRecorded",
    "GatheringHeld",
    "HypothesisRegistered",
    "HypothesisRevised",
    "HypothesisStatusSet",
    "IdealSet",
    "IndicatorDefined",
    "IndicatorMeasured",
    "InterviewRecorded",
    "JournalOpened",
    "KeyAdded",
    "KeyRevoked",
    "LearningFormulated",
    "LearningInvalidated",
    "LearningValidated",
    "MandateGiven",
    "MemoWritten",
    "MethodAdjusted",
    "MethodDefined",
    "MethodExtended",
    "MethodRetired",
    "MinutesApproved",
    "NoticeGiven",
    "ObservationRecorded",
    "PhaseOpened",
    "PillarAssessed",
    "PredictionRegistered",
    "PredictionResolved",
    "ProgrammeOpened",
    "ProjectOpened",
    "ProjectSelected",
    "ProjectStageChanged",
    "ReflectionRecorded",
    "RivalRegistered",
    "SuccessFactorIdentified",
    "TallyFrozen",
    "TermDefined",
    "event_type",
]
