"""What results say, source by source, and when they allow fewer tests."""

from datetime import date
from typing import Any

import pytest

from isotretinoin import analytes, monitoring
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.findings import Finding, Severity
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.quantities import kg, mg_per_day
from isotretinoin.rulebooks import profile, rulebook, rulebook_names

DAY = date(2026, 4, 9)
FIRST = date(2026, 3, 9)
US, GB, EU = map(rulebook, ("US", "GB", "EU"))


def triglycerides(
    value: Any,
    unit: str | None = "mg/dL",
    day: date = DAY,
    **more: Any,
) -> LabResult:
    facts: dict[str, Any] = {"fasting": True, "hours_since_alcohol": 48} | more
    return LabResult(analytes.TRIGLYCERIDES, value, unit, day, **facts)


def kinds(found: tuple[Finding, ...]) -> list[str]:
    return [finding.kind for finding in found]


def keys(found: tuple[Finding, ...]) -> list[str | None]:
    return [finding.because and finding.because.key for finding in found]


class TestBNF:
    """ "> 9 mmol/L: pancreatitis risk"."""

    @pytest.mark.parametrize(("value", "found"), [("9", 0), ("9.01", 1)])
    def test_above_9_mmol_l(self, value: str, found: int) -> None:
        """The bound is exclusive."""
        own = [
            finding
            for finding in monitoring.assess([triglycerides(value, "mmol/L")], GB)
            if finding.because and finding.because.key == "guidelines.results.bnf_triglycerides"
        ]

        assert len(own) == found
        assert all(finding.severity is Severity.ALERT for finding in own)
        assert all(str(finding.expected) == "9 mmol/L" for finding in own)

    def test_in_mg_dl_it_is_said_to_be_converted(self) -> None:
        """797 mg/dL stay below 9 mmol/L, 798 do not."""
        own = "guidelines.results.bnf_triglycerides"

        assert own not in keys(monitoring.assess([triglycerides(797)], GB))
        (finding,) = [
            each
            for each in monitoring.assess([triglycerides(798)], GB)
            if each.because and each.because.key == own
        ]
        assert "is above 9 mmol/L when converted" in finding.message


class TestProductTexts:
    """What the labels say, verified or not."""

    def test_smpc_in_the_unit_reported(self) -> None:
        """800 mg/dL and 9 mmol/L were read apart from one another, and the rule says where."""
        assert monitoring.assess([triglycerides(800)], EU) == ()
        (finding,) = monitoring.assess([triglycerides("800.1")], EU)
        assert finding.because is not None
        assert finding.because.verified
        assert "both together were seen in a translated copy" in (
            finding.because.interpretation or ""
        )
        assert "unverified" not in str(finding)

    def test_smpc_transaminases(self) -> None:
        """Above the upper limit; without a limit the rule cannot be read, and says so."""

        def alt(value: int, limit: int | None) -> LabResult:
            return LabResult(analytes.ALT, value, "U/L", DAY, limit)

        assert monitoring.assess([alt(40, 40)], EU) == ()
        assert kinds(monitoring.assess([alt(41, 40)], EU)) == ["result-above-limit"]
        assert kinds(monitoring.assess([alt(41, None)], EU)) == ["upper-limit-missing"]

    def test_the_us_label_sets_no_number(self) -> None:
        """ "no numeric stop": the same sentence at 151 and at 1500 mg/dL, and never an alert."""
        found = [
            finding
            for value in (151, 800, 1500)
            for finding in monitoring.assess([triglycerides(value)], US)
        ]

        assert kinds(tuple(found)) == ["result-above-limit"] * 3
        assert {finding.severity for finding in found} == {Severity.CAUTION}
        assert all("sets no number at which to stop" in finding.message for finding in found)

    def test_the_laboratorys_limit_comes_first(self) -> None:
        """150 mg/dL stand in only where it gave none."""
        assert monitoring.assess([triglycerides(150)], US) == ()
        assert monitoring.assess([triglycerides(170, upper_limit=175)], US) == ()
        (finding,) = monitoring.assess([triglycerides(176, upper_limit=175)], US)
        assert finding.expected == "the upper limit of normal"


