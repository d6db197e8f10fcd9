"""Any result as a tree of steps, made from what the result itself carries."""

from typing import Any, Final

from attrs import has

from isotretinoin.errors import WrongTypeError, shown
from isotretinoin.evidence import Rule
from isotretinoin.explanations import dosing, results
from isotretinoin.explanations.explanation import QUANTITIES, Explanation
from isotretinoin.explanations.steps import rule_in_full, step_of

__all__ = ["explain"]

#: What registers a step for each of its types when it is imported.
_REGISTERED: Final = (dosing, results)


def explain(result: object) -> Explanation:
    """The result as a tree of steps: inputs, rules, dated values, sources, and what was unknown.

    It is made from what the result itself carries: nothing is judged or planned again, and a result
    that is not explained costs nothing more.

    Raises
    ------
    TypeError
        When it is no value of this library.

    >>> from datetime import date
    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_kg, mg_per_kg_day
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(68)),
    ...     regimen=Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> for step in explain(course).steps():
    ...     if step.what == "total dose":
    ...         print(step.line)
    Total dose: 952 mg = 34 mg × 28 doses
    Total dose: 7208 mg = 68 mg × 106 doses
    Total dose: 8160 mg = 952 mg + 7208 mg
    """
    kind: Any = result.__class__
    ours = has(kind) and kind.__module__.startswith("isotretinoin.")
    if isinstance(result, tuple):
        return Explanation(what="results", parts=tuple(map(explain, result)))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType] - each is looked at
    if not ours and not isinstance(result, QUANTITIES):
        raise WrongTypeError(f"{shown(result)} is no result of this library: write explain(plan)")
    name = "".join(f" {c.lower()}" if c.isupper() else c for c in kind.__name__).strip()
    found: Any = result
    return rule_in_full(found, name) if kind is Rule else step_of(found, name)
