"""A lost connection as evidence: the last picture before it and the first after it, side by side, of camera
and screen, with how long it lasted. Laid over the player, which is paused.

Pictures come from the recordings through the vault, so they work offline for what was downloaded. Where a
side has no recording, or its picture cannot be had, that is said in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA, SCREEN, Recording, Report
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.exam_clock import Break, ExamClock
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.keys import own_keys
from oes_desktop.ui.messages import message_for
from oes_desktop.ui.report.still_view import StillView
from oes_desktop.ui.widgets.buttons import button, name_button, tool_button
from oes_desktop.ui.widgets.labels import ElidedLabel, label

FrameAt = Callable[[Recording, int], Frame | None]

_KEYS = "Space Enter Esc Left Right Up Down = Shift+= -"
BEFORE, AFTER = "before", "after"
_PLACES = tuple((kind, side) for kind in (CAMERA, SCREEN) for side in (BEFORE, AFTER))


class BreakEvidence(QFrame):
    """`frame_at(recording, offset ms)` gives what the recording shows then; it is called on a lane. `left`
    when the panel is closed; `moment_chosen(wall ms)`: a picture's moment is to be played."""

    left = Signal()
    moment_chosen = Signal(object)

    def __init__(self, tasks: Tasks, formats: Formats, frame_at: FrameAt, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("ground", True)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        own_keys(self, _KEYS)
        self._tasks, self._formats, self._frame_at = tasks, formats, frame_at
        self._exam_id = ""
        self._exam = ExamClock((), ())
        self._gap: Break | None = None
        self._asked = 0  # answers to what was asked for another break are dropped
        self._title, self._span = ElidedLabel("", "title"), ElidedLabel("", "muted")
        self._previous, self._next = tool_button("chevron-left"), tool_button("chevron-right")
        self._close = button("", "x")
        self._heads = {side: label("", "heading") for side in (BEFORE, AFTER)}
        self.views = {place: StillView() for place in _PLACES}
        self._large: StillView | None = None
        self._build()
        self._retranslate()
        self.hide()
        over.installEventFilter(self)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._span)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addLayout(words, 1)
        for made in (self._previous, self._next, self._close):
            head.addWidget(made)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        for column, side in enumerate((BEFORE, AFTER)):
            self._grid.addWidget(self._heads[side], 0, column)
            self._grid.setColumnStretch(column, 1)
            for row, kind in enumerate((CAMERA, SCREEN), 1):
                self._grid.setRowStretch(row, 1)
                self._grid.addWidget(self.views[kind, side], row, column)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(16, 14, 16, 14)
        column_of_all.setSpacing(10)
        column_of_all.addLayout(head)
        column_of_all.addLayout(self._grid, 1)
        self._close.clicked.connect(self.leave)
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.clicked.connect(lambda: self.step(1))
        for view in self.views.values():
            view.enlarge_pressed.connect(partial(self._enlarge, view))
            view.play_pressed.connect(self._play)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heads[BEFORE].setText(self.tr("The last picture before"))
        self._heads[AFTER].setText(self.tr("The first picture after"))
        self._close.setText(self.tr("Back to the video"))
        name_button(self._previous, self.tr("Previous break"))
        name_button(self._next, self.tr("Next break"))
        self._name()

    def _name(self) -> None:
        gap = self._gap
        if gap is None:
            return
        length = self._formats.duration(gap.span.length_ms)
        self._title.setText(self.tr("Connection lost for {length}").format(length=length))
        times = self.tr("{start} – {end}, between attempt {before} and attempt {after}")
        start, end = (self._formats.time(ms, seconds=True) for ms in (gap.span.start_ms, gap.span.end_ms))
        self._span.setText(times.format(start=start, end=end, before=gap.after, after=gap.before))
        several = len(self._exam.breaks) > 1
        at = self._place()
        for made, possible in ((self._previous, at > 0), (self._next, at + 1 < len(self._exam.breaks))):
            made.setVisible(several)
            made.setEnabled(possible)
        self.setAccessibleName(f"{self._title.text()}. {self._span.text()}")

    # ---- which break

    def show_break(self, report: Report, gap: Break, shifts: Mapping[str, int] | None = None) -> None:
        """`shifts`: by how many ms the proctor shifted which recording, as of `ExamClock`."""
        self._exam_id = report.exam.id
        self._exam = ExamClock(report.attempts, report.recordings, offsets=shifts)
        self._gap = gap
        self._enlarge(None)
        self._name()
        self._fill()
        self._cover()
        self.show()
        self.raise_()
        self.setFocus()

    def renew(self, report: Report) -> None:
        """A newer version of the report, or another one, is shown beside it."""
        if not self.isHidden() and report.exam.id != self._exam_id:
            self.leave()

    def step(self, direction: int) -> None:
        at = self._place() + direction
        if 0 <= at < len(self._exam.breaks):
            self._gap = self._exam.breaks[at]
            self._name()
            self._fill()

    def _place(self) -> int:
        starts = [gap.span.start_ms for gap in self._exam.breaks]
        return starts.index(self._gap.span.start_ms) if self._gap and self._gap.span.start_ms in starts else 0

    def leave(self) -> None:
        if not self.isHidden():
            self._asked += 1
            self.hide()
            for view in self.views.values():
                view.forget()
            self.left.emit()

    # ---- its pictures

    def _fill(self) -> None:
        gap = self._gap
        assert gap is not None
        self._asked += 1
        for (kind, side), view in self.views.items():
            view.show_name(self.tr("Camera") if kind == CAMERA else self.tr("Screen"))
            found = self._beside(gap, kind, side)
            if found is None:
                view.show_words(
                    self.tr("There is no recording before the break")
                    if side == BEFORE
                    else self.tr("There is no recording after the break")
                )
                continue
            view.show_words(self.tr("Looking for the picture…"), waiting=True)
            offset_ms = max(0, found.duration_ms - 1) if side == BEFORE else 0
            self._tasks.run(
                self,
                partial(_still, self._frame_at, found, offset_ms),
                partial(self._arrive, self._asked, view, found, side),
                partial(self._miss, self._asked, view),
                lane=Lane.NET,
            )

    def _arrive(
        self, asked: int, view: StillView, of: Recording, side: str, still: tuple[QImage, int] | None
    ) -> None:
        gap = self._gap
        if asked != self._asked or gap is None:
            return
        if still is None:
            view.show_words(self.tr("There is no picture here"))
            return
        image, time_ms = still
        wall_ms = round(self._exam.wall_of(of, time_ms))
        apart = gap.span.start_ms - wall_ms if side == BEFORE else wall_ms - gap.span.end_ms
        words = self._formats.time(wall_ms, seconds=True)
        if apart >= 1_000:
            length = self._formats.duration(apart)
            words = (
                self.tr("{time}, {length} before the break")
                if side == BEFORE
                else self.tr("{time}, {length} after the break")
            ).format(time=words, length=length)
        view.show_still(image, words, wall_ms)

    def _miss(self, asked: int, view: StillView, error: Exception) -> None:
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)
        elif asked == self._asked:
            view.show_words(message_for(error).title)

    def _beside(self, gap: Break, kind: str, side: str) -> Recording | None:
        """The recording of this kind that ends last before the break, or begins first after it, within the
        attempt beside it."""
        attempt = gap.after if side == BEFORE else gap.before
        own = [r for r in self._exam.recordings if r.kind == kind and r.attempt == attempt]
        if side == BEFORE:
            return max(own, key=lambda each: self._exam.span(each).end_ms, default=None)
        return min(own, key=lambda each: self._exam.span(each).start_ms, default=None)

    def _enlarge(self, view: StillView | None) -> None:
        """One picture in the room of all; the same again, or None: all."""
        self._large = None if view is self._large else view
        for each in self.views.values():
            each.setVisible(self._large in (None, each))
            each.show_enlarged(each is self._large)
        for number, side in enumerate((BEFORE, AFTER)):
            shown = self._large is None or self._large in (self.views[CAMERA, side], self.views[SCREEN, side])
            self._heads[side].setVisible(shown)
            self._grid.setColumnStretch(number, int(shown))
        for number, kind in enumerate((CAMERA, SCREEN), 1):
            shown = self._large is None or self._large in (
                self.views[kind, BEFORE],
                self.views[kind, AFTER],
            )
            self._grid.setRowStretch(number, int(shown))

    def _play(self, wall_ms: int) -> None:
        self.leave()
        self.moment_chosen.emit(wall_ms)

    # ---- over the player

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def step_back(self) -> bool:
        """From one picture to all of them, from these to the video; False when nothing is shown."""
        if self.isHidden():
            return False
        if self._large is not None:
            self._enlarge(None)
        else:
            self.leave()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.step_back():
            super().keyPressEvent(event)


def _still(frame_at: FrameAt, recording: Recording, offset_ms: int) -> tuple[QImage, int] | None:
    """The picture and its own time in the recording. On a lane."""
    frame = frame_at(recording, offset_ms)
    if frame is None:
        return None
    image = QImage(frame.data, frame.width, frame.height, frame.pitch, QImage.Format.Format_RGB32)
    return image.copy(), offset_ms if frame.time_ms is None else frame.time_ms
