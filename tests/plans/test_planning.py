"""A whole course on one page."""

from datetime import date

import pytest
from attrs import evolve

from isotretinoin import (
    Course,
    Days,
    Patient,
    Regimen,
    Window,
    kg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
    plan,
    products,
    profile,
    rulebook,
)
from isotretinoin.findings import Absent, Finding
from isotretinoin.pages.sheet import NOTICE
from isotretinoin.plans.plan import Plan
from isotretinoin.products import Product
from isotretinoin.quantities import mg
from isotretinoin.rulebooks import rulebook_names
from sample_programme import PROGRAMME

FIRST = date(2026, 3, 9)
TITRATED = Regimen.stepped((mg_per_kg_day("0.5"), 28), mg_per_kg_day(1))


def planned(*, can_become_pregnant: bool | None = True, rules: str = "US") -> Plan:
    course = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68), can_become_pregnant=can_become_pregnant),
        regimen=TITRATED,
        first_dose=FIRST,
    )
    return plan(course, PROGRAMME if rules == "US" else rulebook(rules))


class TestPlan:
    """Doses, tests, windows, findings."""

    def test_the_usual_course(self) -> None:
        """134 days, 8160 mg, six laboratory visits, and a month and a day after the last dose."""
        p = planned()

        assert (p.course.days, str(p.course.total_dose)) == (134, "8160 mg")
        assert [(due.timepoint, str(due.on)) for due in p.monitoring.due] == [
            ("baseline", "2026-03-09"),
            ("month 1", "2026-04-09"),
            ("month 2", "2026-05-09"),
            ("month 3", "2026-06-09"),
            ("month 4", "2026-07-09"),
            ("end of course", "2026-07-20"),
        ]
        windows = p.pregnancy_prevention
        assert windows.contraception == Window(first=date(2026, 2, 7), last=date(2026, 8, 20))
        assert windows.post_course == Window(first=date(2026, 7, 21), last=date(2026, 8, 20))
        assert windows.blood_donation == Window(first=FIRST, last=date(2026, 8, 20))
        assert isinstance(windows.final_test, Window)
        assert windows.final_test.first == date(2026, 8, 20)

    def test_every_window_says_who_says_so(self) -> None:
        """Each result carries the rule that it rests on."""
        p = planned()
        windows = p.pregnancy_prevention

        for window in (windows.contraception, windows.post_course, windows.blood_donation):
            assert isinstance(window, Window)
            assert window.because is not None
            assert window.because.cites
        assert all(due.because.cites for due in p.monitoring.due)

    def test_without_pregnancy_no_windows_and_no_pregnancy_tests(self) -> None:
        """A patient who cannot become pregnant still gives no blood."""
        p = planned(can_become_pregnant=False)

        assert isinstance(p.pregnancy_prevention.contraception, Absent)
        assert isinstance(p.pregnancy_prevention.post_course, Absent)
        assert isinstance(p.pregnancy_prevention.final_test, Absent)
        assert isinstance(p.pregnancy_prevention.blood_donation, Window)
        assert not any("pregnancy test" in map(str, due.tests) for due in p.monitoring.due)

    def test_not_recorded_is_read_louder(self) -> None:
        """An unknown fact gives the windows, and a finding that names it."""
        p = planned(can_become_pregnant=None)

        assert p.pregnancy_prevention == planned().pregnancy_prevention
        assert "fact-missing" in [finding.kind for finding in p.findings]
        assert "fact-missing" not in [finding.kind for finding in planned().findings]

    def test_silence_is_none(self) -> None:
        """The patient guide says nothing of blood donation."""
        silent = planned(rules="guide").pregnancy_prevention.blood_donation
        assert isinstance(silent, Absent)
        assert silent.why == "silent"

    def test_a_product_brings_its_own_rules(self) -> None:
        """1 mg/kg/day is above the range of ABSORICA LD and within that of ABSORICA."""
        course = planned().course
        rules = PROGRAMME
        ld = plan(course, rules, product=products.ABSORICA_LD)
        lidose = plan(course, rules, product=products.ABSORICA)

        assert "daily-dose-above-range" in [finding.kind for finding in ld.findings]
        assert "daily-dose-above-range" not in [finding.kind for finding in lidose.findings]
        assert {str(rule.value) for rule in ld.directions} >= {"with or without meals", "2"}

    def test_another_profile(self) -> None:
        """The schedule is the caller's to choose."""
        p = plan(planned().course, PROGRAMME, monitoring=profile("guide"))

        assert p.monitoring.profile == "guide"


