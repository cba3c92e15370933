"""Small objects on the command line: `rival=R-appel,if_rival=rarely,if_claim=half`.

A comma parts two keys only where a name and `=` follow it, so that `text=Cadrage, par le binôme` and `mid=2,4` need no
quotes. A value that would be misread stands between double quotes, doubled inside as in CSV. An object may also be
given as JSON. Leaves what the values mean to `values`.
"""

import json
import re
from collections.abc import Sequence
from decimal import Decimal

from ect_cli.failures import WrongUsage
from ect_cli.record.words import KEY_GIVEN_TWICE, NO_SUCH_KEY, NOT_AN_OBJECT, OBJECT_HINT
from ect_journal.words import Text, nearest

_KEY = r"[A-Za-z][A-Za-z_-]*"
_PART = re.compile(
    rf"""\s*(?P<key>{_KEY})\s*=\s*
         (?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>.*?))
         \s*(?:,(?=\s*{_KEY}\s*=)|$)""",
    re.DOTALL | re.VERBOSE,
)


def read_object(option: str, written: str, keys: Sequence[str]) -> dict[str, object]:
    """The keys and values of one object, as written. Raises `WrongUsage` for what is not one, or a key not in `keys`."""
    if written.lstrip().startswith("{"):
        return _read_json(option, written, keys)
    found: dict[str, object] = {}
    place = 0
    while place < len(written):
        part = _PART.match(written, place)
        if part is None:
            raise WrongUsage(NOT_AN_OBJECT.format(option=option, written=written), _hint(option, keys))
        key = part["key"].replace("-", "_")
        if key not in keys:
            raise WrongUsage(NO_SUCH_KEY.format(option=option, key=key), _hint(option, keys), close=nearest(key, keys))
        if key in found:
            raise WrongUsage(KEY_GIVEN_TWICE.format(option=option, key=key), _hint(option, keys))
        found[key] = part["plain"] if part["quoted"] is None else part["quoted"].replace('""', '"')
        place = part.end()
    return found


def _read_json(option: str, written: str, keys: Sequence[str]) -> dict[str, object]:
    try:
        read = json.loads(written, parse_float=Decimal)
    except ValueError:
        raise WrongUsage(NOT_AN_OBJECT.format(option=option, written=written), _hint(option, keys)) from None
    return dict(read)


def _hint(option: str, keys: Sequence[str]) -> Text:
    return OBJECT_HINT.format(option=option, example=",".join(f"{key}=…" for key in keys), keys=", ".join(keys))
