"""Rulebooks as values: what is in them, and how a caller moves through time."""

import os
import subprocess
import sys
from datetime import date, datetime

import pytest
from attrs import evolve

from isotretinoin import products, rulebook
from isotretinoin.analytes import ALT, LIPID_PANEL
from isotretinoin.dates import Days, Months, Weeks
from isotretinoin.errors import DateError, NoRuleInForce, UnknownName
from isotretinoin.evidence import Rule
from isotretinoin.findings import Between
from isotretinoin.products import Formulation
from isotretinoin.quantities import kg, mg_per_kg, mg_per_kg_day
from isotretinoin.rules.monitoring import AtEndOfCourse, BeforeStart, Every, Visit, When
from isotretinoin.rules.programme import PregnancyPreventionRules
from isotretinoin.rules.rulebook import stated
from sample_rules import BARE_POSOLOGY, CHANGE, POSOLOGY, PROFILE, RULEBOOK, always


class TestBetween:
    """Both bounds count."""

    def test_both_bounds_are_in(self) -> None:
        """Equality is inside."""
        band = Between(mg_per_kg(120), mg_per_kg(150))

        assert mg_per_kg(120) in band
        assert mg_per_kg(150) in band
        assert mg_per_kg("119.999") not in band
        assert mg_per_kg("150.001") not in band

    def test_order(self) -> None:
        """The lower bound comes first."""
        with pytest.raises(ValueError, match="the lower bound comes first"):
            Between(kg(100), kg(40))

    def test_in_words(self) -> None:
        """The unit is said once."""
        assert str(Between(mg_per_kg_day("0.5"), mg_per_kg_day(1))) == "0.5–1 mg/kg/day"
        assert str(Between(3, 4)) == "3–4"
        assert str(Between(mg_per_kg_day("0.5"), mg_per_kg_day("0.5"))) == "0.5 mg/kg/day"
        assert str(Between(Weeks(15), Weeks(20))) == "15–20 weeks"
        assert str(Between(Days(1), Days(2))) == "1–2 days"
        assert str(Between("a b", "c d")) == "a b–c d"

    def test_the_rule_behind_it_is_no_part_of_it(self) -> None:
        """Equal bounds are equal, whoever set them."""
        rule: Rule[object] = RULEBOOK.rule("fact")

        assert Between(1, 2, because=rule) == Between(1, 2)


class TestVisit:
    """What is tested, and when, in words."""

    @pytest.mark.parametrize(
        ("timepoint", "when", "words"),
        [
            ("end of course", AtEndOfCourse(), "end of course: ALT, lipid panel"),
            ("baseline", BeforeStart(), "baseline: ALT, lipid panel"),
            (
                "baseline",
                BeforeStart(Months(1)),
                "baseline, at most 1 month before the first dose: ALT, lipid panel",
            ),
            ("every month", Every(Months(1)), "every month: ALT, lipid panel"),
            ("month {k}", Every(Months(1)), "month 1, 2, 3, 4 …: ALT, lipid panel"),
            ("month {n}", Every(Months(3), 2), "month 6, 9, 12, 15 …: ALT, lipid panel"),
            ("week {k}", Every(Weeks(1), 1, 1), "week 1: ALT, lipid panel"),
            ("week {n}", Every(Weeks(2), 1, 4), "week 2, 4, 6, 8: ALT, lipid panel"),
            ("week {n}", Every(Weeks(2), 1, 5), "week 2, 4, 6, 8 … 10: ALT, lipid panel"),
        ],
    )
    def test_in_words(self, timepoint: str, when: When, words: str) -> None:
        """Repetitions by their first four numbers, and the last one where there is a last."""
        assert str(Visit(timepoint, when, (ALT, LIPID_PANEL))) == words


