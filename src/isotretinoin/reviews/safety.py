"""Blood, breast-feeding, procedures, other medicines, warning signs, and entries to check."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Final

from isotretinoin.dates import Span, after
from isotretinoin.diaries.entries import (
    BloodDonation,
    BreastFeeding,
    Medication,
    Procedure,
    Symptom,
    Weight,
)
from isotretinoin.evidence import Rule, Timeline
from isotretinoin.findings import (
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
from isotretinoin.reviews.case import Case, Treatment, spread

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
    waits = [each for course in case.treatments for each in _barred(matter, course)]
    spans = [(each.first, each.last or case.as_of, each) for each in noted]
    for (rule, barred), fed in zip(waits, spread(spans, [days for _, days in waits]), strict=True):
        if noted:
            yield rule
        elif case.can_become_pregnant:
            yield NotJudged(
                matter="breast-feeding",
                missing=("whether there was any",),
                because=rule,
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
        yield NotJudged(matter=f"the symptom {code!r}", missing=("a rule that names it",))
    for course in case.treatments:
        noted = case.diary.of(Symptom, first=course.first, last=course.until)
        for rule in rules:
            signs = [each for each in noted if each.code in rule.value.codes]
            told = ", ".join(f"{each.code} on {each.on}" for each in signs)
            if signs and len({each.code for each in signs}) < rule.value.at_least:
                others = sorted(set(rule.value.codes) - {each.code for each in signs})
                yield NotJudged(
                    matter=f"{told}, not alone a sign on which the rule acts",
                    missing=(f"whether there was {' or '.join(others)}",),
                    because=rule,
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


def not_noted(case: Case) -> Iterator[Judgement]:
    """Kinds of entry of which there is none, so that none is known of and none is ruled out."""
    kinds: dict[str, type[Any]] = {
        "blood donations": BloodDonation,
        "procedures": Procedure,
        "other medicines": Medication,
        "symptoms": Symptom,
    }
    absent = [name for name, kind in kinds.items() if not case.diary.of(kind)]
    if absent:
        yield NotJudged(
            matter=f"{', '.join(absent)} (none is noted)",
            missing=("whether there were any",),
        )
    if case.rules.pregnancy_prevention.duties or case.rules.dispensing.duties:
        yield NotJudged(
            matter="counselling and the other duties in the programme",
            missing=("entries for them, which a diary does not have",),
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
    tabulated_weights,
    weight_change,
)
