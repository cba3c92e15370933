"""Words as somebody searches for them, turned into a pattern that reads any text in which they stand.

Case and accents do not matter, on either side, nor do the shapes of apostrophes, dashes, ellipses and spaces. The pattern is read
by polars (Rust's regular expressions, whose time grows with the text and not with what is searched for).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from ect_journal.errors import InvalidInput
from ect_journal.words import Text

_QUOTED = re.compile(r'"([^"]*)(?:"|$)|“([^”]*)(?:”|$)|«([^»]*)(?:»|$)|([^\s"“”«»]+)')
_LATIN = (*range(0xAA, 0x250), *range(0x1E00, 0x1F00), *range(0x2070, 0x20A0), *range(0xFF01, 0xFF5F))
"""Where the letters stand that are a letter of ours with something on, under or around it."""
_ALIKE = {"'": "['’‘ʼ′`´]", "-": "[-‐‑‒–—−_]", " ": r"[\s_-]+", '"': '["“”«»]'}
_LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "…": "..."}
"""One character that people also type as several."""
_LONGEST = 1_000
"""Characters of a search; nobody types more, and a pattern has a size."""


def terms(words: str | Sequence[str]) -> tuple[str, ...]:
    """Each word, and each phrase between quotes; of a sequence, each item is one, unless it has quotes of its own.

    Raises `InvalidInput` when there is nothing to search for, or far too much.
    """
    parts = [words] if isinstance(words, str) else [_as_phrase(each) for each in words]
    found = [folded(next(filter(None, groups), "")) for part in parts for groups in _QUOTED.findall(part)]
    wanted = tuple(dict.fromkeys(filter(None, found)))
    if not wanted or sum(map(len, wanted)) > _LONGEST:
        raise InvalidInput(
            Text("There is nothing to search for.", "Il n’y a rien à chercher.")
            if not wanted
            else Text("That is a lot to search for.", "C’est beaucoup à chercher."),
            Text("Give a word, or a few.", "Donnez un mot, ou quelques-uns."),
        )
    return wanted


def _as_phrase(given: str) -> str:
    return given if re.search('["“”«»]', given) else f'"{given}"'


def folded(text: str) -> str:
    """Without case, accents, ligatures or odd spaces, as a pattern is built from it."""
    lower = text.casefold()
    for ligature, letters in _LIGATURES.items():
        lower = lower.replace(ligature, letters)
    bare = "".join(each for each in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(each))
    bare = re.sub("[’‘ʼ′`´]", "'", re.sub("[‐‑‒–—−_]", "-", bare))
    return " ".join(bare.split())


def pattern(term: str) -> str:
    """What reads a term (folded) wherever it stands in a text."""
    written = "".join(_reads(letter) for letter in term)
    for ligature, letters in _LIGATURES.items():
        several = "".join(map(_reads, letters))
        written = written.replace(several, f"(?:{ligature}|{several})")
    return f"(?i:{written})"


def _reads(letter: str) -> str:
    if letter in _ALIKE:
        return _ALIKE[letter]
    alike = _letters_like().get(letter)
    return rf"[{letter}{''.join(alike)}]\p{{M}}*" if alike else rf"{_escaped(letter)}\p{{M}}*"


def _escaped(letter: str) -> str:
    return letter if letter.isalnum() else rf"\x{{{ord(letter):X}}}"


@cache
def _letters_like() -> dict[str, list[str]]:
    """é, è, ê … for e."""
    alike: dict[str, list[str]] = defaultdict(list)
    for code in _LATIN:
        letter = chr(code)
        bare = folded(letter)
        if len(bare) == 1 and bare != letter and bare.isalnum():
            alike[bare].append(letter)
    return alike
