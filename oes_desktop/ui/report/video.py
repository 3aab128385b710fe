"""One pane of video: paints the newest frame, or says in its place why there is none.

Frames arrive on foreign threads. Only the newest is kept, and one repaint is asked for at a time, so a busy
window drops pictures and never queues them. The wheel zooms where the pointer is, a drag pushes a zoomed
picture, a double click shows it whole again.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from oes_desktop.playback.engine import Frame
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.report.tuning import Tuning, tuned
from oes_desktop.ui.report.zoom import STEP, Zoom
from oes_desktop.ui.theme import BODY_PX, SMALL_PX, Theme, sized
from oes_desktop.ui.widgets.pill import paint_pill, pill_size

RADIUS = 8
_ICON = 28


class VideoPane(QWidget):
    """`show_frame` may be called on any thread; everything else on the window's. `clicked`: pressed and let
    go in one place. `menu_wanted`: a right click, or the menu key, at that global place."""

    clicked = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lock = threading.Lock()
        self._newest: Frame | None = None
        self._asked = False
        self._shown: Frame | None = None
        self._image: QImage | None = None
        self._pixels: memoryview | bytes = b""
        self._label = ""
        self._remark, self._remark_tone = "", "none"
        self._icon, self._title, self._sentence = "", "", ""
        self._covered = True
        self._warning = ""
        self._zoom = Zoom()
        self._tuning = Tuning()
        self._pressed: QPointF | None = None
        self._pushed = False
        self._ring = False  # whether the keyboard brought the focus here
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        theme.changed.connect(self.update)

    def show_frame(self, frame: Frame) -> None:
        with self._lock:
            self._newest = frame
            asked, self._asked = self._asked, True
        if not asked:
            # by an event, and not by a signal: `runtime.loading` says why
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, event: QEvent) -> None:
        self.update()

    def forget(self) -> None:
        """Nothing of the recording before is to be seen any more."""
        with self._lock:
            self._newest = None
        self._image = self._shown = None
        self._pixels = b""
        self.update()

    @property
    def frame(self) -> Frame | None:
        """What is (about to be) painted."""
        with self._lock:
            return self._newest or self._shown

    def show_label(self, text: str) -> None:
        self._label = text
        self.setAccessibleName(text)
        self.update()

    def show_remark(self, text: str, tone: str = "none") -> None:
        """A pill at the foot: the violation under the playhead."""
        if (text, tone) != (self._remark, self._remark_tone):
            self._remark, self._remark_tone = text, tone
            self.update()

    def show_warning(self, text: str) -> None:
        """A pill at the top: what of this moment cannot be seen or heard."""
        if text != self._warning:
            self._warning = text
            self.update()

    @property
    def warning(self) -> str:
        return self._warning

    def show_message(self, icon_name: str, title: str, sentence: str = "", *, cover: bool = True) -> None:
        """Why there is no picture. `cover`: the last picture is not of this moment and must not be seen."""
        if (icon_name, title, sentence, cover) == (self._icon, self._title, self._sentence, self._covered):
            return
        self._icon, self._title, self._sentence, self._covered = icon_name, title, sentence, cover
        self.setAccessibleDescription(f"{title}. {sentence}" if sentence else title)
        self.update()

    def clear_message(self) -> None:
        if self._title:
            self._icon = self._title = self._sentence = ""
            self.setAccessibleDescription("")
            self.update()

    @property
    def message(self) -> str:
        return self._title

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    # Zoom, brightness, contrast

    @property
    def tuning(self) -> Tuning:
        return self._tuning

    def tune(self, tuning: Tuning) -> None:
        if tuning != self._tuning:
            self._tuning = tuning
            self._draw_from(self.frame)
            self.update()

    @property
    def zoom(self) -> float:
        """1 is the whole picture."""
        return self._zoom.scale

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Larger (or smaller, below 0) by so many notches, about a point of the pane or its middle."""
        if self._image is not None:
            room = QRectF(self.rect())
            self._zoom.by(STEP**steps, at or room.center(), self._image.size(), room)
            self._follow_zoom()

    def push(self, right: float, down: float) -> None:
        """Move a zoomed picture, px."""
        if self._image is not None:
            self._zoom.move(right, down, self._image.size(), QRectF(self.rect()))
            self._follow_zoom()

    def reset_zoom(self) -> None:
        self._zoom.reset()
        self._follow_zoom()

    def _follow_zoom(self) -> None:
        if self._zoom.zoomed:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()
        self.update()

    # Pointer

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._image is not None and event.angleDelta().y():
            self.zoom_by(event.angleDelta().y() / 120, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._pushed = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = event.position() - self._pressed
        if self._pushed or moved.manhattanLength() >= QApplication.startDragDistance():
            self._pushed, self._pressed = True, event.position()
            self.push(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._pushed and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_zoom()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    # Painting

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._take_newest()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(ground)
        pictured = self._image is not None and not (self._title and self._covered)
        painter.fillPath(ground, self._theme.colors.shadow if pictured else self._theme.colors.surface)
        if self._image is not None and pictured:
            painter.drawImage(self._zoom.place(self._image.size(), QRectF(self.rect())), self._image)
        if self._title:
            self._paint_message(painter)
        self._paint_pills(painter)
        if not pictured:
            painter.setPen(QPen(self._theme.colors.line, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(self._theme.colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.end()

    def _take_newest(self) -> None:
        with self._lock:
            frame, self._newest, self._asked = self._newest, None, False
        if frame is not None:
            self._draw_from(frame)
            self._shown = frame

    def _draw_from(self, frame: Frame | None) -> None:
        if frame is None:
            return
        # the image looks into the memory, which is kept as long as the image
        self._pixels = frame.data if self._tuning.plain else tuned(frame.data, self._tuning)
        self._image = QImage(self._pixels, frame.width, frame.height, frame.pitch, QImage.Format.Format_RGB32)

    def _paint_message(self, painter: QPainter) -> None:
        colors = self._theme.colors
        width = min(self.width() - 32, 360)
        title_font = sized(self.font(), BODY_PX, QFont.Weight.DemiBold)
        words_font = sized(self.font(), SMALL_PX)
        wrap = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        painter.setFont(title_font)
        title = painter.fontMetrics().boundingRect(QRect(0, 0, width, 1000), wrap, self._title)
        painter.setFont(words_font)
        words = painter.fontMetrics().boundingRect(QRect(0, 0, width, 1000), wrap, self._sentence)
        height = _ICON + 10 + title.height() + (6 + words.height() if self._sentence else 0)
        if not self._covered:  # over a picture the words need a ground of their own
            ground = QRectF(0, 0, width + 24, height + 24)
            ground.moveCenter(QPointF(self.rect().center()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.surface)
            painter.drawRoundedRect(ground, RADIUS, RADIUS)
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        icon = QRect((self.width() - _ICON) // 2, top, _ICON, _ICON)
        paint_icon(painter, icon, self._icon, colors.muted)
        painter.setFont(title_font)
        painter.setPen(colors.text)
        top += _ICON + 10
        painter.drawText(QRect(left, top, width, title.height()), wrap, self._title)
        painter.setFont(words_font)
        painter.setPen(colors.muted)
        painter.drawText(QRect(left, top + title.height() + 6, width, words.height()), wrap, self._sentence)

    def _paint_pills(self, painter: QPainter) -> None:
        room = self.rect().adjusted(10, 10, -10, -10)
        height = pill_size(self._label, self.font()).height()
        top = QRect(room.left(), room.top(), room.width(), height)
        if self._label:
            used = paint_pill(painter, top, self._label, "none", self._theme)
            top.setLeft(used.right() + 8)
        if self._zoom.zoomed:
            used = paint_pill(painter, top, f"{self._zoom.scale:.1f}×", "accent", self._theme)
            top.setLeft(used.right() + 8)
        if self._warning:
            paint_pill(painter, top, self._warning, "doubtful", self._theme)
        if self._remark and not (self._title and self._covered):  # what is told there needs the room
            place = QRect(room.left(), room.bottom() - height, room.width(), height)
            paint_pill(painter, place, self._remark, self._remark_tone, self._theme)
