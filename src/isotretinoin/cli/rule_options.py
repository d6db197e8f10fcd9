"""Options that say whose rules are asked for, and as of when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Final, TypeVar

from attrs import evolve, frozen
from cyclopts import Parameter

from isotretinoin.cli.words import day_from, first_days_from
from isotretinoin.errors import UnknownName, closest
from isotretinoin.evidence import Rule
from isotretinoin.products import Product
from isotretinoin.rulebooks import profile, rulebook
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import Rulebook

__all__ = ["AS_THEY_ARE", "OUR_RULES", "AsOf", "RuleOptions", "RulesAsOf", "TheRules"]

T = TypeVar("T")


@frozen(kw_only=True)
class AsOf:
    """Rules as of another day, or with other first days.

    Parameters
    ----------
    effective
        Other first days for rules or editions: "us.ipledge.edition-5=2027-01-01".
    known_on
        Answer from what had been announced by that day: 2026-03-01.
    """

    effective: str | None = None
    known_on: str | None = None

    @property
    def days(self) -> Mapping[str, date]:
        """The first days set, by key."""
        return first_days_from(self.effective)

    @property
    def known(self) -> date | None:
        """The day as known on which the rules are asked for."""
        return None if self.known_on is None else day_from(self.known_on)

    def book(self, name: str) -> Rulebook:
        """The rulebook of that name, so."""
        return rulebook(name, effective=self.days, known_on=self.known)

    def books(self, names: Iterable[str]) -> list[Rulebook]:
        """The rulebooks of those names; a first day is set in each that has such a rule."""
        whole = [rulebook(name) for name in names]
        taken: dict[str, dict[str, date]] = {book.name: {} for book in whole}
        for key, day in self.days.items():
            refusals: list[UnknownName] = []
            for book in whole:
                try:
                    book.effective({key: day})
                except UnknownName as error:
                    refusals.append(error)
                else:
                    taken[book.name][key] = day
            if len(refusals) == len(whole):
                raise refusals[0]
        return [rulebook(name, effective=days, known_on=self.known) for name, days in taken.items()]

    def schedule(self, name: str) -> MonitoringProfile:
        """The laboratory schedule of that name, so."""
        found = profile(name)
        self._refuse_unknown(found.visits, f"the schedule {found.name!r}")
        visits = map(self._rule, found.visits)
        return evolve(found, visits=tuple(rule for rule in visits if rule is not None))

    def medicines(self, found: Iterable[Product]) -> Iterator[Product]:
        """The medicines, so: without those, and those codes, of which nothing was known by the day."""
        every = tuple(found)
        self._refuse_unknown(
            (rule for each in every for rule in (each.offered, each.food) if rule is not None),
            "the medicines listed",
        )
        day = self.known
        for each in every:
            offered = self._rule(each.offered)
            if offered is not None:
                codes = (c for c in each.codes if day is None or c.since is None or c.since <= day)
                food = None if each.food is None else self._rule(each.food)
                yield evolve(each, offered=offered, food=food, codes=tuple(codes))

    def _refuse_unknown(self, rules: Iterable[Rule[Any]], where: str) -> None:
        known = {rule.key for rule in rules} if self.days else set[str]()
        if unknown := [key for key in self.days if key not in known]:
            close = closest(unknown[0], known)
            meant = f"; the closest is {close!r}" if close else ""
            raise UnknownName(f"no rule {unknown[0]!r:.60} in {where}{meant}")

    def _rule(self, rule: Rule[T]) -> Rule[T] | None:
        moved = evolve(rule, since=self.days.get(rule.key, rule.since))
        return moved if self.known is None else moved.as_known_on(self.known)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What was set, as a page names it."""
        told = [f"{key} from {day}" for key, day in self.days.items()]
        told += [] if self.known is None else [f"as known on {self.known}"]
        return (("Set by the caller", ", ".join(told)),) if told else ()


@frozen(kw_only=True)
class RuleOptions(AsOf):
    """Whose rules, and as of when.

    Parameters
    ----------
    rules_of
        Whose rules: see `isotretinoin rules`.
    """

    rules_of: Annotated[str, Parameter("--rulebook")] = "US"

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook that the options name."""
        return self.book(self.rules_of)


#: The options of a command that asks one rulebook.
TheRules = Annotated[RuleOptions, Parameter(name="*")]
#: The options of a command that says itself whose rules it asks.
RulesAsOf = Annotated[AsOf, Parameter(name="*")]
#: The rules where no option is given.
OUR_RULES: Final = RuleOptions()
#: Likewise, as of no other day.
AS_THEY_ARE: Final = AsOf()
