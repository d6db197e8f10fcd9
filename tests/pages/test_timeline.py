"""The picture of a plan: all that it shows is in its words, and nothing in its colours."""

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import Course, Days, Patient, Plan, Regimen, Window, kg, plan, rulebook
from isotretinoin.pages.timeline import alternative_text, lanes, months_shown, timeline_svg
from sample_programme import PROGRAMME

SVG = "{http://www.w3.org/2000/svg}"


def planned(
    able: bool | None = True,  # noqa: FBT001, FBT002 - a fact of the patient
    rules: Any = PROGRAMME,
    text: str = "20 mg/day for 28 days, then 0 mg/day for 7 days, then 40 mg/day",
    days: int = 70,
    first: date = date(2026, 3, 9),
) -> Plan:
    course = Course.lasting(
        Days(days),
        patient=Patient(weight=kg(60), can_become_pregnant=able),
        regimen=Regimen.parse(text),
        first_dose=first,
    )
    return plan(course, rules)


def drawn(shown: Plan) -> ET.Element:
    return ET.fromstring(timeline_svg(shown))


def test_one_line_for_each_matter_with_its_days() -> None:
    told = {lane.name: [str(span) for span in lane.spans] for lane in lanes(planned())}
    assert told["Daily dose"] == [
        "2026-03-09 to 2026-04-05: 20 mg/day",
        "2026-04-06 to 2026-04-12: no dose",
        "2026-04-13 to 2026-05-17: 40 mg/day",
    ]
    assert told["Contraception"] == [
        "2026-02-07 to 2026-05-17: before and during the course",
        "2026-05-18 to 2026-06-17: after the last dose",
    ]
    assert told["No blood donation"] == ["2026-03-09 to 2026-06-17: no blood donation"]
    assert len(told["Pregnancy tests"]) == len(planned().pregnancy_prevention.tests)


def test_the_bar_of_contraception_names_the_day_on_which_it_ends() -> None:
    """And not the last dose, where it ends for a reader who looks at the bar alone."""
    told = {lane.name: [span.label for span in lane.spans] for lane in lanes(planned())}
    assert told["Contraception"] == ["to 2026-06-17", ""]


def test_what_is_not_there_is_said() -> None:
    """Windows that the sources do not state, and tests that nothing asks for."""
    none = {lane.name: str(lane) for lane in lanes(planned(able=False)) if not lane.spans}
    assert none["Contraception"] == "Contraception. none: the patient cannot become pregnant."
    assert none["Pregnancy tests"] == "Pregnancy tests. none asked for by these rules."
    silent = lanes(planned(rules=rulebook("FR")))
    told = [lane.none for lane in silent if not lane.spans]
    assert told
    assert all(words.startswith("none") for words in told)


def test_every_window_of_the_plan_is_in_it() -> None:
    shown = planned()
    prevention = shown.pregnancy_prevention
    words = alternative_text(lanes(shown))
    for window in (prevention.blood_donation, prevention.lactation, prevention.post_course):
        assert isinstance(window, Window)
        assert f"to {window.last}" in words


@settings(max_examples=30, deadline=None)
@given(
    days=st.integers(1, 400),
    able=st.booleans() | st.none(),
    first=st.dates(date(2008, 1, 1), date(2030, 1, 1)),
    place=st.sampled_from(("US", "GB", "AU", "guide")),
)
def test_the_picture_is_sound(days: int, able: bool | None, first: date, place: str) -> None:  # noqa: FBT001 - drawn
    """Well-formed, titled, described, within its frame, and not coloured."""
    shown = planned(able, rulebook(place), "40 mg/day", days, first)
    root = drawn(shown)
    assert root.get("role") == "img"
    title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert words is not None
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == words.get("id")
    assert words.text == alternative_text(lanes(shown))
    _, _, width, height = map(float, str(root.get("viewBox")).split())
    bars = root.findall(f"{SVG}rect")
    assert len(bars) == sum(len(lane.spans) for lane in lanes(shown))
    for bar in bars:
        x, y, wide, tall = (float(str(bar.get(key))) for key in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + wide <= width
        assert 0 <= y <= y + tall <= height
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', timeline_svg(shown))) <= {
        "currentColor",
        "none",
    }


def test_the_same_plan_is_the_same_picture_and_another_has_other_names() -> None:
    assert timeline_svg(planned()) == timeline_svg(planned())
    one, other = drawn(planned()), drawn(planned(days=71))
    assert one.get("aria-labelledby") != other.get("aria-labelledby")


def test_a_plan_shows_its_picture_and_its_page() -> None:
    shown = planned()
    html = shown._repr_html_()  # pyright: ignore[reportPrivateUsage] - a notebook calls it
    assert html.startswith(f"<figure>{shown.svg()}</figure><section ")


def test_what_is_unverified_is_outlined_and_says_so() -> None:
    late = lanes(planned(rules=rulebook("US"), first=date(2026, 12, 1)))
    spans = [span for lane in late for span in lane.spans if "(unverified)" in span.what]
    assert spans
    assert all(span.outlined for span in spans)


def test_months() -> None:
    """First days of months, never more than asked for, at equal distances."""
    first, last = date(2026, 1, 15), date(2027, 3, 1)
    assert list(months_shown(first, last, 4)) == [
        date(2026, 5, 1),
        date(2026, 9, 1),
        date(2027, 1, 1),
    ]
    assert list(months_shown(first, date(2026, 1, 20), 4)) == []
    assert list(months_shown(date(2026, 1, 1), date(2026, 2, 28), 8)) == [
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
