"""What the laboratory measures: analytes and panels, with LOINC codes and their displays.

A code alone proves nothing: the codes here have been met in the wild under other tests' names
(`KNOWN_WRONG_PAIRS`). `checked` reads a code together with its display.
"""

from difflib import get_close_matches
from fractions import Fraction
from typing import Final, Literal, TypeAlias, final

from attrs import field, frozen

from isotretinoin import sources
from isotretinoin.errors import RecordError, UnknownName
from isotretinoin.evidence import Citation, Rule

__all__ = [
    "ALL",
    "KNOWN_WRONG_PAIRS",
    "Analyte",
    "Code",
    "Panel",
    "Specimen",
    "checked",
    "get",
]

#: What is drawn for a test: tests of one kind of sample can share it.
Specimen: TypeAlias = Literal["serum or plasma", "blood", "urine, serum or plasma"]


@final
@frozen
class Code:
    """A LOINC code and the display that belongs to it; None where no display was read."""

    loinc: str
    display: str | None = None

    def __str__(self) -> str:
        return f"{self.loinc} ({self.display})" if self.display else self.loinc


@final
@frozen(kw_only=True)
class Analyte:
    """One measured quantity, named as the sources name it.

    `display` is the name that belongs to the LOINC code: never trust the code without it. `units`
    are the units a result may be reported in, none for a test that is positive or negative.
    """

    name: str
    loinc: str | None = None
    display: str | None = None
    units: tuple[str, ...] = ()
    #: Other names that a display may give it.
    aliases: tuple[str, ...] = field(default=(), repr=False)
    #: Further codes for the same measurement, by other methods or on other samples.
    other_codes: tuple[Code, ...] = field(default=(), repr=False)
    specimen: Specimen = field(default="serum or plasma", repr=False)
    #: How many mmol/L 1 mg/dL is, where a source was read that says so.
    mmol_per_l: Rule[Fraction] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return self.name


@final
@frozen(kw_only=True)
class Panel:
    """Several analytes ordered under one name.

    `analytes` are those of this module that it holds, and `because` says who lists them; a
    laboratory's panel may hold others besides. Without `because`, no list was read.
    """

    name: str
    analytes: tuple[Analyte, ...]
    loinc: str | None = None
    display: str | None = None
    aliases: tuple[str, ...] = field(default=(), repr=False)
    other_codes: tuple[Code, ...] = field(default=(), repr=False)
    specimen: Specimen = field(default="serum or plasma", repr=False)
    because: Rule[str] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return self.name


_CHOLESTEROL_FACTOR: Final = Rule(
    key="analytes.cholesterol.mmol_per_l",
    text="1 mg/dL of cholesterol is 0.0259 mmol/L.",
    value=Fraction("0.0259"),
    cites=(Citation(sources.LEE_2016),),
    basis="trial",
    note="HDL and LDL cholesterol are the same substance, so the same factor holds",
)

