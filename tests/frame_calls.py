"""Every function of frames with rows to ask it about: one place, for what must hold of all of them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

import polars as pl

from frame_engines import frame
from isotretinoin import Days, Window, criteria, mg_per_kg, profile, rulebook
from isotretinoin.adapters import frames

Tables = Mapping[str, Mapping[str, list[Any]]]

US: Final = rulebook("US")
FIRST: Final = date(2026, 3, 1)
AS_OF: Final = date(2026, 6, 30)
CTCAE: Final = criteria("CTCAE 5.0")

_OF_COURSES: Final = {
    "person_id": "int",
    "weight_kg": "float",
    "daily_dose_mg": "float",
    "first_dose": "day",
    "last_dose": "day",
    "goal_mg_per_kg": "float",
    "can_become_pregnant": "bool",
    "specimen_date": "day",
    "office_visit_date": "day",
}
KINDS: Final[Mapping[str, Mapping[str, str]]] = {
    "courses": _OF_COURSES,
    "plans": {name: kind for name, kind in _OF_COURSES.items() if name != "last_dose"},
    "patients": {"person_id": "int", "weight_kg": "float", "can_become_pregnant": "bool"},
    "doses": {
        "person_id": "int",
        "start_date": "day",
        "daily_dose_mg": "float",
        "weight_kg": "float",
        "taken_mg": "float",
        "planned_mg": "float",
    },
    "dispensings": {
        "person_id": "int",
        "drug_exposure_start_date": "day",
        "days_supply": "int",
        "quantity": "int",
        "strength_mg": "float",
        "weight_kg": "float",
    },
    "results": {
        "person_id": "int",
        "first_dose": "day",
        "measurement_date": "day",
        "analyte": "text",
        "value": "float",
        "unit": "text",
        "upper_limit": "float",
    },
    "pregnancies": {"person_id": "int", "conception_date": "day"},
    "codes": {"code": "text"},
}


def _days(*after: int) -> list[date]:
    return [FIRST + timedelta(days=each) for each in after]


_COURSES: Final[Mapping[str, list[Any]]] = {
    "person_id": [1, 2, 3],
    "weight_kg": [68.0, 65.1, 50.0],
    "daily_dose_mg": [40.0, 65.1, 30.0],
    "first_dose": _days(0, 30, 60),
    "last_dose": _days(140, 160, 61),
    "goal_mg_per_kg": [120.0, 135.0, 0.6],
    "can_become_pregnant": [True, None, False],
    "specimen_date": _days(-1, 28, 59),
    "office_visit_date": _days(-2, 29, 58),
}
#: Sound rows of three persons.
TABLES: Final[Tables] = {
    "courses": _COURSES,
    "plans": {name: told for name, told in _COURSES.items() if name != "last_dose"},
    "patients": {
        "person_id": [1, 2, 3],
        "weight_kg": [68.0, 65.1, 50.0],
        "can_become_pregnant": [True, None, False],
    },
    "doses": {
        "person_id": [1, 1, 2, 2, 3, 3],
        "start_date": _days(0, 30, 5, 95, 0, 12),
        "daily_dose_mg": [20.0, 40.0, 65.1, 0.0, 30.0, 33.3],
        "weight_kg": [68.0, 68.0, 65.1, 65.1, 50.0, 50.0],
        "taken_mg": [600.0, 1200.0, 1120.0, 560.0, 375.0, 600.0],
        "planned_mg": [600.0, 1200.0, 1120.0, 1120.0, 375.0, 600.0],
    },
    "dispensings": {
        "person_id": [1, 1, 2, 2, 3, 3],
        "drug_exposure_start_date": _days(0, 30, 5, 95, 0, 12),
        "days_supply": [30, 30, 28, 28, 30, 30],
        "quantity": [30, 30, 56, 56, 30, 60],
        "strength_mg": [20.0, 40.0, 20.0, 20.0, 30.0, 10.0],
        "weight_kg": [68.0, 68.0, 65.1, 65.1, 50.0, 50.0],
    },
    "results": {
        "person_id": [1, 1, 2, 2, 3, 3],
        "first_dose": _days(0, 0, 30, 30, 60, 60),
        "measurement_date": _days(-3, 31, 29, 62, 60, 90),
        "analyte": ["triglycerides"] * 4 + ["ALT"] * 2,
        "value": [120.0, 301.0, 90.0, 810.0, 30.0, 131.0],
        "unit": ["mg/dL"] * 4 + ["U/L"] * 2,
        "upper_limit": [150.0] * 4 + [40.0] * 2,
    },
    "pregnancies": {"person_id": [1, 2, 3], "conception_date": _days(150, 10, 400)},
    "codes": {"code": ["D10BA01", "0555-1055", "00378-6613-93"]},
}


class Call(NamedTuple):
    """A function asked about tables; in the first of them is what may be wrong with a row."""

    name: str
    #: The table for each argument that is a frame.
    frames: Mapping[str, str]
    arguments: Mapping[str, Any] = {}
    number: str | None = None
    day: str | None = None
    #: Another column without which there is no answer.
    needs: str | None = None
    #: Whether its answers are of rows, so that it keeps every row.
    by_row: bool = False
    #: The frames that are to be in memory.
    held: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables, in the order of the frames."""
        return tuple(self.frames.values())

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the first table that it cannot do without."""
        return tuple(filter(None, (self.number, self.day, self.needs)))

    def ask(self, *told: Any, **more: Any) -> Any:
        """What it answers to those frames."""
        given = dict(zip(self.frames, told, strict=True))
        for name in self.held:
            if isinstance(given[name], pl.LazyFrame):
                given[name] = given[name].collect()
        function: Any = getattr(frames, self.name)
        return function(**given, **self.arguments, **more)


_FILLS: Final = {"dispensings": "dispensings"}
_FILLED: Final[Mapping[str, Any]] = {"number": "days_supply", "day": "drug_exposure_start_date"}
_DOSED: Final[Mapping[str, Any]] = {"number": "daily_dose_mg", "day": "start_date"}
_COURSE: Final = {"frame": "courses"}
_DIARIES: Final = {"doses": "doses", "patients": "patients"}
_DATED: Final[Mapping[str, Any]] = {"day": "measurement_date", "needs": "analyte"}

CALLS: Final[Mapping[str, Call]] = {
    call.name: call
    for call in (
        Call("account", {"doses": "doses"}, {"as_of": AS_OF, "goal": mg_per_kg(60)}, needs="weight_kg", **_DOSED),
        Call("adherence", _FILLS, {"method": "CMA7", "window": Window(first=FIRST, last=AS_OF)}, **_FILLED),
        Call("assess", {"results": "results"}, {"rules": US}, by_row=True, **_DATED),
        Call("courses", _FILLS, {"washout": 56}, **_FILLED),
        Call(
            "dispensed_doses", _FILLS,
            {"method": "either", "pool_same_day": True, "weight": "weight_kg"},
            "strength_mg", "drug_exposure_start_date", by_row=True,
        ),
        Call("dose_intensity", {"doses": "doses"}, number="taken_mg"),
        Call("eras", _FILLS, {"gap": 30, "carry_over": True}, **_FILLED),
        Call(
            "exposure_windows", {"pregnancies": "pregnancies", "courses": "courses"}, {"rules": US},
            day="conception_date", by_row=True, held=("courses",),
        ),
        Call("grade", {"frame": "results"}, {"criteria": CTCAE}, needs="analyte", by_row=True),
        Call("interpret", {"frame": "results"}, needs="analyte", by_row=True),
        Call(
            "plan_courses", {"frame": "plans"}, {"rules": US, "because": True},
            "daily_dose_mg", "first_dose", "weight_kg", by_row=True,
        ),
        Call("post_course_windows", _COURSE, {"rules": US}, day="last_dose", by_row=True),
        Call("prescription_windows", _COURSE, {"rules": US}, day="specimen_date", by_row=True),
        Call("products", {"frame": "codes"}, needs="code", by_row=True),
        Call("proportion_of_patients_covered", _FILLS, {"follow_up": 90, "carry_over": True}, **_FILLED),
        Call("review", _DIARIES, {"rules": US, "as_of": AS_OF}, **_DOSED),
        Call(
            "schedule", _COURSE, {"profile": profile("guide")},
            day="first_dose", needs="last_dose", by_row=True,
        ),
        Call(
            "scheduled_results", {"results": "results", "courses": "courses"},
            {"profile": profile("xia2022"), "criteria": CTCAE, "at_least": 2, "within": Days(7)},
            **_DATED,
        ),
        Call("shifts", {"results": "results"}, {"criteria": CTCAE}, **_DATED),
        Call("worklist", _DIARIES, {"rules": US, "first": FIRST, "last": AS_OF}, **_DOSED),
    )
}  # fmt: skip
#: Without rows of a frame: they are given none, or give none.
OTHERS: Final = frozenset(
    {"RuleRow", "StudyRow", "TimelineRow", "rule_timeline", "rules_table", "study_definitions", "to_sql"}
)  # fmt: skip


def spoilt(call: Call) -> Tables:
    """The tables with no day in one row of the first and a number below 0 in the next, and nobody's row."""
    first = call.tables[0]
    told = {name: list(values) for name, values in TABLES[first].items()}
    for column, place, value in (
        (call.day, 0, None),
        (call.number, 1, -1),
        ("person_id", -1, None),
    ):
        if column in told:
            told[column][place] = value
    return {**TABLES, first: told}


def framed(
    tables: tuple[str, ...], build: Callable[..., Any] | str = "polars", told: Tables = TABLES
) -> list[Any]:
    """Those tables as frames of that engine."""
    return [
        frame(build, told[name], KINDS[name])
        if isinstance(build, str)
        else build(told[name], KINDS[name])
        for name in tables
    ]


def made(
    call: Call, build: Callable[..., Any] | str = "polars", told: Tables = TABLES
) -> list[Any]:
    """The tables that it is asked about, likewise."""
    return framed(call.tables, build, told)
