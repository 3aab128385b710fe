"""Tabs with a count in a pill behind the word: the views of the results, the pages of a report.

A long name is cut, the tool tip tells it whole. A dot at the word marks a tab; what it means is spoken and
told by the tool tip as well. Where moving is allowed a tab is dragged along under the mouse (`tabMoved`).
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QTabBar, QWidget

from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import BODY_PX, RADIUS, colors_of, sized, tabular

_PAD, _GAP, _HEIGHT = 12, 7, 40
_LONGEST = 190  # px of a word
_DOT = 5
_MOST_WIDTHS = 1000


class TabBar(QTabBar):
    """A `QTabBar` (arrows, accessibility and signals are its own) drawn as a line of words."""

    def __init__(self, parent: QWidget | None = None, *, moving: bool = False) -> None:
        super().__init__(parent)
        self._counts: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._widths: dict[tuple[str, str], int] = {}  # px, by word and count: they are asked very often
        self._moving = moving
        self._held_at: int | None = None  # where the mouse took the tab; None: it holds none
        self._dragged = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, code: str, text: str) -> int:
        """Append a tab; `code` names it from then on."""
        place = self.addTab(one_line(text, 60).replace("&", "&&"))
        self.setTabData(place, code)
        self._tell(place)
        return place

    def remove(self, code: str) -> None:
        self._counts.pop(code, None)
        self._marks.pop(code, None)
        if (place := self.place(code)) >= 0:
            self.removeTab(place)

    def place(self, code: str) -> int:
        """Where the tab is, -1 when there is none."""
        return next((at for at in range(self.count()) if self.tabData(at) == code), -1)

    @property
    def current(self) -> str:
        return self.tabData(self.currentIndex()) or ""

    def choose(self, code: str) -> None:
        place = self.place(code)
        if place >= 0:
            self.setCurrentIndex(place)

    def rename(self, code: str, text: str) -> None:
        place, shown = self.place(code), one_line(text, 60).replace("&", "&&")
        if place >= 0 and self.tabText(place) != shown:
            self.setTabText(place, shown)
            self._tell(place)

    def show_mark(self, code: str, meaning: str) -> None:
        """Put a dot at the word; '' takes it away."""
        place = self.place(code)
        if place >= 0 and self._marks.get(code, "") != meaning:
            self._marks[code] = meaning
            self._tell(place)
            self.update()

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Counts by code, written as they are ('' hides one)."""
        changed = False
        for place in range(self.count()):
            code = self.tabData(place)
            if code in counts and self._counts.get(code, "") != counts[code]:
                self._counts[code] = counts[code]
                self._tell(place)
                changed = True
        if changed:
            self.setTabText(0, self.tabText(0))  # sizes are asked again, once: it costs with many tabs

    def _tell(self, place: int) -> None:
        """What is spoken of the tab, and what its tool tip adds to what is seen."""
        code, words = self.tabData(place) or "", self._words(place)
        mark, count = self._marks.get(code, ""), self._counts.get(code, "")
        self.setAccessibleTabName(place, ", ".join(part for part in (words, count, mark) if part))
        cut = QFontMetrics(self._fonts()[0]).horizontalAdvance(words) > _LONGEST
        self.setTabToolTip(place, "\n".join(part for part in (words if cut else "", mark) if part))

    def _words(self, place: int) -> str:
        return self.tabText(place).replace("&&", "&")

    def _fonts(self) -> tuple[QFont, QFont]:
        return (
            sized(self.font(), BODY_PX, QFont.Weight.DemiBold),
            tabular(sized(self.font(), 11, QFont.Weight.DemiBold)),
        )

    def tabSizeHint(self, index: int) -> QSize:
        text, count = self._words(index), self._counts.get(self.tabData(index) or "", "")
        if (text, count) not in self._widths:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            words, figures = self._fonts()
            width = 2 * _PAD + min(_LONGEST, QFontMetrics(words).horizontalAdvance(text))
            if count:
                width += _GAP + QFontMetrics(figures).horizontalAdvance(count) + 12
            self._widths[text, count] = width
        return QSize(self._widths[text, count], _HEIGHT)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._widths.clear()
        super().changeEvent(event)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        left = event.button() == Qt.MouseButton.LeftButton
        self._held_at = point.x() if self._moving and left and self.tabAt(point) >= 0 else None
        self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The tab that is held changes places with a neighbour whose middle the mouse has passed."""
        super().mouseMoveEvent(event)
        x, here = event.position().toPoint().x(), self.currentIndex()
        if self._held_at is None:
            return
        self._dragged |= abs(x - self._held_at) >= QApplication.startDragDistance()
        if not self._dragged:
            return
        if here + 1 < self.count() and x > self.tabRect(here + 1).center().x():
            self.moveTab(here, here + 1)
        elif here > 0 and x < self.tabRect(here - 1).center().x():
            self.moveTab(here, here - 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held_at = None
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        under = self.mapFromGlobal(self.cursor().pos())
        for place in range(self.count()):
            if self.isTabVisible(place):
                self._paint_tab(painter, place, self.tabRect(place).contains(under) and self.underMouse())

    def _paint_tab(self, painter: QPainter, place: int, hovered: bool) -> None:
        colors = colors_of()
        here = place == self.currentIndex()
        rect = self.tabRect(place)
        words, figures = self._fonts()
        if not here:
            words.setWeight(QFont.Weight.Medium)
        if here and self.hasFocus():
            painter.setPen(QPen(colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 5, -3, -7), RADIUS, RADIUS)
        painter.setFont(words)
        painter.setPen(colors.text if here or hovered else colors.muted)
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self._words(place), Qt.TextElideMode.ElideRight, _LONGEST)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        code = self.tabData(place) or ""
        if self._marks.get(code):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent)
            left = room.left() + metrics.horizontalAdvance(shown) + 1
            painter.drawEllipse(left, room.center().y() - metrics.ascent() // 2 - 2, _DOT, _DOT)
        count = self._counts.get(code, "")
        if count:
            width = QFontMetrics(figures).horizontalAdvance(count) + 12
            pill = QRect(room.right() - width + 1, room.center().y() - 8, width, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_tint if here else colors.neutral_tint)
            painter.drawRoundedRect(QRectF(pill), 9, 9)
            painter.setFont(figures)
            painter.setPen(colors.accent if here else colors.muted)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, count)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent)
            painter.drawRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2))
