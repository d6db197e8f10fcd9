"""The shape of what a published study calls a course, a retreatment, a relapse, an exposure."""

from typing import final

from isotretinoin.dates import Days, Span
from isotretinoin.evidence import Source
from isotretinoin.values import frozen

__all__ = ["CourseDefinition", "ExposureIntervals"]


@final
@frozen(kw_only=True)
class CourseDefinition:
    """How a study told courses in its records, and after them; None where what was read is silent."""

    source: Source
    text: str
    #: So many days without supply still belong to a course.
    washout: Days | None = None
    #: Whether the records of one day are one.
    pool_same_day: bool | None = None
    #: The shortest course that was studied.
    shortest: Span | None = None
    #: The longest stretch of a course that was followed, from its first day.
    longest: Days | None = None
    #: How long a person was observed after a course, at least.
    followed: Span | None = None
    #: How long after a course a retreatment or a relapse was looked for.
    within: Span | None = None
    #: Whether a retreatment counts as a relapse.
    retreatment_is_relapse: bool | None = None
    #: The medicines that tell a relapse.
    relapse: str | None = None


@final
@frozen(kw_only=True)
class ExposureIntervals:
    """The intervals about a conception for which a study counted exposure.

    The first begins so long before the day of conception; each next one begins on a day of gestation,
    counted from 0, and the last ends with the pregnancy.
    """

    source: Source
    text: str
    before: Days
    second: int
    third: int
