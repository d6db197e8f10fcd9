"""What a tool answers with: the result, what was not known, and every rule that it rests on.

Each row names its rule by key, and the key stands under "citations" with the rule's text, value,
days and sources. What the sources do not say, and what nobody recorded, stands under "unknown": so
there is no gap that an assistant could feel free to fill.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias, final

from attrs import field

from isotretinoin.comparison import compare, in_words
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days
from isotretinoin.diaries.account import Account, account
from isotretinoin.diaries.diary import Diary
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import DateError, FactError
from isotretinoin.evidence import Rule
from isotretinoin.explanations.explanation import CitedRules
from isotretinoin.findings import Absent, Answer, Finding, NotJudged, Window
from isotretinoin.pages.rows import act_rows, days_in, words
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.pages.windows import WindowRow, window_rows, windows_otherwise
from isotretinoin.patient import Patient
from isotretinoin.plans.plan import Plan
from isotretinoin.plans.planning import plan
from isotretinoin.prescriptions import PrescriptionWindow
from isotretinoin.products import Product
from isotretinoin.quantities import DosePerKg, Mass
from isotretinoin.reviews.review import review
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import CitedRulebook, Rulebook
from isotretinoin.statuses.status import Status, status
from isotretinoin.values import frozen

__all__ = ["of_account", "of_plan", "of_review", "of_rules", "of_status", "of_windows"]

_Row: TypeAlias = dict[str, Any]

#: More rules than these, each whole, are more than can be read: the others are named.
_MOST: Final = 40


@final
@frozen
class _Told:
    """An answer on its way: the rules that it cites, and what is not known."""

    cited: CitedRules = field(factory=CitedRules, init=False)
    unknown: list[_Row] = field(factory=list[_Row], init=False)

    def rule(self, rule: Rule[Any] | None) -> _Row:
        """The rule by the key under which it is cited, and whether it was verified."""
        return {"rule": rule and self.cited.key(rule), "verified": rule and rule.verified}

    def missing(
        self,
        matter: str,
        missing: Iterable[str],
        settled_by: str | None,
        rule: Rule[Any] | None = None,
    ) -> None:
        """A matter that cannot be told, what is missing for it, and what would settle it."""
        told = {"matter": matter, "missing": list(missing), "settled_by": settled_by}
        row = {**told, **self.rule(rule)}
        if row not in self.unknown:
            self.unknown.append(row)

    def edition(self, rules: Rulebook) -> None:
        """That no source confirms the edition of the day."""
        for rule in rules.unconfirmed:
            confirmed = ("a source that confirms it",)
            self.missing(f"whether {in_words(rule.value)} is in force", confirmed, None, rule)

    def not_judged(self, matters: Iterable[NotJudged]) -> None:
        """Each matter that could not be judged."""
        for each in matters:
            self.missing(each.matter, each.missing, each.settled_by, each.because)

    def window(self, what: str, found: Window | PrescriptionWindow | Absent) -> _Row:
        """The days, or why there are none."""
        if isinstance(found, Absent):
            if found.why == "silent":
                self.missing(what, ("what the sources say of it",), f"nothing: {found.said}")
            return {
                "what": what,
                **days_in(None),
                "why_none": found.said,
                **self.rule(found.because),
            }
        days = found.window if isinstance(found, PrescriptionWindow) else found
        return {"what": what, **days_in(days), "why_none": None, **self.rule(found.because)}

    def acts(self, acts: Iterable[Any], **more: str) -> list[_Row]:
        """The acts, each with its days, who does it, and its rule."""
        listed = tuple(acts)
        rows = zip(act_rows(listed), listed, strict=True)
        kept = ("first", "last", "who", "kind", "what")
        return [
            {**more, **{name: row[name] for name in kept}, **self.rule(act.because)}
            for row, act in rows
        ]

    def findings(self, findings: Iterable[Finding]) -> list[_Row]:
        """The findings, the loudest first."""
        return [
            {
                "kind": each.kind.value,
                "severity": each.severity.value,
                **days_in(each.days),
                "message": each.message,
                "observed": words(each.observed),
                "expected": words(each.expected),
                **self.rule(each.because),
            }
            for each in findings
        ]

    def answer(self, matter: str, told: Answer) -> _Row:
        """Yes, no or unknown, and why."""
        if told.value == "unknown":
            self.missing(matter, told.missing, None, told.because)
        return {
            "value": told.value,
            "reason": told.reason,
            "missing": list(told.missing),
            "until": told.until and told.until.isoformat(),
            **self.rule(told.because),
        }

    def whole(self, rules: Rulebook | CitedRulebook | None, answer: _Row) -> _Row:
        """The answer with what stands around each."""
        return {
            "notice": NOTICE,
            "rulebook": rules and _rulebook(rules),
            "answer": answer,
            "unknown": self.unknown,
            "citations": self.cited.told(),
        }


def _rulebook(rules: Rulebook | CitedRulebook) -> _Row:
    return {
        "name": rules.name,
        "title": rules.title,
        "digest": rules.digest,
        "replaced": list(rules.replaced),
    }


def of_plan(
    *,
    rulebook: Rulebook,
    patient: Patient,
    regimen: Regimen,
    first_dose: date,
    goal: DosePerKg | Mass | None = None,
    days: Days | None = None,
    product: Product | None = None,
    monitoring: MonitoringProfile | None = None,
) -> _Row:
    """A course laid out: doses, what is due when and from whom, windows, findings.

    Raises
    ------
    FactError
        When there is neither a goal nor a number of days, or both.
    """
    aim = regimen.goal if goal is None else goal
    of: _Row = {"patient": patient, "regimen": regimen, "first_dose": first_dose}
    if aim is not None and days is None:
        course = Course.until(aim, **of)
    elif days is not None and aim is None:
        course = Course.lasting(days, **of)
    else:
        raise FactError("give either a goal, as '120 mg/kg', or the days of the course, not both")
    made, told = plan(course, rulebook, product=product, monitoring=monitoring), _Told()
    answer = {
        "course": _course(made),
        "doses": list(_doses(made)),
        "agenda": told.acts(made.agenda),
        "windows": [told.window(what, found) for what, found in _windows(made)],
        "findings": told.findings(made.findings),
        "directions": [{"text": rule.text, **told.rule(rule)} for rule in made.directions],
    }
    told.not_judged(made.not_judged)
    return told.whole(made.rules, answer)


def _course(made: Plan) -> _Row:
    course = made.course
    return {
        "first_dose": course.first_dose.isoformat(),
        "last_dose": course.last_dose.isoformat(),
        "days": course.window.days,
        "weight": str(course.patient.weight),
        "goal": words(course.goal),
        "total_dose": str(course.total_dose),
        "cumulative_dose": str(made.cumulative_dose),
        "product": words(made.product),
    }


def _doses(made: Plan) -> Iterator[_Row]:
    for phase, capsules in zip(made.course.phases, made.capsules, strict=True):
        yield {
            **days_in(phase.window),
            "days": phase.window.days,
            "daily_dose": str(phase.daily_dose),
            "daily_dose_per_kg": str(phase.daily_dose_per_kg),
            "taken": phase.step.pattern or "every day",
            "capsules": capsules and capsules.for_step(phase.step),
            "total_dose": str(phase.total_dose),
        }


def _windows(made: Plan) -> Iterator[tuple[str, Window | Absent]]:
    prevention = made.pregnancy_prevention
    yield "contraception", prevention.contraception
    yield "contraception after the last dose", prevention.post_course
    yield "last pregnancy test", prevention.final_test
    yield "no blood donation", prevention.blood_donation
    yield "no breast-feeding", prevention.lactation
    yield from ((f"no {each.words}", each.days) for each in made.procedures)
    yield "another course", made.next_course


def of_status(
    *,
    rulebook: Rulebook,
    diary: Diary,
    on: date,
    monitoring: MonitoringProfile | None = None,
) -> _Row:
    """What may be prescribed and dispensed on a day, and what is overdue, due and coming."""
    found, told = status(diary, rulebook, on=on, monitoring=monitoring), _Told()
    answer = {"on": on.isoformat(), **_status(found, told), "remarks": list(found.remarks)}
    answer["edition"] = None if found.edition is None else told.cited.key(found.edition)
    other = found.otherwise
    if other is not None:
        told.edition(rulebook)
    answer["otherwise"] = None if other is None else _status(other, told)
    return told.whole(found.rules, answer)


def _status(found: Status, told: _Told) -> _Row:
    standings = {"overdue": found.overdue, "due": found.due, "coming": found.coming}
    return {
        "may_prescribe": told.answer("whether it may be prescribed", found.may_prescribe),
        "may_dispense": told.answer("whether it may be dispensed", found.may_dispense),
        "next_specimen": told.window("next specimen", found.next_specimen),
        "acts": [row for name, acts in standings.items() for row in told.acts(acts, standing=name)],
    }


def of_windows(
    *,
    rulebook: Rulebook,
    can_become_pregnant: bool | None = None,
    **days: date,
) -> _Row:
    """The windows that open or close on the days given.

    Raises
    ------
    DateError
        When there is no day to start from.
    """
    if not days.keys() - {"menses_first_day"}:
        raise DateError(
            "no day to start from: give specimen, office_visit, first_test or last_dose"
        )
    told = _Told()
    able = {"can_become_pregnant": can_become_pregnant}
    other = windows_otherwise(rulebook, days, **able) if rulebook.unconfirmed else ()
    answer = {
        "windows": [_window(row, told) for row in window_rows(rulebook, days, **able)],
        "otherwise": [_window(row, told) for row in other],
    }
    if other:
        told.edition(rulebook)
    if can_become_pregnant is None:
        settled = "can_become_pregnant, true or false"
        told.missing("the category of the patient", ("can_become_pregnant",), settled)
    return told.whole(rulebook, answer)


def _window(row: WindowRow, told: _Told) -> _Row:
    if row.found is None:
        told.missing(row.what, ("what the sources say of it",), f"nothing: {row.said}")
        return {
            "what": row.what,
            **days_in(None),
            "why_none": row.said,
            **told.rule(None),
            "note": None,
        }
    note = [f"first day: {row.begins}"] if row.begins else []
    note += [f"last day: {row.ends}"] if row.ends else []
    if isinstance(row.found, PrescriptionWindow) and row.found.closes:
        note.append(f"closes at {row.found.closes.isoformat()}")
    found = told.window(row.what, row.found)
    if row.begins is not None:  # a day that was not given stands for it
        found["first"] = None
    if row.ends is not None:
        found["last"] = None
    return {**found, "note": "; ".join(note) or None}


def of_review(
    *,
    rulebook: Rulebook,
    diary: Diary,
    as_of: date,
    monitoring: MonitoringProfile | None = None,
) -> _Row:
    """What in a diary departs from the rules, and what could not be judged."""
    found, told = review(diary, rulebook, as_of=as_of, monitoring=monitoring), _Told()
    answer = {
        "as_of": as_of.isoformat(),
        "findings": told.findings(found.findings),
        "rules_used": [told.cited.key(rule) for rule in found.rules_used],
    }
    told.not_judged(found.not_judged)
    return told.whole(found.rules, answer)


def of_account(
    *,
    diary: Diary,
    as_of: date,
    rulebook: Rulebook | None = None,
    goal: DosePerKg | Mass | None = None,
    weight_policy: WeightPolicy = "latest",
) -> _Row:
    """What a diary adds up to by a day, and what is left until the goal."""
    goals = () if rulebook is None else rulebook.goals
    found = account(diary, as_of=as_of, goal=goal, goals=goals, weight_policy=weight_policy)
    told = _Told()
    answer = {
        "as_of": as_of.isoformat(),
        "weight_policy": found.weight_policy,
        "weight": str(found.weight),
        **_sums(found),
        "bands": [
            {
                "position": band.position,
                "value": in_words(band.because.value),
                **told.rule(band.because),
            }
            for band in found.bands
        ],
        "stretches": found.records(),
    }
    if found.unrecorded_days:
        missing = (f"whether doses were taken on {found.unrecorded_days} days",)
        told.missing(
            "what was taken", missing, "DoseTaken, DosePeriod or Missed entries of those days"
        )
    if goal is not None and found.not_projected is not None:
        told.missing("the day on which the goal is reached", (found.not_projected,), None)
    return told.whole(rulebook, answer)


def _sums(found: Account) -> _Row:
    counted = ("days", "dose_days", "missed_days", "rest_days", "unrecorded_days")
    return {
        **{name: getattr(found, name) for name in counted},
        "total_dose": _ends(found.total_dose),
        "cumulative_dose": _ends(found.cumulative_dose),
        "goal": words(found.goal),
        "reached": found.reached,
        "crossed_on": _ends(found.crossed_on),
        "remaining": _ends(found.remaining),
        "days_left": _ends(found.days_left),
        "projected_last_dose": _ends(found.projected_last_dose),
    }


def _ends(value: Any) -> _Row | None:  # noqa: ANN401 - a dose, a day, a number, or two of them
    """The least and the most; the same where nothing is left open."""
    if value is None:
        return None
    low, high = (value.low, value.high) if hasattr(value, "low") else (value, value)
    return {"low": words(low), "high": words(high)}


def of_rules(
    *,
    rulebooks: tuple[Rulebook, ...],
    on: date,
    topic: str | None = None,
    key: str | None = None,
) -> _Row:
    """The rules on a topic side by side, or those whose key begins so; else which there are.

    Raises
    ------
    FactError
        When there are both a topic and a key.
    """
    if topic is not None and key is not None:
        raise FactError("give a topic or a key, and not both")
    told = _Told()
    if topic is not None:
        answer = _on_topic(rulebooks, topic, on, told)
    else:
        # Other readings are not listed, and shown to who asks for them by their keys.
        every = (book.on(on) if key is None else book.rules for book in rulebooks)
        known = {rule.key: rule for listed in every for rule in listed if rule.in_force(on)}
        found = [rule for rule in known.values() if key is None or rule.key.startswith(key)]
        shown = [] if key is None else found[:_MOST]
        if not found:
            told.missing(
                "such a rule", (f"a rule in force on {on} whose key begins {key!r:.60}",), None
            )
        answer = {
            "rows": [{"rulebook": None, "matter": None, **told.rule(rule)} for rule in shown],
            "more": [rule.key for rule in found[len(shown) :]],
        }
    return told.whole(None, {"on": on.isoformat(), "topic": topic, **answer})


def _on_topic(books: tuple[Rulebook, ...], topic: str, on: date, told: _Told) -> _Row:
    rows: list[Mapping[str, Any]] = []
    for row in compare(books, on=on, topic=topic).rows:
        for book, rule in zip(books, row.rules, strict=True):
            rows.append({"rulebook": book.name, "matter": row.matter, **told.rule(rule)})
            if rule is None:
                silent = f"nothing: the sources of {book.name} are silent"
                told.missing(f"{book.name}: {row.matter}", ("what the sources say of it",), silent)
    return {"rows": rows, "more": list[str]()}
