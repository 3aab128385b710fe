"""The player area of a report: camera and screen side by side, the transport, the timeline.

It lays out its children and passes intents to the theatre (`playback/theatre.py`), which it ticks. It knows
nothing of the violation list, of decisions or of where recordings lie: bytes come through `open_source`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.clock import Clock, SystemClock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Recording, Report
from oes_desktop.domain.observed import NotObserved
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.engine import Engine
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage import CoveringFrame, StageState
from oes_desktop.playback.theatre import KINDS, Notes, Theatre
from oes_desktop.playback.vlc_engine import VlcEngine
from oes_desktop.runtime.tasks import Lane, Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.pane_messages import PaneMessages
from oes_desktop.ui.report.review_points import ReviewPoints
from oes_desktop.ui.report.timeline import Timeline
from oes_desktop.ui.report.transport import RATES, Transport
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.theme import Theme

OpenSource = Callable[[Recording], ByteSource]

TICK_MS = 40
_BACK_MS = 5000


class PlayerArea(QWidget):
    """All times are exam wall time, ms UTC; they travel as `object` because a C int is too small.

    `make_engine` is called twice, on a lane, by `prepare` or for the first report; it raises `EngineMissing`
    where libVLC is not there (the panes then say what to install, and the timeline goes on working without
    pictures).
    """

    position_changed = Signal(object)  # int: wall ms
    violation_reached = Signal(str)  # id of the violation under the playhead, when it changes
    trouble = Signal(object, str)  # OesError, recording id ('' when no recording is to blame)
    state_changed = Signal(bool)  # playing
    volume_changed = Signal(int)  # percent, to be kept by the window
    full_screen_requested = Signal()

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        formats: Formats,
        language: Language,
        *,
        make_engine: Callable[[], Engine] | None = None,
        covering_frame: CoveringFrame | None = None,
        volume: int = 80,
        clock: Clock | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._formats = tasks, formats
        self._make_engine = make_engine or (lambda: VlcEngine(self._release_elsewhere))
        self._covering_frame = covering_frame
        self._clock = clock or SystemClock()
        self._report: Report | None = None
        self._open_source: OpenSource | None = None
        self.clock_of: Callable[[Report], ExamClock] = ExamClock.of
        self._exam = ExamClock((), ())
        self._points = ReviewPoints(())
        self._engine_trouble: OesError | None = None
        self._engines_asked = False
        self._only = False
        self._position: int | None = None
        self.unobserved: tuple[NotObserved, ...] = ()
        self._violation = ""
        self.panes = {kind: VideoPane(theme) for kind in KINDS}
        self._messages = PaneMessages(self.panes, formats, self)
        self._theatre = self._new_theatre({})
        self.transport = Transport(formats, volume)
        self.timeline = Timeline(theme, formats)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._build()
        self._connect()
        self._messages.refresh()
        language.changed.connect(self._messages.refresh)

    def _build(self) -> None:
        videos = QHBoxLayout()
        videos.setSpacing(12)
        for pane in self.panes.values():
            videos.addWidget(pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(videos, 1)
        column.addWidget(self.transport)
        column.addWidget(self.timeline)
        self.setFocusProxy(self.timeline)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._tick)
        self.timeline.seek_requested.connect(self.seek)
        transport = self.transport
        transport.play_pressed.connect(self.toggle)
        transport.violation_pressed.connect(lambda step: self._go_violation(step))
        transport.attempt_pressed.connect(lambda step: self._go_attempt(step))
        transport.rate_chosen.connect(self.set_rate)
        transport.violations_only_changed.connect(self.set_violations_only)
        transport.sound_changed.connect(self._sound)
        transport.full_screen_pressed.connect(self.full_screen_requested)

    # What is shown

    def show_report(self, report: Report, vocabulary: Vocabulary, open_source: OpenSource) -> None:
        """Show this report from its first picture, paused. `open_source` is called on a lane.

        Called again with a newer version of the same exam, it keeps the position and what plays."""
        same = self._report is not None and self._report.exam.id == report.exam.id
        self._report, self._open_source = report, open_source
        self._exam = self.clock_of(report)
        for part in (self.transport, self.timeline):
            part.setVisible(self._exam.known)
        self._points = ReviewPoints(report.violations)
        self.timeline.show_exam(self._exam, report.violations, vocabulary)
        self.transport.show_choices(violations=bool(self._points), attempts=len(self._exam.attempts) > 1)
        self._messages.begin(self._exam, vocabulary)
        if same:
            self._theatre.update(self._exam)
        else:
            self._violation = ""
            self._messages.show_violation(None)
            for pane in self.panes.values():
                pane.forget()
            self._theatre.show(self._exam, open_source)
        self.prepare()
        self._timer.start()
        self._tell_position(force=True)

    def prepare(self) -> None:
        """Have the engines made before there is a report to show."""
        if not self._engines_asked:
            self._engines_asked = True
            self._tasks.run(
                self,
                lambda: {kind: self._make_engine() for kind in KINDS},
                self._take_engines,
                self._miss_engines,
                lane=Lane.PLAYER,
            )

    def _take_engines(self, engines: dict[str, Engine]) -> None:
        if not self._engines_asked:  # closed meanwhile
            for engine in engines.values():
                self._release_elsewhere(engine.close)
            return
        at = self._theatre.position_ms
        self._theatre = self._new_theatre(engines)
        self._theatre.set_sound(self.transport.volume, False)
        if self._open_source is not None:
            self._theatre.show(self._exam, self._open_source, at)

    def _miss_engines(self, error: Exception) -> None:
        if not isinstance(error, OesError):
            self._tasks.unhandled.emit(error)
            return
        self._engine_trouble = error
        self._messages.miss_engine(error)
        self.trouble.emit(error, "")

    def _new_theatre(self, engines: dict[str, Engine]) -> Theatre:
        notes = Notes(
            frame=lambda kind, frame: self.panes[kind].show_frame(frame),
            stage=self._messages.take_view,
            trouble=self.trouble.emit,
            jumped=self._messages.tell_jump,
            playing=self._tell_playing,
        )
        covering = self._covering_frame
        return Theatre(engines, self._clock, self._elsewhere, notes, covering_frame=covering)

    def _elsewhere(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[OesError], None]
    ) -> object:
        def fail(error: Exception) -> None:
            if isinstance(error, OesError):
                failed(error)
            else:
                self._tasks.unhandled.emit(error)

        def arrive(result: object) -> None:
            done(result)
            if self._timer.isActive():
                self._tick()  # what was opened is shown now

        return self._tasks.run(self, work, arrive, fail, lane=Lane.PLAYER)

    def _release_elsewhere(self, work: Callable[[], None]) -> object:
        return self._tasks.run(self, work, lane=Lane.PLAYER)

    def close_player(self) -> None:
        """Stop and let go of everything, on a lane. The area shows nothing then. May be called twice."""
        self._timer.stop()
        theatre, self._theatre = self._theatre, self._new_theatre({})
        self._engines_asked, self._engine_trouble = False, None
        self._report, self._open_source, self._position = None, None, None
        theatre.leave()
        self._release_elsewhere(theatre.close)
        self._messages.stop()

    # Orders

    def play_at(self, wall_ms: int) -> None:
        """Go there and play."""
        self.seek(wall_ms)
        self.play()

    def play(self) -> None:
        if self._engine_trouble is None and self._report is not None:
            self._theatre.play()

    def pause(self) -> None:
        self._theatre.pause()

    def toggle(self) -> None:
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, wall_ms: int) -> None:
        """Go there; playing goes on if it played."""
        if self._report is not None:
            self._theatre.seek(wall_ms)
            self._tell_position(force=True)

    def step(self, frames: int) -> None:
        """One frame forward (+1) or back (-1); pauses."""
        if self._report is not None:
            self._theatre.step(frames)
            self._tell_position(force=True)

    def nudge(self, delta_ms: int) -> None:
        """Go that much further (or back) in exam time."""
        self.seek(self._theatre.position_ms + delta_ms)

    def set_rate(self, rate: float) -> None:
        """0.5 to 8 times."""
        self._theatre.set_rate(rate)
        self.transport.show_rate(self._theatre.rate)

    def faster(self) -> None:
        """Play; when it plays, at the next speed."""
        if self.playing:
            self.set_rate(next((rate for rate in RATES if rate > self._theatre.rate), RATES[-1]))
        else:
            self.play()

    def slower(self) -> None:
        """At the next lower speed; at the normal one, a few seconds back."""
        if self._theatre.rate > 1.0:
            self.set_rate(max(rate for rate in RATES if rate < self._theatre.rate))
        else:
            self.nudge(-_BACK_MS)

    def next_violation(self) -> None:
        self._go_violation(+1)

    def previous_violation(self) -> None:
        self._go_violation(-1)

    def _go_violation(self, step: int) -> None:
        at = self._theatre.position_ms
        found = self._points.after(at) if step > 0 else self._points.before(at)
        if found is not None:
            self.seek(found.at_ms)

    def next_attempt(self) -> None:
        self._go_attempt(+1)

    def previous_attempt(self) -> None:
        self._go_attempt(-1)

    def _go_attempt(self, step: int) -> None:
        at = self._theatre.position_ms
        start = self._exam.next_attempt(at) if step > 0 else self._exam.previous_attempt(at)
        if start is not None:
            first = self._exam.next_start(start)
            self.seek(start if first is None else first)

    def set_violations_only(self, on: bool) -> None:
        """Play the violations and leave out what lies between them."""
        self._only = on
        self.transport.show_violations_only(on)

    @property
    def violations_only(self) -> bool:
        return self._only

    @property
    def position_ms(self) -> int | None:
        """Exam wall time of the playhead; None before a report is shown."""
        return self._theatre.position_ms if self._report is not None else None

    @property
    def exam(self) -> ExamClock:
        return self._exam

    @property
    def rate(self) -> float:
        """At which it plays, or would."""
        return self._theatre.rate

    def showing(self, kind: str) -> bool:
        """Whether this side has the picture of this moment: nothing is missing, loads or waits."""
        return self._theatre.stage_state(kind) is StageState.SHOWING

    @property
    def playing(self) -> bool:
        return self._theatre.playing

    @property
    def settled(self) -> bool:
        """What is shown is what was asked for: nothing loads or seeks."""
        return self._engines_asked and self._theatre.ready

    def _sound(self, volume: int, muted: bool) -> None:
        self._theatre.set_sound(volume, muted)
        self.volume_changed.emit(volume)

    # News

    def _tick(self) -> None:
        self._theatre.tick()
        if self._only and self.playing:
            self._keep_to_violations()
        self._tell_position()

    def _keep_to_violations(self) -> None:
        at = self._theatre.position_ms
        following = self._points.watch_from(at)
        if following is None:
            self.pause()
        elif following > at:
            self._theatre.seek(following)

    def _tell_position(self, *, force: bool = False) -> None:
        at = self._theatre.position_ms
        if at == self._position and not force:
            return
        self._position = at
        self.timeline.show_position(at)
        self.transport.show_time(at, at - self._exam.start_ms, self._exam.length_ms)
        violation = self._points.at(at)
        reached = violation.id if violation else ""
        if reached != self._violation:
            self._violation = reached
            self._messages.show_violation(violation)
            if reached:
                self.violation_reached.emit(reached)
        self._messages.show_position(at)
        self.position_changed.emit(at)

    def _tell_playing(self, playing: bool) -> None:
        self.transport.show_playing(playing)
        self.state_changed.emit(playing)
