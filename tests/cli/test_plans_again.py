"""What if, from here on, and by a published protocol, as a person types it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isotretinoin import Diary, DosePeriod, Patient, Plan, Unrecorded, kg, mg_per_day, protocols
from isotretinoin.adapters.records import from_json, to_json
from isotretinoin.cli.app import main

FIRST = date(2026, 3, 9)
DIARY = str(Path(__file__).parents[2] / "docs" / "examples" / "diary.json")
PLAN = [
    "plan",
    "--weight",
    "68 kg",
    "--first-dose",
    "2026-03-09",
    "--can-become-pregnant",
    "--exact",
]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def printed(capsys: Capture) -> Callable[..., str]:
    """What the words print, on one line."""

    def printed(*words: str) -> str:
        assert main(words) == 0
        return " ".join(capsys.readouterr().out.split())

    return printed


@pytest.fixture
def refused(capsys: Capture) -> Callable[..., str]:
    """The one line that refuses the words."""

    def refused(*words: str) -> str:
        assert main(words) == 2
        told = capsys.readouterr().err
        assert told.startswith("isotretinoin: ")
        assert told.count("\n") == 1
        return told

    return refused


class TestWhatIf:
    """isotretinoin plan … --vs."""

    def test_another_dose(self, printed: Callable[..., str]) -> None:
        """The two plans are columns, and what was changed is said."""
        page = printed(*PLAN, "--vs", "--dose '0.25 mg/kg/day' --start-days=0")

        for expected in (
            "Two plans side by side",
            "What if --dose '0.25 mg/kg/day' --start-days=0",
            "last dose 2026-07-20 2027-07-01 346 days later",
        ):
            assert expected in page

    @pytest.mark.parametrize(
        ("vs", "expected"),
        [
            (
                "--cannot-become-pregnant",
                "2026-02-07 to 2026-08-20 none: not for this patient yes",
            ),
            ("--rulebook GB", "rules United States United Kingdom yes"),
            ("--product 'Absorica LD'", "Absorica LD (micronised,"),
            ("--monitoring eu_smpc", "laboratory schedule The patient guide's"),
            ("--protocol guide_low_and_slow --most", "cumulative dose 120 mg/kg 91.25 mg/kg"),
            ("--effective us.ipledge.edition-5=2026-04-01", "last dose 2026-07-20 2026-07-20"),
        ],
    )
    def test_any_option(self, vs: str, expected: str, printed: Callable[..., str]) -> None:
        """Whatever else was asked for stays."""
        assert expected in printed(*PLAN, "--vs", vs)

    def test_from_a_protocol(self, printed: Callable[..., str]) -> None:
        """A dose takes the protocol's place, the other options stay."""
        asked = ["--protocol", "guide_low_and_slow", "--most", "--rulebook", "GB"]
        page = printed(*PLAN, *asked, "--vs", "--dose '40 mg/day'")
        assert "cumulative dose 91.25 mg/kg ≈ 120.47 mg/kg" in page
        assert "rules United Kingdom United Kingdom" in page

    def test_as_rows(self, capsys: Capture) -> None:
        """JSON has a row for each matter."""
        assert main([*PLAN, "--vs", "--goal '150 mg/kg'", "--json"]) == 0
        page = json.loads(capsys.readouterr().out)
        rows = {row["Matter"]: row for row in page["tables"][0]["rows"]}
        assert rows["cumulative dose"]["what if"] == "150 mg/kg"
        assert page["facts"] == {"What if": "--goal '150 mg/kg'"}

    @pytest.mark.parametrize(
        ("vs", "message"),
        [
            ("0.25 mg/kg/day", "changes no option: write --vs"),
            ("--dose '1 mg", "has a quote that is not closed: write --vs"),
            ("--dos '1 mg/day'", "Unknown option"),
            ("--vs '--dose 1'", "does nothing in --vs, which changes options of the plan alone"),
            ("--json", "does nothing in --vs"),
            ("--goal '1 mg/kg' --help", "does nothing in --vs"),
        ],
    )
    def test_one_line(self, vs: str, message: str, refused: Callable[..., str]) -> None:
        """What changes nothing, or cannot be read, says so."""
        assert message in refused(*PLAN, "--vs", vs)

    def test_one_plan_as_json(self, capsys: Capture) -> None:
        """The record of the plan."""
        assert main([*PLAN, "--json"]) == 0
        assert from_json(capsys.readouterr().out, Plan).course.days == 134


