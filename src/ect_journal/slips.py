"""The slip: a name that the vault holds, written in a text that anybody may read.

    names = Names({"P-07": "Claire de Montvallon"})
    names.found(entry, view)    # the findings of one rule, KNOWN_NAME, for the entry's public texts

Knows which texts of an entry are public, how a full name is taken apart, and when words of a text are that name. Leaves
to the journal which names the vault holds, and to the rule whether the entry may be recorded.

*A name taken apart.* The family name is what stands before a comma ("Montvallon, Claire"), else the words written in
capitals among others that are not ("DE MONTVALLON Claire"), else the last word, hyphens included, with its particle
(de, du, van, le…). The rest is the given name; what stands between parentheses is left out. A name of one word is a
family name: nothing else is known of that person.

*A name found.* Whole words in succession, whatever stands between them, compared without case, accents or the shape of
their letters (œ is oe): the given name, or one of several, and the family name in either order; or the family name
alone, where it begins with a capital, has at least four letters without its particle, and does not follow Saint or
Sainte, which make it the name of a place. Of the particle, what is no article may be missing ("Montvallon", but never
"Tour" for "de la Tour"). A given name alone is nobody's.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Any, NamedTuple

from ect_journal.catalogue.corrections import LASTING, EntryCorrected
from ect_journal.checking import KNOWN_NAME
from ect_journal.codec import corrected
from ect_journal.decider import View
from ect_journal.entry import Entry
from ect_journal.kinds import kinds_of
from ect_journal.rules import Finding
from ect_journal.words import Text

LETTERS_ALONE = 4
"""Letters from which a family name alone is one: shorter ones are words, initials and abbreviations too."""
PUBLIC = ("line", "words", "url", "object", "attachment")
"""The kinds of field that are a public text of the writer's own, or hold some."""
_PREPOSITIONS = frozenset(("de", "d", "van", "von", "zu", "di", "da", "do"))
"""A particle that may be left out when the name stands alone."""
_PARTICLES = _PREPOSITIONS | frozenset(
    ("du", "des", "le", "la", "les", "l", "der", "den", "ter", "ten", "zur", "del", "della", "dos", "das", "el", "al", "ben")
)  # fmt: skip
_SAINTS = frozenset(("saint", "sainte", "st", "ste"))

_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\([^()]*\)")
_VOWEL = re.compile(r"[aeiouy]|[^\W\d_a-z]", re.IGNORECASE)
"""Or a letter of another script; tells DUPONT and LY, which are said, from JP, which is spelt out."""
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeffŒœÆæØøŁłĐđ\u02bc]")
"""Accents parted from their letters, signs that do not show, and what Unicode does not take apart by itself."""
_PLAIN = {"Œ": "Oe", "œ": "oe", "Æ": "Ae", "æ": "ae", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "\u02bc": "'"}  # fmt: skip


class _Pattern(NamedTuple):
    """Words in succession that are somebody's name. `key` is the place of the word it is looked up by; `alone`: a family
    name alone, whose first word without the particle is at `begins`."""

    words: tuple[str, ...]
    key: int
    code: str
    alone: bool = False
    begins: int = 0


class _Word(NamedTuple):
    plain: str
    start: int
    end: int
    capital: bool


