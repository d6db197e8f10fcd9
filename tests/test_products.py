"""Products, their strengths, and what may stand in for what."""

import csv
from collections import Counter
from fractions import Fraction
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import products
from isotretinoin.errors import QuantityError, UnknownName
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import mg, mg_per_day, mg_per_kg_day

CODES = Path(__file__).parent / "known_answers" / "product_codes.csv"
PER_CENT = st.integers(0, 10_000)


class TestStrengths:
    """Capsule strengths as their sources list them."""

    @pytest.mark.parametrize(
        ("product", "strengths"),
        [
            (products.CLARAVIS, (10, 20, 30, 40)),
            (products.ZENATANE, (10, 20, 30, 40)),
            (products.MYORISAN, (10, 20, 30, 40)),
            (products.AMNESTEEM, (10, 20, 30, 40)),
            (products.SOTRET, (10, 20, 30, 40)),
            (products.ACCUTANE, (10, 20, 40)),
            (products.ACCUTANE_JG, (10, 20, 30, 40)),
            (products.ISOTRETINOIN_GENERIC, (10, 20, 30, 40)),
            (products.ABSORICA, (10, 20, 25, 30, 35, 40)),
            (products.ABSORICA_LD, (8, 16, 20, 24, 28, 32)),
            (products.ISOTRETINOIN_GB, (5, 10, 20, 40)),
        ],
        ids=lambda value: value.name if isinstance(value, Product) else "",
    )
    def test_as_listed(self, product: Product, strengths: tuple[int, ...]) -> None:
        """Each product has the strengths of its source, in rising order."""
        assert product.strengths == tuple(mg(number) for number in strengths)

    def test_all_is_every_product(self) -> None:
        """No product is left out, none is listed twice, and each place's are told apart."""
        assert len(products.ALL) == len({product.name for product in products.ALL}) == 74
        twice = Counter((product.name, product.market) for product in products.ALL)
        assert max(twice.values()) == 1

    def test_what_was_not_read_says_so(self) -> None:
        """Strengths not read in a text to rely on are unverified, and their sentence says so."""
        unverified = [product.name for product in products.ALL if not product.offered.verified]

        assert unverified == ["Accutane (Roche)", "Reticutan", "Oratane (GB)"]
        for product in products.ALL:
            assert (" believed to " in product.offered.text) is not product.offered.verified

    @pytest.mark.parametrize(
        ("product", "beside"),
        [
            (products.MYORISAN, (10, 20, 40)),
            (products.AMNESTEEM, (10, 20, 40)),
            (products.ISOTRETINOIN_GB, (5, 10, 20)),
        ],
        ids=lambda value: value.name if isinstance(value, Product) else "",
    )
    def test_conflicts_stay_conflicts(self, product: Product, beside: tuple[int, ...]) -> None:
        """Where texts differ, the other list stands beside the one that is used."""
        (other,) = product.offered.alternatives

        assert other.value == tuple(mg(number) for number in beside)

    def test_a_strength_implies_no_formulation(self) -> None:
        """8 and 16 mg are micronised in one place and lidose in another; 10 to 40 mg are lidose too."""
        eights = {each.formulation for each in products.ALL if mg(8) in each.strengths}
        assert eights == {Formulation.MICRONISED, Formulation.LIDOSE}
        epuris = products.get("Epuris")
        assert (epuris.market, epuris.formulation) == ("CA", Formulation.LIDOSE)
        assert epuris.strengths == products.CLARAVIS.strengths

    def test_a_name_alone(self) -> None:
        """Of some brands no strengths were read: they have none, and the sentence says so."""
        alone = [each for each in products.ALL if not each.strengths]

        assert products.get("Liderma") in alone
        assert all("strengths were not read" in each.offered.text for each in alone)

    def test_off_the_market(self) -> None:
        """What the source calls off the market is said to be; elsewhere it is not known."""
        assert [each for each in products.ALL if each.marketed is False] == [
            products.SOTRET,
            products.ACCUTANE,
        ]
        assert products.CLARAVIS.marketed is None
        assert products.CLARAVIS.manufacturer is None
        assert products.ACCUTANE_JG.manufacturer == "JG Pharma"

    def test_codes(self) -> None:
        """The codes of the systemic drug."""
        codes = (products.RXNORM, products.UNII, products.CAS, products.ATC)

        assert [rule.value for rule in codes] == ["6064", "EH28UP18IF", "4759-48-2", "D10BA01"]
        assert [rule.key for rule in codes] == [
            "products.rxnorm",
            "products.unii",
            "products.cas",
            "products.atc",
        ]

    def test_rxnorm_tells_no_formulation_at_four_strengths(self) -> None:
        """Codes of capsules by strength, as the value set has them."""
        codes = {str(each.strength): each.code for each in products.RXNORM_CAPSULES}

        assert codes == {
            "10 mg": "197843",
            "20 mg": "197844",
            "25 mg": "1547561",
            "30 mg": "403930",
            "35 mg": "1547565",
            "40 mg": "197845",
        }

    def test_codes_of_packages(self) -> None:
        """Each code belongs to one product, and to one of its strengths."""
        every = [(each, code) for each in products.ALL for code in each.codes]
        listed = {(code.system, code.code): (each.name, code) for each, code in every}

        assert len(listed) == len(every)
        for each, code in every:
            assert code.strength is None or code.strength in each.strengths
            assert code.cite is not None
        with CODES.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                name, code = listed.pop((row["system"], row["code"]))
                found = code.strength.mg if code.strength is not None else ""
                assert (name, str(found), str(code.since or "")) == (
                    row["product"],
                    row["mg"],
                    row["since"],
                )
        assert listed == {}


