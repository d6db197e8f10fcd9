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

__all__ = [
    "account_rows",
    "act_rows",
    "days_in",
    "plan_rows",
    "ruled",
    "schedule_rows",
    "words",
]

_Rows = list[dict[str, Any]]


def days_in(window: Window | None) -> dict[str, Any]:
    """The first and last day, as text."""
    first, last = (None, None) if window is None else (window.first, window.last)
    return {"first": first and first.isoformat(), "last": last and last.isoformat()}


def ruled(rule: Rule[Any] | None) -> dict[str, Any]:
    """The rule by its key, who says so, and whether that was verified."""
    return {
        "rule": rule and rule.key,
        "source": rule and rule.says_who,
        "verified": rule and rule.verified,
    }


def words(value: object) -> str | None:
    """The value in words."""
    return None if value is None else in_words(value)


def act_rows(acts: Iterable[Act]) -> _Rows:
    """The acts, each with its days, who does it, and its rule."""
    return [
        {
            **days_in(act.window),
            "who": act.who.value,
            "kind": act.kind.value,
            "what": act.what,
            **ruled(act.because),
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
            **days_in(due.window),
            "tests": ", ".join(map(str, due.tests)),
            **ruled(due.because),
        }
        for due in schedule.due
    ]


def account_rows(account: Account) -> _Rows:
    """The stretches of days."""
    return [
        {
            **days_in(stretch.window),
            "days": stretch.days,
            "kind": stretch.kind,
            "daily_dose": str(stretch.daily_dose),
            "weight": str(stretch.weight),
            "formulation": stretch.formulation.value,
        }
        for stretch in account.stretches
    ]
