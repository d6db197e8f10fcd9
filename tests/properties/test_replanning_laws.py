"""Laws of planning again: nothing changes where nothing happened, nor when it is done twice."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Diary,
    Dispensing,
    DosePeriod,
    Missed,
    Patient,
    Plan,
    Regimen,
    Weight,
    account,
    compare_plans,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    products,
    profile,
    replan,
)
from isotretinoin.capsules.held import days_covered
from isotretinoin.courses.regimen import Step
from isotretinoin.diaries.entries import Entry
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.quantities import DailyDose, DailyDosePerKg
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
ONE_DAY = timedelta(days=1)
FEW = settings(max_examples=40)
#: Without whole packs, nothing is left over of a prescription.
NO_PACKS = evolve(PROGRAMME, dispensing=evolve(PROGRAMME.dispensing, unbroken_pack=None))

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


def handed_out(planned: Plan) -> Iterator[Dispensing]:
    """What a diary notes of the fillings of a plan, each on its day."""
    for each in planned.fillings:
        for filled in each.strengths:
            if filled.capsules and planned.product:
                yield Dispensing(each.needed_on, planned.product, filled.strength, filled.capsules)


@st.composite
def in_capsules(draw: st.DrawFn) -> Plan:
    course = Course.until(
        mg_per_kg(draw(st.integers(20, 60))),
        patient=Patient(weight=kg(draw(st.integers(40, 110))), can_become_pregnant=True),
        regimen=Regimen.constant(draw(DOSES)),
        first_dose=FIRST,
    )
    return plan(course, NO_PACKS, product=products.CLARAVIS)


@FEW
@given(in_capsules(), st.floats(0, 1))
def test_fetched_and_taken_as_planned_it_is_the_plan(at_first: Plan, share: float) -> None:
    """Each prescription fetched on its day, and each capsule taken: the others stay as they were."""
    course = at_first.course
    on = FIRST + int(share * (course.days - 1)) * ONE_DAY
    diary = Diary(patient=course.patient, entries=(*followed(course), *handed_out(at_first))).until(
        on
    )

    again = replan(diary, NO_PACKS, on=on, planned=course)

    assert again.course.window == course.window
    assert again.taken is not None
    assert again.taken.in_stock is not None
    assert again.prescriptions == tuple(
        each for each in at_first.prescriptions if each.needed_on > on
    )
    assert again.pregnancy_prevention == at_first.pregnancy_prevention
    assert [(each.number, each.asked, each.days) for each in again.fillings] == [
        (each.number, each.asked, each.days) for each in at_first.fillings if each.needed_on > on
    ]
    twice = replan(diary, NO_PACKS, on=on, planned=again.course)
    assert twice == again


@FEW
@given(in_capsules(), st.integers(0, 60), st.integers(0, 200), st.sets(st.integers(0, 60)))
def test_nobody_is_without_capsules(
    at_first: Plan, passed: int, more: int, missed: set[int]
) -> None:
    """Stock and fillings together make each dose to come, and a prescription is no later than that."""
    course = at_first.course
    on = FIRST + min(passed, course.days - 1) * ONE_DAY
    spare = Dispensing(FIRST, products.CLARAVIS, mg(20), more) if more else None
    diary = Diary(
        patient=course.patient,
        entries=(
            *followed(course),
            *handed_out(at_first),
            *((spare,) if spare else ()),
            *(Missed(FIRST + n * ONE_DAY) for n in missed if n),
        ),
    ).until(on)

    again = replan(diary, NO_PACKS, on=on, planned=course)

    assert again.taken is not None
    if again.to_come is None:
        assert (again.needed_on, again.fillings) == (None, ())
        return
    held = Counter({each.strength: each.count for each in again.taken.in_stock or ()})
    fetched = {each.needed_on: each for each in again.fillings}
    firsts = [each.needed_on for each in again.prescriptions]
    assert firsts == list(fetched)
    assert firsts[:1] == [again.needed_on] or (
        not firsts and again.needed_on == again.course.last_dose + ONE_DAY
    )
    for day, dose in again.to_come.doses():
        if day in fetched:
            for filled in fetched[day].strengths:
                held[filled.strength] += filled.capsules
        covered, left = days_covered(held, [mg(dose.mg_per_day)])
        assert covered == 1, (day, dose, held)
        held = Counter(left)