class TestSampling:
    """ "fasting; ≥ 36 h after alcohol"."""

    @pytest.mark.parametrize(
        ("fasting", "hours", "found"),
        [
            (True, 36, []),
            (True, "35.9", ["too-soon-after-alcohol"]),
            (False, 36, ["not-fasting"]),
            (False, 0, ["not-fasting", "too-soon-after-alcohol"]),
            (None, None, ["sampling-not-recorded"]),
            (None, 36, ["sampling-not-recorded"]),
            (True, None, ["sampling-not-recorded"]),
        ],
    )
    def test_us(self, *, fasting: bool | None, hours: Any, found: list[str]) -> None:
        """36 hours are enough; what was not recorded is a note of its own."""
        result = triglycerides(120, fasting=fasting, hours_since_alcohol=hours)

        assert kinds(monitoring.assess([result], US)) == found

    def test_elsewhere_alcohol_is_not_asked_for(self) -> None:
        """The EU's text asks for fasting lipids alone."""
        result = triglycerides(120, hours_since_alcohol=None)

        assert monitoring.assess([result], EU) == ()

    def test_of_lipids_only(self) -> None:
        """ALT may be taken at any time."""
        assert monitoring.assess([LabResult(analytes.ALT, 30, "U/L", DAY, 40)], US) == ()


class TestImpossible:
    """ "impossible or implausible values are findings"."""

    @pytest.mark.parametrize(
        ("result", "kind"),
        [
            (triglycerides(-1), "impossible-value"),
            (triglycerides(0), "implausible-value"),
            (triglycerides(100_001), "impossible-value"),
            (triglycerides("1129.1", "mmol/L"), "impossible-value"),
            (LabResult(analytes.ALT, "-0.1", "U/L", DAY, 40), "impossible-value"),
        ],
        ids=str,
    )
    def test_alone(self, result: LabResult, kind: str) -> None:
        """Nothing else is read into such a value, wherever it is."""
        for rules in (US, GB):
            assert kinds(monitoring.assess([result], rules)) == [kind]

    @pytest.mark.parametrize(
        ("value", "unit", "doubtful"),
        [
            ("11.4", "mmol/L", False),
            ("11.41", "mmol/L", True),
            ("301", "mmol/L", True),
            ("11.4", "mg/dL", True),
            ("11.41", "mg/dL", False),
            ("12000", "mg/dL", False),
        ],
    )
    def test_a_number_of_the_other_unit(self, value: str, unit: str, *, doubtful: bool) -> None:
        """Check the unit."""
        found = monitoring.assess([triglycerides(value, unit)], US)

        assert ("unit-doubtful" in kinds(found)) is doubtful

    def test_no_unit(self) -> None:
        """Compared with no limit, and said so."""
        assert kinds(monitoring.assess([triglycerides(900, None)], US)) == ["unit-missing"]


class TestPregnancy:
    """ "positive pregnancy test: stop, refer"."""

    @pytest.mark.parametrize("name", rulebook_names())
    def test_positive_is_an_alert_everywhere(self, name: str) -> None:
        """Under every rulebook, with its source."""
        positive = LabResult(analytes.PREGNANCY_TEST, "positive", None, DAY)
        (finding,) = monitoring.assess([positive], rulebook(name))

        assert (finding.kind, finding.severity) == ("pregnancy-test-positive", Severity.ALERT)
        assert "stop isotretinoin at once and refer" in finding.message
        assert finding.because is not None

    @pytest.mark.parametrize("word", ["negative", "indeterminate"])
    def test_other_results(self, word: str) -> None:
        """They are no reason to stop."""
        result = LabResult(analytes.PREGNANCY_TEST, word, None, DAY)

        assert monitoring.assess([result], US) == ()


