"""What is gathered in the field: observations, interviews, documents, memos, reflections."""

from collections.abc import Iterator

from ect_journal.catalogue.actors import Actor
from ect_journal.catalogue.vocabularies import Axis, ConsentScope, Domain, Loop, NoteKind, Pillar
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import (
    ActorCode,
    AttachedFile,
    Count,
    ExperimentCode,
    Line,
    MethodVersion,
    ProjectCode,
    SealedText,
    SealedTexts,
    Words,
    YesNo,
)
from ect_journal.rules import Finding, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class ObservationRecorded(Event, type="observation.recorded", en="observation recorded", fr="observation consignée"):
    """What was seen or heard. `departs_from` is a method that was not followed here (écart de pratique)."""

    title: Line
    text: SealedText | None = None
    projects: tuple[ProjectCode, ...] = ()
    place: Line | None = None
    negative_case: YesNo = False
    axes: tuple[Axis, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    domains: tuple[Domain, ...] = ()
    departs_from: MethodVersion | None = None
    attachments: tuple[AttachedFile, ...] = ()


class InterviewRecorded(Event, type="interview.recorded", en="interview recorded", fr="entretien réalisé"):
    ABOUT = "interviewee"

    title: Line
    interviewee: ActorCode
    guide: Line | None = None
    duration_min: Count | None = None
    verbatims: SealedTexts = ()
    projects: tuple[ProjectCode, ...] = ()


class DocumentCollected(Event, type="document.collected", en="document collected", fr="document versé"):
    title: Line
    kind: Line
    provenance: Words | None = None
    attachment: AttachedFile | None = None


class MemoWritten(Event, type="memo.written", en="memo written", fr="mémo rédigé"):
    note_kind: NoteKind
    title: Line
    text: SealedText | None = None


class ReflectionRecorded(Event, type="reflection.recorded", en="reflection recorded", fr="retour réflexif"):
    """What surprised the supporter, what they took for granted, and from which posture to which they moved."""

    title: Line
    surprised: SealedText | None = None
    assumed: SealedText | None = None
    posture_from: Line | None = None
    posture_to: Line | None = None
    loop: Loop | None = None
    projects: tuple[ProjectCode, ...] = ()
    experiment: ExperimentCode | None = None


# rules ------------------------------------------------------------------------------------------------------------------

VERBATIM_WITHOUT_CONSENT = refuse(
    "verbatim-without-consent",
    Text(
        "{person} had neither consented to verbatims nor been informed on {day}, or has withdrawn.",
        "Le {day}, {person} n’avait ni consenti au verbatim ni été informé, ou s’est retiré.",
    ),
    Text(
        "Record consent.recorded (or notice.given) first, or leave the verbatims out.",
        "Enregistrez d’abord consent.recorded (ou notice.given), ou laissez les verbatims de côté.",
    ),
)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case InterviewRecorded(interviewee=person, verbatims=verbatims) if verbatims:
            actor: Actor | None = view.get("actor", person)
            day = entry.occurred.end
            if actor is None or not actor.allows(ConsentScope.VERBATIM, day):
                yield VERBATIM_WITHOUT_CONSENT.found(person=person, day=day)


CONCEPT = Concept(
    events=(ObservationRecorded, InterviewRecorded, DocumentCollected, MemoWritten, ReflectionRecorded), check=check
)
