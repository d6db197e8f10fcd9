"""A rulebook: all that one place's documents say, each matter a timeline or None.

None means that the source is silent. Nothing here knows a country: a rulebook is a value that
functions take as an argument.
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, Final, final

from attrs import evolve, field, frozen

from isotretinoin.comparison import Comparison, compare
from isotretinoin.dates import calendar_day
from isotretinoin.errors import SourceSilent, UnknownName
from isotretinoin.evidence import Rule, Timeline, rules_in, with_timelines
from isotretinoin.findings import Between, T_co
from isotretinoin.products import Formulation
from isotretinoin.quantities import DosePerKg
from isotretinoin.rules.dispensing import DispensingRules
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.posology import HalfLife, PosologyRules
from isotretinoin.rules.precautions import Precautions
from isotretinoin.rules.programme import PregnancyPreventionRules, ProcedureRules
from isotretinoin.rules.results import ResultRule, SamplingRule, UnitCheck

__all__ = ["RULEBOOK", "Rulebook", "stated"]


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
        SourceSilent
            When no text on doses was read of the place.
        """
        if not self.posologies:
            raise SourceSilent(f"rulebook {self.name!r}: its sources state no doses")
        return self.posologies[0]

    def posology_of(self, formulation: Formulation) -> PosologyRules:
        """The posology of that formulation.

        Raises
        ------
        SourceSilent
            When the rulebook's sources say nothing of that formulation.
        """
        for posology in self.posologies:
            if formulation in posology.formulations:
                return posology
        raise SourceSilent(
            f"rulebook {self.name!r} says nothing of the {formulation.value} formulation",
        )

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """Every rule, those not applied among them, in the order of the record."""
        return tuple({rule.key: rule for rule in rules_in(self)}.values())

    def rule(self, key: str) -> Rule[Any]:
        """The rule of that key.

        Raises
        ------
        UnknownName
            With the closest key, when there is none.
        """
        known = {rule.key: rule for rule in self.rules}
        if key in known:
            return known[key]
        raise UnknownName(f"no rule {key!r} in rulebook {self.name!r}{_closest(key, known)}")

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
        UnknownName
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
                raise UnknownName(
                    f"no rule or edition {name!r} in rulebook {self.name!r}{_closest(name, known)}",
                )
        return changed

    def known_on(self, day: date) -> "Rulebook":
        """The rulebook as one could have known it on that day, from what had been announced."""
        facts = (rule.as_known_on(day) for rule in self.facts)
        known = with_timelines(self, lambda timeline: timeline.known_on(day))
        return evolve(known, facts=tuple(rule for rule in facts if rule is not None))


#: What to write where a rulebook is asked for.
RULEBOOK: Final = 'isotretinoin.rulebook("US")'


def stated(matter: Timeline[T_co] | None, rules: Rulebook, what: str) -> Timeline[T_co]:
    """The matter itself, when the rulebook's sources say anything of it.

    Raises
    ------
    SourceSilent
        When they are silent.
    """
    if matter is None:
        raise SourceSilent(f"rulebook {rules.name!r}: its sources state no {what}")
    return matter


def _closest(name: str, known: Mapping[str, object] | set[str]) -> str:
    close = get_close_matches(name, list(known), n=1, cutoff=0.4)
    return f"; the closest is {close[0]!r}" if close else ""
