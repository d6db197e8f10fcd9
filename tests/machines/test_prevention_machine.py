"""A patient walks through the US programme, day by day, beside a naive model.

Enrolment, first and second test, windows, missed windows, dispensing month after month, the end, and
the month after: whatever the order and the edition, the library agrees with a model that knows only
day numbers and a few dates.
"""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from isotretinoin import Window
from isotretinoin import pregnancy_prevention as pp
from isotretinoin import prescriptions as dispensing
from isotretinoin.patient import ReproductiveFacts
from isotretinoin.prescriptions import PrescriptionWindow
from sample_programme import PROGRAMME

US = PROGRAMME

# The model: days and plain numbers. ---------------------------------------------------------------

SPECIMEN_OPENS = date(2007, 12, 1)
NO_LOCKOUT = date(2007, 12, 10)
TWO_CATEGORIES = date(2021, 12, 13)
HOME_TESTS = date(2026, 11, 15)


def plus(day: date, days: int) -> date:
    return day + timedelta(days=days)


def last_day_of_window(opened: date, *, able: bool) -> date | None:
    """The last day on which a prescription may be filled, or None where there is no window."""
    if able or opened < NO_LOCKOUT:
        return plus(opened, 6)
    return plus(opened, 29) if opened < HOME_TESTS else None


def next_test(specimen: date, today: date, *, first: bool) -> date:
    """The first day for a new specimen after a missed window."""
    if today < NO_LOCKOUT:
        return max(today, plus(specimen, 30))
    if today < HOME_TESTS and first:
        return max(today, plus(specimen, 19))
    return today


