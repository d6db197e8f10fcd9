"""The patient on the page of a plan or a review: what forbids treatment first, then what is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from isotretinoin.findings import Finding, FindingKind
from isotretinoin.pages.sheet import References
from isotretinoin.patient import Patient
from isotretinoin.pregnancy_prevention.categories import Category

__all__ = ["counted_as", "forbidden", "told_of"]

_POSSIBLE: Final = {
    True: "can become pregnant",
    False: "cannot become pregnant",
    None: "whether pregnancy is possible is not recorded",
}
#: What is said where a fact of the patient holds, and where it does not.
_SAID: Final = {
    "pregnant": "pregnant",
    "plans_pregnancy": "plans a pregnancy",
    "meets_prevention": "keeps to pregnancy prevention",
    "breast_feeding": "breast-feeding",
}
_DENIED: Final = {
    "pregnant": "not pregnant",
    "plans_pregnancy": "plans no pregnancy",
    "meets_prevention": "does not keep to pregnancy prevention",
    "breast_feeding": "not breast-feeding",
}


def forbidden(findings: tuple[Finding, ...], notes: References) -> Iterator[tuple[str, str]]:
    """What forbids treatment, before anything else on the page."""
    for each in findings:
        # Of breast-feeding noted on a day, the finding is about that day.
        fed = each.kind is FindingKind.BREAST_FEEDING and not isinstance(each.observed, date)
        if fed or each.kind is FindingKind.CONTRAINDICATED:
            yield "Do not treat", notes.marked(each.message, each.because)


def counted_as(patient: Patient, found: Category | None, notes: References) -> str:
    """Whether the patient can become pregnant, and by which facts."""
    if patient.pregnant or found is None or found.can_become_pregnant is None:
        return _POSSIBLE[True if patient.pregnant else patient.can_become_pregnant]
    said = f"{_POSSIBLE[found.can_become_pregnant]} ({found.name}: {'; '.join(found.reasons)})"
    return notes.marked(said, found.because)


def told_of(patient: Patient) -> Iterator[tuple[str, str]]:
    """The facts recorded beside weight and age."""
    said = [words for name, words in _SAID.items() if getattr(patient, name)]
    said += [words for name, words in _DENIED.items() if getattr(patient, name) is False]
    if patient.kidney_function is not None:
        said.append(f"kidney function: {patient.kidney_function}")
    for name in ("allergies", "conditions", "medicines"):
        listed: tuple[str, ...] | None = getattr(patient, name)
        if listed is not None:
            said.append(f"{name}: {', '.join(listed).replace('-', ' ') or 'none'}")
    if patient.history is not None:
        ended = ", ".join(str(each.last_dose) for each in patient.history.courses)
        doses = "last dose" if len(patient.history.courses) == 1 else "last doses"
        said.append(f"earlier courses: {f'{doses} {ended}' if ended else 'none'}")
    if said:
        yield "Recorded", "; ".join(said)