class TestRulebook:
    """All that one place's documents say."""

    def test_every_rule_is_listed_once(self) -> None:
        """Timelines, groups, visits, facts and alternatives."""
        keys = [rule.key for rule in RULEBOOK.rules]

        assert len(keys) == len(set(keys)) == 16
        assert "bare.2.other" in keys
        assert [rule.key for rule in PROFILE.rules] == [key for key in keys if "visit" in key]

    def test_by_key(self) -> None:
        """A wrong key gets the closest one."""
        assert RULEBOOK.rule("ceiling").value == mg_per_kg_day(2)
        with pytest.raises(UnknownName, match=r"no rule 'celing'.*closest is 'ceiling'"):
            RULEBOOK.rule("celing")
        with pytest.raises(UnknownName, match=r"no rule 'xyzzy!!' in rulebook 'sample'$"):
            RULEBOOK.rule("xyzzy!!")

    def test_posology_by_formulation(self) -> None:
        """The first is the conventional one; silence is an error that says so."""
        assert RULEBOOK.posology is POSOLOGY
        assert RULEBOOK.posology_of(Formulation.LIDOSE) is BARE_POSOLOGY
        with pytest.raises(NoRuleInForce, match="says nothing of the micronised"):
            RULEBOOK.posology_of(Formulation.MICRONISED)

    def test_on_a_day(self) -> None:
        """The rules in force change on the day of the change."""
        before = {rule.key for rule in RULEBOOK.on(date(2026, 5, 31))}
        after = {rule.key for rule in RULEBOOK.on(CHANGE)}

        assert "bare.1" in before - after
        assert "bare.2" in after - before
        assert "bare.2.other" not in before | after
        assert "bare.2.other" in {rule.key for rule in RULEBOOK.rules}
        with pytest.raises(DateError):
            RULEBOOK.on(datetime(2026, 6, 1))  # noqa: DTZ001

    def test_effective(self) -> None:
        """A caller moves an edition; the original stays as it was."""
        moved = RULEBOOK.effective({"edition-2": date(2027, 1, 1)})

        assert moved.posologies[1].daily_dose.at(date(2026, 12, 31)).key == "bare.1"
        assert moved.posologies[1].daily_dose.at(date(2027, 1, 1)).key == "bare.2"
        assert RULEBOOK.posologies[1].daily_dose.at(CHANGE).key == "bare.2"
        assert moved.posology == POSOLOGY
        with pytest.raises(UnknownName, match=r"no rule or edition 'bare\.2\.other'"):
            RULEBOOK.effective({"bare.2.other": date(2027, 1, 1)})
        with pytest.raises(UnknownName, match="closest is 'edition-2'"):
            RULEBOOK.effective({"edition-3": date(2027, 1, 1)})

    def test_known_on(self) -> None:
        """Rules without dates were always known, and those without announcement when they began."""
        begun = RULEBOOK.known_on(date(2020, 1, 1))

        assert RULEBOOK.known_on(CHANGE) == RULEBOOK
        assert [rule.key for rule in begun.rules if rule.since is not None] == ["bare.1"]
        assert begun.rule("bare.1").until is None
        assert RULEBOOK.rule("bare.1").until is not None
        with pytest.raises(DateError):
            RULEBOOK.known_on(datetime(2026, 6, 1))  # noqa: DTZ001

    def test_known_before_anything_was_announced(self) -> None:
        """A matter of which nobody had heard is left out, alone or among others."""
        told = always("told", "a duty", announced=date(2026, 2, 9))
        rules = evolve(
            RULEBOOK,
            pregnancy_prevention=PregnancyPreventionRules(
                programme="announced",
                editions=told,
                duties=(told, always("old", "another")),
            ),
        )

        known = rules.known_on(date(2026, 2, 8)).pregnancy_prevention
        assert known.editions is None
        assert [duty.newest.key for duty in known.duties] == ["old"]
        assert rules.known_on(CHANGE) == rules

    def test_a_place_without_doses(self) -> None:
        """That no text on doses was read is said when doses are asked for."""
        with pytest.raises(NoRuleInForce, match="rulebook 'sample': its sources state no doses"):
            _ = evolve(RULEBOOK, posologies=()).posology


def test_stated() -> None:
    """What the sources say, or that they are silent."""
    matter = always("said", 1)

    assert stated(matter, RULEBOOK, "number") is matter
    with pytest.raises(NoRuleInForce, match="rulebook 'sample': its sources state no number"):
        stated(None, RULEBOOK, "number")


class TestShown:
    """A rulebook, a rule and a medicine are one line each, and say which they are."""

    def test_one_line(self) -> None:
        """Short enough for a notebook, with what tells one from another."""
        rules = rulebook("US")

        assert repr(rules) == f"<Rulebook US: {len(rules.rules)} rules, digest {rules.digest}>"
        assert repr(RULEBOOK.goals[0]) == "<Rule goal>"
        assert repr(RULEBOOK.posology.washout) == "<Timeline washout (no dates given)>"
        assert repr(products.ABSORICA_LD) == "<Product Absorica LD (micronised, US)>"

    def test_digest(self) -> None:
        """It changes with a value, a day or a source, and with nothing else."""
        (goal,) = RULEBOOK.goals
        changed = [
            evolve(goal, value=Between(mg_per_kg(120), mg_per_kg(151))),
            evolve(goal, since=CHANGE),
            evolve(goal, key="goals"),
            evolve(goal, cites=(*goal.cites, *goal.cites)),
        ]

        digests = {evolve(RULEBOOK, goals=(each,)).digest for each in (goal, *changed)}
        assert len(digests) == len(changed) + 1
        assert evolve(RULEBOOK, goals=(evolve(goal, note="a remark"),)).digest == RULEBOOK.digest

    def test_digest_is_the_same_in_every_process(self) -> None:
        """Sets and hashes of a run do not enter it."""
        code = "from isotretinoin import rulebook; print(rulebook('US').digest)"
        told = {
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
            for seed in ("1", "2")
        }
        assert told == {rulebook("US").digest}

    def test_what_was_replaced(self) -> None:
        """First days of the caller's, and the day as known on which it is."""
        moved = rulebook("US", effective={"us.ipledge.edition-5": date(2027, 1, 4)})
        assert moved.replaced == ("us.ipledge.edition-5 from 2027-01-04",)
        assert repr(moved).startswith("<Rulebook US, us.ipledge.edition-5 from 2027-01-04: ")
        assert moved.digest != rulebook("US").digest

        known = rulebook("US", known_on=date(2026, 1, 1))
        assert known.replaced == ("as known on 2026-01-01",)
