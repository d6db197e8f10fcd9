"""Answers that may be unknown, and findings in a sentence."""

import pytest

from isotretinoin.findings import Answer, Finding, Severity


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
    finding = Finding(kind="k", severity=Severity.CAUTION, message="check the unit")

    assert str(finding) == "caution: check the unit"
