"""Where everything on the timeline lies: wall-clock times to pixels and back. Pure geometry, no Qt.

Time runs from left to right to scale, breaks included. From top to bottom: the attempts with their titles, a
lane for each kind of violation, the axis. Violations that fall on the same pixels are drawn as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from oes_desktop.domain.models import Violation
from oes_desktop.playback.exam_clock import AttemptSpan, Break, ExamClock

PAD, HEAD, TRACK = 12, 22, 20
SHORTEST_MARK = 3
_MANY_LANES = 6
MOST_LANES = 8
OTHERS = ""  # the lane of every kind that has none of its own

_STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400)


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels around the time and of its rows. `count`: right of the time; lanes are `narrow` where many."""

    pad: int
    head: int
    track: int
    lane: int
    narrow: int
    axis: int
    count: int

    def height(self, lanes: int) -> int:
        """What a timeline needs for so many kinds of violation."""
        return 2 * self.pad + self.head + self.track + lanes * self.lane_height(lanes) + self.axis

    def lane_height(self, lanes: int) -> int:
        return self.lane if lanes <= _MANY_LANES else self.narrow


WHOLE = Room(PAD, HEAD, TRACK, lane=20, narrow=15, axis=20, count=34)
SMALL = Room(0, 0, 0, lane=18, narrow=15, axis=18, count=0)


@dataclass(frozen=True, slots=True)
class Mark:
    """One or more violations that overlap on the screen; `severity` is the worst of them."""

    left: float
    right: float
    severity: int
    first: Violation


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


def _of_kind(kind: str, violations: Sequence[Violation], kinds: Sequence[str]) -> list[Violation]:
    return [v for v in violations if v.kind == kind or (kind == OTHERS and v.kind not in kinds)]


class TimelineLayout:
    """Immutable. `names_width` is the room left of the time for the names of the kinds."""

    def __init__(
        self,
        exam: ExamClock,
        violations: Sequence[Violation],
        kinds: Sequence[str],
        width: int,
        names_width: int,
        room: Room = WHOLE,
    ) -> None:
        self._start, self._length = exam.start_ms, exam.length_ms
        self.left = float(room.pad + names_width)
        self.right = max(self.left + 1, float(width - room.pad - room.count))
        self.top = room.pad + room.head
        self.lanes_top = self.top + room.track
        self.attempts = tuple(self._stretch(attempt) for attempt in exam.attempts)
        self.breaks = tuple(self._stretch(gap) for gap in exam.breaks)
        height = room.lane_height(len(kinds))
        self.lanes = tuple(
            self._lane(kind, _of_kind(kind, violations, kinds), self.lanes_top + row * height, height)
            for row, kind in enumerate(kinds)
        )
        self.bottom = self.lanes_top + height * len(kinds)

    def x(self, wall_ms: float) -> float:
        return self.left + (wall_ms - self._start) * (self.right - self.left) / self._length

    def wall(self, x: float) -> int:
        """The time under `x`, within the exam."""
        share = (x - self.left) / (self.right - self.left)
        return self._start + round(min(max(0.0, share), 1.0) * self._length)

    def _stretch(self, of: AttemptSpan | Break) -> Stretch:
        return Stretch(
            self.x(of.span.start_ms), max(self.x(of.span.end_ms), self.x(of.span.start_ms) + 1), of
        )

    def _lane(self, kind: str, violations: Sequence[Violation], top: float, height: float) -> Lane:
        marks: list[Mark] = []
        for violation in sorted(violations, key=lambda violation: violation.at_ms):
            left = self.x(violation.at_ms)
            right = max(self.x(violation.end_ms), left + SHORTEST_MARK)
            if marks and left < marks[-1].right:
                last = marks[-1]
                worst = max(last.severity, violation.severity)
                marks[-1] = Mark(last.left, max(last.right, right), worst, last.first)
            else:
                marks.append(Mark(left, right, violation.severity, violation))
        return Lane(kind, top, height, len(violations), tuple(marks))

    def lane_at(self, y: float) -> Lane | None:
        return next((lane for lane in self.lanes if lane.top <= y < lane.top + lane.height), None)

    def mark_at(self, x: float, y: float) -> Mark | None:
        """The mark under the pointer, with a pixel or two of grace."""
        lane = self.lane_at(y)
        if lane is None:
            return None
        return next((mark for mark in lane.marks if mark.left - 2 <= x <= mark.right + 2), None)

    def ticks(self, label_width: int, offset_ms: int = 0) -> tuple[Tick, ...]:
        """Round times that stand at least a label and a half apart. `offset_ms`: the zone's distance to UTC,
        so that they are round on the clock that is shown."""
        room = max(1.0, (self.right - self.left) / (label_width * 1.5))
        step = next((s * 1000 for s in _STEPS_S if self._length / (s * 1000) <= room), _STEPS_S[-1] * 1000)
        first = -(-(self._start + offset_ms) // step) * step - offset_ms
        times = range(first, self._start + self._length + 1, step)
        return tuple(Tick(self.x(wall), wall) for wall in times)
