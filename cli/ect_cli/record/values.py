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
from ect_cli.record.words import NOT_YES_OR_NO, YES_OR_NO_HINT
from ect_journal.kinds import FieldKind, kinds_of
from ect_journal.words import plain

WITHOUT_COMMA = ("code", "versioned", "entry", "moment", "word")
"""Kinds whose values never hold a comma, so that several may be given at once: `--project ALI-01,ECI-03`."""

_YES = ("yes", "y", "true", "oui", "o", "vrai", "1")
_NO = ("no", "n", "false", "non", "faux", "0")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d)")


def read_all(option: str, field: FieldKind, written: Sequence[str], today: date) -> list[object]:
    """The values of a field that holds several."""
    if field.kind.name in WITHOUT_COMMA:
        written = [part.strip() for each in written for part in each.split(",") if part.strip()]
    return [read_one(option, field, each, today) for each in written]


def read_one(option: str, field: FieldKind, written: object, today: date) -> object:
    """One value of a field. Raises `WrongUsage` for a day, an object or a yes or no that cannot be read."""
    if not isinstance(written, str):
        return written
    match field.kind.name:
        case "decimal":
            return _BETWEEN_DIGITS.sub("", written.strip()).replace(",", ".").replace("\u2212", "-")
        case "count" | "grade 0-4":
            digits = _BETWEEN_DIGITS.sub("", written.strip())
            return int(digits) if digits.isascii() and digits.isdigit() else written
        case "day":
            return read_day(written, today)
        case "yes/no":
            return _read_yes_or_no(option, written)
        case "entry" | "moment" | "target":
            return f"J{written.strip().lstrip('jJ')}" if re.fullmatch(r"\s*[jJ]?\d+\s*", written) else written
        case "object":
            assert field.part is not None
            inside = {known.name: known for known in kinds_of(field.part)}
            read = read_object(option, written, list(inside))
            return {key: read_one(option, inside[key], value, today) if key in inside else value for key, value in read.items()}  # fmt: skip
    return written


def _read_yes_or_no(option: str, written: str) -> bool:
    if plain(written) in _YES:
        return True
    if plain(written) in _NO:
        return False
    raise WrongUsage(NOT_YES_OR_NO.format(option=option, written=written), YES_OR_NO_HINT)
