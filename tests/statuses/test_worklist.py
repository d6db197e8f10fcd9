"""The due list of many patients: rows with reasons, bad diaries reported, good ones answered."""

from datetime import date, timedelta
from typing import Any

import pytest

from ideal_course import DIARY, FIRST, US, blood, negative, only
from isotretinoin import Diary, Patient, kg, profile, status, worklist
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.diaries.entries import Contraception, DosePeriod, Pregnancy
from isotretinoin.statuses.status import acts_on
from isotretinoin.statuses.worklist import Worklist

LATE = only(DosePeriod, Contraception).with_entries(negative(FIRST), *blood(FIRST))
DAYS: Any = {"first": date(2026, 4, 13), "last": date(2026, 4, 19)}


def test_rows() -> None:
    """What is overdue first, then by day: who, what, until when, and by which rule."""
    found = worklist({"B": LATE, "A": DIARY.until(date(2026, 4, 13))}, US, **DAYS)
    rows = found.records()
    assert [(row["person"], row["standing"], row["kind"]) for row in rows] == [
        ("B", "overdue", "pregnancy-test"),
        ("B", "overdue", "laboratory-visit"),
        ("A", "due", "contraception"),
        ("B", "due", "contraception"),
    ]
    asking = found.duties[0].act.because
    assert asking is not None
    assert rows[0] == {
        "person": "B",
        "standing": "overdue",
        "first": "2026-04-03",
        "last": "2026-04-09",
        "who": "laboratory",
        "kind": "pregnancy-test",
        "what": "pregnancy test of the month",
        "rule": "us.label.test_every",
        "source": asking.says_who,
        "verified": True,
    }
    assert found.not_answered == ()


def test_a_treatment_to_be_stopped_stands_first() -> None:
    """Though it is due on the day, and of another person something is overdue."""
    pregnant = DIARY.until(date(2026, 4, 13)).with_entries(Pregnancy(date(2026, 4, 13)))
    found = worklist({"B": LATE, "A": pregnant}, US, **DAYS)
    assert [(each.person, each.act.kind.value) for each in found.duties[:1]] == [
        ("A", "stop-treatment")
    ]


def test_the_edges_of_the_range() -> None:
    """An act of the last day is in it, one of the day after is not."""
    first = date(2026, 4, 8)
    kinds = [
        [row["kind"] for row in worklist([("A", DIARY)], US, first=first, last=last).records()]
        for last in (date(2026, 5, 1), date(2026, 5, 2))
    ]
    assert ("pregnancy-test" in kinds[0], "pregnancy-test" in kinds[1]) == (False, True)


def test_what_cannot_be_answered_is_reported() -> None:
    """A value that is no diary, a day before a birth, a person told twice: a line for each."""
    unborn = Diary(patient=Patient(weight=kg(60), born=date(2030, 1, 1)))
    people: list[tuple[str, Any]] = [("A", DIARY), ("B", "lost"), ("A", LATE), ("C", unborn)]
    found = worklist(people, US, **DAYS)
    assert [each.person for each in found.not_answered] == ["B", "A", "C"]
    assert "is not a Diary" in found.not_answered[0].reason
    assert "two diaries of this person" in found.not_answered[1].reason
    assert {duty.person for duty in found.duties} == {"A"}
    assert found.remarks[0].person == "A"
    text = str(found)
    assert "Not answered" in text
    assert max(map(len, text.splitlines())) <= 80
    assert found._repr_html_() == found.sheet().html()  # pyright: ignore[reportPrivateUsage] - as a notebook calls it


@pytest.mark.parametrize("wrong", ["US", 40, DIARY, [DIARY], [("A", DIARY, 1)], [(1, DIARY)], None])
def test_no_diaries(wrong: Any) -> None:
    with pytest.raises(TypeError, match="write"):
        worklist(wrong, US, **DAYS)


def test_days_in_order() -> None:
    with pytest.raises(ValueError, match="the last day"):
        worklist({}, US, first=DAYS["last"], last=DAYS["first"])


def test_another_schedule() -> None:
    """The visits are those of the profile that is given."""
    told = {"A": only(DosePeriod)}
    own, other = (
        {row["rule"] for row in worklist(told, US, monitoring=each, **DAYS).records()}
        for each in (None, profile("xia2022"))
    )
    assert own != other
    wrong: Any = "xia2022"
    with pytest.raises(TypeError, match="profile"):
        worklist(told, US, monitoring=wrong, **DAYS)


def test_both_editions() -> None:
    """Where the edition of the day is confirmed by no source, what the one before asks stands too."""
    missed = Diary(
        patient=Patient(weight=kg(60), can_become_pregnant=True),
        entries=(negative(date(2026, 10, 20)), negative(date(2026, 11, 8))),
    )
    week: Any = {"first": date(2026, 11, 20), "last": date(2026, 11, 27)}
    found = worklist({"A": missed}, US, **week)
    assert "pregnancy-test" in {row["kind"] for row in found.records()}
    assert [(each.person, each.act.window.first) for each in found.otherwise] == [
        ("A", date(2026, 11, 27))
    ]
    assert "If the unconfirmed edition is not in force" in str(found)
    assert from_json(to_json(found), Worklist) == found
    sooner: Any = {"first": date(2026, 11, 1), "last": date(2026, 11, 27)}
    assert worklist({"A": missed}, US, **sooner).otherwise == ()


def test_it_says_what_a_status_says() -> None:
    """The acts and remarks are those of a status of the first day, by either edition."""
    first = date(2026, 4, 13)
    for told in (LATE, DIARY):
        found = acts_on(told, US, first, None)
        whole = status(told, US, on=first)
        assert (found.acts, found.remarks, found.otherwise) == (whole.acts, whole.remarks, ())


def test_as_a_record() -> None:
    """It is kept, and read again, as it was."""
    people: dict[str, Any] = {"B": LATE, "A": "lost"}
    found = worklist(people, US, **DAYS)
    text = to_json(found)
    assert from_json(text, Worklist) == found
    assert to_json(from_json(text, Worklist)) == text


def test_as_long_as_there_are_patients() -> None:
    """Each patient is answered alone: twice as many are twice the rows."""
    some = {f"P{number}": LATE for number in range(5)}
    more = {f"P{number}": LATE for number in range(10)}
    one, two = (worklist(each, US, **DAYS).records() for each in (some, more))
    assert len(two) == 2 * len(one) > 0
    assert DAYS["last"] - DAYS["first"] == timedelta(days=6)
