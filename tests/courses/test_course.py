"""Courses: a regimen on the calendar."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest

from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.errors import DateError, RegimenError
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day

PATIENT = Patient(weight=kg(68))
TITRATED = Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1))
FIRST = date(2026, 3, 9)


class TestUntil:
    """The goal is reached on the last day and not the day before."""

    def test_the_usual_titration(self) -> None:
        """0.5 mg/kg/day for 28 days, then 1, until 120 mg/kg: 14 + 106 mg/kg in 134 days."""
        course = Course.until(mg_per_kg(120), patient=PATIENT, regimen=TITRATED, first_dose=FIRST)

        assert (course.days, course.last_dose) == (134, date(2026, 7, 20))
        assert course.total_dose == mg(8160)
        assert course.cumulative_dose == mg_per_kg(120)
        assert str(course).endswith("from 2026-03-09 to 2026-07-20 (134 days, 8160 mg)")

    @pytest.mark.parametrize(
        ("weight", "dose", "goal", "days"),
        [
            ("50", 40, 120, 150),  # a tracker says 119.9999999999997 and "1 day left"
            ("40.2", 10, 150, 603),
            ("34.2", 20, 120, 206),
        ],
    )
    def test_equality_counts_as_reached(self, weight: str, dose: int, goal: int, days: int) -> None:
        """Exactly the goal is the goal, whatever floats make of it."""
        course = Course.until(
            mg_per_kg(goal),
            patient=Patient(weight=kg(weight)),
            regimen=Regimen.constant(mg_per_day(dose)),
            first_dose=FIRST,
        )

        assert course.days == days

    def test_a_goal_in_milligrams(self) -> None:
        """A total dose is a goal too."""
        course = Course.until(mg(8160), patient=PATIENT, regimen=TITRATED, first_dose=FIRST)

        assert course.days == 134

    def test_reached_in_an_early_step(self) -> None:
        """A goal below the first step's total ends there."""
        course = Course.until(mg_per_kg(7), patient=PATIENT, regimen=TITRATED, first_dose=FIRST)

        assert course.days == 14
        assert len(course.phases) == 1

    def test_the_last_day_of_rest_is_not_waited_for(self) -> None:
        """With days off, the course ends on the day of the dose that reaches the goal."""
        course = Course.until(
            mg(100),
            patient=PATIENT,
            regimen=Regimen.every_other_day(mg_per_day(20)),
            first_dose=FIRST,
        )

        assert course.days == 9
        assert course.dose_on(course.last_dose) == mg_per_day(20)

    def test_never_reached(self) -> None:
        """A closed regimen that stops short, a dose of nothing, or an endless wait."""
        for regimen in (
            Regimen.stepped((mg_per_kg_day("0.5"), 28)),
            Regimen.constant(mg_per_day(0)),
        ):
            with pytest.raises(RegimenError, match="never reaches"):
                Course.until(mg_per_kg(120), patient=PATIENT, regimen=regimen, first_dose=FIRST)
        with pytest.raises(RegimenError, match="before the year 9999"):
            Course.until(
                mg_per_kg(120),
                patient=PATIENT,
                regimen=Regimen.constant(mg_per_day("0.0001")),
                first_dose=FIRST,
            )

    @pytest.mark.parametrize("goal", [120, "120 mg/kg", mg_per_day(120), None])
    def test_only_doses_are_goals(self, goal: Any) -> None:
        """A number or a daily dose is no goal."""
        with pytest.raises(RegimenError, match="is not a goal: write mg_per_kg"):
            Course.until(goal, patient=PATIENT, regimen=TITRATED, first_dose=FIRST)

    def test_a_goal_of_nothing(self) -> None:
        """Nothing is reached before the first dose."""
        with pytest.raises(RegimenError, match="goal of 0"):
            Course.until(mg(0), patient=PATIENT, regimen=TITRATED, first_dose=FIRST)


