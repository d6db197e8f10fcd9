"""Courses row by row: weight, dose, first dose and goal to the last dose, the sums and the windows.

The walk to a goal is the kernel's, in whole numbers: doses are counted in ng, since so many mg/kg of
so many g are a whole number of them.
"""

from datetime import date
from fractions import Fraction
from typing import Final, Literal, NamedTuple, TypeVar

from isotretinoin import given
from isotretinoin.adapters.frames.blocks import row_by_row
from isotretinoin.adapters.frames.days import (
    HIGH,
    LOW,
    NONE,
    Answers,
    Question,
    Values,
    Words,
    asked_once,
    number_of,
)
from isotretinoin.adapters.frames.parts import by_parts
from isotretinoin.adapters.frames.rows import MOST, AnyRows, OnError, Output
from isotretinoin.adapters.frames.windows import flag_of, key_of
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import before
from isotretinoin.errors import NoRuleInForce, QuantityError, RegimenError, SourceSilent, shown
from isotretinoin.evidence import rule_on
from isotretinoin.given import choice, require, yes_or_no
from isotretinoin.pregnancy_prevention.waits import wait_window
from isotretinoin.products import Formulation
from isotretinoin.quantities import DailyDose, DailyDosePerKg, DosePerKg, Mass
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["lead_in", "plan_courses"]

F = TypeVar("F")

#: In ng, what is given in thousandths: µg, or µg for each kg times g.
_NG_A_UG: Final = 1000
_NG_A_MG: Final = 10**6

#: No weight, dose or goal is larger; so large ones still multiply within 64 bits.
_KG: Final = 1000
_MG_A_DAY: Final = 10**5
_PER_KG: Final = 10**5
_DAYS: Final = HIGH - LOW + 1


class _Step(NamedTuple):
    """A step of a regimen for every row: its dose in ng, and how its days go on and off."""

    dose: Values
    days: int | None
    on: int
    off: int

    def days_on(self, days: Values) -> Values:
        """How many of its first days are days on; the kernel's `Step.days_on_within`."""
        if not self.off:
            return days
        cycle = self.on + self.off
        rest = days % cycle
        # The smaller of the two without a choice: a day beyond the days on adds nothing.
        beyond = (rest + cycle - self.on) // cycle * (rest - self.on)
        return days // cycle * self.on + rest - beyond

    def day_of_dose(self, k: Values) -> Values:
        """The day of its k-th dose, from 1; the kernel's `Step.day_of_dose`."""
        if not self.off:
            return k
        return (k - 1) // self.on * (self.on + self.off) + (k - 1) % self.on + 1


class _Walk(NamedTuple):
    """What a course comes to: its days, the place of its last dose among them, and all of it in ng."""

    days: Values
    last: Values
    total: Values


