"""Reviews of many persons: a row for each finding, as the kernel has it of each diary."""

from datetime import date
from typing import TypeVar, cast

from isotretinoin.adapters.frames.diaries import Diaries, DiaryColumns
from isotretinoin.adapters.frames.rows import OnError
from isotretinoin.adapters.frames.together import Several, held_together, named
from isotretinoin.adapters.frames.told import FindingRows
from isotretinoin.dates import calendar_day
from isotretinoin.diaries.diary import Diary
from isotretinoin.findings import Finding, NotJudged
from isotretinoin.given import choice, perhaps, require, yes_or_no
from isotretinoin.products import Product
from isotretinoin.reviews.review import review as kernel
from isotretinoin.rules.monitoring import MonitoringProfile
from isotretinoin.rules.rulebook import RULEBOOK, Rulebook

__all__ = ["review"]

F = TypeVar("F")


def review(
    *,
    patients: F,
    doses: F,
    rules: Rulebook,
    as_of: date,
    dispensings: F | None = None,
    tests: F | None = None,
    results: F | None = None,
    weights: F | None = None,
    stops: F | None = None,
    visits: F | None = None,
    monitoring: MonitoringProfile | None = None,
    adult_very_severe: bool = False,
    not_judged: bool = True,
    person: str = "person_id",
    weight: str = "weight_kg",
    can_become_pregnant: str | bool | None = "can_become_pregnant",
    born: str | None = None,
    start: str = "start_date",
    daily_dose: str = "daily_dose_mg",
    dispensed: str = "drug_exposure_start_date",
    product: str | Product | None = "product",
    strength: str = "strength_mg",
    quantity: str = "quantity",
    specimen: str = "specimen_date",
    result: str = "result",
    setting: str | None = None,
    collected: str = "measurement_date",
    analyte: str = "analyte",
    value: str = "value",
    unit: str | None = "unit",
    upper_limit: str | None = "upper_limit",
    lower_limit: str | None = None,
    fasting: str | bool | None = None,
    weight_date: str = "weight_date",
    last_dose: str = "last_dose",
    office_visit: str = "office_visit_date",
    on_error: OnError = "column",
) -> F:
    """A row for each finding of each person: what departs from the rules, and what was not judged.

    The rows of a person become a diary, and the diary is reviewed as `review` does it, one person at a
    time. Each row has the person; `day` and `last_day`, the days concerned; `severity`, `kind`,
    `rule`, the key, `observed`, `expected` and `message`. What could not be judged has the kind
    "not-judged" and no severity. A person without a finding has one row, with nulls.

    A row of any frame that cannot be read stands in the answer with its `error`, `error_column`,
    `error_frame` and `error_row`, the number of the row in that frame, from 0; its person is not
    reviewed, for a review of half a diary would accuse. So it is where rows of a person contradict
    each other. Persons come in the order of `patients`, and last the rows of whom these do not have.

    Parameters
    ----------
    patients
        A row for each person: who it is, the baseline weight, and who can become pregnant. Of pandas,
        Polars (eager or lazy) or PyArrow, as all the others.
    doses
        Dose periods: each lasts until the person's next one, or the stop, and 0 mg/day is a rest.
    rules
        Whose rules.
    as_of
        The day of the review: what is noted for later ones is left aside.
    dispensings, tests, results
        Capsules handed out, pregnancy tests, and laboratory results.
    weights, stops, visits
        Weights of later days, last doses of courses, and visits of the prescriber's office.
    monitoring, adult_very_severe
        As for `review` of a diary.
    not_judged
        Whether what could not be judged has its rows too.
    person
        The column of every frame that says whose each row is.
    weight, can_become_pregnant, born
        The columns of `patients` with the baseline weight in kg, with who can become pregnant, or
        True, False or None for everyone, and with the birth date, None for no column.
    start, daily_dose
        The columns of `doses` with the first day and the dose in mg/day.
    dispensed, product, strength, quantity
        The columns of `dispensings` with the day, the name of the product, the strength in mg and the
        number of capsules. A product is that of all rows; None stands for capsules without a brand.
    specimen, result, setting
        The columns of `tests` with the day of the specimen, "negative", "positive" or
        "indeterminate", and "medical" or "home", None for no column.
    collected, analyte, value, unit, upper_limit, lower_limit, fasting
        The columns of `results`, as for `assess`.
    weight_date
        The column of `weights` with the day; the weight is in the column `weight`.
    last_dose
        The column of `stops` with the last day of a course.
    office_visit
        The column of `visits` with the day.
    on_error
        "column" reports rows that cannot be read; "raise" raises, naming the first ten.

    Raises
    ------
    DateError
        When `as_of` is no calendar day.
    UnknownName, RecordError, TypeError, FactError
        As for `post_course_windows`; when frames are of several kinds.

    >>> import polars as pl
    >>> from isotretinoin import rulebook
    >>> patients = pl.DataFrame(
    ...     {"person_id": [1], "weight_kg": [68.0], "can_become_pregnant": [True]}
    ... )
    >>> doses = pl.DataFrame(
    ...     {"person_id": [1], "start_date": [date(2026, 3, 9)], "daily_dose_mg": [80]}
    ... )
    >>> told = review(
    ...     patients=patients, doses=doses, rules=rulebook("US"), as_of=date(2026, 3, 31)
    ... )
    >>> for row in told.select("person_id", "day", "severity", "kind", "expected").rows()[:2]:
    ...     print(*row)
    1 2026-03-09 alert pregnancy-test-missing 2
    1 2026-03-09 caution daily-dose-above-range 0.5–1 mg/kg/day
    """
    require(rules, Rulebook, RULEBOOK)
    day = calendar_day(as_of, "day of the review")
    perhaps(require, monitoring, MonitoringProfile, 'isotretinoin.profile("guide")')
    yes_or_no(adult_very_severe, "adult_very_severe")
    yes_or_no(not_judged, "not_judged")
    choice(on_error, ("column", "raise"), "way with a faulty row")
    columns = DiaryColumns(
        person=person,
        weight=weight,
        can_become_pregnant=can_become_pregnant,
        born=born,
        start=start,
        daily_dose=daily_dose,
        dispensed=dispensed,
        product=product,
        strength=strength,
        quantity=quantity,
        specimen=specimen,
        result=result,
        setting=setting,
        collected=collected,
        analyte=analyte,
        value=value,
        unit=unit,
        upper_limit=upper_limit,
        lower_limit=lower_limit,
        fasting=fasting,
        weight_date=weight_date,
        last_dose=last_dose,
        office_visit=office_visit,
    )
    others = named(
        dispensings=dispensings,
        tests=tests,
        results=results,
        weights=weights,
        stops=stops,
        visits=visits,
    )

    def of(diary: Diary) -> tuple[Finding | NotJudged, ...]:
        told = kernel(
            diary, rules, as_of=day, monitoring=monitoring, adult_very_severe=adult_very_severe
        )
        return (*told.findings, *(told.not_judged if not_judged else ()))

    def answer(given: Several) -> object:
        return Diaries(given, columns, rules, on_error).answered(of, FindingRows())

    return cast("F", held_together({"patients": patients, "doses": doses, **others}, answer))
