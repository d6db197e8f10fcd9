"""Who can become pregnant, the days of contraception, blood and breast-feeding."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from isotretinoin import Course, Patient, Regimen, Window, kg, mg_per_day, rulebook
from isotretinoin import pregnancy_prevention as pp
from isotretinoin.dates import Days, Weeks, after, before
from isotretinoin.errors import DateError, FactError, NoRuleInForce
from isotretinoin.findings import Absent
from isotretinoin.patient import ReproductiveFacts
from isotretinoin.rules.programme import ContraceptiveMethod as Method
from isotretinoin.rules.programme import PregnancyPreventionRules
from sample_rules import RULEBOOK

US, GB, EU, FI = map(rulebook, ("US", "GB", "EU", "FI"))
SPRING = date(2026, 3, 9)
ONE_DAY = timedelta(days=1)
ABLE = ReproductiveFacts(
    has_uterus=True,
    has_ovary=True,
    sterilised=False,
    post_menopausal=False,
    had_menarche=True,
)


def course(*, able: bool | None = True, first: date = SPRING, days: int = 140) -> Course:
    return Course.lasting(
        Days(days),
        patient=Patient(weight=kg(68), can_become_pregnant=able),
        regimen=Regimen.constant(mg_per_day(40)),
        first_dose=first,
    )


class TestContraceptionWindow:
    """From the lead-in before the first dose to the span after the last."""

    def test_the_usual_course(self) -> None:
        """A month (at least 30 days) before, the course, a month (at least 30 days) after."""
        window = pp.contraception_window(course(), US)

        assert window == Window(first=date(2026, 2, 7), last=date(2026, 8, 26))
        assert isinstance(window, Window)
        assert window.because is not None
        assert window.because.key == "us.label.contraception_after"

    def test_none_for_who_cannot(self) -> None:
        """A patient who cannot become pregnant has none."""
        found = pp.contraception_window(course(able=False), US)
        assert isinstance(found, Absent)
        assert found.why == "not for this patient"

    def test_given_when_not_recorded(self) -> None:
        """Not recorded is read the louder way."""
        assert pp.contraception_window(course(able=None), US) is not None

    def test_without_a_lead_in(self) -> None:
        """Where the source sets none, the window starts with the first dose."""
        window = pp.contraception_window(course(), FI)

        assert isinstance(window, Window)
        assert window.first == SPRING

    def test_silent_sources(self) -> None:
        """Where the sources set no time after a course, that is said."""
        with pytest.raises(NoRuleInForce, match="its sources state no contraception after"):
            pp.contraception_window(course(), RULEBOOK)


class TestPostCourse:
    """The day after the last dose to the last day of the span."""

    @pytest.mark.parametrize(
        ("name", "last"),
        [("US", date(2026, 3, 2)), ("GB", date(2026, 3, 1)), ("EU", date(2026, 3, 1))],
    )
    def test_a_last_dose_on_31_january(self, name: str, last: date) -> None:
        """February is short: what comes after depends on who words the month."""
        window = pp.post_course_window(date(2026, 1, 31), rulebook(name))

        assert window == Window(first=date(2026, 2, 1), last=last)

    def test_silent_sources(self) -> None:
        """Brazil's text says nothing of it."""
        with pytest.raises(NoRuleInForce):
            pp.post_course_window(SPRING, rulebook("BR"))

    @pytest.mark.parametrize("bad", [datetime(2026, 1, 31, 12), None, "2026-01-31"])  # noqa: DTZ001
    def test_a_day_is_a_day(self, bad: Any) -> None:
        """A moment, nothing and text are refused."""
        with pytest.raises(DateError):
            pp.post_course_window(bad, US)


class TestBloodAndMilk:
    """Days on which blood is not given, and the patient does not breast-feed."""

    def test_from_the_first_dose_to_after_the_last(self) -> None:
        """The course itself counts."""
        window = pp.blood_donation_window(SPRING, date(2026, 7, 26), GB)

        assert window == Window(first=SPRING, last=date(2026, 8, 22))

    def test_lactation(self) -> None:
        """The longest wait that was read applies."""
        window = pp.lactation_window(SPRING, date(2026, 7, 26), US)

        assert window == Window(first=SPRING, last=date(2026, 8, 26))
        assert window.because is not None
        assert any("8 days" in other.text for other in window.because.alternatives)

    @pytest.mark.parametrize("window", [pp.blood_donation_window, pp.lactation_window])
    def test_in_order(self, window: Any) -> None:
        """A last dose before the first is refused; both on one day are a course of one day."""
        assert window(SPRING, SPRING, US).first == SPRING
        with pytest.raises(DateError, match="the first dose, 2026-03-10, comes after the last"):
            window(SPRING + ONE_DAY, SPRING, US)

    @pytest.mark.parametrize("window", [pp.blood_donation_window, pp.lactation_window])
    def test_silent_sources(self, window: Any) -> None:
        """Silence is said."""
        with pytest.raises(NoRuleInForce):
            window(SPRING, SPRING, RULEBOOK)


