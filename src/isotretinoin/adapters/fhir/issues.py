"""Findings as DetectedIssue resources and as cards of CDS Hooks."""

from collections.abc import Iterable
from typing import Any, Final

from isotretinoin import given
from isotretinoin.adapters.fhir import codes
from isotretinoin.adapters.fhir.elements import (
    Resource,
    described,
    of_window,
    resource,
    subject_of,
)
from isotretinoin.adapters.fhir.releases import Release, in_release
from isotretinoin.findings import Finding, Severity
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.plans.plan import Plan
from isotretinoin.reviews.review import Review

__all__ = ["cards", "detected_issues"]

_SEVERITY: Final = {
    Severity.ALERT: codes.Severity.HIGH,
    Severity.CAUTION: codes.Severity.MODERATE,
    Severity.NOTE: codes.Severity.LOW,
}
_INDICATOR: Final = {Severity.ALERT: "critical", Severity.CAUTION: "warning", Severity.NOTE: "info"}
#: A card's summary has fewer characters than this, by its specification.
_LONGEST: Final = 140


def detected_issues(
    judged: Plan | Review, *, subject: str, release: Release = "R4"
) -> tuple[Resource, ...]:
    """The findings of a plan or review, one DetectedIssue each, in their order.

    The kind of finding is its code, a word of the library's closed list; the rule with its source
    stands in the evidence. What could not be judged is no issue, and is none here.

    Raises
    ------
    TypeError
        When it is neither a plan nor a review.
    FactError
        When the subject is no reference, or there is no such release here.
    """
    who = subject_of(subject)
    return tuple(in_release(_issue(each, who), release) for each in _findings(judged))


def _findings(judged: object) -> Iterable[Finding]:
    if isinstance(judged, Plan):
        return judged.findings
    return given.require(judged, Review, "a plan or a review").findings


def _issue(finding: Finding, subject: Resource) -> Resource:
    days = None if finding.days is None else of_window(finding.days)
    return resource(
        "DetectedIssue",
        subject["reference"],
        finding,
        status="preliminary",
        code={"coding": [{"system": "urn:isotretinoin:finding-kind", "code": finding.kind.value}]},
        severity=_SEVERITY[finding.severity].value,
        patient=subject,
        identifiedPeriod=days,
        evidence=[{"detail": [{"display": described(finding.because)}]}]
        if finding.because
        else None,
        detail=f"{finding}. {NOTICE}",
    )


def cards(judged: Plan | Review) -> tuple[dict[str, Any], ...]:
    """The findings of a plan or review as cards of CDS Hooks: JSON values, without a server.

    Alerts are "critical", cautions "warning", notes "info". The summary is cut where it would be longer
    than a card allows, and stands whole in the detail.

    Raises
    ------
    TypeError
        When it is neither a plan nor a review.
    """
    return tuple(_card(each) for each in _findings(judged))


def _card(finding: Finding) -> dict[str, Any]:
    said = finding.message
    short = said if len(said) < _LONGEST else said[: _LONGEST - 2].rpartition(" ")[0] + "…"
    because = "" if finding.because is None else f"\n\n{described(finding.because)}"
    source = "isotretinoin" if finding.because is None else finding.because.says_who
    return {
        "summary": short,
        "detail": f"{finding}{because}\n\n{NOTICE}",
        "indicator": _INDICATOR[finding.severity],
        "source": {"label": source},
    }
