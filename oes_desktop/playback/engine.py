"""What a player of one recording can do, whoever implements it. No Qt, no libVLC.

Notifications are plain callables; they are called on foreign threads, must return at once and must never
call the engine back from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from oes_desktop.domain.bytesource import ByteSource
from oes_desktop.domain.errors import OesError
from oes_desktop.playback.container_kind import Form


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Frame:
    """One picture: `height` lines of `pitch` bytes, pixels B G R and an unused byte.

    `data` belongs to the frame as long as anybody holds the frame, and is never written to meanwhile.
    `time_ms`: where in the recording it is shown, if that is known. `serial` grows by one a frame.
    """

    width: int
    height: int
    pitch: int
    data: memoryview
    time_ms: int | None
    serial: int


class EngineState(Enum):
    """EMPTY: nothing loaded. LOADING: no picture yet. WAITING: a read waits for its bytes. ENDED: at the
    known end of the recording. FAILED: told by `failed`; only another `load` helps."""

    EMPTY = "empty"
    LOADING = "loading"
    PAUSED = "paused"
    PLAYING = "playing"
    WAITING = "waiting"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Notifications:
    """`ended` comes only at the known end; a recording that breaks off before is `failed(Damaged)`."""

    frame: Callable[[Frame], None]
    ended: Callable[[], None]
    failed: Callable[[OesError], None]


class Engine(Protocol):
    """Positions and durations are ms of the recording. Every call but `close` returns at once; all calls
    come from one thread (but `close`, which comes last, from any)."""

    def listen(self, notifications: Notifications) -> None:
        """Once, before the first `load`."""

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
        """Show the recording from `at_ms`, in place of what was loaded. From here on `source` belongs to the
        engine, which closes it. No frame of an earlier recording is delivered after this returns."""

    def unload(self) -> None:
        """Let go of the recording: state EMPTY."""

    def play(self) -> None: ...

    def pause(self) -> None: ...

    def seek(self, ms: int) -> None:
        """Show the frame of `ms`. One seek is under way at a time; of those asked meanwhile, the newest
        wins."""

    def set_rate(self, rate: float) -> None: ...

    def step(self, frames: int) -> None:
        """One frame forward (+1) or back (-1), paused."""

    def set_sound(self, percent: int, muted: bool) -> None: ...

    def position_ms(self) -> int: ...

    @property
    def settled(self) -> bool:
        """No load or seek is under way: `position_ms` is what is shown, not what was asked for."""

    @property
    def blind(self) -> bool:
        """What is loaded plays, and has no picture: sound alone."""

    def state(self) -> EngineState: ...

    def tick(self) -> None:
        """Called some 25 times a second by the owner: time limits of seeks, end and failure."""

    def close(self) -> None:
        """Stop and release all. Blocks up to some 100 ms: call it on a lane, never on the window's thread."""
