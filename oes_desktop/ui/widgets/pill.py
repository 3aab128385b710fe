"""Pills: a word in the tint of its tone, as a label and as a painter for delegates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import LEFT_LINE, SMALL_PX, Colors, Theme, sized
from oes_desktop.ui.widgets.labels import PlainLabel

HEIGHT = 20
_PAD = 8
_DOT = 7


class Pill(PlainLabel):
    """`tone`: none, good, doubtful, bad, live or accent."""

    def __init__(self, text: str = "", tone: str = "none", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pill", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("tone", tone)
        self.setText(one_line(text, 80))

    def show_text(self, text: str, tone: str = "none") -> None:
        self.setText(one_line(text, 80))
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    @property
    def tone(self) -> str:
        return self.property("tone")


def pill_font(font: QFont) -> QFont:
    return sized(font, SMALL_PX, QFont.Weight.DemiBold)


def pill_size(text: str, font: QFont, *, dot: bool = False) -> QSize:
    """Room that `paint_pill` takes for `text` in the view's `font`."""
    width = QFontMetrics(pill_font(font)).horizontalAdvance(text) + 1 + 2 * _PAD + (_DOT + 5 if dot else 0)
    return QSize(width, HEIGHT)


def paint_pill(
    painter: QPainter, rect: QRect, text: str, tone: str, theme: Theme | Colors, *, dot: bool = False
) -> QRect:
    """Paint at the left of `rect`, centred in height, cut where room ends. Returns what it covers."""
    colors = theme.colors if isinstance(theme, Theme) else theme
    font = painter.font()
    size = pill_size(text, font, dot=dot)
    body = QRect(rect.left(), rect.center().y() - HEIGHT // 2 + 1, min(size.width(), rect.width()), HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.tint(tone))
    painter.drawRoundedRect(QRectF(body), HEIGHT / 2, HEIGHT / 2)
    words = body.adjusted(_PAD, 0, -_PAD, 0)
    if dot:
        painter.setBrush(colors.tone(tone))
        painter.drawEllipse(QPointF(words.left() + _DOT / 2, body.center().y() + 0.5), _DOT / 2, _DOT / 2)
        words.setLeft(words.left() + _DOT + 5)
    painter.setFont(pill_font(font))
    painter.setPen(colors.tone(tone) if tone != "none" else colors.text)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, LEFT_LINE, shown)
    painter.restore()
    return body
