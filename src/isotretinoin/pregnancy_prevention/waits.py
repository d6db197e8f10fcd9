"""How long after the last dose: contraception, tests, blood, breast-feeding, procedures, a new course.

Every such window is made by one function, `wait_window`. A wait is judged on the day of the last
dose; where a month lacks the day, it is read outward.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, NamedTuple

from isotretinoin.dates import ONE_DAY, Span, after, calendar_day, in_order
from isotretinoin.errors import FactError, NoRuleInForce, SourceSilent, shown
from isotretinoin.evidence import Timeline
from isotretinoin.findings import Absent, Window
from isotretinoin.given import require
from isotretinoin.products import Formulation
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook, stated
from isotretinoin.rules.vocabulary import plain_word

__all__ = [
    "WAITS",
    "blood_donation_window",
    "final_pregnancy_test",
    "lactation_window",
    "not_for_this_patient",
    "or_absent",
    "post_course_window",
    "procedure_window",
    "wait_window",
]


class _Wait(NamedTuple):
    """What the source calls a wait, and on which days it bars."""

    called: str
    #: From the first dose on; else only after the last.
    from_first_dose: bool = False
    #: What waits until the span is over has no last day.
    opens: bool = False


_WAITS: Final[Mapping[str, _Wait]] = {
    "contraception": _Wait("contraception after a course"),
    "pregnancy test": _Wait("pregnancy test after a course", opens=True),
    "blood donation": _Wait("wait before blood donation", from_first_dose=True),
    "lactation": _Wait("wait before breast-feeding", from_first_dose=True),
    "another course": _Wait("wait before another course", opens=True),
}

#: What can be waited for besides the procedures that a rulebook knows.
WAITS: Final[tuple[str, ...]] = tuple(_WAITS)


def wait_window(
    kind: str,
    last_dose: date,
    rules: Rulebook,
    *,
    first_dose: date | None = None,
    formulation: Formulation = Formulation.CONVENTIONAL,
) -> Window:
    """The days that a wait after the last dose sets, both ends included; `because` is its rule.

    Contraception goes on from the day after the last dose. Blood, breast-feeding and procedures are
    barred from the first dose on, or from the last where the first is not given. The pregnancy test
    and another course have a first day and no last. The day on which the span is over is the last
    barred one, "for 4 weeks"; by "less than 4 weeks" it is free, as it is for another course.

    Parameters
    ----------
    kind
        One of `WAITS`, or a procedure that the rulebook knows, in any of its words.
    first_dose
        The day on which days of the course begin to count, for what is barred in the course too.
    formulation
        Whose posology sets the wait before another course.

    Raises
    ------
    SourceSilent
        When the sources say nothing of it.
    NoRuleInForce
        When no rule on it was in force on the day of the last dose.
    DateError
        When a day is no calendar day, or the last dose comes before the first.
    FactError
        When there is no wait of that kind.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(wait_window("contraception", date(2026, 1, 31), rulebook("US")))
    2026-02-01 to 2026-03-02
    >>> print(wait_window("another course", date(2026, 7, 20), rulebook("US")))
    from 2026-09-20 on
    """
    require(rules, Rulebook, RULEBOOK)
    require(formulation, Formulation, "Formulation.CONVENTIONAL")
    calendar_day(last_dose, "day for the last dose")
    if first_dose is not None:
        in_order(first_dose, "the first dose", last_dose, "the last dose")
    wait, matter = _ruled(kind, rules, formulation)
    rule = stated(matter, rules, wait.called).at(last_dose)
    over = after(last_dose, rule.value)
    if wait.opens:
        return Window(first=over, last=None, because=rule)
    if wait.from_first_dose:
        return Window(first=first_dose or last_dose, last=over, because=rule)
    return Window(first=last_dose + ONE_DAY, last=over, because=rule)


def _ruled(
    kind: str, rules: Rulebook, formulation: Formulation
) -> tuple[_Wait, Timeline[Span] | None]:
    """The wait of that kind, and the rules on it."""
    prevention = rules.pregnancy_prevention
    match kind:
        case "contraception":
            return _WAITS[kind], prevention.contraception_after
        case "pregnancy test":
            return _WAITS[kind], prevention.final_test_after
        case "blood donation":
            return _WAITS[kind], prevention.blood_donation_after
        case "lactation":
            return _WAITS[kind], prevention.lactation_after
        case "another course":
            return _WAITS[kind], rules.posology_of(formulation).washout
        case _:
            row = rules.procedures.of(plain_word(kind))
    if row is None:
        names = (*_WAITS, *(plain_word(each.kind) for each in rules.procedures.rows))
        known = " or ".join(map(repr, names))
        raise FactError(f"{shown(kind)} is no wait or procedure: write {known}")
    return _Wait(f"wait for {row.kind}", from_first_dose=True), row.wait


def post_course_window(last_dose: date, rules: Rulebook) -> Window:
    """The days on which contraception goes on: from the day after the last dose, ends included.

    Raises
    ------
    NoRuleInForce, DateError
        As for `wait_window`.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(post_course_window(date(2026, 1, 31), rulebook("US")))
    2026-02-01 to 2026-03-02
    """
    return wait_window("contraception", last_dose, rules)


def final_pregnancy_test(last_dose: date, rules: Rulebook) -> Window:
    """The days on which the last pregnancy test counts: from the end of the wait on.

    No source sets a last day, so `last` is None.

    Raises
    ------
    NoRuleInForce, DateError
        As for `wait_window`.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(final_pregnancy_test(date(2026, 7, 20), rulebook("GB")))
    from 2026-08-24 on
    """
    return wait_window("pregnancy test", last_dose, rules)


def blood_donation_window(first_dose: date, last_dose: date, rules: Rulebook) -> Window:
    """The days on which the patient must not give blood, whoever the patient is.

    Raises
    ------
    NoRuleInForce, DateError
        As for `wait_window`.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(blood_donation_window(date(2026, 3, 9), date(2026, 7, 20), rulebook("US")))
    2026-03-09 to 2026-08-20
    """
    return wait_window("blood donation", last_dose, rules, first_dose=calendar_day(first_dose))


def lactation_window(first_dose: date, last_dose: date, rules: Rulebook) -> Window:
    """The days on which the patient must not breast-feed.

    Raises
    ------
    NoRuleInForce, DateError
        As for `wait_window`.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(lactation_window(date(2026, 3, 9), date(2026, 7, 20), rulebook("US")))
    2026-03-09 to 2026-08-20
    """
    return wait_window("lactation", last_dose, rules, first_dose=calendar_day(first_dose))


def procedure_window(
    procedure: str,
    rules: Rulebook,
    *,
    first_dose: date,
    last_dose: date,
) -> Window:
    """The days on which the procedure should not be done: the course and the wait after it.

    The `alternatives` of `because` are what consensus papers say beside the label.

    Raises
    ------
    NoRuleInForce, DateError, FactError
        As for `wait_window`.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(procedure_window(
    ...     "resurfacing", rulebook("US"),
    ...     first_dose=date(2026, 3, 9), last_dose=date(2026, 8, 31),
    ... ))
    2026-03-09 to 2027-03-01
    """
    if procedure in WAITS:
        known = " or ".join(repr(row.kind) for row in rules.procedures.rows)
        raise FactError(
            f"{shown(procedure)} is no procedure: write {known or 'a kind with a rule'}",
        )
    return wait_window(procedure, last_dose, rules, first_dose=calendar_day(first_dose))


def not_for_this_patient(what: str) -> Absent:
    """The answer where a window is asked for of a patient who cannot become pregnant."""
    return Absent(
        why="not for this patient",
        what=what,
        said="the patient cannot become pregnant",
    )


def or_absent(what: str, window: Callable[[], Window | Absent]) -> Window | Absent:
    """The window, or why it is not there, where the rulebook's sources are silent.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> last = date(2026, 7, 20)
    >>> or_absent("lactation", lambda: wait_window("lactation", last, rulebook("EU"))).why
    'silent'
    """
    try:
        return window()
    except SourceSilent as silence:
        return Absent(why="silent", what=what, said=str(silence))
    except NoRuleInForce as silence:
        return Absent(why="none set", what=what, said=str(silence))
