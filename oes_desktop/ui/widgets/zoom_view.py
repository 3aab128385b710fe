"""One picture as large as its place allows, that can be looked at closely: by wheel, drag and buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import SMALL_PX, colors_of, sized

CLOSEST = 8.0  # times as large as what fits
_STEP = 1.25
_NOTCH = 120  # of a wheel, in eighths of a degree
_SIGN = 28


class ZoomView(QWidget):
    """`clicked` is a click that was no drag; `zoomed(times)`: how much larger it is shown than what fits."""

    clicked = Signal()
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self._words = ""
        self._times, self._shift = 1.0, QPointF()  # the shift: of the picture's middle, in px of the widget
        self._pressed: QPointF | None = None
        self._dragged = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 90)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    def show_picture(self, picture: QPixmap | None, words: str = "") -> None:
        """`words`: what is said where there is none. How near it is shown stays."""
        self._picture, self._words = picture, words
        self.setAccessibleDescription(words)
        self.update()

    @property
    def times(self) -> float:
        return self._times

    def zoom_in(self) -> None:
        self._zoom(_STEP, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        self._zoom(1 / _STEP, QPointF(self.rect().center()))

    def fit(self) -> None:
        self._times, self._shift = 1.0, QPointF()
        self._tell()

    def _zoom(self, factor: float, around: QPointF) -> None:
        """Whatever lies under `around` stays there."""
        times = min(max(1.0, self._times * factor), CLOSEST)
        middle = QPointF(self.rect().center()) + self._shift
        self._shift += (around - middle) * (1 - times / self._times)
        self._times = times
        self._tell()

    def _tell(self) -> None:
        self._shift = self._held(self._shift)
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._times > 1 else Qt.CursorShape.ArrowCursor)
        self.zoomed.emit(self._times)
        self.update()

    def _size(self) -> QSizeF:
        """Of the picture as it is shown; logical px."""
        if self._picture is None or self._picture.isNull():
            return QSizeF()
        fitting = QSizeF(self._picture.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return fitting * self._times

    def _held(self, shift: QPointF) -> QPointF:
        """So that no more ground is seen beside the picture than must be."""
        size = self._size()
        wide = max(0.0, (size.width() - self.width()) / 2)
        high = max(0.0, (size.height() - self.height()) / 2)
        return QPointF(min(max(-wide, shift.x()), wide), min(max(-high, shift.y()), high))

    def resizeEvent(self, event: QEvent) -> None:
        self._shift = self._held(self._shift)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = event.position() - self._pressed
        if not self._dragged and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._dragged, self._pressed = True, event.position()
        self._shift = self._held(self._shift + way)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._dragged:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = colors_of(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), colors.neutral_tint)
        if self._picture is not None and not self._picture.isNull():
            place = QRectF(QPointF(), self._size())
            place.moveCenter(QRectF(self.rect()).center() + self._shift)
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        elif self._words:
            self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        colors, room = colors_of(), self.rect().adjusted(12, 12, -12, -12)
        sign = QRect(0, 0, _SIGN, _SIGN)
        sign.moveCenter(room.center())
        paint_icon(painter, sign, "image-off", colors.muted)
        painter.setFont(sized(painter.font(), SMALL_PX))
        painter.setPen(colors.muted)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(room.adjusted(0, room.height() // 2 + _SIGN // 2 + 8, 0, 0), int(flags), self._words)
