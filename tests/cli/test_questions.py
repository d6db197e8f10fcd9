"""The command line's other questions: windows, places, laboratory schedules, accounts."""

import sys
from pathlib import Path

import pytest

from isotretinoin.cli.app import main

DIARY = "docs/examples/diary.json"


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) in ((0, 1) if words[0] == "review" else (0,))
    return capsys.readouterr().out


class TestWindows:
    """isotretinoin windows."""

    def test_from_a_specimen_and_a_last_dose(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Each window with its days, its closing time and its source."""
        shown = printed(capsys, "windows", "--specimen", "2026-11-10", "--last-dose", "2026-01-31")

        assert "2026-11-16, 23:59 EST" in shown
        assert "2026-03-02" in shown
        assert "us.ipledge.prescription_window_can.edition-4" in shown

    def test_the_caller_moves_an_edition(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An edition's first day can be replaced, and the page says who set it."""
        words = ("windows", "--office-visit", "2026-11-20")
        moved = printed(capsys, *words, "--effective", "us.ipledge.edition-5=2027-01-01")

        assert "no window" in printed(capsys, *words)
        assert "2026-12-19" in moved

    def test_as_known_then(self, capsys: pytest.CaptureFixture[str]) -> None:
        """On 1 March 2026 the fifth edition was due on 8 August."""
        words = ("windows", "--office-visit", "2026-08-08")

        assert "no window" in printed(capsys, *words, "--known-on", "2026-03-01")
        assert "2026-09-06" in printed(capsys, *words)

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            ([], "no day to start from"),
            (["--menses-first-day", "2026-03-09"], "no day to start from"),
            (["--specimen", "yesterday"], "write it as 2026-03-09"),
            (["--last-dose", "2026-01-31", "--effective", "edition-9=2026-01-01"], "edition-9"),
            (["--last-dose", "2026-01-31", "--effective", "us.ipledge.edition-5"], "gives no day"),
            (["--last-dose", "2026-01-31", "--effective", ""], "gives no day"),
            (["--specimen", "9999-12-31"], "outside the years"),
            (["--specimen", "9999-12-25"], "outside the years"),
        ],
    )
    def test_bad_input(
        self,
        words: list[str],
        reason: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """One line, exit status 2."""
        assert main(["windows", *words]) == 2
        error = capsys.readouterr().err

        assert len(error.splitlines()) == 1
        assert reason in error


class TestRules:
    """isotretinoin rules --compare."""

    def test_side_by_side(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Three places on one topic, on a day or today."""
        words = ("rules", "--compare", "US,GB,EU", "--topic", "post-course")
        shown = printed(capsys, *words, "--on", "2026-11-22")

        assert "Post-course on 2026-11-22" in shown
        assert "the later of 1 month and 30 days [1]" in shown
        assert "contraception after" in printed(capsys, *words)

    def test_on_a_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Only the rules in force on that day are listed."""
        shown = printed(capsys, "rules", "--rulebook", "US", "--on", "2026-11-14")

        assert "us.ipledge.prescription_window_can.edition-4" in shown
        assert "us.ipledge.prescription_window_can.edition-5" not in shown

    def test_unknown_topic(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The closest topic is suggested."""
        assert main(["rules", "--compare", "US,GB", "--topic", "post course"]) == 2
        assert "'post-course'" in capsys.readouterr().err


class TestLabs:
    """isotretinoin labs."""

    def test_one_schedule(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Xia asks for two tests twice, and no blood count."""
        shown = printed(capsys, "labs", "--first-dose", "2026-03-09", "--profile", "xia2022")

        assert "ALT, triglycerides" in shown
        assert "CBC" not in shown.partition("What the source")[0]

    def test_several(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Visits, tests, tubes and dates side by side."""
        words = ("labs", "--first-dose", "2026-03-09", "--compare", "guide,eu_smpc,xia2022")
        shown = printed(capsys, *words)

        for name in ("guide", "eu_smpc", "xia2022"):
            assert f"\n{name} " in shown

    def test_a_weight_only_where_it_is_needed(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Doses per kilogram need none; mg a day against mg/kg do."""
        assert main(["labs", "--first-dose", "2026-03-09", "--dose", "40 mg/day"]) == 2
        assert '--weight "68 kg"' in capsys.readouterr().err
        words = ("labs", "--first-dose", "2026-03-09", "--dose", "40 mg/day", "--weight", "68 kg")
        assert "end of course" in printed(capsys, *words)


class TestAccount:
    """isotretinoin account."""

    def test_the_example_diary(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Sums by a day, and what is left."""
        words = ("account", DIARY, "--as-of", "2026-06-30", "--goal", "120 mg/kg")
        shown = printed(capsys, *words)

        assert "4520 mg" in shown
        assert "120 mg/kg, not reached" in shown

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            (["nowhere.json", "--as-of", "2026-06-30"], "cannot be read"),
            (["README.md", "--as-of", "2026-06-30"], "isotretinoin: "),
            ([DIARY], "--as-of"),
            ([DIARY, "--as-of", "2026-06-31"], "2026-06-31"),
            ([DIARY, "--as-of", "2026-06-30", "--weight-policy", "mean"], "mean"),
        ],
    )
    def test_bad_input(
        self,
        words: list[str],
        reason: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """One line, exit status 2."""
        assert main(["account", *words]) == 2
        error = capsys.readouterr().err

        assert len(error.splitlines()) == 1
        assert reason in error


class TestReview:
    """isotretinoin review."""

    def test_without_the_extra_for_json(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """One line names the extra to install."""
        monkeypatch.setitem(sys.modules, "isotretinoin.adapters.records", None)

        assert main(["review", DIARY, "--as-of", "2026-06-30"]) == 2
        assert "isotretinoin[cli,json]" in capsys.readouterr().err

    def test_the_example_diary(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Findings with their sources, and what could not be judged."""
        shown = printed(capsys, "review", DIARY, "--as-of", "2026-06-30")

        assert "doxycycline" in shown
        assert "Not judged" in shown
        assert "us.ipledge.prescription_window_can.edition-4" in shown

    def test_until_the_last_day_noted(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without a day, the last one of the diary; another schedule on request."""
        shown = printed(capsys, "review", DIARY, "--monitoring", "xia2022")

        assert "Isotretinoin review as of 2026-" in shown

    def test_an_empty_diary_has_no_day(
        self,
        capsys: pytest.CaptureFixture[str],
        tmp_path: Path,
    ) -> None:
        """Without entries there is no day to review by, and the line says what to give."""
        empty = tmp_path / "empty.json"
        empty.write_text('{"schema": "isotretinoin/diary/1", "patient": {"weight": "60 kg"}}')

        assert main(["review", str(empty)]) == 2
        assert "--as-of" in capsys.readouterr().err
        assert "Not judged" in printed(capsys, "review", str(empty), "--as-of", "2026-06-30")


def test_a_review_to_the_end_of_the_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    """Windows would end after the year 9999: one line says so."""
    status = main(["review", "docs/examples/diary.json", "--as-of", "9999-12-31"])
    refused = capsys.readouterr().err

    assert status == 2
    assert "outside the years" in refused
    assert len(refused.splitlines()) == 1