class TestPage:
    """What a person sees."""

    @pytest.mark.parametrize(
        "expected",
        [
            "68 kg, can become pregnant",
            "2026-03-09 to 2026-07-20, 134 days",
            "8160 mg, that is 120 mg/kg; aimed at 120 mg/kg, reached on the last day",
            "in 120–150 mg/kg",
            "2026-04-06",
            "952",
            "7208",
            "CBC, CMP, lipid panel, pregnancy test",
            "2026-02-07",
            "2026-08-20",
            "screening no first day 2026-02-12 medical",
            "confirmation (regular cycle: day 1–5 of the period) 2026-03-03 2026-03-09 medical",
            "prescription 2 2026-04-02 2026-04-08 medical",
            "after the course 2026-08-20 2026-08-27 medical",
            "2 2026-04-08 30 days specimen, 2026-04-02 day 7 (2026-04-08 to",
            "lipid panel, LFTs, pregnancy test (days as above)",
            "No breast-feeding 2026-03-09 2026-08-20",
            "No wax epilation 2026-03-09 2027-01-20",
            "No dermabrasion, laser or peel 2026-03-09 2027-01-20",
            "Another course, not before 2026-09-20 no last day",
            "two doses are never taken at once. [8]",
            "with a meal",
            "us.label.daily_dose",
        ],
    )
    def test_text(self, expected: str) -> None:
        """Doses, sums, dates, directions and sources are all on the page."""
        page = planned().sheet()
        rows = (" ".join(row) for table in page.tables for row in table.rows)
        assert expected in " ".join([*page.text().split(), *rows])

    def test_every_mark_has_its_source(self) -> None:
        """The numbers in the tables are those of the list beneath."""
        text = str(planned())
        listed = text.split("Sources\n", 1)[1]

        for number in range(1, 10):
            assert f"[{number}]" in text
            assert f"\n[{number}] " in listed

    def test_html_says_the_same(self) -> None:
        """The notebook's view holds the notice, the captions and the figures."""
        html = planned()._repr_html_()  # pyright: ignore[reportPrivateUsage] - a notebook calls it

        for expected in (NOTICE, "<caption>Doses</caption>", "8160 mg", "2026-08-20", "</section>"):
            assert expected in html

    def test_figures_that_do_not_end_are_marked_as_rounded(self) -> None:
        """40 mg for 70 kg is 4/7 mg/kg/day: shown as about 0.57, computed exactly."""
        course = Course.lasting(
            Days(105),
            patient=Patient(weight=kg(70), can_become_pregnant=False),
            regimen=Regimen.every_other_day(mg_per_day(40)),
            first_dose=FIRST,
        )
        text = " ".join(str(plan(course, PROGRAMME)).split())

        assert "≈ 0.57" in text
        assert "every other day" in text
        assert "2120 mg, that is ≈ 30.29 mg/kg" in text
        assert "below 120–150 mg/kg" in text

    def test_above_the_band(self) -> None:
        """Beyond 150 mg/kg the page says above."""
        course = Course.lasting(
            Days(160),
            patient=Patient(weight=kg(70), can_become_pregnant=False),
            regimen=Regimen.constant(mg_per_kg_day(1)),
            first_dose=FIRST,
        )

        assert "above 120–150 mg/kg" in str(plan(course, PROGRAMME))


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (119, "7140 mg, that is 119 mg/kg; aimed at 120 mg/kg, not reached"),
        (120, "7200 mg, that is 120 mg/kg; aimed at 120 mg/kg, reached on the last day"),
        (121, "7260 mg, that is 121 mg/kg; aimed at 120 mg/kg, reached before the last day"),
    ],
)
def test_a_goal_is_said_to_be_reached_only_where_it_is(days: int, words: str) -> None:
    """A course may be given a goal and any number of days."""
    course = Course(
        patient=Patient(weight=kg(60)),
        regimen=Regimen.constant(mg_per_kg_day(1)),
        first_dose=FIRST,
        days=days,
        goal=mg_per_kg(120),
    )

    assert words in " ".join(str(plan(course, PROGRAMME)).split())


