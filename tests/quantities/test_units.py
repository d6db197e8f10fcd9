"""Quantities from text, from pint and to pint."""

import subprocess
import sys
import time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pint as typed_pint
import pytest

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
    units,
)

pint: Any = typed_pint  # its own types differ from version to version

TYPES: tuple[Any, ...] = (Mass, BodyWeight, DailyDose, DosePerKg, DailyDosePerKg)


@pytest.fixture(scope="module")
def ureg() -> Any:
    """A registry of the user's own."""
    return pint.UnitRegistry()


class TestText:
    """The grammar: plain digits and one unit of the type's own."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("40 mg", mg(40)),
            ("40mg", mg(40)),
            ("  40   mg ", mg(40)),
            ("0.04 g", mg(40)),
            ("40000 ug", mg(40)),
            ("40000 mcg", mg(40)),
            ("40000 \N{MICRO SIGN}g", mg(40)),
            ("40000 \N{GREEK SMALL LETTER MU}g", mg(40)),
            ("2.50 mg", mg("2.5")),
            ("4e1 mg", mg(40)),
            ("4E+01 mg", mg(40)),
            ("400e-1 mg", mg(40)),
            ("0 mg", mg(0)),
            ("1e99 mg", mg(10**99)),
            ("68.5 kg", kg("68.5")),
            ("68500 g", kg("68.5")),
            ("154 lb", kg("69.85322498")),
            ("11 st", kg("69.85322498")),
            ("2464 oz", kg("69.85322498")),
            ("1 lb", kg("0.45359237")),
            ("40 mg/day", mg_per_day(40)),
            ("40 mg/d", mg_per_day(40)),
            ("0.04 g/day", mg_per_day(40)),
            ("40000 mcg/d", mg_per_day(40)),
            ("120 mg/kg", mg_per_kg(120)),
            ("0.12 g/kg", mg_per_kg(120)),
            ("120000 \N{MICRO SIGN}g/kg", mg_per_kg(120)),
            ("0.5 mg/kg/day", mg_per_kg_day("0.5")),
            ("0.5 mg/kg/d", mg_per_kg_day("0.5")),
            ("0.5 mg/(kg.d)", mg_per_kg_day("0.5")),
            ("500 ug/kg/day", mg_per_kg_day("0.5")),
            ("500 mcg/(kg.d)", mg_per_kg_day("0.5")),
        ],
    )
    def test_reads(self, text: str, value: Any) -> None:
        """Each unit with its exact factor."""
        assert value.__class__.parse(text) == value

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("70 mg", "'70 mg' is not a body weight: use kg, g, lb, st or oz"),
            ("70 stone", "'70 stone' is not a body weight: use kg, g, lb, st or oz"),
            ("70 kg/m", "'70 kg/m' is not a body weight: use kg, g, lb, st or oz"),
            ("70 KG", "'70 KG' is not a body weight: did you mean 'kg'?"),
            ("70 Lb", "'70 Lb' is not a body weight: did you mean 'lb'?"),
            ("70", "'70' is not a body weight: give the unit: '70 kg'"),
            ("70.5 ", "'70.5 ' is not a body weight: give the unit: '70.5 kg'"),
            ("68,5 kg", "'68,5 kg' is not a body weight: write 68.5, with a point, and"),
            ("1,068.5 kg", "'1,068.5 kg' is not a body weight: write 1068.5, with a point, and"),
            ("７０ kg", "'７０ kg' is not a body weight: write the digits 0 to 9"),
            ("٧٠ kg", "'٧٠ kg' is not a body weight: write the digits 0 to 9"),
            ("7² kg", "'7² kg' is not a body weight: write the digits 0 to 9"),
            ("-70 kg", "'-70 kg' is not a body weight: write it without a sign"),
            ("+70 kg", "'+70 kg' is not a body weight: write it without a sign"),
            ("\N{MINUS SIGN}70 kg", "'\N{MINUS SIGN}70 kg' is not a body weight: write it without"),
            (".5 kg", "'.5 kg' is not a body weight: write a digit before the point"),
            ("0 kg", "0 kg is not a body weight: write a number that is more than zero"),
            *(
                (text, f"{text!r} is not a body weight: write digits and then kg, g, lb, st or oz")
                for text in (
                    "",
                    " ",
                    "kg",
                    "nan kg",
                    "inf kg",
                    "70. kg",
                    "7 0 kg",
                    "7_0 kg",
                    "70.5.5 kg",
                    "0x46 kg",
                    "1/3 kg",
                    "1/3",
                    "70 kg 5",
                    "70 kg kg",
                    "70 \N{NO-BREAK SPACE} kg",
                    "10**10**10 mg",
                    "1e999999 kg",
                    "1e100 kg",
                    "1e5.5 kg",
                    "70 kg; 71 kg",
                    "__import__('os')",
                )
            ),
            ("70 kg\n", "'70 kg\\n' is not a body weight: use kg, g, lb, st or oz"),
            ("1" * 62 + " kg", f"'{'1' * 55}...' is not a body weight: write at most 64"),
            ("\0" * 60, "'" + "\\x00" * 13 + "\\x0...' is not a body weight"),
        ],
    )
    def test_refuses(self, text: str, said: str) -> None:
        """What is not plain is refused, with what to write instead."""
        with pytest.raises(QuantityError) as caught:
            BodyWeight.parse(text)
        assert str(caught.value).startswith(said)
        assert len(str(caught.value)) < 160

    @pytest.mark.parametrize(
        ("kind", "text", "said"),
        [
            (Mass, "40 MG", "did you mean 'mg'?"),
            (Mass, "40 Mg", "did you mean 'mg'?"),
            (Mass, "40 kg", "use mg, g, ug or mcg"),
            (Mass, "40 mg/day", "use mg, g, ug or mcg"),
            (DailyDose, "40 mg", "use mg/day, g/day, ug/day or mcg/day"),
            (DailyDose, "40 mg/Day", "did you mean 'mg/day'?"),
            (DosePerKg, "120 mg/lb", "use mg/kg, g/kg, ug/kg or mcg/kg"),
            (DailyDosePerKg, "1 Hz", "use mg/kg/day, g/kg/day, ug/kg/day or mcg/kg/day"),
            (DailyDosePerKg, "0.5 mg/kg", "use mg/kg/day, g/kg/day, ug/kg/day or mcg/kg/day"),
            (DailyDosePerKg, "0.5", "give the unit: '0.5 mg/kg/day'"),
        ],
    )
    def test_each_type_has_its_own_units(self, kind: Any, text: str, said: str) -> None:
        """The unit of another type is not converted, it is refused."""
        with pytest.raises(QuantityError) as caught:
            kind.parse(text)
        assert str(caught.value).endswith(f": {said}")

    @pytest.mark.parametrize("kind", TYPES)
    @pytest.mark.parametrize("thing", [None, 40, b"40 mg", ["40 mg"], mg(40), True])
    def test_only_text(self, kind: Any, thing: Any) -> None:
        """What is not text is refused as such, hashable or not."""
        with pytest.raises(
            QuantityError,
            match=rf"is not text: write {kind.__name__}\.parse\('40 ",
        ):
            kind.parse(thing)

    @pytest.mark.parametrize(
        "text",
        ["1" * 10**6, " " * 10**6 + "kg", "1" * 64, "1" * 31 + "." + "1" * 32, " " * 63 + "1"],
    )
    def test_bounded_time(self, text: str) -> None:
        """No text takes long to refuse."""
        start = time.perf_counter()
        with pytest.raises(QuantityError):
            BodyWeight.parse(text)
        with pytest.raises(QuantityError):
            kg(text + "x")
        assert time.perf_counter() - start < 0.5


class TestFromPint:
    """Units, not dimensions, say what kind a pint quantity is."""

    @pytest.mark.parametrize(
        ("number", "unit", "value"),
        [
            (40, "mg", mg(40)),
            (0.04, "g", mg(40)),
            (40000, "ug", mg(40)),
            (0, "mg", mg(0)),
            (68.5, "kg", kg("68.5")),
            (68500, "g", kg("68.5")),
            (154, "lb", kg("69.85322498")),
            (11, "stone", kg("69.85322498")),
            (2464, "ounce", kg("69.85322498")),
            (40, "mg/day", mg_per_day(40)),
            (280, "mg/week", mg_per_day(40)),
            (0.5, "mg/hour", mg_per_day(12)),
            (0.25, "mg/minute", mg_per_day(360)),
            (0.001, "mg/second", mg_per_day("86.4")),
            (120, "mg/kg", mg_per_kg(120)),
            (0.12, "g/kg", mg_per_kg(120)),
            (1, "mg/g", mg_per_kg(1000)),
            (45359.237, "ug/lb", mg_per_kg(100)),
            (0.5, "mg/kg/day", mg_per_kg_day("0.5")),
            (0.5, "mg/(day*kg)", mg_per_kg_day("0.5")),
            (3.5, "mg/kg/week", mg_per_kg_day("0.5")),
        ],
    )
    def test_takes(self, ureg: Any, number: float, unit: str, value: Any) -> None:
        """Each unit on the list, exactly."""
        assert value.__class__.from_pint(ureg.Quantity(number, unit)) == value

    @pytest.mark.parametrize(
        "number",
        [40, 40.0, Decimal(40), Fraction(40), np.int64(40), np.float64(40)],
    )
    @pytest.mark.parametrize("non_int_type", [float, Decimal, Fraction])
    def test_any_registry_any_number(self, non_int_type: Any, number: Any) -> None:
        """Registries need not know each other, and each has its own numbers."""
        foreign = pint.UnitRegistry(non_int_type=non_int_type)
        assert DailyDose.from_pint(foreign.Quantity(number, "mg/day")) == mg_per_day(40)

    def test_pint_s_own_results(self, ureg: Any) -> None:
        """What pint computed is taken, so long as its units tell the kind."""
        dose = ureg.Quantity(40, "mg") / ureg.day
        assert DailyDose.from_pint(dose) == mg_per_day(40)
        assert DailyDosePerKg.from_pint(dose / ureg.Quantity(80, "kg")) == mg_per_kg_day("0.5")

    @pytest.mark.parametrize(
        ("kind", "unit"),
        [
            (Mass, "kg"),
            (Mass, "lb"),
            (Mass, "ng"),
            (Mass, "mg/day"),
            (Mass, "mg**2"),
            (Mass, "mg*day/hour"),
            (Mass, ""),
            (BodyWeight, "mg"),
            (BodyWeight, "tonne"),
            (BodyWeight, "N"),
            (DailyDose, "mg"),
            (DailyDose, "kg/day"),
            (DailyDose, "mg/month"),
            (DailyDose, "day/mg"),
            (DosePerKg, "mg"),
            (DosePerKg, "mg/ug"),
            (DosePerKg, "kg/mg"),
            (DosePerKg, "percent"),
            (DosePerKg, ""),
            (DosePerKg, "mg/kg/day"),
            (DailyDosePerKg, "Hz"),
            (DailyDosePerKg, "1/day"),
            (DailyDosePerKg, "mg/kg"),
            (DailyDosePerKg, "mg/kg/day**2"),
        ],
    )
    def test_refuses_other_units(self, ureg: Any, kind: Any, unit: str) -> None:
        """A quantity of the right dimension and the wrong units is refused."""
        with pytest.raises(QuantityError, match=r"^a pint quantity in .* is not a .*: use "):
            kind.from_pint(ureg.Quantity(40, unit))

    @pytest.mark.parametrize(
        ("value", "lost"),
        [
            (mg_per_kg(120), "to_base_units"),
            (mg_per_kg(120), "to_reduced_units"),
            (mg_per_kg_day(1), "to_base_units"),
            (mg_per_kg_day(1), "to_root_units"),
            (mg_per_day(40), "to_base_units"),
        ],
    )
    def test_units_lost(self, ureg: Any, value: Any, lost: str) -> None:
        """Where pint has cancelled mg against kg, the message says what did it."""
        with pytest.raises(
            QuantityError,
            match=r"no \.to_base_units\(\) or \.to_reduced_units\(\)",
        ):
            value.__class__.from_pint(getattr(value.to_pint(ureg), lost)())

    @pytest.mark.parametrize("thing", [40, "40 mg", None, Mass, np.array([1]), pint.Quantity])
    def test_refuses_what_is_not_pint_s(self, thing: Any) -> None:
        """A bare number has no unit to judge."""
        with pytest.raises(
            QuantityError,
            match=r"is not a pint quantity: write mg\(40\), or Mass\.",
        ):
            Mass.from_pint(thing)

    def test_refuses_units_alone(self, ureg: Any) -> None:
        """A unit is no quantity of it."""
        with pytest.raises(QuantityError, match="is not a pint quantity"):
            Mass.from_pint(ureg.mg)

    @pytest.mark.parametrize("array", [[1, 2], [40], np.array(40)])
    def test_refuses_arrays(self, ureg: Any, array: Any) -> None:
        """One quantity at a time."""
        with pytest.raises(QuantityError, match="is not one number of mg: take quantities one at"):
            Mass.from_pint(ureg.Quantity(np.array(array), "mg"))

    @pytest.mark.parametrize(
        ("number", "said"),
        [
            (-1, "-1 mg is not a mass"),
            (float("nan"), "nan is not a quantity"),
            (2**5000, "a number of more than 4096 bits"),
        ],
    )
    def test_refuses_impossible_numbers(self, ureg: Any, number: float, said: str) -> None:
        """The number is judged as any other."""
        with pytest.raises(QuantityError, match=f"^{said}"):
            Mass.from_pint(ureg.Quantity(number, "mg"))

    def test_no_weight_is_zero(self, ureg: Any) -> None:
        """The bounds of the type hold."""
        with pytest.raises(QuantityError, match="more than zero"):
            BodyWeight.from_pint(ureg.Quantity(0, "kg"))


class TestToPint:
    """Handing a quantity out."""

    @pytest.mark.parametrize(
        ("value", "unit"),
        [
            (mg("2.5"), "milligram"),
            (kg("68.5"), "kilogram"),
            (mg_per_day("33.3"), "milligram/day"),
            (mg_per_kg(120), "milligram/kilogram"),
            (mg_per_kg_day("1/3"), "milligram/kilogram/day"),
        ],
    )
    @pytest.mark.parametrize("non_int_type", [float, Decimal, Fraction])
    def test_numbers_of_the_registry(self, value: Any, unit: str, non_int_type: Any) -> None:
        """The magnitude is a number that the registry computes with, and the unit is ours."""
        registry = pint.UnitRegistry(non_int_type=non_int_type)
        quantity = value.to_pint(registry)
        assert type(quantity.magnitude) is non_int_type
        assert quantity.units == registry.Unit(unit)
        assert isinstance(quantity, registry.Quantity)
        if value != mg_per_kg_day("1/3") or non_int_type is Fraction:
            assert value.__class__.from_pint(quantity) == value

    def test_long_decimals_are_exact(self) -> None:
        """A `Decimal` that ends is not cut at the precision of the day."""
        registry = pint.UnitRegistry(non_int_type=Decimal)
        number = Decimal("123456789012345678901234567890.000000001")
        assert mg(number).to_pint(registry).magnitude == number

    def test_default_registry(self) -> None:
        """Without a registry it is pint's application registry."""
        quantity = mg(40).to_pint()
        assert quantity == pint.application_registry.Quantity(40, "mg")
        assert quantity + pint.application_registry.Quantity(2, "mg") == mg(42).to_pint()

    def test_registry_stays_as_it_was(self) -> None:
        """No unit is defined and no context enabled."""
        registry = pint.UnitRegistry()
        before = set(registry._units)
        mg_per_kg_day(1).to_pint(registry)
        assert set(registry._units) - before <= {"milligram", "kilogram"}
        assert not registry._active_ctx.contexts


