"""Blood, breast-feeding, procedures, other medicines, warning signs, and entries to check."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

from isotretinoin.dates import ONE_DAY, Span, after
from isotretinoin.diaries.entries import (
    Asked,
    AskedOf,
    BloodDonation,
    BreastFeeding,
    DutiesDone,
    Medication,
    Procedure,
    Symptom,
    Weight,
)
from isotretinoin.errors import closest
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
from isotretinoin.posology.judging import weight_finding
from isotretinoin.reviews.case import Case, Treatment, listed, spread

__all__ = ["MATTERS"]


def _barred(
    matter: Timeline[Span] | None,
    course: Treatment,
) -> Iterator[tuple[Rule[Span], Window]]:
    """The days of the course and of the wait after it; while it goes on, as if it ended now."""
    for rule, _ in in_force(matter, days_of(course.until)):
        yield rule, days_of(course.first, after(course.until, rule.value))


def _done(day: date, kind: FindingKind, what: str, barred: Window, rule: Rule[Any]) -> Finding:
    return Finding(
        kind=kind,
        severity=Severity.CAUTION if kind is FindingKind.PROCEDURE_TOO_EARLY else Severity.ALERT,
        message=f"{what} on {day} lies in the time in which it must wait, {barred}",
        observed=day,
        expected=barred,
        days=days_of(day),
        because=rule,
    )


def blood_donation(case: Case) -> Iterator[Judgement]:
    """Blood given during a course, or before the wait after it was over."""
    for course in case.treatments:
        for rule, barred in _barred(case.rules.pregnancy_prevention.blood_donation_after, course):
            yield rule
            for each in case.diary.of(BloodDonation, first=barred.first, last=barred.end):
                yield _done(each.on, FindingKind.BLOOD_DONATION, "blood donation", barred, rule)


def breast_feeding(case: Case) -> Iterator[Judgement]:
    """Breast-feeding during a course, or before the wait after it was over."""
    noted = case.diary.of(BreastFeeding)
    matter = case.rules.pregnancy_prevention.lactation_after
    waits = [(course, *each) for course in case.treatments for each in _barred(matter, course)]
    spans = [(each.first, each.last or case.as_of, each) for each in noted]
    told = case.diary.patient.breast_feeding is not None
    barring = spread(spans, [days for _, _, days in waits])
    for (course, rule, barred), fed in zip(waits, barring, strict=True):
        if noted:
            yield rule
        elif case.can_become_pregnant:
            yield (
                rule
                if told or "breast-feeding" in _none_of(course, case)
                else NotJudged(
                    matter="breast-feeding",
                    missing=("whether there was any",),
                    settled_by="BreastFeeding(day), or Asked(day, ('breast-feeding',)) from "
                    f"{course.first} on",
                    because=rule,
                )
            )
        for each in fed:
            first = max(each.first, barred.first)
            yield _done(first, FindingKind.BREAST_FEEDING, "breast-feeding", barred, rule)


def procedures(case: Case) -> Iterator[Judgement]:
    """Procedures on the skin during a course, or before the wait after it was over."""
    for each in case.diary.of(Procedure):
        if case.rules.procedures.of(each.kind) is None:
            yield NotJudged(
                matter=f"the procedure {each.kind!r} of {each.on}",
                missing=("a rule that names it",),
                settled_by=NO_SOURCE,
            )
    for course in case.treatments:
        for row in case.rules.procedures.rows:
            for rule, barred in _barred(row.wait, course):
                yield rule
                for each in case.diary.of(Procedure, first=barred.first, last=barred.end):
                    if row.is_called(each.kind):
                        what = each.kind.replace("-", " ")
                        yield _done(each.on, FindingKind.PROCEDURE_TOO_EARLY, what, barred, rule)


def medicines(case: Case) -> Iterator[Judgement]:
    """Other medicines on days of a course, as far as the rules name them."""
    rules = case.rules.precautions.interactions
    yield from rules if case.treatments else ()
    named = {code for rule in rules for code in rule.value.codes}
    for each in case.diary.of(Medication):
        if each.code not in named:
            yield NotJudged(
                matter=f"the medicine {each.code!r} beside isotretinoin",
                missing=("a rule that names it",),
                settled_by=NO_SOURCE,
            )
        until = each.last or case.as_of
        for course in case.treated(each.first, until):
            first, last = max(each.first, course.first), min(until, course.until)
            for rule in rules:
                if each.code in rule.value.codes:
                    yield Finding(
                        kind=FindingKind.INTERACTING_MEDICINE,
                        severity=rule.value.severity,
                        message=f"{each.code} was taken in the course from {first} to {last}: "
                        f"{rule.value.action}",
                        observed=each.code,
                        expected=rule.value.action,
                        days=days_of(first, last),
                        because=rule,
                    )


def warning_signs(case: Case) -> Iterator[Judgement]:
    """Signs noted in a course on which the rules ask for an action."""
    rules = case.rules.precautions.warning_signs
    yield from rules if case.treatments else ()
    named = {code for rule in rules for code in rule.value.codes}
    unnamed = {each.code for each in case.diary.of(Symptom)} - named
    for code in sorted(unnamed):
        yield NotJudged(
            matter=f"the symptom {code!r}",
            missing=("a rule that names it",),
            settled_by=NO_SOURCE,
        )
    for course in case.treatments:
        noted = case.diary.of(Symptom, first=course.first, last=course.until)
        for rule in rules:
            signs = [each for each in noted if each.code in rule.value.codes]
            told = ", ".join(f"{each.code} on {each.on}" for each in signs)
            if signs and len({each.code for each in signs}) < rule.value.at_least:
                others = sorted(set(rule.value.codes) - {each.code for each in signs})
                day = signs[-1].on
                asked = any(
                    "symptoms" in each.none_of
                    for each in case.asked(day)
                    if each.on <= course.until
                )
                yield (
                    rule
                    if asked
                    else NotJudged(
                        matter=f"{told}, not alone a sign on which the rule acts",
                        missing=(f"whether there was {' or '.join(others)}",),
                        settled_by=f"Symptom({day}, …), or Asked({day}, ('symptoms',)) where there was "
                        "no other",
                        because=rule,
                    )
                )
            elif signs:
                yield Finding(
                    kind=FindingKind.WARNING_SIGN,
                    severity=rule.value.severity,
                    message=f"{told}: {rule.value.action}",
                    observed=tuple(each.code for each in signs),
                    expected=rule.value.action,
                    days=days_of(signs[0].on, signs[-1].on),
                    because=rule,
                )


_KINDS: Final[tuple[tuple[AskedOf, type[Any]], ...]] = (
    ("blood donations", BloodDonation),
    ("procedures", Procedure),
    ("other medicines", Medication),
    ("symptoms", Symptom),
)


def not_noted(case: Case) -> Iterator[Judgement]:
    """Kinds of entry of which a course has none, so that none is known of and none is ruled out.

    What was asked from the first dose on, and denied, is ruled out; courses of which the same kinds
    are absent share a line.
    """
    absent: dict[tuple[AskedOf, ...], list[date]] = {}
    for number, course in enumerate(case.treatments):
        denied = _none_of(course, case)
        following = case.treatments[number + 1 : number + 2]
        until = following[0].first - ONE_DAY if following else case.as_of
        first = course.first if number else date.min
        kinds: tuple[AskedOf, ...] = tuple(
            name
            for name, kind in _KINDS
            if name not in denied and not case.diary.of(kind, first=first, last=until)
        )
        absent.setdefault(kinds, []).append(course.first)
    for kinds, days in absent.items():
        if kinds:
            whose = f" in the courses of {listed(days)}" if len(case.treatments) > 1 else ""
            yield NotJudged(
                matter=f"{', '.join(kinds)} (none is noted{whose})",
                missing=("whether there were any",),
                settled_by=f"Asked(day, {kinds}) from {listed(days)} on, or an entry of each",
            )


def _none_of(course: Treatment, case: Case) -> frozenset[AskedOf]:
    """What was asked since the course began, and before another did, and of which there was none."""
    number = bisect_right(case.starts, course.first)
    until = case.starts[number] - ONE_DAY if number < len(case.starts) else date.max
    told = case.diary.of(Asked, first=course.first, last=until)
    return frozenset(name for each in told for name in each.none_of)


def duties(case: Case) -> Iterator[Judgement]:
    """What the programme asks of prescribers, pharmacies and patients: done, or not known to be."""
    matters = (*case.rules.pregnancy_prevention.duties, *case.rules.dispensing.duties)
    noted = case.diary.of(DutiesDone)
    asked = {
        rule.key: rule
        for course in case.treatments
        for matter in matters
        for rule, _ in in_force(matter, course.window)
    }
    done = {
        rule.key
        for each in noted
        for rule in asked.values()
        if rule.key in each.duties or (not each.duties and rule.in_force(each.on))
    }
    yield from (rule for key, rule in asked.items() if key in done)
    if left := [key for key in asked if key not in done]:
        yield NotJudged(
            matter=f"counselling and the other duties in the programme: {listed(left)}",
            missing=("whether they were done",),
            settled_by="DutiesDone(day), or DutiesDone(day, duties=(…)) by the keys of their rules",
        )
    for key in sorted({key for each in noted for key in each.duties} - asked.keys()):
        near = closest(key, asked)
        instead = "" if near is None else f"; the closest is {near!r}"
        yield NotJudged(
            matter=f"the duty {key!r}",
            missing=(f"a duty of that name in rulebook {case.rules.name}",),
            settled_by=f"nothing: no duty that is asked for has that key{instead}",
        )


def tabulated_weights(case: Case) -> Iterator[Judgement]:
    """Weights for which the source prints no dose: perhaps a slip, or pounds for kilograms."""
    told = [(each.on, each.weight) for each in case.diary.of(Weight)]
    for course in case.treatments[:1]:
        for day, weight in [(course.first, case.diary.patient.weight), *told]:
            posology = case.posology_of(case.product_on(day))
            for rule, _ in in_force(posology and posology.tabulated_weights, days_of(day)):
                yield rule
                if (found := weight_finding(weight, day, rule)) is not None:
                    yield found


def weight_change(case: Case) -> Iterator[Judgement]:
    """A weight so far from the one before it that one of the two is likely a slip."""
    rule = case.rules.precautions.weight_change
    told = [(each.on, each.weight) for each in case.diary.of(Weight)]
    first = told[0][0] if told else case.as_of
    for (before, old), (day, new) in pairwise([(first, case.diary.patient.weight), *told]):
        if rule is None:
            break
        yield rule
        if max(old.kg, new.kg) >= rule.value * min(old.kg, new.kg):
            yield Finding(
                kind=FindingKind.IMPLAUSIBLE_WEIGHT,
                severity=Severity.CAUTION,
                message=f"the weight went from {old} to {new} on {day}: check both numbers",
                observed=new,
                expected=old,
                days=days_of(before, day),
                because=rule,
            )


#: Everything else, in the order in which it is judged.
MATTERS: Final = (
    blood_donation,
    breast_feeding,
    procedures,
    medicines,
    warning_signs,
    not_noted,
    duties,
    tabulated_weights,
    weight_change,
)