def test_a_rulebook_without_goals_shows_no_bands() -> None:
    """Where no goal is known, the page does not speak of bands."""
    bare = evolve(PROGRAMME, goals=())

    assert "Goal bands" not in str(plan(planned().course, bare))


class TestCapsules:
    """Whole capsules beside each dose."""

    def test_doses_that_capsules_give(self) -> None:
        """30 and 60 mg/day with capsules of 10 to 40 mg, and no finding about them."""
        course = Course.lasting(
            Days(105),
            patient=Patient(weight=kg(60), can_become_pregnant=False),
            regimen=TITRATED,
            first_dose=FIRST,
        )
        p = plan(course, PROGRAMME, product=products.CLARAVIS)

        assert [each and each.mean_daily_dose for each in p.capsules] == [
            mg_per_day(30),
            mg_per_day(60),
        ]
        assert "capsules-differ" not in [finding.kind for finding in p.findings]
        assert "2 × 30 mg every" in str(p)

    @pytest.mark.parametrize(
        ("mg_a_day", "product", "said"),
        [
            (20, products.CLARAVIS, []),  # two of 10 mg
            (30, products.CLARAVIS, ["days of one 30 mg capsule"]),
            (50, products.CLARAVIS, []),
            (20, products.ABSORICA_LD, ["days of one 20 mg capsule"]),
        ],
    )
    def test_a_single_capsule_is_not_divided(
        self,
        mg_a_day: int,
        product: Product,
        said: list[str],
    ) -> None:
        """The label divides the daily dose, and one capsule is neither opened nor cut."""
        course = Course.lasting(
            Days(112),
            patient=Patient(weight=kg(60), can_become_pregnant=False),
            regimen=Regimen.constant(mg_per_day(mg_a_day)),
            first_dose=FIRST,
        )
        p = plan(course, PROGRAMME, product=product)
        found = [f for f in p.findings if f.kind == "capsule-not-divided"]

        assert [f.message.partition(",")[0].partition("there are ")[2] for f in found] == said
        assert all(f.because in p.directions for f in found)

    def test_no_day_goes_above_the_rules(self) -> None:
        """1 mg/kg/day for 68 kg is 68 mg: capsules give 60 and never 70, and a finding says so."""
        p = plan(planned().course, PROGRAMME, product=products.CLARAVIS)
        capsules = p.capsules[1]

        assert capsules is not None
        assert capsules.mean_daily_dose == mg_per_day(60)
        assert all(sum((each.mg for each in day), start=0) <= 68 for day in capsules.cycle)
        assert [f.observed for f in p.findings if f.kind == "capsules-differ"] == [mg(8200)]

    def test_without_a_product_or_a_plan_there_are_none(self) -> None:
        """No product, or a dose that no capsule comes near, leaves the column empty."""
        course = Course.lasting(
            Days(105),
            patient=Patient(weight=kg(60), can_become_pregnant=False),
            regimen=Regimen.constant(mg_per_day("0.5")),
            first_dose=FIRST,
        )

        assert planned().capsules == (None, None)
        assert plan(course, PROGRAMME, product=products.CLARAVIS).capsules == (None,)


