"""Laws of schedules, grades and conversions, exact and without tolerance."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import analytes, monitoring
from isotretinoin.analytes import LIPID_PANEL, Analyte
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days, Months
from isotretinoin.evidence import Citation, Rule, Source
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg_per_day
from isotretinoin.rulebooks import criteria, profile, profiles
from isotretinoin.rules.monitoring import (
    AtEndOfCourse,
    DuringCourse,
    Every,
    MonitoringProfile,
    Visit,
)
from isotretinoin.rules.results import GradingCriteria

PATIENT = Patient(weight=kg(70))
STEPS = st.builds(
    Step,
    st.integers(0, 8).map(lambda n: mg_per_day(10 * n)),
    st.integers(1, 90),
    days_off=st.integers(0, 2),
)
LAST = st.builds(Step, st.integers(1, 8).map(lambda n: mg_per_day(10 * n)))


@st.composite
def regimens(draw: st.DrawFn) -> Regimen:
    return Regimen((*draw(st.lists(STEPS, max_size=4)), draw(LAST)))


PROFILES = st.sampled_from([profile(name) for name in profiles()])
VERSIONS = st.sampled_from([criteria(f"CTCAE {version}.0") for version in (4, 5, 6)])


@st.composite
def courses(draw: st.DrawFn) -> Course:
    return Course.lasting(
        Days(draw(st.integers(1, 400))),
        patient=PATIENT,
        regimen=draw(regimens()),
        first_dose=draw(st.dates(date(2000, 1, 1), date(2100, 1, 1))),
    )


class TestSchedules:
    """ "adding a dose never removes a due test, every due day lies in its window"."""

    @given(courses(), PROFILES)
    def test_every_due_day_lies_in_its_window(
        self,
        course: Course,
        profile: MonitoringProfile,
    ) -> None:
        """And in order, each with a rule of the profile."""
        due = monitoring.schedule(course, profile).due

        assert all(one.on in one.window for one in due)
        assert all(one.because in profile.visits for one in due)
        assert all(earlier.on <= later.on for earlier, later in pairwise(due))

    @given(courses(), PROFILES)
    def test_adding_a_dose_never_removes_a_due_test(
        self,
        course: Course,
        profile: MonitoringProfile,
    ) -> None:
        """A day more keeps each visit; those that hang on the last dose or the peak may move."""
        longer = Course.lasting(
            Days(course.days + 1),
            patient=course.patient,
            regimen=course.regimen,
            first_dose=course.first_dose,
        )
        before = monitoring.schedule(course, profile).due
        after = monitoring.schedule(longer, profile).due

        assert len(after) >= len(before)
        moving = (AtEndOfCourse, DuringCourse)
        peak_stays = course.peak is not None and longer.peak is not None
        peak_stays = peak_stays and course.peak == longer.peak
        for one in before:
            if not isinstance(one.because.value.when, moving) and peak_stays:
                assert any(
                    (one.timepoint, one.on, one.tests) == (each.timepoint, each.on, each.tests)
                    for each in after
                )

    @given(courses())
    def test_levels_are_the_doses_of_the_course(self, course: Course) -> None:
        """Each day on lies in a level on its dose; the peak is the highest dose of any day."""
        doses = [dose for _, dose in course.doses()]
        for day, dose in course.doses():
            if dose:
                (level,) = [level for level in course.levels if day in level.window]
                assert level.daily_dose == dose
        if course.peak is None:
            assert not any(doses)
        else:
            assert course.peak.daily_dose == max(doses)

    @given(courses(), st.integers(1, 5), st.integers(1, 60))
    def test_a_raise_is_a_higher_level(self, course: Course, dose: int, days: int) -> None:
        """As many raises as levels above the one before; a lower last step adds none."""
        assert len(course.raises) < max(1, len(course.levels))
        lowered = Regimen(
            (*(Step(mg_per_day(10 * (dose + k)), days) for k in (1, 0)), Step(mg_per_day(5))),
        )
        falling = Course.lasting(
            Days(200),
            patient=PATIENT,
            regimen=lowered,
            first_dose=course.first_dose,
        )
        assert falling.raises == ()


def test_start_on_every_day_of_the_cycle_keeps_the_anchor() -> None:
    """Every day of 400 years: month k is due on the anchor's day, or the last day of its month."""
    visit = Visit("month {k}", Every(Months(1)), (LIPID_PANEL,))
    cites = (Citation(Source(key="sample", title="Sample")),)
    rule = Rule(key="sample", text="Monthly.", value=visit, cites=cites, basis="convention")
    profile = MonitoringProfile(name="sample", title="Sample", visits=(rule,))
    regimen = Regimen.constant(mg_per_day(40))
    first = date(2000, 1, 1)
    for _ in range(146_097):
        if first.day >= 28 or first.day == 1:
            course = Course(patient=PATIENT, regimen=regimen, first_dose=first, days=125)
            for k, one in enumerate(monitoring.schedule(course, profile).due, start=1):
                month = first.month - 1 + k
                assert (one.on.year, one.on.month) == (first.year + month // 12, month % 12 + 1)
                short = one.on.day < first.day and (one.on + timedelta(days=1)).day == 1
                assert one.on.day == first.day or short
        first += timedelta(days=1)


MEASURED = st.sampled_from(
    [
        (analytes.TRIGLYCERIDES, "mg/dL"),
        (analytes.TRIGLYCERIDES, "mmol/L"),
        (analytes.CHOLESTEROL, "mg/dL"),
        (analytes.CHOLESTEROL, "mmol/L"),
        (analytes.ALT, "U/L"),
        (analytes.AST, "U/L"),
        (analytes.GGT, "U/L"),
    ],
)
VALUES = st.fractions(0, 3000, max_denominator=100)
LIMITS = st.fractions(1, 250, max_denominator=10)


class TestGrades:
    """Grades rise with the value, and only unit, limit and version decide."""

    @given(MEASURED, st.tuples(VALUES, VALUES), LIMITS, st.none() | VALUES.filter(bool), VERSIONS)
    def test_monotone(
        self,
        measured: tuple[Analyte, str],
        values: tuple[Fraction, Fraction],
        limit: Fraction,
        base: Fraction | None,
        version: GradingCriteria,
    ) -> None:
        """More is never a lower grade, whatever the baseline."""
        analyte, unit = measured
        day = date(2026, 4, 9)
        before = date(2026, 3, 9)
        baseline = None if base is None else LabResult(analyte, base, unit, before, limit)
        low, high = (
            monitoring.grade(
                LabResult(analyte, value, unit, day, limit),
                version,
                baseline=baseline,
            )
            for value in sorted(values)
        )

        assert low.value is not None
        assert high.value is not None
        assert low.value <= high.value
        assert low.because in version.bounds

    @given(MEASURED, VALUES, LIMITS, VERSIONS)
    def test_the_exclusive_reading_is_never_louder(
        self,
        measured: tuple[Analyte, str],
        value: Fraction,
        limit: Fraction,
        version: GradingCriteria,
    ) -> None:
        """It differs at one number for each unit, and there from 1 to 0."""
        analyte, unit = measured
        result = LabResult(analyte, value, unit, date(2026, 4, 9), limit)
        printed = monitoring.grade(result, version)
        peer = monitoring.grade(result, version, at_lowest_bound="exclusive")

        boundary = {"mg/dL": Fraction(150), "mmol/L": Fraction("1.71")}.get(unit)
        if analyte == analytes.TRIGLYCERIDES and value == boundary:
            assert (printed.value, peer.value) == (1, 0)
        else:
            assert printed == peer
