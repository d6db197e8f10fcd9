"""What a review judges: a diary as known on a day, its courses laid out, and the rules.

Every matter of a review is a generator over a case. It yields each rule that it judged by, what
departs from that rule, and what it could not judge for want of a fact or of a rule.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Final, TypeVar, cast, final

from attrs import evolve, frozen

from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import ONE_DAY
from isotretinoin.diaries.diary import CourseDays, DayKind, Diary, Stretch
from isotretinoin.diaries.entries import Dispensing, DosePeriod, PregnancyTest, Result
from isotretinoin.errors import NoRuleInForce
from isotretinoin.findings import NotJudged, Window, days_of
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import Rulebook

__all__ = [
    "Case",
    "Portion",
    "Treatment",
    "listed",
    "negative_tests",
    "pregnancy_tests",
    "silent",
]


T = TypeVar("T")

#: The kinds of day of a course on which a dose was taken, or may have been.
_PERHAPS_TAKEN: Final[tuple[DayKind, ...]] = ("dose", "unrecorded")


def pregnancy_tests(case: "Case") -> tuple[PregnancyTest, ...]:
    """The pregnancy tests by day, noted as such or as laboratory results.

    Of a laboratory's result it is not known where its specimen was taken. A test of one day and
    result that was told both ways is one test.
    """
    noted = case.diary.of(PregnancyTest)
    known = {(each.on, each.result) for each in noted}
    reported = {
        PregnancyTest(each.collected, cast("Result", each.value))
        for each in case.diary.of(LabResult)
        if each.analyte.tells_pregnancy and (each.collected, each.value) not in known
    }
    return tuple(sorted((*noted, *reported), key=lambda each: (each.on, each.result)))


def negative_tests(case: "Case") -> list[date]:
    """The days of negative pregnancy tests, noted as such or as laboratory results."""
    return sorted({each.on for each in pregnancy_tests(case) if each.result == "negative"})


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
    """A diary without what is noted for days after `as_of`, and the rules to judge it by."""

    diary: Diary
    rules: Rulebook
    as_of: date
    monitoring: MonitoringProfile
    adult_very_severe: bool = False
    #: The diary with what is noted for later days, for entries whose year cannot be meant.
    told: Diary | None = None

    @property
    def can_become_pregnant(self) -> bool:
        """Whether the rules on pregnancy apply; they do where nothing was recorded."""
        return self.diary.patient.can_become_pregnant is not False

    @cached_property
    def treatments(self) -> tuple[Treatment, ...]:
        """The courses of the diary, in order."""
        told = (self._treatment(course) for course in self.diary.courses)
        return tuple(course for course in told if course is not None)

    @cached_property
    def dispensings(self) -> tuple[tuple[date, tuple[Dispensing, ...]], ...]:
        """What was dispensed on each day, in order."""
        entries = self.diary.of(Dispensing)
        return tuple((day, tuple(group)) for day, group in groupby(entries, lambda each: each.on))

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


_SOME: Final = 3


def listed(days: Iterable[date]) -> str:
    """The first few of the days, and how many more there are."""
    told = list(dict.fromkeys(days))
    more = len(told) - _SOME
    some = ", ".join(map(str, told[:_SOME]))
    return f"{some} and {more} more" if more > 0 else some


def silent(matter: str, case: Case) -> NotJudged:
    """The matter as not judged, because the rulebook's sources say nothing of it."""
    return NotJudged(matter=matter, missing=(f"a rule on it in rulebook {case.rules.name}",))


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
