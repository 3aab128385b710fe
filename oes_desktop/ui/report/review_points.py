"""Where the violations lie for a player: which one is under the playhead, the next, the previous; and the
moments that "violations only" plays. Pure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from oes_desktop.domain.models import Violation
from oes_desktop.domain.moments import Moment, moments_of

LEAD_IN_MS, LEAD_OUT_MS = 3_000, 3_000
_SHORTEST_MS = 1_000
_GRACE_MS = 700
_LOOK_BACK = 50

Point = TypeVar("Point")


@dataclass(frozen=True, slots=True)
class Remaining:
    """What "violations only" has still to play: so many moments, so many ms of recorded time."""

    moments: int
    length_ms: int


class ReviewPoints:
    """In order of time. Immutable. `hidden`: kinds that the list does not show; they are not stepped to."""

    def __init__(self, violations: Iterable[Violation], hidden: frozenset[str] = frozenset()) -> None:
        self.all = tuple(sorted(violations, key=lambda violation: (violation.at_ms, violation.id)))
        self._starts = [violation.at_ms for violation in self.all]
        listed = [violation for violation in self.all if violation.kind not in hidden]
        self._listed = listed
        self._listed_starts = [violation.at_ms for violation in listed]
        self.moments = moments_of(listed)
        self._moment_starts = [moment.start_ms - LEAD_IN_MS for moment in self.moments]
        # A long moment may outlast the next one; what is left is counted from where all before are over.
        self._moment_ends = list(accumulate((m.end_ms + LEAD_OUT_MS for m in self.moments), max))
        before = [0, *self._moment_ends]
        own = [
            end - max(start, ended)
            for start, end, ended in zip(self._moment_starts, self._moment_ends, before, strict=False)
        ]
        self._lengths_after = [*accumulate(reversed(own), initial=0)][::-1]

    def __bool__(self) -> bool:
        return bool(self._listed)

    def at(self, wall_ms: int) -> Violation | None:
        """The violation going on at this moment; of several, the one begun last. A short one counts for a
        second, so that it can be seen."""
        last = bisect_right(self._starts, wall_ms)
        for violation in reversed(self.all[max(0, last - _LOOK_BACK) : last]):
            if wall_ms < max(violation.end_ms, violation.at_ms + _SHORTEST_MS):
                return violation
        return None

    def after(self, wall_ms: int) -> Violation | None:
        return _next(self._listed, self._listed_starts, wall_ms)

    def before(self, wall_ms: int) -> Violation | None:
        """The one begun before, a moment's grace left for pressing twice."""
        return _previous(self._listed, self._listed_starts, wall_ms)

    @property
    def first_moment(self) -> int | None:
        """Where to begin to play the first moment."""
        return self._moment_starts[0] if self.moments else None

    def moment_after(self, wall_ms: int) -> int | None:
        """Where to begin to play the next moment."""
        return _next(self._moment_starts, self._moment_starts, wall_ms)

    def moment_before(self, wall_ms: int) -> int | None:
        return _previous(self._moment_starts, self._moment_starts, wall_ms)

    def watch_from(self, wall_ms: int) -> int | None:
        """Playing violations only: `wall_ms` itself when it belongs to a moment, else where the next begins;
        None when there is none any more."""
        index = bisect_right(self._moment_ends, wall_ms)
        return max(wall_ms, self._moment_starts[index]) if index < len(self.moments) else None

    def remaining(self, wall_ms: int) -> Remaining:
        """From `wall_ms` on, the moment that is under way included. Time that two moments share counts
        once."""
        index = bisect_right(self._moment_ends, wall_ms)
        if index == len(self.moments):
            return Remaining(0, 0)
        under_way = self._moment_ends[index] - max(self._moment_starts[index], wall_ms)
        return Remaining(len(self.moments) - index, under_way + self._lengths_after[index + 1])

    def moment_at(self, wall_ms: int) -> Moment | None:
        """The moment whose time, lead-in and lead-out included, it is."""
        index = bisect_right(self._moment_ends, wall_ms)
        inside = index < len(self.moments) and self._moment_starts[index] <= wall_ms
        return self.moments[index] if inside else None


def _next(points: Sequence[Point], starts: Sequence[int], wall_ms: int) -> Point | None:
    index = bisect_right(starts, wall_ms)
    return points[index] if index < len(points) else None


def _previous(points: Sequence[Point], starts: Sequence[int], wall_ms: int) -> Point | None:
    index = bisect_left(starts, wall_ms - _GRACE_MS) - 1
    return points[index] if index >= 0 else None