class TestEdition:
    """Which edition of the programme a day belongs to."""

    def test_by_day(self) -> None:
        """The rule of the edition says since when."""
        assert pp.edition(US, on=date(2022, 1, 1)).key == "us.ipledge.edition-4"

    def test_a_place_without_editions(self) -> None:
        """Elsewhere no programme has editions."""
        with pytest.raises(NoRuleInForce):
            pp.edition(GB, on=SPRING)


class TestCategory:
    """Able, unable, or not decided by what was recorded."""

    def test_able(self) -> None:
        """Only when each fact that would make her unable is known not to hold."""
        found = pp.category(ABLE, US, on=SPRING)

        assert found.can_become_pregnant is True
        assert found.name == "patient who can get pregnant"
        assert found.conflicts == ()
        assert str(found) == (
            "patient who can get pregnant: nothing recorded makes the patient unable"
        )

    def test_nothing_recorded(self) -> None:
        """What would decide is named."""
        found = pp.category(ReproductiveFacts(), US, on=SPRING)

        assert found.can_become_pregnant is None
        assert found.name is None
        assert found.missing == ("has_uterus", "has_ovary", "post_menopausal")
        assert str(found).startswith("not decided: ")
        assert str(found).endswith("(missing: has_uterus, has_ovary, post_menopausal)")

    def test_a_category_is_no_truth_value(self) -> None:
        """It may be undecided."""
        with pytest.raises(TypeError, match="may be undecided"):
            bool(pp.category(ABLE, US, on=SPRING))

    def test_sterilised(self) -> None:
        """Tubal ligation still counts as able in the US, and not in the UK."""
        ligated = evolve(ABLE, sterilised=True)

        assert pp.category(ligated, US, on=SPRING).can_become_pregnant is True
        assert pp.category(ligated, GB, on=SPRING).can_become_pregnant is False
        assert pp.category(evolve(ABLE, sterilised=None), GB, on=SPRING).missing == ("sterilised",)

    @pytest.mark.parametrize("rules", [US, GB], ids=["US", "GB"])
    def test_post_menopausal(self, rules: Any) -> None:
        """One ground decides, whatever else is missing."""
        found = pp.category(ReproductiveFacts(post_menopausal=True), rules, on=SPRING)

        assert found.can_become_pregnant is False
        assert found.reasons == ("post-menopausal",)

    def test_one_organ(self) -> None:
        """Without a uterus: unable; that texts for US consumers ask for both is shown."""
        facts = evolve(ABLE, has_uterus=False)

        assert pp.category(facts, GB, on=SPRING).can_become_pregnant is False
        found = pp.category(facts, US, on=SPRING)
        assert found.can_become_pregnant is False
        assert found.reasons == ("no uterus or no ovary",)
        assert [rule.key for rule in found.conflicts] == ["us.ipledge.categories.edition-4.organs"]

    def test_one_organ_before_the_fourth_edition(self) -> None:
        """Both were to be gone then, and an account that asked for one is shown."""
        found = pp.category(evolve(ABLE, has_uterus=False), US, on=date(2021, 12, 12))

        assert found.can_become_pregnant is True
        assert found.reasons == ("counts as unable only without uterus and without ovaries",)
        assert [rule.key for rule in found.conflicts] == ["us.ipledge.categories.edition-1.organs"]

    def test_both_organs(self) -> None:
        """Without both she is unable everywhere."""
        facts = ReproductiveFacts(has_uterus=False, has_ovary=False)

        assert pp.category(facts, US, on=SPRING).can_become_pregnant is False

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(date(2021, 12, 12), None), (date(2021, 12, 13), False)],
    )
    def test_one_organ_missing_and_one_unknown(self, day: date, expected: bool | None) -> None:  # noqa: FBT001
        """Where both must be missing, the other one still matters."""
        facts = evolve(ABLE, has_uterus=False, has_ovary=None)

        assert pp.category(facts, US, on=day).can_become_pregnant is expected

    def test_before_the_first_menstruation(self) -> None:
        """She counts as able; that an account says otherwise is shown."""
        found = pp.category(evolve(ABLE, had_menarche=False), US, on=SPRING)

        assert found.can_become_pregnant is True
        assert found.reasons == ("counts as able before the first menstruation",)
        assert [rule.key for rule in found.conflicts] == [
            "us.ipledge.categories.edition-4.menarche",
        ]

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2021, 12, 12), "male"),
            (date(2021, 12, 13), "patient who cannot get pregnant"),
        ],
    )
    def test_a_man(self, day: date, name: str) -> None:
        """Three categories until the fourth edition, two from then on."""
        assert pp.category(ReproductiveFacts(male=True), US, on=day).name == name

    def test_a_man_of_whom_no_organ_is_recorded(self) -> None:
        """From the fourth edition on the answer says what it rests on."""
        unrecorded = ReproductiveFacts(male=True)
        recorded = ReproductiveFacts(male=True, has_uterus=False)

        for day, facts, reason in (
            (date(2021, 12, 12), unrecorded, "male"),
            (date(2021, 12, 13), unrecorded, "male; no organ is recorded"),
            (date(2021, 12, 13), recorded, "male"),
        ):
            assert pp.category(facts, US, on=day).reasons[0] == reason

    @pytest.mark.parametrize(
        ("organs", "before", "since"),
        [
            ({}, False, False),
            ({"has_uterus": True, "has_ovary": True, "post_menopausal": False}, False, True),
            ({"has_uterus": True, "has_ovary": True}, False, None),
            ({"has_uterus": True}, False, None),
            ({"had_menarche": True}, False, None),
            ({"has_uterus": True, "has_ovary": False}, False, False),
            ({"has_uterus": False, "has_ovary": True}, False, False),
        ],
    )
    def test_a_man_with_organs(
        self,
        organs: Any,
        before: bool | None,  # noqa: FBT001
        since: bool | None,  # noqa: FBT001
    ) -> None:
        """His sex decided until the fourth edition, his organs do from then on."""
        facts = ReproductiveFacts(male=True, **organs)
        days = (date(2021, 12, 12), date(2021, 12, 13))

        assert [pp.category(facts, US, on=day).can_become_pregnant for day in days] == [
            before,
            since,
        ]

    def test_no_reasons(self) -> None:
        """What some take for a reason is named as none."""
        found = pp.category(evolve(ABLE, partner_vasectomy=True, abstinent=True), US, on=SPRING)

        assert found.can_become_pregnant is True
        assert found.reasons == (
            "partner vasectomy is no reason to count as unable here",
            "abstinent is no reason to count as unable here",
        )

    @pytest.mark.parametrize(
        ("age", "on_record", "verdict", "missing"),
        [
            (55, {"without_menses": True, "fsh_postmenopausal": True}, False, ()),
            (55, {"without_menses": True}, None, ("post_menopausal", "fsh_postmenopausal")),
            (55, {}, None, ("post_menopausal",)),
            (53, {"without_menses": True}, None, ("post_menopausal",)),
            (
                53,
                {
                    "pregnancy_test_negative": True,
                    "fsh_postmenopausal": True,
                    "oestradiol_postmenopausal": True,
                    "without_progesterone": True,
                },
                False,
                (),
            ),
            (54, {"without_menses": True, "fsh_postmenopausal": True}, None, None),
        ],
    )
    def test_a_menopause_by_what_is_on_record(
        self,
        age: int,
        on_record: Any,
        verdict: bool | None,  # noqa: FBT001
        missing: tuple[str, ...] | None,
    ) -> None:
        """Above 54 years menses and FSH, below it four tests; of 54 the longer list is asked for."""
        facts = evolve(ABLE, post_menopausal=None, age=age, **on_record)
        found = pp.category(facts, US, on=SPRING)

        assert found.can_become_pregnant is verdict
        if missing is not None:
            assert found.missing == missing
        else:
            assert "oestradiol_postmenopausal" in found.missing

    def test_the_age_that_is_in_neither_sentence(self) -> None:
        """Of exactly 54 the programme says nothing, and the answer says so."""
        found = pp.category(ReproductiveFacts(post_menopausal=True, age=54), US, on=SPRING)

        assert found.can_become_pregnant is False
        assert found.reasons == (
            "post-menopausal; the programme says nothing of the age of exactly 54",
        )

    def test_a_menopause_that_the_tests_contradict(self) -> None:
        """A recorded test speaks against the fact that was told."""
        facts = evolve(ABLE, post_menopausal=True, age=50, fsh_postmenopausal=False)
        found = pp.category(facts, US, on=SPRING)

        assert found.can_become_pregnant is True
        assert found.reasons == ("post-menopausal, and the tests on record say otherwise",)

    def test_silent_sources(self) -> None:
        """The EU's text that was read defines nothing."""
        with pytest.raises(NoRuleInForce):
            pp.category(ABLE, EU, on=SPRING)


