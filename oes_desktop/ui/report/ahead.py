"""Has the next reports ready before they are asked for: the next of the list and the next to review.

What is ready is dropped as soon as it changes, and when another report is shown what lies ahead is looked for
anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Recording, Report
from oes_desktop.domain.moments import moments_of
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.ahead import Ahead
from oes_desktop.ui.report.review_points import LEAD_IN_MS

if TYPE_CHECKING:
    from oes_desktop.ui.report.onward import Queue
    from oes_desktop.ui.report.window import ReportWindow

MOST = 2  # reports
REST_MS = 400  # the one that is shown comes first


class Readied(QObject):
    """Lives as long as the window. One is fetched at a time."""

    def __init__(
        self,
        window: ReportWindow,
        queue: Queue | None,
        ahead: Ahead,
        tasks: Tasks,
        bus: Bus,
    ) -> None:
        super().__init__(window)
        self._window, self._queue, self._ahead, self._tasks = window, queue, ahead, tasks
        self._ready: dict[str, Report] = {}
        self._wanted: list[str] = []
        self._fetching: tuple[str, Cancel] | None = None
        self._to_review: str | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._look_ahead)
        if queue is not None:
            window.report_shown.connect(lambda _: self._rest.start())
            window.moved.connect(lambda *_: self._rest.stop())
            queue.moved.connect(self._rest.start)
        window.closed.connect(lambda _: self._want([]))
        bus.changed.connect(self._drop_changed)

    def take(self, exam_id: str) -> Report | None:
        """The report, if it is ready."""
        return self._ready.get(exam_id)

    @property
    def to_review(self) -> str | None:
        """The next that waits for a decision, as far as it is known."""
        return self._to_review

    def _look_ahead(self) -> None:
        if self._queue is not None and self._window.report is not None:
            here = self._window.exam_id
            self._queue.find_to_review(here, partial(self._found, here))

    def _found(self, here: str, to_review: str | None) -> None:
        if here != self._window.exam_id or self._queue is None:
            return
        self._to_review = to_review
        wanted = [each for each in (to_review, self._queue.next(here)) if each and each != here]
        wanted = list(dict.fromkeys(wanted))[:MOST]
        if len(wanted) < MOST and to_review is not None:
            after = self._queue.next(to_review)
            wanted += [after] if after and after not in (here, *wanted) else []
        self._want(wanted)

    def _want(self, wanted: list[str]) -> None:
        self._wanted = wanted
        self._ready = {name: report for name, report in self._ready.items() if name in wanted}
        if self._fetching is not None and self._fetching[0] not in wanted:
            self._fetching[1].set()
        self._go_on()

    def _go_on(self) -> None:
        missing = [each for each in self._wanted if each not in self._ready]
        if not missing or self._fetching is not None:
            return
        exam_id, cancel = missing[0], Cancel()
        self._fetching = exam_id, cancel
        first = partial(first_places, moments=self._window.player.violations_only)
        self._tasks.run(
            self,
            partial(self._ahead.fetch, exam_id, first, cancel),
            partial(self._take, exam_id),
            partial(self._miss, exam_id),
            lane=Lane.NET,
            cancel=cancel,
        )

    def _take(self, exam_id: str, report: Report) -> None:
        self._fetching = None
        if exam_id in self._wanted:
            self._ready[exam_id] = report
        self._go_on()

    def _miss(self, exam_id: str, error: Exception) -> None:
        """Its opening will tell what is wrong."""
        self._fetching = None
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)
        self._wanted = [each for each in self._wanted if each != exam_id]
        self._go_on()

    def _drop_changed(self, changes: Changes) -> None:
        changed = changes.exams | changes.reports | changes.removed
        stale = [exam_id for exam_id in self._ready if exam_id in changed]
        for exam_id in stale:
            del self._ready[exam_id]
        if stale or changes.presence:
            self._rest.start()


def first_moment(report: Report) -> int | None:
    """Where "violations only" begins (wall ms); None without violations."""
    moments = moments_of(report.violations)
    return moments[0].violations[0].at_ms - LEAD_IN_MS if moments else None


def first_places(report: Report, *, moments: bool) -> Iterator[tuple[Recording, int]]:
    """The recordings that run where the report begins, each with the place (media ms): at its first moment or
    at its first picture."""
    exam = ExamClock.of(report)
    at_ms = first_moment(report) if moments else None
    begin = exam.next_start(exam.start_ms if at_ms is None else exam.clamp(at_ms))
    for recording in exam.recordings:
        if begin is not None and begin in exam.span(recording):
            yield recording, exam.course(recording).offset_of(begin)
