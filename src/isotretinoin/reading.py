"""Results read by the rules of a place, and whether they allow fewer tests.

Nothing is merged: each source that has something to say of a result says it in a finding of its
own. A rule that is only a convention speaks when it is asked for.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final, assert_never

from isotretinoin.analytes import Analyte
from isotretinoin.course import Course
from isotretinoin.dates import Window, after
from isotretinoin.evidence import Rule, unverified
from isotretinoin.findings import Answer, Finding, Severity
from isotretinoin.laboratory import LabResult
from isotretinoin.result_rules import Limit, Reduction, ResultRule, SamplingRule, UnitCheck
from isotretinoin.rules import MonitoringProfile, Rulebook

__all__ = ["assess", "may_reduce_frequency"]

#: The whole sample is not more than this, whatever is dissolved in it: 1 kg in 1 litre.
_WHOLE_SAMPLE: Final = Limit("100000", "mg/dL")
#: No month is shorter: results of n months lie at least n - 1 times this apart.
_SHORTEST_MONTH: Final = timedelta(days=28)


def assess(
    results: Iterable[LabResult], rules: Rulebook, *, conventions: bool = False
) -> tuple[Finding, ...]:
    """What is notable in the results, by each source of the rulebook that speaks of them.

    An impossible or implausible value, a sample not taken as the source asks, a result that lacks
    its unit or limit, and a result beyond a source's limit are findings, each with its rule. With
    `conventions`, rules without a primary source are applied too.

    A limit printed in one unit is compared with results reported in that unit. A result in the
    other is converted only to tell that it would lie beyond the limit, and the finding says so. A
    result that was converted before is read as it was reported.

    >>> from datetime import date
    >>> from isotretinoin import LabResult, analytes, rulebook
    >>> triglycerides = LabResult(analytes.TRIGLYCERIDES, "0.9", "mmol/L", date(2026, 4, 9))
    >>> for finding in assess([triglycerides], rulebook("GB")):
    ...     print(finding.kind, "|", finding.expected, "|", finding.because.key)
    sampling-not-recorded | fasting | guidelines.results.eu_sampling
    """
    found: list[Finding] = []
    for result in map(_as_reported, results):
        impossible = tuple(_impossible(result))
        found.extend(impossible)
        if impossible:
            continue
        for rule in rules.result_rules:
            if result.analyte not in rule.value.analytes or not rule.in_force(result.collected):
                continue
            if rule.basis == "convention" and not conventions:
                continue
            match rule.value:
                case SamplingRule():
                    found.extend(_sampling(result, rule, rule.value))
                case UnitCheck():
                    found.extend(_doubtful(result, rule, rule.value))
                case ResultRule():
                    found.extend(_beyond(result, rule, rule.value))
                case _:
                    assert_never(rule.value)
    return tuple(found)


def _as_reported(result: LabResult) -> LabResult:
    return result if result.converted_from is None else result.in_unit(result.converted_from)


def _finding(
    result: LabResult,
    kind: str,
    severity: Severity,
    message: str,
    *,
    expected: str | None = None,
    because: Rule[Any] | None = None,
) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        message=f"{message}{unverified(because)}",
        observed=str(result),
        expected=expected,
        days=Window(first=result.collected, last=result.collected),
        because=because,
    )


def _impossible(result: LabResult) -> Iterator[Finding]:
    if isinstance(result.value, str):
        return
    if result.value < 0:
        message = f"{result} is impossible: no amount is below 0"
        yield _finding(result, "impossible-value", Severity.ALERT, message, expected="0 or more")
    elif result.value == 0:
        message = f"{result} is implausible: check the record"
        yield _finding(result, "implausible-value", Severity.CAUTION, message, expected="above 0")
    elif (amount := _in(result, _WHOLE_SAMPLE.unit)) is not None and amount > _WHOLE_SAMPLE.value:
        message = f"{result} is impossible: it is more than the whole sample weighs"
        most = f"at most {_WHOLE_SAMPLE}"
        yield _finding(result, "impossible-value", Severity.ALERT, message, expected=most)


def _in(result: LabResult, unit: str) -> Fraction | None:
    """The number in that unit, converted if need be; None where that cannot be done."""
    if result.unit == unit:
        return result.number
    if result.unit is None or unit not in result.analyte.units or not result.analyte.mmol_per_l:
        return None
    return result.in_unit(unit).number


def _sampling(result: LabResult, rule: Rule[Any], asked: SamplingRule) -> Iterator[Finding]:
    def finding(kind: str, severity: Severity, message: str, expected: str) -> Finding:
        told = f"{result} {message}"
        return _finding(result, kind, severity, told, expected=expected, because=rule)

    unknown: list[str] = []
    if asked.fasting and result.fasting is None:
        unknown.append("fasting")
    elif asked.fasting and not result.fasting:
        yield finding("not-fasting", Severity.CAUTION, "was not taken fasting", "fasting")
    if (least := asked.hours_since_alcohol) is not None:
        wanted = f"at least {least} h after alcohol"
        hours = result.hours_since_alcohol
        if hours is None:
            unknown.append(wanted)
        elif hours < least:
            taken = f"was taken {float(hours):g} h after alcohol"
            yield finding("too-soon-after-alcohol", Severity.CAUTION, taken, wanted)
    if unknown:
        asked_for = " and ".join(unknown)
        message = f"should be {asked_for}, which was not recorded"
        yield finding("sampling-not-recorded", Severity.NOTE, message, asked_for)


def _beyond(result: LabResult, rule: Rule[Any], asked: ResultRule) -> Iterator[Finding]:
    name = result.analyte.name.replace(" ", "-").casefold()

    def finding(kind: str, severity: Severity, message: str, expected: str | None) -> Finding:
        return _finding(result, kind, severity, message, expected=expected, because=rule)

    def above(limit: object) -> Finding:
        message = f"{result} is above {limit}: {asked.action}"
        return finding(f"{name}-above-limit", asked.severity, message, f"at most {limit}")

    if isinstance(result.value, str):
        if result.value == asked.word:
            yield finding(f"{name}-{asked.word}", asked.severity, f"{result}: {asked.action}", None)
    elif result.unit is None:
        message = f"{result}: no unit was recorded, so it is compared with no limit"
        yield finding("unit-missing", Severity.CAUTION, message, None)
    elif asked.times_upper_limit is not None and result.upper_limit is not None:
        if result.number > asked.times_upper_limit * result.upper_limit:
            times = f"{float(asked.times_upper_limit):g} times "
            yield above(f"{times if asked.times_upper_limit != 1 else ''}the upper limit of normal")
    elif not asked.above:
        message = f"{result}: no upper limit was recorded, so the rule cannot be read"
        yield finding("upper-limit-missing", Severity.NOTE, message, None)
    elif (limit := _passed(result, asked.above)) is not None:
        yield above(limit if limit.unit == result.unit else f"{limit} when converted")


def _passed(result: LabResult, limits: tuple[Limit, ...]) -> Limit | None:
    """The limit that the result is above: in its own unit, else by conversion."""
    own = tuple(limit for limit in limits if limit.unit == result.unit)
    for limit in own or limits:
        amount = _in(result, limit.unit)
        if amount is not None and amount > limit.value:
            return limit
    return None


def _doubtful(result: LabResult, rule: Rule[Any], asked: UnitCheck) -> Iterator[Finding]:
    if result.unit in asked.units and (result.number > asked.cut) is (result.unit == "mmol/L"):
        other = asked.units[asked.units[0] == result.unit]
        message = f"{result}: the number looks like {other}; check the unit"
        yield _finding(result, "unit-doubtful", Severity.CAUTION, message, because=rule)


def may_reduce_frequency(
    results: Iterable[LabResult],
    profile: MonitoringProfile,
    *,
    count: int = 3,
    course: Course | None = None,
) -> Answer:
    """Whether the profile's source lets these results lead to fewer blood tests.

    "yes" means may, not must, and never touches pregnancy tests. `count` is how many normal monthly
    results in a row are asked for, where the source leaves the choice. Results from before a raise
    of the dose do not count, and where the source asks for an unchanged dose, none from before any
    change; a raise that the course plans after the last result voids the answer too, because the
    rules do not know which day it is. Without a course, the answer holds only while the dose is not
    raised, or not changed.

    Raises
    ------
    ValueError
        When the count is none of those that the source names.

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
    answers = [
        _reduced(tuple(results), rule, rule.value, count, course)
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
    count: int,
    course: Course | None,
) -> Answer:
    if asked.counts and (type(count) is not int or count not in asked.counts):
        counts = " or ".join(map(str, asked.counts))
        raise ValueError(f"count={count!r:.60}: the source speaks of {counts} months")

    if course is None and (asked.baseline or asked.after is not None):
        return _unknown(rule, "course")
    reasons: list[str] = []
    missing: list[str] = []
    for analyte in asked.analytes:
        own = sorted(
            (result for result in results if result.analyte == analyte),
            key=lambda result: result.collected,
        )
        reason, lacking = _judged(analyte, own, asked, count, course)
        reasons += [reason] if reason else []
        missing += lacking
    if reasons:
        return Answer(value="no", reason="; ".join(reasons), because=rule)
    if missing:
        return _unknown(rule, *missing)
    condition = f"as long as the dose is not {asked.void_when}"
    names = " and ".join(map(str, asked.analytes))
    return Answer(
        value="yes",
        reason=f"{names} normal as asked for: there may be fewer blood tests, {condition}; "
        "pregnancy tests stay as they are",
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
    return None


def _normal(result: LabResult, asked: Reduction) -> bool:
    if result.upper_limit is not None:
        return result.number <= result.upper_limit
    return all(result.number < limit.value for limit in _limits(result, asked))
