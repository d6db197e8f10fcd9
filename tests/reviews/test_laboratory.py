"""Laboratory tests: those due and not done, and what the results say."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ideal_course import AS_OF, CONFIRMED, DIARY, FIRST, LAST, blood, judged, kinds, only, without
from isotretinoin import Diary, Patient, analytes, kg, profile, review, rulebook
from isotretinoin.analytes import ALT, TRIGLYCERIDES
from isotretinoin.diaries.entries import DosePeriod, Stopped
from isotretinoin.monitoring.results import LabResult
from isotretinoin.quantities import mg_per_day
from isotretinoin.reviews.review import Review
from isotretinoin.rules.monitoring import BeforeStart, MonitoringProfile, Visit
from sample_rules import rule

DAY = timedelta(days=1)
JUNE = date(2026, 6, 9)


def test_missing_test() -> None:
    """A visit without a result before the next one is due is a finding with its tests."""
    found = judged(without(*blood(JUNE))).findings

    assert [(each.kind, str(each.days)) for each in found] == [
        ("laboratory-test-missing", "2026-06-09 to 2026-07-08"),
    ]
    assert found[0].message.startswith("lipid panel, LFTs (")


def test_part_of_a_panel_is_missing() -> None:
    """A panel is done when every analyte known to belong to it is."""
    alt = next(each for each in blood(JUNE) if each.analyte == analytes.ALT)
    found = judged(without(alt)).findings
    assert [each.message.split(" (")[0] for each in found] == ["ALT of LFTs"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 5, 24), ["laboratory-test-missing"]),
        (date(2026, 5, 25), ["laboratory-test-early"]),
        (date(2026, 6, 8), ["laboratory-test-early"]),
        (date(2026, 6, 9), []),
        (date(2026, 6, 10), ["laboratory-test-late"]),
        (date(2026, 6, 24), ["laboratory-test-late"]),
        (date(2026, 6, 25), ["laboratory-test-missing"]),
    ],
)
def test_days_on_which_it_counts(day: date, expected: list[str]) -> None:
    """A result is for the visit that it is nearest to, and early or late on any day but its own."""
    assert kinds(without(*blood(JUNE)).with_entries(*blood(day))) == expected


def test_not_missing_before_the_next_is_due() -> None:
    """A test that may still be done is not missing."""
    late = without(*blood(JUNE))
    assert kinds(late, JUNE) == []
    assert kinds(late, date(2026, 7, 8)) == ["laboratory-test-missing"]


def test_before_the_start() -> None:
    """A result from any day before the first dose serves where the source sets no limit."""
    early = without(*blood(CONFIRMED)).with_entries(*blood(date(2025, 12, 1)))
    assert kinds(early) == []
    assert "laboratory-test-missing" in kinds(without(*blood(CONFIRMED)))


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 2, 9), []), (date(2026, 2, 8), ["laboratory-test-missing"])],
)
def test_source_that_limits_the_days_before(day: date, expected: list[str]) -> None:
    """The Delphi consensus takes a result of at most a month before the first dose."""
    early = without(*blood(CONFIRMED)).with_entries(*blood(day))
    assert kinds(early, monitoring=profile("xia2022")) == expected


def test_results_of_the_course_before_do_not_count() -> None:
    """The baseline of a second course lies after the first one."""
    again = DIARY.with_entries(
        DosePeriod(date(2026, 10, 1), mg_per_day(60), doses_per_day=2, with_food=True),
    )
    found = [each for each in judged(again).findings if each.kind == "laboratory-test-missing"]
    assert [each.days and each.days.first for each in found] == [date(2026, 10, 1)]


def test_course_that_goes_on_has_no_final_tests() -> None:
    """The tests of the end are due once the course has ended."""
    entries = tuple(each for each in without(*blood(LAST)).entries if not isinstance(each, Stopped))
    assert "laboratory-test-missing" not in kinds(evolve(DIARY, entries=entries), LAST)


def test_profile_without_blood_tests_before_the_course_ends() -> None:
    """Another profile is followed where one is asked for."""
    assert kinds(without(*blood(JUNE)), monitoring=profile("xia2022")) == []


@pytest.mark.parametrize(
    ("value", "more", "expected"),
    [
        (90, {"fasting": True, "hours_since_alcohol": 48}, []),
        (90, {"fasting": False, "hours_since_alcohol": 48}, ["not-fasting"]),
        (0, {"fasting": True, "hours_since_alcohol": 48}, ["implausible-value"]),
    ],
)
def test_results_are_read(value: int, more: dict[str, Any], expected: list[str]) -> None:
    """What the rules of the place say of a result is a finding of the review."""
    result = LabResult(analytes.TRIGLYCERIDES, value, "mg/dL", collected=FIRST + DAY, **more)
    assert kinds(DIARY.with_entries(result)) == expected


def test_place_that_reads_another_way() -> None:
    """A result is read by the rules of the place."""
    high = LabResult(
        analytes.TRIGLYCERIDES,
        "9.5",
        "mmol/L",
        collected=FIRST + DAY,
        fasting=True,
        hours_since_alcohol=48,
    )
    assert "result-above-limit" in kinds(DIARY.with_entries(high), rules=rulebook("EU"))


def test_how_late() -> None:
    """One note for a visit, whatever its tests, with the days between."""
    moved = without(*blood(JUNE)).with_entries(*blood(JUNE + timedelta(days=3)))
    (found,) = judged(moved).findings

    assert found.message == (
        "lipid panel, LFTs (month 3), due on 2026-06-09, was done on 2026-06-12, 3 days late; the "
        "source sets no limit"
    )
    assert (found.observed, found.expected) == (date(2026, 6, 12), date(2026, 6, 9))


@pytest.mark.parametrize(
    ("day", "old"),
    [(date(2026, 2, 9), False), (date(2026, 2, 8), True), (date(2019, 1, 1), True)],
)
def test_how_old_a_test_before_the_start_may_be(day: date, old: bool) -> None:  # noqa: FBT001
    """No source says; one older than the month from visit to visit is not judged."""
    told = judged(without(*blood(CONFIRMED)).with_entries(*blood(day)))
    asked = f"whether CBC, CMP, lipid panel of {day} is recent enough (baseline)"

    assert told.findings == ()
    assert (asked in [each.matter for each in told.not_judged]) is old


def test_a_schedule_without_intervals_asks_for_no_age() -> None:
    """Where visits do not repeat, nothing tells how old is old."""
    moved = without(*blood(CONFIRMED)).with_entries(*blood(date(2019, 1, 1)))
    told = judged(moved, monitoring=profile("xia2022"))

    assert not [each for each in told.not_judged if "recent enough" in each.matter]


def _asking(test: analytes.Analyte | analytes.Panel) -> MonitoringProfile:
    """A profile that asks for that test alone, before the start."""
    return MonitoringProfile(
        name="one",
        title="One test",
        visits=(rule("one", Visit("start", BeforeStart(), (test,))),),
    )


def test_a_finding_by_an_unverified_list_says_so() -> None:
    """What decides that a test is missing is named with its doubt."""
    assert (
        judged(without(*blood(JUNE)))
        .findings[0]
        .message.endswith("by 2026-07-08 (by the contents of lipid panel, unverified)")
    )


@pytest.mark.parametrize("because", [None, rule("list", "CK", verified=True)])
def test_list_of_a_panel_that_is_not_doubted(because: Any) -> None:
    """A panel whose list is verified, or is the caller's own, is missing without such words."""
    panel = analytes.Panel(name="muscle panel", analytes=(analytes.CK,), because=because)
    told = judged(DIARY, monitoring=_asking(panel))
    assert [each.message for each in told.findings] == [
        f"muscle panel (start) due on {FIRST}: no result is noted by {FIRST}",
    ]
    assert ("list" in {each.key for each in told.rules_used}) is (because is not None)


