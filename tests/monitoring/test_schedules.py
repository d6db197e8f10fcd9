"""Schedules by profile, on the calendar and on the doses of a course, and side by side."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from isotretinoin import analytes, monitoring
from isotretinoin.analytes import LIPID_PANEL
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days, Months, Span, Weeks
from isotretinoin.findings import Window
from isotretinoin.pages.laboratory import burdens_table
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rulebooks import profile, profiles
from isotretinoin.rules.monitoring import (
    AfterCourse,
    AfterStart,
    AtEndOfCourse,
    AtPeakDose,
    BeforeStart,
    DuringCourse,
    Every,
    MonitoringProfile,
    Visit,
    When,
    WhenDoseRaised,
)
from sample_rules import rule

FIRST = date(2026, 3, 9)
TITRATED = Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1))


def course(
    regimen: Regimen = TITRATED,
    *,
    first: date = FIRST,
    span: Span | None = None,
    can_become_pregnant: bool | None = None,
) -> Course:
    patient = Patient(weight=kg(68), can_become_pregnant=can_become_pregnant)
    span = Days(134) if span is None else span
    return Course.lasting(span, patient=patient, regimen=regimen, first_dose=first)


def one_visit(when: When, *, timepoint: str = "visit") -> MonitoringProfile:
    visit = Visit(timepoint, when, (LIPID_PANEL,))
    return MonitoringProfile(name="sample", title="Sample", visits=(rule("visit", visit),))


def due(planned: Course, when: When, timepoint: str = "visit") -> list[tuple[str, date, Window]]:
    schedule = monitoring.schedule(planned, one_visit(when, timepoint=timepoint))
    return [(one.timepoint, one.on, one.window) for one in schedule.due]


def on(planned: Course, when: When) -> list[date]:
    return [day for _, day, _ in due(planned, when)]


class TestTimepoints:
    """Each kind of timepoint."""

    def test_before_the_start(self) -> None:
        """Within a window that opens early; without one, on the day of the first dose."""
        window = Window(first=date(2026, 2, 28), last=date(2026, 3, 31))
        planned = course(first=date(2026, 3, 31))

        assert due(planned, BeforeStart(Months(1))) == [("visit", date(2026, 3, 31), window)]
        assert due(planned, BeforeStart())[0][2] == Window(first=window.end, last=window.last)

    def test_after_the_start(self) -> None:
        """The earlier day where the month lacks it; nothing after the last dose."""
        planned = course(first=date(2026, 1, 31), span=Days(57))

        assert planned.last_dose == date(2026, 3, 28)
        assert on(planned, AfterStart(Months(1))) == [date(2026, 2, 28)]
        assert on(planned, AfterStart(Weeks(8))) == [date(2026, 3, 28)]
        assert on(planned, AfterStart(Days(57))) == []

    def test_31_january_stays_anchored(self) -> None:
        """ "31 Jan + 1 month + 1 month ≠ 31 Jan + 2 months"."""
        planned = course(first=date(2026, 1, 31), span=Months(4))

        assert on(planned, Every(Months(1))) == [
            date(2026, 2, 28),
            date(2026, 3, 31),
            date(2026, 4, 30),
        ]

    def test_every_so_often(self) -> None:
        """From the k-th to the k-th, both included, named by count or by months."""
        planned = course(span=Months(10))

        assert [name for name, *_ in due(planned, Every(Months(3)), "month {n}")] == [
            "month 3",
            "month 6",
            "month 9",
        ]
        assert [name for name, *_ in due(planned, Every(Weeks(1), 2, 4), "week {k}")] == [
            "week 2",
            "week 3",
            "week 4",
        ]

    def test_once_in_the_course(self) -> None:
        """On any day after the first dose, by the last; a course of one day has no such day."""
        assert due(course(), DuringCourse()) == [
            (
                "visit",
                date(2026, 7, 20),
                Window(first=date(2026, 3, 10), last=date(2026, 7, 20)),
            ),
        ]
        assert due(course(span=Days(1)), DuringCourse()) == []

    def test_at_the_peak_dose(self) -> None:
        """From the day it is reached, as long as it lasts."""
        level = Window(first=date(2026, 4, 6), last=date(2026, 7, 20))

        assert due(course(), AtPeakDose()) == [("visit", date(2026, 4, 6), level)]
        assert on(course(), AtPeakDose(Weeks(4))) == [date(2026, 5, 4)]
        assert on(course(), AtPeakDose(Weeks(40))) == []
        assert on(course(Regimen.constant(mg_per_kg_day(1))), AtPeakDose()) == [FIRST]
        assert on(course(Regimen.constant(mg_per_day(0))), AtPeakDose()) == []

    def test_when_the_dose_is_raised(self) -> None:
        """On each raise, and not when a rest ends on the dose before it."""
        up_and_down = Regimen.stepped(
            (mg_per_day(20), 28),
            (mg_per_day(40), 28),
            (mg_per_day(0), 7),
            (mg_per_day(40), 7),
            (mg_per_day(20), 7),
            mg_per_day(60),
        )
        raised = [date(2026, 4, 6), date(2026, 5, 25)]

        assert on(course(up_and_down), WhenDoseRaised()) == raised
        assert on(course(up_and_down), WhenDoseRaised(Days(7)))[0] == date(2026, 4, 13)

    def test_every_day_instead_of_every_other_is_a_raise(self) -> None:
        """The dose of a day stays, and the mean doubles."""
        regimen = Regimen((Step(mg_per_day(20), 28, days_off=1), Step(mg_per_day(20))))

        assert on(course(regimen), WhenDoseRaised()) == [date(2026, 4, 6)]
        assert on(course(regimen), AtPeakDose()) == [date(2026, 4, 6)]

    def test_splitting_a_step_changes_nothing(self) -> None:
        """Two steps on one dose are one level."""
        whole = course(Regimen.stepped((mg_per_day(20), 28), mg_per_day(40)))
        split = course(
            Regimen.stepped(
                (mg_per_day(20), 14),
                (mg_per_day(20), 14),
                (mg_per_day(40), 9),
                mg_per_day(40),
            ),
        )

        for when in (AtPeakDose(), WhenDoseRaised()):
            assert due(whole, when) == due(split, when)

    def test_at_the_end_and_after(self) -> None:
        """On the last dose, and a span later, where the later day is the safe one."""
        assert on(course(), AtEndOfCourse()) == [date(2026, 7, 20)]
        planned = course(first=date(2026, 1, 1), span=Days(31))
        assert on(planned, AfterCourse(Months(1))) == [date(2026, 3, 1)]


class TestSchedule:
    """The published schedules in one course."""

    def test_the_guide(self) -> None:
        """G14 to G17, named as the guide names them."""
        shown = [str(one) for one in monitoring.schedule(course(), profile("guide")).due]

        assert shown == [
            "2026-03-09 baseline: CBC, CMP, lipid panel, pregnancy test",
            "2026-04-09 month 1: lipid panel, LFTs, pregnancy test",
            "2026-05-09 month 2: lipid panel, LFTs, pregnancy test",
            "2026-06-09 month 3: lipid panel, LFTs, pregnancy test",
            "2026-07-09 month 4: lipid panel, LFTs, pregnancy test",
            "2026-07-20 end of course: lipid panel, LFTs, pregnancy test",
        ]

    @pytest.mark.parametrize(("can", "kept"), [(True, True), (None, True), (False, False)])
    def test_pregnancy_tests_if_applicable(self, *, can: bool | None, kept: bool) -> None:
        """Kept where it was not recorded; left out for who cannot become pregnant."""
        schedule = monitoring.schedule(course(can_become_pregnant=can), profile("guide"))

        assert all((analytes.PREGNANCY_TEST in one.tests) is kept for one in schedule.due)

    def test_a_visit_for_a_pregnancy_test_alone(self) -> None:
        """Nothing is left of it for who cannot become pregnant."""
        visit = Visit("visit", AtEndOfCourse(), (analytes.PREGNANCY_TEST,))
        only = MonitoringProfile(name="s", title="S", visits=(rule("visit", visit),))

        assert monitoring.schedule(course(can_become_pregnant=False), only).due == ()
        (burden,) = monitoring.burdens(course(), [only])
        assert (burden.visits, burden.tests, burden.tubes, burden.dates) == (0, 0, 0, ())

    def test_xia(self) -> None:
        """ "ALT + TG at baseline and peak dose; not monthly, not after completion, no CBC"."""
        schedule = monitoring.schedule(course(span=Months(8)), profile("xia2022"))

        assert [one.timepoint for one in schedule.due] == ["baseline", "peak dose"]
        assert [one.on for one in schedule.due] == [FIRST, date(2026, 4, 6)]
        assert schedule.due[0].window.first == date(2026, 2, 9)
        for one in schedule.due:
            assert one.tests == (analytes.ALT, analytes.TRIGLYCERIDES)

    @pytest.mark.parametrize(
        ("name", "days"),
        [
            ("eu_smpc", ["2026-03-09", "2026-04-09", "2026-06-09", "2026-09-09"]),
            ("hansen2016", ["2026-03-09", "2026-05-09"]),
            ("landis2020", ["2026-03-09", "2026-05-09"]),
            ("uk_nursing", ["2026-03-09", "2026-04-06", "2026-04-06", "2026-05-04"]),
            ("bpac2013", ["2026-03-09", "2026-10-08"]),
            ("msd", ["2026-03-09", "2026-04-06"]),
            ("aad2016", ["2026-03-09"]),
            ("us_label_absorica", ["2026-03-09"]),
            (
                "us_label",
                ["2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30", "2026-04-06"],
            ),
        ],
    )
    def test_the_others(self, name: str, days: list[str]) -> None:
        """Days in a titrated course of seven months; a vague text makes no days."""
        schedule = monitoring.schedule(course(span=Months(7)), profile(name))

        assert [str(one.on) for one in schedule.due] == days

    def test_every_schedule_can_be_printed(self) -> None:
        """Under the name of its profile, each visit with a rule and each rule with its source."""
        for name in profiles():
            schedule = monitoring.schedule(course(), profile(name))
            text = str(schedule)
            assert f"{schedule.title} ({name})" in text
            shown = schedule._repr_html_()  # pyright: ignore[reportPrivateUsage] - a notebook calls it
            assert shown == schedule.sheet().html()
            for one in schedule.due:
                assert str(one.on) in text
                assert one.because.key in text
                assert one.because in profile(name).rules

    def test_unverified_schedules_say_so(self) -> None:
        """What was met in a weak copy is shown as such."""
        assert "UNVERIFIED" in str(monitoring.schedule(course(), profile("uk_nursing")))
        assert "UNVERIFIED" not in str(monitoring.schedule(course(), profile("xia2022")))


class TestComparison:
    """ "Comparison of profiles for one course (visits, tubes of blood, dates)"."""

    def test_counts(self) -> None:
        """Days with blood tests, tests, tubes: a blood count has a tube of its own."""
        names = ("guide", "eu_smpc", "xia2022", "uk_nursing")
        found = monitoring.burdens(course(), map(profile, names))

        assert [(b.profile, b.visits, b.tests, b.tubes) for b in found] == [
            ("guide", 6, 13, 7),
            ("eu_smpc", 3, 9, 3),
            ("xia2022", 2, 4, 2),
            ("uk_nursing", 3, 6, 3),
        ]
        assert found[2].dates == (FIRST, date(2026, 4, 6))

    def test_as_a_table(self) -> None:
        """One row for each profile."""
        table = burdens_table(monitoring.burdens(course(), [profile("xia2022")]))

        assert table.columns[:4] == ("Profile", "Visits", "Tests", "Tubes of blood")
        assert table.rows == (
            (
                "xia2022",
                "2",
                "4",
                "2",
                "2026-03-09, 2026-04-06",
                "Delphi consensus, Xia et al. 2022",
            ),
        )

    def test_unverified_schedules_say_so(self) -> None:
        """Whether all of a schedule's rules are unverified, or some."""
        part = evolve(
            profile("uk_nursing"),
            name="part",
            visits=(*profile("uk_nursing").visits, *profile("xia2022").visits),
        )
        burdens = monitoring.burdens(course(), [profile("uk_nursing"), part, profile("xia2022")])
        titles = [row[-1] for row in burdens_table(burdens).rows]

        assert titles == [
            "UK nursing text (unverified)",
            "UK nursing text (partly unverified)",
            "Delphi consensus, Xia et al. 2022",
        ]


def test_a_course_until_a_goal_has_its_visits_to_the_last_dose() -> None:
    """The schedule is that of the days of the course, however it was laid out."""
    until: Any = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68)),
        regimen=TITRATED,
        first_dose=FIRST,
    )

    assert monitoring.schedule(until, profile("guide")) == monitoring.schedule(
        course(),
        profile("guide"),
    )


@pytest.mark.parametrize("name", profiles())
def test_a_course_at_the_end_of_the_calendar(name: str) -> None:
    """What would be due after the year 9999 is due after the course, and no error."""
    patient, regimen = Patient(weight=kg(60)), Regimen.constant(mg_per_day(40))
    for days in (1, 3, 60):
        first = date.max - timedelta(days=days - 1)
        course = Course(patient=patient, regimen=regimen, first_dose=first, days=days)
        due = monitoring.schedule(course, profile(name)).due

        assert due[0].on == first
        assert all(first <= each.on <= date.max for each in due)
