"""Who can become pregnant, as a Questionnaire: what a programme asks for, and the facts that were answered."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from isotretinoin.adapters.fhir.codes import (
    EnableWhen,
    ItemType,
    PublicationStatus,
    ResponseStatus,
)
from isotretinoin.adapters.fhir.elements import Resource, described, is_list, is_object, resource
from isotretinoin.adapters.fhir.releases import Release, in_release
from isotretinoin.errors import FactError, Fault, RecordError, shown
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.patient import ReproductiveFacts
from isotretinoin.pregnancy_prevention import category
from isotretinoin.rules.programme import CategoryRule, MenopauseRecord
from isotretinoin.rules.rulebook import Rulebook

__all__ = ["category_questionnaire", "read_reproductive_facts"]

#: The address of each questionnaire, before the key of its rule.
_ADDRESS: Final = "urn:isotretinoin:questionnaire:"
_AGE: Final = "age"

#: The question for each fact.
_ASKED: Final = {
    "male": "Is the patient male?",
    "has_uterus": "Does the patient have a uterus?",
    "has_ovary": "Does the patient have at least one ovary?",
    "sterilised": "Has the patient been sterilised?",
    "post_menopausal": "Is the patient post-menopausal, as a clinician confirmed it?",
    "had_menarche": "Has the patient ever had a menstruation?",
    _AGE: "How old is the patient, in completed years?",
    "without_menses": "Have menses ceased?",
    "fsh_postmenopausal": "Does FSH lie in the post-menopausal range?",
    "oestradiol_postmenopausal": "Does oestradiol lie in the post-menopausal range?",
    "pregnancy_test_negative": "Was a pregnancy test negative?",
    "without_progesterone": "Was no progesterone found?",
}


def category_questionnaire(rules: Rulebook, *, on: date, release: Release = "R4") -> Resource:
    """The facts by which a programme tells who can become pregnant, as a Questionnaire.

    One question a fact, with the name of the fact as its `linkId`; what is on record for a menopause is
    asked at the ages for which the programme asks it. Nothing need be answered: a fact that is not known
    is left out. What the answers decide is not in the questionnaire: `read_reproductive_facts` reads
    them, and `category` judges them by the same rule, with its reasons and what is missing.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.
    FactError
        When there is no such release here.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> made = category_questionnaire(rulebook("GB"), on=date(2026, 3, 9))
    >>> [each["linkId"] for each in made["item"]]
    ['male', 'has_uterus', 'has_ovary', 'post_menopausal', 'sterilised']
    """
    undecided = category(ReproductiveFacts(), rules, on=on)
    rule = undecided.because
    made = resource(
        "Questionnaire",
        rule.key,
        url=_ADDRESS + rule.key,
        name="IsotretinoinCategory",
        title=f"Who can become pregnant, by the rules of {rules.title}",
        status=PublicationStatus.ACTIVE.value,
        experimental=False,
        subjectType=["Patient"],
        description=described(rule),
        copyright=NOTICE,
        item=[*map(_yes_or_no, ("male", *undecided.missing)), *_of_menopause(rule.value)],
    )
    return in_release(made, release)


def _yes_or_no(fact: str) -> Resource:
    return {"linkId": fact, "text": _ASKED[fact], "type": ItemType.BOOLEAN.value}


def _of_menopause(rule: CategoryRule) -> Iterator[Resource]:
    """The age, and what is wanted on record above and below it."""
    wanted = rule.menopause
    if wanted is None:
        return
    yield {"linkId": _AGE, "text": _ASKED[_AGE], "type": ItemType.INTEGER.value}
    for fact in dict.fromkeys((*wanted.above, *wanted.below)):
        yield {**_yes_or_no(fact), **_at_ages(fact, wanted)}


def _at_ages(fact: str, wanted: MenopauseRecord) -> Resource:
    ages = ((EnableWhen.ABOVE, wanted.above), (EnableWhen.BELOW, wanted.below))
    when = [
        {"question": _AGE, "operator": sign.value, "answerInteger": wanted.years}
        for sign, facts in ages
        if fact in facts
    ]
    return {"enableWhen": when, **({"enableBehavior": "any"} if len(when) > 1 else {})}


# Answers ----------------------------------------------------------------------------------------


def read_reproductive_facts(response: object) -> ReproductiveFacts:
    """The facts that a QuestionnaireResponse to such a questionnaire answers; the others are not recorded.

    Raises
    ------
    RecordError
        When it is no finished response to one of these questionnaires, or an answer is none; its
        `faults` are all of them, each with its path.

    >>> from isotretinoin import rulebook
    >>> from isotretinoin.pregnancy_prevention import category
    >>> facts = read_reproductive_facts({
    ...     "resourceType": "QuestionnaireResponse",
    ...     "questionnaire": "urn:isotretinoin:questionnaire:gb.mhra.categories",
    ...     "status": "completed",
    ...     "item": [{"linkId": "has_uterus", "answer": [{"valueBoolean": False}]}],
    ... })
    >>> print(category(facts, rulebook("GB"), on=date(2026, 3, 9)))
    not of childbearing potential: no uterus or no ovary
    """
    if not is_object(response) or response.get("resourceType") != "QuestionnaireResponse":
        raise RecordError(Fault("$", f"{shown(response)} is no QuestionnaireResponse"))
    faults = list(_about(response))
    answered: dict[str, bool | int] = {}
    items: object = response.get("item", [])
    if not is_list(items):
        faults.append(Fault("$.item", f"{shown(items)} is no list"))
        items = []
    for number, item in enumerate(items):
        place = f"$.item[{number}]"
        try:
            fact, value = _answer(item)
        except FactError as error:
            faults.append(Fault(place, str(error)))
            continue
        if fact in answered:
            faults.append(Fault(place, f"{fact} is answered twice"))
        elif value is not None:
            answered[fact] = value
    if not faults:
        try:
            return ReproductiveFacts(**answered)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - by name, of its type
        except FactError as error:
            faults.append(Fault("$.item", str(error)))
    raise RecordError(*faults)


def _about(response: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the response as a whole."""
    address, status = response.get("questionnaire"), response.get("status")
    if not isinstance(address, str) or not address.startswith(_ADDRESS):
        yield Fault(
            "$.questionnaire", f"{shown(address)} is none of this library's: {_ADDRESS}… is"
        )
    finished = [each.value for each in ResponseStatus]
    if status not in finished:
        yield Fault("$.status", f"{shown(status)} is not finished: {' or '.join(finished)} is")


def _answer(item: object) -> tuple[str, bool | int | None]:
    """The fact and its value, None where the question was left out."""
    fact = item.get("linkId") if is_object(item) else None
    if not is_object(item) or not isinstance(fact, str) or fact not in _ASKED:
        raise FactError(f"{shown(fact)} is no question of these")
    answers: object = item.get("answer", [])
    if not is_list(answers) or len(answers) > 1:
        raise FactError(f"{fact} has not one answer")
    if not answers:
        return fact, None
    told: object = answers[0]
    name, kind = ("valueInteger", int) if fact == _AGE else ("valueBoolean", bool)
    value = told.get(name) if is_object(told) else None
    if type(value) is not kind:
        raise FactError(f"{fact} has no {name}: {shown(told)}")
    return fact, value
