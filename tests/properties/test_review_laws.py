"""Laws of a review: complete, monotone, blind to the order of telling and to the days to come."""

from datetime import date, timedelta
from typing import Final

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ideal_course import AS_OF, CONFIRMED, DIARY, DISPENSED, ENTRIES, FIRST, LAST, judged, without
from isotretinoin import Diary, products
from isotretinoin.diaries.entries import (
    BloodDonation,
    Contraception,
    Dispensing,
    DosePeriod,
    Entry,
    Prescription,
)
from isotretinoin.findings import Finding, Severity
from isotretinoin.quantities import mg, mg_per_day
from isotretinoin.reviews.review import Review

RANK: Final = (Severity.NOTE, Severity.CAUTION, Severity.ALERT)
DAYS = st.integers(0, (AS_OF - CONFIRMED).days).map(lambda n: CONFIRMED + timedelta(days=n))
LEFT_OUT = st.sets(st.sampled_from(ENTRIES), max_size=8)


def loudest(told: Review, *kinds: str) -> int:
    """How loud the loudest finding of these kinds is; -1 without one."""
    return max(
        (RANK.index(each.severity) for each in told.findings if each.kind in kinds),
        default=-1,
    )


def dosed(dose: int) -> Diary:
    period = next(each for each in ENTRIES if isinstance(each, DosePeriod))
    return without(period).with_entries(evolve(period, daily_dose=mg_per_day(dose)))


class TestMonotone:
    """Law: findings are monotone in the excess (design §11)."""

    @given(st.integers(60, 300), st.integers(60, 300))
    def test_dose(self, one: int, other: int) -> None:
        """A higher dose above the range is never a quieter finding."""
        low, high = sorted((one, other))
        kinds = ("daily-dose-above-range", "daily-dose-above-maximum")
        assert loudest(judged(dosed(low)), *kinds) <= loudest(judged(dosed(high)), *kinds)

    @given(st.integers(1, 200), st.integers(1, 200))
    def test_supply(self, one: int, other: int) -> None:
        """More capsules at a time are never fewer findings."""
        low, high = sorted((one, other))

        def told(count: int) -> int:
            last = Dispensing(DISPENSED[-1], products.CLARAVIS, mg(30), 20)
            diary = without(last).with_entries(evolve(last, count=count))
            return loudest(judged(diary), "supply-above-limit")

        assert told(low) <= told(high)

    @given(DAYS, DAYS, DAYS)
    def test_contraception(self, first: date, one: date, other: date) -> None:
        """Contraception that ends sooner never leaves fewer days uncovered."""
        sooner, later = sorted((one, other))

        def uncovered(last: date) -> set[date]:
            noted = [each for each in ENTRIES if isinstance(each, Contraception)]
            used = Contraception(min(first, last), ("iud", "condom"), last)
            found = judged(without(*noted).with_entries(used)).findings
            return {
                day
                for each in found
                if each.kind == "contraception-gap" and each.days is not None
                for day in each.days
            }

        # Both begin on one day.
        first = min(first, sooner)
        assert uncovered(later) <= uncovered(sooner)

    @given(st.sets(DAYS, max_size=4), st.sets(DAYS, max_size=4))
    def test_more_donations(self, some: set[date], more: set[date]) -> None:
        """A further donation takes no finding away."""

        def told(days: set[date]) -> set[Finding]:
            return set(judged(DIARY.with_entries(*map(BloodDonation, days))).findings)

        assert told(some) <= told(some | more)


class TestComplete:
    """Law: what could not be judged is listed with the fact that is missing (issue of the review)."""

    @given(LEFT_OUT, DAYS)
    def test_every_gap_names_a_fact(self, left_out: set[Entry], as_of: date) -> None:
        """However much was left untold, each gap says what is missing."""
        told = judged(without(*left_out), as_of)
        assert all(each.missing and all(each.missing) for each in told.not_judged)
        assert len(set(told.not_judged)) == len(told.not_judged)

    @given(LEFT_OUT, DAYS)
    def test_every_rule_of_a_finding_was_used(self, left_out: set[Entry], as_of: date) -> None:
        """What a finding rests on is among the rules that judged."""
        told = judged(without(*left_out), as_of)
        used = {rule.key for rule in told.rules_used}
        kept = {each.because.key for each in told.findings if each.because is not None}
        # Positive tests and ceilings speak through a rule beside the one that was applied.
        assert {key for key in kept - used if "adult_very_severe" not in key} == set()


class TestDays:
    """Law: nothing after `as_of` is judged as done or missing (issue of the review)."""

    @given(LEFT_OUT, DAYS)
    def test_later_entries_change_nothing(self, left_out: set[Entry], as_of: date) -> None:
        """A review of the diary is the review of what had been noted by then."""
        diary = without(*left_out)
        assert judged(diary, as_of) == judged(diary.until(as_of), as_of)

    @given(LEFT_OUT, DAYS)
    def test_no_finding_lies_ahead(self, left_out: set[Entry], as_of: date) -> None:
        """No finding begins after the day of the review."""
        found = judged(without(*left_out), as_of).findings
        assert all(each.days is None or each.days.first <= as_of for each in found)

    @given(st.permutations(ENTRIES), DAYS)
    def test_order_of_telling(self, entries: list[Entry], as_of: date) -> None:
        """The order in which things are told is nothing to a review."""
        again = next(each for each in entries if not isinstance(each, (Dispensing, Prescription)))
        told = evolve(DIARY, entries=(*entries, again))
        assert judged(told, as_of) == judged(DIARY, as_of)

    @given(DAYS)
    def test_ideal_course(self, as_of: date) -> None:
        """An ideal course has no finding on any day from its first dose on."""
        assert judged(DIARY, max(as_of, FIRST)).findings == ()
        assert LAST < AS_OF
