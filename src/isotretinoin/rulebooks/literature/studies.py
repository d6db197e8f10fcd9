"""How published studies of dispensings told courses, retreatment, relapse and exposure."""

from isotretinoin.dates import Days, Months
from isotretinoin.rulebooks import sources
from isotretinoin.rules.studies import CourseDefinition, ExposureIntervals

#: By name.
COURSE_DEFINITIONS = {
    "zomerdijk_2014": CourseDefinition(
        source=sources.ZOMERDIJK_2014,
        text="Dispensings of one day were pooled into one; an exposure period ended with the first "
        "day without supply.",
        washout=Days(0),
        pool_same_day=True,
    ),
    "macdonald_2019": CourseDefinition(
        source=sources.MACDONALD_2019,
        text="An episode was followed for 365 days, or until conception, discontinuation or the end of "
        "enrolment; which gap discontinues it was not read.",
        longest=Days(365),
    ),
    "blasiak_2013": CourseDefinition(
        source=sources.BLASIAK_2013,
        text="At 12 months after a course: relapse is treatment with a prescription topical or oral "
        "acne medication, retrial is retreatment with isotretinoin.",
        within=Months(12),
        retreatment_is_relapse=False,
        relapse="prescription topical or oral acne medication",
    ),
    "lai_2025": CourseDefinition(
        source=sources.LAI_2025,
        text="Courses of 4 months and longer, with at least 1 year of enrolment after them; relapse is "
        "oral acne therapy, a retrial of isotretinoin among it; which gap parts two courses was not "
        "read.",
        shortest=Months(4),
        followed=Months(12),
        retreatment_is_relapse=True,
        relapse="oral acne therapy",
    ),
}

#: Days of gestation were counted from the estimated conception.
EXPOSURE_INTERVALS = ExposureIntervals(
    source=sources.ZOMERDIJK_2014,
    text="30 days before conception; the first 90 days of gestation; day 90 to 179; day 180 to delivery.",
    before=Days(30),
    second=90,
    third=180,
)
