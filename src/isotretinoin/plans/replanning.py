"""A course planned again from a day on: what was really taken until then, and what is left to take."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import dropwhile, groupby
from typing import Final, Literal, NamedTuple, get_args

from attrs import evolve

from isotretinoin import given
from isotretinoin.capsules.on_hand import stock
from isotretinoin.courses.course import Course
from isotretinoin.courses.pattern import Dosed, DosePattern
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.courses.walk import Leg, days_until
from isotretinoin.diaries.account import account
from isotretinoin.diaries.diary import CourseDays, DayKind, Diary, Stretch
from isotretinoin.diaries.entries import Dispensing, DosePeriod, DoseTaken, StockCount
from isotretinoin.diaries.projection import doses_ahead
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import FactError, IsotretinoinError, RegimenError
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import Finding, FindingKind, Severity, Window, days_of
from isotretinoin.given import calendar_day, perhaps, require
from isotretinoin.plans.case import Case
from isotretinoin.plans.plan import Plan
from isotretinoin.plans.planning import case_of, laid_out
from isotretinoin.plans.taken import InStock, Taken, UnrecordedDoses
from isotretinoin.posology.judging import retreatment_finding
from isotretinoin.products import Formulation, Product, conventional_factor, interchangeable
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    mg,
    mg_per_day,
)
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["replan"]

_POLICIES: Final[tuple[WeightPolicy, ...]] = get_args(WeightPolicy)
_UNRECORDED: Final[tuple[UnrecordedDoses, ...]] = get_args(UnrecordedDoses)


def replan(
    diary: Diary,
    rules: Rulebook,
    *,
    on: date,
    goal: DosePerKg | Mass | None = None,
    planned: Regimen | Course | None = None,
    weight_policy: WeightPolicy = "latest",
    unrecorded: UnrecordedDoses | None = None,
    product: Product | None = None,
    capsules: Literal["taken", "exact"] = "taken",
    monitoring: MonitoringProfile | None = None,
    adult_very_severe: bool = False,
) -> Plan:
    """The plan of the course that is going on, from what was really taken by the end of that day.

    Its course is the whole one: the doses taken, rests and missed days until that day, then the
    doses to come until what is left of the goal is taken. So the first dose stays the first dose,
    and windows, tests and totals are those of the whole course. `Plan.taken` says what was taken,
    and `Plan.to_come` is what is left. What the diary notes for later days does not count.

    Parameters
    ----------
    goal
        What is aimed at in the whole course; left out, the goal of `planned`. Where capsules of
        which milligrams are not worth the same are taken in one course, it is in conventional mg.
    planned
        How the course goes on: a regimen that starts on the day after, or the course that was
        planned, as far as it lies after that day, its last open step for as long as needed, and
        without a goal until its last day. Its doses, and its own goal, are in milligrams of the
        product that goes on. Left out, the dose last noted goes on.
    weight_policy
        Which weight makes mg into mg/kg, as in `account`: "latest", the last one noted, for every
        dose; "baseline", the first one; "period", each dose taken by the weight of its day, so that
        what is left is aimed at anew with the last one. Doses to come that are per kilogram follow
        the last one.
    unrecorded
        Whether doses of which nothing is known count as "taken" or "missed". Where only dispensings
        are noted, all are such; those taken are the capsules, evenly until the next ones.
    product
        What is taken from then on; left out, the product dispensed last. A dose last noted for
        capsules of which milligrams are worth more or less goes on by the label's factor.
    capsules
        As in `plan`: the doses to come are laid out in whole capsules, or with "exact" as ordered.

    Raises
    ------
    RegimenError
        When no course had begun by that day, or it was stopped; when nothing says how it goes on,
        or for how long, or the doses to come never reach the goal.
    FactError
        When doses are unrecorded and nothing says how they count: with the last dose either way.
    DateError
        When it is no calendar day.
    TypeError
        When diary, rules, product or profile is not of its type.

    >>> from isotretinoin import (
    ...     DosePeriod, Missed, Patient, kg, mg_per_day, mg_per_kg, rulebook
    ... )
    >>> diary = Diary(
    ...     patient=Patient(weight=kg(60), can_become_pregnant=False),
    ...     entries=(
    ...         DosePeriod(date(2026, 3, 9), mg_per_day(40)),
    ...         *(Missed(date(2026, 4, day)) for day in (1, 2, 3)),
    ...     ),
    ... )
    >>> p = replan(diary, rulebook("US"), on=date(2026, 4, 30), goal=mg_per_kg(120))
    >>> p.taken.total_dose, p.to_come.days, p.course.last_dose
    (mg(2000), 130, datetime.date(2026, 9, 7))
    """
    require(diary, Diary, "Diary(patient=…, entries=(…))")
    require(rules, Rulebook, RULEBOOK)
    day = calendar_day(on)
    perhaps(given.goal, goal)
    given.choice(weight_policy, _POLICIES, "weight policy", error=RegimenError)
    perhaps(given.choice, unrecorded, _UNRECORDED, "way to count unrecorded doses")
    perhaps(require, product, Product, 'products.get("Claravis")')
    known = diary.until(day)
    begun = _begun(known, day)
    start = _Start(
        diary=known,
        on=day,
        goal=goal,
        planned=planned,
        weight_policy=weight_policy,
        dispensed=_dispensed(known),
        product=product or _dispensed(known),
        stretches=known.stretches(day),
        ahead=doses_ahead(
            known,
            as_of=day,
            weight=known.weight_on(day),
            projection="current_dose" if planned is None else "planned",
            planned=planned,
        ),
    )
    unknown = _days_with("unrecorded", start.stretches)
    if unknown and unrecorded is None:
        raise FactError(_either_way(start, unknown))
    counted = _counted(start, unrecorded or "missed")
    taken = evolve(counted.taken, in_stock=_in_stock(start, unrecorded or "missed"))
    case = case_of(
        counted.course,
        rules,
        monitoring=monitoring,
        product=start.product,
        capsules=capsules,
        adult_very_severe=adult_very_severe,
        before=taken,
    )
    case = evolve(case, weighed=counted.weighed)
    found = laid_out(case)
    return evolve(found, findings=(*found.findings, *_findings(start, case, begun)))


class _Start(NamedTuple):
    """From where a course is planned again, and how."""

    diary: Diary
    on: date
    goal: DosePerKg | Mass | None
    planned: Regimen | Course | None
    weight_policy: WeightPolicy
    #: What was dispensed last, and what is taken from now on.
    dispensed: Product | None
    product: Product | None
    stretches: tuple[Stretch, ...]
    #: The doses to come as they were planned or noted, or why there are none.
    ahead: tuple[Leg, ...] | str

    @property
    def weight(self) -> BodyWeight:
        """The weight for each kilogram of which doses to come are taken."""
        return self.diary.weight_on(self.on)

    @property
    def kind(self) -> Formulation:
        """That of the capsules to come, in whose milligrams everything is counted."""
        return self.product.judged_as if self.product else Formulation.CONVENTIONAL

    @property
    def factor(self) -> Fraction:
        """What one conventional milligram is in those to come, where several kinds are taken."""
        return _factor(self.kind) if self.counted_by is not None else Fraction(1)

    @property
    def counted_by(self) -> Rule[Fraction] | None:
        """The rule by which milligrams were made such as are to come; None where they were such."""
        kinds = {self.kind, *(each.formulation for each in self.stretches)}
        factors = [rule for rule in map(conventional_factor, kinds) if rule is not None]
        return factors[0] if factors and len({*map(_factor, kinds)}) > 1 else None


def _factor(kind: Formulation) -> Fraction:
    rule = conventional_factor(kind)
    return Fraction(1) if rule is None else rule.value


def _begun(diary: Diary, day: date) -> CourseDays:
    course = diary.course_on(day)
    if course is None:
        raise RegimenError(
            f"no course had begun by {day}: lay one out with Course.until(…), and write plan(…)",
        )
    if course.last is not None:
        raise RegimenError(
            f"the course of {course.first} was stopped on {course.last}, and nothing of it is left "
            f"to plan on {day}: lay another one out with Course.until(…), and write plan(…)",
        )
    return course


def _dispensed(diary: Diary) -> Product | None:
    fills = diary.of(Dispensing)
    return fills[-1].product if fills else None


def _in_stock(start: _Start, unrecorded: UnrecordedDoses) -> tuple[InStock, ...] | None:
    """The capsules left of the kind that goes on, the highest strength first; None if none are noted."""
    diary = start.diary
    fills, counts = diary.of(Dispensing), diary.of(StockCount)
    if not (fills or counts):
        return None
    told = diary
    if any(each.product.judged_as is not start.kind for each in fills):
        same = [
            each
            for each in diary.entries
            if not isinstance(each, Dispensing) or each.product.judged_as is start.kind
        ]
        told = evolve(diary, entries=tuple(same))
    if unrecorded == "taken" and not any(map(diary.of, (DosePeriod, DoseTaken))):
        # What is counted as taken are all the capsules handed out: what is left was counted since.
        since = fills[-1].on if fills else date.min
        told = evolve(diary, entries=tuple(each for each in counts if each.on >= since))
    left = stock(told, on=start.on, unrecorded=unrecorded)
    return tuple(InStock(strength, number) for strength, number in left.items() if number)


def _either_way(start: _Start, days: int) -> str:
    """What is not known, what follows either way, and what to write."""
    ends: list[str] = []
    for way in _UNRECORDED:
        try:
            last: object = _counted(start, way).course.last_dose
        except IsotretinoinError as error:
            last = error
        ends.append(f"unrecorded={way!r} (last dose: {last})")
    return (
        f"of {days} days by {start.on} it is not known whether the dose was taken: "
        f"write {' or '.join(ends)}, or note each as DoseTaken or Missed"
    )


# What was taken -------------------------------------------------------------------------------


class _Counted(NamedTuple):
    """The whole course, what was taken of it, and its doses by the weight of their days."""

    course: Course
    taken: Taken
    weighed: tuple[tuple[DailyDosePerKg, Window], ...]


def _counted(start: _Start, unrecorded: UnrecordedDoses) -> _Counted:
    kinds = ("dose", "unrecorded") if unrecorded == "taken" else ("dose",)
    told = tuple(dropwhile(lambda each: each.kind not in kinds, start.stretches))
    if not told:
        raise RegimenError(f"no dose had been taken by {start.on}: plan the course with plan(…)")

    def a_day(stretch: Stretch) -> DailyDose:
        if stretch.kind not in kinds:
            return mg_per_day(0)
        ratio = _factor(start.kind) / _factor(stretch.formulation)
        return stretch.daily_dose if ratio == 1 else _scaled(stretch.daily_dose, ratio)

    policy, patient = start.weight_policy, start.diary.patient
    weight = patient.weight if policy == "baseline" else start.weight
    doses = [(a_day(each), each) for each in told]
    total = _sum(dose * timedelta(each.days) for dose, each in doses)
    scaled = total
    if policy == "period":
        scaled = _sum(
            dose * timedelta(each.days) * (weight.kg / each.weight.kg) for dose, each in doses
        )
    days = (start.on - told[0].first).days + 1
    aim, left = _aim(start, total, scaled, weight)
    ahead = _ahead(start, left)
    steps = [
        Step(dose, sum(each.days for _, each in same))
        for dose, same in groupby(doses, key=lambda told: told[0])
    ]
    course = Course(
        patient=evolve(patient, weight=weight),
        regimen=Regimen((*steps, *(ahead.steps(weight) if ahead.days else ()))),
        first_dose=told[0].first,
        days=days + ahead.days,
        goal=aim,
    )
    # Counted as missed, those before the first dose lie outside the course; they count all the same.
    unknown = _days_with("unrecorded", start.stretches)
    taken = Taken(
        by=start.on,
        total_dose=total,
        cumulative_dose=scaled / weight,
        dose_days=_days_with("dose", told),
        missed_days=_days_with("missed", told),
        rest_days=_days_with("rest", told),
        unrecorded_days=unknown,
        weight_policy=policy,
        unrecorded=unrecorded if unknown else None,
        counted_by=start.counted_by,
    )
    weighed = (
        *((dose / each.weight, each.window) for dose, each in doses if dose),
        *(
            (each.daily_dose / start.weight, each.window)
            for each in course.phases
            if each.window.first > start.on and each.daily_dose
        ),
    )
    return _Counted(course, taken, weighed)


def _days_with(kind: DayKind, stretches: Iterable[Stretch]) -> int:
    return sum(each.days for each in stretches if each.kind == kind)


def _sum(doses: Iterable[Mass]) -> Mass:
    return sum(doses, start=mg(0))


def _scaled(dose: DailyDose, ratio: Fraction) -> DailyDose:
    return mg_per_day(dose.mg_per_day * ratio)


# What is left ---------------------------------------------------------------------------------


def _aim(
    start: _Start, total: Mass, scaled: Mass, weight: BodyWeight
) -> tuple[DosePerKg | Mass | None, Mass | None]:
    """What the course aims at in milligrams of the capsules to come, and what is left to take."""
    goal, planned = start.goal, start.planned
    if goal is not None:
        goal = (
            goal * start.factor
            if isinstance(goal, Mass)
            else DosePerKg(goal.mg_per_kg * start.factor)
        )
    elif planned is not None:
        goal = planned.goal
    if goal is None:
        return None, None
    if isinstance(goal, Mass):
        return goal, goal - total if goal > total else mg(0)
    target = goal.for_weight(weight)
    left = target - scaled if target > scaled else mg(0)
    # By the weight of each day, no one weight makes the goal in mg/kg into what is taken in all.
    return (goal if total == scaled else mg(total.mg + target.mg - scaled.mg)), left


class _Ahead(NamedTuple):
    """The doses to come, and for how many days."""

    legs: tuple[Leg, ...]
    days: int
    weight: BodyWeight

    def steps(self, weight: BodyWeight) -> Iterator[Step]:
        """The doses as steps of a course that is counted by that weight."""

        def by_weight(dose: DailyDose | DailyDosePerKg) -> DailyDose:
            return dose if isinstance(dose, DailyDose) else dose.for_weight(self.weight)

        for leg in self.legs:
            step = leg.step
            if weight != self.weight:
                step = evolve(step, daily_dose=_each(step.daily_dose, by_weight))
            yield from _going_on(step, leg)


def _going_on(step: Step, leg: Leg) -> Iterator[Step]:
    """The step from where it stands: what is left of the cycle begun, then its cycles."""
    left = leg.days
    over = step.days_on_within(leg.over)
    passed = leg.over % (step.days_on + step.days_off)
    on = max(step.days_on - passed, 0) if passed else 0
    off = step.days_on + step.days_off - passed - on if passed else 0
    for dose, days in ((_in_turn(step.daily_dose, over), on), (mg_per_day(0), off)):
        some = days if left is None else min(days, left)
        if some:
            yield Step(dose, some)
        left = None if left is None else left - some
    if left is None or left:
        yield evolve(step, daily_dose=_in_turn(step.daily_dose, over + on), days=left)


def _in_turn(dose: Dosed, taken: int) -> Dosed:
    """The doses from the next one on, when so many were taken."""
    if not isinstance(dose, DosePattern) or dose.weekly:
        return dose
    k = taken % len(dose.doses)
    return evolve(dose, doses=dose.doses[k:] + dose.doses[:k])


def _each(
    dose: Dosed,
    change: Callable[[DailyDose | DailyDosePerKg], DailyDose | DailyDosePerKg],
    ratio: Fraction = Fraction(1),
) -> Dosed:
    """Each of the doses as the change makes it, and the parts of a day by the ratio."""
    if not isinstance(dose, DosePattern):
        return change(dose)
    parts = tuple(each * ratio for each in dose.intakes)
    return evolve(dose, doses=tuple(map(change, dose.doses)), intakes=parts)


def _ahead(start: _Start, left: Mass | None) -> _Ahead:
    weight, found = start.weight, start.ahead
    if left is not None and not left:
        return _Ahead(legs=(), days=0, weight=weight)
    if isinstance(found, str):
        raise RegimenError(f"{found}: say how the course goes on, as planned=Regimen.parse(…)")
    if start.planned is None:
        ratio = _factor(start.kind) / _factor(start.stretches[-1].formulation)
        found = found if ratio == 1 else tuple(_other(leg, ratio) for leg in found)
    days = days_until(left, found) if left is not None else _days_planned(start)
    if days is None:
        raise RegimenError(
            "the doses to come end below the goal: leave their last step open, or aim at less"
            if left is not None
            else "nothing says when the course ends: give goal=mg_per_kg(120), or the planned course",
        )
    return _Ahead(legs=found, days=days, weight=weight)


def _other(leg: Leg, ratio: Fraction) -> Leg:
    """The dose that goes on, in milligrams of other capsules."""

    def scaled(dose: DailyDose | DailyDosePerKg) -> DailyDose | DailyDosePerKg:
        if isinstance(dose, DailyDose):
            return _scaled(dose, ratio)
        return DailyDosePerKg(dose.mg_per_kg_day * ratio)

    step = evolve(leg.step, daily_dose=_each(leg.step.daily_dose, scaled, ratio))
    return evolve(leg, step=step, doses=tuple(each * ratio for each in leg.doses))


def _days_planned(start: _Start) -> int | None:
    """The days to come of a plan without a goal, none where it is over; None where it has no end."""
    planned = start.planned
    if isinstance(planned, Regimen):
        return planned.days
    if planned is None:
        return None
    over = (start.on - planned.first_dose).days + 1
    return max(planned.days - over, 0)


# What there is to say -------------------------------------------------------------------------


def _findings(start: _Start, case: Case, begun: CourseDays) -> Iterator[Finding]:
    taken = case.taken
    days = days_of(case.course.first_dose, start.on)
    if taken is not None and taken.unrecorded is not None:
        yield Finding(
            kind=FindingKind.FACT_MISSING,
            severity=Severity.CAUTION,
            message=f"of {taken.unrecorded_days} days by {start.on} it is not known whether the dose "
            f"was taken: they are counted as {taken.unrecorded}, as the caller said",
            observed=taken.unrecorded_days,
            expected="DoseTaken or Missed",
            days=days,
        )
    if start.counted_by is not None:
        yield Finding(
            kind=FindingKind.KINDS_OF_MG,
            severity=Severity.NOTE,
            message="capsules of which milligrams are not worth the same are taken in this course: "
            f"all of it is counted in mg of {start.kind} ones",
            expected=start.kind,
            days=days,
            because=start.counted_by,
        )
    yield from _switched(start)
    yield from _retreated(start, case, begun)


def _switched(start: _Start) -> Iterator[Finding]:
    one, other = start.dispensed, start.product
    if one is None or other is None:
        return
    answer = interchangeable(one, other)
    if answer.because is not None:
        yield Finding(
            kind=FindingKind.FORMULATION_SWITCHED,
            severity=Severity.CAUTION,
            message=f"{other} is to be taken after {one}: {answer.reason}",
            observed=(one.formulation, other.formulation),
            expected=one.formulation,
            days=days_of(start.on),
            because=answer.because,
        )


def _retreated(start: _Start, case: Case, begun: CourseDays) -> Iterator[Finding]:
    """A finding where this course began too soon after the one before."""
    ended = [each.last for each in start.diary.courses if each.first < begun.first and each.last]
    last = account(start.diary, as_of=ended[-1]).last_dose if ended else None
    rule = case.posology and last and rule_on(case.posology.washout, last)
    if last and rule and (found := retreatment_finding(last, case.course.first_dose, rule)):
        yield found
