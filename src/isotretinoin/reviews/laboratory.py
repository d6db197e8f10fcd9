"""Laboratory tests: those due and not done, and what the results say."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Final

from attrs import evolve

from isotretinoin import monitoring
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import ONE_DAY, Days, after
from isotretinoin.evidence import unverified
from isotretinoin.findings import (
    NO_SOURCE,
    Finding,
    FindingKind,
    Judgement,
    NotJudged,
    Severity,
    Window,
    days_of,
)
from isotretinoin.monitoring.grading import Grade, usual_criteria
from isotretinoin.monitoring.results import LabResult
from isotretinoin.monitoring.schedules import Due
from isotretinoin.quantities.exact import number_text
from isotretinoin.reviews.case import Case, Treatment
from isotretinoin.rules.monitoring import AfterCourse, AtEndOfCourse, BeforeStart, Every
from isotretinoin.rules.results import ResultRule

__all__ = ["MATTERS", "tests_due", "visits_ahead"]


def results(case: Case) -> Iterator[Judgement]:
    """What each result says, by each source that speaks of it.

    One above a limit comes with its grade, and with what it was before; of grade 4, of which the
    criteria say that it threatens life, it is an alert.
    """
    for finding in monitoring.assess(_results(case), case.rules):
        if finding.because is not None:
            yield finding.because
        result = finding.observed
        if finding.kind is not FindingKind.RESULT_ABOVE_LIMIT or not isinstance(result, LabResult):
            yield finding
            continue
        graded = _grade(result, case)
        told = [finding.message, *_told(graded), *_trend(result, case)]
        if graded is not None and graded.because is not None:
            yield graded.because
        grades = () if graded is None else (graded.value, *graded.possible)
        severity = Severity.ALERT if _THREATENS in grades else finding.severity
        yield evolve(finding, message="; ".join(told), severity=severity)


#: The grade of what threatens life.
_THREATENS: Final = 4


def _grade(result: LabResult, case: Case) -> Grade | None:
    """Its grade by the usual criteria, where they have one, beside the last result before the course."""
    reported, begun = result.as_reported, bisect_right(case.starts, result.collected)
    until = case.starts[begun - 1] + ONE_DAY if begun else result.collected
    baseline = _last_before(min(until, result.collected), reported, case)
    graded = monitoring.grade(reported, usual_criteria(), baseline=baseline)
    return graded if graded.value is not None or graded.possible else None


def _last_before(day: date, result: LabResult, case: Case) -> LabResult | None:
    """The last number before that day of the same analyte in the same unit."""
    told = case.results_of(result.analyte)
    earlier = reversed(told[: bisect_left(told, day, key=_collected)])
    return next(
        (each for each in earlier if each.unit == result.unit and each.comparator is None), None
    )


def _told(graded: Grade | None) -> tuple[str, ...]:
    return () if graded is None else (str(graded),)


def _trend(result: LabResult, case: Case) -> tuple[str, ...]:
    """What the one before it was, where both are numbers in one unit."""
    last = _last_before(result.collected, result, case)
    if last is None or result.comparator is not None:
        return ()
    if last.number == result.number:
        return (f"as on {last.collected}",)
    side = "up" if result.number > last.number else "down"
    return (f"{side} from {number_text(last.number.as_integer_ratio())} on {last.collected}",)


def without_rule(case: Case) -> Iterator[Judgement]:
    """Results outside their range of which no rule of the place speaks: said, and not judged.

    Rules of results speak of what is too high, so none of them judges what is too low. Where neither
    limit was recorded and no rule speaks, nobody can tell whether the result lies in its range.
    """
    for result in _results(case):
        for matter, *missing in _outside(result, spoken_of=_spoken_of(result, case)):
            graded = None if missing else _grade(result, case)
            yield NotJudged(
                matter=", ".join((matter, *_told(graded))),
                missing=(*missing, "a rule of the place for it"),
                settled_by=f"LabResult(…, {result.collected}, lower_limit=…, upper_limit=…)"
                if missing
                else NO_SOURCE,
            )


def _outside(result: LabResult, *, spoken_of: bool) -> Iterator[tuple[str, ...]]:
    """What is to be said of the result, and what is not known of it; a bound may lie on either side."""
    low, high = result.lower_limit, result.upper_limit
    if low is not None and (below := result.below(low)) is not False:
        yield (f"{result}, {'' if below else 'perhaps '}below its lower limit",)
    if spoken_of:
        return
    if high is not None and (above := result.is_high) is not False:
        yield (f"{result}, {'' if above else 'perhaps '}above its upper limit",)
    if low is None and high is None:
        yield f"whether {result} lies in its range", "its limits of normal"


def _spoken_of(result: LabResult, case: Case) -> bool:
    """Whether a rule says what a high result means, and so was held against this one."""
    return any(
        isinstance(rule.value, ResultRule)
        and result.analyte in rule.value.analytes
        and rule.in_force(result.collected)
        and rule.basis != "convention"
        for rule in case.rules.result_rules
    )


def _results(case: Case) -> list[LabResult]:
    """The results noted; a pregnancy test is judged as one, however it was told."""
    return [each for each in case.diary.of(LabResult) if not each.analyte.tells_pregnancy]


def tests_due(case: Case) -> Iterator[Judgement]:
    """Tests that the profile asks for and that are not noted before the next ones are due.

    A result is one for the visit whose day is the nearest to it, and for each in whose days it lies.
    Pregnancy tests are judged by the rules on pregnancy. Of a panel, every analyte that is known to
    belong to it counts; a panel of which no list was read cannot be told from its results.
    """
    noted = sorted(_results(case), key=_collected)
    for index, course in enumerate(case.treatments):
        due = sorted(_due(course, case), key=_due_on)
        if due and not noted:
            yield NotJudged(
                matter=f"the laboratory tests of the course of {course.first}",
                missing=("laboratory results",),
                settled_by=f"LabResult(analyte, value, unit, {due[0].on})",
                because=due[0].because,
            )
            continue
        for visit in due:
            window = _in_time(visit, due, index, case)
            if (case.judged_from - window.end).days > 1:
                continue  # on the day after its last it is missing for the first time
            yield visit.because
            counted = tuple(
                each
                for each in _from(noted, window, visit.window)
                if _counts(each.collected, visit, due, window)
            )
            missing: list[str] = []
            lacking: set[Analyte] = set()
            doubted: list[str] = []
            for test in visit.tests:
                parts = test.analytes if isinstance(test, Panel) else (test,)
                if test.tells_pregnancy:
                    continue
                if not parts:
                    yield NotJudged(
                        matter=f"whether the {test} of {visit.timepoint} was done",
                        missing=("what belongs to it",),
                        settled_by=NO_SOURCE,
                        because=visit.because,
                    )
                else:
                    yield from _listed_by(test)
                    lacks = [each for each in parts if not _done(each, counted)]
                    absent = [str(each) for each in lacks]
                    lacking.update(lacks)
                    whole = len(absent) == len(parts)
                    missing += [str(test)] if whole else [f"{each} of {test}" for each in absent]
                    if absent and isinstance(test, Panel) and unverified(test.because):
                        doubted.append(str(test))
            if missing and window.end < case.as_of:
                severity = (
                    Severity.CAUTION if not counted or _acted_on(lacking, case) else Severity.NOTE
                )
                yield _missing(visit, missing, window, doubted, severity)
            yield from _not_on_time(visit, counted, case)


def _due(course: Treatment, case: Case) -> Iterator[Due]:
    """What was due by the day of the review; the end of a course only once it has ended."""
    planned = monitoring.schedule(course.as_course(case.diary.patient), case.monitoring)
    for visit in planned.due:
        bloods = [test for test in visit.tests if not test.tells_pregnancy]
        if bloods and visit.on <= case.as_of and not (_at_end(visit) and course.last is None):
            yield visit


#: How far ahead visits are looked for: the longest time from one to the next is shorter.
_AHEAD: Final = 366


def visits_ahead(index: int, case: Case) -> Iterator[Due]:
    """The next visit by each rule that is not over on the day and of which no result is noted.

    A course that goes on is taken to go on at its last dose.
    """
    treatment = case.treatments[index]
    course = treatment.as_course(case.diary.patient)
    if treatment.last is None:
        *steps, last = course.regimen.steps
        steps.append(evolve(last, days=None))
        course = evolve(course, regimen=Regimen(tuple(steps)), days=course.days + _AHEAD)
    due = sorted(
        (
            visit
            for visit in monitoring.schedule(course, case.monitoring).due
            if any(not test.tells_pregnancy for test in visit.tests)
            and not (treatment.last is None and _at_end(visit))
        ),
        key=_due_on,
    )
    noted = sorted(_results(case), key=_collected)
    told: set[str] = set()
    for visit in due:
        if visit.window.end < case.as_of or visit.because.key in told:
            continue
        window = _in_time(visit, due, index, case)
        counted = _from(noted, window, visit.window)
        if not any(_counts(each.collected, visit, due, window) for each in counted):
            told.add(visit.because.key)
            yield visit


def _at_end(visit: Due) -> bool:
    return isinstance(visit.because.value.when, (AtEndOfCourse, AfterCourse))


def _due_on(visit: Due) -> date:
    return visit.on


def _collected(result: LabResult) -> date:
    return result.collected


def _from(noted: list[LabResult], *windows: Window) -> list[LabResult]:
    """The results, which are in order, from the first day of the windows to the last."""
    first, last = min(each.first for each in windows), max(each.end for each in windows)
    start = bisect_left(noted, first, key=_collected)
    return noted[start : bisect_right(noted, last, lo=start, key=_collected)]


def _in_time(visit: Due, due: list[Due], course: int, case: Case) -> Window:
    """The days on which the test counts: as long as no other visit's turn has come.

    Nor that of another course: what is noted on its days is of that course.
    """
    before = bisect_left(due, visit.on, key=_due_on)
    later = bisect_right(due, visit.on, key=_due_on)
    if before:
        first = due[before - 1].window.end + ONE_DAY
    elif visit.window.days > 1:
        first = visit.window.first
    else:
        first = case.treatments[course - 1].until + ONE_DAY if course else date.min
    if isinstance(visit.because.value.when, BeforeStart):
        return days_of(min(first, visit.window.first), visit.window.end)
    if later < len(due):
        last = due[later].on - ONE_DAY
    elif course + 1 < len(case.treatments):
        last = min(case.treatments[course + 1].first, case.as_of) - ONE_DAY
    else:
        last = case.as_of - ONE_DAY
    return days_of(min(first, visit.window.first), max(last, visit.window.end))


def _listed_by(test: Analyte | Panel) -> Iterator[Judgement]:
    """The rule that says what belongs to a panel: whether it was done depends on it."""
    if isinstance(test, Panel) and test.because is not None:
        yield test.because


def _not_on_time(visit: Due, counted: tuple[LabResult, ...], case: Case) -> Iterator[Judgement]:
    """A note where the results that count for a visit are all from other days than its own.

    No source says how far off is too far. Of a test before the start, none says how old it may be:
    one that is older than the time from visit to visit is not judged.
    """
    done: dict[date, list[str]] = {}
    for test in visit.tests:
        if test.tells_pregnancy:
            continue
        parts = test.analytes if isinstance(test, Panel) else (test,)
        days = {each.collected for each in counted if each.analyte in parts}
        if days and not any(day in visit.window for day in days):
            # Of two as far away, the earlier: a set has no order of its own.
            nearest = min(days, key=lambda day: (abs((day - visit.on).days), day))
            done.setdefault(nearest, []).append(str(test))
    for day, tests in done.items():
        names, away = ", ".join(tests), (day - visit.on).days
        if isinstance(visit.because.value.when, BeforeStart) and away < 0:
            if _between(case, day) < visit.on:
                yield NotJudged(
                    matter=f"whether {names} of {day} is recent enough ({visit.timepoint})",
                    missing=("how old it may be",),
                    settled_by=f"LabResult(analyte, value, unit, {visit.on})",
                    because=visit.because,
                )
            continue
        side = "late" if away > 0 else "early"
        yield Finding(
            kind=FindingKind(f"laboratory-test-{side}"),
            severity=Severity.NOTE,
            message=f"{names} ({visit.timepoint}), due on {visit.on}, was done on {day}, "
            f"{Days(abs(away))} {side}; the source sets no limit",
            observed=day,
            expected=visit.on,
            days=days_of(day),
            because=visit.because,
        )


def _between(case: Case, day: date) -> date:
    """The day on which another visit would follow that day, where visits come at intervals."""
    visits = (rule.value.when for rule in case.monitoring.visits)
    every = next((when.period for when in visits if isinstance(when, Every)), None)
    return date.max if every is None else after(day, every)


def _counts(day: date, visit: Due, due: list[Due], window: Window) -> bool:
    """Whether a result of that day is one for the visit: in its own days, or nearest to it."""
    if day in visit.window or day not in window:
        return day in visit.window
    following = bisect_left(due, day, key=_due_on)
    around = (each.on for each in due[max(following - 1, 0) : following + 1])
    return min(around, key=lambda on: (abs((day - on).days), on)) == visit.on


def _done(analyte: Analyte, counted: tuple[LabResult, ...]) -> bool:
    return any(each.analyte == analyte for each in counted)


def _acted_on(analytes: set[Analyte], case: Case) -> bool:
    """Whether a rule asks for an action on a result of one of them."""
    return any(
        not analytes.isdisjoint(rule.value.analytes)
        for rule in case.rules.result_rules
        if isinstance(rule.value, ResultRule)
    )


def _missing(
    visit: Due,
    tests: list[str],
    window: Window,
    doubted: list[str],
    severity: Severity,
) -> Finding:
    names = ", ".join(tests)
    aside = f" (by the contents of {' and '.join(doubted)}, unverified)" if doubted else ""
    return Finding(
        kind=FindingKind.LABORATORY_TEST_MISSING,
        severity=severity,
        message=f"{names} ({visit.timepoint}) due on {visit.on}: no result is noted by "
        f"{window.last}{aside}",
        observed=(),
        expected=visit.on,
        days=days_of(visit.on, window.last),
        because=visit.because,
    )


#: Everything about the laboratory, in the order in which it is judged.
MATTERS: Final = (tests_due, results, without_rule)