class TestByName:
    """Products by name."""

    @pytest.mark.parametrize(
        "name",
        ["Absorica LD", "absorica ld", "ABSORICA-LD", "absoricald", " Absorica  LD "],
    )
    def test_case_spaces_and_hyphens_do_not_matter(self, name: str) -> None:
        """However it is written, it is the same product, and not Absorica."""
        assert products.get(name) is products.ABSORICA_LD

    @pytest.mark.parametrize("product", products.ALL, ids=lambda product: product.name)
    def test_every_product_is_found_by_its_name(self, product: Product) -> None:
        """What a product is called is what finds it."""
        assert products.get(product.name) is product

    @pytest.mark.parametrize(
        ("name", "market"),
        [
            ("Roaccutane", "GB"),
            ("roaccutane", "GB"),
            ("ORATANE", "AU"),
            ("epuris", "CA"),
            ("isotret-hexal", "DE"),
            ("isoacné", "ES"),
            ("clarus", "CA"),
            ("Acnotin", "HK"),
        ],
    )
    def test_brands_of_every_place(self, name: str, market: str) -> None:
        """Whatever the case, it is found and says which place it belongs to."""
        found = products.get(name)

        assert (found.brand.casefold(), found.market) == (name.casefold(), market)

    def test_a_brand_of_several_places(self) -> None:
        """Where all that was read agrees, the first whose strengths were read; the place decides."""
        places = [each.market for each in products.named("roaccutane")]

        assert places == ["GB", "IE", "FR", "BE", "AU", "SG"]
        for market in places:
            assert products.get("Roaccutane", market=market).market == market
        assert products.get("Roaccutane", market="US").market == "GB"
        assert products.get("isotretinoin", market="GB") is products.ISOTRETINOIN_GB
        assert products.get("isotretinoin", market="US") is products.ISOTRETINOIN_GENERIC
        assert products.get("accutane", market="CA").strengths == (mg(10), mg(40))
        assert products.named("nobody's") == ()

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            (
                "Accutane",
                (
                    "'Accutane' is the name of 3 products: write 'Accutane (Roche)' (US), "
                    "'Accutane (JG Pharma)' (US), 'Accutane (CA)' (CA)"
                ),
            ),
            (
                "Clarvis",
                (
                    "no product 'Clarvis': no source was read that names it; "
                    "spelt like it is 'Claravis' (US)"
                ),
            ),
            ("aspirin", "no product 'aspirin': no source was read that names it"),
            ("Isotroin", "no product 'Isotroin': no source was read that names it"),
            (
                "Roacutane",
                (
                    "no product 'Roacutane': no source was read that names it; "
                    "spelt like it is 'Roaccutane' (GB, IE, FR, BE, AU, SG)"
                ),
            ),
        ],
        ids=[
            "several that differ",
            "misspelt",
            "nothing like it",
            "a brand that nobody read",
            "misspelt, of several places",
        ],
    )
    def test_an_unknown_name(self, name: str, said: str) -> None:
        """Products that differ are never silently one, and no other medicine is a remedy."""
        with pytest.raises(UnknownName) as refused:
            products.get(name)

        assert str(refused.value) == said

    def test_the_generic_of_a_market(self) -> None:
        """Each market has its own capsules without a brand; of others none were read of."""
        assert products.generic("US") is products.ISOTRETINOIN_GENERIC
        assert products.generic("GB") is products.ISOTRETINOIN_GB
        assert products.generic("FR") is None

    def test_in_words(self) -> None:
        """A product says its name, formulation and market."""
        assert str(products.ABSORICA) == "Absorica (lidose, US)"


