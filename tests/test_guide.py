"""The patient guide, statement by statement: what the library computes from it and says of it."""

import re
from datetime import date, timedelta

import pytest

from isotretinoin import posology, pregnancy_prevention, products
from isotretinoin.analytes import CBC, CMP, LFTS, LIPID_PANEL, PREGNANCY_TEST, TRIGLYCERIDES
from isotretinoin.courses.course import Course
from isotretinoin.courses.regimen import Regimen
from isotretinoin.dates import Days, LatestOf, Months, Weeks, after
from isotretinoin.findings import Between, Severity, Share
from isotretinoin.monitoring.reduction import may_reduce_frequency
from isotretinoin.monitoring.results import LabResult
from isotretinoin.monitoring.schedules import Due, schedule
from isotretinoin.patient import Patient
from isotretinoin.posology import kinetics
from isotretinoin.products import Formulation
from isotretinoin.quantities import (
    DailyDose,
    DailyDosePerKg,
    DosePerKg,
    kg,
    mg_per_day,
    mg_per_kg,
    mg_per_kg_day,
)
from isotretinoin.rulebooks import profile, rulebook
from isotretinoin.rules.posology import HalfLife

GUIDE = rulebook("guide")
US = rulebook("US")
FIRST = date(2026, 3, 9)


def course(
    dose: DailyDose | DailyDosePerKg,
    *,
    days: int = 150,
    can_become_pregnant: bool | None = None,
    born: date | None = None,
) -> Course:
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(68), can_become_pregnant=can_become_pregnant, born=born),
        regimen=Regimen.constant(dose),
        first_dose=FIRST,
    )


def kinds(plan: Course) -> list[str]:
    return [finding.kind for finding in posology.course_findings(plan, GUIDE)]


def note(key: str) -> str:
    return GUIDE.rule(key).note or ""


def due(*, can_become_pregnant: bool | None = True) -> list[Due]:
    plan = course(mg_per_kg_day(1), can_become_pregnant=can_become_pregnant)
    return list(schedule(plan, profile("guide")).due)


def test_g1_every_brand_is_a_product() -> None:
    """Each brand that the guide names is found by name; Absorica is another formulation."""
    found = [products.get(brand) for brand in GUIDE.rule("guide.brands").value]

    assert [each.formulation for each in found] == [
        Formulation.CONVENTIONAL,
        Formulation.LIDOSE,
        Formulation.CONVENTIONAL,
    ]
    assert {each.market for each in found} == {"US"}
    assert (products.ATC.value, products.RXNORM.value) == ("D10BA01", "6064")


def test_g2_a_month_is_more_than_ten_half_lives() -> None:
    """At the longest half-life read, mean and one SD, 30 days leave less than a thousandth."""
    longest = max(
        GUIDE.half_lives,
        key=lambda rule: rule.value.mean + (rule.value.sd or timedelta()),
    )
    assert longest.key == "guide.half_life.nulman"
    assert longest.value.sd is not None
    slow = longest.value.mean + longest.value.sd

    assert slow == timedelta(hours=69)
    assert Days(30).n * timedelta(days=1) / slow == pytest.approx(10.4, abs=0.05)
    assert kinetics.fraction_remaining(slow, timedelta(days=30)) < 0.001
    assert kinetics.time_to_fraction(slow, 1 / 32) / timedelta(days=1) == pytest.approx(14.375)
    assert "10.4 half-lives" in note("guide.half_life")
    assert "14.4 days" in note("guide.half_life")
    assert "6.0 days" in note("guide.half_life")
    assert timedelta(hours=29) * 5 / timedelta(days=1) == pytest.approx(6.0, abs=0.05)


