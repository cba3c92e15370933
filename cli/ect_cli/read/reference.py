"""`ect types` and `ect schema`: what may be recorded. Neither needs a journal."""

import click

from ect_cli.commands import Argument, Command
from ect_cli.names_of_types import NAMES_OF_TYPES
from ect_cli.read import words as say
from ect_cli.read.entries import type_named
from ect_cli.read.formats import put, show, to_json
from ect_cli.read.labels import field
from ect_cli.read.options import Asked, reading_options
from ect_cli.read.table import Column
from ect_journal.catalogue import TYPES
from ect_journal.kinds import kinds_of
from ect_journal.words import language

TYPES_TABLE = (
    Column(say.COMMAND, field("command")),
    Column(say.LABEL, lambda row: row[f"label_{language()}"]),
    Column(say.FIELDS, lambda row: _fields(row["fields"]), whole=False),
)


@click.command("types", cls=Command, says=say.TYPES, journal=False)
@reading_options(as_of=False, known_at=False)
def types(asked: Asked) -> None:
    import polars as pl

    commands = {type: name for type, name, _ in NAMES_OF_TYPES}
    rows = [
        {
            "type": name,
            "v": event.V,
            "command": commands.get(name),
            "label_en": event.LABEL.en,
            "label_fr": event.LABEL.fr,
            "fields": [
                {
                    "name": known.name,
                    "kind": known.kind.name,
                    "target": known.kind.target,
                    "many": known.many,
                    "required": known.required,
                }
                for known in kinds_of(event)
            ],
        }
        for name, event in TYPES.items()
    ]
    show(pl.DataFrame(rows), asked, TYPES_TABLE)


def _fields(fields: list[dict[str, object]]) -> str:
    return ", ".join(f"{known['name']}{'*' if known['required'] else ''}" for known in fields)


@click.command("schema", cls=Command, says=say.SCHEMA, journal=False)
@click.argument("type", cls=Argument, takes=say.TYPE_METAVAR)
@reading_options(as_of=False, known_at=False, formats=("json",))
def schema(asked: Asked, type: str) -> None:
    found = TYPES[type_named(type)]
    put(to_json({"$id": f"{found.TYPE}/{found.V}", **found.model_json_schema()}, indent=True) + b"\n", asked)
