"""Spans, shifts and windows: what a reader should remember."""

import csv
import datetime as dt
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.dates import (
    Days,
    LatestOf,
    LessThan,
    Months,
    Rounding,
    Span,
    Weeks,
    YearMonth,
    after,
    before,
    calendar_day,
    in_order,
)
from isotretinoin.errors import DateError
from isotretinoin.findings import Window

KNOWN = Path(__file__).parent / "known_answers" / "month_shifts.csv"
US_MONTH = LatestOf(Months(1), Days(30))


class NotATime:
    """Stands for pandas' NaT: an instance of date that equals nothing, itself included."""

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return 0


class TestCalendarDay:
    """Only a plain date is a day."""

    @pytest.mark.parametrize("span", [Days(0), LatestOf(Days(1)), 28])
    def test_less_than_what_is_no_span(self, span: Any) -> None:
        """Nothing is less than nothing, nor less than several."""
        with pytest.raises(DateError, match="LessThan takes"):
            LessThan(span)

    def test_less_than_both_ways(self) -> None:
        """The day on which it would be over is outside, counted on and back."""
        span = 2 * LessThan(Weeks(2))
        assert str(span) == "less than 4 weeks"
        assert after(date(2026, 3, 1), span) == date(2026, 3, 28)
        assert before(date(2026, 3, 29), span) == date(2026, 3, 2)

    def test_a_date_is_itself(self) -> None:
        """A date comes back unchanged."""
        assert calendar_day(date(2024, 2, 29)) == date(2024, 2, 29)

    def test_a_datetime_is_refused_with_the_remedy(self) -> None:
        """A datetime hides a time zone: the message says to choose the day with .date()."""
        with pytest.raises(DateError, match=r"a moment, not a day.*\.date\(\)"):
            calendar_day(datetime(2026, 3, 9))  # noqa: DTZ001 - naive on purpose

    @pytest.mark.parametrize("wrong", [None, "2026-03-09", 20260309, 1.5, NotATime(), []])
    def test_anything_else_is_refused(self, wrong: object) -> None:
        """Text, numbers and missing values are no days, and the message shows how to write one."""
        with pytest.raises(DateError, match=r"give a datetime\.date"):
            calendar_day(wrong)


class TestSpans:
    """Days, weeks and months are different things."""

    def test_thirty_days_are_not_a_month(self) -> None:
        """Equal only within one kind."""
        spans: list[Span] = [Days(30), Months(1), Weeks(4), Days(28)]

        assert len(set(spans)) == len(spans)
        assert Months(1) == Months(1)

    @pytest.mark.parametrize("wrong", [-1, 1.0, True, "1", None])
    def test_only_whole_numbers_from_zero(self, wrong: Any) -> None:
        """A span is a count: no negative, float, bool, text or None."""
        for kind in (Days, Weeks, Months):
            with pytest.raises(DateError):
                kind(wrong)

    def test_multiples(self) -> None:
        """A span times k stays the same kind."""
        assert Months(1) * 3 == 3 * Months(1) == Months(3)
        assert Days(30) * 2 == Days(60)
        assert 5 * Weeks(1) == Weeks(5)
        assert US_MONTH * 2 == 2 * US_MONTH == LatestOf(Months(2), Days(60))

    def test_latest_of_takes_spans(self) -> None:
        """LatestOf without spans, or of something else, is an error."""
        with pytest.raises(DateError, match="LatestOf takes"):
            LatestOf()
        with pytest.raises(DateError, match="LatestOf takes"):
            LatestOf(30)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

    def test_in_words(self) -> None:
        """Each reads as a person says it, and its repr makes it again."""
        assert str(Days(1)) == "1 day"
        assert str(Weeks(5)) == "5 weeks"
        assert str(US_MONTH) == "the later of 1 month and 30 days"
        assert eval(repr(US_MONTH)) == US_MONTH


