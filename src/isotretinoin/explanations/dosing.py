"""Doses explained: patient, regimen and course, capsules, and the account of what was taken."""

from collections.abc import Iterator

from attrs import fields

from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.courses.course import Course, Phase
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days
from isotretinoin.diaries.account import Account, DayTotal, GoalBand, Tally
from isotretinoin.diaries.diary import Stretch
from isotretinoin.explanations.explanation import Explanation, said
from isotretinoin.explanations.steps import each_of, named, step_of, told
from isotretinoin.findings import Between
from isotretinoin.patient import Patient, ReproductiveFacts
from isotretinoin.plans.taken import Taken
from isotretinoin.posology.defaults import Usual
from isotretinoin.quantities import BodyWeight, DosePerKg, Mass, mg

__all__ = ["course_step"]

_MOST_TERMS = 12


def _sum_of(doses: tuple[Mass, ...]) -> str:
    """The sum in words, while people can read it; empty of a single dose."""
    if not 1 < len(doses) <= _MOST_TERMS:
        return ""
    return " + ".join(map(said, doses))


# The patient -------------------------------------------------------------------------------------


@step_of.register
def _patient(value: Patient, what: str) -> Explanation:
    return _recorded(value, what)


@step_of.register
def _reproductive(value: ReproductiveFacts, what: str) -> Explanation:
    return _recorded(value, what)


def _recorded(value: Patient | ReproductiveFacts, what: str) -> Explanation:
    """The facts that are recorded, and the names of those that are not; none of a kind is a fact."""
    facts = {each.name: getattr(value, each.name) for each in fields(type(value))}
    return Explanation(
        what=what,
        unknown=tuple(named(name) for name, fact in facts.items() if fact is None),
        parts=tuple(
            told(named(name), "none") if fact == () else step_of(fact, named(name))
            for name, fact in facts.items()
            if fact is not None
        ),
    )


# Courses -----------------------------------------------------------------------------------------


@step_of.register
def _regimen(value: Regimen, what: str) -> Explanation:
    return Explanation(what=what, value=str(value), parts=each_of("step", value.steps))


@step_of.register
def _step(value: Step, what: str) -> Explanation:
    return told(what, str(value))


@step_of.register
def _pattern(value: DosePattern, what: str) -> Explanation:
    return told(what, str(value))


@step_of.register
def _phase(value: Phase, what: str) -> Explanation:
    return _phase_at(value, what, None)


def _phase_at(value: Phase, what: str, weight: BodyWeight | None) -> Explanation:
    step, days = value.step, value.window.days
    asked = str(step.daily_dose)
    by_weight = f"{asked} × {weight}" if step.per_kg and weight is not None else asked
    on = step.days_on_within(days)
    doses = f"{said(value.doses[0])} × {on} {'dose' if on == 1 else 'doses'}"
    if len(value.doses) > 1:
        doses = f"the doses of {asked} on {Days(on)}, each in its turn"
    per_kg = "" if weight is None else f"{said(value.daily_dose)} ÷ {weight}"
    return Explanation(
        what=what,
        value=f"{value.window}, {Days(days)}",
        how=step.pattern or "a dose every day",
        parts=(
            told("daily dose", value.daily_dose, by_weight),
            told("daily dose per kg", value.daily_dose_per_kg, per_kg),
            *(
                (told("mean of all its days", value.mean),)
                if value.mean != value.daily_dose
                else ()
            ),
            told("total dose", value.total_dose, doses),
        ),
    )


def _aim(goal: DosePerKg | Mass, weight: BodyWeight) -> Explanation:
    """A goal, and how many mg that is at the weight."""
    if isinstance(goal, Mass):
        return told("goal", goal)
    parts = (told("goal in mg", goal.for_weight(weight), f"{said(goal)} × {weight}"),)
    return Explanation(what="goal", value=goal, parts=parts)


