"""A review as rows of plain values: its findings, then what could not be judged."""

from typing import Any

from isotretinoin.pages.rows import days_in, ruled, words
from isotretinoin.reviews.review import Review

__all__ = ["review_rows"]


def review_rows(review: Review) -> list[dict[str, Any]]:
    """The findings in their order, then what could not be judged."""
    findings = [
        {
            "kind": found.kind.value,
            "severity": found.severity.value,
            **days_in(found.days),
            "message": found.message,
            "observed": words(found.observed),
            "expected": words(found.expected),
            "missing": None,
            **ruled(found.because),
        }
        for found in review.findings
    ]
    not_judged = [
        {
            "kind": "not-judged",
            "severity": None,
            **days_in(None),
            "message": each.matter,
            "observed": None,
            "expected": each.settled_by,
            "missing": ", ".join(each.missing),
            **ruled(each.because),
        }
        for each in review.not_judged
    ]
    return [*findings, *not_judged]
