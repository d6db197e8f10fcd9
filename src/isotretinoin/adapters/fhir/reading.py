"""FHIR resources as a diary: what they say that happened, and a list of what could not be read.

Nothing is guessed: a dose in tablets of no known strength, "as needed", a draft, another medicine, a
test under a code that no source gave, are listed with the reason and are no entries.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any, Final, Literal, NamedTuple, TypeAlias, TypeGuard, overload

from isotretinoin import analytes, given
from isotretinoin import products as medicines
from isotretinoin.adapters.fhir.codes import (
    Comparator,
    Intent,
    PeriodUnit,
    TimeOfDay,
    Ucum,
    Weekday,
)
from isotretinoin.adapters.fhir.elements import LOINC, UCUM, is_list, is_object
from isotretinoin.courses.pattern import DosePattern
from isotretinoin.dates import ONE_DAY
from isotretinoin.diaries.diary import Diary, at_odds
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    Entry,
    PregnancyTest,
    Procedure,
    Stopped,
    Symptom,
    Weight,
)
from isotretinoin.errors import (
    Fault,
    IsotretinoinError,
    RecordError,
    UnknownName,
    require,
    shown,
)
from isotretinoin.monitoring.results import LabResult
from isotretinoin.patient import Patient
from isotretinoin.products import ATC, RXNORM, Product
from isotretinoin.quantities import BodyWeight, Mass, mg, mg_per_day
from isotretinoin.rulebooks.analytes import BODY_WEIGHT
from isotretinoin.values import frozen

__all__ = ["read_diary"]

#: A resource, or a part of one, of which nothing is known yet.
_Json: TypeAlias = Mapping[str, Any]


class _Unread(Exception):  # noqa: N818 - no error of a caller's: it is listed
    """Why a resource is no entry, and at which of its elements."""

    def __init__(self, why: str, *where: str | int) -> None:
        super().__init__(why)
        self.where = where


class _Read(NamedTuple):
    """What was made of one resource; of doses, on which days, and whether they are over for good."""

    path: str
    entries: tuple[Entry, ...]
    first: date | None = None
    last: date | None = None
    over: bool = False

    def overlaps(self, other: "_Read") -> bool:
        """Whether both tell doses of one day."""
        if self.first is None or other.first is None:
            return False
        return self.first <= (other.last or date.max) and other.first <= (self.last or date.max)


@overload
def read_diary(
    resources: object, *, patient: Patient, errors: Literal["raise"] = "raise"
) -> Diary: ...
@overload
def read_diary(
    resources: object, *, patient: Patient, errors: Literal["collect"]
) -> tuple[Diary, tuple[Fault, ...]]: ...
def read_diary(
    resources: object,
    *,
    patient: Patient,
    errors: Literal["raise", "collect"] = "raise",
) -> Diary | tuple[Diary, tuple[Fault, ...]]:
    """The diary of what the resources say that happened.

    Read are MedicationRequest and MedicationStatement (doses by day, by bounded timing),
    MedicationDispense (capsules of a product and strength), Observation (laboratory results, pregnancy
    tests, body weight), Procedure and Condition (by their words). Whatever has another status than one
    of what was done or is going on is not read.

    Parameters
    ----------
    resources
        A Bundle, or a group of resources, as `json.loads` gives them. Give it `parse_float=Decimal`
        where decimals of more than 15 digits must be kept.
    patient
        Whose they are; resources of other patients are the caller's to leave out.
    errors
        With "raise", whatever cannot be read is an error; with "collect", the diary of the rest comes
        with a list of it. Of two resources that contradict each other neither is taken.

    Raises
    ------
    RecordError
        When `resources` are no Bundle and no group of resources, and with "raise" when any cannot be
        read; its `faults` are all of them, each with its path.
    TypeError
        When the patient is none.

    >>> from isotretinoin import kg
    >>> handed_out = {
    ...     "resourceType": "MedicationDispense",
    ...     "status": "completed",
    ...     "medicationCodeableConcept": {"text": "Claravis 20 mg"},
    ...     "quantity": {"value": 60, "unit": "capsule"},
    ...     "whenHandedOver": "2026-03-09T10:30:00-05:00",
    ... }
    >>> diary, unread = read_diary([handed_out, {"resourceType": "Coverage"}],
    ...     patient=Patient(weight=kg(60)), errors="collect")
    >>> print(diary.entries[0].on, diary.entries[0].count, "|", unread[0])
    2026-03-09 60 | $[1]: a Coverage says nothing of a course
    """
    require(patient, Patient, "Patient(weight=kg(60))")
    given.choice(errors, ("raise", "collect"), "way with errors")
    faults: list[Fault] = []
    read: list[_Read] = []
    told = list(_told(resources))
    medicine = _Medicines(tuple(each for _, each in told))
    for path, each in told:
        try:
            read.append(_one(path, each, medicine))
        except _Unread as unread:
            faults.append(Fault(path + _path(unread.where), str(unread)))
        except IsotretinoinError as error:
            faults.append(Fault(path, str(error)))
    diary = _together(_apart(read, faults), patient, faults)
    if errors == "collect":
        return diary, tuple(faults)
    if faults:
        raise RecordError(*faults)
    return diary


def _told(resources: object) -> Iterator[tuple[str, _Json]]:
    """Each resource with its place."""
    what = 'a Bundle or a group of resources, [{"resourceType": …}]'
    bundle = _perhaps(resources)
    if bundle is not None:
        if bundle.get("resourceType") != "Bundle":
            raise RecordError(Fault("$", f"{shown(resources)} is no Bundle: give {what}"))
        entries: Any = bundle.get("entry", [])
        if not is_list(entries):
            raise RecordError(Fault("$.entry", f"{shown(entries)} is no list"))
        for number, entry in enumerate(entries):
            held = _perhaps(entry)
            if held is None:  # it is listed as what it is
                yield f"$.entry[{number}]", entry
            else:
                yield f"$.entry[{number}].resource", held.get("resource", {})
        return
    if not _is_group(resources):
        raise RecordError(Fault("$", f"{shown(resources)} is not {what}: read it with json.loads"))
    yield from ((f"$[{number}]", each) for number, each in enumerate(resources))


def _path(where: Iterable[str | int]) -> str:
    return "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in where)


def _apart(read: list[_Read], faults: list[Fault]) -> list[_Read]:
    """Those whose doses are the only ones of their days; the others are listed.

    Of two orders at once it is not said whether the later one replaces the other or adds to it.
    """
    dosed = sorted(
        (each for each in read if each.first is not None),
        key=lambda each: (each.first, each.last or date.max),
    )
    at_once: dict[str, str] = {}
    widest: _Read | None = None
    for each in dosed:
        if widest is not None and each.overlaps(widest):
            at_once.setdefault(widest.path, each.path)
            at_once.setdefault(each.path, widest.path)
        if widest is None or (each.last or date.max) > (widest.last or date.max):
            widest = each
    for path, other in at_once.items():
        why = (
            f"doses on days of {other}: it is not said whether one replaces the other or adds to it"
        )
        faults.append(Fault(path, why))
    return [each for each in read if each.path not in at_once]


def _together(read: list[_Read], patient: Patient, faults: list[Fault]) -> Diary:
    """The diary of all that does not contradict itself; what does is listed, both sides of it."""
    told = (entry for each in read for entry in each.entries)
    odd = {entry: str(odds) for odds in at_odds(told, born=patient.born) for entry in odds.entries}
    left: list[_Read] = []
    for each in read:
        why = next((odd[entry] for entry in each.entries if entry in odd), None)
        if why is None:
            left.append(each)
        else:
            faults.append(Fault(each.path, f"contradicts another resource: {why}"))
    # What remains is between entries and the ends of doses, of which there are few.
    while (at := _first_at_odds(left, patient)) is not None:
        last = left[at]
        others = [each for each in left[:at] if _odds((each, last), patient) is not None]
        why = _odds(left[: at + 1], patient)
        faults += [
            Fault(each.path, f"contradicts another resource: {why}") for each in (*others, last)
        ]
        dropped = {each.path for each in (*others, last)}
        left = [each for each in left if each.path not in dropped]
    return _diary(left, patient)


def _first_at_odds(read: list[_Read], patient: Patient) -> int | None:
    """The first that does not go with those before it: found by halves, for odds only grow."""
    if _odds(read, patient) is None:
        return None
    low, high = 0, len(read) - 1
    while low < high:
        middle = (low + high) // 2
        if _odds(read[: middle + 1], patient) is None:
            low = middle + 1
        else:
            high = middle
    return low


def _odds(read: Iterable[_Read], patient: Patient) -> str | None:
    try:
        _diary(read, patient)
    except IsotretinoinError as error:
        return str(error).replace("\n", "; ")
    return None


def _diary(read: Iterable[_Read], patient: Patient) -> Diary:
    told = list(read)
    entries = [entry for each in told for entry in each.entries]
    begins = {each.first for each in told if each.first is not None}
    for each in told:
        if each.last is not None and (after_it := each.last + ONE_DAY) not in begins:
            over = each.over and all(day < after_it for day in begins)
            entries.append(Stopped(each.last) if over else DosePeriod(after_it, mg_per_day(0)))
    return Diary(patient=patient, entries=tuple(entries))


def _one(path: str, resource: object, medicine: "_Medicines") -> _Read:
    told = _object(resource)
    kind = told.get("resourceType")
    if not isinstance(kind, str):
        raise _Unread("no resource: it has no resourceType")
    if kind not in _STATUSES:
        raise _Unread(f"a {kind[:40]} says nothing of a course")
    status, wanted = told.get("status"), _STATUSES[kind]
    if wanted and status not in wanted:
        names = ", ".join(wanted)
        raise _Unread(f"{shown(status)} is no status of what was done: one of {names} is", "status")
    if kind in _OF_DOSES:
        periods, last = _doses(told, medicine)
        return _Read(path, periods, periods[0].first, last, status in _OVER)
    return _Read(path, (_SINGLE[kind](told, medicine),))


# Medicines ----------------------------------------------------------------------------------------


@frozen
class _Medicines:
    """Which medicine a resource is about, resolved where it refers to another of the group."""

    resources: tuple[object, ...]

    def of(self, told: _Json) -> tuple[Product | None, Mass | None]:
        """The product and strength, None where it does not tell them."""
        concept = self._concept(told)
        codes = [_object(each) for each in _list(concept, "coding")]
        listed = [
            (product, code.strength)
            for each in codes
            for product in medicines.ALL
            for code in product.codes
            if _same_code(str(each.get("code")), code.code)
        ]
        text = concept.get("text")
        words = _product_in_words(text) if isinstance(text, str) else None
        if words is not None and words[0] is not None:
            return words
        if len({product for product, _ in listed}) == 1:
            strengths = {strength for _, strength in listed}
            return listed[0][0], strengths.pop() if len(strengths) == 1 else None
        substance = {ATC.value, RXNORM.value}
        if words is not None or listed or substance & {str(each.get("code")) for each in codes}:
            return None, None if words is None else words[1]
        raise _Unread(f"another medicine: {shown(text or [c.get('code') for c in codes])}")

    def _concept(self, told: _Json) -> _Json:
        for name in ("medicationCodeableConcept", "medication"):
            found = _perhaps(told.get(name))
            if found is not None and "reference" not in found:
                # In R5 the concept stands one level deeper.
                return _perhaps(found.get("concept")) or found
        reference = told.get("medicationReference", told.get("medication"))
        wanted = (_perhaps(reference) or {}).get("reference")
        if not isinstance(wanted, str):
            raise _Unread("no medicine is named")
        name = wanted.rpartition("/")[2].lstrip("#")
        for each in map(_perhaps, (*_list(told, "contained"), *self.resources)):
            if each is None:
                continue
            if each.get("resourceType") == "Medication" and each.get("id") == name:
                return _object(each.get("code"))
        raise _Unread(f"{shown(wanted)} is not among the resources")


def _same_code(one: str, other: str) -> bool:
    return one.replace("-", "").lstrip("0") == other.replace("-", "").lstrip("0")


_STRENGTH: Final = re.compile(r"(.*?)[ ,]+([0-9]+(?:\.[0-9]+)?) ?mg\b.*", re.IGNORECASE)


def _product_in_words(text: str) -> tuple[Product | None, Mass | None] | None:
    """The product and strength in a name such as "Claravis 20 mg"; None where it is another's."""
    found = _STRENGTH.fullmatch(text.strip()[:200])
    name, strength = (found[1], mg(found[2])) if found else (text.strip(), None)
    bare = name.partition("(")[0].strip()
    if bare.casefold() == "isotretinoin":
        return None, strength
    try:
        return medicines.get(bare), strength
    except UnknownName:
        return None


