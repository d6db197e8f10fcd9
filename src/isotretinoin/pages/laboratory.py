"""The pages of laboratory schedules: one course, or several profiles side by side."""

from __future__ import annotations

from collections.abc import Iterable

from isotretinoin import monitoring
from isotretinoin.courses.course import Course
from isotretinoin.dates import Days
from isotretinoin.monitoring.schedules import Burden, MonitoringSchedule
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.rules.monitoring import MonitoringProfile

__all__ = ["burdens_sheet", "burdens_table", "remarks_table", "schedule_sheet"]


def burdens_sheet(course: Course, profiles: Iterable[MonitoringProfile]) -> Sheet:
    """What several published schedules ask for in one course."""
    burdens = monitoring.burdens(course, profiles)
    return Sheet(
        title="Laboratory schedules side by side",
        facts=(("Course", f"{course.first_dose} to {course.last_dose}, {Days(course.days)}"),),
        tables=(burdens_table(burdens),),
    )


def schedule_sheet(schedule: MonitoringSchedule) -> Sheet:
    """The schedule under the name of its profile, each visit with its rule."""
    references = References()
    rows = tuple(
        (
            due.timepoint,
            str(due.on),
            "that day" if due.window.days == 1 else f"{due.window.first} to {due.window.last}",
            ", ".join(map(str, due.tests)),
            references.mark(due.because),
        )
        for due in schedule.due
    )
    columns = ("Timepoint", "Due", "In time", "Tests", "Rule")
    return Sheet(
        title=f"Laboratory monitoring: {schedule.title} ({schedule.profile})",
        tables=(Table("Tests due", columns, rows), remarks_table(schedule, references)),
        sources=references.listed(),
    )


def remarks_table(schedule: MonitoringSchedule, references: References) -> Table:
    """What the source of a schedule says besides its visits."""
    return Table(
        "What the source of the schedule says besides",
        ("Remark", "Rule"),
        tuple((rule.text, references.mark(rule)) for rule in schedule.remarks),
    )


def burdens_table(burdens: Iterable[Burden]) -> Table:
    """The profiles side by side: visits, tests, tubes of blood, dates."""
    return Table(
        "Laboratory monitoring by profile",
        ("Profile", "Visits", "Tests", "Tubes of blood", "Dates", "Published as"),
        tuple(
            (
                each.profile,
                str(each.visits),
                str(each.tests),
                str(each.tubes),
                ", ".join(map(str, each.dates)),
                f"{each.title}{_doubt(each)}",
            )
            for each in burdens
        ),
    )


def _doubt(burden: Burden) -> str:
    doubtful = [rule for rule in burden.because if not rule.verified]
    if not doubtful:
        return ""
    return " (unverified)" if len(doubtful) == len(burden.because) else " (partly unverified)"