class Names:
    """The names that the vault holds, by the code of whose they are, made ready to be looked for."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._patterns: dict[str, list[_Pattern]] = defaultdict(list)
        for code, name in names.items():
            self.add(code, name)

    def add(self, code: str, name: str) -> None:
        """One more name, which is looked for from now on."""
        for pattern in _patterns(code, name):
            self._patterns[pattern.words[pattern.key]].append(pattern)

    def __bool__(self) -> bool:
        """Whether there is any name to look for."""
        return bool(self._patterns)

    def found(self, entry: Entry, view: View) -> list[Finding]:
        """One finding for each name in each public text. `view` knows the entry that a correction corrects."""
        if not self._patterns:
            return []
        texts = [*public_texts(entry, view)]
        words = _WORD.findall(_plain("\n".join([text for _, text in texts])).casefold())
        if self._patterns.keys().isdisjoint(words):
            return []
        return [
            KNOWN_NAME.found(field=field, words=written, codes=_either(codes))
            for field, text in texts
            for written, codes in self.in_text(text)
        ]

    def in_text(self, text: str) -> list[tuple[str, list[str]]]:
        """Each name found in a text, as it is written there the first time, with the codes of those it may be."""
        words = _words(text)
        hits: dict[tuple[int, int], list[str]] = defaultdict(list)
        for place, word in enumerate(words):
            for pattern in self._patterns.get(word.plain, ()):
                first = place - pattern.key
                if first >= 0 and _is_there(pattern, words, first):
                    hits[first, first + len(pattern.words)].append(pattern.code)
        found: dict[str, tuple[str, set[str]]] = {}
        for (first, last), codes in sorted(hits.items()):
            # Claire Dupont is not Paul Dupont, whose family name she has too.
            if not any(a <= first and last <= b and (a, b) != (first, last) for a, b in hits):
                plain = " ".join(word.plain for word in words[first:last])
                written = " ".join(text[words[first].start : words[last - 1].end].split())
                found.setdefault(plain, (written, set()))[1].update(codes)
        return [(written, sorted(codes)) for written, codes in found.values()]


def public_texts(entry: Entry, view: View) -> Iterator[tuple[str, str]]:
    """The texts of an entry that go into the log as they are, each with the path of its field: of the event (of what a
    correction says that it should have read), and around it. Codes and sealed texts are none."""
    yield from _texts(entry.event)
    if isinstance(entry.event, EntryCorrected):
        target = view.entry(entry.event.entry)
        if target is not None and target.type not in LASTING:  # those are refused, and by another rule
            yield from _texts(corrected(target, entry).event)
    if entry.source is not None:
        yield "source", entry.source
    for number, override in enumerate(entry.exceptions, 1):
        yield f"exceptions[{number}].reason", override.reason


def _texts(model: Any, path: str = "") -> Iterator[tuple[str, str]]:
    for field in kinds_of(type(model), *PUBLIC):
        value = getattr(model, field.name)
        if not value:
            continue
        for number, each in enumerate(value, 1) if field.many else ((0, value),):
            here = f"{path}{field.name}[{number}]" if number else f"{path}{field.name}"
            if isinstance(each, str):
                yield here, each
            else:
                yield from _texts(each, f"{here}.")


# Names ------------------------------------------------------------------------------------------------------------------


class Person(NamedTuple):
    """A full name taken apart, in plain words."""

    given: tuple[str, ...]
    particle: tuple[str, ...]
    family: tuple[str, ...]


def taken_apart(name: str) -> Person:
    """The parts of a full name, as the head of this file says."""
    whole = _plain(_ASIDE.sub(" ", name))
    before, comma, after = whole.partition(",")
    if comma and _WORD.search(before):
        given, family = [after], [before]
    else:
        given, family = _halves(whole.split())
    words = _plain_words(family)
    particle = [*takewhile(_PARTICLES.__contains__, words[:-1])]
    return Person(tuple(_plain_words(given)), tuple(particle), tuple(words[len(particle) :]))


def _halves(parts: list[str]) -> tuple[list[str], list[str]]:
    """The given name and the family name, of a name without a comma."""
    parts = [part for part in parts if _WORD.search(part)]
    family = {place for place, part in enumerate(parts) if part.isupper() and _is_said(part)}
    if not family or len(family) == len(parts):
        family = {len(parts) - 1}
    while (before := min(family) - 1) >= 0 and _PARTICLES.issuperset(_plain_words([parts[before]])):
        family.add(before)
    return (
        [part for place, part in enumerate(parts) if place not in family],
        [part for place, part in enumerate(parts) if place in family],
    )


def _is_said(part: str) -> bool:
    return "." not in part and any(len(word) > 1 and _VOWEL.search(word) for word in _WORD.findall(part))


def _patterns(code: str, name: str) -> Iterator[_Pattern]:
    given, particle, family = taken_apart(name)
    if not family:
        return
    short = particle[len([*takewhile(_PREPOSITIONS.__contains__, particle)]) :]
    first_names = dict.fromkeys((given, *((word,) for word in given if len(word) > 1))) if given else ()
    for front in dict.fromkeys((particle, short)):
        whole = front + family
        if sum(map(len, family)) >= LETTERS_ALONE:
            yield _Pattern(whole, len(whole) - 1, code, alone=True, begins=len(front))
        for first in first_names:
            yield _Pattern(first + whole, len(first + whole) - 1, code)
            yield _Pattern(whole + first, len(whole) - 1, code)


def _is_there(pattern: _Pattern, words: list[_Word], first: int) -> bool:
    here = words[first : first + len(pattern.words)]
    if pattern.words != tuple(word.plain for word in here):
        return False
    if not pattern.alone:
        return True
    return here[pattern.begins].capital and not (first and words[first - 1].plain in _SAINTS)


def _either(codes: Iterable[str]) -> Text:
    *others, last = codes
    if not others:
        return Text(last, last)
    return Text(f"{', '.join(others)} or {last}", f"{', '.join(others)} ou {last}")


# Words ------------------------------------------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """A text without accents, its capitals kept."""
    if text.isascii():
        return text
    return _MARKS.sub(lambda mark: _PLAIN.get(mark[0], ""), unicodedata.normalize("NFKD", text))


def _plain_words(parts: Iterable[str]) -> list[str]:
    return [word for part in parts for word in _WORD.findall(_plain(part).casefold())]


def _words(text: str) -> list[_Word]:
    """The words of a text, where each stands, and whether it begins with a capital (or with a letter that has none)."""
    plain, places = "", []
    for place, letter in enumerate(text):
        bare = _plain(letter)
        plain += bare
        places += [place] * len(bare)
    return [
        _Word(found[0].casefold(), places[found.start()], places[found.end() - 1] + 1, not found[0][0].islower())
        for found in _WORD.finditer(plain)
    ]
