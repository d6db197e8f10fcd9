"""What functions answer with: windows, ranges, answers that may be unknown, findings.

A finding is not an error: it is what a clinician would want to see. An answer is yes, no or
unknown; unknown names the facts that are missing, and no answer can be mistaken for a truth value.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any, Final, Generic, Literal, NoReturn, TypeAlias, TypeVar, final

from attrs import field

from isotretinoin.dates import calendar_day
from isotretinoin.errors import DateError, QuantityTypeError, WrongTypeError, shown
from isotretinoin.evidence import Rule, Timeline, unverified
from isotretinoin.quantities.exact import number_text
from isotretinoin.values import frozen

__all__ = [
    "LOUDEST_FIRST",
    "NO_SOURCE",
    "Absent",
    "Answer",
    "Between",
    "Finding",
    "FindingKind",
    "Judgement",
    "NotJudged",
    "Severity",
    "Share",
    "WhyAbsent",
    "Window",
    "days_of",
    "in_force",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


def _says_who(because: Rule[Any] | None) -> None:
    if because is not None and type(because) is not Rule:
        raise WrongTypeError(f"{shown(because)} is no rule: write because=rule, or leave it out")


@final
@frozen(kw_only=True)
class Window:
    """The days from first to last, both included; `because` is the rule that sets it.

    Where no source sets a last day, `last` is None: every later day is in the window, it cannot be
    counted or walked through, and it prints as "from … on".

    Raises
    ------
    DateError
        When an end is no calendar day, or the last day comes before the first.

    >>> from datetime import date
    >>> window = Window(first=date(2026, 2, 1), last=date(2026, 3, 2))
    >>> window.days, date(2026, 3, 2) in window, date(2026, 3, 3) in window
    (30, True, False)
    >>> print(Window(first=date(2026, 9, 20), last=None))
    from 2026-09-20 on
    """

    first: date
    last: date | None
    because: Rule[Any] | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        # Not by converters: those would hide from type checkers what the two ends are.
        _says_who(self.because)
        first, last = calendar_day(self.first, "first day"), self.last
        object.__setattr__(self, "first", first)
        if last is None:
            return
        last = calendar_day(last, "last day")
        object.__setattr__(self, "last", last)
        if last < first:
            raise DateError(f"a window from {first} to {last}: the last day comes first")

    @property
    def days(self) -> int:
        """How many days it has, both ends counted.

        Raises
        ------
        DateError
            When it has no last day.
        """
        return (self.end.toordinal() - self.first.toordinal()) + 1

    @property
    def end(self) -> date:
        """The last day, of a window that has one.

        Raises
        ------
        DateError
            When it has no last day.
        """
        if self.last is None:
            raise DateError(f"a window {self} has no last day, so its days cannot be counted")
        return self.last

    def __contains__(self, day: date) -> bool:
        return self.first <= calendar_day(day) and (self.last is None or day <= self.last)

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=i) for i in range(self.days))

    def __str__(self) -> str:
        days = f"from {self.first} on" if self.last is None else f"{self.first} to {self.last}"
        return f"{days}{unverified(self.because)}"


def days_of(first: date, last: date | None = None) -> Window:
    """The days from the first to the last, or that day alone.

    Raises
    ------
    DateError
        As for `Window`.
    """
    return Window(first=first, last=first if last is None else last)


def in_force(matter: Timeline[T] | None, days: Window) -> Iterator[tuple[Rule[T], Window]]:
    """Each rule on the matter that is in force on some of the days, and those days."""
    for rule in matter.during(days) if matter else ():
        first = max(days.first, rule.since or days.first)
        last = min((each for each in (days.last, rule.until) if each is not None), default=None)
        # Most rules are in force on all of the days: those, then, and no other window of them.
        same = days.because is None and (first, last) == (days.first, days.last)
        yield rule, days if same else Window(first=first, last=last)


#: Why there is no window: the sources are silent, its rule is not for this patient, or the rule in
#: force sets none.
WhyAbsent: TypeAlias = Literal["silent", "not for this patient", "none set"]


@final
@frozen(kw_only=True)
class Absent:
    """A window that is not there, and why; `because` is the rule that says so, if one does.

    Truth-testing it raises TypeError, as a window that is not there is no permission: ask
    `isinstance(found, Window)`.

    >>> print(Absent(why="silent", what="blood donation", said="rulebook 'BR': its sources state none"))
    no window for blood donation: rulebook 'BR': its sources state none
    """

    why: WhyAbsent
    what: str
    said: str
    because: Rule[Any] | None = field(default=None, repr=False)

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self}: ask isinstance(found, Window)")

    def __str__(self) -> str:
        return f"no window for {self.what}: {self.said}{unverified(self.because)}"


@final
@frozen
class Between(Generic[T_co]):
    """From low to high, both included; `because` is the rule that sets the bounds.

    >>> from isotretinoin.quantities import mg_per_kg
    >>> mg_per_kg(150) in Between(mg_per_kg(120), mg_per_kg(150))
    True
    """

    low: T_co
    high: T_co
    because: Rule[Any] | None = field(default=None, eq=False, repr=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        _says_who(self.because)
        low: Any = self.low
        high: Any = self.high
        if low > high:
            raise ValueError(f"from {low} to {high}: the lower bound comes first")

    def __contains__(self, value: Any) -> bool:  # noqa: ANN401 - whatever compares with the bounds
        low: Any = self.low
        high: Any = self.high
        return bool(low <= value <= high)

    def __str__(self) -> str:
        if self.low == self.high:
            return str(self.low)
        low, _, unit = str(self.low).partition(" ")
        high = str(self.high)
        same = unit and high.rstrip("s").endswith(unit.rstrip("s"))
        return f"{low}–{high}" if same else f"{self.low}–{high}"


def _percent(number: int | str | Fraction) -> Fraction:
    try:
        return Fraction(number)
    except (TypeError, ValueError):
        raise QuantityTypeError(f"{shown(number)} is no share: write 70, or '22.5'") from None


@final
@frozen(order=True)
class Share:
    """So many percent of a whole, exact.

    >>> print(Share("22.5"))
    22.5 %
    >>> Share(70).of(10)
    Fraction(7, 1)
    """

    percent: Fraction = field(converter=_percent)

    def of(self, whole: int | Fraction) -> Fraction:
        """That share of the whole.

        Raises
        ------
        QuantityError
            When it is no number.
        """
        if not isinstance(whole, (int, Fraction)):  # pyright: ignore[reportUnnecessaryIsInstance] - callers err
            raise QuantityTypeError(f"{shown(whole)} is no number: write 10 or Fraction(1, 3)")
        return self.percent * whole / 100

    def __str__(self) -> str:
        return f"{number_text(self.percent.as_integer_ratio())} %"

    def __repr__(self) -> str:
        return f"Share({number_text(self.percent.as_integer_ratio())!r})"


@final
class Severity(Enum):
    """How loudly a finding speaks: to know, to check, to act on."""

    NOTE = "note"
    CAUTION = "caution"
    ALERT = "alert"


#: The order in which findings are shown.
LOUDEST_FIRST: Final = (Severity.ALERT, Severity.CAUTION, Severity.NOTE)


@final
class FindingKind(StrEnum):
    """What departs from what: a closed list of stable words, safe to filter by.

    >>> FindingKind.DAILY_DOSE_ABOVE_RANGE == "daily-dose-above-range"
    True
    """

    # Doses -----------------------------------------------------------------------------------------
    #: The sources state no doses of the formulation, so no rule judged them.
    DOSES_NOT_STATED = "doses-not-stated"
    #: A daily dose is below the range of the rule.
    DAILY_DOSE_BELOW_RANGE = "daily-dose-below-range"
    #: A daily dose is above the range of the rule, and not above the ceiling for some patients.
    DAILY_DOSE_ABOVE_RANGE = "daily-dose-above-range"
    #: A daily dose is above the most that the rules give to anyone.
    DAILY_DOSE_ABOVE_MAXIMUM = "daily-dose-above-maximum"
    #: Treatment started at another dose than the rule names.
    STARTING_DOSE = "starting-dose"
    #: A daily dose was taken in fewer doses than the rule divides it into.
    DOSE_NOT_DIVIDED = "dose-not-divided"
    #: A day of a single capsule, where the rule divides the daily dose.
    CAPSULE_NOT_DIVIDED = "capsule-not-divided"
    #: Doses were taken without food, where the rule asks for it.
    WITHOUT_FOOD = "without-food"
    #: The patient is younger than the rule allows.
    BELOW_MINIMUM_AGE = "below-minimum-age"
    #: A course is shorter than the rule says, without the reason that allows it.
    COURSE_SHORTER = "course-shorter"
    #: Nodules have fallen by so much that the rule lets a course that goes on be stopped early.
    EARLY_STOP_ALLOWED = "early-stop-allowed"
    #: A course is longer than the rule says.
    COURSE_LONGER = "course-longer"
    #: The cumulative dose is below the goal of a source.
    GOAL_NOT_REACHED = "goal-not-reached"
    #: The cumulative dose is above the goal of a source.
    GOAL_EXCEEDED = "goal-exceeded"
    #: The cumulative dose is more than the rule allows in one course.
    COURSE_MAXIMUM_EXCEEDED = "course-maximum-exceeded"
    #: Another course started before the wait after the last one was over.
    RETREATMENT_EARLY = "retreatment-early"
    #: Milligrams of capsules that are not worth the same, counted as one kind or held against a goal.
    KINDS_OF_MG = "kinds-of-mg"
    #: A weight for which the source prints no dose: perhaps a slip, or pounds for kilograms.
    WEIGHT_OUTSIDE_TABLE = "weight-outside-table"
    #: A weight is so far from the one before it that one of the two is likely a slip.
    IMPLAUSIBLE_WEIGHT = "implausible-weight"

    # Capsules and supply ---------------------------------------------------------------------------
    #: A product of one place under the rules of another.
    PRODUCT_OF_ANOTHER_PLACE = "product-of-another-place"
    #: No whole capsules of the product come near a planned dose.
    NO_CAPSULES = "no-capsules"
    #: Whole packs would leave days without capsules, so that one is opened.
    PACK_OPENED = "pack-opened"
    #: The whole capsules of a course come to another total than the doses planned.
    CAPSULES_DIFFER = "capsules-differ"
    #: A dose was noted that no capsules dispensed until then make.
    DOSE_NOT_IN_CAPSULES = "dose-not-in-capsules"
    #: More capsules were taken, returned or lost than there were.
    STOCK_BELOW_ZERO = "stock-below-zero"
    #: More capsules were dispensed at a time than the rule supplies.
    SUPPLY_ABOVE_LIMIT = "supply-above-limit"
    #: A prescription is for more days than the rule allows.
    PRESCRIBED_ABOVE_LIMIT = "prescribed-above-limit"
    #: A prescription allows more refills than the rule.
    REFILLS_ABOVE_LIMIT = "refills-above-limit"
    #: Capsules were dispensed on a prescription that had been filled already.
    DISPENSED_AGAIN = "dispensed-again"
    #: Capsules were dispensed outside the window of the prescription.
    DISPENSED_OUTSIDE_WINDOW = "dispensed-outside-window"
    #: Capsules were dispensed, and no negative pregnancy test is noted before.
    DISPENSED_WITHOUT_TEST = "dispensed-without-test"
    #: Capsules were dispensed on a prescription that had run out.
    DISPENSED_AFTER_VALIDITY = "dispensed-after-validity"
    #: A test was repeated before the wait after a missed window was over.
    SPECIMEN_TOO_EARLY = "specimen-too-early"
    #: Capsules of a strength in which the product does not come.
    NO_SUCH_STRENGTH = "no-such-strength"
    #: Products that may not stand in for each other were dispensed together.
    SEVERAL_FORMULATIONS = "several-formulations"
    #: A product was dispensed after another for which it may not stand in.
    FORMULATION_SWITCHED = "formulation-switched"
    #: More than one prescriber must agree that the course is started.
    PRESCRIBERS_MUST_AGREE = "prescribers-must-agree"

    # Pregnancy prevention --------------------------------------------------------------------------
    #: A pregnancy test that the rule asks for is not noted.
    PREGNANCY_TEST_MISSING = "pregnancy-test-missing"
    #: A pregnancy test was done too early to count.
    PREGNANCY_TEST_EARLY = "pregnancy-test-early"
    #: A pregnancy test was done later than it was due.
    PREGNANCY_TEST_LATE = "pregnancy-test-late"
    #: A pregnancy test was done at home where a medical setting is asked for.
    PREGNANCY_TEST_PLACE = "pregnancy-test-place"
    #: A pregnancy test was positive.
    PREGNANCY_TEST_POSITIVE = "pregnancy-test-positive"
    #: A pregnancy test was done on another day of the menstrual period than the rule names.
    PREGNANCY_TEST_MENSES = "pregnancy-test-menses"
    #: A pregnancy test that turns positive only at more than the rule allows.
    PREGNANCY_TEST_SENSITIVITY = "pregnancy-test-sensitivity"
    #: A pregnancy test was neither negative nor positive.
    PREGNANCY_TEST_INDETERMINATE = "pregnancy-test-indeterminate"
    #: A pregnancy in a course, or in the time after it in which there must be none.
    PREGNANCY = "pregnancy"
    #: Doses were taken although a pregnancy was known, or the last test was positive.
    DOSES_IN_PREGNANCY = "doses-in-pregnancy"
    #: Capsules were dispensed although a pregnancy was known, or the last test was positive.
    DISPENSED_IN_PREGNANCY = "dispensed-in-pregnancy"
    #: Days without contraception in the time in which it is asked for.
    CONTRACEPTION_GAP = "contraception-gap"
    #: Methods of contraception that are not what the rule asks for.
    CONTRACEPTION_NOT_ACCEPTABLE = "contraception-not-acceptable"
    #: Blood was given in a course, or before the wait after it was over.
    BLOOD_DONATION = "blood-donation"
    #: Breast-feeding in a course, or before the wait after it was over.
    BREAST_FEEDING = "breast-feeding"
    #: A procedure on the skin in a course, or before the wait after it was over.
    PROCEDURE_TOO_EARLY = "procedure-too-early"

    # The patient -----------------------------------------------------------------------------------
    #: A recorded fact in which a source forbids treatment.
    CONTRAINDICATED = "contraindicated"

    # Medicines and signs ---------------------------------------------------------------------------
    #: Another medicine in a course, of which the rules speak.
    INTERACTING_MEDICINE = "interacting-medicine"
    #: A sign in a course on which the rules ask for an action.
    WARNING_SIGN = "warning-sign"

    # Laboratory ------------------------------------------------------------------------------------
    #: A laboratory test that was due is not noted.
    LABORATORY_TEST_MISSING = "laboratory-test-missing"
    #: A laboratory test was done before its day; the source sets no limit.
    LABORATORY_TEST_EARLY = "laboratory-test-early"
    #: A laboratory test was done after its day; the source sets no limit.
    LABORATORY_TEST_LATE = "laboratory-test-late"
    #: A laboratory result is above a limit on which the rules ask for an action.
    RESULT_ABOVE_LIMIT = "result-above-limit"
    #: A result that is only a bound, of which the exact value would decide.
    RESULT_UNDECIDED = "result-undecided"
    #: A laboratory result that cannot be.
    IMPOSSIBLE_VALUE = "impossible-value"
    #: A laboratory result that is likely a slip.
    IMPLAUSIBLE_VALUE = "implausible-value"
    #: A laboratory result whose number looks like another unit.
    UNIT_DOUBTFUL = "unit-doubtful"
    #: A laboratory result without a unit.
    UNIT_MISSING = "unit-missing"
    #: A laboratory result without the limit of its laboratory, by which the rule is read.
    UPPER_LIMIT_MISSING = "upper-limit-missing"
    #: A sample was not taken fasting, where the rule asks for it.
    NOT_FASTING = "not-fasting"
    #: A sample was taken too soon after alcohol.
    TOO_SOON_AFTER_ALCOHOL = "too-soon-after-alcohol"
    #: How a sample was taken, which the rule asks for, is not recorded.
    SAMPLING_NOT_RECORDED = "sampling-not-recorded"

    # The rulebook ----------------------------------------------------------------------------------
    #: The sources say nothing of matters on which other places have rules.
    SOURCES_SILENT = "sources-silent"
    #: What is noted lies outside every course, so that it belongs to none: a slip, or more to note.
    OUTSIDE_EVERY_COURSE = "outside-every-course"
    #: An entry stands so many years from the others that its year is likely a slip.
    YEAR_DOUBTFUL = "year-doubtful"
    #: Rules of another place, or of the literature, stand in where the sources are silent.
    STAND_IN = "stand-in"
    #: An edition of the programme starts within the days judged.
    EDITION_CHANGES = "edition-changes"
    #: An edition that no source confirms is applied: what holds by it, and what by the one before.
    EDITION_UNCONFIRMED = "edition-unconfirmed"
    #: A fact on which much depends is not recorded.
    FACT_MISSING = "fact-missing"
    #: What the caller told is contradicted by a recorded fact, which counts.
    FACT_CONTRADICTED = "fact-contradicted"


@final
@frozen(kw_only=True)
class Finding:
    """One departure from one rule, in a sentence for a person.

    `kind` is of a closed list; `observed` and `expected` are the two sides of the comparison as
    values, such as a dose and a range of doses, and words only where the fact is a word; `days` are
    the days concerned. Whether its rule is verified is said where the finding is printed.

    Raises
    ------
    ValueError
        When there is no such kind.
    """

    kind: FindingKind = field(converter=FindingKind)
    severity: Severity
    message: str
    observed: object = None
    expected: object = None
    days: Window | None = None
    because: Rule[Any] | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The finding in a sentence."""
        return self.message

    def __str__(self) -> str:
        doubt = unverified(self.because)
        said = "" if doubt and doubt in self.message else doubt
        return f"{self.severity.value}: {self.message}{said}"