# Doses --------------------------------------------------------------------------------------------

_Dose: TypeAlias = tuple[str, Mass]
#: The order of a day, as far as the words of timing tell it.
_TIMES: Final = tuple(each.value for each in TimeOfDay)
_DAYS: Final = tuple(each.value for each in Weekday)
_MASSES: Final = {
    Ucum.MILLIGRAM.value: Fraction(1),
    Ucum.GRAM.value: Fraction(1000),
    Ucum.MICROGRAM.value: Fraction(1, 1000),
}
_A_WEEK: Final = len(_DAYS)
_SPANS: Final = {PeriodUnit.DAY.value: 1, PeriodUnit.WEEK.value: _A_WEEK}
_TIMING: Final = frozenset(
    {"boundsPeriod", "frequency", "period", "periodUnit", "dayOfWeek", "when"}
)
#: So long a cycle of days is still told as a pattern.
_LONGEST: Final = 1000
#: So many dosages are still read as one order: each day of a year has one, and more.
_MOST_ROWS: Final = 500
#: As often on one day as it has hours: more is no dose that anybody takes.
_MOST_A_DAY: Final = 24
#: Unequal doses of a day are told where they are no more than these: morning, noon, evening.
_MOST_TOLD: Final = 3


class _Dosage(NamedTuple):
    """Doses on days: the first, the last if any, how often in how many days, and on which."""

    first: date
    last: date | None
    often: int
    weekdays: tuple[int, ...]
    doses: tuple[_Dose, ...]

    def holds(self, day: date) -> bool:
        """Whether the day is one of its days, with a dose or without."""
        return self.first <= day and (self.last is None or day <= self.last)

    def on(self, day: date) -> tuple[_Dose, ...]:
        """The doses of that day, were it one of its days."""
        if self.weekdays:
            return self.doses if day.weekday() in self.weekdays else ()
        return self.doses if (day - self.first).days % self.often == 0 else ()


