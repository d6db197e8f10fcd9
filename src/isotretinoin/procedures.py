"""How long procedures on the skin wait after a course."""

from datetime import date
from typing import Literal

from isotretinoin.dates import Window, after, in_order
from isotretinoin.errors import FactError
from isotretinoin.rules import Rulebook, stated

__all__ = ["procedure_window"]


def procedure_window(
    procedure: Literal["wax epilation", "resurfacing"],
    rules: Rulebook,
    *,
    first_dose: date,
    last_dose: date,
) -> Window:
    """The days on which the procedure should not be done: the course and the wait after it.

    The `alternatives` of `because` are what consensus papers say beside the label.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on the day of the last dose.
    DateError
        When the last dose comes before the first.
    FactError
        When the procedure is neither of the two.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> print(procedure_window(
    ...     "resurfacing", rulebook("US"),
    ...     first_dose=date(2026, 3, 9), last_dose=date(2026, 8, 31),
    ... ))
    2026-03-09 to 2027-03-01
    """
    in_order(first_dose, "the first dose", last_dose, "the last dose")
    waits = {
        "wax epilation": rules.procedures.wax_epilation,
        "resurfacing": rules.procedures.resurfacing,
    }
    if procedure not in waits:
        raise FactError(f"{procedure!r:.60} is no procedure: write {' or '.join(map(repr, waits))}")
    rule = stated(waits[procedure], rules, f"wait for {procedure}").on(last_dose)
    return Window(first=first_dose, last=after(last_dose, rule.value), because=rule)
