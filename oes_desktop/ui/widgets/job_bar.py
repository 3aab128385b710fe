"""A slim line that shows one long piece of work: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import ElidedLabel


class JobBar(QFrame):
    """Hidden while nothing is under way. `stopped`: the person wants no more of it."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("header", True)
        self._text = ElidedLabel("", "muted")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(220, 6)
        self._stop = button(kind="link", icon_name="x")
        self._stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._stop)
        self._retranslate()
        self.hide()

    def begin(self, text: str) -> None:
        self._text.setText(text)
        self._progress.setAccessibleName(text)
        self._progress.setRange(0, 0)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Of any unit; scaled, for a progress bar counts in 32 bits."""
        self._progress.setRange(0, 1000)
        self._progress.setValue(1000 * done // max(total, 1))

    def end(self) -> None:
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._stop.setText(self.tr("Cancel"))
