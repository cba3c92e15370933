"""Corrections, which are entries too: corrected, retracted, reinstated; and a clock said to be at fault.

What they do to the reading of the journal is `ect_journal.register`'s; here are their shapes and what they may aim at.
"""

from collections.abc import Iterator
from typing import Annotated, Any

import orjson
from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError

from ect_journal.catalogue.vocabularies import RetractionReason
from ect_journal.decider import Concept, View
from ect_journal.entry import Entry, Occurred
from ect_journal.event import Event
from ect_journal.fields import Count, Moment, Target, Words
from ect_journal.kinds import Kind
from ect_journal.rules import Finding, note, refuse
from ect_journal.words import Text

# events: stored shapes, changing one is a migration ---------------------------------------------------------------------


def _as_stored(data: object) -> Any:
    """Its own copy, made of what JSON has: no object, no float that is not one, no end to what it holds."""
    try:
        return orjson.loads(orjson.dumps(data))
    except (TypeError, ValueError):  # orjson's errors are both
        raise PydanticCustomError("event_data", "the fields of an event, as JSON") from None


EventData = Annotated[dict[str, Any], Kind("event"), BeforeValidator(_as_stored), PlainSerializer(lambda data: data)]
"""The fields of an event, in the schema of the type of the entry it corrects (closed by that type, so no open map)."""


class EntryCorrected(Event, type="entry.corrected", en="entry corrected", fr="entrée corrigée"):
    """The whole entry as it should have read. An unchanged sealed field repeats its commitment."""

    IDENTITY = ("entry", "v", "data", "occurred", "grounds")

    entry: Target
    v: Count
    data: EventData
    occurred: Annotated[Occurred, Kind("occurred")]
    grounds: tuple[Moment, ...] = ()
    reason: Words


class EntryRetracted(Event, type="entry.retracted", en="entry retracted", fr="entrée retirée"):
    IDENTITY = ("entry",)

    entry: Target
    reason: RetractionReason
    note: Words | None = None


class EntryReinstated(Event, type="entry.reinstated", en="entry reinstated", fr="entrée rétablie"):
    IDENTITY = ("entry",)

    entry: Target
    note: Words | None = None


class ClockFaulted(Event, type="clock.faulted", en="clock at fault", fr="horloge en défaut"):
    """Allows the one decrease of recorded_at; `first` is the first entry recorded under the faulty clock."""

    reason: Words
    first: Moment | None = None


# rules ------------------------------------------------------------------------------------------------------------------

NOT_CORRECTABLE = refuse(
    "not-correctable",
    Text(
        "{ref} is of type {type}, which is not corrected or retracted.",
        "{ref} est de type {type}, qui ne se corrige ni ne se retire.",
    ),
    Text("{advice}", "{advice}"),
)
ALREADY_RETRACTED = refuse(
    "already-retracted",
    Text("{ref} stands retracted.", "{ref} est retirée."),
    Text("`ect reinstate {ref}` puts it back first.", "« ect reinstate {ref} » la rétablit d’abord."),
)
NOT_RETRACTED = refuse(
    "not-retracted",
    Text(
        "{ref} does not stand retracted: there is nothing to reinstate.",
        "{ref} n’est pas retirée : il n’y a rien à rétablir.",
    ),
    Text("`ect show {ref}` says how it stands.", "« ect show {ref} » dit où elle en est."),
)
REINSTATED_BY_SAME = note(
    "reinstated-by-who-retracted",
    Text("{by} puts back what {by} retracted.", "{by} rétablit ce que {by} avait retiré."),
)

_SET_RIGHT = {
    "entry.corrected": Text("Correct the first entry again, or retract this correction.", "Corrigez à nouveau l’entrée d’origine, ou retirez cette correction."),
    "entry.retracted": Text("Reinstate the entry that it retracts.", "Rétablissez l’entrée qu’elle retire."),
    "entry.reinstated": Text("Retract again the entry that it puts back.", "Retirez à nouveau l’entrée qu’elle rétablit."),
}  # fmt: skip
_FOR_EVER = Text("It stays as it was recorded.", "Elle reste telle qu’enregistrée.")
RETRACTABLE_CORRECTIONS = ("entry.corrected",)
LASTING = (
    "journal.opened", "clock.faulted", "entry.corrected", "entry.retracted", "entry.reinstated", "entry.expunged",
    "erasure.executed", "entry.blank", "key.added", "key.revoked", "anchor.recorded",
)  # fmt: skip


def check(view: View, entry: Entry) -> Iterator[Finding]:
    event = entry.event
    match event:
        case EntryCorrected(entry=ref) | EntryRetracted(entry=ref):
            target = view.entry(ref)
            retractable = isinstance(event, EntryRetracted) and target and target.type in RETRACTABLE_CORRECTIONS
            if target and target.type in LASTING and not retractable:
                yield NOT_CORRECTABLE.found(
                    ref, ref=ref, type=target.type, advice=_SET_RIGHT.get(target.type, _FOR_EVER)
                )
            elif target and not view.live(ref):
                yield ALREADY_RETRACTED.found(ref, ref=ref)
        case EntryReinstated(entry=ref):
            if view.entry(ref) and view.live(ref):
                yield NOT_RETRACTED.found(ref, ref=ref)
            elif view.retracted_by(ref) == entry.by:
                yield REINSTATED_BY_SAME.found(ref, by=entry.by)


CONCEPT = Concept(events=(EntryCorrected, EntryRetracted, EntryReinstated, ClockFaulted), check=check)
