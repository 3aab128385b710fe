"""A line in a report's window while what is watched cannot be kept on this computer: it plays on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.services.recordings.read_through import Recordings

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class Unkept(QObject):
    """Lives as long as the window. Told once an exam, when its player moves."""

    def __init__(self, window: ReportWindow, recordings: Recordings) -> None:
        super().__init__(window)
        self._window, self._recordings = window, recordings
        self._told = ""  # of which exam
        window.player.position_changed.connect(self._look)

    def _look(self, _at_ms: int) -> None:
        exam_id = self._window.exam_id
        trouble = self._recordings.unkept(exam_id) if exam_id != self._told else None
        if trouble is not None:
            self._told = exam_id
            self._window.notices.tell(self._words(trouble.reason), tone="doubtful")

    def _words(self, reason: str) -> str:
        if reason == "full":
            return self.tr("The disk is full: the recording plays, but is not kept on this computer.")
        if reason == "file_limit":
            return self.tr(
                "The recording is longer than a file may be on this disk: it plays, but is not kept on this "
                "computer."
            )
        return self.tr("The disk cannot be written: the recording plays, but is not kept on this computer.")
