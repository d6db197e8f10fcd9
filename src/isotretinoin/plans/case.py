"""What a plan is made from: a course, the rules, the product, and what follows from them once.

Every matter of a plan is a function of a case.
"""

from functools import cached_property
from typing import final

from attrs import frozen

from isotretinoin.capsules import courses as course_capsules
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.courses.course import Course
from isotretinoin.errors import NoRuleInForce
from isotretinoin.findings import Absent, Window
from isotretinoin.pregnancy_prevention.categories import Counted
from isotretinoin.pregnancy_prevention.waits import not_for_this_patient, or_absent, wait_window
from isotretinoin.products import Formulation, Product
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import Rulebook

__all__ = ["Case"]


@final
@frozen(kw_only=True)
class Case:
    """A course to be planned, and the rules to plan it by."""

    #: With the patient as the programme counts them.
    course: Course
    #: How it counts them, and what contradicts that.
    counted: Counted
    rules: Rulebook
    product: Product | None
    monitoring: MonitoringProfile
    adult_very_severe: bool

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

    @cached_property
    def capsules(self) -> tuple[CapsulePlan | None, ...]:
        """The whole capsules of each phase; None without a product, or where none fit."""
        if self.product is None:
            return (None,) * len(self.course.phases)
        return course_capsules.course_capsules(
            self.course,
            self.rules,
            product=self.product,
            adult_very_severe=self.adult_very_severe,
        )

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
