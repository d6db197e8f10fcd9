"""The medicines: brand, formulation, strengths, and what may stand in for what."""

from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from typing import Final, TypeVar, final

from attrs import frozen

from isotretinoin import sources
from isotretinoin.errors import QuantityError, UnknownName
from isotretinoin.evidence import Citation, Rule, Tag
from isotretinoin.findings import Answer
from isotretinoin.quantities import DailyDose, DailyDosePerKg, Mass, mg

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
@frozen(kw_only=True)
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


# Codes of the substance -----------------------------------------------------------------------

_OPENFDA: Final = Citation(sources.ISOTRETINOIN_LABEL)


def _code(system: str, code: str, *cites: Citation, note: str | None = None) -> Rule[str]:
    return Rule(
        key=f"products.{system.split(maxsplit=1)[0].casefold()}",
        text=f"The {system} of isotretinoin is {code}.",
        value=code,
        cites=cites,
        basis="convention",
        note=note,
    )


#: The RxNorm ingredient.
RXNORM: Final = _code("RxNorm ingredient", "6064", _OPENFDA, note="40265, seen elsewhere, is wrong")
#: The unique ingredient identifier.
UNII: Final = _code("UNII", "EH28UP18IF", _OPENFDA)
#: The CAS registry number.
CAS: Final = _code("CAS number", "4759-48-2", _OPENFDA)
#: The ATC code of the systemic drug, to which alone the rules apply.
ATC: Final = _code(
    "ATC code",
    "D10BA01",
    Citation(sources.PHARMACOLIBRARY, "D10BA01"),
    Citation(sources.WIKIPEDIA_ATC, "D10AD04"),
    note="the topical drug, D10AD04, is not meant by these rules",
)


def _capsules(
    name: str,
    numbers: tuple[int, ...],
    *cites: Citation,
    variant: str = "strengths",
    note: str | None = None,
    tag: Tag = "READ",
    beside: Rule[tuple[Mass, ...]] | None = None,
) -> Rule[tuple[Mass, ...]]:
    listed = f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]} mg"
    read = tag == "READ"
    return Rule(
        key=f"products.{name.casefold().replace(' ', '_')}.{variant}",
        text=f"{name} {'comes' if read else 'is believed to come'} in capsules of {listed}.",
        value=tuple(mg(number) for number in numbers),
        cites=cites,
        basis="label",
        note=note,
        tag=tag,
        verified=read,
        alternatives=() if beside is None else (beside,),
    )


_MEDSCAPE: Final = Citation(sources.MEDSCAPE)
_TAJONCOLOGY: Final = Citation(sources.TAJONCOLOGY)
_PI: Final = sources.ABSORICA_PI
# The identifiers of structured labels were read on the FDA's own page of 2026-02-09.

