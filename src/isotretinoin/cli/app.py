"""The command `isotretinoin`: plans and rules on the terminal.

Bad input ends with one line on standard error and exit status 2. So does an option that would do
nothing beside the others: who gives it expects something of it.
"""

import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal, TypeVar

from attrs import asdict, evolve

from isotretinoin import products as medicines
from isotretinoin.cli.files import NO_RECORDS, WithErrors, diaries_in, diary_in, history_in
from isotretinoin.cli.terminal import lend_signs
from isotretinoin.cli.words import (
    count_from,
    day_from,
    dose_from,
    facts_from,
    first_days_from,
    goal_from,
    history_from,
    names_from,
    weight_from,
)
from isotretinoin.comparison import compare as compared
from isotretinoin.comparison import in_words
from isotretinoin.courses.course import Course
from isotretinoin.courses.protocol import Protocol
from isotretinoin.courses.regimen import Regimen, Step
from isotretinoin.dates import Days
from isotretinoin.diaries.account import account as accounted
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.entries import Dispensing
from isotretinoin.errors import (
    DateError,
    FactError,
    Fault,
    IsotretinoinError,
    QuantityError,
    RecordError,
    UnknownName,
    closest,
    printable,
)
from isotretinoin.evidence import Rule
from isotretinoin.monitoring.schedules import schedule
from isotretinoin.pages.account import account_sheet
from isotretinoin.pages.comparison import comparison_sheet
from isotretinoin.pages.laboratory import burdens_sheet
from isotretinoin.pages.sheet import References, Sheet, Table
from isotretinoin.pages.windows import windows_sheet
from isotretinoin.patient import KidneyFunction, Patient
from isotretinoin.plans.comparing import compare_plans
from isotretinoin.plans.plan import Plan
from isotretinoin.plans.planning import plan as laid_out
from isotretinoin.plans.replanning import replan as planned_again
from isotretinoin.plans.taken import UnrecordedDoses
from isotretinoin.posology.defaults import Usual, usual
from isotretinoin.products import Formulation, Product, generic
from isotretinoin.products import get as product_named
from isotretinoin.quantities import DosePerKg, Mass, kg
from isotretinoin.reviews.review import Review
from isotretinoin.reviews.review import review as reviewed
from isotretinoin.rulebooks import profile, protocol, protocols, rulebook, rulebook_names
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import Rulebook
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.status import status as day_status
from isotretinoin.statuses.worklist import ROW, Worklist
from isotretinoin.statuses.worklist import worklist as due_list
from isotretinoin.values import frozen
from isotretinoin.version import __version__

__all__ = ["main"]


try:
    from cyclopts import App, CycloptsError, Parameter
except ModuleNotFoundError as missing:  # pragma: no cover - seen only without the extra
    raise SystemExit(
        "the command line needs its extra: pip install 'isotretinoin[cli]'",
    ) from missing


T = TypeVar("T")

#: The command and its sub-commands.
app = App(
    name="isotretinoin",
    help="The clinical rules of isotretinoin, dated and cited. No medical device, no advice.",
    version=__version__,
    version_flags=["--version"],
)

# What it needs is read when it is asked for.
app.command("isotretinoin.cli.cohort:cohort", name="cohort")

#: What `--start-days` is where it is left out; doses and the goal are then those of the rules.
_START_DAYS: Final = "28"

_CanBecomePregnant = Annotated[bool | None, Parameter(negative="--cannot-become-pregnant")]
#: A question that is answered by being asked.
_Yes = Annotated[bool, Parameter(negative="")]
_AsJson = Annotated[bool, Parameter("--json", negative="")]
_AsHtml = Annotated[bool, Parameter("--html", negative="")]
_Handout = Annotated[Literal["patient", "staff"] | None, Parameter("--print")]
#: The options that answer yes and no.
_ANSWERS: Final = {
    "can_become_pregnant": ("--can-become-pregnant", "--cannot-become-pregnant"),
    "pregnant": ("--pregnant", "--not-pregnant"),
    "plans_pregnancy": ("--plans-pregnancy", "--plans-no-pregnancy"),
    "meets_prevention": ("--meets-prevention", "--cannot-meet-prevention"),
    "breast_feeding": ("--breast-feeding", "--not-breast-feeding"),
}
#: The options in whose place a protocol stands.
_OF_A_PROTOCOL: Final = ("goal", "start_dose", "start_days", "dose")
_VS: Final = "write --vs \"--dose '0.25 mg/kg/day'\""
_POSSIBLE: Final[dict[bool | None, str]] = {
    True: "can become pregnant",
    False: "cannot become pregnant",
}


def _useless(option: str, because: str) -> FactError:
    """The refusal of an option that would do nothing."""
    return FactError(f"{option} does nothing {because}: leave it out")


def _or(told: str | None, left_out: str) -> str:
    """What was told, and nothing else for a text without a word."""
    return left_out if told is None else told


