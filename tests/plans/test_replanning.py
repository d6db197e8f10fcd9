"""A course planned again: what was taken, what is left, and what is not known."""

from datetime import date, timedelta
from typing import Any

import pytest

from isotretinoin import (
    Course,
    Days,
    Diary,
    Dispensing,
    DosePeriod,
    DoseTaken,
    FactError,
    Missed,
    Patient,
    Plan,
    Regimen,
    RegimenError,
    Stopped,
    Unrecorded,
    Weight,
    kg,
    mg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    products,
    replan,
)
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.diaries.entries import Entry, StockCount
from isotretinoin.diaries.weighing import WeightPolicy
from isotretinoin.findings import FindingKind
from isotretinoin.plans.taken import InStock, UnrecordedDoses
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
ON = date(2026, 4, 17)  # the 40th day
PATIENT = Patient(weight=kg(60), can_become_pregnant=True)
GOAL = mg_per_kg(120)
SIXTY = DosePeriod(FIRST, mg_per_day(60))


def diary(*entries: Entry) -> Diary:
    return Diary(patient=PATIENT, entries=entries)


def kinds(found: Plan) -> list[FindingKind]:
    return [each.kind for each in found.findings]


class TestWhatIsLeft:
    """The goal less what was taken, by the dose that goes on."""

    def test_the_dose_last_noted_goes_on(self) -> None:
        """7200 mg in all, 2400 mg in 40 days: 80 days more."""
        again = replan(diary(SIXTY), PROGRAMME, on=ON, goal=GOAL)

        assert again.taken is not None
        assert again.to_come is not None
        assert (again.taken.total_dose, again.taken.dose_days) == (mg(2400), 40)
        assert (again.to_come.first_dose, again.to_come.days) == (date(2026, 4, 18), 80)
        assert again.course.window.first == FIRST
        assert (again.course.total_dose, again.course.last_dose) == (mg(7200), date(2026, 7, 6))

    def test_what_did_not_happen_moves_the_end(self) -> None:
        """Three days missed and a week of rest: ten days later, and every window with them."""
        plain = replan(diary(SIXTY), PROGRAMME, on=ON, goal=GOAL)
        again = replan(
            diary(
                SIXTY,
                *(Missed(date(2026, 3, day)) for day in (12, 13, 20)),
                DosePeriod(date(2026, 4, 1), mg_per_day(0)),
                DosePeriod(date(2026, 4, 8), mg_per_day(60)),
            ),
            PROGRAMME,
            on=ON,
            goal=GOAL,
        )

        assert again.taken is not None
        assert (again.taken.missed_days, again.taken.rest_days) == (3, 7)
        assert again.course.last_dose == plain.course.last_dose + timedelta(days=10)
        assert again.next_course != plain.next_course
        assert again.pregnancy_prevention.contraception != plain.pregnancy_prevention.contraception

    def test_a_regimen_from_the_day_after(self) -> None:
        """Half the dose takes twice the days; its own goal counts where no other is given."""
        half = Regimen.constant(mg_per_day(30))
        again = replan(diary(SIXTY), PROGRAMME, on=ON, goal=GOAL, planned=half)
        same = replan(diary(SIXTY), PROGRAMME, on=ON, planned=half.until(GOAL))

        assert again.to_come is not None
        assert again.to_come.days == 160
        assert again == same

    def test_the_course_that_was_planned(self) -> None:
        """Its steps lie where they were planned, its cycles go on where they stand."""
        course = Course.until(
            mg_per_kg(60),
            patient=PATIENT,
            regimen=Regimen.intermittent(mg_per_day(60), days_on=3, days_off=4),
            first_dose=FIRST,
        )
        again = replan(diary(SIXTY), PROGRAMME, on=FIRST + timedelta(days=1), planned=course)

        assert again.to_come is not None
        assert str(again.to_come.regimen) == (
            "60 mg/day for 1 day, then 0 mg/day for 4 days, then 60 mg/day 3 days on, 4 days off"
        )
        assert again.course.total_dose == course.total_dose

    def test_without_a_goal_until_the_planned_end(self) -> None:
        """Days that were missed are not made up for."""
        course = Course.lasting(
            Days(60), patient=PATIENT, regimen=Regimen.constant(mg_per_day(60)), first_dose=FIRST
        )
        told = diary(SIXTY, Missed(date(2026, 3, 12)))
        again = replan(told, PROGRAMME, on=ON, planned=course)
        over = replan(told, PROGRAMME, on=date(2026, 5, 20), planned=course)

        assert (again.course.last_dose, again.course.total_dose) == (course.last_dose, mg(59 * 60))
        assert (over.to_come, over.course.last_dose) == (None, date(2026, 5, 20))

    def test_a_regimen_of_its_own_length(self) -> None:
        """A taper of four weeks ends four weeks later."""
        taper = Regimen.stepped((mg_per_day(40), 14), (mg_per_day(20), 14))
        again = replan(diary(SIXTY), PROGRAMME, on=ON, planned=taper)
        assert again.course.last_dose == ON + timedelta(days=28)

    def test_the_goal_is_reached(self) -> None:
        """Nothing is left; the last dose is the last one taken, and the page says so."""
        again = replan(diary(SIXTY), PROGRAMME, on=ON, goal=mg(2000), product=products.CLARAVIS)

        assert again.to_come is None
        assert again.dose_in_capsules is None
        assert again.course.window.last == ON
        assert "Still to come nothing" in " ".join(str(again).split())

    def test_what_is_noted_for_later_does_not_count(self) -> None:
        """A stop and a weight of tomorrow are not yet known."""
        told = diary(SIXTY, Stopped(ON + timedelta(days=1)), Weight(ON + timedelta(days=2), kg(70)))
        assert replan(told, PROGRAMME, on=ON, goal=GOAL) == replan(
            diary(SIXTY), PROGRAMME, on=ON, goal=GOAL
        )