def _doses(told: _Json, medicine: _Medicines) -> tuple[tuple[DosePeriod, ...], date | None]:
    """The dose periods, and the last day of the doses, if they have one."""
    medicine.of(told)
    name = "dosageInstruction" if "dosageInstruction" in told else "dosage"
    rows = _list(told, name)
    if not rows:
        raise _Unread("no dose is told", name)
    if len(rows) > _MOST_ROWS:
        raise _Unread(f"more than {_MOST_ROWS} dosages in one", name)
    if told.get("intent") in (Intent.PLAN.value, Intent.PROPOSAL.value):
        raise _Unread("a plan or proposal is nothing that happened", "intent")
    dosages = [_dosage(_object(each), told, name, number) for number, each in enumerate(rows)]
    ends = [each.last for each in dosages if each.last is not None]
    return tuple(_periods(dosages)), max(ends) if len(ends) == len(dosages) else None


def _dosage(row: _Json, told: _Json, name: str, number: int) -> _Dosage:
    try:
        timing = _timing(row)
        days, weekdays, names = _how_often(timing)
        amount = _amount(row)
        return _Dosage(
            *_bounds(timing, told), days, weekdays, tuple((each, amount) for each in names)
        )
    except _Unread as unread:
        raise _Unread(str(unread), name, number, *unread.where) from None


