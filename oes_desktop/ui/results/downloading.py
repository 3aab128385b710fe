"""Downloads the exams that were asked for, one after the other, and says in the end what came of it.

One step of one exam is under way at a time, so the lane stays free for players and pages.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from oes_desktop.domain.cancel import Cancel
from oes_desktop.domain.errors import DiskTrouble, OesError
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Handle, Tasks
from oes_desktop.services.downloads import Downloads
from oes_desktop.services.fetching import Download, Step
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.widgets.job_bar import JobBar

_ENDS_ALL = ("not_offline", "offline", "sign_in_needed")  # the next exam would fare no better


class Downloading(QObject):
    """`add` queues exams; `bar` shows how far the one at hand is and how many are left."""

    def __init__(
        self,
        downloads: Downloads,
        tasks: Tasks,
        bus: Bus,
        notices: Notices,
        formats: Formats,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._downloads, self._tasks, self._bus = downloads, tasks, bus
        self._notices, self._formats = notices, formats
        self._waiting: deque[str] = deque()
        self._now: Download | None = None
        self._handle: Handle | None = None
        self._cancel = Cancel()
        self._done = self._failed = 0
        self._trouble: OesError | None = None
        self.bar = JobBar()
        self.bar.stopped.connect(self.stop)

    @property
    def busy(self) -> bool:
        return self._handle is not None

    @Slot(object)
    def add(self, exam_ids: Sequence[str]) -> None:
        """Those that are here already are left out."""
        self._tasks.run(self, partial(self._downloads.wanted, list(exam_ids)), self._queue)

    @Slot()
    def stop(self) -> None:
        """What came so far stays and is not fetched again."""
        if self._handle is not None:
            self._cancel.set()
            self._handle.cancel()
            left = len(self._waiting) + 1
            self._waiting.clear()
            self._finish()
            self._notices.tell(self.tr("Downloading stopped; %n exam(s) left out.", "", left), seconds=6)

    def _queue(self, wanted: list[str]) -> None:
        if not wanted and not self.busy:
            self._notices.tell(self.tr("These exams are on this computer already."), seconds=6)
        at_hand = {self._now.exam_id} if self._now is not None else set()
        known = {*self._waiting, *at_hand}
        self._waiting.extend(exam_id for exam_id in wanted if exam_id not in known)
        if not self.busy:
            self._cancel, self._done, self._failed, self._trouble = Cancel(), 0, 0, None
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._tell()
            return
        self._now = self._downloads.of(self._waiting.popleft())
        self.bar.begin(self.tr("Downloading: %n exam(s) left", "", len(self._waiting) + 1))
        self._step()

    def _step(self) -> None:
        assert self._now is not None
        work = partial(self._now.step, self._cancel)
        self._handle = self._tasks.run(self, work, self._stepped, self._broke, cancel=self._cancel)

    def _stepped(self, step: Step) -> None:
        self.bar.show_progress(step.done, step.total)
        if step.finished:
            self._done += 1
            self._bus.publish(step.changes)
            self._next()
        else:
            self._step()

    def _broke(self, error: Exception) -> None:
        if not isinstance(error, OesError):
            self._waiting.clear()
            self._finish()
            self._tasks.unhandled.emit(error)
            return
        self._failed += 1
        self._trouble = error
        if isinstance(error, DiskTrouble) or error.reason in _ENDS_ALL:
            self._failed += len(self._waiting)
            self._waiting.clear()
        self._next()

    def _tell(self) -> None:
        """What came of all of them."""
        if self._trouble is not None:
            self._notices.show(self._trouble)
        if self._failed:
            text = self.tr("{done} downloaded, {failed} not").format(
                done=self._formats.number(self._done), failed=self._formats.number(self._failed)
            )
            self._notices.tell(text, tone="doubtful")
        elif self._done:
            text = self.tr("%n exam(s) downloaded: they open without a network now.", "", self._done)
            self._notices.tell(text, seconds=8, tone="good")
        self._finish()

    def _finish(self) -> None:
        self._now = self._handle = None
        self.bar.end()
