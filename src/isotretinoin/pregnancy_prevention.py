"""Who can become pregnant, and the tests and days that a programme sets for them.

A rule is judged on the day it concerns: the lead-in on the first dose, the month after on the last.
Where a fact was not recorded, answers say so, and windows take the louder reading: they are given.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final, NoReturn, final

from attrs import field, frozen

from isotretinoin.course import Course
from isotretinoin.dates import Window, after, before, in_order
from isotretinoin.errors import FactError
from isotretinoin.evidence import Rule
from isotretinoin.findings import Answer
from isotretinoin.patient import ReproductiveFacts
from isotretinoin.pregnancy_tests import (
    PregnancyTest,
    confirmation_test_window,
    final_pregnancy_test,
    may_test_at,
    next_specimen,
    pregnancy_tests,
    sensitive_enough,
)
from isotretinoin.programmes import CategoryRule, ContraceptionMethods, ContraceptiveMethod
from isotretinoin.rules import Rulebook, stated

__all__ = [
    "Category",
    "PregnancyTest",
    "blood_donation_window",
    "category",
    "confirmation_test_window",
    "contraception_acceptable",
    "contraception_window",
    "edition",
    "final_pregnancy_test",
    "lactation_window",
    "may_test_at",
    "next_specimen",
    "post_course_window",
    "pregnancy_tests",
    "sensitive_enough",
]

_ONE_DAY: Final = timedelta(days=1)


def edition(rules: Rulebook, on: date) -> Rule[str]:
    """The edition of the programme that is in force on the day, as the rule that says so.

    Raises
    ------
    NoRuleInForce
        When the sources name no edition, or none was in force on the day.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> edition(rulebook("US"), date(2026, 3, 9)).key
    'us.ipledge.edition-4'
    """
    return stated(rules.pregnancy_prevention.editions, rules, "editions of a programme").on(on)


# Days -----------------------------------------------------------------------------------------


def contraception_window(course: Course, rules: Rulebook) -> Window | None:
    """The days of contraception, from the lead-in before the first dose to the span after the last.

    None for a patient who cannot become pregnant; where that was not recorded, the window is given.
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
    if course.patient.can_become_pregnant is False:
        return None
    prevention = rules.pregnancy_prevention
    month = stated(prevention.contraception_after, rules, "contraception after a course")
    rule = month.on(course.last_dose)
    first = course.first_dose
    if prevention.contraception_before is not None:
        first = before(first, prevention.contraception_before.on(first).value)
    return Window(first=first, last=after(course.last_dose, rule.value), because=rule)


def post_course_window(last_dose: date, rules: Rulebook) -> Window:
    """The days on which contraception goes on: from the day after the last dose, ends included.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(post_course_window(date(2026, 1, 31), rulebook("US")))
    2026-02-01 to 2026-03-02
    """
    matter = stated(
        rules.pregnancy_prevention.contraception_after, rules, "contraception after a course"
    )
    rule = matter.on(last_dose)
    last = after(last_dose, rule.value)
    return Window(first=last_dose + _ONE_DAY, last=last, because=rule)


def _barred(first_dose: date, last_dose: date, rule: Rule[Any]) -> Window:
    in_order(first_dose, "the first dose", last_dose, "the last dose")
    return Window(first=first_dose, last=after(last_dose, rule.value), because=rule)


def blood_donation_window(first_dose: date, last_dose: date, rules: Rulebook) -> Window:
    """The days on which the patient must not give blood, whoever the patient is.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on the day of the last dose.
    DateError
        When a day is no calendar day, or the last dose comes before the first.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(blood_donation_window(date(2026, 3, 9), date(2026, 7, 20), rulebook("US")))
    2026-03-09 to 2026-08-20
    """
    matter = rules.pregnancy_prevention.blood_donation_after
    rule = stated(matter, rules, "wait before blood donation").on(last_dose)
    return _barred(first_dose, last_dose, rule)


def lactation_window(first_dose: date, last_dose: date, rules: Rulebook) -> Window:
    """The days on which the patient must not breast-feed.

    Raises
    ------
    NoRuleInForce, DateError
        As for `blood_donation_window`.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(lactation_window(date(2026, 3, 9), date(2026, 7, 20), rulebook("US")))
    2026-03-09 to 2026-08-20
    """
    matter = rules.pregnancy_prevention.lactation_after
    rule = stated(matter, rules, "wait before breast-feeding").on(last_dose)
    return _barred(first_dose, last_dose, rule)


# Categories -----------------------------------------------------------------------------------


@final
@frozen(kw_only=True)
class Category:
    """Whether a programme counts a patient as able to become pregnant, and why.

    `can_become_pregnant` is None when the facts do not decide it; `missing` then names those that
    would, and the louder reading is to treat the patient as able. `name` is the programme's own
    name for the category, None where it is undecided. `conflicts` are sources that say otherwise of
    a fact that mattered.
    """

    can_become_pregnant: bool | None
    name: str | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()
    because: Rule[CategoryRule] = field(repr=False)
    conflicts: tuple[Rule[Any], ...] = field(default=(), repr=False)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a category may be undecided: compare category.can_become_pregnant with True, False "
            "or None"
        )

    def __str__(self) -> str:
        wanted = f" (missing: {', '.join(self.missing)})" if self.missing else ""
        return f"{self.name or 'not decided'}: {'; '.join(self.reasons)}{wanted}"


