"""JSON records: exact both ways, one form, and every fault at once."""

import importlib
import json
import os
import pickle
import pkgutil
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

import pytest
from attrs import astuple, evolve, has
from hypothesis import given
from hypothesis import strategies as st

import isotretinoin
from diary_strategies import CAPSULES, days, diaries
from isotretinoin import (
    Plan,
    analytes,
    criteria,
    mg_per_kg_day,
    plan,
    products,
    rulebook,
)
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.adapters.records.words import CLASSES, ENTRIES, WORDS, schema_of
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days, YearMonth
from isotretinoin.diaries.account import Account, account
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    BloodDonation,
    Contraception,
    Dispensing,
    DosePeriod,
    Entry,
    Medication,
    NoduleCount,
    Pregnancy,
    PregnancyTest,
    Prescription,
    Procedure,
    Stopped,
    Symptom,
    Unrecorded,
    Weight,
)
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import FactError, RecordError
from isotretinoin.evidence import Citation, Rule, Source
from isotretinoin.findings import Between, Finding, FindingKind, Severity, Window
from isotretinoin.monitoring.grading import Grade, grade
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import (
    EarlierCourse,
    History,
    KidneyFunction,
    Patient,
    ReproductiveFacts,
)
from isotretinoin.pregnancy_prevention import PregnancyTestDue
from isotretinoin.products import Product
from isotretinoin.quantities import DailyDosePerKg, DosePerKg, kg, mg, mg_per_day, mg_per_kg
from isotretinoin.reviews.review import Review, review
from isotretinoin.rulebooks import criteria_names, profile, profiles, rulebook_names
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.results import GradingCriteria
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.rules.vocabulary import Matter, words

FIRST = date(2026, 3, 9)
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "diary.json"

own_words = st.from_regex(r"other-[a-z]{1,8}(-[a-z0-9]{1,5})?", fullmatch=True)
signs, medicines, procedures, allergies, conditions = (
    st.sampled_from(sorted(words(matter))) | own_words for matter in get_args(Matter)
)
later = st.none() | days.map(lambda day: day + timedelta(days=100))
other_entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Symptom, days, signs),
    st.builds(NoduleCount, days, st.integers(0, 60)),
    st.builds(
        PregnancyTest,
        days,
        st.sampled_from(["negative", "positive", "indeterminate"]),
        st.sampled_from(["medical", "home", None]),
        st.sampled_from(["urine", "serum", None]),
    ),
    st.builds(
        LabResult,
        st.sampled_from([analytes.TRIGLYCERIDES, analytes.CHOLESTEROL]),
        st.fractions(-1, 2000, max_denominator=1000),
        st.sampled_from(["mg/dL", "mmol/L", None]),
        days,
        st.none() | st.fractions(1, 300, max_denominator=7),
        st.sampled_from([True, False, None]),
        st.none() | st.fractions(0, 99, max_denominator=7),
    ),
    st.builds(
        LabResult,
        st.just(analytes.PREGNANCY_TEST),
        st.sampled_from(["positive", "negative", "indeterminate"]),
        st.none(),
        days,
    ),
    st.builds(Pregnancy, days, later),
    st.builds(Contraception, days, st.sets(st.sampled_from(ContraceptiveMethod)), later),
    st.builds(Medication, days, medicines, later),
    st.builds(Procedure, days, procedures),
    st.builds(BloodDonation, days),
    st.builds(Prescription, days, st.none() | st.integers(1, 90), st.none() | st.integers(0, 3)),
    st.builds(
        Dispensing,
        days,
        st.sampled_from(products.ALL),
        st.integers(1, 400).map(lambda n: mg(f"{n}/3")),
        st.integers(1, 120),
    ),
)

RESULT = {
    "type": "LabResult",
    "analyte": "triglycerides",
    "value": "301",
    "unit": "mg/dL",
    "collected": "2026-01-01",
}


def kind_and_day(entry: Entry) -> tuple[type[Entry], date]:
    """What two entries of a diary that do not contradict each other differ in."""
    return type(entry), next(each for each in astuple(entry, recurse=False) if type(each) is date)


def document(kind: str, **content: object) -> str:
    return json.dumps({"schema": f"isotretinoin/{kind}/1", **content})


def told(*entries: object) -> str:
    return document("diary", patient={"weight": "60 kg"}, entries=list(entries))


def faults(text: str, kind: type[Any] = Diary) -> list[str]:
    with pytest.raises(RecordError) as error:
        from_json(text, kind)
    return str(error.value).splitlines()


yes_or_no = st.none() | st.booleans()
months = st.builds(YearMonth, st.integers(1990, 2026), st.integers(1, 12))
histories = st.builds(
    History, st.lists(st.builds(EarlierCourse, days | months), max_size=3).map(tuple)
)
patients = st.builds(
    Patient,
    weight=st.just(kg(68)),
    reproductive=st.none() | st.builds(ReproductiveFacts, male=yes_or_no, age=st.integers(0, 99)),
    pregnant=yes_or_no,
    plans_pregnancy=yes_or_no,
    meets_prevention=yes_or_no,
    breast_feeding=yes_or_no,
    kidney_function=st.none() | st.sampled_from(get_args(KidneyFunction)),
    allergies=st.none() | st.lists(allergies, max_size=3),
    conditions=st.none() | st.lists(conditions, max_size=3),
    medicines=st.none() | st.lists(medicines, max_size=3),
    history=st.none() | histories,
)