class TestWeight:
    """60 kg at first, 66 kg from the 21st day on: 20 days at each."""

    told = diary(DosePeriod(FIRST, mg_per_kg_day(1)), Weight(date(2026, 3, 29), kg(66)))

    @pytest.mark.parametrize(
        ("policy", "total", "days"),
        [
            ("latest", 7920, 82),  # 120 × 66, less 2520, at 66 a day
            ("baseline", 7200, 71),  # 120 × 60, less 2520: 70.9 days
            ("period", 7800, 80),  # 40 mg/kg of 120 are taken: 80 × 66
        ],
    )
    def test_policies(self, policy: WeightPolicy, total: int, days: int) -> None:
        """The doses to come follow the last weight, and the goal the one that the policy names."""
        again = replan(self.told, PROGRAMME, on=ON, goal=GOAL, weight_policy=policy)

        assert again.taken is not None
        assert again.to_come is not None
        assert again.taken.total_dose == mg(2520)
        assert again.to_come.days == days
        assert again.to_come.phases[0].daily_dose == mg_per_day(66)
        assert again.course.total_dose == mg(2520 + 66 * days)
        assert mg(total) <= again.course.total_dose < mg(total + 66)

    def test_each_dose_by_the_weight_of_its_day(self) -> None:
        """1 mg/kg/day throughout: no judgement of the doses departs, and the goal is reached."""
        again = replan(self.told, PROGRAMME, on=ON, goal=GOAL, weight_policy="period")

        assert again.cumulative_dose == GOAL
        assert not {
            FindingKind.DAILY_DOSE_ABOVE_RANGE,
            FindingKind.DAILY_DOSE_BELOW_RANGE,
            FindingKind.GOAL_NOT_REACHED,
        } & set(kinds(again))
        assert "that is 40 mg/kg by the weight of each day" in str(again)