def category(rules: Rulebook, facts: ReproductiveFacts, on: date) -> Category:
    """Whether the programme counts the patient as able to become pregnant on that day.

    One fact that makes a patient unable decides; a patient is able only when every such fact is
    known not to hold.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> ligated = ReproductiveFacts(
    ...     has_uterus=True, has_ovary=True, sterilised=True, post_menopausal=False,
    ...     had_menarche=True,
    ... )
    >>> print(category(rulebook("US"), ligated, date(2026, 3, 9)))
    patient who can get pregnant: sterilisation does not count as unable here
    """
    rule = stated(rules.pregnancy_prevention.categories, rules, "categories of patients").on(on)
    verdict, reasons, missing = _judged(facts, rule.value)
    name = rule.value.able if verdict else rule.value.unable
    if verdict is False and facts.male:
        name = rule.value.male or name
    return Category(
        can_become_pregnant=verdict,
        name=None if verdict is None else name,
        reasons=reasons,
        missing=missing,
        because=rule,
        conflicts=tuple(
            other for other in rule.alternatives if _judged(facts, other.value)[0] is not verdict
        ),
    )


def _judged(
    facts: ReproductiveFacts, rule: CategoryRule
) -> tuple[bool | None, tuple[str, ...], tuple[str, ...]]:
    """Whether the patient counts as able, the reasons, and the facts that would decide."""
    grounds = tuple(_grounds(facts, rule))
    holding = tuple(reason for reason, _, holds in grounds if holds)
    if holding:
        return False, holding, ()
    asked = dict.fromkeys(name for _, names, holds in grounds if holds is None for name in names)
    missing = tuple(name for name in asked if getattr(facts, name) is None)
    reasons = tuple(_remarks(facts, rule)) or ("nothing recorded makes the patient unable",)
    return None if missing else True, reasons, missing


def _grounds(
    facts: ReproductiveFacts, rule: CategoryRule
) -> Iterator[tuple[str, tuple[str, ...], bool | None]]:
    """Each ground to count as unable: in words, the facts it asks for, and whether it holds."""
    yield "male", (), facts.male
    lacking = {_lacks(facts, "has_uterus"), _lacks(facts, "has_ovary")}
    link, decides = ("or", True) if rule.organs == "either" else ("and", False)
    organs = decides if decides in lacking else (None if None in lacking else not decides)
    yield f"no uterus {link} no ovary", ("has_uterus", "has_ovary"), organs
    yield "post-menopausal", ("post_menopausal",), facts.post_menopausal
    if rule.sterilised == "unable":
        yield "sterilised", ("sterilised",), facts.sterilised
    if rule.before_menarche == "unable":
        yield "before the first menstruation", ("had_menarche",), _lacks(facts, "had_menarche")


def _remarks(facts: ReproductiveFacts, rule: CategoryRule) -> Iterator[str]:
    """What in the facts might be thought to make the patient unable, and does not here."""
    if False in (facts.has_uterus, facts.has_ovary) and rule.organs == "both":
        yield "counts as unable only without uterus and without ovaries"
    if facts.sterilised and rule.sterilised == "able":
        yield "sterilisation does not count as unable here"
    if facts.had_menarche is False and rule.before_menarche == "able":
        yield "counts as able before the first menstruation"


def _lacks(facts: ReproductiveFacts, name: str) -> bool | None:
    fact: bool | None = getattr(facts, name)
    return None if fact is None else not fact


# Contraception --------------------------------------------------------------------------------


def contraception_acceptable(
    methods: Iterable[ContraceptiveMethod], rules: Rulebook, on: date
) -> Answer:
    """Whether the methods together are what the rules ask for on that day.

    Unknown when the source says nothing of a method on which the answer hangs.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.
    FactError
        When one of the methods is no `ContraceptiveMethod`.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> pair = (ContraceptiveMethod.IUD, ContraceptiveMethod.CONDOM)
    >>> contraception_acceptable(pair, rulebook("US"), date(2026, 3, 9)).value
    'yes'
    """
    matter = rules.pregnancy_prevention.contraception_methods
    rule = stated(matter, rules, "methods of contraception").on(on)
    accepted, given = rule.value, tuple(dict.fromkeys(methods))
    for method in given:
        if type(method) is not ContraceptiveMethod:
            raise FactError(
                f"{method!r:.60} is no method: write ContraceptiveMethod.IUD or another of them"
            )
    for method in given:
        if method in accepted.alone:
            return Answer(value="yes", reason=f"{method} is accepted alone", because=rule)
    unnamed = tuple(method for method in given if method not in _named(accepted))
    doubted = rules.pregnancy_prevention.contraception_doubted
    doubts = doubted.within(on, on) if doubted else ()
    counted = [m for m in given if m in accepted.primary + accepted.secondary]
    reason = f"{_listed(counted)}; the rule asks for {accepted}"
    if _enough(counted, accepted):
        return Answer(value="yes", reason=reason, because=rule)
    for doubt in doubts:
        if unnamed and set(unnamed) <= set(doubt.value):
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
    return len(methods) >= accepted.needed and primary >= accepted.primary_needed


def _listed(methods: Iterable[ContraceptiveMethod]) -> str:
    return " and ".join(map(str, methods)) or "no method"
