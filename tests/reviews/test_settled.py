"""What settles a line that was not judged: it is noted, and the line goes."""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import diary_strategies
import isotretinoin
from ideal_course import DIARY, FIRST, LAST, US, blood, judged, kinds, negative, only, without
from isotretinoin import Days, Diary, products, review, rulebook, rulebooks
from isotretinoin.adapters import records
from isotretinoin.analytes import ALT, CHOLESTEROL
from isotretinoin.diaries.entries import (
    Asked,
    BreastFeeding,
    Contraception,
    Dispensing,
    DosePeriod,
    DoseTaken,
    DutiesDone,
    Entry,
    Menses,
    Missed,
    NoduleCount,
    OfficeVisit,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Stopped,
    Symptom,
)
from isotretinoin.errors import RecordError
from isotretinoin.findings import NO_SOURCE, NotJudged
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import History
from isotretinoin.pregnancy_prevention.categories import counted
from isotretinoin.quantities import mg, mg_per_day
from isotretinoin.reviews.case import Case
from isotretinoin.reviews.review import Review
from isotretinoin.rules.rulebook import Rulebook
from sample_programme import PROGRAMME

DAY = timedelta(days=1)
AS_OF = date(2026, 10, 31)
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "diary.json"

#: What is told of a field that a line asks for.
FIELDS: dict[str, Any] = {
    "allergies": (),
    "born": date(1990, 1, 1),
    "breast_feeding": False,
    "can_become_pregnant": True,
    "conditions": (),
    "doses_per_day": 2,
    "history": History(),
    "kidney_function": "normal",
    "lower_limit": 0,
    "medicines": (),
    "meets_prevention": True,
    "permitted": True,
    "plans_pregnancy": False,
    "pregnant": False,
    "prescribers": 2,
    "refills": 0,
    "sensitivity": 20,
    "setting": "medical",
    "upper_limit": 10**6,
    "with_food": True,
}
#: The entry that a line asks for, of that day.
NEW: dict[str, Callable[[date], Entry]] = {
    "Contraception": lambda day: Contraception(day, ("combined-pill", "condom")),
    "Dispensing": lambda day: Dispensing(day, products.CLARAVIS, mg(40), 10**5),
    "DosePeriod": lambda day: DosePeriod(day, mg_per_day(40)),
    "DutiesDone": DutiesDone,
    "LabResult": lambda day: LabResult(ALT, 20, "U/L", collected=day, upper_limit=40),
    "Menses": Menses,
    "NoduleCount": lambda day: NoduleCount(day, 3),
    "OfficeVisit": OfficeVisit,
    "PregnancyTest": negative,
    "Prescription": lambda day: Prescription(day, days_supply=30, refills=0),
}


def _day(entry: Any) -> date:
    """The day on which it stands."""
    on = getattr(entry, "on", None) or getattr(entry, "first", None) or entry.collected
    assert isinstance(on, date)
    return on


def _on(diary: Diary, kind: str, days: set[date]) -> bool:
    """Whether there is an entry of the kind, on those days where any are given."""
    told = (each for each in diary.entries if type(each).__name__ == kind)
    return any(not days or _day(each) in days for each in told)


def _changed(diary: Diary, kind: str, fields: list[str], days: set[date]) -> Iterator[Entry]:
    """The entries, of which those of the kind on those days tell the fields as well."""
    for each in diary.entries:
        told: Any = each
        on = _day(told)
        if type(each).__name__ != kind or (days and on not in days):
            yield each
            continue
        lacking = [name for name in fields if getattr(told, name) is None]
        most = 2 if kind == "LabResult" else 1  # both limits; else one of what is offered
        yield evolve(told, **{name: FIELDS.get(name, on) for name in lacking[:most]})


