"""The rules of several places side by side, for people and for frames.

A rulebook is compared by the names of its matters alone, so this module knows no shape of rules.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Protocol, cast, final

from isotretinoin.dates import calendar_day
from isotretinoin.errors import NoRuleInForce, UnknownName, closest
from isotretinoin.evidence import Rule
from isotretinoin.quantities.exact import number_text
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["TOPICS", "Comparable", "Comparison", "Row", "compare", "in_words"]


#: What can be compared, and the matters of a rulebook that belong to it.
TOPICS: Final[dict[str, tuple[str, ...]]] = {
    "categories": ("pregnancy_prevention.categories",),
    "contraception": (
        "pregnancy_prevention.contraception_before",
        "pregnancy_prevention.contraception_after",
        "pregnancy_prevention.contraception_methods",
    ),
    "pregnancy tests": (
        "pregnancy_prevention.screening_test",
        "pregnancy_prevention.confirmation_test",
        "pregnancy_prevention.test_before_start",
        "pregnancy_prevention.test_before_prescription",
        "pregnancy_prevention.test_every",
        "pregnancy_prevention.test_at_end",
        "pregnancy_prevention.final_test_after",
        "pregnancy_prevention.test_sensitivity",
        "pregnancy_prevention.place_of_test",
        "pregnancy_prevention.place_of_test_enforced",
        "pregnancy_prevention.test_spans",
        "pregnancy_prevention.report_pregnancy",
    ),
    "post-course": (
        "pregnancy_prevention.contraception_after",
        "pregnancy_prevention.final_test_after",
        "pregnancy_prevention.blood_donation_after",
        "pregnancy_prevention.lactation_after",
        "procedures.waits",
    ),
    "blood donation": ("pregnancy_prevention.blood_donation_after",),
    "lactation": ("pregnancy_prevention.lactation_after",),
    "supply": ("dispensing.supply", "dispensing.refills", "dispensing.prescription_validity"),
    "prescription windows": (
        "dispensing.prescription_window_can",
        "dispensing.prescription_window_cannot",
        "dispensing.missed_first_window",
        "dispensing.missed_later_window",
    ),
    "prescribers": ("dispensing.prescribers",),
    "procedures": ("procedures.waits",),
    "posology": (
        "posology.daily_dose",
        "posology.starting_dose",
        "posology.adult_very_severe",
        "posology.renal_starting_dose",
        "posology.doses_per_day",
        "posology.food",
        "posology.course_length",
        "posology.early_stop",
        "posology.goal",
        "posology.course_maximum",
        "posology.minimum_age",
    ),
    "directions": ("posology.food", "posology.liquid", "posology.missed_dose"),
    "retreatment": ("posology.washout",),
    "monitoring": ("monitoring.visits",),
}


def in_words(value: object) -> str:
    """The value of a rule as people read it, a group of values one by one.

    >>> from isotretinoin.dates import Days, Months
    >>> in_words((Days(56), Months(2)))
    '56 days, 2 months'
    >>> in_words(((1, 2), (3, 4)))
    '1, 2; 3, 4'
    >>> in_words(timedelta(hours=36)), in_words(Fraction(4, 5)), in_words(True)
    ('36 hours', '0.8', 'yes')
    """
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(in_words, cast("frozenset[object]", value))))
    if isinstance(value, tuple):
        group = cast("tuple[object, ...]", value)
        nested = any(isinstance(each, tuple) for each in group)
        return ("; " if nested else ", ").join(map(in_words, group))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return number_text(value.as_integer_ratio())
    if isinstance(value, timedelta):
        return _lasting(value)
    return str(value)


def _lasting(span: timedelta) -> str:
    """A span in whole days or hours, as people say it."""
    hours = Fraction(span // timedelta(minutes=1), 60)
    days, rest = divmod(hours, 24)
    number, unit = (hours, "hour") if rest else (Fraction(days), "day")
    return f"{number_text(number.as_integer_ratio())} {unit}{'' if number == 1 else 's'}"


class Comparable(Protocol):
    """Anything with a name and matters under it: a rulebook."""

    @property
    def name(self) -> str:
        """The short name, such as "US"."""
        ...


@final
@frozen
class Row:
    """One matter, and the rule of each place on it, or None where its sources are silent."""

    topic: str
    matter: str
    rules: tuple[Rule[Any] | None, ...]


@final
@frozen(kw_only=True)
class Comparison:
    """Several places side by side: one row a matter, one column a place."""

    topic: str
    on: date
    places: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> list[dict[str, Any]]:
        """One plain dict a rule or silence, which JSON and data frames hold, all as text.

        Each has topic, matter, rulebook, key, text, value, since and until (ISO days; None where the
        source sets none), basis, verified and source; of a silence all from key on are None.
        """
        return [
            {
                "topic": row.topic,
                "matter": row.matter,
                "rulebook": place,
                "key": rule.key if rule else None,
                "text": rule.text if rule else None,
                "value": in_words(rule.value) if rule else None,
                "since": rule.since.isoformat() if rule and rule.since else None,
                "until": rule.until.isoformat() if rule and rule.until else None,
                "basis": rule.basis if rule else None,
                "verified": rule.verified if rule else None,
                "source": rule.says_who if rule else None,
            }
            for row in self.rows
            for place, rule in zip(self.places, row.rules, strict=True)
        ]

    def sheet(self) -> "Sheet":
        """The comparison as a page: one row a matter, one column a place."""
        from isotretinoin.pages.comparison import comparison_sheet  # noqa: PLC0415 - imported when it is shown

        return comparison_sheet(self)

    def __repr__(self) -> str:
        return f"<Comparison {self.topic} on {self.on}: {', '.join(self.places)}>"

    def __str__(self) -> str:
        lines = [f"{self.topic} on {self.on}"]
        for row in self.rows:
            lines.append(row.matter)
            lines += [
                f"  {place}: {rule or 'the sources are silent'}"
                for place, rule in zip(self.places, row.rules, strict=True)
            ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return self.sheet().html()


def compare(rulebooks: Iterable[Comparable], *, on: date, topic: str) -> Comparison:
    """The rules of several places on one topic, as in force on the day.

    Matters on which all of them are silent are left out. The topics are the keys of `TOPICS`.

    Raises
    ------
    TypeError
        When one of them is no rulebook, such as its name.
    UnknownName
        With the closest topic, when there is none of that name.
    """
    day = calendar_day(on)
    if topic not in TOPICS:
        close = closest(topic, TOPICS, least=0) or next(iter(TOPICS))
        raise UnknownName(f"no topic {topic!r:.60}; the closest is {close!r}")
    places = tuple(rulebooks)
    found = [dict(_matters(place, TOPICS[topic], day)) for place in places]
    order = [_called(path) for path in TOPICS[topic]]
    names = sorted(
        dict.fromkeys(name for matters in found for name in matters),
        key=lambda name: order.index(name) if name in order else len(order),
    )
    return Comparison(
        topic=topic,
        on=day,
        places=tuple(place.name for place in places),
        rows=tuple(
            Row(topic, name, tuple(matters.get(name) for matters in found)) for name in names
        ),
    )


def _called(path: str) -> str:
    """The matter's name for people."""
    return path.rpartition(".")[2].replace("_", " ")


def _matters(
    rulebook: Comparable,
    paths: tuple[str, ...],
    day: date,
) -> Iterator[tuple[str, Rule[Any]]]:
    for path in paths:
        try:
            held: Any = attrgetter(path)(rulebook)
        except NoRuleInForce:  # a rulebook without posology
            continue
        except AttributeError:
            raise TypeError(
                f"{rulebook!r:.60} is not a rulebook: write isotretinoin.rulebook(name)",
            ) from None
        # The waits of procedures stand by kind; any other matter by its own name.
        named: dict[str, Any] = held if hasattr(held, "items") else {_called(path): held}
        if all(hasattr(matter, "during") for matter in named.values()):  # timelines
            for name, matter in named.items():
                yield from ((name, rule) for rule in matter if rule.in_force(day))
        elif held is not None:  # the visits of a monitoring schedule
            yield from ((rule.value.name, rule) for rule in held if rule.in_force(day))
