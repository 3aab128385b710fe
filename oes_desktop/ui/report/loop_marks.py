"""The stretch that is played again and again, on the timeline: two brackets, and a tint between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from oes_desktop.ui.theme import Colors
from oes_desktop.ui.widgets.timeline_layout import TimelineLayout

_FOOT = 5  # px, of a bracket


def paint_loop(
    painter: QPainter, layout: TimelineLayout, marks: tuple[int | None, int | None], colors: Colors
) -> None:
    """`marks`: from and to, exam wall ms; one alone while the other is not set."""
    places = [None if at is None else layout.x(at) for at in marks]
    start, end = places
    if start is not None and end is not None:
        tint = QColor(colors.accent)
        tint.setAlpha(40)
        painter.fillRect(QRectF(start, layout.top, end - start, layout.bottom - layout.top), tint)
    painter.setPen(QPen(colors.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, foot in ((start, _FOOT), (end, -_FOOT)):
        if x is not None:
            corners = [(x + foot, layout.top), (x, layout.top), (x, layout.bottom), (x + foot, layout.bottom)]
            painter.drawPolyline([QPointF(*corner) for corner in corners])
