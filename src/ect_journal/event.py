"""What an event is: the base of every class of the catalogue.

An *event* is what happened: one frozen class per type, whose fields are stored shapes. Where it was written down, by
whom and when is the entry's business (`ect_journal.entry`).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from ect_journal.errors import InvalidEvent
from ect_journal.kinds import kinds_of
from ect_journal.words import Text, Word

EntityKey = tuple[str, str]
"""A kind of entity and its code, such as ("project", "ALI-01")."""


if TYPE_CHECKING:

    class _Model:
        """What a type checker sees of pydantic here. The constructor reads more than the fields' types say (lists, texts,
        labels, days as people write them), so it is not derived from them."""

        model_fields: ClassVar[dict[str, Any]]

        def __init__(self, **fields: Any) -> None: ...
        def __init_subclass__(cls, *, type: str = "", en: str = "", fr: str = "", v: int = 1) -> None: ...
        def model_copy(self, *, update: dict[str, Any] | None = None) -> Self: ...
        def model_dump(self, *, mode: str = "python", exclude_none: bool = False) -> dict[str, Any]: ...
        @classmethod
        def model_json_schema(cls, *, mode: str = "validation") -> dict[str, Any]: ...

else:
    _Model = BaseModel


class Event(_Model):
    """Base of the events. A subclass names its type and its label: `class X(Event, type="x.y", en="…", fr="…")`.

    `FOLLOWS` names the fields whose entity or entry has to have begun when this event happens. `TOUCHES` names the fields
    whose codes name an entity that this event changes. `IDENTITY` names the fields that can never be corrected (codes it
    gives are among them without being named), and `identity` those of one event, where that depends on what it says.
    `ABOUT` names the field with the actor whom its sealed texts are about, besides those said; `RETENTION` how long they are
    kept (a `Retention`). `OWN` names the command that alone records it, with what it records carried out. Raises `InvalidEvent` when made from values that do not fit.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    TYPE: ClassVar[str] = ""
    V: ClassVar[int] = 1
    LABEL: ClassVar[Text]
    FOLLOWS: ClassVar[tuple[str, ...]] = ()
    TOUCHES: ClassVar[tuple[str, ...]] = ()
    IDENTITY: ClassVar[tuple[str, ...]] = ()
    ABOUT: ClassVar[str | None] = None
    RETENTION: ClassVar[str] = "verbatim"
    OWN: ClassVar[Text | None] = None

    if not TYPE_CHECKING:

        def __init__(self, /, **fields: Any) -> None:
            try:
                super().__init__(**fields)
            except ValidationError as error:
                raise InvalidEvent.of(type(self), error) from None

        def __init_subclass__(cls, **_: Any) -> None:
            super().__init_subclass__()  # the words of the class line are read below, once the fields are known

        @classmethod
        def __pydantic_init_subclass__(cls, *, type: str, en: str, fr: str, v: int = 1) -> None:
            cls.TYPE, cls.V, cls.LABEL = type, v, Text(en, fr)
            kinds_of(cls)

    def touches(self, ref: str) -> Iterator[EntityKey]:
        """The entities whose state this event, recorded at `ref`, changes."""
        yield from self.mints()
        yield from self.may_mint()
        for field in kinds_of(type(self)) if self.TOUCHES else ():
            if field.name in self.TOUCHES:
                value = getattr(self, field.name)
                for code in value if field.many else (value,):
                    if code is not None:
                        yield field.kind.target or field.kind.name, unversioned(code)

    def mints(self) -> Iterator[EntityKey]:
        """The entities to which this event gives their code."""
        for field in kinds_of(type(self), "new code"):
            yield field.kind.target, getattr(self, field.name)

    def may_mint(self) -> Iterator[EntityKey]:
        """The entities to which this event gives their code, unless they have it from an earlier one of the same whole."""
        return iter(())

    def identity(self) -> tuple[str, ...]:
        """The fields of this event that can never be corrected."""
        return self.IDENTITY

    def headline(self) -> str:
        """One public line that says what this is about: its codes, then its title or the first words it has."""
        parts: list[str] = []
        line = ""
        for field in kinds_of(type(self)):
            value = getattr(self, field.name)
            if value is None or field.many:
                continue
            if field.kind.name in ("new code", "code", "versioned", "entry", "target"):
                parts.append(str(value))
            elif isinstance(value, Word):
                parts.append(str(value.label))
            elif field.kind.name in ("line", "words") and not line:
                line = value.split("\n", 1)[0]
        if "title" in type(self).model_fields:
            codes = [str(getattr(self, field.name)) for field in kinds_of(type(self), "new code")]
            return " ".join([*codes, self.title])  # type: ignore[attr-defined]  # tested on the line above
        return " · ".join([*parts, *filter(None, [line])])


def unversioned(code: str) -> str:
    """ACC for ACC@3."""
    return code.partition("@")[0]


def version_of(code: str) -> int:
    """3 for ACC@3, and 1 for ACC."""
    return int(code.partition("@")[2] or 1)
