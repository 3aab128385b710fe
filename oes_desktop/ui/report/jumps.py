"""From violation to violation, moment to moment, attempt to attempt, snapshot to snapshot."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from oes_desktop.domain.models import Snapshot
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.report.review_points import ReviewPoints

_GRACE_MS = 700  # so near behind one, the one before it is meant


class Jumps:
    """Steps are +1 (next) and -1 (previous). `where()` is the playhead, `go(wall ms)` moves it; in ms UTC."""

    def __init__(self, where: Callable[[], int], go: Callable[[int], None]) -> None:
        self._where, self._go = where, go
        self._exam = ExamClock((), ())
        self._points = ReviewPoints(())
        self._snapshots: list[int] = []

    def show(self, exam: ExamClock, points: ReviewPoints, snapshots: Iterable[Snapshot]) -> None:
        self._exam, self._points = exam, points
        self._snapshots = sorted({snapshot.at_ms for snapshot in snapshots})

    def violation(self, step: int) -> None:
        """One that the list shows."""
        at = self._where()
        found = self._points.after(at) if step > 0 else self._points.before(at)
        if found is not None:
            self._go(found.at_ms)

    def moment(self, step: int) -> None:
        """To where its playing begins, some seconds before its first violation."""
        at = self._where()
        found = self._points.moment_after(at) if step > 0 else self._points.moment_before(at)
        if found is not None:
            self._go(found)

    def attempt(self, step: int) -> None:
        at = self._where()
        start = self._exam.next_attempt(at) if step > 0 else self._exam.previous_attempt(at)
        if start is not None:
            first = self._exam.next_start(start)
            self._go(start if first is None else first)

    def snapshot(self, step: int) -> None:
        at, taken = self._where(), self._snapshots
        place = bisect_right(taken, at) if step > 0 else bisect_left(taken, at - _GRACE_MS) - 1
        if 0 <= place < len(taken):
            self._go(taken[place])

    def edge(self, step: int) -> None:
        """The beginning (-1) or the end (+1) of what was recorded."""
        exam = self._exam
        first = exam.next_start(exam.start_ms)
        if step < 0:
            self._go(exam.start_ms if first is None else first)
        else:
            self._go(max((exam.span(one).end_ms - 1 for one in exam.recordings), default=exam.end_ms))


def back_from(exam: ExamClock, wall_ms: int, length_ms: int) -> tuple[int, bool]:
    """So much further back, to the end of what was recorded before where nothing was; and whether that was
    jumped over."""
    to = wall_ms - length_ms
    if exam.covered(to):
        return to, False
    ends = (exam.span(one).end_ms for one in exam.recordings)
    before = max((end - 1 for end in ends if end <= wall_ms), default=exam.start_ms)
    return min(before, wall_ms - 1), exam.covered(wall_ms) and before > exam.start_ms
