"""Identifiers as a person reads them: the labels of types and of vocabularies, days, decibans."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ect_cli.figures import number
from ect_cli.read import words as say
from ect_journal.catalogue import event_type
from ect_journal.fields import Attachment, write_decimal
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Word


def type_label(name: str) -> str:
    return str(event_type(name).LABEL)


def label(vocabulary: type[Word], value: str | None) -> str:
    """The label of a stored value; nothing for nothing."""
    word = None if value is None else vocabulary.read(value)
    return "" if word is None else str(word.label)


def worded(vocabulary: type[Word], name: str) -> Callable[[Mapping[str, Any]], str]:
    """A cell that says the label of the column `name`."""
    return lambda row: label(vocabulary, row[name])


def listed(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda row: ", ".join(row[name] or ())


def field(name: str) -> Callable[[Mapping[str, Any]], object]:
    return lambda row: row[name]


def citation(name: str) -> Callable[[Mapping[str, Any]], str]:
    """A cell that cites the position in the column `name`."""
    return lambda row: "" if row[name] is None else f"J{row[name]}"


def decibans(value: Any) -> str:
    return "" if value is None else ("+" if value > 0 else "") + number(value)


def value_said(field: FieldKind, value: Any) -> str:
    """The value of one field of an event, in words; several on lines of their own where they are long."""
    if value is None or value == ():
        return ""
    if field.many:
        between = "\n" if field.part is not None or field.kind.name in ("words", "line") else ", "
        return between.join(_one_said(field, each) for each in value)
    return _one_said(field, value)


def _one_said(field: FieldKind, value: Any) -> str:
    if isinstance(value, Word):
        return str(value.label)
    if isinstance(value, bool):
        return str(say.YES if value else say.NO)
    if isinstance(value, Decimal):
        return write_decimal(value)
    if isinstance(value, Attachment):
        return f"{value.name} ({number(value.bytes, 0)} o)"
    if isinstance(value, BaseModel):
        inside = [(key, value_said(key, getattr(value, key.name))) for key in kinds_of(type(value))]
        return ", ".join(f"{key.name}={said}" for key, said in inside if said)
    return str(value)
