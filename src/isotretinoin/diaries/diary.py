"""What really happened, as one value: a patient and dated entries that do not contradict."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate, groupby, pairwise
from operator import attrgetter
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    NamedTuple,
    TypeAlias,
    TypeVar,
    cast,
    final,
    get_args,
)

from attrs import evolve, field, fields

from isotretinoin import given
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.dates import ONE_DAY, Days, calendar_day
from isotretinoin.dates import before as day_before
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    DoseTaken,
    Entry,
    Lost,
    Missed,
    NoduleCount,
    Prescription,
    Returned,
    StockCount,
    Stopped,
    Unrecorded,
    Weight,
)
from isotretinoin.errors import RecordError, RecordTypeError, shown
from isotretinoin.findings import Window
from isotretinoin.patient import EarlierCourse, History, Patient
from isotretinoin.products import Formulation
from isotretinoin.quantities import (
    BodyWeight,
    DailyDose,
    DailyDosePerKg,
    Mass,
    mg,
    mg_per_day,
)
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["AtOdds", "CourseDays", "DayKind", "Diary", "Stretch", "at_odds"]


E = TypeVar("E")


_NOTHING: Final = mg(0)
_A_NOTHING: Final = mg_per_day(0)
#: The days and the entries of a kind of which there is none.
_NONE: Final[tuple[list[date], tuple[Entry, ...]]] = ([], ())


#: What adds up: told twice, it happened twice. Any other fact is one, however often it is told.
_ADD_UP: Final[tuple[type[Any], ...]] = (DoseTaken, Prescription, Dispensing, Returned, Lost)


_KINDS: Final[tuple[type[Any], ...]] = get_args(Entry)


_RANK: Final = {kind: rank for rank, kind in enumerate(_KINDS)}


#: An entry stands on the first day that it names.
def _is_day(kind: object) -> bool:
    """Whether it is the type of days, which a frozen clock replaces, and so may stand in two forms."""
    return isinstance(kind, type) and issubclass(kind, date)


_DAY: Final[dict[type[Any], Callable[[Any], date]]] = {
    kind: attrgetter(next(each.name for each in fields(kind) if _is_day(each.type)))
    for kind in _KINDS
}


#: The last day of an entry with a span, or None while it goes on.
_LAST: Final[dict[type[Any], Callable[[Any], date | None]]] = {
    kind: attrgetter("last") for kind in _KINDS if any(each.name == "last" for each in fields(kind))
}


def _place(entry: Entry) -> tuple[date, int]:
    return _DAY[type(entry)](entry), _RANK[type(entry)]


def _last(entry: Entry) -> date:
    """The last day that it names."""
    kind = type(entry)
    last = _LAST[kind](entry) if kind in _LAST else None
    return last or _DAY[kind](entry)


def _each_fact(told: Iterable[Entry]) -> Iterator[Entry]:
    known: set[Entry] = set()
    for entry in told:
        if type(entry) in _ADD_UP:
            yield entry
        elif entry not in known:
            known.add(entry)
            yield entry


class _InOrder(tuple[Entry, ...]):
    """Some entries of a diary as they stand there: in order already, and each once."""

    __slots__ = ()


def _in_canonical_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The facts by day, then by kind, then by what they say; what does not add up stands once."""
    if type(entries) is _InOrder:
        return tuple(entries)
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
    for _, same in groupby(sorted(_each_fact(told), key=_place), key=_place):
        tied = list(same)
        ordered += sorted(tied, key=repr) if len(tied) > 1 else tied
    return tuple(ordered)


@final
@frozen
class CourseDays:
    """The first day of one course, and its last day when it was stopped.

    Where the next course begins on the day of the stop, that day is the next one's.
    """

    first: date
    last: date | None = None


#: A dose taken, a rest, a dose known to be missed, or nothing known; each day of a course is one.
DayKind: TypeAlias = Literal["dose", "rest", "missed", "unrecorded"]