@final
@frozen(kw_only=True)
class Answer:
    """Yes, no or unknown, with the reason; unknown names the facts that are missing.

    `until` is the last day on which it holds, or the instant at which that day is over where the
    rule names one; None where no rule ends it.

    Truth-testing an answer raises TypeError, because unknown is neither: compare `answer.value`.

    >>> answer = Answer(value="unknown", reason="it was not recorded", missing=("birth date",))
    >>> answer.value, answer.missing
    ('unknown', ('birth date',))
    """

    value: Literal["yes", "no", "unknown"]
    reason: str
    missing: tuple[str, ...] = ()
    because: Rule[Any] | None = field(default=None, repr=False)
    until: date | datetime | None = None

    def __attrs_post_init__(self) -> None:
        if (self.value == "unknown") is not bool(self.missing):
            raise ValueError("an answer names missing facts exactly when it is unknown")

    def __bool__(self) -> NoReturn:
        raise TypeError(
            f"an answer may be unknown (this one is {self.value!r}): compare answer.value "
            "with 'yes', 'no' or 'unknown'",
        )

    def __str__(self) -> str:
        wanted = f" (missing: {', '.join(self.missing)})" if self.missing else ""
        return f"{self.value}: {self.reason}{wanted}{unverified(self.because)}"


@final
@frozen(kw_only=True)
class NotJudged:
    """A matter that could not be judged, the facts that are missing for it, and what settles it.

    `settled_by` names the entry, field or argument that tells what is missing, as it is written;
    where nothing that can be noted would, it begins with "nothing" and says why. None only in
    documents of before. `because` is the rule that asks for them, or None where no rule speaks of
    the matter.
    """

    matter: str
    missing: tuple[str, ...]
    settled_by: str | None = None
    because: Rule[Any] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        settled = "" if self.settled_by is None else f"; settled by {self.settled_by}"
        return f"{self.matter}: not judged, for want of {', '.join(self.missing)}{settled}"


#: Of what no source speaks, no entry settles it.
NO_SOURCE: Final = "nothing: the source is silent"

#: What a matter yields: a finding, what it could not judge, or a rule that it judged by.
Judgement: TypeAlias = Finding | NotJudged | Rule[Any]
