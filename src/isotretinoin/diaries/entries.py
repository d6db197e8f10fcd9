"""What can be noted in a diary: each entry is one dated fact, on one day or on some days.

Three facts that look alike are kept apart: a rest is a dose period of 0 mg/day, a missed day is a
dose known not to have been taken, and an unrecorded day is one of which nothing is known.
"""

import re
from datetime import date
from typing import Final, Literal, NoReturn, TypeAlias, final

from attrs import field, frozen

from isotretinoin.dates import calendar_day
from isotretinoin.errors import DateError, QuantityError, RecordError
from isotretinoin.monitoring.results import LabResult
from isotretinoin.products import Product
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, Mass
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.vocabulary import contraceptive_methods, plain_word

__all__ = [
    "BloodDonation",
    "BreastFeeding",
    "Contraception",
    "Dispensing",
    "DosePeriod",
    "DoseTaken",
    "Entry",
    "Medication",
    "Missed",
    "NoduleCount",
    "Pregnancy",
    "PregnancyTest",
    "Prescription",
    "Procedure",
    "Result",
    "Setting",
    "Stopped",
    "Symptom",
    "TestSpecimen",
    "Unrecorded",
    "Weight",
]


_CODE: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST: Final = 60


#: What a pregnancy test showed.
Result: TypeAlias = Literal["negative", "positive", "indeterminate"]


#: Where a pregnancy test was done.
Setting: TypeAlias = Literal["medical", "home"]


#: What a pregnancy test was done on.
TestSpecimen: TypeAlias = Literal["urine", "serum"]


def _is(value: object, *kinds: type) -> bool:
    """Whether it is of one of the types itself: True is no whole number."""
    return type(value) in kinds


def _refuse(value: object, expected: str, error: type[QuantityError | RecordError]) -> NoReturn:
    raise error(f"{value!r:.60} is not {expected}")


def _day(value: date) -> date:
    return calendar_day(value)


def _perhaps_day(value: date | None) -> date | None:
    return None if value is None else calendar_day(value)


def _daily_dose(value: DailyDose | DailyDosePerKg) -> DailyDose | DailyDosePerKg:
    if not _is(value, DailyDose, DailyDosePerKg):
        _refuse(value, "a daily dose: write mg_per_day(40) or mg_per_kg_day('0.5')", QuantityError)
    return value


def _strength(value: Mass) -> Mass:
    if not _is(value, Mass) or not value:
        _refuse(value, "a strength: write mg(20)", QuantityError)
    return value


def _dose(value: Mass) -> Mass:
    if not _is(value, Mass):
        _refuse(value, "a dose: write mg(20)", QuantityError)
    if not value:
        raise QuantityError("a dose of 0 mg was not taken: write Missed(on=...)")
    return value


def _weight(value: BodyWeight) -> BodyWeight:
    if not _is(value, BodyWeight):
        _refuse(value, "a body weight: write kg(68)", QuantityError)
    return value


def _product(value: Product) -> Product:
    if not _is(value, Product):
        _refuse(value, "a product: write products.CLARAVIS", RecordError)
    return value


def _whole(value: int, least: int) -> int:
    if not _is(value, int) or value < least:
        _refuse(value, f"a count: give a whole number, {least} or more", RecordError)
    return value


def _one_or_more(value: int) -> int:
    return _whole(value, 1)


def _none_or_more(value: int) -> int:
    return _whole(value, 0)


def _perhaps_some(value: int | None) -> int | None:
    return None if value is None else _whole(value, 1)


def _perhaps_count(value: int | None) -> int | None:
    return None if value is None else _whole(value, 0)


def _perhaps_true(value: bool | None) -> bool | None:  # noqa: FBT001 - a field, given by name
    if not _is(value, bool, type(None)):
        _refuse(value, "yes or no: give True, False, or None for not recorded", RecordError)
    return value


def _code(value: str) -> str:
    if not _is(value, str) or len(value) > _LONGEST or not _CODE.fullmatch(value):
        _refuse(value, "a code: write lower-case words and hyphens, as 'dry-lips'", RecordError)
    return value


def _kind(value: str) -> str:
    return _code(plain_word(value) if _is(value, str) else value)


def _result(value: Result) -> Result:
    if value not in ("negative", "positive", "indeterminate"):
        _refuse(value, "a result: write 'negative', 'positive' or 'indeterminate'", RecordError)
    return value


def _setting(value: Setting | None) -> Setting | None:
    if value not in ("medical", "home", None):
        _refuse(value, "a setting: write 'medical', 'home' or None", RecordError)
    return value


def _specimen(value: TestSpecimen | None) -> TestSpecimen | None:
    if value not in ("urine", "serum", None):
        _refuse(value, "a specimen: write 'urine', 'serum' or None", RecordError)
    return value


def _in_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise DateError(f"days from {first} to {last}: the last day comes first")


