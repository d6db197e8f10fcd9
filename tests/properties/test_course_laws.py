"""Laws of courses, exact and without tolerance."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days
from isotretinoin.patient import Patient
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)

FIRST_DOSES = st.dates(date(2000, 1, 1), date(2100, 1, 1))
WEIGHTS = st.integers(200, 3000).map(lambda tenths: kg(f"{tenths / 10}"))
DOSES: st.SearchStrategy[DailyDose | DailyDosePerKg] = st.one_of(
    st.integers(1, 400).map(lambda n: mg_per_day(f"{n / 4}")),
    st.integers(1, 40).map(lambda n: mg_per_kg_day(f"{n / 20}")),
)
CLOSED = st.builds(
    Step,
    DOSES,
    st.integers(1, 60),
    days_on=st.integers(1, 10),
    days_off=st.integers(0, 25),
)
OPEN = st.builds(Step, DOSES, days_on=st.integers(1, 10), days_off=st.integers(0, 25))
REGIMENS = st.builds(
    Regimen,
    st.tuples(CLOSED, CLOSED, OPEN) | st.tuples(CLOSED, OPEN) | st.tuples(OPEN),
)
GOALS = st.integers(1, 250).map(mg_per_kg)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    return Course.until(
        draw(GOALS),
        patient=Patient(weight=draw(WEIGHTS)),
        regimen=draw(REGIMENS),
        first_dose=draw(FIRST_DOSES),
    )


class TestSums:
    """ "Total = Σ doses"."""

    # What 200,000 days add up to tells no more than what ten years do.
    @given(courses().filter(lambda course: course.days <= 3660))
    def test_the_total_is_the_sum_of_the_days(self, course: Course) -> None:
        """Closed forms agree with adding day by day, and the days agree with dose_on."""
        days = list(course.doses())

        assert len(days) == course.days
        assert days[0][0] == course.first_dose
        assert days[-1][0] == course.last_dose
        assert mg(sum(dose.mg_per_day for _, dose in days)) == course.total_dose
        for day, dose in (days[0], days[len(days) // 2], days[-1]):
            assert course.dose_on(day) == dose

    @given(courses())
    def test_cumulative_times_weight_is_the_total(self, course: Course) -> None:
        """ "cumulative × weight = total"."""
        assert course.cumulative_dose.for_weight(course.patient.weight) == course.total_dose

    @given(courses())
    def test_phases_tile_the_course(self, course: Course) -> None:
        """Each day lies in exactly one phase."""
        phases = course.phases

        assert phases[0].window.first == course.first_dose
        assert phases[-1].window.last == course.last_dose
        for one, following in pairwise(phases):
            assert following.window.first == one.window.end + timedelta(days=1)


class TestGoal:
    """ "goal reached on the last day and not the day before"."""

    @given(courses())
    def test_reached_on_the_last_day_and_not_the_day_before(self, course: Course) -> None:
        """The sum of all doses is at least the goal, and without the last day below it."""
        assert isinstance(course.goal, DosePerKg)
        last = course.dose_on(course.last_dose) * timedelta(days=1)

        assert course.cumulative_dose >= course.goal
        assert (course.total_dose - last) / course.patient.weight < course.goal

    @given(WEIGHTS, WEIGHTS, GOALS, st.integers(1, 100), FIRST_DOSES)
    def test_a_heavier_patient_needs_no_fewer_days(
        self,
        one: BodyWeight,
        other: BodyWeight,
        goal: DosePerKg,
        dose: int,
        first: date,
    ) -> None:
        """ "heavier patient ⇒ no smaller total", at a dose that does not follow the weight."""
        totals = [
            Course.until(
                goal,
                patient=Patient(weight=weight),
                regimen=Regimen.constant(mg_per_day(dose)),
                first_dose=first,
            ).total_dose
            for weight in sorted((one, other))
        ]

        assert totals[0] <= totals[1]


class TestSteps:
    """ "splitting a step changes nothing"."""

    @given(courses(), st.integers(1, 200))
    def test_splitting_a_step_changes_nothing(self, course: Course, at: int) -> None:
        """A daily step cut in two gives the same doses on the same days."""
        last = course.regimen.steps[-1]
        daily = Step(last.daily_dose)
        whole = Regimen((*course.regimen.steps[:-1], daily))
        split = Regimen((*course.regimen.steps[:-1], Step(last.daily_dose, at), daily))
        made = [
            Course.until(
                mg_per_kg(100),
                patient=course.patient,
                regimen=regimen,
                first_dose=course.first_dose,
            )
            for regimen in (whole, split)
        ]

        assert list(made[0].doses()) == list(made[1].doses())

    @given(st.integers(1, 90), st.integers(1, 60), WEIGHTS, FIRST_DOSES)
    def test_an_interruption_moves_later_days_and_no_amounts(
        self,
        before: int,
        rest: int,
        weight: BodyWeight,
        first: date,
    ) -> None:
        """ "an interruption moves later days and no amounts"."""
        dose = mg_per_day(40)
        plain = Regimen.stepped((dose, before), dose)
        interrupted = Regimen.stepped((dose, before), (mg_per_day(0), rest), dose)
        one, other = (
            Course.until(
                mg(40 * (before + 30)),
                patient=Patient(weight=weight),
                regimen=regimen,
                first_dose=first,
            )
            for regimen in (plain, interrupted)
        )

        assert one.total_dose == other.total_dose
        assert other.days == one.days + rest

    @given(REGIMENS, WEIGHTS, FIRST_DOSES, st.integers(1, 400))
    def test_a_longer_course_never_has_less(
        self,
        regimen: Regimen,
        weight: BodyWeight,
        first: date,
        days: int,
    ) -> None:
        """A day more never takes from the total."""
        patient = Patient(weight=weight)
        one, other = (
            Course.lasting(Days(n), patient=patient, regimen=regimen, first_dose=first)
            for n in (days, days + 1)
        )

        assert one.total_dose <= other.total_dose
