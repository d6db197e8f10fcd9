"""Values as types of pydantic: read and written as records are, with every fault in its place."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter, ValidationError

from diary_strategies import diaries
from isotretinoin import (
    Account,
    BodyWeight,
    Course,
    DailyDose,
    DailyDosePerKg,
    Days,
    Diary,
    DosePattern,
    DosePerKg,
    History,
    LabResult,
    Mass,
    Months,
    Patient,
    Plan,
    Product,
    Regimen,
    ReproductiveFacts,
    Review,
    Status,
    Weeks,
    Who,
    Window,
    YearMonth,
    account,
    analytes,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    products,
    review,
    status,
)
from isotretinoin.adapters.records import to_json
from isotretinoin.analytes import Analyte
from isotretinoin.diaries.entries import DosePeriod, Missed
from isotretinoin.errors import RecordError
from isotretinoin.plans.case import Case
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
ON = date(2026, 4, 1)
PATIENT = Patient(weight=kg("68.5"), can_become_pregnant=True)
COURSE = Course.until(
    mg_per_kg(120),
    patient=PATIENT,
    regimen=Regimen.parse("0.5 mg/kg/day for 28 days, then 1 mg/kg/day"),
    first_dose=FIRST,
)
DIARY = Diary(
    patient=PATIENT, entries=(DosePeriod(FIRST, mg_per_day(40)), Missed(date(2026, 3, 11)))
)
VALUES: list[tuple[Any, Any]] = [
    (PATIENT, Patient),
    (COURSE.regimen, Regimen),
    (COURSE, Course),
    (DIARY, Diary),
    (plan(COURSE, PROGRAMME, product=products.CLARAVIS), Plan),
    (account(DIARY, as_of=ON), Account),
    (review(DIARY, PROGRAMME, as_of=ON), Review),
    (status(DIARY, PROGRAMME, on=ON), Status),
    (Missed(FIRST), Missed),
    (LabResult(analytes.ALT, 30, "U/L", collected=FIRST), LabResult),
    (Window(first=FIRST, last=None), Window),
    (Days(30), Days),
    (History(), History),
    (ReproductiveFacts(has_uterus=False), ReproductiveFacts),
    (mg("1/3"), Mass),
    (kg("68.5"), BodyWeight),
    (mg_per_day(40), DailyDose),
    (mg_per_kg(120), DosePerKg),
    (mg_per_kg_day("0.5"), DailyDosePerKg),
    (DosePattern.parse("40 mg/day alternating with 80 mg/day"), DosePattern),
    (YearMonth(2025, 11), YearMonth),
    (products.CLARAVIS, Product),
    (analytes.ALT, Analyte),
    (Who.PHARMACY, Who),
]


def references(value: Any) -> Iterator[str]:
    held: Any = value
    if isinstance(value, dict):
        if isinstance(held.get("$ref"), str):
            yield held["$ref"]
        for each in held.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in held:
            yield from references(each)


@pytest.mark.parametrize(("value", "kind"), VALUES, ids=lambda told: getattr(told, "__name__", ""))
def test_a_value_goes_out_and_comes_back(value: Any, kind: Any) -> None:
    """In JSON as its record, which its schema allows in either direction; in Python as it is."""
    told: TypeAdapter[Any] = TypeAdapter(kind)
    text = told.dump_json(value)
    assert told.validate_json(text) == value
    assert told.validate_python(value) is value
    assert told.dump_python(value) is value
    if text.startswith(b"{"):
        assert json.loads(text) == json.loads(to_json(value))
    schemas = [told.json_schema(mode=mode) for mode in ("validation", "serialization")]
    assert schemas[0] == schemas[1]
    Draft202012Validator.check_schema(schemas[0])
    Draft202012Validator(schemas[0]).validate(json.loads(text))  # pyright: ignore[reportUnknownMemberType] - its stubs
    assert not list(references(schemas[0]))


@settings(max_examples=25)
@given(diary=diaries())
def test_a_diary_is_read_as_by_the_reader_of_records(diary: Diary) -> None:
    told = TypeAdapter(Diary)
    assert told.validate_json(told.dump_json(diary)) == diary


class Wanted(BaseModel):
    patient: Patient
    regimen: Regimen
    goal: DosePerKg
    wait: Days | Weeks | Months | None = None
    history: History | None = None


def faults(kind: Any, told: Any) -> dict[tuple[int | str, ...], str]:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(told)
    return {each["loc"]: each["msg"] for each in refused.value.errors()}


def test_every_fault_is_told_in_its_place() -> None:
    """Those of two records and of what is no record, all at once."""
    found = faults(
        Wanted,
        {
            "patient": {"weight": 68.5, "pregnant": "no", 'a "b" {c}': 1},
            "regimen": {"steps": [{"daily_dose": "40 mg/day", "days": True}, {"daily_dose": "40"}]},
            "goal": "120 mg",
        },
    )
    assert found.keys() == {
        ("patient", "weight"),
        ("patient", "pregnant"),
        ("patient", 'a "b" {c}'),
        ("regimen", "steps", 0, "days"),
        ("regimen", "steps", 1, "daily_dose"),
        ("goal",),
    }
    assert "'68.5 kg'" in found["patient", "weight"]


def test_the_input_of_a_fault_is_what_stands_there() -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Diary).validate_python({"patient": {"weight": 60}, "entries": ["x", {}]})
    told = [each["input"] for each in refused.value.errors()]
    assert told == [60, "x", {}]


def test_what_may_be_one_of_several_says_which() -> None:
    """Three days and three weeks have the same keys: neither is guessed."""
    course = {"patient": {"weight": "60 kg"}, "goal": "120 mg/kg"}
    steps = {"regimen": {"steps": [{"daily_dose": "40 mg/day"}]}}
    found = faults(Wanted, {**course, **steps, "wait": {"n": 3}})
    assert len(found) == 3
    assert all("schema" in place for place in found)
    weeks = {"schema": "isotretinoin/weeks/1", "n": 3}
    read = Wanted.model_validate({**course, **steps, "wait": weeks})
    assert read.wait == Weeks(3)
    assert faults(Wanted, {**course, **steps, "history": {}}).keys() == {("history", "schema")}
    other = {"schema": "isotretinoin/course/1", "weight": "60 kg"}
    assert faults(Patient, other).keys() == {("schema",)}


def endless() -> Any:
    held: list[Any] = []
    held.append(held)
    return held


def deep() -> Any:
    held: Any = 1
    for _ in range(5000):
        held = [held]
    return held


ODD: list[Any] = [
    *(None, True, 40, 1.5, float("nan"), "", "x", b"x", [], [{}], {}, {1: 2}, {"weight": object()}),
    *(object(), date(2026, 3, 9), {"weight": float("inf")}, "9" * 10_000, {"weight": 10**5000}),
]


@pytest.mark.parametrize("kind", [Patient, Diary, BodyWeight, DosePattern, Days, Product, Plan])
def test_what_nobody_should_send(kind: Any) -> None:
    """Whatever it is: pydantic's own error, and nothing else."""
    for each in (*ODD, endless(), deep()):
        assert faults(kind, each)


