"""Tables of text as a diary: what is read, what is said not to be, and that nothing is guessed."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diary_strategies
from isotretinoin import (
    Diary,
    DosePeriod,
    DoseTaken,
    Missed,
    Patient,
    Stopped,
    Weight,
    account,
    analytes,
    kg,
    mg,
    mg_per_day,
    mg_per_kg_day,
    products,
)
from isotretinoin.adapters.tables import TableForm, TablesRead, read_diary, write_tables
from isotretinoin.diaries.entries import Dispensing, Prescription, Unrecorded
from isotretinoin.errors import RecordError
from isotretinoin.monitoring.results import LabResult

NINTH = date(2026, 3, 9)
TENTH = NINTH + timedelta(days=1)
SOMEBODY = Patient(weight=kg(68), can_become_pregnant=None)


def read(text: Any, errors: Any = "collect", **form: Any) -> TablesRead:
    return read_diary(text, patient=SOMEBODY, form=TableForm(**form), errors=errors)


def faults(text: Any, **form: Any) -> list[str]:
    return [str(each) for each in read(text, **form).faults]


def refusal(text: Any, **form: Any) -> str:
    with pytest.raises(RecordError) as refused:
        read(text, **form)
    return str(refused.value)


class TestLog:
    """A day in each row."""

    def test_what_trackers_export(self) -> None:
        """Doses, misses and weights by the names of their columns."""
        text = "Date,Dose (mg),Missed,Weight (kg)\n2026-03-09,40,no,68.5\n2026-03-10,,Yes,\n"
        assert read(text, "raise").diary.entries == (
            Weight(NINTH, kg("68.5")),
            DoseTaken(NINTH, mg(40)),
            Missed(TENTH),
        )

    @pytest.mark.parametrize(
        ("header", "cell", "entry"),
        [
            ("mg", "40", DoseTaken(NINTH, mg(40))),
            ("DOSE_MG", "2.5", DoseTaken(NINTH, mg("2.5"))),
            ("dose", "40 mg", DoseTaken(NINTH, mg(40))),
            ("Dose [g]", "0.04", DoseTaken(NINTH, mg(40))),
            ("mg/day", "40", DosePeriod(NINTH, mg_per_day(40))),
            ("daily dose (mg per day)", "40", DosePeriod(NINTH, mg_per_day(40))),
            ("daily_dose", "0.5 mg/kg/day", DosePeriod(NINTH, mg_per_kg_day("0.5"))),
            ("daily dose (mg/day)", "0", DosePeriod(NINTH, mg_per_day(0))),
            ("kg", "68", Weight(NINTH, kg(68))),
            ("Weight, lb", "150", Weight(NINTH, kg("68.0388555"))),
            ("weight", "11 st 4 lb", Weight(NINTH, kg("71.66759446"))),
            ("stopped", "x", Stopped(NINTH)),
            ("skipped", "1", Missed(NINTH)),
        ],
    )
    def test_columns(self, header: str, cell: str, entry: Any) -> None:
        """Each by a name that people give it, with the unit in the name or in the cell."""
        assert read(f'day,"{header}"\n2026-03-09,{cell}\n', "raise").diary.entries == (entry,)

    @pytest.mark.parametrize(
        ("cells", "why"),
        [
            ("2026-03-09,,,forty", "'forty' is no number"),
            ("2026-03-09,40,yes,", "missed: one of the two is wrong"),
            ("2026-03-09,0,,", "0 mg may be a dose that was missed, or a rest"),
            ("2026-03-09,40,perhaps,", "'perhaps' is neither yes nor no"),
            ("2026-03-09,40 g,,", "in another unit than its column"),
            ("2026-03-09,-40,,", "sign"),
            ("2026-03-09,,,68", "give the unit"),
            ('2026-03-09,"40,5",,', "has a comma"),
            ("2026-03-09,40", "it has 2 cells, and the header 4"),
            ("2026-03-09,40,5,,", "stands in quotes"),
            ("2026-02-29,40,,", "in no calendar"),
            ("2026-13-09,40,,", "in no calendar"),
            ("9.3.2026,40,,", "DD.MM.YYYY or MM.DD.YYYY"),
            ("13/3/2026,40,,", "it may be in DD/MM/YYYY; name"),
            ("3/13/2026,40,,", "it may be in MM/DD/YYYY; name"),
            ("9/3/26,40,,", "years with four digits"),
            ("2026-3-9,40,,", "no day in the form YYYY-MM-DD"),
            ("46090,40,,", "no day"),
            ("2026-03-09T07:00:00Z,40,,", "universal time"),
            ("2026-03-09 99,40,,", "no day"),
            ("NaN,40,,", "no day"),
            ("2026-03-09,NaN,,", "'NaN' is no number"),
            ("2026-03-09,1e3,,", "another unit"),
        ],
    )
    def test_what_is_not_understood(self, cells: str, why: str) -> None:
        """Is listed with its line, and the rest is read."""
        text = f"date,mg,missed,weight\n{cells}\n2026-03-10,20,,\n"
        found = read(text)
        assert [fault.path for fault in found.faults] == ["line 2"]
        assert why in found.faults[0].message
        assert found.diary.entries == (DoseTaken(TENTH, mg(20)),)
        with pytest.raises(RecordError) as refused:
            read(text, "raise")
        assert refused.value.faults == found.faults

    def test_every_fault_at_once(self) -> None:
        """With lines counted as an editor counts them, quoted line ends and blank lines included."""
        text = 'date,mg,note\r\n?,40,"two\r\nlines"\r\n\r\n2026-03-10,x,\r\n2026,\r\n'
        assert [each.path for each in read(text).faults] == ["line 2", "line 5", "line 6"]
        two = read({"b.csv": text, "a.csv": "date,mg,fat\n,,,\n1,2\n?,40,\n"})
        assert [each.path for each in two.faults] == [
            *("b.csv line 2", "b.csv line 5", "b.csv line 6"),
            *("a.csv line 1", "a.csv line 3", "a.csv line 4"),
        ]

    def test_what_says_nothing(self) -> None:
        """A row without a fact, and free text, are told of."""
        found = read("date,mg,note\n2026-03-09,,\n2026-03-10,40,tired\n")
        assert [str(each) for each in found.remarks] == [
            "line 1: the column 'note' is left aside: it is free text (1 row)",
            "line 2: it tells of no dose, miss, weight or stop",
        ]

    def test_a_dose_told_twice(self) -> None:
        """Counts twice, and is said to; told of two times it is two doses."""
        found = read("date,mg\n2026-03-09,20\n2026-03-09,20\n")
        assert account(found.diary, as_of=NINTH).total_dose == mg(40)
        assert [each.path for each in found.remarks] == ["line 3"]
        times = read("date,mg\n2026-03-09 08:00,20\n2026-03-09 20:00 PM,20\n")
        assert (len(times.diary.entries), times.remarks) == (2, ())

    def test_other_forms_by_name(self) -> None:
        """Days, decimals and columns as the caller says."""
        text = "Datum;Dosis;Gewicht (kg);Stimmung\n09.03.2026;40 mg;68,5;gut\n"
        found = read(
            text,
            "raise",
            days="DD.MM.YYYY",
            decimal=",",
            columns={"day": "Datum", "dose": "Dosis", "weight": "Gewicht (kg)"},
            ignored=("Stimmung",),
        )
        assert found.diary.entries == (Weight(NINTH, kg("68.5")), DoseTaken(NINTH, mg(40)))
        assert faults("date,mg\n2026-03-09,0\n", zero="missed") == []
        assert faults("date\tmg\n03/09/2026\t40\n", days="MM/DD/YYYY") == []
        assert read("date,mg\n20260309,40\n", days="YYYYMMDD").diary.last_day == NINTH

    @pytest.mark.parametrize(
        ("rows", "listed"),
        [
            ("2026-03-09,40,,,\n2026-03-09,,yes,,", 2),
            ("2026-03-09,,,68,\n2026-03-09,,,69,", 2),
            ("2026-03-09,,,68,\n2026-03-09,,,68,", 0),
            ("2026-03-09,20,,,1\n2026-03-09,20,,,1", 2),
            ("2026-03-09,20,,,1\n2026-03-09,20,,,2", 0),
        ],
    )
    def test_contradictions(self, rows: str, listed: int) -> None:
        """Of facts that cannot both be true neither is taken, and each names the other."""
        found = read(f"date,mg,missed,weight (kg),intake\n{rows}\n")
        assert len(found.faults) == listed
        assert bool(found.diary.entries) == (listed == 0)
        if listed:
            assert "line 3" in found.faults[0].message
            assert "line 2" in found.faults[1].message

    @pytest.mark.parametrize(
        ("rows", "paths"),
        [
            (("9,40,", "12,,yes", "14,,yes"), ["line 4"]),
            (("9,40,", "12,,yes", "13,40,", "14,,yes"), []),
            (("9,40,", "12,40,yes", "14,,yes"), []),  # the dose of the 12th begins another course
            (("1,,yes", "2,,yes", "9,40,"), []),
        ],
    )
    def test_a_course_is_stopped_once(self, rows: tuple[str, ...], paths: list[str]) -> None:
        """A stop of a course that is over is of none."""
        text = "".join(f"2026-03-{row.zfill(len(row) + (row[1] == ','))}\n" for row in rows)
        found = read(f"date,mg/day,stopped\n{text}")
        assert [each.path for each in found.faults] == paths

    def test_the_rest_of_a_row(self) -> None:
        """What of a row contradicts nothing is taken."""
        found = read("date,mg,kg\n2026-03-09,20,68\n2026-03-09,40,69\n")
        assert len(found.faults) == 2
        assert found.diary.entries == (DoseTaken(NINTH, mg(20)), DoseTaken(NINTH, mg(40)))

    def test_before_the_birth(self) -> None:
        """As a diary has it."""
        found = read_diary(
            "date,mg\n2026-03-09,40\n",
            patient=Patient(weight=kg(68), born=TENTH),
            errors="collect",
        )
        assert "before the birth date" in found.faults[0].message


class TestPatient:
    """Of whom nothing but weights is told."""

    def test_the_first_weight(self) -> None:
        """Is that of the start, where it is told by then."""
        text = "date,mg,kg\n2026-03-09,40,68\n2026-03-10,40,67\n"
        assert read_diary(text).diary.patient == Patient(weight=kg(68))

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("date,mg\n2026-03-09,40\n", "no weight is told"),
            ("date,mg,kg\n2026-03-09,40,\n2026-03-10,,68\n", "after the first dose on 2026-03-09"),
        ],
    )
    def test_no_weight_is_made_up(self, text: str, why: str) -> None:
        """None, or a later one, is no weight of the start."""
        with pytest.raises(RecordError, match=why):
            read_diary(text, errors="collect")


class TestTable:
    """What is no table, or not of columns that are known, is refused as a whole."""

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "the table is empty"),
            ("\n\n", "the table is empty"),
            ("kg,mg\n", "needs a column for day"),
            ("date;mg,note\n", "',' and ';' both stand in it"),
            ("date,mg,mg\n", "two columns are called 'mg'"),
            ("date,mg,dose\n", "'mg' and 'dose' both look like dose"),
            ("date,,mg\n", "a column has no name"),
            ('date,mg\n2026-03-09,"40\n', "line 2: no row of a table begins here"),
            ('date,mg\n2026-03-09,"40"0\n', "line 2: no row of a table begins here"),
            ("date," + "x" * 1_000_000 + "\n", "line 1: no row of a table begins here"),
            (b"date,mg\n2026-03-09,\xff\n", "line 2: it is no UTF-8"),
            (b"\xff\xfed", "no UTF-8"),
        ],
    )
    def test_is_refused(self, text: Any, why: str) -> None:
        """With one line that says why."""
        assert why in refusal(text)

    def test_columns_that_nobody_knows(self) -> None:
        """Are faults of the first line, or ignored by name."""
        text = "date,mg,fat\n2026-03-09,40,12\n"
        assert faults(text) == ["line 1: a log has no column 'fat': say what it is, or ignore it"]
        assert faults("\n\n" + text)[0].startswith("line 3: ")
        assert faults(text, ignored=("fat",)) == []
        assert "no column is called 'fat!'; the closest is 'fat'" in refusal(
            text, ignored=("fat!",)
        )
        assert "no table has a column for 'dosis'" in refusal(text, columns={"dosis": "mg"})

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_marks_of_encodings(self, encoding: str) -> None:
        """As spreadsheets write them."""
        text = "date\tmg\tnote\n2026-03-09\t40\tnée\n".encode(encoding)
        assert len(read(text, "raise").diary.entries) == 1

    def test_several(self) -> None:
        """One diary, with places by the names of the tables."""
        found = read(
            {
                "log.csv": "date,mg\n2026-03-09,x\n2026-03-10,40\n",
                "labs.csv": "date,test,result,unit\n2026-03-02,ALT,22,U/L\n2026-03-02,LFTs,1,\n",
            }
        )
        assert [each.path for each in found.faults] == ["log.csv line 2", "labs.csv line 3"]
        assert len(found.diary.entries) == 2
        assert "labs.csv: the table is empty" in refusal({"labs.csv": ""})


class TestResults:
    """A laboratory result in each row."""

    def test_values_bounds_and_limits(self) -> None:
        """As the laboratory reported them."""
        text = (
            "Collected,Analyte,LOINC,Value,Unit,Reference range,Fasting\n"
            "2026-03-09,triglycerides,2571-8,> 1000,MG/DL,< 150,yes\n"
            "2026-03-09,ALT,,22,IU/L,10 - 40,\n"
            "2026-03-09,pregnancy test,,Negative,,,\n"
        )
        assert set(read(text, "raise").diary.entries) == {
            LabResult(
                analytes.TRIGLYCERIDES, "> 1000", "mg/dL", NINTH, upper_limit="< 150", fasting=True
            ),
            LabResult(analytes.ALT, 22, "U/L", NINTH, upper_limit=40, lower_limit=10),
            LabResult(analytes.PREGNANCY_TEST, "negative", None, NINTH),
        }

    def test_what_is_not_told_is_not_known(self) -> None:
        """A result without a unit has none."""
        entry = read("date,test,result\n2026-03-09,ALT,22\n", "raise").diary.entries[0]
        assert entry == LabResult(analytes.ALT, 22, None, NINTH)

    @pytest.mark.parametrize(
        ("cells", "why"),
        [
            ("ALTT,,22,U/L,", "the closest is 'ALT'"),
            ("LFTs,,22,U/L,", "is a panel"),
            (",,22,U/L,", "no analyte is named"),
            ("ALT,2571-8,22,U/L,", "2571-8 is not 'ALT'"),
            ("triglycerides,2571-8,3.4,mmol/L,", "counts moles"),
            ("ALT,,22,mg/dL,", "is not a unit of ALT"),
            ("ALT,,,U/L,", "is no number"),
            ("ALT,,high,U/L,", "high"),
            ("ALT,,> 10,U/L,<", "has another"),
            ("ALT,,22,U/L,,40 - 10", "above the upper limit"),
            ("ALT,,22,U/L,,about 40", "no range"),
        ],
    )
    def test_what_is_not_understood(self, cells: str, why: str) -> None:
        """A code beside another test's name, a unit of another, a word for a number."""
        row = cells + "," * (5 - cells.count(","))
        text = f"date,test,loinc,result,unit,comparator,range\n2026-03-09,{row}\n"
        found = read(text)
        assert [each.path for each in found.faults] == ["line 2"]
        assert why in found.faults[0].message


