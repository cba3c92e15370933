"""Numbers, days and titles as a page says them, in both languages at once.

Titles are said by the projections in the reader's language; here each is asked in both.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ect_journal.factors import factor, times
from ect_journal.words import Lang, Text, speaking
from ect_projections.dossier.about import About, Said
from ect_projections.log import envelopes


def number(value: Decimal | float, digits: int | None = None) -> Text:
    """With so many digits after the point; as many as it has when none is said."""
    written = f"{Decimal(str(value)).normalize():,f}" if digits is None else f"{value:,.{digits}f}"
    return Text(written, written.replace(",", "\u202f").replace(".", ","))


def short_day(day: date) -> Text:
    """8 Apr 2024, 08/04/2024: where there is little room."""
    return Text(f"{day.day} {_MONTHS[day.month - 1]} {day.year}", f"{day:%d/%m/%Y}")


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def so_many(count: int, one: Text, several: Text, **values: object) -> Text:
    """French counts none as one."""
    english, french = (one if count == 1 else several), (one if count < 2 else several)
    return Text(english.en, french.fr).format(count=number(count), **values)


def is_even(decibans: Decimal | float) -> bool:
    """Whether its factor rounds to one, as the commands have it."""
    return factor(decibans).en == "1"


def interval(low: Decimal, high: Decimal, total: Decimal) -> tuple[Text, Text, bool]:
    """The nearer bound and the farther one, as seen from the side of the total, and whether the nearer is on the other side.
    Without their noun, but for a bound on the other side."""
    near, far = (low, high) if total > 0 else (-high, -low)
    across = near < 0 and not is_even(near)
    return times(near) if across else factor(near), times(far) if across else factor(far), across


def refs(positions: Iterable[int | str]) -> list[str]:
    """J117, J86: as entries are cited."""
    return [each if isinstance(each, str) else f"J{each}" for each in positions]


def joined(parts: Iterable[Said], between: Text | str = ", ") -> Text:
    pairs = [part if isinstance(part, Text) else Text(part, part) for part in parts]
    between = between if isinstance(between, Text) else Text(between, between)
    return Text(between.en.join(pair.en for pair in pairs), between.fr.join(pair.fr for pair in pairs))


def titles(about: About) -> Mapping[int, Said]:
    """What each entry is about, by position: its one public line."""

    def found() -> dict[int, Said]:
        each = []
        langs: tuple[Lang, Lang] = ("en", "fr")
        for lang in langs:
            with speaking(lang):
                frame = envelopes(about.reading).select("position", "title").collect()
                each.append(dict(frame.iter_rows()))
        english, french = each
        return {at: line if line == french[at] else Text(line, french[at]) for at, line in english.items()}

    return about.reading.keep("titles in both languages", found)


def rows(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame, by name."""
    found: list[dict[str, Any]] = frame.collect().rows(named=True)
    return found