@step_of.register
def course_step(value: Course, what: str) -> Explanation:
    """A course: its goal, the doses of each phase, and what they come to."""
    weight, phases = value.patient.weight, value.phases
    return Explanation(
        what=what,
        value=f"{value.first_dose} to {value.last_dose}",
        how=str(Days(value.window.days)),
        parts=(
            step_of(value.patient, "patient"),
            step_of(value.regimen, "regimen"),
            told("first dose", value.first_dose),
            *_towards(value),
            *(
                _phase_at(phase, "phase" if len(phases) == 1 else f"phase {n}", weight)
                for n, phase in enumerate(phases, start=1)
            ),
            told("total dose", value.total_dose, _sum_of(tuple(p.total_dose for p in phases))),
            told("cumulative dose", value.cumulative_dose, f"{said(value.total_dose)} ÷ {weight}"),
            told("last dose", value.last_dose, f"day {value.window.days} from the first dose on"),
        ),
    )


def _towards(course: Course) -> Iterator[Explanation]:
    """The goal, and that the day before the last one fell short of it."""
    if course.goal is None:
        return
    goal = course.goal
    dose = goal if isinstance(goal, Mass) else goal.for_weight(course.patient.weight)
    last = mg(course.dose_on(course.last_dose).mg_per_day)
    before = course.total_dose - last
    yield _aim(goal, course.patient.weight)
    place = "below the goal" if before < dose else "the goal was reached without it"
    how = f"{said(course.total_dose)} - {said(last)}, {place}"
    yield told("total before the last dose", before, how)


@step_of.register
def _taken(value: Taken, what: str) -> Explanation:
    counted = {
        "days with a dose": value.dose_days,
        "missed days": value.missed_days,
        "days of rest": value.rest_days,
        "unrecorded days": value.unrecorded_days,
    }
    how = "" if value.unrecorded is None else f"unrecorded days counted as {value.unrecorded}"
    return Explanation(
        what=what,
        value=f"by {value.by}",
        how=how,
        rule=value.counted_by,
        unknown=("doses of the unrecorded days",) if value.unrecorded_days else (),
        parts=(
            *(told(name, days) for name, days in counted.items() if days),
            told("total dose", value.total_dose),
            told("cumulative dose", value.cumulative_dose),
            told("weight policy", value.weight_policy),
        ),
    )


@step_of.register
def _usual(value: Usual, what: str) -> Explanation:
    by = value.counted_by
    how = "" if by is None else f"{value.aim.value.low} × {said(by.value)}"
    return Explanation(
        what=what,
        value=str(value),
        parts=(
            step_of(value.doses, "daily doses"),
            step_of(value.aim, "goal of the source"),
            *(() if by is None else (step_of(by, "worth of a milligram"),)),
            told("goal", value.goal, how),
        ),
    )


# Capsules ----------------------------------------------------------------------------------------


@step_of.register
def _capsules(value: CapsulePlan, what: str) -> Explanation:
    by_day = value.by_day
    cycle = tuple(
        told(f"day {n} of the cycle", total, _sum_of(day))
        for n, (day, total) in enumerate(zip(value.cycle, by_day, strict=True), start=1)
    )
    mean = f"({_sum_of(by_day)}) ÷ {Days(len(by_day))}" if len(by_day) > 1 else ""
    numbers = ", ".join(f"{n} × {strength}" for strength, n in value.capsules.items())
    return Explanation(
        what=what,
        value=str(value),
        parts=(
            told("dose asked for", value.daily_dose),
            *cycle,
            told("mean dose", value.mean_daily_dose, mean if len(by_day) <= _MOST_TERMS else ""),
            told("swing", value.swing, f"{max(by_day)} - {min(by_day)}"),
            told(f"capsules for {Days(value.days)}", numbers),
        ),
    )


# Accounts ----------------------------------------------------------------------------------------


@step_of.register
def _stretch(value: Stretch, what: str) -> Explanation:
    return told(what, str(value.window), _happened(value))


def _happened(stretch: Stretch) -> str:
    """What happened on each of its days."""
    return f"{Days(stretch.days)}, {stretch.kind}, {said(stretch.daily_dose)} at {stretch.weight}"


