"""The command line, as a person types it."""

import re
import subprocess
import sys

import pytest

import isotretinoin
from isotretinoin import products
from isotretinoin.cli.app import main

PLAN = ["plan", "--weight", "68 kg", "--first-dose", "2026-03-09"]


class TestPlan:
    """isotretinoin plan."""

    def test_the_readme_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A whole course on standard output, nothing on standard error, exit status 0."""
        assert main([*PLAN, "--can-become-pregnant"]) == 0
        printed = capsys.readouterr()

        assert printed.err == ""
        for expected in ("2026-03-09 to 2026-08-04, 149 days", "8200 mg", "lipid panel", "[1]"):
            assert expected in printed.out
        assert "whether pregnancy is possible" not in printed.out

    def test_doses_of_the_product(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What is left out is of the rules for that product, and named."""
        assert main([*PLAN, "--product", "ABSORICA LD"]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert "doses and goal not given are 0.4–0.8 mg/kg/day" in printed
        assert "until 96 mg/kg (A complete patient guide" in printed
        words = ["--goal", "120 mg/kg", "--start-dose", "0.4 mg/kg/day", "--dose", "0.8 mg/kg/day"]
        assert main([*PLAN, "--product", "ABSORICA LD", *words]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert "not given" not in printed
        assert "it is 150 mg/kg of conventional ones" in printed

    def test_the_doses_as_ordered(self, capsys: pytest.CaptureFixture[str]) -> None:
        """With --exact, the course is that of doses that no capsule makes."""
        assert main([*PLAN, "--exact"]) == 0
        printed = capsys.readouterr().out
        assert "2026-03-09 to 2026-07-20, 134 days" in printed
        assert "Taken" not in printed

    def test_the_other_category(self, capsys: pytest.CaptureFixture[str]) -> None:
        """No windows for a patient who cannot become pregnant."""
        assert main([*PLAN, "--cannot-become-pregnant"]) == 0
        printed = capsys.readouterr().out

        assert "68 kg, cannot become pregnant" in printed
        assert "Contraception" not in printed

    def test_options(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Doses in mg/day, a goal in mg, no starting dose, a product, a profile, a rulebook."""
        words = ["--dose", "40 mg/day", "--goal", "7200 mg", "--start-days", "0"]
        assert main([*PLAN, *words, "--product", "absorica", "--monitoring", "guide"]) == 0
        printed = capsys.readouterr().out

        assert "2026-03-09 to 2026-09-04, 180 days" in printed
        assert "ABSORICA" in printed
        assert main([*PLAN, "--rulebook", "guide"]) == 0
        assert "rulebook guide" in capsys.readouterr().out

    def test_sections(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The tables named alone, and as much of the sources as is asked for."""
        assert main([*PLAN, "--sections", "agenda, findings", "--sources", "none"]) == 0
        printed = capsys.readouterr().out
        assert "What to do when" in printed
        assert "Laboratory tests" not in printed
        assert "Sources" not in printed
        assert main([*PLAN, "--sections", "agend"]) == 2

    def test_pounds(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A weight in pounds is exact."""
        assert main(["plan", "--weight", "154 lb", "--first-dose", "2026-03-09"]) == 0
        assert "69.85322498 kg" in capsys.readouterr().out


class TestStatus:
    """isotretinoin status."""

    DIARY = "docs/examples/diary.json"

    def test_a_day(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What may be done, what is due, and what of the diary was left aside."""
        assert main(["status", self.DIARY, "--on", "2026-06-30", "--monitoring", "guide"]) == 0
        printed = capsys.readouterr().out
        for expected in ("Prescribe", "Dispense", "Specimen", "Overdue", "Coming", "[1]"):
            assert expected in printed

    def test_a_slip(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One line on standard error."""
        assert main(["status", self.DIARY, "--on", "30 June"]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version of the package, which its metadata is made from."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{isotretinoin.__version__}\n"


class TestProducts:
    """isotretinoin products."""

    def test_a_brand(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every place that has it, each with how it is made, taken and listed."""
        assert main(["products", "roaccutane"]) == 0
        printed = capsys.readouterr().out

        for expected in ("6 products", "Roaccutane (GB)", "with food [1]", "PBS 11621P, 20 mg"):
            assert expected in printed
        assert main(["products", "Epuris"]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        for expected in ("lidose", "with or without", "DIN 02396971", "us.label.absorica.food"):
            assert expected in printed

    def test_all_of_them(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What was not read says so."""
        assert main(["products"]) == 0
        printed = capsys.readouterr().out

        assert f"{len(products.ALL)} products" in printed
        assert "not read" in printed

    def test_a_name_that_nobody_read(self, capsys: pytest.CaptureFixture[str]) -> None:
        """No other medicine is offered in its place."""
        assert main(["products", "Isotroin"]) == 2
        assert capsys.readouterr().err == (
            "isotretinoin: no product 'Isotroin': no source was read that names it\n"
        )

    def test_a_plan_takes_the_brand_of_its_place(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A brand of several places is that of the rulebook."""
        assert main([*PLAN, "--rulebook", "IE", "--product", "roaccutane"]) == 0
        printed = capsys.readouterr().out

        assert "Roaccutane (conventional, IE), capsules of 10 mg, 20 mg" in printed
        assert "was read as a product of" not in printed
        assert main([*PLAN, "--rulebook", "IE", "--product", "oratane"]) == 0
        printed = " ".join(capsys.readouterr().out.split())
        assert "Oratane (AU) was read as a product of AU, and the rules are those of" in printed
        assert "the formulation of Oratane (AU) was not read" in printed


class TestRules:
    """isotretinoin rules."""

    def test_one_rulebook(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every rule with value, dates, whether verified, and source."""
        assert main(["rules", "--rulebook", "guide"]) == 0
        printed = capsys.readouterr().out

        assert "guide.daily_dose" in printed
        assert "0.5–1 mg/kg/day" in printed
        assert "A complete patient guide to isotretinoin" in printed

    def test_when_sources_were_last_checked(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A day, a month, or that none was stated, after every rule's source."""
        assert main(["rules", "--rulebook", "US"]) == 0
        listed = " ".join(capsys.readouterr().out.split()).partition(" Sources ------- ")[2]
        entries = re.split(r" (?=\[\d+\] )", listed)

        assert len(entries) > 100
        assert [entry for entry in entries if "ast checked " not in entry] == []
        assert "Last checked 2026-11-22." in listed
        assert "Last checked November 2026." in listed
        assert "ast checked on a day not stated" in listed

    @pytest.mark.parametrize(
        "words",
        [["--rulebook", "US"], ["--compare", "guide,EU,NZ", "--topic", "monitoring"]],
    )
    def test_values_in_words(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing stands there as Python would write it, nor any template."""
        assert main(["rules", *words]) == 0
        shown = " ".join(capsys.readouterr().out.split())

        assert "baseline: CBC, CMP," in shown
        for code in ("Visit(", "Analyte(", "Days(", "Formulation.", "Fraction(", "{", "', '"):
            assert code not in shown

    def test_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without a name, every rulebook."""
        assert main(["rules"]) == 0
        printed = capsys.readouterr().out

        assert "guide: " in printed
        assert "US: " in printed


BAD: list[tuple[list[str], str]] = [
    (["--weight", "68"], "give the unit"),
    (["--weight", "70 mg"], "'70 mg' is not a body weight"),
    (["--weight", "68,5 kg"], "68.5"),
    (["--weight", "-68 kg"], "--weight"),
    (["--weight=-68 kg"], "without a sign"),
    (["--weight", "nan kg"], "nan"),
    (["--weight", "10**10**10 kg"], "10**10**10"),
    (["--weight", "1e999999 kg"], "1e999999"),
    (["--weight", ""], "body weight"),
    (["--weight", "0 kg"], "more than zero"),
    (["--first-dose", "2026-02-30"], "2026-02-30"),
    (["--first-dose", "09.03.2026"], "write it as 2026-03-09"),
    (["--first-dose", "20260309"], "write it as 2026-03-09"),
    (["--first-dose", "2026-03-09T08:00"], "write it as 2026-03-09"),
    (["--first-dose", "9999-12-31"], "9999"),
    (["--goal", "120"], "give the unit"),
    (["--goal", "0 mg/kg"], "goal of 0"),
    (["--dose", "1 mg"], "mg"),
    (["--dose", "0 mg/day"], "never reaches"),
    (["--start-days=-1"], "starting days"),
    (["--start-days", "1.5"], "'1.5' is not a number of starting days"),
    (["--rulebook", "USA"], "did you mean 'US'"),
    (["--monitoring", "gide"], "did you mean 'guide'"),
    (["--product", "Claravix"], "Claravis"),
    (["--product", ""], "no product ''"),
    (["--monitoring", ""], "no monitoring profile ''"),
    (["--colour", "red"], "--colour"),
]


class TestBadInput:
    """One clear line on standard error, exit status 2, no traceback."""

    @pytest.mark.parametrize(
        ("words", "reason"),
        BAD,
        ids=[" ".join(words) for words, _ in BAD],
    )
    def test_one_line(
        self,
        words: list[str],
        reason: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """What was given and what to write instead."""
        given = [*PLAN, "--can-become-pregnant"]
        option = words[0].split("=")[0]
        if option in given:
            at = given.index(option)
            del given[at : at + 2]

        assert main([*given, *words]) == 2
        printed = capsys.readouterr()

        assert printed.out == ""
        assert len(printed.err.splitlines()) == 1
        assert reason in printed.err

    @pytest.mark.parametrize("words", [["plan"], ["plan", "--weight", "68 kg"], ["plam"]])
    def test_what_is_missing(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        """A missing option or an unknown command is one line too."""
        assert main(words) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1

    def test_no_name_is_not_every_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An empty name of a rulebook is not left out, but wrong."""
        assert main(["rules", "--rulebook", ""]) == 2
        assert "no rulebook ''" in capsys.readouterr().err

    def test_a_reader_who_leaves(self) -> None:
        """Output piped to a command that stops reading ends without a traceback."""
        code = "import sys; from isotretinoin.cli import main; sys.exit(main(['rules']))"
        with subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as command:
            assert command.stdout is not None
            assert command.stderr is not None
            command.stdout.readline()
            command.stdout.close()
            assert command.stderr.read() == b""
            assert command.wait() == 141

    def test_as_a_process(self) -> None:
        """The installed command ends with status 2 and prints no traceback."""
        code = "import sys; from isotretinoin.cli import main; sys.exit(main(sys.argv[1:]))"
        done = subprocess.run(
            [sys.executable, "-c", code, "plan", "--weight", "70 mg", "--first-dose", "2026-03-09"],
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 2
        assert done.stdout == ""
        assert done.stderr.startswith("isotretinoin: '70 mg' is not a body weight")
        assert "Traceback" not in done.stderr