MEETINGS = """
import operator, sys
from fractions import Fraction
from isotretinoin.quantities import units
from isotretinoin.quantities import mg, kg, mg_per_day, mg_per_kg, mg_per_kg_day
import numpy as np, pint
from pint import compat

late = sys.argv[1] == "late"

def forget():
    units._told = False
    for name in [name for name in compat.upcast_type_map if name.startswith("isotretinoin.")]:
        del compat.upcast_type_map[name]

ureg, exact = pint.UnitRegistry(), pint.UnitRegistry(non_int_type=Fraction)
Q = ureg.Quantity
assert units._told == (not late)
THEIRS = [
    Q(3, "mg"), Q(3.5, "kg"), Q(3), Q(3.5), Q(3, "mg/kg"), Q(1, "day"), Q(0, "mg"), Q(20, "degC"),
    Q([1, 2], "mg"), Q([1.5, 2]), Q(np.array([3, 4]), "kg"),
    exact.Quantity(Fraction(1, 3), "mg"), exact.Quantity(3), ureg.mg, ureg.dimensionless,
    np.array([1, 2]), np.array([1.5]), np.array(3), np.array([mg(1), 2], dtype=object),
]
OURS = [mg(3), mg(0), kg(2), mg_per_day(40), mg_per_kg(120), mg_per_kg_day("0.5")]
NAMES = "add sub mul truediv floordiv mod lt le gt ge iadd isub imul itruediv".split()
met = 0
for theirs in THEIRS:
    for ours in OURS:
        for x, y in ((theirs, ours), (ours, theirs)):
            for name in NAMES:
                if late:
                    forget()
                try:
                    got = getattr(operator, name)(x, y)
                except TypeError:
                    met += 1
                else:
                    print(name, repr(x), repr(y), "gave", repr(got))
            for name, answer in (("eq", False), ("ne", True)):
                if late:
                    forget()
                got = getattr(operator, name)(x, y)
                # Before it knows us, pint answers for each element of an array.
                if got is answer or (late and np.all(got == answer)):
                    met += 1
                else:
                    print(name, repr(x), repr(y), "gave", repr(got))
print(met == len(THEIRS) * len(OURS) * 2 * (len(NAMES) + 2))
"""