class TestPatients:
    """The facts of a patient, each as it was recorded; what is none is refused with its place."""

    @given(patients)
    def test_round_trip(self, patient: Patient) -> None:
        """What was not recorded stays so, and none stays none."""
        text = to_json(patient)
        assert from_json(text, Patient) == patient
        assert to_json(from_json(text, Patient)) == text

    @given(histories)
    def test_histories(self, history: History) -> None:
        """A history is a document by itself."""
        assert from_json(to_json(history), History) == history

    @pytest.mark.parametrize(
        ("facts", "fault"),
        [
            ({"pregnant": "no"}, "$.pregnant: 'no' is not true or false"),
            ({"breast_feeding": 0}, "$.breast_feeding: 0 is not true or false"),
            ({"born": "2206"}, "$.born: '2206' is no day"),
            ({"kidney_function": "bad"}, "$.kidney_function: 'bad' is none of 'normal'"),
            ({"allergies": "soya"}, "$.allergies: 'soya' is no list"),
            ({"allergies": ["soja"]}, "$: 'soja' is no allergy"),
            ({"allergies": [""]}, "$: '' is no allergy"),
            ({"conditions": [1]}, "$.conditions[0]: 1 is not text"),
            ({"reproductive": {"womb": True}}, "$.reproductive.womb: unknown key"),
            ({"history": []}, "$.history: [] is no object"),
            (
                {"history": {"courses": [{"last_dose": "2206"}]}},
                "$.history.courses[0].last_dose: '2206' is no day: write \"2026-03-09\"",
            ),
            (
                {"history": {"courses": [{"last_dose": 2025}]}},
                "$.history.courses[0].last_dose: 2025 is no day",
            ),
        ],
    )
    def test_what_is_no_fact(self, facts: dict[str, Any], fault: str) -> None:
        """Each fault with its path."""
        (found,) = faults(document("patient", weight="68 kg", **facts), Patient)
        assert found.startswith(fault)

    def test_a_plan_and_a_review_of_such_a_patient(self) -> None:
        """With what forbids treatment, what is not judged, and the category."""
        patient = Patient(
            weight=kg(68),
            reproductive=ReproductiveFacts(has_uterus=False),
            allergies=("soya",),
            history=History((EarlierCourse(YearMonth(2026, 1)),)),
        )
        regimen = Regimen.constant(mg_per_kg_day(1))
        course = Course.lasting(Days(100), patient=patient, regimen=regimen, first_dose=FIRST)
        diary = Diary(patient=patient, entries=(DosePeriod(FIRST, mg_per_day(40)),))
        for name in ("US", "EU"):
            planned = plan(course, rulebook(name), product=products.CLARAVIS)
            assert from_json(to_json(planned), Plan) == planned
            judged = review(diary, rulebook(name), as_of=FIRST)
            assert from_json(to_json(judged), Review) == judged


class TestRoundTrip:
    """What is written reads back as the same value, and is written again as the same bytes."""

    # One entry of a kind for a day: two counts of one thing would contradict each other.
    @given(
        diaries(),
        st.lists(other_entries, max_size=6, unique_by=kind_and_day),
        st.randoms(),
    )
    def test_diaries(self, diary: Diary, more: list[Entry], random: Any) -> None:
        """Whatever is noted, in whatever order it was told."""
        diary = diary.with_entries(*more)
        text = to_json(diary)
        assert from_json(text, Diary) == diary
        shuffled = list(diary.entries)
        random.shuffle(shuffled)
        assert to_json(evolve(diary, entries=tuple(shuffled))) == text
        assert to_json(from_json(text, Diary)) == text

    @given(
        diaries(),
        days,
        st.sampled_from(["latest", "period", "baseline"]),
        st.none() | st.integers(1, 400).map(lambda n: mg_per_kg(f"{n}/3")),
    )
    def test_accounts(
        self,
        diary: Diary,
        as_of: date,
        policy: WeightPolicy,
        goal: DosePerKg | None,
    ) -> None:
        """Sums that no decimal holds are written as fractions, exactly."""
        found = account(
            diary,
            as_of=as_of,
            weight_policy=policy,
            goal=goal,
            goals=rulebook("US").goals,
        )
        text = to_json(found)
        assert from_json(text, Account) == found
        assert to_json(from_json(text, Account)) == text

    @given(
        diaries(),
        st.lists(other_entries, max_size=6, unique_by=kind_and_day),
        days,
        st.sampled_from(rulebook_names()),
    )
    def test_reviews(self, diary: Diary, more: list[Entry], as_of: date, name: str) -> None:
        """Whatever was found, by whatever rules, with both its sides as the values they are."""
        made = review(diary.with_entries(*more), rulebook(name), as_of=as_of)
        text = to_json(made)
        read = from_json(text, Review)
        assert read == made
        assert [(type(each.observed), type(each.expected)) for each in read.findings] == [
            (type(each.observed), type(each.expected)) for each in made.findings
        ]
        assert to_json(read) == text

    @given(
        st.sampled_from(rulebook_names()),
        st.sampled_from([None, *products.ALL]),
        st.sampled_from([True, False, None]),
        st.integers(1, 300).map(lambda n: mg_per_kg_day(f"{n}/100")),
        days,
    )
    def test_plans(
        self,
        name: str,
        product: Product | None,
        can: bool | None,  # noqa: FBT001 - drawn
        dose: DailyDosePerKg,
        first: date,
    ) -> None:
        """Of every place, with any product, at any dose."""
        course = Course.lasting(
            Days(90),
            patient=Patient(weight=kg("61.3"), can_become_pregnant=can),
            regimen=Regimen.constant(dose),
            first_dose=first,
        )
        made = plan(course, rulebook(name), product=product)
        text = to_json(made)
        assert from_json(text, Plan) == made
        assert to_json(from_json(text, Plan)) == text

    def test_patient_regimen_course(self) -> None:
        """The parts of a plan stand alone, too."""
        patient = Patient(weight=kg("61.3"), can_become_pregnant=False, born=date(2001, 2, 28))
        regimen = Regimen.stepped((mg_per_kg_day("1/3"), 28), mg_per_day(40))
        course = Course.lasting(Days(90), patient=patient, regimen=regimen, first_dose=FIRST)
        until = Course.until(mg(8000), patient=patient, regimen=regimen, first_dose=FIRST)
        for record in (patient, regimen, course, until):
            assert from_json(to_json(record), type(record)) == record

    @pytest.mark.parametrize("can_become_pregnant", [True, False, None])
    def test_a_plan_with_all_its_rules(self, can_become_pregnant: Any) -> None:
        """A plan says by itself what it was made by: every rule, whole and once."""
        patient = Patient(weight=kg(68), can_become_pregnant=can_become_pregnant)
        course = Course.until(
            mg_per_kg(120),
            patient=patient,
            regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
            first_dose=FIRST,
        )
        made = plan(course, rulebook("US"), product=products.CLARAVIS)
        text = to_json(made)
        read = from_json(text, Plan)
        assert read == made
        assert str(read) == str(made)
        assert to_json(read) == text

    @pytest.mark.parametrize("upper_limit", ["40", None])
    def test_a_grade(self, upper_limit: str | None) -> None:
        """Its value is one of five numbers, or none; true is not 1."""
        result = LabResult(analytes.ALT, "95", "U/L", FIRST, upper_limit)
        found = grade(result, criteria("CTCAE 5.0"))
        text = to_json(found)

        assert from_json(text, Grade) == found
        if upper_limit:
            with pytest.raises(RecordError, match=r"\$\.value: True is none of 0, 1, 2, 3, 4"):
                from_json(text.replace('"value": 1', '"value": true'), Grade)

    def test_rules_of_one_key_that_differ(self) -> None:
        """A rule that stands in two forms, as when its dates were set anew, keeps both."""
        rule = Rule(
            key="test.rule",
            text="At most 30 days.",
            value=Between(mg_per_kg(4), mg_per_kg(6)),
            cites=(Citation(source=Source(key="test", title="A source for tests")),),
            basis="label",
        )
        other = evolve(rule, since=FIRST)
        note = Finding(
            kind=FindingKind.COURSE_LONGER, severity=Severity.NOTE, message="A.", because=rule
        )
        found = account(
            Diary(patient=Patient(weight=kg(60))),
            as_of=FIRST,
            goals=(rule, other, rule),
        )
        assert [band.because for band in from_json(to_json(found), Account).bands] == [
            rule,
            other,
            rule,
        ]
        assert from_json(to_json(note), Finding).because == rule

    def test_the_example_in_the_documentation(self) -> None:
        """It is valid, and in the one form."""
        text = EXAMPLE.read_text(encoding="utf-8")
        diary = from_json(text, Diary)
        assert to_json(diary, indent=1) == text
        assert len({type(entry) for entry in diary.entries}) >= 12


