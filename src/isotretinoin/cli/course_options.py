"""Options that describe a course."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Final

# attrs' own, in all options: a value class is a type of pydantic, as which cyclopts would read it.
from attrs import frozen
from cyclopts import Parameter

from isotretinoin.cli.words import (
    count_from,
    day_from,
    dose_from,
    goal_from,
    option_called,
    useless,
    weight_from,
)
from isotretinoin.courses.course import Course
from isotretinoin.courses.protocol import Protocol
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days
from isotretinoin.errors import QuantityError
from isotretinoin.patient import Patient
from isotretinoin.posology.defaults import Usual, usual
from isotretinoin.products import Formulation
from isotretinoin.quantities import DosePerKg, Mass, kg
from isotretinoin.rulebooks import protocol, rulebook
from isotretinoin.rules.rulebook import Rulebook

__all__ = [
    "ANSWERS",
    "OF_A_PROTOCOL",
    "POSSIBLE",
    "CanBecomePregnant",
    "CourseOptions",
    "Yes",
    "usual_of",
]

#: What `--start-days` is where it is left out; doses and the goal are then those of the rules.
_START_DAYS: Final = "28"

#: A question with an answer of its own for no.
CanBecomePregnant = Annotated[bool | None, Parameter(negative="--cannot-become-pregnant")]
#: A question that is answered by being asked.
Yes = Annotated[bool, Parameter(negative="")]
#: The options that answer yes and no.
ANSWERS: Final = {
    "can_become_pregnant": ("--can-become-pregnant", "--cannot-become-pregnant"),
    "pregnant": ("--pregnant", "--not-pregnant"),
    "plans_pregnancy": ("--plans-pregnancy", "--plans-no-pregnancy"),
    "meets_prevention": ("--meets-prevention", "--cannot-meet-prevention"),
    "breast_feeding": ("--breast-feeding", "--not-breast-feeding"),
}
#: The options in whose place a protocol stands.
OF_A_PROTOCOL: Final = ("goal", "start_dose", "start_days", "dose")
#: What an answer says.
POSSIBLE: Final[dict[bool | None, str]] = {
    True: "can become pregnant",
    False: "cannot become pregnant",
}


def usual_of(rules: Rulebook, day: date, formulation: Formulation) -> Usual:
    """Doses and goal of the rules, or else of the patient guide."""
    return usual(rules, on=day, formulation=formulation, otherwise=rulebook("guide"))


@frozen(kw_only=True)
class CourseOptions:
    """The course asked about.

    Parameters
    ----------
    first_dose
        Day of the first dose: 2026-03-09.
    weight
        Body weight with its unit: "68 kg", "150 lb", "11 st 4 lb".
    goal
        Cumulative dose at which the course ends: "120 mg/kg" or "8160 mg"; left out, the lower end
        of the rules' own goal, or else of the patient guide's.
    start_dose
        Dose of the first days: "0.5 mg/kg/day" or "40 mg/day"; left out, the lowest of the rules,
        or else of the patient guide.
    start_days
        How many days of it, 0 for none; left out, 28.
    dose
        Dose from then on; left out, the highest of the rules for every patient, or else of the patient
        guide.
    can_become_pregnant
        Whether the patient can become pregnant; left out, it counts as not recorded.
    protocol
        A published protocol in place of doses and goal, see `isotretinoin protocols`.
    most
        Its highest dose for its most days, where it has a range; left out, the least of both.
    """

    first_dose: str
    weight: str | None = None
    goal: str | None = None
    start_dose: str | None = None
    start_days: str | None = None
    dose: str | None = None
    can_become_pregnant: CanBecomePregnant = None
    protocol: str | None = None
    most: Yes = False

    @property
    def by(self) -> Protocol | None:
        """The protocol that the options name."""
        return None if self.protocol is None else protocol(self.protocol)

    def course(
        self,
        rules: Rulebook,
        *,
        formulation: Formulation = Formulation.CONVENTIONAL,
        weight_needed: bool,
    ) -> Course:
        """The course that the options describe, and the rules where they are left out."""
        by = self.by
        if by is None:
            return self._by_doses(rules, formulation, weight_needed)
        return self._by_protocol(by, weight_needed)

    def _by_protocol(self, by: Protocol, weight_needed: bool) -> Course:  # noqa: FBT001 - handed on
        for name in OF_A_PROTOCOL:
            if getattr(self, name) is not None:
                raise useless(option_called(name), "beside --protocol, which gives the doses")
        if self.most and not by.ranges:
            raise useless("--most", f"with {by.name}, of which doses and days are no range")
        return by.course(
            patient=self._patient(weight_needed, by.regimen.steps, by.regimen.goal),
            first_dose=day_from(self.first_dose),
            most=self.most,
        )

    def _by_doses(self, rules: Rulebook, formulation: Formulation, weight_needed: bool) -> Course:  # noqa: FBT001 - handed on
        if self.most:
            raise useless("--most", "without a --protocol")
        day = day_from(self.first_dose)
        days = count_from(
            _START_DAYS if self.start_days is None else self.start_days, "starting days"
        )
        if self.start_dose is not None and not days:
            raise useless("--start-dose", "with --start-days 0")
        low = None if self.start_dose is None else dose_from(self.start_dose)
        high = None if self.dose is None else dose_from(self.dose)
        goal = None if self.goal is None else goal_from(self.goal)
        if high is None or goal is None or (days and low is None):
            by_rules = usual_of(rules, day, formulation)
            low = by_rules.doses.value.low if low is None else low
            high = by_rules.doses.value.high if high is None else high
            goal = by_rules.goal if goal is None else goal
        first = [(low, days)] if days and low is not None else []
        regimen = Regimen.stepped(*first, high)
        return Course.until(
            goal,
            patient=self._patient(weight_needed, regimen.steps, goal),
            regimen=regimen,
            first_dose=day,
        )

    def _patient(
        self,
        weight_needed: bool,  # noqa: FBT001 - handed on
        steps: Iterable[Step],
        goal: DosePerKg | Mass | None,
    ) -> Patient:
        weightless = not isinstance(goal, Mass) and all(step.per_kg for step in steps)
        if self.weight is None and (weight_needed or not weightless):
            raise QuantityError('a body weight is needed: give --weight "68 kg"')
        # Where every dose is per kilogram, the days of the course are the same for any weight.
        weight = kg(1) if self.weight is None else weight_from(self.weight)
        return Patient(weight=weight, can_become_pregnant=self.can_become_pregnant)

    def source(self) -> Iterator[tuple[str, str]]:
        """What is told of the protocol, and what is said against it, as a page shows it."""
        by = self.by
        if by is not None:
            yield "Protocol", f"{by.title}: {by.population}; {by.outcome or 'outcome not told'}"
            for rule in (by.because, *by.against):
                if rule is not None:
                    said = "Protocol's source" if rule is by.because else "Said against"
                    yield said, f"{rule} ({rule.key})"

    def left_out(
        self, rules: Rulebook, formulation: Formulation = Formulation.CONVENTIONAL
    ) -> tuple[tuple[str, str], ...]:
        """Whose doses and goal stand where the options name none, as a page shows it."""
        told = (self.goal, self.dose, self.start_dose)
        if self.protocol is not None or None not in told:
            return ()
        by = usual_of(rules, day_from(self.first_dose), formulation)
        return (("Left out", f"doses and goal not given are {by}"),)

    def facts(self, course: Course) -> tuple[tuple[str, str], ...]:
        """What is told of the course and the patient, as a page shows it."""
        days = f"{course.first_dose} to {course.last_dose}, {Days(course.days)}"
        possible = POSSIBLE.get(self.can_become_pregnant)
        weight = None if self.weight is None else f"{course.patient.weight}, {course.total_dose}"
        told = ", ".join(filter(None, (weight, possible)))
        return (("Course", days), *((("Patient", told),) if told else ()))
