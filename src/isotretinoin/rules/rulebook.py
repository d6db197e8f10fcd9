"""A rulebook: all that one place's documents say, each matter a timeline or None.

None means that the source is silent. Nothing here knows a country: a rulebook is a value that
functions take as an argument.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, final

from attrs import evolve, field

from isotretinoin.dates import calendar_day
from isotretinoin.errors import SourceSilent, UnknownName, closest, require
from isotretinoin.evidence import Rule, Timeline, plain, rules_in, with_timelines
from isotretinoin.findings import Between, T_co
from isotretinoin.products import Formulation, Product
from isotretinoin.quantities import DosePerKg
from isotretinoin.rules.dispensing import DispensingRules
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.posology import HalfLife, PosologyRules
from isotretinoin.rules.precautions import Precautions
from isotretinoin.rules.programme import PregnancyPreventionRules, ProcedureRules
from isotretinoin.rules.results import ResultRule, SamplingRule, UnitCheck
from isotretinoin.values import frozen
from isotretinoin.version import __version__

if TYPE_CHECKING:
    from isotretinoin.comparison import Comparison
    from isotretinoin.pages.sheet import Sheet

__all__ = ["RULEBOOK", "CitedRulebook", "Rulebook", "Standing", "stated"]


#: Of which texts a rule is: the place's own, a harmonised one that it shares, or borrowed ones.
Standing: TypeAlias = Literal["own", "shared", "stand-in"]


@final
@frozen(kw_only=True, repr=False)
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
    #: The keys of goals that are ceilings of expected benefit: less than them falls short of nothing.
    benefit_ceilings: tuple[str, ...] = ()
    half_lives: tuple[Rule[HalfLife], ...] = ()
    #: What laboratory results ask for, and how samples are to be taken.
    result_rules: tuple[Rule[ResultRule | SamplingRule | UnitCheck], ...] = ()
    precautions: Precautions = field(factory=Precautions)
    #: Statements that no function computes with, listed for readers.
    facts: tuple[Rule[Any], ...] = ()
    #: Further places whose products its rules speak of, beside the one it is named after.
    markets: tuple[str, ...] = ()
    #: How the keys of its own documents begin; where none is given, every rule is its own.
    own: tuple[str, ...] = ()
    #: How the keys of a harmonised text begin that holds in the place too.
    shares: tuple[str, ...] = ()
    #: What a caller replaced in it: first days, and the day as known on which it is.
    replaced: tuple[str, ...] = field(default=(), eq=False)

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
        require(formulation, Formulation, "Formulation.CONVENTIONAL")
        for posology in self.posologies:
            if formulation in posology.formulations:
                return posology
        raise SourceSilent(
            f"rulebook {self.name!r} says nothing of the {formulation.value} formulation",
        )

    def speaks_of(self, product: Product) -> bool:
        """Whether its rules are about that product: one of its own place, or of one it covers.

        >>> from isotretinoin import products, rulebook
        >>> epuris = products.get("Epuris")
        >>> rulebook("CA").speaks_of(epuris), rulebook("US").speaks_of(epuris)
        (True, False)
        """
        market = require(product, Product, 'products.get("Claravis")').market
        return market == self.name or market in self.markets

    def standing(self, rule: Rule[Any]) -> Standing:
        """Whether a rule that it holds is of its own texts, of one that it shares, or stands in.

        A stand-in is borrowed from another place or from the literature where its own were silent.

        >>> from isotretinoin import rulebook
        >>> au = rulebook("AU")
        >>> au.standing(au.monitoring.visits[0])
        'stand-in'
        """
        key = require(rule, Rule, "a rule of the rulebook").key
        if not self.own or key.startswith(self.own):
            return "own"
        return "shared" if key.startswith(self.shares) else "stand-in"

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

    def compare(self, *others: Rulebook, on: date, topic: str) -> Comparison:
        """The rules on a topic beside those of others, one row a matter."""
        from isotretinoin.comparison import compare  # noqa: PLC0415 - a plan compares nothing

        return compare((self, *others), on=on, topic=topic)

    def on(self, day: date) -> tuple[Rule[Any], ...]:
        """Every rule in force on that day; other readings and superseded wordings are left out."""
        aside = {other.key for rule in self.rules for other in rule.alternatives}
        return tuple(r for r in self.rules if r.key not in aside and r.in_force(calendar_day(day)))

    def effective(self, dates: Mapping[str, date]) -> Rulebook:
        """The same rulebook with other first days for the rules or editions named by their keys.

        What was replaced stands in `replaced`.

        Raises
        ------
        UnknownName
            With the closest name, when no dated matter has a rule or edition of that name.
        DateError
            When a rule would start before the one that it follows.
        """
        require(dates, dict, '{"edition-5": date(…)}')
        known = _dated(self)
        for name in dates:
            if name not in known:
                raise UnknownName(
                    f"no rule or edition {name!r} in rulebook {self.name!r}{_closest(name, known)}",
                )
        return _moved(self, dates)

    def known_on(self, day: date, *, effective: Mapping[str, date] | None = None) -> Rulebook:
        """The rulebook as one could have known it on that day, from what had been announced.

        With `effective`, of what had been announced, first days are replaced as `effective` does;
        its names are those of the whole rulebook.
        """
        dates: Mapping[str, date] = {} if effective is None else effective
        self.effective(dates)  # refuses what no rule of the whole rulebook is called
        facts = (rule.as_known_on(day) for rule in self.facts)
        known = with_timelines(self, lambda timeline: timeline.known_on(day))
        told = f"as known on {day}"
        return _moved(
            evolve(
                known,
                facts=tuple(rule for rule in facts if rule is not None),
                replaced=(*self.replaced, told),
            ),
            dates,
        )

    @property
    def unconfirmed(self) -> tuple[Rule[str], ...]:
        """The editions of the programme that no source read confirms to be in force."""
        editions = self.pregnancy_prevention.editions or ()
        return tuple(rule for rule in editions if not rule.verified)

    @cached_property
    def confirmed(self) -> Rulebook:
        """The rulebook as if no unconfirmed edition had come: the edition before each goes on.

        >>> from datetime import date
        >>> from isotretinoin import rulebook
        >>> confirmed = rulebook("US").confirmed
        >>> confirmed.pregnancy_prevention.editions.at(date(2027, 1, 1)).key
        'us.ipledge.edition-4'
        """
        names = {rule.edition or rule.key for rule in self.unconfirmed}
        if not names:
            return self
        kept = with_timelines(self, lambda timeline: timeline.without(names))
        return evolve(kept, replaced=(*self.replaced, f"without {', '.join(sorted(names))}"))

    @property
    def digest(self) -> str:
        """Twelve characters that change with any key, value, day or source of its rules.

        They are the same on every machine and in every run, and are no part of `repr` alone: a
        result that names them says which rules it rests on.
        """
        # Imported here: it is for records, and costs more than a rulebook's own files.
        from hashlib import sha256  # noqa: PLC0415

        lines = sorted(
            f"{rule.key}|{plain(rule.value)}|{rule.since}|{rule.until}|"
            f"{','.join(cite.source.key for cite in rule.cites)}"
            for rule in self.rules
        )
        return sha256("\n".join(lines).encode()).hexdigest()[:12]

    @property
    def cited(self) -> CitedRulebook:
        """The rulebook as a result that rests on it names it."""
        return CitedRulebook(
            name=self.name,
            title=self.title,
            version=__version__,
            replaced=self.replaced,
            digest=self,
        )

    def sheet(self) -> "Sheet":
        """The rulebook as a page: all of its rules, folded by document."""
        from isotretinoin.pages.rules import rulebook_sheet  # noqa: PLC0415 - imported when it is shown

        return rulebook_sheet(self)

    def __repr__(self) -> str:
        name = ", ".join((self.name, *self.replaced))
        return f"<Rulebook {name}: {len(self.rules)} rules, digest {self.digest}>"

    def _repr_html_(self) -> str:
        return self.sheet().html()


@final
@frozen(kw_only=True, eq=False)
class CitedRulebook:
    """Which rulebook a result rests on, and what tells it from another of that name.

    `version` is that of the library, `replaced` what a caller replaced in the rulebook. The rules
    that were used stand in the result itself.

    >>> from isotretinoin import rulebook
    >>> us = rulebook("US").cited
    >>> us.name, us.digest == rulebook("US").digest
    ('US', True)
    """

    name: str
    title: str
    version: str
    replaced: tuple[str, ...] = ()
    # The rulebook stands in for its digest until that is asked for: to make one takes longer than a plan.
    _digest: Rulebook | str = field(alias="digest", repr=False)

    @property
    def digest(self) -> str:
        """The digest of the rulebook's rules."""
        return self._digest if isinstance(self._digest, str) else self._digest.digest

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CitedRulebook):
            return NotImplemented
        one, another = (
            (each.name, each.title, each.version, each.replaced) for each in (self, other)
        )
        same = self._digest is other._digest or self.digest == other.digest
        return one == another and same

    def __hash__(self) -> int:
        return hash((self.name, self.version, self.replaced))


def _dated(rules: Rulebook) -> set[str]:
    """The keys and editions by which a first day can be replaced."""
    known: set[str] = set()

    def noted(timeline: Timeline[Any]) -> Timeline[Any]:
        known.update(name for rule in timeline for name in (rule.key, rule.edition) if name)
        return timeline

    with_timelines(rules, noted)
    return known


def _moved(rules: Rulebook, dates: Mapping[str, date]) -> Rulebook:
    """The rulebook with the first days that it has rules or editions for."""
    known: set[str] = _dated(rules) if dates else set()
    said = tuple(f"{name} from {day}" for name, day in dates.items() if name in known)
    if not said:
        return rules
    moved = with_timelines(rules, lambda timeline: timeline.effective(dates))
    return evolve(moved, replaced=(*rules.replaced, *said))


#: What to write where a rulebook is asked for.
RULEBOOK: Final = "isotretinoin.rulebook(name)"


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
    close = closest(name, known, least=0.4)
    return f"; the closest is {close!r}" if close else ""
