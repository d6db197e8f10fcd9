"""The five quantities: what they are made from, what they do, and what they refuse."""

import operator
import pickle
import re
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any, cast

import attrs
import numpy as np
import pytest

from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.errors import QuantityError
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    Mass,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    parse_goal,
)

MAKERS: tuple[Callable[[Any], Any], ...] = (mg, kg, mg_per_day, mg_per_kg, mg_per_kg_day)
ONE_OF_EACH: tuple[Any, ...] = tuple(maker(40) for maker in MAKERS)
MONTH = timedelta(days=30)
M: Any = mg(40)
W: Any = kg(68)
D: Any = mg_per_day(40)


class Strength(IntEnum):
    """An int by another name."""

    FORTY = 40


class Index:
    """A number that only says its index."""

    def __index__(self) -> int:
        return 40


class TestMaking:
    """What a number may be."""

    @pytest.mark.parametrize(
        "number",
        [
            40,
            40.0,
            "40",
            "40.0",
            " 40 ",
            "4e1",
            "4E+1",
            "400e-1",
            "80/2",
            Decimal(40),
            Decimal("4e1"),
            Fraction(80, 2),
            np.int64(40),
            np.float64(40),
            np.uint8(40),
            Index(),
            Strength.FORTY,
        ],
    )
    def test_any_exact_number(self, number: Any) -> None:
        """Every way to say forty is forty."""
        assert mg(number) == mg(40)
        assert mg(number).mg == 40

    def test_float_is_the_decimal_it_prints(self) -> None:
        """What was typed is what is stored."""
        assert kg(66.7).kg == Fraction(667, 10)
        assert mg(0.1) == mg("0.1")
        assert mg(1e-7).mg == Fraction(1, 10**7)
        assert mg(np.float64(0.1)) == mg("0.1")

    def test_names_and_properties(self) -> None:
        """The unit names the maker, the argument and the property."""
        assert Mass(mg="2.5").mg == Fraction(5, 2)
        assert BodyWeight(kg=68).kg == 68
        assert DailyDose(mg_per_day=40).mg_per_day == 40
        assert DosePerKg(mg_per_kg=120).mg_per_kg == 120
        assert DailyDosePerKg(mg_per_kg_day="0.5").mg_per_kg_day == Fraction(1, 2)
        assert [type(x) for x in ONE_OF_EACH] == [
            Mass,
            BodyWeight,
            DailyDose,
            DosePerKg,
            DailyDosePerKg,
        ]

    @pytest.mark.parametrize(
        ("thing", "said"),
        [
            (None, 'None is not a number of mg: write mg(40) or mg("2.5")'),
            (True, "True is not a number of mg"),
            (np.True_, "a value of type bool is not a number of mg"),
            (1j, "a value of type complex is not a number of mg"),
            ([40], "a value of type list is not a number of mg"),
            (b"40", "a value of type bytes is not a number of mg"),
            (np.array([40]), "a value of type ndarray is not a number of mg"),
            (np.array(40), "a value of type ndarray is not a number of mg"),
            (np.float32(0.1), "a value of type float32 is not a number of mg"),
            (mg(40), "a value of type Mass is not a number of mg"),
            (timedelta(days=1), "a value of type timedelta is not a number of mg"),
            ("", "'' is not a number of mg"),
            ("2,5", "'2,5' is not a number of mg"),
            (".5", "'.5' is not a number of mg"),
            ("-1", "'-1' is not a number of mg"),
            ("nan", "'nan' is not a number of mg"),
            ("1/0", "'1/0' is not a number of mg"),
            ("1/-3", "'1/-3' is not a number of mg"),
            ("４０", "'４０' is not a number of mg"),
            ("1e100", "'1e100' is not a number of mg: write mg(40)"),
            ("40 mg", "'40 mg' is not a number of mg: write Mass.parse('40 mg')"),
            ("9" * 5000, "'99999"),
            ("1/" + "9" * 5000, "'1/99999"),
            (float("nan"), "nan is not a quantity: write a finite number"),
            (float("inf"), "inf is not a quantity"),
            (np.float64("-inf"), "-inf is not a quantity"),
            (Decimal("NaN"), "NaN is not a quantity"),
            (Decimal("sNaN"), "sNaN is not a quantity"),
            (Decimal("-Infinity"), "-Infinity is not a quantity"),
            (Decimal("1e999999"), "a number of more than 4096 bits is not a quantity"),
            (Decimal("1e-999999"), "a number of more than 4096 bits"),
            (Decimal("0e999999"), "a number of more than 4096 bits"),
            (Decimal("1." + "1" * 2000), "a number of more than 4096 bits"),
            (2**4096, "a number of more than 4096 bits"),
            (Fraction(1, 2**4096), "a number of more than 4096 bits"),
            ("9" * 2000, "a number of more than 4096 bits"),
            ("1/" + "9" * 2000, "a number of more than 4096 bits"),
            (-1, "-1 mg is not a mass: write a number that is zero or more"),
            (-0.5, "-0.5 mg is not a mass"),
            (Fraction(-1, 3), "-1/3 mg is not a mass"),
            (-(2**4000), "-131"),
        ],
    )
    def test_what_no_quantity_is_made_of(self, thing: Any, said: str) -> None:
        """The message says what was given and what to write, and is short."""
        with pytest.raises(QuantityError, match=f"^{re.escape(said)}") as caught:
            mg(thing)
        assert len(str(caught.value)) < 200

    @pytest.mark.parametrize("number", [2**4096 - 1, Fraction(1, 2**4096 - 1), 5e-324, 1.7e308])
    def test_large_and_small(self, number: Any) -> None:
        """Up to 4096 bits a number is taken as it is, and its repr and pickle are read again."""
        assert eval(repr(mg(number))) == mg(number)
        assert pickle.loads(pickle.dumps(mg(number))) == mg(number)

    @pytest.mark.parametrize(
        "long",
        [
            mg(2**4095) * 2**4000,
            mg(2**4095) * 2**4000 * 2**4000 * 2**4000 * 2**4000,
            mg(2**4095) / 3**2500,
            mg(1) / 3**2500 / 7**1400,
        ],
    )
    def test_computed_beyond_every_given_number(self, long: Mass) -> None:
        """What is computed has no bound, and its repr and pickle are read again, however long."""
        assert eval(repr(long)) == long
        assert pickle.loads(pickle.dumps(long)) == long
        assert mg(str(long).removesuffix(" mg")) == long

    @pytest.mark.parametrize(
        "text", ["0x10/0x3", "0x10", "0x1/0x0", "0xg/0x1", f"0x1/0x{'f' * 2**17}"]
    )
    def test_base_16_is_for_what_has_no_other_form(self, text: str) -> None:
        """A number that can be given in digits is not read in another way."""
        with pytest.raises(QuantityError, match="is not a number of mg"):
            mg(text)

    @pytest.mark.parametrize("number", [0, 0.0, -0.0, "0", Decimal("-0"), Fraction(0)])
    def test_zero_is_a_dose_and_no_weight(self, number: Any) -> None:
        """No drug is a fact; no weight is an error."""
        assert not mg(number)
        assert not mg_per_kg_day(number)
        assert mg("0.001")
        with pytest.raises(QuantityError, match=r"^0 kg is not a body weight: .* more than zero$"):
            kg(number)

    def test_remedy_for_pint_quantities(self) -> None:
        """Who passes a pint quantity to a maker is sent to `from_pint`."""
        pint: Any = pytest.importorskip("pint")
        with pytest.raises(QuantityError, match=r"write Mass\.from_pint\(\.\.\.\)"):
            mg(pint.UnitRegistry().Quantity(40, "mg"))