def month_after(day: date) -> date:
    """The later of 30 days and of the same day of the next month, or the day after that month."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    candidates = [plus(day, i) for i in range(63)]
    of_month = [each for each in candidates if (each.year, each.month) == (year, month)]
    same = next((each for each in of_month if each.day == day.day), plus(of_month[-1], 1))
    return max(same, plus(day, 30))


class Walk(RuleBasedStateMachine):
    """One patient, from the first test to the month after the course."""

    def __init__(self) -> None:
        super().__init__()
        self.today = date(2006, 3, 1)
        self.able = True
        self.screened: date | None = None
        self.specimen: date | None = None
        self.window: PrescriptionWindow | None = None
        self.may_test_from: date | None = None
        self.first_dose: date | None = None
        self.capsules_until: date | None = None
        self.last_dose: date | None = None
        self.fills = 0
        self.over = False

    @initialize(
        start=st.one_of(
            st.dates(date(2006, 3, 1), date(2028, 1, 1)),
            st.dates(date(2007, 10, 15), date(2007, 12, 31)),
            st.dates(date(2026, 9, 1), date(2026, 12, 31)),
        ),
        able=st.sampled_from((True, True, True, False)),
    )
    def meets_the_prescriber(self, start: date, able: bool) -> None:  # noqa: FBT001
        self.today, self.able = start, able

    @rule(days=st.integers(0, 35))
    def time_passes(self, days: int) -> None:
        self.today = plus(self.today, days)

    @precondition(lambda self: self.able and not self.screened and not self.last_dose)
    @rule()
    def first_test(self) -> None:
        """Enrolment, in a medical setting."""
        assert pp.may_test_at("home", US, phase="before", on=self.today).value == "no"
        self.screened = self.today

    @precondition(lambda self: self.screened and not self.specimen and not self.last_dose)
    @rule(days=st.integers(17, 30))
    def second_test(self, days: int) -> None:
        """Counts from the 19th day after the first; then it opens the window."""
        assert self.screened is not None
        self.today = max(self.today, plus(self.screened, days))
        found = pp.confirmation_test_window(self.screened, US, regular_cycle=False)
        assert isinstance(found, Window)
        counts = (self.today - self.screened).days >= 19
        assert (self.today in found) is counts
        if counts:
            self.open_window()

    @precondition(lambda self: self.may_test_from and not self.last_dose)
    @rule(days=st.integers(0, 5))
    def another_test(self, days: int) -> None:
        """For the next month, or after a missed window, no sooner than the model lets her."""
        assert self.may_test_from is not None
        self.today = plus(max(self.today, self.may_test_from), days)
        self.open_window()

    @precondition(lambda self: not self.able and not self.window and not self.last_dose)
    @rule()
    def office_visit(self) -> None:
        """A patient who cannot get pregnant needs no test."""
        self.open_window()

    def open_window(self) -> None:
        self.specimen, self.may_test_from = self.today, None
        opened = dispensing.prescription_window(
            US,
            can_become_pregnant=self.able,
            specimen=self.today if self.able else None,
            office_visit=self.today,
            on=self.today,
        )
        self.window = opened if isinstance(opened, PrescriptionWindow) else None
        last = last_day_of_window(self.today, able=self.able)
        assert (self.window is None) is (last is None)
        if self.window is not None:
            assert (self.window.first, self.window.last) == (self.today, last)
            closes = self.able and self.today >= SPECIMEN_OPENS
            assert (self.window.closes is not None) is closes
        else:
            self.fill()

    @precondition(lambda self: self.window is not None and self.today in self.window)
    @rule()
    def fill(self) -> None:
        """30 days at a time; the next test comes when they are used up."""
        supply = dispensing.supply_limit(US, on=self.today).n
        assert supply == 30
        self.first_dose = self.first_dose or self.today
        self.capsules_until = plus(self.today, supply - 1)
        self.fills += 1
        self.window = None
        if self.able:
            self.may_test_from = self.capsules_until

    @precondition(lambda self: self.window is not None)
    @rule(days=st.integers(1, 25))
    def missed(self, days: int) -> None:
        """The next specimen, by the edition of the day on which she asks."""
        assert self.specimen is not None
        assert self.window is not None
        self.today = max(self.today, plus(self.window.last, days))
        first = self.first_dose is None
        if self.able:
            found = pp.next_specimen(self.specimen, US, first_prescription=first, on=self.today)
            self.may_test_from = next_test(self.specimen, self.today, first=first)
            assert found.first == self.may_test_from
        self.window = None

    @precondition(lambda self: self.fills > 2 and not self.last_dose)
    @rule()
    def stops(self) -> None:
        """The last dose is today's, or the last capsule's if that was earlier."""
        assert self.capsules_until is not None
        self.last_dose = min(self.today, self.capsules_until)
        self.window = self.may_test_from = None

    @precondition(lambda self: self.last_dose and not self.over)
    @rule()
    def last_test(self) -> None:
        """A month after the last dose, at home only where the edition of the day allows it."""
        assert self.last_dose is not None
        self.over = True
        due = pp.final_pregnancy_test(self.last_dose, US).first
        assert due == month_after(self.last_dose)
        home = pp.may_test_at("home", US, phase="after", on=due, prescriber_permits=True)
        assert home.value == ("yes" if due >= HOME_TESTS else "no")

    @invariant()
    def the_month_after(self) -> None:
        """Today is a day of contraception, and of no blood donation, exactly when it should be."""
        if self.first_dose is None or self.last_dose is None:
            return
        last = month_after(self.last_dose)
        window = pp.post_course_window(self.last_dose, US)
        assert window == Window(first=plus(self.last_dose, 1), last=last)
        assert (self.today in window) is (self.last_dose < self.today <= last)
        barred = pp.blood_donation_window(self.first_dose, self.last_dose, US)
        assert (self.today in barred) is (self.first_dose <= self.today <= last)

    @invariant()
    def the_categories_of_the_day(self) -> None:
        """Three before the fourth edition, two from then on."""
        name = pp.category(ReproductiveFacts(male=True), US, on=self.today).name
        assert name == (
            "male" if self.today < TWO_CATEGORIES else "patient who cannot get pregnant"
        )


Walk.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestWalk = Walk.TestCase
