"""JSON records: exact both ways, one form, and every fault at once."""

import importlib
import json
import os
import pkgutil
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

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
from isotretinoin.adapters.records import (
    _schema,  # pyright: ignore[reportPrivateUsage] - all its names are compared
    from_json,
    to_json,
)
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.diaries.account import Account, WeightPolicy, account
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
    Symptom,
)
from isotretinoin.errors import RecordError
from isotretinoin.evidence import Citation, Rule, Source
from isotretinoin.findings import Between, Finding, Severity
from isotretinoin.monitoring.grading import Grade, grade
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.pregnancy_prevention import PregnancyTestDue
from isotretinoin.quantities import DosePerKg, kg, mg, mg_per_day, mg_per_kg
from isotretinoin.reviews.review import Review, review
from isotretinoin.rulebooks import criteria_names, profile, profiles, rulebook_names
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.programme import ContraceptiveMethod
from isotretinoin.rules.results import GradingCriteria
from isotretinoin.rules.rulebook import Rulebook

FIRST = date(2026, 3, 9)
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "diary.json"

codes = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,5})?", fullmatch=True)
later = st.none() | days.map(lambda day: day + timedelta(days=100))
other_entries: st.SearchStrategy[Entry] = st.one_of(
    st.builds(Symptom, days, codes),
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
    st.builds(Medication, days, codes, later),
    st.builds(Procedure, days, codes),
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
        note = Finding(kind="a", severity=Severity.NOTE, message="A.", because=rule)
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
        assert to_json(diary) == text
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


class TestSchema:
    """A schema names one kind of record."""

    @staticmethod
    def kinds() -> list[type[Any]]:
        """Every class of the library that has a schema."""
        modules = [
            importlib.import_module(found.name)
            for found in pkgutil.walk_packages(isotretinoin.__path__, "isotretinoin.")
            if not found.name.endswith("__main__")
        ]
        return [
            thing
            for module in modules
            for thing in vars(module).values()
            if isinstance(thing, type) and has(thing) and thing.__module__ == module.__name__
        ]

    def test_is_of_one_class(self) -> None:
        """No two classes write the same one, whatever their names."""
        count = Counter(map(_schema, self.kinds()))
        assert len(count) > 100
        assert [schema for schema, n in count.items() if n > 1] == []

    @pytest.mark.parametrize("kind", [Diary, Plan, Review])
    def test_is_the_name_of_the_class(self, kind: type[Any]) -> None:
        """The records that people keep have short names."""
        assert _schema(kind) == f"isotretinoin/{kind.__name__.lower()}/1"

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
        """Values of other libraries, and medicines that are not listed, are refused."""
        with pytest.raises(RecordError, match="int is no record"):
            to_json(40)
        for part in (mg(40), products.CLARAVIS, analytes.ALT):
            with pytest.raises(RecordError, match="is no record by itself"):
                to_json(part)
        unlisted = Diary(
            patient=Patient(weight=kg(60)),
            entries=(Dispensing(FIRST, CAPSULES, mg(10), 1),),
        )
        with pytest.raises(RecordError, match="'Capsules' is not listed"):
            to_json(unlisted)
        odd = Rule(
            key="test.odd",
            text="Odd.",
            value=2.5,
            cites=(Citation(source=Source(key="test", title="A source for tests")),),
            basis="label",
        )
        with pytest.raises(RecordError, match=r"2\.5 in a rule has no form"):
            to_json(Finding(kind="a", severity=Severity.NOTE, message="A.", because=odd))


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
                {"type": "PregnancyTest", "on": "2026-01-01", "result": "neg", "setting": 1},
                {"type": "Dispensing", "on": "2026-01-01", "product": "Clarvis",
                 "strength": "40 mg", "count": 1000000000000000000000000},
                {"type": "Contraception", "first": "2026-01-01", "methods": "pill"},
                {"on": "2026-01-01"}
            ]
        }"""
        assert [fault.partition(": ")[0] for fault in faults(text)] == [
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
            "$.entries[8].count",
            "$.entries[8].product",
            "$.entries[9].methods",
            "$.entries[10].type",
            "$.patient.borne",
            "$.patient.weight",
            "$.schema",
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
                '[0].weight: 70 is not text: write it with its unit, "40 kg"',
            ),
            (
                {"type": "DosePeriod", "first": "2026-01-01", "daily_dose": "40 mg"},
                "[0].daily_dose: '40 mg' is not text with a quantity in mg/day or mg/kg/day",
            ),
            (
                {"type": "DosePeriod", "first": "2026-01-01", "daily_dose": 1.5},
                '[0].daily_dose: 1.5 is no whole number: write text with its unit, such as "68.5 kg"',
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
            ({**RESULT, "value": "9" * 201}, "[0].value: '999"),
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
            ("\ufeff{}", "$: not JSON"),
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
            from_json(b"{}", Diary)  # type: ignore[arg-type]
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
    FINDING = Finding(kind="a", severity=Severity.NOTE, message="A.", because=RULE)

    def changed(self, **rule: object) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(to_json(self.FINDING))
        content["cited_rules"]["test.rule"].update(rule)
        return content

    @pytest.mark.parametrize(
        ("change", "fault"),
        [
            ({"key": "other"}, "$.because: cannot be read: 'test.rule' is not a rule of that key"),
            ({"txt": "Wait"}, "$.because: cannot be read: "),
            ({"class": "os.system"}, "$.because: cannot be read: 'os.system'"),
            ({"class": "dates.Days", "n": 3}, "$.because: cannot be read: "),
            (
                {"value": {"fraction": "1e999999999"}},
                "$.because: cannot be read: '1e999999999' is no fraction",
            ),
            ({"value": {"quantity": "1 stone"}}, "$.because: cannot be read: 'stone'"),
            ({"value": {"quantity": "1 mg", "day": "2026-01-01"}}, "$.because: cannot be read: "),
            (
                {"alternatives": [{"rule": "test.rule"}]},
                "$.because: cannot be read: 'test.rule' does not stand",
            ),
        ],
    )
    def test_a_rule_that_cannot_be_read(self, change: dict[str, object], fault: str) -> None:
        """The fault stands where the rule is referred to."""
        found = faults(json.dumps(self.changed(**change)), Finding)
        assert [each for each in found if each.startswith(fault)]

    def test_a_rule_that_is_missing_or_idle(self) -> None:
        """References and rules belong together."""
        content = self.changed()
        content["cited_rules"]["test.other"] = content["cited_rules"].pop("test.rule")
        assert sorted(faults(json.dumps(content), Finding)) == [
            "$.because: cannot be read: 'test.rule' does not stand under \"cited_rules\"",
            '$.cited_rules["test.other"]: nothing refers to it',
        ]

    def test_no_table(self) -> None:
        """Rules stand in an object by key."""
        assert "$.cited_rules: write an object of rules by key" in faults(
            json.dumps({**self.changed(), "cited_rules": []}),
            Finding,
        )

    def test_where_a_rule_is_expected(self) -> None:
        """Another value is no rule."""
        for value, shown in (({"class": "dates.Days", "n": 3}, "Days(n=3)"), ("test", "'test'")):
            content = {**self.changed(), "because": value, "cited_rules": {}}
            assert f"$.because: {shown} is no Rule" in faults(json.dumps(content), Finding)