def settled(line: NotJudged, diary: Diary, rules: Rulebook) -> Diary:
    """The diary with what the line says would settle it."""
    text = line.settled_by or ""
    kind = text.partition("(")[0]
    fields = re.findall(r"(\w+)=", text)
    days = {date.fromisoformat(each) for each in re.findall(r"\d{4}-\d\d-\d\d", text)}
    day = min(days, default=FIRST)
    if kind == "Patient":
        facts = {name: FIELDS[name] for name in fields}
        return evolve(diary, patient=evolve(diary.patient, **facts))
    if kind == "DoseTaken" and days:
        return diary.with_entries(DoseTaken(day, mg(40)))
    if kind == "DoseTaken":
        case = Case(
            diary=diary,
            counted=counted(diary.patient, rules, on=FIRST),
            rules=rules,
            as_of=AS_OF,
            monitoring=rules.monitoring,
        )
        lost = (
            each.window for course in case.treatments for each in course.stretches
            if each.kind == "unrecorded"
        )  # fmt: skip
        return diary.with_entries(*(Missed(day) for window in lost for day in window))
    if "Asked(" in text:
        names = text.split("Asked(")[1]
        asked = tuple(re.findall(r"'([a-z -]+)'", names))
        return diary.with_entries(*(Asked(each, asked) for each in days))
    if kind == "DutiesDone":
        return diary.with_entries(*(DutiesDone(FIRST + DAY * 30 * n) for n in range(8)))
    several = " and more" in text or re.search(r"\d more", text)
    if fields:
        among = set[date]() if several else days
        new = NEW[kind](day) if kind in NEW and not _on(diary, kind, among) else None
        told = diary if new is None else diary.with_entries(new)
        return evolve(told, entries=tuple(_changed(told, kind, fields, among)))
    if kind == "NoduleCount":
        return diary.with_entries(*(NoduleCount(each, 3) for each in days))
    return diary.with_entries(NEW[kind](day))


#: Told by a patient's kidneys, of which another fact of the patient speaks.
KIDNEYS = "the first dose in renal insufficiency"


def lines_go(diary: Diary, rules: Rulebook, as_of: date = AS_OF) -> set[str]:
    """Settles each line of the review by itself; the kinds of entry that did it."""
    used: set[str] = set()
    for line in review(diary, rules, as_of=as_of).not_judged:
        assert line.settled_by, line
        if line.settled_by.startswith("nothing: ") or line.matter == KIDNEYS:
            continue
        try:
            told = settled(line, diary, rules)
        except RecordError:  # the diary tells something else of the same day
            continue
        after = review(told, rules, as_of=as_of)
        assert line not in after.not_judged, line
        used.add(line.settled_by.partition("(")[0])
    return used


def test_example() -> None:
    """Each line of the example goes when what it names is noted."""
    example = records.from_json(EXAMPLE.read_text(encoding="utf-8"), Diary)
    used = lines_go(example, rulebook("US"), date(2026, 7, 31))
    assert used >= {"BreastFeeding", "DoseTaken", "DutiesDone", "Menses", "PregnancyTest"}


@pytest.mark.parametrize("name", ["US", "GB", "EU", "FR", "SG"])
def test_course_of_which_little_is_told(name: str) -> None:
    """Of a course told by its doses, its stop and its supply each line can be settled."""
    rules = rulebook(name)
    for bare in (only(DosePeriod, Stopped), only(DosePeriod, Stopped, Dispensing, Prescription)):
        unknown = evolve(bare, patient=evolve(bare.patient, born=None, can_become_pregnant=None))
        assert lines_go(unknown, rules)
        assert lines_go(bare, rules)


def test_the_sample_programme() -> None:
    """So it is with tests, prescriptions or capsules left out of a course told to the full."""
    for kind in (PregnancyTest, Prescription, Dispensing):
        less = evolve(DIARY, entries=tuple(e for e in DIARY.entries if type(e) is not kind))
        lines_go(less, PROGRAMME)


@settings(max_examples=12)
@given(diary=diary_strategies.diaries(), name=st.sampled_from(rulebooks.rulebook_names()))
def test_any_diary(diary: Diary, name: str) -> None:
    """So it is with any diary under any place's rules."""
    lines_go(diary, rulebook(name), date(2026, 4, 30))


def test_questions_of_results_and_pregnancies() -> None:
    """Limits of a result, and when a pregnancy began, are told in the entry itself."""
    told = without(*blood(LAST)).with_entries(
        LabResult(CHOLESTEROL, 300, "mg/dL", collected=LAST),
        Pregnancy(date(2026, 9, 3)),
    )
    assert {"LabResult", "Pregnancy"} <= lines_go(told, US)


def _lines(told: Review, word: str) -> list[NotJudged]:
    return [each for each in told.not_judged if word in each.matter]


@pytest.mark.parametrize(("number", "found"), [(5, []), (6, ["pregnancy-test-menses"])])
def test_day_of_the_period(number: int, found: list[str]) -> None:
    """The fifth day of the period is one of the first five, the sixth is none."""
    confirmed = date(2026, 3, 5)
    told = DIARY.with_entries(Menses(confirmed - DAY * (number - 1)))
    assert [kind for kind in kinds(told) if "menses" in kind] == found
    assert not _lines(judged(told), "menstrual")


