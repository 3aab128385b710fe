"""The quiet figure in the head: how much of what was recorded was on her screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.coverage_words import by_recording, share_words
from oes_desktop.ui.report.watching import Watching

if TYPE_CHECKING:
    from oes_desktop.ui.report.window import ReportWindow


class Covered(QObject):
    """Lives as long as the window."""

    def __init__(self, window: ReportWindow, watching: Watching, formats: Formats) -> None:
        super().__init__(window)
        self._window, self._watching, self._formats = window, watching, formats
        window.header.show_coverage(self._words, self._tip)
        watching.changed.connect(window.header.refresh_coverage)
        window.report_shown.connect(lambda _: window.header.refresh_coverage())
        window.moved.connect(lambda *_: window.header.refresh_coverage())

    def _words(self) -> str:
        report = self._window.report
        if report is None or not report.recordings:
            return ""
        return share_words(self._watching.coverage, report.recordings)

    def _tip(self) -> str:
        report = self._window.report
        return "" if report is None else by_recording(self._watching.coverage, report, self._formats)
