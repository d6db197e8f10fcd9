"""What had been taken by the day on which a course is planned again, and what is still to come."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias, final

from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.evidence import Rule
from isotretinoin.quantities import DosePerKg, Mass
from isotretinoin.values import frozen

__all__ = ["InStock", "Taken", "UnrecordedDoses", "cumulative_dose", "still_to_come"]


#: How doses of which nothing is known are counted: as taken, or as missed.
UnrecordedDoses: TypeAlias = Literal["taken", "missed"]


@final
@frozen
class InStock:
    """Capsules of one strength that were left on the day of a re-plan."""

    strength: Mass
    count: int

    def __str__(self) -> str:
        return f"{self.count} × {self.strength}"


@final
@frozen(kw_only=True)
class Taken:
    """What had been taken by a day, from the first dose on, as a plan from there on counts it.

    All doses are in milligrams of the product that goes on. Where other capsules were taken before,
    they were made such by the rule `counted_by`; where none were, it is None.
    """

    by: date
    total_dose: Mass
    #: By the weight policy: with "period", each dose by the weight of its day.
    cumulative_dose: DosePerKg
    dose_days: int
    missed_days: int
    rest_days: int
    unrecorded_days: int
    weight_policy: WeightPolicy
    #: How the unrecorded days were counted, as the caller said; None where there were none.
    unrecorded: UnrecordedDoses | None = None
    counted_by: Rule[Fraction] | None = None
    #: The capsules of the kind that goes on which were left; None where no capsules are noted.
    in_stock: tuple[InStock, ...] | None = None


def cumulative_dose(course: Course, taken: Taken | None) -> DosePerKg:
    """All doses of a course for each kilogram, what had been taken by its own weight policy."""
    if taken is None:
        return course.cumulative_dose
    ahead = (course.total_dose - taken.total_dose) / course.patient.weight
    return DosePerKg(taken.cumulative_dose.mg_per_kg + ahead.mg_per_kg)


def still_to_come(course: Course, taken: Taken | None) -> Course | None:
    """The course or, planned again, the part of it after that day; None where nothing is left."""
    if taken is None:
        return course
    ahead = [each for each in course.phases if each.window.first > taken.by]
    if not ahead:
        return None
    goal = course.goal
    aim = goal.for_weight(course.patient.weight) if isinstance(goal, DosePerKg) else goal
    steps = course.regimen.steps[len(course.phases) - len(ahead) :]
    return Course(
        patient=course.patient,
        regimen=Regimen(steps),
        first_dose=ahead[0].window.first,
        days=sum(each.window.days for each in ahead),
        goal=None if aim is None or aim <= taken.total_dose else aim - taken.total_dose,
    )
