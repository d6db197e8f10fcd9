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
    """Six analytes in version 5.0, and in 6.0 the one that was not found there."""
    for version, names in ((4, "ALT AST CK GGT"), (5, "ALT AST CK GGT"), (6, "ALT AST GGT")):
        graded = {str(rule.value.analyte) for rule in criteria(f"CTCAE {version}.0").bounds}
        assert graded == {*names.split(), "cholesterol", "triglycerides"}
    assert [rule.key for rule in criteria("CTCAE 6.0").without] == ["ctcae.6.ck"]


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


def test_bounds_from_a_table_alone_are_unverified() -> None:
    """What was read in an implementation's table and not in NCI's own text is tagged so, and noted."""
    doubtful = {
        rule.key: rule.note
        for version in (4, 5, 6)
        for rule in criteria(f"CTCAE {version}.0").rules
        if not rule.verified
    }

    assert set(doubtful) == {
        "ctcae.4.cholesterol.mg_dl",
        "ctcae.4.cholesterol.mmol_l",
        "ctcae.4.ck",
        "ctcae.4.ggt",
        "ctcae.5.cholesterol.mmol_l",
        "ctcae.5.ggt.abnormal_baseline",
        "ctcae.6.cholesterol.mg_dl",
        "ctcae.6.cholesterol.mmol_l",
        "ctcae.6.ck",
        "ctcae.6.ggt",
        "ctcae.6.ggt.abnormal_baseline",
    }
    for key, note in doubtful.items():
        assert RULES[key].tag == "READ-2nd"
        assert "read in an implementation's table, not in NCI's own text" in str(note)
