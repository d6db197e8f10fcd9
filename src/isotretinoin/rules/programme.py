"""The shapes of a pregnancy prevention programme: categories, tests, contraception, waits."""

from __future__ import annotations

from enum import Enum
from typing import Literal, final

from attrs import field

from isotretinoin.dates import Days, Span
from isotretinoin.errors import require
from isotretinoin.evidence import Timeline, optional, timelines
from isotretinoin.values import frozen

__all__ = [
    "CategoryRule",
    "ConfirmationTest",
    "ContraceptionMethods",
    "ContraceptiveMethod",
    "MenopauseRecord",
    "PlaceOfTest",
    "PregnancyPreventionRules",
    "ProcedureRules",
    "ProcedureWait",
    "TestSpans",
    "Where",
]


@final
@frozen(kw_only=True)
class MenopauseRecord:
    """What a programme wants on record for a menopause, by age: names of reproductive facts.

    Of the age `years` itself the source says nothing, and the longer of the two lists is asked for.
    """

    years: int
    above: tuple[str, ...]
    below: tuple[str, ...]


@final
@frozen(kw_only=True)
class CategoryRule:
    """How a programme tells who can become pregnant, and what it calls them.

    `organs` says which organs must be missing for a patient to count as unable: "either" (no uterus
    or no ovary) or "both". `sterilised` and `before_menarche` say how those patients count, and
    `men` whether a man counts as unable by his sex, or by his organs where he has some of them.
    """

    able: str
    unable: str
    #: The name of a category for men, in programmes that have one.
    male: str | None = None
    organs: Literal["either", "both"]
    sterilised: Literal["able", "unable"]
    before_menarche: Literal["able", "unable"]
    men: Literal["by sex", "by organs"] = "by organs"
    #: Facts that some take for a reason and the programme does not, by their names.
    no_reasons: tuple[str, ...] = ()
    menopause: MenopauseRecord | None = None

    def __str__(self) -> str:
        return " / ".join(name for name in (self.able, self.unable, self.male) if name)


# Tests ----------------------------------------------------------------------------------------

#: Where a test may be done: in a medical setting, or also at home, with the prescriber's leave.
Where = Literal["medical", "home if the prescriber permits"]


@final
@frozen(kw_only=True)
class ConfirmationTest:
    """The second test: at least so many days after the first, early in the menstrual period.

    `menses_days` holds for regular cycles: 5 means within the first five days of the period.
    """

    min_days: Days
    menses_days: int | None = None

    def __str__(self) -> str:
        menses = f", on day 1–{self.menses_days} of the period" if self.menses_days else ""
        return f"at least {self.min_days} after the first test{menses}"


@final
@frozen(kw_only=True)
class PlaceOfTest:
    """Where pregnancy tests may be done before, during and after treatment."""

    before: Where
    during: Where
    after: Where

    def __str__(self) -> str:
        return f"before: {self.before}; during: {self.during}; after: {self.after}"


@final
@frozen(kw_only=True)
class TestSpans:
    """How the days of tests are read of which the sources name a day or a month, and no span."""

    # The name is the matter's, and no test of a test runner.
    __test__ = False

    #: The first of two tests before the start lies at most so long before the first dose.
    screening: Span
    #: A test of a month is one of its last days, so many of them.
    monthly: Days
    #: A test at the end lies at most so long before the last dose or after it.
    at_end: Days
    #: The last test is late when it comes more than so long after the day on which it is due.
    final: Days
    #: A pregnancy that became known at most so long after a window can have begun in it.
    pregnancy: Span

    def __str__(self) -> str:
        return (
            f"screening: {self.screening} before; monthly: the last {self.monthly}; at the end: "
            f"{self.at_end} before or after; last: {self.final} after; pregnancy: {self.pregnancy}"
        )


@final
class ContraceptiveMethod(Enum):
    """A way not to become pregnant, named as the sources name it."""

    ABSTINENCE = "abstinence"
    TUBAL_LIGATION = "tubal ligation"
    VASECTOMY = "partner's vasectomy"
    IUD = "intrauterine device"
    IMPLANT = "implant"
    INJECTION = "injection"
    COMBINED_PILL = "pill with oestrogen"
    PATCH = "patch"
    VAGINAL_RING = "vaginal ring"
    MINIPILL = "progestogen-only pill"
    CONDOM = "male latex condom"
    CONDOM_WITH_SPERMICIDE = "male latex condom with spermicide"
    DIAPHRAGM = "diaphragm with spermicide"
    CERVICAL_CAP = "cervical cap with spermicide"
    SPONGE = "sponge with spermicide"
    FEMALE_CONDOM = "female condom"
    NATURAL_FAMILY_PLANNING = "natural family planning"
    FERTILITY_AWARENESS = "fertility awareness"
    WITHDRAWAL = "withdrawal"
    CERVICAL_SHIELD = "cervical shield"

    @property
    def code(self) -> str:
        """The word for it in a diary: "combined-pill"."""
        return self.name.lower().replace("_", "-")

    def __str__(self) -> str:
        return self.value


