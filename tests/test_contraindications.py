"""In whom treatment is forbidden: each row of each rule, and what nobody recorded."""

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from isotretinoin import Finding, Patient, kg, mg, products, rulebook, rulebooks
from isotretinoin.contraindications import contraindications, medicine_findings
from isotretinoin.errors import DateError, WrongTypeError
from isotretinoin.findings import NotJudged, Severity
from isotretinoin.products import Product
from isotretinoin.rules.precautions import (
    Contraindication,
    DecidingFact,
    Excipient,
    Interaction,
    Precautions,
)
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.rules.vocabulary import words
from sample_rules import RULEBOOK, rule

DAY = date(2026, 3, 9)
BOOKS = [rulebook(name) for name in rulebooks.rulebook_names()]
ROWS = [
    pytest.param(book, row, code, id=f"{book.name}: {row.words}{f' ({code})' if code else ''}")
    for book in BOOKS
    for held in book.precautions.contraindications
    for row in held.value
    for code in row.codes or ("",)
    if row.fact != "component"
]
#: How each fact is recorded so that it forbids, and so that it does not.
FORBIDS: dict[DecidingFact, dict[str, Any]] = {
    "pregnancy": {"pregnant": True},
    "planned pregnancy": {"plans_pregnancy": True},
    "prevention not met": {"meets_prevention": False},
    "breast-feeding": {"breast_feeding": True},
}
NOTHING: dict[str, Any] = {
    "pregnant": False,
    "plans_pregnancy": False,
    "meets_prevention": True,
    "breast_feeding": False,
    "kidney_function": "normal",
    "allergies": (),
    "conditions": (),
    "medicines": (),
}
ALLERGIES = st.sampled_from(sorted(set(words("allergy").values())))
CONDITIONS = st.sampled_from(sorted(set(words("condition").values())))
WORDS: dict[DecidingFact, str] = {
    "allergy": "allergies",
    "component": "allergies",
    "condition": "conditions",
    "medicine": "medicines",
}


def patient(**facts: Any) -> Patient:
    return Patient(weight=kg(68), **facts)


def recorded(row: Contraindication, code: str) -> dict[str, Any]:
    if row.fact == "kidney function":
        return {"kidney_function": code}
    return FORBIDS.get(row.fact) or {WORDS[row.fact]: (code,)}


def of(told: Patient, rules: Rulebook, product: Product | None = None) -> tuple[Any, ...]:
    return contraindications(told, rules, on=DAY, product=product)


def findings(judged: tuple[Any, ...]) -> list[Finding]:
    return [each for each in judged if isinstance(each, Finding)]


def unjudged(judged: tuple[Any, ...]) -> str:
    return "; ".join(str(each) for each in judged if isinstance(each, NotJudged))


@pytest.mark.parametrize(("book", "row", "code"), ROWS)
def test_each_row_of_each_place_is_an_alert(
    book: Rulebook, row: Contraindication, code: str
) -> None:
    """Recorded beside nothing else, the fact is one alert, the first of what is told."""
    judged = of(patient(**NOTHING | recorded(row, code)), book)
    assert [each.severity for each in findings(judged)] == [Severity.ALERT]
    assert judged[0].kind == "contraindicated"
    assert judged[0].because in book.precautions.contraindications


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_who_has_nothing_is_forbidden_nothing(book: Rulebook) -> None:
    """Recorded as without all of it, a patient is judged and nothing is missing."""
    assert of(patient(**NOTHING), book) == ()
    assert medicine_findings(patient(**NOTHING), book, on=DAY) == ()


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_what_is_not_recorded_is_named(book: Rulebook) -> None:
    """Each fact that a rule asks for is missing by the argument that records it, and is no finding."""
    judged = of(patient(), book)
    assert not findings(judged)
    asked = {
        name
        for held in book.precautions.contraindications
        for row in held.value
        for name in recorded(row, "any")
    }
    assert {name for name in NOTHING if f"{name}=" in unjudged(judged)} - {"breast_feeding"} == (
        asked - {"breast_feeding"}
    )


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_nobody_who_cannot_become_pregnant_is_asked(book: Rulebook) -> None:
    """About pregnancy and breast-feeding; what is recorded all the same is judged."""
    said = unjudged(of(patient(can_become_pregnant=False), book))
    assert not any(name in said for name in ("pregnant=", "plans_", "meets_", "breast_feeding"))
    fed = of(patient(can_become_pregnant=False, breast_feeding=True), book)
    assert findings(fed) or "breast-feeding during treatment" in unjudged(fed)