class TestEditions:
    """A course that crosses a change of the programme."""

    def across(self, first_dose: date) -> Plan:
        course = Course.lasting(
            Days(134),
            patient=Patient(weight=kg(70), can_become_pregnant=True),
            regimen=TITRATED,
            first_dose=first_dose,
        )
        return plan(course, PROGRAMME)

    def test_the_plan_says_where_an_edition_changes(self) -> None:
        """One finding, on the day of the change, that says it is unverified."""
        found = [f for f in self.across(date(2026, 8, 20)).findings if f.kind == "edition-changes"]

        assert [str(each.days) for each in found] == ["2026-11-15 to 2027-01-31"]
        assert "change on 2026-11-15 (unverified)" in found[0].message
        assert not [f for f in planned().findings if f.kind == "edition-changes"]

    def test_each_test_by_the_edition_of_its_days(self) -> None:
        """A specimen of 12 to 18 November 2026 may still fall under the stricter edition."""
        tests = {
            t.timepoint: t.where for t in self.across(date(2026, 8, 20)).pregnancy_prevention.tests
        }

        assert tests["prescription 3"] == "medical"
        assert tests["prescription 4"] == "medical"
        assert tests["prescription 5"] == "home if the prescriber permits"

    def test_each_prescription_by_the_edition_of_its_day(self) -> None:
        """Thirty-day windows for those who cannot become pregnant end with the fourth edition."""
        course = Course.lasting(
            Days(134),
            patient=Patient(weight=kg(70), can_become_pregnant=False),
            regimen=TITRATED,
            first_dose=date(2026, 8, 20),
        )
        due = plan(course, PROGRAMME).prescriptions

        assert [str(each.needed_on) for each in due][-2:] == ["2026-11-18", "2026-12-18"]
        assert [each.opened_by for each in due] == ["office visit"] * 3 + [None] * 2
        assert str(due[0].opening) == "2026-07-22 to 2026-08-20"

    def test_silence_about_windows_is_no_freedom(self) -> None:
        """Where no source sets a window the page says "not stated", and not "no window"."""
        assert "not stated" in str(planned(rules="EU"))
        assert "no window" not in str(planned(rules="EU"))

    def test_capsules_have_their_column_only_with_a_product(self) -> None:
        """Without a product there is no such column; a dose that none fit says so."""
        course = Course.lasting(
            Days(105),
            patient=Patient(weight=kg(60), can_become_pregnant=False),
            regimen=Regimen.stepped((mg_per_day("0.5"), 28), (mg_per_day(0), 7), mg_per_day(30)),
            first_dose=FIRST,
        )

        assert "Capsules" not in str(plan(course, PROGRAMME))
        shown = str(plan(course, PROGRAMME, product=products.CLARAVIS))
        assert "none fit" in shown
        assert "1 × 30 mg every day" in shown


class TestEveryPlace:
    """A plan for every rulebook, whatever its sources are silent on."""

    @pytest.mark.parametrize("name", rulebook_names())
    @pytest.mark.parametrize("product", [None, products.CLARAVIS, products.ABSORICA_LD])
    def test_there_is_a_page(self, name: str, product: Product | None) -> None:
        """A finding says that no doses are stated exactly where the rulebook has none."""
        p = plan(planned().course, rulebook(name), product=product)

        stated = p.daily_doses != ()
        assert ("doses-not-stated" in [each.kind for each in p.findings]) is not stated
        assert "Total dose" in str(p)
        assert all(each is not None for each in p.capsules) is (product is not None)

    @pytest.mark.parametrize("name", ["HK", "CA", "AU", "BR"])
    def test_places_without_doses(self, name: str) -> None:
        """Doses, dates and windows are laid out all the same, and no directions are made up."""
        p = planned(rules=name)

        assert p.daily_doses == ()
        assert p.directions == ()
        assert p.course.days == 134
        assert isinstance(p.pregnancy_prevention.blood_donation, Window)

    def test_silence_on_pregnancy_prevention(self) -> None:
        """Where no window was read, the page says that this is no permission."""
        silent = {
            name: [each.message for each in planned(rules=name).findings if _silent(each)]
            for name in ("US", "CH", "BR")
        }

        assert silent["US"] == []
        assert "contraception after the course" in silent["CH"][0]
        assert "a pregnancy test before the course" not in silent["CH"][0]
        assert "a pregnancy test before the course" in silent["BR"][0]
        assert "blood donation" not in silent["BR"][0]

    def test_silence_for_who_cannot_become_pregnant(self) -> None:
        """Blood donation, and what is asked of every patient: age, food, the wait after a course."""
        asked = [planned(can_become_pregnant=False, rules=name).findings for name in ("CH", "BR")]

        assert ["blood donation" in next(filter(_silent, each)).message for each in asked] == [
            True,
            False,
        ]
        assert all("the lowest age" in next(filter(_silent, each)).message for each in asked[1:])


def _silent(finding: Finding) -> bool:
    return finding.kind == "sources-silent"


@pytest.mark.parametrize(
    ("born", "place", "words"),
    [
        (date(2010, 3, 9), "US", "68 kg, can become pregnant, 16 years old"),
        (date(2010, 3, 10), "US", "68 kg, can become pregnant, 15 years old"),
        (None, "US", "no birth date is recorded, and the rules start at 12 years [1]"),
        (None, "GB", "no birth date is recorded, and the rules start at 12 years [1]"),
        (None, "NZ", "68 kg, can become pregnant Product"),
    ],
)
def test_the_age_or_that_it_is_missing(born: date | None, place: str, words: str) -> None:
    """An age that no rule asks for is not missed."""
    course = evolve(planned().course, patient=evolve(planned().course.patient, born=born))

    assert words in " ".join(str(plan(course, rulebook(place))).split())