class TestConventions:
    """ "exists only as basis="convention", unverified, off by default"."""

    @pytest.mark.parametrize(
        ("value", "found"),
        [(400, 0), ("400.1", 1), (500, 1), ("500.1", 2), (801, 3)],
    )
    def test_on_request(self, value: Any, found: int) -> None:
        """400, 500 and 800 mg/dL, each on its own."""
        result = [triglycerides(value)]
        usual = monitoring.assess(result, US)
        extra = list(monitoring.assess(result, US, conventions=True))

        assert [each for each in extra if each in usual] == list(usual)
        added = [each for each in extra if each not in usual]
        assert len(added) == found
        for each in added:
            assert each.because is not None
            assert (each.because.basis, each.because.verified) == ("convention", False)

    @pytest.mark.parametrize(("value", "found"), [(120, 0), (121, 1)])
    def test_three_upper_limits(self, value: int, found: int) -> None:
        """Above 3 times; the note on 2 times stands beside it."""
        result = LabResult(analytes.AST, value, "U/L", DAY, 40)

        assert monitoring.assess([result], US) == ()
        added = monitoring.assess([result], US, conventions=True)
        assert len(added) == found
        assert all(each.expected == "3 times the upper limit of normal" for each in added)


def test_more_is_never_quieter() -> None:
    """ "Findings ⇔ outside limits, monotone in the excess"."""
    counts = [
        len(monitoring.assess([triglycerides(value)], rules, conventions=True))
        for rules in (US, GB, EU)
        for value in range(100, 2000, 50)
    ]
    per_book = len(range(100, 2000, 50))
    for start in range(0, len(counts), per_book):
        part = counts[start : start + per_book]
        assert part == sorted(part)


def monthly(*values: Any, first: date = FIRST, **more: Any) -> list[LabResult]:
    """Triglycerides on the ninth of each month after the first dose."""
    days = [date(first.year, first.month + k, first.day) for k in range(1, len(values) + 1)]
    return [triglycerides(value, day=day, **more) for value, day in zip(values, days, strict=True)]


def course(*raises: tuple[int, int]) -> Course:
    """20 mg a day, raised to a dose after some days, and again."""
    steps: list[Any] = []
    dose, passed = 20, 0
    for after, raised in raises:
        steps.append((mg_per_day(dose), after - passed))
        dose, passed = raised, after
    regimen = Regimen.stepped(*steps, mg_per_day(dose))
    patient = Patient(weight=kg(68))
    return Course.lasting(Days(240), patient=patient, regimen=regimen, first_dose=FIRST)


