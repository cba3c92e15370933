"""What the chronology needs to say an entry in words: labels of the types, fields and words that the record has, compactly.

    {"types": {"pillar.assessed": {"is": ["pilier évalué", "pillar assessed"], "in": "projects", "head": "…", "has": {…}}}, …}

Made from the catalogue, for the types present only; French first in each pair. Leaves the page's own sentences to
`words_chronology`, and what is done with all this to `chronology.js`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from ect_journal.catalogue import TYPES
from ect_journal.catalogue.field_words import FIELD_WORDS
from ect_journal.entry import Circumstances
from ect_journal.event import Event
from ect_journal.fields import Attachment
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Text, Word
from ect_projections.dossier import words_chronology as say
from ect_projections.dossier.mentions import capital
from ect_projections.reading import Reading

Pair = list[str]


def pair(text: Text) -> Pair:
    return [text.in_("fr"), text.in_("en")]


def labels(reading: Reading) -> dict[str, Any]:
    """Everything that `chronology.js` is given beside the record."""
    words: dict[str, type[Word]] = {}
    present = [name for name in TYPES if name in _present(reading)]
    return {
        "families": {name: pair(text) for name, text in say.FAMILIES.items()},
        "types": {name: _type(TYPES[name], words) for name in present},
        "around": _fields("", Circumstances, words),
        "words": {name: {word.value: pair(word.label) for word in vocabulary} for name, vocabulary in words.items()},
        "projects": _named(reading, "project.opened", "name"),
        "actors": _named(reading, "actor.registered", "label"),
        "units": _named(reading, "indicator.defined", "unit") | _named(reading, "commitment.made", "unit"),
        "say": {name: pair(text) for name, text in say.PAGE.items()},
    }


def _present(reading: Reading) -> set[str]:
    """The types of the entries, and those of what was corrected."""
    return set(reading.entries.by_type)


def _type(event: type[Event], words: dict[str, type[Word]]) -> dict[str, Any]:
    family = event.__module__.rpartition(".")[2]
    found = {"is": pair(capital(event.LABEL)), "in": say.FAMILY_OF[family], "has": _fields(event.TYPE, event, words)}
    head = say.HEADS.get(event.TYPE)
    return {**found, "head": head or _head(event), **say.ANSWERS.get(event.TYPE, {})}


def _fields(type_name: str, model: type, words: dict[str, type[Word]]) -> dict[str, Any]:
    return {field.name: _field(type_name, field, words) for field in kinds_of(model)}


def _field(type_name: str, field: FieldKind, words: dict[str, type[Word]]) -> list[Any]:
    """Its label in both languages, its kind, and what it is made of: a vocabulary's name, or the fields of its parts."""
    kind = f"{field.kind.name} {field.kind.target}" if field.kind.name in ("code", "new code") else field.kind.name
    if f"{type_name}.{field.name}" in say.MONEY:
        kind = "euros"
    said = [*pair(field_label(type_name, field)), kind]
    if field.word is not None:
        words[field.word.__name__] = field.word
        return [*said, field.word.__name__]
    if field.part is not None and field.part is not Attachment:
        return [*said, _fields(type_name, field.part, words)]
    return said


def _head(event: type[Event]) -> list[str]:
    """The fields that make its one public line; see `Event.headline`."""
    single = [field for field in kinds_of(event) if not field.many]
    if any(field.name == "title" for field in single):
        return [" ", *(field.name for field in single if field.kind.name == "new code"), "title"]
    cited = [field.name for field in single if field.word or field.kind.name in say.CITED]
    lines = [field.name for field in single if field.kind.name in ("line", "words")]
    return [" · ", *cited, *(["|".join(lines)] if lines else [])]


# Fields -----------------------------------------------------------------------------------------------------------------

_ASIDE = re.compile(r" \(|\s?[,:;]")
_LEAD = re.compile(r"^(yes if |oui si |oui s’|the |an? |les? |la |l’|une? )")


def field_label(type_name: str, field: FieldKind) -> Text:
    """What a field is called beside its value: what is said to who fills it in, without the examples."""
    for name in (f"{type_name}.{field.name}", field.name):
        if name in say.FIELDS:
            return say.FIELDS[name]
        if name in FIELD_WORDS:
            return Text(_short(FIELD_WORDS[name].en), _short(FIELD_WORDS[name].fr))
    return Text(field.name, field.name)


def _short(sentence: str) -> str:
    head = _LEAD.sub("", _ASIDE.split(sentence, maxsplit=1)[0])
    return head[:1].upper() + head[1:]


# Who and what the codes are ---------------------------------------------------------------------------------------------


def _named(reading: Reading, type_name: str, field: str) -> dict[str, str]:
    """Each code with its public name; "" without one. As recorded, whatever the day: the chronology shows every entry."""
    return {data["code"]: data.get(field) or "" for data in _recorded(reading, type_name)}


def _recorded(reading: Reading, type_name: str) -> Iterable[Mapping[str, Any]]:
    for row in reading.entries.by_type.get(type_name, ()):
        yield orjson.loads(row.state)["data"]