class TestNotKnown:
    """Doses of which nothing is known are not guessed at."""

    told = diary(SIXTY, Unrecorded(date(2026, 4, 1), date(2026, 4, 5)))

    def test_both_answers(self) -> None:
        """What follows either way, and what to write."""
        with pytest.raises(FactError) as refused:
            replan(self.told, PROGRAMME, on=ON, goal=GOAL)
        assert str(refused.value) == (
            "of 5 days by 2026-04-17 it is not known whether the dose was taken: write "
            "unrecorded='taken' (last dose: 2026-07-06) or unrecorded='missed' (last dose: "
            "2026-07-11), or note each as DoseTaken or Missed"
        )

    @pytest.mark.parametrize(
        ("way", "last"), [("taken", date(2026, 7, 6)), ("missed", date(2026, 7, 11))]
    )
    def test_as_the_caller_says(self, way: UnrecordedDoses, last: date) -> None:
        """It is said in the plan."""
        again = replan(self.told, PROGRAMME, on=ON, goal=GOAL, unrecorded=way)

        assert again.course.last_dose == last
        assert FindingKind.FACT_MISSING in kinds(again)
        assert f"5 days unrecorded (counted as {way})" in " ".join(str(again).split())

    def test_dispensings_alone(self) -> None:
        """The capsules handed out, taken evenly; or none of them, and then no course was begun."""
        told = diary(Dispensing(FIRST, products.CLARAVIS, mg(30), 80))
        sixty = Regimen.constant(mg_per_day(60))
        again = replan(told, PROGRAMME, on=ON, goal=GOAL, planned=sixty, unrecorded="taken")

        assert again.taken is not None
        assert (again.taken.total_dose, again.taken.unrecorded_days) == (mg(2400), 40)
        assert again.product == products.CLARAVIS
        with pytest.raises(RegimenError, match="no dose had been taken by 2026-04-17"):
            replan(told, PROGRAMME, on=ON, goal=GOAL, planned=sixty, unrecorded="missed")
        with pytest.raises(FactError, match=r"'missed' \(last dose: no dose had been taken"):
            replan(told, PROGRAMME, on=ON, goal=GOAL, planned=sixty)


class TestOtherCapsules:
    """A milligram of micronised isotretinoin is worth a quarter more."""

    def test_a_product_changed(self) -> None:
        """2400 of 7200 conventional mg are taken: 3840 micronised ones are left, 48 a day."""
        told = diary(SIXTY, Dispensing(FIRST, products.ABSORICA, mg(30), 80))
        again = replan(told, PROGRAMME, on=ON, goal=GOAL, product=products.ABSORICA_LD)

        assert again.taken is not None
        assert again.to_come is not None
        assert again.taken.total_dose == mg(1920)
        assert again.taken.counted_by is not None
        assert (again.to_come.days, again.to_come.total_dose) == (80, mg(3840))
        assert again.course.goal == mg_per_kg(96)
        assert {FindingKind.FORMULATION_SWITCHED, FindingKind.KINDS_OF_MG} <= set(kinds(again))

    def test_a_dose_for_each_kilogram(self) -> None:
        """1 mg/kg/day goes on as 0.8, and a goal in mg likewise."""
        told = diary(DosePeriod(FIRST, mg_per_kg_day(1)))
        again = replan(
            told, PROGRAMME, on=ON, goal=mg(7200), product=products.ABSORICA_LD, capsules="exact"
        )

        assert again.to_come is not None
        assert str(again.to_come.regimen) == "0.8 mg/kg/day"
        assert again.to_come.days == 80

    def test_one_kind_alone_is_its_own(self) -> None:
        """Micronised from the first day: nothing is converted, as in an account."""
        told = diary(SIXTY, Dispensing(FIRST, products.ABSORICA_LD, mg(30), 80))
        again = replan(told, PROGRAMME, on=ON, goal=GOAL)

        assert again.taken is not None
        assert (again.taken.total_dose, again.taken.counted_by) == (mg(2400), None)
        assert FindingKind.FORMULATION_SWITCHED not in kinds(again)

    def test_capsules_are_of_what_is_to_come(self) -> None:
        """35 mg were taken, which no capsules make; what is to come is planned in capsules."""
        told = diary(
            DosePeriod(FIRST, mg_per_day(35)),
            DoseTaken(ON - timedelta(days=1), mg(5)),
            Dispensing(FIRST, products.CLARAVIS, mg(10), 80),
        )
        again = replan(
            told, PROGRAMME, on=ON, goal=mg(3000), planned=Regimen.constant(mg_per_day(40))
        )

        assert again.taken is not None
        assert again.dose_in_capsules == again.taken.total_dose + mg(1640)
        assert FindingKind.NO_CAPSULES not in kinds(again)
        assert again.capsules.count(None) == len(again.capsules) - 1
        none_fit = replan(
            told, PROGRAMME, on=ON, goal=mg(1500), planned=Regimen.constant(mg_per_day("0.1"))
        )
        assert none_fit.dose_in_capsules is None
        assert FindingKind.NO_CAPSULES in kinds(none_fit)


