"""Tabs with a count in a pill behind the word: the views of the results, the pages of a report."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import BODY_PX, RADIUS, colors_of, sized, tabular

_PAD, _GAP, _HEIGHT = 12, 7, 40


class TabBar(QTabBar):
    """A `QTabBar` (arrows, accessibility and signals are its own) drawn as a line of words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, str] = {}
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
        return place

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
        place = self.place(code)
        if place >= 0:
            self.setTabText(place, one_line(text, 60).replace("&", "&&"))

    def show_count(self, code: str, count: str) -> None:
        """`count` is written as it is ('' hides it)."""
        place = self.place(code)
        if place < 0 or self._counts.get(code, "") == count:
            return
        self._counts[code] = count
        self.setTabToolTip(place, "")
        self.setAccessibleTabName(place, f"{self._words(place)}, {count}" if count else self._words(place))
        self.setTabText(place, self.tabText(place))  # sizes are asked again

    def _words(self, place: int) -> str:
        return self.tabText(place).replace("&&", "&")

    def _fonts(self) -> tuple[QFont, QFont]:
        return (
            sized(self.font(), BODY_PX, QFont.Weight.DemiBold),
            tabular(sized(self.font(), 11, QFont.Weight.DemiBold)),
        )

    def tabSizeHint(self, index: int) -> QSize:
        words, figures = self._fonts()
        width = 2 * _PAD + QFontMetrics(words).horizontalAdvance(self._words(index))
        count = self._counts.get(self.tabData(index) or "", "")
        if count:
            width += _GAP + QFontMetrics(figures).horizontalAdvance(count) + 12
        return QSize(width, _HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

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
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words(place))
        count = self._counts.get(self.tabData(place) or "", "")
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
