"""Codes with their displays, and what is refused."""

import pytest

from isotretinoin import analytes
from isotretinoin.errors import RecordError, UnknownName


class TestGet:
    """By code or by name."""

    @pytest.mark.parametrize(
        ("name", "test"),
        [
            ("2571-8", analytes.TRIGLYCERIDES),
            ("triglycerides", analytes.TRIGLYCERIDES),
            ("ALT", analytes.ALT),
            ("alt", analytes.ALT),
            ("CPK", analytes.CK),
            ("18262-6", analytes.LDL),
            ("57021-8", analytes.CBC),
            ("lipid panel", analytes.LIPID_PANEL),
            ("LFTs", analytes.LFTS),
            ("24323-8", analytes.CMP),
            ("2118-8", analytes.PREGNANCY_TEST),
        ],
    )
    def test_finds_it(self, name: str, test: analytes.Analyte | analytes.Panel) -> None:
        """Case does not matter, and further codes count."""
        assert analytes.get(name) is test

    def test_names_print_as_in_the_sources(self) -> None:
        """What a schedule shows is what its source wrote."""
        assert [str(test) for test in analytes.ALL] == [
            "triglycerides",
            "cholesterol",
            "HDL cholesterol",
            "LDL cholesterol",
            "ALT",
            "AST",
            "GGT",
            "CK",
            "glucose",
            "creatinine",
            "pregnancy test",
            "lipid panel",
            "LFTs",
            "CBC",
            "CMP",
        ]

    def test_an_unknown_name(self) -> None:
        """The closest name, where there is one."""
        with pytest.raises(UnknownName, match="no analyte or panel '1234-5'"):
            analytes.get("1234-5")
        with pytest.raises(UnknownName, match="the closest is 'triglycerides'"):
            analytes.get("triglycerids")

    def test_codes_and_names_are_unique(self) -> None:
        """No code or name stands for two tests."""
        names = [
            name.casefold()
            for test in analytes.ALL
            for name in (test.name, test.loinc, *(code.loinc for code in test.other_codes))
            if name
        ]
        assert len(names) == len(set(names))


class TestChecked:
    """ "Never trust the code without the display"."""

    @pytest.mark.parametrize(
        ("code", "display", "test"),
        [
            ("2571-8", "Triglyceride [Mass/volume] in Serum or Plasma", analytes.TRIGLYCERIDES),
            ("2571-8", "TRIGLYCERIDES", analytes.TRIGLYCERIDES),
            ("2093-3", "Cholesterol [Mass/volume]  S/P", analytes.CHOLESTEROL),
            ("24331-1", "Lipid 1996 panel - S/P", analytes.LIPID_PANEL),
            ("24323-8", "Comprehensive metabolic panel", analytes.CMP),
            ("96259-7", "LDL cholesterol", analytes.LDL),
        ],
    )
    def test_a_pair_that_agrees(
        self,
        code: str,
        display: str,
        test: analytes.Analyte | analytes.Panel,
    ) -> None:
        """LOINC's display, its short form, or a name of the test."""
        assert analytes.checked(code, display) is test

    @pytest.mark.parametrize(("code", "display"), analytes.KNOWN_WRONG_PAIRS)
    def test_known_wrong_pairs(self, code: str, display: str) -> None:
        """Each pair met in the wild is refused, and the message says what the code is."""
        with pytest.raises(RecordError) as refused:
            analytes.checked(code, display)

        first, said = str(refused.value).split(": it is ")
        assert first == f"{code} is not {display!r}"
        assert said.startswith(code)
        assert "a pair known to be wrong" in said

    def test_a_pair_that_nobody_met_before(self) -> None:
        """The code of the display is named where it is known."""
        with pytest.raises(RecordError) as refused:
            analytes.checked("2085-9", "cholesterol [Mass/volume] in serum or plasma")

        assert str(refused.value).endswith("for this display 2093-3")
        assert "known to be wrong" not in str(refused.value)
        with pytest.raises(RecordError, match="96259-7 is not 'CBC': it is LDL cholesterol"):
            analytes.checked("96259-7", "CBC")

    def test_a_name_is_no_code(self) -> None:
        """The first argument is the code."""
        with pytest.raises(UnknownName, match="'ALT' is not a LOINC code"):
            analytes.checked("ALT", "ALT")


def test_what_panels_hold() -> None:
    """A list that was read says who lists it; where none was read, none is made up."""
    assert analytes.TRIGLYCERIDES in analytes.LIPID_PANEL.analytes
    assert analytes.ALT in analytes.LFTS.analytes
    assert analytes.ALT in analytes.CMP.analytes
    for panel in (analytes.LIPID_PANEL, analytes.LFTS, analytes.CMP):
        assert panel.because is not None
        assert not panel.because.verified
        assert all(each.name.split()[0] in panel.because.value for each in panel.analytes)
    assert (analytes.CBC.analytes, analytes.CBC.because) == ((), None)


def test_no_code_without_a_source_for_it() -> None:
    """Of GGT, glucose and creatinine no code was read, so they have none."""
    for analyte in (analytes.GGT, analytes.GLUCOSE, analytes.CREATININE):
        assert (analyte.loinc, analyte.display) == (None, None)
