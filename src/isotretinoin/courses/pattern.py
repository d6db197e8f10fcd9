"""Doses that are not the same every day: in turn, by days of the week, or unequal within a day.

A pattern has a text form, the same in and out: "40 mg/day alternating with 80 mg/day".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any, Final, TypeAlias, final

from attrs import field

from isotretinoin import given
from isotretinoin.dates import Days, Weekday, calendar_day
from isotretinoin.errors import QuantityError, RegimenError, RegimenTypeError, shown
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    Mass,
    mg,
    mg_per_day,
    units,
)
from isotretinoin.values import frozen

__all__ = ["DosePattern", "Dosed", "as_dosed"]

_WEEK: Final = len(Weekday)
#: A pattern is written out day by day: one of more days is no pattern that anybody keeps.
_MOST_DAYS: Final = 1000

_OneDose: TypeAlias = DailyDose | DailyDosePerKg


def _doses(value: Iterable[_OneDose]) -> tuple[_OneDose, ...]:
    doses = given.group(value, "(mg_per_day(40), mg_per_day(80))", error=RegimenError)
    if not 1 <= len(doses) <= _MOST_DAYS:
        raise RegimenError(f"a pattern of {len(doses)} days: give the doses of 1 to {_MOST_DAYS}")
    told = (given.daily_dose(each) for each in doses)
    return tuple(each or mg_per_day(0) for each in told)  # none is none, however it is counted


def _intakes(value: Iterable[Mass]) -> tuple[Mass, ...]:
    told = given.group(value, "(mg(40), mg(20))", error=RegimenError)
    return tuple(given.dose(each) for each in told)


def _shortest(doses: tuple[_OneDose, ...]) -> tuple[_OneDose, ...]:
    """The doses until they begin to repeat themselves."""
    n = len(doses)
    return next(doses[:k] for k in range(1, n + 1) if n % k == 0 and doses == doses[:k] * (n // k))


@final
@frozen
class DosePattern:
    """Daily doses in turn, again and again from the first day on; 0 mg/day is a day without.

    `weekly` doses are those of Monday to Sunday, whatever the first day is. `intakes` are the unequal
    doses of each day, the morning's first; then the pattern has one daily dose, their sum.

    Raises
    ------
    RegimenError
        When there is no dose at all, or weekly doses are not seven, or intakes not two or three that
        add up to the one daily dose.

    >>> print(DosePattern((mg_per_day(40), mg_per_day(80))))
    40 mg/day alternating with 80 mg/day
    """

    doses: tuple[DailyDose | DailyDosePerKg, ...] = field(converter=_doses)
    weekly: bool = field(default=False, kw_only=True)
    intakes: tuple[Mass, ...] = field(default=(), converter=_intakes, kw_only=True)

    def __attrs_post_init__(self) -> None:
        given.yes_or_no(self.weekly, "weekly")
        if not any(self.doses):
            raise RegimenError("a pattern without a dose: write mg_per_day(0) for a rest")
        if self.weekly and len(self.doses) != _WEEK:
            raise RegimenError(f"{len(self.doses)} doses for the days of a week: give {_WEEK}")
        if self.intakes and (
            len(self.intakes) not in _TIMES
            or self.doses != (mg_per_day(sum(self.intakes, start=mg(0)).mg),)
        ):
            raise RegimenError(
                f"{len(self.intakes)} intakes that are not {self.doses[0]} in a day: give two or "
                "three, which add up to the one dose of the day",
            )
        if not self.weekly:
            object.__setattr__(self, "doses", _shortest(self.doses))

    @classmethod
    def weekdays(cls, doses: Mapping[Weekday, DailyDose | DailyDosePerKg]) -> DosePattern:
        """The doses of those days of the week, and none on the others.

        Raises
        ------
        RegimenError
            When they are no daily doses by days of the week, or none.

        >>> from isotretinoin.dates import FRI, MON
        >>> print(DosePattern.weekdays({MON: mg_per_day(20), FRI: mg_per_day(40)}))
        20 mg/day on Monday, 40 mg/day on Friday
        """
        write = "{MON: mg_per_day(20), FRI: mg_per_day(20)}"
        if not isinstance(doses, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise RegimenTypeError(
                f"{shown(doses)} are no doses by days of the week: write {write}"
            )
        for day in doses:
            if not isinstance(day, Weekday):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
                raise RegimenTypeError(f"{shown(day)} is no day of the week: write {write}")
        return cls(tuple(doses.get(day, mg_per_day(0)) for day in Weekday), weekly=True)

    @classmethod
    def divided(cls, morning: Mass, *later: Mass) -> DosePattern:
        """Two or three doses a day that are not the same, the morning's first.

        Raises
        ------
        RegimenError, QuantityError
            When they are not two or three doses in mg.

        >>> print(DosePattern.divided(mg(40), mg(20)))
        40 mg in the morning and 20 mg in the evening
        """
        told = _intakes((morning, *later))
        return cls((mg_per_day(sum(told, start=mg(0)).mg),), intakes=told)

    @classmethod
    def parse(cls, text: str) -> DosePattern:
        """Read a pattern as `str` writes it; "mg" may stand for "mg/day".

        Raises
        ------
        RegimenError
            If *text* is anything else, with what to write instead.

        >>> print(DosePattern.parse("20 mg on Monday, Wednesday and Friday"))
        20 mg/day on Monday, Wednesday and Friday
        >>> DosePattern.parse("20 mg twice a week").doses[:4]
        (mg_per_day(20), mg_per_day(0), mg_per_day(0), mg_per_day(20))
        """
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise RegimenTypeError(f"{shown(text)} is not text: write {_MODEL!r}")
        if len(text) <= _LONGEST:
            for form, read in _FORMS:
                if found := re.fullmatch(form, text):
                    return read(found)
        raise RegimenError(f"{text!r:.80} is no pattern of doses: write it as in {_MODEL!r}")

    def starting(self, first: date) -> tuple[DailyDose | DailyDosePerKg, ...]:
        """The doses in turn, when that day is the first.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        shift = calendar_day(first).weekday()
        return self.doses[shift:] + self.doses[:shift] if self.weekly else self.doses

    def mean_for(self, weight: BodyWeight) -> DailyDose:
        """What the doses come to a day, those without a dose counted.

        Raises
        ------
        QuantityError
            When the weight is none.
        """
        known = given.weight(weight)
        doses = [in_mg(each, known).mg_per_day for each in self.doses]
        return mg_per_day(sum(doses) / len(doses))

    @property
    def per_kg(self) -> bool:
        """Whether each of its doses is per kilogram."""
        return all(isinstance(each, DailyDosePerKg) for each in self.doses if each)

    def __str__(self) -> str:
        if self.intakes:
            *first, last = (
                f"{dose} {time}"
                for dose, time in zip(self.intakes, _TIMES[len(self.intakes)], strict=True)
            )
            return f"{', '.join(first)} and {last}"
        if self.weekly:
            return _by_weekday(self.doses)
        times = sum(map(bool, self.doses))
        if len(self.doses) == _WEEK and self.doses == _spread(self.doses[0], times):
            return f"{self.doses[0]} {_OFTEN[times - 1]} a week"
        if len(self.doses) == len(("one", "other")):
            return f"{self.doses[0]} alternating with {self.doses[1]}"
        runs = [(len(list(run)), dose) for dose, run in groupby(self.doses)]
        return ", ".join(f"{Days(n)} {dose}" for n, dose in runs) + " in turn"


