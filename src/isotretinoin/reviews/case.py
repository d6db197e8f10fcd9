"""What a review judges: a diary as known on a day, its courses laid out, and the rules.

Every matter of a review is a generator over a case. It yields each rule that it judged by, what
departs from that rule, and what it could not judge for want of a fact or of a rule.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, groupby
from typing import Final, TypeVar, cast, final

from attrs import evolve

from isotretinoin.analytes import Analyte
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import ONE_DAY, before, calendar_day
from isotretinoin.diaries.diary import CourseDays, DayKind, Diary, Stretch
from isotretinoin.diaries.entries import (
    Asked,
    Dispensing,
    DosePeriod,
    OfficeVisit,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Result,
)
from isotretinoin.errors import NoRuleInForce
from isotretinoin.evidence import rule_on
from isotretinoin.findings import NO_SOURCE, NotJudged, Window, days_of
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.pregnancy_prevention.categories import Counted, counted
from isotretinoin.pregnancy_prevention.tests import TreatmentPhase, final_tests, may_test_at
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.values import frozen

__all__ = [
    "Case",
    "Portion",
    "Treatment",
    "case_of",
    "ended_before",
    "last_by",
    "listed",
    "oldest_test",
    "opening_test",
    "phase_of",
    "silent",
    "spread",
    "tested_before",
    "within",
]


T = TypeVar("T")

#: The kinds of day of a course on which a dose was taken, or may have been.
_PERHAPS_TAKEN: Final[tuple[DayKind, ...]] = ("dose", "unrecorded")


def phase_of(day: date, case: "Case") -> TreatmentPhase:
    """Before, during or after the course that had begun last by the day before."""
    begun = bisect_left(case.starts, day)
    if not begun:
        return "before"
    last = case.treatments[begun - 1].last
    return "during" if last is None or day <= last else "after"


def opening_test(day: date, case: "Case") -> date | None:
    """The day of the last negative test by that day that can have opened a window.

    A test in a place where none may be done opens nothing. One of which the place is not known
    stands in for no test that counts, save one that is too old to belong to the same start.
    """
    since = tested_before(day, case)
    sure = last_by(case.counted_tests, day, since=since)
    perhaps = last_by(case.doubtful_tests, day, since=since)
    if sure is None or perhaps is None or perhaps < sure:
        return sure or perhaps
    return perhaps if sure < oldest_test(day, case) else sure


def oldest_test(first: date, case: "Case") -> date:
    """The first day on which a test belongs to a start on the day given; no reading, no first day."""
    reading = rule_on(case.rules.pregnancy_prevention.test_spans, first)
    return date.min if reading is None else before(first, reading.value.screening)


def within(days: Sequence[date], first: date, last: date) -> Sequence[date]:
    """Those of the days, which are in order, from the first to the last given."""
    return days[bisect_left(days, first) : bisect_right(days, last)]


def last_by(days: Sequence[date], day: date, *, since: date = date.min) -> date | None:
    """The last of the days, which are in order, that is not after the day given, but after `since`."""
    number = bisect_right(days, day)
    return days[number - 1] if number and days[number - 1] > since else None


def spread(
    spans: Iterable[tuple[date, date, T]], windows: Sequence[Window]
) -> tuple[tuple[T, ...], ...]:
    """For each window what has a day in it, in the order given: what lies apart never meets.

    The windows are those of courses in order; they may overlap, and a later one may end sooner.
    """
    found: list[list[T]] = [[] for _ in windows]
    begun = list(accumulate((each.first for each in reversed(windows)), min))[::-1]
    over = list(accumulate((each.end for each in windows), max))
    for first, last, told in spans:
        for number in range(bisect_left(over, first), bisect_right(begun, last)):
            if first <= windows[number].end and windows[number].first <= last:
                found[number].append(told)
    return tuple(map(tuple, found))


def ended_before(day: date, case: "Case") -> date:
    """The last day of the course that had ended before that day: its facts are that course's own."""
    ended = bisect_left(case.ends, day)
    return case.ends[ended - 1] if ended else date.min


def tested_before(day: date, case: "Case") -> date:
    """The last day whose tests belong to the course that had ended before that day.

    That is its last day, or that of its last test, done when it was due.
    """
    last = ended_before(day, case)
    for due in final_tests(last, case.rules) if last > date.min else ():
        done = within(case.negative_tests, due.on, due.window.last or due.on)
        return done[0] if done and done[0] < day else last
    return last