def test_analyte_is_no_panel() -> None:
    """A single test that is missing is doubted by nobody's list."""
    told = judged(DIARY, monitoring=_asking(analytes.CK))
    assert not [each.key for each in told.rules_used if each.key.startswith("analytes.")]
    assert [each.message for each in told.findings] == [
        f"CK (start) due on {FIRST}: no result is noted by {FIRST}",
    ]


def test_doubt_of_the_schedule_is_still_said() -> None:
    """Doubt of what a panel holds does not stand for doubt of the rule that asks for it."""
    visit = rule("one", Visit("start", BeforeStart(), (analytes.LIPID_PANEL,)), verified=False)
    doubted = MonitoringProfile(name="one", title="One test", visits=(visit,))
    hdl = next(each for each in blood(CONFIRMED) if each.analyte == analytes.HDL)
    found = judged(without(hdl), FIRST + DAY, monitoring=doubted).findings
    assert str(found[0]).endswith("(by the contents of lipid panel, unverified) (unverified)")


def test_pregnancy_test_is_no_blood_test() -> None:
    """A pregnancy test among a laboratory's results leaves its blood tests unknown."""
    result = LabResult(analytes.PREGNANCY_TEST, "negative", None, FIRST - DAY)
    told = judged(only(DosePeriod, Stopped).with_entries(result))
    assert f"the laboratory tests of the course of {FIRST}" in [
        each.matter for each in told.not_judged
    ]


