"""Blood, breast-feeding, procedures, other medicines, warning signs and entries to check."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from ideal_course import AS_OF, DIARY, FIRST, LAST, judged, kinds, only, patient
from isotretinoin import rulebook
from isotretinoin.diaries.entries import (
    BloodDonation,
    BreastFeeding,
    DosePeriod,
    Medication,
    Procedure,
    Stopped,
    Symptom,
    Weight,
)
from isotretinoin.findings import FindingKind, Severity
from isotretinoin.quantities import kg

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (FIRST - DAY, []),
        (FIRST, ["blood-donation"]),
        (date(2026, 8, 16), ["blood-donation"]),
        (date(2026, 8, 17), []),
    ],
)
def test_blood_donation(day: date, expected: list[str]) -> None:
    """No blood is given from the first dose to a month after the last."""
    assert kinds(DIARY.with_entries(BloodDonation(day))) == expected


def test_blood_donation_while_the_course_goes_on() -> None:
    """A course that still goes on bars its days up to today."""
    going_on = evolve(DIARY, entries=tuple(x for x in DIARY.entries if not isinstance(x, Stopped)))
    found = kinds(going_on.with_entries(BloodDonation(AS_OF)), AS_OF)
    assert "blood-donation" in found


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 1, 1), FIRST - DAY, []),
        (date(2025, 1, 1), FIRST, ["breast-feeding"]),
        (date(2026, 8, 16), None, ["breast-feeding"]),
        (date(2026, 8, 17), None, []),
    ],
)
def test_breast_feeding(first: date, last: date | None, expected: list[str]) -> None:
    """None from the first dose to a month after the last."""
    assert kinds(DIARY.with_entries(BreastFeeding(first, last))) == expected


def test_breast_feeding_is_not_asked_of_everyone() -> None:
    """Where nothing is noted, it is asked of patients who can become pregnant alone."""
    man = evolve(patient(can_become_pregnant=False), entries=only(DosePeriod, Stopped).entries)
    assert "breast-feeding" in [each.matter for each in judged(DIARY).not_judged]
    assert "breast-feeding" not in [each.matter for each in judged(man).not_judged]


@pytest.mark.parametrize("kind", ["wax-epilation", "dermabrasion", "laser"])
@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 1, 16), ["procedure-too-early"]), (date(2027, 1, 17), [])],
)
def test_procedures(kind: str, day: date, expected: list[str]) -> None:
    """They wait for 6 months after 16 July."""
    assert kinds(DIARY.with_entries(Procedure(day, kind)), date(2027, 2, 1)) == expected


def test_procedure_of_which_no_rule_speaks() -> None:
    """Another procedure is listed as not judged."""
    told = judged(DIARY.with_entries(Procedure(FIRST, "tattoo")))
    assert told.findings == ()
    assert f"the procedure 'tattoo' of {FIRST}" in [each.matter for each in told.not_judged]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 1, 1), FIRST - DAY, []),
        (date(2026, 1, 1), FIRST, ["interacting-medicine"]),
        (LAST, None, ["interacting-medicine"]),
        (LAST + DAY, None, []),
    ],
)
def test_interacting_medicine(first: date, last: date | None, expected: list[str]) -> None:
    """A tetracycline on any day of the course is an alert."""
    told = judged(DIARY.with_entries(Medication(first, "doxycycline", last)))
    assert [each.kind for each in told.findings] == expected
    assert all(each.severity is Severity.ALERT for each in told.findings)


@pytest.mark.parametrize(
    ("code", "severity"),
    [
        ("vitamin-a", Severity.CAUTION),
        ("progestogen-only-pill", Severity.CAUTION),
        ("phenytoin", Severity.CAUTION),
        ("st-johns-wort", Severity.CAUTION),
    ],
)
def test_severity_is_that_of_the_rule(code: str, severity: Severity) -> None:
    """What the source only advises against is a caution."""
    found = judged(DIARY.with_entries(Medication(FIRST, code))).findings
    assert [(each.kind, each.severity) for each in found] == [("interacting-medicine", severity)]


def test_medicine_that_no_rule_names() -> None:
    """Of other medicines nothing is said, and that is listed."""
    told = judged(DIARY.with_entries(Medication(FIRST, "paracetamol")))
    assert told.findings == ()
    assert "the medicine 'paracetamol' beside isotretinoin" in [
        each.matter for each in told.not_judged
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("headache",), []),
        (("headache", "visual-change"), ["warning-sign"] * 2),
        (("headache", "visual-change", "vomiting"), ["warning-sign"] * 2),
        (("low-mood",), ["warning-sign"]),
    ],
)
def test_warning_signs(codes: tuple[str, ...], expected: list[str]) -> None:
    """Headache with changed vision, and mood, are alerts; headache alone is not."""
    noted = DIARY.with_entries(*(Symptom(FIRST + DAY, code) for code in codes))
    told = judged(noted)
    assert [each.kind for each in told.findings] == expected
    alone = f"headache on {FIRST + DAY}, not alone a sign on which the rule acts"
    listed = {each.matter: each.missing for each in told.not_judged}
    assert (alone in listed) is (codes == ("headache",))
    assert listed.get(alone) in (None, ("whether there was visual-change or vomiting",))


def test_symptom_that_no_rule_names() -> None:
    """Other symptoms, and those outside the course, are no finding."""
    told = judged(DIARY.with_entries(Symptom(FIRST, "dry-lips"), Symptom(LAST + DAY, "low-mood")))
    assert told.findings == ()
    assert "the symptom 'dry-lips'" in [each.matter for each in told.not_judged]


@pytest.mark.parametrize(
    ("weight", "expected"),
    [("40", False), ("39.9", True), ("100", False), ("100.1", True)],
)
def test_weight_outside_the_table(weight: str, expected: bool) -> None:  # noqa: FBT001
    """The label prints doses for 40 to 100 kg, both included."""
    told = kinds(DIARY.with_entries(Weight(LAST, kg(weight))))
    assert ("weight-outside-table" in told) is expected


def test_pounds_for_kilograms() -> None:
    """154 kg is likely a weight in pounds, and the finding says what it would be."""
    told = DIARY.with_entries(Weight(LAST, kg(154))).with_entries()
    found = {each.kind: each.message for each in judged(told).findings}
    assert found[FindingKind.WEIGHT_OUTSIDE_TABLE].endswith("(154 lb would be ≈ 69.85 kg)")


def test_weight_that_is_no_pounds_either() -> None:
    """A weight that no unit explains is shown as it is, a fraction too."""
    for weight in (kg(300), kg(Fraction(700, 3))):
        told = DIARY.with_entries(Weight(LAST, weight))
        found = {each.kind: each.message for each in judged(told).findings}
        assert found[FindingKind.WEIGHT_OUTSIDE_TABLE].endswith("check the number and its unit")


def test_kinds_of_which_nothing_is_noted() -> None:
    """No entry of a kind is not the same as none having been: it is listed."""
    noted = DIARY.with_entries(
        BloodDonation(date(2020, 1, 1)),
        Procedure(date(2020, 1, 1), "laser"),
        Medication(date(2020, 1, 1), "phenytoin", date(2020, 1, 2)),
    )
    told = [each.matter for each in judged(noted).not_judged]
    assert "symptoms (none is noted)" in told
    told = [
        each.matter for each in judged(noted.with_entries(Symptom(FIRST, "headache"))).not_judged
    ]
    assert not any("none is noted" in matter for matter in told)
    told = [each.matter for each in judged(DIARY, rules=rulebook("CH")).not_judged]
    assert not any("duties" in matter for matter in told)


@pytest.mark.parametrize(
    ("weight", "expected"),
    [("119.9", False), ("120", True), ("30.1", False), ("30", True)],
)
def test_weight_that_doubles_or_halves(weight: str, expected: bool) -> None:  # noqa: FBT001
    """From 60 kg, 120 and 30 are to be checked; the rule is a convention and says so."""
    found = judged(DIARY.with_entries(Weight(LAST, kg(weight)))).findings
    changed = [each for each in found if each.kind == "implausible-weight"]
    assert bool(changed) is expected
    assert all(each.because and not each.because.verified for each in changed)


def test_place_without_such_a_convention() -> None:
    """Where the rulebook has no such rule, no change of weight is a finding."""
    doubled = DIARY.with_entries(Weight(LAST, kg(120)))
    assert "implausible-weight" not in kinds(doubled, rules=rulebook("CH"))