@final
@frozen(kw_only=True)
class Stretch:
    """Days in a row on which the same happened.

    `daily_dose` is what was taken on each of them or, on days missed or unrecorded, what should
    have been; `weight` is the weight on record. Where no dose period says what should have been, it
    is the most that may have been: the highest of the doses noted in the course or, where there are
    none, the capsules of each fill taken evenly until the next one.
    """

    first: date
    days: int
    kind: DayKind
    daily_dose: DailyDose
    weight: BodyWeight
    #: That of the product dispensed last; the conventional one until one was dispensed.
    formulation: Formulation = Formulation.CONVENTIONAL

    @property
    def window(self) -> Window:
        """Its days."""
        return Window(first=self.first, last=self.first + timedelta(days=self.days - 1))


@final
@frozen(kw_only=True, repr=False)
class Diary:
    """A patient and what happened, in whatever order it is told.

    What adds up counts each time that it is told: doses taken, prescriptions, capsules dispensed,
    returned and lost. Any other fact told twice is one fact.

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
            str(each) for each in _at_odds(self.entries, self._by_doses[1], born=self.patient.born)
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
        told = _InOrder(each for each in self.entries if _DAY[type(each)](each) <= last)
        return self if len(told) == len(self.entries) else evolve(self, entries=told)

    @property
    def last_day(self) -> date | None:
        """The latest day that an entry names, the last of its days included; None without entries."""
        return max(map(_last, self.entries), default=None)

    @property
    def days(self) -> tuple[date, ...]:
        """The days that the entries name, the last of each span included, in order and each once."""
        named = {_DAY[type(each)](each) for each in self.entries}
        return tuple(sorted(named.union(map(_last, self.entries))))

    def of(
        self, kind: type[E], *, first: date | None = None, last: date | None = None
    ) -> tuple[E, ...]:
        """The entries of one kind, by day; of those days alone, both included, where days are given.

        An entry stands on the first day that it names.

        Raises
        ------
        RecordError
            When it is no kind of entry.
        DateError
            When a day is no calendar day.
        """
        if kind not in _RANK:
            raise RecordTypeError(f"{shown(kind)} is no kind of entry: write DosePeriod or another")
        days, entries = self._by_kind.get(kind, _NONE)
        start = 0 if first is None else bisect_left(days, calendar_day(first))
        end = len(days) if last is None else bisect_right(days, calendar_day(last))
        return cast("tuple[E, ...]", entries[start:end])

    @cached_property
    def _by_kind(self) -> dict[type[Any], tuple[list[date], tuple[Entry, ...]]]:
        """The entries of each kind beside their days: what is asked of a course looks only there."""
        kinds: dict[type[Any], list[Entry]] = {}
        for entry in self.entries:
            kinds.setdefault(type(entry), []).append(entry)
        return {
            kind: ([_DAY[kind](entry) for entry in entries], tuple(entries))
            for kind, entries in kinds.items()
        }

    def weight_on(self, day: date) -> BodyWeight:
        """The last weight noted by that day, else the patient's baseline weight.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        days, entries = self._by_kind.get(Weight, _NONE)
        noted = bisect_right(days, calendar_day(day))
        return cast("Weight", entries[noted - 1]).weight if noted else self.patient.weight

    @property
    def courses(self) -> tuple[CourseDays, ...]:
        """The courses of treatment, in order; only the last one may still go on.

        A course begins with a dose taken or a dose period of more than 0 mg/day, and ends with a
        stop; a period that begins on the very day of a stop begins the next course. In a diary that
        notes neither, capsules handed out begin a course: that they were taken is all that is known.
        """
        return self._by_doses[0] or self._by_fills[0]

    @property
    def idle_stops(self) -> tuple[Stopped, ...]:
        """The stops that end no course of this diary."""
        return self._by_doses[1] if self._by_doses[0] else self._by_fills[1]

    @cached_property
    def _by_doses(self) -> tuple[tuple[CourseDays, ...], tuple[Stopped, ...]]:
        return _laid_out(self.entries, _is_a_dose)

    @cached_property
    def _by_fills(self) -> tuple[tuple[CourseDays, ...], tuple[Stopped, ...]]:
        return _laid_out(self.entries, _is_a_fill)

    def _courses_on(self, day: date) -> tuple[CourseDays, ...]:
        """The courses as they were known on that day: by what was handed out until the first dose."""
        by_doses = self._by_doses[0]
        return by_doses if by_doses and by_doses[0].first <= day else self._by_fills[0]

    def history(self, *, before: date) -> History | None:
        """The courses that began before that day, by their last dose, with those of the patient's own.

        A course that nobody stopped counts as going on until the day before; a day of which nothing
        is recorded counts as one with a dose. None where neither the diary nor the patient tells of
        one: that says nothing of whether there was any.

        Raises
        ------
        DateError
            When it is no calendar day.

        >>> from datetime import date
        >>> from isotretinoin.diaries.entries import DosePeriod, Stopped
        >>> from isotretinoin.quantities import kg, mg_per_day
        >>> told = (DosePeriod(date(2026, 3, 9), mg_per_day(40)), Stopped(date(2026, 7, 20)))
        >>> diary = Diary(patient=Patient(weight=kg(60)), entries=told)
        >>> [str(each) for each in diary.history(before=date(2026, 9, 1)).courses]
        ['the course that ended on 2026-07-20']
        """
        last = day_before(calendar_day(before), Days(1))
        known, own = self.until(last), self.patient.history
        ended: list[EarlierCourse] = []
        for course in known.courses:
            stretches = known.stretches(course.last or last)
            taken = [each for each in stretches if each.kind in ("dose", "unrecorded")]
            ended += [EarlierCourse(each.window.end) for each in taken[-1:]]
        if own is None and not ended:
            return None
        return History((*(own.courses if own else ()), *ended))

    def course_on(self, day: date) -> CourseDays | None:
        """The course that is going on or was the last to begin by that day.

        Raises
        ------
        DateError
            When it is no calendar day.
        """
        courses = self._courses_on(calendar_day(day))
        begun = bisect_right(courses, day, key=_first_day)
        return courses[begun - 1] if begun else None

    def stretches(self, as_of: date) -> tuple[Stretch, ...]:
        """What happened on each day of the course, from its first day until that day or its last.

        The course is the one going on, or the last to begin, by that day. Later entries count for
        nothing. The cost grows with the number of entries of the course, not of days; under a pattern
        of doses, with the number of its changes.

        Days without an entry are days of the dose period in force. Where there is none, as in a log
        of the doses taken or where only dispensings are noted, nothing is known of them.

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
        asked = dict(self._asked(first, last))
        weights = {each.on: each.weight for each in self.of(Weight, first=first, last=last)}
        missed = {each.on for each in self.of(Missed, first=first, last=last)}
        taken: dict[date, Mass] = {}
        for each in self.of(DoseTaken, first=first, last=last):
            taken[each.on] = taken.get(each.on, _NOTHING) + each.dose
        unknown: dict[date, date] = {}
        for span in self.of(Unrecorded, first=first, last=last):
            unknown[span.first] = max(span.last, unknown.get(span.first, span.last))
        unknown_until = self._unrecorded_before(first)
        kinds = self._formulations(first, last)
        perhaps: dict[date, DailyDose] = {}
        if taken:
            perhaps = {first: _a_day(max(taken.values()))}
        elif first not in asked:
            perhaps = self._by_fill(first, last)

        singles = {*missed, *taken}
        changes = {*asked, *weights, *singles, *unknown, *perhaps, *kinds}
        ends = {*singles, *unknown.values(), unknown_until}
        changes.update(end + ONE_DAY for end in ends if end < last)
        starts = [first, *sorted(day for day in changes if first < day <= last)]
        lasts = [*(day - ONE_DAY for day in starts[1:]), last]

        dose: DailyDose | DailyDosePerKg | None
        dose, weight, most = self._resting(first), self.weight_on(first), _A_NOTHING
        formulation = Formulation.CONVENTIONAL
        for start, end in zip(starts, lasts, strict=True):
            dose, weight = asked.get(start, dose), weights.get(start, weight)
            most, formulation = perhaps.get(start, most), kinds.get(start, formulation)
            unknown_until = max(unknown_until, unknown.get(start, date.min))
            daily = dose.for_weight(weight) if isinstance(dose, DailyDosePerKg) else dose
            kind: DayKind = "dose"
            if start in taken:
                daily = _a_day(taken[start])
            elif daily is not None and not daily:
                kind = "rest"
            elif start in missed:
                kind = "missed"
            elif daily is None or start <= unknown_until:
                kind = "unrecorded"
            yield Stretch(
                first=start,
                days=(end - start).days + 1,
                kind=kind,
                daily_dose=most if daily is None else daily,
                weight=weight,
                formulation=formulation,
            )

    def _asked(self, first: date, last: date) -> Iterator[tuple[date, DailyDose | DailyDosePerKg]]:
        """The dose from each day on on which another is asked for; of a pattern, day by day."""
        periods = self.of(DosePeriod, first=first, last=last)
        ends = [*(each.first - ONE_DAY for each in periods[1:]), last]
        for period, end in zip(periods, ends, strict=False):  # without periods nothing is asked for
            if not isinstance(period.daily_dose, DosePattern):
                yield period.first, period.daily_dose
                continue
            doses, before = period.daily_dose.starting(period.first), None
            for index in range((end - period.first).days + 1):
                dose = doses[index % len(doses)]
                if dose != before:
                    yield period.first + timedelta(days=index), dose
                before = dose

    def _formulations(self, first: date, last: date) -> dict[date, Formulation]:
        """The formulation from each day on on which it is another."""
        days, fills = self._by_kind.get(Dispensing, _NONE)
        kinds = {first: Formulation.CONVENTIONAL}
        for each in fills[max(bisect_right(days, first) - 1, 0) : bisect_right(days, last)]:
            fill = cast("Dispensing", each)
            kinds[max(fill.on, first)] = fill.product.judged_as
        told = list(kinds.items())
        return dict([told[0], *(day for before, day in pairwise(told) if day[1] != before[1])])

    def _unrecorded_before(self, day: date) -> date:
        """Until when nothing is known by what was noted for earlier days; the first of all if known."""
        days = self._by_kind.get(Unrecorded, _NONE)[0]
        begun = bisect_left(days, day)
        return self._reach[begun - 1] if begun else date.min

    @cached_property
    def _reach(self) -> list[date]:
        return list(accumulate((each.last for each in self.of(Unrecorded)), max))

    def _resting(self, first: date) -> DailyDose | None:
        """The rest that was noted before a course, or None where no dose period is in force."""
        days = self._by_kind.get(DosePeriod, _NONE)[0]
        stops = self._by_kind.get(Stopped, _NONE)[0]
        noted, stopped = bisect_left(days, first), bisect_left(stops, first)
        if not noted or (stopped and days[noted - 1] <= stops[stopped - 1]):
            return None
        return _A_NOTHING  # a period with a dose had begun the course

    def _by_fill(self, first: date, last: date) -> dict[date, DailyDose]:
        """The capsules of each fill, taken evenly on the days from its own until the next one."""
        fills: dict[date, Mass] = {}
        for each in self.of(Dispensing, first=first, last=last):
            fills[each.on] = fills.get(each.on, _NOTHING) + each.strength * each.count
        until = [*(day - ONE_DAY for day in list(fills)[1:]), last]
        return {
            day: mg_per_day(fills[day].mg / ((end - day).days + 1))
            for day, end in zip(fills, until, strict=True)
        }

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


class AtOdds(NamedTuple):
    """Entries that cannot stand in one diary: two that contradict each other, or one by itself."""

    entries: tuple[Entry, ...]
    reason: str

    def __str__(self) -> str:
        told = " contradicts ".join(map(repr, self.entries))
        return f"{told}: {self.reason}" if len(self.entries) > 1 else f"{told} {self.reason}"


def at_odds(entries: Iterable[Entry], *, born: date | None = None) -> tuple[AtOdds, ...]:
    """The entries that cannot stand in one diary, some at a time, and why.

    Those that contradict each other come by two, the first that is told of the matter beside each
    other, and each dose of a day beside its being missed; one that lies before the birth date comes
    alone. The work grows with the number of entries, whatever is wrong with them. Without any, they
    make a diary.

    Raises
    ------
    RecordError
        When they are no entries.
    DateError
        When the birth date is no calendar day.

    >>> from datetime import date
    >>> from isotretinoin.quantities import kg
    >>> day = date(2026, 3, 9)
    >>> (found,) = at_odds([Weight(day, kg(60)), Weight(day, kg(61))])
    >>> len(found.entries), found.reason
    (2, 'a day has one weight')
    """
    told = _in_canonical_order(entries)
    day = None if born is None else calendar_day(born, "birth date")
    return tuple(_at_odds(told, _laid_out(told, _is_a_dose)[1], born=day))


def _at_odds(
    entries: tuple[Entry, ...], idle_stops: tuple[Stopped, ...], *, born: date | None
) -> Iterator[AtOdds]:
    for one, other, why in _contradictions(entries, idle_stops):
        yield AtOdds((one, other), why)
    for entry in entries:
        if born is not None and _DAY[type(entry)](entry) < born:
            yield AtOdds((entry,), f"lies before the birth date, {born}")


def _contradictions(
    entries: tuple[Entry, ...], idle_stops: tuple[Stopped, ...]
) -> Iterator[tuple[Entry, Entry, str]]:
    """Each entry that cannot be true beside an earlier one, and why."""
    said: dict[tuple[date, object], Entry] = {}
    taken: dict[date, list[DoseTaken]] = {}
    for entry in entries:
        matter, why = _only_once(entry)
        place = _DAY[type(entry)](entry), matter
        if matter is not None and place in said:
            yield said[place], entry, why
        said.setdefault(place, entry)
        if isinstance(entry, DoseTaken):
            taken.setdefault(entry.on, []).append(entry)
        elif isinstance(entry, Missed):
            for dose in taken.get(entry.on, ()):
                yield dose, entry, why
    idle = set(idle_stops)
    ended: Stopped | None = None
    for stop in entries:
        if not isinstance(stop, Stopped):
            continue
        if stop not in idle:
            ended = stop
        elif ended is not None:  # one before the first course ends one that is not held here
            yield ended, stop, "a course ends once"


@lru_cache(maxsize=256)  # few doses are taken, each many times
def _a_day(dose: Mass) -> DailyDose:
    return mg_per_day(dose.mg)


_what_happened: Final = attrgetter("kind", "daily_dose", "weight", "formulation")


def _merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """The same days with as few stretches as can be."""
    for _, group in groupby(stretches, key=_what_happened):
        first, *more = group
        yield evolve(first, days=first.days + sum(each.days for each in more)) if more else first


def _first_day(course: CourseDays) -> date:
    return course.first


def _is_a_dose(entry: Entry) -> bool:
    if isinstance(entry, DosePeriod):
        return bool(entry.daily_dose)
    return isinstance(entry, DoseTaken)


def _is_a_fill(entry: Entry) -> bool:
    return isinstance(entry, Dispensing)


def _laid_out(
    entries: tuple[Entry, ...],
    begins: Callable[[Entry], bool],
) -> tuple[tuple[CourseDays, ...], tuple[Stopped, ...]]:
    """The courses that begin so, and the stops that end none of them."""
    courses: list[CourseDays] = []
    idle: list[Stopped] = []
    first: date | None = None
    again: date | None = None
    for entry in entries:
        if isinstance(entry, Stopped):
            if first is None:
                idle.append(entry)
            elif again == entry.on:  # what is noted to go on is not swallowed by the stop
                courses.append(CourseDays(first, entry.on - ONE_DAY))
                first = again
            else:
                courses.append(CourseDays(first, entry.on))
                first = None
        elif begins(entry):
            day = _DAY[type(entry)](entry)
            if first is None:
                first = day
                if courses and courses[-1].last == day:  # capsules handed out on its last day
                    courses.append(evolve(courses.pop(), last=day - ONE_DAY))
            elif isinstance(entry, DosePeriod) and day > first:
                again = day
    if first is not None:
        courses.append(CourseDays(first))
    return tuple(courses), tuple(idle)


def _only_once(entry: Entry) -> tuple[object, str]:
    """What a day has one of, by the type or number that stands for it, or None; and why."""
    match entry:
        case Weight():
            return Weight, "a day has one weight"
        case DosePeriod():
            return DosePeriod, "one dose period starts on a day"
        case DoseTaken():
            return entry.intake, "another intake of the day needs another number, or none"
        case Missed():
            return Missed, "a day with a dose taken was not missed"
        case StockCount():
            return (StockCount, entry.strength), "capsules of a strength are counted once a day"
        case NoduleCount():
            return NoduleCount, "nodules are counted once a day"
        case _:
            return None, ""
