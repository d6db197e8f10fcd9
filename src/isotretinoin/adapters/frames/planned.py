"""Courses row by row: weight, dose, first dose and goal to the last dose, the sums and the windows."""

from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple, TypeVar, cast

import numpy as np

from isotretinoin import given
from isotretinoin.adapters.frames.blocks import row_by_row
from isotretinoin.adapters.frames.days import (
    HIGH,
    NONE,
    Answers,
    Question,
    Values,
    Words,
    asked_once,
    number_of,
)
from isotretinoin.adapters.frames.parts import by_parts
from isotretinoin.adapters.frames.rows import AnyRows, OnError, Output
from isotretinoin.adapters.frames.walks import (
    DAYS,
    NG_A_MG,
    NG_A_UG,
    PER_KG,
    Lends,
    Walk,
    WalkStep,
    fault_of,
    in_ng,
    lasting,
    of_each,
    steps_of,
    until,
)
from isotretinoin.adapters.frames.windows import flag_of, key_of
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import before
from isotretinoin.errors import (
    NoRuleInForce,
    RegimenError,
    RegimenTypeError,
    SourceSilent,
    UnknownName,
    closest,
    shown,
)
from isotretinoin.evidence import rule_on
from isotretinoin.findings import Between
from isotretinoin.given import choice, require, yes_or_no
from isotretinoin.pregnancy_prevention.waits import wait_window
from isotretinoin.products import Formulation, conventional_factor
from isotretinoin.quantities import DosePerKg, Mass
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["lead_in", "plan_courses"]

F = TypeVar("F")

#: No weight or dose is larger; so large ones still multiply within 64 bits.
_KG: Final = 1000
_MG_A_DAY: Final = 10**5

#: Where a sum stands against a goal with two ends, in the words of `GoalBand`.
_POSITIONS: Final = ("below", "in", "above")