def _timing(row: _Json) -> _Json:
    if any(row.get(each) for each in ("asNeededBoolean", "asNeeded", "asNeededCodeableConcept")):
        raise _Unread("a dose as needed is no dose of a day", "asNeededBoolean")
    timing = _object(_object(row.get("timing", {})).get("repeat", {}))
    if odd := sorted(map(str, timing.keys() - _TIMING)):
        raise _Unread(f"timing by {odd[0][:40]} is not read", "timing", "repeat")
    if not timing:
        raise _Unread("it does not say how often a day", "timing")
    return timing


def _bounds(timing: _Json, told: _Json) -> tuple[date, date | None]:
    bounds = _object(timing.get("boundsPeriod", told.get("effectivePeriod", {})))
    where = ("timing", "repeat", "boundsPeriod")
    if "start" not in bounds:
        raise _Unread("it does not say from which day", *where)
    first = _day(bounds["start"])
    last = _day(bounds["end"]) if "end" in bounds else None
    if last is not None and last < first:
        raise _Unread(f"it ends on {last}, before it begins on {first}", *where)
    return first, last


def _how_often(timing: _Json) -> tuple[int, tuple[int, ...], list[str]]:
    """In how many days, on which days of the week, and when on such a day, once for each dose."""
    where = ("timing", "repeat")
    unit = timing.get("periodUnit", "d")
    span, times = _whole(timing.get("period", 1)), _whole(timing.get("frequency", 1))
    if not isinstance(unit, str) or unit not in _SPANS or span is None or times is None:
        raise _Unread("it is not so many times in so many whole days", *where)
    named, when = _list(timing, "dayOfWeek"), [str(each) for each in _list(timing, "when")]
    weekdays = tuple(_DAYS.index(each) for each in named if each in _DAYS)
    if len(weekdays) != len(named):
        raise _Unread("a day of the week is none", *where, "dayOfWeek")
    days = span * _SPANS[unit]
    if weekdays and days not in _SPANS.values():
        raise _Unread("days of the week with another period than a day or a week", *where)
    # "Three times a week" does not say on which days; on Monday, Wednesday and Friday does.
    a_week = weekdays and days == _A_WEEK and times == len(weekdays)
    often = 1 if a_week else times
    if often > 1 and days > 1:
        raise _Unread(f"{times} times in {days} days does not say on which", *where)
    if max(often, len(when)) > _MOST_A_DAY:
        raise _Unread(f"more than {_MOST_A_DAY} doses on a day", *where)
    if when and often not in {1, len(when)}:
        raise _Unread("as many times as it names are not as often as it says", *where)
    return days, weekdays, when or [""] * often