class TestGuideMayReduce:
    """G18: "triglycerides normal for 2–3 months: some reduce frequency"."""

    guide = profile("guide")

    @pytest.mark.parametrize(
        ("values", "count", "answer"),
        [
            ((120, 130, 140), 3, "yes"),
            ((120, 130), 3, "no"),
            ((120, 130), 2, "yes"),
            ((120,), 2, "no"),
            ((120, 130, 150), 3, "no"),
            ((120, 130, "149.9"), 3, "yes"),
            ((160, 130, 140), 3, "no"),
            ((160, 130, 140), 2, "yes"),
            ((), 3, "unknown"),
        ],
    )
    def test_months_in_a_row(self, values: tuple[Any, ...], count: int, answer: str) -> None:
        """The newest results count, without a break."""
        found = monitoring.may_reduce_frequency(monthly(*values), self.guide, count=count)

        assert found.value == answer
        assert found.because is not None
        assert found.because.basis == "convention"

    def test_says_may_and_spares_pregnancy_tests(self) -> None:
        """An answer is no instruction."""
        found = monitoring.may_reduce_frequency(monthly(120, 120, 120), self.guide)

        assert "may be fewer blood tests" in found.reason
        assert "pregnancy tests stay as they are" in found.reason
        assert "as long as the dose is not raised" in found.reason

    def test_results_within_a_month_count_once(self) -> None:
        """Three results in one week are not three months."""
        week = [triglycerides(120, day=date(2026, 4, day)) for day in (9, 12, 15)]
        weekly = [
            triglycerides(120, day=date(2026, 4, 9) + k * (DAY - date(2026, 4, 2)))
            for k in range(9)
        ]

        assert monitoring.may_reduce_frequency(week, self.guide, count=2).value == "no"
        assert monitoring.may_reduce_frequency(weekly, self.guide, count=3).value == "yes"
        assert monitoring.may_reduce_frequency(weekly[:8], self.guide, count=3).value == "no"

    @pytest.mark.parametrize("count", [0, 1, 4, True, "3"])
    def test_two_or_three(self, count: Any) -> None:
        """The guide names no other number."""
        with pytest.raises(
            ValueError, match="is no number of months that the source speaks of: write 2 or 3"
        ):
            monitoring.may_reduce_frequency(monthly(120), self.guide, count=count)

    def test_the_laboratorys_limit_comes_first(self) -> None:
        """At the limit is normal; 150 mg/dL stand in only where there is none."""
        assert (
            monitoring.may_reduce_frequency(
                monthly(175, 175, 175, upper_limit=175),
                self.guide,
            ).value
            == "yes"
        )
        assert (
            monitoring.may_reduce_frequency(
                monthly(140, 140, 140, upper_limit=130),
                self.guide,
            ).value
            == "no"
        )

    @pytest.mark.parametrize(
        ("result", "missing"),
        [
            (triglycerides(120, None), "unit of"),
            (triglycerides(-1), "a possible value in place of"),
            (triglycerides(120).in_unit("mmol/L"), "upper limit for"),
        ],
        ids=["unit", "value", "converted"],
    )
    def test_what_is_missing(self, result: LabResult, missing: str) -> None:
        """Unknown, and which result lacks what."""
        found = monitoring.may_reduce_frequency([result], self.guide)

        assert found.value == "unknown"
        assert found.missing[0].startswith(missing)

    @pytest.mark.parametrize(
        ("raised", "answer"),
        [
            ((), "yes"),
            (((28, 40),), "yes"),
            (((31, 40),), "no"),
            (((45, 40),), "no"),
            (((150, 40),), "no"),
        ],
        ids=["never", "before the first", "on its day", "between", "to come"],
    )
    def test_void_when_the_dose_rises(self, raised: tuple[Any, ...], answer: str) -> None:
        """Only results from after the last raise count, and a planned raise is none to wait for."""
        found = monitoring.may_reduce_frequency(
            monthly(120, 120, 120),
            self.guide,
            course=course(*raised),
        )

        assert found.value == answer

    def test_three_months_after_a_raise(self) -> None:
        """The count starts again."""
        results = monthly(120, 120, 120, 120, 120)

        found = monitoring.may_reduce_frequency(results, self.guide, course=course((45, 40)))
        assert found.value == "yes"

    def test_results_from_before_the_course(self) -> None:
        """A baseline is not a month of treatment; its unit is not asked for either."""
        baseline = triglycerides(120, None, day=FIRST)

        found = monitoring.may_reduce_frequency(
            [baseline, *monthly(120, 120)],
            self.guide,
            course=course(),
        )
        assert found.value == "no"
        assert "2 of 3" in found.reason


