"""The capsules that a patient has, against a count day by day, and what each prescription supplies."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations_with_replacement
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Days,
    Diary,
    Dispensing,
    DosePattern,
    DosePeriod,
    DoseTaken,
    Lost,
    Missed,
    Patient,
    Regimen,
    Returned,
    StockCount,
    Stopped,
    Unrecorded,
    capsules,
    kg,
    mg,
    mg_per_day,
    plan,
    products,
    review,
)
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.capsules.held import days_covered
from isotretinoin.capsules.supply import fillings
from isotretinoin.errors import IsotretinoinError, RecordError
from isotretinoin.quantities import Mass
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
PATIENT = Patient(weight=kg(60), can_become_pregnant=False)
CLARAVIS = products.CLARAVIS
STRENGTHS = (mg(10), mg(20), mg(40))


def day(n: int) -> date:
    return FIRST + timedelta(days=n)


def anyhow(value: Any) -> Any:
    return value


def told(*entries: Any) -> Diary:
    return Diary(patient=PATIENT, entries=entries)


fills = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(STRENGTHS), st.integers(1, 30)),
    min_size=1,
    max_size=4,
)
gone = st.lists(
    st.tuples(
        st.integers(0, 25), st.sampled_from((Returned, Lost)), st.sampled_from(STRENGTHS[:2])
    ),
    max_size=3,
)


@settings(max_examples=30, deadline=None)
@given(
    fills=fills,
    gone=gone,
    counted=st.dictionaries(st.integers(0, 25), st.integers(0, 40), max_size=2),
    asked=st.sampled_from((20, 30, 40, 35)),
    until=st.integers(0, 28),
)
def test_day_by_day(
    fills: list[Any], gone: list[Any], counted: dict[int, int], asked: int, until: int
) -> None:
    """What came, less what was taken, returned and lost, unless somebody counted."""
    entries: list[Any] = [DosePeriod(FIRST, mg_per_day(asked))]
    entries += [Dispensing(day(n), CLARAVIS, strength, count) for n, strength, count in fills]
    entries += [kind(day(n), strength, 1) for n, kind, strength in gone]
    entries += [StockCount(day(n), mg(20), count) for n, count in counted.items()]
    diary = told(*entries)

    held: dict[Mass, int] = {}
    short = unmade = False
    for n in range(until + 1):
        for on, strength, count in fills:
            if on == n:
                held[strength] = held.get(strength, 0) + count
        ways = [
            way
            for size in range(5)
            for way in combinations_with_replacement(sorted(held, reverse=True), size)
            if sum(each.mg for each in way) == asked
        ]
        fits = [w for w in ways if all(held[each] >= c for each, c in Counter(w).items())]
        if held or n in counted:
            for each in (fits or ways or [()])[0]:
                short |= held[each] == 0
                held[each] = max(0, held[each] - 1)
            unmade |= not ways
        for on, _, strength in gone:
            if on == n:
                short |= held.get(strength, 0) == 0
                held[strength] = max(0, held.get(strength, 0) - 1)
        if n in counted:
            held[mg(20)] = counted[n]
    left = capsules.stock(diary, on=day(until))
    assert {s: c for s, c in left.items() if c} == {s: c for s, c in held.items() if c}
    found = {each.kind for each in capsules.stock_findings(diary, on=day(until))}
    assert ("stock-below-zero" in found) is short
    assert ("dose-not-in-capsules" in found) is unmade
    assert from_json(to_json(diary), Diary) == diary


def test_missed_days_take_nothing_and_courses_add_up() -> None:
    """Nor do rests, or what lies between courses; doses taken do."""
    diary = told(
        Dispensing(FIRST, CLARAVIS, mg(20), 60),
        DosePeriod(FIRST, DosePattern((mg_per_day(40), mg_per_day(20)))),
        Missed(day(2)),
        Stopped(day(3)),
        DoseTaken(day(60), mg(20)),
        DosePeriod(day(61), mg_per_day(0)),
        DoseTaken(day(90), mg(20)),
    )
    assert capsules.stock(diary, on=day(3)) == {mg(20): 60 - 2 - 1 - 1}
    assert capsules.stock(diary, on=day(59)) == {mg(20): 56}
    assert capsules.stock(diary, on=day(95)) == {mg(20): 54}
    assert capsules.stock(diary, on=FIRST - timedelta(days=1)) == {}


def test_findings_in_words() -> None:
    """One line for each dose, and for each strength; days before the first capsules tell nothing."""
    diary = told(
        DosePeriod(FIRST, mg_per_day(40)),
        Dispensing(day(2), CLARAVIS, mg(20), 3),
        DosePeriod(day(4), mg_per_day(25)),
        Lost(day(4), mg(20), 1),
        DosePeriod(day(5), mg_per_day(0)),
    )
    said = [each.message for each in capsules.stock_findings(diary, on=day(9))]
    assert said == [
        "no whole capsules of 20 mg, as dispensed, make the 25 mg noted for 2026-03-13",
        (
            "by 2026-03-13, 2 more capsules of 20 mg were taken, returned or lost than there were, "
            "first on 2026-03-12"
        ),
    ]
    kinds = {each.kind for each in review(diary, PROGRAMME, as_of=day(9)).findings}
    assert {"dose-not-in-capsules", "stock-below-zero"} <= kinds
    untold = told(*(each for each in diary.entries if not isinstance(each, Lost)))
    kinds = {each.kind for each in review(untold, PROGRAMME, as_of=day(9)).findings}
    assert "dose-not-in-capsules" in kinds
    assert "stock-below-zero" not in kinds


def test_several_days_are_told_together() -> None:
    """From the first to the last."""
    diary = told(
        Dispensing(FIRST, CLARAVIS, mg(20), 3),
        Dispensing(FIRST, CLARAVIS, mg(40), 3),
        DosePeriod(FIRST, mg_per_day(25)),
        Lost(day(1), mg(20), 4),
    )
    said = [each.message for each in capsules.stock_findings(diary, on=day(2))]
    assert "20 mg and 40 mg, as dispensed, make the 25 mg noted for 3 days from" in said[0]
    assert "1 more capsule of 20 mg" in said[1]


def test_a_strength_is_counted_once_a_day() -> None:
    """Two counts of one strength contradict each other; of two strengths they do not."""
    one = StockCount(FIRST, mg(20), 0)
    assert told(one, StockCount(FIRST, mg(10), 3)).entries
    with pytest.raises(RecordError, match="counted once a day"):
        told(one, StockCount(FIRST, mg(20), 3))


WRONG: Final[list[tuple[Callable[[Course, Any], Any], str]]] = [
    (lambda c, _: fillings(c, (), ()), "capsules for 0 of 1 phases"),
    (lambda c, _: anyhow(fillings)(c, ("no",), ()), "capsules for 1 of 1 phases"),
    (lambda c, k: anyhow(fillings)(c, k, (FIRST,)), "is not a group of values"),
    (lambda c, k: anyhow(fillings)(c, k, ((FIRST,),)), "is no day with its days of supply"),
    (lambda c, k: fillings(c, k, ((day(90), 30),)), "lies outside the course"),
    (lambda c, k: fillings(c, k, (), packs_of=0), "0 is not a number of capsules"),
]


class TestFillings:
    """What each prescription of a plan supplies."""

    @settings(max_examples=25, deadline=None)
    @given(
        text=st.sampled_from(
            [
                "34 mg/day",
                "22.5 mg/day for 40 days, then 60 mg/day",
                "40 mg/day every other day",
                "20 mg on Monday, Wednesday and Friday",
            ]
        ),
        days=st.integers(20, 100),
        size=st.sampled_from((1, 10)),
    )
    def test_day_by_day(self, text: str, days: int, size: int) -> None:
        """Capsules come, are swallowed, and what is left goes on; every day has its capsules."""
        course = Course.lasting(
            Days(days), patient=PATIENT, regimen=Regimen.parse(text), first_dose=FIRST
        )
        made = plan(course, PROGRAMME, product=CLARAVIS)
        due = [(each.needed_on, each.supply) for each in made.prescriptions]
        swallowed: dict[date, tuple[Mass, ...]] = {}
        for phase, cycle in zip(made.course.phases, made.capsules, strict=True):
            assert cycle is not None
            ordinal = 0
            for index, on in enumerate(phase.window):
                taken = phase.step.is_on(index)
                swallowed[on] = cycle.on(ordinal) if taken else ()
                ordinal += taken
        held: Counter[Mass] = Counter()
        for each in fillings(made.course, made.capsules, due, packs_of=size):
            for row in each.strengths:
                assert row.in_stock == held[row.strength]
                assert row.capsules == row.packs * size + row.loose
                assert row.loose < size
                held[row.strength] += row.capsules
            for n in range(each.days):
                held -= Counter(swallowed[each.needed_on + timedelta(days=n)])
            assert each.left == dict(held)
            assert each.days == each.asked
            assert each.opened is any(row.loose for row in each.strengths)
            if size == 1:
                assert not held

    def test_in_a_plan(self) -> None:
        """By the packs of the rules, in the record, and on the page."""
        course = Course.lasting(
            Days(60), patient=PATIENT, regimen=Regimen.parse("30 mg/day"), first_dose=FIRST
        )
        made = plan(course, PROGRAMME, product=CLARAVIS)
        assert made.unbroken_pack is not None
        first, second = made.fillings
        assert str(first) == "30 × 30 mg in 3 packs of 10"
        assert (first.days, first.left, second.number) == (30, {}, 2)
        assert "30 × 30 mg in 3 packs of 10" in str(made)
        assert from_json(to_json(made), type(made)) == made
        exact = plan(course, PROGRAMME, product=CLARAVIS, capsules="exact")
        assert exact.fillings == ()
        assert "Capsules of each prescription" not in str(exact)

    def test_a_stock_that_is_enough(self) -> None:
        """Left over from before, and more than a pack would hold."""
        course = Course.lasting(
            Days(40), patient=PATIENT, regimen=Regimen.parse("20 mg/day"), first_dose=FIRST
        )
        cycles = capsules.course_capsules(course, PROGRAMME, product=CLARAVIS)
        due = ((FIRST, 30), (day(28), 30), (day(30), 9))
        rows = fillings(course, cycles, due, packs_of=30)
        assert [each.days for each in rows] == [28, 2, 9]  # a pack is more than the last may supply
        assert [str(each) for each in rows] == [
            "60 × 10 mg in 2 packs of 30",
            "nothing: the stock is enough",
            "18 × 10 mg of an opened pack",
        ]

    def test_a_pack_that_is_opened(self) -> None:
        """It is said by which rule, and for which prescriptions."""
        course = Course.lasting(
            Days(60), patient=PATIENT, regimen=Regimen.parse("22.5 mg/day"), first_dose=FIRST
        )
        made = plan(course, PROGRAMME, product=CLARAVIS)
        assert [str(each) for each in made.fillings] == [
            "7 × 30 mg of an opened pack, 46 × 10 mg in 4 packs of 10 and 6 of an opened one",
            "8 × 30 mg of an opened pack, 44 × 10 mg in 4 packs of 10 and 4 of an opened one",
        ]
        (found,) = [each for each in made.findings if each.kind == "pack-opened"]
        assert found.because is made.unbroken_pack
        assert found.observed == (1, 2)

    @pytest.mark.parametrize(("wrong", "says"), WRONG)
    def test_what_is_refused(self, wrong: Any, says: str) -> None:
        """Each in one line."""
        course = Course.lasting(
            Days(40), patient=PATIENT, regimen=Regimen.parse("20 mg/day"), first_dose=FIRST
        )
        cycles = capsules.course_capsules(course, PROGRAMME, product=CLARAVIS)
        with pytest.raises(IsotretinoinError, match=says):
            wrong(course, cycles)
        assert fillings(course, (None,), ((FIRST, 30),)) == ()


class TestDaysCovered:
    """For how many of the days to come the capsules on hand make each dose."""

    @settings(max_examples=60)
    @given(
        st.dictionaries(st.sampled_from(STRENGTHS), st.integers(0, 4)),
        st.lists(st.sampled_from([0, 10, 20, 30, 40, 50, 80]), max_size=8),
    )
    def test_no_capsule_is_made_up(self, held: dict[Mass, int], told: list[int]) -> None:
        """What was held is what the days covered take and what is left; and a day more fits not."""
        doses = list(map(mg, told))
        covered, left = days_covered(held, doses)
        whole = sum((strength * n for strength, n in held.items()), start=mg(0))
        kept = sum((strength * n for strength, n in left.items()), start=mg(0))
        taken = sum(doses[:covered], start=mg(0))
        assert whole == kept + taken
        assert all(left[strength] <= held[strength] for strength in left)
        if covered < len(doses):
            some = [each for each, n in left.items() for _ in range(n)]
            sums = {mg(0)}
            for each in some:
                sums |= {total + each for total in sums}
            assert doses[covered] not in sums
            assert days_covered(left, doses[covered:])[0] == 0

    def test_any_capsules_that_make_it(self) -> None:
        """The fewest first; where these are gone, others."""
        assert days_covered({mg(40): 1, mg(20): 2}, [mg(40)] * 3) == (2, {})
        assert days_covered({mg(10): 3}, [mg(0), mg(0)]) == (2, {mg(10): 3})

    @pytest.mark.parametrize(
        ("held", "doses"),
        [("20 mg", ()), ({20: 1}, ()), ({mg(20): -1}, ()), ({}, mg(20)), ({}, [mg_per_day(20)])],
    )
    def test_what_is_none_is_refused(self, held: Any, doses: Any) -> None:
        with pytest.raises(IsotretinoinError):
            days_covered(held, doses)


def test_unrecorded_days_as_taken() -> None:
    """By default nothing is taken on them, which leaves the most there can be."""
    diary = Diary(
        patient=PATIENT,
        entries=(
            Dispensing(FIRST, CLARAVIS, mg(20), 20),
            DosePeriod(FIRST, mg_per_day(20)),
            Unrecorded(day(2), day(4)),
        ),
    )
    assert capsules.stock(diary, on=day(5)) == {mg(20): 17}
    assert capsules.stock(diary, on=day(5), unrecorded="missed") == {mg(20): 17}
    assert capsules.stock(diary, on=day(5), unrecorded="taken") == {mg(20): 14}
    wrong: Any = "perhaps"
    with pytest.raises(IsotretinoinError, match="unrecorded"):
        capsules.stock(diary, on=day(5), unrecorded=wrong)
