"""Pages that answer one question: windows from given days, places side by side, an account."""

from datetime import date

import pytest
from attrs import evolve

from isotretinoin import account, compare, kg, mg, mg_per_day, mg_per_kg, profile, rulebook
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import DosePeriod, DoseTaken, Missed, Unrecorded
from isotretinoin.errors import DateError
from isotretinoin.evidence import Timeline
from isotretinoin.pages.account import account_sheet
from isotretinoin.pages.comparison import comparison_sheet
from isotretinoin.pages.laboratory import burdens_sheet
from isotretinoin.pages.windows import windows_sheet
from isotretinoin.patient import Patient
from isotretinoin.rules.programme import ConfirmationTest

LAST = date(2026, 1, 31)


def rows(name: str, can_become_pregnant: bool | None = None, **days: date) -> dict[str, str]:  # noqa: FBT001
    """The table of windows, by what each row is about."""
    sheet = windows_sheet(rulebook(name), days, can_become_pregnant=can_become_pregnant)
    return {row[0]: f"{row[1]} {row[2]}".strip() for row in sheet.tables[0].rows}


class TestWindows:
    """The month after, the week of a prescription, and the rest."""

    @pytest.mark.parametrize(
        ("place", "contraception", "final_test"),
        [
            ("US", "2026-02-01 2026-03-02", "2026-03-02 no last day"),
            ("GB", "2026-02-01 2026-03-01", "2026-03-07 no last day"),
            ("EU", "2026-02-01 2026-03-01", "2026-03-07 no last day"),
        ],
    )
    def test_three_places_from_31_january(
        self,
        place: str,
        contraception: str,
        final_test: str,
    ) -> None:
        """ "One month" ends on 1 or 2 March; the last test is due then, or after five weeks."""
        shown = rows(place, last_dose=LAST)

        assert shown["Contraception after the last dose"] == contraception
        assert shown["Last pregnancy test"] == final_test

    def test_a_patient_who_cannot_become_pregnant(self) -> None:
        """Blood and another course concern everyone; the rest does not."""
        shown = rows("US", can_become_pregnant=False, last_dose=LAST)

        assert list(shown) == ["No blood donation", "Another course, not before"]
        assert shown["Another course, not before"] == "2026-03-31 no last day"

    def test_a_specimen_and_a_missed_window(self) -> None:
        """Seven days from the specimen; in the fourth edition 19 days of wait, first time only."""
        shown = rows("US", specimen=date(2026, 3, 4))

        assert shown["Fill the prescription"] == "2026-03-04 2026-03-10, 23:59 EDT"
        assert shown["If it is missed, first prescription: next specimen"].startswith("2026-03-23")
        assert shown["If it is missed, a later prescription: next specimen"].startswith(
            "2026-03-11",
        )

    @pytest.mark.parametrize(
        ("visit", "window"),
        [
            (date(2026, 11, 14), "2026-11-14 2026-12-13"),
            (date(2026, 11, 15), "no window"),
        ],
    )
    def test_an_office_visit_on_both_sides_of_the_fifth_edition(
        self,
        visit: date,
        window: str,
    ) -> None:
        """Thirty days, the visit being day 1; from the fifth edition none."""
        shown = rows("US", office_visit=visit)

        assert shown["Fill the prescription (cannot become pregnant)"] == window

    def test_before_treatment(self) -> None:
        """The second test and the lead-in of contraception."""
        irregular = rows("US", first_test=date(2026, 3, 2), first_dose=date(2026, 4, 9))
        regular = rows("US", first_test=date(2026, 3, 2), menses_first_day=date(2026, 3, 18))

        assert irregular["Second pregnancy test, no regular cycle"] == "2026-03-21 no last day"
        assert irregular["Contraception before the first dose"] == "2026-03-09 2026-04-09"
        assert regular["Second pregnancy test, regular cycle"] == "2026-03-21 2026-03-22"

    def test_a_cycle_of_which_nothing_is_told(self) -> None:
        """Both readings stand there: what is not told is not taken for irregular."""
        shown = rows("US", first_test=date(2026, 3, 2))

        assert shown == {
            "Second pregnancy test, no regular cycle": "2026-03-21 no last day",
            "Second pregnancy test, regular cycle": "2026-03-21 or later day 5 of the period",
        }

    def test_a_second_test_that_no_cycle_moves(self) -> None:
        """Where the rule speaks of no period, one row says all."""
        us = rulebook("US")
        told = us.pregnancy_prevention.confirmation_test
        assert told is not None
        any_day = tuple(evolve(rule, value=ConfirmationTest(min_days=Days(19))) for rule in told)
        prevention = evolve(us.pregnancy_prevention, confirmation_test=Timeline(any_day))
        sheet = windows_sheet(
            evolve(us, pregnancy_prevention=prevention),
            {"first_test": date(2026, 3, 2)},
        )

        assert [row[0] for row in sheet.tables[0].rows] == [
            "Second pregnancy test, no regular cycle",
        ]

    def test_a_first_dose_that_is_not_told(self) -> None:
        """Blood and milk are barred from the first dose on, whichever day that was."""
        shown = rows("US", last_dose=LAST)
        told = rows("US", first_dose=date(2025, 9, 1), last_dose=LAST)

        assert shown["No blood donation"] == "the first dose 2026-03-02"
        assert shown["No breast-feeding"] == "the first dose 2026-03-02"
        assert told["No blood donation"] == "2025-09-01 2026-03-02"

    @pytest.mark.parametrize(
        ("day", "key"),
        [
            ({"office_visit": date(2026, 11, 15)}, "prescription_window_cannot.edition-5"),
            (
                {"first_test": date(2026, 3, 2), "menses_first_day": date(2026, 3, 10)},
                "us.ipledge.confirmation_test",
            ),
        ],
    )
    def test_no_window_has_its_source_too(self, day: dict[str, date], key: str) -> None:
        """That there is none is somebody's rule, and may be an unverified one."""
        sheet = windows_sheet(rulebook("US"), day)
        (row,) = sheet.tables[0].rows

        assert row[1] == "no window"
        assert row[3].startswith("[1")
        assert key in sheet.sources[0].text

    def test_a_period_that_ends_too_early_has_no_window(self) -> None:
        """Nineteen days later this period's first five days are over."""
        shown = rows("US", first_test=date(2026, 3, 2), menses_first_day=date(2026, 3, 10))

        assert shown["Second pregnancy test, regular cycle"] == "no window"

    def test_silence_is_said(self) -> None:
        """Where no source says, the page says so, and why."""
        shown = rows("guide", specimen=LAST, first_dose=LAST, last_dose=LAST)

        assert shown["Fill the prescription"] == "not stated"
        assert shown["Contraception before the first dose"] == "not stated"
        assert shown["No blood donation"] == "not stated"

    def test_two_months_apart_editions(self) -> None:
        """In the first edition the window counts from the visit."""
        shown = rows("US", specimen=date(2006, 6, 1), office_visit=date(2006, 6, 2))

        assert shown["Fill the prescription"].startswith("2006-06-02 2006-06-08")

    def test_what_a_window_needs_is_asked_for(self) -> None:
        """The first edition's window without its visit is an error that names it."""
        with pytest.raises(DateError, match="office_visit"):
            rows("US", specimen=date(2006, 6, 1))