class TestHansenAndUkNursing:
    """ "Hansen's and the UK nursing rule beside it"."""

    def results(self, *days: date, triglycerides_now: int = 120) -> list[LabResult]:
        named = (
            (analytes.TRIGLYCERIDES, triglycerides_now, "mg/dL", 150),
            (analytes.CHOLESTEROL, 180, "mg/dL", 200),
            (analytes.ALT, 30, "U/L", 40),
            (analytes.AST, 30, "U/L", 40),
        )
        return [
            LabResult(analyte, value, unit, day, limit)
            for day in days
            for analyte, value, unit, limit in named
        ]

    def test_hansen(self) -> None:
        """Normal at baseline and after 2 months."""
        hansen = profile("hansen2016")
        normal = self.results(FIRST, date(2026, 5, 9))

        assert monitoring.may_reduce_frequency(normal, hansen, course=course()).value == "yes"
        early = self.results(FIRST, date(2026, 5, 8))
        assert monitoring.may_reduce_frequency(early, hansen, course=course()).value == "no"
        raised = monitoring.may_reduce_frequency(normal, hansen, course=course((70, 40)))
        assert raised.value == "no"
        assert "the dose is raised on 2026-05-18" in raised.reason

    def test_hansen_needs_a_normal_baseline(self) -> None:
        """Abnormal is no, unrecorded is unknown."""
        hansen = profile("hansen2016")
        later = self.results(date(2026, 5, 9))
        high = self.results(FIRST, triglycerides_now=160)

        assert monitoring.may_reduce_frequency(high + later, hansen, course=course()).value == "no"
        found = monitoring.may_reduce_frequency(later, hansen, course=course())
        assert (found.value, found.missing[0]) == ("unknown", "triglycerides before the start")
        found = monitoring.may_reduce_frequency(later, hansen)
        assert (found.value, found.missing) == ("unknown", ("course",))

    def test_uk_nursing(self) -> None:
        """Normal at 8 weeks, as long as the dose is unchanged."""
        nursing = profile("uk_nursing")
        at_8_weeks = self.results(date(2026, 5, 4))

        assert monitoring.may_reduce_frequency(at_8_weeks, nursing, course=course()).value == "yes"
        at_7_weeks = self.results(date(2026, 5, 3))
        assert monitoring.may_reduce_frequency(at_7_weeks, nursing, course=course()).value == "no"
        some = [each for each in at_8_weeks if each.analyte != analytes.AST]
        found = monitoring.may_reduce_frequency(some, nursing, course=course())
        assert (found.value, found.missing) == ("unknown", ("AST on treatment",))

    @pytest.mark.parametrize(
        ("doses", "answer"),
        [((40, 40), "yes"), ((20, 40), "no"), ((40, 20), "no")],
    )
    def test_uk_nursing_asks_for_an_unchanged_dose(
        self,
        doses: tuple[int, int],
        answer: str,
    ) -> None:
        """ "no further as long as dose unchanged": a lower dose is a change too."""
        first, then = doses
        planned = Course.lasting(
            Days(140),
            patient=Patient(weight=kg(60)),
            regimen=Regimen.stepped((mg_per_day(first), 60), mg_per_day(then)),
            first_dose=FIRST,
        )
        found = monitoring.may_reduce_frequency(
            self.results(date(2026, 5, 4)),
            profile("uk_nursing"),
            course=planned,
        )

        assert found.value == answer
        assert ("the dose is changed on 2026-05-08" in found.reason) is (answer == "no")

    def test_an_abnormal_result_outweighs_a_missing_one(self) -> None:
        """No is louder than unknown."""
        some = [
            each
            for each in self.results(date(2026, 5, 4), triglycerides_now=200)
            if each.analyte != analytes.AST
        ]

        found = monitoring.may_reduce_frequency(some, profile("uk_nursing"), course=course())
        assert found.value == "no"

    def test_a_source_that_says_nothing(self) -> None:
        """No rule, no permission."""
        found = monitoring.may_reduce_frequency(monthly(120, 120, 120), profile("xia2022"))

        assert (found.value, found.because) == ("no", None)

    @pytest.mark.parametrize("profile_name", ["guide", "hansen2016", "uk_nursing"])
    def test_two_results_of_one_day_in_any_order(self, profile_name: str) -> None:
        """The one that is not normal decides, whichever is told first."""
        course = Course.lasting(
            Days(140),
            patient=Patient(weight=kg(60)),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=FIRST,
        )
        measured = (
            analytes.ALT,
            analytes.AST,
            analytes.CHOLESTEROL,
        )
        normal = [
            LabResult(each, 20, each.units[0], day, 40)
            for day in (FIRST, date(2026, 4, 9), date(2026, 5, 9))
            for each in measured
        ]
        months = [triglycerides(100, day=day) for day in (FIRST, date(2026, 4, 9))]
        last = [triglycerides(value, day=date(2026, 5, 9)) for value in (100, 301)]
        answers = {
            monitoring.may_reduce_frequency(
                [*normal, *months, *some],
                profile(profile_name),
                count=2,
                course=course,
            ).value
            for some in (last, last[::-1])
        }
        allowed = monitoring.may_reduce_frequency(
            [*normal, *months, last[0]],
            profile(profile_name),
            count=2,
            course=course,
        )

        assert answers == {"no"}
        assert allowed.value == "yes"


def test_a_converted_result_is_read_as_it_was_reported() -> None:
    """1.70 mmol/L are below their own limit, and 150.6 mg/dL would not be."""
    reported = triglycerides("1.70", "mmol/L")
    converted = reported.in_unit("mg/dL")

    assert converted.number > 150
    assert monitoring.assess([converted], US) == monitoring.assess([reported], US) == ()
