"""Camera and screen of one exam, played together by the exam clock.

The camera leads when it plays (its sound must not be bent), else the screen; where neither runs, the clock
of the computer does. The other side follows. Time stands still while the leader loads, seeks or waits for
bytes; a side that is missing or damaged holds nobody up. At the end of an attempt the break is jumped over,
and said so.

It has no thread and no timer: its owner calls `tick()` some 25 times a second, and everything else too, on
one thread. Blocking work is handed to `elsewhere`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.playback.engine import Engine, EngineState, Frame
from oes_desktop.playback.exam_clock import ExamClock, wall_of
from oes_desktop.playback.stage import CoveringFrame, Elsewhere, OpenSource, Stage, StageState, StageView

KINDS = (CAMERA, SCREEN)
SLOWEST, FASTEST = 0.5, 8.0
_FRAME_MS = 40
_PATIENCE_S = 0.7  # the leader does not wait longer for the follower at a start
_PRELOAD_MS = 3000
_LONGEST_TICK_S = 0.5  # more was no playing: the computer slept


def _nothing(*_args: object) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Notes:
    """What the owner hears. All but `frame` come on its own thread, from `tick` or from its own calls.

    `frame(kind, frame)`: on foreign threads. `stage(kind, view)`: what the pane should say is different now.
    `jumped(from_ms, to_ms)`: nothing was recorded between; `finished()`: the end of the last recording."""

    frame: Callable[[str, Frame], None] = _nothing
    stage: Callable[[str, StageView], None] = _nothing
    trouble: Callable[[OesError, str], None] = _nothing
    jumped: Callable[[int, int], None] = _nothing
    playing: Callable[[bool], None] = _nothing
    finished: Callable[[], None] = _nothing


class Theatre:
    """`engines` by kind (camera, screen). Positions are exam wall time, ms UTC."""

    def __init__(
        self,
        engines: Mapping[str, Engine],
        clock: Clock,
        elsewhere: Elsewhere,
        notes: Notes,
        *,
        covering_frame: CoveringFrame | None = None,
    ) -> None:
        self._clock = clock
        self._notes = notes
        self._stages = {
            kind: Stage(engine, elsewhere, self._shower(kind), covering_frame)
            for kind, engine in engines.items()
        }
        self._views: dict[str, StageView] = {}
        self._exam = ExamClock((), ())
        self._wall = 0.0
        self._playing = False
        self._rate = 1.0
        self._last = clock.monotonic()
        self._starting_since: float | None = None

    def _shower(self, kind: str) -> Callable[[Frame], None]:
        return lambda frame: self._notes.frame(kind, frame)

    # Orders

    def show(self, exam: ExamClock, open_source: OpenSource, at_ms: int | None = None) -> None:
        """Another exam, paused, at its first picture or at `at_ms`."""
        self._set_playing(False)
        for stage in self._stages.values():
            stage.begin(open_source)
        self._exam = exam
        first = exam.next_start(exam.start_ms)
        self._wall = float(at_ms if at_ms is not None else exam.start_ms if first is None else first)
        self._views.clear()
        self._place()

    def update(self, exam: ExamClock) -> None:
        """The same exam, known better: position and playing go on."""
        self._exam = exam

    def play(self) -> None:
        if self._exam.next_start(self.position_ms) is None:
            first = self._exam.next_start(self._exam.start_ms)
            if first is None:
                return
            self.seek(first)  # from the end, play begins anew
        self._set_playing(True)
        self._starting_since = self._last = self._clock.monotonic()

    def pause(self) -> None:
        self._set_playing(False)
        for stage in self._stages.values():
            stage.engine.pause()

    def seek(self, wall_ms: int) -> None:
        self._wall = float(self._exam.clamp(wall_ms))
        self._last = self._clock.monotonic()
        if self._playing:
            self._starting_since = self._last
        for kind, stage in self._stages.items():
            placement = self._exam.place(self.position_ms, kind)
            if (
                placement is not None
                and stage.recording is not None
                and stage.recording.id == placement.recording.id
            ):
                stage.seek(placement.offset_ms)
        self._place()

    def step(self, frames: int) -> None:
        """One frame of the leader; the other side goes where that leads."""
        if self._playing:
            self.pause()
        leader = next((s for s in self._stages.values() if s.loaded and self._shown(s)), None)
        if leader is None or leader.recording is None:
            self.seek(self.position_ms + frames * _FRAME_MS)
            return
        leader.engine.step(frames)
        self._wall = float(self._exam.clamp(wall_of(leader.recording, leader.engine.position_ms())))
        for kind, stage in self._stages.items():
            placement = self._exam.place(self.position_ms, kind)
            if stage is not leader and placement is not None:
                stage.seek(placement.offset_ms)

    def set_rate(self, rate: float) -> None:
        """0.5 to 8 times. A change may shift a side by some 300 ms; `Stage.follow` makes it good."""
        self._rate = min(max(SLOWEST, rate), FASTEST)
        for stage in self._stages.values():
            stage.set_rate(self._rate)

    def set_sound(self, volume: int, muted: bool) -> None:
        for stage in self._stages.values():
            stage.engine.set_sound(volume, muted)

    # Questions

    @property
    def position_ms(self) -> int:
        return round(self._wall)

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def ready(self) -> bool:
        """There are engines, and what they show is what was asked for."""
        shown = [stage for stage in self._stages.values() if self._shown(stage)]
        return bool(self._stages) and all(stage.settled for stage in shown)

    def _shown(self, stage: Stage) -> bool:
        return stage.recording is not None and self.position_ms in self._exam.span(stage.recording)

    # Time

    def tick(self) -> None:
        now = self._clock.monotonic()
        passed, self._last = min(now - self._last, _LONGEST_TICK_S), now
        for kind, stage in self._stages.items():
            placement = self._exam.place(self.position_ms, kind)
            error = stage.tick(placement.offset_ms if placement else 0)
            if error is not None:
                self._notes.trouble(error, stage.recording.id if stage.recording else "")
        if self._playing:
            self._advance(passed, now)
        self._place()
        if self._playing:
            self._run(now)

    def _advance(self, passed: float, now: float) -> None:
        leader = next((s for s in self._stages.values() if self._shown(s) and self._can_lead(s)), None)
        if leader is None:
            self._wall += passed * 1000 * self._rate
        elif leader.leads and leader.recording is not None:
            self._wall = max(self._wall, float(wall_of(leader.recording, leader.engine.position_ms())))
        if self._exam.covered(self.position_ms):
            return
        following = self._exam.next_start(self.position_ms)
        if following is None:
            self._wall = float(self._exam.clamp(self.position_ms))
            self.pause()
            self._notes.finished()
        else:
            self._notes.jumped(self.position_ms, following)
            self._wall = float(following)
            self._starting_since = now

    def _can_lead(self, stage: Stage) -> bool:
        return stage.error is None and stage.engine.state() is not EngineState.ENDED

    def _place(self) -> None:
        """Give each side the recording of this moment, or of one soon to come."""
        wall = self.position_ms
        for kind, stage in self._stages.items():
            placement = self._exam.place(wall, kind)
            if placement is not None:
                audio = kind == CAMERA or self._exam.place(wall, CAMERA) is None
                running = self._playing and self._starting_since is None
                stage.show(placement, playing=running, audio=audio, rate=self._rate)
            else:
                self._prepare(kind, stage, wall)
            known = any(recording.kind == kind for recording in self._exam.recordings)
            view = stage.view(placement is not None, known)
            if self._views.get(kind) != view:
                self._views[kind] = view
                self._notes.stage(kind, view)

    def _prepare(self, kind: str, stage: Stage, wall: int) -> None:
        """Nothing runs on this side: stop it, and have the next recording ready when it is near."""
        coming = self._exam.upcoming(wall, kind)
        if coming is not None and coming.started_ms - wall <= _PRELOAD_MS * self._rate:
            placement = self._exam.place(coming.started_ms, kind)
            if placement is not None and placement.recording.id == coming.id:
                stage.show(placement, playing=False, audio=kind == CAMERA, rate=self._rate)
        elif stage.engine.state() is EngineState.PLAYING:
            stage.engine.pause()

    def _run(self, now: float) -> None:
        """Start what stands, together; then keep the follower with the clock."""
        shown = [stage for stage in self._stages.values() if self._shown(stage) and self._can_lead(stage)]
        if self._starting_since is not None:
            waited = now - self._starting_since
            ready = all(stage.settled for stage in shown)
            if not ready and (not shown or not shown[0].settled or waited < _PATIENCE_S):
                return
            self._starting_since = None
        for stage in shown:
            if stage.loaded and stage.engine.state() is EngineState.PAUSED:
                stage.engine.play()
        for kind, stage in self._stages.items():
            placement = self._exam.place(self.position_ms, kind)
            if stage in shown[1:] and placement is not None:
                stage.follow(placement.offset_ms, self._rate)

    def _set_playing(self, playing: bool) -> None:
        if self._playing != playing:
            self._playing = playing
            self._notes.playing(playing)

    def stage_state(self, kind: str) -> StageState:
        view = self._views.get(kind)
        return view.state if view else StageState.ABSENT

    # Leaving

    def leave(self) -> None:
        """Let go of the exam; the engines stay for the next one."""
        self._set_playing(False)
        for stage in self._stages.values():
            stage.leave()

    def close(self) -> None:
        """Stop and release all. Blocks: call it on a lane, after `leave()` on the owner's thread."""
        for stage in self._stages.values():
            stage.engine.close()
