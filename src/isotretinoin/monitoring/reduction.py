"""Whether results allow fewer tests."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from isotretinoin.analytes import Analyte
from isotretinoin.courses.course import COURSE, Course
from isotretinoin.dates import after
from isotretinoin.evidence import Rule
from isotretinoin.findings import Answer
from isotretinoin.given import choice, each_of, perhaps, require
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.results import Limit, Reduction

__all__ = ["may_reduce_frequency"]


#: No month is shorter: results of n months lie at least n - 1 times this apart.
_SHORTEST_MONTH: Final = timedelta(days=28)


def may_reduce_frequency(
    results: Iterable[LabResult],
    profile: MonitoringProfile,
    *,
    count: int | None = None,
    course: Course | None = None,
) -> Answer:
    """Whether the profile's source lets these results lead to fewer blood tests.

    "yes" means may, not must, and never touches pregnancy tests. `count` is how many normal monthly
    results in a row are asked for, where the source leaves the choice; left out, the most that it
    names. Results from before a raise
    of the dose do not count, and where the source asks for an unchanged dose, none from before any
    change; a raise that the course plans after the last result voids the answer too, because the
    rules do not know which day it is. Without a course, the answer holds only while the dose is not
    raised, or not changed.

    Raises
    ------
    FactError
        When the count is none of those that the source names.
    TypeError
        When profile, course or one of the results is not of its type.

    >>> from datetime import date
    >>> from isotretinoin import LabResult, analytes
    >>> from isotretinoin.rulebooks import profile
    >>> days = (date(2026, 4, 9), date(2026, 5, 9), date(2026, 6, 9))
    >>> results = [
    ...     LabResult(analytes.TRIGLYCERIDES, 110, "mg/dL", day, upper_limit=150) for day in days
    ... ]
    >>> may_reduce_frequency(results, profile("guide"), count=3).value
    'yes'
    >>> print(may_reduce_frequency(results[:2], profile("guide"), count=3))
    no: triglycerides: 2 of 3 normal monthly results in a row
    """
    require(profile, MonitoringProfile, 'isotretinoin.profile("guide")')
    perhaps(require, course, Course, COURSE)
    told = each_of(results, LabResult, 'LabResult(analytes.ALT, 40, "U/L", date(…))')
    answers = [
        _reduced(told, rule, rule.value, count, course)
        for rule in profile.may_reduce
        if isinstance(rule.value, Reduction)
    ]
    if not answers:
        return Answer(value="no", reason=f"{profile.title} says nothing of fewer tests")
    return answers[0]


def _reduced(
    results: tuple[LabResult, ...],
    rule: Rule[Any],
    asked: Reduction,
    count: int | None,
    course: Course | None,
) -> Answer:
    if asked.counts and count is not None:
        choice(count, asked.counts, "number of months that the source speaks of")
    needed = max(asked.counts, default=0) if count is None else count

    if course is None and (asked.baseline or asked.after is not None):
        return _unknown(rule, "course")
    reasons: list[str] = []
    missing: list[str] = []
    for analyte in asked.analytes:
        own = sorted(
            (result for result in results if result.analyte == analyte),
            key=lambda result: result.collected,
        )
        reason, lacking = _judged(analyte, own, asked, needed, course)
        reasons += [reason] if reason else []
        missing += lacking
    if reasons:
        return Answer(value="no", reason="; ".join(reasons), because=rule)
    if missing:
        return _unknown(rule, *missing)
    apart = [
        str(each)
        for each in results
        if each.analyte in asked.analytes
        and each.upper_limit is not None
        and each.unit is not None
        and _below_the_source(each, asked) is False
    ]
    beside = "".join(
        f" ({each} by the laboratory's limit alone, and not by the source's own number)"
        for each in apart[-1:]
    )
    condition = f"as long as the dose is not {asked.void_when}"
    names = " and ".join(map(str, asked.analytes))
    return Answer(
        value="yes",
        reason=f"{names} normal as asked for{beside}: there may be fewer blood tests, "
        f"{condition}; pregnancy tests stay as they are",
        because=rule,
    )


def _unknown(rule: Rule[Any], *missing: str) -> Answer:
    reason = "too little is recorded to tell"
    return Answer(value="unknown", reason=reason, missing=missing, because=rule)


def _judged(
    analyte: Analyte,
    results: list[LabResult],
    asked: Reduction,
    count: int,
    course: Course | None,
) -> tuple[str, list[str]]:
    """Why one analyte allows no fewer tests, empty where it does; and the facts that are missing."""
    before = [each for each in results if course and each.collected <= course.first_dose]
    treated = results[len(before) :]
    if asked.baseline and not before:
        return "", [f"{analyte} before the start"]
    if not treated:
        return "", [f"{analyte} on treatment"]
    last = _worst(treated, asked)
    changed = _changes(course, asked)
    if changed and changed[-1] >= last.collected:
        what = f"the dose is {asked.void_when} on {changed[-1]}"
        return f"{what}, and no result of {analyte} follows", []
    since = max(changed, default=None)
    counted = [each for each in treated if since is None or each.collected > since]
    baseline = [_worst(before, asked)] if asked.baseline else []
    judged = [*baseline, *counted]
    if unread := [fact for each in judged if (fact := _unread(each, asked))]:
        return "", unread
    for each in (*baseline, last):
        if not _normal(each, asked):
            return f"{each} is not normal", []
    if course is not None and asked.after is not None:
        due = after(course.first_dose, asked.after, "down")
        if last.collected < due:
            return f"{analyte} is to be normal on {due} or later", []
    normal = _months_of_normal(counted, asked)
    if asked.counts and normal < count:
        return f"{analyte}: {normal} of {count} normal monthly results in a row", []
    return "", []


def _changes(course: Course | None, asked: Reduction) -> list[date]:
    """The days from which earlier results no longer tell."""
    if course is None:
        return []
    levels = course.raises if asked.void_when == "raised" else course.changes
    return [level.window.first for level in levels]


def _worst(results: list[LabResult], asked: Reduction) -> LabResult:
    """The newest result; of several of that day one that is not normal, or cannot be read."""
    newest = [each for each in results if each.collected == results[-1].collected]
    return min(newest, key=lambda each: not _unread(each, asked) and _normal(each, asked))


def _months_of_normal(results: list[LabResult], asked: Reduction) -> int:
    """How many of the newest results are normal without a break, counting one a month."""
    months, newest = 0, None
    for result in reversed(results):
        if not _normal(result, asked):
            break
        if newest is None or newest - result.collected >= _SHORTEST_MONTH:
            months, newest = months + 1, result.collected
    return months


def _limits(result: LabResult, asked: Reduction) -> list[Limit]:
    # What a source prints in a unit is not compared with a converted value.
    return [
        limit
        for analyte, limit in asked.normal_below
        if (analyte, limit.unit) == (result.analyte, result.unit) and not result.converted
    ]


def _unread(result: LabResult, asked: Reduction) -> str | None:
    if result.unit is None:
        return f"unit of {result}"
    if result.number <= 0:
        return f"a possible value in place of {result}"
    if result.upper_limit is None and not _limits(result, asked):
        return f"upper limit for {result}"
    if _told_normal(result, asked) is None:
        return f"exact value of {result}"
    return None


def _normal(result: LabResult, asked: Reduction) -> bool:
    return _told_normal(result, asked) is True


def _told_normal(result: LabResult, asked: Reduction) -> bool | None:
    """Whether it is normal; None where a bound leaves that open."""
    if result.upper_limit is not None:
        beyond = result.is_high
        return None if beyond is None else not beyond
    return _below_the_source(result, asked)


def _below_the_source(result: LabResult, asked: Reduction) -> bool | None:
    """Whether it is below what the source calls normal in its unit; None where a bound hides it."""
    told = [result.below(limit.value) for limit in _limits(result, asked)]
    return False if False in told else None if None in told else True
