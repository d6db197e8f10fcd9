"""What `plan` gives: a course with all that the rules ask for around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, final

from attrs import field

from isotretinoin import given
from isotretinoin.acts import Act
from isotretinoin.capsules import courses as course_capsules
from isotretinoin.capsules.dose import CapsulePlan
from isotretinoin.capsules.filling import Filling
from isotretinoin.courses.course import Course
from isotretinoin.evidence import Rule
from isotretinoin.findings import Absent, Between, Finding, NotJudged, Window
from isotretinoin.monitoring.schedules import MonitoringSchedule
from isotretinoin.plans.taken import Taken, cumulative_dose, still_to_come
from isotretinoin.pregnancy_prevention.categories import Category
from isotretinoin.pregnancy_prevention.tests import PregnancyTestDue
from isotretinoin.prescriptions import PrescriptionDue
from isotretinoin.products import Product
from isotretinoin.quantities import DailyDosePerKg, DosePerKg, Mass
from isotretinoin.rules.rulebook import CitedRulebook
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.pages.sheet import Sheet

__all__ = ["Plan", "PregnancyPreventionPlan", "ProcedureDays"]


@final
@frozen(kw_only=True)
class PregnancyPreventionPlan:
    """The tests and windows of pregnancy prevention in one course, or why one is not there.

    `contraception` runs from the lead-in to the end of the time after the course, `post_course` is
    that time alone, and `final_test` begins on the first day on which the last pregnancy test
    counts; `lactation` holds the days without breast-feeding. `blood_donation` holds the
    days on which nobody on the drug gives blood. Each is `Absent` where the rulebook's sources are
    silent, and all but the last for a patient who cannot become pregnant.
    """

    contraception: Window | Absent
    post_course: Window | Absent
    final_test: Window | Absent
    blood_donation: Window | Absent
    lactation: Window | Absent
    tests: tuple[PregnancyTestDue, ...]


@final
@frozen
class ProcedureDays:
    """The days on which one kind of procedure should not be done; `words` names what is of it."""

    kind: str
    words: str
    days: Window | Absent


@final
@frozen(kw_only=True)
class Plan:
    """A course with all that the rules ask for around it.

    It names the rulebook and holds those of its rules that it rests on, not the rulebook itself.
    With a product, `course` is the one of the whole capsules that are really taken, and `ordered` the
    one whose doses they stand for; laid out as ordered, `ordered` is None.
    """

    course: Course
    rules: CitedRulebook = field(repr=False)
    product: Product | None
    monitoring: MonitoringSchedule
    pregnancy_prevention: PregnancyPreventionPlan
    #: Each prescription of the course, where the sources limit what one may supply.
    prescriptions: tuple[PrescriptionDue, ...]
    #: The days on which another course may start.
    next_course: Window | Absent
    #: The days on which procedures on the skin should not be done, one entry for each kind.
    procedures: tuple[ProcedureDays, ...]
    #: The capsules of each phase; None where no product was given or no whole capsules fit.
    capsules: tuple[CapsulePlan | None, ...]
    #: How the capsules are taken, as far as the rules say.
    directions: tuple[Rule[Any], ...]
    #: What departs from a rule; what forbids treatment stands first.
    findings: tuple[Finding, ...]
    #: The daily doses by which the course is judged, in the order of their days.
    daily_doses: tuple[Rule[Between[DailyDosePerKg]], ...] = ()
    #: The lowest age in force on the day of the first dose, where the sources set one.
    minimum_age: Rule[int] | None = None
    #: The bands in which the cumulative dose is placed, by source.
    goals: tuple[Rule[Between[DosePerKg]], ...] = ()
    #: What rules ask about the patient that is not recorded, with the argument that records it.
    not_judged: tuple[NotJudged, ...] = ()
    #: Whether the programme counts the patient as able to become pregnant, by the facts recorded.
    category: Category | None = None
    #: What had been taken before, where the course was planned again from some day on.
    taken: Taken | None = None

    @property
    def to_come(self) -> Course | None:
        """The course or, planned again, the part of it after that day; None where nothing is left."""
        return still_to_come(self.course, self.taken)

    @property
    def cumulative_dose(self) -> DosePerKg:
        """All doses for each kilogram; what had been taken before a re-plan by its weight policy."""
        return cumulative_dose(self.course, self.taken)

    #: The course as its doses were ordered, where `course` is that of the capsules.
    ordered: Course | None = None
    #: What each prescription supplies in capsules; empty where there are none to supply.
    fillings: tuple[Filling, ...] = ()
    #: Of a course planned again, the first day for which the capsules in stock are not enough: its
    #: prescriptions are counted from then on. None where no capsules are noted, or none are to come.
    needed_on: date | None = None
    #: The rule on packs that are dispensed whole, where the sources have one.
    unbroken_pack: Rule[int] | None = None

    @property
    def dose_in_capsules(self) -> Mass | None:
        """What the whole capsules of the course come to; None where a phase to come has none.

        What had been taken before a re-plan counts as it was.
        """
        course = self.to_come
        if course is None:
            return None
        ahead = course_capsules.total_dose(course, self.capsules[-len(course.phases) :])
        if ahead is None or self.taken is None:
            return ahead
        return self.taken.total_dose + ahead

    @property
    def agenda(self) -> tuple[Act, ...]:
        """Every dated act of the plan in the order of days: what, within which days, by whom, and why."""
        from isotretinoin.plans.agenda import agenda  # noqa: PLC0415 - reads the whole plan

        return agenda(self)

    def records(self) -> list[dict[str, Any]]:
        """The agenda as rows of plain values, one an act, which JSON and data frames hold.

        Each has first and last (ISO days; None where no source sets a last one), who, kind, what,
        rule (its key), source and verified (all None where no rule asks for it).
        """
        from isotretinoin.pages.rows import plan_rows  # noqa: PLC0415 - for this form alone

        return plan_rows(self)

    def sheet(
        self,
        *,
        sections: Iterable[str] | None = None,
        sources: Literal["none", "short", "full"] = "full",
    ) -> Sheet:
        """The plan as a page: what a person needs, what to do when, then tables and sources.

        Parameters
        ----------
        sections
            The tables by name: agenda, findings, not-judged, doses, windows, pregnancy-tests, prescriptions,
            laboratory, remarks; without any, all of them.
        sources
            What is said of the sources: nothing, who says what, or the rules whole.

        Raises
        ------
        FactError
            When there is no such section, or it is none of the three.
        """
        # Imported when it is shown.
        from isotretinoin.pages.plan import SECTIONS, plan_sheet  # noqa: PLC0415

        named = () if sections is None else given.group(sections, "sections=('agenda',)")
        return plan_sheet(
            self,
            sections=tuple(given.choice(each, SECTIONS, "section of a plan") for each in named),
            sources=given.choice(sources, ("none", "short", "full"), "way to show sources"),
        )

    def handout(
        self,
        *,
        for_: Literal["patient", "staff"],
        sources: Literal["none", "short", "full"] = "short",
    ) -> Sheet:
        """The plan as a sheet to be printed, on one page where it fits.

        Its `document()` is for paper of any size, A4 and Letter among them, its `text()` for any
        printer. Nothing stands on it that the plan does not hold; names and telephone numbers are
        lines to be filled in.

        Parameters
        ----------
        for_
            "patient": what to take, from when until when, what to do on which day, what to ask, in
            plain words; "staff": the course, its doses, every act with a box to tick, and the findings.
        sources
            What is said of the sources: nothing, who says what, or the rules whole.

        Raises
        ------
        FactError
            When it is for neither, or no such way to show sources.
        """
        from isotretinoin.pages.handout import handout  # noqa: PLC0415 - for paper alone

        return handout(
            self,
            for_=given.choice(for_, ("patient", "staff"), "reader of a handout"),
            sources=given.choice(sources, ("none", "short", "full"), "way to show sources"),
        )

    def __repr__(self) -> str:
        course = self.course
        return (
            f"<Plan {self.rules.name}: {course.first_dose} to {course.last_dose}, "
            f"{course.total_dose}, {len(self.findings)} findings>"
        )

    def __str__(self) -> str:
        return self.sheet().text()

    def svg(self) -> str:
        """The plan as a picture: doses, tests, prescriptions and windows above one axis of days.

        One `svg` element that needs nothing from outside, takes the colour of the text around it, tells
        nothing by colour, and says all that it shows in its description. What the sources do not
        state is said in its line.

        >>> from datetime import date
        >>> from isotretinoin import Course, Days, Patient, Regimen, kg, plan, rulebook
        >>> course = Course.lasting(
        ...     Days(70),
        ...     patient=Patient(weight=kg(60), can_become_pregnant=True),
        ...     regimen=Regimen.parse("30 mg/day"),
        ...     first_dose=date(2026, 3, 9),
        ... )
        >>> picture = plan(course, rulebook("US")).svg()
        >>> picture[:5], "Contraception. 2026-02-07 to 2026-05-17" in picture
        ('<svg ', True)
        """
        from isotretinoin.pages.timeline import timeline_svg  # noqa: PLC0415 - as above

        return timeline_svg(self)

    def _repr_html_(self) -> str:
        return f"<figure>{self.svg()}</figure>{self.sheet().html()}"
