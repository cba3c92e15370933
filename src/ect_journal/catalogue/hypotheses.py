"""Hypotheses and their claims, the rivals they compete with, the predictions made, the status each claim is given."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ect_journal.catalogue.vocabularies import Axis, KnowledgeAccess, Loop, PredictionResult
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event, unversioned, version_of
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

    def may_mint(self) -> Iterator[tuple[str, str]]:
        for claim in self.claims:
            yield "claim", claim.code


class RivalRegistered(Event, type="rival.registered", en="rival registered", fr="hypothèse rivale posée"):
    """Another explanation, for the claims it really competes with. `main` is the one to weigh against first."""

    TOUCHES = ("claims",)

    code: NewRival
    claims: Annotated[tuple[ClaimVersion, ...], Field(min_length=1)]
    statement: Words
    main: YesNo = False


def _probable(p: Decimal) -> Decimal:
    """Neither impossible nor certain: no weight is without limit."""
    if not Decimal("0.01") <= p <= Decimal("0.99"):
        raise PydanticCustomError("probability", "a probability is from 0.01 to 0.99", {"given": f"{p:f}"})
    return p


Probability = Annotated[Dec, AfterValidator(_probable)]


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
class Version:
    """One wording of a claim: the entry that gave it, and the pieces of evidence that it took over from the one before."""

    number: int
    position: int
    carried: tuple[str, ...] = ()


@dataclass(frozen=True)
class Wording:
    """How a claim reads. `versions` are those that stand; `last` is the highest number ever given, retracted ones
    included: numbers are never used again. `closed_by`: the position of the revision that left it out."""

    text: str
    versions: tuple[Version, ...]
    last: int
    closed_by: int | None = None

    @property
    def current(self) -> int:
        """The number of the version in force."""
        return self.versions[-1].number

    def upto(self, number: int) -> "Wording":
        """As it was when that version was the current one."""
        return replace(self, versions=tuple(each for each in self.versions if each.number <= number))

    def counts(self, version: int, link: str) -> bool:
        """Whether a link made to that version counts for the current one: each version since has taken it over."""
        numbers = [each.number for each in self.versions]
        later = self.versions[numbers.index(version) + 1 :] if version in numbers else None
        return later is not None and all(link in each.carried for each in later)


@dataclass(frozen=True)
class HypothesisState:
    """`claims` in the order in which they were first written; `revisions`: the positions of all, retracted ones too."""

    position: int
    claims: dict[str, Wording] = field(default_factory=dict)
    revisions: tuple[int, ...] = ()


@dataclass(frozen=True)
class ClaimState:
    """Of which hypothesis it is a claim, which holds its wording; `rivals` in the order of their registration."""

    position: int
    hypothesis: str
    rivals: tuple[str, ...] = ()


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
            first = (Version(1, entry.position),)
            return HypothesisState(entry.position, {claim.code: Wording(claim.text, first, 1) for claim in claims})
        case HypothesisRevised() as revised if state:
            left_out = {
                code: replace(held, closed_by=held.closed_by or entry.position) for code, held in state.claims.items()
            }
            written = {claim.code: _written(state, claim, entry, revised) for claim in revised.claims}
            return replace(state, claims=left_out | written, revisions=(*state.revisions, entry.position))
    return state


def _written(state: HypothesisState, claim: RevisedClaim, entry: Entry, revised: HypothesisRevised) -> Wording:
    """A claim of a revision: as it was if its text is the same, else in its next version."""
    held = state.claims.get(claim.code, Wording("", (), 0))
    if held.versions and held.text == claim.text:
        return replace(held, closed_by=None)
    version = Version(held.last + 1, entry.position, tuple(each.evidence for each in revised.carried))
    return Wording(claim.text, (*held.versions, version), held.last + 1)


def lapse_hypothesis(state: HypothesisState | None, entry: Entry) -> HypothesisState | None:
    match entry.event:
        case HypothesisRevised() as revised if state:
            written = {claim.code: _written(state, claim, entry, revised) for claim in revised.claims}
            never = Wording("", (), 0, closed_by=entry.position)
            held = {code: replace(state.claims.get(code, never), last=new.last) for code, new in written.items()}
            return replace(state, claims=state.claims | held, revisions=(*state.revisions, entry.position))
    return state


def evolve_claim(state: ClaimState | None, entry: Entry) -> ClaimState | None:
    match entry.event:
        case HypothesisRegistered(code=code):
            return ClaimState(entry.position, code)
        case HypothesisRevised(hypothesis=code) if state is None:
            return ClaimState(entry.position, code)
        case RivalRegistered(code=rival) if state:
            return replace(state, rivals=(*state.rivals, rival))
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
CLAIM_CLOSED = refuse(
    "claim-closed",
    Text(
        "{claim} was left out by {ref}, which revised {hypothesis}: it is closed.",
        "{claim} a été laissé de côté par {ref}, qui a révisé {hypothesis} : il est clos.",
    ),
    Text(
        "Name a claim that is open ({known}), or revise {hypothesis} with this one again.",
        "Nommez un énoncé ouvert ({known}), ou révisez {hypothesis} en y remettant celui-ci.",
    ),
)
REVISED_SINCE = refuse(
    "revised-since",
    Text(
        "{hypothesis} was revised since, by {ref}, which starts from these claims.",
        "{hypothesis} a été révisée depuis, par {ref}, qui part de ces énoncés.",
    ),
    Text(
        "Revise {hypothesis} again (hypothesis.revised), or retract {ref} first.",
        "Révisez à nouveau {hypothesis} (hypothesis.revised), ou retirez d’abord {ref}.",
    ),
)
NOT_CARRIED = refuse(
    "carried-without-change",
    Text(
        "{evidence} bears on {claim}, whose version this revision does not change, or did not count for it any more.",
        "{evidence} porte sur {claim}, dont cette révision ne change pas la version, ou ne comptait plus pour lui.",
    ),
    Text(
        "Carry only what counts for a claim that is reworded; what bears on an unchanged claim stays with it.",
        "Ne reportez que ce qui compte pour un énoncé reformulé ; ce qui porte sur un énoncé inchangé y reste.",
    ),
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


def wording(view: View, claim: str) -> Wording | None:
    """How a claim reads, by its code, with a version or without."""
    hypothesis = _hypothesis_of(view, claim)
    return hypothesis.claims.get(unversioned(claim)) if hypothesis else None


def wording_as_known(view: View, claim: str, at: int) -> Wording | None:
    """How a claim read when `at` entries were recorded; up to the version that is named, if one is. None for a claim or a
    version that had not been written."""
    now = _hypothesis_of(view, claim)
    state: HypothesisState | None = None
    for position in (now.position, *now.revisions) if now else ():
        ref = f"J{position}"
        known, recorded = view.as_known(ref, at), view.entry(ref)
        if known is not None:
            state = evolve_hypothesis(state, known)
        elif position <= at and recorded is not None:
            state = lapse_hypothesis(state, recorded)
    held = state.claims.get(unversioned(claim)) if state else None
    if held is None or "@" not in claim:
        return held
    number = version_of(claim)
    return held.upto(number) if number in [each.number for each in held.versions] else None


def competed(view: View, rival: str, claim: str, at: int) -> bool:
    """Whether a rival was said to compete with a claim when `at` entries were recorded."""
    state: Rival | None = view.get("rival", rival)
    known = view.as_known(f"J{state.position}", at) if state else None
    event = known.event if known else None
    return isinstance(event, RivalRegistered) and unversioned(claim) in map(unversioned, event.claims)


def _hypothesis_of(view: View, claim: str) -> HypothesisState | None:
    state: ClaimState | None = view.get("claim", unversioned(claim))
    hypothesis: HypothesisState | None = view.get("hypothesis", state.hypothesis) if state else None
    return hypothesis


def closed(view: View, claim: str) -> Iterator[Finding]:
    """Nothing new is said of a claim that was left out."""
    hypothesis, held = _hypothesis_of(view, claim), wording(view, claim)
    if hypothesis and held and held.closed_by:
        ref = f"J{held.closed_by}"
        known = ", ".join(each for each, found in hypothesis.claims.items() if found.closed_by is None)
        code = view.get("claim", unversioned(claim)).hypothesis
        yield CLAIM_CLOSED.found(ref, claim=claim, ref=ref, hypothesis=code, known=known)


def revised_since(view: View, hypothesis: str, position: int) -> Iterator[Finding]:
    """What a later revision started from cannot change under it."""
    state: HypothesisState | None = view.get("hypothesis", hypothesis)
    later = [f"J{p}" for p in (state.revisions if state else ()) if p > position and view.live(f"J{p}")]
    if later:
        yield REVISED_SINCE.found(later[-1], hypothesis=hypothesis, ref=later[-1])


def main_rival(view: View, claim: str) -> str | None:
    """The rival that a claim is weighed against first: the first registered of those that are `main`, else of all."""
    state: ClaimState | None = view.get("claim", unversioned(claim))
    rivals = state.rivals if state else ()
    return next((code for code in rivals if view.get("rival", code).main), next(iter(rivals), None))


def unrelated(view: View, rival: str, claim: str) -> Iterator[Finding]:
    """A rival is weighed only against the claims it competes with."""
    state: ClaimState | None = view.get("claim", unversioned(claim))
    if state and view.get("rival", rival) and rival not in state.rivals:
        known = ", ".join(state.rivals) or Text("none yet", "aucune encore")
        yield RIVAL_UNRELATED.found(rival=rival, claim=claim, known=known)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case HypothesisRegistered(claims=claims) | HypothesisRevised(claims=claims):
            codes = [claim.code for claim in claims]
            for code in sorted({code for code in codes if codes.count(code) > 1}):
                yield CLAIM_TWICE.found(claim=code)
            if isinstance(entry.event, HypothesisRevised):
                yield from _check_carried(view, entry, entry.event)
            else:
                yield from _check_corrected(view, entry, entry.event)
        case RivalRegistered(claims=versions):
            for version in versions:
                yield from closed(view, version)
                if count := _linked(view, version):
                    yield RIVAL_AFTER_EVIDENCE.found(count=count, claim=version)
        case PredictionRegistered(claim=version, p_rivals=p_rivals):
            yield from closed(view, version)
            for answer in p_rivals:
                yield from unrelated(view, answer.rival, version)


def _linked(view: View, claim: str) -> int:
    """How many links count for a claim."""
    held = wording(view, claim)
    return sum(
        held is not None and each.stands and each.claim == unversioned(claim) and held.counts(each.version, ref)
        for ref, each in view.all("evidence").items()
    )


def _check_corrected(view: View, entry: Entry, registered: Event) -> Iterator[Finding]:
    """The first claims of a hypothesis, once it was revised: evidence was linked to them as they read."""
    before = view.entry(entry.ref)
    match before.event if before else None, registered:
        case HypothesisRegistered(claims=old), HypothesisRegistered(code=code, claims=new) if old != new:
            yield from revised_since(view, code, entry.position)


def _check_carried(view: View, entry: Entry, revised: HypothesisRevised) -> Iterator[Finding]:
    state: HypothesisState | None = view.get("hypothesis", revised.hypothesis)
    texts = {claim.code: claim.text for claim in revised.claims}
    for each in revised.carried:
        link = view.get("evidence", each.evidence)
        held = state.claims.get(link.claim) if state and link else None
        if link and not (held and _reworded_from(held, texts.get(link.claim), entry, link.version, each.evidence)):
            yield NOT_CARRIED.found(each.evidence, evidence=each.evidence, claim=link.claim)


def _reworded_from(held: Wording, text: str | None, entry: Entry, version: int, link: str) -> bool:
    """Whether this revision rewords a claim for which the link counted. (Corrected, it is in the wording already.)"""
    before = replace(held, versions=tuple(each for each in held.versions if each.position < entry.position))
    recorded = any(each.position == entry.position for each in held.versions)
    return before.counts(version, link) and text is not None and (recorded or text != held.text)


CONCEPT = Concept(
    events=(
        HypothesisRegistered,
        HypothesisRevised,
        RivalRegistered,
        PredictionRegistered,
        PredictionResolved,
    ),
    deciders=(
        Decider("hypothesis", HypothesisState, evolve_hypothesis, by_position=True, lapse=lapse_hypothesis),
        Decider("claim", ClaimState, evolve_claim, by_position=True),
        Decider("rival", Rival, evolve_rival, by_position=True),
        Decider("prediction", Prediction, evolve_prediction, by_position=True),
    ),
    check=check,
)
