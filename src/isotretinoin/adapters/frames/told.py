"""Findings as rows: each in the columns of a long frame."""

from collections.abc import Iterable
from typing import Final, NamedTuple

import numpy as np

from isotretinoin.adapters.frames.days import NONE, Values, Words, number_of
from isotretinoin.adapters.frames.rows import Output
from isotretinoin.comparison import in_words
from isotretinoin.findings import Finding, NotJudged

__all__ = ["NOT_JUDGED", "FindingRows"]

#: Stands in the column `kind` for what could not be judged.
NOT_JUDGED: Final = "not-judged"

_TEXTS: Final = ("severity", "kind", "rule", "observed", "expected", "message")


class _Row(NamedTuple):
    """One row, its texts by their places among the words."""

    day: int = NONE
    last_day: int = NONE
    severity: int = NONE
    kind: int = NONE
    rule: int = NONE
    observed: int = NONE
    expected: int = NONE
    message: int = NONE


class FindingRows:
    """Rows of findings, made one by one; a row may stand for none."""

    def __init__(self) -> None:
        self._words = Words()
        self._rows: list[_Row] = []

    def add(self, told: Iterable[Finding | NotJudged], /) -> int:
        """How many rows were added: one for each, and one for none at all."""
        rows = [
            self._judged(each) if isinstance(each, Finding) else self._open(each) for each in told
        ]
        self._rows += rows or [_Row()]
        return len(rows) or 1

    def _judged(self, finding: Finding) -> _Row:
        days = finding.days
        return _Row(
            day=NONE if days is None else number_of(days.first),
            last_day=NONE if days is None or days.last is None else number_of(days.last),
            severity=self._place(finding.severity.value),
            kind=self._place(finding.kind.value),
            rule=NONE if finding.because is None else self._place(finding.because.key),
            observed=self._value(finding.observed),
            expected=self._value(finding.expected),
            message=self._place(finding.message),
        )

    def _open(self, matter: NotJudged) -> _Row:
        return _Row(
            kind=self._place(NOT_JUDGED),
            rule=NONE if matter.because is None else self._place(matter.because.key),
            message=self._place(str(matter)),
        )

    def _value(self, value: object) -> int:
        return NONE if value is None else self._place(in_words(value))

    def _place(self, text: str) -> int:
        return self._words.place(text)

    def outputs(self, places: Values | None = None, *, days: bool = True) -> dict[str, Output]:
        """The columns of the rows at those places, or of all."""
        table = np.array(self._rows, dtype=np.int64).reshape(-1, len(_Row._fields))
        by_name = dict(
            zip(_Row._fields, (table if places is None else table[places]).T, strict=True)
        )
        found = {name: Output(by_name[name], "day") for name in ("day", "last_day") if days}
        words = self._words.told
        return found | {name: Output(by_name[name], "text", words=words) for name in _TEXTS}
