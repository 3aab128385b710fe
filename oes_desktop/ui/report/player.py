"""The player area of a report: the pictures of camera and screen, the transport, the timeline.

It lays out its children and passes intents to the theatre (`playback/theatre.py`), which it ticks. It knows
nothing of the violation list, of decisions or of where recordings lie: bytes come through `open_source`.
How fast it plays is `shuttle.py`, what "violations only" plays `moments_only.py`, where the keys jump to
`jumps.py`, how the pictures lie `picture_area.py`, what the panes say `pane_messages.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from oes_desktop.domain.clock import Clock, SystemClock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import Report
from oes_desktop.domain.observed import Flaw, NotObserved, between
from oes_desktop.domain.vocabulary import Vocabulary
from oes_desktop.playback.engine import Engine
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.stage import CoveringFrame
from oes_desktop.playback.stage_view import StageState
from oes_desktop.playback.theatre import KINDS, Notes, Theatre
from oes_desktop.playback.unobserved import not_observed
from oes_desktop.runtime.tasks import Tasks
from oes_desktop.ui.formats import Formats
from oes_desktop.ui.language import Language
from oes_desktop.ui.report.apart import Apart
from oes_desktop.ui.report.cinema import Cinema
from oes_desktop.ui.report.frame_saving import FrameSaving
from oes_desktop.ui.report.jumps import Jumps, back_from
from oes_desktop.ui.report.loop import Loop
from oes_desktop.ui.report.moments_only import Act, MomentsOnly
from oes_desktop.ui.report.pane_messages import PaneMessages
from oes_desktop.ui.report.picture_area import PictureArea
from oes_desktop.ui.report.player_menus import PlayerMenus
from oes_desktop.ui.report.player_telling import PlayerTelling
from oes_desktop.ui.report.projector import OpenSource, Projector
from oes_desktop.ui.report.review_points import ReviewPoints
from oes_desktop.ui.report.shuttle import Shuttle
from oes_desktop.ui.report.sound_meter import Metering
from oes_desktop.ui.report.timeline import Timeline
from oes_desktop.ui.report.transport import Transport
from oes_desktop.ui.report.video import VideoPane
from oes_desktop.ui.theme import Theme

TICK_MS = 40


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
    rate_changed = Signal(float)  # at which it is watched
    volume_changed = Signal(int)  # percent, to be kept by the window
    full_screen_requested = Signal()
    shown_first = Signal()  # it is on screen

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        formats: Formats,
        language: Language,
        *,
        make_engine: Callable[[], Engine] | None = None,
        covering_frame: CoveringFrame | None = None,
        clock: Clock | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._formats = formats
        self._clock = clock or SystemClock()
        self._report: Report | None = None
        self.clock_of: Callable[[Report], ExamClock] = ExamClock.of
        self.exam = ExamClock((), ())
        self._hidden_kinds: frozenset[str] = frozenset()
        self.unobserved: tuple[NotObserved, ...] = ()
        self._was_shown = False
        self.panes = {kind: VideoPane(theme) for kind in KINDS}
        self.pictures = PictureArea(self.panes)
        self._messages = PaneMessages(self.panes, lambda: self.pictures.main, formats, self)
        self.transport = Transport(formats, 80)
        self.timeline = Timeline(theme, formats)
        self.projector = Projector(tasks, self._clock, self._notes(), make_engine, covering_frame, self)
        self.shuttle = Shuttle(self, self._clock, self._apply_rate, lambda: self._telling.rate())
        self.moments = MomentsOnly()
        self.jumps = Jumps(lambda: self._theatre.position_ms, self.seek)
        self.loop = Loop(lambda: self._theatre.position_ms, self.seek, self)
        self.saving = FrameSaving(tasks, formats, self.panes, lambda: self._theatre.position_ms, self)
        self._telling = PlayerTelling(self, self._messages)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._build()
        self.menus = PlayerMenus(self, formats)
        self.metering = Metering(self)
        self._connect()
        self._messages.refresh()
        language.changed.connect(self._messages.refresh)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addWidget(self.pictures, 1)
        self._controls = QFrame(self)
        rows = QVBoxLayout(self._controls)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addWidget(self.transport)
        rows.addWidget(self.timeline)
        self.apart = Apart(self, column, self.pictures)
        column.addWidget(self._controls)
        panes = tuple(self.panes.values())
        self.cinema = Cinema(self, column, panes, self._controls, lambda: self.menus.panel_is_open)
        self.setFocusProxy(self.timeline)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._tick)
        self.projector.ready.connect(self._meet_engines)
        self.projector.missed.connect(self._miss_engines)
        self.projector.arrived.connect(lambda: self._tick() if self._timer.isActive() else None)
        self.timeline.seek_requested.connect(self.seek)
        self.timeline.scrub_requested.connect(self.scrub)
        transport = self.transport
        transport.play_pressed.connect(self.toggle)
        transport.violation_pressed.connect(self.go_violation)
        transport.attempt_pressed.connect(self.jumps.attempt)
        transport.rate_chosen.connect(self.set_rate)
        transport.violations_only_changed.connect(self.set_violations_only)
        transport.sound_changed.connect(self._sound)
        transport.full_screen_pressed.connect(self.full_screen_requested)
        self.loop.changed.connect(self._show_loop)
        self.pictures.arranged.connect(lambda _: self._messages.refresh())

    def _notes(self) -> Notes:
        return Notes(
            frame=lambda kind, frame: self.panes[kind].show_frame(frame),
            stage=self._messages.take_view,
            trouble=self.trouble.emit,
            jumped=self._messages.tell_jump,
            playing=lambda playing: self._telling.playing(playing),
            finished=self._finish,
        )

    @property
    def _theatre(self) -> Theatre:
        return self.projector.theatre

    # What is shown

    def show_report(self, report: Report, vocabulary: Vocabulary, open_source: OpenSource) -> None:
        """Show this report from its first picture, paused. `open_source` is called on a lane.

        Called again with a newer version of the same exam, it keeps the position and what plays."""
        same = self._report is not None and self._report.exam.id == report.exam.id
        self._report = report
        if not same:
            self._hidden_kinds = frozenset()
        self.exam = self.clock_of(report)
        self._controls.setVisible(self.exam.known)
        self.timeline.show_exam(self.exam, report.violations, vocabulary, report.marks)
        self._take_points()
        self.show_flaws({})
        self._messages.begin(self.exam, vocabulary)
        if same:
            self.projector.update(self.exam, open_source)
        else:
            self._telling.forget()
            for pane in self.panes.values():
                pane.forget()
                pane.reset_zoom()
            self.loop.clear()
            self.shuttle.end_back()  # the speed is hers, and stays from report to report
            self.shuttle.rush(False)
            self.projector.show(self.exam, open_source)
        self.projector.prepare()
        self._timer.start()
        self._telling.position(force=True)

    def prepare(self) -> None:
        """Have the engines made before there is a report to show."""
        self.projector.prepare()

    def show_listed(self, hidden_kinds: Iterable[str]) -> None:
        """The list shows violations of other kinds only: the others are neither stepped to nor played."""
        self._hidden_kinds = frozenset(hidden_kinds)
        self._take_points()

    def show_flaws(self, flaws: Mapping[str, Sequence[Flaw]]) -> None:
        """What the pass over the recordings found that cannot be seen or heard, by recording id."""
        self.unobserved = not_observed(self.exam, flaws)
        self._messages.show_unobserved(self.unobserved)

    def _take_points(self) -> None:
        report = self._report
        points = ReviewPoints(report.violations if report else (), self._hidden_kinds)
        self.moments.points = points
        self.jumps.show(self.exam, points, report.snapshots if report else ())
        several = len(self.exam.attempts) > 1
        self.transport.show_choices(violations=bool(points), moments=bool(points.moments), attempts=several)
        self._telling.remaining()

    def _meet_engines(self) -> None:
        self.shuttle.renew()
        self._show_loop()

    def _miss_engines(self, error: OesError) -> None:
        self._messages.miss_engine(error)
        self.trouble.emit(error, "")

    def close_player(self) -> None:
        """Stop and let go of everything, on a lane. The area shows nothing then. May be called twice."""
        self._timer.stop()
        self._report = None
        self._telling.forget()
        self.cinema.leave()
        self.apart.close()
        self.projector.close()
        self._messages.stop()

    # Orders

    def play_at(self, wall_ms: int) -> None:
        """Go there and play."""
        self.seek(wall_ms)
        self.play()

    def play(self) -> None:
        self.shuttle.end_back()
        if self.projector.trouble is not None or self._report is None:
            return
        anew = self.moments.restart(self._theatre.position_ms)
        if anew is not None:
            self._theatre.seek(anew)
        self.moments.finished = False
        self._theatre.play()

    def pause(self) -> None:
        self.shuttle.end_back()
        self._theatre.pause()

    def toggle(self) -> None:
        if self.playing or self.shuttle.going_back:
            self.pause()
        else:
            self.play()

    def seek(self, wall_ms: int) -> None:
        """Go there, by the person's wish; playing goes on if it played."""
        if self._report is not None:
            self.shuttle.end_back()
            self.moments.went_by_hand(self.exam.clamp(wall_ms))
            self._theatre.seek(wall_ms)
            self._telling.position(force=True)

    def scrub(self, wall_ms: int) -> None:
        """Show what is there while the pointer drags; what played goes on after the `seek` that ends it."""
        if self._report is not None:
            self.shuttle.end_back()
            self.moments.went_by_hand(self.exam.clamp(wall_ms))
            self._theatre.scrub(wall_ms)
            self._telling.position(force=True)

    def step(self, frames: int) -> None:
        """One frame forward (+1) or back (-1); pauses."""
        if self._report is not None:
            self.shuttle.end_back()
            self._theatre.step(frames)
            self._telling.position(force=True)

    def nudge(self, delta_ms: int) -> None:
        """Go that much further (or back) in exam time."""
        self.seek(self._theatre.position_ms + delta_ms)

    def go_back(self, length_ms: int) -> bool:
        """A jump of the shuttle. False at the beginning."""
        at = self._theatre.position_ms
        if self._report is None or at <= self.exam.start_ms:
            return False
        to, over_gap = back_from(self.exam, at, length_ms)
        if over_gap:
            self._messages.tell_jump(to, at)
        self._theatre.seek(to)
        self._telling.position(force=True)
        return True

    def set_rate(self, rate: float) -> None:
        """0.25 to 16 times."""
        self.shuttle.choose(rate)

    def go_violation(self, step: int) -> None:
        """With "violations only" it is moments that are played, so it is moments that are stepped to."""
        (self.jumps.moment if self.moments.on else self.jumps.violation)(step)

    def set_violations_only(self, on: bool) -> None:
        """Play the moments and leave out what lies between them."""
        self.moments.on, self.moments.finished = on, False
        if not on:
            self.shuttle.rush(False)
        self.transport.show_violations_only(on)
        self._telling.remaining()

    @property
    def violations_only(self) -> bool:
        return self.moments.on

    @property
    def position_ms(self) -> int | None:
        """Exam wall time of the playhead; None before a report is shown."""
        return self._theatre.position_ms if self._report is not None else None

    @property
    def playing(self) -> bool:
        return self._theatre.playing

    @property
    def scrubbing(self) -> bool:
        """The pointer drags the playhead."""
        return self._theatre.scrubbing

    @property
    def rate(self) -> float:
        """At which it plays, or would."""
        return self._theatre.rate

    def showing(self, kind: str) -> bool:
        """Whether this side has the picture of this moment: nothing is missing, loads or waits."""
        return self._theatre.stage_state(kind) is StageState.SHOWING

    def in_trouble(self, kind: str) -> bool:
        return self._theatre.stage_state(kind) is StageState.TROUBLE

    def leave_out(self, until_ms: int) -> None:
        """What comes before that moment is not here: go on there, and say so."""
        self._messages.tell_absent(self._theatre.position_ms, until_ms)
        self._theatre.seek(until_ms)

    @property
    def settled(self) -> bool:
        """What is shown is what was asked for: nothing loads or seeks."""
        return self.projector.asked and self._theatre.ready

    def _sound(self, volume: int) -> None:
        self.shuttle.renew()
        self.volume_changed.emit(volume)

    def _apply_rate(self, rate: float, muted: bool) -> None:
        self._theatre.set_rate(rate)
        self._theatre.set_sound(self.transport.volume, muted or self.transport.muted)

    def _show_loop(self) -> None:
        self._theatre.loop(*(self.loop.span or (None,)))
        for part in (self.transport, self.timeline):
            part.show_loop(self.loop.start_ms, self.loop.end_ms)

    # News

    def _tick(self) -> None:
        self._theatre.tick()
        self.shuttle.tick()
        by_itself = self.playing and not self.scrubbing
        if self.moments.on and by_itself and not self.loop.holds(self._theatre.position_ms):
            self._keep_to_moments()
        self._telling.position()

    def _keep_to_moments(self) -> None:
        at = self._theatre.position_ms
        order = self.moments.order(at)
        self.shuttle.rush(order.act is Act.RUSH)
        if order.act is Act.GO:
            self._messages.tell_left_out(between(self.unobserved, at, order.wall_ms))
            self._theatre.seek(order.wall_ms)
        elif order.act is Act.END:
            self._theatre.pause()
            self._finish()

    def _finish(self) -> None:
        """The end of the last recording, or of the last moment."""
        self.shuttle.rush(False)
        self.moments.finished = self.moments.on
        self._telling.rate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.shown_first.emit()