class TestExtracts:
    """Two tables of OMOP."""

    EXPOSURES = (
        "person_id,drug_concept_id,drug_exposure_start_date,drug_type_concept_id,quantity,"
        "days_supply,refills,drug_source_value,sig\n"
        "1,101,2026-03-09,,60.0,30,,,\n"
        "2,101,2026-03-09,,30,30,,,\n"
        "1,0,2026-03-10,,30,30,,Amnesteem 20 mg capsule,\n"
        "1,0,2026-03-10,,30,30,,0378-6613-93,daily\n"
        "1,0,2026-03-09,501,60,30,0,isotretinoin,\n"
        "1,0,2026-03-09,,60,30,,isotretinoin 20 mg,\n"
        "1,0,2026-03-09,,60.5,30,,Claravis 20 mg,\n"
        "1,7,2026-03-09,,60,30,,doxycycline 100 mg,\n"
    )
    MEASUREMENTS = (
        "person_id,measurement_concept_id,measurement_date,operator_concept_id,value_as_number,"
        "value_as_concept_id,unit_concept_id,unit_source_value,range_high,measurement_source_value\n"
        "1,1,2026-03-09,601,1000,,,mg/dL,150,2571-8\n"
        "1,201,2026-03-09,602,22,,0,U/L,,\n"
        "1,1,2026-03-09,,68,,,kg,,3141-9\n"
        "1,1,2026-03-09,,,401,,,,2106-3\n"
        "1,1,2026-03-09,,22,,301,,,ALT\n"
        "1,9,2026-03-09,,22,,,,,fat\n"
        "1,1,2026-03-09,5,22,,,U/L,,ALT\n"
    )

    def test_what_was_handed_out(self) -> None:
        """Of a product and strength that are told; of one person; the rest is listed."""
        named = {"101": "Claravis 20 mg", "501": "prescription"}
        found = read(self.EXPOSURES, person="1", concepts=named, exposures="dispensing")
        assert set(found.diary.entries) == {
            Prescription(NINTH, days_supply=30, refills=0),
            Dispensing(NINTH, products.CLARAVIS, mg(20), 60),
            Dispensing(TENTH, products.AMNESTEEM, mg(20), 30),
            Dispensing(TENTH, products.AMNESTEEM, mg(30), 30),
        }
        assert [each.path for each in found.faults] == ["line 7", "line 8", "line 9"]
        assert [str(each) for each in found.remarks] == [
            "line 1: 1 row of other persons is left aside",
            "line 1: columns left aside: 'sig'",
        ]

    def test_told_twice(self) -> None:
        """Capsules handed out twice are twice as many, and that is said."""
        text = f"{self.EXPOSURES.splitlines()[0]}\n" + "1,101,2026-03-09,,60,30,,,\n" * 2
        found = read(text, concepts={"101": "Claravis 20 mg"}, exposures="dispensing")
        assert len(found.diary.entries) == 2
        assert [each.path for each in found.remarks] == ["line 3"]

    def test_handed_out_or_prescribed(self) -> None:
        """Neither stands for the other: a row whose type nobody names is listed."""
        text = f"{self.EXPOSURES.splitlines()[0]}\n1,101,2026-03-09,{{}},60,30,,,\n"
        for kind, asked in (("", "say exposures="), ("32", "concepts={'32': 'dispensing'}")):
            (listed,) = read(text.format(kind), concepts={"101": "Claravis 20 mg"}).faults
            assert "it does not say whether it was handed out or prescribed" in listed.message
            assert asked in listed.message
        named = {"101": "Claravis 20 mg", "32": "prescription"}
        for kind, made in (("32", Prescription), ("33", Dispensing)):
            found = read(text.format(kind), concepts=named, exposures="dispensing")
            assert [type(each) for each in found.diary.entries] == [made]

    @pytest.mark.parametrize(
        ("operator", "source", "why"),
        [
            ("601", "", "the comparator is the concept '601'"),
            ("0", "> 1000", "the source has '> 1000', and no comparator is told beside it"),
            ("", "<5", "the source has '<5'"),
        ],
    )
    def test_a_comparator_is_never_guessed(self, operator: str, source: str, why: str) -> None:
        """Of which concept it is nobody's memory tells, and none is dropped."""
        text = (
            "person_id,measurement_concept_id,measurement_date,operator_concept_id,value_as_number,"
            "unit_source_value,measurement_source_value,value_source_value\n"
            f"1,1,2026-03-09,{operator},1000,mg/dL,2571-8,{source}\n"
        )
        (listed,) = read(text).faults
        assert why in listed.message

    def test_of_several_persons(self) -> None:
        """Whose is asked, never taken for granted."""
        assert "it is of 2 persons" in refusal(self.EXPOSURES)
        assert "no row is of the person '3'" in refusal(self.EXPOSURES, person="3")

    def test_what_was_measured(self) -> None:
        """By codes and words of the source, or concepts that the caller names."""
        named = {"201": "ALT", "401": "negative", "601": ">", "602": "="}
        found = read(self.MEASUREMENTS, concepts=named)
        assert set(found.diary.entries) == {
            LabResult(analytes.TRIGLYCERIDES, "> 1000", "mg/dL", NINTH, upper_limit=150),
            LabResult(analytes.ALT, 22, "U/L", NINTH),
            Weight(NINTH, kg(68)),
            LabResult(analytes.PREGNANCY_TEST, "negative", None, NINTH),
        }
        assert [each.path for each in found.faults] == ["line 6", "line 7", "line 8"]
        assert "the unit is the concept '301'" in found.faults[0].message
        more = read(self.MEASUREMENTS, concepts=named | {"301": "U/L"})
        assert [each.path for each in more.faults] == ["line 7", "line 8"]


