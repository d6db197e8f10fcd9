"""Findings, due lists and readings of frames are the kernel's own, person by person and row by row."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from frame_engines import KINDS as FRAMES
from frame_engines import day, frame, rows_in
from isotretinoin import (
    Diary,
    Dispensing,
    DosePeriod,
    LabResult,
    OfficeVisit,
    Patient,
    PregnancyTest,
    Stopped,
    Weight,
    analytes,
    kg,
    mg,
    mg_per_day,
    products,
    profile,
    review,
    rulebook,
    worklist,
)
from isotretinoin.adapters import frames
from isotretinoin.adapters.frames.rows import FAULTS
from isotretinoin.comparison import in_words
from isotretinoin.errors import IsotretinoinError
from isotretinoin.findings import Finding
from isotretinoin.monitoring import assess

US = rulebook("US")
FIRST = day("2026-02-27")
AS_OF = FIRST + timedelta(days=120)
ENGINES: Final = ["polars", "polars, lazy", "pandas", "pyarrow"]
KINDS: Final[dict[str, dict[str, str]]] = {
    "patients": {
        "person_id": "text",
        "weight_kg": "float",
        "can_become_pregnant": "bool",
        "birth_date": "day",
    },
    "doses": {"person_id": "text", "start_date": "day", "daily_dose_mg": "float"},
    "dispensings": {
        "person_id": "text",
        "drug_exposure_start_date": "day",
        "product": "text",
        "strength_mg": "float",
        "quantity": "int",
    },
    "tests": {"person_id": "text", "specimen_date": "day", "result": "text", "setting": "text"},
    "results": {
        "person_id": "text",
        "measurement_date": "day",
        "analyte": "text",
        "value": "float",
        "unit": "text",
        "upper_limit": "float",
        "fasting": "bool",
    },
    "weights": {"person_id": "text", "weight_date": "day", "weight_kg": "float"},
    "stops": {"person_id": "text", "last_dose": "day"},
    "visits": {"person_id": "text", "office_visit_date": "day"},
}
COLUMNS: Final[dict[str, Any]] = {"born": "birth_date", "setting": "setting", "fasting": "fasting"}
Rows = list[dict[str, Any]]

days = st.integers(-10, 150).map(lambda n: FIRST + timedelta(days=n))


def rows_of(most: int, **columns: Any) -> st.SearchStrategy[Rows]:
    return st.lists(st.fixed_dictionaries(columns), max_size=most)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Rows]:
    """Rows of a few persons in each frame, in no order."""
    persons = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3, unique=True))
    told: dict[str, Rows] = {name: [] for name in KINDS}
    for who in persons:
        patient = {
            "weight_kg": draw(st.sampled_from([60.0, 65.1])),
            "can_become_pregnant": draw(st.sampled_from([True, False, None])),
            "birth_date": draw(st.sampled_from([None, day("1999-05-01"), day("2015-05-01")])),
        }
        mine: dict[str, Rows] = {
            "patients": [patient],
            "doses": draw(
                rows_of(
                    3, start_date=days, daily_dose_mg=st.sampled_from([0.0, 20.0, 33.3, 60.0, 140])
                )
            ),
            "dispensings": draw(
                rows_of(
                    2,
                    drug_exposure_start_date=days,
                    product=st.sampled_from(["Claravis", "absorica"]),
                    strength_mg=st.sampled_from([20.0, 40.0]),
                    quantity=st.sampled_from([30, 90]),
                )
            ),
            "tests": draw(
                rows_of(
                    3,
                    specimen_date=days,
                    result=st.sampled_from(["negative", "Neg.", "positive"]),
                    setting=st.sampled_from(["medical", "home", None]),
                )
            ),
            "results": draw(
                rows_of(
                    2,
                    measurement_date=days,
                    analyte=st.sampled_from(["triglycerides", "ALT"]),
                    value=st.sampled_from([30.0, 301.0, 810.0]),
                    unit=st.just(None) | st.just("mg/dL"),
                    upper_limit=st.sampled_from([None, 150.0]),
                    fasting=st.sampled_from([None, True, False]),
                )
            ),
            "weights": draw(rows_of(1, weight_date=days, weight_kg=st.sampled_from([58.2, 66.0]))),
            "stops": draw(rows_of(1, last_dose=days)),
            "visits": draw(rows_of(2, office_visit_date=days)),
        }
        for row in mine["results"]:
            row["unit"] = row["unit"] and {"ALT": "U/L"}.get(row["analyte"], "mg/dL")
        for name, rows in mine.items():
            told[name] += [{"person_id": who, **row} for row in rows]
    return {name: draw(st.permutations(rows)) for name, rows in told.items()}


def framed(engine: str, told: Mapping[str, Rows]) -> dict[str, Any]:
    return {
        name: frame(engine, {each: [row[each] for row in told[name]] for each in kinds}, kinds)
        for name, kinds in KINDS.items()
    }


def diary_of(told: Mapping[str, Rows], who: str) -> Diary:
    """The diary by hand, without the code under test."""
    of = {name: [row for row in rows if row["person_id"] == who] for name, rows in told.items()}
    (patient,) = of["patients"]
    return Diary(
        patient=Patient(
            weight=kg(patient["weight_kg"]),
            can_become_pregnant=patient["can_become_pregnant"],
            born=patient["birth_date"],
        ),
        entries=(
            *(
                DosePeriod(row["start_date"], mg_per_day(row["daily_dose_mg"]))
                for row in of["doses"]
            ),
            *(
                Dispensing(
                    row["drug_exposure_start_date"],
                    products.get(row["product"], market="US"),
                    mg(row["strength_mg"]),
                    row["quantity"],
                )
                for row in of["dispensings"]
            ),
            *(
                PregnancyTest(
                    row["specimen_date"],
                    "positive" if row["result"] == "positive" else "negative",
                    row["setting"],
                )
                for row in of["tests"]
            ),
            *(lab(row) for row in of["results"]),
            *(Weight(row["weight_date"], kg(row["weight_kg"])) for row in of["weights"]),
            *(Stopped(row["last_dose"]) for row in of["stops"]),
            *(OfficeVisit(row["office_visit_date"]) for row in of["visits"]),
        ),
    )


def lab(row: dict[str, Any]) -> LabResult:
    test: Any = analytes.get(row["analyte"])
    return LabResult(
        test,
        row["value"],
        row["unit"],
        row["measurement_date"],
        row["upper_limit"],
        fasting=row["fasting"],
    )


def as_row(found: Finding) -> dict[str, Any]:
    days = found.days
    return {
        "day": days and days.first,
        "last_day": days and days.last,
        "severity": found.severity.value,
        "kind": found.kind.value,
        "rule": found.because and found.because.key,
        "observed": None if found.observed is None else in_words(found.observed),
        "expected": None if found.expected is None else in_words(found.expected),
        "message": found.message,
    }


NO_ERROR: Final[dict[str, Any]] = dict.fromkeys(
    ("error", "error_column", "error_frame", "error_row")
)
NOTHING: Final[dict[str, Any]] = dict.fromkeys(
    ("day", "last_day", "severity", "kind", "rule", "observed", "expected", "message")
)


def reviewed(told: Mapping[str, Rows]) -> Rows:
    rows: Rows = []
    for patient in told["patients"]:
        who = {"person_id": patient["person_id"]}
        try:
            asked = review(diary_of(told, patient["person_id"]), US, as_of=AS_OF)
        except IsotretinoinError as error:
            rows.append({**who, **NOTHING, **NO_ERROR, "error": "; ".join(str(error).splitlines())})
            continue
        found = [as_row(each) for each in asked.findings]
        found += [
            {
                **NOTHING,
                "kind": "not-judged",
                "rule": each.because and each.because.key,
                "message": str(each),
            }
            for each in asked.not_judged
        ]
        rows += [{**who, **row, **NO_ERROR} for row in found or [NOTHING]]
    return rows


@pytest.mark.parametrize("engine", ENGINES)
@given(people())
@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
def test_findings_are_the_kernels(engine: str, told: dict[str, Rows]) -> None:
    answered = frames.review(**framed(engine, told), rules=US, as_of=AS_OF, **COLUMNS)
    assert isinstance(answered, FRAMES[engine])
    assert rows_in(answered) == reviewed(told)


@given(people(), st.integers(-5, 130), st.integers(0, 30))
@settings(max_examples=20, phases=(Phase.explicit, Phase.generate))
def test_due_lists_are_the_kernels(told: dict[str, Rows], since: int, long: int) -> None:
    first = FIRST + timedelta(days=since)
    last = first + timedelta(days=long)
    wanted: Rows = []
    for patient in told["patients"]:
        who = patient["person_id"]
        blank = dict.fromkeys(("standing", "first", "last", "who", "kind", "what", "rule"))
        try:
            asked = worklist({who: diary_of(told, who)}, US, first=first, last=last)
            reasons = [each.reason for each in asked.not_answered]
        except IsotretinoinError as error:
            asked, reasons = None, ["; ".join(str(error).splitlines())]
        rows = [{"person_id": who, **blank, **NO_ERROR, "error": each} for each in reasons]
        for each in asked.duties if asked else ():
            act = each.act
            due = {
                "standing": each.standing,
                "first": act.window.first,
                "last": act.window.last,
                "who": act.who.value,
                "kind": act.kind.value,
                "what": act.what,
                "rule": act.because and act.because.key,
            }
            rows.append({"person_id": who, **due, **NO_ERROR})
        for left in asked.remarks if asked else ():
            remark = {**blank, "standing": "remark", "what": left.reason}
            rows.append({"person_id": who, **remark, **NO_ERROR})
        wanted += rows or [{"person_id": who, **blank, **NO_ERROR}]
    given_: dict[str, Any] = {**COLUMNS, "rules": US, "first": first, "last": last}
    for engine in ENGINES:
        assert rows_in(frames.worklist(**framed(engine, told), **given_)) == wanted


@pytest.mark.parametrize("engine", ENGINES)
@given(people(), st.booleans())
@settings(max_examples=25, phases=(Phase.explicit, Phase.generate))
def test_readings_are_the_kernels(
    engine: str,
    told: dict[str, Rows],
    conventions: bool,  # noqa: FBT001 - as Hypothesis gives it
) -> None:
    kinds = KINDS["results"]
    given_ = frame(engine, {each: [row[each] for row in told["results"]] for each in kinds}, kinds)
    answered = frames.assess(given_, rules=US, conventions=conventions, fasting="fasting")
    assert isinstance(answered, FRAMES[engine])
    wanted: Rows = []
    for number, row in enumerate(told["results"]):
        found = [as_row(each) for each in assess([lab(row)], US, conventions=conventions)]
        for each in found or [dict(NOTHING)]:
            del each["day"], each["last_day"]
            wanted.append({"row": number, **row, **each, "error": None, "error_column": None})
    assert rows_in(answered) == wanted


PATIENTS: Final = pl.DataFrame(
    {"person_id": [1, 2, 2, 3, 4], "weight_kg": [68.0, 50, 51, None, 60]}
).with_columns(can_become_pregnant=True)
DOSES: Final = pl.DataFrame(
    {
        "person_id": [1, 4, 4, 9],
        "start_date": [FIRST] * 4,
        "daily_dose_mg": [40, 20, 40, 10],
    }
)
TESTS: Final = pl.DataFrame(
    {"person_id": [1, None, 1], "specimen_date": [FIRST] * 3, "result": ["pos", "neg", "who knows"]}
)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_row_is_lost_and_no_half_of_a_diary_is_reviewed(engine: str) -> None:
    def as_engine(told: pl.DataFrame) -> Any:
        made: dict[str, Any] = {
            "polars": lambda: told,
            "polars, lazy": told.lazy,
            "pandas": told.to_pandas,
            "pyarrow": told.to_arrow,
        }
        return made[engine]()

    asked: dict[str, Any] = {
        "patients": as_engine(PATIENTS),
        "doses": as_engine(DOSES),
        "tests": as_engine(TESTS),
        "rules": US,
    }
    for told in (
        rows_in(frames.review(**asked, as_of=AS_OF)),
        rows_in(frames.worklist(**asked, first=AS_OF, last=AS_OF)),
    ):
        faults = [
            (
                row["person_id"],
                row["error"],
                row["error_column"],
                row["error_frame"],
                row["error_row"],
            )
            for row in told
        ]
        again = FAULTS["again"]
        contradicts = told[4]["error"]
        assert "one dose period starts on a day" in contradicts
        assert faults == [
            (1, FAULTS["unreadable"], "result", "tests", 2),
            (2, again, "person_id", "patients", 1),
            (2, again, "person_id", "patients", 2),
            (3, FAULTS["missing"], "weight_kg", "patients", 3),
            (4, contradicts, None, None, None),
            (9, FAULTS["stranger"], "person_id", "doses", 3),
            (None, FAULTS["missing"], "person_id", "tests", 1),
        ]


def test_bad_rows_can_be_raised() -> None:
    with pytest.raises(
        IsotretinoinError, match=r"patients row 1, person_id(.|\n)*tests row 2, result"
    ):
        frames.review(
            patients=PATIENTS, doses=DOSES, tests=TESTS, rules=US, as_of=AS_OF, on_error="raise"
        )
    many = pl.DataFrame({"person_id": [7] * 20, "start_date": [FIRST] * 20}).with_columns(
        daily_dose_mg=40.0
    )
    with pytest.raises(IsotretinoinError, match="and 10 rows more"):
        frames.review(
            patients=PATIENTS.head(1), doses=many, rules=US, as_of=AS_OF, on_error="raise"
        )
    good = frames.review(
        patients=PATIENTS.head(1), doses=DOSES.head(1), rules=US, as_of=AS_OF, on_error="raise"
    )
    assert good["error"].null_count() == good.height


def test_a_diary_that_cannot_be_is_said_and_the_others_are_reviewed() -> None:
    patients = PATIENTS.head(2).with_columns(born=pl.Series([day("1999-01-01"), day("2027-01-01")]))
    doses = DOSES.head(2).with_columns(person_id=pl.Series([1, 2]))
    told = rows_in(
        frames.review(patients=patients, doses=doses, rules=US, as_of=AS_OF, born="born")
    )
    (other,) = [row["error"] for row in told if row["person_id"] == 2]
    assert "lies before the birth date" in other
    assert {row["error"] for row in told if row["person_id"] == 1} == {None}


def test_a_person_of_whom_nothing_is_noted_and_no_persons_at_all() -> None:
    told = frames.review(
        patients=PATIENTS.head(1), doses=DOSES.head(0), rules=US, as_of=AS_OF, not_judged=False
    )
    assert rows_in(told) == [{"person_id": 1, **NOTHING, **NO_ERROR}]
    for engine in ("polars", "pandas", "pyarrow"):
        empty = {
            name: frame(engine, {each: [] for each in kinds}, kinds)
            for name, kinds in KINDS.items()
        }
        assert rows_in(frames.review(**empty, rules=US, as_of=AS_OF, **COLUMNS)) == []


def replaced(asked: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {**asked, **others}


def test_products_are_named_given_once_or_those_without_a_brand() -> None:
    fills = pl.DataFrame(
        {"person_id": [1, 1], "drug_exposure_start_date": [FIRST] * 2, "quantity": [30, 30]}
    ).with_columns(strength_mg=20)
    asked: dict[str, Any] = {
        "patients": PATIENTS.head(1),
        "doses": DOSES.head(1),
        "dispensings": fills,
        "rules": US,
        "as_of": AS_OF,
    }
    with_brand = frames.review(**asked, product=products.CLARAVIS)
    assert with_brand["error"].null_count() == with_brand.height
    assert frames.review(**asked, product=None).height == with_brand.height
    named = fills.with_columns(product=pl.Series(["Isotroin", None]))
    told = rows_in(frames.review(**replaced(asked, dispensings=named)))
    assert [row["error"] for row in told] == [FAULTS["unknown"], FAULTS["missing"]]
    with pytest.raises(LookupError, match="name the column product"):
        frames.review(**replaced(asked, rules=rulebook("guide")), product=None)


def test_tests_without_a_result_or_at_no_such_place_are_faults() -> None:
    tests = pl.DataFrame(
        {"person_id": [1, 1], "specimen_date": [FIRST] * 2, "result": [None, "neg"]}
    ).with_columns(where=pl.lit("pharmacy"))
    told = frames.review(
        patients=PATIENTS.head(1),
        doses=DOSES.head(1),
        tests=tests,
        rules=US,
        as_of=AS_OF,
        setting="where",
    )
    assert told.select("error_column", "error_row").rows() == [("result", 0), ("where", 1)]


def test_readings_say_what_is_wrong_with_a_row() -> None:
    rows = pl.DataFrame(
        {
            "analyte": ["ALT", "ALT", "gel"],
            "value": [40, 40, 1],
            "unit": ["U/L"] * 3,
            "upper_limit": [40] * 3,
            "measurement_date": [FIRST, None, FIRST],
            "hours": ["-1", "36", "36"],
        }
    )
    told = frames.assess(rows, rules=US, hours_since_alcohol="hours", fasting=True)
    assert told["error_column"].to_list() == ["hours", "measurement_date", "analyte"]
    with pytest.raises(IsotretinoinError, match="row 0, hours"):
        frames.assess(rows, rules=US, hours_since_alcohol="hours", on_error="raise")


def test_lazy_frames_are_not_collected() -> None:
    def read(_: pl.DataFrame) -> pl.DataFrame:
        raise AssertionError("the lazy frame was collected")

    patients, doses = PATIENTS.lazy().map_batches(read), DOSES.lazy().map_batches(read)
    told = frames.review(patients=patients, doses=doses, rules=US, as_of=AS_OF)
    assert isinstance(told, pl.LazyFrame)
    mixed: Any = {"patients": PATIENTS, "doses": DOSES.lazy()}
    assert isinstance(frames.review(**mixed, rules=US, as_of=AS_OF), pl.LazyFrame)
    with pytest.raises(AssertionError, match="collected"):
        told.collect()


def test_frames_of_several_kinds_or_persons_and_of_duckdb_are_refused() -> None:
    asked: dict[str, Any] = {"rules": US, "as_of": AS_OF}
    with pytest.raises(TypeError, match="doses is a frame of pandas and patients one of polars"):
        frames.review(patients=PATIENTS, doses=DOSES.to_pandas(), **asked)  # pyright: ignore[reportArgumentType] - callers err
    text = DOSES.with_columns(pl.col("person_id").cast(pl.String))
    with pytest.raises(TypeError, match="nobody is the same in both"):
        frames.review(patients=PATIENTS, doses=text, **asked)
    relation = frame("duckdb", {"person_id": [1]}, {"person_id": "int"})
    with pytest.raises(TypeError, match=r"relation\.pl"):
        frames.review(patients=relation, doses=relation, **asked)
    named: dict[str, Any] = {
        "patients": PATIENTS.rename({"person_id": "day"}),
        "doses": DOSES.rename({"person_id": "day"}),
    }
    with pytest.raises(IsotretinoinError, match="one of the answers"):
        frames.review(**named, person="day", **asked)
    with pytest.raises(LookupError, match="did you mean 'start_date'"):
        frames.review(patients=PATIENTS, doses=DOSES, start="startdate", **asked)


def test_the_schedule_of_a_review_can_be_chosen() -> None:
    rows = pl.DataFrame(
        {
            "person_id": [1],
            "measurement_date": [FIRST],
            "analyte": ["ALT"],
            "value": [30],
            "unit": ["U/L"],
            "upper_limit": [40],
        }
    )
    kinds = {
        name: set(
            frames.review(
                patients=PATIENTS.head(1),
                doses=DOSES.head(1),
                results=rows,
                rules=US,
                as_of=AS_OF,
                monitoring=profile(name),
                adult_very_severe=True,
            )["rule"]
        )
        for name in ("guide", "hansen2016")
    }
    assert kinds["guide"] != kinds["hansen2016"]


def test_a_round_trip_by_parquet_keeps_all(tmp_path: Any) -> None:
    told = frames.review(patients=PATIENTS, doses=DOSES, tests=TESTS, rules=US, as_of=AS_OF)
    told.write_parquet(tmp_path / "findings.parquet")
    assert pl.read_parquet(tmp_path / "findings.parquet").equals(told)


def test_a_day_is_a_day() -> None:
    wrong: Any = "2026-01-01"
    with pytest.raises(TypeError):
        frames.review(patients=PATIENTS, doses=DOSES, rules=US, as_of=wrong)
    with pytest.raises(IsotretinoinError, match="first day"):
        frames.worklist(
            patients=PATIENTS, doses=DOSES, rules=US, first=AS_OF, last=date(2026, 1, 1)
        )
