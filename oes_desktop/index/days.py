"""The days of the institution's time zone: 1970-01-01 is 1, and 0 the day of an unknown time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from oes_desktop.index.columns import NO_TIME

UNKNOWN_DAY = 0

_DAY_MS = 86_400_000
_BEFORE = date(1969, 12, 31).toordinal()
# Whatever a server sends, days are few enough to be counted in a table: times before and after count as of
# the first and the last day.
_LAST = date(2199, 12, 31).toordinal() - _BEFORE


@dataclass(frozen=True, slots=True)
class Days:
    """`steps`: since when (ms UTC) the zone's clock is how far before UTC (ms), in rising order. The first
    one holds for all earlier times as well."""

    steps: tuple[tuple[int, int], ...] = ((0, 0),)

    def of(self, times: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of each time's day."""
        inside = np.clip(times, 0, _LAST * _DAY_MS)
        days: NDArray[np.int64] = np.clip((inside + self._offsets(inside)) // _DAY_MS + 1, 1, _LAST)
        days[times == NO_TIME] = UNKNOWN_DAY
        return days

    def _offsets(self, times: NDArray[np.int64]) -> NDArray[np.int64] | int:
        since = np.array([start for start, _ in self.steps[1:]], np.int64)
        offsets = np.array([offset for _, offset in self.steps], np.int64)
        if not len(times):
            return 0
        first, last = np.searchsorted(since, (times.min(), times.max()), "right")
        if first == last:
            return int(offsets[first])
        return offsets[np.searchsorted(since, times, "right")]


def day_code(number: int) -> str:
    """2026-11-13; '' for the unknown day."""
    return "" if number == UNKNOWN_DAY else date.fromordinal(number + _BEFORE).isoformat()


def day_number(code: str) -> int:
    """-1 when `code` is none of a day."""
    try:
        return max(date.fromisoformat(code).toordinal() - _BEFORE, -1) if code else UNKNOWN_DAY
    except ValueError:
        return -1
