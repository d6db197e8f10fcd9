"""Whether methods of contraception are enough, and from when to when they are used."""

from collections.abc import Iterable
from datetime import date

from isotretinoin.courses.course import COURSE, Course
from isotretinoin.dates import after, before
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import Absent, Answer, Window
from isotretinoin.given import require
from isotretinoin.pregnancy_prevention.waits import not_for_this_patient
from isotretinoin.rules.programme import ContraceptionMethods, ContraceptiveMethod
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook, stated
from isotretinoin.rules.vocabulary import contraceptive_methods

__all__ = ["contraception_acceptable", "contraception_window", "edition"]


def edition(rules: Rulebook, *, on: date) -> Rule[str]:
    """The edition of the programme that is in force on the day, as the rule that says so.

    Raises
    ------
    NoRuleInForce
        When the sources name no edition, or none was in force on the day.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> edition(rulebook("US"), on=date(2026, 3, 9)).key
    'us.ipledge.edition-4'
    """
    return stated(
        require(rules, Rulebook, RULEBOOK).pregnancy_prevention.editions,
        rules,
        "editions of a programme",
    ).at(on)


def contraception_window(course: Course, rules: Rulebook) -> Window | Absent:
    """The days of contraception, from the lead-in before the first dose to the span after the last.

    `Absent` for a patient who cannot become pregnant; where that was not recorded, the window is given.
    Where the sources set no lead-in, it starts with the first dose. `because` is the rule on the
    days after the course.

    Raises
    ------
    NoRuleInForce
        When the sources set no days after the course, or no rule was in force on the first dose or
        on the last.

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, Weeks, kg, mg_per_kg_day, rulebook
    >>> course = Course.lasting(
    ...     Weeks(20),
    ...     patient=Patient(weight=kg(68), can_become_pregnant=True),
    ...     regimen=Regimen.constant(mg_per_kg_day("0.5")),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> print(contraception_window(course, rulebook("US")))
    2026-02-07 to 2026-08-26
    """
    require(course, Course, COURSE)
    require(rules, Rulebook, RULEBOOK)
    if course.patient.can_become_pregnant is False:
        return not_for_this_patient("contraception")
    prevention = rules.pregnancy_prevention
    month = stated(prevention.contraception_after, rules, "contraception after a course")
    rule = month.at(course.last_dose)
    first = course.first_dose
    if prevention.contraception_before is not None:
        first = before(first, prevention.contraception_before.at(first).value)
    return Window(first=first, last=after(course.last_dose, rule.value), because=rule)


def contraception_acceptable(
    methods: Iterable[ContraceptiveMethod | str],
    rules: Rulebook,
    *,
    on: date,
) -> Answer:
    """Whether the methods together are what the rules ask for on that day.

    Unknown when the source says nothing of a method on which the answer hangs.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.
    FactError
        When one of the methods is no `ContraceptiveMethod`, nor a word for one.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> pair = (ContraceptiveMethod.IUD, ContraceptiveMethod.CONDOM)
    >>> contraception_acceptable(pair, rulebook("US"), on=date(2026, 3, 9)).value
    'yes'
    """
    matter = require(rules, Rulebook, RULEBOOK).pregnancy_prevention.contraception_methods
    rule = stated(matter, rules, "methods of contraception").at(on)
    accepted, given = rule.value, contraceptive_methods(methods)
    for method in given:
        if method in accepted.alone:
            return Answer(value="yes", reason=f"{method} is accepted alone", because=rule)
    unnamed = tuple(method for method in given if method not in _named(accepted))
    doubted = rules.pregnancy_prevention.contraception_doubted
    doubt = rule_on(doubted, on)
    counted = [m for m in given if m in accepted.primary + accepted.secondary]
    reason = f"{_listed(counted)}; the rule asks for {accepted}"
    if _enough(counted, accepted):
        return Answer(value="yes", reason=reason, because=rule)
    if doubt is not None and unnamed and set(unnamed) <= set(doubt.value):
        reason = f"not acceptable: {_listed(unnamed)}; counted: {reason}"
        return Answer(value="no", reason=reason, because=doubt)
    if unnamed:
        return Answer(
            value="unknown",
            reason=f"the source says nothing of {_listed(unnamed)}",
            missing=tuple(f"whether {method} counts" for method in unnamed),
            because=rule,
        )
    barred = [method for method in given if method in accepted.not_acceptable]
    if barred:
        reason = f"not acceptable: {_listed(barred)}; counted: {reason}"
    return Answer(value="no", reason=reason, because=rule)


def _named(accepted: ContraceptionMethods) -> tuple[ContraceptiveMethod, ...]:
    return accepted.primary + accepted.secondary + accepted.not_acceptable


def _enough(counted: Iterable[ContraceptiveMethod], accepted: ContraceptionMethods) -> bool:
    methods = tuple(counted)
    primary = sum(method in accepted.primary for method in methods)
    secondary = sum(method in accepted.secondary for method in methods)
    return (
        len(methods) >= accepted.needed
        and primary >= accepted.primary_needed
        and secondary >= accepted.secondary_needed
    )


def _listed(methods: Iterable[ContraceptiveMethod]) -> str:
    return " and ".join(map(str, methods)) or "no method"
