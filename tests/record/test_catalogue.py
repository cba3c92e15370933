"""The catalogue: every type, every field and every word says what it is, in both languages and to machines."""

import itertools
from types import new_class
from typing import Annotated, Any

import orjson
import pytest

from ect_journal.catalogue import CONCEPT_OF, CONCEPTS, DECIDERS, TYPES, Event
from ect_journal.catalogue.field_words import FIELD_WORDS
from ect_journal.catalogue.vocabularies import VOCABULARIES
from ect_journal.checking import KINDS
from ect_journal.fields import Line, SealedText, Words
from ect_journal.kinds import FieldKind, Kind, Part, kinds_of
from ect_journal.words import Text, Word, plain

KIND_NAMES = {
    "line", "words", "url", "sealed", "decimal", "day", "count", "yes/no", "grade 0-4", "uuid", "key", "new code", "code",
    "versioned", "entry", "moment", "target", "attachment", "object", "word", "event", "occurred",
    "digest", "key id", "instant", "public key", "root", "SHA-256",
}  # fmt: skip
"""Every kind of field that an event has."""


def walked(model: Any, holder: str) -> list[tuple[str, FieldKind]]:
    """The fields of an event and, through its objects, theirs; each under the type that holds it.

    (Days and files are given whole, as a text and as a path: nobody fills in their parts.)
    """
    found: list[tuple[str, FieldKind]] = []
    for field in kinds_of(model):
        found.append((holder, field))
        if field.part is not None and field.kind.name == "object":
            found += walked(field.part, holder)
    return found


EVERYWHERE = [place for name, model in TYPES.items() for place in walked(model, name)]


# types ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TYPES)
def test_a_type_is_named_labelled_and_placed(name: str) -> None:
    """Its name is subject.verb, its class the same in capitals, its labels differ, its concept knows it."""
    model = TYPES[name]
    subject, verb = name.split(".")
    assert "".join(word.capitalize() for part in (subject, verb) for word in part.split("_")) == model.__name__
    assert (name, 1) == (model.TYPE, model.V)
    assert all(model.LABEL)
    assert model in CONCEPT_OF[model].events


def test_no_two_types_have_one_label() -> None:
    """A person who picks a type by its label picks one."""
    for lang in range(2):
        labels = [model.LABEL[lang] for model in TYPES.values()]
        assert len(labels) == len(set(labels))


def test_a_type_belongs_to_one_concept() -> None:
    """The registry is the concepts' lists, end to end."""
    assert list(TYPES.values()) == [event for concept in CONCEPTS for event in concept.events]
    assert len(TYPES) == sum(len(concept.events) for concept in CONCEPTS)


@pytest.mark.parametrize("name", TYPES)
def test_what_an_event_touches_can_be_folded(name: str) -> None:
    """Each field that names an entity to change, or to name for ever, is one of its fields; each kind has a decider."""
    model = TYPES[name]
    fields = {field.name: field for field in kinds_of(model)}
    assert {*model.TOUCHES, *model.IDENTITY} <= fields.keys()
    assert {fields[touched].kind.target for touched in model.TOUCHES} <= DECIDERS.keys()
    assert {field.kind.target for field in kinds_of(model, "new code")} <= DECIDERS.keys()


def test_every_kind_of_code_has_a_name() -> None:
    """In both languages, for the messages that speak of it."""
    codes = {field.kind.target for _, field in EVERYWHERE if field.kind.name in ("new code", "code", "versioned")}
    assert codes == KINDS.keys()
    assert all(all(text) for text in KINDS.values())


# fields -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TYPES)
def test_every_field_says_what_it_means(name: str) -> None:
    """In both languages, in the words of who fills it in."""
    for holder, field in walked(TYPES[name], name):
        words = FIELD_WORDS.get(f"{holder}.{field.name}") or FIELD_WORDS[field.name]
        assert all(words), field.name
        assert words.en != words.fr
        assert not words.en.endswith("."), words.en
        assert words.en[0].islower() or words.en.split()[0].isupper(), words.en


def test_no_field_words_speak_of_nothing() -> None:
    """A field renamed or dropped takes its words with it. (Words may wait for the types of later issues.)"""
    read = {f"{holder}.{field.name}" for holder, field in EVERYWHERE}
    ours = {key for key in FIELD_WORDS if key.rpartition(".")[0] in TYPES}
    assert set() == ours - read


@pytest.mark.parametrize("name", TYPES)
def test_every_field_is_of_one_known_kind(name: str) -> None:
    """What holds a word knows its vocabulary, what holds objects their class; no other kind holds either."""
    for _, field in walked(TYPES[name], name):
        assert field.kind.name in KIND_NAMES
        assert (field.kind.name == "word") == (field.word is not None)
        assert (field.kind.name in ("object", "attachment", "occurred")) == (field.part is not None)
        assert field.word is None or field.word in VOCABULARIES.values()


@pytest.mark.parametrize("name", TYPES)
def test_a_field_that_may_be_left_out_has_a_default(name: str) -> None:
    """Lists are empty, optional fields absent; and what a field is by default is itself a value of it."""
    event = made(name)
    for field in kinds_of(TYPES[name]):
        if not field.required:
            assert (field.name, field.default) == (field.name, getattr(event, field.name))
            assert () == field.default or not field.many


