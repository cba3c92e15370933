"""Tallies frozen at a moment, and the status that the scientific committee then gives each claim."""

from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field

from ect_journal.catalogue.evidence import evidence_of
from ect_journal.catalogue.gatherings import DecisionTaken, GatheringHeld
from ect_journal.catalogue.hypotheses import (
    HypothesisState,
    closed,
    competed,
    unrelated,
    wording_as_known,
)
from ect_journal.catalogue.vocabularies import ClaimStatus, DecisionOutcome, GatheringKind
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry
from ect_journal.event import Event, unversioned
from ect_journal.fields import (
    ClaimVersion,
    Count,
    Dec,
    DecisionCitation,
    HypothesisCode,
    Line,
    Moment,
    RivalCode,
    TallyCitation,
    Words,
)
from ect_journal.kinds import Part
from ect_journal.rules import Finding, refuse
from ect_journal.tally import RULE, fold_tally
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


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


# what a tally to freeze says --------------------------------------------------------------------------------------------


def total_of(view: View, claim: str, rival: str, at: int) -> Total:
    """One claim against one rival, as known when `at` entries were recorded."""
    tally = fold_tally(evidence_of(view, claim, rival, at), at=at)
    return Total(
        claim=claim, rival=rival, total=tally.total, low=tally.low, high=tally.high, items=tally.items, clusters=tally.clusters
    )  # fmt: skip


def totals_of(view: View, hypothesis: str, at: int) -> tuple[Total, ...]:
    """Every claim of a hypothesis that is open now, in its version in force at `at`, against each rival known by then."""
    state: HypothesisState | None = view.get("hypothesis", hypothesis)
    open_now = [code for code, held in state.claims.items() if held.closed_by is None] if state else []
    wordings = {code: wording_as_known(view, code, at) for code in open_now}
    return tuple(
        total_of(view, f"{code}@{held.current}", rival, at)
        for code, held in wordings.items()
        if held is not None and held.versions
        for rival in view.get("claim", code).rivals
        if competed(view, rival, code, at)
    )