def test_places_side_by_side() -> None:
    """One row a matter, one column a place, silence said."""
    books = [rulebook(name) for name in ("US", "GB", "EU")]
    sheet = comparison_sheet(compare(books, on=date(2026, 11, 22), topic="post-course"))
    table = sheet.tables[0]

    assert table.columns == ("Matter", "US", "GB", "EU")
    assert table.rows[0] == (
        "contraception after",
        "the later of 1 month and 30 days [1]",
        "1 month [2]",
        "1 month [3]",
    )
    assert "silent" in {cell for row in table.rows for cell in row}


def test_schedules_side_by_side() -> None:
    """Visits, tests and tubes of several schedules for one course."""
    course = Course.lasting(
        Days(134),
        patient=Patient(weight=kg(68)),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=date(2026, 3, 9),
    )
    sheet = burdens_sheet(course, [profile("guide"), profile("xia2022")])

    assert [row[:2] for row in sheet.tables[0].rows] == [("guide", "6"), ("xia2022", "1")]


class TestAccount:
    """What a diary adds up to, on one page."""

    diary = Diary(
        patient=Patient(weight=kg(60)),
        entries=(
            DosePeriod(first=date(2026, 3, 9), daily_dose=mg_per_day(40)),
            Missed(on=date(2026, 3, 11)),
        ),
    )

    def facts(self, diary: Diary, **asked: object) -> dict[str, str]:
        told = account(diary, as_of=date(2026, 3, 18), **asked)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        return dict(account_sheet(told).facts)

    def test_sums_and_what_is_left(self) -> None:
        """Days by kind, both sums, what remains and until when."""
        facts = self.facts(self.diary, goal=mg_per_kg(120), goals=rulebook("US").goals)

        assert facts["Days"] == "10: 9 with a dose, 1 missed"
        assert facts["Total dose"] == "360 mg"
        assert facts["Cumulative"] == "6 mg/kg by the latest weight"
        assert facts["Goal"] == "120 mg/kg, not reached"
        assert facts["Remaining"] == "6840 mg"
        assert facts["Days left"] == "171, to 2026-09-05"
        assert facts["Goal bands"].startswith("below 120–150 mg/kg [1]")

    def test_reached_and_beyond(self) -> None:
        """The day of crossing and the overshoot."""
        facts = self.facts(self.diary, goal=mg(350))

        assert facts["Goal"] == "350 mg, reached"
        assert facts["Reached on"] == "2026-03-18, 10 mg beyond it by now"
        assert "Remaining" not in facts

    def test_unrecorded_days_make_intervals(self) -> None:
        """From none of them taken to all of them."""
        holiday = self.diary.with_entries(
            Unrecorded(first=date(2026, 3, 15), last=date(2026, 3, 16)),
        )
        facts = self.facts(holiday, goal=mg(350))

        assert facts["Cumulative"] == "≈ 4.67 mg/kg to 6 mg/kg by the latest weight"
        assert facts["Goal"] == "350 mg, which the unrecorded days would decide"

    def test_no_dose_no_projection(self) -> None:
        """At 0 mg there is no end in sight, and the page says why; without a course, no days."""
        resting = self.diary.with_entries(
            DosePeriod(first=date(2026, 3, 18), daily_dose=mg_per_day(0)),
        )
        nothing = Diary(patient=Patient(weight=kg(60)))
        taken = Diary(
            patient=Patient(weight=kg(60)),
            entries=(DoseTaken(on=date(2026, 3, 18), dose=mg(20)),),
        )

        assert self.facts(resting, goal=mg_per_kg(120))["Days left"].strip()
        assert not self.facts(resting, goal=mg_per_kg(120))["Days left"][0].isdigit()
        assert self.facts(nothing)["Days"] == "0"
        assert self.facts(taken)["Total dose"] == "20 mg"