#: Claravis, a conventional generic.
CLARAVIS: Final = Product(
    name="Claravis",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules(
        "Claravis",
        (10, 20, 30, 40),
        Citation(sources.CLARAVIS_STRENGTHS),
        _MEDSCAPE,
    ),
    spl_set_id="a31fd109-d0fd-4ab9-ba98-a3d64333c18d",
)
#: Zenatane, a conventional generic.
ZENATANE: Final = Product(
    name="Zenatane",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules("Zenatane", (10, 20, 30, 40), _MEDSCAPE, Citation(sources.ZENATANE_30)),
    spl_set_id="27b3cf26-f22e-5b70-1c24-009933b7c6ee",
)
#: Myorisan, a conventional generic.
MYORISAN: Final = Product(
    name="Myorisan",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules(
        "Myorisan",
        (10, 20, 30, 40),
        Citation(sources.MYORISAN_DESCRIPTION, "Description; NDC 61748-301 to 303"),
        beside=_capsules(
            "Myorisan",
            (10, 20, 40),
            _MEDSCAPE,
            _TAJONCOLOGY,
            variant="older_strengths",
        ),
    ),
    spl_set_id="51ff6346-9256-4c01-9f52-417d13f2df05",
)
#: Amnesteem, a conventional generic.
AMNESTEEM: Final = Product(
    name="Amnesteem",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules(
        "Amnesteem",
        (10, 20, 40),
        _MEDSCAPE,
        beside=_capsules(
            "Amnesteem",
            (10, 20, 30, 40),
            Citation(sources.AMNESTEEM_LABEL),
            variant="newer_strengths",
            tag="MEMORY",
        ),
    ),
    spl_set_id="b2cb63c9-f825-4991-9a2c-6260f1bbcc2c",
)
#: Sotret, a conventional generic that is off the market.
SOTRET: Final = Product(
    name="Sotret",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules("Sotret", (10, 20, 30, 40), Citation(sources.SOTRET_STRENGTHS)),
    marketed=False,
)
#: Accutane as Roche made it, off the market.
ACCUTANE: Final = Product(
    name="Accutane (Roche)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules(
        "Accutane by Roche",
        (10, 20, 40),
        Citation(sources.ACCUTANE_STRENGTHS),
        tag="READ-2nd",
    ),
    manufacturer="Roche",
    marketed=False,
)
#: Accutane as JG Pharma sells it today.
ACCUTANE_JG: Final = Product(
    name="Accutane (JG Pharma)",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules(
        "Accutane by JG Pharma",
        (10, 20, 30, 40),
        Citation(sources.ACCUTANE_JG_SPL),
        tag="MEMORY",
    ),
    manufacturer="JG Pharma",
    marketed=True,
)
#: Isotretinoin capsules without a brand, in the US.
ISOTRETINOIN_GENERIC: Final = Product(
    name="Isotretinoin",
    formulation=Formulation.CONVENTIONAL,
    market="US",
    offered=_capsules(
        "Generic isotretinoin",
        (10, 20, 30, 40),
        _OPENFDA,
        note="a generic of the ABSORICA type, of 25 and 35 mg, is believed to exist: not read",
    ),
)
#: ABSORICA, the lipid-based formulation (lidose).
ABSORICA: Final = Product(
    name="Absorica",
    formulation=Formulation.LIDOSE,
    market="US",
    offered=_capsules("ABSORICA", (10, 20, 25, 30, 35, 40), Citation(_PI, "3, 16")),
    spl_set_id="3ef0cff8-19c1-4441-b780-fca6c7ee1615",
)
#: ABSORICA LD, the micronised formulation.
ABSORICA_LD: Final = Product(
    name="Absorica LD",
    formulation=Formulation.MICRONISED,
    market="US",
    offered=_capsules(
        "ABSORICA LD",
        (8, 16, 20, 24, 28, 32),
        Citation(_PI, "3"),
        Citation(sources.MPR_LAUNCH),
        note="Canada's product of this name has 8, 16, 24 and 32 mg only, and rules of its own",
    ),
    spl_set_id="3ef0cff8-19c1-4441-b780-fca6c7ee1615",
)
#: Isotretinoin capsules in the United Kingdom.
ISOTRETINOIN_GB: Final = Product(
    name="Isotretinoin (GB)",
    formulation=Formulation.CONVENTIONAL,
    market="GB",
    offered=_capsules(
        "UK isotretinoin",
        (5, 10, 20),
        Citation(sources.UK_PRODUCT_INFORMATION),
        tag="MEMORY",
    ),
)

#: Every product, in the order of this file.
ALL: Final[tuple[Product, ...]] = tuple(
    value for value in tuple(globals().values()) if isinstance(value, Product)
)


def generic(market: str) -> Product | None:
    """The capsules without a brand of that market, or None where none were read of.

    >>> str(generic("US"))
    'Isotretinoin (conventional, US)'
    """
    generics = (ISOTRETINOIN_GENERIC, ISOTRETINOIN_GB)
    return next((each for each in generics if each.market == market), None)


def _plain(name: str) -> str:
    return name.casefold().replace(" ", "").replace("-", "")


_BY_NAME: Final = {_plain(product.name): product for product in ALL}