def test_period_before_the_first_test_tells_nothing() -> None:
    """A period that began before the screening test is not that of the second."""
    assert _lines(judged(DIARY.with_entries(Menses(date(2026, 2, 9)))), "menstrual")
    assert not _lines(judged(DIARY.with_entries(Menses(date(2026, 2, 10)))), "menstrual")


def test_menses_that_are_not_regular() -> None:
    """Their days do not count; what was asked before the first test is another cycle's."""
    for day, left in ((date(2026, 3, 1), 0), (date(2026, 2, 1), 1)):
        told = judged(DIARY.with_entries(Asked(day, ("regular menses",))))
        assert len(_lines(told, "menstrual")) == left


def _sensitive(at: int) -> Diary:
    told = (
        evolve(each, sensitivity=at) if isinstance(each, PregnancyTest) else each
        for each in DIARY.entries
    )
    return evolve(DIARY, entries=tuple(told))


def test_sensitivity_of_tests() -> None:
    """A test that turns positive at more than the rule allows counts as none."""
    rule = US.pregnancy_prevention.test_sensitivity
    assert rule is not None
    most = rule.at(FIRST).value
    assert "pregnancy-test-sensitivity" not in kinds(_sensitive(most))
    told = kinds(_sensitive(most + 1))
    assert {"pregnancy-test-sensitivity", "dispensed-without-test"} <= set(told)


@pytest.mark.parametrize(
    ("permitted", "found", "asked"),
    [(None, [], 1), (True, [], 0), (False, ["pregnancy-test-place"], 0)],
)
def test_leave_to_test_at_home(permitted: bool | None, found: list[str], asked: int) -> None:  # noqa: FBT001
    """The prescriber's leave for a test at home is told with the test."""
    day = date(2026, 12, 8)
    course = Diary(
        patient=DIARY.patient,
        entries=(
            DosePeriod(date(2026, 11, 20), mg_per_day(40)),
            PregnancyTest(day, "negative", setting="home", permitted=permitted),
        ),
    )
    told = review(course, rulebook("US"), as_of=day)
    assert [each.kind for each in told.findings if each.kind == "pregnancy-test-place"] == found
    assert len(_lines(told, "could be done at home")) == asked


@pytest.mark.parametrize(("agreed", "found"), [(1, True), (2, False)])
def test_prescribers_who_agreed(agreed: int, found: bool) -> None:  # noqa: FBT001
    """As many as must have agreed by the first dose; of those who did not, it is said."""
    young = evolve(DIARY.patient, born=date(2010, 1, 1))
    first = date(2025, 6, 2)  # under the rule that asked for two of every patient under 18
    course = Diary(
        patient=young,
        entries=(DosePeriod(first, mg_per_day(40)), Prescription(first, prescribers=agreed)),
    )
    told = review(course, rulebook("GB"), as_of=first + DAY)
    assert ("prescribers-must-agree" in [each.kind for each in told.findings]) is found
    assert not _lines(told, "prescribers agreed")
    before = Diary(patient=young, entries=course.entries[:1])
    (line,) = _lines(review(before, rulebook("GB"), as_of=first + DAY), "prescribers agreed")
    assert line.settled_by == f"Prescription({first} or before, …, prescribers=…)"


@pytest.mark.parametrize(("days", "found"), [(0, False), (29, False), (30, True)])
def test_window_from_the_office_visit(days: int, found: bool) -> None:  # noqa: FBT001
    """A window that counts from the visit counts from the one noted, not from the prescription."""
    visit = date(2026, 3, 1)
    day = visit + DAY * days
    course = Diary(
        patient=evolve(DIARY.patient, can_become_pregnant=False),
        entries=(
            OfficeVisit(visit),
            Prescription(day, days_supply=30, refills=0),
            DosePeriod(day, mg_per_day(40)),
            Dispensing(day, products.CLARAVIS, mg(40), 30),
        ),
    )
    told = review(course, rulebook("US"), as_of=day)
    assert ("dispensed-outside-window" in [each.kind for each in told.findings]) is found
    # A visit before other capsules opened their window, and the prescription stands for the next.
    again = course.with_entries(
        Prescription(day + DAY * 30, days_supply=30, refills=0),
        Dispensing(day + DAY * 30, products.CLARAVIS, mg(40), 30),
    )
    told = review(again, rulebook("US"), as_of=day + DAY * 31)
    late = [each.days for each in told.findings if each.kind == "dispensed-outside-window"]
    assert len(late) == found


