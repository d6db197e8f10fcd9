"""The pages of doses: a course in its phases, and a dose in its capsules."""

from typing import Final

from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.courses.course import Course, Phase
from isotretinoin.pages.sheet import Sheet, Table
from isotretinoin.quantities.figures import figure

__all__ = ["capsules_sheet", "course_sheet"]

_PHASE: Final = (
    "First day",
    "Last day",
    "Days",
    "Daily dose",
    "Per kilogram",
    "Taken",
    "Total dose",
)


def course_sheet(course: Course) -> Sheet:
    """The course: whose, what it adds up to, and its phases."""
    facts = (
        ("Weight", str(course.patient.weight)),
        ("Regimen", str(course.regimen)),
        ("Course", f"{course.window}, {course.window.days} days"),
        ("Total dose", figure(course.total_dose)),
        ("Cumulative dose", figure(course.cumulative_dose)),
    )
    rows = tuple(map(_phase, course.phases))
    return Sheet("Isotretinoin course", facts=facts, tables=(Table("Phases", _PHASE, rows),))


def _phase(phase: Phase) -> tuple[str, ...]:
    return (
        str(phase.window.first),
        str(phase.window.last),
        str(phase.window.days),
        figure(phase.daily_dose),
        figure(phase.daily_dose_per_kg),
        phase.step.pattern or "every day",
        figure(phase.total_dose),
    )


def capsules_sheet(plan: CapsulePlan) -> Sheet:
    """The capsules: what was asked for, what they give, each day of their cycle, and how many."""
    facts = (
        ("Asked for", str(plan.daily_dose)),
        ("Mean of the capsules", figure(plan.mean_daily_dose)),
        ("Taken", plan.words),
        ("Capsules", ", ".join(f"{n} of {each}" for each, n in plan.capsules.items()) or "none"),
    )
    rows = tuple(
        (str(number), ", ".join(map(str, day)) or "none", str(dose))
        for number, (day, dose) in enumerate(zip(plan.cycle, plan.by_day, strict=True), start=1)
    )
    columns = ("Day of the cycle", "Capsules", "Dose")
    title = f"Isotretinoin in capsules, {plan.days} days"
    return Sheet(title, facts=facts, tables=(Table("The cycle of days", columns, rows),))
