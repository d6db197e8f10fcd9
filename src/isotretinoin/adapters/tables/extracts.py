"""Two tables of OMOP: what was handed out or prescribed, and what was measured.

The numbers of concepts stand for whatever the vocabularies of an extract say: which is which tells
the caller, or the text of the source beside them.
"""

import re
from collections.abc import Iterator
from typing import Final

from isotretinoin import analytes
from isotretinoin import products as medicines
from isotretinoin.adapters.tables.cells import Row, cut, day, number
from isotretinoin.adapters.tables.columns import Columns, Names
from isotretinoin.adapters.tables.form import TableForm
from isotretinoin.adapters.tables.results import bound, unit_of
from isotretinoin.diaries.entries import Dispensing, Entry, Prescription, Weight
from isotretinoin.errors import QuantityError, RecordError, UnknownName
from isotretinoin.monitoring.results import LabResult
from isotretinoin.products import Product
from isotretinoin.quantities import BodyWeight, Mass
from isotretinoin.quantities.typed import typed
from isotretinoin.rulebooks.analytes import BODY_WEIGHT

__all__ = ["EXPOSURES", "MEASUREMENTS", "exposure", "measurement"]


def _by_own_name(*names: str) -> Names:
    return {each: (each.replace("_", " "),) for each in names}


#: The columns of `drug_exposure` that are read.
EXPOSURES: Final[Names] = _by_own_name(
    "person_id",
    "drug_concept_id",
    "drug_exposure_start_date",
    "drug_type_concept_id",
    "drug_source_value",
    "quantity",
    "days_supply",
    "refills",
)
#: The columns of `measurement` that are read.
MEASUREMENTS: Final[Names] = _by_own_name(
    "person_id",
    "measurement_concept_id",
    "measurement_date",
    "measurement_source_value",
    "operator_concept_id",
    "value_as_number",
    "value_as_concept_id",
    "value_source_value",
    "unit_concept_id",
    "unit_source_value",
    "range_low",
    "range_high",
)
#: What a comparator may be.
_SIGNS: Final = ("=", "<", "<=", ">", ">=")
#: That no concept matches.
_NO_CONCEPT: Final = ("", "0")


def exposure(row: Row, columns: Columns, form: TableForm) -> Iterator[Entry]:
    """A row of `drug_exposure`: a prescription, or capsules handed out, by its type.

    Raises
    ------
    RecordError
        Or another error of this library, when something in it cannot be read.
    """
    on = day(columns.of(row, "drug_exposure_start_date"), form)
    product, strength = _medicine(row, columns, form)
    kind = columns.of(row, "drug_type_concept_id")
    meant = dict(form.concepts).get(kind, form.exposures)
    if meant is None:
        named = f"name its type, as concepts={{{kind[:20]!r}: 'dispensing'}}, or " if kind else ""
        raise RecordError(
            "it does not say whether it was handed out or prescribed: "
            f"{named}say exposures='dispensing' or 'prescription'",
        )
    if meant == "prescription":
        supply, refills = (columns.of(row, each) for each in ("days_supply", "refills"))
        yield Prescription(
            on,
            days_supply=_whole(supply, "days of supply") if supply else None,
            refills=_whole(refills, "refills") if refills else None,
        )
        return
    if meant != "dispensing":
        raise RecordError(f"the type {cut(kind)} is {cut(meant)}: say prescription or dispensing")
    if product is None or strength is None:
        raise RecordError(
            "it does not say of which product and strength: name its concept, as "
            "concepts={'101': 'Claravis 20 mg'}",
        )
    yield Dispensing(on, product, strength, _whole(columns.of(row, "quantity"), "capsules"))


def _whole(cell: str, what: str) -> int:
    found = re.fullmatch(r"([0-9]{1,9})(?:\.0+)?", cell, re.ASCII)
    if found is None:
        raise QuantityError(f"{cut(cell)} is no whole number of {what}")
    return int(found[1])


_STRENGTH: Final = re.compile(r"(.*?)[ ,]+([0-9]+(?:\.[0-9]+)?) ?mg\b.*", re.IGNORECASE | re.ASCII)


