"""Painting what stands still on the timeline: attempts and breaks, the lanes of violations, the axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen

from oes_desktop.playback.exam_clock import AttemptSpan, ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.lines import OWN
from oes_desktop.ui.report.own_lane import paint_own
from oes_desktop.ui.theme import SMALL_PX, Colors, sized, tabular
from oes_desktop.ui.widgets.strip import severity_tone
from oes_desktop.ui.widgets.timeline_layout import HEAD, PAD, TRACK, Lane, Mark, TimelineLayout

FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_SHORT_MS = 5 * 60_000


@dataclass(frozen=True)
class TimelinePainter:
    """`font`: of the widget; `width`: its pixels."""

    layout: TimelineLayout
    exam: ExamClock
    formats: Formats
    colors: Colors
    font: QFont
    width: int

    def small(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return sized(self.font, SMALL_PX, weight)

    @property
    def _seconds(self) -> bool:
        """So little is shown that minutes would not tell its times apart."""
        return self.layout.view.length_ms < _SHORT_MS

    def ground(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(self.colors.line, 1))
        painter.setBrush(self.colors.surface)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def attempts(self, painter: QPainter, free_right: float) -> None:
        """`free_right`: where room for titles ends."""
        for stretch in self.layout.attempts:
            if isinstance(stretch.of, AttemptSpan):
                body = QRectF(stretch.left, self.layout.top, stretch.right - stretch.left, TRACK - 4)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.colors.accent_tint)
                painter.drawRoundedRect(body, 3, 3)
                self._title(painter, stretch.left, min(stretch.right, free_right), stretch.of)

    def breaks(self, painter: QPainter) -> None:
        layout = self.layout
        for gap in layout.breaks:
            area = QRectF(gap.left, layout.top, gap.right - gap.left, layout.bottom - layout.top)
            painter.fillRect(area, self.colors.surface)
            painter.fillRect(area, QBrush(self.colors.field_line, Qt.BrushStyle.BDiagPattern))
            painter.setFont(self.small())
            painter.setPen(self.colors.bad)
            words = QCoreApplication.translate("Timeline", "break")
            if painter.fontMetrics().horizontalAdvance(words) + 4 <= area.width():
                room = QRectF(area.left(), PAD, area.width(), HEAD)
                painter.drawText(room, int(FLAGS | Qt.AlignmentFlag.AlignHCenter), words)

    def _title(self, painter: QPainter, left: float, right: float, attempt: AttemptSpan) -> None:
        """The attempt's number, and its times where there is room."""
        title = QCoreApplication.translate("Timeline", "Attempt {number}").format(number=attempt.number)
        start = self.formats.time(attempt.span.start_ms, seconds=self._seconds)
        end = self.formats.time(attempt.span.end_ms, seconds=self._seconds)
        if attempt.running:
            end = QCoreApplication.translate("Timeline", "running")
        bold = self.small(QFont.Weight.DemiBold)
        room = QRectF(left, PAD, right - left - 6, HEAD)
        wide = QFontMetrics(bold).horizontalAdvance(title) + 6
        painter.setFont(bold)
        painter.setPen(self.colors.text)
        if wide > room.width():
            painter.drawText(room, int(FLAGS), str(attempt.number))
            return
        painter.drawText(room, int(FLAGS), title)
        painter.setFont(tabular(self.small()))
        painter.setPen(self.colors.muted)
        times = f"{start} – {end}"
        if wide + painter.fontMetrics().horizontalAdvance(times) <= room.width():
            painter.drawText(room.adjusted(wide, 0, 0, 0), int(FLAGS), times)

    def row(self, painter: QPainter, top: float, height: float, name: str, count: str) -> None:
        """The line above a lane, its name at the left and its count at the right."""
        layout = self.layout
        painter.setPen(QPen(self.colors.line, 1))
        painter.drawLine(QPointF(layout.left, top), QPointF(layout.right, top))
        painter.setFont(self.small())
        painter.setPen(self.colors.muted)
        room = QRectF(PAD, top, layout.left - PAD - 8, height)
        cut = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(FLAGS), cut)
        painter.setFont(tabular(self.small(QFont.Weight.DemiBold)))
        painter.setPen(self.colors.text)
        place = QRectF(layout.right + 4, top, self.width - PAD - layout.right - 4, height)
        painter.drawText(place, int(FLAGS | Qt.AlignmentFlag.AlignRight), count)

    def lanes(self, painter: QPainter, name: Callable[[str], str]) -> None:
        layout = self.layout
        for lane in layout.lanes:
            self.row(painter, lane.top, lane.height, name(lane.kind), self.formats.number(lane.count))
            painter.setPen(Qt.PenStyle.NoPen)
            for mark in lane.marks:
                if lane.kind == OWN:
                    paint_own(painter, self.place(lane, mark), mark, self.colors)
                    continue
                painter.setBrush(self.colors.tone(severity_tone(mark.severity)))
                painter.drawRoundedRect(self.place(lane, mark), 1.5, 1.5)

    def place(self, lane: Lane, mark: Mark) -> QRectF:
        """The height tells severity as well."""
        height = min(lane.height - 4, 5.0 + 3 * mark.severity)
        left, right = max(mark.left, self.layout.left), min(mark.right, self.layout.right)
        return QRectF(left, lane.top + (lane.height - height) / 2, max(right - left, 1.0), height)

    def selected(self, painter: QPainter, lane: Lane, mark: Mark) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.colors.accent, 2))
        painter.drawRoundedRect(self.place(lane, mark).adjusted(-3, -3, 3, 3), 3.5, 3.5)

    def axis(self, painter: QPainter) -> None:
        layout, colors = self.layout, self.colors
        painter.setFont(tabular(self.small()))
        metrics = painter.fontMetrics()
        sample = self.formats.time(self.exam.start_ms, seconds=self._seconds)
        offset = self.formats.zone.offsetFromUtc(self.formats.moment(self.exam.start_ms)) * 1000
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(QPointF(layout.left, layout.bottom), QPointF(layout.right, layout.bottom))
        for tick in layout.ticks(metrics.horizontalAdvance(sample), offset):
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(tick.x, layout.bottom), QPointF(tick.x, layout.bottom + 4))
            painter.setPen(colors.muted)
            words = self.formats.time(tick.wall_ms, seconds=self._seconds)
            width = metrics.horizontalAdvance(words)
            x = min(max(4.0, tick.x - width / 2), self.width - 4.0 - width)
            painter.drawText(QPointF(x, layout.bottom + 6 + metrics.ascent()), words)
        self._whole(painter)

    def _whole(self, painter: QPainter) -> None:
        """Where in the exam a view lies that is not all of it."""
        view, layout = self.layout.view, self.layout
        if view.length_ms >= self.exam.length_ms:
            return
        scale = (layout.right - layout.left) / self.exam.length_ms
        left = layout.left + (view.start_ms - self.exam.start_ms) * scale
        line = QRectF(layout.left, layout.bottom + 24, layout.right - layout.left, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colors.track)
        painter.drawRoundedRect(line, 1.5, 1.5)
        painter.setBrush(self.colors.muted)
        painter.drawRoundedRect(QRectF(left, line.top(), max(6.0, view.length_ms * scale), 3), 1.5, 1.5)

    def time_bubble(self, painter: QPainter, x: float, words: str) -> None:
        """The line under the pointer, and its time over it."""
        layout = self.layout
        painter.setPen(QPen(self.colors.muted, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, layout.top), QPointF(x, layout.bottom))
        painter.setFont(tabular(self.small(QFont.Weight.DemiBold)))
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        left = min(max(2.0, x - width / 2), self.width - width - 2)
        bubble = QRectF(left, PAD - 2, width, HEAD - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colors.tip)
        painter.drawRoundedRect(bubble, 4, 4)
        painter.setPen(self.colors.on_tip)
        painter.drawText(bubble, int(FLAGS | Qt.AlignmentFlag.AlignHCenter), words)

    def playhead(self, painter: QPainter, wall_ms: int) -> None:
        layout = self.layout
        x = layout.x(wall_ms)
        if not layout.left - 1 <= x <= layout.right + 1:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colors.surface)
        painter.drawRect(QRectF(x - 2, layout.top, 4, layout.bottom - layout.top + 2))
        painter.setBrush(self.colors.text)
        painter.drawRect(QRectF(x - 1, layout.top - 2, 2, layout.bottom - layout.top + 4))
        painter.drawEllipse(QPointF(x, layout.top - 2), 4, 4)
