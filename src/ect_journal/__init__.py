"""ect-journal: the record of a research-action programme, whose every sentence can be walked back to the field."""

from ect_journal.drafting import Receipt
from ect_journal.entry import Entry, Occurred
from ect_journal.errors import (
    AlreadyExists,
    ClockBehind,
    Conflict,
    EctError,
    Erased,
    IdReused,
    IntakeRefused,
    InvalidEvent,
    InvalidInput,
    JournalNotFound,
    ReadOnly,
    RuleViolation,
    Tampered,
    UnknownEntry,
    Unreadable,
)
from ect_journal.journal import Journal
from ect_journal.recording import Batch
from ect_journal.world import World

__all__ = [
    "AlreadyExists",
    "Batch",
    "ClockBehind",
    "Conflict",
    "EctError",
    "Entry",
    "Erased",
    "IdReused",
    "IntakeRefused",
    "InvalidEvent",
    "InvalidInput",
    "Journal",
    "JournalNotFound",
    "Occurred",
    "ReadOnly",
    "Receipt",
    "RuleViolation",
    "Tampered",
    "UnknownEntry",
    "Unreadable",
    "World",
]
