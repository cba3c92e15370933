"""`ect record`: the group of the types of event.

Knows their names without the catalogue. Leaves each type's command to `command`, imported when it is called.
"""

from collections.abc import Iterable

import click

from ect_cli.commands import Help, LazyGroup
from ect_cli.failures import WrongUsage
from ect_cli.names import RECORDER, Name, Section
from ect_cli.names_of_types import NAMES_OF_TYPES
from ect_cli.record import words as say
from ect_journal.words import plain

OWN_COMMANDS = {
    "journal.opened": "ect init",
    "entry.corrected": "ect correct",
    "entry.retracted": "ect retract",
    "entry.reinstated": "ect reinstate",
    "erasure.executed": "ect erase",
    "entry.expunged": "ect expunge",
    "key.added": "ect seal",
    "key.revoked": "ect rotate-key",
    "anchor.recorded": "ect anchor",
}


class RecordGroup(LazyGroup):
    """Takes the name of a type as `ect types` prints it, dotted or not: project-stage-changed, project.stage_changed."""

    def spell(self, known: Name) -> Iterable[str]:
        return (known.name, known.type, known.type.replace(".", "-"))

    def unknown(self, ctx: click.Context, written: str) -> WrongUsage:
        for name, command in OWN_COMMANDS.items():
            if plain(written.replace(".", " ")) == plain(name.replace(".", " ")):
                said, hint = say.ITS_OWN_COMMAND.format(type=name), say.OWN_COMMAND_HINT.format(command=command)
                return WrongUsage(said, hint, ctx)
        return super().unknown(ctx, written)


record = RecordGroup(
    "record",
    takes=say.TYPE_METAVAR,
    says=Help('ect record observation --title "Le besoin est reformulé" --project ALI-01', say.RECORD),
    sections=[
        Section(say.TYPES, tuple(Name(name, RECORDER, label, type=type) for type, name, label in NAMES_OF_TYPES))
    ],
)
