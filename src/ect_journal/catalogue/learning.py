"""Learnings: what the programme says it has understood, how far it trusts that, what follows, to whom it was told."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ect_journal.catalogue.evidence import EvidenceLinked, Source
from ect_journal.catalogue.vocabularies import Axis, BearsOn, Concern, Confidence, Pillar
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import AttachedFile, DecisionCitation, LearningCitation, Line, Url, Words, YesNo
from ect_journal.kinds import Part
from ect_journal.rules import Finding, reason
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


class Assessment(Part):
    """One of the four questions of GRADE-CERQual (Lewin et al. 2018): how serious the concern is, and why."""

    concern: Concern
    why: Words | None = None


class ConfidenceAssessed(Event, type="confidence.assessed", en="confidence assessed", fr="confiance évaluée"):
    """How far a learning may be trusted: four concerns, then a judgement. No total is computed."""

    learning: LearningCitation
    methodological_limitations: Assessment
    coherence: Assessment
    adequacy: Assessment
    relevance: Assessment
    confidence: Confidence


class LearningValidated(Event, type="learning.validated", en="learning validated", fr="apprentissage validé"):
    learning: LearningCitation
    decision: DecisionCitation | None = None
    reason: Words | None = None


class LearningInvalidated(Event, type="learning.invalidated", en="learning invalidated", fr="apprentissage invalidé"):
    learning: LearningCitation
    decision: DecisionCitation | None = None
    reason: Words | None = None


class SuccessFactorIdentified(
    Event, type="success_factor.identified", en="success factor identified", fr="facteur clé identifié"
):
    axis: Axis
    title: Line
    mechanism: Words
    learnings: Annotated[tuple[LearningCitation, ...], Field(min_length=1)]


class DisseminationDone(Event, type="dissemination.done", en="dissemination done", fr="diffusion faite"):
    kind: Line
    audience: Line
    title: Line
    url: Url | None = None
    attachment: AttachedFile | None = None


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


def source_of(view: View, ref: str) -> str:
    """The common source of a ground: the cluster it was linked under, else the entry itself."""
    ground = view.entry(ref)
    if ground and isinstance(ground.event, EvidenceLinked):
        return ground.event.cluster
    source: Source | None = view.get("source", ref)
    return source.cluster if source else ref


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case LearningFormulated(single_case=False):
            sources = {source_of(view, ref) for ref in entry.grounds}
            if len(sources) < 2:
                yield SINGLE_CASE_UNSAID.found(*entry.grounds, count=len(sources))


CONCEPT = Concept(
    events=(
        LearningFormulated, ConfidenceAssessed, LearningValidated, LearningInvalidated, SuccessFactorIdentified,
        DisseminationDone,
    ),
    check=check,
)  # fmt: skip
