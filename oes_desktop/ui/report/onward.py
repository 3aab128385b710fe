"""The queue of reports: where this one stands in it, what is left and at what pace; and from one report to
the next that waits for a decision and that nobody else has open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.models import UNDECIDED, Report
from oes_desktop.domain.pace import Pace
from oes_desktop.ui.report.ahead import Readied, first_moment
from oes_desktop.ui.report.header import DETAILED

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class Queue(Protocol):
    """The view that the report was opened from: places count from 0; `moved` when they may have changed.
    `undecided`: how many of its exams wait for a decision. `pace`: hers, over all reports of the view."""

    moved: SignalInstance
    pace: Pace

    @property
    def total(self) -> int: ...

    @property
    def undecided(self) -> int: ...

    def position(self, exam_id: str) -> int | None: ...

    def next(self, exam_id: str) -> str | None: ...

    def previous(self, exam_id: str) -> str | None: ...

    def forget(self, exam_id: str) -> None: ...

    def is_elsewhere(self, exam_id: str) -> bool: ...

    def find_to_review(self, exam_id: str | None, found: Callable[[str | None], object]) -> None: ...


class Onward(QObject):
    """Lives as long as the window; the queue looks ahead off the UI thread. `by_itself()`: whether after a
    decision the next report opens by itself."""

    def __init__(
        self,
        window: ReportWindow,
        queue: Queue | None,
        ready: Readied,
        by_itself: Callable[[], bool],
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window, self._queue, self._ready, self._by_itself = window, queue, ready, by_itself
        self._clock = clock
        self._to_play = ""  # an exam that was gone on to
        window.header.review_requested.connect(self.go)
        window.header.step_requested.connect(self.step)
        if queue is not None:
            queue.moved.connect(self.show_place)
            window.report_shown.connect(self._begin)
            window.moved.connect(self._leave)
            window.closed.connect(self._forget)
        self.show_place()

    def go(self) -> None:
        """To the next that waits for a decision. The one that is ready needs no looking for."""
        queue, ready = self._queue, self._ready.to_review
        if queue is None:
            return
        here = self._window.exam_id
        if ready is not None and ready != here and self._ready.take(ready) and not queue.is_elsewhere(ready):
            self._open(ready)
        else:
            queue.find_to_review(here, self._take)

    def step(self, direction: int) -> None:
        """To the next (+1) or previous (-1) report of the view it was opened from."""
        if self._queue is not None:
            here = self._window.exam_id
            other = self._queue.next(here) if direction > 0 else self._queue.previous(here)
            if other:
                self._open(other)

    def decided(self) -> None:
        """A decision on the report that is shown is safe on disk."""
        if self._queue is not None:
            self._queue.pace.decide(self._window.exam_id, self._clock.monotonic())
            self.show_place()
        if self._by_itself():
            self.go()

    def show_place(self) -> None:
        queue, header = self._queue, self._window.header
        at = queue.position(self._window.exam_id) if queue is not None else None
        header.show_place(None if queue is None or at is None else (at + 1, queue.total))
        if queue is not None:
            pace = queue.pace
            header.show_left(queue.undecided, pace.seconds, pace.left_s(queue.undecided))

    def _begin(self, _report: object) -> None:
        report, queue = self._window.report, self._queue
        if report is not None and queue is not None and report.decision.value == UNDECIDED:
            queue.pace.open(report.exam.id, self._clock.monotonic())
        if report is not None and report.exam.id == self._to_play:
            self._to_play = ""
            self._play(report)

    def _play(self, report: Report) -> None:
        """Who goes through violations, or from one report to the next, wants it to play."""
        window, only = self._window, self._window.player.violations_only
        if window.header.tabs.current != DETAILED or not (only or self._by_itself()):
            return
        moment = first_moment(report) if only else None
        if moment is None:
            window.player.play()
        else:
            window.player.play_at(moment)

    def _leave(self, old: str, _new: str) -> None:
        self._forget(old)
        self.show_place()

    def _forget(self, exam_id: str) -> None:
        if self._queue is not None:
            self._queue.pace.leave(exam_id)
            self._queue.forget(exam_id)

    def _take(self, exam_id: str | None) -> None:
        if exam_id is None:
            text = self.tr("Nothing else in this list waits for a decision, or others have it open.")
            self._window.notices.tell(text, seconds=6)
        else:
            self._open(exam_id)

    def _open(self, exam_id: str) -> None:
        self._to_play = exam_id
        self._window.open_exam(exam_id, self._ready.take(exam_id))