def get(name: str) -> Product:
    """The product of that name; case, spaces and hyphens do not matter.

    Raises
    ------
    UnknownName
        With the closest names, when there is none.

    >>> str(get("absorica-ld"))
    'Absorica LD (micronised, US)'
    """
    if (wanted := _plain(str(name))) in _BY_NAME:  # what is no text is no name either
        return _BY_NAME[wanted]
    close = [known for known in _BY_NAME if wanted in known]
    close = close or get_close_matches(wanted, list(_BY_NAME), n=1) or list(_BY_NAME)
    named = " or ".join(repr(_BY_NAME[each].name) for each in close)
    raise UnknownName(f"no product {name!r:.60}: write {named}")


#: What the sources say may not stand in for what: a narrower statement comes before a wider one.
NOT_INTERCHANGEABLE: Final[tuple[Rule[frozenset[Formulation]], ...]] = (
    Rule(
        key="products.absorica_not_absorica_ld",
        text="ABSORICA and ABSORICA LD are not substitutable for one another; both have a 20 mg "
        "capsule, with different bioavailability.",
        value=frozenset({Formulation.LIDOSE, Formulation.MICRONISED}),
        cites=(Citation(sources.ABSORICA_PI, "2.1, 3, 5.3, 16"),),
        basis="label",
    ),
    Rule(
        key="products.absorica_not_generic",
        text="ABSORICA is not interchangeable with generics of Accutane: fasted, about 83% more "
        "is absorbed, and the two are bioequivalent only with a high-fat meal.",
        value=frozenset({Formulation.CONVENTIONAL, Formulation.LIDOSE}),
        cites=(Citation(sources.ABSORICA_PI_2017, "clinical pharmacology"),),
        basis="label",
    ),
    Rule(
        key="products.formulations_not_mg_for_mg",
        text="Conventional, lidose and micronised isotretinoin are not interchangeable milligram "
        "for milligram.",
        value=frozenset(Formulation),
        cites=(Citation(sources.EPOCRATES_FORMULATIONS),),
        basis="convention",
    ),
)


def interchangeable(a: Product, b: Product) -> Answer:
    """Whether one product may stand in for the other, milligram for milligram.

    "no" across formulations, by the rule that says so. Within one formulation no source was read
    that says so of two brands, and the answer is unknown.

    >>> interchangeable(ABSORICA, ABSORICA_LD).value
    'no'
    """
    if a == b:
        return Answer(value="yes", reason=f"{a.name} is the same product")
    formulations = {a.formulation, b.formulation}
    if len(formulations) > 1:
        rule = next(rule for rule in NOT_INTERCHANGEABLE if formulations <= rule.value)
        return Answer(value="no", reason=rule.text, because=rule)
    return Answer(
        value="unknown",
        reason=f"{a.name} and {b.name} are both {a.formulation}, and no source was read that says "
        "whether one may be dispensed for the other",
        missing=("a statement of therapeutic equivalence",),
    )


#: What a dose of ABSORICA is multiplied by for ABSORICA LD.
LD_TO_ABSORICA: Final = Rule(
    key="products.ld_to_absorica",
    text="A dose of ABSORICA LD is four fifths of the dose of ABSORICA: 20% lower.",
    value=Fraction(4, 5),
    cites=(
        Citation(sources.ABSORICA_PI, "2.1, tables 1 and 2"),
        Citation(sources.MPR_LAUNCH, quote="20% lower dose"),
    ),
    basis="label",
    tag="DERIVED",
    interpretation="the label prints two tables and no factor; it is the same in all 21 cells",
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
    if isinstance(dose, DailyDose):
        return DailyDose(dose.mg_per_day * LD_TO_ABSORICA.value)
    if isinstance(dose, DailyDosePerKg):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
        return DailyDosePerKg(dose.mg_per_kg_day * LD_TO_ABSORICA.value)
    raise QuantityError(
        f"{dose!r:.60} is not a daily dose: write mg_per_day(40) or mg_per_kg_day('0.5')",
    )
