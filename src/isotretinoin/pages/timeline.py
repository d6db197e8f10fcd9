"""A plan as a picture: its doses, tests, prescriptions and windows above one axis of days."""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Final, final
from zlib import crc32

from isotretinoin.acts import ActKind
from isotretinoin.courses.course import Phase
from isotretinoin.dates import ONE_DAY, Months, after
from isotretinoin.errors import printable
from isotretinoin.evidence import unverified
from isotretinoin.findings import Absent, Window
from isotretinoin.plans.plan import Plan
from isotretinoin.quantities.figures import figure
from isotretinoin.values import frozen

__all__ = ["Lane", "Span", "alternative_text", "lanes", "months_shown", "timeline_svg"]


@final
@frozen(kw_only=True)
class Span:
    """Days of a lane, both ends included, and what they are; without a last day, from the first on."""

    first: date
    last: date | None
    what: str
    #: What is written on it, where there is room.
    label: str = ""
    #: How high it stands in its lane, 1 for all of it.
    height: float = 1.0
    #: Drawn by its outline: what comes after the course, or stands by an unverified rule.
    outlined: bool = False

    def __str__(self) -> str:
        days = f"from {self.first} on" if self.last is None else f"{self.first} to {self.last}"
        return f"{self.first if self.first == self.last else days}: {self.what}"


@final
@frozen(kw_only=True)
class Lane:
    """One line of the picture: its name and its spans, or why there are none."""

    name: str
    spans: tuple[Span, ...] = ()
    none: str = ""

    def __str__(self) -> str:
        return f"{self.name}. {'; '.join(map(str, self.spans)) or self.none}."


_PREGNANCY_TESTS: Final = {
    ActKind.SCREENING_TEST,
    ActKind.CONFIRMATION_TEST,
    ActKind.PREGNANCY_TEST,
}


def lanes(plan: Plan) -> tuple[Lane, ...]:
    """The lines of the picture of a plan, from top to bottom: what stands in each, and when.

    What no rule asks for, or the sources do not state, is said in its line.
    """
    tests = (
        ("Pregnancy tests", _PREGNANCY_TESTS),
        ("Prescriptions", {ActKind.PRESCRIPTION}),
        ("Blood tests", {ActKind.LABORATORY_VISIT}),
    )
    prevention = plan.pregnancy_prevention
    return (
        _doses(plan),
        *(_acts(plan, name, kinds) for name, kinds in tests),
        _contraception(plan),
        _days("No blood donation", prevention.blood_donation),
        _days("No breast-feeding", prevention.lactation),
        *(_days(f"No {each.words}", each.days) for each in plan.procedures),
    )


def _doses(plan: Plan) -> Lane:
    highest = max(phase.daily_dose.mg_per_day for phase in plan.course.phases)
    spans = (
        Span(
            first=phase.window.first,
            last=phase.window.last,
            what=_dose_of(phase),
            label=_dose_of(phase),
            height=float(phase.daily_dose.mg_per_day / highest),
        )
        for phase in plan.course.phases
    )
    return Lane(name="Daily dose", spans=tuple(spans))


def _acts(plan: Plan, name: str, kinds: set[ActKind]) -> Lane:
    spans = tuple(
        Span(
            first=act.window.first,
            last=act.window.last,
            what=act.what + unverified(act.because),
            # Of a test, its place may be what is unverified.
            outlined="(unverified)" in act.what + unverified(act.because),
        )
        for act in plan.agenda
        if act.kind in kinds
    )
    return Lane(name=name, spans=spans, none="none asked for by these rules")


def _contraception(plan: Plan) -> Lane:
    whole, later = plan.pregnancy_prevention.contraception, plan.pregnancy_prevention.post_course
    lane = _days("Contraception", whole)
    if isinstance(whole, Absent) or isinstance(later, Absent):
        return lane
    until = Span(
        first=whole.first,
        last=later.first - ONE_DAY,
        what=f"before and during the course{unverified(whole.because)}",
        label=_until(whole),  # where it all ends: the last dose is not the end of it
    )
    after_it = Span(
        first=later.first,
        last=later.last,
        what=f"after the last dose{unverified(later.because)}",
        outlined=True,
    )
    return Lane(name=lane.name, spans=(until, after_it))


def _days(name: str, window: Window | Absent) -> Lane:
    if isinstance(window, Absent):
        return Lane(name=name, none=f"none: {window.said}")
    rule = window.because
    span = Span(
        first=window.first,
        last=window.last,
        what=name.lower() + unverified(rule),
        label=_until(window),
        outlined=rule is not None and not rule.verified,
    )
    return Lane(name=name, spans=(span,))


