"""What really happened, as one value: a patient and dated entries that do not contradict."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar, cast, final, get_args

from attrs import evolve, field, fields, frozen

from isotretinoin import given
from isotretinoin.dates import ONE_DAY, calendar_day
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Missed,
    NoduleCount,
    Stopped,
    Unrecorded,
    Weight,
)
from isotretinoin.errors import RecordError, RecordTypeError, shown
from isotretinoin.findings import Window
from isotretinoin.patient import Patient
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    Mass,
    mg,
    mg_per_day,
)

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["CourseDays", "DayKind", "Diary", "Stretch"]


E = TypeVar("E")


_NOTHING: Final = mg(0)


_NO_DOSE: Final[DailyDose | DailyDosePerKg] = mg_per_day(0)


_KINDS: Final[tuple[type[Any], ...]] = get_args(Entry)


_RANK: Final = {kind: rank for rank, kind in enumerate(_KINDS)}


#: An entry stands on the first day that it names.
_DAY: Final[dict[type[Any], Callable[[Any], date]]] = {
    kind: attrgetter(next(each.name for each in fields(kind) if each.type is date))
    for kind in _KINDS
}


def _place(entry: Entry) -> tuple[date, int]:
    return _DAY[type(entry)](entry), _RANK[type(entry)]


def _in_canonical_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each fact once, by day, then by kind, then by what it says."""
    if isinstance(entries, _KINDS):
        raise RecordTypeError(f"{entries!r:.120} is one entry: write entries=({entries!r:.120},)")
    group = given.group(entries, "entries=(Missed(on=…),)", error=RecordError)
    for entry in group:
        if type(entry) not in _RANK:
            raise RecordTypeError(
                f"{shown(entry)} is not a diary entry: write one of "
                + ", ".join(kind.__name__ for kind in _KINDS),
            )
    told = cast("tuple[Entry, ...]", group)
    ordered: list[Entry] = []
    for _, same in groupby(sorted(dict.fromkeys(told), key=_place), key=_place):
        tied = list(same)
        ordered += sorted(tied, key=repr) if len(tied) > 1 else tied
    return tuple(ordered)


@final
@frozen
class CourseDays:
    """The first day of one course, and its last day when it was stopped."""

    first: date
    last: date | None = None


#: A dose taken, a rest, a dose known to be missed, or nothing known; each day of a course is one.
DayKind: TypeAlias = Literal["dose", "rest", "missed", "unrecorded"]


@final
@frozen(kw_only=True)
class Stretch:
    """Days in a row on which the same happened.

    `daily_dose` is what was taken on each of them or, on days missed or unrecorded, what should
    have been; `weight` is the weight on record.
    """

    first: date
    days: int
    kind: DayKind
    daily_dose: DailyDose
    weight: BodyWeight

    @property
    def window(self) -> Window:
        """Its days."""
        return Window(first=self.first, last=self.first + timedelta(days=self.days - 1))


