"""FHIR: what is written is sound, says exactly what the plan says, and is read as it was written."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from fhir.resources import get_fhir_model_class as model_of_r5
from fhir.resources.R4B import get_fhir_model_class as model_of_r4
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    BodyWeight,
    Course,
    Days,
    Diary,
    Dispensing,
    LabResult,
    Patient,
    Plan,
    PregnancyTest,
    Regimen,
    ReproductiveFacts,
    Weight,
    analytes,
    kg,
    mg,
    mg_per_day,
    plan,
    products,
    review,
    rulebook,
    rulebook_names,
)
from isotretinoin.adapters import fhir
from isotretinoin.adapters.fhir import codes
from isotretinoin.adapters.fhir.elements import number
from isotretinoin.adapters.fhir.questionnaires import (
    _ASKED,  # pyright: ignore[reportPrivateUsage]
)
from isotretinoin.adapters.fhir.releases import Release
from isotretinoin.diaries.account import account
from isotretinoin.diaries.entries import Procedure, Stopped, Symptom
from isotretinoin.errors import FactError, QuantityError, RecordError
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.pregnancy_prevention import category
from isotretinoin.rulebooks import profile, profiles
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
ME = "Patient/1"
PATIENT = Patient(weight=kg(60), can_become_pregnant=True)
KNOWN = Path(__file__).parents[1] / "known_answers" / "fhir"


def planned(
    text: str = "30 mg/day for 28 days, then 60 mg/day", days: int = 70, **more: Any
) -> Plan:
    course = Course.lasting(
        Days(days),
        patient=PATIENT,
        regimen=Regimen.parse(text),
        first_dose=FIRST,
    )
    return plan(course, more.pop("rules", PROGRAMME), **more)


PLAN = planned(product=products.CLARAVIS)


def every(value: Any) -> Iterator[Any]:
    yield value
    held: Any = value
    for each in (
        held.values() if isinstance(value, dict) else held if isinstance(value, list) else ()
    ):
        yield from every(each)


RELEASES: list[Release] = ["R4", "R5"]


def sound(resource: dict[str, Any], release: Release = "R4") -> None:
    """As a library reads it that had no part in writing it."""
    model_of: Any = model_of_r4 if release == "R4" else model_of_r5
    model_of(resource["resourceType"]).model_validate(resource)


# Written ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("place", ["US", "GB", "AU", "guide"])
def test_a_bundle_is_sound(place: str, release: Release) -> None:
    """Each resource by its model, with the notice, a name of its own, and nothing empty."""
    made = fhir.bundle(
        planned(rules=rulebook(place), product=products.CLARAVIS if place == "US" else None),
        subject=ME,
        release=release,
    )
    sound(made, release)
    resources = [each["resource"] for each in made["entry"]]
    for each in resources:
        sound(each, release)
        assert NOTICE in json.dumps(each, ensure_ascii=False)
        assert each["status"] in {"draft", "preliminary"}
    assert len({each["id"] for each in resources}) == len(resources)
    assert not [each for each in every(made) if each in (None, "", [], {})]
    assert json.loads(json.dumps(made)) == made


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("name", profiles())
def test_a_laboratory_schedule_is_a_sound_definition(name: str, release: Release) -> None:
    """Every test of every visit has its code, whichever way the release tells several."""
    made = fhir.plan_definition(profile(name), release=release)
    sound(made, release)
    visits = profile(name).visits
    assert len(made["action"]) == len(visits)
    for action, rule in zip(made["action"], visits, strict=True):
        found: Any = [each["code"] for each in action.get("action", [])] or action["code"]
        told: list[Any] = [found] if "text" in found else found
        assert [each["text"] for each in told] == [test.name for test in rule.value.tests]


def made_of_all(release: Release) -> dict[str, Any]:
    """What is made of one plan, one schedule and one rulebook, by the name of its file."""
    return {
        "bundle": fhir.bundle(PLAN, subject=ME, release=release),
        "agenda": fhir.plan_definition(PLAN, release=release),
        "acts": list(fhir.activity_definitions(PLAN, release=release)),
        "laboratory_schedule": fhir.plan_definition(profile("aad2016"), release=release),
        "category": fhir.category_questionnaire(rulebook("US"), on=FIRST, release=release),
    }


@pytest.mark.parametrize("release", RELEASES)
def test_bytes_are_stable_and_known(release: Release) -> None:
    """One of each is kept, to be looked at where it changes, and to be read by other validators."""
    folder = KNOWN / release.casefold()
    kept = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    made = made_of_all(release)
    assert kept.keys() == made.keys()
    for name, resource in made.items():
        assert json.dumps(resource, indent=1, ensure_ascii=False) + "\n" == kept[name], name


@pytest.mark.parametrize("release", RELEASES)
def test_what_is_made_is_plain(release: Release) -> None:
    """Text, numbers, lists and objects of exactly these types: any writer of JSON takes them."""
    plain = (bool, dict, float, int, list, str)
    assert {type(each) for each in every(made_of_all(release))} <= {*plain}


def test_where_release_5_says_otherwise() -> None:
    """And nothing of release 4 is left in it."""
    made = fhir.medication_request(PLAN, subject=ME, prescription=2, release="R5")
    days = [each["timing"]["repeat"]["boundsPeriod"] for each in made["dosageInstruction"]]
    assert made["medication"]["concept"]["text"] == "Claravis (conventional, US)"
    assert made["effectiveDosePeriod"] == {"start": days[0]["start"], "end": days[-1]["end"]}
    for each in made["dosageInstruction"]:
        assert each["text"] in made["renderedDosageInstruction"]
    tasks = fhir.care_plan(PLAN, subject=ME, release="R5")
    assert [each["code"]["text"] for each in tasks["contained"]] == [
        act.what for act in PLAN.agenda
    ]
    assert [each["plannedActivityReference"]["reference"] for each in tasks["activity"]] == [
        f"#{each['id']}" for each in tasks["contained"]
    ]
    resting = planned("40 mg/day for 5 days, then 0 mg/day for 200 days, then 40 mg/day", 300)
    for due in resting.prescriptions:
        sound(
            fhir.medication_request(resting, subject=ME, prescription=due.number, release="R5"),
            "R5",
        )
    with pytest.raises(FactError, match="R4"):
        fhir.bundle(PLAN, subject=ME, release="STU3")  # type: ignore[arg-type]


@pytest.mark.parametrize("release", RELEASES)
def test_the_agenda_as_definitions(release: Release) -> None:
    """One action an act, each defined by one resource, with no patient in either."""
    whole = fhir.plan_definition(PLAN, release=release)
    acts = fhir.activity_definitions(PLAN, release=release)
    sound(whole, release)
    for action, act, told in zip(whole["action"], acts, PLAN.agenda, strict=True):
        sound(act, release)
        assert action["definitionCanonical"] == act["url"] == f"urn:uuid:{act['id']}"
        assert act["timingTiming"]["repeat"]["boundsPeriod"]["start"] == str(told.window.first)
        assert act["title"] == told.what
    assert ME not in json.dumps([whole, acts])
    doses = [
        (each["timingTiming"]["repeat"]["boundsPeriod"]["start"], each["dosage"][0]["text"])
        for each in acts
        if "dosage" in each
    ]
    assert [day for day, _ in doses] == [str(each.window.first) for each in PLAN.course.phases]
    assert "30 mg 2 times a day" in doses[1][1]


def test_every_bound_code_has_its_value_set() -> None:
    enumerations = {
        each
        for each in vars(codes).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
    }
    assert enumerations == {*codes.VALUE_SETS, codes.Ucum}


def test_the_agenda_is_the_care_plan() -> None:
    made = fhir.care_plan(PLAN, subject=ME)
    told = [
        (each["detail"]["scheduledPeriod"]["start"], each["detail"]["code"]["text"])
        for each in made["activity"]
    ]
    assert told == [(str(act.window.first), act.what) for act in PLAN.agenda]


def test_a_prescription_says_what_it_supplies() -> None:
    for due, filled in zip(PLAN.prescriptions, PLAN.fillings, strict=True):
        made = fhir.medication_request(PLAN, subject=ME, prescription=due.number)
        supply = made["dispenseRequest"]
        assert supply["quantity"]["value"] == sum(each.capsules for each in filled.strengths)
        assert supply["expectedSupplyDuration"]["value"] == filled.days
        assert due.opening is not None
        assert supply["validityPeriod"]["start"] == str(due.opening.first)
        starts = [
            each["timing"]["repeat"]["boundsPeriod"]["start"] for each in made["dosageInstruction"]
        ]
        assert min(starts) == str(due.needed_on)


def test_findings_are_issues_and_cards() -> None:
    forbidden = plan(
        Course.lasting(
            Days(70),
            patient=Patient(weight=kg(60), can_become_pregnant=True, pregnant=True),
            regimen=Regimen.parse("40 mg/day"),
            first_dose=FIRST,
        ),
        rulebook("US"),
    )
    issues, cards = fhir.detected_issues(forbidden, subject=ME), fhir.cards(forbidden)
    assert len(issues) == len(cards) == len(forbidden.findings)
    assert (issues[0]["severity"], cards[0]["indicator"]) == ("high", "critical")
    for issue, card, finding in zip(issues, cards, forbidden.findings, strict=True):
        sound(issue)
        assert finding.message in issue["detail"]
        assert finding.message in card["detail"]
        assert 0 < len(card["summary"]) <= 140
        assert card["source"]["label"]
    judged = review(Diary(patient=PATIENT), rulebook("US"), as_of=FIRST)
    assert len(fhir.cards(judged)) == len(judged.findings)


@given(st.fractions(min_value=0, max_value=10**6))
def test_a_number_is_its_decimal_or_refused(value: Fraction) -> None:
    try:
        made = number(value)
    except QuantityError:
        shortened = value.denominator
        for prime in (2, 5):
            while shortened % prime == 0:
                shortened //= prime
        assert shortened > 1 or len(str(Decimal(value.numerator) / value.denominator)) > 14
    else:
        assert Fraction(Decimal(json.dumps(made))) == value


# Read as it was written ---------------------------------------------------------------------------


def given_out(made: dict[str, Any], status: str = "active") -> dict[str, Any]:
    """The plan, had it been ordered."""
    return {**made, "status": status, "intent": "order"}


def doses(diary: Diary, last: date) -> list[tuple[date, Any]]:
    return [
        (each.on, each.daily_dose if each.kind == "dose" else mg_per_day(0))
        for each in account(diary, as_of=last).daily()
    ]


REGIMENS = (
    "40 mg/day",
    "30 mg/day for 28 days, then 60 mg/day",
    "22.5 mg/day",
    "20 mg/day for 14 days, then 0 mg/day for 7 days, then 40 mg/day",
    "40 mg/day alternating with 80 mg/day",
    "40 mg in the morning and 20 mg in the evening",
    "20 mg on Monday, Wednesday and Friday",
    "40 mg/day every other day",
    "40 mg/day 7 days on, 21 days off",
    "20 mg twice a week for 30 days, then 10 mg/day",
)


@settings(max_examples=60, deadline=None)
@given(
    text=st.sampled_from(REGIMENS),
    days=st.integers(1, 200),
    product=st.sampled_from((None, products.CLARAVIS, products.ABSORICA)),
)
def test_what_is_written_is_read_day_by_day(text: str, days: int, product: Any) -> None:
    """The doses of every day of the course, and no dose after it."""
    made = planned(text, max(days, 60 if "then" in text else 1), product=product)
    course = made.course
    read = fhir.read_diary([given_out(fhir.medication_request(made, subject=ME))], patient=PATIENT)
    told = dict(doses(read, course.last_dose + timedelta(days=10)))
    for day, dose in course.doses():
        assert told.pop(day, mg_per_day(0)) == dose, day
    assert not any(told.values())


def test_prescriptions_one_after_the_other_are_one_course() -> None:
    orders = fhir.bundle(PLAN, subject=ME)["entry"]
    told = [
        given_out(each["resource"], "completed")
        for each in orders
        if "dispenseRequest" in each["resource"]
    ]
    read = fhir.read_diary(told, patient=PATIENT)
    assert len(read.courses) == 1
    assert account(read, as_of=PLAN.course.last_dose).total_dose == PLAN.course.total_dose
    assert [each.on for each in read.entries if isinstance(each, Stopped)] == [
        PLAN.course.last_dose
    ]


@pytest.mark.parametrize("text", ["22.5 mg/day", "20 mg on Monday, Wednesday and Friday"])
def test_a_prescription_begins_where_the_cycle_of_doses_stands(text: str) -> None:
    """Thirty days are no whole number of cycles: the doses of each day go on all the same."""
    made = planned(text, product=products.CLARAVIS)
    told = [
        given_out(fhir.medication_request(made, subject=ME, prescription=due.number))
        for due in made.prescriptions
    ]
    assert len(told) > 1
    read = dict(doses(fhir.read_diary(told, patient=PATIENT), made.course.last_dose))
    for day, dose in made.course.doses():
        assert read.pop(day, mg_per_day(0)) == dose, day


def test_doses_that_end_in_an_order_still_active_are_a_rest_and_no_stop() -> None:
    """That somebody stopped is told by a status alone."""
    made = fhir.medication_request(PLAN, subject=ME)
    ends = fhir.read_diary([given_out(made)], patient=PATIENT).entries[-1]
    assert str(getattr(ends, "daily_dose", None)) == "0 mg/day"
    ends = fhir.read_diary([given_out(made, "completed")], patient=PATIENT).entries[-1]
    assert ends == Stopped(PLAN.course.last_dose)


# The category -----------------------------------------------------------------------------------

NO_REASONS = {"partner_vasectomy", "abstinent"}
PLACES = [
    name for name in rulebook_names() if rulebook(name).pregnancy_prevention.categories is not None
]


def response(**answers: Any) -> dict[str, Any]:
    """A finished response to the questionnaire; None is a question left out."""
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": "urn:isotretinoin:questionnaire:gb.mhra.categories",
        "status": "completed",
        "item": [
            {"linkId": fact}
            if value is None
            else {
                "linkId": fact,
                "answer": [{"valueInteger" if fact == "age" else "valueBoolean": value}],
            }
            for fact, value in answers.items()
        ],
    }


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("place", PLACES)
def test_what_a_questionnaire_asks_decides(place: str, release: Release) -> None:
    """With every question answered, the category is decided; with none, each is missing."""
    rules = rulebook(place)
    made = fhir.category_questionnaire(rules, on=FIRST, release=release)
    sound(made, release)
    asked = [each["linkId"] for each in made["item"]]
    assert len(asked) == len({*asked})
    for answer in (True, False):
        told = {fact: answer for fact in asked if fact not in {"age", "post_menopausal"}}
        facts = fhir.read_reproductive_facts(response(**told, post_menopausal=False))
        assert category(facts, rules, on=FIRST).can_become_pregnant is not None
    nothing = fhir.read_reproductive_facts(response(**dict.fromkeys(asked)))
    assert nothing == ReproductiveFacts()
    assert {*category(nothing, rules, on=FIRST).missing} <= {*asked}


def test_every_fact_has_a_question() -> None:
    assert _ASKED.keys() | NO_REASONS == {each.name for each in attrs.fields(ReproductiveFacts)}


def test_what_is_on_record_of_a_menopause_is_asked_by_age() -> None:
    made = fhir.category_questionnaire(rulebook("US"), on=date(2026, 12, 1))
    asked = {each["linkId"]: each for each in made["item"]}
    when = [each["operator"] for each in asked["fsh_postmenopausal"]["enableWhen"]]
    assert when == [">", "<"]
    assert asked["fsh_postmenopausal"]["enableBehavior"] == "any"
    assert [each["operator"] for each in asked["without_menses"]["enableWhen"]] == [">"]


@given(st.data())
def test_answers_are_the_facts(data: st.DataObject) -> None:
    facts: dict[str, Any] = data.draw(
        st.dictionaries(st.sampled_from([*_ASKED]), st.none() | st.booleans())
    )
    if facts.pop("age", None):
        facts["age"] = 30
    try:
        meant = ReproductiveFacts(**facts)
    except FactError:
        with pytest.raises(RecordError, match="contradict"):
            fhir.read_reproductive_facts(response(**facts))
    else:
        assert fhir.read_reproductive_facts(response(**facts)) == meant


def test_a_response_that_cannot_be_read_says_all_of_it() -> None:
    told = response(male=True, age=30)
    yes = [{"valueBoolean": True}]
    told |= {"questionnaire": "http://example.org/other", "status": "in-progress"}
    told["item"] += [
        *({"linkId": "male", "answer": yes}, {"linkId": "weight", "answer": yes}, "x", {}),
        {"linkId": "sterilised", "answer": yes * 2},
        {"linkId": "has_ovary", "answer": [{"valueBoolean": "true"}]},
        {"linkId": "has_uterus", "answer": "yes"},
        {"linkId": "had_menarche", "answer": [{"valueInteger": 1}]},
    ]
    with pytest.raises(RecordError) as refused:
        fhir.read_reproductive_facts(told)
    assert [each.path for each in refused.value.faults] == [
        *("$.questionnaire", "$.status"),
        *(f"$.item[{number}]" for number in range(2, 10)),
    ]
    wrong: list[Any] = [
        None,
        [],
        "x",
        {},
        {"resourceType": "Questionnaire"},
        response() | {"item": 5},
    ]
    for each in wrong:
        with pytest.raises(RecordError):
            fhir.read_reproductive_facts(each)


# Read from elsewhere ------------------------------------------------------------------------------

DRUG = {"coding": [{"system": "http://www.whocc.no/atc", "code": "D10BA01"}]}


def dosage(**repeat: Any) -> dict[str, Any]:
    bounds = {"boundsPeriod": {"start": "2026-03-09"}}
    return {
        "timing": {"repeat": {**bounds, "frequency": 1, "period": 1, "periodUnit": "d", **repeat}},
        "doseAndRate": [{"doseQuantity": {"value": 40, "unit": "mg", "code": "mg"}}],
    }


def statement(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "MedicationStatement",
        "status": "active",
        "medicationCodeableConcept": DRUG,
        "dosage": list(rows),
        **more,
    }


def observation(loinc: str, **value: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": loinc}]},
        "effectiveDateTime": "2026-04-09T07:30:00+02:00",
        **value,
    }


def only(resource: Any) -> Any:
    (entry,) = fhir.read_diary([resource], patient=PATIENT).entries
    return entry


def listed(*resources: Any) -> list[str]:
    _, faults = fhir.read_diary(list(resources), patient=PATIENT, errors="collect")
    return [str(each) for each in faults]


@pytest.mark.parametrize(
    ("repeat", "words", "a_day"),
    [
        ({}, "40 mg/day", 1),
        ({"frequency": 2}, "80 mg/day", 2),
        ({"period": 2}, "40 mg/day alternating with 0 mg/day", None),
        ({"when": ["MORN", "EVE"]}, "80 mg/day", 2),
        ({"frequency": 3, "periodUnit": "wk", "dayOfWeek": ["mon", "wed", "fri"]}, "", None),
        ({"dayOfWeek": ["mon", "wed", "fri"]}, "", None),
    ],
)
def test_timing(repeat: dict[str, Any], words: str, a_day: int | None) -> None:
    entry = only(statement(dosage(**repeat)))
    assert (str(entry.daily_dose), entry.doses_per_day) == (words or str(entry.daily_dose), a_day)
    if not words:
        doses = [float(each.mg_per_day) for each in entry.daily_dose.doses]
        assert doses == [40, 0, 40, 0, 40, 0, 0]


def test_unequal_doses_of_a_day_keep_their_order() -> None:
    evening = dosage(when=["EVE"])
    evening["doseAndRate"] = [{"doseQuantity": {"value": 0.02, "unit": "g", "code": "g"}}]
    entry = only(statement(evening, dosage(when=["MORN"])))
    assert entry.daily_dose.intakes == (mg(40), mg(20))


UNREAD: list[tuple[Any, str]] = [
    (dosage(frequency=2, period=3), "does not say on which"),
    (dosage(count=3), "timing by count is not read"),
    (dosage(periodUnit="h"), "so many whole days"),
    (dosage(period=1.5), "so many whole days"),
    (dosage(dayOfWeek=["monday"]), "a day of the week is none"),
    (dosage(dayOfWeek=["mon"], period=3), "another period"),
    (dosage(frequency=3, when=["MORN", "EVE"]), "as many times"),
    (dosage(boundsPeriod={"end": "2026-04-01"}), "from which day"),
    (dosage(boundsPeriod={"start": "2026-03"}), "a year or a month alone"),
    (dosage(boundsPeriod={"start": "2026-02-30"}), "in no calendar"),
    (dosage(boundsPeriod={"start": "2026-04-02", "end": "2026-04-01"}), "before it begins"),
    ({**dosage(), "asNeededBoolean": True}, "as needed"),
    ({**dosage(), "timing": {}}, "how often a day"),
    ({**dosage(), "doseAndRate": []}, "not one amount"),
    ({**dosage(), "doseAndRate": [{"doseRange": {}}]}, "not one amount"),
    (
        {**dosage(), "doseAndRate": [{"doseQuantity": {"value": 2, "unit": "capsule"}}]},
        "no dose in mg",
    ),
    (
        {**dosage(), "doseAndRate": [{"doseQuantity": {"value": "40", "unit": "mg"}}]},
        "is no number",
    ),
]


@pytest.mark.parametrize(("row", "said"), UNREAD)
def test_a_dosage_that_cannot_be_read_says_why_and_where(row: Any, said: str) -> None:
    (fault,) = listed(statement(row))
    assert fault.startswith("$[0].dosage[0]")
    assert said in fault


def test_two_orders_at_once_are_both_listed() -> None:
    other = statement(dosage(boundsPeriod={"start": "2026-04-01"}))
    faults = listed(statement(dosage()), other)
    assert len(faults) == 2
    assert all("replaces the other or adds to it" in each for each in faults)


def test_capsules_handed_out() -> None:
    told = {
        "resourceType": "MedicationDispense",
        "status": "completed",
        "medicationCodeableConcept": {"text": "Claravis 20 mg capsules"},
        "quantity": {"value": 60, "unit": "capsule"},
        "whenHandedOver": "2026-03-09",
    }
    assert only(told) == Dispensing(FIRST, products.CLARAVIS, mg(20), 60)
    ndc = {"coding": [{"system": "http://hl7.org/fhir/sid/ndc", "code": "0378-6613"}]}
    assert only({**told, "medicationCodeableConcept": ndc}).strength == mg(30)
    medicine = {"resourceType": "Medication", "id": "m", "code": ndc}
    without = {key: value for key, value in told.items() if key != "medicationCodeableConcept"}
    by_name = {**without, "medicationReference": {"reference": "#m"}, "contained": [medicine]}
    assert only(by_name).product is products.AMNESTEEM
    in_r5 = {**without, "medication": {"concept": {"text": "Claravis 20 mg"}}}
    assert only(in_r5) == Dispensing(FIRST, products.CLARAVIS, mg(20), 60)
    for wrong, said in (
        ({"quantity": {"value": 2.5, "unit": "capsule"}}, "whole number"),
        ({"quantity": {"value": 60, "unit": "mL"}}, "no count of capsules"),
        ({"medicationCodeableConcept": {"text": "isotretinoin 20 mg"}}, "which product"),
        ({"medicationCodeableConcept": {"text": "doxycycline 100 mg"}}, "another medicine"),
        ({"whenHandedOver": None}, "is no day"),
        ({"status": "cancelled"}, "no status of what was done"),
    ):
        assert said in listed({**told, **wrong})[0]
    assert (
        "not among the resources"
        in listed({**without, "medicationReference": {"reference": "#x"}})[0]
    )
    assert "no medicine" in listed(without)[0]


def test_results() -> None:
    """Both codes of triglycerides, a bound, limits of normal, a pregnancy test, a weight."""
    quantity = {"value": Decimal("3.40"), "unit": "mmol/L", "code": "mmol/L"}
    assert only(observation("14927-8", valueQuantity=quantity)) == LabResult(
        analytes.TRIGLYCERIDES, "3.4", "mmol/L", collected=date(2026, 4, 9)
    )
    above = {"value": 1000, "comparator": ">", "unit": "mg/dL"}
    limits = [{"low": {"value": 50, "unit": "mg/dL"}, "high": {"value": 150, "unit": "mg/dL"}}]
    read = only(observation("2571-8", valueQuantity=above, referenceRange=limits))
    assert (read.comparator, read.lower_limit, read.upper_limit) == (">", 50, 150)
    code = next(each.loinc for each in PREGNANCY_TESTS)
    told = observation(str(code), valueCodeableConcept={"text": "Negative"})
    assert only(told) == PregnancyTest(date(2026, 4, 9), "negative")
    pounds = {"value": 154, "unit": "lb", "code": "[lb_av]"}
    assert only(observation("3141-9", valueQuantity=pounds)) == Weight(
        date(2026, 4, 9), BodyWeight.parse("154 lb")
    )


PREGNANCY_TESTS = tuple(
    each
    for each in (getattr(analytes, name) for name in analytes.__all__ if name.isupper())
    if isinstance(each, analytes.Analyte) and each.tells_pregnancy and each.loinc
)


@pytest.mark.parametrize(
    ("resource", "said"),
    [
        (observation("99999-9", valueQuantity={"value": 1}), "under no LOINC code"),
        (observation("2571-8"), "no value with a unit"),
        (observation("2571-8", valueQuantity={"value": 1, "unit": "mmol/L"}), "counts moles"),
        (observation("2571-8", valueQuantity={"value": 1, "unit": "furlong"}), "furlong"),
        (
            observation("2571-8", valueQuantity={"value": 1, "comparator": "~", "unit": "mg/dL"}),
            "no comparator",
        ),
        (
            observation(
                "2571-8",
                valueQuantity={"value": 1, "unit": "mg/dL"},
                referenceRange=[{"high": {"value": 1.7, "unit": "mmol/L"}}],
            ),
            "another unit",
        ),
        ({**observation("2571-8"), "status": "preliminary"}, "no status"),
        (observation(str(PREGNANCY_TESTS[0].loinc)), "neither positive nor negative"),
        (
            {"resourceType": "Condition", "code": {"coding": []}, "recordedDate": "2026-04-09"},
            "no words",
        ),
        ({"status": "final"}, "no resourceType"),
        ("Observation", "is no object"),
        (None, "is no object"),
        ({"resourceType": "Observation", "status": "final", "code": 5}, "is no"),
    ],
)
def test_what_cannot_be_read_is_listed(resource: Any, said: str) -> None:
    (fault,) = listed(resource)
    assert said in fault
    with pytest.raises(RecordError, match=r"\$\[0\]"):
        fhir.read_diary([resource], patient=PATIENT)


def test_several_reference_ranges_are_none() -> None:
    ranges = [{"high": {"value": 150, "unit": "mg/dL"}}] * 2
    told = observation("2571-8", valueQuantity={"value": 1, "unit": "mg/dL"}, referenceRange=ranges)
    assert only(told).upper_limit is None


def test_words_of_procedures_and_conditions() -> None:
    waxing = {
        "resourceType": "Procedure",
        "status": "completed",
        "code": {"text": "Wax epilation"},
        "performedDateTime": "2026-04-09",
    }
    assert only(waxing) == Procedure(date(2026, 4, 9), "wax-epilation")
    headache = {
        "resourceType": "Condition",
        "code": {"text": "headache"},
        "onsetDateTime": "2026-04-09",
        "verificationStatus": {"coding": [{"code": "confirmed"}]},
    }
    assert only(headache) == Symptom(date(2026, 4, 9), "headache")
    doubtful = {"coding": [{"code": "refuted"}]}
    assert "not confirmed" in listed({**headache, "verificationStatus": doubtful})[0]
    assert listed({**headache, "code": {"text": "a word that nobody knows"}})


def test_resources_that_contradict_each_other_are_both_left_out() -> None:
    """And those that go with all others are read."""
    weights = [
        observation("3141-9", valueQuantity={"value": value, "unit": "kg"}) for value in (60, 70)
    ]
    later = observation("3141-9", valueQuantity={"value": 61, "unit": "kg"})
    later["effectiveDateTime"] = "2026-05-01"
    diary, faults = fhir.read_diary(
        [weights[0], later, weights[1]], patient=PATIENT, errors="collect"
    )
    assert [each.path for each in faults] == ["$[0]", "$[2]"]
    assert [entry.on for entry in diary.entries if isinstance(entry, Weight)] == [date(2026, 5, 1)]


def test_of_several_that_contradict_none_is_taken_however_many_they_are() -> None:
    """Three weights of one day: the third goes with none of the others either."""
    weights = [
        observation("3141-9", valueQuantity={"value": 60 + value, "unit": "kg"})
        for value in range(1000)
    ]
    for some in (weights[:3], weights):
        diary, faults = fhir.read_diary(some, patient=PATIENT, errors="collect")
        assert not diary.entries
        assert [each.path for each in faults] == [f"$[{n}]" for n in range(len(some))]


NO_BUNDLES: list[tuple[Any, str]] = [
    ({"resourceType": "Bundle", "entry": 5}, "$.entry"),
    ({"resourceType": "Bundle", "entry": ["x"]}, "$.entry[0]"),
    ({"resourceType": "Bundle", "entry": [{}]}, "$.entry[0].resource"),
]


@pytest.mark.parametrize(("bundle", "path"), NO_BUNDLES)
def test_a_bundle_whose_entries_are_none(bundle: Any, path: str) -> None:
    with pytest.raises(RecordError) as refused:
        fhir.read_diary(bundle, patient=PATIENT)
    assert [each.path for each in refused.value.faults] == [path]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (dosage(frequency=25), "more than 24 doses on a day"),
        (dosage(frequency=10**18), "more than 24 doses on a day"),
        (dosage(frequency=Decimal("1e999999999")), "no number that is read"),
        (dosage(period=10**18), "repeat after 1000000000000000000 days only"),
        (dosage(when=["MORN"] * 25), "more than 24 doses on a day"),
    ],
)
def test_what_would_take_long_is_listed(row: Any, said: str) -> None:
    (fault,) = listed(statement(row))
    assert said in fault
    assert only(statement(dosage(frequency=24))).doses_per_day == 24


def test_more_dosages_than_anybody_writes_are_listed() -> None:
    (fault,) = listed(statement(*[dosage()] * 501))
    assert fault == "$[0].dosage: more than 500 dosages in one"


def test_days_between_two_doses_of_one_order_are_a_rest() -> None:
    """A dose a week that ends before the next, and another one begun within the week."""
    first = dosage(
        period=1, periodUnit="wk", boundsPeriod={"start": "2026-03-09", "end": "2026-03-12"}
    )
    later = dosage(boundsPeriod={"start": "2026-03-11", "end": "2026-03-12"})
    read = fhir.read_diary([statement(first, later)], patient=PATIENT)
    told = {str(day): dose for day, dose in doses(read, date(2026, 3, 13))}
    assert [str(each) for each in told.values()] == [
        *("40 mg/day", "0 mg/day", "40 mg/day", "40 mg/day", "0 mg/day"),
    ]


@pytest.mark.parametrize("wrong", ["[]", b"", 5, None, {"resourceType": "Patient"}, {}])
def test_no_resources_at_all(wrong: Any) -> None:
    with pytest.raises(RecordError):
        fhir.read_diary(wrong, patient=PATIENT)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_spoilt_resource_is_listed_or_read_and_never_breaks(data: st.DataObject) -> None:
    """One element replaced by anything at all."""
    resource = data.draw(
        st.sampled_from(
            (
                given_out(fhir.medication_request(PLAN, subject=ME)),
                statement(dosage()),
                observation("2571-8", valueQuantity={"value": 150, "unit": "mg/dL"}),
            )
        )
    )
    spoilt = json.loads(json.dumps(resource))
    places: list[Any] = [each for each in every(spoilt) if isinstance(each, (dict, list)) and each]
    place: Any = data.draw(st.sampled_from(places))
    keys: list[Any] = [*(place.keys() if hasattr(place, "keys") else range(len(place)))]
    key = data.draw(st.sampled_from(keys))
    place[key] = data.draw(ODD)
    diary, faults = fhir.read_diary([spoilt], patient=PATIENT, errors="collect")
    assert diary.entries or faults


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: fhir.medication_request(PLAN, subject="somebody"), FactError),
        (lambda: fhir.medication_request(PLAN, subject=1), TypeError),  # type: ignore[arg-type]
        (lambda: fhir.medication_request(PLAN, subject=ME, prescription=99), FactError),
        (lambda: fhir.medication_request(PLAN, subject=ME, prescription=0), FactError),
        (lambda: fhir.care_plan("plan", subject=ME), TypeError),  # type: ignore[arg-type]
        (lambda: fhir.service_requests("plan", subject=ME), TypeError),  # type: ignore[arg-type]
        (lambda: fhir.cards("plan"), TypeError),  # type: ignore[arg-type]
        (lambda: fhir.plan_definition("guide"), TypeError),  # type: ignore[arg-type]
        (lambda: fhir.read_diary([], patient="me"), TypeError),  # type: ignore[call-overload]
    ],
)
def test_what_is_refused(call: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        call()
