"""The commands that lay out a course: `plan` and `replan`."""

import shlex
from pathlib import Path
from typing import Annotated, Final, Literal, TypeAlias

from attrs import asdict, evolve
from cyclopts import Parameter

from isotretinoin.cli.course_options import (
    ANSWERS,
    OF_A_PROTOCOL,
    CourseOptions,
    Yes,
    usual_of,
)
from isotretinoin.cli.diary_options import (
    AS_WRITTEN,
    FromDiary,
    refuse_faults,
    with_faults,
)
from isotretinoin.cli.exports import ExportOptions
from isotretinoin.cli.output import (
    ON_THE_TERMINAL,
    PAGES,
    Form,
    Output,
    in_form,
    of_the_rules,
    record,
    refused,
)
from isotretinoin.cli.patient_options import NO_MORE, NOT_RECORDED, PatientOptions, Recorded
from isotretinoin.cli.rule_options import OUR_RULES, RuleOptions, TheRules
from isotretinoin.cli.words import day_from, goal_from, option_called, useless
from isotretinoin.courses.regimen import Regimen
from isotretinoin.diaries.entries import Dispensing
from isotretinoin.errors import FactError
from isotretinoin.plans.comparing import compare_plans
from isotretinoin.plans.plan import Plan
from isotretinoin.plans.planning import plan as laid_out
from isotretinoin.plans.replanning import replan as planned_again
from isotretinoin.plans.taken import UnrecordedDoses
from isotretinoin.products import Formulation, Product, generic
from isotretinoin.products import get as product_named
from isotretinoin.rulebooks import profile
from isotretinoin.rules.rulebook import Rulebook

__all__ = ["plan", "replan"]

_Export = Annotated[ExportOptions, Parameter(name="*")]
_AS_IT_IS: Final = ExportOptions()
#: The forms in which a plan is written.
_PlanForm: TypeAlias = Literal["text", "json", "html", "ics", "fhir", "svg"]
_Form = Annotated[_PlanForm | None, Parameter("--format")]
_Handout = Annotated[Literal["patient", "staff"] | None, Parameter("--print")]
_VS: Final = "write --vs \"--dose '0.25 mg/kg/day'\""


