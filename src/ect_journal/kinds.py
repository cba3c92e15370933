"""What kind of thing each field of an event holds, read from the event's class.

Knows how to tell the kinds apart, for whoever generates something from the events: options, schemas, columns, pages.
Leaves to `fields` how each kind is read, checked and written.

Every field carries exactly one `Kind`. A plain `str` has none, so an event that declares a free text that is neither
sealed nor said to be public does not compile: `kinds_of` raises `TypeError` when the class is made.
"""

from dataclasses import dataclass
from inspect import isclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from ect_journal.words import Word


@dataclass(frozen=True, slots=True)
class Kind:
    """What a field holds: its `name` in the catalogue, and what it points at (`target`).

    `target` is a kind of code ("project"), or the types of entry that may be cited, separated by spaces ("" for any).
    """

    name: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What is known of one field without looking at a value; for generated options, schemas, columns and pages."""

    name: str
    kind: Kind
    many: bool
    required: bool
    default: object
    word: type[Word] | None = None
    part: "type[Part] | None" = None


_KNOWN: dict[tuple[type, tuple[str, ...]], tuple[FieldKind, ...]] = {}


def kinds_of(model: type, *names: str) -> tuple[FieldKind, ...]:
    """The fields of an event or a part, in their order; those of these kinds only, when some are named.

    Raises TypeError for a field without a kind.
    """
    known = _KNOWN.get((model, names))
    if known is None:
        fields = [_field_kind(model, name, info) for name, info in model.model_fields.items()]  # type: ignore[attr-defined]  # a pydantic model
        known = _KNOWN[model, names] = tuple(field for field in fields if not names or field.kind.name in names)
    return known


def _field_kind(model: type, name: str, info: FieldInfo) -> FieldKind:
    many = False
    annotation: Any = info.annotation
    found = [item for item in info.metadata if isinstance(item, Kind)]
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *inner = get_args(annotation)
            found += [item for item in inner if isinstance(item, Kind)]
        elif origin in (Union, UnionType):
            (annotation,) = (arg for arg in get_args(annotation) if arg is not NoneType)
        elif origin is tuple:
            many, annotation = True, get_args(annotation)[0]
        else:
            break
    word = annotation if isclass(annotation) and issubclass(annotation, Word) else None
    part = annotation if isclass(annotation) and issubclass(annotation, Part) else None
    if word is not None:
        found.append(Kind("word", word.__name__))
    elif part is not None and not found:
        found.append(Kind("object", part.__name__))
    if len(found) != 1:
        raise TypeError(
            f"{model.__name__}.{name} has {len(found)} kinds: a field is public (Line, Words), sealed (SealedText), "
            "or one of the other kinds of ect_journal.kinds"
        )
    default = None if info.is_required() else info.get_default(call_default_factory=True)
    return FieldKind(name, found[0], many, info.is_required(), default, word, part)


class Part(BaseModel):
    """A small object inside an event, such as one claim of a hypothesis. Frozen; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        kinds_of(cls)
