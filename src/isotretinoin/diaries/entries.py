"""What can be noted in a diary: each entry is one dated fact, on one day or on some days.

Three facts that look alike are kept apart: a rest is a dose period of 0 mg/day, a missed day is a
dose known not to have been taken, and an unrecorded day is one of which nothing is known.
"""

from datetime import date
from typing import Final, Literal, TypeAlias, cast, final, get_args

from attrs import field

from isotretinoin import given
from isotretinoin.courses.pattern import Dosed, DosePattern, as_dosed
from isotretinoin.dates import Days, Weeks, calendar_day
from isotretinoin.errors import DateError, QuantityError, RecordError, RecordTypeError, shown
from isotretinoin.monitoring.results import LabResult
from isotretinoin.products import Product
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, Mass, mg
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.vocabulary import contraceptive_methods, known_word
from isotretinoin.values import frozen

__all__ = [
    "Asked",
    "AskedOf",
    "BloodDonation",
    "BreastFeeding",
    "Contraception",
    "Dispensing",
    "DosePeriod",
    "DoseTaken",
    "DutiesDone",
    "Entry",
    "Lost",
    "Medication",
    "Menses",
    "Missed",
    "NoduleCount",
    "OfficeVisit",
    "Pregnancy",
    "PregnancyTest",
    "Prescription",
    "Procedure",
    "Result",
    "Returned",
    "Setting",
    "StockCount",
    "Stopped",
    "Symptom",
    "TestSpecimen",
    "Unrecorded",
    "Weight",
]


_NOTHING: Final = mg(0)


#: What a pregnancy test showed.
Result: TypeAlias = Literal["negative", "positive", "indeterminate"]


#: Where a pregnancy test was done.
Setting: TypeAlias = Literal["medical", "home"]


#: What a pregnancy test was done on.
TestSpecimen: TypeAlias = Literal["urine", "serum"]


#: What a patient can be asked about and have none of. Menses are regular where the cycles are, and no
#: contraception precludes bleeding.
AskedOf: TypeAlias = Literal[
    "blood donations",
    "breast-feeding",
    "other medicines",
    "procedures",
    "regular menses",
    "symptoms",
]


# Converters are typed as what a caller may give: type checkers read the field's type from them.


def _day(value: date) -> date:
    return calendar_day(value)


def _perhaps_day(value: date | None) -> date | None:
    return None if value is None else calendar_day(value)


def _daily_dose(value: Dosed) -> Dosed:
    return as_dosed(value)


def _strength(value: Mass) -> Mass:
    return given.dose(value, "strength")


def _dose(value: Mass) -> Mass:
    if value == _NOTHING:
        raise QuantityError("a dose of 0 mg was not taken: write Missed(on=...)")
    return given.dose(value)


def _weight(value: BodyWeight) -> BodyWeight:
    return given.weight(value)


def _product(value: Product) -> Product:
    if isinstance(value, Product):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        return value
    raise RecordTypeError(f"{shown(value)} is not a product: write products.CLARAVIS")


def _capsules(value: int) -> int:
    return given.count(value, "capsules", least=1, error=RecordError)


def _counted(value: int) -> int:
    return given.count(value, "capsules", error=RecordError)


def _intake(value: int | None) -> int | None:
    return (
        None
        if value is None
        else given.count(value, "the intakes of a day", least=1, error=RecordError)
    )


def _nodules(value: int) -> int:
    return given.count(value, "nodules", error=RecordError)


def _doses_per_day(value: int | None) -> int | None:
    return None if value is None else given.count(value, "doses", least=1, error=RecordError)


def _days_supply(value: int | Days | Weeks | None) -> int | None:
    return None if value is None else given.days(value, "days of supply", error=RecordError)


def _refills(value: int | None) -> int | None:
    return None if value is None else given.count(value, "refills", error=RecordError)


def _sensitivity(value: int | None) -> int | None:
    if value is None:
        return None
    return given.count(value, "mIU/mL that a test detects", least=1, error=RecordError)


def _prescribers(value: int | None) -> int | None:
    return None if value is None else given.count(value, "prescribers", least=1, error=RecordError)


def _permitted(value: bool | None) -> bool | None:  # noqa: FBT001 - a field, given by name
    return None if value is None else given.yes_or_no(value, "permitted")