FIRST_MEETING = """
from isotretinoin.quantities import mg
import pint
quantity = pint.UnitRegistry().Quantity(3{unit})
for meet in (lambda: quantity {operator} mg(3), lambda: quantity {operator} mg(3)):
    try:
        print(repr(meet()))
    except TypeError:
        print("TypeError")
"""


def run(code: str, *arguments: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stdout + done.stderr


class TestMeetingPint:
    """Between a pint quantity or numpy array and one of ours, operators raise, in both orders."""

    def test_pint_first(self) -> None:
        """With pint loaded before us."""
        assert run("import pint" + MEETINGS, "first") == "True\n"

    def test_pint_after_us(self) -> None:
        """With pint loaded after us, whichever operation is the first of all."""
        assert run(MEETINGS, "late") == "True\n"

    @pytest.mark.parametrize(
        ("operator", "unit"),
        [("*", ", 'mg'"), ("*", ""), ("<", ", 'mg'"), ("==", ", 'mg'")],
    )
    def test_the_very_first_operation(self, operator: str, unit: str) -> None:
        """Nothing of ours is nested in a pint quantity, not even once."""
        answer = "False\n" if operator == "==" else "TypeError\n"
        assert run(FIRST_MEETING.format(unit=unit, operator=operator)) == answer * 2

    @pytest.mark.parametrize("first", ["Mass.from_pint(q)", "mg(1).to_pint()", "mg(1) * q"])
    def test_pint_is_told_once_it_is_met(self, first: str) -> None:
        """From then on pint refuses one of ours as a magnitude."""
        code = f"""
from isotretinoin.quantities import Mass, mg
import pint
q = pint.UnitRegistry().Quantity(3, "mg")
for meet in (lambda: {first}, lambda: pint.Quantity(mg(1), "mg")):
    try:
        meet()
    except TypeError:
        print("TypeError")
"""
        assert run(code).splitlines()[-1:] == ["TypeError"]

    def test_numbers_still_multiply(self) -> None:
        """Meeting pint takes nothing from plain numbers."""
        assert (
            run("import pint;from isotretinoin.quantities import mg;print(3 * mg(2))") == "6 mg\n"
        )
        assert (
            run("from isotretinoin.quantities import mg;import pint;print(3 * mg(2))") == "6 mg\n"
        )

    @pytest.fixture
    def unknown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """pint, in memory, has not heard of us."""
        monkeypatch.setattr(units, "_told", False)
        for name in [name for name in pint.compat.upcast_type_map if "isotretinoin" in name]:
            monkeypatch.delitem(pint.compat.upcast_type_map, name)

    @pytest.mark.parametrize("value", [mg(2), mg_per_day(2), mg_per_kg_day(2)])
    def test_remedy(self, ureg: Any, value: Any) -> None:
        """Where we are asked first, the message says what to write."""
        with pytest.raises(TypeError, match="do not mix: use from_pint or to_pint"):
            _ = value * ureg.Quantity(3, "mg")

    @pytest.mark.usefixtures("unknown")
    def test_pint_is_caught_in_the_act(self, ureg: Any) -> None:
        """pint hands us a bare 3, and is refused."""
        with pytest.raises(TypeError, match="do not mix: use from_pint or to_pint"):
            _ = ureg.Quantity(3, "mg") * mg(2)

    @pytest.mark.usefixtures("unknown")
    def test_pint_may_ask_whether_we_are_equal(self, ureg: Any) -> None:
        """Equality has an answer."""
        assert (ureg.Quantity(3, "mg") == mg(3)) is False

    @pytest.mark.usefixtures("unknown")
    def test_our_own_callers_are_not_pint(self) -> None:
        """Code that merely has pint in memory is not taken for pint."""
        assert 3 * mg(2) == mg(6)
        assert units.tell_pint()

    @pytest.mark.usefixtures("unknown")
    def test_from_pint_tells_pint(self, ureg: Any) -> None:
        """A quantity taken over is a sign that pint is there."""
        assert Mass.from_pint(ureg.Quantity(3, "mg")) == mg(3)
        assert "isotretinoin.quantities.amounts.Mass" in pint.compat.upcast_type_map
