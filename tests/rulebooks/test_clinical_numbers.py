"""The numbers of the rules are those of their sources, and no rule has a number that none prints.

`known_answers/clinical_numbers.csv` was typed from the sources and not from the rulebooks: key of
the rule, what of it the number is, number and unit or date as printed, and where it stands. What
was worked out, such as the day before the next edition, says from what.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from isotretinoin import analytes, products, rulebooks
from isotretinoin.analytes import ALT, LIPID_PANEL, TRIGLYCERIDES
from isotretinoin.courses.protocol import Protocol
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.evidence import Announcement, Citation, Rule, Source, rules_in
from isotretinoin.findings import Between, Severity, Share
from isotretinoin.products import Formulation
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day
from isotretinoin.rules.dispensing import ClosingTime, MissedWindow, PrescriptionWindowRule
from isotretinoin.rules.monitoring import AfterStart, Every, Visit
from isotretinoin.rules.posology import HalfLife
from isotretinoin.rules.precautions import WarningSigns
from isotretinoin.rules.programme import ContraceptionMethods, ContraceptiveMethod
from isotretinoin.rules.results import GradeBounds, GradeStart, Limit, Reduction
from numbers_held import Held, Number, numbers_in, numbers_of, percent

TABLE = Path(__file__).parents[1] / "known_answers" / "clinical_numbers.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))

#: Numbers that no source prints: readings, each with the number that it comes to.
UNPRINTED: dict[tuple[str, str], Number] = {
    # How near is near enough: no source says so of any test, so the library's reading stands alone.
    ("pregnancy_tests.spans", "screening"): Fraction(3),
    ("pregnancy_tests.spans", "monthly"): Fraction(7),
    ("pregnancy_tests.spans", "at end"): Fraction(7),
    ("pregnancy_tests.spans", "final"): Fraction(7),
    ("pregnancy_tests.spans", "pregnancy"): Fraction(10),
    # No multiple is named: any rise is one above the limit itself.
    ("guidelines.results.smpc_transaminases", "times upper limit"): Fraction(1),
    ("guidelines.results.us_triglycerides", "times upper limit"): Fraction(1),
    # The signs are named together and not counted.
    ("side_effects.management.intracranial_pressure", "at least"): Fraction(2),
}
#: What a unit is called in the rules, where the table has a sign for it.
SIGNS = {
    "x ULN": "upper limit",
    "x LLN": "lower limit",
    "x baseline": "baseline",
    "units/week": "units a week",
}


def every_rule() -> Iterator[Rule[Any]]:
    """By the look-ups by name alone, each as often as it is held."""
    for name in rulebooks.rulebook_names():
        yield from rulebooks.rulebook(name).rules
    for name in rulebooks.profiles():
        yield from rulebooks.profile(name).rules
    for name in rulebooks.criteria_names():
        yield from rulebooks.criteria(name).rules
    for protocol in rulebooks.protocols():
        yield from rules_in(protocol.because)
    for held in (*analytes.ALL, *products.ALL):
        for name in ("mmol_per_l", "adult_limits", "because", "offered", "food"):
            yield from rules_in(getattr(held, name, None))


def held_by_key() -> dict[str, dict[str, set[Held]]]:
    """By key and words: more than one number is two rules under one key that differ."""
    held: dict[str, dict[str, set[Held]]] = defaultdict(lambda: defaultdict(set))
    for rule in every_rule():
        for number in numbers_of(rule):
            held[rule.key][number.what].add(number)
    return held


def printed(row: dict[str, str], unit: str) -> Held:
    """The number of a row, in the unit of the rule: per cent as a share, weeks as days."""
    what, digits, has = row["what"], row["number"], SIGNS.get(row["unit"], row["unit"])
    if row["date"]:
        return Held(what, date.fromisoformat(row["date"]), "")
    if has == "time":
        return Held(what, time.fromisoformat(digits), "")
    if has == "code":
        return Held(what, digits, "code")
    if has == "%":
        return Held(what, percent(digits), "")
    numerator, _, denominator = digits.partition("/")
    number = Fraction(numerator) / Fraction(denominator or 1)
    if (has, unit) == ("weeks", "days"):
        return Held(what, number * 7, "days")
    # A bare number has no unit to compare: what it counts is in the name of the rule.
    return Held(what, number, has if unit else "")


def told(held: Iterable[Held]) -> list[tuple[str, object, str]]:
    """As plain rows, to compare with what is written out."""
    return [(each.what, each.number, each.unit) for each in held]


HELD = held_by_key()
PRINTED: dict[str, list[dict[str, str]]] = defaultdict(list)
for _row in ROWS:
    PRINTED[_row["key"]].append(_row)


@pytest.mark.parametrize("key", sorted(PRINTED))
def test_a_rule_holds_what_its_source_prints(key: str) -> None:
    """Each number, exactly, at the place in the value that the row names."""
    for row in PRINTED[key]:
        found = HELD[key][row["what"]]
        unit = next(iter(found)).unit if found else row["unit"]
        assert found == {printed(row, unit)}, row["where"]


@pytest.mark.parametrize("key", sorted(HELD))
def test_a_rule_holds_no_number_that_its_source_does_not_print(key: str) -> None:
    """Each number has a row, or stands among those that no source prints."""
    rows = {row["what"] for row in PRINTED[key]}
    readings = {what for other, what in UNPRINTED if other == key}

    assert set(HELD[key]) == rows | readings
    assert not rows & readings


def test_each_row_stands_once_and_says_where() -> None:
    """A number or a date, never both, and the section in which it stands."""
    assert len({(row["key"], row["what"]) for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert bool(row["number"]) != bool(row["date"])
        assert row["where"].partition(" ")[0] in ("us", "intl", "new", "guide")


@pytest.mark.parametrize(("key", "what"), sorted(UNPRINTED))
def test_a_reading_is_what_it_comes_to(key: str, what: str) -> None:
    """What no source prints is held all the same, and is the number that is given for it."""
    assert {held.number for held in HELD[key][what]} == {UNPRINTED[key, what]}


class TestNumbersHeld:
    """The numbers of values made by hand: none is overlooked, none is made up."""

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (12, [("value", 12, "")]),
            (Fraction(9, 40), [("value", Fraction(9, 40), "")]),
            (Share("22.5"), [("value", Fraction(9, 40), "")]),
            (mg("0.5"), [("value", Fraction(1, 2), "mg")]),
            (kg("57.88"), [("value", Fraction("57.88"), "kg")]),
            (mg_per_day(20), [("value", 20, "mg/day")]),
            (mg_per_kg(120), [("value", 120, "mg/kg")]),
            (mg_per_kg_day("0.1"), [("value", Fraction("0.1"), "mg/kg/day")]),
            (Days(3), [("value", 3, "days")]),
            (Weeks(5), [("value", 5, "weeks")]),
            (Months(0), [("value", 0, "months")]),
            (timedelta(hours=8.2), [("value", Fraction("8.2"), "hours")]),
            (date(2026, 3, 9), [("value", date(2026, 3, 9), "")]),
            (LatestOf(Weeks(8), Months(2)), [("weeks", 8, "weeks"), ("months", 2, "months")]),
            (Between(Weeks(15), Weeks(20)), [("low", 15, "weeks"), ("high", 20, "weeks")]),
            ((mg(10), mg(20)), [("1", 10, "mg"), ("2", 20, "mg")]),
            (((kg(40), mg_per_day(16)),), [("1", 40, "kg"), ("2", 16, "mg/day")]),
            ((Limit(9, "mmol/L"),), [("value", 9, "mmol/L")]),
        ],
    )
    def test_values(self, value: object, expected: list[tuple[str, object, str]]) -> None:
        """Amounts, spans, days, ranges and rows of them."""
        assert told(numbers_in(value)) == expected

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("do not", []),
            ("19.3 %, 1.9% of 10,004", [Fraction("0.193"), Fraction("0.019"), 10004]),
            ("2-3 days, months 4", [2, 3, 4]),
            ("500–999 mg/dL", [500, 999]),
            ("D10BA01", ["D10BA01"]),
            ("5.10", ["5.10"]),
            ("79%", [Fraction("0.79")]),
        ],
    )
    def test_words(self, words: str, expected: list[object]) -> None:
        """The numbers that a phrase says; a code stays as it is written."""
        assert [held.number for held in numbers_in(words)] == expected

    @pytest.mark.parametrize(
        "value",
        [
            None,
            True,
            ALT,
            LIPID_PANEL,
            Severity.ALERT,
            frozenset({Formulation.LIDOSE}),
            (ContraceptiveMethod.IUD,),
            WarningSigns(codes=("sign-1",), action="stop", severity=Severity.ALERT),
        ],
    )
    def test_no_numbers(self, value: object) -> None:
        """Codes of analytes, names and a count of one by default are no numbers of medicine."""
        assert list(numbers_in(value)) == []

    def test_bounds_of_grades(self) -> None:
        """The unit is the scale of each, and whether the first counts is in the words."""
        bounds = GradeBounds(
            analyte=TRIGLYCERIDES,
            starts=(
                GradeStart(1, 1, "upper limit"),
                GradeStart(2, 300, "mg/dL", included=True),
                GradeStart((3, 4), 400, "mg/dL"),
            ),
        )
        assert told(numbers_in(bounds)) == [
            ("grade 1 above", 1, "upper limit"),
            ("grade 2 from", 300, "mg/dL"),
            ("grade 3 or 4 above", 400, "mg/dL"),
        ]
        below = GradeBounds(
            analyte=TRIGLYCERIDES,
            side="below",
            starts=(GradeStart(2, 49, "mL/min", included=True), GradeStart((), 10, "mL/min")),
        )
        assert told(numbers_in(below)) == [
            ("grade 2 up to", 49, "mL/min"),
            ("grade not printed below", 10, "mL/min"),
        ]

    def test_records(self) -> None:
        """Fields by name, at any depth, with the unit of what they count."""
        closes = ClosingTime(time(23, 59), "America/New_York")
        window = PrescriptionWindowRule(days=7, anchor="specimen", closes=closes)
        assert told(numbers_in(window)) == [
            ("days", 7, "days"),
            ("closes at", time(23, 59), ""),
        ]
        missed = MissedWindow(wait=Days(0), counted_from="specimen", window_days=7)
        assert told(numbers_in(missed)) == [("wait", 0, "days"), ("window days", 7, "days")]
        methods = ContraceptionMethods(needed=1, preferred=2)
        assert told(numbers_in(methods)) == [("needed", 1, ""), ("preferred", 2, "")]
        visit = Visit("week 4", AfterStart(Weeks(4)), (ALT,))
        assert told(numbers_in(visit)) == [
            ("timepoint said 1", 4, ""),
            ("when span", 4, "weeks"),
        ]
        again = Visit("month {n}", Every(Months(3), 2, 5), (ALT,))
        assert [held.what for held in numbers_in(again)] == [
            "when period",
            "when first k",
            "when last k",
        ]
        half_life = HalfLife(
            moiety="4-oxo-isotretinoin",
            mean=timedelta(hours=24),
            sd=timedelta(hours=5.3),
            conditions="a single 80 mg",
        )
        assert told(numbers_in(half_life)) == [
            ("mean", 24, "hours"),
            ("sd", Fraction("5.3"), "hours"),
            ("conditions said 1", 80, ""),
        ]

    def test_a_reduction(self) -> None:
        """The limits below which a result is normal are among its numbers."""
        reduction = Reduction(
            analytes=(TRIGLYCERIDES,),
            counts=(2, 3),
            normal_below=((TRIGLYCERIDES, Limit(150, "mg/dL")),),
        )
        assert told(numbers_in(reduction)) == [
            ("counts 1", 2, ""),
            ("counts 2", 3, ""),
            ("normal below 2", 150, "mg/dL"),
        ]

    def test_a_protocol(self) -> None:
        """Its regimen, both ends of it, its days and its mean weight."""
        protocol = Protocol(
            name="of_2011",
            title="Of 2011",
            regimen=Regimen((Step(mg_per_kg_day("0.5"), days_on=7, days_off=21),)),
            days=Days(168),
            mean_weight=kg("57.88"),
            population="60 patients",
        )
        assert told(numbers_in(protocol)) == [
            ("regimen steps daily dose", Fraction(1, 2), "mg/kg/day"),
            ("regimen steps days on", 7, "days"),
            ("regimen steps days off", 21, "days"),
            ("days", 168, "days"),
            ("mean weight", Fraction("57.88"), "kg"),
            ("population said 1", 60, ""),
        ]

    def test_the_days_of_a_rule(self) -> None:
        """In force, announced, and announced before and given up."""
        first, last, announced = date(2026, 11, 15), date(2027, 1, 3), date(2026, 6, 16)
        rule = Rule(
            key="rule.of.test",
            text="A rule of 5 days.",
            value=5,
            cites=(Citation(Source(key="s", title="Source of 7")),),
            basis="label",
            since=first,
            until=last,
            announced=announced,
            earlier=(Announcement(date(2026, 2, 9), date(2026, 8, 8)),),
        )
        assert told(numbers_of(rule)) == [
            ("value", 5, ""),
            ("since", first, ""),
            ("until", last, ""),
            ("announced", announced, ""),
            ("earlier 1 on", date(2026, 2, 9), ""),
            ("earlier 1 since", date(2026, 8, 8), ""),
        ]

    def test_an_unknown_kind_is_refused(self) -> None:
        """A value of a new kind cannot slip through unseen."""
        with pytest.raises(TypeError, match="no way to find the numbers"):
            list(numbers_in(object()))
