"""What follows from a record and stands in it for readers, under "derived".

It is written whole, may be left out, and is never taken from a document: it is computed again, and
what differs is a fault.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, Generic, TypedDict, TypeVar, cast

from isotretinoin.acts import Act
from isotretinoin.adapters.records.text import Json, is_list, is_object, within
from isotretinoin.courses.course import Course, Phase
from isotretinoin.diaries.account import Account
from isotretinoin.errors import Fault, RecordError, shown
from isotretinoin.findings import Between
from isotretinoin.plans.comparing import PlanComparison, PlanValue
from isotretinoin.plans.plan import Plan
from isotretinoin.quantities import DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.worklist import Worklist

__all__ = ["DERIVED", "check"]

T = TypeVar("T")


class Ends(TypedDict, Generic[T]):
    """A range, as unrecorded days leave no single value."""

    low: T
    high: T


class PhaseTotals(TypedDict):
    """A step of a course on the calendar."""

    first: date
    last: date | None
    days: int
    daily_dose: DailyDose
    daily_dose_per_kg: DailyDosePerKg
    total_dose: Mass


class CourseTotals(TypedDict):
    """What a course comes to."""

    last_dose: date
    total_dose: Mass
    cumulative_dose: DosePerKg
    phases: list[PhaseTotals]


class ActTold(TypedDict, total=False):
    """An act without its words, which may be put better one day: documents outlive them."""

    first: date
    last: date
    who: str
    kind: str
    rule: str


class PlanTotals(TypedDict):
    """What a plan comes to, and its acts."""

    dose_in_capsules: Mass | None
    agenda: list[ActTold]


class ActsTold(TypedDict):
    """What is overdue, due and coming on a day."""

    overdue: list[ActTold]
    due: list[ActTold]
    coming: list[ActTold]


class DutyTold(ActTold, total=False):
    """An act of one of many persons."""

    person: str
    standing: str


class DutiesTold(TypedDict):
    """The acts of many persons."""

    rows: list[DutyTold]


class RowTold(TypedDict):
    """One matter of two plans, in words."""

    matter: str
    a: str | None
    b: str | None
    same: bool


class Compared(TypedDict):
    """The rows of two plans, whose values stand in the plans."""

    rows: list[RowTold]


class AccountTotals(TypedDict):
    """What an account comes to."""

    days: int
    dose_days: int
    missed_days: int
    rest_days: int
    unrecorded_days: int
    total_dose: Mass | Ends[Mass]
    cumulative_dose: DosePerKg | Ends[DosePerKg]
    reached: bool | None
    remaining: Mass | Ends[Mass] | None
    overshoot: Mass | Ends[Mass] | None
    crossed_on: date | Ends[date] | None
    days_left: int | Ends[int] | None
    projected_last_dose: date | Ends[date] | None
    not_projected: str | None


def _phase(phase: Phase) -> PhaseTotals:
    return {
        "first": phase.window.first,
        "last": phase.window.last,
        "days": phase.window.days,
        "daily_dose": phase.daily_dose,
        "daily_dose_per_kg": phase.daily_dose_per_kg,
        "total_dose": phase.total_dose,
    }


def _course(course: Course) -> CourseTotals:
    return {
        "last_dose": course.last_dose,
        "total_dose": course.total_dose,
        "cumulative_dose": course.cumulative_dose,
        "phases": [_phase(each) for each in course.phases],
    }


def _act(act: Act) -> ActTold:
    told: ActTold = {"first": act.window.first, "who": act.who.value, "kind": act.kind.value}
    if act.window.last is not None:
        told["last"] = act.window.last
    if act.because is not None:
        told["rule"] = act.because.key
    return told


def _plan(plan: Plan) -> PlanTotals:
    return {
        "dose_in_capsules": plan.dose_in_capsules,
        "agenda": [_act(each) for each in plan.agenda],
    }


def _comparison(compared: PlanComparison) -> Compared:
    return {
        "rows": [
            {"matter": row.matter, "a": _in_words(row.a), "b": _in_words(row.b), "same": row.same}
            for row in compared.rows
        ],
    }


def _status(status: Status) -> ActsTold:
    return {
        "overdue": [_act(each) for each in status.overdue],
        "due": [_act(each) for each in status.due],
        "coming": [_act(each) for each in status.coming],
    }


def _worklist(worklist: Worklist) -> DutiesTold:
    """The rows without their words, which may be put better one day."""
    return {
        "rows": [
            {"person": each.person, "standing": each.standing, **_act(each.act)}
            for each in worklist.duties
        ],
    }


def _in_words(value: PlanValue) -> str | None:
    return None if value is None else str(value)


def _either(value: T | Between[T]) -> T | Ends[T]:
    if not isinstance(value, Between):
        return value
    ends = cast("Between[T]", value)
    return {"low": ends.low, "high": ends.high}


def _perhaps(value: T | Between[T] | None) -> T | Ends[T] | None:
    return None if value is None else _either(value)


def _account(account: Account) -> AccountTotals:
    return {
        "days": account.days,
        "dose_days": account.dose_days,
        "missed_days": account.missed_days,
        "rest_days": account.rest_days,
        "unrecorded_days": account.unrecorded_days,
        "total_dose": _either(account.total_dose),
        "cumulative_dose": _either(account.cumulative_dose),
        "reached": account.reached,
        "remaining": _perhaps(account.remaining),
        "overshoot": _perhaps(account.overshoot),
        "crossed_on": _perhaps(account.crossed_on),
        "days_left": _perhaps(account.days_left),
        "projected_last_dose": _perhaps(account.projected_last_dose),
        "not_projected": account.not_projected,
    }


#: What follows from a record of each type.
DERIVED: Final[dict[type[Any], Callable[[Any], Any]]] = {
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
