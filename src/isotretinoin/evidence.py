"""Who says so, and since when: sources, citations, rules and their timelines.

A rule is a value together with the text it rests on, the days on which it is in force, and, where
a reading had to be chosen, that reading in words. Sources that disagree with the rule that is
applied stand beside it as its `alternatives`; they are shown and never averaged.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast, final

from attrs import Converter, evolve, field, fields, has

from isotretinoin.dates import FromTo, calendar_day
from isotretinoin.errors import DateError, NoRuleInForce, WrongTypeError, require, shown
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = [
    "Announcement",
    "Basis",
    "Citation",
    "Rule",
    "Source",
    "SourceGrade",
    "Statement",
    "Tag",
    "Timeline",
    "optional",
    "plain",
    "rule_on",
    "rules_in",
    "timelines",
    "unverified",
    "with_timelines",
]


T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


#: What kind of text a rule stands on.
Basis = Literal[
    "label",  # the approved product information
    "programme",  # the text of a risk or pregnancy prevention programme
    "enforcement",  # what a regulator said it tolerates beside the programme's text
    "regulator",  # a regulator's notice or a law that is neither of these
    "guideline",
    "consensus",
    "trial",
    "convention",  # practice without a primary source
    "guide",  # the patient guide
]


#: How the text was met: read at the place cited, read in a weak copy, known but not read
#: (ships only as unverified), or computed from numbers that were read.
Tag = Literal["READ", "READ-2nd", "MEMORY", "CALC", "DERIVED"]


#: Primary text, third-party copy of it, secondary account, tertiary page.
SourceGrade = Literal["P", "L", "S", "T"]


_ONE_DAY: Final = timedelta(days=1)


def _optional_day(value: object) -> date | None:
    return None if value is None else calendar_day(value)


#: A site and a place on it, with or without a scheme.
_ADDRESS: Final = r"(?ai)(https?://)?([a-z0-9-]+\.)+[a-z]{2,}/[\w./?=&%#~+-]*[\w/]"


def _address(part: str) -> str:
    return part if part.lower().startswith("http") else f"https://{part}"


@final
@frozen(kw_only=True)
class Source:
    """One published document.

    `published` is its own date or edition in its own words; `where` is where it was read, and
    `checked` the day on which it was last checked, or the month where no day was stated; None where
    nothing was.
    """

    key: str
    title: str
    publisher: str | None = None
    published: str | None = None
    where: str | None = None
    grade: SourceGrade | None = None
    checked: str | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses on the web at which it was read, as far as `where` has them whole.

        The name of a site alone is the address of no document.

        >>> Source(key="a", title="A", where="a copy; drugs.com; drugs.com/dosage/a.html").addresses
        ('https://drugs.com/dosage/a.html',)
        """
        parts = () if self.where is None else map(str.strip, self.where.split(";"))
        return tuple(_address(part) for part in parts if re.fullmatch(_ADDRESS, part))

    @property
    def last_checked(self) -> str:
        """The day on which the document was last checked, in words."""
        return f"last checked {self.checked or 'on a day not stated'}"

    def __str__(self) -> str:
        parts = (self.publisher, self.title, self.published)
        return ", ".join(part for part in parts if part)


_QUOTE_WORDS: Final = 25


@final
@frozen
class Citation:
    """A place in a source, with at most 25 quoted words where the wording decides."""

    source: Source
    section: str | None = None
    quote: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.quote is not None and len(self.quote.split()) > _QUOTE_WORDS:
            msg = f"a quotation of {len(self.quote.split())} words: quote at most {_QUOTE_WORDS}"
            raise ValueError(msg)

    def __str__(self) -> str:
        return f"{self.source}, {self.section}" if self.section else str(self.source)


@final
@frozen
class Announcement:
    """On the day `on`, a rule was announced to be in force from the day `since`."""

    on: date = field(converter=calendar_day)
    since: date = field(converter=calendar_day)