@given(st.sets(ALLERGIES, max_size=3), st.sets(CONDITIONS, max_size=3), st.sampled_from(BOOKS))
def test_facts_forbid_one_by_one(allergic: set[str], ill: set[str], book: Rulebook) -> None:
    """What is recorded beside a fact neither adds to what it forbids nor takes from it."""
    parts = [{"allergies": (each,)} for each in allergic] + [
        {"conditions": (each,)} for each in ill
    ]
    together = patient(**NOTHING | {"allergies": allergic, "conditions": ill})
    alone = [found for each in parts for found in findings(of(patient(**NOTHING | each), book))]
    assert set(findings(of(together, book))) == set(alone)


def test_the_united_states_have_two_contraindications() -> None:
    """A liver, lipids and vitamin A in excess forbid nothing there: no rule names them."""
    told = patient(**NOTHING | {"conditions": ("hepatic insufficiency", "hypervitaminosis A")})
    judged = of(told, rulebook("US"))
    assert not findings(judged)
    assert unjudged(judged).count("a rule that names it") == 2
    assert len(findings(of(told, rulebook("GB")))) == 2


def test_a_place_whose_text_was_not_read_says_so() -> None:
    """The stand-in is named in its own finding."""
    (found,) = findings(of(patient(**NOTHING | {"pregnant": True}), rulebook("AU")))
    assert "by texts of other places: none read of Australia speaks of it" in found.message


# A rulebook of its own -----------------------------------------------------------------------------

RULES = evolve(
    RULEBOOK,
    own=("own",),
    precautions=Precautions(
        contraindications=(
            rule(
                "own.first",
                (
                    Contraindication(fact="allergy", words="the drug", codes=("isotretinoin",)),
                    Contraindication(fact="component", words="a part"),
                    Contraindication(
                        fact="condition",
                        words="liver failure",
                        codes=("hepatic-insufficiency",),
                        perhaps=("liver-disease",),
                    ),
                ),
            ),
            rule(
                "own.second",
                (
                    Contraindication(
                        fact="condition", words="livers", codes=("hepatic-insufficiency",)
                    ),
                    Contraindication(fact="medicine", words="retinoids", codes=("acitretin",)),
                ),
            ),
            rule(
                "own.later",
                (Contraindication(fact="pregnancy", words="pregnancy"),),
                since=date(2026, 3, 10),
            ),
        ),
        excipients=(
            rule(
                "own.parts",
                (
                    Excipient(code="soya", words="soybean oil", brands=("Claravis",)),
                    Excipient(
                        code="tartrazine",
                        words="tartrazine",
                        brands=("Absorica",),
                        strengths=(mg(25),),
                        without=("Absorica LD",),
                    ),
                ),
            ),
        ),
        interactions=(
            rule(
                "own.beside",
                Interaction(
                    codes=("doxycycline", "acitretin"), action="avoid", severity=Severity.ALERT
                ),
            ),
        ),
    ),
)


def test_one_fact_is_told_once() -> None:
    """By the first rule that forbids it."""
    (found,) = findings(of(patient(conditions=("hepatic insufficiency",)), RULES))
    assert found.because is not None
    assert (found.because.key, found.observed) == ("own.first", "hepatic-insufficiency")


def test_what_depends_on_more_is_not_judged() -> None:
    """A disease of the liver may be the insufficiency that forbids, and may be none."""
    judged = of(patient(conditions=("liver disease",)), RULES)
    assert not findings(judged)
    assert "liver disease, whether it forbids treatment: not judged, for want of whether it is" in (
        unjudged(judged)
    )
    both = of(patient(conditions=("liver disease", "hepatic insufficiency")), RULES)
    assert len(findings(both)) == 1
    assert "liver disease, whether" not in unjudged(both)


@pytest.mark.parametrize(
    ("allergy", "product", "said"),
    [
        ("soya", products.CLARAVIS, "allergic to soya, and Claravis contains soybean oil"),
        ("tartrazine", products.ABSORICA, "with capsules of 25 mg is contraindicated"),
    ],
)
def test_an_allergy_to_a_part_of_the_capsule(allergy: str, product: Product, said: str) -> None:
    """The capsules to be given decide, and the rule on what they hold is cited."""
    (found,) = findings(of(patient(allergies=(allergy,)), RULES, product))
    assert said in found.message
    assert found.because in RULES.precautions.excipients