TRIGLYCERIDES: Final = Analyte(
    name="triglycerides",
    loinc="2571-8",
    display="Triglyceride [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    aliases=("triglyceride",),
    mmol_per_l=Rule(
        key="analytes.triglycerides.mmol_per_l",
        text="1 mg/dL of triglycerides is 10/885.7 mmol/L, about 0.0113.",
        value=Fraction(10) / Fraction("885.7"),
        cites=(Citation(sources.LEE_2016),),
        basis="trial",
        tag="CALC",
        interpretation="triglycerides are a mixture; the mean molar mass of 885.7 g/mol gives "
        "0.01129, which is the factor 0.0113 that the source prints",
    ),
)
CHOLESTEROL: Final = Analyte(
    name="cholesterol",
    loinc="2093-3",
    display="Cholesterol [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    aliases=("total cholesterol",),
    other_codes=(Code("14647-2", "Cholesterol [Moles/volume] in Serum or Plasma"),),
    mmol_per_l=_CHOLESTEROL_FACTOR,
)
HDL: Final = Analyte(
    name="HDL cholesterol",
    loinc="2085-9",
    display="Cholesterol in HDL [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
    aliases=("HDL",),
    mmol_per_l=_CHOLESTEROL_FACTOR,
)
LDL: Final = Analyte(
    name="LDL cholesterol",
    loinc="13457-7",
    display="Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation",
    units=("mg/dL", "mmol/L"),
    aliases=("LDL",),
    other_codes=(
        Code("18262-6", "Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay"),
        Code("2089-1", "Cholesterol in LDL [Mass/volume] in Serum or Plasma"),
        Code("96259-7"),
    ),
    mmol_per_l=_CHOLESTEROL_FACTOR,
)
ALT: Final = Analyte(
    name="ALT",
    loinc="1742-6",
    display="Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("alanine aminotransferase",),
)
AST: Final = Analyte(
    name="AST",
    loinc="1920-8",
    display="Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("aspartate aminotransferase",),
)
GGT: Final = Analyte(
    name="GGT",
    units=("U/L",),
    aliases=("gamma glutamyl transferase",),
)
CK: Final = Analyte(
    name="CK",
    loinc="2157-6",
    display="Creatine kinase [Enzymatic activity/volume] in Serum or Plasma",
    units=("U/L",),
    aliases=("creatine kinase", "CPK"),
)
GLUCOSE: Final = Analyte(
    name="glucose",
    units=("mg/dL", "mmol/L"),
)
CREATININE: Final = Analyte(
    name="creatinine",
    units=("mg/dL", "umol/L"),
)
PREGNANCY_TEST: Final = Analyte(
    name="pregnancy test",
    loinc="2106-3",
    display="Choriogonadotropin (pregnancy test) [Presence] in Urine",
    aliases=("hCG",),
    other_codes=(
        Code("2112-1"),
        Code("80384-1"),
        Code("2118-8", "Choriogonadotropin (pregnancy test) [Presence] in Serum or Plasma"),
        Code("2110-5"),
        Code("80385-8"),
    ),
    specimen="urine, serum or plasma",
)

LIPID_PANEL: Final = Panel(
    name="lipid panel",
    analytes=(TRIGLYCERIDES, CHOLESTEROL, HDL, LDL),
    loinc="24331-1",
    display="Lipid 1996 panel - Serum or Plasma",
    because=Rule(
        key="analytes.lipid_panel",
        text="A lipid panel holds triglycerides, total, HDL and LDL cholesterol.",
        value="triglycerides, cholesterol, HDL cholesterol, LDL cholesterol",
        cites=(Citation(sources.LIPID_PANEL_CATALOGUE),),
        basis="convention",
        tag="READ-2nd",
        verified=False,
        interpretation="one laboratory's list stands for what the clinical sources leave open",
    ),
)
LFTS: Final = Panel(
    name="LFTs",
    analytes=(ALT, AST),
    loinc="24325-3",
    display="Hepatic function 2000 panel - Serum or Plasma",
    aliases=("hepatic function panel", "liver function tests"),
    because=Rule(
        key="analytes.lfts",
        text="A hepatic function panel holds ALT and AST, and tests that are not read here: "
        "alkaline phosphatase, bilirubin, albumin, protein.",
        value="ALT, AST and tests that are not read here",
        cites=(Citation(sources.HEPATIC_PANEL_CATALOGUE),),
        basis="convention",
        tag="READ-2nd",
        verified=False,
        interpretation="one laboratory's list stands for what the clinical sources leave open; "
        "GGT is not on it",
    ),
)
CBC: Final = Panel(
    name="CBC",
    analytes=(),
    loinc="58410-2",
    display="CBC panel - Blood by Automated count",
    aliases=("complete blood count", "CBC panel"),
    other_codes=(Code("57021-8", "CBC W Auto Differential panel - Blood"),),
    specimen="blood",
)
CMP: Final = Panel(
    name="CMP",
    analytes=(ALT, AST, GLUCOSE, CREATININE),
    loinc="24323-8",
    display="Comprehensive metabolic 2000 panel - Serum or Plasma",
    aliases=("comprehensive metabolic panel",),
    because=Rule(
        key="analytes.cmp",
        text="A comprehensive metabolic panel holds ALT, AST, glucose and creatinine, and tests "
        "that are not read here: electrolytes, urea, calcium, bilirubin, alkaline phosphatase, "
        "albumin, protein.",
        value="ALT, AST, glucose, creatinine and tests that are not read here",
        cites=(Citation(sources.METABOLIC_PANEL_CATALOGUE),),
        basis="convention",
        tag="READ-2nd",
        verified=False,
        interpretation="one laboratory's list stands for what the clinical sources leave open",
    ),
)

