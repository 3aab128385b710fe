"""Where everything on the timeline lies: wall-clock times to pixels and back. Pure geometry, no Qt.

Time runs from left to right to scale, breaks included; a view shows part of it. From top to bottom: the
attempts with their titles and the film, a lane for each kind of violation, the sound, what was not observed,
the axis. Violations that fall on the same pixels are drawn as one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from oes_desktop.domain.models import Violation
from oes_desktop.playback.exam_clock import AttemptSpan, Break, ExamClock
from oes_desktop.ui.widgets.timeline_view import View

PAD, HEAD, TRACK = 12, 22, 36
SHORTEST_MARK = 3
_MANY_LANES = 4
MOST_LANES = 8
OTHERS = ""  # the lane of every kind that has none of its own

_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels around the time and of its rows. `count`: right of the time; lanes are `narrow` where many;
    `sound` and `unseen`: of the lanes for loudness and for what was not observed."""

    pad: int
    head: int
    track: int
    lane: int
    narrow: int
    axis: int
    count: int
    sound: int = 0
    unseen: int = 0

    def height(self, lanes: int) -> int:
        """What a timeline needs for so many kinds of violation."""
        rows = lanes * self.lane_height(lanes) + self.sound + self.unseen
        return 2 * self.pad + self.head + self.track + rows + self.axis

    def lane_height(self, lanes: int) -> int:
        return self.lane if lanes <= _MANY_LANES else self.narrow


