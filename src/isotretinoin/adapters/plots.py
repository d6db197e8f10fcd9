"""Plans, accounts and rules as plots: functions that take and return the axes of Matplotlib.

Without axes, a figure of its own is made, outside of `pyplot`, so that nothing is left behind:
`plots.timeline(plan).figure` is shown by a notebook and has `savefig`. All is drawn in the colour of
the text in force, so that a dark style works, and what must be told apart differs in hatch, line or
marker, and is named where it stands. `axes.get_label()` holds in words what is shown, as the
alternative text of the picture. Needs the extra `plots`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from html import escape
from io import BytesIO, StringIO
from math import isfinite, isnan
from typing import Any, Final, TypeAlias

import matplotlib as mpl
from matplotlib import dates as _days_of
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from isotretinoin import given
from isotretinoin.courses.course import Course, Phase
from isotretinoin.dates import ONE_DAY
from isotretinoin.diaries.account import Account
from isotretinoin.errors import FactError, of_wrong_type, require, shown
from isotretinoin.evidence import Rule, unverified
from isotretinoin.findings import Between
from isotretinoin.monitoring.schedules import burdens
from isotretinoin.pages.timeline import alternative_text, lanes
from isotretinoin.plans.plan import Plan
from isotretinoin.posology.kinetics import fraction_remaining
from isotretinoin.quantities import DosePerKg
from isotretinoin.quantities.figures import figure
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.posology import HalfLife

__all__ = ["cumulative_dose", "cumulative_doses", "kinetics", "laboratory", "svg", "timeline"]

#: Axes to draw on: what they take by keyword, and the library's module of days, have no types.
_Untyped: TypeAlias = Any
_days: Final[_Untyped] = _days_of
_settings: Final[_Untyped] = mpl

_RULE: Final[type[Rule[Any]]] = Rule
_HATCHES: Final = ("///", "\\\\\\", "...", "xxx")
_LINES: Final[tuple[Any, ...]] = ("-", "--", ":", "-.", (0, (5, 1, 1, 1, 1, 1)))


def cumulative_dose(shown: Plan | Account, ax: Axes | None = None) -> Axes:
    """The cumulative dose in mg/kg by day, with the goal bands, what was aimed at, and missed days.

    Of an account with unrecorded days, the space between the lower and the higher sum is filled:
    every dose of them taken, or none. Bands are those that the plan or account was placed in.

    Raises
    ------
    TypeError
        When it is neither a plan nor an account.

    >>> from isotretinoin import Course, Patient, Regimen, kg, mg_per_day, mg_per_kg, rulebook
    >>> from isotretinoin import plan as planned
    >>> course = Course.until(
    ...     mg_per_kg(120),
    ...     patient=Patient(weight=kg(60), can_become_pregnant=False),
    ...     regimen=Regimen.stepped(mg_per_day(60)),
    ...     first_dose=date(2026, 3, 9),
    ... )
    >>> cumulative_dose(planned(course, rulebook("US"))).get_ylabel()
    'mg/kg since the first dose'
    """
    if isinstance(shown, Plan):
        days, low = _planned(shown)
        high, missed = low, list[date]()
        bands, goal, weight = shown.goals, shown.course.goal, shown.course.patient.weight
        phases, what = shown.course.phases, "Planned cumulative dose"
    else:
        account = require(shown, Account, "a plan or an account")
        days, low, high, missed = _taken(account)
        bands, weight = tuple(each.because for each in account.bands), account.weight
        goal, what = account.goal, f"Cumulative dose by {account.as_of}"
        phases = ()
    axes, ink = _axes(ax), _ink()
    said = [f"{what}: {_span(low[-1], high[-1])} mg/kg" if days else f"{what}: nothing was taken"]
    axes.margins(x=0.04)
    if days:
        numbers = [_day_number(day) for day in days]
        axes.plot(numbers, low, color=ink)
        if low != high:
            axes.plot(numbers, high, color=ink, linestyle="--")
            axes.fill_between(numbers, low, high, facecolor="none", edgecolor=ink, hatch="...")
            said.append("between the lines lie the doses of days that nobody recorded")
        said.append(f"from {days[0]} to {days[-1]}")
        said += _phases(axes, phases, dict(zip(days, low, strict=True)), ink)
        _dates(axes)
    if missed:
        at = [_day_number(day) for day in missed]
        axes.plot(at, [0] * len(at), color=ink, marker="x", linestyle="none", clip_on=False)
        said.append(f"missed days, marked x: {', '.join(map(str, missed))}")
    said += _bands(axes, bands, ink)
    if goal is not None:
        aimed = goal if isinstance(goal, DosePerKg) else goal / weight
        axes.axhline(float(aimed.mg_per_kg), color=ink, linestyle="-.", linewidth=1)
        _written(axes, float(aimed.mg_per_kg), f"goal {figure(goal)}", ink, right=True)
        said.append(f"goal {figure(goal)}")
    axes.set_ylim(bottom=0)
    axes.set_ylabel("mg/kg since the first dose")
    return _told(axes, what, said)


def _phases(
    axes: _Untyped,
    phases: Iterable[Phase],
    by_day: dict[date, float],
    ink: str,
) -> Iterator[str]:
    for phase in phases:
        begin = phase.window.first - ONE_DAY
        dose = figure(phase.daily_dose) if phase.daily_dose else "no dose"
        axes.plot(_day_number(begin), by_day[begin], color=ink, marker="o", markersize=4)
        # Halfway, right of the line: at its beginning the name of a first phase lay on the days.
        middle = begin + phase.window.days // 2 * ONE_DAY
        axes.annotate(
            dose,
            (_day_number(middle), by_day[middle]),
            xytext=(6, -1),
            textcoords="offset points",
            va="top",
            color=ink,
            fontsize="small",
        )
        yield f"{dose} from {phase.window.first}"


def _planned(plan: Plan) -> tuple[list[date], list[float]]:
    days: list[date] = [plan.course.first_dose - ONE_DAY]
    sums: list[float] = [0.0]
    total = 0 * plan.course.total_dose.mg
    for day, dose in plan.course.doses():
        total += dose.mg_per_day
        days.append(day)
        sums.append(float(total / plan.course.patient.weight.kg))
    return days, sums


def _taken(account: Account) -> tuple[list[date], list[float], list[float], list[date]]:
    days: list[date] = []
    low: list[float] = []
    high: list[float] = []
    missed: list[date] = []
    for each in account.daily():
        so_far = each.cumulative_dose
        ends = (so_far.low, so_far.high) if isinstance(so_far, Between) else (so_far, so_far)
        days.append(each.on)
        low.append(float(ends[0].mg_per_kg))
        high.append(float(ends[1].mg_per_kg))
        if each.kind == "missed":
            missed.append(each.on)
    return days, low, high, missed


def _bands(axes: _Untyped, rules: Iterable[Rule[Between[DosePerKg]]], ink: str) -> list[str]:
    """Bands that say the same are drawn once."""
    drawn: dict[str, Rule[Between[DosePerKg]]] = {}
    for rule in rules:
        drawn.setdefault(f"{rule.value}{unverified(rule)}", rule)
    for number, (words, rule) in enumerate(drawn.items()):
        low, high = float(rule.value.low.mg_per_kg), float(rule.value.high.mg_per_kg)
        axes.axhspan(
            low,
            high,
            facecolor="none",
            edgecolor=ink,
            alpha=0.35,
            hatch=_HATCHES[number % len(_HATCHES)],
            linewidth=0.8,
        )
        _written(axes, high, words, ink, right=False)
    return [f"band {words}, by {rule.says_who}" for words, rule in drawn.items()]


def _written(axes: _Untyped, height: float, words: str, ink: str, *, right: bool) -> None:
    axes.annotate(
        words,
        (0.99 if right else 0.01, height),
        xycoords=("axes fraction", "data"),
        xytext=(0, 2),
        textcoords="offset points",
        ha="right" if right else "left",
        va="bottom",
        color=ink,
        fontsize="small",
    )


def timeline(plan: Plan, ax: Axes | None = None) -> Axes:
    """The plan as strips on one axis of days: doses, tests, prescriptions, windows and waits.

    What comes after the course, and what stands by an unverified rule, is drawn by its outline; where
    there is nothing, the strip says why.

    Raises
    ------
    TypeError
        When it is no plan.
    """
    shown = lanes(require(plan, Plan, "a plan, as from `plan(course, rules)`"))
    axes, ink = _axes(ax), _ink()
    end = max(span.last or span.first for lane in shown for span in lane.spans) + ONE_DAY
    start = min(span.first for lane in shown for span in lane.spans)
    shortest = (end - start).days / 250
    for row, lane in enumerate(shown):
        if not lane.spans:
            axes.text(_day_number(start), row, lane.none, va="center", color=ink, fontsize="small")
        for span in lane.spans:
            first = _day_number(span.first)
            wide = max(_day_number(span.last + ONE_DAY if span.last else end) - first, shortest)
            tall = 0.7 * max(span.height, 0.05)
            axes.barh(
                row + 0.35 - tall / 2,
                wide,
                left=first,
                height=tall,
                facecolor="none",
                edgecolor=ink,
                hatch=None if span.outlined else "//////",
                linestyle="--" if span.outlined else "-",
            )
            if wide > (end - start).days / 6:
                axes.text(
                    first,
                    row,
                    f" {span.label} ",
                    va="center",
                    color=ink,
                    fontsize="small",
                    bbox={"facecolor": rcParams["axes.facecolor"], "edgecolor": "none", "pad": 1},
                )
    axes.set_yticks(range(len(shown)), [lane.name for lane in shown])
    axes.set_ylim(len(shown) - 0.5, -0.5)
    axes.set_xlim(_day_number(start), _day_number(end))
    _dates(axes)
    course = plan.course
    return _told(
        axes, f"Course from {course.first_dose} to {course.last_dose}", [alternative_text(shown)]
    )


def kinetics(
    half_lives: Iterable[Rule[HalfLife]],
    ax: Axes | None = None,
    *,
    days: int = 10,
) -> Axes:
    """The share of a substance that is left after the last dose, by each of the half-lives.

    One line a source, named in the legend; estimates by first-order elimination, no rule rests on
    them. Where a source gives a standard deviation, the space within one is filled.

    Parameters
    ----------
    half_lives
        Rules with half-lives, as from `posology.half_lives(rules)`.
    days
        How many days after the last dose, at least 1.

    Raises
    ------
    TypeError, FactError
        When there are no half-lives, or one is none; when the days are no whole number.
    """
    until = given.count(days, "days", least=1)
    rules = given.each_of(half_lives, _RULE, "rules with half-lives")
    if not rules or not all(isinstance(rule.value, HalfLife) for rule in rules):
        raise of_wrong_type(FactError)("no half-lives: write posology.half_lives(rules)")
    axes, ink = _axes(ax), _ink()
    hours = range(24 * until + 1)
    at = [hour / 24 for hour in hours]
    said: list[str] = []
    for number, rule in enumerate(rules):
        value = rule.value
        words = f"{value.moiety}, {value}{unverified(rule)}"
        axes.plot(
            at,
            [fraction_remaining(value.mean, timedelta(hours=hour)) for hour in hours],
            color=ink,
            linestyle=_LINES[number % len(_LINES)],
            linewidth=1 + number // len(_LINES),
            label=f"{words} ({rule.key})",
        )
        if value.sd is not None and value.sd < value.mean:
            least, most = (
                [fraction_remaining(each, timedelta(hours=hour)) for hour in hours]
                for each in (value.mean - value.sd, value.mean + value.sd)
            )
            axes.fill_between(at, least, most, facecolor=ink, alpha=0.1, linewidth=0)
        after_a_day = fraction_remaining(value.mean, timedelta(days=1))
        said.append(f"{words}: {after_a_day:.0%} left after a day, by {rule.says_who}")
    axes.set_xlabel("days after the last dose")
    axes.set_ylabel("share left")
    axes.set_ylim(0, 1)
    axes.set_xlim(0, until)
    axes.legend(fontsize="small")
    return _told(axes, "What is left after the last dose", said)


def laboratory(
    course: Course,
    profiles: Sequence[MonitoringProfile],
    ax: Axes | None = None,
) -> Axes:
    """The days of blood tests by each laboratory profile, side by side, in one course.

    Raises
    ------
    TypeError, FactError
        When it is no course, or there are no profiles.
    """
    told = burdens(course, profiles)
    if not told:
        raise FactError("no laboratory profile: write rulebooks.profile(name) for each")
    axes, ink = _axes(ax), _ink()
    for row, burden in enumerate(told):
        at = [_day_number(day) for day in burden.dates]
        axes.plot(at, [row] * len(at), color=ink, marker="|", markersize=14, linestyle="none")
    names = [
        f"{each.profile}: {_counted(each.visits, 'visit')}, {_counted(each.tubes, 'tube')}"
        for each in told
    ]
    axes.set_yticks(range(len(told)), names)
    axes.set_ylim(len(told) - 0.5, -0.5)
    axes.set_xlim(
        _day_number(course.first_dose - 40 * ONE_DAY), _day_number(course.last_dose + 40 * ONE_DAY)
    )
    for day in (course.first_dose, course.last_dose):
        axes.axvline(_day_number(day), color=ink, linestyle=":", linewidth=1)
    _dates(axes)
    said = [
        f"{name}: {', '.join(map(str, each.dates))}" for name, each in zip(names, told, strict=True)
    ]
    return _told(axes, "Blood tests by profile, dotted: first and last dose", said)


def cumulative_doses(
    values: Iterable[float | None],
    ax: Axes | None = None,
    *,
    goals: Iterable[Rule[Between[DosePerKg]]] = (),
    bins: int = 30,
) -> Axes:
    """The distribution of the cumulative dose in a cohort, in mg/kg, with the goal bands.

    Parameters
    ----------
    values
        One number in mg/kg for each course, as the column `cumulative_mg_per_kg`; those that are
        missing (None or NaN) are left out, and the title says how many.
    goals
        Bands to be drawn, as `rulebook("US").goals`.
    bins
        The number of bars, at least 1.

    Raises
    ------
    TypeError, FactError
        When a value is no number or less than 0, or the bins are none.

    >>> cumulative_doses([118.2, 121.5, None]).get_title()
    'Cumulative dose of 2 courses (1 not known)'
    """
    number = given.count(bins, "bins", least=1)
    every = [None if each is None else _number(each) for each in values]
    known = [each for each in every if each is not None]
    axes, ink = _axes(ax), _ink()
    if known:
        axes.hist(known, bins=number, facecolor=ink, alpha=0.5, edgecolor=ink)
    said = [f"from {min(known):.1f} to {max(known):.1f} mg/kg"] if known else []
    drawn: dict[str, Rule[Between[DosePerKg]]] = {}
    bands = given.each_of(goals, _RULE, "rules with goals")
    for rule in bands:
        drawn.setdefault(str(rule.value), rule)
    for index, (words, rule) in enumerate(drawn.items()):
        for end in (rule.value.low, rule.value.high):
            axes.axvline(
                float(end.mg_per_kg),
                color=ink,
                linestyle=_LINES[(index + 1) % len(_LINES)],
                label=words if end is rule.value.low else None,
            )
        inside = sum(each >= rule.value.low.mg_per_kg for each in known)
        said.append(f"{inside} of {len(known)} at {rule.value.low} or more")
    if drawn:
        axes.legend(fontsize="small")
    axes.set_xlabel("mg/kg")
    axes.set_ylabel("courses")
    unknown = len(every) - len(known)
    aside = f" ({unknown} not known)" if unknown else ""
    return _told(axes, f"Cumulative dose of {len(known)} courses{aside}", said)


def svg(ax: Axes) -> str:
    """The figure of the axes as SVG, with its title, and in words what it shows.

    The same figure gives the same text.

    Raises
    ------
    TypeError
        When they are no axes.
    """
    return _as_svg(require(ax, Axes, "the axes that a plot gave"))


def _as_svg(axes: _Untyped) -> str:
    written = StringIO()
    about = {"Title": axes.get_title(), "Description": axes.get_label(), "Date": None}
    with _settings.rc_context({"svg.hashsalt": "isotretinoin"}):
        axes.figure.savefig(written, format="svg", metadata=about)
    # What a screen reader tells stands in the picture itself; the metadata are for programs.
    told = f"</title>\n <desc>{escape(axes.get_label())}</desc>"
    return written.getvalue().replace("</title>", told, 1).replace("<svg ", '<svg role="img" ', 1)


def _number(value: Any) -> float | None:  # noqa: ANN401 - a number of any library
    if isinstance(value, (str, bool)) or not hasattr(value, "__float__"):
        raise of_wrong_type(FactError)(f"{shown(value)} is no number of mg/kg: give a number")
    number = float(value)
    if isnan(number):  # as frames write what is missing
        return None
    if number < 0 or not isfinite(number):
        raise FactError(f"{shown(value)} is no cumulative dose: give a number of 0 or more")
    return number


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _span(low: float, high: float) -> str:
    return f"{low:.1f}" if low == high else f"{low:.1f} to {high:.1f}"


class _Shown(Figure):
    """A figure that a notebook shows though `pyplot` was never imported; in words, what is on it."""

    def __repr__(self) -> str:
        return "\n".join(str(axes.get_label()) for axes in self.axes)

    def _repr_png_(self) -> bytes:
        written, shown = BytesIO(), _untyped(self)
        shown.savefig(written, format="png")
        return written.getvalue()


def _untyped(figure: Figure) -> _Untyped:
    return figure


def _axes(ax: Axes | None) -> _Untyped:
    if ax is not None:
        return require(ax, Axes, "the axes of a figure, or leave them out")
    return _Shown(figsize=(8, 4.5), layout="constrained").add_subplot()


def _ink() -> str:
    """The colour of text in the style in force."""
    return str(rcParams["text.color"])


def _day_number(day: date) -> float:
    return float(_days.date2num(day))


def _dates(axes: _Untyped) -> None:
    locator = _days.AutoDateLocator(maxticks=9)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(_days.ConciseDateFormatter(locator))


def _told(axes: _Untyped, title: str, said: Iterable[str]) -> Axes:
    axes.set_title(title)
    axes.set_label("; ".join((title, *said)))
    drawn: Axes = axes
    return drawn