class TestShowing:
    """repr, str, format, float."""

    @pytest.mark.parametrize(
        ("x", "shown", "written"),
        [
            (mg(40), "mg(40)", "40 mg"),
            (mg("2.50"), 'mg("2.5")', "2.5 mg"),
            (mg("0.001"), 'mg("0.001")', "0.001 mg"),
            (mg(0), "mg(0)", "0 mg"),
            (mg("1/3"), 'mg("1/3")', "1/3 mg"),
            (mg(Fraction(1, 2**31)), 'mg("1/2147483648")', "1/2147483648 mg"),
            (mg(1e23), f"mg({10**23})", f"{10**23} mg"),
            (kg("68.5"), 'kg("68.5")', "68.5 kg"),
            (mg_per_day(40), "mg_per_day(40)", "40 mg/day"),
            (mg_per_kg(120), "mg_per_kg(120)", "120 mg/kg"),
            (mg_per_kg_day("0.5"), 'mg_per_kg_day("0.5")', "0.5 mg/kg/day"),
        ],
    )
    def test_repr_and_str(self, x: Any, shown: str, written: str) -> None:
        """A repr can be pasted, a text can be read."""
        assert repr(x) == shown
        assert str(x) == f"{x}" == written

    @pytest.mark.parametrize(
        ("number", "spec", "shown"),
        [
            (40, ".1f", "40.0 mg"),
            ("2.5", ".0f", "2 mg"),
            ("3.5", ".0f", "4 mg"),
            ("0.25", ".1f", "0.2 mg"),
            ("0.35", ".1f", "0.4 mg"),
            ("2/3", ".3f", "0.667 mg"),
            ("0.004", ".2f", "0.00 mg"),
            ("1/3", ".30f", f"0.{'3' * 30} mg"),
        ],
    )
    def test_format(self, number: str, spec: str, shown: str) -> None:
        """Rounded from the exact number, half to even."""
        assert format(mg(number), spec) == shown

    @pytest.mark.parametrize(
        "spec",
        ["d", ".1e", "f", ".f", ".31f", ".1f ", "10.1f", ".01f", ".١f"],
    )
    def test_other_formats_are_refused(self, spec: str) -> None:
        """No format is guessed."""
        with pytest.raises(ValueError, match="is not a format of a quantity: write"):
            format(mg(40), spec)

    def test_float(self) -> None:
        """A float is there for who asks for it."""
        assert float(mg("2.5")) == 2.5
        assert float(mg("1/3")) == 1 / 3


