"""A theatre on engines whose time is moved by hand, with everything around it."""

from __future__ import annotations

from collections.abc import Callable

from support.fake_engine import FakeEngine, frame_for
from support.sittings import ATTEMPTS, BEGIN, CAMERA_1, CAMERA_2, SCREEN_1, SCREEN_2
from support.sources import MemorySource

from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA, SCREEN, Recording
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.theatre import Notes, Theatre

MP4_HEAD = b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00"
MATROSKA_HEAD = bytes.fromhex("1A45DFA380 18538067 85 1C53BB6B 80")  # that has cues


def inline(
    work: Callable[[], object], done: Callable[[object], None], failed: Callable[[OesError], None]
) -> None:
    """Elsewhere is here, and now."""
    try:
        result = work()
    except OesError as error:
        failed(error)
    else:
        done(result)


class House:
    """A theatre with everything around it."""

    def __init__(
        self, recordings: tuple[Recording, ...], *, slow: bool = False, covering: bool = False
    ) -> None:
        self.clock = ManualClock()
        self.camera, self.screen = FakeEngine(self.clock, slow=slow), FakeEngine(self.clock, slow=slow)
        self.jumps: list[tuple[int, int]] = []
        self.troubles: list[tuple[OesError, str]] = []
        self.finished = 0
        self.shown: dict[str, Frame] = {}
        self.missing: dict[str, OesError] = {}
        self.opened: list[MemorySource] = []
        self.heads = {CAMERA: MP4_HEAD, SCREEN: MP4_HEAD}
        self.covered: list[tuple[str, int, bool]] = []
        self.waiting: list[Callable[[], None]] | None = None
        notes = Notes(
            frame=self.shown.__setitem__,
            trouble=lambda error, name: self.troubles.append((error, name)),
            jumped=lambda start, end: self.jumps.append((start - BEGIN, end - BEGIN)),
            finished=self._finish,
        )
        self.theatre = Theatre(
            {CAMERA: self.camera, SCREEN: self.screen},
            self.clock,
            self.elsewhere,
            notes,
            covering_frame=self.cover if covering else None,
        )
        self.theatre.show(ExamClock(ATTEMPTS, recordings), self.open)

    def _finish(self) -> None:
        self.finished += 1

    def cover(self, recording: Recording, offset_ms: int, rough: bool = False) -> Frame:
        """Decoded beside the engine: minus its place, of a rough one the whole seconds of it."""
        self.covered.append((recording.kind, offset_ms, rough))
        return frame_for(-offset_ms // 1000 * 1000 if rough else -offset_ms)

    def open(self, recording: Recording) -> MemorySource:
        if recording.id in self.missing:
            raise self.missing[recording.id]
        self.opened.append(MemorySource(self.heads[recording.kind]))
        return self.opened[-1]

    def elsewhere(
        self, work: Callable[[], object], done: Callable[[object], None], failed: Callable[[OesError], None]
    ) -> None:
        if self.waiting is None:
            inline(work, done, failed)
        else:
            self.waiting.append(lambda: inline(work, done, failed))

    def run(self, seconds: float, tick: float = 0.04) -> None:
        for _ in range(round(seconds / tick)):
            self.clock.advance(tick)
            self.theatre.tick()

    @property
    def at(self) -> int:
        return self.theatre.position_ms - BEGIN

    def error(self) -> int:
        """How far the screen is from the camera, in ms of the exam."""
        camera = CAMERA_1.started_ms + self.camera.position_ms()
        return SCREEN_1.started_ms + self.screen.position_ms() - camera


ALL = (CAMERA_1, SCREEN_1, CAMERA_2, SCREEN_2)
