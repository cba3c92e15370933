"""Learnings: what the programme says it has understood, about projects or about the concept."""

from collections.abc import Iterator

from ect_journal.catalogue.evidence import EvidenceLinked, Source
from ect_journal.catalogue.vocabularies import Axis, BearsOn, Pillar
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import Line, Words, YesNo
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


CONCEPT = Concept(events=(LearningFormulated,), check=check)
