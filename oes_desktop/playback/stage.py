"""One side of the theatre: the engine of the camera or of the screen, and what it is to show.

It opens recordings elsewhere (a lane), hands them to its engine, keeps the engine near the exam clock, and
says in one value what its pane should say. It knows nothing of the other side.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from typing import Protocol

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import Damaged, DiskTrouble, OesError, Unreachable
from oes_desktop.domain.models import Recording
from oes_desktop.domain.undoing import if_it_fails
from oes_desktop.playback.container_kind import Form, form_of
from oes_desktop.playback.engine import Engine, EngineState, Frame, Notifications
from oes_desktop.playback.exam_clock import Placement
from oes_desktop.playback.stage_view import StageState, StageView

OpenSource = Callable[[Recording], ByteSource]

LEAVE_MS = 40
SEEK_MS = 500
CORRECT_S, _SOON_S = 1.0, 0.4  # between two words on the rate; where the error is great
_FIRST_S = 0.15  # from a start to the first word: the player has told its time by then
_JUMP_MS, _TOLD_S = 60, 0.03  # an error that was not there a tick ago; it is believed so soon
_NUDGE, _NUDGE_FAST = 0.15, 0.4  # most of the rate; of one at which nobody can tell
_RETRY_MS = 5000
_COVER_TICKS = 8  # so long the engine may be about to show a picture itself


class Elsewhere(Protocol):
    """Runs blocking work on a lane; its end is told on the owner's thread."""

    def __call__(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[OesError], None],
    ) -> object: ...


class CoveringFrame(Protocol):
    """On a lane: the picture on show at that place of the recording; `rough`: the key frame before it, many
    times quicker."""

    def __call__(self, recording: Recording, offset_ms: int, rough: bool = False, /) -> Frame | None: ...


def _identity(recording: Recording) -> tuple[str, str, int]:
    return recording.id, recording.sha256, recording.size


def _provisional(source: ByteSource, form: Form) -> bool:
    """Whether whoever opens recordings may have something better to seek in later."""
    return form is Form.WITHOUT_INDEX or getattr(source, "provisional", False)


