"""The timeline of a report: attempts with their film, breaks, violations by kind, the sound, what was not
observed, and the playhead, in exam time.

It turns pointer and keys into times and into zoom; geometry is `timeline_layout.py`, painting
`timeline_painting.py` and `film_lanes.py`. A click asks for a seek, a drag for live pictures, a click on a
violation or a mark chooses it and asks for its beginning, one on a break for what lies on both sides of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from oes_desktop.domain.film import Film
from oes_desktop.domain.models import Mark, Violation
from oes_desktop.domain.observed import Flaw, NotObserved
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.absent import Absent
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.unobserved import not_observed
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.report.absent_lane import absent_at, paint_absent
from oes_desktop.ui.report.film_lanes import Strip, paint_sound, paint_strip, paint_unobserved, unobserved_at
from oes_desktop.ui.report.lines import OWN
from oes_desktop.ui.report.loop_marks import paint_loop
from oes_desktop.ui.report.own_lane import laid_out
from oes_desktop.ui.report.timeline_drag import TimelineDrag
from oes_desktop.ui.report.timeline_painting import TimelinePainter
from oes_desktop.ui.report.timeline_words import break_tip, flaw_line, tip_of
from oes_desktop.ui.report.timeline_zoom import TimelineZoom
from oes_desktop.ui.theme import SMALL_PX, Theme, sized
from oes_desktop.ui.widgets.kinds import short_kind
from oes_desktop.ui.widgets.labels import plain_tip
from oes_desktop.ui.widgets.timeline_layout import OTHERS, WHOLE, MarkIndex, TimelineLayout, lanes_of
from oes_desktop.ui.widgets.timeline_view import View

_NAMES = (72, 170)
_KEY_STEP_MS = 5000
_NEWS_MS = 200  # between two paintings of a film that grows


class Timeline(QWidget):
    """`seek_requested(wall ms)` by a click, by keys, and at the end of a drag, on whose way there is
    `scrub_requested(wall ms)`; `violation_chosen(key)` of a violation (its id) or of an own mark
    (`lines.key_of`); `break_chosen(wall ms)`: what lies on both sides of that break is asked for;
    `hovered(wall ms, x)` while the pointer is over the time, `hovered(None, 0)` when it leaves;
    `view_changed` when it shows another part of the exam, or the same at another size."""

    seek_requested = Signal(object)
    scrub_requested = Signal(object)
    break_chosen = Signal(object)
    violation_chosen = Signal(str)
    hovered = Signal(object, int)
    view_changed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._exam = ExamClock((), ())
        self._violations: tuple[Violation, ...] = ()
        self._vocabulary = Vocabulary()
        self._kinds: tuple[str, ...] = ()
        self._index = MarkIndex((), ())
        self._films: Mapping[str, Film] = {}
        self._unobserved: tuple[NotObserved, ...] = ()
        self._strip: Strip | None = None
        self._absent: tuple[Absent, ...] = ()
        self._layout: TimelineLayout | None = None
        self._still: QPixmap | None = None
        self._selected: Violation | None = None
        self._position = 0
        self._loop: tuple[int | None, int | None] = (None, None)
        self._hover: QPointF | None = None
        self._marks: tuple[Mark, ...] = ()
        self._own: tuple[Violation, ...] = ()  # the same, for the layout
        self._ring = False  # whether the keyboard brought the focus here
        self.zoom = TimelineZoom(self, lambda: self.layout_now)
        self.drag = TimelineDrag(self, lambda: self.layout_now)
        self.drag.moved.connect(self.scrub_requested)
        self.drag.dropped.connect(self.seek_requested)
        self._news = QTimer(self, singleShot=True, interval=_NEWS_MS)
        self._news.timeout.connect(self._redraw)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._redraw)
        self.zoom.changed.connect(self._lay_out_anew)
        self._retranslate()

    # What is shown

    def show_exam(
        self,
        exam: ExamClock,
        violations: Sequence[Violation],
        vocabulary: Vocabulary,
        marks: Sequence[Mark] = (),
    ) -> None:
        whole = View(exam.start_ms, exam.end_ms)
        if (exam.start_ms, exam.end_ms) != (self._exam.start_ms, self._exam.end_ms):
            self.zoom.begin(whole)
            self.drag.forget()
            self._strip = None
        self._exam, self._violations, self._vocabulary = exam, tuple(violations), vocabulary
        self._marks = tuple(marks)
        self._fill_lanes()
        self.select(self._selected.id if self._selected is not None else "")
        self._films = {}
        self.show_flaws({})
        self.updateGeometry()
        self._lay_out_anew()

    def _fill_lanes(self) -> None:
        self._own = laid_out(self._marks, self._vocabulary, self._formats.language)
        kinds = lanes_of(self._violations, [term.code for term in self._vocabulary.kinds])
        self._kinds = (*kinds, OWN) if self._own else kinds
        self._index = MarkIndex((*self._violations, *self._own), self._kinds)

    def show_films(self, films: Mapping[str, Film]) -> None:
        """What is known of the recordings by now, by recording id; painted a few times a second at most."""
        self._films = films
        self.show_flaws({name: film.flaws for name, film in films.items()})
        if not self._news.isActive():
            self._news.start()

    def show_flaws(self, flaws: Mapping[str, Sequence[Flaw]]) -> None:
        self._unobserved = not_observed(self._exam, flaws)
        self._describe()

    def show_strip(self, strip: Strip) -> None:
        """The small pictures, put together."""
        self._strip = strip
        self.update()

    def show_absent(self, spans: Sequence[Absent]) -> None:
        """What is not on this computer."""
        self._absent = tuple(spans)
        self._describe()
        self.update()

    def show_position(self, wall_ms: int) -> None:
        if wall_ms != self._position:
            self._position = wall_ms
            self.zoom.follow(wall_ms)
            self._describe()
            self.update()

    def show_loop(self, start_ms: int | None, end_ms: int | None) -> None:
        """The stretch that is played again and again; one mark alone while the other is not set."""
        if (start_ms, end_ms) != self._loop:
            self._loop = (start_ms, end_ms)
            self.update()

    def select(self, violation_id: str) -> None:
        """Mark the violation or own mark that is selected elsewhere; '' for none."""
        found = next((v for v in (*self._violations, *self._own) if v.id == violation_id), None)
        if found is not self._selected:
            self._selected = found
            self.update()

    @property
    def exam(self) -> ExamClock:
        return self._exam

    @property
    def unobserved(self) -> tuple[NotObserved, ...]:
        """What nobody could see or hear, as far as it is known."""
        return self._unobserved

    def _describe(self) -> None:
        """For a screen reader: where the playhead is, and what cannot be seen or heard there."""
        words = [self._formats.time(self._position, seconds=True)]
        words += [
            flaw_line(span, self._formats)
            for span in self._unobserved
            if span.meets(self._position, self._position + 1)
        ]
        words += [self.tr("not downloaded")] if absent_at(self._absent, self._position) else []
        gap = self._exam.break_at(self._position)
        words += [break_tip(gap, self._formats)] if gap is not None else []
        self.setAccessibleDescription("; ".join(words))

    # Geometry

    def sizeHint(self) -> QSize:
        return QSize(640, WHOLE.height(len(self._kinds)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, WHOLE.height(len(self._kinds)))

    @property
    def layout_now(self) -> TimelineLayout:
        """The geometry of what is shown, for the painter and for tests."""
        if self._layout is None:
            metrics = QFontMetrics(sized(self.font(), SMALL_PX))
            own = (self.tr("Sound"), self.tr("Not observed"))
            names = (*(self._name(kind) for kind in self._kinds), *own)
            widest = max(metrics.horizontalAdvance(name) for name in names)
            room = min(max(_NAMES[0], widest + 12), _NAMES[1])
            self._layout = TimelineLayout(
                self._exam, (), self._kinds, self.width(), room, view=self.zoom.view, index=self._index
            )
        return self._layout

    def _name(self, kind: str) -> str:
        if kind == OTHERS:
            return self.tr("Others")
        if kind == OWN:
            return self.tr("Own marks")
        example = next(v for v in self._violations if v.kind == kind)
        return short_kind(example, self._vocabulary, self._formats.language)

    def _redraw(self) -> None:
        self._still = None
        self.update()

    def _lay_out_anew(self) -> None:
        self._layout = None
        self._redraw()
        self.view_changed.emit()

    def resizeEvent(self, event: QEvent) -> None:
        self.zoom.place()
        self._lay_out_anew()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fill_lanes()
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._lay_out_anew()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline of the exam"))

    # Painting: what stands still is drawn once into a pixmap, the pictures and the playhead over it

    def _painter(self) -> TimelinePainter:
        layout = self.layout_now
        return TimelinePainter(
            layout, self._exam, self._formats, self._theme.colors, self.font(), self.width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        paint = self._painter()
        if self._still is None or self._still.devicePixelRatio() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            still = QPainter(self._still)
            still.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_still(still, paint)
            still.end()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._strip is not None:
            paint_strip(painter, self._strip, self.layout_now)
        paint_absent(painter, self._absent, self.layout_now, self._theme.colors)
        painter.save()
        painter.setClipRect(QRectF(self._room(0, self.height())))
        paint_loop(painter, self.layout_now, self._loop, self._theme.colors)
        painter.restore()
        self._paint_selected(painter, paint)
        self._paint_hover(painter, paint)
        paint.playhead(painter, self._exam.clamp(self._position))
        if self._ring and self.hasFocus():
            painter.setPen(QPen(self._theme.colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint_still(self, painter: QPainter, paint: TimelinePainter) -> None:
        layout, colors = self.layout_now, self._theme.colors
        paint.ground(painter, QRectF(self.rect()))
        paint.attempts(painter, self.zoom.left)
        paint.breaks(painter)
        paint.lanes(painter, self._name)  # over the breaks: a lost connection lies in one
        paint.row(painter, layout.sound_top, WHOLE.sound, self.tr("Sound"), "")
        count = self._formats.number(len(self._unobserved)) if self._unobserved else ""
        paint.row(painter, layout.unseen_top, WHOLE.unseen, self.tr("Not observed"), count)
        paint_sound(
            painter, self._exam, self._films, layout, self._room(layout.sound_top, WHOLE.sound), colors
        )
        room = self._room(layout.unseen_top, WHOLE.unseen)
        paint_unobserved(painter, self._unobserved, layout, room, colors)
        paint.axis(painter)

    def _room(self, top: float, height: int) -> QRect:
        left, right = round(self.layout_now.left), round(self.layout_now.right)
        return QRect(left, round(top), right - left, height)

    def _paint_selected(self, painter: QPainter, paint: TimelinePainter) -> None:
        found = self.layout_now.mark_of(self._selected) if self._selected is not None else None
        if found is not None:
            paint.selected(painter, *found)

    def _paint_hover(self, painter: QPainter, paint: TimelinePainter) -> None:
        layout = self.layout_now
        if self._hover is not None and layout.left <= self._hover.x() <= layout.right:
            words = self._formats.time(layout.wall(self._hover.x()), seconds=True)
            paint.time_bubble(painter, self._hover.x(), words)

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.drag.press(event.position())
            mark = self.layout_now.mark_at(event.position().x(), event.position().y())
            if mark is not None:
                self.violation_chosen.emit(mark.first.id)
            wall = mark.first.at_ms if mark else self.layout_now.wall(event.position().x())
            self.seek_requested.emit(wall)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = event.position()
        self.drag.move(event)
        self._show_tip(event)
        self._tell_hover()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            clicked = self.drag.release(event.position())
            gap = self.layout_now.break_at(clicked.x(), clicked.y()) if clicked is not None else None
            if gap is not None:
                self.break_chosen.emit(gap.span.start_ms)

    def _tell_hover(self) -> None:
        layout, point = self.layout_now, self._hover
        shown = not self.drag.on  # dragging, the player shows the pictures
        if shown and point is not None and layout.left <= point.x() <= layout.right:
            self.hovered.emit(layout.wall(point.x()), round(point.x()))
        else:
            self.hovered.emit(None, 0)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self._tell_hover()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    def _show_tip(self, event: QMouseEvent) -> None:
        layout, point = self.layout_now, event.position()
        mark = layout.mark_at(point.x(), point.y())
        lines = []
        if mark is not None:
            lines = [tip_of(mark, self._vocabulary, self._formats)]
        elif layout.unseen_top <= point.y() < layout.bottom and layout.left <= point.x() <= layout.right:
            spans = unobserved_at(self._unobserved, layout, point.x())
            lines = [flaw_line(span, self._formats) for span in spans]
        gap = layout.break_at(point.x(), point.y())
        if gap is not None:
            lines.append(break_tip(gap, self._formats))
        self.setCursor(Qt.CursorShape.ArrowCursor if gap is None else Qt.CursorShape.PointingHandCursor)
        if lines:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip("\n".join(lines)), self)
        else:
            QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: self._position - _KEY_STEP_MS,
            Qt.Key.Key_Right: self._position + _KEY_STEP_MS,
            Qt.Key.Key_Home: self._exam.start_ms,
            Qt.Key.Key_End: self._exam.end_ms,
        }
        wall = moves.get(Qt.Key(event.key()))
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        zoomed = self.zoom.keys(self._position).get(Qt.Key(event.key()))
        if wall is not None:
            self.seek_requested.emit(self._exam.clamp(wall))
        elif zoomed is not None:
            zoomed()
        elif enter and self._exam.break_at(self._position) is not None:
            self.break_chosen.emit(self._position)
        else:
            super().keyPressEvent(event)
