"""ect-journal: the record of a research-action programme, whose every sentence can be walked back to the field.

The names below are loaded when they are first used, so that `ect --help` waits neither for pydantic nor for the
catalogue.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
        KeysLocked,
        NotWritten,
        ReadOnly,
        RuleViolation,
        Tampered,
        UnknownEntry,
        Unreachable,
        Unreadable,
    )
    from ect_journal.journal import Journal
    from ect_journal.recording import Batch
    from ect_journal.world import World

_HOMES = {
    "drafting": ("Receipt",),
    "entry": ("Entry", "Occurred"),
    "errors": (
        "AlreadyExists", "ClockBehind", "Conflict", "EctError", "Erased", "IdReused", "IntakeRefused", "InvalidEvent",
        "InvalidInput", "JournalNotFound", "KeysLocked", "NotWritten", "ReadOnly", "RuleViolation", "Tampered", "UnknownEntry",
        "Unreachable", "Unreadable",
    ),
    "journal": ("Journal",),
    "recording": ("Batch",),
    "world": ("World",),
}  # fmt: skip
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)


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
    "KeysLocked",
    "NotWritten",
    "Occurred",
    "ReadOnly",
    "Receipt",
    "RuleViolation",
    "Tampered",
    "UnknownEntry",
    "Unreachable",
    "Unreadable",
    "World",
]
