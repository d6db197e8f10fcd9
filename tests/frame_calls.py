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

    tables: tuple[str, ...]
    ask: Callable[..., Any]
    number: str | None = None
    day: str | None = None
    #: Whether its answers are of rows, so that it needs no persons and keeps every row.
    by_row: bool = False
    #: Another column without which there is no answer.
    needs: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the first table that it cannot do without."""
        return tuple(filter(None, (self.number, self.day, self.needs)))


def _exposure(courses: Any, pregnancies: Any, **more: Any) -> Any:
    held = courses.collect() if isinstance(courses, pl.LazyFrame) else courses
    return frames.exposure_windows(held, pregnancies, rules=US, **more)


CALLS: Final[Mapping[str, Call]] = {
    "account": Call(
        ("doses",),
        lambda doses, **more: frames.account(
            doses, as_of=AS_OF, goal=mg_per_kg(60), **more
        ),
        "daily_dose_mg", "start_date", needs="weight_kg",
    ),
    "adherence": Call(
        ("dispensings",),
        lambda fills, **more: frames.adherence(
            fills, method="CMA7", window=Window(first=FIRST, last=AS_OF), **more
        ),
        "days_supply", "drug_exposure_start_date",
    ),
    "assess": Call(
        ("results",),
        lambda results, **more: frames.assess(results, rules=US, **more),
        day="measurement_date", needs="analyte", by_row=True,
    ),
    "courses": Call(
        ("dispensings",),
        lambda fills, **more: frames.courses(fills, washout=56, **more),
        "days_supply", "drug_exposure_start_date",
    ),
    "dispensed_doses": Call(
        ("dispensings",),
        lambda fills, **more: frames.dispensed_doses(
            fills, method="either", pool_same_day=True, weight="weight_kg", **more
        ),
        "strength_mg", "drug_exposure_start_date", by_row=True,
    ),
    "dose_intensity": Call(("doses",), frames.dose_intensity, "taken_mg"),
    "eras": Call(
        ("dispensings",),
        lambda fills, **more: frames.eras(fills, gap=30, carry_over=True, **more),
        "days_supply", "drug_exposure_start_date",
    ),
    "exposure_windows": Call(
        ("pregnancies", "courses"),
        lambda pregnancies, courses, **more: _exposure(courses, pregnancies, **more),
        day="conception_date", by_row=True,
    ),
    "grade": Call(
        ("results",),
        lambda results, **more: frames.grade(results, CTCAE, **more),
        needs="analyte", by_row=True,
    ),
    "interpret": Call(("results",), frames.interpret, needs="analyte", by_row=True),
    "plan_courses": Call(
        ("plans",),
        lambda courses, **more: frames.plan_courses(courses, rules=US, because=True, **more),
        "daily_dose_mg", "first_dose", needs="weight_kg", by_row=True,
    ),
    "post_course_windows": Call(
        ("courses",),
        lambda courses, **more: frames.post_course_windows(courses, rules=US, **more),
        day="last_dose", by_row=True,
    ),
    "prescription_windows": Call(
        ("courses",),
        lambda courses, **more: frames.prescription_windows(courses, rules=US, **more),
        day="specimen_date", by_row=True,
    ),
    "products": Call(("codes",), frames.products, needs="code", by_row=True),
    "proportion_of_patients_covered": Call(
        ("dispensings",),
        lambda fills, **more: frames.proportion_of_patients_covered(
            fills, follow_up=90, carry_over=True, **more
        ),
        "days_supply", "drug_exposure_start_date",
    ),
    "review": Call(
        ("doses", "patients"),
        lambda doses, patients, **more: frames.review(
            patients=patients, doses=doses, rules=US, as_of=AS_OF, **more
        ),
        "daily_dose_mg", "start_date",
    ),
    "schedule": Call(
        ("courses",),
        lambda courses, **more: frames.schedule(courses, profile("guide"), **more),
        day="first_dose", needs="last_dose", by_row=True,
    ),
    "scheduled_results": Call(
        ("results", "courses"),
        lambda results, courses, **more: frames.scheduled_results(
            courses=courses, results=results, profile=profile("xia2022"), criteria=CTCAE,
            at_least=2, within=Days(7), **more
        ),
        day="measurement_date", needs="analyte",
    ),
    "shifts": Call(
        ("results",),
        lambda results, **more: frames.shifts(results, CTCAE, **more),
        day="measurement_date", needs="analyte",
    ),
    "worklist": Call(
        ("doses", "patients"),
        lambda doses, patients, **more: frames.worklist(
            patients=patients, doses=doses, rules=US, first=FIRST, last=AS_OF, **more
        ),
        "daily_dose_mg", "start_date",
    ),
}  # fmt: skip
#: Without rows of a frame: they are given none, or give none.
OTHERS: Final = frozenset(
    {"RuleRow", "StudyRow", "TimelineRow", "rule_timeline", "rules_table", "study_definitions", "to_sql"}
)  # fmt: skip


def made(
    call: Call, build: Callable[..., Any] | str = "polars", tables: Tables = TABLES
) -> list[Any]:
    """The tables that it is asked about, as frames of that engine."""
    how = (lambda *told: frame(build, *told)) if isinstance(build, str) else build
    return [how(tables[name], KINDS[name]) for name in call.tables]
