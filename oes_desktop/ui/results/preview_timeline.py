"""The violations of one exam over its time, small: a lane for each kind with its sign, the attempts, breaks
hatched.

Before the report is here the row's own strip stands in the same place, so nothing moves when it comes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from oes_desktop.domain.models import ExamRow, Report, Violation
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.icons import paint_icon
from oes_desktop.ui.safe_text import one_line
from oes_desktop.ui.theme import SMALL_PX, Colors, colors_of, sized, tabular
from oes_desktop.ui.widgets.kinds import kind_icon, kind_text
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.strip import severity_tone
from oes_desktop.ui.widgets.timeline_layout import OTHERS, SMALL, Lane, Mark, TimelineLayout, lanes_of

_NAMES = 24  # px for the signs at the left
_SIGN = 14
_LEVELS = {1: 0.5, 2: 0.72, 3: 0.94}  # height tells severity as well


class PreviewTimeline(QWidget):
    """`moment_chosen(wall ms)`: a violation was clicked, or Enter pressed on the one chosen by the arrows."""

    moment_chosen = Signal(object)

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._vocabulary = Vocabulary()
        self._exam = ExamClock((), ())
        self._violations: tuple[Violation, ...] = ()
        self._kinds: tuple[str, ...] = ()
        self._strip: bytes | None = None
        self._ends: tuple[int | None, int | None] = (None, None)
        self._layout: TimelineLayout | None = None
        self._chosen = -1  # place in `_marks`
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def show_row(self, row: ExamRow, vocabulary: Vocabulary) -> None:
        """What the results know: the kinds, the strip, begin and end."""
        order = [term.code for term in vocabulary.kinds if row.kinds.get(term.code)]
        others = sorted(code for code, count in row.kinds.items() if count and code not in order)
        examples = [Violation("", code, 0) for code in (*order, *others)]
        self._kinds = lanes_of(examples, [term.code for term in vocabulary.kinds])
        self._strip, self._violations = row.strip, ()
        self._ends = (row.started_ms, row.ended_ms)
        self._vocabulary = vocabulary
        self._change()

    def show_report(self, report: Report, vocabulary: Vocabulary) -> None:
        self._exam, self._strip = ExamClock.of(report), None
        self._violations, self._vocabulary = report.violations, vocabulary
        self._kinds = lanes_of(report.violations, [term.code for term in vocabulary.kinds])
        self._ends = (self._exam.start_ms, self._exam.end_ms) if self._exam.known else (None, None)
        self._change()

    def _change(self) -> None:
        self._layout, self._chosen = None, -1
        self.setVisible(self._ends[0] is not None)
        self.updateGeometry()
        self.update()

    @property
    def _lanes(self) -> int:
        return max(1, len(self._kinds))

    def sizeHint(self) -> QSize:
        return QSize(280, SMALL.height(self._lanes))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, SMALL.height(self._lanes))

    @property
    def layout_now(self) -> TimelineLayout:
        """The geometry of the report that is shown, for the painter and for tests."""
        if self._layout is None:
            self._layout = TimelineLayout(
                self._exam, self._violations, self._kinds, self.width(), _NAMES, SMALL
            )
        return self._layout

    @property
    def _marks(self) -> list[Mark]:
        """In order of time, as the arrow keys go through them."""
        return sorted(
            (mark for lane in self.layout_now.lanes for mark in lane.marks), key=lambda m: m.first.at_ms
        )

    def resizeEvent(self, event: QEvent) -> None:
        self._layout = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Violations over the time of the exam"))
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = colors_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(_NAMES, 0, self.width() - _NAMES, self._lanes * SMALL.lane_height(self._lanes))
        for place, kind in enumerate(self._kinds):
            height = SMALL.lane_height(self._lanes)
            sign = QRectF(2, place * height + (height - _SIGN) / 2, _SIGN, _SIGN)
            paint_icon(painter, sign, kind_icon(kind), colors.muted)
        if self._strip is not None:
            self._paint_ground(painter, body, colors)
            self._paint_strip(painter, body, self._strip, colors)
        else:
            self._paint_attempts(painter, body, colors)
            for lane in self.layout_now.lanes:
                self._paint_lane(painter, lane, colors)
            self._paint_chosen(painter, colors)
        self._paint_ends(painter, body, colors)
        painter.end()

    @staticmethod
    def _paint_ground(painter: QPainter, body: QRectF, colors: Colors) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.neutral_tint)
        painter.drawRoundedRect(body, 4, 4)

    def _paint_strip(self, painter: QPainter, body: QRectF, strip: bytes, colors: Colors) -> None:
        step = body.width() / max(1, len(strip))
        for place, severity in enumerate(strip):
            if severity:
                level = min(severity, 3)
                height = body.height() * _LEVELS[level]
                painter.setBrush(colors.tone(severity_tone(level)))
                left = body.left() + place * step
                painter.drawRect(QRectF(left, body.bottom() - height, max(2.0, step * 0.8), height))

    def _paint_attempts(self, painter: QPainter, body: QRectF, colors: Colors) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.layout_now.attempts:
            self._paint_ground(painter, body, colors)
        painter.setBrush(colors.neutral_tint)
        for stretch in self.layout_now.attempts:
            area = QRectF(stretch.left, 0, stretch.right - stretch.left, body.height())
            painter.drawRoundedRect(area, 4, 4)
        for gap in self.layout_now.breaks:
            area = QRectF(gap.left, 0, gap.right - gap.left, body.height())
            painter.fillRect(area, QBrush(colors.field_line, Qt.BrushStyle.BDiagPattern))

    def _paint_lane(self, painter: QPainter, lane: Lane, colors: Colors) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in lane.marks:
            painter.setBrush(colors.tone(severity_tone(mark.severity)))
            painter.drawRoundedRect(self._place(lane, mark), 1.5, 1.5)

    @staticmethod
    def _place(lane: Lane, mark: Mark) -> QRectF:
        height = (lane.height - 4) * _LEVELS[min(max(mark.severity, 1), 3)]
        top = lane.top + (lane.height - height) / 2
        return QRectF(mark.left, top, max(3.0, mark.right - mark.left), height)

    def _paint_chosen(self, painter: QPainter, colors: Colors) -> None:
        if not self.hasFocus():
            return
        marks = self._marks
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.accent, 2))
        if 0 <= self._chosen < len(marks):
            chosen = marks[self._chosen]
            lane = next(lane for lane in self.layout_now.lanes if chosen in lane.marks)
            place = self._place(lane, chosen).adjusted(-3, -2, 3, 2)
            painter.drawRoundedRect(place, 3, 3)
        else:
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_ends(self, painter: QPainter, body: QRectF, colors: Colors) -> None:
        painter.setFont(tabular(sized(self.font(), SMALL_PX - 1)))
        painter.setPen(colors.muted)
        line = QRectF(body.left(), body.bottom() + 3, body.width(), SMALL.axis - 3)
        start, end = self._ends
        single = Qt.TextFlag.TextSingleLine
        painter.drawText(line, int(single | Qt.AlignmentFlag.AlignLeft), self._formats.time(start))
        if end is not None:
            painter.drawText(line, int(single | Qt.AlignmentFlag.AlignRight), self._formats.time(end))

    # Pointer and keys

    def _under(self, point: QPointF) -> Mark | None:
        return None if self._strip is not None else self.layout_now.mark_at(point.x(), point.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._under(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        mark = self._under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None:
            self.moment_chosen.emit(mark.first.at_ms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        marks = [] if self._strip is not None else self._marks
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if marks and event.key() in steps:
            self._chosen = (
                min(max(0, self._chosen + steps[Qt.Key(event.key())]), len(marks) - 1)
                if self._chosen >= 0
                else 0
            )
            self.setAccessibleDescription(self._words(marks[self._chosen].first))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._chosen < len(marks):
            self.moment_chosen.emit(marks[self._chosen].first.at_ms)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._under(QPointF(event.pos()))
            lane = None if self._strip is not None else self.layout_now.lane_at(event.pos().y())
            if mark is not None:
                QToolTip.showText(event.globalPos(), plain_tip(self._words(mark.first)), self)
            elif lane is not None and lane.kind != OTHERS and event.pos().x() < _NAMES:
                example = next(v for v in self._violations if v.kind == lane.kind)
                words = kind_text(example, self._vocabulary, self._formats.language)
                QToolTip.showText(event.globalPos(), plain_tip(words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _words(self, violation: Violation) -> str:
        parts = [
            kind_text(violation, self._vocabulary, self._formats.language),
            self._formats.time(violation.at_ms, seconds=True),
            self._formats.duration(violation.duration_ms) if violation.duration_ms > 0 else "",
            one_line(violation.note, 200),
        ]
        return " · ".join(part for part in parts if part)