def _medicine(row: Row, columns: Columns, form: TableForm) -> tuple[Product | None, Mass | None]:
    """The product and strength; None where isotretinoin is all that is told."""
    concept, source = columns.of(row, "drug_concept_id"), columns.of(row, "drug_source_value")
    told = dict(form.concepts).get(concept)
    for product in medicines.ALL if told is None else ():
        for code in product.codes:
            # The code of a package begins with that of its product.
            if code.system == "NDC" and (source + "-").startswith(code.code + "-"):
                return product, code.strength
    text = told or source
    found = _STRENGTH.fullmatch(text[:200])
    name = found[1] if found else text
    bare = name.partition("(")[0].strip()
    strength = typed(f"{found[2]} mg", Mass) if found else None
    if bare.casefold() == "isotretinoin":
        return None, strength
    try:
        return medicines.get(bare), strength
    except UnknownName:
        raise RecordError(
            f"the concept {cut(concept)}, {cut(source)}, is no isotretinoin that is known: another "
            "medicine, or one to be named in concepts",
        ) from None


def measurement(row: Row, columns: Columns, form: TableForm) -> Iterator[Entry]:
    """A row of `measurement`: a laboratory result, or the body weight.

    Raises
    ------
    RecordError
        Or another error of this library, when something in it cannot be read.
    """
    on = day(columns.of(row, "measurement_date"), form)
    concept, source = (
        columns.of(row, f"measurement_{each}") for each in ("concept_id", "source_value")
    )
    told = dict(form.concepts).get(concept, source)
    unit = _unit(row, columns, form)
    value = _value(row, columns, form)
    if told == BODY_WEIGHT.loinc or told.casefold() == "body weight":
        yield Weight(on, typed(f"{value} {unit}", BodyWeight))
        return
    try:
        analyte = analytes.get(told)
    except UnknownName:
        analyte = None
    if not isinstance(analyte, analytes.Analyte):
        raise RecordError(
            f"the concept {cut(concept)}, {cut(source)}, is no analyte that is known: another test, "
            "or one to be named in concepts",
        )
    low, high = (columns.of(row, f"range_{each}") for each in ("low", "high"))
    yield LabResult(
        analyte,
        value,
        unit_of(unit, analyte),
        collected=on,
        upper_limit=number(high, form) if high else None,
        lower_limit=number(low, form) if low else None,
    )


def _unit(row: Row, columns: Columns, form: TableForm) -> str:
    concept, source = columns.of(row, "unit_concept_id"), columns.of(row, "unit_source_value")
    told = dict(form.concepts).get(concept, source)
    if not told and concept not in _NO_CONCEPT:
        raise RecordError(f"the unit is the concept {cut(concept)}: say in concepts which that is")
    return told


def _value(row: Row, columns: Columns, form: TableForm) -> str:
    """The value as text: a number with its comparator, or the word for a test's result."""
    amount, concept = columns.of(row, "value_as_number"), columns.of(row, "value_as_concept_id")
    source = columns.of(row, "value_source_value")
    sign = _comparator(columns.of(row, "operator_concept_id"), form)
    if amount:
        if not sign and source.startswith(_OTHER_THAN_EQUAL):
            raise RecordError(f"the source has {cut(source)}, and no comparator is told beside it")
        told: str = bound(amount, form, sign)
        return told
    named = dict(form.concepts).get(concept, "")
    in_words: str = bound(named or source, form)
    return in_words


_OTHER_THAN_EQUAL: Final = ("<", ">", "\N{LESS-THAN OR EQUAL TO}", "\N{GREATER-THAN OR EQUAL TO}")


def _comparator(concept: str, form: TableForm) -> str:
    if concept in _NO_CONCEPT:
        return ""
    told = dict(form.concepts).get(concept)
    if told not in _SIGNS:
        raise RecordError(
            f"the comparator is the concept {cut(concept)}: say which that is, as "
            f"concepts={{{concept[:20]!r}: '>'}}",
        )
    return "" if told == "=" else told