@by_parts
def plan_courses(
    frame: F,
    *,
    rules: Rulebook,
    regimen: Regimen | None = None,
    goal: str | DosePerKg | Mass | None = "goal_mg_per_kg",
    days: str | None = None,
    weight: str = "weight_kg",
    daily_dose: str = "daily_dose_mg",
    first_dose: str = "first_dose",
    can_become_pregnant: str | bool | None = "can_become_pregnant",
    formulation: Formulation = Formulation.CONVENTIONAL,
    capsules: Literal["exact"] = "exact",
    on_error: OnError = "column",
    because: bool = False,
) -> F:
    """The frame with the course of each row: its last dose, its sums, and the days that follow from it.

    Each row is `Course.until` its goal, or with `days` `Course.lasting` so long. Adds `last_dose`;
    `course_days`; `total_mg` and `cumulative_mg_per_kg`, numbers to be read, while all that is decided
    is decided in whole ng; `goal_reached`, null where there is no goal; `contraception_first` and
    `contraception_last`, null for patients who cannot become pregnant; `post_course_last`;
    `blood_donation_last`; `next_course_first`; and `error` and `error_column`. Where the sources say
    nothing of a window, or no rule was in force on its day, its columns are null.

    Parameters
    ----------
    frame, on_error
        As for `post_course_windows`.
    regimen
        The doses of every row. Without it, each row has its own, the same every day, in `daily_dose`.
    goal
        The column with the goal in mg/kg, or one goal for every row; None where `days` are given and
        nothing is aimed at.
    days
        The column with the days of the course, where it is not to end at a goal.
    weight, daily_dose
        The columns with the weight in kg and the dose in mg/day.
    first_dose
        The column with the day of the first dose.
    can_become_pregnant
        The column that says so, or True, False or None for every row. Of whom nothing was recorded
        counts as able to.
    formulation
        Whose posology sets the wait before another course.
    capsules
        "exact": doses are taken as they are.
    because
        Whether to add `post_course_because`, `blood_donation_because` and `next_course_because`: the
        keys of the rules, or "silent" or "no rule in force" where there is none.

    Raises
    ------
    RegimenError
        When the regimen is none, begins with a rest, takes unequal doses in turn, or has a goal of its own; when nothing is aimed
        at and no days are given.
    QuantityError
        When the dose or goal of every row is not whole in µg.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`.

    >>> from datetime import date
    >>> import polars as pl
    >>> from isotretinoin import mg_per_kg, rulebook
    >>> patients = pl.DataFrame(
    ...     {"weight_kg": [68.0], "daily_dose_mg": [40.0], "first_dose": [date(2026, 3, 9)]}
    ... )
    >>> told = plan_courses(
    ...     patients, rules=rulebook("US"), goal=mg_per_kg(120), can_become_pregnant=True
    ... )
    >>> print(*told.select("last_dose", "total_mg", "cumulative_mg_per_kg", "post_course_last").row(0))
    2026-09-28 8160.0 120.0 2026-10-28
    """
    require(rules, Rulebook, RULEBOOK)
    require(formulation, Formulation, "Formulation.CONVENTIONAL")
    choice(capsules, ("exact",), "way with capsules")
    yes_or_no(because, "because")
    if goal is None and days is None:
        raise RegimenError(
            "a course ends at a goal or after some days: name the column goal or days"
        )

    def answer(rows: AnyRows) -> dict[str, Output]:
        grams = rows.number(weight, "weight", most=_KG)
        steps = _steps(rows, regimen, grams, daily_dose)
        first = rows.day(first_dose, "first_dose")
        can = flag_of(rows, can_become_pregnant, "can_become_pregnant")
        aim = None if goal is None else _aim(rows, goal, grams)
        dosed = daily_dose if regimen is None else first_dose
        if days is None:
            walk = _until(rows, steps, aim, dosed)
        else:
            walk = _lasting(rows, steps, rows.whole(days, "days", least=1, most=_DAYS), days)
        last = rows.keep(first + walk.last - 1)
        beyond = last > HIGH
        rows.wrong(beyond, first_dose, "beyond")
        last = rows.keep(rows.when(beyond, HIGH, last))

        able = can != 0
        question = lead_in(rules)
        (start,) = rows.asked(first, first_dose, question)
        waits = {
            wait: (asked, rows.asked(last, first_dose, asked))
            for wait in ("contraception", "blood donation", "another course")
            for asked in [_wait(rules, wait, formulation)]
        }
        of = {wait: found for wait, (_, found) in waits.items()}
        answers = {
            "last_dose": Output(last, "day"),
            "course_days": Output(walk.days, "whole"),
            "total_mg": Output(rows.ratio(walk.total, _NG_A_MG), "number"),
            "cumulative_mg_per_kg": Output(walk.total / (grams * _NG_A_UG), "number"),
            "goal_reached": _reached(rows, walk, aim),
            "contraception_first": Output(start, "day", able & (of["contraception"][0] != NONE)),
            "contraception_last": Output(of["contraception"][0], "day", able & (start != NONE)),
            "post_course_last": Output(of["contraception"][0], "day"),
            "blood_donation_last": Output(of["blood donation"][0], "day"),
            "next_course_first": Output(of["another course"][0], "day"),
        }
        names = ("post_course_because", "blood_donation_because", "next_course_because")
        if because:
            answers |= {
                name: Output(found[1], "text", words=asked.words)
                for name, (asked, found) in zip(names, waits.values(), strict=True)
            }
        return answers

    return row_by_row(frame, on_error, answer)


def _reached(rows: AnyRows, walk: _Walk, aim: Values | None) -> Output:
    if aim is None:
        nothing = rows.every(0)
        return Output(nothing == 1, "flag", nothing == 1)
    return Output(walk.total >= aim, "flag")


def _steps(rows: AnyRows, regimen: Regimen | None, grams: Values, daily_dose: str) -> list[_Step]:
    if regimen is None:
        dose = rows.number(daily_dose, "daily_dose", most=_MG_A_DAY)
        return [_Step(rows.keep(dose * _NG_A_UG), None, 1, 0)]
    told = require(regimen, Regimen, "Regimen.constant(mg_per_day(40)) or another of its kind")
    if told.goal is not None:
        raise RegimenError(
            f"{told} ends at its own goal: give that as goal, and the doses without it"
        )
    if not told.steps[0].daily_dose:
        raise RegimenError(f"{told} begins with a rest: give it from its first dose on")
    steps: list[_Step] = []
    for step in told.steps:
        dose = step.daily_dose
        if isinstance(dose, DosePattern):
            raise RegimenError(
                f"{told} takes unequal doses in turn: plan such courses one at a time"
            )
        steps.append(
            _Step(
                rows.keep(_in_ng(rows, dose, grams)),
                None if step.days is None else min(step.days, _DAYS),
                step.days_on,
                step.days_off,
            )
        )
    return steps