class TestOperations:
    """The closed set of operations, and nothing else."""

    def test_the_table(self) -> None:
        """Each operation, once."""
        assert mg(40) + mg("2.5") == mg("42.5")
        assert mg(40) - mg("2.5") == mg("37.5")
        assert mg(40) * 3 == 3 * mg(40) == mg(120)
        assert mg(40) * 0.1 == Decimal("0.1") * mg(40) == mg(4)
        assert np.float64(0.5) * mg(40) == mg(40) * np.float64(0.5) == mg(20)
        assert mg("2.5") * 2 == mg(5)
        assert mg(40) / 3 == mg("40/3")
        assert mg(40) / 2.5 == mg(40) / Fraction(5, 2) == mg(16)
        assert mg(40) / mg(16) == Fraction(5, 2)
        assert mg(40) / kg(80) == mg_per_kg("0.5")
        assert mg_per_day(40) / kg(80) == mg_per_kg_day("0.5")
        assert mg_per_day(40) * MONTH == MONTH * mg_per_day(40) == mg(1200)
        assert mg_per_kg_day("0.5") * MONTH == MONTH * mg_per_kg_day("0.5") == mg_per_kg(15)
        assert mg_per_kg(120).for_weight(kg("68.5")) == mg(8220)
        assert mg_per_kg_day("0.5").for_weight(kg(68)) == mg_per_day(34)

    def test_parts_of_days(self) -> None:
        """A duration counts to the microsecond."""
        assert mg_per_day(40) * timedelta(hours=12) == mg(20)
        assert mg_per_day(864) * timedelta(microseconds=1) == mg("0.00000001")
        assert mg_per_day(40) * timedelta(0) == mg(0)

    def test_goal_is_reached_where_floats_fall_short(self) -> None:
        """34.2 kg × 120 mg/kg ÷ 34.2 kg is 120 mg/kg."""
        assert mg_per_kg(120).for_weight(kg(34.2)) / kg(34.2) >= mg_per_kg(120)
        assert 120 * 34.2 / 34.2 < 120

    def test_sums_over_any_weights(self) -> None:
        """A total of thousands of odd doses is exact and quick, and still has a repr."""
        total = mg(0)
        for n in range(1, 2000):
            total = total + mg(Fraction(n, 7))
        assert total == mg(Fraction(1999 * 2000, 14))
        assert repr(total) == f"mg({1999 * 1000 // 7})" or total.mg.denominator == 7

    @pytest.mark.parametrize(
        ("compute", "said"),
        [
            (lambda: mg(1) - mg("1.5"), "1 mg - 1.5 mg is less than zero"),
            (lambda: mg(1) * -1, "1 mg * -1 is less than zero"),
            (lambda: -0.5 * mg(1), "1 mg * -0.5 is less than zero"),
            (lambda: mg(1) * float("nan"), "nan is not a quantity"),
            (lambda: mg(1) * 2**5000, "a number of more than 4096 bits"),
            (lambda: mg(1) / -2, "1 mg / -2 has no answer: divide by more than zero"),
            (lambda: mg(1) / 0, "1 mg / 0 has no answer"),
            (lambda: mg(1) / 0.0, "1 mg / 0.0 has no answer"),
            (lambda: mg(1) / mg(0), "1 mg / 0 mg has no answer"),
            (lambda: mg(1) / float("inf"), "inf is not a quantity"),
            (lambda: mg_per_day(1) * timedelta(days=-1), "datetime.timedelta(days=-1) is negative"),
            (
                lambda: mg_per_kg_day(1) * timedelta(microseconds=-1),
                "datetime.timedelta(days=-1, seconds=86399, microseconds=999999) is negative",
            ),
        ],
    )
    def test_no_answer(self, compute: Callable[[], Any], said: str) -> None:
        """What would be negative or endless says so."""
        with pytest.raises(QuantityError, match=f"^{re.escape(said)}"):
            compute()

    @pytest.mark.parametrize("dose", [mg_per_day(40), mg_per_kg_day(1)])
    @pytest.mark.parametrize("number", [30, 30.0, Decimal(30), Fraction(30)])
    def test_days_are_no_number(self, dose: Any, number: Any) -> None:
        """A daily dose times 30 would hide a unit: 30 days are written as days."""
        for x, y in ((dose, number), (number, dose)):
            with pytest.raises(TypeError, match=r"multiply by Days\(30\)"):
                operator.mul(x, y)

    @pytest.mark.parametrize("days", [Days(28), Weeks(4), timedelta(days=28)])
    def test_days_and_weeks_are_durations(self, days: Any) -> None:
        """Four weeks are 28 days, on either side of the sign."""
        assert mg_per_day(40) * days == days * mg_per_day(40) == mg(1120)
        assert mg_per_kg_day(1) * days == days * mg_per_kg_day(1) == mg_per_kg(28)

    @pytest.mark.parametrize("dose", [mg_per_day(40), mg_per_kg_day(1)])
    def test_months_are_no_duration(self, dose: Any) -> None:
        """A month has no one number of days."""
        month: Any = Months(1)
        for x, y in ((dose, month), (month, dose)):
            with pytest.raises(QuantityError, match=r"multiply by Days\(30\) or Weeks\(4\)"):
                operator.mul(x, y)

    @pytest.mark.parametrize(
        ("compute", "says"),
        [
            (lambda: cast("Any", mg_per_kg(120)) * W, "write mg_per_kg(120).for_weight(kg(68))"),
            (lambda: W * mg_per_kg(120), "write mg_per_kg(120).for_weight(kg(68))"),
            (
                lambda: cast("Any", mg_per_kg_day(1)) * W,
                "write mg_per_kg_day(1).for_weight(kg(68))",
            ),
            (lambda: M + D, "as in mg_per_day(40) * Days(30)"),
            (lambda: D - M, "as in mg_per_day(40) * Days(30)"),
            (lambda: D + D, "only masses are added and subtracted"),
            (lambda: W + W, "only masses are added and subtracted"),
            (lambda: W / M, "see the table of operations"),
            (
                lambda: np.array(cast("Any", [M, M])) / W,
                "write [dose / kg(68) for dose in doses], or",
            ),
        ],
    )
    def test_the_first_things_tried_say_how(self, compute: Callable[[], Any], says: str) -> None:
        """What is in no row of the table names what to write instead; it is a `TypeError` too."""
        with pytest.raises(QuantityError, match=re.escape(says)) as caught:
            compute()
        assert isinstance(caught.value, TypeError)

    def test_numbers_of_numpy(self) -> None:
        """A whole number is one, wherever it is from; a short float has digits of its own."""
        whole: Any = np.int64(3)
        short: Any = np.float32(0.1)
        assert mg(whole) == mg(3)
        assert (Days(whole), Days(2) * whole) == (Days(3), Days(6))
        with pytest.raises(QuantityError, match=r"write mg\(str\(number\)\)"):
            mg(short)
        assert mg(str(short)) == mg("0.1")

    def test_only_timedelta_is_a_duration(self) -> None:
        """A subclass may hold more than its parent shows, as nanoseconds."""

        class Finer(timedelta):
            nanoseconds = 1

        dose: Any = mg_per_day(40)
        durations: tuple[Any, ...] = (Finer(1), np.timedelta64(30, "D"), "30 days", None, mg(1))
        for duration in durations:
            for x, y in ((dose, duration), (duration, dose)):
                with pytest.raises(TypeError):
                    operator.mul(x, y)

    @pytest.mark.parametrize("dose", [mg_per_kg(120), mg_per_kg_day(1)])
    @pytest.mark.parametrize("weight", [68, None, mg(68), "68 kg"])
    def test_for_weight_takes_a_weight(self, dose: Any, weight: Any) -> None:
        """A number is no weight."""
        with pytest.raises(TypeError, match=r"is not a BodyWeight: write for_weight\(kg\(68\)\)"):
            dose.for_weight(weight)

    STRANGERS = (
        40,
        2.5,
        True,
        "40",
        None,
        1j,
        [1],
        Decimal(2),
        MONTH,
        np.array([1, 2]),
        np.array(3),
    )
    ALLOWED: frozenset[tuple[str, type, type]] = frozenset(
        {
            ("add", Mass, Mass),
            ("sub", Mass, Mass),
            ("mul", Mass, int),
            ("mul", Mass, float),
            ("mul", Mass, Decimal),
            ("mul", int, Mass),
            ("mul", float, Mass),
            ("mul", Decimal, Mass),
            ("mul", DailyDose, timedelta),
            ("mul", timedelta, DailyDose),
            ("mul", DailyDosePerKg, timedelta),
            ("mul", timedelta, DailyDosePerKg),
            ("truediv", Mass, Mass),
            ("truediv", Mass, BodyWeight),
            ("truediv", Mass, int),
            ("truediv", Mass, float),
            ("truediv", Mass, Decimal),
            ("truediv", DailyDose, BodyWeight),
        },
    )

    @pytest.mark.parametrize("name", ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow"])
    def test_the_set_is_closed(self, name: str) -> None:
        """Every pair of types that is not in the table raises `TypeError`, in both orders."""
        compute = getattr(operator, name)
        for ours in ONE_OF_EACH:
            for other in (*ONE_OF_EACH, *self.STRANGERS):
                for x, y in ((ours, other), (other, ours)):
                    if (name, type(x), type(y)) in self.ALLOWED:
                        compute(x, y)
                    else:
                        with pytest.raises(TypeError):
                            compute(x, y)

    @pytest.mark.parametrize("name", ["neg", "pos", "abs", "invert", "index"])
    def test_no_unary_operations(self, name: str) -> None:
        """A quantity has no sign and is no index."""
        for x in ONE_OF_EACH:
            with pytest.raises(TypeError):
                getattr(operator, name)(x)

    @pytest.mark.parametrize("name", ["lt", "le", "gt", "ge"])
    def test_order_within_one_type(self, name: str) -> None:
        """40 mg is neither more nor less than 40 kg."""
        compare = getattr(operator, name)
        for ours in ONE_OF_EACH:
            assert compare(ours, ours) == (name in {"le", "ge"})
            for other in (*ONE_OF_EACH, *self.STRANGERS):
                if type(other) is not type(ours):
                    for x, y in ((ours, other), (other, ours)):
                        with pytest.raises(TypeError):
                            compare(x, y)

    def test_equality_within_one_type(self) -> None:
        """Nothing of another type is equal, and asking is allowed."""
        for ours in ONE_OF_EACH:
            for other in (*ONE_OF_EACH, *self.STRANGERS):
                if type(other) is not type(ours):
                    assert (ours == other) is (other == ours) is False
                    assert (ours != other) is (other != ours) is True

    def test_sorts_and_counts(self) -> None:
        """Values serve in sets, as keys and in order."""
        assert {mg(40), mg("40.0"), mg(Fraction(80, 2))} == {mg(40)}
        assert sorted([mg(40), mg("2.5"), mg(10)]) == [mg("2.5"), mg(10), mg(40)]
        assert max(mg(1), mg(2)) == sum([mg(1)], start=mg(1)) == mg(2)


class TestValues:
    """Values do not change."""

    @pytest.mark.parametrize("x", ONE_OF_EACH)
    def test_frozen_and_small(self, x: Any) -> None:
        """Nothing can be set, deleted or added."""
        assert not hasattr(x, "__dict__")
        for name in ("_ratio", "mg", "note"):
            with pytest.raises(AttributeError):
                setattr(x, name, 1)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            del x._ratio

    @pytest.mark.parametrize("x", ONE_OF_EACH)
    def test_forged_pickle_is_checked(self, x: Any) -> None:
        """A pickle holds what the constructor takes, and the constructor judges it."""
        cls, (number,) = x.__reduce__()
        assert cls(number) == x
        forged = pickle.dumps(x).replace(b"K(", b"J\xff\xff\xff\xff")  # 40 becomes -1
        with pytest.raises(QuantityError):
            pickle.loads(forged)

    def test_validators_switched_off(self) -> None:
        """Other people's settings of attrs do not reach our invariants."""
        with attrs.validators.disabled(), pytest.raises(QuantityError):
            kg(0)

    def test_an_average_keeps_its_unit(self) -> None:
        """Who averages floats by itself is told to keep the unit, or to say which number."""
        alike: list[Any] = [mg(40), mg(80)]
        unlike: list[Any] = [mg(40), mg_per_kg(120)]
        for values in (alike, unlike):
            with pytest.raises(TypeError, match=r"write sum\(doses\) / len\(doses\)"):
                statistics.fmean(values)
            with pytest.raises(TypeError, match=r"write sum\(doses\) / len\(doses\)"):
                np.mean(np.array(values), dtype=float)
        with pytest.raises(TypeError):
            np.mean(np.array(unlike))
        with pytest.raises(TypeError):
            sum(unlike)
        assert sum(alike) / len(alike) == mg(60) == np.mean(np.array(alike))
        assert [float(each) for each in alike] == [40, 80]

    def test_numpy_does_not_spread(self) -> None:
        """An array does not take a quantity for a number."""
        dose, masked = cast("Any", mg(40)), cast("Any", np.ma).array([1, 2])
        for array in (np.array([1, 2]), masked):
            for multiply in (operator.mul, np.multiply):
                for x, y in ((array, dose), (dose, array)):
                    with pytest.raises(TypeError):
                        multiply(x, y)


def test_loads_no_heavy_library() -> None:
    """Quantities work without pint, numpy or package metadata in memory."""
    code = (
        "import sys; from isotretinoin.quantities import BodyWeight, mg, kg;"
        "3 * mg(40) / BodyWeight.parse('154 lb') == 1; mg(1) * 0.5;"
        "print({'pint', 'numpy', 'importlib.metadata'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout == "set()\n"


class TestGoals:
    """A dose to aim at is for each kg, or in all: its unit says which."""

    @pytest.mark.parametrize(
        ("text", "goal"),
        [
            ("120 mg/kg", mg_per_kg(120)),
            ("0.12g/kg", mg_per_kg(120)),
            ("8160 mg", mg(8160)),
            ("8.16 g", mg(8160)),
        ],
    )
    def test_read(self, text: str, goal: Any) -> None:
        """In every spelling of their units."""
        assert parse_goal(text) == goal

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("120", "'120' is not a goal: give the unit, '120 mg/kg', or '120 mg' in all"),
            ("120 mg/kg/day", "'120 mg/kg/day' is not a dose per kg: use mg/kg"),
            ("70 kg", "'70 kg' is not a mass"),
            ("", "'' is not a mass"),
            (None, "None is not text: write parse_goal('120 mg/kg')"),
        ],
    )
    def test_refused(self, text: Any, said: str) -> None:
        """With what to write instead."""
        with pytest.raises(QuantityError, match=f"^{re.escape(said)}"):
            parse_goal(text)
