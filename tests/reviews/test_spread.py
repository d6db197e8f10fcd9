"""What has a day in the days of a course is told of that course, and of no other."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.findings import Window, days_of
from isotretinoin.reviews.case import spread


def day(n: int) -> date:
    return date.fromordinal(date(2026, 3, 1).toordinal() + n)


def windows(*ends: tuple[int, int]) -> list[Window]:
    return [days_of(day(first), day(last)) for first, last in ends]


def test_a_later_window_that_ends_sooner() -> None:
    """A long wait reaches beyond the next one, and is found behind it."""
    waits = windows((0, 90), (10, 20), (100, 110))
    spans = [
        (day(20), day(20), "last day"),
        (day(30), day(100), "both sides"),
        (day(95), day(95), ""),
    ]

    assert spread(spans, waits) == (("last day", "both sides"), ("last day",), ("both sides",))


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6)


@given(SPANS, SPANS)
def test_as_one_by_one(given_spans: list[tuple[int, int]], of: list[tuple[int, int]]) -> None:
    """The same as to hold each against each."""
    days = windows(*((first, first + more) for first, more in sorted(of)))
    spans = [(day(first), day(first + more), n) for n, (first, more) in enumerate(given_spans)]

    assert spread(spans, days) == tuple(
        tuple(n for first, last, n in spans if first <= each.end and each.first <= last)
        for each in days
    )