def test_g2_the_guides_half_life_is_near_the_label() -> None:
    """About 20 hours against 21 ± 8.2 in the label; the metabolite persists longer there too."""
    ours = kinetics.half_lives(GUIDE, moiety="isotretinoin")[0].value
    label = kinetics.half_lives(US, formulation=Formulation.CONVENTIONAL, moiety="isotretinoin")[
        0
    ].value
    metabolite = kinetics.half_lives(
        US,
        formulation=Formulation.CONVENTIONAL,
        moiety="4-oxo-isotretinoin",
    )[0].value

    assert (str(ours), str(label), str(metabolite)) == ("20 h", "21 ± 8.2 h", "24 ± 5.3 h")
    assert label.sd is not None
    assert label.mean - label.sd < ours.mean < label.mean + label.sd
    assert isinstance(label, HalfLife)


def test_g3_measured_sebum_stands_beside_the_figure() -> None:
    """All four factors; beside 80% stand the measured falls; what contradicts the guide is said."""
    sebum = GUIDE.rule("guide.factor.sebum")
    measured = [
        other.value for other in sebum.alternatives if other.verified and other.value is not None
    ]

    assert len(GUIDE.rule("guide.factors").value) == 4
    assert sebum.value == Share(80)
    assert {Share("88.4"), Share(90), Share(70)} <= set(measured)
    assert "90% after 12 weeks" in GUIDE.rule("guide.factor.gland_size.landthaler_1980").text
    assert "35% was found in no source" in note("guide.factor.gland_size")
    assert note("guide.factor.keratinisation").startswith("debated")


def test_g4_remission_has_numbers_beside_it() -> None:
    """The studies' 61% clear and 22.5% relapsed are the numbers that the note gives."""
    clear = GUIDE.rule("cumulative_dose.layton_1993").value
    relapsed = GUIDE.rule("cumulative_dose.lai_2025").value

    assert str(clear).replace(" ", "") in note("guide.remission")
    assert str(relapsed).replace(" ", "") in note("guide.remission")


def test_g5_surveys_every_month_and_no_filling_without_authorisation() -> None:
    """The programme has patients answer every month, and each filling authorised anew."""
    surveys = US.rule("us.ipledge.patient.monthly")
    authorised = US.rule("us.ipledge.pharmacy.authorisation")

    assert GUIDE.rule("guide.ipledge").value == Months(1)
    assert "answer comprehension questions" in surveys.text
    assert surveys.value == "every month"
    assert "Before filling" in authorised.text
    assert {surveys.basis, authorised.basis} == {"programme"}
    assert US.rule("us.ipledge.refills").value == 0


def test_g5_a_test_every_month_for_those_who_can() -> None:
    """Every visit has a pregnancy test, also when the fact is not recorded; none for others."""
    assert all(PREGNANCY_TEST in visit.tests for visit in due())
    assert all(PREGNANCY_TEST in visit.tests for visit in due(can_become_pregnant=None))
    assert not any(PREGNANCY_TEST in visit.tests for visit in due(can_become_pregnant=False))
    every = GUIDE.pregnancy_prevention.test_every
    assert every is not None
    assert every.at(FIRST).value == Months(1)


@pytest.mark.parametrize(
    ("last_dose", "safe_again"),
    [
        (date(2026, 1, 31), date(2026, 3, 2)),  # 30 days reach further than the calendar month
        (date(2026, 2, 1), date(2026, 3, 3)),
        (date(2026, 3, 1), date(2026, 4, 1)),  # the month has 31 days
        (date(2026, 4, 15), date(2026, 5, 15)),  # both are the same
    ],
)
def test_g6_the_month_after_the_last_dose(last_dose: date, safe_again: date) -> None:
    """The later of one month and 30 days, for the guide and for every US matter alike."""
    guide, us = GUIDE.pregnancy_prevention, US.pregnancy_prevention
    for matter in (
        guide.contraception_after,
        guide.final_test_after,
        us.contraception_after,
        us.final_test_after,
        us.blood_donation_after,
    ):
        assert matter is not None
        assert after(last_dose, matter.at(last_dose).value) == safe_again


