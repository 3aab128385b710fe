"""A histogram over a track with two handles, for the mouse and the eye."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from oes_desktop.domain.query import ANY, Span
from oes_desktop.ui.theme import colors_of

_HANDLE = 7.0
Tone = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Scale:
    """Bins of whole numbers, drawn equally wide. The last ends at `end`; None: it goes on for ever."""

    starts: tuple[int, ...]
    end: int | None = None

    def place(self, value: int) -> float:
        """Where a value stands, counted in bins from the left."""
        at = bisect_right(self.starts, value) - 1
        if at < 0:
            return 0.0
        start, after = self.starts[at], self._after(at)
        if after is None:
            return at + (0.5 if value > start else 0.0)
        return at + min(1.0, (value - start) / (after - start))

    def value(self, place: float) -> int:
        """The value that stands at `place`."""
        at = min(max(0, int(place)), len(self.starts) - 1)
        start, after = self.starts[at], self._after(at)
        return start if after is None else start + round((after - start) * (place - at))

    def span(self, left: float, right: float) -> Span:
        """What is selected between two places; an end of the scale restricts nothing."""
        low, bins = self.value(left), len(self.starts)
        if self.end is not None:
            high = self.value(right)
            return Span(low if low > self.starts[0] else None, high if high < self.end else None)
        high = max(self.value(right) - 1, self.starts[0])
        return Span(low if low > self.starts[0] else None, high if right <= bins - 0.5 else None)

    def places(self, span: Span) -> tuple[float, float]:
        """Where the handles stand. On an open scale the upper one stands behind the values it lets in."""
        left = 0.0 if span.low is None else self.place(span.low)
        right = float(len(self.starts))
        if span.high is not None:
            right = self.place(span.high if self.end is not None else span.high + 1)
        return left, max(left, right)

    def middle(self, at: int) -> int:
        """A value in the middle of a bin."""
        after = self._after(at)
        return self.starts[at] if after is None else round((self.starts[at] + after) / 2)

    def _after(self, at: int) -> int | None:
        return self.starts[at + 1] if at + 1 < len(self.starts) else self.end


class RangeSlider(QWidget):
    """`moved(Span)` while dragging. `tone` says the colour of a bar from a value in its middle; `bars` is the
    height of the tallest one in pixels."""

    moved = Signal(object)

    def __init__(self, scale: Scale, tone: Tone, bars: int = 78, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale, self._tone, self._bars = scale, tone, bars
        self._places = scale.places(ANY)
        self._counts: tuple[int, ...] = ()
        self._drags_high = False
        self.setMinimumWidth(260)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_span(self, span: Span) -> None:
        self._places = self._scale.places(span)
        self.update()

    def show_histogram(self, counts: Sequence[int]) -> None:
        """How many exams there are in every bin of the scale."""
        self._counts = tuple(counts)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 24 + self._bars)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _bin_width(self) -> float:
        return max(1.0, self.width() - 2 * _HANDLE) / len(self._scale.starts)

    def _x(self, place: float) -> float:
        return _HANDLE + place * self._bin_width

    def _place(self, x: float) -> float:
        return min(max((x - _HANDLE) / self._bin_width, 0.0), float(len(self._scale.starts)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position().x())
        low, high = self._places
        to_low, to_high = abs(place - low), abs(place - high)
        self._drags_high = to_high < to_low or (to_high == to_low and place >= high)
        self._drag(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(self._place(event.position().x()))

    def _drag(self, place: float) -> None:
        low, high = self._places
        self._places = (low, max(place, low)) if self._drags_high else (min(place, high), high)
        self.update()
        self.moved.emit(self._scale.span(*self._places))

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() - 12.0
        if self._counts:
            self._paint_bars(painter, middle - 10)
        left, right = (self._x(place) for place in self._places)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.track)
        painter.drawRoundedRect(QRectF(_HANDLE, middle - 2, self.width() - 2 * _HANDLE, 4), 2, 2)
        painter.setBrush(colors.accent)
        painter.drawRect(QRectF(left, middle - 2, right - left, 4))
        painter.setPen(QPen(colors.accent, 2))
        painter.setBrush(colors.raised)
        for x in (left, right):
            painter.drawEllipse(QPointF(x, middle), _HANDLE - 1, _HANDLE - 1)

    def _paint_bars(self, painter: QPainter, base: float) -> None:
        colors = colors_of()
        painter.setPen(Qt.PenStyle.NoPen)
        tallest, wide = max(1, *self._counts), self._bin_width
        low, high = self._places
        for at, count in enumerate(self._counts[: len(self._scale.starts)]):
            height = 0 if not count else max(2.0, (base - 2) * count / tallest)
            color = QColor(colors.tone(self._tone(self._scale.middle(at))))
            if at + 1 <= low or at >= high:
                color.setAlphaF(0.28)
            painter.setBrush(color)
            painter.drawRoundedRect(QRectF(self._x(at) + 1, base - height, wide - 2, height), 1.5, 1.5)
