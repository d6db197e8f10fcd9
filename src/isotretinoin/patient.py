"""The facts about a patient that the rules ask for, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal, TypeAlias, final, get_args

from attrs import field, fields

from isotretinoin import given
from isotretinoin.dates import YearMonth, calendar_day, in_order
from isotretinoin.errors import DateTypeError, FactError, FactTypeError, shown
from isotretinoin.quantities import BodyWeight
from isotretinoin.rules.vocabulary import Matter, known_word
from isotretinoin.values import frozen

__all__ = [
    "EarlierCourse",
    "History",
    "KidneyFunction",
    "Patient",
    "ReproductiveFacts",
]


#: How the kidneys work, as rules tell it: they name an insufficiency and no measurement.
KidneyFunction: TypeAlias = Literal["normal", "insufficiency", "severe insufficiency"]


#: Completed years: what the word "adult" is taken to mean where a text names no age.
_ADULT: Final = 18


# Typed as what a caller may give: type checkers read the field's type from its converter.


def _weight(value: BodyWeight) -> BodyWeight:
    return given.weight(value)


def _born(value: date | None) -> date | None:
    return None if value is None else calendar_day(value, "birth date")


def _words(value: Iterable[str] | None, matter: Matter, name: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    told = given.group(value, f"{name}=(…,), or {name}=() where there is none")
    return tuple(sorted({known_word(each, matter) for each in told}))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - what is no text, it refuses


def _allergies(value: Iterable[str] | None) -> tuple[str, ...] | None:
    return _words(value, "allergy", "allergies")


def _conditions(value: Iterable[str] | None) -> tuple[str, ...] | None:
    return _words(value, "condition", "conditions")


def _medicines(value: Iterable[str] | None) -> tuple[str, ...] | None:
    return _words(value, "medicine", "medicines")


def _day_or_month(value: date | YearMonth) -> date | YearMonth:
    if isinstance(value, YearMonth):
        return value
    try:
        return calendar_day(value, "day of the last dose")
    except DateTypeError as error:
        raise DateTypeError(
            f"{error}; or YearMonth(2025, 11), where only the month is known",
        ) from None


@final
@frozen
class EarlierCourse:
    """A course that was over before, by its last dose: a day, or a month where no day is known.

    >>> EarlierCourse(YearMonth(2025, 11)).earliest
    datetime.date(2025, 11, 1)
    """

    last_dose: date | YearMonth = field(converter=_day_or_month)

    @property
    def earliest(self) -> date:
        """The first day on which the last dose can have been."""
        return self.last_dose.first if isinstance(self.last_dose, YearMonth) else self.last_dose

    @property
    def latest(self) -> date:
        """The last day on which it can have been."""
        return self.last_dose.last if isinstance(self.last_dose, YearMonth) else self.last_dose

    def __str__(self) -> str:
        known = "in" if isinstance(self.last_dose, YearMonth) else "on"
        return f"the course that ended {known} {self.last_dose}"


def _in_order_of_end(value: Iterable[EarlierCourse]) -> tuple[EarlierCourse, ...]:
    told = given.each_of(value, EarlierCourse, "(EarlierCourse(date(2025, 11, 3)),)")
    return tuple(sorted(set(told), key=lambda each: (each.latest, each.earliest)))


@final
@frozen
class History:
    """The courses that were over before, the latest last; none of them says that there was none.

    >>> History((EarlierCourse(date(2025, 11, 3)), EarlierCourse(YearMonth(2023, 5)))).courses[0]
    EarlierCourse(last_dose=YearMonth(year=2023, month=5))
    """

    courses: tuple[EarlierCourse, ...] = field(default=(), converter=_in_order_of_end)


def _age(value: int | None) -> int | None:
    return None if value is None else given.count(value, "years of age")


@final
@frozen(kw_only=True)
class ReproductiveFacts:
    """The facts by which a programme tells who can become pregnant; None means not recorded.

    `has_ovary` is True when at least one ovary is there. `post_menopausal` is the fact as a
    clinician confirmed it, `had_menarche` whether a menstruation ever came. `male` is the sex as a
    programme with a category for men asks for it; a man may have a uterus or an ovary.

    `age` in completed years, and what is on record for a menopause: that menses have ceased
    (`without_menses`), that FSH and oestradiol lie in the post-menopausal range, that a pregnancy
    test was negative, and that no progesterone was found. `partner_vasectomy` and `abstinent` are
    there because some take them for a reason.

    Raises
    ------
    FactError
        When a fact is neither yes nor no, the age is none, or two facts cannot both be true.
    """

    male: bool | None = None
    has_uterus: bool | None = None
    has_ovary: bool | None = None
    sterilised: bool | None = None
    post_menopausal: bool | None = None
    had_menarche: bool | None = None
    age: int | None = field(default=None, converter=_age)
    without_menses: bool | None = None
    fsh_postmenopausal: bool | None = None
    oestradiol_postmenopausal: bool | None = None
    pregnancy_test_negative: bool | None = None
    without_progesterone: bool | None = None
    partner_vasectomy: bool | None = None
    abstinent: bool | None = None

    def __attrs_post_init__(self) -> None:
        for each in fields(ReproductiveFacts):
            if each.name != "age":
                given.perhaps(given.yes_or_no, getattr(self, each.name), each.name)
        for one, other in _CONTRADICTIONS:
            if _holds(self, one) and _holds(self, other):
                raise FactError(
                    f"{one[0]}={one[1]} and {other[0]}={other[1]} contradict each other: "
                    "correct one of them, or leave it None where it is not known",
                )


_CONTRADICTIONS: Final = (
    (("post_menopausal", True), ("had_menarche", False)),
    (("post_menopausal", True), ("without_menses", False)),
)


def _holds(facts: ReproductiveFacts, fact: tuple[str, bool]) -> bool:
    name, value = fact
    return getattr(facts, name) is value


def _only(value: object, kind: type[object], write: str) -> None:
    if value is not None and not isinstance(value, kind):
        raise FactTypeError(f"{shown(value)} is not a {kind.__name__}: write {write}")


_YES_OR_NO: Final = (
    "can_become_pregnant",
    "pregnant",
    "plans_pregnancy",
    "meets_prevention",
    "breast_feeding",
)


@final
@frozen(kw_only=True, repr=False)
class Patient:
    """One patient at the start of a course; None means that a fact was not recorded.

    `weight` is the baseline weight. `can_become_pregnant` is the fact as the programme of the place
    decides it; where it is not recorded, the louder reading applies and is reported as such.
    `reproductive` are the facts by which the programme decides it: what they say wins, and what
    contradicts it is a finding: `plan` and `review` see to it, and for a function that takes a course
    alone `pregnancy_prevention.counted` gives the patient as counted. `born` is the birth date, needed only by rules about age.

    `pregnant`, `plans_pregnancy` (a wish to become pregnant), `meets_prevention` (can keep to the
    pregnancy prevention programme) and `breast_feeding` are as at the start. `kidney_function` is
    "normal", "insufficiency" or "severe insufficiency". `allergies`, `conditions` and other
    `medicines` are words that rules name, or one's own after "other-"; an empty group records that
    there is none. `history` holds the courses that were over before.

    Raises
    ------
    FactError
        When a fact is none, two contradict each other, or nobody knows a word.
    DateError
        When the birth date is no calendar day, or an earlier course lies before it.

    >>> from isotretinoin.quantities import kg
    >>> Patient(weight=kg(68), allergies=("Soybean oil",), conditions=()).allergies
    ('soya',)
    """

    weight: BodyWeight = field(converter=_weight)
    can_become_pregnant: bool | None = None
    born: date | None = field(default=None, converter=_born)
    reproductive: ReproductiveFacts | None = None
    pregnant: bool | None = None
    plans_pregnancy: bool | None = None
    meets_prevention: bool | None = None
    breast_feeding: bool | None = None
    kidney_function: KidneyFunction | None = None
    allergies: tuple[str, ...] | None = field(default=None, converter=_allergies)
    conditions: tuple[str, ...] | None = field(default=None, converter=_conditions)
    medicines: tuple[str, ...] | None = field(default=None, converter=_medicines)
    history: History | None = None

    def __attrs_post_init__(self) -> None:
        for name in _YES_OR_NO:
            given.perhaps(given.yes_or_no, getattr(self, name), name)
        given.perhaps(
            given.choice, self.kidney_function, get_args(KidneyFunction), "kidney_function"
        )
        _only(self.reproductive, ReproductiveFacts, "reproductive=ReproductiveFacts(has_uterus=…)")
        _only(self.history, History, "history=History((EarlierCourse(date(…)),))")
        if self.can_become_pregnant is False and self.pregnant:
            raise FactError(
                "can_become_pregnant=False and pregnant=True contradict each other: correct one of "
                "them, or leave it None where it is not known",
            )
        if self.born is not None and self.history is not None:
            for each in self.history.courses:
                in_order(self.born, "the birth date", each.latest, "the end of an earlier course")

    def __repr__(self) -> str:
        told = ((each.name, getattr(self, each.name)) for each in fields(Patient))
        recorded = ", ".join(f"{name}={value!r}" for name, value in told if value is not None)
        return f"Patient({recorded})"

    def adult_from(self) -> date | None:
        """The first day as an adult, or None when the birth date is not recorded.

        The texts speak of adults and name no age; 18 completed years are taken.
        """
        born = self.born
        if born is None:
            return None
        leap = (born.month, born.day) == (2, 29)  # 18 years after a leap year there is none
        month, day = (3, 1) if leap else (born.month, born.day)
        return date(born.year + _ADULT, month, day)

    def age(self, *, on: date) -> int | None:
        """Completed years of age on that day, or None when the birth date is not recorded.

        Who is born on 29 February completes the year on 1 March where there is no such day.

        Raises
        ------
        DateError
            When it is no calendar day, or lies before the birth date.
        """
        day = calendar_day(on)
        if self.born is None:
            return None
        in_order(self.born, "the birth date", day, "the day asked about")
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))