def test_what_belongs_to_a_panel_is_a_rule_used() -> None:
    """Whether a panel was done hangs on an unverified list, so the list is among the rules."""
    used = {rule.key: rule.verified for rule in judged(without()).rules_used}

    assert used["analytes.lipid_panel"] is False
    assert used["analytes.lfts"] is True
    assert used["analytes.cbc"] is True


def test_a_blood_count_is_told_from_its_members() -> None:
    """Haemoglobin, white cells and platelets; one that is missing is named."""
    platelets = next(each for each in blood(CONFIRMED) if each.analyte == analytes.PLATELETS)
    complete = judged(DIARY, monitoring=_asking(analytes.CBC))
    (found,) = judged(without(platelets), FIRST + DAY, monitoring=_asking(analytes.CBC)).findings

    assert complete.findings == ()
    assert not [each for each in complete.not_judged if "CBC" in each.matter]
    assert found.message.startswith("platelets of CBC (start) due on 2026-03-09")


def test_a_panel_of_which_no_list_was_read() -> None:
    """Whether it was done cannot be told from results."""
    panel = analytes.Panel(name="unknown panel", analytes=())
    told = judged(DIARY, monitoring=_asking(panel))
    assert "whether the unknown panel of start was done" in [
        each.matter for each in told.not_judged
    ]


def _raised(*told: tuple[str, str], unit: str = "mg/dL", place: str = "US") -> Review:
    """Triglycerides of these numbers on these days of a course that goes on."""
    results = (
        LabResult(TRIGLYCERIDES, value, unit, date.fromisoformat(day), upper_limit=150)
        for day, value in told
    )
    course = Diary(
        patient=Patient(weight=kg(60)), entries=(DosePeriod(FIRST, mg_per_day(40)), *results)
    )
    return review(course, rulebook(place), as_of=AS_OF)


def _above(told: Review) -> list[tuple[str, str]]:
    """What is said beside the rule's words of each result above a limit, and how loudly."""
    return [
        (each.severity.value, each.message.partition("pancreatitis occur")[2])
        for each in sorted(told.findings, key=lambda each: str(each.days))
        if each.kind == "result-above-limit"
    ]


def test_three_results_are_three_findings() -> None:
    """160, 620 and 1,100 mg/dL have their grades and their trend; what threatens life is loud."""
    told = _raised(
        ("2026-03-01", "120"), ("2026-04-09", "160"), ("2026-05-09", "620"),
        ("2026-06-09", "1100"), ("2026-06-19", "1100"), ("2026-07-09", "900"),
    )  # fmt: skip
    four, three = "; grade 4 by CTCAE 5.0", "; grade 3 by CTCAE 5.0"
    assert _above(told) == [
        ("caution", "; grade 1 by CTCAE 5.0; up from 120 on 2026-03-01"),
        ("caution", f"{three}; up from 160 on 2026-04-09"),
        ("alert", f"{four}; up from 620 on 2026-05-09"),
        ("alert", f"{four}; as on 2026-06-09"),
        ("caution", f"{three}; down from 1100 on 2026-06-19"),
    ]
    assert {each.key for each in told.rules_used} >= {"guidelines.results.us_triglycerides"}


def test_bounds_and_units_have_no_trend() -> None:
    """A bound, and a number in another unit, are not held against each other."""
    told = _raised(("2026-04-09", "> 620"), ("2026-05-09", "160"))
    assert _above(told) == [("caution", ""), ("caution", "; grade 1 by CTCAE 5.0")]
    converted = LabResult(TRIGLYCERIDES, 200, "mg/dL", date(2026, 5, 9)).in_unit("mmol/L")
    course = Diary(
        patient=Patient(weight=kg(60)), entries=(DosePeriod(FIRST, mg_per_day(40)), converted)
    )
    (found,) = _above(review(course, rulebook("US"), as_of=AS_OF))
    assert found == ("caution", "; grade 1 by CTCAE 5.0")


@pytest.mark.parametrize(
    ("before", "grade"),
    [((), "grade 3 by CTCAE 5.0, the baseline taken as normal"), ((70,), "grade 3 by CTCAE 5.0")],
)
def test_grade_beside_what_no_rule_judges(before: tuple[int, ...], grade: str) -> None:
    """ALT 400 U/L, of which no rule of the US speaks, is listed with its grade."""
    told = Diary(
        patient=Patient(weight=kg(60)),
        entries=(
            DosePeriod(FIRST, mg_per_day(40)),
            *(LabResult(ALT, each, "U/L", FIRST, upper_limit=70) for each in before),
            LabResult(ALT, 400, "U/L", date(2026, 4, 9), upper_limit=70),
        ),
    )
    listed = [each.matter for each in review(told, rulebook("US"), as_of=AS_OF).not_judged]
    assert f"ALT 400 U/L on 2026-04-09, above its upper limit, {grade}" in listed