def _asked_of(value: tuple[AskedOf, ...]) -> tuple[AskedOf, ...]:
    group = given.group(value, "none_of=('symptoms', 'other medicines')", error=RecordError)
    if not group:
        raise RecordError("nothing was asked: write none_of=('symptoms', 'other medicines')")
    told = {given.choice(each, get_args(AskedOf), "none_of", error=RecordError) for each in group}
    return tuple(each for each in get_args(AskedOf) if each in told)


def _duties(value: tuple[str, ...]) -> tuple[str, ...]:
    group = given.group(value, "duties=('the key of a rule',)", error=RecordError)
    for each in group:
        if not isinstance(each, str) or not each:
            raise RecordTypeError(f"{shown(each)} is no key of a rule: write it as text")
    return tuple(sorted(set(cast("tuple[str, ...]", group))))


def _with_food(value: bool | None) -> bool | None:  # noqa: FBT001 - a field, given by name
    return None if value is None else given.yes_or_no(value, "with_food")


def _sign(value: str) -> str:
    return known_word(value, "sign", error=RecordError)


def _medicine(value: str) -> str:
    return known_word(value, "medicine", error=RecordError)


def _procedure(value: str) -> str:
    return known_word(value, "procedure", error=RecordError)


def _result(value: Result) -> Result:
    told = cast("object", value)
    if isinstance(told, str):
        told = told.casefold()
    return given.choice(told, get_args(Result), "result", error=RecordError)


def _setting(value: Setting | None) -> Setting | None:
    return given.choice(value, (*get_args(Setting), None), "setting", error=RecordError)


def _specimen(value: TestSpecimen | None) -> TestSpecimen | None:
    return given.choice(value, (*get_args(TestSpecimen), None), "specimen", error=RecordError)


def _in_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise DateError(f"days from {first} to {last}: the last day comes first")


@final
@frozen
class DosePeriod:
    """The dose of each day from the first day until the next period starts; 0 mg/day is a rest.

    A dose per kilogram follows the weight of the day. The first period with a dose, or an earlier
    dose taken, begins the course. Doses that are not the same every day are a `DosePattern`; a day
    of it without a dose is one of rest, and unequal doses within a day say how many these are.

    Raises
    ------
    RecordError
        When the doses of a day are told to be others than the pattern's.
    """

    first: date = field(converter=_day)
    daily_dose: DailyDose | DailyDosePerKg | DosePattern = field(converter=_daily_dose)
    doses_per_day: int | None = field(default=None, converter=_doses_per_day, kw_only=True)
    with_food: bool | None = field(default=None, converter=_with_food, kw_only=True)

    def __attrs_post_init__(self) -> None:
        intakes = isinstance(self.daily_dose, DosePattern) and len(self.daily_dose.intakes)
        if intakes and self.doses_per_day is None:
            object.__setattr__(self, "doses_per_day", intakes)
        elif intakes and self.doses_per_day != intakes:
            raise RecordError(
                f"{self.daily_dose} is {intakes} doses a day, not {self.doses_per_day}: leave out "
                "doses_per_day",
            )


@final
@frozen
class DoseTaken:
    """One dose that was taken, as a whole or in part.

    The doses taken on a day add up, each as often as it is told, and their sum stands in place of
    what the dose period asks for on that day. Intakes may be numbered; then a day has one of each
    number.
    """

    on: date = field(converter=_day)
    dose: Mass = field(converter=_dose)
    intake: int | None = field(default=None, converter=_intake)


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
    """The last day of a course; the dose of that day is part of it.

    Where a dose period begins on that day, it is the next course's.
    """

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
    """Something noticed, by its code or another word for it: "headache", "low-mood", "jaundice".

    A word that nobody knows is refused with the nearest; after "other-" any word can be noted.
    """

    on: date = field(converter=_day)
    code: str = field(converter=_sign)


@final
@frozen
class NoduleCount:
    """How many nodules were counted."""

    on: date = field(converter=_day)
    count: int = field(converter=_nodules)


@final
@frozen
class PregnancyTest:
    """A pregnancy test by the day on which its specimen was taken, its result, and where it was done.

    `sensitivity` is the concentration in mIU/mL from which it turns positive; `permitted` tells
    whether the prescriber permitted it to be done where it was. Two tests of one day may disagree:
    both are facts.
    """

    on: date = field(converter=_day)
    result: Result = field(converter=_result)
    setting: Setting | None = field(default=None, converter=_setting)
    specimen: TestSpecimen | None = field(default=None, converter=_specimen)
    sensitivity: int | None = field(default=None, converter=_sensitivity, kw_only=True)
    permitted: bool | None = field(default=None, converter=_permitted, kw_only=True)


