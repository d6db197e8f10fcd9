"""The pregnancy prevention of a plan: tests, windows, and editions that start within them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from isotretinoin import pregnancy_prevention as prevention
from isotretinoin.evidence import unverified
from isotretinoin.findings import Finding, FindingKind, Severity, Window
from isotretinoin.plans.case import Case
from isotretinoin.plans.plan import PregnancyPreventionPlan
from isotretinoin.pregnancy_prevention.editions import unconfirmed_editions
from isotretinoin.pregnancy_prevention.waits import or_absent
from isotretinoin.prescriptions import prescriptions

__all__ = ["editions", "pregnancy_prevention", "unconfirmed", "unrecorded"]


def pregnancy_prevention(case: Case) -> PregnancyPreventionPlan:
    """The tests and windows of the course."""
    return PregnancyPreventionPlan(
        contraception=or_absent(
            "contraception",
            lambda: prevention.contraception_window(case.course, case.rules),
        ),
        post_course=case.wait("contraception", for_all=False),
        final_test=case.wait("pregnancy test", for_all=False),
        blood_donation=case.wait("blood donation"),
        lactation=case.wait("lactation", for_all=False),
        tests=prevention.pregnancy_tests(case.course, case.rules, needed_on=case.on_hand[0]),
    )


def editions(case: Case, windows: PregnancyPreventionPlan) -> Iterator[Finding]:
    """A finding for each edition of the programme that starts under the patient."""
    first, last = case.course.first_dose, case.course.last_dose
    if isinstance(windows.contraception, Window):
        first, last = windows.contraception.first, windows.contraception.end
    matter = case.rules.pregnancy_prevention.editions
    during = matter.during(Window(first=first, last=last)) if matter else ()
    dated = [(rule.since, rule) for rule in during if rule.since is not None]
    for since, rule in ((since, rule) for since, rule in dated if since > first):
        yield Finding(
            kind=FindingKind.EDITION_CHANGES,
            severity=Severity.CAUTION,
            message=f"the rules of the programme change on {since}{unverified(rule)}: {rule.text}",
            days=Window(first=since, last=last),
            because=rule,
        )


def unconfirmed(case: Case, windows: PregnancyPreventionPlan) -> Iterator[Finding]:
    """The standing finding on an edition that no source confirms, with the days that both give."""
    days = [case.course.first_dose, case.course.last_dose]
    for test in windows.tests:  # one that may be done late may be done by another edition
        days += [test.on, test.window.last or test.on]
    if isinstance(windows.contraception, Window):
        days += [windows.contraception.first, windows.contraception.end]
    able = case.course.patient.can_become_pregnant
    asked = Window(first=min(days), last=max(days))
    for found in unconfirmed_editions(case.rules, asked, can_become_pregnant=able):
        by_both = _openings(case)
        yield evolve(found, message=f"{found.message}. {by_both}") if by_both else found


def _openings(case: Case) -> str:
    """What opens each prescription by the edition before, where it is not the same by both."""
    both = zip(
        prescriptions(case.course, case.rules, needed_on=case.on_hand[0]),
        prescriptions(case.course, case.rules.confirmed, needed_on=case.on_hand[0]),
        strict=False,  # an edition may change how much is supplied
    )
    told = [
        f"No. {due.number}, needed on {due.needed_on}: {other.opened_by}, {other.opening}"
        for due, other in both
        if other.opening is not None and due.opening != other.opening
    ]
    return f"Prescriptions if it is not: {'; '.join(told)}" if told else ""


def unrecorded(case: Case) -> Iterator[Finding]:
    """A finding where it is not recorded whether the patient can become pregnant."""
    course = case.course
    if course.patient.can_become_pregnant is None:
        yield Finding(
            kind=FindingKind.FACT_MISSING,
            severity=Severity.CAUTION,
            message="whether the patient can become pregnant is not recorded: "
            "pregnancy tests and windows are shown as for a patient who can",
            expected="can_become_pregnant=True or False",
            days=course.window,
        )