class TestByTheDay:
    """Each day is judged by the rules in force on it."""

    @pytest.mark.parametrize(
        ("born", "first", "said"),
        [
            (date(2010, 1, 1), date(2023, 10, 30), []),
            (date(2010, 1, 1), date(2023, 10, 31), ["for a patient under 18"]),
            (date(2010, 1, 1), date(2026, 1, 21), ["for a patient under 18"]),
            (date(2010, 1, 1), date(2026, 1, 22), []),
            (date(2008, 1, 22), date(2026, 1, 21), ["for a patient under 18"]),
            (date(2008, 1, 21), date(2026, 1, 21), []),
            (None, date(2026, 1, 21), ["for a patient under 18; no birth date is recorded"]),
        ],
    )
    def test_two_prescribers(self, born: date | None, first: date, said: list[str]) -> None:
        """UK: two prescribers for the young from 2023-10-31 until 2026-01-21, not from the 22nd."""
        course = Course.lasting(
            Days(112),
            patient=Patient(weight=kg(60), can_become_pregnant=False, born=born),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=first,
        )
        found = plan(course, rulebook("GB")).findings

        assert [f.message for f in found if f.kind == "prescribers-must-agree"] == [
            f"2 prescribers must agree to start the course {each}" for each in said
        ]

    @pytest.mark.parametrize(
        ("first", "kinds"),
        [
            (date(2006, 2, 28), ["sources-silent", "edition-changes"]),
            (date(2006, 3, 1), ["edition-changes"]),
            (date(2006, 4, 1), []),
        ],
    )
    def test_a_course_that_begins_before_the_programme(self, first: date, kinds: list[str]) -> None:
        """What no rule asked for on its day is said to be missing, and so is the start under way.

        Contraception before a course of 1 March began before the programme did.
        """
        course = Course.lasting(
            Days(112),
            patient=Patient(weight=kg(60), can_become_pregnant=True),
            regimen=Regimen.constant(mg_per_day(40)),
            first_dose=first,
        )
        found = plan(course, PROGRAMME).findings

        assert [f.kind for f in found if f.kind in ("sources-silent", "edition-changes")] == kinds
        if "sources-silent" in kinds:
            (silent,) = (f for f in found if f.kind == "sources-silent")
            assert "a pregnancy test before the course, the supply" in silent.message


class TestMedicine:
    """What a plan says of its product."""

    COURSE = Course.lasting(
        Days(30),
        patient=Patient(weight=kg(60), can_become_pregnant=False),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=FIRST,
    )

    def told(self, **changes: object) -> list[str]:
        product = evolve(products.CLARAVIS, name="C", **changes)  # type: ignore[arg-type]
        findings = plan(self.COURSE, PROGRAMME, product=product).findings
        return [each.message for each in findings if each.because == product.offered]

    def test_of_another_place(self) -> None:
        """A brand may be another medicine elsewhere."""
        assert self.told() == []
        (said,) = self.told(market="XX")
        assert said.startswith("C was read as a product of XX, and the rules are those of ")

    def test_known_by_its_name(self) -> None:
        """What was not read is said, and no capsules are made up."""
        nothing = evolve(products.CLARAVIS.offered, value=())
        assert self.told(formulation=None, offered=nothing) == [
            "the formulation of C was not read: its doses are judged as those of conventional capsules",
            "the strengths of C were not read: no capsules are planned",
        ]
        unread = evolve(products.CLARAVIS, offered=nothing)
        p = plan(self.COURSE, PROGRAMME, product=unread)
        assert p.capsules == (None,)
        assert "no-capsules" not in [each.kind for each in p.findings]
        assert "strengths that were not read" in " ".join(str(p).split())

    def test_food_by_its_own_label(self) -> None:
        """Even where the rules of the place say nothing of its formulation."""
        epuris = products.get("Epuris")
        told = plan(self.COURSE, rulebook("CA"), product=epuris).directions
        assert [rule.value for rule in told] == ["with or without meals"]
