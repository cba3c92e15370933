"""The options of a type of event, made from the fields of its model.

Knows the name, the help and the manner of each option. Leaves what is written to `values`, sealed texts to `texts`.
"""

from ect_cli.commands import Option
from ect_cli.completing import of_field
from ect_cli.record import words as say
from ect_cli.words import CODE, DAY, ENTRY, FILE, FILE_OR_STDIN, NAME, NUMBER, TEXT, WEB, WORD
from ect_journal.catalogue.field_words import FIELD_WORDS
from ect_journal.event import Event
from ect_journal.kinds import FieldKind, Part, kinds_of
from ect_journal.words import Text, Word

TAKES = {
    "line": TEXT, "words": TEXT, "url": WEB, "sealed": FILE_OR_STDIN, "decimal": NUMBER, "count": NUMBER,
    "grade 0-4": Text("0-4", "0-4"), "day": DAY, "key": NAME, "new code": CODE, "code": CODE, "versioned": CODE,
    "entry": ENTRY, "moment": ENTRY, "target": ENTRY, "attachment": FILE, "word": WORD, "rule": NAME,
}  # fmt: skip
"""What stands for the value of an option in the help, by kind of field."""

ONLY_AS_DATA = ("event", "occurred")
"""Kinds that no option can carry: they are given by --data."""

SAID_ELSEWHERE = ("evidence.judged.blind",)
"""Fields that nobody says of their own entry: a reading is blind when it comes from a sheet (`ect judge`)."""

_SINGULAR = {"axes": "axis", "statuses": "status", "excused": "excused", "unexpected": "unexpected", "effect": "effect"}


RENAMED = {"ground": "--motive"}
"""Fields called as an option of every recording is (`--ground`: an entry on which this one rests)."""


def option_name(field: FieldKind) -> str:
    """--project for `projects`: a list is given one value at a time."""
    if field.name in RENAMED:
        return RENAMED[field.name]
    name = _SINGULAR.get(field.name, field.name.removesuffix("s")) if field.many else field.name
    return f"--{name.replace('_', '-')}"


def options_of(event: type[Event]) -> list[Option]:
    return [option for field in kinds_of(event) if (option := _option(event, field))]


def words_of(event: type[Event], name: str) -> Text:
    return FIELD_WORDS.get(f"{event.TYPE}.{name}") or FIELD_WORDS[name]


def _option(event: type[Event], field: FieldKind) -> Option | None:
    if field.kind.name in ONLY_AS_DATA or f"{event.TYPE}.{field.name}" in SAID_ELSEWHERE:
        return None
    name, says = option_name(field), _says(event, field)
    whole = f"--{field.name.replace('_', '-')}"
    if field.kind.name == "yes/no":
        return Option(
            [f"{name}/--no-{name[2:]}", field.name],
            says=says,
            section=say.FIELDS,
            default=None,
            extras=_extras(event, field),
        )
    return Option(
        [name, field.name],
        says=says,
        takes=_takes(field),
        also=[whole] if whole != name and field.name not in RENAMED else [],
        section=say.FIELDS,
        extras=_extras(event, field),
        multiple=field.many,
        shell_complete=of_field(field),
    )


def _says(event: type[Event], field: FieldKind) -> Text:
    says = words_of(event, field.name)
    if field.word is not None:
        return says if _lists(says, field.word) else say.VALUES.format(says=says, values=_values(field.word))
    if field.kind.name == "object" and field.part is not None:
        return say.OBJECT.format(says=says, keys=_keys(field.part))
    return says


def _lists(says: Text, word: type[Word]) -> bool:
    """Whether a help text gives the values of a vocabulary by itself."""
    return all(value.label.fr in says.fr for value in word)


def _values(word: type[Word]) -> Text:
    return Text(", ".join(value.value for value in word), ", ".join(value.label.fr for value in word))


def _keys(part: type[Part]) -> Text:
    """rival=, if_rival=, … and what the keys that take a word may say."""
    keys = kinds_of(part)
    names = ", ".join(f"{key.name}=" for key in keys)
    vocabularies = {key.word: None for key in keys if key.word is not None}
    values = [
        say.KEY_VALUES.format(keys=", ".join(key.name for key in keys if key.word is word), values=_values(word))
        for word in vocabularies
    ]
    return Text(names + "".join(said.en for said in values), names + "".join(said.fr for said in values))


def _takes(field: FieldKind) -> Text:
    if field.kind.name == "object" and field.part is not None:
        first = kinds_of(field.part)[0].name
        return Text(f"{first}=…,…", f"{first}=…,…")
    return TAKES[field.kind.name]


IMPLIED = {("tally.frozen", "at"): say.IMPLIED_MOMENT, ("tally.frozen", "totals"): say.IMPLIED_TOTALS}
"""Fields that an event requires and a command fills in (see `proposing`), and what with."""


def _extras(event: type[Event], field: FieldKind) -> list[Text]:
    implied = IMPLIED.get((event.TYPE, field.name))
    extras = [
        (field.required, implied or say.REQUIRED),
        (field.many, say.REPEAT),
        (field.kind.name == "sealed", say.SEALED),
    ]
    return [said for applies, said in extras if applies]
