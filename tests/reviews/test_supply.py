"""What was prescribed and dispensed, on both sides of each bound."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from attrs import evolve

from ideal_course import (
    AS_OF,
    CONFIRMED,
    DIARY,
    DISPENSED,
    ENTRIES,
    FIRST,
    LAST,
    TESTED,
    US,
    judged,
    kinds,
    negative,
    only,
    patient,
    without,
)
from isotretinoin import Diary, Window, products, rulebook
from isotretinoin.diaries.entries import (
    Dispensing,
    DosePeriod,
    Entry,
    PregnancyTest,
    Prescription,
    Stopped,
    Weight,
)
from isotretinoin.products import Product
from isotretinoin.quantities import kg, mg, mg_per_day, mg_per_kg_day

DAY = timedelta(days=1)
THIRD = DISPENSED[2]
CANNOT = evolve(patient(can_become_pregnant=False), entries=only(DosePeriod, Stopped).entries)


def dispensed(day: date, count: int = 60, product: Product = products.CLARAVIS) -> Dispensing:
    return Dispensing(day, product, mg(30), count)


def instead(old: Entry, *new: Entry) -> Diary:
    return without(old).with_entries(*new)


def supply(diary: Diary) -> list[str]:
    return [kind for kind in kinds(diary) if kind == "supply-above-limit"]


class TestDaysSupply:
    """At most 30 days are supplied at a time, at the doses of those days."""

    @pytest.mark.parametrize(("count", "expected"), [(60, []), (61, ["supply-above-limit"])])
    def test_thirty_days(self, count: int, expected: list[str]) -> None:
        """At 60 mg a day 60 capsules of 30 mg are for 30 days."""
        assert supply(CANNOT.with_entries(dispensed(FIRST, count))) == expected

    @pytest.mark.parametrize(("count", "expected"), [(50, []), (51, ["supply-above-limit"])])
    def test_dose_that_rises_on_the_way(self, count: int, expected: list[str]) -> None:
        """Ten days at 30 mg and twenty at 60 take 50 capsules of 30 mg."""
        raised = evolve(
            CANNOT,
            entries=(
                DosePeriod(FIRST, mg_per_day(30)),
                DosePeriod(FIRST + 10 * DAY, mg_per_kg_day(1)),
                Weight(FIRST, kg(60)),
                dispensed(FIRST - DAY, count),
            ),
        )
        assert supply(raised) == expected

    @pytest.mark.parametrize(("count", "expected"), [(60, []), (61, ["supply-above-limit"])])
    @pytest.mark.parametrize("then", [30, 0])
    def test_dose_that_is_cut_later(self, count: int, expected: list[str], then: int) -> None:
        """What was right on its day stays right when the dose is lowered, or rested, afterwards."""
        cut = evolve(
            CANNOT,
            entries=(
                DosePeriod(FIRST, mg_per_day(60)),
                DosePeriod(FIRST + 15 * DAY, mg_per_day(then)),
                dispensed(FIRST, count),
            ),
        )
        assert supply(cut) == expected

    def test_rests_take_no_capsules(self) -> None:
        """A rest between two periods adds no day of supply."""
        rested = evolve(
            CANNOT,
            entries=(
                DosePeriod(FIRST, mg_per_day(60)),
                DosePeriod(FIRST + 15 * DAY, mg_per_day(0)),
                DosePeriod(FIRST + 40 * DAY, mg_per_day(60)),
                dispensed(FIRST, 60),
            ),
        )
        assert supply(rested) == []

    def test_part_of_a_day_is_shown(self) -> None:
        """61 capsules are for a little more than 30 days."""
        told = judged(CANNOT.with_entries(dispensed(FIRST, 61)))
        assert [each.observed for each in told.findings if "supply" in each.kind] == [
            Fraction(61, 2),
        ]
        assert any("≈ 30.5 days" in each.text for each in told.findings)

    def test_doses_to_come_are_not_known(self) -> None:
        """Capsules dispensed after the course are for days of which nothing is noted."""
        told = judged(CANNOT.with_entries(dispensed(LAST + DAY)))
        matter = f"for how many days the capsules of {LAST + DAY} are"
        assert matter in [each.matter for each in told.not_judged]

    def test_prescription_says_more_than_the_limit(self) -> None:
        """A prescription for 31 days departs from the rule, one for 30 does not."""
        for days, expected in ((30, []), (31, ["prescribed-above-limit"])):
            told = kinds(CANNOT.with_entries(Prescription(FIRST, days_supply=days)))
            assert [kind for kind in told if "prescribed" in kind] == expected


class TestRefills:
    """No refills: each dispensing needs a prescription of its own."""

    @pytest.mark.parametrize(("refills", "expected"), [(0, []), (1, ["refills-above-limit"])])
    def test_refills_on_a_prescription(self, refills: int, expected: list[str]) -> None:
        """Even one refill is too many."""
        told = kinds(CANNOT.with_entries(Prescription(FIRST, refills=refills)))
        assert [kind for kind in told if "refills" in kind] == expected

    def test_dispensed_again(self) -> None:
        """A second dispensing on one prescription departs from the rule."""
        assert kinds(DIARY.with_entries(dispensed(THIRD + DAY, 1))) == ["dispensed-again"]

    def test_prescription_of_the_same_day(self) -> None:
        """A prescription of the day of the dispensing is the one that was filled."""
        again = DIARY.with_entries(dispensed(THIRD + DAY, 1), Prescription(THIRD + DAY))
        assert kinds(again) == []

    def test_no_prescription(self) -> None:
        """Without a prescription it is not known on which one capsules were dispensed."""
        told = judged(CANNOT.with_entries(dispensed(FIRST)))
        matter = f"on which prescription the capsules of {FIRST} were dispensed"
        assert matter in [each.matter for each in told.not_judged]


class TestWindows:
    """Seven days for patients who can get pregnant, 30 for others, by the edition of the day."""

    @pytest.mark.parametrize(
        ("days", "expected"),
        [(6, []), (7, ["dispensed-outside-window"]), (0, [])],
    )
    def test_specimen(self, days: int, expected: list[str]) -> None:
        """The day of the specimen is day 1, so the window ends six days later."""
        moved = instead(
            negative(THIRD - 3 * DAY),
            negative(THIRD - days * DAY),
        )
        assert kinds(moved) == expected

    def test_without_a_test(self) -> None:
        """Capsules without any negative test before them are an alert."""
        told = kinds(without(*only(PregnancyTest).entries))
        assert told.count("dispensed-without-test") == len(DISPENSED)

    @pytest.mark.parametrize(("days", "expected"), [(29, []), (30, ["dispensed-outside-window"])])
    def test_office_visit(self, days: int, expected: list[str]) -> None:
        """For other patients the day of the visit is day 1 of 30."""
        told = CANNOT.with_entries(Prescription(FIRST - days * DAY), dispensed(FIRST))
        assert [kind for kind in kinds(told) if "window" in kind] == expected

    def test_no_visit(self) -> None:
        """Without the visit, the window of patients who cannot is not judged."""
        told = judged(CANNOT.with_entries(dispensed(FIRST)))
        matter = f"the window in which the capsules of {FIRST} were dispensed"
        assert [each.missing for each in told.not_judged if each.matter == matter] == [
            ("the day of the office visit",),
        ]

    @pytest.mark.parametrize(
        ("since", "expected"),
        [(FIRST - 40 * DAY, []), (FIRST - 39 * DAY, ["dispensed-outside-window"])],
    )
    def test_no_window_any_more(self, since: date, expected: list[str]) -> None:
        """From edition 5 on, patients who cannot have no window; the day of the visit decides."""
        moved = US.effective({"us.ipledge.edition-5": since})
        told = CANNOT.with_entries(Prescription(FIRST - 40 * DAY), dispensed(FIRST))
        assert [kind for kind in kinds(told, rules=moved) if "window" in kind] == expected

    @pytest.mark.parametrize(("days", "expected"), [(7, []), (8, ["dispensed-after-validity"])])
    def test_validity(self, days: int, expected: list[str]) -> None:
        """In the UK a prescription is dispensed until the seventh day after it."""
        told = CANNOT.with_entries(Prescription(FIRST - days * DAY), dispensed(FIRST))
        assert [
            kind for kind in kinds(told, rules=rulebook("GB")) if "validity" in kind
        ] == expected

    def test_validity_without_a_prescription(self) -> None:
        """Without the prescription its validity is not judged."""
        told = judged(CANNOT.with_entries(dispensed(FIRST)), rules=rulebook("GB"))
        assert any("still valid" in each.matter for each in told.not_judged)


class TestMissedWindow:
    """After a missed first window the next specimen waits 19 days, and from edition 5 on not."""

    @pytest.mark.parametrize(
        ("days", "expected"),
        [(19, []), (18, ["specimen-too-early"]), (6, []), (7, ["specimen-too-early"])],
    )
    def test_wait(self, days: int, expected: list[str]) -> None:
        """The nineteenth day counts; within the window nothing was missed."""
        missed = DIARY.with_entries(negative(date(2026, 1, 10)), negative(CONFIRMED - days * DAY))
        # Without the screening test of the ideal course, which would lie between.
        told = evolve(
            missed,
            entries=tuple(each for each in missed.entries if each != negative(TESTED[0])),
        )
        assert kinds(told) == expected

    def test_no_wait_any_more(self) -> None:
        """Edition 5 lets the test be repeated at once."""
        rules = US.effective({"us.ipledge.edition-5": date(2026, 1, 1)})
        told = without(negative(TESTED[0])).with_entries(
            negative(date(2026, 1, 10)),
            negative(CONFIRMED - 10 * DAY),
        )
        assert "specimen-too-early" not in kinds(told, rules=rules)


class TestProducts:
    """Formulations are not interchangeable milligram for milligram."""

    def test_switch_within_a_formulation(self) -> None:
        """Of two brands of one formulation no source says whether they may be exchanged."""
        last = Dispensing(DISPENSED[-1], products.CLARAVIS, mg(30), 20)
        other = Dispensing(DISPENSED[-1], products.ZENATANE, mg(30), 20)
        told = judged(instead(last, other))

        assert told.findings == ()
        assert any("Zenatane could be dispensed for Claravis" in str(x) for x in told.not_judged)

    def test_switch_across_formulations(self) -> None:
        """Another formulation in the middle of a course is a caution, with its rule."""
        last = Dispensing(DISPENSED[-1], products.CLARAVIS, mg(30), 20)
        other = Dispensing(DISPENSED[-1], products.ABSORICA, mg(30), 20)
        told = judged(instead(last, other)).findings

        assert [each.kind for each in told] == ["formulation-switched"]
        assert told[0].because is not None
        assert told[0].because.key == "products.absorica_not_generic"

    def test_several_at_a_time(self) -> None:
        """Two formulations on one day are an alert."""
        both = CANNOT.with_entries(
            dispensed(FIRST, 30),
            Dispensing(FIRST, products.ABSORICA_LD, mg(32), 30),
        )
        assert "several-formulations" in kinds(both)

    def test_strength_that_does_not_exist(self) -> None:
        """A strength in which the product does not come is an entry to check."""
        odd = CANNOT.with_entries(Dispensing(FIRST, products.CLARAVIS, mg(25), 30))
        assert "no-such-strength" in kinds(odd)


class TestOtherPlaces:
    """A product of one place under the rules of another, or known by its name alone."""

    ELSEWHERE = evolve(products.CLARAVIS, name="Claravis (XX)", market="XX")

    def test_said_once_for_each_product(self) -> None:
        """Not for each filling, and not where the rules cover its place."""
        entries = tuple(
            evolve(each, product=self.ELSEWHERE) if isinstance(each, Dispensing) else each
            for each in ENTRIES
        )
        diary = evolve(DIARY, entries=entries)

        found = [f for f in judged(diary).findings if f.kind == "product-of-another-place"]
        assert [(f.observed, f.expected, f.days) for f in found] == [
            ("XX", "US", Window(first=DISPENSED[0], last=DISPENSED[0])),
        ]
        assert kinds(diary, rules=evolve(US, markets=("XX",))) == []
        assert "product-of-another-place" not in kinds(DIARY)

    def test_known_by_name_alone(self) -> None:
        """No strength is wrong where none was read, and the formulation is an open question."""
        offered = evolve(products.CLARAVIS.offered, value=())
        unread = evolve(products.CLARAVIS, name="C", formulation=None, offered=offered, food=None)
        told = judged(only(DosePeriod).with_entries(Dispensing(FIRST, unread, mg(30), 60)))

        assert "no-such-strength" not in [each.kind for each in told.findings]
        asked = [each.matter for each in told.not_judged]
        assert "whether C comes in capsules of 30 mg" in asked
        assert "the formulation of C (taken to be conventional)" in asked

    def test_food_by_the_label_of_the_product(self) -> None:
        """A product with a food rule of its own is judged by that."""
        free = evolve(products.CLARAVIS, name="F", food=products.ABSORICA.food)
        period = DosePeriod(FIRST, mg_per_day(60), doses_per_day=2, with_food=False)
        for product, found in ((free, False), (products.CLARAVIS, True)):
            diary = Diary(
                patient=DIARY.patient,
                entries=(period, Dispensing(FIRST, product, mg(30), 60)),
            )
            assert ("without-food" in kinds(diary)) is found


class TestStock:
    """Doses that nothing accounts for are listed."""

    def test_more_taken_than_dispensed(self) -> None:
        """Without the last 20 capsules, ten days of doses come from nowhere."""
        last = Dispensing(DISPENSED[-1], products.CLARAVIS, mg(30), 20)
        told = judged(instead(last))
        matter = f"where 600 mg of the doses until {AS_OF} came from"
        assert matter in [each.matter for each in told.not_judged]

    def test_last_dose_in_stock(self) -> None:
        """An ideal course takes what was dispensed, to the last capsule."""
        assert not any("came from" in each.matter for each in judged(DIARY).not_judged)


@pytest.mark.parametrize(
    ("born", "first", "asked"),
    [
        (date(2008, 3, 10), date(2026, 1, 21), True),
        (date(2008, 1, 21), date(2026, 1, 21), False),
        (None, date(2026, 1, 21), True),
        (date(2008, 3, 10), date(2026, 1, 22), False),
    ],
)
def test_prescribers(born: date | None, first: date, asked: bool) -> None:  # noqa: FBT001
    """In the UK two prescribers agreed for patients under 18, until 21 January 2026."""
    young = Diary(
        patient=evolve(CANNOT.patient, born=born),
        entries=(DosePeriod(first, mg_per_day(30)),),
    )
    told = judged(young, first, rulebook("GB")).not_judged
    assert any("prescribers agreed" in each.matter for each in told) is asked


def test_entries_are_what_they_seem() -> None:
    """The ideal diary has a test for each dispensing, besides the first and the last two."""
    assert len(TESTED) == len(DISPENSED) + 3
    assert len(set(ENTRIES)) == len(ENTRIES)