def _amount(row: _Json) -> Mass:
    rates = _list(row, "doseAndRate")
    told: _Json = _object(rates[0]) if len(rates) == 1 else {}
    if "doseQuantity" not in told:
        raise _Unread("not one amount of a dose: a range or a rate is none", "doseAndRate")
    quantity = _object(told["doseQuantity"])
    unit = quantity.get("code", quantity.get("unit"))
    if quantity.get("system", UCUM) != UCUM or not isinstance(unit, str) or unit not in _MASSES:
        raise _Unread(f"a dose in {shown(unit)} is no dose in mg", "doseAndRate")
    return mg(_number(quantity.get("value")) * _MASSES[unit])


def _periods(dosages: list[_Dosage]) -> Iterator[DosePeriod]:
    """The doses of all days as periods: from each day on which another set of dosages holds."""
    edges = sorted(
        {each.first for each in dosages}
        | {each.last + ONE_DAY for each in dosages if each.last is not None}
    )
    over = all(each.last is not None for each in dosages)
    spans: list[tuple[date, date | None, list[_Dosage]]] = []
    for number, day in enumerate(edges[:-1] if over else edges):
        end = edges[number + 1] - ONE_DAY if number + 1 < len(edges) else None
        spans.append((day, end, [each for each in dosages if each.holds(day)]))
    found: list[DosePeriod] = []
    while spans:
        day, end, active = spans.pop()
        # The days of one cycle that begin one after the other are one cycle, from its first day on.
        while spans and _goes_on(spans[-1], active):
            day = spans.pop()[0]
        found.append(_period(day, end, active))
    yield from reversed(found)


def _goes_on(before: tuple[date, date | None, list[_Dosage]], active: list[_Dosage]) -> bool:
    """Whether the days before are those that the dosages would have had, had they begun earlier."""
    first, last, those = before
    if last is None or (last - first).days > _LONGEST:
        return False
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return all(_taken(those, day) == _taken(active, day) for day in days)


def _taken(dosages: Iterable[_Dosage], day: date) -> list[_Dose]:
    return sorted(dose for each in dosages for dose in each.on(day))