def plan(
    *,
    course: Annotated[CourseOptions, Parameter(name="*")],
    patient: Annotated[PatientOptions, Parameter(name="*")] = NOT_RECORDED,
    rules: TheRules = OUR_RULES,
    monitoring: str | None = None,
    product: str | None = None,
    exact: Yes = False,
    sections: str | None = None,
    sources: Literal["none", "short", "full"] | None = None,
    handout: _Handout = None,
    vs: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    form: _Form = None,
    export: _Export = _AS_IT_IS,
    out: Output = ON_THE_TERMINAL,
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
    form
        How the plan is written: text, json, html, ics (a calendar), fhir or svg (a picture); left out,
        text.
    """
    asked = out.form(form)
    export.refuse_idle(asked)
    _refuse_idle(asked, handout, sections=sections, sources=sources, vs=vs)
    first = _planned(course, patient, rules, monitoring=monitoring, product=product, exact=exact)
    if vs is not None:
        told = _words(
            course, patient, rules, monitoring=monitoring, product=product, exact=exact or None
        )
        other = _what_if(vs, told)
        page = compare_plans(first, other, names=("as asked", "what if")).sheet()
        sheet = evolve(page, facts=(("What if", " ".join(vs.split())),))
    elif asked not in PAGES:
        out.write(_exported(first, asked, export))
        return
    elif handout is not None:
        sheet = first.handout(for_=handout, sources=sources or "short")
    else:
        named = None if sections is None else [each.strip() for each in sections.split(",")]
        sheet = first.sheet(sections=named, sources=sources or "full")
    if vs is None and handout != "patient":
        told_by = (*course.left_out(rules.rulebook, _kind(first.product)), *course.source())
        sheet = evolve(sheet, facts=(*sheet.facts, *told_by))
    out.write(in_form(of_the_rules(sheet, rules), asked))


def _refuse_idle(
    form: Form,
    handout: str | None,
    *,
    sections: str | None = None,
    sources: str | None = None,
    vs: str | None = None,
) -> None:
    """Nothing, when each of the options given does something beside the others."""
    if handout is not None:
        for option, value in (("--sections", sections), ("--vs", vs)):
            if value is not None:
                raise useless(option, "beside --print, which has a page of its own")
        if form not in PAGES:
            by = "--json" if form == "json" else f"--format {form}"
            raise useless(by, "beside --print, which has a page of its own")
    refused(form, ("--vs", vs), allowed=(*PAGES, "json"))
    refused(form, ("--sections", sections), ("--sources", sources), allowed=PAGES)


def _exported(found: Plan, form: Form, export: ExportOptions) -> str | bytes:
    return record(found) if form == "json" else export.of(found, form)


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


def _words(
    *groups: CourseOptions | PatientOptions | RuleOptions, **more: str | bool | None
) -> dict[str, str | None]:
    """The options as they were given, by name; None for one that takes no value."""
    given = {name: value for group in groups for name, value in asdict(group).items()} | more
    words: dict[str, str | None] = {}
    for name, value in given.items():
        if name in ANSWERS:
            yes, no = ANSWERS[name]
            words |= {} if value is None else {yes if value is True else no: None}
        elif value is True:
            words[option_called(name)] = None
        elif isinstance(value, (str, Path)):
            words["--rulebook" if name == "rules_of" else option_called(name)] = str(value)
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
    doses = {option_called(name) for name in OF_A_PROTOCOL}
    # What cannot stand beside what is changed goes, and so does the other answer to a question.
    for one, other in (
        ({"--protocol", "--most"}, doses),
        (doses, {"--protocol", "--most"}),
        ({"--earlier", "--history"}, {"--earlier", "--history"}),
        *((set(both), set(both)) for both in ANSWERS.values()),
    ):
        if names & one:
            names |= other - one if one != other else other
    same = [
        name if value is None else f"{name}={value}"
        for name, value in words.items()
        if name not in names
    ]
    # The command line knows its commands, and this one alone asks it to read another line.
    from isotretinoin.cli.app import app  # noqa: PLC0415 - see above

    command, bound, _ = app.parse_args(
        ["plan", *same, *told], exit_on_error=False, print_error=False
    )
    asked = bound.arguments
    forms = ("vs", "form", "out", "export", "handout")
    if command is not plan or any(asked.get(each) for each in forms):
        raise useless("what is asked for", "in --vs, which changes options of the plan alone")
    rules = asked.get("rules", OUR_RULES)
    return _planned(
        asked["course"],
        asked.get("patient", NOT_RECORDED),
        rules,
        monitoring=asked.get("monitoring"),
        product=asked.get("product"),
        exact=asked.get("exact", False),
    )


def replan(
    *diary: Path,
    on: str,
    goal: str | None = None,
    regimen: str | None = None,
    weight_policy: Literal["latest", "baseline", "period"] = "latest",
    unrecorded: UnrecordedDoses | None = None,
    patient: Recorded = NO_MORE,
    rules: TheRules = OUR_RULES,
    monitoring: str | None = None,
    product: str | None = None,
    exact: Yes = False,
    told: FromDiary = AS_WRITTEN,
    handout: _Handout = None,
    form: _Form = None,
    export: _Export = _AS_IT_IS,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """Print the plan from a day on, from what was really taken until then.

    Parameters
    ----------
    diary
        The file that holds the diary as JSON, or files of tables (CSV); - for standard input.
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
    handout
        Print a sheet for the patient or for the staff instead, one page where it fits.
    form
        How the plan is written: text, json, html, ics (a calendar), fhir or svg (a picture); left out,
        text.
    """
    asked = out.form(form)
    export.refuse_idle(asked)
    _refuse_idle(asked, handout)
    noted = told.read(diary)
    day, book = day_from(on), rules.rulebook
    known = patient.beside(noted.diary, day)
    ahead = None if regimen is None else Regimen.parse(regimen)
    own = ahead is not None and (ahead.goal is not None or ahead.days is not None)
    handed = known.of(Dispensing, last=day)
    given = handed[-1].product if handed and product is None else _capsules_of(book, product)
    usual_goal = usual_of(book, day, _kind(given)).goal
    found = planned_again(
        known,
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
        raise useless("--unrecorded", f"where no dose until {day} is unrecorded")
    if asked in PAGES:
        sheet = found.sheet() if handout is None else found.handout(for_=handout)
        out.write(in_form(of_the_rules(with_faults(sheet, noted), rules), asked), read=diary)
    else:
        refuse_faults(noted)
        out.write(_exported(found, asked, export), read=diary)
