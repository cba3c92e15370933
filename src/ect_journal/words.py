"""What is said to people, in both their languages.

A `Text` is an English and a French sentence side by side, so that neither can be forgotten; a `Word` is one value of a
vocabulary, with its labels and its definition. Which language to speak is decided once, by `language()`.
(docs/adr/0002 says why pairs rather than catalogues of messages.)
"""

import difflib
import locale
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any, Literal, NamedTuple, Self

Lang = Literal["en", "fr"]


class Text(NamedTuple):
    """One sentence in English and in French; `{names}` in it are filled by `format`."""

    en: str
    fr: str

    def in_(self, lang: Lang) -> str:
        return typeset(self.fr) if lang == "fr" else self.en

    def format(self, **values: object) -> "Text":
        """Fill the same values into both sentences; a value that is itself a `Text` is filled in its own language."""
        english = {key: value.en if isinstance(value, Text) else value for key, value in values.items()}
        french = {key: value.fr if isinstance(value, Text) else value for key, value in values.items()}
        return Text(self.en.format_map(english), self.fr.format_map(french))

    def __str__(self) -> str:
        return self.in_(language())


_NARROW = re.compile(r"(?<=«) | (?=»)| (?=[;:!?](?:\s|$|»))")


def typeset(french: str) -> str:
    """French as printed: a narrow no-break space inside « guillemets » and before ; : ! ? (so that we type a plain one)."""
    return _NARROW.sub("\u202f", french)


_SPOKEN: ContextVar[Lang | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(lang: Lang) -> Iterator[None]:
    """Inside the block the reader's language is this one: for what is written in both at once."""
    token = _SPOKEN.set(lang)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def language() -> Lang:
    """The reader's language: `ECT_LANG`, else the locale; French when it starts with "fr", otherwise English."""
    if (spoken := _SPOKEN.get()) is not None:
        return spoken
    chosen = os.environ.get("ECT_LANG")
    if not chosen:
        names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
        chosen = next(filter(None, names), None) or locale.getlocale()[0] or "en"
    return "fr" if chosen.lower().startswith("fr") else "en"


class Word(StrEnum):
    """A value of a vocabulary: a stable English identifier, a label in both languages, a definition of one line.

    Members are written `NAME = "identifier", "English label", "libellé français", "English definition.", "Définition."`.
    """

    label: Text
    definition: Text

    def __new__(cls, value: str, en: str, fr: str, define_en: str, define_fr: str) -> Self:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = Text(en, fr)
        word.definition = Text(define_en, define_fr)
        return word

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """A field of an event reads whatever `read` reads. (pydantic is imported where events are, not with words.)"""
        from pydantic_core import core_schema

        schema = handler(source)
        return core_schema.no_info_before_validator_function(
            lambda value: (cls.read(value) or value) if isinstance(value, str) else value, schema
        )

    @classmethod
    def read(cls, written: str) -> Self | None:
        """The word a person meant: its identifier or either label, in any case, with or without accents."""
        sought = plain(written)
        for word in cls:
            if sought in (plain(word.value), plain(word.label.en), plain(word.label.fr)):
                return word
        return None


def plain(text: str) -> str:
    """`text` without case, accents, apostrophe shapes or separators, to compare what two people wrote."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.replace("_", " ").replace("-", " ").split())


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word closest to what was written, the first of those as close; None when nothing is close."""
    best, found = 0.65, None
    if len(written) > 100:
        return None  # no code or word is that long, and comparing it would take a second
    for word in known:
        likeness = difflib.SequenceMatcher(None, plain(word), plain(written)).ratio()
        if likeness > best:
            best, found = likeness, word
    return found


def shown(written: object) -> str:
    """What somebody wrote, as a message can print it: on one line, cut when long, with nothing a terminal would obey."""
    text = written if isinstance(written, str) else repr(written)
    cut = text if len(text) <= 60 else f"{text[:59]}…"
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in cut)
