"""One pane of video: paints the newest frame, or says in its place why there is none.

Frames arrive on foreign threads. Only the newest is kept, and one repaint is asked for at a time, so a busy
window drops pictures and never queues them.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from oes_desktop.playback.engine import Frame
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import BODY_PX, SMALL_PX, Theme, sized
from oes_desktop.ui.widgets.pill import paint_pill, pill_size

RADIUS = 8
_ICON = 28


class VideoPane(QWidget):
    """`show_frame` may be called on any thread; everything else on the window's."""

    _arrived = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lock = threading.Lock()
        self._newest: Frame | None = None
        self._asked = False
        self._shown: Frame | None = None
        self._image: QImage | None = None
        self._label = ""
        self._remark, self._remark_tone = "", "none"
        self._icon, self._title, self._sentence = "", "", ""
        self._covered = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self._arrived.connect(self.update, Qt.ConnectionType.QueuedConnection)
        theme.changed.connect(self.update)

    def show_frame(self, frame: Frame) -> None:
        with self._lock:
            self._newest = frame
            asked, self._asked = self._asked, True
        if not asked:
            self._arrived.emit()

    def forget(self) -> None:
        """Nothing of the recording before is to be seen any more."""
        with self._lock:
            self._newest = None
        self._image = self._shown = None
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
            painter.drawImage(self._place(self._image.size()), self._image)
        if self._title:
            self._paint_message(painter)
        self._paint_pills(painter)
        if not pictured:
            painter.setPen(QPen(self._theme.colors.line, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()

    def _take_newest(self) -> None:
        with self._lock:
            frame, self._newest, self._asked = self._newest, None, False
        if frame is not None:
            # the image looks into the frame's memory, so the frame is kept as long as the image
            self._image = QImage(
                frame.data, frame.width, frame.height, frame.pitch, QImage.Format.Format_RGB32
            )
            self._shown = frame

    def _place(self, size: QSize) -> QRectF:
        """The picture as large as it fits, centred, in its own proportions."""
        room = QRectF(self.rect())
        fitted = size.scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, fitted.width(), fitted.height())
        place.moveCenter(room.center())
        return place

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
        if self._label:
            height = pill_size(self._label, self.font()).height()
            place = QRect(room.left(), room.top(), room.width(), height)
            paint_pill(painter, place, self._label, "none", self._theme)
        if self._remark and not self._title:  # what is told in the middle needs the room
            height = pill_size(self._remark, self.font()).height()
            place = QRect(room.left(), room.bottom() - height, room.width(), height)
            paint_pill(painter, place, self._remark, self._remark_tone, self._theme)