def carried(diary: Diary) -> Diary:
    """What of it a log can carry."""
    kept = [
        each
        for each in diary.entries
        if not isinstance(each, (Dispensing, Unrecorded))
        and (not isinstance(each, DosePeriod) or each.daily_dose != mg_per_kg_day("1/3"))
    ]
    stops = [each for each in kept if isinstance(each, Stopped)]
    # Without a dose that was left out, a second stop would end nothing.
    return Diary(patient=diary.patient, entries=[e for e in kept if e not in stops[1:]])


@st.composite
def results(draw: st.DrawFn) -> LabResult:
    analyte = draw(st.sampled_from([analytes.ALT, analytes.TRIGLYCERIDES, analytes.PREGNANCY_TEST]))
    on = draw(diary_strategies.days)
    if not analyte.units:
        return LabResult(analyte, draw(st.sampled_from(["positive", "negative"])), None, on)
    low, high = draw(st.sampled_from([(None, None), (10, 40), (None, "< 150"), ("0.5", "40.25")]))
    sign = draw(st.sampled_from(["", "< ", "<= ", "> ", ">= "]))
    return LabResult(
        analyte,
        f"{sign}{draw(st.decimals(0, 3000, places=2))}",
        draw(st.sampled_from([None, *analyte.units])),
        on,
        upper_limit=high,
        lower_limit=low,
        fasting=draw(st.sampled_from([None, True, False])),
        hours_since_alcohol=draw(st.none() | st.integers(0, 48)),
    )