def _in_ng(
    rows: AnyRows, dose: DailyDose | DailyDosePerKg | DosePerKg | Mass, grams: Values
) -> Values:
    if isinstance(dose, DailyDosePerKg):
        return grams * _thousandths(dose.mg_per_kg_day, dose, _PER_KG)
    if isinstance(dose, DosePerKg):
        return grams * _thousandths(dose.mg_per_kg, dose, _PER_KG)
    number = dose.mg_per_day if isinstance(dose, DailyDose) else dose.mg
    return rows.every(_thousandths(number, dose, MOST) * _NG_A_UG)


def _thousandths(number: Fraction, told: object, most: int) -> int:
    thousandths = number * 1000
    if thousandths.denominator != 1 or number > most:
        raise QuantityError(
            f"{shown(told)} is not counted exactly in a frame: give at most 3 decimals, up to {most}"
        )
    return thousandths.numerator


def _aim(rows: AnyRows, goal: str | DosePerKg | Mass, grams: Values) -> Values:
    if isinstance(goal, str):
        return rows.keep(rows.number(goal, "goal", most=_PER_KG) * grams)
    return rows.keep(_in_ng(rows, given.goal(goal), grams))


def _until(rows: AnyRows, steps: list[_Step], aim: Values, column: str) -> _Walk:
    """The walk to the goal: the kernel's `days_until`, step by step for all rows at once."""
    left, passed, total = aim, 0, rows.every(0)
    days = rows.every(0)
    for step in steps:
        dose = rows.keep(rows.when(step.dose > 0, step.dose, 1))
        doses = rows.keep((left + dose - 1) // dose)
        day = rows.keep(step.day_of_dose(doses))
        here = (days == 0) & (step.dose > 0)
        if step.days is not None:
            here = here & (day <= step.days)
        here = rows.keep(here)
        days = rows.keep(rows.when(here, passed + day, days))
        total = rows.keep(rows.when(here, aim - left + doses * dose, total))
        if step.days is not None:
            taken = step.dose * step.days_on(step.days)
            left = rows.keep(rows.when(days == 0, left - taken, aim))
            passed += step.days
    never = days == 0
    rows.wrong(never, column, "never")
    far = days > _DAYS
    rows.wrong(far, column, "beyond")
    days = rows.keep(rows.when(never | far, 1, days))
    return _Walk(days, days, total)


def _lasting(rows: AnyRows, steps: list[_Step], days: Values, column: str) -> _Walk:
    """The walk through so many days: the kernel's `Course.lasting`, likewise."""
    passed, total, last = 0, rows.every(0), rows.every(1)
    for step in steps:
        over = rows.keep(days - passed)
        mine = rows.keep(rows.when(over > 0, over, 0))
        if step.days is not None:
            mine = rows.keep(rows.when(mine > step.days, step.days, mine))
        doses = rows.keep(step.days_on(mine))
        total = rows.keep(total + step.dose * doses)
        dosed = (step.dose > 0) & (doses > 0)
        last = rows.keep(rows.when(dosed, passed + step.day_of_dose(doses), last))
        if step.days is not None:
            passed += step.days
    if steps[-1].days is not None:
        rows.wrong(days > passed, column, "too long")
    return _Walk(days, last, total)


#: In place of the key of a rule where there is none.
_SILENT: Final = "silent"
_NO_RULE: Final = "no rule in force"


@asked_once
def _wait(rules: Rulebook, wait: str, formulation: Formulation) -> Question:
    """The day to which a wait after a last dose reaches, or from which it is over, and its rule."""
    words = Words()

    def ask(day: date) -> Answers:
        try:
            window = wait_window(wait, day, rules, formulation=formulation)
        except SourceSilent:
            return None, words.place(_SILENT)
        except NoRuleInForce:
            return None, words.place(_NO_RULE)
        end = window.first if window.last is None else window.last
        return number_of(end), words.place(key_of(window))

    return Question(ask, 2, words=words)


@asked_once
def lead_in(rules: Rulebook) -> Question:
    """The first day of contraception before a first dose on a day; as `contraception_window` has it."""
    matter = rules.pregnancy_prevention.contraception_before

    def ask(day: date) -> Answers:
        if matter is None:
            return (number_of(day),)
        rule = rule_on(matter, day)
        return (None if rule is None else number_of(before(day, rule.value)),)

    return Question(ask, 1)