def test_g6_four_wordings_are_four_days() -> None:
    """With the last dose on 31 January, 28 days, a month, 30 days and 5 weeks end apart."""
    last_dose = date(2026, 1, 31)
    wordings = (Weeks(4), Months(1), Days(30), Weeks(5))

    assert [after(last_dose, span) for span in wordings] == [
        date(2026, 2, 28),
        date(2026, 3, 1),
        date(2026, 3, 2),
        date(2026, 3, 7),
    ]
    assert after(last_dose, LatestOf(Months(1), Days(30))) == date(2026, 3, 2)


def test_g7_daily_dose_for_a_weight() -> None:
    """68 kg take 34 to 68 mg a day, and both ends are within the rule."""
    doses = posology.daily_dose_range(products.CLARAVIS, kg(68), GUIDE, on=date(2026, 3, 9))

    assert (doses.low, doses.high) == (mg_per_day(34), mg_per_day(68))
    assert "daily-dose-below-range" not in kinds(course(mg_per_day(34)))
    assert "daily-dose-below-range" in kinds(course(mg_per_day("33.9")))
    assert "daily-dose-above-maximum" not in kinds(course(mg_per_day(68)))
    assert "daily-dose-above-maximum" in kinds(course(mg_per_day("68.1")))


def test_g8_starting_low_and_rising() -> None:
    """0.5 mg/kg/day for 4 weeks is within the rule; 0.25 is below it and noted, not refused."""
    starting = GUIDE.posology.starting_dose
    assert starting is not None
    usual = starting.at(FIRST)
    (sensitive,) = usual.alternatives

    def begun_at(dose: DailyDosePerKg) -> list[str]:
        plan = Course.until(
            mg_per_kg(120),
            patient=Patient(weight=kg(68)),
            regimen=Regimen.stepped((dose, Weeks(4)), mg_per_kg_day(1)),
            first_dose=FIRST,
        )
        return kinds(plan)

    assert begun_at(usual.value.low) == []
    assert begun_at(sensitive.value.high) == ["daily-dose-below-range", "starting-dose"]
    assert begun_at(sensitive.value.low) == ["daily-dose-below-range", "starting-dose"]


@pytest.mark.parametrize(
    ("days", "finding"),
    [
        (119, ["goal-not-reached"]),
        (120, []),
        (150, []),
        (151, ["goal-exceeded"]),
    ],
)
def test_g9_below_in_and_above_the_goal(days: int, finding: list[str]) -> None:
    """At 1 mg/kg/day the goal is met from 120 days to 150, both included."""
    plan = course(mg_per_kg_day(1), days=days)

    assert [kind for kind in kinds(plan) if kind.startswith("goal")] == finding
    by_source = [
        found.because.key
        for found in posology.course_findings(plan, US)
        if found.kind.startswith("goal") and found.because
    ]
    # Less than a ceiling of expected benefit falls short of nothing.
    above = [rule.key for rule in US.goals]
    aimed = [key for key in above if key not in US.benefit_ceilings]
    assert by_source == ((aimed if days < 120 else above) if finding else [])
    assert US.posology.goal is None


def test_g10_the_lowest_dose_does_not_reach_the_goal() -> None:
    """0.5 mg/kg/day stays below 120 mg/kg in 4 to 6 months; the highest dose reaches it."""
    goal, length = GUIDE.posology.goal, GUIDE.posology.course_length
    assert goal is not None
    assert length is not None
    aim, months = goal.newest.value, length.newest
    doses = GUIDE.posology.daily_dose.newest.value
    lowest = Between(doses.low, doses.low)

    assert posology.feasibility(lowest, months.value, aim).value == "no"
    assert posology.feasibility(doses, months.value, aim).value == "unknown"
    assert posology.feasibility(Between(doses.high, doses.high), months.value, aim).value == "yes"
    assert doses.low * timedelta(days=180) == mg_per_kg(90)
    assert posology.dose_to_reach(aim.low, days=180) == mg_per_kg_day("2/3")
    assert posology.dose_to_reach(aim.low, days=120) == mg_per_kg_day(1)
    assert numbers(months.note) == numbers(
        "0.5 mg/kg/day for 180 days is 90 mg/kg; 120 takes 2/3 over 180 and 1 over 120",
    )


