"""How this library reads the days of pregnancy tests that no source names."""

from isotretinoin.dates import Days, Months
from isotretinoin.evidence import Citation, Rule
from isotretinoin.rulebooks import sources
from isotretinoin.rules.programme import TestSpans

TEST_SPANS = Rule(
    key="pregnancy_tests.spans",
    text="Sources ask for tests monthly, at the end of a course and some time after it, and say on "
    "no number of days how near is near enough.",
    value=TestSpans(
        screening=Months(3),
        monthly=Days(7),
        at_end=Days(7),
        final=Days(7),
        pregnancy=Months(10),
    ),
    cites=(Citation(sources.OWN_CONVENTION),),
    basis="convention",
    interpretation="the test of a month is read as one of its last 7 days, the test at the end as "
    "one of the 7 days before the last dose to the 7 days after it, and the last test as late more "
    "than 7 days after it was due; the first of two tests belongs to a start within 3 months; a "
    "pregnancy known within 10 months after a window can have begun in it",
    note="no source was read; a test on another day is told, and none is taken away by it",
    tag="MEMORY",
    verified=False,
)
