"""Hypotheses and their claims, the rivals they compete with, the predictions made, the status each claim is given."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ect_journal.catalogue.evidence import evidence_of
from ect_journal.catalogue.gatherings import DecisionTaken, GatheringHeld
from ect_journal.catalogue.vocabularies import Axis, ClaimStatus, GatheringKind, PredictionResult
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event, unversioned
from ect_journal.fields import (
    Citation,
    ClaimVersion,
    Count,
    Day,
    Dec,
    DecisionCitation,
    ExperimentCode,
    HypothesisCode,
    Line,
    Moment,
    NewClaim,
    NewHypothesis,
    NewPrediction,
    NewRival,
    PredictionCode,
    RivalCode,
    TallyCitation,
    Words,
    YesNo,
)
from ect_journal.kinds import Part
from ect_journal.rules import Finding, note, refuse
from ect_journal.tally import RULE, fold_tally
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


class Total(Part):
    """One claim against one rival, in dB; `items` and `clusters` are counts."""

    claim: ClaimVersion
    rival: RivalCode
    total: Dec
    low: Dec
    high: Dec
    items: Count
    clusters: Count


class TallyFrozen(Event, type="tally.frozen", en="tally frozen", fr="bilan arrêté"):
    """The totals of a hypothesis as known at an entry. Each is computed again by the journal, and must agree."""

    hypothesis: HypothesisCode
    at: Moment
    rule: Line = RULE
    totals: Annotated[tuple[Total, ...], Field(min_length=1)]


class StatusOfClaim(Part):
    claim: ClaimVersion
    status: ClaimStatus


class HypothesisStatusSet(
    Event, type="hypothesis.status_set", en="hypothesis status set", fr="statut d’hypothèse fixé"
):
    TOUCHES = ("hypothesis",)

    hypothesis: HypothesisCode
    statuses: Annotated[tuple[StatusOfClaim, ...], Field(min_length=1)]
    tally: TallyCitation
    decision: DecisionCitation
    reservations: Words | None = None


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
FROZEN_DISAGREES = refuse(
    "frozen-total-disagrees",
    Text(
        "As known at {at}, {claim} against {rival} gives {computed}, not {given}.",
        "Tel que connu à {at}, {claim} contre {rival} donne {computed}, non {given}.",
    ),
    Text(
        "Take the figures from `ect tally {claim} --rival {rival} --known-at {at}`.",
        "Reprenez les chiffres de « ect tally {claim} --rival {rival} --known-at {at} ».",
    ),
)
STATUS_UNGROUNDED = refuse(
    "status-without-tally-or-decision",
    Text("A status needs a frozen tally of {hypothesis} and a decision of the scientific committee; {ref} is neither.",
         "Un statut demande un bilan arrêté de {hypothesis} et une décision du comité scientifique ; {ref} n’en est pas."),
    Text("Freeze the tally (tally.frozen) and record the committee's decision first.",
         "Arrêtez d’abord le bilan (tally.frozen) et enregistrez la décision du comité."),
)  # fmt: skip
CLAIM_ELSEWHERE = refuse(
    "claim-of-another-hypothesis",
    Text("{claim} is not a claim of {hypothesis}.", "{claim} n’est pas un énoncé de {hypothesis}."),
    Text("Its claims are: {known}.", "Ses énoncés sont : {known}."),
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
        case TallyFrozen():
            yield from _check_frozen(view, entry.event)
        case HypothesisStatusSet():
            yield from _check_status(view, entry.event)


def _check_frozen(view: View, frozen: TallyFrozen) -> Iterator[Finding]:
    at = int(frozen.at[1:])
    for total in frozen.totals:
        yield from _belongs(view, total.claim, frozen.hypothesis)
        yield from unrelated(view, total.rival, total.claim)
        tally = fold_tally(evidence_of(view, unversioned(total.claim), total.rival, at), at=at)
        given = (total.total, total.low, total.high, total.items, total.clusters)
        computed = (tally.total, tally.low, tally.high, tally.items, tally.clusters)
        if given != computed or frozen.rule != RULE:
            yield FROZEN_DISAGREES.found(
                frozen.at,
                at=frozen.at, claim=unversioned(total.claim), rival=total.rival,
                computed=_figures(computed), given=_figures(given),
            )  # fmt: skip


def _figures(figures: tuple[object, ...]) -> Text:
    total, low, high, items, clusters = figures
    return Text(
        f"{total} [{low} ; {high}] dB over {items} items in {clusters} clusters",
        f"{total} [{low} ; {high}] dB sur {items} éléments en {clusters} grappes",
    )


def _belongs(view: View, claim: str, hypothesis: str) -> Iterator[Finding]:
    state: HypothesisState | None = view.get("hypothesis", hypothesis)
    if state and unversioned(claim) not in state.claims:
        yield CLAIM_ELSEWHERE.found(claim=claim, hypothesis=hypothesis, known=", ".join(state.claims))


def _check_status(view: View, status: HypothesisStatusSet) -> Iterator[Finding]:
    for each in status.statuses:
        yield from _belongs(view, each.claim, status.hypothesis)
    frozen = view.entry(status.tally)
    if frozen and isinstance(frozen.event, TallyFrozen):
        weighed = {unversioned(total.claim) for total in frozen.event.totals}
        stated = {unversioned(each.claim) for each in status.statuses}
        if frozen.event.hypothesis != status.hypothesis or not stated <= weighed:
            yield STATUS_UNGROUNDED.found(status.tally, hypothesis=status.hypothesis, ref=status.tally)
    decision = view.entry(status.decision)
    if decision and isinstance(decision.event, DecisionTaken):
        held = view.entry(decision.event.gathering) if decision.event.gathering else None
        scientific = held and isinstance(held.event, GatheringHeld) and held.event.kind is GatheringKind.SCIENTIFIC
        if not scientific:
            yield STATUS_UNGROUNDED.found(status.decision, hypothesis=status.hypothesis, ref=status.decision)


CONCEPT = Concept(
    events=(
        HypothesisRegistered,
        RivalRegistered,
        PredictionRegistered,
        PredictionResolved,
        TallyFrozen,
        HypothesisStatusSet,
    ),
    deciders=(
        Decider("hypothesis", HypothesisState, evolve_hypothesis, by_position=True),
        Decider("claim", ClaimState, evolve_claim, by_position=True),
        Decider("rival", Rival, evolve_rival, by_position=True),
        Decider("prediction", Prediction, evolve_prediction, by_position=True),
    ),
    check=check,
)
