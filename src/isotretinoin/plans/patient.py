"""What the facts of the patient decide in a plan: whether to treat, whom to count as what, how to start."""

from __future__ import annotations

from isotretinoin.contraindications import contraindications, medicine_findings
from isotretinoin.evidence import rule_on
from isotretinoin.findings import Finding, NotJudged
from isotretinoin.plans.case import Case
from isotretinoin.posology.judging import renal_start
from isotretinoin.posology.retreatment import history_findings

__all__ = ["facts"]


def facts(case: Case) -> tuple[tuple[Finding, ...], tuple[NotJudged, ...]]:
    """The findings on the patient, those that forbid treatment first, and what is not judged."""
    patient, rules, on = case.course.patient, case.rules, case.course.first_dose
    judged = (
        *contraindications(patient, rules, on=on, product=case.product),
        *case.counted.findings,
        *case.counted.not_judged,
        *history_findings(patient, rules, on=on, formulation=case.formulation),
        *medicine_findings(patient, rules, on=on),
        *_kidneys(case),
    )
    return (
        tuple(each for each in judged if isinstance(each, Finding)),
        tuple(each for each in judged if isinstance(each, NotJudged)),
    )


def _kidneys(case: Case) -> tuple[Finding | NotJudged, ...]:
    first = next(each for each in case.course.phases if each.daily_dose)
    day, posology = first.window.first, case.posology
    rule = rule_on(posology.renal_starting_dose, day) if posology else None
    found = renal_start(first.daily_dose, day, case.course.patient, rule)
    return () if found is None else (found,)
