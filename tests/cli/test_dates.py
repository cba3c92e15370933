"""Days as people write them. The day of these tests is Tuesday 2 April 2024."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ect_cli.dates import read_day, read_past, read_when
from ect_cli.failures import WrongUsage

TODAY = date(2024, 4, 2)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-02-06", "2024-02-06"),
        ("28/03", "2024-03-28"),
        ("3/4", "2023-04-03"),
        ("28.03.2024", "2024-03-28"),
        ("28/03/2024", "2024-03-28"),
        ("29/02", "2024-02-29"),
        ("hier", "2024-04-01"),
        ("Yesterday", "2024-04-01"),
        ("avant-hier", "2024-03-31"),
        ("Aujourd’hui", "2024-04-02"),
        ("mardi", "2024-03-26"),
        ("Tuesday", "2024-03-26"),
        ("lundi", "2024-04-01"),
        ("2024-02-06T20:40", "2024-02-06T20:40"),
        ("hier à 20h40", "2024-04-01T20:40"),
        ("28/03 9h", "2024-03-28T09:00"),
        ("2024-03-04/2024-03-08", "2024-03-04/2024-03-08"),
        ("28/03..30/03", "2024-03-28/2024-03-30"),
        ("28/03 au 30/03", "2024-03-28/2024-03-30"),
        ("15 janvier 2025", "2025-01-15"),
        ("15 janvier", "2024-01-15"),
        ("1er août", "2023-08-01"),
        ("le 6 février à 20h40", "2024-02-06T20:40"),
        ("January 15 2025", "2025-01-15"),
        ("January 15, 2025", "2025-01-15"),
        ("15 March", "2024-03-15"),
        ("28 mars au 30 mars", "2024-03-28/2024-03-30"),
    ],
)
def test_when_something_happened(written: str, meant: str) -> None:
    """A day without its year, or a day of the week, is the last one."""
    assert read_when(written, TODAY) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("08/04", "2024-04-08"),
        ("28/03", "2024-03-28"),
        ("30/06", "2024-06-30"),
        ("10/12", "2023-12-10"),
        ("vendredi", "2024-04-05"),
        ("mardi", "2024-04-09"),
        ("demain", "2024-04-03"),
    ],
)
def test_a_day_that_may_be_to_come(written: str, meant: str) -> None:
    """A day without its year is the nearest one; a day of the week, the next."""
    assert read_day(written, TODAY) == meant


@pytest.mark.parametrize("written", ["2024-13-01", "2024-2-6", "jadis", "", "/", "..", "20:40", "6 fevrembre"])
def test_what_is_not_a_day(written: str) -> None:
    """Anything else is refused, with what may be written."""
    for read in (read_when, read_day, read_past):
        with pytest.raises(WrongUsage, match="not a day"):
            read(written, TODAY)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31/02", "31 February"),
        ("31/06", "31 June"),
        ("29/02/2023", "29 February 2023"),
        ("2024-02-31", "31 February 2024"),
        ("31 avril", "31 April"),
    ],
)
def test_a_day_that_no_month_has(written: str, day: str) -> None:
    """The day that does not exist is named, rather than the way of writing it."""
    for read in (read_when, read_day, read_past):
        with pytest.raises(WrongUsage, match=f"There is no {day}."):
            read(written, TODAY)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_whole_day_means_itself(day: date, today: date) -> None:
    """A day written in full does not depend on when it is read."""
    assert read_when(str(day), today) == read_day(str(day), today) == str(day)
    assert read_when(f"{day:%d/%m/}{day.year}", today) == str(day)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_its_year_is_never_to_come(today: date, day: int, month: int) -> None:
    """What happened on 28/03 happened within the last year; what is due then is due within six months, either way."""
    happened = date.fromisoformat(read_when(f"{day}/{month}", today))
    assert timedelta(0) <= today - happened <= timedelta(366)
    assert abs(date.fromisoformat(read_day(f"{day}/{month}", today)) - today) <= timedelta(184)