@final
@frozen(kw_only=True, repr=False)
class Rule(Generic[T_co]):
    """A value, the text it rests on, and the days on which it is in force.

    `since` and `until` are both days in force; None means that the source sets no such day.
    `edition` names the edition of a programme that the rule came or went with; `announced` is the
    day on which `since` was made known, and `earlier` holds dates that were announced before it and
    given up. `note` says what a reader should know, such as where the source is wrong.
    """

    key: str
    text: str
    value: T_co
    cites: tuple[Citation, ...]
    basis: Basis
    since: date | None = field(default=None, converter=_optional_day)
    until: date | None = field(default=None, converter=_optional_day)
    interpretation: str | None = None
    note: str | None = None
    tag: Tag = "READ"
    verified: bool = True
    edition: str | None = None
    announced: date | None = field(default=None, converter=_optional_day)
    earlier: tuple[Announcement, ...] = ()
    alternatives: "tuple[Rule[Any], ...]" = ()

    def __attrs_post_init__(self) -> None:
        if self.verified and self.tag in ("MEMORY", "READ-2nd"):
            raise ValueError(f"{self.key}: tagged {self.tag}, so it ships with verified=False")
        if not self.cites:
            raise ValueError(f"{self.key}: a rule says who says so")
        if self.since is not None and self.until is not None and self.until < self.since:
            raise DateError(f"{self.key}: ends on {self.until}, before it starts on {self.since}")

    def in_force(self, day: date) -> bool:
        """Whether the rule covers the day; both its ends count."""
        calendar_day(day)
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def as_known_on(self, day: date) -> "Rule[T_co] | None":
        """The rule as announced by the end of that day, or None when nobody had heard of it.

        A rule of which no announcement was read is known from its first day on.
        """
        calendar_day(day)
        announced = self.announced or self.since
        if announced is None or announced <= day:
            return self
        heard = [told for told in self.earlier if told.on <= day]
        if not heard:
            return None
        *before, last = sorted(heard, key=lambda told: told.on)
        note = f"as announced on {last.on}; what was said later is left out"
        return evolve(self, since=last.since, announced=last.on, earlier=tuple(before), note=note)

    def told_as(self, value: T, *, key: str, **changes: Any) -> "Rule[T]":  # noqa: ANN401 - of any field
        """The same statement under another key, with its value in another form.

        What is told of one fact in two places is so built from one rule, and cannot drift.
        """
        # Through a name of no type: the value, and with it the type of the rule, is another.
        told: Any = evolve(cast("Any", self), value=value, key=key, **changes)
        found: Rule[T] = told
        return found

    @property
    def because(self) -> "Rule[T_co]":
        """The rule itself, so that it is asked for its grounds as whatever rests on it is."""
        return self

    @property
    def days(self) -> str:
        """The days in force, in words."""
        if self.since is None and self.until is None:
            return "no dates given"
        if self.until is None:
            return f"since {self.since}"
        if self.since is None:
            return f"until {self.until}"
        return f"{self.since} to {self.until}"

    @property
    def says_who(self) -> str:
        """The citations on one line."""
        return "; ".join(str(cite) for cite in self.cites)

    def sheet(self) -> "Sheet":
        """The rule as a page: what it says, its value and days, and who says so."""
        from isotretinoin.pages.rules import rule_sheet  # noqa: PLC0415 - imported when it is shown

        return rule_sheet(self)

    def __str__(self) -> str:
        return f"{self.text}{unverified(self)} [{self.says_who}]"

    def __repr__(self) -> str:
        days = "" if self.since is None and self.until is None else f", {self.days}"
        return f"<Rule {self.key}{days}{unverified(self)}>"

    def _repr_html_(self) -> str:
        return self.sheet().html()


def unverified(rule: Rule[Any] | None) -> str:
    """The words that whatever rests on an unverified rule is printed with; none for any other."""
    return "" if rule is None or rule.verified else " (unverified)"


def _starts(rule: Rule[Any]) -> date:
    return rule.since or date.min


def _in_order(
    rules: "Rule[T_co] | tuple[Rule[T_co], ...] | Timeline[T_co]",
) -> "tuple[Rule[T_co], ...]":
    """The rules by start, each without an end of its own closed by the start of the next."""
    if isinstance(rules, Timeline):
        return rules.rules
    ordered = [rules] if isinstance(rules, Rule) else sorted(rules, key=_starts)
    if not ordered:
        raise ValueError("a timeline has at least one rule")
    closed: list[Rule[T_co]] = []
    for rule, following in zip(ordered, [*ordered[1:], None], strict=True):
        if following is None:
            closed.append(rule)
            continue
        if following.since is None or _starts(rule) == following.since:
            raise DateError(f"{rule.key} and {following.key} start on the same day")
        if rule.until is None:
            closed.append(evolve(rule, until=following.since - _ONE_DAY))
        elif rule.until >= following.since:
            raise DateError(f"{rule.key} still holds on {following.since}, as {following.key} does")
        else:
            closed.append(rule)
    return tuple(closed)