def numbers(text: str | None) -> list[str]:
    """The numbers of a sentence, in order, so that a note cannot drift from what is computed."""
    return re.findall(r"\d+/\d+|\d[\d,]*(?:\.\d+)?", text or "")


def test_g11_four_fifths_of_another_formulation() -> None:
    """20% lower is exactly right; lipid-based is not: that is ABSORICA."""
    posology_ld = GUIDE.posology_of(Formulation.MICRONISED)
    guide_range = GUIDE.posology.daily_dose.newest.value
    ld_range = posology_ld.daily_dose.newest.value
    label_range = US.posology_of(Formulation.MICRONISED).daily_dose.newest.value

    assert ld_range == label_range
    assert ld_range.low == products.absorica_ld_equivalent(guide_range.low)
    assert ld_range.high == products.absorica_ld_equivalent(guide_range.high)
    assert products.ABSORICA.formulation is Formulation.LIDOSE
    assert products.ABSORICA_LD.formulation is Formulation.MICRONISED
    assert products.interchangeable(products.ABSORICA, products.ABSORICA_LD).value == "no"
    assert "micronised" in note("guide.absorica_ld.daily_dose")


def test_g12_studies_on_both_sides() -> None:
    """For the claim Lai, Blasiak and Layton, against it Rademaker, Borghi and Tan, by what each found."""
    claim = GUIDE.rule("guide.remission_follows_dose")
    lai, layton, blasiak, rademaker, borghi, tan = (
        GUIDE.rule(f"cumulative_dose.{study}")
        for study in (
            "lai_2025",
            "layton_1993",
            "blasiak_2013",
            "rademaker_2016",
            "borghi_2011",
            "tan_2016",
        )
    )
    below, above = blasiak.value

    assert claim.basis == "guide"
    assert "contested" in note(claim.key)
    assert "lower hazard of relapse (ratio 0.996" in lai.text
    assert "less than 120 mg/kg relapsed more" in layton.text
    assert above < below
    assert "no effect" in rademaker.text
    assert borghi.value < claim.value
    assert (tan.value, "low grade" in tan.text) == (2, True)


def test_g13_low_and_slow_adds_up_to_less() -> None:
    """27–91.25 mg/kg, never 120: that takes 480 or 1,200 days, or a third of a mg/kg/day."""
    doses = GUIDE.rule("guide.low_and_slow.daily_dose").value
    months = GUIDE.rule("guide.low_and_slow.course_length").value
    goal = GUIDE.rule("guide.goal").value.low
    reach = posology.cumulative_range(doses, (270, 365))
    longest = posology.days_to_goal(goal, daily_dose=doses.low)
    shortest = posology.days_to_goal(goal, daily_dose=doses.high)
    needed: DailyDosePerKg = posology.dose_to_reach(goal, days=360)

    assert reach == Between(mg_per_kg(27), mg_per_kg("91.25"))
    assert (shortest, longest) == (480, 1200)
    assert needed == mg_per_kg_day("1/3")
    assert posology.feasibility(doses, months, goal).value == "no"
    assert numbers(note("guide.low_and_slow.claim")) == numbers(
        f"270 to 365 days: {reach}. {goal} takes {shortest} days at 0.25 and "
        f"{longest:,} at 0.1; in 360 days {needed}",
    )
    cohort: DosePerKg = GUIDE.rule("cumulative_dose.ipoh").value
    assert cohort in reach


def test_g14_baseline() -> None:
    """The four tests, on the day of the first dose at the latest."""
    first = due()[0]

    assert (first.timepoint, first.on) == ("baseline", FIRST)
    assert first.tests == (CBC, CMP, LIPID_PANEL, PREGNANCY_TEST)


