"""The pages of a report window: the detailed one, the brief one, the history; and what stands there without.

The pages behind the first one are made and filled when they are first looked at: the video comes first.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Report
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.messages import RETRY, action_text, message_for
from oes_desktop.ui.report.brief import BriefReport
from oes_desktop.ui.report.header import BRIEF, HISTORY
from oes_desktop.ui.report.history import HistoryPage
from oes_desktop.ui.widgets.empty_state import EmptyState
from oes_desktop.ui.widgets.photos import Photos

_PANEL = 368  # px of the panel beside the video, to begin with


class ReportPages(QStackedWidget):
    """`moment_chosen(wall ms)` on a page behind the first one; `retry_requested` where nothing came."""

    moment_chosen = Signal(object)
    retry_requested = Signal()

    def __init__(self, formats: Formats, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats, self._photos = formats, photos
        self._filled: dict[str, Report] = {}
        self.detailed = QSplitter(Qt.Orientation.Horizontal)
        self.detailed.setChildrenCollapsible(False)
        self.addWidget(self.detailed)  # still empty: whatever gets another parent is dressed anew with it
        self.blank = EmptyState()
        self.blank.action_requested.connect(self.retry_requested)
        self.addWidget(self.blank)

    def show_video(self, video: QWidget) -> None:
        """On the detailed page, which is shown with a report."""
        self.detailed.insertWidget(0, video)
        self._share()

    def show_beside(self, panel: QWidget) -> None:
        """At the right of the video."""
        self.detailed.addWidget(panel)
        panel.setMinimumWidth(300)
        self._share()

    def _share(self) -> None:
        if self.detailed.count() > 1:
            self.detailed.setStretchFactor(0, 1)
            self.detailed.setSizes([1000, _PANEL])

    def dress(self) -> None:
        """Have the style sheet laid on the detailed page before it is shown."""
        for part in self.detailed.findChildren(QWidget):
            part.ensurePolished()

    @cached_property
    def brief(self) -> BriefReport:
        made = BriefReport(self._formats, self._photos)
        made.moment_chosen.connect(self.moment_chosen)
        self.addWidget(made)
        return made

    @cached_property
    def history(self) -> HistoryPage:
        made = HistoryPage(self._formats)
        self.addWidget(made)
        return made

    def show_page(self, code: str, report: Report, vocabulary: Vocabulary) -> None:
        if code not in (BRIEF, HISTORY):
            self.setCurrentWidget(self.detailed)
            return
        page = self.brief if code == BRIEF else self.history
        if self._filled.get(code) is not report:
            self._filled[code] = report
            page.show_report(report, vocabulary)
        self.setCurrentWidget(page)

    def show_opening(self) -> None:
        self.blank.show_state("loader-circle", self.tr("Opening the report…"))
        self.setCurrentWidget(self.blank)

    def show_error(self, error: OesError) -> None:
        """There is no report; `retry_requested` where trying again may help."""
        message = message_for(error)
        retry = action_text(message.action) if message.action == RETRY else ""
        self.blank.show_state("circle-alert", message.title, message.sentence, retry)
        self.setCurrentWidget(self.blank)

    def show_gone(self) -> None:
        sentence = self.tr(
            "It was removed on the server, or is no longer yours to see. What you decided is kept."
        )
        self.blank.show_state("file-search", self.tr("This exam is gone"), sentence)
        self.setCurrentWidget(self.blank)
