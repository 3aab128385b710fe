"""A range of whole numbers in a popup: histogram, a slider with two handles, two spin boxes.

The spin boxes are the way for the keyboard and for a screen reader; slider and histogram are for the
mouse and the eye. Lower never passes upper: the other end gives way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpinBox, QWidget

from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.boxes import spin_box
from oes_desktop.ui.widgets.buttons import button
from oes_desktop.ui.widgets.honesty import honesty_tone
from oes_desktop.ui.widgets.labels import label
from oes_desktop.ui.widgets.popup import Popup

_HANDLE = 7.0
_BARS_HEIGHT = 78


class RangePopup(Popup):
    """`changed(low, high)` whenever an end moves; the whole range means: no restriction."""

    changed = Signal(int, int)

    def __init__(
        self,
        title: str = "",
        lowest: int = 0,
        highest: int = 100,
        suffix: str = " %",
        tone: Callable[[int | None], str] = honesty_tone,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lowest, self._highest = lowest, highest
        self._title, self._remaining = label(title, "heading"), label("", "small")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._remaining)
        self._slider = RangeSlider(lowest, highest, tone)
        self._low, self._high = self._box(suffix), self._box(suffix)
        self._until = label("", "muted")
        self._clear = button(kind="link")
        ends = QHBoxLayout()
        ends.setSpacing(8)
        for part in (self._low, self._until, self._high):
            ends.addWidget(part)
        ends.addStretch(1)
        ends.addWidget(self._clear)
        self.body.addLayout(head)
        self.body.addWidget(self._slider)
        self.body.addLayout(ends)
        self.show_values(lowest, highest)
        self._low.valueChanged.connect(self._low_moved)
        self._high.valueChanged.connect(self._high_moved)
        self._slider.moved.connect(self._slid)
        self._clear.clicked.connect(lambda: self._slid(lowest, highest))
        self._retranslate()

    def _box(self, suffix: str) -> QSpinBox:
        box = spin_box(self._lowest, self._highest, suffix)
        box.setFixedWidth(92)
        return box

    @property
    def values(self) -> tuple[int, int]:
        return self._low.value(), self._high.value()

    @property
    def restricts(self) -> bool:
        return self.values != (self._lowest, self._highest)

    def show_title(self, title: str) -> None:
        self._title.setText(title)
        self._retranslate()

    def show_values(self, low: int, high: int) -> None:
        """Show without telling anybody."""
        for box, value in ((self._low, low), (self._high, high)):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self._slider.show_values(low, high)
        self._clear.setEnabled(self.restricts)

    def show_histogram(self, counts: Sequence[int]) -> None:
        """How many exams there are in bins of equal width over the whole range."""
        self._slider.show_histogram(counts)

    def show_remaining(self, text: str) -> None:
        """A few words at the top right, such as "312 left"."""
        self._remaining.setText(text)

    def first_field(self) -> QWidget | None:
        return self._low

    def _low_moved(self, value: int) -> None:
        self._slid(value, max(value, self._high.value()))

    def _high_moved(self, value: int) -> None:
        self._slid(min(value, self._low.value()), value)

    def _slid(self, low: int, high: int) -> None:
        self.show_values(low, high)
        self.changed.emit(low, high)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._until.setText(self.tr("to"))
        self._clear.setText(self.tr("Clear"))
        self._low.setAccessibleName(self.tr("{title}: from").format(title=self._title.text()))
        self._high.setAccessibleName(self.tr("{title}: to").format(title=self._title.text()))


class RangeSlider(QWidget):
    """Histogram and track with two handles, for the mouse. `moved(low, high)` while dragging."""

    moved = Signal(int, int)

    def __init__(
        self, lowest: int, highest: int, tone: Callable[[int | None], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lowest, self._highest, self._tone = lowest, highest, tone
        self._low, self._high = lowest, highest
        self._counts: tuple[int, ...] = ()
        self._drags_high = False
        self.setMinimumWidth(260)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, low: int, high: int) -> None:
        self._low, self._high = low, high
        self.update()

    def show_histogram(self, counts: Sequence[int]) -> None:
        self._counts = tuple(counts)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 24 + (_BARS_HEIGHT if self._counts else 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _x(self, value: float) -> float:
        share = (value - self._lowest) / max(1, self._highest - self._lowest)
        return _HANDLE + share * (self.width() - 2 * _HANDLE)

    def _value(self, x: float) -> int:
        share = (x - _HANDLE) / max(1.0, self.width() - 2 * _HANDLE)
        value = self._lowest + share * (self._highest - self._lowest)
        return round(min(max(value, self._lowest), self._highest))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        value = self._value(event.position().x())
        to_low, to_high = abs(value - self._low), abs(value - self._high)
        self._drags_high = to_high < to_low or (to_high == to_low and value >= self._high)
        self._drag(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(self._value(event.position().x()))

    def _drag(self, value: int) -> None:
        if self._drags_high:
            self._high = max(value, self._low)
        else:
            self._low = min(value, self._high)
        self.update()
        self.moved.emit(self._low, self._high)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() - 12.0
        if self._counts:
            self._paint_bars(painter, middle - 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.track)
        painter.drawRoundedRect(
            QRectF(self._x(self._lowest), middle - 2, self.width() - 2 * _HANDLE, 4), 2, 2
        )
        painter.setBrush(colors.accent)
        painter.drawRect(QRectF(self._x(self._low), middle - 2, self._x(self._high) - self._x(self._low), 4))
        painter.setPen(QPen(colors.accent, 2))
        painter.setBrush(colors.raised)
        for value in (self._low, self._high):
            painter.drawEllipse(QPointF(self._x(value), middle), _HANDLE - 1, _HANDLE - 1)

    def _paint_bars(self, painter: QPainter, base: float) -> None:
        colors = colors_of()
        painter.setPen(Qt.PenStyle.NoPen)
        tallest = max(1, *self._counts)
        span = (self._highest - self._lowest) / len(self._counts)
        for place, count in enumerate(self._counts):
            start = self._lowest + place * span
            left, right = self._x(start), self._x(start + span)
            height = 0 if not count else max(2.0, (base - 2) * count / tallest)
            color = QColor(colors.tone(self._tone(round(start + span / 2))))
            if start + span <= self._low or start >= self._high:
                color.setAlphaF(0.28)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(left + 1, base - height, right - left - 2, height), 1.5, 1.5)