class TestReplan:
    """isotretinoin replan."""

    def test_the_example(self, printed: Callable[..., str]) -> None:
        """From what was taken, with the dose, the product and the goal that are left out."""
        page = printed("replan", DIARY, "--on", "2026-05-10")

        for expected in (
            "planned again on 2026-05-10",
            "Product Claravis",
            "Taken by 2026-05-10 2520 mg",
            "Still to come 5220 mg, 2026-05-11 to 2026-08-05",
            "aimed at 120 mg/kg",
        ):
            assert expected in page

    def test_options(self, printed: Callable[..., str]) -> None:
        """A regimen with its own goal or its own end, a goal, a weight policy, another product."""
        words = ["replan", DIARY, "--on", "2026-05-10"]
        assert "aimed at 4000 mg" in printed(*words, "--regimen", "40 mg/day until 4000 mg")
        assert "2026-05-11 to 2026-05-24" in printed(*words, "--regimen", "40 mg/day for 14 days")
        page = printed(
            *words, "--goal", "130 mg/kg", "--weight-policy", "period", "--product", "absorica ld"
        )
        assert "by the weight of each day" in page
        assert "Absorica LD (micronised, US)" in page
        assert "profile guide" in printed(*words, "--monitoring", "guide")

    def test_as_json(self, capsys: Capture) -> None:
        """The record of the plan."""
        assert main(["replan", DIARY, "--on", "2026-05-10", "--json"]) == 0
        again = from_json(capsys.readouterr().out, Plan)
        assert again.taken is not None
        assert again.taken.dose_days == 56

    def test_what_is_not_known(
        self, tmp_path: Path, printed: Callable[..., str], refused: Callable[..., str]
    ) -> None:
        """Both answers, and a word for each; of the rest of a diary what could not be read."""
        told = Diary(
            patient=Patient(weight=kg(60), can_become_pregnant=False),
            entries=(
                DosePeriod(FIRST, mg_per_day(60)),
                Unrecorded(FIRST, FIRST),
            ),
        )
        path = tmp_path / "diary.json"
        path.write_text(to_json(told), encoding="utf-8")
        words = ["replan", str(path), "--on", "2026-03-20"]

        assert "write unrecorded='taken' (last dose: 2026-07-06) or" in refused(*words)
        page = printed(*words, "--unrecorded", "missed")
        assert "Product Isotretinoin (conventional, US)" in page
        assert "2026-03-10 to 2026-07-07" in page
        assert "--unrecorded does nothing where no dose until 2026-05-10 is unrecorded" in refused(
            "replan", DIARY, "--on", "2026-05-10", "--unrecorded", "taken"
        )

    def test_a_bad_row(
        self, tmp_path: Path, printed: Callable[..., str], refused: Callable[..., str]
    ) -> None:
        """It is left out and listed on the page; a record has no place for it."""
        path = tmp_path / "diary.json"
        text = Path(DIARY).read_text(encoding="utf-8")
        path.write_text(text.replace('"64.5 kg"', '"64.5"'), encoding="utf-8")
        words = ["replan", str(path), "--on", "2026-05-10", "--errors", "collect"]

        page = printed(*words)
        assert "Entries that could not be read and are left out" in page
        assert "Patient 68 kg" in page
        assert "$.entries[" in refused(*words, "--json")


