"""Collective times: gatherings, the decisions taken there, the actions given out."""

from collections.abc import Iterator

from ect_journal.catalogue.actors import Mandate
from ect_journal.catalogue.vocabularies import Channel, DecisionKind, DecisionOutcome, GatheringKind, Mode
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import (
    ActionCitation,
    ActorCode,
    AttachedFile,
    Count,
    Day,
    DecisionCitation,
    GatheringCitation,
    Line,
    Moment,
    SealedText,
    Words,
    YesNo,
)
from ect_journal.rules import Finding, note, reason, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class GatheringHeld(Event, type="gathering.held", en="gathering held", fr="réunion tenue"):
    """`guests` counts those who came without being registered."""

    kind: GatheringKind
    title: Line
    attendees: tuple[ActorCode, ...] = ()
    guests: Count = 0
    excused: tuple[ActorCode, ...] = ()
    duration_min: Count | None = None
    place: Line | None = None
    text: SealedText | None = None


class MinutesApproved(Event, type="minutes.approved", en="minutes approved", fr="compte rendu approuvé"):
    gathering: GatheringCitation
    attachment: AttachedFile | None = None


class DecisionTaken(Event, type="decision.taken", en="decision taken", fr="décision prise"):
    """`known` is the last entry the deciders had before them; left out, the last recorded before the gathering."""

    title: Line
    kind: DecisionKind
    outcome: DecisionOutcome
    rationale: Words | None = None
    alternatives: tuple[Line, ...] = ()
    mode: Mode | None = None
    votes_for: Count | None = None
    votes_against: Count | None = None
    abstained: Count | None = None
    channel: Channel = Channel.GATHERING
    gathering: GatheringCitation | None = None
    known: Moment | None = None


class DecisionImplemented(Event, type="decision.implemented", en="decision implemented", fr="décision appliquée"):
    decision: DecisionCitation
    how: Words


class DecisionSuperseded(Event, type="decision.superseded", en="decision superseded", fr="décision remplacée"):
    decision: DecisionCitation
    replaced_by: DecisionCitation


class ActionAssigned(Event, type="action.assigned", en="action assigned", fr="action confiée"):
    title: Line
    owner: ActorCode | None = None
    due: Day | None = None


class ActionClosed(Event, type="action.closed", en="action closed", fr="action close"):
    action: ActionCitation
    done: YesNo
    outcome: Words | None = None


# rules ------------------------------------------------------------------------------------------------------------------

BEFORE_GATHERING = refuse(
    "decision-before-gathering",
    Text(
        "This decision of {day} would precede its gathering ({ref}, {held}).",
        "Cette décision du {day} précéderait sa réunion ({ref}, {held}).",
    ),
    Text(
        "Give the day of the gathering (--on {held}), or the right gathering.",
        "Donnez le jour de la réunion (--on {held}), ou la bonne réunion.",
    ),
)
OUTSIDE_MANDATE = reason(
    "outside-mandate",
    Text(
        "No mandate lets a gathering of this kind ({gathering}) take a decision of kind “{kind}”.",
        "Aucun mandat ne permet à ce type de réunion ({gathering}) de décider en matière de « {kind} ».",
    ),
    Text("Record its mandate first (mandate.given)", "Enregistrez d’abord son mandat (mandate.given)"),
)
DECISION_WITHOUT_CHANNEL = reason(
    "decision-without-channel",
    Text(
        "This decision names neither its gathering nor another channel.",
        "Cette décision ne nomme ni sa réunion ni un autre canal.",
    ),
    Text(
        "Name its gathering (--gathering J…) or its channel",
        "Nommez sa réunion (--gathering J…) ou son canal (--channel)",
    ),
)
ACTION_UNASSIGNED = note(
    "action-unassigned",
    Text("This action has no owner or no due date.", "Cette action n’a pas de responsable ou pas d’échéance."),
)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case DecisionTaken(channel=Channel.GATHERING, gathering=None):
            yield DECISION_WITHOUT_CHANNEL.found()
        case DecisionTaken(gathering=str(ref), kind=kind):
            held = view.entry(ref)
            if held and entry.occurred.end < held.occurred.start:
                yield BEFORE_GATHERING.found(ref, day=entry.occurred.end, ref=ref, held=held.occurred.start)
            if held and isinstance(held.event, GatheringHeld):
                mandate: Mandate | None = view.get("mandate", held.event.kind.value)
                if mandate is None or kind not in mandate.decision_kinds:
                    yield OUTSIDE_MANDATE.found(ref, gathering=held.event.kind.label, kind=kind.label)
        case ActionAssigned(owner=owner, due=due) if owner is None or due is None:
            yield ACTION_UNASSIGNED.found()


CONCEPT = Concept(
    events=(
        GatheringHeld,
        MinutesApproved,
        DecisionTaken,
        DecisionImplemented,
        DecisionSuperseded,
        ActionAssigned,
        ActionClosed,
    ),
    check=check,
)
