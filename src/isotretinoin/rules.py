"""The shapes of rules: what a rulebook can say, each matter a timeline or None.

None means that the source is silent. Nothing here knows a country: a rulebook is a value that
functions take as an argument.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, Generic, Literal, TypeAlias, TypeVar, final

from attrs import evolve, field, frozen

from isotretinoin.analytes import Analyte, Panel
from isotretinoin.comparison import Comparison, compare, multiples
from isotretinoin.dates import Days, Months, Span, Weeks
from isotretinoin.errors import NoRuleInForce, UnknownRulebook
from isotretinoin.evidence import Rule, Timeline, calendar_day
from isotretinoin.precautions import Precautions
from isotretinoin.products import Formulation
from isotretinoin.programmes import DispensingRules, PregnancyPreventionRules, ProcedureRules
from isotretinoin.quantities import DailyDose, DailyDosePerKg, DosePerKg
from isotretinoin.result_rules import ResultRule, SamplingRule, UnitCheck
from isotretinoin.rule_records import rules_in, with_timelines

__all__ = [
    "AfterCourse",
    "AfterStart",
    "AtEndOfCourse",
    "AtPeakDose",
    "BeforeStart",
    "Between",
    "DispensingRules",
    "DuringCourse",
    "Every",
    "HalfLife",
    "MonitoringProfile",
    "PosologyRules",
    "PregnancyPreventionRules",
    "ProcedureRules",
    "Rulebook",
    "Visit",
    "WhenDoseRaised",
    "stated",
]

T_co = TypeVar("T_co", covariant=True)


@final
@frozen
class Between(Generic[T_co]):
    """From low to high, both included; `because` is the rule that sets the bounds.

    >>> from isotretinoin.quantities import mg_per_kg
    >>> mg_per_kg(150) in Between(mg_per_kg(120), mg_per_kg(150))
    True
    """

    low: T_co
    high: T_co
    because: Rule[Any] | None = field(default=None, eq=False, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        low: Any = self.low
        high: Any = self.high
        if low > high:
            raise ValueError(f"from {low} to {high}: the lower bound comes first")

    def __contains__(self, value: Any) -> bool:  # noqa: ANN401 - whatever compares with the bounds
        low: Any = self.low
        high: Any = self.high
        return bool(low <= value <= high)

    def __str__(self) -> str:
        if self.low == self.high:
            return str(self.low)
        low, _, unit = str(self.low).partition(" ")
        high = str(self.high)
        same = unit and high.rstrip("s").endswith(unit.rstrip("s"))
        return f"{low}–{high}" if same else f"{self.low}–{high}"


# Posology -------------------------------------------------------------------------------------

Food: TypeAlias = Literal["with a meal", "with or without meals", "with food"]


@final
@frozen(kw_only=True)
class PosologyRules:
    """Dose, food, duration and the wait before another course, for some formulations."""

    formulations: tuple[Formulation, ...]
    daily_dose: Timeline[Between[DailyDosePerKg]]
    starting_dose: Timeline[Between[DailyDosePerKg]] | None = None
    #: For adults with very severe disease, with scarring or primarily on the trunk.
    adult_very_severe: Timeline[DailyDosePerKg] | None = None
    renal_starting_dose: Timeline[DailyDose] | None = None
    #: Into how many doses a day is divided.
    doses_per_day: Timeline[int] | None = None
    food: Timeline[Food] | None = None
    liquid: Timeline[str] | None = None
    missed_dose: Timeline[str] | None = None
    course_length: Timeline[Between[Weeks] | Between[Months]] | None = None
    #: The drug may be stopped before its time when nodules have fallen by more than this share.
    early_stop: Timeline[Fraction] | None = None
    #: The cumulative dose that the source itself aims at.
    goal: Timeline[Between[DosePerKg]] | None = None
    course_maximum: Timeline[DosePerKg] | None = None
    #: Drug-free time before another course.
    washout: Timeline[Span] | None = None
    #: The lowest age in completed years, included.
    minimum_age: Timeline[int] | None = None
    #: The body weights for which the source prints doses.
    tabulated_weights: Timeline[Between[Any]] | None = None


# Monitoring -----------------------------------------------------------------------------------


@final
@frozen
class BeforeStart:
    """Before the first dose, at most `within` before it where the source says so."""

    within: Span | None = None


@final
@frozen
class AfterStart:
    """Once, a span after the first dose."""

    span: Span


@final
@frozen
class Every:
    """At first dose + k × period for k = first_k, first_k + 1 … last_k while the course lasts."""

    period: Days | Weeks | Months
    first_k: int = 1
    last_k: int | None = None


@final
@frozen
class DuringCourse:
    """Once, on any day after the first dose: the source names none."""


@final
@frozen
class AtPeakDose:
    """When the highest dose is reached, or a span after that."""

    after: Span | None = None


@final
@frozen
class WhenDoseRaised:
    """Each time the dose goes up, or a span after that."""

    after: Span | None = None


@final
@frozen
class AtEndOfCourse:
    """On the day of the last dose."""


@final
@frozen
class AfterCourse:
    """A span after the last dose."""

    span: Span


When: TypeAlias = (
    BeforeStart
    | AfterStart
    | Every
    | DuringCourse
    | AtPeakDose
    | WhenDoseRaised
    | AtEndOfCourse
    | AfterCourse
)


@final
@frozen
class Visit:
    """What is tested at one kind of timepoint.

    In `timepoint`, {k} stands for the number of the repetition and {n} for that of the days, weeks
    or months since the first dose.

    >>> from isotretinoin.analytes import ALT
    >>> print(Visit("month {n}", Every(Months(3)), (ALT,)))
    month 3, 6, 9, 12 …: ALT
    """

    timepoint: str
    when: When
    tests: tuple[Analyte | Panel, ...]

    @property
    def name(self) -> str:
        """The timepoint in words, repetitions by their first numbers."""
        every = self.when
        if not isinstance(every, Every):
            return self.timepoint
        k, n = (multiples(each, every.first_k, every.last_k) for each in (1, every.period.n))
        return self.timepoint.format(k=k, n=n)

    def __str__(self) -> str:
        within = self.when.within if isinstance(self.when, BeforeStart) else None
        lead = f", at most {within} before the first dose" if within else ""
        return f"{self.name}{lead}: {', '.join(map(str, self.tests))}"


@final
@frozen(kw_only=True)
class MonitoringProfile:
    """One published schedule of laboratory tests, as its source has it."""

    name: str
    title: str
    visits: tuple[Rule[Visit], ...]
    #: Under what results fewer tests may do: each a `Reduction`.
    may_reduce: tuple[Rule[Any], ...] = ()
    #: What the source says should not be done, and other remarks.
    remarks: tuple[Rule[Any], ...] = ()

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """All its rules, those not applied among them."""
        return tuple(rules_in(self))


# Kinetics -------------------------------------------------------------------------------------


@final
@frozen(kw_only=True)
class HalfLife:
    """The half-life of the drug or its metabolite as one source measured it."""

    moiety: Literal["isotretinoin", "4-oxo-isotretinoin", "14C activity"]
    mean: timedelta
    formulation: Formulation | None = None
    sd: timedelta | None = None
    conditions: str | None = None

    def __str__(self) -> str:
        spread = f" ± {self.sd / timedelta(hours=1):g}" if self.sd is not None else ""
        return f"{self.mean / timedelta(hours=1):g}{spread} h"


# Rulebook -------------------------------------------------------------------------------------


@final
@frozen(kw_only=True)
class Rulebook:
    """All that one place's documents say, by matter.

    >>> from isotretinoin.rulebooks import rulebook
    >>> label = rulebook("US")
    >>> print(label.posology.daily_dose.newest.value)
    0.5–1 mg/kg/day
    """

    name: str
    title: str
    #: The first entry is the conventional formulation.
    posologies: tuple[PosologyRules, ...]
    monitoring: MonitoringProfile
    pregnancy_prevention: PregnancyPreventionRules
    dispensing: DispensingRules = field(factory=DispensingRules)
    procedures: ProcedureRules = field(factory=ProcedureRules)
    #: Cumulative doses to aim at, by source, whether of this place or not.
    goals: tuple[Rule[Between[DosePerKg]], ...] = ()
    half_lives: tuple[Rule[HalfLife], ...] = ()
    #: What laboratory results ask for, and how samples are to be taken.
    result_rules: tuple[Rule[ResultRule | SamplingRule | UnitCheck], ...] = ()
    precautions: Precautions = field(factory=Precautions)
    #: Statements that no function computes with, listed for readers.
    facts: tuple[Rule[Any], ...] = ()

    @property
    def posology(self) -> PosologyRules:
        """The posology of the conventional formulation.

        Raises
        ------
        NoRuleInForce
            When no text on doses was read of the place.
        """
        if not self.posologies:
            raise NoRuleInForce(f"rulebook {self.name!r}: its sources state no doses")
        return self.posologies[0]

    def posology_of(self, formulation: Formulation) -> PosologyRules:
        """The posology of that formulation.

        Raises
        ------
        NoRuleInForce
            When the rulebook's sources say nothing of that formulation.
        """
        for posology in self.posologies:
            if formulation in posology.formulations:
                return posology
        raise NoRuleInForce(
            f"rulebook {self.name!r} says nothing of the {formulation.value} formulation"
        )

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """Every rule, those not applied among them, in the order of the record."""
        return tuple({rule.key: rule for rule in rules_in(self)}.values())

    def rule(self, key: str) -> Rule[Any]:
        """The rule of that key.

        Raises
        ------
        UnknownRulebook
            With the closest key, when there is none.
        """
        known = {rule.key: rule for rule in self.rules}
        if key in known:
            return known[key]
        raise UnknownRulebook(f"no rule {key!r} in rulebook {self.name!r}{_closest(key, known)}")

    def compare(self, *others: "Rulebook", on: date, topic: str) -> Comparison:
        """The rules on a topic beside those of others, one row a matter."""
        return compare((self, *others), on=on, topic=topic)

    def on(self, day: date) -> tuple[Rule[Any], ...]:
        """Every rule in force on that day; other readings and superseded wordings are left out."""
        aside = {other.key for rule in self.rules for other in rule.alternatives}
        return tuple(r for r in self.rules if r.key not in aside and r.in_force(calendar_day(day)))

    def effective(self, dates: Mapping[str, date]) -> "Rulebook":
        """The same rulebook with other first days for the rules or editions named by their keys.

        Raises
        ------
        UnknownRulebook
            With the closest name, when no dated matter has a rule or edition of that name.
        DateError
            When a rule would start before the one that it follows.
        """
        known: set[str] = set()

        def moved(timeline: Timeline[Any]) -> Timeline[Any]:
            known.update(n for rule in timeline for n in (rule.key, rule.edition) if n)
            return timeline.effective(dates)

        changed = with_timelines(self, moved)
        for name in dates:
            if name not in known:
                raise UnknownRulebook(
                    f"no rule or edition {name!r} in rulebook {self.name!r}{_closest(name, known)}"
                )
        return changed

    def known_on(self, day: date) -> "Rulebook":
        """The rulebook as one could have known it on that day, from what had been announced."""
        facts = (rule.as_known_on(day) for rule in self.facts)
        known = with_timelines(self, lambda timeline: timeline.known_on(day))
        return evolve(known, facts=tuple(rule for rule in facts if rule is not None))


def stated(matter: Timeline[T_co] | None, rules: Rulebook, what: str) -> Timeline[T_co]:
    """The matter itself, when the rulebook's sources say anything of it.

    Raises
    ------
    NoRuleInForce
        When they are silent.
    """
    if matter is None:
        raise NoRuleInForce(f"rulebook {rules.name!r}: its sources state no {what}")
    return matter


def _closest(name: str, known: Mapping[str, object] | set[str]) -> str:
    close = get_close_matches(name, list(known), n=1, cutoff=0.4)
    return f"; the closest is {close[0]!r}" if close else ""
