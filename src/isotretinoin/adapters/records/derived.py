"""What follows from a record and stands in it for readers, under "derived".

It is written whole, may be left out, and is never taken from a document: it is computed again, and
what differs is a fault.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar, cast

from isotretinoin.acts import Act
from isotretinoin.adapters.records.text import Json, is_list, is_object, within
from isotretinoin.courses.course import Course, Phase
from isotretinoin.diaries.account import Account
from isotretinoin.errors import Fault, RecordError, shown
from isotretinoin.findings import Between
from isotretinoin.plans.comparing import PlanComparison, PlanValue
from isotretinoin.plans.plan import Plan
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.worklist import Worklist

__all__ = ["DERIVED", "check"]

T = TypeVar("T")


def _phase(phase: Phase) -> dict[str, Any]:
    return {
        "first": phase.window.first,
        "last": phase.window.last,
        "days": phase.window.days,
        "daily_dose": phase.daily_dose,
        "daily_dose_per_kg": phase.daily_dose_per_kg,
        "total_dose": phase.total_dose,
    }


def _course(course: Course) -> dict[str, Any]:
    return {
        "last_dose": course.last_dose,
        "total_dose": course.total_dose,
        "cumulative_dose": course.cumulative_dose,
        "phases": [_phase(each) for each in course.phases],
    }


def _act(act: Act) -> dict[str, Any]:
    """An act without its words, which may be put better one day: documents outlive them."""
    return {
        "first": act.window.first,
        **({} if act.window.last is None else {"last": act.window.last}),
        "who": act.who.value,
        "kind": act.kind.value,
        **({} if act.because is None else {"rule": act.because.key}),
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "dose_in_capsules": plan.dose_in_capsules,
        "agenda": [_act(each) for each in plan.agenda],
    }


def _comparison(compared: PlanComparison) -> dict[str, Any]:
    """The rows in words; their values stand in the two plans."""
    return {
        "rows": [
            {"matter": row.matter, "a": _in_words(row.a), "b": _in_words(row.b), "same": row.same}
            for row in compared.rows
        ],
    }


def _status(status: Status) -> dict[str, Any]:
    return {
        standing: [_act(each) for each in acts]
        for standing, acts in (
            ("overdue", status.overdue),
            ("due", status.due),
            ("coming", status.coming),
        )
    }


def _worklist(worklist: Worklist) -> dict[str, Any]:
    """The rows without their words, which may be put better one day."""
    return {
        "rows": [
            {"person": each.person, "standing": each.standing, **_act(each.act)}
            for each in worklist.duties
        ],
    }


def _in_words(value: PlanValue) -> str | None:
    return None if value is None else str(value)


def _either(value: T | Between[T]) -> T | dict[str, T]:
    """A range as its two ends; unrecorded days leave no single value."""
    if not isinstance(value, Between):
        return value
    ends = cast("Between[T]", value)
    return {"low": ends.low, "high": ends.high}


def _account(account: Account) -> dict[str, Any]:
    return {
        "days": account.days,
        "dose_days": account.dose_days,
        "missed_days": account.missed_days,
        "rest_days": account.rest_days,
        "unrecorded_days": account.unrecorded_days,
        "total_dose": _either(account.total_dose),
        "cumulative_dose": _either(account.cumulative_dose),
        "reached": account.reached,
        "remaining": _either(account.remaining),
        "overshoot": _either(account.overshoot),
        "crossed_on": _either(account.crossed_on),
        "days_left": _either(account.days_left),
        "projected_last_dose": _either(account.projected_last_dose),
        "not_projected": account.not_projected,
    }


#: What follows from a record of each type.
DERIVED: Final[dict[type[Any], Callable[[Any], dict[str, Any]]]] = {
    Account: _account,
    Course: _course,
    Plan: _plan,
    PlanComparison: _comparison,
    Status: _status,
    Worklist: _worklist,
}


def check(told: Json, computed: Json) -> None:
    """Nothing, when all that is told is what is computed.

    Raises
    ------
    RecordError
        With each difference, by its path within the record.
    """
    faults = tuple(Fault(path, why) for path, why in _differences(told, computed, ".derived"))
    if faults:
        raise RecordError(*faults)


def _differences(told: Json, computed: Json, path: str) -> Iterator[tuple[str, str]]:
    if is_object(told) and is_object(computed):
        for key, each in told.items():
            if key in computed:
                yield from _differences(each, computed[key], within(path, key))
            else:
                yield within(path, key), "unknown key"
    elif is_list(told) and is_list(computed) and len(told) == len(computed):
        for index, (each, other) in enumerate(zip(told, computed, strict=True)):
            yield from _differences(each, other, within(path, index))
    elif told != computed or type(told) is not type(computed):
        yield path, f"{shown(told)} is not what the record comes to: {shown(computed)}"
