"""The capsules that a patient has: what was dispensed, less what was taken, returned and lost."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from isotretinoin import given
from isotretinoin.capsules.held import made_of
from isotretinoin.dates import Days, calendar_day
from isotretinoin.diaries.diary import DayKind, Diary
from isotretinoin.diaries.entries import Dispensing, Lost, Returned, StockCount
from isotretinoin.findings import Finding, FindingKind, Severity, days_of
from isotretinoin.quantities import Mass, mg

__all__ = ["stock", "stock_findings"]

_DIARY: Final = "Diary(patient=…, entries=(…))"


def stock(
    diary: Diary, *, on: date, unrecorded: Literal["taken", "missed"] = "missed"
) -> Mapping[Mass, int]:
    """How many capsules of each strength are left at the end of that day, the highest strength first.

    Each dose takes the fewest capsules that make it, of those there are. Days of which nothing is
    known count as days without a dose, so that it is the most that can be left, or by `unrecorded` as
    days with the dose that should have been. A dose that no capsules make
    takes none, and no count falls below 0; `stock_findings` says where. A `StockCount` holds whatever
    was reckoned before.

    Raises
    ------
    TypeError
        When the diary is none.
    DateError
        When it is no calendar day.
    FactError
        When `unrecorded` is neither "taken" nor "missed".

    >>> from isotretinoin import DosePeriod, Patient, kg, mg_per_day, products
    >>> diary = Diary(
    ...     patient=Patient(weight=kg(60)),
    ...     entries=(
    ...         Dispensing(date(2026, 3, 9), products.CLARAVIS, mg(20), 60),
    ...         DosePeriod(date(2026, 3, 9), mg_per_day(40)),
    ...         Lost(date(2026, 3, 12), mg(20), 2),
    ...     ),
    ... )
    >>> stock(diary, on=date(2026, 3, 18))
    {mg(20): 38}
    """
    given.require(diary, Diary, _DIARY)
    last = calendar_day(on)
    given.choice(unrecorded, ("taken", "missed"), "way to count unrecorded doses")
    taken: tuple[DayKind, ...] = ("dose", "unrecorded") if unrecorded == "taken" else ("dose",)
    held: Counter[Mass] = Counter()
    for day in _days(diary, last, taken):
        held = day.held
    return dict(sorted(held.items(), reverse=True))


def stock_findings(diary: Diary, *, on: date) -> Iterator[Finding]:
    """Doses until that day that no capsules make, and where more was taken than there was.

    One finding for each dose, and one for each strength, with the first and the last day. Nothing is
    said before the first capsules that the diary notes.

    Raises
    ------
    TypeError
        When the diary is none.
    DateError
        When it is no calendar day.
    """
    given.require(diary, Diary, _DIARY)
    return _findings(diary, calendar_day(on))


def _findings(diary: Diary, last: date) -> Iterator[Finding]:
    unmade: dict[tuple[Mass, tuple[Mass, ...]], list[date]] = {}
    short: dict[Mass, list[tuple[date, int]]] = {}
    for day in _days(diary, last):
        if day.unmade is not None:
            unmade.setdefault((day.unmade, tuple(sorted(day.held))), []).append(day.on)
        for strength, missing in day.missing.items():
            short.setdefault(strength, []).append((day.on, missing))
    for (dose, strengths), days in unmade.items():
        offered = " and ".join(map(str, strengths))
        yield Finding(
            kind=FindingKind.DOSE_NOT_IN_CAPSULES,
            severity=Severity.NOTE,
            message=f"no whole capsules of {offered}, as dispensed, make the {dose} noted for "
            f"{_told(days)}",
            observed=dose,
            expected=strengths,
            days=days_of(days[0], days[-1]),
        )
    for strength, times in short.items():
        days, number = [day for day, _ in times], sum(missing for _, missing in times)
        yield Finding(
            kind=FindingKind.STOCK_BELOW_ZERO,
            severity=Severity.CAUTION,
            message=f"by {days[-1]}, {number} more {'capsule' if number == 1 else 'capsules'} of "
            f"{strength} were taken, returned or lost than there were, first on {days[0]}",
            observed=number,
            expected=0,
            days=days_of(days[0], days[-1]),
        )


def _told(days: list[date]) -> str:
    if len(days) == 1:
        return str(days[0])
    return f"{Days(len(days))} from {days[0]} to {days[-1]}"


class _Day(NamedTuple):
    """The end of a day: what is held, what there was too little of, the dose that nothing makes."""

    on: date
    held: Counter[Mass]
    missing: Counter[Mass]
    unmade: Mass | None


class _Entries(NamedTuple):
    """What comes in, what goes out beside doses, and what was counted, by its day."""

    came: dict[date, Counter[Mass]]
    went: dict[date, Counter[Mass]]
    counted: dict[date, dict[Mass, int]]


def _entries(diary: Diary, last: date) -> _Entries:
    found = _Entries({}, {}, {})
    for fill in diary.of(Dispensing, last=last):
        found.came.setdefault(fill.on, Counter())[fill.strength] += fill.count
    out: tuple[Returned | Lost, ...] = (*diary.of(Returned, last=last), *diary.of(Lost, last=last))
    for each in out:
        found.went.setdefault(each.on, Counter())[each.strength] += each.count
    for count in diary.of(StockCount, last=last):
        found.counted.setdefault(count.on, {})[count.strength] = count.count
    return found


def _doses(diary: Diary, last: date, taken: tuple[DayKind, ...]) -> Iterator[tuple[date, Mass]]:
    """Each day on which a dose was taken, of every course, in order; of which kinds a day is so."""
    for course in diary.courses:
        if course.first > last:
            break
        until = last if course.last is None else min(last, course.last)
        for stretch in diary.stretches(until):
            for index in range(stretch.days if stretch.kind in taken else 0):
                yield stretch.first + timedelta(days=index), mg(stretch.daily_dose.mg_per_day)


def _days(diary: Diary, last: date, taken: tuple[DayKind, ...] = ("dose",)) -> Iterator[_Day]:
    """Each day on which capsules came, went or were counted, in order."""
    noted = _entries(diary, last)
    doses = dict(_doses(diary, last, taken))
    held: Counter[Mass] = Counter()
    known = False
    for day in sorted({*noted.came, *noted.went, *noted.counted, *doses}):
        missing: Counter[Mass] = Counter()
        unmade: Mass | None = None
        came, counted = noted.came.get(day, Counter()), noted.counted.get(day, {})
        known = known or bool(came or counted)
        for strength, number in came.items():
            held[strength] += number
        if known and day in doses:
            needed = made_of(doses[day], held)
            unmade = doses[day] if needed is None else None
            held, missing = _less(held, needed or Counter(), missing)
        held, missing = _less(held, noted.went.get(day, Counter()), missing)
        for strength, number in counted.items():
            held[strength] = number
        yield _Day(day, Counter(held), missing, unmade)


def _less(
    held: Counter[Mass], gone: Counter[Mass], missing: Counter[Mass]
) -> tuple[Counter[Mass], Counter[Mass]]:
    """What is left, never below 0, and what there was too little of."""
    left = Counter(held)
    for strength, number in gone.items():
        left[strength] = max(0, held[strength] - number)
        missing[strength] += max(0, number - held[strength])
    return left, +missing