@final
@frozen
class Menses:
    """The first day of a menstrual period."""

    on: date = field(converter=_day)


@final
@frozen
class Pregnancy:
    """A pregnancy, by the day on which it became known and, once over, its last day.

    When it began is told by the day on which it was conceived, by estimate, or by the first day of
    the last menses, or both.
    """

    on: date = field(converter=_day)
    last: date | None = field(default=None, converter=_perhaps_day)
    conceived: date | None = field(default=None, converter=_perhaps_day, kw_only=True)
    last_menses: date | None = field(default=None, converter=_perhaps_day, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _in_order(self.on, self.last)
        for began in (self.conceived, self.last_menses):
            if began is not None and self.on < began:
                raise DateError(f"a pregnancy known on {self.on} that began on {began}, later")
        if self.conceived is not None and self.last_menses is not None:
            _in_order(self.last_menses, self.conceived)

    @property
    def began(self) -> date | None:
        """The earliest day on which it can have begun; None where that was not recorded."""
        return self.last_menses if self.conceived is None else self.conceived


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
    """A prescription by the day on which it was written; `prescribers` is how many agreed to it."""

    on: date = field(converter=_day)
    days_supply: int | None = field(default=None, converter=_days_supply)
    refills: int | None = field(default=None, converter=_refills)
    prescribers: int | None = field(default=None, converter=_prescribers, kw_only=True)


@final
@frozen
class OfficeVisit:
    """A day on which the patient was at the prescriber's office."""

    on: date = field(converter=_day)


@final
@frozen
class DutiesDone:
    """Duties of the programme that were done by that day, by the keys of their rules.

    Without keys, all that were in force on that day.
    """

    on: date = field(converter=_day)
    duties: tuple[str, ...] = field(default=(), converter=_duties)


@final
@frozen
class Asked:
    """A day on which the patient was asked and told that there is none of it.

    For symptoms, no others than those noted for that day.
    """

    on: date = field(converter=_day)
    none_of: tuple[AskedOf, ...] = field(converter=_asked_of)


@final
@frozen
class Dispensing:
    """How many capsules of one product and strength were handed out at a time on that day."""

    on: date = field(converter=_day)
    product: Product = field(converter=_product)
    strength: Mass = field(converter=_strength)
    count: int = field(converter=_capsules)


@final
@frozen
class Returned:
    """How many capsules of one strength were given back, to the pharmacy or for disposal."""

    on: date = field(converter=_day)
    strength: Mass = field(converter=_strength)
    count: int = field(converter=_capsules)


@final
@frozen
class Lost:
    """How many capsules of one strength were lost, spoilt or left behind, and not taken."""

    on: date = field(converter=_day)
    strength: Mass = field(converter=_strength)
    count: int = field(converter=_capsules)


@final
@frozen
class StockCount:
    """How many capsules of one strength were there at the end of the day, as somebody counted them.

    What was reckoned until then no longer counts.
    """

    on: date = field(converter=_day)
    strength: Mass = field(converter=_strength)
    count: int = field(converter=_counted)


@final
@frozen
class Medication:
    """Another medicine, by its code such as "doxycycline", from the first to the last day.

    Words are as for a symptom: one after "other-" can be any.
    """

    first: date = field(converter=_day)
    code: str = field(converter=_medicine)
    last: date | None = field(default=None, converter=_perhaps_day)

    def __attrs_post_init__(self) -> None:
        _in_order(self.first, self.last)


@final
@frozen
class Procedure:
    """A procedure, by its code: "wax-epilation", "dermabrasion", "laser".

    Words are as for a symptom: one after "other-" can be any.
    """

    on: date = field(converter=_day)
    kind: str = field(converter=_procedure)


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
    | OfficeVisit
    | DutiesDone
    | Prescription
    | Dispensing
    | Returned
    | Lost
    | StockCount
    | LabResult
    | Menses
    | PregnancyTest
    | Pregnancy
    | Contraception
    | Medication
    | Procedure
    | BloodDonation
    | BreastFeeding
    | NoduleCount
    | Symptom
    | Asked
)
