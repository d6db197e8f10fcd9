"""What was prescribed and dispensed: how much, when, after what, and of which product."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from isotretinoin.capsules.on_hand import stock_findings
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.dates import ONE_DAY, Days, after
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    Lost,
    Prescription,
    Returned,
    StockCount,
    Stopped,
)
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.findings import (
    NO_SOURCE,
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    Window,
    days_of,
    in_force,
)
from isotretinoin.posology.judging import product_finding
from isotretinoin.pregnancy_prevention.tests import next_specimen
from isotretinoin.prescriptions import (
    PrescriptionWindow,
    prescription_validity,
    prescription_window,
)
from isotretinoin.products import Formulation, Product, conventional_factor, interchangeable
from isotretinoin.quantities import DailyDosePerKg, Mass, mg
from isotretinoin.quantities.figures import figure
from isotretinoin.reviews.case import (
    Case,
    Treatment,
    ended_before,
    last_by,
    oldest_test,
    opening_test,
    within,
)
from isotretinoin.rules.dispensing import PrescriptionWindowRule

__all__ = [
    "MATTERS",
    "dispensed_again",
    "last_office_visit",
    "last_visit",
    "missed_windows",
    "used_up",
    "validity",
    "windows",
]


def recorded(case: Case) -> Iterator[Judgement]:
    """Doses that what was dispensed cannot account for."""
    if not case.treatments:
        return
    if not case.dispensings:
        yield NotJudged(
            matter="supply and prescription windows",
            missing=("dispensings",),
            settled_by="Dispensing(day, product, strength, count)",
        )
        return
    for kind in Formulation:
        most, until = _uncovered(kind, case)
        if most:
            of = "" if kind is Formulation.CONVENTIONAL else f" of {kind} capsules"
            yield NotJudged(
                matter=f"where {figure(most)}{of} of the doses until {until} came from",
                missing=("dispensings",),
                settled_by=f"Dispensing({until} or before, product, strength, count)",
            )


def _uncovered(kind: Formulation, case: Case) -> tuple[Mass, date]:
    """The most by which doses of the formulation were ahead of its capsules, and until when."""
    portions = deque(
        (portion.window.first, portion.window.end, portion.daily_dose)
        for course in case.treatments
        for portion in course.portions
        if (portion.product.judged_as if portion.product else Formulation.CONVENTIONAL) is kind
    )
    held, taken, most, until = mg(0), mg(0), mg(0), case.as_of
    for day, entries in (*case.dispensings, (case.as_of + ONE_DAY, ())):
        while portions and portions[0][0] < day:
            first, end, dose = portions.popleft()
            last = min(end, day - ONE_DAY)
            taken += dose * (last + ONE_DAY - first)
            if last < end:
                portions.appendleft((day, end, dose))
        if taken > held and taken - held > most:
            most, until = taken - held, day - ONE_DAY
        held += _amount(tuple(each for each in entries if each.product.judged_as is kind))
    return most, until


def _amount(entries: tuple[Dispensing, ...]) -> Mass:
    """What the capsules come to; of several kinds, in the milligrams of conventional ones."""
    kinds = {each.product.judged_as for each in entries}
    total = mg(0)
    for each in entries:
        by = conventional_factor(each.product.judged_as) if len(kinds) > 1 else None
        amount = each.strength * each.count
        total += amount if by is None else amount / by.value
    return total


def stock(case: Case) -> Iterator[Judgement]:
    """Doses that no capsules dispensed make; and, where the stock is told, more taken than there was.

    Where nothing but dispensings is told of it, one of these may be missing: `recorded` says so.
    """
    told = any(case.diary.of(kind) for kind in (Returned, Lost, StockCount))
    for found in stock_findings(case.diary, on=case.as_of):
        if told or found.kind is not FindingKind.STOCK_BELOW_ZERO:
            yield found


def days_supply(case: Case) -> Iterator[Judgement]:
    """More capsules than the days that one dispensing may cover, at the doses noted."""
    for day, entries in case.dispensings:
        for rule, at in in_force(_limit(case), days_of(day)):
            lasts = _lasts(_amount(entries).mg, day, case)
            if lasts is None:
                yield NotJudged(
                    matter=f"for how many days the capsules of {day} are",
                    missing=("the doses from that day on",),
                    settled_by=f"DosePeriod({day}, …)",
                    because=rule,
                )
                continue
            yield rule
            if lasts > rule.value.n:
                yield Finding(
                    kind=FindingKind.SUPPLY_ABOVE_LIMIT,
                    severity=Severity.CAUTION,
                    message=f"the capsules dispensed on {day} are for {_days(lasts)} at the doses "
                    f"noted; at most {rule.value} are supplied at a time",
                    observed=lasts,
                    expected=rule.value,
                    days=at,
                    because=rule,
                )


def _limit(case: Case) -> Timeline[Days] | None:
    return case.rules.dispensing.supply_of(case.diary.patient.can_become_pregnant)


def _days(number: Fraction) -> str:
    if number.denominator == 1:
        return str(Days(int(number)))
    # With as many places as tell it from the whole days of a limit.
    rounded = (f"{float(number):.{places}f}" for places in range(1, 16))
    return f"≈ {next(each for each in rounded if not each.strip('0').endswith('.'))} days"


def _lasts(amount: Fraction, day: date, case: Case) -> Fraction | None:
    """For how many days of doses the capsules are enough, or None where no dose is known.

    Counted at the doses noted, or at the dose of the day where that is shorter: what was cut later
    does not make too much of what was right on its day.
    """
    periods = case.diary.of(DosePeriod)
    start = bisect_right(periods, day, key=lambda each: each.first)
    if start:
        begun = periods[start - 1].first
        stopped = case.diary.of(Stopped, first=begun, last=day)
        start -= not any(stop.on < day for stop in stopped)
    days, left, at_once = Fraction(0), amount, None
    for index in range(start, len(periods)):
        period = periods[index]
        following = periods[index + 1] if index + 1 < len(periods) else None
        first, dose = max(day, period.first), period.daily_dose
        if isinstance(dose, DosePattern):
            dose = dose.mean_for(case.diary.weight_on(first))
        elif isinstance(dose, DailyDosePerKg):
            dose = dose.for_weight(case.diary.weight_on(first))
        if not dose:
            continue
        needed = left / dose.mg_per_day
        at_once = needed if at_once is None else at_once
        if following is None or needed <= (length := (following.first - first).days):
            return min(days + needed, at_once)
        days += length
        left -= dose.mg_per_day * length
    return at_once


def used_up(day: date, case: Case) -> date | None:
    """The first day for which the capsules dispensed on a day leave none; None where no dose is known."""
    entries = next((each for on, each in case.dispensings if on == day), ())
    lasts = _lasts(_amount(entries).mg, day, case)
    return None if lasts is None else day + ONE_DAY * int(lasts)


def prescribed(case: Case) -> Iterator[Judgement]:
    """What prescriptions say of days and refills."""
    for each in case.diary.of(Prescription):
        for rule, day in in_force(_limit(case), days_of(each.on)):
            if each.days_supply is not None and each.days_supply > rule.value.n:
                yield _above(FindingKind.PRESCRIBED_ABOVE_LIMIT, Days(each.days_supply), rule, day)
        for refills, day in in_force(case.rules.dispensing.refills, days_of(each.on)):
            if each.refills is None:
                yield NotJudged(
                    matter=f"the refills of the prescription of {each.on}",
                    missing=("how many it allows",),
                    settled_by=f"Prescription({each.on}, …, refills=…)",
                    because=refills,
                )
                continue
            yield refills
            if each.refills > refills.value:
                yield _above(
                    FindingKind.REFILLS_ABOVE_LIMIT,
                    each.refills,
                    refills,
                    day,
                )


def _above(kind: FindingKind, observed: int | Days, rule: Rule[Any], day: Window) -> Finding:
    what = observed if isinstance(observed, Days) else f"{observed} refill{'s' * (observed != 1)}"
    return Finding(
        kind=kind,
        severity=Severity.CAUTION,
        message=f"the prescription of {day.first} is for {what}; the rule allows {rule.value}",
        observed=observed,
        expected=rule.value,
        days=day,
        because=rule,
    )


def dispensed_again(case: Case) -> Iterator[Judgement]:
    """More fillings on one prescription than its first and the refills allowed.

    Capsules up to the days that the prescription is for are one filling, on however many days they
    are handed out: two strengths on two days, or a balance that was owed.
    """
    written = {each.on: each for each in case.prescriptions}
    fillings: dict[date, list[tuple[date, Mass]]] = {}
    since = case.judged_from
    # What was filled before on the prescription of that day is one with what is filled on it.
    for day, entries in case.dispensed_from(last_visit(since, case) or since):
        for rule, at in in_force(case.rules.dispensing.refills, days_of(day)):
            visit = last_visit(day, case)
            if visit is None:
                yield NotJudged(
                    matter=f"on which prescription the capsules of {day} were dispensed",
                    missing=("the prescription",),
                    settled_by=f"Prescription({day} or before)",
                    because=rule,
                )
                continue
            yield rule
            filled = fillings.setdefault(visit, [])
            if filled and _one_filling(filled[-1], entries, written[visit], case):
                begun, held = filled[-1]
                filled[-1] = begun, held + _amount(entries)
                continue
            filled.append((day, _amount(entries)))
            if len(filled) > 1 + rule.value:
                yield Finding(
                    kind=FindingKind.DISPENSED_AGAIN,
                    severity=Severity.CAUTION,
                    message=f"capsules were dispensed on {day} on the prescription of "
                    f"{visit}, which had been filled already",
                    observed=len(filled),
                    expected=1 + rule.value,
                    days=at,
                    because=rule,
                )


def _one_filling(
    filling: tuple[date, Mass],
    entries: tuple[Dispensing, ...],
    prescription: Prescription,
    case: Case,
) -> bool:
    """Whether these capsules and those before are no more than the prescription is for."""
    begun, held = filling
    days = prescription.days_supply
    if days is None:
        limits = in_force(case.rules.dispensing.supply, days_of(begun))
        days = next((limit.value.n for limit, _ in limits), None)
    lasts = _lasts((held + _amount(entries)).mg, begun, case)
    return days is not None and lasts is not None and lasts <= days


def windows(case: Case) -> Iterator[Judgement]:
    """Capsules dispensed outside the window that the last test or visit opened, or without one."""
    can, dispensing = case.can_become_pregnant, case.rules.dispensing
    matter = dispensing.prescription_window_can if can else dispensing.prescription_window_cannot
    for day, _ in case.dispensed_from(case.judged_from):
        test, visit = opening_test(day, case), last_visit(day, case)
        office = last_office_visit(day, case) or visit
        opened = {"specimen": test, "office visit": office, "prescription": visit}
        # The day that opens the window decides by which edition it is judged.
        openers = (test, office) if can else (office, test)
        judged_on = next((each for each in openers if each is not None), day)
        for rule, _ in in_force(matter, days_of(judged_on)):
            anchor = rule.value.anchor if isinstance(rule.value, PrescriptionWindowRule) else None
            if anchor is not None and opened[anchor] is None:
                if anchor == "specimen" and can:
                    yield rule
                    yield _without_test(day, rule)
                else:
                    yield NotJudged(
                        matter=f"the window in which the capsules of {day} were dispensed",
                        missing=(f"the day of the {anchor}",),
                        settled_by=f"{_OPENED_BY[anchor]}({day} or before)",
                        because=rule,
                    )
                continue
            yield rule
            window = prescription_window(
                case.rules,
                can_become_pregnant=can,
                specimen=test,
                office_visit=opened.get(anchor or "", visit),
                on=day,
            )
            if isinstance(window, PrescriptionWindow) and day not in window:
                yield Finding(
                    kind=FindingKind.DISPENSED_OUTSIDE_WINDOW,
                    severity=Severity.ALERT if can else Severity.CAUTION,
                    message=f"capsules were dispensed on {day}; the prescription could be filled "
                    f"from {window.window}",
                    observed=day,
                    expected=window.window,
                    days=days_of(day),
                    because=rule,
                )


def missed_windows(case: Case) -> Iterator[Judgement]:
    """A test repeated before the wait was over, after the first window had passed unfilled."""
    prevention, dispensing = case.rules.pregnancy_prevention, case.rules.dispensing
    earlier = date.min
    negative = sorted({*case.counted_tests, *case.doubtful_tests})
    for course in case.treatments if case.can_become_pregnant else ():
        fetched = within(case.dispensed_on, earlier + ONE_DAY, course.until)
        oldest = max(earlier + ONE_DAY, oldest_test(course.first, case))
        tests = within(negative, oldest, fetched[0] if fetched else date.min)
        for second, _ in in_force(prevention.confirmation_test, days_of(course.first)):
            # The first of two tests opens no window.
            opening = [day for day in tests if day >= after(tests[0], second.value.min_days)]
            for one, other in pairwise(opening):
                for rule, _ in in_force(dispensing.missed_first_window, days_of(other)):
                    if other <= one + ONE_DAY * (rule.value.window_days - 1):
                        continue
                    yield rule
                    again = next_specimen(one, case.rules, first_prescription=True, on=other).first
                    if other < again:
                        yield Finding(
                            kind=FindingKind.SPECIMEN_TOO_EARLY,
                            severity=Severity.ALERT,
                            message=f"the test was repeated on {other}, after the window that the "
                            f"specimen of {one} had opened was missed; the next one counts from "
                            f"{again}",
                            observed=other,
                            expected=again,
                            days=days_of(one, other),
                            because=rule,
                        )
        earlier = course.until


def last_visit(day: date, case: Case) -> date | None:
    """The day of the last prescription by that day that belongs to no course that had ended."""
    return last_by(case.visits, day, since=ended_before(day, case))


def last_office_visit(day: date, case: Case) -> date | None:
    """The last visit noted by that day, since capsules were dispensed before: one opens one window."""
    before = bisect_left(case.dispensed_on, day)
    since = ended_before(day, case)
    if before:
        since = max(since, case.dispensed_on[before - 1])
    return last_by(case.office_visits, day, since=since)


def _without_test(day: date, rule: Rule[Any]) -> Finding:
    return Finding(
        kind=FindingKind.DISPENSED_WITHOUT_TEST,
        severity=Severity.ALERT,
        message=f"capsules were dispensed on {day}, and no negative pregnancy test "
        "that counts is noted before",
        observed=0,
        expected=rule.value,
        days=days_of(day),
        because=rule,
    )


def validity(case: Case) -> Iterator[Judgement]:
    """Capsules dispensed on a prescription that had run out."""
    matter = case.rules.dispensing.prescription_validity
    for day, _ in case.dispensed_from(case.judged_from):
        visit = last_visit(day, case)
        for rule, at in in_force(matter, days_of(visit or day)):
            if visit is None:
                yield NotJudged(
                    matter=f"whether the prescription filled on {day} was still valid",
                    missing=("the day of the prescription",),
                    settled_by=f"Prescription({day} or before)",
                    because=rule,
                )
                continue
            yield rule
            valid = prescription_validity(visit, case.rules)
            if day not in valid:
                yield Finding(
                    kind=FindingKind.DISPENSED_AFTER_VALIDITY,
                    severity=Severity.CAUTION,
                    message=f"the prescription of {visit} was filled on {day}; it was valid until "
                    f"{valid.last}",
                    observed=day,
                    expected=valid,
                    days=days_of(at.first, day),
                    because=rule,
                )


def strengths(case: Case) -> Iterator[Judgement]:
    """Capsules of a strength in which the product does not come."""
    for _, entries in case.dispensings:
        for each in entries:
            rule = each.product.offered
            yield rule
            if not each.product.strengths:
                yield NotJudged(
                    matter=f"whether {each.product.name} comes in capsules of {each.strength}",
                    missing=("its strengths",),
                    settled_by=NO_SOURCE,
                    because=rule,
                )
            elif each.strength not in each.product.strengths:
                yield Finding(
                    kind=FindingKind.NO_SUCH_STRENGTH,
                    severity=Severity.CAUTION,
                    message=f"{each.product.name} does not come in capsules of {each.strength}: "
                    "check the entry",
                    observed=each.strength,
                    expected=each.product.strengths,
                    days=days_of(each.on),
                    because=rule,
                )


def places(case: Case) -> Iterator[Judgement]:
    """Products of another place than that of the rules."""
    first: dict[Product, date] = {}
    for each in case.diary.of(Dispensing):
        first.setdefault(each.product, each.on)
    for product, day in first.items():
        if (found := product_finding(product, days_of(day), case.rules)) is not None:
            yield found


def products(case: Case) -> Iterator[Judgement]:
    """One product after another, or several at a time, that may not stand in for each other."""
    entries = case.diary.of(Dispensing)
    pairs = {(one.product, other.product, other.on, one.on): 0 for one, other in pairwise(entries)}
    for one, other, day, before in pairs:
        answer = interchangeable(one, other)
        if answer.because is not None:
            at_once = day == before
            yield answer.because
            yield Finding(
                kind=FindingKind.SEVERAL_FORMULATIONS
                if at_once
                else FindingKind.FORMULATION_SWITCHED,
                severity=Severity.ALERT if at_once else Severity.CAUTION,
                message=f"{other} was dispensed on {day} "
                f"{'together with' if at_once else 'after'} {one}: {answer.reason}",
                observed=(one.formulation, other.formulation),
                expected=one.formulation,
                days=days_of(before, day),
                because=answer.because,
            )
        elif answer.value == "unknown":
            yield NotJudged(
                matter=f"whether {other.name} could be dispensed for {one.name} on {day}",
                missing=answer.missing,
                settled_by=NO_SOURCE,
            )


def prescribers(case: Case) -> Iterator[Judgement]:
    """That as many prescribers agreed as must."""
    for course in case.treatments:
        matter = case.rules.dispensing.prescribers
        for rule, _ in in_force(matter, days_of(course.first)):
            years, below = case.diary.patient.age(on=course.first), rule.value.below_age
            if rule.value.number > 1 and (below is None or years is None or years < below):
                yield _agreed(course, rule, case)


def _agreed(course: Treatment, rule: Rule[Any], case: Case) -> Judgement:
    """Whether as many as must are noted with a prescription up to that of the first dose, or not."""
    since = ended_before(course.first, case) + ONE_DAY
    noted = case.diary.of(Prescription, first=since, last=course.first)
    told = [each.prescribers for each in noted if each.prescribers is not None]
    if not told:
        on = noted[-1].on if noted else f"{course.first} or before"
        return NotJudged(
            matter="how many prescribers agreed to treatment",
            missing=("who agreed",),
            settled_by=f"Prescription({on}, …, prescribers=…)",
            because=rule,
        )
    if max(told) >= rule.value.number:
        return rule
    return Finding(
        kind=FindingKind.PRESCRIBERS_MUST_AGREE,
        severity=Severity.CAUTION,
        message=f"{max(told)} prescriber{'s' * (max(told) > 1)} agreed to the course of "
        f"{course.first}; {rule.value.number} must",
        observed=max(told),
        expected=rule.value.number,
        days=days_of(course.first),
        because=rule,
    )


#: What opens a window, by the entry that notes it.
_OPENED_BY: Final = {
    "specimen": "PregnancyTest",
    "office visit": "OfficeVisit",
    "prescription": "Prescription",
}


#: Everything about supply, in the order in which it is judged.
MATTERS: Final = (
    recorded,
    stock,
    days_supply,
    prescribed,
    dispensed_again,
    windows,
    missed_windows,
    validity,
    strengths,
    places,
    products,
    prescribers,
)