@pytest.mark.parametrize(
    ("allergy", "product", "said"),
    [
        ("soya", None, "which capsules are given"),
        ("soya", products.ABSORICA, "what Absorica contains"),
        ("peanut", products.CLARAVIS, "what Claravis contains"),
        ("other-nuts", products.CLARAVIS, "what Claravis contains"),
        ("tartrazine", products.ABSORICA_LD, None),
    ],
)
def test_an_allergy_to_what_may_be_in_it(
    allergy: str, product: Product | None, said: str | None
) -> None:
    """Without the product, or what was read of it, it is not judged; what is excluded is in order."""
    judged = of(patient(allergies=(allergy,), conditions=(), medicines=()), RULES, product)
    assert not findings(judged)
    assert said in unjudged(judged) if said else judged == ()


def test_an_allergy_to_the_drug_needs_no_product() -> None:
    """It is forbidden by its own row, and not asked of the capsules."""
    (found,) = of(patient(allergies=("isotretinoin",), conditions=(), medicines=()), RULES)
    assert found.expected == "the drug"


def test_a_rule_holds_from_its_first_day() -> None:
    """The day before, nothing is forbidden by it."""
    told = patient(**NOTHING | {"pregnant": True})
    assert contraindications(told, RULES, on=date(2026, 3, 9)) == ()
    assert len(contraindications(told, RULES, on=date(2026, 3, 10))) == 1


def test_breast_feeding_by_the_wait_after_it() -> None:
    """Where no contraindication names it, the days on which it is barred do; without them, nothing."""
    us = rulebook("US")
    (found,) = findings(of(patient(**NOTHING | {"breast_feeding": True}), us))
    assert (found.kind, found.severity) == ("breast-feeding", Severity.ALERT)
    assert "breast_feeding=" in unjudged(of(patient(), us))
    assert "breast_feeding" not in unjudged(
        contraindications(patient(), us, on=DAY, noted=("breast-feeding",))
    )
    silent = of(patient(**NOTHING | {"breast_feeding": True}), RULES)
    assert "a rule on it in rulebook sample" in unjudged(silent)


def test_other_medicines() -> None:
    """What forbids is left out, what interacts is a finding, and what no rule names is not judged."""
    told = patient(medicines=("doxycycline", "acitretin", "insulin"))
    found, unknown = medicine_findings(told, RULES, on=DAY)
    assert isinstance(found, Finding)
    assert (found.observed, found.severity) == ("doxycycline", Severity.ALERT)
    assert str(unknown).startswith("the medicine 'insulin' beside isotretinoin: not judged")
    assert [each.expected for each in findings(of(told, RULES))] == ["retinoids"]


def test_medicines_that_nobody_recorded() -> None:
    """They are missing where a rule speaks of any, once: with the contraindications, or alone."""
    assert medicine_findings(patient(), RULES, on=DAY) == ()
    assert "medicines=" in unjudged(of(patient(), RULES))
    us = rulebook("US")
    assert "medicines=" in unjudged(medicine_findings(patient(), us, on=DAY))
    assert medicine_findings(patient(), RULEBOOK, on=DAY) == ()


@pytest.mark.parametrize("on", [datetime(2026, 3, 9), "2026-03-09", float("nan"), None])  # noqa: DTZ001
def test_a_day_is_a_day(on: Any) -> None:
    """A moment, text, NaN and nothing are none."""
    for judge in (contraindications, medicine_findings):
        with pytest.raises(DateError):
            judge(patient(), RULES, on=on)


def test_rules_are_a_rulebook() -> None:
    """Its name is none."""
    wrong: Any = "US"
    with pytest.raises(WrongTypeError, match="is not a Rulebook"):
        contraindications(patient(), wrong, on=DAY)


def test_a_row_and_a_part_in_words() -> None:
    """As a list of rules shows them."""
    row = Contraindication(fact="allergy", words="soya or peanut", codes=("soya", "peanut"))
    part = Excipient(code="soya", words="soybean oil", brands=("Claravis",), strengths=(mg(10),))
    whole = evolve(part, strengths=())
    assert [str(row), str(part), str(whole)] == [
        "soya or peanut",
        "soybean oil in Claravis 10 mg",
        "soybean oil in Claravis",
    ]


def test_the_words_of_each_place_can_be_recorded() -> None:
    """Every code of every row is a word of the vocabulary, and stays itself."""
    for book in BOOKS:
        for held in book.precautions.contraindications:
            for row in held.value:
                name = WORDS.get(row.fact)
                for code in (*row.codes, *row.perhaps) if name else ():
                    assert getattr(patient(**{str(name): (code,)}), str(name)) == (code,)
        for parts in book.precautions.excipients:
            for part in parts.value:
                assert patient(allergies=(part.code,)).allergies == (part.code,)