@final
@frozen(kw_only=True)
class Portion:
    """Days in a row on which one dose was taken, at one weight, of one product, by one period."""

    window: Window
    daily_dose: DailyDose
    weight: BodyWeight
    #: The product dispensed last, or None where nothing had been dispensed.
    product: Product | None
    #: The dose period that asked for it, or None where doses were taken without one.
    period: DosePeriod | None

    @property
    def daily_dose_per_kg(self) -> DailyDosePerKg:
        """The dose for each kilogram of the weight on record on its days."""
        return self.daily_dose / self.weight


@final
@frozen(kw_only=True)
class Treatment:
    """One course as it really went, as far as it was known on the day of the review.

    It goes from the first day on which a dose was taken to the last, unrecorded days counted as days
    with one: the windows so are the longer ones. What was a rest, or missed, before and after lies
    outside it.
    """

    first: date
    #: The day of the last dose, where the course was stopped; None while it goes on.
    last: date | None
    #: The day of the last dose, or that of the review while it goes on.
    until: date
    stretches: tuple[Stretch, ...]
    portions: tuple[Portion, ...]

    @property
    def window(self) -> Window:
        """Its days so far."""
        return Window(first=self.first, last=self.until)

    def as_course(self, patient: Patient) -> Course:
        """The course as if it had been planned as it went; doses perhaps taken count as taken."""
        steps = tuple(Step(each.daily_dose, each.days) for each in self.stretches)
        return Course(
            patient=patient,
            regimen=Regimen(steps),
            first_dose=self.first,
            days=self.window.days,
        )


