"""Chips that only say something: kinds with their counts, states of an exam. Painted, so that a panel which
follows an arrow key makes no widgets on its way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.theme import colors_of
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.pill import pill_font

HEIGHT = 22
_PAD, _GAP, _ICON, _DOT, _AIR = 8, 6, 14, 7, 5


class Chip(NamedTuple):
    """`tone`: none, good, doubtful, bad, live or accent. `icon` or a `dot` stands before the text."""

    text: str
    tone: str = "none"
    icon: str = ""
    dot: bool = False
    tip: str = ""


class ChipLine(QWidget):
    """Fills a line and goes on in the next; one that is wider than a line is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def chips(self) -> tuple[Chip, ...]:
        return self._chips

    def show_chips(self, chips: Sequence[Chip]) -> None:
        self._chips = tuple(chips)
        self.setVisible(bool(chips))
        self.setAccessibleName(", ".join(chip.tip or chip.text for chip in chips))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines."""
        places = self._places(self.width())
        self.setFixedHeight(places[-1].bottom() + 1 if places else 0)

    def _places(self, width: int) -> list[QRect]:
        metrics = QFontMetrics(pill_font(self.font()))
        places: list[QRect] = []
        x = y = 0
        for chip in self._chips:
            lead = _ICON + _AIR if chip.icon else _DOT + _AIR if chip.dot else 0
            wide = min(metrics.horizontalAdvance(chip.text) + 2 + 2 * _PAD + lead, width)
            if x and x + wide > width:
                x, y = 0, y + HEIGHT + _GAP
            places.append(QRect(x, y, wide, HEIGHT))
            x += wide + _GAP
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(pill_font(self.font()))
        for chip, place in zip(self._chips, self._places(self.width()), strict=True):
            self._paint_chip(painter, chip, place)
        painter.end()

    def _paint_chip(self, painter: QPainter, chip: Chip, place: QRect) -> None:
        colors = colors_of()
        tone = colors.text if chip.tone == "none" else colors.tone(chip.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.tint(chip.tone))
        painter.drawRoundedRect(QRectF(place), HEIGHT / 2, HEIGHT / 2)
        words = place.adjusted(_PAD, 0, -_PAD, 0)
        if chip.icon:
            sign = QRect(words.left(), place.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            paint_icon(painter, sign, chip.icon, tone)
            words.setLeft(words.left() + _ICON + _AIR)
        elif chip.dot:
            painter.setBrush(tone)
            center = QPointF(words.left() + _DOT / 2, place.center().y() + 0.5)
            painter.drawEllipse(center, _DOT / 2, _DOT / 2)
            words.setLeft(words.left() + _DOT + _AIR)
        painter.setPen(tone)
        shown = painter.fontMetrics().elidedText(chip.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            places = zip(self._chips, self._places(self.width()), strict=True)
            under = next((chip for chip, place in places if place.contains(event.pos())), None)
            tip = "" if under is None else plain_tip(under.tip or under.text)
            QToolTip.showText(event.globalPos(), tip, self) if tip else QToolTip.hideText()
            return True
        return super().event(event)
