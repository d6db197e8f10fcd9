"""The tools: what each is for, takes and gives, as data; and the one door to all of them."""

from collections.abc import Callable, Mapping
from typing import Any, Final, final

from isotretinoin import given
from isotretinoin.adapters.mcp import answers, inputs
from isotretinoin.adapters.mcp.inputs import Argument, Schema
from isotretinoin.adapters.records.text import is_list
from isotretinoin.comparison import TOPICS
from isotretinoin.errors import RecordTypeError, UnknownName, closest, shown
from isotretinoin.rulebooks import rulebook, rulebook_names
from isotretinoin.values import frozen

__all__ = ["TOOLS", "Tool", "answer"]


@final
@frozen(kw_only=True)
class Tool:
    """A question that can be asked: its name, what it is for, its arguments, and its answer."""

    name: str
    title: str
    description: str
    takes: Mapping[str, Argument]
    gives: Schema
    works: Callable[..., dict[str, Any]]

    @property
    def input_schema(self) -> Schema:
        """The JSON Schema of its arguments."""
        return {
            "type": "object",
            "properties": {name: each.told for name, each in self.takes.items()},
            "required": [name for name, each in self.takes.items() if each.needed],
            "additionalProperties": False,
        }

    @property
    def output_schema(self) -> Schema:
        """The JSON Schema of its answer, with what stands around every answer."""
        rulebook_of = _object(name=_TEXT, title=_TEXT, digest=_TEXT, replaced=_list(_TEXT))
        told = _object(
            notice=_TEXT,
            rulebook=_or_none(rulebook_of),
            answer=self.gives,
            unknown=_list(_UNKNOWN),
            citations={"type": "object", "additionalProperties": _CITATION},
        )
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **told}


