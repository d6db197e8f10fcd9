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
            "ALP",
            "bilirubin",
            "albumin",
            "protein",
            "lipase",
            "amylase",
            "CK",
            "glucose",
            "creatinine",
            "creatinine clearance",
            "uric acid",
            "haemoglobin",
            "white cells",
            "neutrophils",
            "lymphocytes",
            "platelets",
            "haematocrit",
            "red cells",
            "MCV",
            "pregnancy test",
            "lipid panel",
            "LFTs",
            "CBC",
            "differential",
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
            for name in {test.name, test.loinc, *(code.loinc for code in test.other_codes)}
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
        with pytest.raises(RecordError, match="22748-8 is not 'CBC': it is LDL cholesterol"):
            analytes.checked("22748-8", "CBC")

    def test_both_displays_of_a_blood_count(self) -> None:
        """LOINC renamed the panel; the code is the same."""
        for display in (
            "CBC panel - Blood by Automated count",
            "Complete blood count (hemogram) panel - Blood by Automated count",
        ):
            assert analytes.checked("58410-2", display) is analytes.CBC

    @pytest.mark.parametrize(
        ("code", "unit", "said"),
        [
            (
                "2571-8",
                "mmol/L",
                (
                    "2571-8 is a mass in a volume, and mmol/L counts moles: check which of the two is "
                    "meant; in mmol/L the code is 14927-8"
                ),
            ),
            (
                "14646-4",
                "mg/dL",
                (
                    "14646-4 is moles in a volume, and mg/dL counts a mass: check which of the two is "
                    "meant; in mg/dL the code is 2085-9"
                ),
            ),
            (
                "718-7",
                "mmol/L",
                (
                    "718-7 is a mass in a volume, and mmol/L counts moles: check which of the two is "
                    "meant"
                ),
            ),
        ],
    )
    def test_code_and_unit_agree(self, code: str, unit: str, said: str) -> None:
        """A code of a mass with a molar unit is questioned, and the other way round."""
        name = analytes.get(code).name
        with pytest.raises(RecordError) as refused:
            analytes.checked(code, name, unit=unit)
        assert str(refused.value) == said

    @pytest.mark.parametrize(
        ("code", "name", "unit"),
        [
            ("14927-8", "triglycerides", "mmol/L"),
            ("2160-0", "creatinine", "mg/dL"),
            ("14682-9", "creatinine", "umol/L"),
            ("1742-6", "ALT", "U/L"),
            ("24323-8", "CMP", "mmol/L"),
        ],
    )
    def test_units_that_fit(self, code: str, name: str, unit: str) -> None:
        """Enzymes and panels are neither mass nor moles."""
        assert analytes.checked(code, name, unit=unit).name == name

    def test_a_name_is_no_code(self) -> None:
        """The first argument is the code."""
        with pytest.raises(UnknownName, match="'ALT' is not a LOINC code"):
            analytes.checked("ALT", "ALT")


def test_what_panels_hold() -> None:
    """A list that was read says who lists it, and by what it is told that a panel was done."""
    assert analytes.TRIGLYCERIDES in analytes.LIPID_PANEL.analytes
    assert analytes.ALT in analytes.LFTS.analytes
    assert analytes.ALT in analytes.CMP.analytes
    panels = [each for each in analytes.ALL if isinstance(each, analytes.Panel)]
    for panel in panels:
        assert panel.because is not None
        assert panel.because.verified is (panel is not analytes.LIPID_PANEL)
        assert all(each.name.split()[0] in panel.because.value for each in panel.analytes)


@pytest.mark.parametrize(
    ("panel", "members"),
    [
        ("58410-2", "6690-2 789-8 718-7 4544-3 787-2 785-6 786-4 788-0 777-3"),
        (
            "24323-8",
            (
                "2345-7 3094-0 2160-0 17861-6 2951-2 2823-3 2075-0 2028-9 2885-2 1751-7 1975-2 6768-6 "
                "1742-6 1920-8"
            ),
        ),
        ("57023-4", "770-8 736-9 5905-5 713-8 706-2 751-8 731-0 742-7 711-2 704-7"),
        ("24331-1", "2093-3 2571-8 2085-9 13457-7"),
    ],
)
def test_members_of_panels(panel: str, members: str) -> None:
    """The codes that were read as belonging to each, and the analytes among them."""
    found = analytes.get(panel)

    assert isinstance(found, analytes.Panel)
    assert [each.loinc for each in found.members] == members.split()
    coded = {each.loinc for each in found.analytes if each.loinc}
    assert coded <= set(members.split())


@pytest.mark.parametrize(
    ("code", "name", "unit"),
    [
        ("2324-2", "GGT", "U/L"),
        ("2345-7", "glucose", "mg/dL"),
        ("14749-6", "glucose", "mmol/L"),
        ("2160-0", "creatinine", "mg/dL"),
        ("14682-9", "creatinine", "umol/L"),
        ("14927-8", "triglycerides", "mmol/L"),
        ("14646-4", "HDL cholesterol", "mmol/L"),
        ("22748-8", "LDL cholesterol", "mmol/L"),
        ("39469-2", "LDL cholesterol", "mmol/L"),
        ("6768-6", "ALP", "U/L"),
        ("1975-2", "bilirubin", "mg/dL"),
        ("14631-6", "bilirubin", "umol/L"),
        ("1751-7", "albumin", "g/dL"),
        ("2885-2", "protein", "g/dL"),
        ("6690-2", "white cells", "10*3/uL"),
        ("718-7", "haemoglobin", "g/dL"),
        ("777-3", "platelets", "10*3/uL"),
        ("751-8", "neutrophils", "10*3/uL"),
        ("4544-3", "haematocrit", "%"),
        ("789-8", "red cells", "10*6/uL"),
        ("787-2", "MCV", "fL"),
    ],
)
def test_codes_as_read(code: str, name: str, unit: str) -> None:
    """Each code is of that analyte, and goes with that unit."""
    found = analytes.get(code)

    assert isinstance(found, analytes.Analyte)
    assert found.name == name
    assert unit in found.units
    assert analytes.checked(code, name, unit=unit) is found


def test_no_code_without_a_source_for_it() -> None:
    """Of some analytes no code was read, so they have none."""
    for analyte in (analytes.LIPASE, analytes.AMYLASE, analytes.URIC_ACID, analytes.LYMPHOCYTES):
        assert (analyte.loinc, analyte.display) == (None, None)
