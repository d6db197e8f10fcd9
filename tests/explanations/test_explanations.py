"""Explanations: every number has its step, every rule its source, and what is unknown is named."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import isotretinoin
from diary_strategies import days, diaries
from isotretinoin import (
    Absent,
    Answer,
    Between,
    CapsulePlan,
    Course,
    Days,
    Diary,
    DosePattern,
    DosePeriod,
    EarlierCourse,
    Finding,
    FindingKind,
    Formulation,
    History,
    LabResult,
    Missed,
    Patient,
    Plan,
    Product,
    Regimen,
    ReproductiveFacts,
    Severity,
    Timeline,
    Unrecorded,
    Window,
    account,
    analytes,
    capsule_plan,
    compare,
    compare_plans,
    criteria,
    explain,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    products,
    replan,
    review,
    rulebook,
    rulebook_names,
    status,
    worklist,
)
from isotretinoin.adapters.records import from_json
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.errors import WrongTypeError
from isotretinoin.explanations import Explanation
from isotretinoin.explanations.steps import step_of
from isotretinoin.monitoring import grade
from isotretinoin.posology import usual
from isotretinoin.pregnancy_prevention import category

FIRST = date(2026, 3, 9)
US = rulebook("US")
EXAMPLE = from_json(
    (Path(__file__).parents[2] / "docs" / "examples" / "diary.json").read_text(encoding="utf-8"),
    Diary,
)
STEPPED = Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1))

UNKNOWN = (
    "born, reproductive, pregnant, plans pregnancy, meets prevention, breast feeding, "
    "kidney function, allergies, conditions, medicines, history"
)
_NUMBER = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+(?:\.[0-9]+)?")
_MARK = re.compile(r"\[[0-9]+(?:\s+unverified)?\]")


def numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(_MARK.sub("", text)))


def shown(made: Plan) -> set[str]:
    """Every number and day on the page of a plan, save the numbers of its sources."""
    sheet = made.sheet()
    cells = [cell for table in sheet.tables for row in table.rows for cell in row]
    notes = (note.text for note in sheet.sources)
    return numbers("\n".join([*(value for _, value in sheet.facts), *cells, *notes]))


def course(
    dose: str = "0.5 mg/kg/day for 28 days, then 1 mg/kg/day",
    *,
    can: bool | None = True,
    weight: str = "68",
) -> Course:
    return Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(weight), can_become_pregnant=can),
        regimen=Regimen.parse(dose),
        first_dose=FIRST,
    )


def step(explained: Explanation, what: str) -> Explanation:
    """The first step of that name."""
    return next(each for each in explained.steps() if each.what == what)


doses = st.sampled_from(
    [
        "0.5 mg/kg/day for 28 days, then 1 mg/kg/day",
        "20 mg twice a week",
        "0.35 mg/kg/day every other day",
        "40 mg in the morning and 20 mg in the evening",
        "0 mg/day for 7 days, then 40 mg/day for 20 days, then 60 mg/day",
        "20 mg/day alternating with 40 mg/day",
    ],
)
#: What a plan is made of: a plan itself prints too long for a report.
asked = st.tuples(
    st.sampled_from(rulebook_names()),
    st.sampled_from([None, *products.ALL]),
    st.sampled_from([True, False, None]),
    doses,
    st.sampled_from(["68", "61.3", "45", "400/7"]),
)
Asked: TypeAlias = tuple[str, Product | None, bool | None, str, str]


def planned(how: Asked) -> Plan:
    name, product, can, dose, weight = how
    return plan(course(dose, can=can, weight=weight), rulebook(name), product=product)


class TestLaws:
    """What holds of every explanation."""

    @given(asked)
    def test_every_number_on_a_plans_page_is_in_its_tree(self, how: Asked) -> None:
        """Whatever place, product and doses: no figure without a step."""
        made = planned(how)
        assert shown(made) - numbers(explain(made).text()) == set()

    @given(asked)
    def test_every_rule_of_a_plan_is_in_its_tree(self, how: Asked) -> None:
        """And each step with a rule carries its key and its source."""
        made = planned(how)
        explained = explain(made)
        named = {rule.key for rule in explained.rules}
        judged: tuple[Any, ...] = (
            *made.findings,
            *made.not_judged,
            *made.prescriptions,
            *made.agenda,
        )
        held: list[Any] = [*(each.because for each in judged), *made.directions, *made.goals]
        held += [each.because for each in made.monitoring.due]
        assert {rule.key for rule in held if rule is not None} <= named
        self.check_sources(explained.to_dict(), explained)

    @staticmethod
    def check_sources(told: dict[str, Any], explained: Explanation) -> None:
        def walked(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
            yield one
            for part in one.get("parts", ()):
                yield from walked(part)

        steps = list(walked(told))
        assert len(steps) == len(list(explained.steps()))
        for one, of in zip(steps, explained.steps(), strict=True):
            if of.rule is None:
                assert not {"rule", "source", "verified"} & one.keys()
            else:
                assert one["rule"].partition("#")[0] == of.rule.key
                assert one["source"] == of.rule.says_who
                assert one["verified"] is of.rule.verified
                assert told["rules"][one["rule"]]["text"] == of.rule.text
        assert json.loads(json.dumps(told)) == told

    @given(asked)
    def test_what_is_unknown_is_named(self, how: Asked) -> None:
        """Each fact that nobody recorded, and each that a rule asks for."""
        made = planned(how)
        explained = explain(made)
        unknown = {name for one in explained.steps() for name in one.unknown}
        assert {name for each in made.not_judged for name in each.missing} <= unknown
        assert "kidney function" in unknown

    @given(
        diaries(),
        days,
        st.sampled_from(["latest", "period", "baseline"]),
        st.sampled_from([None, mg_per_kg(120), mg(500)]),
    )
    def test_accounts(self, diary: Diary, as_of: date, policy: WeightPolicy, goal: Any) -> None:
        """The sums by the end of the last stretch are the account's own."""
        found = account(diary, as_of=as_of, weight_policy=policy, goal=goal, goals=US.goals)
        explained = explain(found)
        stretches = [one for one in explained.parts if one.what.startswith("days ")]
        of_stretches = [
            one for one in stretches if one.parts and one.parts[0].what == "total by then"
        ]
        assert len(of_stretches) == len(found.stretches)
        if of_stretches:
            last = of_stretches[-1].parts[0]
            total = step(explained, "total dose")
            assert (last.value, last.parts) == (total.value, total.parts)
        assert numbers(str(found)) - numbers(explained.text()) == set()
        if found.unrecorded_days:
            assert explained.unknown == ("doses of the unrecorded days",)

    def test_nothing_is_judged_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What a result carries is enough: no verb is called for its explanation."""
        values = [plan(course(), US), review(EXAMPLE, US, as_of=date(2026, 6, 30))]

        def never(*_: object, **__: object) -> None:
            raise AssertionError

        for home, name in (
            ("plans.planning", "case_of"),
            ("reviews.review", "case_of"),
            ("statuses.status", "case_of"),
            ("diaries.account", "_tally"),
        ):
            monkeypatch.setattr(f"isotretinoin.{home}.{name}", never)
        for value in values:
            assert explain(value).parts

    @given(st.text(max_size=40))
    def test_html_is_escaped(self, words: str) -> None:
        """Text from anywhere is text on the page, and reaches no terminal as it is."""
        hostile = f"<script>alert('{words}')</script>\x1b[2J"
        found = explain(Answer(value="unknown", reason=hostile, missing=(hostile,)))
        assert "<script" not in found.html()
        assert "\x1b" not in found.html() + found.text()
        assert found._repr_html_() == found.html()  # pyright: ignore[reportPrivateUsage]

    def test_a_tree_is_closed(self) -> None:
        """As HTML, every list that opens is closed again."""
        html = explain(plan(course(), US)).html()
        for tag in ("ul", "ol", "li", "section", "p"):
            assert html.count(f"<{tag}>") == html.count(f"</{tag}>") > 0


class TestCourses:
    """The computation of doses, exactly."""

    def test_a_course_until_a_goal(self) -> None:
        """A known answer, as a person would work it out."""
        lines = [one.line for one in explain(course()).steps()]
        assert lines == [
            "Course: 2026-03-09 to 2026-07-20; 134 days",
            f"Patient (unknown: {UNKNOWN})",
            "Weight: 68 kg",
            "Can become pregnant: yes",
            "Regimen: 0.5 mg/kg/day for 28 days, then 1 mg/kg/day",
            "Step 1: 0.5 mg/kg/day for 28 days",
            "Step 2: 1 mg/kg/day",
            "First dose: 2026-03-09",
            "Goal: 120 mg/kg",
            "Goal in mg: 8160 mg = 120 mg/kg × 68 kg",
            "Total before the last dose: 8092 mg = 8160 mg - 68 mg, below the goal",
            "Phase 1: 2026-03-09 to 2026-04-05, 28 days; a dose every day",
            "Daily dose: 34 mg/day = 0.5 mg/kg/day × 68 kg",
            "Daily dose per kg: 0.5 mg/kg/day = 34 mg/day ÷ 68 kg",
            "Total dose: 952 mg = 34 mg × 28 doses",
            "Phase 2: 2026-04-06 to 2026-07-20, 106 days; a dose every day",
            "Daily dose: 68 mg/day = 1 mg/kg/day × 68 kg",
            "Daily dose per kg: 1 mg/kg/day = 68 mg/day ÷ 68 kg",
            "Total dose: 7208 mg = 68 mg × 106 doses",
            "Total dose: 8160 mg = 952 mg + 7208 mg",
            "Cumulative dose: 120 mg/kg = 8160 mg ÷ 68 kg",
            "Last dose: 2026-07-20; day 134 from the first dose on",
        ]

    def test_one_dose_and_a_goal_in_mg(self) -> None:
        """One phase has no number, one dose no plural, and a goal in mg needs no weight."""
        patient = Patient(weight=kg(68))
        made = Course.until(
            mg(40), patient=patient, regimen=Regimen.parse("40 mg/day"), first_dose=FIRST
        )
        explained = explain(made)
        assert step(explained, "phase").parts[-1].line == "Total dose: 40 mg = 40 mg × 1 dose"
        assert step(explained, "goal").parts == ()
        assert step(explained, "daily dose").line == "Daily dose: 40 mg/day; 40 mg/day"

    def test_a_goal_that_was_reached_before(self) -> None:
        """A course that goes on beyond its goal says so."""
        made = evolve(course(), days=140)
        assert (
            "the goal was reached without it"
            in step(explain(made), "total before the last dose").how
        )

    def test_a_course_without_a_goal_has_none(self) -> None:
        """What was not aimed at is no step."""
        patient = Patient(weight=kg(68))
        made = Course.lasting(
            Days(30), patient=patient, regimen=Regimen.parse("40 mg/day"), first_dose=FIRST
        )
        assert "goal" not in {one.what for one in explain(made).steps()}

    def test_doses_in_turn(self) -> None:
        """Days off have a mean of their own, unequal doses no single product."""
        weekly = explain(course("20 mg twice a week").phases[0])
        assert step(weekly, "mean of all its days").value != step(weekly, "daily dose").value
        assert "each in its turn" in step(weekly, "total dose").how
        assert step(weekly, "daily dose per kg").how == ""

    def test_many_phases_are_not_summed_in_words(self) -> None:
        """A sum that nobody reads is left out; its terms stand above it."""
        regimen = Regimen.parse(
            ", then ".join(f"{20 + n} mg/day for 2 days" for n in range(15)) + ", then 40 mg/day"
        )
        made = Course.lasting(
            Days(40), patient=Patient(weight=kg(68)), regimen=regimen, first_dose=FIRST
        )
        assert explain(made).parts[-3].how == ""

    def test_what_comes_before_a_course(self) -> None:
        """Reproductive facts and earlier courses are steps, and none is a fact."""
        patient = Patient(
            weight=kg(68),
            reproductive=ReproductiveFacts(male=True),
            allergies=(),
            history=History((EarlierCourse(date(2025, 1, 1)),)),
        )
        explained = explain(patient)
        assert step(explained, "allergies").line == "Allergies: none"
        assert "has uterus" in step(explained, "reproductive").unknown
        assert step(explained, "last dose").line == "Last dose: 2025-01-01"

    @pytest.mark.parametrize(
        ("value", "line"),
        [
            (Regimen.parse("40 mg/day"), "Regimen: 40 mg/day"),
            (Regimen.parse("40 mg/day").steps[0], "Step: 40 mg/day"),
            (DosePattern.parse("20 mg twice a week"), "Dose pattern: 20 mg/day twice a week"),
            (mg(40) / kg(68), "Dose per kg: ≈ 0.59 mg/kg, exactly 10/17 mg/kg"),
            (mg("1." + "3" * 90), "Mass: ≈ 1.33 mg"),
            (Days(30), "Days: 30 days"),
        ],
    )
    def test_small_values(self, value: object, line: str) -> None:
        """What is plain is one line; digits that nobody reads are cut, and kept as plain values."""
        assert explain(value).line == line

    def test_plain_values_are_exact(self) -> None:
        """Where the page rounds, the plain values do not."""
        assert explain(mg(40) / kg(68)).to_dict()["value"] == "10/17 mg/kg"


class TestCapsules:
    """Capsules of a dose, day by day of their cycle."""

    def test_a_cycle(self) -> None:
        """The mean is worked out from the days."""
        made = capsule_plan(mg_per_day(25), strengths=(mg(10), mg(20)), days=30)
        explained = explain(made)
        assert (
            step(explained, "mean dose").line == "Mean dose: 25 mg/day = (20 mg + 30 mg) ÷ 2 days"
        )
        assert (
            step(explained, "day 2 of the cycle").line
            == "Day 2 of the cycle: 30 mg = 20 mg + 10 mg"
        )

    def test_a_long_cycle(self) -> None:
        """A sum that nobody reads is left out."""
        made = CapsulePlan(daily_dose=mg_per_day(25), cycle=((mg(20),), (mg(30),)) * 10, days=30)
        assert step(explain(made), "mean dose").how == ""

    def test_a_plan_whose_capsules_do_not_fit(self) -> None:
        """A phase without capsules says so, and there is no dose in capsules."""
        made = plan(
            course("0.01 mg/kg/day for 30 days, then 1 mg/kg/day"), US, product=products.CLARAVIS
        )
        assert None in made.capsules
        explained = explain(made)
        assert step(explained, "capsules of phase 1").value == "none fit"
        assert "dose in capsules" not in {one.what for one in explained.steps()}


class TestRules:
    """A rule, a rulebook, and what of them is shown in full."""

    def test_a_rule_in_full(self) -> None:
        """Its text, value, days, sources, reading, other readings, and what was announced."""
        rule = next(
            each for each in US.rules if each.alternatives and each.interpretation and each.note
        )
        explained = explain(rule)
        said = {one.what: one.value for one in explained.parts}
        assert said["text"] == rule.text
        assert said["read as"] == rule.interpretation
        assert said["note"] == rule.note
        assert explained.rule is rule
        assert f"otherwise, {rule.alternatives[0].key}" in said

    def test_what_was_announced(self) -> None:
        """Each day on which a first day was made known, and those given up."""
        rule = next(
            each for name in rulebook_names() for each in rulebook(name).rules if each.earlier
        )
        told = [one.value for one in explain(rule).parts if one.what == "announced"]
        assert len(told) == len(rule.earlier) + (rule.announced is not None)

    def test_an_unverified_rule_says_so(self) -> None:
        """In its basis, in its mark and in the list."""
        rule = next(each for each in US.rules if not each.verified)
        explained = explain(rule)
        assert step(explained, "basis").how == "unverified"
        assert "[1 unverified]" in explained.text()
        assert explained.to_dict()["rules"][rule.key]["verified"] is False

    def test_one_key_in_two_forms(self) -> None:
        """A rule with its days set anew is another: both stand in the plain values."""
        rule = US.posology.daily_dose.newest
        moved = evolve(rule, since=FIRST)
        told = explain((rule, moved, rule)).to_dict()
        assert sorted(told["rules"]) == [rule.key, f"{rule.key}#2"]
        assert [part["rule"] for part in told["parts"]] == [rule.key, f"{rule.key}#2", rule.key]

    @pytest.mark.parametrize("name", rulebook_names())
    def test_a_rulebook_has_all_its_rules(self, name: str) -> None:
        """Each of them is a step, those that are not applied among them."""
        book = rulebook(name)
        assert {rule.key for rule in explain(book).rules} == {rule.key for rule in book.rules}
        assert step(explain(book.cited), "cited rulebook").value == book.title

    def test_a_replaced_rulebook_says_so(self) -> None:
        """What a caller replaced stands beside the digest."""
        known = US.known_on(date(2026, 1, 1)).cited
        assert "as known on 2026-01-01" in explain(known).how

    def test_a_timeline(self) -> None:
        """One matter through time, with the days of each rule."""
        editions = US.pregnancy_prevention.editions
        assert isinstance(editions, Timeline)
        assert len(explain(editions).parts) == len(editions.rules)


class TestAnswers:
    """Windows, answers, findings, grades and categories."""

    def test_windows(self) -> None:
        """One day, some days, no last day, none at all."""
        rule = US.posology.daily_dose.newest
        one = explain(Window(first=FIRST, last=FIRST))
        some = explain(Window(first=FIRST, last=FIRST + timedelta(days=1), because=rule))
        open_ = explain(Window(first=FIRST, last=None))
        none = explain(Absent(why="silent", what="a window", said="its sources state none"))
        assert one.line == "Window: 2026-03-09"
        assert some.line == "Window: 2026-03-09 to 2026-03-10; 2 days, both ends counted"
        assert some.parts[0].line == "By the rule: 0.5–1 mg/kg/day"
        assert open_.line == "Window: from 2026-03-09 on; no source sets a last day"
        assert none.line == "Absent: none, silent; its sources state none"

    def test_answers(self) -> None:
        """What is missing is unknown; until when it holds is a step."""
        yes = explain(Answer(value="yes", reason="it is the day", until=FIRST))
        assert [one.line for one in yes.steps()] == [
            "Answer: yes; it is the day",
            "Until: 2026-03-09",
        ]

    def test_findings(self) -> None:
        """Both sides of the comparison are steps."""
        found = Finding(
            kind=FindingKind.DAILY_DOSE_ABOVE_RANGE,
            severity=Severity.CAUTION,
            message="too much",
            observed=mg_per_kg_day(2),
            expected=Between(mg_per_kg_day("0.5"), mg_per_kg_day(1)),
        )
        lines = [one.line for one in explain((found,)).steps()]
        assert lines == [
            "Results",
            "Finding, caution: too much",
            "Kind: daily-dose-above-range",
            "Observed: 2 mg/kg/day",
            "Expected: 0.5–1 mg/kg/day",
            "At least: 0.5 mg/kg/day",
            "At most: 1 mg/kg/day",
        ]

    @pytest.mark.parametrize(
        ("limit", "line"),
        [
            (40, "Grade: 1; by CTCAE 5.0; the baseline taken as normal"),
            (None, "Grade: by CTCAE 5.0 (unknown: upper limit)"),
        ],
    )
    def test_grades(self, limit: int | None, line: str) -> None:
        """A grade, or what is missing for one."""
        result = LabResult(analytes.ALT, 95, "U/L", FIRST, limit)
        told = explain(grade(result, criteria("CTCAE 5.0"))).line
        assert told.startswith(line)
        assert ("upper limit" in explain(result).unknown) is (limit is None)

    def test_grades_left_open(self) -> None:
        """Where signs decide, the grades that a number leaves open."""
        found = evolve(
            grade(LabResult(analytes.ALT, 95, "U/L", FIRST), criteria("CTCAE 5.0")),
            possible=(3, 4),
        )
        assert explain(found).value == "grade 3 or 4"

    def test_results_in_words(self) -> None:
        """A pregnancy test has no unit and no limit, and lacks none."""
        assert explain(LabResult(analytes.PREGNANCY_TEST, "negative", None, FIRST)).unknown == ()

    def test_categories(self) -> None:
        """The reasons, what would decide, and the sources that say otherwise."""
        told = explain(category(ReproductiveFacts(has_uterus=True), US, on=FIRST))
        assert told.value == "not decided"
        assert told.unknown
        ligated = explain(category(ReproductiveFacts(has_uterus=False), US, on=FIRST))
        assert ligated.value != "not decided"

    def test_what_is_usual(self) -> None:
        """The goal of micronised capsules is worked out from the conventional one."""
        plain = explain(usual(US, on=FIRST))
        micronised = explain(usual(US, on=FIRST, formulation=Formulation.MICRONISED))
        assert plain.parts[-1].line == "Goal: 120 mg/kg"
        assert micronised.parts[-1].line == "Goal: 96 mg/kg = 120 mg/kg × 0.8"


def _accounts() -> list[Any]:
    patient = Patient(weight=kg(60))
    started = DosePeriod(FIRST, mg_per_day(40))
    diary = Diary(patient=patient, entries=(started, Missed(date(2026, 3, 11))))
    unknown = diary.with_entries(Unrecorded(date(2026, 3, 14), date(2026, 3, 15)))
    return [
        account(diary, as_of=date(2026, 3, 18), goal=mg_per_kg(120)),
        account(diary, as_of=date(2026, 3, 18), goal=mg(200)),
        account(diary, as_of=date(2026, 3, 18), goal=mg(2000)),
        account(diary, as_of=date(2026, 3, 18)),
        account(unknown, as_of=date(2026, 3, 18), goal=mg(320)),
        account(unknown, as_of=date(2026, 3, 18), goal=mg_per_kg(120), goals=US.goals),
    ]


class TestAccounts:
    """What was taken, and what is left."""

    def test_what_remains(self) -> None:
        """The goal less what was taken, in mg as in mg/kg; nothing once it is reached."""
        per_kg, reached, in_mg, none, decided, _ = map(explain, _accounts())
        assert step(per_kg, "remaining").line == "Remaining: 6840 mg = 7200 mg - 360 mg"
        assert step(in_mg, "remaining").line == "Remaining: 1640 mg = 2000 mg - 360 mg"
        assert step(reached, "remaining").line == "Remaining: 0 mg"
        assert step(none, "days left").line == "Days left: not projected; no goal was given"
        assert step(decided, "goal reached").unknown == ("doses of the unrecorded days",)

    def test_a_day_and_a_tally(self) -> None:
        """Its parts explain themselves, too."""
        found = _accounts()[0]
        first = next(found.daily())
        assert explain(first).line == "Day total: 2026-03-09; dose, 40 mg/day"
        assert step(explain(found.low), "total dose").value == mg(360)
        assert explain(found.stretches[0]).line.startswith("Stretch: 2026-03-09 to 2026-03-10")

    def test_kinds_of_mg(self) -> None:
        """By which rule milligrams were counted is a step."""
        diary = Diary(
            patient=Patient(weight=kg(80)),
            entries=(
                isotretinoin.Dispensing(FIRST, products.ABSORICA_LD, mg(32), 60),
                DosePeriod(FIRST, mg_per_day(64)),
                isotretinoin.Dispensing(date(2026, 4, 8), products.CLARAVIS, mg(40), 60),
                DosePeriod(date(2026, 4, 8), mg_per_day(80)),
            ),
        )
        found = account(diary, as_of=date(2026, 5, 7), goals=US.goals)
        explained = explain(found)
        assert found.counted_by is not None
        assert step(explained, "worth of a milligram").rule == found.counted_by
        assert step(explained, "counted by").rule == found.bands[0].counted_by


def _values() -> dict[str, Callable[[], Any]]:
    day = date(2026, 6, 30)
    made = plan(course(), US, product=products.CLARAVIS)
    return {
        "plan": lambda: made,
        "plan again": lambda: replan(EXAMPLE, US, on=day, goal=mg_per_kg(120)),
        "plan done": lambda: replan(EXAMPLE, US, on=day, goal=mg_per_kg(20)),
        "two plans": lambda: compare_plans(made, plan(course(can=False), rulebook("EU"))),
        "review": lambda: review(EXAMPLE, US, as_of=day),
        "status": lambda: status(EXAMPLE, US, on=day),
        "status in doubt": lambda: status(EXAMPLE, US, on=date(2026, 12, 1)),
        "worklist": lambda: worklist(
            {"A": EXAMPLE, "B": EXAMPLE}, US, first=date(2026, 6, 1), last=day
        ),
        "comparison": lambda: compare([US, rulebook("EU")], on=day, topic="contraception"),
        "diary": lambda: EXAMPLE,
        "product": lambda: products.CLARAVIS,
        "profile": lambda: isotretinoin.profile("guide"),
        "protocol": lambda: isotretinoin.protocol("goulden_1997"),
    }


class TestWhateverIsComputed:
    """Every result has an explanation in each form."""

    @pytest.mark.parametrize("name", _values())
    def test_has_three_forms(self, name: str) -> None:
        """Text, HTML and plain values, which tell the same steps."""
        value = _values()[name]()
        explained = explain(value)
        TestLaws.check_sources(explained.to_dict(), explained)
        assert str(explained) == explained.text()
        assert explained.html().count("<li>") >= len(list(explained.steps()))

    def test_a_replan_tells_both_halves(self) -> None:
        """What was taken, and what is to come."""
        again = explain(_values()["plan again"]())
        assert {"taken before", "still to come"} <= {one.what for one in again.parts}
        assert "missed days" in {one.what for one in step(again, "taken before").parts}

    def test_unrecorded_doses_before_a_replan(self) -> None:
        """How they were counted is said, and that they are unknown."""
        diary = Diary(
            patient=Patient(weight=kg(60)),
            entries=(
                DosePeriod(FIRST, mg_per_day(40)),
                Unrecorded(date(2026, 3, 14), date(2026, 3, 15)),
            ),
        )
        made = replan(diary, US, on=date(2026, 4, 1), goal=mg_per_kg(120), unrecorded="taken")
        taken = step(explain(made), "taken before")
        assert taken.how == "unrecorded days counted as taken"
        assert taken.unknown == ("doses of the unrecorded days",)

    def test_who_is_left_aside(self) -> None:
        """A worklist says of whom there is no answer, and of what it left aside."""
        young = Diary(patient=Patient(weight=kg(60), born=date(2026, 5, 1)))
        listed = worklist(
            {"A": EXAMPLE, "B": young}, US, first=date(2026, 4, 1), last=date(2026, 4, 2)
        )
        names = {one.what for one in explain(listed).parts}
        assert ("not answered" in names) is bool(listed.not_answered)
        assert ("left aside" in names) is bool(listed.remarks)

    @pytest.mark.parametrize("value", ["US", 40, None, [], object(), FIRST, ("US",), Path()])
    def test_what_is_no_result(self, value: object) -> None:
        """Values of other libraries are refused, in a group as well."""
        with pytest.raises(WrongTypeError, match="is no result of this library"):
            explain(value)

    def test_a_mapping_in_a_result(self) -> None:
        """What a record holds by name is a step for each name."""
        assert [one.line for one in step_of({"a": 1}, "b").steps()] == ["B", "A: 1"]
