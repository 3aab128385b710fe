"""The timeline of a report: attempts, breaks, violations by kind, and the playhead, in exam time.

It paints and turns the pointer into times; geometry is `timeline_layout.py`. A click or a drag asks for a
seek, a click on a violation for its beginning.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from oes_desktop.domain.models import Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import AttemptSpan, ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.loop_marks import paint_loop
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import SMALL_PX, Colors, Theme, sized, tabular
from oes_desktop.ui.widgets.kinds import kind_text, short_kind
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.strip import severity_tone
from oes_desktop.ui.widgets.timeline_layout import (
    HEAD,
    OTHERS,
    PAD,
    TRACK,
    WHOLE,
    Lane,
    Mark,
    TimelineLayout,
    lanes_of,
)

_NAMES = (72, 170)
_KEY_STEP_MS = 5000
_SHORT_MS = 5 * 60_000
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class Timeline(QWidget):
    """`seek_requested(wall ms)` while the pointer or the keys move the playhead."""

    seek_requested = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._exam = ExamClock((), ())
        self._violations: tuple[Violation, ...] = ()
        self._vocabulary = Vocabulary()
        self._kinds: tuple[str, ...] = ()
        self._layout: TimelineLayout | None = None
        self._still: QPixmap | None = None
        self._position = 0
        self._loop: tuple[int | None, int | None] = (None, None)
        self._hover: QPointF | None = None
        self._ring = False  # whether the keyboard brought the focus here
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._redraw)
        self._retranslate()

    def show_exam(self, exam: ExamClock, violations: Sequence[Violation], vocabulary: Vocabulary) -> None:
        self._exam, self._violations, self._vocabulary = exam, tuple(violations), vocabulary
        self._kinds = lanes_of(self._violations, [term.code for term in vocabulary.kinds])
        self._layout = None
        self.updateGeometry()
        self._redraw()

    def show_position(self, wall_ms: int) -> None:
        if wall_ms != self._position:
            self._position = wall_ms
            self.setAccessibleDescription(self._formats.time(wall_ms, seconds=True))
            self.update()

    def show_loop(self, start_ms: int | None, end_ms: int | None) -> None:
        """The stretch that is played again and again; one mark alone while the other is not set."""
        if (start_ms, end_ms) != self._loop:
            self._loop = (start_ms, end_ms)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, WHOLE.height(len(self._kinds)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, WHOLE.height(len(self._kinds)))

    @property
    def layout_now(self) -> TimelineLayout:
        """The geometry of what is shown, for the painter and for tests."""
        if self._layout is None:
            metrics = QFontMetrics(self._small())
            widest = max((metrics.horizontalAdvance(self._name(kind)) for kind in self._kinds), default=0)
            names = min(max(_NAMES[0], widest + 12), _NAMES[1]) if self._kinds else 0
            self._layout = TimelineLayout(self._exam, self._violations, self._kinds, self.width(), names)
        return self._layout

    @property
    def _short(self) -> bool:
        """So short that minutes would not tell its times apart."""
        return self._exam.length_ms < _SHORT_MS

    def _name(self, kind: str) -> str:
        if kind == OTHERS:
            return self.tr("Others")
        example = next(v for v in self._violations if v.kind == kind)
        return short_kind(example, self._vocabulary, self._formats.language)

    def _small(self, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        return sized(self.font(), SMALL_PX, weight)

    def _redraw(self) -> None:
        self._still = None
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        self._layout = None
        self._still = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._layout = None
            self._redraw()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline of the exam"))

    # Painting: what stands still is drawn once into a pixmap, the playhead over it

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._still is None or self._still.devicePixelRatio() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            still = QPainter(self._still)
            still.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_still(still)
            still.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_loop(painter, self.layout_now, self._loop, self._theme.colors)
        self._paint_hover(painter)
        self._paint_playhead(painter)
        painter.end()

    def _paint_still(self, painter: QPainter) -> None:
        colors, layout = self._theme.colors, self.layout_now
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.surface)
        painter.drawRoundedRect(frame, 8, 8)
        self._paint_attempts(painter, colors)
        for lane in layout.lanes:  # over the breaks: a lost connection lies in one
            self._paint_lane(painter, lane, colors)
        self._paint_axis(painter, colors)

    def _paint_attempts(self, painter: QPainter, colors: Colors) -> None:
        layout = self.layout_now
        for stretch in layout.attempts:
            if not isinstance(stretch.of, AttemptSpan):
                continue
            body = QRectF(stretch.left, layout.top + 3, stretch.right - stretch.left, TRACK - 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_tint)
            painter.drawRoundedRect(body, 3, 3)
            self._paint_title(painter, stretch.left, stretch.right, stretch.of, colors)
        for gap in layout.breaks:
            area = QRectF(gap.left, layout.top + 3, gap.right - gap.left, layout.bottom - layout.top - 3)
            painter.fillRect(area, colors.surface)
            painter.fillRect(area, QBrush(colors.field_line, Qt.BrushStyle.BDiagPattern))
            painter.setFont(self._small())
            painter.setPen(colors.bad)
            words = self.tr("break")
            if painter.fontMetrics().horizontalAdvance(words) + 4 <= area.width():
                painter.drawText(
                    QRectF(area.left(), PAD, area.width(), HEAD),
                    int(_FLAGS | Qt.AlignmentFlag.AlignHCenter),
                    words,
                )

    def _paint_title(
        self, painter: QPainter, left: float, right: float, attempt: AttemptSpan, colors: Colors
    ) -> None:
        """The attempt's number, and its times where there is room."""
        title = self.tr("Attempt {number}").format(number=attempt.number)
        start = self._formats.time(attempt.span.start_ms, seconds=self._short)
        end = self._formats.time(attempt.span.end_ms, seconds=self._short)
        if attempt.running:
            end = self.tr("running")
        bold = self._small(QFont.Weight.DemiBold)
        room = QRectF(left, PAD, right - left - 6, HEAD)
        wide = QFontMetrics(bold).horizontalAdvance(title) + 6
        painter.setFont(bold)
        painter.setPen(colors.text)
        if wide > room.width():
            painter.drawText(room, int(_FLAGS), str(attempt.number))
            return
        painter.drawText(room, int(_FLAGS), title)
        painter.setFont(tabular(self._small()))
        painter.setPen(colors.muted)
        times = f"{start} – {end}"
        if wide + painter.fontMetrics().horizontalAdvance(times) <= room.width():
            painter.drawText(room.adjusted(wide, 0, 0, 0), int(_FLAGS), times)

    def _paint_lane(self, painter: QPainter, lane: Lane, colors: Colors) -> None:
        layout = self.layout_now
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(QPointF(layout.left, lane.top), QPointF(layout.right, lane.top))
        painter.setFont(self._small())
        painter.setPen(colors.muted)
        room = QRectF(PAD, lane.top, layout.left - PAD - 8, lane.height)
        name = painter.fontMetrics().elidedText(
            self._name(lane.kind), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(_FLAGS), name)
        painter.setFont(tabular(self._small(QFont.Weight.DemiBold)))
        painter.setPen(colors.text)
        count = QRectF(layout.right + 4, lane.top, self.width() - PAD - layout.right - 4, lane.height)
        painter.drawText(count, int(_FLAGS | Qt.AlignmentFlag.AlignRight), self._formats.number(lane.count))
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in lane.marks:
            painter.setBrush(colors.tone(severity_tone(mark.severity)))
            height = min(lane.height - 4, 5.0 + 3 * mark.severity)  # the height tells severity as well
            top = lane.top + (lane.height - height) / 2
            painter.drawRoundedRect(QRectF(mark.left, top, mark.right - mark.left, height), 1.5, 1.5)

    def _paint_axis(self, painter: QPainter, colors: Colors) -> None:
        layout = self.layout_now
        painter.setFont(tabular(self._small()))
        metrics = painter.fontMetrics()
        sample = self._formats.time(self._exam.start_ms, seconds=self._short)
        offset = self._formats.zone.offsetFromUtc(self._formats.moment(self._exam.start_ms)) * 1000
        painter.setPen(QPen(colors.line, 1))
        painter.drawLine(QPointF(layout.left, layout.bottom), QPointF(layout.right, layout.bottom))
        for tick in layout.ticks(metrics.horizontalAdvance(sample), offset):
            painter.setPen(QPen(colors.line, 1))
            painter.drawLine(QPointF(tick.x, layout.bottom), QPointF(tick.x, layout.bottom + 4))
            painter.setPen(colors.muted)
            words = self._formats.time(tick.wall_ms, seconds=self._short)
            width = metrics.horizontalAdvance(words)
            x = min(max(4.0, tick.x - width / 2), self.width() - 4.0 - width)
            painter.drawText(QPointF(x, layout.bottom + 6 + metrics.ascent()), words)

    def _paint_hover(self, painter: QPainter) -> None:
        layout = self.layout_now
        if self._hover is None or not layout.left <= self._hover.x() <= layout.right:
            return
        colors, x = self._theme.colors, self._hover.x()
        painter.setPen(QPen(colors.muted, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, layout.top), QPointF(x, layout.bottom))
        painter.setFont(tabular(self._small(QFont.Weight.DemiBold)))
        words = self._formats.time(layout.wall(x), seconds=True)
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        left = min(max(2.0, x - width / 2), self.width() - width - 2)
        bubble = QRectF(left, PAD - 2, width, HEAD - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.tip)
        painter.drawRoundedRect(bubble, 4, 4)
        painter.setPen(colors.on_tip)
        painter.drawText(bubble, int(_FLAGS | Qt.AlignmentFlag.AlignHCenter), words)

    def _paint_playhead(self, painter: QPainter) -> None:
        layout, colors = self.layout_now, self._theme.colors
        x = layout.x(self._exam.clamp(self._position))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.surface)
        painter.drawRect(QRectF(x - 2, layout.top, 4, layout.bottom - layout.top + 2))
        painter.setBrush(colors.text)
        painter.drawRect(QRectF(x - 1, layout.top - 2, 2, layout.bottom - layout.top + 4))
        painter.drawEllipse(QPointF(x, layout.top - 2), 4, 4)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            mark = self.layout_now.mark_at(event.position().x(), event.position().y())
            wall = mark.first.at_ms if mark else self.layout_now.wall(event.position().x())
            self.seek_requested.emit(wall)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.seek_requested.emit(self.layout_now.wall(event.position().x()))
        self._show_tip(self.layout_now.mark_at(event.position().x(), event.position().y()), event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def _show_tip(self, mark: Mark | None, event: QMouseEvent) -> None:
        if mark is None:
            QToolTip.hideText()
            return
        violation = mark.first
        kind = kind_text(violation, self._vocabulary, self._formats.language)
        parts = [kind, self._formats.time(violation.at_ms, seconds=True)]
        if violation.duration_ms:
            parts.append(self._formats.duration(violation.duration_ms))
        if violation.note:
            parts.append(one_line(violation.note, 200))
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(" · ".join(parts)), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self._position - _KEY_STEP_MS,
            Qt.Key.Key_Right: self._position + _KEY_STEP_MS,
            Qt.Key.Key_Home: self._exam.start_ms,
            Qt.Key.Key_End: self._exam.end_ms,
        }
        wall = moves.get(Qt.Key(event.key()))
        if wall is None:
            super().keyPressEvent(event)
        else:
            self.seek_requested.emit(self._exam.clamp(wall))
