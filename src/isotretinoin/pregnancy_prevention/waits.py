"""How long after the last dose: contraception, blood, breast-feeding, procedures.

A rule is judged on the day it concerns: the lead-in on the first dose, the month after on the last.
"""

from datetime import date, timedelta
from typing import Any, Final, Literal

from isotretinoin.dates import after, in_order
from isotretinoin.errors import FactError
from isotretinoin.evidence import Rule
from isotretinoin.findings import Window
from isotretinoin.rules.rulebook import Rulebook, stated

__all__ = [
    "blood_donation_window",
    "final_pregnancy_test",
    "lactation_window",
    "post_course_window",
    "procedure_window",
]


_ONE_DAY: Final = timedelta(days=1)


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
        rules.pregnancy_prevention.contraception_after,
        rules,
        "contraception after a course",
    )
    rule = matter.at(last_dose)
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
    rule = stated(matter, rules, "wait before blood donation").at(last_dose)
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
    rule = stated(matter, rules, "wait before breast-feeding").at(last_dose)
    return _barred(first_dose, last_dose, rule)


def final_pregnancy_test(last_dose: date, rules: Rulebook) -> Window:
    """The days on which the last pregnancy test counts.

    `first` is the day on which it is due, and the earliest that is valid. No source sets a last
    day, so `last` is None.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on the day of the last dose.

    >>> from isotretinoin import rulebook
    >>> print(final_pregnancy_test(date(2026, 7, 20), rulebook("GB")))
    from 2026-08-24 on
    """
    matter = rules.pregnancy_prevention.final_test_after
    rule = stated(matter, rules, "pregnancy test after a course").at(last_dose)
    return Window(first=after(last_dose, rule.value), last=None, because=rule)


def procedure_window(
    procedure: Literal["wax epilation", "resurfacing"],
    rules: Rulebook,
    *,
    first_dose: date,
    last_dose: date,
) -> Window:
    """The days on which the procedure should not be done: the course and the wait after it.

    The `alternatives` of `because` are what consensus papers say beside the label.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on the day of the last dose.
    DateError
        When the last dose comes before the first.
    FactError
        When the procedure is neither of the two.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(procedure_window(
    ...     "resurfacing", rulebook("US"),
    ...     first_dose=date(2026, 3, 9), last_dose=date(2026, 8, 31),
    ... ))
    2026-03-09 to 2027-03-01
    """
    in_order(first_dose, "the first dose", last_dose, "the last dose")
    waits = {
        "wax epilation": rules.procedures.wax_epilation,
        "resurfacing": rules.procedures.resurfacing,
    }
    if procedure not in waits:
        raise FactError(f"{procedure!r:.60} is no procedure: write {' or '.join(map(repr, waits))}")
    rule = stated(waits[procedure], rules, f"wait for {procedure}").at(last_dose)
    return Window(first=first_dose, last=after(last_dose, rule.value), because=rule)