@frozen(kw_only=True)
class _As:
    """Rules as of another day, or with other first days.

    Parameters
    ----------
    effective
        Other first days for rules or editions: "us.ipledge.edition-5=2027-01-01".
    known_on
        Answer from what had been announced by that day: 2026-03-01.
    """

    effective: str | None = None
    known_on: str | None = None

    @property
    def days(self) -> Mapping[str, date]:
        """The first days set, by key."""
        return first_days_from(self.effective)

    @property
    def known(self) -> date | None:
        """The day as known on which the rules are asked for."""
        return None if self.known_on is None else day_from(self.known_on)

    def book(self, name: str) -> Rulebook:
        """The rulebook of that name, so."""
        return rulebook(name, effective=self.days, known_on=self.known)

    def books(self, names: Iterable[str]) -> list[Rulebook]:
        """The rulebooks of those names; a first day is set in each that has such a rule."""
        whole = [rulebook(name) for name in names]
        taken: dict[str, dict[str, date]] = {book.name: {} for book in whole}
        for key, day in self.days.items():
            refusals: list[UnknownName] = []
            for book in whole:
                try:
                    book.effective({key: day})
                except UnknownName as error:
                    refusals.append(error)
                else:
                    taken[book.name][key] = day
            if len(refusals) == len(whole):
                raise refusals[0]
        return [rulebook(name, effective=days, known_on=self.known) for name, days in taken.items()]

    def schedule(self, name: str) -> MonitoringProfile:
        """The laboratory schedule of that name, so."""
        found = profile(name)
        self._refuse_unknown(found.visits, f"the schedule {found.name!r}")
        visits = map(self._rule, found.visits)
        return evolve(found, visits=tuple(rule for rule in visits if rule is not None))

    def medicines(self, found: Iterable[Product]) -> Iterator[Product]:
        """The medicines, so: without those, and those codes, of which nothing was known by the day."""
        every = tuple(found)
        self._refuse_unknown(
            (rule for each in every for rule in (each.offered, each.food) if rule is not None),
            "the medicines listed",
        )
        day = self.known
        for each in every:
            offered = self._rule(each.offered)
            if offered is not None:
                codes = (c for c in each.codes if day is None or c.since is None or c.since <= day)
                food = None if each.food is None else self._rule(each.food)
                yield evolve(each, offered=offered, food=food, codes=tuple(codes))

    def _refuse_unknown(self, rules: Iterable[Rule[Any]], where: str) -> None:
        known = {rule.key for rule in rules} if self.days else set[str]()
        if unknown := [key for key in self.days if key not in known]:
            close = closest(unknown[0], known)
            meant = f"; the closest is {close!r}" if close else ""
            raise UnknownName(f"no rule {unknown[0]!r:.60} in {where}{meant}")

    def _rule(self, rule: Rule[T]) -> Rule[T] | None:
        moved = evolve(rule, since=self.days.get(rule.key, rule.since))
        return moved if self.known is None else moved.as_known_on(self.known)

    @property
    def said(self) -> tuple[tuple[str, str], ...]:
        """What was set, as a page names it."""
        told = [f"{key} from {day}" for key, day in self.days.items()]
        told += [] if self.known is None else [f"as known on {self.known}"]
        return (("Set by the caller", ", ".join(told)),) if told else ()


