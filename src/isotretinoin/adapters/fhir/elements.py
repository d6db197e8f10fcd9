"""The parts of which resources are made: quantities, periods, references, codes, the notice."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any, Final, TypeAlias, TypeGuard
from uuid import NAMESPACE_URL, uuid5

from isotretinoin.acts import Act, ActKind
from isotretinoin.adapters.fhir.codes import RequestKind, Ucum
from isotretinoin.analytes import Analyte, Panel
from isotretinoin.errors import FactError, QuantityError, require, shown
from isotretinoin.evidence import Rule, unverified
from isotretinoin.findings import Window
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.quantities.exact import number_text

__all__ = [
    "Resource",
    "act_code",
    "act_kind",
    "described",
    "identity",
    "is_list",
    "is_object",
    "number",
    "period",
    "quantity",
    "resource",
    "subject_of",
    "test_code",
]

#: A resource, or a part of one: what `json.dumps` writes.
Resource: TypeAlias = dict[str, Any]


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether it is an object of JSON."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether it is a list of JSON."""
    return isinstance(value, list)


UCUM: Final = "http://unitsofmeasure.org"
LOINC: Final = "http://loinc.org"

#: What a resource may be called where it is stored: the pattern of the standard for references.
_REFERENCE: Final = re.compile(
    r"(Patient/[A-Za-z0-9\-.]{1,64}|urn:uuid:[0-9a-f\-]{36}|https?://\S+)"
)
#: So many digits survive as a float, whatever they are.
_DIGITS: Final = 15


def number(value: Fraction | int) -> int | float:
    """The number as JSON writes it, digit for digit.

    Raises
    ------
    QuantityError
        When it has no decimal form of at most 15 digits.

    >>> number(Fraction(45, 2)), number(Fraction(40))
    (22.5, 40)
    """
    exact = Fraction(value)
    if exact.denominator == 1:
        return exact.numerator
    made = float(exact)
    if len(Decimal(repr(made)).as_tuple().digits) > _DIGITS or Fraction(repr(made)) != exact:
        raise QuantityError(f"{number_text(exact.as_integer_ratio())} has no exact decimal form")
    return made


def quantity(value: Fraction | int, unit: str, code: Ucum) -> Resource:
    """An amount with its unit, in words and in UCUM."""
    return {"value": number(value), "unit": unit, "system": UCUM, "code": code.value}


def period(first: date, last: date | None) -> Resource:
    """Days from the first to the last, both included; open where there is no last."""
    end = {} if last is None else {"end": last.isoformat()}
    return {"start": first.isoformat(), **end}


def of_window(window: Window) -> Resource:
    """The days of a window."""
    return period(window.first, window.last)


def subject_of(subject: object) -> Resource:
    """The reference to the patient.

    Raises
    ------
    FactError
        When it is none.

    >>> subject_of("Patient/1")
    {'reference': 'Patient/1'}
    """
    told = require(subject, str, '"Patient/1"')
    if _REFERENCE.fullmatch(told) is None:
        raise FactError(f'{shown(told)} is no reference to a patient: write "Patient/1"')
    return {"reference": told}


def test_code(test: Analyte | Panel) -> Resource:
    """The test by its name, and by its LOINC code where one was read."""
    if test.loinc is None:
        return {"text": test.name}
    coding = {"system": LOINC, "code": test.loinc}
    if test.display is not None:
        coding["display"] = test.display
    return {"coding": [coding], "text": test.name}


#: What kind of resource an act would be, where the standard has one.
_KINDS: Final = {
    ActKind.SCREENING_TEST: RequestKind.SERVICE,
    ActKind.CONFIRMATION_TEST: RequestKind.SERVICE,
    ActKind.PREGNANCY_TEST: RequestKind.SERVICE,
    ActKind.LABORATORY_VISIT: RequestKind.SERVICE,
    ActKind.PRESCRIPTION: RequestKind.MEDICATION,
    ActKind.FIRST_DOSE: RequestKind.MEDICATION,
    ActKind.DOSE_CHANGE: RequestKind.MEDICATION,
}


def act_kind(kind: ActKind) -> RequestKind | None:
    """The kind of resource that an act would be, None where the standard has no closer one."""
    return _KINDS.get(kind)


def act_code(act: Act) -> Resource:
    """The act by the word for its kind, of the library's closed list, and in words."""
    coding = [{"system": "urn:isotretinoin:act-kind", "code": act.kind.value}]
    return {"coding": coding, "text": act.what}


def described(rule: Rule[Any] | None) -> str:
    """The rule with its source and key, as a note carries it."""
    if rule is None:
        return "No rule asks for it."
    return f"{rule.text}{unverified(rule)} Source: {rule.says_who} ({rule.key})"


def identity(*parts: object) -> str:
    """A name for a resource: the same for the same content."""
    return str(uuid5(NAMESPACE_URL, "isotretinoin:fhir:" + "\n".join(map(str, parts))))


def resource(resource_type: str, /, *identifying: object, **elements: Any) -> Resource:  # noqa: ANN401 - JSON
    """A resource with its identity and the notice; elements that are None or empty are left out."""
    kept: Mapping[str, Any] = {
        key: value for key, value in elements.items() if value not in (None, [], {}, "")
    }
    return {
        "resourceType": resource_type,
        "id": identity(resource_type, *identifying),
        "text": {
            "status": "generated",
            "div": f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{escape(NOTICE)}</p></div>',
        },
        **kept,
    }