def test_another_course_before() -> None:
    """It is over, its doses do not count, and the wait after it is held against this one."""
    again = replan(
        diary(
            DosePeriod(date(2025, 12, 1), mg_per_day(60)),
            Stopped(date(2026, 3, 1)),
            SIXTY,
        ),
        PROGRAMME,
        on=ON,
        goal=GOAL,
    )
    long_ago = replan(
        diary(DosePeriod(date(2020, 12, 1), mg_per_day(60)), Stopped(date(2021, 3, 1)), SIXTY),
        PROGRAMME,
        on=ON,
        goal=GOAL,
    )

    assert again.course == long_ago.course
    assert FindingKind.RETREATMENT_EARLY in kinds(again)
    assert FindingKind.RETREATMENT_EARLY not in kinds(long_ago)


def test_the_first_doses_were_missed() -> None:
    """The course begins with the first dose taken, and what was missed before is no part of it."""
    told = diary(SIXTY, Missed(FIRST), Missed(FIRST + timedelta(days=1)))
    again = replan(told, PROGRAMME, on=ON, goal=GOAL)

    assert again.taken is not None
    assert again.course.first_dose == FIRST + timedelta(days=2)
    assert again.taken.missed_days == 0


def test_as_a_document() -> None:
    """A plan from a day on is kept whole, with what it rests on."""
    told = diary(SIXTY, Dispensing(FIRST, products.ABSORICA, mg(30), 80))
    again = replan(told, PROGRAMME, on=ON, goal=GOAL, product=products.ABSORICA_LD)
    assert from_json(to_json(again), Plan) == again
    assert f"planned again on {ON}" in str(again)


def test_an_ordinary_plan_is_all_to_come() -> None:
    """Nothing was taken before it."""
    course = Course.until(
        GOAL, patient=PATIENT, regimen=Regimen.constant(mg_per_day(60)), first_dose=FIRST
    )
    first = plan(course, PROGRAMME)
    assert (first.taken, first.to_come, first.cumulative_dose) == (None, course, GOAL)


@pytest.mark.parametrize(
    ("told", "more", "message"),
    [
        ((), {"goal": GOAL}, "no course had begun by 2026-04-17: lay one out with Course.until"),
        ((SIXTY, Stopped(date(2026, 4, 1))), {"goal": GOAL}, "was stopped on 2026-04-01, and noth"),
        ((SIXTY,), {}, "nothing says when the course ends: give goal="),
        ((SIXTY,), {"planned": Regimen.constant(mg_per_day(40))}, "nothing says when the course"),
        (
            (SIXTY, DosePeriod(date(2026, 4, 1), mg_per_day(0))),
            {"goal": GOAL},
            "the dose on 2026-04-17 is 0 mg/day: say how the course goes on, as planned=",
        ),
        (
            (SIXTY,),
            {"goal": GOAL, "planned": Regimen.stepped((mg_per_day(40), 28))},
            "the doses to come end below the goal: leave their last step open",
        ),
        (
            (SIXTY,),
            {"goal": GOAL, "planned": "40 mg/day"},
            "is no plan: give a Regimen or a Course",
        ),
        ((SIXTY,), {"goal": GOAL, "weight_policy": "first"}, "is no weight policy: write 'latest'"),
    ],
)
def test_one_clear_line(told: tuple[Entry, ...], more: dict[str, object], message: str) -> None:
    """What cannot be planned again says why, and what to write."""
    with pytest.raises(RegimenError, match=message):
        replan(diary(*told), PROGRAMME, on=ON, **more)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_another_word_for_unrecorded_doses() -> None:
    """The two ways are named."""
    with pytest.raises(FactError, match="write 'taken' or 'missed'"):
        replan(diary(SIXTY), PROGRAMME, on=ON, goal=GOAL, unrecorded="none")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class TestDosesInTurn:
    """Doses that are not the same every day go on where they stand."""

    TURN = Regimen.parse("40 mg/day alternating with 80 mg/day")

    @pytest.mark.parametrize("days", [39, 40])
    def test_the_next_one_in_turn(self, days: int) -> None:
        """Followed to the letter, it is the plan, on whichever of the doses it stands."""
        course = Course.until(GOAL, patient=PATIENT, regimen=self.TURN, first_dose=FIRST)
        told = diary(DosePeriod(FIRST, self.TURN.steps[0].daily_dose))
        again = replan(
            told, PROGRAMME, on=FIRST + timedelta(days=days - 1), goal=GOAL, planned=course
        )
        assert list(again.course.doses()) == list(course.doses())

    def test_the_dose_last_noted(self) -> None:
        """It goes on in turn, in other capsules by the label's factor, parts of a day as well."""
        turn = diary(DosePeriod(FIRST, self.TURN.steps[0].daily_dose))
        parts = diary(
            DosePeriod(FIRST, Regimen.divided(mg(40), mg(20)).steps[0].daily_dose),
        )
        for told, said in (
            (turn, "32 mg/day alternating with 64 mg/day"),
            (parts, "32 mg in the morning and 16 mg in the evening"),
        ):
            again = replan(
                told,
                PROGRAMME,
                on=ON,
                goal=GOAL,
                product=products.ABSORICA_LD,
                capsules="exact",
            )
            assert again.to_come is not None
            assert str(again.to_come.regimen) == said

    def test_by_another_weight(self) -> None:
        """What is taken for each kilogram follows the last weight, each dose of the turn."""
        regimen = Regimen.alternating(mg_per_kg_day("0.5"), mg_per_day(60))
        told = diary(
            DosePeriod(FIRST, regimen.steps[0].daily_dose),
            Weight(FIRST + timedelta(days=10), kg(50)),
        )
        again = replan(told, PROGRAMME, on=ON, goal=GOAL, weight_policy="baseline")
        assert again.to_come is not None
        assert str(again.to_come.regimen) == "25 mg/day alternating with 60 mg/day"


