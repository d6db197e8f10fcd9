"""What quantities do with one another, found by trying: tested without Sphinx."""

from collections.abc import Callable
from fractions import Fraction
from operator import add, mul, sub, truediv
from typing import Any, Final

from isotretinoin import Days, kg, mg, mg_per_day, mg_per_kg, mg_per_kg_day

#: One value of each type; the number is last, and some days stand before it.
SAMPLES: Final[tuple[tuple[str, Any], ...]] = (
    ("Mass", mg(40)),
    ("BodyWeight", kg(68)),
    ("DailyDose", mg_per_day(40)),
    ("DosePerKg", mg_per_kg(120)),
    ("DailyDosePerKg", mg_per_kg_day(1)),
    ("Days", Days(28)),
    ("number", 2),
)
_QUANTITIES: Final = tuple(type(value) for _, value in SAMPLES[:5])
OPERATIONS: Final[tuple[tuple[str, Callable[[Any, Any], Any]], ...]] = (
    ("+", add),
    ("−", sub),
    ("×", mul),
    ("÷", truediv),
    (".for_weight", lambda left, right: left.for_weight(right)),
)


def results(left: Any, right: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401 - of any type
    """Each operation that the two types have, with the type that it gives."""
    found = []
    for sign, operate in OPERATIONS:
        try:
            made = operate(left, right)
        except (TypeError, AttributeError):
            continue
        except ValueError:  # less than nothing is refused by its value, and not by its type
            made = left
        found.append((sign, "number" if isinstance(made, (Fraction, int)) else type(made).__name__))
    return tuple(found)


def operations(left: Any, right: Any) -> tuple[str, ...]:  # noqa: ANN401 - of any type
    """What stands in the cell of two types; nothing where neither of them is a quantity."""
    if not any(isinstance(each, _QUANTITIES) for each in (left, right)):
        return ()
    return tuple(f"{sign} → {made}" for sign, made in results(left, right)) or ("✗",)