@final
@frozen(repr=False)
class Timeline(Generic[T_co]):
    """One matter through time: its rules by date, never two of them on one day.

    Made of one rule, or of several. A rule without an end of its own holds until the day before the next one starts.
    """

    rules: tuple[Rule[T_co], ...] = field(converter=_in_order)

    @property
    def newest(self) -> Rule[T_co]:
        """The rule that starts last, in force or not."""
        return self.rules[-1]

    def at(self, day: date) -> Rule[T_co]:
        """The rule in force on that day.

        Raises
        ------
        NoRuleInForce
            Naming the matter, the day and the nearest days that are covered.
        DateError
            When it is no calendar day.

        >>> from isotretinoin import rulebook
        >>> washout = rulebook("US").posology.washout
        >>> print(washout.at(date(2026, 3, 9)).value)
        the later of 8 weeks and 2 months
        """
        calendar_day(day)
        for rule in self.rules:
            if rule.in_force(day):
                return rule
        ended = [rule for rule in self.rules if rule.until is not None and rule.until < day]
        to_come = [rule for rule in self.rules if rule.since is not None and rule.since > day]
        edges = [f"{ended[-1].key} ended on {ended[-1].until}"] if ended else []
        edges += [f"{to_come[0].key} starts on {to_come[0].since}"] if to_come else []
        raise NoRuleInForce(f"no rule {self.rules[0].key} on {day}: {'; '.join(edges)}")

    def during(self, days: FromTo) -> tuple[Rule[T_co], ...]:
        """The rules that are in force on at least one of the days, both ends included.

        Raises
        ------
        TypeError
            When they are no window.

        >>> from isotretinoin import Window, rulebook
        >>> editions = rulebook("US").pregnancy_prevention.editions
        >>> autumn = Window(first=date(2026, 10, 1), last=date(2026, 11, 30))
        >>> [rule.edition for rule in editions.during(autumn)]
        ['us.ipledge.edition-4', 'us.ipledge.edition-5']
        """
        if not (hasattr(days, "first") and hasattr(days, "last")):
            raise WrongTypeError(f"{shown(days)} is no window: write Window(first=…, last=…)")
        first, last = days.first, days.last
        return tuple(
            rule
            for rule in self.rules
            if (last is None or rule.since is None or rule.since <= last)
            and (rule.until is None or first <= rule.until)
        )

    def effective(self, dates: Mapping[str, date]) -> "Timeline[T_co]":
        """The same matter with other first days for the rules or editions named.

        All of them move at once. A neighbour that ended on the day before the old date ends on the
        day before the new one, and every rule whose days so change says so in its note.

        Raises
        ------
        DateError
            When a rule would start before the one that it follows.
        """
        require(dates, dict, '{"edition-5": date(…)}')
        days = {name: calendar_day(day, "first day in force") for name, day in dates.items()}
        return Timeline(_moved(self.rules, days))

    def known_on(self, day: date) -> "Timeline[T_co] | None":
        """The matter as known on that day, or None when none of its rules had been announced."""
        rules = tuple(
            known
            for rule in _without_implied_ends(self.rules)
            if (known := rule.as_known_on(day)) is not None
        )
        return Timeline(rules) if rules else None

    def without(self, editions: Collection[str]) -> "Timeline[T_co] | None":
        """The matter without the rules of those editions, or None when it has no others.

        A rule that ended because one of them came goes on.
        """
        rules = tuple(
            rule for rule in _without_implied_ends(self.rules) if rule.edition not in editions
        )
        return Timeline(rules) if rules else None

    def sheet(self) -> "Sheet":
        """The rules of the matter as a page, the oldest first."""
        from isotretinoin.pages.rules import timeline_sheet  # noqa: PLC0415 - imported when it is shown

        return timeline_sheet(self)

    def __iter__(self) -> Iterator[Rule[T_co]]:
        return iter(self.rules)

    def __repr__(self) -> str:
        return f"<Timeline {', '.join(f'{rule.key} ({rule.days})' for rule in self.rules)}>"

    def _repr_html_(self) -> str:
        return self.sheet().html()


def timelines(
    matters: "tuple[Rule[str] | tuple[Rule[str], ...] | Timeline[str], ...]",
) -> tuple[Timeline[str], ...]:
    """Each of several matters, put in words."""
    return tuple(map(Timeline[str], matters))


def _timeline_or_none(value: Any) -> Any:  # noqa: ANN401 - typed by `optional` below
    return None if value is None else Timeline(value)


_OR_NONE: Final = Converter(_timeline_or_none)

if TYPE_CHECKING:
    from attrs.converters import optional
else:

    def optional(kind: object) -> Converter:  # noqa: ARG001 - read by type checkers
        """A matter, or None of a source that is silent.

        Type checkers read the kind of its rules. A run has one converter for every field: attrs
        inspects each one that it is given, which took a thirtieth of a start.
        """
        return _OR_NONE