@given(diary_strategies.diaries().map(carried), st.lists(results(), max_size=4))
def test_round_trip(diary: Diary, measured: list[LabResult]) -> None:
    """What is written is read again, exactly, and nothing is said of it but what counts twice."""
    whole = diary.with_entries(*measured)
    tables = write_tables(whole)
    assert bool(tables) == bool(whole.entries)
    if tables:
        found = read_diary(tables, patient=whole.patient)
        assert found.diary == whole
        assert all("both count" in each.message for each in found.remarks)


def test_what_no_table_carries() -> None:
    """Is refused, all of it at once, and nothing is left out in silence."""
    diary = Diary(
        patient=SOMEBODY,
        entries=(
            Unrecorded(NINTH, TENTH),
            DosePeriod(NINTH, mg_per_day(40), doses_per_day=2),
            DosePeriod(TENTH, mg_per_kg_day("1/3")),
        ),
    )
    with pytest.raises(RecordError) as refused:
        write_tables(diary)
    assert [each.path for each in refused.value.faults] == [f"$.entries[{n}]" for n in range(3)]


CELLS = st.one_of(
    st.sampled_from(["2026-03-09", "40", "yes", "no", "68 kg", "0", "1", "> 1000", "ALT", "", "x"]),
    st.text(max_size=8),
    st.sampled_from(["\x00", "\ufeff", ";", ",", '"', "\r\n", "4,5", "=1+1", "\u202e", "9" * 5000]),
)
HEADERS = st.sampled_from(
    [
        "date,mg,missed,weight,note",
        "date;mg/day;stopped;intake;kg",
        "date,test,result,unit,uln",
        "person_id,drug_exposure_start_date,drug_concept_id,quantity,drug_source_value",
        "person_id,measurement_date,measurement_concept_id,value_as_number,unit_source_value",
    ]
)