def test_asked_in_another_course() -> None:
    """What was asked in one course answers for that course alone, and courses alike share a line."""
    again = (DosePeriod(date(2026, 9, 20), mg_per_day(60)),)
    none = Asked(FIRST, ("blood donations", "procedures", "other medicines", "symptoms"))
    told = DIARY.with_entries(*again, none, Asked(FIRST, ("breast-feeding",)))
    (line,) = _lines(judged(told), "none is noted")
    assert line.matter.endswith("(none is noted in the courses of 2026-09-20)")
    assert len(_lines(judged(told), "breast-feeding")) == 1
    (line,) = _lines(judged(DIARY.with_entries(*again)), "none is noted")
    assert line.matter.endswith(f"(none is noted in the courses of {FIRST}, 2026-09-20)")
    fed = told.with_entries(BreastFeeding(date(2020, 1, 1), date(2020, 2, 1)))
    assert not _lines(judged(fed), "breast-feeding")


def test_sign_that_was_not_alone_asked() -> None:
    """Whether there were other signs is settled by asking for them, on that day or later."""
    seen = DIARY.with_entries(Symptom(date(2026, 4, 1), "headache"))
    (line,) = _lines(review(seen, rulebook("US"), as_of=AS_OF), "not alone a sign")
    assert line.settled_by
    for day, left in ((date(2026, 3, 31), 1), (date(2026, 4, 1), 0), (LAST + DAY, 1)):
        told = seen.with_entries(Asked(day, ("symptoms",)))
        assert len(_lines(review(told, rulebook("US"), as_of=AS_OF), "not alone a sign")) == left


def test_duties() -> None:
    """Duties done by name are done; a name that none has is said, with the closest."""
    us = rulebook("US")
    (line,) = _lines(review(DIARY, us, as_of=AS_OF), "duties")
    named = DutiesDone(FIRST, ("us.ipledge.patient.monthly", "us.ipledge.patient.monthli", "zz"))
    told = review(DIARY.with_entries(named), us, as_of=AS_OF)
    assert "us.ipledge.patient.monthly" in {each.key for each in told.rules_used}
    assert line not in told.not_judged
    wrong = {each.matter: each.settled_by for each in _lines(told, "the duty ")}
    nothing = "nothing: no duty that is asked for has that key"
    assert wrong == {
        "the duty 'us.ipledge.patient.monthli'": f"{nothing}; the closest is "
        "'us.ipledge.patient.monthly'",
        "the duty 'zz'": nothing,
    }


def test_refusals() -> None:
    """What cannot be meant is refused with what to write."""
    with pytest.raises(RecordError, match="nothing was asked"):
        Asked(FIRST, ())
    with pytest.raises(RecordError, match="is no none_of"):
        Asked(FIRST, ("pain",))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with pytest.raises(RecordError, match="is no key"):
        DutiesDone(FIRST, ("",))
    for wrong in (0, True, "25"):
        with pytest.raises(RecordError, match="mIU/mL"):
            PregnancyTest(FIRST, "negative", sensitivity=wrong)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with pytest.raises(RecordError, match="prescribers"):
        Prescription(FIRST, prescribers=0)


def test_new_entries_come_back() -> None:
    """They are stored, read and shown."""
    told = DIARY.with_entries(
        Asked(FIRST, ("symptoms", "breast-feeding", "symptoms")),
        DutiesDone(FIRST, ("b", "a")),
        OfficeVisit(FIRST),
        Menses(FIRST),
        negative(FIRST, sensitivity=20, permitted=False),
        Prescription(FIRST, Days(30), prescribers=2),
    )
    assert records.from_json(records.to_json(told), Diary) == told
    page = str(told.sheet())
    for words in ("breast-feeding + symptoms", "a + b", "sensitivity: 20, permitted: no"):
        assert words in page


def test_what_no_entry_settles() -> None:
    """A silent source says so in the line."""
    told = judged(DIARY.with_entries(Symptom(FIRST, "dry-lips")))
    (line,) = _lines(told, "'dry-lips'")
    assert line.settled_by == NO_SOURCE == "nothing: the source is silent"
    assert str(NotJudged(matter="it", missing=("that",))) == "it: not judged, for want of that"


def test_every_line_says_what_settles_it() -> None:
    """No place in the code makes a line without it."""
    root = Path(isotretinoin.__file__).parent
    without_it = [
        f"{path.name}:{node.lineno}"
        for path in (*root.glob("reviews/*.py"), *root.glob("plans/*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", None) == "NotJudged"
        and not any(each.arg == "settled_by" for each in node.keywords)
    ]
    assert without_it == []
