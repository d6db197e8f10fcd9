"""What may be done on one day, and what is due: for prescriber, patient, pharmacy and laboratory."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, final

from attrs import evolve, field

from isotretinoin.acts import Act, ActKind, Who, in_turn
from isotretinoin.dates import calendar_day
from isotretinoin.diaries.diary import Diary
from isotretinoin.errors import RecordError, require
from isotretinoin.evidence import Rule, rule_on
from isotretinoin.findings import Absent, Answer, Window
from isotretinoin.given import choice, perhaps
from isotretinoin.monitoring.results import LabResult
from isotretinoin.pregnancy_prevention.waits import not_for_this_patient
from isotretinoin.reviews.case import Case, case_of
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import RULEBOOK, CitedRulebook, Rulebook
from isotretinoin.statuses.duties import duties, laboratory_visits
from isotretinoin.statuses.permission import by_other, filled_on_the_day, permissions
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["DayActs", "Status", "acts_on", "status"]

_TESTS = (ActKind.SCREENING_TEST, ActKind.CONFIRMATION_TEST, ActKind.PREGNANCY_TEST)


@final
@frozen(kw_only=True)
class Status:
    """What may be done on one day, and what is due on it.

    `may_prescribe` says whether a prescription may be written, and filled, that day, `may_dispense`
    whether capsules may be handed out on what was prescribed; both as a review of the day would
    judge it, and no sooner. `acts` are what is to be done, in the order of days; `next_specimen`
    are the days on which the specimen of the next pregnancy test counts. Where the edition of the
    day is confirmed by no source, `otherwise` is the status by the edition before. `remarks` say
    what of the diary could not be used.
    """

    on: date
    rules: CitedRulebook = field(repr=False)
    #: The edition of the programme that is in force on the day.
    edition: Rule[str] | None = field(repr=False)
    may_prescribe: Answer
    may_dispense: Answer
    next_specimen: Window | Absent
    acts: tuple[Act, ...] = field(repr=False)
    remarks: tuple[str, ...] = ()
    otherwise: "Status | None" = field(default=None, repr=False)

    @property
    def overdue(self) -> tuple[Act, ...]:
        """The acts whose last day is over."""
        return tuple(act for act in self.acts if (act.window.last or self.on) < self.on)

    @property
    def due(self) -> tuple[Act, ...]:
        """The acts of which the day is one."""
        return tuple(act for act in self.acts if self.on in act.window)

    @property
    def coming(self) -> tuple[Act, ...]:
        """The acts whose first day is still to come."""
        return tuple(act for act in self.acts if self.on < act.window.first)

    def acts_of(self, who: Who | str) -> tuple[Act, ...]:
        """The acts of the patient, the prescriber, the pharmacy or the laboratory.

        Raises
        ------
        FactError
            When it is none of them.
        """
        name = who.value if isinstance(who, Who) else who
        by = choice(name, tuple(each.value for each in Who), "who acts")
        return tuple(act for act in self.acts if act.who.value == by)

    def records(self) -> list[dict[str, Any]]:
        """The acts as rows of plain values, what is overdue first, which JSON and data frames hold.

        Each has standing (overdue, due or coming), first and last (ISO days; None where no source
        sets a last one), who, kind, what, rule (its key), source and verified.
        """
        from isotretinoin.pages.status_rows import status_rows  # noqa: PLC0415 - for this form alone

        return status_rows(self)

    def sheet(self) -> "Sheet":
        """The status as a page: what may be done, what is due, then what is coming."""
        from isotretinoin.pages.status import status_sheet  # noqa: PLC0415 - imported when it is shown

        return status_sheet(self)

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()


def status(
    diary: Diary,
    rules: Rulebook,
    *,
    on: date,
    monitoring: MonitoringProfile | None = None,
) -> Status:
    """What may be done on that day, and what is due, by the edition of the day.

    What is noted for later days is left aside, and said so. An answer is unknown where a fact is
    missing, and names it.

    Parameters
    ----------
    monitoring
        The profile of laboratory tests; without one, the rulebook's own.

    Raises
    ------
    DateError
        When it is no calendar day.
    RecordError
        When it lies before the birth date.

    >>> from datetime import date
    >>> from isotretinoin import Patient, PregnancyTest, kg, rulebook
    >>> diary = Diary(
    ...     patient=Patient(weight=kg(68), can_become_pregnant=True),
    ...     entries=(PregnancyTest(date(2026, 3, 2), "negative", "medical"),),
    ... )
    >>> today = status(diary, rulebook("US"), on=date(2026, 3, 9))
    >>> today.may_dispense.value, str(today.next_specimen)
    ('no', 'from 2026-03-21 on')
    """
    case = _case(diary, rules, calendar_day(on), monitoring)
    filled, visits = filled_on_the_day(case), tuple(laboratory_visits(case))
    found = evolve(_status(case, filled, visits), remarks=tuple(_remarks(diary, case)))
    if not _doubted(case):
        return found
    confirmed, other = (by_other(each, rules=rules.confirmed) for each in (case, filled))
    return evolve(found, otherwise=_status(confirmed, other, visits))


class DayActs(NamedTuple):
    """What is to be done, without whether anything may be: a status without its permissions."""

    acts: tuple[Act, ...]
    remarks: tuple[str, ...]
    #: What is to be done by the edition before alone, where that of the day is confirmed by no source.
    otherwise: tuple[Act, ...]


def acts_on(
    diary: Diary, rules: Rulebook, day: date, monitoring: MonitoringProfile | None
) -> DayActs:
    """The acts and remarks of the status of that day, in a fraction of its time.

    Raises
    ------
    TypeError
        When diary, rules, day or profile is not of its type.
    RecordError
        When the day lies before the birth date.
    """
    case = _case(diary, rules, calendar_day(day), monitoring)
    visits = tuple(laboratory_visits(case))
    acts = _acts(case, visits)
    known = {(act.window, act.kind, act.what) for act in acts} if _doubted(case) else set[object]()
    other = _acts(by_other(case, rules=rules.confirmed), visits) if _doubted(case) else ()
    return DayActs(
        acts=acts,
        remarks=tuple(_remarks(diary, case)),
        otherwise=tuple(act for act in other if (act.window, act.kind, act.what) not in known),
    )


def _case(diary: Diary, rules: Rulebook, day: date, monitoring: MonitoringProfile | None) -> Case:
    """The diary as known on the day, of which the acts of the day alone are judged."""
    require(diary, Diary, "Diary(patient=…, entries=(…))")
    require(rules, Rulebook, RULEBOOK)
    perhaps(require, monitoring, MonitoringProfile, 'isotretinoin.profile("guide")')
    born = diary.patient.born
    if born is not None and day < born:
        raise RecordError(f"{day} lies before the birth date, {born}: ask about a later day")
    told = case_of(diary, rules, as_of=day, monitoring=monitoring or rules.monitoring)
    return evolve(told, judged_from=day)


def _doubted(case: Case) -> bool:
    """Whether the edition of the day is confirmed by no source."""
    edition = _edition(case)
    return edition is not None and not edition.verified


def _edition(case: Case) -> Rule[str] | None:
    return rule_on(case.rules.pregnancy_prevention.editions, case.as_of)


def _acts(case: Case, visits: tuple[Act, ...]) -> tuple[Act, ...]:
    return in_turn((*duties(case), *visits))


def _status(case: Case, filled: Case, visits: tuple[Act, ...]) -> Status:
    acts = _acts(case, visits)
    prescribe, dispense = permissions(case, filled)
    return Status(
        on=case.as_of,
        rules=case.rules.cited,
        edition=_edition(case),
        may_prescribe=prescribe,
        may_dispense=dispense,
        next_specimen=_next_specimen(case, acts),
        acts=acts,
    )


def _next_specimen(case: Case, acts: tuple[Act, ...]) -> Window | Absent:
    what = "the next specimen"
    if not case.can_become_pregnant:
        return not_for_this_patient(what)
    # Where a window was missed, a new specimen counts from the day that the rule names.
    tests = [act for act in acts if act.kind in _TESTS]
    if tests:
        latest = max(tests, key=lambda act: (act.window.last is None, act.window.first))
        act = latest if latest.window.last is None else tests[0]
        days = act.window
        if (days.last or case.as_of) < case.as_of:  # overdue: no source says until when it counts
            days = Window(first=case.as_of, last=None)
        return Window(first=days.first, last=days.last, because=act.because)
    return Absent(why="none set", what=what, said="no pregnancy test is due or coming")


def _remarks(diary: Diary, case: Case) -> Iterator[str]:
    used, day = case.diary, case.as_of
    if diary.entries and not used.entries:
        yield f"{day} is before the first entry, of {diary.days[0]}: nothing was known on that day"
    later = len(diary.entries) - len(used.entries)
    if later:
        noted = f"{later} {'entry' if later == 1 else 'entries'}"
        yield f"{noted} for days after {day} left aside, the last of {diary.last_day}"
    if case.treatments and not used.of(LabResult):
        yield "no laboratory result is noted: whether earlier visits were kept is not known"
