"""Diaries for properties: a year of entries in no order, full of overlaps, without contradictions."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    Stopped,
    Unrecorded,
    Weight,
)
from isotretinoin.evidence import Citation, Rule, Source
from isotretinoin.patient import Patient
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    kg,
    mg,
    mg_per_day,
    mg_per_kg_day,
)

CAPSULES = Product(
    name="Capsules",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=Rule(
        key="test.strengths",
        text="Capsules of 10, 20 and 40 mg are offered.",
        value=(mg(10), mg(20), mg(40)),
        cites=(Citation(source=Source(key="test", title="A source for tests")),),
        basis="label",
    ),
)

FIRST = date(2026, 1, 1)
days = st.integers(0, 90).map(lambda n: FIRST + timedelta(days=n))
weights: st.SearchStrategy[BodyWeight] = st.integers(380, 1200).map(lambda n: kg(n / 10))
doses: st.SearchStrategy[DailyDose | DailyDosePerKg] = st.one_of(
    st.sampled_from([0, 5, 10, 20, 40, 60, 80]).map(mg_per_day),
    st.sampled_from(["0", "0.1", "0.25", "0.5", "1", "1/3"]).map(mg_per_kg_day),
)


def stands_on(entry: Any) -> date:
    """The day on which an entry stands."""
    day: date = entry.first if hasattr(entry, "first") else entry.on
    return day


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    entries: list[Entry] = []
    for first, dose in draw(st.dictionaries(days, doses, max_size=5)).items():
        entries.append(DosePeriod(first, dose))
    for on, weight in draw(st.dictionaries(days, weights, max_size=4)).items():
        entries.append(Weight(on, weight))
    taken = draw(
        st.dictionaries(
            days,
            st.lists(st.sampled_from([10, 20, 25]), min_size=1, max_size=3),
            max_size=6,
        ),
    )
    for on, intakes in taken.items():
        entries += [DoseTaken(on, mg(dose)) for dose in intakes]
    entries += [Missed(on) for on in draw(st.sets(days, max_size=6)) - taken.keys()]
    fills = draw(st.lists(st.tuples(days, st.sampled_from([30, 60])), max_size=3))
    entries += [Dispensing(on, CAPSULES, mg(20), count) for on, count in fills]
    for first, length in draw(st.dictionaries(days, st.integers(0, 20), max_size=3)).items():
        entries.append(Unrecorded(first, first + timedelta(days=length)))
    begun = {
        each.first if isinstance(each, DosePeriod) else each.on
        for each in entries
        if isinstance(each, DoseTaken) or (isinstance(each, DosePeriod) and each.daily_dose)
    }
    previous: date | None = None
    for on in sorted(draw(st.sets(days, max_size=2))):
        # A course ends once: between two stops there is a dose.
        if previous is None or any(previous < day <= on for day in begun):
            entries.append(Stopped(on))
            previous = on
    return Diary(
        patient=Patient(weight=draw(weights)),
        entries=tuple(draw(st.permutations(entries))),
    )
