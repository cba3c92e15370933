"""Evidence: what bears on which claim, and how each reader weighs it against a rival.

Linking carries no weight; weighing comes later, any number of times. The fold that adds weights up is `ect_journal.tally`.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ect_journal.catalogue.hypotheses import Wording, closed, unrelated, wording_as_known
from ect_journal.catalogue.vocabularies import Direction, Frequency, SourceKind
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event, unversioned, version_of
from ect_journal.fields import (
    ActorCode,
    ClaimVersion,
    Dec,
    EvidenceCitation,
    FieldCitation,
    Key,
    PredictionCode,
    RivalCode,
    Words,
    YesNo,
)
from ect_journal.kinds import Part
from ect_journal.rules import Finding, note, reason, refuse
from ect_journal.tally import Item, Judgement
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class EvidenceLinked(Event, type="evidence.linked", en="evidence linked", fr="élément de preuve versé"):
    """This entry bears on this claim. `cluster` names the common source, so that it is counted once."""

    claim: ClaimVersion
    entry: FieldCitation
    direction: Direction
    cluster: Key
    source_kind: SourceKind
    prediction: PredictionCode | None = None
    rationale: Words

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "evidence", ref
        yield "source", self.entry


FREQUENCIES: dict[Frequency, tuple[Decimal, Decimal, Decimal]] = {
    Frequency.ALMOST_NEVER: (Decimal("0.01"), Decimal("0.02"), Decimal("0.05")),
    Frequency.RARELY: (Decimal("0.05"), Decimal("0.10"), Decimal("0.20")),
    Frequency.SOMETIMES: (Decimal("0.15"), Decimal("0.25"), Decimal("0.35")),
    Frequency.HALF: (Decimal("0.35"), Decimal("0.50"), Decimal("0.65")),
    Frequency.OFTEN: (Decimal("0.65"), Decimal("0.75"), Decimal("0.85")),
    Frequency.ALMOST_ALWAYS: (Decimal("0.85"), Decimal("0.95"), Decimal("0.99")),
}
"""Lower edge, central value and upper edge of each answer (numbers beside the words: Wintle et al. 2019)."""

LARGEST_WEIGHT = 20
"""Of one piece of evidence, in dB, either way."""
LARGEST_EDGE = 100
"""Of its interval: a factor of ten thousand million says that nothing is known."""


def weight_of(if_claim: Frequency, if_rival: Frequency) -> tuple[Decimal, Decimal, Decimal]:
    """Low, mid and high weight of evidence in dB (I. J. Good 1950), to 0.1 dB: half against rarely is 2.4, 7.0, 11.1."""
    low_claim, mid_claim, high_claim = FREQUENCIES[if_claim]
    low_rival, mid_rival, high_rival = FREQUENCIES[if_rival]
    return _decibans(low_claim / high_rival), _decibans(mid_claim / mid_rival), _decibans(high_claim / low_rival)


def _decibans(ratio: Decimal) -> Decimal:
    return Decimal(f"{10 * math.log10(ratio):.1f}").normalize() + 0


class Weight(Part):
    """How much more the entry is expected if the claim is true than if the rival is, in dB.

    Given by two frequencies, or by numbers. The numbers are stored beside the answers, so that a later change of the
    table alters no past judgement.
    """

    rival: RivalCode
    if_rival: Frequency | None = None
    if_claim: Frequency | None = None
    low: Dec
    mid: Dec
    high: Dec

    @model_validator(mode="before")
    @classmethod
    def _from_answers(cls, value: Any) -> Any:
        """Fill the numbers that the two answers give."""
        if not isinstance(value, dict) or {"low", "mid", "high"} & value.keys():
            return value
        answers = [Frequency.read(str(value.get(name, ""))) for name in ("if_claim", "if_rival")]
        if answers[0] is None or answers[1] is None:
            # What does not fit is said of the answers; the numbers they would have given are not missing.
            return {**value, "low": 0, "mid": 0, "high": 0} if {"if_claim", "if_rival"} <= value.keys() else value
        low, mid, high = weight_of(answers[0], answers[1])
        return {**value, "low": low, "mid": mid, "high": high}

    @model_validator(mode="after")
    def _in_order(self) -> "Weight":
        if not self.low <= self.mid <= self.high:
            raise PydanticCustomError("weight_order", "a weight is given as low <= mid <= high")
        if abs(self.mid) > LARGEST_WEIGHT or max(-self.low, self.high) > LARGEST_EDGE:
            raise PydanticCustomError("weight_cap", "one piece of evidence weighs at most 20 dB, either way")
        if (self.if_rival is None) != (self.if_claim is None):
            raise PydanticCustomError("weight_answers", "answer both questions, or give numbers alone")
        return self


class EvidenceJudged(Event, type="evidence.judged", en="evidence judged", fr="élément pesé"):
    """One reader's weights. The latest of each reader for each rival counts. `blind`: read as second reader, without
    seeing the first weight."""

    evidence: EvidenceCitation
    reader: ActorCode
    weights: Annotated[tuple[Weight, ...], Field(min_length=1)]
    blind: YesNo = False
    rationale: Words | None = None

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "evidence", self.evidence


# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Evidence:
    """One link and its judgements: `judged` has (position, reader) of those that stand, `lapsed` the positions of those
    that do not. A link that stands retracted keeps its state: what was known before is still asked for."""

    position: int
    claim: str
    version: int
    judged: tuple[tuple[int, str], ...] = ()
    lapsed: tuple[int, ...] = ()
    stands: bool = True


@dataclass(frozen=True)
class Source:
    """An entry that was linked: under which cluster, and from which entry that link was made."""

    cluster: str
    link: int


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve_evidence(state: Evidence | None, entry: Entry) -> Evidence | None:
    match entry.event:
        case EvidenceLinked(claim=claim):
            return Evidence(entry.position, unversioned(claim), version_of(claim))
        case EvidenceJudged(reader=reader) if state:
            return replace(state, judged=(*state.judged, (entry.position, reader)))
    return state


def lapse_evidence(state: Evidence | None, entry: Entry) -> Evidence | None:
    match entry.event:
        case EvidenceLinked(claim=claim):
            return Evidence(entry.position, unversioned(claim), version_of(claim), stands=False)
        case EvidenceJudged() if state:
            return replace(state, lapsed=(*state.lapsed, entry.position))
    return state


def evolve_source(state: Source | None, entry: Entry) -> Source | None:
    match entry.event:
        case EvidenceLinked(cluster=cluster) if state is None:
            return Source(cluster, entry.position)
    return state


# rules ------------------------------------------------------------------------------------------------------------------

CLUSTER_RENAMED = refuse(
    "cluster-renamed",
    Text(
        "{entry} was linked by {link} under the cluster {cluster}; a second name would count one source twice.",
        "{entry} a été versé par {link} sous la grappe {cluster} ; un second nom compterait deux fois une source.",
    ),
    Text("Use cluster={cluster}, or correct {link}.", "Utilisez cluster={cluster}, ou corrigez {link}."),
)
SECOND_READING_TWICE = refuse(
    "second-reading-twice",
    Text(
        "{reader} has already weighed {evidence} ({ref}): a second reading is somebody else's.",
        "{reader} a déjà pesé {evidence} ({ref}) : une seconde lecture est celle d’une autre personne.",
    ),
    Text(
        "Leave blind out to weigh again, or let another reader do it.",
        "Laissez blind de côté pour peser à nouveau, ou confiez-la à une autre personne.",
    ),
)
RIVAL_TWICE = refuse(
    "rival-twice",
    Text("{rival} is weighed twice in one judgement.", "{rival} est pesée deux fois dans un même jugement."),
    Text("Give one weight for each rival.", "Donnez un seul poids par rivale."),
)
JUDGEMENT_WITHOUT_RATIONALE = reason(
    "judgement-without-rationale",
    Text("This weighing says no reason for it.", "Cette pesée ne dit pas ce qui la justifie."),
    Text("Say what it rests on (--rationale)", "Dites ce qui la fonde (--rationale)"),
)
WEIGHT_DISAGREES = refuse(
    "weight-disagrees",
    Text(
        "The answers against {rival} weigh {computed} dB, not {given}.",
        "Les réponses contre {rival} pèsent {computed} dB, non {given}.",
    ),
    Text("Give the answers alone, or the numbers alone.", "Donnez les réponses seules, ou les nombres seuls."),
)
NO_RIVAL_YET = note(
    "no-rival-yet",
    Text(
        "{claim} has no rival yet: nothing to weigh this against.",
        "{claim} n’a pas encore de rivale : rien contre quoi peser.",
    ),
)
ONE_READER = note(
    "one-reader",
    Text("{evidence} has been read by one reader only.", "{evidence} n’a été lu que par une seule personne."),
)


def fits_evidence(state: Evidence | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case EvidenceJudged(reader=reader, evidence=evidence, blind=True) if state:
            for position, earlier in state.judged:
                if earlier == reader:
                    yield SECOND_READING_TWICE.found(
                        f"J{position}", reader=reader, evidence=evidence, ref=f"J{position}"
                    )
                    return


def fits_source(state: Source | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case EvidenceLinked(cluster=cluster, entry=cited) if state and state.cluster != cluster:
            link = f"J{state.link}"
            yield CLUSTER_RENAMED.found(link, entry=cited, link=link, cluster=state.cluster)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case EvidenceLinked(claim=claim):
            yield from closed(view, claim)
            state = view.get("claim", unversioned(claim))
            if state and not state.rivals:
                yield NO_RIVAL_YET.found(claim=claim)
        case EvidenceJudged() as judged:
            yield from _check_judged(view, judged)


def _check_judged(view: View, judged: EvidenceJudged) -> Iterator[Finding]:
    evidence: Evidence | None = view.get("evidence", judged.evidence)
    rivals = [weight.rival for weight in judged.weights]
    for rival in sorted({rival for rival in rivals if rivals.count(rival) > 1}):
        yield RIVAL_TWICE.found(rival=rival)
    if evidence:
        for rival in rivals:
            yield from unrelated(view, rival, evidence.claim)
        if all(reader == judged.reader for _, reader in evidence.judged):
            yield ONE_READER.found(judged.evidence, evidence=judged.evidence)
    for weight in judged.weights:
        if weight.if_claim and weight.if_rival:
            computed = weight_of(weight.if_claim, weight.if_rival)
            given = (weight.low, weight.mid, weight.high)
            if given != computed:
                yield WEIGHT_DISAGREES.found(rival=weight.rival, computed=_interval(computed), given=_interval(given))
    if not judged.rationale:
        yield JUDGEMENT_WITHOUT_RATIONALE.found()


def _interval(weight: tuple[Decimal, Decimal, Decimal]) -> str:
    low, mid, high = weight
    return f"{mid:f} [{low:f} ; {high:f}]"


def evidence_of(view: View, claim: str, rival: str, at: int) -> Iterator[Item]:
    """The items of a claim as known when `at` entries were recorded, for the fold of `ect_journal.tally`: those linked
    to its version (the one then current for a bare code) or taken over by it."""
    wording = wording_as_known(view, claim, at)
    for ref, evidence in view.all("evidence").items():
        linked = view.as_known(ref, at)
        if linked is None or not isinstance(linked.event, EvidenceLinked) or wording is None:
            continue
        if not _counts(wording, claim, linked):
            continue
        cited = view.as_known(linked.event.entry, at)
        yield Item(
            position=linked.position,
            cluster=linked.event.cluster,
            live=cited is not None,
            day=cited.occurred.end if cited else None,
            judgements=tuple(_judgements(view, ref, evidence, rival, at)),
        )


def _counts(wording: Wording, claim: str, linked: Entry) -> bool:
    event = linked.event
    assert isinstance(event, EvidenceLinked)
    return unversioned(event.claim) == unversioned(claim) and wording.counts(version_of(event.claim), linked.ref)


def _judgements(view: View, ref: str, evidence: Evidence, rival: str, at: int) -> Iterator[Judgement]:
    for position in sorted((*(position for position, _ in evidence.judged), *evidence.lapsed)):
        known = view.as_known(f"J{position}", at)
        if known is None or not isinstance(known.event, EvidenceJudged) or known.event.evidence != ref:
            continue
        for weight in known.event.weights:
            if weight.rival == rival:
                yield Judgement(position, known.event.reader, weight.low, weight.mid, weight.high)


CONCEPT = Concept(
    events=(EvidenceLinked, EvidenceJudged),
    deciders=(
        Decider("evidence", Evidence, evolve_evidence, fits_evidence, by_position=True, lapse=lapse_evidence),
        Decider("source", Source, evolve_source, fits_source, by_position=True),
    ),
    check=check,
)
