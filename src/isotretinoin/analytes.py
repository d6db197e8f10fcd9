"""What the laboratory measures: analytes and panels, with LOINC codes and their displays.

The shapes and questions stand here; the analytes themselves are data, and are imported from
`isotretinoin.rulebooks.analytes` when first asked for.

A code alone proves nothing: the codes here have been met in the wild under other tests' names
(`KNOWN_WRONG_PAIRS`). `checked` reads a code together with its display.
"""

from __future__ import annotations

from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Literal, TypeAlias, final

from attrs import field

from isotretinoin.doors import door
from isotretinoin.errors import RecordError, UnknownName, closest, require
from isotretinoin.evidence import Rule
from isotretinoin.given import perhaps
from isotretinoin.values import frozen

if TYPE_CHECKING:
    from isotretinoin.rulebooks.analytes import (
        ALBUMIN,
        ALL,
        ALP,
        ALT,
        AMYLASE,
        AST,
        BILIRUBIN,
        BODY_WEIGHT,
        CBC,
        CHOLESTEROL,
        CK,
        CMP,
        CREATININE,
        CREATININE_CLEARANCE,
        DIFFERENTIAL,
        GGT,
        GLUCOSE,
        HAEMATOCRIT,
        HAEMOGLOBIN,
        HDL,
        KNOWN_WRONG_PAIRS,
        LDL,
        LFTS,
        LIPASE,
        LIPID_PANEL,
        LYMPHOCYTES,
        MCV,
        NEUTROPHILS,
        PLATELETS,
        PREGNANCY_TEST,
        PROTEIN,
        RED_CELLS,
        TRIGLYCERIDES,
        URIC_ACID,
        WHITE_CELLS,
    )