def rule_on(matter: Timeline[T_co] | None, day: date) -> Rule[T_co] | None:
    """The rule on the matter that is in force on the day, or None where there is none.

    Raises
    ------
    DateError
        When it is no calendar day.
    """
    calendar_day(day)
    if matter is None:
        return None
    for rule in matter:  # as `in_force` has it, of a day that was looked at once
        if (rule.since is None or rule.since <= day) and (rule.until is None or day <= rule.until):
            return rule
    return None


def _without_implied_ends(rules: tuple[Rule[T_co], ...]) -> tuple[Rule[T_co], ...]:
    """The rules with each end taken off that the start of the next one implies."""
    return tuple(
        evolve(rule, until=None)
        if following is not None and following.since == _next(rule.until)
        else rule
        for rule, following in zip(rules, [*rules[1:], None], strict=True)
    )


def _next(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + _ONE_DAY


def _moved(rules: tuple[Rule[T_co], ...], days: Mapping[str, date]) -> tuple[Rule[T_co], ...]:
    """The rules with the first days of those that are named, by key or by edition."""
    to = {rule.key: day for rule in rules if (day := _day_for(rule, days)) is not None}
    if not to:
        return rules
    moved: list[Rule[T_co]] = []
    open_ended = _without_implied_ends(rules)
    for rule, following in zip(open_ended, [*open_ended[1:], None], strict=True):
        told = rule
        if rule.key in to:
            first = to[rule.key]
            said = f"in force from {first} as the caller set it; the rulebook has {rule.since}"
            told = evolve(rule, since=first, note=_added(rule.note, said))
        if following is not None and following.key in to and rule.until is None:
            said = f"in force until the day before {to[following.key]}, as the caller set it"
            told = evolve(told, note=_added(told.note, said))
        moved.append(told)
    for rule, following in pairwise(moved):
        if _starts(following) <= _starts(rule):
            raise DateError(
                f"{following.key} from {following.since} would not follow {rule.key}, which starts "
                f"on {rule.since}: give a day between its neighbours",
            )
    return tuple(moved)


def _day_for(rule: Rule[Any], days: Mapping[str, date]) -> date | None:
    return days.get(rule.key, days.get(rule.edition or ""))


def _added(note: str | None, said: str) -> str:
    return f"{note}; {said}" if note else said


@final
@frozen(kw_only=True)
class Statement:
    """One statement of the patient guide, and what of this library holds it.

    `rules` are the keys of the rules that state it, and `tests` the tests that show it at work.
    """

    number: str
    says: str
    holds: str
    rules: tuple[str, ...]
    tests: tuple[str, ...]


def plain(value: Any) -> str:  # noqa: ANN401 - values of rules are of any kind
    """The value written out field by field, the same in every run: for digests, not for people."""
    kind = _kind(value)
    if kind is Rule:
        return str(value.key)
    if kind is frozenset:
        return f"{{{','.join(sorted(map(plain, value)))}}}"
    if kind is tuple:
        return f"({','.join(map(plain, value))})"
    if has(kind):
        held = (f"{each.name}={plain(getattr(value, each.name))}" for each in fields(kind))
        return f"{kind.__name__}({','.join(held)})"
    return str(value)


R = TypeVar("R")


def _kind(value: object) -> Any:  # noqa: ANN401 - a class, asked what it is
    return type(value)


def rules_in(value: Any) -> Iterator[Rule[Any]]:  # noqa: ANN401 - fields of any kind pass through
    """Every rule in the record, those beside another rule after it, in the order of the fields."""
    kind = _kind(value)
    if kind is Rule:
        yield value
        for other in value.alternatives:
            yield from rules_in(other)
    elif kind in (tuple, Timeline):
        for entry in value:
            yield from rules_in(entry)
    elif has(kind):
        for attribute in fields(kind):
            yield from rules_in(getattr(value, attribute.name))


def with_timelines(record: R, change: Callable[[Timeline[Any]], Timeline[Any] | None]) -> R:
    """The record with each of its timelines, at any depth, put through the change."""

    def changed(value: Any) -> Any:  # noqa: ANN401 - fields of any kind pass through
        kind = _kind(value)
        if kind is Timeline:
            return change(value)
        if kind is tuple:
            # A matter of which nothing is known goes, and leaves no hole.
            entries = [changed(entry) for entry in value]
            return tuple(entry for entry in entries if entry is not None)
        return with_timelines(value, change) if has(kind) and kind is not Rule else value

    kept: Any = record
    changes = {each.name: changed(getattr(kept, each.name)) for each in fields(_kind(kept))}
    evolved: R = evolve(kept, **changes)
    return evolved
