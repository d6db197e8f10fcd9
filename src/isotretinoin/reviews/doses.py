"""Doses, their division and food, age, course length, goals and the wait between courses."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Any, Final

from isotretinoin.dates import Days
from isotretinoin.diaries.account import Account, account
from isotretinoin.diaries.entries import Dispensing, NoduleCount
from isotretinoin.evidence import Rule, Timeline, rule_on
from isotretinoin.findings import (
    NO_SOURCE,
    Between,
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    Share,
    Window,
    days_of,
    in_force,
)
from isotretinoin.posology.judging import (
    age_finding,
    doses_findings,
    flag_findings,
    goal_finding,
    length_finding,
    maximum_finding,
    renal_start,
    retreatment_finding,
    starting_dose_finding,
    starts_low,
)
from isotretinoin.products import Formulation, Product, conventional_factor
from isotretinoin.quantities import DosePerKg, mg
from isotretinoin.quantities.figures import figure
from isotretinoin.reviews.case import Case, Portion, Treatment, listed
from isotretinoin.rules.posology import PosologyRules

__all__ = ["MATTERS", "age", "retreatment"]


def formulation(case: Case) -> Iterator[Judgement]:
    """By which formulation's rules the doses are judged, where no dispensing says so."""
    for taken in dict.fromkeys(each.product for each in case.diary.of(Dispensing)):
        if taken.formulation is None:
            yield taken.offered
            yield NotJudged(
                matter=f"the formulation of {taken.name} (taken to be {taken.judged_as})",
                missing=("a source that says how its capsules are made",),
                settled_by=NO_SOURCE,
                because=taken.offered,
            )
    for course in case.treatments:
        presumed = [each.window for each in course.portions if each.product is None]
        if presumed:
            days = days_of(presumed[0].first, presumed[-1].last)
            yield NotJudged(
                matter=f"the formulation taken from {days} (taken to be conventional)",
                missing=("a dispensing with its product",),
                settled_by=f"Dispensing({presumed[0].first} or before, product, strength, count)",
            )
        for product in dict.fromkeys(each.product for each in course.portions):
            if case.posology_of(product) is None:
                kind = product.judged_as if product else Formulation.CONVENTIONAL
                yield NotJudged(
                    matter=f"doses of {kind} capsules",
                    missing=(f"rules on that formulation in rulebook {case.rules.name!r}",),
                    settled_by=NO_SOURCE,
                )


def _ruled(course: Treatment, case: Case) -> Iterator[tuple[Portion, PosologyRules]]:
    """The portions of the course of which the rulebook has something to say."""
    for portion in course.portions:
        posology = case.posology_of(portion.product)
        if posology is not None:
            yield portion, posology


def daily_dose(case: Case) -> Iterator[Judgement]:
    """Each dose against the range and the ceiling, one finding for each run of days."""
    for course in case.treatments:
        ruled = list(_ruled(course, case))
        for portion, posology in ruled:
            for rule, _ in in_force(posology.daily_dose, portion.window):
                yield rule
        yield from doses_findings(
            ((portion.daily_dose_per_kg, portion.window, posology) for portion, posology in ruled),
            adult_very_severe=case.adult_very_severe,
            patient=case.diary.patient,
        )
    for course in case.treatments:
        yield from flag_findings(
            case.diary.patient, course.window, adult_very_severe=case.adult_very_severe
        )


def starting_dose(case: Case) -> Iterator[Judgement]:
    """The first dose of each course; in renal insufficiency it is another one."""
    for course in case.treatments:
        for portion in course.portions[:1]:
            posology = case.posology_of(portion.product)
            first = days_of(portion.window.first)
            patient, day = case.diary.patient, first.first
            low = posology is not None and starts_low(patient, posology, day)
            for rule, _ in in_force(None if low else posology and posology.starting_dose, first):
                yield rule
                found = starting_dose_finding(portion.daily_dose_per_kg, first.first, rule)
                yield from () if found is None else (found,)
            renal = rule_on(posology and posology.renal_starting_dose, day)
            yield from () if renal is None or patient.kidney_function is None else (renal,)
            judged = renal_start(portion.daily_dose, day, patient, renal)
            yield from () if judged is None else (judged,)