def test_g15_month_1() -> None:
    """Lipids, LFTs and pregnancy test one month after the first dose."""
    second = due()[1]

    assert (second.timepoint, second.on) == ("month 1", date(2026, 4, 9))
    assert second.tests == (LIPID_PANEL, LFTS, PREGNANCY_TEST)


def test_g16_every_month_after_that() -> None:
    """The same on the 9th of every month while the course lasts."""
    later = [visit for visit in due() if visit.because.key == "guide.monitoring.monthly"]

    assert [(visit.timepoint, visit.on) for visit in later] == [
        ("month 2", date(2026, 5, 9)),
        ("month 3", date(2026, 6, 9)),
        ("month 4", date(2026, 7, 9)),
    ]
    assert {visit.tests for visit in later} == {(LIPID_PANEL, LFTS, PREGNANCY_TEST)}


def test_g17_final_labs() -> None:
    """On the last day, with the monthly tests, and marked as our reading."""
    last = due()[-1]

    assert (last.timepoint, last.on) == ("end of course", date(2026, 8, 5))
    assert last.tests == (LIPID_PANEL, LFTS, PREGNANCY_TEST)
    assert last.because.interpretation


def triglycerides(*values: int) -> list[LabResult]:
    """One result on the 9th of each month from April, with 150 mg/dL as the upper limit."""
    return [
        LabResult(TRIGLYCERIDES, value, "mg/dL", collected=date(2026, 4 + k, 9), upper_limit=150)
        for k, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("results", "count", "answer"),
    [
        ((150, 150), 2, "yes"),
        ((150, 150), 3, "no"),
        ((150, 150, 150), 3, "yes"),
        ((150, 151), 2, "no"),
        ((151, 150), 2, "no"),
    ],
)
def test_g18_may_reduce(results: tuple[int, ...], count: int, answer: str) -> None:
    """Two or three normal months, as the caller chooses, by convention only."""
    found = may_reduce_frequency(triglycerides(*results), profile("guide"), count=count)

    assert found.value == answer
    assert found.because is not None
    assert found.because.basis == "convention"
    if answer == "yes":
        assert "pregnancy tests stay as they are" in found.reason
        assert "may" in found.reason


def test_g18_a_raised_dose_voids_it() -> None:
    """Three normal months do not count when the dose goes up after them."""
    plan = Course.until(
        mg_per_kg(120),
        patient=Patient(weight=kg(68)),
        regimen=Regimen.stepped((mg_per_kg_day("0.5"), Weeks(16)), mg_per_kg_day(1)),
        first_dose=FIRST,
    )
    normal = triglycerides(150, 150, 150)

    assert may_reduce_frequency(normal, profile("guide"), course=plan).value == "no"
    assert (
        may_reduce_frequency(normal, profile("guide"), course=course(mg_per_kg_day(1))).value
        == "yes"
    )


def test_g19_procedures_wait_for_months() -> None:
    """Six months by the texts read; consensus papers that see no need stand beside them."""
    window = pregnancy_prevention.procedure_window(
        "resurfacing",
        GUIDE,
        first_dose=FIRST,
        last_dose=date(2026, 8, 5),
    )

    assert (window.first, window.last) == (FIRST, date(2027, 2, 5))
    assert window.because is not None
    assert window.because.basis == "label"
    assert "consensus" in {other.basis for other in window.because.alternatives}
    topicals = {
        rule.key.rpartition(".")[2]: rule.verified
        for rule in GUIDE.facts
        if rule.key.startswith("side_effects.topical.")
    }
    assert topicals == {
        "retinoids": False,
        "keratolytics": True,
        "forums": False,
        "vitamin_c": False,
    }


def test_g20_indications_by_source() -> None:
    """Each text has its own list, in its own words; scarring stands in all of them."""
    lists = [
        rule
        for rule in GUIDE.facts
        if rule.key.startswith("indications.") and "not_first_line" not in rule.key
    ]

    assert len({rule.cites[0].source for rule in lists}) == len(lists) == 6
    assert all("scar" in rule.text for rule in lists)
    assert "severe recalcitrant nodular acne" in US.rule("us.label.indication").text


