"""What a diary notes, or a course asks for, and the rulebook's sources say nothing of.

Silence is no permission: each such matter is listed as not judged.
"""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, Final

from isotretinoin.diaries.entries import (
    BloodDonation,
    BreastFeeding,
    Contraception,
    Dispensing,
    PregnancyTest,
    Prescription,
    Procedure,
    Weight,
)
from isotretinoin.evidence import Timeline, rule_on
from isotretinoin.findings import Judgement, Window, days_of
from isotretinoin.pregnancy_prevention.editions import unconfirmed_editions
from isotretinoin.reviews.case import Case, Treatment, silent, spread

__all__ = ["MATTERS"]


#: What is asked, the matters of which one would answer it, and the day of the question.
_Question = tuple[str, tuple[Timeline[Any] | None, ...], date]


def silence(case: Case) -> Iterator[Judgement]:
    """Each question that no rule of its day answers."""
    days = case.until_the_next
    spans = ((each.first, each.last or case.as_of, each) for each in case.diary.of(BreastFeeding))
    for course, own, fed in zip(case.treatments, days, spread(spans, days), strict=True):
        asked = _asked(course, case), _waiting(course, own, fed, case), _noted(course, case)
        for what, matters, day in chain.from_iterable(asked):
            if not any(rule_on(matter, day) for matter in matters):
                yield silent(what, case)


def _asked(course: Treatment, case: Case) -> Iterator[_Question]:
    """What is asked of every course of a patient who can become pregnant."""
    if not case.can_become_pregnant:
        return
    rules, first, of = (
        case.rules.pregnancy_prevention,
        course.first,
        f"the course of {course.first}",
    )
    before = (rules.confirmation_test, rules.test_before_start, rules.test_before_prescription)
    yield f"contraception before {of}", (rules.contraception_before,), first
    yield f"contraception after {of}", (rules.contraception_after,), course.until
    yield f"pregnancy tests before {of}", before, first
    yield f"pregnancy tests during {of}", (rules.test_every, rules.test_before_prescription), first
    if course.last is not None:
        yield f"the pregnancy test after {of}", (rules.final_test_after,), course.last


def _waiting(
    course: Treatment, days: Window, feeding: tuple[BreastFeeding, ...], case: Case
) -> Iterator[_Question]:
    """What had to wait, and is noted for the days until another course begins."""
    until = course.until
    rules, diary = case.rules.pregnancy_prevention, case.diary
    for given in diary.of(BloodDonation, first=days.first, last=days.end):
        yield f"the blood donation of {given.on}", (rules.blood_donation_after,), until
    for fed in feeding:
        yield f"breast-feeding from {fed.first}", (rules.lactation_after,), until
    procedures = diary.of(Procedure, first=days.first, last=days.end)
    for row in case.rules.procedures.rows:
        for done in procedures:
            if row.is_called(done.kind):
                yield f"{done.kind} on {done.on}", (row.wait,), until


def _noted(course: Treatment, case: Case) -> Iterator[_Question]:
    """What else is asked because the diary notes it."""
    rules, diary = case.rules.pregnancy_prevention, case.diary
    posology = case.posology_of(case.product_on(course.first))
    if diary.of(Contraception) and case.can_become_pregnant:
        methods = (rules.contraception_methods,)
        yield "whether the methods of contraception are enough", methods, course.first
    if len(case.treatments) > 1:
        yield "the wait before another course", (posology and posology.washout,), course.first
    if diary.patient.born is not None:
        yield "the lowest age", (posology and posology.minimum_age,), course.first
    if case.tells_food:
        yield "whether doses are taken with food", (posology and posology.food,), course.first
    if diary.of(Dispensing):
        supply = (case.rules.dispensing.supply_of(case.diary.patient.can_become_pregnant),)
        yield "for how many days capsules may be dispensed", supply, course.first
    if case.rules.precautions.weight_change is None or diary.of(Weight) == ():
        weights = (posology and posology.tabulated_weights,)
        yield "whether the weights noted are plausible", weights, course.first


def editions(case: Case) -> Iterator[Judgement]:
    """An edition that no source confirms, where days of a course or of what it sets are its days."""
    diary = case.diary
    noted = [
        *(each.on for each in diary.of(Dispensing)),
        *(each.on for each in diary.of(Prescription)),
        *(each.on for each in diary.of(PregnancyTest)),
    ]
    days = [*(each.window for each in case.treatments), *map(days_of, noted)]
    since = min((each.since for each in case.rules.unconfirmed if each.since), default=None)
    of_it = [each for each in days if since is not None and each.end >= since]
    if of_it:
        yield from unconfirmed_editions(
            case.rules,
            days_of(min(each.first for each in of_it), max(each.end for each in of_it)),
            can_become_pregnant=diary.patient.can_become_pregnant,
        )


#: Everything of which no source speaks, and what no source confirms.
MATTERS: Final = (silence, editions)
