"""A course in whole capsules is the course: cycles by policy, and the days until they reach the goal."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations_with_replacement, count
from typing import Any, Final, get_args

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Days,
    DosePattern,
    Patient,
    Regimen,
    Step,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    products,
)
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.capsules.courses import (
    course_capsules,
    taken_course,
    taken_findings,
)
from isotretinoin.courses.course import Policy
from isotretinoin.dates import MON, THU
from isotretinoin.errors import IsotretinoinError, RegimenError
from isotretinoin.findings import FindingKind
from isotretinoin.plans.plan import Plan
from isotretinoin.products import Product
from sample_programme import PROGRAMME

FIRST: Final = date(2026, 3, 9)
POLICIES: Final = get_args(Policy)
#: The sample rules' highest dose for 60 kg is read from them, never written here.
HIGHEST: Final = PROGRAMME.posology_of(products.CLARAVIS.judged_as).daily_dose.at(FIRST).value.high


def until(weight: int, regimen: Regimen, goal: Any = None) -> Course:
    return Course.until(
        goal or mg_per_kg(120),
        patient=Patient(weight=kg(weight), can_become_pregnant=False),
        regimen=regimen,
        first_dose=FIRST,
    )


def taken(course: Course, product: Product = products.CLARAVIS, **how: Any) -> Course:
    return course.in_capsules(product, PROGRAMME, on=FIRST, **how)


def anyhow(value: Any) -> Any:
    return value


def doses(course: Course, phase: int = 0) -> list[int]:
    return [int(each.mg) for each in course.phases[phase].doses]


@pytest.mark.parametrize(
    ("dose", "weight", "policy", "expected"),
    [
        ("22.5", 68, "within", [20, 20, 20, 30]),
        (68, 34, "within", [60]),  # ordered above the rules: no day is above what was ordered
        (68, 34, "mean", [60, 70, 70, 70, 70]),
        (68, 34, "nearest", [60, 70, 70, 70, 70]),
        (39, 200, "mean", [30, 40, 40, 40, 40, 40, 40]),
        (5, 68, "within", [10, 0]),
    ],
)
def test_cycles(dose: Any, weight: int, policy: str, expected: list[int]) -> None:
    """What the policies allow, a day with a dose first."""
    told = taken(until(weight, Regimen.constant(mg_per_day(dose))), policy=policy)
    assert doses(told) == expected


@settings(max_examples=40, deadline=None)
@given(
    dose=st.fractions(4, 130, max_denominator=8),
    weight=st.integers(35, 110),
    policy=st.sampled_from(POLICIES),
    longest=st.integers(1, 4),
)
def test_no_cycle_is_nearer(dose: Fraction, weight: int, policy: Policy, longest: int) -> None:
    """Against every cycle of levels that capsules of tens make, and within its policy."""
    most = max(HIGHEST.for_weight(kg(weight)).mg_per_day, dose)
    levels = range(0, 10 * int(dose // 10) + 10 * longest + 20, 10)
    if policy == "within":
        levels = range(0, int(most // 10) * 10 + 1, 10)
    cycles = [
        each
        for n in range(1, longest + 1)
        for each in combinations_with_replacement(levels, n)
        if policy != "mean" or Fraction(sum(each), n) <= dose
    ]
    best = min(
        (abs(Fraction(sum(each), len(each)) - dose), max(each) - min(each)) for each in cycles
    )
    course = Course.lasting(
        Days(60),
        patient=Patient(weight=kg(weight), can_become_pregnant=False),
        regimen=Regimen.constant(mg_per_day(dose)),
        first_dose=FIRST,
    )
    try:
        found = doses(taken(course, policy=policy, longest_cycle=longest))
    except RegimenError:
        assert best[0] == dose  # nothing at all would be the nearest
        return
    assert (abs(Fraction(sum(found), len(found)) - dose), max(found) - min(found)) == best


patterns = st.sampled_from(
    [
        "{0} mg/day",
        "{0} mg/day every other day",
        "{0} mg/day 7 days on, 21 days off",
        "{0} mg/day alternating with {1} mg/day",
        "{0} mg/day on Monday and Thursday, {1} mg/day on Saturday",
        "{0} mg/day twice a week",
        "{0} mg in the morning and {1} mg in the evening",
    ],
)


@settings(max_examples=40, deadline=None)
@given(
    first=patterns,
    days=st.integers(1, 30),
    last=patterns,
    amounts=st.tuples(*[st.sampled_from(["10", "22.5", "31", "45", "68.4"])] * 3),
    weight=st.integers(30, 100),
    start=st.integers(0, 6),
)
def test_a_plan_is_the_count_of_its_capsules(
    first: str, *, days: int, last: str, amounts: tuple[str, ...], weight: int, start: int
) -> None:
    """Swallowed day by day they come to its total, and reach the goal on its last day, not before."""
    text = f"{first.format(*amounts[:2])} for {days} days, then {last.format(*amounts[1:])}"
    course = Course.until(
        mg_per_kg(40),
        patient=Patient(weight=kg(weight), can_become_pregnant=False),
        regimen=Regimen.parse(text),
        first_dose=FIRST + timedelta(days=start),
    )
    made = plan(course, PROGRAMME, product=products.CLARAVIS)
    if made.ordered is None:
        assert FindingKind.NO_CAPSULES in {each.kind for each in made.findings}
        return
    assert made.ordered == course
    assert made.course.first_dose == course.first_dose
    swallowed: dict[date, Fraction] = {}
    for phase, cycle in zip(made.course.phases, made.capsules, strict=True):
        assert cycle is not None
        assert cycle.days == phase.window.days
        ordinal = count()
        for index, day in enumerate(phase.window):
            on = phase.step.is_on(index)
            capsules = cycle.on(next(ordinal)) if on else ()
            assert all(each in products.CLARAVIS.strengths for each in capsules)
            swallowed[day] = sum((each.mg for each in capsules), start=Fraction(0))
    assert {day: dose.mg_per_day for day, dose in made.course.doses()} == swallowed
    total = sum(swallowed.values())
    goal = Fraction(40 * weight)
    assert made.course.total_dose == mg(total)
    assert total >= goal > total - swallowed[made.course.last_dose]
    assert max(each for each in swallowed) == made.course.last_dose
    assert from_json(to_json(made), Plan) == made


class TestPatterns:
    """Doses that are not the same every day keep their days, and what is not a capsule is one."""

    def test_days_of_the_week_stay(self) -> None:
        """The same weekdays, in the capsules nearest to each dose."""
        course = until(60, Regimen.weekly({MON: mg_per_day(30), THU: mg_per_day(20)}))
        assert taken(course).regimen == course.regimen

    def test_morning_and_evening_stay(self) -> None:
        """Each intake is made by itself."""
        regimen = Regimen.divided(mg(40), mg(20))
        assert taken(until(60, regimen)).regimen == regimen

    def test_too_many_cycles_in_one_another(self) -> None:
        """Doses in turn whose cycles never meet take the nearest capsules of each day."""
        told = [
            mg_per_day(Fraction(30) + Fraction(10 * n, k)) for k in (7, 6, 5) for n in (1, k - 1)
        ]
        course = until(60, Regimen((Step(DosePattern(told)),)))
        assert doses(taken(course)) == [30, 40]

    def test_a_later_step_that_only_capsules_need(self) -> None:
        """Where the doses reach the goal in the first step and its capsules do not."""
        regimen = Regimen.stepped((mg_per_day(68), 60), mg_per_day(20))
        made = plan(until(34, regimen), PROGRAMME, product=products.CLARAVIS)
        assert made.ordered is not None
        assert (len(made.ordered.phases), len(made.course.phases)) == (1, 2)
        assert made.course.total_dose == mg(4080)

    def test_capsules_that_never_reach_the_goal(self) -> None:
        """A regimen that ends by itself ends; one without a goal keeps its days."""
        regimen = Regimen.stepped((mg_per_day(68), 60), (mg_per_day(0), 5))
        course = until(34, regimen)
        assert (course.days, taken(course).days) == (60, 65)
        short = Course(
            patient=course.patient, regimen=regimen, first_dose=FIRST, days=20, goal=mg(9000)
        )
        assert taken(short).days == 20


class TestDivided:
    """Two equal halves where the rules divide the daily dose, fewer capsules where they do not."""

    def test_in_halves(self) -> None:
        """Two of 20 mg, for one of 40 mg."""
        course = until(60, Regimen.constant(mg_per_day(40)))
        (cycle,) = course_capsules(course, PROGRAMME, product=products.CLARAVIS)
        assert cycle is not None
        assert cycle.cycle == ((mg(20), mg(20)),)

    def test_at_once(self) -> None:
        """Where no rule divides it, and where there are no rules at all."""
        whole = tuple(evolve(each, doses_per_day=None) for each in PROGRAMME.posologies)
        course = until(60, Regimen.constant(mg_per_day(40)))
        for rules in (evolve(PROGRAMME, posologies=whole), evolve(PROGRAMME, posologies=())):
            (cycle,) = course_capsules(course, rules, product=products.CLARAVIS)
            assert cycle is not None
            assert cycle.cycle == ((mg(40),),)


def test_what_is_ordered_is_judged_and_what_is_taken_counts() -> None:
    """0.5 mg/kg/day is within the rules although one day of its capsules is not."""
    course = until(68, Regimen.constant(mg_per_kg_day("0.5")))
    made = plan(course, PROGRAMME, product=products.CLARAVIS)
    exact = plan(course, PROGRAMME, product=products.CLARAVIS, capsules="exact")
    judged = [
        [f for f in each.findings if f.kind.startswith("daily-dose")] for each in (made, exact)
    ]
    assert [f.observed for f in judged[0]] == [f.observed for f in judged[1]]
    assert exact.course is course
    assert exact.ordered is None
    shown = str(made)
    assert "Days              Ordered           Taken" in shown
    assert "In capsules" not in shown


def test_said_where_capsules_differ() -> None:
    """What they come to for what was ordered, and how much later the course ends."""
    course = until(34, Regimen.constant(mg_per_day(68)))
    (found,) = taken_findings(course, taken(course))
    assert found.message == (
        "whole capsules come to 60 mg/day for 68 mg/day; the last dose is on 2026-05-15, 8 days later "
        "than in the doses ordered"
    )
    course = until(50, Regimen.constant(mg_per_day("33.6")))
    (found,) = taken_findings(course, taken(course))
    assert "≈ 33.33 mg/day for 33.6 mg/day" in found.message
    assert list(taken_findings(course, course)) == []


WRONG: Final[list[tuple[Callable[[Course], Any], str]]] = [
    (lambda c: taken(c, policy="up"), "'up' is no policy: write 'within' or 'mean' or"),
    (lambda c: taken(c, longest_cycle=31), "31 is not a number of days for a cycle"),
    (lambda c: taken(c, on=None), "multiple values"),
    (lambda _: taken(until(60, Regimen.constant(mg_per_day("0.5")))), "no whole capsules of"),
    (lambda c: anyhow(plan)(c, PROGRAMME, capsules="some"), "is no way with capsules"),
    (lambda c: taken_course(c, ()), "capsules for 0 of 1 steps"),
    (lambda c: anyhow(taken_course)(c, ("no",)), "are no capsules of a phase"),
]


@pytest.mark.parametrize(("wrong", "says"), WRONG)
def test_what_is_refused(wrong: Any, says: str) -> None:
    """Each in one line."""
    with pytest.raises((IsotretinoinError, TypeError), match=says):
        wrong(until(60, Regimen.constant(mg_per_day(40))))


def test_a_phase_without_capsules_leaves_the_course_as_ordered() -> None:
    """And each of its doses: no course is laid out half in capsules."""
    course = until(60, Regimen.stepped((mg_per_day("0.5"), 7), mg_per_day(40)))
    made = plan(course, PROGRAMME, product=products.CLARAVIS)
    assert made.course == course
    cycles = course_capsules(course, PROGRAMME, product=products.CLARAVIS)
    assert taken_course(course, cycles).regimen.steps[0] == course.regimen.steps[0]
