"""Grades by version, in the unit reported, and never without the facts."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from isotretinoin import analytes
from isotretinoin.errors import FactError, QuantityError, UnknownName
from isotretinoin.monitoring.grading import grade
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rulebooks import criteria
from isotretinoin.rules.results import GradingCriteria

DAY = date(2026, 4, 9)
BEFORE = date(2026, 3, 9)
V4, V5, V6 = (criteria(f"CTCAE {version}.0") for version in (4, 5, 6))
#: Criteria with a bound in one unit alone.
SOME = GradingCriteria(
    name="Some", title="Some", bounds=tuple(r for r in V5.bounds if r.value.units == ("mg/dL",))
)
BOUNDS = Path(__file__).parents[1] / "known_answers" / "ctcae_bounds.csv"


def analyte(name: str) -> analytes.Analyte:
    found = analytes.get(name)
    assert isinstance(found, analytes.Analyte)
    return found


def triglycerides(value: str, unit: str | None = "mg/dL") -> LabResult:
    return LabResult(analytes.TRIGLYCERIDES, value, unit, DAY)


def alt(value: str, upper_limit: str | None = "40", unit: str | None = "U/L") -> LabResult:
    return LabResult(analytes.ALT, value, unit, DAY, upper_limit)


def before(value: str, upper_limit: str | None = "40", unit: str | None = "U/L") -> LabResult:
    return LabResult(analytes.ALT, value, unit, BEFORE, upper_limit)


def test_every_bound_from_both_sides_and_at_equality() -> None:
    """Each printed bound belongs to the grade that the text gives it, in both units."""
    wrong: list[dict[str, str]] = []
    with BOUNDS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            measured, unit = analyte(row["analyte"]), row["unit"]
            result = LabResult(
                measured,
                row["value"],
                unit,
                DAY,
                row["upper_limit"] or None,
                fasting=True,
                lower_limit=row["lower_limit"] or None,
            )
            baseline = (
                LabResult(
                    measured,
                    row["baseline"],
                    unit,
                    BEFORE,
                    row["baseline_upper_limit"] or None,
                    lower_limit=row["baseline_lower_limit"] or None,
                )
                if row["baseline"]
                else None
            )
            found = grade(result, criteria(row["criteria"]), baseline=baseline)
            grades = found.possible if found.value is None else (found.value,)
            told = "/".join(map(str, grades)) or "-"
            if told != row["grade"] or found.criteria != row["criteria"]:
                wrong.append({**row, "found": str(found)})

    assert wrong == []


def test_unit_trap_301_mg_dl_is_grade_2_and_the_same_sample_as_3_40_mmol_l_is_grade_1() -> None:
    """ "Grade in the unit reported; never convert first": converting changes the grade."""
    for version in (V4, V5, V6):
        reported = triglycerides("301")
        assert grade(reported, version).value == 2
        assert grade(triglycerides("3.40", "mmol/L"), version).value == 1
        converted = reported.in_unit("mmol/L")
        assert grade(converted, version, allow_converted=True).value == 1

    assert grade(triglycerides("505"), V5).value == 3
    assert grade(triglycerides("5.70", "mmol/L"), V5).value == 2
    assert grade(triglycerides("1005"), V5).value == 4
    assert grade(triglycerides("11.35", "mmol/L"), V5).value == 3


def test_a_converted_result_is_graded_only_by_name() -> None:
    """Whoever wants the grade of a converted value has to say so, for the baseline too."""
    converted = triglycerides("301").in_unit("mmol/L")

    with pytest.raises(QuantityError, match=r"grade it in mg/dL, as reported, or say allow_conv"):
        grade(converted, V5)
    with pytest.raises(QuantityError, match="as reported"):
        grade(triglycerides("3.40", "mmol/L"), V5, baseline=converted)
    assert grade(converted.in_unit("mg/dL"), V5).value == 2


class TestBoundary:
    """ "Boundary conflict at 150 mg/dL": inclusive as printed, exclusive as a peer reads it."""

    @pytest.mark.parametrize(("value", "unit"), [("150", "mg/dL"), ("1.71", "mmol/L")])
    def test_exactly_on_it(self, value: str, unit: str) -> None:
        """The choice is about this one number."""
        result = triglycerides(value, unit)

        assert grade(result, V5).value == 1
        assert grade(result, V5, at_lowest_bound="inclusive").value == 1
        assert grade(result, V5, at_lowest_bound="exclusive").value == 0

    def test_nothing_else_depends_on_it(self) -> None:
        """Above 150, and at bounds in baselines, both readings agree."""
        assert grade(triglycerides("150.01"), V5, at_lowest_bound="exclusive").value == 1
        baseline = alt("60")
        assert grade(alt("90"), V5, baseline=baseline, at_lowest_bound="exclusive").value == 1

    def test_another_word(self) -> None:
        """Only the two readings have names."""
        with pytest.raises(ValueError, match="write 'inclusive' or 'exclusive'"):
            grade(triglycerides("150"), V5, at_lowest_bound="both")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]

    def test_both_readings_are_listed(self) -> None:
        """The exclusive reading stands beside the rule, with the program that uses it."""
        because = grade(triglycerides("150"), V5).because

        assert because is not None
        (other,) = because.alternatives
        assert other.key == "ctcae.5.triglycerides.mg_dl.exclusive"
        assert other in V5.rules


class TestMissing:
    """No grade without unit and limit, and the missing fact is named."""

    @pytest.mark.parametrize(
        ("result", "missing"),
        [
            (triglycerides("301", None), "unit"),
            (alt("95", None), "upper limit"),
            (alt("95", unit=None), "unit"),
            (LabResult(analytes.CHOLESTEROL, 250, "mg/dL", DAY), "upper limit"),
            (triglycerides("-1"), "a possible value"),
            (LabResult(analytes.HDL, 40, "mg/dL", DAY), "CTCAE 5.0 bounds for HDL cholesterol"),
        ],
    )
    def test_names_the_fact(self, result: LabResult, missing: str) -> None:
        """One fact at a time, the first that is missing."""
        found = grade(result, V5)

        assert (found.value, found.missing) == (None, (missing,))
        assert str(found) == f"no grade by CTCAE 5.0 (missing: {missing})"

    def test_a_high_cholesterol_needs_no_limit(self) -> None:
        """Above 300 mg/dL the text counts in mg/dL alone."""
        assert grade(LabResult(analytes.CHOLESTEROL, "300.01", "mg/dL", DAY), V5).value == 2

    def test_version_6_read_without_ck(self) -> None:
        """What was not found in a version is not carried over from another."""
        result = LabResult(analytes.CK, 900, "U/L", DAY, 200)
        found = grade(result, V6)

        assert found.value is None
        assert found.because is not None
        assert found.because.key == "ctcae.6.ck"
        assert grade(result, V5).value == 2


class TestBaseline:
    """ "v4 ALT/AST has no baseline clause"; versions 5 and 6 have their own."""

    def test_the_same_value_in_three_versions(self) -> None:
        """95 U/L from 60, upper limit 40: grades 1, 1 and 2."""
        result, baseline = alt("95"), alt("60")

        assert [grade(result, v, baseline=baseline).value for v in (V4, V5, V6)] == [1, 1, 2]

    def test_none_given_is_taken_as_normal_and_said(self) -> None:
        """The grade shows what was taken for granted; version 4 does not ask."""
        found = grade(alt("121"), V5)

        assert (found.value, found.assumed) == (2, ("the baseline taken as normal",))
        assert str(found) == "grade 2 by CTCAE 5.0, the baseline taken as normal"
        assert grade(alt("121"), V5, baseline=alt("30")).assumed == ()
        assert grade(alt("121"), V4).assumed == ()

    @pytest.mark.parametrize(
        ("baseline", "missing"),
        [
            (alt("60", None), "upper limit of the baseline"),
            (alt("60", unit=None), "unit of the baseline"),
            (alt("-60"), "a possible value of the baseline"),
            (alt("0"), "a possible value of the baseline"),
        ],
    )
    def test_an_incomplete_baseline(self, baseline: LabResult, missing: str) -> None:
        """Whether it was normal cannot be told; version 4 does not ask."""
        assert grade(alt("121"), V5, baseline=baseline).missing == (missing,)
        assert grade(alt("121"), V4, baseline=baseline).value == 2

    def test_of_another_analyte_or_unit(self) -> None:
        """A baseline is the same measurement."""
        with pytest.raises(QuantityError, match="give the same analyte in its unit"):
            grade(alt("121"), V5, baseline=triglycerides("100"))
        with pytest.raises(QuantityError, match="give the same analyte in its unit"):
            grade(triglycerides("301"), V5, baseline=triglycerides("1.2", "mmol/L"))


def test_criteria_by_name() -> None:
    """The version is part of the name, and case is not."""
    assert criteria("ctcae 5.0") is V5
    with pytest.raises(UnknownName, match=r"no grading criteria 'CTCAE'.*CTCAE 4\.0"):
        criteria("CTCAE")


def test_version_4_by_its_edition() -> None:
    """The rows are those of 4.03, and that name finds them."""
    assert criteria("ctcae 4.03") is V4


def measured(
    name: str,
    value: str,
    unit: str,
    low: str | None = None,
    high: str | None = None,
    *,
    on: date = DAY,
    fasting: bool | None = None,
) -> LabResult:
    return LabResult(analyte(name), value, unit, on, high, fasting, lower_limit=low)


class TestBetween:
    """A grade that signs decide is never guessed: both stand, and what decides is named."""

    @pytest.mark.parametrize(
        ("result", "version", "said"),
        [
            (
                measured("haemoglobin", "7.9", "g/dL", "12", "16"),
                "5.0",
                "grade 3 or 4 by CTCAE 5.0 (missing: whether it threatens life)",
            ),
            (
                measured("lipase", "150", "U/L", None, "60"),
                "5.0",
                "grade 2 or 3 by CTCAE 5.0 (missing: whether there are symptoms)",
            ),
            (
                measured("lipase", "150", "U/L", None, "60"),
                "6.0",
                "grade 2 by CTCAE 6.0",
            ),
            (
                measured("lipase", "150", "U/L", None, "60"),
                "4.0",
                "grade 3 by CTCAE 4.0",
            ),
            (
                measured("uric acid", "8", "mg/dL", None, "7"),
                "5.0",
                "grade 1 or 3 by CTCAE 5.0 (missing: whether there are physiologic consequences)",
            ),
            (
                measured("white cells", "120", "10*9/L", "4", "11"),
                "5.0",
                "grade 3 or 4 by CTCAE 5.0 (missing: signs of clinical leucostasis)",
            ),
        ],
    )
    def test_both_stand(self, result: LabResult, version: str, said: str) -> None:
        """The words say which, and for want of what."""
        assert str(grade(result, criteria(f"CTCAE {version}"))) == said


class TestBothSides:
    """Bounds on one side of a range say nothing of the other."""

    def test_neutrophils_are_shifted_in_version_6(self) -> None:
        """900 is grade 3, 3 and 2; 1700 below a limit of 1800 is grade 1, 1 and 0."""
        for value, grades in (("900", [3, 3, 2]), ("1700", [1, 1, 0])):
            result = measured("neutrophils", value, "/mm3", "1800")
            assert [grade(result, each).value for each in (V4, V5, V6)] == grades

    @pytest.mark.parametrize(
        ("result", "criteria_of", "missing"),
        [
            (measured("platelets", "600", "10*9/L", "150", "400"), V4, "bounds for high platelets"),
            (measured("platelets", "60", "10*9/L", "150", "400"), V6, "bounds for platelets"),
            (measured("glucose", "300", "mg/dL", "70", "100"), V5, "bounds for high glucose"),
            (measured("glucose", "90", "mg/dL", "70"), V5, "bounds for high glucose"),
            (measured("lymphocytes", "500", "/mm3", "1000"), V6, "bounds for low lymphocytes"),
            (measured("lymphocytes", "500", "/mm3"), V6, "bounds for low lymphocytes"),
            (measured("ALT", "2", "U/L", "5", "40"), V4, "bounds for low ALT"),
            (measured("haemoglobin", "12", "mmol/L", "8", "10"), V5, "bounds for high haemoglobin"),
            (
                measured("creatinine clearance", "50", "mL/min"),
                V6,
                "bounds for high creatinine clearance",
            ),
            (measured("creatinine", "80", "umol/L"), V5, None),
        ],
    )
    def test_what_was_not_read_is_no_grade_0(
        self,
        result: LabResult,
        criteria_of: GradingCriteria,
        missing: str | None,
    ) -> None:
        """A side without bounds is named where the result may lie on it."""
        found = grade(result, criteria_of)
        wanted = f"{criteria_of.name} {missing}" if missing else "upper limit"
        assert (found.value, found.missing) == (None, (wanted,))

    def test_a_known_limit_is_enough_where_it_decides(self) -> None:
        """Above the upper limit nothing is low; below the lower limit nothing is high."""
        assert grade(measured("glucose", "300", "mg/dL", None, "100"), V4).value == 3
        assert grade(measured("white cells", "15", "10*9/L", None, "11"), V4).value == 0
        assert grade(measured("glucose", "60", "mg/dL", "70"), V4).value == 1
        assert grade(measured("glucose", "90", "mg/dL", None, "100"), V4).missing == (
            "lower limit",
        )
        assert grade(measured("glucose", "90", "mg/dL", "70", "100"), V5).value == 0

    def test_below_what_is_printed(self) -> None:
        """A clearance below 10 mL/min has no grade printed."""
        found = grade(measured("creatinine clearance", "9", "mL/min"), V6)
        assert (found.value, found.missing) == (None, ("a grade printed for it",))

    def test_a_unit_without_bounds(self) -> None:
        """Nothing is converted in silence."""
        found = grade(measured("triglycerides", "3", "mmol/L"), SOME)
        assert found.missing == ("Some bounds in mmol/L",)


class TestFasting:
    """ "Fasting for G1-G2": grades 1 and 2 of a high glucose are of a fasting sample."""

    @pytest.mark.parametrize(
        ("value", "fasting", "said"),
        [
            ("170", True, "grade 2 by CTCAE 4.0"),
            ("170", None, "grade 2 by CTCAE 4.0, the sample taken as fasting"),
            ("170", False, "no grade by CTCAE 4.0 (missing: a fasting sample)"),
            ("251", False, "grade 3 by CTCAE 4.0"),
            ("90", False, "grade 0 by CTCAE 4.0"),
        ],
    )
    def test_samples(self, value: str, fasting: bool | None, said: str) -> None:  # noqa: FBT001
        """Higher grades do not ask."""
        result = measured("glucose", value, "mg/dL", "70", "100", fasting=fasting)
        assert str(grade(result, V4)) == said

    @pytest.mark.parametrize(
        ("value", "unit", "high", "asks"),
        [
            ("120", "mg/dL", "100", True),
            ("170", "mg/dL", "100", True),
            ("251", "mg/dL", "100", False),
            ("6.5", "mmol/L", "5.6", True),
            ("10", "mmol/L", "5.6", True),
            ("14", "mmol/L", "5.6", False),
        ],
    )
    def test_which_grades_ask(self, value: str, unit: str, high: str, asks: bool) -> None:  # noqa: FBT001
        """Grades 1 and 2 of either unit do, and grade 3 does not."""
        result = measured("glucose", value, unit, None, high, fasting=False)
        assert (grade(result, V4).missing == ("a fasting sample",)) is asks


class TestBaselines:
    """What is a baseline, and what it changes."""

    def test_never_the_result_itself_nor_later(self) -> None:
        """A grade against itself would be 0, whatever the result."""
        result = alt("60")
        for wrong in (result, LabResult(analytes.ALT, "60", "U/L", date(2026, 4, 10), "40")):
            with pytest.raises(FactError, match="give a result of before treatment"):
                grade(result, V5, baseline=wrong)

    def test_alp_in_version_6(self) -> None:
        """Only grade 1, and only above the baseline too."""
        result = measured("ALP", "300", "U/L", None, "100")
        above, below = (
            measured("ALP", value, "U/L", None, "100", on=BEFORE) for value in ("299", "300")
        )

        assert str(grade(result, V6)) == "grade 1 by CTCAE 6.0, the baseline taken as normal"
        assert grade(result, V6, baseline=above).value == 1
        assert grade(result, V6, baseline=below).value == 0
        assert grade(result, V5).value == 2

    def test_creatinine_takes_the_worse(self) -> None:
        """1.1 from 0.6 is normal, and 1.8 times the baseline; version 6 asks for a low baseline."""
        result = measured("creatinine", "1.1", "mg/dL", "0.5", "1.2")
        normal = measured("creatinine", "0.6", "mg/dL", "0.5", "1.2", on=BEFORE)
        low = measured("creatinine", "0.6", "mg/dL", "0.7", "1.2", on=BEFORE)
        unknown = measured("creatinine", "0.6", "mg/dL", None, "1.2", on=BEFORE)

        assert [grade(result, v, baseline=normal).value for v in (V4, V5, V6)] == [2, 2, 0]
        assert [grade(result, v, baseline=low).value for v in (V4, V5, V6)] == [2, 2, 2]
        assert grade(result, V6, baseline=unknown).missing == ("lower limit of the baseline",)
        assert str(grade(result, V5)) == "grade 0 by CTCAE 5.0, the baseline taken as normal"
        no_limit = measured("creatinine", "1.1", "mg/dL")
        assert grade(no_limit, V5, baseline=normal).missing == ("upper limit",)

    def test_a_low_baseline_counts_as_normal(self) -> None:
        """Abnormal is above the upper limit."""
        low = measured("ALT", "3", "U/L", "5", "40", on=BEFORE)
        assert grade(alt("121"), V6, baseline=low).value == 2

    def test_haemoglobin_rises_from_its_baseline_in_version_4(self) -> None:
        """17.5 with a limit of 16: from a baseline of 17 a rise of 0.5, in version 5 of 1.5."""
        result = measured("haemoglobin", "18.5", "g/dL", "12", "16")
        high = measured("haemoglobin", "17", "g/dL", "12", "16", on=BEFORE)
        assert [grade(result, v, baseline=high).value for v in (V4, V5, V6)] == [1, 2, 2]
        assert grade(measured("haemoglobin", "18.5", "g/dL", "12"), V5).missing == ("upper limit",)


class TestUnits:
    """Units that are the same amount by another name, and limits on both sides."""

    def test_counts(self) -> None:
        """Thousands a microlitre are billions a litre; a grade is the same in each."""
        result = measured("white cells", "2.5", "10*3/uL", "4", "11")
        assert str(result.in_unit("10*9/L")).startswith("white cells 2.50 10*9/L")
        cubic = result.in_unit("/mm3")
        assert (cubic.number, cubic.lower_limit) == (Fraction(2500), Fraction(4000))
        assert cubic.upper_limit == Fraction(11000)
        assert cubic.in_unit("10*3/uL") == result
        assert [grade(r, V5, allow_converted=True).value for r in (result, cubic)] == [2, 2]

    def test_another_way_to_write_a_unit(self) -> None:
        """For enzymes an international unit is a unit."""
        for written in ("[IU]/L", "IU/L", "U/L"):
            assert LabResult(analytes.GGT, 60, written, DAY).unit == "U/L"

    @pytest.mark.parametrize(
        ("low", "high", "said"),
        [
            ("-1", None, "give 0 or more"),
            ("low", None, "not a lower limit of normal"),
            ("50", "40", "a lower limit of 50 above the upper limit of 40"),
        ],
    )
    def test_limits_that_cannot_be(self, low: str, high: str | None, said: str) -> None:
        """In order, and not below 0."""
        with pytest.raises(QuantityError, match=said):
            measured("ALT", "30", "U/L", low, high)


def test_a_limit_of_adults_flags_the_young() -> None:
    """CK with an age below 18 says what was taken for granted; no other analyte does."""
    result = measured("CK", "560", "U/L", None, "267")
    said = "grade 1 by CTCAE 5.0, the upper limit taken as one for 17 years, not for adults"
    assert str(grade(result, V5, age=17)) == said
    assert grade(result, V5, age=18).assumed == ()
    assert grade(result, V5).assumed == ()
    assert grade(alt("50"), V4, age=15).assumed == ()
