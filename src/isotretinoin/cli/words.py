"""Days, counts and quantities as a person types them; with a remedy for each slip."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from attrs import fields

from isotretinoin.dates import YearMonth
from isotretinoin.errors import DateError, FactError, UnknownName, closest
from isotretinoin.patient import EarlierCourse, History, ReproductiveFacts
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.quantities.typed import typed, unspaced

__all__ = [
    "count_from",
    "day_from",
    "dose_from",
    "each_once",
    "facts_from",
    "first_days_from",
    "goal_from",
    "history_from",
    "names_from",
    "option_called",
    "useless",
    "weight_from",
]


def useless(option: str, because: str) -> FactError:
    """The refusal of an option that would do nothing.

    >>> raise useless("--most", "without a --protocol")
    Traceback (most recent call last):
    isotretinoin.errors.FactError: --most does nothing without a --protocol: leave it out
    """
    return FactError(f"{option} does nothing {because}: leave it out")


def option_called(name: str) -> str:
    """The option of that name.

    >>> option_called("first_dose")
    '--first-dose'
    """
    return f"--{name.replace('_', '-')}"


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = re.compile(r"[0-9]{1,5}")


def day_from(text: str) -> date:
    """The calendar day that is written as 2026-03-09, and in no other way.

    Raises
    ------
    DateError
        When it is written otherwise, or the calendar has no such day.

    >>> day_from("2026-03-09")
    datetime.date(2026, 3, 9)
    """
    told = unspaced(text)
    try:
        if _DAY.fullmatch(told):
            return date.fromisoformat(told)
    except ValueError:
        pass
    raise DateError(f"{text!r:.60} is not a calendar day: write it as 2026-03-09")


def count_from(text: str, what: str) -> int:
    """The whole number of up to five digits; 1.5 is no number of days.

    Raises
    ------
    DateError
        When it is anything else.

    >>> count_from("28", "days")
    28
    """
    told = unspaced(text)
    if _WHOLE.fullmatch(told):
        return int(told)
    raise DateError(f"{text!r:.60} is not a number of {what}: write a whole number, such as 28")


def dose_from(text: str) -> DailyDose | DailyDosePerKg:
    """The daily dose, by weight where the unit says so.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> dose_from("40 mg/day"), dose_from("0.5 mg/kg daily")
    (mg_per_day(40), mg_per_kg_day("0.5"))
    """
    return typed(text, DailyDose, DailyDosePerKg, what="a daily dose")


def goal_from(text: str) -> DosePerKg | Mass:
    """The dose aimed at, for each kg of body weight or in all.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> goal_from("120 mg/kg"), goal_from("8160 MG")
    (mg_per_kg(120), mg(8160))
    """
    return typed(text, DosePerKg, Mass, what="a goal")


def weight_from(text: str) -> BodyWeight:
    """The body weight, in whichever unit it was taken.

    Raises
    ------
    QuantityError
        When it is anything else.

    >>> weight_from("11 st 4 lb")
    kg("71.66759446")
    """
    return typed(text, BodyWeight)


def first_days_from(text: str | None) -> Mapping[str, date]:
    """The first days that are set for rules or editions, by their keys.

    Raises
    ------
    DateError
        When one of them has no day, or is set twice.

    >>> first_days_from("us.ipledge.edition-5=2027-01-04")
    {'us.ipledge.edition-5': datetime.date(2027, 1, 4)}
    """
    found: dict[str, date] = {}
    for each in text.split(",") if text is not None else ():
        key, told, day = each.partition("=")
        if not told or not key.strip():
            raise DateError(f"{each!r:.60} gives no day: write us.ipledge.edition-5=2027-01-01")
        if key.strip() in found:
            raise DateError(f"{key.strip()!r:.60} has two days: give one")
        found[key.strip()] = day_from(day)
    return found


_NONE: Final = "none"
_YES_OR_NO: Final = {"yes": True, "no": False}
_FACTS: Final = tuple(each.name for each in fields(ReproductiveFacts))


def names_from(text: str | None) -> tuple[str, ...] | None:
    """The names between commas; "none" for a record that there is none.

    Raises
    ------
    FactError
        When it is empty.

    >>> names_from("soya, peanut"), names_from("none"), names_from(None)
    (('soya', 'peanut'), (), None)
    """
    if text is None:
        return None
    if unspaced(text).casefold() == _NONE:
        return ()
    names = tuple(each.strip() for each in text.split(","))
    if not all(names):
        raise FactError(f"{text!r:.60} leaves a name out: write names between commas, or none")
    return names


def each_once(listed: str, where: str = "--compare") -> list[str]:
    """The names between commas, each once: to set a thing beside itself does nothing.

    Raises
    ------
    FactError
        When one is named twice.

    >>> each_once("US, GB")
    ['US', 'GB']
    """
    names = [name.strip() for name in listed.split(",")]
    for name in names:
        if sum(name.casefold() == other.casefold() for other in names) > 1:
            raise useless(f"{name!r:.60} named twice", f"in {where}")
    return names


def history_from(text: str | None) -> History | None:
    """The earlier courses, by the day or month of the last dose of each; "none" for none.

    Raises
    ------
    DateError
        When one of them is no day and no month.

    >>> history_from("2023-05, 2025-11-03").courses[0]
    EarlierCourse(last_dose=YearMonth(year=2023, month=5))
    """
    names = names_from(text)
    return None if names is None else History(tuple(map(_earlier_course, names)))


def _earlier_course(text: str) -> EarlierCourse:
    try:
        return EarlierCourse(day_from(text))
    except DateError as error:
        try:
            return EarlierCourse(YearMonth.parse(unspaced(text)))
        except DateError:
            raise DateError(f"{error}, or 2026-03 where only the month is known") from None


def facts_from(text: str | None) -> ReproductiveFacts | None:
    """The facts by which a programme tells who can become pregnant, each "name=yes", no or a number.

    Raises
    ------
    FactError
        When a fact has no answer, another than it can have, or two.
    UnknownName
        With the closest name, when there is no such fact.

    >>> facts_from("has-uterus=yes, sterilised=no, age=54").age
    54
    """
    if text is None:
        return None
    found: dict[str, Any] = {}
    for each in text.split(","):
        told, _, answer = each.partition("=")
        name, said = told.strip().replace("-", "_").casefold(), answer.strip().casefold()
        if name not in _FACTS:
            near = closest(name, _FACTS, least=0) or _FACTS[0]
            raise UnknownName(f"no fact {told.strip()!r:.60}; the closest is {near!r}")
        if name in found:
            raise FactError(f"{name} is told twice: tell it once")
        if name == "age":
            found[name] = count_from(said, "years of age")
        elif said in _YES_OR_NO:
            found[name] = _YES_OR_NO[said]
        else:
            raise FactError(f"{each.strip()!r:.60} gives no answer: write {name}=yes or {name}=no")
    return ReproductiveFacts(**found)