#: The days of one dose period on one product, with its first portion, and the rule of those days.
_Ruled = tuple[Portion, Window, Rule[Any]]


def _by_period(
    course: Treatment,
    case: Case,
    matter: Callable[[PosologyRules, Product | None], Timeline[Any] | None],
) -> Iterator[_Ruled]:
    ruled = _ruled(course, case)
    for _, group in groupby(ruled, lambda each: (each[0].period, each[0].product)):
        portions = list(group)
        portion, posology = portions[0]
        days = days_of(portion.window.first, portions[-1][0].window.last)
        for rule, within in in_force(matter(posology, portion.product), days):
            yield portion, within, rule


def division(case: Case) -> Iterator[Judgement]:
    """Once a day where the daily dose is to be divided: a note, as a dose was taken."""
    for course in case.treatments:
        untold: list[_Ruled] = []
        undivided: list[_Ruled] = []
        for portion, days, rule in _by_period(
            course, case, lambda posology, _: posology.doses_per_day
        ):
            told = portion.period.doses_per_day if portion.period else None
            if told is None:
                untold.append((portion, days, rule))
                continue
            yield rule
            if told < rule.value:
                undivided.append((portion, days, rule))
        yield from _not_told(untold, "into how many doses a day was divided", "doses_per_day=…")
        for run in _by_rule(undivided):
            doses = [portion.daily_dose for portion, _, _ in run]
            least = min(each.period.doses_per_day or 0 for each, _, _ in run if each.period)
            rule = run[0][2]
            yield Finding(
                kind=FindingKind.DOSE_NOT_DIVIDED,
                severity=Severity.NOTE,
                message=f"{Between(min(doses), max(doses))} was taken in {least} dose a day; "
                f"the rule divides it into {rule.value}",
                observed=least,
                expected=rule.value,
                days=days_of(run[0][1].first, run[-1][1].last),
                because=rule,
            )


_WITHOUT_FOOD: Final = "with or without meals"


def _food(posology: PosologyRules, product: Product | None) -> Timeline[Any] | None:
    own = product.food if product else None
    return posology.food if own is None else Timeline(own)


def food(case: Case) -> Iterator[Judgement]:
    """Without food where the product is to be taken with it, by its own label where that was read."""
    for course in case.treatments:
        untold: list[_Ruled] = []
        fasting: list[_Ruled] = []
        for portion, days, rule in _by_period(course, case, _food):
            told = portion.period.with_food if portion.period else None
            if rule.value == _WITHOUT_FOOD:
                yield rule
            elif told is None:
                untold.append((portion, days, rule))
            else:
                yield rule
                if not told:
                    fasting.append((portion, days, rule))
        yield from _not_told(
            untold, "whether doses were taken with food", "with_food=True or False"
        )
        for run in _by_rule(fasting):
            rule = run[0][2]
            yield Finding(
                kind=FindingKind.WITHOUT_FOOD,
                severity=Severity.CAUTION,
                message="doses were taken without food, from which less is absorbed",
                observed="without food",
                expected=rule.value,
                days=days_of(run[0][1].first, run[-1][1].last),
                because=rule,
            )


def _by_rule(told: list[_Ruled]) -> Iterator[list[_Ruled]]:
    """The same, in one group for each rule."""
    runs: dict[str, list[_Ruled]] = {}
    for each in told:
        runs.setdefault(each[2].key, []).append(each)
    yield from runs.values()


