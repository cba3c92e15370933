"""The programme itself: its opening, its phases, its terms."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from ect_journal.catalogue.commitments import AgreementAmended
from ect_journal.catalogue.vocabularies import Objective
from ect_journal.decider import Concept, Decider, View
from ect_journal.entry import Entry
from ect_journal.event import Event
from ect_journal.fields import Count, Day, Line, NewTerm, Uuid, Words
from ect_journal.kinds import Kind
from ect_journal.rules import Finding, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


class JournalOpened(Event, type="journal.opened", en="journal opened", fr="journal ouvert"):
    """Always J1, written by the journal itself. Binds every entry to this journal's UUID."""

    journal: Uuid
    origin: Line
    format: Count
    time_zone: Line
    lang: Annotated[str, Kind("key"), StringConstraints(pattern="^(fr|en)$")]


class ProgrammeOpened(Event, type="programme.opened", en="programme opened", fr="programme ouvert"):
    title: Line
    funder: Line
    scheme: Line | None = None
    start: Day
    end: Day
    objectives: tuple[Objective, ...] = ()
    convention: Line | None = None
    continues: Words | None = None

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "programme", "programme"


class PhaseOpened(Event, type="phase.opened", en="phase opened", fr="phase ouverte"):
    label: Line
    start: Day
    end: Day
    goals: tuple[Words, ...] = ()

    def touches(self, ref: str) -> Iterator[tuple[str, str]]:
        yield "programme", "programme"


class TermDefined(Event, type="term.defined", en="term defined", fr="terme défini"):
    """A term of the research and, when its code is known already, its next version."""

    code: NewTerm
    definition: Words
    reference: Words | None = None
    effective_from: Day


# state ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Phase:
    position: int
    start: date
    end: date


@dataclass(frozen=True)
class Programme:
    """`end` is the last day that the agreement gives, amended or not."""

    opened: int | None = None
    start: date | None = None
    end: date | None = None
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True)
class Term:
    """`effective` and `positions` have, for each version that stands, its day of effect and the entry that defined it.

    `version` is the last number given, retracted versions included: numbers are never used again.
    """

    effective: tuple[date, ...] = ()
    positions: tuple[int, ...] = ()
    version: int = 0

    @property
    def stands(self) -> bool:
        return bool(self.effective)


# evolve -----------------------------------------------------------------------------------------------------------------


def evolve_programme(state: Programme | None, entry: Entry) -> Programme:
    state = state or Programme()
    match entry.event:
        case ProgrammeOpened(start=start, end=end):
            return replace(state, opened=entry.position, start=start, end=end)
        case AgreementAmended(new_end=date() as end):
            return replace(state, end=end)
        case PhaseOpened(start=start, end=end):
            return replace(state, phases=(*state.phases, Phase(entry.position, start, end)))
    return state


def evolve_term(state: Term | None, entry: Entry) -> Term:
    state = state or Term()
    match entry.event:
        case TermDefined(effective_from=day):
            return Term((*state.effective, day), (*state.positions, entry.position), state.version + 1)
    return state


def lapse_term(state: Term | None, entry: Entry) -> Term:
    state = state or Term()
    return replace(state, version=state.version + 1)


# rules ------------------------------------------------------------------------------------------------------------------

SECOND_PROGRAMME = refuse(
    "second-programme",
    Text("This journal's programme was opened by {first}.", "Le programme de ce journal a été ouvert par {first}."),
    Text(
        "A journal keeps one programme: correct {first}, or open another journal.",
        "Un journal tient un programme : corrigez {first}, ou ouvrez un autre journal.",
    ),
)
PERIOD_REVERSED = refuse(
    "period-reversed",
    Text(
        "It would end on {end}, before it starts on {start}.", "Elle finirait le {end}, avant de commencer le {start}."
    ),
    Text("Check both days.", "Vérifiez les deux jours."),
)
OVERLAPPING_PHASES = refuse(
    "overlapping-phases",
    Text(
        "The phase from {start} to {end} overlaps that of {other}.",
        "La phase du {start} au {end} recouvre celle de {other}.",
    ),
    Text(
        "Phases follow one another: correct the days of one of them.",
        "Les phases se suivent : corrigez les jours de l’une d’elles.",
    ),
)
EFFECTIVE_NOT_AFTER = refuse(
    "effective-not-after",
    Text(
        "{code} would take effect on {day}, not after the version before it ({before}, {ref}).",
        "{code} prendrait effet le {day}, et non après la version précédente ({before}, {ref}).",
    ),
    Text(
        "A version takes effect after the one before it: choose a day after {before}.",
        "Une version prend effet après celle qui la précède : choisissez un jour après le {before}.",
    ),
)


def fits_programme(state: Programme | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case ProgrammeOpened(start=start, end=end):
            if state and state.opened is not None:
                yield SECOND_PROGRAMME.found(f"J{state.opened}", first=f"J{state.opened}")
            if end < start:
                yield PERIOD_REVERSED.found(start=start, end=end)
        case AgreementAmended(new_end=date() as end) if state and state.start and end < state.start:
            yield PERIOD_REVERSED.found(start=state.start, end=end)
        case PhaseOpened(start=start, end=end):
            if end < start:
                yield PERIOD_REVERSED.found(start=start, end=end)
            for phase in state.phases if state else ():
                if start <= phase.end and phase.start <= end:
                    yield OVERLAPPING_PHASES.found(
                        f"J{phase.position}", start=start, end=end, other=f"J{phase.position}"
                    )


def fits_term(state: Term | None, entry: Entry) -> Iterator[Finding]:
    match entry.event:
        case TermDefined(code=code, effective_from=day) if state and state.effective and day <= state.effective[-1]:
            ref = f"J{state.positions[-1]}"
            yield EFFECTIVE_NOT_AFTER.found(ref, code=code, day=day, before=state.effective[-1], ref=ref)


JOURNAL_REOPENED = refuse(
    "journal-reopened",
    Text("Only the journal itself writes J1.", "Seul le journal écrit J1."),
    Text("To open a programme, record programme.opened.", "Pour ouvrir un programme, enregistrez programme.opened."),
)


def check(view: View, entry: Entry) -> Iterator[Finding]:
    if isinstance(entry.event, JournalOpened) and view.head > 0:
        yield JOURNAL_REOPENED.found("J1")


CONCEPT = Concept(
    events=(JournalOpened, ProgrammeOpened, PhaseOpened, TermDefined),
    deciders=(
        Decider("programme", Programme, evolve_programme, fits_programme, by_position=True),
        Decider("term", Term, evolve_term, fits_term, by_position=True, lapse=lapse_term),
    ),
    check=check,
)
