"""Laws of planning again: nothing changes where nothing happened, nor when it is done twice."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Diary,
    DosePeriod,
    Missed,
    Patient,
    Plan,
    Regimen,
    Weight,
    account,
    compare_plans,
    kg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    profile,
    replan,
)
from isotretinoin.courses.regimen import Step
from isotretinoin.diaries.entries import Entry
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.quantities import DailyDose, DailyDosePerKg
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
ONE_DAY = timedelta(days=1)
FEW = settings(max_examples=40)

DOSES: st.SearchStrategy[DailyDose | DailyDosePerKg] = st.sampled_from(
    [
        mg_per_day(20),
        mg_per_day("37.5"),
        mg_per_kg_day("0.5"),
        mg_per_kg_day(1),
        mg_per_kg_day("2/3"),
    ],
)
PATTERNS = st.sampled_from([(1, 0), (1, 1), (7, 21), (3, 2)])


@st.composite
def regimens(draw: st.DrawFn) -> Regimen:
    steps: list[Step] = []
    for days in (*draw(st.lists(st.integers(1, 30), max_size=2)), None):
        on, off = draw(PATTERNS)
        steps.append(Step(draw(DOSES), days, days_on=on, days_off=off))
    return Regimen(tuple(steps))


@st.composite
def courses(draw: st.DrawFn) -> Course:
    return Course.until(
        draw(st.integers(5, 60).map(mg_per_kg)),
        patient=Patient(
            weight=kg(draw(st.integers(40, 110))),
            can_become_pregnant=draw(st.sampled_from([True, False, None])),
        ),
        regimen=draw(regimens()),
        first_dose=FIRST,
    )


def followed(course: Course, *, after: date = FIRST - ONE_DAY) -> Iterator[DosePeriod]:
    """What a diary notes of a course that is followed to the letter after that day."""
    before = None
    for day, dose in course.doses():
        if day > after and dose != before:
            yield DosePeriod(day, dose)
            before = dose


def windows(of: Plan) -> tuple[object, ...]:
    return (of.pregnancy_prevention, of.next_course, of.procedures, of.prescriptions)


@FEW
@given(courses(), st.floats(0, 1), st.sampled_from(["latest", "baseline", "period"]))
def test_what_was_followed_to_the_letter_is_the_plan(
    course: Course,
    share: float,
    policy: WeightPolicy,
) -> None:
    """The same last dose, totals, windows, visits and judgement, on whatever day it is asked."""
    on = FIRST + int(share * (course.days - 1)) * ONE_DAY
    diary = Diary(patient=course.patient, entries=tuple(followed(course)))
    at_first = plan(course, PROGRAMME, monitoring=profile("guide"))

    again = replan(
        diary,
        PROGRAMME,
        on=on,
        planned=course,
        weight_policy=policy,
        monitoring=profile("guide"),
    )

    assert again.course.window == course.window
    assert again.course.total_dose == course.total_dose
    assert again.cumulative_dose == again.course.cumulative_dose == course.cumulative_dose
    assert again.course.goal == course.goal
    assert windows(again) == windows(at_first)
    assert again.monitoring == at_first.monitoring
    assert {each.kind for each in again.findings} == {each.kind for each in at_first.findings}
    for day, dose in course.doses():
        assert again.course.dose_on(day) == dose


@st.composite
def lived(draw: st.DrawFn) -> tuple[Diary, Course]:
    """A course, and how it went: some days missed, a rest, another weight."""
    course = draw(courses())
    days = st.integers(0, course.days + 20).map(lambda n: FIRST + n * ONE_DAY)
    told: list[Entry] = [
        *followed(course),
        *(Missed(day) for day in draw(st.sets(days, max_size=5))),
        *(Weight(day, kg(draw(st.integers(40, 110)))) for day in draw(st.sets(days, max_size=2))),
    ]
    return Diary(patient=course.patient, entries=tuple(told)), course


@FEW
@given(lived(), st.integers(0, 60), st.sampled_from(["latest", "baseline", "period"]))
def test_twice_is_once(told: tuple[Diary, Course], passed: int, policy: WeightPolicy) -> None:
    """Planned again from what was planned again, on the same day, it is the same to the last field."""
    diary, course = told
    on = FIRST + min(passed, course.days - 1) * ONE_DAY
    if not account(diary, as_of=on).dose_days:  # each dose so far was missed
        return

    once = replan(diary, PROGRAMME, on=on, planned=course, weight_policy=policy)
    twice = replan(diary, PROGRAMME, on=on, planned=once.course, weight_policy=policy)

    assert twice == once
    assert compare_plans(once, twice).changes == ()


@FEW
@given(lived(), st.integers(0, 60), st.integers(0, 30))
def test_a_new_plan_that_is_followed_stays(
    told: tuple[Diary, Course], passed: int, later: int
) -> None:
    """What was planned again, and then followed, ends on the same day with the same total."""
    diary, course = told
    on = FIRST + min(passed, course.days - 1) * ONE_DAY
    known = diary.until(on)
    if not account(known, as_of=on).dose_days:
        return

    once = replan(known, PROGRAMME, on=on, planned=course)
    then = known.with_entries(*followed(once.course, after=on))
    day = min(on + later * ONE_DAY, max(on, once.course.last_dose))
    again = replan(then, PROGRAMME, on=day, planned=once.course)

    assert again.course.last_dose == once.course.last_dose
    assert again.course.total_dose == once.course.total_dose
    assert windows(again) == windows(once)


@FEW
@given(lived(), st.integers(0, 60), st.sampled_from(["latest", "baseline", "period"]))
def test_it_counts_as_the_account_does(
    told: tuple[Diary, Course], passed: int, policy: WeightPolicy
) -> None:
    """What was taken, what is left, and the projected last dose are those of the account."""
    diary, course = told
    on = FIRST + min(passed, course.days - 1) * ONE_DAY
    known = account(
        diary.until(on),
        as_of=on,
        goal=course.goal,
        weight_policy=policy,
        projection="planned",
        planned=course,
    )
    if not known.dose_days:
        return

    again = replan(diary, PROGRAMME, on=on, planned=course, weight_policy=policy)

    assert again.taken is not None
    assert again.taken.total_dose == known.total_dose
    assert again.taken.cumulative_dose == known.cumulative_dose
    assert again.taken.missed_days <= known.missed_days
    if not known.reached:
        assert again.course.last_dose == known.projected_last_dose
        assert again.to_come is not None
