"""In whom a place's sources forbid treatment, by the facts that are recorded of the patient."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias, final

from isotretinoin.dates import calendar_day
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import NO_SOURCE, Finding, FindingKind, NotJudged, Severity, days_of
from isotretinoin.given import perhaps, require
from isotretinoin.patient import Patient
from isotretinoin.products import Product
from isotretinoin.rules.precautions import Contraindication, DecidingFact, Excipient
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook
from isotretinoin.values import frozen

__all__ = ["contraindications", "medicine_findings"]


_Judged: TypeAlias = Finding | NotJudged
_TREATMENT: Final = "treatment"

#: The argument of a patient that records a fact, when it forbids, and what is said then.
_FLAGS: Final[dict[DecidingFact, tuple[str, bool, str]]] = {
    "pregnancy": ("pregnant", True, "the patient is pregnant"),
    "planned pregnancy": ("plans_pregnancy", True, "the patient plans a pregnancy"),
    "prevention not met": (
        "meets_prevention",
        False,
        "the patient does not keep to pregnancy prevention",
    ),
    "breast-feeding": ("breast_feeding", True, "the patient is breast-feeding"),
}
#: Likewise, of what is recorded in words.
_WORDS: Final[dict[DecidingFact, tuple[str, str]]] = {
    "allergy": ("allergies", "the patient is allergic to {}"),
    "component": ("allergies", "the patient is allergic to {}"),
    "condition": ("conditions", "the patient has {}"),
    "kidney function": ("kidney_function", "the kidney function is {}"),
    "medicine": ("medicines", "the patient takes {}"),
}
#: What is asked of nobody who cannot become pregnant.
_OF_PREGNANCY: Final[tuple[DecidingFact, ...]] = tuple(_FLAGS)
#: What to record where a fact is missing.
_MISSING: Final = {
    "pregnant": "a pregnancy",
    "plans_pregnancy": "a pregnancy that is planned",
    "meets_prevention": "whether prevention can be kept to",
    "breast_feeding": "breast-feeding",
    "allergies": "allergies",
    "conditions": "conditions",
    "kidney_function": "the kidney function",
    "medicines": "other medicines",
}
#: How it is recorded, where none is an answer too.
_NONE_TOO: Final = ("allergies", "conditions", "medicines")


def contraindications(
    patient: Patient,
    rules: Rulebook,
    *,
    on: date,
    product: Product | None = None,
    noted: tuple[DecidingFact, ...] = (),
) -> tuple[Finding | NotJudged, ...]:
    """What in the patient forbids treatment by the place's rules, the findings first.

    Each is an alert. What a rule asks for and nobody recorded is not judged, and names the argument
    of the patient that records it; so is an allergy or a condition that no rule names. Who cannot
    become pregnant is not asked about pregnancy and breast-feeding.

    Parameters
    ----------
    on
        The day on which treatment is to start.
    product
        The capsules to be given, for allergies to what they hold.
    noted
        Facts that are noted elsewhere, as in a diary, and so are not missing.

    Raises
    ------
    DateError
        When it is no calendar day.

    >>> from datetime import date
    >>> from isotretinoin import Patient, kg, rulebook
    >>> allergic = Patient(weight=kg(68), can_become_pregnant=False, allergies=("peanut",))
    >>> for found in contraindications(allergic, rulebook("EU"), on=date(2026, 3, 9))[:1]:
    ...     print(found)
    alert: treatment is contraindicated (soya or peanut): the patient is allergic to peanut
    """
    require(patient, Patient, "Patient(weight=kg(68))")
    require(rules, Rulebook, RULEBOOK)
    perhaps(require, product, Product, 'products.get("Claravis")')
    require(noted, tuple, "('pregnancy',)")
    asked = _Asked(patient=patient, rules=rules, on=calendar_day(on), product=product, noted=noted)
    judged = tuple(dict.fromkeys((*asked.forbidden(), *asked.breast_feeding(), *asked.unnamed())))
    return (
        *(each for each in judged if isinstance(each, Finding)),
        *(each for each in judged if isinstance(each, NotJudged)),
    )


@final
@frozen(kw_only=True)
class _Asked:
    """A patient of whom it is asked, and by which rules."""

    patient: Patient
    rules: Rulebook
    on: date
    product: Product | None
    noted: tuple[DecidingFact, ...]

    @property
    def in_force(self) -> tuple[Rule[tuple[Contraindication, ...]], ...]:
        held = self.rules.precautions.contraindications
        return tuple(rule for rule in held if rule.in_force(self.on))

    def forbidden(self) -> Iterator[_Judged]:
        """Each row of each rule: one finding a fact, by the first rule that forbids it."""
        told: set[tuple[DecidingFact, object]] = set()
        missing: dict[str, Rule[tuple[Contraindication, ...]]] = {}  # by the argument
        for rule in self.in_force:
            for row in rule.value:
                if (asks := self._missing(row)) is not None:
                    if asks:
                        missing.setdefault(asks, rule)
                    continue
                for each in self._row(row, rule):
                    key = (row.fact, each.observed) if isinstance(each, Finding) else None
                    if key is None or key not in told:
                        yield each
                    told |= set() if key is None else {key}
        if missing:
            yield NotJudged(
                matter="contraindications to treatment",
                missing=tuple(_MISSING[name] for name in missing),
                settled_by=_recorded_by(*missing),
                because=next(iter(missing.values())),
            )

    def _missing(self, row: Contraindication) -> str | None:
        """The argument of a fact of which nothing is recorded; empty where it need not be asked, else None."""
        name = _argument(row.fact)
        if getattr(self.patient, name) is not None:
            return None
        idle = self.patient.can_become_pregnant is False and row.fact in _OF_PREGNANCY
        return "" if idle or row.fact in self.noted else name

    def _row(
        self, row: Contraindication, rule: Rule[tuple[Contraindication, ...]]
    ) -> Iterator[_Judged]:
        if row.fact in _FLAGS:
            name, forbids, said = _FLAGS[row.fact]
            if getattr(self.patient, name) is forbids:
                yield self._finding(row, rule, name, said)
            return
        if row.fact == "component":
            yield from self._components(row, rule)
            return
        name, said = _WORDS[row.fact]
        for code in _recorded(self.patient, name):
            if code in row.codes:
                yield self._finding(row, rule, code, said.format(_plainly(code)))
            elif code in row.perhaps and not set(row.codes) & set(_recorded(self.patient, name)):
                yield NotJudged(
                    matter=f"{_plainly(code)}, whether it forbids treatment",
                    missing=(f"whether it is {row.words}",),
                    settled_by=f"Patient(…, {name}=({row.codes[0]!r},))",
                    because=rule,
                )

    def _components(
        self, row: Contraindication, rule: Rule[tuple[Contraindication, ...]]
    ) -> Iterator[_Judged]:
        """An allergy to what the capsules hold, as far as it was read what they do."""
        named = {code for each in rule.value if each.fact == "allergy" for code in each.codes}
        for code in _recorded(self.patient, "allergies"):
            if code in named:
                continue
            if self.product is None:
                yield NotJudged(
                    matter=f"the allergy to {_plainly(code)}",
                    missing=("which capsules are given",),
                    settled_by="plan(…, product=…), or Dispensing(day, …)",
                    because=rule,
                )
                continue
            brand, held = self.product.brand, tuple(self._excipients(code))
            of_it = [(each, by) for each, by in held if brand in each.brands]
            for part, by in of_it:
                strengths = ", ".join(map(str, part.strengths))
                contain = f"the {strengths} capsules of {brand} contain"
                contain = contain if strengths else f"{brand} contains"
                said = f"the patient is allergic to {_plainly(code)}, and {contain} {part.words}"
                what = f"treatment with capsules of {strengths}" if strengths else _TREATMENT
                yield self._finding(row, by, code, said, what=what)
            if not of_it and not any(brand in each.without for each, _ in held):
                yield NotJudged(
                    matter=f"the allergy to {_plainly(code)}",
                    missing=(
                        f"what {brand} contains: no list read of it names this or excludes it",
                    ),
                    settled_by=NO_SOURCE,
                    because=rule,
                )

    def _excipients(self, code: str) -> Iterator[tuple[Excipient, Rule[tuple[Excipient, ...]]]]:
        for rule in self.rules.precautions.excipients:
            for each in rule.value:
                if each.code == code:
                    yield each, rule

    def _finding(
        self,
        row: Contraindication,
        rule: Rule[tuple[Contraindication, ...]] | Rule[tuple[Excipient, ...]],
        observed: str,
        said: str,
        *,
        what: str = _TREATMENT,
    ) -> Finding:
        borrowed = self.rules.standing(rule) == "stand-in"
        of = f", by texts of other places: none read of {self.rules.title} speaks of it"
        return Finding(
            kind=FindingKind.CONTRAINDICATED,
            severity=Severity.ALERT,
            message=f"{what} is contraindicated ({row.words}): {said}{of if borrowed else ''}",
            observed=observed,
            expected=row.words,
            days=days_of(self.on),
            because=rule,
        )

    def breast_feeding(self) -> Iterator[_Judged]:
        """Breast-feeding, where no contraindication names it and a wait for it is set."""
        if any(row.fact == "breast-feeding" for rule in self.in_force for row in rule.value):
            return
        fed = self.patient.breast_feeding
        rule = rule_on(self.rules.pregnancy_prevention.lactation_after, self.on)
        idle = self.patient.can_become_pregnant is False or "breast-feeding" in self.noted
        if fed and rule is not None:
            yield Finding(
                kind=FindingKind.BREAST_FEEDING,
                severity=Severity.ALERT,
                message="treatment is not for a patient who is breast-feeding: the source bars it from the first dose "
                f"until {rule.value} after the last",
                observed="breast_feeding",
                expected=rule.value,
                days=days_of(self.on),
                because=rule,
            )
        elif fed:
            yield NotJudged(
                matter="breast-feeding during treatment",
                missing=(f"a rule on it in rulebook {self.rules.name}",),
                settled_by=NO_SOURCE,
            )
        elif fed is None and rule is not None and not idle:
            yield NotJudged(
                matter="breast-feeding during treatment",
                missing=(_MISSING["breast_feeding"],),
                settled_by=_recorded_by("breast_feeding"),
                because=rule,
            )

    def unnamed(self) -> Iterator[NotJudged]:
        """Allergies and conditions that no rule names."""
        rows = [row for rule in self.in_force for row in rule.value]
        parts = any(row.fact == "component" for row in rows)  # which judges every allergy
        facts: tuple[DecidingFact, ...] = ("condition",) if parts else ("allergy", "condition")
        for fact in facts:
            known = {code for row in rows if row.fact == fact for code in row.codes + row.perhaps}
            for code in _recorded(self.patient, _argument(fact)):
                if code not in known:
                    yield NotJudged(
                        matter=f"the {fact} {_plainly(code)!r}",
                        missing=("a rule that names it",),
                        settled_by=NO_SOURCE,
                    )


def medicine_findings(
    patient: Patient, rules: Rulebook, *, on: date
) -> tuple[Finding | NotJudged, ...]:
    """What the rules ask for beside the other medicines that are taken at the start.

    Those that forbid treatment are left to `contraindications`. A medicine that no rule names is not
    judged, and neither are the medicines where nobody recorded them.

    Raises
    ------
    DateError
        When it is no calendar day.

    >>> from datetime import date
    >>> from isotretinoin import Patient, kg, rulebook
    >>> treated = Patient(weight=kg(68), medicines=("doxycycline",))
    >>> for found in medicine_findings(treated, rulebook("US"), on=date(2026, 3, 9)):
    ...     print(found)
    alert: doxycycline is taken at the start: avoid
    """
    require(patient, Patient, "Patient(weight=kg(68))")
    require(rules, Rulebook, RULEBOOK)
    return tuple(_medicines(patient, rules, calendar_day(on)))


def _medicines(patient: Patient, rules: Rulebook, on: date) -> Iterator[_Judged]:
    interactions = tuple(each for each in rules.precautions.interactions if each.in_force(on))
    forbidding = [
        row
        for rule in rules.precautions.contraindications
        if rule.in_force(on)
        for row in rule.value
        if row.fact == "medicine"
    ]
    if patient.medicines is None and interactions and not forbidding:
        yield NotJudged(
            matter="other medicines beside isotretinoin",
            missing=(_MISSING["medicines"],),
            settled_by=_recorded_by("medicines"),
            because=interactions[0],
        )
    forbidden = {code for row in forbidding for code in row.codes}
    for code in (each for each in patient.medicines or () if each not in forbidden):
        about = [rule for rule in interactions if code in rule.value.codes]
        for rule in about:
            yield Finding(
                kind=FindingKind.INTERACTING_MEDICINE,
                severity=rule.value.severity,
                message=f"{_plainly(code)} is taken at the start: {rule.value.action}",
                observed=code,
                expected=rule.value.action,
                days=days_of(on),
                because=rule,
            )
        if not about:
            yield NotJudged(
                matter=f"the medicine {code!r} beside isotretinoin",
                missing=("a rule that names it",),
                settled_by=NO_SOURCE,
            )


def _argument(fact: DecidingFact) -> str:
    return _FLAGS[fact][0] if fact in _FLAGS else _WORDS[fact][0]


def _recorded(patient: Patient, name: str) -> tuple[str, ...]:
    told: tuple[str, ...] | str | None = getattr(patient, name)
    return () if told is None else (told,) if isinstance(told, str) else told


def _plainly(code: str) -> str:
    return code.replace("-", " ")


def _recorded_by(*names: str) -> str:
    written = (
        f"{name}=(…), or () for none" if name in _NONE_TOO else f"{name}=…" for name in names
    )
    return f"Patient(…, {', '.join(written)})"
