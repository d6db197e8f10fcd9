"""What the laboratory measures: analytes and panels, with LOINC codes and their displays."""

from typing import final

from attrs import frozen

__all__ = ["Analyte", "Panel"]


@final
@frozen(kw_only=True)
class Analyte:
    """One measured quantity, named as the sources name it.

    `display` is the name that belongs to the LOINC code: never trust the code without it.
    """

    name: str
    loinc: str | None = None
    display: str | None = None
    units: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


@final
@frozen(kw_only=True)
class Panel:
    """Several analytes ordered under one name."""

    name: str
    analytes: tuple[Analyte, ...]
    loinc: str | None = None
    display: str | None = None

    def __str__(self) -> str:
        return self.name


TRIGLYCERIDES = Analyte(
    name="triglycerides",
    loinc="2571-8",
    display="Triglyceride [Mass/volume] in Serum or Plasma",
    units=("mg/dL", "mmol/L"),
)
CHOLESTEROL = Analyte(name="cholesterol", loinc="2093-3")
HDL = Analyte(name="HDL cholesterol", loinc="2085-9")
LDL = Analyte(name="LDL cholesterol", loinc="13457-7")
ALT = Analyte(name="ALT", loinc="1742-6")
AST = Analyte(name="AST", loinc="1920-8")
GGT = Analyte(name="GGT")
CK = Analyte(name="CK", loinc="2157-6")
GLUCOSE = Analyte(name="glucose")
CREATININE = Analyte(name="creatinine")
PREGNANCY_TEST = Analyte(name="pregnancy test")
LIPID_PANEL = Panel(
    name="lipid panel", analytes=(TRIGLYCERIDES, CHOLESTEROL, HDL, LDL), loinc="24331-1"
)
LFTS = Panel(name="LFTs", analytes=(ALT, AST), loinc="24325-3")
CBC = Panel(name="CBC", analytes=(), loinc="58410-2")
CMP = Panel(name="CMP", analytes=(ALT, AST), loinc="24323-8")
