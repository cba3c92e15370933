"""Collective times: gatherings, the decisions taken there, the actions given out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ect_journal.catalogue.actors import Mandate
from ect_journal.catalogue.vocabularies import Channel, DecisionKind, DecisionOutcome, GatheringKind, Mode
from ect_journal.decider import Concept, Decider, View
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

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "gathering", ref


class MinutesApproved(Event, type="minutes.approved", en="minutes approved", fr="compte rendu approuvé"):
    RETENTION = "log"
    FOLLOWS = ("gathering",)

    gathering: GatheringCitation
    attachment: AttachedFile | None = None

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "gathering", self.gathering


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

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "decision", ref


class DecisionImplemented(Event, type="decision.implemented", en="decision implemented", fr="décision appliquée"):
    FOLLOWS = ("decision",)

    decision: DecisionCitation
    how: Words

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "decision", self.decision


class DecisionSuperseded(Event, type="decision.superseded", en="decision superseded", fr="décision remplacée"):
    FOLLOWS = ("decision", "replaced_by")

    decision: DecisionCitation
    replaced_by: DecisionCitation

    def headline(self) -> str:
        return f"{self.decision} → {self.replaced_by}"

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "decision", self.decision


class ActionAssigned(Event, type="action.assigned", en="action assigned", fr="action confiée"):
    title: Line
    owner: ActorCode | None = None
    due: Day | None = None


class ActionClosed(Event, type="action.closed", en="action closed", fr="action close"):
    FOLLOWS = ("action",)

    action: ActionCitation
    done: YesNo
    outcome: Words | None = None


# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Gathering:
    """`approved`: the position of the entry that approved its minutes."""

    approved: int | None = None


@dataclass(frozen=True)
class Decision:
    """`superseded`: the position of the entry that says by which other it was replaced."""

    outcome: DecisionOutcome | None = None
    superseded: int | None = None


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve_gathering(state: Gathering | None, entry: Entry) -> Gathering:
    return Gathering(entry.position) if isinstance(entry.event, MinutesApproved) else state or Gathering()


def evolve_decision(state: Decision | None, entry: Entry) -> Decision:
    state = state or Decision()
    match entry.event:
        case DecisionTaken(outcome=outcome):
            return replace(state, outcome=outcome)
        case DecisionSuperseded():
            return replace(state, superseded=entry.position)
    return state


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
MINUTES_APPROVED = refuse(
    "minutes-already-approved",
    Text(
        "The minutes of {gathering} were approved by {ref}.",
        "Le compte rendu de {gathering} a été approuvé par {ref}.",
    ),
    Text("Correct {ref} if it was wrong.", "Corrigez {ref} si l’entrée était erronée."),
)
ALREADY_SUPERSEDED = refuse(
    "already-superseded",
    Text(
        "{ref} says by which decision {decision} was replaced.",
        "{ref} dit par quelle décision {decision} a été remplacée.",
    ),
    Text(
        "Say what replaced that one, or correct {ref}.",
        "Dites ce qui a remplacé celle-là, ou corrigez {ref}.",
    ),
)
SUPERSEDED_BY_EARLIER = refuse(
    "superseded-by-earlier",
    Text(
        "{by} was not taken after {decision}: it cannot replace it.",
        "{by} n’a pas été prise après {decision} : elle ne peut pas la remplacer.",
    ),
    Text(
        "Name the older decision first (decision), then the one that replaces it (replaced_by).",
        "Nommez d’abord la décision ancienne (decision), puis celle qui la remplace (replaced_by).",
    ),
)
REPLACED_BY_NOTHING = refuse(
    "replaced-by-nothing",
    Text(
        "{by} was not adopted ({outcome}): it replaces nothing.",
        "{by} n’a pas été adoptée ({outcome}) : elle ne remplace rien.",
    ),
    Text("Name a decision that was adopted (replaced_by).", "Nommez une décision adoptée (replaced_by)."),
)
NOTHING_TO_IMPLEMENT = refuse(
    "decision-not-in-force",
    Text(
        "{decision} does not hold on {day} ({why}): there is nothing to carry out.",
        "{decision} ne vaut pas le {day} ({why}) : il n’y a rien à appliquer.",
    ),
    Text(
        "Name the decision that was carried out, or check the day.",
        "Nommez la décision appliquée, ou vérifiez le jour.",
    ),
)
ACTION_UNASSIGNED = note(
    "action-unassigned",
    Text("This action has no owner or no due date.", "Cette action n’a pas de responsable ou pas d’échéance."),
)


_IN_FORCE = (DecisionOutcome.ADOPTED, DecisionOutcome.AMENDED)


def fits_gathering(state: Gathering | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case MinutesApproved(gathering=gathering) if state and state.approved:
            ref = f"J{state.approved}"
            yield MINUTES_APPROVED.found(ref, gathering=gathering, ref=ref)


def fits_decision(state: Decision | None, entry: Entry) -> Iterator[Finding]:
    superseded = f"J{state.superseded}" if state and state.superseded else None
    match entry.event:
        case DecisionSuperseded(decision=decision) if superseded:
            yield ALREADY_SUPERSEDED.found(superseded, decision=decision, ref=superseded)
        case DecisionImplemented(decision=decision) if superseded:
            yield NOTHING_TO_IMPLEMENT.found(superseded, decision=decision, day=entry.occurred.end, why=superseded)
        case DecisionImplemented(decision=decision) if state and state.outcome and state.outcome not in _IN_FORCE:
            yield NOTHING_TO_IMPLEMENT.found(
                decision, decision=decision, day=entry.occurred.end, why=state.outcome.label
            )


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case DecisionSuperseded(decision=decision, replaced_by=by):
            older, newer = view.entry(decision), view.entry(by)
            if older and newer and (newer.occurred.start, newer.position) <= (older.occurred.start, older.position):
                yield SUPERSEDED_BY_EARLIER.found(by, decision=decision, by=by)
            if newer and isinstance(newer.event, DecisionTaken) and newer.event.outcome not in _IN_FORCE:
                yield REPLACED_BY_NOTHING.found(by, by=by, outcome=newer.event.outcome.label)
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
    deciders=(
        Decider("gathering", Gathering, evolve_gathering, fits_gathering, by_position=True),
        Decider("decision", Decision, evolve_decision, fits_decision),
    ),
    check=check,
)