@final
@frozen(kw_only=True)
class Case:
    """A diary without what is noted for days after `as_of`, and the rules to judge it by.

    Its patient is the one whom the programme counts, by the facts recorded.
    """

    diary: Diary
    rules: Rulebook
    as_of: date
    monitoring: MonitoringProfile
    adult_very_severe: bool = False
    #: How the programme counts the patient, and what contradicts that.
    counted: Counted
    #: The diary with what is noted for later days, for entries whose year cannot be meant.
    told: Diary | None = None
    #: Capsules that are supposed to be handed out by themselves on a day, of any product if of none.
    supposed_fill: tuple[date, tuple[Dispensing, ...]] | None = None
    #: A prescription that is supposed to be written, beside those of the diary.
    supposed_prescription: Prescription | None = None
    #: The first day of which what was dispensed and tested is judged.
    judged_from: date = date.min
    #: Its courses where they are laid out already: they are the same by whatever rules.
    laid_out: tuple[Treatment, ...] | None = None

    @property
    def can_become_pregnant(self) -> bool:
        """Whether the rules on pregnancy apply; they do where nothing was recorded."""
        return self.diary.patient.can_become_pregnant is not False

    @cached_property
    def treatments(self) -> tuple[Treatment, ...]:
        """The courses of the diary, in order."""
        if self.laid_out is not None:
            return self.laid_out
        told = (self._treatment(course) for course in self.diary.courses)
        return tuple(course for course in told if course is not None)

    @cached_property
    def starts(self) -> tuple[date, ...]:
        """The first days of the courses."""
        return tuple(course.first for course in self.treatments)

    @cached_property
    def until_the_next(self) -> tuple[Window, ...]:
        """The days from the first of each course until another begins, in order."""
        lasts = (*(first - ONE_DAY for first in self.starts[1:]), self.as_of)
        return tuple(map(days_of, self.starts, lasts))

    def treated(self, first: date, last: date) -> tuple[Treatment, ...]:
        """The courses with a day from the first to the last given."""
        begun = bisect_right(self.starts, last)
        over = bisect_left(self.treatments, first, key=lambda course: course.until)
        return self.treatments[over:begun]

    @cached_property
    def ends(self) -> tuple[date, ...]:
        """The last days of the courses that were stopped."""
        return tuple(course.last for course in self.treatments if course.last is not None)

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """The prescriptions written, the one that is supposed last."""
        supposed = self.supposed_prescription
        told = self.diary.of(Prescription)
        return told if supposed is None else (*told, supposed)

    @cached_property
    def visits(self) -> tuple[date, ...]:
        """The days on which a prescription was written, in order."""
        return tuple(sorted({each.on for each in self.prescriptions}))

    @cached_property
    def office_visits(self) -> tuple[date, ...]:
        """The days on which the patient was at the prescriber's office, in order."""
        return tuple(each.on for each in self.diary.of(OfficeVisit))

    @cached_property
    def tests_done(self) -> tuple[date, ...]:
        """The days of tests that told something and may count, in order."""
        return tuple(
            sorted({*self.counted_tests, *self.doubtful_tests, *self.positive_tests}),
        )

    @cached_property
    def pregnancy_tests(self) -> tuple[PregnancyTest, ...]:
        """The pregnancy tests by day, noted as such or as laboratory results.

        Of a laboratory's result it is not known where its specimen was taken. A test of one day
        and result that was told both ways is one test.
        """
        noted = self.diary.of(PregnancyTest)
        known = {(each.on, each.result) for each in noted}
        reported = {
            PregnancyTest(each.collected, cast("Result", each.value))
            for each in self.diary.of(LabResult)
            if each.analyte.tells_pregnancy and (each.collected, each.value) not in known
        }
        return tuple(sorted((*noted, *reported), key=lambda each: (each.on, each.result)))

    @cached_property
    def negative_tests(self) -> tuple[date, ...]:
        """The days of negative pregnancy tests, in order."""
        return self._days_of_tests("negative")

    @cached_property
    def positive_tests(self) -> tuple[date, ...]:
        """The days of positive pregnancy tests, in order."""
        return self._days_of_tests("positive")

    def pregnant(self, *, by: date, since: date) -> bool:
        """Whether a pregnancy was noted by the one day that was not over before the other."""
        told = bisect_right(self.diary.of(Pregnancy), by, key=lambda each: each.on)
        return bool(told) and self._pregnant_until[told - 1] >= since

    @cached_property
    def _pregnant_until(self) -> list[date]:
        """The latest end of a pregnancy so far, for each of them; of one that goes on there is none."""
        return list(accumulate((each.last or date.max for each in self.diary.of(Pregnancy)), max))

    @cached_property
    def tells_food(self) -> bool:
        """Whether any dose period says if its doses were taken with food."""
        return any(each.with_food is not None for each in self.diary.of(DosePeriod))

    @cached_property
    def counted_tests(self) -> tuple[date, ...]:
        """The days of negative tests that were done where the rules, or those who enforce them, let."""
        return self._negative_that("yes")

    @cached_property
    def doubtful_tests(self) -> tuple[date, ...]:
        """The days of negative tests that count or not, by a place that is not known."""
        return self._negative_that("unknown")

    def _days_of_tests(self, result: Result) -> tuple[date, ...]:
        return tuple(sorted({each.on for each in self.pregnancy_tests if each.result == result}))

    def _negative_that(self, answer: str) -> tuple[date, ...]:
        negative = (each for each in self.pregnancy_tests if each.result == "negative")
        return tuple(sorted({each.on for each in negative if self._counts(each) == answer}))

    def _counts(self, test: PregnancyTest) -> str:
        """Whether the test was done where one may be done; what is tolerated counts."""
        prevention = self.rules.pregnancy_prevention
        most = rule_on(prevention.test_sensitivity, test.on)
        if most is not None and test.sensitivity is not None and test.sensitivity > most.value:
            return "no"
        if rule_on(prevention.place_of_test, test.on) is None:
            return "yes"
        if test.setting == "medical":
            return "yes"
        phase = phase_of(test.on, self)
        barred = all(
            may_test_at(
                "home",
                self.rules,
                phase=phase,
                on=test.on,
                prescriber_permits=test.permitted,
                by=by,
            ).value
            == "no"
            for by in ("programme", "enforcement")
        )
        if not barred:
            return "yes"
        return "unknown" if test.setting is None else "no"

    @cached_property
    def _results(self) -> dict[Analyte, list[LabResult]]:
        """The results of each analyte as reported, by the day on which they were collected."""
        told: dict[Analyte, list[LabResult]] = {}
        for each in sorted(self.diary.of(LabResult), key=lambda each: each.collected):
            told.setdefault(each.analyte, []).append(each.as_reported)
        return told

    def results_of(self, analyte: Analyte) -> list[LabResult]:
        """The results of the analyte as reported, in order."""
        return self._results.get(analyte, [])

    def asked(self, first: date) -> tuple[Asked, ...]:
        """What the patient was asked from that day on, and had none of."""
        return self.diary.of(Asked, first=first)

    @cached_property
    def dispensings(self) -> tuple[tuple[date, tuple[Dispensing, ...]], ...]:
        """What was dispensed on each day, in order."""
        entries = self.diary.of(Dispensing)
        told = ((day, tuple(group)) for day, group in groupby(entries, lambda each: each.on))
        return (*told, self.supposed_fill) if self.supposed_fill else tuple(told)

    def dispensed_from(self, day: date) -> tuple[tuple[date, tuple[Dispensing, ...]], ...]:
        """What was dispensed on each day from that one on, in order."""
        return self.dispensings[bisect_left(self.dispensed_on, day) :]

    @cached_property
    def without_doses(self) -> tuple[CourseDays, ...]:
        """The courses of the diary in which no dose is known, nor unknown, to have been taken."""
        return tuple(each for each in self.diary.courses if self._treatment(each) is None)

    @cached_property
    def windows(self) -> tuple[Window, ...]:
        """The days of each course of the diary so far, rests at its ends included, in order."""
        return tuple(
            days_of(course.first, self.as_of if course.last is None else course.last)
            for course in self.diary.courses
        )

    @cached_property
    def dispensed_on(self) -> tuple[date, ...]:
        """The days on which something was dispensed, in order."""
        return tuple(day for day, _ in self.dispensings)

    def product_on(self, day: date) -> Product | None:
        """The product dispensed last by that day."""
        told = self.diary.of(Dispensing)
        number = bisect_right(told, day, key=lambda each: each.on)
        return told[number - 1].product if number else None

    def posology_of(self, product: Product | None) -> PosologyRules | None:
        """The posology of the product, or else of the conventional formulation; None if silent."""
        try:
            return self.rules.posology_of(
                product.judged_as if product else Formulation.CONVENTIONAL,
            )
        except NoRuleInForce:
            return None

    def _treatment(self, course: CourseDays) -> Treatment | None:
        until = self.as_of if course.last is None else course.last
        told = self.diary.stretches(until)
        doses = [index for index, each in enumerate(told) if each.kind in _PERHAPS_TAKEN]
        if not doses:
            return None
        if course.last is None:
            last = None
        else:
            until = last = told[doses[-1]].window.end
        stretches = told[doses[0] : None if last is None else doses[-1] + 1]
        first = stretches[0].first
        return Treatment(
            first=first,
            last=last,
            until=until,
            stretches=stretches,
            portions=tuple(_joined(self._portions(course.first, until, stretches))),
        )

    def _portions(
        self,
        first: date,
        until: date,
        stretches: tuple[Stretch, ...],
    ) -> Iterator[Portion]:
        periods = self.diary.of(DosePeriod, first=first, last=until)
        asked = [each.first for each in periods]
        filled = {each.on for each in self.diary.of(Dispensing, first=first, last=until)}
        cuts = sorted({*asked, *filled})
        for stretch in stretches:
            if stretch.kind != "dose":
                continue
            days = stretch.window
            starts = [
                days.first,
                *cuts[bisect_right(cuts, days.first) : bisect_right(cuts, days.end)],
            ]
            lasts = [*(day - ONE_DAY for day in starts[1:]), days.end]
            for start, end in zip(starts, lasts, strict=True):
                period = bisect_right(asked, start)
                yield Portion(
                    window=days_of(start, end),
                    daily_dose=stretch.daily_dose,
                    weight=stretch.weight,
                    product=self.product_on(start),
                    period=periods[period - 1] if period else None,
                )


