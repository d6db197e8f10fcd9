"""Grades by version, in the unit reported, and never without the facts."""

import csv
from datetime import date
from pathlib import Path

import pytest

from isotretinoin import analytes
from isotretinoin.errors import QuantityError, UnknownName
from isotretinoin.monitoring.grading import grade
from isotretinoin.monitoring.results import LabResult
from isotretinoin.rulebooks import criteria

DAY = date(2026, 4, 9)
V4, V5, V6 = (criteria(f"CTCAE {version}.0") for version in (4, 5, 6))
BOUNDS = Path(__file__).parents[1] / "known_answers" / "ctcae_bounds.csv"


def analyte(name: str) -> analytes.Analyte:
    found = analytes.get(name)
    assert isinstance(found, analytes.Analyte)
    return found


def triglycerides(value: str, unit: str | None = "mg/dL") -> LabResult:
    return LabResult(analytes.TRIGLYCERIDES, value, unit, DAY)


def alt(value: str, upper_limit: str | None = "40", unit: str | None = "U/L") -> LabResult:
    return LabResult(analytes.ALT, value, unit, DAY, upper_limit)


def test_every_bound_from_both_sides_and_at_equality() -> None:
    """Each printed bound belongs to the grade that the text gives it, in both units."""
    wrong: list[dict[str, str]] = []
    with BOUNDS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            measured, unit = analyte(row["analyte"]), row["unit"]
            result = LabResult(measured, row["value"], unit, DAY, row["upper_limit"] or None)
            baseline = (
                LabResult(measured, row["baseline"], unit, DAY, row["baseline_upper_limit"])
                if row["baseline"]
                else None
            )
            found = grade(result, criteria(row["criteria"]), baseline=baseline)
            if found.value != int(row["grade"]) or found.criteria != row["criteria"]:
                wrong.append(row)

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


def test_a_grade_by_bounds_that_were_not_read_in_the_text_says_so() -> None:
    """Cholesterol in mmol/L was read in an implementation's table only, mg/dL in the text too."""
    result = LabResult(analytes.CHOLESTEROL, "7.76", "mmol/L", DAY, "5.2")

    assert str(grade(result, V5)) == "grade 2 by CTCAE 5.0 (unverified)"
    assert str(grade(triglycerides("301"), V5)) == "grade 2 by CTCAE 5.0"
