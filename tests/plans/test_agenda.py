"""Every dated act of a plan, in one list."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Course,
    Days,
    Patient,
    Plan,
    Regimen,
    Window,
    kg,
    mg_per_day,
    plan,
    products,
    rulebook,
    rulebook_names,
)
from sample_programme import PROGRAMME
from sample_rules import PROFILE, RULEBOOK

FIRST = date(2026, 3, 9)


def planned(
    able: bool | None = True,  # noqa: FBT001, FBT002 - a fact of the patient
    *,
    days: int = 70,
    rules: Any = PROGRAMME,
    first: date = FIRST,
    text: str = "20 mg/day for 28 days, then 0 mg/day for 7 days, then 40 mg/day",
    product: Any = None,
) -> Plan:
    course = Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60), can_become_pregnant=able),
        regimen=Regimen.parse(text),
        first_dose=first,
    )
    return plan(course, rules, product=product)


def test_in_full() -> None:
    """Tests, prescriptions, doses, capsules, visits, waits: each on its days, for whom."""
    told = [(str(act.window.first)[5:], act.kind.value, act.who.value) for act in planned().agenda]
    assert told == [
        ("02-07", "contraception", "patient"),
        ("02-12", "screening-test", "laboratory"),
        ("03-03", "confirmation-test", "laboratory"),
        ("03-03", "prescription", "prescriber"),
        ("03-09", "laboratory-visit", "laboratory"),
        ("03-09", "dispensing", "pharmacy"),
        ("03-09", "first-dose", "patient"),
        ("04-02", "pregnancy-test", "laboratory"),
        ("04-02", "prescription", "prescriber"),
        ("04-06", "dose-change", "patient"),
        ("04-08", "dispensing", "pharmacy"),
        ("04-08", "run-out", "patient"),
        ("04-09", "laboratory-visit", "laboratory"),
        ("04-13", "dose-change", "patient"),
        ("05-02", "pregnancy-test", "laboratory"),
        ("05-02", "prescription", "prescriber"),
        ("05-08", "dispensing", "pharmacy"),
        ("05-08", "run-out", "patient"),
        ("05-09", "laboratory-visit", "laboratory"),
        ("05-10", "pregnancy-test", "laboratory"),
        ("05-17", "laboratory-visit", "laboratory"),
        ("05-17", "last-dose", "patient"),
        ("06-17", "pregnancy-test", "laboratory"),
        ("06-17", "contraception-ends", "patient"),
        ("06-18", "blood-donation", "patient"),
        ("06-18", "breast-feeding", "patient"),
        ("07-17", "next-course", "patient"),
        ("11-18", "procedure", "patient"),
        ("11-18", "procedure", "patient"),
    ]


def test_words() -> None:
    """Doses with their capsules, a rest, days off, and who does a test at home."""
    what = [act.what for act in planned(product=products.CLARAVIS).agenda]
    assert "first dose: 2 × 10 mg every day (mean 20 mg/day), as ordered" in what
    assert "dose from now on: none, a rest" in what
    off = planned(text="40 mg/day every other day").agenda
    assert "first dose: 40 mg/day, every other day" in [act.what for act in off]
    late = planned(first=date(2026, 12, 1)).agenda
    home = [act.who.value for act in late if act.kind == "pregnancy-test"]
    assert set(home) == {"patient"}


def test_one_who_cannot() -> None:
    """No pregnancy test, and no contraception."""
    kinds = {act.kind.value for act in planned(able=False).agenda}
    assert kinds == {
        "laboratory-visit",
        "prescription",
        "dispensing",
        "run-out",
        "first-dose",
        "dose-change",
        "last-dose",
        "blood-donation",
        "next-course",
        "procedure",
    }


def test_pregnancy_tests_of_the_schedule() -> None:
    """Where no programme sets the days, those of the laboratory schedule count."""
    acts = planned(rules=rulebook("BR")).agenda
    assert not any(act.kind == "confirmation-test" for act in acts)
    assert any("pregnancy test" in act.what for act in acts if act.kind == "laboratory-visit")
    alone = planned(rules=rulebook("EU"), able=False).agenda
    assert all(act.what.rpartition(": ")[2] for act in alone)


@settings(max_examples=25)
@given(
    st.sampled_from(rulebook_names()),
    st.integers(1, 200),
    st.sampled_from([True, False, None]),
    st.dates(date(2026, 6, 1), date(2027, 3, 1)),
)
def test_nothing_of_the_plan_is_left_out(
    place: str,
    days: int,
    able: bool | None,  # noqa: FBT001 - a fact of the patient
    first: date,
) -> None:
    """Each window of the plan stands in it with its rule, in the order of days."""
    made = planned(able, days=days, rules=rulebook(place), first=first, text="40 mg/day")
    acts = made.agenda
    assert list(acts) == sorted(acts, key=lambda act: act.window.first)
    windows = {(act.window, act.because and act.because.key) for act in acts}
    for test in made.pregnancy_prevention.tests:
        assert (test.window, test.because.key) in windows
    for due in made.prescriptions:
        opening = due.opening or Window(first=due.needed_on, last=due.needed_on)
        assert (opening, due.because.key) in windows
    for visit in made.monitoring.due:
        if any(not test.tells_pregnancy for test in visit.tests):
            assert (visit.window, visit.because.key) in windows
    whole = made.pregnancy_prevention.contraception
    assert not isinstance(whole, Window) or (whole, whole.because and whole.because.key) in windows
    barred = made.pregnancy_prevention.blood_donation
    if isinstance(barred, Window):
        again = Window(first=barred.end + timedelta(days=1), last=None)
        assert any(act.window == again for act in acts)
    assert all(act.because or act.kind.value.endswith(("dose", "change")) for act in acts)
    assert mg_per_day(40) == made.course.phases[0].daily_dose


def test_a_visit_for_a_pregnancy_test_alone() -> None:
    """It is left out where the programme sets the days, and is one where none does."""
    course = planned().course
    ours = plan(course, PROGRAMME, monitoring=PROFILE).agenda
    assert not any("every 30 days" in act.what for act in ours)
    alone = plan(course, RULEBOOK, monitoring=PROFILE).agenda
    assert any("every 30 days" in act.what and act.kind == "pregnancy-test" for act in alone)


class TestPage:
    """What the page shows, and in which order."""

    def test_agenda_first(self) -> None:
        """Facts with the three loudest findings, then what to do when, then the tables."""
        page = planned(first=date(2026, 9, 20), product=products.CLARAVIS).sheet()
        names = [name for name, _ in page.facts]
        assert names[:4] == ["Rules", "Patient", "Product", "Course"]
        assert set(names[4:7]) <= {"Alert", "Caution", "Note"}
        assert names[7] == "Findings"
        assert page.tables[0].caption == "What to do when"
        assert any(value.endswith(" …") or "…" in value for _, value in page.facts[4:7])

    def test_sections(self) -> None:
        """Those named alone, in their own order; their sources alone are listed."""
        made = planned()
        part = made.sheet(sections=("doses", "agenda"), sources="short")
        assert [table.caption for table in part.tables] == ["What to do when", "Doses"]
        assert len(part.sources) < len(made.sheet().sources)
        longest = [max(len(note.text) for note in each.sources) for each in (part, made.sheet())]
        assert longest[0] < longest[1]
        assert made.sheet(sources="none").sources == ()

    @pytest.mark.parametrize("how", [{"sections": ("dose",)}, {"sources": "long"}])
    def test_a_slip(self, how: Any) -> None:
        """What is no section, or no way to show sources, is refused with those there are."""
        with pytest.raises(ValueError, match=r"write 'agenda' or|write 'none' or"):
            planned().sheet(**how)

    def test_eighty_columns(self) -> None:
        """Text stays within the width."""
        text = str(planned(product=products.CLARAVIS))
        assert max(map(len, text.splitlines())) <= 80