@pytest.mark.parametrize(
    ("born", "alerts"),
    [(date(2014, 3, 9), []), (date(2014, 3, 10), [Severity.ALERT])],
    ids=["twelve today", "twelve tomorrow"],
)
def test_g21_not_first_line(born: date, alerts: list[Severity]) -> None:
    """Comedonal acne is not an indication by guideline; below 12 years a course is an alert."""
    found = posology.course_findings(course(mg_per_kg_day(1), born=born), US)

    assert [each.severity for each in found if each.kind == "below-minimum-age"] == alerts
    assert "comedonal" in GUIDE.rule("indications.not_first_line.comedonal").value
    assert not GUIDE.rule("indications.not_first_line.hormonal").verified


def test_g22_side_effects_and_after_the_course() -> None:
    """Frequencies and management by source; another course only after 8 weeks and 2 months."""
    frequencies = [
        rule
        for rule in GUIDE.facts
        if rule.key.startswith("side_effects.") and rule.value == "very common"
    ]

    assert [rule.key for rule in frequencies] == [
        "side_effects.skin",
        "side_effects.eyes_and_blood",
    ]
    assert GUIDE.rule("side_effects.management.omega_3").basis == "trial"
    last_dose = date(2026, 1, 1)
    assert after(last_dose, Weeks(8)) == date(2026, 2, 26)
    assert posology.next_course_window(last_dose, US).first == date(2026, 3, 1)


def test_g23_remission_and_not_all_cured() -> None:
    """The share that stayed clear is the note's; the rest needed more treatment."""
    clear = GUIDE.rule("cumulative_dose.layton_1993").value

    assert GUIDE.rule("guide.only_treatment").basis == "guide"
    assert clear < Share(100)
    assert str(clear).replace(" ", "") in note("guide.only_treatment")


def test_g24_a_programme_with_editions() -> None:
    """The programme has editions, and duties of patients, prescribers and pharmacies."""
    programme = US.pregnancy_prevention
    assert programme.editions is not None
    keys = {rule.key for matter in programme.duties for rule in matter}
    keys |= {rule.key for matter in US.dispensing.duties for rule in matter}

    assert pregnancy_prevention.edition(US, on=FIRST).key == "us.ipledge.edition-4"
    for of in ("patient", "prescriber", "pharmacy"):
        assert any(key.startswith(f"us.ipledge.{of}.") for key in keys)


def test_g25_vitamin_a_adds_up() -> None:
    """As a relative of vitamin A it is not taken with supplements of it."""
    supplements = US.rule("us.label.interaction.vitamin_a")

    assert GUIDE.rule("guide.isomer").value == "isomer of retinoic acid"
    assert "toxicity adds up" in supplements.text
    assert "vitamin-a" in supplements.value.codes


def test_g26_the_rules_are_of_the_systemic_drug() -> None:
    """One ATC code is meant, and the topical form's is named as another."""
    assert GUIDE.rule("guide.not_tretinoin").value == "systemic"
    assert (products.ATC.value, "D10AD04" in (products.ATC.note or "")) == ("D10BA01", True)


def test_g27_a_topical_retinoid_after_the_course() -> None:
    """Used after the course it lowers the risk of relapse, by the study that stands beside."""
    maintenance = GUIDE.rule("cumulative_dose.maintenance")

    assert "topical retinoid" in note("guide.not_topical")
    assert maintenance.text.startswith("With a topical retinoid after the course")
    assert maintenance.value == Share(32)


def test_g28_the_date_on_the_site_decides() -> None:
    """The address is the guide's; that its date decides stands with the pharmacy's duty."""
    assert GUIDE.rule("guide.programme_site").value == "ipledgeprogram.com"
    authorisation = US.rule("us.ipledge.pharmacy.authorisation")
    assert "website is authoritative" in (authorisation.note or "")
