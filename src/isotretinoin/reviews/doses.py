"""Doses, their division and food, age, course length, goals and the wait between courses."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Any, Final

from isotretinoin.dates import Days, after
from isotretinoin.diaries.account import account
from isotretinoin.diaries.entries import Dispensing, NoduleCount
from isotretinoin.evidence import Rule
from isotretinoin.findings import (
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    days_of,
    in_force,
)
from isotretinoin.posology.judging import (
    age_finding,
    dose_findings,
    goal_finding,
    length_finding,
    maximum_finding,
)
from isotretinoin.products import Formulation
from isotretinoin.quantities.figures import figure
from isotretinoin.reviews.case import Case, Portion, Treatment
from isotretinoin.rules.posology import PosologyRules

__all__ = ["MATTERS"]


def formulation(case: Case) -> Iterator[Judgement]:
    """By which formulation's rules the doses are judged, where no dispensing says so."""
    for taken in dict.fromkeys(each.product for each in case.diary.of(Dispensing)):
        if taken.formulation is None:
            yield taken.offered
            yield NotJudged(
                matter=f"the formulation of {taken.name} (taken to be {taken.judged_as})",
                missing=("a source that says how its capsules are made",),
                because=taken.offered,
            )
    for course in case.treatments:
        presumed = [each.window for each in course.portions if each.product is None]
        if presumed:
            days = days_of(presumed[0].first, presumed[-1].last)
            yield NotJudged(
                matter=f"the formulation taken from {days} (taken to be conventional)",
                missing=("a dispensing with its product",),
            )
        for product in dict.fromkeys(each.product for each in course.portions):
            if case.posology_of(product) is None:
                kind = product.judged_as if product else Formulation.CONVENTIONAL
                yield NotJudged(
                    matter=f"doses of {kind} capsules",
                    missing=(f"rules on that formulation in rulebook {case.rules.name!r}",),
                )


def _ruled(case: Case) -> Iterator[tuple[Portion, PosologyRules]]:
    """The portions of each course of which the rulebook has something to say."""
    for course in case.treatments:
        for portion in course.portions:
            posology = case.posology_of(portion.product)
            if posology is not None:
                yield portion, posology


def daily_dose(case: Case) -> Iterator[Judgement]:
    """Each dose against the range and the ceiling."""
    for portion, posology in _ruled(case):
        for rule, _ in in_force(posology.daily_dose, portion.window):
            yield rule
        yield from dose_findings(
            portion.daily_dose_per_kg,
            portion.window,
            posology,
            adult_very_severe=case.adult_very_severe,
        )


def starting_dose(case: Case) -> Iterator[Judgement]:
    """The first dose of each course; in renal insufficiency it is another one."""
    for course in case.treatments:
        for portion in course.portions[:1]:
            posology = case.posology_of(portion.product)
            first = days_of(portion.window.first)
            for rule, _ in in_force(posology and posology.starting_dose, first):
                yield rule
                dose = portion.daily_dose_per_kg
                if dose not in rule.value:
                    yield Finding(
                        kind=FindingKind.STARTING_DOSE,
                        severity=Severity.NOTE,
                        message=f"treatment started at {figure(dose)}, not at {rule.value}",
                        observed=dose,
                        expected=rule.value,
                        days=first,
                        because=rule,
                    )
            for renal, _ in in_force(posology and posology.renal_starting_dose, first):
                yield NotJudged(
                    matter="the first dose in renal insufficiency",
                    missing=("the kidney function",),
                    because=renal,
                )


def _by_period(case: Case) -> Iterator[tuple[Portion, PosologyRules, Any]]:
    """The days of each dose period on one product, with the period's first portion."""
    for _, group in groupby(_ruled(case), lambda each: (each[0].period, each[0].product)):
        portions = list(group)
        portion, posology = portions[0]
        yield portion, posology, days_of(portion.window.first, portions[-1][0].window.last)


def division(case: Case) -> Iterator[Judgement]:
    """Once a day where the daily dose is to be divided."""
    for portion, posology, days in _by_period(case):
        told = portion.period.doses_per_day if portion.period else None
        for rule, ruled in in_force(posology.doses_per_day, days):
            if told is None:
                yield _not_told(portion, "into how many doses a day was divided", rule)
                continue
            yield rule
            if told < rule.value:
                yield Finding(
                    kind=FindingKind.DOSE_NOT_DIVIDED,
                    severity=Severity.CAUTION,
                    message=f"{portion.daily_dose} was taken in {told} dose a day; "
                    f"the rule divides it into {rule.value}",
                    observed=told,
                    expected=rule.value,
                    days=ruled,
                    because=rule,
                )


_WITHOUT_FOOD: Final = "with or without meals"


def food(case: Case) -> Iterator[Judgement]:
    """Without food where the product is to be taken with it, by its own label where that was read."""
    for portion, posology, days in _by_period(case):
        told = portion.period.with_food if portion.period else None
        own = portion.product.food if portion.product else None
        ruling = ((own, days),) if own is not None else in_force(posology.food, days)
        for rule, ruled in ruling:
            if rule.value == _WITHOUT_FOOD:
                yield rule
                continue
            if told is None:
                yield _not_told(portion, "whether doses were taken with food", rule)
                continue
            yield rule
            if not told:
                yield Finding(
                    kind=FindingKind.WITHOUT_FOOD,
                    severity=Severity.CAUTION,
                    message="doses were taken without food, from which less is absorbed",
                    observed="without food",
                    expected=rule.value,
                    days=ruled,
                    because=rule,
                )