READING = """
import sys
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin import {kind}

text = sys.stdin.read()
assert to_json(from_json(text, {kind})) == text

from isotretinoin.rulebooks import rulebook

assert '"schema": "isotretinoin/rulebook/1"' in to_json(rulebook("guide"))
"""


class TestWhateverElseIsLoaded:
    """What a record reads as depends on its text alone."""

    @staticmethod
    def made(kind: type[Any], rules: Rulebook) -> Any:
        if kind is Review:
            diary = from_json(EXAMPLE.read_text(encoding="utf-8"), Diary)
            return review(diary, rules, as_of=date(2026, 12, 31))
        course = Course.lasting(
            Days(168),
            patient=Patient(weight=kg(68), can_become_pregnant=True),
            regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
            first_dose=FIRST,
        )
        return plan(course, rules)

    @pytest.mark.parametrize("name", rulebook_names())
    @pytest.mark.parametrize("kind", [Plan, Review])
    def test_first_thing_in_a_process(self, kind: type[Any], name: str) -> None:
        """A fresh interpreter reads it before it has met any rulebook, and can write one then."""
        text = to_json(self.made(kind, rulebook(name)))
        code = READING.format(module=kind.__module__.rpartition(".")[2], kind=kind.__name__)
        ran = subprocess.run(
            [sys.executable, "-c", code],
            input=text.encode(),
            env={**os.environ, "PYTHONUTF8": "1"},
            capture_output=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, b"")

    @pytest.mark.parametrize("name", rulebook_names())
    def test_rulebooks(self, name: str) -> None:
        """Each rulebook is a record, with every shape that its rules have."""
        book = rulebook(name)
        text = to_json(book)
        assert from_json(text, Rulebook) == book
        assert to_json(from_json(text, Rulebook)) == text

    @pytest.mark.parametrize("name", profiles())
    def test_profiles(self, name: str) -> None:
        """So is each schedule of laboratory tests."""
        text = to_json(profile(name))
        assert from_json(text, MonitoringProfile) == profile(name)

    @pytest.mark.parametrize("name", criteria_names())
    def test_criteria(self, name: str) -> None:
        """And each version of the grading criteria."""
        text = to_json(criteria(name))
        assert from_json(text, GradingCriteria) == criteria(name)


#: Classes of the library that no document holds: inner workings, pages, and what is written as text.
NEVER_STORED = (
    "isotretinoin.cli.",
    "isotretinoin.adapters.",
    "isotretinoin.contraindications",
    "isotretinoin.courses.walk",
    "isotretinoin.errors",
    "isotretinoin.explanations.",
    "isotretinoin.pages.",
    "isotretinoin.plans.case",
    "isotretinoin.quantities.",
    "isotretinoin.reviews.case",
    "isotretinoin.rules.studies",
    "isotretinoin.testing.",
)


