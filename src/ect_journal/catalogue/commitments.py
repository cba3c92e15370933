"""What was promised to the funder: commitments made, what was done of them, amendments to the agreement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from ect_journal.catalogue.vocabularies import Axis, Objective
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import (
    AttachedFile,
    CommitmentCode,
    Day,
    Dec,
    DecisionCitation,
    Line,
    NewCommitment,
    Words,
)
from ect_journal.rules import Finding, note
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class CommitmentMade(Event, type="commitment.made", en="commitment made", fr="engagement pris"):
    """`quantity` is promised in `unit` by `due`; `article` is where the agreement says so."""

    code: NewCommitment
    title: Line
    axis: Axis | None = None
    objective: Objective
    quantity: Annotated[Dec, Field(ge=0)] | None = None
    unit: Line | None = None
    due: Day
    article: Line | None = None


class CommitmentReported(Event, type="commitment.reported", en="commitment reported", fr="réalisation déclarée"):
    """What has been done of it in all, up to the day of the report; the last report counts. `decision` explains a gap."""

    FOLLOWS = ("commitment",)
    TOUCHES = ("commitment",)

    commitment: CommitmentCode
    done: Annotated[Dec, Field(ge=0)] | None = None
    statement: Words
    gap_reason: Words | None = None
    decision: DecisionCitation | None = None


class AgreementAmended(Event, type="agreement.amended", en="agreement amended", fr="avenant signé"):
    """What was changed in the agreement with the funder; `new_end` is the programme's last day from then on."""

    RETENTION = "log"

    reference: Line
    changes: Words
    new_end: Day | None = None
    attachment: AttachedFile | None = None

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "programme", "programme"


# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Commitment:
    position: int
    quantity: Decimal | None
    due: date


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve(state: Commitment | None, entry: Entry) -> Commitment | None:
    match entry.event:
        case CommitmentMade(quantity=quantity, due=due):
            return Commitment(entry.position, quantity, due)
    return state


# rules ------------------------------------------------------------------------------------------------------------------

GAP_UNEXPLAINED = note(
    "gap-unexplained",
    Text(
        "{done} of {quantity} promised for {commitment}, and nothing says why.",
        "{done} sur {quantity} promis pour {commitment}, et rien ne dit pourquoi.",
    ),
)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case CommitmentReported(commitment=code, done=Decimal() as done, gap_reason=None, decision=None):
            held: Commitment | None = view.get("commitment", code)
            due = held is not None and held.due <= entry.occurred.end  # before that day it is progress, not a gap
            if held and due and held.quantity is not None and done < held.quantity:
                yield GAP_UNEXPLAINED.found(
                    f"J{held.position}", done=f"{done:f}", quantity=f"{held.quantity:f}", commitment=code
                )


CONCEPT = Concept(
    events=(CommitmentMade, CommitmentReported, AgreementAmended),
    deciders=(Decider("commitment", Commitment, evolve, by_position=True),),
    check=check,
)
