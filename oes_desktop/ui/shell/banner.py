"""The line under the header while the server cannot be reached. It stops nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.labels import ElidedLabel, label


class OfflineBanner(QFrame):
    """`retry_requested` when the proctor does not want to wait for the next try."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self._error: Exception | None = None
        self._sign = _Sign()
        self._title = label("", "heading")
        self._sentence = ElidedLabel("")
        self._retry = button(kind="link")
        self._retry.clicked.connect(self.retry_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._title)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._retry)
        self.hide()
        self._retranslate()

    def show_trouble(self, error: Exception | None) -> None:
        """None: all is well again."""
        self._error = error
        self.setVisible(error is not None)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._retry.setText(self.tr("Try now"))
        if self._error is not None:
            message = message_for(self._error)
            self._title.setText(message.title)
            self._sentence.setText(message.sentence)


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self.rect(), "wifi-off", colors_of().doubtful)