def _dose_of(phase: Phase) -> str:
    return figure(phase.daily_dose) if phase.daily_dose else "no dose"


def _until(window: Window) -> str:
    return f"from {window.first} on" if window.last is None else f"to {window.last}"


def alternative_text(shown: tuple[Lane, ...]) -> str:
    """All that the picture shows, in words: for who cannot see it."""
    return " ".join(map(str, shown))


def months_shown(first: date, last: date, most: int) -> Iterator[date]:
    """First days of months from the first to the last day, at most so many, at equal distances."""
    number = (last.year - first.year) * 12 + last.month - first.month
    apart = max(1, -(-number // most))
    start = date(first.year, first.month, 1)
    for months in range(0, number + 1, apart):
        month = after(start, Months(months)) if months else start
        if first <= month <= last:
            yield month


# The drawing ------------------------------------------------------------------------------------

_WIDTH: Final = 760
_LANE: Final = 34
_BAR: Final = 22
_TOP: Final = 26
#: About so wide is a letter; what does not fit its bar is told where the pointer rests on it.
_LETTER: Final = 7
_SHORTEST: Final = 3.0
_MOST_MONTHS: Final = 8


def timeline_svg(plan: Plan) -> str:
    """The plan as a picture, one `svg` element with a title and all that it shows as description.

    It takes the colour of the text around it, tells nothing by colour, and needs nothing from outside.
    """
    shown = lanes(plan)
    first = min(span.first for lane in shown for span in lane.spans)
    last = max(span.last or span.first for lane in shown for span in lane.spans)
    left = max(len(lane.name) for lane in shown) * _LETTER + 8
    scale = (_WIDTH - left - 8) / ((last - first).days + 1)
    height = _TOP + _LANE * len(shown) + 8
    title = f"Isotretinoin course from {plan.course.first_dose} to {plan.course.last_dose}"
    words = alternative_text(shown)
    # Two pictures on one page need two names, and the same picture always the same.
    name = f"timeline-{crc32((title + words).encode()):08x}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDTH} {height}"',
        f' width="100%" aria-labelledby="{name}-title" aria-describedby="{name}-desc"',
        ' font-family="sans-serif" font-size="13" fill="currentColor" stroke="none">',
        f'<title id="{name}-title">{escape(title)}</title>',
        f'<desc id="{name}-desc">{escape(words)}</desc>',
    ]

    def across(day: date) -> float:
        return left + (day - first).days * scale

    for month in months_shown(first, last, _MOST_MONTHS):
        x = across(month)
        parts.append(
            f'<path d="M{x:.1f} {_TOP - 6}V{height - 6}" stroke="currentColor" stroke-opacity="0.2"/>'
        )
        if x + 7 * _LETTER <= _WIDTH:
            parts.append(f'<text x="{x + 3:.1f}" y="14">{month:%Y-%m}</text>')
    for number, lane in enumerate(shown):
        top = _TOP + number * _LANE
        parts.append(f'<text x="0" y="{top + _LANE // 2 + 5}">{escape(lane.name)}</text>')
        if not lane.spans:
            told = _fitting(lane.none, _WIDTH - left)
            parts.append(f'<text x="{left}" y="{top + _LANE // 2 + 5}">{escape(told)}</text>')
        for span in lane.spans:
            start, end = across(span.first), across(span.last or last) + scale
            parts.append(_bar(span, start, max(end - start, _SHORTEST), top + (_LANE - _BAR) // 2))
    return printable("".join([*parts, "</svg>"]))


def _bar(span: Span, x: float, width: float, y: float) -> str:
    tall = max(_BAR * span.height, 1.0)
    look = (
        'fill="none" stroke="currentColor" stroke-dasharray="4 3"'
        if span.outlined
        # Edged, so that what adjoins is not taken for one.
        else 'fill-opacity="0.35" stroke="currentColor" stroke-width="0.7"'
    )
    bar = (
        f'<rect x="{x:.1f}" y="{y + _BAR - tall:.1f}" width="{width:.1f}" height="{tall:.1f}" {look}>'
        f"<title>{escape(str(span))}</title></rect>"
    )
    label = span.label if len(span.label) * _LETTER <= width - 6 else ""
    return bar + (f'<text x="{x + 4:.1f}" y="{y + 16}">{escape(label)}</text>' if label else "")


def _fitting(text: str, width: float) -> str:
    most = int(width / _LETTER)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