@by_parts
def plan_courses(
    frame: F,
    *,
    rules: Rulebook,
    regimen: Regimen | str | None = None,
    goal: str | DosePerKg | Mass | None = "goal_mg_per_kg",
    band: str | tuple[str, str] | Between[DosePerKg] | None = None,
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
        The doses of every row, or the column with the regimen of each in words, as `Regimen.parse`
        reads them: "20 mg/day for 30 days, then 40 mg/day". Without it, each row has its own dose,
        the same every day, in `daily_dose`.
    goal
        The column with the goal in mg/kg, or one goal for every row; None where `days` are given and
        nothing is aimed at, or where each regimen says its own, as "40 mg/day until 120 mg/kg".
    band
        A goal with two ends, both in it: the key of one of `rules.goals`, one for every row, or the
        two columns with its ends in mg/kg. Adds `goal_band`: "below", "in" or "above", as the sum
        stands to it in milligrams of conventional capsules.
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
        When the regimen is none, begins with a rest, takes more than 31 doses in turn, or has a goal
        of its own beside `goal` or `days`; when nothing is aimed at and no days are given; when the
        band is none.
    QuantityError
        When the dose or goal of every row is not whole in µg.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`; also when the rules have no goal of that key, and when regimens
        are to be read from a relation of DuckDB, a frame of Spark or a table of a statement.

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
    >>> words = patients.with_columns(regimen=pl.lit("20 mg/day for 30 days, then 40 mg/day"))
    >>> told = plan_courses(
    ...     words,
    ...     rules=rulebook("US"),
    ...     regimen="regimen",
    ...     goal=mg_per_kg(120),
    ...     band="guide.goal",
    ...     can_become_pregnant=True,
    ... )
    >>> print(*told.select("last_dose", "goal_band").row(0))
    2026-10-13 in
    """
    require(rules, Rulebook, RULEBOOK)
    require(formulation, Formulation, "Formulation.CONVENTIONAL")
    choice(capsules, ("exact",), "way with capsules")
    yes_or_no(because, "because")
    if regimen is not None and not isinstance(regimen, str):
        require(regimen, Regimen, "Regimen.constant(mg_per_day(40)) or another of its kind")
    _once(regimen, aimed=goal is not None or days is not None)
    wanted = None if band is None else _wanted(rules, band)

    ends = _Ends(regimen, goal, days, first_dose)

    def answer(rows: AnyRows) -> dict[str, Output]:
        grams = rows.number(weight, "weight", most=_KG)
        dose = None
        if regimen is None:
            micrograms = rows.number(daily_dose, "daily_dose", most=_MG_A_DAY)
            dose = rows.keep(micrograms * NG_A_UG)
        first = rows.day(first_dose, "first_dose")
        can = flag_of(rows, can_become_pregnant, "can_become_pregnant")
        if dose is None:
            walk, aim = ends.of_regimens(rows, grams, first)
        else:
            steps = [WalkStep((dose,), (True,), None, 1, 0)]
            walk, aim = ends.of_steps(rows, steps, grams, daily_dose)
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
            "total_mg": Output(rows.ratio(walk.total, NG_A_MG), "number"),
            "cumulative_mg_per_kg": Output(walk.total / (grams * NG_A_UG), "number"),
            "goal_reached": _reached(rows, walk, aim),
            "contraception_first": Output(start, "day", able & (of["contraception"][0] != NONE)),
            "contraception_last": Output(of["contraception"][0], "day", able & (start != NONE)),
            "post_course_last": Output(of["contraception"][0], "day"),
            "blood_donation_last": Output(of["blood donation"][0], "day"),
            "next_course_first": Output(of["another course"][0], "day"),
        }
        if wanted is not None:
            answers["goal_band"] = _placed(rows, walk, grams, wanted, formulation)
        names = ("post_course_because", "blood_donation_because", "next_course_because")
        if because:
            answers |= {
                name: Output(found[1], "text", words=asked.words)
                for name, (asked, found) in zip(names, waits.values(), strict=True)
            }
        return answers

    return row_by_row(frame, on_error, answer)


def _reached(rows: AnyRows, walk: Walk, aim: Values | None) -> Output:
    if aim is None:
        nothing = rows.every(0)
        return Output(nothing == 1, "flag", nothing == 1)
    return Output(walk.total >= aim, "flag")


class _Ends(NamedTuple):
    """The doses of courses and where they end, as the caller says it."""

    regimen: Regimen | str | None
    goal: str | DosePerKg | Mass | None
    days: str | None
    first_dose: str

    def of_steps(
        self, rows: AnyRows, steps: list[WalkStep], grams: Values, column: str
    ) -> tuple[Walk, Values | None]:
        """The walk of every row through those steps, and its goal in ng; None for none."""
        goal = self.goal
        if goal is None and isinstance(self.regimen, Regimen):
            goal = self.regimen.goal
        aim = self._aim(rows, goal, grams)
        return self._walk(rows, steps, aim, self._long(rows), column), aim

    def of_regimens(
        self, rows: AnyRows, grams: Values, first: Values
    ) -> tuple[Walk, Values | None]:
        """Likewise through the regimen of every row, or of each."""
        if isinstance(self.regimen, Regimen):
            steps = steps_of(rows, self.regimen, grams, first, self.first_dose)
            return self.of_steps(rows, steps, grams, self.first_dose)
        name = cast("str", self.regimen)
        aim, long = self._aim(rows, self.goal, grams), self._long(rows)
        codes, read = _read_each(rows, name, aimed=aim is not None or long is not None)
        aims = rows.every(0) if aim is None else aim

        def walk(some: Lends, told: Regimen, places: Values) -> Walk:
            steps = steps_of(some, told, grams[places], first[places], self.first_dose)
            if told.goal is not None:
                aims[places] = in_ng(some, told.goal, grams[places])
            mine = None if long is None else long[places]
            return self._walk(some, steps, aims[places], mine, name)

        walked = of_each(rows, codes, read, walk)
        return walked, aims if long is None else aim

    def _walk(
        self, rows: Lends, steps: list[WalkStep], aim: Values, long: Values | None, column: str
    ) -> Walk:
        if self.days is None:
            return until(rows, steps, aim, column)
        return lasting(rows, steps, long, self.days)

    def _aim(
        self, rows: AnyRows, goal: str | DosePerKg | Mass | None, grams: Values
    ) -> Values | None:
        if isinstance(goal, str):
            return rows.keep(rows.number(goal, "goal", most=PER_KG) * grams)
        return None if goal is None else rows.keep(in_ng(rows, given.goal(goal), grams))

    def _long(self, rows: AnyRows) -> Values | None:
        return None if self.days is None else rows.whole(self.days, "days", least=1, most=DAYS)


def _once(regimen: Regimen | str | None, *, aimed: bool) -> None:
    """Nothing, when it is said once where a course ends.

    Raises
    ------
    RegimenError
        When it is not said, or twice.
    """
    own = regimen.goal if isinstance(regimen, Regimen) else None
    if own is not None and aimed:
        raise RegimenError(
            f"{regimen} ends at its own goal: write goal=None, and no days, or the doses without it"
        )
    if own is None and not aimed and not isinstance(regimen, str):
        raise RegimenError(
            "a course ends at a goal or after some days: name the column goal or days"
        )


def _read_each(rows: AnyRows, name: str, *, aimed: bool) -> tuple[Values, list[Regimen | None]]:
    """Which regimen each row has, and what each is; a text that is none is a fault of its rows."""
    codes, texts = rows.texts(name, "regimen")
    read = [_read(text) for text in texts]
    faults = [
        told
        if isinstance(told, str)
        else "own goal"
        if aimed and told.goal is not None
        else "no goal"
        if not aimed and told.goal is None
        else ""
        for told in read
    ]
    for fault in sorted({each for each in faults if each}):
        rows.wrong(np.array([each == fault for each in faults])[codes], name, fault)
    return codes, [
        None if fault or isinstance(told, str) else told
        for fault, told in zip(faults, read, strict=True)
    ]


@lru_cache(maxsize=1 << 12)
def _read(text: str) -> Regimen | str:
    """The regimen of that text, or its fault: each is read once."""
    try:
        told = Regimen.parse(text)
    except RegimenError:
        return "unreadable"
    return fault_of(told) or told


def _wanted(
    rules: Rulebook, band: str | tuple[str, str] | Between[DosePerKg]
) -> tuple[str, str] | Between[DosePerKg]:
    """The goal with two ends: that of a rule by its key, one given, or the columns of its ends."""
    told: Any = band
    if isinstance(told, str):
        goals = {rule.key: rule.value for rule in rules.goals}
        if told in goals:
            return goals[told]
        close = closest(told, goals)
        hint = f"did you mean {close!r}? " if close else ""
        raise UnknownName(
            f"no goal {told!r} in the rules of {rules.name}: {hint}there are "
            f"{', '.join(map(repr, goals)) or 'none'}"
        )
    if isinstance(told, tuple) and list(map(type, told)) == [str, str]:
        return cast("tuple[str, str]", told)
    if isinstance(told, Between) and isinstance(cast("Any", told).low, DosePerKg):
        return cast("Between[DosePerKg]", told)
    raise RegimenTypeError(
        f"{shown(told)} is no goal with two ends: write Between(mg_per_kg(120), mg_per_kg(150)), the "
        "key of a goal of the rules, or the columns of its ends, ('goal_low', 'goal_high')"
    )


def _placed(
    rows: AnyRows,
    walk: Walk,
    grams: Values,
    wanted: tuple[str, str] | Between[DosePerKg],
    formulation: Formulation,
) -> Output:
    """Where each sum stands against the goal, in conventional milligrams as `GoalBand` has it."""
    if isinstance(wanted, tuple):
        low, high = (
            rows.number(name, "band", zero=place == 0, most=PER_KG)
            for place, name in enumerate(wanted)
        )
        rows.wrong(high < low, wanted[1], "bounds")
        low, high = rows.keep(low * grams), rows.keep(high * grams)
    else:
        low, high = (rows.keep(in_ng(rows, each, grams)) for each in (wanted.low, wanted.high))
    by = conventional_factor(formulation)
    above, below = (1, 1) if by is None else by.value.as_integer_ratio()
    total = rows.keep(walk.total * below)
    place = rows.when(total < low * above, 0, rows.when(total > high * above, 2, 1))
    return Output(rows.keep(place), "text", words=_POSITIONS)


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