class TestContraception:
    """Which methods together are what the rules ask for."""

    @pytest.mark.parametrize(
        ("methods", "answer"),
        [
            ((), "no"),
            ((Method.IUD,), "no"),
            ((Method.IUD, Method.IUD), "no"),
            ((Method.IUD, Method.CONDOM), "yes"),
            ((Method.IUD, Method.COMBINED_PILL), "yes"),
            ((Method.CONDOM, Method.DIAPHRAGM), "no"),
            ((Method.MINIPILL, Method.CONDOM), "no"),
            ((Method.IUD, Method.WITHDRAWAL), "no"),
            ((Method.ABSTINENCE,), "yes"),
        ],
    )
    def test_in_the_us(self, methods: tuple[Method, ...], answer: str) -> None:
        """Two forms, one of them primary, or abstinence."""
        found = pp.contraception_acceptable(methods, US, on=SPRING)

        assert found.value == answer
        assert found.because is not None

    def test_a_refusal_that_was_not_read(self) -> None:
        """ "female condom, natural family planning … [MEMORY]": refused, and said to be unverified."""
        found = pp.contraception_acceptable((Method.IUD, Method.FEMALE_CONDOM), US, on=SPRING)

        assert (found.value, found.because and found.because.verified) == ("no", False)
        assert str(found).startswith("no: not acceptable: female condom; counted: ")
        assert str(found).endswith("(unverified)")
        enough = (Method.IUD, Method.CONDOM, Method.FEMALE_CONDOM)
        assert pp.contraception_acceptable(enough, US, on=SPRING).value == "yes"

    def test_what_is_not_acceptable_is_said(self) -> None:
        """The reason names it."""
        found = pp.contraception_acceptable((Method.MINIPILL, Method.CONDOM), US, on=SPRING)

        assert found.reason.startswith("not acceptable: progestogen-only pill; counted: ")

    @pytest.mark.parametrize(
        ("day", "answer"),
        [(date(2007, 12, 1), "no"), (date(2007, 12, 2), "yes")],
    )
    def test_spermicide(self, day: date, answer: str) -> None:
        """A condom counted with spermicide only until December 2007."""
        pair = (Method.PATCH, Method.CONDOM)

        assert pp.contraception_acceptable(pair, US, on=day).value == answer

    @pytest.mark.parametrize(
        ("methods", "answer"),
        [
            ((Method.COMBINED_PILL,), "yes"),
            ((Method.CONDOM,), "no"),
            ((Method.MINIPILL,), "no"),
            ((Method.ABSTINENCE,), "unknown"),
        ],
    )
    def test_in_the_uk(self, methods: tuple[Method, ...], answer: str) -> None:
        """One method that is no barrier will do; of abstinence nothing was read."""
        assert pp.contraception_acceptable(methods, GB, on=SPRING).value == answer

    def test_a_method_on_which_the_source_is_silent(self) -> None:
        """Unknown, and what is missing."""
        found = pp.contraception_acceptable((Method.ABSTINENCE,), GB, on=SPRING)

        assert found.missing == ("whether abstinence counts",)

    @pytest.mark.parametrize(
        ("day", "answer"),
        [(date(2018, 3, 21), "yes"), (date(2018, 3, 22), "no")],
    )
    def test_in_the_eu_before_and_after_the_review(self, day: date, answer: str) -> None:
        """A pill alone was one method; since 2018 it needs another one."""
        assert pp.contraception_acceptable((Method.COMBINED_PILL,), EU, on=day).value == answer

    def test_long_acting_alone_in_the_eu(self) -> None:
        """One method that does not depend on the user is enough."""
        assert pp.contraception_acceptable((Method.IMPLANT,), EU, on=SPRING).value == "yes"

    def test_no_method(self) -> None:
        """A word that nobody knows is refused with the nearest, and one that is known is read."""
        with pytest.raises(FactError, match="'tattoo' is no method of contraception: write '"):
            pp.contraception_acceptable(("tattoo",), US, on=SPRING)
        told = pp.contraception_acceptable(("hormonal IUD", "male condom"), US, on=SPRING)
        assert told.value == "yes"


def test_the_rule_of_the_day_concerned() -> None:
    """The lead-in is judged on the first dose, the days after on the last."""
    first, last = SPRING, SPRING + timedelta(days=139)
    weeks = rulebook("GB").pregnancy_prevention.contraception_after
    assert weeks is not None
    old = evolve(weeks.rules[0], key="old", value=Weeks(2), until=last - ONE_DAY)
    new = evolve(weeks.rules[0], key="new", value=Weeks(6), since=last)
    matter: Any = type(weeks)((old, new))
    rules = evolve(
        GB,
        pregnancy_prevention=PregnancyPreventionRules(
            programme="changed",
            contraception_before=matter,
            contraception_after=matter,
        ),
    )

    window = pp.contraception_window(course(), rules)

    assert isinstance(window, Window)
    assert window.first == before(first, Weeks(2))
    assert window.last == after(last, Weeks(6))
