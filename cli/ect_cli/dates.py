"""Days as people write them: 2024-02-06, 28/03, 28/03/2024, 28 mars, hier, mardi, 2024-02-06T20:40, 2024-03-04/2024-03-08.

Knows how to turn them into what the journal stores. A day without its year is the *last* one when it says when
something happened, and the *nearest* one when it says when something is due. Leaves the civil day of today to the
journal's time zone.
"""

import re
from datetime import date, timedelta

from ect_cli.failures import WrongUsage
from ect_cli.words import MONTHS, NO_SUCH_DAY, NOT_A_DAY, NOT_A_DAY_HINT
from ect_journal.words import plain

_RELATIVE = {
    "today": 0, "aujourd'hui": 0, "aujourdhui": 0,
    "yesterday": -1, "hier": -1,
    "day before yesterday": -2, "avant hier": -2,
    "tomorrow": 1, "demain": 1,
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for names in (
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    )
    for number, name in enumerate(names)
}
_MONTHS = {
    name: number
    for names in (
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"),
        ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
         "decembre"),
    )
    for number, name in enumerate(names, 1)
}  # fmt: skip
_NTH = r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?"
_SPELLED = re.compile(
    rf"(?:le )?(?:{_NTH} (?P<month>[a-z]+)|(?P<first>[a-z]+) {_NTH.replace('day', 'second')})(?:,? (?P<year>\d{{4}}))?"
)
_TIME = re.compile(r"(?P<day>.+?)(?:T|[ ,]+(?:à |at )?)(?P<hour>\d{1,2})[:hH](?P<minute>\d{2})?$")
_RANGE = re.compile(r"\.\.| au | to |(?<=\d{4}-\d{2}-\d{2})/(?=\d{4}-\d{2}-\d{2})")


def read_when(written: str, today: date) -> str:
    """When something happened: `2024-02-06`, `2024-02-06T20:40` or `2024-03-04/2024-03-08`. Raises `WrongUsage`."""
    written = written.strip()
    ends = _RANGE.split(written)
    if len(ends) == 2:
        start, end = (_past(part.strip(), today, written) for part in ends)
        return f"{start}/{end}"
    if timed := _TIME.match(written):
        return f"{_past(timed['day'], today, written)}T{int(timed['hour']):02}:{timed['minute'] or '00'}"
    return str(_past(written, today, written))


def read_past(written: str, today: date) -> str:
    """One day on which something had happened, or was known. Raises `WrongUsage`."""
    return str(_past(written.strip(), today, written))


def read_day(written: str, today: date) -> str:
    """A day that may be to come, such as the day something is due. Raises `WrongUsage`."""
    day = _read(written.strip(), today)
    if isinstance(day, date):
        return str(day)
    if day is None:
        raise _unread(written)
    return str(_next_weekday(day, today) if isinstance(day, int) else _nearest(day, today))


def _past(written: str, today: date, whole: str) -> date:
    day = _read(written, today)
    if isinstance(day, date):
        return day
    if day is None:
        raise _unread(whole)
    return _last_weekday(day, today) if isinstance(day, int) else _last(day, today)


def _read(written: str, today: date) -> date | int | tuple[int, int] | None:
    """A day, the number of a weekday, a (day, month) without its year, or None when it says none of these."""
    words = plain(written)
    if words in _RELATIVE:
        return today + timedelta(_RELATIVE[words])
    if words in _WEEKDAYS:
        return _WEEKDAYS[words]
    parts = _parts(written)
    if parts is None or not 1 <= parts[1] <= 12:
        return None
    day, month, year = parts
    try:
        found = date(2024 if year is None else year, month, day)  # a leap year: 29/02 is a day, 31/06 is not
    except ValueError:
        if year == 0 or not day:
            return None
        said = NO_SUCH_DAY.format(day=day, month=MONTHS[month - 1], year="" if year is None else f" {year}")
        raise WrongUsage(said, NOT_A_DAY_HINT) from None
    return (day, month) if year is None else found


def _parts(written: str) -> tuple[int, int, int | None] | None:
    """Day, month and year (None without it) of 2024-02-06, 6/2/2024, 6/2, 6 février, February 6 2024."""
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", written):
        return int(iso[3]), int(iso[2]), int(iso[1])
    if slashed := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?", written):
        return int(slashed[1]), int(slashed[2]), int(slashed[3]) if slashed[3] else None
    spelled = _SPELLED.fullmatch(plain(written))
    month = _MONTHS.get(spelled["month"] or spelled["first"]) if spelled else None
    if spelled is None or month is None:
        return None
    return int(spelled["day"] or spelled["second"]), month, int(spelled["year"]) if spelled["year"] else None


def _last_weekday(number: int, today: date) -> date:
    """The last one before today: "mardi" said on a Tuesday is a week ago, since today has a word of its own."""
    return today - timedelta((today.weekday() - number - 1) % 7 + 1)


def _next_weekday(number: int, today: date) -> date:
    return today + timedelta((number - today.weekday() - 1) % 7 + 1)


def _years(day: tuple[int, int], today: date) -> list[date]:
    """That day in the years around this one (29/02 is in few of them)."""
    found = []
    for year in range(today.year - 8, today.year + 9):
        try:
            found.append(date(year, day[1], day[0]))
        except ValueError:
            continue
    return found


def _last(day: tuple[int, int], today: date) -> date:
    return max(found for found in _years(day, today) if found <= today)


def _nearest(day: tuple[int, int], today: date) -> date:
    return min(_years(day, today), key=lambda found: abs(found - today))


def _unread(written: str) -> WrongUsage:
    return WrongUsage(NOT_A_DAY.format(written=written), NOT_A_DAY_HINT)
