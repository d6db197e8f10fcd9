"""What a course is by the rules alone, where nobody says more: its doses, and what it aims at."""

from datetime import date
from fractions import Fraction
from typing import final

from attrs import field

from isotretinoin import given
from isotretinoin.dates import calendar_day
from isotretinoin.errors import SourceSilent
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import Between
from isotretinoin.products import Formulation, conventional_factor
from isotretinoin.quantities import DailyDosePerKg, DosePerKg
from isotretinoin.quantities.exact import number_text
from isotretinoin.rules.posology import PosologyRules
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook
from isotretinoin.values import frozen

__all__ = ["Usual", "usual"]


@final
@frozen(kw_only=True)
class Usual:
    """The range of daily doses of a formulation, and the lower end of the goal, by some rules.

    `goal` is in milligrams of the formulation itself. Sources state goals in those of conventional
    capsules; `counted_by` is the rule by which it was made of them, or None where there was no need.
    """

    doses: Rule[Between[DailyDosePerKg]]
    goal: DosePerKg
    aim: Rule[Between[DosePerKg]] = field(repr=False)
    counted_by: Rule[Fraction] | None = None

    def __str__(self) -> str:
        by = ""
        if self.counted_by is not None:
            factor = number_text(self.counted_by.value.as_integer_ratio())
            by = f", {factor} of {self.aim.value.low} in conventional mg"
        return (
            f"{self.doses.value} ({self.doses.cites[0].source.title}), until {self.goal}"
            f" ({self.aim.cites[0].source.title}{by})"
        )


def usual(
    rules: Rulebook,
    *,
    on: date,
    formulation: Formulation = Formulation.CONVENTIONAL,
    otherwise: Rulebook | None = None,
) -> Usual:
    """The doses and the goal of a course of that formulation which begins on that day.

    The goal is the rulebook's own or, where its sources state none, the first of those by which it
    places a cumulative dose, such as the patient guide's. What these rules are silent on is taken of
    the rulebook `otherwise`, where one is given.

    Raises
    ------
    TypeError
        When rules or formulation is not of its type.
    DateError
        When it is no calendar day.
    SourceSilent
        When the sources state no doses of the formulation for that day, or no goal at all.

    >>> from isotretinoin import rulebook
    >>> found = usual(rulebook("US"), on=date(2026, 3, 9), formulation=Formulation.MICRONISED)
    >>> print(found.doses.value, found.goal, found.aim.value.low)
    0.4–0.8 mg/kg/day 96 mg/kg 120 mg/kg
    """
    given.require(rules, Rulebook, RULEBOOK)
    given.require(formulation, Formulation, "Formulation.CONVENTIONAL")
    given.perhaps(given.require, otherwise, Rulebook, RULEBOOK)
    day = calendar_day(on)
    books = (rules,) if otherwise is None else (rules, otherwise)
    doses = next(filter(None, (_doses(book, formulation, day) for book in books)), None)
    aim = next(filter(None, (_aim(book, formulation, day) for book in books)), None)
    if doses is None or aim is None:
        what = "doses" if doses is None else "cumulative dose to aim at"
        raise SourceSilent(
            f"rulebook {rules.name!r} knows no {what} of {formulation} capsules on {day}: give them",
        )
    goal, by = aim.value.low, conventional_factor(formulation)
    return Usual(
        doses=doses,
        goal=goal if by is None else DosePerKg(goal.mg_per_kg * by.value),
        aim=aim,
        counted_by=by,
    )


def _posology(rules: Rulebook, formulation: Formulation) -> PosologyRules | None:
    return next((each for each in rules.posologies if formulation in each.formulations), None)


def _doses(
    rules: Rulebook, formulation: Formulation, day: date
) -> Rule[Between[DailyDosePerKg]] | None:
    posology = _posology(rules, formulation)
    return rule_on(posology and posology.daily_dose, day)


def _aim(rules: Rulebook, formulation: Formulation, day: date) -> Rule[Between[DosePerKg]] | None:
    posology = _posology(rules, formulation)
    return rule_on(posology and posology.goal, day) or next(iter(rules.goals), None)
