"""Laboratory rows and codes are answered as the kernel answers one at a time."""

from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import frame, rows_in
from isotretinoin import LabResult, analytes, criteria, products, rulebook
from isotretinoin import criteria as criteria_named
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.monitoring import grade

CTCAE = criteria_named("CTCAE 5.0")
KINDS = {
    "analyte": "text",
    "value": "float",
    "unit": "text",
    "upper_limit": "float",
    "lower_limit": "float",
}
RESULTS = st.lists(
    st.fixed_dictionaries(
        {
            "analyte": st.sampled_from(
                ["ALT", "triglycerides", "2571-8", "CK", "gel", "LFTs", None]
            ),
            "value": st.one_of(
                st.sampled_from([150.0, 151.0, 300.0, 301.0, 40.0, 120.0, -1.0, None]),
                st.integers(0, 20_000).map(lambda n: n / 10),
            ),
            "unit": st.sampled_from(["mg/dL", "mg/dl", "mmol/L", "U/L", "furlong", None]),
            "upper_limit": st.sampled_from([40.0, 150.0, None, 0.0]),
            "lower_limit": st.sampled_from([10.0, 1000.0, None]),
        }
    ),
    max_size=10,
)


def expected(row: dict[str, Any]) -> dict[str, Any]:
    blank = dict.fromkeys(
        ("grade", "grade_missing", "grade_possible", "grade_assumed", "grade_because")
    )

    def faulty(fault: str, column: str) -> dict[str, Any]:
        return {**blank, "error": FAULTS[fault], "error_column": column}

    for name in ("analyte", "value"):
        if row[name] is None:
            return faulty("missing", name)
    if row["analyte"] in ("gel", "LFTs"):
        return faulty("unknown", "analyte")
    test: Any = analytes.get(row["analyte"])
    unit = {"mg/dl": "mg/dL"}.get(row["unit"], row["unit"])
    if unit is not None and unit not in test.units:
        return faulty("unreadable", "unit")
    high, low = row["upper_limit"], row["lower_limit"]
    if high == 0:
        return faulty("unreadable", "upper_limit")
    if high and low and low > high:
        return faulty("unreadable", "lower_limit")
    told = grade(
        LabResult(test, row["value"], unit, date(2026, 3, 9), high, lower_limit=low), CTCAE
    )
    return {
        "grade": told.value,
        "grade_missing": ", ".join(told.missing) or None,
        "grade_possible": " or ".join(map(str, told.possible)) or None,
        "grade_assumed": "; ".join(told.assumed) or None,
        "grade_because": told.because.key if told.because else None,
        "error": None,
        "error_column": None,
    }


@pytest.mark.parametrize("engine", ["polars", "polars, lazy", "pandas", "pyarrow"])
@given(RESULTS)
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
def test_grades_are_the_kernels(engine: str, rows: list[dict[str, Any]]) -> None:
    told = frame(engine, {name: [row[name] for row in rows] for name in KINDS}, KINDS)
    answered = rows_in(frames.grade(told, CTCAE, lower_limit="lower_limit", because=True))
    assert answered == [{"row": n, **row, **expected(row)} for n, row in enumerate(rows)]


def test_bounds_and_numbers_of_single_precision_are_graded() -> None:
    values = pl.DataFrame(
        {"analyte": ["triglycerides"] * 2, "value": ["> 1000", "5.65"], "unit": ["mg/dL", "mmol/L"]}
    )
    told = frames.grade(values, CTCAE, upper_limit=None)
    assert told["grade"].to_list() == [4, 2]
    single = pl.DataFrame(
        {"analyte": ["triglycerides"] * 2, "value": pl.Series([1.71, None], dtype=pl.Float32)}
    )
    asked = single.with_columns(unit=pl.lit("mmol/L"))
    told = frames.grade(asked, CTCAE, upper_limit=None, at_lowest_bound="exclusive")
    assert told["grade"].to_list() == [0, None]


def test_what_a_laboratory_says_is_read_as_it_comes() -> None:
    rows = pl.DataFrame(
        {
            "analyte": ["2571-8", "pregnancy test, urine", "triglycerides", "ALT"],
            "value": ["> 1000", "Negative", "lots", None],
            "unit": ["mg/dl", None, "mg/dL", "U/L"],
        }
    )
    told = rows_in(frames.interpret(rows))
    assert [
        told[0][name] for name in ("analyte_name", "loinc", "comparator", "number", "unit_meant")
    ] == [
        "triglycerides",
        "2571-8",
        ">",
        1000.0,
        "mg/dL",
    ]
    assert [row["error_column"] for row in told][2:] == ["value", "value"]


