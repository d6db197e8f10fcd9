"""Plans, reviews and statuses explained: what each holds, by matter."""

from collections.abc import Iterator
from typing import Any

from isotretinoin.acts import Act
from isotretinoin.evidence import Rule
from isotretinoin.explanations.explanation import Explanation, said
from isotretinoin.explanations.steps import each_of, step_of, told
from isotretinoin.monitoring.schedules import Due, MonitoringSchedule
from isotretinoin.plans.comparing import PlanComparison, PlanRow
from isotretinoin.plans.plan import Plan, ProcedureDays
from isotretinoin.pregnancy_prevention.tests import PregnancyTestDue
from isotretinoin.prescriptions import PrescriptionDue
from isotretinoin.reviews.review import Review
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.worklist import Duty, Worklist

__all__ = ["plan_step"]


def _perhaps(what: str, value: Any) -> tuple[Explanation, ...]:  # noqa: ANN401 - a part of any type
    return () if value is None else (step_of(value, what),)


# Plans -------------------------------------------------------------------------------------------


@step_of.register
def plan_step(value: Plan, what: str) -> Explanation:
    """A plan: its course, then all that the rules ask for around it."""
    prevention = value.pregnancy_prevention
    windows = {
        "contraception": prevention.contraception,
        "contraception after the last dose": prevention.post_course,
        "last pregnancy test": prevention.final_test,
        "no blood donation": prevention.blood_donation,
        "no breast-feeding": prevention.lactation,
    }
    return Explanation(
        what=what,
        value=value.rules.title,
        how=f"for {value.course.patient.weight}, first dose on {value.course.first_dose}",
        parts=(
            step_of(value.rules, "rulebook"),
            *_perhaps("counted as", value.category),
            *_perhaps("minimum age", value.minimum_age),
            *_perhaps(
                "age at the first dose", value.course.patient.age(on=value.course.first_dose)
            ),
            *_doses(value),
            *each_of("daily doses by the rule", value.daily_doses),
            *(_band(value, rule) for rule in value.goals),
            *(told("direction", rule.text, "", rule) for rule in value.directions),
            *(step_of(each, name) for name, each in windows.items()),
            *each_of("procedure", value.procedures),
            step_of(value.next_course, "another course"),
            *each_of("pregnancy test", prevention.tests),
            *each_of("prescription", value.prescriptions),
            *_perhaps("unbroken pack", value.unbroken_pack),
            *each_of("capsules of prescription", value.fillings),
            step_of(value.monitoring, "laboratory tests"),
            *each_of("act", value.agenda),
            *each_of("finding", value.findings),
            *each_of("not judged", value.not_judged),
        ),
    )


def _doses(plan: Plan) -> Iterator[Explanation]:
    """The course, what it is made of, and what it comes to."""
    weight = plan.course.patient.weight
    if plan.product is None:
        yield told("product", "conventional isotretinoin", "no product was given")
    else:
        strengths = step_of(plan.product.strengths, "strengths")
        offered = plan.product.offered
        yield Explanation(what="product", value=str(plan.product), rule=offered, parts=(strengths,))
    yield step_of(plan.course, "course")
    yield from _perhaps("course as ordered", plan.ordered)
    yield from _perhaps("taken before", plan.taken)
    if plan.taken is not None:
        yield from _perhaps("still to come", plan.to_come)
        how = "what had been taken by its own weight policy, what is to come by the weight"
        yield told("cumulative dose", plan.cumulative_dose, how)
    for phase, capsules in enumerate(plan.capsules if plan.product else (), start=1):
        name = f"capsules of phase {phase}"
        yield told(name, "none fit") if capsules is None else step_of(capsules, name)
    whole = plan.dose_in_capsules
    if whole is not None:
        ahead = () if plan.to_come is None else plan.to_come.phases
        yield told("dose in capsules", whole)
        yield told("that per kg", whole / weight, f"{said(whole)} ÷ {weight}")
        for n, to_come in enumerate(ahead, start=1):
            mean, per_kg = to_come.mean, to_come.mean / weight
            yield told(f"mean dose of phase {n} to come", mean)
            yield told("that per kg", per_kg, f"{said(mean)} ÷ {weight}")


def _band(plan: Plan, rule: Rule[Any]) -> Explanation:
    dose, band = plan.cumulative_dose, rule.value
    place = "in" if dose in band else "below" if dose < band.low else "above"
    how = f"held against the cumulative dose of {said(dose)}"
    return told("goal band", f"{place} {band}", how, rule)


