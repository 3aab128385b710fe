"""Camera and screen played together on real libVLC, and how far apart their pictures really are.

Two recorders whose clocks drift; a theatre plays both. Every picture shown is noted with its moment and the
number burnt into it, so its place on the exam's clock is known without asking any player. The difference of
two sides is taken between a picture of the one and the picture of the other that was shown nearest to it,
carried on over the time between; all in ms of the exam's clock.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from oes_desktop.cli.bench.counted import FPS, counter_of
from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.clock import SystemClock
from oes_desktop.domain.errors import OesError
from oes_desktop.domain.models import CAMERA, SCREEN, Recording
from oes_desktop.playback import vlc_library
from oes_desktop.playback.engine import Frame
from oes_desktop.playback.exam_clock import ExamClock
from oes_desktop.playback.theatre import Notes, Theatre
from oes_desktop.playback.vlc_engine import VlcEngine

TICK_S = 0.04  # as the window ticks
BEGIN = 1_763_006_820_000


@dataclass(slots=True)
class Shown:
    """Pictures of one side: when (monotonic s), and their place on the exam's clock (ms)."""

    at: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    backwards: int = 0  # pictures older than the one before


def drifting(kind: str, seconds: float, share: float, *, start_ms: int = 0, size: int = 1) -> Recording:
    """A recording of so many seconds of media, whose recorder's clock ran `share` too fast."""
    length = round(seconds * 1000)
    wall = round(length / (1 + share))
    start = BEGIN + start_ms
    return Recording(f"{kind}-1", 1, kind, "", size, start, start + wall, length, kind)


class _Counting(VlcEngine):
    seeks = 0

    def seek(self, ms: float) -> None:
        self.seeks += 1
        super().seek(ms)


class Pair:
    """`open_source(recording)`: its bytes, whose counter is the time x 15. Everything happens on the thread
    that calls; libVLC's own aside."""

    def __init__(
        self, recordings: Sequence[Recording], open_source: Callable[[Recording], ByteSource]
    ) -> None:
        self.exam = ExamClock((), recordings)
        self.shown = {kind: Shown() for kind in (CAMERA, SCREEN)}
        self.troubles: list[OesError] = []
        self._recordings = {recording.kind: recording for recording in recordings}
        self.engines = {kind: _Counting(lambda work: work(), extra=vlc_library.SILENT) for kind in self.shown}
        notes = Notes(frame=self._note, trouble=lambda error, _: self.troubles.append(error))
        self.theatre = Theatre(self.engines, SystemClock(), at_once, notes)
        self.theatre.show(self.exam, open_source)
        self._pause = threading.Event()

    def _note(self, kind: str, frame: Frame) -> None:
        shown, offset = self.shown[kind], counter_of(frame) * 1000 / FPS
        wall = self.exam.wall_of(self._recordings[kind], offset)
        if shown.wall and wall < shown.wall[-1]:
            shown.backwards += 1
        shown.at.append(time.monotonic())
        shown.wall.append(wall)

    def run(self, until: Callable[[], bool], deadline_s: float) -> bool:
        """Tick as a window does until it is so; False when it takes too long."""
        deadline = time.monotonic() + deadline_s
        while not until():
            if time.monotonic() > deadline:
                return False
            self.theatre.tick()
            self._pause.wait(TICK_S)
        return True

    @property
    def sought(self) -> int:
        """Seeks of the screen: each may be seen."""
        return self.engines[SCREEN].seeks

    def forget(self) -> None:
        self.engines[SCREEN].seeks = 0
        for kind in self.shown:
            self.shown[kind] = Shown()

    def apart(self, slope: float) -> list[tuple[float, float]]:
        """(moment, how far the screen is ahead of the camera) for every picture of the screen. `slope`: ms
        of the exam in a second."""
        camera, screen = self.shown[CAMERA], self.shown[SCREEN]
        found, near = [], 0
        for at, wall in zip(screen.at, screen.wall, strict=True):
            while near + 1 < len(camera.at) and abs(camera.at[near + 1] - at) <= abs(camera.at[near] - at):
                near += 1
            if camera.at and abs(camera.at[near] - at) < 0.5:
                found.append((at, wall - camera.wall[near] - slope * (at - camera.at[near])))
        return found

    def close(self) -> None:
        self.theatre.leave()
        self.theatre.close()


def at_once(
    work: Callable[[], object], done: Callable[[object], None], failed: Callable[[OesError], None]
) -> None:
    try:
        result = work()
    except OesError as error:
        failed(error)
    else:
        done(result)
