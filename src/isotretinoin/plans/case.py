"""What a plan is made from: a course, the rules, the product, and what follows from them once.

Every matter of a plan is a function of a case.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import final

from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.capsules.held import days_covered
from isotretinoin.courses.course import Course
from isotretinoin.dates import ONE_DAY
from isotretinoin.errors import NoRuleInForce
from isotretinoin.findings import Absent, Window
from isotretinoin.patient import Patient
from isotretinoin.plans.taken import Taken, cumulative_dose, still_to_come
from isotretinoin.posology.judging import doses_of
from isotretinoin.pregnancy_prevention.categories import Counted
from isotretinoin.pregnancy_prevention.waits import not_for_this_patient, or_absent, wait_window
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import DailyDosePerKg, DosePerKg, Mass, mg
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.values import frozen

__all__ = ["Case"]


@final
@frozen(kw_only=True)
class Case:
    """A course to be planned, and the rules to plan it by; `course` is the one that is taken."""

    #: With the patient as the programme counts them.
    course: Course
    #: The course whose doses the capsules of `course` stand for; itself where these are no capsules.
    ordered: Course
    #: The whole capsules of each phase; None without a product, or where none fit.
    capsules: tuple[CapsulePlan | None, ...]
    #: The patient as they were told.
    told: Patient
    #: How it counts them, and what contradicts that.
    counted: Counted
    rules: Rulebook
    product: Product | None
    monitoring: MonitoringProfile
    adult_very_severe: bool
    #: What had been taken before, where the course is planned again.
    taken: Taken | None = None
    #: The doses by the weight of their days; None where they are those of the phases.
    weighed: tuple[tuple[DailyDosePerKg, Window], ...] | None = None

    @property
    def doses(self) -> tuple[tuple[DailyDosePerKg, Window], ...]:
        """The doses by which the course is judged, each with its days: those that were ordered."""
        return doses_of(self.course, self.ordered) if self.weighed is None else self.weighed

    @property
    def cumulative_dose(self) -> DosePerKg:
        """All doses for each kilogram."""
        return cumulative_dose(self.course, self.taken)

    @property
    def to_come(self) -> Course | None:
        """The course or, planned again, what is left of it."""
        return still_to_come(self.course, self.taken)

    @cached_property
    def on_hand(self) -> tuple[date | None, dict[Mass, int]]:
        """The first day for which the stock is not enough, and what of it is left then.

        There is no such day where no stock is known, or nothing is left to take.
        """
        taken, ahead = self.taken, self.to_come
        if taken is None or taken.in_stock is None or ahead is None:
            return None, {}
        doses = (mg(dose.mg_per_day) for _, dose in ahead.doses())
        held = {each.strength: each.count for each in taken.in_stock}
        covered, left = days_covered(held, doses)
        return ahead.first_dose + ONE_DAY * covered, left

    @property
    def applies_to_pregnancy(self) -> bool:
        """Whether the rules on pregnancy apply; they do where nothing was recorded."""
        return self.course.patient.can_become_pregnant is not False

    @property
    def formulation(self) -> Formulation:
        """That of the product, or else the conventional one."""
        return self.product.judged_as if self.product else Formulation.CONVENTIONAL

    @cached_property
    def posology(self) -> PosologyRules | None:
        """The posology rules that the doses are judged by; None where the sources state none."""
        try:
            return self.rules.posology_of(self.formulation)
        except NoRuleInForce:
            return None

    def wait(self, kind: str, *, for_all: bool = True) -> Window | Absent:
        """The wait of that kind, or why it is not there."""
        if not (for_all or self.applies_to_pregnancy):
            return not_for_this_patient(kind)
        return or_absent(
            kind,
            lambda: wait_window(
                kind,
                self.course.last_dose,
                self.rules,
                first_dose=self.course.first_dose,
                formulation=self.formulation,
            ),
        )
