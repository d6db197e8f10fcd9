"""A planned course in whole capsules: what they come to, and when they reach the goal."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Days,
    Patient,
    Regimen,
    capsule_plan,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    products,
    rulebook,
)
from isotretinoin.capsules import courses as course_capsules
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.courses.regimen import Step
from isotretinoin.errors import RegimenError
from isotretinoin.findings import Severity
from isotretinoin.plans.plan import Plan
from isotretinoin.quantities import DosePerKg, Mass

FIRST = date(2026, 3, 9)
TENS = (mg(10), mg(20), mg(30), mg(40))


def until(weight: int, regimen: Regimen, goal: DosePerKg | Mass | None = None) -> Course:
    """The course that takes such a patient to the goal, 120 mg/kg unless another is given."""
    return Course.until(
        goal or mg_per_kg(120),
        patient=Patient(weight=kg(weight), can_become_pregnant=False),
        regimen=regimen,
        first_dose=FIRST,
    )


def planned(course: Course) -> Plan:
    return plan(course, rulebook("US"), product=products.CLARAVIS, capsules="exact")


def said(shown: Plan, kind: str = "capsules-differ") -> list[tuple[Severity, str]]:
    return [(each.severity, each.message) for each in shown.findings if each.kind == kind]


class TestFindings:
    """What the page says of capsules that are not the plan."""

    def test_capsules_that_fall_short_of_the_goal(self) -> None:
        """28 days at a mean of 34 mg and 106 at 60 are 7300 mg; 860 mg more take 15 days."""
        shown = planned(until(68, Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1))))

        assert shown.dose_in_capsules == mg(28 * 34 - 12 + 106 * 60)
        assert said(shown) == [
            (
                Severity.CAUTION,
                (
                    "the whole capsules of these 134 days come to 7300 mg, that is ≈ 107.35 mg/kg, and "
                    "not to 8160 mg: they reach 120 mg/kg 15 days later; every other total and date "
                    "is that of the plan"
                ),
            ),
        ]
        assert "In capsules  7300 mg, that is ≈ 107.35 mg/kg: see the findings" in str(shown)

    def test_capsules_that_are_the_plan(self) -> None:
        """Nothing to say, and the page says that it is the same."""
        shown = planned(until(60, Regimen.constant(mg_per_day(40))))

        assert said(shown) == []
        assert "In capsules  the same" in str(shown)

    def test_a_dose_that_no_capsule_comes_near(self) -> None:
        """Half a milligram a day: no capsules, no total, and a finding."""
        shown = planned(
            Course.lasting(
                Days(105),
                patient=Patient(weight=kg(60), can_become_pregnant=False),
                regimen=Regimen.constant(mg_per_day("0.5")),
                first_dose=FIRST,
            ),
        )

        assert shown.dose_in_capsules is None
        assert "In capsules" not in str(shown)
        assert said(shown, "no-capsules") == [
            (
                Severity.CAUTION,
                "no whole capsules of the product come near 0.5 mg/day, planned from 2026-03-09",
            ),
        ]

    def test_without_a_product_nothing_is_said(self) -> None:
        """A dose is a dose where nobody asked for capsules."""
        shown = plan(until(68, Regimen.constant(mg_per_day(34))), rulebook("US"))

        assert shown.dose_in_capsules is None
        assert said(shown) == said(shown, "no-capsules") == []

    def test_without_a_goal_the_totals_alone(self) -> None:
        """A course for a span has no goal that its capsules could reach."""
        shown = planned(
            Course.lasting(
                Days(100),
                patient=Patient(weight=kg(68), can_become_pregnant=False),
                regimen=Regimen.constant(mg_per_day("34.303")),
                first_dose=FIRST,
            ),
        )

        ((severity, message),) = said(shown)
        assert severity is Severity.NOTE
        assert "come to 3420 mg, that is ≈ 50.29 mg/kg, and not to 3430.3 mg; every" in message


class TestDaysToGoal:
    """The day on which the capsules reach the goal."""

    def test_before_the_last_phase(self) -> None:
        """Capsules above the plan may reach the goal in an earlier phase."""
        course = until(60, Regimen.stepped((mg_per_day(20), 30), mg_per_day(10)), mg(620))
        forty = capsule_plan(mg_per_day(40), strengths=TENS, days=30)
        ten = capsule_plan(mg_per_day(10), strengths=TENS, days=30)

        assert course.days == 32
        assert course_capsules.day_of_goal(course, (forty, ten)) == 16

    def test_last_phase_without_a_dose(self) -> None:
        """A course that ends in a rest goes nowhere."""
        course = Course(
            patient=Patient(weight=kg(60)),
            regimen=Regimen.stepped((mg_per_day(20), 10), mg_per_day(0)),
            first_dose=FIRST,
            days=20,
            goal=mg(1000),
        )
        capsules = (
            capsule_plan(mg_per_day(20), strengths=TENS, days=30),
            CapsulePlan(daily_dose=mg_per_day(0), cycle=((),), days=30),
        )

        assert course_capsules.day_of_goal(course, capsules) is None
        assert course_capsules.total_dose(course, capsules) == mg(200)

    def test_a_phase_without_capsules(self) -> None:
        """What is unknown stays unknown."""
        course = until(60, Regimen.constant(mg_per_day(20)))

        assert course_capsules.day_of_goal(course, (None,)) is None
        assert course_capsules.total_dose(course, (None,)) is None

    @given(
        weight=st.integers(30, 120),
        first=st.integers(10, 80),
        days=st.integers(1, 40),
        then=st.integers(10, 120),
        pattern=st.sampled_from([(1, 0), (1, 1), (7, 21), (5, 2)]),
    )
    def test_day_by_day(
        self,
        weight: int,
        first: int,
        days: int,
        then: int,
        pattern: tuple[int, int],
    ) -> None:
        """Swallowing the capsules one day after another comes to the same total and day."""
        on, off = pattern
        (start, _) = Regimen.stepped((mg_per_day(first), days), mg_per_day(then)).steps
        (rest,) = Regimen.intermittent(mg_per_day(then), days_on=on, days_off=off).steps
        course = until(weight, Regimen(steps=(start, rest)))
        capsules = course_capsules.course_capsules(
            course, rulebook("US"), product=products.CLARAVIS
        )
        amounts: list[Fraction] = []
        for phase, cycle in zip(course.phases, capsules, strict=True):
            assert cycle is not None
            # Long enough for capsules of half the dose.
            more = 0 if phase.window.end < course.last_dose else course.days + 60
            amounts += swallowed(phase.step, cycle, phase.window.days + more)
        so_far = list(accumulate(amounts))
        total = course_capsules.total_dose(course, capsules)
        reached = course_capsules.day_of_goal(course, capsules)
        goal = 120 * weight

        assert total is not None
        assert total.mg == so_far[course.days - 1]
        assert reached == next(n for n, mgs in enumerate(so_far, start=1) if mgs >= goal)


def swallowed(step: Step, cycle: CapsulePlan, days: int) -> Iterator[Fraction]:
    """The amount of each day, the next day of the cycle being taken on each day on."""
    taken = 0
    for index in range(days):
        if step.is_on(index):
            yield sum((each.mg for each in cycle.on(taken)), start=Fraction(0))
            taken += 1
        else:
            yield Fraction(0)


@pytest.mark.parametrize(
    ("cycle", "dose", "days"),
    [
        (((mg(20),),), mg(0), 0),
        (((mg(20),),), mg(20), 1),
        (((mg(20),),), mg("20.001"), 2),
        (((mg(20),), ()), mg(20), 1),
        (((mg(20),), ()), mg(40), 3),
        (((mg(20),), (mg(30),)), mg(50), 2),
        (((mg(20),), (mg(30),)), mg(51), 3),
    ],
)
def test_days_to_a_dose(cycle: tuple[tuple[Mass, ...], ...], dose: Mass, days: int) -> None:
    """The first number of days whose capsules are not below the dose, at equality and beside it."""
    assert CapsulePlan(daily_dose=mg_per_day(20), cycle=cycle, days=30).days_to(dose) == days


def test_no_capsules_come_to_nothing() -> None:
    """A cycle of days off comes to 0 at once and to no other dose ever."""
    rest = CapsulePlan(daily_dose=mg_per_day(0), cycle=((), ()), days=30)

    assert rest.days_to(mg(0)) == 0
    with pytest.raises(RegimenError, match="a cycle without a capsule never comes to 1 mg"):
        rest.days_to(mg(1))


@given(dose=st.fractions(10, 120, max_denominator=8), days=st.integers(1, 400))
def test_dose_over_days_and_days_to_a_dose(dose: Fraction, days: int) -> None:
    """The dose of n days is the sum of their capsules, and takes n days, or fewer after a day off."""
    cycle = capsule_plan(mg_per_day(dose), strengths=TENS, longest_cycle=3, days=30)
    over = cycle.dose_over(days)

    assert over == sum((each for n in range(days) for each in cycle.on(n)), start=mg(0))
    assert cycle.dose_over(cycle.days_to(over)) == over
    assert cycle.days_to(over) <= days
    assert cycle.days_to(over + mg("0.1")) > days