class TestShifts:
    """One month after the last dose, and the other readings."""

    @pytest.mark.parametrize(
        ("span", "expected"),
        [
            (Days(28), date(2026, 2, 28)),
            (Days(30), date(2026, 3, 2)),
            (Weeks(5), date(2026, 3, 7)),
            (Months(1), date(2026, 3, 1)),
            (US_MONTH, date(2026, 3, 2)),
        ],
    )
    def test_four_wordings_from_31_january(self, span: Span, expected: date) -> None:
        """From a last dose on 31 January, "one month" and its neighbours are five days apart."""
        assert after(date(2026, 1, 31), span) == expected

    def test_rounding_is_chosen_by_name(self) -> None:
        """Up is the first of the next month, down the last of this one, raise refuses."""
        last_dose = date(2026, 1, 31)

        assert after(last_dose, Months(1), "up") == date(2026, 3, 1)
        assert after(last_dose, Months(1), "down") == date(2026, 2, 28)
        with pytest.raises(DateError, match="2026-02 has no day 31; choose rounding"):
            after(last_dose, Months(1), "raise")
        assert after(date(2026, 1, 28), Months(1), "raise") == date(2026, 2, 28)

    def test_a_lead_in_never_starts_late(self) -> None:
        """Outward means the earlier day when counting back."""
        assert before(date(2026, 3, 31), Months(1)) == date(2026, 2, 28)
        assert before(date(2026, 3, 31), Months(1), "up") == date(2026, 3, 1)
        assert before(date(2026, 3, 9), US_MONTH) == date(2026, 2, 7)
        assert before(date(2026, 3, 9), Weeks(1)) == date(2026, 3, 2)

    def test_leap_day(self) -> None:
        """29 February is a day like any other in a leap year only."""
        assert after(date(2024, 1, 29), Months(1)) == date(2024, 2, 29)
        assert after(date(2023, 1, 29), Months(1)) == date(2023, 3, 1)
        assert after(date(2024, 2, 29), Months(12)) == date(2025, 3, 1)
        assert after(date(1900, 1, 29), Months(1)) == date(1900, 3, 1)
        assert after(date(2000, 1, 29), Months(1)) == date(2000, 2, 29)

    def test_schedules_keep_their_anchor(self) -> None:
        """31 January plus two months is 31 March, not 28 March."""
        days = [after(date(2026, 1, 31), Months(1) * k, "down") for k in range(4)]

        assert [str(day) for day in days] == [
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
        ]

    @pytest.mark.parametrize("span", [Days(1), Weeks(1), Months(1), Months(10**30), Days(10**30)])
    def test_beyond_the_calendar(self, span: Span) -> None:
        """A result beyond the years that exist is an error, however large the span."""
        with pytest.raises(DateError, match="outside the years 1 to 9999"):
            after(date(9999, 12, 31), span)
        with pytest.raises(DateError, match="outside the years 1 to 9999"):
            before(date(1, 1, 1), span)

    @pytest.mark.parametrize("n", [10**5000, -(10**5000)], ids=["later", "earlier"])
    def test_too_long_to_print(self, n: int) -> None:
        """A count of thousands of digits is refused without being written out."""
        with pytest.raises(DateError, match="the years 1 to 9999"):
            Days(n)

    def test_messages_count_and_say_the_way(self) -> None:
        """One month is one month, after or before."""
        with pytest.raises(DateError, match=r"^1 month after 9999-12-31"):
            after(date.max, Months(1))
        with pytest.raises(DateError, match=r"^2 months before 0001-01-01"):
            before(date.min, Months(2))
        with pytest.raises(DateError, match=r"^1 month before 2026-03-31: 2026-02 has no day 31"):
            before(date(2026, 3, 31), Months(1), "raise")

    def test_wrong_arguments(self) -> None:
        """A moment for a day, a number for a span, an unknown rounding: each its own message."""
        with pytest.raises(DateError, match="a moment"):
            after(datetime(2026, 1, 31), Months(1))  # noqa: DTZ001
        with pytest.raises(DateError, match="a moment"):
            before(datetime(2026, 1, 31), Months(1))  # noqa: DTZ001
        with pytest.raises(DateError, match="is not a span"):
            after(date(2026, 1, 31), timedelta(days=30))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        with pytest.raises(DateError, match="is not a rounding"):
            after(date(2026, 1, 31), Months(1), "nearest")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

    @pytest.mark.parametrize(
        "row",
        list(csv.DictReader(KNOWN.read_text(encoding="utf-8").splitlines())),
        ids=str,
    )
    def test_known_answers(self, row: dict[str, str]) -> None:
        """Every line of the table of known answers."""
        kinds: dict[str, type[Days | Weeks | Months]]
        kinds = {"days": Days, "weeks": Weeks, "months": Months}
        span = kinds[row["unit"]](int(row["n"]))
        day = date.fromisoformat(row["day"])
        roundings: tuple[Rounding, ...] = ("up", "down")
        shift = after if row["direction"] == "after" else before

        assert [str(shift(day, span, way)) for way in roundings] == [row["up"], row["down"]]