def test_what_is_aimed_at_by_the_weight_of_each_day() -> None:
    """2400 mg are 2200 mg by the last weight: of 6000 mg for it, 3800 mg are left."""
    told = diary(SIXTY, Weight(FIRST + timedelta(days=20), kg(50)))
    again = replan(told, PROGRAMME, on=ON, goal=GOAL, weight_policy="period")
    assert again.taken is not None
    assert again.to_come is not None
    assert (again.taken.total_dose, again.taken.cumulative_dose) == (mg(2400), mg_per_kg(44))
    assert again.course.goal == mg(6200)
    assert (again.to_come.days, again.to_come.goal) == (64, mg(3800))


class TestStock:
    """Capsules on hand are taken first, and prescriptions are counted from the day they run out."""

    STEADY = DosePeriod(FIRST, mg_per_day(40))
    FILLED = Dispensing(FIRST, products.CLARAVIS, mg(20), 120)

    def again(self, *entries: Entry, **more: Any) -> Plan:
        told = diary(self.STEADY, *entries)
        return replan(told, PROGRAMME, on=more.pop("on", ON), goal=mg(4000), **more)

    def test_taken_first(self) -> None:
        """40 days took 80 of 120 capsules of 20 mg: 20 days more, and then 40 days on prescription."""
        found = self.again(self.FILLED)
        assert found.taken is not None
        assert found.taken.in_stock == (InStock(mg(20), 40),)
        first, second = ON + timedelta(days=21), ON + timedelta(days=51)
        assert found.needed_on == first
        assert [each.needed_on for each in found.prescriptions] == [first, second]
        assert [(each.needed_on, each.days) for each in found.fillings] == [
            (first, 30),
            (second, 10),
        ]
        assert sum(sum(each.left.values()) for each in found.fillings[-1:]) == 0

    def test_numbered_on(self) -> None:
        """By the days of the course, so that the tests of a month have numbers of their own."""
        found = self.again(self.FILLED)
        numbers = [each.number for each in found.prescriptions]
        assert numbers == [each.number for each in found.fillings] == [3, 4]
        tests = {each.timepoint: each for each in found.pregnancy_prevention.tests}
        for due in found.prescriptions:
            assert due.needed_on in tests[f"prescription {due.number}"].window
        assert tests["prescription 2"].on == FIRST + timedelta(days=30)

    def test_run_out(self) -> None:
        """The agenda says when the stock is used up, what is prescribed then, and in which capsules."""
        found = self.again(self.FILLED)
        told = {act.kind.value: act for act in reversed(found.agenda) if act.window.first > ON}
        assert told["run-out"].what == "the capsules in stock are not enough from this day on"
        assert told["run-out"].window.first == found.needed_on
        assert "60 × 20 mg in 6 packs of 10" in told["dispensing"].what
        assert f"In stock 40 × 20 mg; more are needed on {found.needed_on}" in " ".join(
            str(found).split()
        )

    def test_nothing_left(self) -> None:
        """More is needed on the very next day."""
        found = self.again(Dispensing(FIRST, products.CLARAVIS, mg(20), 80))
        assert found.taken is not None
        assert (found.taken.in_stock, found.needed_on) == ((), ON + timedelta(days=1))
        assert found.fillings[0].needed_on == found.needed_on
        assert "run-out" not in {
            act.kind.value for act in found.agenda if act.window.first == found.needed_on
        }
        assert "In stock nothing; more are needed" in " ".join(str(found).split())

    def test_enough_for_all(self) -> None:
        """No prescription is left to write."""
        found = self.again(Dispensing(FIRST, products.CLARAVIS, mg(20), 300))
        assert (found.prescriptions, found.fillings) == ((), ())
        assert found.needed_on == found.course.last_dose + timedelta(days=1)
        assert "In stock 220 × 20 mg; enough until the end" in " ".join(str(found).split())
        assert all(act.window.first <= ON for act in found.agenda if act.kind.value == "run-out")

    def test_what_is_left_of_another_strength_goes_on(self) -> None:
        """Capsules that make no dose by themselves are left for the first prescription."""
        odd = Dispensing(FIRST, products.CLARAVIS, mg(30), 5)
        found = self.again(self.FILLED, odd)
        assert found.needed_on == ON + timedelta(days=21)
        first = {each.strength: each for each in found.fillings[0].strengths}
        assert first[mg(30)].in_stock == first[mg(30)].left == 5
        assert found.fillings[-1].left == {mg(30): 5}

    def test_capsules_of_another_kind_do_not_count(self) -> None:
        """Nobody takes what is left of conventional capsules as micronised ones."""
        found = self.again(self.FILLED, product=products.ABSORICA_LD)
        assert found.taken is not None
        assert found.taken.in_stock == ()

    @pytest.mark.parametrize(("way", "left"), [("missed", 120 - 78), ("taken", 120 - 80)])
    def test_unrecorded_days(self, way: UnrecordedDoses, left: int) -> None:
        """Counted as taken, their capsules are gone."""
        found = self.again(self.FILLED, Unrecorded(ON, ON), unrecorded=way)
        assert found.taken is not None
        assert found.taken.in_stock == (InStock(mg(20), left),)

    def test_dispensings_alone(self) -> None:
        """Counted as taken, all capsules are; those counted since are there. Missed, all are left."""
        handed = Dispensing(FIRST, products.CLARAVIS, mg(20), 120)
        counted = StockCount(ON, mg(20), 7)
        ahead = Regimen.constant(mg_per_day(40))
        for entries, left in (((handed,), ()), ((handed, counted), (InStock(mg(20), 7),))):
            found = replan(
                diary(*entries), PROGRAMME, on=ON, goal=mg(4000), planned=ahead, unrecorded="taken"
            )
            assert found.taken is not None
            assert found.taken.in_stock == left

    def test_a_count_alone(self) -> None:
        """What somebody counted is known without any dispensing, and which product is not."""
        found = self.again(StockCount(ON, mg(20), 4), product=products.CLARAVIS)
        assert found.needed_on == ON + timedelta(days=3)

    def test_no_capsules_noted(self) -> None:
        """Then prescriptions lie where the plan had them, and the ones to come have their capsules."""
        found = self.again(product=products.CLARAVIS)
        assert found.taken is not None
        assert (found.taken.in_stock, found.needed_on) == (None, None)
        assert [each.number for each in found.prescriptions] == [1, 2, 3, 4]
        assert [each.number for each in found.fillings] == [3, 4]
        assert "In stock" not in str(found)

    def test_nothing_to_take(self) -> None:
        """A course that has reached its goal needs no capsules."""
        found = replan(diary(self.STEADY, self.FILLED), PROGRAMME, on=ON, goal=mg(1000))
        assert (found.needed_on, found.fillings) == (None, ())
        assert "In stock 40 × 20 mg Still to come nothing" in " ".join(str(found).split())

    def test_as_ordered(self) -> None:
        """Doses that are not laid out in capsules have no fillings, but the stock is taken first."""
        found = self.again(self.FILLED, capsules="exact")
        assert found.fillings == ()
        assert found.needed_on == ON + timedelta(days=21)

    def test_it_is_kept(self) -> None:
        found = self.again(self.FILLED)
        assert from_json(to_json(found), Plan) == found
