"""The fields of the live pages: what each asks for, in which words, and what it may be.

The forms are made of these when the documentation is built, and the answers read the same ones: a
page cannot ask for what nobody reads. What may be chosen comes from the library, and so does every
sentence about what was typed wrongly.
"""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, get_args

from attrs import evolve

from isotretinoin import products
from isotretinoin.patient import KidneyFunction
from isotretinoin.rulebooks import profile, profiles, rulebook, rulebook_names
from isotretinoin.values import frozen

__all__ = ["FORMS", "YES_OR_NO", "Field", "Form", "Kind"]

#: A line of text, a long text that a file may be opened into, or one of a few.
Kind: TypeAlias = Literal["line", "text", "choice"]

YES_OR_NO: Final = {"": "not recorded", "yes": "yes", "no": "no"}


@frozen(kw_only=True)
class Field:
    """One question of a form: its name stands in the address too."""

    name: str
    label: str
    hint: str = ""
    kind: Kind = "line"
    #: What the form is filled with at first: an example that is made up.
    example: str = ""
    #: What may be chosen: the value, and the words for it.
    choices: Mapping[str, str] = {}
    #: What may be typed, where there are names that are known beside others.
    suggestions: tuple[str, ...] = ()
    #: Whether it is the reader's day of today at first.
    today: bool = False
    #: Whether it stands folded away at first.
    more: bool = False


@frozen(kw_only=True)
class Form:
    """One live page: its question, and the word on its button."""

    fields: tuple[Field, ...]
    button: str
    #: What the folded fields are called.
    more: str


def _yes_or_no(name: str, label: str, *, more: bool = True, example: str = "") -> Field:
    return Field(
        name=name, label=label, kind="choice", choices=YES_OR_NO, more=more, example=example
    )


def _day(name: str, label: str, hint: str = "", *, example: str = "", more: bool = False) -> Field:
    told = f"{hint}: write it as 2026-03-09" if hint else "write it as 2026-03-09"
    return Field(name=name, label=label, hint=told, example=example, more=more)


_PLACES: Final = {name: rulebook(name).title for name in rulebook_names()}
_RULES: Final = Field(
    name="rules",
    label="Rules of",
    hint="each place has documents of its own",
    kind="choice",
    choices=_PLACES,
    example="US",
)
_ABLE: Final = _yes_or_no("can_become_pregnant", "Can become pregnant", more=False, example="yes")
_SCHEDULE: Final = Field(
    name="monitoring",
    label="Laboratory schedule",
    kind="choice",
    choices={"": "the place's own", **{name: profile(name).title for name in profiles()}},
    more=True,
)
_PATIENT: Final = (
    _day("born", "Birth date", more=True),
    _yes_or_no("pregnant", "Pregnant"),
    _yes_or_no("plans_pregnancy", "Plans a pregnancy"),
    _yes_or_no("meets_prevention", "Pregnancy prevention can be kept to"),
    _yes_or_no("breast_feeding", "Breast-feeding"),
    Field(
        name="category",
        label="Facts that decide who can become pregnant",
        hint="as has-uterus=yes, sterilised=no, age=54; they win over the answer above",
        more=True,
    ),
    Field(
        name="kidney_function",
        label="Kidney function",
        kind="choice",
        choices={"": "not recorded", **{each: each for each in get_args(KidneyFunction)}},
        more=True,
    ),
    Field(name="allergy", label="Allergies", hint="between commas, or none", more=True),
    Field(name="condition", label="Other conditions", hint="between commas, or none", more=True),
    Field(name="medicine", label="Other medicines", hint="between commas, or none", more=True),
    Field(
        name="earlier",
        label="Earlier courses",
        hint="day or month of the last dose of each, as 2023-05, 2025-11-03, or none",
        more=True,
    ),
)

FORMS: Final[Mapping[str, Form]] = {
    "plan": Form(
        button="Plan the course",
        more="More about the patient, the capsules and the laboratory",
        fields=(
            _RULES,
            Field(
                name="weight",
                label="Body weight",
                hint="with its unit: 68 kg, 150 lb, 10 st 10 lb",
                example="68 kg",
            ),
            _ABLE,
            _day("first_dose", "Day of the first dose", example="2026-03-09"),
            Field(
                name="doses",
                label="Doses",
                hint="as 40 mg/day for 28 days, then 60 mg/day",
                example="0.5 mg/kg/day for 28 days, then 1 mg/kg/day",
            ),
            Field(
                name="goal",
                label="Goal",
                hint="as 120 mg/kg or 8160 mg; left out, that of the rules",
                example="120 mg/kg",
            ),
            Field(
                name="product",
                label="Capsules of",
                hint="a brand; left out, the place's generic capsules where known",
                suggestions=tuple(dict.fromkeys(each.name for each in products.ALL)),
                more=True,
            ),
            Field(
                name="capsules",
                label="Lay out",
                kind="choice",
                choices={"": "the whole capsules that are taken", "exact": "the doses as ordered"},
                more=True,
            ),
            _SCHEDULE,
            *_PATIENT,
        ),
    ),
    "windows": Form(
        button="Show the windows",
        more="Windows that open or close on other days",
        fields=(
            _RULES,
            _ABLE,
            _day(
                "specimen",
                "Day of the specimen",
                "when the pregnancy test was collected",
                example="2026-11-20",
            ),
            _day("office_visit", "Day of the office visit", more=True),
            _day("first_test", "First of two tests before treatment", more=True),
            _day(
                "menses_first_day",
                "First day of the period",
                "for a patient with a regular cycle",
                more=True,
            ),
            _day("first_dose", "Day of the first dose", more=True),
            _day("last_dose", "Day of the last dose", more=True),
        ),
    ),
    "status": Form(
        button="Show the status",
        more="What the diary does not record, and another laboratory schedule",
        fields=(
            _RULES,
            evolve(
                _day("on", "On the day", "what is noted for later days is left aside"), today=True
            ),
            Field(
                name="diary",
                label="Diary",
                hint="JSON, or a log or a table of results in CSV",
                kind="text",
            ),
            evolve(_ABLE, example="", more=True),
            _SCHEDULE,
        ),
    ),
}
