"""One still picture that can be zoomed and pushed about, with name and time; or words in its place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.report.zoom import STEP, Zoom
from oes_desktop.ui.theme import SMALL_PX, colors_of, sized, tabular
from oes_desktop.ui.widgets.buttons import name_button, tool_button

_PUSH_PX = 40
_CAPTION = 24


class StillView(QWidget):
    """`enlarge_pressed`: alone, or beside the others again; `play_pressed(wall ms)`: its moment is wanted."""

    enlarge_pressed = Signal()
    play_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._name, self._caption, self._words = "", "", ""
        self._waiting = True
        self._wall_ms = 0
        self._zoom = Zoom()
        self._held: QPointF | None = None
        self._enlarge, self._play = tool_button("maximize", kind="plain"), tool_button("play", kind="plain")
        for made in (self._enlarge, self._play):
            made.setParent(self)
            made.hide()
        self._enlarge.clicked.connect(self.enlarge_pressed)
        self._play.clicked.connect(lambda: self.play_pressed.emit(self._wall_ms))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(120, 90)
        self.show_enlarged(False)

    @property
    def has_picture(self) -> bool:
        return not self._picture.isNull()

    @property
    def words(self) -> str:
        """What stands under the picture, or in its place."""
        return self._caption if self.has_picture else self._words

    @property
    def zoomed(self) -> bool:
        return self._zoom.zoomed

    def show_name(self, name: str) -> None:
        self._name = name

    def show_words(self, words: str, *, waiting: bool = False) -> None:
        """Instead of a picture; `waiting`: one is still to come."""
        self._picture, self._words, self._waiting = QPixmap(), words, waiting
        self._told()

    def show_still(self, image: QImage, caption: str, wall_ms: int) -> None:
        self._picture, self._caption, self._wall_ms = QPixmap.fromImage(image), caption, wall_ms
        self._zoom.reset()
        self._told()

    def forget(self) -> None:
        self.show_words("", waiting=True)

    def show_enlarged(self, on: bool) -> None:
        words = self.tr("Beside the others again") if on else self.tr("Alone, larger")
        name_button(self._enlarge, words)
        name_button(self._play, self.tr("Play from here"))
        self._zoom.reset()
        self.update()

    def _told(self) -> None:
        for made in (self._enlarge, self._play):
            made.setVisible(self.has_picture)
        self.setAccessibleName(f"{self._name}: {self.words}")
        self.update()

    # ---- painting

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0, 0, 0, -_CAPTION)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, room = colors_of(), self._room()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(room, colors.neutral_tint)
        painter.setClipRect(room)
        if self.has_picture:
            place = self._zoom.place(self._picture.size(), room)
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
        else:
            self._paint_words(painter, room.toRect())
        painter.setClipping(False)
        painter.setFont(tabular(sized(painter.font(), SMALL_PX)))
        painter.setPen(colors.muted)
        below = QRect(2, self.height() - _CAPTION + 2, self.width() - 4, _CAPTION - 4)
        parts = [self._name, self._caption if self.has_picture else ""]
        words = " · ".join(part for part in parts if part)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), cut)
        if self.hasFocus():
            painter.setPen(colors.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(room.adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        colors = colors_of()
        sign = QRect(0, 0, 28, 28)
        sign.moveCenter(room.center())
        sign.moveTop(max(room.top() + 6, room.center().y() - 34))
        paint_icon(painter, sign, "loader-circle" if self._waiting else "image-off", colors.muted)
        painter.setPen(colors.muted)
        place = QRect(room.left() + 12, sign.bottom() + 8, room.width() - 24, room.bottom() - sign.bottom())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(place, int(flags), self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = self._enlarge.sizeHint()
        top = int(self._room().bottom()) - size.height() - 6
        self._enlarge.setGeometry(self.width() - size.width() - 6, top, size.width(), size.height())
        self._play.setGeometry(self.width() - 2 * size.width() - 12, top, size.width(), size.height())

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    # ---- zoom

    def zoom_by(self, factor: float, point: QPointF | None = None) -> None:
        if self.has_picture:
            room = self._room()
            self._zoom.by(factor, point or room.center(), self._picture.size(), room)
            self.update()

    def _push(self, right: float, down: float) -> None:
        self._zoom.move(right, down, self._picture.size(), self._room())
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        self.zoom_by(STEP**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self.has_picture:
            moved = event.position() - self._held
            self._held = event.position()
            self._push(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.enlarge_pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (_PUSH_PX, 0),
            Qt.Key.Key_Right: (-_PUSH_PX, 0),
            Qt.Key.Key_Up: (0, _PUSH_PX),
            Qt.Key.Key_Down: (0, -_PUSH_PX),
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / STEP)
        elif key in moves and self.zoomed:
            self._push(*moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enlarge_pressed.emit()
        else:
            super().keyPressEvent(event)