WHOLE = Room(PAD, HEAD, TRACK, lane=20, narrow=15, axis=20, count=34, sound=18, unseen=15)
SMALL = Room(0, 0, 0, lane=18, narrow=15, axis=18, count=0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more violations that overlap on the screen; `severity` is the worst of them."""

    left: float
    right: float
    severity: int
    first: Violation
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lane:
    kind: str
    top: float
    height: float
    count: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of an attempt or a break between `left` and `right`."""

    left: float
    right: float
    of: AttemptSpan | Break


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    wall_ms: int


def lanes_of(violations: Sequence[Violation], order: Sequence[str]) -> tuple[str, ...]:
    """The kinds that get a lane, as `order` has them, unknown ones last. Where they are too many, the gravest
    and most frequent keep theirs and the rest share one."""
    counts = Counter(violation.kind for violation in violations)
    worst = {v.kind: v.severity for v in sorted(violations, key=lambda v: v.severity)}
    kinds = [*(code for code in order if code in counts), *sorted(counts.keys() - set(order))]
    if len(kinds) <= MOST_LANES:
        return tuple(kinds)
    kept = sorted(kinds, key=lambda kind: (-worst[kind], -counts[kind]))[: MOST_LANES - 1]
    return (*(kind for kind in kinds if kind in kept), OTHERS)


class MarkIndex:
    """The violations of every lane in order of time, made once for as many layouts as are drawn."""

    def __init__(self, violations: Sequence[Violation], kinds: Sequence[str]) -> None:
        self.kinds = tuple(kinds)
        self._rows: dict[str, list[Violation]] = {kind: [] for kind in kinds}
        for violation in violations:
            lane = violation.kind if violation.kind in self._rows else OTHERS
            if lane in self._rows:
                self._rows[lane].append(violation)
        self._columns: dict[str, tuple[Any, Any, Any]] = {}
        for rows in self._rows.values():
            rows.sort(key=lambda violation: violation.at_ms)

    def count(self, kind: str) -> int:
        return len(self._rows[kind])

    def lane_of(self, violation: Violation) -> str | None:
        return next((kind for kind in (violation.kind, OTHERS) if kind in self._rows), None)

    def marks(self, kind: str, layout: TimelineLayout) -> tuple[Mark, ...]:
        """What of the lane is to be drawn, however many violations there are."""
        import numpy as np  # not before the first page of the program is there

        rows = self._rows[kind]
        if not rows:
            return ()
        starts, ends, severities = self._column(kind, rows)
        lefts = layout.left + (starts - layout.view.start_ms) * layout.pixels_a_ms
        rights = layout.left + (ends - layout.view.start_ms) * layout.pixels_a_ms
        rights = np.maximum(rights, lefts + SHORTEST_MARK)
        seen = np.flatnonzero((rights > layout.left) & (lefts < layout.right))
        if not len(seen):
            return ()
        lefts, severities = lefts[seen], severities[seen]
        reach = np.maximum.accumulate(rights[seen])
        first = np.flatnonzero(np.concatenate(([True], lefts[1:] >= reach[:-1])))
        last = np.append(first[1:], len(seen)) - 1
        worst = np.maximum.reduceat(severities, first)
        return tuple(
            Mark(
                float(lefts[one]),
                float(reach[other]),
                int(severity),
                rows[int(seen[one])],
                int(other - one) + 1,
            )
            for one, other, severity in zip(first, last, worst, strict=True)
        )

    def _column(self, kind: str, rows: Sequence[Violation]) -> tuple[Any, Any, Any]:
        import numpy as np

        if kind not in self._columns:
            starts = np.array([violation.at_ms for violation in rows], np.float64)
            lengths = np.array([violation.duration_ms for violation in rows], np.float64)
            severities = np.array([violation.severity for violation in rows], np.int64)
            self._columns[kind] = (starts, starts + lengths, severities)
        return self._columns[kind]


class TimelineLayout:
    """Immutable. `names_width` is the room left of the time for the names of the kinds; `view`: the part of
    the exam that is shown (all of it); `index`: of these violations and kinds, where there is one already."""

    def __init__(
        self,
        exam: ExamClock,
        violations: Sequence[Violation],
        kinds: Sequence[str],
        width: int,
        names_width: int,
        room: Room = WHOLE,
        view: View | None = None,
        index: MarkIndex | None = None,
    ) -> None:
        self.view = view or View(exam.start_ms, exam.end_ms)
        self.index = index or MarkIndex(violations, kinds)
        self.left = float(room.pad + names_width)
        self.right = max(self.left + 1, float(width - room.pad - room.count))
        self.pixels_a_ms = (self.right - self.left) / self.view.length_ms
        self.top = room.pad + room.head
        self.lanes_top = self.top + room.track
        self.attempts = self._shown(exam.attempts)
        self.breaks = self._shown(exam.breaks)
        height = room.lane_height(len(kinds))
        self.lanes = tuple(
            Lane(
                kind,
                self.lanes_top + row * height,
                height,
                self.index.count(kind),
                self.index.marks(kind, self),
            )
            for row, kind in enumerate(kinds)
        )
        self.sound_top = self.lanes_top + height * len(kinds)
        self.unseen_top = self.sound_top + room.sound
        self.bottom = self.unseen_top + room.unseen

    def x(self, wall_ms: float) -> float:
        return self.left + (wall_ms - self.view.start_ms) * self.pixels_a_ms

    def wall(self, x: float) -> int:
        """The time under `x`, within what is shown."""
        share = (x - self.left) / (self.right - self.left)
        return self.view.start_ms + round(min(max(0.0, share), 1.0) * self.view.length_ms)

    def stretch(self, start_ms: int, end_ms: int) -> tuple[float, float] | None:
        """Where a span of time lies, cut to what is shown; None outside of it. Never narrower than 1 px."""
        if end_ms < self.view.start_ms or start_ms > self.view.end_ms:
            return None
        left = min(max(self.x(start_ms), self.left), self.right)
        right = min(max(self.x(end_ms), self.left), self.right)
        return left, max(right, left + 1)

    def _shown(self, spans: Iterable[AttemptSpan | Break]) -> tuple[Stretch, ...]:
        placed = ((self.stretch(of.span.start_ms, of.span.end_ms), of) for of in spans)
        return tuple(Stretch(*place, of) for place, of in placed if place is not None)

    def lane_at(self, y: float) -> Lane | None:
        return next((lane for lane in self.lanes if lane.top <= y < lane.top + lane.height), None)

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark under the pointer, with a pixel or two of grace."""
        lane = self.lane_at(y)
        return None if lane is None else _mark_under(lane, x, 2.0)

    def break_at(self, x: float, y: float) -> Break | None:
        """The break under the pointer, where no mark lies over it."""
        if not self.top <= y < self.bottom or self.mark_at(x, y) is not None:
            return None
        under = (gap.of for gap in self.breaks if gap.left <= x <= gap.right)
        return next((of for of in under if isinstance(of, Break)), None)

    def mark_of(self, violation: Violation) -> tuple[Lane, Mark] | None:
        """Where a violation is drawn; None where it is out of view."""
        kind = self.index.lane_of(violation)
        lane = next((lane for lane in self.lanes if lane.kind == kind), None)
        mark = None if lane is None else _mark_under(lane, self.x(violation.at_ms), 0.5)
        return None if lane is None or mark is None else (lane, mark)

    def ticks(self, label_width: int, offset_ms: int = 0) -> tuple[Tick, ...]:
        """Round times that stand at least a label and a half apart. `offset_ms`: the zone's distance to UTC,
        so that they are round on the clock that is shown."""
        start, length = self.view.start_ms, self.view.length_ms
        room = max(1.0, (self.right - self.left) / (label_width * 1.5))
        step = next((s * 1000 for s in _STEPS_S if length / (s * 1000) <= room), _STEPS_S[-1] * 1000)
        first = -(-(start + offset_ms) // step) * step - offset_ms
        times = range(first, start + length + 1, step)
        return tuple(Tick(self.x(wall), wall) for wall in times)


def _mark_under(lane: Lane, x: float, grace: float) -> Mark | None:
    at = bisect_right(lane.marks, x + grace, key=lambda mark: mark.left)
    near = lane.marks[max(0, at - 2) : at]
    return next((mark for mark in near if mark.left - grace <= x <= mark.right + grace), None)
