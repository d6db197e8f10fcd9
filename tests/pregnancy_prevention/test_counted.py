"""As whom a programme counts a patient: a recorded fact wins, and no contradiction is silent."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Patient, ReproductiveFacts, kg, rulebook
from isotretinoin.errors import DateError, WrongTypeError
from isotretinoin.findings import Severity
from isotretinoin.pregnancy_prevention import Counted, category, counted
from sample_programme import sample_programme

DAY = date(2026, 3, 9)
RULES = sample_programme()
UNABLE = ReproductiveFacts(has_uterus=False)
ABLE = ReproductiveFacts(has_uterus=True, has_ovary=True, post_menopausal=False, had_menarche=True)
OPEN = ReproductiveFacts(has_uterus=True)


def of(**facts: Any) -> Counted:
    return counted(Patient(weight=kg(68), **facts), RULES, on=DAY)


@pytest.mark.parametrize(
    ("told", "facts", "counts", "severities"),
    [
        (None, None, None, []),
        (True, None, True, []),
        (None, ABLE, True, []),
        (None, UNABLE, False, []),
        (None, OPEN, None, []),
        (True, OPEN, True, []),
        (False, OPEN, False, []),
        (True, ABLE, True, []),
        (False, UNABLE, False, []),
        (False, ABLE, True, [Severity.ALERT]),
        (True, UNABLE, False, [Severity.CAUTION]),
    ],
)
def test_a_recorded_fact_wins(
    told: Any,
    facts: ReproductiveFacts | None,
    counts: Any,
    severities: list[Severity],
) -> None:
    """Over what the caller says, and the contradiction is a finding; a patient wrongly called unable an alert."""
    found = of(can_become_pregnant=told, reproductive=facts)
    assert found.patient.can_become_pregnant is counts
    assert [each.severity for each in found.findings] == severities
    assert all(each.kind == "fact-contradicted" for each in found.findings)
    assert bool(found.not_judged) is (facts is OPEN)


def test_facts_that_do_not_decide_name_what_would() -> None:
    """By the argument that records each."""
    (missing,) = of(reproductive=OPEN).not_judged
    assert "has_ovary" in missing.missing
    assert missing.settled_by == "ReproductiveFacts(…, has_ovary=…, post_menopausal=…)"
    assert missing.because is not None


def test_a_pregnancy_wins_over_all_else() -> None:
    """Whoever is pregnant can become so: what says otherwise is a contradiction."""
    assert of(pregnant=True).patient.can_become_pregnant is True
    found = of(pregnant=True, reproductive=UNABLE)
    assert found.patient.can_become_pregnant is True
    (said,) = found.findings
    assert (said.kind, said.severity) == ("fact-contradicted", Severity.ALERT)
    assert "the pregnancy counts" in said.message


def test_the_birth_date_gives_the_age() -> None:
    """Another age is contradicted by it; none, or the same, is not."""
    born = date(1966, 3, 9)
    for age, said in ((None, 0), (60, 0), (59, 1)):
        facts = ReproductiveFacts(has_uterus=False, age=age)
        found = of(born=born, reproductive=facts).findings
        assert len(found) == said
        assert all("is 60 years old on 2026-03-09: the birth date counts" in str(x) for x in found)


def test_a_place_without_categories_judges_none() -> None:
    """What the caller says stands, and the facts are not judged."""
    told = Patient(weight=kg(68), can_become_pregnant=False, reproductive=ABLE)
    found = counted(told, rulebook("EU"), on=DAY)
    assert (found.patient, found.category, found.findings) == (told, None, ())
    assert found.not_judged[0].missing == ("a rule on it in rulebook EU",)


@given(
    st.builds(
        ReproductiveFacts,
        male=st.none() | st.booleans(),
        has_uterus=st.none() | st.booleans(),
        has_ovary=st.none() | st.booleans(),
        sterilised=st.none() | st.booleans(),
        had_menarche=st.none() | st.booleans(),
        age=st.none() | st.integers(0, 90),
    ),
    st.none() | st.booleans(),
    st.booleans(),
)
def test_never_in_silence(facts: ReproductiveFacts, told: Any, pregnant: Any) -> None:
    """What counts is the category's word where it has one; where the two differ, a finding says so."""
    claimed = None if pregnant and told is False else told
    patient = Patient(
        weight=kg(68),
        can_become_pregnant=claimed,
        reproductive=facts,
        pregnant=pregnant or None,
    )
    found, said = counted(patient, RULES, on=DAY), category(facts, RULES, on=DAY)
    verdict = said.can_become_pregnant
    counts = found.patient.can_become_pregnant
    assert counts is (True if pregnant else claimed if verdict is None else verdict)
    differ = verdict is not None and verdict is not (True if pregnant else claimed)
    assert bool(found.findings) is (differ and (pregnant or claimed is not None))
    assert bool(found.not_judged) is (verdict is None)


@pytest.mark.parametrize("on", [datetime(2026, 3, 9), "2206", None, float("nan")])  # noqa: DTZ001
def test_a_day_is_a_day(on: Any) -> None:
    """A moment, text and nothing are none; nor is a day before birth one to count on."""
    with pytest.raises(DateError):
        counted(Patient(weight=kg(68)), RULES, on=on)
    early = Patient(weight=kg(68), born=date(2026, 3, 10), reproductive=OPEN)
    with pytest.raises(DateError, match="comes after the day asked about"):
        counted(early, RULES, on=DAY)


def test_only_a_patient_is_counted() -> None:
    """The facts alone are none."""
    wrong: Any = OPEN
    with pytest.raises(WrongTypeError, match="is not a Patient"):
        counted(wrong, RULES, on=DAY)