def made(name: str) -> Event:
    """An event with its required fields only, as its golden payload has them."""
    from tests.record.test_golden import FOLDER

    data = orjson.loads((FOLDER / f"{name}.v1.json").read_bytes())["data"]
    return TYPES[name](**{field.name: data[field.name] for field in kinds_of(TYPES[name]) if field.required})


# free text has to say whether it is public ----------------------------------------------------------------------------------

_numbers = itertools.count()


def declared(annotation: Any, default: Any = ...) -> type[Event]:
    """An event class with one field of this annotation."""
    body: dict[str, Any] = {"__annotations__": {"field": annotation}, "__module__": __name__}
    if default is not ...:
        body["field"] = default
    words = {"type": f"test.declared_{next(_numbers)}", "en": "declared", "fr": "déclaré"}
    return new_class("Declared", (Event,), words, lambda namespace: namespace.update(body))


class Bare(Word):
    """A vocabulary, for the class below."""

    ONE = "one", "one", "un", "One.", "Un."


@pytest.mark.parametrize(
    "annotation",
    [str, str | None, tuple[str, ...], Annotated[str, "public"], int, float, bool, bytes, dict[str, str], object],
    ids=repr,
)
def test_a_field_of_no_kind_does_not_compile(annotation: Any) -> None:
    """A free text is sealed or said to be public; a number is a count, a decimal, a grade."""
    with pytest.raises(TypeError, match=r"Declared\.field has 0 kinds: a field is public \(Line, Words\), sealed"):
        declared(annotation)


def test_a_field_of_two_kinds_does_not_compile() -> None:
    """It is one thing."""
    with pytest.raises(TypeError, match=r"Declared\.field has 2 kinds"):
        declared(Annotated[str, Kind("line"), Kind("words")])


def test_an_object_inside_an_event_is_held_to_the_same() -> None:
    """Its class does not compile either."""
    with pytest.raises(TypeError, match=r"Loose\.note has 0 kinds"):
        new_class(
            "Loose", (Part,), {}, lambda namespace: namespace.update(__annotations__={"note": str}, __module__=__name__)
        )


@pytest.mark.parametrize(
    "annotation",
    [Line, Words | None, tuple[Line, ...], SealedText | None, Bare],
    ids=["a line", "optional words", "lines", "an optional sealed text", "a word"],
)
def test_a_field_that_says_what_it_is_compiles(annotation: Any) -> None:
    """Public, sealed, or a word of a vocabulary."""
    assert ["field"] == [field.name for field in kinds_of(declared(annotation, None))]


# vocabularies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_word_has_labels_and_a_definition(name: str) -> None:
    """In both languages, a definition of one line that ends as a sentence."""
    for word in VOCABULARIES[name]:
        assert isinstance(word.label, Text)
        assert isinstance(word.definition, Text)
        assert all((*word.label, *word.definition)), word
        assert word.definition.en != word.definition.fr
        assert all(line.endswith(".") and "\n" not in line for line in word.definition), word


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_word_is_read_as_people_write_it(name: str) -> None:
    """By its identifier or either label, in any case, with or without accents, and with either apostrophe."""
    for word in VOCABULARIES[name]:
        for written in (word.value, word.label.en, word.label.fr):
            for form in (written, written.upper(), plain(written), written.replace("’", "'"), f" {written} "):
                assert word is VOCABULARIES[name].read(form)


def test_every_vocabulary_in_use_is_listed() -> None:
    """Under a name, once; and those listed are in use."""
    used = {field.word for _, field in EVERYWHERE if field.word is not None}
    assert set(VOCABULARIES.values()) == used
    assert len(VOCABULARIES) == len(set(VOCABULARIES.values()))


# for machines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("name", TYPES)
def test_every_type_has_a_json_schema(name: str, mode: str) -> None:
    """Of its own fields, closed, and writable as JSON."""
    schema = TYPES[name].model_json_schema(mode=mode)
    assert ("object", False) == (schema["type"], schema["additionalProperties"])
    assert [field.name for field in kinds_of(TYPES[name])] == list(schema["properties"])
    if mode == "validation":
        assert [field.name for field in kinds_of(TYPES[name]) if field.required] == schema.get("required", [])
    assert orjson.loads(orjson.dumps(schema)) == schema


@pytest.mark.parametrize("name", [name for name in TYPES if name != "entry.corrected"])
def test_no_stored_shape_is_an_open_map(name: str) -> None:
    """Every object is closed. (A correction's data is closed by the type of the entry that it corrects.)"""
    assert [] == [*open_maps(TYPES[name].model_json_schema())]


def open_maps(schema: Any) -> list[Any]:
    """The objects of a schema that take fields of any name."""
    if isinstance(schema, list):
        return [found for each in schema for found in open_maps(each)]
    if not isinstance(schema, dict):
        return []
    found = [schema] if schema.get("type") == "object" and schema.get("additionalProperties") is not False else []
    return found + [inner for each in schema.values() for inner in open_maps(each)]
