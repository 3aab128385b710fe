"""Which exam a report window shows, and how its report comes: kept on this computer, then the server's.

What is shown stays until something newer is there. Answers about an exam that was left meanwhile are dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from oes_desktop.domain.changes import Changes
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Report
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.reports import Reports


class Opening(QObject):
    """`begun(exam id before, exam id)`: another one from now on. `arrived(Report)`: its report, or a newer
    version of it; `missed(OesError)`: the server's could not be had (`report` is then None, or the older one
    that is shown); `gone`: the exam was removed; `unkept(DiskTrouble)`: what arrived could not be kept on
    this computer, told once an exam."""

    begun = Signal(str, str)
    arrived = Signal(object)
    missed = Signal(object)
    gone = Signal()
    unkept = Signal(object)

    def __init__(self, exam_id: str, reports: Reports, tasks: Tasks, bus: Bus, parent: QObject) -> None:
        super().__init__(parent)
        self._reports, self._tasks = reports, tasks
        self.exam_id = exam_id
        self.report: Report | None = None
        self._reading, self._read_again = "", False  # which exam is being read, and whether once more
        self._asking, self._ask_again = "", False
        self._unkept = ""  # of which exam it was told
        bus.changed.connect(self._look)

    def open(self, exam_id: str, ready: Report | None = None) -> None:
        """From now on this exam; `ready`: its report, if it was fetched before."""
        before, self.exam_id, self.report = self.exam_id, exam_id, None
        self.begun.emit(before, exam_id)
        if ready is not None:
            self._take_kept(exam_id, ready)
        else:
            work = partial(self._reports.cached, exam_id)
            self._tasks.run(self, work, partial(self._take_kept, exam_id))

    def reload(self) -> None:
        """The server's report, when it can be had; what is shown stays until then. Many changes in a row
        are one question more."""
        exam_id = self.exam_id
        if self._asking == exam_id:
            self._ask_again = True
            return
        self._asking, self._ask_again = exam_id, False
        self._tasks.run(
            self,
            partial(self._reports.open, exam_id),
            partial(self._answered, exam_id, self._take),
            partial(self._answered, exam_id, self._miss),
            lane=Lane.NET,
        )

    def _answered(self, exam_id: str, take: Callable[[str, Any], None], answer: Any) -> None:
        again = self._ask_again and self._asking == exam_id
        if self._asking == exam_id:
            self._asking, self._ask_again = "", False
        take(exam_id, answer)
        if again:
            self.reload()

    def refetch(self) -> None:
        """The same, though what is here may look new enough: a recording was replaced on the server."""
        self._fetch(self._reports.refresh)

    def _fetch(self, how: Callable[[str], Report]) -> None:
        exam_id = self.exam_id
        self._tasks.run(
            self,
            partial(how, exam_id),
            partial(self._take, exam_id),
            partial(self._miss, exam_id),
            lane=Lane.NET,
        )

    def _take_kept(self, exam_id: str, report: Report | None) -> None:
        if exam_id == self.exam_id:
            if report is not None:
                self._take(exam_id, report)
            self.reload()

    def _take(self, exam_id: str, report: Report) -> None:
        if exam_id == self.exam_id and report != self.report:
            self.report = report
            self.arrived.emit(report)
        unkept = self._reports.unkept(exam_id) if exam_id == self.exam_id != self._unkept else None
        if unkept is not None:
            self._unkept = exam_id
            self.unkept.emit(unkept)

    def _miss(self, exam_id: str, error: Exception) -> None:
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)
        elif exam_id == self.exam_id:
            self.missed.emit(error)

    def _look(self, changes: Changes) -> None:
        """The one change signal: is it about this exam?"""
        if self.exam_id in changes.removed:
            self.report = None
            self.gone.emit()
        elif self.exam_id in changes.reports or self.exam_id in changes.exams:
            self._read()

    def _read(self) -> None:
        """What is kept, anew. One at a time, so that an older state is never shown over a newer one."""
        exam_id = self.exam_id
        if self._reading == exam_id:
            self._read_again = True
            return
        self._reading, self._read_again = exam_id, False
        self._tasks.run(
            self,
            partial(self._reports.cached, exam_id),
            partial(self._was_read, exam_id, self._renew),
            partial(self._was_read, exam_id, self._miss),
        )

    def _was_read(self, exam_id: str, take: Callable[[str, Any], None], answer: Any) -> None:
        again = self._read_again and self._reading == exam_id
        if self._reading == exam_id:
            self._reading, self._read_again = "", False
        take(exam_id, answer)
        if again:
            self._read()

    def _renew(self, exam_id: str, report: Report | None) -> None:
        if report is not None and exam_id == self.exam_id and report != self.report:
            self._take(exam_id, report)
            self.reload()
