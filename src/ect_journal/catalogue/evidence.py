"""Evidence: what bears on which claim, and how each reader weighs it against a rival.

Linking carries no weight; weighing comes later, any number of times. The fold that adds weights up is `ect_journal.tally`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ect_journal.catalogue.hypotheses import Prediction, Wording, closed, main_rival, unrelated, wording_as_known
from ect_journal.catalogue.vocabularies import Direction, SourceKind
from ect_journal.catalogue.weights import ALLOWED, Weight, goes_with, weight_of
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event, unversioned, version_of
from ect_journal.fields import (
    ActorCode,
    ClaimVersion,
    EvidenceCitation,
    FieldCitation,
    Key,
    PredictionCode,
    Words,
    YesNo,
)
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


class EvidenceJudged(Event, type="evidence.judged", en="evidence judged", fr="élément pesé"):
    """One reader's weights. The latest of each reader for each rival counts. `blind`: read as second reader, without
    seeing the first weight; `ect_journal.blind` alone says so."""

    IDENTITY = ("blind",)

    evidence: EvidenceCitation
    reader: ActorCode
    weights: Annotated[tuple[Weight, ...], Field(min_length=1)]
    blind: YesNo = False
    rationale: Words | None = None

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "evidence", self.evidence

    def identity(self) -> tuple[str, ...]:
        return (*self.IDENTITY, "evidence", "reader", "weights") if self.blind else self.IDENTITY


# state ------------------------------------------------------------------------------------------------------------------


Judged = tuple[int, str, tuple[str, ...]]
"""A judgement as it is remembered: its position, its reader, the rivals that it weighs against."""


@dataclass(frozen=True)
class Evidence:
    """One link, to the entry `cited`, and its judgements: `judged` has those that stand, `lapsed` those that do not (with
    no rivals when it was corrected into a judgement of something else). A link that stands retracted keeps its state: what
    was known before is still asked for."""

    position: int
    claim: str
    version: int
    cited: str
    judged: tuple[Judged, ...] = ()
    lapsed: tuple[Judged, ...] = ()
    stands: bool = True

    def read_by(self, reader: str, rival: str) -> int | None:
        """The position at which this reader first weighed it against this rival, taken back since or not."""
        found = [at for at, who, rivals in (*self.judged, *self.lapsed) if who == reader and rival in rivals]
        return min(found, default=None)


@dataclass(frozen=True)
class Source:
    """An entry that was linked: under which cluster, and from which entry that link was made."""

    cluster: str
    link: int


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve_evidence(state: Evidence | None, entry: Entry) -> Evidence | None:
    match entry.event:
        case EvidenceLinked(claim=claim, entry=cited):
            return Evidence(entry.position, unversioned(claim), version_of(claim), cited)
        case EvidenceJudged() as judged if state:
            return replace(state, judged=(*state.judged, _remembered(judged, entry.position)))
    return state


def lapse_evidence(state: Evidence | None, entry: Entry) -> Evidence | None:
    match entry.event:
        case EvidenceLinked(claim=claim, entry=cited):
            return Evidence(entry.position, unversioned(claim), version_of(claim), cited, stands=False)
        case EvidenceJudged() as judged if state:
            here = judged.evidence == f"J{state.position}"
            position, reader, rivals = _remembered(judged, entry.position)
            return replace(state, lapsed=(*state.lapsed, (position, reader, rivals if here else ())))
    return state


def _remembered(judged: EvidenceJudged, position: int) -> Judged:
    return position, judged.reader, tuple(weight.rival for weight in judged.weights)


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
        "{reader} has already weighed {evidence} against {rival} ({ref}): a blind reading is given once.",
        "{reader} a déjà pesé {evidence} contre {rival} ({ref}) : une lecture en aveugle se donne une seule fois.",
    ),
    Text(
        "Weigh it again openly (evidence.judged), which then counts; or let another reader read it blind.",
        "Pesez à nouveau, sans aveugle (evidence.judged) : c’est alors ce qui compte ; ou confiez-le à une autre personne.",
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
AGAINST_DIRECTION = refuse(
    "weight-against-direction",
    Text(
        "{weighing} {weight} dB against {rival}, the main rival of {claim}; {link} says “{direction}”, which goes with "
        "{allowed}.",
        "{weighing} {weight} dB face à {rival}, la rivale principale de {claim} ; {link} dit « {direction} », ce qui va "
        "avec {allowed}.",
    ),
    Text(
        "Weigh again, or correct the direction (`ect correct {link} --set direction=…`); a weighing that no longer fits "
        "is retracted first.",
        "Pesez à nouveau, ou corrigez le sens (« ect correct {link} --set direction=… ») ; une pesée qui ne convient plus "
        "se retire d’abord.",
    ),
)
AGAINST_MAIN = note(
    "signs-against-main-rival",
    Text(
        "{rival} is now the main rival of {claim}; against it, these weigh otherwise than the direction of their link "
        "says: {judgements}.",
        "{rival} est désormais la rivale principale de {claim} ; face à elle, ces pesées ne vont pas dans le sens de leur "
        "lien : {judgements}.",
    ),
)
PREDICTION_ELSEWHERE = refuse(
    "prediction-of-another-claim",
    Text(
        "{prediction} is a prediction about {other}, not about {claim}.",
        "{prediction} est un attendu de {other}, non de {claim}.",
    ),
    Text(
        "Predictions about {claim}: {known}. Name one of them, or leave prediction out.",
        "Attendus de {claim} : {known}. Nommez-en un, ou omettez prediction.",
    ),
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
        case EvidenceJudged(reader=reader, evidence=evidence, weights=weights, blind=True) if state:
            for rival in (weight.rival for weight in weights):
                if position := state.read_by(reader, rival):
                    ref = f"J{position}"
                    yield SECOND_READING_TWICE.found(ref, reader=reader, evidence=evidence, rival=rival, ref=ref)
                    return


def fits_source(state: Source | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case EvidenceLinked(cluster=cluster, entry=cited) if state and state.cluster != cluster:
            link = f"J{state.link}"
            yield CLUSTER_RENAMED.found(link, entry=cited, link=link, cluster=state.cluster)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case EvidenceLinked(claim=claim) as linked:
            yield from closed(view, claim)
            state = view.get("claim", unversioned(claim))
            if state and not state.rivals:
                yield NO_RIVAL_YET.found(claim=claim)
            yield from _check_prediction(view, linked)
            yield from against_direction(view, entry)
        case EvidenceJudged() as judged:
            yield from _check_judged(view, judged)
            yield from against_direction(view, entry)


def _check_prediction(view: View, linked: EvidenceLinked) -> Iterator[Finding]:
    prediction: Prediction | None = view.get("prediction", linked.prediction) if linked.prediction else None
    claim = unversioned(linked.claim)
    if prediction and prediction.claim != claim:
        known = [code for code, each in view.all("prediction").items() if each.claim == claim]
        yield PREDICTION_ELSEWHERE.found(
            prediction=linked.prediction, other=prediction.claim, claim=claim,
            known=", ".join(known) or Text("none yet", "aucun encore"),
        )  # fmt: skip


def against_direction(view: View, entry: Entry) -> Iterator[Finding]:
    """Weights against the main rival whose sign is not that of the link's direction: those of a judgement, or those of
    the judgements that stand on a link. A blind reader is not shown the direction, and may see it otherwise."""
    match entry.event:
        case EvidenceJudged(evidence=ref, blind=False) as judged:
            linked = view.entry(ref)
            if linked is not None and isinstance(linked.event, EvidenceLinked):
                weighing = Text("This weighing gives", "Cette pesée donne")
                yield from _against(view, ref, linked.event, judged, weighing)
        case EvidenceLinked() as link:
            state: Evidence | None = view.get("evidence", entry.ref)
            for position, *_ in state.judged if state else ():
                known = view.entry(f"J{position}")
                if known is not None and isinstance(known.event, EvidenceJudged) and not known.event.blind:
                    weighing = Text(f"{known.ref} gives", f"{known.ref} donne")
                    yield from _against(view, entry.ref, link, known.event, weighing, known.ref)


def _against(
    view: View, ref: str, link: EvidenceLinked, judged: EvidenceJudged, weighing: Text, *because: str
) -> Iterator[Finding]:
    rival = main_rival(view, link.claim)
    for weight in judged.weights:
        if weight.rival == rival and not goes_with(link.direction, weight.mid):
            yield AGAINST_DIRECTION.found(
                ref, *because, weighing=weighing, weight=f"{weight.mid:f}", rival=rival, claim=unversioned(link.claim),
                link=ref, direction=link.direction.label, allowed=ALLOWED[link.direction],
            )  # fmt: skip


Against = tuple[str, str | None, str, str]
"""A claim, its main rival, a link to it and a judgement of that link, which go against each other."""


def against_main(view: View) -> set[Against]:
    """What weighs against the main rival of a claim otherwise than its link says."""
    return {
        (state.claim, main_rival(view, state.claim), *finding.entries)
        for ref, state in view.all("evidence").items()
        if state.stands and (link := view.entry(ref)) is not None
        for finding in against_direction(view, link)
    }


def turned(found: Collection[Against]) -> Iterator[Finding]:
    """One flag for each claim, which names every link and judgement."""
    for claim, rival in dict.fromkeys((claim, rival) for claim, rival, *_ in sorted(found, key=str)):
        pairs = sorted(((int(link[1:]), int(by[1:])) for of, _, link, by in found if of == claim))
        said = ", ".join(f"J{by} (J{link})" for link, by in pairs)
        refs = (f"J{position}" for pair in pairs for position in pair)
        yield AGAINST_MAIN.found(*refs, rival=rival, claim=claim, judgements=said)


def _check_judged(view: View, judged: EvidenceJudged) -> Iterator[Finding]:
    evidence: Evidence | None = view.get("evidence", judged.evidence)
    rivals = [weight.rival for weight in judged.weights]
    for rival in sorted({rival for rival in rivals if rivals.count(rival) > 1}):
        yield RIVAL_TWICE.found(rival=rival)
    if evidence:
        for rival in rivals:
            yield from unrelated(view, rival, evidence.claim)
        if all(reader == judged.reader for _, reader, _ in evidence.judged):
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
    for position, *_ in sorted((*evidence.judged, *evidence.lapsed)):
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