def case_of(
    diary: Diary,
    rules: Rulebook,
    *,
    as_of: date,
    monitoring: MonitoringProfile,
    adult_very_severe: bool = False,
) -> Case:
    """The diary as known on the day, of the patient as the programme counts them."""
    known = diary.until(calendar_day(as_of))
    start = known.courses[0].first if known.courses else as_of
    facts = counted(diary.patient, rules, on=start)
    return Case(
        diary=_of(known, facts.patient),
        counted=facts,
        rules=rules,
        as_of=as_of,
        monitoring=monitoring,
        adult_very_severe=adult_very_severe,
        told=_of(diary, facts.patient),
    )


def _of(diary: Diary, patient: Patient) -> Diary:
    return diary if diary.patient is patient else evolve(diary, patient=patient)


_SOME: Final = 3


def listed(days: Iterable[date | str]) -> str:
    """The first few of the days, or words, and how many more there are."""
    told = list(dict.fromkeys(days))
    more = len(told) - _SOME
    some = ", ".join(map(str, told[:_SOME]))
    return f"{some} and {more} more" if more > 0 else some


def silent(matter: str, case: Case) -> NotJudged:
    """The matter as not judged, because the rulebook's sources say nothing of it."""
    return NotJudged(
        matter=matter,
        missing=(f"a rule on it in rulebook {case.rules.name}",),
        settled_by=NO_SOURCE,
    )


def _joined(portions: Iterator[Portion]) -> Iterator[Portion]:
    """The same days with neighbours as one where nothing changed but what was dispensed again."""
    waiting: Portion | None = None
    for portion in portions:
        if waiting is not None and _same(waiting, portion):
            days = days_of(waiting.window.first, portion.window.last)
            waiting = evolve(waiting, window=days)
            continue
        if waiting is not None:
            yield waiting
        waiting = portion
    if waiting is not None:
        yield waiting


def _same(one: Portion, other: Portion) -> bool:
    return one.window.end + ONE_DAY == other.window.first and all(
        getattr(one, name) == getattr(other, name)
        for name in ("daily_dose", "weight", "product", "period")
    )
