"""What is not on this computer, on the timeline: pale and hatched over the pictures of the attempts, the
camera in the upper half, the screen in the lower."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from oes_desktop.domain.models import CAMERA
from oes_desktop.playback.absent import Absent
from oes_desktop.ui.report.film_lanes import STRIP_HEIGHT
from oes_desktop.ui.theme import Colors
from oes_desktop.ui.widgets.timeline_layout import TimelineLayout

_PALE = 190  # of 255: what is under it can still be made out


def paint_absent(painter: QPainter, spans: Sequence[Absent], layout: TimelineLayout, colors: Colors) -> None:
    pale = QColor(colors.surface)
    pale.setAlpha(_PALE)
    half = STRIP_HEIGHT / 2
    for span in spans:
        place = layout.stretch(span.start_ms, span.end_ms)
        if place is not None:
            top = layout.top + (0 if span.kind == CAMERA else half)
            area = QRectF(place[0], top, max(1.0, place[1] - place[0]), half)
            painter.fillRect(area, pale)
            painter.fillRect(area, QBrush(colors.field_line, Qt.BrushStyle.FDiagPattern))


def absent_at(spans: Sequence[Absent], wall_ms: int) -> bool:
    return any(span.start_ms <= wall_ms < span.end_ms for span in spans)