@final
@frozen(kw_only=True, repr=False)
class Diary:
    """A patient and what happened, in whatever order it is told; equal facts are one fact.

    Raises
    ------
    RecordError
        When entries contradict each other; every such pair is named.

    >>> from datetime import date, timedelta
    >>> from isotretinoin.diaries.entries import DosePeriod, Missed
    >>> from isotretinoin.quantities import kg, mg_per_day
    >>> started = DosePeriod(first=date(2026, 3, 9), daily_dose=mg_per_day(40))
    >>> missed = Missed(on=date(2026, 3, 11))
    >>> diary = Diary(patient=Patient(weight=kg(60)), entries=(missed, started, missed))
    >>> diary.entries == (started, missed)
    True
    """

    patient: Patient
    entries: tuple[Entry, ...] = field(default=(), converter=_in_canonical_order)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.patient, Patient):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise RecordTypeError(
                f"{shown(self.patient)} is no patient: write Patient(weight=kg(68))",
            )
        faults = [
            f"{one!r} contradicts {other!r}: {why}" for one, other, why in self._contradictions()
        ]
        born = self.patient.born
        faults += [
            f"{entry!r} lies before the birth date, {born}"
            for entry in self.entries
            if born is not None and _DAY[type(entry)](entry) < born
        ]
        if faults:
            raise RecordError("\n".join(faults))

    def with_entries(self, *entries: Entry) -> "Diary":
        """The diary with further entries.

        Raises
        ------
        RecordError
            As for the diary itself.
        """
        return evolve(self, entries=(*self.entries, *entries))

    def until(self, day: date) -> "Diary":
        """The diary without what is noted for later days.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        last = calendar_day(day)
        told = tuple(each for each in self.entries if _DAY[type(each)](each) <= last)
        return self if len(told) == len(self.entries) else evolve(self, entries=told)

    @property
    def last_day(self) -> date | None:
        """The latest day on which an entry stands, or None for an empty diary."""
        return max((_DAY[type(each)](each) for each in self.entries), default=None)

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The entries of one kind, by day.

        Raises
        ------
        RecordError
            When it is no kind of entry.
        """
        if kind not in _RANK:
            raise RecordTypeError(f"{shown(kind)} is no kind of entry: write DosePeriod or another")
        return tuple(entry for entry in self.entries if isinstance(entry, kind))  # pyright: ignore[reportReturnType] - `in` has narrowed it

    def weight_on(self, day: date) -> BodyWeight:
        """The last weight noted by that day, else the patient's baseline weight.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        last = calendar_day(day)
        noted = [each.weight for each in self.of(Weight) if each.on <= last]
        return noted[-1] if noted else self.patient.weight

    @property
    def courses(self) -> tuple[CourseDays, ...]:
        """The courses of treatment, in order; only the last one may still go on.

        The first begins with the first dose period or dose taken. After a stop, another begins with
        the next dose taken, or the next period of more than 0 mg/day.
        """
        courses: list[CourseDays] = []
        first: date | None = None
        for entry in self.entries:
            if isinstance(entry, Stopped):
                if first is not None:
                    courses.append(CourseDays(first, entry.on))
                first = None
            elif first is None and _begins(entry, another=bool(courses)):
                first = _DAY[type(entry)](entry)
        return (*courses, CourseDays(first)) if first is not None else tuple(courses)

    def course_on(self, day: date) -> CourseDays | None:
        """The course that is going on or was the last to begin by that day.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        last = calendar_day(day)
        begun = [course for course in self.courses if course.first <= last]
        return begun[-1] if begun else None

    def stretches(self, as_of: date) -> tuple[Stretch, ...]:
        """What happened on each day of the course, from its first day until that day or its last.

        The course is the one going on, or the last to begin, by that day. Later entries count for
        nothing. The cost grows with the number of entries, not of days.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        course = self.course_on(as_of)
        if course is None:
            return ()
        last = as_of if course.last is None else min(as_of, course.last)
        return tuple(_merged(self._stretches(course.first, last)))

    def _stretches(self, first: date, last: date) -> Iterator[Stretch]:
        asked = {each.first: each.daily_dose for each in self.of(DosePeriod)}
        weights = {each.on: each.weight for each in self.of(Weight)}
        missed = {each.on for each in self.of(Missed)}
        taken: dict[date, Mass] = {}
        for each in self.of(DoseTaken):
            taken[each.on] = taken.get(each.on, _NOTHING) + each.dose
        unknown = deque(self.of(Unrecorded))

        singles = {*missed, *taken}
        changes = {*asked, *weights, *singles, *(span.first for span in unknown)}
        ends = {*singles, *(span.last for span in unknown)}
        changes.update(end + ONE_DAY for end in ends if end < last)
        starts = [first, *sorted(day for day in changes if first < day <= last)]
        lasts = [*(day - ONE_DAY for day in starts[1:]), last]

        dose, weight = _NO_DOSE, self.weight_on(first)
        unknown_until: date | None = None
        for start, end in zip(starts, lasts, strict=True):
            dose, weight = asked.get(start, dose), weights.get(start, weight)
            while unknown and unknown[0].first <= start:
                until = unknown.popleft().last
                unknown_until = until if unknown_until is None else max(unknown_until, until)
            daily = dose.for_weight(weight) if isinstance(dose, DailyDosePerKg) else dose
            kind: DayKind = "dose"
            if start in taken:
                daily = _a_day(taken[start])
            elif not daily:
                kind = "rest"
            elif start in missed:
                kind = "missed"
            elif unknown_until is not None and start <= unknown_until:
                kind = "unrecorded"
            yield Stretch(
                first=start,
                days=(end - start).days + 1,
                kind=kind,
                daily_dose=daily,
                weight=weight,
            )

    def sheet(self) -> "Sheet":
        """The diary as its facts and its entries, day by day."""
        from isotretinoin.pages.diary import diary_sheet  # noqa: PLC0415 - imported when it is shown

        return diary_sheet(self)

    def __repr__(self) -> str:
        days = (
            f", {_DAY[type(self.entries[0])](self.entries[0])} to {self.last_day}"
            if self.entries
            else ""
        )
        return f"<Diary: {len(self.entries)} entries{days}>"

    def __str__(self) -> str:
        return self.sheet().text()

    def _repr_html_(self) -> str:
        return self.sheet().html()

    def _contradictions(self) -> Iterator[tuple[Entry, Entry, str]]:
        """Each entry that cannot be true beside an earlier one, and why."""
        said: dict[tuple[date, object], Entry] = {}
        stopped: Stopped | None = None
        running = False
        for entry in self.entries:
            matter, why = _only_once(entry)
            place = _DAY[type(entry)](entry), matter
            if matter is not None and said.setdefault(place, entry) is not entry:
                yield said[place], entry, why
            if isinstance(entry, DoseTaken):
                said.setdefault((entry.on, Missed), entry)
            if isinstance(entry, Stopped):
                if not running and stopped is not None:
                    yield stopped, entry, "a course ends once"
                stopped, running = entry if running else stopped, False
            elif not running:
                running = _begins(entry, another=stopped is not None)


@lru_cache(maxsize=256)  # few doses are taken, each many times
def _a_day(dose: Mass) -> DailyDose:
    return mg_per_day(dose.mg)


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The same days with as few stretches as can be."""
    for _, group in groupby(stretches, key=attrgetter("kind", "daily_dose", "weight")):
        first, *more = group
        yield evolve(first, days=first.days + sum(each.days for each in more)) if more else first


def _begins(entry: Entry, *, another: bool) -> bool:
    if isinstance(entry, DosePeriod):
        return bool(entry.daily_dose) or not another
    return isinstance(entry, DoseTaken)


def _only_once(entry: Entry) -> tuple[object, str]:
    """What a day has one of, by the type or number that stands for it, or None; and why."""
    match entry:
        case Weight():
            return Weight, "a day has one weight"
        case DosePeriod():
            return DosePeriod, "one dose period starts on a day"
        case DoseTaken():
            return entry.intake, "another intake of the day needs another number"
        case Missed():
            return Missed, "a day with a dose taken was not missed"
        case Dispensing():
            kind = (entry.product.name, entry.product.market, entry.strength)
            return kind, "capsules of one kind are counted once a day, in all"
        case NoduleCount():
            return NoduleCount, "nodules are counted once a day"
        case _:
            return None, ""