def _not_told(untold: list[_Ruled], what: str, told_by: str) -> Iterator[NotJudged]:
    """One line for each rule and course, naming the dose periods that do not tell it."""
    for run in _by_rule(untold):
        since = dict.fromkeys(
            portion.period.first if portion.period else days.first for portion, days, _ in run
        )
        several = "s" * (len(since) > 1)
        yield NotJudged(
            matter=what,
            missing=(f"it in the dose period{several} of {listed(since)}",),
            settled_by=f"DosePeriod({listed(since)}, …, {told_by})",
            because=run[0][2],
        )


def age(case: Case) -> Iterator[Judgement]:
    """The age on the first day of each course."""
    for course in case.treatments:
        posology = _of(course, case)
        years = case.diary.patient.age(on=course.first)
        for rule, _ in in_force(posology and posology.minimum_age, days_of(course.first)):
            if years is None:
                yield NotJudged(
                    matter="the age",
                    missing=("the birth date",),
                    settled_by="Patient(…, born=…)",
                    because=rule,
                )
                continue
            yield rule
            if (found := age_finding(years, course.first, rule)) is not None:
                yield found


def _of(course: Treatment, case: Case) -> PosologyRules | None:
    """The posology of the product that the course began with."""
    return case.posology_of(case.product_on(course.first))


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
            elif found is not None and posology:
                judge = _may_stop if course.last is None else _stopped_early
                yield from judge(course, rule, posology, case)


def _nodules(course: Treatment, case: Case) -> tuple[list[int], list[NoduleCount]]:
    """The counts up to the first dose, and the entries after it."""
    before = [each.count for each in case.diary.of(NoduleCount, last=course.first)]
    counts = case.diary.of(NoduleCount, first=course.first, last=course.until)
    return before, [each for each in counts if each.on > course.first]


def _may_stop(
    course: Treatment,
    length: Rule[Any],
    posology: PosologyRules,
    case: Case,
) -> Iterator[Judgement]:
    """In a course that goes on: that nodules have fallen by so much that it may be stopped now."""
    before, counts = _nodules(course, case)
    for rule, _ in in_force(posology.early_stop, days_of(course.until)):
        if not before or not counts:
            continue  # asked for when it is stopped early, and not before
        yield rule
        start, last = before[-1], counts[-1]
        if start - last.count > rule.value.of(start):
            yield Finding(
                kind=FindingKind.EARLY_STOP_ALLOWED,
                severity=Severity.NOTE,
                message=f"on {last.on} nodules had fallen by more than {rule.value} ({start} to "
                f"{last.count}): the rule lets the course be stopped before {length.value}",
                observed=last.count,
                expected=rule.value,
                days=days_of(last.on, course.until),
                because=rule,
            )


def _stopped_early(
    course: Treatment,
    length: Rule[Any],
    posology: PosologyRules,
    case: Case,
) -> Iterator[Judgement]:
    before, counts = _nodules(course, case)
    ended = [each.count for each in counts]
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
                settled_by=" and ".join(
                    (
                        *(() if before else (f"NoduleCount({course.first} or before, …)",)),
                        *(() if ended else (f"NoduleCount({course.until}, …)",)),
                    )
                ),
                because=rule,
            )
            continue
        yield rule
        start, end = before[-1], ended[-1]
        # More than the share: a fall by exactly that much is not enough.
        if start - end <= rule.value.of(start):
            # By as much as the share itself it is not more, and rounded it would not look so.
            fall = str(Share(Fraction(100 * (start - end), start))) if start else "nothing"
            aside = f", and nodules had fallen by {fall} ({start} to {end})"
            yield from _shorter(course, length, aside)


def _shorter(course: Treatment, rule: Rule[Any], aside: str = "") -> Iterator[Finding]:
    found = length_finding(course.window, rule, aside=aside)
    yield from () if found is None else (found,)


