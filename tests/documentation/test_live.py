"""The live pages ask for what is read, answer as the library does, and say beside which field it is not so."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from isotretinoin import Diary, rulebook_names, status
from isotretinoin.adapters.records import from_json
from isotretinoin.rulebooks import rulebook
from live_answers import answer, calendar, handout, run
from live_fields import FORMS

ROOT = Path(__file__).parents[2]
DIARY = (ROOT / "docs" / "examples" / "diary.json").read_text(encoding="utf-8")


def example(page: str, **changed: str) -> dict[str, str]:
    """What the form is filled with at first, and what is changed in it."""
    return {each.name: each.example for each in FORMS[page].fields} | changed


STATUS = example("status", rules="US", on="2026-06-30", diary=DIARY)


def wrong(page: str, inputs: dict[str, str]) -> dict[str, str]:
    """What is said beside which field; nothing where there is an answer."""
    told = answer(page, inputs)
    return {each["field"]: each["message"] for each in told.get("errors", ())}


@pytest.mark.parametrize("page", ["plan", "windows"])
@pytest.mark.parametrize("place", rulebook_names())
def test_the_example_is_answered_in_every_place(page: str, place: str) -> None:
    """Whichever place is chosen, there is an answer, or the place says that its sources are silent."""
    told = answer(page, example(page, rules=place))
    assert "html" in told or [each["field"] for each in told["errors"]] == ["rules"]


@pytest.mark.parametrize(
    ("page", "name"),
    [(page, each.name) for page, form in FORMS.items() for each in form.fields],
)
def test_every_field_is_read(page: str, name: str) -> None:
    """What cannot be read is said beside the field that it was typed into, and beside no other."""
    base = STATUS if page == "status" else example(page)
    typed = "\N{SNOWMAN} 2026"
    assert list(wrong(page, base | {name: typed})) == [name]


def test_what_is_left_out_is_asked_for() -> None:
    """An empty form names all that it needs, in one go."""
    assert list(wrong("plan", {})) == ["rules", "weight", "first_dose", "doses"]
    assert list(wrong("windows", {"rules": "US"})) == ["specimen"]
    assert list(wrong("status", {})) == ["rules", "on", "diary"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"first_dose": "2026-02-29"}, "first_dose"),
        ({"first_dose": "09/03/2026"}, "first_dose"),
        ({"first_dose": "2026-03-09T00:00"}, "first_dose"),
        ({"weight": "-68 kg"}, "weight"),
        ({"weight": "0 kg"}, "weight"),
        ({"weight": "nan kg"}, "weight"),
        ({"doses": "40 mg/day for 28 days"}, "doses"),  # never reaches the goal
        ({"doses": "0 mg/day"}, "doses"),
        ({"born": "2027-01-01"}, "first_dose"),
        ({"category": "has-uterus=perhaps"}, "category"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(changed: dict[str, str], field: str) -> None:
    """In the library's own words."""
    assert list(wrong("plan", example("plan", **changed))) == [field]


def test_a_goal_left_out_is_that_of_the_rules_and_is_said() -> None:
    """And doses that end by themselves need none."""
    assert "Left out" in answer("plan", example("plan", goal=""))["html"]
    ended = answer("plan", example("plan", goal="", doses="40 mg/day for 20 weeks"))
    assert "Left out" not in ended["html"]
    assert "140 days" in ended["said"]


@pytest.mark.parametrize(
    ("days", "able", "field"),
    [
        ({"specimen": "2026-03-04"}, "no", "specimen"),
        ({"first_test": "2026-03-04"}, "no", "first_test"),
        ({"first_dose": "2026-03-04"}, "no", "first_dose"),
        ({"office_visit": "2026-03-04"}, "yes", "office_visit"),
        ({"last_dose": "2026-03-04", "menses_first_day": "2026-03-04"}, "yes", "menses_first_day"),
    ],
)
def test_a_day_that_leads_to_no_window_is_not_left_aside(
    days: dict[str, str], able: str, field: str
) -> None:
    """It is said beside the field, and not when the answer to who can become pregnant is another."""
    inputs = {"rules": "US", "can_become_pregnant": able, **days}
    assert list(wrong("windows", inputs)) == [field]


def test_the_instant_and_both_editions_stand_in_a_window() -> None:
    """After the day on which an edition that no source confirms is said to begin."""
    told = answer("windows", example("windows"))
    assert told["said"] == "Fill the prescription: 2026-11-20 to 2026-11-26, 23:59 EST."
    assert "If the unconfirmed edition is not in force" in told["html"]


def test_a_diary_is_answered_as_the_library_answers() -> None:
    """And what it records itself is not told again."""
    own = status(from_json(DIARY, Diary), rulebook("US"), on=date(2026, 6, 30)).sheet()
    assert answer("status", STATUS)["html"] == own.html(name="answer")
    twice = wrong("status", STATUS | {"can_become_pregnant": "no"})
    assert list(twice) == ["can_become_pregnant"]


def test_what_is_left_aside_of_a_log_is_said() -> None:
    """A note is free text, of which no entry is made."""
    log = "date,dose (mg),weight (kg),note\n2026-03-09,40,68,started\n"
    told = answer("status", STATUS | {"diary": log, "can_become_pregnant": "no"})
    assert "Left aside" in told["html"]
    assert "free text" in told["html"]


def test_the_rows_that_the_page_shows_can_be_read() -> None:
    """As they stand on the page."""
    page = (ROOT / "docs" / "live" / "status.md").read_text(encoding="utf-8")
    _, _, rows = page.partition("```text\n")
    told = answer("status", STATUS | {"on": "2026-03-20", "diary": rows.partition("```")[0]})
    assert "html" in told


@pytest.mark.parametrize(
    "diary",
    [
        "no diary at all",
        "weight (kg)\n68",
        "date,dose (mg),weight (kg)\n2026-02-30,40,68",
        "{",
        '{"schema": "isotretinoin/patient/1", "weight": "68 kg"}',
    ],
)
def test_what_is_no_diary_is_refused(diary: str) -> None:
    """Beside the diary, whatever it is."""
    assert list(wrong("status", STATUS | {"diary": diary})) == ["diary"]


def test_the_files_of_a_plan() -> None:
    """The calendar and the two sheets are the library's; a slip stops them as it stops the plan."""
    made = calendar(example("plan"), "2026-03-01T12:00:00Z")
    assert made["name"] == "isotretinoin-2026-03-09.ics"
    assert made["text"].startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTAMP:20260301T120000Z" in made["text"]
    for reader in ("patient", "staff"):
        assert handout(example("plan"), reader)["text"].startswith("<!DOCTYPE html>")
    slip = example("plan", weight="68")
    assert list(calendar(slip, "2026-03-01T12:00:00Z")) == ["errors"]
    assert list(handout(slip, "staff")) == ["errors"]


def test_cells_share_their_names_and_show_what_they_print() -> None:
    """As the interpreter does: the value of a line, what is printed, and what a mistake says."""
    names: dict[str, Any] = {}
    assert run(">>> a = 1\n>>> a + 1\n2\n>>> print('b')\n", names)["text"] == "2\nb\n"
    failed = run(">>> 1 / 0\nTraceback (most recent call last):\n>>> a\n", names)
    assert failed["text"] == "ZeroDivisionError: division by zero\n1\n"
    assert run("b = a + 2\nb", names) == {"text": "3\n", "failed": False}
    assert run("c = d", names)["failed"] is True
