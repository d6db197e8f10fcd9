"""Two plans side by side."""

from datetime import date
from typing import Final

import pytest

from isotretinoin import (
    Course,
    Days,
    Diary,
    DosePeriod,
    FactError,
    Patient,
    Plan,
    PlanComparison,
    Regimen,
    compare_plans,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    plan,
    products,
    replan,
)
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.findings import Absent, Window
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
PATIENT = Patient(weight=kg(60), can_become_pregnant=True)


def planned(text: str, *, can_become_pregnant: bool = True, claravis: bool = True) -> Plan:
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(60), can_become_pregnant=can_become_pregnant),
        regimen=Regimen.parse(text),
        first_dose=FIRST,
    )
    return plan(course, PROGRAMME, product=products.CLARAVIS if claravis else None)


class TestRows:
    """Each matter with what each plan has there."""

    full, half = planned("60 mg/day"), planned("30 mg/day")
    rows: Final = {row.matter: row for row in compare_plans(full, half).rows}

    def test_values_are_values(self) -> None:
        """Days, masses, numbers and windows, to be worked with."""
        last = self.rows["last dose"]
        assert (last.a, last.b, last.same) == (date(2026, 7, 6), date(2026, 11, 3), False)
        assert (self.rows["days"].a, self.rows["days"].b) == (Days(120), Days(240))
        assert self.rows["total dose"].a == self.rows["total dose"].b == mg(7200)
        assert isinstance(self.rows["contraception"].a, Window)
        assert self.rows["first dose"].same

    def test_capsules_are_counted(self) -> None:
        """As many of each strength as the days of each phase take."""
        for row, of in (("a", self.full), ("b", self.half)):
            counts = [cycle.capsules for cycle in of.capsules if cycle is not None]
            told = ", ".join(f"{n} of {strength}" for strength, n in counts[0].items())
            assert getattr(self.rows["capsules"], row) == told

    def test_capsules_on_some_days(self) -> None:
        """Days off take none, and a cycle goes on over them."""
        every = planned("25 mg/day every other day")
        rows = {row.matter: row for row in compare_plans(every, self.full).rows}
        cycle = every.capsules[0]
        assert cycle is not None
        days = every.course.phases[0].step.days_on_within(every.course.days)
        assert days == 288
        assert rows["capsules"].a == f"{days // 2} of 30 mg, {days} of 10 mg"

    def test_a_rest_takes_none(self) -> None:
        """Its days are no reason to count no capsules at all."""
        rest = planned("60 mg/day for 28 days, then 0 mg/day for 7 days, then 60 mg/day")
        rows = {row.matter: row for row in compare_plans(rest, self.full).rows}
        assert rows["capsules"].same
        assert rows["days"].a == Days(127)

    def test_what_neither_has_is_left_out(self) -> None:
        """Without a product there are no capsules, and without a re-plan nothing taken before."""
        bare = planned("60 mg/day", claravis=False)
        matters = [row.matter for row in compare_plans(bare, bare).rows]
        assert not {"capsules", "total in capsules", "product", "taken before"} & set(matters)
        assert compare_plans(bare, bare).changes == ()
        assert compare_plans(bare, bare).findings_of_a == ()

    def test_one_has_what_the_other_has_not(self) -> None:
        """A window that is not there says why."""
        able, unable = self.full, planned("60 mg/day", can_become_pregnant=False)
        shown = compare_plans(able, unable, names=("able", "unable"))
        row = {row.matter: row for row in shown.rows}["contraception"]
        assert isinstance(row.b, Absent)
        assert "none: not for this patient" in str(shown)
        assert shown.findings_of_a == ()


class TestAgain:
    """A plan and its re-plan."""

    def test_from_here_on(self) -> None:
        """What was taken before stands beside what is to come, or that nothing is."""
        first = planned("60 mg/day")
        told = Diary(patient=PATIENT, entries=(DosePeriod(FIRST, mg_per_day(60)),))
        again = replan(
            told, PROGRAMME, on=date(2026, 4, 17), goal=mg_per_kg(120), product=products.CLARAVIS
        )
        over = replan(
            told, PROGRAMME, on=date(2026, 9, 9), goal=mg_per_kg(120), product=products.CLARAVIS
        )
        rows = {row.matter: row for row in compare_plans(first, again).rows}

        assert (rows["taken before"].a, rows["taken before"].b) == (None, mg(2400))
        assert rows["last dose"].same
        assert rows["capsules"].b == "160 of 30 mg"
        rows = {row.matter: row for row in compare_plans(again, over).rows}
        assert (rows["doses"].b, rows["capsules"].b) == (None, None)


class TestPage:
    """As text, HTML and a document."""

    def test_by_how_much(self) -> None:
        """Later or earlier, more or fewer, and in words where there is no number."""
        shown = compare_plans(planned("60 mg/day"), planned("30 mg/day"))
        text = " ".join(str(shown).split())

        for expected in (
            "last dose 2026-07-06 2026-11-03 120 days later",
            "days 120 days 240 days +120 days",
            "doses 60 mg/day 30 mg/day yes",
            "another course from 2026-09-06 on [6] from 2027-01-03 on [6] 119 days later",
        ):
            assert expected in text
        assert "<table>" in shown.sheet().html()
        back = " ".join(str(compare_plans(planned("30 mg/day"), planned("60 mg/day"))).split())
        assert "120 days earlier" in back
        assert "days 240 days 120 days -120 days" in back

    def test_masses(self) -> None:
        """More or fewer milligrams; a value against none is only that it differs."""
        one, other = planned("60 mg/day"), planned("47 mg/day")
        assert "+" in str(compare_plans(one, other)).partition("total dose")[2].partition("\n")[0]
        back = str(compare_plans(other, one)).partition("total dose")[2].partition("\n")[0]
        assert "-" in back

    def test_windows_that_end_on_one_day(self) -> None:
        """They differ in their first day alone."""
        text = str(
            compare_plans(
                planned("60 mg/day"),
                plan(
                    Course.lasting(
                        Days(119),
                        patient=PATIENT,
                        regimen=Regimen.parse("60 mg/day"),
                        first_dose=date(2026, 3, 10),
                    ),
                    PROGRAMME,
                ),
            ),
        )
        line = next(line for line in text.split("\n") if line.startswith("contraception  "))
        assert line.endswith("yes")

    def test_kept(self) -> None:
        """A comparison is a document too."""
        shown = compare_plans(planned("60 mg/day"), planned("30 mg/day"), names=("now", "half"))
        assert from_json(to_json(shown), PlanComparison) == shown


@pytest.mark.parametrize("names", [("a",), ("a", "a"), ("", "b"), ("a", "b", "c")])
def test_two_names(names: tuple[str, str]) -> None:
    """Plans that are called the same are not told apart."""
    one = planned("60 mg/day")
    with pytest.raises(FactError, match="do not tell two plans apart: write names="):
        compare_plans(one, one, names=names)


def test_shown_in_a_notebook() -> None:
    """The same page, as text and as HTML."""
    one = planned("40 mg/day")
    found = compare_plans(one, one)
    assert str(found) == found.sheet().text()
    assert found._repr_html_() == found.sheet().html()  # pyright: ignore[reportPrivateUsage] - a notebook calls it