# rules ------------------------------------------------------------------------------------------------------------------

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
FROZEN_BY_ANOTHER_RULE = refuse(
    "frozen-by-another-rule",
    Text("The rule is {rule}, not {given}.", "La règle est {rule}, non {given}."),
    Text("Leave rule out: the journal writes its own.", "Omettez rule : le journal écrit la sienne."),
)
FROZEN_BEFORE = refuse(
    "frozen-before-its-subject",
    Text("As known at {at}, {missing}.", "Tel que connu à {at}, {missing}."),
    Text(
        "Freeze the tally at a later entry; without totals, `ect record tally --hypothesis {hypothesis} --at {at}` writes "
        "those that there were.",
        "Arrêtez le bilan à une entrée ultérieure ; sans totals, « ect record tally --hypothesis {hypothesis} --at {at} » "
        "écrit ceux qu’il y avait.",
    ),
)
TOTAL_TWICE = refuse(
    "total-twice",
    Text(
        "{claim} against {rival} has two totals in this tally.", "{claim} contre {rival} a deux totaux dans ce bilan."
    ),
    Text("Give one total for each claim and rival.", "Donnez un seul total par énoncé et rivale."),
)
STATUS_OF_ANOTHER_VERSION = refuse(
    "status-of-another-version",
    Text(
        "{tally} froze a total of {frozen}, not of {claim}.", "{tally} a arrêté un total de {frozen}, non de {claim}."
    ),
    Text(
        "Freeze a tally of {claim} first (tally.frozen), or give the status to {frozen}.",
        "Arrêtez d’abord un bilan de {claim} (tally.frozen), ou donnez le statut à {frozen}.",
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


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case TallyFrozen():
            yield from _check_frozen(view, entry.event)
        case HypothesisStatusSet():
            yield from _check_status(view, entry.event)


def _check_frozen(view: View, frozen: TallyFrozen) -> Iterator[Finding]:
    at = int(frozen.at[1:])
    if frozen.rule != RULE:
        yield FROZEN_BY_ANOTHER_RULE.found(rule=RULE, given=frozen.rule)
    pairs = [(total.claim, total.rival) for total in frozen.totals]
    for claim, rival in sorted({pair for pair in pairs if pairs.count(pair) > 1}):
        yield TOTAL_TWICE.found(claim=claim, rival=rival)
    for total in frozen.totals:
        yield from _belongs(view, total.claim, frozen.hypothesis)
        if elsewhere := [*unrelated(view, total.rival, total.claim)]:
            yield from elsewhere
            continue
        if missing := _missing(view, total, at):
            yield FROZEN_BEFORE.found(frozen.at, at=frozen.at, missing=missing, hypothesis=frozen.hypothesis)
            continue
        computed = total_of(view, total.claim, total.rival, at)
        if total != computed:
            yield FROZEN_DISAGREES.found(
                frozen.at,
                at=frozen.at, claim=unversioned(total.claim), rival=total.rival,
                computed=_figures(computed), given=_figures(total),
            )  # fmt: skip


def _missing(view: View, total: Total, at: int) -> Text | None:
    """What a total is about and was not recorded yet; codes that nothing has are said elsewhere."""
    if view.get("claim", unversioned(total.claim)) is None or view.get("rival", total.rival) is None:
        return None
    if wording_as_known(view, total.claim, at) is None:
        return Text(f"there was no {total.claim}", f"il n’y avait pas de {total.claim}")
    if not competed(view, total.rival, total.claim, at):
        return Text(
            f"{total.rival} did not compete with {total.claim}",
            f"{total.rival} n’était pas en concurrence avec {total.claim}",
        )
    return None


def _figures(said: Total) -> Text:
    figures = " ".join((f"{said.total:f}", f"[{said.low:f} ; {said.high:f}]", "dB"))
    items = Text("item" if said.items == 1 else "items", "élément" if said.items < 2 else "éléments")
    clusters = Text("cluster" if said.clusters == 1 else "clusters", "grappe" if said.clusters < 2 else "grappes")
    return Text(
        f"{figures} over {said.items} {items.en} in {said.clusters} {clusters.en}",
        f"{figures.replace('.', ',')} sur {said.items} {items.fr} en {said.clusters} {clusters.fr}",
    )


def _belongs(view: View, claim: str, hypothesis: str) -> Iterator[Finding]:
    state: HypothesisState | None = view.get("hypothesis", hypothesis)
    if state and unversioned(claim) not in state.claims:
        yield CLAIM_ELSEWHERE.found(claim=claim, hypothesis=hypothesis, known=", ".join(state.claims))


def _check_status(view: View, status: HypothesisStatusSet) -> Iterator[Finding]:
    for each in status.statuses:
        yield from _belongs(view, each.claim, status.hypothesis)
        yield from closed(view, each.claim)
    frozen = view.entry(status.tally)
    if frozen and isinstance(frozen.event, TallyFrozen):
        weighed = {total.claim for total in frozen.event.totals}
        stated = {unversioned(each.claim) for each in status.statuses}
        if frozen.event.hypothesis != status.hypothesis or not stated <= {unversioned(claim) for claim in weighed}:
            yield STATUS_UNGROUNDED.found(status.tally, hypothesis=status.hypothesis, ref=status.tally)
        else:
            yield from _of_another_version(status, weighed)
    decision = view.entry(status.decision)
    if decision and isinstance(decision.event, DecisionTaken):
        held = view.entry(decision.event.gathering) if decision.event.gathering else None
        scientific = held and isinstance(held.event, GatheringHeld) and held.event.kind is GatheringKind.SCIENTIFIC
        if not scientific or decision.event.outcome not in (DecisionOutcome.ADOPTED, DecisionOutcome.AMENDED):
            yield STATUS_UNGROUNDED.found(status.decision, hypothesis=status.hypothesis, ref=status.decision)


def _of_another_version(status: HypothesisStatusSet, weighed: Collection[str]) -> Iterator[Finding]:
    for claim in (each.claim for each in status.statuses if each.claim not in weighed):
        frozen = ", ".join(sorted(each for each in weighed if unversioned(each) == unversioned(claim)))
        yield STATUS_OF_ANOTHER_VERSION.found(status.tally, tally=status.tally, frozen=frozen, claim=claim)


CONCEPT = Concept(events=(TallyFrozen, HypothesisStatusSet), check=check)
