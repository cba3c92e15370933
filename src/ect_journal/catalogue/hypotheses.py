"""Hypotheses and their claims, the rivals they compete with, the predictions made, the status each claim is given."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ect_journal.catalogue.vocabularies import Axis, KnowledgeAccess, Loop, PredictionResult
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event, unversioned
from ect_journal.fields import (
    Citation,
    ClaimVersion,
    Day,
    Dec,
    DecisionCitation,
    EvidenceCitation,
    ExperimentCode,
    HypothesisCode,
    Key,
    Line,
    NewClaim,
    NewHypothesis,
    NewPrediction,
    NewRival,
    PredictionCode,
    RivalCode,
    Words,
    YesNo,
)
from ect_journal.kinds import Part
from ect_journal.rules import Finding, note, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class Claim(Part):
    code: NewClaim
    text: Words


class HypothesisRegistered(Event, type="hypothesis.registered", en="hypothesis registered", fr="hypothèse enregistrée"):
    """A hypothesis is the list of its claims; each has its own tally."""

    code: NewHypothesis
    axis: Axis
    statement: Words
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    falsifier: Words | None = None
    attested_by: Citation | None = None
    prior_odds: Annotated[Dec, Field(gt=0)] | None = None

    def mints(self) -> Iterator[tuple[str, str]]:
        yield "hypothesis", self.code
        for claim in self.claims:
            yield "claim", claim.code


class RevisedClaim(Part):
    """A claim as it reads from then on; its code may be new."""

    code: Key
    text: Words


class CarriedEvidence(Part):
    evidence: EvidenceCitation
    reason: Words


class HypothesisRevised(Event, type="hypothesis.revised", en="hypothesis revised", fr="hypothèse révisée"):
    """The hypothesis, whole, as it reads from then on. A claim whose text is unchanged keeps its version and its
    evidence; one whose text changes gets the next version, and only the evidence that is `carried`; one that is left out
    is closed."""

    TOUCHES = ("hypothesis",)
    IDENTITY = ("hypothesis", "claims")

    hypothesis: HypothesisCode
    statement: Words
    claims: Annotated[tuple[RevisedClaim, ...], Field(min_length=1)]
    carried: tuple[CarriedEvidence, ...] = ()
    reason: Words
    knowledge_access: KnowledgeAccess
    loop: Loop
    decision: DecisionCitation | None = None


class RivalRegistered(Event, type="rival.registered", en="rival registered", fr="hypothèse rivale posée"):
    """Another explanation, for the claims it really competes with. `main` is the one to weigh against first."""

    TOUCHES = ("claims",)

    code: NewRival
    claims: Annotated[tuple[ClaimVersion, ...], Field(min_length=1)]
    statement: Words
    main: YesNo = False


Probability = Annotated[Dec, Field(ge=Decimal("0.01"), le=Decimal("0.99"))]


class RivalProbability(Part):
    rival: RivalCode
    p: Probability


class PredictionRegistered(Event, type="prediction.registered", en="prediction registered", fr="attendu posé"):
    """What would be seen if the claim is true, and how often if each rival is; probabilities from 0.01 to 0.99."""

    TOUCHES = ("experiment",)

    code: NewPrediction
    claim: ClaimVersion
    title: Line
    p_claim: Probability
    p_rivals: tuple[RivalProbability, ...] = ()
    where: Words | None = None
    experiment: ExperimentCode | None = None
    deadline: Day | None = None


class PredictionResolved(Event, type="prediction.resolved", en="prediction resolved", fr="attendu vérifié"):
    TOUCHES = ("prediction",)

    prediction: PredictionCode
    result: PredictionResult
    entry: Citation | None = None


# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class HypothesisState:
    position: int
    claims: tuple[str, ...]


@dataclass(frozen=True)
class ClaimState:
    """`rivals` in the order of their registration; `linked` counts the pieces of evidence ever linked."""

    position: int
    hypothesis: str
    version: int = 1
    rivals: tuple[str, ...] = ()
    linked: int = 0


@dataclass(frozen=True)
class Rival:
    position: int
    claims: tuple[str, ...]
    main: bool


@dataclass(frozen=True)
class Prediction:
    position: int
    claim: str
    resolved: int | None = None


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve_hypothesis(state: HypothesisState | None, entry: Entry) -> HypothesisState | None:
    match entry.event:
        case HypothesisRegistered(claims=claims):
            return HypothesisState(entry.position, tuple(claim.code for claim in claims))
    return state


def evolve_claim(state: ClaimState | None, entry: Entry) -> ClaimState | None:
    match entry.event:
        case HypothesisRegistered(code=code):
            return ClaimState(entry.position, code)
        case RivalRegistered(code=rival) if state:
            return replace(state, rivals=(*state.rivals, rival))
    if state and entry.type == "evidence.linked":
        return replace(state, linked=state.linked + 1)
    return state


def evolve_rival(state: Rival | None, entry: Entry) -> Rival | None:
    match entry.event:
        case RivalRegistered(claims=claims, main=main):
            return Rival(entry.position, tuple(unversioned(claim) for claim in claims), main)
    return state


def evolve_prediction(state: Prediction | None, entry: Entry) -> Prediction | None:
    match entry.event:
        case PredictionRegistered(claim=claim):
            return Prediction(entry.position, unversioned(claim))
        case PredictionResolved() if state:
            return replace(state, resolved=entry.position)
    return state


# rules ------------------------------------------------------------------------------------------------------------------

CLAIM_TWICE = refuse(
    "claim-twice",
    Text("The claim {claim} is written twice.", "L’énoncé {claim} est écrit deux fois."),
    Text("Give each claim its own code.", "Donnez à chaque énoncé son propre code."),
)
RIVAL_UNRELATED = refuse(
    "rival-unrelated",
    Text("{rival} does not compete with {claim}.", "{rival} n’est pas en concurrence avec {claim}."),
    Text("Rivals of {claim}: {known}.", "Rivales de {claim} : {known}."),
)
RIVAL_AFTER_EVIDENCE = note(
    "rival-after-evidence",
    Text(
        "This rival comes after {count} piece(s) of evidence on {claim}, which remain to be weighed against it.",
        "Rivale postérieure : {count} élément(s) de preuve sur {claim} restent à peser contre elle.",
    ),
)


def unrelated(view: View, rival: str, claim: str) -> Iterator[Finding]:
    """A rival is weighed only against the claims it competes with."""
    state: ClaimState | None = view.get("claim", unversioned(claim))
    if state and view.get("rival", rival) and rival not in state.rivals:
        known = ", ".join(state.rivals) or Text("none yet", "aucune encore")
        yield RIVAL_UNRELATED.found(rival=rival, claim=claim, known=known)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case HypothesisRegistered(claims=claims):
            codes = [claim.code for claim in claims]
            for code in sorted({code for code in codes if codes.count(code) > 1}):
                yield CLAIM_TWICE.found(claim=code)
        case RivalRegistered(claims=versions):
            for version in versions:
                claim: ClaimState | None = view.get("claim", unversioned(version))
                if claim and claim.linked:
                    yield RIVAL_AFTER_EVIDENCE.found(count=claim.linked, claim=version)
        case PredictionRegistered(claim=version, p_rivals=p_rivals):
            for answer in p_rivals:
                yield from unrelated(view, answer.rival, version)


CONCEPT = Concept(
    events=(
        HypothesisRegistered,
        HypothesisRevised,
        RivalRegistered,
        PredictionRegistered,
        PredictionResolved,
    ),
    deciders=(
        Decider("hypothesis", HypothesisState, evolve_hypothesis, by_position=True),
        Decider("claim", ClaimState, evolve_claim, by_position=True),
        Decider("rival", Rival, evolve_rival, by_position=True),
        Decider("prediction", Prediction, evolve_prediction, by_position=True),
    ),
    check=check,
)
