"""The due list of many patients in a range of days: who, what, within which days, and why."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, cast, final

from attrs import field

from isotretinoin import given
from isotretinoin.acts import Act, ActKind
from isotretinoin.dates import in_order
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import IsotretinoinError, WrongTypeError, require, shown
from isotretinoin.findings import Window
from isotretinoin.given import perhaps
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import RULEBOOK, CitedRulebook, Rulebook
from isotretinoin.statuses.status import acts_on
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["ROW", "Duty", "NotAnswered", "Worklist", "worklist"]


#: The names of the values of a row that a list to be worked off holds, in order.
ROW: Final = ("person", "standing", "first", "last", "who", "kind", "what", "rule")

#: Whether the last day of an act is over on the first day of the range, or it falls into the range.
Standing: TypeAlias = Literal["overdue", "due"]


@final
@frozen(kw_only=True)
class Duty:
    """One row of a worklist: an act of one person, and whether it is overdue."""

    person: str
    standing: Standing
    act: Act


@final
@frozen(kw_only=True)
class NotAnswered:
    """A person whose diary could not be used, or not wholly, and why."""

    person: str
    reason: str


@final
@frozen(kw_only=True)
class Worklist:
    """What is to be done for many patients in a range of days.

    `duties` are in the order of days, treatments to be stopped and what is overdue first; `not_answered` are the persons of whom
    there is no answer, with the reason, and `remarks` what of the other diaries was left aside.
    Where the edition of the first day is confirmed by no source, `otherwise` are the duties that the
    edition before asks for and it does not.
    """

    days: Window
    rules: CitedRulebook = field(repr=False)
    duties: tuple[Duty, ...]
    not_answered: tuple[NotAnswered, ...] = ()
    remarks: tuple[NotAnswered, ...] = ()
    otherwise: tuple[Duty, ...] = ()

    def records(self) -> list[dict[str, Any]]:
        """The duties as rows of plain values, what is overdue first, which JSON and data frames hold.

        Each has person, standing (overdue or due), first and last (ISO days; None where no source sets
        a last one), who, kind, what, rule (its key), source and verified (all None where no rule asks
        for it).
        """
        from isotretinoin.pages.status_rows import worklist_rows  # noqa: PLC0415 - for this form alone

        return worklist_rows(self)

    def sheet(self) -> "Sheet":
        """The worklist as a page, what is overdue first."""
        from isotretinoin.pages.status import worklist_sheet  # noqa: PLC0415 - imported when it is shown

        return worklist_sheet(self)

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()


_DIARIES = '{"A": diary, …} or [("A", diary), …]'


def worklist(
    diaries: Mapping[str, Diary] | Iterable[tuple[str, Diary]],
    rules: Rulebook,
    *,
    first: date,
    last: date,
    monitoring: MonitoringProfile | None = None,
) -> Worklist:
    """What is to be done for each patient from the first day to the last, both included, and why.

    As of the first day: what is noted in a diary for later days is left aside, and said so. A diary
    that cannot be answered for is reported, and the others are answered.

    Parameters
    ----------
    diaries
        Each diary by the name of its person, which is the caller's own.
    monitoring
        The profile of laboratory tests; without one, the rulebook's own.

    Raises
    ------
    DateError
        When a day is no calendar day, or the last day comes before the first.
    TypeError
        When the diaries are neither a mapping nor pairs.

    >>> from datetime import date
    >>> from isotretinoin import Patient, PregnancyTest, kg, rulebook
    >>> diary = Diary(
    ...     patient=Patient(weight=kg(68), can_become_pregnant=True),
    ...     entries=(PregnancyTest(date(2026, 3, 2), "negative", "medical"),),
    ... )
    >>> days = {"first": date(2026, 3, 16), "last": date(2026, 3, 22)}
    >>> for duty in worklist({"A": diary, "B": "lost"}, rulebook("US"), **days).duties[-1:]:
    ...     print(duty.person, duty.act)
    A from 2026-03-21 on, laboratory: second pregnancy test before the first dose
    """
    require(rules, Rulebook, RULEBOOK)
    perhaps(require, monitoring, MonitoringProfile, 'isotretinoin.profile("guide")')
    in_order(first, "the first day", last, "the last day")
    days = Window(first=first, last=last)
    duties: list[Duty] = []
    others: list[Duty] = []
    refused: list[NotAnswered] = []
    remarks: list[NotAnswered] = []
    known: set[str] = set()
    for person, diary in _pairs(diaries):
        if person in known:
            twice = "there are two diaries of this person: only the first was used"
            refused.append(NotAnswered(person=person, reason=twice))
            continue
        known.add(person)
        try:
            found = acts_on(cast("Diary", diary), rules, first, monitoring)
        except (IsotretinoinError, TypeError) as error:
            refused.append(NotAnswered(person=person, reason=" ".join(str(error).split())))
            continue
        remarks += [NotAnswered(person=person, reason=each) for each in found.remarks]
        duties += _within(found.acts, days, person)
        others += _within(found.otherwise, days, person)
    return Worklist(
        days=days,
        rules=rules.cited,
        duties=_in_turn(duties, days),
        otherwise=_in_turn(others, days),
        not_answered=tuple(refused),
        remarks=tuple(remarks),
    )


def _pairs(diaries: object) -> Iterable[tuple[str, object]]:
    told = diaries
    if isinstance(diaries, Mapping):
        told = tuple(cast("Mapping[object, object]", diaries).items())
    if isinstance(told, (str, Diary)) or not isinstance(told, Iterable):
        raise WrongTypeError(f"{shown(told)} holds no diaries by name: write {_DIARIES}")
    for pair in cast("Iterable[object]", told):
        given_pair: object = pair
        parts = cast("tuple[object, ...]", pair) if isinstance(pair, tuple) else ()
        if len(parts) != 2:  # noqa: PLR2004 - a name and a diary
            raise WrongTypeError(f"{shown(given_pair)} is no name with a diary: write {_DIARIES}")
        name, diary = parts
        yield given.require(name, str, "the name of a person"), diary


def _within(acts: Iterable[Act], days: Window, person: str) -> Iterator[Duty]:
    """The acts that are overdue on the first of the days, or due on one of them."""
    for act in acts:
        if (act.window.last or days.end) < days.first:
            yield Duty(person=person, standing="overdue", act=act)
        elif act.window.first <= days.end:
            yield Duty(person=person, standing="due", act=act)


def _in_turn(duties: Iterable[Duty], days: Window) -> tuple[Duty, ...]:
    return tuple(sorted(duties, key=lambda each: _place(each, days)))


def _place(duty: Duty, days: Window) -> tuple[bool, bool, date, str]:
    on = (
        duty.act.window.first
        if duty.standing == "overdue"
        else max(duty.act.window.first, days.first)
    )
    later = duty.act.kind is not ActKind.STOP_TREATMENT
    return later, duty.standing != "overdue", on, duty.person
