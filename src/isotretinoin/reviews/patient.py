"""The facts of the patient at the start of a diary's first course: whether to treat, and as whom."""

from collections.abc import Iterator
from typing import Final

from isotretinoin.contraindications import contraindications, medicine_findings
from isotretinoin.findings import Judgement
from isotretinoin.posology.retreatment import history_findings
from isotretinoin.products import Formulation
from isotretinoin.reviews.case import Case
from isotretinoin.rules.precautions import DecidingFact

__all__ = ["MATTERS", "facts"]


#: What a diary notes day by day, so that the patient's own record of it is not missing.
_NOTED: Final[tuple[DecidingFact, ...]] = (
    "pregnancy",
    "prevention not met",
    "breast-feeding",
    "medicine",
)


def facts(case: Case) -> Iterator[Judgement]:
    """What the programme counts the patient as, and what in them forbids treatment."""
    yield from case.counted.findings
    yield from case.counted.not_judged
    patient, rules = case.diary.patient, case.rules
    for course in case.treatments[:1]:
        product = case.product_on(course.first)
        made = product.judged_as if product else Formulation.CONVENTIONAL
        if patient.allergies is not None and patient.conditions is not None:
            yield from rules.precautions.contraindications
        yield from contraindications(patient, rules, on=course.first, product=product, noted=_NOTED)
        if patient.history is not None:  # else the courses of the diary are those that are known
            yield from history_findings(patient, rules, on=course.first, formulation=made)
        if patient.medicines is not None:
            yield from medicine_findings(patient, rules, on=course.first)


#: What the facts of the patient decide.
MATTERS: Final = (facts,)
