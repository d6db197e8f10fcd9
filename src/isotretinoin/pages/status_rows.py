"""A status as rows of plain values: each act with whether it is overdue, due or coming."""

from typing import Any

from isotretinoin.pages.rows import act_rows
from isotretinoin.statuses.status import Status

__all__ = ["status_rows"]


def status_rows(status: Status) -> list[dict[str, Any]]:
    """The acts, each with where it stands on the day."""
    standings = {"overdue": status.overdue, "due": status.due, "coming": status.coming}
    return [{"standing": name, **row} for name, acts in standings.items() for row in act_rows(acts)]
