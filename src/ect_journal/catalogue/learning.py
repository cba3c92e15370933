"""Learnings: what the programme says it has understood, how far it trusts that, what follows, to whom it was told."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from ect_journal.catalogue.evidence import EvidenceLinked, Source
from ect_journal.catalogue.vocabularies import Axis, BearsOn, Concern, Confidence, Pillar
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import AttachedFile, DecisionCitation, LearningCitation, Line, Url, Words, YesNo
from ect_journal.kinds import Part
from ect_journal.rules import Finding, note, reason, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class LearningFormulated(Event, type="learning.formulated", en="learning formulated", fr="apprentissage formulé"):
    title: Line
    text: Words
    bears_on: BearsOn
    axis: Axis
    pillars: tuple[Pillar, ...] = ()
    conditions: Words | None = None
    single_case: YesNo = False

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "learning", ref


class Assessment(Part):
    """One of the four questions of GRADE-CERQual (Lewin et al. 2018): how serious the concern is, and why."""

    concern: Concern
    why: Words | None = None


class ConfidenceAssessed(Event, type="confidence.assessed", en="confidence assessed", fr="confiance évaluée"):
    """How far a learning may be trusted: four concerns, then a judgement. No total is computed."""

    FOLLOWS = ("learning",)

    learning: LearningCitation
    methodological_limitations: Assessment
    coherence: Assessment
    adequacy: Assessment
    relevance: Assessment
    confidence: Confidence


class LearningValidated(Event, type="learning.validated", en="learning validated", fr="apprentissage validé"):
    FOLLOWS = ("learning",)

    learning: LearningCitation
    decision: DecisionCitation | None = None
    reason: Words | None = None

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "learning", self.learning


class LearningInvalidated(Event, type="learning.invalidated", en="learning invalidated", fr="apprentissage invalidé"):
    FOLLOWS = ("learning",)

    learning: LearningCitation
    decision: DecisionCitation | None = None
    reason: Words | None = None

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "learning", self.learning


class SuccessFactorIdentified(
    Event, type="success_factor.identified", en="success factor identified", fr="facteur clé identifié"
):
    FOLLOWS = ("learnings",)

    axis: Axis
    title: Line
    mechanism: Words
    learnings: Annotated[tuple[LearningCitation, ...], Field(min_length=1)]


class DisseminationDone(Event, type="dissemination.done", en="dissemination done", fr="diffusion faite"):
    RETENTION = "log"

    kind: Line
    audience: Line
    title: Line
    url: Url | None = None
    attachment: AttachedFile | None = None


# state ------------------------------------------------------------------------------------------------------------------

Verdict = Literal["validated", "invalidated"]


@dataclass(frozen=True)
class Learning:
    """The last verdict on it, and the position of the entry that gave it; neither while it is only formulated."""

    verdict: Verdict | None = None
    since: int | None = None


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve(state: Learning | None, entry: Entry) -> Learning:
    match entry.event:
        case LearningValidated():
            return Learning("validated", entry.position)
        case LearningInvalidated():
            return Learning("invalidated", entry.position)
    return state or Learning()


# rules ------------------------------------------------------------------------------------------------------------------

SINGLE_CASE_UNSAID = reason(
    "learning-on-one-cluster",
    Text(
        "This learning rests on fewer than two sources ({count}) and does not say that it is a single case.",
        "Cet apprentissage repose sur moins de deux sources ({count}) sans dire que c’est un cas unique.",
    ),
    Text(
        "Cite a second source (--ground J…), or say --single-case",
        "Citez une deuxième source (--ground J…), ou dites --single-case",
    ),
)


SAME_VERDICT = refuse(
    "same-verdict",
    Text("{learning} has been {verdict} already, by {ref}.", "{learning} est déjà {verdict}, par {ref}."),
    Text("Correct {ref} if it was wrong.", "Corrigez {ref} si l’entrée était erronée."),
)
INVALIDATED_UNEXPLAINED = reason(
    "invalidated-without-reason",
    Text(
        "{learning} would be invalidated without a reason or a decision.",
        "{learning} serait invalidé sans motif ni décision.",
    ),
    Text(
        "Say why (--reason), or cite the decision (--decision J…)",
        "Dites pourquoi (--reason), ou citez la décision (--decision J…)",
    ),
)
CONFIDENCE_WITHOUT_RATIONALE = reason(
    "confidence-without-rationale",
    Text(
        "This confidence does not say why, on: {questions}.",
        "Cette confiance ne dit pas ce qui la justifie, sur : {questions}.",
    ),
    Text("Answer each question with its why", "Répondez à chaque question avec son « why »"),
)
RESTS_ON_INVALIDATED = note(
    "factor-on-invalidated-learning",
    Text(
        "This success factor rests on {learning}, invalidated by {ref}.",
        "Ce facteur clé repose sur {learning}, invalidé par {ref}.",
    ),
)

_VERDICTS: dict[str, Text] = {
    "validated": Text("validated", "validé"),
    "invalidated": Text("invalidated", "invalidé"),
}
_QUESTIONS = ("methodological_limitations", "coherence", "adequacy", "relevance")


def source_of(view: View, ref: str) -> str:
    """The common source of a ground: the cluster it was linked under, else the entry itself."""
    ground = view.entry(ref)
    if ground and isinstance(ground.event, EvidenceLinked):
        return ground.event.cluster
    source: Source | None = view.get("source", ref)
    return source.cluster if source else ref


def fits(state: Learning | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case LearningValidated(learning=learning) | LearningInvalidated(learning=learning):
            given = evolve(None, entry).verdict
            if state and state.verdict == given:
                ref = f"J{state.since}"
                yield SAME_VERDICT.found(ref, learning=learning, verdict=_VERDICTS[str(given)], ref=ref)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case LearningInvalidated(learning=learning, decision=None, reason=None):
            yield INVALIDATED_UNEXPLAINED.found(learning=learning)
        case ConfidenceAssessed():
            unsaid = [question for question in _QUESTIONS if not getattr(entry.event, question).why]
            if unsaid:
                yield CONFIDENCE_WITHOUT_RATIONALE.found(questions=", ".join(unsaid))
        case SuccessFactorIdentified(learnings=learnings):
            for learning in learnings:
                held: Learning | None = view.get("learning", learning)
                if held and held.verdict == "invalidated":
                    ref = f"J{held.since}"
                    yield RESTS_ON_INVALIDATED.found(learning, ref, learning=learning, ref=ref)
        case LearningFormulated(single_case=False):
            sources = {source_of(view, ref) for ref in entry.grounds}
            if len(sources) < 2:
                yield SINGLE_CASE_UNSAID.found(*entry.grounds, count=len(sources))


CONCEPT = Concept(
    events=(
        LearningFormulated, ConfidenceAssessed, LearningValidated, LearningInvalidated, SuccessFactorIdentified,
        DisseminationDone,
    ),
    deciders=(Decider("learning", Learning, evolve, fits),),
    check=check,
)  # fmt: skip