@final
@frozen(kw_only=True)
class ContraceptionMethods:
    """What a programme accepts: one method of `alone`, or `needed` methods of the other lists.

    At least `primary_needed` of them are `primary`. A method in none of the lists is one on which
    the source says nothing.
    """

    needed: int
    primary_needed: int = 0
    #: At least so many are `secondary`, so that two primary ones alone do not complement each other.
    secondary_needed: int = 0
    #: How many the source would rather see.
    preferred: int | None = None
    alone: tuple[ContraceptiveMethod, ...] = ()
    primary: tuple[ContraceptiveMethod, ...] = ()
    secondary: tuple[ContraceptiveMethod, ...] = ()
    not_acceptable: tuple[ContraceptiveMethod, ...] = ()

    def __str__(self) -> str:
        kinds = (("primary", self.primary_needed), ("secondary", self.secondary_needed))
        least = " and ".join(f"{n} of them {kind}" for kind, n in kinds if n)
        primary = f", at least {least}" if least else ""
        alone = f", or {' or '.join(map(str, self.alone))} alone" if self.alone else ""
        return f"{self.needed} of the methods listed{primary}{alone}"


@final
@frozen(kw_only=True)
class PregnancyPreventionRules:
    """What a programme asks of patients who can become pregnant, and of blood donors."""

    programme: str
    #: The programme's editions, each a rule that says what came with it.
    editions: Timeline[str] | None = field(default=None, converter=optional(Timeline[str]))
    categories: Timeline[CategoryRule] | None = field(
        default=None,
        converter=optional(Timeline[CategoryRule]),
    )
    contraception_before: Timeline[Span] | None = field(
        default=None,
        converter=optional(Timeline[Span]),
    )
    contraception_after: Timeline[Span] | None = field(
        default=None,
        converter=optional(Timeline[Span]),
    )
    contraception_methods: Timeline[ContraceptionMethods] | None = field(
        default=None,
        converter=optional(Timeline[ContraceptionMethods]),
    )
    #: Methods that a weaker source than that of `contraception_methods` does not accept.
    contraception_doubted: Timeline[tuple[ContraceptiveMethod, ...]] | None = field(
        default=None,
        converter=optional(Timeline[tuple[ContraceptiveMethod, ...]]),
    )
    #: The first test of two, and what it is for.
    screening_test: Timeline[str] | None = field(default=None, converter=optional(Timeline[str]))
    confirmation_test: Timeline[ConfirmationTest] | None = field(
        default=None,
        converter=optional(Timeline[ConfirmationTest]),
    )
    #: At most how long before the first dose the test before treatment is done.
    test_before_start: Timeline[Span] | None = field(
        default=None,
        converter=optional(Timeline[Span]),
    )
    #: At most how long before each prescription a test is done.
    test_before_prescription: Timeline[Span] | None = field(
        default=None,
        converter=optional(Timeline[Span]),
    )
    #: How often a pregnancy test is due during the course.
    test_every: Timeline[Span] | None = field(default=None, converter=optional(Timeline[Span]))
    #: Whether a test is due at the end of the course.
    test_at_end: Timeline[bool] | None = field(default=None, converter=optional(Timeline[bool]))
    #: How long after the last dose the last pregnancy test is due.
    final_test_after: Timeline[Span] | None = field(
        default=None,
        converter=optional(Timeline[Span]),
    )
    #: The highest concentration, in mIU/mL, that a test may need in order to turn positive.
    test_sensitivity: Timeline[int] | None = field(default=None, converter=optional(Timeline[int]))
    #: Where tests may be done, as the programme's text has it.
    place_of_test: Timeline[PlaceOfTest] | None = field(
        default=None,
        converter=optional(Timeline[PlaceOfTest]),
    )
    #: Where tests may be done, as the regulator enforces it.
    place_of_test_enforced: Timeline[PlaceOfTest] | None = field(
        default=None,
        converter=optional(Timeline[PlaceOfTest]),
    )
    #: How the days of all these tests are read where the sources name none.
    test_spans: Timeline[TestSpans] | None = field(
        default=None,
        converter=optional(Timeline[TestSpans]),
    )
    #: To whom a pregnancy that was exposed to the drug is reported.
    report_pregnancy: Timeline[str] | None = field(
        default=None,
        converter=optional(Timeline[str]),
    )
    blood_donation_after: Timeline[Span] | None = field(
        default=None,
        converter=optional(Timeline[Span]),
    )
    lactation_after: Timeline[Span] | None = field(default=None, converter=optional(Timeline[Span]))
    #: What the programme asks of prescribers and patients beside all this.
    duties: tuple[Timeline[str], ...] = field(default=(), converter=timelines)


def _spelled(name: str) -> str:
    """The name in one spelling: "Wax_epilation" and "wax-epilation" are one."""
    require(name, str, "the name of a procedure, as 'wax epilation'")
    return name.casefold().replace("-", " ").replace("_", " ")


@final
@frozen(kw_only=True)
class ProcedureWait:
    """One kind of procedure on the skin, and how long after the last dose it has to wait.

    `kind` is its name, and `codes` are what else it is called, among them the kinds of the entries
    of a diary that are of it. `words` names what belongs to it.
    """

    kind: str
    words: str
    codes: tuple[str, ...] = ()
    wait: Timeline[Span] | None = field(default=None, converter=optional(Timeline[Span]))

    def is_called(self, name: str) -> bool:
        """Whether that is its name or another of its names, in any spelling."""
        return _spelled(name) in map(_spelled, (self.kind, *self.codes))


@final
@frozen
class ProcedureRules:
    """How long after the last dose procedures on the skin have to wait: one row a kind."""

    rows: tuple[ProcedureWait, ...] = ()

    def of(self, name: str) -> ProcedureWait | None:
        """The row of the procedure that is called so, or None when no row is."""
        return next((row for row in self.rows if row.is_called(name)), None)

    @property
    def waits(self) -> dict[str, Timeline[Span]]:
        """The waits by kind, those left out of which the sources say nothing."""
        return {row.kind: row.wait for row in self.rows if row.wait is not None}