class TestWindow:
    """Both ends count."""

    def test_both_ends_are_days_of_the_window(self) -> None:
        """The first and the last day are in it, their neighbours are not."""
        window = Window(first=date(2026, 2, 1), last=date(2026, 3, 2))

        assert date(2026, 2, 1) in window
        assert date(2026, 3, 2) in window
        assert date(2026, 1, 31) not in window
        assert date(2026, 3, 3) not in window
        assert window.days == len(list(window)) == 30
        assert str(window) == "2026-02-01 to 2026-03-02"

    def test_without_a_last_day(self) -> None:
        """Where no source sets a last day, none is printed."""
        assert str(Window(first=date(2026, 2, 1), last=None)) == "from 2026-02-01 on"

    def test_one_day(self) -> None:
        """A window of one day has one day."""
        assert Window(first=date(2026, 2, 1), last=date(2026, 2, 1)).days == 1

    def test_wrong_order(self) -> None:
        """The last day does not come first."""
        with pytest.raises(DateError, match="the last day comes first"):
            Window(first=date(2026, 2, 2), last=date(2026, 2, 1))

    def test_moments_are_refused_everywhere(self) -> None:
        """Neither an end nor a question may be a datetime."""
        window = Window(first=date(2026, 2, 1), last=date(2026, 2, 1))
        with pytest.raises(DateError):
            Window(first=datetime(2026, 2, 1), last=date(2026, 2, 1))  # noqa: DTZ001
        with pytest.raises(DateError):
            _ = datetime(2026, 2, 1) in window  # noqa: DTZ001

    def test_repr_makes_it_again(self) -> None:
        """The rule behind a window is not part of what makes two windows equal."""
        window = Window(first=date(2026, 2, 1), last=date(2026, 3, 2))

        assert eval(repr(window), {"Window": Window, "datetime": dt}) == window


def test_in_order() -> None:
    """The earlier day first; equal days are in order; days only."""
    one, other = date(2026, 3, 9), date(2026, 3, 10)

    in_order(one, "the start", other, "the end")
    in_order(one, "the start", one, "the end")
    with pytest.raises(DateError, match="the start, 2026-03-10, comes after the end, 2026-03-09"):
        in_order(other, "the start", one, "the end")
    text: Any = "2026-03-09"
    with pytest.raises(DateError, match="is not a day"):
        in_order(text, "the start", one, "the end")


class TestYearMonth:
    """A month of a year, for a day of which no more is known."""

    @given(st.dates())
    def test_its_days(self, day: date) -> None:
        """Every day is in its own month, which has no other before its first and after its last."""
        month = YearMonth(day.year, day.month)
        assert month.first <= day <= month.last
        assert (month.first.day, month.first.month, month.last.month) == (1, day.month, day.month)
        assert month.last == date.max or (month.last + timedelta(days=1)).day == 1
        assert YearMonth.parse(str(month)) == month

    @pytest.mark.parametrize(
        "parts",
        [(2025, 0), (2025, 13), (0, 1), (10_000, 1), (-1, 1), (2025.0, 1), (True, 1), ("2025", 1)],
    )
    def test_what_is_no_month(self, parts: Any) -> None:
        """Nor a year."""
        with pytest.raises(DateError, match=r"YearMonth\(2025, 11\)"):
            YearMonth(*parts)

    @pytest.mark.parametrize(
        "text", ["", "2206", "2025-1", "2025-13", "2025/11", "25-11", "²025-11", None, 2025]
    )
    def test_what_reads_as_none(self, text: Any) -> None:
        """Refused, with the one way to write it or to make it."""
        with pytest.raises(DateError, match=r"2025-11|2025, 11"):
            YearMonth.parse(text)
