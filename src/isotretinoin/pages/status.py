"""The pages of what is due: of one patient on a day, and of many in a range of days."""

from collections.abc import Iterable
from datetime import date

from isotretinoin.acts import Act
from isotretinoin.findings import Answer
from isotretinoin.pages.agenda import acts_table, days_in_words
from isotretinoin.pages.sheet import NARROW, References, Sheet, Table
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.worklist import Duty, Worklist

__all__ = ["status_sheet", "worklist_sheet"]

_IF_NOT = "If the unconfirmed edition is not in force"


def status_sheet(shown: Status) -> Sheet:
    """What may be done on the day, what is overdue and due, then what is coming, with its sources."""
    notes = References()
    facts = [("Rules", shown.rules.title)]
    if shown.edition is not None:
        name = (shown.edition.edition or shown.edition.key).rpartition(".")[2].replace("-", " ")
        facts.append(("Edition", notes.marked(name, shown.edition)))
    facts += [("Note", each) for each in shown.remarks]
    facts += _answers(shown, notes)
    if shown.otherwise is not None:
        facts.append(("If not", "the edition of the day is confirmed by no source; without it:"))
        facts += _answers(shown.otherwise, notes)
    tables = [
        acts_table("Overdue", shown.overdue, notes),
        acts_table("Due", shown.due, notes),
        acts_table("Coming", shown.coming, notes),
    ]
    if shown.otherwise is not None:
        tables.append(_differing(shown, shown.otherwise, notes))
    return Sheet(
        title=f"Isotretinoin status on {shown.on}, rulebook {shown.rules.name}",
        facts=tuple(facts),
        tables=tuple(tables),
        sources=notes.listed(),
        width=NARROW,
    )


def _answers(shown: Status, notes: References) -> list[tuple[str, str]]:
    return [
        ("Prescribe", _answer(shown.may_prescribe, notes)),
        ("Dispense", _answer(shown.may_dispense, notes)),
        ("Specimen", notes.marked(days_in_words(shown.next_specimen), shown.next_specimen.because)),
    ]


def _answer(told: Answer, notes: References) -> str:
    missing = f" (missing: {', '.join(told.missing)})" if told.missing else ""
    until = "" if told.until is None else f", until {_instant(told.until)}"
    return notes.marked(f"{told.value}{until}: {told.reason}{missing}", told.because)


def _instant(until: date) -> str:
    return f"{until:%Y-%m-%d %H:%M %Z}" if hasattr(until, "hour") else str(until)


def _differing(shown: Status, other: Status, notes: References) -> Table:
    known = {(act.window, act.kind, act.what) for act in shown.acts}
    acts: list[Act] = [a for a in other.acts if (a.window, a.kind, a.what) not in known]
    return acts_table(_IF_NOT, acts, notes)


def _duties(title: str, duties: Iterable[Duty], notes: References) -> Table:
    rows = tuple(
        (
            each.person,
            each.act.when,
            each.act.who.value,
            each.act.what,
            notes.mark(each.act.because),
        )
        for each in duties
    )
    return Table(title, ("Person", "When", "Who", "What", "Source"), rows)


def worklist_sheet(shown: Worklist) -> Sheet:
    """The duties by day, what is overdue first; then who could not be answered for."""
    notes = References()
    tables = [
        _duties(title, [each for each in shown.duties if each.standing == standing], notes)
        for title, standing in (("Overdue", "overdue"), ("Due", "due"))
    ]
    if shown.otherwise:
        tables.append(_duties(_IF_NOT, shown.otherwise, notes))
    for title, told in (("Not answered", shown.not_answered), ("Left aside", shown.remarks)):
        rows = tuple((each.person, each.reason) for each in told)
        tables.append(Table(title, ("Person", "Why"), rows))
    return Sheet(
        title=f"Isotretinoin worklist {shown.days}, rulebook {shown.rules.name}",
        facts=(("Rules", shown.rules.title), ("Duties", str(len(shown.duties)))),
        tables=tuple(tables),
        sources=notes.listed(),
        width=NARROW,
    )
