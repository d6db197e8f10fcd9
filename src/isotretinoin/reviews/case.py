"""What a review judges: a diary as known on a day, its courses laid out, and the rules.

Every matter of a review is a generator over a case. It yields each rule that it judged by, what
departs from that rule, and what it could not judge for want of a fact or of a rule.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TypeVar, cast, final

from attrs import evolve, frozen

from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import ONE_DAY
from isotretinoin.diaries.diary import Diary, Stretch
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
    "negative_tests",
    "pregnancy_tests",
    "silent",
]


T = TypeVar("T")


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
    """One course as it really went, as far as it was known on the day of the review."""

    first: date
    #: The day it was stopped; None while it goes on.
    last: date | None
    #: The day it was stopped, or that of the review.
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

    @property
    def can_become_pregnant(self) -> bool:
        """Whether the rules on pregnancy apply; they do where nothing was recorded."""
        return self.diary.patient.can_become_pregnant is not False

    @cached_property
    def treatments(self) -> tuple[Treatment, ...]:
        """The courses of the diary, in order."""
        return tuple(self._treatments())

    @cached_property
    def dispensings(self) -> tuple[tuple[date, tuple[Dispensing, ...]], ...]:
        """What was dispensed on each day, in order."""
        entries = self.diary.of(Dispensing)
        return tuple((day, tuple(group)) for day, group in groupby(entries, lambda each: each.on))

    def product_on(self, day: date) -> Product | None:
        """The product dispensed last by that day."""
        told = [each.product for each in self.diary.of(Dispensing) if each.on <= day]
        return told[-1] if told else None

    def posology_of(self, product: Product | None) -> PosologyRules | None:
        """The posology of the product, or else of the conventional formulation; None if silent."""
        try:
            return self.rules.posology_of(
                product.judged_as if product else Formulation.CONVENTIONAL,
            )
        except NoRuleInForce:
            return None

    def _treatments(self) -> Iterator[Treatment]:
        for course in self.diary.courses:
            until = self.as_of if course.last is None else course.last
            stretches = self.diary.stretches(until)
            yield Treatment(
                first=course.first,
                last=course.last,
                until=until,
                stretches=stretches,
                portions=tuple(_joined(self._portions(course.first, stretches))),
            )

    def _portions(self, first: date, stretches: tuple[Stretch, ...]) -> Iterator[Portion]:
        periods = [each for each in self.diary.of(DosePeriod) if each.first >= first]
        cuts = sorted({*(each.first for each in periods), *(day for day, _ in self.dispensings)})
        for stretch in stretches:
            if stretch.kind != "dose":
                continue
            days = stretch.window
            starts = [days.first, *(day for day in cuts if days.first < day <= days.end)]
            lasts = [*(day - ONE_DAY for day in starts[1:]), days.end]
            for start, end in zip(starts, lasts, strict=True):
                asked = [each for each in periods if each.first <= start]
                yield Portion(
                    window=days_of(start, end),
                    daily_dose=stretch.daily_dose,
                    weight=stretch.weight,
                    product=self.product_on(start),
                    period=asked[-1] if asked else None,
                )


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
