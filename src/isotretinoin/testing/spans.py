"""Spans of days and months, counted on a calendar with a finger."""

from datetime import date, timedelta
from typing import Final

from isotretinoin.given import calendar_day, count

__all__ = ["days_later", "months_earlier", "months_later", "window_after"]

_ONE_DAY: Final = timedelta(days=1)


def days_later(day: date, n: int) -> date:
    """The day that is so many days later, turned over one by one.

    Raises
    ------
    DateError, FactError
        When it is no calendar day, or no whole number, 0 or more.

    >>> days_later(date(2026, 1, 31), 30)
    datetime.date(2026, 3, 2)
    """
    found = calendar_day(day)
    for _ in range(count(n, "days")):
        found += _ONE_DAY
    return found


def months_later(day: date, n: int) -> date:
    """The day of the same number so many months later; where that month lacks it, the next day.

    Raises
    ------
    DateError, FactError
        When it is no calendar day, or no whole number, 0 or more.

    >>> months_later(date(2026, 1, 31), 1), months_later(date(2026, 3, 9), 2)
    (datetime.date(2026, 3, 1), datetime.date(2026, 5, 9))
    """
    start = found = calendar_day(day)
    for left in range(count(n, "months"), 0, -1):
        found += _ONE_DAY
        while found.day != 1:  # to the first day of the next month
            found += _ONE_DAY
        if left == 1:
            month = found.month
            while found.month == month and found.day < start.day:
                found += _ONE_DAY
    return found


def months_earlier(day: date, n: int) -> date:
    """The day of the same number so many months earlier; where that month lacks it, the last one.

    Raises
    ------
    DateError, FactError
        When it is no calendar day, or no whole number, 0 or more.

    >>> months_earlier(date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    start = found = calendar_day(day)
    for _ in range(count(n, "months")):
        while found.day != 1:
            found -= _ONE_DAY
        found -= _ONE_DAY  # the last day of the month before
    while found.day > start.day:
        found -= _ONE_DAY
    return found


def window_after(day: date, *, days: int = 0, months: int = 0) -> tuple[date, date]:
    """The first and the last day of the time after a day: the later of so many days and months.

    Raises
    ------
    DateError, FactError
        When it is no calendar day, or no whole number, 0 or more.

    >>> window_after(date(2026, 1, 31), days=30, months=1)
    (datetime.date(2026, 2, 1), datetime.date(2026, 3, 2))
    """
    return days_later(day, 1), max(days_later(day, days), months_later(day, months))