class TestLasting:
    """A course of a span ends on the day before the span is over."""

    @pytest.mark.parametrize(
        ("span", "last"),
        [
            (Days(140), date(2026, 7, 26)),
            (Weeks(20), date(2026, 7, 26)),
            (Months(5), date(2026, 8, 8)),
            (LatestOf(Months(1), Days(30)), date(2026, 4, 8)),
        ],
    )
    def test_last_day(self, span: Any, last: date) -> None:
        """Both ends count."""
        course = Course.lasting(span, patient=PATIENT, regimen=TITRATED, first_dose=FIRST)

        assert course.last_dose == last

    def test_month_ends(self) -> None:
        """A month from 31 January ends on 28 February."""
        course = Course.lasting(
            Months(1),
            patient=PATIENT,
            regimen=TITRATED,
            first_dose=date(2026, 1, 31),
        )

        assert course.last_dose == date(2026, 2, 28)

    def test_too_short_or_too_long(self) -> None:
        """No course of no days, none longer than its regimen, none beyond the calendar."""
        with pytest.raises(RegimenError, match="1 or more"):
            Course.lasting(Days(0), patient=PATIENT, regimen=TITRATED, first_dose=FIRST)
        closed = Regimen.stepped((mg_per_kg_day("0.5"), 28))
        with pytest.raises(RegimenError, match="needs more than the 28 days"):
            Course.lasting(Days(29), patient=PATIENT, regimen=closed, first_dose=FIRST)
        with pytest.raises(DateError, match="beyond 9999"):
            Course(patient=PATIENT, regimen=TITRATED, first_dose=date(9999, 12, 31), days=2)
        last_day = Course(patient=PATIENT, regimen=TITRATED, first_dose=date(9999, 12, 31), days=1)
        assert last_day.last_dose == date.max

    def test_the_first_dose_is_a_day(self) -> None:
        """A moment is refused before anything is computed."""
        with pytest.raises(DateError, match="day for the first dose"):
            Course.lasting(
                Days(1),
                patient=PATIENT,
                regimen=TITRATED,
                first_dose=datetime(2026, 3, 9),  # noqa: DTZ001
            )


class TestDays:
    """The dose of each day."""

    def test_phases(self) -> None:
        """Each step with its days, dose and sum."""
        course = Course.until(mg_per_kg(120), patient=PATIENT, regimen=TITRATED, first_dose=FIRST)

        first, second = course.phases

        assert (str(first.window), first.daily_dose) == ("2026-03-09 to 2026-04-05", mg_per_day(34))
        assert second.total_dose == mg(7208)
        assert second.daily_dose_per_kg == mg_per_kg_day(1)

    def test_dose_on(self) -> None:
        """Both sides of the first day, the change and the last day."""
        course = Course.until(mg_per_kg(120), patient=PATIENT, regimen=TITRATED, first_dose=FIRST)

        assert course.dose_on(date(2026, 3, 8)) == mg_per_day(0)
        assert course.dose_on(date(2026, 3, 9)) == mg_per_day(34)
        assert course.dose_on(date(2026, 4, 5)) == mg_per_day(34)
        assert course.dose_on(date(2026, 4, 6)) == mg_per_day(68)
        assert course.dose_on(date(2026, 7, 20)) == mg_per_day(68)
        assert course.dose_on(date(2026, 7, 21)) == mg_per_day(0)
        with pytest.raises(DateError):
            course.dose_on(datetime(2026, 4, 5))  # noqa: DTZ001

    def test_weights_that_do_not_divide(self) -> None:
        """40 mg a day for 70 kg is 4/7 mg/kg/day, exactly."""
        course = Course.lasting(
            Days(7),
            patient=Patient(weight=kg(70)),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=FIRST,
        )

        assert course.cumulative_dose.mg_per_kg == 4
        assert course.phases[0].daily_dose_per_kg.mg_per_kg_day == Fraction(4, 7)


class TestContradictions:
    """Facts that contradict each other are refused."""

    def test_a_goal_of_the_regimen_and_another(self) -> None:
        """A regimen that ends at a goal is laid out to that goal and to no other."""
        regimen = Regimen.parse("1 mg/kg/day until 120 mg/kg")
        told: Any = {"patient": Patient(weight=kg(60)), "regimen": regimen, "first_dose": FIRST}

        assert Course.until(mg_per_kg(120), **told).days == 120
        with pytest.raises(RegimenError, match=r"ends at its own goal: .*mg_per_kg\(120\)"):
            Course.until(mg_per_kg(150), **told)
        with pytest.raises(RegimenError, match="ends at its own goal"):
            Course.lasting(Days(10), **told)

    def test_a_first_dose_before_birth(self) -> None:
        """The day of birth itself is odd, and the day before it impossible."""
        patient = Patient(weight=kg(60), born=FIRST)
        regimen = Regimen.constant(mg_per_day(40))
        Course.lasting(Days(1), patient=patient, regimen=regimen, first_dose=FIRST)
        with pytest.raises(DateError, match=r"the birth date, .*, comes after"):
            Course.lasting(
                Days(1),
                patient=patient,
                regimen=regimen,
                first_dose=FIRST - timedelta(days=1),
            )

    @pytest.mark.parametrize("make", [Course.until, Course.lasting])
    def test_a_dose_for_a_regimen_and_a_weight_for_a_patient(self, make: Any) -> None:
        """Each is told what to write."""
        span = Days(10) if make == Course.lasting else mg(400)
        patient, regimen = Patient(weight=kg(60)), Regimen.constant(mg_per_day(40))
        with pytest.raises(TypeError, match=r"not a Regimen: write Regimen\.constant"):
            make(span, patient=patient, regimen=mg_per_day(40), first_dose=FIRST)
        with pytest.raises(TypeError, match="not a Patient: write Patient"):
            make(span, patient=kg(60), regimen=regimen, first_dose=FIRST)
