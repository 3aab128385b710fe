"""The queue of reports; and from one to the next that waits for a decision and that nobody else has open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, SignalInstance

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class Queue(Protocol):
    """The view that the report was opened from: places count from 0; `moved` when they may have changed."""

    moved: SignalInstance

    @property
    def total(self) -> int: ...

    def position(self, exam_id: str) -> int | None: ...

    def next(self, exam_id: str) -> str | None: ...

    def previous(self, exam_id: str) -> str | None: ...

    def forget(self, exam_id: str) -> None: ...

    def find_to_review(self, exam_id: str | None, found: Callable[[str | None], object]) -> None: ...


class Onward(QObject):
    """Lives as long as the window; the queue looks ahead off the UI thread."""

    def __init__(self, window: ReportWindow, queue: Queue | None) -> None:
        super().__init__(window)
        self._window, self._queue = window, queue
        window.header.review_requested.connect(self.go)

    def go(self) -> None:
        if self._queue is not None:
            self._queue.find_to_review(self._window.exam_id, self._take)

    def _take(self, exam_id: str | None) -> None:
        if exam_id is None:
            text = self.tr("Nothing else in this list waits for a decision, or others have it open.")
            self._window.notices.tell(text, seconds=6)
        else:
            self._window.open_exam(exam_id)
