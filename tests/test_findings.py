"""Answers that may be unknown, and findings in a sentence."""

from datetime import date

import pytest

from isotretinoin import Course, Days, Patient, Regimen, Window, kg, mg_per_day, profile, rulebook
from isotretinoin.evidence import Rule
from isotretinoin.findings import Answer, Finding, FindingKind, Severity
from isotretinoin.monitoring.schedules import schedule
from isotretinoin.prescriptions import prescription_window
from sample_rules import rule


class TestAnswer:
    """Yes, no, or unknown and why."""

    @pytest.mark.parametrize(
        "answer",
        [
            Answer(value="yes", reason="so"),
            Answer(value="no", reason="so"),
            Answer(value="unknown", reason="so", missing=("birth date",)),
        ],
    )
    def test_truth_testing_raises(self, answer: Answer) -> None:
        """No answer stands for a truth value, because unknown is neither."""
        with pytest.raises(TypeError, match=r"compare answer\.value"):
            bool(answer)

    def test_unknown_names_what_is_missing(self) -> None:
        """Unknown without a missing fact, or a missing fact beside yes, is a mistake."""
        with pytest.raises(ValueError, match="exactly when it is unknown"):
            Answer(value="unknown", reason="so")
        with pytest.raises(ValueError, match="exactly when it is unknown"):
            Answer(value="yes", reason="so", missing=("birth date",))

    def test_in_words(self) -> None:
        """Value, reason, and the facts that are missing."""
        unknown = Answer(value="unknown", reason="no age", missing=("birth date", "day"))

        assert str(unknown) == "unknown: no age (missing: birth date, day)"
        assert str(Answer(value="no", reason="too young")) == "no: too young"


def test_a_finding_reads_as_a_sentence() -> None:
    """Severity and message."""
    finding = Finding(
        kind=FindingKind.UNIT_DOUBTFUL,
        severity=Severity.CAUTION,
        message="check the unit",
    )

    assert str(finding) == "caution: check the unit"


class TestUnverified:
    """What rests on an unverified rule says so where it is printed, and nothing else does."""

    READ = rule("read", 1)
    NOT_READ = rule("not.read", 1, verified=False, tag="MEMORY")
    DAY = date(2026, 3, 9)

    def test_findings(self) -> None:
        """Once, also where the sentence says it already."""

        def told(message: str, because: Rule[int] | None) -> str:
            found = Finding(
                kind=FindingKind.UNIT_DOUBTFUL,
                severity=Severity.NOTE,
                message=message,
                because=because,
            )
            return str(found)

        assert told("above", self.NOT_READ) == "note: above (unverified)"
        assert told("above (unverified): stop", self.NOT_READ) == "note: above (unverified): stop"
        assert told("above", self.READ) == told("above", None) == "note: above"

    def test_answers_and_windows(self) -> None:
        """The doubt stands after the answer, and after the last day."""
        for because, doubt in ((self.NOT_READ, " (unverified)"), (self.READ, ""), (None, "")):
            answer = Answer(value="no", reason="it is late", because=because)
            window = Window(first=self.DAY, last=self.DAY, because=because)
            assert str(answer) == f"no: it is late{doubt}"
            assert str(window) == f"2026-03-09 to 2026-03-09{doubt}"

    def test_visits_and_prescription_windows(self) -> None:
        """Two that are printed one by one."""
        us = rulebook("US")
        found = [
            prescription_window(us, can_become_pregnant=True, specimen=date(2026, 11, day))
            for day in (14, 15)
        ]
        course = Course.lasting(
            Days(30),
            patient=Patient(weight=kg(60)),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=self.DAY,
        )
        visits = schedule(course, profile("uk_nursing")).due

        assert [str(each).endswith("(unverified)") for each in found] == [False, True]
        assert all(str(each).endswith(" (unverified)") for each in visits)
