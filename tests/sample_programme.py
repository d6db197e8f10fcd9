"""A programme of five editions with numbers of its own, for tests of what functions do with rules.

It has the matters, keys and days of a real programme, so that every kind of rule is at work, and
the numbers below in place of the published ones: a published number that changes breaks the tests
that walk the rulebooks, and none of these.
"""

from datetime import date, time
from typing import Any, Final

from attrs import evolve

from isotretinoin import rulebook
from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.evidence import Timeline
from isotretinoin.findings import Between
from isotretinoin.quantities import kg, mg_per_kg_day
from isotretinoin.rules.dispensing import (
    ClosingTime,
    MissedWindow,
    NoWindow,
    PrescriptionWindowRule,
)
from isotretinoin.rules.programme import ConfirmationTest, TestSpans
from isotretinoin.rules.rulebook import Rulebook

CLOSES: Final = ClosingTime(at=time(23, 59), zone="America/New_York")
MONTH: Final = LatestOf(Months(1), Days(30))


def _opened(days: int, anchor: Any, closes: ClosingTime | None = None) -> PrescriptionWindowRule:
    return PrescriptionWindowRule(days=days, anchor=anchor, closes=closes)


def _missed(days: int, *, after_window: bool = False) -> MissedWindow:
    counted: Any = "end of the window" if after_window else "specimen"
    return MissedWindow(wait=Days(days), counted_from=counted, window_days=7)


#: The values of each matter, edition by edition; one value stands for all of its editions.
OWN: Final[dict[str, dict[str, tuple[Any, ...]]]] = {
    "dispensing": {
        "supply": (Days(30),),
        "refills": (0,),
        "prescription_window_can": (
            _opened(7, "office visit"),
            *(_opened(7, "specimen", CLOSES) for _ in range(4)),
        ),
        "prescription_window_cannot": (
            _opened(7, "office visit"),
            *(_opened(30, "office visit") for _ in range(3)),
            NoWindow(),
        ),
        "missed_first_window": (
            _missed(23, after_window=True),
            *(_missed(19) for _ in range(3)),
            _missed(0),
        ),
        "missed_later_window": (_missed(23, after_window=True), *(_missed(0) for _ in range(4))),
    },
    "pregnancy_prevention": {
        "contraception_before": (MONTH,),
        "contraception_after": (MONTH,),
        "confirmation_test": (ConfirmationTest(min_days=Days(19), menses_days=5),),
        "test_every": (Months(1),),
        "final_test_after": (MONTH,),
        "test_sensitivity": (25,),
        "blood_donation_after": (MONTH,),
        "lactation_after": (MONTH,),
        "test_spans": (
            TestSpans(
                screening=Months(3),
                monthly=Days(7),
                at_end=Days(7),
                final=Days(7),
                pregnancy=Months(10),
            ),
        ),
    },
    "posology": {
        "daily_dose": (Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),),
        "adult_very_severe": (mg_per_kg_day(2),),
        "doses_per_day": (2,),
        "course_length": (Between(Weeks(15), Weeks(20)),),
        "washout": (LatestOf(Weeks(8), Months(2)),),
        "minimum_age": (12,),
        "tabulated_weights": (Between(kg(40), kg(100)),),
    },
}


def _own(timeline: Timeline[Any], values: tuple[Any, ...]) -> Timeline[Any]:
    told = values if len(values) > 1 else values * len(timeline.rules)
    return Timeline(
        tuple(evolve(rule, value=value) for rule, value in zip(timeline.rules, told, strict=True)),
    )


def _with(record: Any, values: dict[str, tuple[Any, ...]]) -> Any:
    return evolve(
        record,
        **{name: _own(getattr(record, name), own) for name, own in values.items()},
    )


def _made() -> Rulebook:
    real = rulebook("US")
    conventional, *others = real.posologies
    return evolve(
        real,
        dispensing=_with(real.dispensing, OWN["dispensing"]),
        pregnancy_prevention=_with(real.pregnancy_prevention, OWN["pregnancy_prevention"]),
        posologies=(_with(conventional, OWN["posology"]), *others),
    )


PROGRAMME: Final = _made()


def supplied_for(rules: Rulebook, days: int) -> Rulebook:
    """The rules with a limit of supply of that many days, so that a test of windows counts by it."""
    supply = _own(_required(rules.dispensing.supply), (Days(days),))
    return evolve(rules, dispensing=evolve(rules.dispensing, supply=supply))


def _required(matter: Timeline[Any] | None) -> Timeline[Any]:
    assert matter is not None
    return matter


def sample_programme(
    *, effective: dict[str, date] | None = None, known_on: date | None = None
) -> Rulebook:
    """The rulebook with other first days, or as it was known on a day."""
    known = PROGRAMME if known_on is None else PROGRAMME.known_on(known_on)
    return known if effective is None else known.effective(effective)
