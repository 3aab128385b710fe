"""«Next to review»: from the exam she stands on to the next that waits for a decision and that nobody else
has open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from oes_desktop.ui.icons import icon
from oes_desktop.ui.notices import Notices
from oes_desktop.ui.results.queue import ReportQueue

KEYS = QKeySequence(Qt.Modifier.CTRL | Qt.Modifier.SHIFT | Qt.Key.Key_Right)


class Reviewing(QObject):
    """`action` asks; `found(exam id)` when there is one, else it is said. `here`: the exam to start from,
    None for the beginning of the list."""

    found = Signal(str)

    def __init__(
        self, queue: ReportQueue, here: Callable[[], str | None], notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._notices = notices
        self.action = QAction(icon("skip-forward", "muted"), "", self)
        self.action.setShortcut(KEYS)
        self.action.triggered.connect(lambda: queue.find_to_review(here(), self._take))
        self.retranslate()

    def retranslate(self) -> None:
        self.action.setText(self.tr("&Next to review"))

    def _take(self, exam_id: str | None) -> None:
        if exam_id is None:
            text = self.tr("Nothing else in this list waits for a decision, or others have it open.")
            self._notices.tell(text, seconds=6)
        else:
            self.found.emit(exam_id)