class Stage:
    """`show(frame)` is called on foreign threads; everything else happens on the owner's."""

    def __init__(
        self,
        engine: Engine,
        elsewhere: Elsewhere,
        show: Callable[[Frame], None],
        covering: CoveringFrame | None,
    ) -> None:
        self.engine = engine
        self._elsewhere = elsewhere
        self._show = show
        self._covering = covering
        self._inbox: deque[OesError] = deque()
        self._open: OpenSource | None = None
        self._wish = 0  # number of the newest order; answers to older ones are dropped
        self._opening = False
        self._coming: ByteSource | None = None  # being opened, on a lane
        self._covering_now = False
        self._cover_next: tuple[int, bool] | None = None
        self._cover_wait = 0  # ticks
        self._ready: tuple[ByteSource, Form] | None = None
        self._provisional, self._form = False, Form.MP4  # what the engine plays
        self._audio = False
        self._frames = 0
        self.recording: Recording | None = None
        self.error: OesError | None = None
        self._error_at = 0
        self._rate = 1.0
        self._corrected_at = 0.0
        self._catching_up_until: float | None = None
        self._error_ms = 0.0
        self._missing: tuple[int, Damaged] | None = None  # no picture beside the engine either
        self._covered = False  # the exact picture of this place is up, decoded beside the engine
        self._glancing = False  # pictures of the way are wanted, the engine stands still
        engine.listen(Notifications(self._frame, lambda: None, self._inbox.append))

    def begin(self, open_source: OpenSource) -> None:
        """Another report."""
        self.leave()
        self._open = open_source

    def leave(self) -> None:
        self._wish += 1
        self._opening, self._cover_next, self._cover_wait = False, None, 0
        self.recording = self.error = None
        self._glancing, self._covered, self._missing = False, False, None
        coming = self._coming
        if coming is not None:
            coming.cancel()
        self._drop_ready()
        self._inbox.clear()
        self.engine.unload()

    def _frame(self, frame: Frame) -> None:
        self._frames += 1
        if self._covered and self.engine.state() is not EngineState.PLAYING:
            return  # the decoder's picture is exact, where the engine may be some frames off
        self._show(frame)

    # What it shows

    def show(self, placement: Placement, *, playing: bool, audio: bool) -> None:
        """Make sure that this recording is loaded or on its way, and that it is tried again after trouble,
        once the moment is another one."""
        recording, offset = placement.recording, placement.offset_ms
        if self.error is not None and abs(offset - self._error_at) > _RETRY_MS:
            self.leave()
        if self.recording is None or _identity(self.recording) != _identity(recording):
            self.leave()
            self.recording = recording
            self._start_opening(recording)
        if self._ready is not None:
            (source, form), self._ready = self._ready, None
            self._audio = audio
            self._load(source, form, recording, offset, playing)
            # not yet: decoding beside it would hold up the first picture
            self._cover_next, self._cover_wait = (offset, False), _COVER_TICKS

    def _load(
        self, source: ByteSource, form: Form, recording: Recording, offset_ms: int, playing: bool
    ) -> None:
        self._provisional, self._form, self._covered = _provisional(source, form), form, False
        self.engine.set_rate(self._rate)
        self.engine.load(
            source, form, recording.duration_ms, has_audio=self._audio, at_ms=offset_ms, playing=playing
        )

    def _start_opening(self, recording: Recording) -> None:
        open_source, wish = self._open, self._wish
        if open_source is None:
            return
        self._opening = True

        def work() -> object:
            source = open_source(recording)
            self._coming = source
            try:
                with if_it_fails(source.close):
                    if wish != self._wish:
                        raise Unreachable("cancelled")
                    return source, form_of(source)
            finally:
                if self._coming is source:
                    self._coming = None

        def done(opened: object) -> None:
            assert isinstance(opened, tuple)
            if wish != self._wish:
                opened[0].close()
                return
            self._opening = False
            self._take(recording, *opened)

        def failed(error: OesError) -> None:
            if wish == self._wish:
                self._opening = False
                if not self.loaded:
                    self._inbox.append(error)

        self._elsewhere(work, done, failed)

    def _take(self, recording: Recording, source: ByteSource, form: Form) -> None:
        if not self.loaded:
            self._ready = source, form
        elif _provisional(source, form):
            source.close()
        else:  # its index has been found meanwhile
            playing = self.engine.state() is EngineState.PLAYING
            self._load(source, form, recording, self.engine.position_ms(), playing)

    def _drop_ready(self) -> None:
        ready, self._ready = self._ready, None
        if ready is not None:
            ready[0].close()

    def _cover(self, recording: Recording, offset_ms: int, *, rough: bool) -> None:
        """Decode the picture of this moment beside the engine, and show it unless the engine has one of its
        own by then: in a still stretch it has none, or a wrong one. One job at a time; of the places asked
        for meanwhile the newest wins. A rough picture is followed by the exact one."""
        covering, wish, frames = self._covering, self._wish, self._frames
        if covering is None:
            return
        if self._covering_now or self._cover_wait:
            self._cover_next = offset_ms, rough
            return
        self._covering_now = True

        def done(frame: object) -> None:
            self._covering_now = False
            following, self._cover_next = self._cover_next, None
            if following is None and rough and not self._glancing and wish == self._wish:
                following = offset_ms, False
            if wish == self._wish and isinstance(frame, Frame) and self._fits(offset_ms, rough, frames):
                self._covered = not rough
                self._show(frame)
            if following is not None and self.recording is not None:
                self._cover(self.recording, following[0], rough=following[1])

        def failed(error: OesError) -> None:
            if wish == self._wish and not rough and isinstance(error, Damaged):
                self._missing = frames, error
            done(None)

        self._elsewhere(lambda: covering(recording, offset_ms, rough), done, failed)

    def _fits(self, offset_ms: int, rough: bool, frames: int) -> bool:
        """A picture of that place is better than what is shown. `frames`: how many the engine had shown when
        the picture was asked for."""
        silent = frames == self._frames
        if rough:
            return self._glancing or (silent and not self.engine.settled)
        near = abs(self.engine.position_ms() - offset_ms) < LEAVE_MS
        return silent or (near and self.engine.state() is not EngineState.PLAYING)

    # Time

    def _cover_when_due(self) -> None:
        if self._cover_wait == 0:
            return
        loading = self.engine.state() is EngineState.LOADING
        self._cover_wait = self._cover_wait - 1 if loading else 0
        following = self._cover_next
        if self._cover_wait == 0 and following is not None and self.recording is not None:
            self._cover_next = None
            self._cover(self.recording, following[0], rough=following[1])

    def _miss(self) -> None:
        """Neither the engine nor the decoder beside it has a picture of this place: it is not a still one."""
        if self._missing is None or not self.engine.settled or self.engine.state() is EngineState.LOADING:
            return
        (frames, error), self._missing = self._missing, None
        if frames == self._frames and self.loaded:
            self._inbox.append(error)

    def tick(self, offset_ms: int) -> OesError | None:
        """The trouble that is new, if there is any."""
        self.engine.tick()
        self._cover_when_due()
        self._miss()
        if not self._inbox:
            return None
        error = self._inbox.popleft()
        self._inbox.clear()
        self.error, self._error_at = error, offset_ms
        return error

    @property
    def loaded(self) -> bool:
        states = (EngineState.EMPTY, EngineState.FAILED)
        return self.recording is not None and self.error is None and self.engine.state() not in states

    @property
    def settled(self) -> bool:
        """It shows what it was asked to show (or cannot)."""
        if self.error is not None or self.recording is None:
            return True
        return self.loaded and self.engine.state() is not EngineState.LOADING and self.engine.settled

    @property
    def leads(self) -> bool:
        """Its position can be believed, and moves."""
        return self.loaded and self.engine.settled and self.engine.state() is EngineState.PLAYING

    @property
    def resumes_late(self) -> bool:
        """From a stand, libVLC's Matroska side shows its first new picture some 70 ms after the others do
        (measured with counters in the pictures, at 1x and at 4x)."""
        return self._form is Form.MATROSKA

    def view(self, placed: bool, known: bool) -> StageView:
        """`placed`: a recording runs at this moment; `known`: the exam has one of this kind at all."""
        if not placed:
            return StageView(StageState.GAP if known else StageState.ABSENT)
        if self.error is not None:
            return StageView(StageState.TROUBLE, self.recording, self.error)
        state = self.engine.state()
        if state is EngineState.WAITING:
            return StageView(StageState.WAITING, self.recording)
        if not self.loaded or state is EngineState.LOADING:
            return StageView(StageState.LOADING, self.recording)
        return StageView(StageState.SOUND if self.engine.blind else StageState.SHOWING, self.recording)

    # Orders

    def seek(self, offset_ms: int) -> None:
        """The key frame before that place at once, then the exact picture. In a recording without an index
        seeks are slow; whoever opens recordings may have found it by now, so it is opened once more."""
        self._glancing, self._covered, self._missing = False, False, None
        if self.error is not None and self.error.reason == "not_offline":
            self.leave()  # perhaps that place is here: it is opened once more
        if self.loaded and self.recording is not None:
            self.engine.seek(offset_ms)
            self._cover(self.recording, offset_ms, rough=True)
            if self._provisional and not self._opening:
                self._start_opening(self.recording)

    def try_again(self) -> None:
        """Of trouble that passes (no network, a disk without room) nothing is kept: at the next tick the
        recording is opened anew, where it stood."""
        error = self.error
        if isinstance(error, Unreachable | DiskTrouble) or (error and error.reason == "not_offline"):
            self.leave()

    def glance(self, offset_ms: int) -> None:
        """The key frame before that place, and nothing else: the pointer goes on."""
        if self._covering is None:
            self.seek(offset_ms)
        elif self.loaded and self.recording is not None:
            self._glancing, self._covered = True, False
            self._cover(self.recording, offset_ms, rough=True)

    def step(self, frames: int) -> None:
        """One frame forward (+1) or back (-1). The decoder beside has the last word on which picture that
        is: with B-frames and without an index the engine is some frames off."""
        self._covered = False
        self.engine.step(frames)
        if self.recording is not None:
            self._cover(self.recording, self.engine.position_ms(), rough=False)

    def follow(self, offset_ms: int, now: float) -> None:
        """Stay with the exam clock: an error is played out, a huge one is made good by a seek. A word on the
        rate takes effect when the player's buffers have been shown, so it is not said often; but an error
        that is suddenly there (libVLC jumps when the speed changes) is answered at once."""
        if not self.leads:
            self._corrected_at, self._catching_up_until = now - _SOON_S + _FIRST_S, None
            return
        error = self.engine.position_ms() - offset_ms
        if abs(error) >= SEEK_MS * max(1.0, self._rate / 2):
            self.engine.set_rate(self._rate)
            self.engine.seek(offset_ms)
            return
        before, self._error_ms = self._error_ms, error
        if abs(error - before) > _JUMP_MS * max(1.0, self._rate / 2):
            self._corrected_at, self._catching_up_until = now - _SOON_S + _TOLD_S, None
        if self._catching_up_until is not None and now >= self._catching_up_until:
            self._corrected_at, self._catching_up_until = now, None
            self.engine.set_rate(self._rate)
        elif self._catching_up_until is None:
            self._correct(error, now)

    def _correct(self, error: float, now: float) -> None:
        """At a speed at which nobody can tell, a great error is caught up in one stint."""
        great = abs(error) >= LEAVE_MS / 2 * max(1.0, self._rate / 2)
        pause = (_SOON_S if great else CORRECT_S) * max(1.0, 1 / self._rate)
        if now - self._corrected_at < pause:
            return
        self._corrected_at = now
        if great and self._rate >= 2:
            stint = math.copysign(_NUDGE_FAST, error)
            self._catching_up_until = now + error / (self._rate * 1000 * stint)
            self.engine.set_rate(self._rate * (1 - stint))
        else:
            share = min(max(-_NUDGE, error / (self._rate * 2000 * pause)), _NUDGE)
            self.engine.set_rate(self._rate * (1 - share))

    def set_rate(self, rate: float) -> None:
        """At which it plays when it needs no correction."""
        if rate != self._rate:
            self._rate = rate
            self.engine.set_rate(rate)
