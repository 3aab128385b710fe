"""The pictures under the pointer, above the timeline: camera and screen at that moment, each with its own
time, and what cannot be seen there. It takes no focus and no mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from oes_desktop.ui.theme import SMALL_PX, Theme, sized, tabular

WIDTH, HEIGHT = 208, 156  # of a picture
_PAD, _GAP, _ABOVE = 8, 8, 6


@dataclass(frozen=True)
class Shown:
    """`caption`: which recording, and the picture's own time. `image` may be null while it is decoded;
    `exact`: it is the very picture of that moment."""

    caption: str
    image: QImage
    exact: bool


class FramePopup(QWidget):
    """A child of the window over which it floats."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._over = theme, window
        self._pictures: tuple[Shown, ...] = ()
        self._title = ""
        self._lines: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def pictures(self) -> tuple[Shown, ...]:
        return self._pictures

    @property
    def lines(self) -> tuple[str, ...]:
        return self._lines

    def show_at(self, over: QPoint, title: str, pictures: Sequence[Shown], lines: Sequence[str] = ()) -> None:
        """`over`: the point of the window that it stands above, in the middle."""
        self._title, self._pictures, self._lines = title, tuple(pictures), tuple(lines)
        size = self._needed()
        self.resize(size)
        room = self._over.width()
        left = min(max(4, over.x() - size.width() // 2), max(4, room - size.width() - 4))
        self.move(left, max(4, over.y() - size.height() - _ABOVE))
        self.raise_()
        self.show()
        self.update()

    def _line_height(self) -> int:
        return QFontMetrics(self._font()).height() + 2

    def _font(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return tabular(sized(self.font(), SMALL_PX, weight))

    def _needed(self) -> QSize:
        metrics = QFontMetrics(self._font(QFont.Weight.DemiBold))
        words = (self._title, *self._lines)
        text = max(metrics.horizontalAdvance(line) for line in words)
        count = len(self._pictures)
        wide = count * WIDTH + max(0, count - 1) * _GAP
        rows = 1 + len(self._lines) + (1 if count else 0)
        return QSize(
            2 * _PAD + max(text, wide), 2 * _PAD + rows * self._line_height() + (HEIGHT if count else 0)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        line = self._line_height()
        centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        row = QRectF(_PAD, _PAD, self.width() - 2 * _PAD, line)
        painter.setFont(self._font(QFont.Weight.DemiBold))
        painter.setPen(colors.text)
        painter.drawText(row, int(centred), self._title)
        painter.setFont(self._font())
        painter.setPen(colors.doubtful)
        for words in self._lines:
            row.translate(0, line)
            painter.drawText(row, int(centred), words)
        top = row.bottom()
        wide = len(self._pictures) * (WIDTH + _GAP) - _GAP
        left = (self.width() - wide) / 2
        for shown in self._pictures:
            self._paint(painter, QRectF(left, top, WIDTH, HEIGHT), shown, line)
            left += WIDTH + _GAP
        painter.end()

    def _paint(self, painter: QPainter, room: QRectF, shown: Shown, line: int) -> None:
        colors = self._theme.colors
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.track)
        painter.drawRoundedRect(room, 4, 4)
        if not shown.image.isNull():
            size = shown.image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(room.center())
            painter.drawImage(target, shown.image)
        painter.setPen(colors.text if shown.exact else colors.muted)
        words = QRectF(room.left(), room.bottom(), room.width(), line + 2)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), shown.caption)