#: Every analyte and panel of this module.
ALL: Final[tuple[Analyte | Panel, ...]] = (
    TRIGLYCERIDES,
    CHOLESTEROL,
    HDL,
    LDL,
    ALT,
    AST,
    GGT,
    CK,
    GLUCOSE,
    CREATININE,
    PREGNANCY_TEST,
    LIPID_PANEL,
    LFTS,
    CBC,
    CMP,
)

#: Codes that were met under the name of another test.
KNOWN_WRONG_PAIRS: Final = (
    ("2571-8", "Serum Lactate"),
    ("24325-3", "Comprehensive metabolic panel"),
    ("57021-8", "Lipid panel"),
    ("24331-1", "Coagulation Studies"),
    ("24323-8", "Basic metabolic panel"),
)


def _codes(test: Analyte | Panel) -> tuple[Code, ...]:
    first = (Code(test.loinc, test.display),) if test.loinc else ()
    return (*first, *test.other_codes)


def get(name: str) -> Analyte | Panel:
    """The analyte or panel of that LOINC code or name; case does not matter in names.

    A code that comes with a display is better read with `checked`.

    Raises
    ------
    UnknownName
        With the closest name, when there is none.

    >>> get("2571-8").name
    'triglycerides'
    >>> get("lft").name
    Traceback (most recent call last):
    isotretinoin.errors.UnknownName: no analyte or panel 'lft'; the closest is 'LFTs'
    """
    known: dict[str, Analyte | Panel] = {}
    for test in ALL:
        for each in (test.name, *test.aliases, *(code.loinc for code in _codes(test))):
            known[each.casefold()] = test
    found = known.get(name.casefold())
    if found is not None:
        return found
    close = get_close_matches(name.casefold(), list(known), n=1)
    hint = f"; the closest is {known[close[0]].name!r}" if close else ""
    raise UnknownName(f"no analyte or panel {name!r:.60}{hint}")


def checked(loinc: str, display: str) -> Analyte | Panel:
    """The analyte or panel of that code, when the display belongs to it.

    The display may be LOINC's own, with "S/P" for "Serum or Plasma", or a name of the test. Case
    does not matter.

    Raises
    ------
    RecordError
        Saying what the code is, and which code the display has, when the two do not agree.
    UnknownName
        When the code is none of this module's.

    >>> checked("24331-1", "Lipid 1996 panel - S/P").name
    'lipid panel'
    >>> checked("2571-8", "Serum Lactate")
    Traceback (most recent call last):
    isotretinoin.errors.RecordError: 2571-8 is not 'Serum Lactate': it is 2571-8 (Triglyceride \
[Mass/volume] in Serum or Plasma), a pair known to be wrong; give the code of the test that was done
    """
    test = get(loinc)
    code = next((each for each in _codes(test) if each.loinc == loinc), None)
    if code is None:
        raise UnknownName(f"{loinc!r:.60} is not a LOINC code: give one such as '2571-8'")
    names = (test.name, *test.aliases, *filter(None, (code.display,)))
    if _plain(display) in map(_plain, names):
        return test
    known = (loinc, display) in KNOWN_WRONG_PAIRS
    raise RecordError(
        f"{loinc} is not {display!r:.60}: it is {code if code.display else test.name}"
        f"{', a pair known to be wrong' if known else ''}; "
        f"give the code of the test that was done{_its_code(display)}",
    )


def _plain(display: str) -> str:
    words = " ".join(display.casefold().split())
    for short in ("] s/p", "- s/p"):
        words = words.replace(short, f"{short[0]} {'in ' * (short[0] == ']')}serum or plasma")
    return words


def _its_code(display: str) -> str:
    for test in ALL:
        for code in _codes(test):
            if code.display is not None and _plain(code.display) == _plain(display):
                return f", for this display {code.loinc}"
        if _plain(display) in map(_plain, (test.name, *test.aliases)):
            return f", for this display {test.loinc}"
    return ""
