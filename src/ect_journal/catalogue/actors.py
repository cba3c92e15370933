"""Who takes part: actors, the mandates of the committees, notices and consents."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import Field

from ect_journal.catalogue.vocabularies import (
    Category,
    ConsentScope,
    DecisionKind,
    GatheringKind,
    Level,
    Nature,
    Role,
    Sector,
    WithdrawalEffect,
)
from ect_journal.decider import Concept, Decider
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import ActorCode, Day, GatheringCitation, Line, NewActor, SealedText

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class ActorRegistered(Event, type="actor.registered", en="actor registered", fr="acteur inscrit"):
    """A person or an organisation, under a code. A person's name is sealed; `label` is an organisation's public name."""

    RETENTION = "contact"
    ABOUT = "code"

    code: NewActor
    nature: Nature
    category: Category
    roles: tuple[Role, ...] = ()
    level: Level | None = None
    sector: Sector | None = None
    organisation: ActorCode | None = None
    label: Line | None = None
    name: SealedText | None = None


class ActorUpdated(Event, type="actor.updated", en="actor updated", fr="fiche d’acteur mise à jour"):
    """The roles and the organisation that somebody has from then on: both whole, as they should now read."""

    TOUCHES = ("actor",)

    actor: ActorCode
    roles: tuple[Role, ...] = ()
    organisation: ActorCode | None = None


class MandateGiven(Event, type="mandate.given", en="mandate given", fr="mandat donné"):
    """What kinds of decision a kind of gathering may take. The last one given holds."""

    gathering_kind: GatheringKind
    decision_kinds: Annotated[tuple[DecisionKind, ...], Field(min_length=1)]

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "mandate", self.gathering_kind.value


class NoticeGiven(Event, type="notice.given", en="notice given", fr="information donnée"):
    """These persons were told what is kept about them, and why."""

    TOUCHES = ("persons",)

    gathering: GatheringCitation | None = None
    persons: Annotated[tuple[ActorCode, ...], Field(min_length=1)]
    version: Line


class ConsentRecorded(Event, type="consent.recorded", en="consent recorded", fr="consentement recueilli"):
    TOUCHES = ("person",)

    person: ActorCode
    scopes: Annotated[tuple[ConsentScope, ...], Field(min_length=1)]
    form: Line
    until: Day | None = None


class ConsentWithdrawn(Event, type="consent.withdrawn", en="consent withdrawn", fr="consentement retiré"):
    """`effect` may hold both: the words are erased, the participation is retracted."""

    TOUCHES = ("person",)

    person: ActorCode
    effect: Annotated[tuple[WithdrawalEffect, ...], Field(min_length=1)]


# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Consent:
    """What a person agreed to on a day; no scopes once withdrawn."""

    day: date
    scopes: tuple[str, ...]
    until: date | None = None


@dataclass(frozen=True)
class Actor:
    position: int | None = None
    nature: Nature | None = None
    label: str | None = None
    noticed: date | None = None
    consent: Consent | None = None

    @property
    def stands(self) -> bool:
        return self.position is not None

    def allows(self, scope: ConsentScope, day: date) -> bool:
        """Whether this person's words may be kept on that day: consented, or informed and not withdrawn since."""
        if self.consent is not None:
            return scope.value in self.consent.scopes and (self.consent.until is None or day <= self.consent.until)
        return self.noticed is not None


@dataclass(frozen=True)
class Mandate:
    position: int
    decision_kinds: tuple[DecisionKind, ...]


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve_actor(state: Actor | None, entry: Entry) -> Actor:
    state = state or Actor()
    day = entry.occurred.start
    match entry.event:
        case ActorRegistered(nature=nature, label=label):
            return replace(state, position=entry.position, nature=nature, label=label)
        case NoticeGiven():
            return replace(state, noticed=day)
        case ConsentRecorded(scopes=scopes, until=until):
            return replace(state, consent=Consent(day, tuple(scope.value for scope in scopes), until))
        case ConsentWithdrawn():
            return replace(state, consent=Consent(day, ()))
    return state


def evolve_mandate(state: Mandate | None, entry: Entry) -> Mandate | None:
    match entry.event:
        case MandateGiven(decision_kinds=kinds):
            return Mandate(entry.position, kinds)
    return state


CONCEPT = Concept(
    events=(ActorRegistered, ActorUpdated, MandateGiven, NoticeGiven, ConsentRecorded, ConsentWithdrawn),
    deciders=(Decider("actor", Actor, evolve_actor), Decider("mandate", Mandate, evolve_mandate)),
)
