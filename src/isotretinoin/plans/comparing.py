"""Two plans side by side: where they end, what they add up to, and what they ask of the patient."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, final

from attrs import field

from isotretinoin import given
from isotretinoin.dates import Days
from isotretinoin.errors import FactError
from isotretinoin.findings import LOUDEST_FIRST, Absent, Finding, Window
from isotretinoin.given import require
from isotretinoin.monitoring.schedules import burden
from isotretinoin.plans.plan import Plan
from isotretinoin.quantities import DosePerKg, Mass
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["PlanComparison", "PlanRow", "PlanValue", "compare_plans"]


#: What a plan has in one matter; None where it has nothing there.
PlanValue: TypeAlias = str | int | date | Days | Mass | DosePerKg | Window | Absent | None


def _names(value: tuple[str, str]) -> tuple[str, str]:
    told = given.each_of(value, str, "names=('plan', 'what if')")
    first, second = told if len(told) == len(("a", "b")) else ("", "")
    if not first or first == second:
        raise FactError(
            f"{value!r:.80} do not tell two plans apart: write names=('plan', 'what if')"
        )
    return first, second


@final
@frozen(kw_only=True)
class PlanRow:
    """One matter, as each of two plans has it."""

    matter: str
    a: PlanValue
    b: PlanValue

    @property
    def same(self) -> bool:
        """Whether it is the same in both."""
        return self.a == self.b


@final
@frozen(kw_only=True)
class PlanComparison:
    """Two plans side by side, as `rows`, and the findings that only one of them has."""

    a: Plan = field(repr=False)
    b: Plan = field(repr=False)
    #: What the two plans are called.
    names: tuple[str, str] = field(default=("first", "second"), converter=_names)

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """Every matter on which at least one of the plans has something, in a fixed order."""
        sides = dict(_matters(self.a)), dict(_matters(self.b))
        matters = dict.fromkeys((*sides[0], *sides[1]))
        rows = (
            PlanRow(matter=each, a=sides[0].get(each), b=sides[1].get(each)) for each in matters
        )
        return tuple(row for row in rows if row.a is not None or row.b is not None)

    @property
    def changes(self) -> tuple[PlanRow, ...]:
        """The rows in which the two differ."""
        return tuple(row for row in self.rows if not row.same)

    @property
    def findings_of_a(self) -> tuple[Finding, ...]:
        """The findings of the first plan that the second does not have, in these words."""
        return _only(self.a, self.b)

    @property
    def findings_of_b(self) -> tuple[Finding, ...]:
        """The findings of the second plan that the first does not have, in these words."""
        return _only(self.b, self.a)

    def records(self) -> list[dict[str, Any]]:
        """The rows as plain values, which JSON and data frames hold: matter, first, second, same.

        What the plans have is text, exact and with its unit; None where one has nothing there.
        """
        from isotretinoin.pages.plans_compared import compared_rows  # noqa: PLC0415 - for this form alone

        return compared_rows(self)

    def sheet(self) -> "Sheet":
        """The two plans as columns, with what differs marked, and the findings of one alone."""
        from isotretinoin.pages.plans_compared import plans_compared_sheet  # noqa: PLC0415 - imported when it is shown

        return plans_compared_sheet(self)

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()


def compare_plans(
    a: Plan, b: Plan, *, names: tuple[str, str] = ("first", "second")
) -> PlanComparison:
    """Two plans side by side: days, totals, capsules, visits, tubes of blood, windows, findings.

    Raises
    ------
    TypeError
        When one of them is no plan.
    FactError
        When the names are not two that differ.

    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day, plan, rulebook
    >>> patient = Patient(weight=kg(68), can_become_pregnant=True)
    >>> full, half = (
    ...     plan(
    ...         Course.until(
    ...             mg_per_kg(120),
    ...             patient=patient,
    ...             regimen=Regimen.constant(mg_per_kg_day(dose)),
    ...             first_dose=date(2026, 3, 9),
    ...         ),
    ...         rulebook("US"),
    ...     )
    ...     for dose in ("1", "0.5")
    ... )
    >>> for row in compare_plans(full, half).changes[:3]:
    ...     print(row.matter, "|", row.a, "|", row.b)
    last dose | 2026-07-06 | 2026-11-03
    days | 120 days | 240 days
    doses | 1 mg/kg/day | 0.5 mg/kg/day
    """
    require(a, Plan, "plan(course, rules)")
    require(b, Plan, "plan(course, rules)")
    return PlanComparison(a=a, b=b, names=names)


def _only(one: Plan, other: Plan) -> tuple[Finding, ...]:
    known = {(each.kind, each.message) for each in other.findings}
    return tuple(each for each in one.findings if (each.kind, each.message) not in known)


def _matters(plan: Plan) -> Iterator[tuple[str, PlanValue]]:
    """Each matter of the plan, and what it has there."""
    course, prevention, asked = plan.course, plan.pregnancy_prevention, burden(plan.monitoring)
    yield "rules", plan.rules.title
    yield "weight", str(course.patient.weight)
    yield "product", None if plan.product is None else str(plan.product)
    yield "first dose", course.first_dose
    yield "last dose", course.last_dose
    yield "days", Days(course.window.days)
    yield "taken before", None if plan.taken is None else plan.taken.total_dose
    yield "doses", None if plan.to_come is None else str(plan.to_come.regimen)
    yield "total dose", course.total_dose
    yield "cumulative dose", plan.cumulative_dose
    yield "total in capsules", plan.dose_in_capsules
    yield "capsules", _capsules(plan)
    yield "prescriptions", len(plan.prescriptions) or None
    yield "laboratory schedule", plan.monitoring.title
    yield "visits for blood tests", asked.visits
    yield "tubes of blood", asked.tubes
    yield "pregnancy tests", len(prevention.tests) or None
    yield "contraception", prevention.contraception
    yield "contraception after the last dose", prevention.post_course
    yield "no blood donation", prevention.blood_donation
    yield "no breast-feeding", prevention.lactation
    for each in plan.procedures:
        yield f"no {each.words}", each.days
    yield "another course", plan.next_course
    for severity in LOUDEST_FIRST:
        yield f"findings: {severity.value}", sum(f.severity is severity for f in plan.findings)


def _capsules(plan: Plan) -> str | None:
    """How many capsules of each strength the doses to come take; None where a phase has none."""
    course, counts = plan.to_come, Counter[Mass]()
    if course is None:
        return None
    for phase, cycle in zip(course.phases, plan.capsules[-len(course.phases) :], strict=True):
        if not phase.daily_dose:
            continue
        if cycle is None:
            return None
        # The days on take the days of the cycle in turn, again and again.
        cycles, rest = divmod(phase.step.days_on_within(phase.window.days), len(cycle.cycle))
        for index, day in enumerate(cycle.cycle):
            for strength in day:
                counts[strength] += cycles + (index < rest)
    told = sorted(counts.items(), reverse=True)
    return ", ".join(f"{count} of {strength}" for strength, count in told)
