"""The medicines: brand, place, formulation, strengths, codes, and what may stand in for what.

The shapes and questions stand here; the medicines themselves are data, and are imported from
`isotretinoin.rulebooks.products` when first asked for.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeVar, final

from attrs import field

from isotretinoin.doors import door
from isotretinoin.errors import QuantityError, UnknownName, closest, require
from isotretinoin.evidence import Citation, Rule
from isotretinoin.findings import Answer
from isotretinoin.given import perhaps
from isotretinoin.quantities import DailyDose, DailyDosePerKg, Mass
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.rulebooks.brands import ALL
    from isotretinoin.rulebooks.products import (
        ABSORICA,
        ABSORICA_LD,
        ACCUTANE,
        ACCUTANE_JG,
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
        RXNORM_CAPSULES,
        SOTRET,
        UNII,
        ZENATANE,
    )

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

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
    "RXNORM_CAPSULES",
    "SOTRET",
    "UNII",
    "ZENATANE",
    "Formulation",
    "Product",
    "ProductCode",
    "absorica_ld_equivalent",
    "conventional_factor",
    "generic",
    "get",
    "interchangeable",
    "named",
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
@frozen
class ProductCode:
    """One code by which a product, or one strength of it, is listed somewhere.

    `strength` is None where the code is of the whole product, or where the list does not say of
    which strength it is; `since` is the day from which the list has it, None where it has none.
    A code of RxNorm is one of the set of a whole label, never that of one package, and at 10, 20, 30
    and 40 mg it does not tell a formulation.

    >>> print(get("Amnesteem").codes[0])
    NDC 0378-6613, 30 mg, since 2025-04-10
    """

    system: str
    code: str
    strength: Mass | None = None
    since: date | None = None
    cite: Citation | None = field(default=None, repr=False)

    def __str__(self) -> str:
        strength = f", {self.strength}" if self.strength is not None else ""
        since = f", since {self.since}" if self.since is not None else ""
        return f"{self.system} {self.code}{strength}{since}"


@final
@frozen(kw_only=True, repr=False)
class Product:
    """One medicine on one market, with the capsule strengths that its source lists.

    `name` is its own: where several places or makers have one brand, it says which in brackets.
    `market` is the place whose rulebook speaks of it. `formulation` is None where none was read, and
    follows from no strength. `offered` holds no strengths where the name alone was read.
    `manufacturer` and `marketed` are None where no source was read. `spl_set_id` identifies the US
    structured label. `food` is the rule on food of the label that the product follows, None where
    the rules of its formulation say it.
    """

    name: str
    formulation: Formulation | None
    market: str
    offered: Rule[tuple[Mass, ...]]
    manufacturer: str | None = None
    marketed: bool | None = None
    spl_set_id: str | None = None
    codes: tuple[ProductCode, ...] = ()
    food: Rule[str] | None = None

    @property
    def brand(self) -> str:
        """The name without the place or maker that tells it from others of that name."""
        return self.name.partition(" (")[0]

    @property
    def strengths(self) -> tuple[Mass, ...]:
        """The capsule strengths, in rising order; none where the name alone was read."""
        return self.offered.value

    @property
    def judged_as(self) -> Formulation:
        """The formulation whose rules its doses are judged by: conventional where none was read."""
        return self.formulation or Formulation.CONVENTIONAL

    @property
    def made(self) -> str:
        """The formulation in words."""
        return "formulation not read" if self.formulation is None else self.formulation.value

    def sheet(self) -> "Sheet":
        """The product as a page: place, capsules, formulation, food, codes."""
        from isotretinoin.pages.products import product_sheet  # noqa: PLC0415 - imported when it is shown

        return product_sheet(self)

    def __str__(self) -> str:
        return f"{self.name.removesuffix(f' ({self.market})')} ({self.made}, {self.market})"

    def __repr__(self) -> str:
        return f"<Product {self}>"

    def _repr_html_(self) -> str:
        return self.sheet().html()


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


def named(name: str) -> tuple[Product, ...]:
    """Every product of that name or brand, of whatever place; none where none was read.

    Case, spaces and hyphens do not matter.

    >>> [each.market for each in named("oratane")]
    ['GB', 'AU', 'NZ', 'SG', 'HK']
    """
    every: tuple[Product, ...] = _every().ALL
    wanted = _plain(require(name, str, "its name, as 'Claravis'"))
    return tuple(each for each in every if wanted in (_plain(each.name), _plain(each.brand)))


def get(name: str, *, market: str | None = None) -> Product:
    """The product of that name or brand; case, spaces and hyphens do not matter.

    Where several places have the brand, that of `market` is meant. Without it, or where that place
    has none, it is the first that is listed with its strengths, provided that all agree on
    formulation, strengths and food as far as these were read; its `market` says which place it
    belongs to, and `named` gives the others.

    Raises
    ------
    UnknownName
        With the names to write, when products of that brand differ; with names that are spelt
        alike, when no source was read that names it.

    >>> str(get("absorica-ld"))
    'Absorica LD (micronised, US)'
    >>> get("roaccutane").market, get("roaccutane", market="IE").market
    ('GB', 'IE')
    """
    perhaps(require, market, str, "the name of a place, as rulebook(…).name")
    wanted = str(name)  # what is no text is no name either
    every = named(wanted)
    here = tuple(each for each in every if each.market == market) or every
    found = tuple(each for each in here if _plain(each.name) == _plain(wanted)) or here
    if not found:
        raise UnknownName(_not_read(wanted))
    if all(_agree(each, other) for each in found for other in found):
        return next((each for each in found if each.strengths), found[0])
    each_named = ", ".join(f"{each.name!r} ({each.market})" for each in found)
    raise UnknownName(f"{name!r:.60} is the name of {len(found)} products: write {each_named}")


def _agree(one: Product, other: Product) -> bool:
    """Whether nothing that was read tells the two apart, but their place."""
    foods = {each.food.value for each in (one, other) if each.food is not None}
    strengths = {each.strengths for each in (one, other) if each.strengths}
    return one.formulation is other.formulation and max(len(foods), len(strengths)) <= 1


#: How alike two names must be for one to be a misspelling of the other.
_SPELT_ALIKE: Final = 0.85


def _not_read(name: str) -> str:
    """That no source names it; a name of another medicine is offered as a spelling, never more."""
    every: tuple[Product, ...] = _every().ALL
    brands = {_plain(each.brand): each.brand for each in every}
    alike = closest(_plain(name), brands, least=_SPELT_ALIKE)
    places = ", ".join(dict.fromkeys(each.market for each in every if _plain(each.brand) == alike))
    spelt = f"; spelt like it is {brands[alike]!r} ({places})" if alike else ""
    return f"no product {name!r:.60}: no source was read that names it{spelt}"


def interchangeable(a: Product, b: Product) -> Answer:
    """Whether one product may stand in for the other, milligram for milligram.

    "no" across formulations, by the rule that says so. Within one formulation no source was read
    that says so of two brands, and the answer is unknown; so it is where a formulation was not read.

    >>> interchangeable(get("ABSORICA"), get("ABSORICA LD")).value
    'no'
    """
    for each in (a, b):
        require(each, Product, 'products.get("Claravis")')
    if a == b:
        return Answer(value="yes", reason=f"{a.name} is the same product")
    unread = tuple(each.name for each in (a, b) if each.formulation is None)
    if unread:
        return Answer(
            value="unknown",
            reason=f"the formulation of {' and of '.join(unread)} was not read",
            missing=("the formulation",),
        )
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


def _every() -> ModuleType:
    """The brands of all places, which a plan of one does not need."""
    return import_module("isotretinoin.rulebooks.brands")


def conventional_factor(formulation: Formulation) -> Rule[Fraction] | None:
    """The rule of what a conventional dose is multiplied by for that formulation; None where by 1.

    Milligrams of one kind are added to those of another, or held against a goal, by it alone.

    Raises
    ------
    TypeError
        When it is no formulation.

    >>> print(conventional_factor(Formulation.MICRONISED).value)
    4/5
    """
    require(formulation, Formulation, "Formulation.MICRONISED")
    factors: dict[Formulation, Rule[Fraction]] = _data("factors").FACTORS
    return factors.get(formulation)


def _data(file: str = "products") -> ModuleType:
    """The medicines, which are data: nothing of the core knows them until they are asked for."""
    return import_module(f"isotretinoin.rulebooks.{file}")


# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs
    __getattr__ = door(
        __name__,
        {
            "isotretinoin.rulebooks.products": tuple(name for name in __all__ if name != "ALL"),
            "isotretinoin.rulebooks.brands": ("ALL",),
        },
    )