def test_a_class_that_is_no_record_says_so() -> None:
    with pytest.raises(RecordError, match="Case is no record of this library"):
        TypeAdapter(Case)


def test_a_service() -> None:
    """Body, parameter and response; every reference of its document resolves; 422 tells the places."""
    app = FastAPI()

    @app.post("/plan")
    def made(wanted: Wanted) -> Plan:  # pyright: ignore[reportUnusedFunction] - FastAPI calls it
        course = Course.until(
            wanted.goal, patient=wanted.patient, regimen=wanted.regimen, first_dose=FIRST
        )
        return plan(course, PROGRAMME)

    @app.post("/account")
    def counted(diary: Annotated[Diary, Body()], on: date) -> Account:  # pyright: ignore[reportUnusedFunction] - likewise
        return account(diary, as_of=on)

    @app.get("/dose")
    def dose(weight: BodyWeight, a_day: DailyDosePerKg) -> DailyDose:  # pyright: ignore[reportUnusedFunction] - likewise
        return a_day.for_weight(weight)

    client = TestClient(app)
    asked = Wanted(patient=PATIENT, regimen=COURSE.regimen, goal=mg_per_kg(120))
    answer = client.post("/plan", json=asked.model_dump(mode="json"))
    assert answer.status_code == 200
    assert TypeAdapter(Plan).validate_python(answer.json()) == plan(COURSE, PROGRAMME)
    body = TypeAdapter(Diary).dump_python(DIARY, mode="json")
    answer = client.post("/account", params={"on": "2026-04-01"}, json=body)
    assert answer.json() == json.loads(to_json(account(DIARY, as_of=ON)))
    asked_for = {"weight": "68 kg", "a_day": "0.5 mg/kg/day"}
    assert client.get("/dose", params=asked_for).json() == "34 mg/day"
    refused = client.get("/dose", params={**asked_for, "weight": "68"})
    assert refused.status_code == 422
    assert [each["loc"] for each in refused.json()["detail"]] == [["query", "weight"]]
    document = client.get("/openapi.json").json()
    components = document["components"]["schemas"]
    assert {"Account", "BodyWeight", "Diary", "Patient", "Plan", "Regimen"} <= components.keys()
    assert {each.removeprefix("#/components/schemas/") for each in references(document)} <= (
        components.keys()
    )