def _period(first: date, last: date | None, active: list[_Dosage]) -> DosePeriod:
    if not active:
        return DosePeriod(first, mg_per_day(0))
    cycle = lcm(*(_A_WEEK if each.weekdays else each.often for each in active))
    if cycle > _LONGEST:
        raise _Unread(f"doses that repeat after {cycle} days only")
    until = cycle if last is None else min(cycle, (last - first).days + 1)
    days = [_taken(active, first + timedelta(days=n)) for n in range(until)]
    sums = [sum((amount for _, amount in each), start=mg(0)) for each in days]
    if not any(sums):
        return DosePeriod(first, mg_per_day(0))
    if all(each == days[0] for each in days) and days[0]:
        amounts = [amount for _, amount in sorted(days[0], key=_time)]
        if len(set(amounts)) > 1 and len(amounts) <= _MOST_TOLD:
            return DosePeriod(first, DosePattern.divided(*amounts))
        return DosePeriod(first, mg_per_day(sums[0].mg), doses_per_day=len(amounts))
    return DosePeriod(first, DosePattern(tuple(mg_per_day(each.mg) for each in sums)))


def _time(dose: _Dose) -> int:
    return _TIMES.index(dose[0]) if dose[0] in _TIMES else 0


def _dispensing(told: _Json, medicine: _Medicines) -> Entry:
    product, strength = medicine.of(told)
    if product is None or strength is None:
        raise _Unread("it does not say of which product and strength")
    quantity = _object(told.get("quantity", {}))
    unit = str(quantity.get("code", quantity.get("unit", "capsule"))).strip("{}").casefold()
    if unit not in {"capsule", "capsules", "cap", "1"}:
        raise _Unread(f"{shown(unit)} is no count of capsules", "quantity")
    count = _whole(quantity.get("value"))
    if count is None:
        raise _Unread("no whole number of capsules", "quantity", "value")
    return Dispensing(_day(told.get("whenHandedOver")), product, strength, count)


# Observations, procedures, conditions -------------------------------------------------------------


def _observation(told: _Json, _: _Medicines) -> Entry:
    day = _day(told.get("effectiveDateTime", _object(told.get("effectivePeriod", {})).get("start")))
    concept = _object(told.get("code", {}))
    codes = {
        str(each.get("code")): each.get("display")
        for each in map(_object, _list(concept, "coding"))
        if each.get("system") == LOINC
    }
    value = _object(told.get("valueQuantity", {}))
    if BODY_WEIGHT.loinc in codes:
        unit = {Ucum.POUND.value: "lb"}.get(
            str(value.get("code")), value.get("code", value.get("unit"))
        )
        return Weight(day, BodyWeight.parse(f"{_text(_number(value.get('value')))} {unit}"))
    analyte = _analyte(codes, concept, value.get("code", value.get("unit")))
    if analyte.tells_pregnancy:
        return PregnancyTest(day, _word(told))
    if not analyte.units:
        return LabResult(analyte, _word(told), None, collected=day)
    return _result(told, analyte, day)


def _analyte(codes: Mapping[str, Any], concept: _Json, unit: Any) -> analytes.Analyte:  # noqa: ANN401 - JSON
    """The analyte of the first code that is known, when its display and the unit belong to it."""
    for code, display in codes.items():
        try:
            found = analytes.get(code)
        except UnknownName:
            continue
        if isinstance(found, analytes.Analyte):
            analytes.checked(code, found.name if display is None else display, unit=unit)
            return found
    named = concept.get("text") or list(codes)
    raise _Unread(f"{shown(named)} is under no LOINC code of an analyte that a source gave", "code")


_SIGNS: Final = ("", *(each.value for each in Comparator))


def _result(told: _Json, analyte: analytes.Analyte, day: date) -> LabResult:
    quantity = _object(told.get("valueQuantity", {}))
    if "value" not in quantity:
        raise _Unread("it has no value with a unit", "valueQuantity")
    sign = quantity.get("comparator", "")
    if sign not in _SIGNS:
        raise _Unread(f"{shown(sign)} is no comparator", "valueQuantity", "comparator")
    unit = quantity.get("code", quantity.get("unit"))
    low, high = _limits(told, unit)
    number = _number(quantity["value"])
    value: Any = f"{sign} {_text(number)}" if sign else number
    return LabResult(analyte, value, unit, collected=day, upper_limit=high, lower_limit=low)