def classes() -> list[type[Any]]:
    """Every class of the library of which a document may hold a value."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(isotretinoin.__path__, "isotretinoin.")
        if not found.name.endswith("__main__") and not found.name.startswith(NEVER_STORED)
    ]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type) and thing.__module__ == module.__name__
        if has(thing) or issubclass(thing, Enum)
    ]


class TestWords:
    """What a document calls a thing is fixed in one table, and comes from no name in the code."""

    def test_every_class_has_one(self) -> None:
        """None is without a word, and no word stands for what is no class of the library."""
        assert set(classes()) == set(WORDS)
        assert len(CLASSES) == len(WORDS) > 80

    def test_what_can_be_noted(self) -> None:
        """The entries of a diary have theirs in the same table."""
        assert set(ENTRIES.values()) == set(get_args(Entry))
        assert ENTRIES.items() <= CLASSES.items()

    @pytest.mark.parametrize(
        ("kind", "word"),
        [
            (Diary, "diary"),
            (Course, "course"),
            (Plan, "plan"),
            (Account, "account"),
            (Review, "review"),
        ],
    )
    def test_of_the_records_that_people_keep(self, kind: type[Any], word: str) -> None:
        """Their schemas name the kind and the version of its form."""
        assert schema_of(kind) == f"isotretinoin/{word}/1"

    def test_a_class_may_be_renamed_and_moved(self) -> None:
        """Documents stay as they are, byte for byte, and are read as before."""
        made = from_json(to_json(TestWhateverElseIsLoaded.made(Plan, rulebook("US"))), Plan)
        diary = from_json(EXAMPLE.read_text(encoding="utf-8"), Diary)
        texts = to_json(made), to_json(diary)
        before = {kind: (kind.__name__, kind.__qualname__, kind.__module__) for kind in WORDS}
        try:
            for kind in WORDS:
                kind.__name__ = kind.__qualname__ = "Renamed"
                kind.__module__ = "isotretinoin.moved"
            assert (to_json(made), to_json(diary)) == texts
            assert from_json(texts[0], Plan) == made
        finally:
            for kind, names in before.items():
                kind.__name__, kind.__qualname__, kind.__module__ = names


class TestSchema:
    """A schema names one kind of record."""

    def test_is_of_one_class(self) -> None:
        """No two classes write the same one, whatever their names."""
        count = Counter(map(schema_of, WORDS))
        assert [schema for schema, n in count.items() if n > 1] == []

    def test_of_two_records_that_share_a_name(self) -> None:
        """A test that was done, and one that is due, are not read as each other."""
        done = PregnancyTest(FIRST, "negative")
        made = plan(
            Course.lasting(
                Days(60),
                patient=Patient(weight=kg(68), can_become_pregnant=True),
                regimen=Regimen.constant(mg_per_day(40)),
                first_dose=FIRST,
            ),
            rulebook("US"),
        )
        due = made.pregnancy_prevention.tests[0]
        for record, other, name in (
            (done, PregnancyTestDue, "pregnancytest"),
            (due, PregnancyTest, "pregnancytestdue"),
        ):
            text = to_json(record)
            assert f'"schema": "isotretinoin/{name}/1"' in text
            assert from_json(text, type(record)) == record
            assert f"$.schema: 'isotretinoin/{name}/1' is another schema: write " in "\n".join(
                faults(text, other),
            )


class TestForm:
    """Decimals are text with units, and so a reader of another language loses nothing."""

    def test_is_plain(self) -> None:
        """What stands there is what a person would write; defaults are left out."""
        diary = Diary(
            patient=Patient(weight=kg("68.5")),
            entries=(
                DosePeriod(FIRST, mg_per_kg_day("0.5")),
                Dispensing(FIRST, products.CLARAVIS, mg(40), 30),
            ),
        )
        assert json.loads(to_json(diary)) == {
            "schema": "isotretinoin/diary/1",
            "patient": {"weight": "68.5 kg"},
            "entries": [
                {"type": "DosePeriod", "first": "2026-03-09", "daily_dose": "0.5 mg/kg/day"},
                {
                    "type": "Dispensing",
                    "on": "2026-03-09",
                    "product": "Claravis",
                    "strength": "40 mg",
                    "count": 30,
                },
            ],
        }

    @given(diaries(), days)
    def test_no_number_with_a_point(self, diary: Diary, as_of: date) -> None:
        """Whatever the record, its numbers are whole."""

        def refuse(text: str) -> None:
            raise AssertionError(text)

        for record in (diary, account(diary, as_of=as_of, weight_policy="period")):
            json.loads(to_json(record), parse_float=refuse, parse_constant=refuse)

    def test_other_units_are_read(self) -> None:
        """A weight may be written in pounds, and is kept in kilograms."""
        read = from_json(document("patient", weight="154 lb"), Patient)
        assert to_json(read).count("69.85322498 kg") == 1

    def test_what_has_no_form(self) -> None:
        """Values of other libraries, and what is known by its name alone, are refused."""
        with pytest.raises(RecordError, match="int is no record"):
            to_json(40)
        with pytest.raises(RecordError, match="Mass is no record"):
            to_json(mg(40))
        for part in (products.CLARAVIS, analytes.ALT):
            with pytest.raises(RecordError, match="is no record by itself"):
                to_json(part)
        odd = Rule(
            key="test.odd",
            text="Odd.",
            value=2.5,
            cites=(Citation(source=Source(key="test", title="A source for tests")),),
            basis="label",
        )
        with pytest.raises(RecordError, match=r"2\.5 in a rule has no form"):
            to_json(
                Finding(
                    kind=FindingKind.COURSE_LONGER,
                    severity=Severity.NOTE,
                    message="A.",
                    because=odd,
                )
            )


class TestFaults:
    """Every fault of a document is told at once, each with its path."""

    def test_all_at_once(self) -> None:
        """One document with a fault of each kind."""
        text = """{
            "schema": "isotretinoin/diary/2",
            "patient": {"weight": 60.5, "borne": "x"},
            "entries": [
                {"type": "Missd", "on": "2026-01-01"},
                {"type": "Missed"},
                {"type": "Missed", "on": "2026-13-45"},
                {"type": "DosePeriod", "first": "2026-01-01", "first": "2026-01-02",
                 "daily_dose": "40 mg"},
                {"type": "DoseTaken", "on": "2026-01-01", "dose": "70 kg", "intake": true},
                5,
                {"type": "Weight", "on": "2026-01-01", "weight": NaN},
                {"type": "PregnancyTest", "on": "2026-01-01", "result": "none", "setting": 1},
                {"type": "Dispensing", "on": "2026-01-01", "product": "Clarvis",
                 "strength": "40 mg", "count": 1.5},
                {"type": "Contraception", "first": "2026-01-01", "methods": "pill"},
                {"on": "2026-01-01"}
            ]
        }"""
        with pytest.raises(RecordError) as error:
            from_json(text, Diary)
        assert str(error.value).splitlines() == [str(fault) for fault in error.value.faults]
        assert [fault.path for fault in error.value.faults] == [
            "$.schema",
            "$.patient.weight",
            "$.patient.borne",
            "$.entries[0].type",
            "$.entries[1].on",
            "$.entries[2].on",
            "$.entries[3]",
            "$.entries[3].daily_dose",
            "$.entries[4].dose",
            "$.entries[4].intake",
            "$.entries[5]",
            "$.entries[6].weight",
            "$.entries[7].result",
            "$.entries[7].setting",
            "$.entries[8].product",
            "$.entries[8].count",
            "$.entries[9].methods",
            "$.entries[10].type",
        ]

    @pytest.mark.parametrize(
        ("entry", "fault"),
        [
            (
                {"type": "Missd", "on": "2026-01-01"},
                "[0].type: 'Missd' is no kind of entry; the closest is 'Missed'",
            ),
            ({"type": "Missed", "ons": "2026-01-01"}, "[0].on: is missing"),
            (
                {"type": "Missed", "on": "2026-01-01", "ons": 1},
                "[0].ons: unknown key; the closest is 'on'",
            ),
            (
                {"type": "Missed", "on": "20260101"},
                "[0].on: '20260101' is no day: write \"2026-03-09\"",
            ),
            (
                {"type": "Missed", "on": "2026-02-29"},
                "[0].on: '2026-02-29' is no day: the calendar has none such",
            ),
            (
                {"type": "Weight", "on": "2026-01-01", "weight": "70 mg"},
                "[0].weight: '70 mg' is not a body weight: use kg, g, lb, st or oz",
            ),
            (
                {"type": "Weight", "on": "2026-01-01", "weight": 70},
                '[0].weight: 70 is not text: write it with its unit, "70 kg" or "70 lb"',
            ),
            (
                {"type": "DosePeriod", "first": "2026-01-01", "daily_dose": "40 mg"},
                "[0].daily_dose: '40 mg' is not a daily dose or a daily dose per kg: write '40 mg/day' or",
            ),
            (
                {"type": "DosePeriod", "first": "2026-01-01", "daily_dose": 1.5},
                "[0].daily_dose: 1.5 is no whole number: write it as text with its unit, '1.5 mg/kg/day' or",
            ),
            (
                {**RESULT, "value": 301},
                '[0].value: 301 is no number as text: write "2.5" or "1/3"',
            ),
            (
                {**RESULT, "unit": "mmol"},
                "[0]: 'mmol' is ",
            ),
            ({**RESULT, "value": "high"}, "[0]: 'high' is not a value"),
            ({**RESULT, "value": "1/0"}, "[0]: '1/0' is not a value"),
            ({**RESULT, "value": "9" * 2000}, "[0].value: a number of more than 4096 bits"),
            ({**RESULT, "upper_limit": "-"}, "[0].upper_limit: '-' is no number"),
            ({**RESULT, "analyte": "ALAT"}, "[0].analyte: 'ALAT' is not listed in"),
            (
                {"type": "DoseTaken", "on": "2026-01-01", "dose": "1/0 mg"},
                "[0].dose: '1/0' is not a number of mg",
            ),
        ],
        ids=lambda part: "" if isinstance(part, dict) else part.partition(":")[0],
    )
    def test_says_what_to_write(self, entry: object, fault: str) -> None:
        """The fault names the value, what was expected, and what to write instead."""
        assert any(each.startswith(f"$.entries{fault}") for each in faults(told(entry)))

    def test_no_name_is_close_to_one_that_is_longer_than_any(self) -> None:
        """A long name is refused at once, and shown cut short."""
        close, far = (faults(told({"type": "Missed" + more})) for more in ("d", "d" * 99))

        assert close == [
            "$.entries[0].type: 'Missedd' is no kind of entry; the closest is 'Missed'",
        ]
        assert far == [f"$.entries[0].type: 'Missed{'d' * 53} is no kind of entry"]

    def test_contradictions_are_faults_of_the_diary(self) -> None:
        """Each pair is named."""
        (fault,) = faults(
            told(
                {"type": "Weight", "on": "2026-01-01", "weight": "60 kg"},
                {"type": "Weight", "on": "2026-01-01", "weight": "61 kg"},
            ),
        )
        assert fault.startswith("$: Weight(on=")
        assert "a day has one weight" in fault

    def test_another_schema(self) -> None:
        """A record of another kind, of another version, or of none, is not read as this one."""
        patient = {"patient": {"weight": "60 kg"}}
        for text, why in (
            (document("course", **patient), "'isotretinoin/course/1' is another schema"),
            (json.dumps({"schema": 1, **patient}), "1 is another schema"),
            (json.dumps(patient), "is missing"),
        ):
            assert faults(text) == [f'$.schema: {why}: write "schema": "isotretinoin/diary/1"']

    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("", "$: not JSON"),
            ("{", "$: not JSON"),
            ("\ufeff\ufeff{}", "$: not JSON"),
            ("[]", "$: [] is no object"),
            ("1.5", "$: '1.5' is no object"),
            ("[" * 100_000, "$: nested too deeply"),
            ('{"schema": ' + "[" * 200 + "]" * 200 + "}", "$.schema[0]"),
            ('{"patient": ' * 50 + "1" + "}" * 50, "$.patient.patient"),
        ],
    )
    def test_hostile_text(self, text: str, start: str) -> None:
        """What is no JSON, no object, or nested without end, is refused in one line."""
        (fault,) = faults(text)
        assert fault.startswith(start)

    def test_not_text(self) -> None:
        """Bytes are not guessed at."""
        with pytest.raises(RecordError, match="read the file with encoding"):
            from_json(b"{}", Diary)  # type: ignore[call-overload]
        with pytest.raises(RecordError, match="int is no record"):
            from_json("{}", int)

    @pytest.mark.parametrize("number", ["1e999999999", "9" * 100_000, "-Infinity", "0.5"])
    def test_hostile_numbers(self, number: str) -> None:
        """None is computed."""
        text = f'{{"schema": "isotretinoin/patient/1", "weight": {number}}}'
        (fault,) = faults(text, Patient)
        assert fault.startswith(f"$.weight: {number[:40]} is no whole number")

    def test_hostile_quantities(self) -> None:
        """Nor in text."""
        for number in ("1e999999999", "9" * 100_000, "1/" + "9" * 100_000):
            assert len(faults(document("patient", weight=f"{number} kg"), Patient)) == 1


class TestCitedRules:
    """A rule stands once, whole, and everything that is wrong with it is told."""

    RULE = Rule(
        key="test.rule",
        text="Wait.",
        value=Days(56),
        cites=(Citation(source=Source(key="test", title="A source for tests")),),
        basis="label",
    )
    FINDING = Finding(
        kind=FindingKind.COURSE_LONGER, severity=Severity.NOTE, message="A.", because=RULE
    )
    AT = '$.cited_rules["test.rule"]'

    def changed(self, **rule: object) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(to_json(self.FINDING))
        content["cited_rules"]["test.rule"].update(rule)
        return content

    def test_as_a_reader_of_another_language_meets_it(self) -> None:
        """A rule is plain; only its value says what it is."""
        content = json.loads(to_json(self.FINDING))
        assert content["cited_sources"] == {"test": {"key": "test", "title": "A source for tests"}}
        assert content["cited_rules"]["test.rule"] == {
            "key": "test.rule",
            "text": "Wait.",
            "value": {"type": "Days", "n": 56},
            "cites": [{"source": "test"}],
            "basis": "label",
        }

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"key": "other"}, ".key: 'other' stands under another key"),
            ({"txt": "Wait"}, ".txt: unknown key; the closest is 'text'"),
            ({"text": 5}, ".text: 5 is not text"),
            ({"verified": "no"}, ".verified: 'no' is not true or false"),
            ({"since": "20260101"}, ".since: cannot be read: '20260101' is no day"),
            ({"cites": "test"}, ".cites: 'test' is no list"),
            ({"cites": ["test"]}, ".cites[0]: 'test' is no object"),
            ({"cites": [{"section": "2"}]}, ".cites[0].source: is missing"),
            ({"cites": [{"source": "tst"}]}, ".cites[0].source: 'tst' does not stand under"),
            ({"value": {"type": "os.system"}}, ".value.type: 'os.system' is no type of value"),
            (
                {"value": {"type": "Dayz", "n": 3}},
                ".value.type: 'Dayz' is no type of value; the closest is 'Days'",
            ),
            ({"value": {"type": "Days", "n": -3}}, ".value: cannot be read: "),
            ({"value": {"type": "Days"}}, ".value.n: is missing"),
            (
                {"value": {"number": "1e999999999"}},
                ".value: cannot be read: '1e999999999' is no number",
            ),
            (
                {"value": {"quantity": "1 furlong"}},
                ".value: cannot be read: '1 furlong' is not a mass or a body weight or",
            ),
            ({"value": {"quantity": "1 mg", "day": "2026-01-01"}}, ".value: {'quantity': "),
            ({"value": {"Formulation": "liquid"}}, ".value: cannot be read: 'liquid'"),
            ({"value": {"analyte": "ALAT"}}, ".value: 'ALAT' is not listed in"),
            ({"alternatives": ["test.rule"]}, ".alternatives[0]: 'test.rule' leads back to itself"),
        ],
    )
    def test_a_rule_that_cannot_be_read(self, change: dict[str, object], fault: str) -> None:
        """Each fault stands where it is, and the places that refer to the rule say nothing more."""
        found = faults(json.dumps(self.changed(**change)), Finding)
        assert [each for each in found if each.startswith(self.AT + fault)]
        assert all(each.startswith(("$.cited_rules", "$.cited_sources")) for each in found)

    def test_all_faults_of_a_rule(self) -> None:
        """They are told at once."""
        change = {"text": 5, "basis": None, "value": [{"day": "x"}, 3, {"number": "y"}]}
        found = faults(json.dumps(self.changed(**change)), Finding)
        assert [each.removeprefix(self.AT).partition(":")[0] for each in found] == [
            ".basis",
            ".text",
            ".value[0]",
            ".value[2]",
        ]

    def test_a_rule_that_is_missing_or_idle(self) -> None:
        """References and rules belong together."""
        content = self.changed()
        content["cited_rules"]["test.other"] = content["cited_rules"].pop("test.rule")
        assert faults(json.dumps(content), Finding) == [
            "$.because: 'test.rule' does not stand under \"cited_rules\"",
            '$.cited_rules["test.other"]: nothing refers to it',
            "$.cited_sources.test: nothing refers to it",
        ]

    def test_no_table(self) -> None:
        """Rules stand in an object by key."""
        assert "$.cited_rules: write an object, each by its key" in faults(
            json.dumps({**self.changed(), "cited_rules": []}),
            Finding,
        )

    def test_where_a_rule_is_expected(self) -> None:
        """Another value is no rule."""
        for value, shown in (({"type": "Days", "n": 3}, "Days(n=3)"), ("test", "'test'")):
            content = {**self.changed(), "because": value}
            assert f"$.because: {shown} is no Rule" in faults(json.dumps(content), Finding)


class TestRulesUsed:
    """A result holds the rules that it rests on, and names the rulebook that they are from."""

    @pytest.mark.parametrize("name", rulebook_names())
    def test_sizes(self, name: str) -> None:
        """A whole plan has fewer than 60 kB, a review of two entries fewer than 40 kB."""
        diary = Diary(
            patient=Patient(weight=kg(68), can_become_pregnant=True),
            entries=(DosePeriod(FIRST, mg_per_day(40)), Stopped(FIRST + timedelta(days=90))),
        )
        judged = review(diary, rulebook(name), as_of=FIRST + timedelta(days=120))
        assert len(to_json(TestWhateverElseIsLoaded.made(Plan, rulebook(name))).encode()) < 60_000
        assert len(to_json(judged).encode()) < 40_000

    def test_where_they_are_from(self) -> None:
        """Name, version of the library, digest, and what a caller replaced."""
        moved = rulebook("US").effective({"us.ipledge.edition-5": date(2027, 1, 4)})
        text = to_json(TestWhateverElseIsLoaded.made(Plan, moved))
        assert json.loads(text)["rules"] == {
            "name": "US",
            "title": "United States",
            "version": isotretinoin.__version__,
            "digest": moved.digest,
            "replaced": ["us.ipledge.edition-5 from 2027-01-04"],
        }
        read = from_json(text, Plan).rules
        assert read == moved.cited
        assert read != rulebook("US").cited
        assert hash(read) == hash(moved.cited)
        assert read != "US"

    def test_what_the_page_cites_stands_in_the_document(self) -> None:
        """With a product, what was read of it too."""
        course = TestWhateverElseIsLoaded.made(Plan, rulebook("US")).course
        for product in (None, products.CLARAVIS):
            made = plan(course, rulebook("US"), product=product)
            read = from_json(to_json(made), Plan)
            assert (read, str(read), read.rules.digest) == (made, str(made), made.rules.digest)
        cited = json.loads(to_json(made))["cited_rules"]
        assert products.CLARAVIS.offered is not None
        assert products.CLARAVIS.offered.key in cited
        assert {rule.key for rule in rulebook("US").goals} <= cited.keys()


class TestDerived:
    """What follows from a record stands in it for readers, and is never taken from it."""

    COURSE = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68)),
        regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
        first_dose=FIRST,
    )

    def test_of_a_course(self) -> None:
        """Last dose, totals, and each phase with its days and its total."""
        assert json.loads(to_json(self.COURSE))["derived"] == {
            "last_dose": "2026-07-20",
            "total_dose": "8160 mg",
            "cumulative_dose": "120 mg/kg",
            "phases": [
                {
                    "first": "2026-03-09",
                    "last": "2026-04-05",
                    "days": 28,
                    "daily_dose": "34 mg/day",
                    "daily_dose_per_kg": "0.5 mg/kg/day",
                    "total_dose": "952 mg",
                },
                {
                    "first": "2026-04-06",
                    "last": "2026-07-20",
                    "days": 106,
                    "daily_dose": "68 mg/day",
                    "daily_dose_per_kg": "1 mg/kg/day",
                    "total_dose": "7208 mg",
                },
            ],
        }

    def test_of_an_account(self) -> None:
        """Sums, days of each kind, and what is left; a range where days are unrecorded."""
        diary = Diary(
            patient=Patient(weight=kg(60)),
            entries=(DosePeriod(FIRST, mg_per_day(60)), Unrecorded(FIRST, FIRST)),
        )
        found = account(diary, as_of=FIRST + timedelta(days=9), goal=mg_per_kg(9))
        assert json.loads(to_json(found))["derived"] == {
            "days": 10,
            "dose_days": 9,
            "missed_days": 0,
            "rest_days": 0,
            "unrecorded_days": 1,
            "total_dose": {"low": "540 mg", "high": "600 mg"},
            "cumulative_dose": {"low": "9 mg/kg", "high": "10 mg/kg"},
            "reached": True,
            "remaining": "0 mg",
            "overshoot": {"low": "0 mg", "high": "60 mg"},
            "crossed_on": {"low": "2026-03-17", "high": "2026-03-18"},
            "days_left": 0,
            "projected_last_dose": {"low": "2026-03-17", "high": "2026-03-18"},
            "not_projected": None,
        }

    def test_may_be_left_out(self) -> None:
        """Who writes a course need not add it up."""
        content = json.loads(to_json(self.COURSE))
        del content["derived"]
        assert from_json(json.dumps(content), Course) == self.COURSE

    def test_a_difference_is_a_fault(self) -> None:
        """Each is told with its path, what was told and what it comes to."""
        content = json.loads(to_json(self.COURSE))
        content["derived"]["total_dose"] = "8161 mg"
        content["derived"]["phases"][1]["days"] = True
        content["derived"]["last_day"] = "2026-07-20"
        assert sorted(faults(json.dumps(content), Course)) == [
            "$.derived.last_day: unknown key",
            "$.derived.phases[1].days: True is not what the record comes to: 106",
            "$.derived.total_dose: '8161 mg' is not what the record comes to: '8160 mg'",
        ]
        plan_text = to_json(TestWhateverElseIsLoaded.made(Plan, rulebook("EU")))
        (fault,) = faults(plan_text.replace('"last_dose": "2026-08-23"', '"last_dose": null'), Plan)
        assert fault.startswith("$.course.derived.last_dose: None is not what")
        content["derived"] = []
        assert faults(json.dumps(content), Course)[0].startswith("$.derived: [] is not what")


class TestWindows:
    """A window without a last day has none, and one that is not there says why."""

    def test_no_last_day(self) -> None:
        """It is null."""
        window = Window(first=FIRST, last=None)
        assert json.loads(to_json(window))["last"] is None
        assert from_json(to_json(window), Window) == window

    def test_absent(self) -> None:
        """In its place stands why."""
        made = TestWhateverElseIsLoaded.made(Plan, rulebook("BR"))
        content: dict[str, Any] = json.loads(to_json(made))
        absent: dict[str, Any] = content["next_course"]
        assert (absent["type"], absent["why"]) == ("Absent", "silent")
        assert from_json(to_json(made), Plan) == made
        for part in (made.pregnancy_prevention, made.next_course):
            record: Any = part
            assert from_json(to_json(record), record.__class__) == record


class TestWhateverCanBeMade:
    """Every value that can be made can be stored, and comes back equal."""

    @pytest.mark.parametrize("count", [10**18, 10**30, 10**3900])
    def test_long_counts(self, count: int) -> None:
        """However many digits."""
        entry = NoduleCount(FIRST, count)
        assert from_json(to_json(entry), NoduleCount) == entry

    def test_counts_that_python_does_not_print(self) -> None:
        """They are refused where they are made, not where they are printed or stored."""
        with pytest.raises(RecordError, match="of more than 13000 bits: give a shorter one"):
            NoduleCount(FIRST, 10**5000)

    def test_an_account_by_five_hundred_weights(self) -> None:
        """Its sums have numbers of thousands of digits, and are exact all the same."""
        weights = (
            Weight(FIRST + timedelta(days=n), kg(f"{60 + n % 7}.{100 + 7 * n % 900}"))
            for n in range(500)
        )
        diary = Diary(
            patient=Patient(weight=kg("61.307")),
            entries=(DosePeriod(FIRST, mg_per_day(40)), *weights),
        )
        found = account(
            diary,
            as_of=FIRST + timedelta(days=499),
            weight_policy="period",
            goal=mg_per_kg(400),
        )
        assert found.low.cumulative_dose.mg_per_kg.denominator.bit_length() > 4096
        text = to_json(found)
        assert from_json(text, Account) == found
        assert to_json(from_json(text, Account)) == text
        assert pickle.loads(pickle.dumps(found)) == found
        assert eval(repr(found.low.cumulative_dose)) == found.low.cumulative_dose

    def test_long_numbers_of_a_laboratory(self) -> None:
        """A value is stored with all its digits, whatever its sign."""
        for value in (Fraction(1, 3**700), -Fraction(7**800), Fraction(10**900, 7)):
            result = LabResult(analytes.ALT, value, "U/L", FIRST)
            assert from_json(to_json(result), LabResult) == result

    def test_medicines_that_are_not_listed(self) -> None:
        """They are written whole."""
        diary = Diary(
            patient=Patient(weight=kg(60)),
            entries=(Dispensing(FIRST, CAPSULES, mg(10), 1),),
        )
        assert from_json(to_json(diary), Diary) == diary
        other = evolve(products.CLARAVIS, market="GB")
        diary = evolve(diary, entries=(Dispensing(FIRST, other, mg(10), 1),))
        assert from_json(to_json(diary), Diary) == diary

    def test_analytes_that_are_not_listed(self) -> None:
        """So are they."""
        result = LabResult(evolve(analytes.ALT, name="alanine"), "1", "U/L", FIRST)
        assert from_json(to_json(result), LabResult) == result


class TestEscapes:
    """Nothing from a document reaches a terminal as it is."""

    SIGNS = "\x1b[2J\x07\x7f\x9b\u202e\ud800"

    @pytest.mark.parametrize(
        "content",
        [
            {SIGNS: 1},
            {"patient": {SIGNS: "x", "weight": SIGNS}},
            {"entries": [{"type": SIGNS}, {"type": "Missed", "on": SIGNS, SIGNS: SIGNS}]},
            {"entries": [{"type": "Symptom", "on": "2026-01-01", "code": SIGNS}]},
            {"entries": [{**RESULT, "value": SIGNS, "unit": SIGNS, "analyte": SIGNS}]},
            {"entries": [{**RESULT, "unit": SIGNS}]},
            {"cited_rules": {SIGNS: {}}, "cited_sources": SIGNS},
            {"schema": SIGNS},
        ],
        ids=repr,
    )
    def test_in_keys_and_values(self, content: dict[str, Any]) -> None:
        """Each fault is one line of what can be printed."""
        with pytest.raises(RecordError) as error:
            from_json(json.dumps({"schema": "isotretinoin/diary/1", **content}), Diary)
        assert all(fault.path.isprintable() for fault in error.value.faults)
        assert all(fault.message.isprintable() for fault in error.value.faults)
        assert len(error.value.faults) == len(str(error.value).splitlines())

    def test_twice(self) -> None:
        """Also where a key stands twice."""
        (fault,) = faults(
            '{"schema": "isotretinoin/patient/1", "weight": "60 kg", "x\\u001b": {"\\u001b": 1, "\\u001b": 2}}',
            Patient,
        )[:1]
        assert fault.isprintable()

    def test_a_key_that_is_more_than_a_name(self) -> None:
        """It is quoted."""
        text = document("patient", weight="60 kg", **{"a.b": 1})
        assert faults(text, Patient) == ['$["a.b"]: unknown key']


KNOWN = Path(__file__).parents[1] / "known_answers" / "records"
KINDS: dict[str, type[Any]] = {
    "account": Account,
    "course": Course,
    "diary": Diary,
    "plan": Plan,
    "review": Review,
}


class TestKnownDocuments:
    """Documents that were stored once are read, and written again as they are."""

    @pytest.mark.parametrize("file", sorted(KNOWN.glob("*.json")), ids=lambda file: file.stem)
    def test_read_and_written(self, file: Path) -> None:
        """Byte for byte."""
        text = file.read_text(encoding="utf-8")
        kind = KINDS[file.stem.partition("_")[0]]
        assert to_json(from_json(text, kind), indent=1) == text

    def test_two_of_each_kind(self) -> None:
        """And none of them is the other."""
        found = Counter(file.stem.partition("_")[0] for file in KNOWN.glob("*.json"))
        assert found == dict.fromkeys(KINDS, 2)


class TestCollected:
    """One bad row does not take the good ones with it."""

    ROWS = (
        {"type": "DosePeriod", "first": "2026-03-09", "daily_dose": "40mg daily"},
        {"type": "Weight", "on": "2026-03-10", "weight": "11 st 4 lb"},
        {"type": "LabResult", **{k: v for k, v in RESULT.items() if k != "type"}},
        {"type": "Missed", "on": "2026-03-12"},
    )
    BAD = (
        ({"type": "Missed", "on": "yesterday"}, ".on"),
        ({"type": "Missing", "on": "2026-03-09"}, ".type"),
        ({"type": "Missed"}, ".on"),
        ({"type": "Missed", "on": "2026-03-09", "why\x1b": 1}, '["why\\u001b"]'),
        ({"type": "DoseTaken", "on": "2026-03-09", "dose": "20 mg/day"}, ".dose"),
        ({"type": "Weight", "on": "2026-03-09", "weight": 154}, ".weight"),
        ("nothing", ""),
    )

    @given(st.data())
    def test_the_good_and_the_bad(self, data: st.DataObject) -> None:
        """Whatever stands where: the good rows are read, and each bad one is listed by its place."""
        rows: list[tuple[Any, str | None]] = [(row, None) for row in self.ROWS]
        for bad in data.draw(st.lists(st.sampled_from(self.BAD), max_size=5)):
            rows.insert(data.draw(st.integers(0, len(rows))), bad)
        diary, faults_found = from_json(told(*(row for row, _ in rows)), Diary, errors="collect")
        assert diary == from_json(told(*self.ROWS), Diary)
        assert [fault.path for fault in faults_found] == [
            f"$.entries[{i}]{place}" for i, (_, place) in enumerate(rows) if place is not None
        ]

    def test_of_two_that_contradict_each_other_neither_is_taken(self) -> None:
        """Which of them holds is not known; both are listed, and the rest is read."""
        other = {"type": "Weight", "on": "2026-03-10", "weight": "90 kg"}
        text = told(self.ROWS[0], self.ROWS[1], self.ROWS[3], other)
        diary, faults_found = from_json(text, Diary, errors="collect")
        assert [fault.path for fault in faults_found] == ["$.entries[1]", "$.entries[3]"]
        assert all("a day has one weight" in fault.message for fault in faults_found)
        assert len(diary.entries) == 2

    def test_of_many_that_contradict_each_other_none_is_taken(self) -> None:
        """The third goes with none of the others either; and a thousand are told at once."""
        weights = [
            {"type": "Weight", "on": "2026-03-10", "weight": f"{60 + n} kg"} for n in range(1000)
        ]
        for some in (weights[:3], weights):
            diary, faults_found = from_json(told(self.ROWS[0], *some), Diary, errors="collect")
            assert len(diary.entries) == 1
            assert [fault.path for fault in faults_found] == [
                f"$.entries[{n}]" for n in range(1, len(some) + 1)
            ]

    def test_a_row_that_stands_twice_is_told_twice(self) -> None:
        """One fact, and neither of its rows is taken where another contradicts it."""
        other = {"type": "Weight", "on": "2026-03-10", "weight": "90 kg"}
        text = told(self.ROWS[1], other, self.ROWS[1])
        diary, faults_found = from_json(text, Diary, errors="collect")
        assert not diary.entries
        assert [fault.path for fault in faults_found] == [f"$.entries[{n}]" for n in range(3)]

    def test_one_before_the_birth(self) -> None:
        """An entry that cannot stand in this diary at all is listed alone."""
        text = json.dumps(
            {
                "schema": "isotretinoin/diary/1",
                "patient": {"weight": "68 kg", "born": "2000-01-01"},
                "entries": [self.ROWS[0], {"type": "Missed", "on": "1999-01-01"}],
            },
        )
        diary, (fault,) = from_json(text, Diary, errors="collect")
        assert (len(diary.entries), fault.path) == (1, "$.entries[1]")

    def test_what_is_wrong_elsewhere_is_raised(self) -> None:
        """A diary without a patient is none, whatever its entries."""
        text = json.dumps({"schema": "isotretinoin/diary/1", "entries": [{"type": "Missed"}]})
        with pytest.raises(RecordError) as raised:
            from_json(text, Diary, errors="collect")
        assert "$.patient" in {fault.path for fault in raised.value.faults}
        with pytest.raises(RecordError, match="no object"):
            from_json("[]", Diary, errors="collect")
        with pytest.raises(RecordError, match="not JSON"):
            from_json("{", Diary, errors="collect")
        wrong: Any = "ignore"
        with pytest.raises(FactError, match="write 'raise' or 'collect'"):
            from_json("{}", Diary, errors=wrong)

    def test_other_records_have_no_rows(self) -> None:
        """They are read whole, or not."""
        text = '{"schema": "isotretinoin/patient/1", "weight": "154 lb"}'
        assert from_json(text, Patient, errors="collect") == (from_json(text, Patient), ())


class TestAsPeopleType:
    """Known spellings are read in a document, and written in the one form."""

    @pytest.mark.parametrize(
        ("typed", "plain"),
        [
            ({"weight": "150 lbs"}, {"weight": "68.0388555 kg"}),
            ({"weight": "68\u00a0kg"}, {"weight": "68 kg"}),
            ({"weight": "68 KG"}, {"weight": "68 kg"}),
        ],
    )
    def test_a_patient(self, typed: dict[str, str], plain: dict[str, str]) -> None:
        """A file with a mark at its beginning too."""
        schema = {"schema": "isotretinoin/patient/1"}
        read = from_json("\ufeff" + json.dumps({**schema, **typed}), Patient)
        assert json.loads(to_json(read)) == {**schema, **plain}

    @pytest.mark.parametrize(
        ("typed", "plain"),
        [
            ({**RESULT, "unit": "MMOL/L"}, {**RESULT, "unit": "mmol/L"}),
            ({**RESULT, "analyte": "TRIGLYCERIDES"}, RESULT),
            ({**RESULT, "analyte": "2571-8"}, RESULT),
            ({**RESULT, "value": "\u2265 3.4"}, {**RESULT, "value": "3.4", "comparator": ">="}),
            (
                {"type": "PregnancyTest", "on": " 2026-03-09", "result": "Neg"},
                {"type": "PregnancyTest", "on": "2026-03-09", "result": "negative"},
            ),
            (
                {"type": "LabResult", "analyte": "pregnancy test", "value": "NEG", "unit": None,
                 "collected": "2026-03-09"},
                {"type": "LabResult", "analyte": "pregnancy test", "value": "negative",
                 "unit": None, "collected": "2026-03-09"},
            ),
        ],
    )  # fmt: skip
    def test_an_entry(self, typed: dict[str, str], plain: dict[str, str]) -> None:
        """Names, units, words and signs in another form are the same entry."""
        assert from_json(told(typed), Diary) == from_json(told(plain), Diary)