@step_of.register
def _account(value: Account, what: str) -> Explanation:
    unknown = ("doses of the unrecorded days",) if value.unrecorded_days else ()
    return Explanation(
        what=what,
        value=f"as of {value.as_of}",
        how=f"{Days(value.days)} of the course",
        unknown=unknown,
        parts=(
            told("weight", value.weight, f"weight policy {value.weight_policy}"),
            *(() if value.goal is None else (_aim(value.goal, value.weight),)),
            *(
                ()
                if value.counted_by is None
                else (step_of(value.counted_by, "worth of a milligram"),)
            ),
            *_days_of(value),
            *_stretches(value),
            *_sums(value),
            *each_of("goal band", value.bands),
        ),
    )


def _days_of(account: Account) -> Iterator[Explanation]:
    counted = {
        "days with a dose": account.dose_days,
        "missed days": account.missed_days,
        "days of rest": account.rest_days,
        "unrecorded days": account.unrecorded_days,
    }
    for name, days in counted.items():
        if days:
            yield told(name, days)


def _stretches(account: Account) -> Iterator[Explanation]:
    """Each stretch of days, with the sums by its end as the account itself counts them."""
    days = account.daily()
    for n, stretch in enumerate(account.stretches, start=1):
        last = [next(days) for _ in range(stretch.days)][-1]
        yield Explanation(
            what=f"days {n}",
            value=str(stretch.window),
            how=_happened(stretch),
            parts=_sums_by_then(last),
        )


def _sums_by_then(last: DayTotal) -> tuple[Explanation, ...]:
    return (
        step_of(last.total_dose, "total by then"),
        step_of(last.cumulative_dose, "cumulative by then"),
    )


@step_of.register
def _day(value: DayTotal, what: str) -> Explanation:
    how = f"{value.kind}, {said(value.daily_dose)}"
    return Explanation(what=what, value=value.on, how=how, parts=_sums_by_then(value))


def _sums(account: Account) -> Iterator[Explanation]:
    ends = (
        "from none of the doses of unrecorded days to all of them"
        if isinstance(account.total_dose, Between)
        else ""
    )
    divided = f"as the {account.weight_policy} weight counts it"
    if account.weight_policy != "period" and not ends:
        divided = f"{said(account.total_dose)} ÷ {account.weight}"
    remaining = "" if ends else _short_of_goal(account)
    told_of = {
        "total dose": (account.total_dose, ends),
        "cumulative dose": (account.cumulative_dose, divided),
        "goal reached": (account.reached, "" if account.goal is None else "at least the goal"),
        "goal reached on": (account.crossed_on, ""),
        "beyond the goal": (account.overshoot, ""),
        "remaining": (account.remaining, remaining),
        "days left": (account.days_left, f"whole days after {account.as_of}"),
        "projected last dose": (account.projected_last_dose, ""),
    }
    for name, (found, how) in told_of.items():
        if found is not None:
            step = step_of(found, name)
            yield Explanation(what=name, value=step.value, how=how, parts=step.parts)
    if account.goal is not None and account.reached is None:
        why = "the unrecorded days decide it"
        yield Explanation(what="goal reached", how=why, unknown=("doses of the unrecorded days",))
    if account.not_projected is not None:
        yield told("days left", "not projected", account.not_projected)


def _short_of_goal(account: Account) -> str:
    """The goal less what counts towards it, while that is below."""
    goal, found = account.goal, account.low
    if goal is None or found.reached:
        return ""
    if isinstance(goal, Mass):
        return f"{said(goal)} - {said(found.total_dose)}"
    counted = found.cumulative_dose.for_weight(account.weight)
    return f"{said(goal.for_weight(account.weight))} - {said(counted)}"


@step_of.register
def _tally(value: Tally, what: str) -> Explanation:
    found = {each.name: getattr(value, each.name) for each in fields(Tally)}
    parts = tuple(step_of(each, named(name)) for name, each in found.items() if each is not None)
    return Explanation(what=what, parts=parts)


@step_of.register
def _band(value: GoalBand, what: str) -> Explanation:
    counted = () if value.counted_by is None else (step_of(value.counted_by, "counted by"),)
    return Explanation(
        what=what,
        value=f"{value.position} {value.because.value}",
        rule=value.because,
        unknown=("doses of the unrecorded days",) if value.position == "unknown" else (),
        parts=(
            *(() if value.dose is None else (told("dose held against it", value.dose),)),
            *counted,
        ),
    )
