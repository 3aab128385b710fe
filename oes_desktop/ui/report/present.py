"""Says which report a window shows, and shows in its header who else has the same one open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.domain.changes import Changes
from oes_desktop.runtime.bus import Bus
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.services.presence import Presence

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class Present(QObject):
    """Lives as long as the window. The heartbeat repeats what was said, and asks about the others."""

    def __init__(self, window: ReportWindow, presence: Presence, tasks: Tasks, bus: Bus) -> None:
        super().__init__(window)
        self._window, self._presence, self._tasks = window, presence, tasks
        window.moved.connect(self._move)
        window.closed.connect(self._leave)
        bus.changed.connect(self._look)
        presence.opened(window.exam_id)
        self._tell()

    def _move(self, old: str, new: str) -> None:
        self._presence.closed(old)
        self._presence.opened(new)
        self._tell()

    def _leave(self, exam_id: str) -> None:
        self._presence.closed(exam_id)
        # the window is gone before that comes home
        self._tasks.run(self._tasks, self._presence.tell, lane=Lane.NET)

    def _tell(self) -> None:
        self._tasks.run(self._tasks, self._presence.tell, lane=Lane.NET)
        self._show()

    def _look(self, changes: Changes) -> None:
        if self._window.exam_id in changes.presence:
            self._show()

    def _show(self) -> None:
        other = self._presence.other(self._window.exam_id)
        self._window.header.show_other("" if other is None else other.by)