#: One daily dose, or doses that are not the same every day.
Dosed: TypeAlias = DailyDose | DailyDosePerKg | DosePattern


def as_dosed(value: object) -> Dosed:
    """The daily dose or the pattern; a pattern of one dose is that dose.

    Raises
    ------
    RegimenError
        When it is neither.

    >>> as_dosed(DosePattern((mg_per_day(40), mg_per_day(40))))
    mg_per_day(40)
    """
    if not isinstance(value, DosePattern):
        return given.daily_dose(value)
    same = len(set(value.doses)) == 1 and not value.intakes
    return value.doses[0] if same else value


def in_mg(dose: DailyDose | DailyDosePerKg, weight: BodyWeight) -> DailyDose:
    """The dose of a day for a patient of that weight."""
    return dose.for_weight(weight) if isinstance(dose, DailyDosePerKg) else dose


# As text ------------------------------------------------------------------------------------------

_LONGEST: Final = 10_000
_MODEL: Final = "40 mg/day alternating with 80 mg/day"
_DOSE: Final = r"([0-9]+(?:\.[0-9]+|/[0-9]+)?) ([^ 0-9,]+)"
_BARE_DOSE: Final = r"[0-9]+(?:\.[0-9]+|/[0-9]+)? [^ 0-9,]+"
_SOME_DAYS: Final = r"[A-Za-z]+(?:(?:, | and )[A-Za-z]+)*"
_TIMES: Final = {
    2: ("in the morning", "in the evening"),
    3: ("in the morning", "at noon", "in the evening"),
}
_OFTEN: Final = ("once", "twice", *(f"{n} times" for n in ("three", "four", "five", "six")))
_NAMES: Final = {
    name: day for day in Weekday for name in (day.name.casefold(), day.name[:3].casefold())
}


