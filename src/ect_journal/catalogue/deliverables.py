"""What is owed to the funder: deliverables due, submitted, reviewed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ect_journal.catalogue.vocabularies import Objective
from ect_journal.decider import Concept, Decider
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import AttachedFile, Day, DeliverableCode, Line, Moment, NewDeliverable, Words, YesNo
from ect_journal.rules import Finding, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class DeliverableDue(Event, type="deliverable.due", en="deliverable due", fr="livrable attendu"):
    code: NewDeliverable
    title: Line
    due: Day
    objective: Objective | None = None


class DeliverableSubmitted(Event, type="deliverable.submitted", en="deliverable submitted", fr="livrable remis"):
    """`at` is the last entry that the deliverable takes into account."""

    RETENTION = "log"
    TOUCHES = ("deliverable",)

    deliverable: DeliverableCode
    at: Moment
    attachment: AttachedFile | None = None


class DeliverableReviewed(Event, type="deliverable.reviewed", en="deliverable reviewed", fr="livrable examiné"):
    TOUCHES = ("deliverable",)

    deliverable: DeliverableCode
    accepted: YesNo
    remarks: Words | None = None

    def headline(self) -> str:
        answer = Text("accepted", "accepté") if self.accepted else Text("to be taken up again", "à reprendre")
        return " · ".join([self.deliverable, str(answer), *(self.remarks or "").splitlines()[:1]])


# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Deliverable:
    """`submitted`: the position of the submission that waits for its review."""

    position: int | None = None
    submitted: int | None = None

    @property
    def stands(self) -> bool:
        return self.position is not None


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve(state: Deliverable | None, entry: Entry) -> Deliverable:
    state = state or Deliverable()
    match entry.event:
        case DeliverableDue():
            return replace(state, position=entry.position)
        case DeliverableSubmitted():
            return replace(state, submitted=entry.position)
        case DeliverableReviewed():
            return replace(state, submitted=None)
    return state


# rules ------------------------------------------------------------------------------------------------------------------

ALREADY_SUBMITTED = refuse(
    "already-submitted",
    Text(
        "{deliverable} was submitted by {ref} and has not been reviewed since.",
        "{deliverable} a été remis par {ref} et n’a pas été examiné depuis.",
    ),
    Text(
        "Record its review first (deliverable.reviewed), or correct {ref} if it was wrong.",
        "Enregistrez d’abord son examen (deliverable.reviewed), ou corrigez {ref} si l’entrée était erronée.",
    ),
)
NOTHING_TO_REVIEW = refuse(
    "nothing-to-review",
    Text(
        "{deliverable} has not been submitted since its last review, if ever.",
        "{deliverable} n’a pas été remis, ou pas depuis son dernier examen.",
    ),
    Text(
        "Record its submission first (deliverable.submitted).",
        "Enregistrez d’abord sa remise (deliverable.submitted).",
    ),
)


def fits(state: Deliverable | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case DeliverableSubmitted(deliverable=code) if state and state.submitted:
            ref = f"J{state.submitted}"
            yield ALREADY_SUBMITTED.found(ref, deliverable=code, ref=ref)
        case DeliverableReviewed(deliverable=code) if not (state and state.submitted):
            yield NOTHING_TO_REVIEW.found(deliverable=code)


CONCEPT = Concept(
    events=(DeliverableDue, DeliverableSubmitted, DeliverableReviewed),
    deciders=(Decider("deliverable", Deliverable, evolve, fits),),
)
