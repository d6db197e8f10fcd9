"""Hypothesis strategies for the values of this library, for other people's property tests.

With Hypothesis and this library installed, `st.from_type(Course)` works by itself: Hypothesis imports
this module by its entry point, and the import registers the types. The functions below are for those
who want to narrow what is drawn. Every value drawn is one that the library takes; none is made
likelier than another on purpose.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, partial
from typing import Any, TypeAlias, TypeVar, get_args

from hypothesis import strategies as st

from isotretinoin import analytes, given, products
from isotretinoin.courses.course import Course
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days, LatestOf, Months, Weekday, Weeks, YearMonth
from isotretinoin.diaries import entries as noted
from isotretinoin.diaries.account import Account, account
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import DateError, RecordError, shown
from isotretinoin.findings import Window
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import EarlierCourse, History, KidneyFunction, Patient
from isotretinoin.plans.plan import Plan
from isotretinoin.plans.planning import plan
from isotretinoin.products import Product
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)
from isotretinoin.reviews.review import Review, review
from isotretinoin.rulebooks import rulebook, rulebook_names
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.rules.vocabulary import Matter, words

__all__ = [
    "accounts",
    "amounts",
    "courses",
    "daily_doses",
    "daily_doses_per_kg",
    "decimals",
    "diaries",
    "doses_per_kg",
    "entries",
    "lab_results",
    "masses",
    "patients",
    "patterns",
    "plans",
    "plausible_weights",
    "quantities",
    "regimens",
    "register",
    "reviews",
    "rulebooks",
    "spans",
    "weights",
    "windows",
]

T = TypeVar("T")
Quantity: TypeAlias = Mass | BodyWeight | DailyDose | DosePerKg | DailyDosePerKg

_LARGEST = 10**6
#: The drug was first sold in 1982; the other end leaves room for what follows a course.
_DAYS = st.dates(date(1982, 1, 1), date(2199, 12, 31))


def _or(chosen: st.SearchStrategy[T] | None, usual: st.SearchStrategy[T]) -> st.SearchStrategy[T]:
    if chosen is None:
        return usual
    if isinstance(chosen, st.SearchStrategy):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        return chosen
    raise TypeError(f"{shown(chosen)} is no strategy: for one value write st.just(value)")


# Quantities -------------------------------------------------------------------------------------


def decimals(*, positive: bool = False) -> st.SearchStrategy[Fraction]:
    """Numbers as people write them: up to a million, with up to six decimals.

    >>> from hypothesis import find
    >>> find(decimals(positive=True), lambda number: number < 1)
    Fraction(1, 10)
    """
    given.yes_or_no(positive, "positive")
    denominators = st.integers(0, 6).map(lambda places: 10**places)
    return st.builds(Fraction, st.integers(int(positive), _LARGEST), denominators)


def amounts(*, positive: bool = False) -> st.SearchStrategy[Fraction]:
    """Decimals, and fractions that no decimal can write."""
    given.yes_or_no(positive, "positive")
    fractions = st.fractions(0, _LARGEST, max_denominator=10_000)
    return decimals(positive=positive) | (fractions.filter(bool) if positive else fractions)


def masses() -> st.SearchStrategy[Mass]:
    """Doses from 0 to a million mg."""
    return amounts().map(mg)


def weights() -> st.SearchStrategy[BodyWeight]:
    """Weights above 0 kg, possible or not."""
    return amounts(positive=True).map(kg)


def plausible_weights() -> st.SearchStrategy[BodyWeight]:
    """From 30 to 200 kg, by 0.1 kg, as scales show them."""
    return st.integers(300, 2000).map(lambda tenths: kg(Fraction(tenths, 10)))


def daily_doses() -> st.SearchStrategy[DailyDose]:
    """Daily doses from 0 to a million mg/day."""
    return amounts().map(mg_per_day)


def doses_per_kg() -> st.SearchStrategy[DosePerKg]:
    """Cumulative doses from 0 to a million mg/kg."""
    return amounts().map(mg_per_kg)


def daily_doses_per_kg() -> st.SearchStrategy[DailyDosePerKg]:
    """Daily doses from 0 to a million mg/kg/day."""
    return amounts().map(mg_per_kg_day)


def quantities() -> st.SearchStrategy[Quantity]:
    """A value of any of the five types."""
    return st.one_of(masses(), weights(), daily_doses(), doses_per_kg(), daily_doses_per_kg())


# Days -------------------------------------------------------------------------------------------


def spans() -> st.SearchStrategy[Days | Weeks | Months | LatestOf]:
    """Spans of up to 400 days, weeks or months, and the later of two."""
    return _single() | st.builds(LatestOf, _single(), _single())


def _single() -> st.SearchStrategy[Days | Weeks | Months]:
    numbers = st.integers(0, 400)
    return st.builds(Days, numbers) | st.builds(Weeks, numbers) | st.builds(Months, numbers)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    """Windows with both ends inside, of one day, of many, or without a last day."""
    first = draw(_DAYS)
    length = draw(st.none() | st.integers(0, 4_000))
    return Window(first=first, last=None if length is None else first + timedelta(days=length))


# What is planned --------------------------------------------------------------------------------


def patients(
    *,
    weight: st.SearchStrategy[BodyWeight] | None = None,
) -> st.SearchStrategy[Patient]:
    """Patients, with or without each fact; `weight` narrows their weights."""
    return st.builds(
        Patient,
        weight=_or(weight, weights()),
        can_become_pregnant=st.none() | st.booleans(),
        born=st.none() | st.dates(date(1900, 1, 1), date(1981, 12, 31)),
        breast_feeding=st.none() | st.booleans(),
        kidney_function=st.none() | st.sampled_from(get_args(KidneyFunction)),
        allergies=_some_or_none("allergy"),
        conditions=_some_or_none("condition"),
        medicines=_some_or_none("medicine"),
        history=st.none() | st.builds(History, st.lists(_earlier(), max_size=2).map(tuple)),
    )


def _some_or_none(matter: Matter) -> st.SearchStrategy[tuple[str, ...] | None]:
    """Not recorded, recorded that there is none, or some."""
    return st.none() | st.lists(_closed(matter), max_size=2, unique=True).map(tuple)


def _earlier() -> st.SearchStrategy[EarlierCourse]:
    months = st.builds(YearMonth, st.integers(1982, 2199), st.integers(1, 12))
    return st.builds(EarlierCourse, _DAYS | months)


def _ordered() -> st.SearchStrategy[DailyDose | DailyDosePerKg]:
    """Doses above 0 that a course can be laid out in: a goal far off would take it beyond 9999."""
    return st.one_of(
        st.integers(1, 400).map(lambda halves: mg_per_day(Fraction(halves, 2))),
        st.integers(1, 200).map(lambda hundredths: mg_per_kg_day(Fraction(hundredths, 100))),
    )


def patterns() -> st.SearchStrategy[DosePattern]:
    """Doses in turn, by days of the week, and unequal ones of a day."""
    doses = st.integers(1, 400).map(lambda halves: mg_per_day(Fraction(halves, 2)))
    return st.one_of(
        st.builds(DosePattern, st.lists(doses, min_size=1, max_size=5).map(tuple)),
        st.builds(
            DosePattern.weekdays, st.dictionaries(st.sampled_from(Weekday), doses, min_size=1)
        ),
        st.builds(DosePattern.divided, *[st.integers(1, 100).map(mg)] * 2),
    )


def regimens() -> st.SearchStrategy[Regimen]:
    """Regimens of one to four steps with an open last one: every day, on some days, with rests."""
    on, off = st.integers(1, 7), st.integers(0, 21)
    days, rest = st.integers(1, 90), st.just(mg_per_day(0))
    titrated = st.builds(Step, _ordered() | rest, days=days, days_on=on, days_off=off) | st.builds(
        Step, patterns(), days=days
    )

    def joined(steps: list[Step], last: Step) -> Regimen:
        return Regimen((*steps, last))

    return st.builds(
        joined,
        st.lists(titrated, max_size=3),
        st.builds(Step, _ordered(), days_on=on, days_off=off),
    )


def courses(
    *,
    patient: st.SearchStrategy[Patient] | None = None,
    regimen: st.SearchStrategy[Regimen] | None = None,
    first_dose: st.SearchStrategy[date] | None = None,
) -> st.SearchStrategy[Course]:
    """Courses of a number of days, and courses until a goal.

    Those of `regimen` need an open last step with a dose.
    """
    parts: dict[str, st.SearchStrategy[Any]] = {
        "patient": _or(patient, patients(weight=plausible_weights())),
        "regimen": _or(regimen, regimens()),
        "first_dose": _or(first_dose, _DAYS),
    }
    goals = st.integers(1, 300).map(mg_per_kg)
    # Drawn first and laid out last, so that what is drawn shrinks.
    return st.builds(Course.lasting, st.integers(1, 400).map(Days), **parts) | st.builds(
        Course.until,
        goals,
        **parts,
    )


# What happened ----------------------------------------------------------------------------------


def lab_results() -> st.SearchStrategy[LabResult]:
    """Results of every analyte in its units, with and without limits and bounds."""
    listed = [each for each in analytes.ALL if isinstance(each, analytes.Analyte)]
    return st.sampled_from(listed).flatmap(_result_of)


def _result_of(analyte: analytes.Analyte) -> st.SearchStrategy[LabResult]:
    drawn = partial(st.builds, LabResult, st.just(analyte))
    if not analyte.units:
        return drawn(st.sampled_from(["positive", "negative"]), st.none(), _DAYS)
    tenths = st.integers(0, 10**5).map(lambda number: f"{number // 10}.{number % 10}")
    signs = st.sampled_from(["", "> ", "< ", ">= ", "<= "])
    return drawn(
        st.builds(str.__add__, signs, tenths),
        st.none() | st.sampled_from(analyte.units),
        _DAYS,
        upper_limit=st.none() | st.integers(1, 10**4).map(lambda number: Fraction(number, 10)),
    )


def _closed(matter: Matter) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(set(words(matter).values())))


def _until(make: Callable[..., T], *rest: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """An entry from a first day, with or without a last one."""

    def made(first: date, length: int | None, *told: Any) -> T:  # noqa: ANN401 - of any field
        return make(first, *told, last=None if length is None else first + timedelta(days=length))

    return st.builds(made, _DAYS, st.none() | st.integers(0, 400), *rest)


def _unrecorded(first: date, length: int) -> noted.Unrecorded:
    return noted.Unrecorded(first, first + timedelta(days=length))


def _dispensing(product: Product) -> st.SearchStrategy[noted.Dispensing]:
    strengths = st.sampled_from(product.strengths)
    return st.builds(noted.Dispensing, _DAYS, st.just(product), strengths, st.integers(1, 400))


@cache
def _of_each_kind() -> dict[type[Any], st.SearchStrategy[Any]]:
    weight, strength = plausible_weights(), masses().filter(bool)
    return {
        noted.Weight: st.builds(noted.Weight, _DAYS, weight),
        noted.DosePeriod: st.builds(
            noted.DosePeriod,
            _DAYS,
            _ordered() | st.just(mg_per_day(0)),
            doses_per_day=st.none() | st.integers(1, 4),
            with_food=st.none() | st.booleans(),
        )
        | st.builds(noted.DosePeriod, _DAYS, patterns(), with_food=st.none() | st.booleans()),
        noted.DoseTaken: st.builds(noted.DoseTaken, _DAYS, strength, st.none() | st.integers(1, 4)),
        noted.Missed: st.builds(noted.Missed, _DAYS),
        noted.Unrecorded: st.builds(_unrecorded, _DAYS, st.integers(0, 400)),
        noted.Stopped: st.builds(noted.Stopped, _DAYS),
        noted.Prescription: st.builds(
            noted.Prescription,
            _DAYS,
            st.none() | st.integers(0, 180),
            st.none() | st.integers(0, 6),
        ),
        noted.Dispensing: st.sampled_from(
            [each for each in products.ALL if each.strengths]
        ).flatmap(
            _dispensing,
        ),
        LabResult: lab_results(),
        noted.PregnancyTest: st.builds(
            noted.PregnancyTest,
            _DAYS,
            st.sampled_from(get_args(noted.Result)),
            st.none() | st.sampled_from(get_args(noted.Setting)),
            st.none() | st.sampled_from(get_args(noted.TestSpecimen)),
        ),
        noted.Pregnancy: _until(noted.Pregnancy),
        noted.Contraception: _until(
            noted.Contraception,
            st.lists(st.sampled_from(ContraceptiveMethod), min_size=1, max_size=3, unique=True).map(
                tuple
            ),
        ),
        noted.Medication: _until(noted.Medication, _closed("medicine")),
        noted.Procedure: st.builds(noted.Procedure, _DAYS, _closed("procedure")),
        noted.OfficeVisit: st.builds(noted.OfficeVisit, _DAYS),
        noted.Menses: st.builds(noted.Menses, _DAYS),
        noted.DutiesDone: st.builds(noted.DutiesDone, _DAYS),
        noted.Asked: st.builds(
            noted.Asked,
            _DAYS,
            st.lists(
                st.sampled_from(get_args(noted.AskedOf)), min_size=1, max_size=3, unique=True
            ).map(tuple),
        ),
        noted.Returned: st.builds(noted.Returned, _DAYS, strength, st.integers(1, 400)),
        noted.Lost: st.builds(noted.Lost, _DAYS, strength, st.integers(1, 400)),
        noted.StockCount: st.builds(noted.StockCount, _DAYS, strength, st.integers(0, 400)),
        noted.BloodDonation: st.builds(noted.BloodDonation, _DAYS),
        noted.BreastFeeding: _until(noted.BreastFeeding),
        noted.NoduleCount: st.builds(noted.NoduleCount, _DAYS, st.integers(0, 500)),
        noted.Symptom: st.builds(noted.Symptom, _DAYS, _closed("sign")),
    }


def entries() -> st.SearchStrategy[noted.Entry]:
    """An entry of any kind."""
    return st.one_of(*_of_each_kind().values())


def diaries(
    *,
    patient: st.SearchStrategy[Patient] | None = None,
    entry: st.SearchStrategy[noted.Entry] | None = None,
) -> st.SearchStrategy[Diary]:
    """Diaries of up to thirty entries in any order, within a year or far apart.

    An entry that contradicts those drawn before it is left out.
    """
    return st.builds(
        _agreeing,
        _or(patient, patients(weight=plausible_weights())),
        st.lists(_or(entry, entries()), max_size=30),
    )


def _agreeing(patient: Patient, told: Iterable[noted.Entry]) -> Diary:
    diary = Diary(patient=patient, entries=())
    for each in told:
        try:
            diary = diary.with_entries(each)
        except (RecordError, DateError):
            continue
    return diary


# Rules and results ------------------------------------------------------------------------------


def rulebooks() -> st.SearchStrategy[Rulebook]:
    """The rulebook of any place, as it stands."""
    return st.sampled_from(rulebook_names()).map(rulebook)


def plans() -> st.SearchStrategy[Plan]:
    """A course planned by the rules of any place."""
    return st.builds(plan, courses(), rulebooks())


def accounts() -> st.SearchStrategy[Account]:
    """What a diary adds up to on its last day or later."""

    def summed(diary: Diary, later: int) -> Account:
        return account(diary, as_of=_as_of(diary, later))

    return st.builds(summed, diaries(), st.integers(0, 400))


def reviews() -> st.SearchStrategy[Review]:
    """A diary held against the rules of any place on its last day or later."""

    def held(diary: Diary, rules: Rulebook, later: int) -> Review:
        return review(diary, rules, as_of=_as_of(diary, later))

    return st.builds(held, diaries(), rulebooks(), st.integers(0, 400))


def _as_of(diary: Diary, later: int) -> date:
    return (diary.last_day or date(2026, 1, 1)) + timedelta(days=later)


# The entry point --------------------------------------------------------------------------------


def register() -> None:
    """Tell Hypothesis how each type of this library is drawn.

    The import of this module does it; a call more changes nothing. Strategies
    are made when a type is first asked for, so that nobody waits for the data of the rulebooks.
    """
    numbers = st.integers(0, 400)
    made: dict[type[Any], Callable[[], st.SearchStrategy[Any]]] = {
        Mass: masses,
        BodyWeight: weights,
        DailyDose: daily_doses,
        DosePerKg: doses_per_kg,
        DailyDosePerKg: daily_doses_per_kg,
        Days: lambda: st.builds(Days, numbers),
        Weeks: lambda: st.builds(Weeks, numbers),
        Months: lambda: st.builds(Months, numbers),
        LatestOf: lambda: st.builds(LatestOf, _single(), _single()),
        Window: windows,
        Product: lambda: st.sampled_from(products.ALL),
        Patient: patients,
        Step: lambda: regimens().map(lambda regimen: regimen.steps[-1]),
        DosePattern: patterns,
        Regimen: regimens,
        Course: courses,
        Diary: diaries,
        Account: accounts,
        Rulebook: rulebooks,
        Plan: plans,
        Review: reviews,
    }
    for kind, make in made.items():
        st.register_type_strategy(kind, _when_asked(make))
    for kind in get_args(noted.Entry):
        st.register_type_strategy(kind, _entry)


def _when_asked(
    make: Callable[[], st.SearchStrategy[Any]],
) -> Callable[[type[Any]], st.SearchStrategy[Any]]:
    return lambda _: make()


def _entry(kind: type[Any]) -> st.SearchStrategy[Any]:
    return _of_each_kind()[kind]


register()
