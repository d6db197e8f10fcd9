"""The facts about a patient that the rules ask for, and no others."""

from datetime import date
from typing import Final, final

from attrs import field, fields, frozen

from isotretinoin import given
from isotretinoin.dates import calendar_day, in_order
from isotretinoin.errors import FactError
from isotretinoin.quantities import BodyWeight

__all__ = ["Patient", "ReproductiveFacts"]


#: Completed years: what the word "adult" is taken to mean where a text names no age.
_ADULT: Final = 18


# Typed as what a caller may give: type checkers read the field's type from its converter.


def _weight(value: BodyWeight) -> BodyWeight:
    return given.weight(value)


def _born(value: date | None) -> date | None:
    return None if value is None else calendar_day(value, "birth date")


@final
@frozen(kw_only=True)
class Patient:
    """One patient at the start of a course.

    `weight` is the baseline weight. `can_become_pregnant` is the fact as the programme of the place
    decides it, and None means that it was not recorded; then the louder reading applies and is
    reported as such. `born` is the birth date, needed only by rules about age.
    """

    weight: BodyWeight = field(converter=_weight)
    can_become_pregnant: bool | None = None
    born: date | None = field(default=None, converter=_born)

    def __attrs_post_init__(self) -> None:
        given.perhaps(given.yes_or_no, self.can_become_pregnant, "can_become_pregnant")

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
