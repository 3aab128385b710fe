"""Notes what is really on the proctor's screen: which seconds of which recording, at what speed.

A place counts while its picture is there to be seen: the pane shows it (nothing loads, waits or is missing),
lies on a screen, and, of a camera, moves. Jumps are no watching. What is noted is kept in the encrypted store
every few seconds and when another exam is opened, and is there again when this one is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.coverage import NOTHING_SEEN, STILL, Coverage, SeenSpan, coverage_of
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA
from oes_desktop.domain.observed import Flaw
from oes_desktop.playback.exam_clock import Placement
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.services.watched import Watched

if TYPE_CHECKING:
    from oes_desktop.ui.report.video import VideoPane
    from oes_desktop.ui.report.window import ReportWindow

KEEP_MS = 5_000
LOOK_MS = 300  # so long a picture stands still before it counts as looked at
STILL_MS = 40  # one picture
_GATHER = 64  # ticks until they are put together
_SLACK_MS, _SLACK = 250, 1.6  # how far a tick may be from the last one, beyond the speed
_FROZEN_S = 1.0  # a camera whose picture does not change so long shows nothing new


@dataclass(frozen=True, slots=True)
class _Tick:
    """Where one pane was, and when by the clock of this computer."""

    placement: Placement
    at_s: float


class Watching(QObject):
    """Lives as long as the window. `changed`: there is more."""

    changed = Signal()

    def __init__(self, window: ReportWindow, watched: Watched, tasks: Tasks, clock: Clock) -> None:
        super().__init__(window)
        self._window, self._player = window, window.player
        self._watched, self._tasks, self._clock = watched, tasks, clock
        self._exam_id = window.exam_id
        self._seen = NOTHING_SEEN
        self._fresh: dict[str, list[SeenSpan]] = {}
        self._count = 0
        self._last: dict[str, _Tick] = {}
        self._pictures: dict[str, tuple[int, float]] = {}
        self._dirty = False
        self._keeping = QTimer(self, interval=KEEP_MS)
        self._keeping.timeout.connect(self.keep)
        self._looking = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._looking.timeout.connect(self._note_still)
        self._player.position_changed.connect(self._note)
        window.moved.connect(self._move)
        window.closed.connect(self._leave)
        self._load()

    @property
    def coverage(self) -> Coverage:
        """Of the exam that is shown, less what nobody could see there."""
        self._gather()
        return self._seen.without(self._flaws())

    def keep(self) -> None:
        """Write down what is new."""
        self._gather()
        if self._dirty:
            self._dirty = False
            work = partial(self._watched.add, self._exam_id, self._seen)
            self._tasks.run(self._tasks, work, failed=self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        """The decision carries it anyway; a full disk is told where something of hers is lost."""
        self._dirty = True
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)

    # Which exam

    def _move(self, _old: str, new: str) -> None:
        self.keep()
        self._exam_id, self._seen, self._dirty = new, NOTHING_SEEN, False
        self._last.clear()
        self._pictures.clear()
        self._looking.stop()
        self._load()
        self.changed.emit()

    def _leave(self, _exam_id: str) -> None:
        self._keeping.stop()
        self._looking.stop()
        self.keep()

    def _load(self) -> None:
        exam_id = self._exam_id
        self._tasks.run(self, partial(self._watched.load, exam_id), partial(self._take, exam_id))

    def _take(self, exam_id: str, kept: Coverage) -> None:
        if exam_id == self._exam_id and kept:
            self._seen = self._seen.merged(kept)
            self.changed.emit()

    # What is on screen

    def _note(self, wall_ms: int) -> None:
        if self._player.scrubbing:  # a pointer that drags flies past: nothing is watched
            self._looking.stop()
            self._last.clear()
            return
        self._looking.start()
        now_s, report = self._clock.monotonic(), self._window.report
        for kind, pane in self._player.panes.items():
            before = self._last.pop(kind, None)
            placement = self._player.exam.place(wall_ms, kind)
            if report is None or placement is None or not self._is_seen(kind, pane):
                continue
            if placement.recording not in report.recordings:
                continue  # another exam is being opened, and the player still shows the one before
            tick = self._last[kind] = _Tick(placement, now_s)
            if self._player.playing and before is not None and self._moves(kind, pane, now_s):
                self._add(before, tick)

    def _add(self, before: _Tick, tick: _Tick) -> None:
        """What went by between two ticks, unless that was a jump."""
        recording = tick.placement.recording
        if before.placement.recording.id != recording.id:
            return
        start, end, rate = before.placement.offset_ms, tick.placement.offset_ms, self._player.rate
        most = _SLACK_MS + (tick.at_s - before.at_s) * 1000 * rate * _SLACK
        if start < end <= start + most:
            self._put(recording.id, SeenSpan(start, end, rate))

    def _note_still(self) -> None:
        """She looks at one picture."""
        if self._player.playing or not self._player.settled:
            return
        for kind, tick in self._last.items():
            if self._is_seen(kind, self._player.panes[kind]):
                start = tick.placement.offset_ms
                self._put(tick.placement.recording.id, SeenSpan(start, start + STILL_MS, STILL))

    def _put(self, recording_id: str, span: SeenSpan) -> None:
        spans = self._fresh.setdefault(recording_id, [])
        spans.append(span)
        self._count += 1
        if not self._keeping.isActive():
            self._keeping.start()
        if self._count >= _GATHER or span.speed == STILL:
            self._gather()
            self.changed.emit()

    def _gather(self) -> None:
        if self._fresh:
            self._seen = self._seen.merged(coverage_of(self._fresh))
            self._fresh, self._count, self._dirty = {}, 0, True

    def _is_seen(self, kind: str, pane: VideoPane) -> bool:
        return self._player.showing(kind) and pane.frame is not None and not pane.message and on_screen(pane)

    def _moves(self, kind: str, pane: VideoPane, now_s: float) -> bool:
        """A screen may stand still for long; a camera that does so shows nothing that can be judged."""
        frame = pane.frame
        if kind != CAMERA or frame is None:
            return True
        serial, since_s = self._pictures.get(kind, (-1, now_s))
        if serial != frame.serial:
            self._pictures[kind] = frame.serial, now_s
            return True
        return now_s - since_s <= _FROZEN_S

    def _flaws(self) -> dict[str, list[Flaw]]:
        """What the pass over the recordings found, in their own time."""
        found: dict[str, list[Flaw]] = {}
        exam = self._player.exam
        recordings = {each.id: each for each in exam.recordings}
        for span in self._player.unobserved:
            recording = recordings.get(span.recording_id)
            if recording is not None:
                course = exam.course(recording)
                flaw = Flaw(course.offset_of(span.start_ms), course.offset_of(span.end_ms), span.reason)
                found.setdefault(recording.id, []).append(flaw)
        return found


def on_screen(widget: QWidget) -> bool:
    """Whether it can be seen: shown, not covered whole by another, in a window that is not minimised or
    hidden behind everything (as far as the window system tells)."""
    window = widget.window()
    handle = window.windowHandle()
    return (
        widget.isVisible()
        and not window.isMinimized()
        and handle is not None
        and handle.isExposed()
        and not widget.visibleRegion().isEmpty()
    )
