"""The medicines: brand, formulation, strengths, and what may stand in for what.

The shapes and questions stand here; the medicines themselves are data, and are imported from
`isotretinoin.rulebooks.products` when first asked for.
"""

from enum import Enum
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar, final

from attrs import frozen

from isotretinoin.doors import door
from isotretinoin.errors import QuantityError, UnknownName, closest, require
from isotretinoin.evidence import Rule
from isotretinoin.findings import Answer
from isotretinoin.quantities import DailyDose, DailyDosePerKg, Mass

if TYPE_CHECKING:
    from isotretinoin.rulebooks.products import (
        ABSORICA,
        ABSORICA_LD,
        ACCUTANE,
        ACCUTANE_JG,
        ALL,
        AMNESTEEM,
        ATC,
        CAS,
        CLARAVIS,
        ISOTRETINOIN_GB,
        ISOTRETINOIN_GENERIC,
        LD_TO_ABSORICA,
        MYORISAN,
        NOT_INTERCHANGEABLE,
        RXNORM,
        SOTRET,
        UNII,
        ZENATANE,
    )

__all__ = [
    "ABSORICA",
    "ABSORICA_LD",
    "ACCUTANE",
    "ACCUTANE_JG",
    "ALL",
    "AMNESTEEM",
    "ATC",
    "CAS",
    "CLARAVIS",
    "ISOTRETINOIN_GB",
    "ISOTRETINOIN_GENERIC",
    "LD_TO_ABSORICA",
    "MYORISAN",
    "NOT_INTERCHANGEABLE",
    "RXNORM",
    "SOTRET",
    "UNII",
    "ZENATANE",
    "Formulation",
    "Product",
    "absorica_ld_equivalent",
    "generic",
    "get",
    "interchangeable",
]


@final
class Formulation(Enum):
    """How the capsule is made; milligrams of one are not milligrams of another."""

    CONVENTIONAL = "conventional"
    LIDOSE = "lidose"
    MICRONISED = "micronised"

    def __str__(self) -> str:
        return self.value


@final
@frozen(kw_only=True, repr=False)
class Product:
    """One medicine on one market, with the capsule strengths that its source lists.

    `market` is the place whose rulebook speaks of it. `manufacturer` and `marketed` are None where
    no source was read. `spl_set_id` identifies the US structured label.
    """

    name: str
    formulation: Formulation
    market: str
    offered: Rule[tuple[Mass, ...]]
    manufacturer: str | None = None
    marketed: bool | None = None
    spl_set_id: str | None = None

    @property
    def strengths(self) -> tuple[Mass, ...]:
        """The capsule strengths, in rising order."""
        return self.offered.value

    def __str__(self) -> str:
        return f"{self.name} ({self.formulation}, {self.market})"

    def __repr__(self) -> str:
        return f"<Product {self}>"


def generic(market: str) -> Product | None:
    """The capsules without a brand of that market, or None where none were read of.

    >>> str(generic("US"))
    'Isotretinoin (conventional, US)'
    """
    require(market, str, "the name of a market")
    generics: tuple[Product, ...] = _data().GENERICS
    return next((each for each in generics if each.market == market), None)


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "").replace("-", "")


def get(name: str) -> Product:
    """The product of that name; case, spaces and hyphens do not matter.

    Raises
    ------
    UnknownName
        With the closest names, when there is none.

    >>> str(get("absorica-ld"))
    'Absorica LD (micronised, US)'
    """
    every: tuple[Product, ...] = _data().ALL
    known = {_plain(product.name): product for product in every}
    if (wanted := _plain(str(name))) in known:  # what is no text is no name either
        return known[wanted]
    close = [each for each in known if wanted in each]
    if not close:
        near = closest(wanted, known)
        close = [near] if near else list(known)
    named = " or ".join(repr(known[each].name) for each in close)
    raise UnknownName(f"no product {name!r:.60}: write {named}")


def interchangeable(a: Product, b: Product) -> Answer:
    """Whether one product may stand in for the other, milligram for milligram.

    "no" across formulations, by the rule that says so. Within one formulation no source was read
    that says so of two brands, and the answer is unknown.

    >>> interchangeable(get("ABSORICA"), get("ABSORICA LD")).value
    'no'
    """
    for each in (a, b):
        require(each, Product, 'products.get("Claravis")')
    if a == b:
        return Answer(value="yes", reason=f"{a.name} is the same product")
    formulations = {a.formulation, b.formulation}
    if len(formulations) > 1:
        rules: tuple[Rule[frozenset[Formulation]], ...] = _data().NOT_INTERCHANGEABLE
        rule = next(rule for rule in rules if formulations <= rule.value)
        return Answer(value="no", reason=rule.text, because=rule)
    return Answer(
        value="unknown",
        reason=f"{a.name} and {b.name} are both {a.formulation}, and no source was read that says "
        "whether one may be dispensed for the other",
        missing=("a statement of therapeutic equivalence",),
    )


_Dose = TypeVar("_Dose", DailyDose, DailyDosePerKg)


def absorica_ld_equivalent(dose: _Dose) -> _Dose:
    """The dose of ABSORICA LD that the label's tables set beside that dose of ABSORICA.

    Exactly four fifths, by the rule `products.ld_to_absorica`. The products are still not
    interchangeable, and no such factor is known between either of them and conventional capsules.

    Raises
    ------
    QuantityError
        When it is no daily dose.

    >>> absorica_ld_equivalent(DailyDose(40))
    mg_per_day(32)
    """
    factor: Rule[Fraction] = _data().LD_TO_ABSORICA
    if isinstance(dose, DailyDose):
        return DailyDose(dose.mg_per_day * factor.value)
    if isinstance(dose, DailyDosePerKg):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        return DailyDosePerKg(dose.mg_per_kg_day * factor.value)
    raise QuantityError(
        f"{dose!r:.60} is not a daily dose: write mg_per_day(40) or mg_per_kg_day('0.5')",
    )


def _data() -> ModuleType:
    """The medicines, which are data: nothing of the core knows them until they are asked for."""
    return import_module("isotretinoin.rulebooks.products")


# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs
    __getattr__ = door(__name__, {"isotretinoin.rulebooks.products": tuple(__all__)})
