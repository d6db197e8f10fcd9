"""Results as rows of plain values, which JSON, a CSV file and a data frame hold: days as ISO text."""

from collections.abc import Iterable
from typing import Any

from isotretinoin.acts import Act
from isotretinoin.comparison import in_words
from isotretinoin.diaries.account import Account
from isotretinoin.evidence import Rule
from isotretinoin.findings import Window
from isotretinoin.monitoring.schedules import MonitoringSchedule
from isotretinoin.plans.plan import Plan
from isotretinoin.reviews.review import Review

__all__ = ["account_rows", "act_rows", "plan_rows", "review_rows", "schedule_rows"]

_Rows = list[dict[str, Any]]


def _days(window: Window | None) -> dict[str, Any]:
    first, last = (None, None) if window is None else (window.first, window.last)
    return {"first": first and first.isoformat(), "last": last and last.isoformat()}


def _ruled(rule: Rule[Any] | None) -> dict[str, Any]:
    return {
        "rule": rule and rule.key,
        "source": rule and rule.says_who,
        "verified": rule and rule.verified,
    }


def _words(value: object) -> str | None:
    return None if value is None else in_words(value)


def act_rows(acts: Iterable[Act]) -> _Rows:
    """The acts, each with its days, who does it, and its rule."""
    return [
        {
            **_days(act.window),
            "who": act.who.value,
            "kind": act.kind.value,
            "what": act.what,
            **_ruled(act.because),
        }
        for act in acts
    ]


def plan_rows(plan: Plan) -> _Rows:
    """The acts of the agenda."""
    return act_rows(plan.agenda)


def schedule_rows(schedule: MonitoringSchedule) -> _Rows:
    """The visits."""
    return [
        {
            "profile": schedule.profile,
            "timepoint": due.timepoint,
            "on": due.on.isoformat(),
            **_days(due.window),
            "tests": ", ".join(map(str, due.tests)),
            **_ruled(due.because),
        }
        for due in schedule.due
    ]


def account_rows(account: Account) -> _Rows:
    """The stretches of days."""
    return [
        {
            **_days(stretch.window),
            "days": stretch.days,
            "kind": stretch.kind,
            "daily_dose": str(stretch.daily_dose),
            "weight": str(stretch.weight),
            "formulation": stretch.formulation.value,
        }
        for stretch in account.stretches
    ]


def review_rows(review: Review) -> _Rows:
    """The findings in their order, then what could not be judged."""
    findings = [
        {
            "kind": found.kind.value,
            "severity": found.severity.value,
            **_days(found.days),
            "message": found.message,
            "observed": _words(found.observed),
            "expected": _words(found.expected),
            "missing": None,
            **_ruled(found.because),
        }
        for found in review.findings
    ]
    not_judged = [
        {
            "kind": "not-judged",
            "severity": None,
            **_days(None),
            "message": each.matter,
            "observed": None,
            "expected": each.settled_by,
            "missing": ", ".join(each.missing),
            **_ruled(each.because),
        }
        for each in review.not_judged
    ]
    return [*findings, *not_judged]
