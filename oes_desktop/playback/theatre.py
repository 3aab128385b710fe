"""Camera and screen of one exam, played together by the exam clock.

The camera leads when it plays (its sound must not be bent), else the screen; where neither runs, the clock
of the computer does. The other side follows. Time stands still while the leader loads, seeks or waits for
bytes; a side that is missing or damaged holds nobody up. At the end of an attempt the break is jumped over,
and said so. Where recorders' clocks drifted, the follower plays so much faster or slower from the start, and
corrections are seldom needed.

It has no thread and no timer: its owner calls `tick()` some 25 times a second, and everything else too, on
one thread. Blocking work is handed to `elsewhere`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from oes_desktop.domain.clock import Clock
from oes_desktop.domain.course import Span
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA, SCREEN
from oes_desktop.playback.engine import Engine, EngineState, Frame
from oes_desktop.playback.exam_clock import ExamClock, Placement
from oes_desktop.playback.stage import CoveringFrame, Elsewhere, OpenSource, Stage
from oes_desktop.playback.stage_view import StageState, StageView

KINDS = (CAMERA, SCREEN)
SLOWEST, FASTEST = 0.25, 16.0
_FRAME_MS = 40
_PATIENCE_S = 0.7  # the leader does not wait longer for the follower at a start
_PRELOAD_MS = 3000
_LONGEST_TICK_S = 0.5  # more was no playing: the computer slept
_SCRUB_REST_S = 0.12  # a pointer that stands still for so long wants the exact picture
_SHIFTED_MS = 20  # a clock known better moves a paused picture by more than this


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
        self._head_start = False  # those who need it have it; the others follow at the next tick
        self._loop: Span | None = None
        self._scrubbing = False
        self._scrub_until: float | None = None  # then the pointer has rested

    def _shower(self, kind: str) -> Callable[[Frame], None]:
        return lambda frame: self._notes.frame(kind, frame)

    # Orders

    def show(self, exam: ExamClock, open_source: OpenSource, at_ms: int | None = None) -> None:
        """Another exam, paused, at its first picture or at `at_ms`."""
        self._set_playing(False)
        for stage in self._stages.values():
            stage.begin(open_source)
        self._exam, self._loop = exam, None
        self._end_scrub()
        first = exam.next_start(exam.start_ms)
        self._wall = float(at_ms if at_ms is not None else exam.start_ms if first is None else first)
        self._views.clear()
        self._place()

    def update(self, exam: ExamClock) -> None:
        """The same exam, known better, or a recording shifted by hand: position and playing go on."""
        self._exam = exam
        if self._playing:
            return  # who plays follows
        for kind, stage in self._stages.items():
            placement = self._placed(kind, stage)
            if placement and abs(stage.engine.position_ms() - placement.offset_ms) > _SHIFTED_MS:
                stage.seek(placement.offset_ms)

    def play(self) -> None:
        if self._exam.next_start(self.position_ms) is None:
            first = self._exam.next_start(self._exam.start_ms)
            if first is None:
                return
            self.seek(first)  # from the end, play begins anew
        self._set_playing(True)
        self._starting_since = self._last = self._clock.monotonic()
        self._head_start = False

    def pause(self) -> None:
        self._set_playing(False)
        for stage in self._stages.values():
            stage.engine.pause()

    def seek(self, wall_ms: int) -> None:
        self._wall = float(self._exam.clamp(wall_ms))
        self._last = self._clock.monotonic()
        self._end_scrub()
        if self._playing:
            self._starting_since = self._last
        for kind, stage in self._stages.items():
            if placement := self._placed(kind, stage):
                stage.seek(placement.offset_ms)
        self._place()

    def try_again(self) -> None:
        """What could not be fetched may be had now: whichever side lacks it opens its recording once more."""
        for stage in self._stages.values():
            stage.try_again()

    def scrub(self, wall_ms: int) -> None:
        """Go there while the pointer drags: the key frame before the moment is shown at once, the exact
        picture when the pointer rests. What played stands still until `seek` ends it."""
        now = self._clock.monotonic()
        if not self._scrubbing:
            self._scrubbing = True
            for stage in self._stages.values():
                stage.engine.pause()
        if self._playing:
            self._starting_since = now
        self._wall, self._last = float(self._exam.clamp(wall_ms)), now
        self._scrub_until = now + _SCRUB_REST_S
        for kind, stage in self._stages.items():
            if placement := self._placed(kind, stage):
                stage.glance(placement.offset_ms)
        self._place()

    def _end_scrub(self) -> None:
        self._scrubbing, self._scrub_until = False, None

    def _placed(self, kind: str, stage: Stage) -> Placement | None:
        """Where the recording that this side has open is at this moment, if it runs then."""
        placement = self._exam.place(self.position_ms, kind)
        if placement is None or stage.recording is None or placement.recording.id != stage.recording.id:
            return None
        return placement

    def loop(self, from_ms: int | None, to_ms: int | None = None) -> None:
        """From now on, playing that comes to `to_ms` goes on at `from_ms`; `loop(None)` ends it. A seek to
        beyond the end leaves the loop without ending it."""
        fit = from_ms is not None and to_ms is not None and from_ms < to_ms
        self._loop = Span(from_ms, to_ms) if fit else None  # type: ignore[arg-type]

    def step(self, frames: int) -> None:
        """One frame of the leader; the other side goes where that leads."""
        if self._playing:
            self.pause()
        leader = next((s for s in self._stages.values() if s.loaded and self._shown(s)), None)
        if leader is None or leader.recording is None:
            self.seek(self.position_ms + frames * _FRAME_MS)
            return
        leader.step(frames)
        wall = self._exam.wall_of(leader.recording, leader.engine.position_ms())
        self._wall = float(self._exam.clamp(round(wall)))
        for kind, stage in self._stages.items():
            placement = self._exam.place(self.position_ms, kind)
            if stage is not leader and placement is not None:
                stage.seek(placement.offset_ms)

    def set_rate(self, rate: float) -> None:
        """0.25 to 16 times. A change may shift a side; `Stage.follow` makes it good."""
        self._rate = min(max(SLOWEST, rate), FASTEST)
        self._share_rate()

    def _share_rate(self) -> None:
        """The leader plays at the rate that was chosen, for its sound must not be bent; the other side by so
        much faster or slower as its recorder's clock ran against the leader's."""
        leader = self._leader()
        led = self._pace(leader) if leader is not None else 1.0
        for stage in self._stages.values():
            stage.set_rate(self._rate * (self._pace(stage) / led if leader else 1.0))

    def _pace(self, stage: Stage) -> float:
        return self._exam.course(stage.recording).pace if stage.recording is not None else 1.0

    def _leader(self) -> Stage | None:
        return next((s for s in self._stages.values() if self._shown(s) and self._can_lead(s)), None)

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
    def scrubbing(self) -> bool:
        """A pointer drags, and nothing plays by itself."""
        return self._scrubbing

    @property
    def rate(self) -> float:
        return self._rate

    @property
    def looped(self) -> Span | None:
        """What is played again and again."""
        return self._loop

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
        if self._scrubbing:
            self._rest_scrub(now)
        elif self._playing:
            self._advance(passed, now)
        self._place()
        if self._playing and not self._scrubbing:
            self._share_rate()
            self._run(now)

    def _rest_scrub(self, now: float) -> None:
        if self._scrub_until is not None and now >= self._scrub_until:
            self._scrub_until = None
            for kind, stage in self._stages.items():
                if placement := self._placed(kind, stage):
                    stage.seek(placement.offset_ms)

    def _advance(self, passed: float, now: float) -> None:
        leader, before = self._leader(), self._wall
        if leader is None:
            self._wall += passed * 1000 * self._rate
        elif leader.leads and leader.recording is not None:
            wall = self._exam.wall_of(leader.recording, leader.engine.position_ms())
            self._wall = max(self._wall, wall)
        following = self._exam.next_start(self.position_ms)
        looped = self._loop
        if looped is not None and before < looped.end_ms <= (self._wall if following else looped.end_ms):
            self.seek(looped.start_ms)
            return
        if following == self.position_ms:
            return
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
                stage.show(placement, playing=running, audio=audio)
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
        start = self._exam.span(coming).start_ms if coming is not None else wall
        if coming is not None and start - wall <= _PRELOAD_MS * self._rate:
            placement = self._exam.place(start, kind)
            if placement is not None and placement.recording.id == coming.id:
                stage.show(placement, playing=False, audio=kind == CAMERA)
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
            if not self._head_start and self._late_ones_go(shown):
                return
            self._starting_since, self._head_start = None, False
        for stage in shown:
            if stage.loaded and stage.engine.state() is EngineState.PAUSED:
                stage.engine.play()
        for kind, stage in self._stages.items():
            placement = self._exam.place(self.position_ms, kind)
            if stage in shown[1:] and placement is not None:
                stage.follow(placement.offset_ms, now)

    def _late_ones_go(self, shown: list[Stage]) -> bool:
        """Sides that resume late begin one tick before the others, so that pictures move together."""
        standing = [stage for stage in shown if stage.loaded and stage.engine.state() is EngineState.PAUSED]
        late = [stage for stage in standing if stage.resumes_late]
        self._head_start = 0 < len(late) < len(standing)
        for stage in late if self._head_start else ():
            stage.engine.play()
        return self._head_start

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
