"""A tiny timeline: when violations happened and how bad the worst was, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from oes_desktop.ui.theme import BODY_PX, LEFT_LINE, Colors, Theme, sized, tabular

HEIGHT = 13
COUNT_WIDTH = 32
_SEVERITY_TONES = {1: "accent", 2: "doubtful", 3: "bad"}
# Height tells severity as well, so colour is not the only sign.
_SEVERITY_HEIGHTS = {1: 0.55, 2: 0.78, 3: 1.0}


def severity_tone(severity: int) -> str:
    """accent (slight), doubtful or bad."""
    return _SEVERITY_TONES.get(min(max(severity, 1), 3), "accent")


def paint_strip(
    painter: QPainter,
    rect: QRect,
    strip: bytes,
    theme: Theme | Colors,
    *,
    count: int | None = None,
    tone: str = "text",
) -> None:
    """`strip`: a byte a bin of equal length, 0 none, else the worst severity 1-3. `count` comes after, in
    the colour of `tone`."""
    colors = theme.colors if isinstance(theme, Theme) else theme
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    words = QRect(rect)
    if count is not None:
        words.setLeft(max(rect.left(), rect.right() - COUNT_WIDTH + 1))
        painter.setFont(tabular(sized(painter.font(), BODY_PX, QFont.Weight.DemiBold)))
        shown = colors.text if tone == "text" else colors.tone(tone)
        painter.setPen(shown if count else colors.muted)
        painter.drawText(words, LEFT_LINE, str(count))
    width = rect.width() if count is None else words.left() - rect.left() - 8
    if width > 8:
        ground = QRectF(rect.left(), rect.center().y() - HEIGHT / 2 + 1, width, HEIGHT)
        _paint_bins(painter, ground, strip, colors)
    painter.restore()


def _paint_bins(painter: QPainter, ground: QRectF, strip: bytes, colors: Colors) -> None:
    """Where bins are narrower than a bar, the worse one is above."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.neutral_tint)
    painter.drawRoundedRect(ground, 3, 3)
    step = ground.width() / max(1, len(strip))
    left, below, width = ground.left(), ground.bottom(), max(1.6, step * 0.9)
    bars: dict[int, list[QRectF]] = {}
    for place, severity in enumerate(strip):
        if severity:
            level = min(severity, 3)
            height = HEIGHT * _SEVERITY_HEIGHTS[level]
            bars.setdefault(level, []).append(QRectF(left + place * step, below - height, width, height))
    for level in sorted(bars):
        painter.setBrush(colors.tone(_SEVERITY_TONES[level]))
        painter.drawRects(bars[level])