def answer(name: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The answer of a tool to those arguments, as plain values that JSON holds.

    It has notice, rulebook, answer, unknown and citations. Every rule that is named by its key
    stands under "citations", whole and with its sources; what is not known stands under "unknown".

    Raises
    ------
    UnknownName
        When there is no tool of that name.
    RecordError
        When arguments are missing, unknown or cannot be read: all of them, each by its path.
    IsotretinoinError
        When the question itself is refused, as for a course without a dose.

    >>> told = answer("windows", {"rulebook": "GB", "last_dose": "2026-01-31"})
    >>> row = told["answer"]["windows"][0]
    >>> row["what"], row["first"], row["last"], row["rule"]
    ('Contraception after the last dose', '2026-02-01', '2026-03-01', 'gb.mhra.contraception_after')
    >>> told["citations"]["gb.mhra.contraception_after"]["value"]
    '1 month'
    """
    given.require(name, str, "the name of a tool, as 'plan'")
    given.require(arguments, dict, '{"rulebook": "US", …}')
    if name not in _BY_NAME:
        close = closest(name, _BY_NAME, least=0) or TOOLS[0].name
        raise UnknownName(f"no tool {name!r:.60}; the closest is {close!r}")
    tool = _BY_NAME[name]
    return tool.works(**inputs.read(tool.takes, arguments))


# Shapes of answers -------------------------------------------------------------------------------

_TEXT: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "integer"}
_OR_TEXT: Final[Schema] = {"type": ["string", "null"]}
_OR_DAY: Final[Schema] = {"type": ["string", "null"], "format": "date"}
_OR_YES: Final[Schema] = {"type": ["boolean", "null"]}


def _object(**properties: Schema) -> Schema:
    told = {"type": "object", "properties": properties, "required": list(properties)}
    return {**told, "additionalProperties": False}


def _list(each: Schema) -> Schema:
    return {"type": "array", "items": each}


def _or_none(told: Schema) -> Schema:
    return {"anyOf": [told, {"type": "null"}]}


_RULED: Final = {"rule": _OR_TEXT, "verified": _OR_YES}
_DAYS: Final = {"first": _OR_DAY, "last": _OR_DAY}
_UNKNOWN: Final = _object(matter=_TEXT, missing=_list(_TEXT), settled_by=_OR_TEXT, **_RULED)
_CITATION: Final[Schema] = {
    "type": "object",
    "properties": {
        **dict.fromkeys(
            (
                "text",
                "value",
                "basis",
                "tag",
                "since",
                "until",
                "edition",
                "interpretation",
                "note",
            ),
            _TEXT,
        ),
        "verified": {"type": "boolean"},
        "alternatives": _list(_TEXT),
        "sources": _list(
            {
                "type": "object",
                "properties": dict.fromkeys(
                    ("source", "section", "quote", "where", "checked"), _OR_TEXT
                ),
                "required": ["source"],
                "additionalProperties": False,
            }
        ),
    },
    "required": ["text", "value", "basis", "verified", "sources"],
    "additionalProperties": False,
}
_WINDOW: Final = _object(what=_TEXT, **_DAYS, why_none=_OR_TEXT, **_RULED)
_ACT: Final = {**_DAYS, "who": _TEXT, "kind": _TEXT, "what": _TEXT, **_RULED}
_FINDING: Final = _object(
    kind=_TEXT,
    severity=_TEXT,
    **_DAYS,
    message=_TEXT,
    observed=_OR_TEXT,
    expected=_OR_TEXT,
    **_RULED,
)
_ANSWER: Final = _object(
    value={"enum": ["yes", "no", "unknown"]},
    reason=_TEXT,
    missing=_list(_TEXT),
    until=_OR_TEXT,
    **_RULED,
)
_ENDS: Final = _or_none(_object(low=_TEXT, high=_TEXT))
_PERMISSION: Final = {
    "may_prescribe": _ANSWER,
    "may_dispense": _ANSWER,
    "next_specimen": _WINDOW,
    "acts": _list(_object(standing={"enum": ["overdue", "due", "coming"]}, **_ACT)),
}
_DATED_WINDOW: Final = _object(what=_TEXT, **_DAYS, why_none=_OR_TEXT, **_RULED, note=_OR_TEXT)
_PLAN: Final = _object(
    course=_object(
        first_dose=_OR_DAY,
        last_dose=_OR_DAY,
        days=_NUMBER,
        weight=_TEXT,
        goal=_OR_TEXT,
        total_dose=_TEXT,
        cumulative_dose=_TEXT,
        product=_OR_TEXT,
    ),
    doses=_list(
        _object(
            **_DAYS,
            days=_NUMBER,
            daily_dose=_TEXT,
            daily_dose_per_kg=_TEXT,
            taken=_TEXT,
            capsules=_OR_TEXT,
            total_dose=_TEXT,
        )
    ),
    agenda=_list(_object(**_ACT)),
    windows=_list(_WINDOW),
    findings=_list(_FINDING),
    directions=_list(_object(text=_TEXT, **_RULED)),
)
_STATUS: Final = _object(
    on=_OR_DAY,
    **_PERMISSION,
    remarks=_list(_TEXT),
    edition=_OR_TEXT,
    otherwise=_or_none(_object(**_PERMISSION)),
)
_ACCOUNT: Final = _object(
    as_of=_OR_DAY,
    weight_policy=_TEXT,
    weight=_TEXT,
    **dict.fromkeys(("days", "dose_days", "missed_days", "rest_days", "unrecorded_days"), _NUMBER),
    total_dose=_ENDS,
    cumulative_dose=_ENDS,
    goal=_OR_TEXT,
    reached=_OR_YES,
    crossed_on=_ENDS,
    remaining=_ENDS,
    days_left=_ENDS,
    projected_last_dose=_ENDS,
    bands=_list(_object(position=_TEXT, value=_TEXT, **_RULED)),
    stretches=_list(
        _object(
            **_DAYS,
            days=_NUMBER,
            kind=_TEXT,
            daily_dose=_TEXT,
            weight=_TEXT,
            formulation=_TEXT,
        )
    ),
)
_RULES: Final = _object(
    on=_OR_DAY,
    topic=_OR_TEXT,
    rows=_list(_object(rulebook=_OR_TEXT, matter=_OR_TEXT, **_RULED)),
    more=_list(_TEXT),
)


# The tools ---------------------------------------------------------------------------------------


def _rulebooks(value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - whatever stands in the message
    if not is_list(value) or not value:
        raise RecordTypeError(f'{shown(value)} names no rulebooks: write ["US", "GB"]')
    return tuple(rulebook(given.require(each, str, '"US"')) for each in value)


#: Every tool, in the order in which they are listed.
TOOLS: Final = (
    Tool(
        name="plan",
        title="Plan a course",
        description=(
            "Lay out a whole course: doses and capsules, what is due when and from whom, the windows of "
            "pregnancy prevention, findings. Give a goal or the days."
        ),
        takes={
            "rulebook": inputs.RULEBOOK,
            "patient": inputs.PATIENT,
            "regimen": inputs.REGIMEN,
            "first_dose": inputs.DAY("the day of the first dose", needed=True),
            "goal": inputs.GOAL,
            "days": inputs.DAYS,
            "product": inputs.PRODUCT,
            "monitoring": inputs.MONITORING,
        },
        gives=_PLAN,
        works=answers.of_plan,
    ),
    Tool(
        name="status",
        title="What is due on a day",
        description=(
            "From a diary: what may be prescribed and dispensed on a day, and what is overdue, due and "
            "coming. Under 'otherwise' stands the same by the edition before, where that of the day is "
            "confirmed by no source."
        ),
        takes={
            "rulebook": inputs.RULEBOOK,
            "diary": inputs.DIARY,
            "on": inputs.DAY("the day asked about", needed=True),
            "monitoring": inputs.MONITORING,
        },
        gives=_STATUS,
        works=answers.of_status,
    ),
    Tool(
        name="windows",
        title="Windows from given days",
        description=(
            "The windows that open or close on given days, such as how long contraception goes on after "
            "the last dose, or until when a prescription may be filled; first and last day included."
        ),
        takes={
            "rulebook": inputs.RULEBOOK,
            "specimen": inputs.DAY(
                "the day on which the specimen of a pregnancy test was collected"
            ),
            "office_visit": inputs.DAY("the day of the office visit"),
            "first_test": inputs.DAY(
                "the day of the first of two pregnancy tests before treatment"
            ),
            "menses_first_day": inputs.DAY(
                "the first day of the period, where the cycle is regular"
            ),
            "first_dose": inputs.DAY("the day of the first dose"),
            "last_dose": inputs.DAY("the day of the last dose"),
            "can_become_pregnant": inputs.ABLE,
        },
        gives=_object(windows=_list(_DATED_WINDOW), otherwise=_list(_DATED_WINDOW)),
        works=answers.of_windows,
    ),
    Tool(
        name="review",
        title="Review a diary",
        description=(
            "What in a diary departs from the rules, day by day by the rule in force, the loudest first; "
            "what could not be judged stands under 'unknown' with what settles it."
        ),
        takes={
            "rulebook": inputs.RULEBOOK,
            "diary": inputs.DIARY,
            "as_of": inputs.DAY("the last day that counts", needed=True),
            "monitoring": inputs.MONITORING,
        },
        gives=_object(as_of=_OR_DAY, findings=_list(_FINDING), rules_used=_list(_TEXT)),
        works=answers.of_review,
    ),
    Tool(
        name="account",
        title="Add up a diary",
        description=(
            "What a diary adds up to by a day, exactly, and what is left until a goal. Where days are "
            "unrecorded, 'low' counts them as not taken and 'high' as taken."
        ),
        takes={
            "diary": inputs.DIARY,
            "as_of": inputs.DAY("the last day that counts", needed=True),
            "rulebook": Argument(
                schema=inputs.RULEBOOK.schema,
                about="whose goals the cumulative dose is placed in; left out, nobody's",
                reads=inputs.RULEBOOK.reads,
            ),
            "goal": inputs.GOAL,
            "weight_policy": inputs.named(
                ("latest", "period", "baseline"),
                "which weight makes mg into mg/kg; left out, the latest",
            ),
        },
        gives=_ACCOUNT,
        works=answers.of_account,
    ),
    Tool(
        name="rules",
        title="Look up rules",
        description=(
            "The rules in force on a day: on a topic, several places side by side; or those whose key "
            "begins as given. With neither, the keys alone, under 'more'."
        ),
        takes={
            "rulebooks": Argument(
                schema={**_list({"enum": list(rulebook_names())}), "minItems": 1},
                about="whose rules, one or several",
                reads=_rulebooks,
                needed=True,
            ),
            "on": inputs.DAY("the day whose rules are asked for", needed=True),
            "topic": inputs.named(TOPICS, "what the rules are on"),
            "key": Argument(
                schema=_TEXT,
                about='how the key begins, as "us.label" or "us.label.washout"',
                reads=lambda value: given.require(value, str, '"us.label.washout"'),
            ),
        },
        gives=_RULES,
        works=answers.of_rules,
    ),
)

_BY_NAME: Final = {tool.name: tool for tool in TOOLS}