class TestProtocols:
    """isotretinoin protocols, and plan --protocol."""

    def test_all_of_them(self, printed: Callable[..., str]) -> None:
        """Doses, days, totals, patients and outcome, and what is said against the intermittent."""
        page = printed("protocols")

        assert f"{len(protocols())} protocols" in page
        for expected in (
            "guide_low_and_slow 0.1 mg/kg/day, up to 0.25 270–365 days 27 to 91.25 mg/kg [1]",
            "rademaker_2014 5 mg/day 224 days 1120 mg",
            "advbiores_2014 20 mg/day until 120 mg/kg until the goal 120 mg/kg",
            "58 patients: lesions fell from 11.3 to 3.6",
            "what came of it was not told",
            "Intermittent dosing of isotretinoin is not recommended.",
        ):
            assert expected in page

    def test_one_for_a_weight(self, printed: Callable[..., str]) -> None:
        """Nothing is said against a daily dose."""
        page = printed("protocols", "RADEMAKER_2014", "--weight", "56 kg")
        assert "1 protocol: doses" in page
        assert "20 mg/kg" in page
        assert "Said against" not in page

    def test_as_json(self, capsys: Capture) -> None:
        """Rows by the names of their columns."""
        assert main(["protocols", "goulden_1997", "--json"]) == 0
        page = json.loads(capsys.readouterr().out)
        doses, told, against = page["tables"]
        assert doses["rows"][0]["Total"] == "21 mg/kg"
        assert "80 patients" in told["rows"][0]["Patients and outcome"]
        assert against["rows"][0]["Of"] == "goulden_1997"

    def test_a_plan_by_one(self, printed: Callable[..., str]) -> None:
        """The page names the protocol, its source, and what is said against it."""
        page = printed(*PLAN, "--protocol", "goulden_1997")
        assert "Total dose 1428 mg, that is 21 mg/kg" in page
        assert "Protocol Goulden 1997: 80 patients" in page
        assert "Said against Intermittent dosing of isotretinoin is not recommended." in page
        daily = printed(*PLAN, "--protocol", "akman_2007_3")
        assert "outcome not told" in daily
        assert "Said against" not in daily

    def test_least_and_most(self, printed: Callable[..., str]) -> None:
        """A range is planned from either end."""
        words = [*PLAN, "--protocol", "guide_low_and_slow"]
        assert "that is 27 mg/kg" in printed(*words)
        assert "that is 91.25 mg/kg" in printed(*words, "--most")

    def test_its_laboratory_tests(self, printed: Callable[..., str]) -> None:
        """Without a weight where every dose is by weight."""
        words = ["labs", "--first-dose", "2026-03-09", "--protocol"]
        page = printed(*words, "goulden_1997")
        assert "Protocol Goulden 1997" in page
        assert "2026-03-09 to 2026-08-02, 168 days" in page

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            (["protocols", "goulden"], "no protocol 'goulden': did you mean 'goulden_1997'?"),
            ([*PLAN, "--protocol", "golden_1997"], "did you mean 'goulden_1997'?"),
            (
                [*PLAN, "--protocol", "goulden_1997", "--goal", "1 mg/kg"],
                "--goal does nothing beside --protocol, which gives the doses",
            ),
            (
                [*PLAN, "--protocol", "goulden_1997", "--most"],
                "--most does nothing with goulden_1997, of which doses and days are no range",
            ),
            ([*PLAN, "--most"], "--most does nothing without a --protocol"),
            ([*PLAN, "--goal", ""], "is not a goal"),
            ([*PLAN, "--dose", ""], "is not a daily dose"),
            (
                ["plan", "--first-dose", "2026-03-09", "--protocol", "goulden_1997"],
                "a body weight is needed",
            ),
            (
                ["labs", "--first-dose", "2026-03-09", "--protocol", "rademaker_2014"],
                "a body weight is needed",
            ),
        ],
    )
    def test_one_line(self, words: list[str], message: str, refused: Callable[..., str]) -> None:
        """What is unknown, or would do nothing."""
        assert message in refused(*words)


class TestProductsAsKnown:
    """isotretinoin products --json, --effective and --known-on."""

    def test_as_json(self, capsys: Capture) -> None:
        """One row for each medicine."""
        assert main(["products", "claravis", "--json"]) == 0
        (table,) = json.loads(capsys.readouterr().out)["tables"]
        assert table["rows"][0]["Capsules"] == "10 mg, 20 mg, 30 mg, 40 mg"

    def test_what_was_listed_by_a_day(self, printed: Callable[..., str]) -> None:
        """A code that was listed later is left out, and the page says why."""
        assert "NDC 0378-6613, 30 mg" in printed("products", "amnesteem")
        page = printed("products", "amnesteem", "--known-on", "2025-04-09")
        assert "0378-6613" not in page
        assert "as known on 2025-04-09" in page
        assert "0378-6613" in printed("products", "amnesteem", "--known-on", "2025-04-10")

    def test_another_first_day(
        self, printed: Callable[..., str], refused: Callable[..., str]
    ) -> None:
        """A medicine that is not there yet is not listed, and neither is food that was not known."""
        later = "products.claravis.strengths=2027-01-01"
        assert "In force since 2027-01-01" in printed("products", "claravis", "--effective", later)
        page = printed("products", "claravis", "--effective", later, "--known-on", "2026-01-01")
        assert "Products none" in page
        food = "us.label.food=2027-01-01"
        page = printed("products", "claravis", "--effective", food, "--known-on", "2026-01-01")
        assert "conventional not read" in page
        assert "the closest is 'products.claravis.strengths'" in refused(
            "products", "claravis", "--effective", "products.claravis.strength=2027-01-01"
        )
