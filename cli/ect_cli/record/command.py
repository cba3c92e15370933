"""The command that records one type of event, made from its model.

Leaves what it does to `writing`, and its options to `fields` and `around`.
"""

import re
from functools import partial

import click

from ect_cli.commands import Command, Help, Option
from ect_cli.names import SHORT_FORMS, Name
from ect_cli.record import words as say
from ect_cli.record.around import around_options
from ect_cli.record.examples import EXAMPLES
from ect_cli.record.fields import options_of
from ect_cli.record.writing import record_event
from ect_cli.words import FILE_OR_STDIN
from ect_journal.catalogue import TYPES
from ect_journal.event import Event
from ect_journal.kinds import kinds_of
from ect_journal.words import language


def command_for(known: Name) -> Command:
    """`ect record observation` for observation.recorded, or a short form of it."""
    event = TYPES[known.type]
    example = EXAMPLES[known.type]
    if known in SHORT_FORMS:
        example = re.sub(r"^ect record \S+", f"ect {known.shown(language())}", example)
    return Command(
        known.name,
        says=Help(example, say.RECORD_ONE.format(label=event.LABEL)),
        params=[*options_of(event), *form_options(event), *around_options()],
        callback=partial(record_event, known.type),
    )


def form_options(event: type[Event]) -> list[click.Parameter]:
    writes = any(field.kind.name in ("sealed", "words") and not field.many for field in kinds_of(event))
    return [
        Option(["--data"], says=say.DATA, takes=FILE_OR_STDIN, section=say.FIELDS),
        Option(["--edit"], says=say.EDIT, is_flag=True, section=say.FIELDS, hidden=not writes),
    ]
