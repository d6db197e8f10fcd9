"""Each statement on laboratory tests that was collected is a rule, tagged as it was read."""

import csv
from pathlib import Path

import pytest

from isotretinoin.evidence import Rule
from isotretinoin.rulebooks import criteria, profile, profiles, rulebook
from isotretinoin.rules.monitoring import Visit

RULES = {
    rule.key: rule
    for rules in (
        *(profile(name).rules for name in profiles()),
        *(rulebook(name).rules for name in ("guide", "US", "GB", "EU")),
        *(criteria(f"CTCAE {version}.0").rules for version in (4, 5, 6)),
    )
    for rule in rules
}


def rows() -> list[tuple[str, str]]:
    path = Path(__file__).parents[1] / "known_answers" / "monitoring_rows.csv"
    with path.open(encoding="utf-8") as lines:
        return [(row["rule"], row["tag"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("key", "tag"), rows())
def test_every_row_is_a_rule(key: str, tag: str) -> None:
    """Cited, and verified only where it was read in a copy that can be relied on."""
    rule = RULES[key]

    assert rule.tag == tag
    assert rule.verified is (tag == "READ")
    assert rule.cites


def test_every_bound_is_a_rule() -> None:
    """Which analytes each version grades by number, and which it does not."""
    everywhere = (
        "ALT AST GGT ALP bilirubin cholesterol triglycerides creatinine glucose haemoglobin "
        "white_cells neutrophils lymphocytes lipase amylase albumin uric_acid"
    )
    more = {4: "CK platelets", 5: "CK platelets", 6: "creatinine_clearance"}
    without = {
        4: {"creatinine clearance"},
        5: {"glucose", "creatinine clearance"},
        6: {"CK", "platelets", "lymphocytes", "creatinine clearance"},
    }
    for version in (4, 5, 6):
        held = criteria(f"CTCAE {version}.0")
        graded = {str(rule.value.analyte).replace(" ", "_") for rule in held.bounds}
        assert graded == {*everywhere.split(), *more[version].split()}
        assert {str(rule.value) for rule in held.without} == without[version]


def test_no_invented_thresholds() -> None:
    """No rule stops at 5 or 10 mmol/L; conventions have no other basis than that."""
    assert not [
        rule.key
        for rule in RULES.values()
        for limit in getattr(rule.value, "above", ())
        if getattr(limit, "unit", None) == "mmol/L" and limit.value in (5, 10)
    ]
    conventions = [rule for key, rule in RULES.items() if ".convention_" in key]
    assert {rule.basis for rule in conventions} == {"convention"}


def test_xia_names_nothing_else() -> None:
    """ "Xia has no CBC, nothing monthly, nothing after"."""
    visits: list[Rule[Visit]] = list(profile("xia2022").visits)

    assert {str(test) for rule in visits for test in rule.value.tests} == {"ALT", "triglycerides"}
    assert [type(rule.value.when).__name__ for rule in visits] == ["BeforeStart", "AtPeakDose"]


def test_all_profiles() -> None:
    """Each published text under its own name."""
    assert profiles() == (
        "guide",
        "us_label",
        "us_label_absorica",
        "eu_smpc",
        "xia2022",
        "hansen2016",
        "aad2016",
        "landis2020",
        "uk_nursing",
        "bpac2013",
        "msd",
    )


def test_bounds_were_read_in_one_copy() -> None:
    """All three versions stand in one commit of a verbatim copy, and every bound was read there."""
    rules = [rule for version in (4, 5, 6) for rule in criteria(f"CTCAE {version}.0").rules]
    read = [rule for rule in rules if rule.basis == "consensus"]

    assert all(rule.verified for rule in read)
    for rule in read:
        (cite,) = rule.cites
        assert cite.source.grade == "L"
        assert "commit 6eb5125a" in str(cite.source.where)