@step_of.register
def _procedure(value: ProcedureDays, what: str) -> Explanation:
    return step_of(value.days, f"{what}, no {value.words}")


@step_of.register
def _prescription(value: PrescriptionDue, what: str) -> Explanation:
    return Explanation(
        what=what,
        value=f"needed on {value.needed_on}",
        rule=value.because,
        parts=(
            told("at most", value.supply),
            *_perhaps("opened by", value.opened_by),
            *_perhaps("to be opened on", value.opening),
            *_perhaps("to be filled by, as it is opened first or last", value.fill_by),
        ),
    )


@step_of.register
def _pregnancy_test(value: PregnancyTestDue, what: str) -> Explanation:
    return Explanation(
        what=f"{what}, {value.timepoint}",
        value=value.on,
        how=f"{value.phase} treatment",
        rule=value.because,
        parts=(
            step_of(value.window, "specimen counts"),
            *_perhaps("where", value.where),
            *_perhaps("where, by the rule", value.place),
            *_perhaps("days, as this library reads them", value.reading),
        ),
    )


@step_of.register
def _schedule(value: MonitoringSchedule, what: str) -> Explanation:
    return Explanation(
        what=what,
        value=value.title,
        how=f"profile {value.profile}",
        parts=(
            *each_of("visit", value.due),
            *(told("remark", rule.text, "", rule) for rule in value.remarks),
        ),
    )


@step_of.register
def _due(value: Due, what: str) -> Explanation:
    return Explanation(
        what=f"{what}, {value.timepoint}",
        value=value.on,
        how=", ".join(map(str, value.tests)),
        rule=value.because,
        parts=(step_of(value.window, "in time"),),
    )


@step_of.register
def _act(value: Act, what: str) -> Explanation:
    return told(f"{what}, {value.who}", value.what, value.when, value.because)


@step_of.register
def _compared(value: PlanComparison, what: str) -> Explanation:
    first, second = value.names
    return Explanation(
        what=what,
        value=f"{first}, {second}",
        parts=(
            *(step_of(row, row.matter) for row in value.rows),
            step_of(value.a, first),
            step_of(value.b, second),
        ),
    )


@step_of.register
def _row(value: PlanRow, what: str) -> Explanation:
    a, b = (said(each) or "nothing" for each in (value.a, value.b))
    return told(what, f"{a} | {b}", "the same" if value.same else "")


# What happened -----------------------------------------------------------------------------------


@step_of.register
def _review(value: Review, what: str) -> Explanation:
    diary = value.diary
    return Explanation(
        what=what,
        value=f"as of {value.as_of}",
        how=value.rules.title,
        parts=(
            step_of(value.rules, "rulebook"),
            *_perhaps("counted as", value.category),
            step_of(diary.patient, "patient"),
            *each_of("course", diary.courses),
            *each_of("finding", value.findings),
            *each_of("not judged", value.not_judged),
            *(step_of(rule, f"judged by {rule.key}") for rule in value.rules_used),
        ),
    )


@step_of.register
def _status(value: Status, what: str) -> Explanation:
    standing = {"overdue": value.overdue, "due": value.due, "coming": value.coming}
    return Explanation(
        what=what,
        value=f"on {value.on}",
        how=value.rules.title,
        parts=(
            step_of(value.rules, "rulebook"),
            *_perhaps("edition", value.edition),
            step_of(value.may_prescribe, "may prescribe"),
            step_of(value.may_dispense, "may dispense"),
            step_of(value.next_specimen, "next specimen"),
            *(step for name, acts in standing.items() for step in each_of(name, acts)),
            *each_of("left aside", value.remarks),
            *_perhaps("without the unconfirmed edition", value.otherwise),
        ),
    )


@step_of.register
def _worklist(value: Worklist, what: str) -> Explanation:
    return Explanation(
        what=what,
        value=str(value.days),
        how=value.rules.title,
        parts=(
            step_of(value.rules, "rulebook"),
            *(step_of(each, each.standing) for each in value.duties),
            *(told("not answered", each.person, each.reason) for each in value.not_answered),
            *(told("left aside", each.person, each.reason) for each in value.remarks),
        ),
    )


@step_of.register
def _duty(value: Duty, what: str) -> Explanation:
    return step_of(value.act, f"{value.person}, {what}")