@final
@frozen
class DosePeriod:
    """The dose of each day from the first day until the next period starts; 0 mg/day is a rest.

    A dose per kilogram follows the weight of the day. The first period, or an earlier dose taken,
    begins the course.
    """

    first: date = field(converter=_day)
    daily_dose: DailyDose | DailyDosePerKg = field(converter=_daily_dose)
    doses_per_day: int | None = field(default=None, converter=_perhaps_some, kw_only=True)
    with_food: bool | None = field(default=None, converter=_perhaps_true, kw_only=True)


@final
@frozen
class DoseTaken:
    """One dose that was taken, as a whole or in part.

    The doses taken on a day add up, and their sum stands in place of what the dose period asks for
    on that day. Two intakes of the same dose on one day differ by their number.
    """

    on: date = field(converter=_day)
    dose: Mass = field(converter=_dose)
    intake: int = field(default=1, converter=_one_or_more)


@final
@frozen
class Missed:
    """A day of which it is known that its dose was not taken.

    Outside the course, and in a rest, it changes nothing.
    """

    on: date = field(converter=_day)


@final
@frozen
class Unrecorded:
    """Days of which nothing is known, both ends included.

    Days among them with a dose taken, or known to be missed, are recorded. In a rest, and outside
    the course, nothing is to be known.
    """

    first: date = field(converter=_day)
    last: date = field(converter=_day)

    def __attrs_post_init__(self) -> None:
        _in_order(self.first, self.last)


@final
@frozen
class Stopped:
    """The last day of a course; the dose of that day is part of it."""

    on: date = field(converter=_day)


@final
@frozen
class Weight:
    """The body weight from that day on, until another is noted."""

    on: date = field(converter=_day)
    weight: BodyWeight = field(converter=_weight)


@final
@frozen
class Symptom:
    """Something noticed, by a stable code: "headache", "visual-change", "low-mood"."""

    on: date = field(converter=_day)
    code: str = field(converter=_code)


@final
@frozen
class NoduleCount:
    """How many nodules were counted."""

    on: date = field(converter=_day)
    count: int = field(converter=_none_or_more)


@final
@frozen
class PregnancyTest:
    """A pregnancy test by the day on which its specimen was taken, its result, and where it was done.

    Two tests of one day may disagree: both are facts.
    """

    on: date = field(converter=_day)
    result: Result = field(converter=_result)
    setting: Setting | None = field(default=None, converter=_setting)
    specimen: TestSpecimen | None = field(default=None, converter=_specimen)


@final
@frozen
class Pregnancy:
    """A pregnancy, by the day on which it became known and, once over, its last day."""

    on: date = field(converter=_day)
    last: date | None = field(default=None, converter=_perhaps_day)

    def __attrs_post_init__(self) -> None:
        _in_order(self.on, self.last)


@final
@frozen
class Contraception:
    """The methods used from the first to the last day, or until further notice."""

    first: date = field(converter=_day)
    methods: tuple[ContraceptiveMethod, ...] = field(converter=contraceptive_methods)
    last: date | None = field(default=None, converter=_perhaps_day)

    def __attrs_post_init__(self) -> None:
        _in_order(self.first, self.last)


@final
@frozen
class Prescription:
    """A prescription by the day on which it was written."""

    on: date = field(converter=_day)
    days_supply: int | None = field(default=None, converter=_perhaps_some)
    refills: int | None = field(default=None, converter=_perhaps_count)


@final
@frozen
class Dispensing:
    """How many capsules of one product and strength were handed out on that day, in all."""

    on: date = field(converter=_day)
    product: Product = field(converter=_product)
    strength: Mass = field(converter=_strength)
    count: int = field(converter=_one_or_more)


@final
@frozen
class Medication:
    """Another medicine, by a stable code such as "doxycycline", from the first to the last day."""

    first: date = field(converter=_day)
    code: str = field(converter=_code)
    last: date | None = field(default=None, converter=_perhaps_day)

    def __attrs_post_init__(self) -> None:
        _in_order(self.first, self.last)


@final
@frozen
class Procedure:
    """A procedure, by a stable code: "wax-epilation", "dermabrasion", "laser"."""

    on: date = field(converter=_day)
    kind: str = field(converter=_kind)


@final
@frozen
class BloodDonation:
    """A day on which blood was given."""

    on: date = field(converter=_day)


@final
@frozen
class BreastFeeding:
    """Breast-feeding from the first to the last day, or until further notice."""

    first: date = field(converter=_day)
    last: date | None = field(default=None, converter=_perhaps_day)

    def __attrs_post_init__(self) -> None:
        _in_order(self.first, self.last)


#: Every kind of entry, in the order in which entries of one day are listed.
Entry: TypeAlias = (
    Weight
    | DosePeriod
    | DoseTaken
    | Missed
    | Unrecorded
    | Stopped
    | Prescription
    | Dispensing
    | LabResult
    | PregnancyTest
    | Pregnancy
    | Contraception
    | Medication
    | Procedure
    | BloodDonation
    | BreastFeeding
    | NoduleCount
    | Symptom
)
