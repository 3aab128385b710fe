"""Honesty as a bar and a number. High is good; an unknown one is a dash and an empty bar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oes_desktop.ui.theme import BODY_PX, LEFT_LINE, Colors, Theme, colors_of, sized, tabular
from oes_desktop.ui.widgets.labels import label

BAR_WIDTH, BAR_HEIGHT = 56, 6
_GAP = 8
_LEAST_BAR = 24
_BAD_BELOW, _GOOD_FROM = 50, 75


def honesty_tone(value: int | None) -> str:
    """bad below 50, doubtful below 75, good from there; none when it is not known."""
    if value is None:
        return "none"
    if value < _BAD_BELOW:
        return "bad"
    return "doubtful" if value < _GOOD_FROM else "good"


def paint_honesty(painter: QPainter, rect: QRect, value: int | None, theme: Theme | Colors) -> None:
    """Bar at the left of `rect`, number after it, both centred in height; the bar gives way first."""
    colors = theme.colors if isinstance(theme, Theme) else theme
    tone = honesty_tone(value)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(tabular(sized(painter.font(), BODY_PX, QFont.Weight.DemiBold)))
    number = "—" if value is None else f"{value}%"
    room = painter.fontMetrics().horizontalAdvance("100%")
    bar = QRectF(rect.left(), rect.center().y() - BAR_HEIGHT / 2 + 1, BAR_WIDTH, BAR_HEIGHT)
    words = rect
    bar.setWidth(min(BAR_WIDTH, rect.width() - _GAP - room))
    if bar.width() >= _LEAST_BAR:
        _paint_bar(painter, bar, value, colors)
        words = rect.adjusted(int(bar.width()) + _GAP, 0, 0, 0)
    painter.setPen(colors.tone(tone))
    painter.drawText(words, LEFT_LINE, number)
    painter.restore()


def _paint_bar(painter: QPainter, bar: QRectF, value: int | None, colors: Colors) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.track)
    painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
    if value:
        filled = QRectF(bar)
        filled.setWidth(max(BAR_HEIGHT, bar.width() * min(value, 100) / 100))
        painter.setBrush(colors.tone(honesty_tone(value)))
        painter.drawRoundedRect(filled, BAR_HEIGHT / 2, BAR_HEIGHT / 2)


class HonestyFigure(QWidget):
    """The number large, its name above, the bar below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._title, self._number = label("", "small"), label("", "figure")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, BAR_HEIGHT + 4)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        return self._number.text()

    def show_title(self, title: str) -> None:
        self._title.setText(title)

    def show_value(self, value: int | None, words: str) -> None:
        """`words`: the number as it is written."""
        self._value = value
        self._number.setText(words)
        tone = honesty_tone(value)
        if self._number.property("tone") != tone:
            self._number.setProperty("tone", tone)
            self._number.style().unpolish(self._number)
            self._number.style().polish(self._number)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, self.height() - BAR_HEIGHT, self._title.sizeHint().width(), BAR_HEIGHT)
        _paint_bar(painter, bar, self._value, colors_of())


class HonestyBar(QWidget):
    """Bar and number as a widget. Its accessible name is set by whoever knows the words."""

    def __init__(self, value: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = value
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_value(self, value: int | None) -> None:
        self._value = value
        self.update()

    def sizeHint(self) -> QSize:
        number = self.fontMetrics().horizontalAdvance("100%") + 8
        return QSize(BAR_WIDTH + _GAP + number, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_honesty(QPainter(self), self.rect(), self._value, colors_of())