@frozen(kw_only=True)
class RuleOptions(_As):
    """Whose rules, and as of when.

    Parameters
    ----------
    rules_of
        Whose rules: see `isotretinoin rules`.
    """

    rules_of: Annotated[str, Parameter("--rulebook")] = "US"

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook that the options name."""
        return self.book(self.rules_of)


_Rules = Annotated[RuleOptions, Parameter(name="*")]
_AsOf = Annotated[_As, Parameter(name="*")]
_OUR_RULES: Final = RuleOptions()
_AS_THEY_ARE: Final = _As()


def _left_out(faults: tuple[Fault, ...]) -> tuple[Table, ...]:
    rows = tuple((fault.path, fault.message) for fault in faults)
    return (Table("Entries that could not be read and are left out", ("Place", "Why"), rows),)


def _usual(rules: Rulebook, day: date, formulation: Formulation) -> Usual:
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
    can_become_pregnant: _CanBecomePregnant = None
    protocol: str | None = None
    most: _Yes = False

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
        for name in _OF_A_PROTOCOL:
            if getattr(self, name) is not None:
                raise _useless(_option(name), "beside --protocol, which gives the doses")
        if self.most and not by.ranges:
            raise _useless("--most", f"with {by.name}, of which doses and days are no range")
        return by.course(
            patient=self._patient(weight_needed, by.regimen.steps, by.regimen.goal),
            first_dose=day_from(self.first_dose),
            most=self.most,
        )

    def _by_doses(self, rules: Rulebook, formulation: Formulation, weight_needed: bool) -> Course:  # noqa: FBT001 - handed on
        if self.most:
            raise _useless("--most", "without a --protocol")
        day = day_from(self.first_dose)
        days = count_from(_or(self.start_days, _START_DAYS), "starting days")
        if self.start_dose is not None and not days:
            raise _useless("--start-dose", "with --start-days 0")
        low = None if self.start_dose is None else dose_from(self.start_dose)
        high = None if self.dose is None else dose_from(self.dose)
        goal = None if self.goal is None else goal_from(self.goal)
        if high is None or goal is None or (days and low is None):
            by_rules = _usual(rules, day, formulation)
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
        by = _usual(rules, day_from(self.first_dose), formulation)
        return (("Left out", f"doses and goal not given are {by}"),)

    def facts(self, course: Course) -> tuple[tuple[str, str], ...]:
        """What is told of the course and the patient, as a page shows it."""
        days = f"{course.first_dose} to {course.last_dose}, {Days(course.days)}"
        possible = _POSSIBLE.get(self.can_become_pregnant)
        weight = None if self.weight is None else f"{course.patient.weight}, {course.total_dose}"
        told = ", ".join(filter(None, (weight, possible)))
        return (("Course", days), *((("Patient", told),) if told else ()))


@frozen(kw_only=True)
class PatientOptions:
    """What is recorded of the patient; left out, it is not recorded.

    Parameters
    ----------
    born
        Birth date: 2008-05-01.
    category
        Facts by which the programme tells who can become pregnant, as
        "has-uterus=yes,sterilised=no,age=54"; they win over --can-become-pregnant.
    pregnant
        Whether the patient is pregnant.
    plans_pregnancy
        Whether a pregnancy is planned.
    meets_prevention
        Whether pregnancy prevention can be kept to.
    breast_feeding
        Whether the patient is breast-feeding.
    kidney_function
        How the kidneys work.
    allergy
        Allergies between commas, as "soya,peanut", or none.
    condition
        Other conditions between commas, as "hepatic insufficiency", or none.
    medicine
        Other medicines between commas, as "doxycycline", or none.
    earlier
        Earlier courses by the day or month of the last dose, as "2023-05,2025-11-03", or none.
    history
        A file with the earlier courses as JSON: a history, or a diary.
    """

    born: str | None = None
    category: str | None = None
    pregnant: Annotated[bool | None, Parameter(negative="--not-pregnant")] = None
    plans_pregnancy: Annotated[bool | None, Parameter(negative="--plans-no-pregnancy")] = None
    meets_prevention: Annotated[bool | None, Parameter(negative="--cannot-meet-prevention")] = None
    breast_feeding: Annotated[bool | None, Parameter(negative="--not-breast-feeding")] = None
    kidney_function: KidneyFunction | None = None
    allergy: str | None = None
    condition: str | None = None
    medicine: str | None = None
    earlier: str | None = None
    history: str | None = None

    def of(self, course: Course) -> Course:
        """The course of the patient with these facts."""
        return evolve(course, patient=evolve(course.patient, **self.told(course.first_dose)))

    def told(self, before: date) -> dict[str, Any]:
        """The facts told, by their names; the earlier courses are those before that day."""
        if self.earlier is not None and self.history is not None:
            raise _useless("--earlier", "beside --history, which tells the earlier courses")
        earlier = history_from(self.earlier)
        facts = {
            "born": None if self.born is None else day_from(self.born),
            "reproductive": facts_from(self.category),
            "pregnant": self.pregnant,
            "plans_pregnancy": self.plans_pregnancy,
            "meets_prevention": self.meets_prevention,
            "breast_feeding": self.breast_feeding,
            "kidney_function": self.kidney_function,
            "allergies": names_from(self.allergy),
            "conditions": names_from(self.condition),
            "medicines": names_from(self.medicine),
            "history": earlier if self.history is None else history_in(self.history, before),
        }
        return {name: fact for name, fact in facts.items() if fact is not None}


#: The options of facts that are called otherwise than the fact.
_CALLED: Final = {
    "reproductive": "--category",
    "allergies": "--allergy",
    "conditions": "--condition",
    "medicines": "--medicine",
    "history": "--earlier or --history",
}


@frozen(kw_only=True)
class RecordedOptions(PatientOptions):
    """What is recorded of the patient beside the diary, which may record it too.

    Parameters
    ----------
    can_become_pregnant
        Whether the patient can become pregnant; left out, it counts as not recorded.
    """

    can_become_pregnant: _CanBecomePregnant = None

    def beside(self, diary: Diary, by: date) -> Diary:
        """The diary of the patient with these facts; one that it records is not told again."""
        patient = diary.patient
        facts = self.told(diary.courses[0].first if diary.courses else by)
        if self.can_become_pregnant is not None:
            facts["can_become_pregnant"] = self.can_become_pregnant
        for name, fact in facts.items():
            if getattr(patient, name) is not None:
                yes, no = _ANSWERS.get(name, (_CALLED.get(name, _option(name)),) * 2)
                option = no if fact is False else yes
                raise _useless(option, "beside the diary, which records that fact itself")
        return evolve(diary, patient=evolve(patient, **facts)) if facts else diary


_NO_MORE: Final = RecordedOptions()
_Recorded = Annotated[RecordedOptions, Parameter(name="*")]
_NOT_RECORDED: Final = PatientOptions()


@app.command
def plan(
    *,
    course: Annotated[CourseOptions, Parameter(name="*")],
    patient: Annotated[PatientOptions, Parameter(name="*")] = _NOT_RECORDED,
    rules: _Rules = _OUR_RULES,
    monitoring: str | None = None,
    product: str | None = None,
    exact: _Yes = False,
    sections: str | None = None,
    sources: Literal["none", "short", "full"] | None = None,
    handout: _Handout = None,
    vs: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    html: _AsHtml = False,
    json: _AsJson = False,
) -> None:
    """Print a whole course: what to do when, doses, tests, pregnancy prevention, findings, sources.

    Parameters
    ----------
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    product
        A brand, such as "Absorica LD", see `isotretinoin products`; of a brand of several places
        that of the rulebook is meant. Left out, the place's generic capsules where known.
    exact
        Lay out the doses as ordered, and not the whole capsules that are really taken.
    sections
        Which tables: "agenda,findings", of agenda, findings, not-judged, doses, windows, pregnancy-tests,
        prescriptions, capsules, laboratory and remarks; left out, all of them.
    sources
        What is said of the sources: none, short (who says so) or full (the rules whole); left out,
        full, and on a sheet to be printed short.
    handout
        Print a sheet for the patient or for the staff instead, one page where it fits.
    vs
        What if: options with other values, as "--dose '0.25 mg/kg/day'"; the two plans are then
        printed side by side.
    html
        Print the page as an HTML document, for a browser or for paper.
    json
        Print the plan as JSON, or two plans as rows.
    """
    _refuse_two_forms(html=html, json=json)
    if handout is not None:
        for option, useless in (("--sections", sections), ("--vs", vs), ("--json", json or None)):
            if useless is not None:
                raise _useless(option, "beside --print, which has a page of its own")
    first = _planned(course, patient, rules, monitoring=monitoring, product=product, exact=exact)
    if vs is not None:
        told = _words(
            course, patient, rules, monitoring=monitoring, product=product, exact=exact or None
        )
        other = _what_if(vs, told)
        page = compare_plans(first, other, names=("as asked", "what if")).sheet()
        _show(evolve(page, facts=(("What if", " ".join(vs.split())),)), rules, json=json, html=html)
    elif json:
        print(_record(first), end="")
    elif handout == "patient":
        _show(first.handout(for_=handout, sources=sources or "short"), rules, html=html)
    else:
        named = None if sections is None else [each.strip() for each in sections.split(",")]
        if handout is not None:
            sheet = first.handout(for_=handout, sources=sources or "short")
        else:
            sheet = first.sheet(sections=named, sources=sources or "full")
        told_by = (*course.left_out(rules.rulebook, _kind(first.product)), *course.source())
        _show(evolve(sheet, facts=(*sheet.facts, *told_by)), rules, html=html)


def _refuse_two_forms(*, html: bool, json: bool) -> None:
    if html and json:
        raise _useless("--html", "beside --json")


def _planned(
    course: CourseOptions,
    patient: PatientOptions,
    rules: RuleOptions,
    *,
    monitoring: str | None,
    product: str | None,
    exact: bool,
) -> Plan:
    book = rules.rulebook
    taken = _capsules_of(book, product)
    return laid_out(
        patient.of(course.course(book, formulation=_kind(taken), weight_needed=True)),
        book,
        monitoring=profile(monitoring) if monitoring is not None else None,
        product=taken,
        capsules="exact" if exact else "taken",
    )


def _capsules_of(book: Rulebook, product: str | None) -> Product | None:
    return generic(book.name) if product is None else product_named(product, market=book.name)


def _kind(product: Product | None) -> Formulation:
    return Formulation.CONVENTIONAL if product is None else product.judged_as


def _answered(
    found: Plan | Review | Status,
    faults: tuple[Fault, ...],
    rules: _As,
    *,
    json: bool,
    html: bool = False,
) -> None:
    """The answer as JSON, or as its page after what could not be read."""
    if not json:
        sheet = found.sheet()
        _show(evolve(sheet, tables=(*_left_out(faults), *sheet.tables)), rules, html=html)
        return
    if faults:  # JSON has no place for them
        raise RecordError(*faults)
    print(_record(found), end="")


def _record(found: Plan | Review | Status | Worklist) -> str:
    try:
        from isotretinoin.adapters.records import to_json  # noqa: PLC0415 - needs its own extra
    except ModuleNotFoundError:
        raise RecordError(NO_RECORDS) from None
    return to_json(found)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _words(
    *groups: CourseOptions | PatientOptions | RuleOptions, **more: str | bool | None
) -> dict[str, str | None]:
    """The options as they were given, by name; None for one that takes no value."""
    given = {name: value for group in groups for name, value in asdict(group).items()} | more
    words: dict[str, str | None] = {}
    for name, value in given.items():
        if name in _ANSWERS:
            yes, no = _ANSWERS[name]
            words |= {} if value is None else {yes if value is True else no: None}
        elif value is True:
            words[_option(name)] = None
        elif isinstance(value, str):
            words["--rulebook" if name == "rules_of" else _option(name)] = value
    return words


def _what_if(changed: str, words: dict[str, str | None]) -> Plan:
    """The plan by the same words with some of them changed."""
    try:
        told = shlex.split(changed)
    except ValueError:
        raise FactError(f"{changed!r:.60} has a quote that is not closed: {_VS}") from None
    names = {each.partition("=")[0].replace("_", "-") for each in told if each.startswith("--")}
    if not names:
        raise FactError(f"{changed!r:.60} changes no option: {_VS}")
    doses = {_option(name) for name in _OF_A_PROTOCOL}
    # What cannot stand beside what is changed goes, and so does the other answer to a question.
    for one, other in (
        ({"--protocol", "--most"}, doses),
        (doses, {"--protocol", "--most"}),
        ({"--earlier", "--history"}, {"--earlier", "--history"}),
        *((set(both), set(both)) for both in _ANSWERS.values()),
    ):
        if names & one:
            names |= other - one if one != other else other
    same = [
        name if value is None else f"{name}={value}"
        for name, value in words.items()
        if name not in names
    ]
    command, bound, _ = app.parse_args(
        ["plan", *same, *told], exit_on_error=False, print_error=False
    )
    asked = bound.arguments
    forms = ("vs", "json", "html", "handout")
    if command is not plan or any(asked.get(each) for each in forms):
        raise _useless("what is asked for", "in --vs, which changes options of the plan alone")
    rules = asked.get("rules", _OUR_RULES)
    return _planned(
        asked["course"],
        asked.get("patient", _NOT_RECORDED),
        rules,
        monitoring=asked.get("monitoring"),
        product=asked.get("product"),
        exact=asked.get("exact", False),
    )


@app.command
def replan(
    diary: str,
    *,
    on: str,
    goal: str | None = None,
    regimen: str | None = None,
    weight_policy: Literal["latest", "baseline", "period"] = "latest",
    unrecorded: UnrecordedDoses | None = None,
    patient: _Recorded = _NO_MORE,
    rules: _Rules = _OUR_RULES,
    monitoring: str | None = None,
    product: str | None = None,
    exact: _Yes = False,
    errors: WithErrors = "raise",
    handout: _Handout = None,
    html: _AsHtml = False,
    json: _AsJson = False,
) -> None:
    """Print the plan from a day on, from what was really taken until then.

    Parameters
    ----------
    diary
        A file that holds the diary as JSON.
    on
        The last day of which the diary is believed; the plan goes on from the day after.
    goal
        What is aimed at in the whole course: "120 mg/kg" or "8160 mg"; left out, the regimen's own,
        or else that of the rules, or of the patient guide.
    regimen
        How the course goes on: "20 mg/day for 28 days, then 40 mg/day"; left out, the dose last
        noted.
    weight_policy
        Which weight makes mg into mg/kg: the last one noted, the first one, or for each dose taken
        that of its day, so that what is left is aimed at anew.
    unrecorded
        Whether doses of which nothing is known count as taken or missed.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    product
        What is taken from then on; left out, what was dispensed last, or else the place's generic
        capsules where known.
    exact
        Lay out the doses to come as ordered, and not the whole capsules that are really taken.
    errors
        "collect" to leave out the entries that cannot be read, and list them.
    handout
        Print a sheet for the patient or for the staff instead, one page where it fits.
    html
        Print the page as an HTML document, for a browser or for paper.
    json
        Print the plan as JSON.
    """
    _refuse_two_forms(html=html, json=json)
    if handout is not None and json:
        raise _useless("--json", "beside --print, which has a page of its own")
    told, faults = diary_in(diary, errors)
    day, book = day_from(on), rules.rulebook
    told = patient.beside(told, day)
    ahead = None if regimen is None else Regimen.parse(regimen)
    own = ahead is not None and (ahead.goal is not None or ahead.days is not None)
    handed = told.of(Dispensing, last=day)
    given = handed[-1].product if handed and product is None else _capsules_of(book, product)
    usual_goal = _usual(book, day, _kind(given)).goal
    found = planned_again(
        told,
        book,
        on=day,
        goal=goal_from(goal) if goal is not None else None if own else usual_goal,
        planned=ahead,
        weight_policy=weight_policy,
        unrecorded=unrecorded,
        product=given,
        capsules="exact" if exact else "taken",
        monitoring=profile(monitoring) if monitoring is not None else None,
    )
    if unrecorded is not None and found.taken is not None and found.taken.unrecorded is None:
        raise _useless("--unrecorded", f"where no dose until {day} is unrecorded")
    if handout is None:
        _answered(found, faults, rules, json=json, html=html)
    else:
        sheet = found.handout(for_=handout)
        _show(evolve(sheet, tables=(*_left_out(faults), *sheet.tables)), rules, html=html)


@app.command
def labs(
    *,
    course: Annotated[CourseOptions, Parameter(name="*")],
    profile_of: Annotated[str | None, Parameter("--profile")] = None,
    compare: str | None = None,
    rules: _AsOf = _AS_THEY_ARE,
) -> None:
    """Print the laboratory tests of a course by one published schedule, or several side by side.

    The weight may be left out where every dose is by weight.

    Parameters
    ----------
    profile_of
        Whose schedule: guide, eu_smpc, xia2022, hansen2016 …; left out, guide.
    compare
        Schedules to set side by side instead: "guide,eu_smpc,xia2022".
    """
    book = rulebook(RuleOptions().rules_of)
    planned = course.course(book, weight_needed=False)
    if compare is None:
        sheet = schedule(planned, rules.schedule(profile_of or "guide")).sheet()
    elif profile_of is not None:
        raise _useless("--profile", "beside --compare, which names the schedules")
    else:
        sheet = burdens_sheet(planned, [rules.schedule(name) for name in _names(compare)])
    _show(
        evolve(sheet, facts=(*course.facts(planned), *course.left_out(book), *course.source())),
        rules,
    )


@app.command
def account(
    diary: str,
    *,
    as_of: str,
    goal: str | None = None,
    weight_policy: Literal["latest", "period", "baseline"] = "latest",
    projection: Literal["current_dose", "planned"] | None = None,
    errors: WithErrors = "raise",
    rules: _Rules = _OUR_RULES,
) -> None:
    """Print what a diary adds up to by a day, and what is left until the goal.

    Parameters
    ----------
    diary
        A file that holds the diary as JSON.
    as_of
        The last day that counts.
    goal
        What is aimed at: "120 mg/kg" or "8160 mg".
    weight_policy
        Which weight makes mg into mg/kg.
    projection
        Whether the current dose goes on, or what the diary notes for later days; left out, the
        current dose.
    errors
        "collect" to leave out the entries that cannot be read, and list them.
    """
    if projection is not None and goal is None:
        raise _useless("--projection", "without a --goal")
    told, faults = diary_in(diary, errors)
    book = rules.rulebook
    sheet = account_sheet(
        accounted(
            told,
            as_of=day_from(as_of),
            goal=goal_from(goal) if goal is not None else None,
            weight_policy=weight_policy,
            projection=projection or "current_dose",
            goals=book.goals,
        ),
    )
    how = () if projection is None else (("Projection", projection.replace("_", " ")),)
    sheet = evolve(sheet, facts=(*sheet.facts, *how), tables=(*_left_out(faults), *sheet.tables))
    _show(sheet, rules, book=book)


@app.command
def review(
    diary: str,
    *,
    as_of: str | None = None,
    patient: _Recorded = _NO_MORE,
    rules: _Rules = _OUR_RULES,
    monitoring: str | None = None,
    errors: WithErrors = "raise",
    json: _AsJson = False,
) -> None:
    """Print what in a diary departs from the rules, and what could not be judged.

    Parameters
    ----------
    diary
        A file that holds the diary as JSON.
    as_of
        The last day that counts: nothing that is due later is missing. Left out, the last day that
        the diary notes.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    errors
        "collect" to leave out the entries that cannot be read, and list them.
    json
        Print the review as JSON.
    """
    told, faults = diary_in(diary, errors)
    last = told.last_day if as_of is None else day_from(as_of)
    if last is None:
        raise RecordError("the diary notes nothing: give the last day that counts, with --as-of")
    found = reviewed(
        patient.beside(told, last),
        rules.rulebook,
        as_of=last,
        monitoring=profile(monitoring) if monitoring is not None else None,
    )
    _answered(found, faults, rules, json=json)


@app.command
def status(
    diary: str,
    *,
    on: str,
    patient: _Recorded = _NO_MORE,
    rules: _Rules = _OUR_RULES,
    monitoring: str | None = None,
    errors: WithErrors = "raise",
    json: _AsJson = False,
) -> None:
    """Print what may be prescribed and dispensed on a day, and what is overdue, due and coming.

    Parameters
    ----------
    diary
        A file that holds the diary as JSON.
    on
        The day asked about: 2026-11-26. What is noted for later days is left aside.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    errors
        "collect" to leave out the entries that cannot be read, and list them.
    json
        Print the status as JSON.
    """
    told, faults = diary_in(diary, errors)
    day = day_from(on)
    found = day_status(
        patient.beside(told, day),
        rules.rulebook,
        on=day,
        monitoring=profile(monitoring) if monitoring is not None else None,
    )
    _answered(found, faults, rules, json=json)


@app.command
def worklist(
    diaries: str,
    *,
    first: str,
    last: str,
    rules: _Rules = _OUR_RULES,
    monitoring: str | None = None,
    errors: WithErrors = "raise",
    csv: Annotated[bool, Parameter("--csv", negative="")] = False,
    json: _AsJson = False,
) -> None:
    """Print what is overdue and due for many patients in a range of days, and why.

    Parameters
    ----------
    diaries
        A folder of diaries, each a file that ends in .json and is called as the person; or a file
        with one diary, or {"person": "A", "diary": {...}}, on each line.
    first
        The first day asked about: 2026-11-23. What is noted for later days is left aside.
    last
        The last day asked about: 2026-11-29.
    monitoring
        Whose laboratory schedule; left out, the rulebook's own.
    errors
        "collect" to answer for diaries with entries that cannot be read without these, and list them.
    csv
        Print the rows as CSV; who is not answered for, and what was left aside, goes to standard error.
    json
        Print the worklist as JSON, the rows among it.
    """
    if csv and json:
        raise _useless("--csv", "beside --json")
    days = {"first": day_from(first), "last": day_from(last)}
    told = diaries_in(diaries, errors)
    listed = due_list(
        told.diaries,
        rules.rulebook,
        monitoring=profile(monitoring) if monitoring is not None else None,
        **days,
    )
    found = evolve(
        listed,
        not_answered=(*told.not_read, *listed.not_answered),
        remarks=(*told.left_out, *listed.remarks),
    )
    if csv:
        _print_rows(found)
    elif json:
        print(_record(found), end="")
    else:
        _show(found.sheet(), rules)


def _print_rows(found: Worklist) -> None:
    from csv import writer  # noqa: PLC0415 - this command alone

    rows = writer(sys.stdout, lineterminator="\n")
    rows.writerow(ROW)
    for row in found.rows():
        rows.writerow(printable("" if row[name] is None else str(row[name])) for name in ROW)
    for each in (*found.not_answered, *found.remarks):
        print(f"isotretinoin: {printable(f'{each.person}: {each.reason}')}", file=sys.stderr)


@app.command
def windows(
    *,
    rules: _Rules = _OUR_RULES,
    specimen: str | None = None,
    office_visit: str | None = None,
    first_test: str | None = None,
    menses_first_day: str | None = None,
    first_dose: str | None = None,
    last_dose: str | None = None,
    can_become_pregnant: _CanBecomePregnant = None,
) -> None:
    """Print the windows that open or close on given days, each with the rule in force that day.

    Parameters
    ----------
    specimen
        Day on which the specimen of a pregnancy test was collected.
    office_visit
        Day of the office visit.
    first_test
        Day of the first of two pregnancy tests before treatment.
    menses_first_day
        First day of the menstrual period, for a patient with a regular cycle.
    first_dose
        Day of the first dose.
    last_dose
        Day of the last dose.
    can_become_pregnant
        Whether the patient can become pregnant; left out, it counts as not recorded.
    """
    asked = {
        "specimen": specimen,
        "office_visit": office_visit,
        "first_test": first_test,
        "menses_first_day": menses_first_day,
        "first_dose": first_dose,
        "last_dose": last_dose,
    }
    days = {name: day_from(text) for name, text in asked.items() if text is not None}
    if not days.keys() - {"menses_first_day"}:
        raise DateError("no day to start from: give --specimen, --office-visit or --last-dose")
    _refuse_idle(days.keys(), can_become_pregnant)
    sheet = windows_sheet(rules.rulebook, days, can_become_pregnant=can_become_pregnant)
    possible = _POSSIBLE.get(can_become_pregnant)
    told = (("Patient", possible),) if possible else ()
    _show(evolve(sheet, facts=(*sheet.facts, *told)), rules)


def _refuse_idle(given: Iterable[str], able: bool | None) -> None:  # noqa: FBT001 - a fact, as it was told
    """Nothing, when each of the days leads to a window of its own."""
    days = set(given)
    if "menses_first_day" in days and "first_test" not in days:
        raise _useless("--menses-first-day", "without --first-test")
    if able is True and "office_visit" in days and "specimen" not in days:
        raise _useless(
            "--office-visit",
            "for who can become pregnant, whose window opens with the --specimen",
        )
    for name in ("specimen", "first_test") if able is False else ():
        if name in days:
            raise _useless(f"--{name.replace('_', '-')}", "for who cannot become pregnant")
    if able is False and "first_dose" in days and "last_dose" not in days:
        raise _useless("--first-dose", "for who cannot become pregnant, without --last-dose")


@app.command
def products(
    name: str | None = None,
    *,
    rules: _AsOf = _AS_THEY_ARE,
    json: _AsJson = False,
) -> None:
    """List the medicines: place, capsules, formulation, food, codes, and who says so.

    Parameters
    ----------
    name
        A brand, such as "Roaccutane"; every place that has it is listed. Left out, all of them.
    json
        Print the list as JSON.
    """
    from isotretinoin.pages.products import products_sheet  # noqa: PLC0415 - this command alone

    found = medicines.ALL if name is None else medicines.named(name)
    # Of a name that nobody has, `get` says so.
    listed = tuple(rules.medicines(found or (product_named(str(name)),)))
    sheet = products_sheet(listed)
    facts = () if listed else (("Products", "none"),)
    _show(evolve(sheet, facts=facts), rules, json=json)


@app.command(name="protocols")
def list_protocols(
    name: str | None = None,
    *,
    weight: str | None = None,
    json: _AsJson = False,
) -> None:
    """List the published low-dose protocols: doses, days, totals, patients, outcome, and who says so.

    Parameters
    ----------
    name
        One protocol, such as "goulden_1997"; left out, all of them.
    weight
        Body weight for which totals are worked out: "68 kg"; left out, as the source lets them be.
    json
        Print the list as JSON.
    """
    from isotretinoin.pages.protocols import protocols_sheet  # noqa: PLC0415 - this command alone

    found = protocols() if name is None else (protocol(name),)
    known = None if weight is None else weight_from(weight)
    _show(protocols_sheet(found, weight=known), _AS_THEY_ARE, json=json)


@app.command
def rules(
    *,
    of: Annotated[str | None, Parameter("--rulebook")] = None,
    compare: str | None = None,
    topic: str | None = None,
    on: str | None = None,
    rules: _AsOf = _AS_THEY_ARE,
) -> None:
    """List rules with their values, dates, sources and when these were last checked.

    Parameters
    ----------
    of
        Whose rules; left out, every rulebook's.
    compare
        Rulebooks to set side by side instead: "US,GB,EU".
    topic
        What to compare: post-course, contraception, pregnancy tests, blood donation, supply …; left
        out, post-course.
    on
        The day whose rules are listed or compared; compared rules are by default those of today.
    """
    if compare is not None:
        if of is not None:
            raise _useless("--rulebook", "beside --compare, which names the rulebooks")
        books = rules.books(_names(compare))
        day = day_from(on) if on is not None else datetime.now().astimezone().date()
        told = "post-course" if topic is None else topic
        _show(comparison_sheet(compared(books, on=day, topic=told)), rules)
        return
    if topic is not None:
        raise _useless("--topic", "without --compare")
    for book in rules.books(rulebook_names() if of is None else [of]):
        listed = book.rules if on is None else book.on(day_from(on))
        notes = References()
        rows = tuple(
            (
                rule.key,
                in_words(rule.value),
                rule.days,
                "yes" if rule.verified else "no",
                notes.mark(rule),
            )
            for rule in listed
        )
        table = Table(
            f"{len(rows)} rules",
            ("Key", "Value", "In force", "Verified", "Source"),
            rows,
        )
        facts = (("Version", f"isotretinoin {__version__}, digest of the rules {book.digest}"),)
        title = f"{book.name}: {book.title}"
        _show(Sheet(title, facts=facts, tables=(table,), sources=notes.listed_with_days()), rules)
        print()


def _names(listed: str) -> list[str]:
    """The names between commas, each once: to set a thing beside itself does nothing."""
    names = [name.strip() for name in listed.split(",")]
    for name in names:
        if sum(name.casefold() == other.casefold() for other in names) > 1:
            raise _useless(f"{name!r:.60} named twice", "in --compare")
    return names


def _show(
    sheet: Sheet,
    rules: _As,
    *,
    book: Rulebook | None = None,
    json: bool = False,
    html: bool = False,
) -> None:
    whose = (("Rules", book.title),) if book is not None else ()
    told = evolve(sheet, facts=(*sheet.facts, *whose, *rules.said))
    written = told.json() if json else told.document() if html else f"{told.text()}\n"
    print(written, end="")


def main(tokens: Sequence[str] | None = None) -> int:
    """The exit status of the command for these words, by default those of the command line."""
    lend_signs(sys.stdout, sys.stderr)
    try:
        app(tokens, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left, as `head` does; Python would complain of the rest on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (IsotretinoinError, ValueError, CycloptsError) as error:
        return _refuse(str(error))
    return 0


def _refuse(reason: str) -> int:
    faults = "; ".join(" ".join(line.split()) for line in reason.splitlines() if line.strip())
    print(f"isotretinoin: {printable(faults)}", file=sys.stderr)
    return 2
