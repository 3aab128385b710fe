"""A turning arc with a word beside it: something is under way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.labels import label


class Spinner(QWidget):
    """Turns only while it can be seen."""

    def __init__(self, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side, self._angle = side, 0
        self._timer = QTimer(self)
        self._timer.setInterval(40)
        self._timer.timeout.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def _turn(self) -> None:
        self._angle = (self._angle - 14) % 360
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        width = max(2.0, self._side / 9)
        circle = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.track, width))
        painter.drawEllipse(circle)
        painter.setPen(QPen(colors.accent, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(circle, self._angle * 16, 90 * 16)


class Busy(QWidget):
    """Spinner and text. A screen reader hears the text."""

    def __init__(self, text: str = "", side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label(text, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(Spinner(side))
        row.addWidget(self._label)
        row.addStretch(1)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self._label.setText(text)
        self.setAccessibleName(text)