def listed() -> list[tuple[str, str, Any]]:
    return [
        (each.code, product.name, each.strength)
        for product in products.ALL
        for each in product.codes
    ]


def test_every_code_that_a_source_lists_is_known() -> None:
    codes = listed()
    told = rows_in(frames.products(pl.DataFrame({"code": [code for code, _, _ in codes]})))
    for row, (_, name, strength) in zip(told, codes, strict=True):
        if row["error"] is None:
            assert row["product"] == name
            assert row["strength_mg"] == (None if strength is None else float(strength))
        else:
            assert row["error"] == FAULTS["ambiguous"]
            assert sum(code == row["code"] for code, _, _ in codes) > 1


@pytest.mark.parametrize(
    "dress",
    [
        "0378-6613",
        "378-6613",
        "378-6613-93",
        "00378-6613-93",
        "00378661393",
        "0378661393",
        "378661393",
        " 00378-6613 ",
    ],
)
def test_an_ndc_is_known_in_every_dress(dress: str) -> None:
    (row,) = rows_in(frames.products(pl.DataFrame({"code": [dress]})))
    assert (row["product"], row["strength_mg"], row["code_system"]) == ("Amnesteem", 30.0, "NDC")


def test_codes_of_the_substance_tell_no_product_and_topical_forms_are_refused() -> None:
    codes = ["D10BA01", "d10ba01", "D10AD04", "197843", "", None, "12345678901"]
    told = rows_in(frames.products(pl.DataFrame({"code": codes}).lazy()))
    assert [row["error"] for row in told] == [
        None,
        None,
        FAULTS["topical"],
        None,
        FAULTS["unknown"],
        FAULTS["missing"],
        FAULTS["unknown"],
    ]
    assert {row["product"] for row in told} == {None}
    assert told[3]["strength_mg"] == 10.0


@pytest.mark.parametrize(
    ("code", "system"),
    [("6064", "RxNorm"), ("EH28UP18IF", "UNII"), ("4759-48-2", "CAS"), ("eh28up18if", "UNII")],
)
def test_codes_of_the_substance_are_known_by_their_system(code: str, system: str) -> None:
    (row,) = rows_in(frames.products(pl.DataFrame({"code": [code]})))
    assert (row["code_system"], row["product"], row["error"]) == (system, None, None)


def test_a_code_kept_as_a_number_is_an_ndc_without_its_zeros() -> None:
    (row,) = rows_in(frames.products(pl.DataFrame({"code": [378661393]})))
    assert row["product"] == "Amnesteem"


def test_a_rulebook_is_a_table_with_a_row_for_each_place_cited() -> None:
    us = rulebook("US")
    table = frames.rules_table(us)
    assert len(table) == sum(len(rule.cites) for rule in us.rules)
    told = {row.key: row for row in table}
    supply = told["us.ipledge.supply"]
    assert (supply.value, supply.unit, supply.verified) == ("30 days", "days", True)
    wrong: Any = "US"
    with pytest.raises(TypeError, match="Rulebook"):
        frames.rules_table(wrong)


def test_the_rules_on_a_matter_are_told_place_by_place() -> None:
    us, guide = rulebook("US"), rulebook("guide")
    matter = us.dispensing.prescription_window_can
    assert matter
    told = frames.rule_timeline("prescription_window_can", [us, guide])
    assert [row.key for row in told if row.place == "US"] == [rule.key for rule in matter]
    assert {row.place for row in told} == {"US"}
    with pytest.raises(LookupError, match="did you mean 'contraception_after'"):
        frames.rule_timeline("contraception_aftr", [us])
    with pytest.raises(LookupError, match="there are"):
        frames.rule_timeline("xyz", [us])
    wrong: Any
    for wrong in (us, "US", ["US"]):
        with pytest.raises(TypeError):
            frames.rule_timeline("contraception_after", wrong)


def test_wrong_arguments_are_refused() -> None:
    told: Any = pl.DataFrame({"analyte": ["ALT"], "value": [40]})
    wrong: Any = "CTCAE 5.0"
    with pytest.raises(TypeError, match="criteria"):
        frames.grade(told, wrong)
    with pytest.raises(LookupError, match="unit"):
        frames.grade(told, criteria("CTCAE 5.0"))
    with pytest.raises(TypeError, match="DuckDB"):
        frames.products(frame("duckdb", {"code": ["x"]}, {"code": "text"}))
