"""What `st.from_type` draws is what the library takes."""

import subprocess
import sys
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isotretinoin import (
    Account,
    Course,
    Diary,
    Mass,
    Patient,
    Plan,
    Regimen,
    Review,
    Rulebook,
    Window,
)
from isotretinoin.adapters import strategies
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.courses.regimen import Step
from isotretinoin.dates import Days, LatestOf, Months, Weeks
from isotretinoin.diaries.entries import Entry, Weight
from isotretinoin.products import Product
from isotretinoin.quantities import BodyWeight, DailyDose, DailyDosePerKg, DosePerKg

KINDS: tuple[type[Any], ...] = (
    Mass,
    BodyWeight,
    DailyDose,
    DosePerKg,
    DailyDosePerKg,
    Days,
    Weeks,
    Months,
    LatestOf,
    Window,
    Product,
    Patient,
    Step,
    DosePattern,
    Regimen,
    Course,
    Diary,
    Account,
    Rulebook,
    Plan,
    Review,
    *get_args(Entry),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=12)
@given(data=st.data())
def test_each_type_draws_its_own(kind: type[Any], data: st.DataObject) -> None:
    """No value is refused by its own type."""
    assert isinstance(data.draw(st.from_type(kind)), kind)


@settings(max_examples=25)
@given(strategies.entries(), strategies.quantities(), strategies.spans())
def test_of_several_types(entry: Entry, quantity: object, span: object) -> None:
    """Strategies over several types draw any of them."""
    assert isinstance(entry, get_args(Entry))
    assert isinstance(quantity, get_args(strategies.Quantity))
    assert isinstance(span, Days | Weeks | Months | LatestOf)


@settings(max_examples=25)
@given(st.data())
def test_narrowed(data: st.DataObject) -> None:
    """What is given narrows what is drawn."""
    one = data.draw(strategies.patients())
    regimen = Regimen.constant(DailyDose.parse("20 mg/day"))
    course = data.draw(strategies.courses(patient=st.just(one), regimen=st.just(regimen)))
    assert (course.patient, course.regimen) == (one, regimen)
    weighed = st.from_type(Weight)
    diary = data.draw(strategies.diaries(patient=st.just(one), entry=weighed))
    assert diary.patient == one
    assert diary.entries == diary.of(Weight)


def test_in_other_peoples_tests() -> None:
    """An installed package is found by Hypothesis alone; without Hypothesis, nothing of it is loaded."""
    known = "from hypothesis.strategies._internal.types import _global_type_lookup as known"
    found = f"import hypothesis; {known}; import isotretinoin as i; assert i.Mass in known"
    first = (
        f"from isotretinoin.adapters import strategies; {known}; assert strategies.Mass in known"
    )
    unasked = (
        "import isotretinoin as i, sys; i.rulebook('US'); assert 'hypothesis' not in sys.modules"
    )
    for code in (found, first, unasked):
        subprocess.run([sys.executable, "-c", code], check=True)


def test_a_value_is_no_strategy() -> None:
    """The refusal says how one value is drawn."""
    with pytest.raises(TypeError, match=r"is no strategy: for one value write st\.just\(value\)"):
        strategies.patients(weight=BodyWeight.parse("60 kg"))  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
