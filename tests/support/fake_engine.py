"""An engine whose time is moved by hand. It keeps every promise of `Engine`, at once, and makes no threads.

The picture it shows carries its place: `place_of(frame)` reads it back.
"""

from __future__ import annotations

import itertools
import struct

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.clock import ManualClock
from oes_desktop.domain.errors import OesError
from oes_desktop.playback.container_kind import Form
from oes_desktop.playback.engine import EngineState, Frame, Notifications

WIDTH, HEIGHT = 32, 24


def frame_for(place_ms: int, serial: int = 0, color: int = 90) -> Frame:
    data = bytearray(bytes((color, color, color, 255)) * (WIDTH * HEIGHT))
    struct.pack_into("<q", data, 0, place_ms)
    return Frame(WIDTH, HEIGHT, WIDTH * 4, memoryview(bytes(data)), place_ms, serial)


def place_of(frame: Frame) -> int:
    place: int = struct.unpack_from("<q", frame.data, 0)[0]
    return place


class FakeEngine:
    """`error_ms` is added to its position, to be put right by whoever follows; `slow` keeps loads and seeks
    open until `arrive()`."""

    def __init__(self, clock: ManualClock, *, slow: bool = False) -> None:
        self._clock = clock
        self._serials = itertools.count(1)
        self._notes: Notifications | None = None
        self._source: ByteSource | None = None
        self._state = EngineState.EMPTY
        self._place = 0.0
        self._at = clock.monotonic()
        self._pending = False
        self._wanted = False
        self.duration_ms = 0
        self.slow = slow
        self.rate = 1.0
        self.volume, self.muted = 100, False
        self.has_audio = False
        self.loads: list[tuple[int, bool]] = []
        self.seeks: list[int] = []
        self.closed = False

    def listen(self, notifications: Notifications) -> None:
        self._notes = notifications

    def load(
        self,
        source: ByteSource,
        form: Form,
        duration_ms: int,
        *,
        has_audio: bool,
        at_ms: int = 0,
        playing: bool = False,
    ) -> None:
        self.unload()
        self._source, self.duration_ms, self.has_audio = source, duration_ms, has_audio
        self._state, self._wanted, self._pending = EngineState.LOADING, playing, True
        self._place, self._at = float(at_ms), self._clock.monotonic()
        self.loads.append((at_ms, playing))
        if not self.slow:
            self.arrive()

    def arrive(self) -> None:
        """The picture of the load or seek under way comes."""
        self._pending = False
        self._at = self._clock.monotonic()
        self._state = EngineState.PLAYING if self._wanted else EngineState.PAUSED
        self._show()

    def unload(self) -> None:
        if self._source is not None:
            self._source.close()
        self._source, self._state, self._pending = None, EngineState.EMPTY, False

    def _show(self) -> None:
        if self._notes is not None:
            place = self.position_ms()
            self._notes.frame(frame_for(place, next(self._serials)))

    def _settle(self) -> None:
        self._place, self._at = float(self.position_ms()), self._clock.monotonic()

    def play(self) -> None:
        self._wanted = True
        if self._state is EngineState.PAUSED:
            self._settle()
            self._state = EngineState.PLAYING

    def pause(self) -> None:
        self._wanted = False
        if self._state in (EngineState.PLAYING, EngineState.WAITING):
            self._settle()
            self._state = EngineState.PAUSED

    def wait_for_data(self, waiting: bool) -> None:
        if waiting and self._state is EngineState.PLAYING:
            self._settle()
            self._state = EngineState.WAITING
        elif not waiting and self._state is EngineState.WAITING:
            self._at = self._clock.monotonic()
            self._state = EngineState.PLAYING

    def shift(self, ms: int) -> None:
        """It is off by so much."""
        self._settle()
        self._place += ms

    def stand_still(self, seconds: float) -> None:
        """While the clock went on by so much: the computer slept."""
        self._at += seconds

    def seek(self, ms: int) -> None:
        if self._state in (EngineState.EMPTY, EngineState.FAILED):
            return
        self.seeks.append(ms)
        self._place, self._at = float(min(max(0, ms), self.duration_ms)), self._clock.monotonic()
        if self._state is EngineState.ENDED:
            self._state = EngineState.PAUSED
        self._pending = True
        if not self.slow:
            self.arrive()

    def set_rate(self, rate: float) -> None:
        self._settle()
        self.rate = rate

    def step(self, frames: int) -> None:
        self.pause()
        self._place += frames * 40
        self._show()

    def set_sound(self, percent: int, muted: bool) -> None:
        self.volume, self.muted = percent, muted

    def position_ms(self) -> int:
        place = self._place
        if self._state is EngineState.PLAYING and not self._pending:
            place += (self._clock.monotonic() - self._at) * 1000 * self.rate
        return round(min(place, self.duration_ms))

    @property
    def blind(self) -> bool:
        return False

    @property
    def settled(self) -> bool:
        return not self._pending

    def state(self) -> EngineState:
        return self._state

    def tick(self) -> None:
        if self._state is EngineState.PLAYING and not self._pending:
            self._show()
            if self.position_ms() >= self.duration_ms:
                self._settle()
                self._state = EngineState.ENDED
                if self._notes is not None:
                    self._notes.ended()

    def fail(self, error: OesError) -> None:
        self._state = EngineState.FAILED
        if self._notes is not None:
            self._notes.failed(error)

    def close(self) -> None:
        self.unload()
        self.closed = True
