"""On what a plan finds the sources silent, and what more than one prescriber must agree to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from isotretinoin.evidence import Rule, Timeline, rule_on
from isotretinoin.findings import Finding, FindingKind, Severity, days_of
from isotretinoin.plans.case import Case
from isotretinoin.prescriptions import prescribers_required

__all__ = ["prescribers", "silence", "stand_ins"]


def silence(case: Case) -> Iterator[Finding]:
    """A finding where the sources say nothing of a matter on which other places have rules."""
    course, rules = case.course, case.rules
    prevention = rules.pregnancy_prevention
    first, last = course.first_dose, course.last_dose
    first_test = (
        prevention.confirmation_test,
        prevention.test_before_start,
        prevention.test_before_prescription,
    )
    asked = {
        "contraception before the course": _says(prevention.contraception_before, first),
        "contraception after the course": _says(prevention.contraception_after, last),
        "a pregnancy test before the course": any(_says(each, first) for each in first_test),
        "pregnancy tests during the course": _says(prevention.test_every, first),
        "a pregnancy test after the course": _says(prevention.final_test_after, last),
    }
    if not case.applies_to_pregnancy:
        asked = {}
    asked["blood donation after the course"] = _says(prevention.blood_donation_after, last)
    supply = rules.dispensing.supply_of(course.patient.can_become_pregnant)
    asked["the supply of a prescription at the start"] = supply is None or _says(supply, first)
    forbidding = rules.precautions.contraindications
    asked["contraindications"] = any(rules.standing(each) != "stand-in" for each in forbidding)
    of = case.posology
    for what, matter in (
        ("the lowest age", of and of.minimum_age),
        ("the wait before another course", of and of.washout),
    ):
        asked[what] = _says(matter, first)
    own = case.product.food if case.product else None
    asked["food with the capsules"] = own is not None or _says(of and of.food, first)
    silent = [what for what, said in asked.items() if not said]
    if silent:
        yield Finding(
            kind=FindingKind.SOURCES_SILENT,
            severity=Severity.CAUTION,
            message=f"the sources read of {rules.title} say nothing of {', '.join(silent)}: "
            "silence is no permission, and other places have rules on it",
            days=course.window,
        )


def stand_ins(case: Case) -> Iterator[Finding]:
    """A finding for each matter in which rules of another place or of the literature stand in."""
    own = case.monitoring is case.rules.monitoring  # else the caller chose the schedule
    of = case.posology
    days = case.course.window
    matters: dict[str, tuple[Timeline[Any] | tuple[Rule[Any], ...] | None, ...]] = {
        "the schedule of laboratory tests": (case.monitoring.visits if own else (),),
        "doses": (of.daily_dose, of.starting_dose, of.adult_very_severe) if of else (),
        "directions": (of.food, of.liquid, of.missed_dose, of.doses_per_day) if of else (),
        "the length of the course": (of.course_length,) if of else (),
        "the lowest age": (of.minimum_age,) if of else (),
        "the wait before another course": (of.washout,) if of else (),
        "waits before procedures": tuple(row.wait for row in case.rules.procedures.rows),
    }
    for what, held in matters.items():
        borrowed = [
            rule
            for matter in held
            for rule in (matter or ())
            if case.rules.standing(rule) == "stand-in"
        ]
        if borrowed:
            sources = ", ".join(
                dict.fromkeys(cite.source.title for rule in borrowed for cite in rule.cites)
            )
            yield Finding(
                kind=FindingKind.STAND_IN,
                severity=Severity.NOTE,
                message=f"{what} is a stand-in: no rule of the sources read of {case.rules.title} is "
                f"applied to it, and what is shown is of {sources}",
                expected=case.rules.name,
                days=days,
                because=borrowed[0],
            )


def _says(matter: Timeline[Any] | None, day: date) -> bool:
    return rule_on(matter, day) is not None


def prescribers(case: Case) -> Iterator[Finding]:
    """A finding where more than one prescriber must agree that the course is started."""
    course, rules = case.course, case.rules
    if not _says(rules.dispensing.prescribers, course.first_dose):
        return
    age = course.patient.age(on=course.first_dose)
    asked = prescribers_required(rules, age=age, on=course.first_dose)
    if asked.number > 1:
        below = asked.because.value.below_age
        whom = f" for a patient under {below}" if below is not None else ""
        unless = "; no birth date is recorded" if below is not None and age is None else ""
        yield Finding(
            kind=FindingKind.PRESCRIBERS_MUST_AGREE,
            severity=Severity.NOTE,
            message=f"{asked.number} prescribers must agree to start the course{whom}{unless}",
            expected=asked.number,
            days=days_of(course.first_dose),
            because=asked.because,
        )