def _not_told(portion: Portion, what: str, rule: Rule[Any]) -> NotJudged:
    since = portion.period.first if portion.period else portion.window.first
    return NotJudged(matter=what, missing=(f"it in the dose period of {since}",), because=rule)


def age(case: Case) -> Iterator[Judgement]:
    """The age on the first day of each course."""
    for course in case.treatments:
        posology = _of(course, case)
        years = case.diary.patient.age(on=course.first)
        for rule, _ in in_force(posology and posology.minimum_age, days_of(course.first)):
            if years is None:
                yield NotJudged(matter="the age", missing=("the birth date",), because=rule)
                continue
            yield rule
            if (found := age_finding(years, course.first, rule)) is not None:
                yield found


def _of(course: Treatment, case: Case) -> PosologyRules | None:
    """The posology of the product that the course began with."""
    return case.posology_of(course.portions[0].product if course.portions else None)


def course_length(case: Case) -> Iterator[Judgement]:
    """Courses that went on for longer, or were stopped sooner without the reason that allows it."""
    for course in case.treatments:
        posology = _of(course, case)
        for rule, _ in in_force(posology and posology.course_length, days_of(course.first)):
            found = length_finding(course.window, rule)
            longer = found is not None and found.kind is FindingKind.COURSE_LONGER
            if longer or course.last is not None:
                yield rule
            if found is not None and longer:
                yield found
            elif found is not None and course.last is not None and posology:
                yield from _stopped_early(course, rule, posology, case)


def _stopped_early(
    course: Treatment,
    length: Rule[Any],
    posology: PosologyRules,
    case: Case,
) -> Iterator[Judgement]:
    counts = case.diary.of(NoduleCount)
    before = [each.count for each in counts if each.on <= course.first]
    ended = [each.count for each in counts if course.first < each.on <= course.until]
    early = list(in_force(posology.early_stop, days_of(course.until)))
    if not early:
        yield from _shorter(course, length)
    for rule, _ in early:
        if not before or not ended:
            yield from _shorter(course, length)
            yield NotJudged(
                matter=f"whether nodules had fallen enough to stop on {course.until}",
                missing=(
                    *(() if before else ("the count before it",)),
                    *(() if ended else ("the count when it ended",)),
                ),
                because=rule,
            )
            continue
        yield rule
        start, end = before[-1], ended[-1]
        # More than the share: a fall by exactly that much is not enough.
        if start - end <= rule.value.of(start):
            fall = f"{float(100 * Fraction(start - end, start)):.3g} %" if start else "nothing"
            aside = f", and nodules had fallen by {fall} ({start} to {end})"
            yield from _shorter(course, length, aside)


def _shorter(course: Treatment, rule: Rule[Any], aside: str = "") -> Iterator[Finding]:
    found = length_finding(course.window, rule, aside=aside)
    yield from () if found is None else (found,)


def goal(case: Case) -> Iterator[Judgement]:
    """The cumulative dose of each finished course against the goal of each source."""
    for course in case.treatments:
        if course.last is None:
            continue
        posology = _of(course, case)
        own = in_force(posology and posology.goal, days_of(course.last))
        goals = {rule.key: rule for rule in (*case.rules.goals, *(rule for rule, _ in own))}
        told = account(case.diary, as_of=course.last, weight_policy="period", goals=goals.values())
        for band in told.bands:
            rule = band.because
            if band.position == "unknown":
                yield NotJudged(
                    matter=f"whether {rule.value} was reached",
                    missing=(f"what was taken on {Days(told.unrecorded_days)}",),
                    because=rule,
                )
                continue
            yield rule
            found = goal_finding(told.high.cumulative_dose, course.window, rule)
            if band.position != "in" and found is not None:
                yield found


def course_maximum(case: Case) -> Iterator[Judgement]:
    """More in one course than the source allows."""
    for course in case.treatments:
        posology = _of(course, case)
        told = account(case.diary, as_of=course.until, weight_policy="period")
        for rule, _ in in_force(posology and posology.course_maximum, days_of(course.until)):
            yield rule
            found = maximum_finding(told.low.cumulative_dose, course.window, rule)
            if found is not None:
                yield found


def unrecorded_doses(case: Case) -> Iterator[Judgement]:
    """Days of which nothing is known."""
    for course in case.treatments:
        for each in course.stretches:
            if each.kind == "unrecorded":
                yield NotJudged(matter=f"the doses of {each.window}", missing=("what was taken",))


def retreatment(case: Case) -> Iterator[Judgement]:
    """Another course before the wait after the last one was over."""
    for one, other in pairwise(case.treatments):
        posology = _of(other, case)
        for rule, ended in in_force(posology and posology.washout, days_of(one.until)):
            yield rule
            earliest = after(one.until, rule.value)
            if other.first < earliest:
                yield Finding(
                    kind=FindingKind.RETREATMENT_EARLY,
                    severity=Severity.CAUTION,
                    message=f"the course of {other.first} came {Days((other.first - one.until).days)} "
                    f"after the one before; the wait of {rule.value} was over on {earliest}",
                    observed=other.first,
                    expected=earliest,
                    days=days_of(ended.end, other.first),
                    because=rule,
                )


#: Everything about doses, in the order in which it is judged.
MATTERS: Final = (
    formulation,
    unrecorded_doses,
    daily_dose,
    starting_dose,
    division,
    food,
    age,
    course_length,
    goal,
    course_maximum,
    retreatment,
)