def cumulative_dose(case: Case) -> Iterator[Judgement]:
    """The cumulative dose of each course against the goals of each source, and the most it allows.

    Goals are for courses that have ended. What was taken of micronised capsules is held against them
    in milligrams of conventional ones, and that is said.
    """
    for course in case.treatments:
        posology = _of(course, case)
        own = in_force(posology and posology.goal, days_of(course.until))
        goals = {rule.key: rule for rule in (*case.rules.goals, *(rule for rule, _ in own))}
        told = account(
            case.diary,
            as_of=course.until,
            weight_policy="period",
            goals=goals.values() if course.last is not None else (),
        )
        by = next(filter(None, map(conventional_factor, told.formulations)), None)
        if by is not None:
            yield by
        if told.counted_by is not None:
            yield _kinds_of_mg(course, told, told.counted_by)
        yield from _goals(course, told, case)
        for rule, _ in in_force(posology and posology.course_maximum, days_of(course.until)):
            yield rule
            least = told.low.cumulative_dose
            if by is not None and told.counted_by is None:
                least = DosePerKg(least.mg_per_kg / by.value)
            found = maximum_finding(least, course.window, rule, counted_by=by)
            if found is not None:
                yield found


def _goals(course: Treatment, told: Account, case: Case) -> Iterator[Judgement]:
    for band in told.bands:
        rule = band.because
        if band.position == "unknown":
            yield NotJudged(
                matter=f"whether {rule.value} was reached",
                missing=(f"what was taken on {Days(told.unrecorded_days)}",),
                settled_by="DoseTaken(day, …) or Missed(day), for each of the days",
                because=rule,
            )
            continue
        yield rule
        dose = told.high.cumulative_dose if band.dose is None else band.dose
        floor = rule.key not in case.rules.benefit_ceilings
        found = goal_finding(dose, course.window, rule, floor=floor, counted_by=band.counted_by)
        if band.position != "in" and found is not None:
            yield found


def _kinds_of_mg(course: Treatment, told: Account, by: Rule[Fraction]) -> Finding:
    return Finding(
        kind=FindingKind.KINDS_OF_MG,
        severity=Severity.NOTE,
        message=f"{' and '.join(map(str, told.formulations))} capsules were taken, of which the "
        f"milligrams differ: all are counted in conventional ones, the micronised ones divided by "
        f"{by.value}",
        observed=told.formulations,
        expected=by.value,
        days=course.window,
        because=by,
    )


def unrecorded_doses(case: Case) -> Iterator[Judgement]:
    """Days of which nothing is known, in one line for each course."""
    for course in case.treatments:
        lost = [each for each in course.stretches if each.kind == "unrecorded"]
        if not lost:
            continue
        if len(lost) == 1:
            matter = f"the doses of {lost[0].window}"
        else:
            number = Days(sum(each.days for each in lost))
            matter = f"the doses of {number} from {lost[0].first} to {lost[-1].window.last}"
        handed = case.diary.of(Dispensing, first=course.first, last=course.until)
        if not course.portions and handed:
            yield _by_fills(course, handed)
        yield NotJudged(
            matter=matter,
            missing=("what was taken",),
            settled_by="DoseTaken(day, …) or Missed(day), for each of the days",
        )


def _by_fills(course: Treatment, handed: tuple[Dispensing, ...]) -> Finding:
    capsules = sum((each.strength * each.count for each in handed), start=mg(0))
    return Finding(
        kind=FindingKind.FACT_MISSING,
        severity=Severity.CAUTION,
        message=f"{figure(capsules)} were handed out from {course.window}, and no dose is noted: "
        "from none to all of them were taken, spread evenly until the next ones",
        observed=Between(mg(0), capsules),
        expected="a dose period or doses taken",
        days=course.window,
    )


def retreatment(case: Case) -> Iterator[Judgement]:
    """Another course before the wait after the last one was over."""
    for one, other in pairwise(case.treatments):
        posology = _of(other, case)
        for rule, ended in in_force(posology and posology.washout, days_of(one.until)):
            yield rule
            found = retreatment_finding(ended.end, other.first, rule)
            yield from () if found is None else (found,)


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
    cumulative_dose,
    retreatment,
)