__all__ = [
    "ALBUMIN",
    "ALL",
    "ALP",
    "ALT",
    "AMYLASE",
    "AST",
    "BILIRUBIN",
    "BODY_WEIGHT",
    "CBC",
    "CHOLESTEROL",
    "CK",
    "CMP",
    "CREATININE",
    "CREATININE_CLEARANCE",
    "DIFFERENTIAL",
    "GGT",
    "GLUCOSE",
    "HAEMATOCRIT",
    "HAEMOGLOBIN",
    "HDL",
    "KNOWN_WRONG_PAIRS",
    "LDL",
    "LFTS",
    "LIPASE",
    "LIPID_PANEL",
    "LYMPHOCYTES",
    "MCV",
    "NEUTROPHILS",
    "PLATELETS",
    "PREGNANCY_TEST",
    "PROTEIN",
    "RED_CELLS",
    "TRIGLYCERIDES",
    "URIC_ACID",
    "WHITE_CELLS",
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
    """A LOINC code and the display that belongs to it; None where no display was read.

    `measured` says what the code counts where its display does not, as it was read beside its pair.
    """

    loinc: str
    display: str | None = None
    measured: Literal["mass", "moles"] | None = field(default=None, repr=False)

    @property
    def counts(self) -> Literal["mass", "moles"] | None:
        """Whether the code is of a mass or of moles in a volume; None where it is of neither."""
        if self.display is not None and "[Mass/volume]" in self.display:
            return "mass"
        moles = self.display is not None and "[Moles/volume]" in self.display
        return "moles" if moles else self.measured

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
    #: Whether a positive result means a pregnancy.
    tells_pregnancy: bool = field(default=False, repr=False)
    #: How many of each unit are the same amount, where that is exact: powers of ten.
    same: tuple[tuple[str, int], ...] = field(default=(), repr=False)
    #: The age below which the upper limit of an adult laboratory flags the healthy.
    adult_limits: Rule[int] | None = field(default=None, repr=False)
    #: How many mmol/L 1 mg/dL is, where a source was read that says so.
    mmol_per_l: Rule[Fraction] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return self.name


@final
@frozen(kw_only=True)
class Panel:
    """Several analytes ordered under one name.

    `analytes` are those by which it is told that the panel was done, and `because` says who lists
    them; a laboratory's panel may hold others besides. Without `because`, no list was read.
    `members` are the codes of all that were read as belonging to it, further displays among its own
    `other_codes`.
    """

    name: str
    analytes: tuple[Analyte, ...]
    loinc: str | None = None
    display: str | None = None
    aliases: tuple[str, ...] = field(default=(), repr=False)
    other_codes: tuple[Code, ...] = field(default=(), repr=False)
    members: tuple[Code, ...] = field(default=(), repr=False)
    specimen: Specimen = field(default="serum or plasma", repr=False)
    because: Rule[str] | None = field(default=None, repr=False)

    @property
    def tells_pregnancy(self) -> bool:
        """Whether it holds pregnancy tests and nothing else."""
        return bool(self.analytes) and all(each.tells_pregnancy for each in self.analytes)

    def __str__(self) -> str:
        return self.name


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
    require(name, str, "its name or LOINC code, as 'ALT'")
    known: dict[str, Analyte | Panel] = {}
    for test in _all():
        for each in (test.name, *test.aliases, *(code.loinc for code in _codes(test))):
            known[each.casefold()] = test
    found = known.get(name.casefold())
    if found is not None:
        return found
    close = closest(name.casefold(), known)
    hint = f"; the closest is {known[close].name!r}" if close else ""
    raise UnknownName(f"no analyte or panel {name!r:.60}{hint}")


def checked(loinc: str, display: str, *, unit: str | None = None) -> Analyte | Panel:
    """The analyte or panel of that code, when the display and the unit belong to it.

    The display may be LOINC's own, with "S/P" for "Serum or Plasma", or a name of the test. Case
    does not matter. A code of a mass in a volume with a molar unit, or the other way round, is
    questioned: one of the two is wrong.

    Raises
    ------
    RecordError
        Saying what the code is, and which code the display or unit has, when they do not agree.
    UnknownName
        When the code is none of this module's.

    >>> checked("24331-1", "Lipid 1996 panel - S/P").name
    'lipid panel'
    >>> checked("2571-8", "Serum Lactate")
    Traceback (most recent call last):
    isotretinoin.errors.RecordError: 2571-8 is not 'Serum Lactate': it is 2571-8 (Triglyceride \
[Mass/volume] in Serum or Plasma), a pair known to be wrong; give the code of the test that was done
    >>> checked("2571-8", "triglycerides", unit="mmol/L")
    Traceback (most recent call last):
    isotretinoin.errors.RecordError: 2571-8 is a mass in a volume, and mmol/L counts moles: check \
which of the two is meant; in mmol/L the code is 14927-8
    """
    require(display, str, "the display that came with the code")
    perhaps(require, unit, str, "the unit of the result, as 'mg/dL'")
    test = get(loinc)
    codes = [each for each in _codes(test) if each.loinc == loinc]
    if not codes:
        raise UnknownName(f"{loinc!r:.60} is not a LOINC code: give one such as '2571-8'")
    _agrees(codes[0], test, unit)
    displays = (each.display for each in codes)
    names = (test.name, *test.aliases, *(each for each in displays if each))
    if _plain(display) in map(_plain, names):
        return test
    known = (loinc, display) in _data().KNOWN_WRONG_PAIRS
    raise RecordError(
        f"{loinc} is not {display!r:.60}: it is {codes[0] if codes[0].display else test.name}"
        f"{', a pair known to be wrong' if known else ''}; "
        f"give the code of the test that was done{_its_code(display)}",
    )


def _agrees(code: Code, test: Analyte | Panel, unit: str | None) -> None:
    """Refuses a code of a mass with a unit that counts moles, and the other way round."""
    if unit is None or code.counts is None:
        return
    counted = "moles" if "mol" in unit else "mass"
    if counted == code.counts:
        return
    fitting = next((each.loinc for each in _codes(test) if each.counts == counted), None)
    hint = f"; in {unit} the code is {fitting}" if fitting else ""
    of = {"mass": "a mass in a volume", "moles": "moles in a volume"}
    counts = {"mass": "a mass", "moles": "moles"}
    raise RecordError(
        f"{code.loinc} is {of[code.counts]}, and {unit!s:.20} counts {counts[counted]}: check which "
        f"of the two is meant{hint}",
    )


def _plain(display: str) -> str:
    words = " ".join(display.casefold().split())
    for short in ("] s/p", "- s/p"):
        words = words.replace(short, f"{short[0]} {'in ' * (short[0] == ']')}serum or plasma")
    return words


def _its_code(display: str) -> str:
    for test in _all():
        for code in _codes(test):
            if code.display is not None and _plain(code.display) == _plain(display):
                return f", for this display {code.loinc}"
        if _plain(display) in map(_plain, (test.name, *test.aliases)):
            return f", for this display {test.loinc}"
    return ""


def _all() -> tuple[Analyte | Panel, ...]:
    every: tuple[Analyte | Panel, ...] = _data().ALL
    return every


def _data() -> ModuleType:
    """The analytes, which are data: nothing of the core knows them until they are asked for."""
    return import_module("isotretinoin.rulebooks.analytes")


# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs
    __getattr__ = door(__name__, {"isotretinoin.rulebooks.analytes": tuple(__all__)})