def _spread(dose: _OneDose, times: int) -> tuple[_OneDose, ...]:
    """The dose on so many days of seven, as even as they allow, the first among them."""
    days = {_WEEK * k // times for k in range(times)}
    return tuple(dose if day in days else mg_per_day(0) for day in range(_WEEK))


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _by_weekday(doses: tuple[_OneDose, ...]) -> str:
    days: dict[_OneDose, list[str]] = {}
    for day, dose in zip(Weekday, doses, strict=True):
        if dose:
            days.setdefault(dose, []).append(str(day))
    return ", ".join(f"{dose} on {_listed(names)}" for dose, names in days.items())


def _read_dose(number: str, unit: str) -> _OneDose:
    """The dose of a day; in a pattern it is plain that "20 mg" is that of its day."""
    kinds: tuple[tuple[Any, units.Kind, units.Kind], ...] = (
        (DailyDose, units.DAILY_DOSE, units.MASS),
        (DailyDosePerKg, units.DAILY_DOSE_PER_KG, units.DOSE_PER_KG),
    )
    dose: _OneDose | None = None
    try:
        for type_, daily, single in kinds:
            if unit in (daily.unit, single.unit):
                dose = type_(number)
            elif unit in daily.spellings or unit in single.spellings:
                told = unit if unit in daily.spellings else f"{unit}/day"
                dose = type_.parse(f"{number} {told}")
    except QuantityError as error:
        raise RegimenError(str(error)) from None
    if dose is None:
        raise RegimenError(
            f"'{number[:20]} {unit[:20]}' is in another unit than expected: use mg/day"
        )
    return dose


def _read_turn(found: re.Match[str]) -> DosePattern:
    told = re.findall(rf"([0-9]{{1,4}}) days? {_DOSE}", found[1])
    counts = [int(n) for n, _, _ in told]
    if not 0 < sum(counts) <= _MOST_DAYS:  # before so many are made
        raise RegimenError(f"a pattern of {sum(counts)} days: give the doses of 1 to {_MOST_DAYS}")
    doses = ((_read_dose(number, unit),) * int(n) for n, number, unit in told)
    return DosePattern(tuple(each for run in doses for each in run))


def _read_weekdays(found: re.Match[str]) -> DosePattern:
    doses: dict[Weekday, _OneDose] = {}
    told: list[Weekday] = []
    for number, unit, names in re.findall(rf"{_DOSE} on ([A-Za-z, ]+?)(?=, [0-9]|$)", found[0]):
        for name in re.split(r", | and ", names):
            if name.casefold() not in _NAMES:
                raise RegimenError(f"{name!r:.20} is no day of the week: write 'on {_WEEKDAYS}'")
            day = _NAMES[name.casefold()]
            told.append(day)
            doses[day] = _read_dose(number, unit)
    if twice := [day for day, n in Counter(told).items() if n > 1]:
        raise RegimenError(f"{twice[0]} has two doses: give one for each day of the week")
    return DosePattern.weekdays(doses)


_WEEKDAYS: Final = "Monday, Wednesday and Friday"


def _read_intakes(found: re.Match[str]) -> DosePattern:
    try:
        return DosePattern.divided(
            *(Mass.parse(told) for told in found.groups() if told is not None)
        )
    except QuantityError as error:
        raise RegimenError(str(error)) from None


_FORMS: Final[tuple[tuple[str, Callable[[re.Match[str]], DosePattern]], ...]] = (
    (
        rf"{_DOSE} alternating with {_DOSE}",
        lambda f: DosePattern((_read_dose(f[1], f[2]), _read_dose(f[3], f[4]))),
    ),
    (
        rf"((?:[0-9]{{1,4}} days? {_BARE_DOSE}, )*[0-9]{{1,4}} days? {_BARE_DOSE}) in turn",
        _read_turn,
    ),
    (
        rf"{_DOSE} ({'|'.join(_OFTEN)}) a week",
        lambda f: DosePattern(_spread(_read_dose(f[1], f[2]), _OFTEN.index(f[3]) + 1)),
    ),
    (
        rf"({_BARE_DOSE}) in the morning(?:, ({_BARE_DOSE}) at noon)? and ({_BARE_DOSE}) in the evening",
        _read_intakes,
    ),
    (rf"{_BARE_DOSE} on {_SOME_DAYS}(?:, {_BARE_DOSE} on {_SOME_DAYS})*", _read_weekdays),
)