class TestInterchange:
    """ABSORICA label 2.1, 3, 5.3: "not substitutable"; other formulations likewise."""

    @pytest.mark.parametrize(
        ("one", "other", "rule"),
        [
            (products.ABSORICA, products.ABSORICA_LD, "products.absorica_not_absorica_ld"),
            (products.ABSORICA, products.CLARAVIS, "products.absorica_not_generic"),
            (products.ABSORICA_LD, products.CLARAVIS, "products.formulations_not_mg_for_mg"),
        ],
    )
    def test_across_formulations_no(self, one: Product, other: Product, rule: str) -> None:
        """Never across formulations, by the narrowest rule that says so, in either order."""
        for answer in (
            products.interchangeable(one, other),
            products.interchangeable(other, one),
        ):
            assert answer.value == "no"
            assert answer.because is not None
            assert answer.because.key == rule
            assert answer.reason == answer.because.text

    def test_within_a_formulation_unknown(self) -> None:
        """That two generics may stand in for one another no source was read to say."""
        answer = products.interchangeable(products.CLARAVIS, products.ZENATANE)

        assert answer.value == "unknown"
        assert answer.missing == ("a statement of therapeutic equivalence",)

    def test_a_formulation_that_was_not_read(self) -> None:
        """Nothing is known of the two, and what is missing is named."""
        answer = products.interchangeable(products.get("Rizuderm"), products.get("Reticutan"))

        assert answer.value == "unknown"
        assert answer.missing == ("the formulation",)
        assert answer.reason == "the formulation of Rizuderm and of Reticutan was not read"

    def test_the_same_product(self) -> None:
        """A product stands in for itself."""
        assert products.interchangeable(products.CLARAVIS, products.CLARAVIS).value == "yes"

    def test_no_exactly_across_formulations(self) -> None:
        """Over all pairs: "no" if and only if both formulations were read and differ."""
        for one, other in permutations(products.ALL, 2):
            refused = products.interchangeable(one, other).value == "no"
            read = None not in (one.formulation, other.formulation)
            assert refused is (read and one.formulation is not other.formulation)


class TestEquivalence:
    """ABSORICA LD is four fifths of ABSORICA, in every cell of the label's tables."""

    @pytest.mark.parametrize(
        ("absorica", "absorica_ld"),
        [("40", "32"), ("25", "20"), ("2", "1.6")],
    )
    def test_examples(self, absorica: str, absorica_ld: str) -> None:
        """A dose a day, and a dose for each kilogram and day; the type stays."""
        daily = products.absorica_ld_equivalent(mg_per_day(absorica))
        daily_per_kg = products.absorica_ld_equivalent(mg_per_kg_day(absorica))

        assert daily == mg_per_day(absorica_ld)
        assert daily_per_kg == mg_per_kg_day(absorica_ld)

    @given(PER_CENT)
    def test_exactly_four_fifths(self, hundredths: int) -> None:
        """Nothing is rounded: five of the one are four of the other."""
        dose = mg_per_day(Fraction(hundredths, 100))
        equivalent = products.absorica_ld_equivalent(dose)

        assert equivalent.mg_per_day * 5 == dose.mg_per_day * 4

    @pytest.mark.parametrize("dose", [40, mg(40), None, "40 mg/day"])
    def test_only_of_daily_doses(self, dose: Any) -> None:
        """A number or a mass has no equivalent."""
        with pytest.raises(QuantityError, match="not a daily dose"):
            products.absorica_ld_equivalent(dose)

    def test_the_factor_is_derived_and_says_so(self) -> None:
        """The label prints tables and no factor."""
        assert products.LD_TO_ABSORICA.value == Fraction(4, 5)
        assert products.LD_TO_ABSORICA.tag == "DERIVED"
        assert products.LD_TO_ABSORICA.interpretation

    def test_formulations_in_words(self) -> None:
        """A formulation shows as its name."""
        assert [str(each) for each in Formulation] == ["conventional", "lidose", "micronised"]
