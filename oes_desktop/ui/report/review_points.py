"""Where the violations lie for a player: which one is under the playhead, the next, the previous. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from oes_desktop.domain.models import Violation

LEAD_IN_MS, LEAD_OUT_MS = 2000, 1500
_SHORTEST_MS = 1000
_GRACE_MS = 700
_LOOK_BACK = 50


class ReviewPoints:
    """In order of time. Immutable."""

    def __init__(self, violations: Iterable[Violation]) -> None:
        self._violations = sorted(violations, key=lambda violation: (violation.at_ms, violation.id))
        self._starts = [violation.at_ms for violation in self._violations]
        self._spans = _merged((v.at_ms - LEAD_IN_MS, v.end_ms + LEAD_OUT_MS) for v in self._violations)
        self._span_ends = [end for _, end in self._spans]

    def __bool__(self) -> bool:
        return bool(self._violations)

    def at(self, wall_ms: int) -> Violation | None:
        """The violation going on at this moment; of several, the one begun last. A short one counts for a
        second, so that it can be seen."""
        last = bisect_right(self._starts, wall_ms)
        for violation in reversed(self._violations[max(0, last - _LOOK_BACK) : last]):
            if wall_ms < max(violation.end_ms, violation.at_ms + _SHORTEST_MS):
                return violation
        return None

    def after(self, wall_ms: int) -> Violation | None:
        index = bisect_right(self._starts, wall_ms)
        return self._violations[index] if index < len(self._violations) else None

    def before(self, wall_ms: int) -> Violation | None:
        """The one begun before, a moment's grace left for pressing twice."""
        index = bisect_left(self._starts, wall_ms - _GRACE_MS) - 1
        return self._violations[index] if index >= 0 else None

    def watch_from(self, wall_ms: int) -> int | None:
        """Playing violations only: `wall_ms` itself when it belongs to one, else where the next begins."""
        index = bisect_right(self._span_ends, wall_ms)
        return max(wall_ms, self._spans[index][0]) if index < len(self._spans) else None


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
