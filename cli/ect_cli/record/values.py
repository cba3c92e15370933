"""What a person writes for one field, turned into what the event reads.

Knows the manners of the hand: 2,4 for 2.4, 38 000, j117 for J117, « habitante », hier. What does not fit is passed on as
it was written wherever the event itself says best what is wrong. Leaves files and sealed texts to `texts`.
"""

import re
from collections.abc import Sequence
from datetime import date

from ect_cli.dates import read_day
from ect_cli.failures import WrongUsage
from ect_cli.record.objects import read_object
from ect_cli.record.words import (
    COUNT_HINT,
    GRADE_HINT,
    MEANT,
    NOT_A_COUNT,
    NOT_A_GRADE,
    NOT_IN_OBJECT,
    NOT_YES_OR_NO,
    ONE_OF_THEM,
    YES_OR_NO_HINT,
)
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import Text, Word, nearest, plain, shown

WITHOUT_COMMA = ("code", "versioned", "entry", "moment", "word")
"""Kinds whose values never hold a comma, so that several may be given at once: `--project ALI-01,ECI-03`."""

BEST = 4
"""The highest grade of a pillar."""

_YES = ("yes", "y", "true", "oui", "o", "vrai", "1")
_NO = ("no", "n", "false", "non", "faux", "0")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d)")


def read_all(option: str, field: FieldKind, written: Sequence[str], today: date) -> list[object]:
    """The values of a field that holds several."""
    if field.kind.name in WITHOUT_COMMA:
        written = [part.strip() for each in written for part in each.split(",") if part.strip()]
    return [read_one(option, field, each, today, number) for number, each in enumerate(written, 1)]


def read_one(option: str, field: FieldKind, written: object, today: date, number: int = 1) -> object:
    """One value of a field, the `number`th of its option. Raises `WrongUsage` for what cannot be read."""
    if not isinstance(written, str):
        return written
    match field.kind.name:
        case "decimal":
            return _BETWEEN_DIGITS.sub("", written.strip()).replace(",", ".").replace("\u2212", "-")
        case "count" | "grade 0-4":
            return _read_number(option, field, written)
        case "day":
            return read_day(written, today)
        case "yes/no":
            return _read_yes_or_no(option, written)
        case "entry" | "moment" | "target":
            return f"J{written.strip().lstrip('jJ')}" if re.fullmatch(r"\s*[jJ]?\d+\s*", written) else written
        case "object":
            return _read_part(option, field, written, today, number)
    return written


def _read_number(option: str, field: FieldKind, written: str) -> int:
    digits = _BETWEEN_DIGITS.sub("", written.strip())
    if digits.isascii() and digits.isdigit() and (field.kind.name == "count" or int(digits) <= BEST):
        return int(digits)
    said, hint = (NOT_A_COUNT, COUNT_HINT) if field.kind.name == "count" else (NOT_A_GRADE, GRADE_HINT)
    raise WrongUsage(said.format(option=option, written=shown(written)), hint)


def _read_part(option: str, field: FieldKind, written: str, today: date, number: int) -> dict[str, object]:
    """A small object, each of its keys read as its kind; a wrong word in it is said by itself, and where it stands."""
    assert field.part is not None
    inside = {known.name: known for known in kinds_of(field.part)}
    found: dict[str, object] = {}
    for key, value in read_object(option, written, list(inside)).items():
        if key not in inside:
            found[key] = value
            continue
        word = inside[key].word
        if word is not None and isinstance(value, str) and word.read(value) is None:
            raise _wrong_word(option, key, value, word, number)
        found[key] = read_one(f"{option} {key}", inside[key], value, today)
    return found


def _wrong_word(option: str, key: str, written: str, word: type[Word], number: int) -> WrongUsage:
    french = "1er" if number == 1 else f"{number}e"
    english = f"{number}{'th' if 10 < number % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    values = Text(", ".join(each.value for each in word), ", ".join(each.label.fr for each in word))
    said = NOT_IN_OBJECT.format(
        option=option, nth=Text(english, french), key=key, written=shown(written), values=values
    )
    by_text = {text: each for each in word for text in (each.value, each.label.en, each.label.fr)}
    close = nearest(written, by_text)
    if close is None:
        return WrongUsage(said, ONE_OF_THEM)
    meant = by_text[close]
    return WrongUsage(said, MEANT.format(close=Text(meant.value, meant.label.fr)))


def _read_yes_or_no(option: str, written: str) -> bool:
    said = yes_or_no(written)
    if said is None:
        raise WrongUsage(NOT_YES_OR_NO.format(option=option, written=written), YES_OR_NO_HINT)
    return said


def yes_or_no(written: str) -> bool | None:
    """What was answered; None when it is neither."""
    return True if plain(written) in _YES else False if plain(written) in _NO else None
