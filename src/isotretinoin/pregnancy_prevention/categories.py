"""Whom a programme counts as able to become pregnant, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn, final

from attrs import evolve, field

from isotretinoin.dates import calendar_day
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import NO_SOURCE, Finding, FindingKind, NotJudged, Severity, days_of
from isotretinoin.given import require
from isotretinoin.patient import Patient, ReproductiveFacts
from isotretinoin.rules.programme import CategoryRule
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook, stated
from isotretinoin.values import frozen

__all__ = ["Category", "Counted", "category", "counted"]


@final
@frozen(kw_only=True)
class Category:
    """Whether a programme counts a patient as able to become pregnant, and why.

    `can_become_pregnant` is None when the facts do not decide it; `missing` then names those that
    would, and the louder reading is to treat the patient as able. `name` is the programme's own
    name for the category, None where it is undecided. `conflicts` are sources that say otherwise of
    a fact that mattered.
    """

    can_become_pregnant: bool | None
    name: str | None
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()
    because: Rule[CategoryRule] = field(repr=False)
    conflicts: tuple[Rule[Any], ...] = field(default=(), repr=False)

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a category may be undecided: compare category.can_become_pregnant with True, False "
            "or None",
        )

    def __str__(self) -> str:
        wanted = f" (missing: {', '.join(self.missing)})" if self.missing else ""
        return f"{self.name or 'not decided'}: {'; '.join(self.reasons)}{wanted}"


def category(facts: ReproductiveFacts, rules: Rulebook, *, on: date) -> Category:
    """Whether the programme counts the patient as able to become pregnant on that day.

    One fact that makes a patient unable decides; a patient is able only when every such fact is
    known not to hold. Where the programme goes by organs, a man of whom one is recorded is judged
    by them. A menopause counts as recorded by a clinician; what is on record of the tests that the
    programme wants for it decides where that was not recorded, and speaks against it where one of
    them is recorded otherwise.

    Raises
    ------
    NoRuleInForce
        When the sources are silent, or no rule was in force on that day.

    >>> from datetime import date
    >>> from isotretinoin import rulebook
    >>> ligated = ReproductiveFacts(
    ...     has_uterus=True, has_ovary=True, sterilised=True, post_menopausal=False,
    ...     had_menarche=True,
    ... )
    >>> print(category(ligated, rulebook("US"), on=date(2026, 3, 9)))
    patient who can get pregnant: sterilisation does not count as unable here
    """
    require(facts, ReproductiveFacts, "ReproductiveFacts(has_uterus=True, …)")
    require(rules, Rulebook, RULEBOOK)
    rule = stated(rules.pregnancy_prevention.categories, rules, "categories of patients").at(on)
    verdict, reasons, missing = _judged(facts, rule.value)
    name = rule.value.able if verdict else rule.value.unable
    if verdict is False and facts.male:
        name = rule.value.male or name
    return Category(
        can_become_pregnant=verdict,
        name=None if verdict is None else name,
        reasons=reasons,
        missing=missing,
        because=rule,
        conflicts=tuple(
            other for other in rule.alternatives if _judged(facts, other.value)[0] is not verdict
        ),
    )


@final
@frozen(kw_only=True)
class Counted:
    """A patient as a programme counts them: `patient` is with the fact that counts.

    `category` is None where no reproductive fact is recorded, or the sources have no categories.
    """

    patient: Patient
    category: Category | None = None
    findings: tuple[Finding, ...] = ()
    not_judged: tuple[NotJudged, ...] = ()


def counted(patient: Patient, rules: Rulebook, *, on: date) -> Counted:
    """The patient as the programme counts them on that day, by what is recorded.

    A recorded fact wins over what the caller says: a pregnancy over all else, then the reproductive
    facts where they decide, then `can_become_pregnant`. A birth date gives the age. What contradicts
    what wins is a finding; facts that do not decide are not judged, and name what would.

    Raises
    ------
    DateError
        When it is no calendar day, or lies before the birth date.

    >>> from datetime import date
    >>> from isotretinoin import kg, rulebook
    >>> told = Patient(
    ...     weight=kg(60), can_become_pregnant=True,
    ...     reproductive=ReproductiveFacts(has_uterus=False),
    ... )
    >>> by_facts = counted(told, rulebook("US"), on=date(2026, 3, 9))
    >>> by_facts.patient.can_become_pregnant, [each.kind.value for each in by_facts.findings]
    (False, ['fact-contradicted'])
    """
    require(patient, Patient, "Patient(weight=kg(68))")
    require(rules, Rulebook, RULEBOOK)
    day = calendar_day(on)
    facts, findings = _of_age(patient, day)
    if facts is None:
        return Counted(patient=_able(patient, None))
    matter = "whether the patient can become pregnant, by the facts recorded"
    if rule_on(rules.pregnancy_prevention.categories, day) is None:
        silent = NotJudged(
            matter=matter,
            missing=(f"a rule on it in rulebook {rules.name}",),
            settled_by=NO_SOURCE,
        )
        return Counted(patient=_able(patient, None), findings=findings, not_judged=(silent,))
    found = category(facts, rules, on=day)
    verdict = found.can_become_pregnant
    told = ", ".join(f"{name}=…" for name in found.missing)
    undecided = NotJudged(
        matter=matter,
        missing=tuple(found.missing),
        settled_by=f"ReproductiveFacts(…, {told})",
        because=found.because,
    )
    return Counted(
        patient=_able(patient, verdict),
        category=found,
        findings=(*findings, *_against(patient, found, day)),
        not_judged=(undecided,) if verdict is None else (),
    )


def _able(patient: Patient, verdict: bool | None) -> Patient:  # noqa: FBT001 - as the facts decide it
    """The patient with what counts: a pregnancy, else the verdict, else what the caller says."""
    told = patient.can_become_pregnant
    counts = True if patient.pregnant else told if verdict is None else verdict
    return patient if counts is told else evolve(patient, can_become_pregnant=counts)


def _of_age(patient: Patient, day: date) -> tuple[ReproductiveFacts | None, tuple[Finding, ...]]:
    """The facts recorded, with the age that the birth date gives, and where another was told."""
    facts = patient.reproductive
    age = None if facts is None else patient.age(on=day)
    if facts is None or age is None or facts.age == age:
        return facts, ()
    dated = evolve(facts, age=age)
    if facts.age is None:
        return dated, ()
    said = f"age={facts.age} is told, and the patient, born on {patient.born}, is {age} years old"
    contradicted = Finding(
        kind=FindingKind.FACT_CONTRADICTED,
        severity=Severity.CAUTION,
        message=f"{said} on {day}: the birth date counts",
        observed=facts.age,
        expected=age,
        days=days_of(day),
    )
    return dated, (contradicted,)


def _against(patient: Patient, found: Category, day: date) -> Iterator[Finding]:
    """What contradicts the category, and what it contradicts."""
    verdict, told = found.can_become_pregnant, patient.can_become_pregnant
    if patient.pregnant and verdict is False:
        yield Finding(
            kind=FindingKind.FACT_CONTRADICTED,
            severity=Severity.ALERT,
            message=f"the patient is recorded as pregnant, and by the other facts recorded as {found}: "
            "the pregnancy counts",
            observed="pregnant=True",
            expected=found.name,
            days=days_of(day),
            because=found.because,
        )
    elif None not in (verdict, told) and verdict is not told:
        yield Finding(
            kind=FindingKind.FACT_CONTRADICTED,
            # Who is told to be unable, and is not, goes without what a pregnancy asks for.
            severity=Severity.ALERT if verdict else Severity.CAUTION,
            message=f"can_become_pregnant={told} is told, and the facts recorded say otherwise: "
            f"{found}; these count",
            observed=told,
            expected=verdict,
            days=days_of(day),
            because=found.because,
        )


def _judged(
    facts: ReproductiveFacts,
    rule: CategoryRule,
) -> tuple[bool | None, tuple[str, ...], tuple[str, ...]]:
    """Whether the patient counts as able, the reasons, and the facts that would decide."""
    grounds = tuple(_grounds(facts, rule))
    holding = tuple(reason for reason, _, holds in grounds if holds)
    if holding:
        return False, holding, ()
    asked = dict.fromkeys(name for _, names, holds in grounds if holds is None for name in names)
    missing = tuple(name for name in asked if getattr(facts, name) is None)
    reasons = tuple(_remarks(facts, rule)) or ("nothing recorded makes the patient unable",)
    return None if missing else True, reasons, missing


def _grounds(
    facts: ReproductiveFacts,
    rule: CategoryRule,
) -> Iterator[tuple[str, tuple[str, ...], bool | None]]:
    """Each ground to count as unable: in words, the facts it asks for, and whether it holds."""
    yield _man_in_words(facts, rule), (), _counts_as_man(facts, rule)
    lacking = {_lacks(facts, "has_uterus"), _lacks(facts, "has_ovary")}
    link, decides = ("or", True) if rule.organs == "either" else ("and", False)
    organs = decides if decides in lacking else (None if None in lacking else not decides)
    yield f"no uterus {link} no ovary", ("has_uterus", "has_ovary"), organs
    yield (
        _menopause_in_words(facts, rule),
        _about_menopause(facts, rule),
        _post_menopausal(facts, rule),
    )
    if rule.sterilised == "unable":
        yield "sterilised", ("sterilised",), facts.sterilised
    if rule.before_menarche == "unable":
        yield "before the first menstruation", ("had_menarche",), _lacks(facts, "had_menarche")


def _man_in_words(facts: ReproductiveFacts, rule: CategoryRule) -> str:
    """Where organs would decide and none is recorded, the answer says that it rests on that."""
    unknown = facts.has_uterus is None and facts.has_ovary is None
    return "male; no organ is recorded" if unknown and rule.men == "by organs" else "male"


def _counts_as_man(facts: ReproductiveFacts, rule: CategoryRule) -> bool | None:
    """Whether the sex alone makes the patient unable: not where an organ says more than it does."""
    by_organs = rule.men == "by organs"
    if facts.male and by_organs and True in (facts.has_uterus, facts.has_ovary, facts.had_menarche):
        return False
    return facts.male


def _post_menopausal(facts: ReproductiveFacts, rule: CategoryRule) -> bool | None:
    """Whether the menopause counts: as a clinician recorded it, or by the tests on record."""
    on_record = _on_record(facts, rule)
    if facts.post_menopausal is None:
        return on_record or None
    return facts.post_menopausal and on_record is not False


def _about_menopause(facts: ReproductiveFacts, rule: CategoryRule) -> tuple[str, ...]:
    """The facts that would decide: the tests among them once one of them is on record."""
    wanted = _wanted(facts, rule)
    begun = any(getattr(facts, name) is not None for name in wanted)
    return ("post_menopausal", *wanted) if begun else ("post_menopausal",)


def _wanted(facts: ReproductiveFacts, rule: CategoryRule) -> tuple[str, ...]:
    """What the programme wants on record for a menopause at the age; nothing where it is not known."""
    if rule.menopause is None or facts.age is None:
        return ()
    above = facts.age > rule.menopause.years
    return rule.menopause.above if above else rule.menopause.below


def _menopause_in_words(facts: ReproductiveFacts, rule: CategoryRule) -> str:
    if rule.menopause is None or facts.age != rule.menopause.years:
        return "post-menopausal"
    return f"post-menopausal; the programme says nothing of the age of exactly {facts.age}"


def _on_record(facts: ReproductiveFacts, rule: CategoryRule) -> bool | None:
    """Whether all that the programme wants for a menopause at that age is on record."""
    found = {getattr(facts, name) for name in _wanted(facts, rule)}
    return False if False in found else (True if found == {True} else None)


def _remarks(facts: ReproductiveFacts, rule: CategoryRule) -> Iterator[str]:
    """What in the facts might be thought to make the patient unable, and does not here."""
    if False in (facts.has_uterus, facts.has_ovary) and rule.organs == "both":
        yield "counts as unable only without uterus and without ovaries"
    if facts.sterilised and rule.sterilised == "able":
        yield "sterilisation does not count as unable here"
    for name in rule.no_reasons:
        if getattr(facts, name):
            yield f"{name.replace('_', ' ')} is no reason to count as unable here"
    if facts.post_menopausal and _on_record(facts, rule) is False:
        yield "post-menopausal, and the tests on record say otherwise"
    if facts.had_menarche is False and rule.before_menarche == "able":
        yield "counts as able before the first menstruation"


def _lacks(facts: ReproductiveFacts, name: str) -> bool | None:
    fact: bool | None = getattr(facts, name)
    return None if fact is None else not fact
