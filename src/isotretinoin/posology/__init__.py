"""Dose, duration and cumulative dose against each other, and against the posology rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isotretinoin.doors import door

if TYPE_CHECKING:
    from isotretinoin.posology.defaults import Usual, usual
    from isotretinoin.posology.goals import (
        cumulative_range,
        days_to_goal,
        dose_to_reach,
        feasibility,
    )
    from isotretinoin.posology.judging import (
        course_findings,
        daily_dose_range,
        dose_findings,
        next_course_window,
    )
    from isotretinoin.posology.kinetics import fraction_remaining, half_lives, time_to_fraction
    from isotretinoin.posology.retreatment import may_start_again, next_course_days

__all__ = [
    "Usual",
    "course_findings",
    "cumulative_range",
    "daily_dose_range",
    "days_to_goal",
    "dose_findings",
    "dose_to_reach",
    "feasibility",
    "fraction_remaining",
    "half_lives",
    "may_start_again",
    "next_course_days",
    "next_course_window",
    "time_to_fraction",
    "usual",
]

# Type checkers know the names above, and should know no others.
if not TYPE_CHECKING:  # pragma: no branch - the other way is theirs
    __getattr__ = door(
        __name__,
        {
            "isotretinoin.posology.goals": (
                "cumulative_range",
                "days_to_goal",
                "dose_to_reach",
                "feasibility",
            ),
            "isotretinoin.posology.judging": (
                "course_findings",
                "daily_dose_range",
                "dose_findings",
                "next_course_window",
            ),
            "isotretinoin.posology.kinetics": (
                "fraction_remaining",
                "half_lives",
                "time_to_fraction",
            ),
            "isotretinoin.posology.defaults": ("Usual", "usual"),
            "isotretinoin.posology.retreatment": ("may_start_again", "next_course_days"),
        },
    )