def _limits(told: _Json, unit: object) -> tuple[Fraction | None, Fraction | None]:
    ranges = _list(told, "referenceRange")
    if len(ranges) != 1:  # of several, which one applies is not said
        return None, None
    ends: list[Fraction | None] = []
    for name in ("low", "high"):
        end = _object(_object(ranges[0]).get(name, {}))
        if "value" in end and end.get("code", end.get("unit", unit)) != unit:
            raise _Unread("its reference range is in another unit", "referenceRange", 0, name)
        ends.append(_number(end["value"]) if "value" in end else None)
    return ends[0], ends[1]


def _word(told: _Json) -> Any:  # noqa: ANN401 - taken or refused by the entry
    concept = _object(told.get("valueCodeableConcept", {}))
    displays = [_object(each).get("display") for each in _list(concept, "coding")]
    for each in (told.get("valueString"), concept.get("text"), *displays):
        if isinstance(each, str):
            return each.strip().casefold()[:40]
    raise _Unread("it says neither positive nor negative", "valueCodeableConcept")


def _procedure(told: _Json, _: _Medicines) -> Entry:
    performed = _object(told.get("performedPeriod", {})).get("start")
    day = _day(told.get("performedDateTime", told.get("occurrenceDateTime", performed)))
    return Procedure(day, _words_of(told))


def _condition(told: _Json, _: _Medicines) -> Entry:
    confirmed = [
        _object(each).get("code")
        for each in _list(_object(told.get("verificationStatus", {})), "coding")
    ]
    if confirmed and "confirmed" not in confirmed:
        raise _Unread(f"{shown(confirmed[0])} is not confirmed", "verificationStatus")
    day = _day(told.get("onsetDateTime", told.get("recordedDate")))
    return Symptom(day, _words_of(told))


def _words_of(told: _Json) -> str:
    concept = _object(told.get("code", {}))
    if isinstance(concept.get("text"), str):
        return "-".join(str(concept["text"]).casefold().split())
    raise _Unread("it has no words, and its codes are known to no source", "code")


# Values -------------------------------------------------------------------------------------------


def _perhaps(value: object) -> _Json | None:
    return value if is_object(value) else None


def _object(value: object) -> _Json:
    told = _perhaps(value)
    if told is None:
        raise _Unread(f"{shown(value)} is no object")
    return told


def _is_group(value: object) -> TypeGuard[Iterable[Any]]:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes))


def _list(told: _Json, name: str) -> list[Any]:
    found = told.get(name, [])
    if is_list(found):
        return found
    raise _Unread("it is no list", name)


_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}.*)?")


def _day(value: object) -> date:
    """The day as it is written, by the clock of who wrote it."""
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise _Unread(f"{shown(value)} is no day: a year or a month alone is none")
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        raise _Unread(f"{found[1]} is in no calendar") from None


#: Beyond such powers of ten there is no float either.
_FARTHEST: Final = 308


def _number(value: object) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise _Unread(f"{shown(value)} is no number")
    # As a fraction, a short decimal with a huge exponent would take all the memory there is.
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) > _FARTHEST:
        raise _Unread(f"{value:.3e} is no number that is read here")
    try:
        return Fraction(str(value))
    except (ValueError, OverflowError):
        raise _Unread(f"{shown(value)} is no number") from None


def _whole(value: object) -> int | None:
    number = _number(value)
    return int(number) if number.denominator == 1 and number > 0 else None


def _text(number: Fraction) -> str:
    return str(float(number)) if number.denominator != 1 else str(number.numerator)


_FINAL: Final = ("final", "amended", "corrected")
#: What is read, and which of its statuses tell what was done or is going on.
_STATUSES: Final[dict[str, tuple[str, ...]]] = {
    "MedicationRequest": ("active", "completed", "stopped"),
    "MedicationStatement": ("active", "completed", "stopped", "recorded"),
    "MedicationDispense": ("completed",),
    "Observation": _FINAL,
    "Procedure": ("completed",),
    "Condition": (),
}
_OF_DOSES: Final = frozenset({"MedicationRequest", "MedicationStatement"})
#: After these, the last dose of the course was taken.
_OVER: Final = frozenset({"completed", "stopped"})
_SINGLE: Final[dict[str, Callable[[_Json, _Medicines], Entry]]] = {
    "MedicationDispense": _dispensing,
    "Observation": _observation,
    "Procedure": _procedure,
    "Condition": _condition,
}
