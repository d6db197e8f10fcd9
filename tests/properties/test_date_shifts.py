"""Laws of shifts, over every start day of the 400-year Gregorian cycle, not a sample."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.dates import Days, LatestOf, Months, Span, Weeks, after, before
from isotretinoin.findings import Window

FIRST = date(2000, 1, 1)
CYCLE = 146_097  # days in 400 Gregorian years
SPANS: tuple[Span, ...] = (
    Days(30),
    Weeks(5),
    Months(1),
    Months(2),
    LatestOf(Months(1), Days(30)),
    LatestOf(Weeks(8), Months(2)),
)
ONE_DAY = timedelta(days=1)


def cycle() -> Iterator[date]:
    return (FIRST + timedelta(days=i) for i in range(CYCLE))


@pytest.mark.parametrize("span", SPANS, ids=str)
class TestEveryStartDay:
    """ "Date laws are checked over the whole 400-year Gregorian cycle (146,097 start days)"."""

    def test_shifts_are_monotone(self, span: Span) -> None:
        """ "Shifts are monotone": a later start never ends earlier, in either direction."""
        ends = [after(day, span) for day in cycle()]
        starts = [before(day, span) for day in cycle()]

        assert all(a <= b for a, b in pairwise(ends))
        assert all(a <= b for a, b in pairwise(starts))

    def test_outward_is_never_inside_inward(self, span: Span) -> None:
        """ "Outward ≥ inward": the default ends no earlier and starts no later, by a day at most."""
        for day in cycle():
            late, early = after(day, span), after(day, span, "down")
            assert early <= late <= early + ONE_DAY
            assert late == after(day, span, "up")
            far, near = before(day, span), before(day, span, "up")
            assert near - ONE_DAY <= far <= near


class TestMonths:
    """Months(n) lands on the same day number, or beside it where the month lacks the day."""

    @pytest.mark.parametrize("n", [1, 5, 12])
    def test_down_agrees_with_dateutil(self, n: int) -> None:
        """dateutil clamps to the end of the month, which is our "down"."""
        step = relativedelta(months=n)
        for day in cycle():
            assert after(day, Months(n), "down") == day + step
            assert before(day, Months(n), "down") == day - step

    def test_the_same_number_or_the_first(self) -> None:
        """Read outward, a month later is the same number, or the first of the month after."""
        for day in cycle():
            end = after(day, Months(1))
            assert end.day == day.day or (end.day == 1 and day.day > 28)

    def test_one_month_is_never_shorter_than_28_days(self) -> None:
        """And the later of one month and 30 days is never shorter than 30."""
        for day in cycle():
            assert 28 <= (after(day, Months(1)) - day).days <= 31
            assert 30 <= (after(day, LatestOf(Months(1), Days(30))) - day).days <= 31


DATES = st.dates(date(1000, 1, 1), date(9000, 1, 1))
COUNTS = st.integers(0, 2000)


class TestSpanLaws:
    """Laws for spans of any length."""

    @given(DATES, COUNTS)
    def test_days_are_invertible(self, day: date, n: int) -> None:
        """Shifting by days and back is no shift."""
        assert before(after(day, Days(n)), Days(n)) == day
        assert after(day, Weeks(n)) == after(day, Days(7 * n))

    @given(DATES, COUNTS, COUNTS)
    def test_windows_nest_as_spans_grow(self, day: date, n: int, m: int) -> None:
        """ "Windows nest as spans grow"."""
        short, long = sorted((n, m))
        for kind in (Days, Weeks, Months):
            inner = Window(first=before(day, kind(short)), last=after(day, kind(short)))
            outer = Window(first=before(day, kind(long)), last=after(day, kind(long)))
            assert inner.first in outer
            assert inner.end in outer

    @given(DATES, COUNTS, COUNTS)
    def test_latest_of_reaches_furthest(self, day: date, n: int, m: int) -> None:
        """LatestOf is the later when counting on and the earlier when counting back."""
        both = LatestOf(Months(n), Days(m))

        assert after(day, both) == max(after(day, Months(n)), after(day, Days(m)))
        assert before(day, both) == min(before(day, Months(n)), before(day, Days(m)))

    @given(DATES, st.integers(0, 200))
    def test_a_window_holds_exactly_its_days(self, day: date, n: int) -> None:
        """In the window ⇔ among the days it lists."""
        window = Window(first=day, last=day + timedelta(days=n))

        assert list(window) == [day + timedelta(days=i) for i in range(n + 1)]
        assert all(each in window for each in window)
        assert day - ONE_DAY not in window
        assert window.end + ONE_DAY not in window
