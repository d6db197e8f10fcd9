"""Results read by the rules of a place."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, assert_never

from isotretinoin.evidence import Rule
from isotretinoin.findings import Finding, FindingKind, Severity, Window
from isotretinoin.given import each_of, require, yes_or_no
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rules.results import Limit, ResultRule, SamplingRule, UnitCheck
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["assess"]


#: The whole sample is not more than this, whatever is dissolved in it: 1 kg in 1 litre.
_WHOLE_SAMPLE: Final = Limit("100000", "mg/dL")


def assess(
    results: Iterable[LabResult],
    rules: Rulebook,
    *,
    conventions: bool = False,
) -> tuple[Finding, ...]:
    """What is notable in the results, by each source of the rulebook that speaks of them.

    An impossible or implausible value, a sample not taken as the source asks, a result that lacks
    its unit or limit, and a result beyond a source's limit are findings, each with its rule. With
    `conventions`, rules without a primary source are applied too.

    A limit printed in one unit is compared with results reported in that unit. A result in the
    other is converted only to tell that it would lie beyond the limit, and the finding says so. A
    result that was converted before is read as it was reported.

    Raises
    ------
    TypeError
        When one of them is no `LabResult`, the rules no rulebook, or `conventions` no yes or no.

    >>> from datetime import date
    >>> from isotretinoin import LabResult, analytes, rulebook
    >>> triglycerides = LabResult(analytes.TRIGLYCERIDES, "0.9", "mmol/L", date(2026, 4, 9))
    >>> for finding in assess([triglycerides], rulebook("GB")):
    ...     print(finding.kind, "|", finding.expected, "|", finding.because.key)
    sampling-not-recorded | fasting | guidelines.results.eu_sampling
    """
    require(rules, Rulebook, RULEBOOK)
    yes_or_no(conventions, "conventions")
    told = each_of(results, LabResult, 'LabResult(analytes.ALT, 40, "U/L", date(…))')
    found: list[Finding] = []
    for result in (each.as_reported for each in told):
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


def _finding(
    result: LabResult,
    kind: FindingKind,
    severity: Severity,
    message: str,
    *,
    expected: object = None,
    because: Rule[Any] | None = None,
) -> Finding:
    return Finding(
        kind=kind,
        severity=severity,
        message=message,
        observed=result,
        expected=expected,
        days=Window(first=result.collected, last=result.collected),
        because=because,
    )


def _impossible(result: LabResult) -> Iterator[Finding]:
    if isinstance(result.value, str):
        return
    negative = result.value < 0 or (result.value == 0 and result.comparator == "<")
    if negative and result.comparator not in (">", ">="):
        message = f"{result} is impossible: no amount is below 0"
        yield _finding(result, FindingKind.IMPOSSIBLE_VALUE, Severity.ALERT, message, expected=0)
    elif result.value == 0 and result.comparator is None:
        message = f"{result} is implausible: check the record"
        yield _finding(result, FindingKind.IMPLAUSIBLE_VALUE, Severity.CAUTION, message)
    elif _above(result, _WHOLE_SAMPLE):
        message = f"{result} is impossible: it is more than the whole sample weighs"
        yield _finding(
            result,
            FindingKind.IMPOSSIBLE_VALUE,
            Severity.ALERT,
            message,
            expected=_WHOLE_SAMPLE,
        )


def _above(result: LabResult, limit: Limit) -> bool | None:
    """Whether it is above the limit, converted if need be; None where that cannot be told."""
    if result.unit == limit.unit:
        return result.above(limit.value)
    told = result.unit is not None and limit.unit in result.analyte.units
    if not told or result.analyte.mmol_per_l is None:
        return None
    return result.in_unit(limit.unit).above(limit.value)


def _sampling(result: LabResult, rule: Rule[Any], asked: SamplingRule) -> Iterator[Finding]:
    def finding(
        kind: FindingKind,
        severity: Severity,
        message: str,
        expected: object,
    ) -> Finding:
        told = f"{result} {message}"
        return _finding(result, kind, severity, told, expected=expected, because=rule)

    unknown: list[str] = []
    if asked.fasting and result.fasting is None:
        unknown.append("fasting")
    elif asked.fasting and not result.fasting:
        yield finding(FindingKind.NOT_FASTING, Severity.CAUTION, "was not taken fasting", "fasting")
    if (least := asked.hours_since_alcohol) is not None:
        wanted = f"at least {least} h after alcohol"
        hours = result.hours_since_alcohol
        if hours is None:
            unknown.append(wanted)
        elif hours < least:
            taken = f"was taken {float(hours):g} h after alcohol"
            yield finding(FindingKind.TOO_SOON_AFTER_ALCOHOL, Severity.CAUTION, taken, wanted)
    if unknown:
        asked_for = " and ".join(unknown)
        message = f"should be {asked_for}, which was not recorded"
        yield finding(FindingKind.SAMPLING_NOT_RECORDED, Severity.NOTE, message, asked_for)


def _beyond(result: LabResult, rule: Rule[Any], asked: ResultRule) -> Iterator[Finding]:

    def finding(
        kind: FindingKind,
        severity: Severity,
        message: str,
        expected: object,
    ) -> Finding:
        return _finding(result, kind, severity, message, expected=expected, because=rule)

    def above(limit: object) -> Finding:
        message = f"{result} is above {limit}: {asked.action}"
        return finding(FindingKind.RESULT_ABOVE_LIMIT, asked.severity, message, limit)

    def undecided(limit: object) -> Finding:
        message = f"{result} may be above {limit}, which its exact value decides; if it is: {asked.action}"
        return finding(FindingKind.RESULT_UNDECIDED, Severity.NOTE, message, limit)

    if isinstance(result.value, str):
        if result.value == asked.word:
            told = f"{result}: {asked.action}"
            yield finding(FindingKind.PREGNANCY_TEST_POSITIVE, asked.severity, told, None)
    elif result.unit is None:
        message = f"{result}: no unit was recorded, so it is compared with no limit"
        yield finding(FindingKind.UNIT_MISSING, Severity.CAUTION, message, None)
    elif not asked.above and (asked.times_upper_limit is None or result.upper_limit is None):
        message = f"{result}: no upper limit was recorded, so the rule cannot be read"
        yield finding(FindingKind.UPPER_LIMIT_MISSING, Severity.NOTE, message, None)
    else:
        held = tuple(_held(result, asked))
        passed = [limit for limit, beyond in held if beyond]
        open_ = [limit for limit, beyond in held if beyond is None and result.comparator]
        yield from map(above, passed[:1])
        yield from map(undecided, () if passed else open_[:1])


def _held(result: LabResult, asked: ResultRule) -> Iterator[tuple[object, bool | None]]:
    """Each limit that the result is held against, and whether it is above; None where that is open."""
    times = asked.times_upper_limit
    if times is not None and result.upper_limit is not None:
        so_many = "" if times == 1 else f"{float(times):g} times "
        beyond = result.is_high if times == 1 else result.above(times * result.upper_limit)
        yield f"{so_many}the upper limit of normal", beyond
        return
    for limit in tuple(each for each in asked.above if each.unit == result.unit) or asked.above:
        told = limit if limit.unit == result.unit else f"{limit} when converted"
        yield told, _above(result, limit)


def _doubtful(result: LabResult, rule: Rule[Any], asked: UnitCheck) -> Iterator[Finding]:
    if result.unit in asked.units and result.above(asked.cut) is (result.unit == "mmol/L"):
        other = asked.units[asked.units[0] == result.unit]
        message = f"{result}: the number looks like {other}; check the unit"
        yield _finding(result, FindingKind.UNIT_DOUBTFUL, Severity.CAUTION, message, because=rule)
