"""The command `labs`: the laboratory tests of a course."""

from typing import Annotated, Literal

from attrs import evolve
from cyclopts import Parameter

from isotretinoin.cli.course_options import CourseOptions
from isotretinoin.cli.exports import svg_of
from isotretinoin.cli.output import ON_THE_TERMINAL, Output, in_form, of_the_rules
from isotretinoin.cli.rule_options import AS_THEY_ARE, RuleOptions, RulesAsOf
from isotretinoin.cli.words import each_once, useless
from isotretinoin.monitoring.schedules import schedule
from isotretinoin.pages.laboratory import burdens_sheet
from isotretinoin.rulebooks import rulebook

__all__ = ["labs"]


def labs(
    *,
    course: Annotated[CourseOptions, Parameter(name="*")],
    profile_of: Annotated[str | None, Parameter("--profile")] = None,
    compare: str | None = None,
    rules: RulesAsOf = AS_THEY_ARE,
    form: Annotated[Literal["text", "json", "html", "svg"] | None, Parameter("--format")] = None,
    out: Output = ON_THE_TERMINAL,
) -> None:
    """Print the laboratory tests of a course by one published schedule, or several side by side.

    The weight may be left out where every dose is by weight.

    Parameters
    ----------
    profile_of
        Whose schedule: guide, eu_smpc, xia2022, hansen2016 …; left out, guide.
    compare
        Schedules to set side by side instead: "guide,eu_smpc,xia2022".
    form
        How the answer is written: text, json, html, or svg, a picture of the visits; left out, text.
    """
    asked = out.form(form)
    book = rulebook(RuleOptions().rules_of)
    planned = course.course(book, weight_needed=False)
    if compare is not None and profile_of is not None:
        raise useless("--profile", "beside --compare, which names the schedules")
    names = [profile_of or "guide"] if compare is None else each_once(compare)
    schedules = [rules.schedule(name) for name in names]
    if asked == "svg":
        out.write(svg_of((planned, schedules)))
        return
    if compare is None:
        sheet = schedule(planned, schedules[0]).sheet()
    else:
        sheet = burdens_sheet(planned, schedules)
    told = (*course.facts(planned), *course.left_out(book), *course.source())
    out.write(in_form(of_the_rules(evolve(sheet, facts=told), rules), asked))