def attempts(text: str | bytes) -> Iterator[TablesRead | RecordError]:
    for ways in ("collect", "raise"):
        try:
            yield read(text, ways)
        except RecordError as error:
            yield error


@given(HEADERS, st.lists(st.lists(CELLS, max_size=6), max_size=8), st.booleans())
def test_whatever_stands_in_it(header: str, rows: list[list[str]], quoted: bool) -> None:  # noqa: FBT001 - drawn
    """A diary, or faults with a line each; every row is read, listed, or blank."""
    parting = ";" if ";" in header else ","
    lines = [parting.join(f'"{each}"' if quoted else each for each in row) for row in rows]
    for found in attempts("\n".join([header, *lines])):
        told = found.faults if isinstance(found, RecordError) else (*found.faults, *found.remarks)
        assert all("line " in each.path for each in told)
        if isinstance(found, RecordError):
            assert str(found)
            assert "\x00" not in str(found)


@given(st.binary(max_size=200))
def test_whatever_bytes(content: bytes) -> None:
    """Are a table, or are refused in words."""
    for found in attempts(b"date,mg\n" + content):
        assert isinstance(found, (TablesRead, RecordError))


def test_many_faults_take_no_more_than_the_table() -> None:
    """Ten thousand rows at odds, each with another."""
    rows = "".join(
        f"2026-03-{9 + n // 2 % 20:02},{n % 2 * 40},{'' if n % 2 else 'yes'}\n"
        for n in range(10_000)
    )
    assert len(read("date,mg,missed\n" + rows).faults) == 10_000
