"""A status and a worklist as rows of plain values: each act with where it stands."""

from typing import Any

from isotretinoin.pages.rows import act_rows
from isotretinoin.statuses.status import Status
from isotretinoin.statuses.worklist import Worklist

__all__ = ["status_rows", "worklist_rows"]


def status_rows(status: Status) -> list[dict[str, Any]]:
    """The acts, each with where it stands on the day."""
    standings = {"overdue": status.overdue, "due": status.due, "coming": status.coming}
    return [{"standing": name, **row} for name, acts in standings.items() for row in act_rows(acts)]


def worklist_rows(worklist: Worklist) -> list[dict[str, Any]]:
    """The duties, each with its person and whether it is overdue."""
    acts = act_rows(each.act for each in worklist.duties)
    return [
        {"person": duty.person, "standing": duty.standing, **row}
        for duty, row in zip(worklist.duties, acts, strict=True)
    ]
